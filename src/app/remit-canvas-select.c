/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-app"

#include "remit-canvas-private.h"

/* Choosing on the map.  The selection belongs to the window; what the canvas chooses itself is
 * under the pointer or reached by keys, so it is not scrolled to as a choice made elsewhere is. */

void
_remit_canvas_select (RemitCanvas *self, const RemitId *ids, guint n)
{
  self->selecting = TRUE;
  remit_selection_set (self->selection, ids, n);
  self->selecting = FALSE;
}

void
_remit_canvas_select_one (RemitCanvas *self, RemitId id)
{
  _remit_canvas_select (self, &id, id != REMIT_ID_NONE ? 1 : 0);
}

void
remit_canvas_select_all (RemitCanvas *self)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (RemitId));
  const RemitMark *marks;
  guint n;

  g_return_if_fail (REMIT_IS_CANVAS (self));
  marks = _remit_canvas_get_marks (self, &n);
  for (guint i = 0; i < n; i++)
    if (marks[i].part == REMIT_PART_NODE)
      g_array_append_val (ids, marks[i].id);
  _remit_canvas_select (self, (const RemitId *) ids->data, ids->len);
}

static void
add_neighbours (RemitCanvas *self, RemitId node, GArray *ids)
{
  guint n_out, n_in;
  const RemitLink *const *out = remit_graph_links_out (remit_document_get_graph (self->document),
                                                       node, &n_out);
  const RemitLink *const *in = remit_graph_links_in (remit_document_get_graph (self->document),
                                                     node, &n_in);

  for (guint i = 0; i < n_out; i++)
    if (_remit_canvas_find_mark (self, out[i]->target) != NULL)
      g_array_append_val (ids, out[i]->target);
  for (guint i = 0; i < n_in; i++)
    if (_remit_canvas_find_mark (self, in[i]->source) != NULL)
      g_array_append_val (ids, in[i]->source);
}

void
remit_canvas_select_connected (RemitCanvas *self)
{
  g_autoptr (GArray) nodes = NULL;
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (RemitId));
  g_autoptr (GHashTable) seen = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (RemitId));

  g_return_if_fail (REMIT_IS_CANVAS (self));
  nodes = _remit_canvas_selected (self, REMIT_PART_NODE);
  g_array_append_vals (all, nodes->data, nodes->len);
  for (guint i = 0; i < nodes->len; i++)
    add_neighbours (self, g_array_index (nodes, RemitId, i), all);
  for (guint i = 0; i < all->len; i++)
    if (g_hash_table_add (seen, &g_array_index (all, RemitId, i)))
      g_array_append_val (ids, g_array_index (all, RemitId, i));
  _remit_canvas_select (self, (const RemitId *) ids->data, ids->len);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-app"

#include "remit-map-edit.h"

#include "remit-view.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* Gestures as edits.  Each function begins an edit, fills it with verbs of the core and commits it,
 * so that a gesture is one change, and fails as a whole: a g_autoptr edit that is not committed
 * takes itself back.
 *
 * A document without a view gets one here, together with the first thing that is put on it: looking
 * at a document changes nothing. */

RemitId
remit_map_first_view (const RemitGraph *graph)
{
  g_autoptr (GPtrArray) views = remit_view_list (graph);

  return views->len > 0 ? ((const RemitView *) g_ptr_array_index (views, 0))->row.id
                        : REMIT_ID_NONE;
}

RemitId
remit_map_valid_view (const RemitGraph *graph, RemitId view)
{
  return view != REMIT_ID_NONE && remit_graph_get (graph, REMIT_TABLE_VIEW, view) != NULL
             ? view
             : remit_map_first_view (graph);
}

gboolean
remit_map_contains (const RemitGraph *graph, RemitId view, RemitId node)
{
  return view != REMIT_ID_NONE && remit_view_find_place (graph, view, node) != NULL;
}

/* 0 and @error when it cannot be made. */
static RemitId
need_view (RemitEdit *edit, RemitId view, GError **error)
{
  RemitId valid = remit_map_valid_view (remit_edit_get_graph (edit), view);

  return valid != REMIT_ID_NONE ? valid : remit_view_add (edit, C_("view", "Map"), error);
}

static gboolean
place (RemitEdit *edit, RemitId view, RemitId node, double x, double y, GError **error)
{
  return remit_view_place (edit, view, node, (gint64) round (x), (gint64) round (y), error)
         != REMIT_ID_NONE;
}

/* ---- adding ---- */

static RemitId
fill_node (RemitEdit *edit, RemitId view, RemitNodeKind kind, const char *name, double x, double y,
           GError **error)
{
  RemitId node = remit_node_add (edit, kind, name, error);

  if (node == REMIT_ID_NONE)
    return REMIT_ID_NONE;
  view = need_view (edit, view, error);
  return view != REMIT_ID_NONE && place (edit, view, node, x, y, error) ? node : REMIT_ID_NONE;
}

RemitId
remit_map_add_node (RemitDocument *document, RemitId view, RemitNodeKind kind, const char *name,
                    double x, double y, GError **error)
{
  g_autofree char *label = g_strdup_printf (_("Add “%s”"), name);
  g_autoptr (RemitEdit) edit = remit_document_begin (document, label);
  RemitId node = fill_node (edit, view, kind, name, x, y, error);

  if (node == REMIT_ID_NONE || !remit_document_commit (document, g_steal_pointer (&edit), error))
    return REMIT_ID_NONE;
  return node;
}

gboolean
remit_map_add_nodes (RemitDocument *document, RemitId view, const RemitNewNode *nodes, guint n,
                     GArray *made, GError **error)
{
  g_autofree char *label = g_strdup_printf (ngettext ("Add %u node", "Add %u nodes", n), n);
  g_autoptr (RemitEdit) edit = remit_document_begin (document, label);

  view = need_view (edit, view, error);
  if (view == REMIT_ID_NONE)
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      RemitId node = fill_node (edit, view, nodes[i].kind, nodes[i].name, nodes[i].x, nodes[i].y,
                                error);

      if (node == REMIT_ID_NONE)
        return FALSE;
      g_array_append_val (made, node);
    }
  return remit_document_commit (document, g_steal_pointer (&edit), error);
}

RemitId
remit_map_add_linked_node (RemitDocument *document, RemitId view, RemitNodeKind kind,
                           const char *name, double x, double y, RemitId other,
                           RemitLinkKind link_kind, gboolean to_other, GError **error)
{
  g_autofree char *label = g_strdup_printf (_("Add and link “%s”"), name);
  g_autoptr (RemitEdit) edit = remit_document_begin (document, label);
  RemitId node = fill_node (edit, view, kind, name, x, y, error);

  if (node == REMIT_ID_NONE
      || remit_link_add (edit, link_kind, to_other ? node : other, to_other ? other : node,
                         REMIT_ID_NONE, error)
             == REMIT_ID_NONE
      || !remit_document_commit (document, g_steal_pointer (&edit), error))
    return REMIT_ID_NONE;
  return node;
}

RemitId
remit_map_add_link (RemitDocument *document, RemitLinkKind kind, RemitId source, RemitId target,
                    GError **error)
{
  g_autofree char *label = g_strdup_printf (_("Add link: %s"), remit_link_kind_label (kind));
  g_autoptr (RemitEdit) edit = remit_document_begin (document, label);
  RemitId link = remit_link_add (edit, kind, source, target, REMIT_ID_NONE, error);

  if (link == REMIT_ID_NONE || !remit_document_commit (document, g_steal_pointer (&edit), error))
    return REMIT_ID_NONE;
  return link;
}

RemitId
remit_map_add_area (RemitDocument *document, RemitId view, const char *title, const RemitRect *rect,
                    GError **error)
{
  g_autoptr (RemitEdit) edit = remit_document_begin (document, _("Add area"));
  g_autoptr (RemitRow) row = remit_row_new (REMIT_TABLE_AREA);
  RemitId area;

  view = need_view (edit, view, error);
  if (view == REMIT_ID_NONE)
    return REMIT_ID_NONE;
  remit_row_set_number (row, REMIT_AREA_FIELD_VIEW, view);
  remit_row_set_text (row, REMIT_AREA_FIELD_TITLE, title);
  remit_row_set_number (row, REMIT_AREA_FIELD_X, (gint64) round (rect->x));
  remit_row_set_number (row, REMIT_AREA_FIELD_Y, (gint64) round (rect->y));
  remit_row_set_number (row, REMIT_AREA_FIELD_WIDTH, (gint64) round (rect->width));
  remit_row_set_number (row, REMIT_AREA_FIELD_HEIGHT, (gint64) round (rect->height));
  area = remit_edit_insert (edit, row);
  return remit_document_commit (document, g_steal_pointer (&edit), error) ? area : REMIT_ID_NONE;
}

/* ---- places ---- */

static gboolean
set_area_spot (RemitEdit *edit, const RemitSpot *spot, GError **error)
{
  return remit_edit_set_number (edit, REMIT_TABLE_AREA, spot->id, REMIT_AREA_FIELD_X,
                                (gint64) round (spot->x), error)
         && remit_edit_set_number (edit, REMIT_TABLE_AREA, spot->id, REMIT_AREA_FIELD_Y,
                                   (gint64) round (spot->y), error);
}

gboolean
remit_map_move (RemitDocument *document, RemitId view, const RemitSpot *spots, guint n,
                const char *label, const char *merge_key, GError **error)
{
  g_autoptr (RemitEdit) edit = remit_document_begin (document, label);
  const RemitGraph *graph = remit_edit_get_graph (edit);

  for (guint i = 0; i < n; i++)
    {
      gboolean is_area = remit_graph_get (graph, REMIT_TABLE_AREA, spots[i].id) != NULL;

      if (is_area ? !set_area_spot (edit, &spots[i], error)
                  : !place (edit, view, spots[i].id, spots[i].x, spots[i].y, error))
        return FALSE;
    }
  remit_edit_set_merge_key (edit, merge_key);
  return remit_document_commit (document, g_steal_pointer (&edit), error);
}

gboolean
remit_map_show (RemitDocument *document, RemitId view, const RemitSpot *spots, guint n,
                const char *label, GError **error)
{
  g_autoptr (RemitEdit) edit = remit_document_begin (document, label);

  view = need_view (edit, view, error);
  if (view == REMIT_ID_NONE)
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (!place (edit, view, spots[i].id, spots[i].x, spots[i].y, error))
      return FALSE;
  return remit_document_commit (document, g_steal_pointer (&edit), error);
}

gboolean
remit_map_resize_area (RemitDocument *document, RemitId area, const RemitRect *rect, GError **error)
{
  g_autoptr (RemitEdit) edit = remit_document_begin (document, _("Resize area"));
  RemitSpot corner = { area, rect->x, rect->y };

  if (!set_area_spot (edit, &corner, error)
      || !remit_edit_set_number (edit, REMIT_TABLE_AREA, area, REMIT_AREA_FIELD_WIDTH,
                                 (gint64) round (rect->width), error)
      || !remit_edit_set_number (edit, REMIT_TABLE_AREA, area, REMIT_AREA_FIELD_HEIGHT,
                                 (gint64) round (rect->height), error))
    return FALSE;
  return remit_document_commit (document, g_steal_pointer (&edit), error);
}

gboolean
remit_map_pin (RemitDocument *document, RemitId view, const RemitId *ids, guint n, gboolean pinned,
               GError **error)
{
  g_autoptr (RemitEdit) edit = remit_document_begin (document, pinned ? _("Pin") : _("Unpin"));
  const RemitGraph *graph = remit_edit_get_graph (edit);

  for (guint i = 0; i < n; i++)
    {
      const RemitPlace *old = remit_view_find_place (graph, view, ids[i]);

      if (old != NULL
          && !remit_edit_set_number (edit, REMIT_TABLE_PLACE, old->row.id, REMIT_PLACE_FIELD_PINNED,
                                     pinned, error))
        return FALSE;
    }
  return remit_document_commit (document, g_steal_pointer (&edit), error);
}

/* ---- words ---- */

gboolean
remit_map_rename (RemitDocument *document, RemitId id, const char *text, GError **error)
{
  const RemitRow *row = remit_graph_find (remit_document_get_graph (document), id);
  g_autofree char *label = g_strdup_printf (row != NULL && row->table == REMIT_TABLE_LINK
                                                ? _("Set topic to “%s”")
                                                : _("Rename to “%s”"),
                                            text);
  g_autoptr (RemitEdit) edit = remit_document_begin (document, label);
  gboolean done;

  if (row != NULL && row->table == REMIT_TABLE_LINK)
    done = remit_edit_set_text (edit, REMIT_TABLE_LINK, id, REMIT_LINK_FIELD_TOPIC, text, error);
  else if (row != NULL && row->table == REMIT_TABLE_AREA)
    done = remit_edit_set_text (edit, REMIT_TABLE_AREA, id, REMIT_AREA_FIELD_TITLE, text, error);
  else
    done = remit_node_rename (edit, id, text, error);
  return done && remit_document_commit (document, g_steal_pointer (&edit), error);
}

/* ---- taking away ---- */

static void
add_links (GHashTable *set, const RemitLink *const *links, guint n)
{
  for (guint i = 0; i < n; i++)
    g_hash_table_add (set, g_memdup2 (&links[i]->row.id, sizeof (RemitId)));
}

static void
count_rows (const RemitGraph *graph, const RemitId *ids, guint n, RemitMapCount *count)
{
  g_autoptr (GHashTable) links = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  *count = (RemitMapCount) { 0 };
  for (guint i = 0; i < n; i++)
    {
      const RemitRow *row = remit_graph_find (graph, ids[i]);
      guint n_links;

      if (row == NULL)
        continue;
      if (row->table == REMIT_TABLE_LINK)
        g_hash_table_add (links, g_memdup2 (&row->id, sizeof (RemitId)));
      else if (row->table == REMIT_TABLE_AREA)
        count->areas++;
      else if (row->table == REMIT_TABLE_NODE)
        {
          const RemitLink *const *found = remit_graph_links_out (graph, row->id, &n_links);

          count->nodes++;
          add_links (links, found, n_links);
          found = remit_graph_links_in (graph, row->id, &n_links);
          add_links (links, found, n_links);
        }
    }
  count->links = g_hash_table_size (links);
}

static gboolean
is_on_map (RemitTable table)
{
  return table == REMIT_TABLE_NODE || table == REMIT_TABLE_LINK || table == REMIT_TABLE_AREA;
}

gboolean
remit_map_delete (RemitDocument *document, const RemitId *ids, guint n, RemitMapCount *count,
                  GError **error)
{
  g_autofree RemitId *wanted = g_memdup2 (ids, n * sizeof *ids);
  g_autofree char *name = n == 1
                              ? remit_graph_describe (remit_document_get_graph (document), ids[0])
                              : NULL;
  g_autofree char *label =
      name != NULL ? g_strdup_printf (_("Delete “%s”"), name)
                   : g_strdup_printf (ngettext ("Delete %u object", "Delete %u objects", n), n);
  g_autoptr (RemitEdit) edit = remit_document_begin (document, label);
  const RemitGraph *graph = remit_edit_get_graph (edit);

  count_rows (graph, wanted, n, count);
  for (guint i = 0; i < n; i++)
    {
      /* a link may have gone with its node already */
      const RemitRow *row = remit_graph_find (graph, wanted[i]);

      if (row != NULL && is_on_map (row->table)
          && !remit_edit_delete (edit, row->table, row->id, error))
        return FALSE;
    }
  return remit_document_commit (document, g_steal_pointer (&edit), error);
}

char *
remit_map_count_deleted (const RemitMapCount *count)
{
  g_autofree char *nodes = g_strdup_printf (ngettext ("%u node", "%u nodes", count->nodes),
                                            count->nodes);
  g_autofree char *links = g_strdup_printf (ngettext ("%u link", "%u links", count->links),
                                            count->links);

  if (count->nodes > 0 && count->links > 0)
    /* Translators: "3 nodes", "12 links" */
    return g_strdup_printf (_("%s and %s deleted"), nodes, links);
  if (count->nodes > 0)
    return g_strdup_printf (ngettext ("%u node deleted", "%u nodes deleted", count->nodes),
                            count->nodes);
  if (count->links > 0)
    return g_strdup_printf (ngettext ("%u link deleted", "%u links deleted", count->links),
                            count->links);
  return g_strdup_printf (ngettext ("%u area deleted", "%u areas deleted", count->areas),
                          count->areas);
}

gboolean
remit_map_hide (RemitDocument *document, RemitId view, const RemitId *ids, guint n, GError **error)
{
  g_autoptr (RemitEdit) edit = remit_document_begin (document, _("Remove from view"));
  const RemitGraph *graph = remit_edit_get_graph (edit);

  for (guint i = 0; i < n; i++)
    if (remit_map_contains (graph, view, ids[i]) && !remit_view_remove (edit, view, ids[i], error))
      return FALSE;
  return remit_document_commit (document, g_steal_pointer (&edit), error);
}

/* ---- copies ---- */

typedef struct
{
  RemitEdit *edit;
  RemitId view;
  GHashTable *copies; /* id -> id of its copy */
} Copying;

static RemitId
get_copy (const Copying *copying, RemitId id)
{
  const RemitId *copy = g_hash_table_lookup (copying->copies, &id);

  return copy != NULL ? *copy : REMIT_ID_NONE;
}

static RemitId
copy_node (Copying *copying, const RemitSpot *spot, GError **error)
{
  RemitId copy = remit_node_duplicate (copying->edit, spot->id, error);

  if (copy == REMIT_ID_NONE || !place (copying->edit, copying->view, copy, spot->x, spot->y, error))
    return REMIT_ID_NONE;
  g_hash_table_insert (copying->copies, g_memdup2 (&spot->id, sizeof spot->id),
                       g_memdup2 (&copy, sizeof copy));
  return copy;
}

/* The links among what was copied, once each: from the links that leave a node. */
static void
copy_links (Copying *copying, RemitId node)
{
  guint n;
  const RemitLink *const *links = remit_graph_links_out (remit_edit_get_graph (copying->edit), node,
                                                         &n);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) remit_row_free);

  for (guint i = 0; i < n; i++)
    if (get_copy (copying, links[i]->target) != REMIT_ID_NONE)
      g_ptr_array_add (rows, remit_row_copy (&links[i]->row));
  for (guint i = 0; i < rows->len; i++)
    {
      RemitLink *link = g_ptr_array_index (rows, i);

      link->row.id = REMIT_ID_NONE;
      link->source = get_copy (copying, link->source);
      link->target = get_copy (copying, link->target);
      remit_edit_insert (copying->edit, &link->row);
    }
}

/* One change that puts every spot's node into the view, as a copy when it is there already or
 * @always_copy. */
static gboolean
copy_nodes (RemitDocument *document, const char *label, RemitId view, const RemitSpot *spots,
            guint n, gboolean always_copy, GArray *made, GError **error)
{
  g_autoptr (RemitEdit) edit = remit_document_begin (document, label);
  g_autoptr (GHashTable)
      copies = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  const RemitGraph *graph = remit_edit_get_graph (edit);
  Copying copying = { edit, need_view (edit, view, error), copies };

  if (copying.view == REMIT_ID_NONE)
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      RemitId id = spots[i].id;

      if (remit_graph_node (graph, id) == NULL)
        continue;
      if (always_copy || remit_map_contains (graph, copying.view, id))
        id = copy_node (&copying, &spots[i], error);
      else if (!place (edit, copying.view, id, spots[i].x, spots[i].y, error))
        id = REMIT_ID_NONE;
      if (id == REMIT_ID_NONE)
        return FALSE;
      g_array_append_val (made, id);
    }
  for (guint i = 0; i < n; i++)
    if (get_copy (&copying, spots[i].id) != REMIT_ID_NONE)
      copy_links (&copying, spots[i].id);
  return remit_document_commit (document, g_steal_pointer (&edit), error);
}

gboolean
remit_map_paste (RemitDocument *document, RemitId view, const RemitSpot *spots, guint n,
                 GArray *pasted, GError **error)
{
  return copy_nodes (document, _("Paste"), view, spots, n, FALSE, pasted, error);
}

gboolean
remit_map_duplicate (RemitDocument *document, RemitId view, const RemitId *ids, guint n, double dx,
                     double dy, GArray *copies, GError **error)
{
  const RemitGraph *graph = remit_document_get_graph (document);
  g_autoptr (GArray) spots = g_array_new (FALSE, FALSE, sizeof (RemitSpot));

  for (guint i = 0; i < n; i++)
    {
      const RemitPlace *old = remit_view_find_place (graph, view, ids[i]);
      RemitSpot spot = { ids[i], old != NULL ? old->x + dx : 0, old != NULL ? old->y + dy : 0 };

      if (old != NULL)
        g_array_append_val (spots, spot);
    }
  return copy_nodes (document, _("Duplicate"), view, (const RemitSpot *) spots->data, spots->len,
                     TRUE, copies, error);
}

/* ---- views ---- */

RemitId
remit_map_new_view (RemitDocument *document, const char *name, GError **error)
{
  g_autofree char *label = g_strdup_printf (_("Add view “%s”"), name);
  g_autoptr (RemitEdit) edit = remit_document_begin (document, label);
  RemitId view = remit_view_add (edit, name, error);

  return view != REMIT_ID_NONE && remit_document_commit (document, g_steal_pointer (&edit), error)
             ? view
             : REMIT_ID_NONE;
}

RemitId
remit_map_copy_view (RemitDocument *document, RemitId view, const char *name, GError **error)
{
  g_autofree char *label = g_strdup_printf (_("Duplicate view as “%s”"), name);
  g_autoptr (RemitEdit) edit = remit_document_begin (document, label);
  RemitId copy = remit_view_duplicate (edit, view, name, error);

  return copy != REMIT_ID_NONE && remit_document_commit (document, g_steal_pointer (&edit), error)
             ? copy
             : REMIT_ID_NONE;
}

gboolean
remit_map_rename_view (RemitDocument *document, RemitId view, const char *name, GError **error)
{
  g_autofree char *label = g_strdup_printf (_("Rename view to “%s”"), name);
  g_autoptr (RemitEdit) edit = remit_document_begin (document, label);

  return remit_edit_set_text (edit, REMIT_TABLE_VIEW, view, REMIT_VIEW_FIELD_NAME, name, error)
         && remit_document_commit (document, g_steal_pointer (&edit), error);
}

gboolean
remit_map_delete_view (RemitDocument *document, RemitId view, GError **error)
{
  g_autofree char *name = remit_graph_describe (remit_document_get_graph (document), view);
  g_autofree char *label = g_strdup_printf (_("Delete view “%s”"), name);
  g_autoptr (RemitEdit) edit = remit_document_begin (document, label);

  return remit_edit_delete (edit, REMIT_TABLE_VIEW, view, error)
         && remit_document_commit (document, g_steal_pointer (&edit), error);
}

gboolean
remit_map_set_view_option (RemitDocument *document, RemitId view, guint field, int value,
                           const char *label, GError **error)
{
  g_autoptr (RemitEdit) edit = remit_document_begin (document, label);

  view = need_view (edit, view, error);
  return view != REMIT_ID_NONE
         && remit_edit_set_number (edit, REMIT_TABLE_VIEW, view, field, value, error)
         && remit_document_commit (document, g_steal_pointer (&edit), error);
}

gboolean
remit_map_set_shows_kind (RemitDocument *document, RemitId view, RemitLinkKind kind, gboolean shown,
                          GError **error)
{
  g_autofree char *label = g_strdup_printf (shown ? _("Show links “%s”") : _("Hide links “%s”"),
                                            remit_link_kind_label (kind));
  g_autoptr (RemitEdit) edit = remit_document_begin (document, label);

  view = need_view (edit, view, error);
  return view != REMIT_ID_NONE && remit_view_set_shows_kind (edit, view, kind, shown, error)
         && remit_document_commit (document, g_steal_pointer (&edit), error);
}

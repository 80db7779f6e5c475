/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-core"

#include "remit-edit-private.h"

#include "remit-date.h"
#include "remit-rules.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Verbs for nodes and links: the smallest edits that people name. */

/* Beyond so many parties colours repeat anyhow, and looking for the rarest is not worth its time.
 */
#define PARTIES_TOLD_APART 100

/* The colour that fewest parties have: parties keep it for good, so that people learn it. */
static RemitTint
choose_tint (const RemitGraph *graph, RemitNodeKind kind)
{
  guint n, parties = 0, uses[REMIT_TINT_GREY] = { 0 };
  const RemitRow *const *rows = remit_graph_rows (graph, REMIT_TABLE_NODE, &n);
  RemitTint rarest = REMIT_TINT_BLUE;

  if (!remit_kind_is_party (kind))
    return REMIT_TINT_AUTO;
  for (guint i = 0; i < n && parties < PARTIES_TOLD_APART; i++)
    {
      const RemitNode *node = (const RemitNode *) rows[i];

      if (!remit_kind_is_party (node->kind))
        continue;
      parties++;
      if (node->tint < REMIT_TINT_GREY)
        uses[node->tint]++;
    }
  for (RemitTint tint = REMIT_TINT_BLUE; tint < REMIT_TINT_GREY; tint++)
    if (tint != REMIT_TINT_YELLOW && uses[tint] < uses[rarest]) /* too pale for white initials */
      rarest = tint;
  return parties < PARTIES_TOLD_APART ? rarest : REMIT_TINT_AUTO;
}

RemitId
remit_node_add (RemitEdit *edit, RemitNodeKind kind, const char *name, GError **error)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (name));
  RemitNode node = { .row = { .table = REMIT_TABLE_NODE }, .kind = kind, .name = trimmed };
  const RemitField *field = &remit_table_info (REMIT_TABLE_NODE)->fields[REMIT_NODE_FIELD_NAME];

  if (!remit_field_check_text (field, trimmed, error))
    return REMIT_ID_NONE;
  node.tint = choose_tint (remit_edit_get_graph (edit), kind);
  return remit_edit_insert (edit, &node.row);
}

gboolean
remit_node_rename (RemitEdit *edit, RemitId node, const char *name, GError **error)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (name));

  return remit_edit_set_text (edit, REMIT_TABLE_NODE, node, REMIT_NODE_FIELD_NAME, trimmed, error);
}

gboolean
remit_node_set_kind (RemitEdit *edit, RemitId node, RemitNodeKind kind, GError **error)
{
  return remit_edit_set_number (edit, REMIT_TABLE_NODE, node, REMIT_NODE_FIELD_KIND, kind, error)
         && remit_rules_check_node_links (remit_edit_get_graph (edit), node, error);
}

const RemitLink *
remit_graph_find_link (const RemitGraph *graph, RemitLinkKind kind, RemitId source, RemitId target,
                       RemitId perspective)
{
  guint n_out, n_in;
  const RemitLink *const *out = remit_graph_links_out (graph, source, &n_out);
  const RemitLink *const *in = remit_graph_links_in (graph, target, &n_in);
  const RemitLink *const *links = n_out <= n_in ? out : in;
  guint n = MIN (n_out, n_in);
  const RemitLink *found = NULL;

  for (guint i = 0; i < n; i++)
    if (links[i]->kind == (int) kind && links[i]->source == source && links[i]->target == target
        && links[i]->perspective == perspective
        && (found == NULL || links[i]->row.id < found->row.id))
      found = links[i];
  return found;
}

/* Whether a link of @kind may join the two; the sentence says what would be allowed. */
static gboolean
check_ends (const RemitGraph *graph, RemitLinkKind kind, RemitId source, RemitId target,
            GError **error)
{
  const RemitNode *from = remit_graph_node (graph, source);
  const RemitNode *to = remit_graph_node (graph, target);
  g_autofree char *sentence = NULL;

  if (from == NULL || to == NULL)
    {
      g_set_error_literal (error, REMIT_ERROR, REMIT_ERROR_NOT_FOUND,
                           _("One end of the link does not exist any more."));
      return FALSE;
    }
  if (source == target)
    {
      g_set_error (error, REMIT_ERROR, REMIT_ERROR_REFUSED,
                   _("“%s” cannot be linked to itself. Choose another target."), from->name);
      return FALSE;
    }
  if (remit_link_kind_allows (kind, from->kind, to->kind))
    return TRUE;
  sentence = remit_link_kind_explain (kind, from->kind, to->kind);
  g_set_error_literal (error, REMIT_ERROR, REMIT_ERROR_REFUSED, sentence);
  return FALSE;
}

RemitId
remit_link_add (RemitEdit *edit, RemitLinkKind kind, RemitId source, RemitId target,
                RemitId perspective, GError **error)
{
  const RemitLink *same;
  g_autoptr (RemitRow) row = NULL;

  if (!check_ends (remit_edit_get_graph (edit), kind, source, target, error))
    return REMIT_ID_NONE;
  same = remit_graph_find_link (remit_edit_get_graph (edit), kind, source, target, perspective);
  if (same != NULL && remit_period_overlaps (same->starts, same->ends, 0, 0))
    return same->row.id;

  row = remit_row_new (REMIT_TABLE_LINK);
  remit_row_set_number (row, REMIT_LINK_FIELD_KIND, kind);
  remit_row_set_number (row, REMIT_LINK_FIELD_SOURCE, source);
  remit_row_set_number (row, REMIT_LINK_FIELD_TARGET, target);
  remit_row_set_number (row, REMIT_LINK_FIELD_PERSPECTIVE, perspective);
  return remit_edit_insert (edit, row);
}

gboolean
remit_link_set_ends (RemitEdit *edit, RemitId link, RemitId source, RemitId target, GError **error)
{
  const RemitLink *row = remit_graph_link (remit_edit_get_graph (edit), link);

  if (row != NULL && !check_ends (remit_edit_get_graph (edit), row->kind, source, target, error))
    return FALSE;
  return remit_edit_set_number (edit, REMIT_TABLE_LINK, link, REMIT_LINK_FIELD_SOURCE, source,
                                error)
         && remit_edit_set_number (edit, REMIT_TABLE_LINK, link, REMIT_LINK_FIELD_TARGET, target,
                                   error);
}

void
_remit_edit_copy_owned (RemitEdit *edit, RemitTable table, RemitId from, RemitId to)
{
  g_autoptr (GPtrArray) owned = remit_graph_owned (remit_edit_get_graph (edit), table, from);

  for (guint i = 0; i < owned->len; i++)
    {
      g_autoptr (RemitRow) copy = remit_row_copy (g_ptr_array_index (owned, i));

      copy->id = REMIT_ID_NONE;
      remit_row_set_number (copy, (guint) remit_table_info (table)->owner, to);
      remit_edit_insert (edit, copy);
    }
}

RemitId
remit_node_duplicate (RemitEdit *edit, RemitId id, GError **error)
{
  const RemitNode *node = remit_graph_node (remit_edit_get_graph (edit), id);
  g_autofree char *name = NULL;
  g_autoptr (RemitRow) copy = NULL;
  RemitId twin;

  if (node == NULL)
    {
      g_set_error_literal (error, REMIT_ERROR, REMIT_ERROR_NOT_FOUND,
                           _("The node to copy does not exist any more."));
      return REMIT_ID_NONE;
    }
  /* Translators: the name of a copied node. */
  name = g_strdup_printf (_("%s (copy)"), node->name);
  copy = remit_row_copy (&node->row);
  copy->id = REMIT_ID_NONE;
  remit_row_set_text (copy, REMIT_NODE_FIELD_NAME, name);
  remit_row_set_text (copy, REMIT_NODE_FIELD_CODE, "");
  twin = remit_edit_insert (edit, copy);
  for (guint t = 1; t < REMIT_N_TABLES; t++)
    if (remit_table_info (t)->detail_of != 0 || t == REMIT_TABLE_PROPERTY)
      _remit_edit_copy_owned (edit, t, id, twin);
  return twin;
}

void
remit_meta_set (RemitEdit *edit, const char *key, const char *value)
{
  RemitMeta meta
    = { .row = { .table = REMIT_TABLE_META }, .key = (char *) key, .value = (char *) value };
  guint n;
  const RemitRow *const *rows
    = remit_graph_rows (remit_edit_get_graph (edit), REMIT_TABLE_META, &n);

  for (guint i = 0; i < n; i++)
    if (g_str_equal (((const RemitMeta *) rows[i])->key, key))
      {
        g_autoptr (GError) error = NULL;

        if (!remit_edit_set_text (edit, REMIT_TABLE_META, rows[i]->id, REMIT_META_FIELD_VALUE,
                                  value, &error))
          g_critical ("meta %s: %s", key, error->message);
        return;
      }
  remit_edit_insert (edit, &meta.row);
}

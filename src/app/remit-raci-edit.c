/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-raci"
#include "remit-raci-edit.h"

#include "remit-order.h"
#include "remit-ownership.h"
#include "remit-raci-model.h"
#include "remit-raci.h"

#include <glib/gi18n-lib.h>

/* Changes of whole matrices and of their lines.  Those of cells are the model's. */

static gboolean
commit (RemitDocument *document, RemitEdit *edit, gboolean done, GError **error)
{
  if (done)
    return remit_document_commit (document, edit, error);
  remit_edit_free (edit);
  return FALSE;
}

static const RemitMatrixRow *
get_matrix (const RemitGraph *graph, RemitId matrix)
{
  return (const RemitMatrixRow *) remit_graph_get (graph, REMIT_TABLE_MATRIX, matrix);
}

static char *
describe (RemitDocument *document, RemitId id)
{
  return remit_graph_describe (remit_document_get_graph (document), id);
}

/* ---- whole matrices ---- */

RemitId
remit_raci_new_matrix (RemitDocument *document, const char *name, GError **error)
{
  g_autofree char *label = g_strdup_printf (_("Add matrix %s"), name);
  RemitEdit *edit = remit_document_begin (document, label);
  RemitId matrix = remit_matrix_add (edit, name, REMIT_MATRIX_RACI, "raci", error);

  return commit (document, edit, matrix != REMIT_ID_NONE, error) ? matrix : REMIT_ID_NONE;
}

static gboolean
copy_axis (RemitEdit *edit, RemitId from, RemitId to, RemitAxis axis, GError **error)
{
  g_autoptr (GPtrArray) lines = remit_matrix_axis_list (remit_edit_get_graph (edit), from, axis);
  g_autoptr (GPtrArray) copies = g_ptr_array_new_with_free_func ((GDestroyNotify) remit_row_free);

  for (guint i = 0; i < lines->len; i++)
    g_ptr_array_add (copies, remit_row_copy (lines->pdata[i]));
  for (guint i = 0; i < copies->len; i++)
    {
      const RemitMatrixAxis *line = copies->pdata[i];

      if (remit_matrix_add_axis (edit, to, axis, line->node, line->group, error) == REMIT_ID_NONE)
        return FALSE;
    }
  return TRUE;
}

RemitId
remit_raci_copy_matrix (RemitDocument *document, RemitId matrix, const char *name, GError **error)
{
  const RemitMatrixRow *row = get_matrix (remit_document_get_graph (document), matrix);
  g_autofree char *label = NULL, *scheme = NULL;
  RemitEdit *edit;
  RemitId perspective, copy;
  gboolean done;

  g_return_val_if_fail (row != NULL, REMIT_ID_NONE);
  label = g_strdup_printf (_("Duplicate matrix %s"), row->name);
  scheme = g_strdup (row->scheme);
  perspective = row->perspective;
  edit = remit_document_begin (document, label);
  copy = remit_matrix_add (edit, name, REMIT_MATRIX_RACI, scheme, error);
  done = copy != REMIT_ID_NONE
         && remit_edit_set_number (edit, REMIT_TABLE_MATRIX, copy, REMIT_MATRIX_FIELD_PERSPECTIVE,
                                   perspective, error)
         && copy_axis (edit, matrix, copy, REMIT_AXIS_ROW, error)
         && copy_axis (edit, matrix, copy, REMIT_AXIS_COLUMN, error);
  return commit (document, edit, done, error) ? copy : REMIT_ID_NONE;
}

gboolean
remit_raci_rename_matrix (RemitDocument *document, RemitId matrix, const char *name, GError **error)
{
  g_autofree char *label = g_strdup_printf (_("Rename matrix to %s"), name);
  RemitEdit *edit = remit_document_begin (document, label);

  return commit (document, edit, remit_matrix_rename (edit, matrix, name, error), error);
}

gboolean
remit_raci_delete_matrix (RemitDocument *document, RemitId matrix, GError **error)
{
  g_autofree char *name = describe (document, matrix);
  g_autofree char *label = g_strdup_printf (_("Delete matrix %s"), name);
  RemitEdit *edit = remit_document_begin (document, label);

  return commit (document, edit, remit_edit_delete (edit, REMIT_TABLE_MATRIX, matrix, error),
                 error);
}

gboolean
remit_raci_set_scheme (RemitDocument *document, RemitId matrix, const char *key, GError **error)
{
  g_autoptr (RemitScheme) scheme = remit_scheme_lookup (remit_document_get_graph (document), key);
  g_autofree char *label
    = g_strdup_printf (_("Change the scheme to %s"), scheme != NULL ? scheme->name : key);
  RemitEdit *edit = remit_document_begin (document, label);

  return commit (document, edit, remit_matrix_set_scheme (edit, matrix, key, error), error);
}

gboolean
remit_raci_set_perspective (RemitDocument *document, RemitId matrix, RemitId perspective,
                            GError **error)
{
  g_autofree char *name = describe (document, matrix);
  g_autofree char *label = g_strdup_printf (_("Change what %s shows"), name);
  RemitEdit *edit = remit_document_begin (document, label);

  return commit (document, edit,
                 remit_edit_set_number (edit, REMIT_TABLE_MATRIX, matrix,
                                        REMIT_MATRIX_FIELD_PERSPECTIVE, perspective, error),
                 error);
}

/* ---- lines ---- */

RemitId
remit_raci_add_party (RemitDocument *document, RemitId matrix, const char *name, RemitId before,
                      GError **error)
{
  g_autofree char *made
    = name != NULL ? g_strdup (name)
                   : remit_raci_unused_name (remit_document_get_graph (document), _("New party"));
  g_autofree char *label = g_strdup_printf (_("Add %s"), made);
  RemitEdit *edit = remit_document_begin (document, label);
  RemitId node = remit_node_add (edit, REMIT_NODE_ROLE, made, error);
  gboolean done
    = node != REMIT_ID_NONE
      && remit_matrix_insert_line (edit, matrix, REMIT_AXIS_COLUMN, node, NULL, before, error)
           != REMIT_ID_NONE;

  return commit (document, edit, done, error) ? node : REMIT_ID_NONE;
}

gboolean
remit_raci_insert_nodes (RemitDocument *document, RemitId matrix, RemitAxis axis,
                         const RemitId *nodes, guint n, const char *group, RemitId before,
                         GError **error)
{
  g_autofree char *name = n > 0 ? describe (document, nodes[0]) : NULL;
  g_autofree char *label = n == 1 ? g_strdup_printf (_("Add %s to the matrix"), name)
                           : axis == REMIT_AXIS_ROW
                             ? g_strdup_printf (ngettext ("Add %u row", "Add %u rows", n), n)
                             : g_strdup_printf (ngettext ("Add %u column", "Add %u columns", n), n);
  RemitEdit *edit = remit_document_begin (document, label);
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (RemitId));
  RemitGraph *graph = remit_edit_get_graph (edit);
  gboolean done = TRUE;

  for (guint i = 0; done && i < n; i++)
    {
      guint present = remit_graph_count (graph, REMIT_TABLE_MATRIX_AXIS);
      RemitId line = remit_matrix_add_axis (edit, matrix, axis, nodes[i], group, error);

      done = line != REMIT_ID_NONE;
      if (remit_graph_count (graph, REMIT_TABLE_MATRIX_AXIS) > present)
        g_array_append_val (lines, line);
    }
  if (done && before != REMIT_ID_NONE)
    done = remit_matrix_move_lines (edit, matrix, (const RemitId *) lines->data, lines->len, before,
                                    NULL, error);
  return commit (document, edit, done, error);
}

/* The lines of @nodes on an axis. (element-type RemitId) */
static GArray *
find_lines (const RemitGraph *graph, RemitId matrix, RemitAxis axis, const RemitId *nodes, guint n)
{
  g_autoptr (GPtrArray) lines = remit_matrix_axis_list (graph, matrix, axis);
  g_autoptr (GHashTable) wanted = g_hash_table_new (g_int64_hash, g_int64_equal);
  GArray *found = g_array_new (FALSE, FALSE, sizeof (RemitId));

  for (guint i = 0; i < n; i++)
    g_hash_table_add (wanted, (gpointer) &nodes[i]);
  for (guint i = 0; i < lines->len; i++)
    {
      const RemitMatrixAxis *line = lines->pdata[i];

      if (g_hash_table_contains (wanted, &line->node))
        g_array_append_val (found, line->row.id);
    }
  return found;
}

gboolean
remit_raci_remove_nodes (RemitDocument *document, RemitId matrix, RemitAxis axis,
                         const RemitId *nodes, guint n, GError **error)
{
  g_autoptr (GArray) lines
    = find_lines (remit_document_get_graph (document), matrix, axis, nodes, n);
  g_autofree char *name = n > 0 ? describe (document, nodes[0]) : NULL;
  g_autofree char *label
    = n == 1
        ? g_strdup_printf (_("Remove %s from the matrix"), name)
        : g_strdup_printf (
          ngettext ("Remove %u line from the matrix", "Remove %u lines from the matrix", n), n);
  RemitEdit *edit = remit_document_begin (document, label);
  gboolean done = TRUE;

  for (guint i = 0; done && i < lines->len; i++)
    done
      = remit_edit_delete (edit, REMIT_TABLE_MATRIX_AXIS, g_array_index (lines, RemitId, i), error);
  return commit (document, edit, done, error);
}

/* The line behind the group @group, or, when there is none yet, behind the rows around the last of
 * @moved; REMIT_ID_NONE: the end. */
static RemitId
find_group_end (const RemitGraph *graph, RemitId matrix, const char *group, const GArray *moved)
{
  g_autoptr (GPtrArray) lines = remit_matrix_axis_list (graph, matrix, REMIT_AXIS_ROW);
  RemitId last = g_array_index (moved, RemitId, moved->len - 1);
  int at = -1;

  for (guint i = 0; i < lines->len; i++)
    if (g_str_equal (((const RemitMatrixAxis *) lines->pdata[i])->group, group))
      at = (int) i;
  for (guint i = 0; at < 0 && i < lines->len; i++)
    if (((const RemitMatrixAxis *) lines->pdata[i])->row.id == last)
      {
        const char *around = ((const RemitMatrixAxis *) lines->pdata[i])->group;

        for (at = (int) i;
             at + 1 < (int) lines->len
             && g_str_equal (((const RemitMatrixAxis *) lines->pdata[at + 1])->group, around);)
          at++;
      }
  for (at++; at < (int) lines->len; at++)
    {
      RemitId id = ((const RemitMatrixAxis *) lines->pdata[at])->row.id;
      gboolean moves = FALSE;

      for (guint i = 0; i < moved->len; i++)
        moves |= g_array_index (moved, RemitId, i) == id;
      if (!moves)
        return id;
    }
  return REMIT_ID_NONE;
}

gboolean
remit_raci_set_group (RemitDocument *document, RemitId matrix, const RemitId *nodes, guint n,
                      const char *group, GError **error)
{
  const RemitGraph *graph = remit_document_get_graph (document);
  g_autofree char *trimmed = g_strstrip (g_strdup (group));
  g_autoptr (GArray) lines = find_lines (graph, matrix, REMIT_AXIS_ROW, nodes, n);
  g_autofree char *label = *trimmed != '\0' ? g_strdup_printf (_("Move to group %s"), trimmed)
                                            : g_strdup (_("Take out of the group"));
  RemitEdit *edit;
  RemitId before;

  if (lines->len == 0)
    return TRUE;
  before = find_group_end (graph, matrix, trimmed, lines);
  edit = remit_document_begin (document, label);
  return commit (document, edit,
                 remit_matrix_move_lines (edit, matrix, (const RemitId *) lines->data, lines->len,
                                          before, trimmed, error),
                 error);
}

gboolean
remit_raci_set_joint (RemitDocument *document, RemitId item, RemitId perspective, gboolean joint,
                      RemitId tie_breaker, GError **error)
{
  g_autofree char *name = describe (document, item);
  g_autofree char *label = joint ? g_strdup_printf (_("Answer jointly for %s"), name)
                                 : g_strdup_printf (_("Answer singly for %s"), name);
  RemitEdit *edit = remit_document_begin (document, label);

  return commit (document, edit,
                 remit_ownership_set_joint (edit, item, REMIT_LINK_ACCOUNTABLE, perspective, joint,
                                            tie_breaker, error),
                 error);
}

/* ---- what can be chosen ---- */

GPtrArray *
remit_raci_list_groups (const RemitMatrix *matrix)
{
  GPtrArray *groups = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < matrix->rows->len; i++)
    {
      const char *group = remit_matrix_row (matrix, i)->group;

      if (*group != '\0' && g_hash_table_add (seen, (gpointer) group))
        g_ptr_array_add (groups, g_strdup (group));
    }
  return groups;
}

GArray *
remit_raci_list_other_parties (const RemitGraph *graph, const RemitMatrix *matrix)
{
  GArray *parties = g_array_new (FALSE, FALSE, sizeof (RemitId));
  g_autoptr (GPtrArray) found = g_ptr_array_new ();
  g_autoptr (GHashTable) present = g_hash_table_new (g_int64_hash, g_int64_equal);
  guint n;
  const RemitRow *const *nodes = remit_graph_rows (graph, REMIT_TABLE_NODE, &n);

  for (guint i = 0; i < matrix->columns->len; i++)
    g_hash_table_add (present, &remit_matrix_column (matrix, i)->node);
  for (guint i = 0; i < n; i++)
    if (remit_kind_is_party (((const RemitNode *) nodes[i])->kind)
        && !g_hash_table_contains (present, &nodes[i]->id))
      g_ptr_array_add (found, (gpointer) nodes[i]);
  g_ptr_array_sort (found, remit_order_nodes);
  for (guint i = 0; i < found->len; i++)
    g_array_append_val (parties, ((const RemitNode *) found->pdata[i])->row.id);
  return parties;
}

RemitNodeKinds
remit_raci_item_kinds (void)
{
  const RemitLinkEnds *ends = remit_link_kind_info (REMIT_LINK_RESPONSIBLE)->ends;
  RemitNodeKinds kinds = 0;

  for (guint i = 0; i < G_N_ELEMENTS (remit_link_kind_info (0)->ends) && ends[i].from != 0; i++)
    kinds |= ends[i].to;
  return kinds;
}

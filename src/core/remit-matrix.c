/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-matrix"
#include "remit-matrix.h"

#include "remit-error.h"
#include "remit-order.h"
#include "remit-ownership.h"
#include "remit-raci.h"

#include <glib/gi18n-lib.h>

/* Which lines a matrix has, and the edits that change a matrix itself.  What its cells hold is in
 * remit-matrix-cells.c.  A loaded matrix is a snapshot: it costs one pass over the saved lines, or,
 * for the ownership matrix of everything, one over the nodes and their duties. */

/* ---- lines ---- */

static void
clear_line (gpointer data)
{
  g_free (((RemitMatrixLine *) data)->group);
}

static GArray *
new_lines (void)
{
  GArray *lines = g_array_new (FALSE, TRUE, sizeof (RemitMatrixLine));

  g_array_set_clear_func (lines, clear_line);
  return lines;
}

static void
append_line (GArray *lines, RemitId node, RemitId axis, const char *group, guint depth)
{
  RemitMatrixLine line
      = { .node = node, .axis = axis, .group = g_strdup (group), .depth = depth };

  g_array_append_val (lines, line);
}

static GArray *
load_saved (const RemitGraph *graph, RemitId matrix, RemitAxis axis)
{
  g_autoptr (GPtrArray) rows = remit_matrix_axis_list (graph, matrix, axis);
  GArray *lines = new_lines ();

  for (guint i = 0; i < rows->len; i++)
    {
      const RemitMatrixAxis *row = rows->pdata[i];

      append_line (lines, row->node, row->row.id, row->group, 0);
    }
  return lines;
}

/* ---- the ownership matrix of everything ---- */

#define OWNED_KINDS (REMIT_KINDS_COMPONENT | REMIT_KIND_BIT (REMIT_NODE_INITIATIVE))

static gboolean
is_owned_item (const RemitNode *node)
{
  return (OWNED_KINDS & REMIT_KIND_BIT (node->kind)) != 0 && node->status != REMIT_STATUS_RETIRED;
}

static int
compare_nodes (gconstpointer a, gconstpointer b)
{
  const RemitNode *left = *(const RemitNode *const *) a, *right = *(const RemitNode *const *) b;
  int left_group = (int) remit_node_kind_info (left->kind)->group;
  int right_group = (int) remit_node_kind_info (right->kind)->group;

  if (left_group != right_group)
    return left_group - right_group;
  if (left->kind != right->kind)
    return left->kind - right->kind;
  if (left->position != right->position)
    return left->position < right->position ? -1 : 1;
  return left->row.id < right->row.id ? -1 : left->row.id > right->row.id;
}

/* What @node is part of, if that stands in the matrix as well. */
static const RemitNode *
find_whole (const RemitGraph *graph, const RemitNode *node)
{
  guint n;
  const RemitLink *const *links = remit_graph_links_out (graph, node->row.id, &n);
  const RemitNode *whole = NULL;

  for (guint i = 0; i < n; i++)
    if (links[i]->kind == REMIT_LINK_PART_OF && links[i]->perspective == REMIT_ID_NONE)
      {
        const RemitNode *target = remit_graph_node (graph, links[i]->target);

        if (is_owned_item (target) && (whole == NULL || target->row.id < whole->row.id))
          whole = target;
      }
  return whole;
}

static void
append_tree (const RemitGraph *graph, GHashTable *parts, const RemitNode *node, const char *group,
             guint depth, GArray *lines)
{
  GPtrArray *children = g_hash_table_lookup (parts, node);

  append_line (lines, node->row.id, REMIT_ID_NONE, group, depth);
  for (guint i = 0; children != NULL && i < children->len; i++)
    append_tree (graph, parts, children->pdata[i], group, depth + 1, lines);
}

static GArray *
load_all_items (const RemitGraph *graph)
{
  g_autoptr (GHashTable) parts
      = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);
  g_autoptr (GPtrArray) items = g_ptr_array_new ();
  g_autoptr (GPtrArray) roots = g_ptr_array_new ();
  GArray *lines = new_lines ();
  guint n;
  const RemitRow *const *nodes = remit_graph_rows (graph, REMIT_TABLE_NODE, &n);

  for (guint i = 0; i < n; i++)
    if (is_owned_item ((const RemitNode *) nodes[i]))
      g_ptr_array_add (items, (gpointer) nodes[i]);
  g_ptr_array_sort (items, compare_nodes);
  for (guint i = 0; i < items->len; i++)
    {
      const RemitNode *whole = find_whole (graph, items->pdata[i]);
      GPtrArray *siblings = whole != NULL ? g_hash_table_lookup (parts, whole) : roots;

      if (siblings == NULL)
        {
          siblings = g_ptr_array_new ();
          g_hash_table_insert (parts, (gpointer) whole, siblings);
        }
      g_ptr_array_add (siblings, items->pdata[i]);
    }
  for (guint i = 0; i < roots->len; i++)
    {
      const RemitNode *root = roots->pdata[i];

      append_tree (graph, parts, root,
                   remit_node_group_label (remit_node_kind_info (root->kind)->group), 0, lines);
    }
  return lines;
}

/* ---- the columns of an ownership matrix ---- */

static GArray *
load_holders (const RemitGraph *graph, const GArray *rows, RemitId perspective)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  g_autoptr (GPtrArray) parties = g_ptr_array_new ();
  GArray *lines = new_lines ();

  for (guint r = 0; r < rows->len; r++)
    {
      guint n;
      const RemitLink *const *links
          = remit_graph_links_in (graph, g_array_index (rows, RemitMatrixLine, r).node, &n);

      for (guint i = 0; i < n; i++)
        {
          const RemitNode *party = remit_graph_node (graph, links[i]->source);

          if (links[i]->kind >= REMIT_LINK_FIRST_FACET && links[i]->kind <= REMIT_LINK_LAST_FACET
              && links[i]->perspective == perspective && g_hash_table_add (seen, (gpointer) party))
            g_ptr_array_add (parties, (gpointer) party);
        }
    }
  g_ptr_array_sort (parties, remit_order_nodes);
  for (guint i = 0; i < parties->len; i++)
    append_line (lines, ((const RemitNode *) parties->pdata[i])->row.id, REMIT_ID_NONE, "", 0);
  return lines;
}

/* ---- loading ---- */

static int
compare_matrices (gconstpointer a, gconstpointer b)
{
  const RemitMatrixRow *left = *(const RemitMatrixRow *const *) a;
  const RemitMatrixRow *right = *(const RemitMatrixRow *const *) b;

  if (left->position != right->position)
    return left->position < right->position ? -1 : 1;
  return left->row.id < right->row.id ? -1 : left->row.id > right->row.id;
}

GPtrArray *
remit_matrix_list (const RemitGraph *graph, RemitMatrixKind kind)
{
  GPtrArray *matrices = g_ptr_array_new ();
  guint n;
  const RemitRow *const *rows = remit_graph_rows (graph, REMIT_TABLE_MATRIX, &n);

  for (guint i = 0; i < n; i++)
    if (((const RemitMatrixRow *) rows[i])->kind == (int) kind)
      g_ptr_array_add (matrices, (gpointer) rows[i]);
  g_ptr_array_sort (matrices, compare_matrices);
  return matrices;
}

/* The scheme of a matrix whose own one was deleted is RACI. */
static RemitScheme *
load_scheme (const RemitGraph *graph, const char *key)
{
  RemitScheme *scheme = *key != '\0' ? remit_scheme_lookup (graph, key) : NULL;

  return scheme != NULL ? scheme : remit_scheme_lookup (graph, "raci");
}

RemitMatrix *
remit_matrix_load (const RemitGraph *graph, RemitId id)
{
  const RemitMatrixRow *row
      = (const RemitMatrixRow *) remit_graph_get (graph, REMIT_TABLE_MATRIX, id);
  RemitMatrix *matrix;

  if (row == NULL)
    return NULL;
  matrix = g_new0 (RemitMatrix, 1);
  matrix->id = id;
  matrix->kind = row->kind;
  matrix->perspective = row->perspective;
  matrix->scheme = load_scheme (graph, row->scheme);
  matrix->rows = load_saved (graph, id, REMIT_AXIS_ROW);
  matrix->columns = load_saved (graph, id, REMIT_AXIS_COLUMN);
  if (matrix->kind == REMIT_MATRIX_OWNERSHIP && matrix->rows->len == 0)
    {
      g_array_unref (matrix->rows);
      matrix->rows = load_all_items (graph);
    }
  if (matrix->kind == REMIT_MATRIX_OWNERSHIP && matrix->columns->len == 0)
    {
      g_array_unref (matrix->columns);
      matrix->columns = load_holders (graph, matrix->rows, matrix->perspective);
    }
  return matrix;
}

RemitMatrix *
remit_matrix_load_ownership (const RemitGraph *graph, RemitId perspective)
{
  RemitMatrix *matrix = g_new0 (RemitMatrix, 1);

  matrix->kind = REMIT_MATRIX_OWNERSHIP;
  matrix->perspective = perspective;
  matrix->scheme = remit_scheme_lookup (graph, "raci");
  matrix->rows = load_all_items (graph);
  matrix->columns = load_holders (graph, matrix->rows, perspective);
  return matrix;
}

void
remit_matrix_free (RemitMatrix *matrix)
{
  if (matrix == NULL)
    return;
  remit_scheme_free (matrix->scheme);
  g_array_unref (matrix->rows);
  g_array_unref (matrix->columns);
  g_free (matrix);
}

/* ---- changing a matrix ---- */

static const RemitMatrixAxis *
get_axis (const RemitGraph *graph, RemitId id)
{
  return (const RemitMatrixAxis *) remit_graph_get (graph, REMIT_TABLE_MATRIX_AXIS, id);
}

static gboolean
set_axis_number (RemitEdit *edit, RemitId id, guint field, gint64 number, GError **error)
{
  return remit_edit_set_number (edit, REMIT_TABLE_MATRIX_AXIS, id, field, number, error);
}

static gboolean
is_among (const RemitId *ids, guint n, RemitId id)
{
  for (guint i = 0; i < n; i++)
    if (ids[i] == id)
      return TRUE;
  return FALSE;
}

/* Positions 1, 2, 3 … in the order of @order; only rows whose position changes are touched. */
static gboolean
renumber (RemitEdit *edit, const GArray *order, GError **error)
{
  for (guint i = 0; i < order->len; i++)
    {
      RemitId id = g_array_index (order, RemitId, i);
      const RemitMatrixAxis *row = get_axis (remit_edit_get_graph (edit), id);

      if (row->position != (gint64) i + 1
          && !set_axis_number (edit, id, REMIT_MATRIX_AXIS_FIELD_POSITION, (gint64) i + 1, error))
        return FALSE;
    }
  return TRUE;
}

/* The lines of the axis without those that move, and those put before @before. */
static GArray *
arrange (const GPtrArray *rows, const RemitId *axes, guint n, RemitId before)
{
  GArray *order = g_array_new (FALSE, FALSE, sizeof (RemitId));
  gboolean placed = FALSE;

  for (guint i = 0; i < rows->len; i++)
    {
      RemitId id = ((const RemitMatrixAxis *) rows->pdata[i])->row.id;

      if (id == before)
        {
          g_array_append_vals (order, axes, n);
          placed = TRUE;
        }
      if (!is_among (axes, n, id))
        g_array_append_val (order, id);
    }
  if (!placed)
    g_array_append_vals (order, axes, n);
  return order;
}

static gboolean
refuse_missing (GError **error)
{
  g_set_error_literal (error, REMIT_ERROR, REMIT_ERROR_NOT_FOUND,
                       _("The line is not in this matrix any more."));
  return FALSE;
}

/* The axis that all of @axes and @before are of, -1 when they are not of one. */
static int
find_common_axis (const RemitGraph *graph, RemitId matrix, const RemitId *axes, guint n,
                  RemitId before)
{
  int common = -1;

  for (guint i = 0; i <= n; i++)
    {
      RemitId id = i < n ? axes[i] : before;
      const RemitMatrixAxis *row = get_axis (graph, id);

      if (i == n && before == REMIT_ID_NONE)
        break;
      if (row == NULL || row->matrix != matrix || (common >= 0 && row->axis != common))
        return -1;
      common = row->axis;
    }
  return common;
}

gboolean
remit_matrix_move_lines (RemitEdit *edit, RemitId matrix, const RemitId *axes, guint n,
                         RemitId before, const char *group, GError **error)
{
  RemitGraph *graph = remit_edit_get_graph (edit);
  int axis;
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GArray) order = NULL;

  if (n == 0)
    return TRUE;
  axis = find_common_axis (graph, matrix, axes, n, before);
  if (axis < 0)
    return refuse_missing (error);
  if (is_among (axes, n, before))
    return TRUE; /* onto itself */

  rows = remit_matrix_axis_list (graph, matrix, axis);
  order = arrange (rows, axes, n, before);
  for (guint i = 0; group != NULL && i < n; i++)
    if (!remit_edit_set_text (edit, REMIT_TABLE_MATRIX_AXIS, axes[i], REMIT_MATRIX_AXIS_FIELD_GROUP,
                              group, error))
      return FALSE;
  return renumber (edit, order, error);
}

RemitId
remit_matrix_insert_line (RemitEdit *edit, RemitId matrix, RemitAxis axis, RemitId node,
                          const char *group, RemitId before, GError **error)
{
  guint present = remit_graph_count (remit_edit_get_graph (edit), REMIT_TABLE_MATRIX_AXIS);
  RemitId line = remit_matrix_add_axis (edit, matrix, axis, node, group, error);

  if (line == REMIT_ID_NONE || before == REMIT_ID_NONE
      || remit_graph_count (remit_edit_get_graph (edit), REMIT_TABLE_MATRIX_AXIS) == present)
    return line;
  return remit_matrix_move_lines (edit, matrix, &line, 1, before, NULL, error) ? line
                                                                               : REMIT_ID_NONE;
}

gboolean
remit_matrix_rename (RemitEdit *edit, RemitId matrix, const char *name, GError **error)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (name));

  if (*trimmed == '\0')
    {
      g_set_error_literal (error, REMIT_ERROR, REMIT_ERROR_REFUSED,
                           _("A matrix needs a name. Give it one."));
      return FALSE;
    }
  return remit_edit_set_text (edit, REMIT_TABLE_MATRIX, matrix, REMIT_MATRIX_FIELD_NAME, trimmed,
                              error);
}

gboolean
remit_matrix_rename_group (RemitEdit *edit, RemitId matrix, RemitAxis axis, const char *old,
                           const char *name, GError **error)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (name));
  g_autoptr (GPtrArray) rows = remit_matrix_axis_list (remit_edit_get_graph (edit), matrix, axis);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (RemitId));

  for (guint i = 0; i < rows->len; i++)
    {
      const RemitMatrixAxis *row = rows->pdata[i];

      if (g_str_equal (row->group, old))
        g_array_append_val (ids, row->row.id);
    }
  for (guint i = 0; i < ids->len; i++)
    if (!remit_edit_set_text (edit, REMIT_TABLE_MATRIX_AXIS, g_array_index (ids, RemitId, i),
                              REMIT_MATRIX_AXIS_FIELD_GROUP, trimmed, error))
      return FALSE;
  return TRUE;
}

gboolean
remit_matrix_set_scheme (RemitEdit *edit, RemitId matrix, const char *key, GError **error)
{
  g_autoptr (RemitScheme) scheme = remit_scheme_lookup (remit_edit_get_graph (edit), key);

  if (scheme == NULL)
    {
      g_set_error (error, REMIT_ERROR, REMIT_ERROR_NOT_FOUND,
                   _("There is no scheme “%s” in this document. "
                     "Use one of its own or a built-in one such as “raci”."),
                   key);
      return FALSE;
    }
  return remit_edit_set_text (edit, REMIT_TABLE_MATRIX, matrix, REMIT_MATRIX_FIELD_SCHEME, key,
                              error);
}

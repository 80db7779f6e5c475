/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-raci"
#include "remit-raci-model-private.h"

#include <glib/gi18n-lib.h>

/* From nodes to lines and back, and the way from problem to problem. */

static int
find_saved (RemitRaciModel *self, RemitSheetAxis axis, RemitId node)
{
  return (int) GPOINTER_TO_UINT (g_hash_table_lookup (self->places[axis], &node)) - 1;
}

int
remit_raci_model_find (RemitRaciModel *self, RemitSheetAxis axis, RemitId node)
{
  int line;

  g_return_val_if_fail (REMIT_IS_RACI_MODEL (self), -1);
  line = find_saved (self, axis, node);
  return line >= 0 && axis == REMIT_SHEET_ROWS ? remit_matrix_lines_find (self->lines, line) : line;
}

int
remit_raci_model_reveal (RemitRaciModel *self, RemitSheetAxis axis, RemitId node)
{
  int line, shown;

  g_return_val_if_fail (REMIT_IS_RACI_MODEL (self), -1);
  line = find_saved (self, axis, node);
  shown = remit_raci_model_find (self, axis, node);
  if (line < 0 || shown >= 0)
    return shown;
  remit_matrix_lines_reveal (self->lines, self->matrix, line);
  if (_remit_raci_model_update_lines (self) && remit_raci_model_find (self, axis, node) >= 0)
    remit_sheet_model_lines_changed (REMIT_SHEET_MODEL (self));
  else
    {
      remit_matrix_lines_clear_filters (self->lines);
      _remit_raci_model_update_lines (self);
      remit_matrix_lines_reveal (self->lines, self->matrix, line);
      _remit_raci_model_update_lines (self);
      remit_sheet_model_lines_changed (REMIT_SHEET_MODEL (self));
    }
  return remit_raci_model_find (self, axis, node);
}

guint
_remit_raci_model_show_new (RemitRaciModel *self, RemitId node)
{
  int shown = remit_raci_model_reveal (self, REMIT_SHEET_ROWS, node);

  return shown >= 0 ? (guint) shown : G_MAXUINT;
}

const RemitMatrixLine *
remit_raci_model_get_saved (RemitRaciModel *self, RemitSheetAxis axis, guint index)
{
  const RemitShownLine *shown;

  g_return_val_if_fail (REMIT_IS_RACI_MODEL (self), NULL);
  if (axis == REMIT_SHEET_COLUMNS)
    return index < _remit_raci_model_get_n_saved (self, axis)
             ? remit_matrix_column (self->matrix, index)
             : NULL;
  shown = remit_matrix_lines_get (self->lines, index);
  return shown != NULL && !shown->is_group ? remit_matrix_row (self->matrix, shown->row) : NULL;
}

GArray *
_remit_raci_model_list_rows (RemitRaciModel *self, guint row)
{
  const RemitShownLine *shown = remit_matrix_lines_get (self->lines, row);

  if (shown == NULL || shown->is_group)
    return g_array_new (FALSE, FALSE, sizeof (guint));
  return remit_matrix_lines_list_rows (self->lines, row);
}

static void
append_rows (RemitRaciModel *self, guint index, GHashTable *seen, GArray *nodes)
{
  const RemitShownLine *shown = remit_matrix_lines_get (self->lines, index);
  g_autoptr (GArray) rows = NULL;

  /* A header stands for its rows only while they are folded away. */
  if (shown->is_group && !shown->folded)
    return;
  rows = remit_matrix_lines_list_rows (self->lines, index);
  for (guint i = 0; i < rows->len; i++)
    {
      guint row = g_array_index (rows, guint, i);

      if (g_hash_table_add (seen, GUINT_TO_POINTER (row)))
        g_array_append_val (nodes, remit_matrix_row (self->matrix, row)->node);
    }
}

GArray *
remit_raci_model_list_nodes (RemitRaciModel *self, RemitSheetAxis axis, guint first, guint n)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  GArray *nodes = g_array_new (FALSE, FALSE, sizeof (RemitId));
  guint end;

  g_return_val_if_fail (REMIT_IS_RACI_MODEL (self), nodes);
  end = MIN (first + n, remit_sheet_model_get_n_lines (REMIT_SHEET_MODEL (self), axis));
  for (guint i = first; i < end; i++)
    if (axis == REMIT_SHEET_ROWS)
      append_rows (self, i, seen, nodes);
    else
      g_array_append_val (nodes, remit_matrix_column (self->matrix, i)->node);
  return nodes;
}

guint
remit_raci_model_get_n_problems (RemitRaciModel *self)
{
  g_return_val_if_fail (REMIT_IS_RACI_MODEL (self), 0);
  return remit_raci_marks_get_n_problems (self->marks);
}

RemitId
remit_raci_model_next_problem (RemitRaciModel *self, guint row, int step)
{
  const RemitShownLine *shown;
  int n, at;

  g_return_val_if_fail (REMIT_IS_RACI_MODEL (self), REMIT_ID_NONE);
  n = (int) _remit_raci_model_get_n_saved (self, REMIT_SHEET_ROWS);
  shown = remit_matrix_lines_get (self->lines, row);
  at = shown != NULL ? (int) shown->row - (shown->is_group && step > 0) : step > 0 ? -1 : 0;
  for (int i = 1; i <= n; i++)
    {
      const RemitMatrixLine *line = remit_matrix_row (self->matrix, ((at + step * i) % n + n) % n);

      if (remit_raci_marks_has_problem (self->marks, line->node))
        return line->node;
    }
  return REMIT_ID_NONE;
}

RemitId
remit_raci_model_find_bad_column (RemitRaciModel *self)
{
  g_return_val_if_fail (REMIT_IS_RACI_MODEL (self), REMIT_ID_NONE);

  for (guint i = 0; i < _remit_raci_model_get_n_saved (self, REMIT_SHEET_COLUMNS); i++)
    if (remit_raci_marks_has_problem (self->marks, remit_matrix_column (self->matrix, i)->node))
      return remit_matrix_column (self->matrix, i)->node;
  return REMIT_ID_NONE;
}

char *
remit_raci_unused_name (const RemitGraph *graph, const char *base)
{
  g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);
  guint n;
  const RemitRow *const *nodes = remit_graph_rows (graph, REMIT_TABLE_NODE, &n);

  for (guint i = 0; i < n; i++)
    g_hash_table_add (names, ((const RemitNode *) nodes[i])->name);
  for (guint number = 1;; number++)
    {
      /* Translators: a name and a number that makes it another one: "New activity 2" */
      g_autofree char *name
        = number == 1 ? g_strdup (base) : g_strdup_printf (_("%s %u"), base, number);

      if (!g_hash_table_contains (names, name))
        return g_steal_pointer (&name);
    }
}

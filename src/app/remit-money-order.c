/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-money"
#include "remit-money-model-private.h"

#include "remit-error.h"

#include <glib/gi18n-lib.h>

/* The order of budget lines.  Lines move within the group of what they cover; which group a line is
 * in is a fact about it and not a matter of order.  The order is kept in the positions of the
 * nodes, those of all lines, so that lists of lines elsewhere have the same. */

static gboolean
refuse_move (RemitMoneyModel *self, const RemitShownLine *line, GError **error)
{
  const RemitMoneyRow *row = _remit_money_get_nth (self, line->row);

  if (line->is_group)
    g_set_error (error, REMIT_ERROR, REMIT_ERROR_REFUSED,
                 _("The lines of “%s” stand together and in the order of what is covered. Move "
                    "the lines within them."),
                 line->group);
  else
    g_set_error (error, REMIT_ERROR, REMIT_ERROR_REFUSED,
                 _("“%s” stays with the lines that cover the same. To move it to others, change "
                    "what it covers in the inspector."),
                 row->name);
  return FALSE;
}

/* The rows of the matrix from @start up to @end that are one group with row @row. */
static void
find_group (RemitMoneyModel *self, guint row, guint *start, guint *end)
{
  const char *group = remit_matrix_row (self->matrix, row)->group;

  for (*start = row;
       *start > 0 && g_str_equal (remit_matrix_row (self->matrix, *start - 1)->group, group);)
    (*start)--;
  for (*end = row + 1;
       *end < self->rows->len && g_str_equal (remit_matrix_row (self->matrix, *end)->group, group);)
    (*end)++;
}

/* The row of the matrix that the moved ones go before; FALSE when that is in another group. */
static gboolean
find_place (RemitMoneyModel *self, guint first, guint n, guint before, guint *place)
{
  const RemitShownLine *line = remit_matrix_lines_get (self->lines, first);
  guint n_lines = remit_matrix_lines_get_n (self->lines), start, end;

  find_group (self, line->row, &start, &end);
  for (guint i = first; i < first + n; i++)
    {
      const RemitShownLine *moved = remit_matrix_lines_get (self->lines, i);

      if (moved->is_group || moved->row < start || moved->row >= end)
        return FALSE;
    }
  line = before < n_lines ? remit_matrix_lines_get (self->lines, before) : NULL;
  if (line != NULL && !line->is_group && line->row >= start && line->row < end)
    {
      *place = line->row;
      return TRUE;
    }
  line = before > 0 ? remit_matrix_lines_get (self->lines, before - 1) : NULL;
  *place = end;
  return line != NULL && !line->is_group && line->row >= start && line->row < end;
}

/* All rows of the matrix in their new order. (element-type guint) */
static GArray *
list_order (RemitMoneyModel *self, guint first, guint n, guint place)
{
  GArray *order = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autofree gboolean *moves = g_new0 (gboolean, self->rows->len);

  for (guint i = first; i < first + n; i++)
    moves[remit_matrix_lines_get (self->lines, i)->row] = TRUE;
  for (guint row = 0; row <= self->rows->len; row++)
    {
      for (guint i = 0; row == place && i < self->rows->len; i++)
        if (moves[i])
          g_array_append_val (order, i);
      if (row < self->rows->len && !moves[row])
        g_array_append_val (order, row);
    }
  return order;
}

static gboolean
store_order (RemitMoneyModel *self, const GArray *order, const char *label, GError **error)
{
  g_autoptr (RemitEdit) edit = remit_document_begin (self->document, label);

  for (guint i = 0; i < order->len; i++)
    {
      RemitId line = _remit_money_get_nth (self, g_array_index (order, guint, i))->line;

      if (!remit_edit_set_number (edit, REMIT_TABLE_NODE, line, REMIT_NODE_FIELD_POSITION, i + 1,
                                  error))
        return FALSE;
    }
  return remit_document_commit (self->document, g_steal_pointer (&edit), error);
}

gboolean
_remit_money_move_lines (RemitSheetModel *model, RemitSheetAxis axis, guint first, guint n,
                         guint before, GError **error)
{
  RemitMoneyModel *self = REMIT_MONEY_MODEL (model);
  const RemitShownLine *line;
  g_autoptr (GArray) order = NULL;
  g_autofree char *label = NULL;
  guint place;

  if (remit_live_model_is_read_only (REMIT_LIVE_MODEL (self), error))
    return FALSE;
  if (axis == REMIT_SHEET_COLUMNS)
    {
      g_set_error_literal (error, REMIT_ERROR, REMIT_ERROR_REFUSED,
                           _("Columns stay in their order: what a line is, then its amounts by "
                              "time."));
      return FALSE;
    }
  if (n == 0 || first + n > remit_matrix_lines_get_n (self->lines))
    return TRUE;
  line = remit_matrix_lines_get (self->lines, first);
  if (!find_place (self, first, n, before, &place))
    return refuse_move (self, line, error);
  order = list_order (self, first, n, place);
  label = n == 1 ? g_strdup_printf (_("Move “%s”"), _remit_money_get_nth (self, line->row)->name)
                 : g_strdup_printf (ngettext ("Move %u line", "Move %u lines", n), n);
  return store_order (self, order, label, error);
}

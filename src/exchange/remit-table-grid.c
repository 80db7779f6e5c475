/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-exchange"

#include "remit-table-grid.h"

/* All texts lie one after the other in one block: a cell costs its bytes plus five, which matters
 * for a matrix of a million cells. */

struct _RemitTableGrid
{
  GByteArray *texts; /* owned: cells, each with its NUL */
  GArray *cells;     /* owned: guint32 offsets into texts */
  GArray *rows;      /* owned: guint32 index of the first cell of each ended row */
  guint32 row_start; /* first cell of the row being filled */
  guint n_columns;
};

RemitTableGrid *
remit_table_grid_new (void)
{
  RemitTableGrid *grid = g_new0 (RemitTableGrid, 1);

  grid->texts = g_byte_array_new ();
  grid->cells = g_array_new (FALSE, FALSE, sizeof (guint32));
  grid->rows = g_array_new (FALSE, FALSE, sizeof (guint32));
  return grid;
}

void
remit_table_grid_free (RemitTableGrid *grid)
{
  if (grid == NULL)
    return;
  g_byte_array_unref (grid->texts);
  g_array_unref (grid->cells);
  g_array_unref (grid->rows);
  g_free (grid);
}

void
remit_table_grid_add_cell (RemitTableGrid *grid, const char *text, gsize length)
{
  static const guint8 end = 0;
  guint32 offset = grid->texts->len;

  g_assert (length < G_MAXUINT32 - 1 - offset);
  g_array_append_val (grid->cells, offset);
  g_byte_array_append (grid->texts, (const guint8 *) text, (guint) length);
  g_byte_array_append (grid->texts, &end, 1);
}

void
remit_table_grid_end_row (RemitTableGrid *grid)
{
  g_array_append_val (grid->rows, grid->row_start);
  grid->n_columns = MAX (grid->n_columns, grid->cells->len - grid->row_start);
  grid->row_start = grid->cells->len;
}

guint
remit_table_grid_n_rows (const RemitTableGrid *grid)
{
  return grid->rows->len;
}

guint
remit_table_grid_n_columns (const RemitTableGrid *grid)
{
  return grid->n_columns;
}

guint
remit_table_grid_row_length (const RemitTableGrid *grid, guint row)
{
  guint32 next;

  g_return_val_if_fail (row < grid->rows->len, 0);
  next = row + 1 < grid->rows->len ? g_array_index (grid->rows, guint32, row + 1) : grid->row_start;
  return next - g_array_index (grid->rows, guint32, row);
}

const char *
remit_table_grid_cell (const RemitTableGrid *grid, guint row, guint column)
{
  guint32 cell;

  if (column >= remit_table_grid_row_length (grid, row))
    return "";
  cell = g_array_index (grid->rows, guint32, row) + column;
  return (const char *) grid->texts->data + g_array_index (grid->cells, guint32, cell);
}

gboolean
remit_table_grid_row_is_blank (const RemitTableGrid *grid, guint row)
{
  guint n = remit_table_grid_row_length (grid, row);

  for (guint c = 0; c < n; c++)
    for (const char *p = remit_table_grid_cell (grid, row, c); *p != '\0'; p = g_utf8_next_char (p))
      if (!g_unichar_isspace (g_utf8_get_char (p)))
        return FALSE;
  return TRUE;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-exchange"

#include "remit-table-grid.h"

/* All texts lie one after the other in one block: a cell costs its bytes plus five, which matters
 * for a matrix of a million cells. */

typedef struct
{
  char *note;
  guint depth;
  gboolean bold;
} Extra;

struct _RemitTableGrid
{
  GByteArray *texts; /* owned: cells, each with its NUL */
  GArray *cells;     /* owned: guint32 offsets into texts */
  GArray *rows;      /* owned: guint32 index of the first cell of each ended row */
  guint32 row_start; /* first cell of the row being filled */
  guint n_columns;

  GHashTable *extras;      /* owned: place -> Extra; NULL until there is one */
  GHashTable *merged;      /* owned: place -> RemitTableArea; NULL until there is one */
  GPtrArray *merges;       /* owned: RemitTableArea */
  guint n_merged;          /* cells in merged areas */
  GHashTable *hidden_rows; /* owned: row + 1; NULL until there is one */
  GArray *hidden_columns;  /* owned: RemitTableArea, only the columns count */
  GPtrArray *oddities;     /* owned: RemitTableGridOddity */
  GArray *tables;          /* owned: RemitTableArea */
};

/* Merged cells are looked up by place: areas that a person drew have a few hundred cells. */
#define MAX_MERGED 1000000

static void
free_extra (Extra *extra)
{
  g_free (extra->note);
  g_free (extra);
}

static void
free_oddity (RemitTableGridOddity *oddity)
{
  g_free (oddity->message);
  g_free (oddity);
}

RemitTableGrid *
remit_table_grid_new (void)
{
  RemitTableGrid *grid = g_new0 (RemitTableGrid, 1);

  grid->texts = g_byte_array_new ();
  grid->cells = g_array_new (FALSE, FALSE, sizeof (guint32));
  grid->rows = g_array_new (FALSE, FALSE, sizeof (guint32));
  grid->merges = g_ptr_array_new_with_free_func (g_free);
  grid->hidden_columns = g_array_new (FALSE, FALSE, sizeof (RemitTableArea));
  grid->oddities = g_ptr_array_new_with_free_func ((GDestroyNotify) free_oddity);
  grid->tables = g_array_new (FALSE, FALSE, sizeof (RemitTableArea));
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
  g_clear_pointer (&grid->extras, g_hash_table_unref);
  g_clear_pointer (&grid->merged, g_hash_table_unref);
  g_clear_pointer (&grid->hidden_rows, g_hash_table_unref);
  g_ptr_array_unref (grid->merges);
  g_array_unref (grid->hidden_columns);
  g_ptr_array_unref (grid->oddities);
  g_array_unref (grid->tables);
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

  if (row >= grid->rows->len || column >= remit_table_grid_row_length (grid, row))
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

void
remit_table_grid_move_to (RemitTableGrid *grid, guint row, guint column)
{
  while (grid->rows->len < row)
    remit_table_grid_end_row (grid);
  while (grid->cells->len - grid->row_start < column)
    remit_table_grid_add_cell (grid, "", 0);
}

/* ---- what few cells have ---- */

static gint64
make_place (guint row, guint column)
{
  return (gint64) (((guint64) row << 32) | column);
}

static Extra *
find_extra (const RemitTableGrid *grid, guint row, guint column)
{
  gint64 place = make_place (row, column);

  return grid->extras != NULL ? g_hash_table_lookup (grid->extras, &place) : NULL;
}

static Extra *
ensure_extra (RemitTableGrid *grid, guint row, guint column)
{
  Extra *extra = find_extra (grid, row, column);
  gint64 place = make_place (row, column);

  if (extra != NULL)
    return extra;
  if (grid->extras == NULL)
    grid->extras
      = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) free_extra);
  extra = g_new0 (Extra, 1);
  g_hash_table_insert (grid->extras, g_memdup2 (&place, sizeof place), extra);
  return extra;
}

void
remit_table_grid_set_note (RemitTableGrid *grid, guint row, guint column, const char *note)
{
  Extra *extra = ensure_extra (grid, row, column);

  g_free (extra->note);
  extra->note = g_strdup (note);
}

const char *
remit_table_grid_note (const RemitTableGrid *grid, guint row, guint column)
{
  const Extra *extra = find_extra (grid, row, column);

  return extra != NULL && extra->note != NULL ? extra->note : "";
}

void
remit_table_grid_set_look (RemitTableGrid *grid, guint row, guint column, guint depth,
                           gboolean bold)
{
  Extra *extra;

  if (depth == 0 && !bold)
    return;
  extra = ensure_extra (grid, row, column);
  extra->depth = depth;
  extra->bold = bold;
}

guint
remit_table_grid_depth (const RemitTableGrid *grid, guint row, guint column)
{
  const Extra *extra = find_extra (grid, row, column);

  return extra != NULL ? extra->depth : 0;
}

gboolean
remit_table_grid_is_bold (const RemitTableGrid *grid, guint row, guint column)
{
  const Extra *extra = find_extra (grid, row, column);

  return extra != NULL && extra->bold;
}

void
remit_table_grid_hide_row (RemitTableGrid *grid, guint row)
{
  if (grid->hidden_rows == NULL)
    grid->hidden_rows = g_hash_table_new (NULL, NULL);
  g_hash_table_add (grid->hidden_rows, GUINT_TO_POINTER (row + 1));
}

void
remit_table_grid_hide_columns (RemitTableGrid *grid, guint first, guint last)
{
  RemitTableArea area = { .first_column = first, .last_column = last };

  g_array_append_val (grid->hidden_columns, area);
}

gboolean
remit_table_grid_row_is_hidden (const RemitTableGrid *grid, guint row)
{
  return grid->hidden_rows != NULL
         && g_hash_table_contains (grid->hidden_rows, GUINT_TO_POINTER (row + 1));
}

gboolean
remit_table_grid_column_is_hidden (const RemitTableGrid *grid, guint column)
{
  for (guint i = 0; i < grid->hidden_columns->len; i++)
    {
      const RemitTableArea *area = &g_array_index (grid->hidden_columns, RemitTableArea, i);

      if (column >= area->first_column && column <= area->last_column)
        return TRUE;
    }
  return FALSE;
}

void
remit_table_grid_add_oddity (RemitTableGrid *grid, guint row, guint column, const char *message)
{
  RemitTableGridOddity *oddity = g_new (RemitTableGridOddity, 1);

  *oddity = (RemitTableGridOddity){ row, column, g_strdup (message) };
  g_ptr_array_add (grid->oddities, oddity);
}

const GPtrArray *
remit_table_grid_oddities (const RemitTableGrid *grid)
{
  return grid->oddities;
}

/* ---- areas ---- */

/* Cells beyond the last one with a text say nothing, however far an area reaches. */
void
remit_table_grid_merge (RemitTableGrid *grid, const RemitTableArea *area)
{
  RemitTableArea *kept;
  guint last_row = MIN (area->last_row, MAX (grid->rows->len, 1) - 1);
  guint last_column = MIN (area->last_column, MAX (grid->n_columns, 1) - 1);

  if (area->first_row > last_row || area->first_column > last_column)
    return;
  grid->n_merged += (last_row - area->first_row + 1) * (last_column - area->first_column + 1);
  if (grid->n_merged > MAX_MERGED)
    return;
  if (grid->merged == NULL)
    grid->merged = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  kept = g_memdup2 (area, sizeof *area);
  kept->last_row = last_row;
  kept->last_column = last_column;
  g_ptr_array_add (grid->merges, kept);
  for (guint r = area->first_row; r <= last_row; r++)
    for (guint c = area->first_column; c <= last_column; c++)
      {
        gint64 place = make_place (r, c);

        g_hash_table_insert (grid->merged, g_memdup2 (&place, sizeof place), kept);
      }
}

const RemitTableArea *
remit_table_grid_merged (const RemitTableGrid *grid, guint row, guint column)
{
  gint64 place = make_place (row, column);

  return grid->merged != NULL ? g_hash_table_lookup (grid->merged, &place) : NULL;
}

const char *
remit_table_grid_seen (const RemitTableGrid *grid, guint row, guint column)
{
  const RemitTableArea *area = remit_table_grid_merged (grid, row, column);

  return area != NULL ? remit_table_grid_cell (grid, area->first_row, area->first_column)
                      : remit_table_grid_cell (grid, row, column);
}

void
remit_table_grid_add_table (RemitTableGrid *grid, const RemitTableArea *area)
{
  g_array_append_val (grid->tables, *area);
}

const GArray *
remit_table_grid_tables (const RemitTableGrid *grid)
{
  return grid->tables;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-exchange"

#include "remit-table-shape.h"

#include <string.h>

/* A sheet is looked at many times, so what kind of text each cell holds is worked out once, in a
 * byte a cell. */

static void
fill_kinds (RemitTableShape *self)
{
  guint n = remit_table_grid_n_rows (self->grid);
  guint total = 0;

  self->offsets = g_new (guint, n + 1);
  for (guint r = 0; r < n; r++)
    {
      self->offsets[r] = total;
      total += remit_table_grid_row_length (self->grid, r);
    }
  self->offsets[n] = total;
  self->kinds = g_new0 (guint8, MAX (total, 1));
  for (guint r = 0; r < n; r++)
    for (guint c = 0; c < remit_table_grid_row_length (self->grid, r); c++)
      {
        const char *text = remit_table_grid_cell (self->grid, r, c);
        gint64 place = ((gint64) r << 32) | c;

        if (*text != '\0' && !g_hash_table_contains (self->legend, &place))
          self->kinds[self->offsets[r] + c]
            = (guint8) remit_table_letters_classify (self->letters, text)->kind;
      }
}

/* The table's own explanation, else one on another sheet of the file. */
static void
read_legends (RemitTableShape *self)
{
  remit_table_letters_read_legend (self->letters, self->grid, self->legend);
  for (guint s = 0; self->letters->explained < 0 && s < self->workbook->sheets->len; s++)
    {
      g_autoptr (GHashTable) elsewhere
        = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

      if (s != self->sheet)
        remit_table_letters_read_legend (self->letters,
                                         remit_workbook_sheet_grid (self->workbook, s), elsewhere);
    }
}

RemitTableShape *
remit_table_shape_new (const RemitWorkbook *workbook, const RemitGraph *graph, guint sheet,
                       GHashTable *own)
{
  RemitTableShape *self = g_new0 (RemitTableShape, 1);

  self->workbook = workbook;
  self->sheet = sheet;
  self->grid = remit_workbook_sheet_grid (workbook, sheet);
  self->letters = remit_table_letters_new (graph, own);
  self->legend = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  /* A table that Remit wrote names its scheme: numbers beside its names explain nothing. */
  if (!remit_table_has_marks (self->grid))
    read_legends (self);
  fill_kinds (self);
  return self;
}

void
remit_table_shape_free (RemitTableShape *self)
{
  if (self == NULL)
    return;
  remit_table_letters_free (self->letters);
  g_hash_table_unref (self->legend);
  g_free (self->kinds);
  g_free (self->offsets);
  g_free (self);
}

void
remit_table_found_free (RemitTableFound *found)
{
  if (found == NULL)
    return;
  g_free (found->letters);
  g_free (found);
}

/* ---- cells ---- */

RemitTextKind
remit_table_shape_kind (const RemitTableShape *self, guint row, guint column)
{
  const RemitTableArea *area = remit_table_grid_merged (self->grid, row, column);

  if (area != NULL)
    {
      row = area->first_row;
      column = area->first_column;
    }
  if (row >= remit_table_grid_n_rows (self->grid)
      || column >= self->offsets[row + 1] - self->offsets[row])
    return REMIT_TEXT_EMPTY;
  return (RemitTextKind) self->kinds[self->offsets[row] + column];
}

char *
remit_table_shape_folded (const RemitTableShape *self, guint row, guint column)
{
  return remit_fold_spaces (
    row < remit_table_grid_n_rows (self->grid) ? remit_table_shape_text (self, row, column) : "");
}

gboolean
remit_table_shape_has_text (const RemitTableShape *self, guint row, guint column)
{
  RemitTextKind kind = remit_table_shape_kind (self, row, column);

  return kind != REMIT_TEXT_EMPTY && kind != REMIT_TEXT_NOTHING;
}

/* ---- rows ---- */

/* A merged cell that begins left of the letters and reaches into them is a label: a title, a group.
 */
static gboolean
is_label (const RemitTableShape *self, const RemitTableFound *found, guint row, guint column)
{
  const RemitTableArea *area = remit_table_grid_merged (self->grid, row, column);

  return area != NULL && area->first_column < column
         && (area->first_column < found->area.first_column
             || !remit_table_found_is_letters (found, area->first_column)
             || area->last_column - area->first_column + 1 >= MAX (found->n_letters, 3));
}

RemitRowKind
remit_table_row_kind (const RemitTableShape *self, const RemitTableFound *found, guint row)
{
  guint letters = 0, words = 0, shorts = 0, labels = 0;

  for (guint c = found->area.first_column; c <= found->area.last_column; c++)
    {
      RemitTextKind kind = remit_table_shape_kind (self, row, c);

      if (kind == REMIT_TEXT_EMPTY || kind == REMIT_TEXT_NOTHING)
        continue;
      if (!remit_table_found_is_letters (found, c) || is_label (self, found, row, c))
        labels++;
      else if (kind == REMIT_TEXT_LETTERS || kind == REMIT_TEXT_MARK)
        letters++;
      else if (kind == REMIT_TEXT_SHORT)
        shorts++;
      else
        words++;
    }
  if (letters > 0 && letters >= words)
    return REMIT_ROW_DATA;
  if (letters + words + shorts > 0)
    return REMIT_ROW_TEXTS;
  return labels > 0 ? REMIT_ROW_LABEL : REMIT_ROW_BLANK;
}

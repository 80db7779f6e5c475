/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-app"

#include "remit-sheet-sizes.h"

/* Rows are reckoned, not stored; columns are a list of ends that is searched by halves: 5,000 × 200
 * lines take 200 numbers. */

void
remit_sheet_sizes_clear (RemitSheetSizes *sizes)
{
  g_clear_pointer (&sizes->column_ends, g_free);
  g_clear_pointer (&sizes->margin_wishes, g_free);
  g_clear_pointer (&sizes->margin_ends, g_free);
}

void
remit_sheet_sizes_set_lines (RemitSheetSizes *sizes, guint n_rows, guint n_columns, guint n_margins,
                             guint n_totals)
{
  remit_sheet_sizes_clear (sizes);
  sizes->n_rows = n_rows;
  sizes->n_columns = n_columns;
  sizes->n_margins = n_margins;
  sizes->n_totals = n_totals;
  sizes->column_ends = g_new0 (int, n_columns);
  sizes->margin_wishes = g_new0 (int, n_margins);
  sizes->margin_ends = g_new0 (int, n_margins);
  sizes->remark = -1;
}

int
remit_sheet_sizes_content_width (const RemitSheetSizes *sizes)
{
  return sizes->n_columns > 0 ? sizes->column_ends[sizes->n_columns - 1] : 0;
}

int
remit_sheet_sizes_content_height (const RemitSheetSizes *sizes)
{
  return (int) sizes->n_rows * sizes->row_height;
}

/* The margins up to the first one without room; returns their width. */
static int
place_margins (RemitSheetSizes *sizes, int remark_width, int room)
{
  gboolean full = FALSE;
  int end = 0;

  for (guint i = 0; i < sizes->n_margins; i++)
    {
      int wish = (int) i == sizes->remark ? remark_width : sizes->margin_wishes[i];

      full = full || end + wish > room;
      if (!full)
        end += wish;
      sizes->margin_ends[i] = end;
    }
  return end;
}

void
remit_sheet_sizes_fit (RemitSheetSizes *sizes, int width, int height)
{
  int content = remit_sheet_sizes_content_width (sizes);
  int body_least = MIN (content, sizes->body_least);
  int header_least = MIN (sizes->header_least, sizes->header_wish);
  int remark
    = sizes->remark >= 0 ? MIN (sizes->remark_least, sizes->margin_wishes[sizes->remark]) : 0;
  int margins = place_margins (sizes, remark, MAX (0, width - header_least - body_least));
  int header = CLAMP (width - margins - body_least, header_least, sizes->header_wish);
  int spare = width - header - content - margins;

  if (sizes->remark >= 0 && spare > 0)
    margins = place_margins (sizes, remark + spare, width - header - content);
  sizes->width = width;
  sizes->height = height;
  sizes->header_width = MIN (header, width);
  sizes->header_height = MIN (sizes->header_tall, MAX (sizes->row_height, height * 2 / 5));
  sizes->body_width = CLAMP (width - sizes->header_width - margins, 0, content);
  sizes->body_height
    = CLAMP (height - sizes->header_height - (int) sizes->n_totals * sizes->row_height, 0,
             remit_sheet_sizes_content_height (sizes));
}

int
remit_sheet_sizes_column_x (const RemitSheetSizes *sizes, guint column)
{
  return column > 0 ? sizes->column_ends[column - 1] : 0;
}

int
remit_sheet_sizes_column_width (const RemitSheetSizes *sizes, guint column)
{
  return sizes->column_ends[column] - remit_sheet_sizes_column_x (sizes, column);
}

int
remit_sheet_sizes_margin_x (const RemitSheetSizes *sizes, guint margin)
{
  return margin > 0 ? sizes->margin_ends[margin - 1] : 0;
}

int
remit_sheet_sizes_margin_width (const RemitSheetSizes *sizes, guint margin)
{
  return sizes->margin_ends[margin] - remit_sheet_sizes_margin_x (sizes, margin);
}

guint
remit_sheet_sizes_column_at (const RemitSheetSizes *sizes, int x)
{
  guint low = 0, high = sizes->n_columns;

  if (sizes->n_columns == 0)
    return G_MAXUINT;
  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (sizes->column_ends[middle] <= x)
        low = middle + 1;
      else
        high = middle;
    }
  return MIN (low, sizes->n_columns - 1);
}

guint
remit_sheet_sizes_row_at (const RemitSheetSizes *sizes, int y)
{
  if (sizes->n_rows == 0 || sizes->row_height <= 0)
    return G_MAXUINT;
  return MIN ((guint) (MAX (y, 0) / sizes->row_height), sizes->n_rows - 1);
}

guint
remit_sheet_sizes_column_gap (const RemitSheetSizes *sizes, int x)
{
  guint column = remit_sheet_sizes_column_at (sizes, x);

  if (column == G_MAXUINT)
    return 0;
  return 2 * (x - remit_sheet_sizes_column_x (sizes, column))
             > remit_sheet_sizes_column_width (sizes, column)
           ? column + 1
           : column;
}

guint
remit_sheet_sizes_row_gap (const RemitSheetSizes *sizes, int y)
{
  guint row = remit_sheet_sizes_row_at (sizes, y);

  if (row == G_MAXUINT)
    return 0;
  return 2 * (y - (int) row * sizes->row_height) > sizes->row_height ? row + 1 : row;
}

int
remit_sheet_sizes_reveal (int scroll, int page, int from, int to)
{
  if (from < scroll || to - from > page)
    return from;
  return MAX (scroll, to - page);
}

int
remit_sheet_sizes_sign_room (int width, guint n_letters, int sign, int least)
{
  return width - sign >= (int) MAX (n_letters, 1) * least ? sign : 0;
}

guint
remit_sheet_jump (guint from, int step, guint n, RemitSheetFilled filled, gpointer data)
{
  gint64 at = from, last = step > 0 ? (gint64) n - 1 : 0;
  gboolean in_block;

  if (n == 0 || at == last)
    return from;
  in_block = filled (from, data) && filled ((guint) (at + step), data);
  for (at += step; at != last; at += step)
    if (in_block ? !filled ((guint) (at + step), data) : filled ((guint) at, data))
      break;
  return (guint) at;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-app"

#include "remit-sheet-private.h"

/* Where a cell, a header or a margin is in the widget, and what is at a place of it.  Sizes know
 * distances from the start side; here they become places, mirrored where a language runs from right
 * to left. */

gboolean
_remit_sheet_is_mirrored (RemitSheet *self)
{
  return gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
}

int
_remit_sheet_to_x (RemitSheet *self, int start, int width)
{
  return _remit_sheet_is_mirrored (self) ? self->sizes.width - start - width : start;
}

gboolean
_remit_sheet_row_is_group (RemitSheet *self, guint row)
{
  RemitSheetLine line;

  if (self->model == NULL || row >= self->sizes.n_rows)
    return FALSE;
  remit_sheet_model_get_line (self->model, REMIT_SHEET_ROWS, row, &line);
  return line.kind == REMIT_SHEET_LINE_GROUP;
}

void
_remit_sheet_get_plain_box (RemitSheet *self, guint row, guint column, GdkRectangle *box)
{
  const RemitSheetSizes *sizes = &self->sizes;
  int start = 0;

  *box = (GdkRectangle){ 0, 0, sizes->header_width, sizes->header_height };
  if (column < sizes->n_columns)
    {
      start = sizes->header_width + remit_sheet_sizes_column_x (sizes, column) - self->scroll_x;
      box->width = remit_sheet_sizes_column_width (sizes, column);
    }
  if (row < sizes->n_rows)
    {
      box->y = sizes->header_height + (int) row * sizes->row_height - self->scroll_y;
      box->height = sizes->row_height;
    }
  box->x = _remit_sheet_to_x (self, start, box->width);
}

void
_remit_sheet_get_box (RemitSheet *self, guint row, guint column, GdkRectangle *box)
{
  const RemitSheetSizes *sizes = &self->sizes;

  _remit_sheet_get_plain_box (self, row, column, box);
  if (row >= sizes->n_rows || !_remit_sheet_row_is_group (self, row))
    return;
  box->width = sizes->header_width + sizes->body_width;
  box->x = _remit_sheet_to_x (self, 0, box->width);
}

/* Which margin, if any, is at a distance from the margins' start. */
static gboolean
find_margin (const RemitSheetSizes *sizes, int x, guint *margin)
{
  for (*margin = 0; *margin < sizes->n_margins; (*margin)++)
    if (x < sizes->margin_ends[*margin])
      return TRUE;
  return FALSE;
}

static gboolean
find_column (RemitSheet *self, int x, RemitSheetPlace *place, gboolean *margin)
{
  const RemitSheetSizes *sizes = &self->sizes;

  *margin = FALSE;
  if (x < sizes->header_width)
    place->column = REMIT_SHEET_HEADER;
  else if (x < sizes->header_width + sizes->body_width)
    place->column = remit_sheet_sizes_column_at (sizes, x - sizes->header_width + self->scroll_x);
  else
    *margin = find_margin (sizes, x - sizes->header_width - sizes->body_width, &place->column);
  return *margin || x < sizes->header_width + sizes->body_width;
}

static gboolean
find_row (RemitSheet *self, int y, RemitSheetPlace *place, gboolean *total)
{
  const RemitSheetSizes *sizes = &self->sizes;
  int end = sizes->header_height + sizes->body_height;

  *total = y >= end;
  if (y < sizes->header_height)
    place->row = REMIT_SHEET_HEADER;
  else if (y < end)
    place->row = remit_sheet_sizes_row_at (sizes, y - sizes->header_height + self->scroll_y);
  else
    place->row = (guint) ((y - end) / sizes->row_height);
  return !*total || place->row < sizes->n_totals;
}

static RemitSheetTileKind
get_place_kind (RemitSheet *self, const RemitSheetPlace *place, gboolean margin, gboolean total)
{
  if (total)
    return place->column == REMIT_SHEET_HEADER ? REMIT_SHEET_TILE_TOTAL_LABEL
                                               : REMIT_SHEET_TILE_TOTAL;
  if (place->row == REMIT_SHEET_HEADER)
    return margin                                ? REMIT_SHEET_TILE_MARGIN_HEADER
           : place->column == REMIT_SHEET_HEADER ? REMIT_SHEET_TILE_CORNER
                                                 : REMIT_SHEET_TILE_COLUMN;
  if (place->column == REMIT_SHEET_HEADER || _remit_sheet_row_is_group (self, place->row))
    return REMIT_SHEET_TILE_ROW;
  return margin ? REMIT_SHEET_TILE_MARGIN : REMIT_SHEET_TILE_CELL;
}

static gboolean
is_on_triangle (RemitSheet *self, const RemitSheetPlace *place, int x)
{
  RemitSheetLine line;
  int start;

  if (place->kind != REMIT_SHEET_TILE_ROW)
    return FALSE;
  remit_sheet_model_get_line (self->model, REMIT_SHEET_ROWS, place->row, &line);
  start = (int) line.depth * 2 * self->em;
  return line.foldable && x >= start && x < start + MAX (24, 3 * self->em);
}

gboolean
_remit_sheet_find_place (RemitSheet *self, double pointer_x, double pointer_y,
                         RemitSheetPlace *place)
{
  int x = _remit_sheet_to_x (self, (int) pointer_x, 1), y = (int) pointer_y;
  gboolean margin, total;

  *place = (RemitSheetPlace){ 0 };
  if (self->model == NULL || x < 0 || y < 0 || !find_column (self, x, place, &margin)
      || !find_row (self, y, place, &total))
    return FALSE;
  if (total && margin)
    return FALSE;
  place->kind = get_place_kind (self, place, margin, total);
  place->on_triangle = is_on_triangle (self, place, x);
  if (!margin && !total)
    _remit_sheet_get_box (self, place->row, place->column, &place->box);
  return TRUE;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-app"

#include "remit-sheet-private.h"

#include "remit-controls.h"

/* What lies over the tiles: the range and its headers, the cursor, the edges of the frozen parts,
 * and where dragged lines would go. */

static graphene_rect_t
to_rect (const GdkRectangle *box)
{
  return GRAPHENE_RECT_INIT ((float) box->x, (float) box->y, (float) box->width,
                             (float) box->height);
}

static void
get_range_box (RemitSheet *self, const RemitSheetRange *range, GdkRectangle *box)
{
  GdkRectangle last;

  _remit_sheet_get_plain_box (self, range->first_row, range->first_column, box);
  _remit_sheet_get_plain_box (self, range->last_row, range->last_column, &last);
  gdk_rectangle_union (box, &last, box);
}

static void
tint (GtkSnapshot *snapshot, const GdkRectangle *box, GdkRGBA color, double alpha)
{
  graphene_rect_t rect = to_rect (box);

  color.alpha = (float) alpha;
  gtk_snapshot_append_color (snapshot, &color, &rect);
}

/* The headers of the selected lines, so that the eye finds row and column. */
static void
paint_header_marks (RemitSheet *self, GtkSnapshot *snapshot, const GdkRectangle *box)
{
  const RemitSheetSizes *sizes = &self->sizes;
  GdkRectangle area, part;

  area = (GdkRectangle){ _remit_sheet_to_x (self, sizes->header_width, sizes->body_width), 0,
                         sizes->body_width, sizes->header_height };
  part = (GdkRectangle){ box->x, 0, box->width, sizes->header_height };
  if (gdk_rectangle_intersect (&area, &part, &part))
    tint (snapshot, &part, self->look.accent, 0.14);
  area = (GdkRectangle){ _remit_sheet_to_x (self, 0, sizes->header_width), sizes->header_height,
                         sizes->header_width, sizes->body_height };
  part = (GdkRectangle){ area.x, box->y, area.width, box->height };
  if (gdk_rectangle_intersect (&area, &part, &part))
    tint (snapshot, &part, self->look.accent, 0.14);
}

static void
push_area (RemitSheet *self, GtkSnapshot *snapshot, gboolean with_header_row,
           gboolean with_header_column)
{
  const RemitSheetSizes *sizes = &self->sizes;
  int start = with_header_column ? 0 : sizes->header_width;
  int width = sizes->body_width + (with_header_column ? sizes->header_width : 0);
  int y = with_header_row ? 0 : sizes->header_height;
  int height = sizes->body_height + (with_header_row ? sizes->header_height : 0);

  gtk_snapshot_push_clip (snapshot,
                          &GRAPHENE_RECT_INIT ((float) _remit_sheet_to_x (self, start, width),
                                               (float) y, (float) width, (float) height));
}

static void
paint_range (RemitSheet *self, GtkSnapshot *snapshot, const RemitSheetRange *range)
{
  GdkRectangle box;
  graphene_rect_t rect;

  get_range_box (self, range, &box);
  paint_header_marks (self, snapshot, &box);
  if (range->first_row == range->last_row && range->first_column == range->last_column)
    return;
  push_area (self, snapshot, FALSE, FALSE);
  tint (snapshot, &box, self->look.accent, 0.18);
  rect = to_rect (&box);
  _remit_sheet_append_frame (snapshot, &rect, &self->look.accent, 1, 0);
  gtk_snapshot_pop (snapshot);
}

static void
paint_cursor (RemitSheet *self, GtkSnapshot *snapshot)
{
  gboolean focused = remit_has_focus_within (GTK_WIDGET (self));
  gboolean group = self->row != REMIT_SHEET_HEADER && _remit_sheet_row_is_group (self, self->row);
  GdkRGBA color = focused ? self->look.accent : self->look.muted;
  GdkRectangle box;
  graphene_rect_t rect;

  _remit_sheet_get_box (self, self->row, self->column, &box);
  push_area (self, snapshot, self->row == REMIT_SHEET_HEADER,
             self->column == REMIT_SHEET_HEADER || group);
  rect = GRAPHENE_RECT_INIT ((float) box.x - 1, (float) box.y - 1, (float) box.width + 1,
                             (float) box.height + 1);
  /* a line of the ground keeps the ring apart from a cell in the same colour */
  if (focused)
    {
      graphene_rect_t inner;

      graphene_rect_inset_r (&rect, 2, 2, &inner);
      _remit_sheet_append_frame (snapshot, &inner, &self->look.ground, 1, 1);
    }
  _remit_sheet_append_frame (snapshot, &rect, &color, focused ? 2.5 : 1, 2);
  gtk_snapshot_pop (snapshot);
}

/* Where the dragged lines would go. */
static void
paint_drop (RemitSheet *self, GtkSnapshot *snapshot)
{
  const RemitSheetSizes *sizes = &self->sizes;
  GdkRectangle box;
  int start;

  if (self->drag == REMIT_SHEET_DRAG_ROWS)
    box = (GdkRectangle){ 0,
                          sizes->header_height + (int) self->drop_gap * sizes->row_height
                            - self->scroll_y - 2,
                          sizes->width, 3 };
  else if (self->drag == REMIT_SHEET_DRAG_COLUMNS)
    {
      start = sizes->header_width + remit_sheet_sizes_column_x (sizes, self->drop_gap)
              - self->scroll_x - 2;
      box = (GdkRectangle){ _remit_sheet_to_x (self, start, 3), 0, 3,
                            sizes->header_height + sizes->body_height };
    }
  else
    return;
  tint (snapshot, &box, self->look.accent, 1);
}

void
_remit_sheet_paint_over (RemitSheet *self, GtkSnapshot *snapshot)
{
  const RemitSheetSizes *sizes = &self->sizes;
  GdkRGBA line = self->look.muted;
  RemitSheetRange range;
  GdkRectangle box;

  if (remit_sheet_get_range (self, &range))
    paint_range (self, snapshot, &range);
  if (self->has_cursor)
    paint_cursor (self, snapshot);
  /* the frozen parts end here */
  box = (GdkRectangle){ 0, sizes->header_height - 1, sizes->width, 1 };
  if (self->scroll_y > 0)
    tint (snapshot, &box, line, 0.6);
  box = (GdkRectangle){ _remit_sheet_to_x (self, sizes->header_width - 1, 1), 0, 1,
                        sizes->header_height + sizes->body_height };
  if (self->scroll_x > 0)
    tint (snapshot, &box, line, 0.6);
  box.x = _remit_sheet_to_x (self, sizes->header_width + sizes->body_width - 1, 1);
  if (self->scroll_x + sizes->body_width < remit_sheet_sizes_content_width (sizes))
    tint (snapshot, &box, line, 0.6);
  box = (GdkRectangle){ 0, sizes->header_height + sizes->body_height - 1, sizes->width, 1 };
  if (self->scroll_y + sizes->body_height < remit_sheet_sizes_content_height (sizes))
    tint (snapshot, &box, line, 0.6);
  paint_drop (self, snapshot);
}

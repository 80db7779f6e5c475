/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-app"

#include "remit-viewport.h"

#include <math.h>

/* Coordinates of the map: where the world lies on the screen.  The one invariant is
 *   screen = (world - origin) * scale
 * with the scale always within the limits.  Everything here is a few multiplications. */

void
remit_viewport_init (RemitViewport *self)
{
  *self = (RemitViewport) { .scale = 1 };
}

void
remit_viewport_resize (RemitViewport *self, double width, double height)
{
  self->width = width;
  self->height = height;
}

void
remit_viewport_to_world (const RemitViewport *self, double screen_x, double screen_y, double *x,
                         double *y)
{
  *x = self->x + screen_x / self->scale;
  *y = self->y + screen_y / self->scale;
}

void
remit_viewport_to_screen (const RemitViewport *self, double x, double y, double *screen_x,
                          double *screen_y)
{
  *screen_x = (x - self->x) * self->scale;
  *screen_y = (y - self->y) * self->scale;
}

RemitRect
remit_viewport_rect_to_screen (const RemitViewport *self, const RemitRect *world)
{
  RemitRect screen = { .width = world->width * self->scale, .height = world->height * self->scale };

  remit_viewport_to_screen (self, world->x, world->y, &screen.x, &screen.y);
  return screen;
}

RemitRect
remit_viewport_visible (const RemitViewport *self)
{
  return (RemitRect) { self->x, self->y, self->width / self->scale, self->height / self->scale };
}

void
remit_viewport_pan (RemitViewport *self, double dx, double dy)
{
  self->x -= dx / self->scale;
  self->y -= dy / self->scale;
}

gboolean
remit_viewport_zoom_at (RemitViewport *self, double screen_x, double screen_y, double scale)
{
  double x, y;

  scale = CLAMP (scale, REMIT_VIEWPORT_MIN_SCALE, REMIT_VIEWPORT_MAX_SCALE);
  if (scale == self->scale)
    return FALSE;
  remit_viewport_to_world (self, screen_x, screen_y, &x, &y);
  self->scale = scale;
  self->x = x - screen_x / scale;
  self->y = y - screen_y / scale;
  return TRUE;
}

void
remit_viewport_center_on (RemitViewport *self, double x, double y)
{
  self->x = x - self->width / self->scale / 2;
  self->y = y - self->height / self->scale / 2;
}

void
remit_viewport_fit (RemitViewport *self, const RemitRect *rect, double margin, double max_scale)
{
  double across = MAX (self->width - 2 * margin, 1) / MAX (rect->width, 1);
  double down = MAX (self->height - 2 * margin, 1) / MAX (rect->height, 1);

  self->scale = CLAMP (MIN (MIN (across, down), max_scale), REMIT_VIEWPORT_MIN_SCALE,
                       REMIT_VIEWPORT_MAX_SCALE);
  remit_viewport_center_on (self, rect->x + rect->width / 2, rect->y + rect->height / 2);
}

/* How far a span has to be moved to lie in 0 … @length with @margin on both sides. */
static double
shift_span (double start, double extent, double length, double margin)
{
  double end = start + extent;

  if (extent > length - 2 * margin)
    return start <= margin && end >= length - margin ? 0 : margin - start;
  if (start < margin)
    return margin - start;
  if (end > length - margin)
    return length - margin - end;
  return 0;
}

gboolean
remit_viewport_reveal (RemitViewport *self, const RemitRect *rect, double margin)
{
  RemitRect screen = remit_viewport_rect_to_screen (self, rect);
  double dx = shift_span (screen.x, screen.width, self->width, margin);
  double dy = shift_span (screen.y, screen.height, self->height, margin);

  if (dx == 0 && dy == 0)
    return FALSE;
  remit_viewport_pan (self, dx, dy);
  return TRUE;
}

/* How far a span has to be moved so that @keep of it lies in 0 … @length. */
static double
limit_span (double start, double extent, double length, double keep)
{
  keep = MIN (keep, MIN (extent, length));
  if (start > length - keep)
    return length - keep - start;
  if (start + extent < keep)
    return keep - start - extent;
  return 0;
}

void
remit_viewport_limit (RemitViewport *self, const RemitRect *extents, double keep)
{
  RemitRect screen = remit_viewport_rect_to_screen (self, extents);

  remit_viewport_pan (self, limit_span (screen.x, screen.width, self->width, keep),
                      limit_span (screen.y, screen.height, self->height, keep));
}

RemitViewport
remit_viewport_aligned (const RemitViewport *self, double device)
{
  RemitViewport aligned = *self;
  double pixels = self->scale * device;

  aligned.x = round (self->x * pixels) / pixels;
  aligned.y = round (self->y * pixels) / pixels;
  return aligned;
}

double
remit_viewport_step (double scale, int direction)
{
  static const double steps[] = { 0.05, 0.1, 0.15, 0.25, 0.33, 0.5, 0.67, 0.8, 0.9,
                                  1,    1.1, 1.25, 1.5,  1.75, 2,   2.5,  3,   4 };
  /* a scale that is nearly a round one counts as that one: nobody sees the difference, and a step
   * must be felt */
  double slack = scale * 0.02;

  if (direction > 0)
    {
      for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
        if (steps[i] > scale + slack)
          return steps[i];
      return REMIT_VIEWPORT_MAX_SCALE;
    }
  for (guint i = G_N_ELEMENTS (steps); i > 0; i--)
    if (steps[i - 1] < scale - slack)
      return steps[i - 1];
  return REMIT_VIEWPORT_MIN_SCALE;
}

void
remit_rect_include (RemitRect *all, const RemitRect *rect, gboolean first)
{
  double right = MAX (all->x + all->width, rect->x + rect->width);
  double bottom = MAX (all->y + all->height, rect->y + rect->height);

  if (first)
    {
      *all = *rect;
      return;
    }
  all->x = MIN (all->x, rect->x);
  all->y = MIN (all->y, rect->y);
  all->width = right - all->x;
  all->height = bottom - all->y;
}

gboolean
remit_rect_overlaps (const RemitRect *a, const RemitRect *b)
{
  return a->x < b->x + b->width && b->x < a->x + a->width && a->y < b->y + b->height
         && b->y < a->y + a->height;
}

gboolean
remit_rect_lies_in (const RemitRect *inner, const RemitRect *outer)
{
  return inner->x >= outer->x && inner->y >= outer->y
         && inner->x + inner->width <= outer->x + outer->width
         && inner->y + inner->height <= outer->y + outer->height;
}

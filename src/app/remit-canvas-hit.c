/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-app"

#include "remit-canvas-private.h"

#include <math.h>

/* What lies under a point of the canvas, and what that lights up. */

#define LINK_REACH 5.0   /* px around a line that count as on it */
#define HANDLE_REACH 9.0 /* px around a handle */
#define HOVER_REACH 20.0 /* px around a node in which its handles stay */
#define CORNER_REACH 8.0
#define AREA_TITLE 30.0 /* world units: the strip at the top of an area that takes hold of it */

/* ---- what is where ---- */

static gboolean
find_handle (RemitCanvas *self, RemitId node, double x, double y, RemitHit *hit)
{
  RemitRect screen;

  if (!_remit_canvas_shows_handles (self, node))
    return FALSE;
  screen = _remit_canvas_to_screen (self, &_remit_canvas_find_mark (self, node)->box);
  for (guint side = 0; side < REMIT_N_SIDES; side++)
    {
      double handle_x, handle_y;

      _remit_canvas_handle_point (&screen, side, &handle_x, &handle_y);
      if (hypot (x - handle_x, y - handle_y) > HANDLE_REACH)
        continue;
      *hit = (RemitHit) { REMIT_HIT_HANDLE, node, side, NULL };
      return TRUE;
    }
  return FALSE;
}

static gboolean
find_corner (RemitCanvas *self, double x, double y, RemitHit *hit)
{
  g_autoptr (GArray) areas = _remit_canvas_selected (self, REMIT_PART_AREA);

  for (guint i = 0; i < areas->len; i++)
    {
      RemitId area = g_array_index (areas, RemitId, i);
      RemitRect screen = _remit_canvas_to_screen (self, &_remit_canvas_find_mark (self, area)->box);

      for (guint corner = 0; corner < 4; corner++)
        if (fabs (x - screen.x - (corner % 2) * screen.width) <= CORNER_REACH
            && fabs (y - screen.y - (corner / 2) * screen.height) <= CORNER_REACH)
          {
            *hit = (RemitHit) { REMIT_HIT_CORNER, area, corner, NULL };
            return TRUE;
          }
    }
  return FALSE;
}

RemitHit
_remit_canvas_hit_drawing (RemitCanvas *self, double x, double y)
{
  RemitHit hit = { REMIT_HIT_NOTHING };
  const RemitMark *area;
  const RemitItem *item;
  double world_x, world_y;

  _remit_canvas_to_world (self, x, y, &world_x, &world_y);
  item = remit_scene_pick (remit_canvas_get_scene (self), world_x, world_y,
                           LINK_REACH / self->viewport.scale);
  if (item == NULL)
    return hit;
  switch (item->part)
    {
    case REMIT_PART_NODE:
    case REMIT_PART_RIM:
      return (RemitHit) { REMIT_HIT_NODE, item->id, 0, item };
    case REMIT_PART_LINK:
      return (RemitHit) { REMIT_HIT_LINK, item->id, 0, item };
    case REMIT_PART_AREA:
      area = _remit_canvas_find_mark (self, item->id);
      if (area != NULL && world_y <= area->box.y + AREA_TITLE)
        return (RemitHit) { REMIT_HIT_AREA, item->id, 0, item };
      return hit;
    case REMIT_PART_LEGEND:
    case REMIT_PART_NONE:
    default:
      return hit;
    }
}

RemitHit
_remit_canvas_hit (RemitCanvas *self, double x, double y)
{
  RemitHit hit;

  if (find_handle (self, self->hover, x, y, &hit)
      || find_handle (self, remit_selection_get_primary (self->selection), x, y, &hit)
      || find_corner (self, x, y, &hit))
    return hit;
  return _remit_canvas_hit_drawing (self, x, y);
}

/* ---- hover ---- */

static const char *
find_cursor (RemitCanvas *self, const RemitHit *hit)
{
  if (self->tool != NULL)
    return self->tool->klass->cursor;
  if (self->space_held)
    return "grab";
  switch (hit->part)
    {
    case REMIT_HIT_HANDLE:
      return "crosshair";
    case REMIT_HIT_CORNER:
      return hit->side == 0 || hit->side == 3 ? "nwse-resize" : "nesw-resize";
    case REMIT_HIT_LINK:
      return "pointer";
    case REMIT_HIT_AREA:
    case REMIT_HIT_NODE:
    case REMIT_HIT_NOTHING:
    default:
      return NULL;
    }
}

static gboolean
is_near (RemitCanvas *self, const RemitMark *mark)
{
  RemitRect screen = _remit_canvas_to_screen (self, &mark->box);

  return mark->part == REMIT_PART_NODE && self->pointer_x > screen.x - HOVER_REACH
         && self->pointer_x < screen.x + screen.width + HOVER_REACH
         && self->pointer_y > screen.y - HOVER_REACH
         && self->pointer_y < screen.y + screen.height + HOVER_REACH;
}

/* The handles lie outside of their node: beside it, it still counts as under the pointer, and the
 * node that was keeps that rather than give it to the next one. */
static RemitId
find_near (RemitCanvas *self)
{
  const RemitMark *mark = self->hover != REMIT_ID_NONE ? _remit_canvas_find_mark (self, self->hover)
                                                       : NULL;
  const RemitMark *marks;
  guint n;

  if (mark != NULL && is_near (self, mark))
    return mark->id;
  marks = _remit_canvas_get_marks (self, &n);
  for (guint i = 0; i < n; i++)
    if (is_near (self, &marks[i]))
      return marks[i].id;
  return REMIT_ID_NONE;
}

void
_remit_canvas_update_hover (RemitCanvas *self)
{
  RemitHit hit = { REMIT_HIT_NOTHING };
  RemitId hover = REMIT_ID_NONE;

  if (self->pointer_inside && self->tool == NULL)
    {
      hit = _remit_canvas_hit (self, self->pointer_x, self->pointer_y);
      if (hit.part == REMIT_HIT_HANDLE || hit.part == REMIT_HIT_NODE || hit.part == REMIT_HIT_LINK)
        hover = hit.id;
      if (hit.part != REMIT_HIT_NODE && hit.part != REMIT_HIT_HANDLE
          && find_near (self) != REMIT_ID_NONE)
        hover = find_near (self);
    }
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), find_cursor (self, &hit));
  if (hover == self->hover)
    return;
  self->hover = hover;
  self->lit_stale = TRUE;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-app"

#include "remit-canvas-private.h"

#include <math.h>

/* Which part of the drawing is seen: scrolling, zooming, fitting, and flights to what is far away.
 * All of it ends in _remit_canvas_viewport_moved(). */

#define FIT_MARGIN 40  /* px around a fitted drawing */
#define SMALL_VIEW 600 /* px below which the margin is halved */
#define READABLE_SCALE 0.5
#define REVEAL_MARGIN 48 /* px around what is brought into sight */
#define KEEP_IN_VIEW 80  /* px of the drawing that cannot be scrolled away */
#define FLIGHT_TIME 220  /* ms */

RemitViewport
_remit_canvas_get_shown (RemitCanvas *self)
{
  return remit_viewport_aligned (&self->viewport, gtk_widget_get_scale_factor (GTK_WIDGET (self)));
}

RemitRect
_remit_canvas_to_screen (RemitCanvas *self, const RemitRect *world)
{
  RemitViewport shown = _remit_canvas_get_shown (self);

  return remit_viewport_rect_to_screen (&shown, world);
}

void
_remit_canvas_to_world (RemitCanvas *self, double screen_x, double screen_y, double *x, double *y)
{
  RemitViewport shown = _remit_canvas_get_shown (self);

  remit_viewport_to_world (&shown, screen_x, screen_y, x, y);
}

void
_remit_canvas_viewport_moved (RemitCanvas *self)
{
  RemitRect extents = remit_scene_get_extents (remit_canvas_get_scene (self));

  if (extents.width > 0)
    remit_viewport_limit (&self->viewport, &extents, KEEP_IN_VIEW);
  self->hurry = TRUE;
  self->fitted = FALSE;
  self->moved = TRUE;
  _remit_canvas_queue_refresh (self);
  if (self->entry != NULL)
    gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static double
mix (double from, double to, double t)
{
  return from + (to - from) * t;
}

/* The scale goes evenly for the eye (by ratio), the middle goes straight. */
static void
fly_cb (double t, gpointer data)
{
  RemitCanvas *self = data;
  gboolean fitted = self->fitted;
  RemitRect from = remit_viewport_visible (&self->flight_from),
            to = remit_viewport_visible (&self->flight_to);

  self->viewport.scale = self->flight_from.scale
                         * pow (self->flight_to.scale / self->flight_from.scale, t);
  remit_viewport_center_on (&self->viewport, mix (from.x + from.width / 2, to.x + to.width / 2, t),
                            mix (from.y + from.height / 2, to.y + to.height / 2, t));
  _remit_canvas_viewport_moved (self);
  self->fitted = fitted;
}

void
_remit_canvas_stop_flight (RemitCanvas *self)
{
  if (self->flight != NULL)
    adw_animation_reset (self->flight);
  g_clear_object (&self->flight);
}

static void
on_flight_done_cb (RemitCanvas *self)
{
  g_clear_object (&self->flight);
}

void
_remit_canvas_fly_to (RemitCanvas *self, const RemitViewport *target)
{
  RemitViewport goal = *target;

  self->fitted = FALSE;
  if (self->flight != NULL)
    {
      RemitViewport here = self->viewport;

      _remit_canvas_stop_flight (self);
      self->viewport = here;
    }
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)) || self->viewport.width <= 0)
    {
      self->viewport = goal;
      _remit_canvas_viewport_moved (self);
      return;
    }
  self->flight_from = self->viewport;
  self->flight_to = goal;
  self->flight = adw_timed_animation_new (GTK_WIDGET (self), 0, 1, FLIGHT_TIME,
                                          adw_callback_animation_target_new (fly_cb, self, NULL));
  adw_timed_animation_set_easing (ADW_TIMED_ANIMATION (self->flight), ADW_EASE_IN_OUT_CUBIC);
  g_signal_connect_object (self->flight, "done", G_CALLBACK (on_flight_done_cb), self,
                           G_CONNECT_SWAPPED);
  adw_animation_play (self->flight);
}

void
remit_canvas_zoom_to (RemitCanvas *self, double scale)
{
  g_return_if_fail (REMIT_IS_CANVAS (self));
  _remit_canvas_stop_flight (self);
  if (remit_viewport_zoom_at (&self->viewport, self->viewport.width / 2, self->viewport.height / 2,
                              scale))
    _remit_canvas_viewport_moved (self);
}

void
remit_canvas_zoom_step (RemitCanvas *self, int direction)
{
  g_return_if_fail (REMIT_IS_CANVAS (self));
  remit_canvas_zoom_to (self, remit_viewport_step (self->viewport.scale, direction));
}

void
remit_canvas_pan (RemitCanvas *self, double dx, double dy)
{
  g_return_if_fail (REMIT_IS_CANVAS (self));
  _remit_canvas_stop_flight (self);
  remit_viewport_pan (&self->viewport, dx, dy);
  _remit_canvas_viewport_moved (self);
}

void
remit_canvas_center_on (RemitCanvas *self, double x, double y)
{
  g_return_if_fail (REMIT_IS_CANVAS (self));
  _remit_canvas_stop_flight (self);
  remit_viewport_center_on (&self->viewport, x, y);
  _remit_canvas_viewport_moved (self);
}

/* What shows all of @rect, above the inset as long as that leaves it readable. */
static RemitViewport
fit_rect (RemitCanvas *self, const RemitRect *rect)
{
  RemitViewport target = self->viewport;
  double margin = MIN (target.width, target.height) < SMALL_VIEW ? FIT_MARGIN / 2.0 : FIT_MARGIN;

  target.height -= self->inset;
  remit_viewport_fit (&target, rect, margin, 1);
  target.height = self->viewport.height;
  if (target.scale < READABLE_SCALE)
    remit_viewport_fit (&target, rect, margin, 1);
  return target;
}

static RemitViewport
fit_all (RemitCanvas *self)
{
  RemitRect extents = remit_scene_get_extents (remit_canvas_get_scene (self));

  return fit_rect (self, &extents);
}

void
_remit_canvas_refit (RemitCanvas *self)
{
  _remit_canvas_stop_flight (self);
  self->viewport = fit_all (self);
  self->refit = FALSE;
  _remit_canvas_viewport_moved (self);
  self->fitted = TRUE;
}

void
remit_canvas_fit (RemitCanvas *self)
{
  RemitViewport target;

  g_return_if_fail (REMIT_IS_CANVAS (self));
  target = fit_all (self);
  _remit_canvas_fly_to (self, &target);
  self->fitted = TRUE;
}

void
remit_canvas_set_inset (RemitCanvas *self, int inset)
{
  g_return_if_fail (REMIT_IS_CANVAS (self));
  if (self->inset == inset)
    return;
  self->inset = inset;
  self->refit = self->refit || self->fitted;
  _remit_canvas_queue_refresh (self);
}

/* The box of whatever has the id and is in the drawing. */
static gboolean
find_box (RemitCanvas *self, RemitId id, RemitRect *box)
{
  const RemitMark *mark = _remit_canvas_find_mark (self, id);
  gboolean found = FALSE;
  const RemitItem *items;
  guint n;

  if (mark != NULL)
    {
      *box = mark->box;
      return TRUE;
    }
  items = remit_scene_get_items (remit_canvas_get_scene (self), &n);
  for (guint i = 0; i < n; i++)
    if (items[i].id == id && items[i].part == REMIT_PART_LINK)
      {
        remit_rect_include (box, &items[i].bounds, !found);
        found = TRUE;
      }
  return found;
}

void
remit_canvas_fit_selection (RemitCanvas *self)
{
  RemitRect all = { 0 }, box;
  RemitViewport target;
  gboolean any = FALSE;
  const RemitId *ids;
  guint n;

  g_return_if_fail (REMIT_IS_CANVAS (self));
  ids = remit_selection_get (self->selection, &n);
  for (guint i = 0; i < n; i++)
    if (find_box (self, ids[i], &box))
      {
        remit_rect_include (&all, &box, !any);
        any = TRUE;
      }
  if (!any)
    return;
  target = fit_rect (self, &all);
  _remit_canvas_fly_to (self, &target);
}

void
_remit_canvas_reveal_rect (RemitCanvas *self, const RemitRect *world)
{
  RemitViewport target = self->viewport;

  if (self->viewport.width > 0 && remit_viewport_reveal (&target, world, REVEAL_MARGIN))
    _remit_canvas_fly_to (self, &target);
}

void
remit_canvas_reveal (RemitCanvas *self, RemitId id)
{
  RemitRect box;

  g_return_if_fail (REMIT_IS_CANVAS (self));
  if (find_box (self, id, &box))
    _remit_canvas_reveal_rect (self, &box);
}

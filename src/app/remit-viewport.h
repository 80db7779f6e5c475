/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "remit-scene.h"

G_BEGIN_DECLS

/* What part of the world a widget shows: plain numbers, no widget.
 * World units are those of a scene (1 unit = 1 pixel at 100 %), screen units are the widget's
 * pixels; both run down and right. */
typedef struct
{
  double width, height; /* of the widget */
  double scale;         /* screen pixels per world unit */
  double x, y;          /* world point at the widget's top left corner */
} RemitViewport;

#define REMIT_VIEWPORT_MIN_SCALE 0.05
#define REMIT_VIEWPORT_MAX_SCALE 4.0

/* 100 %, the world's origin in the corner, no size. */
void remit_viewport_init (RemitViewport *self);
/* What is at the top left stays there. */
void remit_viewport_resize (RemitViewport *self, double width, double height);

void remit_viewport_to_world (const RemitViewport *self, double screen_x, double screen_y,
                              double *x, double *y);
void remit_viewport_to_screen (const RemitViewport *self, double x, double y, double *screen_x,
                               double *screen_y);
RemitRect remit_viewport_rect_to_screen (const RemitViewport *self, const RemitRect *world);
/* The part of the world that is seen. */
RemitRect remit_viewport_visible (const RemitViewport *self);

/* Moves the drawing by so many screen pixels. */
void remit_viewport_pan (RemitViewport *self, double dx, double dy);
/* Sets the scale (kept within the limits); the world point under the screen point stays under it.
 * FALSE when nothing changed. */
gboolean remit_viewport_zoom_at (RemitViewport *self, double screen_x, double screen_y,
                                 double scale);
/* Shows all of @rect, centred, with @margin screen pixels around, no larger than @max_scale. */
void remit_viewport_fit (RemitViewport *self, const RemitRect *rect, double margin,
                         double max_scale);
void remit_viewport_center_on (RemitViewport *self, double x, double y);
/* The smallest pan that brings @rect into view with @margin screen pixels around; of a rectangle
 * larger than the view its top left corner, unless it fills the view.  FALSE when nothing had to
 * move. */
gboolean remit_viewport_reveal (RemitViewport *self, const RemitRect *rect, double margin);
/* Keeps at least @keep screen pixels of @extents in view, so that a drawing cannot be lost. */
void remit_viewport_limit (RemitViewport *self, const RemitRect *extents, double keep);
/* A copy whose origin lies on a whole device pixel (@device per screen pixel), so that rasters can
 * be shifted without blurring. */
RemitViewport remit_viewport_aligned (const RemitViewport *self, double device);

/* ---- rectangles ---- */
/* Grows @all to take in @rect; with @first it becomes @rect. */
void remit_rect_include (RemitRect *all, const RemitRect *rect, gboolean first);
gboolean remit_rect_overlaps (const RemitRect *a, const RemitRect *b);
gboolean remit_rect_lies_in (const RemitRect *inner, const RemitRect *outer);

/* The next round scale above (@direction 1) or below (-1). */
double remit_viewport_step (double scale, int direction);

G_END_DECLS

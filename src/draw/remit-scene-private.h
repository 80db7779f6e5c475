/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "remit-scene.h"

G_BEGIN_DECLS

/* How scenes are built and what the sinks of this folder read of them.
 *
 * A builder calls _remit_scene_new(), adds items back to front and ends with
 * _remit_scene_finish(); from then on the scene never changes and any thread may read it. */

/* Levels of detail: the smallest scale (pixels per unit) at which an item is drawn. */
typedef enum
{
  REMIT_LEVEL_ALWAYS,
  REMIT_LEVEL_COARSE, /* from 0.2 */
  REMIT_LEVEL_FINE,   /* from 0.35 */
  REMIT_LEVEL_NEAR,   /* from 0.6 */
} RemitLevel;

/* What the cull pass looks at, apart from the items so that it reads little memory. */
typedef struct
{
  float x0, y0, x1, y1;
  float min_scale;
} RemitReach;

/* The box of a node, without its outline. */
typedef struct
{
  RemitId id;
  RemitRect rect;
} RemitNodeBox;

RemitScene *_remit_scene_new (RemitRgba background);
/* The items returned are valid until the next call; callers set what the arguments leave out. */
RemitItem *_remit_scene_add_rect (RemitScene *scene, RemitPart part, RemitId id,
                                  const RemitRect *rect, double radius, RemitRgba fill);
RemitItem *_remit_scene_add_line (RemitScene *scene, RemitPart part, RemitId id,
                                  const double *points, guint n_points, RemitRgba color,
                                  double width);
/* One line of text in the middle of @rect's height, cut with an ellipsis at its width. */
RemitItem *_remit_scene_add_text (RemitScene *scene, RemitPart part, RemitId id,
                                  const RemitRect *rect, const char *text, double size, int weight,
                                  PangoAlignment align, RemitRgba color);
RemitItem *_remit_scene_add_icon (RemitScene *scene, RemitPart part, RemitId id, int node_kind,
                                  const RemitRect *rect, RemitRgba color);
/* Writes a text into the middle of a rect item. */
void _remit_scene_label_rect (RemitScene *scene, RemitItem *item, const char *text, double size,
                              int weight, RemitRgba color);
/* Says that @rect is the box of a node, for picking and moving along. */
void _remit_scene_add_node_box (RemitScene *scene, RemitId node, const RemitRect *rect);
void _remit_scene_finish (RemitScene *scene);

/* The extents so far, while building. */
RemitRect _remit_scene_measure (const RemitScene *scene);

/* The extents with a margin, on whole units, never empty: the page of an export. */
RemitRect _remit_scene_get_page (const RemitScene *scene);

const RemitReach *_remit_scene_get_reach (const RemitScene *scene);
const RemitNodeBox *_remit_scene_get_boxes (const RemitScene *scene, guint *n);
/* The rectangle of a rect item without its outline. */
RemitRect _remit_item_get_rect (const RemitItem *item);
/* Where the baseline of an item's text lies. */
double _remit_item_get_baseline (const RemitItem *item);

static inline gboolean
_remit_rect_touches (const RemitRect *a, const RemitRect *b)
{
  return a->x <= b->x + b->width && b->x <= a->x + a->width && a->y <= b->y + b->height
         && b->y <= a->y + a->height;
}

static inline gboolean
_remit_rect_contains (const RemitRect *rect, double x, double y)
{
  return x >= rect->x && x <= rect->x + rect->width && y >= rect->y && y <= rect->y + rect->height;
}

static inline RemitRect
_remit_rect_grow (const RemitRect *rect, double by)
{
  return (RemitRect){ rect->x - by, rect->y - by, rect->width + 2 * by, rect->height + 2 * by };
}

G_END_DECLS

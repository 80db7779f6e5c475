/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "remit-types.h"
#include <cairo.h>
#include <pango/pango.h>

G_BEGIN_DECLS

/* A scene: flat arrays of what is to be seen, in world coordinates (1 unit = 1 pixel at 100 %, y
 * down). Everything that shows a drawing (screen, PNG, SVG, PDF, minimap) takes the same scene.
 * Built once, never edited. */

typedef struct
{
  double x, y, width, height;
} RemitRect;
typedef struct
{
  double r, g, b, a;
} RemitRgba;

/* Colours of a scene; light is also the one for paper. */
typedef enum
{
  REMIT_PALETTE_LIGHT,
  REMIT_PALETTE_DARK,
  REMIT_PALETTE_LIGHT_CONTRAST,
  REMIT_PALETTE_DARK_CONTRAST
} RemitPalette;

typedef enum
{
  REMIT_SHAPE_RECT, /* with corner radius: boxes, pills, areas, chips; may carry a text, centred in
                       it; `dashed` is its outline */
  REMIT_SHAPE_LINE, /* polyline through points, rounded bends, arrow heads */
  REMIT_SHAPE_TEXT,
  REMIT_SHAPE_ICON, /* a small pictogram of the node kind in `detail` */
} RemitShape;

/* What part of the model an item stands for: pick() answers with it. */
typedef enum
{
  REMIT_PART_NONE,
  REMIT_PART_NODE,
  REMIT_PART_LINK,
  REMIT_PART_AREA,
  REMIT_PART_RIM, /* one segment of a node's rim; `detail` is the duty */
  REMIT_PART_LEGEND,
} RemitPart;

typedef struct
{
  RemitShape shape;
  RemitPart part;
  RemitId id;       /* node, link or area; 0 none */
  int detail;       /* rim: the RemitLinkKind; icon: the RemitNodeKind */
  RemitRect bounds; /* of the ink, line width included */
  guint8 level; /* smallest level of detail at which it is drawn: 0 always … 3 only near 100 % */
  /* rect */
  double radius;
  RemitRgba fill, stroke; /* alpha 0: none */
  double stroke_width;
  gboolean hatched; /* stripes of `color` over the fill */
  /* line */
  guint first_point,
    n_points; /* `radius` rounds the bends, `stroke` and `stroke_width` are its pen */
  gboolean arrow_start, arrow_end, dashed;
  /* text */
  guint text;       /* offset into the scene's string pool */
  double font_size; /* world units */
  int weight;       /* PANGO_WEIGHT_* */
  PangoAlignment align;
  double text_width; /* ellipsize at this width; 0: no limit */
  RemitRgba color;
} RemitItem;

typedef struct _RemitScene RemitScene;

RemitScene *remit_scene_ref (RemitScene *scene);
void remit_scene_unref (RemitScene *scene);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RemitScene, remit_scene_unref)

RemitRect remit_scene_get_extents (const RemitScene *scene);
const RemitItem *remit_scene_get_items (const RemitScene *scene, guint *n);
const double *remit_scene_get_points (const RemitScene *scene); /* x, y pairs */
const char *remit_scene_get_text (const RemitScene *scene, const RemitItem *item);
/* The background colour. */
RemitRgba remit_scene_get_background (const RemitScene *scene);

/* The topmost item at a point, NULL when there is none; lines are hit within @tolerance world
 * units. */
const RemitItem *remit_scene_pick (const RemitScene *scene, double x, double y, double tolerance);
/* The box of a node; FALSE when it is not in the scene. */
gboolean remit_scene_node_box (const RemitScene *scene, RemitId node, RemitRect *box);
/* Ids of the nodes whose boxes lie in (touch) the rectangle. (transfer full) (element-type RemitId)
 */
GArray *remit_scene_nodes_in (const RemitScene *scene, const RemitRect *rect);
/* The nearest node from @node in a direction (dx, dy of -1, 0, 1), 0 when there is none. */
RemitId remit_scene_neighbour (const RemitScene *scene, RemitId node, int dx, int dy);
/* Canonical text for golden tests. (transfer full) */
char *remit_scene_dump (const RemitScene *scene);

/* ---- sinks ---- */

/* Paints what lies in @clip (world; NULL: all) with @cr's transformation as it is set (world ->
 * device, @scale = device pixels per unit), leaving out what is too small to see at that scale. */
void remit_scene_paint (const RemitScene *scene, cairo_t *cr, const RemitRect *clip, double scale);
/* Paints only the items of some ids (a node being dragged, the selection), everything at full
 * detail. */
void remit_scene_paint_items (const RemitScene *scene, cairo_t *cr, const RemitId *ids, guint n_ids,
                              double scale);

/* Text stays text.  Deterministic. (transfer full) */
GString *remit_scene_to_svg (const RemitScene *scene, const char *title);
/* To files, written beside and renamed; @scale pixels per unit.  PDF: one page as large as the
 * drawing with searchable text and a title. */
gboolean remit_scene_write_svg (const RemitScene *scene, const char *title, const char *path,
                                GError **error);
gboolean remit_scene_write_png (const RemitScene *scene, double scale, const char *path,
                                GError **error);
gboolean remit_scene_write_pdf (const RemitScene *scene, const char *title, const char *path,
                                GError **error);
/* By the ending of @path or @format ("svg", "png", "pdf"); "-" is standard output. */
gboolean remit_scene_write (const RemitScene *scene, const char *title, const char *format,
                            const char *path, GError **error);

G_END_DECLS

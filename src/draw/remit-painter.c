/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-painter"
#include "remit-scene-private.h"

#include "remit-outline.h"
#include "remit-text.h"

#include <math.h>
#include <pango/pangocairo.h>

/* Paints scenes with cairo: on the screen, into PNG and PDF.
 *
 * On pixels it paints in device coordinates of its own reckoning, so that edges and lines fall
 * on whole pixels and are crisp at any scale, and so that straight lines take cairo's fast path
 * for boxes.  On paper (PDF), or under a transformation that turns, it leaves coordinates alone.
 * What is outside of the clip or too small to see costs one comparison of the narrow array of
 * bounds. */

#define ROUND_BOX_PIXELS 12.0 /* smaller boxes are painted with square corners */
#define OUTLINE_PIXELS 4.0    /* smaller boxes are painted in the colour of their outline */
#define SMALLEST_TEXT 5.0
#define HAIRLINE_SCALE 0.15 /* below: no round bends, dashes or widths */
#define ARROW_SCALE 0.2
#define HATCH_STEP 5.0
#define HATCH_WIDTH 2.2

typedef struct
{
  cairo_t *cr;
  const RemitScene *scene;
  double scale;  /* device pixels per unit: how much can be seen */
  double k;      /* units of the target per unit of the scene … */
  double tx, ty; /* … and its shift; 1, 0, 0 when the target's transformation does it */
  double grid;   /* what coordinates are rounded to, 0 not at all */
  gboolean full; /* every detail, however small */
} Painter;

/* ---- small helpers ---- */

static void
set_color (const Painter *painter, const RemitRgba *color)
{
  cairo_set_source_rgba (painter->cr, color->r, color->g, color->b, color->a);
}

static double
map_x (const Painter *painter, double x)
{
  return painter->tx + x * painter->k;
}

static double
map_y (const Painter *painter, double y)
{
  return painter->ty + y * painter->k;
}

static double
snap (const Painter *painter, double coordinate)
{
  /* Not round(): it would not give the same after a shift by whole pixels. */
  return painter->grid > 0 ? floor (coordinate / painter->grid + 0.5) * painter->grid : coordinate;
}

static void
paint_text (const Painter *painter, const RemitItem *item)
{
  const RemitRect *box = &item->bounds;
  double width, x;
  PangoLayoutLine *line = _remit_text_get_line (remit_scene_get_text (painter->scene, item),
                                                item->font_size * painter->k, item->weight,
                                                item->text_width * painter->k, &width);

  if (item->align == PANGO_ALIGN_LEFT)
    x = map_x (painter, box->x);
  else if (item->align == PANGO_ALIGN_RIGHT)
    x = map_x (painter, box->x + box->width) - width;
  else
    x = map_x (painter, box->x + box->width / 2) - width / 2;
  set_color (painter, &item->color);
  cairo_move_to (painter->cr, x, snap (painter, map_y (painter, _remit_item_get_baseline (item))));
  pango_cairo_show_layout_line (painter->cr, line);
}

static gboolean
shows_text (const Painter *painter, const RemitItem *item)
{
  return item->text != 0 && (painter->full || item->font_size * painter->scale >= SMALLEST_TEXT);
}

/* ---- paths ---- */

static void
move_path (gpointer data, double x, double y)
{
  const Painter *painter = data;

  cairo_move_to (painter->cr, map_x (painter, x), map_y (painter, y));
}

static void
line_path (gpointer data, double x, double y)
{
  const Painter *painter = data;

  cairo_line_to (painter->cr, map_x (painter, x), map_y (painter, y));
}

static void
curve_path (gpointer data, double x1, double y1, double x2, double y2, double x, double y)
{
  const Painter *painter = data;

  cairo_curve_to (painter->cr, map_x (painter, x1), map_y (painter, y1), map_x (painter, x2),
                  map_y (painter, y2), map_x (painter, x), map_y (painter, y));
}

static void
close_path (gpointer data)
{
  const Painter *painter = data;

  cairo_close_path (painter->cr);
}

static const RemitPathSink path_sink = { move_path, line_path, curve_path, close_path };

/* A pen that is a whole number of pixels wide where pixels count. */
static double
find_pen (const Painter *painter, double width)
{
  double pen = width * painter->k;

  if (painter->grid == 0)
    return pen;
  return MAX (1, round (pen / painter->grid)) * painter->grid;
}

/* ---- rectangles ---- */

static void
add_round_rect (cairo_t *cr, double x, double y, double width, double height, double radius)
{
  double r = MIN (radius, MIN (width, height) / 2);
  double h = r * (1 - REMIT_ARC_HANDLE);

  cairo_move_to (cr, x + r, y);
  cairo_line_to (cr, x + width - r, y);
  cairo_curve_to (cr, x + width - h, y, x + width, y + h, x + width, y + r);
  cairo_line_to (cr, x + width, y + height - r);
  cairo_curve_to (cr, x + width, y + height - h, x + width - h, y + height, x + width - r,
                  y + height);
  cairo_line_to (cr, x + r, y + height);
  cairo_curve_to (cr, x + h, y + height, x, y + height - h, x, y + height - r);
  cairo_line_to (cr, x, y + r);
  cairo_curve_to (cr, x, y + h, x + h, y, x + r, y);
  cairo_close_path (cr);
}

/* Puts the rectangle on the pixel grid: its edges on pixel edges, or, for a pen of an odd width, on
 * their middles.  Small ones stay where they are: rounding would make a row of them uneven. */
static RemitRect
place_rect (const Painter *painter, const RemitItem *item, double pen)
{
  RemitRect rect = _remit_item_get_rect (item);
  double x0 = map_x (painter, rect.x), x1 = map_x (painter, rect.x + rect.width);
  double y0 = map_y (painter, rect.y), y1 = map_y (painter, rect.y + rect.height);
  double shift = 0;

  if (painter->grid > 0 && MIN (x1 - x0, y1 - y0) >= 8 * painter->grid)
    {
      if (pen > 0 && (lround (pen / painter->grid) & 1) != 0)
        shift = painter->grid / 2;
      x0 = snap (painter, x0 - shift) + shift;
      y0 = snap (painter, y0 - shift) + shift;
      x1 = snap (painter, x1 - shift) + shift;
      y1 = snap (painter, y1 - shift) + shift;
    }
  return (RemitRect){ x0, y0, x1 - x0, y1 - y0 };
}

static void
set_dashes (const Painter *painter, double on, double off)
{
  double dashes[2] = { on * painter->k, off * painter->k };

  cairo_set_dash (painter->cr, dashes, 2, 0);
}

static void
paint_hatches (const Painter *painter, const RemitItem *item, const RemitRect *rect)
{
  double step = HATCH_STEP * painter->k * G_SQRT2;
  double first = rect->x - rect->height + step / 2;
  double x0, y0, x1, y1;

  cairo_save (painter->cr);
  add_round_rect (painter->cr, rect->x, rect->y, rect->width, rect->height,
                  item->radius * painter->k);
  cairo_clip (painter->cr);
  cairo_clip_extents (painter->cr, &x0, &y0, &x1, &y1);
  if (first < x0 - rect->height)
    first += floor ((x0 - rect->height - first) / step) * step;
  for (double x = first; x < MIN (x1, rect->x + rect->width); x += step)
    {
      cairo_move_to (painter->cr, x, rect->y + rect->height);
      cairo_line_to (painter->cr, x + rect->height, rect->y);
    }
  cairo_set_line_width (painter->cr, HATCH_WIDTH * painter->k);
  set_color (painter, &item->color);
  cairo_stroke (painter->cr);
  cairo_restore (painter->cr);
}

/* A few pixels in one colour: the outline's when the fill would vanish on its ground. */
static void
paint_speck (const Painter *painter, const RemitItem *item, const RemitRect *rect)
{
  const RemitRgba *color = item->fill.a > 0 && item->stroke.a <= 0 ? &item->fill : &item->stroke;

  set_color (painter, item->hatched ? &item->color : color);
  cairo_rectangle (painter->cr, rect->x, rect->y, MAX (rect->width, painter->grid),
                   MAX (rect->height, painter->grid));
  cairo_fill (painter->cr);
}

static void
paint_rect (const Painter *painter, const RemitItem *item)
{
  gboolean stroked = item->stroke.a > 0 && item->stroke_width > 0;
  double pen = stroked ? find_pen (painter, item->stroke_width) : 0;
  RemitRect rect = place_rect (painter, item, pen);
  double smaller = MIN (rect.width, rect.height) * painter->scale / painter->k;

  if (!painter->full && smaller < OUTLINE_PIXELS)
    {
      paint_speck (painter, item, &rect);
      return;
    }
  if (item->radius > 0
      && (painter->full || smaller >= ROUND_BOX_PIXELS || item->radius * painter->scale >= 2))
    add_round_rect (painter->cr, rect.x, rect.y, rect.width, rect.height,
                    item->radius * painter->k);
  else
    cairo_rectangle (painter->cr, rect.x, rect.y, rect.width, rect.height);
  if (item->fill.a > 0)
    {
      set_color (painter, &item->fill);
      if (stroked)
        cairo_fill_preserve (painter->cr);
      else
        cairo_fill (painter->cr);
    }
  if (item->hatched)
    {
      cairo_path_t *outline = cairo_copy_path (painter->cr);

      cairo_new_path (painter->cr);
      paint_hatches (painter, item, &rect);
      cairo_append_path (painter->cr, outline);
      cairo_path_destroy (outline);
    }
  if (stroked)
    {
      set_color (painter, &item->stroke);
      cairo_set_line_width (painter->cr, pen);
      if (item->dashed)
        set_dashes (painter, 4, 3);
      cairo_stroke (painter->cr);
      cairo_set_dash (painter->cr, NULL, 0, 0);
    }
  cairo_new_path (painter->cr);
  if (shows_text (painter, item))
    paint_text (painter, item);
}

/* ---- lines ---- */

typedef struct
{
  double small[32];
  double *points; /* small, or its own memory */
} SnappedLine;

/* The points on the pixel grid, still in units of the scene. */
static const double *
snap_points (const Painter *painter, const RemitItem *item, double pen, SnappedLine *line)
{
  const double *points = remit_scene_get_points (painter->scene) + 2 * item->first_point;
  double shift = 0;

  line->points = NULL;
  if (painter->grid == 0)
    return points;
  line->points = line->small;
  if (2 * item->n_points > G_N_ELEMENTS (line->small))
    line->points = g_new (double, 2 * item->n_points);
  if ((lround (pen / painter->grid) & 1) != 0)
    shift = painter->grid / 2;
  for (guint i = 0; i < item->n_points; i++)
    {
      double x = snap (painter, map_x (painter, points[2 * i]) - shift) + shift;
      double y = snap (painter, map_y (painter, points[2 * i + 1]) - shift) + shift;

      line->points[2 * i] = (x - painter->tx) / painter->k;
      line->points[2 * i + 1] = (y - painter->ty) / painter->k;
    }
  return line->points;
}

static void
paint_arrows (const Painter *painter, const RemitItem *item, const double *points)
{
  const double *last = points + 2 * (item->n_points - 1);

  if (item->arrow_end)
    _remit_outline_arrow (last - 2, last, &path_sink, (gpointer)painter);
  if (item->arrow_start)
    _remit_outline_arrow (points + 2, points, &path_sink, (gpointer)painter);
  cairo_fill (painter->cr);
}

static void
paint_line (const Painter *painter, const RemitItem *item)
{
  gboolean plain = !painter->full && painter->scale < HAIRLINE_SCALE;
  gboolean arrows = painter->full || painter->scale >= ARROW_SCALE;
  double pen = plain ? MAX (painter->grid, item->stroke_width * painter->k / 4)
                     : find_pen (painter, item->stroke_width);
  double radius = painter->full || item->radius * painter->scale >= 2 ? item->radius : 0;
  SnappedLine line;
  const double *points = snap_points (painter, item, pen, &line);

  set_color (painter, &item->stroke);
  cairo_set_line_width (painter->cr, pen);
  if (item->dashed && !plain)
    set_dashes (painter, 5, 4);
  _remit_outline_line (points, item->n_points, radius, arrows && item->arrow_start,
                       arrows && item->arrow_end, &path_sink, (gpointer)painter);
  cairo_stroke (painter->cr);
  if (item->dashed && !plain)
    cairo_set_dash (painter->cr, NULL, 0, 0);
  if (arrows && (item->arrow_start || item->arrow_end))
    paint_arrows (painter, item, points);
  if (line.points != NULL && line.points != line.small)
    g_free (line.points);
}

static void
paint_icon (const Painter *painter, const RemitItem *item)
{
  set_color (painter, &item->color);
  cairo_set_line_width (painter->cr, item->bounds.width * REMIT_ICON_PEN * painter->k);
  cairo_set_line_join (painter->cr, CAIRO_LINE_JOIN_ROUND);
  _remit_outline_icon (item->detail, &item->bounds, &path_sink, (gpointer)painter);
  cairo_stroke (painter->cr);
  cairo_set_line_join (painter->cr, CAIRO_LINE_JOIN_MITER);
}

/* ---- all ---- */

static void
paint_item (const Painter *painter, const RemitItem *item)
{
  switch (item->shape)
    {
    case REMIT_SHAPE_RECT:
      paint_rect (painter, item);
      break;
    case REMIT_SHAPE_LINE:
      paint_line (painter, item);
      break;
    case REMIT_SHAPE_TEXT:
      if (shows_text (painter, item))
        paint_text (painter, item);
      break;
    case REMIT_SHAPE_ICON:
      paint_icon (painter, item);
      break;
    default:
      g_assert_not_reached ();
    }
}

/* What coordinates of the target are rounded to: its pixels; 0 on paper.  A recording (a render
 * node) does not know its pixels, but the caller does. */
static double
find_grid (cairo_t *cr, double k, double scale)
{
  cairo_surface_t *target = cairo_get_group_target (cr);
  double device_x, device_y;

  switch ((int)cairo_surface_get_type (target))
    {
    case CAIRO_SURFACE_TYPE_PDF:
    case CAIRO_SURFACE_TYPE_PS:
    case CAIRO_SURFACE_TYPE_SVG:
      return 0;
    case CAIRO_SURFACE_TYPE_RECORDING:
      return k / scale;
    default:
      cairo_surface_get_device_scale (target, &device_x, &device_y);
      return 1 / device_x;
    }
}

/* Takes the transformation over when it only scales and shifts.  The caller has saved @cr. */
static void
begin (Painter *painter, const RemitScene *scene, cairo_t *cr, double scale)
{
  cairo_matrix_t matrix;

  *painter = (Painter){ .cr = cr, .scene = scene, .scale = scale, .k = 1 };
  cairo_get_matrix (cr, &matrix);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_BUTT);
  /* Sharp corners keep straight lines on cairo's fast path. */
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_MITER);
  if (matrix.xy != 0 || matrix.yx != 0 || matrix.xx != matrix.yy || matrix.xx <= 0)
    return;
  painter->grid = find_grid (cr, matrix.xx, scale);
  if (painter->grid == 0)
    return;
  painter->k = matrix.xx;
  painter->tx = matrix.x0;
  painter->ty = matrix.y0;
  cairo_identity_matrix (cr);
}

void
remit_scene_paint (const RemitScene *scene, cairo_t *cr, const RemitRect *clip, double scale)
{
  const RemitReach *reach;
  const RemitItem *items;
  float x0 = -G_MAXFLOAT, y0 = -G_MAXFLOAT, x1 = G_MAXFLOAT, y1 = G_MAXFLOAT;
  Painter painter;
  guint n;

  g_return_if_fail (scene != NULL && cr != NULL && scale > 0);

  if (clip != NULL)
    {
      x0 = (float)clip->x;
      y0 = (float)clip->y;
      x1 = (float)(clip->x + clip->width);
      y1 = (float)(clip->y + clip->height);
    }
  items = remit_scene_get_items (scene, &n);
  reach = _remit_scene_get_reach (scene);
  cairo_save (cr);
  begin (&painter, scene, cr, scale);
  for (guint i = 0; i < n; i++)
    if (reach[i].min_scale <= scale && reach[i].x0 <= x1 && reach[i].x1 >= x0 && reach[i].y0 <= y1
        && reach[i].y1 >= y0)
      paint_item (&painter, &items[i]);
  cairo_restore (cr);
}

void
remit_scene_paint_items (const RemitScene *scene, cairo_t *cr, const RemitId *ids, guint n_ids,
                         double scale)
{
  g_autoptr (GHashTable) wanted = g_hash_table_new (g_int64_hash, g_int64_equal);
  const RemitItem *items;
  Painter painter;
  guint n;

  g_return_if_fail (scene != NULL && cr != NULL && scale > 0);

  for (guint i = 0; i < n_ids; i++)
    g_hash_table_add (wanted, (gpointer)&ids[i]);
  items = remit_scene_get_items (scene, &n);
  cairo_save (cr);
  begin (&painter, scene, cr, scale);
  painter.full = TRUE;
  for (guint i = 0; i < n; i++)
    if (items[i].id != REMIT_ID_NONE && g_hash_table_contains (wanted, &items[i].id))
      paint_item (&painter, &items[i]);
  cairo_restore (cr);
}

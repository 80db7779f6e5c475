/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-app"

#include "remit-raster.h"

#include <math.h>

/* A pan copies what both pictures share and paints the strips that came into view; anything else
 * paints the whole view.
 *
 * The pictures are a ring of three surfaces that live on: a render node refers to its surface, the
 * renderer still holds the nodes of the last frame for its damage, and cairo would copy a surface
 * that is written to while something refers to it. By the time a surface comes round again nothing
 * does.  Three surfaces of a full HD window are 24 MB.
 *
 * Invariant: origins are whole device pixels, so a shifted copy is exactly what painting anew would
 * give. */

#define N_SURFACES 3
/* What one frame may take before zooming goes on with the old picture. */
#define FRAME_USEC 16000

typedef struct
{
  double scale, device;
  int width, height; /* device pixels */
  gint64 x, y;       /* device pixels from the world's origin to the corner */
} Geometry;

struct _RemitRaster
{
  cairo_surface_t *surfaces[N_SURFACES];
  guint current;
  gboolean valid; /* surfaces[current] shows `painted` of `scene` */
  Geometry painted;
  RemitScene *scene; /* owned */
  gint64 cost;       /* of the last whole painting, µs */
  gboolean rough;    /* `node` is the picture enlarged or shrunk */
  Geometry shown;    /* what `node` was made for */
  GskRenderNode *node;
};

RemitRaster *
remit_raster_new (void)
{
  return g_new0 (RemitRaster, 1);
}

void
remit_raster_free (RemitRaster *self)
{
  g_clear_pointer (&self->node, gsk_render_node_unref);
  g_clear_pointer (&self->scene, remit_scene_unref);
  for (guint i = 0; i < N_SURFACES; i++)
    g_clear_pointer (&self->surfaces[i], cairo_surface_destroy);
  g_free (self);
}

void
remit_raster_invalidate (RemitRaster *self)
{
  self->valid = FALSE;
  g_clear_pointer (&self->scene, remit_scene_unref);
  g_clear_pointer (&self->node, gsk_render_node_unref);
}

gboolean
remit_raster_is_rough (RemitRaster *self)
{
  return self->rough;
}

static gboolean
same_size (const Geometry *a, const Geometry *b)
{
  return a->width == b->width && a->height == b->height && a->device == b->device;
}

static gboolean
same_geometry (const Geometry *a, const Geometry *b)
{
  return same_size (a, b) && a->scale == b->scale && a->x == b->x && a->y == b->y;
}

/* The next surface of the ring, of the size wanted. */
static cairo_surface_t *
take_surface (RemitRaster *self, const Geometry *geometry)
{
  cairo_surface_t **surface;

  self->current = (self->current + 1) % N_SURFACES;
  surface = &self->surfaces[self->current];
  if (*surface != NULL
      && (cairo_image_surface_get_width (*surface) != geometry->width
          || cairo_image_surface_get_height (*surface) != geometry->height))
    g_clear_pointer (surface, cairo_surface_destroy);
  if (*surface == NULL)
    *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, geometry->width, geometry->height);
  return *surface;
}

/* Paints a part (device pixels) of the surface. */
static void
paint_part (RemitScene *scene, cairo_surface_t *surface, const Geometry *geometry,
            const cairo_rectangle_int_t *part)
{
  double pixels = geometry->scale * geometry->device;
  RemitRgba background = remit_scene_get_background (scene);
  RemitRect clip = { (geometry->x + part->x) / pixels, (geometry->y + part->y) / pixels,
                     part->width / pixels, part->height / pixels };
  cairo_t *cr;

  if (part->width <= 0 || part->height <= 0)
    return;
  cr = cairo_create (surface);
  cairo_rectangle (cr, part->x, part->y, part->width, part->height);
  cairo_clip (cr);
  cairo_set_source_rgb (cr, background.r, background.g, background.b);
  cairo_paint (cr);
  cairo_translate (cr, -(double) geometry->x, -(double) geometry->y);
  cairo_scale (cr, pixels, pixels);
  remit_scene_paint (scene, cr, &clip, pixels);
  cairo_destroy (cr);
}

static void
paint_whole (RemitRaster *self, RemitScene *scene, const Geometry *geometry)
{
  gint64 start = g_get_monotonic_time ();
  cairo_surface_t *surface = take_surface (self, geometry);

  paint_part (scene, surface, geometry,
              &(cairo_rectangle_int_t) { 0, 0, geometry->width, geometry->height });
  self->cost = g_get_monotonic_time () - start;
}

/* FALSE when the two pictures share too little. */
static gboolean
paint_shifted (RemitRaster *self, RemitScene *scene, const Geometry *geometry)
{
  gint64 dx = self->painted.x - geometry->x, dy = self->painted.y - geometry->y;
  cairo_surface_t *old = self->surfaces[self->current], *surface;
  int x, y, kept_height;
  cairo_t *cr;

  if (ABS (dx) > geometry->width * 3 / 4 || ABS (dy) > geometry->height * 3 / 4)
    return FALSE;
  surface = take_surface (self, geometry);
  cr = cairo_create (surface);
  cairo_set_source_surface (cr, old, (double) dx, (double) dy);
  cairo_pattern_set_filter (cairo_get_source (cr), CAIRO_FILTER_NEAREST);
  cairo_set_operator (cr, CAIRO_OPERATOR_SOURCE);
  cairo_paint (cr);
  cairo_destroy (cr);

  x = (int) dx;
  y = (int) dy;
  kept_height = geometry->height - ABS (y);
  /* the strip above or below over the whole width, the one at the side only beside what was kept */
  paint_part (
      scene, surface, geometry,
      &(cairo_rectangle_int_t) { 0, y > 0 ? 0 : geometry->height + y, geometry->width, ABS (y) });
  paint_part (scene, surface, geometry,
              &(cairo_rectangle_int_t) { x > 0 ? 0 : geometry->width + x, MAX (y, 0), ABS (x),
                                        kept_height });
  return TRUE;
}

/* A node that shows the current surface for @geometry, stretched when it was painted at another
 * scale. */
static GskRenderNode *
make_node (RemitRaster *self, RemitScene *scene, const Geometry *geometry)
{
  const Geometry *painted = &self->painted;
  double ratio = geometry->scale / painted->scale;
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, (float) (geometry->width / geometry->device),
                                               (float) (geometry->height / geometry->device));
  GskRenderNode *node = gsk_cairo_node_new (&bounds);
  cairo_t *cr = gsk_cairo_node_get_draw_context (node);

  cairo_scale (cr, 1 / geometry->device, 1 / geometry->device);
  if (self->rough)
    {
      RemitRgba background = remit_scene_get_background (scene);

      cairo_set_source_rgb (cr, background.r, background.g, background.b);
      cairo_paint (cr);
      cairo_translate (cr, painted->x * ratio - geometry->x, painted->y * ratio - geometry->y);
      cairo_scale (cr, ratio, ratio);
      cairo_set_source_surface (cr, self->surfaces[self->current], 0, 0);
      cairo_pattern_set_filter (cairo_get_source (cr), CAIRO_FILTER_BILINEAR);
    }
  else
    {
      cairo_set_source_surface (cr, self->surfaces[self->current], 0, 0);
      cairo_pattern_set_filter (cairo_get_source (cr), CAIRO_FILTER_NEAREST);
      cairo_set_operator (cr, CAIRO_OPERATOR_SOURCE);
    }
  cairo_paint (cr);
  cairo_destroy (cr);
  return node;
}

GskRenderNode *
remit_raster_update (RemitRaster *self, RemitScene *scene, const RemitViewport *viewport,
                     double device, gboolean hurry)
{
  double pixels = viewport->scale * device;
  Geometry geometry = { viewport->scale,
                        device,
                        (int) ceil (viewport->width * device),
                        (int) ceil (viewport->height * device),
                        (gint64) round (viewport->x * pixels),
                        (gint64) round (viewport->y * pixels) };

  if (self->scene != scene)
    {
      remit_raster_invalidate (self);
      self->scene = remit_scene_ref (scene);
    }
  if (self->node != NULL && same_geometry (&self->shown, &geometry) && (hurry || !self->rough))
    return self->node;

  self->rough = FALSE;
  if (self->valid && same_geometry (&self->painted, &geometry))
    ;
  else if (self->valid && hurry && same_size (&self->painted, &geometry)
           && self->painted.scale != geometry.scale && self->cost > FRAME_USEC)
    self->rough = TRUE;
  else
    {
      if (!self->valid || !same_size (&self->painted, &geometry)
          || self->painted.scale != geometry.scale || !paint_shifted (self, scene, &geometry))
        paint_whole (self, scene, &geometry);
      self->painted = geometry;
      self->valid = TRUE;
    }
  g_clear_pointer (&self->node, gsk_render_node_unref);
  self->shown = geometry;
  self->node = make_node (self, scene, &geometry);
  return self->node;
}

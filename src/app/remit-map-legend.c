/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-app"

#include "remit-map-legend.h"

#include "remit-access.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define SCALE 0.85 /* a little smaller than on paper: it stands in front of the map */

struct _RemitMapLegend
{
  GtkWidget parent_instance;
  RemitCanvas *canvas; /* borrowed: both are children of the map view */
  RemitScene *scene;   /* owned */
  GskRenderNode *node; /* owned: as last drawn */
};

G_DEFINE_FINAL_TYPE (RemitMapLegend, remit_map_legend, GTK_TYPE_WIDGET)

static void
rebuild (RemitMapLegend *self)
{
  RemitMapOptions options;

  remit_canvas_init_options (self->canvas, remit_canvas_get_palette (self->canvas), TRUE, &options);
  g_clear_pointer (&self->scene, remit_scene_unref);
  g_clear_pointer (&self->node, gsk_render_node_unref);
  self->scene = remit_scene_map_legend (
      remit_document_get_graph (remit_canvas_get_document (self->canvas)),
      remit_canvas_get_view (self->canvas), &options);
  g_clear_pointer (&options.severities, g_hash_table_unref);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static RemitRect
get_extents (RemitMapLegend *self)
{
  return self->scene != NULL ? remit_scene_get_extents (self->scene) : (RemitRect) { 0 };
}

/* In a narrow window the legend shrinks rather than hide the map. */
static double
get_scale (RemitMapLegend *self, int width)
{
  return width < 0 ? SCALE : MIN (SCALE, width / MAX (get_extents (self).width, 1));
}

static GtkSizeRequestMode
remit_map_legend_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
remit_map_legend_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                          int *natural, int *minimum_baseline, int *natural_baseline)
{
  RemitMapLegend *self = REMIT_MAP_LEGEND (widget);
  RemitRect extents = get_extents (self);

  *minimum = 0;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *natural = (int) ceil (extents.width * SCALE);
  else
    *minimum = *natural = remit_map_legend_get_height (self, for_size);
}

static GskRenderNode *
make_node (RemitMapLegend *self, const graphene_rect_t *bounds)
{
  RemitRect extents = get_extents (self);
  double device = gtk_widget_get_scale_factor (GTK_WIDGET (self));
  double scale = get_scale (self, (int) bounds->size.width);
  GskRenderNode *node = gsk_cairo_node_new (bounds);
  cairo_t *cr = gsk_cairo_node_get_draw_context (node);

  cairo_scale (cr, scale, scale);
  cairo_translate (cr, -extents.x, -extents.y);
  remit_scene_paint (self->scene, cr, NULL, scale * device);
  cairo_destroy (cr);
  return node;
}

static void
remit_map_legend_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  RemitMapLegend *self = REMIT_MAP_LEGEND (widget);
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (widget),
                                               (float) gtk_widget_get_height (widget));

  if (self->scene == NULL || bounds.size.width <= 0 || bounds.size.height <= 0)
    return;
  if (self->node == NULL)
    self->node = make_node (self, &bounds);
  gtk_snapshot_append_node (snapshot, self->node);
}

static void
remit_map_legend_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  g_clear_pointer (&REMIT_MAP_LEGEND (widget)->node, gsk_render_node_unref);
}

static void
remit_map_legend_dispose (GObject *object)
{
  RemitMapLegend *self = REMIT_MAP_LEGEND (object);

  g_clear_pointer (&self->scene, remit_scene_unref);
  g_clear_pointer (&self->node, gsk_render_node_unref);
  G_OBJECT_CLASS (remit_map_legend_parent_class)->dispose (object);
}

static void
remit_map_legend_class_init (RemitMapLegendClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = remit_map_legend_dispose;
  widget_class->get_request_mode = remit_map_legend_get_request_mode;
  widget_class->measure = remit_map_legend_measure;
  widget_class->snapshot = remit_map_legend_snapshot;
  widget_class->size_allocate = remit_map_legend_size_allocate;
  gtk_widget_class_set_css_name (widget_class, "remitlegend");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
remit_map_legend_init (RemitMapLegend *self)
{
  gtk_widget_set_direction (GTK_WIDGET (self), GTK_TEXT_DIR_LTR);
  /* what lies under it can still be clicked */
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
  remit_set_label (GTK_WIDGET (self), _("Legend"));
}

GtkWidget *
remit_map_legend_new (RemitCanvas *canvas)
{
  RemitMapLegend *self = g_object_new (REMIT_TYPE_MAP_LEGEND, NULL);

  self->canvas = canvas;
  g_signal_connect_object (canvas, "scene-changed", G_CALLBACK (rebuild), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

int
remit_map_legend_get_height (RemitMapLegend *self, int width)
{
  g_return_val_if_fail (REMIT_IS_MAP_LEGEND (self), 0);
  return (int) ceil (get_extents (self).height * get_scale (self, MAX (width, -1)));
}

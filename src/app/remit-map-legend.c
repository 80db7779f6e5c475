/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-app"

#include "remit-map-legend.h"

#include "remit-access.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define PADDING 10

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

static void
remit_map_legend_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                          int *natural, int *minimum_baseline, int *natural_baseline)
{
  RemitMapLegend *self = REMIT_MAP_LEGEND (widget);
  RemitRect extents = self->scene != NULL ? remit_scene_get_extents (self->scene)
                                          : (RemitRect) { 0 };

  *minimum = 0;
  *natural = (int) ceil (orientation == GTK_ORIENTATION_HORIZONTAL ? extents.width : extents.height)
             + 2 * PADDING;
}

static GskRenderNode *
make_node (RemitMapLegend *self, const graphene_rect_t *bounds)
{
  RemitRect extents = remit_scene_get_extents (self->scene);
  double device = gtk_widget_get_scale_factor (GTK_WIDGET (self));
  /* in a small window the legend shrinks rather than hide the map */
  double scale = MIN (1, MIN ((bounds->size.width - 2 * PADDING) / MAX (extents.width, 1),
                              (bounds->size.height - 2 * PADDING) / MAX (extents.height, 1)));
  GskRenderNode *node = gsk_cairo_node_new (bounds);
  cairo_t *cr = gsk_cairo_node_get_draw_context (node);

  cairo_translate (cr, PADDING, PADDING);
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

  if (self->scene == NULL || bounds.size.width <= 2 * PADDING || bounds.size.height <= 2 * PADDING)
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
  gtk_widget_add_css_class (GTK_WIDGET (self), "card");
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

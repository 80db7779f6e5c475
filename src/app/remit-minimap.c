/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-app"

#include "remit-minimap.h"

#include "remit-access.h"
#include "remit-dialogs.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* The picture is painted once for each scene, and only when it is seen; scrolling moves the frame
 * alone. */

#define PADDING 6

struct _RemitMinimap
{
  GtkWidget parent_instance;
  RemitCanvas *canvas; /* borrowed: both are children of the map view */
  GskRenderNode *node; /* owned: the drawing in small; NULL out of date */
};

G_DEFINE_FINAL_TYPE (RemitMinimap, remit_minimap, GTK_TYPE_WIDGET)

/* From the world to the widget. */
static void
get_transform (RemitMinimap *self, double *scale, double *x, double *y)
{
  RemitRect extents = remit_scene_get_extents (remit_canvas_get_scene (self->canvas));
  double width = gtk_widget_get_width (GTK_WIDGET (self)) - 2 * PADDING;
  double height = gtk_widget_get_height (GTK_WIDGET (self)) - 2 * PADDING;

  *scale = MIN (MIN (width / MAX (extents.width, 1), height / MAX (extents.height, 1)), 0.5);
  *x = PADDING + (width - extents.width * *scale) / 2 - extents.x * *scale;
  *y = PADDING + (height - extents.height * *scale) / 2 - extents.y * *scale;
}

static GskRenderNode *
make_node (RemitMinimap *self)
{
  double device = gtk_widget_get_scale_factor (GTK_WIDGET (self)), scale, x, y;
  int width = gtk_widget_get_width (GTK_WIDGET (self)),
      height = gtk_widget_get_height (GTK_WIDGET (self));
  cairo_surface_t *surface = cairo_image_surface_create (
      CAIRO_FORMAT_ARGB32, (int) ceil (width * device), (int) ceil (height * device));
  cairo_t *cr = cairo_create (surface);
  GskRenderNode *node;

  get_transform (self, &scale, &x, &y);
  cairo_scale (cr, device, device);
  cairo_translate (cr, x, y);
  cairo_scale (cr, scale, scale);
  remit_scene_paint (remit_canvas_get_scene (self->canvas), cr, NULL, scale * device);
  cairo_destroy (cr);

  node = gsk_cairo_node_new (&GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
  cr = gsk_cairo_node_get_draw_context (node);
  cairo_scale (cr, 1 / device, 1 / device);
  cairo_set_source_surface (cr, surface, 0, 0);
  cairo_paint (cr);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return node;
}

static void
remit_minimap_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  RemitMinimap *self = REMIT_MINIMAP (widget);
  RemitRect seen = remit_viewport_visible (remit_canvas_get_viewport (self->canvas));
  GdkRGBA accent = { 0.11f, 0.44f, 0.85f, 1 };
  double scale, x, y;
  GskRoundedRect frame;
  graphene_rect_t inside, bounds;

  if (self->node == NULL)
    self->node = make_node (self);
  gtk_snapshot_append_node (snapshot, self->node);

  remit_theme_color (widget, "accent_bg_color", &accent);
  get_transform (self, &scale, &x, &y);
  bounds = GRAPHENE_RECT_INIT (1, 1, (float) gtk_widget_get_width (widget) - 2,
                               (float) gtk_widget_get_height (widget) - 2);
  inside = GRAPHENE_RECT_INIT (
      (float) floor (seen.x * scale + x), (float) floor (seen.y * scale + y),
      (float) ceil (seen.width * scale), (float) ceil (seen.height * scale));
  if (!graphene_rect_intersection (&inside, &bounds, &inside))
    return;
  gsk_rounded_rect_init_from_rect (&frame, &inside, 2);
  gtk_snapshot_append_border (snapshot, &frame, (const float[]){ 2, 2, 2, 2 },
                              (const GdkRGBA[]){ accent, accent, accent, accent });
}

static void
remit_minimap_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                       int *natural, int *minimum_baseline, int *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? REMIT_MINIMAP_WIDTH
                                                                  : REMIT_MINIMAP_HEIGHT;
}

static void
go_to (RemitMinimap *self, double widget_x, double widget_y)
{
  double scale, x, y;

  get_transform (self, &scale, &x, &y);
  remit_canvas_center_on (self->canvas, (widget_x - x) / scale, (widget_y - y) / scale);
}

static void
on_drag_begin_cb (GtkGestureDrag *gesture, double x, double y, RemitMinimap *self)
{
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  go_to (self, x, y);
}

static void
on_drag_update_cb (GtkGestureDrag *gesture, double dx, double dy, RemitMinimap *self)
{
  double x, y;

  if (gtk_gesture_drag_get_start_point (gesture, &x, &y))
    go_to (self, x + dx, y + dy);
}

static void
on_scene_changed_cb (RemitMinimap *self)
{
  g_clear_pointer (&self->node, gsk_render_node_unref);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
remit_minimap_dispose (GObject *object)
{
  g_clear_pointer (&REMIT_MINIMAP (object)->node, gsk_render_node_unref);
  G_OBJECT_CLASS (remit_minimap_parent_class)->dispose (object);
}

static void
remit_minimap_class_init (RemitMinimapClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = remit_minimap_dispose;
  widget_class->measure = remit_minimap_measure;
  widget_class->snapshot = remit_minimap_snapshot;
  gtk_widget_class_set_css_name (widget_class, "remitminimap");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
remit_minimap_init (RemitMinimap *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();

  gtk_widget_set_direction (GTK_WIDGET (self), GTK_TEXT_DIR_LTR);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_widget_add_css_class (GTK_WIDGET (self), "card");
  remit_set_label (GTK_WIDGET (self), _("Overview of the map"));
  g_signal_connect (drag, "drag-begin", G_CALLBACK (on_drag_begin_cb), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (on_drag_update_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
}

GtkWidget *
remit_minimap_new (RemitCanvas *canvas)
{
  RemitMinimap *self = g_object_new (REMIT_TYPE_MINIMAP, NULL);

  self->canvas = canvas;
  g_signal_connect_object (canvas, "scene-changed", G_CALLBACK (on_scene_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (canvas, "viewport-changed", G_CALLBACK (gtk_widget_queue_draw), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-app"

#include "remit-map-view-private.h"

#include "remit-access.h"
#include "remit-canvas-private.h"
#include "remit-map-bench.h"
#include "remit-map-layout.h"
#include "remit-map-legend.h"
#include "remit-minimap.h"

#include <glib/gi18n-lib.h>

/* The map and what stands around it: toolbar, legend, overview, the page for an empty view.  All of
 * it follows the canvas' signals; what can be done is decided in one place,
 * _remit_map_view_update_actions(). */

#define BUSY_DELAY 300 /* ms: a layout that is quicker needs no words */
#define OVERLAY_MARGIN 12
#define OVERLAY_SHARE 4 /* an overlay takes no more than this part of the height */

G_DEFINE_FINAL_TYPE (RemitMapView, remit_map_view, GTK_TYPE_WIDGET)

/* ---- what depends on the canvas ---- */

static gboolean
is_empty (RemitMapView *self)
{
  guint n;

  _remit_canvas_get_marks (self->canvas, &n);
  return n == 0;
}

/* In a low window there is room for the map alone. */
static gboolean
has_room (RemitMapView *self, int height)
{
  return gtk_widget_get_height (GTK_WIDGET (self->canvas)) >= height * OVERLAY_SHARE;
}

/* The legend keeps clear of the overview, and a fitted drawing of the legend. */
void
_remit_map_view_update_overlays (RemitMapView *self)
{
  gboolean empty = is_empty (self),
           busy = self->canvas->flow != NULL || self->canvas->entry != NULL;
  guint n_nodes = remit_graph_count (remit_document_get_graph (self->document), REMIT_TABLE_NODE);
  int end = OVERLAY_MARGIN, width = gtk_widget_get_width (GTK_WIDGET (self->canvas)), height;

  gtk_widget_set_visible (GTK_WIDGET (self->empty_page), empty && !busy);
  gtk_widget_set_visible (self->show_all_button, n_nodes > 0);
  gtk_widget_set_visible (self->minimap,
                          !empty && self->wants_minimap && has_room (self, REMIT_MINIMAP_HEIGHT));
  if (gtk_widget_get_visible (self->minimap))
    end = REMIT_MINIMAP_WIDTH + 2 * OVERLAY_MARGIN;
  gtk_widget_set_margin_end (self->legend, end);
  height = remit_map_legend_get_height (REMIT_MAP_LEGEND (self->legend),
                                        width - end - OVERLAY_MARGIN)
           + OVERLAY_MARGIN;
  gtk_widget_set_visible (self->legend, !empty && self->wants_legend && has_room (self, height));
  remit_canvas_set_inset (self->canvas, gtk_widget_get_visible (self->legend) ? height : 0);
}

static void
update_labels (RemitMapView *self)
{
  static const char *const styles[] = { N_("Colour by duty"), N_("Colour by owner"),
                                        N_("Colour by kind"), N_("Colour by status"),
                                        N_("Colour by findings"), N_("Colour by cost"),
                                        N_("Colour by payer"), N_("Colour by agreements"),
                                        N_("Colour by KPIs") };
  const RemitView *view = remit_canvas_get_view_row (self->canvas);
  const char *name = view != NULL ? view->name : C_("view", "Map"),
             *style = _(styles[view != NULL ? view->style : 0]);

  gtk_label_set_label (self->view_label, name);
  remit_label_inner_button (GTK_WIDGET (self->view_button), name);
  gtk_menu_button_set_label (self->style_button, style);
  remit_label_inner_button (GTK_WIDGET (self->style_button), style);
}

static void
update_chain (RemitMapView *self)
{
  g_autofree char *text = remit_canvas_describe_chain (self->canvas);

  gtk_widget_set_visible (self->chain_box, text != NULL);
  gtk_label_set_label (self->chain_label, text != NULL ? text : "");
}

static void
on_scene_changed_cb (RemitMapView *self)
{
  update_chain (self);
  _remit_map_view_update_overlays (self);
  update_labels (self);
  _remit_map_view_update_view_menu (self);
  _remit_map_view_update_actions (self);
}

static void
on_viewport_changed_cb (RemitMapView *self)
{
  int percent = (int) (remit_canvas_get_viewport (self->canvas)->scale * 100 + 0.5);
  /* Translators: a zoom factor: "100 %" */
  g_autofree char *text = g_strdup_printf (_("%d %%"), percent);

  gtk_button_set_label (GTK_BUTTON (self->zoom_button), text);
  _remit_map_view_update_overlays (self);
}

static gboolean
show_busy_cb (gpointer data)
{
  RemitMapView *self = data;

  self->busy_id = 0;
  gtk_widget_set_visible (self->busy_box, TRUE);
  return G_SOURCE_REMOVE;
}

static void
update_busy (RemitMapView *self)
{
  gboolean running = remit_map_layout_is_running (self->canvas);

  if (running && self->busy_id == 0 && !gtk_widget_get_visible (self->busy_box))
    self->busy_id = g_timeout_add (BUSY_DELAY, show_busy_cb, self);
  if (running)
    return;
  g_clear_handle_id (&self->busy_id, g_source_remove);
  gtk_widget_set_visible (self->busy_box, FALSE);
}

static void
on_state_changed_cb (RemitMapView *self)
{
  update_busy (self);
  update_chain (self);
  update_labels (self);
  _remit_map_view_update_view_menu (self);
  _remit_map_view_update_overlays (self);
  _remit_map_view_update_actions (self);
}

/* ---- context menus ---- */

static GMenuModel *
find_menu (RemitMapView *self)
{
  RemitId primary = remit_selection_get_primary (self->selection);
  const RemitMark *mark = _remit_canvas_find_mark (self->canvas, primary);

  if (primary == REMIT_ID_NONE)
    return self->background_menu;
  if (mark == NULL)
    return self->link_menu;
  return mark->part == REMIT_PART_AREA ? self->area_menu : self->node_menu;
}

static void
on_menu_requested_cb (RemitCanvas *canvas, double x, double y, RemitMapView *self)
{
  if (canvas->menu == NULL)
    {
      canvas->menu = gtk_popover_menu_new_from_model (NULL);
      gtk_popover_set_has_arrow (GTK_POPOVER (canvas->menu), FALSE);
      gtk_widget_set_halign (canvas->menu, GTK_ALIGN_START);
      gtk_widget_set_parent (canvas->menu, GTK_WIDGET (canvas));
    }
  gtk_popover_menu_set_menu_model (GTK_POPOVER_MENU (canvas->menu), find_menu (self));
  gtk_popover_set_pointing_to (GTK_POPOVER (canvas->menu),
                               &(GdkRectangle) { (int) x, (int) y, 1, 1 });
  gtk_popover_popup (GTK_POPOVER (canvas->menu));
}

/* ---- the empty page lies over the canvas and passes its double click on ---- */

static void
on_empty_pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, RemitMapView *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->canvas));
  if (n_press == 2)
    g_action_group_activate_action (G_ACTION_GROUP (self->actions), "add-node", NULL);
}

/* ---- widget ---- */

/* Keys and the command palette reach the map from anywhere in the window. */
static void
remit_map_view_root (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (remit_map_view_parent_class)->root (widget);
  gtk_widget_insert_action_group (GTK_WIDGET (gtk_widget_get_root (widget)), "map",
                                  G_ACTION_GROUP (REMIT_MAP_VIEW (widget)->actions));
}

static void
remit_map_view_unroot (GtkWidget *widget)
{
  gtk_widget_insert_action_group (GTK_WIDGET (gtk_widget_get_root (widget)), "map", NULL);
  GTK_WIDGET_CLASS (remit_map_view_parent_class)->unroot (widget);
}

static gboolean
remit_map_view_grab_focus (GtkWidget *widget)
{
  _remit_canvas_focus_selected (REMIT_MAP_VIEW (widget)->canvas);
  return TRUE;
}

static void
remit_map_view_dispose (GObject *object)
{
  RemitMapView *self = REMIT_MAP_VIEW (object);
  GtkWidget *child;

  g_clear_handle_id (&self->busy_id, g_source_remove);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->document);
  g_clear_object (&self->selection);
  g_clear_object (&self->actions);
  G_OBJECT_CLASS (remit_map_view_parent_class)->dispose (object);
}

static void
remit_map_view_finalize (GObject *object)
{
  g_free (REMIT_MAP_VIEW (object)->listed_views);
  G_OBJECT_CLASS (remit_map_view_parent_class)->finalize (object);
}

static void
remit_map_view_class_init (RemitMapViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = remit_map_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = remit_map_view_finalize;
  widget_class->root = remit_map_view_root;
  widget_class->unroot = remit_map_view_unroot;
  widget_class->grab_focus = remit_map_view_grab_focus;
  gtk_widget_class_set_css_name (widget_class, "remitmapview");
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/remit_project/Remit/remit-map-view.ui");
  gtk_widget_class_bind_template_child (widget_class, RemitMapView, toolbar);
  gtk_widget_class_bind_template_child (widget_class, RemitMapView, view_button);
  gtk_widget_class_bind_template_child (widget_class, RemitMapView, view_label);
  gtk_widget_class_bind_template_child (widget_class, RemitMapView, insert_button);
  gtk_widget_class_bind_template_child (widget_class, RemitMapView, arrange_button);
  gtk_widget_class_bind_template_child (widget_class, RemitMapView, style_button);
  gtk_widget_class_bind_template_child (widget_class, RemitMapView, zoom_button);
  gtk_widget_class_bind_template_child (widget_class, RemitMapView, overlay);
  gtk_widget_class_bind_template_child (widget_class, RemitMapView, empty_page);
  gtk_widget_class_bind_template_child (widget_class, RemitMapView, show_all_button);
  gtk_widget_class_bind_template_child (widget_class, RemitMapView, busy_box);
  gtk_widget_class_bind_template_child (widget_class, RemitMapView, chain_box);
  gtk_widget_class_bind_template_child (widget_class, RemitMapView, chain_label);
  gtk_widget_class_bind_template_child (widget_class, RemitMapView, node_menu);
  gtk_widget_class_bind_template_child (widget_class, RemitMapView, link_menu);
  gtk_widget_class_bind_template_child (widget_class, RemitMapView, area_menu);
  gtk_widget_class_bind_template_child (widget_class, RemitMapView, background_menu);
}

static void
remit_map_view_init (RemitMapView *self)
{
  g_autoptr (GMenuModel) insert = _remit_map_view_make_insert_menu (),
                         style = _remit_map_view_make_style_menu ();
  GtkGesture *gesture = gtk_gesture_click_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_menu_button_set_menu_model (self->insert_button, insert);
  gtk_menu_button_set_menu_model (self->style_button, style);
  remit_label_inner_button (GTK_WIDGET (self->insert_button), _("Insert"));
  remit_label_inner_button (GTK_WIDGET (self->arrange_button), _("Arrange"));
  g_signal_connect (gesture, "pressed", G_CALLBACK (on_empty_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->empty_page), GTK_EVENT_CONTROLLER (gesture));
}

static void
add_overlay (RemitMapView *self, GtkWidget *child, GtkAlign align)
{
  gtk_widget_set_halign (child, align);
  gtk_widget_set_valign (child, GTK_ALIGN_END);
  gtk_widget_set_margin_start (child, OVERLAY_MARGIN);
  gtk_widget_set_margin_end (child, OVERLAY_MARGIN);
  gtk_widget_set_margin_bottom (child, OVERLAY_MARGIN);
  gtk_overlay_add_overlay (self->overlay, child);
}

GtkWidget *
remit_map_view_new (RemitDocument *document, RemitSelection *selection)
{
  RemitMapView *self;

  g_return_val_if_fail (REMIT_IS_DOCUMENT (document), NULL);
  g_return_val_if_fail (REMIT_IS_SELECTION (selection), NULL);
  self = g_object_new (REMIT_TYPE_MAP_VIEW, NULL);
  self->document = g_object_ref (document);
  self->selection = g_object_ref (selection);
  self->canvas = remit_canvas_new (document, selection);
  gtk_widget_add_controller (GTK_WIDGET (self->canvas), _remit_map_view_make_shortcuts ());
  gtk_overlay_set_child (self->overlay, GTK_WIDGET (self->canvas));
  self->legend = remit_map_legend_new (self->canvas);
  self->minimap = remit_minimap_new (self->canvas);
  add_overlay (self, self->legend, GTK_ALIGN_START);
  add_overlay (self, self->minimap, GTK_ALIGN_END);
  _remit_map_view_add_actions (self);

  g_signal_connect_object (self->canvas, "scene-changed", G_CALLBACK (on_scene_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->canvas, "viewport-changed", G_CALLBACK (on_viewport_changed_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->canvas, "state-changed", G_CALLBACK (on_state_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->canvas, "menu-requested", G_CALLBACK (on_menu_requested_cb), self,
                           0);
  g_signal_connect_object (selection, "changed", G_CALLBACK (_remit_map_view_update_actions), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (document, "notify::read-only",
                           G_CALLBACK (_remit_map_view_update_actions), self, G_CONNECT_SWAPPED);
  on_state_changed_cb (self);
  on_viewport_changed_cb (self);
  remit_map_bench_start_if_asked (self->canvas);
  return GTK_WIDGET (self);
}

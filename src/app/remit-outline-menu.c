/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-app"

#include "remit-outline-view-private.h"

#include "remit-outline-row.h"
#include "remit-tree-keys.h"

/* The context menu of the outline (right click, long press, Menu, Shift+F10) and its keys.  The
 * menu is about the selection, so the row below the pointer is selected first. */

static void
open_menu (RemitOutlineView *self, GtkWidget *at, double x, double y)
{
  graphene_point_t point;
  GdkRectangle anchor;

  if (remit_selection_get_primary (self->selection) == REMIT_ID_NONE
      || !gtk_widget_compute_point (at, GTK_WIDGET (self), &GRAPHENE_POINT_INIT (x, y), &point))
    return;
  anchor = (GdkRectangle) { (int) point.x, (int) point.y, 1, 1 };
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), &anchor);
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

/* The row that the pointer or the focus is on. */
static RemitOutlineRow *
get_row_of (GtkWidget *widget)
{
  GtkWidget *row;

  if (widget == NULL)
    return NULL;
  row = gtk_widget_get_ancestor (widget, REMIT_TYPE_OUTLINE_ROW);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); row == NULL && child != NULL;
       child = gtk_widget_get_next_sibling (child))
    row = REMIT_IS_OUTLINE_ROW (child) ? child : NULL;
  return (RemitOutlineRow *) row;
}

static void
open_menu_at (RemitOutlineView *self, double x, double y)
{
  GtkWidget *list = GTK_WIDGET (self->list);
  RemitOutlineRow *row = get_row_of (gtk_widget_pick (list, x, y, GTK_PICK_DEFAULT));
  guint position = row != NULL ? remit_outline_row_get_position (row) : GTK_INVALID_LIST_POSITION;

  if (position == GTK_INVALID_LIST_POSITION
      || _remit_outline_view_get_id_at (self, position) == REMIT_ID_NONE)
    return;
  if (!gtk_selection_model_is_selected (GTK_SELECTION_MODEL (self->model), position))
    gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->model), position, TRUE);
  open_menu (self, list, x, y);
}

static void
on_right_click_cb (GtkGestureClick *gesture, int n_press, double x, double y,
                   RemitOutlineView *self)
{
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  open_menu_at (self, x, y);
}

static void
on_long_press_cb (GtkGestureLongPress *gesture, double x, double y, RemitOutlineView *self)
{
  open_menu_at (self, x, y);
}

static gboolean
on_menu_key_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  RemitOutlineView *self = REMIT_OUTLINE_VIEW (data);
  RemitOutlineRow *row = get_row_of (gtk_root_get_focus (gtk_widget_get_root (widget)));
  GtkWidget *at = row != NULL ? GTK_WIDGET (row) : GTK_WIDGET (self->list);

  open_menu (self, at, 24, row != NULL ? gtk_widget_get_height (at) : 24);
  return TRUE;
}

static void
add_key (GtkEventController *keys, const char *trigger, GtkShortcutAction *action)
{
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys),
      gtk_shortcut_new (gtk_shortcut_trigger_parse_string (trigger), action));
}

void
_remit_outline_view_add_menu (RemitOutlineView *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *press = gtk_gesture_long_press_new ();
  GtkEventController *keys = gtk_shortcut_controller_new ();

  self->menu = gtk_popover_menu_new_from_model (self->node_menu);
  gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
  gtk_widget_set_halign (self->menu, GTK_ALIGN_START);
  gtk_widget_set_parent (self->menu, GTK_WIDGET (self));

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect_object (click, "pressed", G_CALLBACK (on_right_click_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self->list), GTK_EVENT_CONTROLLER (click));
  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (press), TRUE);
  g_signal_connect_object (press, "pressed", G_CALLBACK (on_long_press_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self->list), GTK_EVENT_CONTROLLER (press));

  add_key (keys, "F2", gtk_named_action_new ("win.rename"));
  add_key (keys, "Delete", gtk_named_action_new ("win.delete"));
  add_key (keys, "Menu|<Shift>F10", gtk_callback_action_new (on_menu_key_cb, self, NULL));
  gtk_widget_add_controller (GTK_WIDGET (self->list), keys);
  remit_add_tree_keys (GTK_WIDGET (self->list));
}

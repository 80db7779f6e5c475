/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-app"

#include "remit-canvas-private.h"

#include "remit-map-flow.h"

#include <math.h>

/* Pointer, wheel and fingers on the map.  A press chooses; once the pointer has left its place with
 * the button down a tool takes over (remit-tool.h) until the release.  Commands with a name are
 * actions of the map view, the other keys are in remit-canvas-keys.c. */

#define WHEEL_STEP 56.0 /* px a notch */
#define EDGE 28.0       /* px from the border where a drag begins to scroll */
#define EDGE_SPEED 14.0 /* px a frame at the border */

/* ---- tools ---- */

static gboolean
scroll_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  RemitCanvas *self = REMIT_CANVAS (widget);
  double x = self->pointer_x, y = self->pointer_y, dx = 0, dy = 0;

  if (x < EDGE)
    dx = MIN (1, (EDGE - x) / EDGE);
  else if (x > self->viewport.width - EDGE)
    dx = -MIN (1, (x - self->viewport.width + EDGE) / EDGE);
  if (y < EDGE)
    dy = MIN (1, (EDGE - y) / EDGE);
  else if (y > self->viewport.height - EDGE)
    dy = -MIN (1, (y - self->viewport.height + EDGE) / EDGE);
  if (dx != 0 || dy != 0)
    {
      remit_canvas_pan (self, dx * EDGE_SPEED, dy * EDGE_SPEED);
      self->tool->klass->motion (self->tool, x, y, 0);
    }
  return G_SOURCE_CONTINUE;
}

void
_remit_canvas_set_tool (RemitCanvas *self, RemitTool *tool)
{
  RemitTool *old = g_steal_pointer (&self->tool);

  if (old == NULL && tool == NULL)
    return;
  if (old != NULL)
    old->klass->free (old);
  if (self->scroll_id != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->scroll_id);
  self->scroll_id = 0;
  self->tool = tool;
  if (tool != NULL && tool->klass->scrolls)
    self->scroll_id = gtk_widget_add_tick_callback (GTK_WIDGET (self), scroll_cb, NULL, NULL);
  _remit_canvas_update_hover (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static GdkModifierType
get_modifiers (GtkGesture *gesture)
{
  return gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));
}

static RemitTool *
make_tool (RemitCanvas *self, double x, double y, GdkModifierType state)
{
  gboolean read_only = remit_document_get_read_only (self->document);

  if (self->space_held)
    return remit_tool_pan_new (self, x, y);
  switch (self->press.part)
    {
    case REMIT_HIT_HANDLE:
      return read_only ? NULL : remit_tool_connect_new (self, self->press.id, x, y);
    case REMIT_HIT_CORNER:
      return read_only ? NULL
                       : remit_tool_resize_new (self, self->press.id, self->press.side, x, y);
    case REMIT_HIT_NODE:
    case REMIT_HIT_AREA:
      if (read_only)
        return NULL;
      /* what is dragged is selected: a press with Ctrl or Shift has not chosen it yet */
      if (self->press_toggles && !remit_selection_contains (self->selection, self->press.id))
        {
          self->selecting = TRUE;
          remit_selection_toggle (self->selection, self->press.id);
          self->selecting = FALSE;
        }
      return remit_tool_move_new (self, x, y);
    case REMIT_HIT_NOTHING:
      return remit_tool_select_new (self, x, y, (state & (GDK_SHIFT_MASK | GDK_CONTROL_MASK)) != 0);
    case REMIT_HIT_LINK:
    default:
      return NULL;
    }
}

/* ---- button 1 ---- */

void
_remit_canvas_forget_press (RemitCanvas *self)
{
  self->press = (RemitHit) { REMIT_HIT_NOTHING };
  self->press_toggles = self->press_deselects = FALSE;
}

static void
press (RemitCanvas *self, GdkModifierType state)
{
  gboolean modified = (state & (GDK_SHIFT_MASK | GDK_CONTROL_MASK)) != 0;
  guint n;

  if (self->space_held)
    return;
  switch (self->press.part)
    {
    case REMIT_HIT_NODE:
    case REMIT_HIT_LINK:
    case REMIT_HIT_AREA:
      self->press_toggles = modified;
      if (modified)
        return;
      remit_selection_get (self->selection, &n);
      self->press_deselects = n > 1 && remit_selection_contains (self->selection, self->press.id);
      if (!self->press_deselects)
        _remit_canvas_select_one (self, self->press.id);
      return;
    case REMIT_HIT_NOTHING:
      if (!modified)
        _remit_canvas_select_one (self, REMIT_ID_NONE);
      return;
    case REMIT_HIT_HANDLE:
    case REMIT_HIT_CORNER:
    default:
      return;
    }
}

static void
on_drag_begin_cb (GtkGestureDrag *gesture, double x, double y, RemitCanvas *self)
{
  GtkWidget *under = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);

  if (self->entry != NULL && under != NULL
      && (under == self->entry || gtk_widget_is_ancestor (under, self->entry)))
    {
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_DENIED);
      return;
    }
  _remit_canvas_end_text (self, TRUE);
  _remit_canvas_cancel_flow (self);
  self->fitted = FALSE;
  self->pointer_x = x;
  self->pointer_y = y;
  _remit_canvas_forget_press (self);
  self->press = _remit_canvas_hit (self, x, y);
  press (self, get_modifiers (GTK_GESTURE (gesture)));
  self->press.item = NULL; /* choosing may have made another scene */
  _remit_canvas_focus_selected (self);
}

static void
on_drag_update_cb (GtkGestureDrag *gesture, double dx, double dy, RemitCanvas *self)
{
  GdkModifierType state = get_modifiers (GTK_GESTURE (gesture));
  double x, y;

  if (!gtk_gesture_drag_get_start_point (gesture, &x, &y))
    return;
  self->pointer_x = x + dx;
  self->pointer_y = y + dy;
  if (self->tool == NULL)
    {
      if (!gtk_drag_check_threshold (GTK_WIDGET (self), 0, 0, (int) dx, (int) dy))
        return;
      _remit_canvas_set_tool (self, make_tool (self, x, y, state));
      if (self->tool == NULL)
        return;
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
    }
  self->tool->klass->motion (self->tool, x + dx, y + dy, state);
}

/* Where nodes stand close together their handles lie on the links between them: a drag is for the
 * handle, a click for the link. */
static void
click_handle (RemitCanvas *self)
{
  RemitHit below = _remit_canvas_hit_drawing (self, self->pointer_x, self->pointer_y);

  if (below.part == REMIT_HIT_LINK)
    _remit_canvas_select_one (self, below.id);
  else if (!remit_document_get_read_only (self->document))
    remit_map_flow_link_from (self, self->press.id);
}

static void
click (RemitCanvas *self)
{
  if (self->press_toggles)
    {
      self->selecting = TRUE;
      remit_selection_toggle (self->selection, self->press.id);
      self->selecting = FALSE;
    }
  else if (self->press_deselects)
    _remit_canvas_select_one (self, self->press.id);
  else if (self->press.part == REMIT_HIT_HANDLE)
    click_handle (self);
}

static void
on_drag_end_cb (GtkGestureDrag *gesture, double dx, double dy, RemitCanvas *self)
{
  double x, y;

  if (self->tool == NULL)
    {
      click (self);
      _remit_canvas_forget_press (self);
      return;
    }
  if (gtk_gesture_drag_get_start_point (gesture, &x, &y))
    {
      /* the change that it makes must not end the tool before it has returned */
      self->finishing = TRUE;
      self->tool->klass->finish (self->tool, x + dx, y + dy, get_modifiers (GTK_GESTURE (gesture)));
      self->finishing = FALSE;
    }
  _remit_canvas_set_tool (self, NULL);
}

static void
on_drag_cancel_cb (GtkGesture *gesture, GdkEventSequence *sequence, RemitCanvas *self)
{
  _remit_canvas_forget_press (self);
  _remit_canvas_set_tool (self, NULL);
}

/* A double click counts when it is released: the drag that begins with its second press would end
 * what it opens. */
static void
on_click_released_cb (GtkGestureClick *gesture, int n_press, double x, double y, RemitCanvas *self)
{
  RemitHit hit;
  double world_x, world_y;

  if (n_press != 2 || self->space_held || remit_document_get_read_only (self->document))
    return;
  hit = _remit_canvas_hit (self, x, y);
  if (hit.part == REMIT_HIT_HANDLE)
    {
      hit = _remit_canvas_hit_drawing (self, x, y);
      if (hit.part == REMIT_HIT_NOTHING)
        return;
    }
  switch (hit.part)
    {
    case REMIT_HIT_NODE:
    case REMIT_HIT_LINK:
    case REMIT_HIT_AREA:
      break;
    case REMIT_HIT_NOTHING:
      _remit_canvas_to_world (self, x, y, &world_x, &world_y);
      break;
    case REMIT_HIT_HANDLE:
    case REMIT_HIT_CORNER:
    default:
      return;
    }
  if (hit.part == REMIT_HIT_NOTHING)
    remit_map_flow_add_node (self, world_x, world_y, -1);
  else
    remit_map_flow_rename (self, hit.id);
}

/* ---- the other buttons, wheel and fingers ---- */

static void
on_pan_begin_cb (GtkGestureDrag *gesture, double x, double y, RemitCanvas *self)
{
  _remit_canvas_set_tool (self, remit_tool_pan_new (self, x, y));
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
}

static void
on_pan_update_cb (GtkGestureDrag *gesture, double dx, double dy, RemitCanvas *self)
{
  double x, y;

  if (self->tool != NULL && gtk_gesture_drag_get_start_point (gesture, &x, &y))
    self->tool->klass->motion (self->tool, x + dx, y + dy, 0);
}

static void
on_pan_end_cb (GtkGestureDrag *gesture, double dx, double dy, RemitCanvas *self)
{
  _remit_canvas_set_tool (self, NULL);
}

static void
open_menu_at (RemitCanvas *self, double x, double y)
{
  RemitHit hit;

  _remit_canvas_end_text (self, TRUE);
  _remit_canvas_cancel_flow (self);
  hit = _remit_canvas_hit (self, x, y);
  if (hit.part == REMIT_HIT_NODE || hit.part == REMIT_HIT_LINK || hit.part == REMIT_HIT_AREA)
    {
      if (!remit_selection_contains (self->selection, hit.id))
        _remit_canvas_select_one (self, hit.id);
    }
  else
    _remit_canvas_select_one (self, REMIT_ID_NONE);
  _remit_canvas_focus_selected (self);
  _remit_canvas_request_menu (self, x, y);
}

static void
on_menu_pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, RemitCanvas *self)
{
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  open_menu_at (self, x, y);
}

static void
on_long_press_cb (GtkGestureLongPress *gesture, double x, double y, RemitCanvas *self)
{
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  open_menu_at (self, x, y);
}

static gboolean
on_scroll_cb (GtkEventControllerScroll *controller, double dx, double dy, RemitCanvas *self)
{
  GdkModifierType state = gtk_event_controller_get_current_event_state (
      GTK_EVENT_CONTROLLER (controller));
  gboolean wheel = gtk_event_controller_scroll_get_unit (controller) == GDK_SCROLL_UNIT_WHEEL;
  double step = wheel ? WHEEL_STEP : 1;

  if (state & GDK_CONTROL_MASK)
    {
      double factor = pow (wheel ? 1.2 : 1.01, -dy);

      /* GTK 4 scroll events carry no place: the motion controller remembers it */
      if (remit_viewport_zoom_at (&self->viewport, self->pointer_x, self->pointer_y,
                                  self->viewport.scale * factor))
        _remit_canvas_viewport_moved (self);
    }
  else if (state & GDK_SHIFT_MASK && dx == 0)
    remit_canvas_pan (self, -dy * step, 0);
  else
    remit_canvas_pan (self, -dx * step, -dy * step);
  if (self->tool != NULL)
    self->tool->klass->motion (self->tool, self->pointer_x, self->pointer_y, state);
  else
    _remit_canvas_update_hover (self);
  return GDK_EVENT_STOP;
}

static void
on_zoom_begin_cb (GtkGesture *gesture, GdkEventSequence *sequence, RemitCanvas *self)
{
  self->zoom_start = self->viewport.scale;
}

static void
on_zoom_scale_cb (GtkGestureZoom *gesture, double scale, RemitCanvas *self)
{
  double x = self->pointer_x, y = self->pointer_y;

  gtk_gesture_get_bounding_box_center (GTK_GESTURE (gesture), &x, &y);
  if (remit_viewport_zoom_at (&self->viewport, x, y, self->zoom_start * scale))
    _remit_canvas_viewport_moved (self);
}

static void
on_motion_cb (GtkEventControllerMotion *controller, double x, double y, RemitCanvas *self)
{
  self->pointer_x = x;
  self->pointer_y = y;
  self->pointer_inside = TRUE;
  if (self->tool == NULL)
    _remit_canvas_update_hover (self);
}

static void
on_leave_cb (GtkEventControllerMotion *controller, RemitCanvas *self)
{
  self->pointer_inside = FALSE;
  if (self->tool == NULL)
    _remit_canvas_update_hover (self);
}

/* ---- set-up ---- */

static GtkGesture *
add_gesture (RemitCanvas *self, GtkGesture *gesture, guint button)
{
  if (GTK_IS_GESTURE_SINGLE (gesture))
    gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (gesture), button);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (gesture));
  return gesture;
}

static void
add_gestures (RemitCanvas *self)
{
  GtkGesture *gesture;

  self->drag = add_gesture (self, gtk_gesture_drag_new (), GDK_BUTTON_PRIMARY);
  g_signal_connect (self->drag, "drag-begin", G_CALLBACK (on_drag_begin_cb), self);
  g_signal_connect (self->drag, "drag-update", G_CALLBACK (on_drag_update_cb), self);
  g_signal_connect (self->drag, "drag-end", G_CALLBACK (on_drag_end_cb), self);
  g_signal_connect (self->drag, "cancel", G_CALLBACK (on_drag_cancel_cb), self);

  gesture = add_gesture (self, gtk_gesture_click_new (), GDK_BUTTON_PRIMARY);
  g_signal_connect (gesture, "released", G_CALLBACK (on_click_released_cb), self);

  self->pan = add_gesture (self, gtk_gesture_drag_new (), GDK_BUTTON_MIDDLE);
  g_signal_connect (self->pan, "drag-begin", G_CALLBACK (on_pan_begin_cb), self);
  g_signal_connect (self->pan, "drag-update", G_CALLBACK (on_pan_update_cb), self);
  g_signal_connect (self->pan, "drag-end", G_CALLBACK (on_pan_end_cb), self);
  g_signal_connect (self->pan, "cancel", G_CALLBACK (on_drag_cancel_cb), self);

  gesture = add_gesture (self, gtk_gesture_click_new (), GDK_BUTTON_SECONDARY);
  g_signal_connect (gesture, "pressed", G_CALLBACK (on_menu_pressed_cb), self);

  gesture = add_gesture (self, gtk_gesture_long_press_new (), GDK_BUTTON_PRIMARY);
  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (gesture), TRUE);
  g_signal_connect (gesture, "pressed", G_CALLBACK (on_long_press_cb), self);

  gesture = add_gesture (self, gtk_gesture_zoom_new (), 0);
  g_signal_connect (gesture, "begin", G_CALLBACK (on_zoom_begin_cb), self);
  g_signal_connect (gesture, "scale-changed", G_CALLBACK (on_zoom_scale_cb), self);
}

void
_remit_canvas_init_input (RemitCanvas *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkEventController *controller;

  add_gestures (self);

  controller = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES);
  g_signal_connect (controller, "scroll", G_CALLBACK (on_scroll_cb), self);
  gtk_widget_add_controller (widget, controller);

  controller = gtk_event_controller_motion_new ();
  g_signal_connect (controller, "enter", G_CALLBACK (on_motion_cb), self);
  g_signal_connect (controller, "motion", G_CALLBACK (on_motion_cb), self);
  g_signal_connect (controller, "leave", G_CALLBACK (on_leave_cb), self);
  gtk_widget_add_controller (widget, controller);

  _remit_canvas_init_keys (self);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-app"

#include "remit-canvas-private.h"

#include "remit-map-command.h"

#include <math.h>

/* Keys of the map that need the canvas itself: arrows, Space and Escape.  All others are actions of
 * the map view. */

#define NUDGE 10

/* The node nearest to the middle of what is seen: where the arrows begin. */
static RemitId
find_middle (RemitCanvas *self)
{
  RemitRect seen = remit_viewport_visible (&self->viewport);
  double best = G_MAXDOUBLE;
  RemitId found = REMIT_ID_NONE;
  const RemitMark *marks;
  guint n;

  marks = _remit_canvas_get_marks (self, &n);
  for (guint i = 0; i < n; i++)
    {
      double dx = marks[i].box.x + marks[i].box.width / 2 - seen.x - seen.width / 2;
      double dy = marks[i].box.y + marks[i].box.height / 2 - seen.y - seen.height / 2;

      if (marks[i].part != REMIT_PART_NODE || hypot (dx, dy) >= best)
        continue;
      best = hypot (dx, dy);
      found = marks[i].id;
    }
  return found;
}

/* From a link the arrows go to its ends. */
static RemitId
step_from_link (RemitCanvas *self, RemitId id, int dx, int dy)
{
  const RemitLink *link = remit_graph_link (remit_document_get_graph (self->document), id);
  RemitId end;

  if (link == NULL)
    return REMIT_ID_NONE;
  end = dx < 0 || dy < 0 ? link->source : link->target;
  return _remit_canvas_find_mark (self, end) != NULL ? end : REMIT_ID_NONE;
}

void
_remit_canvas_step_selection (RemitCanvas *self, int dx, int dy, gboolean extend)
{
  RemitId primary = remit_selection_get_primary (self->selection), next;
  const RemitMark *mark = _remit_canvas_find_mark (self, primary);

  if (mark != NULL && mark->part == REMIT_PART_NODE)
    next = remit_scene_neighbour (remit_canvas_get_scene (self), primary, dx, dy);
  else if (primary != REMIT_ID_NONE && mark == NULL)
    next = step_from_link (self, primary, dx, dy);
  else
    next = find_middle (self);
  if (next == REMIT_ID_NONE)
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      return;
    }
  self->selecting = TRUE;
  if (!extend)
    remit_selection_set_one (self->selection, next);
  else if (!remit_selection_contains (self->selection, next))
    remit_selection_toggle (self->selection, next);
  self->selecting = FALSE;
  remit_canvas_reveal (self, next);
  _remit_canvas_focus_selected (self);
}

void
_remit_canvas_nudge (RemitCanvas *self, int dx, int dy)
{
  guint n;
  const RemitId *ids = remit_selection_get (self->selection, &n);
  g_autoptr (GArray) spots = g_array_new (FALSE, FALSE, sizeof (RemitSpot));
  g_autofree char *key = NULL;

  for (guint i = 0; i < n; i++)
    {
      const RemitMark *mark = _remit_canvas_find_mark (self, ids[i]);
      RemitSpot spot = { ids[i], mark != NULL ? mark->box.x + dx : 0,
                         mark != NULL ? mark->box.y + dy : 0 };

      if (mark != NULL)
        g_array_append_val (spots, spot);
    }
  if (spots->len == 0)
    return;
  key = g_strdup_printf ("nudge:%" G_GINT64_FORMAT ":%u", g_array_index (spots, RemitSpot, 0).id,
                         spots->len);
  remit_map_command_move (self, (const RemitSpot *) spots->data, spots->len, key);
}

void
_remit_canvas_open_menu_by_key (RemitCanvas *self)
{
  const RemitMark *mark = _remit_canvas_find_mark (self,
                                                   remit_selection_get_primary (self->selection));
  RemitRect screen = { 24, 24, 0, 0 };

  if (mark != NULL)
    screen = _remit_canvas_to_screen (self, &mark->box);
  _remit_canvas_request_menu (self, CLAMP (screen.x + screen.width / 2, 0, self->viewport.width),
                              CLAMP (screen.y + screen.height / 2, 0, self->viewport.height));
}

void
_remit_canvas_escape (RemitCanvas *self)
{
  if (self->entry != NULL)
    _remit_canvas_end_text (self, FALSE);
  else if (self->tool != NULL)
    {
      /* first the tool, then the gesture: its end would finish the tool */
      _remit_canvas_forget_press (self);
      _remit_canvas_set_tool (self, NULL);
      gtk_gesture_set_state (self->drag, GTK_EVENT_SEQUENCE_DENIED);
    }
  else if (self->flow != NULL)
    _remit_canvas_cancel_flow (self);
  else if (self->chain->len > 0)
    remit_canvas_end_chain (self);
  else
    _remit_canvas_select_one (self, REMIT_ID_NONE);
}

static gboolean
get_direction (guint keyval, int *dx, int *dy)
{
  *dx = *dy = 0;
  switch (keyval)
    {
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      *dx = -1;
      return TRUE;
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      *dx = 1;
      return TRUE;
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      *dy = -1;
      return TRUE;
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      *dy = 1;
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
on_key_pressed_cb (GtkEventControllerKey *controller, guint keyval, guint keycode,
                   GdkModifierType state, RemitCanvas *self)
{
  GdkModifierType modifiers = state & gtk_accelerator_get_default_mod_mask ();
  int dx, dy;

  if (keyval == GDK_KEY_Escape && modifiers == 0)
    {
      _remit_canvas_escape (self);
      return GDK_EVENT_STOP;
    }
  if (self->entry != NULL)
    return GDK_EVENT_PROPAGATE;
  if (keyval == GDK_KEY_space && modifiers == 0)
    {
      self->space_held = TRUE;
      _remit_canvas_update_hover (self);
      return GDK_EVENT_STOP;
    }
  if (!get_direction (keyval, &dx, &dy) || (modifiers & ~(GDK_SHIFT_MASK | GDK_CONTROL_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;
  if (modifiers & GDK_CONTROL_MASK)
    _remit_canvas_nudge (self, modifiers & GDK_SHIFT_MASK ? dx : dx * NUDGE,
                         modifiers & GDK_SHIFT_MASK ? dy : dy * NUDGE);
  else
    _remit_canvas_step_selection (self, dx, dy, (modifiers & GDK_SHIFT_MASK) != 0);
  return GDK_EVENT_STOP;
}

static void
on_key_released_cb (GtkEventControllerKey *controller, guint keyval, guint keycode,
                    GdkModifierType state, RemitCanvas *self)
{
  if (keyval != GDK_KEY_space)
    return;
  self->space_held = FALSE;
  _remit_canvas_update_hover (self);
}

static void
on_focus_leave_cb (GtkEventControllerFocus *controller, RemitCanvas *self)
{
  self->space_held = FALSE;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
_remit_canvas_init_keys (RemitCanvas *self)
{
  GtkEventController *controller = gtk_event_controller_key_new ();

  g_signal_connect (controller, "key-pressed", G_CALLBACK (on_key_pressed_cb), self);
  g_signal_connect (controller, "key-released", G_CALLBACK (on_key_released_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), controller);

  controller = gtk_event_controller_focus_new ();
  g_signal_connect (controller, "leave", G_CALLBACK (on_focus_leave_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}

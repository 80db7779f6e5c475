/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-app"

#include "remit-canvas-private.h"

#include "remit-access.h"

/* Text in place: an entry over the node, area or link that it belongs to.  Enter, Tab and a click
 * elsewhere take the text, Escape does not.  There is at most one; it goes along when the drawing
 * is scrolled. */

#define MIN_WIDTH 160
#define MAX_WIDTH 420

static gboolean
remove_entry_cb (gpointer data)
{
  if (gtk_widget_get_parent (data) != NULL)
    gtk_widget_unparent (data);
  g_object_unref (data);
  return G_SOURCE_REMOVE;
}

void
_remit_canvas_end_text (RemitCanvas *self, gboolean take)
{
  GtkWidget *entry = g_steal_pointer (&self->entry);
  RemitTextFunc func = self->entry_func;
  g_autofree char *text = NULL;
  gboolean had_focus;

  if (entry == NULL)
    return;
  text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry))));
  had_focus = gtk_widget_get_focus_child (GTK_WIDGET (self)) == entry;
  g_signal_handlers_disconnect_by_data (entry, self);
  gtk_widget_set_visible (entry, FALSE);
  /* it may be in the middle of a signal of its own; but it must not outlive the canvas */
  g_signal_connect_object (self, "destroy", G_CALLBACK (gtk_widget_unparent), entry,
                           G_CONNECT_SWAPPED);
  g_idle_add (remove_entry_cb, g_object_ref (entry));
  self->entry_func = NULL;
  if (had_focus)
    _remit_canvas_focus_selected (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  func (self, take ? text : NULL, self->entry_data);
}

static void
on_activate_cb (GtkEntry *entry, RemitCanvas *self)
{
  _remit_canvas_end_text (self, TRUE);
}

static void
on_focus_leave_cb (GtkEventControllerFocus *controller, RemitCanvas *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  /* another window in front is no reason to end; the entry has the focus again when it comes back
   */
  if (GTK_IS_WINDOW (root) && gtk_window_is_active (GTK_WINDOW (root)))
    _remit_canvas_end_text (self, TRUE);
}

static gboolean
on_key_pressed_cb (GtkEventControllerKey *controller, guint keyval, guint keycode,
                   GdkModifierType state, RemitCanvas *self)
{
  if (keyval == GDK_KEY_Escape)
    {
      _remit_canvas_end_text (self, FALSE);
      return GDK_EVENT_STOP;
    }
  if (keyval == GDK_KEY_Tab || keyval == GDK_KEY_ISO_Left_Tab)
    {
      _remit_canvas_end_text (self, TRUE);
      return GDK_EVENT_STOP;
    }
  return GDK_EVENT_PROPAGATE;
}

/* What the text does not want must not reach the shortcuts of the canvas: Ctrl+D is no command
 * while one types. */
static gboolean
on_key_left_over_cb (GtkEventControllerKey *controller, guint keyval, guint keycode,
                     GdkModifierType state, RemitCanvas *self)
{
  return GDK_EVENT_STOP;
}

void
_remit_canvas_allocate_entry (RemitCanvas *self)
{
  RemitRect screen;
  GtkAllocation place;
  int minimum, natural_height;

  if (self->entry == NULL)
    return;
  screen = _remit_canvas_to_screen (self, &self->entry_box);
  gtk_widget_measure (self->entry, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  place.width = MAX (minimum, (int) CLAMP (screen.width, MIN_WIDTH, MAX_WIDTH));
  gtk_widget_measure (self->entry, GTK_ORIENTATION_VERTICAL, place.width, &minimum, &natural_height,
                      NULL, NULL);
  place.height = MAX (minimum, natural_height);
  place.x = (int) (screen.x + screen.width / 2 - place.width / 2.0);
  place.y = (int) (screen.y + screen.height / 2 - place.height / 2.0);
  gtk_widget_size_allocate (self->entry, &place, -1);
}

void
_remit_canvas_edit_text (RemitCanvas *self, const RemitRect *box, const char *label,
                         const char *text, const char *placeholder, RemitTextFunc func,
                         gpointer data)
{
  GtkEventController *controller;

  _remit_canvas_end_text (self, TRUE);
  self->entry = gtk_entry_new ();
  self->entry_box = *box;
  self->entry_func = func;
  self->entry_data = data;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->entry), placeholder);
  remit_set_label (self->entry, label);
  g_signal_connect (self->entry, "activate", G_CALLBACK (on_activate_cb), self);

  controller = gtk_event_controller_key_new ();
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  g_signal_connect_object (controller, "key-pressed", G_CALLBACK (on_key_pressed_cb), self, 0);
  gtk_widget_add_controller (self->entry, controller);

  controller = gtk_event_controller_key_new ();
  g_signal_connect_object (controller, "key-pressed", G_CALLBACK (on_key_left_over_cb), self, 0);
  gtk_widget_add_controller (self->entry, controller);

  gtk_widget_set_parent (self->entry, GTK_WIDGET (self));
  gtk_widget_grab_focus (self->entry);
  controller = gtk_event_controller_focus_new ();
  g_signal_connect_object (controller, "leave", G_CALLBACK (on_focus_leave_cb), self, 0);
  gtk_widget_add_controller (self->entry, controller);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

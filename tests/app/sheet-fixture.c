/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sheet-fixture.h"

#include <adwaita.h>

void
settle (void)
{
  gint64 end = g_get_monotonic_time () + 2 * G_TIME_SPAN_SECOND;

  for (int quiet = 0; quiet < 3 && g_get_monotonic_time () < end;)
    {
      quiet = g_main_context_pending (NULL) ? 0 : quiet + 1;
      g_main_context_iteration (NULL, FALSE);
      g_usleep (2000);
    }
}

void
draw_frame (Fixture *fixture)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (fixture->sheet));
  gint64 end = g_get_monotonic_time () + 2 * G_TIME_SPAN_SECOND;
  gint64 frame = gdk_frame_clock_get_frame_counter (clock);

  gdk_frame_clock_request_phase (clock, GDK_FRAME_CLOCK_PHASE_PAINT);
  while (gdk_frame_clock_get_frame_counter (clock) < frame + 2 && g_get_monotonic_time () < end)
    {
      gdk_frame_clock_request_phase (clock, GDK_FRAME_CLOCK_PHASE_PAINT);
      g_main_context_iteration (NULL, FALSE);
      g_usleep (500);
    }
  settle ();
}

static void
on_cursor_changed_cb (Fixture *fixture)
{
  fixture->n_cursor_signals++;
}

void
set_up (Fixture *fixture, ToySheet *model)
{
  GtkWidget *scroller = gtk_scrolled_window_new (), *overlay = adw_toast_overlay_new ();

  fixture->model = model;
  fixture->window = gtk_window_new ();
  fixture->sheet = remit_sheet_new ();
  g_signal_connect_swapped (fixture->sheet, "cursor-changed", G_CALLBACK (on_cursor_changed_cb),
                            fixture);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (fixture->sheet));
  /* where errors are shown */
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (overlay), scroller);
  gtk_window_set_child (GTK_WINDOW (fixture->window), overlay);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 900, 500);
  remit_sheet_set_model (fixture->sheet, REMIT_SHEET_MODEL (model));
  gtk_window_present (GTK_WINDOW (fixture->window));
  for (int i = 0; i < 500 && fixture->sheet->n_shown_rows == 0; i++)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (2000);
    }
  remit_sheet_focus_cursor (fixture->sheet);
  settle ();
}

void
tear_down (Fixture *fixture)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  settle ();
  g_assert_finalize_object (G_OBJECT (fixture->model));
}

gboolean
press_on (GtkWidget *widget, guint keyval, GdkModifierType modifiers)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);
  gboolean handled = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers) && !handled; i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        g_signal_emit_by_name (controller, "key-pressed", keyval, 0, modifiers, &handled);
    }
  return handled;
}

gboolean
press (Fixture *fixture, guint keyval, GdkModifierType modifiers)
{
  return press_on (GTK_WIDGET (fixture->sheet), keyval, modifiers);
}

void
type (Fixture *fixture, const char *text)
{
  for (; *text != '\0'; text++)
    press (fixture, gdk_unicode_to_keyval ((guint32) *text), 0);
}

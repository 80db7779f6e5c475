/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-app"

#include "remit-canvas-private.h"

/* Choices on the canvas, one after the other in one popover: a window that stays is calmer to look
 * at than one that closes and opens again for the next question. */

static void
on_chosen_cb (RemitChooser *chooser, gint64 value, RemitCanvas *self)
{
  RemitChosenFunc chosen = self->chosen;

  if (chosen == NULL)
    return;
  self->chosen = NULL;
  g_object_ref (chooser);
  chosen (self, value);
  if (self->chosen == NULL)
    _remit_canvas_end_choice (self);
  g_object_unref (chooser);
}

static void
on_closed_cb (RemitCanvas *self)
{
  if (self->chosen == NULL)
    return;
  self->chosen = NULL;
  _remit_canvas_cancel_flow (self);
  _remit_canvas_focus_selected (self);
}

static void
make_popover (RemitCanvas *self)
{
  self->popover = gtk_popover_new ();
  gtk_widget_set_parent (self->popover, GTK_WIDGET (self));
  g_signal_connect_object (self->popover, "closed", G_CALLBACK (on_closed_cb), self,
                           G_CONNECT_SWAPPED);
}

/* Of a node at the border, the part that is in view; where it will be when a flight that brings it
 * into sight has landed. */
static GdkRectangle
find_place (RemitCanvas *self, const RemitRect *world)
{
  const RemitViewport *viewport = self->flight != NULL ? &self->flight_to : &self->viewport;
  RemitRect screen = remit_viewport_rect_to_screen (viewport, world);
  GdkRectangle at = { (int) CLAMP (screen.x, 0, viewport->width - 1),
                      (int) CLAMP (screen.y, 0, viewport->height - 1) };

  at.width = (int) MAX (1, MIN (screen.x + screen.width, viewport->width) - at.x);
  at.height = (int) MAX (1, MIN (screen.y + screen.height, viewport->height) - at.y);
  return at;
}

void
_remit_canvas_choose (RemitCanvas *self, RemitChooser *chooser, const RemitRect *world,
                      RemitChosenFunc chosen)
{
  GdkRectangle at = find_place (self, world);

  if (self->popover == NULL)
    make_popover (self);
  self->chosen = chosen;
  g_signal_connect_object (chooser, "chosen", G_CALLBACK (on_chosen_cb), self, 0);
  gtk_popover_set_child (GTK_POPOVER (self->popover), GTK_WIDGET (chooser));
  gtk_popover_set_pointing_to (GTK_POPOVER (self->popover), &at);
  gtk_popover_popup (GTK_POPOVER (self->popover));
  remit_chooser_start (chooser);
}

void
_remit_canvas_end_choice (RemitCanvas *self)
{
  self->chosen = NULL;
  if (self->popover != NULL)
    gtk_popover_popdown (GTK_POPOVER (self->popover));
}

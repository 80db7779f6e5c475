/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "remit-types.h"

G_BEGIN_DECLS

/* A small list to choose one thing from by typing, by the arrow keys or by the pointer; the first
 * row is chosen already, so that Enter takes the usual one.  It is the child of a popover.
 *
 * Signals: "chosen" (gint64 value): Enter or a click;
 *          "moved" (gint64 value): another row is highlighted. */
#define REMIT_TYPE_CHOOSER (remit_chooser_get_type ())
G_DECLARE_FINAL_TYPE (RemitChooser, remit_chooser, REMIT, CHOOSER, AdwBin)

/* Called for an empty query at first and whenever the text changes; adds rows, the best first. */
typedef void (*RemitChooserFill) (RemitChooser *self, const char *query, gpointer data);

/* @title says what is chosen, above the list and to screen readers; @placeholder stands in the
 * entry. */
RemitChooser *remit_chooser_new (const char *title, const char *placeholder, RemitChooserFill fill,
                                 gpointer data, GDestroyNotify destroy);
/* For fill functions: whether @text has all words of the query, accents and case set aside. */
gboolean remit_chooser_matches (RemitChooser *self, const char *text);
/* For fill functions: whether @text begins with what was typed; always when nothing was. */
gboolean remit_chooser_begins (RemitChooser *self, const char *text);
/* For fill functions.  @section (may be NULL) heads the rows that follow each other under it,
 * @detail and @icon may be NULL; a row that is not @enabled is seen and cannot be chosen. */
void remit_chooser_add (RemitChooser *self, gint64 value, const char *section, const char *title,
                        const char *detail, const char *icon, gboolean enabled);
/* Opens it in a popover of its own at @parent, or at a rectangle of it (@at may be NULL), that
 * closes before "chosen" and goes away with that. */
void remit_chooser_open (RemitChooser *self, GtkWidget *parent, const GdkRectangle *at);
/* For those who have a popover for it.  Once it is on the screen: fills the list and takes the
 * keyboard focus. */
void remit_chooser_start (RemitChooser *self);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Small parts of forms, with their names for screen readers. */

/* A drop-down of a GtkStringList whose button shortens a long text instead of growing. */
GtkWidget *remit_drop_down_new (void);
/* For lists of strings (GtkStringList) that are read, each over as many lines as it needs;
 * (transfer full). */
GtkListItemFactory *remit_paragraph_factory_new (void);
/* A button that looks like a drop-down and opens something else; @label gets the label in it,
 * borrowed. */
GtkWidget *remit_choice_button_new (GtkWidget **label);
/* A flat button with an icon; @label is its tooltip and its name. */
GtkWidget *remit_icon_button_new (const char *icon_name, const char *label);
/* A button below a list that is not shown whole. */
GtkWidget *remit_more_button_new (void);
void remit_more_button_set_count (GtkWidget *button, guint n);
/* A label of one line that ends in "…" where it must, aligned to the start. */
GtkWidget *remit_line_new (const char *text);
/* A label over as many lines as it needs. */
GtkWidget *remit_paragraph_new (const char *text);
/* A label over two lines at most, as narrow as it must be. */
GtkWidget *remit_short_paragraph_new (const char *text);
/* The label of a row in the column that all forms share; longer ones wrap. */
GtkWidget *remit_row_label_new (const char *text);
/* Names the lists that an AdwExpanderRow is made of. */
void remit_label_lists_within (GtkWidget *widget, const char *label);
/* Opens @popover at @anchor; it goes away when it is closed or @anchor goes. */
void remit_popover_open (GtkPopover *popover, GtkWidget *anchor);
/* Keeps @widget in sight of its scrolled window while what is around it settles. */
void remit_keep_in_sight (GtkWidget *widget);
/* Whether the keyboard focus is in @widget or below it. */
gboolean remit_has_focus_within (GtkWidget *widget);

G_END_DECLS

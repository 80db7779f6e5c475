/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Names and descriptions for screen readers.  GTK 4.8 cannot be asked for what was set, so the description
 * is remembered here: remit_announce() borrows it for a moment and puts it back. */

void remit_set_label (GtkWidget *widget, const char *label);
/* NULL or "" takes it away. */
void remit_set_description (GtkWidget *widget, const char *description);
/* Names the button inside a GtkMenuButton, AdwSplitButton or GtkDropDown, which is what takes the focus. */
void remit_label_inner_button (GtkWidget *widget, const char *label);
/* Names the row widget that GtkListView makes around a list item's child. */
void remit_label_list_item (GtkListItem *item, const char *label, const char *description);

G_END_DECLS

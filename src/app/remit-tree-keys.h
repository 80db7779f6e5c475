/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Lets the arrow keys open and close rows of a list whose rows hold a GtkTreeExpander; GTK itself asks for Shift. */
void remit_add_tree_keys (GtkWidget *list);

G_END_DECLS

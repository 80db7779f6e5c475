/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Opens the list of keys above @parent, which may be NULL; made from the tables of commands. */
void remit_shortcuts_open (GtkWindow *parent);

G_END_DECLS

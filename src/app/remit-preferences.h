/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Opens the preferences above @parent, which may be NULL. */
void remit_preferences_open (GtkWindow *parent);

G_END_DECLS

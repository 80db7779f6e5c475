/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Says that @path, which was XML, is in the document now, and offers to undo it. */
void remit_show_import_report (GtkWidget *widget, const char *path);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "remit-import.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Says that @path is in the document now, and offers to undo it. */
void remit_show_import_report (GtkWidget *widget, const char *path);
/* The same, and what was read and noticed when there is something to read about it. */
void remit_show_import_remarks (GtkWidget *widget, const char *path,
                                const RemitImportReport *report);

G_END_DECLS

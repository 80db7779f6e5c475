/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "remit-import.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Says what an import of @path has brought: a toast when all is well, else a dialog with the warnings. */
void remit_show_import_report (GtkWidget *widget, const char *path, const RemitImportReport *report);

G_END_DECLS

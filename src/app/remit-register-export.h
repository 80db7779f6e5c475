/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "remit-register.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Asks for a file and writes all budget lines, agreements or KPIs of the document to it, as its
 * name ends: .xlsx, .csv, .tsv, .html.  Imported again, the file says what was edited in it. */
void remit_register_export_ask (GtkWidget *widget, RemitDocument *document, RemitRegisterSort sort);

/* Writes it without asking. */
gboolean remit_register_export_write (RemitDocument *document, RemitRegisterSort sort,
                                      const char *path, GError **error);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "remit-document.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Asks for a file and writes a matrix to it, as its name ends: .xlsx, .csv, .tsv, .html.  @matrix
 * REMIT_ID_NONE: the ownership matrix of everything. */
void remit_matrix_export_ask (GtkWidget *widget, RemitDocument *document, RemitId matrix);

/* Writes it without asking. */
gboolean remit_matrix_export_write (RemitDocument *document, RemitId matrix, const char *path,
                                    GError **error);

G_END_DECLS

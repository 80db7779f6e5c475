/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "remit-document.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Choosing another scheme for a matrix. */

/* Gives @matrix the scheme @key.  When that has no letter for something in the matrix, says first
 * what would not be seen, and asks. */
void remit_raci_scheme_change (GtkWidget *widget, RemitDocument *document, RemitId matrix,
                               const char *key);
/* Opens a list of all schemes at @anchor, with what each is for. */
void remit_raci_scheme_choose (GtkWidget *anchor, RemitDocument *document, RemitId matrix);
/* Makes a scheme of the document and opens it. */
void remit_raci_scheme_add (GtkWidget *widget, RemitDocument *document);

G_END_DECLS

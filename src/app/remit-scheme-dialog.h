/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "remit-document.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A window to edit a scheme of the document and its letters; edits apply at once, as everywhere. It
 * closes when the scheme goes. */
void remit_scheme_dialog_open (GtkWidget *parent, RemitDocument *document, RemitId scheme);

/* Adds a scheme with the letters of RACI to begin with; 0 when it could not be (the error has been
 * shown). */
RemitId remit_scheme_dialog_add (GtkWidget *parent, RemitDocument *document);

G_END_DECLS

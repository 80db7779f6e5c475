/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "remit-document.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A window that lists what one party has to do in a matrix, letter by letter: what to hand to that
 * party.  A row takes the sheet to its activity.  The window is modal. */
void remit_raci_letters_open (GtkWidget *parent, RemitDocument *document, RemitId matrix,
                              RemitId party);

G_END_DECLS

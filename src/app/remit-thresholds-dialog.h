/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "remit-document.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A window for the limits that findings compare with (remit-thresholds.h); edits apply at once, as
 * everywhere, and can be undone. */
void remit_thresholds_dialog_show (GtkWidget *parent, RemitDocument *document);

G_END_DECLS

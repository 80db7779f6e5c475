/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "remit-document.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Asks whether the parties that answer for @item do so jointly, and who of them has the last word;
 * changes it at once when answered.  Says what is missing when fewer than two answer.  It opens at
 * the rectangle @at of @widget; NULL: at all of it. */
void remit_raci_joint_ask (GtkWidget *widget, const GdkRectangle *at, RemitDocument *document,
                           RemitId item, RemitId perspective);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "remit-graph.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A row with a duty and those who hold it, as chips with colour, initials and name.
 * Signals: "add" (GtkWidget *anchor): another holder is wanted;
 *          "open" (GtkWidget *anchor, gint64 link): a holder is to be looked at or changed;
 *          "remove" (gint64 link): Delete on a holder;
 *          "declare-joint": the holders hold it together. */
#define REMIT_TYPE_DUTY_ROW (remit_duty_row_get_type ())
G_DECLARE_FINAL_TYPE (RemitDutyRow, remit_duty_row, REMIT, DUTY_ROW, GtkListBoxRow)

GtkWidget *remit_duty_row_new (RemitLinkKind duty);
RemitLinkKind remit_duty_row_get_duty (RemitDutyRow *self);
/* @holders: RemitLinks of @graph; @needed: an empty duty is a gap; @joint: offer to declare them
 * joint. */
void remit_duty_row_show (RemitDutyRow *self, const RemitGraph *graph, const char *name,
                          GPtrArray *holders, gboolean needed, gboolean joint, gboolean editable);
/* The first of the chips, the row itself when there is none. */
GtkWidget *remit_duty_row_get_anchor (RemitDutyRow *self);

G_END_DECLS

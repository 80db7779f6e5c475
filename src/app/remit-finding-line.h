/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "remit-finding-item.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The widget of a line of the list of findings: a heading, or a finding with its buttons.
 * Signals: "show-subject": the subject is to be shown; "accept" (GtkWidget *anchor): the finding is
 * to be accepted, or, when it is accepted, that is to be taken back. */
#define REMIT_TYPE_FINDING_LINE (remit_finding_line_get_type ())
G_DECLARE_FINAL_TYPE (RemitFindingLine, remit_finding_line, REMIT, FINDING_LINE, GtkWidget)

GtkWidget *remit_finding_line_new (void);
void remit_finding_line_set_item (RemitFindingLine *self, RemitFindingItem *item,
                                  gboolean editable);
RemitFindingItem *remit_finding_line_get_item (RemitFindingLine *self);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "remit-document.h"
#include "remit-findings.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Asks for the reason, and the day until which it holds, for accepting a finding; then accepts it
 * as one undoable change. */
void remit_waiver_popover_open (GtkWidget *anchor, RemitDocument *document,
                                const RemitFinding *finding);
/* Takes an acceptance back, with a toast that offers to undo it. */
void remit_waiver_take_back (GtkWidget *widget, RemitDocument *document,
                             const RemitFinding *finding);

/* Names for people. */
const char *remit_severity_label (RemitSeverity severity);
/* A shape for each, besides its colour: the name of a symbolic icon, and the style class. */
const char *remit_severity_icon (RemitSeverity severity);
const char *remit_severity_css_class (RemitSeverity severity);

G_END_DECLS

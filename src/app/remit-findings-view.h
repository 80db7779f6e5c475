/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "remit-document.h"
#include "remit-selection.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The list of findings: what is wrong, how one knows, what to do; each leads to its subject, and
 * can be accepted with a reason. Property "count" (guint): findings that nobody has accepted. */
#define REMIT_TYPE_FINDINGS_VIEW (remit_findings_view_get_type ())
G_DECLARE_FINAL_TYPE (RemitFindingsView, remit_findings_view, REMIT, FINDINGS_VIEW, GtkWidget)

GtkWidget *remit_findings_view_new (RemitDocument *document, RemitSelection *selection);
guint remit_findings_view_get_count (RemitFindingsView *self);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "remit-sheet-view.h"

G_BEGIN_DECLS

/* The RACI matrices of a document: one of them as a sheet, with its toolbar.  Its commands are the
 * action group "raci".  What is counted: the problems of the matrix shown. */
#define REMIT_TYPE_RACI_VIEW (remit_raci_view_get_type ())
G_DECLARE_FINAL_TYPE (RemitRaciView, remit_raci_view, REMIT, RACI_VIEW, RemitSheetView)

GtkWidget *remit_raci_view_new (RemitDocument *document, RemitSelection *selection);
/* Shows another matrix. */
void remit_raci_view_set_matrix (RemitRaciView *self, RemitId matrix);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "remit-sheet-view.h"

G_BEGIN_DECLS

/* The agreements of a document: the register as a sheet, and below it the page of the one under
 * the cursor, or the calendar of reviews.  Property "count": open findings about agreements. */
#define REMIT_TYPE_AGREEMENTS_VIEW (remit_agreements_view_get_type ())
G_DECLARE_FINAL_TYPE (RemitAgreementsView, remit_agreements_view, REMIT, AGREEMENTS_VIEW,
                      RemitSheetView)

GtkWidget *remit_agreements_view_new (RemitDocument *document, RemitSelection *selection);

G_END_DECLS

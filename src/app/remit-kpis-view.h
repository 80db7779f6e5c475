/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "remit-sheet-view.h"

G_BEGIN_DECLS

/* The view of the KPIs: the register with a plot of the values, and the grid of who agreed to and
 * sees them.  Property "count" (uint): the open findings about KPIs. */
#define REMIT_TYPE_KPIS_VIEW (remit_kpis_view_get_type ())
G_DECLARE_FINAL_TYPE (RemitKpisView, remit_kpis_view, REMIT, KPIS_VIEW, RemitSheetView)

GtkWidget *remit_kpis_view_new (RemitDocument *document, RemitSelection *selection);

G_END_DECLS

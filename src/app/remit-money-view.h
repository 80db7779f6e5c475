/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "remit-sheet-view.h"

G_BEGIN_DECLS

/* The view of the money: budget lines to type in, what they add up to, and who pays against who
 * decides and works. Property "count" (uint): the open findings about money. */
#define REMIT_TYPE_MONEY_VIEW (remit_money_view_get_type ())
G_DECLARE_FINAL_TYPE (RemitMoneyView, remit_money_view, REMIT, MONEY_VIEW, RemitSheetView)

GtkWidget *remit_money_view_new (RemitDocument *document, RemitSelection *selection);

G_END_DECLS

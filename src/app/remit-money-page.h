/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "remit-money-figures.h"
#include "remit-selection.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A page of figures: what can be chosen, what must be known to read it, a list, and a chart.  It
 * follows the document only while it can be seen. */
#define REMIT_TYPE_MONEY_PAGE (remit_money_page_get_type ())
G_DECLARE_FINAL_TYPE (RemitMoneyPage, remit_money_page, REMIT, MONEY_PAGE, GtkWidget)

GtkWidget *remit_money_page_new (RemitDocument *document, RemitSelection *selection,
                                 RemitMoneyPageKind kind);
/* Of sums and growth. */
void remit_money_page_set_axis (RemitMoneyPage *self, RemitBudgetAxis axis);
gboolean remit_money_page_has_chart (RemitMoneyPage *self);
void remit_money_page_export (RemitMoneyPage *self);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "remit-budget.h"
#include "remit-chart.h"
#include "remit-document.h"
#include "remit-money-table.h"

G_BEGIN_DECLS

/* What the money of a document adds up to, as a list and a chart of it.  Each fills @table (clear
 * and done included), makes *chart (transfer full; NULL when there is nothing to draw) and says in
 * *note, in sentences, what must be known to read it: the rates used, currencies that could not be
 * brought together, crossings; "" for nothing; (transfer full).  What cannot be reckoned is said
 * there, too, and the list is empty. */

void remit_money_show_sums (RemitDocument *document, RemitBudgetAxis axis, RemitMoneyTable *table,
                            RemitChart **chart, char **note);
void remit_money_show_balance (RemitDocument *document, RemitMoneyTable *table, RemitChart **chart,
                               char **note);
/* Growth from the last but one fiscal year with an outlook to the last, and what becomes of it. */
void remit_money_show_growth (RemitDocument *document, RemitBudgetAxis axis, RemitMoneyTable *table,
                              RemitChart **chart, char **note);

/* "Payer": the heading of the places on an axis, translated. */
const char *remit_money_axis_name (RemitBudgetAxis axis);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "remit-money-figures.h"

G_BEGIN_DECLS

/* What the pages of figures share: remit-money-figures.c (sums and balance), remit-money-growth.c.
 */

RemitBudgetQuery _remit_figures_make_query (RemitDocument *document, RemitBudgetAxis axis,
                                            const RemitRates *rates);
/* Takes @sentence, NULL and "" for none. */
void _remit_figures_add_sentence (GString *note, char *sentence);
/* Nobody, nothing, a node, a year, a state or a nature; (transfer full). */
char *_remit_figures_name_key (const RemitGraph *graph, RemitBudgetAxis axis, gint64 key);
gboolean _remit_figures_is_node_axis (RemitBudgetAxis axis);
/* With several currencies each row names its own; (transfer full). */
char *_remit_figures_name_place (const RemitGraph *graph, RemitBudgetAxis axis, gint64 key,
                                 const char *currency, gboolean several);
/* The currency of a chart, which has one only: that of the document when anything is in it. */
const char *_remit_figures_choose_currency (const RemitGraph *graph, const GPtrArray *currencies);
void _remit_figures_begin_nothing (RemitMoneyTable *table, RemitChart **chart, const char *corner);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "remit-money-figures.h"

G_BEGIN_DECLS

/* What the pages of figures share: remit-money-figures.c (what all need), remit-money-totals.c and
 * remit-money-by-year.c (sums), remit-money-balance.c, remit-money-growth.c, remit-money-tco.c,
 * remit-money-showback.c. */

#define REMIT_FIGURES_MOST_SERIES 5 /* of a chart: the largest; the others together */

/* A page while it is being filled. */
typedef struct
{
  RemitDocument *document;
  const RemitGraph *graph;
  const RemitMoneyOptions *options;
  RemitBudgetQuery query; /* along the axis chosen */
  RemitMoneyTable *table;
  RemitChart *chart; /* owned; NULL: none */
  GString *note;
} RemitFiguresRun;

/* Takes @sentence, NULL and "" for none. */
void _remit_figures_say (RemitFiguresRun *run, char *sentence);
/* Which rates were used, and which currencies stay for themselves. */
void _remit_figures_say_rates (RemitFiguresRun *run, const GArray *rates, const GPtrArray *missing);

/* Nobody, nothing, a node, a year, a state or a nature; (transfer full). */
char *_remit_figures_name_key (const RemitGraph *graph, RemitBudgetAxis axis, gint64 key);
gboolean _remit_figures_is_node_axis (RemitBudgetAxis axis);
/* With several currencies each row names its own; (transfer full). */
char *_remit_figures_name_place (const RemitGraph *graph, RemitBudgetAxis axis, gint64 key,
                                 const char *currency, gboolean several);
/* The currency of a chart, which has one only: that of the document when anything is in it. */
const char *_remit_figures_choose_currency (const RemitGraph *graph, const GPtrArray *currencies);
/* What amounts are in, for the title of a chart; a document may have no currency. */
const char *_remit_figures_name_unit (const char *currency);
/* Whether no figure of a roll-up has minor units. */
gboolean _remit_figures_is_whole (const RemitRollup *rollup);
/* "Total EUR"; (transfer full). */
char *_remit_figures_name_total (const char *currency);
/* The text of a figure in the row added last. */
void _remit_figures_put (RemitFiguresRun *run, guint column, gint64 minor, const char *currency,
                         gboolean whole);
/* A figure of a chart; what is 0 is left out. */
void _remit_figures_draw (RemitFiguresRun *run, guint place, guint series, gint64 minor,
                          const char *currency, gboolean whole);
/* Takes the chart away when nothing came to be in it. */
void _remit_figures_finish_chart (RemitFiguresRun *run);

/* The pages. */
void _remit_figures_show_totals (RemitFiguresRun *run);
void _remit_figures_show_by_year (RemitFiguresRun *run);
void _remit_figures_show_balance (RemitFiguresRun *run);
void _remit_figures_show_growth (RemitFiguresRun *run);
void _remit_figures_show_tco (RemitFiguresRun *run);
void _remit_figures_show_showback (RemitFiguresRun *run);

G_END_DECLS

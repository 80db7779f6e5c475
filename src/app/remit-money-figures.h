/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "remit-budget.h"
#include "remit-chart.h"
#include "remit-document.h"
#include "remit-money-table.h"

G_BEGIN_DECLS

/* What the money of a document adds up to, as a list and a chart of it. */

typedef enum
{
  REMIT_MONEY_PAGE_SUMS,
  REMIT_MONEY_PAGE_BALANCE,
  REMIT_MONEY_PAGE_GROWTH,
  REMIT_MONEY_PAGE_TCO,
  REMIT_MONEY_PAGE_SHOWBACK,
  REMIT_N_MONEY_PAGES
} RemitMoneyPageKind;

/* How the sums are looked at. */
typedef enum
{
  REMIT_MONEY_LOOK_FIGURES, /* plan, approved, spent …; bars of plan and outlook */
  REMIT_MONEY_LOOK_YEARS,   /* the outlook of each year; stacked */
  REMIT_MONEY_LOOK_SHARES,  /* the shares of each year */
  REMIT_N_MONEY_LOOKS
} RemitMoneyLook;

/* What was chosen on a page; what a page does not need does not count. */
typedef struct
{
  RemitBudgetAxis axis;
  RemitMoneyLook look;
  gint64 year;   /* growth: the newer of two; cost of ownership: the first; 0: the usual one */
  guint n_years; /* growth: how far it goes on; cost of ownership: how many */
  GHashTable *assumed; /* borrowed: tags of rows -> growth as gint64 *; NULL: none */
} RemitMoneyOptions;

#define REMIT_MONEY_PROJECTED_YEARS 10 /* usually */
#define REMIT_MONEY_OWNED_YEARS 5
#define REMIT_MONEY_MOST_YEARS 30

/* Fills @table (clear and done included), makes *chart (transfer full; NULL when there is nothing
 * to draw) and says in *note, in sentences, what must be known to read it: the years compared, the
 * rates used, currencies that could not be brought together, crossings; "" for nothing; (transfer
 * full).  What cannot be reckoned is said there, too, and the list is empty. */
void remit_money_show (RemitDocument *document, RemitMoneyPageKind page,
                       const RemitMoneyOptions *options, RemitMoneyTable *table, RemitChart **chart,
                       char **note);

/* The years that can be chosen on a page, ascending; (transfer full) (element-type gint64). */
GArray *remit_money_list_years (const RemitGraph *graph, RemitMoneyPageKind page);
/* The one that 0 stands for; REMIT_UNSET when there is none. */
gint64 remit_money_usual_year (RemitDocument *document, RemitMoneyPageKind page);

/* What it costs to get rid of @item, which its property "Exit cost" says: 0 when it does not.
 * FALSE and a sentence when that is no amount of @currency. */
gboolean remit_money_exit_cost (const RemitGraph *graph, RemitId item, const char *currency,
                                gint64 *minor, GError **error);
/* "" takes it away. */
gboolean remit_money_put_exit_cost (RemitEdit *edit, RemitId item, const char *currency,
                                    const char *text, GError **error);

/* "Payer": the heading of the places on an axis, translated. */
const char *remit_money_axis_name (RemitBudgetAxis axis);

G_END_DECLS

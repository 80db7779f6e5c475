/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "remit-cli-table.h"

#include "remit-budget.h"

G_BEGIN_DECLS

/* What the verbs about money share: one document, on one day, in each currency or in one. */
typedef struct
{
  RemitCli *cli;
  const char *file;
  RemitCliLook look;
  char *currency;          /* owned: --currency */
  RemitDocument *document; /* owned */
  const RemitGraph *graph;
  RemitRates *rates; /* owned */
  RemitBudgetQuery query;
} RemitCliMoney;

#define REMIT_CLI_MONEY_ENTRIES(money)                                                             \
  { "currency",                                                                                    \
    0,                                                                                             \
    0,                                                                                             \
    G_OPTION_ARG_STRING,                                                                           \
    &(money)->currency,                                                                            \
    N_("All in this currency, by the rates of the document"),                                     \
    N_("CODE") },                                                                                 \
    REMIT_CLI_LOOK_ENTRIES (&(money)->look)

/* Checks the options, before any file is touched. */
gboolean remit_cli_money_read (RemitCli *cli, RemitCliMoney *money, GError **error);
/* Opens @file, which must stay, and sets up the query.  @one_currency: what has no --currency is
 * asked for in that of the document. */
gboolean remit_cli_money_open (RemitCliMoney *money, const char *file, gboolean one_currency,
                               GError **error);
void remit_cli_money_clear (RemitCliMoney *money);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RemitCliMoney, remit_cli_money_clear)

/* "--by"; "payer" when it is not given. */
gboolean remit_cli_money_read_axis (const char *text, RemitBudgetAxis *axis, GError **error);
/* The fiscal year of an option; that of the day when it is not given, so only with a document. */
gboolean remit_cli_money_read_year (const RemitCliMoney *money, const char *text, gint64 *year,
                                    GError **error);
/* The fiscal years that have amounts, "2025, 2026"; (transfer full). */
char *remit_cli_money_list_years (const RemitCliMoney *money);
/* FALSE and a sentence when no amount is of @year. */
gboolean remit_cli_money_check_year (const RemitCliMoney *money, gint64 year, GError **error);
/* The same as a message; nothing for year 0. */
void remit_cli_money_note_year (const RemitCliMoney *money, gint64 year);
/* The node that a word of the command line means. */
const RemitNode *remit_cli_money_find (const RemitCliMoney *money, const char *word,
                                       GError **error);

/* What a place on an axis is called, and the id of its node (NULL when it is none); both
 * (transfer full). */
void remit_cli_money_name (const RemitCliMoney *money, RemitBudgetAxis axis, gint64 key, char **id,
                           char **name);
/* Millionths of a whole in per cent: exact or, for eyes, with one decimal; NULL for REMIT_UNSET;
 * (transfer full). */
char *remit_cli_money_percent (const RemitCliMoney *money, gint64 share);

/* That there is no rate from @code to @base for fiscal @year (0: the earliest with amounts), and
 * how one is put in; (transfer full). */
char *remit_cli_money_explain_rate (const RemitCliMoney *money, const char *code, const char *base,
                                    gint64 year);
/* What somebody who reads sums must know: amounts that are counted twice, rates, currencies. */
void remit_cli_money_note (const RemitCliMoney *money, const RemitRollup *rollup);
void remit_cli_money_note_rates (const RemitCliMoney *money, const GArray *rates);
/* Members "rates" and "missing" of the object that is open. */
void remit_cli_money_add_json (JsonBuilder *builder, const GArray *rates, const GPtrArray *missing);

/* The only sum of @item (a budget line by itself, anything else by @axis) in @n_years fiscal years
 * from @first_year on: its currency (interned) and outlook, telling the rates that were used.  In
 * words: when there is none, or money in two currencies without a rate. */
gboolean remit_cli_money_sum (const RemitCliMoney *money, RemitId item, RemitBudgetAxis axis,
                              gint64 first_year, guint n_years, const char **currency,
                              gint64 *outlook, GError **error);

int remit_cli_run_growth (RemitCli *cli, int argc, char **argv);
int remit_cli_run_tco (RemitCli *cli, int argc, char **argv);
int remit_cli_run_balance (RemitCli *cli, int argc, char **argv);
int remit_cli_run_charges (RemitCli *cli, int argc, char **argv);

G_END_DECLS

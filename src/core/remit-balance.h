/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "remit-budget.h"

G_BEGIN_DECLS

/* Each party's share of money, of decisions and of work, side by side: does who pays also decide,
 * and who decides also carry the load?
 *
 * Money is the outlook of what a party pays; a funding source counts for those who own it, in their
 * shares, else for itself.  Decisions are the things a party decides or answers for (letter A),
 * work those it implements, runs or is responsible for (letter R): each thing counts one, in equal
 * parts for all who hold such a duty, however many of them.  Only agreed duties in force count. */
typedef struct
{
  RemitId party;    /* REMIT_ID_NONE: nobody, or none of the parties asked for */
  gint64 money;     /* minor units of RemitBalance.currency */
  gint64 decisions; /* millionths of a thing */
  gint64 work;
  /* Millionths of the whole; REMIT_UNSET when the whole is 0. */
  gint64 money_share, decision_share, work_share;
} RemitBalanceRow;

typedef struct
{
  GArray *rows; /* RemitBalanceRow: in the order asked for, else by position and id; nobody last */
  RemitBalanceRow total;
  char *currency;     /* "" when there is no money, or money in several currencies without a rate:
                         then all amounts are 0 */
  GPtrArray *missing; /* utf8: the currencies that could not be brought together */
  GArray *rates;      /* RemitRate: those used */
} RemitBalance;

/* @query: years, currency, rates and today; its axis and figures do not count.  With @parties (up
 * to 64) everything counts for the one of them that a party is or stands under most closely (part
 * of, belongs to, reports to); who is as close to several counts in equal parts for each.  Without
 * (@n_parties 0) for the parties themselves. */
RemitBalance *remit_balance_new (const RemitGraph *graph, const RemitBudgetQuery *query,
                                 const RemitId *parties, guint n_parties, GError **error);
void remit_balance_free (RemitBalance *balance);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RemitBalance, remit_balance_free)

/* ---- showback ---- */

/* What a party that uses something is to be told or billed. */
typedef struct
{
  RemitId consumer;
  gint64 weight; /* by driver: decimals of people, of units of use or of per cent; 1 for EQUAL */
  gint64 charge; /* minor units */
  gint64 billed; /* what the charges say was really billed; REMIT_UNSET */
} RemitCharge;

/* Splits @cost of @item in fiscal @year (0: whenever) between its consumers: those of its rows in
 * the charge table, by id, that are of this year or of none.  Of several rows of a party the first
 * weight counts and what was billed is added up.  Heads that are not given are counted: the people
 * (persons, and roles that nobody holds) that belong to, are part of or report to the party at any
 * depth, itself included.  Without such rows the parties that use the item ("uses" links) share
 * equally. Charges always add up to @cost.  Rows that use different drivers are refused.  (transfer
 * full) (element-type RemitCharge) */
GArray *remit_showback (const RemitGraph *graph, RemitId item, gint64 year, gint64 cost,
                        RemitDriver *driver, GError **error);

G_END_DECLS

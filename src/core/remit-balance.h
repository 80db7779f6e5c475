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
  gint64 weight; /* people, basis points or 1, by driver */
  gint64 charge; /* minor units */
} RemitCharge;

/* Charges @cost to the parties that use @item ("uses" links), in order of the links: EQUAL, by the
 * FIXED_SHARE of the links, or by HEAD_COUNT: the people (persons, and roles that nobody holds)
 * that belong to, are part of or report to the party at any depth, itself included.  USE needs
 * figures that a model does not hold: see remit_charge().  (transfer full) (element-type
 * RemitCharge) */
GArray *remit_showback (const RemitGraph *graph, RemitId item, gint64 cost, RemitDriver driver,
                        GError **error);

G_END_DECLS

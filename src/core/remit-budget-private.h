/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "remit-budget.h"

G_BEGIN_DECLS

/* All figures of something at once. */
typedef struct
{
  gint64 minor[REMIT_N_FIGURES];
} RemitFigures;

/* The links of one kind at one node and what part of a whole each has; used again and again. */
typedef struct
{
  GPtrArray *links; /* element-type RemitLink, by position, then id; borrowed from the graph */
  gboolean outgoing;
  GArray *weights; /* gint64 */
  GArray *parts;   /* gint64 */
  GArray *rows;    /* RemitFigures, one a link and one for the rest */
  gint64 whole;    /* what all weights add up to when nothing is left over */
} RemitShares;

void _remit_shares_init (RemitShares *shares);
void _remit_shares_clear (RemitShares *shares);
/* Takes the links of @kind into (or, @outgoing, out of) @node that are agreed and in force on some
 * day from @first to @last (0: open); returns their number. */
guint _remit_shares_take (RemitShares *shares, const RemitGraph *graph, RemitId node,
                          RemitLinkKind kind, gboolean outgoing, int first, int last);
/* Leaves out what does not lead to a party, and weighs the rest anew. */
void _remit_shares_keep_parties (RemitShares *shares, const RemitGraph *graph);
/* The node at the other end of link @i. */
RemitId _remit_shares_end (const RemitShares *shares, guint i);
/* Splits one amount: shares->parts and *rest. */
gboolean _remit_shares_split (RemitShares *shares, gint64 amount, gint64 *rest, GError **error);
/* Splits all figures: shares->rows. */
gboolean _remit_shares_split_all (RemitShares *shares, const RemitFigures *figures, GError **error);
#define _remit_shares_row(shares, i) (&g_array_index ((shares)->rows, RemitFigures, i))

/* Takes those who own @item: owns, else owns on behalf, else decides. */
guint _remit_shares_take_owners (RemitShares *shares, const RemitGraph *graph, RemitId item,
                                 int first, int last);

/* One fiscal year of one line, in the currency asked for if there is a rate. */
typedef struct
{
  RemitId line;
  const RemitBudgetLine *detail; /* NULL when the node has none */
  gint64 year;
  int first, last;      /* days */
  const char *currency; /* borrowed */
  guint present;
  RemitFigures figures;
} RemitBudgetEntry;

/* Reckons what follows from the amounts of one line and year, which are sorted by month. */
gboolean _remit_budget_reckon (const RemitAmount *const *amounts, guint n, gboolean over,
                               RemitBudgetEntry *entry, gboolean *overlap, GError **error);

/* ---- a roll-up while it grows ---- */

typedef struct
{
  RemitBudgetSum sum;
  gint64 position; /* of the node */
  guint last_line; /* 1 + number of the line that came last */
} RemitRollupSlot;

typedef struct
{
  const RemitGraph *graph;
  const RemitBudgetQuery *query;
  RemitRollup *rollup;
  GArray *slots;      /* RemitRollupSlot */
  GHashTable *places; /* key and currency -> 1 + index into slots */
  RemitShares outer, inner;
  int start_month;
  guint line; /* number of the line at hand */
} RemitRollupRun;

/* Index of the slot of @key in @currency; made when there is none. */
guint _remit_rollup_slot (RemitRollupRun *run, gint64 key, guint currency);
/* Adds REMIT_N_FIGURES numbers. */
gboolean _remit_figures_add (gint64 *sums, const gint64 *minor, GError **error);
/* Puts the slots, which are of items, as a tree into the sums of the roll-up. */
gboolean _remit_rollup_finish_tree (RemitRollupRun *run, GError **error);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-budget"
#include "remit-budget.h"

#include "remit-budget-private.h"
#include "remit-date.h"
#include "remit-links-private.h"
#include "remit-money.h"

#include <stdlib.h>

/* What one budget line says: who has which part of it, its periods, and the figures of a year.  The
 * roll-ups of remit-budget-rollup.c and the questions of remit-budget-questions.c are made of
 * these, so a line reads the same wherever it is shown. */

/* ---- shares ---- */

void
_remit_shares_init (RemitShares *shares)
{
  shares->links = g_ptr_array_new ();
  shares->outgoing = FALSE;
  shares->weights = g_array_new (FALSE, FALSE, sizeof (gint64));
  shares->parts = g_array_new (FALSE, FALSE, sizeof (gint64));
  shares->rows = g_array_new (FALSE, FALSE, sizeof (RemitFigures));
  shares->whole = REMIT_SHARE_WHOLE;
}

void
_remit_shares_clear (RemitShares *shares)
{
  g_ptr_array_unref (shares->links);
  g_array_unref (shares->weights);
  g_array_unref (shares->parts);
  g_array_unref (shares->rows);
}

/* Shares that are not given divide what the others leave.  All weights are multiplied by the number
 * of those, so that a third of the whole is a third and not 33.33 %. */
static void
weigh (RemitShares *shares)
{
  gint64 given = 0, n_open = 0;

  for (guint i = 0; i < shares->links->len; i++)
    {
      const RemitLink *link = shares->links->pdata[i];

      if (link->share == REMIT_UNSET)
        n_open++;
      else
        given += link->share;
    }
  g_array_set_size (shares->weights, 0);
  shares->whole = REMIT_SHARE_WHOLE * MAX (n_open, 1);
  for (guint i = 0; i < shares->links->len; i++)
    {
      const RemitLink *link = shares->links->pdata[i];
      gint64 weight = link->share == REMIT_UNSET ? MAX (0, REMIT_SHARE_WHOLE - given)
                                                 : link->share * MAX (n_open, 1);

      g_array_append_val (shares->weights, weight);
    }
}

guint
_remit_shares_take (RemitShares *shares, const RemitGraph *graph, RemitId node, RemitLinkKind kind,
                    gboolean outgoing, int first, int last)
{
  guint kept = 0;

  shares->outgoing = outgoing;
  _remit_links_collect (graph, node, kind, outgoing, REMIT_ID_NONE, shares->links);
  for (guint i = 0; i < shares->links->len; i++)
    {
      const RemitLink *link = shares->links->pdata[i];

      if (remit_period_overlaps (link->starts, link->ends, first, last))
        shares->links->pdata[kept++] = (gpointer) link;
    }
  g_ptr_array_set_size (shares->links, (int) kept);
  weigh (shares);
  return kept;
}

guint
_remit_shares_take_owners (RemitShares *shares, const RemitGraph *graph, RemitId item, int first,
                           int last)
{
  static const RemitLinkKind kinds[]
    = { REMIT_LINK_OWNS, REMIT_LINK_OWNS_ON_BEHALF_OF, REMIT_LINK_DECIDES };
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (kinds) && n == 0; i++)
    n = _remit_shares_take (shares, graph, item, kinds[i], FALSE, first, last);
  return n;
}

RemitId
_remit_shares_end (const RemitShares *shares, guint i)
{
  const RemitLink *link = shares->links->pdata[i];

  return shares->outgoing ? link->target : link->source;
}

void
_remit_shares_keep_parties (RemitShares *shares, const RemitGraph *graph)
{
  guint kept = 0;

  for (guint i = 0; i < shares->links->len; i++)
    {
      const RemitNode *node = remit_graph_node (graph, _remit_shares_end (shares, i));

      if (node != NULL && remit_kind_is_party (node->kind))
        shares->links->pdata[kept++] = shares->links->pdata[i];
    }
  g_ptr_array_set_size (shares->links, (int) kept);
  weigh (shares);
}

gboolean
_remit_shares_split (RemitShares *shares, gint64 amount, gint64 *rest, GError **error)
{
  guint n = shares->links->len;
  gint64 weights = 0, covered = 0;

  g_array_set_size (shares->parts, n);
  for (guint i = 0; i < n; i++)
    {
      weights += g_array_index (shares->weights, gint64, i);
      g_array_index (shares->parts, gint64, i) = 0;
    }
  *rest = amount;
  if (weights == 0 || amount == 0)
    return TRUE;
  if (weights == shares->whole)
    covered = amount;
  else if (!remit_scale (amount, weights, shares->whole, &covered))
    return remit_fail_overflow (error);
  remit_money_split (covered, &g_array_index (shares->weights, gint64, 0), n,
                     &g_array_index (shares->parts, gint64, 0));
  return remit_sum_add (rest, -covered, error);
}

/* An earlier figure of the same amount, @f itself when there is none. */
static guint
find_equal (const RemitFigures *figures, guint f)
{
  for (guint i = 0; i < f; i++)
    if (figures->minor[i] == figures->minor[f])
      return i;
  return f;
}

gboolean
_remit_shares_split_all (RemitShares *shares, const RemitFigures *figures, GError **error)
{
  guint n = shares->links->len;

  g_array_set_size (shares->rows, n + 1);
  for (guint f = 0; f < REMIT_N_FIGURES; f++)
    {
      guint equal = find_equal (figures, f);
      gint64 rest;

      /* Most figures of a year are 0 or the same as another: those need no second splitting. */
      for (guint i = 0; equal < f && i <= n; i++)
        _remit_shares_row (shares, i)->minor[f] = _remit_shares_row (shares, i)->minor[equal];
      if (equal < f)
        continue;
      if (!_remit_shares_split (shares, figures->minor[f], &rest, error))
        return FALSE;
      for (guint i = 0; i < n; i++)
        _remit_shares_row (shares, i)->minor[f] = g_array_index (shares->parts, gint64, i);
      _remit_shares_row (shares, n)->minor[f] = rest;
    }
  return TRUE;
}

/* ---- the figures of a year ---- */

/* Whether two amounts of one state are for days in common: the same month twice, or a month and the
 * whole year. */
static gboolean
find_overlap (const RemitAmount *const *amounts, guint n)
{
  for (int state = 0; state < REMIT_N_AMOUNT_STATES; state++)
    {
      guint months = 0;

      for (guint i = 0; i < n; i++)
        {
          guint bit = 1u << (amounts[i]->month & 15);

          if (amounts[i]->state != state)
            continue;
          if ((months & bit) != 0 || (months & 1) != 0)
            return TRUE;
          months |= bit;
        }
    }
  return FALSE;
}

/* What is spent and ordered in a period; month 0: the year. */
static gboolean
sum_spent (const RemitAmount *const *amounts, guint n, gint64 month, gint64 *spent, GError **error)
{
  *spent = 0;
  for (guint i = 0; i < n; i++)
    if ((amounts[i]->state == REMIT_AMOUNT_ACTUAL || amounts[i]->state == REMIT_AMOUNT_COMMITTED)
        && (month == 0 || amounts[i]->month == month)
        && !remit_sum_add (spent, amounts[i]->minor, error))
      return FALSE;
  return TRUE;
}

/* What is left of all forecasts once the spending of their periods is taken off. */
static gboolean
sum_remaining (const RemitAmount *const *amounts, guint n, gint64 *remaining, GError **error)
{
  *remaining = 0;
  for (guint i = 0; i < n; i++)
    {
      gint64 forecast = amounts[i]->minor, spent, left;

      if (amounts[i]->state != REMIT_AMOUNT_FORECAST)
        continue;
      if (!sum_spent (amounts, n, amounts[i]->month, &spent, error)
          || !remit_variance (forecast, spent, &left, error))
        return FALSE;
      /* Spent beyond the forecast: nothing is left. */
      left = forecast < 0 ? MIN (left, 0) : MAX (left, 0);
      if (!remit_sum_add (remaining, left, error))
        return FALSE;
    }
  return TRUE;
}

static gint64
choose_outlook (const RemitBudgetEntry *entry, gboolean over, gint64 spent)
{
  const gint64 *minor = entry->figures.minor;
  RemitFigure expected = (entry->present & REMIT_FIGURE_BIT (REMIT_FIGURE_APPROVED)) != 0
                           ? REMIT_FIGURE_APPROVED
                           : REMIT_FIGURE_PLAN;

  if (over && (entry->present & REMIT_FIGURE_BIT (REMIT_FIGURE_ACTUAL)) != 0)
    return spent;
  if ((entry->present & REMIT_FIGURE_BIT (REMIT_FIGURE_COMPLETION)) != 0)
    return minor[REMIT_FIGURE_COMPLETION];
  if ((entry->present & REMIT_FIGURE_BIT (expected)) == 0)
    return spent;
  return minor[expected] < 0 ? MIN (minor[expected], spent) : MAX (minor[expected], spent);
}

/* What compares states with each other. */
static gboolean
reckon_comparisons (RemitBudgetEntry *entry, GError **error)
{
  const guint both = REMIT_FIGURE_BIT (REMIT_FIGURE_PLAN) | REMIT_FIGURE_BIT (REMIT_FIGURE_ACTUAL);
  gint64 *minor = entry->figures.minor;

  if ((entry->present & both) == both)
    {
      if (!remit_variance (minor[REMIT_FIGURE_ACTUAL], minor[REMIT_FIGURE_PLAN],
                           &minor[REMIT_FIGURE_VARIANCE], error))
        return FALSE;
      entry->present |= REMIT_FIGURE_BIT (REMIT_FIGURE_VARIANCE);
    }
  if ((entry->present & REMIT_FIGURE_BIT (REMIT_FIGURE_APPROVED)) != 0)
    {
      if (!remit_available (minor[REMIT_FIGURE_APPROVED], minor[REMIT_FIGURE_COMMITTED],
                            minor[REMIT_FIGURE_ACTUAL], &minor[REMIT_FIGURE_AVAILABLE], error))
        return FALSE;
      entry->present |= REMIT_FIGURE_BIT (REMIT_FIGURE_AVAILABLE);
    }
  return TRUE;
}

gboolean
_remit_budget_reckon (const RemitAmount *const *amounts, guint n, gboolean over,
                      RemitBudgetEntry *entry, gboolean *overlap, GError **error)
{
  gint64 *minor = entry->figures.minor, spent, remaining;

  entry->present = 0;
  entry->figures = (RemitFigures){ { 0 } };
  for (guint i = 0; i < n; i++)
    {
      if (!remit_sum_add (&minor[amounts[i]->state], amounts[i]->minor, error))
        return FALSE;
      entry->present |= REMIT_FIGURE_BIT (amounts[i]->state);
    }
  if (!sum_spent (amounts, n, 0, &spent, error) || !sum_remaining (amounts, n, &remaining, error))
    return FALSE;
  if ((entry->present & REMIT_FIGURE_BIT (REMIT_FIGURE_FORECAST)) != 0)
    {
      if (!remit_completion (spent, 0, remaining, &minor[REMIT_FIGURE_COMPLETION], error))
        return FALSE;
      entry->present |= REMIT_FIGURE_BIT (REMIT_FIGURE_COMPLETION);
    }
  minor[REMIT_FIGURE_OUTLOOK] = choose_outlook (entry, over, spent);
  entry->present |= REMIT_FIGURE_BIT (REMIT_FIGURE_OUTLOOK);
  *overlap = find_overlap (amounts, n);
  return reckon_comparisons (entry, error);
}

/* ---- one line ---- */

const char *
remit_budget_currency (const RemitGraph *graph, RemitId line)
{
  const RemitBudgetLine *detail
    = (const RemitBudgetLine *) remit_graph_detail (graph, REMIT_TABLE_BUDGET_LINE, line);

  return detail != NULL && *detail->currency != '\0' ? detail->currency
                                                     : remit_graph_meta (graph, "currency");
}

static void
append_funding (GArray *parts, const RemitShares *shares)
{
  for (guint i = 0; i < shares->links->len; i++)
    {
      const RemitLink *link = shares->links->pdata[i];
      RemitFunding funding = { _remit_shares_end (shares, i), link->row.id, link->share,
                               g_array_index (shares->parts, gint64, i) };

      g_array_append_val (parts, funding);
    }
}

/* Who pays for what a line covers: each covered thing's part goes to its own payers. */
static gboolean
fund_by_items (const RemitGraph *graph, RemitShares *items, RemitShares *payers, gint64 amount,
               const int days[2], GArray *parts, gint64 *rest, GError **error)
{
  if (!_remit_shares_split (items, amount, rest, error))
    return FALSE;
  for (guint i = 0; i < items->links->len; i++)
    {
      gint64 left;

      _remit_shares_take (payers, graph, _remit_shares_end (items, i), REMIT_LINK_PAYS, FALSE,
                          days[0], days[1]);
      if (!_remit_shares_split (payers, g_array_index (items->parts, gint64, i), &left, error)
          || !remit_sum_add (rest, left, error))
        return FALSE;
      append_funding (parts, payers);
    }
  return TRUE;
}

gboolean
remit_budget_fund (const RemitGraph *graph, RemitId line, gint64 year, gint64 amount,
                   GArray **parts, gint64 *rest, GError **error)
{
  RemitShares items, payers;
  int days[2] = { 0, 0 };
  gboolean done;

  g_return_val_if_fail (graph != NULL && parts != NULL && rest != NULL, FALSE);

  if (year != 0)
    remit_budget_period (year, 0, remit_budget_start_month (graph), &days[0], &days[1]);
  _remit_shares_init (&items);
  _remit_shares_init (&payers);
  *parts = g_array_new (FALSE, FALSE, sizeof (RemitFunding));
  if (_remit_shares_take (&payers, graph, line, REMIT_LINK_PAYS, FALSE, days[0], days[1]) > 0)
    {
      done = _remit_shares_split (&payers, amount, rest, error);
      append_funding (*parts, &payers);
    }
  else
    {
      _remit_shares_take (&items, graph, line, REMIT_LINK_COVERS, TRUE, days[0], days[1]);
      done = fund_by_items (graph, &items, &payers, amount, days, *parts, rest, error);
    }
  _remit_shares_clear (&items);
  _remit_shares_clear (&payers);
  if (!done)
    g_clear_pointer (parts, g_array_unref);
  return done;
}

/* ---- periods ---- */

int
remit_budget_start_month (const RemitGraph *graph)
{
  const char *text = remit_graph_meta (graph, "fiscal-year-start");
  char *end = NULL;
  long month = strtol (text, &end, 10);

  return end != text && *end == '\0' && month >= 1 && month <= 12 ? (int) month : 1;
}

void
remit_budget_period (gint64 year, gint64 month, int start_month, int *first, int *last)
{
  int calendar, of_year;

  g_return_if_fail (month >= 0 && month <= 12 && start_month >= 1 && start_month <= 12);
  g_return_if_fail (first != NULL && last != NULL);

  remit_fiscal_year_bounds ((int) year, start_month, first, last);
  if (month == 0)
    return;
  of_year
    = start_month - 1 + (int) month - 1; /* months since the January before the year's start */
  calendar = (int) year - (start_month > 1) + of_year / 12;
  *first = remit_day_from_ymd (calendar, of_year % 12 + 1, 1);
  of_year++;
  calendar = (int) year - (start_month > 1) + of_year / 12;
  *last = remit_day_from_ymd (calendar, of_year % 12 + 1, 1) - 1;
}

/* ---- keys ---- */

const char *
remit_figure_key (RemitFigure figure)
{
  static const char *const keys[REMIT_N_FIGURES]
    = { "plan",       "approved", "forecast", "committed", "actual",
        "completion", "outlook",  "variance", "available" };

  g_return_val_if_fail (figure < REMIT_N_FIGURES, "");

  return keys[figure];
}

const char *
remit_budget_axis_key (RemitBudgetAxis axis)
{
  static const char *const keys[REMIT_N_BUDGET_AXES]
    = { "line", "payer", "owner", "item", "tree", "initiative", "year", "state", "nature" };

  g_return_val_if_fail (axis < REMIT_N_BUDGET_AXES, "");

  return keys[axis];
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-money"
#include "remit-money-figures-private.h"

#include "remit-balance.h"
#include "remit-money-text.h"

#include <glib/gi18n-lib.h>

/* Each party's share of the money, of the decisions and of the work.  The chart has a bar for each
 * of the three, so that one sees at a glance whether they are shared alike. */

enum
{
  MONEY,
  DECISIONS,
  WORK,
  N_WHOLES
};

static char *
format_share (gint64 share)
{
  return share != REMIT_UNSET ? remit_ratio_format (share, FALSE) : NULL;
}

static gint64
get_share (const RemitBalanceRow *row, guint whole)
{
  const gint64 shares[N_WHOLES] = { row->money_share, row->decision_share, row->work_share };

  return shares[whole] != REMIT_UNSET ? shares[whole] : 0;
}

static void
fill_row (RemitMoneyTable *table, const RemitBalanceRow *row, const char *currency)
{
  if (*currency != '\0')
    remit_money_table_take_text (
      table, 0,
      remit_money_format_cell (row->money, currency, remit_money_is_whole (row->money, currency)),
      REMIT_SHEET_FINE);
  remit_money_table_take_text (table, 1, format_share (row->money_share), REMIT_SHEET_FINE);
  remit_money_table_take_text (table, 2, format_share (row->decision_share), REMIT_SHEET_FINE);
  remit_money_table_take_text (table, 3, format_share (row->work_share), REMIT_SHEET_FINE);
}

static void
fill (RemitFiguresRun *run, const RemitBalance *balance)
{
  g_autofree char *money = *balance->currency != '\0'
                             ? g_strdup_printf (_("Money, %s"), balance->currency)
                             : g_strdup (_("Money"));

  remit_money_table_add_column (run->table, money, _("The outlook of what the party pays"));
  remit_money_table_add_column (run->table, _("Of the money"), NULL);
  remit_money_table_add_column (run->table, _("Of decisions"),
                                _("Of the things that somebody decides or answers for"));
  remit_money_table_add_column (run->table, _("Of the work"),
                                _("Of the things that somebody implements, runs or is responsible "
                                   "for"));
  for (guint i = 0; i < balance->rows->len; i++)
    {
      const RemitBalanceRow *row = &g_array_index (balance->rows, RemitBalanceRow, i);
      g_autofree char *name = NULL;

      if (row->money == 0 && row->decisions == 0 && row->work == 0)
        continue;
      name = _remit_figures_name_key (run->graph, REMIT_BUDGET_BY_PAYER, row->party);
      remit_money_table_add_row (run->table, row->party, name, 0);
      fill_row (run->table, row, balance->currency);
    }
  if (remit_money_table_get_n_rows (run->table) > 0)
    {
      remit_money_table_add_total (run->table, _("Together"));
      fill_row (run->table, &balance->total, balance->currency);
    }
}

/* ---- the chart ---- */

static gint64
get_largest_share (const RemitBalanceRow *row)
{
  return MAX (get_share (row, MONEY), MAX (get_share (row, DECISIONS), get_share (row, WORK)));
}

static int
compare_shares (gconstpointer a, gconstpointer b)
{
  const RemitBalanceRow *one = *(const RemitBalanceRow *const *) a;
  const RemitBalanceRow *other = *(const RemitBalanceRow *const *) b;
  gint64 left = get_largest_share (one), right = get_largest_share (other);

  if (left != right)
    return left > right ? -1 : 1;
  return (one->party > other->party) - (one->party < other->party);
}

/* Those that have the largest share of anything. */
static GPtrArray *
list_largest (const RemitBalance *balance, gboolean *others)
{
  GPtrArray *largest = g_ptr_array_new ();

  for (guint i = 0; i < balance->rows->len; i++)
    {
      RemitBalanceRow *row = &g_array_index (balance->rows, RemitBalanceRow, i);

      if (get_largest_share (row) > 0)
        g_ptr_array_add (largest, row);
    }
  g_ptr_array_sort (largest, compare_shares);
  *others = largest->len > REMIT_FIGURES_MOST_SERIES + 1;
  if (*others)
    g_ptr_array_set_size (largest, REMIT_FIGURES_MOST_SERIES);
  return largest;
}

static void
draw_part (RemitFiguresRun *run, guint whole, guint series, gint64 share)
{
  g_autofree char *figure = remit_ratio_format (share, FALSE);

  if (share > 0)
    remit_chart_set (run->chart, whole, series, share, figure);
}

static void
draw (RemitFiguresRun *run, const RemitBalance *balance)
{
  const char *const names[N_WHOLES] = { _("Money"), _("Decisions"), _("Work") };
  gboolean others;
  g_autoptr (GPtrArray) largest = list_largest (balance, &others);

  run->chart = remit_chart_new (REMIT_CHART_SHARES, _("Who has which share"));
  for (guint i = 0; i < largest->len; i++)
    {
      g_autofree char *name = _remit_figures_name_key (
        run->graph, REMIT_BUDGET_BY_PAYER, ((RemitBalanceRow *) largest->pdata[i])->party);

      remit_chart_add_series (run->chart, name, REMIT_TINT_AUTO);
    }
  if (others)
    remit_chart_add_series (run->chart, _("Others"), REMIT_TINT_AUTO);
  for (guint whole = 0; whole < N_WHOLES; whole++)
    {
      gint64 rest = get_share (&balance->total, whole);

      remit_chart_add_place (run->chart, names[whole]);
      for (guint i = 0; i < largest->len; i++)
        {
          gint64 share = get_share (largest->pdata[i], whole);

          rest -= share;
          draw_part (run, whole, i, share);
        }
      if (others)
        draw_part (run, whole, largest->len, rest);
    }
}

/* ---- in words ---- */

/* Who pays most and decides least, or the other way round: the sentence that the page is for. */
static char *
describe_gap (const RemitGraph *graph, const RemitBalance *balance)
{
  const RemitBalanceRow *widest = NULL;
  gint64 gap = 0;
  g_autofree char *name = NULL;
  g_autofree char *money = NULL;
  g_autofree char *decisions = NULL;

  for (guint i = 0; i < balance->rows->len; i++)
    {
      const RemitBalanceRow *row = &g_array_index (balance->rows, RemitBalanceRow, i);

      if (row->party == REMIT_ID_NONE || row->money_share == REMIT_UNSET
          || row->decision_share == REMIT_UNSET
          || ABS (row->money_share - row->decision_share) <= gap)
        continue;
      gap = ABS (row->money_share - row->decision_share);
      widest = row;
    }
  if (widest == NULL)
    return NULL;
  name = remit_graph_describe (graph, widest->party);
  money = remit_ratio_format (widest->money_share, FALSE);
  decisions = remit_ratio_format (widest->decision_share, FALSE);
  /* Translators: a party and two shares. */
  return g_strdup_printf (
    _("The widest gap: %s pays %s of the money and has %s of the decisions."), name, money,
    decisions);
}

void
_remit_figures_show_balance (RemitFiguresRun *run)
{
  RemitBudgetQuery query = run->query;
  g_autoptr (GError) error = NULL;
  g_autoptr (RemitBalance) balance = NULL;

  query.axis = REMIT_BUDGET_BY_PAYER;
  balance = remit_balance_new (run->graph, &query, NULL, 0, &error);
  remit_money_table_clear (run->table, _("Party"));
  if (balance == NULL)
    {
      _remit_figures_say (run, g_strdup (error->message));
      return;
    }
  fill (run, balance);
  draw (run, balance);
  _remit_figures_say (run, describe_gap (run->graph, balance));
  _remit_figures_say_rates (run, balance->rates, balance->missing);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-money"
#include "remit-money-figures-private.h"

#include "remit-finance.h"
#include "remit-money-model-private.h"
#include "remit-money-text.h"

#include <glib/gi18n-lib.h>

/* The outlook of each year along an axis, as amounts or as shares of the year: one roll-up a year,
 * put side by side.  The chart stacks the largest of them; the others are one part. */

#define MOST_YEARS 20 /* the newest */

typedef struct
{
  RemitRollup *all; /* the rows, in their order */
  GArray *years;    /* gint64 */
  GPtrArray *each;  /* RemitRollup, of the years */
  gboolean whole;
} ByYear;

static void
clear_by_year (ByYear *table)
{
  g_clear_pointer (&table->all, remit_rollup_free);
  g_clear_pointer (&table->years, g_array_unref);
  g_clear_pointer (&table->each, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ByYear, clear_by_year)

static gboolean
load (RemitFiguresRun *run, ByYear *table, GError **error)
{
  RemitBudgetQuery query = run->query;

  /* Neither years nor states are parts of the outlook of a year. */
  if (query.axis == REMIT_BUDGET_BY_YEAR || query.axis == REMIT_BUDGET_BY_STATE)
    query.axis = REMIT_BUDGET_BY_PAYER;
  query.figures = REMIT_FIGURE_BIT (REMIT_FIGURE_OUTLOOK);
  table->years = remit_money_list_years (run->graph, REMIT_MONEY_PAGE_SUMS);
  if (table->years->len > MOST_YEARS)
    g_array_remove_range (table->years, 0, table->years->len - MOST_YEARS);
  table->each = g_ptr_array_new_with_free_func ((GDestroyNotify) remit_rollup_free);
  table->all = remit_budget_rollup (run->graph, &query, error);
  if (table->all == NULL)
    return FALSE;
  table->whole = _remit_figures_is_whole (table->all);
  for (guint i = 0; i < table->years->len; i++)
    {
      RemitRollup *rollup;

      query.first_year = query.last_year = g_array_index (table->years, gint64, i);
      rollup = remit_budget_rollup (run->graph, &query, error);
      if (rollup == NULL)
        return FALSE;
      table->whole = table->whole && _remit_figures_is_whole (rollup);
      g_ptr_array_add (table->each, rollup);
    }
  return TRUE;
}

/* 0 for nothing. */
static gint64
find_outlook (const ByYear *table, guint year, gint64 key, const char *currency)
{
  const RemitBudgetSum *sum = remit_rollup_find (table->each->pdata[year], key, currency);

  return sum != NULL ? sum->minor[REMIT_FIGURE_OUTLOOK] : 0;
}

static gint64
find_total (const RemitRollup *rollup, const char *currency)
{
  for (guint i = 0; i < rollup->totals->len; i++)
    {
      const RemitBudgetSum *sum = &g_array_index (rollup->totals, RemitBudgetSum, i);

      if (g_str_equal (remit_rollup_currency (rollup, sum), currency))
        return sum->minor[REMIT_FIGURE_OUTLOOK];
    }
  return 0;
}

/* An amount, or its share; (transfer full), NULL for nothing. */
static char *
format (const RemitFiguresRun *run, const ByYear *table, gint64 minor, gint64 total,
        const char *currency)
{
  gint64 share;

  if (minor == 0)
    return NULL;
  if (run->options->look != REMIT_MONEY_LOOK_SHARES)
    return remit_money_format_cell (minor, currency, table->whole);
  return remit_share_of (minor, total, &share) ? remit_ratio_format (share, FALSE) : NULL;
}

/* ---- the list ---- */

static void
fill_row (RemitFiguresRun *run, const ByYear *table, const RemitBudgetSum *sum,
          const char *currency, gint64 whole, gboolean total)
{
  for (guint year = 0; year < table->years->len; year++)
    {
      gint64 of_year = find_total (table->each->pdata[year], currency);
      gint64 minor = total ? of_year : find_outlook (table, year, sum->key, currency);

      remit_money_table_take_text (run->table, year, format (run, table, minor, of_year, currency),
                                   REMIT_SHEET_FINE);
    }
  remit_money_table_take_text (
    run->table, table->years->len,
    format (run, table, sum->minor[REMIT_FIGURE_OUTLOOK], whole, currency), REMIT_SHEET_FINE);
}

static void
fill (RemitFiguresRun *run, const ByYear *table)
{
  const RemitRollup *all = table->all;
  gboolean nodes = _remit_figures_is_node_axis (all->axis), several = all->currencies->len > 1;

  for (guint i = 0; i < table->years->len; i++)
    {
      gint64 year = g_array_index (table->years, gint64, i);
      g_autofree char *name = _remit_money_year_name (run->graph, year);
      g_autofree char *period = _remit_money_year_period (run->graph, year);

      remit_money_table_add_column (run->table, name, period);
    }
  remit_money_table_add_column (run->table, _("All years"), NULL);
  for (guint i = 0; i < all->sums->len + all->totals->len; i++)
    {
      gboolean total = i >= all->sums->len;
      const RemitBudgetSum *sum
        = total ? &g_array_index (all->totals, RemitBudgetSum, i - all->sums->len)
                : &g_array_index (all->sums, RemitBudgetSum, i);
      const char *currency = remit_rollup_currency (all, sum);
      g_autofree char *name
        = total ? _remit_figures_name_total (currency)
                : _remit_figures_name_place (run->graph, all->axis, sum->key, currency, several);

      if (total)
        remit_money_table_add_total (run->table, name);
      else
        remit_money_table_add_row (run->table, nodes ? sum->key : REMIT_ID_NONE, name, sum->depth);
      fill_row (run, table, sum, currency, find_total (all, currency), total);
    }
}

/* ---- the chart ---- */

static int
compare_outlooks (gconstpointer a, gconstpointer b)
{
  const RemitBudgetSum *one = *(const RemitBudgetSum *const *) a;
  const RemitBudgetSum *other = *(const RemitBudgetSum *const *) b;
  gint64 left = one->minor[REMIT_FIGURE_OUTLOOK], right = other->minor[REMIT_FIGURE_OUTLOOK];

  if (left != right)
    return left > right ? -1 : 1;
  return (one->key > other->key) - (one->key < other->key);
}

/* Of a tree the roots; (transfer container) (element-type RemitBudgetSum). */
static GPtrArray *
list_largest (const RemitRollup *all, const char *currency, gboolean *others)
{
  GPtrArray *largest = g_ptr_array_new ();

  for (guint i = 0; i < all->sums->len; i++)
    {
      RemitBudgetSum *sum = &g_array_index (all->sums, RemitBudgetSum, i);

      if (sum->depth == 0 && g_str_equal (remit_rollup_currency (all, sum), currency))
        g_ptr_array_add (largest, sum);
    }
  g_ptr_array_sort (largest, compare_outlooks);
  *others = largest->len > REMIT_FIGURES_MOST_SERIES + 1;
  if (*others)
    g_ptr_array_set_size (largest, REMIT_FIGURES_MOST_SERIES);
  return largest;
}

static void
draw_part (RemitFiguresRun *run, const ByYear *table, guint year, guint series, gint64 minor,
           gint64 total, const char *currency)
{
  g_autofree char *figure = format (run, table, minor, total, currency);

  if (figure != NULL)
    remit_chart_set (run->chart, year, series, minor, figure);
}

static void
draw_year (RemitFiguresRun *run, const ByYear *table, guint year, const GPtrArray *largest,
           gboolean others, const char *currency)
{
  gint64 total = find_total (table->each->pdata[year], currency), rest = total;
  g_autofree char *name
    = _remit_money_year_name (run->graph, g_array_index (table->years, gint64, year));
  g_autofree char *sum = remit_money_format_cell (total, currency, table->whole);

  remit_chart_add_place (run->chart, name);
  for (guint i = 0; i < largest->len; i++)
    {
      gint64 minor
        = find_outlook (table, year, ((RemitBudgetSum *) largest->pdata[i])->key, currency);

      rest -= minor;
      draw_part (run, table, year, i, minor, total, currency);
    }
  if (others)
    draw_part (run, table, year, largest->len, rest, total, currency);
  if (run->options->look == REMIT_MONEY_LOOK_YEARS)
    remit_chart_set_sum (run->chart, year, sum);
}

static void
draw (RemitFiguresRun *run, const ByYear *table)
{
  const RemitRollup *all = table->all;
  const char *currency = _remit_figures_choose_currency (run->graph, all->currencies);
  gboolean shares = run->options->look == REMIT_MONEY_LOOK_SHARES, others;
  g_autoptr (GPtrArray) largest = list_largest (all, currency, &others);
  g_autofree char *title
    /* Translators: titles of charts: a currency. */
    = g_strdup_printf (shares ? _("Shares of the outlook in %s") : _("Outlook by year in %s"),
                       _remit_figures_name_unit (currency));

  run->chart = remit_chart_new (shares ? REMIT_CHART_SHARES : REMIT_CHART_STACKED, title);
  for (guint i = 0; i < largest->len; i++)
    {
      g_autofree char *name = _remit_figures_name_key (run->graph, all->axis,
                                                       ((RemitBudgetSum *) largest->pdata[i])->key);

      remit_chart_add_series (run->chart, name, REMIT_TINT_AUTO);
    }
  if (others)
    remit_chart_add_series (run->chart, _("Others"), REMIT_TINT_AUTO);
  for (guint year = 0; year < table->years->len; year++)
    draw_year (run, table, year, largest, others, currency);
}

void
_remit_figures_show_by_year (RemitFiguresRun *run)
{
  g_auto (ByYear) table = { 0 };
  g_autoptr (GError) error = NULL;

  if (!load (run, &table, &error))
    {
      remit_money_table_clear (run->table, remit_money_axis_name (run->query.axis));
      _remit_figures_say (run, g_strdup (error->message));
      return;
    }
  remit_money_table_clear (run->table, remit_money_axis_name (table.all->axis));
  fill (run, &table);
  draw (run, &table);
  _remit_figures_say_rates (run, table.all->rates, table.all->missing);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-money"
#include "remit-money-figures-private.h"

#include "remit-finance.h"
#include "remit-money-model-private.h"
#include "remit-money-text.h"
#include "remit-money.h"
#include "remit-rates-load.h"

#include <glib/gi18n-lib.h>

/* The page of growth: the last two years side by side, what becomes of them if all goes on growing
 * so, and who passes whom. */

#define PROJECTED_YEARS 10
#define NEAR_YEARS 5
#define MOST_LINES 5 /* of the chart */

/* The last two fiscal years with amounts that follow each other. */
static gboolean
find_years (const RemitGraph *graph, gint64 *old_year, gint64 *new_year)
{
  guint n;
  const RemitRow *const *rows = remit_graph_rows (graph, REMIT_TABLE_AMOUNT, &n);

  *old_year = *new_year = REMIT_UNSET;
  for (guint i = 0; i < n; i++)
    {
      gint64 year = ((const RemitAmount *) rows[i])->year;

      if (year > *new_year)
        {
          *old_year = *new_year;
          *new_year = year;
        }
      else if (year < *new_year && year > *old_year)
        *old_year = year;
    }
  return *old_year != REMIT_UNSET;
}

static char *
format_projected (const RemitGrowth *growth, guint years, gboolean whole)
{
  gint64 result;

  if (!growth->defined || !remit_project (growth->new_minor, growth->growth, years, &result, NULL))
    return NULL;
  if (whole) /* the years to come are no more exact than the years they come from */
    {
      gint64 unit = 1;

      for (int i = remit_currency_digits (growth->currency); i > 0; i--)
        unit *= 10;
      result = result / unit * unit;
    }
  return remit_money_format_cell (result, growth->currency, whole);
}

static gboolean
is_growth_whole (const GArray *growths)
{
  for (guint i = 0; i < growths->len; i++)
    {
      const RemitGrowth *growth = &g_array_index (growths, RemitGrowth, i);

      if (!remit_money_is_whole (growth->old_minor, growth->currency)
          || !remit_money_is_whole (growth->new_minor, growth->currency))
        return FALSE;
    }
  return TRUE;
}

static void
fill_growth_row (RemitMoneyTable *table, const RemitGrowth *growth, gboolean whole)
{
  remit_money_table_take_text (table, 0,
                               remit_money_format_cell (growth->old_minor, growth->currency, whole),
                               REMIT_SHEET_FINE);
  remit_money_table_take_text (table, 1,
                               remit_money_format_cell (growth->new_minor, growth->currency, whole),
                               REMIT_SHEET_FINE);
  if (growth->defined)
    remit_money_table_take_text (table, 2, remit_ratio_format (growth->growth, TRUE),
                                 REMIT_SHEET_FINE);
  if (growth->key == REMIT_UNSET) /* its own projection is not the sum of the others */
    return;
  remit_money_table_take_text (table, 3, format_projected (growth, NEAR_YEARS, whole),
                               REMIT_SHEET_FINE);
  remit_money_table_take_text (table, 4, format_projected (growth, PROJECTED_YEARS, whole),
                               REMIT_SHEET_FINE);
}

static void
fill_growth (const RemitGraph *graph, RemitBudgetAxis axis, const GArray *growths, gint64 old_year,
             gint64 new_year, RemitMoneyTable *table)
{
  const gint64 years[]
    = { old_year, new_year, 0, new_year + NEAR_YEARS, new_year + PROJECTED_YEARS };
  gboolean whole = is_growth_whole (growths), several;
  guint n_totals = 0;

  for (guint i = 0; i < growths->len; i++)
    n_totals += g_array_index (growths, RemitGrowth, i).key == REMIT_UNSET;
  several = n_totals > 1;
  for (guint i = 0; i < G_N_ELEMENTS (years); i++)
    {
      g_autofree char *year = i != 2 ? _remit_money_year_name (graph, years[i]) : NULL;
      g_autofree char *title
        /* Translators: the heading of projected amounts: a year to come. */
        = i == 2  ? g_strdup (_("Growth"))
          : i > 2 ? g_strdup_printf (_("%s, if so"), year)
                  : NULL;

      remit_money_table_add_column (table, title != NULL ? title : year,
                                    i > 2 ? _("If it goes on growing at this rate") : NULL);
    }
  for (guint i = 0; i < growths->len; i++)
    {
      const RemitGrowth *growth = &g_array_index (growths, RemitGrowth, i);
      g_autofree char *name
        = growth->key == REMIT_UNSET
            ? g_strdup_printf (_("Total %s"), growth->currency)
            : _remit_figures_name_place (graph, axis, growth->key, growth->currency, several);

      if (growth->key == REMIT_UNSET)
        remit_money_table_add_total (table, name);
      else
        remit_money_table_add_row (
          table, _remit_figures_is_node_axis (axis) ? growth->key : REMIT_ID_NONE, name, 0);
      fill_growth_row (table, growth, whole);
    }
}

static int
compare_growths (gconstpointer a, gconstpointer b)
{
  const RemitGrowth *one = *(const RemitGrowth *const *) a;
  const RemitGrowth *other = *(const RemitGrowth *const *) b;

  if (one->new_minor != other->new_minor)
    return one->new_minor > other->new_minor ? -1 : 1;
  return (one->key > other->key) - (one->key < other->key);
}

/* The largest ones in @currency that have a rate of growth, the largest first.  Money of nobody has
 * no future, and what more than doubles in a year is a start, not a trend. (element-type
 * RemitGrowth) */
static GPtrArray *
list_largest (const GArray *growths, RemitBudgetAxis axis, const char *currency)
{
  GPtrArray *largest = g_ptr_array_new ();

  for (guint i = 0; i < growths->len; i++)
    {
      RemitGrowth *growth = &g_array_index (growths, RemitGrowth, i);

      if (growth->key == REMIT_ID_NONE && _remit_figures_is_node_axis (axis))
        continue;
      if (growth->defined && growth->key != REMIT_UNSET && growth->new_minor > 0
          && growth->growth <= REMIT_DECIMAL_ONE
          && g_str_equal (growth->currency, currency))
        g_ptr_array_add (largest, growth);
    }
  g_ptr_array_sort (largest, compare_growths);
  if (largest->len > MOST_LINES)
    g_ptr_array_set_size (largest, MOST_LINES);
  return largest;
}

static RemitChart *
draw_growth (const RemitGraph *graph, RemitBudgetAxis axis, const GPtrArray *largest,
             gint64 new_year, const char *currency)
{
  /* Translators: the title of a chart: a currency. */
  g_autofree char *title
    = g_strdup_printf (_("If all goes on growing like this, in %s"), currency);
  RemitChart *chart = remit_chart_new (REMIT_CHART_LINES, title);

  for (guint year = 0; year <= PROJECTED_YEARS; year++)
    {
      g_autofree char *name = g_strdup_printf ("%" G_GINT64_FORMAT, new_year + year);

      remit_chart_add_place (chart, year % 2 == 0 ? name : "");
    }
  for (guint i = 0; i < largest->len; i++)
    {
      const RemitGrowth *growth = largest->pdata[i];
      g_autofree char *name = _remit_figures_name_key (graph, axis, growth->key);
      guint series = remit_chart_add_series (chart, name, REMIT_TINT_AUTO);

      for (guint year = 0; year <= PROJECTED_YEARS; year++)
        {
          g_autofree char *figure = NULL;
          gint64 minor;

          if (!remit_project (growth->new_minor, growth->growth, year, &minor, NULL))
            break;
          figure = format_projected (growth, year, TRUE);
          remit_chart_set (chart, year, series, minor, figure);
        }
    }
  return chart;
}

/* "Martech (+30.0 %) passes IT (+3.2 %) in 2033, in year 7." */
static void
add_crossings (GString *note, const RemitGraph *graph, RemitBudgetAxis axis,
               const GPtrArray *largest, gint64 new_year)
{
  for (guint i = 0; i < largest->len; i++)
    for (guint k = i + 1; k < largest->len; k++)
      {
        const RemitGrowth *large = largest->pdata[i], *small = largest->pdata[k];
        g_autofree char *one = _remit_figures_name_key (graph, axis, small->key);
        g_autofree char *other = _remit_figures_name_key (graph, axis, large->key);
        g_autofree char *fast = remit_ratio_format (small->growth, TRUE);
        g_autofree char *slow = remit_ratio_format (large->growth, TRUE);
        g_autofree char *when = NULL;
        guint year;

        if (small->new_minor >= large->new_minor
            || !remit_overtakes (small->new_minor, small->growth, large->new_minor, large->growth,
                                 PROJECTED_YEARS, &year))
          continue;
        when = _remit_money_year_name (graph, new_year + year);
        /* Translators: a payer, its growth, another payer, its growth, a number of years from now,
         * the name of that year. */
        _remit_figures_add_sentence (
          note, g_strdup_printf (_("At this rate %s (%s) passes %s (%s) in year %u: "
                                    "%s."),
                                 one, fast, other, slow, year, when));
      }
}

void
remit_money_show_growth (RemitDocument *document, RemitBudgetAxis axis, RemitMoneyTable *table,
                         RemitChart **chart, char **note)
{
  const RemitGraph *graph = remit_document_get_graph (document);
  g_autoptr (RemitRates) rates = remit_rates_load (graph, NULL);
  RemitBudgetQuery query = _remit_figures_make_query (document, axis, rates);
  g_autoptr (GArray) growths = NULL;
  g_autoptr (GPtrArray) currencies = g_ptr_array_new ();
  g_autoptr (GPtrArray) largest = NULL;
  g_autoptr (GError) error = NULL;
  GString *said = g_string_new (NULL);
  const char *currency;
  gint64 old_year, new_year;

  _remit_figures_begin_nothing (table, chart, remit_money_axis_name (axis));
  if (!find_years (graph, &old_year, &new_year))
    _remit_figures_add_sentence (said, g_strdup (_("Growth needs amounts in two years.")));
  else if ((growths = remit_budget_growth (graph, &query, old_year, new_year, &error)) == NULL)
    _remit_figures_add_sentence (said, g_strdup (error->message));
  if (growths != NULL)
    {
      fill_growth (graph, axis, growths, old_year, new_year, table);
      for (guint i = 0; i < growths->len; i++)
        if (g_array_index (growths, RemitGrowth, i).key == REMIT_UNSET)
          g_ptr_array_add (currencies, g_array_index (growths, RemitGrowth, i).currency);
      currency = _remit_figures_choose_currency (graph, currencies);
      largest = list_largest (growths, axis, currency);
      add_crossings (said, graph, axis, largest, new_year);
      if (largest->len > 0)
        *chart = draw_growth (graph, axis, largest, new_year, currency);
    }
  remit_money_table_done (table);
  *note = g_string_free (said, FALSE);
}

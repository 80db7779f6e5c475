/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-money"
#include "remit-money-figures-private.h"

#include "remit-date.h"
#include "remit-money-model-private.h"
#include "remit-money-text.h"
#include "remit-money.h"
#include "remit-rates-load.h"

#include <glib/gi18n-lib.h>

/* What the pages of figures have in common.  Everything is asked of core anew: some milliseconds
 * for thousands of lines, and only while the page is looked at. */

const char *
remit_money_axis_name (RemitBudgetAxis axis)
{
  static const char *const names[REMIT_N_BUDGET_AXES] = {
    [REMIT_BUDGET_BY_LINE] = N_ ("Budget line"), [REMIT_BUDGET_BY_PAYER] = N_ ("Payer"),
    [REMIT_BUDGET_BY_OWNER] = N_ ("Owner"),      [REMIT_BUDGET_BY_ITEM] = N_ ("Covered"),
    [REMIT_BUDGET_BY_TREE] = N_ ("Component"),   [REMIT_BUDGET_BY_INITIATIVE] = N_ ("Initiative"),
    [REMIT_BUDGET_BY_YEAR] = N_ ("Year"),        [REMIT_BUDGET_BY_STATE] = N_ ("State"),
    [REMIT_BUDGET_BY_NATURE] = N_ ("Nature"),
  };

  g_return_val_if_fail (axis < REMIT_N_BUDGET_AXES, "");
  return _(names[axis]);
}

/* ---- sentences ---- */

void
_remit_figures_say (RemitFiguresRun *run, char *sentence)
{
  if (sentence != NULL && *sentence != '\0')
    g_string_append_printf (run->note, "%s%s", run->note->len > 0 ? "\n" : "", sentence);
  g_free (sentence);
}

void
_remit_figures_say_rates (RemitFiguresRun *run, const GArray *rates, const GPtrArray *missing)
{
  const char *currency = run->query.currency;

  for (guint i = 0; i < rates->len; i++)
    {
      g_autofree char *rate = remit_rate_format (&g_array_index (rates, RemitRate, i));

      /* Translators: a rate of exchange: "100 JPY = 0.612345 EUR (2026-11-21)". */
      _remit_figures_say (run, g_strdup_printf (_("Rate used: %s."), rate));
    }
  for (guint i = 0; i < missing->len; i++)
    _remit_figures_say (
      run,
      currency != NULL
        ? g_strdup_printf (_("%s stays for itself: the document has no rate from it to %s. Add "
                              "one with Insert, Rate of Exchange."),
                           (const char *) missing->pdata[i], currency)
        : g_strdup_printf (_("%s stays for itself: the document has no currency to add it up in. "
                              "Set one in the inspector of the document."),
                           (const char *) missing->pdata[i]));
}

/* ---- names ---- */

static const char *
name_state (gint64 key)
{
  if (key == REMIT_FIGURE_COMPLETION)
    return _("At completion");
  return _remit_money_state_name ((RemitAmountState) key);
}

char *
_remit_figures_name_key (const RemitGraph *graph, RemitBudgetAxis axis, gint64 key)
{
  const RemitField *nature
    = &remit_table_info (REMIT_TABLE_BUDGET_LINE)->fields[REMIT_BUDGET_LINE_FIELD_NATURE];

  switch (axis)
    {
    case REMIT_BUDGET_BY_YEAR:
      return _remit_money_year_name (graph, key);
    case REMIT_BUDGET_BY_STATE:
      return g_strdup (name_state (key));
    case REMIT_BUDGET_BY_NATURE:
      return g_strdup (_(nature->values[key].label));
    case REMIT_BUDGET_BY_PAYER:
    case REMIT_BUDGET_BY_OWNER:
      return key != REMIT_ID_NONE ? remit_graph_describe (graph, key)
                                  : g_strdup (C_ ("payer", "Nobody"));
    default:
      return key != REMIT_ID_NONE ? remit_graph_describe (graph, key)
                                  : g_strdup (C_ ("covered", "Nothing"));
    }
}

gboolean
_remit_figures_is_node_axis (RemitBudgetAxis axis)
{
  return axis != REMIT_BUDGET_BY_YEAR && axis != REMIT_BUDGET_BY_STATE
         && axis != REMIT_BUDGET_BY_NATURE;
}

char *
_remit_figures_name_place (const RemitGraph *graph, RemitBudgetAxis axis, gint64 key,
                           const char *currency, gboolean several)
{
  g_autofree char *name = _remit_figures_name_key (graph, axis, key);

  if (!several)
    return g_steal_pointer (&name);
  /* Translators: what an amount is for, and its currency. */
  return g_strdup_printf (_("%s · %s"), name, currency);
}

char *
_remit_figures_name_total (const char *currency)
{
  return *currency != '\0' ? g_strdup_printf (_("Total %s"), currency) : g_strdup (_("Total"));
}

const char *
_remit_figures_choose_currency (const RemitGraph *graph, const GPtrArray *currencies)
{
  const char *usual = remit_graph_meta (graph, "currency");

  for (guint i = 0; i < currencies->len; i++)
    if (g_str_equal (currencies->pdata[i], usual))
      return currencies->pdata[i];
  return currencies->len > 0 ? currencies->pdata[0] : "";
}

const char *
_remit_figures_name_unit (const char *currency)
{
  /* Translators: what a chart is in when the document names no currency. */
  return *currency != '\0' ? currency : _("units of money");
}

/* ---- figures ---- */

gboolean
_remit_figures_is_whole (const RemitRollup *rollup)
{
  for (guint i = 0; i < rollup->sums->len; i++)
    {
      const RemitBudgetSum *sum = &g_array_index (rollup->sums, RemitBudgetSum, i);

      for (guint f = 0; f < REMIT_N_FIGURES; f++)
        if (!remit_money_is_whole (sum->minor[f], remit_rollup_currency (rollup, sum)))
          return FALSE;
    }
  return TRUE;
}

void
_remit_figures_put (RemitFiguresRun *run, guint column, gint64 minor, const char *currency,
                    gboolean whole)
{
  remit_money_table_take_text (run->table, column, remit_money_format_cell (minor, currency, whole),
                               REMIT_SHEET_FINE);
}

void
_remit_figures_draw (RemitFiguresRun *run, guint place, guint series, gint64 minor,
                     const char *currency, gboolean whole)
{
  g_autofree char *figure = remit_money_format_cell (minor, currency, whole);

  if (minor != 0)
    remit_chart_set (run->chart, place, series, minor, figure);
}

void
_remit_figures_finish_chart (RemitFiguresRun *run)
{
  if (run->chart != NULL && remit_chart_is_empty (run->chart))
    g_clear_pointer (&run->chart, remit_chart_free);
}

/* ---- years ---- */

static int
compare_years (gconstpointer a, gconstpointer b)
{
  gint64 one = *(const gint64 *) a, other = *(const gint64 *) b;

  return (one > other) - (one < other);
}

static void
take_years (GArray *years, const RemitGraph *graph, RemitTable table, guint field)
{
  guint n;
  const RemitRow *const *rows = remit_graph_rows (graph, table, &n);

  for (guint i = 0; i < n; i++)
    {
      gint64 year = remit_row_get_number (rows[i], field);

      if (year != REMIT_UNSET)
        g_array_append_val (years, year);
    }
}

/* For growth only those that come one year after another. */
static gboolean
can_choose (const GArray *years, guint i, RemitMoneyPageKind page)
{
  gint64 year = g_array_index (years, gint64, i);
  gint64 before = i > 0 ? g_array_index (years, gint64, i - 1) : year;

  if (i > 0 && before == year)
    return FALSE;
  return page != REMIT_MONEY_PAGE_GROWTH || (i > 0 && before == year - 1);
}

GArray *
remit_money_list_years (const RemitGraph *graph, RemitMoneyPageKind page)
{
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (gint64));
  GArray *years = g_array_new (FALSE, FALSE, sizeof (gint64));

  take_years (all, graph, REMIT_TABLE_AMOUNT, REMIT_AMOUNT_FIELD_YEAR);
  g_array_sort (all, compare_years);
  for (guint i = 0; i < all->len; i++)
    if (can_choose (all, i, page))
      g_array_append_val (years, g_array_index (all, gint64, i));
  return years;
}

static gint64
get_this_year (RemitDocument *document)
{
  gint64 now = remit_context_now (remit_document_get_context (document));

  return remit_fiscal_year (remit_day_from_time (now),
                            remit_budget_start_month (remit_document_get_graph (document)));
}

/* What is shown back is what was billed last; what is owned is looked at from this year on. */
gint64
remit_money_usual_year (RemitDocument *document, RemitMoneyPageKind page)
{
  const RemitGraph *graph = remit_document_get_graph (document);
  g_autoptr (GArray) years = remit_money_list_years (graph, page);
  g_autoptr (GArray) billed = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 this_year = get_this_year (document);

  if (years->len == 0)
    return REMIT_UNSET;
  if (page == REMIT_MONEY_PAGE_SHOWBACK)
    take_years (billed, graph, REMIT_TABLE_CHARGE, REMIT_CHARGE_FIELD_YEAR);
  g_array_sort (billed, compare_years);
  if (billed->len > 0)
    this_year = g_array_index (billed, gint64, billed->len - 1);
  for (guint i = 0; i < years->len && page != REMIT_MONEY_PAGE_GROWTH; i++)
    if (g_array_index (years, gint64, i) == this_year)
      return this_year;
  return g_array_index (years, gint64, page == REMIT_MONEY_PAGE_TCO ? 0 : years->len - 1);
}

/* ---- a page ---- */

void
remit_money_show (RemitDocument *document, RemitMoneyPageKind page,
                  const RemitMoneyOptions *options, RemitMoneyTable *table, RemitChart **chart,
                  char **note)
{
  static void (*const show[REMIT_N_MONEY_PAGES]) (RemitFiguresRun *) = {
    [REMIT_MONEY_PAGE_SUMS] = _remit_figures_show_totals,
    [REMIT_MONEY_PAGE_BALANCE] = _remit_figures_show_balance,
    [REMIT_MONEY_PAGE_GROWTH] = _remit_figures_show_growth,
    [REMIT_MONEY_PAGE_TCO] = _remit_figures_show_tco,
    [REMIT_MONEY_PAGE_SHOWBACK] = _remit_figures_show_showback,
  };
  const RemitGraph *graph = remit_document_get_graph (document);
  g_autoptr (RemitRates) rates = remit_rates_load (graph, NULL);
  const char *currency = remit_graph_meta (graph, "currency");
  RemitFiguresRun run = { .document = document, .graph = graph, .options = options };

  g_return_if_fail (page < REMIT_N_MONEY_PAGES);
  run.query = REMIT_BUDGET_QUERY_INIT (options->axis);
  run.query.today = remit_day_from_time (remit_context_now (remit_document_get_context (document)));
  run.query.rates = rates;
  /* Without a rate everything stays in its own currency, and says so. */
  if (remit_currency_digits (currency) >= 0)
    run.query.currency = currency;
  run.table = table;
  run.note = g_string_new (NULL);
  if (page == REMIT_MONEY_PAGE_SUMS && options->look != REMIT_MONEY_LOOK_FIGURES)
    _remit_figures_show_by_year (&run);
  else
    show[page](&run);
  _remit_figures_finish_chart (&run);
  remit_money_table_done (table);
  *chart = run.chart;
  *note = g_string_free (run.note, FALSE);
}

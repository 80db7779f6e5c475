/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-money"
#include "remit-money-figures.h"

#include "remit-balance.h"
#include "remit-date.h"
#include "remit-finance.h"
#include "remit-money-model-private.h"
#include "remit-money-text.h"
#include "remit-money.h"
#include "remit-rates-load.h"

#include <glib/gi18n-lib.h>

/* Everything is asked of core anew: some milliseconds for thousands of lines, and only while the
 * page is looked at. */

#define PROJECTED_YEARS 10
#define NEAR_YEARS 5
#define MOST_LINES 5   /* of a chart of lines */
#define MOST_PLACES 24 /* of a chart of bars */

static const RemitFigure shown_figures[]
  = { REMIT_FIGURE_PLAN,     REMIT_FIGURE_APPROVED,  REMIT_FIGURE_COMMITTED, REMIT_FIGURE_ACTUAL,
      REMIT_FIGURE_VARIANCE, REMIT_FIGURE_AVAILABLE, REMIT_FIGURE_OUTLOOK };

static const char *
get_figure_name (RemitFigure figure)
{
  switch (figure)
    {
    case REMIT_FIGURE_COMPLETION:
      return _("At completion");
    case REMIT_FIGURE_OUTLOOK:
      return _("Outlook");
    case REMIT_FIGURE_VARIANCE:
      return _("Variance");
    case REMIT_FIGURE_AVAILABLE:
      return _("Available");
    default:
      return _remit_money_state_name ((RemitAmountState) figure);
    }
}

static const char *
explain_figure (RemitFigure figure)
{
  switch (figure)
    {
    case REMIT_FIGURE_OUTLOOK:
      return _(
        "What the years cost as far as is known: spent and ordered, else forecast, approved "
        "or planned");
    case REMIT_FIGURE_VARIANCE:
      return _("Actual − plan, of lines and years that have both: positive is more spent than "
                "planned");
    case REMIT_FIGURE_AVAILABLE:
      return _("Approved − committed − actual");
    default:
      return NULL;
    }
}

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

/* ---- what all pages share ---- */

static RemitBudgetQuery
make_query (RemitDocument *document, RemitBudgetAxis axis, const RemitRates *rates)
{
  const RemitGraph *graph = remit_document_get_graph (document);
  const char *currency = remit_graph_meta (graph, "currency");
  RemitBudgetQuery query = REMIT_BUDGET_QUERY_INIT (axis);

  query.today = remit_day_from_time (remit_context_now (remit_document_get_context (document)));
  query.rates = rates;
  /* Without a rate everything stays in its own currency, and says so. */
  if (remit_currency_digits (currency) >= 0)
    query.currency = currency;
  return query;
}

static void
add_sentence (GString *note, char *sentence)
{
  if (sentence != NULL && *sentence != '\0')
    g_string_append_printf (note, "%s%s", note->len > 0 ? "\n" : "", sentence);
  g_free (sentence);
}

static void
add_rates (GString *note, const GArray *rates, const GPtrArray *missing)
{
  for (guint i = 0; i < rates->len; i++)
    {
      g_autofree char *rate = remit_rate_format (&g_array_index (rates, RemitRate, i));

      /* Translators: a rate of exchange: "100 JPY = 0.612345 EUR (2026-11-21)". */
      add_sentence (note, g_strdup_printf (_("Rate used: %s."), rate));
    }
  for (guint i = 0; i < missing->len; i++)
    add_sentence (note, g_strdup_printf (_("%s is not added to the others: the document has no "
                                            "rate for it."),
                                         (const char *) missing->pdata[i]));
}

/* Nobody, nothing, a node, a year, a state or a nature. */
static char *
name_key (const RemitGraph *graph, RemitBudgetAxis axis, gint64 key)
{
  const RemitField *nature
    = &remit_table_info (REMIT_TABLE_BUDGET_LINE)->fields[REMIT_BUDGET_LINE_FIELD_NATURE];

  switch (axis)
    {
    case REMIT_BUDGET_BY_YEAR:
      return _remit_money_year_name (graph, key);
    case REMIT_BUDGET_BY_STATE:
      return g_strdup (get_figure_name ((RemitFigure) key));
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

static gboolean
is_node_axis (RemitBudgetAxis axis)
{
  return axis != REMIT_BUDGET_BY_YEAR && axis != REMIT_BUDGET_BY_STATE
         && axis != REMIT_BUDGET_BY_NATURE;
}

/* With several currencies each row names its own. */
static char *
name_place (const RemitGraph *graph, RemitBudgetAxis axis, gint64 key, const char *currency,
            gboolean several)
{
  g_autofree char *name = name_key (graph, axis, key);

  if (!several)
    return g_steal_pointer (&name);
  /* Translators: what an amount is for, and its currency. */
  return g_strdup_printf (_("%s · %s"), name, currency);
}

/* The currency of a chart, which has one only: that of the document when anything is in it. */
static const char *
choose_currency (const RemitGraph *graph, const GPtrArray *currencies)
{
  const char *usual = remit_graph_meta (graph, "currency");

  for (guint i = 0; i < currencies->len; i++)
    if (g_str_equal (currencies->pdata[i], usual))
      return currencies->pdata[i];
  return currencies->len > 0 ? currencies->pdata[0] : "";
}

static void
begin_nothing (RemitMoneyTable *table, RemitChart **chart, const char *corner)
{
  remit_money_table_clear (table, corner);
  *chart = NULL;
}

/* ---- sums ---- */

static gboolean
is_whole (const RemitRollup *rollup)
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

static void
fill_figures (RemitMoneyTable *table, const RemitBudgetSum *sum, const char *currency,
              gboolean whole)
{
  for (guint i = 0; i < G_N_ELEMENTS (shown_figures); i++)
    {
      RemitFigure figure = shown_figures[i];
      gint64 minor = sum->minor[figure];
      gboolean bad = (figure == REMIT_FIGURE_VARIANCE && minor > 0)
                     || (figure == REMIT_FIGURE_AVAILABLE && minor < 0);

      if ((sum->present & REMIT_FIGURE_BIT (figure)) != 0)
        remit_money_table_take_text (table, i, remit_money_format_cell (minor, currency, whole),
                                     bad ? REMIT_SHEET_WARNING : REMIT_SHEET_FINE);
    }
}

static void
fill_rollup (const RemitGraph *graph, const RemitRollup *rollup, RemitMoneyTable *table)
{
  gboolean whole = is_whole (rollup), several = rollup->currencies->len > 1;

  for (guint i = 0; i < G_N_ELEMENTS (shown_figures); i++)
    remit_money_table_add_column (table, get_figure_name (shown_figures[i]),
                                  explain_figure (shown_figures[i]));
  for (guint i = 0; i < rollup->sums->len; i++)
    {
      const RemitBudgetSum *sum = &g_array_index (rollup->sums, RemitBudgetSum, i);
      const char *currency = remit_rollup_currency (rollup, sum);
      g_autofree char *name = name_place (graph, rollup->axis, sum->key, currency, several);

      remit_money_table_add_row (table, is_node_axis (rollup->axis) ? sum->key : REMIT_ID_NONE,
                                 name, sum->depth);
      fill_figures (table, sum, currency, whole);
    }
  for (guint i = 0; i < rollup->totals->len; i++)
    {
      const RemitBudgetSum *sum = &g_array_index (rollup->totals, RemitBudgetSum, i);
      const char *currency = remit_rollup_currency (rollup, sum);
      g_autofree char *label = g_strdup_printf (_("Total %s"), currency);

      remit_money_table_add_total (table, label);
      fill_figures (table, sum, currency, whole);
    }
}

/* Of a tree only the roots: the parts are in them. */
static gboolean
is_drawn (const RemitRollup *rollup, const RemitBudgetSum *sum, const char *currency)
{
  return sum->depth == 0 && g_str_equal (remit_rollup_currency (rollup, sum), currency);
}

static RemitChart *
draw_rollup (const RemitGraph *graph, const RemitRollup *rollup)
{
  static const RemitFigure figures[] = { REMIT_FIGURE_PLAN, REMIT_FIGURE_OUTLOOK };
  const char *currency = choose_currency (graph, rollup->currencies);
  gboolean whole = is_whole (rollup);
  /* Translators: the title of a chart: a currency. */
  g_autofree char *title = g_strdup_printf (_("Plan and outlook in %s"), currency);
  g_autoptr (RemitChart) chart = remit_chart_new (REMIT_CHART_BARS, title);
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (figures); i++)
    remit_chart_add_series (chart, get_figure_name (figures[i]), REMIT_TINT_AUTO);
  for (guint i = 0; i < rollup->sums->len && n < MOST_PLACES; i++)
    {
      const RemitBudgetSum *sum = &g_array_index (rollup->sums, RemitBudgetSum, i);
      g_autofree char *name = NULL;
      guint place;

      if (!is_drawn (rollup, sum, currency))
        continue;
      n++;
      name = name_key (graph, rollup->axis, sum->key);
      place = remit_chart_add_place (chart, name);
      for (guint f = 0; f < G_N_ELEMENTS (figures); f++)
        if ((sum->present & REMIT_FIGURE_BIT (figures[f])) != 0)
          {
            g_autofree char *text
              = remit_money_format_cell (sum->minor[figures[f]], currency, whole);

            remit_chart_set (chart, place, f, sum->minor[figures[f]], text);
          }
    }
  return remit_chart_is_empty (chart) ? NULL : g_steal_pointer (&chart);
}

void
remit_money_show_sums (RemitDocument *document, RemitBudgetAxis axis, RemitMoneyTable *table,
                       RemitChart **chart, char **note)
{
  const RemitGraph *graph = remit_document_get_graph (document);
  g_autoptr (RemitRates) rates = remit_rates_load (graph, NULL);
  RemitBudgetQuery query = make_query (document, axis, rates);
  g_autoptr (GError) error = NULL;
  g_autoptr (RemitRollup) rollup = remit_budget_rollup (graph, &query, &error);
  GString *said = g_string_new (NULL);

  begin_nothing (table, chart, remit_money_axis_name (axis));
  if (rollup == NULL)
    add_sentence (said, g_strdup (error->message));
  else
    {
      fill_rollup (graph, rollup, table);
      *chart = draw_rollup (graph, rollup);
      if (rollup->currencies->len > 1 || rollup->rates->len > 0)
        add_rates (said, rollup->rates, rollup->missing);
      if (rollup->overlaps->len > 0)
        add_sentence (said,
                      g_strdup_printf (ngettext ("%u line has two amounts for one period; both "
                                                 "are counted.",
                                                 "%u lines have two amounts for one period; both "
                                                 "are counted.",
                                                 rollup->overlaps->len),
                                       rollup->overlaps->len));
    }
  remit_money_table_done (table);
  *note = g_string_free (said, FALSE);
}

/* ---- balance ---- */

static char *
format_share (gint64 share)
{
  return share != REMIT_UNSET ? remit_ratio_format (share, FALSE) : NULL;
}

static void
fill_balance_row (RemitMoneyTable *table, const RemitBalanceRow *row, const char *currency)
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
draw_balance_row (RemitChart *chart, const char *name, const RemitBalanceRow *row)
{
  const gint64 shares[] = { row->money_share, row->decision_share, row->work_share };
  guint place = remit_chart_add_place (chart, name);

  for (guint i = 0; i < G_N_ELEMENTS (shares); i++)
    {
      g_autofree char *figure = format_share (shares[i]);

      if (figure != NULL)
        remit_chart_set (chart, place, i, shares[i], figure);
    }
}

static void
fill_balance (const RemitGraph *graph, const RemitBalance *balance, RemitMoneyTable *table,
              RemitChart *chart)
{
  g_autofree char *money = *balance->currency != '\0'
                             ? g_strdup_printf (_("Money, %s"), balance->currency)
                             : g_strdup (_("Money"));

  remit_money_table_add_column (table, money, _("The outlook of what the party pays"));
  remit_money_table_add_column (table, _("Of the money"), NULL);
  remit_money_table_add_column (table, _("Of decisions"),
                                _("Of the things that somebody decides or answers for"));
  remit_money_table_add_column (table, _("Of the work"),
                                _("Of the things that somebody implements, runs or is responsible "
                                   "for"));
  for (guint i = 0; i < balance->rows->len; i++)
    {
      const RemitBalanceRow *row = &g_array_index (balance->rows, RemitBalanceRow, i);
      g_autofree char *name = NULL;

      if (row->money == 0 && row->decisions == 0 && row->work == 0)
        continue;
      name = name_key (graph, REMIT_BUDGET_BY_PAYER, row->party);
      remit_money_table_add_row (table, row->party, name, 0);
      fill_balance_row (table, row, balance->currency);
      draw_balance_row (chart, name, row);
    }
  if (remit_money_table_get_n_rows (table) > 0)
    {
      remit_money_table_add_total (table, _("Together"));
      fill_balance_row (table, &balance->total, balance->currency);
    }
}

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
remit_money_show_balance (RemitDocument *document, RemitMoneyTable *table, RemitChart **chart,
                          char **note)
{
  const RemitGraph *graph = remit_document_get_graph (document);
  g_autoptr (RemitRates) rates = remit_rates_load (graph, NULL);
  RemitBudgetQuery query = make_query (document, REMIT_BUDGET_BY_PAYER, rates);
  g_autoptr (GError) error = NULL;
  g_autoptr (RemitBalance) balance = remit_balance_new (graph, &query, NULL, 0, &error);
  g_autoptr (RemitChart) drawn
    = remit_chart_new (REMIT_CHART_BARS, _("Shares of money, decisions and work"));
  GString *said = g_string_new (NULL);

  remit_chart_add_series (drawn, _("Money"), REMIT_TINT_AUTO);
  remit_chart_add_series (drawn, _("Decisions"), REMIT_TINT_AUTO);
  remit_chart_add_series (drawn, _("Work"), REMIT_TINT_AUTO);
  begin_nothing (table, chart, _("Party"));
  if (balance == NULL)
    add_sentence (said, g_strdup (error->message));
  else
    {
      fill_balance (graph, balance, table, drawn);
      add_sentence (said, describe_gap (graph, balance));
      add_rates (said, balance->rates, balance->missing);
    }
  if (!remit_chart_is_empty (drawn))
    *chart = g_steal_pointer (&drawn);
  remit_money_table_done (table);
  *note = g_string_free (said, FALSE);
}

/* ---- growth ---- */

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
      g_autofree char *name = growth->key == REMIT_UNSET
                                ? g_strdup_printf (_("Total %s"), growth->currency)
                                : name_place (graph, axis, growth->key, growth->currency, several);

      if (growth->key == REMIT_UNSET)
        remit_money_table_add_total (table, name);
      else
        remit_money_table_add_row (table, is_node_axis (axis) ? growth->key : REMIT_ID_NONE, name,
                                   0);
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

/* The largest ones in @currency that have a rate of growth, the largest first. (element-type
 * RemitGrowth) */
static GPtrArray *
list_largest (const GArray *growths, const char *currency)
{
  GPtrArray *largest = g_ptr_array_new ();

  for (guint i = 0; i < growths->len; i++)
    {
      RemitGrowth *growth = &g_array_index (growths, RemitGrowth, i);

      if (growth->defined && growth->key != REMIT_UNSET && growth->new_minor > 0
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
      g_autofree char *name = name_key (graph, axis, growth->key);
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
        g_autofree char *one = name_key (graph, axis, small->key);
        g_autofree char *other = name_key (graph, axis, large->key);
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
        add_sentence (note, g_strdup_printf (_("At this rate %s (%s) passes %s (%s) in year %u: "
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
  RemitBudgetQuery query = make_query (document, axis, rates);
  g_autoptr (GArray) growths = NULL;
  g_autoptr (GPtrArray) currencies = g_ptr_array_new ();
  g_autoptr (GPtrArray) largest = NULL;
  g_autoptr (GError) error = NULL;
  GString *said = g_string_new (NULL);
  const char *currency;
  gint64 old_year, new_year;

  begin_nothing (table, chart, remit_money_axis_name (axis));
  if (!find_years (graph, &old_year, &new_year))
    add_sentence (said, g_strdup (_("Growth needs amounts in two years.")));
  else if ((growths = remit_budget_growth (graph, &query, old_year, new_year, &error)) == NULL)
    add_sentence (said, g_strdup (error->message));
  if (growths != NULL)
    {
      fill_growth (graph, axis, growths, old_year, new_year, table);
      for (guint i = 0; i < growths->len; i++)
        if (g_array_index (growths, RemitGrowth, i).key == REMIT_UNSET)
          g_ptr_array_add (currencies, g_array_index (growths, RemitGrowth, i).currency);
      currency = choose_currency (graph, currencies);
      largest = list_largest (growths, currency);
      add_crossings (said, graph, axis, largest, new_year);
      if (largest->len > 0)
        *chart = draw_growth (graph, axis, largest, new_year, currency);
    }
  remit_money_table_done (table);
  *note = g_string_free (said, FALSE);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-money"
#include "remit-money-figures-private.h"

#include "remit-balance.h"
#include "remit-date.h"
#include "remit-money-model-private.h"
#include "remit-money-text.h"
#include "remit-money.h"
#include "remit-rates-load.h"

#include <glib/gi18n-lib.h>

/* Everything is asked of core anew: some milliseconds for thousands of lines, and only while the
 * page is looked at. */

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

RemitBudgetQuery
_remit_figures_make_query (RemitDocument *document, RemitBudgetAxis axis, const RemitRates *rates)
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

void
_remit_figures_add_sentence (GString *note, char *sentence)
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
      _remit_figures_add_sentence (note, g_strdup_printf (_("Rate used: %s."), rate));
    }
  for (guint i = 0; i < missing->len; i++)
    _remit_figures_add_sentence (
      note, g_strdup_printf (_("%s is not added to the others: the document has no "
                                "rate for it."),
                             (const char *) missing->pdata[i]));
}

/* Nobody, nothing, a node, a year, a state or a nature. */
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

gboolean
_remit_figures_is_node_axis (RemitBudgetAxis axis)
{
  return axis != REMIT_BUDGET_BY_YEAR && axis != REMIT_BUDGET_BY_STATE
         && axis != REMIT_BUDGET_BY_NATURE;
}

/* With several currencies each row names its own. */
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

/* The currency of a chart, which has one only: that of the document when anything is in it. */
const char *
_remit_figures_choose_currency (const RemitGraph *graph, const GPtrArray *currencies)
{
  const char *usual = remit_graph_meta (graph, "currency");

  for (guint i = 0; i < currencies->len; i++)
    if (g_str_equal (currencies->pdata[i], usual))
      return currencies->pdata[i];
  return currencies->len > 0 ? currencies->pdata[0] : "";
}

void
_remit_figures_begin_nothing (RemitMoneyTable *table, RemitChart **chart, const char *corner)
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
      g_autofree char *name
        = _remit_figures_name_place (graph, rollup->axis, sum->key, currency, several);

      remit_money_table_add_row (
        table, _remit_figures_is_node_axis (rollup->axis) ? sum->key : REMIT_ID_NONE, name,
        sum->depth);
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
  const char *currency = _remit_figures_choose_currency (graph, rollup->currencies);
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
      name = _remit_figures_name_key (graph, rollup->axis, sum->key);
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
  RemitBudgetQuery query = _remit_figures_make_query (document, axis, rates);
  g_autoptr (GError) error = NULL;
  g_autoptr (RemitRollup) rollup = remit_budget_rollup (graph, &query, &error);
  GString *said = g_string_new (NULL);

  _remit_figures_begin_nothing (table, chart, remit_money_axis_name (axis));
  if (rollup == NULL)
    _remit_figures_add_sentence (said, g_strdup (error->message));
  else
    {
      fill_rollup (graph, rollup, table);
      *chart = draw_rollup (graph, rollup);
      if (rollup->currencies->len > 1 || rollup->rates->len > 0)
        add_rates (said, rollup->rates, rollup->missing);
      if (rollup->overlaps->len > 0)
        _remit_figures_add_sentence (
          said, g_strdup_printf (ngettext ("%u line has two amounts for one period; both "
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
      name = _remit_figures_name_key (graph, REMIT_BUDGET_BY_PAYER, row->party);
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
  RemitBudgetQuery query = _remit_figures_make_query (document, REMIT_BUDGET_BY_PAYER, rates);
  g_autoptr (GError) error = NULL;
  g_autoptr (RemitBalance) balance = remit_balance_new (graph, &query, NULL, 0, &error);
  g_autoptr (RemitChart) drawn
    = remit_chart_new (REMIT_CHART_BARS, _("Shares of money, decisions and work"));
  GString *said = g_string_new (NULL);

  remit_chart_add_series (drawn, _("Money"), REMIT_TINT_AUTO);
  remit_chart_add_series (drawn, _("Decisions"), REMIT_TINT_AUTO);
  remit_chart_add_series (drawn, _("Work"), REMIT_TINT_AUTO);
  _remit_figures_begin_nothing (table, chart, _("Party"));
  if (balance == NULL)
    _remit_figures_add_sentence (said, g_strdup (error->message));
  else
    {
      fill_balance (graph, balance, table, drawn);
      _remit_figures_add_sentence (said, describe_gap (graph, balance));
      add_rates (said, balance->rates, balance->missing);
    }
  if (!remit_chart_is_empty (drawn))
    *chart = g_steal_pointer (&drawn);
  remit_money_table_done (table);
  *note = g_string_free (said, FALSE);
}

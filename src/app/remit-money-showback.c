/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-money"
#include "remit-money-figures-private.h"

#include "remit-balance.h"
#include "remit-finance.h"
#include "remit-money-model-private.h"
#include "remit-money-text.h"
#include "remit-money.h"

#include <glib/gi18n-lib.h>

/* Who uses what, and what part of its cost that is: of each thing that has charges, or that parties
 * use, the cost of a year, split by its driver, beside what was really billed.  What is charged
 * adds up to the cost exactly. */

enum
{
  DRIVER,
  WEIGHT,
  CHARGED,
  BILLED,
  DIFFERENCE,
  N_COLUMNS
};

/* A thing whose cost is told to its users. */
typedef struct
{
  RemitId item;
  const char *currency; /* interned */
  gint64 cost;
  RemitDriver driver;
  GArray *charges; /* RemitCharge */
} Shown;

static void
clear_shown (gpointer data)
{
  g_clear_pointer (&((Shown *) data)->charges, g_array_unref);
}

static gboolean
is_used (const RemitGraph *graph, RemitId item)
{
  guint n;
  const RemitLink *const *links;

  remit_graph_referrers (graph, REMIT_TABLE_CHARGE, REMIT_CHARGE_FIELD_NODE, item, &n);
  if (n > 0)
    return TRUE;
  links = remit_graph_links_in (graph, item, &n);
  for (guint i = 0; i < n; i++)
    {
      const RemitNode *user = remit_graph_node (graph, links[i]->source);

      if (links[i]->kind == REMIT_LINK_USES && links[i]->perspective == REMIT_ID_NONE
          && user != NULL && remit_kind_is_party (user->kind))
        return TRUE;
    }
  return FALSE;
}

/* ---- collecting ---- */

static void
add_shown (RemitFiguresRun *run, const RemitRollup *rollup, gint64 year, GArray *list)
{
  for (guint i = 0; i < rollup->sums->len; i++)
    {
      const RemitBudgetSum *sum = &g_array_index (rollup->sums, RemitBudgetSum, i);
      g_autoptr (GError) error = NULL;
      Shown shown = { .item = sum->key };

      if (sum->key == REMIT_ID_NONE || !is_used (run->graph, sum->key))
        continue;
      shown.currency = g_intern_string (remit_rollup_currency (rollup, sum));
      shown.cost = sum->minor[REMIT_FIGURE_OUTLOOK];
      shown.charges
        = remit_showback (run->graph, shown.item, year, shown.cost, &shown.driver, &error);
      if (shown.charges == NULL)
        {
          g_autofree char *name = remit_graph_describe (run->graph, shown.item);

          /* Translators: a component and why its cost cannot be split. */
          _remit_figures_say (run, g_strdup_printf (_("%s: %s"), name, error->message));
        }
      g_array_append_val (list, shown);
    }
}

/* Things that are covered first, then lines that are charged themselves. */
static GArray *
list_shown (RemitFiguresRun *run, gint64 year, GError **error)
{
  static const RemitBudgetAxis axes[] = { REMIT_BUDGET_BY_ITEM, REMIT_BUDGET_BY_LINE };
  g_autoptr (GArray) list = g_array_new (FALSE, TRUE, sizeof (Shown));
  RemitBudgetQuery query = run->query;

  g_array_set_clear_func (list, clear_shown);
  query.first_year = query.last_year = year;
  query.figures = REMIT_FIGURE_BIT (REMIT_FIGURE_OUTLOOK);
  query.currency = NULL; /* bills are in the currency of the line */
  for (guint i = 0; i < G_N_ELEMENTS (axes); i++)
    {
      g_autoptr (RemitRollup) rollup = NULL;

      query.axis = axes[i];
      rollup = remit_budget_rollup (run->graph, &query, error);
      if (rollup == NULL)
        return NULL;
      add_shown (run, rollup, year, list);
    }
  return g_steal_pointer (&list);
}

/* ---- the list ---- */

static void
put_difference (RemitFiguresRun *run, gint64 billed, gint64 charged, const char *currency,
                gboolean whole)
{
  gint64 difference;

  if (remit_variance (billed, charged, &difference, NULL))
    remit_money_table_take_text (run->table, DIFFERENCE,
                                 remit_money_format_cell (difference, currency, whole),
                                 difference != 0 ? REMIT_SHEET_WARNING : REMIT_SHEET_FINE);
}

static void
fill_charge (RemitFiguresRun *run, const Shown *shown, const RemitCharge *charge, gboolean whole)
{
  g_autofree char *name = remit_graph_describe (run->graph, charge->consumer);

  remit_money_table_add_row (run->table, charge->consumer, name, 1);
  if (shown->driver != REMIT_DRIVER_EQUAL)
    remit_money_table_take_text (run->table, WEIGHT, remit_decimal_format (charge->weight),
                                 REMIT_SHEET_FINE);
  _remit_figures_put (run, CHARGED, charge->charge, shown->currency, whole);
  if (charge->billed == REMIT_UNSET)
    return;
  _remit_figures_put (run, BILLED, charge->billed, shown->currency, whole);
  put_difference (run, charge->billed, charge->charge, shown->currency, whole);
}

static gboolean
sum_bills (const Shown *shown, gint64 *billed)
{
  gboolean any = FALSE;

  *billed = 0;
  for (guint i = 0; shown->charges != NULL && i < shown->charges->len; i++)
    {
      gint64 bill = g_array_index (shown->charges, RemitCharge, i).billed;

      if (bill == REMIT_UNSET)
        continue;
      if (!remit_sum_add (billed, bill, NULL))
        return FALSE;
      any = TRUE;
    }
  return any;
}

static void
fill_shown (RemitFiguresRun *run, const Shown *shown, gboolean several, gboolean whole)
{
  const RemitEnumValue *drivers
    = remit_table_info (REMIT_TABLE_CHARGE)->fields[REMIT_CHARGE_FIELD_DRIVER].values;
  g_autofree char *name = _remit_figures_name_place (run->graph, REMIT_BUDGET_BY_ITEM, shown->item,
                                                     shown->currency, several);
  gint64 billed;

  remit_money_table_add_row (run->table, shown->item, name, 0);
  remit_money_table_take_text (run->table, DRIVER, g_strdup (_(drivers[shown->driver].label)),
                               REMIT_SHEET_FINE);
  _remit_figures_put (run, CHARGED, shown->cost, shown->currency, whole);
  if (sum_bills (shown, &billed))
    {
      _remit_figures_put (run, BILLED, billed, shown->currency, whole);
      put_difference (run, billed, shown->cost, shown->currency, whole);
    }
  for (guint i = 0; shown->charges != NULL && i < shown->charges->len; i++)
    fill_charge (run, shown, &g_array_index (shown->charges, RemitCharge, i), whole);
}

static gboolean
is_whole (const GArray *list)
{
  gboolean whole = TRUE;

  for (guint i = 0; i < list->len; i++)
    {
      const Shown *shown = &g_array_index (list, Shown, i);

      whole = whole && remit_money_is_whole (shown->cost, shown->currency);
      for (guint k = 0; shown->charges != NULL && k < shown->charges->len; k++)
        {
          const RemitCharge *charge = &g_array_index (shown->charges, RemitCharge, k);

          whole = whole && remit_money_is_whole (charge->charge, shown->currency)
                  && (charge->billed == REMIT_UNSET
                      || remit_money_is_whole (charge->billed, shown->currency));
        }
    }
  return whole;
}

static gboolean
has_several_currencies (const GArray *list)
{
  for (guint i = 1; i < list->len; i++)
    if (g_array_index (list, Shown, i).currency != g_array_index (list, Shown, 0).currency)
      return TRUE;
  return FALSE;
}

static void
fill (RemitFiguresRun *run, const GArray *list)
{
  gboolean several = has_several_currencies (list), whole = is_whole (list);

  remit_money_table_add_column (run->table, _("Driver"), _("By what the cost is split"));
  remit_money_table_add_column (run->table, _("Weight"),
                                _("People, units of use, or per cent, by the driver"));
  remit_money_table_add_column (
    run->table, _("Charged"), _("The cost, and each consumer's part of it: they add up exactly"));
  remit_money_table_add_column (run->table, _("Billed"), _("What was really billed"));
  remit_money_table_add_column (run->table, _("Difference"), _("Billed − charged"));
  for (guint i = 0; i < list->len; i++)
    fill_shown (run, &g_array_index (list, Shown, i), several, whole);
}

/* ---- the chart ---- */

static int
compare_charges (gconstpointer a, gconstpointer b)
{
  const RemitCharge *one = a, *other = b;

  if (one->charge != other->charge)
    return one->charge > other->charge ? -1 : 1;
  return (one->consumer > other->consumer) - (one->consumer < other->consumer);
}

/* What the largest consumers of all things in @currency are charged together, the largest first.
 * (element-type RemitCharge) */
static GArray *
list_largest (const GArray *list, const char *currency, gboolean *others)
{
  GArray *largest = g_array_new (FALSE, FALSE, sizeof (RemitCharge));

  for (guint i = 0; i < list->len; i++)
    {
      const Shown *shown = &g_array_index (list, Shown, i);

      for (guint k = 0;
           shown->currency == currency && shown->charges != NULL && k < shown->charges->len; k++)
        {
          const RemitCharge *charge = &g_array_index (shown->charges, RemitCharge, k);
          guint at = 0;

          while (at < largest->len
                 && g_array_index (largest, RemitCharge, at).consumer != charge->consumer)
            at++;
          if (at == largest->len)
            g_array_append_val (largest, *charge);
          else
            remit_sum_add (&g_array_index (largest, RemitCharge, at).charge, charge->charge, NULL);
        }
    }
  g_array_sort (largest, compare_charges);
  *others = largest->len > REMIT_FIGURES_MOST_SERIES + 1;
  if (*others)
    g_array_set_size (largest, REMIT_FIGURES_MOST_SERIES);
  return largest;
}

static gint64
find_charge (const Shown *shown, RemitId consumer)
{
  for (guint i = 0; i < shown->charges->len; i++)
    if (g_array_index (shown->charges, RemitCharge, i).consumer == consumer)
      return g_array_index (shown->charges, RemitCharge, i).charge;
  return 0;
}

static void
draw_shown (RemitFiguresRun *run, const Shown *shown, const GArray *largest, gboolean others,
            gboolean whole)
{
  g_autofree char *name = remit_graph_describe (run->graph, shown->item);
  g_autofree char *sum = remit_money_format_cell (shown->cost, shown->currency, whole);
  guint place = remit_chart_add_place (run->chart, name);
  gint64 rest = shown->cost;

  for (guint i = 0; i < largest->len; i++)
    {
      gint64 charge = find_charge (shown, g_array_index (largest, RemitCharge, i).consumer);

      rest -= charge;
      _remit_figures_draw (run, place, i, charge, shown->currency, whole);
    }
  if (others)
    _remit_figures_draw (run, place, largest->len, rest, shown->currency, whole);
  remit_chart_set_sum (run->chart, place, sum);
}

static void
draw (RemitFiguresRun *run, const GArray *list, gint64 year)
{
  const char *currency = list->len > 0 ? g_array_index (list, Shown, 0).currency : "";
  gboolean whole = is_whole (list), others;
  g_autoptr (GArray) largest = list_largest (list, currency, &others);
  g_autofree char *when = _remit_money_year_name (run->graph, year);
  /* Translators: the title of a chart: a year, a currency. */
  g_autofree char *title
    = g_strdup_printf (_("Who uses what, %s in %s"), when, _remit_figures_name_unit (currency));

  run->chart = remit_chart_new (REMIT_CHART_STACKED, title);
  for (guint i = 0; i < largest->len; i++)
    {
      g_autofree char *name
        = remit_graph_describe (run->graph, g_array_index (largest, RemitCharge, i).consumer);

      remit_chart_add_series (run->chart, name, REMIT_TINT_AUTO);
    }
  if (others)
    remit_chart_add_series (run->chart, _("Others"), REMIT_TINT_AUTO);
  for (guint i = 0; i < list->len; i++)
    {
      const Shown *shown = &g_array_index (list, Shown, i);

      if (shown->currency == currency && shown->charges != NULL)
        draw_shown (run, shown, largest, others, whole);
    }
}

void
_remit_figures_show_showback (RemitFiguresRun *run)
{
  gint64 year = run->options->year != 0
                  ? run->options->year
                  : remit_money_usual_year (run->document, REMIT_MONEY_PAGE_SHOWBACK);
  g_autoptr (GArray) list = NULL;
  g_autoptr (GError) error = NULL;

  remit_money_table_clear (run->table, _("Used, and by whom"));
  if (year == REMIT_UNSET)
    return;
  list = list_shown (run, year, &error);
  if (list == NULL)
    {
      _remit_figures_say (run, g_strdup (error->message));
      return;
    }
  fill (run, list);
  draw (run, list, year);
  if (list->len == 0)
    _remit_figures_say (run, g_strdup (_("Nothing that costs money has users. Say who uses it, or "
                                          "add charges in the inspector.")));
}

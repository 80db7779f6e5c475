/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-scene-map"
#include "remit-scene-map-facts-private.h"

#include "remit-date.h"
#include "remit-money.h"
#include "remit-rates-load.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>

/* What things cost and who pays them.
 *
 * A cost is the outlook of one fiscal year, with all that is part of a thing, in the currency of
 * the document; what no rate brings there stays in its own currency, with classes of its own.
 * Classes are made of the whole model, so a shade means the same in every view.  Amounts stay whole
 * numbers throughout.  Cost: two roll-ups and a sort. */

#define STEP_LIMIT (G_MAXINT64 / 10)

/* ---- classes ---- */

static int
compare_amounts (gconstpointer a, gconstpointer b)
{
  gint64 left = *(const gint64 *) a, right = *(const gint64 *) b;

  return left < right ? -1 : left > right;
}

/* The nearest of the round numbers below × 10ⁿ; @amount is positive. */
static gint64
find_step (gint64 amount)
{
  static const gint64 tenths[] = { 10, 15, 20, 30, 40, 50, 60, 80, 100 };
  gint64 unit = 1, lead, best = 0;

  while (unit <= STEP_LIMIT && unit * 10 <= amount)
    unit *= 10;
  lead = unit >= 10 ? amount / (unit / 10) : amount * 10;
  for (guint i = 1; i < G_N_ELEMENTS (tenths); i++)
    if (ABS (tenths[i] - lead) < ABS (tenths[best] - lead))
      best = i;
  if (unit < 10)
    return unit * tenths[best] / 10;
  return unit > STEP_LIMIT ? unit / 10 * MIN (tenths[best], 80) : unit / 10 * tenths[best];
}

static gboolean
has_between (const gint64 *amounts, guint n, gint64 from, gint64 below)
{
  for (guint i = 0; i < n; i++)
    if (amounts[i] >= from && amounts[i] < below)
      return TRUE;
  return FALSE;
}

guint
_remit_map_choose_bounds (gint64 *amounts, guint n, gint64 bounds[REMIT_MAP_CLASSES - 1])
{
  gint64 from = G_MININT64;
  guint found = 0;

  if (n == 0)
    return 0;
  qsort (amounts, n, sizeof *amounts, compare_amounts);
  for (guint i = 1; i < REMIT_MAP_CLASSES; i++)
    {
      gint64 cut = amounts[(gsize) n * i / REMIT_MAP_CLASSES];
      gint64 bound = cut > 0 ? find_step (cut) : 0;

      if (bound <= 0 || bound > amounts[n - 1] || !has_between (amounts, n, from, bound))
        continue;
      bounds[found++] = from = bound;
    }
  return found;
}

guint
_remit_map_find_class (const RemitMapScale *scale, gint64 minor)
{
  guint number = 0;

  while (number < scale->n_bounds && minor >= scale->bounds[number])
    number++;
  return number;
}

guint
_remit_map_class_step (const RemitMapScale *scale, guint number)
{
  guint last = REMIT_MAP_CLASSES - 1;

  return scale->n_bounds == 0 ? last / 2 : (number * last + scale->n_bounds / 2) / scale->n_bounds;
}

char *
_remit_map_class_label (const RemitMapScale *scale, guint number)
{
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;

  if (scale->n_bounds == 0)
    return g_strdup (C_ ("class of costs", "any amount"));
  if (number > 0)
    from = _remit_map_format_money (scale->bounds[number - 1], scale->currency, FALSE);
  if (number == scale->n_bounds)
    /* Translators: an amount and more: "from 1 M" */
    return g_strdup_printf (C_ ("class of costs", "from %s"), from);
  to = _remit_map_format_money (scale->bounds[number], scale->currency, FALSE);
  if (number == 0)
    return g_strdup_printf (C_ ("class of costs", "below %s"), to);
  /* Translators: from one amount to less than another: "50 k to 100 k" */
  return g_strdup_printf (C_ ("class of costs", "%s to %s"), from, to);
}

/* ---- short amounts ---- */

/* "1.2 M", "950", of a whole number of currency units. */
static char *
format_short (guint64 whole)
{
  static const struct
  {
    guint64 unit;
    const char *format;
  } units[] = {
    /* Translators: thousands, millions, milliards (10⁹), billions (10¹²) of money, short */
    { G_GUINT64_CONSTANT (1000), N_ ("%s k") },
    { G_GUINT64_CONSTANT (1000000), N_ ("%s M") },
    { G_GUINT64_CONSTANT (1000000000), N_ ("%s bn") },
    { G_GUINT64_CONSTANT (1000000000000), N_ ("%s tn") },
  };
  g_autofree char *number = NULL;

  if (whole < 1000)
    return g_strdup_printf ("%" G_GUINT64_FORMAT, whole);
  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    {
      guint64 unit = units[i].unit, tenths = (whole + unit / 20) / (unit / 10);
      guint64 ones = (whole + unit / 2) / unit;

      if (ones >= 1000 && i + 1 < G_N_ELEMENTS (units))
        continue;
      if (tenths < 100 && tenths % 10 != 0)
        number = g_strdup_printf ("%" G_GUINT64_FORMAT "%s%" G_GUINT64_FORMAT, tenths / 10,
                                  C_ ("decimal mark", "."), tenths % 10);
      else
        number = g_strdup_printf ("%" G_GUINT64_FORMAT, tenths < 100 ? tenths / 10 : ones);
      return _remit_map_fill (units[i].format, number);
    }
  g_return_val_if_reached (NULL);
}

char *
_remit_map_format_money (gint64 minor, const char *currency, gboolean with_code)
{
  int digits = remit_currency_digits (currency);
  guint64 size = minor < 0 ? -(guint64) minor : (guint64) minor, unit = 1, whole;
  g_autofree char *text = NULL;
  g_autofree char *number = NULL;

  for (int i = 0; i < (digits >= 0 ? digits : 2); i++)
    unit *= 10;
  whole = size / unit;
  if (whole < 1000)
    whole += unit > 1 && size % unit * 2 >= unit;
  text = format_short (whole);
  number = g_strconcat (minor < 0 ? "−" : "", text, NULL);
  if (!with_code || *currency == '\0')
    return g_steal_pointer (&number);
  /* Translators: a short amount and its currency: "1.2 M EUR" */
  return g_strdup_printf (C_ ("short amount", "%1$s %2$s"), number, currency);
}

/* ---- sums ---- */

static int
compare_costs (gconstpointer a, gconstpointer b)
{
  const RemitMapCost *left = a, *right = b;

  if (left->id != right->id)
    return left->id < right->id ? -1 : 1;
  return left->scale < right->scale ? -1 : left->scale > right->scale;
}

static gint64
find_year (const RemitMapFacts *facts)
{
  int month = remit_budget_start_month (facts->graph);
  gint64 limit = facts->today != 0 ? remit_fiscal_year (facts->today, month) + 1 : G_MAXINT64;
  gint64 newest = 0, newest_of_all = 0;
  guint n;
  const RemitRow *const *rows = remit_graph_rows (facts->graph, REMIT_TABLE_AMOUNT, &n);

  for (guint i = 0; i < n; i++)
    {
      gint64 year = ((const RemitAmount *) rows[i])->year;

      newest_of_all = MAX (newest_of_all, year);
      if (year <= limit)
        newest = MAX (newest, year);
    }
  return newest != 0 ? newest : newest_of_all;
}

static guint
find_scale (RemitMapMoney *money, const char *currency)
{
  RemitMapScale scale = { g_intern_string (currency), { 0 }, 0 };

  for (guint i = 0; i < money->scales->len; i++)
    if (g_array_index (money->scales, RemitMapScale, i).currency == scale.currency)
      return i;
  g_array_append_val (money->scales, scale);
  return money->scales->len - 1;
}

/* Adds the sums of one axis to @costs; FALSE when they cannot be counted. */
static gboolean
gather_costs (RemitMapFacts *facts, RemitBudgetQuery *query, RemitBudgetAxis axis, GArray *costs)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RemitRollup) rollup = NULL;

  query->axis = axis;
  rollup = remit_budget_rollup (facts->graph, query, &error);
  if (rollup == NULL)
    {
      facts->money.problem = g_strdup (error->message);
      return FALSE;
    }
  for (guint i = 0; i < rollup->sums->len; i++)
    {
      const RemitBudgetSum *sum = &g_array_index (rollup->sums, RemitBudgetSum, i);
      RemitMapCost cost = { sum->key, 0, sum->minor[REMIT_FIGURE_OUTLOOK] };

      if (sum->key == REMIT_ID_NONE
          || (sum->present & REMIT_FIGURE_BIT (REMIT_FIGURE_OUTLOOK)) == 0)
        continue;
      cost.scale = find_scale (&facts->money, remit_rollup_currency (rollup, sum));
      g_array_append_val (costs, cost);
    }
  g_array_sort (costs, compare_costs);
  return TRUE;
}

static void
choose_classes (RemitMapMoney *money)
{
  g_autoptr (GArray) amounts = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < money->scales->len; i++)
    {
      RemitMapScale *scale = &g_array_index (money->scales, RemitMapScale, i);

      g_array_set_size (amounts, 0);
      for (guint j = 0; j < money->costs->len; j++)
        {
          const RemitMapCost *cost = &g_array_index (money->costs, RemitMapCost, j);

          if (cost->scale == i)
            g_array_append_val (amounts, cost->minor);
        }
      scale->n_bounds = _remit_map_choose_bounds ((gint64 *) (gpointer) amounts->data, amounts->len,
                                                  scale->bounds);
    }
}

static RemitMapMoney *
get_money (RemitMapFacts *facts)
{
  RemitMapMoney *money = &facts->money;
  RemitBudgetQuery query = REMIT_BUDGET_QUERY_INIT (REMIT_BUDGET_BY_LINE);
  const char *currency = remit_graph_meta (facts->graph, "currency");
  g_autoptr (RemitRates) rates = NULL;

  if (money->known)
    return money;
  money->known = TRUE;
  money->scales = g_array_new (FALSE, FALSE, sizeof (RemitMapScale));
  money->costs = g_array_new (FALSE, FALSE, sizeof (RemitMapCost));
  money->amounts = g_array_new (FALSE, FALSE, sizeof (RemitMapCost));
  money->year = find_year (facts);
  if (money->year == 0)
    return money;
  rates = remit_rates_load (facts->graph, NULL);
  query.first_year = query.last_year = money->year;
  query.figures = REMIT_FIGURE_BIT (REMIT_FIGURE_OUTLOOK);
  query.today = facts->today;
  query.currency = remit_currency_digits (currency) >= 0 ? currency : NULL;
  query.rates = rates;
  /* the currency of the document comes first */
  if (query.currency != NULL)
    find_scale (money, query.currency);
  if (!gather_costs (facts, &query, REMIT_BUDGET_BY_LINE, money->amounts)
      || !gather_costs (facts, &query, REMIT_BUDGET_BY_TREE, money->costs))
    {
      g_array_set_size (money->amounts, 0);
      g_array_set_size (money->costs, 0);
      return money;
    }
  g_array_append_vals (money->costs, money->amounts->data, money->amounts->len);
  g_array_sort (money->costs, compare_costs);
  choose_classes (money);
  return money;
}

void
_remit_map_money_clear (RemitMapMoney *money)
{
  g_clear_pointer (&money->scales, g_array_unref);
  g_clear_pointer (&money->costs, g_array_unref);
  g_clear_pointer (&money->amounts, g_array_unref);
  g_clear_pointer (&money->problem, g_free);
}

gint64
_remit_map_facts_year (RemitMapFacts *facts)
{
  return get_money (facts)->year;
}

const GArray *
_remit_map_facts_scales (RemitMapFacts *facts)
{
  return get_money (facts)->scales;
}

const char *
_remit_map_facts_problem (RemitMapFacts *facts)
{
  return get_money (facts)->problem;
}

/* The entries of @id in a sorted list. */
static const RemitMapCost *
find_costs (const GArray *costs, RemitId id, guint *n)
{
  guint low = 0, high = costs->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (costs, RemitMapCost, middle).id < id)
        low = middle + 1;
      else
        high = middle;
    }
  for (*n = 0; low + *n < costs->len && g_array_index (costs, RemitMapCost, low + *n).id == id;)
    ++*n;
  return *n > 0 ? &g_array_index (costs, RemitMapCost, low) : NULL;
}

const RemitMapCost *
_remit_map_facts_costs (RemitMapFacts *facts, RemitId node, guint *n)
{
  return find_costs (get_money (facts)->costs, node, n);
}

/* ---- payers ---- */

static void
add_part (GArray *payers, RemitId party, gint64 part)
{
  RemitMapPayer payer = { party, part };

  for (guint i = 0; i < payers->len; i++)
    if (g_array_index (payers, RemitMapPayer, i).party == party)
      {
        g_array_index (payers, RemitMapPayer, i).share += part;
        return;
      }
  g_array_append_val (payers, payer);
}

/* Splits @weight between those who pay @line. */
static void
add_payers (RemitMapFacts *facts, RemitId line, gint64 weight, GArray *payers)
{
  g_autoptr (GArray) parts = NULL;
  gint64 rest;

  if (!remit_budget_fund (facts->graph, line, get_money (facts)->year, weight, &parts, &rest, NULL))
    return;
  for (guint i = 0; i < parts->len; i++)
    {
      const RemitFunding *funding = &g_array_index (parts, RemitFunding, i);

      add_part (payers, funding->party, funding->part);
    }
  if (rest > 0)
    add_part (payers, REMIT_ID_NONE, rest);
}

/* What one line, in a common measure, has for what @link says it covers. */
static gint64
weigh_line (RemitMapFacts *facts, const RemitLink *link)
{
  guint n_costs, n_covered = 0, n;
  const RemitMapCost *amounts = find_costs (get_money (facts)->amounts, link->source, &n_costs);
  const RemitLink *const *links = remit_graph_links_out (facts->graph, link->source, &n);
  gint64 amount = amounts != NULL && amounts->scale == 0 ? MAX (amounts->minor, 0) : 0;

  if (link->share != REMIT_UNSET)
    {
      gint64 part = 0;

      return remit_scale (amount, link->share, REMIT_SHARE_WHOLE, &part) ? part : 0;
    }
  for (guint i = 0; i < n; i++)
    n_covered += links[i]->kind == REMIT_LINK_COVERS && links[i]->perspective == REMIT_ID_NONE;
  return amount / MAX (n_covered, 1);
}

/* Those who pay the lines that cover @item: by what the lines cost, or all lines alike when none of
 * them has an amount. */
static void
add_payers_of_lines (RemitMapFacts *facts, RemitId item, GArray *payers)
{
  guint n;
  const RemitLink *const *links = remit_graph_links_in (facts->graph, item, &n);

  for (int by_amount = 1; by_amount >= 0 && payers->len == 0; by_amount--)
    for (guint i = 0; i < n; i++)
      {
        const RemitNode *line = remit_graph_node (facts->graph, links[i]->source);
        gint64 weight = REMIT_SHARE_WHOLE;

        if (links[i]->kind != REMIT_LINK_COVERS || links[i]->perspective != REMIT_ID_NONE
            || line == NULL || line->kind != REMIT_NODE_BUDGET_LINE)
          continue;
        if (by_amount)
          weight = weigh_line (facts, links[i]);
        if (weight > 0)
          add_payers (facts, line->row.id, weight, payers);
      }
}

static int
compare_payers (gconstpointer a, gconstpointer b)
{
  const RemitMapPayer *left = a, *right = b;

  /* nobody comes last, whatever is left to nobody */
  if ((left->party == REMIT_ID_NONE) != (right->party == REMIT_ID_NONE))
    return left->party == REMIT_ID_NONE ? 1 : -1;
  if (left->share != right->share)
    return left->share > right->share ? -1 : 1;
  return left->party < right->party ? -1 : left->party > right->party;
}

/* Turns parts of whatever they add up to into basis points of it. */
static void
scale_shares (GArray *payers)
{
  gint64 total = 0;

  for (guint i = 0; i < payers->len; i++)
    total += MAX (g_array_index (payers, RemitMapPayer, i).share, 0);
  for (guint i = 0; i < payers->len; i++)
    {
      RemitMapPayer *payer = &g_array_index (payers, RemitMapPayer, i);
      gint64 share = 0;

      payer->share
        = remit_scale (MAX (payer->share, 0), REMIT_SHARE_WHOLE, total, &share) ? share : 0;
    }
}

GArray *
_remit_map_facts_payers (RemitMapFacts *facts, const RemitNode *node)
{
  g_autoptr (GArray) payers = NULL;
  gboolean line = node->kind == REMIT_NODE_BUDGET_LINE;

  if (!remit_link_kind_allows (REMIT_LINK_PAYS, REMIT_NODE_ROLE, node->kind))
    return NULL;
  payers = g_array_new (FALSE, FALSE, sizeof (RemitMapPayer));
  add_payers (facts, node->row.id, REMIT_SHARE_WHOLE, payers);
  if (!line && (payers->len == 0 || g_array_index (payers, RemitMapPayer, 0).party == 0))
    {
      g_array_set_size (payers, 0);
      add_payers_of_lines (facts, node->row.id, payers);
      scale_shares (payers);
    }
  if (payers->len == 0 && (line || remit_facet_expected (REMIT_LINK_PAYS, node->kind)))
    add_part (payers, REMIT_ID_NONE, REMIT_SHARE_WHOLE);
  if (payers->len == 0)
    return NULL;
  g_array_sort (payers, compare_payers);
  return g_steal_pointer (&payers);
}

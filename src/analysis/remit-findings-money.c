/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-findings"
#include "remit-findings-private.h"

#include "remit-budget.h"
#include "remit-date.h"
#include "remit-money.h"
#include "remit-rates-load.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Rules about several budget lines: whether they can be added, how budgets grow beside each other,
 * and whether what is charged on is what it cost.  Cost: one look at each amount, and one roll-up
 * for each fiscal year that is asked about. */

/* ---- BU02: currencies ---- */

/* The lines in one currency. */
typedef struct
{
  const char *code; /* borrowed */
  GArray *lines;    /* RemitId */
  GArray *years;    /* gint64: in which they have amounts, each once */
} Purse;

static void
clear_purse (gpointer data)
{
  Purse *purse = data;

  g_array_unref (purse->lines);
  g_array_unref (purse->years);
}

static void
put_line (const RemitFindingsRun *run, Purse *purse, RemitId line)
{
  guint n;
  const RemitRow *const *amounts
    = remit_graph_referrers (run->graph, REMIT_TABLE_AMOUNT, REMIT_AMOUNT_FIELD_NODE, line, &n);

  if (n == 0)
    return;
  g_array_append_val (purse->lines, line);
  for (guint i = 0; i < n; i++)
    _remit_findings_ids_add (purse->years, ((const RemitAmount *) amounts[i])->year);
}

static int
compare_purses (gconstpointer a, gconstpointer b)
{
  return strcmp (((const Purse *) a)->code, ((const Purse *) b)->code);
}

/* By code; lines without a currency or amount are left out. (transfer full) (element-type Purse) */
static GArray *
collect_purses (const RemitFindingsRun *run)
{
  GArray *purses = g_array_new (FALSE, TRUE, sizeof (Purse));
  g_autoptr (GHashTable) places = g_hash_table_new (g_str_hash, g_str_equal);
  guint n;
  const RemitRow *const *nodes = remit_graph_rows (run->graph, REMIT_TABLE_NODE, &n);

  g_array_set_clear_func (purses, clear_purse);
  for (guint i = 0; i < n; i++)
    {
      const RemitNode *node = (const RemitNode *) nodes[i];
      const char *code;
      guint place;

      if (node->kind != REMIT_NODE_BUDGET_LINE || !_remit_findings_is_live (run, node)
          || *(code = remit_budget_currency (run->graph, node->row.id)) == '\0')
        continue;
      place = GPOINTER_TO_UINT (g_hash_table_lookup (places, code));
      if (place == 0)
        {
          Purse purse = { code, _remit_findings_ids_new (), _remit_findings_ids_new () };

          g_array_append_val (purses, purse);
          place = purses->len;
          g_hash_table_insert (places, (gpointer) code, GUINT_TO_POINTER (place));
        }
      put_line (run, &g_array_index (purses, Purse, place - 1), node->row.id);
    }
  g_array_sort (purses, compare_purses);
  return purses;
}

/* The currency of all sums: that of the document, else the one of most lines. */
static const char *
choose_base (const RemitFindingsRun *run, const GArray *purses)
{
  const char *base = remit_graph_meta (run->graph, "currency");
  guint most = 0;

  if (remit_currency_digits (base) >= 0)
    return base;
  for (guint i = 0; i < purses->len; i++)
    {
      const Purse *purse = &g_array_index (purses, Purse, i);

      if (purse->lines->len > most)
        {
          most = purse->lines->len;
          base = purse->code;
        }
    }
  return base;
}

/* The earliest fiscal year of a purse for which no rate is known; 0 when there is none. */
static gint64
find_year_without_rate (const RemitFindingsRun *run, const Purse *purse, const RemitRates *rates,
                        const char *base, int *day)
{
  int start_month = remit_budget_start_month (run->graph);
  gint64 found = 0;

  for (guint i = 0; i < purse->years->len; i++)
    {
      gint64 year = g_array_index (purse->years, gint64, i);
      int first, last;

      remit_budget_period (year, 0, start_month, &first, &last);
      if ((found == 0 || year < found) && remit_rates_find (rates, purse->code, base, last) == NULL)
        {
          found = year;
          *day = last;
        }
    }
  return found;
}

static void
check_purse (RemitFindingsRun *run, const Purse *purse, const RemitRates *rates, const char *base,
             const GPtrArray *complaints)
{
  RemitId first = g_array_index (purse->lines, RemitId, 0);
  int last_day = 0;
  gint64 year = find_year_without_rate (run, purse, rates, base, &last_day);
  g_autofree char *day = NULL;
  g_autofree char *lines = NULL;
  RemitFinding *finding;

  if (year == 0)
    return;
  day = remit_day_format_long (last_day);
  finding = _remit_findings_add (run, REMIT_RULE_BU02, first,
                                 _remit_findings_ids (purse->lines) + 1, purse->lines->len - 1);
  /* Translators: two currencies, a fiscal year. */
  finding->message = g_strdup_printf (
    _("Amounts in %s cannot be added to those in %s: no rate is known for fiscal year %d."),
    purse->code, base, (int) year);
  finding->brief = g_strdup_printf (_("no rate for %s"), purse->code);
  lines = g_strdup_printf (
    /* Translators: a number of budget lines, a currency. */
    ngettext ("%u line in %s", "%u lines in %s", purse->lines->len), purse->lines->len,
    purse->code);
  finding->evidence
    = complaints->len > 0
        /* Translators: a number of lines, a sentence about a rate that was not understood. */
        ? g_strdup_printf (_("%s; a rate was left out: %s"), lines,
                           (const char *) complaints->pdata[0])
        : g_steal_pointer (&lines);
  /* Translators: two currencies, a day. */
  finding->fix
    = g_strdup_printf (_("Enter a rate of %s to %s that holds on %s."), purse->code, base, day);
}

static void
check_currencies (RemitFindingsRun *run, const RemitRates *rates, const GPtrArray *complaints)
{
  g_autoptr (GArray) purses = collect_purses (run);
  const char *base = choose_base (run, purses);
  guint n_filled = 0;

  for (guint i = 0; i < purses->len; i++)
    n_filled += g_array_index (purses, Purse, i).lines->len > 0;
  /* Where all is in one currency nothing needs a rate. */
  for (guint i = 0; n_filled > 1 && i < purses->len; i++)
    {
      const Purse *purse = &g_array_index (purses, Purse, i);

      if (purse->lines->len > 0 && strcmp (purse->code, base) != 0)
        check_purse (run, purse, rates, base, complaints);
    }
}

/* ---- BU05: growth ---- */

static int
compare_years (gconstpointer a, gconstpointer b)
{
  gint64 left = *(const gint64 *) a, right = *(const gint64 *) b;

  return left < right ? -1 : left > right;
}

/* The newest two fiscal years in a row with amounts, up to the next one; 0 when there are none. */
static gint64
find_newest_year (const RemitFindingsRun *run)
{
  g_autoptr (GArray) years = _remit_findings_ids_new ();
  gint64 limit = run->today != 0
                   ? remit_fiscal_year (run->today, remit_budget_start_month (run->graph)) + 1
                   : G_MAXINT64;
  guint n;
  const RemitRow *const *amounts = remit_graph_rows (run->graph, REMIT_TABLE_AMOUNT, &n);

  for (guint i = 0; i < n; i++)
    _remit_findings_ids_add (years, ((const RemitAmount *) amounts[i])->year);
  g_array_sort (years, compare_years);
  for (guint i = years->len; i > 1; i--)
    {
      gint64 year = g_array_index (years, gint64, i - 1);

      if (year <= limit && g_array_index (years, gint64, i - 2) == year - 1)
        return year;
    }
  return 0;
}

/* Who has nothing in one of the years has not planned it yet, or is no payer any more. */
static gboolean
is_comparable (const RemitGrowth *row)
{
  return row->defined && row->key != REMIT_UNSET && row->key != REMIT_ID_NONE && row->old_minor > 0
         && row->new_minor > 0;
}

/* The parties that grow fastest and slowest in the currency of @row; FALSE when there are no two.
 */
static gboolean
find_extremes (const GArray *growth, const char *currency, const RemitGrowth **fast,
               const RemitGrowth **slow)
{
  *fast = *slow = NULL;
  for (guint i = 0; i < growth->len; i++)
    {
      const RemitGrowth *row = &g_array_index (growth, RemitGrowth, i);

      if (!is_comparable (row) || strcmp (row->currency, currency) != 0)
        continue;
      if (*fast == NULL || row->growth > (*fast)->growth)
        *fast = row;
      if (*slow == NULL || row->growth < (*slow)->growth)
        *slow = row;
    }
  return *fast != *slow;
}

/* "from EUR 200,000.00 to EUR 550,000.00" */
static char *
describe_change (const RemitGrowth *row)
{
  g_autofree char *before = remit_money_format (row->old_minor, row->currency);
  g_autofree char *after = remit_money_format (row->new_minor, row->currency);

  /* Translators: two amounts of money. */
  return g_strdup_printf (_("from %s to %s"), before, after);
}

static void
add_growth (RemitFindingsRun *run, const RemitGrowth *fast, const RemitGrowth *slow, gint64 year)
{
  g_autofree char *fast_name = remit_graph_describe (run->graph, fast->key);
  g_autofree char *slow_name = remit_graph_describe (run->graph, slow->key);
  g_autofree char *fast_rate = _remit_findings_format_ratio (fast->growth);
  g_autofree char *slow_rate = _remit_findings_format_ratio (slow->growth);
  g_autofree char *fast_change = describe_change (fast);
  g_autofree char *slow_change = describe_change (slow);
  RemitFinding *finding = _remit_findings_add (run, REMIT_RULE_BU05, fast->key, &slow->key, 1);

  /* Translators: a payer, a number of per cent, a fiscal year, another payer, its per cent. */
  finding->message = g_strdup_printf (
    _("What %s pays changes by %s %% in fiscal year %d, and what %s pays by %s %%."), fast_name,
    fast_rate, (int) year, slow_name, slow_rate);
  finding->brief = g_strdup_printf (_("grows by %s %%"), fast_rate);
  /* Translators: a payer, its change ("from … to …"), another payer and its change. */
  finding->evidence
    = g_strdup_printf (_("%s: %s; %s: %s"), fast_name, fast_change, slow_name, slow_change);
  finding->fix = g_strdup (_("Talk about who pays what share before the difference decides it."));
}

/* Whether one grows more than so many times as fast as the other.  Where the other does not grow at
 * all, any growth that counts does. */
static gboolean
drifts_apart (const RemitFindingsRun *run, gint64 fast, gint64 slow)
{
  gint64 least = run->thresholds[REMIT_THRESHOLD_GROWTH_SHARE] * (REMIT_DECIMAL_ONE / 100);

  return fast > 0 && fast >= least
         && (slow <= 0 || slow <= (fast - 1) / run->thresholds[REMIT_THRESHOLD_GROWTH_FACTOR]);
}

/* BU05, one for each currency that stands by itself. */
static void
check_growth (RemitFindingsRun *run, const RemitRates *rates)
{
  RemitBudgetQuery query = REMIT_BUDGET_QUERY_INIT (REMIT_BUDGET_BY_PAYER);
  const char *base = remit_graph_meta (run->graph, "currency");
  gint64 year = find_newest_year (run);
  g_autoptr (GArray) growth = NULL;
  const RemitGrowth *fast, *slow;

  if (year == 0)
    return;
  query.today = run->today;
  query.rates = rates;
  query.currency = remit_currency_digits (base) >= 0 ? base : NULL;
  /* Sums that overflow are told where they are shown. */
  growth = remit_budget_growth (run->graph, &query, year - 1, year, NULL);
  for (guint i = 0; growth != NULL && i < growth->len; i++)
    {
      const RemitGrowth *total = &g_array_index (growth, RemitGrowth, i);

      if (total->key == REMIT_UNSET && remit_currency_digits (total->currency) >= 0
          && find_extremes (growth, total->currency, &fast, &slow)
          && drifts_apart (run, fast->growth, slow->growth))
        add_growth (run, fast, slow, year);
    }
}

/* ---- BU06: charges ---- */

/* What everything cost in one fiscal year. */
typedef struct
{
  RemitRollup *lines, *items; /* NULL when sums overflow */
} Costs;

static void
free_costs (gpointer data)
{
  Costs *costs = data;

  remit_rollup_free (costs->lines);
  remit_rollup_free (costs->items);
  g_free (costs);
}

static const Costs *
find_costs (const RemitFindingsRun *run, GHashTable *years, gint64 year)
{
  Costs *costs = g_hash_table_lookup (years, &year);
  RemitBudgetQuery query = REMIT_BUDGET_QUERY_INIT (REMIT_BUDGET_BY_LINE);

  if (costs != NULL)
    return costs;
  costs = g_new0 (Costs, 1);
  query.first_year = query.last_year = year;
  query.today = run->today;
  costs->lines = remit_budget_rollup (run->graph, &query, NULL);
  query.axis = REMIT_BUDGET_BY_ITEM;
  costs->items = remit_budget_rollup (run->graph, &query, NULL);
  g_hash_table_insert (years, g_memdup2 (&year, sizeof year), costs);
  return costs;
}

/* The only sum of @node; NULL when it costs nothing, or money in several currencies. */
static const RemitBudgetSum *
find_cost (const RemitRollup *rollup, RemitId node, const char **currency)
{
  const RemitBudgetSum *found = NULL;

  for (guint i = 0; rollup != NULL && i < rollup->currencies->len; i++)
    {
      const char *code = rollup->currencies->pdata[i];
      const RemitBudgetSum *sum = remit_rollup_find (rollup, node, code);

      if (sum == NULL)
        continue;
      if (found != NULL)
        return NULL;
      found = sum;
      *currency = code;
    }
  return found;
}

static int
compare_charges (gconstpointer a, gconstpointer b)
{
  const RemitChargeRow *left = *(const RemitChargeRow *const *) a;
  const RemitChargeRow *right = *(const RemitChargeRow *const *) b;

  if (left->year != right->year)
    return left->year < right->year ? -1 : 1;
  return left->row.id < right->row.id ? -1 : left->row.id > right->row.id;
}

/* The charges of one node and year. */
typedef struct
{
  const RemitNode *node;
  gint64 year; /* REMIT_UNSET: none given */
  gboolean billed, overflow;
  gint64 bill;
  gint64 weight;  /* per cent, of charges by share */
  guint n_shares; /* of them */
  GArray *parties;
} Charges;

static RemitFinding *
add_charges (RemitFindingsRun *run, const Charges *charges, const char *brief)
{
  RemitFinding *finding
    = _remit_findings_add (run, REMIT_RULE_BU06, charges->node->row.id,
                           _remit_findings_ids (charges->parties), charges->parties->len);

  finding->brief = g_strdup (brief);
  return finding;
}

static gboolean
check_bill (RemitFindingsRun *run, const Charges *charges, GHashTable *years)
{
  gint64 year = charges->year;
  const Costs *costs;
  const RemitBudgetSum *cost;
  const char *currency = "";
  g_autofree char *name = NULL, *bill = NULL, *whole = NULL, *rest = NULL;
  gint64 difference;
  RemitFinding *finding;

  if (year == REMIT_UNSET && run->today != 0)
    year = remit_fiscal_year (run->today, remit_budget_start_month (run->graph));
  if (!charges->billed || charges->overflow || year == REMIT_UNSET)
    return FALSE;
  costs = find_costs (run, years, year);
  cost = find_cost (charges->node->kind == REMIT_NODE_BUDGET_LINE ? costs->lines : costs->items,
                    charges->node->row.id, &currency);
  if (cost == NULL || cost->minor[REMIT_FIGURE_OUTLOOK] == charges->bill
      || !remit_variance (charges->bill, cost->minor[REMIT_FIGURE_OUTLOOK], &difference, NULL))
    return FALSE;
  name = remit_graph_describe (run->graph, charges->node->row.id);
  bill = remit_money_format (charges->bill, currency);
  whole = remit_money_format (cost->minor[REMIT_FIGURE_OUTLOOK], currency);
  rest = remit_money_format (ABS (difference), currency);
  finding = add_charges (run, charges, _("charged is not the cost"));
  /* Translators: an amount of money, what it is charged for, its cost, a fiscal year. */
  finding->message = g_strdup_printf (_("%s is charged for %s, which costs %s in fiscal year %d."),
                                      bill, name, whole, (int) year);
  finding->evidence
    = g_strdup_printf (difference < 0
                         /* Translators: a number of consumers, an amount of money. */
                         ? ngettext ("%u consumer; %s is charged to nobody",
                                     "%u consumers; %s is charged to nobody", charges->parties->len)
                         : ngettext ("%u consumer; %s is charged too much",
                                     "%u consumers; %s is charged too much", charges->parties->len),
                       charges->parties->len, rest);
  finding->fix = g_strdup (_("Correct the bills or the driver, so that they total the cost."));
  return TRUE;
}

static gboolean
check_weights (RemitFindingsRun *run, const Charges *charges)
{
  g_autofree char *name = NULL, *total = NULL;
  RemitFinding *finding;

  if (charges->n_shares == 0 || charges->weight == 100 * REMIT_DECIMAL_ONE)
    return FALSE;
  name = remit_graph_describe (run->graph, charges->node->row.id);
  total = remit_decimal_format (charges->weight);
  finding = add_charges (run, charges, _("charges are not the whole"));
  /* Translators: what is charged, a number of per cent. */
  finding->message
    = g_strdup_printf (_("The shares by which %s is charged total %s %%."), name, total);
  finding->evidence = g_strdup_printf (
    ngettext ("%u consumer by fixed share", "%u consumers by fixed share", charges->n_shares),
    charges->n_shares);
  finding->fix = g_strdup (_("Correct the shares so that they total 100 %."));
  return TRUE;
}

static void
take_charge (Charges *charges, const RemitChargeRow *row)
{
  g_array_append_val (charges->parties, row->party);
  if (row->billed != REMIT_UNSET)
    {
      charges->billed = TRUE;
      charges->overflow |= !remit_sum_add (&charges->bill, row->billed, NULL);
    }
  if (row->driver == REMIT_CHARGE_BY_SHARE && row->weight != REMIT_UNSET
      && remit_sum_add (&charges->weight, row->weight, NULL))
    charges->n_shares++;
}

static void
check_charges_of (RemitFindingsRun *run, const RemitNode *node, GHashTable *years)
{
  guint n;
  const RemitRow *const *rows = remit_graph_referrers (run->graph, REMIT_TABLE_CHARGE,
                                                       REMIT_CHARGE_FIELD_NODE, node->row.id, &n);
  g_autoptr (GPtrArray) sorted = g_ptr_array_new ();

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (sorted, (gpointer) rows[i]);
  g_ptr_array_sort (sorted, compare_charges);
  for (guint i = 0; i < n;)
    {
      Charges charges = { node, ((const RemitChargeRow *) sorted->pdata[i])->year };
      g_autoptr (GArray) parties = _remit_findings_ids_new ();

      charges.parties = parties;
      for (; i < n && ((const RemitChargeRow *) sorted->pdata[i])->year == charges.year; i++)
        take_charge (&charges, sorted->pdata[i]);
      _remit_findings_ids_unify (parties);
      if (check_bill (run, &charges, years) || check_weights (run, &charges))
        return;
    }
}

static void
check_charges (RemitFindingsRun *run)
{
  g_autoptr (GHashTable) years
    = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, free_costs);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_int64_hash, g_int64_equal);
  guint n;
  const RemitRow *const *rows = remit_graph_rows (run->graph, REMIT_TABLE_CHARGE, &n);

  for (guint i = 0; i < n; i++)
    {
      const RemitChargeRow *row = (const RemitChargeRow *) rows[i];
      const RemitNode *node = remit_graph_node (run->graph, row->node);

      if (node != NULL && g_hash_table_add (seen, (gpointer) &row->node)
          && _remit_findings_is_live (run, node))
        check_charges_of (run, node, years);
    }
}

void
_remit_findings_check_money (RemitFindingsRun *run)
{
  g_autoptr (GPtrArray) complaints = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (RemitRates) rates = remit_rates_load (run->graph, complaints);

  check_currencies (run, rates, complaints);
  check_growth (run, rates);
  check_charges (run);
}

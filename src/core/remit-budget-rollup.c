/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-budget"
#include "remit-budget-private.h"

#include "remit-date.h"
#include "remit-money.h"

#include <string.h>

/* Sums of the budget along one axis.  Each line gives one entry a fiscal year, already in the
 * currency asked for; the entry is then split along the axis.  Converting before splitting is what
 * makes all axes add up to the same total. */

typedef struct
{
  gint64 key;
  guint currency;
} SlotKey;

static guint
hash_key (gconstpointer data)
{
  const SlotKey *key = data;

  return g_int64_hash (&key->key) * 31 + key->currency;
}

static gboolean
equal_keys (gconstpointer a, gconstpointer b)
{
  const SlotKey *left = a, *right = b;

  return left->key == right->key && left->currency == right->currency;
}

static gboolean
is_of_nodes (RemitBudgetAxis axis)
{
  return axis < REMIT_BUDGET_BY_YEAR;
}

guint
_remit_rollup_slot (RemitRollupRun *run, gint64 key, guint currency)
{
  SlotKey probe = { key, currency };
  guint place = GPOINTER_TO_UINT (g_hash_table_lookup (run->places, &probe));
  const RemitNode *node;
  RemitRollupSlot slot = { { .key = key, .currency = currency } };

  if (place != 0)
    return place - 1;
  node = is_of_nodes (run->query->axis) ? remit_graph_node (run->graph, key) : NULL;
  slot.position = node != NULL ? node->position : 0;
  g_array_append_val (run->slots, slot);
  g_hash_table_insert (run->places, g_memdup2 (&probe, sizeof probe),
                       GUINT_TO_POINTER (run->slots->len));
  return run->slots->len - 1;
}

gboolean
_remit_figures_add (gint64 *sums, const gint64 *minor, GError **error)
{
  for (guint f = 0; f < REMIT_N_FIGURES; f++)
    if (!remit_sum_add (&sums[f], minor[f], error))
      return FALSE;
  return TRUE;
}

static gboolean
is_nothing (const RemitFigures *figures)
{
  for (guint f = 0; f < REMIT_N_FIGURES; f++)
    if (figures->minor[f] != 0)
      return FALSE;
  return TRUE;
}

static gboolean
add_to_slot (RemitRollupRun *run, gint64 key, guint currency, guint present,
             const RemitFigures *figures, GError **error)
{
  guint place = _remit_rollup_slot (run, key, currency);
  RemitRollupSlot *slot = &g_array_index (run->slots, RemitRollupSlot, place);

  slot->sum.present |= present;
  slot->sum.n_lines += slot->last_line != run->line + 1;
  slot->last_line = run->line + 1;
  return _remit_figures_add (slot->sum.minor, figures->minor, error);
}

/* ---- along the axes ---- */

/* Adds each row of @shares to its end, the rest to nobody unless there is none. */
static gboolean
add_shares (RemitRollupRun *run, const RemitShares *shares, guint currency, guint present,
            GError **error)
{
  guint n = shares->links->len;
  const RemitFigures *rest = _remit_shares_row (shares, n);

  for (guint i = 0; i < n; i++)
    if (!add_to_slot (run, _remit_shares_end (shares, i), currency, present,
                      _remit_shares_row (shares, i), error))
      return FALSE;
  return (n > 0 && is_nothing (rest))
         || add_to_slot (run, REMIT_ID_NONE, currency, present, rest, error);
}

typedef guint (*TakeFunc) (RemitRollupRun *run, RemitId item, const RemitBudgetEntry *entry);

static guint
take_payers (RemitRollupRun *run, RemitId item, const RemitBudgetEntry *entry)
{
  return _remit_shares_take (&run->inner, run->graph, item, REMIT_LINK_PAYS, FALSE, entry->first,
                             entry->last);
}

static guint
take_owners (RemitRollupRun *run, RemitId item, const RemitBudgetEntry *entry)
{
  return _remit_shares_take_owners (&run->inner, run->graph, item, entry->first, entry->last);
}

static guint
take_items (RemitRollupRun *run, const RemitBudgetEntry *entry)
{
  return _remit_shares_take (&run->outer, run->graph, entry->line, REMIT_LINK_COVERS, TRUE,
                             entry->first, entry->last);
}

/* Splits the part of @item, or of the line itself, between those whom run->inner holds. */
static gboolean
add_inner (RemitRollupRun *run, const RemitBudgetEntry *entry, guint currency,
           const RemitFigures *figures, GError **error)
{
  return _remit_shares_split_all (&run->inner, figures, error)
         && add_shares (run, &run->inner, currency, entry->present, error);
}

/* First between the covered things, then each part between those whom @take finds there. */
static gboolean
add_by_items (RemitRollupRun *run, const RemitBudgetEntry *entry, guint currency, TakeFunc take,
              GError **error)
{
  guint n = run->outer.links->len;
  const RemitFigures *rest;

  if (!_remit_shares_split_all (&run->outer, &entry->figures, error))
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      take (run, _remit_shares_end (&run->outer, i), entry);
      if (!add_inner (run, entry, currency, _remit_shares_row (&run->outer, i), error))
        return FALSE;
    }
  rest = _remit_shares_row (&run->outer, n);
  return is_nothing (rest)
         || add_to_slot (run, REMIT_ID_NONE, currency, entry->present, rest, error);
}

static gboolean
add_by_payer (RemitRollupRun *run, const RemitBudgetEntry *entry, guint currency, GError **error)
{
  if (take_payers (run, entry->line, entry) > 0 || take_items (run, entry) == 0)
    return add_inner (run, entry, currency, &entry->figures, error);
  return add_by_items (run, entry, currency, take_payers, error);
}

static gboolean
add_by_owner (RemitRollupRun *run, const RemitBudgetEntry *entry, guint currency, GError **error)
{
  if (take_items (run, entry) > 0)
    return add_by_items (run, entry, currency, take_owners, error);
  take_owners (run, entry->line, entry);
  return add_inner (run, entry, currency, &entry->figures, error);
}

static gboolean
add_by_item (RemitRollupRun *run, const RemitBudgetEntry *entry, guint currency, GError **error)
{
  take_items (run, entry);
  return _remit_shares_split_all (&run->outer, &entry->figures, error)
         && add_shares (run, &run->outer, currency, entry->present, error);
}

static gboolean
add_by_initiative (RemitRollupRun *run, const RemitBudgetEntry *entry, guint currency,
                   GError **error)
{
  guint n = take_items (run, entry);

  if (!_remit_shares_split_all (&run->outer, &entry->figures, error))
    return FALSE;
  for (guint i = 0; i <= n; i++)
    {
      RemitId item = i < n ? _remit_shares_end (&run->outer, i) : REMIT_ID_NONE;
      const RemitNode *node = remit_graph_node (run->graph, item);
      const RemitFigures *row = _remit_shares_row (&run->outer, i);

      if (i == n && n > 0 && is_nothing (row))
        break;
      if (!add_to_slot (run,
                        node != NULL && node->kind == REMIT_NODE_INITIATIVE ? item : REMIT_ID_NONE,
                        currency, entry->present, row, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
add_by_state (RemitRollupRun *run, const RemitBudgetEntry *entry, guint currency, GError **error)
{
  for (guint f = 0; f < REMIT_N_AMOUNT_STATES; f++)
    {
      RemitFigures one = { { 0 } };

      if ((entry->present & REMIT_FIGURE_BIT (f)) == 0)
        continue;
      one.minor[f] = entry->figures.minor[f];
      if (!add_to_slot (run, f, currency, REMIT_FIGURE_BIT (f), &one, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
add_entry (RemitRollupRun *run, const RemitBudgetEntry *entry, guint currency, GError **error)
{
  int nature = entry->detail != NULL ? entry->detail->nature : REMIT_NATURE_OPEX;

  switch (run->query->axis)
    {
    case REMIT_BUDGET_BY_LINE:
      return add_to_slot (run, entry->line, currency, entry->present, &entry->figures, error);
    case REMIT_BUDGET_BY_PAYER:
      return add_by_payer (run, entry, currency, error);
    case REMIT_BUDGET_BY_OWNER:
      return add_by_owner (run, entry, currency, error);
    case REMIT_BUDGET_BY_ITEM:
    case REMIT_BUDGET_BY_TREE:
      return add_by_item (run, entry, currency, error);
    case REMIT_BUDGET_BY_INITIATIVE:
      return add_by_initiative (run, entry, currency, error);
    case REMIT_BUDGET_BY_YEAR:
      return add_to_slot (run, entry->year, currency, entry->present, &entry->figures, error);
    case REMIT_BUDGET_BY_STATE:
      return add_by_state (run, entry, currency, error);
    case REMIT_BUDGET_BY_NATURE:
      return add_to_slot (run, nature, currency, entry->present, &entry->figures, error);
    case REMIT_N_BUDGET_AXES:
      break;
    }
  g_return_val_if_reached (FALSE);
}

/* ---- currencies ---- */

static void
add_code (GPtrArray *codes, const char *code)
{
  for (guint i = 0; i < codes->len; i++)
    if (strcmp (codes->pdata[i], code) == 0)
      return;
  g_ptr_array_add (codes, g_strdup (code));
}

static guint
find_currency (RemitRollup *rollup, const char *code)
{
  for (guint i = 0; i < rollup->currencies->len; i++)
    if (strcmp (rollup->currencies->pdata[i], code) == 0)
      return i;
  g_ptr_array_add (rollup->currencies, g_strdup (code));
  return rollup->currencies->len - 1;
}

static void
note_rate (RemitRollup *rollup, const RemitRate *rate)
{
  for (guint i = 0; i < rollup->rates->len; i++)
    if (memcmp (&g_array_index (rollup->rates, RemitRate, i), rate, sizeof *rate) == 0)
      return;
  g_array_append_vals (rollup->rates, rate, 1);
}

/* Brings the entry into the currency asked for, unless there is no rate. */
static gboolean
convert_entry (RemitRollupRun *run, RemitBudgetEntry *entry, GError **error)
{
  const RemitBudgetQuery *query = run->query;
  const RemitRate *rate;

  if (query->currency == NULL || strcmp (query->currency, entry->currency) == 0)
    return TRUE;
  rate = remit_rates_find (query->rates, entry->currency, query->currency,
                           query->rate_day != 0 ? query->rate_day : entry->last);
  if (rate == NULL)
    {
      add_code (run->rollup->missing, entry->currency);
      return TRUE;
    }
  for (guint f = 0; f < REMIT_N_FIGURES; f++)
    if (remit_rate_convert (rate, entry->figures.minor[f], entry->currency, query->currency,
                            &entry->figures.minor[f])
        != REMIT_CONVERSION_DONE)
      return remit_fail_overflow (error);
  entry->currency = query->currency;
  note_rate (run->rollup, rate);
  return TRUE;
}

/* ---- lines ---- */

static int
compare_amounts (gconstpointer a, gconstpointer b)
{
  const RemitAmount *left = *(const RemitAmount *const *) a;
  const RemitAmount *right = *(const RemitAmount *const *) b;

  if (left->year != right->year)
    return left->year < right->year ? -1 : 1;
  if (left->month != right->month)
    return left->month < right->month ? -1 : 1;
  return left->row.id < right->row.id ? -1 : left->row.id > right->row.id;
}

/* The amounts of @line in the years asked for, sorted. */
static void
collect_amounts (const RemitRollupRun *run, RemitId line, GPtrArray *amounts)
{
  guint n;
  const RemitRow *const *rows
    = remit_graph_referrers (run->graph, REMIT_TABLE_AMOUNT, REMIT_AMOUNT_FIELD_NODE, line, &n);

  g_ptr_array_set_size (amounts, 0);
  for (guint i = 0; i < n; i++)
    {
      const RemitAmount *amount = (const RemitAmount *) rows[i];

      if ((run->query->first_year == 0 || amount->year >= run->query->first_year)
          && (run->query->last_year == 0 || amount->year <= run->query->last_year))
        g_ptr_array_add (amounts, (gpointer) amount);
    }
  g_ptr_array_sort (amounts, compare_amounts);
}

static gboolean
add_year (RemitRollupRun *run, RemitBudgetEntry *entry, const RemitAmount *const *amounts, guint n,
          GError **error)
{
  guint asked = run->query->figures;
  gboolean overlap, over;
  guint currency;

  entry->year = amounts[0]->year;
  remit_budget_period (entry->year, 0, run->start_month, &entry->first, &entry->last);
  over = run->query->today > entry->last;
  if (!_remit_budget_reckon (amounts, n, over, entry, &overlap, error))
    return FALSE;
  if (overlap)
    {
      GArray *overlaps = run->rollup->overlaps;

      if (overlaps->len == 0 || g_array_index (overlaps, RemitId, overlaps->len - 1) != entry->line)
        g_array_append_val (overlaps, entry->line);
    }
  for (guint f = 0; f < REMIT_N_FIGURES; f++)
    if (asked != 0 && (asked & REMIT_FIGURE_BIT (f)) == 0)
      {
        entry->present &= ~REMIT_FIGURE_BIT (f);
        entry->figures.minor[f] = 0;
      }
  if (entry->present == 0)
    return TRUE;
  if (!convert_entry (run, entry, error))
    return FALSE;
  currency = find_currency (run->rollup, entry->currency);
  return add_entry (run, entry, currency, error);
}

static gboolean
add_line (RemitRollupRun *run, RemitId line, GPtrArray *amounts, GError **error)
{
  const RemitRow *detail = remit_graph_detail (run->graph, REMIT_TABLE_BUDGET_LINE, line);
  RemitBudgetEntry entry = { .line = line, .detail = (const RemitBudgetLine *) detail };
  const char *currency = remit_budget_currency (run->graph, line);
  int nature = detail != NULL ? entry.detail->nature : REMIT_NATURE_OPEX;

  if (run->query->nature >= 0 && run->query->nature != nature)
    return TRUE;
  collect_amounts (run, line, amounts);
  for (guint start = 0, end; start < amounts->len; start = end)
    {
      const RemitAmount *const *rows = (const RemitAmount *const *) amounts->pdata + start;

      for (end = start + 1; end < amounts->len; end++)
        if (((const RemitAmount *) amounts->pdata[end])->year != rows[0]->year)
          break;
      entry.currency = currency;
      if (!add_year (run, &entry, rows, end - start, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
add_all_lines (RemitRollupRun *run, GError **error)
{
  g_autoptr (GPtrArray) amounts = g_ptr_array_new ();
  guint n;
  const RemitRow *const *nodes = remit_graph_rows (run->graph, REMIT_TABLE_NODE, &n);

  for (guint i = 0; i < n; i++)
    if (((const RemitNode *) nodes[i])->kind == REMIT_NODE_BUDGET_LINE)
      {
        run->line = i;
        if (!add_line (run, nodes[i]->id, amounts, error))
          return FALSE;
      }
  return TRUE;
}

/* ---- all together ---- */

static int
compare_slots (gconstpointer a, gconstpointer b, gpointer data)
{
  const RemitRollupRun *run = data;
  const RemitRollupSlot *left = a, *right = b;

  if (is_of_nodes (run->query->axis))
    {
      if ((left->sum.key == REMIT_ID_NONE) != (right->sum.key == REMIT_ID_NONE))
        return left->sum.key == REMIT_ID_NONE ? 1 : -1;
      if (left->position != right->position)
        return left->position < right->position ? -1 : 1;
    }
  if (left->sum.key != right->sum.key)
    return left->sum.key < right->sum.key ? -1 : 1;
  return strcmp (run->rollup->currencies->pdata[left->sum.currency],
                 run->rollup->currencies->pdata[right->sum.currency]);
}

static void
finish_flat (RemitRollupRun *run)
{
  g_array_sort_with_data (run->slots, compare_slots, run);
  for (guint i = 0; i < run->slots->len; i++)
    {
      RemitBudgetSum *sum = &g_array_index (run->slots, RemitRollupSlot, i).sum;

      memcpy (sum->own_minor, sum->minor, sizeof sum->minor);
      g_array_append_vals (run->rollup->sums, sum, 1);
    }
}

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static int
compare_rates (gconstpointer a, gconstpointer b)
{
  const RemitRate *left = a, *right = b;
  int order = strcmp (left->currency, right->currency);

  if (order == 0)
    order = strcmp (left->base, right->base);
  return order != 0 ? order : (left->day > right->day) - (left->day < right->day);
}

/* Sorts the currencies and renumbers them in the sums. */
static void
sort_currencies (RemitRollup *rollup)
{
  guint n = rollup->currencies->len;
  g_autofree char **before = g_memdup2 (rollup->currencies->pdata, n * sizeof (char *));
  g_autofree guint *places = g_new (guint, MAX (n, 1));

  g_ptr_array_sort (rollup->currencies, compare_texts);
  for (guint i = 0; i < n; i++)
    for (guint k = 0; k < n; k++)
      if (rollup->currencies->pdata[k] == before[i])
        places[i] = k;
  for (guint i = 0; i < rollup->sums->len; i++)
    {
      RemitBudgetSum *sum = &g_array_index (rollup->sums, RemitBudgetSum, i);

      sum->currency = places[sum->currency];
    }
}

static gboolean
add_totals (RemitRollup *rollup, GError **error)
{
  g_array_set_size (rollup->totals, rollup->currencies->len);
  for (guint i = 0; i < rollup->totals->len; i++)
    g_array_index (rollup->totals, RemitBudgetSum, i).currency = i;
  for (guint i = 0; i < rollup->sums->len; i++)
    {
      const RemitBudgetSum *sum = &g_array_index (rollup->sums, RemitBudgetSum, i);
      RemitBudgetSum *total = &g_array_index (rollup->totals, RemitBudgetSum, sum->currency);

      total->present |= sum->present;
      if (!_remit_figures_add (total->own_minor, sum->own_minor, error))
        return FALSE;
      memcpy (total->minor, total->own_minor, sizeof total->minor);
    }
  return TRUE;
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  RemitId left = *(const RemitId *) a, right = *(const RemitId *) b;

  return left < right ? -1 : left > right;
}

static gboolean
finish (RemitRollupRun *run, GError **error)
{
  RemitRollup *rollup = run->rollup;

  if (run->query->axis != REMIT_BUDGET_BY_TREE)
    finish_flat (run);
  else if (!_remit_rollup_finish_tree (run, error))
    return FALSE;
  sort_currencies (rollup);
  g_ptr_array_sort (rollup->missing, compare_texts);
  g_array_sort (rollup->rates, compare_rates);
  g_array_sort (rollup->overlaps, compare_ids);
  return add_totals (rollup, error);
}

static RemitRollup *
new_rollup (RemitBudgetAxis axis)
{
  RemitRollup *rollup = g_new0 (RemitRollup, 1);

  rollup->axis = axis;
  rollup->sums = g_array_new (FALSE, TRUE, sizeof (RemitBudgetSum));
  rollup->totals = g_array_new (FALSE, TRUE, sizeof (RemitBudgetSum));
  rollup->currencies = g_ptr_array_new_with_free_func (g_free);
  rollup->missing = g_ptr_array_new_with_free_func (g_free);
  rollup->rates = g_array_new (FALSE, TRUE, sizeof (RemitRate));
  rollup->overlaps = g_array_new (FALSE, FALSE, sizeof (RemitId));
  return rollup;
}

void
remit_rollup_free (RemitRollup *rollup)
{
  if (rollup == NULL)
    return;
  g_array_unref (rollup->sums);
  g_array_unref (rollup->totals);
  g_ptr_array_unref (rollup->currencies);
  g_ptr_array_unref (rollup->missing);
  g_array_unref (rollup->rates);
  g_array_unref (rollup->overlaps);
  g_free (rollup);
}

RemitRollup *
remit_budget_rollup (const RemitGraph *graph, const RemitBudgetQuery *query, GError **error)
{
  g_autoptr (RemitRollup) rollup = NULL;
  RemitRollupRun run = { .graph = graph, .query = query };
  gboolean done;

  g_return_val_if_fail (graph != NULL && query != NULL, NULL);
  g_return_val_if_fail (query->axis < REMIT_N_BUDGET_AXES, NULL);

  rollup = new_rollup (query->axis);
  run.rollup = rollup;
  run.slots = g_array_new (FALSE, FALSE, sizeof (RemitRollupSlot));
  run.places = g_hash_table_new_full (hash_key, equal_keys, g_free, NULL);
  run.start_month = remit_budget_start_month (graph);
  _remit_shares_init (&run.outer);
  _remit_shares_init (&run.inner);
  done = add_all_lines (&run, error) && finish (&run, error);
  _remit_shares_clear (&run.outer);
  _remit_shares_clear (&run.inner);
  g_array_unref (run.slots);
  g_hash_table_unref (run.places);
  return done ? g_steal_pointer (&rollup) : NULL;
}

const RemitBudgetSum *
remit_rollup_find (const RemitRollup *rollup, gint64 key, const char *currency)
{
  g_return_val_if_fail (rollup != NULL && currency != NULL, NULL);

  for (guint i = 0; i < rollup->sums->len; i++)
    {
      const RemitBudgetSum *sum = &g_array_index (rollup->sums, RemitBudgetSum, i);

      if (sum->key == key && strcmp (remit_rollup_currency (rollup, sum), currency) == 0)
        return sum;
    }
  return NULL;
}

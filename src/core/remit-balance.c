/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-balance"
#include "remit-balance.h"

#include "remit-budget-private.h"
#include "remit-date.h"
#include "remit-error.h"
#include "remit-money.h"

#include <glib/gi18n-lib.h>

/* Money against decisions against work.  Money comes from one roll-up by payer; decisions and work
 * from one look at all links.  Who stands under whom is found once, by walking down from all the
 * parties asked for at the same pace, so that the closest wins. */

#define MOST_PARTIES 64

typedef enum
{
  KIND_MONEY,
  KIND_DECISIONS,
  KIND_WORK
} Kind;

/* How near a party is to the closest of those asked for, and to which of them (a bit each). */
typedef struct
{
  guint distance;
  guint64 sides;
} Standing;

typedef struct
{
  const RemitGraph *graph;
  const RemitId *parties;
  guint n_parties;
  int today;
  GHashTable *standings; /* id -> Standing; only with parties */
  GHashTable *places;    /* id -> 1 + index into rows */
  GArray *rows;          /* RemitBalanceRow */
  RemitShares owners;
} Balance;

/* ---- who stands under whom ---- */

static gboolean
leads_down (const RemitLink *link)
{
  return link->perspective == REMIT_ID_NONE
         && (link->kind == REMIT_LINK_PART_OF || link->kind == REMIT_LINK_BELONGS_TO
             || link->kind == REMIT_LINK_REPORTS_TO);
}

/* FALSE when @id is there already, nearer or as near; then it only stands under more of them. */
static gboolean
stand (GHashTable *standings, RemitId id, guint distance, guint64 sides)
{
  Standing *known = g_hash_table_lookup (standings, &id);
  Standing standing = { distance, sides };

  if (known == NULL)
    {
      g_hash_table_insert (standings, g_memdup2 (&id, sizeof id),
                           g_memdup2 (&standing, sizeof standing));
      return TRUE;
    }
  if (known->distance == distance)
    known->sides |= sides;
  return FALSE;
}

static GHashTable *
find_standings (const RemitGraph *graph, const RemitId *parties, guint n_parties)
{
  GHashTable *standings = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  g_autoptr (GArray) waiting = g_array_new (FALSE, FALSE, sizeof (RemitId));

  for (guint i = 0; i < n_parties; i++)
    if (stand (standings, parties[i], 0, G_GUINT64_CONSTANT (1) << i))
      g_array_append_val (waiting, parties[i]);
  /* First come, first served: all of one distance are done before the next. */
  for (guint i = 0; i < waiting->len; i++)
    {
      RemitId id = g_array_index (waiting, RemitId, i);
      const Standing standing = *(Standing *) g_hash_table_lookup (standings, &id);
      guint n;
      const RemitLink *const *links = remit_graph_links_in (graph, id, &n);

      for (guint k = 0; k < n; k++)
        if (leads_down (links[k])
            && stand (standings, links[k]->source, standing.distance + 1, standing.sides))
          g_array_append_val (waiting, links[k]->source);
    }
  return standings;
}

/* ---- counting ---- */

static RemitBalanceRow *
find_row (Balance *run, RemitId party)
{
  guint place = GPOINTER_TO_UINT (g_hash_table_lookup (run->places, &party));
  RemitBalanceRow row = { .party = party };

  if (place == 0)
    {
      g_array_append_val (run->rows, row);
      place = run->rows->len;
      g_hash_table_insert (run->places, g_memdup2 (&party, sizeof party), GUINT_TO_POINTER (place));
    }
  return &g_array_index (run->rows, RemitBalanceRow, place - 1);
}

static gint64 *
find_cell (RemitBalanceRow *row, Kind kind)
{
  return kind == KIND_MONEY ? &row->money : kind == KIND_WORK ? &row->work : &row->decisions;
}

static gboolean
credit_one (Balance *run, Kind kind, RemitId party, gint64 amount, GError **error)
{
  return remit_sum_add (find_cell (find_row (run, party), kind), amount, error);
}

/* Counts @amount for @party, or for those of the parties asked for under which it stands. */
static gboolean
credit (Balance *run, Kind kind, RemitId party, gint64 amount, GError **error)
{
  gint64 weights[MOST_PARTIES], parts[MOST_PARTIES];
  const Standing *standing;

  if (run->standings == NULL)
    return credit_one (run, kind, party, amount, error);
  standing = g_hash_table_lookup (run->standings, &party);
  if (standing == NULL)
    return credit_one (run, kind, REMIT_ID_NONE, amount, error);
  for (guint i = 0; i < run->n_parties; i++)
    weights[i] = (standing->sides >> i) & 1;
  remit_money_split (amount, weights, run->n_parties, parts);
  for (guint i = 0; i < run->n_parties; i++)
    if (weights[i] != 0 && !credit_one (run, kind, run->parties[i], parts[i], error))
      return FALSE;
  return TRUE;
}

static gboolean
credit_payer (Balance *run, RemitId payer, gint64 amount, GError **error)
{
  const RemitNode *node = remit_graph_node (run->graph, payer);
  gint64 rest;

  if (node == NULL || node->kind != REMIT_NODE_FUNDING_SOURCE
      || _remit_shares_take (&run->owners, run->graph, payer, REMIT_LINK_OWNS, FALSE, run->today,
                             run->today)
           == 0)
    return credit (run, KIND_MONEY, payer, amount, error);
  if (!_remit_shares_split (&run->owners, amount, &rest, error))
    return FALSE;
  for (guint i = 0; i < run->owners.links->len; i++)
    if (!credit (run, KIND_MONEY, _remit_shares_end (&run->owners, i),
                 g_array_index (run->owners.parts, gint64, i), error))
      return FALSE;
  return rest == 0 || credit (run, KIND_MONEY, REMIT_ID_NONE, rest, error);
}

static gboolean
count_money (Balance *run, const RemitRollup *payers, GError **error)
{
  for (guint i = 0; i < payers->sums->len; i++)
    {
      const RemitBudgetSum *sum = &g_array_index (payers->sums, RemitBudgetSum, i);

      if (!credit_payer (run, sum->key, sum->minor[REMIT_FIGURE_OUTLOOK], error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
is_of_kind (const Balance *run, const RemitLink *link, Kind kind)
{
  if (link->perspective != REMIT_ID_NONE
      || (run->today != 0
          && !remit_period_overlaps (link->starts, link->ends, run->today, run->today)))
    return FALSE;
  if (kind == KIND_DECISIONS)
    return link->kind == REMIT_LINK_DECIDES || link->kind == REMIT_LINK_ACCOUNTABLE;
  return link->kind == REMIT_LINK_IMPLEMENTS || link->kind == REMIT_LINK_RUNS
         || link->kind == REMIT_LINK_RESPONSIBLE;
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  RemitId left = *(const RemitId *) a, right = *(const RemitId *) b;

  return left < right ? -1 : left > right;
}

/* Counts the duties of one kind on one item. */
static gboolean
count_item (Balance *run, RemitId item, Kind kind, GArray *holders, GError **error)
{
  guint n, n_holders = 0;
  const RemitLink *const *links = remit_graph_links_in (run->graph, item, &n);
  g_autofree gint64 *weights = NULL, *parts = NULL;

  g_array_set_size (holders, 0);
  for (guint i = 0; i < n; i++)
    if (is_of_kind (run, links[i], kind))
      g_array_append_val (holders, links[i]->source);
  if (holders->len == 0)
    return TRUE;
  g_array_sort (holders, compare_ids);
  for (guint i = 0; i < holders->len; i++)
    if (i == 0 || g_array_index (holders, RemitId, i) != g_array_index (holders, RemitId, i - 1))
      g_array_index (holders, RemitId, n_holders++) = g_array_index (holders, RemitId, i);
  weights = g_new (gint64, n_holders);
  parts = g_new (gint64, n_holders);
  for (guint i = 0; i < n_holders; i++)
    weights[i] = 1;
  remit_money_split (REMIT_DECIMAL_ONE, weights, n_holders, parts);
  for (guint i = 0; i < n_holders; i++)
    if (!credit (run, kind, g_array_index (holders, RemitId, i), parts[i], error))
      return FALSE;
  return TRUE;
}

static gboolean
count_duties (Balance *run, GError **error)
{
  g_autoptr (GArray) holders = g_array_new (FALSE, FALSE, sizeof (RemitId));
  guint n;
  const RemitRow *const *nodes = remit_graph_rows (run->graph, REMIT_TABLE_NODE, &n);

  for (guint i = 0; i < n; i++)
    if (!count_item (run, nodes[i]->id, KIND_DECISIONS, holders, error)
        || !count_item (run, nodes[i]->id, KIND_WORK, holders, error))
      return FALSE;
  return TRUE;
}

/* ---- the result ---- */

static gint64
reckon_share (gint64 part, gint64 whole)
{
  gint64 share;

  return remit_share_of (part, whole, &share) ? share : REMIT_UNSET;
}

static int
compare_rows (gconstpointer a, gconstpointer b, gpointer data)
{
  const RemitGraph *graph = data;
  const RemitBalanceRow *left = a, *right = b;
  const RemitNode *first = remit_graph_node (graph, left->party);
  const RemitNode *second = remit_graph_node (graph, right->party);

  if (first == NULL || second == NULL)
    return (first == NULL) - (second == NULL);
  if (first->position != second->position)
    return first->position < second->position ? -1 : 1;
  return left->party < right->party ? -1 : left->party > right->party;
}

static gboolean
add_total (RemitBalance *balance, GError **error)
{
  RemitBalanceRow *total = &balance->total;

  for (guint i = 0; i < balance->rows->len; i++)
    {
      const RemitBalanceRow *row = &g_array_index (balance->rows, RemitBalanceRow, i);

      if (!remit_sum_add (&total->money, row->money, error)
          || !remit_sum_add (&total->decisions, row->decisions, error)
          || !remit_sum_add (&total->work, row->work, error))
        return FALSE;
    }
  for (guint i = 0; i <= balance->rows->len; i++)
    {
      RemitBalanceRow *row
        = i < balance->rows->len ? &g_array_index (balance->rows, RemitBalanceRow, i) : total;

      row->money_share = reckon_share (row->money, total->money);
      row->decision_share = reckon_share (row->decisions, total->decisions);
      row->work_share = reckon_share (row->work, total->work);
    }
  return TRUE;
}

/* Which money can be counted, and if none, why. */
static void
take_currencies (RemitBalance *balance, const RemitRollup *payers)
{
  balance->currency = g_strdup (payers->currencies->len == 1 ? payers->currencies->pdata[0] : "");
  balance->missing = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; payers->currencies->len > 1 && i < payers->currencies->len; i++)
    g_ptr_array_add (balance->missing, g_strdup (payers->currencies->pdata[i]));
  balance->rates = g_array_ref (payers->rates);
}

static gboolean
count_all (Balance *run, const RemitRollup *payers, GError **error)
{
  if (payers->currencies->len == 1 && !count_money (run, payers, error))
    return FALSE;
  return count_duties (run, error);
}

RemitBalance *
remit_balance_new (const RemitGraph *graph, const RemitBudgetQuery *query, const RemitId *parties,
                   guint n_parties, GError **error)
{
  Balance run = { .graph = graph, .parties = parties, .n_parties = n_parties };
  g_autoptr (RemitRollup) payers = NULL;
  g_autoptr (RemitBalance) balance = NULL;
  RemitBudgetQuery by_payer;
  gboolean done;

  g_return_val_if_fail (graph != NULL && query != NULL, NULL);
  g_return_val_if_fail (n_parties <= MOST_PARTIES && (n_parties == 0 || parties != NULL), NULL);

  by_payer = *query;
  by_payer.axis = REMIT_BUDGET_BY_PAYER;
  by_payer.figures = REMIT_FIGURE_BIT (REMIT_FIGURE_OUTLOOK);
  payers = remit_budget_rollup (graph, &by_payer, error);
  if (payers == NULL)
    return NULL;

  balance = g_new0 (RemitBalance, 1);
  balance->rows = g_array_new (FALSE, TRUE, sizeof (RemitBalanceRow));
  take_currencies (balance, payers);
  run.today = query->today;
  run.rows = balance->rows;
  run.places = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  run.standings = n_parties > 0 ? find_standings (graph, parties, n_parties) : NULL;
  _remit_shares_init (&run.owners);
  for (guint i = 0; i < n_parties; i++)
    find_row (&run, parties[i]);
  done = count_all (&run, payers, error);
  _remit_shares_clear (&run.owners);
  g_clear_pointer (&run.standings, g_hash_table_unref);
  g_hash_table_unref (run.places);
  if (n_parties == 0)
    g_array_sort_with_data (balance->rows, compare_rows, (gpointer) graph);
  return done && add_total (balance, error) ? g_steal_pointer (&balance) : NULL;
}

void
remit_balance_free (RemitBalance *balance)
{
  if (balance == NULL)
    return;
  g_array_unref (balance->rows);
  g_free (balance->currency);
  g_ptr_array_unref (balance->missing);
  g_array_unref (balance->rates);
  g_free (balance);
}

/* ---- showback ---- */

static gboolean
is_held (const RemitGraph *graph, RemitId role)
{
  guint n;
  const RemitLink *const *links = remit_graph_links_in (graph, role, &n);

  for (guint i = 0; i < n; i++)
    if (links[i]->kind == REMIT_LINK_HOLDS && links[i]->perspective == REMIT_ID_NONE)
      return TRUE;
  return FALSE;
}

/* Adds those who hold a role. */
static void
add_people (const RemitGraph *graph, RemitId id, GHashTable *people)
{
  const RemitNode *node = remit_graph_node (graph, id);
  guint n;
  const RemitLink *const *links = remit_graph_links_in (graph, id, &n);

  if (node == NULL)
    return;
  if (node->kind == REMIT_NODE_PERSON || (node->kind == REMIT_NODE_ROLE && !is_held (graph, id)))
    g_hash_table_add (people, g_memdup2 (&id, sizeof id));
  for (guint i = 0; node->kind == REMIT_NODE_ROLE && i < n; i++)
    if (links[i]->kind == REMIT_LINK_HOLDS && links[i]->perspective == REMIT_ID_NONE)
      g_hash_table_add (people, g_memdup2 (&links[i]->source, sizeof (RemitId)));
}

static gint64
count_heads (const RemitGraph *graph, RemitId party)
{
  g_autoptr (GHashTable) below = find_standings (graph, &party, 1);
  g_autoptr (GHashTable) people = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, below);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    add_people (graph, *(const RemitId *) id, people);
  return g_hash_table_size (people);
}

/* By the table of charges: its drivers are those of remit_charge(). */
G_STATIC_ASSERT ((int) REMIT_CHARGE_BY_EQUAL == (int) REMIT_DRIVER_EQUAL);
G_STATIC_ASSERT ((int) REMIT_CHARGE_BY_HEADCOUNT == (int) REMIT_DRIVER_HEAD_COUNT);
G_STATIC_ASSERT ((int) REMIT_CHARGE_BY_USE == (int) REMIT_DRIVER_USE);
G_STATIC_ASSERT ((int) REMIT_CHARGE_BY_SHARE == (int) REMIT_DRIVER_FIXED_SHARE);

static RemitCharge *
find_charge (GArray *charges, RemitId consumer)
{
  RemitCharge charge = { consumer, REMIT_UNSET, 0, REMIT_UNSET };

  for (guint i = 0; i < charges->len; i++)
    if (g_array_index (charges, RemitCharge, i).consumer == consumer)
      return &g_array_index (charges, RemitCharge, i);
  g_array_append_val (charges, charge);
  return &g_array_index (charges, RemitCharge, charges->len - 1);
}

static gboolean
take_charge (GArray *charges, const RemitChargeRow *row, GError **error)
{
  RemitCharge *charge = find_charge (charges, row->party);

  if (charge->weight == REMIT_UNSET)
    charge->weight = row->weight;
  if (row->billed == REMIT_UNSET)
    return TRUE;
  if (charge->billed == REMIT_UNSET)
    charge->billed = 0;
  return remit_sum_add (&charge->billed, row->billed, error);
}

static gboolean
take_charges (const RemitGraph *graph, RemitId item, gint64 year, GArray *charges,
              RemitDriver *driver, GError **error)
{
  g_autoptr (GPtrArray) rows = remit_graph_owned (graph, REMIT_TABLE_CHARGE, item);

  for (guint i = 0; i < rows->len; i++)
    {
      const RemitChargeRow *row = rows->pdata[i];

      if (year != 0 && row->year != REMIT_UNSET && row->year != year)
        continue;
      if (charges->len > 0 && row->driver != (int) *driver)
        {
          g_autofree char *name = remit_graph_describe (graph, item);

          g_set_error (error, REMIT_ERROR, REMIT_ERROR_REFUSED,
                       _("“%s” is charged by two drivers at once. Choose one for all consumers."),
                       name);
          return FALSE;
        }
      *driver = (RemitDriver) row->driver;
      if (!take_charge (charges, row, error))
        return FALSE;
    }
  return TRUE;
}

static void
take_users (const RemitGraph *graph, RemitId item, GArray *charges)
{
  RemitShares users;

  _remit_shares_init (&users);
  _remit_shares_take (&users, graph, item, REMIT_LINK_USES, FALSE, 0, 0);
  _remit_shares_keep_parties (&users, graph);
  for (guint i = 0; i < users.links->len; i++)
    find_charge (charges, _remit_shares_end (&users, i));
  _remit_shares_clear (&users);
}

static gint64
weigh_consumer (const RemitGraph *graph, const RemitCharge *charge, RemitDriver driver)
{
  if (driver == REMIT_DRIVER_EQUAL)
    return 1;
  if (charge->weight != REMIT_UNSET)
    return charge->weight;
  return driver == REMIT_DRIVER_HEAD_COUNT
           ? count_heads (graph, charge->consumer) * REMIT_DECIMAL_ONE
           : 0;
}

GArray *
remit_showback (const RemitGraph *graph, RemitId item, gint64 year, gint64 cost,
                RemitDriver *driver, GError **error)
{
  g_autoptr (GArray) charges = g_array_new (FALSE, FALSE, sizeof (RemitCharge));
  g_autofree gint64 *weights = NULL, *parts = NULL;

  g_return_val_if_fail (graph != NULL && driver != NULL, NULL);

  *driver = REMIT_DRIVER_EQUAL;
  if (!take_charges (graph, item, year, charges, driver, error))
    return NULL;
  if (charges->len == 0)
    take_users (graph, item, charges);
  weights = g_new (gint64, charges->len + 1);
  parts = g_new (gint64, charges->len + 1);
  for (guint i = 0; i < charges->len; i++)
    {
      RemitCharge *charge = &g_array_index (charges, RemitCharge, i);

      charge->weight = weights[i] = weigh_consumer (graph, charge, *driver);
    }
  if (!remit_charge (cost, *driver, weights, charges->len, parts, error))
    return NULL;
  for (guint i = 0; i < charges->len; i++)
    g_array_index (charges, RemitCharge, i).charge = parts[i];
  return g_steal_pointer (&charges);
}

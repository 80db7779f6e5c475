/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-budget"
#include "remit-budget-private.h"

#include "remit-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Questions that put several roll-ups side by side: growth between two years, what becomes of it,
 * and what a thing costs over some years. */

static void
clear_growth (gpointer data)
{
  g_free (((RemitGrowth *) data)->currency);
}

/* The list with the place of each key and currency. */
typedef struct
{
  GArray *list;       /* RemitGrowth */
  GHashTable *places; /* "KEY CURRENCY" -> 1 + index */
} GrowthList;

static RemitGrowth *
find_growth (GrowthList *growths, gint64 key, const char *currency)
{
  g_autofree char *name = g_strdup_printf ("%" G_GINT64_FORMAT " %s", key, currency);
  guint place = GPOINTER_TO_UINT (g_hash_table_lookup (growths->places, name));
  RemitGrowth growth = { .key = key };

  if (place == 0)
    {
      growth.currency = g_strdup (currency);
      g_array_append_val (growths->list, growth);
      place = growths->list->len;
      g_hash_table_insert (growths->places, g_steal_pointer (&name), GUINT_TO_POINTER (place));
    }
  return &g_array_index (growths->list, RemitGrowth, place - 1);
}

static RemitRollup *
roll_up_year (const RemitGraph *graph, const RemitBudgetQuery *query, gint64 year, GError **error)
{
  RemitBudgetQuery one = *query;

  one.first_year = one.last_year = year;
  one.figures = REMIT_FIGURE_BIT (REMIT_FIGURE_OUTLOOK);
  return remit_budget_rollup (graph, &one, error);
}

static void
take_year (GrowthList *list, const RemitRollup *rollup, const GArray *sums, gboolean total,
           gboolean newer)
{
  for (guint i = 0; i < sums->len; i++)
    {
      const RemitBudgetSum *sum = &g_array_index (sums, RemitBudgetSum, i);
      RemitGrowth *growth
        = find_growth (list, total ? REMIT_UNSET : sum->key, remit_rollup_currency (rollup, sum));

      *(newer ? &growth->new_minor : &growth->old_minor) = sum->minor[REMIT_FIGURE_OUTLOOK];
    }
}

/* Totals last and before them nobody, nodes by position, numbers ascending; each by currency. */
static int
compare_growths (gconstpointer a, gconstpointer b, gpointer data)
{
  const RemitGraph *graph = data; /* NULL: keys are no nodes */
  const RemitGrowth *left = a, *right = b;
  const RemitNode *first, *second;

  if ((left->key == REMIT_UNSET) != (right->key == REMIT_UNSET))
    return left->key == REMIT_UNSET ? 1 : -1;
  first = graph != NULL ? remit_graph_node (graph, left->key) : NULL;
  second = graph != NULL ? remit_graph_node (graph, right->key) : NULL;
  if ((first == NULL) != (second == NULL))
    return first == NULL ? 1 : -1;
  if (first != NULL && first->position != second->position)
    return first->position < second->position ? -1 : 1;
  if (left->key != right->key)
    return left->key < right->key ? -1 : 1;
  return strcmp (left->currency, right->currency);
}

GArray *
remit_budget_growth (const RemitGraph *graph, const RemitBudgetQuery *query, gint64 old_year,
                     gint64 new_year, GError **error)
{
  g_autoptr (RemitRollup) before = NULL, after = NULL;
  GrowthList growths;

  g_return_val_if_fail (graph != NULL && query != NULL, NULL);

  before = roll_up_year (graph, query, old_year, error);
  if (before == NULL)
    return NULL;
  after = roll_up_year (graph, query, new_year, error);
  if (after == NULL)
    return NULL;
  growths.list = g_array_new (FALSE, TRUE, sizeof (RemitGrowth));
  g_array_set_clear_func (growths.list, clear_growth);
  growths.places = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  take_year (&growths, before, before->sums, FALSE, FALSE);
  take_year (&growths, after, after->sums, FALSE, TRUE);
  take_year (&growths, before, before->totals, TRUE, FALSE);
  take_year (&growths, after, after->totals, TRUE, TRUE);
  g_hash_table_unref (growths.places);
  for (guint i = 0; i < growths.list->len; i++)
    {
      RemitGrowth *growth = &g_array_index (growths.list, RemitGrowth, i);

      growth->defined = remit_growth (growth->old_minor, growth->new_minor, &growth->growth);
    }
  if (query->axis != REMIT_BUDGET_BY_TREE) /* else what is new this year comes last */
    g_array_sort_with_data (growths.list, compare_growths,
                            query->axis <= REMIT_BUDGET_BY_INITIATIVE ? (gpointer) graph : NULL);
  return growths.list;
}

/* ---- trends ---- */

static int
compare_years (gconstpointer a, gconstpointer b)
{
  gint64 left = *(const gint64 *) a, right = *(const gint64 *) b;

  return left < right ? -1 : left > right;
}

GArray *
remit_budget_years (const RemitGraph *graph)
{
  GArray *years = g_array_new (FALSE, FALSE, sizeof (gint64));
  const RemitRow *const *rows;
  guint n, kept = 0;

  g_return_val_if_fail (graph != NULL, years);

  rows = remit_graph_rows (graph, REMIT_TABLE_AMOUNT, &n);
  for (guint i = 0; i < n; i++)
    g_array_append_val (years, ((const RemitAmount *) rows[i])->year);
  g_array_sort (years, compare_years);
  for (guint i = 0; i < n; i++)
    if (kept == 0 || g_array_index (years, gint64, i) != g_array_index (years, gint64, kept - 1))
      g_array_index (years, gint64, kept++) = g_array_index (years, gint64, i);
  g_array_set_size (years, kept);
  return years;
}

gboolean
remit_budget_newest_years (const RemitGraph *graph, gint64 *old_year, gint64 *new_year)
{
  g_autoptr (GArray) years = remit_budget_years (graph);

  g_return_val_if_fail (old_year != NULL && new_year != NULL, FALSE);

  for (guint i = years->len; i-- > 1;)
    if (g_array_index (years, gint64, i - 1) == g_array_index (years, gint64, i) - 1)
      {
        *new_year = g_array_index (years, gint64, i);
        *old_year = *new_year - 1;
        return TRUE;
      }
  return FALSE;
}

gboolean
remit_budget_is_trend (const RemitGrowth *growth, RemitBudgetAxis axis)
{
  g_return_val_if_fail (growth != NULL, FALSE);

  return growth->key != REMIT_UNSET
         && (growth->key != REMIT_ID_NONE || axis > REMIT_BUDGET_BY_INITIATIVE) && growth->defined
         && growth->old_minor > 0 && growth->new_minor > 0 && growth->growth <= REMIT_DECIMAL_ONE;
}

static int
compare_crossings (gconstpointer a, gconstpointer b)
{
  const RemitCrossing *left = a, *right = b;

  if (left->year != right->year)
    return left->year < right->year ? -1 : 1;
  if (left->small != right->small)
    return left->small < right->small ? -1 : 1;
  return left->large < right->large ? -1 : left->large > right->large;
}

static void
add_crossing (GArray *crossings, const GArray *growths, guint i, guint k, guint years)
{
  const RemitGrowth *small = &g_array_index (growths, RemitGrowth, i);
  const RemitGrowth *large = &g_array_index (growths, RemitGrowth, k);
  RemitCrossing crossing = { .small = i, .large = k };

  if (small->new_minor < large->new_minor && strcmp (small->currency, large->currency) == 0
      && remit_overtakes (small->new_minor, small->growth, large->new_minor, large->growth, years,
                          &crossing.year))
    g_array_append_val (crossings, crossing);
}

GArray *
remit_budget_crossings (const GArray *growths, RemitBudgetAxis axis, guint years)
{
  GArray *crossings = g_array_new (FALSE, FALSE, sizeof (RemitCrossing));
  g_autoptr (GArray) trends = g_array_new (FALSE, FALSE, sizeof (guint));

  g_return_val_if_fail (growths != NULL, crossings);

  if (axis > REMIT_BUDGET_BY_INITIATIVE || axis == REMIT_BUDGET_BY_TREE)
    return crossings;
  for (guint i = 0; i < growths->len; i++)
    if (remit_budget_is_trend (&g_array_index (growths, RemitGrowth, i), axis))
      g_array_append_val (trends, i);
  for (guint i = 0; i < trends->len; i++)
    for (guint k = 0; k < trends->len; k++)
      add_crossing (crossings, growths, g_array_index (trends, guint, i),
                    g_array_index (trends, guint, k), years);
  g_array_sort (crossings, compare_crossings);
  return crossings;
}

/* ---- total cost of ownership ---- */

/* The outlook of @item with its parts, of one nature; refuses several currencies. */
static gboolean
sum_nature (const RemitGraph *graph, const RemitBudgetQuery *query, RemitId item,
            RemitNature nature, const char **currency, gint64 *sum, GError **error)
{
  const RemitNode *node = remit_graph_node (graph, item);
  RemitBudgetQuery one = *query;
  g_autoptr (RemitRollup) rollup = NULL;

  one.axis = node != NULL && node->kind == REMIT_NODE_BUDGET_LINE ? REMIT_BUDGET_BY_LINE
                                                                  : REMIT_BUDGET_BY_TREE;
  one.nature = nature;
  one.figures = REMIT_FIGURE_BIT (REMIT_FIGURE_OUTLOOK);
  rollup = remit_budget_rollup (graph, &one, error);
  if (rollup == NULL)
    return FALSE;
  *sum = 0;
  for (guint i = 0; i < rollup->sums->len; i++)
    {
      const RemitBudgetSum *found = &g_array_index (rollup->sums, RemitBudgetSum, i);
      const char *code = remit_rollup_currency (rollup, found);

      if (found->key != item)
        continue;
      if (*currency != NULL && strcmp (*currency, code) != 0)
        {
          g_autofree char *name = remit_graph_describe (graph, item);

          g_set_error (error, REMIT_ERROR, REMIT_ERROR_REFUSED,
                       _("“%s” costs money in %s and in %s, and there is no rate between them."),
                       name, *currency, code);
          return FALSE;
        }
      *currency = g_intern_string (code);
      *sum = found->minor[REMIT_FIGURE_OUTLOOK];
    }
  return TRUE;
}

gboolean
remit_budget_tco (const RemitGraph *graph, const RemitBudgetQuery *query, RemitId item,
                  gint64 first_year, guint n_years, gint64 exit_cost, RemitTco *tco, GError **error)
{
  RemitBudgetQuery years;
  const char *currency = NULL;

  g_return_val_if_fail (graph != NULL && query != NULL && tco != NULL, FALSE);

  if (n_years == 0)
    {
      g_set_error_literal (error, REMIT_ERROR, REMIT_ERROR_USAGE,
                           _("A total cost of ownership needs one year at least."));
      return FALSE;
    }
  years = *query;
  years.first_year = first_year;
  years.last_year = first_year + n_years - 1;
  if (!sum_nature (graph, &years, item, REMIT_NATURE_CAPEX, &currency, &tco->capex, error)
      || !sum_nature (graph, &years, item, REMIT_NATURE_OPEX, &currency, &tco->opex, error)
      || !remit_tco (tco->capex, &tco->opex, 1, exit_cost, &tco->total, error))
    return FALSE;
  tco->currency = currency != NULL ? currency : "";
  tco->exit_cost = exit_cost;
  return TRUE;
}

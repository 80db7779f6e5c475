/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-credit"
#include "remit-credit.h"

#include "remit-date.h"
#include "remit-finance.h"
#include "remit-money.h"

#include <string.h>

/* Steps are few, so they are sorted whenever they are asked for: from the mildest to the most
 * severe, those of an objective that wants one value first below and then above it. */

#define MONTHS 12

/* Whether values below @bound are those beyond it. */
static gboolean
counts_below (const RemitObjective *objective, gint64 bound)
{
  int worse = remit_objective_worse (objective);

  return worse != 0 ? worse < 0 : bound < objective->target;
}

static gboolean
is_beyond (const RemitObjective *objective, gint64 bound, gint64 value)
{
  if (remit_objective_worse (objective) == 0 && bound == objective->target)
    return value != bound;
  return counts_below (objective, bound) ? value < bound : value > bound;
}

static int
compare_steps (gconstpointer a, gconstpointer b, gpointer data)
{
  const RemitObjective *objective = data;
  const RemitCreditRow *left = *(const RemitCreditRow *const *) a;
  const RemitCreditRow *right = *(const RemitCreditRow *const *) b;
  gboolean below = counts_below (objective, left->bound);

  if (below != counts_below (objective, right->bound))
    return below ? -1 : 1;
  if (left->bound != right->bound)
    return (left->bound > right->bound) == below ? -1 : 1;
  return left->row.id < right->row.id ? -1 : left->row.id > right->row.id;
}

GPtrArray *
remit_credit_list (const RemitGraph *graph, const RemitObjective *objective)
{
  GPtrArray *steps = g_ptr_array_new ();
  const RemitRow *const *rows;
  guint n;

  g_return_val_if_fail (graph != NULL && objective != NULL, steps);

  rows = remit_graph_referrers (graph, REMIT_TABLE_CREDIT, REMIT_CREDIT_FIELD_OBJECTIVE,
                                objective->row.id, &n);
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (steps, (gpointer) rows[i]);
  g_ptr_array_sort_with_data (steps, compare_steps, (gpointer) objective);
  return steps;
}

gboolean
remit_credit_find (const RemitGraph *graph, const RemitObjective *objective, gint64 value,
                   RemitCreditStep *step)
{
  g_autoptr (GPtrArray) steps = NULL;

  g_return_val_if_fail (graph != NULL && objective != NULL && step != NULL, FALSE);

  steps = remit_credit_list (graph, objective);
  *step = (RemitCreditStep){ .n = steps->len };
  if (value == REMIT_UNSET
      || (remit_objective_worse (objective) == 0 && objective->target == REMIT_UNSET))
    return FALSE;
  for (guint i = 0; i < steps->len; i++)
    {
      const RemitCreditRow *row = steps->pdata[i];

      if (!is_beyond (objective, row->bound, value))
        continue;
      step->n_reached++;
      if (step->n_reached > 1 && row->credit < step->credit)
        continue;
      step->row = row->row.id;
      step->bound = row->bound;
      step->credit = row->credit;
    }
  return step->n_reached > 0;
}

static gboolean
counts_while_met (const RemitObjective *objective, gint64 bound)
{
  int worse = remit_objective_worse (objective);

  return objective->target != REMIT_UNSET
         && (worse < 0 ? bound > objective->target : worse > 0 && bound < objective->target);
}

RemitCreditFault
remit_credit_check (const RemitGraph *graph, const RemitObjective *objective, gint64 *bound)
{
  g_autoptr (GPtrArray) steps = NULL;
  RemitCreditFault fault = REMIT_CREDIT_FINE;

  g_return_val_if_fail (graph != NULL && objective != NULL, REMIT_CREDIT_FINE);

  steps = remit_credit_list (graph, objective);
  for (guint i = 0; i < steps->len && fault == REMIT_CREDIT_FINE; i++)
    {
      const RemitCreditRow *step = steps->pdata[i], *before = i > 0 ? steps->pdata[i - 1] : NULL;

      if (counts_while_met (objective, step->bound))
        fault = REMIT_CREDIT_WHILE_MET;
      else if (before == NULL
               || counts_below (objective, before->bound) != counts_below (objective, step->bound))
        continue;
      else if (step->bound == before->bound)
        fault = REMIT_CREDIT_SAME_BOUND;
      else if (step->credit < before->credit)
        fault = REMIT_CREDIT_SMALLER;
      if (fault != REMIT_CREDIT_FINE && bound != NULL)
        *bound = step->bound;
    }
  return fault;
}

/* ---- money ---- */

/* Which month of its fiscal year a day is in, from 0. */
static guint
find_month (int day, gint64 year, int start_month)
{
  guint month = 0;
  int first, last;

  do
    remit_budget_period (year, ++month, start_month, &first, &last);
  while (last < day && month < MONTHS);
  return month - 1;
}

gboolean
remit_credit_price (const RemitGraph *graph, const RemitBudgetQuery *query, RemitId agreement,
                    int day, gint64 *price, const char **currency, GError **error)
{
  int start_month;
  gint64 year, weights[MONTHS], months[MONTHS];
  RemitTco cost;

  g_return_val_if_fail (graph != NULL && query != NULL, FALSE);
  g_return_val_if_fail (day > 0 && price != NULL && currency != NULL, FALSE);

  start_month = remit_budget_start_month (graph);
  year = remit_fiscal_year (day, start_month);
  if (!remit_budget_tco (graph, query, agreement, year, 1, 0, &cost, error))
    return FALSE;
  for (guint i = 0; i < MONTHS; i++)
    weights[i] = 1;
  remit_money_split (cost.opex, weights, MONTHS, months);
  *price = months[find_month (day, year, start_month)];
  *currency = cost.currency;
  return TRUE;
}

static void
clear_due (gpointer data)
{
  g_free (((RemitCreditDue *) data)->problem);
}

static void
add_money (const RemitGraph *graph, const RemitAgreement *agreement, const RemitBudgetQuery *query,
           RemitCreditDue *due)
{
  g_autoptr (GError) error = NULL;

  due->currency = "";
  if (!remit_credit_price (graph, query, agreement->id, due->day, &due->price, &due->currency,
                           &error)
      || (!remit_scale (due->price, due->step.credit, REMIT_SHARE_WHOLE, &due->amount)
          && !remit_fail_overflow (&error)))
    due->problem = g_strdup (error->message);
}

GArray *
remit_credits_due (const RemitGraph *graph, const RemitAgreement *agreement,
                   const RemitBudgetQuery *query)
{
  GArray *list;

  g_return_val_if_fail (graph != NULL && agreement != NULL && query != NULL, NULL);

  list = g_array_new (FALSE, TRUE, sizeof (RemitCreditDue));
  g_array_set_clear_func (list, clear_due);
  for (guint i = 0; i < agreement->objectives->len; i++)
    {
      const RemitObjectiveState *state
        = &g_array_index (agreement->objectives, RemitObjectiveState, i);
      RemitCreditDue due
        = { .objective = state->objective, .day = state->day, .value = state->value };

      if (state->day == 0 || !remit_credit_find (graph, state->objective, state->value, &due.step))
        continue;
      add_money (graph, agreement, query, &due);
      g_array_append_val (list, due);
    }
  return list;
}

/* ---- escalation ---- */

static int
compare_by_position (gconstpointer a, gconstpointer b)
{
  const RemitEscalationRow *left = ((const RemitEscalationStep *) a)->row;
  const RemitEscalationRow *right = ((const RemitEscalationStep *) b)->row;

  if (left->position != right->position)
    return left->position < right->position ? -1 : 1;
  return left->row.id < right->row.id ? -1 : left->row.id > right->row.id;
}

static int
compare_by_time (gconstpointer a, gconstpointer b)
{
  const RemitEscalationStep *left = a, *right = b;

  if ((left->minutes == REMIT_UNSET) != (right->minutes == REMIT_UNSET))
    return left->minutes == REMIT_UNSET ? 1 : -1;
  if (left->minutes != right->minutes)
    return left->minutes < right->minutes ? -1 : 1;
  return compare_by_position (a, b);
}

/* Moves all steps of the severity of step @first behind it, and sorts them by time; returns where
 * the next severity begins. */
static guint
gather_severity (GArray *steps, guint first)
{
  g_autoptr (GArray) same = g_array_new (FALSE, FALSE, sizeof (RemitEscalationStep));
  g_autoptr (GArray) others = g_array_new (FALSE, FALSE, sizeof (RemitEscalationStep));
  const char *severity = g_array_index (steps, RemitEscalationStep, first).row->severity;

  for (guint i = first; i < steps->len; i++)
    {
      RemitEscalationStep step = g_array_index (steps, RemitEscalationStep, i);

      g_array_append_val (strcmp (step.row->severity, severity) == 0 ? same : others, step);
    }
  g_array_sort (same, compare_by_time);
  g_array_set_size (steps, first);
  g_array_append_vals (steps, same->data, same->len);
  g_array_append_vals (steps, others->data, others->len);
  return first + same->len;
}

GArray *
remit_escalation_list (const RemitGraph *graph, RemitId agreement)
{
  GArray *steps = g_array_new (FALSE, FALSE, sizeof (RemitEscalationStep));
  guint n;
  const RemitRow *const *rows;

  g_return_val_if_fail (graph != NULL, steps);

  rows = remit_graph_referrers (graph, REMIT_TABLE_ESCALATION, REMIT_ESCALATION_FIELD_NODE,
                                agreement, &n);
  for (guint i = 0; i < n; i++)
    {
      const RemitEscalationRow *row = (const RemitEscalationRow *) rows[i];
      RemitEscalationStep step = { row, row->minutes };

      g_array_append_val (steps, step);
    }
  g_array_sort (steps, compare_by_position);
  for (guint i = 0; i < steps->len;)
    i = gather_severity (steps, i);
  return steps;
}

guint
remit_escalation_due (const GArray *steps, const char *severity, gint64 minutes)
{
  guint n = 0;

  g_return_val_if_fail (steps != NULL && severity != NULL, 0);

  for (guint i = 0; i < steps->len; i++)
    {
      const RemitEscalationStep *step = &g_array_index (steps, RemitEscalationStep, i);

      n += strcmp (step->row->severity, severity) == 0 && step->minutes != REMIT_UNSET
           && step->minutes <= minutes;
    }
  return n;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-money"
#include "remit-money-model-private.h"

#include "remit-date.h"

#include <glib/gi18n-lib.h>

/* The fiscal years of a document: which of them are columns, and how they are called. */

#define USUAL_YEARS 3  /* columns of a document without amounts */
#define LONGEST_GAP 30 /* years between two amounts that still get their columns */

char *
_remit_money_year_name (const RemitGraph *graph, gint64 year)
{
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, year);

  if (remit_budget_start_month (graph) == 1)
    return g_steal_pointer (&number);
  /* Translators: a fiscal year that does not begin in January, named by the year it ends in. */
  return g_strdup_printf (_("FY %s"), number);
}

char *
_remit_money_year_period (const RemitGraph *graph, gint64 year)
{
  g_autofree char *name = _remit_money_year_name (graph, year);
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;
  int first, last;

  remit_fiscal_year_bounds ((int) year, remit_budget_start_month (graph), &first, &last);
  from = remit_day_format_long (first);
  to = remit_day_format_long (last);
  /* Translators: a fiscal year, its first and its last day. */
  return g_strdup_printf (_("%s: %s – %s"), name, from, to);
}

static int
compare_years (gconstpointer a, gconstpointer b)
{
  gint64 one = *(const gint64 *) a, other = *(const gint64 *) b;

  return (one > other) - (one < other);
}

static void
add_year (GArray *years, gint64 year)
{
  for (guint i = 0; i < years->len; i++)
    if (g_array_index (years, gint64, i) == year)
      return;
  g_array_append_val (years, year);
}

static gint64
get_this_year (RemitMoneyModel *self)
{
  gint64 now = remit_context_now (remit_document_get_context (self->document));

  return remit_fiscal_year (remit_day_from_time (now),
                            remit_budget_start_month (_remit_money_graph (self)));
}

/* The years between those that have amounts are columns, too, or nothing could be typed there; a
 * year typed wrongly by centuries does not make hundreds of them. */
static void
fill_years (GArray *years)
{
  guint n = years->len;

  for (guint i = 1; i < n; i++)
    {
      gint64 before = g_array_index (years, gint64, i - 1),
             after = g_array_index (years, gint64, i);

      for (gint64 year = before + 1; year < after && after - before <= LONGEST_GAP; year++)
        g_array_append_val (years, year);
    }
  g_array_sort (years, compare_years);
}

/* A column does not vanish from under the cursor when its last amount is cleared. */
static void
keep_years (RemitMoneyModel *self)
{
  gint64 first = g_array_index (self->years, gint64, 0);
  gint64 last = g_array_index (self->years, gint64, self->years->len - 1);

  if (last - first > LONGEST_GAP)
    return;
  self->first_added = first;
  self->last_added = last;
}

void
_remit_money_list_years (RemitMoneyModel *self)
{
  const RemitGraph *graph = _remit_money_graph (self);
  guint n;
  const RemitRow *const *rows = remit_graph_rows (graph, REMIT_TABLE_AMOUNT, &n);

  g_array_set_size (self->years, 0);
  g_ptr_array_set_size (self->year_names, 0);
  g_ptr_array_set_size (self->year_periods, 0);
  for (guint i = 0; i < n; i++)
    {
      const RemitAmount *amount = (const RemitAmount *) rows[i];

      if (amount->year == REMIT_UNSET || amount->minor == REMIT_UNSET)
        continue;
      add_year (self->years, amount->year);
    }
  if (self->first_added != REMIT_UNSET)
    add_year (self->years, self->first_added);
  if (self->last_added != REMIT_UNSET)
    add_year (self->years, self->last_added);
  if (self->years->len == 0)
    for (guint i = 0; i < USUAL_YEARS; i++)
      add_year (self->years, get_this_year (self) + i);
  g_array_sort (self->years, compare_years);
  fill_years (self->years);
  keep_years (self);
  for (guint i = 0; i < self->years->len; i++)
    {
      gint64 year = g_array_index (self->years, gint64, i);

      g_ptr_array_add (self->year_names, _remit_money_year_name (graph, year));
      g_ptr_array_add (self->year_periods, _remit_money_year_period (graph, year));
    }
}

/* The year that is looked at stays one of those there are. */
void
_remit_money_settle_year (RemitMoneyModel *self)
{
  gint64 wanted = self->year != REMIT_UNSET ? self->year : get_this_year (self);
  gint64 last = g_array_index (self->years, gint64, self->years->len - 1);

  for (guint i = 0; i < self->years->len; i++)
    if (g_array_index (self->years, gint64, i) == wanted)
      {
        self->year = wanted;
        return;
      }
  self->year = last;
}

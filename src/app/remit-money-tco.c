/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-money"
#include "remit-money-figures-private.h"

#include "remit-finance.h"
#include "remit-money-model-private.h"
#include "remit-money-text.h"
#include "remit-money.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What each component costs over some years with all its parts: investments, running cost, and what
 * it will cost to get rid of it.  The cost of an exit is a property of the component, so it is in
 * files and exports like all others; that of a whole has those of its parts in it.  Two roll-ups
 * serve all components. */

#define EXIT_COST "Exit cost" /* the name of the property: the same in every language */
#define MOST_PLACES 16        /* of the chart */

enum
{
  CAPEX,
  OPEX,
  EXIT,
  TOTAL,
  N_COLUMNS
};

typedef struct
{
  RemitId item;
  guint depth;
  const char *currency; /* interned */
  gint64 minor[N_COLUMNS];
  gboolean parts; /* some of the cost of exit is that of parts */
} Owned;

/* ---- the cost of an exit ---- */

static const RemitProperty *
find_property (const RemitGraph *graph, RemitId item)
{
  g_autoptr (GPtrArray) properties = remit_graph_owned (graph, REMIT_TABLE_PROPERTY, item);

  for (guint i = 0; i < properties->len; i++)
    if (g_ascii_strcasecmp (((RemitProperty *) properties->pdata[i])->name, EXIT_COST) == 0)
      return properties->pdata[i];
  return NULL;
}

gboolean
remit_money_exit_cost (const RemitGraph *graph, RemitId item, const char *currency, gint64 *minor,
                       GError **error)
{
  const RemitProperty *property = find_property (graph, item);
  g_autoptr (GError) local = NULL;
  g_autofree char *name = NULL;

  g_return_val_if_fail (graph != NULL && currency != NULL && minor != NULL, FALSE);
  *minor = 0;
  if (property == NULL || *property->value == '\0'
      || remit_money_read (property->value, currency, minor, &local))
    return TRUE;
  name = remit_graph_describe (graph, item);
  /* Translators: a component and what is wrong with an amount. */
  g_set_error (error, local->domain, local->code, _("The exit cost of “%s”: %s"), name,
               local->message);
  return FALSE;
}

gboolean
remit_money_put_exit_cost (RemitEdit *edit, RemitId item, const char *currency, const char *text,
                           GError **error)
{
  const RemitProperty *property = find_property (remit_edit_get_graph (edit), item);
  RemitId id = property != NULL ? property->row.id : REMIT_ID_NONE;
  g_autoptr (RemitRow) row = NULL;
  g_autofree char *value = NULL;
  gint64 minor;

  if (*text == '\0')
    return id == REMIT_ID_NONE || remit_edit_delete (edit, REMIT_TABLE_PROPERTY, id, error);
  if (!remit_money_read (text, currency, &minor, error))
    return FALSE;
  value = remit_money_format_plain (minor, currency);
  if (id != REMIT_ID_NONE)
    return remit_edit_set_text (edit, REMIT_TABLE_PROPERTY, id, REMIT_PROPERTY_FIELD_VALUE, value,
                                error);
  row = remit_row_new (REMIT_TABLE_PROPERTY);
  remit_row_set_number (row, REMIT_PROPERTY_FIELD_OWNER, item);
  remit_row_set_text (row, REMIT_PROPERTY_FIELD_NAME, EXIT_COST);
  remit_row_set_text (row, REMIT_PROPERTY_FIELD_VALUE, value);
  return remit_edit_insert (edit, row) != REMIT_ID_NONE;
}

/* ---- reckoning ---- */

static gint64
find_outlook (const RemitRollup *rollup, gint64 key, const char *currency)
{
  const RemitBudgetSum *sum = remit_rollup_find (rollup, key, currency);

  return sum != NULL ? sum->minor[REMIT_FIGURE_OUTLOOK] : 0;
}

/* Lines come before their parts, which are deeper. */
static gboolean
add_exits (const RemitFiguresRun *run, GArray *owned, GError **error)
{
  for (guint i = owned->len; i-- > 0;)
    {
      Owned *line = &g_array_index (owned, Owned, i);
      gint64 own = 0;

      if (line->item != REMIT_ID_NONE
          && !remit_money_exit_cost (run->graph, line->item, line->currency, &own, error))
        return FALSE;
      for (guint k = i + 1; k < owned->len && g_array_index (owned, Owned, k).depth > line->depth;
           k++)
        {
          const Owned *part = &g_array_index (owned, Owned, k);

          if (part->depth != line->depth + 1 || part->minor[EXIT] == 0
              || part->currency != line->currency)
            continue;
          line->parts = TRUE;
          if (!remit_sum_add (&line->minor[EXIT], part->minor[EXIT], error))
            return FALSE;
        }
      if (!remit_sum_add (&line->minor[EXIT], own, error)
          || !remit_tco (line->minor[CAPEX], &line->minor[OPEX], 1, line->minor[EXIT],
                         &line->minor[TOTAL], error))
        return FALSE;
    }
  return TRUE;
}

static RemitRollup *
roll_up (const RemitFiguresRun *run, gint64 first, int nature, GError **error)
{
  RemitBudgetQuery query = run->query;

  query.axis = REMIT_BUDGET_BY_TREE;
  query.first_year = first;
  query.last_year = first + CLAMP (run->options->n_years, 1, REMIT_MONEY_MOST_YEARS) - 1;
  query.nature = nature;
  query.figures = REMIT_FIGURE_BIT (REMIT_FIGURE_OUTLOOK);
  return remit_budget_rollup (run->graph, &query, error);
}

/* (element-type Owned) */
static GArray *
list_owned (const RemitFiguresRun *run, const RemitRollup *all, gint64 first, GError **error)
{
  g_autoptr (RemitRollup) capex = roll_up (run, first, REMIT_NATURE_CAPEX, error);
  g_autoptr (RemitRollup) opex
    = capex != NULL ? roll_up (run, first, REMIT_NATURE_OPEX, error) : NULL;
  g_autoptr (GArray) owned = g_array_new (FALSE, TRUE, sizeof (Owned));

  if (opex == NULL)
    return NULL;
  for (guint i = 0; i < all->sums->len; i++)
    {
      const RemitBudgetSum *sum = &g_array_index (all->sums, RemitBudgetSum, i);
      const char *currency = remit_rollup_currency (all, sum);
      Owned line = { sum->key, sum->depth, g_intern_string (currency) };

      line.minor[CAPEX] = find_outlook (capex, sum->key, currency);
      line.minor[OPEX] = find_outlook (opex, sum->key, currency);
      g_array_append_val (owned, line);
    }
  return add_exits (run, owned, error) ? g_steal_pointer (&owned) : NULL;
}

/* ---- list and chart ---- */

static gboolean
is_whole (const GArray *owned)
{
  for (guint i = 0; i < owned->len; i++)
    for (guint c = 0; c < N_COLUMNS; c++)
      {
        const Owned *line = &g_array_index (owned, Owned, i);

        if (!remit_money_is_whole (line->minor[c], line->currency))
          return FALSE;
      }
  return TRUE;
}

static void
add_columns (RemitFiguresRun *run)
{
  RemitMoneyTable *table = run->table;

  remit_money_table_add_column (table, _("CAPEX"), _("Investments of these years"));
  remit_money_table_add_column (table, _("OPEX"), _("Running cost of these years"));
  remit_money_table_add_column (table, _("Exit cost"),
                                _("What it costs to get rid of it. Type an amount; the one of a "
                                   "whole is that of its parts, too."));
  remit_money_table_set_editable (table, EXIT);
  remit_money_table_add_column (table, _("Total"), NULL);
}

static void
fill (RemitFiguresRun *run, const GArray *owned, gboolean several)
{
  gboolean whole = is_whole (owned);

  add_columns (run);
  for (guint i = 0; i < owned->len; i++)
    {
      const Owned *line = &g_array_index (owned, Owned, i);
      g_autofree char *name = _remit_figures_name_place (run->graph, REMIT_BUDGET_BY_TREE,
                                                         line->item, line->currency, several);

      remit_money_table_add_row (run->table, line->item, name, line->depth);
      if (line->item != REMIT_ID_NONE && !line->parts)
        remit_money_table_set_tag (run->table, line->currency);
      for (guint c = 0; c < N_COLUMNS; c++)
        if (line->minor[c] != 0 || c == TOTAL)
          _remit_figures_put (run, c, line->minor[c], line->currency, whole);
    }
}

static gboolean
add_totals (RemitFiguresRun *run, const GArray *owned, const GPtrArray *currencies, GError **error)
{
  gboolean whole = is_whole (owned);

  for (guint i = 0; i < currencies->len; i++)
    {
      const char *currency = g_intern_string (currencies->pdata[i]);
      g_autofree char *label = _remit_figures_name_total (currency);
      gint64 sums[N_COLUMNS] = { 0 };

      for (guint k = 0; k < owned->len; k++)
        {
          const Owned *line = &g_array_index (owned, Owned, k);

          for (guint c = 0; c < N_COLUMNS && line->depth == 0 && line->currency == currency; c++)
            if (!remit_sum_add (&sums[c], line->minor[c], error))
              return FALSE;
        }
      remit_money_table_add_total (run->table, label);
      for (guint c = 0; c < N_COLUMNS; c++)
        _remit_figures_put (run, c, sums[c], currency, whole);
    }
  return TRUE;
}

static void
draw (RemitFiguresRun *run, const GArray *owned, const char *currency)
{
  /* Translators: the title of a chart: a currency. */
  g_autofree char *title
    = g_strdup_printf (_("Cost of ownership in %s"), _remit_figures_name_unit (currency));
  gboolean whole = is_whole (owned);

  run->chart = remit_chart_new (REMIT_CHART_STACKED, title);
  remit_chart_add_series (run->chart, _("CAPEX"), REMIT_TINT_AUTO);
  remit_chart_add_series (run->chart, _("OPEX"), REMIT_TINT_AUTO);
  remit_chart_add_series (run->chart, _("Exit cost"), REMIT_TINT_AUTO);
  for (guint i = 0, n = 0; i < owned->len && n < MOST_PLACES; i++)
    {
      const Owned *line = &g_array_index (owned, Owned, i);
      g_autofree char *name = NULL;
      g_autofree char *sum = NULL;
      guint place;

      if (line->depth > 0 || strcmp (line->currency, currency) != 0)
        continue;
      n++;
      name = _remit_figures_name_key (run->graph, REMIT_BUDGET_BY_TREE, line->item);
      sum = remit_money_format_cell (line->minor[TOTAL], currency, whole);
      place = remit_chart_add_place (run->chart, name);
      for (guint c = 0; c < TOTAL; c++)
        _remit_figures_draw (run, place, c, line->minor[c], currency, whole);
      remit_chart_set_sum (run->chart, place, sum);
    }
}

/* ---- the page ---- */

static void
say_years (RemitFiguresRun *run, gint64 first)
{
  guint n = CLAMP (run->options->n_years, 1, REMIT_MONEY_MOST_YEARS);
  g_autofree char *from = _remit_money_year_name (run->graph, first);
  g_autofree char *to = _remit_money_year_name (run->graph, first + n - 1);

  /* Translators: a number of years, the first and the last one. */
  _remit_figures_say (run, g_strdup_printf (ngettext ("Over %u year, %s to %s, as far as amounts "
                                                      "are known.",
                                                      "Over %u years, %s to %s, as far as amounts "
                                                      "are known.",
                                                      n),
                                            n, from, to));
}

void
_remit_figures_show_tco (RemitFiguresRun *run)
{
  gint64 first = run->options->year != 0
                   ? run->options->year
                   : remit_money_usual_year (run->document, REMIT_MONEY_PAGE_TCO);
  g_autoptr (RemitRollup) all = NULL;
  g_autoptr (GArray) owned = NULL;
  g_autoptr (GError) error = NULL;

  remit_money_table_clear (run->table, remit_money_axis_name (REMIT_BUDGET_BY_TREE));
  if (first == REMIT_UNSET)
    return;
  all = roll_up (run, first, -1, &error);
  if (all != NULL)
    owned = list_owned (run, all, first, &error);
  if (owned != NULL)
    {
      fill (run, owned, all->currencies->len > 1);
      if (add_totals (run, owned, all->currencies, &error))
        draw (run, owned, _remit_figures_choose_currency (run->graph, all->currencies));
      say_years (run, first);
      _remit_figures_say_rates (run, all->rates, all->missing);
    }
  if (error != NULL)
    _remit_figures_say (run, g_strdup (error->message));
}

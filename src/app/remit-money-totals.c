/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-money"
#include "remit-money-figures-private.h"

#include "remit-money-model-private.h"
#include "remit-money-text.h"

#include <glib/gi18n-lib.h>

/* The sums of all years along an axis: what is planned, approved, ordered and spent, and what
 * follows from it. */

#define MOST_PLACES 24 /* of a chart of bars */

static const RemitFigure shown_figures[]
  = { REMIT_FIGURE_PLAN,     REMIT_FIGURE_APPROVED,  REMIT_FIGURE_COMMITTED, REMIT_FIGURE_ACTUAL,
      REMIT_FIGURE_VARIANCE, REMIT_FIGURE_AVAILABLE, REMIT_FIGURE_OUTLOOK };

static const char *
get_figure_name (RemitFigure figure)
{
  switch (figure)
    {
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
fill_rollup (RemitFiguresRun *run, const RemitRollup *rollup)
{
  gboolean whole = _remit_figures_is_whole (rollup), several = rollup->currencies->len > 1;

  for (guint i = 0; i < G_N_ELEMENTS (shown_figures); i++)
    remit_money_table_add_column (run->table, get_figure_name (shown_figures[i]),
                                  explain_figure (shown_figures[i]));
  for (guint i = 0; i < rollup->sums->len; i++)
    {
      const RemitBudgetSum *sum = &g_array_index (rollup->sums, RemitBudgetSum, i);
      const char *currency = remit_rollup_currency (rollup, sum);
      g_autofree char *name
        = _remit_figures_name_place (run->graph, rollup->axis, sum->key, currency, several);

      remit_money_table_add_row (
        run->table, _remit_figures_is_node_axis (rollup->axis) ? sum->key : REMIT_ID_NONE, name,
        sum->depth);
      fill_figures (run->table, sum, currency, whole);
    }
  for (guint i = 0; i < rollup->totals->len; i++)
    {
      const RemitBudgetSum *sum = &g_array_index (rollup->totals, RemitBudgetSum, i);
      const char *currency = remit_rollup_currency (rollup, sum);
      g_autofree char *label = _remit_figures_name_total (currency);

      remit_money_table_add_total (run->table, label);
      fill_figures (run->table, sum, currency, whole);
    }
}

static void
draw_sum (RemitFiguresRun *run, RemitBudgetAxis axis, const RemitBudgetSum *sum,
          const char *currency, gboolean whole)
{
  static const RemitFigure figures[] = { REMIT_FIGURE_PLAN, REMIT_FIGURE_OUTLOOK };
  g_autofree char *name = _remit_figures_name_key (run->graph, axis, sum->key);
  guint place = remit_chart_add_place (run->chart, name);

  for (guint f = 0; f < G_N_ELEMENTS (figures); f++)
    if ((sum->present & REMIT_FIGURE_BIT (figures[f])) != 0)
      {
        g_autofree char *text = remit_money_format_cell (sum->minor[figures[f]], currency, whole);

        remit_chart_set (run->chart, place, f, sum->minor[figures[f]], text);
      }
}

/* Of a tree only the roots: the parts are in them. */
static void
draw_rollup (RemitFiguresRun *run, const RemitRollup *rollup)
{
  const char *currency = _remit_figures_choose_currency (run->graph, rollup->currencies);
  gboolean whole = _remit_figures_is_whole (rollup);
  /* Translators: the title of a chart: a currency. */
  g_autofree char *title
    = g_strdup_printf (_("Plan and outlook in %s"), _remit_figures_name_unit (currency));
  guint n = 0;

  run->chart = remit_chart_new (REMIT_CHART_BARS, title);
  remit_chart_add_series (run->chart, get_figure_name (REMIT_FIGURE_PLAN), REMIT_TINT_AUTO);
  remit_chart_add_series (run->chart, get_figure_name (REMIT_FIGURE_OUTLOOK), REMIT_TINT_AUTO);
  for (guint i = 0; i < rollup->sums->len && n < MOST_PLACES; i++)
    {
      const RemitBudgetSum *sum = &g_array_index (rollup->sums, RemitBudgetSum, i);

      if (sum->depth > 0 || !g_str_equal (remit_rollup_currency (rollup, sum), currency))
        continue;
      n++;
      draw_sum (run, rollup->axis, sum, currency, whole);
    }
}

void
_remit_figures_show_totals (RemitFiguresRun *run)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RemitRollup) rollup = remit_budget_rollup (run->graph, &run->query, &error);

  remit_money_table_clear (run->table, remit_money_axis_name (run->options->axis));
  if (rollup == NULL)
    {
      _remit_figures_say (run, g_strdup (error->message));
      return;
    }
  fill_rollup (run, rollup);
  draw_rollup (run, rollup);
  _remit_figures_say_rates (run, rollup->rates, rollup->missing);
  if (rollup->overlaps->len > 0)
    _remit_figures_say (run,
                        g_strdup_printf (ngettext ("%u line has two amounts for one period; both "
                                                   "are counted.",
                                                   "%u lines have two amounts for one period; both "
                                                   "are counted.",
                                                   rollup->overlaps->len),
                                         rollup->overlaps->len));
}

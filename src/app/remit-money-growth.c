/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-money"
#include "remit-money-figures-private.h"

#include "remit-finance.h"
#include "remit-money-model-private.h"
#include "remit-money-text.h"
#include "remit-money.h"

#include <glib/gi18n-lib.h>

/* The page of growth: two years that follow each other, what becomes of them if all goes on growing
 * so, and who passes whom.
 *
 * Year 0 is the newer of the two years, whose amounts are known: 20 in it that grow by 30 % pass
 * 100 that grow by 3.2 % in year 7.  A rate that is typed over the one found is an assumption of
 * who looks, and is not kept. */

#define NEAR_YEARS 5
#define MOST_LINES 5     /* of the chart */
#define MOST_CROSSINGS 4 /* told */
#define MOST_LABELS 6    /* below the chart */

typedef struct
{
  RemitBudgetAxis axis;
  gint64 old_year, new_year;
  guint near, far; /* years ahead */
  GArray *growths; /* RemitGrowth */
  gboolean whole, several, any_assumed;
} Growth;

static char *
make_tag (const RemitGrowth *growth)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT " %s", growth->key, growth->currency);
}

/* What core takes for one, or somebody assumes. */
static gboolean
has_trend (const RemitFiguresRun *run, const Growth *page, const RemitGrowth *growth)
{
  g_autofree char *tag = make_tag (growth);

  if (growth->key == REMIT_UNSET || !growth->defined)
    return FALSE;
  if (run->options->assumed != NULL && g_hash_table_contains (run->options->assumed, tag))
    return TRUE;
  return remit_budget_is_trend (growth, page->axis);
}

static void
assume (const RemitFiguresRun *run, Growth *page)
{
  for (guint i = 0; run->options->assumed != NULL && i < page->growths->len; i++)
    {
      RemitGrowth *growth = &g_array_index (page->growths, RemitGrowth, i);
      g_autofree char *tag = make_tag (growth);
      const gint64 *rate = g_hash_table_lookup (run->options->assumed, tag);

      if (rate == NULL)
        continue;
      growth->growth = *rate;
      growth->defined = TRUE;
      page->any_assumed = TRUE;
    }
}

/* The years to come are no more exact than the years they come from. */
static char *
format_projected (const RemitGrowth *growth, guint years, gboolean whole)
{
  gint64 result, unit = 1;

  if (!remit_project (growth->new_minor, growth->growth, years, &result, NULL))
    return NULL;
  for (int i = whole ? remit_currency_digits (growth->currency) : 0; i > 0; i--)
    unit *= 10;
  return remit_money_format_cell (result / unit * unit, growth->currency, whole);
}

/* ---- the list ---- */

static void
add_column (RemitFiguresRun *run, gint64 year, gboolean projected)
{
  g_autofree char *name = _remit_money_year_name (run->graph, year);
  g_autofree char *period = _remit_money_year_period (run->graph, year);
  g_autofree char *title
    /* Translators: the heading of projected amounts: a year to come. */
    = projected ? g_strdup_printf (_("%s, if so"), name) : NULL;

  remit_money_table_add_column (run->table, projected ? title : name, period);
}

static void
fill_row (RemitFiguresRun *run, const Growth *page, const RemitGrowth *growth)
{
  RemitMoneyTable *table = run->table;

  _remit_figures_put (run, 0, growth->old_minor, growth->currency, page->whole);
  _remit_figures_put (run, 1, growth->new_minor, growth->currency, page->whole);
  if (growth->defined)
    remit_money_table_take_text (table, 2, remit_ratio_format (growth->growth, TRUE),
                                 REMIT_SHEET_FINE);
  if (!has_trend (run, page, growth)) /* the whole is the sum of others, too */
    return;
  remit_money_table_take_text (table, 3, format_projected (growth, page->near, page->whole),
                               REMIT_SHEET_FINE);
  if (page->far > page->near)
    remit_money_table_take_text (table, 4, format_projected (growth, page->far, page->whole),
                                 REMIT_SHEET_FINE);
}

static void
add_line (RemitFiguresRun *run, const Growth *page, const RemitGrowth *growth)
{
  gboolean total = growth->key == REMIT_UNSET;
  g_autofree char *tag = make_tag (growth);
  g_autofree char *name = total ? _remit_figures_name_total (growth->currency)
                                : _remit_figures_name_place (run->graph, page->axis, growth->key,
                                                             growth->currency, page->several);

  if (total)
    remit_money_table_add_total (run->table, name);
  else
    {
      remit_money_table_add_row (
        run->table, _remit_figures_is_node_axis (page->axis) ? growth->key : REMIT_ID_NONE, name,
        0);
      remit_money_table_set_tag (run->table, tag);
    }
  fill_row (run, page, growth);
}

static void
fill (RemitFiguresRun *run, const Growth *page)
{
  add_column (run, page->old_year, FALSE);
  add_column (run, page->new_year, FALSE);
  remit_money_table_add_column (run->table, _("Growth"),
                                _("From one year to the other. Type another rate to see what "
                                   "would become of it; Delete brings the real one back."));
  remit_money_table_set_editable (run->table, 2);
  add_column (run, page->new_year + page->near, TRUE);
  if (page->far > page->near)
    add_column (run, page->new_year + page->far, TRUE);
  for (guint i = 0; i < page->growths->len; i++)
    add_line (run, page, &g_array_index (page->growths, RemitGrowth, i));
}

/* ---- the chart ---- */

static int
compare_growths (gconstpointer a, gconstpointer b)
{
  const RemitGrowth *one = *(const RemitGrowth *const *) a;
  const RemitGrowth *other = *(const RemitGrowth *const *) b;

  if (one->new_minor != other->new_minor)
    return one->new_minor > other->new_minor ? -1 : 1;
  return (one->key > other->key) - (one->key < other->key);
}

/* The largest ones in @currency that have a trend. (element-type RemitGrowth) */
static GPtrArray *
list_largest (const RemitFiguresRun *run, const Growth *page, const char *currency)
{
  GPtrArray *largest = g_ptr_array_new ();

  for (guint i = 0; i < page->growths->len; i++)
    {
      RemitGrowth *growth = &g_array_index (page->growths, RemitGrowth, i);

      if (growth->new_minor > 0 && has_trend (run, page, growth)
          && g_str_equal (growth->currency, currency))
        g_ptr_array_add (largest, growth);
    }
  g_ptr_array_sort (largest, compare_growths);
  if (largest->len > MOST_LINES)
    g_ptr_array_set_size (largest, MOST_LINES);
  return largest;
}

static void
draw_line (RemitFiguresRun *run, const Growth *page, const RemitGrowth *growth)
{
  g_autofree char *name = _remit_figures_name_key (run->graph, page->axis, growth->key);
  guint series = remit_chart_add_series (run->chart, name, REMIT_TINT_AUTO);

  for (guint year = 0; year <= page->far; year++)
    {
      g_autofree char *figure = NULL;
      gint64 minor;

      if (!remit_project (growth->new_minor, growth->growth, year, &minor, NULL))
        return;
      figure = format_projected (growth, year, TRUE);
      remit_chart_set (run->chart, year, series, minor, figure);
    }
}

static void
draw (RemitFiguresRun *run, const Growth *page)
{
  g_autoptr (GPtrArray) currencies = g_ptr_array_new ();
  g_autoptr (GPtrArray) largest = NULL;
  g_autofree char *title = NULL;
  const char *currency;
  guint step = 1 + (page->far - 1) / MOST_LABELS;

  for (guint i = 0; i < page->growths->len; i++)
    if (g_array_index (page->growths, RemitGrowth, i).key == REMIT_UNSET)
      g_ptr_array_add (currencies, g_array_index (page->growths, RemitGrowth, i).currency);
  currency = _remit_figures_choose_currency (run->graph, currencies);
  largest = list_largest (run, page, currency);
  if (largest->len == 0)
    return;
  /* Translators: the title of a chart: a currency. */
  title = g_strdup_printf (_("If all goes on growing like this, in %s"),
                           _remit_figures_name_unit (currency));
  run->chart = remit_chart_new (REMIT_CHART_LINES, title);
  for (guint year = 0; year <= page->far; year++)
    {
      g_autofree char *name = _remit_money_year_name (run->graph, page->new_year + year);

      remit_chart_add_place (run->chart, year % step == 0 ? name : "");
    }
  for (guint i = 0; i < largest->len; i++)
    draw_line (run, page, largest->pdata[i]);
}

/* ---- in words ---- */

static void
say_years (RemitFiguresRun *run, const Growth *page)
{
  g_autofree char *from = _remit_money_year_name (run->graph, page->old_year);
  g_autofree char *to = _remit_money_year_name (run->graph, page->new_year);

  /* Translators: two years, the second one again. */
  _remit_figures_say (run, g_strdup_printf (_("Growth from %s to %s; year 0 of what follows is "
                                               "%s."),
                                            from, to, to));
  if (page->any_assumed)
    _remit_figures_say (run,
                        g_strdup (_("Some rates are assumptions typed here; they are not kept.")));
}

/* "At this rate Martech (+30.0 %) passes IT (+3.2 %) in year 7, 2033." */
static void
say_crossing (RemitFiguresRun *run, const Growth *page, const RemitCrossing *crossing)
{
  const RemitGrowth *small = &g_array_index (page->growths, RemitGrowth, crossing->small);
  const RemitGrowth *large = &g_array_index (page->growths, RemitGrowth, crossing->large);
  g_autofree char *one = _remit_figures_name_key (run->graph, page->axis, small->key);
  g_autofree char *other = _remit_figures_name_key (run->graph, page->axis, large->key);
  g_autofree char *fast = remit_ratio_format (small->growth, TRUE);
  g_autofree char *slow = remit_ratio_format (large->growth, TRUE);
  g_autofree char *when = _remit_money_year_name (run->graph, page->new_year + crossing->year);

  /* Translators: a payer, its growth, another payer, its growth, a number of years from now, the
   * name of that year. */
  _remit_figures_say (run,
                      g_strdup_printf (_("At this rate %s (%s) passes %s (%s) in year %u, %s."),
                                       one, fast, other, slow, crossing->year, when));
}

static void
say_crossings (RemitFiguresRun *run, const Growth *page)
{
  g_autoptr (GArray) crossings = remit_budget_crossings (page->growths, page->axis, page->far);

  for (guint i = 0; i < MIN (crossings->len, MOST_CROSSINGS); i++)
    say_crossing (run, page, &g_array_index (crossings, RemitCrossing, i));
  if (crossings->len > MOST_CROSSINGS)
    _remit_figures_say (
      run, g_strdup_printf (ngettext ("%u more passes another one.", "%u more pass another one.",
                                      crossings->len - MOST_CROSSINGS),
                            crossings->len - MOST_CROSSINGS));
}

static void
say_starts (RemitFiguresRun *run, const Growth *page)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < page->growths->len; i++)
    {
      const RemitGrowth *growth = &g_array_index (page->growths, RemitGrowth, i);
      g_autofree char *name = NULL;

      if (growth->key == REMIT_UNSET || !growth->defined || has_trend (run, page, growth)
          || growth->growth <= REMIT_DECIMAL_ONE)
        continue;
      name = _remit_figures_name_key (run->graph, page->axis, growth->key);
      g_string_append_printf (names, "%s%s", names->len > 0 ? _(", ") : "", name);
    }
  if (names->len > 0)
    /* Translators: names of payers. */
    _remit_figures_say (run,
                        g_strdup_printf (_("More than doubled, which is a start and no trend: "
                                            "%s."),
                                         names->str));
}

/* ---- the page ---- */

static gboolean
find_years (const RemitFiguresRun *run, Growth *page)
{
  if (run->options->year == 0)
    return remit_budget_newest_years (run->graph, &page->old_year, &page->new_year);
  page->new_year = run->options->year;
  page->old_year = page->new_year - 1;
  return TRUE;
}

static void
look_through (Growth *page)
{
  guint n_totals = 0;

  page->whole = TRUE;
  for (guint i = 0; i < page->growths->len; i++)
    {
      const RemitGrowth *growth = &g_array_index (page->growths, RemitGrowth, i);

      n_totals += growth->key == REMIT_UNSET;
      page->whole = page->whole && remit_money_is_whole (growth->old_minor, growth->currency)
                    && remit_money_is_whole (growth->new_minor, growth->currency);
    }
  page->several = n_totals > 1;
}

/* What grows over the years is neither a year nor a state. */
void
_remit_figures_show_growth (RemitFiguresRun *run)
{
  RemitBudgetAxis axis = run->options->axis;
  RemitBudgetQuery query = run->query;
  Growth page = { .far = CLAMP (run->options->n_years, 1, REMIT_MONEY_MOST_YEARS) };
  g_autoptr (GError) error = NULL;

  if (axis == REMIT_BUDGET_BY_YEAR || axis == REMIT_BUDGET_BY_STATE)
    axis = REMIT_BUDGET_BY_PAYER;
  page.axis = query.axis = axis;
  page.near = MIN (NEAR_YEARS, page.far);
  remit_money_table_clear (run->table, remit_money_axis_name (axis));
  if (!find_years (run, &page))
    {
      _remit_figures_say (run, g_strdup (_("Growth needs amounts in two years that follow each "
                                            "other.")));
      return;
    }
  page.growths = remit_budget_growth (run->graph, &query, page.old_year, page.new_year, &error);
  if (page.growths == NULL)
    {
      _remit_figures_say (run, g_strdup (error->message));
      return;
    }
  assume (run, &page);
  look_through (&page);
  fill (run, &page);
  draw (run, &page);
  say_years (run, &page);
  say_crossings (run, &page);
  say_starts (run, &page);
  g_array_unref (page.growths);
}

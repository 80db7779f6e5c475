/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-cli"
#include "remit-cli-money.h"

#include "remit-date.h"
#include "remit-money.h"
#include "remit-rates-load.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What the verbs about money share.  A question about money fails in words that say what to type:
 * which rate is missing, which years have amounts. */

#define LARGEST_SHARE (G_MAXINT64 / 100 - REMIT_DECIMAL_ONE)

/* ---- options and documents ---- */

gboolean
remit_cli_money_read (RemitCli *cli, RemitCliMoney *money, GError **error)
{
  g_autofree char *excerpt = NULL;

  money->cli = cli;
  if (money->currency != NULL && remit_currency_digits (money->currency) < 0)
    {
      excerpt = remit_excerpt (money->currency);
      g_set_error (error, REMIT_ERROR, REMIT_ERROR_USAGE,
                   _("“%s” is not a currency. Use a code of ISO 4217 such as EUR."), excerpt);
      return FALSE;
    }
  return remit_cli_look_read (cli, &money->look, error);
}

static const char *
document_currency (const RemitGraph *graph)
{
  const char *code = remit_graph_meta (graph, "currency");

  return code != NULL && remit_currency_digits (code) >= 0 ? code : NULL;
}

gboolean
remit_cli_money_open (RemitCliMoney *money, const char *file, gboolean one_currency, GError **error)
{
  g_autoptr (GPtrArray) complaints = g_ptr_array_new_with_free_func (g_free);

  money->file = file;
  money->document = remit_cli_open (money->cli, file, error);
  if (money->document == NULL)
    return FALSE;
  money->graph = remit_document_get_graph (money->document);
  money->rates = remit_rates_load (money->graph, complaints);
  money->query = REMIT_BUDGET_QUERY_INIT (REMIT_BUDGET_BY_PAYER);
  money->query.today = money->look.today;
  money->query.rates = money->rates;
  money->query.currency = money->currency;
  if (money->currency == NULL && one_currency)
    money->query.currency = document_currency (money->graph);
  for (guint i = 0; money->query.currency != NULL && i < complaints->len; i++)
    remit_cli_note (money->cli, "%s", (const char *) complaints->pdata[i]);
  return TRUE;
}

void
remit_cli_money_clear (RemitCliMoney *money)
{
  remit_cli_look_clear (&money->look);
  g_free (money->currency);
  g_clear_pointer (&money->rates, remit_rates_free);
  g_clear_object (&money->document);
}

gboolean
remit_cli_money_read_axis (const char *text, RemitBudgetAxis *axis, GError **error)
{
  const char *axes[REMIT_N_BUDGET_AXES + 1] = { NULL };
  int chosen;

  for (guint i = 0; i < REMIT_N_BUDGET_AXES; i++)
    axes[i] = remit_budget_axis_key (i);
  chosen = remit_cli_choose ("--by", text != NULL ? text : "payer", axes, error);
  if (chosen >= 0)
    *axis = (RemitBudgetAxis) chosen;
  return chosen >= 0;
}

gboolean
remit_cli_money_read_year (const RemitCliMoney *money, const char *text, gint64 *year,
                           GError **error)
{
  if (text != NULL)
    return remit_cli_parse_number (text, 1, year, error);
  *year = remit_fiscal_year (money->look.today, remit_budget_start_month (money->graph));
  return TRUE;
}

const RemitNode *
remit_cli_money_find (const RemitCliMoney *money, const char *word, GError **error)
{
  g_autofree char *text = remit_cli_text (word, error);

  return text != NULL
           ? (const RemitNode *) remit_cli_find (money->graph, REMIT_TABLE_NODE, text, error)
           : NULL;
}

/* ---- years ---- */

char *
remit_cli_money_list_years (const RemitCliMoney *money)
{
  g_autoptr (GArray) years = remit_budget_years (money->graph);
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < years->len; i++)
    g_string_append_printf (list, "%s%" G_GINT64_FORMAT, i > 0 ? ", " : "",
                            g_array_index (years, gint64, i));
  return g_string_free (list, FALSE);
}

gboolean
remit_cli_money_check_year (const RemitCliMoney *money, gint64 year, GError **error)
{
  g_autoptr (GArray) years = remit_budget_years (money->graph);
  g_autofree char *list = NULL;

  for (guint i = 0; i < years->len; i++)
    if (g_array_index (years, gint64, i) == year)
      return TRUE;
  list = remit_cli_money_list_years (money);
  if (*list != '\0')
    g_set_error (
      error, REMIT_ERROR, REMIT_ERROR_USAGE,
      _("There are no amounts for the fiscal year %" G_GINT64_FORMAT ". There are some for: %s."),
      year, list);
  else
    g_set_error_literal (error, REMIT_ERROR, REMIT_ERROR_USAGE, _("There are no amounts yet."));
  return FALSE;
}

void
remit_cli_money_note_year (const RemitCliMoney *money, gint64 year)
{
  g_autoptr (GError) error = NULL;

  if (year != 0 && !remit_cli_money_check_year (money, year, &error))
    remit_cli_note (money->cli, "%s", error->message);
}

/* ---- names and numbers ---- */

/* What a row is called that stands for no node. */
static const char *
name_nobody (RemitBudgetAxis axis)
{
  if (axis == REMIT_BUDGET_BY_PAYER || axis == REMIT_BUDGET_BY_OWNER)
    return C_("budget", "(nobody)");
  return axis == REMIT_BUDGET_BY_INITIATIVE ? C_("budget", "(no initiative)")
                                            : C_("budget", "(nothing)");
}

void
remit_cli_money_name (const RemitCliMoney *money, RemitBudgetAxis axis, gint64 key, char **id,
                      char **name)
{
  const RemitField *nature
    = &remit_table_info (REMIT_TABLE_BUDGET_LINE)->fields[REMIT_BUDGET_LINE_FIELD_NATURE];

  *id = NULL;
  if (axis == REMIT_BUDGET_BY_YEAR)
    *name = g_strdup_printf ("%" G_GINT64_FORMAT, key);
  else if (axis == REMIT_BUDGET_BY_STATE)
    *name = g_strdup (remit_figure_key ((RemitFigure) key));
  else if (axis == REMIT_BUDGET_BY_NATURE)
    *name = g_strdup (nature->values[key].key);
  else if (key == REMIT_ID_NONE)
    *name = g_strdup (name_nobody (axis));
  else
    {
      *id = remit_cli_id (REMIT_TABLE_NODE, key);
      *name = remit_graph_describe (money->graph, key);
    }
}

char *
remit_cli_money_percent (const RemitCliMoney *money, gint64 share)
{
  const gint64 tenth = REMIT_DECIMAL_ONE / 1000;
  g_autofree char *text = NULL;

  if (share == REMIT_UNSET)
    return NULL;
  if (share > LARGEST_SHARE || share < -LARGEST_SHARE) /* nobody reads the decimals of these */
    return g_strdup_printf ("%" G_GINT64_FORMAT, share / (REMIT_DECIMAL_ONE / 100));
  if (money->look.chosen != REMIT_CLI_FORMAT_TEXT)
    return remit_decimal_format (share * 100);
  share = (share + (share < 0 ? -tenth : tenth) / 2) / tenth * tenth;
  text = remit_decimal_format (share * 100);
  return strchr (text, '.') != NULL ? g_steal_pointer (&text) : g_strconcat (text, ".0", NULL);
}

/* ---- currencies ---- */

char *
remit_cli_money_explain_rate (const RemitCliMoney *money, const char *code, const char *base,
                              gint64 year)
{
  g_autoptr (GArray) years = remit_budget_years (money->graph);
  g_autofree char *day = NULL, *quoted = g_shell_quote (money->file);
  int first, last;

  if (year == 0 && years->len > 0)
    year = g_array_index (years, gint64, 0);
  remit_budget_period (year, 0, remit_budget_start_month (money->graph), &first, &last);
  day = remit_day_format (first);
  if (remit_currency_digits (code) < 0)
    return g_strdup_printf (
      /* Translators: what should be a currency; a currency. */
      _("“%s” is not a currency, so it cannot be turned into %s. Correct the budget lines."), code,
      base);
  return g_strdup_printf (
    /* Translators: two currencies, then the words of a command, which stay as they are. */
    _("There is no rate from %s to %s. Put it in: remit-cli add %s rate %s base=%s day=%s "
       "rate=NUMBER"),
    code, base, quoted, code, base, day);
}

void
remit_cli_money_note_rates (const RemitCliMoney *money, const GArray *rates)
{
  for (guint i = 0; i < rates->len; i++)
    {
      g_autofree char *text = remit_rate_format (&g_array_index (rates, RemitRate, i));

      remit_cli_note (money->cli, _("Rate used: %s."), text);
    }
}

void
remit_cli_money_note (const RemitCliMoney *money, const RemitRollup *rollup)
{
  for (guint i = 0; i < rollup->overlaps->len; i++)
    {
      g_autofree char *name
        = remit_graph_describe (money->graph, g_array_index (rollup->overlaps, RemitId, i));

      remit_cli_note (money->cli,
                      _("“%s” has two amounts of one state for the same time; both are counted."),
                      name);
    }
  remit_cli_money_note_rates (money, rollup->rates);
  for (guint i = 0; i < rollup->missing->len; i++)
    {
      g_autofree char *text = remit_cli_money_explain_rate (
        money, rollup->missing->pdata[i], money->query.currency, money->query.first_year);

      remit_cli_note (money->cli, "%s", text);
    }
  if (rollup->currencies->len > 1)
    remit_cli_note (money->cli, _("There are several currencies; they are not added together."));
}

void
remit_cli_money_add_json (JsonBuilder *builder, const GArray *rates, const GPtrArray *missing)
{
  json_builder_set_member_name (builder, "rates");
  json_builder_begin_array (builder);
  for (guint i = 0; i < rates->len; i++)
    {
      g_autofree char *text = remit_rate_format (&g_array_index (rates, RemitRate, i));

      json_builder_add_string_value (builder, text);
    }
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "missing");
  json_builder_begin_array (builder);
  for (guint i = 0; i < missing->len; i++)
    json_builder_add_string_value (builder, missing->pdata[i]);
  json_builder_end_array (builder);
}

/* ---- the cost of a thing ---- */

static gboolean
refuse_currencies (const RemitCliMoney *money, const RemitNode *item, const char *one,
                   const char *other, gint64 year, GError **error)
{
  const char *base = money->query.currency != NULL ? money->query.currency : one;
  const char *code = strcmp (other, base) != 0 ? other : one;
  g_autofree char *rate = remit_cli_money_explain_rate (money, code, base, year);

  g_set_error (error, REMIT_ERROR, REMIT_ERROR_REFUSED,
               /* Translators: a thing, two currencies, then a sentence. */
               _("“%s” costs money in %s and in %s. %s"), item->name, one, other, rate);
  return FALSE;
}

static gboolean
refuse_nothing (const RemitNode *item, gint64 first_year, guint n_years, GError **error)
{
  g_set_error (error, REMIT_ERROR, REMIT_ERROR_USAGE,
               /* Translators: a thing, the first and the last of some fiscal years. */
               _("“%s” has no amounts in the fiscal years %" G_GINT64_FORMAT
                  " to %" G_GINT64_FORMAT
                  ". A budget line that covers it must have some, or choose other years."),
               item->name, first_year, first_year + n_years - 1);
  return FALSE;
}

/* Whether some of what @item costs is in another currency than the one asked for. */
static gboolean
is_converted (const RemitCliMoney *money, RemitId item, const RemitBudgetQuery *query)
{
  RemitBudgetQuery plain = *query;
  g_autoptr (RemitRollup) rollup = NULL;

  plain.currency = NULL;
  rollup = remit_budget_rollup (money->graph, &plain, NULL);
  for (guint i = 0; rollup != NULL && query->currency != NULL && i < rollup->sums->len; i++)
    {
      const RemitBudgetSum *sum = &g_array_index (rollup->sums, RemitBudgetSum, i);

      if (sum->key == item && strcmp (remit_rollup_currency (rollup, sum), query->currency) != 0)
        return TRUE;
    }
  return FALSE;
}

gboolean
remit_cli_money_sum (const RemitCliMoney *money, RemitId item, RemitBudgetAxis axis,
                     gint64 first_year, guint n_years, const char **currency, gint64 *outlook,
                     GError **error)
{
  const RemitNode *node = remit_graph_node (money->graph, item);
  RemitBudgetQuery query = money->query;
  g_autoptr (RemitRollup) rollup = NULL;
  const char *found = NULL;

  query.axis = node->kind == REMIT_NODE_BUDGET_LINE ? REMIT_BUDGET_BY_LINE : axis;
  query.first_year = first_year;
  query.last_year = first_year + n_years - 1;
  rollup = remit_budget_rollup (money->graph, &query, error);
  if (rollup == NULL)
    return FALSE;
  for (guint i = 0; i < rollup->sums->len; i++)
    {
      const RemitBudgetSum *sum = &g_array_index (rollup->sums, RemitBudgetSum, i);
      const char *code = remit_rollup_currency (rollup, sum);

      if (sum->key != item)
        continue;
      if (found != NULL)
        return refuse_currencies (money, node, found, code, first_year, error);
      found = code;
      *currency = g_intern_string (code);
      *outlook = sum->minor[REMIT_FIGURE_OUTLOOK];
    }
  if (is_converted (money, item, &query))
    remit_cli_money_note_rates (money, rollup->rates);
  return found != NULL || refuse_nothing (node, first_year, n_years, error);
}

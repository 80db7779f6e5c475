/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-cli"
#include "remit-cli-table.h"

#include "remit-budget.h"
#include "remit-money.h"
#include "remit-rates-load.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* remit-cli money: what the budget lines add up to.  Currencies are never added: each has its own
 * rows and its own total. */

enum
{
  COLUMN_ID,
  COLUMN_NAME,
  COLUMN_DEPTH,
  COLUMN_LINES,
  COLUMN_CURRENCY,
  COLUMN_FIGURES,
  N_COLUMNS = COLUMN_FIGURES + REMIT_N_FIGURES
};

static const RemitCliColumn columns[N_COLUMNS] = {
  [COLUMN_ID] = { "id", NULL, REMIT_CLI_TEXT },
  [COLUMN_NAME] = { "name", N_("Name"), REMIT_CLI_TEXT },
  [COLUMN_DEPTH] = { "depth", NULL, REMIT_CLI_COUNT },
  [COLUMN_LINES] = { "lines", NULL, REMIT_CLI_COUNT },
  [COLUMN_CURRENCY] = { "currency", N_("Currency"), REMIT_CLI_TEXT },
  [COLUMN_FIGURES + REMIT_FIGURE_PLAN] = { "plan", N_("Plan"), REMIT_CLI_NUMBER },
  [COLUMN_FIGURES + REMIT_FIGURE_APPROVED] = { "approved", N_("Approved"), REMIT_CLI_NUMBER },
  [COLUMN_FIGURES + REMIT_FIGURE_FORECAST] = { "forecast", N_("Forecast"), REMIT_CLI_NUMBER },
  [COLUMN_FIGURES + REMIT_FIGURE_COMMITTED] = { "committed", N_("Committed"), REMIT_CLI_NUMBER },
  [COLUMN_FIGURES + REMIT_FIGURE_ACTUAL] = { "actual", N_("Actual"), REMIT_CLI_NUMBER },
  [COLUMN_FIGURES + REMIT_FIGURE_COMPLETION]
  = { "completion", N_("At completion"), REMIT_CLI_NUMBER },
  [COLUMN_FIGURES + REMIT_FIGURE_OUTLOOK] = { "outlook", N_("Outlook"), REMIT_CLI_NUMBER },
  [COLUMN_FIGURES + REMIT_FIGURE_VARIANCE] = { "variance", N_("Actual − plan"), REMIT_CLI_NUMBER },
  [COLUMN_FIGURES + REMIT_FIGURE_AVAILABLE] = { "available", N_("Available"), REMIT_CLI_NUMBER },
};

typedef struct
{
  RemitCliLook look;
  char *axis, *state, *year, *currency; /* owned, options */
  RemitBudgetQuery query;
} MoneyOptions;

/* What a row is called that stands for no node. */
static const char *
name_nobody (RemitBudgetAxis axis)
{
  if (axis == REMIT_BUDGET_BY_PAYER || axis == REMIT_BUDGET_BY_OWNER)
    return C_("budget", "(nobody)");
  return axis == REMIT_BUDGET_BY_INITIATIVE ? C_("budget", "(no initiative)")
                                            : C_("budget", "(nothing)");
}

static void
fill_name (char **row, const RemitGraph *graph, RemitBudgetAxis axis, const RemitBudgetSum *sum)
{
  const RemitField *nature
    = &remit_table_info (REMIT_TABLE_BUDGET_LINE)->fields[REMIT_BUDGET_LINE_FIELD_NATURE];

  switch (axis)
    {
    case REMIT_BUDGET_BY_YEAR:
      row[COLUMN_NAME] = g_strdup_printf ("%" G_GINT64_FORMAT, sum->key);
      return;
    case REMIT_BUDGET_BY_STATE:
      row[COLUMN_NAME] = g_strdup (remit_figure_key ((RemitFigure) sum->key));
      return;
    case REMIT_BUDGET_BY_NATURE:
      row[COLUMN_NAME] = g_strdup (nature->values[sum->key].key);
      return;
    default:
      break;
    }
  if (sum->key == REMIT_ID_NONE)
    {
      row[COLUMN_NAME] = g_strdup (name_nobody (axis));
      return;
    }
  row[COLUMN_ID] = remit_cli_id (REMIT_TABLE_NODE, sum->key);
  row[COLUMN_NAME] = remit_graph_describe (graph, sum->key);
}

static void
fill_figures (char **row, const RemitBudgetSum *sum, const char *currency)
{
  for (guint f = 0; f < REMIT_N_FIGURES; f++)
    if ((sum->present & REMIT_FIGURE_BIT (f)) != 0)
      row[COLUMN_FIGURES + f] = remit_money_format_plain (sum->minor[f], currency);
}

static void
fill_sums (RemitCliTable *table, const RemitGraph *graph, const RemitRollup *rollup, gboolean text)
{
  for (guint i = 0; i < rollup->sums->len; i++)
    {
      const RemitBudgetSum *sum = &g_array_index (rollup->sums, RemitBudgetSum, i);
      const char *currency = remit_rollup_currency (rollup, sum);
      char **row = remit_cli_table_add_row (table);

      fill_name (row, graph, rollup->axis, sum);
      if (rollup->axis == REMIT_BUDGET_BY_TREE)
        row[COLUMN_DEPTH] = g_strdup_printf ("%u", sum->depth);
      if (rollup->axis == REMIT_BUDGET_BY_TREE && text)
        {
          g_autofree char *name = row[COLUMN_NAME];

          row[COLUMN_NAME] = g_strdup_printf ("%*s%s", (int) sum->depth * 2, "", name);
        }
      row[COLUMN_LINES] = g_strdup_printf ("%u", sum->n_lines);
      row[COLUMN_CURRENCY] = g_strdup (currency);
      fill_figures (row, sum, currency);
    }
}

static void
fill_totals (RemitCliTable *table, const RemitRollup *rollup)
{
  for (guint i = 0; i < rollup->totals->len; i++)
    {
      const RemitBudgetSum *total = &g_array_index (rollup->totals, RemitBudgetSum, i);
      char **row = remit_cli_table_add_row (table);

      row[COLUMN_NAME] = g_strdup (_("Total"));
      row[COLUMN_CURRENCY] = g_strdup (rollup->currencies->pdata[i]);
      fill_figures (row, total, row[COLUMN_CURRENCY]);
    }
}

static void
add_rates_json (JsonBuilder *builder, const RemitRollup *rollup)
{
  json_builder_set_member_name (builder, "rates");
  json_builder_begin_array (builder);
  for (guint i = 0; i < rollup->rates->len; i++)
    {
      g_autofree char *text = remit_rate_format (&g_array_index (rollup->rates, RemitRate, i));

      json_builder_add_string_value (builder, text);
    }
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "missing");
  json_builder_begin_array (builder);
  for (guint i = 0; i < rollup->missing->len; i++)
    json_builder_add_string_value (builder, rollup->missing->pdata[i]);
  json_builder_end_array (builder);
}

static void
print_json (const MoneyOptions *options, const RemitCliTable *sums, const RemitCliTable *totals,
            const RemitRollup *rollup)
{
  JsonBuilder *builder = json_builder_new ();

  json_builder_begin_object (builder);
  remit_cli_json_text (builder, "by", remit_budget_axis_key (options->query.axis));
  remit_cli_table_add_json (sums, builder, "sums");
  remit_cli_table_add_json (totals, builder, "totals");
  json_builder_set_member_name (builder, "overlaps");
  json_builder_begin_array (builder);
  for (guint i = 0; i < rollup->overlaps->len; i++)
    {
      g_autofree char *id
        = remit_cli_id (REMIT_TABLE_NODE, g_array_index (rollup->overlaps, RemitId, i));

      json_builder_add_string_value (builder, id);
    }
  json_builder_end_array (builder);
  add_rates_json (builder, rollup);
  json_builder_end_object (builder);
  remit_cli_print_json (builder);
}

/* What somebody who reads the sums must know. */
static void
note_traps (RemitCli *cli, const RemitGraph *graph, const RemitRollup *rollup)
{
  for (guint i = 0; i < rollup->overlaps->len; i++)
    {
      g_autofree char *name
        = remit_graph_describe (graph, g_array_index (rollup->overlaps, RemitId, i));

      remit_cli_note (
        cli, _("“%s” has two amounts of one state for the same time; both are counted."), name);
    }
  for (guint i = 0; i < rollup->rates->len; i++)
    {
      g_autofree char *text = remit_rate_format (&g_array_index (rollup->rates, RemitRate, i));

      remit_cli_note (cli, _("Rate used: %s."), text);
    }
  for (guint i = 0; i < rollup->missing->len; i++)
    remit_cli_note (cli, _("There is no rate for “%s”; its sums stand by themselves."),
                    (const char *) rollup->missing->pdata[i]);
  if (rollup->currencies->len > 1)
    remit_cli_note (cli, _("There are several currencies; they are not added together."));
}

static int
print_money (RemitCli *cli, const MoneyOptions *options, const RemitGraph *graph)
{
  g_autoptr (RemitCliTable) sums = remit_cli_table_new (columns, N_COLUMNS);
  g_autoptr (RemitCliTable) totals = remit_cli_table_new (columns, N_COLUMNS);
  g_autoptr (RemitRollup) rollup = NULL;
  gboolean text = options->look.chosen == REMIT_CLI_FORMAT_TEXT;
  GError *error = NULL;

  rollup = remit_budget_rollup (graph, &options->query, &error);
  if (rollup == NULL)
    return remit_cli_fail (cli, error, -1);
  fill_sums (sums, graph, rollup, text);
  fill_totals (text ? sums : totals, rollup);
  if (options->look.chosen == REMIT_CLI_FORMAT_JSON)
    print_json (options, sums, totals, rollup);
  else
    remit_cli_look_print (&options->look, sums);
  note_traps (cli, graph, rollup);
  return REMIT_EXIT_OK;
}

static gboolean
check_currency (const char *code, GError **error)
{
  g_autofree char *excerpt = NULL;

  if (remit_currency_digits (code) >= 0)
    return TRUE;
  excerpt = remit_excerpt (code);
  g_set_error (error, REMIT_ERROR, REMIT_ERROR_USAGE,
               _("“%s” is not a currency. Use a code of ISO 4217 such as EUR."), excerpt);
  return FALSE;
}

/* Turns the words of the options into a question. */
static gboolean
read_query (RemitCli *cli, MoneyOptions *options, GError **error)
{
  const char *axes[REMIT_N_BUDGET_AXES + 1] = { NULL }, *figures[REMIT_N_FIGURES + 1] = { NULL };
  int axis, figure = -1;
  gint64 year = 0;

  for (guint i = 0; i < REMIT_N_BUDGET_AXES; i++)
    axes[i] = remit_budget_axis_key (i);
  for (guint i = 0; i < REMIT_N_FIGURES; i++)
    figures[i] = remit_figure_key (i);
  axis = remit_cli_choose ("--by", options->axis != NULL ? options->axis : "payer", axes, error);
  if (axis < 0)
    return FALSE;
  if (options->state != NULL
      && (figure = remit_cli_choose ("--state", options->state, figures, error)) < 0)
    return FALSE;
  if (options->year != NULL && !remit_cli_parse_number (options->year, 1, &year, error))
    return FALSE;
  if (options->currency != NULL && !check_currency (options->currency, error))
    return FALSE;
  if (!remit_cli_look_read (cli, &options->look, error))
    return FALSE;
  options->query = REMIT_BUDGET_QUERY_INIT ((RemitBudgetAxis) axis);
  options->query.first_year = options->query.last_year = year;
  options->query.figures = figure >= 0 ? REMIT_FIGURE_BIT (figure) : 0;
  options->query.today = options->look.today;
  options->query.currency = options->currency;
  return TRUE;
}

static int
run_money (RemitCli *cli, MoneyOptions *options, const char *file)
{
  g_autoptr (RemitDocument) document = NULL;
  g_autoptr (RemitRates) rates = NULL;
  g_autoptr (GPtrArray) complaints = g_ptr_array_new_with_free_func (g_free);
  GError *error = NULL;

  if (!read_query (cli, options, &error))
    return remit_cli_fail (cli, error, REMIT_EXIT_USAGE);
  document = remit_cli_open (cli, file, &error);
  if (document == NULL)
    return remit_cli_fail (cli, error, -1);
  rates = remit_rates_load (remit_document_get_graph (document), complaints);
  for (guint i = 0; options->currency != NULL && i < complaints->len; i++)
    remit_cli_note (cli, "%s", (const char *) complaints->pdata[i]);
  options->query.rates = rates;
  return print_money (cli, options, remit_document_get_graph (document));
}

int
remit_cli_run_money (RemitCli *cli, int argc, char **argv)
{
  MoneyOptions options = { { NULL } };
  const GOptionEntry entries[] = {
    { "by", 0, 0, G_OPTION_ARG_STRING, &options.axis,
      N_("payer (usual), owner, item, tree, initiative, line, year, state or nature"),
      N_("AXIS") },
    { "year", 0, 0, G_OPTION_ARG_STRING, &options.year, N_("Only this fiscal year"), N_("YEAR") },
    { "state", 0, 0, G_OPTION_ARG_STRING, &options.state,
      N_("Only plan, approved, forecast, committed, actual, completion, outlook, variance or "
          "available"),
      N_("STATE") },
    { "currency", 0, 0, G_OPTION_ARG_STRING, &options.currency,
      N_("All in this currency, by the rates of the document"), N_("CODE") },
    REMIT_CLI_LOOK_ENTRIES (&options.look),
    G_OPTION_ENTRY_NULL,
  };
  g_auto (GStrv) words = NULL;
  int status;

  words = remit_cli_parse (cli, entries, REMIT_WORDS_DEFAULT, 1, 1, argc, argv, &status);
  if (words != NULL)
    status = run_money (cli, &options, words[0]);
  remit_cli_look_clear (&options.look);
  g_free (options.axis);
  g_free (options.state);
  g_free (options.year);
  g_free (options.currency);
  return status;
}

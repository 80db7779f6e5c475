/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-cli"
#include "remit-cli-money.h"

#include "remit-money.h"

#include <glib/gi18n-lib.h>

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
  RemitCliMoney money;
  char *axis, *state, *year; /* owned, options */
  RemitBudgetAxis by;
  gint64 only_year;
  guint figures;
} MoneyOptions;

static void
fill_figures (char **row, const RemitBudgetSum *sum, const char *currency)
{
  for (guint f = 0; f < REMIT_N_FIGURES; f++)
    if ((sum->present & REMIT_FIGURE_BIT (f)) != 0)
      row[COLUMN_FIGURES + f] = remit_money_format_plain (sum->minor[f], currency);
}

static void
fill_sums (RemitCliTable *table, const RemitCliMoney *money, const RemitRollup *rollup)
{
  gboolean text = money->look.chosen == REMIT_CLI_FORMAT_TEXT;

  for (guint i = 0; i < rollup->sums->len; i++)
    {
      const RemitBudgetSum *sum = &g_array_index (rollup->sums, RemitBudgetSum, i);
      const char *currency = remit_rollup_currency (rollup, sum);
      char **row = remit_cli_table_add_row (table);

      remit_cli_money_name (money, rollup->axis, sum->key, &row[COLUMN_ID], &row[COLUMN_NAME]);
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
print_json (const MoneyOptions *options, const RemitCliTable *sums, const RemitCliTable *totals,
            const RemitRollup *rollup)
{
  JsonBuilder *builder = json_builder_new ();

  json_builder_begin_object (builder);
  remit_cli_json_text (builder, "by", remit_budget_axis_key (options->by));
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
  remit_cli_money_add_json (builder, rollup->rates, rollup->missing);
  json_builder_end_object (builder);
  remit_cli_print_json (builder);
}

static int
print_money (const MoneyOptions *options)
{
  const RemitCliMoney *money = &options->money;
  g_autoptr (RemitCliTable) sums = remit_cli_table_new (columns, N_COLUMNS);
  g_autoptr (RemitCliTable) totals = remit_cli_table_new (columns, N_COLUMNS);
  g_autoptr (RemitRollup) rollup = NULL;
  GError *error = NULL;

  rollup = remit_budget_rollup (money->graph, &money->query, &error);
  if (rollup == NULL)
    return remit_cli_fail (money->cli, error, -1);
  fill_sums (sums, money, rollup);
  fill_totals (money->look.chosen == REMIT_CLI_FORMAT_TEXT ? sums : totals, rollup);
  if (money->look.chosen == REMIT_CLI_FORMAT_JSON)
    print_json (options, sums, totals, rollup);
  else
    remit_cli_look_print (&money->look, sums);
  remit_cli_money_note (money, rollup);
  remit_cli_money_note_year (money, options->only_year);
  return REMIT_EXIT_OK;
}

/* Turns the words of the options into a question. */
static gboolean
read_options (RemitCli *cli, MoneyOptions *options, GError **error)
{
  const char *figures[REMIT_N_FIGURES + 1] = { NULL };
  int figure;

  for (guint i = 0; i < REMIT_N_FIGURES; i++)
    figures[i] = remit_figure_key (i);
  if (!remit_cli_money_read_axis (options->axis, &options->by, error))
    return FALSE;
  if (options->state != NULL)
    {
      figure = remit_cli_choose ("--state", options->state, figures, error);
      if (figure < 0)
        return FALSE;
      options->figures = REMIT_FIGURE_BIT (figure);
    }
  if (options->year != NULL
      && !remit_cli_parse_number (options->year, 1, &options->only_year, error))
    return FALSE;
  return remit_cli_money_read (cli, &options->money, error);
}

static int
run_money (RemitCli *cli, MoneyOptions *options, const char *file)
{
  RemitCliMoney *money = &options->money;
  GError *error = NULL;

  if (!read_options (cli, options, &error))
    return remit_cli_fail (cli, error, REMIT_EXIT_USAGE);
  if (!remit_cli_money_open (money, file, FALSE, &error))
    return remit_cli_fail (cli, error, -1);
  money->query.axis = options->by;
  money->query.first_year = money->query.last_year = options->only_year;
  money->query.figures = options->figures;
  return print_money (options);
}

int
remit_cli_run_money (RemitCli *cli, int argc, char **argv)
{
  MoneyOptions options = { 0 };
  const GOptionEntry entries[] = {
    { "by", 0, 0, G_OPTION_ARG_STRING, &options.axis,
      N_("payer (usual), owner, item, tree, initiative, line, year, state or nature"),
      N_("AXIS") },
    { "year", 0, 0, G_OPTION_ARG_STRING, &options.year, N_("Only this fiscal year"), N_("YEAR") },
    { "state", 0, 0, G_OPTION_ARG_STRING, &options.state,
      N_("Only plan, approved, forecast, committed, actual, completion, outlook, variance or "
          "available"),
      N_("STATE") },
    REMIT_CLI_MONEY_ENTRIES (&options.money),
    G_OPTION_ENTRY_NULL,
  };
  g_auto (GStrv) words = NULL;
  int status;

  words = remit_cli_parse (cli, entries, REMIT_WORDS_DEFAULT, 1, 1, argc, argv, &status);
  if (words != NULL)
    status = run_money (cli, &options, words[0]);
  remit_cli_money_clear (&options.money);
  g_free (options.axis);
  g_free (options.state);
  g_free (options.year);
  return status;
}

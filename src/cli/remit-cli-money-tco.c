/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-cli"
#include "remit-cli-money.h"

#include "remit-money.h"

#include <glib/gi18n-lib.h>

/* remit-cli tco: what things cost over some fiscal years, to build, to run and to leave. */

#define USUAL_YEARS 5
#define MOST_YEARS 100

enum
{
  COLUMN_ID,
  COLUMN_NAME,
  COLUMN_FROM,
  COLUMN_TO,
  COLUMN_CURRENCY,
  COLUMN_CAPEX,
  COLUMN_OPEX,
  COLUMN_EXIT,
  COLUMN_TOTAL,
  N_COLUMNS
};

static const RemitCliColumn columns[N_COLUMNS] = {
  [COLUMN_ID] = { "id", NULL, REMIT_CLI_TEXT },
  [COLUMN_NAME] = { "name", N_("Name"), REMIT_CLI_TEXT },
  [COLUMN_FROM] = { "from", N_("From"), REMIT_CLI_COUNT },
  [COLUMN_TO] = { "to", N_("To"), REMIT_CLI_COUNT },
  [COLUMN_CURRENCY] = { "currency", N_("Currency"), REMIT_CLI_TEXT },
  [COLUMN_CAPEX] = { "capex", N_("CAPEX"), REMIT_CLI_NUMBER },
  [COLUMN_OPEX] = { "opex", N_("OPEX"), REMIT_CLI_NUMBER },
  [COLUMN_EXIT] = { "exit-cost", N_("Exit"), REMIT_CLI_NUMBER },
  [COLUMN_TOTAL] = { "total", N_("Total"), REMIT_CLI_NUMBER },
};

typedef struct
{
  RemitCliMoney money;
  char *years, *from, *exit_cost; /* owned, options */
  gint64 n_years, first_year;
} Tco;

static gboolean
read_options (RemitCli *cli, Tco *self, guint n_things, GError **error)
{
  self->n_years = USUAL_YEARS;
  if (self->years != NULL && !remit_cli_parse_number (self->years, 1, &self->n_years, error))
    return FALSE;
  if (self->n_years > MOST_YEARS)
    {
      g_set_error (error, REMIT_ERROR, REMIT_ERROR_USAGE,
                   _("Nothing is planned for so many years. Ask for %d at most."), MOST_YEARS);
      return FALSE;
    }
  if (self->from != NULL && !remit_cli_parse_number (self->from, 1, &self->first_year, error))
    return FALSE;
  if (self->exit_cost != NULL && n_things > 1)
    {
      g_set_error_literal (error, REMIT_ERROR, REMIT_ERROR_USAGE,
                           _("An exit cost belongs to one thing. Ask for each by itself."));
      return FALSE;
    }
  return remit_cli_money_read (cli, &self->money, error);
}

/* The cost of leaving is said in the currency that the rest turns out to have. */
static gboolean
reckon (const Tco *self, const RemitNode *item, RemitTco *cost, GError **error)
{
  const char *currency = "";
  gint64 exit_cost = 0, outlook;

  return remit_cli_money_sum (&self->money, item->row.id, REMIT_BUDGET_BY_TREE, self->first_year,
                              (guint) self->n_years, &currency, &outlook, error)
         && (self->exit_cost == NULL
             || remit_money_parse (self->exit_cost, currency, &exit_cost, error))
         && remit_budget_tco (self->money.graph, &self->money.query, item->row.id, self->first_year,
                              (guint) self->n_years, exit_cost, cost, error);
}

/* Years that have no amounts make a total look small. */
static void
note_empty_years (const Tco *self, const RemitNode *item)
{
  g_autoptr (GString) list = g_string_new (NULL);

  for (gint64 year = self->first_year; year < self->first_year + self->n_years; year++)
    {
      RemitTco cost;

      if (!remit_budget_tco (self->money.graph, &self->money.query, item->row.id, year, 1, 0, &cost,
                             NULL)
          || *cost.currency != '\0')
        continue;
      g_string_append_printf (list, "%s%" G_GINT64_FORMAT, list->len > 0 ? ", " : "", year);
    }
  if (list->len > 0)
    remit_cli_note (self->money.cli,
                    /* Translators: a thing, a list of fiscal years. */
                    _("“%s” has no amounts for some of the years, which count as nothing: %s."),
                    item->name, list->str);
}

static void
fill_row (const Tco *self, char **row, const RemitNode *item, const RemitTco *cost)
{
  row[COLUMN_ID] = remit_cli_id (REMIT_TABLE_NODE, item->row.id);
  row[COLUMN_NAME] = g_strdup (item->name);
  row[COLUMN_FROM] = g_strdup_printf ("%" G_GINT64_FORMAT, self->first_year);
  row[COLUMN_TO] = g_strdup_printf ("%" G_GINT64_FORMAT, self->first_year + self->n_years - 1);
  row[COLUMN_CURRENCY] = g_strdup (cost->currency);
  row[COLUMN_CAPEX] = remit_money_format_plain (cost->capex, cost->currency);
  row[COLUMN_OPEX] = remit_money_format_plain (cost->opex, cost->currency);
  if (self->exit_cost != NULL)
    row[COLUMN_EXIT] = remit_money_format_plain (cost->exit_cost, cost->currency);
  row[COLUMN_TOTAL] = remit_money_format_plain (cost->total, cost->currency);
}

static int
answer (Tco *self, char **things)
{
  g_autoptr (RemitCliTable) table = remit_cli_table_new (columns, N_COLUMNS);
  GError *error = NULL;

  if (!remit_cli_money_read_year (&self->money, self->from, &self->first_year, &error))
    return remit_cli_fail (self->money.cli, error, REMIT_EXIT_USAGE);
  for (guint i = 0; things[i] != NULL; i++)
    {
      const RemitNode *item = remit_cli_money_find (&self->money, things[i], &error);
      RemitTco cost;

      if (item == NULL || !reckon (self, item, &cost, &error))
        return remit_cli_fail (self->money.cli, error, -1);
      fill_row (self, remit_cli_table_add_row (table), item, &cost);
      note_empty_years (self, item);
    }
  remit_cli_look_print (&self->money.look, table);
  return REMIT_EXIT_OK;
}

static int
run_tco (RemitCli *cli, Tco *self, char **words)
{
  GError *error = NULL;

  if (!read_options (cli, self, g_strv_length (words) - 1, &error))
    return remit_cli_fail (cli, error, REMIT_EXIT_USAGE);
  if (!remit_cli_money_open (&self->money, words[0], TRUE, &error))
    return remit_cli_fail (cli, error, -1);
  return answer (self, words + 1);
}

int
remit_cli_run_tco (RemitCli *cli, int argc, char **argv)
{
  Tco self = { 0 };
  const GOptionEntry entries[] = {
    { "years", 0, 0, G_OPTION_ARG_STRING, &self.years, N_("How many fiscal years (usual: 5)"),
      N_("NUMBER") },
    { "from", 0, 0, G_OPTION_ARG_STRING, &self.from,
      N_("The first of them; the present one without it"), N_("YEAR") },
    { "exit-cost", 0, 0, G_OPTION_ARG_STRING, &self.exit_cost, N_("What it costs to leave it"),
      N_("AMOUNT") },
    REMIT_CLI_MONEY_ENTRIES (&self.money),
    G_OPTION_ENTRY_NULL,
  };
  g_auto (GStrv) words = NULL;
  int status;

  words = remit_cli_parse (cli, entries, REMIT_WORDS_DEFAULT, 2, -1, argc, argv, &status);
  if (words != NULL)
    status = run_tco (cli, &self, words);
  remit_cli_money_clear (&self.money);
  g_free (self.years);
  g_free (self.from);
  g_free (self.exit_cost);
  return status;
}

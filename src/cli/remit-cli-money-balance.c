/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-cli"
#include "remit-cli-money.h"

#include "remit-balance.h"
#include "remit-money.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* remit-cli balance: does who pays also decide, and who decides also carry the load? */

#define MOST_PARTIES 64

enum
{
  COLUMN_ID,
  COLUMN_NAME,
  COLUMN_CURRENCY,
  COLUMN_MONEY,
  COLUMN_MONEY_SHARE,
  COLUMN_DECISIONS,
  COLUMN_DECISION_SHARE,
  COLUMN_WORK,
  COLUMN_WORK_SHARE,
  N_COLUMNS
};

static const RemitCliColumn columns[N_COLUMNS] = {
  [COLUMN_ID] = { "id", NULL, REMIT_CLI_TEXT },
  [COLUMN_NAME] = { "name", N_("Name"), REMIT_CLI_TEXT },
  [COLUMN_CURRENCY] = { "currency", N_("Currency"), REMIT_CLI_TEXT },
  [COLUMN_MONEY] = { "money", N_("Money"), REMIT_CLI_NUMBER },
  [COLUMN_MONEY_SHARE] = { "money-share", N_("Money %"), REMIT_CLI_NUMBER },
  [COLUMN_DECISIONS] = { "decisions", N_("Decisions"), REMIT_CLI_NUMBER },
  [COLUMN_DECISION_SHARE] = { "decision-share", N_("Decisions %"), REMIT_CLI_NUMBER },
  [COLUMN_WORK] = { "work", N_("Work"), REMIT_CLI_NUMBER },
  [COLUMN_WORK_SHARE] = { "work-share", N_("Work %"), REMIT_CLI_NUMBER },
};

typedef struct
{
  RemitCliMoney money;
  char *year; /* owned, option */
  gint64 only_year;
} Balance;

static GArray *
find_parties (const Balance *self, char **names, GError **error)
{
  g_autoptr (GArray) parties = g_array_new (FALSE, FALSE, sizeof (RemitId));

  if (g_strv_length (names) > MOST_PARTIES)
    {
      g_set_error (error, REMIT_ERROR, REMIT_ERROR_USAGE,
                   _("These are more parties than can be set side by side. Name %d at most."),
                   MOST_PARTIES);
      return NULL;
    }
  for (guint i = 0; names[i] != NULL; i++)
    {
      const RemitNode *node = remit_cli_money_find (&self->money, names[i], error);

      if (node == NULL)
        return NULL;
      if ((REMIT_KINDS_PARTY & REMIT_KIND_BIT (node->kind)) == 0)
        {
          g_set_error (error, REMIT_ERROR, REMIT_ERROR_USAGE,
                       _("“%s” is no party, so it neither pays nor decides."), node->name);
          return NULL;
        }
      g_array_append_val (parties, node->row.id);
    }
  return g_steal_pointer (&parties);
}

/* Quantities in text have two decimals at most: thirds of a thing are long. */
static char *
format_things (const Balance *self, gint64 things)
{
  const gint64 unit = REMIT_DECIMAL_ONE / 100;

  if (self->money.look.chosen == REMIT_CLI_FORMAT_TEXT)
    things = (things + unit / 2) / unit * unit;
  return remit_decimal_format (things);
}

static void
fill_row (const Balance *self, char **row, const RemitBalance *balance, const RemitBalanceRow *line)
{
  const RemitCliMoney *money = &self->money;

  if (*balance->currency != '\0')
    {
      row[COLUMN_CURRENCY] = g_strdup (balance->currency);
      row[COLUMN_MONEY] = remit_money_format_plain (line->money, balance->currency);
      row[COLUMN_MONEY_SHARE] = remit_cli_money_percent (money, line->money_share);
    }
  row[COLUMN_DECISIONS] = format_things (self, line->decisions);
  row[COLUMN_DECISION_SHARE] = remit_cli_money_percent (money, line->decision_share);
  row[COLUMN_WORK] = format_things (self, line->work);
  row[COLUMN_WORK_SHARE] = remit_cli_money_percent (money, line->work_share);
}

static void
fill_table (const Balance *self, RemitCliTable *table, RemitCliTable *totals,
            const RemitBalance *balance)
{
  char **row;

  for (guint i = 0; i < balance->rows->len; i++)
    {
      const RemitBalanceRow *line = &g_array_index (balance->rows, RemitBalanceRow, i);

      row = remit_cli_table_add_row (table);
      remit_cli_money_name (&self->money, REMIT_BUDGET_BY_PAYER, line->party, &row[COLUMN_ID],
                            &row[COLUMN_NAME]);
      fill_row (self, row, balance, line);
    }
  if (balance->rows->len == 0)
    return;
  row = remit_cli_table_add_row (totals);
  row[COLUMN_NAME] = g_strdup (_("Total"));
  fill_row (self, row, balance, &balance->total);
}

static void
print_json (const RemitCliTable *table, const RemitCliTable *totals, const RemitBalance *balance)
{
  JsonBuilder *builder = json_builder_new ();

  json_builder_begin_object (builder);
  remit_cli_table_add_json (table, builder, "parties");
  remit_cli_table_add_json (totals, builder, "totals");
  remit_cli_money_add_json (builder, balance->rates, balance->missing);
  json_builder_end_object (builder);
  remit_cli_print_json (builder);
}

/* Money in several currencies is left out altogether, and it is said which rates are missing. */
static void
note_currencies (const Balance *self, const RemitBalance *balance)
{
  const char *base = self->money.query.currency;

  remit_cli_money_note_rates (&self->money, balance->rates);
  if (balance->missing->len == 0)
    return;
  remit_cli_note (self->money.cli,
                  _("There is money in several currencies, so none of it is counted."));
  for (guint i = 0; i < balance->missing->len; i++)
    {
      const char *code = balance->missing->pdata[i];
      g_autofree char *text = NULL;

      if (base == NULL)
        base = code;
      if (strcmp (code, base) == 0)
        continue;
      text = remit_cli_money_explain_rate (&self->money, code, base, self->only_year);
      remit_cli_note (self->money.cli, "%s", text);
    }
}

static int
answer (const Balance *self, char **names)
{
  const RemitCliLook *look = &self->money.look;
  g_autoptr (RemitCliTable) table = remit_cli_table_new (columns, N_COLUMNS);
  g_autoptr (RemitCliTable) totals = remit_cli_table_new (columns, N_COLUMNS);
  g_autoptr (RemitBalance) balance = NULL;
  g_autoptr (GArray) parties = NULL;
  GError *error = NULL;

  parties = find_parties (self, names, &error);
  if (parties != NULL)
    balance = remit_balance_new (self->money.graph, &self->money.query,
                                 (const RemitId *) (void *) parties->data, parties->len, &error);
  if (balance == NULL)
    return remit_cli_fail (self->money.cli, error, -1);
  fill_table (self, table, look->chosen == REMIT_CLI_FORMAT_TEXT ? table : totals, balance);
  if (look->chosen == REMIT_CLI_FORMAT_JSON)
    print_json (table, totals, balance);
  else
    remit_cli_look_print (look, table);
  note_currencies (self, balance);
  remit_cli_money_note_year (&self->money, self->only_year);
  return REMIT_EXIT_OK;
}

static int
run_balance (RemitCli *cli, Balance *self, char **words)
{
  GError *error = NULL;

  if ((self->year != NULL && !remit_cli_parse_number (self->year, 1, &self->only_year, &error))
      || !remit_cli_money_read (cli, &self->money, &error))
    return remit_cli_fail (cli, error, REMIT_EXIT_USAGE);
  if (!remit_cli_money_open (&self->money, words[0], TRUE, &error))
    return remit_cli_fail (cli, error, -1);
  self->money.query.first_year = self->money.query.last_year = self->only_year;
  return answer (self, words + 1);
}

int
remit_cli_run_balance (RemitCli *cli, int argc, char **argv)
{
  Balance self = { 0 };
  const GOptionEntry entries[] = {
    { "year", 0, 0, G_OPTION_ARG_STRING, &self.year, N_("Only the money of this fiscal year"),
      N_("YEAR") },
    REMIT_CLI_MONEY_ENTRIES (&self.money),
    G_OPTION_ENTRY_NULL,
  };
  g_auto (GStrv) words = NULL;
  int status;

  words = remit_cli_parse (cli, entries, REMIT_WORDS_DEFAULT, 1, -1, argc, argv, &status);
  if (words != NULL)
    status = run_balance (cli, &self, words);
  remit_cli_money_clear (&self.money);
  g_free (self.year);
  return status;
}

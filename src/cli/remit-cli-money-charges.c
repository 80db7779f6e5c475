/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-cli"
#include "remit-cli-money.h"

#include "remit-balance.h"
#include "remit-finance.h"
#include "remit-money.h"

#include <glib/gi18n-lib.h>

/* remit-cli charges: what those who use something are told that it costs them (showback), beside
 * what they were billed (chargeback).  What is charged always adds up to the cost. */

enum
{
  COLUMN_ITEM,
  COLUMN_ITEM_NAME,
  COLUMN_YEAR,
  COLUMN_ID,
  COLUMN_NAME,
  COLUMN_DRIVER,
  COLUMN_WEIGHT,
  COLUMN_CURRENCY,
  COLUMN_CHARGED,
  COLUMN_BILLED,
  COLUMN_DIFFERENCE,
  N_COLUMNS
};

static const RemitCliColumn columns[N_COLUMNS] = {
  [COLUMN_ITEM] = { "item", NULL, REMIT_CLI_TEXT },
  [COLUMN_ITEM_NAME] = { "item-name", N_("Thing"), REMIT_CLI_TEXT },
  [COLUMN_YEAR] = { "year", N_("Year"), REMIT_CLI_COUNT },
  [COLUMN_ID] = { "id", NULL, REMIT_CLI_TEXT },
  [COLUMN_NAME] = { "consumer", N_("Consumer"), REMIT_CLI_TEXT },
  [COLUMN_DRIVER] = { "driver", N_("Driver"), REMIT_CLI_TEXT },
  [COLUMN_WEIGHT] = { "weight", N_("Weight"), REMIT_CLI_NUMBER },
  [COLUMN_CURRENCY] = { "currency", N_("Currency"), REMIT_CLI_TEXT },
  [COLUMN_CHARGED] = { "charged", N_("Charged"), REMIT_CLI_NUMBER },
  [COLUMN_BILLED] = { "billed", N_("Billed"), REMIT_CLI_NUMBER },
  [COLUMN_DIFFERENCE] = { "difference", N_("Billed − charged"), REMIT_CLI_NUMBER },
};

typedef struct
{
  RemitCliMoney money;
  char *year_word, *cost_word; /* owned, options */
  gint64 year;
} Charges;

/* What is split, and how. */
typedef struct
{
  const RemitNode *item;
  const char *currency;
  gint64 cost;
  RemitDriver driver;
  GArray *charges; /* RemitCharge, owned */
} Split;

static gboolean
find_cost (const Charges *self, Split *split, GError **error)
{
  if (self->cost_word == NULL)
    return remit_cli_money_sum (&self->money, split->item->row.id, REMIT_BUDGET_BY_ITEM, self->year,
                                1, &split->currency, &split->cost, error);
  split->currency = self->money.query.currency != NULL ? self->money.query.currency : "";
  return remit_money_parse (self->cost_word, split->currency, &split->cost, error);
}

static void
fill_money (char **row, const Split *split, gint64 charged, gint64 billed)
{
  gint64 difference;

  row[COLUMN_CURRENCY] = g_strdup (split->currency);
  row[COLUMN_CHARGED] = remit_money_format_plain (charged, split->currency);
  if (billed == REMIT_UNSET)
    return;
  row[COLUMN_BILLED] = remit_money_format_plain (billed, split->currency);
  if (remit_variance (billed, charged, &difference, NULL))
    row[COLUMN_DIFFERENCE] = remit_money_format_plain (difference, split->currency);
}

static void
fill_item (const Charges *self, char **row, const Split *split)
{
  const RemitField *drivers
    = &remit_table_info (REMIT_TABLE_CHARGE)->fields[REMIT_CHARGE_FIELD_DRIVER];

  row[COLUMN_ITEM] = remit_cli_id (REMIT_TABLE_NODE, split->item->row.id);
  row[COLUMN_ITEM_NAME] = g_strdup (split->item->name);
  row[COLUMN_YEAR] = g_strdup_printf ("%" G_GINT64_FORMAT, self->year);
  row[COLUMN_DRIVER] = g_strdup (drivers->values[split->driver].key);
}

/* Adds the rows of the consumers, and one for all to @totals. */
static gboolean
fill_split (const Charges *self, const Split *split, RemitCliTable *table, RemitCliTable *totals,
            GError **error)
{
  gint64 billed = REMIT_UNSET;
  char **row;

  for (guint i = 0; i < split->charges->len; i++)
    {
      const RemitCharge *charge = &g_array_index (split->charges, RemitCharge, i);

      row = remit_cli_table_add_row (table);
      fill_item (self, row, split);
      row[COLUMN_ID] = remit_cli_id (REMIT_TABLE_NODE, charge->consumer);
      row[COLUMN_NAME] = remit_graph_describe (self->money.graph, charge->consumer);
      if (split->driver != REMIT_DRIVER_EQUAL)
        row[COLUMN_WEIGHT] = remit_decimal_format (charge->weight);
      fill_money (row, split, charge->charge, charge->billed);
      if (charge->billed == REMIT_UNSET)
        continue;
      billed = billed == REMIT_UNSET ? 0 : billed;
      if (!remit_sum_add (&billed, charge->billed, error))
        return FALSE;
    }
  row = remit_cli_table_add_row (totals);
  fill_item (self, row, split);
  row[COLUMN_NAME] = g_strdup (_("Total"));
  fill_money (row, split, split->cost, billed);
  return TRUE;
}

static gboolean
add_item (const Charges *self, const RemitNode *item, RemitCliTable *table, RemitCliTable *totals,
          GError **error)
{
  Split split = { .item = item };
  gboolean done;

  if (!find_cost (self, &split, error))
    return FALSE;
  split.charges = remit_showback (self->money.graph, item->row.id, self->year, split.cost,
                                  &split.driver, error);
  if (split.charges == NULL)
    {
      g_prefix_error (error, _("“%s”: "), item->name);
      return FALSE;
    }
  done = fill_split (self, &split, table, totals, error);
  g_array_unref (split.charges);
  return done;
}

/* The things that are named or, without names, those with rows of charges of the year, in the order
 * of these. (transfer container) (element-type RemitNode) */
static GPtrArray *
find_items (const Charges *self, char **names, GError **error)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new ();
  guint n;
  const RemitRow *const *rows = remit_graph_rows (self->money.graph, REMIT_TABLE_CHARGE, &n);

  for (guint i = 0; names[i] != NULL; i++)
    {
      const RemitNode *item = remit_cli_money_find (&self->money, names[i], error);

      if (item == NULL)
        return NULL;
      g_ptr_array_add (items, (gpointer) item);
    }
  if (items->len > 0)
    return g_steal_pointer (&items);
  for (guint i = 0; i < n; i++)
    {
      const RemitChargeRow *row = (const RemitChargeRow *) rows[i];
      gpointer item = (gpointer) remit_graph_node (self->money.graph, row->node);

      if ((row->year == REMIT_UNSET || row->year == self->year)
          && !g_ptr_array_find (items, item, NULL))
        g_ptr_array_add (items, item);
    }
  return g_steal_pointer (&items);
}

static void
print_json (const RemitCliTable *table, const RemitCliTable *totals)
{
  JsonBuilder *builder = json_builder_new ();

  json_builder_begin_object (builder);
  remit_cli_table_add_json (table, builder, "charges");
  remit_cli_table_add_json (totals, builder, "totals");
  json_builder_end_object (builder);
  remit_cli_print_json (builder);
}

static int
answer (Charges *self, char **names)
{
  const RemitCliLook *look = &self->money.look;
  g_autoptr (RemitCliTable) table = remit_cli_table_new (columns, N_COLUMNS);
  g_autoptr (RemitCliTable) totals = remit_cli_table_new (columns, N_COLUMNS);
  g_autoptr (GPtrArray) items = NULL;
  GError *error = NULL;

  if (!remit_cli_money_read_year (&self->money, self->year_word, &self->year, &error))
    return remit_cli_fail (self->money.cli, error, REMIT_EXIT_USAGE);
  items = find_items (self, names, &error);
  if (items == NULL)
    return remit_cli_fail (self->money.cli, error, -1);
  for (guint i = 0; i < items->len; i++)
    if (!add_item (self, items->pdata[i], table,
                   look->chosen == REMIT_CLI_FORMAT_TEXT ? table : totals, &error))
      return remit_cli_fail (self->money.cli, error, -1);
  if (look->chosen == REMIT_CLI_FORMAT_JSON)
    print_json (table, totals);
  else
    remit_cli_look_print (look, table);
  if (items->len == 0)
    remit_cli_note (self->money.cli,
                    _("Nothing is charged in the fiscal year %" G_GINT64_FORMAT
                       ". Name a thing that parties use."),
                    self->year);
  return REMIT_EXIT_OK;
}

static int
run_charges (RemitCli *cli, Charges *self, char **words)
{
  GError *error = NULL;
  guint n_things = g_strv_length (words) - 1;

  if (self->cost_word != NULL && n_things != 1)
    g_set_error_literal (&error, REMIT_ERROR, REMIT_ERROR_USAGE,
                         _("A cost belongs to one thing. Name it after the file."));
  if (error != NULL || !remit_cli_money_read (cli, &self->money, &error)
      || (self->year_word != NULL
          && !remit_cli_parse_number (self->year_word, 1, &self->year, &error)))
    return remit_cli_fail (cli, error, REMIT_EXIT_USAGE);
  if (!remit_cli_money_open (&self->money, words[0], TRUE, &error))
    return remit_cli_fail (cli, error, -1);
  return answer (self, words + 1);
}

int
remit_cli_run_charges (RemitCli *cli, int argc, char **argv)
{
  Charges self = { 0 };
  const GOptionEntry entries[] = {
    { "year", 0, 0, G_OPTION_ARG_STRING, &self.year_word,
      N_("The fiscal year; the present one without it"), N_("YEAR") },
    { "cost", 0, 0, G_OPTION_ARG_STRING, &self.cost_word,
      N_("What is charged; what the budget says it costs without it"), N_("AMOUNT") },
    REMIT_CLI_MONEY_ENTRIES (&self.money),
    G_OPTION_ENTRY_NULL,
  };
  g_auto (GStrv) words = NULL;
  int status;

  words = remit_cli_parse (cli, entries, REMIT_WORDS_DEFAULT, 1, -1, argc, argv, &status);
  if (words != NULL)
    status = run_charges (cli, &self, words);
  remit_cli_money_clear (&self.money);
  g_free (self.year_word);
  g_free (self.cost_word);
  return status;
}

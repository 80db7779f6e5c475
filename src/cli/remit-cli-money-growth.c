/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-cli"
#include "remit-cli-money.h"

#include "remit-finance.h"
#include "remit-money.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* remit-cli growth: two fiscal years side by side and, if all goes on growing so, what becomes of
 * it and who passes whom. */

#define MOST_YEARS 100

enum
{
  COLUMN_ID,
  COLUMN_NAME,
  COLUMN_CURRENCY,
  COLUMN_OLD_YEAR,
  COLUMN_OLD,
  COLUMN_NEW_YEAR,
  COLUMN_NEW,
  COLUMN_GROWTH,
  COLUMN_PROJECTED_YEAR,
  COLUMN_PROJECTED,
  COLUMN_OVERTAKES,
  N_COLUMNS
};

/* The heads of the years are put in when they are known. */
static const RemitCliColumn all_columns[N_COLUMNS] = {
  [COLUMN_ID] = { "id", NULL, REMIT_CLI_TEXT },
  [COLUMN_NAME] = { "name", N_("Name"), REMIT_CLI_TEXT },
  [COLUMN_CURRENCY] = { "currency", N_("Currency"), REMIT_CLI_TEXT },
  [COLUMN_OLD_YEAR] = { "old-year", NULL, REMIT_CLI_COUNT },
  [COLUMN_OLD] = { "old", NULL, REMIT_CLI_NUMBER },
  [COLUMN_NEW_YEAR] = { "new-year", NULL, REMIT_CLI_COUNT },
  [COLUMN_NEW] = { "new", NULL, REMIT_CLI_NUMBER },
  [COLUMN_GROWTH] = { "growth", N_("Growth %"), REMIT_CLI_NUMBER },
  [COLUMN_PROJECTED_YEAR] = { "projected-year", NULL, REMIT_CLI_COUNT },
  [COLUMN_PROJECTED] = { "projected", NULL, REMIT_CLI_NUMBER },
  [COLUMN_OVERTAKES] = { "overtakes", N_("Overtakes"), REMIT_CLI_LIST },
};

typedef struct
{
  RemitCliMoney money;
  char *axis, *years, *project; /* owned, options */
  RemitBudgetAxis by;
  gint64 old_year, new_year; /* 0: the newest two */
  gint64 n_years;            /* to be projected */
  char *heads[3];            /* owned: of the columns of years */
  RemitCliColumn columns[N_COLUMNS];
} Growth;

static char *
format_year (gint64 year)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT, year);
}

/* ---- options ---- */

static gboolean
read_years (Growth *self, GError **error)
{
  g_auto (GStrv) parts = g_strsplit (self->years, ":", -1);
  g_autofree char *excerpt = NULL;

  if (g_strv_length (parts) == 2 && remit_cli_parse_number (parts[0], 1, &self->old_year, NULL)
      && remit_cli_parse_number (parts[1], 1, &self->new_year, NULL)
      && self->old_year < self->new_year)
    return TRUE;
  excerpt = remit_excerpt (self->years);
  g_set_error (
    error, REMIT_ERROR, REMIT_ERROR_USAGE,
    _("“%s” are not two fiscal years, the earlier one first. Write them like 2026:2027."),
    excerpt);
  return FALSE;
}

static gboolean
read_options (RemitCli *cli, Growth *self, GError **error)
{
  if (!remit_cli_money_read_axis (self->axis, &self->by, error)
      || (self->years != NULL && !read_years (self, error))
      || (self->project != NULL
          && !remit_cli_parse_number (self->project, 1, &self->n_years, error)))
    return FALSE;
  if (self->n_years > MOST_YEARS)
    {
      g_set_error (error, REMIT_ERROR, REMIT_ERROR_USAGE,
                   _("Nobody knows the money in so many years. Project %d at most."), MOST_YEARS);
      return FALSE;
    }
  if (self->n_years > 0 && self->new_year - self->old_year > 1)
    {
      g_set_error_literal (
        error, REMIT_ERROR, REMIT_ERROR_USAGE,
        _("Only the growth from one year to the next can be projected. Name two "
           "years that follow each other."));
      return FALSE;
    }
  if (self->by == REMIT_BUDGET_BY_YEAR || self->by == REMIT_BUDGET_BY_STATE)
    {
      g_set_error_literal (
        error, REMIT_ERROR, REMIT_ERROR_USAGE,
        _("Growth is that of one figure from year to year. Choose another --by."));
      return FALSE;
    }
  return remit_cli_money_read (cli, &self->money, error);
}

/* ---- years ---- */

static gboolean
choose_years (Growth *self, GError **error)
{
  g_autofree char *list = remit_cli_money_list_years (&self->money);

  if (*list == '\0')
    g_set_error_literal (error, REMIT_ERROR, REMIT_ERROR_NOT_FOUND,
                         _("There are no amounts yet, so nothing grows."));
  else if (self->old_year != 0)
    return remit_cli_money_check_year (&self->money, self->old_year, error)
           && remit_cli_money_check_year (&self->money, self->new_year, error);
  else if (remit_budget_newest_years (self->money.graph, &self->old_year, &self->new_year))
    return TRUE;
  else
    g_set_error (error, REMIT_ERROR, REMIT_ERROR_NOT_FOUND,
                 _("Growth needs amounts in two years that follow each other. There are some for: "
                    "%s."),
                 list);
  return FALSE;
}

static void
put_heads (Growth *self)
{
  const guint places[] = { COLUMN_OLD, COLUMN_NEW, COLUMN_PROJECTED };
  const gint64 years[] = { self->old_year, self->new_year, self->new_year + self->n_years };

  memcpy (self->columns, all_columns, sizeof all_columns);
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      self->heads[i] = format_year (years[i]);
      self->columns[places[i]].label = self->heads[i];
    }
}

/* ---- rows ---- */

static void
fill_row (const Growth *self, char **row, const RemitGrowth *growth)
{
  gint64 projected;

  row[COLUMN_CURRENCY] = g_strdup (growth->currency);
  row[COLUMN_OLD_YEAR] = format_year (self->old_year);
  row[COLUMN_OLD] = remit_money_format_plain (growth->old_minor, growth->currency);
  row[COLUMN_NEW_YEAR] = format_year (self->new_year);
  row[COLUMN_NEW] = remit_money_format_plain (growth->new_minor, growth->currency);
  if (growth->defined)
    row[COLUMN_GROWTH] = remit_cli_money_percent (&self->money, growth->growth);
  if (self->n_years == 0)
    return;
  row[COLUMN_PROJECTED_YEAR] = format_year (self->new_year + self->n_years);
  /* The total is none: its future is not the sum of the others. */
  if (remit_budget_is_trend (growth, self->by)
      && remit_project (growth->new_minor, growth->growth, (guint) self->n_years, &projected, NULL))
    row[COLUMN_PROJECTED] = remit_money_format_plain (projected, growth->currency);
}

static void
add_overtakes (const Growth *self, const GArray *growths, GPtrArray *rows)
{
  g_autoptr (GArray) crossings = remit_budget_crossings (growths, self->by, (guint) self->n_years);

  for (guint i = 0; i < crossings->len; i++)
    {
      const RemitCrossing *crossing = &g_array_index (crossings, RemitCrossing, i);
      char **small = rows->pdata[crossing->small], **large = rows->pdata[crossing->large];
      g_autofree char *text = g_strdup_printf ("%s: %" G_GINT64_FORMAT, large[COLUMN_NAME],
                                               self->new_year + crossing->year);

      remit_cli_list_add (&small[COLUMN_OVERTAKES], text);
    }
}

static void
fill_tables (const Growth *self, const GArray *growths, RemitCliTable *table, RemitCliTable *totals)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();

  for (guint i = 0; i < growths->len; i++)
    {
      const RemitGrowth *growth = &g_array_index (growths, RemitGrowth, i);
      gboolean total = growth->key == REMIT_UNSET;
      char **row = remit_cli_table_add_row (total ? totals : table);

      if (total)
        row[COLUMN_NAME] = g_strdup (_("Total"));
      else
        remit_cli_money_name (&self->money, self->by, growth->key, &row[COLUMN_ID],
                              &row[COLUMN_NAME]);
      fill_row (self, row, growth);
      g_ptr_array_add (rows, row);
    }
  add_overtakes (self, growths, rows);
}

static void
print_json (const Growth *self, const RemitCliTable *table, const RemitCliTable *totals,
            const RemitRollup *rollup)
{
  JsonBuilder *builder = json_builder_new ();

  json_builder_begin_object (builder);
  remit_cli_json_text (builder, "by", remit_budget_axis_key (self->by));
  remit_cli_json_number (builder, "old-year", self->old_year);
  remit_cli_json_number (builder, "new-year", self->new_year);
  remit_cli_table_add_json (table, builder, "growths");
  remit_cli_table_add_json (totals, builder, "totals");
  remit_cli_money_add_json (builder, rollup->rates, rollup->missing);
  json_builder_end_object (builder);
  remit_cli_print_json (builder);
}

static int
print_growth (const Growth *self, const GArray *growths, const RemitRollup *rollup)
{
  const RemitCliLook *look = &self->money.look;
  g_autoptr (RemitCliTable) table = remit_cli_table_new (self->columns, N_COLUMNS);
  g_autoptr (RemitCliTable) totals = remit_cli_table_new (self->columns, N_COLUMNS);

  fill_tables (self, growths, table, look->chosen == REMIT_CLI_FORMAT_TEXT ? table : totals);
  if (look->chosen == REMIT_CLI_FORMAT_JSON)
    print_json (self, table, totals, rollup);
  else
    remit_cli_look_print (look, table);
  remit_cli_money_note (&self->money, rollup);
  return REMIT_EXIT_OK;
}

static int
answer (Growth *self)
{
  RemitBudgetQuery *query = &self->money.query;
  g_autoptr (GArray) growths = NULL;
  g_autoptr (RemitRollup) rollup = NULL;
  GError *error = NULL;

  query->axis = self->by;
  if (!choose_years (self, &error))
    return remit_cli_fail (self->money.cli, error, -1);
  put_heads (self);
  query->first_year = self->old_year;
  query->last_year = self->new_year;
  query->figures = REMIT_FIGURE_BIT (REMIT_FIGURE_OUTLOOK);
  rollup = remit_budget_rollup (self->money.graph, query, &error);
  if (rollup != NULL)
    growths
      = remit_budget_growth (self->money.graph, query, self->old_year, self->new_year, &error);
  if (growths == NULL)
    return remit_cli_fail (self->money.cli, error, -1);
  return print_growth (self, growths, rollup);
}

static int
run_growth (RemitCli *cli, Growth *self, const char *file)
{
  GError *error = NULL;

  if (!read_options (cli, self, &error))
    return remit_cli_fail (cli, error, REMIT_EXIT_USAGE);
  if (!remit_cli_money_open (&self->money, file, FALSE, &error))
    return remit_cli_fail (cli, error, -1);
  return answer (self);
}

int
remit_cli_run_growth (RemitCli *cli, int argc, char **argv)
{
  Growth self = { 0 };
  const GOptionEntry entries[] = {
    { "by", 0, 0, G_OPTION_ARG_STRING, &self.axis,
      N_("payer (usual), owner, item, tree, initiative, line or nature"), N_("AXIS") },
    { "years", 0, 0, G_OPTION_ARG_STRING, &self.years,
      N_("From which fiscal year to which; the newest two without it"), N_("OLD:NEW") },
    { "project", 0, 0, G_OPTION_ARG_STRING, &self.project,
      N_("So many years on, and who overtakes whom by then"), N_("YEARS") },
    REMIT_CLI_MONEY_ENTRIES (&self.money),
    G_OPTION_ENTRY_NULL,
  };
  g_auto (GStrv) words = NULL;
  int status;

  words = remit_cli_parse (cli, entries, REMIT_WORDS_DEFAULT, 1, 1, argc, argv, &status);
  if (words != NULL)
    status = run_growth (cli, &self, words[0]);
  remit_cli_money_clear (&self.money);
  for (guint i = 0; i < G_N_ELEMENTS (self.heads); i++)
    g_free (self.heads[i]);
  g_free (self.axis);
  g_free (self.years);
  g_free (self.project);
  return status;
}

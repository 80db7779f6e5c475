/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-cli"
#include "remit-cli-table.h"

#include "remit-agreement.h"
#include "remit-date.h"
#include "remit-kpi.h"
#include "remit-money.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* remit-cli agreements and remit-cli kpis: the registers of what was promised and how one would
 * know. */

/* "99.7002 %" without the sign, for a column that has it in its head. */
static char *
format_ratio (RemitRatio ratio)
{
  return remit_decimal_format (remit_ratio_to_percent (ratio));
}

static void
set_flag (char **cell, gboolean set)
{
  if (set)
    *cell = g_strdup (C_("flag in a table", "yes"));
}

static void
set_day (char **cell, int day)
{
  if (day != 0)
    *cell = remit_day_format (day);
}

static void
set_decimal (char **cell, gint64 value)
{
  if (value != REMIT_UNSET)
    *cell = remit_decimal_format (value);
}

static void
fill_node (char **row, const RemitGraph *graph, RemitId id)
{
  const RemitNode *node = remit_graph_node (graph, id);

  row[0] = remit_cli_id (REMIT_TABLE_NODE, id);
  row[1] = *node->code != '\0' ? g_strdup (node->code) : NULL;
  row[2] = g_strdup (node->name);
}

/* Opens @file and prints what @fill puts into the table. */
typedef void (*FillFunc) (RemitCliTable *table, const RemitGraph *graph, int today);

static int
run_register (RemitCli *cli, int argc, char **argv, const RemitCliColumn *columns, guint n_columns,
              FillFunc fill)
{
  g_auto (RemitCliLook) look = { NULL };
  const GOptionEntry entries[] = { REMIT_CLI_LOOK_ENTRIES (&look), G_OPTION_ENTRY_NULL };
  g_autoptr (RemitCliTable) table = remit_cli_table_new (columns, n_columns);
  g_autoptr (RemitDocument) document = NULL;
  g_auto (GStrv) words = NULL;
  GError *error = NULL;
  int status;

  words = remit_cli_parse (cli, entries, REMIT_WORDS_DEFAULT, 1, 1, argc, argv, &status);
  if (words == NULL)
    return status;
  if (!remit_cli_look_read (cli, &look, &error))
    return remit_cli_fail (cli, error, REMIT_EXIT_USAGE);
  document = remit_cli_open (cli, words[0], &error);
  if (document == NULL)
    return remit_cli_fail (cli, error, -1);
  fill (table, remit_document_get_graph (document), look.today);
  remit_cli_look_print (&look, table);
  return REMIT_EXIT_OK;
}

/* ---- agreements ---- */

enum
{
  AGREEMENT_ID,
  AGREEMENT_CODE,
  AGREEMENT_NAME,
  AGREEMENT_KIND,
  AGREEMENT_PROVIDERS,
  AGREEMENT_CUSTOMERS,
  AGREEMENT_COVERS,
  AGREEMENT_VALIDITY,
  AGREEMENT_STATE,
  AGREEMENT_PROMISED,
  AGREEMENT_COMPUTED,
  AGREEMENT_FALLS_SHORT,
  AGREEMENT_ALLOWED,
  AGREEMENT_CIRCULAR,
  AGREEMENT_SUPPORTS,
  AGREEMENT_WEAKER,
  AGREEMENT_OBJECTIVES,
  AGREEMENT_REVIEW,
  AGREEMENT_OVERDUE,
  AGREEMENT_SIGNED,
  AGREEMENT_LACKS,
  N_AGREEMENT_COLUMNS
};

static const RemitCliColumn agreement_columns[N_AGREEMENT_COLUMNS] = {
  [AGREEMENT_ID] = { "id", NULL, REMIT_CLI_TEXT },
  [AGREEMENT_CODE] = { "code", N_("Code"), REMIT_CLI_TEXT },
  [AGREEMENT_NAME] = { "name", N_("Name"), REMIT_CLI_TEXT },
  [AGREEMENT_KIND] = { "kind", NULL, REMIT_CLI_TEXT },
  [AGREEMENT_PROVIDERS] = { "providers", N_("Provider"), REMIT_CLI_LIST },
  [AGREEMENT_CUSTOMERS] = { "customers", N_("Customer"), REMIT_CLI_LIST },
  [AGREEMENT_COVERS] = { "covers", NULL, REMIT_CLI_LIST },
  [AGREEMENT_VALIDITY] = { "validity", N_("Validity"), REMIT_CLI_TEXT },
  [AGREEMENT_STATE] = { "state", N_("State"), REMIT_CLI_TEXT },
  [AGREEMENT_PROMISED] = { "promised", N_("Promised %"), REMIT_CLI_NUMBER },
  [AGREEMENT_COMPUTED] = { "computed", N_("Computed %"), REMIT_CLI_NUMBER },
  [AGREEMENT_FALLS_SHORT] = { "falls-short", N_("Falls short"), REMIT_CLI_FLAG },
  [AGREEMENT_ALLOWED] = { "allowed-downtime", N_("May be down"), REMIT_CLI_TEXT },
  [AGREEMENT_CIRCULAR] = { "circular", N_("Circular"), REMIT_CLI_FLAG },
  [AGREEMENT_SUPPORTS] = { "supports", NULL, REMIT_CLI_LIST },
  [AGREEMENT_WEAKER] = { "weaker", N_("Weaker support"), REMIT_CLI_LIST },
  [AGREEMENT_OBJECTIVES] = { "objectives", NULL, REMIT_CLI_LIST },
  [AGREEMENT_REVIEW] = { "review-due", N_("Review due"), REMIT_CLI_TEXT },
  [AGREEMENT_OVERDUE] = { "overdue", N_("Overdue"), REMIT_CLI_FLAG },
  [AGREEMENT_SIGNED] = { "signed", N_("Signed"), REMIT_CLI_TEXT },
  [AGREEMENT_LACKS] = { "lacks", N_("Lacks"), REMIT_CLI_LIST },
};

static void
fill_supports (char **row, const RemitGraph *graph, const RemitAgreement *agreement)
{
  for (guint i = 0; i < agreement->supports->len; i++)
    {
      const RemitSupport *support = &g_array_index (agreement->supports, RemitSupport, i);
      g_autofree char *name = remit_graph_describe (graph, support->agreement);
      g_autofree char *ratio = support->known ? format_ratio (support->ratio) : NULL;
      g_autofree char *text = ratio != NULL ? g_strdup_printf ("%s: %s %%", name, ratio) : NULL;

      remit_cli_list_add (&row[AGREEMENT_SUPPORTS], text != NULL ? text : name);
    }
  for (guint i = 0; i < agreement->weaker->len; i++)
    {
      const RemitWeaker *weaker = &g_array_index (agreement->weaker, RemitWeaker, i);
      g_autofree char *name = remit_graph_describe (graph, weaker->supporter);
      g_autofree char *target = remit_decimal_format (weaker->support->target);
      g_autofree char *text = g_strdup_printf ("%s: %s %s", name, target, weaker->support->unit);

      remit_cli_list_add (&row[AGREEMENT_WEAKER], g_strchomp (text));
    }
}

/* "Available at-least 99.9 %: breached, 99.71 on 2026-09-30", with the keys that files use. */
static void
fill_objectives (char **row, const RemitAgreement *agreement)
{
  for (guint i = 0; i < agreement->objectives->len; i++)
    {
      const RemitObjectiveState *state
        = &g_array_index (agreement->objectives, RemitObjectiveState, i);
      const RemitRow *objective = &state->objective->row;
      g_autofree char *comparison = remit_row_format (objective, REMIT_OBJECTIVE_FIELD_COMPARISON);
      g_autofree char *target = remit_row_format (objective, REMIT_OBJECTIVE_FIELD_TARGET);
      g_autofree char *day = remit_day_format (state->day);
      g_autofree char *value = remit_decimal_format (state->value);
      g_autoptr (GString) text = g_string_new (NULL);

      g_string_append_printf (text, "%s %s %s %s: %s", state->objective->name, comparison, target,
                              state->objective->unit, remit_agreement_state_key (state->state));
      if (state->day != 0)
        g_string_append_printf (text, ", %s, %s", value, day);
      remit_cli_list_add (&row[AGREEMENT_OBJECTIVES], text->str);
    }
}

/* The least of what its objectives of availability allow around @today. */
static void
fill_allowed (char **row, const RemitAgreement *agreement, int today)
{
  gint64 least = G_MAXINT64;

  for (guint i = 0; i < agreement->objectives->len; i++)
    {
      gint64 agreed, allowed;

      if (remit_objective_allowed (
            g_array_index (agreement->objectives, RemitObjectiveState, i).objective, today, &agreed,
            &allowed, NULL))
        least = MIN (least, allowed);
    }
  if (least != G_MAXINT64)
    row[AGREEMENT_ALLOWED] = remit_duration_format (least);
}

static void
fill_lacks (char **cell, guint lacks, const char *const *keys)
{
  for (guint i = 0; keys[i] != NULL; i++)
    if ((lacks >> i & 1) != 0)
      remit_cli_list_add (cell, keys[i]);
}

static void
fill_agreement (char **row, const RemitGraph *graph, const RemitAgreement *agreement, int today)
{
  static const char *const lacks[]
    = { "provider", "customer", "objective", "target", "window", NULL };

  fill_node (row, graph, agreement->id);
  row[AGREEMENT_KIND] = g_strdup (remit_node_kind_info (agreement->kind)->key);
  remit_cli_list_add_names (&row[AGREEMENT_PROVIDERS], graph, agreement->providers);
  remit_cli_list_add_names (&row[AGREEMENT_CUSTOMERS], graph, agreement->customers);
  remit_cli_list_add_names (&row[AGREEMENT_COVERS], graph, agreement->covered);
  row[AGREEMENT_VALIDITY] = g_strdup (remit_validity_key (agreement->validity));
  row[AGREEMENT_STATE] = g_strdup (remit_agreement_state_key (agreement->state));
  if (agreement->promises)
    row[AGREEMENT_PROMISED] = format_ratio (agreement->promised);
  if (agreement->computes)
    row[AGREEMENT_COMPUTED] = format_ratio (agreement->computed);
  set_flag (&row[AGREEMENT_FALLS_SHORT], agreement->falls_short);
  fill_allowed (row, agreement, today);
  set_flag (&row[AGREEMENT_CIRCULAR], agreement->circular);
  fill_supports (row, graph, agreement);
  fill_objectives (row, agreement);
  set_day (&row[AGREEMENT_REVIEW], agreement->review_due);
  set_flag (&row[AGREEMENT_OVERDUE], agreement->review_overdue);
  row[AGREEMENT_SIGNED] = g_strdup_printf ("%u/%u", agreement->n_signed, agreement->n_sides);
  fill_lacks (&row[AGREEMENT_LACKS], agreement->lacks, lacks);
  if (agreement->same_party)
    remit_cli_list_add (&row[AGREEMENT_LACKS], "other-party");
}

static void
fill_agreements (RemitCliTable *table, const RemitGraph *graph, int today)
{
  g_autoptr (RemitAgreements) agreements = remit_agreements_new (graph, today);

  for (guint i = 0; i < agreements->list->len; i++)
    fill_agreement (remit_cli_table_add_row (table), graph,
                    &g_array_index (agreements->list, RemitAgreement, i), today);
}

int
remit_cli_run_agreements (RemitCli *cli, int argc, char **argv)
{
  return run_register (cli, argc, argv, agreement_columns, N_AGREEMENT_COLUMNS, fill_agreements);
}

/* ---- KPIs ---- */

enum
{
  KPI_ID,
  KPI_CODE,
  KPI_NAME,
  KPI_OWNERS,
  KPI_UNIT,
  KPI_DAY,
  KPI_VALUE,
  KPI_PREVIOUS,
  KPI_BASELINE,
  KPI_TARGET,
  KPI_STATUS,
  KPI_BELIEVED,
  KPI_SAID,
  KPI_GAP,
  KPI_AGREED_BY,
  KPI_VISIBLE_TO,
  KPI_PRODUCERS,
  KPI_CREDITED,
  KPI_MISATTRIBUTED,
  KPI_LACKS,
  N_KPI_COLUMNS
};

static const RemitCliColumn kpi_columns[N_KPI_COLUMNS] = {
  [KPI_ID] = { "id", NULL, REMIT_CLI_TEXT },
  [KPI_CODE] = { "code", N_("Code"), REMIT_CLI_TEXT },
  [KPI_NAME] = { "name", N_("Name"), REMIT_CLI_TEXT },
  [KPI_OWNERS] = { "owners", N_("Owner"), REMIT_CLI_LIST },
  [KPI_UNIT] = { "unit", N_("Unit"), REMIT_CLI_TEXT },
  [KPI_DAY] = { "day", N_("Day"), REMIT_CLI_TEXT },
  [KPI_VALUE] = { "value", N_("Value"), REMIT_CLI_NUMBER },
  [KPI_PREVIOUS] = { "previous", N_("Before"), REMIT_CLI_NUMBER },
  [KPI_BASELINE] = { "baseline", N_("Baseline"), REMIT_CLI_NUMBER },
  [KPI_TARGET] = { "target", N_("Target"), REMIT_CLI_NUMBER },
  [KPI_STATUS] = { "status", N_("Status"), REMIT_CLI_TEXT },
  [KPI_BELIEVED] = { "believed", N_("Believed"), REMIT_CLI_NUMBER },
  [KPI_SAID] = { "said", NULL, REMIT_CLI_NUMBER },
  [KPI_GAP] = { "gap", N_("Gap"), REMIT_CLI_NUMBER },
  [KPI_AGREED_BY] = { "agreed-by", NULL, REMIT_CLI_LIST },
  [KPI_VISIBLE_TO] = { "visible-to", NULL, REMIT_CLI_LIST },
  [KPI_PRODUCERS] = { "producers", N_("Produced by"), REMIT_CLI_LIST },
  [KPI_CREDITED] = { "credited", N_("Credited to"), REMIT_CLI_LIST },
  [KPI_MISATTRIBUTED] = { "misattributed", N_("Misattributed"), REMIT_CLI_FLAG },
  [KPI_LACKS] = { "lacks", N_("Lacks"), REMIT_CLI_LIST },
};

static void
fill_credits (char **cell, const RemitGraph *graph, const GArray *credits)
{
  for (guint i = 0; i < credits->len; i++)
    {
      const RemitCredit *credit = &g_array_index (credits, RemitCredit, i);
      g_autofree char *name = remit_graph_describe (graph, credit->party);
      g_autofree char *share = remit_decimal_format (credit->share * 100);
      g_autofree char *text = g_strdup_printf ("%s %s %%", name, share);

      remit_cli_list_add (cell, text);
    }
}

static void
fill_kpi (char **row, const RemitGraph *graph, const RemitKpiSummary *kpi)
{
  static const char *const lacks[] = { "owner", "formula", "target", "source", "one-owner", NULL };

  fill_node (row, graph, kpi->id);
  remit_cli_list_add_names (&row[KPI_OWNERS], graph, kpi->owners);
  if (kpi->detail != NULL)
    {
      row[KPI_UNIT] = *kpi->detail->unit != '\0' ? g_strdup (kpi->detail->unit) : NULL;
      set_decimal (&row[KPI_BASELINE], kpi->detail->baseline);
      set_decimal (&row[KPI_TARGET], kpi->detail->target);
    }
  set_day (&row[KPI_DAY], kpi->value.day);
  set_decimal (&row[KPI_VALUE], kpi->value.value);
  set_decimal (&row[KPI_PREVIOUS], kpi->previous.value);
  row[KPI_STATUS] = g_strdup (remit_kpi_status_key (kpi->status));
  set_decimal (&row[KPI_BELIEVED], kpi->believed.value);
  set_decimal (&row[KPI_SAID], kpi->said.value);
  set_decimal (&row[KPI_GAP], kpi->gap);
  remit_cli_list_add_names (&row[KPI_AGREED_BY], graph, kpi->agreed_by);
  remit_cli_list_add_names (&row[KPI_VISIBLE_TO], graph, kpi->visible_to);
  fill_credits (&row[KPI_PRODUCERS], graph, kpi->producers);
  fill_credits (&row[KPI_CREDITED], graph, kpi->credited);
  set_flag (&row[KPI_MISATTRIBUTED], kpi->misattributed);
  fill_lacks (&row[KPI_LACKS], kpi->lacks, lacks);
}

static void
fill_kpis (RemitCliTable *table, const RemitGraph *graph, int today)
{
  g_autoptr (GArray) kpis = remit_kpis_new (graph, today);

  for (guint i = 0; i < kpis->len; i++)
    fill_kpi (remit_cli_table_add_row (table), graph, &g_array_index (kpis, RemitKpiSummary, i));
}

int
remit_cli_run_kpis (RemitCli *cli, int argc, char **argv)
{
  return run_register (cli, argc, argv, kpi_columns, N_KPI_COLUMNS, fill_kpis);
}

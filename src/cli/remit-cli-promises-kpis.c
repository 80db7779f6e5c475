/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-cli"
#include "remit-cli-promises.h"

#include "remit-kpi.h"
#include "remit-money.h"

#include <glib/gi18n-lib.h>

/* remit-cli kpis. */

enum
{
  KPI_ID = REMIT_CLI_REGISTER_ID,
  KPI_CODE = REMIT_CLI_REGISTER_CODE,
  KPI_NAME = REMIT_CLI_REGISTER_NAME,
  KPI_OWNERS,
  KPI_VALUE,
  KPI_UNIT,
  KPI_DAY,
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
  KPI_REMARKS,
  N_KPI_COLUMNS
};

static const RemitCliColumn kpi_columns[N_KPI_COLUMNS] = {
  [KPI_ID] = { "id", NULL, REMIT_CLI_TEXT },
  [KPI_CODE] = { "code", N_("Code"), REMIT_CLI_TEXT },
  [KPI_NAME] = { "name", N_("Name"), REMIT_CLI_TEXT },
  [KPI_OWNERS] = { "owners", N_("Owner"), REMIT_CLI_LIST },
  [KPI_VALUE] = { "value", N_("Value"), REMIT_CLI_NUMBER },
  [KPI_UNIT] = { "unit", N_("Unit"), REMIT_CLI_TEXT },
  [KPI_DAY] = { "day", N_("Day"), REMIT_CLI_TEXT },
  [KPI_PREVIOUS] = { "previous", N_("Before"), REMIT_CLI_NUMBER },
  [KPI_BASELINE] = { "baseline", NULL, REMIT_CLI_NUMBER, N_("Baseline") },
  [KPI_TARGET] = { "target", N_("Target"), REMIT_CLI_NUMBER },
  [KPI_STATUS] = { "status", N_("Status"), REMIT_CLI_TEXT },
  [KPI_BELIEVED] = { "believed", N_("Believed"), REMIT_CLI_NUMBER },
  [KPI_SAID] = { "said", N_("Said"), REMIT_CLI_NUMBER },
  [KPI_GAP] = { "gap", N_("Gap"), REMIT_CLI_NUMBER },
  [KPI_AGREED_BY] = { "agreed-by", NULL, REMIT_CLI_LIST, N_("Agreed by") },
  [KPI_VISIBLE_TO] = { "visible-to", NULL, REMIT_CLI_LIST, N_("Visible to") },
  [KPI_PRODUCERS] = { "producers", NULL, REMIT_CLI_LIST, N_("Produced by") },
  [KPI_CREDITED] = { "credited", NULL, REMIT_CLI_LIST, N_("Credited to") },
  [KPI_MISATTRIBUTED] = { "misattributed", NULL, REMIT_CLI_FLAG },
  [KPI_LACKS] = { "lacks", NULL, REMIT_CLI_LIST },
  [KPI_REMARKS] = { NULL, N_("Remarks"), REMIT_CLI_LIST },
};

/* By RemitKpiLacks: as files write them, and as people do. */
static const struct
{
  const char *key, *remark;
} lacks[] = {
  { "owner", N_("nobody owns it") },
  { "formula", N_("no formula") },
  { "target", N_("no target") },
  { "source", N_("no source") },
  { "one-owner", N_("more than one owner") },
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
fill_values (char **row, const RemitKpiSummary *kpi)
{
  if (kpi->detail != NULL)
    {
      row[KPI_UNIT] = *kpi->detail->unit != '\0' ? g_strdup (kpi->detail->unit) : NULL;
      remit_cli_set_decimal (&row[KPI_BASELINE], kpi->detail->baseline);
      remit_cli_set_decimal (&row[KPI_TARGET], kpi->detail->target);
    }
  remit_cli_set_day (&row[KPI_DAY], kpi->value.day);
  remit_cli_set_decimal (&row[KPI_VALUE], kpi->value.value);
  remit_cli_set_decimal (&row[KPI_PREVIOUS], kpi->previous.value);
  remit_cli_set_decimal (&row[KPI_BELIEVED], kpi->believed.value);
  remit_cli_set_decimal (&row[KPI_SAID], kpi->said.value);
  remit_cli_set_decimal (&row[KPI_GAP], kpi->gap);
}

static void
fill_status (const RemitCliRegister *self, char **row, const RemitKpiSummary *kpi)
{
  static const char *const words[REMIT_N_KPI_STATUSES] = {
    [REMIT_KPI_UNKNOWN] = N_("unknown"),
    [REMIT_KPI_GREEN] = N_("green"),
    [REMIT_KPI_AMBER] = N_("amber"),
    [REMIT_KPI_RED] = N_("red"),
  };

  row[KPI_STATUS]
    = g_strdup (remit_cli_register_is_text (self) ? _(words[kpi->status])
                                                  : remit_kpi_status_key (kpi->status));
  remit_cli_set_flag (&row[KPI_MISATTRIBUTED], kpi->misattributed);
  for (guint i = 0; i < G_N_ELEMENTS (lacks); i++)
    if ((kpi->lacks >> i & 1) != 0)
      {
        remit_cli_list_add (&row[KPI_LACKS], lacks[i].key);
        remit_cli_list_add (&row[KPI_REMARKS], _(lacks[i].remark));
      }
  if (kpi->misattributed)
    remit_cli_list_add (&row[KPI_REMARKS], _("the credit goes elsewhere"));
}

static void
fill_kpi (const RemitCliRegister *self, char **row, const RemitKpiSummary *kpi)
{
  remit_cli_register_fill_node (self, row, kpi->id);
  remit_cli_list_add_names (&row[KPI_OWNERS], self->graph, kpi->owners);
  fill_values (row, kpi);
  fill_status (self, row, kpi);
  remit_cli_list_add_names (&row[KPI_AGREED_BY], self->graph, kpi->agreed_by);
  remit_cli_list_add_names (&row[KPI_VISIBLE_TO], self->graph, kpi->visible_to);
  fill_credits (&row[KPI_PRODUCERS], self->graph, kpi->producers);
  fill_credits (&row[KPI_CREDITED], self->graph, kpi->credited);
}

static void
fill_kpis (const RemitCliRegister *self, RemitCliTable *table)
{
  g_autoptr (GArray) kpis = remit_kpis_new (self->graph, self->look->today);

  for (guint i = 0; i < kpis->len; i++)
    {
      const RemitKpiSummary *kpi = &g_array_index (kpis, RemitKpiSummary, i);

      if (remit_cli_register_wants (self, kpi->id))
        fill_kpi (self, remit_cli_table_add_row (table), kpi);
    }
}

int
remit_cli_run_kpis (RemitCli *cli, int argc, char **argv)
{
  return remit_cli_run_register (cli, argc, argv, kpi_columns, N_KPI_COLUMNS,
                                 REMIT_KIND_BIT (REMIT_NODE_KPI), fill_kpis);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-cli"
#include "remit-cli-import.h"

#include "remit-date.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Registers of budget lines, agreements and KPIs, for people and programs; and out again. */

/* ---- in ---- */

void
remit_cli_describe_registers (RemitCli *cli, const GPtrArray *registers)
{
  for (guint i = 0; i < registers->len; i++)
    {
      const RemitRegisterContent *content = registers->pdata[i];
      const GPtrArray *totals = remit_register_content_totals (content);

      remit_cli_note (cli, _("Read: %s %u, rows %u."),
                      remit_register_sort_label (remit_register_content_sort (content)),
                      remit_register_content_n_things (content),
                      remit_register_content_n_rows (content));
      for (guint k = 0; k < totals->len; k++)
        {
          const RemitRegisterTotal *total = totals->pdata[k];

          /* Translators: a column, what it adds up to, its currency. */
          remit_cli_note (cli, _("Total of %s: %s %s"), total->name, total->total,
                          total->currency);
        }
    }
}

static void
add_distinct (JsonBuilder *json, const RemitRegisterContent *content)
{
  json_builder_set_member_name (json, "distinct");
  json_builder_begin_object (json);
  for (RemitRegisterRole role = 0; role < REMIT_N_REGISTER_ROLES; role++)
    if (remit_register_content_n_distinct (content, role) > 0)
      remit_cli_json_number (json, remit_register_role_key (role),
                             remit_register_content_n_distinct (content, role));
  json_builder_end_object (json);
}

static void
add_totals (JsonBuilder *json, const RemitRegisterContent *content)
{
  const GPtrArray *totals = remit_register_content_totals (content);

  json_builder_set_member_name (json, "totals");
  json_builder_begin_array (json);
  for (guint i = 0; i < totals->len; i++)
    {
      const RemitRegisterTotal *total = totals->pdata[i];

      json_builder_begin_object (json);
      remit_cli_json_text (json, "column", total->name);
      remit_cli_json_text (json, "cell", total->where);
      remit_cli_json_text (json, "total", total->total);
      remit_cli_json_text (json, "currency", total->currency);
      remit_cli_json_number (json, "amounts", total->n_amounts);
      remit_cli_json_number (json, "negative", total->n_negative);
      remit_cli_json_number (json, "blank", total->n_blank);
      remit_cli_json_number (json, "rounded", total->n_finer);
      json_builder_end_object (json);
    }
  json_builder_end_array (json);
}

void
remit_cli_add_registers (JsonBuilder *json, const GPtrArray *registers)
{
  json_builder_set_member_name (json, "registers");
  json_builder_begin_array (json);
  for (guint i = 0; i < registers->len; i++)
    {
      const RemitRegisterContent *content = registers->pdata[i];

      json_builder_begin_object (json);
      remit_cli_json_text (json, "sort",
                           remit_register_sort_key (remit_register_content_sort (content)));
      remit_cli_json_text (json, "sheet", remit_register_content_sheet (content));
      remit_cli_json_text (json, "range", remit_register_content_range (content));
      remit_cli_json_number (json, "rows", remit_register_content_n_rows (content));
      remit_cli_json_number (json, "things", remit_register_content_n_things (content));
      add_distinct (json, content);
      add_totals (json, content);
      remit_cli_add_remarks (json, "skipped", remit_register_content_skipped (content));
      remit_cli_add_remarks (json, "warnings", remit_register_content_warnings (content));
      json_builder_end_object (json);
    }
  json_builder_end_array (json);
}

void
remit_cli_tell_registers (const RemitGraph *graph, const GPtrArray *registers, gboolean remove)
{
  for (guint i = 0; i < registers->len; i++)
    {
      g_autoptr (RemitRegisterPlan) plan
        = remit_register_plan_new (graph, registers->pdata[i], remove);
      const GPtrArray *changes = remit_register_plan_changes (plan);
      g_autofree char *summary = remit_register_plan_summary (plan);

      for (guint k = 0; k < changes->len; k++)
        {
          remit_cli_print (((RemitRegisterChange *) changes->pdata[k])->sentence);
          remit_cli_print ("\n");
        }
      remit_cli_print (summary);
      remit_cli_print ("\n");
    }
}

gboolean
remit_cli_copy_settings (RemitDocument *from, RemitDocument *to, GError **error)
{
  static const char *const keys[] = { "currency", "fiscal-year-start" };
  RemitEdit *edit = remit_document_begin (to, _("Settings"));

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      const char *value = remit_graph_meta (remit_document_get_graph (from), keys[i]);

      if (*value != '\0')
        remit_meta_set (edit, keys[i], value);
    }
  return remit_document_commit (to, edit, error);
}

/* ---- out ---- */

gboolean
remit_cli_export_register (RemitCli *cli, const RemitGraph *graph, RemitRegisterSort sort,
                           const char *format, char separator, const char *path, GError **error)
{
  static const char *const formats[] = { "csv", "tsv", "html", "xlsx" };
  int today = remit_day_from_time (remit_context_now (cli->context));

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    if (g_str_equal (formats[i], format))
      return remit_register_write (graph, sort, (RemitRegisterFormat) i, separator, today, path,
                                   error);
  g_return_val_if_reached (FALSE);
}

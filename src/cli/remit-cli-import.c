/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-cli"
#include "remit-cli-import.h"

#include "remit-import.h"
#include "remit-matrix.h"
#include "remit-table-plan.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Files of other kinds into a document.  The report says what was read, table by table; with
 * --dry-run it also says what would change in the document that --into names. */

typedef struct
{
  char *output, *into, *format, *as; /* owned, as typed */
  char *sheet, *range, *orientation, *encoding, *separator, *decimal, *scheme;
  char *sort, *unit, *currency, *state; /* of registers */
  char **map;
  int header_rows;
  gboolean dry, remove;
  gboolean json;
  RemitImportOptions options; /* points into the above */
} Import;

/* ---- the report ---- */

static void
tell_warnings (RemitCli *cli, const RemitImportReport *report)
{
  for (guint i = 0; i < report->warnings->len; i++)
    remit_cli_note (cli, _("Warning: %s"), (const char *) report->warnings->pdata[i]);
}

/* What was read of tables; NULL for XML, whose rows say nothing to people, and where there are only
 * registers.  A list, since a
 * sentence with four numbers would need four plurals. */
static char *
describe_report (const RemitImportReport *report)
{
  if (strcmp (report->format, "xml") == 0
      || (report->registers->len > 0 && report->tables->len == 0))
    return NULL;
  if (report->promises != NULL)
    return remit_promises_describe (report->promises);
  return g_strdup_printf (_("Read: parties %u, activities %u, cells %u, assignments %u."),
                          report->parties, report->activities, report->cells, report->letters);
}

static void
add_names (JsonBuilder *json, const RemitTableContent *content)
{
  json_builder_set_member_name (json, "parties");
  json_builder_begin_array (json);
  for (guint i = 0; i < content->parties->len; i++)
    json_builder_add_string_value (json, ((RemitTableParty *) content->parties->pdata[i])->name);
  json_builder_end_array (json);
  json_builder_set_member_name (json, "activities");
  json_builder_begin_array (json);
  for (guint i = 0; i < content->activities->len; i++)
    {
      const RemitTableActivity *activity = content->activities->pdata[i];

      json_builder_begin_object (json);
      remit_cli_json_text (json, "name", activity->name);
      remit_cli_json_text (json, "group", activity->group);
      json_builder_end_object (json);
    }
  json_builder_end_array (json);
}

/* Letters in the order of the scheme; those that the table lacks are left out. */
static void
add_letters (JsonBuilder *json, const RemitTableContent *content)
{
  guint counts[REMIT_N_DUTIES] = { 0 }, cells = 0;

  for (guint i = 0; i < content->cells->len; i++)
    {
      const RemitTableCell *cell = content->cells->pdata[i];

      cells += cell->n_letters > 0;
      for (guint duty = 0; duty < REMIT_N_DUTIES; duty++)
        counts[duty] += (cell->duties >> duty) & 1;
    }
  remit_cli_json_number (json, "cells", cells);
  json_builder_set_member_name (json, "letters");
  json_builder_begin_object (json);
  for (guint i = 0; i < content->scheme->n_letters; i++)
    {
      const RemitSchemeLetter *letter = &content->scheme->letters[i];

      if (counts[letter->duty] > 0)
        remit_cli_json_number (json, letter->letter, counts[letter->duty]);
      counts[letter->duty] = 0;
    }
  /* A text that somebody mapped to a duty outside of the scheme. */
  for (guint duty = 0; duty < REMIT_N_DUTIES; duty++)
    if (counts[duty] > 0)
      remit_cli_json_number (json, remit_link_kind_label ((RemitLinkKind) duty), counts[duty]);
  json_builder_end_object (json);
}

void
remit_cli_add_remarks (JsonBuilder *json, const char *name, const GPtrArray *remarks)
{
  json_builder_set_member_name (json, name);
  json_builder_begin_array (json);
  for (guint i = 0; i < remarks->len; i++)
    {
      const RemitTableRemark *remark = remarks->pdata[i];

      json_builder_begin_object (json);
      remit_cli_json_text (json, "cell", remark->where);
      remit_cli_json_text (json, "message", remark->message);
      json_builder_end_object (json);
    }
  json_builder_end_array (json);
}

/* @report NULL: no table was found. */
static void
print_report (const RemitImportReport *report)
{
  JsonBuilder *json;

  if (report != NULL && report->promises != NULL)
    {
      remit_cli_print_promises (report->promises);
      return;
    }
  json = json_builder_new ();
  json_builder_begin_object (json);
  json_builder_set_member_name (json, "tables");
  json_builder_begin_array (json);
  for (guint i = 0; report != NULL && i < report->tables->len; i++)
    {
      const RemitTableContent *content = report->tables->pdata[i];

      json_builder_begin_object (json);
      remit_cli_json_text (json, "sheet", content->sheet);
      remit_cli_json_text (json, "range", content->range);
      add_names (json, content);
      add_letters (json, content);
      remit_cli_add_remarks (json, "skipped", content->skipped);
      remit_cli_add_remarks (json, "warnings", content->warnings);
      json_builder_end_object (json);
    }
  json_builder_end_array (json);
  if (report != NULL && report->registers->len > 0)
    remit_cli_add_registers (json, report->registers);
  json_builder_end_object (json);
  remit_cli_print_json (json);
}

/* What the tables would change in a document. */
static void
tell_changes (const RemitGraph *graph, const RemitImportReport *report)
{
  for (guint i = 0; i < report->tables->len; i++)
    {
      g_autoptr (RemitTablePlan) plan
        = remit_table_plan_new (graph, report->tables->pdata[i], NULL);
      const GPtrArray *changes = remit_table_plan_changes (plan);
      g_autofree char *summary = remit_table_plan_summary (plan);

      for (guint k = 0; k < changes->len; k++)
        {
          remit_cli_print (((RemitPlanChange *) changes->pdata[k])->sentence);
          remit_cli_print ("\n");
        }
      remit_cli_print (summary);
      remit_cli_print ("\n");
    }
}

/* ---- without writing ---- */

/* No table in a file that can be read is an answer, not a failure, for a program that asks. */
static int
answer_without_table (RemitCli *cli, const Import *import, GError *error)
{
  if (!import->json || !g_error_matches (error, REMIT_ERROR, REMIT_ERROR_NOT_FOUND)
      || import->options.sheet != NULL)
    return remit_cli_fail (cli, error, -1);
  remit_cli_note (cli, "%s", error->message);
  g_error_free (error);
  print_report (NULL);
  return REMIT_EXIT_OK;
}

static int
import_dry (RemitCli *cli, const Import *import, const char *path)
{
  g_autoptr (RemitDocument) target = NULL;
  g_autoptr (RemitDocument) document = remit_document_new_in_memory (cli->context);
  g_autoptr (RemitImportReport) report = NULL;
  g_autofree char *summary = NULL;
  GError *error = NULL;

  if (!g_str_equal (path, "-") && !g_file_test (path, G_FILE_TEST_EXISTS))
    {
      remit_import_file (document, path, import->as, &import->options, &error);
      return remit_cli_fail (cli, error, -1);
    }
  if (import->into != NULL)
    {
      target = remit_cli_open (cli, import->into, &error);
      if (target == NULL || !remit_cli_copy_settings (target, document, &error))
        return remit_cli_fail (cli, error, -1);
    }
  report = remit_import_file (document, path, import->as, &import->options, &error);
  if (report == NULL)
    return answer_without_table (cli, import, error);
  tell_warnings (cli, report);
  summary = describe_report (report);
  if (summary != NULL)
    remit_cli_note (cli, "%s", summary);
  remit_cli_describe_registers (cli, report->registers);
  if (import->json)
    print_report (report);
  else if (target != NULL && report->promises != NULL)
    {
      if (!remit_cli_tell_promises (target, report->promises, &error))
        return remit_cli_fail (cli, error, -1);
    }
  else if (target != NULL)
    {
      tell_changes (remit_document_get_graph (target), report);
      remit_cli_tell_registers (remit_document_get_graph (target), report->registers,
                                import->remove);
    }
  return REMIT_EXIT_OK;
}

/* ---- into a document ---- */

static int
import_into (RemitCli *cli, const Import *import, const char *path)
{
  const char *output = import->output != NULL ? import->output : import->into;
  gboolean exists = import->into != NULL
                    || (strcmp (output, "-") != 0 && g_file_test (output, G_FILE_TEST_EXISTS));
  g_autoptr (RemitImportReport) report = NULL;
  g_autofree char *summary = NULL;
  GError *error = NULL;
  RemitDocument *document;
  int status;

  document = exists ? remit_cli_open_to_edit (cli, output, &error)
                    : remit_document_new (cli->context, &error);
  if (document == NULL)
    return remit_cli_fail (cli, error, exists ? -1 : REMIT_EXIT_WRITE);
  report = remit_import_file (document, path, import->as, &import->options, &error);
  if (report == NULL)
    return remit_cli_give_up (cli, document, NULL, error, -1);
  tell_warnings (cli, report);
  summary = describe_report (report);
  if (summary != NULL)
    remit_cli_note_done (cli, "%s", summary);
  remit_cli_describe_registers (cli, report->registers);
  status = remit_cli_save (cli, document, exists ? NULL : output);
  if (status == REMIT_EXIT_OK && import->json)
    print_report (report);
  return status;
}

/* ---- options ---- */

gboolean
remit_cli_parse_separator (const char *text, char *separator, GError **error)
{
  if (g_str_equal (text, "tab") || g_str_equal (text, "\\t"))
    *separator = '\t';
  else if (strlen (text) == 1 && strchr (",;|\t", *text) != NULL)
    *separator = *text;
  else
    {
      g_set_error (error, REMIT_ERROR, REMIT_ERROR_USAGE,
                   _("“%s” is no separator. Possible are: “,”, “;”, “|” and “tab”."), text);
      return FALSE;
    }
  return TRUE;
}

/* --format said how to read the file before it said how to write the report; both are understood.
 */
static gboolean
check_formats (Import *import, GError **error)
{
  static const char *const reports[] = { "text", "json", NULL };
  static const char *const inputs[]
      = { "xml", "table", "yaml", "budget", "agreements", "kpis", NULL };

  if (import->format != NULL
      && (g_str_equal (import->format, "xml") || g_str_equal (import->format, "csv")))
    {
      g_free (import->as);
      import->as = g_strdup (g_str_equal (import->format, "xml") ? "xml" : "table");
      g_clear_pointer (&import->format, g_free);
    }
  if (import->as != NULL && g_str_equal (import->as, "csv"))
    {
      g_free (import->as);
      import->as = g_strdup ("table");
    }
  if (import->format != NULL && remit_cli_choose ("--format", import->format, reports, error) < 0)
    return FALSE;
  import->json = g_strcmp0 (import->format, "json") == 0;
  if (import->as == NULL)
    return TRUE;
  if (remit_cli_choose ("--as", import->as, inputs, error) < 0)
    return FALSE;
  for (RemitRegisterSort sort = 0; sort < REMIT_N_REGISTER_SORTS; sort++)
    if (g_str_equal (import->as, remit_register_sort_key (sort)))
      {
        import->sort = import->as;
        import->as = g_strdup ("table");
        break;
      }
  return TRUE;
}

static gboolean
parse_unit (const char *text, gint64 *unit, GError **error)
{
  static const char *const units[] = { "1", "1000", "1000000", NULL };
  int found = remit_cli_choose ("--unit", text, units, error);

  if (found >= 0)
    *unit = g_ascii_strtoll (units[found], NULL, 10);
  return found >= 0;
}

static gboolean
check_options (Import *import, GError **error)
{
  RemitImportOptions *options = &import->options;

  if (!check_formats (import, error))
    return FALSE;
  *options = (RemitImportOptions){ .workbook = { .encoding = import->encoding },
                                   .sheet = import->sheet,
                                   .range = import->range,
                                   .orientation = import->orientation,
                                   .n_header_rows = import->header_rows,
                                   .scheme = import->scheme,
                                   .sort = import->sort,
                                   .currency = import->currency,
                                   .state = import->state,
                                   .remove = import->remove };
  if (import->unit != NULL && !parse_unit (import->unit, &options->unit, error))
    return FALSE;
  if (import->separator != NULL
      && !remit_cli_parse_separator (import->separator, &options->workbook.separator, error))
    return FALSE;
  if (import->decimal != NULL && !g_str_equal (import->decimal, ",")
      && !g_str_equal (import->decimal, "."))
    {
      g_set_error (error, REMIT_ERROR, REMIT_ERROR_USAGE,
                   _("“%s” is no decimal sign. Possible are “,” and “.”."), import->decimal);
      return FALSE;
    }
  options->decimal = import->decimal != NULL ? *import->decimal : 0;
  if (import->map != NULL)
    options->map = g_ptr_array_new ();
  for (guint i = 0; import->map != NULL && import->map[i] != NULL; i++)
    g_ptr_array_add (options->map, import->map[i]);
  /* A report for a program needs no document. */
  import->dry = import->dry || (import->json && import->output == NULL && import->into == NULL);
  if (import->output != NULL ? import->into == NULL : import->into != NULL || import->dry)
    return TRUE;
  g_set_error_literal (error, REMIT_ERROR, REMIT_ERROR_USAGE,
                       _("Say which document to read into: either -o or --into."));
  return FALSE;
}

static int
run_import (RemitCli *cli, Import *import, const char *path)
{
  GError *error = NULL;

  if (!check_options (import, &error))
    return remit_cli_fail (cli, error, -1);
  return import->dry ? import_dry (cli, import, path) : import_into (cli, import, path);
}

static void
clear_import (Import *import)
{
  char **texts[] = { &import->output,    &import->into,    &import->format,      &import->as,
                     &import->sheet,     &import->range,   &import->orientation, &import->encoding,
                     &import->separator, &import->decimal, &import->scheme,
                     &import->sort,      &import->unit,    &import->currency,
                     &import->state };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_free (*texts[i]);
  g_strfreev (import->map);
  if (import->options.map != NULL)
    g_ptr_array_unref (import->options.map);
}

int
remit_cli_run_import (RemitCli *cli, int argc, char **argv)
{
  Import import = { .header_rows = -1 };
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &import.output,
      N_ ("The document to make, or to read into when it exists"), N_ ("DOCUMENT") },
    { "into", 0, 0, G_OPTION_ARG_FILENAME, &import.into,
      N_ ("The document to read into; it must exist"), N_ ("DOCUMENT") },
    { "dry-run", 'n', 0, G_OPTION_ARG_NONE, &import.dry,
      N_ ("Only say what would be read; with --into also what would change"), NULL },
    { "format", 0, 0, G_OPTION_ARG_STRING, &import.format, N_ ("The report as text or json"),
      N_ ("FORMAT") },
    { "as", 0, 0, G_OPTION_ARG_STRING, &import.as,
      N_ ("Read the file as xml, table, yaml, budget, agreements or kpis; without it the content "
          "decides"),
      N_ ("KIND") },
    { "sheet", 0, 0, G_OPTION_ARG_STRING, &import.sheet,
      N_ ("Read this sheet only, by name or by number from 1"), N_ ("SHEET") },
    { "range", 0, 0, G_OPTION_ARG_STRING, &import.range, N_ ("Read these cells, such as A3:H20"),
      N_ ("RANGE") },
    { "map", 0, 0, G_OPTION_ARG_STRING_ARRAY, &import.map,
      N_ ("What a text in cells stands for, such as X=R; may be repeated"), N_ ("TEXT=LETTER") },
    { "scheme", 0, 0, G_OPTION_ARG_STRING, &import.scheme,
      N_ ("The letters of the table: raci, rasci, daci, rapid …"), N_ ("KEY") },
    { "orientation", 0, 0, G_OPTION_ARG_STRING, &import.orientation,
      N_ ("activities-down, parties-down or letters-across"), N_ ("WAY") },
    { "header-rows", 0, 0, G_OPTION_ARG_INT, &import.header_rows,
      N_ ("How many rows of the table are its header"), N_ ("NUMBER") },
    { "encoding", 0, 0, G_OPTION_ARG_STRING, &import.encoding,
      N_ ("Of a text file: UTF-8, windows-1252, GB18030 …"), N_ ("NAME") },
    { "separator", 0, 0, G_OPTION_ARG_STRING, &import.separator,
      N_ ("Of a text file: “,”, “;”, “|” or “tab”"), N_ ("SIGN") },
    { "decimal", 0, 0, G_OPTION_ARG_STRING, &import.decimal,
      N_ ("The decimal sign of numbers: “,” or “.”"), N_ ("SIGN") },
    { "unit", 0, 0, G_OPTION_ARG_STRING, &import.unit,
      N_ ("What a 1 stands for in amounts: 1, 1000 or 1000000 of the currency"), N_ ("NUMBER") },
    { "currency", 0, 0, G_OPTION_ARG_STRING, &import.currency,
      N_ ("Of amounts for which the file says none: EUR, AUD …"), N_ ("CODE") },
    { "state", 0, 0, G_OPTION_ARG_STRING, &import.state,
      N_ ("Of amounts for which the file says none: plan, approved, forecast, committed, actual"),
      N_ ("STATE") },
    { "remove", 0, 0, G_OPTION_ARG_NONE, &import.remove,
      N_ ("Delete what a register that Remit wrote no longer has"), NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_auto (GStrv) words = NULL;
  int status;

  words = remit_cli_parse (cli, entries, REMIT_WORDS_DEFAULT, 1, 1, argc, argv, &status);
  if (words != NULL)
    status = run_import (cli, &import, words[0]);
  clear_import (&import);
  return status;
}

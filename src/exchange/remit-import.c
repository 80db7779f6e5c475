/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-exchange"

#include "remit-import.h"

#include "remit-error.h"
#include "remit-file.h"
#include "remit-table-plan.h"
#include "remit-workbook-private.h"
#include "remit-xml.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* One door for all readers.  What a file is, is decided by its first bytes, since endings lie and
 * standard input has none; the ending only settles what the bytes leave open. */

#define MAX_BYTES (G_GINT64_CONSTANT (1) << 30)
#define PEEK 4096

/* More warnings than this help nobody. */
#define MAX_WARNINGS 1000

typedef enum
{
  FORMAT_NONE,
  FORMAT_XML,
  FORMAT_TABLE,
  FORMAT_YAML,
} Format;

void
remit_import_report_free (RemitImportReport *report)
{
  if (report == NULL)
    return;
  g_free (report->format);
  g_ptr_array_unref (report->warnings);
  g_ptr_array_unref (report->tables);
  g_ptr_array_unref (report->registers);
  remit_promises_free (report->promises);
  g_free (report);
}

static RemitImportReport *
report_new (void)
{
  RemitImportReport *report = g_new0 (RemitImportReport, 1);

  report->warnings = g_ptr_array_new_with_free_func (g_free);
  report->tables = g_ptr_array_new_with_free_func ((GDestroyNotify) remit_table_content_free);
  report->registers
    = g_ptr_array_new_with_free_func ((GDestroyNotify) remit_register_content_free);
  return report;
}

/* ---- which format ---- */

static gboolean
begins_with (const guint8 *bytes, gsize n, const char *magic, gsize length)
{
  return n >= length && memcmp (bytes, magic, length) == 0;
}

static gboolean
ends_with (const char *name, const char *ending)
{
  g_autofree char *folded = g_ascii_strdown (name, -1);

  return g_str_has_suffix (folded, ending);
}

/* HTML begins with "<" as XML does: a table or a page in it tells them apart. */
static gboolean
looks_like_html (const guint8 *bytes, gsize n)
{
  static const char *const words[] = { "<html", "<!doctype html", "<table", "<body", "<meta" };

  for (gsize i = 0; i < n; i++)
    for (guint w = 0; bytes[i] == '<' && w < G_N_ELEMENTS (words); w++)
      if (i + strlen (words[w]) <= n
          && g_ascii_strncasecmp ((const char *) bytes + i, words[w], strlen (words[w])) == 0)
        return TRUE;
  return FALSE;
}

/* After a byte order mark and white space, XML begins with "<". */
static Format
find_format (const guint8 *bytes, gsize n, const char *name)
{
  gsize i = begins_with (bytes, n, "\xEF\xBB\xBF", 3) ? 3 : 0;

  while (i < n && g_ascii_isspace (bytes[i]))
    i++;
  if (i == n && !remit_promises_sniff (bytes, n, name))
    return n == PEEK && ends_with (name, ".xml") ? FORMAT_XML : FORMAT_TABLE;
  /* Our own XML has facts about the document in <meta> elements, as HTML has. */
  if (i < n && g_strstr_len ((const char *) bytes + i, (gssize) (n - i), "<remit ") != NULL)
    return FORMAT_XML;
  if (remit_promises_sniff (bytes, n, name))
    return FORMAT_YAML;
  if (bytes[i] != '<' || looks_like_html (bytes + i, n - i))
    return FORMAT_TABLE;
  /* Markdown may begin with a heading written as HTML, a spreadsheet with its own kind of XML. */
  return ends_with (name, ".md") || ends_with (name, ".markdown") || ends_with (name, ".xls")
           ? FORMAT_TABLE
           : FORMAT_XML;
}

static Format
choose_format (GBufferedInputStream *stream, const char *name, const char *wanted, GError **error)
{
  g_autoptr (GError) reason = NULL;
  const guint8 *bytes;
  gsize n;

  if (wanted != NULL)
    {
      if (g_str_equal (wanted, "xml"))
        return FORMAT_XML;
      if (g_str_equal (wanted, "table"))
        return FORMAT_TABLE;
      if (g_str_equal (wanted, "yaml"))
        return FORMAT_YAML;
      g_set_error (error, REMIT_ERROR, REMIT_ERROR_USAGE,
                   _("“%s” is not a format that can be imported. Possible are: xml, table, yaml."),
                   wanted);
      return FORMAT_NONE;
    }
  while (g_buffered_input_stream_get_available (stream) < PEEK)
    {
      gssize got = g_buffered_input_stream_fill (stream, -1, NULL, &reason);

      if (got < 0)
        {
          g_set_error (error, REMIT_ERROR, REMIT_ERROR_READ, _("“%s” could not be read: %s."),
                       name, reason->message);
          return FORMAT_NONE;
        }
      if (got == 0)
        break;
    }
  bytes = g_buffered_input_stream_peek_buffer (stream, &n);
  return find_format (bytes, MIN (n, PEEK), name);
}

/* ---- reading ---- */

/* "Sheet 2, C7: …"; the sheet only when there are several. */
static void
add_warnings (RemitImportReport *report, const char *name, const GPtrArray *remarks,
              gboolean several)
{
  for (guint i = 0; i < remarks->len; i++)
    {
      const RemitTableRemark *remark = remarks->pdata[i];
      gboolean sheet = several && *name != '\0';
      GString *text;

      if (report->warnings->len > MAX_WARNINGS)
        return;
      text = g_string_new (NULL);
      if (sheet)
        g_string_append (text, name);
      if (*remark->where != '\0')
        g_string_append_printf (text, "%s%s", sheet ? ", " : "", remark->where);
      if (text->len > 0)
        g_string_append (text, ": ");
      if (report->warnings->len == MAX_WARNINGS)
        g_string_assign (text,
                         _("There are more warnings of this kind. Look at the table itself."));
      else
        g_string_append (text, remark->message);
      g_ptr_array_add (report->warnings, g_string_free (text, FALSE));
    }
}

static void
count_table (RemitImportReport *report, const RemitTableContent *content)
{
  report->parties += content->parties->len;
  report->activities += content->activities->len;
  for (guint i = 0; i < content->cells->len; i++)
    {
      const RemitTableCell *cell = content->cells->pdata[i];

      report->cells += cell->n_letters > 0;
      report->letters += cell->n_letters;
    }
}

static gboolean
apply_tables (RemitEdit *edit, const RemitImportReport *report, GError **error)
{
  for (guint i = 0; i < report->tables->len; i++)
    {
      g_autoptr (RemitTablePlan) plan
        = remit_table_plan_new (remit_edit_get_graph (edit), report->tables->pdata[i], NULL);

      if (remit_table_plan_apply (plan, edit, error) == REMIT_ID_NONE)
        return FALSE;
    }
  return TRUE;
}

static gboolean
apply_registers (RemitEdit *edit, const RemitImportReport *report, gboolean remove, GError **error)
{
  for (guint i = 0; i < report->registers->len; i++)
    {
      g_autoptr (RemitRegisterPlan) plan = remit_register_plan_new (
        remit_edit_get_graph (edit), report->registers->pdata[i], remove);

      if (!remit_register_plan_apply (plan, edit, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
parse_area (const char *range, RemitTableArea *area)
{
  return remit_range_parse (range, &area->first_row, &area->last_row, &area->first_column,
                            &area->last_column);
}

/* Rows of a title above, of a remark below. */
#define BESIDE 5

/* Whether each sheet that is shown is nothing but a register, so that nothing is left for
 * matrices. */
static gboolean
is_covered (const RemitWorkbook *workbook, const GPtrArray *registers)
{
  for (guint s = 0; s < remit_workbook_n_sheets (workbook); s++)
    {
      const char *name = remit_workbook_sheet_name (workbook, s);
      guint rows = remit_table_grid_n_rows (remit_workbook_sheet_grid (workbook, s));
      gboolean found = remit_workbook_sheet_is_hidden (workbook, s);

      for (guint i = 0; i < registers->len && !found; i++)
        {
          RemitTableArea area;

          found = g_str_equal (remit_register_content_sheet (registers->pdata[i]), name)
                  && parse_area (remit_register_content_range (registers->pdata[i]), &area)
                  && area.first_row <= BESIDE && area.last_row + BESIDE >= rows;
        }
      if (!found)
        return FALSE;
    }
  return TRUE;
}

static gboolean
is_register (const GPtrArray *registers, const RemitTableContent *table)
{
  RemitTableArea area, own;

  for (guint i = 0; i < registers->len; i++)
    if (g_str_equal (remit_register_content_sheet (registers->pdata[i]), table->sheet)
        && parse_area (remit_register_content_range (registers->pdata[i]), &area)
        && parse_area (table->range, &own) && own.first_row <= area.last_row
        && area.first_row <= own.last_row)
      return TRUE;
  return FALSE;
}

/* The tables that are no registers; none at all is no failure when there is one. */
static gboolean
read_matrices (const RemitWorkbook *workbook, const RemitGraph *graph,
               const RemitImportOptions *options, RemitImportReport *report, GError **error)
{
  g_autoptr (GError) local = NULL;
  GPtrArray *tables;

  if (report->registers->len > 0
      && ((options != NULL && (options->sort != NULL || options->range != NULL))
          || is_covered (workbook, report->registers)))
    return TRUE;
  tables = remit_import_read_tables (workbook, graph, options, &local);
  if (tables == NULL && report->registers->len > 0
      && g_error_matches (local, REMIT_ERROR, REMIT_ERROR_NOT_FOUND))
    return TRUE;
  if (tables == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  for (guint k = tables->len; k-- > 0;)
    if (is_register (report->registers, tables->pdata[k]))
      g_ptr_array_remove_index (tables, k);
  g_ptr_array_unref (report->tables);
  report->tables = tables;
  return TRUE;
}

static void
report_tables (RemitImportReport *report)
{
  gboolean several = report->tables->len + report->registers->len > 1;

  for (guint i = 0; i < report->registers->len; i++)
    {
      const RemitRegisterContent *content = report->registers->pdata[i];
      const char *sheet = remit_register_content_sheet (content);

      add_warnings (report, sheet, remit_register_content_warnings (content), several);
      add_warnings (report, sheet, remit_register_content_skipped (content), several);
    }
  for (guint i = 0; i < report->tables->len; i++)
    {
      const RemitTableContent *content = report->tables->pdata[i];

      count_table (report, content);
      add_warnings (report, content->sheet, content->warnings, several);
      add_warnings (report, content->sheet, content->skipped, several);
    }
}

static gboolean
read_tables (RemitEdit *edit, GInputStream *stream, const char *name,
             const RemitImportOptions *options, RemitImportReport *report, GError **error)
{
  const RemitGraph *graph = remit_edit_get_graph (edit);
  g_autoptr (GBytes) bytes = remit_workbook_load (stream, name, error);
  g_autoptr (RemitWorkbook) workbook = NULL;
  GPtrArray *registers;

  if (bytes == NULL)
    return FALSE;
  workbook
    = remit_workbook_read_bytes (bytes, name, options != NULL ? &options->workbook : NULL, error);
  if (workbook == NULL)
    return FALSE;
  registers = remit_import_read_registers (workbook, graph, options, error);
  if (registers == NULL)
    return FALSE;
  g_ptr_array_unref (report->registers);
  report->registers = registers;
  if (!read_matrices (workbook, graph, options, report, error))
    return FALSE;
  report->format = g_strdup (remit_workbook_format (workbook));
  report_tables (report);
  return apply_registers (edit, report, options != NULL && options->remove, error)
         && apply_tables (edit, report, error);
}

static gboolean
read_promises (RemitEdit *edit, GInputStream *stream, const char *name, RemitImportReport *report,
               GError **error)
{
  g_autoptr (GBytes) bytes = remit_workbook_load (stream, name, error);
  g_autoptr (GPtrArray) changes = g_ptr_array_new_with_free_func (g_free);
  const char *text;
  gsize length;

  if (bytes == NULL)
    return FALSE;
  text = g_bytes_get_data (bytes, &length);
  report->promises = remit_promises_read (text, length, name, error);
  if (report->promises == NULL)
    return FALSE;
  report->format = g_strdup (report->promises->format);
  for (guint i = 0; i < report->promises->warnings->len; i++)
    g_ptr_array_add (report->warnings, g_strdup (report->promises->warnings->pdata[i]));
  return remit_promises_apply (report->promises, edit, changes, error);
}

RemitImportReport *
remit_import_file (RemitDocument *document, const char *path, const char *format,
                   const RemitImportOptions *options, GError **error)
{
  g_autofree char *name = remit_file_display_name (path);
  g_autofree char *label = g_strdup_printf (_("Import %s"), name);
  g_autoptr (GInputStream) file = remit_file_open (path, MAX_BYTES, error);
  g_autoptr (GInputStream) stream = NULL;
  g_autoptr (RemitImportReport) report = report_new ();
  g_autoptr (RemitEdit) edit = NULL;
  Format kind;
  gboolean read;

  if (file == NULL)
    return NULL;
  stream = g_buffered_input_stream_new_sized (file, PEEK);
  kind = choose_format (G_BUFFERED_INPUT_STREAM (stream), name, format, error);
  if (kind == FORMAT_NONE)
    return NULL;

  edit = remit_document_begin (document, label);
  if (kind == FORMAT_XML)
    {
      report->format = g_strdup ("xml");
      read = remit_xml_import (edit, stream, name, error);
    }
  else if (kind == FORMAT_YAML)
    read = read_promises (edit, stream, name, report, error);
  else
    read = read_tables (edit, stream, name, options, report, error);
  if (!read || !remit_document_commit_import (document, g_steal_pointer (&edit), error))
    return NULL;
  return g_steal_pointer (&report);
}

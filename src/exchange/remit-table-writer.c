/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-exchange"

#include "remit-table-writer.h"

#include "remit-file.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Tables as text files and as HTML.  Text from a document ends up in other people's spreadsheets:
 * nothing of it may run there as a formula, and nothing of it may become markup. */

/* ---- formulas ---- */

/* Where the text begins behind the apostrophes in front of it. */
static gboolean
is_formula (const char *text)
{
  while (*text == '\'')
    text++;
  return *text != '\0' && strchr ("=+-@\t\r\n", *text) != NULL;
}

char *
remit_table_guard (const char *text)
{
  return is_formula (text) ? g_strconcat ("'", text, NULL) : g_strdup (text);
}

char *
remit_table_unguard (const char *text)
{
  return g_strdup (*text == '\'' && is_formula (text) ? text + 1 : text);
}

/* ---- separated text ---- */

/* A figure is no formula, even when it is negative. */
static void
append_cell (GString *out, const char *text, char separator, gboolean figure)
{
  g_autofree char *safe = figure && remit_matrix_table_is_figure (text)
                            ? g_strdup (text)
                            : remit_table_guard (text);

  if (strchr (safe, separator) == NULL && strpbrk (safe, "\"\r\n") == NULL && *safe != ' '
      && !g_str_has_suffix (safe, " "))
    {
      g_string_append (out, safe);
      return;
    }
  g_string_append_c (out, '"');
  for (const char *p = safe; *p != '\0'; p++)
    {
      if (*p == '"')
        g_string_append_c (out, '"');
      g_string_append_c (out, *p);
    }
  g_string_append_c (out, '"');
}

static void
append_separated (GString *out, const RemitMatrixTable *table, char separator)
{
  for (guint r = 0; r < table->rows->len; r++)
    {
      const RemitMatrixTableRow *row = remit_matrix_table_row (table, r);

      for (guint c = 0; c < row->cells->len; c++)
        {
          if (c > 0)
            g_string_append_c (out, separator);
          append_cell (out, row->cells->pdata[c], separator,
                       row->kind == REMIT_TABLE_ROW_LINE
                         && remit_matrix_table_column (table, c)->kind
                              == REMIT_TABLE_COLUMN_FIGURE);
        }
      g_string_append (out, "\r\n");
    }
}

/* ---- HTML ---- */

const RemitLetterColour *
remit_letter_colour (RemitDutyClass duty_class)
{
  static const RemitLetterColour colours[REMIT_N_DUTY_CLASSES] = {
    [REMIT_DUTY_CLASS_ANSWER] = { 0x1A5FB4, 0xFFFFFF, TRUE },
    [REMIT_DUTY_CLASS_DO] = { 0xCFE0F7, 0x16365F, TRUE },
    [REMIT_DUTY_CLASS_SUPPORT] = { 0xCDEAF0, 0x0B4552, FALSE },
    [REMIT_DUTY_CLASS_CHECK] = { 0xF8ECCB, 0x5A4300, FALSE },
    [REMIT_DUTY_CLASS_INPUT] = { 0xE5F3E0, 0x25502A, FALSE },
    [REMIT_DUTY_CLASS_NOTIFY] = { 0xF1F0EE, 0x504E56, FALSE },
    [REMIT_DUTY_CLASS_EXCLUDED] = { 0xFBE9E7, 0x8A2219, FALSE },
    [REMIT_DUTY_CLASS_DRIVE] = { 0x813D9C, 0xFFFFFF, TRUE },
  };

  g_return_val_if_fail (duty_class < REMIT_N_DUTY_CLASSES, &colours[REMIT_DUTY_CLASS_NOTIFY]);
  return &colours[duty_class];
}

static void
append_escaped (GString *out, const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  g_string_append (out, escaped);
}

/* The class that gives a cell its colour: the first of its letters. */
static const RemitLetterColour *
cell_colour (const RemitMatrixTable *table, guint duties)
{
  g_autofree char *letters = remit_scheme_format (table->scheme, duties);
  char first[2] = { *letters, '\0' };
  const RemitSchemeLetter *letter = remit_scheme_letter (table->scheme, first);

  return remit_letter_colour (letter != NULL ? remit_duty_class (letter->duty)
                                             : REMIT_DUTY_CLASS_NOTIFY);
}

static void
append_style (GString *out, const RemitLetterColour *colour)
{
  g_string_append_printf (out, " style=\"background:#%06X;color:#%06X%s\"", colour->paper,
                          colour->ink, colour->bold ? ";font-weight:bold" : "");
}

static void
append_html_cell (GString *out, const RemitMatrixTable *table, const RemitMatrixTableRow *row,
                  guint c)
{
  RemitTableColumnKind kind = remit_matrix_table_column (table, c)->kind;
  gboolean letters = kind == REMIT_TABLE_COLUMN_LETTERS;
  gboolean head = row->kind == REMIT_TABLE_ROW_HEAD
                  || (row->kind == REMIT_TABLE_ROW_LINE && kind == REMIT_TABLE_COLUMN_NAME);
  const char *note = row->notes != NULL ? row->notes->pdata[c] : "";

  g_string_append (out, head ? "<th" : "<td");
  if (head)
    g_string_append_printf (out, " scope=\"%s\"",
                            row->kind == REMIT_TABLE_ROW_HEAD ? "col" : "row");
  if (kind == REMIT_TABLE_COLUMN_IDS)
    g_string_append (out, " hidden");
  if (kind == REMIT_TABLE_COLUMN_FIGURE && !head)
    g_string_append (out, " style=\"text-align:right\"");
  if (*note != '\0')
    {
      g_string_append (out, " title=\"");
      append_escaped (out, note);
      g_string_append_c (out, '"');
    }
  if (letters && row->kind == REMIT_TABLE_ROW_LINE && table->scheme != NULL
      && g_array_index (row->duties, guint, c) != 0)
    append_style (out, cell_colour (table, g_array_index (row->duties, guint, c)));
  g_string_append_c (out, '>');
  append_escaped (out, row->cells->pdata[c]);
  g_string_append (out, head ? "</th>" : "</td>");
}

static void
append_html_group (GString *out, const RemitMatrixTable *table, const RemitMatrixTableRow *row)
{
  guint n = table->columns->len;

  g_string_append_printf (out, "<tr class=\"group\"><th scope=\"rowgroup\" colspan=\"%u\">", n);
  for (guint c = 0; c < n; c++)
    if (remit_matrix_table_column (table, c)->kind == REMIT_TABLE_COLUMN_NAME)
      append_escaped (out, row->cells->pdata[c]);
  g_string_append (out, "</th></tr>\n");
}

static void
append_html_table (GString *out, const RemitMatrixTable *table)
{
  g_string_append (out, "<table>\n");
  for (guint r = 0; r < table->rows->len; r++)
    {
      const RemitMatrixTableRow *row = remit_matrix_table_row (table, r);

      if (row->kind == REMIT_TABLE_ROW_GROUP)
        append_html_group (out, table, row);
      if (row->kind != REMIT_TABLE_ROW_HEAD && row->kind != REMIT_TABLE_ROW_LINE
          && row->kind != REMIT_TABLE_ROW_TOTAL && row->kind != REMIT_TABLE_ROW_IDS)
        continue;
      g_string_append (out, row->kind == REMIT_TABLE_ROW_IDS ? "<tr hidden>" : "<tr>");
      for (guint c = 0; c < row->cells->len; c++)
        append_html_cell (out, table, row, c);
      g_string_append (out, "</tr>\n");
    }
  g_string_append (out, "</table>\n");
}

static void
append_html_legend (GString *out, const RemitMatrixTable *table)
{
  if (table->scheme == NULL)
    return;
  g_string_append (out, "<ul>\n");
  for (guint i = 0; i < table->scheme->n_letters; i++)
    {
      const RemitSchemeLetter *letter = &table->scheme->letters[i];

      g_string_append (out, "<li><b");
      append_style (out, remit_letter_colour (remit_duty_class (letter->duty)));
      g_string_append_c (out, '>');
      append_escaped (out, letter->letter);
      g_string_append (out, "</b> ");
      append_escaped (out, letter->name);
      if (*letter->meaning != '\0')
        {
          g_string_append (out, ": ");
          append_escaped (out, letter->meaning);
        }
      g_string_append (out, "</li>\n");
    }
  g_string_append (out, "</ul>\n");
}

static const char html_style[]
  = "body{font:14px system-ui,sans-serif;color:#222;margin:2em}\n"
    "h1{font-size:22px;margin:0}p{color:#666;margin:.3em 0 1.2em}\n"
    "table{border-collapse:collapse}\n"
    "th,td{border:1px solid #d5d3d0;padding:5px 9px;text-align:center}\n"
    "th{background:#f6f5f4}th[scope=row]{text-align:left;font-weight:normal;background:none}\n"
    "tr.group th{text-align:left;background:#eae8e6}\n"
    "ul{list-style:none;padding:0}li{margin:.3em 0}\n"
    "li b{display:inline-block;width:1.8em;text-align:center;padding:2px 0}\n"
    "@media print{body{margin:0}tr{break-inside:avoid}}\n";

static void
append_html (GString *out, const RemitMatrixTable *table)
{
  g_string_append (out, "<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\">\n<title>");
  append_escaped (out, table->title);
  g_string_append_printf (out, "</title>\n<style>\n%s</style></head>\n<body>\n<h1>", html_style);
  append_escaped (out, table->title);
  g_string_append (out, "</h1>\n<p>");
  append_escaped (out, table->subtitle);
  g_string_append (out, "</p>\n");
  append_html_table (out, table);
  append_html_legend (out, table);
  g_string_append (out, "</body></html>\n");
}

char *
remit_table_to_html_fragment (const RemitMatrixTable *table)
{
  GString *out = g_string_new (NULL);

  append_html_table (out, table);
  return g_string_free (out, FALSE);
}

/* ---- files ---- */

char *
remit_table_to_text (const RemitMatrixTable *table, RemitTableFormat format, char separator)
{
  GString *out = g_string_new (NULL);

  g_return_val_if_fail (table != NULL, NULL);

  if (format == REMIT_TABLE_HTML)
    append_html (out, table);
  else
    {
      /* Spreadsheets take a file without the mark for one of the system's old encoding. */
      g_string_append (out, format == REMIT_TABLE_CSV ? "\xEF\xBB\xBF" : "");
      append_separated (out, table,
                        separator != 0              ? separator
                        : format == REMIT_TABLE_CSV ? ','
                                                    : '\t');
    }
  return g_string_free (out, FALSE);
}

static gboolean
write_text (GOutputStream *stream, gpointer data, GError **error)
{
  const char *text = data;

  return g_output_stream_write_all (stream, text, strlen (text), NULL, NULL, error);
}

gboolean
remit_table_write (const RemitMatrixTable *table, RemitTableFormat format, char separator,
                   const char *path, GError **error)
{
  g_autofree char *text = remit_table_to_text (table, format, separator);

  return remit_file_replace (path, write_text, text, error);
}

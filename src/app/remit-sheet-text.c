/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-app"

#include "remit-sheet-text.h"

#include "remit-csv.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static void
append_quoted (GString *text, const char *cell)
{
  if (strpbrk (cell, "\t\r\n\"") == NULL)
    {
      g_string_append (text, cell);
      return;
    }
  g_string_append_c (text, '"');
  for (; *cell != '\0'; cell++)
    {
      if (*cell == '"')
        g_string_append_c (text, '"');
      g_string_append_c (text, *cell);
    }
  g_string_append_c (text, '"');
}

char *
remit_sheet_text_to_tabs (const RemitTableGrid *block)
{
  GString *text = g_string_new (NULL);
  guint n_columns = remit_table_grid_n_columns (block);

  for (guint row = 0; row < remit_table_grid_n_rows (block); row++)
    for (guint column = 0; column < n_columns; column++)
      {
        append_quoted (text, remit_table_grid_cell (block, row, column));
        g_string_append_c (text, column + 1 < n_columns ? '\t' : '\n');
      }
  return g_string_free (text, FALSE);
}

static void
append_html (GString *text, const char *cell)
{
  for (; *cell != '\0'; cell++)
    switch (*cell)
      {
      case '&':
        g_string_append (text, "&amp;");
        break;
      case '<':
        g_string_append (text, "&lt;");
        break;
      case '>':
        g_string_append (text, "&gt;");
        break;
      case '\n':
        g_string_append (text, "<br>");
        break;
      case '\r':
        break;
      default:
        g_string_append_c (text, *cell);
      }
}

char *
remit_sheet_text_to_html (const RemitTableGrid *block)
{
  GString *text = g_string_new ("<meta charset=\"utf-8\"><table>\n");

  for (guint row = 0; row < remit_table_grid_n_rows (block); row++)
    {
      g_string_append (text, "<tr>");
      for (guint column = 0; column < remit_table_grid_n_columns (block); column++)
        {
          g_string_append (text, "<td>");
          append_html (text, remit_table_grid_cell (block, row, column));
          g_string_append (text, "</td>");
        }
      g_string_append (text, "</tr>\n");
    }
  g_string_append (text, "</table>\n");
  return g_string_free (text, FALSE);
}

RemitTableGrid *
remit_sheet_text_from_tabs (const char *text, GError **error)
{
  char separator = '\t';

  /* the reader of CSV files knows all that quotes can do */
  return remit_csv_parse (text, strlen (text), _("Clipboard"), &separator, error);
}

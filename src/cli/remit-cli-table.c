/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-cli"
#include "remit-cli-table.h"

#include "remit-date.h"
#include "remit-table-writer.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Tables on standard output.  Text is for eyes: columns that are aligned by characters, empty ones
 * left out.  CSV and JSON are for programs: the keys never change, texts that a spreadsheet would
 * take for a formula are guarded, and decimals are texts. */

#define LIST_MARK "\n"

struct _RemitCliTable
{
  const RemitCliColumn *columns;
  guint n_columns;
  GPtrArray *rows; /* element-type GStrv-like array of n_columns texts */
};

RemitCliTable *
remit_cli_table_new (const RemitCliColumn *columns, guint n_columns)
{
  RemitCliTable *self = g_new0 (RemitCliTable, 1);

  self->columns = columns;
  self->n_columns = n_columns;
  self->rows = g_ptr_array_new ();
  return self;
}

void
remit_cli_table_free (RemitCliTable *self)
{
  if (self == NULL)
    return;
  for (guint r = 0; r < self->rows->len; r++)
    {
      char **row = self->rows->pdata[r];

      for (guint c = 0; c < self->n_columns; c++)
        g_free (row[c]);
      g_free (row);
    }
  g_ptr_array_unref (self->rows);
  g_free (self);
}

char **
remit_cli_table_add_row (RemitCliTable *self)
{
  char **row = g_new0 (char *, self->n_columns);

  g_ptr_array_add (self->rows, row);
  return row;
}

void
remit_cli_list_add (char **cell, const char *text)
{
  char *longer = *cell != NULL ? g_strconcat (*cell, LIST_MARK, text, NULL) : g_strdup (text);

  g_free (*cell);
  *cell = longer;
}

/* A cell as one line. (transfer full) */
static char *
flatten (RemitCliCell kind, const char *text)
{
  g_auto (GStrv) parts = NULL;

  if (text == NULL)
    return g_strdup ("");
  if (kind != REMIT_CLI_LIST)
    return g_strdelimit (g_strdup (text), "\t\r\n", ' ');
  parts = g_strsplit (text, LIST_MARK, -1);
  return g_strjoinv ("; ", parts);
}

/* ---- text ---- */

static gboolean
is_to_the_right (RemitCliCell kind)
{
  return kind == REMIT_CLI_NUMBER || kind == REMIT_CLI_COUNT;
}

/* How wide a column is; 0 when nothing is in it. */
static glong
measure_column (const RemitCliTable *self, guint c)
{
  glong widest = 0;

  for (guint r = 0; r < self->rows->len; r++)
    {
      g_autofree char *text = flatten (self->columns[c].cell, ((char **) self->rows->pdata[r])[c]);

      widest = MAX (widest, g_utf8_strlen (text, -1));
    }
  return widest > 0 ? MAX (widest, g_utf8_strlen (_(self->columns[c].label), -1)) : 0;
}

static void
append_cell (GString *line, RemitCliCell kind, const char *text, glong width)
{
  int blanks = (int) (width - g_utf8_strlen (text, -1));

  if (line->len > 0)
    g_string_append (line, "  ");
  if (is_to_the_right (kind))
    g_string_append_printf (line, "%*s", blanks, "");
  g_string_append (line, text);
  if (!is_to_the_right (kind))
    g_string_append_printf (line, "%*s", blanks, "");
}

static void
print_line (GString *line)
{
  while (line->len > 0 && line->str[line->len - 1] == ' ')
    g_string_truncate (line, line->len - 1);
  g_string_append_c (line, '\n');
  remit_cli_print (line->str);
  g_string_truncate (line, 0);
}

void
remit_cli_table_print_text (const RemitCliTable *self)
{
  g_autoptr (GString) line = g_string_new (NULL);
  g_autofree glong *widths = g_new0 (glong, self->n_columns);

  if (self->rows->len == 0)
    return;
  for (guint c = 0; c < self->n_columns; c++)
    if (self->columns[c].label != NULL)
      {
        widths[c] = measure_column (self, c);
        if (widths[c] > 0)
          append_cell (line, self->columns[c].cell, _(self->columns[c].label), widths[c]);
      }
  print_line (line);
  for (guint r = 0; r < self->rows->len; r++)
    {
      for (guint c = 0; c < self->n_columns; c++)
        if (widths[c] > 0)
          {
            g_autofree char *text
              = flatten (self->columns[c].cell, ((char **) self->rows->pdata[r])[c]);

            append_cell (line, self->columns[c].cell, text, widths[c]);
          }
      print_line (line);
    }
}

static const char *
record_label (const RemitCliColumn *column)
{
  const char *label = column->record != NULL ? column->record : column->label;

  return label != NULL ? _(label) : NULL;
}

static void
print_record_cell (const char *label, glong width, RemitCliCell kind, const char *text)
{
  g_autoptr (GString) line = g_string_new (NULL);
  g_auto (GStrv) parts = g_strsplit (text, LIST_MARK, -1);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_autofree char *part = flatten (REMIT_CLI_TEXT, parts[i]);

      append_cell (line, REMIT_CLI_TEXT, i == 0 ? label : "", width);
      append_cell (line, REMIT_CLI_TEXT, part, g_utf8_strlen (part, -1));
      print_line (line);
      if (kind != REMIT_CLI_LIST)
        break;
    }
}

void
remit_cli_table_print_records (const RemitCliTable *self)
{
  glong width = 0;

  for (guint c = 0; c < self->n_columns; c++)
    if (record_label (&self->columns[c]) != NULL)
      width = MAX (width, g_utf8_strlen (record_label (&self->columns[c]), -1));
  for (guint r = 0; r < self->rows->len; r++)
    {
      char **row = self->rows->pdata[r];

      remit_cli_print (r > 0 ? "\n" : "");
      for (guint c = 0; c < self->n_columns; c++)
        if (row[c] != NULL && record_label (&self->columns[c]) != NULL)
          print_record_cell (record_label (&self->columns[c]), width, self->columns[c].cell, row[c]);
    }
}

/* ---- CSV ---- */

void
remit_cli_print_csv_field (const char *text)
{
  g_auto (GStrv) parts = NULL;
  g_autofree char *doubled = NULL;

  if (strpbrk (text, ",\"\r\n") == NULL)
    {
      remit_cli_print (text);
      return;
    }
  parts = g_strsplit (text, "\"", -1);
  doubled = g_strjoinv ("\"\"", parts);
  remit_cli_print ("\"");
  remit_cli_print (doubled);
  remit_cli_print ("\"");
}

void
remit_cli_table_print_csv (const RemitCliTable *self)
{
  for (guint c = 0; c < self->n_columns; c++)
    if (self->columns[c].key != NULL)
      {
        remit_cli_print (c > 0 ? "," : "");
        remit_cli_print_csv_field (self->columns[c].key);
      }
  remit_cli_print ("\r\n");
  for (guint r = 0; r < self->rows->len; r++)
    {
      for (guint c = 0; c < self->n_columns; c++)
        {
          RemitCliCell kind = self->columns[c].cell;
          g_autofree char *text = flatten (kind, ((char **) self->rows->pdata[r])[c]);
          g_autofree char *guarded = is_to_the_right (kind) ? NULL : remit_table_guard (text);

          if (self->columns[c].key == NULL)
            continue;
          remit_cli_print (c > 0 ? "," : "");
          remit_cli_print_csv_field (guarded != NULL ? guarded : text);
        }
      remit_cli_print ("\r\n");
    }
}

/* ---- JSON ---- */

static void
add_json_list (JsonBuilder *builder, const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text != NULL ? text : "", LIST_MARK, -1);

  json_builder_begin_array (builder);
  for (guint i = 0; parts[i] != NULL; i++)
    json_builder_add_string_value (builder, parts[i]);
  json_builder_end_array (builder);
}

static void
add_json_cell (JsonBuilder *builder, RemitCliCell kind, const char *text)
{
  if (kind == REMIT_CLI_LIST)
    add_json_list (builder, text);
  else if (kind == REMIT_CLI_FLAG)
    json_builder_add_boolean_value (builder, text != NULL);
  else if (text == NULL)
    json_builder_add_null_value (builder);
  else if (kind == REMIT_CLI_COUNT)
    json_builder_add_int_value (builder, g_ascii_strtoll (text, NULL, 10));
  else
    json_builder_add_string_value (builder, text);
}

void
remit_cli_table_add_json (const RemitCliTable *self, JsonBuilder *builder, const char *name)
{
  if (name != NULL)
    json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (guint r = 0; r < self->rows->len; r++)
    {
      json_builder_begin_object (builder);
      for (guint c = 0; c < self->n_columns; c++)
        if (self->columns[c].key != NULL)
          {
            json_builder_set_member_name (builder, self->columns[c].key);
            add_json_cell (builder, self->columns[c].cell, ((char **) self->rows->pdata[r])[c]);
          }
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

/* ---- what verbs share ---- */

gboolean
remit_cli_look_read (RemitCli *cli, RemitCliLook *look, GError **error)
{
  static const char *const formats[] = { "text", "csv", "json", NULL };
  int chosen
    = remit_cli_choose ("--format", look->format != NULL ? look->format : "text", formats, error);

  if (chosen < 0)
    return FALSE;
  look->chosen = (RemitCliFormat) chosen;
  look->today = remit_day_from_time (remit_context_now (cli->context));
  return look->day == NULL || remit_day_parse (look->day, &look->today, error);
}

void
remit_cli_look_clear (RemitCliLook *look)
{
  g_free (look->format);
  g_free (look->day);
}

void
remit_cli_look_print (const RemitCliLook *look, const RemitCliTable *table)
{
  JsonBuilder *builder;

  if (look->chosen == REMIT_CLI_FORMAT_TEXT)
    remit_cli_table_print_text (table);
  else if (look->chosen == REMIT_CLI_FORMAT_CSV)
    remit_cli_table_print_csv (table);
  else
    {
      builder = json_builder_new ();
      remit_cli_table_add_json (table, builder, NULL);
      remit_cli_print_json (builder);
    }
}

void
remit_cli_list_add_names (char **cell, const RemitGraph *graph, const GArray *ids)
{
  for (guint i = 0; i < ids->len; i++)
    {
      g_autofree char *name = remit_graph_describe (graph, g_array_index (ids, RemitId, i));

      remit_cli_list_add (cell, name);
    }
}

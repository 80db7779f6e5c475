/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "remit-dump.h"

#include <string.h>

static void
append_quoted (GString *out, const char *text)
{
  g_string_append_c (out, '"');
  for (; *text != '\0'; text++)
    switch (*text)
      {
      case '"':
      case '\\':
        g_string_append_c (out, '\\');
        g_string_append_c (out, *text);
        break;
      case '\n':
        g_string_append (out, "\\n");
        break;
      case '\r':
        g_string_append (out, "\\r");
        break;
      case '\t':
        g_string_append (out, "\\t");
        break;
      default:
        g_string_append_c (out, *text);
      }
  g_string_append_c (out, '"');
}

static void
append_row (GString *out, const RemitRow *row)
{
  const RemitTableInfo *info = remit_table_info (row->table);

  g_string_append_printf (out, "%s %s%" G_GINT64_MODIFIER "x", info->name, info->prefix, row->id);
  for (guint f = 0; f < info->n_fields; f++)
    {
      const RemitField *field = &info->fields[f];
      g_autofree char *value = NULL;

      /* The first value of an enum is its default, but a kind is always said. */
      if (remit_row_field_is_default (row, f)
          && !(field->type == REMIT_FIELD_ENUM && (field->flags & REMIT_FIELD_REQUIRED) != 0))
        continue;
      g_string_append_printf (out, " %s=", field->name);
      if (field->type == REMIT_FIELD_REF)
        g_string_append_printf (out, "%" G_GINT64_MODIFIER "x", remit_row_get_number (row, f));
      else
        {
          value = remit_row_format (row, f);
          if (remit_field_is_text (field))
            append_quoted (out, value);
          else
            g_string_append (out, value);
        }
    }
  g_string_append_c (out, '\n');
}

char *
remit_dump_tables (const RemitGraph *graph, guint tables)
{
  GString *out = g_string_new (NULL);

  for (guint t = 1; t < REMIT_N_TABLES; t++)
    if ((tables & REMIT_TABLE_BIT (t)) != 0)
      {
        guint n;
        const RemitRow *const *rows = remit_graph_rows (graph, t, &n);

        for (guint i = 0; i < n; i++)
          append_row (out, rows[i]);
      }
  return g_string_free (out, FALSE);
}

char *
remit_dump (const RemitGraph *graph)
{
  return remit_dump_tables (graph, G_MAXUINT);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-exchange"

#include "remit-xml.h"

#include "remit-error.h"
#include "remit-file.h"
#include "remit-xml-names.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The native XML, out.  Tables in the order of their numbers, rows in the order of their ids,
 * attributes in the order of the field tables, nothing that depends on the clock, the language or a
 * hash: equal models give equal bytes, and one changed row is one changed line.  The format needs
 * elements with attributes and nothing else, so the bytes are put together here: a general XML
 * writer copies and encodes every value several times and is about ten times slower.  Memory: one
 * block, whatever the size of the model. */

#define BLOCK (64 * 1024)

typedef struct
{
  char *element;                 /* owned: " <node id=\"" */
  char **attributes;             /* owned: " name=\"" for each field, NULL-terminated */
} Names;

typedef struct
{
  const RemitGraph *graph;
  GOutputStream *stream;
  GString *block;                /* owned */
  Names names[REMIT_N_TABLES];
} Writer;

static void
writer_init (Writer *self, const RemitGraph *graph, GOutputStream *stream)
{
  self->graph = graph;
  self->stream = stream;
  self->block = g_string_sized_new (BLOCK + 4096);
  for (guint t = 1; t < REMIT_N_TABLES; t++)
    {
      const RemitTableInfo *info = remit_table_info (t);
      g_autofree char *element = remit_xml_name (info->name);

      self->names[t].element = g_strdup_printf (" <%s id=\"", element);
      self->names[t].attributes = g_new0 (char *, info->n_fields + 1);
      for (guint f = 0; f < info->n_fields; f++)
        {
          g_autofree char *attribute = remit_xml_name (info->fields[f].name);

          self->names[t].attributes[f] = g_strdup_printf (" %s=\"", attribute);
        }
    }
}

static void
writer_clear (Writer *self)
{
  for (guint t = 1; t < REMIT_N_TABLES; t++)
    {
      g_free (self->names[t].element);
      g_strfreev (self->names[t].attributes);
    }
  g_string_free (self->block, TRUE);
}

static gboolean
flush (Writer *self, GError **error)
{
  gboolean written = g_output_stream_write_all (self->stream, self->block->str, self->block->len,
                                                NULL, NULL, error);

  g_string_truncate (self->block, 0);
  return written;
}

/* White space in attributes is written as references, or readers would turn it into blanks. */
static const char *
reference_for (guchar c)
{
  switch (c)
    {
    case '&': return "&amp;";
    case '<': return "&lt;";
    case '>': return "&gt;";
    case '"': return "&quot;";
    case '\t': return "&#9;";
    case '\n': return "&#10;";
    case '\r': return "&#13;";
    default: return NULL;
    }
}

static void
append_escaped (GString *out, const char *text)
{
  const char *start = text;
  const char *p;

  for (p = text; *p != '\0'; p++)
    {
      guchar c = (guchar) *p;
      /* One comparison for most characters: those that need a reference lie at or below ">". */
      const char *reference = c <= '>' ? reference_for (c) : NULL;

      if (reference == NULL)
        continue;
      g_string_append_len (out, start, p - start);
      g_string_append (out, reference);
      start = p + 1;
    }
  g_string_append_len (out, start, p - start);
}

static void
append_integer (GString *out, gint64 number)
{
  char digits[24];

  g_string_append_len (out, digits,
                       g_snprintf (digits, sizeof digits, "%" G_GINT64_FORMAT, number));
}

static gboolean
append_reference (Writer *self, const RemitRow *row, const RemitField *field, RemitId id,
                  GError **error)
{
  RemitTable table = field->target;
  g_autofree char *name = NULL;

  if (table == REMIT_TABLE_NONE)
    {
      const RemitRow *found = remit_graph_find (self->graph, id);

      if (found == NULL)
        {
          name = remit_graph_describe (self->graph, row->id);
          g_set_error (
              error, REMIT_ERROR, REMIT_ERROR_REFUSED,
              _("“%s” refers to something that does not exist (%s), so it cannot be exported."),
              name, _(field->label));
          return FALSE;
        }
      table = found->table;
    }
  remit_xml_append_id (self->block, table, id);
  return TRUE;
}

static gboolean
append_value (Writer *self, const RemitRow *row, const RemitTableInfo *info, guint f,
              GError **error)
{
  const RemitField *field = &info->fields[f];
  g_autofree char *text = NULL;

  switch (field->type)
    {
    case REMIT_FIELD_TEXT:
      append_escaped (self->block, remit_row_get_text (row, f));
      return TRUE;
    case REMIT_FIELD_REF:
      return append_reference (self, row, field, remit_row_get_number (row, f), error);
    case REMIT_FIELD_ENUM:
      g_string_append (self->block, field->values[remit_row_get_number (row, f)].key);
      return TRUE;
    case REMIT_FIELD_INT:
    case REMIT_FIELD_MONEY:
      append_integer (self->block, remit_row_get_number (row, f));
      return TRUE;
    case REMIT_FIELD_DECIMAL:
    case REMIT_FIELD_SHARE:
    case REMIT_FIELD_TIME:
    case REMIT_FIELD_BOOL:
    case REMIT_FIELD_DATE:
      break;
    }
  text = remit_row_format (row, f);
  append_escaped (self->block, text);
  return TRUE;
}

static gboolean
append_row (Writer *self, const RemitRow *row, const RemitTableInfo *info, GError **error)
{
  const Names *names = &self->names[row->table];

  g_string_append (self->block, names->element);
  remit_xml_append_id (self->block, row->table, row->id);
  g_string_append_c (self->block, '"');
  for (guint f = 0; f < info->n_fields; f++)
    {
      if ((info->fields[f].flags & REMIT_FIELD_REQUIRED) == 0
          && remit_row_field_is_default (row, f))
        continue;
      g_string_append (self->block, names->attributes[f]);
      if (!append_value (self, row, info, f, error))
        return FALSE;
      g_string_append_c (self->block, '"');
    }
  g_string_append (self->block, "/>\n");
  return self->block->len < BLOCK || flush (self, error);
}

static gboolean
write_document (Writer *self, GError **error)
{
  g_string_append (self->block, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                                "<" REMIT_XML_ROOT " xmlns=\"" REMIT_XML_NAMESPACE
                                "\" version=\"" REMIT_XML_VERSION "\">\n");
  for (guint t = 1; t < REMIT_N_TABLES; t++)
    {
      const RemitTableInfo *info = remit_table_info (t);
      guint n;
      const RemitRow *const *rows = remit_graph_rows (self->graph, t, &n);

      for (guint i = 0; i < n; i++)
        if (!append_row (self, rows[i], info, error))
          return FALSE;
    }
  g_string_append (self->block, "</" REMIT_XML_ROOT ">\n");
  return flush (self, error);
}

gboolean
remit_xml_export (const RemitGraph *graph, GOutputStream *stream, GError **error)
{
  Writer writer;
  gboolean written;

  writer_init (&writer, graph, stream);
  written = write_document (&writer, error);
  writer_clear (&writer);
  return written;
}

static gboolean
export_graph (GOutputStream *stream, gpointer graph, GError **error)
{
  return remit_xml_export (graph, stream, error);
}

gboolean
remit_xml_export_file (const RemitGraph *graph, const char *path, GError **error)
{
  return remit_file_replace (path, export_graph, (gpointer) graph, error);
}

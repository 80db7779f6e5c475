/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "remit-codec.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* version, then for each row: table, what happened, id, the cells.  Numbers are zigzag varints,
 * texts a length and bytes.  An inserted or deleted row carries its cells that are not at their
 * default; a changed row its changed cells, old then new; field index + 1 before each, 0 ends. */

#define CODEC_VERSION 1

enum
{
  OP_INSERT = 1,
  OP_DELETE = 2,
  OP_UPDATE = 3
};

static void
put_number (GByteArray *out, gint64 number)
{
  guint64 rest = ((guint64) number << 1) ^ (guint64) (number >> 63);
  guint8 byte;

  do
    {
      byte = rest & 0x7f;
      rest >>= 7;
      if (rest != 0)
        byte |= 0x80;
      g_byte_array_append (out, &byte, 1);
    }
  while (rest != 0);
}

static void
put_cell (GByteArray *out, const RemitRow *row, guint f)
{
  const RemitField *field = &remit_table_info (row->table)->fields[f];

  if (remit_field_is_text (field))
    {
      const char *text = remit_row_get_text (row, f);

      put_number (out, (gint64) strlen (text));
      g_byte_array_append (out, (const guint8 *) text, strlen (text));
    }
  else
    put_number (out, remit_row_get_number (row, f));
}

GBytes *
remit_codec_encode (GPtrArray *deltas)
{
  GByteArray *out = g_byte_array_new ();

  put_number (out, CODEC_VERSION);
  for (guint i = 0; i < deltas->len; i++)
    {
      const RemitDelta *delta = g_ptr_array_index (deltas, i);
      const RemitRow *row = delta->after != NULL ? delta->after : delta->before;
      gboolean update = delta->before != NULL && delta->after != NULL;

      put_number (out, delta->table);
      put_number (out, update ? OP_UPDATE : delta->after != NULL ? OP_INSERT : OP_DELETE);
      put_number (out, delta->id);
      for (guint f = 0; f < remit_table_info (delta->table)->n_fields; f++)
        {
          if (update ? !remit_row_cell_differs (delta->before, delta->after, f)
                     : remit_row_field_is_default (row, f))
            continue;
          put_number (out, f + 1);
          if (update)
            put_cell (out, delta->before, f);
          put_cell (out, row, f);
        }
      put_number (out, 0);
    }
  return g_byte_array_free_to_bytes (out);
}

typedef struct
{
  const guint8 *data;
  gsize length;
  gsize at;
} Reader;

static gboolean
get_number (Reader *reader, gint64 *number)
{
  guint64 value = 0;

  for (guint shift = 0; shift < 64; shift += 7)
    {
      guint8 byte;

      if (reader->at >= reader->length)
        return FALSE;
      byte = reader->data[reader->at++];
      value |= (guint64) (byte & 0x7f) << shift;
      if ((byte & 0x80) == 0)
        {
          *number = (gint64) (value >> 1) ^ -(gint64) (value & 1);
          return TRUE;
        }
    }
  return FALSE;
}

static gboolean
get_cell (Reader *reader, RemitRow *row, guint f)
{
  const RemitField *field = &remit_table_info (row->table)->fields[f];
  gint64 number;
  g_autofree char *text = NULL;

  if (!get_number (reader, &number))
    return FALSE;
  if (!remit_field_is_text (field))
    {
      /* Narrow members must hold what is stored. */
      if (number != REMIT_UNSET
          && (field->type == REMIT_FIELD_ENUM || field->type == REMIT_FIELD_DATE
              || field->type == REMIT_FIELD_BOOL)
          && (number < 0 || !remit_field_check_number (field, number, NULL)))
        return FALSE;
      remit_row_set_number (row, f, number);
      return TRUE;
    }
  if (number < 0 || (guint64) number > reader->length - reader->at)
    return FALSE;
  text = g_strndup ((const char *) reader->data + reader->at, (gsize) number);
  reader->at += (gsize) number;
  if (strlen (text) != (gsize) number || !g_utf8_validate (text, -1, NULL))
    return FALSE;
  remit_row_set_text (row, f, text);
  return TRUE;
}

static gboolean
get_cells (Reader *reader, RemitDelta *delta)
{
  guint n_fields = remit_table_info (delta->table)->n_fields;
  gint64 f;

  for (guint cells = 0; cells <= n_fields; cells++)
    {
      if (!get_number (reader, &f) || f < 0 || f > n_fields)
        return FALSE;
      if (f == 0)
        return TRUE;
      if (delta->before != NULL && !get_cell (reader, delta->before, (guint) f - 1))
        return FALSE;
      if (delta->after != NULL && !get_cell (reader, delta->after, (guint) f - 1))
        return FALSE;
    }
  return FALSE;
}

static RemitRow *
new_row (RemitTable table, RemitId id)
{
  RemitRow *row = remit_row_new (table);

  row->id = id;
  return row;
}

static RemitDelta *
get_delta (Reader *reader)
{
  gint64 table, op, id;
  RemitDelta *delta;

  if (!get_number (reader, &table) || !get_number (reader, &op) || !get_number (reader, &id))
    return NULL;
  if (table <= REMIT_TABLE_NONE || table >= REMIT_N_TABLES || op < OP_INSERT || op > OP_UPDATE
      || id <= 0)
    return NULL;
  delta = g_new0 (RemitDelta, 1);
  delta->table = (RemitTable) table;
  delta->id = id;
  if (op != OP_INSERT)
    delta->before = new_row (delta->table, id);
  if (op != OP_DELETE)
    delta->after = new_row (delta->table, id);
  if (!get_cells (reader, delta))
    g_clear_pointer (&delta, remit_delta_free);
  return delta;
}

GPtrArray *
remit_codec_decode (const guint8 *data, gsize length, GError **error)
{
  g_autoptr (GPtrArray) deltas = g_ptr_array_new_with_free_func ((GDestroyNotify) remit_delta_free);
  Reader reader = { data, length, 0 };
  gint64 version;
  gboolean sound = get_number (&reader, &version) && version == CODEC_VERSION;

  while (sound && reader.at < length)
    {
      RemitDelta *delta = get_delta (&reader);

      sound = delta != NULL;
      if (sound)
        g_ptr_array_add (deltas, delta);
    }
  if (!sound)
    {
      g_set_error_literal (error, REMIT_ERROR, REMIT_ERROR_FORMAT,
                           _("A change in the history of this document is damaged."));
      return NULL;
    }
  return g_steal_pointer (&deltas);
}

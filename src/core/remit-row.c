/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "remit-row.h"

#include "remit-date.h"
#include "remit-error.h"
#include "remit-money.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

/* Rows as plain structs reached through their field tables.  Texts are GRefStrings: a copy of a
 * row, which every edit keeps as its before-image, costs no copy of its texts. */

/* Longest texts, in bytes: a name on a box, a note of some pages. */
#define TEXT_LIMIT 2000
#define LONG_TEXT_LIMIT 1000000

/* 9999-12-31, the last day that ISO 8601 writes with four digits for the year. */
#define LAST_DAY 3652059

static gpointer
member (const RemitRow *row, const RemitField *field)
{
  return (char *) row + field->offset;
}

static const RemitField *
row_field (const RemitRow *row, guint field)
{
  const RemitTableInfo *info = remit_table_info (row->table);

  g_assert (field < info->n_fields);
  return &info->fields[field];
}

gboolean
remit_field_is_text (const RemitField *field)
{
  return field->type == REMIT_FIELD_TEXT;
}

static gboolean
is_narrow (const RemitField *field)
{
  return field->type == REMIT_FIELD_BOOL || field->type == REMIT_FIELD_ENUM
         || field->type == REMIT_FIELD_DATE;
}

gint64
remit_field_default (const RemitField *field)
{
  return (field->flags & REMIT_FIELD_OPTIONAL) != 0 ? REMIT_UNSET : 0;
}

static char *
empty_text (void)
{
  static char *empty = NULL;

  if (g_once_init_enter (&empty))
    g_once_init_leave (&empty, g_ref_string_new_intern (""));
  return g_ref_string_acquire (empty);
}

RemitRow *
remit_row_new (RemitTable table)
{
  const RemitTableInfo *info = remit_table_info (table);
  RemitRow *row = g_malloc0 (info->size);

  row->table = table;
  for (guint i = 0; i < info->n_fields; i++)
    {
      const RemitField *field = &info->fields[i];

      if (remit_field_is_text (field))
        *(char **) member (row, field) = empty_text ();
      else if ((field->flags & REMIT_FIELD_OPTIONAL) != 0)
        *(gint64 *) member (row, field) = REMIT_UNSET;
    }
  return row;
}

RemitRow *
remit_row_copy (const RemitRow *row)
{
  const RemitTableInfo *info = remit_table_info (row->table);
  RemitRow *copy = g_memdup2 (row, info->size);

  for (guint i = 0; i < info->n_fields; i++)
    if (remit_field_is_text (&info->fields[i]))
      g_ref_string_acquire (*(char **) member (copy, &info->fields[i]));
  return copy;
}

void
remit_row_free (RemitRow *row)
{
  const RemitTableInfo *info;

  if (row == NULL)
    return;
  info = remit_table_info (row->table);
  for (guint i = 0; i < info->n_fields; i++)
    if (remit_field_is_text (&info->fields[i]))
      g_ref_string_release (*(char **) member (row, &info->fields[i]));
  g_free (row);
}

gboolean
remit_row_cell_differs (const RemitRow *a, const RemitRow *b, guint field)
{
  if (remit_field_is_text (row_field (a, field)))
    return !g_str_equal (remit_row_get_text (a, field), remit_row_get_text (b, field));
  return remit_row_get_number (a, field) != remit_row_get_number (b, field);
}

void
remit_row_copy_cell (RemitRow *to, const RemitRow *from, guint field)
{
  if (remit_field_is_text (row_field (to, field)))
    remit_row_set_text (to, field, remit_row_get_text (from, field));
  else
    remit_row_set_number (to, field, remit_row_get_number (from, field));
}

gboolean
remit_row_equal (const RemitRow *a, const RemitRow *b)
{
  if (a->table != b->table || a->id != b->id)
    return FALSE;
  for (guint f = 0; f < remit_table_info (a->table)->n_fields; f++)
    if (remit_row_cell_differs (a, b, f))
      return FALSE;
  return TRUE;
}

gint64
remit_row_get_number (const RemitRow *row, guint index)
{
  const RemitField *field = row_field (row, index);

  g_assert (!remit_field_is_text (field));
  return is_narrow (field) ? *(int *) member (row, field) : *(gint64 *) member (row, field);
}

const char *
remit_row_get_text (const RemitRow *row, guint index)
{
  const RemitField *field = row_field (row, index);

  g_assert (remit_field_is_text (field));
  return *(char **) member (row, field);
}

void
remit_row_set_number (RemitRow *row, guint index, gint64 number)
{
  const RemitField *field = row_field (row, index);

  g_assert (!remit_field_is_text (field));
  if (is_narrow (field))
    *(int *) member (row, field) = (int) number;
  else
    *(gint64 *) member (row, field) = number;
}

void
remit_row_set_text (RemitRow *row, guint index, const char *text)
{
  const RemitField *field = row_field (row, index);
  char **place = member (row, field);
  char *old = *place;

  g_assert (remit_field_is_text (field));
  *place = text == NULL || *text == '\0' ? empty_text () : g_ref_string_new (text);
  if (old != NULL)
    g_ref_string_release (old);
}

gboolean
remit_row_field_is_default (const RemitRow *row, guint index)
{
  const RemitField *field = row_field (row, index);

  if (remit_field_is_text (field))
    return *remit_row_get_text (row, index) == '\0';
  return remit_row_get_number (row, index) == remit_field_default (field);
}

char *
remit_row_format (const RemitRow *row, guint index)
{
  const RemitField *field = row_field (row, index);
  gint64 number;

  if (remit_field_is_text (field))
    return g_strdup (remit_row_get_text (row, index));

  number = remit_row_get_number (row, index);
  if (number == REMIT_UNSET)
    return g_strdup ("");
  switch (field->type)
    {
    case REMIT_FIELD_ENUM:
      return g_strdup (field->values[number].key);
    case REMIT_FIELD_BOOL:
      return g_strdup (number ? "true" : "false");
    case REMIT_FIELD_DATE:
      return remit_day_format ((int) number);
    case REMIT_FIELD_TIME:
      return remit_time_format (number);
    case REMIT_FIELD_DECIMAL:
      return remit_decimal_format (number);
    case REMIT_FIELD_SHARE: /* basis points as per cent: 1250 is "12.5" */
      return remit_decimal_format (number * (REMIT_DECIMAL_ONE / 100));
    case REMIT_FIELD_REF:
      return number == 0 ? g_strdup ("") : g_strdup_printf ("%" G_GINT64_FORMAT, number);
    case REMIT_FIELD_TEXT:
    case REMIT_FIELD_INT:
    case REMIT_FIELD_MONEY:
      break;
    }
  return g_strdup_printf ("%" G_GINT64_FORMAT, number);
}

static gboolean
refuse (GError **error, const char *sentence)
{
  g_set_error_literal (error, REMIT_ERROR, REMIT_ERROR_REFUSED, sentence);
  return FALSE;
}

static gboolean
parse_enum (const RemitField *field, const char *text, gint64 *number, GError **error)
{
  g_autoptr (GString) keys = g_string_new (NULL);

  for (guint i = 0; field->values[i].key != NULL; i++)
    {
      if (g_str_equal (field->values[i].key, text))
        {
          *number = i;
          return TRUE;
        }
      g_string_append_printf (keys, "%s%s", i > 0 ? ", " : "", field->values[i].key);
    }
  g_set_error (error, REMIT_ERROR, REMIT_ERROR_REFUSED,
               _("“%s” is not a value of %s. Possible are: %s."), text, _(field->label),
               keys->str);
  return FALSE;
}

static gboolean
parse_bool (const RemitField *field, const char *text, gint64 *number, GError **error)
{
  if (g_str_equal (text, "true") || g_str_equal (text, "1"))
    *number = 1;
  else if (g_str_equal (text, "false") || g_str_equal (text, "0"))
    *number = 0;
  else
    {
      g_set_error (error, REMIT_ERROR, REMIT_ERROR_REFUSED,
                   _("“%s” is not a value of %s. Write true or false."), text, _(field->label));
      return FALSE;
    }
  return TRUE;
}

static gboolean
parse_share (const RemitField *field, const char *text, gint64 *number, GError **error)
{
  gint64 decimal;

  if (!remit_decimal_parse (text, &decimal, error))
    return FALSE;
  if (decimal % (REMIT_DECIMAL_ONE / 100) != 0)
    {
      g_set_error (error, REMIT_ERROR, REMIT_ERROR_REFUSED,
                   _("“%s” has too many decimals for %s. Two are kept: 33.33."), text,
                   _(field->label));
      return FALSE;
    }
  *number = decimal / (REMIT_DECIMAL_ONE / 100);
  return TRUE;
}

static gboolean
parse_integer (const RemitField *field, const char *text, gint64 *number, GError **error)
{
  char *end = NULL;

  errno = 0;
  *number = g_ascii_strtoll (text, &end, 10);
  if (errno != 0 || end == text || *end != '\0' || *number == REMIT_UNSET)
    {
      g_set_error (error, REMIT_ERROR, REMIT_ERROR_REFUSED,
                   _("“%s” is not a whole number, which %s must be."), text, _(field->label));
      return FALSE;
    }
  return TRUE;
}

gboolean
remit_field_parse (const RemitField *field, const char *text, gint64 *number, GError **error)
{
  gboolean parsed = FALSE;
  int day = 0;

  g_assert (!remit_field_is_text (field));
  if (*text == '\0')
    {
      if ((field->flags & REMIT_FIELD_REQUIRED) != 0 || field->type == REMIT_FIELD_ENUM)
        {
          g_set_error (error, REMIT_ERROR, REMIT_ERROR_REFUSED, _("%s must not be empty."),
                       _(field->label));
          return FALSE;
        }
      *number = remit_field_default (field);
      return TRUE;
    }
  switch (field->type)
    {
    case REMIT_FIELD_ENUM:
      return parse_enum (field, text, number, error);
    case REMIT_FIELD_BOOL:
      return parse_bool (field, text, number, error);
    case REMIT_FIELD_DATE:
      if (!remit_day_parse (text, &day, error))
        return FALSE;
      *number = day;
      return TRUE;
    case REMIT_FIELD_TIME:
      return remit_time_parse (text, number, error);
    case REMIT_FIELD_DECIMAL:
      parsed = remit_decimal_parse (text, number, error);
      break;
    case REMIT_FIELD_SHARE:
      parsed = parse_share (field, text, number, error);
      break;
    case REMIT_FIELD_TEXT:
    case REMIT_FIELD_REF:
    case REMIT_FIELD_INT:
    case REMIT_FIELD_MONEY:
      parsed = parse_integer (field, text, number, error);
      break;
    }
  return parsed && remit_field_check_number (field, *number, error);
}

static gboolean
check_range (const RemitField *field, gint64 number, GError **error)
{
  if (field->minimum >= field->maximum || (number >= field->minimum && number <= field->maximum))
    return TRUE;
  if (field->type == REMIT_FIELD_SHARE)
    g_set_error (error, REMIT_ERROR, REMIT_ERROR_REFUSED,
                 _("%s must lie between %" PRId64 " and %" PRId64 "."), _(field->label),
                 field->minimum / 100, field->maximum / 100);
  else
    g_set_error (error, REMIT_ERROR, REMIT_ERROR_REFUSED,
                 _("%s must lie between %" PRId64 " and %" PRId64 "."), _(field->label),
                 field->minimum, field->maximum);
  return FALSE;
}

gboolean
remit_field_check_number (const RemitField *field, gint64 number, GError **error)
{
  guint n_values = 0;

  if (number == REMIT_UNSET)
    {
      if ((field->flags & REMIT_FIELD_OPTIONAL) != 0)
        return TRUE;
      g_set_error (error, REMIT_ERROR, REMIT_ERROR_REFUSED, _("%s must not be empty."),
                   _(field->label));
      return FALSE;
    }
  if (number == 0 && (field->flags & REMIT_FIELD_REQUIRED) != 0 && field->type != REMIT_FIELD_ENUM
      && field->type != REMIT_FIELD_BOOL)
    {
      g_set_error (error, REMIT_ERROR, REMIT_ERROR_REFUSED, _("%s must not be empty."),
                   _(field->label));
      return FALSE;
    }
  switch (field->type)
    {
    case REMIT_FIELD_ENUM:
      while (field->values[n_values].key != NULL)
        n_values++;
      if (number >= 0 && number < n_values)
        return TRUE;
      g_set_error (error, REMIT_ERROR, REMIT_ERROR_REFUSED,
                   _("%s has a value that does not exist."), _(field->label));
      return FALSE;
    case REMIT_FIELD_DATE:
      if (number >= 0 && number <= LAST_DAY)
        return TRUE;
      g_set_error (error, REMIT_ERROR, REMIT_ERROR_REFUSED, _("%s is not a date."),
                   _(field->label));
      return FALSE;
    case REMIT_FIELD_REF:
      if (number >= 0)
        return TRUE;
      g_set_error (error, REMIT_ERROR, REMIT_ERROR_REFUSED, _("%s refers to nothing."),
                   _(field->label));
      return FALSE;
    case REMIT_FIELD_TEXT:
    case REMIT_FIELD_BOOL:
    case REMIT_FIELD_INT:
    case REMIT_FIELD_MONEY:
    case REMIT_FIELD_DECIMAL:
    case REMIT_FIELD_SHARE:
    case REMIT_FIELD_TIME:
      break;
    }
  return check_range (field, number, error);
}

/* The characters that XML 1.0 can carry: all others would be lost on export. */
static gboolean
is_xml_char (gunichar c)
{
  return c == '\t' || c == '\n' || c == '\r' || (c >= 0x20 && c <= 0xD7FF)
         || (c >= 0xE000 && c <= 0xFFFD) || (c >= 0x10000 && c <= 0x10FFFF);
}

gboolean
remit_field_check_text (const RemitField *field, const char *text, GError **error)
{
  gsize length = strlen (text);
  gsize limit = (field->flags & REMIT_FIELD_LONG) != 0 ? LONG_TEXT_LIMIT : TEXT_LIMIT;

  if (length == 0 && (field->flags & REMIT_FIELD_REQUIRED) != 0)
    {
      g_set_error (error, REMIT_ERROR, REMIT_ERROR_REFUSED, _("%s must not be empty."),
                   _(field->label));
      return FALSE;
    }
  if (length > limit)
    {
      g_set_error (error, REMIT_ERROR, REMIT_ERROR_LIMIT,
                   _("%s is %zu bytes long. At most %zu are kept; shorten it."), _(field->label),
                   length, limit);
      return FALSE;
    }
  if (!g_utf8_validate (text, (gssize) length, NULL))
    return refuse (error, _("A text is not valid UTF-8. Save the source as UTF-8 and try again."));
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (!is_xml_char (g_utf8_get_char (p)))
      {
        g_set_error (
          error, REMIT_ERROR, REMIT_ERROR_REFUSED,
          _("%s contains the control character U+%04X, which no document can keep. Remove it."),
          _(field->label), g_utf8_get_char (p));
        return FALSE;
      }
  return TRUE;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-exchange"

#include "remit-xml-names.h"

#include <glib/gi18n-lib.h>
#include <string.h>

char *
remit_xml_name (const char *column)
{
  return g_strdelimit (g_strdup (column), "_", '-');
}

void
remit_xml_append_id (GString *out, RemitTable table, RemitId id)
{
  static const char digits[] = "0123456789abcdef";
  char text[17];
  char *p = text + sizeof text - 1;
  guint64 rest = (guint64) id;

  *p = '\0';
  do
    *--p = digits[rest & 15];
  while ((rest >>= 4) != 0);
  g_string_append (out, remit_table_info (table)->prefix);
  g_string_append (out, p);
}

gboolean
remit_xml_parse_id (RemitTable table, const char *text, RemitId *id)
{
  const char *prefix = remit_table_info (table)->prefix;
  gsize length = strlen (prefix);
  guint64 number = 0;
  const char *p = text + length;

  if (strncmp (text, prefix, length) != 0 || *p == '\0' || *p == '0' || strlen (p) > 16)
    return FALSE;
  for (; *p != '\0'; p++)
    {
      if (!g_ascii_isxdigit (*p) || g_ascii_isupper (*p))
        return FALSE;
      number = number << 4 | (guint64) g_ascii_xdigit_value (*p);
    }
  if (number > G_MAXINT64)
    return FALSE;
  *id = (RemitId) number;
  return TRUE;
}

RemitTable
remit_xml_parse_any_id (const char *text, RemitId *id)
{
  for (guint t = 1; t < REMIT_N_TABLES; t++)
    if (remit_xml_parse_id (t, text, id))
      return t;
  return REMIT_TABLE_NONE;
}

void
remit_xml_set_error (GError **error, RemitError code, const char *name, guint line,
                     const char *sentence)
{
  /* Translators: a file's name, a line in it, and a sentence about what is wrong there. */
  g_set_error (error, REMIT_ERROR, code, _("“%1$s”, line %2$u: %3$s"), name, line, sentence);
}

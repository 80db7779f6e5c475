/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-app"

#include "remit-file-name.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define LONGEST_NAME 200 /* bytes without the ending: file systems take 255 */

/* Separators of any system, and what would make a name invisible or confusing. */
static gboolean
is_allowed (gunichar c)
{
  return !g_unichar_iscntrl (c) && g_unichar_type (c) != G_UNICODE_FORMAT
         && (c >= 0x80 || strchr ("/\\:*?\"<>|", (int) c) == NULL);
}

char *
remit_file_name_from_title (const char *title, const char *ending)
{
  g_autoptr (GString) name = g_string_new (NULL);

  g_return_val_if_fail (title != NULL && ending != NULL, NULL);
  for (const char *at = title; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (name->len >= LONGEST_NAME)
        break;
      if (!is_allowed (c))
        c = ' ';
      if ((c == '.' && name->len == 0)
          || (g_unichar_isspace (c) && (name->len == 0 || name->str[name->len - 1] == ' ')))
        continue;
      g_string_append_unichar (name, g_unichar_isspace (c) ? ' ' : c);
    }
  while (name->len > 0 && (name->str[name->len - 1] == ' ' || name->str[name->len - 1] == '.'))
    g_string_truncate (name, name->len - 1);
  return g_strconcat (name->len > 0 ? name->str : _("Untitled"), ending, NULL);
}

char *
remit_file_name_add_ending (const char *path, const char *ending)
{
  gsize length;
  gsize ending_length;

  g_return_val_if_fail (path != NULL && ending != NULL, NULL);
  length = strlen (path);
  ending_length = strlen (ending);
  if (length > ending_length
      && g_ascii_strcasecmp (path + length - ending_length, ending) == 0)
    return g_strdup (path);
  return g_strconcat (path, ending, NULL);
}

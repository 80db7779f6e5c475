/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-import"
#include "remit-import-figures.h"

#include <glib/gi18n-lib.h>
#include <string.h>

char *
remit_import_figure_spell (const char *plain)
{
  gboolean negative = *plain == '-';
  const char *digits = negative ? plain + 1 : plain;
  gsize whole = strcspn (digits, ".");
  GString *text = g_string_new (negative ? "−" : NULL);

  for (gsize i = 0; i < whole; i++)
    {
      if (i > 0 && (whole - i) % 3 == 0)
        /* Translators: what stands between groups of three digits in your language. */
        g_string_append (text, C_ ("digit group separator", ","));
      g_string_append_c (text, digits[i]);
    }
  if (digits[whole] == '.')
    /* Translators: the decimal mark of your language. */
    g_string_append_printf (text, "%s%s", C_ ("decimal mark", "."), digits + whole + 1);
  return g_string_free (text, FALSE);
}

char *
remit_import_figure_read (const char *text, char decimal)
{
  g_autoptr (GString) plain = g_string_new (NULL);
  guint n_signs = 0, n_digits = 0;

  for (const char *p = text; *p != '\0'; p++)
    if (g_ascii_isdigit (*p))
      {
        g_string_append_c (plain, *p);
        n_digits++;
      }
    else if (*p == decimal)
      {
        g_string_append_c (plain, '.');
        n_signs++;
      }
    else if (*p == '-' && n_digits == 0)
      g_string_append_c (plain, '-');
    else if (*p != '.' && *p != ',')
      return NULL;
  if (n_digits == 0 || n_signs > 1)
    return NULL;
  return g_strdup (plain->str);
}

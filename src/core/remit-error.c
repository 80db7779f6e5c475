/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "remit-error.h"

G_DEFINE_QUARK (remit-error-quark, remit_error)

#define LONGEST_EXCERPT 40

char *
remit_excerpt (const char *text)
{
  /* Bytes enough for that many characters; what is cut in the middle is mended by make_valid(). */
  g_autofree char *start = g_strndup (text, LONGEST_EXCERPT * 4 + 4);
  g_autofree char *valid = g_utf8_make_valid (start, -1);

  for (char *p = valid; *p != '\0'; p++)
    if (g_ascii_iscntrl (*p))
      *p = ' ';
  if (g_utf8_strlen (valid, -1) > LONGEST_EXCERPT)
    {
      *g_utf8_offset_to_pointer (valid, LONGEST_EXCERPT - 1) = '\0';
      return g_strconcat (valid, "…", NULL);
    }
  return g_steal_pointer (&valid);
}

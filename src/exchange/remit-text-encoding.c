/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-exchange"

#include "remit-text-encoding.h"

#include "remit-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include <uchardet.h>

/* Three steps from the surest to the least sure.  What only statistics say is marked as a guess, so
 * that a person can be shown the text and choose again.  A file without zero bytes is never UTF-16
 * without a mark; one with many is, or is no text. */

/* Enough for statistics; more only takes time. */
#define SAMPLE (1024 * 1024)

void
remit_decoded_text_free (RemitDecodedText *text)
{
  if (text == NULL)
    return;
  g_free (text->text);
  g_free (text->encoding);
  g_free (text);
}

static gboolean
begins_with (const guint8 *bytes, gsize length, const char *mark, gsize n)
{
  return length >= n && memcmp (bytes, mark, n) == 0;
}

/* The encoding that a byte order mark names, and the mark's length. */
static const char *
find_mark (const guint8 *bytes, gsize length, gsize *skip)
{
  static const struct
  {
    const char *mark;
    gsize n;
    const char *encoding;
  } marks[] = {
    { "\xEF\xBB\xBF", 3, "UTF-8" },    { "\xFF\xFE\0\0", 4, "UTF-32LE" },
    { "\0\0\xFE\xFF", 4, "UTF-32BE" }, { "\xFF\xFE", 2, "UTF-16LE" },
    { "\xFE\xFF", 2, "UTF-16BE" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    if (begins_with (bytes, length, marks[i].mark, marks[i].n))
      {
        *skip = marks[i].n;
        return marks[i].encoding;
      }
  *skip = 0;
  return NULL;
}

/* UTF-16 without a mark: nearly every second byte of Western text is zero, always on one side. */
static const char *
find_utf16 (const guint8 *bytes, gsize length)
{
  gsize n = MIN (length, 4096) / 2 * 2;
  gsize zeros[2] = { 0, 0 };

  for (gsize i = 0; i < n; i++)
    zeros[i % 2] += bytes[i] == 0;
  if (zeros[0] + zeros[1] < MAX (4, n / 6))
    return NULL;
  if (zeros[1] > zeros[0] * 20)
    return "UTF-16LE";
  return zeros[0] > zeros[1] * 20 ? "UTF-16BE" : NULL;
}

/* What bytes above ASCII most likely are; "windows-1252" when the statistics do not know. */
static char *
guess_encoding (const guint8 *bytes, gsize length)
{
  uchardet_t detector = uchardet_new ();
  char *encoding;

  uchardet_handle_data (detector, (const char *) bytes, MIN (length, SAMPLE));
  uchardet_data_end (detector);
  encoding = g_strdup (uchardet_get_charset (detector));
  uchardet_delete (detector);
  /* Latin 1 in files is nearly always its Windows form, which only adds to it. */
  if (*encoding == '\0' || g_ascii_strcasecmp (encoding, "ASCII") == 0
      || g_ascii_strcasecmp (encoding, "ISO-8859-1") == 0
      || g_ascii_strcasecmp (encoding, "ISO-8859-15") == 0)
    {
      g_free (encoding);
      encoding = g_strdup ("windows-1252");
    }
  return encoding;
}

/* Zero bytes mean a binary file; the file's own text would break off there. */
static gboolean
check_text (const char *text, gsize length, const char *name, GError **error)
{
  const char *nul = memchr (text, '\0', length);
  guint line = 1;

  if (nul == NULL)
    return TRUE;
  for (const char *p = text; p < nul; p++)
    line += *p == '\n';
  g_set_error (error, REMIT_ERROR, REMIT_ERROR_FORMAT,
               _("“%s” holds NUL bytes on line %u: it is a binary file, not a table. Save the "
                  "table as .xlsx or “CSV UTF-8” and import that."),
               name, line);
  return FALSE;
}

/* (transfer full); NULL and a sentence when @bytes are not text in @encoding. */
static char *
convert (const guint8 *bytes, gsize length, const char *encoding, const char *name, gsize *n,
         GError **error)
{
  g_autoptr (GError) reason = NULL;
  char *text
    = g_convert ((const char *) bytes, (gssize) length, "UTF-8", encoding, NULL, n, &reason);

  if (text != NULL)
    return text;
  if (g_error_matches (reason, G_CONVERT_ERROR, G_CONVERT_ERROR_NO_CONVERSION))
    g_set_error (error, REMIT_ERROR, REMIT_ERROR_USAGE,
                 _("“%s” is not an encoding that can be read. Try UTF-8, UTF-16LE, windows-1252, "
                    "windows-1258, GB18030 or Big5."),
                 encoding);
  else
    g_set_error (error, REMIT_ERROR, REMIT_ERROR_FORMAT,
                 _("“%s” is not text in the encoding %s. Choose another encoding, or save the "
                    "table as “CSV UTF-8”."),
                 name, encoding);
  return NULL;
}

/* Some encodings (windows-1258) write accents as signs of their own. */
static void
compose (RemitDecodedText *decoded)
{
  char *normal
    = g_utf8_normalize (decoded->text, (gssize) decoded->length, G_NORMALIZE_DEFAULT_COMPOSE);

  if (normal == NULL)
    return;
  g_free (decoded->text);
  decoded->text = normal;
  decoded->length = strlen (normal);
}

static RemitDecodedText *
decode_as (const guint8 *bytes, gsize length, const char *encoding, gboolean guess,
           const char *name, GError **error)
{
  g_autoptr (RemitDecodedText) decoded = g_new0 (RemitDecodedText, 1);

  decoded->encoding = g_strdup (encoding);
  decoded->guess = guess;
  if (g_ascii_strcasecmp (encoding, "UTF-8") == 0
      && g_utf8_validate ((const char *) bytes, (gssize) length, NULL))
    {
      decoded->text = g_strndup ((const char *) bytes, length);
      decoded->length = length;
    }
  else
    decoded->text = convert (bytes, length, encoding, name, &decoded->length, error);
  if (decoded->text == NULL || !check_text (decoded->text, decoded->length, name, error))
    return NULL;
  compose (decoded);
  return g_steal_pointer (&decoded);
}

/* Statistics may name an encoding that the text is not in, or that the system does not know. */
static RemitDecodedText *
decode_guess (const guint8 *bytes, gsize length, const char *encoding, const char *name,
              GError **error)
{
  RemitDecodedText *decoded = decode_as (bytes, length, encoding, TRUE, name, NULL);

  return decoded != NULL ? decoded : decode_as (bytes, length, "windows-1252", TRUE, name, error);
}

RemitDecodedText *
remit_text_decode (const guint8 *bytes, gsize length, const char *encoding, const char *name,
                   GError **error)
{
  gsize skip;
  const char *marked = find_mark (bytes, length, &skip);
  const char *utf16;
  g_autofree char *guessed = NULL;

  if (encoding != NULL)
    {
      /* The mark belongs to the encoding that was asked for, or is no mark in it. */
      gboolean own = marked != NULL && g_ascii_strncasecmp (encoding, "UTF", 3) == 0;

      return decode_as (bytes + (own ? skip : 0), length - (own ? skip : 0), encoding, FALSE, name,
                        error);
    }
  if (marked != NULL)
    return decode_as (bytes + skip, length - skip, marked, FALSE, name, error);
  utf16 = find_utf16 (bytes, length);
  if (utf16 != NULL)
    return decode_as (bytes, length, utf16, FALSE, name, error);
  /* Zero bytes elsewhere: the sentence about binary files. */
  if (memchr (bytes, '\0', length) != NULL
      && !check_text ((const char *) bytes, length, name, error))
    return NULL;
  if (g_utf8_validate ((const char *) bytes, (gssize) length, NULL))
    return decode_as (bytes, length, "UTF-8", FALSE, name, error);
  guessed = guess_encoding (bytes, length);
  return decode_guess (bytes, length, guessed, name, error);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-exchange"

#include "remit-raci-cell.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A cell is cut at strong separators (/ , ; + & and line breaks) into pieces; a piece is a word for
 * a letter, some letters, or letters followed by a remark.  What cannot be read is never dropped:
 * it ends in `note` when it goes with a letter that was read, else in `unread`. */

typedef struct
{
  const RemitScheme *scheme;
  GHashTable *own; /* borrowed; NULL none */
  RemitRaciCell *cell;
  GString *note, *unread; /* owned */
} Reading;

char *
remit_fold_spaces (const char *text)
{
  g_autofree char *normal = g_utf8_normalize (text, -1, G_NORMALIZE_DEFAULT_COMPOSE);
  GString *folded = g_string_new (NULL);
  gboolean space = FALSE;

  for (const char *p = normal != NULL ? normal : text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isspace (c))
        {
          space = folded->len > 0;
          continue;
        }
      if (space)
        g_string_append_c (folded, ' ');
      space = FALSE;
      g_string_append_unichar (folded, c);
    }
  return g_string_free (folded, FALSE);
}

/* ---- words and letters ---- */

/* "Consult" and "consults" are Consulted: one is the beginning of the other, or they differ in two
 * last letters.  (An "Accountant" is not Accountable.) */
static gboolean
is_form_of (const char *word, const char *name)
{
  g_autofree char *a = NULL, *b = NULL;
  gsize common = 0;

  /* Nearly all are told apart by this, which matters where a table of thousands of rows is looked
   * through. */
  if (g_unichar_tolower (g_utf8_get_char (word)) != g_unichar_tolower (g_utf8_get_char (name)))
    return FALSE;
  a = g_utf8_casefold (word, -1);
  b = g_utf8_casefold (name, -1);
  while (a[common] != '\0' && a[common] == b[common])
    common++;
  return g_str_equal (a, b) || (common >= 4 && a[common] == '\0')
         || (common >= 6 && strlen (a + common) <= 2 && strlen (b + common) <= 2);
}

const RemitSchemeLetter *
remit_raci_letter_from_word (const RemitScheme *scheme, const char *word)
{
  if (g_utf8_strlen (word, -1) == 1)
    return remit_scheme_letter (scheme, word);
  for (guint i = 0; i < scheme->n_letters; i++)
    if (is_form_of (word, scheme->letters[i].name)
        || is_form_of (word, _(scheme->letters[i].name)))
      return &scheme->letters[i];
  return NULL;
}

static void
take_duty (Reading *reading, RemitLinkKind duty)
{
  guint bit = 1u << duty;

  if ((reading->cell->duties & bit) == 0)
    reading->cell->n_letters++;
  reading->cell->duties |= bit;
}

static void
take_letter (Reading *reading, const RemitSchemeLetter *letter)
{
  take_duty (reading, letter->duty);
}

/* What the table's own explanation or a person says of a text goes before any scheme. */
static gboolean
take_own (Reading *reading, const char *text)
{
  g_autofree char *folded = NULL;
  gpointer duty;

  if (reading->own == NULL)
    return FALSE;
  folded = g_utf8_casefold (text, -1);
  if (!g_hash_table_lookup_extended (reading->own, folded, NULL, &duty)
      || GPOINTER_TO_INT (duty) < 0)
    return FALSE;
  take_duty (reading, (RemitLinkKind) GPOINTER_TO_INT (duty));
  return TRUE;
}

/* Whether somebody has said that a text stands for nothing that the scheme knows. */
static gboolean
is_left_out (const Reading *reading, const char *text)
{
  g_autofree char *folded = NULL;
  gpointer duty;

  if (reading->own == NULL)
    return FALSE;
  folded = g_utf8_casefold (text, -1);
  return g_hash_table_lookup_extended (reading->own, folded, NULL, &duty)
         && GPOINTER_TO_INT (duty) < 0;
}

static const RemitSchemeLetter *
letter_of_char (const RemitScheme *scheme, char c)
{
  char letter[] = { c, '\0' };

  return remit_scheme_letter (scheme, letter);
}

static gboolean
is_joiner (char c)
{
  return c == '-' || c == '.' || c == '_' || c == '\\';
}

/* Letters written without a space: "RA", "R-A".  Two letters in one case; more only in capitals and
 * with both R and A among them, since "CIO" and "CAD" are words. */
static gboolean
read_letters (Reading *reading, const char *word)
{
  gboolean joined = FALSE, upper = TRUE, lower = TRUE;
  guint n = 0;

  for (const char *p = word; *p != '\0'; p++)
    {
      if (is_joiner (*p))
        {
          joined = joined || p > word;
          continue;
        }
      if (!g_ascii_isalpha (*p) || letter_of_char (reading->scheme, *p) == NULL
          || (joined && p > word && !is_joiner (p[-1])))
        return FALSE;
      upper = upper && g_ascii_isupper (*p);
      lower = lower && g_ascii_islower (*p);
      n++;
    }
  if (n == 0 || (!upper && !lower)
      || (n > 2 && !joined && (!upper || strchr (word, 'R') == NULL || strchr (word, 'A') == NULL)))
    return FALSE;
  for (const char *p = word; *p != '\0'; p++)
    if (!is_joiner (*p))
      take_letter (reading, letter_of_char (reading->scheme, *p));
  return TRUE;
}

/* A letter with a mark behind it: "A*", "R1", "I:"; the mark is a note unless it is mere
 * punctuation. */
static gboolean
read_marked_letter (Reading *reading, const char *word)
{
  const RemitSchemeLetter *letter = letter_of_char (reading->scheme, word[0]);

  if (letter == NULL || word[1] == '\0')
    return FALSE;
  for (const char *p = word + 1; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isalpha (g_utf8_get_char (p)) || *p == ' ')
      return FALSE;
  take_letter (reading, letter);
  if (word[strspn (word + 1, ":.-") + 1] != '\0')
    g_string_append_printf (reading->note, "%s%s", reading->note->len > 0 ? "; " : "", word + 1);
  return TRUE;
}

/* Letters of other scripts that look like Latin ones, and full-width forms. */
static gunichar
latin_look_alike (gunichar c)
{
  static const struct
  {
    gunichar from;
    char to;
  } table[] = {
    { 0x410, 'A' }, { 0x412, 'B' }, { 0x421, 'C' }, { 0x415, 'E' }, { 0x41D, 'H' }, { 0x406, 'I' },
    { 0x4C0, 'I' }, { 0x41C, 'M' }, { 0x41E, 'O' }, { 0x420, 'P' }, { 0x405, 'S' }, { 0x422, 'T' },
    { 0x425, 'X' }, { 0x430, 'a' }, { 0x441, 'c' }, { 0x435, 'e' }, { 0x456, 'i' }, { 0x43E, 'o' },
    { 0x440, 'p' }, { 0x455, 's' }, { 0x445, 'x' }, { 0x391, 'A' }, { 0x392, 'B' }, { 0x395, 'E' },
    { 0x397, 'H' }, { 0x399, 'I' }, { 0x39C, 'M' }, { 0x39D, 'N' }, { 0x39F, 'O' }, { 0x3A1, 'P' },
    { 0x3A4, 'T' }, { 0x3A7, 'X' }, { 0x3BF, 'o' }, { 0x3B9, 'i' }, { 0x131, 'i' }, { 0x130, 'I' },
  };

  if (c >= 0xFF21 && c <= 0xFF5A)
    return c - 0xFEE0;
  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    if (table[i].from == c)
      return (gunichar) table[i].to;
  return c;
}

static char *
map_look_alikes (const char *text)
{
  GString *mapped = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    g_string_append_unichar (mapped, latin_look_alike (g_utf8_get_char (p)));
  return g_string_free (mapped, FALSE);
}

static gboolean
read_word_as_is (Reading *reading, const char *word)
{
  const RemitSchemeLetter *letter;

  if (take_own (reading, word))
    return TRUE;
  if (is_left_out (reading, word))
    return FALSE;
  letter = remit_raci_letter_from_word (reading->scheme, word);
  if (letter == NULL)
    return read_letters (reading, word) || read_marked_letter (reading, word);
  take_letter (reading, letter);
  return TRUE;
}

static gboolean
read_word (Reading *reading, const char *word)
{
  g_autofree char *mapped = NULL;

  if (read_word_as_is (reading, word))
    return TRUE;
  mapped = map_look_alikes (word);
  if (g_str_equal (mapped, word) || !read_word_as_is (reading, mapped))
    return FALSE;
  reading->cell->look_alike = TRUE;
  return TRUE;
}

/* ---- pieces ---- */

gboolean
remit_raci_is_nothing (const char *text)
{
  static const char *const words[] = { "n/a", "na", "n.a.", "n.a", "none", "nil", "/", "...", "…" };
  g_autofree char *folded = g_utf8_casefold (text, -1);

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_equal (folded, words[i]))
      return TRUE;
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c != '.' && c != '_' && g_unichar_type (c) != G_UNICODE_DASH_PUNCTUATION && c != 0x2212)
        return FALSE;
    }
  return TRUE;
}

static void
append_part (GString *parts, const char *text)
{
  g_string_append_printf (parts, "%s%s", parts->len > 0 ? "; " : "", text);
}

/* A remark is words; a single sign is more likely a letter of another scheme. */
static gboolean
is_remark (const char *text)
{
  return g_utf8_strlen (text, -1) > 2;
}

/* Letters one after the other and perhaps a remark: "A R", "R and A", "A see appendix". */
static gboolean
read_words (Reading *reading, const char *piece)
{
  g_auto (GStrv) words = g_strsplit (piece, " ", -1);
  guint n = 0;

  for (guint i = 0; words[i] != NULL; i++)
    {
      g_autofree char *rest = NULL;

      if (read_word (reading, words[i]))
        {
          n++;
          continue;
        }
      if (n == 0)
        return FALSE;
      if (g_ascii_strcasecmp (words[i], "and") == 0 || remit_raci_is_nothing (words[i]))
        continue;
      rest = g_strjoinv (" ", words + i);
      append_part (is_remark (rest) ? reading->note : reading->unread, rest);
      break;
    }
  return n > 0;
}

static void
read_piece (Reading *reading, const char *text, gboolean below)
{
  g_autofree char *piece = remit_fold_spaces (text);

  if (*piece == '\0' || remit_raci_is_nothing (piece) || read_word (reading, piece)
      || read_words (reading, piece))
    return;
  append_part (below && reading->cell->n_letters > 0 && is_remark (piece) ? reading->note
                                                                          : reading->unread,
               piece);
}

static gboolean
is_separator (gunichar c)
{
  return c == '/' || c == ',' || c == ';' || c == '+' || c == '&' || c == '|' || c == '\n'
         || c == '\r' || c == 0x3001 || c == 0xFF0C || c == 0xFF0F || c == 0xFF1B || c == 0xFF0B;
}

static void
read_pieces (Reading *reading, const char *text)
{
  g_autoptr (GString) piece = g_string_new (NULL);
  gboolean below = FALSE;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!is_separator (c))
        {
          g_string_append_unichar (piece, c);
          continue;
        }
      read_piece (reading, piece->str, below);
      below = below || c == '\n' || c == '\r';
      g_string_truncate (piece, 0);
    }
  read_piece (reading, piece->str, below);
}

/* Takes what stands in brackets out of @text: letters are read, the rest is a note. (transfer
 * full) */
static char *
take_brackets (Reading *reading, const char *text)
{
  GString *outside = g_string_new (NULL);
  const char *p = text;

  for (;;)
    {
      const char *open = strpbrk (p, "([");
      const char *close = open != NULL ? strchr (open, *open == '(' ? ')' : ']') : NULL;
      g_autofree char *inner = NULL;
      g_autofree char *inside = NULL;

      if (close == NULL)
        break;
      g_string_append_len (outside, p, open - p);
      g_string_append_c (outside, ' ');
      inner = g_strndup (open + 1, (gsize) (close - open - 1));
      inside = remit_fold_spaces (inner);
      if (*inside != '\0' && !remit_raci_is_nothing (inside) && !read_word (reading, inside))
        append_part (reading->note, inside);
      p = close + 1;
    }
  g_string_append (outside, p);
  return g_string_free (outside, FALSE);
}

RemitRaciCell *
remit_raci_cell_read (const RemitScheme *scheme, GHashTable *own, const char *text)
{
  Reading reading = { .scheme = scheme, .own = own, .cell = g_new0 (RemitRaciCell, 1) };
  g_autofree char *whole = remit_fold_spaces (text);
  g_autofree char *outside = NULL;

  reading.note = g_string_new (NULL);
  reading.unread = g_string_new (NULL);
  if (!remit_raci_is_nothing (whole) && !take_own (&reading, whole))
    {
      outside = take_brackets (&reading, text);
      read_pieces (&reading, outside);
    }
  /* Brackets without any letter are not a remark on one. */
  if (reading.cell->n_letters == 0 && reading.note->len > 0)
    {
      append_part (reading.unread, reading.note->str);
      g_string_truncate (reading.note, 0);
    }
  reading.cell->note = g_string_free (reading.note, FALSE);
  reading.cell->unread = g_string_free (reading.unread, FALSE);
  return reading.cell;
}

void
remit_raci_cell_free (RemitRaciCell *cell)
{
  if (cell == NULL)
    return;
  g_free (cell->note);
  g_free (cell->unread);
  g_free (cell);
}

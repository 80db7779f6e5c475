/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-exchange"

#include "remit-table-letters.h"

#include <string.h>

/* A text is first judged by what is cheap (length, digits), then by its first word against the
 * letters and names of all schemes, and only then read in each of them: a price list of a million
 * distinct texts must not be read twenty times over. */

/* A text with a letter and a remark of at most so many characters behind it is a cell of letters;
 * one of more is prose that happens to begin with "A". In brackets or below it may be longer. */
#define REMARK 20
#define LONG_REMARK 300

/* A sheet of so many distinct texts is mostly no table of letters: from there on only short texts are
 * read. */
#define MANY_TEXTS 5000
#define SHORT_TEXT 5

RemitTableLetters *
remit_table_letters_new (const RemitGraph *graph, GHashTable *own)
{
  RemitTableLetters *self = g_new0 (RemitTableLetters, 1);
  g_autoptr (GPtrArray) keys = remit_scheme_keys (graph);

  self->schemes = g_ptr_array_new_with_free_func ((GDestroyNotify) remit_scheme_free);
  /* One bit is for the scheme of a legend. */
  for (guint i = 0; i < keys->len && i < 63; i++)
    g_ptr_array_add (self->schemes, remit_scheme_lookup (graph, keys->pdata[i]));
  self->explained = -1;
  self->legend = g_ptr_array_new_with_free_func ((GDestroyNotify) remit_legend_entry_free);
  self->classes = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  self->headers = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  if (own != NULL)
    self->own = g_hash_table_ref (own);
  return self;
}

void
remit_table_letters_free (RemitTableLetters *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->schemes);
  g_ptr_array_unref (self->legend);
  g_hash_table_unref (self->classes);
  g_hash_table_unref (self->headers);
  g_clear_pointer (&self->own, g_hash_table_unref);
  g_free (self);
}

int
remit_table_letters_find (const RemitTableLetters *self, const char *key)
{
  for (guint i = 0; i < self->schemes->len; i++)
    if (g_str_equal (remit_table_letters_scheme (self, i)->key, key))
      return (int) i;
  return -1;
}

/* ---- kinds of texts ---- */

static gboolean
is_mark (const char *text)
{
  static const char *const marks[] = { "x", "✓", "✔", "☑", "☒", "●", "•", "■", "✅", "*", "√", "×" };
  g_autofree char *folded = g_utf8_casefold (text, -1);

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    if (g_str_equal (folded, marks[i]))
      return TRUE;
  return FALSE;
}

static gboolean
is_number (const char *text)
{
  return strspn (text, "0123456789.,-+#%$€£/: ") == strlen (text)
         && strpbrk (text, "0123456789") != NULL;
}

/* Up to three letters, perhaps joined: "L", "Q/M", "PM". */
static gboolean
is_short (const char *text)
{
  guint n = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isalpha (c))
        n++;
      else if (strchr ("/,;+&.- \n", (int) c) == NULL || c > 127)
        return FALSE;
    }
  return n > 0 && n <= 3;
}

/* Whether the first word is short, or begins as the name of a letter does: all else cannot be read
 * in any scheme. */
static gboolean
may_be_letters (const RemitTableLetters *self, const char *text)
{
  const char *p = text + strspn (text, "([ ");
  gsize n = 0;

  while (g_unichar_isalpha (g_utf8_get_char (p + n)))
    n = (gsize) (g_utf8_next_char (p + n) - p);
  if (n == 0 || g_utf8_strlen (p, (gssize) n) <= 5)
    return TRUE;
  for (guint s = 0; s < self->schemes->len; s++)
    for (guint i = 0; i < remit_table_letters_scheme (self, s)->n_letters; i++)
      if (g_ascii_strncasecmp (remit_table_letters_scheme (self, s)->letters[i].name, p, 3) == 0
          || (guchar) *p > 127)
        return TRUE;
  return self->own != NULL;
}

static gboolean
has_only_letters (const RemitRaciCell *cell, const char *text)
{
  gboolean bracketed = strpbrk (text, "([\n") != NULL;
  glong limit = bracketed ? LONG_REMARK : REMARK;

  /* "R see below" is a letter with a remark, "Accountable Team" is the name of a column. */
  if (!bracketed && *cell->note != '\0' && strcspn (text, " ") > 3)
    return FALSE;
  return cell->n_letters > 0 && *cell->unread == '\0' && g_utf8_strlen (cell->note, -1) <= limit;
}

static guint64
read_in_schemes (RemitTableLetters *self, const char *text)
{
  guint64 schemes = 0;

  if (strlen (text) > LONG_REMARK * 2 || !may_be_letters (self, text)
      || (self->own == NULL && strlen (text) > 2 && is_number (text)))
    return 0;
  for (guint i = 0; i < self->schemes->len; i++)
    {
      RemitRaciCell *cell
        = remit_raci_cell_read (remit_table_letters_scheme (self, i), self->own, text);

      if (has_only_letters (cell, text))
        schemes |= G_GUINT64_CONSTANT (1) << i;
      remit_raci_cell_free (cell);
    }
  return schemes;
}

const RemitTextClass *
remit_table_letters_classify (RemitTableLetters *self, const char *text)
{
  RemitTextClass *class = g_hash_table_lookup (self->classes, text);
  g_autofree char *folded = NULL;

  if (class != NULL)
    return class;
  class = g_new0 (RemitTextClass, 1);
  g_hash_table_insert (self->classes, (gpointer) text, class);
  folded = strlen (text) < 40 ? remit_fold_spaces (text) : g_strdup (text);
  if (*folded == '\0')
    return class;
  if (g_hash_table_size (self->classes) < MANY_TEXTS || strlen (text) <= SHORT_TEXT)
    class->schemes = read_in_schemes (self, text);
  if (class->schemes != 0)
    class->kind = REMIT_TEXT_LETTERS;
  else if (remit_raci_is_nothing (folded))
    class->kind = REMIT_TEXT_NOTHING;
  else if (is_mark (folded))
    class->kind = REMIT_TEXT_MARK;
  else if (is_short (folded))
    class->kind = REMIT_TEXT_SHORT;
  else if (is_number (folded))
    class->kind = REMIT_TEXT_NUMBER;
  else
    class->kind = REMIT_TEXT_WORDS;
  return class;
}

/* ---- headers ---- */

/* "Responsible", "R", "Consulted Parties": words behind the name say who, not what. */
static const RemitSchemeLetter *
letter_of_name (const RemitScheme *scheme, const char *text)
{
  static const char *const endings[]
    = { "party", "parties", "role", "roles", "by",           "person", "persons",    "people",
        "team",  "teams",   "who",  "(s)",   "stakeholders", "dept",   "department", "for" };
  const RemitSchemeLetter *letter = remit_raci_letter_from_word (scheme, text);
  g_autofree char *head = NULL;
  const char *space;

  if (letter != NULL)
    return letter;
  space = strrchr (text, ' ');
  for (guint i = 0; space != NULL && i < G_N_ELEMENTS (endings); i++)
    if (g_ascii_strcasecmp (space + 1, endings[i]) == 0)
      {
        head = g_strndup (text, (gsize) (space - text));
        return remit_raci_letter_from_word (scheme, head);
      }
  return NULL;
}

/* Also "Responsible (R)", "R - Responsible", "A: Accountable": both halves must agree. */
static const RemitSchemeLetter *
letter_of_header (const RemitScheme *scheme, const char *text)
{
  const RemitSchemeLetter *letter = letter_of_name (scheme, text);
  g_auto (GStrv) halves = NULL;
  const RemitSchemeLetter *first, *second;

  if (letter != NULL || strlen (text) > 60)
    return letter;
  halves = g_regex_split_simple ("\\s*[()=:\\[\\]–—]\\s*|\\s+-\\s+", text, 0, 0);
  if (halves[0] == NULL || halves[1] == NULL || *halves[0] == '\0')
    return NULL;
  first = letter_of_name (scheme, halves[0]);
  second = letter_of_name (scheme, halves[1]);
  return first != NULL && first == second ? first : NULL;
}

guint64
remit_table_letters_header_schemes (RemitTableLetters *self, const char *text)
{
  const guint64 *known = g_hash_table_lookup (self->headers, text);
  g_autofree char *folded = NULL;
  guint64 schemes = 0;

  if (known != NULL)
    return *known;
  folded = strlen (text) < 80 ? remit_fold_spaces (text) : g_strdup ("");
  if (*folded != '\0')
    for (guint i = 0; i < self->schemes->len; i++)
      if (letter_of_header (remit_table_letters_scheme (self, i), folded) != NULL)
        schemes |= G_GUINT64_CONSTANT (1) << i;
  g_hash_table_insert (self->headers, (gpointer) text, g_memdup2 (&schemes, sizeof schemes));
  return schemes;
}

const RemitSchemeLetter *
remit_table_letters_header (RemitTableLetters *self, const char *text, guint scheme)
{
  g_autofree char *folded = NULL;

  if ((remit_table_letters_header_schemes (self, text) & (G_GUINT64_CONSTANT (1) << scheme)) == 0)
    return NULL;
  folded = remit_fold_spaces (text);
  return letter_of_header (remit_table_letters_scheme (self, scheme), folded);
}

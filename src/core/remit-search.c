/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-search"
#include "remit-search.h"

#include <string.h>

/* Finding nodes by what people remember of their names.
 *
 * Texts are folded once and then only compared byte by byte: strstr() over some ten thousand folded
 * names takes less than a millisecond, so no inverted index is needed, and text without spaces
 * (Chinese, Japanese) is found by the same substring search as everything else.  After a change the
 * index is built again on the next query, but a node whose texts are still the same strings (texts
 * are shared, so comparing pointers is enough) keeps its folded form. */

typedef enum
{
  TEXT_NAME,
  TEXT_CODE,
  TEXT_SUBTITLE,
  TEXT_NOTES,
  N_TEXTS
} TextField;

typedef struct
{
  RemitId id;
  char *source[N_TEXTS]; /* owned GRefStrings */
  char *folded[N_TEXTS]; /* owned */
} Entry;

struct _RemitSearch
{
  const RemitGraph *graph; /* borrowed */
  GArray *entries;         /* Entry, in id order */
  gboolean valid;
};

/* How good a match is; the weakest word of a query counts. */
enum
{
  SCORE_WHOLE = 1000,
  SCORE_NAME_START = 800,
  SCORE_WORD_START = 600,
  SCORE_INSIDE = 400,
  SCORE_CODE = 300,
  SCORE_SUBTITLE = 200,
  SCORE_NOTES = 100,
};

/* ---- folding ---- */

/* Marks that only colour a letter.  Those that make another syllable (Japanese voicing, Indic
 * vowels) stay. */
static gboolean
is_accent (gunichar c)
{
  return (c >= 0x0300 && c <= 0x036F) || (c >= 0x0591 && c <= 0x05C7)
         || (c >= 0x064B && c <= 0x065F) || (c >= 0x1AB0 && c <= 0x1AFF)
         || (c >= 0x1DC0 && c <= 0x1DFF) || (c >= 0x20D0 && c <= 0x20FF)
         || (c >= 0xFE20 && c <= 0xFE2F);
}

/* Soft hyphens, joiners, byte order marks: nobody types them. */
static gboolean
is_invisible (gunichar c)
{
  return c == 0x00AD || c == 0x061C || c == 0xFEFF || (c >= 0x200B && c <= 0x200F)
         || (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x2064);
}

/* Letters that look like a base letter with a mark and yet have no decomposition; lower case. */
static const char *
plain_letter (gunichar c)
{
  switch (c)
    {
    case 0x0111: /* đ */
    case 0x00F0: /* ð */
    case 0x0256: /* ɖ */
      return "d";
    case 0x00F8: /* ø */
      return "o";
    case 0x0142: /* ł */
      return "l";
    case 0x0127: /* ħ */
      return "h";
    case 0x0131: /* ı */
      return "i";
    case 0x0167: /* ŧ */
      return "t";
    case 0x0180: /* ƀ */
      return "b";
    case 0x0268: /* ɨ */
      return "i";
    case 0x00E6: /* æ */
      return "ae";
    case 0x0153: /* œ */
      return "oe";
    case 0x00FE: /* þ */
      return "th";
    case 0x00DF: /* ß */
      return "ss";
    case 0x014B: /* ŋ */
      return "n";
    case 0x0138: /* ĸ */
      return "k";
    case 0x2010: /* hyphens and dashes */
    case 0x2011:
    case 0x2012:
    case 0x2013:
    case 0x2014:
      return "-";
    case 0x2018: /* quotes */
    case 0x2019:
      return "'";
    default:
      return NULL;
    }
}

static gboolean
is_ascii (const char *text)
{
  for (; *text != '\0'; text++)
    if ((guchar) *text >= 0x80)
      return FALSE;
  return TRUE;
}

/* White space of any kind and length becomes one space, none at the ends. */
static void
append_space (GString *folded)
{
  if (folded->len > 0 && folded->str[folded->len - 1] != ' ')
    g_string_append_c (folded, ' ');
}

static char *
finish_fold (GString *folded)
{
  if (folded->len > 0 && folded->str[folded->len - 1] == ' ')
    g_string_truncate (folded, folded->len - 1);
  return g_string_free (folded, FALSE);
}

static char *
fold_ascii (const char *text)
{
  GString *folded = g_string_sized_new (strlen (text) + 1);

  for (const char *p = text; *p != '\0'; p++)
    if (g_ascii_isspace (*p))
      append_space (folded);
    else
      g_string_append_c (folded, g_ascii_tolower (*p));
  return finish_fold (folded);
}

char *
remit_search_fold (const char *text)
{
  g_autofree char *valid = NULL, *decomposed = NULL, *lower = NULL, *again = NULL;
  GString *folded;

  g_return_val_if_fail (text != NULL, NULL);

  if (is_ascii (text))
    return fold_ascii (text);

  /* Folding case may compose letters again, hence the second decomposition. */
  valid = g_utf8_make_valid (text, -1);
  decomposed = g_utf8_normalize (valid, -1, G_NORMALIZE_ALL);
  lower = g_utf8_casefold (decomposed, -1);
  again = g_utf8_normalize (lower, -1, G_NORMALIZE_ALL);

  folded = g_string_sized_new (strlen (again) + 1);
  for (const char *p = again; *p != '\0'; p = g_utf8_next_char (p))
    {
      /* Cherokee folds upwards, everything else downwards. */
      gunichar c = g_unichar_tolower (g_utf8_get_char (p));
      const char *plain = plain_letter (c);

      if (is_accent (c) || is_invisible (c))
        continue;
      if (g_unichar_isspace (c))
        append_space (folded);
      else if (plain != NULL)
        g_string_append (folded, plain);
      else
        g_string_append_unichar (folded, c);
    }
  return finish_fold (folded);
}

/* ---- the index ---- */

static void
clear_entry (gpointer data)
{
  Entry *entry = data;

  for (guint i = 0; i < N_TEXTS; i++)
    {
      g_clear_pointer (&entry->source[i], g_ref_string_release);
      g_clear_pointer (&entry->folded[i], g_free);
    }
}

RemitSearch *
remit_search_new (const RemitGraph *graph)
{
  RemitSearch *search;

  g_return_val_if_fail (graph != NULL, NULL);

  search = g_new0 (RemitSearch, 1);
  search->graph = graph;
  search->entries = g_array_new (FALSE, TRUE, sizeof (Entry));
  g_array_set_clear_func (search->entries, clear_entry);
  return search;
}

void
remit_search_free (RemitSearch *search)
{
  if (search == NULL)
    return;
  g_array_unref (search->entries);
  g_free (search);
}

void
remit_search_invalidate (RemitSearch *search)
{
  g_return_if_fail (search != NULL);

  search->valid = FALSE;
}

/* Takes over what @old has folded already; @old may be NULL. */
static void
fill_entry (Entry *entry, const RemitNode *node, Entry *old)
{
  char *sources[N_TEXTS] = { node->name, node->code, node->subtitle, node->notes };

  entry->id = node->row.id;
  for (guint i = 0; i < N_TEXTS; i++)
    {
      entry->source[i] = g_ref_string_acquire (sources[i]);
      if (old != NULL && old->source[i] == sources[i])
        entry->folded[i] = g_steal_pointer (&old->folded[i]);
      else
        entry->folded[i] = remit_search_fold (sources[i]);
    }
}

static void
rebuild (RemitSearch *search)
{
  guint n;
  const RemitRow *const *rows = remit_graph_rows (search->graph, REMIT_TABLE_NODE, &n);
  GArray *entries = g_array_sized_new (FALSE, TRUE, sizeof (Entry), n);
  GArray *old = search->entries;
  guint at = 0;

  g_array_set_clear_func (entries, clear_entry);
  g_array_set_size (entries, n);
  for (guint i = 0; i < n; i++)
    {
      while (at < old->len && g_array_index (old, Entry, at).id < rows[i]->id)
        at++;
      fill_entry (&g_array_index (entries, Entry, i), (const RemitNode *) rows[i],
                  at < old->len && g_array_index (old, Entry, at).id == rows[i]->id
                      ? &g_array_index (old, Entry, at)
                      : NULL);
    }
  g_array_unref (old);
  search->entries = entries;
  search->valid = TRUE;
}

/* ---- queries ---- */

static int
score_in_name (const char *name, const char *needle)
{
  const char *found = strstr (name, needle);

  if (found == NULL)
    return 0;
  if (found == name)
    return name[strlen (needle)] == '\0' ? SCORE_WHOLE : SCORE_NAME_START;
  for (; found != NULL; found = strstr (found + 1, needle))
    if (!g_unichar_isalnum (g_utf8_get_char (g_utf8_prev_char (found))))
      return SCORE_WORD_START;
  return SCORE_INSIDE;
}

static int
score_word (const Entry *entry, const char *word)
{
  int score = score_in_name (entry->folded[TEXT_NAME], word);

  if (score > 0)
    return score;
  if (strstr (entry->folded[TEXT_CODE], word) != NULL)
    return SCORE_CODE;
  if (strstr (entry->folded[TEXT_SUBTITLE], word) != NULL)
    return SCORE_SUBTITLE;
  return strstr (entry->folded[TEXT_NOTES], word) != NULL ? SCORE_NOTES : 0;
}

/* -1 when a word is nowhere. */
static int
score_entry (const Entry *entry, const char *phrase, char **words)
{
  int weakest = SCORE_WHOLE;

  for (guint i = 0; words[i] != NULL; i++)
    {
      int score = score_word (entry, words[i]);

      if (score == 0)
        return -1;
      weakest = MIN (weakest, score);
    }
  return MAX (weakest, score_in_name (entry->folded[TEXT_NAME], phrase));
}

typedef struct
{
  const Entry *entry;
  int score;
} Match;

static int
compare_matches (gconstpointer a, gconstpointer b)
{
  const Match *left = a, *right = b;
  int order;

  if (left->score != right->score)
    return left->score > right->score ? -1 : 1;
  order = strcmp (left->entry->folded[TEXT_NAME], right->entry->folded[TEXT_NAME]);
  if (order != 0)
    return order;
  return left->entry->id < right->entry->id ? -1 : left->entry->id > right->entry->id;
}

GArray *
remit_search_query (RemitSearch *search, const char *query, guint limit)
{
  g_autofree char *phrase = NULL;
  g_auto (GStrv) words = NULL;
  g_autoptr (GArray) matches = NULL;
  GArray *hits;

  g_return_val_if_fail (search != NULL && query != NULL, NULL);

  if (!search->valid)
    rebuild (search);

  phrase = remit_search_fold (query);
  words = g_strsplit (phrase, " ", -1);
  matches = g_array_new (FALSE, FALSE, sizeof (Match));
  for (guint i = 0; i < search->entries->len; i++)
    {
      const Entry *entry = &g_array_index (search->entries, Entry, i);
      Match match = { entry, score_entry (entry, phrase, words) };

      if (match.score >= 0)
        g_array_append_val (matches, match);
    }
  g_array_sort (matches, compare_matches);

  hits = g_array_new (FALSE, FALSE, sizeof (RemitSearchHit));
  for (guint i = 0; i < matches->len && (limit == 0 || i < limit); i++)
    {
      const Match *match = &g_array_index (matches, Match, i);
      RemitSearchHit hit = { match->entry->id, match->score };

      g_array_append_val (hits, hit);
    }
  return hits;
}

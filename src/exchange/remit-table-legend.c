/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-exchange"

#include "remit-table-letters.h"

#include "remit-search.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Tables often explain their letters, beside, above or below, in one cell ("R = does it, A =
 * answers") or in two columns ("R" | "Responsible").  An explanation settles what a letter means:
 * either it agrees with a scheme, or it makes one.  Its cells must not become activities. */

/* No explanation stands further down. */
#define LEGEND_ROWS 2000

typedef struct
{
  RemitTableLetters *letters; /* borrowed */
  const RemitTableGrid *grid; /* borrowed */
  GHashTable *cells;          /* borrowed: the places */
  GPtrArray *found;           /* owned: RemitLegendEntry */
  GRegex *pair;               /* owned */
} Finder;

void
remit_legend_entry_free (RemitLegendEntry *entry)
{
  g_free (entry->text);
  g_free (entry->name);
  g_free (entry);
}

static void
add_entry (GPtrArray *entries, const char *text, const char *name, guint row, guint column)
{
  RemitLegendEntry *entry = g_new (RemitLegendEntry, 1);
  g_autofree char *folded = remit_fold_spaces (name);

  *entry = (RemitLegendEntry){ .text = remit_fold_spaces (text),
                               .name = g_steal_pointer (&folded),
                               .row = row,
                               .column = column };
  g_ptr_array_add (entries, entry);
}

static void
mark_cell (Finder *self, guint row, guint column)
{
  gint64 place = ((gint64) row << 32) | column;

  g_hash_table_add (self->cells, g_memdup2 (&place, sizeof place));
}

/* ---- what an entry may look like ---- */

/* Whether a scheme calls the letter so; the first word of @name counts: "Responsible for it". */
static gboolean
is_name_of (const RemitTableLetters *letters, const char *letter, const char *name)
{
  g_autofree char *word = g_strndup (name, strcspn (name, " ,;:(./"));

  if (g_utf8_strlen (word, -1) < 3)
    return FALSE;
  for (guint i = 0; i < letters->schemes->len; i++)
    {
      const RemitScheme *scheme = remit_table_letters_scheme (letters, i);
      const RemitSchemeLetter *known = remit_scheme_letter (scheme, letter);

      if (known != NULL
          && (remit_raci_letter_from_word (scheme, word) == known
              || remit_raci_letter_from_word (scheme, name) == known))
        return TRUE;
    }
  return FALSE;
}

/* The letter that a whole name stands for in some scheme, RACI first: "Accountable:" */
static const char *
letter_called (const RemitTableLetters *letters, const char *name)
{
  g_autofree char *word = g_strndup (name, strcspn (name, ":"));

  if (g_utf8_strlen (word, -1) < 4)
    return NULL;
  for (guint i = 0; i < letters->schemes->len; i++)
    {
      const RemitSchemeLetter *letter
        = remit_raci_letter_from_word (remit_table_letters_scheme (letters, i), word);

      if (letter != NULL)
        return letter->letter;
    }
  return NULL;
}

/* ---- cells ---- */

static gboolean
is_heading (const char *text)
{
  static const char *const words[]
    = { "legend",   "key",         "keys",         "letter",  "letters", "code",
        "codes",    "symbol",      "abbreviation", "legende", "leyenda", "légende",
        "raci key", "raci legend", "chú thích",    "图例" };
  g_autofree char *folded = remit_search_fold (text);
  gsize n = strlen (folded);

  while (n > 0 && (folded[n - 1] == ':' || folded[n - 1] == ' '))
    folded[--n] = '\0';
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autofree char *word = remit_search_fold (words[i]);

      if (g_str_equal (folded, word))
        return TRUE;
    }
  return FALSE;
}

/* A heading in one of the five cells above the column. */
static gboolean
has_heading_above (const Finder *self, guint row, guint column)
{
  for (guint up = 1; up <= 6 && up <= row; up++)
    if (is_heading (remit_table_grid_cell (self->grid, row - up, column)))
      return TRUE;
  return FALSE;
}

/* All of "R = Responsible, A = Accountable" in one cell; "=" is sure, other signs need a name that
 * a scheme has, or a heading that says what this is. */
static guint
read_pairs (Finder *self, const char *text, guint row, guint column)
{
  g_autoptr (GMatchInfo) match = NULL;
  guint n = 0;

  if (strpbrk (text, "=:-") == NULL && strstr (text, "\xE2\x80") == NULL
      && strstr (text, "→") == NULL)
    return 0;
  if (!g_regex_match (self->pair, text, 0, &match))
    return 0;
  do
    {
      g_autofree char *letter = g_match_info_fetch_named (match, "letter");
      g_autofree char *sign = g_match_info_fetch_named (match, "sign");
      g_autofree char *name = g_match_info_fetch_named (match, "name");

      if (strchr (sign, '=') == NULL && !is_name_of (self->letters, letter, name)
          && !has_heading_above (self, row, column))
        continue;
      add_entry (self->found, letter, name, row, column);
      n++;
    }
  while (g_match_info_next (match, NULL));
  return n;
}

/* "Responsible (R): does it" and "(R) Responsible". */
static guint
read_bracketed (Finder *self, const char *text, guint row, guint column)
{
  const char *open = strchr (text, '(');
  g_autofree char *letter = NULL;
  g_autofree char *name = NULL;

  if (open == NULL || open[1] == '\0' || open[2] != ')' || !g_ascii_isalpha (open[1]))
    return 0;
  letter = g_strndup (open + 1, 1);
  name = open == text ? g_strdup (open + 3) : g_strndup (text, (gsize) (open - text));
  g_strstrip (name);
  if (!is_name_of (self->letters, letter, name))
    return 0;
  add_entry (self->found, letter, name, row, column);
  return 1;
}

/* "R" | "Responsible", or "Accountable:" | "The one who answers". */
static gboolean
read_two_cells (Finder *self, const char *text, guint row, guint column)
{
  const char *right = remit_table_grid_cell (self->grid, row, column + 1);
  g_autofree char *letter = NULL;
  g_autofree char *name = NULL;
  const char *called;
  glong n;

  if (strlen (right) < 3 || strlen (text) > 60) /* nearly all cells of a large table */
    return FALSE;
  letter = remit_fold_spaces (text);
  name = remit_fold_spaces (right);
  n = g_utf8_strlen (letter, -1);
  if (n <= 2)
    {
      if (g_utf8_strlen (name, -1) < 3
          || (!is_name_of (self->letters, letter, name) && !has_heading_above (self, row, column)))
        return FALSE;
      add_entry (self->found, letter, name, row, column);
      return TRUE;
    }
  if (g_utf8_strlen (name, -1) < (letter[strlen (letter) - 1] == ':' ? 8 : 24))
    return FALSE;
  called = letter_called (self->letters, letter);
  if (called == NULL)
    return FALSE;
  add_entry (self->found, called, letter, row, column);
  return TRUE;
}

/* Whether everything in a row is an explanation or its heading: a header such as "Responsible (R)"
 * stands beside other headers. */
static gboolean
row_is_all_legend (const Finder *self, guint row, const gboolean *explained, guint n)
{
  for (guint c = 0; c < n; c++)
    {
      const char *text = remit_table_grid_cell (self->grid, row, c);
      g_autofree char *folded = remit_fold_spaces (text);

      if (*folded != '\0' && !explained[c] && !is_heading (folded))
        return FALSE;
    }
  return TRUE;
}

static void
read_row (Finder *self, guint row)
{
  guint n = remit_table_grid_row_length (self->grid, row);
  g_autofree gboolean *explained = g_new0 (gboolean, n + 2);
  guint before = self->found->len, n_cells = 0;

  for (guint c = 0; c < n; c++)
    {
      const char *text = remit_table_grid_cell (self->grid, row, c);

      if (*text == '\0' || explained[c] || strlen (text) > 4000)
        continue;
      if (read_pairs (self, text, row, c) > 0 || read_bracketed (self, text, row, c) > 0)
        explained[c] = TRUE;
      else if (read_two_cells (self, text, row, c))
        explained[c] = explained[c + 1] = TRUE;
      else
        continue;
      n_cells++;
    }
  /* Several one after the other may be the header of a table with a column for each letter. */
  if (n_cells > 1 && !row_is_all_legend (self, row, explained, n))
    {
      g_ptr_array_set_size (self->found, (gint) before);
      return;
    }
  for (guint c = 0; c < n; c++)
    if (explained[c])
      mark_cell (self, row, c);
}

/* ---- which of them are explanations ---- */

/* A lone entry may be anything; an explanation names two letters at least, near each other. */
static gboolean
has_neighbour (const GPtrArray *found, const RemitLegendEntry *entry)
{
  for (guint i = 0; i < found->len; i++)
    {
      const RemitLegendEntry *other = found->pdata[i];
      guint rows = other->row > entry->row ? other->row - entry->row : entry->row - other->row;

      if (rows <= 3 && (rows == 0 || other->column == entry->column)
          && g_ascii_strcasecmp (other->text, entry->text) != 0)
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_known (const GPtrArray *entries, const char *text)
{
  for (guint i = 0; i < entries->len; i++)
    if (g_ascii_strcasecmp (((RemitLegendEntry *) entries->pdata[i])->text, text) == 0)
      return TRUE;
  return FALSE;
}

static void
keep_entries (Finder *self)
{
  for (guint i = 0; i < self->found->len; i++)
    {
      const RemitLegendEntry *entry = self->found->pdata[i];
      gint64 place = ((gint64) entry->row << 32) | entry->column;

      if (!has_neighbour (self->found, entry))
        {
          g_hash_table_remove (self->cells, &place);
          place++; /* the name beside the letter */
          g_hash_table_remove (self->cells, &place);
        }
      else if (!is_known (self->letters->legend, entry->text))
        add_entry (self->letters->legend, entry->text, entry->name, entry->row, entry->column);
    }
}

/* Headings over an explanation, and what stands right of it in its row ("R" | "Responsible" | "does
 * the work"), belong to it. */
static void
mark_around (Finder *self)
{
  for (guint i = 0; i < self->found->len; i++)
    {
      const RemitLegendEntry *entry = self->found->pdata[i];
      gint64 place = ((gint64) entry->row << 32) | entry->column;
      guint n = remit_table_grid_row_length (self->grid, entry->row);
      guint c = entry->column + 1;

      if (!g_hash_table_contains (self->cells, &place))
        continue;
      for (; c < n && *remit_table_grid_cell (self->grid, entry->row, c) != '\0'; c++)
        mark_cell (self, entry->row, c);
      if (entry->row > 0
          && is_heading (remit_table_grid_cell (self->grid, entry->row - 1, entry->column)))
        for (c = entry->column; c < remit_table_grid_row_length (self->grid, entry->row - 1)
                                && *remit_table_grid_cell (self->grid, entry->row - 1, c) != '\0';
             c++)
          mark_cell (self, entry->row - 1, c);
    }
}

/* ---- what they mean ---- */

/* Words of explanations, by their beginnings, in the order in which they are tried. */
static const struct
{
  const char *stem;
  RemitLinkKind duty;
} meanings[] = {
  { "sign", REMIT_LINK_SIGNS_OFF },        { "quality", REMIT_LINK_QUALITY_REVIEWS },
  { "veto", REMIT_LINK_AGREES },           { "agree", REMIT_LINK_AGREES },
  { "answer", REMIT_LINK_ACCOUNTABLE },    { "accountab", REMIT_LINK_ACCOUNTABLE },
  { "own", REMIT_LINK_ACCOUNTABLE },       { "deci", REMIT_LINK_ACCOUNTABLE },
  { "approv", REMIT_LINK_ACCOUNTABLE },    { "authori", REMIT_LINK_ACCOUNTABLE },
  { "final", REMIT_LINK_ACCOUNTABLE },     { "responsib", REMIT_LINK_RESPONSIBLE },
  { "lead", REMIT_LINK_DRIVES },           { "driv", REMIT_LINK_DRIVES },
  { "coordinat", REMIT_LINK_DRIVES },      { "execut", REMIT_LINK_RESPONSIBLE },
  { "perform", REMIT_LINK_RESPONSIBLE },   { "does", REMIT_LINK_RESPONSIBLE },
  { "implement", REMIT_LINK_RESPONSIBLE }, { "carr", REMIT_LINK_RESPONSIBLE },
  { "deliver", REMIT_LINK_RESPONSIBLE },   { "work", REMIT_LINK_RESPONSIBLE },
  { "produc", REMIT_LINK_RESPONSIBLE },    { "doer", REMIT_LINK_RESPONSIBLE },
  { "support", REMIT_LINK_ASSISTS },       { "assist", REMIT_LINK_ASSISTS },
  { "help", REMIT_LINK_ASSISTS },          { "contribut", REMIT_LINK_ASSISTS },
  { "particip", REMIT_LINK_ASSISTS },      { "consult", REMIT_LINK_CONSULTED },
  { "advi", REMIT_LINK_CONSULTED },        { "input", REMIT_LINK_CONSULTED },
  { "asked", REMIT_LINK_CONSULTED },       { "recommend", REMIT_LINK_RECOMMENDS },
  { "propos", REMIT_LINK_RECOMMENDS },     { "inform", REMIT_LINK_INFORMED },
  { "notif", REMIT_LINK_INFORMED },        { "told", REMIT_LINK_INFORMED },
  { "aware", REMIT_LINK_INFORMED },        { "kept", REMIT_LINK_INFORMED },
  { "review", REMIT_LINK_VERIFIES },       { "verif", REMIT_LINK_VERIFIES },
  { "check", REMIT_LINK_VERIFIES },        { "monitor", REMIT_LINK_VERIFIES },
  { "audit", REMIT_LINK_VERIFIES },        { "control", REMIT_LINK_VERIFIES },
  { "omit", REMIT_LINK_OMITTED },          { "not involved", REMIT_LINK_OMITTED },
  { "entscheid", REMIT_LINK_ACCOUNTABLE }, { "durchf", REMIT_LINK_RESPONSIBLE },
  { "umsetz", REMIT_LINK_RESPONSIBLE },    { "mitwirk", REMIT_LINK_ASSISTS },
  { "realis", REMIT_LINK_RESPONSIBLE },    { "ejecut", REMIT_LINK_RESPONSIBLE },
  { "thuc hien", REMIT_LINK_RESPONSIBLE }, { "phe duyet", REMIT_LINK_ACCOUNTABLE },
  { "tham van", REMIT_LINK_CONSULTED },    { "thong bao", REMIT_LINK_INFORMED },
};

/* The meaning whose word stands first in @name; REMIT_N_DUTIES when there is none. */
static RemitLinkKind
guess_duty (const char *name)
{
  g_autofree char *folded = remit_search_fold (name);
  const char *best = NULL;
  RemitLinkKind duty = REMIT_N_DUTIES;

  for (guint i = 0; i < G_N_ELEMENTS (meanings); i++)
    {
      const char *at = strstr (folded, meanings[i].stem);

      if (at == NULL || (at > folded && at[-1] != ' ') || (best != NULL && at >= best))
        continue;
      best = at;
      duty = meanings[i].duty;
    }
  return duty;
}

/* How well a scheme fits: -1 when it contradicts, else how many names are its own. */
static int
rate_scheme (const RemitScheme *scheme, const GPtrArray *legend)
{
  int agreed = 0;

  for (guint i = 0; i < legend->len; i++)
    {
      const RemitLegendEntry *entry = legend->pdata[i];
      const RemitSchemeLetter *letter = remit_scheme_letter (scheme, entry->text);
      g_autofree char *word = g_strndup (entry->name, strcspn (entry->name, " ,;:(./"));
      RemitLinkKind duty = guess_duty (entry->name);

      if (letter == NULL)
        return -1;
      if (remit_raci_letter_from_word (scheme, word) == letter
          || remit_raci_letter_from_word (scheme, entry->name) == letter)
        agreed += 2;
      else if (duty == letter->duty)
        agreed++;
      else if (duty < REMIT_N_DUTIES)
        return -1;
    }
  return agreed;
}

/* The duty of an entry of an own scheme: what its words say, else any that is left. */
static RemitLinkKind
choose_duty (const RemitLegendEntry *entry, guint taken)
{
  static const RemitLinkKind order[]
    = { REMIT_LINK_RESPONSIBLE, REMIT_LINK_ASSISTS,        REMIT_LINK_CONSULTED,
        REMIT_LINK_INFORMED,    REMIT_LINK_VERIFIES,       REMIT_LINK_RECOMMENDS,
        REMIT_LINK_DRIVES,      REMIT_LINK_AGREES,         REMIT_LINK_APPROVES,
        REMIT_LINK_SIGNS_OFF,   REMIT_LINK_QUALITY_REVIEWS };
  RemitLinkKind duty = guess_duty (entry->name);

  if (duty < REMIT_N_DUTIES && (taken & (1u << duty)) == 0)
    return duty;
  if (duty == REMIT_LINK_ACCOUNTABLE && (taken & (1u << REMIT_LINK_APPROVES)) == 0)
    return REMIT_LINK_APPROVES;
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    if ((taken & (1u << order[i])) == 0)
      return order[i];
  return REMIT_LINK_INFORMED;
}

/* A letter A to Z for an entry: its own, else the first of its name that is free, else any. */
static char
choose_letter (const RemitLegendEntry *entry, guint taken)
{
  g_autofree char *texts
    = g_strconcat (entry->text, entry->name, "ABCDEFGHIJKLMNOPQRSTUVWXYZ", NULL);

  for (const char *p = texts; *p != '\0'; p++)
    if (g_ascii_isalpha (*p) && (taken & (1u << (g_ascii_toupper (*p) - 'A'))) == 0)
      return g_ascii_toupper (*p);
  return 'X';
}

static void
make_own_scheme (RemitTableLetters *letters)
{
  RemitScheme *scheme = g_new0 (RemitScheme, 1);
  RemitSchemeLetter *own;
  guint n = MIN (letters->legend->len, 12), duties = 0, signs = 0;

  own = g_new0 (RemitSchemeLetter, n);
  if (letters->own == NULL)
    letters->own = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < n; i++)
    {
      const RemitLegendEntry *entry = letters->legend->pdata[i];
      char sign[] = { choose_letter (entry, signs), '\0' };
      RemitLinkKind duty = choose_duty (entry, duties);
      g_autofree char *folded = g_utf8_casefold (entry->text, -1);

      own[i] = (RemitSchemeLetter){ g_strdup (sign), duty, g_strdup (entry->name),
                                    g_strdup (""),   0,    -1 };
      signs |= 1u << (sign[0] - 'A');
      duties |= 1u << duty;
      if (!g_hash_table_contains (letters->own, folded))
        g_hash_table_insert (letters->own, g_steal_pointer (&folded), GINT_TO_POINTER (duty));
    }
  scheme->key = g_strdup ("");
  scheme->name = g_strdup (_("Own letters"));
  scheme->note = g_strdup ("");
  scheme->letters = own;
  scheme->n_letters = n;
  g_ptr_array_add (letters->schemes, scheme);
  letters->explained = (int) letters->schemes->len - 1;
}

/* The smallest scheme that agrees with most; an own one when none has the letters or all
 * contradict. */
static void
choose_scheme (RemitTableLetters *letters)
{
  int best = -1, best_rate = 0;

  for (guint i = 0; i < letters->schemes->len; i++)
    {
      const RemitScheme *scheme = remit_table_letters_scheme (letters, i);
      int rate = rate_scheme (scheme, letters->legend);

      if (rate > best_rate
          || (rate == best_rate && best >= 0
              && scheme->n_letters < remit_table_letters_scheme (letters, best)->n_letters))
        {
          best = (int) i;
          best_rate = rate;
        }
    }
  if (best >= 0)
    letters->explained = best;
  else
    make_own_scheme (letters);
}

void
remit_table_letters_read_legend (RemitTableLetters *letters, const RemitTableGrid *grid,
                                 GHashTable *cells)
{
  Finder self = { .letters = letters, .grid = grid, .cells = cells };
  guint before = letters->legend->len;

  self.found = g_ptr_array_new_with_free_func ((GDestroyNotify) remit_legend_entry_free);
  self.pair = g_regex_new ("(?<![\\p{L}\\p{N}])(?<letter>\\p{L}{1,2}|[\\x{2500}-\\x{27BF}])\\s*"
                           "(?<sign>=|:|–|—|→|\\s-\\s)\\s*(?<name>\\p{L}[^,;\\n=:|–—]*?)"
                           "(?=\\s*$|\\s*[,;.\\n|)(:]|\\s+[–—-]\\s|\\s+\\p{L}{1,2}\\s*=)",
                           0, 0, NULL);
  for (guint r = 0; r < MIN (remit_table_grid_n_rows (grid), LEGEND_ROWS); r++)
    read_row (&self, r);
  keep_entries (&self);
  mark_around (&self);
  if (letters->legend->len > before && letters->explained < 0)
    choose_scheme (letters);
  g_ptr_array_unref (self.found);
  g_regex_unref (self.pair);
}

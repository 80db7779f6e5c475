/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-exchange"

#include "remit-table-shape.h"

#include <string.h>

/* Which columns hold letters, and where above them the header is.
 *
 * A column holds letters when, below one row of header, at least half of its texts are letters;
 * once the first row with letters is known, it is counted again from there.  The header is the
 * block of rows with words in those columns that stands above; a label between it and the letters
 * is a group. Two other shapes are tried first: a header of letters' names over names of parties,
 * and a header of letters over marks. */

#define MAX_HEADER 3

static guint
n_columns (const RemitTableFound *found)
{
  return found->area.last_column - found->area.first_column + 1;
}

/* Cells of one column below a row, by kind. */
typedef struct
{
  guint by_kind[REMIT_TEXT_WORDS + 1];
} Kinds;

static void
count_kinds (const RemitTableShape *shape, const RemitTableFound *found, guint column, guint from,
             Kinds *kinds)
{
  memset (kinds, 0, sizeof *kinds);
  for (guint r = from; r <= found->area.last_row; r++)
    kinds->by_kind[remit_table_shape_kind (shape, r, column)]++;
}

static guint
letters_of (const Kinds *kinds)
{
  return kinds->by_kind[REMIT_TEXT_LETTERS] + kinds->by_kind[REMIT_TEXT_MARK];
}

static guint
others_of (const Kinds *kinds)
{
  return kinds->by_kind[REMIT_TEXT_WORDS] + kinds->by_kind[REMIT_TEXT_NUMBER];
}

/* ---- columns of letters ---- */

/* The header of a column, from the lowest of its rows up, has a word for something else. */
static gboolean
is_headed_as_text (const RemitTableShape *shape, const RemitTableFound *found, guint column,
                   guint data)
{
  for (guint r = data; r-- > found->area.first_row && data - r <= MAX_HEADER + 1;)
    {
      g_autofree char *text = remit_table_shape_folded (shape, r, column);

      if (*text != '\0')
        return remit_table_is_text_header (text);
    }
  return FALSE;
}

/* @spared: words at the top that may be header. */
static void
choose_columns (const RemitTableShape *shape, RemitTableFound *found, guint from, guint spared)
{
  found->n_letters = 0;
  for (guint c = found->area.first_column; c <= found->area.last_column; c++)
    {
      Kinds kinds;
      guint letters, others;

      count_kinds (shape, found, c, from, &kinds);
      letters = letters_of (&kinds);
      others = others_of (&kinds) + kinds.by_kind[REMIT_TEXT_SHORT] / 2;
      others -= MIN (others, spared);
      remit_table_found_is_letters (found, c)
        = letters > 0 && letters >= others
          && !is_headed_as_text (shape, found, c, spared > 0 ? from + 1 : from);
      found->n_letters += remit_table_found_is_letters (found, c);
    }
}

/* In how many rows a word stands in the column and letters in another one. */
static guint
count_named_rows (const RemitTableShape *shape, const RemitTableFound *found, guint column)
{
  guint n = 0;

  for (guint r = found->area.first_row; r <= found->area.last_row; r++)
    {
      gboolean letters = FALSE;

      if (remit_table_shape_kind (shape, r, column) != REMIT_TEXT_WORDS)
        continue;
      for (guint c = column + 1; c <= found->area.last_column && !letters; c++)
        letters = remit_table_found_is_letters (found, c)
                  && remit_table_shape_kind (shape, r, c) == REMIT_TEXT_LETTERS;
      n += letters;
    }
  return n;
}

/* A table needs a column that names its lines: when the first one seems to hold letters ("AI"), but
 * words stand beside letters in it, it is that. */
static void
spare_name_column (const RemitTableShape *shape, RemitTableFound *found)
{
  Kinds kinds;

  for (guint c = found->area.first_column; c <= found->area.last_column; c++)
    {
      count_kinds (shape, found, c, found->area.first_row, &kinds);
      if (letters_of (&kinds) + others_of (&kinds) + kinds.by_kind[REMIT_TEXT_SHORT] == 0)
        continue;
      if (remit_table_found_is_letters (found, c)
          && count_named_rows (shape, found, c) * 2 >= letters_of (&kinds))
        {
          remit_table_found_is_letters (found, c) = FALSE;
          found->n_letters--;
        }
      return;
    }
}

/* A column between columns of letters, or right of them with a header that may be a party's,
 * belongs to them though it has no letter: a party that does nothing, or letters that no scheme
 * knows. */
static void
add_silent_columns (const RemitTableShape *shape, RemitTableFound *found)
{
  guint first = G_MAXUINT, last = 0;

  for (guint c = found->area.first_column; c <= found->area.last_column; c++)
    if (remit_table_found_is_letters (found, c))
      {
        first = MIN (first, c);
        last = c;
      }
  for (guint c = first + 1; first < G_MAXUINT && c <= found->area.last_column; c++)
    {
      Kinds kinds;

      if (remit_table_found_is_letters (found, c))
        continue;
      count_kinds (shape, found, c, found->first_data, &kinds);
      if (others_of (&kinds) > 0 || is_headed_as_text (shape, found, c, found->first_data)
          || found->first_data == found->area.first_row
          || !remit_table_shape_has_text (shape, found->first_data - 1, c))
        {
          if (c > last)
            return;
          continue;
        }
      remit_table_found_is_letters (found, c) = TRUE;
      found->n_letters++;
    }
}

/* ---- the first row of letters ---- */

/* Whether the cell shows the text of the one on its left. */
static gboolean
is_continued (const RemitTableShape *shape, guint row, guint column)
{
  const RemitTableArea *area = remit_table_grid_merged (shape->grid, row, column);

  return area != NULL && area->first_column < column;
}

/* All texts of a row are different from each other and from all below: names, though each could be
 * letters ("AI", "IS"). */
static gboolean
has_names_only (const RemitTableShape *shape, const RemitTableFound *found, guint row)
{
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint n = 0;

  for (guint c = found->area.first_column; c <= found->area.last_column; c++)
    {
      g_autofree char *text = NULL;

      if (!remit_table_found_is_letters (found, c) || !remit_table_shape_has_text (shape, row, c)
          || is_continued (shape, row, c))
        continue;
      text = remit_table_shape_folded (shape, row, c);
      if (g_utf8_strlen (text, -1) < 2 || g_hash_table_contains (names, text))
        return FALSE;
      g_hash_table_add (names, g_steal_pointer (&text));
      n++;
    }
  for (guint r = row + 1; r <= found->area.last_row; r++)
    for (guint c = found->area.first_column; c <= found->area.last_column; c++)
      if (remit_table_found_is_letters (found, c)
          && g_hash_table_contains (names, remit_table_shape_text (shape, r, c)))
        return FALSE;
  return n >= 2;
}

/* Whether the row names what stands in the columns: "Activity", "Task". */
static gboolean
has_corner_word (const RemitTableShape *shape, const RemitTableFound *found, guint row)
{
  for (guint c = found->area.first_column; c <= found->area.last_column; c++)
    {
      g_autofree char *text = NULL;

      if (remit_table_found_is_letters (found, c))
        continue;
      text = remit_table_shape_folded (shape, row, c);
      if (remit_table_is_activity_header (text) || remit_table_is_party_header (text))
        return TRUE;
    }
  return FALSE;
}

/* The shortest text of a row in the columns of letters. */
static glong
shortest_text (const RemitTableShape *shape, const RemitTableFound *found, guint row)
{
  glong shortest = G_MAXLONG;

  for (guint c = found->area.first_column; c <= found->area.last_column; c++)
    if (remit_table_found_is_letters (found, c) && remit_table_shape_has_text (shape, row, c))
      shortest = MIN (shortest, g_utf8_strlen (remit_table_shape_text (shape, row, c), -1));
  return shortest;
}

static gboolean
has_label (const RemitTableShape *shape, const RemitTableFound *found, guint row)
{
  for (guint c = found->area.first_column; c <= found->area.last_column; c++)
    if (!remit_table_found_is_letters (found, c) && remit_table_shape_has_text (shape, row, c))
      return TRUE;
  return FALSE;
}

/* A row of letters by its looks that is a header all the same: parties called "AI" and "IS", posts
 * called "Owner" and "Manager". */
static gboolean
is_header_of_letters (const RemitTableShape *shape, const RemitTableFound *found, guint row,
                      gboolean headed)
{
  if (row >= found->area.last_row || shortest_text (shape, found, row) < 2)
    return FALSE;
  if (headed)
    return !has_label (shape, found, row) && has_names_only (shape, found, row);
  return has_names_only (shape, found, row) || has_corner_word (shape, found, row);
}

static gboolean
find_first_data (const RemitTableShape *shape, RemitTableFound *found)
{
  gboolean headed = FALSE;

  for (guint r = found->area.first_row; r <= found->area.last_row; r++)
    switch (remit_table_row_kind (shape, found, r))
      {
      case REMIT_ROW_TEXTS:
        headed = TRUE;
        break;
      case REMIT_ROW_DATA:
        if (is_header_of_letters (shape, found, r, headed))
          {
            headed = TRUE;
            break;
          }
        found->first_data = r;
        return TRUE;
      default:
        break;
      }
  return FALSE;
}

/* ---- header rows ---- */

/* How many columns of letters have a text of their own in a row, each different: a merged cell over
 * several counts once. */
static guint
count_names (const RemitTableShape *shape, const RemitTableFound *found, guint row)
{
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint c = found->area.first_column; c <= found->area.last_column; c++)
    if (remit_table_found_is_letters (found, c) && remit_table_shape_has_text (shape, row, c))
      g_hash_table_add (names, remit_table_shape_folded (shape, row, c));
  return g_hash_table_size (names);
}

static gboolean
is_header_row (const RemitTableShape *shape, const RemitTableFound *found, guint row)
{
  RemitRowKind kind = remit_table_row_kind (shape, found, row);

  return kind == REMIT_ROW_TEXTS || kind == REMIT_ROW_DATA;
}

/* The block of header rows above the letters; a row that names every column alone ends it, and what
 * stands below that are remarks on the columns. */
static void
find_header_rows (const RemitTableShape *shape, RemitTableFound *found)
{
  guint bottom = found->first_data, top, row;

  while (bottom > found->area.first_row && !is_header_row (shape, found, bottom - 1))
    bottom--;
  if (bottom == found->area.first_row) /* no header at all */
    {
      found->n_header = 0;
      found->area.first_row = found->first_data;
      return;
    }
  top = bottom - 1;
  while (top > found->area.first_row && bottom - top <= MAX_HEADER
         && is_header_row (shape, found, top - 1))
    top--;
  found->area.first_row = top;
  for (row = top; row + 1 < bottom; row++)
    if (count_names (shape, found, row) >= found->n_letters)
      break;
  found->n_header = row - top + 1;
}

/* ---- headers of letters ---- */

/* In the columns from @first, how many headers of a row are letters of one scheme, each different;
 * the schemes that have most. */
static guint
count_letter_headers (RemitTableShape *shape, RemitTableFound *found, guint row, gboolean distinct,
                      guint64 *schemes)
{
  guint best = 0;
  int raci = remit_table_letters_find (shape->letters, "raci");
  guint64 explained
    = shape->letters->explained >= 0 ? G_GUINT64_CONSTANT (1) << shape->letters->explained : 0;

  *schemes = 0;
  for (guint s = 0; s < shape->letters->schemes->len; s++)
    {
      guint64 bit = G_GUINT64_CONSTANT (1) << s;
      guint n = 0, seen = 0;

      for (guint c = found->area.first_column; c <= found->area.last_column; c++)
        {
          const RemitSchemeLetter *letter = remit_table_letters_header (
            shape->letters, remit_table_shape_text (shape, row, c), s);

          if (letter == NULL || (distinct && (seen & (1u << letter->duty)) != 0))
            continue;
          seen |= 1u << letter->duty;
          n++;
        }
      if (n > best || (n == best && n > 0 && (int) s == shape->letters->explained))
        {
          best = n;
          *schemes = bit;
        }
      if (n == best && n > 0 && (int) s == raci && *schemes != explained)
        *schemes = bit;
    }
  return best;
}

/* The columns whose header in @row is a letter of one of the schemes. */
static void
take_letter_columns (RemitTableShape *shape, RemitTableFound *found, guint row)
{
  found->n_letters = 0;
  for (guint c = found->area.first_column; c <= found->area.last_column; c++)
    {
      const char *text = remit_table_shape_text (shape, row, c);

      remit_table_found_is_letters (found, c)
        = (remit_table_letters_header_schemes (shape->letters, text) & found->schemes) != 0;
      found->n_letters += remit_table_found_is_letters (found, c);
    }
}

static void
count_body (const RemitTableShape *shape, const RemitTableFound *found, guint from, Kinds *all)
{
  memset (all, 0, sizeof *all);
  for (guint c = found->area.first_column; c <= found->area.last_column; c++)
    {
      Kinds kinds;

      if (!remit_table_found_is_letters (found, c))
        continue;
      count_kinds (shape, found, c, from, &kinds);
      for (guint k = 0; k < G_N_ELEMENTS (kinds.by_kind); k++)
        all->by_kind[k] += kinds.by_kind[k];
    }
}

/* Whether the names of letters in a header are sure enough: "Owner" and "Approver" head many lists
 * that are no such tables, "Responsible" and "Accountable" do not. */
static gboolean
is_sure_header (const RemitTableShape *shape, const RemitTableFound *found, guint n)
{
  int raci = remit_table_letters_find (shape->letters, "raci");

  return n >= 3
         || (n == 2 && raci >= 0 && (found->schemes & (G_GUINT64_CONSTANT (1) << raci)) != 0);
}

/* Nothing but titles, or one word over all columns, stands above a header. */
static gboolean
is_first_header (const RemitTableShape *shape, const RemitTableFound *found, guint row)
{
  for (guint r = found->area.first_row; r < row; r++)
    {
      g_autofree char *seen = NULL;

      for (guint c = found->area.first_column; c <= found->area.last_column; c++)
        {
          g_autofree char *text = remit_table_shape_folded (shape, r, c);

          if (*text == '\0')
            continue;
          if (seen != NULL && !g_str_equal (seen, text))
            return FALSE;
          if (seen == NULL)
            seen = g_steal_pointer (&text);
        }
    }
  return TRUE;
}

/* A column for each letter with names in it, or with marks: the header is @row. */
static gboolean
take_letter_header (RemitTableShape *shape, RemitTableFound *found, guint row)
{
  Kinds body;
  guint64 repeated;
  guint n = count_letter_headers (shape, found, row, TRUE, &found->schemes);
  guint all = count_letter_headers (shape, found, row, FALSE, &repeated);
  guint names;

  if (n < 2)
    return FALSE;
  if (all > n)
    found->schemes = repeated;
  take_letter_columns (shape, found, row);
  if (found->n_letters == n_columns (found))
    return FALSE;
  count_body (shape, found, row + 1, &body);
  names = body.by_kind[REMIT_TEXT_WORDS] + body.by_kind[REMIT_TEXT_SHORT];
  if (all > n || body.by_kind[REMIT_TEXT_MARK] > names)
    {
      found->marks = body.by_kind[REMIT_TEXT_MARK] > 0
                     && body.by_kind[REMIT_TEXT_MARK] >= names + body.by_kind[REMIT_TEXT_LETTERS];
      return found->marks;
    }
  found->across = is_sure_header (shape, found, n) && names > 0
                  && is_first_header (shape, found, row)
                  && names * 2 > body.by_kind[REMIT_TEXT_LETTERS] + body.by_kind[REMIT_TEXT_MARK]
                                   + body.by_kind[REMIT_TEXT_NUMBER];
  return found->across;
}

/* Header rows above the row of letters name the parties of marks. */
static gboolean
find_letter_header (RemitTableShape *shape, RemitTableFound *found)
{
  guint last = MIN (found->area.last_row, found->area.first_row + 12);

  for (guint r = found->area.first_row; r < last; r++)
    {
      guint top = r;

      if (!take_letter_header (shape, found, r))
        continue;
      found->first_data = r + 1;
      while (found->marks && top > found->area.first_row && r - top < MAX_HEADER - 1
             && count_names (shape, found, top - 1) > (found->area.last_column > 0 ? 1 : 0))
        top--;
      found->n_header = r - top + 1;
      found->area.first_row = top;
      return TRUE;
    }
  found->marks = found->across = FALSE;
  found->schemes = ~G_GUINT64_CONSTANT (0);
  return FALSE;
}

/* ---- the whole ---- */

/* With a header that somebody has set. */
static gboolean
take_header (RemitTableShape *shape, RemitTableFound *found, guint n_header)
{
  Kinds body;

  found->n_header = MIN (n_header, found->area.last_row - found->area.first_row + 1);
  found->first_data = found->area.first_row + found->n_header;
  if (n_header > 0 && take_letter_header (shape, found, found->first_data - 1))
    return TRUE;
  found->marks = found->across = FALSE;
  found->schemes = ~G_GUINT64_CONSTANT (0);
  choose_columns (shape, found, found->first_data, 0);
  if (found->n_letters > 1)
    spare_name_column (shape, found);
  if (found->first_data <= found->area.last_row)
    add_silent_columns (shape, found);
  count_body (shape, found, found->first_data, &body);
  return letters_of (&body) > 0;
}

gboolean
remit_table_find_header (RemitTableShape *shape, RemitTableFound *found, guint n_header)
{
  if (found->letters == NULL)
    found->letters = g_new0 (gboolean, n_columns (found));
  if (n_header != G_MAXUINT)
    return take_header (shape, found, n_header);
  if (find_letter_header (shape, found))
    return TRUE;
  choose_columns (shape, found, found->area.first_row, 1);
  if (found->n_letters > 1)
    spare_name_column (shape, found);
  if (found->n_letters == 0 || !find_first_data (shape, found))
    return FALSE;
  choose_columns (shape, found, found->first_data, 0);
  if (found->n_letters > 1)
    spare_name_column (shape, found);
  if (found->n_letters == 0 || !find_first_data (shape, found))
    return FALSE;
  add_silent_columns (shape, found);
  find_header_rows (shape, found);
  return TRUE;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-exchange"

#include "remit-table-shape.h"

#include "remit-search.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What each column of a table is.  Columns of letters are known already; among the others the one
 * that names the lines is chosen by points, then numbers, groups and remarks are told apart by how
 * their texts repeat and what their header says. */

/* Headers longer than this may have a description behind the name: "Strategy team - leads the …".
 */
#define LONG_NAME 60

typedef struct
{
  guint filled; /* rows of letters in which the column has a text */
  guint rows;   /* rows of letters */
  guint labels; /* rows without letters in which it has a text */
  guint distinct;
  guint codes;    /* "7", "1.2.3", "T-04" */
  guint length;   /* characters in all */
  gboolean first; /* the first row of letters has a text */
  char *header;
} Stats;

/* ---- looking at a column ---- */

static gboolean
is_code (const char *text)
{
  const char *p = text;
  gsize letters = strspn (p, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");
  gboolean digits = FALSE;

  if (letters > 4 || strlen (text) > 16)
    return FALSE;
  for (p += letters; *p != '\0'; p++)
    {
      digits = digits || g_ascii_isdigit (*p);
      if (!g_ascii_isdigit (*p) && strchr (".-_ #/)", *p) == NULL
          && !(digits && g_ascii_isalpha (*p) && p[1] == '\0'))
        return FALSE;
    }
  return digits;
}

static void
measure (const RemitTableShape *shape, const RemitTableFound *found, guint column, Stats *stats)
{
  g_autoptr (GHashTable) texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint r = found->first_data; r <= found->area.last_row; r++)
    {
      RemitRowKind kind = found->across ? REMIT_ROW_DATA : remit_table_row_kind (shape, found, r);
      g_autofree char *text = NULL;

      stats->labels
        += kind == REMIT_ROW_LABEL && remit_table_shape_has_text (shape, r, column);
      if (kind != REMIT_ROW_DATA)
        continue;
      stats->rows++;
      if (!remit_table_shape_has_text (shape, r, column))
        continue;
      text = remit_table_shape_folded (shape, r, column);
      stats->filled++;
      stats->first = stats->first || stats->rows == 1;
      stats->codes += is_code (text);
      stats->length += (guint) g_utf8_strlen (text, -1);
      g_hash_table_add (texts, g_steal_pointer (&text));
    }
  stats->distinct = g_hash_table_size (texts);
}

static gboolean
is_group_header (const char *text)
{
  static const char *const words[] = { "phase",
                                       "area",
                                       "group",
                                       "category",
                                       "domain",
                                       "stage",
                                       "workstream",
                                       "stream",
                                       "theme",
                                       "section",
                                       "module",
                                       "pillar",
                                       "key management area",
                                       "process group",
                                       "work area",
                                       "bereich",
                                       "domaine",
                                       "giai doan",
                                       "nhom",
                                       "阶段" };
  g_autofree char *folded = remit_search_fold (text);

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autofree char *word = remit_search_fold (words[i]);

      if (g_str_has_prefix (folded, word) || g_str_has_suffix (folded, word))
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_code_header (const char *text)
{
  static const char *const words[]
    = { "id",  "no",   "no.",     "nr",    "nr.",  "#",   "number",  "step id",     "ref",
        "wbs", "code", "item no", "sl no", "s.no", "stt", "task id", "activity id", "序号" };
  g_autofree char *folded = remit_search_fold (text);

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autofree char *word = remit_search_fold (words[i]);

      if (g_str_equal (folded, word))
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_code_column (const Stats *stats)
{
  return stats->filled > 0
         && (stats->codes * 5 >= stats->filled * 4 || is_code_header (stats->header));
}

/* ---- the column of names ---- */

static int
rate_name_column (const RemitTableFound *found, const RemitProposal *proposal, guint column,
                  guint first_letters, const Stats *stats)
{
  gboolean parties = proposal->orientation == REMIT_ORIENTATION_PARTIES_DOWN;
  int points = 0;

  (void) found;
  if (stats->filled == 0)
    return -1000;
  points += (int) (stats->filled * 40 / MAX (stats->rows, 1));
  points += (int) (stats->distinct * 30 / MAX (stats->filled, 1));
  points += column < first_letters ? 30 : 0;
  points += parties ? (remit_table_is_party_header (stats->header) ? 30 : 0)
                    : (remit_table_is_activity_header (stats->header) ? 30 : 0);
  points -= remit_table_is_text_header (stats->header) ? 40 : 0;
  points -= is_group_header (stats->header) ? 15 : 0;
  points -= is_code_column (stats) ? 80 : 0;
  points -= stats->length / stats->filled > 80 ? 25 : 0;
  return points;
}

static guint
find_name_column (const RemitTableFound *found, const RemitProposal *proposal, const Stats *stats)
{
  guint n = proposal->last_column - proposal->first_column + 1;
  guint best = G_MAXUINT, first_letters = 0;
  int best_points = -1000;

  while (first_letters < n && !found->letters[first_letters])
    first_letters++;
  for (guint c = 0; c < n; c++)
    {
      int points;

      if (found->letters[c])
        continue;
      points = rate_name_column (found, proposal, c, first_letters, &stats[c]);
      if (points > best_points)
        {
          best = c;
          best_points = points;
        }
    }
  return best;
}

/* Filled in the first row of each group only, or the same text over several rows, or in rows of its
 * own above the group. */
static gboolean
is_group_column (const Stats *stats)
{
  if (stats->filled == 0)
    return stats->labels > 0;
  if (is_code_column (stats))
    return FALSE;
  if (stats->filled * 10 < stats->rows * 7)
    return stats->first && stats->length / stats->filled < 80;
  return stats->rows >= 4 && stats->distinct * 10 <= stats->filled * 7
         && stats->length / stats->filled < 60;
}

static RemitColumnRole
find_role (const RemitTableFound *found, const RemitProposal *proposal, guint column, guint name,
           const Stats *stats)
{
  gboolean parties = proposal->orientation == REMIT_ORIENTATION_PARTIES_DOWN;

  if (found->letters[column])
    return REMIT_COLUMN_LETTERS;
  if (column == name)
    return REMIT_COLUMN_NAME;
  if (stats->filled == 0 && *stats->header == '\0')
    return REMIT_COLUMN_SKIP;
  if (parties) /* a remark on a party has no place in a matrix */
    return REMIT_COLUMN_SKIP;
  if (is_code_column (stats) && (column < name || is_code_header (stats->header)))
    return REMIT_COLUMN_CODE;
  if (column < name
      && (is_group_column (stats)
          || (is_group_header (stats->header) && !remit_table_is_text_header (stats->header))))
    return REMIT_COLUMN_GROUP;
  return REMIT_COLUMN_TEXT;
}

/* Only the nearest of several groups and numbers counts; the others are kept as texts. */
static void
keep_nearest (RemitProposal *proposal, RemitColumnRole role)
{
  gboolean seen = FALSE;

  for (guint c = proposal->columns->len; c-- > 0;)
    {
      RemitProposalColumn *column = proposal->columns->pdata[c];

      if (column->role != role)
        continue;
      if (seen)
        column->role = REMIT_COLUMN_TEXT;
      seen = TRUE;
    }
}

/* ---- names of columns ---- */

/* A header of one row may hold a description behind the name. */
char *
remit_table_cut_name (char *text)
{
  static const char *const signs[] = { " - ", " – ", " — ", ": ", " (" };
  char *cut = NULL;

  if (g_utf8_strlen (text, -1) <= LONG_NAME)
    return text;
  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    {
      char *at = strstr (text, signs[i]);

      if (at != NULL && at > text && (cut == NULL || at < cut)
          && g_utf8_strlen (text, at - text) <= LONG_NAME)
        cut = at;
    }
  if (cut != NULL)
    *cut = '\0';
  return text;
}

/* In files without merged cells the upper header stands over the first of its columns only. */
static char *
upper_header (const RemitTableShape *shape, const RemitProposal *proposal, guint row, guint column)
{
  for (guint c = column + 1; c-- > proposal->first_column;)
    {
      g_autofree char *text = remit_table_shape_folded (shape, row, c);
      const RemitProposalColumn *there = proposal->columns->pdata[c - proposal->first_column];

      if (there->role != REMIT_COLUMN_LETTERS)
        break;
      if (*text != '\0')
        return g_steal_pointer (&text);
    }
  return g_strdup ("");
}

/* A word over all columns ("Roles") is no group. */
static gboolean
says_something (const RemitTableShape *shape, const RemitProposal *proposal, guint row)
{
  g_autofree char *first = NULL;

  for (guint c = 0; c < proposal->columns->len; c++)
    {
      const RemitProposalColumn *column = proposal->columns->pdata[c];
      g_autofree char *text = NULL;

      if (column->role != REMIT_COLUMN_LETTERS)
        continue;
      text = upper_header (shape, proposal, row, proposal->first_column + c);
      if (first != NULL && !g_str_equal (first, text))
        return TRUE;
      if (first == NULL)
        first = g_steal_pointer (&text);
    }
  return FALSE;
}

/* @n rows from the first one of the table. */
static void
name_column (const RemitTableShape *shape, RemitProposal *proposal, guint index, guint n)
{
  RemitProposalColumn *column = proposal->columns->pdata[index];
  guint place = proposal->first_column + index;
  g_autofree char *name = NULL;
  g_autofree char *group = g_strdup ("");

  for (guint r = proposal->first_row + n; r-- > proposal->first_row;)
    {
      g_autofree char *text = name == NULL ? remit_table_shape_folded (shape, r, place)
                              : column->role == REMIT_COLUMN_LETTERS
                                ? upper_header (shape, proposal, r, place)
                                : g_strdup ("");

      if (*text == '\0')
        continue;
      if (name == NULL)
        name = remit_table_cut_name (g_steal_pointer (&text));
      else if (*group == '\0' && !g_str_equal (text, name) && says_something (shape, proposal, r))
        {
          g_free (group);
          group = g_steal_pointer (&text);
        }
    }
  g_free (column->name);
  g_free (column->group);
  column->name
    = name != NULL ? g_steal_pointer (&name) : g_strdup_printf (_("Column %u"), place + 1);
  column->group = g_steal_pointer (&group);
}

/* "Lead" under "Business" and under "IT" are two. */
static void
tell_apart (RemitProposal *proposal)
{
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint c = 0; c < proposal->columns->len; c++)
    {
      const RemitProposalColumn *column = proposal->columns->pdata[c];
      guint n = GPOINTER_TO_UINT (g_hash_table_lookup (names, column->name));

      if (column->role == REMIT_COLUMN_LETTERS)
        g_hash_table_insert (names, g_strdup (column->name), GUINT_TO_POINTER (n + 1));
    }
  for (guint c = 0; c < proposal->columns->len; c++)
    {
      RemitProposalColumn *column = proposal->columns->pdata[c];

      if (column->role == REMIT_COLUMN_LETTERS && *column->group != '\0'
          && GPOINTER_TO_UINT (g_hash_table_lookup (names, column->name)) > 1)
        {
          g_autofree char *name = g_steal_pointer (&column->name);

          column->name = g_strdup_printf ("%s – %s", column->group, name);
        }
    }
}

/* ---- columns for one letter ---- */

/* The party of a column of marks stands above its letter; alone in its table it has the table's
 * name. */
static void
name_mark_columns (const RemitTableShape *shape, const RemitTableFound *found,
                   RemitProposal *proposal, guint scheme)
{
  guint row = proposal->first_row + proposal->n_header_rows - 1;

  for (guint c = 0; c < proposal->columns->len; c++)
    {
      RemitProposalColumn *column = proposal->columns->pdata[c];
      const RemitSchemeLetter *letter;

      if (column->role != REMIT_COLUMN_LETTERS)
        continue;
      letter = remit_table_letters_header (
        shape->letters, remit_table_shape_text (shape, row, proposal->first_column + c), scheme);
      if (letter == NULL)
        continue;
      g_free (column->letter);
      column->letter = g_strdup (letter->letter);
      if (!found->marks)
        continue;
      g_free (column->name);
      column->name = NULL;
      for (guint r = row; r-- > proposal->first_row && column->name == NULL;)
        {
          g_autofree char *text = upper_header (shape, proposal, r, proposal->first_column + c);

          if (*text != '\0')
            column->name = g_steal_pointer (&text);
        }
      if (column->name == NULL)
        column->name = g_strdup (proposal->title);
    }
}

/* ---- the whole ---- */

static void
free_column (RemitProposalColumn *column)
{
  g_free (column->name);
  g_free (column->group);
  g_free (column->letter);
  g_free (column);
}

GPtrArray *
remit_proposal_new_columns (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) free_column);
}

void
remit_table_fill_columns (const RemitTableShape *shape, const RemitTableFound *found,
                          RemitProposal *proposal)
{
  guint n = proposal->last_column - proposal->first_column + 1;
  g_autofree Stats *stats = g_new0 (Stats, n);
  guint name;
  int scheme = remit_table_letters_find (shape->letters, proposal->scheme);

  g_ptr_array_set_size (proposal->columns, 0);
  for (guint c = 0; c < n; c++)
    {
      stats[c].header = g_strdup ("");
      for (guint r = found->first_data; r-- > proposal->first_row && *stats[c].header == '\0';)
        {
          g_free (stats[c].header);
          stats[c].header = remit_table_shape_folded (shape, r, proposal->first_column + c);
        }
      measure (shape, found, proposal->first_column + c, &stats[c]);
    }
  name = find_name_column (found, proposal, stats);
  for (guint c = 0; c < n; c++)
    {
      RemitProposalColumn *column = g_new0 (RemitProposalColumn, 1);

      column->role = find_role (found, proposal, c, name, &stats[c]);
      column->name = g_strdup ("");
      column->group = g_strdup ("");
      column->letter = g_strdup ("");
      g_ptr_array_add (proposal->columns, column);
      g_free (stats[c].header);
    }
  keep_nearest (proposal, REMIT_COLUMN_GROUP);
  keep_nearest (proposal, REMIT_COLUMN_CODE);
  for (guint c = 0; c < n; c++)
    name_column (shape, proposal, c, proposal->n_header_rows);
  if (!found->across && !found->marks)
    tell_apart (proposal);
  else if (scheme >= 0)
    name_mark_columns (shape, found, proposal, (guint) scheme);
}

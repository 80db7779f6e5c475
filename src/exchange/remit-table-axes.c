/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-exchange"

#include "remit-table-shape.h"

#include "remit-search.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Which scheme a table is written in, which way round it lies, and how sure that is.  Every sign is
 * weak alone (a header word, one A a line, words that people use for teams or for work), so they
 * are added up. */

/* ---- scheme ---- */

typedef struct
{
  guint *by_scheme; /* cells that each scheme reads */
  guint n_filled;
} Readings;

static void
count_readings (const RemitTableShape *shape, const RemitTableFound *found, Readings *readings)
{
  guint n = shape->letters->schemes->len;

  readings->by_scheme = g_new0 (guint, n);
  readings->n_filled = 0;
  for (guint r = found->first_data; r <= found->area.last_row; r++)
    for (guint c = found->area.first_column; c <= found->area.last_column; c++)
      {
        guint64 schemes;

        if (!remit_table_found_is_letters (found, c) || !remit_table_shape_has_text (shape, r, c))
          continue;
        readings->n_filled++;
        if (remit_table_shape_kind (shape, r, c) != REMIT_TEXT_LETTERS)
          continue;
        schemes
          = remit_table_letters_classify (shape->letters, remit_table_shape_text (shape, r, c))
              ->schemes;
        for (guint s = 0; s < n; s++)
          readings->by_scheme[s] += (schemes >> s) & 1;
      }
}

/* Letters of a scheme that really stand in the table: a scheme of which only two do is a chance. */
static gboolean
is_used_enough (const RemitTableShape *shape, const RemitTableFound *found, guint scheme)
{
  const RemitScheme *candidate = remit_table_letters_scheme (shape->letters, scheme);
  RemitTableCount count;

  remit_table_count (shape, found, candidate, &count);
  return count.n_distinct >= 3 || count.n_distinct * 10 >= candidate->n_letters * 6;
}

/* A title such as "DACI for the launch" settles it when the scheme reads as much as any. */
static int
scheme_of_title (const RemitTableShape *shape, const RemitTableFound *found)
{
  g_autofree char *title = remit_table_title (shape, &found->area);
  g_auto (GStrv) words = g_strsplit_set (title, " /()[]:,._", -1);
  int best = -1;

  for (guint w = 0; words[w] != NULL; w++)
    for (guint s = 0; s < shape->letters->schemes->len; s++)
      if (g_ascii_strcasecmp (words[w], remit_table_letters_scheme (shape->letters, s)->name) == 0)
        best = (int) s;
  return best;
}

static guint
choose_by_count (const RemitTableShape *shape, const RemitTableFound *found,
                 const Readings *readings)
{
  int raci = remit_table_letters_find (shape->letters, "raci");
  guint usual = raci >= 0 ? readings->by_scheme[raci] : 0;
  int best = raci >= 0 ? raci : 0;

  for (guint s = 0; s < shape->letters->schemes->len; s++)
    {
      guint reached = readings->by_scheme[s];
      const RemitScheme *scheme = remit_table_letters_scheme (shape->letters, s);
      gboolean better
        = reached > readings->by_scheme[best]
          || (best != raci && reached == readings->by_scheme[best]
              && scheme->n_letters < remit_table_letters_scheme (shape->letters, best)->n_letters);

      /* One stray letter is a slip of the pen, not another scheme, in which the usual letters may
       * mean something else. */
      if (better && reached >= usual + 2 && (reached - usual) * 20 >= reached
          && is_used_enough (shape, found, s))
        best = (int) s;
    }
  return (guint) best;
}

guint
remit_table_choose_scheme (RemitTableShape *shape, const RemitTableFound *found, guint *n_read,
                           guint *n_filled)
{
  Readings readings;
  guint best;
  int said;

  if (found->across || found->marks)
    {
      /* The header has the letters; the usual scheme where several have them all. */
      int raci = remit_table_letters_find (shape->letters, "raci");

      *n_read = *n_filled = 0;
      if (shape->letters->explained >= 0 && (found->schemes >> shape->letters->explained) & 1)
        return (guint) shape->letters->explained;
      if (raci >= 0 && (found->schemes >> raci) & 1)
        return (guint) raci;
      return found->schemes != 0 ? (guint) g_bit_nth_lsf ((gulong) found->schemes, -1) : 0;
    }
  count_readings (shape, found, &readings);
  best = choose_by_count (shape, found, &readings);
  said = scheme_of_title (shape, found);
  if (said >= 0 && readings.by_scheme[said] >= readings.by_scheme[best])
    best = (guint) said;
  said = shape->letters->explained;
  if (said >= 0 && readings.by_scheme[said] * 10 >= readings.by_scheme[best] * 8
      && readings.by_scheme[said] > 0)
    best = (guint) said;
  *n_read = readings.by_scheme[best];
  *n_filled = readings.n_filled;
  g_free (readings.by_scheme);
  return best;
}

/* ---- counts ---- */

typedef struct
{
  const RemitScheme *scheme;
  GHashTable *own;
  GHashTable *duties; /* text -> duties + 1 */
} Reader;

static guint
read_duties (Reader *reader, const char *text)
{
  gpointer known = g_hash_table_lookup (reader->duties, text);
  RemitRaciCell *cell;
  guint duties;

  if (known != NULL)
    return GPOINTER_TO_UINT (known) - 1;
  cell = remit_raci_cell_read (reader->scheme, reader->own, text);
  duties = cell->duties;
  remit_raci_cell_free (cell);
  g_hash_table_insert (reader->duties, (gpointer) text, GUINT_TO_POINTER (duties + 1));
  return duties;
}

/* The duties of those who answer: A, or D where that decides. */
static guint
answer_duties (const RemitScheme *scheme)
{
  guint duties = 0;

  for (guint i = 0; i < scheme->n_letters; i++)
    if (remit_duty_class (scheme->letters[i].duty) == REMIT_DUTY_CLASS_ANSWER)
      duties |= 1u << scheme->letters[i].duty;
  return duties;
}

void
remit_table_count (const RemitTableShape *shape, const RemitTableFound *found,
                   const RemitScheme *scheme, RemitTableCount *count)
{
  Reader reader = { scheme, shape->letters->own, g_hash_table_new (g_str_hash, g_str_equal) };
  guint width = found->area.last_column - found->area.first_column + 1;
  g_autofree guint *answers = g_new0 (guint, width);
  guint answering = answer_duties (scheme);

  memset (count, 0, sizeof *count);
  for (guint r = found->first_data; r <= found->area.last_row; r++)
    {
      guint n = 0, n_letters = 0;

      for (guint c = found->area.first_column; c <= found->area.last_column; c++)
        {
          guint duties = 0;

          if (!remit_table_found_is_letters (found, c) || !remit_table_shape_has_text (shape, r, c))
            continue;
          count->n_texts++;
          if (remit_table_shape_kind (shape, r, c) == REMIT_TEXT_LETTERS)
            duties = read_duties (&reader, remit_table_shape_text (shape, r, c));
          count->duties |= duties;
          n_letters += duties != 0;
          n += (duties & answering) != 0;
          answers[c - found->area.first_column] += (duties & answering) != 0;
        }
      count->n_cells += n_letters;
      count->lines += n_letters > 0;
      count->lines_sharp += n == 1;
    }
  for (guint c = 0; c < width; c++)
    count->columns_sharp += answers[c] == 1;
  for (guint d = 0; d < REMIT_N_DUTIES; d++)
    count->n_distinct += (count->duties >> d) & 1;
  g_hash_table_unref (reader.duties);
}

/* ---- which way round ---- */

/* Names of lines and of columns: how many sound like parties, how many like work; long ones are
 * work. */
typedef struct
{
  int parties, activities;
  guint n;
} Sound;

static void
listen (Sound *sound, const char *text)
{
  if (*text == '\0')
    return;
  sound->n++;
  if (remit_table_sounds_like_party (text))
    sound->parties++;
  else if (remit_table_sounds_like_activity (text))
    sound->activities++;
}

/* The column that most likely names the lines: the last one of words left of the letters. */
static int
find_names (const RemitTableShape *shape, const RemitTableFound *found)
{
  int best = -1;

  for (guint c = found->area.first_column; c <= found->area.last_column; c++)
    {
      guint words = 0;

      if (remit_table_found_is_letters (found, c))
        {
          if (best >= 0)
            break;
          continue;
        }
      for (guint r = found->first_data; r <= found->area.last_row; r++)
        words += remit_table_shape_kind (shape, r, c) >= REMIT_TEXT_SHORT
                 && remit_table_shape_kind (shape, r, c) != REMIT_TEXT_NUMBER;
      if (words * 2 >= found->area.last_row - found->first_data + 1)
        best = (int) c;
    }
  return best;
}

/* In per cent: positive when names sound like activities, negative when like parties. */
static int
lean (const Sound *sound)
{
  return sound->n > 0 ? (sound->activities - sound->parties) * 100 / (int) sound->n : 0;
}

static int
lean_of_corner (const RemitTableShape *shape, const RemitTableFound *found, int column)
{
  for (guint r = found->area.first_row; column >= 0 && r < found->first_data; r++)
    {
      g_autofree char *text = remit_table_shape_folded (shape, r, (guint) column);
      const char *slash = strpbrk (text, "/\\");

      /* "Task / Role" names both: the first stands down. */
      if (slash != NULL && slash > text && slash[1] != '\0')
        {
          char *cut = text + (slash - text);

          *cut = '\0';
          g_strchomp (text);
        }
      if (*text == '\0')
        continue;
      if (remit_table_is_activity_header (text))
        return strchr (text, ' ') == NULL ? 100 : 60;
      if (remit_table_is_party_header (text))
        return strchr (text, ' ') == NULL ? -100 : -60;
    }
  return 0;
}

RemitOrientation
remit_table_orient (const RemitTableShape *shape, const RemitTableFound *found,
                    const RemitTableCount *count)
{
  Sound down = { 0, 0, 0 }, across = { 0, 0, 0 };
  int names = find_names (shape, found);
  int score, sharp = 0;

  if (found->across)
    return REMIT_ORIENTATION_LETTERS_ACROSS;
  if (found->marks)
    return REMIT_ORIENTATION_ACTIVITIES_DOWN;
  for (guint r = found->first_data; names >= 0 && r <= found->area.last_row; r++)
    if (remit_table_row_kind (shape, found, r) == REMIT_ROW_DATA)
      {
        g_autofree char *text = remit_table_shape_folded (shape, r, (guint) names);

        listen (&down, text);
      }
  for (guint c = found->area.first_column; found->n_header > 0 && c <= found->area.last_column; c++)
    if (remit_table_found_is_letters (found, c))
      {
        g_autofree char *text
          = remit_table_shape_folded (shape, found->area.first_row + found->n_header - 1, c);

        listen (&across, text);
      }
  if (count->lines > 0 && found->n_letters > 1)
    sharp = (int) (count->lines_sharp * 100 / count->lines)
            - (int) (count->columns_sharp * 100 / found->n_letters);
  /* Activities down is the usual way, so signs to the contrary must outweigh that. */
  score = 25 + lean_of_corner (shape, found, names) + lean (&down) / 2 - lean (&across) / 2 + sharp;
  return score >= 0 || found->n_letters == 1 ? REMIT_ORIENTATION_ACTIVITIES_DOWN
                                             : REMIT_ORIENTATION_PARTIES_DOWN;
}

/* ---- how sure ---- */

static gboolean
names_scheme (const RemitTableShape *shape, const char *text)
{
  g_autofree char *folded = remit_search_fold (text);

  if (strstr (folded, "responsib") != NULL || strstr (folded, "who does what") != NULL
      || strstr (folded, "assignment matrix") != NULL || strstr (folded, "verantwortlich") != NULL)
    return TRUE;
  for (guint s = 0; s < shape->letters->schemes->len; s++)
    {
      const char *key = remit_table_letters_scheme (shape->letters, s)->key;

      if (strlen (key) >= 4 && strstr (folded, key) != NULL)
        return TRUE;
    }
  return FALSE;
}

/* What stands on the sheet counts for each of its tables; the file's name is only a hint. */
static gboolean
mentions_responsibility (const RemitTableShape *shape, const RemitTableFound *found,
                         const char *title)
{
  g_autoptr (GString) all = g_string_new (title);

  g_string_append_printf (all, " %s", remit_workbook_sheet_name (shape->workbook, shape->sheet));
  for (guint r = found->area.first_row; r < found->first_data; r++)
    for (guint c = found->area.first_column; c <= found->area.last_column && all->len < 4000; c++)
      g_string_append_printf (all, " %s", remit_table_shape_text (shape, r, c));
  return names_scheme (shape, all->str);
}

/* Words that head activities and hardly anything else. */
static gboolean
heads_activities (const RemitTableShape *shape, const RemitTableFound *found)
{
  static const char *const words[]
    = { "activity",       "activities",       "task",      "tasks",        "deliverable",
        "deliverables",   "decision",         "decisions", "process step", "work package",
        "responsibility", "responsibilities", "aufgabe",   "tarea",        "tache",
        "hoat dong",      "cong viec",        NULL };

  for (guint r = found->area.first_row; r < found->first_data; r++)
    for (guint c = found->area.first_column; c <= found->area.last_column; c++)
      {
        g_autofree char *text = NULL;

        if (remit_table_found_is_letters (found, c))
          continue;
        text = remit_table_shape_folded (shape, r, c);
        if (*text != '\0' && remit_table_has_word (text, words))
          return TRUE;
      }
  return FALSE;
}

static guint
clamp (int points)
{
  return (guint) CLAMP (points, 0, 100);
}

/* Headers that are letters' names say nearly all themselves. */
static guint
rate_across (const RemitTableFound *found, gboolean mentioned)
{
  return clamp (40 + (int) found->n_letters * 8 + (mentioned ? 15 : 0));
}

guint
remit_table_rate (const RemitTableShape *shape, const RemitTableFound *found,
                  const RemitScheme *scheme, const RemitTableCount *count, const char *title)
{
  gboolean mentioned
    = mentions_responsibility (shape, found, title) || shape->letters->explained >= 0;
  guint coverage = count->n_texts > 0 ? count->n_cells * 100 / count->n_texts : 0;
  guint sharp = MAX (count->lines > 0 ? count->lines_sharp * 100 / count->lines : 0,
                     found->n_letters > 2 ? count->columns_sharp * 100 / found->n_letters : 0);
  guint answers = answer_duties (scheme);
  int points;

  if (found->across || found->marks)
    return rate_across (found, mentioned);
  if (count->n_cells == 0)
    return 0;
  points = coverage >= 95 ? 40 : coverage >= 80 ? 32 : coverage >= 60 ? 22 : 8;
  points += count->n_distinct >= 3 ? 15 : count->n_distinct == 2 ? 8 : 0;
  points += sharp >= 80 ? 15 : sharp >= 50 ? 8 : 0;
  points += found->n_letters >= 3 ? 15 : found->n_letters == 2 ? 10 : -25;
  points += found->n_header > 0 ? 5 : -10;
  points += count->n_cells >= 4 ? 5 : 0;
  points += heads_activities (shape, found) ? 10 : 0;
  if ((count->duties & (1u << REMIT_LINK_RESPONSIBLE)) != 0 && (count->duties & answers) != 0)
    points += 10;
  points += mentioned ? 20 : names_scheme (shape, shape->workbook->name) ? 5 : 0;
  if (!mentioned)
    {
      points -= coverage < 80 ? 30 : 0;
      points -= count->n_distinct == 1 ? 20 : 0;
      points -= answers != 0 && (count->duties & answers) == 0 ? 25 : 0;
    }
  return clamp (points);
}

/* ---- the title ---- */

static gboolean
is_generic_name (const char *name)
{
  static const char *const words[]
    = { "sheet",      "tabelle",  "feuil", "hoja",   "foglio", "blad",
        "trang tính", "planilha", "table", "工作表", "" };
  gsize n = strlen (name);

  while (n > 0 && (g_ascii_isdigit (name[n - 1]) || name[n - 1] == ' '))
    n--;
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (n == strlen (words[i]) && g_ascii_strncasecmp (name, words[i], n) == 0)
      return TRUE;
  return FALSE;
}

/* The only text of a row, as far as the columns of @area reach; NULL when there are several. */
static char *
lone_text (const RemitTableShape *shape, const RemitTableArea *area, guint row, gboolean *bold)
{
  guint first = area->first_column > 0 ? area->first_column - 1 : 0;
  char *lone = NULL;

  for (guint c = first; c <= area->last_column; c++)
    {
      g_autofree char *text = remit_table_shape_folded (shape, row, c);

      if (*text == '\0' || remit_table_shape_kind (shape, row, c) == REMIT_TEXT_EMPTY)
        continue;
      if (lone != NULL && !g_str_equal (lone, text))
        {
          g_free (lone);
          return NULL;
        }
      if (lone == NULL)
        {
          lone = g_steal_pointer (&text);
          *bold = remit_table_grid_is_bold (shape->grid, row, c);
        }
    }
  return lone;
}

/* The nearest heading, else the uppermost of the lines right above the table. */
static char *
title_above (const RemitTableShape *shape, const RemitTableArea *area)
{
  char *title = NULL;
  guint gap = 0;

  for (guint up = 1; up <= 12 && up <= area->first_row; up++)
    {
      gboolean bold = FALSE;
      g_autofree char *text = lone_text (shape, area, area->first_row - up, &bold);

      if (text == NULL)
        {
          gboolean blank = TRUE, legend = FALSE;

          for (guint c = area->first_column; c <= area->last_column; c++)
            {
              blank
                = blank
                  && remit_table_shape_kind (shape, area->first_row - up, c) == REMIT_TEXT_EMPTY;
              legend = legend || *remit_table_shape_text (shape, area->first_row - up, c) != '\0';
            }
          gap = legend ? 0 : gap + 1;
          if (!blank || gap > 2)
            break;
          continue;
        }
      if (g_utf8_strlen (text, -1) > 120)
        continue;
      if (gap > 1 && title != NULL)
        break;
      g_free (title);
      title = g_steal_pointer (&text);
      if (bold)
        break;
    }
  return title;
}

char *
remit_table_title (const RemitTableShape *shape, const RemitTableArea *area)
{
  const char *sheet = remit_workbook_sheet_name (shape->workbook, shape->sheet);
  const char *name = shape->workbook->name;
  const char *dot = strrchr (name, '.');
  char *title = title_above (shape, area);

  if (title != NULL)
    return title;
  if (!is_generic_name (sheet))
    return g_strdup (sheet);
  return dot != NULL && dot > name ? g_strndup (name, (gsize) (dot - name)) : g_strdup (name);
}

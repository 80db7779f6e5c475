/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-exchange"

#include "remit-raci-table.h"

#include "remit-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Three decisions about a grid, each from the cells themselves: where the header is, which scheme
 * reads most cells, which columns are parties.  Cells are read once for each distinct text, so a
 * matrix of a million cells costs a hash look-up a cell. */

/* Distinct texts that are enough to choose a scheme: a matrix has a few dozen, a price list
 * millions. */
#define MAX_SAMPLE 2000

static const char *
cell_text (const RemitRaciTable *self, guint row, guint column)
{
  return remit_table_grid_cell (self->grid, row, column);
}

const RemitRaciCell *
remit_raci_table_read (RemitRaciTable *self, const char *text)
{
  RemitRaciCell *cell = g_hash_table_lookup (self->cells, text);

  if (cell == NULL)
    {
      cell = remit_raci_cell_read (self->scheme, text);
      g_hash_table_insert (self->cells, (gpointer) text, cell);
    }
  return cell;
}

/* ---- 1. where the table is ---- */

static guint
count_filled (const RemitTableGrid *grid, guint row)
{
  guint n = remit_table_grid_row_length (grid, row);
  guint filled = 0;

  for (guint c = 0; c < n; c++)
    filled += *remit_table_grid_cell (grid, row, c) != '\0';
  return filled;
}

/* The first row with two cells or more; a single cell above it is the table's title. */
static gboolean
find_header (RemitRaciTable *self, GError **error)
{
  guint n = remit_table_grid_n_rows (self->grid);
  guint row = 0;

  while (row < n && count_filled (self->grid, row) < 2)
    {
      if (self->title == NULL && !remit_table_grid_row_is_blank (self->grid, row))
        self->title = remit_fold_spaces (cell_text (self, row, 0));
      row++;
    }
  self->header = row;
  if (row < n)
    return TRUE;
  g_set_error (error, REMIT_ERROR, REMIT_ERROR_FORMAT,
               _("“%s” is not a table: no row has two cells. A table of responsibilities has "
                 "activities down, parties across and letters such as R, A, C, I in the cells."),
               self->name);
  return FALSE;
}

/* A header of the letters' own names means that the cells hold parties. */
static gboolean
check_orientation (const RemitRaciTable *self, GError **error)
{
  guint n = 0;

  for (guint c = 1; c < remit_table_grid_row_length (self->grid, self->header); c++)
    {
      g_autofree char *name = remit_fold_spaces (cell_text (self, self->header, c));

      n += *name != '\0'
           && remit_raci_letter_from_word (remit_scheme_builtin ("raci"), name) != NULL;
    }
  if (n < 2)
    return TRUE;
  g_set_error (error, REMIT_ERROR, REMIT_ERROR_FORMAT,
               _("In “%s” the columns are letters and the cells are parties. Only tables with "
                 "activities down, parties across and letters in the cells can be imported; turn "
                 "the table round first."),
               self->name);
  return FALSE;
}

/* ---- 2. the scheme ---- */

typedef struct
{
  GHashTable *texts; /* owned: text -> how many cells have it; the first MAX_SAMPLE */
  guint filled;      /* cells that are not empty */
} Sample;

static void
take_sample (const RemitRaciTable *self, Sample *sample)
{
  sample->texts = g_hash_table_new (g_str_hash, g_str_equal);
  sample->filled = 0;
  for (guint r = self->header + 1; r < remit_table_grid_n_rows (self->grid); r++)
    for (guint c = 1; c < remit_table_grid_row_length (self->grid, r); c++)
      {
        const char *text = cell_text (self, r, c);
        guint count;

        if (*text == '\0')
          continue;
        sample->filled++;
        count = GPOINTER_TO_UINT (g_hash_table_lookup (sample->texts, text));
        if (count > 0 || g_hash_table_size (sample->texts) < MAX_SAMPLE)
          g_hash_table_insert (sample->texts, (gpointer) text, GUINT_TO_POINTER (count + 1));
      }
}

/* How many cells of the sample are letters of the scheme and nothing else. */
static guint
count_read (const RemitScheme *scheme, const Sample *sample)
{
  GHashTableIter iter;
  gpointer text, count;
  guint n = 0;

  g_hash_table_iter_init (&iter, sample->texts);
  while (g_hash_table_iter_next (&iter, &text, &count))
    {
      RemitRaciCell *cell = remit_raci_cell_read (scheme, text);

      if (cell->n_letters > 0 && *cell->unread == '\0' && *cell->note == '\0')
        n += GPOINTER_TO_UINT (count);
      remit_raci_cell_free (cell);
    }
  return n;
}

/* RACI, unless another scheme reads two cells and five per cent more: one stray letter is a slip of
 * the pen, not another scheme, in which the usual letters may mean something else. Of equals the
 * smallest scheme. */
static const RemitScheme *
choose_scheme (const Sample *sample, guint *read)
{
  const RemitScheme *best = remit_scheme_builtin ("raci");
  const RemitScheme *raci = best;
  guint usual = count_read (raci, sample);
  guint n;
  const RemitScheme *schemes = remit_scheme_list (&n);

  *read = usual;
  for (guint i = 0; i < n; i++)
    {
      guint reached = count_read (&schemes[i], sample);
      gboolean better
          = reached > *read
            || (best != raci && reached == *read && schemes[i].n_letters < best->n_letters);

      if (!better || reached < usual + 2 || (reached - usual) * 20 < reached)
        continue;
      best = &schemes[i];
      *read = reached;
    }
  return best;
}

/* Fewer than one cell in ten with letters is another kind of table: an English text may begin with
 * "A". */
static gboolean
set_scheme (RemitRaciTable *self, const RemitGraph *graph, RemitImportReport *report,
            GError **error)
{
  Sample sample;
  const RemitScheme *scheme;
  guint read;

  take_sample (self, &sample);
  scheme = choose_scheme (&sample, &read);
  g_hash_table_unref (sample.texts);
  if (read == 0 || read < (sample.filled + 9) / 10)
    {
      g_set_error (error, REMIT_ERROR, REMIT_ERROR_FORMAT,
                   read == 0 ? _("There is no RACI letter in “%s”. A table of responsibilities has "
                                 "activities down, parties across and letters such as R, A, C, I "
                                 "in the cells.")
                             : _("There are hardly any RACI letters in “%s”. A table of "
                                 "responsibilities has activities down, parties across and letters "
                                 "such as R, A, C, I in the cells."),
                   self->name);
      return FALSE;
    }
  self->scheme = remit_scheme_lookup (graph, scheme->key);
  if (!g_str_equal (scheme->key, "raci"))
    remit_import_report_warn (
        report,
        _("The table was read in the letters of %s, since RACI has no meaning for some of them."),
        scheme->name);
  return TRUE;
}

/* ---- 3. the columns ---- */

typedef struct
{
  guint filled;
  guint letters; /* cells with a letter */
  guint prose;   /* cells with words or figures */
  guint numbers;
} Counts;

static gboolean
is_number (const char *text)
{
  return *text != '\0' && strspn (text, "0123456789.-# ") == strlen (text)
         && strpbrk (text, "0123456789") != NULL;
}

/* Words or figures, perhaps after a letter that only seems one: "A budget for all of it". */
static gboolean
is_prose (const RemitRaciCell *cell, const char *text)
{
  return is_number (text) || g_utf8_strlen (cell->unread, -1) > 2
         || g_utf8_strlen (cell->note, -1) > 20;
}

static void
count_cell (RemitRaciTable *self, const char *text, Counts *counts)
{
  const RemitRaciCell *cell;

  if (*text == '\0')
    return;
  cell = remit_raci_table_read (self, text);
  counts->filled++;
  counts->letters += cell->n_letters > 0;
  counts->prose += is_prose (cell, text);
  counts->numbers += is_number (text);
}

/* @counts has one entry for each column. */
static void
count_columns (RemitRaciTable *self, Counts *counts)
{
  for (guint r = self->header + 1; r < remit_table_grid_n_rows (self->grid); r++)
    {
      if (remit_raci_table_is_legend (self, r))
        continue;
      for (guint c = 0; c < remit_table_grid_row_length (self->grid, r); c++)
        count_cell (self, cell_text (self, r, c), &counts[c]);
    }
}

/* A column of words is not a party's. */
static gboolean
is_text (const Counts *counts)
{
  return counts->prose > counts->letters;
}

static gboolean
is_blank (const RemitRaciTable *self, guint c, const Counts *counts)
{
  return counts->filled == 0 && *self->columns[c].name == '\0';
}

/* The activities stand in the first column that is not blank, or in the second when the first
 * numbers them. */
static guint
find_item_column (const RemitRaciTable *self, const Counts *counts)
{
  guint c = 0;

  while (c + 1 < self->n_columns && is_blank (self, c, &counts[c]))
    c++;
  if (c + 2 < self->n_columns && counts[c].numbers > 0 && counts[c].numbers == counts[c].filled
      && is_text (&counts[c + 1]))
    c++;
  return c;
}

static RemitRaciRole
find_role (const RemitRaciTable *self, guint c, const Counts *counts)
{
  if (c == self->item_column)
    return REMIT_RACI_ITEM;
  if (is_blank (self, c, counts))
    return REMIT_RACI_BLANK;
  if (c < self->item_column)
    return REMIT_RACI_CODE;
  return is_text (counts) ? REMIT_RACI_TEXT : REMIT_RACI_PARTY;
}

static void
name_column (RemitRaciTable *self, guint c, RemitImportReport *report)
{
  RemitRaciColumn *column = &self->columns[c];

  if (*column->name == '\0'
      && (column->role == REMIT_RACI_PARTY || column->role == REMIT_RACI_TEXT))
    {
      g_free (column->name);
      column->name = g_strdup_printf (_("Column %u"), remit_raci_table_number (c));
      if (column->role == REMIT_RACI_PARTY)
        remit_import_report_warn (
            report, _("Column %u has no name in the header. Its party was named “%s”."),
            remit_raci_table_number (c), column->name);
    }
  if (column->role == REMIT_RACI_TEXT)
    {
      g_autofree char *excerpt = remit_excerpt (column->name);

      remit_import_report_warn (report,
                                _("The column “%s” holds texts, no letters. They were kept as "
                                  "properties of the activities."),
                                excerpt);
    }
}

static void
read_columns (RemitRaciTable *self, RemitImportReport *report)
{
  g_autofree Counts *counts = NULL;

  self->n_columns = remit_table_grid_n_columns (self->grid);
  self->columns = g_new0 (RemitRaciColumn, self->n_columns);
  counts = g_new0 (Counts, self->n_columns);
  for (guint c = 0; c < self->n_columns; c++)
    self->columns[c].name = remit_fold_spaces (cell_text (self, self->header, c));
  count_columns (self, counts);
  self->item_column = find_item_column (self, counts);
  for (guint c = 0; c < self->n_columns; c++)
    {
      self->columns[c].role = find_role (self, c, &counts[c]);
      self->n_parties += self->columns[c].role == REMIT_RACI_PARTY;
      name_column (self, c, report);
    }
}

/* ---- the whole ---- */

/* The letter that a text begins with. */
static const RemitSchemeLetter *
find_letter (const RemitScheme *scheme, const char *text)
{
  char sign[] = { text[0], '\0' };

  return text[0] != '\0' ? remit_scheme_letter (scheme, sign) : NULL;
}

/* Also "R" beside "Responsible". */
gboolean
remit_raci_table_is_legend (const RemitRaciTable *self, guint row)
{
  guint first = 0;
  g_autofree char *label = NULL;
  g_autofree char *meaning = NULL;
  const RemitSchemeLetter *letter;
  const char *rest;

  while (first < self->item_column && *cell_text (self, row, first) == '\0')
    first++;
  label = remit_fold_spaces (cell_text (self, row, first));
  letter = find_letter (self->scheme, label);
  if (letter == NULL)
    return FALSE;
  rest = label + 1;
  if (*rest == '\0')
    rest = cell_text (self, row, first + 1);
  else if (strchr (" =:-", *rest) == NULL && !g_str_has_prefix (rest, "–"))
    return FALSE;
  while (*rest != '\0' && !g_unichar_isalpha (g_utf8_get_char (rest)))
    rest = g_utf8_next_char (rest);
  meaning = g_strndup (rest, strcspn (rest, " ,;:("));
  return g_utf8_strlen (meaning, -1) > 1
         && remit_raci_letter_from_word (self->scheme, meaning) == letter;
}

/* The title of a table without one. */
static char *
name_without_ending (const char *name)
{
  const char *dot = strrchr (name, '.');

  return dot != NULL && dot > name ? g_strndup (name, (gsize) (dot - name)) : g_strdup (name);
}

RemitRaciTable *
remit_raci_table_new (const RemitGraph *graph, const RemitTableGrid *grid, const char *name,
                      RemitImportReport *report, GError **error)
{
  g_autoptr (RemitRaciTable) self = g_new0 (RemitRaciTable, 1);

  self->grid = grid;
  self->name = name;
  self->cells = g_hash_table_new_full (g_str_hash, g_str_equal, NULL,
                                       (GDestroyNotify) remit_raci_cell_free);
  if (!find_header (self, error) || !check_orientation (self, error)
      || !set_scheme (self, graph, report, error))
    return NULL;
  read_columns (self, report);
  if (self->title == NULL)
    self->title = name_without_ending (name);
  return g_steal_pointer (&self);
}

void
remit_raci_table_free (RemitRaciTable *self)
{
  if (self == NULL)
    return;
  for (guint c = 0; c < self->n_columns; c++)
    g_free (self->columns[c].name);
  g_free (self->columns);
  g_free (self->title);
  g_hash_table_unref (self->cells);
  remit_scheme_free (self->scheme);
  g_free (self);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-exchange"

#include "remit-raci-reader.h"

#include "remit-raci-cell.h"
#include "remit-raci.h"
#include "remit-search.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* From a grid of texts to a model, in four steps: find the header and the roles of the columns, choose the
 * scheme that reads the cells, make parties, make a row's activity and its duties.  Nothing that
 * stands in the table is dropped: what is no letter becomes a property of its activity and a warning that
 * names row and column.  Cells are read once per distinct text, so a matrix of a million cells costs a hash
 * look-up a cell. */

typedef enum
{
  COLUMN_PARTY,
  COLUMN_ITEM,  /* names of activities */
  COLUMN_CODE,  /* numbers of activities, left of their names */
  COLUMN_TEXT,  /* remarks: kept as properties */
  COLUMN_BLANK, /* nothing in it */
} ColumnRole;

typedef struct
{
  ColumnRole role;
  char *name;     /* owned: the header, or "Column 4" */
  RemitId party;
  guint letters;  /* cells with a letter */
  guint texts;    /* cells with something else */
} Column;

typedef struct
{
  RemitEdit *edit;
  const RemitTableGrid *grid;
  const char *name;
  RemitImportReport *report;

  RemitScheme *scheme;  /* owned */
  GHashTable *cells;    /* owned: text -> RemitRaciCell, in the scheme */
  guint header;         /* row */
  Column *columns;      /* owned */
  guint n_columns;
  guint item_column;
  char *title;          /* owned: of the matrix */
  RemitId matrix;
  GHashTable *items;    /* owned: folded names of activities -> first row, 0 when from the document */
} Reader;

/* More warnings than this help nobody. */
#define MAX_WARNINGS 1000

G_GNUC_PRINTF (2, 3)
static void
warn (Reader *self, const char *format, ...)
{
  va_list arguments;

  if (self->report->warnings->len > MAX_WARNINGS)
    return;
  if (self->report->warnings->len == MAX_WARNINGS)
    {
      g_ptr_array_add (self->report->warnings, g_strdup (_("There are more warnings of this kind. Look at the table itself.")));
      return;
    }
  va_start (arguments, format);
  g_ptr_array_add (self->report->warnings, g_strdup_vprintf (format, arguments));
  va_end (arguments);
}

static const char *
cell_text (const Reader *self, guint row, guint column)
{
  return remit_table_grid_cell (self->grid, row, column);
}

/* What a spreadsheet calls the row. */
static guint
row_number (guint row)
{
  return row + 1;
}

static const RemitRaciCell *
read_cell (Reader *self, const char *text)
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
find_header (Reader *self, GError **error)
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
               _("“%s” is not a table: no row has two cells. A table of responsibilities has activities down, parties across and "
                 "letters such as R, A, C, I in the cells."), self->name);
  return FALSE;
}

/* ---- 2. the scheme ---- */

/* Distinct texts of all cells that may hold letters, with how often they occur. */
static GHashTable *
collect_texts (const Reader *self)
{
  GHashTable *texts = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint r = self->header + 1; r < remit_table_grid_n_rows (self->grid); r++)
    for (guint c = 1; c < remit_table_grid_row_length (self->grid, r); c++)
      {
        const char *text = cell_text (self, r, c);

        if (*text != '\0')
          g_hash_table_insert (texts, (gpointer) text,
                               GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (texts, text)) + 1));
      }
  return texts;
}

typedef struct
{
  guint read;     /* cells that are letters of the scheme and nothing else */
  guint lettered; /* cells with a letter */
} Coverage;

static Coverage
cover (const RemitScheme *scheme, GHashTable *texts)
{
  Coverage coverage = { 0, 0 };
  GHashTableIter iter;
  gpointer text, count;

  g_hash_table_iter_init (&iter, texts);
  while (g_hash_table_iter_next (&iter, &text, &count))
    {
      RemitRaciCell *cell = remit_raci_cell_read (scheme, text);

      if (cell->n_letters > 0)
        coverage.lettered += GPOINTER_TO_UINT (count);
      if (cell->n_letters > 0 && *cell->unread == '\0')
        coverage.read += GPOINTER_TO_UINT (count);
      remit_raci_cell_free (cell);
    }
  return coverage;
}

/* RACI, unless another scheme reads two cells and five per cent more: one stray letter is a slip of the pen, not another
 * scheme, and in another scheme the usual letters may mean something else. */
static const RemitScheme *
choose_scheme (GHashTable *texts, GError **error, const char *name)
{
  const RemitScheme *best = remit_scheme_builtin ("raci");
  Coverage usual = cover (best, texts);
  Coverage reached = usual;
  guint n;
  const RemitScheme *schemes = remit_scheme_list (&n);

  for (guint i = 0; i < n; i++)
    {
      Coverage coverage = cover (&schemes[i], texts);
      gboolean more = coverage.read > reached.read
                      || (best != remit_scheme_builtin ("raci") && coverage.read == reached.read
                          && schemes[i].n_letters < best->n_letters);

      if (more && coverage.read >= usual.read + 2 && (coverage.read - usual.read) * 20 >= coverage.read)
        {
          best = &schemes[i];
          reached = coverage;
        }
    }
  if (reached.lettered > 0)
    return best;
  g_set_error (error, REMIT_ERROR, REMIT_ERROR_FORMAT,
               _("There is no RACI letter in “%s”. A table of responsibilities has activities down, parties across and letters such as "
                 "R, A, C, I in the cells."), name);
  return NULL;
}

static gboolean
set_scheme (Reader *self, GError **error)
{
  g_autoptr (GHashTable) texts = collect_texts (self);
  const RemitScheme *scheme = choose_scheme (texts, error, self->name);

  if (scheme == NULL)
    return FALSE;
  self->scheme = remit_scheme_lookup (remit_edit_get_graph (self->edit), scheme->key);
  if (!g_str_equal (scheme->key, "raci"))
    warn (self, _("The table was read in the letters of %s, since RACI has no meaning for some of them."), scheme->name);
  return TRUE;
}

/* ---- 3. the columns ---- */

static gboolean
is_number (const char *text)
{
  return *text != '\0' && strspn (text, "0123456789.-# ") == strlen (text) && strpbrk (text, "0123456789") != NULL;
}

static void
count_column (Reader *self, guint c, guint *numbers)
{
  Column *column = &self->columns[c];

  *numbers = 0;
  for (guint r = self->header + 1; r < remit_table_grid_n_rows (self->grid); r++)
    {
      const char *text = cell_text (self, r, c);
      const RemitRaciCell *cell;

      if (*text == '\0')
        continue;
      cell = read_cell (self, text);
      if (cell->n_letters > 0)
        column->letters++;
      else if (*cell->unread != '\0')
        column->texts++;
      *numbers += is_number (text);
    }
}

/* A column without any letter and with texts longer than a letter is not a party's. */
static gboolean
is_text_column (const Reader *self, guint c)
{
  const Column *column = &self->columns[c];

  if (column->letters > 0 || column->texts == 0)
    return FALSE;
  for (guint r = self->header + 1; r < remit_table_grid_n_rows (self->grid); r++)
    if (g_utf8_strlen (cell_text (self, r, c), -1) > 2 || is_number (cell_text (self, r, c)))
      return TRUE;
  return FALSE;
}

static ColumnRole
find_role (const Reader *self, guint c, guint numbers)
{
  const Column *column = &self->columns[c];

  if (c == self->item_column)
    return COLUMN_ITEM;
  if (c < self->item_column)
    return COLUMN_CODE;
  if (column->letters + column->texts + numbers == 0 && *column->name == '\0')
    return COLUMN_BLANK;
  return is_text_column (self, c) ? COLUMN_TEXT : COLUMN_PARTY;
}

/* A header of the letters' own names means that the cells hold parties. */
static gboolean
check_orientation (const Reader *self, GError **error)
{
  guint n = 0;

  for (guint c = 1; c < self->n_columns; c++)
    n += *self->columns[c].name != '\0' && remit_raci_letter_from_word (self->scheme, self->columns[c].name) != NULL;
  if (n < 2)
    return TRUE;
  g_set_error (error, REMIT_ERROR, REMIT_ERROR_FORMAT,
               _("In “%s” the columns are letters and the cells are parties. Only tables with activities down, parties across and letters in the "
                 "cells can be imported; turn the table round first."), self->name);
  return FALSE;
}

static gboolean
read_columns (Reader *self, GError **error)
{
  g_autofree guint *numbers = NULL;
  guint parties = 0;

  self->n_columns = remit_table_grid_n_columns (self->grid);
  self->columns = g_new0 (Column, self->n_columns);
  numbers = g_new0 (guint, self->n_columns);
  for (guint c = 0; c < self->n_columns; c++)
    {
      self->columns[c].name = remit_fold_spaces (cell_text (self, self->header, c));
      count_column (self, c, &numbers[c]);
    }
  /* "1, 2, 3" before a column of words: the words are the activities. */
  if (self->n_columns > 2 && numbers[0] > 0 && numbers[0] == self->columns[0].texts && self->columns[0].letters == 0
      && is_text_column (self, 1))
    self->item_column = 1;
  if (!check_orientation (self, error))
    return FALSE;
  for (guint c = 0; c < self->n_columns; c++)
    {
      Column *column = &self->columns[c];

      column->role = find_role (self, c, numbers[c]);
      parties += column->role == COLUMN_PARTY;
      if (*column->name == '\0' && column->role != COLUMN_BLANK && column->role != COLUMN_ITEM)
        {
          g_free (column->name);
          column->name = g_strdup_printf (_("Column %u"), c + 1);
          if (column->role == COLUMN_PARTY)
            warn (self, _("Column %u has no name in the header. Its party was named “%s”."), c + 1, column->name);
        }
      if (column->role == COLUMN_TEXT)
        warn (self, _("The column “%s” holds texts, no letters. They were kept as properties of the activities."), column->name);
    }
  self->report->parties = parties;
  return TRUE;
}

/* ---- 4. parties ---- */

static GHashTable *
fold_parties (const RemitGraph *graph)
{
  GHashTable *parties = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint n;
  const RemitRow *const *rows = remit_graph_rows (graph, REMIT_TABLE_NODE, &n);

  for (guint i = 0; i < n; i++)
    {
      const RemitNode *node = (const RemitNode *) rows[i];
      g_autofree char *folded = NULL;

      if (!remit_kind_is_party (node->kind))
        continue;
      folded = remit_search_fold (node->name);
      if (!g_hash_table_contains (parties, folded)) /* the oldest wins */
        g_hash_table_insert (parties, g_steal_pointer (&folded), (gpointer) rows[i]);
    }
  return parties;
}

/* An earlier column of the same party; -1 when there is none. */
static int
find_twin (const Reader *self, guint c)
{
  g_autofree char *folded = remit_search_fold (self->columns[c].name);

  for (guint i = 0; i < c; i++)
    if (self->columns[i].role == COLUMN_PARTY)
      {
        g_autofree char *other = remit_search_fold (self->columns[i].name);

        if (g_str_equal (folded, other))
          return (int) i;
      }
  return -1;
}

static gboolean
make_party (Reader *self, guint c, GHashTable *known, GError **error)
{
  Column *column = &self->columns[c];
  g_autofree char *folded = remit_search_fold (column->name);
  const RemitNode *present = g_hash_table_lookup (known, folded);
  int twin = find_twin (self, c);

  if (twin >= 0)
    {
      column->party = self->columns[twin].party;
      self->report->parties--;
      warn (self, _("The columns %u and %u are both named “%s”. Their letters were given to one party; if they are two, rename "
                    "one and import again."), (guint) twin + 1, c + 1, column->name);
    }
  else if (present != NULL)
    {
      column->party = present->row.id;
      warn (self, _("The column “%s” was taken for “%s” (%s), which the document has already."), column->name, present->name,
            remit_node_kind_label (present->kind));
    }
  else
    column->party = remit_node_add (self->edit, REMIT_NODE_ROLE, column->name, error);
  return column->party != REMIT_ID_NONE;
}

static gboolean
make_parties (Reader *self, GError **error)
{
  RemitGraph *graph = remit_edit_get_graph (self->edit);
  g_autoptr (GHashTable) known = fold_parties (graph);

  for (guint c = 0; c < self->n_columns; c++)
    if (self->columns[c].role == COLUMN_PARTY
        && (!make_party (self, c, known, error)
            || remit_matrix_add_axis (self->edit, self->matrix, REMIT_AXIS_COLUMN, self->columns[c].party, NULL, error)
                 == REMIT_ID_NONE))
      return FALSE;
  return TRUE;
}

/* ---- 5. rows ---- */

/* Keeps a text as a property; a second one of the same name is added to the first. */
static gboolean
keep_text (Reader *self, RemitId item, const char *name, const char *text, GError **error)
{
  RemitGraph *graph = remit_edit_get_graph (self->edit);
  RemitProperty property = { .row = { .table = REMIT_TABLE_PROPERTY }, .owner = item, .name = (char *) name, .value = (char *) text };
  guint n;
  const RemitRow *const *rows = remit_graph_referrers (graph, REMIT_TABLE_PROPERTY, REMIT_PROPERTY_FIELD_OWNER, item, &n);

  for (guint i = 0; i < n; i++)
    if (g_str_equal (((const RemitProperty *) rows[i])->name, name))
      {
        g_autofree char *both = g_strdup_printf ("%s; %s", ((const RemitProperty *) rows[i])->value, text);

        return remit_edit_set_text (self->edit, REMIT_TABLE_PROPERTY, rows[i]->id, REMIT_PROPERTY_FIELD_VALUE, both, error);
      }
  return remit_edit_insert (self->edit, &property.row) != REMIT_ID_NONE;
}

static gboolean
set_note (Reader *self, RemitId link, const char *note, GError **error)
{
  const RemitLink *row = remit_graph_link (remit_edit_get_graph (self->edit), link);
  g_autofree char *both = NULL;

  if (*note == '\0')
    return TRUE;
  both = *row->note != '\0' ? g_strdup_printf ("%s; %s", row->note, note) : g_strdup (note);
  return remit_edit_set_text (self->edit, REMIT_TABLE_LINK, link, REMIT_LINK_FIELD_NOTE, both, error);
}

static gboolean
assign (Reader *self, RemitId item, const Column *column, const RemitRaciCell *cell, GError **error)
{
  for (RemitLinkKind duty = REMIT_LINK_FIRST_RACI; duty <= REMIT_LINK_LAST_RACI; duty++)
    {
      RemitId link;

      if ((cell->duties & (1u << duty)) == 0)
        continue;
      link = remit_raci_assign (self->edit, item, column->party, duty, REMIT_ID_NONE, error);
      if (link == REMIT_ID_NONE || !set_note (self, link, cell->note, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
read_party_cell (Reader *self, guint row, const Column *column, RemitId item, const char *text, GError **error)
{
  const RemitRaciCell *cell = read_cell (self, text);

  if (cell->n_letters > 0)
    {
      self->report->cells++;
      self->report->letters += cell->n_letters;
    }
  if (cell->look_alike)
    warn (self, _("Row %u, column “%s”: “%s” has letters of another script that look like Latin ones. They were read as those."),
          row_number (row), column->name, text);
  if (*cell->unread != '\0')
    {
      g_autofree char *property = g_strdup_printf ("unread:%s", column->name);

      warn (self, _("Row %u, column “%s”: “%s” is not a letter of %s. It was kept as the property “%s”."), row_number (row),
            column->name, cell->unread, self->scheme->name, property);
      if (!keep_text (self, item, property, cell->unread, error))
        return FALSE;
    }
  return assign (self, item, column, cell, error);
}

static gboolean
read_row_cell (Reader *self, guint row, guint c, RemitId item, GError **error)
{
  const Column *column = &self->columns[c];
  const char *text = cell_text (self, row, c);
  g_autofree char *folded = NULL;

  if (*text == '\0')
    return TRUE;
  switch (column->role)
    {
    case COLUMN_PARTY:
      return read_party_cell (self, row, column, item, text, error);
    case COLUMN_CODE:
      folded = remit_fold_spaces (text);
      return remit_edit_set_text (self->edit, REMIT_TABLE_NODE, item, REMIT_NODE_FIELD_CODE, folded, error);
    case COLUMN_TEXT:
      return keep_text (self, item, column->name, text, error);
    case COLUMN_ITEM:
    case COLUMN_BLANK:
      break;
    }
  return TRUE;
}

/* "R = Responsible", or "R" beside "Responsible": an explanation of the letters, no activity. */
static gboolean
is_legend (const Reader *self, guint row)
{
  g_autofree char *label = remit_fold_spaces (cell_text (self, row, self->item_column));
  const RemitSchemeLetter *letter, *word = NULL;
  char sign[] = { label[0], '\0' };
  const char *rest = label + (*label != '\0');
  g_autofree char *meaning = NULL;

  letter = *label != '\0' ? remit_scheme_letter (self->scheme, sign) : NULL;
  if (letter == NULL)
    return FALSE;
  if (*rest == '\0')
    rest = cell_text (self, row, self->item_column + 1);
  else if (strchr (" =:-", *rest) == NULL && !g_str_has_prefix (rest, "–"))
    return FALSE;
  while (*rest != '\0' && !g_unichar_isalpha (g_utf8_get_char (rest)))
    rest = g_utf8_next_char (rest);
  meaning = g_strndup (rest, strcspn (rest, " ,;:("));
  if (g_utf8_strlen (meaning, -1) > 1)
    word = remit_raci_letter_from_word (self->scheme, meaning);
  return word == letter;
}

static void
check_length (Reader *self, guint row)
{
  guint length = remit_table_grid_row_length (self->grid, row);
  guint expected = remit_table_grid_row_length (self->grid, self->header);

  if (length < expected)
    warn (self, ngettext ("Row %u has %u cell, the header has %u. The missing ones were read as empty.",
                          "Row %u has %u cells, the header has %u. The missing ones were read as empty.", length),
          row_number (row), length, expected);
  else if (length > expected)
    warn (self, ngettext ("Row %u has %u cell, the header has %u. Check whether its letters stand in the right columns.",
                          "Row %u has %u cells, the header has %u. Check whether its letters stand in the right columns.", length),
          row_number (row), length, expected);
}

static char *
item_name (Reader *self, guint row)
{
  char *name = remit_fold_spaces (cell_text (self, row, self->item_column));

  if (*name != '\0')
    return name;
  g_free (name);
  name = g_strdup_printf (_("Row %u"), row_number (row));
  warn (self, _("Row %u has no activity in its first cell. The activity was named “%s”."), row_number (row), name);
  return name;
}

/* Two activities of one name may be right: both are kept, and it is said. */
static void
check_item_name (Reader *self, guint row, const char *name)
{
  g_autofree char *folded = remit_search_fold (name);
  gpointer earlier;

  if (!g_hash_table_lookup_extended (self->items, folded, NULL, &earlier))
    g_hash_table_insert (self->items, g_steal_pointer (&folded), GUINT_TO_POINTER (row_number (row)));
  else if (earlier != NULL)
    warn (self, _("Row %u: the activity “%s” stands in row %u as well. Both were kept."), row_number (row), name,
          GPOINTER_TO_UINT (earlier));
  else
    warn (self, _("Row %u: the document has an activity “%s” already. Both were kept."), row_number (row), name);
}

static gboolean
read_row (Reader *self, guint row, GError **error)
{
  g_autofree char *name = NULL;
  g_autoptr (GError) reason = NULL;
  RemitId item;
  gboolean read;

  if (remit_table_grid_row_is_blank (self->grid, row))
    return TRUE;
  if (is_legend (self, row))
    {
      warn (self, _("Row %u explains a letter. It was not read as an activity."), row_number (row));
      return TRUE;
    }
  check_length (self, row);
  name = item_name (self, row);
  check_item_name (self, row, name);
  item = remit_node_add (self->edit, REMIT_NODE_ACTIVITY, name, &reason);
  read = item != REMIT_ID_NONE
         && remit_matrix_add_axis (self->edit, self->matrix, REMIT_AXIS_ROW, item, NULL, &reason) != REMIT_ID_NONE;
  for (guint c = 0; read && c < self->n_columns; c++)
    read = read_row_cell (self, row, c, item, &reason);
  self->report->activities++;
  if (!read)
    g_set_error (error, reason->domain, reason->code,
                 /* Translators: a row number, a file's name and a sentence about what is wrong there. */
                 _("Row %1$u of “%2$s”: %3$s"), row_number (row), self->name, reason->message);
  return read;
}

static void
remember_items (Reader *self)
{
  guint n;
  const RemitRow *const *rows = remit_graph_rows (remit_edit_get_graph (self->edit), REMIT_TABLE_NODE, &n);

  self->items = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < n; i++)
    if (((const RemitNode *) rows[i])->kind == REMIT_NODE_ACTIVITY)
      g_hash_table_insert (self->items, remit_search_fold (((const RemitNode *) rows[i])->name), NULL);
}

static gboolean
make_matrix (Reader *self, GError **error)
{
  const char *dot = strrchr (self->name, '.');

  if (self->title == NULL)
    self->title = dot != NULL && dot > self->name ? g_strndup (self->name, (gsize) (dot - self->name)) : g_strdup (self->name);
  self->matrix = remit_matrix_add (self->edit, self->title, REMIT_MATRIX_RACI, self->scheme->key, error);
  return self->matrix != REMIT_ID_NONE;
}

static gboolean
read_table (Reader *self, GError **error)
{
  if (!find_header (self, error) || !set_scheme (self, error) || !read_columns (self, error) || !make_matrix (self, error))
    return FALSE;
  remember_items (self);
  if (!make_parties (self, error))
    return FALSE;
  for (guint r = self->header + 1; r < remit_table_grid_n_rows (self->grid); r++)
    if (!read_row (self, r, error))
      return FALSE;
  return TRUE;
}

gboolean
remit_raci_read (RemitEdit *edit, const RemitTableGrid *grid, const char *name, RemitImportReport *report, GError **error)
{
  Reader self = { .edit = edit, .grid = grid, .name = name, .report = report };
  gboolean read;

  self.cells = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) remit_raci_cell_free);
  read = read_table (&self, error);

  for (guint c = 0; c < self.n_columns; c++)
    g_free (self.columns[c].name);
  g_free (self.columns);
  g_free (self.title);
  g_hash_table_unref (self.cells);
  g_clear_pointer (&self.items, g_hash_table_unref);
  remit_scheme_free (self.scheme);
  return read;
}

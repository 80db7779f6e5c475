/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-exchange"

#include "remit-table-read-private.h"

#include "remit-error.h"
#include "remit-search.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* From a proposal to what the table says: first its lines are told from groups and from what only
 * stands between them, then the cells are read.  The lines are activities or, in a table that lies
 * the other way round, parties; the columns of letters are the others.  Nothing is dropped without
 * a remark that names its place. */

static int
compare_cells (gconstpointer a, gconstpointer b)
{
  const RemitTableCell *first = *(const RemitTableCell *const *) a;
  const RemitTableCell *second = *(const RemitTableCell *const *) b;

  if (first->activity != second->activity)
    return first->activity < second->activity ? -1 : 1;
  return first->party < second->party ? -1 : first->party > second->party;
}

static char *
cell_name (guint row, guint column)
{
  return remit_cell_name (row, column);
}

/* ---- columns of letters ---- */

static guint
header_row (const RemitTableReader *self)
{
  return self->proposal->first_row + MAX (self->proposal->n_header_rows, 1) - 1;
}

/* Columns of marks of one party stand side by side and have its name. */
static gboolean
belongs_to_last (const RemitTableReader *self, const RemitProposalColumn *column)
{
  const RemitTableUnit *last;

  if (*column->letter == '\0' || self->units->len == 0)
    return FALSE;
  last = &g_array_index (self->units, RemitTableUnit, self->units->len - 1);
  return g_str_equal (last->name, column->name);
}

static void
collect_units (RemitTableReader *self)
{
  for (guint i = 0; i < self->proposal->columns->len; i++)
    {
      const RemitProposalColumn *column = self->proposal->columns->pdata[i];
      RemitTableUnit unit = { .name = column->name, .group = column->group };

      if (column->role != REMIT_COLUMN_LETTERS)
        continue;
      unit.column = self->proposal->first_column + i;
      if (!belongs_to_last (self, column))
        g_array_append_val (self->units, unit);
      self->unit_of[i] = (int) self->units->len - 1;
    }
}

static void
warn_twins (RemitTableReader *self, GPtrArray *names, GPtrArray *wheres, gboolean lines)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *folded = remit_search_fold (names->pdata[i]);
      const char *earlier = g_hash_table_lookup (seen, folded);
      g_autofree char *name = remit_excerpt (names->pdata[i]);

      if (earlier == NULL)
        g_hash_table_insert (seen, g_steal_pointer (&folded), wheres->pdata[i]);
      else
        remit_table_content_warn (
          self->content, wheres->pdata[i],
          /* Translators: a name, and the cell where it stands as well. */
          lines ? _("“%s” stands in %s as well. Both lines were read.")
                : _("“%s” stands in %s as well. If they are two, give them different names."),
          name, earlier);
    }
}

/* ---- what stands in a column beside the letters ---- */

/* "Strategy team - leads the …" is called "Strategy team". */
static void
remark_cut_name (RemitTableReader *self, guint place, const RemitProposalColumn *column)
{
  g_autofree char *text = remit_table_shape_folded (self->shape, header_row (self), place);
  g_autofree char *where = cell_name (header_row (self), place);
  g_autofree char *excerpt = NULL;

  if (column->role != REMIT_COLUMN_LETTERS || !g_str_has_prefix (text, column->name)
      || strlen (text) == strlen (column->name))
    return;
  excerpt = remit_excerpt (text + strlen (column->name));
  remit_table_content_skip (self->content, where,
                            _("The header was read as “%s”; what follows in it (“%s”) was left "
                              "out."),
                            column->name, excerpt);
}

static void
remark_columns (RemitTableReader *self)
{
  for (guint i = 0; i < self->proposal->columns->len; i++)
    {
      const RemitProposalColumn *column = self->proposal->columns->pdata[i];
      guint place = self->proposal->first_column + i;
      g_autofree char *where = cell_name (header_row (self), place);
      g_autofree char *name = remit_excerpt (column->name);
      gboolean filled = FALSE;

      if (self->proposal->n_header_rows == 0 && column->role == REMIT_COLUMN_LETTERS)
        remit_table_content_warn (self->content, where,
                                  _("The table has no header: the column was named “%s”."), name);
      else if (column->role == REMIT_COLUMN_LETTERS && *column->letter == '\0'
               && !remit_table_shape_has_text (self->shape, header_row (self), place))
        remit_table_content_warn (self->content, where,
                                  _("Column %u has no name in the header. It was named “%s”."),
                                  place + 1, name);
      if (self->id_row >= 0) /* its columns are known */
        continue;
      remark_cut_name (self, place, column);
      if (column->role == REMIT_COLUMN_TEXT)
        remit_table_content_warn (self->content, where,
                                  _("The column “%s” holds texts, no letters. They were kept as "
                                     "properties of the activities."),
                                  name);
      for (guint r = header_row (self) + 1; r <= self->proposal->last_row && !filled; r++)
        filled = remit_table_shape_has_text (self->shape, r, place);
      if (column->role == REMIT_COLUMN_SKIP && filled)
        remit_table_content_skip (self->content, where,
                                  _("The column “%s” was left out: it holds no letters."), name);
      if (column->role != REMIT_COLUMN_SKIP && column->role != REMIT_COLUMN_ID
          && remit_table_grid_column_is_hidden (self->shape->grid, place))
        remit_table_content_warn (self->content, where,
                                  _("The column “%s” is hidden in the file. It was read."), name);
    }
}

/* ---- parties and activities ---- */

static const RemitTableLine *
line_at (const RemitTableReader *self, guint i)
{
  return &g_array_index (self->lines, RemitTableLine, i);
}

static char *
find_id (const RemitTableReader *self, guint row, guint column)
{
  g_autofree char *id = NULL;

  if (self->id_row < 0)
    return g_strdup ("");
  id = row == G_MAXUINT ? remit_table_shape_folded (self->shape, (guint) self->id_row, column)
                        : remit_table_shape_folded (self->shape, row, self->id_column);
  return remit_table_is_node_id (id) ? g_steal_pointer (&id) : g_strdup ("");
}

static void
add_texts (RemitTableReader *self, RemitTableActivity *activity, guint row)
{
  for (guint i = 0; i < self->proposal->columns->len; i++)
    {
      const RemitProposalColumn *column = self->proposal->columns->pdata[i];
      guint place = self->proposal->first_column + i;

      if (!remit_table_shape_has_text (self->shape, row, place))
        continue;
      if (column->role == REMIT_COLUMN_TEXT)
        {
          g_autofree char *value = remit_table_read_text (
            remit_table_shape_text (self->shape, row, place), self->proposal->decimal);

          remit_table_activity_add_text (activity, column->name, value);
        }
      else if (column->role == REMIT_COLUMN_CODE)
        {
          g_free (activity->code);
          activity->code = remit_table_shape_folded (self->shape, row, place);
        }
    }
}

static void
add_lines (RemitTableReader *self)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autoptr (GPtrArray) wheres = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < self->lines->len; i++)
    {
      const RemitTableLine *line = line_at (self, i);
      char *where = cell_name (line->row, self->name_column);
      g_autofree char *id = find_id (self, line->row, 0);

      g_ptr_array_add (names, line->name);
      g_ptr_array_add (wheres, where);
      if (self->parties_down)
        {
          RemitTableParty *party
            = remit_table_content_add_party (self->content, line->name, id, where);

          g_free (party->group);
          party->group = g_strdup (line->group);
        }
      else
        {
          RemitTableActivity *activity
            = remit_table_content_add_activity (self->content, line->name, line->group, where);

          g_free (activity->id);
          activity->id = g_steal_pointer (&id);
          activity->depth = line->depth;
          add_texts (self, activity, line->row);
        }
    }
  warn_twins (self, names, wheres, TRUE);
}

static void
add_units (RemitTableReader *self)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autoptr (GPtrArray) wheres = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < self->units->len; i++)
    {
      const RemitTableUnit *unit = &g_array_index (self->units, RemitTableUnit, i);
      char *where = cell_name (header_row (self), unit->column);
      g_autofree char *id = find_id (self, G_MAXUINT, unit->column);

      g_ptr_array_add (names, (gpointer) unit->name);
      g_ptr_array_add (wheres, where);
      if (self->parties_down)
        remit_table_content_add_activity (self->content, unit->name, unit->group, where);
      else
        {
          RemitTableParty *party
            = remit_table_content_add_party (self->content, unit->name, id, where);

          g_free (party->group);
          party->group = g_strdup (unit->group);
        }
    }
  warn_twins (self, names, wheres, FALSE);
}

/* ---- cells ---- */

static const RemitRaciCell *
read_letters (RemitTableReader *self, const char *text)
{
  RemitRaciCell *cell = g_hash_table_lookup (self->readings, text);

  if (cell == NULL)
    {
      cell = remit_raci_cell_read (self->content->scheme, self->own, text);
      g_hash_table_insert (self->readings, (gpointer) text, cell);
    }
  return cell;
}

static void
append_note (char **note, const char *text)
{
  char *both;

  if (*text == '\0')
    return;
  both = **note != '\0' ? g_strdup_printf ("%s; %s", *note, text) : g_strdup (text);
  g_free (*note);
  *note = both;
}

static guint
count_bits (guint bits)
{
  guint n = 0;

  for (; bits != 0; bits &= bits - 1)
    n++;
  return n;
}

/* A mark in a column of one letter stands for that; so does the letter itself. */
static gboolean
read_mark (RemitTableReader *self, const RemitProposalColumn *column, RemitTextKind kind,
           const char *text, RemitTableCell *cell)
{
  const RemitSchemeLetter *letter
    = *column->letter != '\0' ? remit_scheme_letter (self->content->scheme, column->letter) : NULL;
  g_autofree char *folded = remit_fold_spaces (text);

  if (letter == NULL
      || !(kind == REMIT_TEXT_MARK || kind == REMIT_TEXT_NUMBER
           || g_ascii_strcasecmp (folded, "yes") == 0 || g_ascii_strcasecmp (folded, "y") == 0
           || remit_raci_letter_from_word (self->content->scheme, folded) == letter))
    return FALSE;
  if (g_strcmp0 (folded, "0") != 0)
    cell->duties |= 1u << letter->duty;
  return TRUE;
}

static void
warn_cell (RemitTableReader *self, const RemitTableCell *cell)
{
  g_autofree char *excerpt = remit_excerpt (cell->text);

  if (cell->look_alike)
    remit_table_content_warn (
      self->content, cell->where,
      _("“%s” has letters of another script that look like Latin ones. They "
         "were read as those."),
      excerpt);
  if (*cell->unread != '\0')
    {
      g_autofree char *unread = remit_excerpt (cell->unread);

      remit_table_content_warn (self->content, cell->where,
                                _("“%s” is not a letter of %s. It was kept as a property of the "
                                   "activity."),
                                unread, self->content->scheme->name);
    }
}

static void
read_cell (RemitTableReader *self, guint line, guint index, GPtrArray *of_line)
{
  const RemitProposalColumn *column = self->proposal->columns->pdata[index];
  guint place = self->proposal->first_column + index;
  guint row = line_at (self, line)->row, unit = (guint) self->unit_of[index];
  const char *text = remit_table_shape_text (self->shape, row, place);
  RemitTableCell *cell = of_line->pdata[unit];
  const RemitRaciCell *read;

  if (!remit_table_shape_has_text (self->shape, row, place)
      || remit_table_is_label_cell (self, row, place))
    return;
  if (cell == NULL)
    {
      g_autofree char *where = cell_name (row, place);
      g_autofree char *folded = remit_fold_spaces (text);

      cell = remit_table_content_add_cell (self->content, self->parties_down ? unit : line,
                                           self->parties_down ? line : unit, folded, where);
      of_line->pdata[unit] = cell;
    }
  if (!read_mark (self, column, remit_table_shape_kind (self->shape, row, place), text, cell))
    {
      read = read_letters (self, text);
      cell->duties |= read->duties;
      cell->look_alike = cell->look_alike || read->look_alike;
      append_note (&cell->note, read->note);
      append_note (&cell->unread, read->unread);
    }
  append_note (&cell->note, remit_table_grid_note (self->shape->grid, row, place));
  cell->n_letters = count_bits (cell->duties);
}

static void
read_cells (RemitTableReader *self)
{
  g_autoptr (GPtrArray) of_line = g_ptr_array_new ();

  g_ptr_array_set_size (of_line, (gint) self->units->len);
  for (guint i = 0; i < self->lines->len; i++)
    {
      if (of_line->len > 0)
        memset (of_line->pdata, 0, of_line->len * sizeof (gpointer));
      for (guint c = 0; c < self->proposal->columns->len; c++)
        if (self->unit_of[c] >= 0)
          read_cell (self, i, c, of_line);
      for (guint u = 0; u < of_line->len; u++)
        if (of_line->pdata[u] != NULL)
          warn_cell (self, of_line->pdata[u]);
    }
  g_ptr_array_sort (self->content->cells, compare_cells);
}

/* ---- names in columns for letters ---- */

static guint
ensure_party (RemitTableReader *self, GHashTable *parties, const char *name, guint row,
              guint column)
{
  g_autofree char *folded = remit_search_fold (name);
  gpointer known;
  g_autofree char *where = NULL;

  if (g_hash_table_lookup_extended (parties, folded, NULL, &known))
    return GPOINTER_TO_UINT (known);
  where = cell_name (row, column);
  remit_table_content_add_party (self->content, name, "", where);
  g_hash_table_insert (parties, g_steal_pointer (&folded),
                       GUINT_TO_POINTER (self->content->parties->len - 1));
  return self->content->parties->len - 1;
}

/* "/" may be part of a name. */
static GPtrArray *
split_names (const char *text)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  g_auto (GStrv) parts = g_regex_split_simple ("\\s*[,;\\n\\r、，；•]\\s*", text, 0, 0);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_autofree char *name = remit_fold_spaces (parts[i]);

      if (g_str_has_prefix (name, "- "))
        memmove (name, name + 2, strlen (name) - 1);
      if (!remit_raci_is_nothing (name))
        g_ptr_array_add (names, g_steal_pointer (&name));
    }
  return names;
}

static void
read_names_cell (RemitTableReader *self, guint line, guint index, GHashTable *parties,
                 GHashTable *cells)
{
  const RemitProposalColumn *column = self->proposal->columns->pdata[index];
  guint row = line_at (self, line)->row, place = self->proposal->first_column + index;
  const RemitSchemeLetter *letter = remit_scheme_letter (self->content->scheme, column->letter);
  const char *text = remit_table_shape_text (self->shape, row, place);
  g_autoptr (GPtrArray) names = NULL;

  if (letter == NULL || !remit_table_shape_has_text (self->shape, row, place))
    return;
  names = split_names (text);
  for (guint i = 0; i < names->len; i++)
    {
      guint party = ensure_party (self, parties, names->pdata[i], row, place);
      RemitTableCell *cell = g_hash_table_lookup (cells, GUINT_TO_POINTER (party + 1));

      if (cell == NULL)
        {
          g_autofree char *where = cell_name (row, place);

          cell = remit_table_content_add_cell (self->content, line, party, names->pdata[i], where);
          g_hash_table_insert (cells, GUINT_TO_POINTER (party + 1), cell);
        }
      cell->duties |= 1u << letter->duty;
      cell->n_letters = count_bits (cell->duties);
      if (i == 0)
        append_note (&cell->note, remit_table_grid_note (self->shape->grid, row, place));
    }
}

static void
read_names (RemitTableReader *self)
{
  g_autoptr (GHashTable) parties = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < self->lines->len; i++)
    {
      g_autoptr (GHashTable) cells = g_hash_table_new (NULL, NULL);

      for (guint c = 0; c < self->proposal->columns->len; c++)
        if (self->unit_of[c] >= 0)
          read_names_cell (self, i, c, parties, cells);
    }
  g_ptr_array_sort (self->content->cells, compare_cells);
}

/* ---- oddities of the file ---- */

/* A row of a text file with fewer or more cells than its header has slipped, perhaps. */
static void
check_lengths (RemitTableReader *self)
{
  const RemitTableGrid *grid = self->shape->grid;
  guint expected;

  if (!g_str_equal (remit_workbook_format (self->workbook), "csv")
      || self->proposal->n_header_rows == 0)
    return;
  expected = remit_table_grid_row_length (grid, header_row (self));
  for (guint i = 0; i < self->lines->len; i++)
    {
      guint row = line_at (self, i)->row;
      guint length = remit_table_grid_row_length (grid, row);
      g_autofree char *where = cell_name (row, 0);

      if (length < expected)
        remit_table_content_warn (
          self->content, where,
          ngettext ("Row %u has %u cell, the header has %u. The missing ones were read as empty.",
                    "Row %u has %u cells, the header has %u. The missing ones were read as "
                    "empty.",
                    length),
          row + 1, length, expected);
      else if (length > expected)
        remit_table_content_warn (
          self->content, where,
          ngettext ("Row %u has %u cell, the header has %u. Check whether its letters stand in "
                    "the right columns.",
                    "Row %u has %u cells, the header has %u. Check whether its letters stand in "
                    "the right columns.",
                    length),
          row + 1, length, expected);
    }
}

static void
warn_oddities (RemitTableReader *self)
{
  const GPtrArray *oddities = remit_table_grid_oddities (self->shape->grid);

  for (guint i = 0; i < oddities->len; i++)
    {
      const RemitTableGridOddity *odd = oddities->pdata[i];
      g_autofree char *where = cell_name (odd->row, odd->column);

      if (odd->row >= self->proposal->first_row && odd->row <= self->proposal->last_row
          && odd->column >= self->proposal->first_column
          && odd->column <= self->proposal->last_column)
        remit_table_content_warn (self->content, where, "%s", odd->message);
    }
  for (guint i = 0; i < self->lines->len; i++)
    {
      guint row = line_at (self, i)->row;

      if (remit_table_grid_row_is_hidden (self->shape->grid, row))
        {
          g_autofree char *where = cell_name (row, self->name_column);

          remit_table_content_warn (self->content, where,
                                    _("Row %u is hidden in the file. It was read."), row + 1);
        }
    }
}

/* ---- the whole ---- */

static gboolean
is_usual_scheme (const RemitTableContent *content)
{
  return g_str_equal (content->scheme->key, "raci") || content->own_scheme;
}

static void
describe_table (RemitTableReader *self, const RemitGraph *graph)
{
  const RemitProposal *proposal = self->proposal;
  RemitTableContent *content = self->content;
  g_autofree char *first = cell_name (proposal->first_row, proposal->first_column);
  g_autofree char *last = cell_name (proposal->last_row, proposal->last_column);

  g_free (content->sheet);
  g_free (content->range);
  g_free (content->title);
  content->sheet = g_strdup (remit_workbook_sheet_name (self->workbook, proposal->sheet));
  content->range = g_strdup_printf ("%s:%s", first, last);
  content->title = g_strdup (proposal->title);
  content->scheme = remit_proposal_scheme (proposal, graph);
  content->own_scheme = *content->scheme->key == '\0';
  if (!is_usual_scheme (content))
    remit_table_content_warn (content, "", _("The table was read in the letters of %s."),
                              content->scheme->name);
}

static void
clear_line (gpointer data)
{
  RemitTableLine *line = data;

  g_free (line->name);
  g_free (line->group);
}

static void
clear_reader (RemitTableReader *self)
{
  g_array_unref (self->lines);
  g_array_unref (self->units);
  g_hash_table_unref (self->readings);
  g_clear_pointer (&self->own, g_hash_table_unref);
  g_free (self->unit_of);
  g_free (self->found.letters);
}

static gboolean
check_content (const RemitTableReader *self, GError **error)
{
  const char *name = remit_workbook_sheet_name (self->workbook, self->proposal->sheet);

  if (self->content->parties->len > 0 && self->content->activities->len > 0)
    return TRUE;
  g_set_error (
    error, REMIT_ERROR, REMIT_ERROR_FORMAT,
    _("Nothing can be read in %s of “%s”: no line has a name and a letter. Choose another "
       "range, or say what its columns are."),
    self->content->range, *name != '\0' ? name : self->workbook->name);
  return FALSE;
}

RemitTableContent *
remit_proposal_read (const RemitProposal *proposal, const RemitWorkbook *workbook,
                     const RemitGraph *graph, GError **error)
{
  g_autoptr (RemitTableContent) content = remit_table_content_new ();
  g_autoptr (RemitTableShape) shape = NULL;
  RemitTableReader self
    = { .proposal = proposal, .workbook = workbook, .content = content, .id_row = -1 };
  gboolean read;

  self.own = remit_proposal_own_texts (proposal);
  shape = remit_table_shape_new (workbook, graph, proposal->sheet, self.own);
  self.shape = shape;
  self.parties_down = proposal->orientation == REMIT_ORIENTATION_PARTIES_DOWN;
  self.lines = g_array_new (FALSE, TRUE, sizeof (RemitTableLine));
  g_array_set_clear_func (self.lines, clear_line);
  self.units = g_array_new (FALSE, FALSE, sizeof (RemitTableUnit));
  self.unit_of = g_new (int, proposal->columns->len + 1);
  memset (self.unit_of, 0xFF, (proposal->columns->len + 1) * sizeof (int));
  self.readings
    = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) remit_raci_cell_free);
  describe_table (&self, graph);
  collect_units (&self);
  remit_table_collect_lines (&self);
  if (self.id_row >= 0)
    {
      g_free (content->matrix_id);
      content->matrix_id = remit_table_matrix_of_mark (
        remit_table_grid_cell (shape->grid, proposal->first_row, self.id_column));
    }
  remark_columns (&self);
  add_lines (&self);
  if (proposal->orientation == REMIT_ORIENTATION_LETTERS_ACROSS)
    read_names (&self);
  else
    {
      add_units (&self);
      read_cells (&self);
    }
  check_lengths (&self);
  warn_oddities (&self);
  read = check_content (&self, error);
  clear_reader (&self);
  return read ? g_steal_pointer (&content) : NULL;
}

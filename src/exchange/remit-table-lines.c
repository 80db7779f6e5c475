/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-exchange"

#include "remit-table-read-private.h"

#include "remit-error.h"
#include "remit-matrix-table.h"

#include <glib/gi18n-lib.h>
#include <stdarg.h>
#include <string.h>

/* Which rows of a table are lines.  A row with letters is one.  A row with a label only is the name
 * of a group when rows with letters follow and there is a sign for it: the table begins with such a
 * row, it is bold, merged, indented less than what follows; else it is an activity that nobody has
 * a letter in.  What is neither is left out with a remark. */

#define LONGEST_NAME 400

char *
remit_table_read_text (const char *text, char decimal)
{
  char *normal = g_utf8_normalize (text, -1, G_NORMALIZE_DEFAULT_COMPOSE);

  if (normal == NULL)
    normal = g_strdup (text);
  g_strstrip (normal);
  if (decimal == ',' && strspn (normal, "-0123456789.,") == strlen (normal)
      && strchr (normal, ',') == strrchr (normal, ',') && strchr (normal, ',') != NULL)
    {
      char *to = normal;

      for (const char *p = normal; *p != '\0'; p++)
        if (*p != '.')
          *to++ = *p == ',' ? '.' : *p;
      *to = '\0';
    }
  return normal;
}

gboolean
remit_table_is_node_id (const char *text)
{
  return text[0] == 'n' && text[1] != '\0'
         && strspn (text + 1, "0123456789abcdef") == strlen (text + 1);
}

gboolean
remit_table_is_label_cell (const RemitTableReader *self, guint row, guint column)
{
  const RemitTableArea *area = remit_table_grid_merged (self->shape->grid, row, column);

  return area != NULL && area->first_column < column
         && (area->first_column < self->proposal->first_column
             || !remit_table_found_is_letters (&self->found, area->first_column));
}

/* ---- one row ---- */

static const RemitProposalColumn *
column_at (const RemitTableReader *self, guint place)
{
  return self->proposal->columns->pdata[place - self->proposal->first_column];
}

/* A row of a table with names in it has letters wherever one of those columns has a text. */
static RemitRowKind
row_kind (const RemitTableReader *self, guint row)
{
  RemitRowKind kind = remit_table_row_kind (self->shape, &self->found, row);

  return self->found.across && kind == REMIT_ROW_TEXTS ? REMIT_ROW_DATA : kind;
}

/* The first text outside of the columns of letters. */
static char *
label_of (const RemitTableReader *self, guint row)
{
  for (guint c = self->proposal->first_column; c <= self->proposal->last_column; c++)
    if (column_at (self, c)->role != REMIT_COLUMN_LETTERS
        && column_at (self, c)->role != REMIT_COLUMN_CODE
        && column_at (self, c)->role != REMIT_COLUMN_ID
        && remit_table_shape_has_text (self->shape, row, c))
      return remit_table_shape_folded (self->shape, row, c);
  return remit_table_shape_folded (self->shape, row, self->name_column);
}

static gboolean
has_texts_beside (const RemitTableReader *self, guint row)
{
  for (guint c = self->proposal->first_column; c <= self->proposal->last_column; c++)
    if (column_at (self, c)->role == REMIT_COLUMN_TEXT && c != self->name_column
        && remit_table_shape_has_text (self->shape, row, c)
        && remit_table_grid_merged (self->shape->grid, row, c) == NULL)
      return TRUE;
  return FALSE;
}

/* Columns that a text is set in by its format and by leading white space. */
static guint
indentation (const RemitTableReader *self, guint row)
{
  const char *text = remit_table_shape_text (self->shape, row, self->name_column);
  guint width = remit_table_grid_depth (self->shape->grid, row, self->name_column) * 4;

  for (const char *p = text; *p != '\0' && g_unichar_isspace (g_utf8_get_char (p));
       p = g_utf8_next_char (p))
    width += *p == '\t' ? 4 : 1;
  return width;
}

static guint
next_filled (const RemitTableReader *self, guint row)
{
  for (row++; row <= self->proposal->last_row; row++)
    if (row_kind (self, row) != REMIT_ROW_BLANK)
      return row;
  return G_MAXUINT;
}

static gboolean
data_follows (const RemitTableReader *self, guint row)
{
  for (row++; row <= self->proposal->last_row; row++)
    if (row_kind (self, row) == REMIT_ROW_DATA)
      return TRUE;
  return FALSE;
}

static gboolean
is_blank_above (const RemitTableReader *self, guint row)
{
  return row > self->found.first_data && row_kind (self, row - 1) == REMIT_ROW_BLANK;
}

/* ---- groups ---- */

static gboolean
is_upper_case (const char *text)
{
  g_autofree char *upper = g_utf8_strup (text, -1);
  g_autofree char *lower = g_utf8_strdown (text, -1);

  return g_str_equal (upper, text) && !g_str_equal (lower, text) && g_utf8_strlen (text, -1) > 4;
}

static gboolean
begins_with_label (const RemitTableReader *self)
{
  guint first = next_filled (self, self->found.first_data - 1);

  return first != G_MAXUINT && row_kind (self, first) == REMIT_ROW_LABEL;
}

/* Whether names of the rows with letters are not set in bold themselves. */
static gboolean
stands_out (const RemitTableReader *self, guint row, guint column)
{
  guint next = next_filled (self, row);

  return remit_table_grid_is_bold (self->shape->grid, row, column) && next != G_MAXUINT
         && (row_kind (self, next) != REMIT_ROW_DATA
             || !remit_table_grid_is_bold (self->shape->grid, next, self->name_column));
}

static guint
label_column (const RemitTableReader *self, guint row)
{
  for (guint c = self->proposal->first_column; c <= self->proposal->last_column; c++)
    if (column_at (self, c)->role != REMIT_COLUMN_LETTERS
        && remit_table_shape_has_text (self->shape, row, c))
      return c;
  return self->name_column;
}

static gboolean
is_group (const RemitTableReader *self, guint row, const char *label)
{
  guint column = label_column (self, row), next = next_filled (self, row);
  const RemitTableArea *area = remit_table_grid_merged (self->shape->grid, row, column);
  gsize n = strlen (label);

  if (!data_follows (self, row) || has_texts_beside (self, row))
    return FALSE;
  if (column_at (self, column)->role == REMIT_COLUMN_GROUP)
    return !remit_table_shape_has_text (self->shape, row, self->name_column) || area != NULL;
  return begins_with_label (self) || stands_out (self, row, column)
         || (area != NULL && area->last_column > area->first_column)
         || (next != G_MAXUINT && indentation (self, next) > indentation (self, row))
         || is_blank_above (self, row) || (n > 0 && label[n - 1] == ':') || is_upper_case (label);
}

/* ---- lines ---- */

static void skip_row (RemitTableReader *self, guint row, const char *format, ...)
  G_GNUC_PRINTF (3, 4);

static void
skip_row (RemitTableReader *self, guint row, const char *format, ...)
{
  g_autofree char *where = remit_cell_name (row, label_column (self, row));
  g_autofree char *message = NULL;
  va_list arguments;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  remit_table_content_skip (self->content, where, "%s", message);
}

/* A name of pages is text that stands in the wrong column. */
static void
shorten_name (RemitTableReader *self, guint row, char **name)
{
  g_autofree char *where = NULL;
  g_autofree char *whole = NULL;
  g_autofree char *head = NULL;

  if (g_utf8_strlen (*name, -1) <= LONGEST_NAME)
    return;
  where = remit_cell_name (row, self->name_column);
  whole = g_steal_pointer (name);
  head = g_utf8_substring (whole, 0, LONGEST_NAME);
  *name = g_strconcat (head, "…", NULL);
  remit_table_content_warn (self->content, where,
                            _("The name is longer than %u characters. It was cut."),
                            (guint) LONGEST_NAME);
}

static void
add_line (RemitTableReader *self, guint row, const char *group)
{
  RemitTableLine line = { .row = row, .group = g_strdup (group), .depth = indentation (self, row) };

  line.name = remit_table_shape_folded (self->shape, row, self->name_column);
  if (*line.name == '\0')
    {
      g_autofree char *where = remit_cell_name (row, self->name_column);

      g_free (line.name);
      line.name = g_strdup_printf (_("Row %u"), row + 1);
      remit_table_content_warn (self->content, where,
                                _("Row %u has letters and no name. It was named “%s”."), row + 1,
                                line.name);
    }
  else
    shorten_name (self, row, &line.name);
  g_array_append_val (self->lines, line);
}

static void
set_group (char **group, char *text)
{
  gsize n = strlen (text);

  while (n > 0 && (text[n - 1] == ':' || text[n - 1] == ' '))
    text[--n] = '\0';
  g_free (*group);
  *group = text;
}

/* A row with a label only. */
static void
take_label (RemitTableReader *self, guint row, char **group)
{
  g_autofree char *label = label_of (self, row);
  g_autofree char *excerpt = remit_excerpt (label);
  gboolean named = remit_table_shape_has_text (self->shape, row, self->name_column);

  if (is_group (self, row, label))
    set_group (group, g_steal_pointer (&label));
  else if (named && g_utf8_strlen (label, -1) <= 200
           && (data_follows (self, row) || !is_blank_above (self, row)))
    add_line (self, row, *group);
  else
    skip_row (self, row, _("Row %u (“%s”) stands below the table. It was left out."), row + 1,
              excerpt);
}

/* A row whose cells are short, though no scheme knows them, is a line; the header again, figures
 * and texts are none. */
static void
take_texts (RemitTableReader *self, guint row, const char *group)
{
  g_autofree char *label = label_of (self, row);
  g_autofree char *excerpt = remit_excerpt (label);
  guint shorts = 0, numbers = 0, words = 0, same = 0, n = 0;

  for (guint c = self->proposal->first_column; c <= self->proposal->last_column; c++)
    {
      RemitTextKind kind = remit_table_shape_kind (self->shape, row, c);
      const char *text = remit_table_shape_text (self->shape, row, c);

      if (column_at (self, c)->role != REMIT_COLUMN_LETTERS || kind <= REMIT_TEXT_NOTHING)
        continue;
      n++;
      shorts += kind != REMIT_TEXT_NUMBER && g_utf8_strlen (text, -1) <= 8;
      numbers += kind == REMIT_TEXT_NUMBER;
      words += kind == REMIT_TEXT_WORDS;
      same
        += self->proposal->n_header_rows > 0
           && g_strcmp0 (text, remit_table_shape_text (self->shape, self->found.first_data - 1, c))
                == 0;
    }
  if (same == n && n > 0)
    skip_row (self, row, _("Row %u (“%s”) is the header again. It was left out."), row + 1,
              excerpt);
  else if (numbers > words && numbers * 2 > n)
    skip_row (self, row, _("Row %u (“%s”) holds figures. It was left out."), row + 1, excerpt);
  else if (remit_table_shape_has_text (self->shape, row, self->name_column)
           && (shorts * 2 >= n || n * 3 <= self->units->len))
    add_line (self, row, group);
  else
    skip_row (self, row, _("Row %u (“%s”) holds texts, no letters. It was left out."), row + 1,
              excerpt);
}

/* ---- trees ---- */

static int
compare_widths (gconstpointer a, gconstpointer b)
{
  guint first = *(const guint *) a, second = *(const guint *) b;

  return first < second ? -1 : first > second;
}

/* Widths become levels: the narrowest is 0. */
static void
rank_depths (RemitTableReader *self)
{
  g_autoptr (GArray) widths = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < self->lines->len; i++)
    {
      guint width = g_array_index (self->lines, RemitTableLine, i).depth;
      gboolean known = FALSE;

      for (guint w = 0; w < widths->len; w++)
        known = known || g_array_index (widths, guint, w) == width;
      if (!known && widths->len < 12)
        g_array_append_val (widths, width);
    }
  g_array_sort (widths, compare_widths);
  for (guint i = 0; i < self->lines->len; i++)
    {
      RemitTableLine *line = &g_array_index (self->lines, RemitTableLine, i);
      guint width = line->depth;

      line->depth = 0;
      for (guint w = 0; w < widths->len; w++)
        line->depth += g_array_index (widths, guint, w) < width;
    }
}

/* ---- the whole ---- */

static void
prepare (RemitTableReader *self)
{
  const RemitProposal *proposal = self->proposal;
  RemitTableFound *found = &self->found;

  found->area = (RemitTableArea){ proposal->first_row, proposal->last_row, proposal->first_column,
                                  proposal->last_column };
  found->n_header = proposal->n_header_rows;
  found->first_data = proposal->first_row + proposal->n_header_rows;
  found->across = proposal->orientation == REMIT_ORIENTATION_LETTERS_ACROSS;
  found->letters = g_new0 (gboolean, MAX (proposal->columns->len, 1));
  self->name_column = proposal->first_column;
  for (guint i = 0; i < proposal->columns->len; i++)
    {
      const RemitProposalColumn *column = proposal->columns->pdata[i];

      found->letters[i] = column->role == REMIT_COLUMN_LETTERS;
      found->n_letters += found->letters[i];
      if (column->role == REMIT_COLUMN_NAME)
        self->name_column = proposal->first_column + i;
      if (column->role == REMIT_COLUMN_ID)
        {
          self->id_row = (int) proposal->first_row;
          self->id_column = proposal->first_column + i;
        }
    }
}

static int
find_group_column (const RemitTableReader *self)
{
  for (guint i = 0; i < self->proposal->columns->len; i++)
    if (((RemitProposalColumn *) self->proposal->columns->pdata[i])->role == REMIT_COLUMN_GROUP)
      return (int) (self->proposal->first_column + i);
  return -1;
}

static gboolean
has_legend (const RemitTableReader *self, guint row)
{
  for (guint c = self->proposal->first_column; c <= self->proposal->last_column; c++)
    {
      gint64 place = ((gint64) row << 32) | c;

      if (g_hash_table_contains (self->shape->legend, &place))
        return TRUE;
    }
  return FALSE;
}

/* A row of a table that Remit wrote: TRUE when its mark says what it is. */
static gboolean
take_marked (RemitTableReader *self, guint row, char **group)
{
  static const char *const silent[]
    = { REMIT_MARK_TITLE, REMIT_MARK_HEAD, REMIT_MARK_TOTAL, REMIT_MARK_LEGEND };
  const char *mark;

  if (self->id_row < 0)
    return FALSE;
  mark = remit_table_grid_cell (self->shape->grid, row, self->id_column);
  for (guint i = 0; i < G_N_ELEMENTS (silent); i++)
    if (g_str_equal (mark, silent[i]))
      return TRUE;
  if (g_str_equal (mark, REMIT_MARK_GROUP))
    set_group (group, remit_table_shape_folded (self->shape, row, self->name_column));
  else if (remit_table_is_node_id (mark))
    add_line (self, row, *group);
  else
    return FALSE;
  return TRUE;
}

void
remit_table_collect_lines (RemitTableReader *self)
{
  g_autofree char *group = g_strdup ("");
  int group_column;

  prepare (self);
  group_column = find_group_column (self);
  for (guint r = self->found.first_data; r <= self->proposal->last_row; r++)
    {
      RemitRowKind kind = row_kind (self, r);

      if (take_marked (self, r, &group))
        continue;
      if (kind != REMIT_ROW_BLANK && group_column >= 0
          && remit_table_shape_has_text (self->shape, r, (guint) group_column))
        set_group (&group, remit_table_shape_folded (self->shape, r, (guint) group_column));
      switch (kind)
        {
        case REMIT_ROW_BLANK:
          if (has_legend (self, r))
            skip_row (self, r, _("Row %u explains letters. It was not read as an activity."),
                      r + 1);
          break;
        case REMIT_ROW_LABEL:
          take_label (self, r, &group);
          break;
        case REMIT_ROW_DATA:
          add_line (self, r, group);
          break;
        case REMIT_ROW_TEXTS:
          take_texts (self, r, group);
          break;
        }
    }
  rank_depths (self);
}

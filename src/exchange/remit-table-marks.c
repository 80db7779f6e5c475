/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-exchange"

#include "remit-table-shape.h"

#include "remit-matrix-table.h"

#include <string.h>

/* Tables that Remit wrote say themselves what their rows and columns are (remit-matrix-table.h), so
 * nothing is guessed.  A column without a mark was added by a person and is judged by its texts. */

/* How far from the first cell the corner may have moved. */
#define CORNER_ROWS 60
#define CORNER_COLUMNS 12

static gboolean
is_corner (const RemitTableGrid *grid, guint row, guint column)
{
  return g_str_has_prefix (remit_table_grid_cell (grid, row, column), REMIT_MARK_MATRIX);
}

static gboolean
find_corner (const RemitTableGrid *grid, guint *row, guint *column)
{
  guint rows = MIN (remit_table_grid_n_rows (grid), CORNER_ROWS);

  for (*row = 0; *row < rows; (*row)++)
    for (*column = 0; *column < CORNER_COLUMNS; (*column)++)
      if (is_corner (grid, *row, *column))
        return TRUE;
  return FALSE;
}

gboolean
remit_table_has_marks (const RemitTableGrid *grid)
{
  guint row, column;

  return find_corner (grid, &row, &column);
}

/* The last row below that says anything of the matrix. */
static guint
find_last_row (const RemitTableShape *shape, guint row, guint column)
{
  guint last = row;

  for (guint r = row + 1; r < remit_table_grid_n_rows (shape->grid); r++)
    {
      const char *mark = remit_table_grid_cell (shape->grid, r, column);

      if (g_str_equal (mark, REMIT_MARK_TOTAL) || g_str_equal (mark, REMIT_MARK_LEGEND)
          || g_str_equal (mark, REMIT_MARK_TITLE))
        continue;
      if (!remit_table_grid_row_is_blank (shape->grid, r))
        last = r;
    }
  return last;
}

static guint
count_header (const RemitTableGrid *grid, guint row, guint column, guint last)
{
  guint n = 1;

  for (guint r = row + 1; r <= last; r++)
    if (g_str_equal (remit_table_grid_cell (grid, r, column), REMIT_MARK_HEAD))
      n = r - row + 1;
  return n;
}

static RemitColumnRole
role_of_mark (const char *mark)
{
  static const struct
  {
    const char *mark;
    RemitColumnRole role;
  } marks[] = { { REMIT_MARK_NAME, REMIT_COLUMN_NAME },
                { REMIT_MARK_CODE, REMIT_COLUMN_CODE },
                { REMIT_MARK_TEXT, REMIT_COLUMN_TEXT },
                { REMIT_MARK_TOTAL, REMIT_COLUMN_SKIP } };

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    if (g_str_equal (mark, marks[i].mark))
      return marks[i].role;
  return REMIT_COLUMN_LETTERS;
}

/* A column that a person added: letters unless most of its texts are none. */
static RemitColumnRole
judge_column (const RemitTableShape *shape, const RemitProposal *proposal, guint column,
              const char *header)
{
  guint letters = 0, others = 0;

  for (guint r = proposal->first_row + proposal->n_header_rows; r <= proposal->last_row; r++)
    {
      RemitTextKind kind = remit_table_shape_kind (shape, r, column);

      letters += kind == REMIT_TEXT_LETTERS;
      others += kind > REMIT_TEXT_LETTERS;
    }
  if (*header == '\0' && letters + others == 0)
    return REMIT_COLUMN_SKIP;
  return others > letters || (letters == 0 && remit_table_is_text_header (header))
           ? REMIT_COLUMN_TEXT
           : REMIT_COLUMN_LETTERS;
}

static void
add_column (const RemitTableShape *shape, RemitProposal *proposal, guint place)
{
  guint head = proposal->first_row + proposal->n_header_rows - 1;
  g_autofree char *mark = remit_table_shape_folded (shape, proposal->first_row, place);
  RemitProposalColumn *column = g_new (RemitProposalColumn, 1);

  *column = (RemitProposalColumn){ .name = remit_table_shape_folded (shape, head, place),
                                   .group = g_strdup (""),
                                   .letter = g_strdup ("") };
  if (place == proposal->first_column)
    column->role = REMIT_COLUMN_ID;
  else if (*mark != '\0')
    column->role = role_of_mark (mark);
  else
    column->role = judge_column (shape, proposal, place, column->name);
  g_ptr_array_add (proposal->columns, column);
}

/* "remit 1 m3f raci": the last word. */
static void
read_corner (const RemitTableShape *shape, RemitProposal *proposal)
{
  const char *text
    = remit_table_grid_cell (shape->grid, proposal->first_row, proposal->first_column);
  const char *space = strrchr (text, ' ');

  if (space == NULL || remit_table_letters_find (shape->letters, space + 1) < 0)
    return;
  g_free (proposal->scheme);
  proposal->scheme = g_strdup (space + 1);
}

/* The first text of a row that is marked as the title. */
static void
read_title (const RemitTableShape *shape, RemitProposal *proposal)
{
  for (guint r = 0; r < proposal->first_row; r++)
    if (g_str_equal (remit_table_grid_cell (shape->grid, r, proposal->first_column),
                     REMIT_MARK_TITLE))
      for (guint c = proposal->first_column + 1; c <= proposal->last_column; c++)
        {
          g_autofree char *text = remit_table_shape_folded (shape, r, c);

          if (*text == '\0')
            continue;
          g_free (proposal->title);
          proposal->title = g_steal_pointer (&text);
          return;
        }
}

gboolean
remit_table_read_marks (const RemitTableShape *shape, RemitProposal *proposal)
{
  guint row, column;

  if (!find_corner (shape->grid, &row, &column))
    return FALSE;
  proposal->first_row = row;
  proposal->first_column = column;
  proposal->last_row = find_last_row (shape, row, column);
  proposal->last_column = remit_table_grid_n_columns (shape->grid) - 1;
  proposal->n_header_rows = count_header (shape->grid, row, column, proposal->last_row);
  proposal->orientation = REMIT_ORIENTATION_ACTIVITIES_DOWN;
  proposal->confidence = 100;
  read_corner (shape, proposal);
  read_title (shape, proposal);
  g_ptr_array_set_size (proposal->columns, 0);
  for (guint c = column; c <= proposal->last_column; c++)
    add_column (shape, proposal, c);
  remit_table_fill_letters (shape, proposal);
  return TRUE;
}

char *
remit_table_matrix_of_mark (const char *text)
{
  gsize skip = strlen (REMIT_MARK_MATRIX);

  if (!g_str_has_prefix (text, REMIT_MARK_MATRIX))
    return g_strdup ("");
  return g_strndup (text + skip, strcspn (text + skip, " "));
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-exchange"

#include "remit-table-shape.h"

#include <string.h>

/* A sheet is cut at blank rows, and what is left at blank columns.  A piece with a header and
 * letters is a table; one with letters only goes on with the table above it (a blank row between
 * groups) or with the header above it; one without a column of names belongs to the piece on its
 * left.  Files that say where their tables are (Markdown, HTML) are not cut. */

typedef enum
{
  PIECE_TEXTS,  /* no letter: a title, a form, a remark */
  PIECE_HEADER, /* no letter, but names side by side */
  PIECE_BODY,   /* letters without a header */
  PIECE_TABLE,
} PieceKind;

typedef struct
{
  RemitTableArea area;
  PieceKind kind;
  gboolean has_names; /* a column of words beside the letters */
} Piece;

/* ---- cutting ---- */

static gboolean
is_blank_cell (const RemitTableShape *shape, guint row, guint column)
{
  return remit_table_shape_kind (shape, row, column) == REMIT_TEXT_EMPTY;
}

static gboolean
is_blank_row (const RemitTableShape *shape, guint row, guint first, guint last)
{
  for (guint c = first; c <= last; c++)
    if (!is_blank_cell (shape, row, c))
      return FALSE;
  return TRUE;
}

static gboolean
is_blank_column (const RemitTableShape *shape, guint column, guint first, guint last)
{
  for (guint r = first; r <= last; r++)
    if (!is_blank_cell (shape, r, column))
      return FALSE;
  return TRUE;
}

/* Blank rows and columns at the edges go. */
static gboolean
shrink (const RemitTableShape *shape, RemitTableArea *area)
{
  while (area->first_row <= area->last_row
         && is_blank_row (shape, area->first_row, area->first_column, area->last_column))
    area->first_row++;
  while (area->last_row > area->first_row
         && is_blank_row (shape, area->last_row, area->first_column, area->last_column))
    area->last_row--;
  if (area->first_row > area->last_row)
    return FALSE;
  while (is_blank_column (shape, area->first_column, area->first_row, area->last_row))
    area->first_column++;
  while (is_blank_column (shape, area->last_column, area->first_row, area->last_row))
    area->last_column--;
  return TRUE;
}

static void
judge_piece (RemitTableShape *shape, Piece *piece)
{
  g_autoptr (RemitTableFound) found = g_new0 (RemitTableFound, 1);
  guint texts = 0;

  found->area = piece->area;
  if (remit_table_find_header (shape, found, G_MAXUINT))
    {
      piece->kind = found->n_header > 0 ? PIECE_TABLE : PIECE_BODY;
      piece->has_names = found->n_letters < piece->area.last_column - piece->area.first_column + 1;
      return;
    }
  for (guint c = piece->area.first_column; c <= piece->area.last_column; c++)
    texts += remit_table_shape_has_text (shape, piece->area.last_row, c);
  piece->kind
    = texts >= 2 && piece->area.last_row - piece->area.first_row < 3 ? PIECE_HEADER : PIECE_TEXTS;
}

static void
add_piece (RemitTableShape *shape, GArray *pieces, const RemitTableArea *area)
{
  Piece piece = { .area = *area };

  if (!shrink (shape, &piece.area))
    return;
  judge_piece (shape, &piece);
  g_array_append_val (pieces, piece);
}

#define piece_at(pieces, i) (&g_array_index (pieces, Piece, i))

/* The first letters of a chunk whose names stand left of a blank column. */
static void
join_left (RemitTableShape *shape, GArray *pieces, guint first)
{
  for (guint i = first + 1; i < pieces->len;)
    {
      Piece *left = piece_at (pieces, i - 1), *right = piece_at (pieces, i);
      gboolean letters = right->kind == PIECE_BODY || right->kind == PIECE_TABLE;
      gboolean remarks = right->kind <= PIECE_HEADER && left->kind == PIECE_TABLE
                         && right->area.first_row == left->area.first_row
                         && right->area.last_row + 1 >= left->area.last_row
                         && left->area.last_row - left->area.first_row >= 2;

      if ((letters && !right->has_names) || remarks)
        {
          left->area.first_row = MIN (left->area.first_row, right->area.first_row);
          left->area.last_row = MAX (left->area.last_row, right->area.last_row);
          left->area.last_column = right->area.last_column;
          g_array_remove_index (pieces, i);
          judge_piece (shape, left);
        }
      else
        i++;
    }
}

/* Cuts rows @first to @last, between which no row is blank, at blank columns. */
static void
cut_chunk (RemitTableShape *shape, GArray *pieces, guint first, guint last)
{
  guint n = remit_table_grid_n_columns (shape->grid);
  guint before = pieces->len, start = G_MAXUINT;

  for (guint c = 0; c <= n; c++)
    {
      gboolean blank = c == n || is_blank_column (shape, c, first, last);

      if (!blank && start == G_MAXUINT)
        start = c;
      if (blank && start != G_MAXUINT)
        {
          RemitTableArea area = { first, last, start, c - 1 };

          add_piece (shape, pieces, &area);
          start = G_MAXUINT;
        }
    }
  join_left (shape, pieces, before);
}

static GArray *
cut_sheet (RemitTableShape *shape)
{
  GArray *pieces = g_array_new (FALSE, FALSE, sizeof (Piece));
  guint n = remit_table_grid_n_rows (shape->grid);
  guint last_column = MAX (remit_table_grid_n_columns (shape->grid), 1) - 1;
  guint start = G_MAXUINT;

  for (guint r = 0; r <= n; r++)
    {
      gboolean blank = r == n || is_blank_row (shape, r, 0, last_column);

      if (!blank && start == G_MAXUINT)
        start = r;
      if (blank && start != G_MAXUINT)
        {
          cut_chunk (shape, pieces, start, r - 1);
          start = G_MAXUINT;
        }
    }
  return pieces;
}

/* ---- joining ---- */

static gboolean
columns_meet (const RemitTableArea *a, const RemitTableArea *b)
{
  return a->first_column <= b->last_column && b->first_column <= a->last_column;
}

static gboolean
columns_within (const RemitTableArea *inner, const RemitTableArea *outer)
{
  return inner->first_column >= outer->first_column && inner->last_column <= outer->last_column;
}

/* A single cell between two parts of a table is the name of a group. */
static gboolean
is_label_piece (const Piece *piece)
{
  return piece->kind == PIECE_TEXTS && piece->area.first_row == piece->area.last_row
         && piece->area.first_column == piece->area.last_column;
}

/* The nearest piece above that shares columns; groups' names in between do not count. */
static int
find_above (const GArray *pieces, guint index)
{
  const Piece *piece = piece_at (pieces, index);

  for (guint i = index; i-- > 0;)
    {
      const Piece *above = piece_at (pieces, i);

      if (above->area.last_row >= piece->area.first_row
          || !columns_meet (&above->area, &piece->area))
        continue;
      if (is_label_piece (above) && above->area.first_column == piece->area.first_column)
        continue;
      return (int) i;
    }
  return -1;
}

/* Letters without a header go on with what is above: not further than four rows, and not wider. */
static gboolean
goes_on (const Piece *above, const Piece *piece)
{
  if (piece->kind != PIECE_BODY || piece->area.first_row - above->area.last_row > 6)
    return FALSE;
  return (above->kind == PIECE_TABLE || above->kind == PIECE_HEADER || above->kind == PIECE_BODY)
         && (columns_within (&piece->area, &above->area)
             || columns_within (&above->area, &piece->area));
}

static void
join_up (RemitTableShape *shape, GArray *pieces)
{
  for (guint i = 1; i < pieces->len;)
    {
      int up = find_above (pieces, i);
      Piece *piece = piece_at (pieces, i), *above = up >= 0 ? piece_at (pieces, up) : NULL;

      if (above == NULL || !goes_on (above, piece))
        {
          i++;
          continue;
        }
      above->area.last_row = piece->area.last_row;
      above->area.first_column = MIN (above->area.first_column, piece->area.first_column);
      above->area.last_column = MAX (above->area.last_column, piece->area.last_column);
      above->kind = above->kind == PIECE_BODY ? PIECE_BODY : PIECE_TABLE;
      g_array_remove_index (pieces, i);
    }
  (void) shape;
}

/* ---- one on the other ---- */

static gboolean
rows_say_the_same (const RemitTableShape *shape, const RemitTableArea *area, guint a, guint b)
{
  for (guint c = area->first_column; c <= area->last_column; c++)
    {
      g_autofree char *first = remit_table_shape_folded (shape, a, c);
      g_autofree char *second = remit_table_shape_folded (shape, b, c);

      if (!g_str_equal (first, second))
        return FALSE;
    }
  return TRUE;
}

/* Words over at least half of the columns of letters. */
static gboolean
is_wide (const RemitTableShape *shape, const RemitTableFound *found, guint row)
{
  guint n = 0;

  for (guint c = found->area.first_column; c <= found->area.last_column; c++)
    n += remit_table_found_is_letters (found, c) && remit_table_shape_has_text (shape, row, c);
  return n * 2 >= found->n_letters && (n >= 2 || found->n_letters == 1);
}

/* The row of a second header within the table: words, and letters right below it or below labels.
 */
static guint
find_second_header (const RemitTableShape *shape, const RemitTableFound *found)
{
  gboolean data = FALSE;

  for (guint r = found->first_data; r < found->area.last_row; r++)
    {
      RemitRowKind kind = remit_table_row_kind (shape, found, r);
      guint next = r + 1;

      data = data || kind == REMIT_ROW_DATA;
      if (!data || kind != REMIT_ROW_TEXTS || !is_wide (shape, found, r))
        continue;
      while (next < found->area.last_row
             && remit_table_row_kind (shape, found, next) < REMIT_ROW_DATA && next - r < 4)
        next++;
      if (remit_table_row_kind (shape, found, next) == REMIT_ROW_DATA
          && !rows_say_the_same (shape, &found->area, r,
                                 found->area.first_row + found->n_header - 1))
        return r;
    }
  return 0;
}

/* Labels above the second header are its title. */
static guint
end_above (const RemitTableShape *shape, const RemitTableFound *found, guint row)
{
  while (row > found->first_data && remit_table_row_kind (shape, found, row - 1) < REMIT_ROW_DATA)
    row--;
  return row - 1;
}

/* The last row with letters, and rows right below it that only have a name. */
static void
trim_end (const RemitTableShape *shape, RemitTableFound *found)
{
  guint last = found->first_data;

  for (guint r = found->first_data; r <= found->area.last_row; r++)
    {
      RemitRowKind kind = remit_table_row_kind (shape, found, r);

      if (kind == REMIT_ROW_DATA)
        last = r;
    }
  while (last < found->area.last_row
         && remit_table_row_kind (shape, found, last + 1) == REMIT_ROW_LABEL)
    last++;
  found->area.last_row = last;
}

void
remit_table_find_in (RemitTableShape *shape, const RemitTableArea *area, GPtrArray *tables)
{
  RemitTableArea rest = *area;

  while (rest.first_row <= rest.last_row)
    {
      g_autoptr (RemitTableFound) found = g_new0 (RemitTableFound, 1);
      guint second;

      found->area = rest;
      if (!remit_table_find_header (shape, found, G_MAXUINT))
        return;
      second = found->across ? 0 : find_second_header (shape, found);
      rest.first_row = second > 0 ? second : rest.last_row + 1;
      if (second > 0)
        {
          RemitTableFound *upper = g_new0 (RemitTableFound, 1);

          /* Alone, the upper table may have other columns of letters. */
          upper->area = found->area;
          upper->area.last_row = end_above (shape, found, second);
          if (remit_table_find_header (shape, upper, G_MAXUINT))
            {
              trim_end (shape, upper);
              g_ptr_array_add (tables, upper);
            }
          else
            remit_table_found_free (upper);
          continue;
        }
      if (!found->across)
        trim_end (shape, found);
      g_ptr_array_add (tables, g_steal_pointer (&found));
    }
}

GPtrArray *
remit_table_find (RemitTableShape *shape)
{
  GPtrArray *tables = g_ptr_array_new_with_free_func ((GDestroyNotify) remit_table_found_free);
  const GArray *said = remit_table_grid_tables (shape->grid);
  g_autoptr (GArray) pieces = NULL;

  for (guint i = 0; i < said->len; i++)
    {
      RemitTableArea area = g_array_index (said, RemitTableArea, i);

      if (shrink (shape, &area))
        remit_table_find_in (shape, &area, tables);
    }
  if (said->len > 0)
    return tables;
  pieces = cut_sheet (shape);
  join_up (shape, pieces);
  for (guint i = 0; i < pieces->len; i++)
    if (piece_at (pieces, i)->kind >= PIECE_BODY)
      remit_table_find_in (shape, &piece_at (pieces, i)->area, tables);
  return tables;
}

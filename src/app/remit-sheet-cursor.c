/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-app"

#include "remit-sheet-private.h"

#include "remit-controls.h"

/* Cursor and range.  The cursor is the end of the range that moves, the anchor the one that stays;
 * with all_rows or all_columns, or on a header, whole lines are selected.  The keyboard focus is on
 * the tile under the cursor while that is in sight, else on the sheet itself. */

/* ---- the range ---- */

gboolean
remit_sheet_get_range (RemitSheet *self, RemitSheetRange *range)
{
  g_return_val_if_fail (REMIT_IS_SHEET (self), FALSE);
  if (!self->has_cursor || self->sizes.n_rows == 0 || self->sizes.n_columns == 0)
    return FALSE;
  if (self->walking)
    {
      *range = self->walk;
      return TRUE;
    }
  *range = (RemitSheetRange){ MIN (self->row, self->anchor_row), MAX (self->row, self->anchor_row),
                              MIN (self->column, self->anchor_column),
                              MAX (self->column, self->anchor_column) };
  if (self->all_rows || self->row == REMIT_SHEET_HEADER)
    {
      range->first_row = 0;
      range->last_row = self->sizes.n_rows - 1;
    }
  if (self->all_columns || self->column == REMIT_SHEET_HEADER)
    {
      range->first_column = 0;
      range->last_column = self->sizes.n_columns - 1;
    }
  return TRUE;
}

gboolean
_remit_sheet_contains (RemitSheet *self, guint row, guint column)
{
  RemitSheetRange range;

  return remit_sheet_get_range (self, &range) && row >= range.first_row && row <= range.last_row
         && column >= range.first_column && column <= range.last_column;
}

gboolean
_remit_sheet_cursor_on_cell (RemitSheet *self)
{
  return self->has_cursor && self->row != REMIT_SHEET_HEADER && self->column != REMIT_SHEET_HEADER
         && !_remit_sheet_row_is_group (self, self->row);
}

/* ---- sight and focus ---- */

void
_remit_sheet_reveal_cursor (RemitSheet *self)
{
  const RemitSheetSizes *sizes = &self->sizes;
  int x = self->scroll_x, y = self->scroll_y;

  if (!self->has_cursor)
    return;
  if (sizes->width == 0 || self->sizes_stale)
    {
      self->reveal_later = TRUE;
      return;
    }
  if (self->column < sizes->n_columns)
    x = remit_sheet_sizes_reveal (x, sizes->body_width,
                                  remit_sheet_sizes_column_x (sizes, self->column),
                                  sizes->column_ends[self->column]);
  if (self->row < sizes->n_rows)
    y = remit_sheet_sizes_reveal (y, sizes->body_height, (int) self->row * sizes->row_height,
                                  (int) (self->row + 1) * sizes->row_height);
  if (x != self->scroll_x || y != self->scroll_y)
    _remit_sheet_scroll_to (self, x, y);
}

void
_remit_sheet_update_focus (RemitSheet *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  RemitSheetTile *tile;

  if (!remit_has_focus_within (widget) || self->editor != NULL || self->popover != NULL)
    return;
  tile = self->has_cursor ? _remit_sheet_find_tile (self, self->row, self->column) : NULL;
  if (tile == NULL)
    {
      if (!gtk_widget_is_focus (widget))
        gtk_widget_grab_focus (widget);
      return;
    }
  if (gtk_widget_is_focus (GTK_WIDGET (tile)))
    return;
  _remit_sheet_describe_tile (tile);
  gtk_widget_grab_focus (GTK_WIDGET (tile));
}

void
remit_sheet_focus_cursor (RemitSheet *self)
{
  RemitSheetTile *tile;

  g_return_if_fail (REMIT_IS_SHEET (self));
  tile = self->has_cursor ? _remit_sheet_find_tile (self, self->row, self->column) : NULL;
  if (tile == NULL)
    {
      gtk_widget_grab_focus (GTK_WIDGET (self));
      return;
    }
  _remit_sheet_describe_tile (tile);
  gtk_widget_grab_focus (GTK_WIDGET (tile));
}

/* ---- moving ---- */

static RemitId
get_line_id (RemitSheet *self, RemitSheetAxis axis, guint index)
{
  RemitSheetLine line;

  if (index == REMIT_SHEET_HEADER || self->model == NULL
      || index >= remit_sheet_model_get_n_lines (self->model, axis))
    return REMIT_ID_NONE;
  remit_sheet_model_get_line (self->model, axis, index, &line);
  return line.id;
}

RemitId
remit_sheet_get_line_id (RemitSheet *self, RemitSheetAxis axis)
{
  g_return_val_if_fail (REMIT_IS_SHEET (self), REMIT_ID_NONE);
  return self->has_cursor
           ? get_line_id (self, axis, axis == REMIT_SHEET_ROWS ? self->row : self->column)
           : REMIT_ID_NONE;
}

static void
remember_lines (RemitSheet *self)
{
  self->row_id = get_line_id (self, REMIT_SHEET_ROWS, self->row);
  self->column_id = get_line_id (self, REMIT_SHEET_COLUMNS, self->column);
  self->anchor_row_id = get_line_id (self, REMIT_SHEET_ROWS, self->anchor_row);
  self->anchor_column_id = get_line_id (self, REMIT_SHEET_COLUMNS, self->anchor_column);
}

static void
cursor_moved (RemitSheet *self)
{
  remember_lines (self);
  self->typed_here = FALSE;
  self->leave_armed = FALSE;
  _remit_sheet_reveal_cursor (self);
  _remit_sheet_update_focus (self);
  _remit_sheet_queue_settle (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  _remit_sheet_emit_cursor (self);
}

void
_remit_sheet_move_to (RemitSheet *self, guint row, guint column, gboolean extend)
{
  if (self->sizes.n_rows == 0 || self->sizes.n_columns == 0)
    return;
  /* a new block begins at the cell that the walk has come to */
  if (self->walking)
    {
      self->anchor_row = self->row;
      self->anchor_column = self->column;
    }
  self->walking = FALSE;
  if (row != REMIT_SHEET_HEADER)
    row = MIN (row, self->sizes.n_rows - 1);
  if (column != REMIT_SHEET_HEADER)
    column = MIN (column, self->sizes.n_columns - 1);
  extend = extend && self->has_cursor
           && (row == REMIT_SHEET_HEADER) == (self->anchor_row == REMIT_SHEET_HEADER)
           && (column == REMIT_SHEET_HEADER) == (self->anchor_column == REMIT_SHEET_HEADER);
  self->has_cursor = TRUE;
  self->row = row;
  self->column = column;
  if (!extend)
    {
      self->anchor_row = row;
      self->anchor_column = column;
      self->all_rows = self->all_columns = FALSE;
    }
  cursor_moved (self);
}

/* A place some lines on; beyond the first one is the header, which an extension does not reach. */
static guint
add_lines (guint from, int step, guint n, gboolean extend, gboolean on_header)
{
  gint64 at = from == REMIT_SHEET_HEADER ? -1 : (gint64) from;

  at += step;
  if (at < 0 && (extend ? !on_header : from == 0 || from == REMIT_SHEET_HEADER))
    return extend ? 0 : REMIT_SHEET_HEADER;
  return (guint) CLAMP (at, 0, (gint64) n - 1);
}

void
_remit_sheet_step (RemitSheet *self, int rows, int columns, gboolean extend)
{
  guint row = self->row, column = self->column;

  if (!self->has_cursor)
    {
      _remit_sheet_move_to (self, 0, 0, FALSE);
      return;
    }
  if (rows != 0 && !(extend && row == REMIT_SHEET_HEADER))
    row = add_lines (row, rows, self->sizes.n_rows, extend, FALSE);
  if (columns != 0 && !(extend && column == REMIT_SHEET_HEADER))
    column = add_lines (column, columns, self->sizes.n_columns, extend, FALSE);
  /* the corner is no place */
  if (row == REMIT_SHEET_HEADER && column == REMIT_SHEET_HEADER)
    return;
  _remit_sheet_move_to (self, row, column, extend);
}

typedef struct
{
  RemitSheet *sheet;
  gboolean along_rows;
} JumpLine;

static gboolean
is_filled (guint line, gpointer data)
{
  const JumpLine *jump = data;
  guint row = jump->along_rows ? line : jump->sheet->row;
  guint column = jump->along_rows ? jump->sheet->column : line;
  RemitSheetCell cell;

  if (_remit_sheet_row_is_group (jump->sheet, row))
    return FALSE;
  remit_sheet_model_get_cell (jump->sheet->model, row, column, &cell);
  return cell.n_marks > 0 && !(cell.n_marks == 1 && cell.marks[0].style == REMIT_SHEET_MARK_MUTED);
}

void
_remit_sheet_jump (RemitSheet *self, int rows, int columns, gboolean extend)
{
  JumpLine line = { self, rows != 0 };
  guint row = self->row, column = self->column;
  guint *at = rows != 0 ? &row : &column;
  guint n = rows != 0 ? self->sizes.n_rows : self->sizes.n_columns;
  int step = rows != 0 ? rows : columns;

  if (!self->has_cursor)
    return;
  if (*at == REMIT_SHEET_HEADER)
    *at = step > 0 ? 0 : REMIT_SHEET_HEADER;
  else if (row == REMIT_SHEET_HEADER || column == REMIT_SHEET_HEADER)
    *at = step > 0 ? n - 1 : 0;
  else
    *at = remit_sheet_jump (*at, step, n, is_filled, &line);
  _remit_sheet_move_to (self, row, column, extend);
}

void
_remit_sheet_page (RemitSheet *self, int direction, gboolean extend)
{
  int page = MAX (1, self->sizes.body_height / MAX (1, self->sizes.row_height) - 1);
  gint64 row = self->row == REMIT_SHEET_HEADER ? 0 : (gint64) self->row;

  if (!self->has_cursor || self->sizes.n_rows == 0)
    return;
  row = CLAMP (row + direction * page, 0, (gint64) self->sizes.n_rows - 1);
  if (self->row == REMIT_SHEET_HEADER && extend)
    return;
  _remit_sheet_move_to (self, (guint) row, self->column, extend);
}

void
_remit_sheet_select_lines (RemitSheet *self, gboolean rows, gboolean columns)
{
  if (!self->has_cursor)
    return;
  self->walking = FALSE;
  self->all_columns = self->all_columns || rows;
  self->all_rows = self->all_rows || columns;
  cursor_moved (self);
}

gboolean
_remit_sheet_walk (RemitSheet *self, RemitSheetAxis axis, int step)
{
  RemitSheetRange range;
  guint n_rows, n_columns, n, at;

  if (!self->has_cursor || self->row == REMIT_SHEET_HEADER || self->column == REMIT_SHEET_HEADER
      || !remit_sheet_get_range (self, &range))
    return FALSE;
  n_rows = range.last_row - range.first_row + 1;
  n_columns = range.last_column - range.first_column + 1;
  n = n_rows * n_columns;
  if (n == 1)
    return FALSE;
  at = axis == REMIT_SHEET_ROWS
         ? (self->column - range.first_column) * n_rows + self->row - range.first_row
         : (self->row - range.first_row) * n_columns + self->column - range.first_column;
  for (guint i = 0; i < n; i++)
    {
      at = (at + n + (guint) step) % n;
      self->row = range.first_row + (axis == REMIT_SHEET_ROWS ? at % n_rows : at / n_columns);
      self->column = range.first_column + (axis == REMIT_SHEET_ROWS ? at / n_rows : at % n_columns);
      if (!_remit_sheet_row_is_group (self, self->row))
        break;
    }
  self->walk = range;
  self->walking = TRUE;
  self->run_column = G_MAXUINT;
  cursor_moved (self);
  return TRUE;
}

/* ---- the same place after a change ---- */

static guint
find_id (RemitSheet *self, RemitSheetAxis axis, RemitId id, guint near)
{
  guint n = remit_sheet_model_get_n_lines (self->model, axis);

  if (id == REMIT_ID_NONE)
    return G_MAXUINT;
  if (near < n && get_line_id (self, axis, near) == id)
    return near;
  for (guint i = 0; i < n; i++)
    if (get_line_id (self, axis, i) == id)
      return i;
  return G_MAXUINT;
}

/* The line that the cursor or anchor was in, or the one that has come to its place. */
static guint
follow_line (RemitSheet *self, RemitSheetAxis axis, RemitId id, guint was)
{
  guint n = remit_sheet_model_get_n_lines (self->model, axis), found;

  if (was == REMIT_SHEET_HEADER || n == 0)
    return was;
  found = find_id (self, axis, id, was);
  return found != G_MAXUINT ? found : MIN (was, n - 1);
}

void
_remit_sheet_keep_cursor (RemitSheet *self)
{
  guint before[] = { self->row, self->column, self->anchor_row, self->anchor_column };

  if (self->model == NULL || self->sizes.n_rows == 0 || self->sizes.n_columns == 0)
    {
      self->has_cursor = self->walking = FALSE;
      return;
    }
  if (!self->has_cursor)
    {
      _remit_sheet_move_to (self, 0, 0, FALSE);
      return;
    }
  self->row = follow_line (self, REMIT_SHEET_ROWS, self->row_id, self->row);
  self->column = follow_line (self, REMIT_SHEET_COLUMNS, self->column_id, self->column);
  self->anchor_row = follow_line (self, REMIT_SHEET_ROWS, self->anchor_row_id, self->anchor_row);
  self->anchor_column
    = follow_line (self, REMIT_SHEET_COLUMNS, self->anchor_column_id, self->anchor_column);
  /* a letter changes no line, and the walk goes on; with other lines the block is another one */
  self->walking = self->walking && before[0] == self->row && before[1] == self->column
                  && self->walk.last_row < self->sizes.n_rows
                  && self->walk.last_column < self->sizes.n_columns;
  if (before[0] != self->row || before[1] != self->column || before[2] != self->anchor_row
      || before[3] != self->anchor_column)
    cursor_moved (self);
  else
    remember_lines (self);
}

/* ---- public ---- */

gboolean
remit_sheet_get_cursor (RemitSheet *self, guint *row, guint *column)
{
  g_return_val_if_fail (REMIT_IS_SHEET (self), FALSE);
  *row = self->row;
  *column = self->column;
  return self->has_cursor;
}

void
remit_sheet_set_cursor (RemitSheet *self, guint row, guint column)
{
  g_return_if_fail (REMIT_IS_SHEET (self));
  self->run_column = G_MAXUINT;
  _remit_sheet_move_to (self, row, column, FALSE);
}

void
remit_sheet_select (RemitSheet *self, const RemitSheetRange *range)
{
  g_return_if_fail (REMIT_IS_SHEET (self));
  _remit_sheet_move_to (self, range->first_row, range->first_column, FALSE);
  _remit_sheet_move_to (self, range->last_row, range->last_column, TRUE);
}

gboolean
remit_sheet_reveal (RemitSheet *self, RemitSheetAxis axis, RemitId id)
{
  guint index, now;

  g_return_val_if_fail (REMIT_IS_SHEET (self), FALSE);
  if (self->model == NULL)
    return FALSE;
  now = axis == REMIT_SHEET_ROWS ? self->row : self->column;
  index = find_id (self, axis, id, self->has_cursor ? now : 0);
  if (index == G_MAXUINT)
    return FALSE;
  if (self->has_cursor && index == now)
    _remit_sheet_reveal_cursor (self);
  else if (axis == REMIT_SHEET_ROWS)
    remit_sheet_set_cursor (self, index, self->has_cursor ? self->column : 0);
  else
    remit_sheet_set_cursor (self, self->has_cursor ? self->row : 0, index);
  return TRUE;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-app"

#include "remit-sheet-private.h"

/* The widgets of a sheet: as many rows of tiles as can be seen at once, and no more.  Row r is
 * always shown by widget r modulo their number, and so are columns, so that a step of scrolling
 * gives new content to those that come into sight and leaves all others alone, with what GTK has
 * drawn of them.  A tile knows the generation of the content that it shows; new content that is
 * equal to the old draws nothing. */

static void
set_text (RemitSheetTile *tile, char *text, RemitSheetGravity gravity)
{
  if (g_strcmp0 (tile->text, text) == 0 && tile->gravity == gravity)
    {
      g_free (text);
      return;
    }
  g_free (tile->text);
  tile->text = text;
  tile->gravity = gravity;
  gtk_widget_queue_draw (GTK_WIDGET (tile));
}

static void
set_line (RemitSheetTile *tile, const RemitSheetLine *line, RemitSheetGravity gravity)
{
  gboolean group = line->kind == REMIT_SHEET_LINE_GROUP;

  if (tile->depth != line->depth || tile->foldable != line->foldable || tile->folded != line->folded
      || tile->group != group || tile->upright != line->upright || tile->tint != line->tint)
    gtk_widget_queue_draw (GTK_WIDGET (tile));
  tile->depth = line->depth;
  tile->foldable = line->foldable;
  tile->folded = line->folded;
  tile->group = group;
  tile->upright = line->upright;
  tile->numbers = line->numbers;
  tile->tint = line->tint;
  set_text (tile, g_strdup (line->text), gravity);
}

/* FALSE when the tile shows that place already. */
static gboolean
begin_fill (RemitSheetTile *tile, guint row, guint column)
{
  if (tile->generation == tile->sheet->generation && tile->row == row && tile->column == column)
    return FALSE;
  tile->generation = tile->sheet->generation;
  tile->row = row;
  tile->column = column;
  gtk_widget_set_child_visible (GTK_WIDGET (tile), TRUE);
  return TRUE;
}

static void
hide_tile (RemitSheetTile *tile)
{
  if (tile->generation == 0)
    return;
  tile->generation = 0;
  gtk_widget_set_child_visible (GTK_WIDGET (tile), FALSE);
}

static void
fill_line (RemitSheetTile *tile, RemitSheetAxis axis, guint index)
{
  RemitSheetModel *model = tile->sheet->model;
  RemitSheetGravity gravity;
  RemitSheetLine line;

  g_free (remit_sheet_model_explain_line (model, axis, index, &gravity));
  remit_sheet_model_get_line (model, axis, index, &line);
  set_line (tile, &line, gravity);
}

static void
fill_cell (RemitSheetTile *tile)
{
  GPtrArray *headers = tile->sheet->head->cells;
  /* filled before: the header row comes first */
  RemitSheetTile *header = g_ptr_array_index (headers, tile->column % headers->len);
  RemitSheetCell cell;

  remit_sheet_model_get_cell (tile->sheet->model, tile->row, tile->column, &cell);
  if (memcmp (&cell, &tile->cell, sizeof cell) == 0 && tile->numbers == header->numbers)
    return;
  tile->cell = cell;
  tile->numbers = header->numbers;
  gtk_widget_queue_draw (GTK_WIDGET (tile));
}

static void
fill_margin (RemitSheetTile *tile)
{
  RemitSheetModel *model = tile->sheet->model;
  RemitSheetGravity gravity = REMIT_SHEET_FINE;
  RemitSheetLine line;
  gboolean remark;
  char *text;

  remit_sheet_model_get_margin (model, tile->column, &line, &remark);
  line.upright = line.upright || remark;
  if (tile->kind == REMIT_SHEET_TILE_MARGIN_HEADER)
    {
      set_line (tile, &line, REMIT_SHEET_FINE);
      return;
    }
  text = remit_sheet_model_get_margin_text (model, tile->row, tile->column, &gravity);
  tile->numbers = !remark;
  tile->figures = line.widest != NULL;
  set_text (tile, text, gravity);
}

static void
fill_total (RemitSheetTile *tile)
{
  RemitSheetModel *model = tile->sheet->model;
  RemitSheetGravity gravity;
  RemitSheetLine line;
  char *text = remit_sheet_model_get_total_text (model, tile->row, tile->column, &gravity);

  remit_sheet_model_get_line (model, REMIT_SHEET_COLUMNS, tile->column, &line);
  tile->figures = line.widest != NULL;
  set_text (tile, text, gravity);
}

static void
fill_header (RemitSheetTile *tile)
{
  RemitSheetModel *model = tile->sheet->model;

  if (tile->kind == REMIT_SHEET_TILE_ROW)
    fill_line (tile, REMIT_SHEET_ROWS, tile->row);
  else if (tile->kind == REMIT_SHEET_TILE_TOTAL_LABEL)
    set_text (tile, g_strdup (remit_sheet_model_get_total_label (model, tile->row)),
              REMIT_SHEET_FINE);
  else
    set_text (tile, g_strdup (remit_sheet_model_get_corner (model)), REMIT_SHEET_FINE);
}

static void
fill_tile (RemitSheetTile *tile)
{
  switch (tile->kind)
    {
    case REMIT_SHEET_TILE_CELL:
      fill_cell (tile);
      break;
    case REMIT_SHEET_TILE_TOTAL:
      fill_total (tile);
      break;
    case REMIT_SHEET_TILE_COLUMN:
      fill_line (tile, REMIT_SHEET_COLUMNS, tile->column);
      break;
    case REMIT_SHEET_TILE_MARGIN:
    case REMIT_SHEET_TILE_MARGIN_HEADER:
      fill_margin (tile);
      break;
    case REMIT_SHEET_TILE_CORNER:
    case REMIT_SHEET_TILE_ROW:
    case REMIT_SHEET_TILE_TOTAL_LABEL:
      fill_header (tile);
      break;
    }
}

static const RemitSheetTileKind cell_kinds[]
  = { REMIT_SHEET_TILE_COLUMN, REMIT_SHEET_TILE_CELL, REMIT_SHEET_TILE_TOTAL };
static const RemitSheetTileKind margin_kinds[]
  = { REMIT_SHEET_TILE_MARGIN_HEADER, REMIT_SHEET_TILE_MARGIN, REMIT_SHEET_TILE_MARGIN };

/* Adds tiles until there are @n; those in use get other columns then. */
static void
grow_tiles (RemitSheetRow *row, GPtrArray *tiles, RemitSheetTileKind kind, guint n)
{
  if (tiles->len >= n)
    return;
  for (guint i = 0; i < tiles->len; i++)
    hide_tile (g_ptr_array_index (tiles, i));
  while (tiles->len < n)
    {
      RemitSheetTile *tile = _remit_sheet_tile_new (row->sheet, kind);

      gtk_widget_set_child_visible (GTK_WIDGET (tile), FALSE);
      gtk_widget_insert_before (
        GTK_WIDGET (tile), GTK_WIDGET (row),
        tiles == row->cells && row->margins->len > 0 ? g_ptr_array_index (row->margins, 0) : NULL);
      g_ptr_array_add (tiles, tile);
    }
  row->placed = 0;
}

static guint
get_index (RemitSheetRow *row)
{
  return row->band == REMIT_SHEET_BAND_HEADER ? REMIT_SHEET_HEADER : row->index;
}

/* Whether a tile shows a column that is in sight now. */
static gboolean
is_in_sight (RemitSheet *self, RemitSheetTile *tile)
{
  return tile->column - self->first_column < self->n_shown_columns;
}

static void
fill_cells (RemitSheetRow *row)
{
  RemitSheet *self = row->sheet;

  grow_tiles (row, row->cells, cell_kinds[row->band],
              MAX (row->cells->len, row->group ? 0 : self->n_shown_columns));
  for (guint i = 0; i < row->cells->len; i++)
    {
      RemitSheetTile *tile = g_ptr_array_index (row->cells, i);

      if (row->group || !is_in_sight (self, tile))
        hide_tile (tile);
    }
  if (row->group)
    return;
  for (guint i = 0; i < self->n_shown_columns; i++)
    {
      guint column = self->first_column + i;
      RemitSheetTile *tile = g_ptr_array_index (row->cells, column % row->cells->len);

      if (begin_fill (tile, get_index (row), column))
        {
          fill_tile (tile);
          row->placed = 0;
        }
    }
}

static void
fill_margins (RemitSheetRow *row)
{
  guint n = row->band == REMIT_SHEET_BAND_TOTAL ? 0 : row->sheet->sizes.n_margins;

  grow_tiles (row, row->margins, margin_kinds[row->band], n);
  for (guint i = 0; i < row->margins->len; i++)
    {
      RemitSheetTile *tile = g_ptr_array_index (row->margins, i);

      if (i >= n || row->group)
        hide_tile (tile);
      else if (begin_fill (tile, get_index (row), i))
        {
          fill_tile (tile);
          row->placed = 0;
        }
    }
}

static void
fill_row (RemitSheetRow *row, guint index)
{
  if (row->index != index)
    {
      row->index = index;
      row->placed = 0;
      gtk_widget_set_child_visible (GTK_WIDGET (row), TRUE);
    }
  if (begin_fill (row->header, get_index (row), REMIT_SHEET_HEADER))
    {
      fill_tile (row->header);
      if (row->group != row->header->group)
        row->placed = 0;
      row->group = row->header->group;
    }
  fill_cells (row);
  fill_margins (row);
}

static void
hide_row (RemitSheetRow *row)
{
  if (row->index == G_MAXUINT)
    return;
  row->index = G_MAXUINT;
  gtk_widget_set_child_visible (GTK_WIDGET (row), FALSE);
}

static void
grow_rows (RemitSheet *self, GPtrArray *rows, RemitSheetBand band, guint n)
{
  if (rows->len >= n)
    return;
  for (guint i = 0; i < rows->len; i++)
    hide_row (g_ptr_array_index (rows, i));
  while (rows->len < n)
    {
      RemitSheetRow *row = _remit_sheet_row_new (self, band);
      RemitSheetRow *before = band == REMIT_SHEET_BAND_BODY && self->totals->len > 0
                                ? g_ptr_array_index (self->totals, 0)
                                : NULL;

      row->index = G_MAXUINT;
      gtk_widget_set_child_visible (GTK_WIDGET (row), FALSE);
      gtk_widget_insert_before (GTK_WIDGET (row), GTK_WIDGET (self), (GtkWidget *) before);
      g_ptr_array_add (rows, row);
    }
}

static void
find_shown (RemitSheet *self)
{
  const RemitSheetSizes *sizes = &self->sizes;
  guint last;

  self->first_row = self->n_shown_rows = self->first_column = self->n_shown_columns = 0;
  if (sizes->n_rows > 0 && sizes->body_height > 0)
    {
      self->first_row = remit_sheet_sizes_row_at (sizes, self->scroll_y);
      last = remit_sheet_sizes_row_at (sizes, self->scroll_y + sizes->body_height - 1);
      self->n_shown_rows = last - self->first_row + 1;
    }
  if (sizes->n_columns > 0 && sizes->body_width > 0)
    {
      self->first_column = remit_sheet_sizes_column_at (sizes, self->scroll_x);
      last = remit_sheet_sizes_column_at (sizes, self->scroll_x + sizes->body_width - 1);
      self->n_shown_columns = last - self->first_column + 1;
    }
}

void
_remit_sheet_fill_pool (RemitSheet *self)
{
  find_shown (self);
  if (self->head == NULL)
    {
      self->head = _remit_sheet_row_new (self, REMIT_SHEET_BAND_HEADER);
      self->head->index = G_MAXUINT;
      gtk_widget_insert_after (GTK_WIDGET (self->head), GTK_WIDGET (self), NULL);
    }
  if (self->model == NULL)
    {
      hide_row (self->head);
      g_ptr_array_foreach (self->rows, (GFunc) (void (*) (void)) hide_row, NULL);
      g_ptr_array_foreach (self->totals, (GFunc) (void (*) (void)) hide_row, NULL);
      return;
    }
  grow_rows (self, self->totals, REMIT_SHEET_BAND_TOTAL, self->sizes.n_totals);
  grow_rows (self, self->rows, REMIT_SHEET_BAND_BODY, self->n_shown_rows);
  fill_row (self->head, 0);
  for (guint i = 0; i < self->totals->len; i++)
    if (i < self->sizes.n_totals)
      fill_row (g_ptr_array_index (self->totals, i), i);
    else
      hide_row (g_ptr_array_index (self->totals, i));
  for (guint i = 0; i < self->rows->len; i++)
    {
      RemitSheetRow *row = g_ptr_array_index (self->rows, i);

      if (row->index - self->first_row >= self->n_shown_rows)
        hide_row (row);
    }
  for (guint i = 0; i < self->n_shown_rows; i++)
    {
      guint index = self->first_row + i;

      fill_row (g_ptr_array_index (self->rows, index % self->rows->len), index);
    }
}

/* ---- places ---- */

static void
place_tile (RemitSheetTile *tile, int start, int width)
{
  RemitSheet *self = tile->sheet;

  gtk_widget_size_allocate (
    GTK_WIDGET (tile),
    &(GtkAllocation){ _remit_sheet_to_x (self, start, width), 0, width,
                      gtk_widget_get_height (gtk_widget_get_parent (GTK_WIDGET (tile))) },
    -1);
}

static int
get_whole_width (const RemitSheetSizes *sizes)
{
  int margins = sizes->n_margins > 0 ? sizes->margin_ends[sizes->n_margins - 1] : 0;

  return sizes->header_width + sizes->body_width + margins;
}

void
_remit_sheet_row_place (RemitSheetRow *row)
{
  RemitSheet *self = row->sheet;
  const RemitSheetSizes *sizes = &self->sizes;

  if (row->index == G_MAXUINT)
    return;
  row->placed = self->layout;
  place_tile (row->header, 0, row->group ? get_whole_width (sizes) : sizes->header_width);
  for (guint i = 0; i < row->cells->len; i++)
    {
      RemitSheetTile *tile = g_ptr_array_index (row->cells, i);

      if (tile->generation != 0)
        place_tile (tile,
                    sizes->header_width + remit_sheet_sizes_column_x (sizes, tile->column)
                      - self->scroll_x,
                    remit_sheet_sizes_column_width (sizes, tile->column));
    }
  for (guint i = 0; i < row->margins->len; i++)
    {
      RemitSheetTile *tile = g_ptr_array_index (row->margins, i);

      if (tile->generation != 0)
        place_tile (tile,
                    sizes->header_width + sizes->body_width
                      + remit_sheet_sizes_margin_x (sizes, tile->column),
                    remit_sheet_sizes_margin_width (sizes, tile->column));
    }
}

static void
place_row (RemitSheetRow *row, int y, int height, int top, int bottom)
{
  if (row->index == G_MAXUINT)
    return;
  if (row->clip_top != top || row->clip_bottom != bottom || row->placed != row->sheet->layout)
    gtk_widget_queue_draw (GTK_WIDGET (row));
  row->clip_top = top;
  row->clip_bottom = bottom;
  gtk_widget_size_allocate (GTK_WIDGET (row),
                            &(GtkAllocation){ 0, y, row->sheet->sizes.width, height }, -1);
  if (row->placed != row->sheet->layout)
    _remit_sheet_row_place (row);
}

void
_remit_sheet_place_pool (RemitSheet *self)
{
  const RemitSheetSizes *sizes = &self->sizes;
  int end = sizes->header_height + sizes->body_height;

  if (self->model == NULL)
    return;
  place_row (self->head, 0, sizes->header_height, 0, sizes->header_height);
  for (guint i = 0; i < self->rows->len; i++)
    {
      RemitSheetRow *row = g_ptr_array_index (self->rows, i);
      int y = sizes->header_height + (int) row->index * sizes->row_height - self->scroll_y;

      if (row->index != G_MAXUINT)
        place_row (row, y, sizes->row_height, MAX (0, sizes->header_height - y),
                   MIN (sizes->row_height, end - y));
    }
  for (guint i = 0; i < self->totals->len; i++)
    place_row (g_ptr_array_index (self->totals, i), end + (int) i * sizes->row_height,
               sizes->row_height, 0, sizes->row_height);
}

void
_remit_sheet_clear_pool (RemitSheet *self)
{
  GtkWidget *child;

  g_ptr_array_set_size (self->rows, 0);
  g_ptr_array_set_size (self->totals, 0);
  self->head = NULL;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
}

RemitSheetTile *
_remit_sheet_find_tile (RemitSheet *self, guint row, guint column)
{
  RemitSheetRow *band = self->head;

  if (self->head == NULL || self->model == NULL)
    return NULL;
  /* the model has changed since the last frame */
  if (self->head->header->generation != self->generation)
    _remit_sheet_fill_pool (self);
  if (row != REMIT_SHEET_HEADER)
    {
      if (row - self->first_row >= self->n_shown_rows || self->rows->len == 0)
        return NULL;
      band = g_ptr_array_index (self->rows, row % self->rows->len);
      if (band->index != row)
        return NULL;
    }
  if (column == REMIT_SHEET_HEADER || band->group)
    return band->header;
  if (column - self->first_column >= self->n_shown_columns || band->cells->len == 0)
    return NULL;
  return g_ptr_array_index (band->cells, column % band->cells->len);
}

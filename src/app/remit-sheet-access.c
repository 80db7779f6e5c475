/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-app"

#include "remit-sheet-private.h"

#include "remit-access.h"
#include "remit-dialogs.h"

#include <glib/gi18n-lib.h>

/* What screen readers are told of the tiles.  The sentences are asked for when scrolling has
 * settled, and only those that differ are set, for each is sent to whoever listens; the tile that
 * gets the focus is told before it does.  GTK 4.8 speaks no new label of a grid cell that keeps the
 * focus, so what an edit made of the cell is announced. */

#define SETTLE_TIME 250 /* ms without a new frame */

static char *
describe_total (RemitSheetTile *tile)
{
  RemitSheetModel *model = tile->sheet->model;
  RemitSheetLine line;

  remit_sheet_model_get_line (model, REMIT_SHEET_COLUMNS, tile->column, &line);
  /* Translators: a total of a column: "Accountable per party, CIO: 4" */
  return g_strdup_printf (_("%s, %s: %s"), remit_sheet_model_get_total_label (model, tile->row),
                          line.text, tile->text != NULL ? tile->text : "");
}

static char *
describe_margin (RemitSheetTile *tile)
{
  RemitSheetModel *model = tile->sheet->model;
  RemitSheetLine row, margin;
  g_autofree char *name = NULL;
  gboolean remark;

  remit_sheet_model_get_line (model, REMIT_SHEET_ROWS, tile->row, &row);
  name = g_strdup (row.text);
  remit_sheet_model_get_margin (model, tile->column, &margin, &remark);
  if (tile->text == NULL)
    return g_strdup (name);
  if (*margin.text == '\0')
    return g_strdup_printf (_("%s: %s"), name, tile->text);
  return g_strdup_printf (_("%s, %s: %s"), name, margin.text, tile->text);
}

static char *
describe_line (RemitSheetTile *tile)
{
  const char *text = tile->text != NULL ? tile->text : "";

  if (!tile->foldable)
    return g_strdup (text);
  /* Translators: a group of rows of a table whose rows are hidden or shown */
  return g_strdup_printf (tile->folded ? _("%s, folded") : _("%s, unfolded"), text);
}

static char *
make_label (RemitSheetTile *tile)
{
  switch (tile->kind)
    {
    case REMIT_SHEET_TILE_CELL:
      return remit_sheet_model_describe_cell (tile->sheet->model, tile->row, tile->column);
    case REMIT_SHEET_TILE_TOTAL:
      return describe_total (tile);
    case REMIT_SHEET_TILE_MARGIN:
      return describe_margin (tile);
    default:
      return describe_line (tile);
    }
}

static char *
make_description (RemitSheetTile *tile)
{
  RemitSheetModel *model = tile->sheet->model;
  RemitSheetGravity gravity;

  switch (tile->kind)
    {
    case REMIT_SHEET_TILE_CELL:
      return remit_sheet_model_explain_cell (model, tile->row, tile->column);
    case REMIT_SHEET_TILE_ROW:
      return remit_sheet_model_explain_line (model, REMIT_SHEET_ROWS, tile->row, &gravity);
    case REMIT_SHEET_TILE_COLUMN:
      return remit_sheet_model_explain_line (model, REMIT_SHEET_COLUMNS, tile->column, &gravity);
    default:
      return NULL;
    }
}

/* Takes @text; TRUE when it is another than what was told before. */
static gboolean
take_text (char **slot, char *text)
{
  if (g_strcmp0 (*slot, text) == 0)
    {
      g_free (text);
      return FALSE;
    }
  g_free (*slot);
  *slot = text;
  return TRUE;
}

static gboolean
is_selected (RemitSheetTile *tile)
{
  return tile->kind == REMIT_SHEET_TILE_CELL
         && _remit_sheet_contains (tile->sheet, tile->row, tile->column);
}

/* Widgets of the pool that are not in use are not there for assistive tools. */
static void
set_hidden (GtkWidget *widget, gboolean *slot, gboolean hidden)
{
  if (*slot == hidden)
    return;
  *slot = hidden;
  gtk_accessible_update_state (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_STATE_HIDDEN, hidden, -1);
}

void
_remit_sheet_describe_tile (RemitSheetTile *tile)
{
  GtkWidget *widget = GTK_WIDGET (tile);
  gboolean selected;

  set_hidden (widget, &tile->hidden, tile->generation == 0);
  if (tile->generation != tile->sheet->generation || tile->sheet->model == NULL)
    return;
  if (take_text (&tile->label, make_label (tile)))
    remit_set_label (widget, tile->label != NULL ? tile->label : "");
  if (take_text (&tile->description, make_description (tile)))
    remit_set_description (widget, tile->description);
  selected = is_selected (tile);
  if (selected == tile->selected)
    return;
  tile->selected = selected;
  gtk_accessible_update_state (GTK_ACCESSIBLE (tile), GTK_ACCESSIBLE_STATE_SELECTED, selected, -1);
}

static void
describe_row (RemitSheetRow *row)
{
  set_hidden (GTK_WIDGET (row), &row->hidden, row->index == G_MAXUINT);
  if (row->hidden)
    return;
  _remit_sheet_describe_tile (row->header);
  if (take_text (&row->label, g_strdup (row->header->label)) && row->label != NULL)
    remit_set_label (GTK_WIDGET (row), row->label);
  for (guint i = 0; i < row->cells->len; i++)
    _remit_sheet_describe_tile (g_ptr_array_index (row->cells, i));
  for (guint i = 0; i < row->margins->len; i++)
    _remit_sheet_describe_tile (g_ptr_array_index (row->margins, i));
}

/* Puts children into the order of their lines, in which screen readers walk. */
static void
sort_cells (RemitSheetRow *row)
{
  RemitSheet *self = row->sheet;
  GtkWidget *before = GTK_WIDGET (row->header);

  for (guint i = 0; i < self->n_shown_columns && row->cells->len > 0; i++)
    {
      GtkWidget *tile = g_ptr_array_index (row->cells, (self->first_column + i) % row->cells->len);

      if (gtk_widget_get_prev_sibling (tile) != before)
        gtk_widget_insert_after (tile, GTK_WIDGET (row), before);
      before = tile;
    }
}

static void
sort_rows (RemitSheet *self)
{
  GtkWidget *before = GTK_WIDGET (self->head);

  sort_cells (self->head);
  for (guint i = 0; i < self->totals->len; i++)
    sort_cells (g_ptr_array_index (self->totals, i));
  for (guint i = 0; i < self->n_shown_rows; i++)
    {
      GtkWidget *row = g_ptr_array_index (self->rows, (self->first_row + i) % self->rows->len);

      if (gtk_widget_get_prev_sibling (row) != before)
        gtk_widget_insert_after (row, GTK_WIDGET (self), before);
      before = row;
      sort_cells (REMIT_SHEET_ROW (row));
    }
}

void
_remit_sheet_settle (RemitSheet *self)
{
  if (self->model == NULL || self->head == NULL || self->head->index == G_MAXUINT)
    return;
  sort_rows (self);
  describe_row (self->head);
  for (guint i = 0; i < self->rows->len; i++)
    describe_row (g_ptr_array_index (self->rows, i));
  for (guint i = 0; i < self->totals->len; i++)
    describe_row (g_ptr_array_index (self->totals, i));
}

static gboolean
on_settled_cb (gpointer data)
{
  RemitSheet *self = data;

  self->settle_id = 0;
  _remit_sheet_settle (self);
  return G_SOURCE_REMOVE;
}

void
_remit_sheet_queue_settle (RemitSheet *self)
{
  g_clear_handle_id (&self->settle_id, g_source_remove);
  self->settle_id = g_timeout_add (SETTLE_TIME, on_settled_cb, self);
}

void
_remit_sheet_announce_cell (RemitSheet *self)
{
  RemitSheetTile *tile = _remit_sheet_find_tile (self, self->row, self->column);
  g_autofree char *before = NULL;

  if (tile == NULL || !gtk_widget_is_focus (GTK_WIDGET (tile)))
    return;
  before = g_strdup (tile->label);
  _remit_sheet_describe_tile (tile);
  if (g_strcmp0 (before, tile->label) != 0 && tile->label != NULL)
    remit_announce (GTK_WIDGET (self), tile->label);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-app"

#include "remit-sheet-private.h"

/* The widgets of the pool: rows, and the tiles in them.  They have no style and no layout of their
 * own; they exist so that GTK keeps what has been drawn of each, and so that screen readers and
 * tests find cells in rows in a grid. */

G_DEFINE_FINAL_TYPE (RemitSheetTile, remit_sheet_tile, GTK_TYPE_WIDGET)
G_DEFINE_FINAL_TYPE (RemitSheetRow, remit_sheet_row, GTK_TYPE_WIDGET)

/* ---- tiles ---- */

static void
remit_sheet_tile_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                          int *natural, int *minimum_baseline, int *natural_baseline)
{
  *minimum = *natural = 0;
}

static void
remit_sheet_tile_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  _remit_sheet_paint_tile (REMIT_SHEET_TILE (widget), snapshot);
}

/* Where in a row @tile may be seen: cells end at the headers and margins. */
static void
get_body_span (RemitSheet *self, int *start, int *width)
{
  *width = self->sizes.body_width;
  *start = _remit_sheet_to_x (self, self->sizes.header_width, *width);
}

static gboolean
remit_sheet_tile_contains (GtkWidget *widget, double x, double y)
{
  RemitSheetTile *tile = REMIT_SHEET_TILE (widget);
  RemitSheetRow *row = REMIT_SHEET_ROW (gtk_widget_get_parent (widget));
  graphene_point_t point;
  int start, width;

  if (x < 0 || x >= gtk_widget_get_width (widget) || y < row->clip_top || y >= row->clip_bottom)
    return FALSE;
  if (tile->kind != REMIT_SHEET_TILE_CELL && tile->kind != REMIT_SHEET_TILE_COLUMN
      && tile->kind != REMIT_SHEET_TILE_TOTAL)
    return TRUE;
  get_body_span (tile->sheet, &start, &width);
  return gtk_widget_compute_point (widget, GTK_WIDGET (row),
                                   &GRAPHENE_POINT_INIT ((float) x, (float) y), &point)
         && point.x >= start && point.x < start + width;
}

static void
remit_sheet_tile_finalize (GObject *object)
{
  RemitSheetTile *tile = REMIT_SHEET_TILE (object);

  g_free (tile->text);
  g_free (tile->label);
  g_free (tile->description);
  G_OBJECT_CLASS (remit_sheet_tile_parent_class)->finalize (object);
}

static void
remit_sheet_tile_class_init (RemitSheetTileClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = remit_sheet_tile_finalize;
  widget_class->measure = remit_sheet_tile_measure;
  widget_class->snapshot = remit_sheet_tile_snapshot;
  widget_class->contains = remit_sheet_tile_contains;
  gtk_widget_class_set_css_name (widget_class, "tile");
}

static void
remit_sheet_tile_init (RemitSheetTile *tile)
{
}

static const GtkAccessibleRole roles[] = {
  [REMIT_SHEET_TILE_CORNER] = GTK_ACCESSIBLE_ROLE_COLUMN_HEADER,
  [REMIT_SHEET_TILE_COLUMN] = GTK_ACCESSIBLE_ROLE_COLUMN_HEADER,
  [REMIT_SHEET_TILE_MARGIN_HEADER] = GTK_ACCESSIBLE_ROLE_COLUMN_HEADER,
  [REMIT_SHEET_TILE_ROW] = GTK_ACCESSIBLE_ROLE_ROW_HEADER,
  [REMIT_SHEET_TILE_CELL] = GTK_ACCESSIBLE_ROLE_GRID_CELL,
  [REMIT_SHEET_TILE_MARGIN] = GTK_ACCESSIBLE_ROLE_GRID_CELL,
  [REMIT_SHEET_TILE_TOTAL_LABEL] = GTK_ACCESSIBLE_ROLE_ROW_HEADER,
  [REMIT_SHEET_TILE_TOTAL] = GTK_ACCESSIBLE_ROLE_GRID_CELL,
};

RemitSheetTile *
_remit_sheet_tile_new (RemitSheet *sheet, RemitSheetTileKind kind)
{
  RemitSheetTile *tile = g_object_new (REMIT_TYPE_SHEET_TILE, "accessible-role", roles[kind], NULL);

  tile->sheet = sheet;
  tile->kind = kind;
  gtk_widget_set_focusable (GTK_WIDGET (tile), kind == REMIT_SHEET_TILE_CELL
                                                 || kind == REMIT_SHEET_TILE_ROW
                                                 || kind == REMIT_SHEET_TILE_COLUMN);
  return tile;
}

/* ---- rows ---- */

static void
remit_sheet_row_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  _remit_sheet_row_place (REMIT_SHEET_ROW (widget));
}

static void
snapshot_tiles (RemitSheetRow *row, GPtrArray *tiles, GtkSnapshot *snapshot)
{
  for (guint i = 0; i < tiles->len; i++)
    gtk_widget_snapshot_child (GTK_WIDGET (row), g_ptr_array_index (tiles, i), snapshot);
}

static void
remit_sheet_row_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  RemitSheetRow *row = REMIT_SHEET_ROW (widget);
  int width = gtk_widget_get_width (widget), start, body;
  gboolean cut = row->clip_top > 0 || row->clip_bottom < gtk_widget_get_height (widget);

  if (row->clip_bottom <= row->clip_top)
    return;
  if (cut)
    gtk_snapshot_push_clip (snapshot,
                            &GRAPHENE_RECT_INIT (0, (float) row->clip_top, (float) width,
                                                 (float) (row->clip_bottom - row->clip_top)));
  if (!row->group)
    {
      get_body_span (row->sheet, &start, &body);
      gtk_snapshot_push_clip (snapshot,
                              &GRAPHENE_RECT_INIT ((float) start, 0, (float) body,
                                                   (float) gtk_widget_get_height (widget)));
      snapshot_tiles (row, row->cells, snapshot);
      gtk_snapshot_pop (snapshot);
      snapshot_tiles (row, row->margins, snapshot);
    }
  gtk_widget_snapshot_child (widget, GTK_WIDGET (row->header), snapshot);
  if (cut)
    gtk_snapshot_pop (snapshot);
}

static void
remit_sheet_row_dispose (GObject *object)
{
  RemitSheetRow *row = REMIT_SHEET_ROW (object);
  GtkWidget *child;

  g_ptr_array_set_size (row->cells, 0);
  g_ptr_array_set_size (row->margins, 0);
  row->header = NULL;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (row))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (remit_sheet_row_parent_class)->dispose (object);
}

static void
remit_sheet_row_finalize (GObject *object)
{
  RemitSheetRow *row = REMIT_SHEET_ROW (object);

  g_ptr_array_unref (row->cells);
  g_ptr_array_unref (row->margins);
  g_free (row->label);
  G_OBJECT_CLASS (remit_sheet_row_parent_class)->finalize (object);
}

static void
remit_sheet_row_class_init (RemitSheetRowClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = remit_sheet_row_dispose;
  G_OBJECT_CLASS (class)->finalize = remit_sheet_row_finalize;
  widget_class->measure = remit_sheet_tile_measure;
  widget_class->size_allocate = remit_sheet_row_size_allocate;
  widget_class->snapshot = remit_sheet_row_snapshot;
  gtk_widget_class_set_css_name (widget_class, "row");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_ROW);
}

static void
remit_sheet_row_init (RemitSheetRow *row)
{
  row->cells = g_ptr_array_new ();
  row->margins = g_ptr_array_new ();
}

RemitSheetRow *
_remit_sheet_row_new (RemitSheet *sheet, RemitSheetBand band)
{
  static const RemitSheetTileKind kinds[]
    = { REMIT_SHEET_TILE_CORNER, REMIT_SHEET_TILE_ROW, REMIT_SHEET_TILE_TOTAL_LABEL };
  RemitSheetRow *row = g_object_new (REMIT_TYPE_SHEET_ROW, NULL);

  row->sheet = sheet;
  row->band = band;
  row->header = _remit_sheet_tile_new (sheet, kinds[band]);
  gtk_widget_set_parent (GTK_WIDGET (row->header), GTK_WIDGET (row));
  return row;
}

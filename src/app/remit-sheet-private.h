/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "remit-sheet-look.h"
#include "remit-sheet-sizes.h"
#include "remit-sheet.h"

G_BEGIN_DECLS

/* Shared by the files of the sheet; nobody else includes this. */

typedef enum
{
  REMIT_SHEET_TILE_CORNER,
  REMIT_SHEET_TILE_COLUMN,        /* header of a column */
  REMIT_SHEET_TILE_MARGIN_HEADER, /* header of a margin */
  REMIT_SHEET_TILE_ROW,           /* header of a row or group */
  REMIT_SHEET_TILE_CELL,
  REMIT_SHEET_TILE_MARGIN,
  REMIT_SHEET_TILE_TOTAL_LABEL,
  REMIT_SHEET_TILE_TOTAL
} RemitSheetTileKind;

/* One small widget of the pool. */
#define REMIT_TYPE_SHEET_TILE (remit_sheet_tile_get_type ())
G_DECLARE_FINAL_TYPE (RemitSheetTile, remit_sheet_tile, REMIT, SHEET_TILE, GtkWidget)

struct _RemitSheetTile
{
  GtkWidget parent_instance;

  RemitSheet *sheet; /* borrowed */
  RemitSheetTileKind kind;
  guint row, column; /* of totals and margins: their number */
  guint generation;  /* of the content it shows; 0: none */

  /* content */
  RemitSheetCell cell;
  char *text;
  RemitSheetGravity gravity;
  guint depth;
  RemitTint tint;
  gboolean foldable, folded, group, upright, numbers;
  gboolean figures; /* of totals and margins: stands below or beside figures, unit below unit */

  /* what assistive tools were told */
  char *label, *description;
  gboolean selected, hidden;
};

/* A row of tiles: the header, cells and margins. */
#define REMIT_TYPE_SHEET_ROW (remit_sheet_row_get_type ())
G_DECLARE_FINAL_TYPE (RemitSheetRow, remit_sheet_row, REMIT, SHEET_ROW, GtkWidget)

typedef enum
{
  REMIT_SHEET_BAND_HEADER,
  REMIT_SHEET_BAND_BODY,
  REMIT_SHEET_BAND_TOTAL
} RemitSheetBand;

struct _RemitSheetRow
{
  GtkWidget parent_instance;

  RemitSheet *sheet; /* borrowed */
  RemitSheetBand band;
  guint index; /* of the row or total; G_MAXUINT: not in use */
  RemitSheetTile *header;
  GPtrArray *cells;   /* borrowed RemitSheetTile: column c is in c % len */
  GPtrArray *margins; /* borrowed RemitSheetTile */
  gboolean group;
  guint placed; /* the layout in which the tiles have their places */
  int clip_top, clip_bottom;

  /* what assistive tools were told */
  char *label;
  gboolean hidden;
};

typedef enum
{
  REMIT_SHEET_DRAG_NONE,
  REMIT_SHEET_DRAG_RANGE, /* of cells or of whole lines */
  REMIT_SHEET_DRAG_ROWS,
  REMIT_SHEET_DRAG_COLUMNS
} RemitSheetDrag;

struct _RemitSheet
{
  GtkWidget parent_instance;

  /* owned */
  RemitSheetModel *model;
  GMenuModel *menu_model;
  GtkAdjustment *hadjustment, *vadjustment;
  RemitSheetSizes sizes;
  GHashTable *layouts; /* see remit-sheet-paint.c */
  GPtrArray *rows;     /* borrowed children, RemitSheetRow: row r is in r % len */
  GPtrArray *totals;   /* borrowed children, RemitSheetRow */

  /* borrowed children */
  RemitSheetRow *head;
  GtkWidget *editor;  /* GtkText over a cell; NULL */
  GtkWidget *popover; /* editor of the model or menu; NULL */

  /* state */
  RemitSheetLook look;
  double zoom;
  int em;               /* width of a digit, with zoom */
  int line_height;      /* of text, with zoom */
  int sign;             /* width of the sign of what is wrong, with zoom and size of texts */
  guint generation;     /* of what the model shows; never 0 */
  guint layout;         /* of columns across the widget; never 0 */
  gboolean sizes_stale; /* lines or fonts have changed */
  gboolean configuring; /* own changes of the adjustments */
  int scroll_x, scroll_y;
  guint first_row, n_shown_rows, first_column, n_shown_columns;
  guint hscroll_policy, vscroll_policy;
  guint settle_id;

  /* cursor and range */
  guint row, column;
  guint anchor_row, anchor_column;
  gboolean all_rows, all_columns;
  gboolean has_cursor;
  /* to find the same lines again when others come or go */
  RemitId row_id, column_id, anchor_row_id, anchor_column_id;
  RemitSheetRange walk; /* while walking: the block that Tab and Enter go round in */
  gboolean walking;
  guint run_column;      /* where a run of Tabs began; G_MAXUINT: none */
  gboolean typed_here;   /* the last act typed on the cursor's cell */
  gboolean leave_armed;  /* Escape was pressed: Tab leaves */
  gboolean reveal_later; /* bring the cursor into sight when sizes are known */

  /* editor */
  guint edit_row, edit_column;
  char *edit_before;
  gboolean edit_ending;

  /* pointer */
  double pointer_x, pointer_y;
  gboolean press_on_cursor, press_moved;
  gboolean pressed_before; /* the press before was on the cursor, too */
  guint cycle_id;
  int cycle_step;
  RemitSheetDrag drag;
  guint drop_gap;
  guint drag_tick;
};

/* What lies at a place of the widget. */
typedef struct
{
  RemitSheetTileKind kind;
  guint row, column;
  GdkRectangle box;
  gboolean on_triangle;
} RemitSheetPlace;

/* remit-sheet-places.c */
gboolean _remit_sheet_is_mirrored (RemitSheet *self);
/* Mirrors a distance from the start side when the sheet runs from right to left. */
int _remit_sheet_to_x (RemitSheet *self, int start, int width);
/* The place of a cell or header in the widget, also when it is out of sight; of a group the whole
 * row, "plain" as if it had cells. */
void _remit_sheet_get_box (RemitSheet *self, guint row, guint column, GdkRectangle *box);
void _remit_sheet_get_plain_box (RemitSheet *self, guint row, guint column, GdkRectangle *box);
gboolean _remit_sheet_find_place (RemitSheet *self, double x, double y, RemitSheetPlace *place);
gboolean _remit_sheet_row_is_group (RemitSheet *self, guint row);

/* remit-sheet.c */
void _remit_sheet_scroll_to (RemitSheet *self, int x, int y);
void _remit_sheet_queue_look (RemitSheet *self);
void _remit_sheet_emit_cursor (RemitSheet *self);
gboolean _remit_sheet_emit_menu (RemitSheet *self, const GdkRectangle *box);
void _remit_sheet_emit_activate (RemitSheet *self, RemitSheetAxis axis, guint index);

/* remit-sheet-measure.c */
void _remit_sheet_measure (RemitSheet *self);
/* How long the turned text of a header may be; one with a sign of what is wrong has less room. */
int _remit_sheet_get_turned_room (RemitSheet *self, int height, gboolean sign);

/* remit-sheet-pool.c: the widgets */
void _remit_sheet_fill_pool (RemitSheet *self);
void _remit_sheet_place_pool (RemitSheet *self);
void _remit_sheet_clear_pool (RemitSheet *self);
/* The tile that shows a place now; NULL when it is out of sight. */
RemitSheetTile *_remit_sheet_find_tile (RemitSheet *self, guint row, guint column);
RemitSheetRow *_remit_sheet_row_new (RemitSheet *sheet, RemitSheetBand band);
RemitSheetTile *_remit_sheet_tile_new (RemitSheet *sheet, RemitSheetTileKind kind);
void _remit_sheet_row_place (RemitSheetRow *row);

/* remit-sheet-paint.c */
void _remit_sheet_paint_tile (RemitSheetTile *tile, GtkSnapshot *snapshot);
void _remit_sheet_append_frame (GtkSnapshot *snapshot, const graphene_rect_t *rect,
                                const GdkRGBA *color, double width, double radius);
typedef enum
{
  REMIT_SHEET_FONT_NORMAL,
  REMIT_SHEET_FONT_BOLD,
  REMIT_SHEET_FONT_SMALL,
  REMIT_SHEET_FONT_STRUCK,
  REMIT_SHEET_N_FONTS
} RemitSheetFont;
/* Borrowed; cut with an ellipsis at @width, -1: whole. */
PangoLayout *_remit_sheet_get_layout (RemitSheet *self, const char *text, RemitSheetFont font,
                                      int width);
void _remit_sheet_drop_layouts (RemitSheet *self);

/* remit-sheet-overlay.c */
void _remit_sheet_paint_over (RemitSheet *self, GtkSnapshot *snapshot);

/* remit-sheet-access.c */
void _remit_sheet_queue_settle (RemitSheet *self);
void _remit_sheet_describe_tile (RemitSheetTile *tile);
void _remit_sheet_settle (RemitSheet *self);
/* Speaks what an edit has made of the cell that has the focus. */
void _remit_sheet_announce_cell (RemitSheet *self);

/* remit-sheet-cursor.c */
void _remit_sheet_move_to (RemitSheet *self, guint row, guint column, gboolean extend);
void _remit_sheet_step (RemitSheet *self, int rows, int columns, gboolean extend);
void _remit_sheet_jump (RemitSheet *self, int rows, int columns, gboolean extend);
/* To the next cell of the selected block, round and round; FALSE when there is no block. */
gboolean _remit_sheet_walk (RemitSheet *self, RemitSheetAxis axis, int step);
void _remit_sheet_page (RemitSheet *self, int direction, gboolean extend);
void _remit_sheet_select_lines (RemitSheet *self, gboolean rows, gboolean columns);
void _remit_sheet_reveal_cursor (RemitSheet *self);
void _remit_sheet_update_focus (RemitSheet *self);
/* After the lines have changed. */
void _remit_sheet_keep_cursor (RemitSheet *self);
/* Whether the cursor is on a cell, not on a header or a group. */
gboolean _remit_sheet_cursor_on_cell (RemitSheet *self);
gboolean _remit_sheet_contains (RemitSheet *self, guint row, guint column);

/* remit-sheet-edit.c: acts, each one undoable change */
/* @changes: RemitSheetChange. */
gboolean _remit_sheet_apply (RemitSheet *self, GArray *changes, const char *label);
void _remit_sheet_set_range (RemitSheet *self, const char *text, const char *label);
gboolean _remit_sheet_type (RemitSheet *self, const char *typed);
void _remit_sheet_cycle (RemitSheet *self, int step);
void _remit_sheet_clear_range (RemitSheet *self, const char *label);
void _remit_sheet_clear (RemitSheet *self);
void _remit_sheet_fill (RemitSheet *self, RemitSheetAxis axis);
void _remit_sheet_move_lines (RemitSheet *self, RemitSheetAxis axis, int step);
void _remit_sheet_drop_lines (RemitSheet *self, RemitSheetAxis axis, guint before);
void _remit_sheet_new_row (RemitSheet *self);
void _remit_sheet_toggle_fold (RemitSheet *self, guint row);
gboolean _remit_sheet_set_folded (RemitSheet *self, guint row, gboolean folded);
/* Shows and frees an error; FALSE when there was none. */
gboolean _remit_sheet_report (RemitSheet *self, GError *error);

/* remit-sheet-editor.c */
void _remit_sheet_begin_edit (RemitSheet *self, const char *text);
/* The model's own editor on the cursor's cell; FALSE when it has none. */
gboolean _remit_sheet_begin_popover (RemitSheet *self);
gboolean _remit_sheet_end_edit (RemitSheet *self, gboolean commit);
void _remit_sheet_allocate_editor (RemitSheet *self);
void _remit_sheet_open_popover (RemitSheet *self, GtkWidget *popover, const GdkRectangle *box);

/* remit-sheet-clipboard.c */
void _remit_sheet_copy (RemitSheet *self);
void _remit_sheet_cut (RemitSheet *self);
void _remit_sheet_paste (RemitSheet *self);

/* remit-sheet-keys.c, remit-sheet-mouse.c */
void _remit_sheet_init_keys (RemitSheet *self);
void _remit_sheet_install_actions (GtkWidgetClass *class);
void _remit_sheet_enter (RemitSheet *self);
gboolean _remit_sheet_tab (RemitSheet *self, int step);
void _remit_sheet_init_mouse (RemitSheet *self);
void _remit_sheet_stop_drag (RemitSheet *self);
void _remit_sheet_open_menu (RemitSheet *self, const GdkRectangle *box);
gboolean _remit_sheet_query_tooltip (RemitSheet *self, int x, int y, gboolean by_keyboard,
                                     GtkTooltip *tooltip);

G_END_DECLS

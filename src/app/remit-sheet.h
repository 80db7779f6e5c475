/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "remit-sheet-model.h"

G_BEGIN_DECLS

/* A matrix on the screen that is used like a spreadsheet: frozen headers, a cursor, a range,
 * letters by key, copy and paste with spreadsheets.  What it shows and what edits mean is the
 * model's.
 *
 * Use: make a model (a GObject that implements RemitSheetModel), remit_sheet_new(),
 * remit_sheet_set_model(), and put the sheet into a GtkScrolledWindow.  Keep the window's shared
 * selection in step with "cursor-changed" (remit_sheet_get_line_id() of the cursor's row or column)
 * and the other way round with remit_sheet_reveal().  For a menu set "menu-model"; its commands can
 * be the sheet's own actions ("sheet.copy", "sheet.cut", "sheet.paste", "sheet.clear",
 * "sheet.fill-down", "sheet.fill-right", "sheet.edit", "sheet.new-row", "sheet.move-up",
 * "sheet.move-down", "sheet.move-left", "sheet.move-right", "sheet.select-all",
 * "sheet.select-rows", "sheet.select-columns", "sheet.toggle-fold"), which are also its actions for
 * assistive tools.  A window that has accelerators of its own for Ctrl+C and so on hands them on
 * with gtk_widget_activate_action (sheet, "sheet.copy", NULL).
 *
 * Headers can have the cursor, too: Left of the first column is the row's header, above the first
 * row the column's; the whole line is then selected.  There Left and Right fold and unfold, F2
 * renames, Alt+arrows move the line.
 *
 * Tab goes to the right inside the sheet and leaves it after the last column; Shift+Tab the same
 * backwards.  To leave from anywhere: Ctrl+Tab, or Escape and then Tab.  In a selected block Tab
 * and Enter go round from cell to cell; what is typed then goes into that one cell.
 *
 * A click on the cell that has the cursor cycles, Shift+click on it cycles back; Shift+click
 * elsewhere extends the range. A double click edits as text.
 *
 * From right to left all is mirrored: headers at the right, columns run leftwards. */

#define REMIT_TYPE_SHEET (remit_sheet_get_type ())
G_DECLARE_FINAL_TYPE (RemitSheet, remit_sheet, REMIT, SHEET, GtkWidget)

/* In the place of a row or column: the header. */
#define REMIT_SHEET_HEADER G_MAXUINT

/* A block of cells, both ends included. */
typedef struct
{
  guint first_row, last_row;
  guint first_column, last_column;
} RemitSheetRange;

/* Properties: "model" (RemitSheetModel), "menu-model" (GMenuModel, the context menu), "zoom"
 * (double, 1 = 100 %), and those of GtkScrollable.
 * Signals: "cursor-changed": cursor or range; "context-menu" (GdkRectangle *): the user asks for a
 * menu at a rectangle of the sheet, TRUE when it was given; "activate-line" (RemitSheetAxis axis,
 * guint index): F2 or a double click on a header of a line that cannot be renamed. */

RemitSheet *remit_sheet_new (void);
void remit_sheet_set_model (RemitSheet *self, RemitSheetModel *model);
RemitSheetModel *remit_sheet_get_model (RemitSheet *self);
void remit_sheet_set_menu_model (RemitSheet *self, GMenuModel *menu);
void remit_sheet_set_zoom (RemitSheet *self, double zoom);
double remit_sheet_get_zoom (RemitSheet *self);

/* FALSE when the sheet is empty.  Either may be REMIT_SHEET_HEADER. */
gboolean remit_sheet_get_cursor (RemitSheet *self, guint *row, guint *column);
/* Moves the cursor, brings it into sight, and drops the range. */
void remit_sheet_set_cursor (RemitSheet *self, guint row, guint column);
/* The selected cells; FALSE when the sheet is empty. */
gboolean remit_sheet_get_range (RemitSheet *self, RemitSheetRange *range);
/* Selects a block; the cursor goes to its last cell. */
void remit_sheet_select (RemitSheet *self, const RemitSheetRange *range);
/* Moves the cursor to the line that stands for @id and brings it into sight; FALSE when it is not
 * shown.  No "cursor-changed" when the cursor is in that line already. */
gboolean remit_sheet_reveal (RemitSheet *self, RemitSheetAxis axis, RemitId id);
/* What the line of the cursor stands for; REMIT_ID_NONE. */
RemitId remit_sheet_get_line_id (RemitSheet *self, RemitSheetAxis axis);
/* Takes the keyboard focus to the cursor. */
void remit_sheet_focus_cursor (RemitSheet *self);
/* Opens the editor on the cursor: of the cell, or of the name on a header. */
void remit_sheet_edit (RemitSheet *self);
gboolean remit_sheet_is_editing (RemitSheet *self);

G_END_DECLS

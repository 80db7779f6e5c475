/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sheet-fixture.h"

#include <adwaita.h>
#include <string.h>

/* Keys, edits, the pool of widgets and access of a sheet in a window. */

/* ---- cursor ---- */

static void
test_move (void)
{
  Fixture fixture = { 0 };

  set_up (&fixture, toy_sheet_new (100, 20, 0));
  assert_cursor (&fixture, 0, 0);
  press (&fixture, GDK_KEY_Right, 0);
  press (&fixture, GDK_KEY_Down, 0);
  assert_cursor (&fixture, 1, 1);
  press (&fixture, GDK_KEY_End, 0);
  assert_cursor (&fixture, 1, 19);
  press (&fixture, GDK_KEY_Right, 0);
  assert_cursor (&fixture, 1, 19);
  press (&fixture, GDK_KEY_Home, 0);
  press (&fixture, GDK_KEY_Left, 0);
  assert_cursor (&fixture, 1, REMIT_SHEET_HEADER);
  press (&fixture, GDK_KEY_Right, 0);
  assert_cursor (&fixture, 1, 0);
  press (&fixture, GDK_KEY_End, GDK_CONTROL_MASK);
  assert_cursor (&fixture, 99, 19);
  press (&fixture, GDK_KEY_Home, GDK_CONTROL_MASK);
  assert_cursor (&fixture, 0, 0);
  press (&fixture, GDK_KEY_Up, 0);
  assert_cursor (&fixture, REMIT_SHEET_HEADER, 0);
  press (&fixture, GDK_KEY_Left, 0);
  assert_cursor (&fixture, REMIT_SHEET_HEADER, 0);
  press (&fixture, GDK_KEY_Down, 0);
  press (&fixture, GDK_KEY_Page_Down, 0);
  g_assert_cmpuint (fixture.sheet->row, >, 5);
  press (&fixture, GDK_KEY_Page_Up, 0);
  assert_cursor (&fixture, 0, 0);
  g_assert_cmpuint (fixture.n_cursor_signals, >, 10);
  tear_down (&fixture);
}

static void
test_jump (void)
{
  Fixture fixture = { 0 };

  set_up (&fixture, toy_sheet_new (10, 10, 0));
  toy_sheet_put (fixture.model, 0, 3, "A");
  toy_sheet_put (fixture.model, 0, 4, "A");
  press (&fixture, GDK_KEY_Right, GDK_CONTROL_MASK);
  assert_cursor (&fixture, 0, 3);
  press (&fixture, GDK_KEY_Right, GDK_CONTROL_MASK);
  assert_cursor (&fixture, 0, 4);
  press (&fixture, GDK_KEY_Right, GDK_CONTROL_MASK);
  assert_cursor (&fixture, 0, 9);
  press (&fixture, GDK_KEY_Down, GDK_CONTROL_MASK);
  assert_cursor (&fixture, 9, 9);
  tear_down (&fixture);
}

static void
test_range (void)
{
  Fixture fixture = { 0 };
  RemitSheetRange range;

  set_up (&fixture, toy_sheet_new (10, 10, 0));
  remit_sheet_set_cursor (fixture.sheet, 3, 3);
  press (&fixture, GDK_KEY_Up, GDK_SHIFT_MASK);
  press (&fixture, GDK_KEY_Right, GDK_SHIFT_MASK);
  g_assert_true (remit_sheet_get_range (fixture.sheet, &range));
  g_assert_cmpuint (range.first_row, ==, 2);
  g_assert_cmpuint (range.last_row, ==, 3);
  g_assert_cmpuint (range.first_column, ==, 3);
  g_assert_cmpuint (range.last_column, ==, 4);
  /* an extension never goes into the headers */
  for (int i = 0; i < 20; i++)
    press (&fixture, GDK_KEY_Left, GDK_SHIFT_MASK);
  assert_cursor (&fixture, 2, 0);
  press (&fixture, GDK_KEY_space, GDK_SHIFT_MASK);
  g_assert_true (remit_sheet_get_range (fixture.sheet, &range));
  g_assert_cmpuint (range.last_column, ==, 9);
  g_assert_cmpuint (range.last_row, ==, 3);
  press (&fixture, GDK_KEY_a, GDK_CONTROL_MASK);
  g_assert_true (remit_sheet_get_range (fixture.sheet, &range));
  g_assert_cmpuint (range.first_row, ==, 0);
  g_assert_cmpuint (range.last_row, ==, 9);
  remit_sheet_set_cursor (fixture.sheet, 3, 3);
  press (&fixture, GDK_KEY_space, GDK_CONTROL_MASK);
  g_assert_true (remit_sheet_get_range (fixture.sheet, &range));
  g_assert_cmpuint (range.last_row, ==, 9);
  g_assert_cmpuint (range.first_column, ==, 3);
  g_assert_cmpuint (range.last_column, ==, 3);
  tear_down (&fixture);
}

static void
test_tab_and_enter (void)
{
  Fixture fixture = { 0 };

  set_up (&fixture, toy_sheet_new (10, 5, 0));
  remit_sheet_set_cursor (fixture.sheet, 2, 1);
  type (&fixture, "a");
  press (&fixture, GDK_KEY_Tab, 0);
  type (&fixture, "r");
  press (&fixture, GDK_KEY_Tab, 0);
  type (&fixture, "c");
  press (&fixture, GDK_KEY_Return, 0);
  assert_cursor (&fixture, 3, 1);
  assert_cell (&fixture, 2, 1, "A");
  assert_cell (&fixture, 2, 2, "R");
  assert_cell (&fixture, 2, 3, "C");
  press (&fixture, GDK_KEY_Return, 0);
  assert_cursor (&fixture, 4, 1);
  press (&fixture, GDK_KEY_ISO_Left_Tab, GDK_SHIFT_MASK);
  assert_cursor (&fixture, 4, 0);
  /* an arrow ends the run */
  press (&fixture, GDK_KEY_Tab, 0);
  press (&fixture, GDK_KEY_Right, 0);
  press (&fixture, GDK_KEY_Return, 0);
  assert_cursor (&fixture, 5, 2);
  tear_down (&fixture);
}

/* Inside a block both keys go round, past the headers of groups, and letters stay single. */
static void
test_walk (void)
{
  Fixture fixture = { 0 };
  RemitSheetRange block = { 2, 5, 1, 2 }, range;

  set_up (&fixture, toy_sheet_new (6, 5, 3));
  remit_sheet_select (fixture.sheet, &block);
  press (&fixture, GDK_KEY_Tab, 0);
  assert_cursor (&fixture, 2, 1);
  type (&fixture, "ar");
  press (&fixture, GDK_KEY_Tab, 0);
  type (&fixture, "c");
  press (&fixture, GDK_KEY_Tab, 0);
  assert_cursor (&fixture, 3, 1);
  press (&fixture, GDK_KEY_Return, 0);
  assert_cursor (&fixture, 5, 1);
  press (&fixture, GDK_KEY_Return, 0);
  assert_cursor (&fixture, 2, 2);
  press (&fixture, GDK_KEY_Return, GDK_SHIFT_MASK);
  press (&fixture, GDK_KEY_ISO_Left_Tab, GDK_SHIFT_MASK);
  assert_cursor (&fixture, 3, 2);
  assert_cell (&fixture, 2, 1, "A/R");
  assert_cell (&fixture, 2, 2, "C");
  assert_cell (&fixture, 3, 1, "");
  g_assert_true (remit_sheet_get_range (fixture.sheet, &range));
  g_assert_cmpmem (&range, sizeof range, &block, sizeof block);
  /* an arrow drops the block, one with Shift begins another at the cell */
  press (&fixture, GDK_KEY_Up, GDK_SHIFT_MASK);
  g_assert_true (remit_sheet_get_range (fixture.sheet, &range));
  g_assert_cmpuint (range.first_row, ==, 2);
  g_assert_cmpuint (range.last_row, ==, 3);
  g_assert_cmpuint (range.first_column, ==, 2);
  press (&fixture, GDK_KEY_Left, 0);
  type (&fixture, "i");
  assert_cell (&fixture, 2, 1, "I");
  assert_cell (&fixture, 3, 2, "");
  tear_down (&fixture);
}

/* ---- edits ---- */

static void
test_type (void)
{
  Fixture fixture = { 0 };
  RemitSheetRange block = { 4, 6, 1, 2 };

  set_up (&fixture, toy_sheet_new (10, 5, 0));
  remit_sheet_set_cursor (fixture.sheet, 1, 1);
  type (&fixture, "ar");
  assert_cell (&fixture, 1, 1, "A/R");
  /* the cursor has been away: typing replaces */
  press (&fixture, GDK_KEY_Right, 0);
  press (&fixture, GDK_KEY_Left, 0);
  type (&fixture, "c");
  assert_cell (&fixture, 1, 1, "C");
  press (&fixture, GDK_KEY_Delete, 0);
  assert_cell (&fixture, 1, 1, "");
  g_assert_cmpuint (fixture.model->n_acts, ==, 4);

  remit_sheet_select (fixture.sheet, &block);
  type (&fixture, "i");
  g_assert_cmpuint (fixture.model->n_acts, ==, 5);
  for (guint row = 4; row <= 6; row++)
    for (guint column = 1; column <= 2; column++)
      assert_cell (&fixture, row, column, "I");
  press (&fixture, GDK_KEY_BackSpace, 0);
  g_assert_cmpuint (fixture.model->n_acts, ==, 6);
  assert_cell (&fixture, 6, 2, "");
  /* nothing to clear is no change */
  press (&fixture, GDK_KEY_Delete, 0);
  g_assert_cmpuint (fixture.model->n_acts, ==, 6);
  /* not a letter of the scheme, and no text either */
  remit_sheet_set_cursor (fixture.sheet, 1, 1);
  type (&fixture, "z");
  g_assert_false (remit_sheet_is_editing (fixture.sheet));
  tear_down (&fixture);
}

static void
test_cycle (void)
{
  Fixture fixture = { 0 };

  set_up (&fixture, toy_sheet_new (5, 5, 0));
  remit_sheet_set_cursor (fixture.sheet, 1, 1);
  press (&fixture, GDK_KEY_space, 0);
  press (&fixture, GDK_KEY_space, 0);
  assert_cell (&fixture, 1, 1, "R");
  _remit_sheet_cycle (fixture.sheet, -1);
  assert_cell (&fixture, 1, 1, "A");
  tear_down (&fixture);
}

static void
test_fill (void)
{
  Fixture fixture = { 0 };
  RemitSheetRange down = { 0, 3, 0, 1 }, right = { 0, 1, 0, 3 };

  set_up (&fixture, toy_sheet_new (6, 6, 0));
  toy_sheet_put (fixture.model, 0, 0, "A");
  toy_sheet_put (fixture.model, 0, 1, "R");
  toy_sheet_put (fixture.model, 1, 0, "C");
  remit_sheet_select (fixture.sheet, &right);
  press (&fixture, GDK_KEY_r, GDK_CONTROL_MASK);
  assert_cell (&fixture, 0, 3, "A");
  assert_cell (&fixture, 1, 3, "C");
  remit_sheet_select (fixture.sheet, &down);
  press (&fixture, GDK_KEY_d, GDK_CONTROL_MASK);
  assert_cell (&fixture, 3, 0, "A");
  assert_cell (&fixture, 3, 1, "A");
  g_assert_cmpuint (fixture.model->n_acts, ==, 2);
  /* one cell takes what is above it */
  remit_sheet_set_cursor (fixture.sheet, 2, 3);
  press (&fixture, GDK_KEY_d, GDK_CONTROL_MASK);
  assert_cell (&fixture, 2, 3, "C");
  tear_down (&fixture);
}

static void
test_edit_text (void)
{
  Fixture fixture = { 0 };
  GtkWidget *editor;

  set_up (&fixture, toy_sheet_new (6, 6, 0));
  toy_sheet_put (fixture.model, 1, 1, "A (until May)");
  remit_sheet_set_cursor (fixture.sheet, 1, 1);
  press (&fixture, GDK_KEY_F2, 0);
  editor = fixture.sheet->editor;
  g_assert_nonnull (editor);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (editor)), ==, "A (until May)");
  /* GTK tells assistive tools the text of what hands its editing on to a GtkText */
  gtk_test_accessible_assert_role (editor, GTK_ACCESSIBLE_ROLE_TEXT_BOX);
  g_assert_true (GTK_IS_TEXT (gtk_editable_get_delegate (GTK_EDITABLE (editor))));
  gtk_editable_set_text (GTK_EDITABLE (editor), "R (from June)");
  press_on (editor, GDK_KEY_Escape, 0);
  g_assert_false (remit_sheet_is_editing (fixture.sheet));
  assert_cell (&fixture, 1, 1, "A (until May)");

  press (&fixture, GDK_KEY_F2, 0);
  gtk_editable_set_text (GTK_EDITABLE (fixture.sheet->editor), "R (from June)");
  press_on (fixture.sheet->editor, GDK_KEY_Return, 0);
  assert_cell (&fixture, 1, 1, "R (from June)");
  assert_cursor (&fixture, 2, 1);
  g_assert_cmpuint (fixture.model->n_acts, ==, 1);

  /* a cell that is edited as text begins with what is typed */
  remit_sheet_set_cursor (fixture.sheet, 2, 0);
  type (&fixture, "z");
  g_assert_true (remit_sheet_is_editing (fixture.sheet));
  press_on (fixture.sheet->editor, GDK_KEY_Tab, 0);
  assert_cell (&fixture, 2, 0, "z");
  assert_cursor (&fixture, 2, 1);
  tear_down (&fixture);
}

/* What the model refuses stays open to be mended. */
static void
test_edit_refused (void)
{
  Fixture fixture = { 0 };

  set_up (&fixture, toy_sheet_new (6, 6, 0));
  press (&fixture, GDK_KEY_F2, 0);
  gtk_editable_set_text (GTK_EDITABLE (fixture.sheet->editor), "bad");
  press_on (fixture.sheet->editor, GDK_KEY_Return, 0);
  g_assert_true (remit_sheet_is_editing (fixture.sheet));
  assert_cursor (&fixture, 0, 0);
  press_on (fixture.sheet->editor, GDK_KEY_Escape, 0);
  assert_cell (&fixture, 0, 0, "");
  tear_down (&fixture);
}

static void
test_lines (void)
{
  Fixture fixture = { 0 };
  RemitSheetLine line;

  set_up (&fixture, toy_sheet_new (6, 6, 0));
  toy_sheet_put (fixture.model, 0, 0, "A");
  press (&fixture, GDK_KEY_Down, GDK_ALT_MASK);
  assert_cell (&fixture, 1, 0, "A");
  /* the cursor goes with its row */
  assert_cursor (&fixture, 1, 0);
  press (&fixture, GDK_KEY_Right, GDK_ALT_MASK);
  assert_cell (&fixture, 1, 1, "A");
  assert_cursor (&fixture, 1, 1);
  press (&fixture, GDK_KEY_Up, GDK_ALT_MASK);
  assert_cell (&fixture, 0, 1, "A");
  g_assert_cmpuint (fixture.model->n_acts, ==, 3);
  /* at the edge nothing happens */
  press (&fixture, GDK_KEY_Up, GDK_ALT_MASK);
  g_assert_cmpuint (fixture.model->n_acts, ==, 3);

  press (&fixture, GDK_KEY_K, GDK_CONTROL_MASK | GDK_SHIFT_MASK);
  assert_cursor (&fixture, 1, REMIT_SHEET_HEADER);
  g_assert_true (remit_sheet_is_editing (fixture.sheet));
  gtk_editable_set_text (GTK_EDITABLE (fixture.sheet->editor), "Sign the contract");
  press_on (fixture.sheet->editor, GDK_KEY_Return, 0);
  remit_sheet_model_get_line (REMIT_SHEET_MODEL (fixture.model), REMIT_SHEET_ROWS, 1, &line);
  g_assert_cmpstr (line.text, ==, "Sign the contract");
  tear_down (&fixture);
}

/* Several rows at once, as a drag of their headers drops them. */
static void
test_drop (void)
{
  Fixture fixture = { 0 };
  RemitSheetRange range;

  set_up (&fixture, toy_sheet_new (6, 3, 0));
  toy_sheet_put (fixture.model, 1, 0, "A");
  toy_sheet_put (fixture.model, 2, 0, "R");
  remit_sheet_set_cursor (fixture.sheet, 1, REMIT_SHEET_HEADER);
  press (&fixture, GDK_KEY_Down, GDK_SHIFT_MASK);
  g_assert_true (remit_sheet_get_range (fixture.sheet, &range));
  g_assert_cmpuint (range.last_column, ==, 2);
  _remit_sheet_drop_lines (fixture.sheet, REMIT_SHEET_ROWS, 6);
  assert_cell (&fixture, 4, 0, "A");
  assert_cell (&fixture, 5, 0, "R");
  g_assert_cmpuint (fixture.model->n_acts, ==, 1);
  /* both are still selected, and where they are is no move */
  g_assert_true (remit_sheet_get_range (fixture.sheet, &range));
  g_assert_cmpuint (range.first_row, ==, 4);
  g_assert_cmpuint (range.last_row, ==, 5);
  _remit_sheet_drop_lines (fixture.sheet, REMIT_SHEET_ROWS, 5);
  g_assert_cmpuint (fixture.model->n_acts, ==, 1);
  tear_down (&fixture);
}

static void
test_fold (void)
{
  Fixture fixture = { 0 };
  RemitSheetModel *model;

  set_up (&fixture, toy_sheet_new (6, 6, 3));
  model = REMIT_SHEET_MODEL (fixture.model);
  g_assert_cmpuint (remit_sheet_model_get_n_lines (model, REMIT_SHEET_ROWS), ==, 8);
  assert_cursor (&fixture, 0, 0);
  press (&fixture, GDK_KEY_Left, 0);
  g_assert_cmpuint (remit_sheet_model_get_n_lines (model, REMIT_SHEET_ROWS), ==, 5);
  press (&fixture, GDK_KEY_Right, 0);
  g_assert_cmpuint (remit_sheet_model_get_n_lines (model, REMIT_SHEET_ROWS), ==, 8);
  press (&fixture, GDK_KEY_space, 0);
  press (&fixture, GDK_KEY_Down, 0);
  press (&fixture, GDK_KEY_Return, 0);
  g_assert_cmpuint (remit_sheet_model_get_n_lines (model, REMIT_SHEET_ROWS), ==, 2);
  /* letters do nothing on a group */
  type (&fixture, "a");
  g_assert_cmpuint (fixture.model->n_acts, ==, 0);
  draw_frame (&fixture);
  tear_down (&fixture);
}

/* ---- the pool ---- */

static guint
count_tiles (GtkWidget *widget)
{
  guint n = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += 1 + count_tiles (child);
  return n;
}

static void
test_pool (void)
{
  Fixture fixture = { 0 };
  guint n;

  set_up (&fixture, toy_sheet_new (5000, 200, 0));
  draw_frame (&fixture);
  n = count_tiles (GTK_WIDGET (fixture.sheet));
  g_assert_cmpuint (n, >, 50);
  g_assert_cmpuint (n, <, 1000);
  fixture.model->n_cells_asked = 0;
  for (int i = 0; i < 40; i++)
    {
      remit_sheet_set_cursor (fixture.sheet, (guint) (i * 977) % 5000, (guint) (i * 37) % 200);
      draw_frame (&fixture);
      g_assert_cmpint (fixture.sheet->scroll_y, <=, 5000 * fixture.sheet->sizes.row_height);
      g_assert_nonnull (
        _remit_sheet_find_tile (fixture.sheet, fixture.sheet->row, fixture.sheet->column));
    }
  g_assert_cmpuint (count_tiles (GTK_WIDGET (fixture.sheet)), <, n * 2);
  g_assert_cmpuint (fixture.model->n_cells_asked, <, 41 * 1000);
  tear_down (&fixture);
}

/* A step of one row asks for one row of cells. */
static void
test_pool_step (void)
{
  Fixture fixture = { 0 };
  RemitSheet *sheet;

  set_up (&fixture, toy_sheet_new (5000, 200, 0));
  sheet = fixture.sheet;
  draw_frame (&fixture);
  fixture.model->n_cells_asked = 0;
  gtk_adjustment_set_value (sheet->vadjustment, sheet->sizes.row_height);
  draw_frame (&fixture);
  g_assert_cmpint (sheet->scroll_y, ==, sheet->sizes.row_height);
  g_assert_cmpuint (fixture.model->n_cells_asked, <=, 2 * sheet->n_shown_columns);
  g_assert_cmpuint (fixture.model->n_cells_asked, >, 0);
  tear_down (&fixture);
}

static void
test_empty (void)
{
  Fixture fixture = { 0 };
  guint row, column;

  set_up (&fixture, toy_sheet_new (0, 0, 0));
  g_assert_false (remit_sheet_get_cursor (fixture.sheet, &row, &column));
  press (&fixture, GDK_KEY_Down, 0);
  press (&fixture, GDK_KEY_a, 0);
  press (&fixture, GDK_KEY_a, GDK_CONTROL_MASK);
  draw_frame (&fixture);
  remit_sheet_set_model (fixture.sheet, NULL);
  draw_frame (&fixture);
  tear_down (&fixture);
}

/* ---- access ---- */

static void
test_access (void)
{
  Fixture fixture = { 0 };
  RemitSheetTile *tile;

  set_up (&fixture, toy_sheet_new (10, 5, 0));
  toy_sheet_put (fixture.model, 1, 2, "A!");
  draw_frame (&fixture);
  _remit_sheet_settle (fixture.sheet);
  gtk_test_accessible_assert_role (fixture.sheet, GTK_ACCESSIBLE_ROLE_GRID);
  tile = _remit_sheet_find_tile (fixture.sheet, 1, 2);
  gtk_test_accessible_assert_role (tile, GTK_ACCESSIBLE_ROLE_GRID_CELL);
  gtk_test_accessible_assert_property (tile, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Activity 2, Party 3: A!");
  gtk_test_accessible_assert_property (tile, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "Two parties answer for it.");
  gtk_test_accessible_assert_role (gtk_widget_get_parent (GTK_WIDGET (tile)),
                                   GTK_ACCESSIBLE_ROLE_ROW);
  tile = _remit_sheet_find_tile (fixture.sheet, REMIT_SHEET_HEADER, 2);
  gtk_test_accessible_assert_role (tile, GTK_ACCESSIBLE_ROLE_COLUMN_HEADER);
  gtk_test_accessible_assert_property (tile, GTK_ACCESSIBLE_PROPERTY_LABEL, "Party 3");
  tile = _remit_sheet_find_tile (fixture.sheet, 1, REMIT_SHEET_HEADER);
  gtk_test_accessible_assert_role (tile, GTK_ACCESSIBLE_ROLE_ROW_HEADER);
  gtk_test_accessible_assert_property (tile, GTK_ACCESSIBLE_PROPERTY_LABEL, "Activity 2");
  tear_down (&fixture);
}

/* The tile under the cursor has the focus and its sentence, also far away. */
static void
test_focus (void)
{
  Fixture fixture = { 0 };
  RemitSheetTile *tile;

  set_up (&fixture, toy_sheet_new (500, 50, 0));
  press (&fixture, GDK_KEY_End, GDK_CONTROL_MASK);
  draw_frame (&fixture);
  tile = _remit_sheet_find_tile (fixture.sheet, 499, 49);
  g_assert_nonnull (tile);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (fixture.window)) == GTK_WIDGET (tile));
  gtk_test_accessible_assert_property (tile, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Activity 500, Party 50: empty");
  /* scrolled away, the sheet keeps the focus, and the keys go on */
  gtk_adjustment_set_value (fixture.sheet->vadjustment, 0);
  draw_frame (&fixture);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (fixture.window)) == GTK_WIDGET (fixture.sheet));
  press (&fixture, GDK_KEY_Up, 0);
  draw_frame (&fixture);
  tile = _remit_sheet_find_tile (fixture.sheet, 498, 49);
  g_assert_nonnull (tile);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (fixture.window)) == GTK_WIDGET (tile));
  tear_down (&fixture);
}

static void
test_children_in_order (void)
{
  Fixture fixture = { 0 };
  guint before = 0;

  set_up (&fixture, toy_sheet_new (500, 50, 0));
  gtk_adjustment_set_value (fixture.sheet->vadjustment, 1007);
  gtk_adjustment_set_value (fixture.sheet->hadjustment, 777);
  draw_frame (&fixture);
  _remit_sheet_settle (fixture.sheet);
  draw_frame (&fixture);
  for (GtkWidget *row = gtk_widget_get_next_sibling (GTK_WIDGET (fixture.sheet->head));
       row != NULL && REMIT_SHEET_ROW (row)->band == REMIT_SHEET_BAND_BODY;
       row = gtk_widget_get_next_sibling (row))
    {
      guint index = REMIT_SHEET_ROW (row)->index;

      if (index == G_MAXUINT)
        continue;
      g_assert_cmpuint (index, >, before);
      before = index;
    }
  g_assert_cmpuint (before, >, 30);
  tear_down (&fixture);
}

/* A sign of what is wrong takes none of a name's room, and changes no height. */
static void
test_header_room (void)
{
  Fixture fixture = { 0 };
  PangoLayout *layout;
  int room, width;

  set_up (&fixture, toy_sheet_new_sample ());
  draw_frame (&fixture);
  for (guint i = 0; i < 6; i++)
    {
      RemitSheetTile *tile = _remit_sheet_find_tile (fixture.sheet, REMIT_SHEET_HEADER, i);

      g_assert_nonnull (tile);
      room = _remit_sheet_get_turned_room (fixture.sheet, gtk_widget_get_height (GTK_WIDGET (tile)),
                                           TRUE);
      layout = _remit_sheet_get_layout (fixture.sheet, tile->text, REMIT_SHEET_FONT_BOLD, -1);
      pango_layout_get_pixel_size (layout, &width, NULL);
      g_assert_cmpint (width, <=, room);
      g_assert_cmpint (room + fixture.sheet->sign, <, gtk_widget_get_height (GTK_WIDGET (tile)));
    }
  tear_down (&fixture);
}

static void
test_reveal (void)
{
  Fixture fixture = { 0 };

  set_up (&fixture, toy_sheet_new (500, 50, 0));
  g_assert_true (remit_sheet_reveal (fixture.sheet, REMIT_SHEET_COLUMNS, 40));
  assert_cursor (&fixture, 0, 39);
  g_assert_cmpint (remit_sheet_get_line_id (fixture.sheet, REMIT_SHEET_COLUMNS), ==, 40);
  g_assert_false (remit_sheet_reveal (fixture.sheet, REMIT_SHEET_ROWS, 7));
  tear_down (&fixture);
}

static void
test_mirrored (void)
{
  Fixture fixture = { 0 };
  GdkRectangle first, second;
  PangoRectangle one, three;
  PangoLayout *figures;

  set_up (&fixture, toy_sheet_new (50, 50, 0));
  gtk_widget_set_direction (GTK_WIDGET (fixture.sheet), GTK_TEXT_DIR_RTL);
  draw_frame (&fixture);
  _remit_sheet_get_box (fixture.sheet, 0, 0, &first);
  _remit_sheet_get_box (fixture.sheet, 0, 1, &second);
  g_assert_cmpint (second.x + second.width, ==, first.x);
  press (&fixture, GDK_KEY_Left, 0);
  assert_cursor (&fixture, 0, 1);
  /* figures are not turned round */
  figures = _remit_sheet_get_layout (fixture.sheet, "1·2·3", REMIT_SHEET_FONT_NORMAL, -1);
  g_assert_cmpint (pango_layout_get_direction (figures, 0), ==, PANGO_DIRECTION_LTR);
  pango_layout_index_to_pos (figures, 0, &one);
  pango_layout_index_to_pos (figures, 6, &three);
  g_assert_cmpint (one.x, <, three.x);
  tear_down (&fixture);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/sheet/cursor/move", test_move);
  g_test_add_func ("/sheet/cursor/jump", test_jump);
  g_test_add_func ("/sheet/cursor/range", test_range);
  g_test_add_func ("/sheet/cursor/tab-and-enter", test_tab_and_enter);
  g_test_add_func ("/sheet/cursor/walk", test_walk);
  g_test_add_func ("/sheet/cursor/reveal", test_reveal);
  g_test_add_func ("/sheet/edit/type", test_type);
  g_test_add_func ("/sheet/edit/cycle", test_cycle);
  g_test_add_func ("/sheet/edit/fill", test_fill);
  g_test_add_func ("/sheet/edit/text", test_edit_text);
  g_test_add_func ("/sheet/edit/refused", test_edit_refused);
  g_test_add_func ("/sheet/edit/lines", test_lines);
  g_test_add_func ("/sheet/edit/drop", test_drop);
  g_test_add_func ("/sheet/edit/fold", test_fold);
  g_test_add_func ("/sheet/pool/bounded", test_pool);
  g_test_add_func ("/sheet/pool/step", test_pool_step);
  g_test_add_func ("/sheet/pool/empty", test_empty);
  g_test_add_func ("/sheet/access/labels", test_access);
  g_test_add_func ("/sheet/access/focus", test_focus);
  g_test_add_func ("/sheet/access/order", test_children_in_order);
  g_test_add_func ("/sheet/header-room", test_header_room);
  g_test_add_func ("/sheet/mirrored", test_mirrored);
  return g_test_run ();
}

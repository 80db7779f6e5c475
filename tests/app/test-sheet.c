/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "remit-sheet-private.h"
#include "toy-sheet.h"

#include <adwaita.h>
#include <string.h>

/* A sheet in a window: keys go to its own key controller, what comes of them is read from the model
 * and from what GTK would tell assistive tools. */

typedef struct
{
  GtkWidget *window;
  RemitSheet *sheet;
  ToySheet *model;
  guint n_cursor_signals;
} Fixture;

static void
settle (void)
{
  gint64 end = g_get_monotonic_time () + 2 * G_TIME_SPAN_SECOND;

  for (int quiet = 0; quiet < 3 && g_get_monotonic_time () < end;)
    {
      quiet = g_main_context_pending (NULL) ? 0 : quiet + 1;
      g_main_context_iteration (NULL, FALSE);
      g_usleep (2000);
    }
}

/* Until the next frame has been drawn. */
static void
draw_frame (Fixture *fixture)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (fixture->sheet));
  gint64 end = g_get_monotonic_time () + 2 * G_TIME_SPAN_SECOND;
  gint64 frame = gdk_frame_clock_get_frame_counter (clock);

  gdk_frame_clock_request_phase (clock, GDK_FRAME_CLOCK_PHASE_PAINT);
  while (gdk_frame_clock_get_frame_counter (clock) < frame + 2 && g_get_monotonic_time () < end)
    {
      gdk_frame_clock_request_phase (clock, GDK_FRAME_CLOCK_PHASE_PAINT);
      g_main_context_iteration (NULL, FALSE);
      g_usleep (500);
    }
  settle ();
}

static void
on_cursor_changed_cb (Fixture *fixture)
{
  fixture->n_cursor_signals++;
}

static void
set_up (Fixture *fixture, ToySheet *model)
{
  GtkWidget *scroller = gtk_scrolled_window_new (), *overlay = adw_toast_overlay_new ();

  fixture->model = model;
  fixture->window = gtk_window_new ();
  fixture->sheet = remit_sheet_new ();
  g_signal_connect_swapped (fixture->sheet, "cursor-changed", G_CALLBACK (on_cursor_changed_cb),
                            fixture);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (fixture->sheet));
  /* where errors are shown */
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (overlay), scroller);
  gtk_window_set_child (GTK_WINDOW (fixture->window), overlay);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 900, 500);
  remit_sheet_set_model (fixture->sheet, REMIT_SHEET_MODEL (model));
  gtk_window_present (GTK_WINDOW (fixture->window));
  for (int i = 0; i < 500 && fixture->sheet->n_shown_rows == 0; i++)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (2000);
    }
  remit_sheet_focus_cursor (fixture->sheet);
  settle ();
}

static void
tear_down (Fixture *fixture)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  settle ();
  g_assert_finalize_object (G_OBJECT (fixture->model));
}

static gboolean
press_on (GtkWidget *widget, guint keyval, GdkModifierType modifiers)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);
  gboolean handled = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers) && !handled; i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        g_signal_emit_by_name (controller, "key-pressed", keyval, 0, modifiers, &handled);
    }
  return handled;
}

static gboolean
press (Fixture *fixture, guint keyval, GdkModifierType modifiers)
{
  return press_on (GTK_WIDGET (fixture->sheet), keyval, modifiers);
}

static void
type (Fixture *fixture, const char *text)
{
  for (; *text != '\0'; text++)
    press (fixture, gdk_unicode_to_keyval ((guint32) *text), 0);
}

#define assert_cursor(fixture, r, c)                                                               \
  G_STMT_START                                                                                     \
  {                                                                                                \
    guint row_, column_;                                                                           \
    g_assert_true (remit_sheet_get_cursor ((fixture)->sheet, &row_, &column_));                    \
    g_assert_cmpuint (row_, ==, r);                                                                \
    g_assert_cmpuint (column_, ==, c);                                                             \
  }                                                                                                \
  G_STMT_END

#define assert_cell(fixture, r, c, text)                                                           \
  g_assert_cmpstr (toy_sheet_get ((fixture)->model, r, c), ==, text)

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

/* ---- clipboard ---- */

static void
put_text (Fixture *fixture, const char *text)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (fixture->sheet)), text);
}

static void
paste (Fixture *fixture)
{
  press (fixture, GDK_KEY_v, GDK_CONTROL_MASK);
  for (int i = 0; i < 50; i++)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (1000);
    }
}

static void
on_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GError *error = NULL;

  *(char **) data = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, &error);
  g_assert_no_error (error);
}

static char *
read_text (Fixture *fixture)
{
  char *text = NULL;

  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (fixture->sheet)), NULL,
                                 on_read_cb, &text);
  while (text == NULL)
    g_main_context_iteration (NULL, TRUE);
  return text;
}

static void
test_copy_paste (void)
{
  Fixture fixture = { 0 };
  RemitSheetRange block = { 0, 1, 0, 1 };
  g_autofree char *text = NULL;
  GdkContentFormats *formats;

  set_up (&fixture, toy_sheet_new (6, 6, 0));
  toy_sheet_put (fixture.model, 0, 0, "A/R");
  toy_sheet_put (fixture.model, 0, 1, "say \"no\"");
  toy_sheet_put (fixture.model, 1, 0, "two\nlines");
  remit_sheet_select (fixture.sheet, &block);
  press (&fixture, GDK_KEY_c, GDK_CONTROL_MASK);
  formats = gdk_clipboard_get_formats (gtk_widget_get_clipboard (GTK_WIDGET (fixture.sheet)));
  g_assert_true (gdk_content_formats_contain_mime_type (formats, "text/html"));
  text = read_text (&fixture);
  g_assert_cmpstr (text, ==, "A/R\t\"say \"\"no\"\"\"\n\"two\nlines\"\t\n");

  remit_sheet_set_cursor (fixture.sheet, 3, 2);
  paste (&fixture);
  assert_cell (&fixture, 3, 2, "A/R");
  assert_cell (&fixture, 3, 3, "say \"no\"");
  assert_cell (&fixture, 4, 2, "two\nlines");
  assert_cell (&fixture, 4, 3, "");
  g_assert_cmpuint (fixture.model->n_acts, ==, 1);
  /* what was pasted is selected */
  g_assert_true (remit_sheet_get_range (fixture.sheet, &block));
  g_assert_cmpuint (block.last_row, ==, 4);
  g_assert_cmpuint (block.last_column, ==, 3);

  remit_sheet_set_cursor (fixture.sheet, 0, 0);
  press (&fixture, GDK_KEY_x, GDK_CONTROL_MASK);
  assert_cell (&fixture, 0, 0, "");
  tear_down (&fixture);
}

static void
test_paste_repeats (void)
{
  Fixture fixture = { 0 };
  RemitSheetRange all = { 0, 3, 0, 3 }, odd = { 0, 2, 0, 0 };

  set_up (&fixture, toy_sheet_new (6, 6, 0));
  put_text (&fixture, "A");
  remit_sheet_select (fixture.sheet, &all);
  paste (&fixture);
  assert_cell (&fixture, 3, 3, "A");
  assert_cell (&fixture, 2, 1, "A");
  put_text (&fixture, "R\tC\n");
  remit_sheet_select (fixture.sheet, &all);
  paste (&fixture);
  assert_cell (&fixture, 3, 2, "R");
  assert_cell (&fixture, 3, 3, "C");
  g_assert_cmpuint (fixture.model->n_acts, ==, 2);
  /* not a multiple: once */
  put_text (&fixture, "I\nI\n");
  remit_sheet_select (fixture.sheet, &odd);
  paste (&fixture);
  assert_cell (&fixture, 1, 0, "I");
  assert_cell (&fixture, 2, 0, "R");
  tear_down (&fixture);
}

/* Answers the question that is open. */
static void
answer (const char *response)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (ADW_IS_MESSAGE_DIALOG (window))
        {
          adw_message_dialog_response (ADW_MESSAGE_DIALOG (window), response);
          gtk_window_destroy (window);
          settle ();
          return;
        }
    }
  g_assert_not_reached ();
}

static void
test_paste_beyond (void)
{
  Fixture fixture = { 0 };

  set_up (&fixture, toy_sheet_new (4, 4, 0));
  put_text (&fixture, "A\tR\tC\nI\tI\tI\nC\tC\tC\n");
  remit_sheet_set_cursor (fixture.sheet, 3, 2);
  paste (&fixture);
  answer ("cancel");
  g_assert_cmpuint (fixture.model->n_acts, ==, 0);
  paste (&fixture);
  answer ("cut");
  assert_cell (&fixture, 3, 3, "R");
  g_assert_cmpuint (fixture.model->n_acts, ==, 1);
  remit_sheet_set_cursor (fixture.sheet, 3, 0);
  paste (&fixture);
  answer ("add");
  g_assert_cmpuint (
    remit_sheet_model_get_n_lines (REMIT_SHEET_MODEL (fixture.model), REMIT_SHEET_ROWS), ==, 6);
  assert_cell (&fixture, 5, 2, "C");
  g_assert_cmpuint (fixture.model->n_acts, ==, 2);
  tear_down (&fixture);
}

/* Group 1: rows 1 to 3, group 2: rows 5 to 7.  No row of a block is lost on a header. */
static void
test_paste_over_groups (void)
{
  Fixture fixture = { 0 };
  RemitSheetRange range = { 2, 6, 1, 1 };

  set_up (&fixture, toy_sheet_new (6, 4, 3));
  put_text (&fixture, "A\nR\nC\n");
  remit_sheet_set_cursor (fixture.sheet, 3, 0);
  paste (&fixture);
  assert_cell (&fixture, 3, 0, "A");
  assert_cell (&fixture, 5, 0, "R");
  assert_cell (&fixture, 6, 0, "C");
  /* an empty row lies on a header, so that what was copied across one goes back */
  put_text (&fixture, "I\n\nS\n");
  paste (&fixture);
  assert_cell (&fixture, 3, 0, "I");
  assert_cell (&fixture, 5, 0, "S");
  assert_cell (&fixture, 6, 0, "C");
  /* one cell fills the selection and goes no further */
  put_text (&fixture, "V");
  remit_sheet_select (fixture.sheet, &range);
  paste (&fixture);
  assert_cell (&fixture, 2, 1, "V");
  assert_cell (&fixture, 6, 1, "V");
  assert_cell (&fixture, 7, 1, "");
  /* what a header pushes beyond the end is asked about */
  put_text (&fixture, "A\nR\nC\nI\n");
  remit_sheet_set_cursor (fixture.sheet, 3, 2);
  g_assert_cmpuint (fixture.model->n_acts, ==, 3);
  paste (&fixture);
  assert_cell (&fixture, 7, 2, "I");
  remit_sheet_set_cursor (fixture.sheet, 4, 3);
  paste (&fixture);
  answer ("cut");
  assert_cell (&fixture, 5, 3, "A");
  assert_cell (&fixture, 7, 3, "C");
  g_assert_cmpuint (fixture.model->n_acts, ==, 5);
  tear_down (&fixture);
}

/* What other programs put there: CRLF, quotes with tabs and line breaks in them, no last break. */
static void
test_paste_foreign (void)
{
  Fixture fixture = { 0 };

  set_up (&fixture, toy_sheet_new (3, 3, 0));
  put_text (&fixture, "A\t\"two\r\nlines\"\r\n\"tab\there\"\t\"say \"\"no\"\"\"\r\n");
  remit_sheet_set_cursor (fixture.sheet, 1, 0);
  paste (&fixture);
  assert_cell (&fixture, 1, 0, "A");
  assert_cell (&fixture, 1, 1, "two\nlines");
  assert_cell (&fixture, 2, 0, "tab\there");
  assert_cell (&fixture, 2, 1, "say \"no\"");
  /* the last line break asked for no third row */
  g_assert_cmpuint (fixture.model->n_acts, ==, 1);
  put_text (&fixture, "R\tC");
  paste (&fixture);
  assert_cell (&fixture, 1, 1, "C");
  g_assert_cmpuint (fixture.model->n_acts, ==, 2);
  tear_down (&fixture);
}

static void
test_paste_long (void)
{
  Fixture fixture = { 0 };
  g_autoptr (GString) text = g_string_new (NULL);
  gint64 start;

  set_up (&fixture, toy_sheet_new (5000, 8, 20));
  for (guint i = 0; i < 5000; i++)
    g_string_append (text, "A\tR\tC\tI\tI\tC\tR\tS\n");
  put_text (&fixture, text->str);
  start = g_get_monotonic_time ();
  paste (&fixture);
  for (int i = 0; i < 1000 && fixture.model->n_acts == 0; i++)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (1000);
    }
  g_assert_cmpuint (fixture.model->n_acts, ==, 1);
  g_assert_cmpint (g_get_monotonic_time () - start, <, 2 * G_TIME_SPAN_SECOND);
  assert_cell (&fixture, 5249, 7, "S");
  tear_down (&fixture);
}

static void
test_paste_refused (void)
{
  Fixture fixture = { 0 };

  set_up (&fixture, toy_sheet_new (6, 6, 0));
  put_text (&fixture, "A\tbad\n");
  paste (&fixture);
  assert_cell (&fixture, 0, 0, "");
  g_assert_cmpuint (fixture.model->n_acts, ==, 0);
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

  set_up (&fixture, toy_sheet_new (50, 50, 0));
  gtk_widget_set_direction (GTK_WIDGET (fixture.sheet), GTK_TEXT_DIR_RTL);
  draw_frame (&fixture);
  _remit_sheet_get_box (fixture.sheet, 0, 0, &first);
  _remit_sheet_get_box (fixture.sheet, 0, 1, &second);
  g_assert_cmpint (second.x + second.width, ==, first.x);
  press (&fixture, GDK_KEY_Left, 0);
  assert_cursor (&fixture, 0, 1);
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
  g_test_add_func ("/sheet/cursor/reveal", test_reveal);
  g_test_add_func ("/sheet/edit/type", test_type);
  g_test_add_func ("/sheet/edit/cycle", test_cycle);
  g_test_add_func ("/sheet/edit/fill", test_fill);
  g_test_add_func ("/sheet/edit/text", test_edit_text);
  g_test_add_func ("/sheet/edit/refused", test_edit_refused);
  g_test_add_func ("/sheet/edit/lines", test_lines);
  g_test_add_func ("/sheet/edit/drop", test_drop);
  g_test_add_func ("/sheet/edit/fold", test_fold);
  g_test_add_func ("/sheet/clipboard/copy-paste", test_copy_paste);
  g_test_add_func ("/sheet/clipboard/repeats", test_paste_repeats);
  g_test_add_func ("/sheet/clipboard/beyond", test_paste_beyond);
  g_test_add_func ("/sheet/clipboard/groups", test_paste_over_groups);
  g_test_add_func ("/sheet/clipboard/foreign", test_paste_foreign);
  g_test_add_func ("/sheet/clipboard/long", test_paste_long);
  g_test_add_func ("/sheet/clipboard/refused", test_paste_refused);
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

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sheet-fixture.h"

#include <adwaita.h>

/* Copy, cut and paste within one sheet. */

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

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/sheet/clipboard/copy-paste", test_copy_paste);
  g_test_add_func ("/sheet/clipboard/repeats", test_paste_repeats);
  g_test_add_func ("/sheet/clipboard/beyond", test_paste_beyond);
  g_test_add_func ("/sheet/clipboard/groups", test_paste_over_groups);
  g_test_add_func ("/sheet/clipboard/foreign", test_paste_foreign);
  g_test_add_func ("/sheet/clipboard/long", test_paste_long);
  g_test_add_func ("/sheet/clipboard/refused", test_paste_refused);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sheet-fixture.h"

#include <adwaita.h>
#include <string.h>

/* Pasting what another program has put on the clipboard.  That program is this one once more,
 * started with "--offer KIND": it offers a table as spreadsheets do, as a page and as text, until
 * its input ends. */

#define N_ROWS 5000

static const char *program;

/* ---- the other program ---- */

static char *
make_text (const char *kind)
{
  GString *text = g_string_new (NULL);

  if (g_str_equal (kind, "quoted"))
    return g_string_free (g_string_append (text, "A\t\"two\r\nlines\"\r\n\"tab\there\"\tĐặng\r\n"),
                          FALSE);
  for (guint i = 0; i < N_ROWS; i++)
    g_string_append (text, "I\tC\tR\tA\tC\tR\tI\tI\n");
  return g_string_free (text, FALSE);
}

static GdkContentProvider *
offer_bytes (const char *mime_type, const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return gdk_content_provider_new_for_bytes (mime_type, bytes);
}

static gboolean
on_input_ended_cb (GIOChannel *channel, GIOCondition condition, gpointer loop)
{
  g_main_loop_quit (loop);
  return G_SOURCE_REMOVE;
}

static int
offer (const char *kind)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autofree char *text = make_text (kind);
  g_autoptr (GIOChannel) input = g_io_channel_unix_new (0);
  GdkContentProvider *providers[] = {
    offer_bytes ("text/html", "<table><tr><td>not this</td></tr></table>"),
    offer_bytes ("text/plain;charset=utf-8", text),
  };
  g_autoptr (GdkContentProvider) both
    = gdk_content_provider_new_union (providers, G_N_ELEMENTS (providers));
  GdkClipboard *clipboard = gdk_display_get_clipboard (gdk_display_get_default ());

  gdk_clipboard_set_content (clipboard, both);
  gdk_display_sync (gdk_display_get_default ());
  g_print ("ready\n");
  g_io_add_watch (input, G_IO_IN | G_IO_HUP, on_input_ended_cb, loop);
  g_main_loop_run (loop);
  return 0;
}

/* ---- the tests ---- */

static gboolean
on_late_cb (gpointer late)
{
  *(gboolean *) late = TRUE;
  return G_SOURCE_REMOVE;
}

#define WAIT(condition)                                                                            \
  G_STMT_START                                                                                     \
  {                                                                                                \
    gboolean late_ = FALSE;                                                                        \
    guint id_ = g_timeout_add_seconds (10, on_late_cb, &late_);                                    \
    while (!(condition) && !late_)                                                                 \
      g_main_context_iteration (NULL, TRUE);                                                       \
    g_assert_false (late_);                                                                        \
    g_source_remove (id_);                                                                         \
  }                                                                                                \
  G_STMT_END

static GSubprocess *
start_other (const char *kind)
{
  GError *error = NULL;
  char ready[6];
  GSubprocess *other
    = g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error,
                        program, "--offer", kind, NULL);

  g_assert_no_error (error);
  g_input_stream_read_all (g_subprocess_get_stdout_pipe (other), ready, sizeof ready, NULL, NULL,
                           &error);
  g_assert_no_error (error);
  g_assert_cmpmem (ready, sizeof ready, "ready\n", sizeof ready);
  return other;
}

static void
paste_from_other (Fixture *fixture, const char *kind)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (fixture->sheet));
  g_autoptr (GSubprocess) other = start_other (kind);

  WAIT (gdk_content_formats_contain_mime_type (gdk_clipboard_get_formats (clipboard), "text/html"));
  g_assert_false (gdk_clipboard_is_local (clipboard));
  press (fixture, GDK_KEY_v, GDK_CONTROL_MASK);
  WAIT (fixture->model->n_acts > 0);
  g_output_stream_close (g_subprocess_get_stdin_pipe (other), NULL, NULL);
  g_subprocess_wait (other, NULL, NULL);
}

static void
test_quoted (void)
{
  Fixture fixture = { 0 };

  set_up (&fixture, toy_sheet_new (2, 3, 0));
  paste_from_other (&fixture, "quoted");
  assert_cell (&fixture, 0, 0, "A");
  assert_cell (&fixture, 0, 1, "two\nlines");
  assert_cell (&fixture, 1, 0, "tab\there");
  assert_cell (&fixture, 1, 1, "Đặng");
  assert_cell (&fixture, 0, 2, "");
  tear_down (&fixture);
}

/* More than one piece of the clipboard's own transfer. */
static void
test_long (void)
{
  Fixture fixture = { 0 };
  gint64 start;

  set_up (&fixture, toy_sheet_new (N_ROWS, 8, 0));
  start = g_get_monotonic_time ();
  paste_from_other (&fixture, "long");
  g_assert_cmpint (g_get_monotonic_time () - start, <, 5 * G_TIME_SPAN_SECOND);
  assert_cell (&fixture, 0, 0, "I");
  assert_cell (&fixture, N_ROWS - 1, 7, "I");
  tear_down (&fixture);
}

int
main (int argc, char **argv)
{
  if (argc == 3 && g_str_equal (argv[1], "--offer"))
    {
      gtk_init ();
      return offer (argv[2]);
    }
  program = argv[0];
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/sheet/clipboard/foreign/quoted", test_quoted);
  g_test_add_func ("/sheet/clipboard/foreign/long", test_long);
  return g_test_run ();
}

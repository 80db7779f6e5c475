/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange-support.h"

#include "remit-error.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* The one door: which reader gets a file, and what is turned away at the threshold. */

#define XML                                                                                        \
  "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<remit xmlns=\"urn:remit:document:1\" "             \
  "version=\"1.0\">\n"                                                                             \
  " <node id=\"n1\" kind=\"role\" name=\"CIO\"/>\n</remit>\n"
#define CSV "Activity,CIO,CMO\nPlan,A,R\n"

typedef struct
{
  char *folder;
  char *path;
  RemitDocument *document;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("remit-test-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "thing", NULL);
  fixture->document = support_document ();
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_chmod (fixture->path, 0600);
  g_remove (fixture->path);
  g_rmdir (fixture->folder);
  g_object_unref (fixture->document);
  g_free (fixture->folder);
  g_free (fixture->path);
}

static void
assert_refused (Fixture *fixture, const char *path, const char *format, const char *words,
                RemitError code)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = support_dump (fixture->document);
  g_autofree char *after = NULL;

  g_test_timer_start ();
  g_assert_null (remit_import_file (fixture->document, path, format, NULL, &error));
  g_assert_cmpfloat (g_test_timer_elapsed (), <, 20);
  g_assert_error (error, REMIT_ERROR, (int) code);
  support_assert_words (error->message, words);
  after = support_dump (fixture->document);
  g_assert_cmpstr (after, ==, before);
}

static void
test_by_content (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *name;
    const char *text;
    const char *format;
  } cases[] = {
    { "a.xml", XML, "xml" },
    { "a.csv", XML, "xml" },
    { "a", XML, "xml" },
    { "a.csv", CSV, "csv" },
    { "a.xml", CSV, "csv" },
    { "a", CSV, "csv" },
    { "a.csv", "\xEF\xBB\xBF" XML, "xml" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RemitDocument) document = support_document ();
      g_autoptr (GError) error = NULL;
      g_autoptr (RemitImportReport) report
          = support_import_file (document, cases[i].name, cases[i].text, -1, &error);

      g_assert_no_error (error);
      g_assert_cmpstr (report->format, ==, cases[i].format);
      g_assert_cmpuint (remit_graph_count (remit_document_get_graph (document), REMIT_TABLE_NODE),
                        >, 0);
      g_assert_cmpuint (remit_document_get_n_changes (document), ==, 1);
    }
}

static void
test_wanted (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RemitImportReport) report = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (fixture->path, XML, -1, NULL));
  assert_refused (fixture, fixture->path, "table", "thing", REMIT_ERROR_NOT_FOUND);
  assert_refused (fixture, fixture->path, "docx", "docx|xml, table", REMIT_ERROR_USAGE);
  report = remit_import_file (fixture->document, fixture->path, "xml", NULL, &error);
  g_assert_no_error (error);
}

/* Standard input, here from a pipe. */
static void
test_standard_input (Fixture *fixture, gconstpointer data)
{
  static const char *const texts[] = { XML, CSV };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (RemitDocument) document = support_document ();
      g_autoptr (RemitImportReport) report = NULL;
      g_autoptr (GError) error = NULL;
      int ends[2];
      int kept = dup (STDIN_FILENO);

      g_assert_cmpint (pipe (ends), ==, 0);
      g_assert_cmpint (write (ends[1], texts[i], strlen (texts[i])), ==, (int) strlen (texts[i]));
      close (ends[1]);
      dup2 (ends[0], STDIN_FILENO);
      close (ends[0]);
      report = remit_import_file (document, "-", NULL, NULL, &error);
      dup2 (kept, STDIN_FILENO);
      close (kept);
      g_assert_no_error (error);
      g_assert_cmpstr (report->format, ==, i == 0 ? "xml" : "csv");
    }
}

static void
test_fifo (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpint (mkfifo (fixture->path, 0600), ==, 0);
  assert_refused (fixture, fixture->path, NULL, "thing|pipe", REMIT_ERROR_READ);
}

static void
test_no_file (Fixture *fixture, gconstpointer data)
{
  assert_refused (fixture, fixture->folder, NULL, "folder", REMIT_ERROR_READ);
  assert_refused (fixture, fixture->path, NULL, "thing|No such file", REMIT_ERROR_NOT_FOUND);
  assert_refused (fixture, "/dev/null", NULL, "null|device", REMIT_ERROR_READ);
  g_assert_true (g_file_set_contents (fixture->path, "", 0, NULL));
  assert_refused (fixture, fixture->path, NULL, "thing|empty", REMIT_ERROR_FORMAT);
  assert_refused (fixture, fixture->path, "xml", "thing|empty", REMIT_ERROR_FORMAT);
  assert_refused (fixture, fixture->path, "table", "thing|empty", REMIT_ERROR_FORMAT);
}

static void
test_unreadable (Fixture *fixture, gconstpointer data)
{
  g_assert_true (g_file_set_contents (fixture->path, XML, -1, NULL));
  g_chmod (fixture->path, 0);
  if (g_access (fixture->path, R_OK) == 0)
    {
      g_test_skip ("this user may read everything");
      return;
    }
  assert_refused (fixture, fixture->path, NULL, "thing|Permission denied", REMIT_ERROR_READ);
}

/* Two gigabytes of nothing, and just as much as is read: both end at once. */
static void
test_sparse (Fixture *fixture, gconstpointer data)
{
  int fd = g_open (fixture->path, O_RDWR | O_CREAT, 0600);

  g_assert_cmpint (fd, >=, 0);
  if (ftruncate (fd, G_GINT64_CONSTANT (2) << 30) != 0)
    {
      close (fd);
      g_test_skip ("no sparse files here");
      return;
    }
  assert_refused (fixture, fixture->path, NULL, "thing|Split it", REMIT_ERROR_LIMIT);
  g_assert_cmpint (ftruncate (fd, G_GINT64_CONSTANT (1) << 30), ==, 0);
  assert_refused (fixture, fixture->path, NULL, "thing|NUL", REMIT_ERROR_FORMAT);
  assert_refused (fixture, fixture->path, "xml", "thing|NUL", REMIT_ERROR_FORMAT);
  close (fd);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function) g_test_add ("/import/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("by-content", test_by_content);
  ADD ("wanted-format", test_wanted);
  ADD ("standard-input", test_standard_input);
  ADD ("fifo", test_fifo);
  ADD ("no-file", test_no_file);
  ADD ("unreadable", test_unreadable);
  ADD ("sparse", test_sparse);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "remit-document.h"
#include "test-support.h"

#include <sqlite3.h>

/* Documents that an older version of the program wrote: made by taking away from a new one what the
 * old one did not have. */

typedef struct
{
  char *folder;
  char *path;
  RemitContext *context;
  RemitDocument *document;
  RemitId node;
} Fixture;

static void
run_sql (const char *path, const char *sql)
{
  sqlite3 *db;
  char *message = NULL;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  if (sqlite3_exec (db, sql, NULL, NULL, &message) != SQLITE_OK)
    g_error ("%s", message);
  sqlite3_close (db);
}

static int
read_version (const char *path)
{
  sqlite3 *db;
  sqlite3_stmt *stmt;
  int version;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (db, "PRAGMA user_version", -1, &stmt, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (stmt), ==, SQLITE_ROW);
  version = sqlite3_column_int (stmt, 0);
  sqlite3_finalize (stmt);
  sqlite3_close (db);
  return version;
}

/* As version 1 of the schema had it. */
static void
make_old (const char *path)
{
  run_sql (path, "DROP TABLE rate; DROP TABLE charge; DROP TABLE terms; DROP TABLE credit; "
                 "DROP TABLE escalation; DROP TABLE perception; DROP TABLE survey; "
                 "PRAGMA user_version=1");
}

static RemitId
add_node (RemitDocument *document, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RemitEdit) edit = remit_document_begin (document, name);
  RemitId id = remit_node_add (edit, REMIT_NODE_ROLE, name, &error);

  g_assert_true (remit_document_commit (document, g_steal_pointer (&edit), &error));
  g_assert_no_error (error);
  return id;
}

/* A row of a table that version 1 does not know. */
static void
add_rate (RemitDocument *document)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RemitEdit) edit = remit_document_begin (document, "Add a rate");
  g_autoptr (RemitRow) row = remit_row_new (REMIT_TABLE_RATE);

  remit_row_set_text (row, REMIT_RATE_FIELD_CURRENCY, "USD");
  remit_row_set_text (row, REMIT_RATE_FIELD_BASE, "EUR");
  remit_row_set_number (row, REMIT_RATE_FIELD_DAY, 2460000);
  remit_row_set_number (row, REMIT_RATE_FIELD_RATE, 920000);
  remit_edit_insert (edit, row);
  g_assert_true (remit_document_commit (document, g_steal_pointer (&edit), &error));
  g_assert_no_error (error);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = support_folder ();
  fixture->path = g_build_filename (fixture->folder, "model.remit", NULL);
  fixture->context = support_context (fixture->folder);
  fixture->document = remit_document_new (fixture->context, &error);
  g_assert_no_error (error);
  fixture->node = add_node (fixture->document, "CIO");
  g_assert_true (remit_document_save_as (fixture->document, fixture->path, &error));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_object (&fixture->document);
  remit_context_free (fixture->context);
  g_free (fixture->path);
  support_remove_folder (fixture->folder);
}

static void
open_again (Fixture *fixture, RemitOpenFlags flags)
{
  g_autoptr (GError) error = NULL;

  fixture->document = remit_document_open (fixture->context, fixture->path, flags, &error);
  g_assert_no_error (error);
  g_assert_nonnull (
    remit_graph_node (remit_document_get_graph (fixture->document), fixture->node));
}

static void
test_file (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (remit_document_close (fixture->document, TRUE, &error));
  g_clear_object (&fixture->document);
  make_old (fixture->path);

  open_again (fixture, REMIT_OPEN_READ_ONLY);
  g_clear_object (&fixture->document);
  g_assert_cmpint (read_version (fixture->path), ==, 1); /* looking changes nothing */

  open_again (fixture, REMIT_OPEN_DEFAULT);
  add_rate (fixture->document);
  g_assert_true (remit_document_close (fixture->document, TRUE, &error));
  g_assert_no_error (error);
  g_clear_object (&fixture->document);
  g_assert_cmpint (read_version (fixture->path), ==, 2);

  open_again (fixture, REMIT_OPEN_DEFAULT);
  g_assert_cmpuint (remit_graph_count (remit_document_get_graph (fixture->document),
                                       REMIT_TABLE_RATE),
                    ==, 1);
  g_assert_true (remit_document_undo (fixture->document, &error)); /* the history came along */
  g_assert_true (remit_document_undo (fixture->document, &error));
  g_assert_null (remit_graph_node (remit_document_get_graph (fixture->document), fixture->node));
}

/* The first working copy below @folder. (transfer full) */
static char *
find_working_copy (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      char *found;

      if (g_str_equal (name, "work.db"))
        return g_steal_pointer (&path);
      found = g_file_test (path, G_FILE_TEST_IS_DIR) ? find_working_copy (path) : NULL;
      if (found != NULL)
        return found;
    }
  return NULL;
}

/* An old version was killed with edits that had not reached the file. */
static void
test_recovery (Fixture *fixture, gconstpointer data)
{
  g_autofree char *work = NULL;
  RemitId later = add_node (fixture->document, "CMO");

  g_clear_object (&fixture->document); /* without closing it */
  work = find_working_copy (fixture->folder);
  g_assert_nonnull (work);
  make_old (fixture->path);
  make_old (work);

  open_again (fixture, REMIT_OPEN_DEFAULT);
  g_assert_cmpuint (remit_document_get_recovered (fixture->document), ==, 1);
  g_assert_nonnull (remit_graph_node (remit_document_get_graph (fixture->document), later));
  add_rate (fixture->document);
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/migration/file-of-version-1", test_file);
  ADD ("/migration/recovery-of-version-1", test_recovery);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "remit-dump.h"
#include "test-support.h"

#include <sqlite3.h>
#include <string.h>

/* Random acts over all tables and kinds: undo all is the start, redo all is the end, reload is the
 * end.  An independent witness, a second connection that compares every table with its own copy of
 * the state before, must see exactly the rows that each recorded change names. */

#define N_ACTS 10000

typedef struct
{
  sqlite3 *db;
} Witness;

static void
run_sql (sqlite3 *db, const char *sql)
{
  char *message = NULL;

  if (sqlite3_exec (db, sql, NULL, NULL, &message) != SQLITE_OK)
    g_error ("%s: %s", sql, message);
}

/* The working database of the only document in the folder. */
static char *
find_work (const char *folder)
{
  g_autofree char *work = g_build_filename (folder, "state", "work", NULL);
  GDir *dir = g_dir_open (work, 0, NULL);
  char *path = g_build_filename (work, g_dir_read_name (dir), "work.db", NULL);

  g_assert_null (g_dir_read_name (dir));
  g_dir_close (dir);
  return path;
}

static void
witness_open (Witness *witness, const char *folder)
{
  g_autofree char *path = find_work (folder);

  g_assert_cmpint (sqlite3_open_v2 (path, &witness->db, SQLITE_OPEN_READWRITE, NULL), ==,
                   SQLITE_OK);
  run_sql (witness->db, "ATTACH ':memory:' AS old");
  for (guint t = 1; t < REMIT_N_TABLES; t++)
    {
      const char *name = remit_table_info (t)->name;
      g_autofree char *sql
        = g_strdup_printf ("CREATE TABLE old.\"%s\" AS SELECT * FROM main.\"%s\"", name, name);

      run_sql (witness->db, sql);
    }
}

/* The ids of the rows of @table that are in @a and not in @b exactly so. */
static void
collect_difference (Witness *witness, RemitTable table, const char *a, const char *b,
                    GHashTable *ids)
{
  const char *name = remit_table_info (table)->name;
  g_autofree char *sql = g_strdup_printf (
    "SELECT id FROM (SELECT * FROM %s.\"%s\" EXCEPT SELECT * FROM %s.\"%s\")", a, name, b, name);
  sqlite3_stmt *stmt;

  g_assert_cmpint (sqlite3_prepare_v2 (witness->db, sql, -1, &stmt, NULL), ==, SQLITE_OK);
  while (sqlite3_step (stmt) == SQLITE_ROW)
    {
      gint64 id = sqlite3_column_int64 (stmt, 0);

      g_hash_table_add (ids, g_memdup2 (&id, sizeof id));
    }
  sqlite3_finalize (stmt);
}

static void
take_over (Witness *witness, RemitTable table)
{
  const char *name = remit_table_info (table)->name;
  g_autofree char *sql = g_strdup_printf (
    "DELETE FROM old.\"%s\"; INSERT INTO old.\"%s\" SELECT * FROM main.\"%s\"", name, name, name);

  run_sql (witness->db, sql);
}

static void
witness_compare (Witness *witness, GPtrArray *deltas)
{
  guint named = 0, seen = 0;

  for (guint t = 1; t < REMIT_N_TABLES; t++)
    {
      g_autoptr (GHashTable) ids
        = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

      collect_difference (witness, t, "main", "old", ids);
      collect_difference (witness, t, "old", "main", ids);
      for (guint i = 0; i < deltas->len; i++)
        {
          const RemitDelta *delta = g_ptr_array_index (deltas, i);

          if (delta->table != t)
            continue;
          named++;
          g_assert_true (g_hash_table_contains (ids, &delta->id));
        }
      seen += g_hash_table_size (ids);
      if (g_hash_table_size (ids) > 0)
        take_over (witness, t);
    }
  g_assert_cmpuint (seen, ==, named);
}

static void
note_change_cb (RemitDocument *document, const RemitChange *change, gpointer data)
{
  *(gint64 *) data = change->seq;
}

static void
undo_all (RemitDocument *document)
{
  g_autoptr (GError) error = NULL;

  while (remit_document_can_undo (document))
    {
      remit_document_undo (document, &error);
      g_assert_no_error (error);
    }
}

static void
test_acts (gconstpointer data)
{
  char *folder = support_folder ();
  g_autoptr (RemitContext) context = support_context (folder);
  g_autoptr (GError) error = NULL;
  g_autoptr (RemitDocument) document = remit_document_new (context, &error);
  g_autoptr (GRand) random = g_rand_new_with_seed (GPOINTER_TO_UINT (data));
  g_autofree char *path = g_build_filename (folder, "random.remit", NULL);
  g_autofree char *start = NULL, *end = NULL, *now = NULL;
  Witness witness = { NULL };
  gint64 changed = 0;
  guint refused = 0;

  g_assert_no_error (error);
  start = remit_dump (remit_document_get_graph (document));
  witness_open (&witness, folder);
  g_signal_connect (document, "changed", G_CALLBACK (note_change_cb), &changed);
  for (guint i = 0; i < N_ACTS; i++)
    {
      gint64 before = remit_document_get_n_changes (document);
      g_autofree char *dump = i % 50 == 0 ? remit_dump (remit_document_get_graph (document)) : NULL;
      gboolean done = support_random_act (document, random);

      refused += !done;
      if (remit_document_get_n_changes (document) > before)
        {
          g_autoptr (GPtrArray) deltas = remit_document_get_deltas (document, changed, &error);

          g_assert_no_error (error);
          g_assert_cmpint (changed, ==, before + 1);
          witness_compare (&witness, deltas);
        }
      else if (!done && dump != NULL)
        {
          g_autofree char *after = remit_dump (remit_document_get_graph (document));

          g_assert_cmpstr (after, ==, dump);
        }
      else if (done)
        for (guint t = 1; t < REMIT_N_TABLES; t++)
          take_over (&witness, t);
    }
  sqlite3_close (witness.db);
  g_test_message ("%u acts, %u refused or given up, %u changes, %u nodes, %u links", N_ACTS,
                  refused, remit_document_get_n_changes (document),
                  remit_graph_count (remit_document_get_graph (document), REMIT_TABLE_NODE),
                  remit_graph_count (remit_document_get_graph (document), REMIT_TABLE_LINK));
  g_assert_cmpuint (refused, <, N_ACTS / 2);

  while (remit_document_redo (document, &error))
    ;
  g_assert_no_error (error);
  end = remit_dump (remit_document_get_graph (document));
  undo_all (document);
  now = remit_dump (remit_document_get_graph (document));
  g_assert_cmpstr (now, ==, start);
  g_clear_pointer (&now, g_free);
  while (remit_document_redo (document, &error))
    ;
  g_assert_no_error (error);
  now = remit_dump (remit_document_get_graph (document));
  g_assert_cmpstr (now, ==, end);
  g_clear_pointer (&now, g_free);

  g_assert_true (remit_document_save_as (document, path, &error));
  g_assert_true (remit_document_close (document, TRUE, &error));
  g_object_unref (document);
  document = remit_document_open (context, path, REMIT_OPEN_DEFAULT, &error);
  g_assert_no_error (error);
  now = remit_dump (remit_document_get_graph (document));
  g_assert_cmpstr (now, ==, end);
  g_clear_pointer (&now, g_free);
  undo_all (document);
  now = remit_dump (remit_document_get_graph (document));
  g_assert_cmpstr (now, ==, start);
  g_assert_true (remit_document_close (document, FALSE, &error));
  support_remove_folder (folder);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/document/random-acts/1", GUINT_TO_POINTER (1), test_acts);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench.h"

#include "remit-xml.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>
#include <unistd.h>

/* What touches the disk, each beside the least that anybody could do: a bare row loop, an append
 * with fsync, cp, and a parser that only looks at the bytes. */

#define N_ROUNDS 7
#define N_EDITS 300

static gint64
size_of (const char *path)
{
  GStatBuf status;

  return g_stat (path, &status) == 0 ? (gint64) status.st_size : 0;
}

/* ---- open ---- */

static void
read_rows (sqlite3 *db, const char *table)
{
  g_autofree char *sql = g_strdup_printf ("SELECT * FROM \"%s\"", table);
  sqlite3_stmt *statement;
  gint64 sum = 0;

  g_assert_cmpint (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL), ==, SQLITE_OK);
  while (sqlite3_step (statement) == SQLITE_ROW)
    for (int i = 0; i < sqlite3_column_count (statement); i++)
      if (sqlite3_column_type (statement, i) == SQLITE_TEXT)
        sum += sqlite3_column_text (statement, i)[0];
      else
        sum += sqlite3_column_int64 (statement, i);
  sqlite3_finalize (statement);
  /* Used, so that the loop is not left out. */
  if (sum == G_MAXINT64)
    print_note ("%s", table);
}

static void
read_bare (const char *path)
{
  sqlite3 *db;

  g_assert_cmpint (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READONLY, NULL), ==, SQLITE_OK);
  for (guint t = 1; t < REMIT_N_TABLES; t++)
    read_rows (db, remit_table_info (t)->name);
  sqlite3_close (db);
}

static void
time_open (Bench *bench, const char *path, RemitOpenFlags flags, Series *series)
{
  g_autoptr (GError) error = NULL;
  double start = bench_now ();
  g_autoptr (RemitDocument) document = remit_document_open (bench->context, path, flags, &error);

  series_add (series, bench_now () - start);
  g_assert_no_error (error);
  if (flags == REMIT_OPEN_DEFAULT)
    remit_document_close (document, FALSE, &error);
  g_assert_no_error (error);
}

void
bench_open (Bench *bench)
{
  g_autofree char *path = g_build_filename (bench->folder, "copy.remit", NULL);
  g_autoptr (GError) error = NULL;
  g_auto (Series) working = { 0 }, read_only = { 0 }, bare = { 0 };

  series_init (&working);
  series_init (&read_only);
  series_init (&bare);
  remit_document_save_copy (bench->document, path, REMIT_COPY_WITHOUT_HISTORY, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < N_ROUNDS; i++)
    {
      double start;

      time_open (bench, path, REMIT_OPEN_DEFAULT, &working);
      time_open (bench, path, REMIT_OPEN_READ_ONLY, &read_only);
      start = bench_now ();
      read_bare (path);
      series_add (&bare, bench_now () - start);
    }
  print_figures ("open (with working copy)", &working, "bare SQLite row loop", &bare, 0);
  print_figures ("open read-only", &read_only, "bare SQLite row loop", &bare, 0);
}

/* ---- edit, undo ---- */

static void
append_durably (int fd, const char *block, gsize size)
{
  g_assert_cmpint (write (fd, block, size), ==, (gssize) size);
  g_assert_cmpint (fsync (fd), ==, 0);
}

static void
rename_one (Bench *bench, RemitId node, guint round)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_strdup_printf ("Renamed %u", round);
  g_autoptr (RemitEdit) edit = remit_document_begin (bench->document, "Rename");

  remit_node_rename (edit, node, name, &error);
  g_assert_no_error (error);
  remit_document_commit (bench->document, g_steal_pointer (&edit), &error);
  g_assert_no_error (error);
}

static void
time_step (Bench *bench, gboolean (*step) (RemitDocument *, GError **), Series *series)
{
  g_autoptr (GError) error = NULL;
  double start = bench_now ();

  g_assert_true (step (bench->document, &error));
  series_add (series, bench_now () - start);
  g_assert_no_error (error);
}

void
bench_edit (Bench *bench)
{
  const RemitGraph *graph = remit_document_get_graph (bench->document);
  g_autofree char *path = g_build_filename (bench->folder, "append", NULL);
  g_autoptr (GRand) random = g_rand_new_with_seed (1);
  g_auto (Series) edits = { 0 }, undos = { 0 }, redos = { 0 }, appends = { 0 };
  char block[4096];
  int fd = g_open (path, O_CREAT | O_WRONLY | O_APPEND | O_CLOEXEC, 0600);

  g_assert_cmpint (fd, >=, 0);
  memset (block, 'x', sizeof block);
  series_init (&edits);
  series_init (&undos);
  series_init (&redos);
  series_init (&appends);
  for (guint i = 0; i < N_EDITS; i++)
    {
      guint n;
      const RemitRow *const *nodes = remit_graph_rows (graph, REMIT_TABLE_NODE, &n);
      RemitId node = nodes[g_rand_int_range (random, 0, (int) n)]->id;
      double start = bench_now ();

      rename_one (bench, node, i);
      series_add (&edits, bench_now () - start);
      time_step (bench, remit_document_undo, &undos);
      time_step (bench, remit_document_redo, &redos);
      start = bench_now ();
      append_durably (fd, block, sizeof block);
      series_add (&appends, bench_now () - start);
    }
  close (fd);
  print_figures ("one committed edit", &edits, "append 4 KiB + fsync", &appends, 0);
  print_figures ("undo", &undos, "append 4 KiB + fsync", &appends, 0);
  print_figures ("redo", &redos, "append 4 KiB + fsync", &appends, 0);
}

/* ---- XML ---- */

/* Runs a program as a whole, its start included; FALSE when there is none. */
static gboolean
time_command (const char *const *argv, Series *series)
{
  g_autoptr (GError) error = NULL;
  double start = bench_now ();
  int status;

  if (!g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL,
                     &status, &error))
    return FALSE;
  series_add (series, bench_now () - start);
  return g_spawn_check_wait_status (status, NULL);
}

static void
time_export (Bench *bench, const char *path, Series *series)
{
  g_autoptr (GError) error = NULL;
  double start = bench_now ();

  remit_xml_export_file (remit_document_get_graph (bench->document), path, &error);
  series_add (series, bench_now () - start);
  g_assert_no_error (error);
}

static void
time_import (Bench *bench, const char *path, Series *reading, Series *committing)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RemitDocument) document = remit_document_new_in_memory (bench->context);
  g_autoptr (RemitEdit) edit = remit_document_begin (document, "Import");
  double start = bench_now ();

  remit_xml_import_file (edit, path, &error);
  series_add (reading, bench_now () - start);
  g_assert_no_error (error);
  remit_document_commit_import (document, g_steal_pointer (&edit), &error);
  series_add (committing, bench_now () - start);
  g_assert_no_error (error);
}

void
bench_xml (Bench *bench)
{
  g_autofree char *path = g_build_filename (bench->folder, "model.xml", NULL);
  g_autofree char *other = g_build_filename (bench->folder, "copy.xml", NULL);
  const char *const lint[] = { "xmllint", "--stream", "--noout", path, NULL };
  const char *const copy[] = { "cp", path, other, NULL };
  g_auto (Series) exports = { 0 }, imports = { 0 }, commits = { 0 }, lints = { 0 }, copies = { 0 };

  series_init (&exports);
  series_init (&imports);
  series_init (&commits);
  series_init (&lints);
  series_init (&copies);
  for (guint i = 0; i < N_ROUNDS; i++)
    {
      time_export (bench, path, &exports);
      time_import (bench, path, &imports, &commits);
      time_command (copy, &copies);
      if (!time_command (lint, &lints) && i == 0)
        print_note ("xmllint is missing or did not like the file: no ratio to it.");
    }
  print_note ("XML file: %.1f MB", (double) size_of (path) / 1e6);
  print_figures ("XML export", &exports, "cp", &copies, size_of (path));
  print_figures ("XML export", &exports, "xmllint --stream --noout", &lints, size_of (path));
  print_figures ("XML import into an edit", &imports, "cp", &copies, size_of (path));
  print_figures ("XML import into an edit", &imports, "xmllint --stream --noout", &lints,
                 size_of (path));
  print_figures ("XML import with commit in memory", &commits, "xmllint --stream --noout", &lints,
                 size_of (path));
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "remit-dump.h"
#include "test-support.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

/* Documents: commits, undo that survives a restart, merging, refusal, the user's file, and files
 * that are no documents. */

typedef struct
{
  char *folder;
  char *path;
  RemitContext *context;
  RemitDocument *document;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = support_folder ();
  fixture->path = g_build_filename (fixture->folder, "model.remit", NULL);
  fixture->context = support_context (fixture->folder);
  fixture->document = remit_document_new (fixture->context, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_object (&fixture->document);
  remit_context_free (fixture->context);
  g_free (fixture->path);
  support_remove_folder (fixture->folder);
}

static RemitId
add_node (RemitDocument *document, RemitNodeKind kind, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RemitEdit) edit = remit_document_begin (document, "Add");
  RemitId id = remit_node_add (edit, kind, name, &error);

  g_assert_true (remit_document_commit (document, g_steal_pointer (&edit), &error));
  g_assert_no_error (error);
  return id;
}

static gboolean
rename_node (RemitDocument *document, RemitId node, const char *name, const char *merge_key,
             GError **error)
{
  g_autoptr (RemitEdit) edit = remit_document_begin (document, "Rename");

  remit_edit_set_merge_key (edit, merge_key);
  return remit_node_rename (edit, node, name, error)
         && remit_document_commit (document, g_steal_pointer (&edit), error);
}

static const char *
name_of (RemitDocument *document, RemitId node)
{
  return remit_graph_node (remit_document_get_graph (document), node)->name;
}

static void
save (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (remit_document_save_as (fixture->document, fixture->path, &error));
  g_assert_no_error (error);
}

static void
reopen (Fixture *fixture, gboolean clean)
{
  g_autoptr (GError) error = NULL;

  if (clean)
    g_assert_true (remit_document_close (fixture->document, TRUE, &error));
  g_clear_object (&fixture->document);
  fixture->document
    = remit_document_open (fixture->context, fixture->path, REMIT_OPEN_DEFAULT, &error);
  g_assert_no_error (error);
}

static void
count_cb (RemitDocument *document, const RemitChange *change, gpointer data)
{
  (*(guint *) data)++;
}

static void
test_commit (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  guint changes = 0;
  RemitId cio, platform, link;
  RemitEdit *edit;

  g_signal_connect (fixture->document, "changed", G_CALLBACK (count_cb), &changes);
  cio = add_node (fixture->document, REMIT_NODE_ROLE, "  CIO ");
  platform = add_node (fixture->document, REMIT_NODE_APPLICATION, "Consent platform");
  g_assert_cmpstr (name_of (fixture->document, cio), ==, "CIO");
  g_assert_cmpuint (changes, ==, 2);

  edit = remit_document_begin (fixture->document, "Runs");
  link = remit_link_add (edit, REMIT_LINK_RUNS, cio, platform, REMIT_ID_NONE, &error);
  g_assert_cmpint (remit_link_add (edit, REMIT_LINK_RUNS, cio, platform, REMIT_ID_NONE, &error), ==,
                   link);
  g_assert_true (remit_document_commit (fixture->document, edit, &error));
  g_assert_cmpuint (changes, ==, 3);

  /* An edit that does nothing is no change. */
  g_assert_true (remit_document_commit (
    fixture->document, remit_document_begin (fixture->document, "Nothing"), &error));
  g_assert_cmpuint (changes, ==, 3);
  g_assert_cmpuint (remit_document_get_n_changes (fixture->document), ==, 3);
}

static void
test_refused (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  RemitId cio = add_node (fixture->document, REMIT_NODE_ROLE, "CIO");
  RemitId platform = add_node (fixture->document, REMIT_NODE_APPLICATION, "Consent platform");
  g_autofree char *before = remit_dump (remit_document_get_graph (fixture->document));
  g_autofree char *after = NULL;
  g_autoptr (RemitEdit) edit = remit_document_begin (fixture->document, "Wrong way");

  g_assert_cmpint (remit_link_add (edit, REMIT_LINK_RUNS, platform, cio, REMIT_ID_NONE, &error), ==,
                   REMIT_ID_NONE);
  g_assert_error (error, REMIT_ERROR, REMIT_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_cmpint (remit_node_add (edit, REMIT_NODE_UNIT, "   ", &error), ==, REMIT_ID_NONE);
  g_assert_error (error, REMIT_ERROR, REMIT_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_false (remit_node_rename (edit, cio, "bad\001name", &error));
  g_assert_error (error, REMIT_ERROR, REMIT_ERROR_REFUSED);
  g_assert_nonnull (strstr (error->message, "U+0001"));
  g_clear_error (&error);

  /* What was done before the refusal goes with the edit. */
  remit_node_add (edit, REMIT_NODE_UNIT, "Gone", &error);
  g_clear_pointer (&edit, remit_edit_free);
  after = remit_dump (remit_document_get_graph (fixture->document));
  g_assert_cmpstr (after, ==, before);
}

static void
test_circle (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  RemitId a = add_node (fixture->document, REMIT_NODE_APPLICATION, "A");
  RemitId b = add_node (fixture->document, REMIT_NODE_APPLICATION, "B");
  RemitEdit *edit = remit_document_begin (fixture->document, "Circle");

  g_assert_cmpint (remit_link_add (edit, REMIT_LINK_PART_OF, a, b, 0, &error), !=, 0);
  g_assert_cmpint (remit_link_add (edit, REMIT_LINK_PART_OF, b, a, 0, &error), !=, 0);
  g_assert_false (remit_document_commit (fixture->document, edit, &error));
  g_assert_error (error, REMIT_ERROR, REMIT_ERROR_REFUSED);
  g_assert_cmpuint (
    remit_graph_count (remit_document_get_graph (fixture->document), REMIT_TABLE_LINK), ==, 0);
}

static void
test_delete_takes_dependants (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  RemitId cio = add_node (fixture->document, REMIT_NODE_ROLE, "CIO");
  RemitId cmo = add_node (fixture->document, REMIT_NODE_ROLE, "CMO");
  RemitId platform = add_node (fixture->document, REMIT_NODE_APPLICATION, "Consent platform");
  RemitGraph *graph = remit_document_get_graph (fixture->document);
  g_autofree char *before = NULL, *after = NULL;
  RemitEdit *edit = remit_document_begin (fixture->document, "Link");
  RemitId runs = remit_link_add (edit, REMIT_LINK_RUNS, cio, platform, 0, &error);

  remit_link_add (edit, REMIT_LINK_CHOOSES_TOOL, cmo, platform, 0, &error);
  g_assert_true (remit_edit_set_number (edit, REMIT_TABLE_LINK, runs, REMIT_LINK_FIELD_BENEFICIARY,
                                        cmo, &error));
  g_assert_true (remit_document_commit (fixture->document, edit, &error));
  before = remit_dump (graph);
  g_assert_cmpuint (remit_graph_count_dependants (graph, platform), ==, 2);
  g_assert_cmpuint (remit_graph_count_dependants (graph, cmo), ==, 1);

  /* A beneficiary that goes is cleared; the link stays. */
  edit = remit_document_begin (fixture->document, "Delete");
  g_assert_true (remit_edit_delete (edit, REMIT_TABLE_NODE, cmo, &error));
  g_assert_true (remit_document_commit (fixture->document, edit, &error));
  g_assert_cmpint (remit_graph_link (graph, runs)->beneficiary, ==, REMIT_ID_NONE);
  g_assert_cmpuint (remit_graph_count (graph, REMIT_TABLE_LINK), ==, 1);
  g_assert_true (remit_document_undo (fixture->document, &error));
  after = remit_dump (graph);
  g_assert_cmpstr (after, ==, before);
}

static void
test_kind_change (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  RemitId cio = add_node (fixture->document, REMIT_NODE_ROLE, "CIO");
  RemitId platform = add_node (fixture->document, REMIT_NODE_APPLICATION, "Consent platform");
  RemitEdit *edit = remit_document_begin (fixture->document, "Link");

  remit_link_add (edit, REMIT_LINK_RUNS, cio, platform, 0, &error);
  g_assert_true (remit_document_commit (fixture->document, edit, &error));
  edit = remit_document_begin (fixture->document, "Kind");
  g_assert_true (remit_node_set_kind (edit, platform, REMIT_NODE_PLATFORM, &error));
  g_assert_true (remit_document_commit (fixture->document, edit, &error));
  edit = remit_document_begin (fixture->document, "Kind");
  g_assert_false (remit_node_set_kind (edit, platform, REMIT_NODE_SKILL, &error));
  g_assert_error (error, REMIT_ERROR, REMIT_ERROR_REFUSED);
  remit_edit_free (edit);
  g_assert_cmpint (remit_graph_node (remit_document_get_graph (fixture->document), platform)->kind,
                   ==, REMIT_NODE_PLATFORM);
}

static void
test_undo_survives (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  RemitId node = add_node (fixture->document, REMIT_NODE_UNIT, "One");

  g_assert_true (rename_node (fixture->document, node, "Two", NULL, &error));
  g_assert_true (rename_node (fixture->document, node, "Three", NULL, &error));
  g_assert_true (remit_document_undo (fixture->document, &error));
  save (fixture);
  reopen (fixture, TRUE);
  g_assert_cmpstr (name_of (fixture->document, node), ==, "Two");
  g_assert_cmpstr (remit_document_get_redo_label (fixture->document), ==, "Rename");
  g_assert_true (remit_document_redo (fixture->document, &error));
  g_assert_cmpstr (name_of (fixture->document, node), ==, "Three");
  g_assert_true (remit_document_go_to (fixture->document, 1, &error));
  g_assert_cmpstr (name_of (fixture->document, node), ==, "One");
  g_assert_true (remit_document_go_to (fixture->document, 3, &error));
  g_assert_cmpstr (name_of (fixture->document, node), ==, "Three");
  /* A new edit hides what could have been redone; nothing is lost from the list. */
  g_assert_true (remit_document_go_to (fixture->document, 2, &error));
  g_assert_true (rename_node (fixture->document, node, "Other", NULL, &error));
  g_assert_false (remit_document_can_redo (fixture->document));
  g_assert_false (remit_document_go_to (fixture->document, 3, &error));
  g_assert_error (error, REMIT_ERROR, REMIT_ERROR_NOT_FOUND);
}

static gint64
still_clock (gpointer data)
{
  return G_GINT64_CONSTANT (1767225600000000);
}

static void
test_merge (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RemitDocument) document = NULL;
  RemitId node;
  guint n;

  fixture->context->now = still_clock;
  document = remit_document_new (fixture->context, &error);
  node = add_node (document, REMIT_NODE_UNIT, "One");
  n = remit_document_get_n_changes (document);
  g_assert_true (rename_node (document, node, "T", "name", &error));
  g_assert_true (rename_node (document, node, "Tw", "name", &error));
  g_assert_true (rename_node (document, node, "Two", "name", &error));
  g_assert_cmpuint (remit_document_get_n_changes (document), ==, n + 1);
  g_assert_true (rename_node (document, node, "Three", "other", &error));
  g_assert_cmpuint (remit_document_get_n_changes (document), ==, n + 2);
  g_assert_true (remit_document_undo (document, &error));
  g_assert_cmpstr (name_of (document, node), ==, "Two");
  g_assert_true (remit_document_undo (document, &error));
  g_assert_cmpstr (name_of (document, node), ==, "One");
  g_assert_true (remit_document_redo (document, &error));
  g_assert_cmpstr (name_of (document, node), ==, "Two");
  g_assert_true (remit_document_close (document, FALSE, &error));
}

static void
test_revert_and_baseline (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RemitDocument) past = NULL;
  RemitId node = add_node (fixture->document, REMIT_NODE_UNIT, "One");
  const RemitBaseline *baseline;
  RemitId id;

  save (fixture);
  id = remit_document_keep_baseline (fixture->document, "Before the workshop", "", &error);
  g_assert_cmpint (id, !=, REMIT_ID_NONE);
  add_node (fixture->document, REMIT_NODE_ROLE, "Later");
  g_assert_true (rename_node (fixture->document, node, "Two", NULL, &error));
  baseline = (const RemitBaseline *) remit_graph_get (remit_document_get_graph (fixture->document),
                                                      REMIT_TABLE_BASELINE, id);
  past = remit_document_at (fixture->document, baseline->change, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (name_of (past, node), ==, "One");
  g_assert_cmpuint (remit_graph_count (remit_document_get_graph (past), REMIT_TABLE_NODE), ==, 1);
  g_assert_true (remit_document_revert (fixture->document, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (name_of (fixture->document, node), ==, "One");
  g_assert_true (remit_document_undo (fixture->document, &error));
  g_assert_cmpstr (name_of (fixture->document, node), ==, "Two");
}

static void
test_file (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *stored = NULL;
  g_autofree char *link_path = g_build_filename (fixture->folder, "link.remit", NULL);
  gsize length;
  struct stat status;

  add_node (fixture->document, REMIT_NODE_UNIT, "One");
  g_assert_true (remit_document_get_unsaved (fixture->document));
  save (fixture);
  g_assert_false (remit_document_get_unsaved (fixture->document));
  g_assert_cmpstr (remit_document_get_title (fixture->document), ==, "model");
  g_assert_true (g_file_get_contents (fixture->path, &stored, &length, NULL));
  g_assert_cmpint (stored[18], ==, 1);
  g_assert_cmpint (stored[19], ==, 1);
  g_assert_cmpmem (stored + 68, 4, "Remt", 4);

  /* Through a symbolic link the link stays and its target is replaced; rights are kept. */
  g_assert_cmpint (g_chmod (fixture->path, 0640), ==, 0);
  g_assert_cmpint (symlink (fixture->path, link_path), ==, 0);
  add_node (fixture->document, REMIT_NODE_UNIT, "Two");
  g_assert_true (remit_document_save_copy (fixture->document, link_path, REMIT_COPY_WHOLE, &error));
  g_assert_true (g_file_test (link_path, G_FILE_TEST_IS_SYMLINK));
  g_assert_cmpint (g_stat (fixture->path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0640);
}

static void
test_conflict (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *other = g_build_filename (fixture->folder, "other.remit", NULL);
  guint told = 0;

  add_node (fixture->document, REMIT_NODE_UNIT, "One");
  save (fixture);
  g_assert_true (
    remit_document_save_copy (fixture->document, other, REMIT_COPY_WITHOUT_HISTORY, &error));
  g_assert_cmpint (g_rename (other, fixture->path), ==, 0);
  add_node (fixture->document, REMIT_NODE_UNIT, "Two");
  g_signal_connect_swapped (fixture->document, "file-changed", G_CALLBACK (g_atomic_int_inc),
                            &told);
  g_assert_true (remit_document_check_file (fixture->document));
  g_assert_cmpuint (told, ==, 1);
  g_assert_false (remit_document_save (fixture->document, &error));
  g_assert_error (error, REMIT_ERROR, REMIT_ERROR_CONFLICT);
  g_clear_error (&error);
  g_assert_true (remit_document_save_anyway (fixture->document, &error));
  g_assert_false (remit_document_check_file (fixture->document));
}

static void
test_recovery (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) recoveries = NULL;
  RemitId node = add_node (fixture->document, REMIT_NODE_UNIT, "One");

  save (fixture);
  g_assert_true (rename_node (fixture->document, node, "Two", NULL, &error));
  g_assert_true (rename_node (fixture->document, node, "Three", NULL, &error));
  reopen (fixture, FALSE);
  g_assert_cmpuint (remit_document_get_recovered (fixture->document), ==, 2);
  g_assert_cmpstr (name_of (fixture->document, node), ==, "Three");
  g_assert_true (remit_document_get_unsaved (fixture->document));
  g_assert_true (remit_document_close (fixture->document, TRUE, &error));
  recoveries = remit_document_list_recoveries (fixture->context);
  g_assert_cmpuint (recoveries->len, ==, 0);
  reopen (fixture, FALSE);
  g_assert_cmpuint (remit_document_get_recovered (fixture->document), ==, 0);
}

static void
test_recovery_untitled (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) recoveries = NULL;
  RemitId node = add_node (fixture->document, REMIT_NODE_UNIT, "One");
  const char *folder;

  g_clear_object (&fixture->document);
  recoveries = remit_document_list_recoveries (fixture->context);
  g_assert_cmpuint (recoveries->len, ==, 1);
  folder = g_ptr_array_index (recoveries, 0);
  fixture->document = remit_document_open_recovery (fixture->context, folder, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (name_of (fixture->document, node), ==, "One");
  g_assert_null (remit_document_get_path (fixture->document));
  g_assert_cmpuint (remit_document_get_recovered (fixture->document), ==, 1);
  save (fixture);
  g_assert_true (remit_document_close (fixture->document, TRUE, &error));
  g_assert_false (g_file_test (folder, G_FILE_TEST_EXISTS));
}

/* The working copy of a crash that does not belong to the file that lies there now. */
static void
test_recovery_aside (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) recoveries = NULL;
  g_autoptr (RemitDocument) other = remit_document_new (fixture->context, &error);
  g_autofree char *elsewhere = g_build_filename (fixture->folder, "elsewhere.remit", NULL);

  add_node (fixture->document, REMIT_NODE_UNIT, "Mine");
  save (fixture);
  add_node (fixture->document, REMIT_NODE_UNIT, "Mine, not saved");
  g_clear_object (&fixture->document);
  add_node (other, REMIT_NODE_UNIT, "Theirs");
  g_assert_true (remit_document_save_as (other, elsewhere, &error));
  g_assert_true (remit_document_close (other, TRUE, &error));
  g_assert_cmpint (g_rename (elsewhere, fixture->path), ==, 0);

  reopen (fixture, FALSE);
  g_assert_cmpuint (remit_document_get_recovered (fixture->document), ==, 0);
  g_assert_cmpuint (
    remit_graph_count (remit_document_get_graph (fixture->document), REMIT_TABLE_NODE), ==, 1);
  recoveries = remit_document_list_recoveries (fixture->context);
  g_assert_cmpuint (recoveries->len, ==, 1);
  g_clear_object (&other);
  other
    = remit_document_open_recovery (fixture->context, g_ptr_array_index (recoveries, 0), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (remit_graph_count (remit_document_get_graph (other), REMIT_TABLE_NODE), ==, 2);
}

static void
test_busy (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RemitDocument) again = NULL;

  save (fixture);
  again = remit_document_open (fixture->context, fixture->path, REMIT_OPEN_DEFAULT, &error);
  g_assert_null (again);
  g_assert_error (error, REMIT_ERROR, REMIT_ERROR_BUSY);
  g_clear_error (&error);
  again = remit_document_open (fixture->context, fixture->path, REMIT_OPEN_READ_ONLY, &error);
  g_assert_no_error (error);
  g_assert_true (remit_document_get_read_only (again));
  g_assert_false (remit_document_commit (again, remit_document_begin (again, "x"), &error)
                  && FALSE);
}

static void
test_read_only (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RemitDocument) reader = NULL;
  g_autofree char *copy = g_build_filename (fixture->folder, "copy.remit", NULL);
  RemitEdit *edit;

  add_node (fixture->document, REMIT_NODE_UNIT, "One");
  save (fixture);
  reader = remit_document_open (fixture->context, fixture->path, REMIT_OPEN_READ_ONLY, &error);
  edit = remit_document_begin (reader, "Try");
  remit_node_add (edit, REMIT_NODE_UNIT, "Two", &error);
  g_assert_false (remit_document_commit (reader, edit, &error));
  g_assert_error (error, REMIT_ERROR, REMIT_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_cmpuint (remit_graph_count (remit_document_get_graph (reader), REMIT_TABLE_NODE), ==, 1);
  g_assert_true (remit_document_save_as (reader, copy, &error));
  g_assert_no_error (error);
  add_node (reader, REMIT_NODE_UNIT, "Two");
  g_assert_true (remit_document_close (reader, TRUE, &error));
}

/* Every write beyond @bytes of a file fails, as on a disk that is full. */
static void
limit_files (rlim_t bytes)
{
  struct rlimit limit;

  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  limit.rlim_cur = bytes;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
}

/* Saving fails at each of many points: the file stays the old one, nothing lies beside it, and
 * saving works again afterwards. */
static void
test_disk_full (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *long_text = g_strnfill (60000, 'x');
  g_autofree char *old = NULL;
  RemitId node = add_node (fixture->document, REMIT_NODE_UNIT, "One");
  RemitEdit *edit;
  gsize length;
  guint failures = 0;

  save (fixture);
  g_assert_true (g_file_get_contents (fixture->path, &old, &length, NULL));
  edit = remit_document_begin (fixture->document, "Write much");
  g_assert_true (
    remit_edit_set_text (edit, REMIT_TABLE_NODE, node, REMIT_NODE_FIELD_NOTES, long_text, &error));
  g_assert_true (remit_document_commit (fixture->document, edit, &error));
  for (rlim_t bytes = 0; bytes < 250000; bytes += 10000)
    {
      g_autofree char *now = NULL;
      gsize now_length;
      gboolean saved;

      limit_files (bytes);
      saved = remit_document_save (fixture->document, &error);
      limit_files (RLIM_INFINITY);
      if (saved)
        break;
      failures++;
      g_assert_error (error, REMIT_ERROR, REMIT_ERROR_WRITE);
      g_clear_error (&error);
      g_assert_true (g_file_get_contents (fixture->path, &now, &now_length, NULL));
      g_assert_cmpmem (now, now_length, old, length);
      g_assert_true (remit_document_get_unsaved (fixture->document));
    }
  g_assert_cmpuint (failures, >, 5);
  g_assert_true (remit_document_save (fixture->document, &error));
  reopen (fixture, TRUE);
  g_assert_cmpuint (
    strlen (remit_graph_node (remit_document_get_graph (fixture->document), node)->notes), ==,
    60000);
}

/* A commit that cannot be written leaves graph, history and file as they were; the next one works.
 */
static void
test_commit_fails (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  RemitId node = add_node (fixture->document, REMIT_NODE_UNIT, "One");
  guint n = remit_document_get_n_changes (fixture->document);

  limit_files (0);
  g_assert_false (rename_node (fixture->document, node, "Two", NULL, &error));
  limit_files (RLIM_INFINITY);
  g_assert_nonnull (error);
  g_assert_cmpstr (name_of (fixture->document, node), ==, "One");
  g_assert_cmpuint (remit_document_get_n_changes (fixture->document), ==, n);
  g_clear_error (&error);
  g_assert_true (rename_node (fixture->document, node, "Three", NULL, &error));
  g_assert_no_error (error);
  save (fixture);
  reopen (fixture, TRUE);
  g_assert_cmpstr (name_of (fixture->document, node), ==, "Three");
}

/* ---- files that are no documents ---- */

static void
change_file (const char *path, const char *sql)
{
  sqlite3 *db;
  char *message = NULL;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  if (sqlite3_exec (db, sql, NULL, NULL, &message) != SQLITE_OK)
    g_error ("%s", message);
  sqlite3_close (db);
}

static void
write_bytes (const char *path, gsize at, const char *bytes, gsize length)
{
  int fd = open (path, O_WRONLY | O_CREAT, 0644);

  g_assert_cmpint (pwrite (fd, bytes, length, (off_t) at), ==, (gssize) length);
  close (fd);
}

static void
make_text (const char *path)
{
  g_assert_true (g_file_set_contents (path, "Activity;CIO;CMO\nPricing;A;R\n", -1, NULL));
}

static void
make_empty (const char *path)
{
  g_assert_true (g_file_set_contents (path, "", 0, NULL));
}

static void
make_other_program (const char *path)
{
  g_assert_cmpint (g_unlink (path), ==, 0);
  change_file (path, "CREATE TABLE song (title TEXT)");
}

static void
make_newer (const char *path)
{
  change_file (path, "PRAGMA user_version=99");
}

static void
make_cut_off (const char *path)
{
  g_assert_cmpint (truncate (path, 20000), ==, 0);
}

static void
make_longer (const char *path)
{
  g_assert_cmpint (truncate (path, G_GINT64_CONSTANT (2) << 30), ==, 0);
}

static void
make_trigger (const char *path)
{
  change_file (path, "CREATE TRIGGER t AFTER INSERT ON node BEGIN DELETE FROM node; END");
}

static void
make_view (const char *path)
{
  change_file (path, "ALTER TABLE node RENAME TO real; CREATE VIEW node AS SELECT * FROM real");
}

static void
make_damaged (const char *path)
{
  char junk[4096];

  memset (junk, 0x5a, sizeof junk);
  write_bytes (path, 4096, junk, sizeof junk);
}

static void
make_dangling (const char *path)
{
  change_file (path, "UPDATE link SET target=12345");
}

static void
make_wrong_kind (const char *path)
{
  change_file (path, "UPDATE link SET kind='pays-the-piper'");
}

static void
make_forbidden (const char *path)
{
  change_file (path, "UPDATE link SET source=target, target=source");
}

static void
make_control (const char *path)
{
  change_file (path, "UPDATE node SET name=char(1)");
}

static void
make_invalid_utf8 (const char *path)
{
  change_file (path, "UPDATE node SET name=CAST(x'C328' AS TEXT)");
}

static void
make_bad_history (const char *path)
{
  change_file (path, "UPDATE change SET ops=x'0101ff' WHERE seq=1");
}

static void
make_wal (const char *path)
{
  change_file (path, "PRAGMA journal_mode=WAL; UPDATE node SET notes='x'");
}

static void
make_fifo (const char *path)
{
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (mkfifo (path, 0600), ==, 0);
}

static void
make_folder (const char *path)
{
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (g_mkdir (path, 0700), ==, 0);
}

static void
make_gone (const char *path)
{
  g_assert_cmpint (g_unlink (path), ==, 0);
}

typedef struct
{
  const char *name;
  void (*make) (const char *path);
  RemitError code;
  const char *says; /* part of the sentence */
} BadFile;

static const BadFile bad_files[] = {
  { "text", make_text, REMIT_ERROR_FORMAT, "not a Remit document" },
  { "empty", make_empty, REMIT_ERROR_FORMAT, "is empty" },
  { "other-program", make_other_program, REMIT_ERROR_FORMAT, "another program" },
  { "newer", make_newer, REMIT_ERROR_VERSION, "newer version" },
  { "cut-off", make_cut_off, REMIT_ERROR_FORMAT, "cut off" },
  { "sparse", make_longer, REMIT_ERROR_FORMAT, "longer than" },
  { "trigger", make_trigger, REMIT_ERROR_FORMAT, "triggers" },
  { "view", make_view, REMIT_ERROR_FORMAT, "views" },
  { "damaged", make_damaged, REMIT_ERROR_FORMAT, "damaged" },
  { "dangling", make_dangling, REMIT_ERROR_FORMAT, "does not exist" },
  { "unknown-kind", make_wrong_kind, REMIT_ERROR_FORMAT, "damaged" },
  { "forbidden-link", make_forbidden, REMIT_ERROR_FORMAT, "runs" },
  { "control-character", make_control, REMIT_ERROR_FORMAT, "damaged" },
  { "invalid-utf8", make_invalid_utf8, REMIT_ERROR_FORMAT, "damaged" },
  { "bad-history", make_bad_history, REMIT_ERROR_FORMAT, "history" },
  { "wal", make_wal, REMIT_ERROR_FORMAT, "not a finished" },
  { "fifo", make_fifo, REMIT_ERROR_READ, "not a regular file" },
  { "folder", make_folder, REMIT_ERROR_READ, "not a regular file" },
  { "gone", make_gone, REMIT_ERROR_NOT_FOUND, "could not be opened" },
};

static void
test_bad_file (Fixture *fixture, gconstpointer data)
{
  const BadFile *bad = data;
  g_autoptr (GError) error = NULL;
  RemitId cio = add_node (fixture->document, REMIT_NODE_ROLE, "CIO");
  RemitId platform = add_node (fixture->document, REMIT_NODE_APPLICATION, "Consent platform");
  RemitEdit *edit = remit_document_begin (fixture->document, "Link");
  g_autoptr (GPtrArray) recoveries = NULL;

  remit_link_add (edit, REMIT_LINK_RUNS, cio, platform, 0, &error);
  g_assert_true (remit_document_commit (fixture->document, edit, &error));
  save (fixture);
  g_assert_true (remit_document_close (fixture->document, TRUE, &error));
  bad->make (fixture->path);
  for (guint flags = 0; flags < 2; flags++)
    {
      g_autoptr (RemitDocument) document
        = remit_document_open (fixture->context, fixture->path, (RemitOpenFlags) flags, &error);

      g_assert_null (document);
      g_test_message ("%s", error->message);
      g_assert_error (error, REMIT_ERROR, (int) bad->code);
      g_assert_nonnull (strstr (error->message, bad->says));
      g_clear_error (&error);
    }
  /* Nothing is left behind. */
  recoveries = remit_document_list_recoveries (fixture->context);
  g_assert_cmpuint (recoveries->len, ==, 0);
}

static void
test_recover_rows (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RemitDocument) document = NULL;

  add_node (fixture->document, REMIT_NODE_ROLE, "CIO");
  add_node (fixture->document, REMIT_NODE_ROLE, "CMO");
  save (fixture);
  g_assert_true (remit_document_close (fixture->document, TRUE, &error));
  change_file (fixture->path, "UPDATE node SET kind='what' WHERE name='CMO'");
  document = remit_document_open (fixture->context, fixture->path,
                                  REMIT_OPEN_READ_ONLY | REMIT_OPEN_RECOVER, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (remit_graph_count (remit_document_get_graph (document), REMIT_TABLE_NODE), ==,
                    1);
  g_assert_cmpuint (remit_document_get_problems (document)->len, ==, 1);
}

int
main (int argc, char *argv[])
{
  static const struct
  {
    const char *name;
    void (*test) (Fixture *, gconstpointer);
  } tests[] = {
    { "commit", test_commit },
    { "refused", test_refused },
    { "circle", test_circle },
    { "delete-takes-dependants", test_delete_takes_dependants },
    { "kind-change", test_kind_change },
    { "undo-survives", test_undo_survives },
    { "merge", test_merge },
    { "revert-and-baseline", test_revert_and_baseline },
    { "file", test_file },
    { "conflict", test_conflict },
    { "recovery", test_recovery },
    { "recovery-untitled", test_recovery_untitled },
    { "recovery-aside", test_recovery_aside },
    { "busy", test_busy },
    { "read-only", test_read_only },
    { "recover-rows", test_recover_rows },
    { "disk-full", test_disk_full },
    { "commit-fails", test_commit_fails },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    {
      g_autofree char *path = g_strconcat ("/document/", tests[i].name, NULL);

      g_test_add (path, Fixture, NULL, set_up, tests[i].test, tear_down);
    }
  for (guint i = 0; i < G_N_ELEMENTS (bad_files); i++)
    {
      g_autofree char *path = g_strconcat ("/document/bad-file/", bad_files[i].name, NULL);

      g_test_add (path, Fixture, &bad_files[i], set_up, test_bad_file, tear_down);
    }
  return g_test_run ();
}

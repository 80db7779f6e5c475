/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "remit-dump.h"
#include "test-support.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

/* kill -9 at random moments.  A child edits and saves; before each act it tells the state it is
 * about to reach, and after the call has returned that it is there.  The recovered document must
 * equal the last state that was reached or the one that was under way; the user's file, read by
 * itself, must be whole and one of the states that were ever told. */

#define N_ROUNDS 200

static char *self_path;

static void
tell (char what, const char *hash)
{
  g_autofree char *line = g_strdup_printf ("%c%s\n", what, hash);

  if (write (STDOUT_FILENO, line, strlen (line)) < 0)
    _exit (1);
}

/* The state that the act will lead to, found out on a twin in memory. */
G_NORETURN static void
run_child (const char *folder, const char *path, guint seed)
{
  g_autoptr (RemitContext) context = support_context (folder);
  g_autoptr (GError) error = NULL;
  g_autoptr (RemitDocument) document = NULL;
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);

  document = g_file_test (path, G_FILE_TEST_EXISTS)
               ? remit_document_open (context, path, REMIT_OPEN_DEFAULT, &error)
               : remit_document_new (context, &error);
  if (document == NULL)
    g_error ("child: %s", error->message);
  if (remit_document_get_path (document) == NULL
      && !remit_document_save_as (document, path, &error))
    g_error ("child: %s", error->message);
  for (guint i = 0;; i++)
    {
      g_autofree char *hash = NULL;
      g_autofree char *name = g_strdup_printf ("Step %u of %u", i, seed);
      g_autoptr (RemitEdit) edit = remit_document_begin (document, name);

      for (int n = g_rand_int_range (random, 1, 6); n > 0; n--)
        remit_node_add (edit, (RemitNodeKind) g_rand_int_range (random, 0, REMIT_N_NODE_KINDS),
                        name, &error);
      hash = support_hash (document);
      tell ('>', hash);
      if (!remit_document_commit (document, g_steal_pointer (&edit), &error))
        g_error ("child: %s", error->message);
      tell ('=', hash);
      if (g_rand_int_range (random, 0, 8) == 0 && !remit_document_save (document, &error))
        g_error ("child: %s", error->message);
    }
}

typedef struct
{
  char *reached, *under_way;
  GHashTable *told;
} Told;

static void
note_line (Told *told, const char *line)
{
  if (strlen (line) != 65)
    return; /* cut off by the kill */
  g_hash_table_add (told->told, g_strdup (line + 1));
  g_clear_pointer (&told->under_way, g_free);
  if (line[0] == '>')
    told->under_way = g_strdup (line + 1);
  else
    {
      g_free (told->reached);
      told->reached = g_strdup (line + 1);
    }
}

static void
read_lines (Told *told, int fd)
{
  g_autoptr (GString) text = g_string_new (NULL);
  char buffer[4096];
  gssize got;

  while ((got = read (fd, buffer, sizeof buffer)) > 0 || (got < 0 && errno == EINTR))
    if (got > 0)
      g_string_append_len (text, buffer, got);
  g_auto (GStrv) lines = g_strsplit (text->str, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    note_line (told, lines[i]);
}

static void
kill_child (Told *told, const char *folder, const char *path, guint seed, guint microseconds)
{
  g_autofree char *number = g_strdup_printf ("%u", seed);
  const char *argv[] = { self_path, "--child", folder, path, number, NULL };
  g_autoptr (GError) error = NULL;
  struct pollfd first;
  GPid pid;
  int out;

  g_spawn_async_with_pipes (NULL, (char **) argv, NULL, G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL, &pid,
                            NULL, &out, NULL, &error);
  first = (struct pollfd){ out, POLLIN, 0 };
  g_assert_no_error (error);
  /* Most rounds strike while it edits, some while it starts. */
  if (seed % 5 != 0)
    poll (&first, 1, 60000);
  g_usleep (microseconds);
  kill (pid, SIGKILL);
  read_lines (told, out);
  close (out);
  waitpid (pid, NULL, 0);
}

static void
check_file (const RemitContext *context, Told *told, const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RemitDocument) document = NULL;
  g_autofree char *hash = NULL;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return;
  document = remit_document_open (context, path, REMIT_OPEN_READ_ONLY, &error);
  g_assert_no_error (error);
  hash = support_hash (document);
  g_assert_true (g_hash_table_contains (told->told, hash));
}

/* TRUE when something was recovered. */
static gboolean
check_recovery (const RemitContext *context, Told *told, const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RemitDocument) document = NULL;
  g_autofree char *hash = NULL;
  gboolean recovered;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return FALSE;
  document = remit_document_open (context, path, REMIT_OPEN_DEFAULT, &error);
  g_assert_no_error (error);
  hash = support_hash (document);
  if (told->reached != NULL && g_strcmp0 (hash, told->reached) != 0)
    g_assert_cmpstr (hash, ==, told->under_way);
  recovered = remit_document_get_recovered (document) > 0;
  g_free (told->reached);
  told->reached = g_steal_pointer (&hash);
  g_assert_true (remit_document_close (document, TRUE, &error));
  return recovered;
}

static void
test_kill (void)
{
  char *folder = support_folder ();
  g_autoptr (RemitContext) context = support_context (folder);
  g_autofree char *path = g_build_filename (folder, "crash.remit", NULL);
  g_autoptr (GHashTable) hashes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *empty = g_compute_checksum_for_string (G_CHECKSUM_SHA256, "", -1);
  Told told = { NULL, NULL, hashes };
  guint recovered = 0;

  g_hash_table_add (hashes, g_strdup (empty));
  for (guint round = 0; round < N_ROUNDS; round++)
    {
      kill_child (&told, folder, path, round, (guint) g_test_rand_int_range (1000, 60000));
      check_file (context, &told, path);
      recovered += check_recovery (context, &told, path);
      /* Each document grows for some rounds, then a new one is begun. */
      if (round % 10 == 9)
        {
          g_unlink (path);
          g_clear_pointer (&told.reached, g_free);
        }
    }
  g_test_message ("%u rounds, %u with something to recover, %u states told", N_ROUNDS, recovered,
                  g_hash_table_size (hashes));
  g_assert_cmpuint (recovered, >, N_ROUNDS / 10);
  g_free (told.reached);
  g_free (told.under_way);
  support_remove_folder (folder);
}

int
main (int argc, char *argv[])
{
  if (argc == 5 && g_str_equal (argv[1], "--child"))
    run_child (argv[2], argv[3], (guint) g_ascii_strtoull (argv[4], NULL, 10));
  self_path = g_canonicalize_filename (argv[0], NULL);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/document/kill-9", test_kill);
  return g_test_run ();
}

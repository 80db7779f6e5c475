/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-core"

#include "remit-store.h"

#include "remit-gate.h"
#include "remit-schema.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

/* One folder a document: STATE/work/KEY with
 *   work.db   the working database (WAL), in which every commit is durable
 *   lock      held with flock while a process has the document open
 *   origin    the path of the user's file; absent for an untitled document
 * A folder whose lock is free was left by a crash.  What was published is not noted there: the
 * newest change of the user's file tells it, since every change has an id of its own.  So no order
 * of writes can leave the two in doubt. */

/* No file takes that long to open. */
#define INCOMING_SECONDS 3600

struct _RemitStore
{
  /* owned */
  RemitContext *context;
  char *folder;
  char *path;
  RemitDb *db;
  int lock;

  /* the user's file as last read or written */
  gboolean known;
  dev_t device;
  ino_t inode;
  off_t size;
  struct timespec modified;
};

static gboolean
fail_write (GError **error, const char *path)
{
  int saved = errno;
  g_autofree char *name = g_filename_display_name (path);

  if (saved == ENOSPC || saved == EDQUOT)
    g_set_error (error, REMIT_ERROR, REMIT_ERROR_WRITE,
                 _("“%s” cannot be written: the disk is full. Make room and save again."), name);
  else if (saved == EACCES || saved == EPERM || saved == EROFS)
    g_set_error (error, REMIT_ERROR, REMIT_ERROR_WRITE,
                 _("“%s” cannot be written: there is no permission. Save a copy somewhere else."),
                 name);
  else
    g_set_error (error, REMIT_ERROR, REMIT_ERROR_WRITE, _("“%s” cannot be written (%s)."), name,
                 g_strerror (saved));
  return FALSE;
}

static char *
get_work_folder (const RemitContext *context)
{
  return g_build_filename (context->state_dir, "work", NULL);
}

static char *
make_key (const char *path)
{
  g_autofree char *digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, path, -1);

  return g_strndup (digest, 24);
}

static char *
make_random_key (const char *prefix)
{
  return g_strdup_printf ("%s-%08x%08x", prefix, g_random_int (), g_random_int ());
}

/* On disk, so that a folder entry survives a power cut. */
static void
sync_folder (const char *folder)
{
  int fd = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

  if (fd < 0)
    return;
  if (fsync (fd) != 0)
    g_debug ("the folder “%s” could not be synced: %s", folder, g_strerror (errno));
  close (fd);
}

void
remit_store_discard_folder (const char *folder)
{
  GDir *dir = g_dir_open (folder, 0, NULL);
  const char *name;

  if (dir == NULL)
    return;
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_unlink (path);
    }
  g_dir_close (dir);
  g_rmdir (folder);
}

/* -1 without @error: somebody else holds it. */
static int
take_lock (const char *folder, GError **error)
{
  g_autofree char *path = g_build_filename (folder, "lock", NULL);
  int fd = open (path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);

  if (fd < 0)
    {
      fail_write (error, path);
      return -1;
    }
  if (flock (fd, LOCK_EX | LOCK_NB) == 0)
    return fd;
  close (fd);
  return -1;
}

static RemitStore *
make_store (const RemitContext *context, const char *key, const char *path, GError **error)
{
  g_autoptr (RemitStore) store = g_new0 (RemitStore, 1);
  g_autofree char *work = get_work_folder (context);
  g_autoptr (GError) failure = NULL;

  store->context = remit_context_copy (context);
  store->folder = g_build_filename (work, key, NULL);
  store->path = g_strdup (path);
  store->lock = -1;
  if (g_mkdir_with_parents (store->folder, 0700) != 0)
    {
      fail_write (error, store->folder);
      return NULL;
    }
  store->lock = take_lock (store->folder, &failure);
  if (store->lock >= 0)
    return g_steal_pointer (&store);
  if (failure != NULL)
    g_propagate_error (error, g_steal_pointer (&failure));
  else
    {
      g_autofree char *name = g_filename_display_basename (path != NULL ? path : store->folder);

      g_set_error (error, REMIT_ERROR, REMIT_ERROR_BUSY,
                   _("“%s” is already open in another window or program."), name);
    }
  return NULL;
}

static char *
get_file (RemitStore *store, const char *name)
{
  return g_build_filename (store->folder, name, NULL);
}

static gboolean
write_origin (RemitStore *store, GError **error)
{
  g_autofree char *origin = get_file (store, "origin");
  g_autoptr (GError) failure = NULL;

  if (store->path == NULL
      || g_file_set_contents_full (origin, store->path, -1,
                                   G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE,
                                   0600, &failure))
    return TRUE;
  g_set_error_literal (error, REMIT_ERROR, REMIT_ERROR_WRITE, failure->message);
  return FALSE;
}

static gboolean
open_work (RemitStore *store, GError **error)
{
  g_autofree char *path = get_file (store, "work.db");

  store->db = remit_db_open (path, REMIT_DB_WORKING, error);
  if (store->db == NULL)
    return FALSE;
  sync_folder (store->folder);
  return remit_schema_migrate (store->db, error); /* what a crash of an older version left */
}

RemitDb *
remit_store_get_db (RemitStore *store)
{
  return store->db;
}

const char *
remit_store_get_path (RemitStore *store)
{
  return store->path;
}

void
remit_store_free (RemitStore *store)
{
  if (store == NULL)
    return;
  g_clear_pointer (&store->db, remit_db_close);
  if (store->lock >= 0)
    close (store->lock);
  remit_context_free (store->context);
  g_free (store->folder);
  g_free (store->path);
  g_free (store);
}

void
remit_store_discard (RemitStore *store)
{
  g_clear_pointer (&store->db, remit_db_close);
  remit_store_discard_folder (store->folder);
  remit_store_free (store);
}

gboolean
remit_store_fill (RemitStore *store, const RemitGraph *graph, RemitDb *history_from, GError **error)
{
  if (!open_work (store, error) || !remit_schema_create (store->db, error)
      || !remit_db_begin (store->db, error))
    return FALSE;
  if (remit_schema_write_all (store->db, graph, error)
      && (history_from == NULL || remit_history_copy (history_from, store->db, error))
      && remit_db_commit (store->db, error))
    return TRUE;
  remit_db_rollback (store->db);
  return FALSE;
}

RemitStore *
remit_store_new_untitled (const RemitContext *context, GError **error)
{
  g_autofree char *key = make_random_key ("untitled");

  return make_store (context, key, NULL, error);
}

/* ---- what a crash left ---- */

/* A working copy that cannot be matched with its file keeps its content as a recovery of its own.
 */
static gboolean
put_aside (RemitStore *store, GError **error)
{
  g_autofree char *work = get_work_folder (store->context);
  g_autofree char *key = make_random_key ("aside");
  g_autofree char *folder = g_build_filename (work, key, NULL);

  if (g_rename (store->folder, folder) != 0)
    return fail_write (error, store->folder);
  close (store->lock);
  store->lock = -1;
  if (g_mkdir_with_parents (store->folder, 0700) != 0)
    return fail_write (error, store->folder);
  store->lock = take_lock (store->folder, error);
  return store->lock >= 0;
}

typedef enum
{
  LEFT_NOTHING,
  LEFT_SAME,
  LEFT_AHEAD,
  LEFT_OTHER
} Left;

/* How the working copy in the folder stands to the user's file. */
static Left
compare_left (RemitStore *store)
{
  g_autofree char *work = get_file (store, "work.db");
  RemitHistory *history;
  gint64 head = 0, seq = 0;
  Left left = LEFT_NOTHING;

  if (!g_file_test (work, G_FILE_TEST_EXISTS))
    return LEFT_NOTHING;
  history = remit_history_new ();
  if (open_work (store, NULL)
      && remit_db_number (store->db, "PRAGMA user_version", 0) == REMIT_SCHEMA_VERSION
      && remit_history_load (history, store->db, NULL))
    {
      if (!remit_gate_peek_head (store->path, store->folder, &head)
          || !remit_history_find (history, head, &seq))
        left = LEFT_OTHER;
      else
        left = seq == remit_history_get_n (history) ? LEFT_SAME : LEFT_AHEAD;
    }
  g_clear_pointer (&store->db, remit_db_close);
  remit_history_free (history);
  return left;
}

static void
clear_folder (RemitStore *store)
{
  static const char *const names[] = { "work.db", "work.db-wal", "work.db-shm", "work.db-journal" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = get_file (store, names[i]);

      g_unlink (path);
    }
}

RemitStore *
remit_store_open (const RemitContext *context, const char *path, gboolean *adopted, GError **error)
{
  g_autofree char *canonical = realpath (path, NULL);
  g_autofree char *key = make_key (canonical != NULL ? canonical : path);
  g_autoptr (RemitStore) store
    = make_store (context, key, canonical != NULL ? canonical : path, error);

  *adopted = FALSE;
  if (store == NULL)
    return NULL;
  switch (compare_left (store))
    {
    case LEFT_AHEAD:
      if (!open_work (store, error))
        return NULL;
      *adopted = TRUE;
      break;
    case LEFT_OTHER:
      if (!put_aside (store, error))
        return NULL;
      break;
    case LEFT_NOTHING:
    case LEFT_SAME:
      clear_folder (store);
      break;
    }
  if (!write_origin (store, error))
    return NULL;
  remit_store_remember_file (store);
  return g_steal_pointer (&store);
}

char *
remit_store_recovery_path (const char *folder)
{
  g_autofree char *origin = g_build_filename (folder, "origin", NULL);
  char *path = NULL;

  return g_file_get_contents (origin, &path, NULL, NULL) ? path : NULL;
}

RemitStore *
remit_store_open_recovery (const RemitContext *context, const char *folder, GError **error)
{
  g_autofree char *key = g_path_get_basename (folder);
  g_autoptr (RemitStore) store = make_store (context, key, NULL, error);

  if (store == NULL || !open_work (store, error))
    return NULL;
  return g_steal_pointer (&store);
}

static int
compare_age (gconstpointer a, gconstpointer b)
{
  const char *left = *(const char *const *) a, *right = *(const char *const *) b;
  struct stat x = { 0 }, y = { 0 };

  if (g_stat (left, &x) != 0 || g_stat (right, &y) != 0 || x.st_mtime == y.st_mtime)
    return strcmp (left, right);
  return x.st_mtime < y.st_mtime ? 1 : -1;
}

/* Whether the folder holds a working copy with changes. */
static gboolean
has_changes (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "work.db", NULL);
  g_autoptr (RemitDb) db = NULL;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return FALSE;
  db = remit_db_open (path, REMIT_DB_WORKING, NULL);
  return db != NULL && remit_db_number (db, "SELECT count(*) FROM change", 0) > 0;
}

/* Whether the user's file has all that is in the working copy: its process was ended, but nothing
 * is lost. */
static gboolean
is_published (const char *folder)
{
  g_autofree char *work = g_build_filename (folder, "work.db", NULL);
  g_autofree char *path = remit_store_recovery_path (folder);
  g_autoptr (RemitDb) db = path != NULL ? remit_db_open (work, REMIT_DB_WORKING, NULL) : NULL;
  gint64 head;

  return db != NULL && remit_gate_peek_head (path, folder, &head)
         && head == remit_db_number (db, "SELECT uid FROM change ORDER BY seq DESC LIMIT 1", 0);
}

/* A working copy that no process has open, with changes that are nowhere else; others are cleared
 * away. */
static gboolean
is_left_over (const char *folder)
{
  int lock = take_lock (folder, NULL);
  gboolean left;

  if (lock < 0)
    return FALSE;
  left = has_changes (folder) && !is_published (folder);
  if (!left)
    remit_store_discard_folder (folder);
  close (lock);
  return left;
}

/* Copies of files that were being opened when their process was killed, in the folder of all
 * working copies. */
static void
sweep_incoming (const char *work, const char *name)
{
  g_autofree char *path = g_build_filename (work, name, NULL);
  struct stat status;

  if (g_str_has_prefix (name, "incoming.") && g_stat (path, &status) == 0
      && g_get_real_time () / G_USEC_PER_SEC - status.st_mtime > INCOMING_SECONDS)
    g_unlink (path);
}

GPtrArray *
remit_store_list_recoveries (const RemitContext *context)
{
  GPtrArray *folders = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *work = get_work_folder (context);
  GDir *dir = g_dir_open (work, 0, NULL);
  const char *name;

  if (dir == NULL)
    return folders;
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *folder = g_build_filename (work, name, NULL);

      if (!g_file_test (folder, G_FILE_TEST_IS_DIR))
        sweep_incoming (work, name);
      else if (is_left_over (folder))
        g_ptr_array_add (folders, g_steal_pointer (&folder));
    }
  g_dir_close (dir);
  g_ptr_array_sort (folders, compare_age);
  return folders;
}

/* ---- the user's file ---- */

static void
remember (RemitStore *store, const struct stat *status)
{
  store->known = TRUE;
  store->device = status->st_dev;
  store->inode = status->st_ino;
  store->size = status->st_size;
  store->modified = status->st_mtim;
}

void
remit_store_remember_file (RemitStore *store)
{
  struct stat status;

  store->known = FALSE;
  if (store->path != NULL && g_stat (store->path, &status) == 0)
    remember (store, &status);
}

gboolean
remit_store_file_changed (RemitStore *store)
{
  struct stat status;

  if (!store->known || store->path == NULL)
    return FALSE;
  if (g_stat (store->path, &status) != 0)
    return FALSE; /* gone: publishing puts it back */
  return status.st_ino != store->inode || status.st_dev != store->device
         || status.st_size != store->size || status.st_mtim.tv_sec != store->modified.tv_sec
         || status.st_mtim.tv_nsec != store->modified.tv_nsec;
}

/* Removes temporary files of @name that a process which is gone left beside it. */
static void
sweep_temporary (const char *folder, const char *name)
{
  g_autofree char *prefix = g_strdup_printf (".%s.", name);
  GDir *dir = g_dir_open (folder, 0, NULL);
  const char *entry;

  if (dir == NULL)
    return;
  while ((entry = g_dir_read_name (dir)) != NULL)
    if (g_str_has_prefix (entry, prefix)
        && (g_str_has_suffix (entry, ".remit-tmp")
            || g_str_has_suffix (entry, ".remit-tmp-journal")))
      {
        gint64 pid = g_ascii_strtoll (entry + strlen (prefix), NULL, 10);
        g_autofree char *path = g_build_filename (folder, entry, NULL);

        if (pid > 0 && pid != getpid () && kill ((pid_t) pid, 0) != 0 && errno == ESRCH)
          g_unlink (path);
      }
  g_dir_close (dir);
}

/* Puts the finished @temporary in the place of @path, with the rights of the file that was there.
 */
static gboolean
replace_file (const char *temporary, const char *path, GError **error)
{
  struct stat old;
  mode_t mask = umask (0);

  umask (mask);
  if (g_chmod (temporary, (int) (g_stat (path, &old) == 0 ? old.st_mode & 0777 : 0666 & ~mask))
      != 0)
    g_debug ("rights of “%s” could not be set: %s", temporary, g_strerror (errno));
  if (g_rename (temporary, path) != 0)
    return fail_write (error, path);
  return TRUE;
}

gboolean
remit_store_write_file (RemitDb *db, const char *path, GError **error)
{
  g_autofree char *resolved = realpath (path, NULL);
  const char *target = resolved != NULL ? resolved : path;
  g_autofree char *folder = g_path_get_dirname (target);
  g_autofree char *name = g_path_get_basename (target);
  g_autofree char *temporary
    = g_strdup_printf ("%s/.%s.%d.%08x.remit-tmp", folder, name, (int) getpid (), g_random_int ());
  g_autofree char *shown = g_filename_display_name (target);

  if (!g_file_test (folder, G_FILE_TEST_IS_DIR))
    {
      g_set_error (error, REMIT_ERROR, REMIT_ERROR_WRITE,
                   _("“%s” cannot be written: its folder does not exist."), shown);
      return FALSE;
    }
  if (g_file_test (target, G_FILE_TEST_EXISTS) && !g_file_test (target, G_FILE_TEST_IS_REGULAR))
    {
      g_set_error (error, REMIT_ERROR, REMIT_ERROR_WRITE,
                   _("“%s” is not a regular file. Choose another name."), shown);
      return FALSE;
    }
  if (g_access (folder, W_OK) != 0
      || (g_file_test (target, G_FILE_TEST_EXISTS) && g_access (target, W_OK) != 0))
    return fail_write (error, target);
  sweep_temporary (folder, name);
  if (!remit_db_copy_to (db, temporary, error) || !replace_file (temporary, target, error))
    {
      g_autofree char *journal = g_strconcat (temporary, "-journal", NULL);

      g_prefix_error (error, _("“%s” was not saved. "), shown);
      g_unlink (temporary);
      g_unlink (journal);
      return FALSE;
    }
  sync_folder (folder);
  return TRUE;
}

/* Moves the working copy under the key of its new path; its database is closed meanwhile. */
static gboolean
move_to (RemitStore *store, const char *path, GError **error)
{
  g_autofree char *key = make_key (path);
  g_autoptr (RemitStore) there = make_store (store->context, key, path, error);

  if (there == NULL)
    return FALSE;
  /* A crash left a working copy of the file that was just replaced: it stays as a recovery. */
  if (has_changes (there->folder) && !put_aside (there, error))
    return FALSE;
  remit_store_discard_folder (there->folder);
  g_clear_pointer (&store->db, remit_db_close);
  if (g_rename (store->folder, there->folder) != 0)
    {
      fail_write (error, there->folder);
      open_work (store, NULL);
      return FALSE;
    }
  g_free (store->folder);
  store->folder = g_steal_pointer (&there->folder);
  there->folder = g_strdup ("");
  g_free (store->path);
  store->path = g_strdup (path);
  return open_work (store, error) && write_origin (store, error);
}

gboolean
remit_store_publish (RemitStore *store, const char *path, gboolean anyway, GError **error)
{
  g_autofree char *absolute = g_canonicalize_filename (path != NULL ? path : store->path, NULL);
  g_autofree char *resolved = realpath (absolute, NULL);
  const char *target = resolved != NULL ? resolved : absolute;
  gboolean own = store->path != NULL && g_str_equal (target, store->path);
  g_autofree char *name = g_filename_display_basename (target);

  if (own && !anyway && remit_store_file_changed (store))
    {
      g_set_error (error, REMIT_ERROR, REMIT_ERROR_CONFLICT,
                   _("“%s” was changed by somebody else. Load that version, or save yours under "
                      "another name."),
                   name);
      return FALSE;
    }
  if (!own && g_file_test (target, G_FILE_TEST_EXISTS))
    {
      /* Not over a document that another window has open. */
      g_autofree char *key = make_key (target);
      RemitStore *there = make_store (store->context, key, target, error);

      if (there == NULL)
        return FALSE;
      if (has_changes (there->folder))
        remit_store_free (there);
      else
        remit_store_discard (there);
    }
  if (!remit_store_write_file (store->db, target, error))
    return FALSE;
  if (!own && !move_to (store, target, error))
    return FALSE;
  remit_store_remember_file (store);
  return TRUE;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-core"

#include "remit-db.h"

#include "remit-error.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <sqlite3.h>
#include <unistd.h>

/* A thin coat over SQLite.  Statements are cached by their text for the life of the connection.
 * Untrusted files are opened as SQLite's own advice for such files says: nothing of the schema can
 * run, limits are low, and a clock ends what takes too long. */

struct _RemitDb
{
  sqlite3 *handle;
  GHashTable *statements; /* owned: SQL -> RemitStmt */
  gint64 deadline;        /* monotonic time after which an untrusted file is given up; 0 none */
};

struct _RemitStmt
{
  sqlite3_stmt *handle;
  RemitDb *db;
};

/* Longer than any sound document takes. */
#define UNTRUSTED_SECONDS 60

static gboolean
fail (RemitDb *db, GError **error)
{
  int code = sqlite3_errcode (db->handle);

  switch (code & 0xff)
    {
    case SQLITE_FULL:
      g_set_error_literal (error, REMIT_ERROR, REMIT_ERROR_WRITE,
                           _("The disk is full. Make room and do it again; nothing was changed."));
      break;
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_CANTOPEN:
      g_set_error (error, REMIT_ERROR, REMIT_ERROR_WRITE,
                   _("The database cannot be written (%s)."), sqlite3_errmsg (db->handle));
      break;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      g_set_error_literal (error, REMIT_ERROR, REMIT_ERROR_BUSY,
                           _("The document is in use by another program."));
      break;
    case SQLITE_NOTADB:
    case SQLITE_CORRUPT:
      g_set_error (error, REMIT_ERROR, REMIT_ERROR_FORMAT, _("The file is damaged (%s)."),
                   sqlite3_errmsg (db->handle));
      break;
    case SQLITE_INTERRUPT:
      g_set_error_literal (error, REMIT_ERROR, REMIT_ERROR_LIMIT,
                           _("Reading the file takes too long; it is probably damaged."));
      break;
    case SQLITE_IOERR:
      g_set_error (error, REMIT_ERROR, REMIT_ERROR_WRITE,
                   _("The disk could not be read or written (%s)."), sqlite3_errmsg (db->handle));
      break;
    default:
      g_set_error (error, REMIT_ERROR, REMIT_ERROR_FORMAT, _("The database answered: %s."),
                   sqlite3_errmsg (db->handle));
    }
  return FALSE;
}

static int
on_progress_cb (void *data)
{
  RemitDb *db = data;

  return db->deadline != 0 && g_get_monotonic_time () > db->deadline;
}

/* Only reading of tables, no view or trigger in between. */
static int
authorize_read (void *data, int action, const char *first, const char *second, const char *base,
                const char *trigger)
{
  if (trigger != NULL)
    return SQLITE_DENY;
  switch (action)
    {
    case SQLITE_SELECT:
    case SQLITE_READ:
    case SQLITE_FUNCTION:
    case SQLITE_RECURSIVE:
      return SQLITE_OK;
    case SQLITE_PRAGMA:
      return second == NULL || g_str_equal (first, "quick_check") ? SQLITE_OK : SQLITE_DENY;
    default:
      return SQLITE_DENY;
    }
}

static void
harden (RemitDb *db)
{
  static const struct
  {
    int limit, value;
  } limits[] = {
    { SQLITE_LIMIT_LENGTH, 256 * 1024 * 1024 },
    { SQLITE_LIMIT_SQL_LENGTH, 100000 },
    { SQLITE_LIMIT_COLUMN, 64 },
    { SQLITE_LIMIT_EXPR_DEPTH, 20 },
    { SQLITE_LIMIT_COMPOUND_SELECT, 4 },
    { SQLITE_LIMIT_VDBE_OP, 25000 },
    { SQLITE_LIMIT_ATTACHED, 0 },
    { SQLITE_LIMIT_TRIGGER_DEPTH, 1 },
  };

  sqlite3_db_config (db->handle, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, NULL);
  sqlite3_db_config (db->handle, SQLITE_DBCONFIG_ENABLE_VIEW, 0, NULL);
  sqlite3_db_config (db->handle, SQLITE_DBCONFIG_ENABLE_FTS3_TOKENIZER, 0, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (limits); i++)
    sqlite3_limit (db->handle, limits[i].limit, limits[i].value);
  db->deadline = g_get_monotonic_time () + UNTRUSTED_SECONDS * G_USEC_PER_SEC;
  sqlite3_progress_handler (db->handle, 100000, on_progress_cb, db);
}

static gboolean
set_up (RemitDb *db, RemitDbMode mode, GError **error)
{
  sqlite3_extended_result_codes (db->handle, 1);
  sqlite3_db_config (db->handle, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_db_config (db->handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
  sqlite3_db_config (db->handle, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, NULL);
  sqlite3_db_config (db->handle, SQLITE_DBCONFIG_DQS_DML, 0, NULL);
  sqlite3_db_config (db->handle, SQLITE_DBCONFIG_DQS_DDL, 0, NULL);

  switch (mode)
    {
    case REMIT_DB_WORKING:
      sqlite3_busy_timeout (db->handle, 5000);
      return remit_db_exec (
        db,
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON;"
        "PRAGMA cell_size_check=ON; PRAGMA mmap_size=0; PRAGMA temp_store=MEMORY;"
        "PRAGMA cache_size=-16000; PRAGMA journal_size_limit=16777216;",
        error);
    case REMIT_DB_UNTRUSTED:
      harden (db);
      if (!remit_db_exec (db,
                          "PRAGMA cell_size_check=ON; PRAGMA mmap_size=0; PRAGMA query_only=ON;"
                          "PRAGMA temp_store=MEMORY;",
                          error))
        return FALSE;
      sqlite3_set_authorizer (db->handle, authorize_read, NULL);
      return TRUE;
    case REMIT_DB_COPY:
    case REMIT_DB_MEMORY:
      break;
    }
  return TRUE;
}

RemitDb *
remit_db_open (const char *path, RemitDbMode mode, GError **error)
{
  g_autoptr (RemitDb) db = g_new0 (RemitDb, 1);
  g_autofree char *uri = NULL;
  int flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_URI;

  if (mode == REMIT_DB_MEMORY)
    uri = g_strdup (":memory:");
  else
    {
      g_autofree char *escaped = g_uri_escape_string (path, "/", TRUE);

      uri = g_strdup_printf ("file:%s%s", escaped,
                             mode == REMIT_DB_UNTRUSTED ? "?immutable=1&mode=ro" : "");
    }
  flags |= mode == REMIT_DB_UNTRUSTED ? SQLITE_OPEN_READONLY
                                      : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;

  db->statements
    = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) remit_stmt_finalize);
  if (sqlite3_open_v2 (uri, &db->handle, flags, NULL) != SQLITE_OK)
    {
      fail (db, error);
      return NULL;
    }
  if (!set_up (db, mode, error))
    return NULL;
  return g_steal_pointer (&db);
}

void
remit_db_close (RemitDb *db)
{
  if (db == NULL)
    return;
  g_hash_table_unref (db->statements);
  if (sqlite3_close (db->handle) != SQLITE_OK)
    g_critical ("a database was closed with statements open");
  g_free (db);
}

gboolean
remit_db_exec (RemitDb *db, const char *sql, GError **error)
{
  return sqlite3_exec (db->handle, sql, NULL, NULL, NULL) == SQLITE_OK || fail (db, error);
}

static RemitStmt *
prepare (RemitDb *db, const char *sql, const char **tail, GError **error)
{
  RemitStmt *stmt;
  sqlite3_stmt *handle = NULL;

  if (sqlite3_prepare_v3 (db->handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &handle, tail)
      != SQLITE_OK)
    {
      fail (db, error);
      return NULL;
    }
  stmt = g_new0 (RemitStmt, 1);
  stmt->db = db;
  stmt->handle = handle;
  return stmt;
}

RemitStmt *
remit_db_prepare (RemitDb *db, const char *sql, GError **error)
{
  RemitStmt *stmt = g_hash_table_lookup (db->statements, sql);

  if (stmt == NULL)
    {
      stmt = prepare (db, sql, NULL, error);
      if (stmt != NULL)
        g_hash_table_insert (db->statements, g_strdup (sql), stmt);
      return stmt;
    }
  sqlite3_reset (stmt->handle);
  sqlite3_clear_bindings (stmt->handle);
  return stmt;
}

RemitStmt *
remit_db_prepare_read_only (RemitDb *db, const char *sql, GError **error)
{
  const char *tail = NULL;
  g_autoptr (GError) failure = NULL;
  RemitStmt *stmt;

  /* ATTACH and BEGIN count as read-only for SQLite. */
  sqlite3_set_authorizer (db->handle, authorize_read, NULL);
  stmt = prepare (db, sql, &tail, &failure);
  sqlite3_set_authorizer (db->handle, NULL, NULL);
  if (stmt == NULL)
    {
      if (sqlite3_errcode (db->handle) == SQLITE_AUTH)
        g_set_error_literal (
          error, REMIT_ERROR, REMIT_ERROR_USAGE,
          _("Queries only read. Use the editing commands to change the document."));
      else
        g_propagate_error (error, g_steal_pointer (&failure));
      return NULL;
    }
  while (tail != NULL && (g_ascii_isspace (*tail) || *tail == ';'))
    tail++;
  if (stmt->handle == NULL)
    g_set_error_literal (error, REMIT_ERROR, REMIT_ERROR_USAGE,
                         _("The query is empty. Write one SELECT statement."));
  else if (tail != NULL && *tail != '\0')
    g_set_error_literal (error, REMIT_ERROR, REMIT_ERROR_USAGE,
                         _("Only one statement can be asked at a time."));
  else if (!sqlite3_stmt_readonly (stmt->handle))
    g_set_error_literal (error, REMIT_ERROR, REMIT_ERROR_USAGE,
                         _("Queries only read. Use the editing commands to change the document."));
  else
    return stmt;
  remit_stmt_finalize (stmt);
  return NULL;
}

void
remit_stmt_finalize (RemitStmt *stmt)
{
  sqlite3_finalize (stmt->handle);
  g_free (stmt);
}

void
remit_stmt_bind_number (RemitStmt *stmt, int index, gint64 number)
{
  sqlite3_bind_int64 (stmt->handle, index + 1, number);
}

void
remit_stmt_bind_text (RemitStmt *stmt, int index, const char *text)
{
  sqlite3_bind_text (stmt->handle, index + 1, text, -1, SQLITE_TRANSIENT);
}

void
remit_stmt_bind_static (RemitStmt *stmt, int index, const char *text)
{
  sqlite3_bind_text (stmt->handle, index + 1, text, -1, SQLITE_STATIC);
}

void
remit_stmt_bind_blob (RemitStmt *stmt, int index, GBytes *bytes)
{
  gsize length;
  gconstpointer data = g_bytes_get_data (bytes, &length);

  sqlite3_bind_blob64 (stmt->handle, index + 1, data != NULL ? data : "", length, SQLITE_TRANSIENT);
}

void
remit_stmt_bind_column (RemitStmt *stmt, int index, RemitStmt *from, int column)
{
  sqlite3_bind_value (stmt->handle, index + 1, sqlite3_column_value (from->handle, column));
}

void
remit_stmt_bind_null (RemitStmt *stmt, int index)
{
  sqlite3_bind_null (stmt->handle, index + 1);
}

gboolean
remit_stmt_step (RemitStmt *stmt, GError **error)
{
  int result = sqlite3_step (stmt->handle);

  if (result == SQLITE_ROW)
    return TRUE;
  if (result != SQLITE_DONE)
    fail (stmt->db, error);
  sqlite3_reset (stmt->handle);
  return FALSE;
}

gboolean
remit_stmt_run (RemitStmt *stmt, GError **error)
{
  gboolean done = sqlite3_step (stmt->handle) == SQLITE_DONE;

  if (!done)
    fail (stmt->db, error);
  sqlite3_reset (stmt->handle);
  return done;
}

void
remit_stmt_reset (RemitStmt *stmt)
{
  sqlite3_reset (stmt->handle);
}

int
remit_stmt_n_columns (RemitStmt *stmt)
{
  return sqlite3_column_count (stmt->handle);
}

const char *
remit_stmt_column_name (RemitStmt *stmt, int column)
{
  return sqlite3_column_name (stmt->handle, column);
}

gboolean
remit_stmt_is_null (RemitStmt *stmt, int column)
{
  return sqlite3_column_type (stmt->handle, column) == SQLITE_NULL;
}

gboolean
remit_stmt_is_integer (RemitStmt *stmt, int column)
{
  return sqlite3_column_type (stmt->handle, column) == SQLITE_INTEGER;
}

gboolean
remit_stmt_is_text (RemitStmt *stmt, int column)
{
  return sqlite3_column_type (stmt->handle, column) == SQLITE_TEXT;
}

gint64
remit_stmt_number (RemitStmt *stmt, int column)
{
  return sqlite3_column_int64 (stmt->handle, column);
}

const char *
remit_stmt_text (RemitStmt *stmt, int column, gsize *length)
{
  const char *text = (const char *) sqlite3_column_text (stmt->handle, column);

  if (length != NULL)
    *length = (gsize) sqlite3_column_bytes (stmt->handle, column);
  return text;
}

const guint8 *
remit_stmt_blob (RemitStmt *stmt, int column, gsize *length)
{
  const guint8 *data = sqlite3_column_blob (stmt->handle, column);

  *length = (gsize) sqlite3_column_bytes (stmt->handle, column);
  return data;
}

gboolean
remit_db_begin (RemitDb *db, GError **error)
{
  return remit_db_exec (db, "BEGIN IMMEDIATE", error);
}

gboolean
remit_db_commit (RemitDb *db, GError **error)
{
  return remit_db_exec (db, "COMMIT", error);
}

void
remit_db_rollback (RemitDb *db)
{
  if (!sqlite3_get_autocommit (db->handle))
    sqlite3_exec (db->handle, "ROLLBACK", NULL, NULL, NULL);
}

gint64
remit_db_number (RemitDb *db, const char *sql, gint64 fallback)
{
  RemitStmt *stmt = remit_db_prepare (db, sql, NULL);
  gint64 number = fallback;

  if (stmt != NULL && remit_stmt_step (stmt, NULL))
    {
      if (!remit_stmt_is_null (stmt, 0))
        number = remit_stmt_number (stmt, 0);
      remit_stmt_reset (stmt);
    }
  return number;
}

/* On disk, whatever the system still holds back. */
static gboolean
sync_file (const char *path, GError **error)
{
  int fd = open (path, O_RDONLY | O_CLOEXEC);
  gboolean synced = fd >= 0 && fsync (fd) == 0;
  int saved = errno;

  if (fd >= 0)
    close (fd);
  if (!synced)
    g_set_error (error, REMIT_ERROR, REMIT_ERROR_WRITE, _("“%s” could not be written (%s)."), path,
                 g_strerror (saved));
  return synced;
}

gboolean
remit_db_copy_to (RemitDb *db, const char *path, GError **error)
{
  g_autoptr (RemitDb) copy = remit_db_open (path, REMIT_DB_COPY, error);
  sqlite3_backup *backup;
  int result;

  /* Synced once, below, when all is there. */
  if (copy == NULL || !remit_db_exec (copy, "PRAGMA synchronous=OFF", error))
    return FALSE;
  backup = sqlite3_backup_init (copy->handle, "main", db->handle, "main");
  if (backup == NULL)
    return fail (copy, error);
  result = sqlite3_backup_step (backup, -1);
  if (sqlite3_backup_finish (backup) != SQLITE_OK || result != SQLITE_DONE)
    return fail (copy, error);
  if (!remit_db_exec (copy, "PRAGMA journal_mode=DELETE", error))
    return FALSE;
  g_clear_pointer (&copy, remit_db_close);
  return sync_file (path, error);
}

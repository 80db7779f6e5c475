/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The only user of SQLite: one connection, cached statements, errors as sentences. */

typedef struct _RemitDb RemitDb;
typedef struct _RemitStmt RemitStmt;

typedef enum
{
  REMIT_DB_WORKING,   /* ours: created when absent, WAL, synchronous=FULL */
  REMIT_DB_UNTRUSTED, /* immutable and read-only, everything that a file could smuggle in is off,
                         time limit */
  REMIT_DB_COPY,      /* a published copy being written: journal_mode=DELETE */
  REMIT_DB_MEMORY,    /* path is ignored */
} RemitDbMode;

RemitDb *remit_db_open (const char *path, RemitDbMode mode, GError **error);
void remit_db_close (RemitDb *db);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RemitDb, remit_db_close)

/* One or more statements without parameters. */
gboolean remit_db_exec (RemitDb *db, const char *sql, GError **error);

/* A statement from the cache, reset and without bindings; valid until the next call with the same
 * @sql. NULL on failure. */
RemitStmt *remit_db_prepare (RemitDb *db, const char *sql, GError **error);
/* Parameters and columns count from 0. */
void remit_stmt_bind_number (RemitStmt *stmt, int index, gint64 number);
void remit_stmt_bind_text (RemitStmt *stmt, int index, const char *text); /* copied */
void remit_stmt_bind_static (RemitStmt *stmt, int index,
                             const char *text); /* must live until the step */
void remit_stmt_bind_blob (RemitStmt *stmt, int index, GBytes *bytes);
/* The value of a column of @from's current row; valid until @from steps. */
void remit_stmt_bind_column (RemitStmt *stmt, int index, RemitStmt *from, int column);
void remit_stmt_bind_null (RemitStmt *stmt, int index);
/* TRUE: a row; FALSE without @error: no more rows. */
gboolean remit_stmt_step (RemitStmt *stmt, GError **error);
/* Steps a statement that gives no rows. */
gboolean remit_stmt_run (RemitStmt *stmt, GError **error);
int remit_stmt_n_columns (RemitStmt *stmt);
const char *remit_stmt_column_name (RemitStmt *stmt, int column);
gboolean remit_stmt_is_null (RemitStmt *stmt, int column);
gboolean remit_stmt_is_integer (RemitStmt *stmt, int column);
gboolean remit_stmt_is_text (RemitStmt *stmt, int column);
gint64 remit_stmt_number (RemitStmt *stmt, int column);
const char *remit_stmt_text (RemitStmt *stmt, int column,
                             gsize *length); /* valid until the next step */
const guint8 *remit_stmt_blob (RemitStmt *stmt, int column, gsize *length);
void remit_stmt_reset (RemitStmt *stmt);

gboolean remit_db_begin (RemitDb *db, GError **error); /* BEGIN IMMEDIATE */
gboolean remit_db_commit (RemitDb *db, GError **error);
void remit_db_rollback (RemitDb *db);

/* A single number, @fallback when there is no row or it is NULL. */
gint64 remit_db_number (RemitDb *db, const char *sql, gint64 fallback);

/* Copies the whole of @db into the database file @path, which is made new, in journal mode DELETE,
 * on disk when this returns. */
gboolean remit_db_copy_to (RemitDb *db, const char *path, GError **error);

/* Runs one read-only statement of a user; refuses everything that writes. */
RemitStmt *remit_db_prepare_read_only (RemitDb *db, const char *sql, GError **error);
void remit_stmt_finalize (RemitStmt *stmt); /* only for remit_db_prepare_read_only() */

G_END_DECLS

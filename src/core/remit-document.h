/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "remit-context.h"
#include "remit-edit.h"
#include "remit-error.h"

G_BEGIN_DECLS

/* A document: the graph in memory, a private working database in which every commit is durable at
 * once, and the user's file, a whole copy that is published (replaced atomically) when asked or, by
 * remit_document_publish_if_due(), shortly after the last edit.  See src/DESIGN.md. */

typedef enum
{
  REMIT_CHANGE_EDIT = 0,
  REMIT_CHANGE_UNDO = 1,
  REMIT_CHANGE_REDO = 2,
  REMIT_CHANGE_IMPORT = 3,
  REMIT_CHANGE_REVERT = 4,
} RemitChangeKind;

/* One entry of the history: a named, durable change. Plain data, owned by the document. */
typedef struct
{
  gint64 seq; /* 1, 2, 3 … without gaps */
  gint64 uid; /* random, the same in every copy of the document */
  int kind;   /* RemitChangeKind */
  gint64 ref; /* UNDO, REDO: the seq of the change undone or redone; else 0 */
  gint64 at;  /* microseconds since 1970 UTC */
  char *author;
  char *label;  /* "Rename CRM to CRM connector" */
  guint tables; /* REMIT_TABLE_BIT of every table touched; 0 for changes read from a file */
  guint n_rows; /* rows touched, 0 for changes read from a file */
} RemitChange;

/* A row as it was before and after a change; NULL where it did not exist. */
typedef struct
{
  RemitTable table;
  RemitId id;
  RemitRow *before;
  RemitRow *after;
} RemitDelta;

#define REMIT_TYPE_DOCUMENT (remit_document_get_type ())
G_DECLARE_FINAL_TYPE (RemitDocument, remit_document, REMIT, DOCUMENT, GObject)

typedef enum
{
  REMIT_OPEN_DEFAULT = 0,
  REMIT_OPEN_READ_ONLY
  = 1 << 0, /* never touches the file nor the state folder; begin() still works, commit() refuses */
  REMIT_OPEN_RECOVER
  = 1 << 1, /* "recover what can be read": damaged rows are left out and reported */
} RemitOpenFlags;

/* Properties: "title" (string), "path" (nullable string), "unsaved" (boolean: commits that are not
 * in the user's file), "can-undo", "can-redo", "read-only" (booleans). Signals: "changed" (const
 * RemitChange *change): once after each commit, undo and redo; "file-changed": somebody else
 * changed the file on disk (seen by remit_document_check_file()). */

/* An empty untitled document; NULL and @error when the working copy cannot be made. */
RemitDocument *remit_document_new (const RemitContext *context, GError **error);
/* Only in memory, nothing on disk: for previews, tests and dry runs. */
RemitDocument *remit_document_new_in_memory (const RemitContext *context);
/* A Remit file.  When its working copy holds commits that never reached the file, they are
 * adopted, see remit_document_get_recovered(). */
RemitDocument *remit_document_open (const RemitContext *context, const char *path,
                                    RemitOpenFlags flags, GError **error);

/* Working copies of documents that were never saved, or whose file is gone, left by a crash: paths
 * to give to remit_document_open_recovery(), newest first. (transfer full) (element-type utf8) */
GPtrArray *remit_document_list_recoveries (const RemitContext *context);
RemitDocument *remit_document_open_recovery (const RemitContext *context, const char *path,
                                             GError **error);
/* The name to show for a recovery: its title or "Untitled"; (transfer full). */
char *remit_document_describe_recovery (const char *path);
void remit_document_discard_recovery (const char *path);

/* The number of commits adopted from a crash at open, 0 usually. */
guint remit_document_get_recovered (RemitDocument *self);
/* Sentences about rows left out by REMIT_OPEN_RECOVER; borrowed, may be NULL. */
GPtrArray *remit_document_get_problems (RemitDocument *self);

RemitGraph *remit_document_get_graph (RemitDocument *self);
const RemitContext *remit_document_get_context (RemitDocument *self);
const char *remit_document_get_path (RemitDocument *self);
/* The meta "title", else the file's name without extension, else "Untitled"; borrowed until the
 * next commit. */
const char *remit_document_get_title (RemitDocument *self);
gboolean remit_document_get_unsaved (RemitDocument *self);
gboolean remit_document_get_read_only (RemitDocument *self);
/* Why it is read-only, a sentence; NULL when it is not. */
const char *remit_document_get_read_only_reason (RemitDocument *self);

/* ---- editing ---- */

/* @label names the change for people: _("Assign Accountable"). */
RemitEdit *remit_document_begin (RemitDocument *self, const char *label);
/* Takes @edit.  All or nothing: on failure the graph is as before begin().  An edit that changed
 * nothing commits to nothing and returns TRUE. */
gboolean remit_document_commit (RemitDocument *self, RemitEdit *edit, GError **error);
/* The same, recorded as an import: one change however large. */
gboolean remit_document_commit_import (RemitDocument *self, RemitEdit *edit, GError **error);

gboolean remit_document_can_undo (RemitDocument *self);
gboolean remit_document_can_redo (RemitDocument *self);
/* FALSE and no error when there is nothing to undo. */
gboolean remit_document_undo (RemitDocument *self, GError **error);
gboolean remit_document_redo (RemitDocument *self, GError **error);
/* Label of what undo would take back, redo would bring back; NULL when nothing. */
const char *remit_document_get_undo_label (RemitDocument *self);
const char *remit_document_get_redo_label (RemitDocument *self);

/* ---- history ---- */
guint remit_document_get_n_changes (RemitDocument *self);
/* @index 0 is the oldest. */
const RemitChange *remit_document_get_change (RemitDocument *self, guint index);
/* Sequence numbers of the changes that undo would take back, oldest first (the last one is the next
 * undo), and of those that redo would bring back, next redo last; borrowed until the next commit.
 * (element-type gint64) */
const GArray *remit_document_get_undo_stack (RemitDocument *self);
const GArray *remit_document_get_redo_stack (RemitDocument *self);
/* Undoes or redoes until @seq is the newest change in effect (0: the start). */
gboolean remit_document_go_to (RemitDocument *self, gint64 seq, GError **error);
/* What a change did, sorted by table and id. (transfer full) (element-type RemitDelta) */
GPtrArray *remit_document_get_deltas (RemitDocument *self, gint64 seq, GError **error);
/* Sequence numbers of the changes that touched a row, oldest first. (transfer full) (element-type
 * gint64) */
GArray *remit_document_get_changes_of (RemitDocument *self, RemitId id);

/* Keeps the present state under a name (a commit of its own). */
RemitId remit_document_keep_baseline (RemitDocument *self, const char *name, const char *note,
                                      GError **error);
/* The rows of the model as they were after change @seq, as an in-memory document. (transfer full)
 */
RemitDocument *remit_document_at (RemitDocument *self, gint64 seq, GError **error);

/* ---- the file ---- */
gboolean remit_document_save (
  RemitDocument *self,
  GError **error); /* to its path; REMIT_ERROR_CONFLICT when somebody else changed the file */
gboolean remit_document_save_as (RemitDocument *self, const char *path, GError **error);
/* Overwrites what somebody else wrote; asked for by the user. */
gboolean remit_document_save_anyway (RemitDocument *self, GError **error);
typedef enum
{
  REMIT_COPY_WHOLE,
  REMIT_COPY_WITHOUT_HISTORY
} RemitCopyFlags;
gboolean remit_document_save_copy (RemitDocument *self, const char *path, RemitCopyFlags flags,
                                   GError **error);
/* Publishes when there is something unpublished, a path, and the last commit is ≥ 2 s old (or the
 * last publish ≥ 30 s). */
gboolean remit_document_publish_if_due (RemitDocument *self, GError **error);
/* Emits "file-changed" when the file is not the one last read or published; returns whether it was.
 */
gboolean remit_document_check_file (RemitDocument *self);
/* One undoable change that brings back the state of the file when it was opened or last saved by
 * the user. */
gboolean remit_document_revert (RemitDocument *self, GError **error);
/* Releases the working copy: publishes first when there is a path and @publish; an unsaved untitled
 * document, or one with @publish FALSE, is thrown away.  The object is unusable afterwards.  On
 * failure nothing is thrown away. */
gboolean remit_document_close (RemitDocument *self, gboolean publish, GError **error);

/* A read-only SQL query (command line); rows of texts go to @row. */
typedef void (*RemitQueryFunc) (guint n_columns, const char *const *names,
                                const char *const *values /* NULL for NULL */, gpointer data);
gboolean remit_document_query (RemitDocument *self, const char *sql, RemitQueryFunc row,
                               gpointer data, GError **error);

void remit_delta_free (RemitDelta *delta);

G_END_DECLS

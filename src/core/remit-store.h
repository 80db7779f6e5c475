/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "remit-context.h"
#include "remit-db.h"
#include "remit-document.h"
#include "remit-history.h"

G_BEGIN_DECLS

/* Where a document lies on disk: a folder of its own under the state folder with the working
 * database and a lock, and the user's file, which is only ever read whole and replaced whole. */
typedef struct _RemitStore RemitStore;

/* A fresh working copy for an untitled document. */
RemitStore *remit_store_new_untitled (const RemitContext *context, GError **error);
/* A working copy for @path, which must exist.  A copy that a crash left behind and that is ahead of
 * the file is kept as it is: *adopted becomes TRUE.  One that the file does not know is put aside
 * as a recovery and a new one is made. */
RemitStore *remit_store_open (const RemitContext *context, const char *path, gboolean *adopted,
                              GError **error);
/* The working copy in a recovery folder. */
RemitStore *remit_store_open_recovery (const RemitContext *context, const char *folder,
                                       GError **error);
/* Keeps the working copy: for a crash test, or after a failed close. */
void remit_store_free (RemitStore *store);
/* Removes the working copy too. */
void remit_store_discard (RemitStore *store);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RemitStore, remit_store_free)

/* NULL until remit_store_fill() for a new working copy. */
RemitDb *remit_store_get_db (RemitStore *store);
const char *remit_store_get_path (RemitStore *store); /* NULL: untitled */

/* Makes the working database with the rows of @graph and, when @history_from is given, its history.
 */
gboolean remit_store_fill (RemitStore *store, const RemitGraph *graph, RemitDb *history_from,
                           GError **error);

/* Replaces @path (NULL: its own) by the working copy, atomically. Refuses with REMIT_ERROR_CONFLICT
 * when somebody else changed the file since it was last read or written, unless @anyway. On success
 * with another path the store belongs to that path. */
gboolean remit_store_publish (RemitStore *store, const char *path, gboolean anyway, GError **error);
/* Whether the file is another one than the one last read or published. */
gboolean remit_store_file_changed (RemitStore *store);
/* Notes the file as it is now as the one known. */
void remit_store_remember_file (RemitStore *store);

/* (transfer full) (element-type utf8): folders of working copies without an owner, newest first. */
GPtrArray *remit_store_list_recoveries (const RemitContext *context);
void remit_store_discard_folder (const char *folder);
/* The file a recovery belongs to; NULL when it was untitled. (transfer full) */
char *remit_store_recovery_path (const char *folder);

/* Writes @db whole to @path through a temporary file beside it. */
gboolean remit_store_write_file (RemitDb *db, const char *path, GError **error);

G_END_DECLS

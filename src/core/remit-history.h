/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "remit-db.h"
#include "remit-document.h"

G_BEGIN_DECLS

/* The named changes of a document and the position of undo and redo among them.  Append-only: undo
 * and redo append a change that says which one it took back; the stacks are derived from the list.
 */
typedef struct _RemitHistory RemitHistory;

RemitHistory *remit_history_new (void);
void remit_history_free (RemitHistory *history);

guint remit_history_get_n (RemitHistory *history);
const RemitChange *remit_history_get (RemitHistory *history, guint index);
const GArray *remit_history_get_undo (RemitHistory *history);
const GArray *remit_history_get_redo (RemitHistory *history);
/* Random id of the newest change, 0 when there is none; whether any change has that id (0: yes),
 * and its seq. */
gint64 remit_history_get_head (RemitHistory *history);
gboolean remit_history_find (RemitHistory *history, gint64 uid, gint64 *seq);

/* Reads the list from @db and checks it: sequence, references, hash chain, every change decodes. */
gboolean remit_history_load (RemitHistory *history, RemitDb *db, GError **error);
/* Copies the list and the touch index from one database to another, inside a transaction of @to. */
gboolean remit_history_copy (RemitDb *from, RemitDb *to, GError **error);

/* Prepares a change with @deltas and writes it into @db (inside a transaction; @db NULL: kept in
 * memory); not in the list until remit_history_append(). */
RemitChange *remit_history_write (RemitHistory *history, RemitDb *db, int kind, gint64 ref,
                                  gint64 at, const char *author, const char *label,
                                  GPtrArray *deltas, GError **error);
/* Takes @change. */
const RemitChange *remit_history_append (RemitHistory *history, RemitChange *change);
void remit_history_forget (RemitChange *change); /* of a commit that failed */

/* The newest change with other deltas and time, for edits that follow each other closely: written
 * now, in the list when remit_history_replace_newest() takes it. */
RemitChange *remit_history_write_amended (RemitHistory *history, RemitDb *db, gint64 at,
                                          GPtrArray *deltas, GError **error);
const RemitChange *remit_history_replace_newest (RemitHistory *history, RemitChange *change);

/* (transfer full) (element-type RemitDelta) */
GPtrArray *remit_history_get_deltas (RemitHistory *history, RemitDb *db, gint64 seq,
                                     GError **error);
/* (transfer full) (element-type gint64) */
GArray *remit_history_changes_of (RemitHistory *history, RemitDb *db, RemitId id);

/* The order of deltas in a change: by table, then id. */
int remit_delta_compare (const RemitDelta *a, const RemitDelta *b);

/* The one change that does what @first and then @second did; both sorted, rows of @second are
 * whole. (transfer full) (element-type RemitDelta) */
GPtrArray *remit_deltas_compose (GPtrArray *first, GPtrArray *second);

G_END_DECLS

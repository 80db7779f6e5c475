/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "remit-document.h"
#include "remit-graph-private.h"

G_BEGIN_DECLS

/* Called when an edit is freed, committed or not, with the data given to _remit_edit_new(). */
typedef void (*RemitEditDone) (gpointer data);

/* @next_id points to the counter of the session: the next id to give. */
RemitEdit *_remit_edit_new (RemitGraph *graph, RemitId *next_id, const char *label,
                            RemitEditDone done, gpointer data);

const char *_remit_edit_get_label (RemitEdit *edit);
const char *_remit_edit_get_merge_key (RemitEdit *edit);

/* The net effect so far, sorted by table and id; rows touched but not changed are left out.
 * (transfer full) (element-type RemitDelta) */
GPtrArray *_remit_edit_net (RemitEdit *edit);

/* The graph keeps what the edit did: freeing it takes nothing back any more. */
void _remit_edit_keep (RemitEdit *edit);
/* Takes everything back. */
void _remit_edit_roll_back (RemitEdit *edit);

/* Does @deltas (backwards: undoes them) to the graph as part of @edit.  Only cells that differ
 * between before and after are set.  Fails when the graph is not in the state that they start from.
 */
gboolean _remit_edit_apply (RemitEdit *edit, GPtrArray *deltas, gboolean backwards, GError **error);

/* Adds a copy of each row of @table that @from owns, owned by @to (remit-model.c). */
void _remit_edit_copy_owned (RemitEdit *edit, RemitTable table, RemitId from, RemitId to);

G_END_DECLS

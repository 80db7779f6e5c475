/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "remit-document.h"
#include "remit-graph-private.h"
#include "remit-history.h"
#include "remit-store.h"

G_BEGIN_DECLS

/* What the parts of a document share: remit-document.c (state, commit, history),
 * remit-document-open.c (where it comes from) and remit-document-file.c (where it goes). */

struct _RemitDocument
{
  GObject parent_instance;

  /* owned */
  RemitContext *context;
  RemitGraph *graph;
  RemitHistory *history;
  RemitStore *store; /* NULL: in memory or read-only */
  GPtrArray *problems;
  char *path;
  char *title;
  char *read_only_reason;
  char *merge_key; /* of the newest change */

  RemitId next_id;
  gboolean editing;
  guint recovered;
  gint64 published;   /* seq of the newest change that is in the user's file */
  gint64 opened_at;   /* seq that revert goes back to */
  gint64 last_commit; /* monotonic */
  gint64 first_unpublished;
};

/* What is derived from history and file and told by properties. */
typedef struct
{
  gboolean unsaved, can_undo, can_redo;
} RemitDocumentDerived;

RemitDocumentDerived _remit_document_get_derived (RemitDocument *self);
/* Notifies of what differs from @before, and of the title. */
void _remit_document_notify_derived (RemitDocument *self, RemitDocumentDerived before);
void _remit_document_notify (RemitDocument *self, const char *property);
void _remit_document_emit_file_changed (RemitDocument *self);

gint64
_remit_document_get_head (RemitDocument *self); /* seq of the newest change, 0 when there is none */
RemitDb *_remit_document_get_db (RemitDocument *self); /* NULL: no working copy */
char *_remit_document_make_title (RemitDocument *self);
gboolean _remit_document_commit (RemitDocument *self, RemitEdit *edit, int kind, gint64 ref,
                                 GError **error);
/* Applies the changes from the newest down to after @seq backwards to @edit, which may be one of
 * another document in that state. */
gboolean _remit_document_rewind (RemitDocument *self, gint64 seq, RemitEdit *edit, GError **error);

G_END_DECLS

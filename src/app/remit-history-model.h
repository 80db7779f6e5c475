/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "remit-document.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* One line of the history: a change, and as a list model the lines that say what it did (GtkStringObject), worked out
 * when somebody looks.  Number 0 is the beginning of the document. */
#define REMIT_TYPE_HISTORY_ITEM (remit_history_item_get_type ())
G_DECLARE_FINAL_TYPE (RemitHistoryItem, remit_history_item, REMIT, HISTORY_ITEM, GObject)
gint64 remit_history_item_get_seq (RemitHistoryItem *self);

typedef enum
{
  REMIT_HISTORY_PAST,     /* in effect */
  REMIT_HISTORY_CURRENT,  /* the newest one in effect */
  REMIT_HISTORY_UNDONE,   /* can be redone */
  REMIT_HISTORY_REPLACED, /* undone, and later edits took its place */
} RemitHistoryState;

/* The changes of a document newest first (RemitHistoryItem), the beginning last; steps of undo and redo themselves are
 * left out, since they show in the state of the others. */
#define REMIT_TYPE_HISTORY_MODEL (remit_history_model_get_type ())
G_DECLARE_FINAL_TYPE (RemitHistoryModel, remit_history_model, REMIT, HISTORY_MODEL, GObject)
RemitHistoryModel *remit_history_model_new (RemitDocument *document);
/* Takes up what has happened since. */
void remit_history_model_update (RemitHistoryModel *self);
/* Only changes at which a baseline was kept. */
void remit_history_model_set_only_baselines (RemitHistoryModel *self, gboolean only);
RemitHistoryState remit_history_model_get_state (RemitHistoryModel *self, gint64 seq);
/* The baseline kept by a change, NULL when it kept none; valid until the next commit. */
const RemitBaseline *remit_history_model_get_baseline (RemitHistoryModel *self, gint64 seq);
/* The number of the change that is current, 0 at the beginning. */
gint64 remit_history_model_get_current (RemitHistoryModel *self);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "remit-document.h"
#include "remit-sheet-model.h"

G_BEGIN_DECLS

/* The model of a sheet that is made from a document and follows it while somebody looks at it.  A
 * sleeping one remembers only that it is out of date, and catches up when it wakes.  It begins
 * awake.
 *
 * A subclass implements RemitSheetModel, sets the fields of its class, and reads the document for
 * the first time itself.  Property, to be given at construction: "document". */
#define REMIT_TYPE_LIVE_MODEL (remit_live_model_get_type ())
G_DECLARE_DERIVABLE_TYPE (RemitLiveModel, remit_live_model, REMIT, LIVE_MODEL, GObject)

struct _RemitLiveModelClass
{
  GObjectClass parent_class;

  guint tables; /* bits: a change of other tables leaves the model as it is */
  /* Of which kinds the rows are that have remarks: what is found about them; 0: no remarks. */
  RemitNodeKinds remarked;
  /* Lets go of what it borrowed from the document, which has changed; may be NULL. */
  void (*forget) (RemitLiveModel *self);
  /* Reads the document, again; @seen: it changed while the model was awake.  TRUE: there are other
   * lines for sure. */
  gboolean (*load) (RemitLiveModel *self, gboolean seen);
  /* All that headers say, as one text: when it is another after load(), there are other lines;
   * (transfer full). */
  char *(*digest) (RemitLiveModel *self);
};

/* Borrowed for as long as the model lives. */
RemitDocument *remit_live_model_get_document (RemitLiveModel *self);
void remit_live_model_set_active (RemitLiveModel *self, gboolean active);
/* Loads again and tells the sheet, for something else is to be seen; @all: other lines for sure. */
void remit_live_model_refresh (RemitLiveModel *self, gboolean all);

/* ---- remarks: what the findings say about a row, and nobody has accepted ---- */

/* Whether there is any, so that their margin takes its room only then; when this becomes another,
 * the model says that its lines have changed. */
gboolean remit_live_model_has_remarks (RemitLiveModel *self);
/* The header of their margin. */
void remit_live_model_get_remark_margin (RemitSheetLine *line, int width, gboolean *remark);
/* Short, for the margin; (transfer full), NULL when there is nothing to say. */
char *remit_live_model_get_remark (RemitLiveModel *self, RemitId subject,
                                   RemitSheetGravity *gravity);
/* Whole sentences below a line with the name, for a tooltip; the same. */
char *remit_live_model_explain (RemitLiveModel *self, RemitId subject, const char *name,
                                RemitSheetGravity *gravity);

G_END_DECLS

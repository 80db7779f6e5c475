/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "remit-document.h"
#include "remit-edit.h"
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
  /* Of which kinds the rows are that have remarks: what is found about them; 0: no remarks.  How
   * wide their margin is at first. */
  RemitNodeKinds remarked;
  int remark_width;
  /* Lets go of what it borrowed from the document, which has changed; may be NULL. */
  void (*forget) (RemitLiveModel *self);
  /* Reads the document, again; @seen: it changed while the model was awake.  TRUE: there are other
   * lines for sure. */
  gboolean (*load) (RemitLiveModel *self, gboolean seen);
  /* All that headers say, as one text: when it is another after load(), there are other lines;
   * (transfer full). */
  char *(*digest) (RemitLiveModel *self);

  /* For remit_live_model_set_texts().  Sets the text of a cell; @alone: nothing else is set in the
   * same change, so it is meant for this very cell. */
  gboolean (*set_text) (RemitLiveModel *self, RemitEdit *edit, const RemitSheetChange *change,
                        gboolean alone, GError **error);
  /* "Consent platform, pays"; (transfer full), NULL for what is no cell to be edited. */
  char *(*name_cell) (RemitLiveModel *self, guint row, guint column);
};

/* Borrowed for as long as the model lives. */
RemitDocument *remit_live_model_get_document (RemitLiveModel *self);
void remit_live_model_set_active (RemitLiveModel *self, gboolean active);
/* Loads again and tells the sheet, for something else is to be seen; @all: other lines for sure. */
void remit_live_model_refresh (RemitLiveModel *self, gboolean all);

/* ---- edits (remit-live-edits.c) ---- */

/* TRUE, with an error, when the document cannot be changed. */
gboolean remit_live_model_is_read_only (RemitLiveModel *self, GError **error);
/* The set_texts() of the sheet: all texts as one change, named after its cell when there is one. */
gboolean remit_live_model_set_texts (RemitSheetModel *model, const RemitSheetChange *changes,
                                     guint n, const char *label, GError **error);
/* FALSE, with the error @cause (transfer full) of a cell, which is named. */
gboolean remit_live_model_refuse_cell (RemitLiveModel *self, const RemitSheetChange *change,
                                       GError *cause, GError **error);

/* ---- remarks: what the findings say about a row, and nobody has accepted ---- */

/* Whether there is any, so that their margin takes its room only then; when this becomes another,
 * the model says that its lines have changed. */
gboolean remit_live_model_has_remarks (RemitLiveModel *self);
/* Answers the sheet's questions about margins and lines, for a model that has no other margin. */
void remit_live_model_remarks_init (RemitSheetModelInterface *iface);
/* Their answers, for one that has: the header of the margin; the text of a row, short; whole
 * sentences below the name of a row. */
void remit_live_model_get_remark_margin (RemitSheetModel *model, RemitSheetLine *line,
                                         gboolean *remark);
char *remit_live_model_get_remark (RemitSheetModel *model, guint row, RemitSheetGravity *gravity);
char *remit_live_model_explain_line (RemitSheetModel *model, RemitSheetAxis axis, guint index,
                                     RemitSheetGravity *gravity);

G_END_DECLS

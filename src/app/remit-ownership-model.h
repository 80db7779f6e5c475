/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "remit-live-model.h"
#include "remit-matrix.h"
#include "remit-ownership.h"

G_BEGIN_DECLS

/* The ownership matrix as a sheet shows it: rows are components and initiatives, columns the zone
 * and then either the duties, with chips of their holders in the cells, or the parties, with the
 * short words of their duties.  Edits are changes of the document. */
#define REMIT_TYPE_OWNERSHIP_MODEL (remit_ownership_model_get_type ())
G_DECLARE_FINAL_TYPE (RemitOwnershipModel, remit_ownership_model, REMIT, OWNERSHIP_MODEL,
                      RemitLiveModel)

typedef enum
{
  REMIT_OWNERSHIP_DUTIES,
  REMIT_OWNERSHIP_PARTIES
} RemitOwnershipColumns;

RemitOwnershipModel *remit_ownership_model_new (RemitDocument *document);
RemitDocument *remit_ownership_model_get_document (RemitOwnershipModel *self);

/* ---- what is shown ---- */

/* REMIT_ID_NONE, or one that is gone: everything. */
void remit_ownership_model_set_matrix (RemitOwnershipModel *self, RemitId matrix);
RemitId remit_ownership_model_get_matrix (RemitOwnershipModel *self);
RemitId remit_ownership_model_get_perspective (RemitOwnershipModel *self);
void remit_ownership_model_set_columns (RemitOwnershipModel *self, RemitOwnershipColumns columns);
RemitOwnershipColumns remit_ownership_model_get_columns (RemitOwnershipModel *self);
/* The two parties of the zones: those chosen here, else the first two saved columns of the matrix,
 * else a guess; FALSE when there are not two. */
gboolean remit_ownership_model_get_sides (RemitOwnershipModel *self, RemitId *first,
                                          RemitId *second);
/* For everything they are remembered here, of a saved matrix they become the first two columns: one
 * undoable change. */
gboolean remit_ownership_model_set_sides (RemitOwnershipModel *self, RemitId first, RemitId second,
                                          GError **error);
/* The name of a zone: "CIO only"; (transfer full). */
char *remit_ownership_model_describe_zone (RemitOwnershipModel *self, RemitZone zone);
/* A sign for it, the same everywhere: half a disc, a whole one, a ring. */
const char *remit_zone_get_sign (RemitZone zone);
guint remit_ownership_model_count_zone (RemitOwnershipModel *self, RemitZone zone);

/* ---- filters ---- */

/* REMIT_N_ZONES: all. */
void remit_ownership_model_set_zone (RemitOwnershipModel *self, RemitZone zone);
RemitZone remit_ownership_model_get_zone (RemitOwnershipModel *self);
void remit_ownership_model_set_only_gaps (RemitOwnershipModel *self, gboolean only);
gboolean remit_ownership_model_get_only_gaps (RemitOwnershipModel *self);
/* Rows on which @party holds something; REMIT_ID_NONE: all. */
void remit_ownership_model_set_party (RemitOwnershipModel *self, RemitId party);
RemitId remit_ownership_model_get_party (RemitOwnershipModel *self);
/* REMIT_N_NODE_KINDS: all. */
void remit_ownership_model_set_kind (RemitOwnershipModel *self, RemitNodeKind kind);
RemitNodeKind remit_ownership_model_get_kind (RemitOwnershipModel *self);
/* The kinds among all rows. */
RemitNodeKinds remit_ownership_model_get_kinds (RemitOwnershipModel *self);
void remit_ownership_model_set_search (RemitOwnershipModel *self, const char *text);
gboolean remit_ownership_model_is_filtered (RemitOwnershipModel *self);
void remit_ownership_model_clear_filters (RemitOwnershipModel *self);

/* ---- asking ---- */

/* All rows of the matrix, filtered or not. */
guint remit_ownership_model_get_n_items (RemitOwnershipModel *self);
RemitId remit_ownership_model_get_nth_item (RemitOwnershipModel *self, guint i);
RemitZone remit_ownership_model_get_nth_zone (RemitOwnershipModel *self, guint i);
/* What a shown row or column stands for; REMIT_ID_NONE and -1 when nothing. */
RemitId remit_ownership_model_get_item (RemitOwnershipModel *self, guint row);
RemitId remit_ownership_model_get_column_party (RemitOwnershipModel *self, guint column);
int remit_ownership_model_get_duty (RemitOwnershipModel *self, guint column);
/* Unfolds what hides a row; FALSE when it is not in the matrix or filtered out. */
gboolean remit_ownership_model_reveal (RemitOwnershipModel *self, RemitId item);
void remit_ownership_model_fold_all (RemitOwnershipModel *self, gboolean fold);
/* Cells in which something is missing or wrong, of all rows. */
guint remit_ownership_model_count_problems (RemitOwnershipModel *self);
/* The next such cell of the rows shown, from (@row, @column) on, round the end; FALSE when there is
 * none. */
gboolean remit_ownership_model_find_problem (RemitOwnershipModel *self, guint *row, guint *column);

/* ---- edits of one cell; each is one undoable change ---- */

/* Declares several holders joint, or sole again.  Who settles a deadlock is left open: that is for
 * people to say. */
gboolean remit_ownership_model_toggle_joint (RemitOwnershipModel *self, guint row, guint column,
                                             GError **error);

/* Says on whose behalf the holders of a cell stand there; REMIT_ID_NONE: on their own. */
gboolean remit_ownership_model_set_beneficiary (RemitOwnershipModel *self, guint row, guint column,
                                                RemitId party, GError **error);

/* A popover for the cell, for the sheet.  @typed: what was typed to open it, may be NULL. */
GtkWidget *remit_ownership_editor_new (RemitDocument *document, RemitId item, RemitLinkKind duty,
                                       RemitId perspective, const char *typed);

G_END_DECLS

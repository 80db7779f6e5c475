/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "remit-document.h"
#include "remit-matrix-lines.h"
#include "remit-raci-marks.h"
#include "remit-sheet-model.h"

G_BEGIN_DECLS

/* One saved RACI matrix of a document as a sheet: letters in the cells, counts and remarks in the
 * margins. It follows the document and its findings; every edit is one change of the document.
 * While the matrix is gone (deleted, or its creation undone) the sheet is empty. */
#define REMIT_TYPE_RACI_MODEL (remit_raci_model_get_type ())
G_DECLARE_FINAL_TYPE (RemitRaciModel, remit_raci_model, REMIT, RACI_MODEL, GObject)

RemitRaciModel *remit_raci_model_new (RemitDocument *document);
RemitDocument *remit_raci_model_get_document (RemitRaciModel *self);

/* REMIT_ID_NONE: no matrix.  Filters and folds go with the matrix before. */
void remit_raci_model_set_matrix (RemitRaciModel *self, RemitId matrix);
/* The id that was set, whether or not there is such a matrix now. */
RemitId remit_raci_model_get_matrix (RemitRaciModel *self);
/* The matrix as it is now, NULL when there is none; borrowed until the model's next signal. */
const RemitMatrix *remit_raci_model_get_loaded (RemitRaciModel *self);

/* Filters and folds: set them there, then call refilter().  Rows that come to be edited while a
 * filter is set stay until then, so that no row goes while somebody types in it. */
RemitMatrixLines *remit_raci_model_get_lines (RemitRaciModel *self);
void remit_raci_model_refilter (RemitRaciModel *self);

/* Where a node is shown; -1 when it is not. */
int remit_raci_model_find (RemitRaciModel *self, RemitSheetAxis axis, RemitId node);
/* The same, after unfolding what hides it and taking back a filter that leaves it out; -1 when
 * the matrix does not have it. */
int remit_raci_model_reveal (RemitRaciModel *self, RemitSheetAxis axis, RemitId node);
/* The line of the matrix shown there, NULL for a header; borrowed as the matrix is. */
const RemitMatrixLine *remit_raci_model_get_saved (RemitRaciModel *self, RemitSheetAxis axis,
                                                   guint index);
/* All rows of the matrix (nodes) that the shown rows [first, first + n) stand for, in order, with
 * those of folded groups; columns likewise. (transfer full) (element-type RemitId) */
GArray *remit_raci_model_list_nodes (RemitRaciModel *self, RemitSheetAxis axis, guint first,
                                     guint n);

/* Rows and columns of which more than a hint is said, counted by findings. */
guint remit_raci_model_get_n_problems (RemitRaciModel *self);
/* The next row after @row (G_MAXUINT: the first one) in the matrix, shown or not, that has a
 * problem, around the end; its node, REMIT_ID_NONE when none has. */
RemitId remit_raci_model_next_problem (RemitRaciModel *self, guint row, int step);

/* The first column with a problem; REMIT_ID_NONE when none has. */
RemitId remit_raci_model_find_bad_column (RemitRaciModel *self);

/* A name that no activity of the document has: "New activity 2"; (transfer full). */
char *remit_raci_unused_name (const RemitGraph *graph, const char *base);

/* How a sheet shows the letter for a duty of the RACI family. */
RemitSheetMarkStyle remit_raci_mark_style (RemitLinkKind duty);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "remit-findings-cache.h"
#include "remit-matrix.h"
#include "remit-sheet-model.h"

G_BEGIN_DECLS

/* What the findings say about one RACI matrix: by row, by column, by cell.  A copy, since the cache
 * forgets its findings with the next edit while the sheet goes on showing the last marks until new
 * ones are worked out. */
typedef struct _RemitRaciMarks RemitRaciMarks;

/* @matrix is not kept.  A matrix of a perspective has no marks: rules look at what is agreed. */
RemitRaciMarks *remit_raci_marks_new (RemitFindingsCache *cache, const RemitMatrix *matrix);
void remit_raci_marks_free (RemitRaciMarks *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RemitRaciMarks, remit_raci_marks_free)

/* How grave what is said about a row or column is. */
RemitSheetGravity remit_raci_marks_get_gravity (const RemitRaciMarks *self, RemitId node);
/* The same of one cell: of what is wrong with this cell among those of its row. */
RemitSheetGravity remit_raci_marks_get_cell (const RemitRaciMarks *self, RemitId item,
                                             RemitId party);
/* A few words for the margin, NULL for nothing: "two parties answer"; (transfer full). */
char *remit_raci_marks_summarize (const RemitRaciMarks *self, RemitId node);
/* Sentences with what to do, one a line, NULL for nothing; (transfer full). */
char *remit_raci_marks_explain (const RemitRaciMarks *self, RemitId node);
char *remit_raci_marks_explain_cell (const RemitRaciMarks *self, RemitId item, RemitId party);

/* Whether more than a hint is said about a node, and how many such findings there are. */
gboolean remit_raci_marks_has_problem (const RemitRaciMarks *self, RemitId node);
guint remit_raci_marks_get_n_problems (const RemitRaciMarks *self);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "remit-import-table.h"
#include "remit-table-content.h"

G_BEGIN_DECLS

/* A table of responsibilities that is being imported into a matrix. */
#define REMIT_TYPE_IMPORT_MATRIX (remit_import_matrix_get_type ())
G_DECLARE_FINAL_TYPE (RemitImportMatrix, remit_import_matrix, REMIT, IMPORT_MATRIX,
                      RemitImportTable)

/* Takes @proposal; @workbook must live longer. */
RemitImportTable *remit_import_matrix_new (RemitDocument *document, const RemitWorkbook *workbook,
                                           RemitProposal *proposal);
const RemitProposal *remit_import_matrix_get_proposal (RemitImportMatrix *self);
/* NULL when nothing can be read. */
const RemitTableContent *remit_import_matrix_get_content (RemitImportMatrix *self);

void remit_import_matrix_set_orientation (RemitImportMatrix *self, RemitOrientation orientation);
/* "": letters of its own. */
void remit_import_matrix_set_scheme (RemitImportMatrix *self, const char *key);
void remit_import_matrix_set_column (RemitImportMatrix *self, guint column, RemitColumnRole role);
/* @duty -1: the text is left out. */
void remit_import_matrix_set_letter (RemitImportMatrix *self, guint letter, int duty);
void remit_import_matrix_set_title (RemitImportMatrix *self, const char *title);

/* The matrix to bring up to date; REMIT_ID_NONE: a new one. */
void remit_import_matrix_set_matrix (RemitImportMatrix *self, RemitId matrix);
RemitId remit_import_matrix_get_matrix (RemitImportMatrix *self);
void remit_import_matrix_answer (RemitImportMatrix *self, const RemitImportQuestion *question,
                                 RemitId chosen);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "remit-raci-model.h"

G_BEGIN_DECLS

/* What the files of the model share: remit-raci-model.c (following the document, lines),
 * remit-raci-find.c (nodes and lines), remit-raci-margins.c (counts, remarks), remit-raci-cells.c
 * (what cells hold and the edits of cells), remit-raci-lines.c (edits of lines). */

#define REMIT_RACI_N_AXES 2

struct _RemitRaciModel
{
  GObject parent_instance;

  /* owned */
  RemitDocument *document;
  RemitMatrix *matrix; /* NULL: there is none */
  RemitMatrixLines *lines;
  RemitRaciMarks *marks;
  GPtrArray *names[REMIT_RACI_N_AXES];   /* element-type GRefString: by line of the matrix */
  GHashTable *places[REMIT_RACI_N_AXES]; /* RemitId (in the matrix) -> its line + 1 */
  GPtrArray *folded;                     /* names of rows for the search, NULL until asked */
  RemitMatrixCount *counts[REMIT_RACI_N_AXES];
  GByteArray *counted[REMIT_RACI_N_AXES]; /* by line: whether its count holds */
  GHashTable *stay;                       /* RemitId of rows that no filter takes away */
  GStringChunk *texts;                    /* of headers */
  char *letters;                          /* of the scheme: "ARCI" */
  char *letters_title, *total_letters, *total_label;
  /* borrowed: the document owns it */
  RemitFindingsCache *cache;
  /* state */
  RemitId id;
  gboolean any_counted;
  RemitId edited_item, edited_party; /* the cell whose text with its note was asked for last */
};

/* remit-raci-model.c */
#define _remit_raci_model_get_graph(self) remit_document_get_graph ((self)->document)
/* Lines of the matrix, shown or not. */
guint _remit_raci_model_get_n_saved (RemitRaciModel *self, RemitSheetAxis axis);
/* Works out which lines are shown; TRUE when other ones are. */
gboolean _remit_raci_model_update_lines (RemitRaciModel *self);
/* The rows of the matrix that a shown row stands for; empty for a header. (element-type guint) */
GArray *_remit_raci_model_list_rows (RemitRaciModel *self, guint row);
const char *_remit_raci_model_get_name (RemitRaciModel *self, RemitSheetAxis axis, guint line);
/* Shows a row that was just made: nothing that is folded or filtered hides it. */
guint _remit_raci_model_show_new (RemitRaciModel *self, RemitId node);

/* remit-raci-margins.c */
void _remit_raci_margins_init (RemitSheetModelInterface *face);

/* remit-raci-cells.c */
void _remit_raci_cells_init (RemitSheetModelInterface *face);
/* Makes the cells of one row of the matrix hold what @text says; FALSE and a sentence that names
 * the cell. */
gboolean _remit_raci_cells_apply (RemitRaciModel *self, RemitEdit *edit, RemitId item,
                                  RemitId party, const char *text, gboolean takes_note,
                                  GError **error);

/* remit-raci-lines.c */
void _remit_raci_lines_init (RemitSheetModelInterface *face);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "remit-matrix.h"

G_BEGIN_DECLS

/* Which lines of a matrix are shown: its rows in their order, headers where the group changes,
 * without what a filter leaves out and what is folded away.  It knows nothing of cells: what they
 * mean is asked of a source. */
typedef struct _RemitMatrixLines RemitMatrixLines;

/* A line as it is shown. */
typedef struct
{
  gboolean is_group; /* the header of a group: no cells */
  guint row;         /* of the matrix; of a header, the first of its rows that pass the filter */
  RemitId node;      /* of the row; REMIT_ID_NONE of a header */
  const char *group; /* "" when none; borrowed until the next update() */
  guint depth;
  gboolean foldable;
  gboolean folded;
  gboolean context;  /* is here only because a part of it passes the filter */
  guint n_rows;      /* rows that stand or hide below this line: of a group, a whole, equal rows */
  gboolean is_equal; /* stands for n_rows further rows with equal cells */
} RemitShownLine;

/* What is asked about the rows of the matrix; a member that is not needed may be NULL. */
typedef struct
{
  /* What a search looks into, folded by remit_search_fold(); borrowed. */
  const char *(*get_text) (guint row, gpointer data);
  gboolean (*has_problem) (guint row, gpointer data);
  /* Whether @party has a letter or duty in the row. */
  gboolean (*has_party) (guint row, RemitId party, gpointer data);
  /* The same for rows whose cells are equal, NULL for a row that is never folded with others;
   * (transfer full). */
  char *(*get_key) (guint row, gpointer data);
} RemitMatrixLinesSource;

RemitMatrixLines *remit_matrix_lines_new (const RemitMatrixLinesSource *source, gpointer data);
void remit_matrix_lines_free (RemitMatrixLines *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RemitMatrixLines, remit_matrix_lines_free)

/* Works the lines out anew, for another state of @matrix (not kept), of the source, of the filters
 * or folds below: all of those take effect with the next update().  TRUE when other lines are shown
 * than before, FALSE when all of them are as they were. */
gboolean remit_matrix_lines_update (RemitMatrixLines *self, const RemitMatrix *matrix);

/* ---- filters ---- */

void remit_matrix_lines_set_only_problems (RemitMatrixLines *self, gboolean only);
gboolean remit_matrix_lines_get_only_problems (RemitMatrixLines *self);
/* Only rows with this party; REMIT_ID_NONE: all. */
void remit_matrix_lines_set_party (RemitMatrixLines *self, RemitId party);
RemitId remit_matrix_lines_get_party (RemitMatrixLines *self);
/* Only rows of one group ("": those without one); NULL: all. */
void remit_matrix_lines_set_group (RemitMatrixLines *self, const char *group);
const char *remit_matrix_lines_get_group (RemitMatrixLines *self);
/* Only rows whose text has every word of @text; "" or NULL: all. */
void remit_matrix_lines_set_search (RemitMatrixLines *self, const char *text);
const char *remit_matrix_lines_get_search (RemitMatrixLines *self);
/* Whether any filter is set. */
gboolean remit_matrix_lines_is_filtered (RemitMatrixLines *self);
void remit_matrix_lines_clear_filters (RemitMatrixLines *self);

/* ---- folds ---- */

/* Rows of one group with equal cells become one folded line, at the place of the first. */
void remit_matrix_lines_set_fold_equal (RemitMatrixLines *self, gboolean fold);
gboolean remit_matrix_lines_get_fold_equal (RemitMatrixLines *self);
/* Folds are remembered by the name of the group and the node of the row. */
void remit_matrix_lines_set_folded (RemitMatrixLines *self, guint line, gboolean folded);
/* All groups, or none; with groups the rows with parts as well. */
void remit_matrix_lines_fold_all (RemitMatrixLines *self, const RemitMatrix *matrix);
void remit_matrix_lines_unfold_all (RemitMatrixLines *self);
/* Unfolds what hides a row of @matrix; FALSE when nothing of that did. A filter stays. */
gboolean remit_matrix_lines_reveal (RemitMatrixLines *self, const RemitMatrix *matrix, guint row);

/* ---- what is shown ---- */

guint remit_matrix_lines_get_n (RemitMatrixLines *self);
const RemitShownLine *remit_matrix_lines_get (RemitMatrixLines *self, guint line);
/* The line that shows a row of the matrix; -1 when none does. */
int remit_matrix_lines_find (RemitMatrixLines *self, guint row);
/* The rows of the matrix that a line stands for, in order: one, or with it the equal ones folded
 * into it, or those of its group that pass the filters. (transfer full) (element-type guint) */
GArray *remit_matrix_lines_list_rows (RemitMatrixLines *self, guint line);
/* How many rows of the matrix pass the filters, folded or not. */
guint remit_matrix_lines_get_n_rows (RemitMatrixLines *self);

G_END_DECLS

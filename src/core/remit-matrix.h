/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "remit-edit.h"
#include "remit-scheme.h"

G_BEGIN_DECLS

/* Matrices as they are shown: which lines a saved matrix has, what its cells hold in its letters,
 * and the edits of a grid.  A matrix is a choice of rows, columns, scheme and perspective; its
 * cells are duties, so an edit in one matrix is at once in every other one and on the map. */

/* ---- lines ---- */

/* One row or column.  Only ids and texts of its own: valid over edits, though perhaps out of
 * date. */
typedef struct
{
  RemitId node;
  RemitId axis; /* its row of REMIT_TABLE_MATRIX_AXIS; REMIT_ID_NONE when it is not saved */
  char *group;  /* "" when none */
  guint depth;  /* in the tree of "part of", 0 for a root; only rows of ownership matrices */
} RemitMatrixLine;

typedef struct
{
  RemitId id; /* REMIT_ID_NONE: the ownership matrix of everything */
  RemitMatrixKind kind;
  RemitId perspective;
  RemitScheme *scheme; /* of RACI matrices; never NULL: an unknown key counts as RACI */
  GArray *rows;        /* element-type RemitMatrixLine */
  GArray *columns;     /* element-type RemitMatrixLine: parties */
} RemitMatrix;

/* The saved matrices of a kind, in order. (transfer container) (element-type RemitMatrixRow) */
GPtrArray *remit_matrix_list (const RemitGraph *graph, RemitMatrixKind kind);

/* A saved matrix; NULL when there is none with the id.  An ownership matrix without saved rows has
 * all live components and initiatives in the order of their tree, grouped by kind; without saved
 * columns all parties that hold something on one of its rows. */
RemitMatrix *remit_matrix_load (const RemitGraph *graph, RemitId matrix);
/* The ownership matrix of everything in @perspective. */
RemitMatrix *remit_matrix_load_ownership (const RemitGraph *graph, RemitId perspective);
void remit_matrix_free (RemitMatrix *matrix);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RemitMatrix, remit_matrix_free)

#define remit_matrix_row(matrix, i) (&g_array_index ((matrix)->rows, RemitMatrixLine, i))
#define remit_matrix_column(matrix, i) (&g_array_index ((matrix)->columns, RemitMatrixLine, i))

/* ---- letters ---- */

/* The duties that @scheme has letters for, as bits (1 << duty). */
guint remit_scheme_duties (const RemitScheme *scheme);
/* "A/R": the letters of @duties in the order of the scheme; "" when none; (transfer full). */
char *remit_scheme_format (const RemitScheme *scheme, guint duties);
/* "Accountable and Responsible", the names of the letters, translated; (transfer full). */
char *remit_scheme_spell (const RemitScheme *scheme, guint duties);
/* What a click makes of a cell: nothing → each letter in turn → nothing; @step is 1 or -1.  A cell
 * of several letters becomes empty. */
guint remit_scheme_cycle (const RemitScheme *scheme, guint duties, int step);

/* ---- cells ---- */

/* What stands in the cell of @item and @party, duties of the RACI family as bits; duties without a
 * letter in the matrix' scheme are in it as well. */
#define remit_matrix_duties(matrix, graph, item, party) \
  remit_raci_duties ((graph), (item), (party), (matrix)->perspective)

/* Makes the cell hold exactly @duties among those that @scheme has letters for; others stay as they
 * are.  The note of the cell stays when a letter stays.  A letter that stays keeps all that hangs
 * on it (joint, share, dates). */
gboolean remit_matrix_set_cell (RemitEdit *edit, const RemitScheme *scheme, RemitId perspective,
                                RemitId item, RemitId party, guint duties, GError **error);
/* The note of a cell: that of its links, "" when none; borrowed. */
const char *remit_matrix_get_note (const RemitGraph *graph, RemitId perspective, RemitId item,
                                   RemitId party);
/* Refused with a sentence for an empty cell. */
gboolean remit_matrix_set_note (RemitEdit *edit, RemitId perspective, RemitId item, RemitId party,
                                const char *note, GError **error);

/* ---- changing a matrix ---- */

/* Moves @n lines of an axis (rows of REMIT_TABLE_MATRIX_AXIS, kept in their order) before @before,
 * to the end when it is REMIT_ID_NONE.  With @group not NULL they come into that group. */
gboolean remit_matrix_move_lines (RemitEdit *edit, RemitId matrix, const RemitId *axes, guint n,
                                  RemitId before, const char *group, GError **error);
/* Puts @node before the line @before (REMIT_ID_NONE: last), unless the axis has it already; the id
 * of its line. */
RemitId remit_matrix_insert_line (RemitEdit *edit, RemitId matrix, RemitAxis axis, RemitId node,
                                  const char *group, RemitId before, GError **error);
gboolean remit_matrix_rename (RemitEdit *edit, RemitId matrix, const char *name, GError **error);
/* The rows of @matrix in @old get the group @name. */
gboolean remit_matrix_rename_group (RemitEdit *edit, RemitId matrix, RemitAxis axis,
                                    const char *old, const char *name, GError **error);

/* ---- changing the scheme ---- */

/* A duty that some cells of a matrix hold and a scheme has no letter for. */
typedef struct
{
  RemitLinkKind duty;
  guint n_cells;
  RemitId item, party; /* of the first such cell, for an example */
} RemitSchemeLoss;

/* What @matrix could not show in @scheme, by duty; empty when it can show all.  Nothing is lost by
 * changing the scheme: duties without a letter stay in the model, and back again the matrix is
 * as before. (transfer full) (element-type RemitSchemeLoss) */
GArray *remit_matrix_compare_scheme (const RemitGraph *graph, const RemitMatrix *matrix,
                                     const RemitScheme *scheme);
gboolean remit_matrix_set_scheme (RemitEdit *edit, RemitId matrix, const char *key, GError **error);

/* ---- counts ---- */

/* How many cells of a row or column hold each duty. */
typedef struct
{
  guint by_duty[REMIT_N_DUTIES];
  guint n_filled; /* cells with at least one letter of the scheme */
  guint n_cells;
} RemitMatrixCount;

void remit_matrix_count_row (const RemitGraph *graph, const RemitMatrix *matrix, guint row,
                             RemitMatrixCount *count);
/* All rows and columns in one pass over the links: arrays of n_rows and n_columns. */
void remit_matrix_count_all (const RemitGraph *graph, const RemitMatrix *matrix,
                             RemitMatrixCount *rows, RemitMatrixCount *columns);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "remit-matrix.h"

G_BEGIN_DECLS

/* A saved matrix as a table of texts: what every writer of tables takes.
 *
 * So that an edited table can be compared with the document it came from, a table may carry marks:
 * a first column and a row of ids, which sheets hide.
 *   - Where they meet stands "remit 1 m3f raci": the layout's number, the id of the matrix as XML
 *     writes it, the key of its scheme.
 *   - In the id row, above each column: the id of its party ("n12"), else what the column is:
 *     "name", "code", "text", "total".
 *   - In the id column, beside each row: the id of its activity, else what the row is: "title",
 *     "head", "group", "total", "legend".
 * Rows and columns marked "title", "total" and "legend" say nothing of the matrix; a row marked
 * "group" that has no name ends the group before it.  A row or column that a person has added has
 * no mark and is read as any other.
 * Ownership tables carry no marks: they are not read back. */

#define REMIT_MARK_MATRIX "remit 1 " /* the beginning of the corner's text */
#define REMIT_MARK_NAME "name"
#define REMIT_MARK_CODE "code"
#define REMIT_MARK_TEXT "text"
#define REMIT_MARK_TITLE "title"
#define REMIT_MARK_HEAD "head"
#define REMIT_MARK_GROUP "group"
#define REMIT_MARK_TOTAL "total"
#define REMIT_MARK_LEGEND "legend"

typedef enum
{
  REMIT_TABLE_ROW_TITLE,
  REMIT_TABLE_ROW_SUBTITLE,
  REMIT_TABLE_ROW_IDS,
  REMIT_TABLE_ROW_HEAD,
  REMIT_TABLE_ROW_GROUP,
  REMIT_TABLE_ROW_LINE,
  REMIT_TABLE_ROW_TOTAL,
  REMIT_TABLE_ROW_BLANK,
  REMIT_TABLE_ROW_LEGEND, /* its first cells: letter, name and meaning */
} RemitTableRowKind;

typedef enum
{
  REMIT_TABLE_COLUMN_IDS,
  REMIT_TABLE_COLUMN_CODE,
  REMIT_TABLE_COLUMN_NAME,
  REMIT_TABLE_COLUMN_LETTERS, /* of a party; of ownership by duty the holders' names */
  REMIT_TABLE_COLUMN_TEXT,
  REMIT_TABLE_COLUMN_TOTAL,
  REMIT_TABLE_COLUMN_FIGURE, /* of registers: plain numbers */
} RemitTableColumnKind;

#define REMIT_TABLE_HELD 1u
#define REMIT_TABLE_EXPECTED 2u

typedef struct
{
  RemitTableRowKind kind;
  guint depth;      /* of a line in its tree */
  GPtrArray *cells; /* element-type utf8: one for each column, "" when empty */
  GPtrArray *notes; /* the same: notes of the cells; NULL when the row has none */
  GArray *duties;   /* element-type guint: of lines, by column; NULL elsewhere; of ownership
                       REMIT_TABLE_HELD, REMIT_TABLE_EXPECTED */
  guint duty;       /* of totals: RemitLinkKind; of the legend: RemitDutyClass,
                       REMIT_N_DUTY_CLASSES: a duty that nobody holds */
} RemitMatrixTableRow;

typedef struct
{
  RemitTableColumnKind kind;
  RemitLinkKind duty; /* of totals, and of ownership columns */
  RemitId node;       /* of a party's column */
} RemitMatrixTableColumn;

typedef struct
{
  char *title;    /* the name of the matrix */
  char *subtitle; /* "RACI · 22 November 2026" */
  int day;        /* of the subtitle, 0 none */
  RemitMatrixKind kind;
  RemitScheme *scheme; /* owned; of RACI matrices, else NULL */
  GArray *columns;     /* element-type RemitMatrixTableColumn */
  GPtrArray *rows;     /* element-type RemitMatrixTableRow */
} RemitMatrixTable;

typedef enum
{
  REMIT_MATRIX_TABLE_PLAIN = 0,
  REMIT_MATRIX_TABLE_TITLE = 1 << 0,  /* title and subtitle rows above */
  REMIT_MATRIX_TABLE_IDS = 1 << 1,    /* id column and id row; of RACI matrices */
  REMIT_MATRIX_TABLE_TOTALS = 1 << 2, /* counts of each letter on the right and below */
  REMIT_MATRIX_TABLE_LEGEND = 1 << 3, /* the letters explained below */
  REMIT_MATRIX_TABLE_NOTES = 1 << 4,  /* notes in brackets behind the letters, too */
  REMIT_MATRIX_TABLE_ALL = REMIT_MATRIX_TABLE_TITLE | REMIT_MATRIX_TABLE_IDS
                           | REMIT_MATRIX_TABLE_TOTALS | REMIT_MATRIX_TABLE_LEGEND,
} RemitMatrixTableFlags;

/* @today: a Julian day for the subtitle, 0 none.  Lines without their node are left out. */
RemitMatrixTable *remit_matrix_table_new (const RemitGraph *graph, const RemitMatrix *matrix,
                                          RemitMatrixTableFlags flags, int today);
void remit_matrix_table_free (RemitMatrixTable *table);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RemitMatrixTable, remit_matrix_table_free)

/* An empty table without a scheme, for what is no matrix: registers.  Takes both texts. */
RemitMatrixTable *remit_matrix_table_new_empty (char *title, char *subtitle, int day);
void remit_matrix_table_add_column (RemitMatrixTable *table, RemitTableColumnKind kind);
/* A row with an empty cell for each column. */
RemitMatrixTableRow *remit_matrix_table_add_row (RemitMatrixTable *table, RemitTableRowKind kind);
/* Takes @text. */
void remit_matrix_table_set_cell (RemitMatrixTableRow *row, guint column, char *text);
/* Whether a text of a column of figures is a number: "-1234.5". */
gboolean remit_matrix_table_is_figure (const char *text);

#define remit_matrix_table_row(table, i) ((RemitMatrixTableRow *) (table)->rows->pdata[i])
#define remit_matrix_table_column(table, i)                                                        \
  (&g_array_index ((table)->columns, RemitMatrixTableColumn, i))

G_END_DECLS

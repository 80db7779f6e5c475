/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A table of texts, as it stands in a file: what every reader of tables (CSV now; sheets, Markdown,
 * HTML later) makes and every interpreter (RACI letters) reads.  Rows may have different lengths;
 * blank rows are kept, so that row 0 is the row that a spreadsheet calls 1. */
typedef struct _RemitTableGrid RemitTableGrid;

RemitTableGrid *remit_table_grid_new (void);
void remit_table_grid_free (RemitTableGrid *grid);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RemitTableGrid, remit_table_grid_free)

/* Appends a cell to the last row; @text need not end with NUL, must be UTF-8 without NUL. */
void remit_table_grid_add_cell (RemitTableGrid *grid, const char *text, gsize length);
/* Ends the last row; the next cell begins a new one. */
void remit_table_grid_end_row (RemitTableGrid *grid);

guint remit_table_grid_n_rows (const RemitTableGrid *grid);
/* Of the longest row. */
guint remit_table_grid_n_columns (const RemitTableGrid *grid);
/* The number of cells that the file has in a row. */
guint remit_table_grid_row_length (const RemitTableGrid *grid, guint row);
/* The text of a cell; "" where the row has ended already; never NULL; borrowed until the next cell
 * is added. */
const char *remit_table_grid_cell (const RemitTableGrid *grid, guint row, guint column);
/* Whether all cells of a row are empty or white space. */
gboolean remit_table_grid_row_is_blank (const RemitTableGrid *grid, guint row);

G_END_DECLS

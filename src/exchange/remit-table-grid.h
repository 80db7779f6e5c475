/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A table of texts, as it stands in a file: what every reader of tables (CSV, sheets, Markdown,
 * HTML) makes and every interpreter (RACI letters) reads.  Rows may have different lengths; blank
 * rows are kept, so that row 0 is the row that a spreadsheet calls 1.  What few cells have (a note,
 * an indentation, bold type, a merged area) is kept aside, so that plain cells cost nothing more.
 */
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
/* The text of a cell; "" where the row or the grid has ended already; never NULL; borrowed until the next cell
 * is added. */
const char *remit_table_grid_cell (const RemitTableGrid *grid, guint row, guint column);
/* Whether all cells of a row are empty or white space. */
gboolean remit_table_grid_row_is_blank (const RemitTableGrid *grid, guint row);
/* Adds empty cells and rows until the next cell stands at @row, @column, which must not lie before
 * it. */
void remit_table_grid_move_to (RemitTableGrid *grid, guint row, guint column);

/* ---- what few cells have ---- */

void remit_table_grid_set_note (RemitTableGrid *grid, guint row, guint column, const char *note);
/* "" when it has none; borrowed. */
const char *remit_table_grid_note (const RemitTableGrid *grid, guint row, guint column);
void remit_table_grid_set_look (RemitTableGrid *grid, guint row, guint column, guint depth,
                                gboolean bold);
/* The indentation of the cell by its format, without its leading spaces. */
guint remit_table_grid_depth (const RemitTableGrid *grid, guint row, guint column);
gboolean remit_table_grid_is_bold (const RemitTableGrid *grid, guint row, guint column);

void remit_table_grid_hide_row (RemitTableGrid *grid, guint row);
void remit_table_grid_hide_columns (RemitTableGrid *grid, guint first, guint last);
gboolean remit_table_grid_row_is_hidden (const RemitTableGrid *grid, guint row);
gboolean remit_table_grid_column_is_hidden (const RemitTableGrid *grid, guint column);

/* What the reader found odd about a cell: a formula without a value. */
typedef struct
{
  guint row, column;
  char *message;
} RemitTableGridOddity;

void remit_table_grid_add_oddity (RemitTableGrid *grid, guint row, guint column,
                                  const char *message);
/* (element-type RemitTableGridOddity), in the order of the file; borrowed. */
const GPtrArray *remit_table_grid_oddities (const RemitTableGrid *grid);

/* ---- areas ---- */

/* Inclusive. */
typedef struct
{
  guint first_row, last_row, first_column, last_column;
} RemitTableArea;

/* The cells of @area show what its first cell holds.  To be called when all cells are there. */
void remit_table_grid_merge (RemitTableGrid *grid, const RemitTableArea *area);
/* The merged area that a cell belongs to; NULL when it stands alone. */
const RemitTableArea *remit_table_grid_merged (const RemitTableGrid *grid, guint row, guint column);
/* The text that a person sees in a cell: that of the first cell of its merged area. */
const char *remit_table_grid_seen (const RemitTableGrid *grid, guint row, guint column);

/* Of files that say where their tables are (Markdown, HTML). */
void remit_table_grid_add_table (RemitTableGrid *grid, const RemitTableArea *area);
/* (element-type RemitTableArea), empty when the file does not say; borrowed. */
const GArray *remit_table_grid_tables (const RemitTableGrid *grid);

G_END_DECLS

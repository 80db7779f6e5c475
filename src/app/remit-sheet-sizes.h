/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Where the lines of a sheet lie, reckoned without any widget: rows of one height, columns of
 * different widths, headers before them, margins and totals after them.  All in pixels; "x" runs
 * from the start side, so a sheet from right to left is the same sheet mirrored. */
typedef struct
{
  guint n_rows, n_columns, n_margins, n_totals;
  int row_height;
  int header_tall;    /* the height that turned names would like */
  int *column_ends;   /* owned: where each column ends when nothing is scrolled */
  int *margin_wishes; /* owned: widths that the margins would like */
  int header_wish, header_least;
  int remark;       /* the margin that takes what is left and gives way first; -1 none */
  int remark_least; /* its least width */
  int body_least;   /* below this width of columns headers and margins give way */

  /* found by remit_sheet_sizes_fit() */
  int width, height;
  int header_width, header_height; /* the height at most two fifths of the widget's */
  int body_width, body_height;
  int *margin_ends; /* owned: from the start of the margins; those without room are empty */
} RemitSheetSizes;

void remit_sheet_sizes_clear (RemitSheetSizes *sizes);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RemitSheetSizes, remit_sheet_sizes_clear)
/* Makes room for the numbers of lines; the arrays are zeroed. */
void remit_sheet_sizes_set_lines (RemitSheetSizes *sizes, guint n_rows, guint n_columns,
                                  guint n_margins, guint n_totals);
/* Shares a widget's room among headers, columns and margins. */
void remit_sheet_sizes_fit (RemitSheetSizes *sizes, int width, int height);

int remit_sheet_sizes_content_width (const RemitSheetSizes *sizes);
int remit_sheet_sizes_content_height (const RemitSheetSizes *sizes);
int remit_sheet_sizes_column_x (const RemitSheetSizes *sizes, guint column);
int remit_sheet_sizes_column_width (const RemitSheetSizes *sizes, guint column);
int remit_sheet_sizes_margin_x (const RemitSheetSizes *sizes, guint margin);
int remit_sheet_sizes_margin_width (const RemitSheetSizes *sizes, guint margin);
/* The line at a place of the unscrolled content, the nearest one when it is outside; G_MAXUINT
 * when there is none. */
guint remit_sheet_sizes_column_at (const RemitSheetSizes *sizes, int x);
guint remit_sheet_sizes_row_at (const RemitSheetSizes *sizes, int y);
/* The place between lines that is nearest: 0 to the number of lines. */
guint remit_sheet_sizes_column_gap (const RemitSheetSizes *sizes, int x);
guint remit_sheet_sizes_row_gap (const RemitSheetSizes *sizes, int y);
/* How far to scroll so that from…to is in sight of @page, as little as possible. */
int remit_sheet_sizes_reveal (int scroll, int page, int from, int to);

/* What the letters of a cell leave at its start for a sign of @sign pixels; 0 when that would give
 * one of them less than @least, and the sign has to be a corner. */
int remit_sheet_sizes_sign_room (int width, guint n_letters, int sign, int least);

/* Where Ctrl+arrow goes from @from in direction @step (1, -1) over @n lines: to the end of the
 * filled block it is in, else to the next filled one, else to the edge. */
typedef gboolean (*RemitSheetFilled) (guint line, gpointer data);
guint remit_sheet_jump (guint from, int step, guint n, RemitSheetFilled filled, gpointer data);

G_END_DECLS

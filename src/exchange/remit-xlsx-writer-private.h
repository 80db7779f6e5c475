/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "remit-matrix-table.h"

#include <xlsxwriter.h>

G_BEGIN_DECLS

/* A sheet while it is written. */

#define DEEPEST_INDENT 12
#define MOST_DECIMALS 6

typedef struct
{
  const RemitMatrixTable *table;
  lxw_workbook *book;
  lxw_worksheet *sheet;
  lxw_format *title, *subtitle, *head, *turned_head, *total_head, *group, *name[DEEPEST_INDENT + 1],
    *code;
  lxw_format *letters, *holders, *gap, *text, *total, *total_name, *blank;
  lxw_format *figures[MOST_DECIMALS + 1]; /* by decimals; NULL until one is needed */
  guint head_row, first_line, last_line, name_column, first_letters, n_letters, n_columns;
  gboolean has_marks;
  double *widths; /* owned; of columns, in characters */
  lxw_error problem;
} RemitXlsxSheet;

/* Remembers the first problem. */
void _remit_xlsx_note (RemitXlsxSheet *self, lxw_error problem);
/* At most @most characters of @text; (transfer full). */
char *_remit_xlsx_cut (const char *text, glong most);

/* ---- remit-xlsx-look.c ---- */

void _remit_xlsx_make_formats (RemitXlsxSheet *self);
/* A lined format with that paper. */
lxw_format *_remit_xlsx_filled (const RemitXlsxSheet *self, guint32 colour, gboolean bold);
/* Of numbers with so many decimals. */
lxw_format *_remit_xlsx_figure (RemitXlsxSheet *self, guint decimals);
void _remit_xlsx_colour_letters (RemitXlsxSheet *self);
void _remit_xlsx_colour_counts (RemitXlsxSheet *self);
void _remit_xlsx_offer_letters (RemitXlsxSheet *self);
void _remit_xlsx_shape (RemitXlsxSheet *self);
void _remit_xlsx_prepare_print (RemitXlsxSheet *self);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "remit-matrix-table.h"

G_BEGIN_DECLS

/* A workbook with a sheet for each of @tables (element-type RemitMatrixTable): frozen head, filter,
 * choice of letters, colours, notes, ready to print; the marks of a table are hidden.  The whole of
 * it or nothing; "-" is standard output. */
gboolean remit_xlsx_write (const GPtrArray *tables, const char *path, GError **error);

/* @name as a sheet's name: without what spreadsheets forbid, at most 31 long, not one of @taken
 * (element-type utf8), to which it is added; (transfer full). */
char *remit_xlsx_sheet_name (const char *name, GPtrArray *taken);

G_END_DECLS

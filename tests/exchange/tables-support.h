/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange-support.h"

#include "remit-tables.h"

/* What the tests of tables share. */

/* All tables of a file as "3x2 6 R2 A2 C1 I1; …": parties, activities, cells, letters by the scheme;
 * "" when there is none. */
char *support_describe_tables (const RemitWorkbook *workbook, const RemitGraph *graph);
/* The same of a file. */
char *support_describe_file (const char *path);
/* The first table of a workbook, read; the test ends when there is none. */
RemitTableContent *support_read_table (const RemitWorkbook *workbook, const RemitGraph *graph);
/* "Plan/CIO=A;Plan/CMO=RC;…": every cell, sorted, so that two files can be compared. */
char *support_print_cells (const RemitTableContent *content);
/* Fails unless one of the remarks stands at @where and has each of @words. */
void support_assert_remark (const GPtrArray *remarks, const char *where, const char *words);
/* A file of the real data; NULL and the test is skipped when it is not there. */
char *support_real_path (const char *name);

/* An .xlsx file of parts: name, text, name, text, …, NULL. */
GBytes *support_pack (const char *name, ...) G_GNUC_NULL_TERMINATED;
/* One with a sheet of this content: what stands in <sheetData>, and behind it. @strings: the items
 * of the shared strings, or NULL; @styles: what stands in <styleSheet>, or NULL. */
GBytes *support_pack_sheet (const char *data, const char *behind, const char *strings,
                            const char *styles);
RemitWorkbook *support_read_bytes (GBytes *bytes);

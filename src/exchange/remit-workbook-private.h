/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "remit-tables.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* What the readers of each format fill. */

typedef struct
{
  char *name; /* "" of files without sheets */
  gboolean hidden;
  RemitTableGrid *grid;
} RemitSheet;

struct _RemitWorkbook
{
  char *name; /* of the file, for messages and titles */
  const char *format;
  char *encoding;
  gboolean guess;
  char separator;
  GPtrArray *sheets; /* element-type RemitSheet */
};

/* Takes @grid. */
void remit_workbook_add_sheet (RemitWorkbook *workbook, const char *name, gboolean hidden,
                               RemitTableGrid *grid);

#define remit_workbook_sheet(workbook, i) ((RemitSheet *) (workbook)->sheets->pdata[i])

/* Most bytes that are read of one file, and that a packed file may unfold to. */
#define REMIT_WORKBOOK_MAX_BYTES (64 * 1024 * 1024)
#define REMIT_WORKBOOK_MAX_UNPACKED (G_GINT64_CONSTANT (512) * 1024 * 1024)
/* Cells of one sheet, the empty ones between others counted. */
#define REMIT_WORKBOOK_MAX_CELLS 8000000

/* The bytes of a stream; a sentence when they are more than REMIT_WORKBOOK_MAX_BYTES. */
GBytes *remit_workbook_load (GInputStream *stream, const char *name, GError **error);

/* Each adds the sheets of @bytes to @workbook; FALSE and a sentence on failure. */
gboolean remit_xlsx_read (RemitWorkbook *workbook, GBytes *bytes, GError **error);
/* @text is UTF-8. */
gboolean remit_markdown_tables_read (RemitWorkbook *workbook, const char *text, GError **error);
gboolean remit_html_tables_read (RemitWorkbook *workbook, const char *text, gsize length,
                                 GError **error);
/* Whether a text has a line of dashes as Markdown puts below the header of a table. */
gboolean remit_markdown_has_table (const char *text);

G_END_DECLS

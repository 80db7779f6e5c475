/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "remit-document.h"

G_BEGIN_DECLS

/* One door for all readers: decides by content (then by ending) whether a file is Remit XML or a
 * table with RACI letters. */

typedef struct
{
  char *format;        /* "xml", "csv" */
  guint parties, activities, cells, letters; /* of tables */
  GPtrArray *warnings; /* element-type utf8: sentences that name the row and cell */
} RemitImportReport;

/* Reads @path ("-" is standard input) into @document as one change.  All or nothing. @format NULL:
 * found out. */
RemitImportReport *remit_import_file (RemitDocument *document, const char *path, const char *format,
                                      GError **error);
void remit_import_report_free (RemitImportReport *report);
/* For readers: adds a warning; after a thousand one that says so, then none. */
void remit_import_report_warn (RemitImportReport *report, const char *format, ...)
    G_GNUC_PRINTF (2, 3);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RemitImportReport, remit_import_report_free)

G_END_DECLS

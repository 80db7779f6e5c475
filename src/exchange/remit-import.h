/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "remit-document.h"
#include "remit-register.h"
#include "remit-tables.h"
#include "remit-yaml-promises.h"

G_BEGIN_DECLS

/* One door for all readers: decides by content whether a file is Remit XML, has tables of
 * responsibilities, registers (budget lines, agreements, KPIs), or promises of services in YAML
 * (OpenSLO, SLA4OAI). */

/* How tables are to be read, where that is not to be found out; NULL and 0 stand for "found out".
 */
typedef struct
{
  RemitWorkbookOptions workbook;
  const char *sheet;       /* a name, or a number from 1 */
  const char *range;       /* "A3:H20" */
  const char *orientation; /* "activities-down", "parties-down", "letters-across" */
  int n_header_rows;       /* -1 found out */
  char decimal;
  const char *scheme; /* a key */
  GPtrArray *map;     /* element-type utf8: "X=R"; NULL none */
  const char *sort;   /* of registers: "budget", "agreements", "kpis" */
  gint64 unit;        /* of amounts: 1, 1,000, 1,000,000 */
  const char *currency, *state;
  gboolean remove; /* what a register that Remit wrote lacks is deleted */
} RemitImportOptions;

typedef struct
{
  char *format; /* "xml", "xlsx", "csv", "markdown", "html", "openslo", "sla4oai" */
  guint parties, activities, cells, letters; /* of all tables */
  GPtrArray *warnings;                       /* element-type utf8: sentences that name the place */
  GPtrArray *tables;                         /* element-type RemitTableContent */
  GPtrArray *registers;                      /* element-type RemitRegisterContent */
  RemitPromises *promises;                   /* of YAML, else NULL */
} RemitImportReport;

/* Reads @path ("-" is standard input) into @document as one change, each table into a matrix of its
 * own.  All or nothing. @format: "xml", "table", "yaml" or NULL: found
 * out. @options may be NULL. */
RemitImportReport *remit_import_file (RemitDocument *document, const char *path, const char *format,
                                      const RemitImportOptions *options, GError **error);
void remit_import_report_free (RemitImportReport *report);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RemitImportReport, remit_import_report_free)

/* Reads the tables of a workbook as @options say. NULL and a sentence when there is none.
 * (transfer full) (element-type RemitTableContent) */
GPtrArray *remit_import_read_tables (const RemitWorkbook *workbook, const RemitGraph *graph,
                                     const RemitImportOptions *options, GError **error);

/* The same for its registers; empty when there is none and none was asked for. (transfer full)
 * (element-type RemitRegisterContent) */
GPtrArray *remit_import_read_registers (const RemitWorkbook *workbook, const RemitGraph *graph,
                                        const RemitImportOptions *options, GError **error);

G_END_DECLS

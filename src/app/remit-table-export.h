/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "remit-document.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* One command for all formats of a table: the ending of the name that the user gives decides, a
 * name without one of them becomes a workbook. */
typedef enum
{
  REMIT_EXPORT_XLSX,
  REMIT_EXPORT_CSV,
  REMIT_EXPORT_TSV,
  REMIT_EXPORT_HTML,
  REMIT_N_EXPORT_FORMATS
} RemitExportFormat;

RemitExportFormat remit_export_format (const char *path);

typedef struct
{
  RemitDocument *document;
  gint64 what; /* of the document: the writer's business */
  gboolean (*write) (RemitDocument *document, gint64 what, const char *path, GError **error);
  const char *title; /* of the dialog, translated */
} RemitTableExport;

/* Asks for a file, suggesting one called @name, has it written, and says how that went. */
void remit_table_export_ask (GtkWidget *widget, const RemitTableExport *export, const char *name);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-app"

#include "remit-matrix-export.h"

#include "remit-date.h"
#include "remit-matrix-table.h"
#include "remit-table-export.h"
#include "remit-table-writer.h"
#include "remit-xlsx-writer.h"

#include <glib/gi18n-lib.h>

/* A workbook and a page have room for title, totals and legend; what other programs read as plain
 * text has only the table, with the notes in its cells. */
#define PAGE_FLAGS                                                                                 \
  (REMIT_MATRIX_TABLE_TITLE | REMIT_MATRIX_TABLE_TOTALS | REMIT_MATRIX_TABLE_LEGEND                \
   | REMIT_MATRIX_TABLE_NOTES)

#define FORMAT_XLSX (-1)

static const struct
{
  int format;
  guint flags;
} formats[REMIT_N_EXPORT_FORMATS] = {
  [REMIT_EXPORT_XLSX] = { FORMAT_XLSX, REMIT_MATRIX_TABLE_ALL },
  [REMIT_EXPORT_CSV] = { REMIT_TABLE_CSV, REMIT_MATRIX_TABLE_NOTES },
  [REMIT_EXPORT_TSV] = { REMIT_TABLE_TSV, REMIT_MATRIX_TABLE_NOTES },
  [REMIT_EXPORT_HTML] = { REMIT_TABLE_HTML, PAGE_FLAGS },
};

gboolean
remit_matrix_export_write (RemitDocument *document, RemitId id, const char *path, GError **error)
{
  const RemitGraph *graph = remit_document_get_graph (document);
  g_autoptr (RemitMatrix) matrix = id != REMIT_ID_NONE
                                     ? remit_matrix_load (graph, id)
                                     : remit_matrix_load_ownership (graph, REMIT_ID_NONE);
  RemitExportFormat chosen = remit_export_format (path);
  int today = remit_day_from_time (remit_context_now (remit_document_get_context (document)));
  g_autoptr (RemitMatrixTable) table = NULL;
  g_autoptr (GPtrArray) tables = NULL;

  if (matrix == NULL)
    {
      g_set_error_literal (error, REMIT_ERROR, REMIT_ERROR_NOT_FOUND,
                           _("The matrix is not in the document any more."));
      return FALSE;
    }
  table = remit_matrix_table_new (graph, matrix, formats[chosen].flags, today);
  if (formats[chosen].format != FORMAT_XLSX)
    return remit_table_write (table, formats[chosen].format, 0, path, error);
  tables = g_ptr_array_new ();
  g_ptr_array_add (tables, table);
  return remit_xlsx_write (tables, path, error);
}

void
remit_matrix_export_ask (GtkWidget *widget, RemitDocument *document, RemitId matrix)
{
  const RemitTableExport export
    = { document, matrix, remit_matrix_export_write, _("Export the Matrix") };
  g_autofree char *title = matrix != REMIT_ID_NONE
                             ? remit_graph_describe (remit_document_get_graph (document), matrix)
                             : g_strdup (_("Ownership"));

  remit_table_export_ask (widget, &export, title);
}

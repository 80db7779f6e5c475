/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-app"

#include "remit-matrix-export.h"

#include "remit-date.h"
#include "remit-dialogs.h"
#include "remit-file-name.h"
#include "remit-matrix-table.h"
#include "remit-table-writer.h"
#include "remit-xlsx-writer.h"

#include <glib/gi18n-lib.h>

/* One command for all table formats: the ending of the name that the user gives decides, a name
 * without one of them becomes a workbook. */

#define FORMAT_XLSX (-1)

/* A workbook and a page have room for title, totals and legend; what other programs read as plain
 * text has only the table, with the notes in its cells. */
#define PAGE_FLAGS                                                                                 \
  (REMIT_MATRIX_TABLE_TITLE | REMIT_MATRIX_TABLE_TOTALS | REMIT_MATRIX_TABLE_LEGEND                \
   | REMIT_MATRIX_TABLE_NOTES)

static const struct
{
  const char *ending;
  int format;
  guint flags;
} formats[] = {
  { ".xlsx", FORMAT_XLSX, REMIT_MATRIX_TABLE_ALL },
  { ".csv", REMIT_TABLE_CSV, REMIT_MATRIX_TABLE_NOTES },
  { ".tsv", REMIT_TABLE_TSV, REMIT_MATRIX_TABLE_NOTES },
  { ".html", REMIT_TABLE_HTML, PAGE_FLAGS },
  { ".htm", REMIT_TABLE_HTML, PAGE_FLAGS },
};

/* -1: the name has none of the endings. */
static int
find_format (const char *path)
{
  g_autofree char *lower = g_ascii_strdown (path, -1);

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    if (g_str_has_suffix (lower, formats[i].ending))
      return (int) i;
  return -1;
}

gboolean
remit_matrix_export_write (RemitDocument *document, RemitId id, const char *path, GError **error)
{
  const RemitGraph *graph = remit_document_get_graph (document);
  g_autoptr (RemitMatrix) matrix = id != REMIT_ID_NONE
                                     ? remit_matrix_load (graph, id)
                                     : remit_matrix_load_ownership (graph, REMIT_ID_NONE);
  int chosen = MAX (find_format (path), 0);
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

/* ---- asking ---- */

typedef struct
{
  RemitDocument *document;
  RemitId matrix;
} Wish;

static void
free_wish (gpointer data)
{
  Wish *wish = data;

  g_object_unref (wish->document);
  g_free (wish);
}

static const char *const wish_key = "remit-matrix-export";

static void
on_file_chosen_cb (GFile *file, gpointer data)
{
  GtkWidget *widget = data;
  const Wish *wish = g_object_get_data (G_OBJECT (widget), wish_key);
  const char *chosen = g_file_peek_path (file);
  g_autofree char *path = NULL, *name = NULL, *text = NULL;
  g_autoptr (GError) error = NULL;

  if (wish == NULL || chosen == NULL)
    return;
  path
    = find_format (chosen) >= 0 ? g_strdup (chosen) : remit_file_name_add_ending (chosen, ".xlsx");
  name = g_filename_display_basename (path);
  text = g_strdup_printf (_("Exported as “%s”"), name);
  if (remit_matrix_export_write (wish->document, wish->matrix, path, &error))
    remit_show_toast (widget, text, FALSE);
  else
    remit_show_error (widget, error);
  g_object_set_data (G_OBJECT (widget), wish_key, NULL);
}

void
remit_matrix_export_ask (GtkWidget *widget, RemitDocument *document, RemitId matrix)
{
  const RemitGraph *graph = remit_document_get_graph (document);
  g_autofree char *title
    = matrix != REMIT_ID_NONE ? remit_graph_describe (graph, matrix) : g_strdup (_("Ownership"));
  g_autofree char *name = remit_file_name_from_title (title, ".xlsx");
  Wish *wish = g_new0 (Wish, 1);

  wish->document = g_object_ref (document);
  wish->matrix = matrix;
  g_object_set_data_full (G_OBJECT (widget), wish_key, wish, free_wish);
  remit_choose_file (widget, TRUE, _("Export the Matrix"), _("_Export"), name, on_file_chosen_cb,
                     widget, _("Workbook"), "*.xlsx", _("Comma-separated values"), "*.csv",
                     _("Tab-separated values"), "*.tsv", _("Web page"), "*.html", NULL);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-cli"
#include "remit-cli-matrix.h"

#include "remit-cli.h"
#include "remit-date.h"
#include "remit-table-writer.h"
#include "remit-xlsx-writer.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Matrices as sheets and tables of text. */

/* "“Joint programme”, “Launch”", both kinds in order; NULL when there is none. */
static char *
list_names (const RemitGraph *graph)
{
  GString *names = g_string_new (NULL);

  for (RemitMatrixKind kind = REMIT_MATRIX_RACI; kind <= REMIT_MATRIX_OWNERSHIP; kind++)
    {
      g_autoptr (GPtrArray) list = remit_matrix_list (graph, kind);

      for (guint i = 0; i < list->len; i++)
        {
          const RemitMatrixRow *row = list->pdata[i];

          g_string_append (names, names->len > 0 ? C_ ("list", ", ") : "");
          /* Translators: a name of a list of names. */
          g_string_append_printf (names, C_ ("list", "“%s”"), row->name);
        }
    }
  return g_string_free (names, names->len == 0);
}

static RemitMatrix *
load_only_one (const RemitGraph *graph, GError **error)
{
  guint n;
  const RemitRow *const *rows = remit_graph_rows (graph, REMIT_TABLE_MATRIX, &n);
  g_autofree char *names = NULL;

  if (n == 1)
    return remit_matrix_load (graph, rows[0]->id);
  names = list_names (graph);
  if (names == NULL)
    g_set_error_literal (error, REMIT_ERROR, REMIT_ERROR_USAGE,
                         _("The document has no matrix to write. Read one from a table with "
                            "“remit-cli import”, or write the ownership matrix of everything with "
                            "--ownership."));
  else
    g_set_error (error, REMIT_ERROR, REMIT_ERROR_USAGE,
                 _("The document has several matrices: %s. Say with --matrix which one to write."),
                 names);
  return NULL;
}

static RemitMatrix *
load_matrix (const RemitGraph *graph, const RemitCliMatrixOptions *options, GError **error)
{
  g_autofree char *name = NULL;
  const RemitRow *row;

  if (options->ownership)
    return remit_matrix_load_ownership (graph, REMIT_ID_NONE);
  if (options->matrix == NULL)
    return load_only_one (graph, error);
  name = remit_cli_text (options->matrix, error);
  row = name != NULL ? remit_cli_find (graph, REMIT_TABLE_MATRIX, name, error) : NULL;
  return row != NULL ? remit_matrix_load (graph, row->id) : NULL;
}

static gboolean
write_workbook (RemitMatrixTable *table, const char *path, GError **error)
{
  g_autoptr (GPtrArray) tables = g_ptr_array_new ();

  g_ptr_array_add (tables, table);
  return remit_xlsx_write (tables, path, error);
}

gboolean
remit_cli_export_matrix (RemitCli *cli, const RemitGraph *graph, const char *format,
                         const RemitCliMatrixOptions *options, const char *path, GError **error)
{
  static const struct
  {
    const char *name;
    RemitTableFormat format;
  } texts[]
    = { { "csv", REMIT_TABLE_CSV }, { "tsv", REMIT_TABLE_TSV }, { "html", REMIT_TABLE_HTML } };
  g_autoptr (RemitMatrix) matrix = load_matrix (graph, options, error);
  g_autoptr (RemitMatrixTable) table = NULL;
  int today = remit_day_from_time (remit_context_now (cli->context));

  if (matrix == NULL)
    return FALSE;
  if (strcmp (format, "xlsx") == 0)
    {
      table = remit_matrix_table_new (graph, matrix, REMIT_MATRIX_TABLE_ALL, today);
      return write_workbook (table, path, error);
    }
  table = remit_matrix_table_new (
    graph, matrix, REMIT_MATRIX_TABLE_NOTES | (options->ids ? REMIT_MATRIX_TABLE_IDS : 0), today);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (strcmp (format, texts[i].name) == 0)
      return remit_table_write (table, texts[i].format,
                                options->cut, path, error);
  g_return_val_if_reached (FALSE);
}

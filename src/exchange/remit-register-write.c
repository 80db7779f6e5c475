/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-exchange"

#include "remit-register.h"

#include "remit-register-table.h"
#include "remit-table-writer.h"
#include "remit-xlsx-writer.h"

/* A document's register as a file, by the writers that matrices have. */

gboolean
remit_register_write (const RemitGraph *graph, RemitRegisterSort sort, RemitRegisterFormat format,
                      char separator, int today, const char *path, GError **error)
{
  static const RemitTableFormat texts[] = { [REMIT_REGISTER_CSV] = REMIT_TABLE_CSV,
                                            [REMIT_REGISTER_TSV] = REMIT_TABLE_TSV,
                                            [REMIT_REGISTER_HTML] = REMIT_TABLE_HTML };
  g_autoptr (RemitMatrixTable) table
    = remit_register_table_new (graph, sort, format == REMIT_REGISTER_XLSX, today, error);
  g_autoptr (GPtrArray) tables = NULL;

  if (table == NULL)
    return FALSE;
  if (format != REMIT_REGISTER_XLSX)
    return remit_table_write (table, texts[format], separator, path, error);
  tables = g_ptr_array_new ();
  g_ptr_array_add (tables, table);
  return remit_xlsx_write (tables, path, error);
}

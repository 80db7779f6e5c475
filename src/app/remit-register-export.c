/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-app"

#include "remit-register-export.h"

#include "remit-date.h"
#include "remit-table-export.h"

#include <glib/gi18n-lib.h>

gboolean
remit_register_export_write (RemitDocument *document, RemitRegisterSort sort, const char *path,
                             GError **error)
{
  static const RemitRegisterFormat formats[REMIT_N_EXPORT_FORMATS] = {
    [REMIT_EXPORT_XLSX] = REMIT_REGISTER_XLSX,
    [REMIT_EXPORT_CSV] = REMIT_REGISTER_CSV,
    [REMIT_EXPORT_TSV] = REMIT_REGISTER_TSV,
    [REMIT_EXPORT_HTML] = REMIT_REGISTER_HTML,
  };
  int today = remit_day_from_time (remit_context_now (remit_document_get_context (document)));

  return remit_register_write (remit_document_get_graph (document), sort,
                               formats[remit_export_format (path)], 0, today, path, error);
}

static gboolean
write_sort (RemitDocument *document, gint64 what, const char *path, GError **error)
{
  return remit_register_export_write (document, (RemitRegisterSort) what, path, error);
}

void
remit_register_export_ask (GtkWidget *widget, RemitDocument *document, RemitRegisterSort sort)
{
  const char *const titles[] = {
    [REMIT_REGISTER_BUDGET] = _("Export the Budget Lines"),
    [REMIT_REGISTER_AGREEMENTS] = _("Export the Agreements"),
    [REMIT_REGISTER_KPIS] = _("Export the KPIs"),
  };
  const RemitTableExport export = { document, sort, write_sort, titles[sort] };

  remit_table_export_ask (widget, &export, remit_register_sort_label (sort));
}

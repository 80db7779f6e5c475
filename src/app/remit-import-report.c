/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-app"

#include "remit-import-report.h"

#include "remit-dialogs.h"

#include <glib/gi18n-lib.h>

void
remit_show_import_report (GtkWidget *widget, const char *path)
{
  g_autofree char *name = g_filename_display_basename (path);
  g_autofree char *text = g_strdup_printf (_("“%s” was imported"), name);

  g_return_if_fail (GTK_IS_WIDGET (widget));

  remit_show_toast (widget, text, TRUE);
}

void
remit_show_import_remarks (GtkWidget *widget, const char *path, const RemitImportReport *report)
{
  g_autofree char *name = NULL;
  g_autofree char *heading = NULL;
  g_autofree char *body = NULL;
  g_autoptr (GString) details = NULL;

  remit_show_import_report (widget, path);
  if (report->warnings->len == 0)
    return;
  name = g_filename_display_basename (path);
  heading = g_strdup_printf (_("“%s” was imported"), name);
  if (report->promises != NULL)
    body = remit_promises_describe (report->promises);
  details = g_string_new (NULL);
  for (guint i = 0; i < report->warnings->len; i++)
    g_string_append_printf (details, "%s%s", i > 0 ? "\n" : "",
                            (const char *) report->warnings->pdata[i]);
  remit_show_report (widget, heading, body != NULL ? body : "", details->str);
}

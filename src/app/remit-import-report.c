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

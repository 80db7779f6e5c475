/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-app"

#include "remit-window-private.h"

#include "remit-application.h"
#include "remit-dialogs.h"
#include "remit-file-name.h"
#include "remit-import.h"
#include "remit-import-report.h"
#include "remit-import-wizard.h"
#include "remit-open.h"
#include "remit-xml.h"

#include <glib/gi18n-lib.h>

/* Import into the open document (one undoable change), export, and files dropped on the window. */

static void
import_path (RemitAppWindow *self, const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RemitImportReport) report = NULL;
  const char *format = remit_open_find_format (path);

  if (format == NULL)
    {
      remit_import_wizard_open (self, path);
      return;
    }
  report = remit_import_file (self->document, path, format, NULL, &error);
  if (report == NULL)
    remit_show_error (GTK_WIDGET (self), error);
  else
    remit_show_import_remarks (GTK_WIDGET (self), path, report);
}

static void
on_import_chosen_cb (GFile *file, gpointer data)
{
  import_path (data, g_file_peek_path (file));
}

void
_remit_window_import (RemitAppWindow *self)
{
  remit_choose_file (GTK_WIDGET (self), FALSE, _("Import"), _("Import"), NULL,
                     on_import_chosen_cb, self, _("Spreadsheets, tables, XML and YAML"),
                     "*.xlsx;*.csv;*.tsv;*.txt;*.md;*.html;*.htm;*.xml;*.yaml;*.yml", _("All files"), "*", NULL);
}

static void
on_export_chosen_cb (GFile *file, gpointer data)
{
  RemitAppWindow *self = data;
  g_autofree char *path = remit_file_name_add_ending (g_file_peek_path (file), ".xml");
  g_autofree char *name = g_filename_display_basename (path);
  g_autofree char *text = g_strdup_printf (_("Exported as “%s”"), name);
  g_autoptr (GError) error = NULL;

  if (remit_xml_export_file (remit_document_get_graph (self->document), path, &error))
    remit_show_toast (GTK_WIDGET (self), text, FALSE);
  else
    remit_show_error (GTK_WIDGET (self), error);
}

void
_remit_window_export_xml (RemitAppWindow *self)
{
  g_autofree char *name = _remit_window_suggest_name (self, ".xml");

  remit_choose_file (GTK_WIDGET (self), TRUE, _("Export as XML"), _("Export"), name,
                     on_export_chosen_cb, self, _("Remit XML"), "*.xml", NULL);
}

/* Tables, XML and YAML go into the document that they are dropped on, Remit files open. */
static gboolean
on_drop_cb (GtkDropTarget *target, const GValue *value, double x, double y, gpointer data)
{
  RemitAppWindow *self = data;
  RemitApplication *application
      = REMIT_APPLICATION (gtk_window_get_application (GTK_WINDOW (self)));
  gboolean writable = self->document != NULL && !remit_document_get_read_only (self->document);

  for (GSList *files = g_value_get_boxed (value); files != NULL; files = files->next)
    {
      const char *path = g_file_peek_path (files->data);

      if (path == NULL)
        continue;
      if (writable && !remit_open_is_document (path))
        import_path (self, path);
      else
        remit_open_path (application, self, path);
    }
  return TRUE;
}

void
_remit_window_add_drop_target (RemitAppWindow *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  g_signal_connect_object (target, "drop", G_CALLBACK (on_drop_cb), self, G_CONNECT_DEFAULT);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-app"

#include "remit-table-export.h"

#include "remit-dialogs.h"
#include "remit-file-name.h"

#include <glib/gi18n-lib.h>

static const struct
{
  const char *ending;
  RemitExportFormat format;
} endings[] = {
  { ".xlsx", REMIT_EXPORT_XLSX }, { ".csv", REMIT_EXPORT_CSV },  { ".tsv", REMIT_EXPORT_TSV },
  { ".html", REMIT_EXPORT_HTML }, { ".htm", REMIT_EXPORT_HTML },
};

/* -1: the name has none of the endings. */
static int
find_ending (const char *path)
{
  g_autofree char *lower = g_ascii_strdown (path, -1);

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (lower, endings[i].ending))
      return (int) i;
  return -1;
}

RemitExportFormat
remit_export_format (const char *path)
{
  int found = find_ending (path);

  return found >= 0 ? endings[found].format : REMIT_EXPORT_XLSX;
}

/* ---- asking ---- */

static const char *const wish_key = "remit-table-export";

static void
free_wish (gpointer data)
{
  RemitTableExport *wish = data;

  g_object_unref (wish->document);
  g_free (wish);
}

static void
on_file_chosen_cb (GFile *file, gpointer data)
{
  GtkWidget *widget = data;
  const RemitTableExport *wish = g_object_get_data (G_OBJECT (widget), wish_key);
  const char *chosen = g_file_peek_path (file);
  g_autofree char *path = NULL, *name = NULL, *text = NULL;
  g_autoptr (GError) error = NULL;

  if (wish == NULL || chosen == NULL)
    return;
  path
    = find_ending (chosen) >= 0 ? g_strdup (chosen) : remit_file_name_add_ending (chosen, ".xlsx");
  name = g_filename_display_basename (path);
  text = g_strdup_printf (_("Exported as “%s”"), name);
  if (wish->write (wish->document, wish->what, path, &error))
    remit_show_toast (widget, text, FALSE);
  else
    remit_show_error (widget, error);
  g_object_set_data (G_OBJECT (widget), wish_key, NULL);
}

void
remit_table_export_ask (GtkWidget *widget, const RemitTableExport *export, const char *name)
{
  g_autofree char *suggested = remit_file_name_from_title (name, ".xlsx");
  RemitTableExport *wish = g_memdup2 (export, sizeof *export);

  g_object_ref (wish->document);
  g_object_set_data_full (G_OBJECT (widget), wish_key, wish, free_wish);
  remit_choose_file (widget, TRUE, export->title, _("_Export"), suggested, on_file_chosen_cb,
                     widget, _("Workbook"), "*.xlsx", _("Comma-separated values"), "*.csv",
                     _("Tab-separated values"), "*.tsv", _("Web page"), "*.html", NULL);
}

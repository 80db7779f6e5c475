/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-app"

#include "remit-import-report.h"

#include "remit-dialogs.h"

#include <glib/gi18n-lib.h>

#define MOST_WARNINGS 500 /* lines shown; a broken table can have one for each cell */

/* "7 parties, 10 activities, 75 assignments" */
static char *
format_counts (const RemitImportReport *report)
{
  g_autofree char *parties = g_strdup_printf (
      ngettext ("%u party", "%u parties", report->parties), report->parties);
  g_autofree char *activities = g_strdup_printf (
      ngettext ("%u activity", "%u activities", report->activities), report->activities);
  g_autofree char *letters = g_strdup_printf (
      ngettext ("%u assignment", "%u assignments", report->letters), report->letters);

  /* Translators: "7 parties", "10 activities", "75 assignments" */
  return g_strdup_printf (_("%s, %s, %s"), parties, activities, letters);
}

static char *
join_warnings (GPtrArray *warnings)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < MIN (warnings->len, MOST_WARNINGS); i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "",
                            (const char *) g_ptr_array_index (warnings, i));
  if (warnings->len > MOST_WARNINGS)
    {
      guint more = warnings->len - MOST_WARNINGS;

      g_string_append_c (text, '\n');
      g_string_append_printf (text, ngettext ("… and %u more", "… and %u more", more), more);
    }
  return g_string_free (text, FALSE);
}

void
remit_show_import_report (GtkWidget *widget, const char *path, const RemitImportReport *report)
{
  g_autofree char *name = g_filename_display_basename (path);
  g_autofree char *heading = NULL;
  g_autofree char *counts = NULL;
  g_autofree char *warnings = NULL;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (report != NULL);

  if (g_str_equal (report->format, "xml") && report->warnings->len == 0)
    {
      g_autofree char *text = g_strdup_printf (_("“%s” was imported"), name);

      remit_show_toast (widget, text, TRUE);
      return;
    }
  heading = g_strdup_printf (_("“%s” Was Imported"), name);
  counts = g_str_equal (report->format, "xml") ? g_strdup ("") : format_counts (report);
  warnings = join_warnings (report->warnings);
  remit_show_report (widget, heading, counts, warnings);
}

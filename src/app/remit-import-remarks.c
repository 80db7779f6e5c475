/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-import"
#include "remit-import-wizard-private.h"

#include "remit-access.h"
#include "remit-controls.h"

#include <glib/gi18n-lib.h>

/* What was noticed while a table was read, below its sheet: choosing a remark shows the cell. */

GtkWidget *
_remit_import_lines_new (GtkStringList *lines, const char *label)
{
  g_autoptr (GtkSelectionModel) selection
    = GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (lines)));
  GtkWidget *view = gtk_list_view_new (g_object_ref (selection), remit_paragraph_factory_new ());

  remit_set_label (view, label);
  gtk_widget_add_css_class (view, "import-lines");
  return view;
}

/* ---- the cell of a remark ---- */

static void
on_remark_activated_cb (GtkListView *view, guint position, RemitImportWizard *self)
{
  RemitSheetRange range;

  if (!remit_range_parse (self->remark_places->pdata[position], &range.first_row, &range.last_row,
                          &range.first_column, &range.last_column))
    return;
  remit_sheet_select (self->sheet, &range);
}

static void
add_remarks (RemitImportWizard *self, GtkStringList *lines, const GPtrArray *remarks)
{
  for (guint i = 0; i < remarks->len; i++)
    {
      const RemitTableRemark *remark = remarks->pdata[i];
      g_autofree char *line = *remark->where != '\0'
                                ? g_strdup_printf ("%s: %s", remark->where, remark->message)
                                : g_strdup (remark->message);

      gtk_string_list_append (lines, line);
      g_ptr_array_add (self->remark_places, g_strdup (remark->where));
    }
}

void
_remit_import_wizard_show_remarks (RemitImportWizard *self)
{
  RemitImportTable *table = _remit_import_wizard_get_table (self);
  const char *problem;
  gboolean is_read = remit_import_table_read (table, &problem);
  g_autofree char *counts = is_read ? remit_import_table_count (table) : NULL;
  GtkStringList *lines = gtk_string_list_new (NULL);
  GtkWidget *view;

  gtk_label_set_text (self->summary, is_read ? counts : problem);
  g_ptr_array_set_size (self->remark_places, 0);
  if (is_read)
    {
      add_remarks (self, lines, remit_import_table_get_warnings (table));
      add_remarks (self, lines, remit_import_table_get_skipped (table));
    }
  gtk_widget_set_visible (GTK_WIDGET (self->remarks_slot), self->remark_places->len > 0);
  view = _remit_import_lines_new (lines, _("What was noticed"));
  gtk_list_view_set_single_click_activate (GTK_LIST_VIEW (view), TRUE);
  g_signal_connect_object (view, "activate", G_CALLBACK (on_remark_activated_cb), self,
                           G_CONNECT_DEFAULT);
  gtk_scrolled_window_set_child (self->remarks_slot, view);
}

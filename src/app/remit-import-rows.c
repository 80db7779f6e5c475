/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-import"
#include "remit-import-wizard-private.h"

#include "remit-dialogs.h"

#include <glib/gi18n-lib.h>

/* Rows of the wizard's forms.  The forms are made anew when the reading changes, which is cheap and
 * leaves no row behind; each row only knows its number. */

typedef struct
{
  RemitImportWizard *wizard; /* borrowed: outlives its rows */
  RemitImportChosenFunc chosen;
  guint row;
} Choice;

static void
on_selected_cb (AdwComboRow *row, GParamSpec *pspec, gpointer data)
{
  Choice *choice = data;

  if (!choice->wizard->filling)
    choice->chosen (choice->wizard, choice->row, adw_combo_row_get_selected (row));
}

static void
free_choice (gpointer data, GClosure *closure)
{
  g_free (data);
}

GtkWidget *
_remit_import_combo_new (RemitImportWizard *self, const char *title, const char *subtitle,
                         GtkStringList *labels, guint selected, RemitImportChosenFunc chosen,
                         guint row)
{
  g_autoptr (GtkStringList) owned = labels;
  GtkWidget *combo = adw_combo_row_new ();
  Choice *choice = g_new (Choice, 1);

  *choice = (Choice){ self, chosen, row };
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (combo), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (combo), title);
  if (subtitle != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (combo), subtitle);
  adw_combo_row_set_model (ADW_COMBO_ROW (combo), G_LIST_MODEL (labels));
  adw_combo_row_set_selected (ADW_COMBO_ROW (combo), selected);
  g_signal_connect_data (combo, "notify::selected", G_CALLBACK (on_selected_cb), choice,
                         free_choice, 0);
  return combo;
}

GtkWidget *
_remit_import_group_new (GtkWidget *page, const char *title, const char *description)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), description);
  gtk_box_append (GTK_BOX (page), group);
  return group;
}

void
_remit_import_group_add (GtkWidget *group, GtkWidget *row)
{
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
}

GtkWidget *
_remit_import_entry_new (RemitImportWizard *self, const char *title, const char *text,
                         GCallback apply)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_editable_set_text (GTK_EDITABLE (row), text);
  adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (row), TRUE);
  g_signal_connect_object (row, "apply", apply, self, G_CONNECT_DEFAULT);
  return row;
}

void
_remit_import_entry_report (AdwEntryRow *row, GError *error)
{
  g_autoptr (GError) owned = error;

  if (owned == NULL)
    {
      gtk_widget_remove_css_class (GTK_WIDGET (row), "error");
      return;
    }
  gtk_widget_add_css_class (GTK_WIDGET (row), "error");
  remit_show_error (GTK_WIDGET (row), owned);
}

char *
_remit_import_column_title (RemitImportWizard *self, guint column, const char *name)
{
  RemitImportPlace place;
  g_autofree char *cell = NULL;

  remit_import_table_get_place (_remit_import_wizard_get_table (self), &place);
  cell = remit_cell_name (0, place.area.first_column + column);
  cell[strcspn (cell, "0123456789")] = '\0';
  /* Translators: the letter of a column in a spreadsheet and its header: "C · Legal". */
  return g_strdup_printf (_("%s · %s"), cell, name);
}

/* ---- the decimal sign ---- */

static const char decimal_signs[] = { '.', ',' };

static void
on_decimal_cb (RemitImportWizard *self, guint row, guint choice)
{
  remit_import_table_set_decimal (_remit_import_wizard_get_table (self), decimal_signs[choice]);
}

GtkWidget *
_remit_import_decimal_new (RemitImportWizard *self)
{
  const char *const signs[] = { _("Point: 1,234.5"), _("Comma: 1.234,5"), NULL };
  RemitImportTable *table = _remit_import_wizard_get_table (self);

  return _remit_import_combo_new (self, _("Decimal Sign"), NULL, gtk_string_list_new (signs),
                                  remit_import_table_get_decimal (table) == ',', on_decimal_cb, 0);
}

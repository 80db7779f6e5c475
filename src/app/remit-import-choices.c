/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-import"
#include "remit-import-wizard-private.h"

#include "remit-access.h"
#include "remit-dialogs.h"

#include <glib/gi18n-lib.h>

/* The first step's forms: which tables, what and where each is, and how the file is encoded.  What
 * only one sort of table has is added by its own file. */

/* ---- which tables ---- */

static void
on_wanted_cb (GtkCheckButton *check, GParamSpec *pspec, RemitImportWizard *self)
{
  guint table = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (check), "table"));

  if (!self->filling)
    remit_import_table_set_wanted (remit_import_session_get_table (self->session, table),
                                   gtk_check_button_get_active (check));
}

static void
on_table_activated_cb (AdwActionRow *row, RemitImportWizard *self)
{
  _remit_import_wizard_show_table (self,
                                   GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "table")));
}

/* "Sheet 1, A3:H20". */
static char *
name_place (RemitImportWizard *self, RemitImportTable *table)
{
  RemitImportPlace place;
  const char *sheet;
  g_autofree char *range = NULL;

  remit_import_table_get_place (table, &place);
  sheet
    = remit_workbook_sheet_name (remit_import_session_get_workbook (self->session), place.sheet);
  range = remit_import_place_spell (&place);
  if (*sheet == '\0')
    return g_steal_pointer (&range);
  /* Translators: a sheet of a workbook and a range of cells. */
  return g_strdup_printf (_("%s, %s"), sheet, range);
}

static GtkWidget *
make_table_check (RemitImportWizard *self, guint index, const char *title)
{
  RemitImportTable *table = remit_import_session_get_table (self->session, index);
  GtkWidget *check = gtk_check_button_new ();

  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), remit_import_table_get_wanted (table));
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  remit_set_label (check, title);
  g_object_set_data (G_OBJECT (check), "table", GUINT_TO_POINTER (index));
  g_signal_connect_object (check, "notify::active", G_CALLBACK (on_wanted_cb), self,
                           G_CONNECT_DEFAULT);
  return check;
}

static GtkWidget *
make_table_row (RemitImportWizard *self, guint index)
{
  RemitImportTable *table = remit_import_session_get_table (self->session, index);
  const char *problem;
  gboolean is_read = remit_import_table_read (table, &problem);
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *title = name_place (self, table);
  g_autofree char *counts = is_read ? remit_import_table_count (table) : NULL;

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), is_read ? counts : problem);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), make_table_check (self, index, title));
  if (index == self->table)
    adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                               gtk_image_new_from_icon_name ("object-select-symbolic"));
  g_object_set_data (G_OBJECT (row), "table", GUINT_TO_POINTER (index));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_signal_connect_object (row, "activated", G_CALLBACK (on_table_activated_cb), self,
                           G_CONNECT_DEFAULT);
  return row;
}

/* First the place of the table that is shown; a person then writes another range. */
static void
on_another_cb (RemitImportWizard *self)
{
  RemitImportTable *table = _remit_import_wizard_get_table (self);
  RemitImportPlace place;

  remit_import_table_get_place (table, &place);
  _remit_import_wizard_show_table (
    self,
    remit_import_session_add_table (self->session, remit_import_table_get_sort (table), &place));
}

static void
add_tables (RemitImportWizard *self, GtkWidget *page)
{
  GtkWidget *group = _remit_import_group_new (page, _("Tables in the File"), NULL);
  GtkWidget *another = gtk_button_new_from_icon_name ("list-add-symbolic");

  for (guint i = 0; i < remit_import_session_n_tables (self->session); i++)
    _remit_import_group_add (group, make_table_row (self, i));
  gtk_widget_set_tooltip_text (another, _("Another Range of This Sheet"));
  remit_set_label (another, _("Another Range of This Sheet"));
  gtk_widget_add_css_class (another, "flat");
  g_signal_connect_object (another, "clicked", G_CALLBACK (on_another_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (group), another);
}

/* ---- what it is and where ---- */

static void
on_sort_cb (RemitImportWizard *self, guint row, guint choice)
{
  remit_import_session_set_sort (self->session, self->table, choice);
}

static GtkWidget *
make_sort (RemitImportWizard *self)
{
  RemitImportTable *table = _remit_import_wizard_get_table (self);
  GtkStringList *labels = gtk_string_list_new (NULL);

  for (RemitImportSort sort = 0; sort < REMIT_N_IMPORT_SORTS; sort++)
    gtk_string_list_append (labels, remit_import_sort_label (sort));
  return _remit_import_combo_new (self, _("What It Lists"), NULL, labels,
                                  remit_import_table_get_sort (table), on_sort_cb, 0);
}

static void
on_range_apply_cb (AdwEntryRow *row, RemitImportWizard *self)
{
  GError *error = NULL;

  remit_import_table_set_range (_remit_import_wizard_get_table (self),
                                gtk_editable_get_text (GTK_EDITABLE (row)), &error);
  _remit_import_entry_report (row, error);
}

static void
on_header_rows_cb (GtkSpinButton *button, RemitImportWizard *self)
{
  if (!self->filling)
    remit_import_table_set_header_rows (_remit_import_wizard_get_table (self),
                                        (guint) gtk_spin_button_get_value_as_int (button));
}

static GtkWidget *
make_header_rows (RemitImportWizard *self)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_spin_button_new_with_range (0, 9, 1);
  guint n = remit_import_table_get_header_rows (_remit_import_wizard_get_table (self));

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("Header Rows"));
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (button), n);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  remit_set_label (button, _("Header Rows"));
  g_signal_connect_object (button, "value-changed", G_CALLBACK (on_header_rows_cb), self,
                           G_CONNECT_DEFAULT);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  return row;
}

static void
add_reading (RemitImportWizard *self, GtkWidget *page)
{
  static void (*const add_forms[]) (RemitImportWizard * self, GtkWidget * page, GtkWidget * group)
    = {
        [REMIT_IMPORT_SORT_MATRIX] = _remit_import_matrix_forms_add,
        [REMIT_IMPORT_SORT_BUDGET] = _remit_import_register_forms_add,
        [REMIT_IMPORT_SORT_AGREEMENTS] = _remit_import_register_forms_add,
        [REMIT_IMPORT_SORT_KPIS] = _remit_import_register_forms_add,
      };
  RemitImportTable *table = _remit_import_wizard_get_table (self);
  GtkWidget *group = _remit_import_group_new (page, _("How It Is Read"), NULL);
  RemitImportPlace place;
  g_autofree char *range = NULL;

  remit_import_table_get_place (table, &place);
  range = remit_import_place_spell (&place);
  _remit_import_group_add (group, make_sort (self));
  _remit_import_group_add (
    group, _remit_import_entry_new (self, _("Range"), range, G_CALLBACK (on_range_apply_cb)));
  _remit_import_group_add (group, make_header_rows (self));
  add_forms[remit_import_table_get_sort (table)](self, page, group);
}

/* ---- text files ---- */

static const char *const encodings[]
  = { "UTF-8",        "UTF-16LE",     "UTF-16BE",   "WINDOWS-1252", "WINDOWS-1258",
      "WINDOWS-1250", "WINDOWS-1251", "ISO-8859-1", "ISO-8859-15",  "GB18030",
      "BIG5",         "SHIFT_JIS",    "EUC-KR" };
static const char separators[] = { ',', ';', '\t', '|' };

static void
on_encoding_cb (RemitImportWizard *self, guint row, guint choice)
{
  _remit_import_wizard_read (self, choice == 0 ? NULL : encodings[choice - 1], self->separator);
}

static void
on_separator_cb (RemitImportWizard *self, guint row, guint choice)
{
  _remit_import_wizard_read (self, self->encoding, choice == 0 ? 0 : separators[choice - 1]);
}

static GtkWidget *
make_encoding (RemitImportWizard *self)
{
  const RemitWorkbook *workbook = remit_import_session_get_workbook (self->session);
  GtkStringList *names = gtk_string_list_new (NULL);
  /* Translators: the encoding of a text file that was found by looking at it. */
  g_autofree char *found
    = g_strdup_printf (_("Found out: %s"), remit_workbook_encoding (workbook));
  guint selected = 0;

  gtk_string_list_append (names, found);
  for (guint i = 0; i < G_N_ELEMENTS (encodings); i++)
    {
      gtk_string_list_append (names, encodings[i]);
      if (self->encoding != NULL && g_str_equal (self->encoding, encodings[i]))
        selected = i + 1;
    }
  return _remit_import_combo_new (self, _("Encoding"),
                                  remit_workbook_encoding_is_guess (workbook)
                                    ? _("A guess: look whether the names are right")
                                    : NULL,
                                  names, selected, on_encoding_cb, 0);
}

static void
add_text_file (RemitImportWizard *self, GtkWidget *page)
{
  const RemitWorkbook *workbook = remit_import_session_get_workbook (self->session);
  const char *const marks[]
    = { _("Found out"), _("Comma"), _("Semicolon"), _("Tab"), _("Bar"), NULL };
  const char *found
    = self->separator != 0 ? memchr (separators, self->separator, sizeof separators) : NULL;
  GtkWidget *group;

  if (*remit_workbook_encoding (workbook) == '\0')
    return;
  group = _remit_import_group_new (page, _("Text File"), NULL);
  _remit_import_group_add (group, make_encoding (self));
  if (remit_workbook_separator (workbook) != 0)
    _remit_import_group_add (
      group, _remit_import_combo_new (self, _("Separator"), NULL, gtk_string_list_new (marks),
                                      found != NULL ? (guint) (found - separators) + 1 : 0,
                                      on_separator_cb, 0));
  /* Registers have it among their figures, also those of a workbook. */
  if (remit_import_table_get_sort (_remit_import_wizard_get_table (self))
      == REMIT_IMPORT_SORT_MATRIX)
    _remit_import_group_add (group, _remit_import_decimal_new (self));
}

GtkWidget *
_remit_import_choices_new (RemitImportWizard *self)
{
  GtkWidget *page = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);

  gtk_widget_set_margin_top (page, 12);
  gtk_widget_set_margin_bottom (page, 18);
  gtk_widget_set_margin_start (page, 12);
  gtk_widget_set_margin_end (page, 12);
  add_tables (self, page);
  add_reading (self, page);
  add_text_file (self, page);
  return page;
}

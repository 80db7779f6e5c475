/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-import"
#include "remit-import-wizard-private.h"

#include "remit-access.h"
#include "remit-dialogs.h"

#include <glib/gi18n-lib.h>

/* The first step's forms: which tables, where each is and what its columns and letters mean.  The
 * forms are made anew when the reading changes, which is cheap and leaves no row behind; each row
 * only knows its number. */

#define MOST_ROWS 120 /* of columns or letters; a person will not set more by hand */

/* ---- rows ---- */

typedef void (*ChosenFunc) (RemitImportWizard *self, guint row, guint choice);

typedef struct
{
  RemitImportWizard *wizard; /* borrowed: outlives its rows */
  ChosenFunc chosen;
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

/* Takes @labels. */
static GtkWidget *
make_combo (RemitImportWizard *self, const char *title, const char *subtitle,
            GtkStringList *labels, guint selected, ChosenFunc chosen, guint row)
{
  g_autoptr (GtkStringList) owned = labels;
  GtkWidget *combo = adw_combo_row_new ();
  Choice *choice = g_new (Choice, 1);

  *choice = (Choice) { self, chosen, row };
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

static GtkWidget *
make_group (GtkWidget *page, const char *title)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  gtk_box_append (GTK_BOX (page), group);
  return group;
}

static void
add_row (GtkWidget *group, GtkWidget *row)
{
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
}

static const RemitProposal *
get_proposal (RemitImportWizard *self)
{
  return remit_import_session_get_proposal (self->session, self->table);
}

static char *
spell_range (const RemitProposal *proposal)
{
  g_autofree char *first = remit_cell_name (proposal->first_row, proposal->first_column);
  g_autofree char *last = remit_cell_name (proposal->last_row, proposal->last_column);

  return g_strdup_printf ("%s:%s", first, last);
}

/* ---- which tables ---- */

static void
on_wanted_cb (GtkCheckButton *check, GParamSpec *pspec, RemitImportWizard *self)
{
  guint table = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (check), "table"));

  if (!self->filling)
    remit_import_session_set_wanted (self->session, table, gtk_check_button_get_active (check));
}

static void
on_table_activated_cb (AdwActionRow *row, RemitImportWizard *self)
{
  _remit_import_wizard_show_table (
      self, GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "table")));
}

char *
_remit_import_count_content (const RemitTableContent *content)
{
  guint n_letters = 0, n_cells = 0;
  g_autofree char *parties = g_strdup_printf (
      ngettext ("%u party", "%u parties", content->parties->len), content->parties->len);
  g_autofree char *activities = g_strdup_printf (
      ngettext ("%u activity", "%u activities", content->activities->len),
      content->activities->len);
  g_autofree char *letters = NULL;

  for (guint i = 0; i < content->cells->len; i++)
    {
      const RemitTableCell *cell = content->cells->pdata[i];

      n_letters += cell->n_letters;
      n_cells += cell->n_letters > 0;
    }
  letters = g_strdup_printf (ngettext ("%u letter", "%u letters", n_letters), n_letters);
  /* Translators: "7 parties", "10 activities", "75 letters", and the number of cells they stand
   * in. */
  return g_strdup_printf (ngettext ("%1$s, %2$s, %3$s in %4$u cell",
                                    "%1$s, %2$s, %3$s in %4$u cells", n_cells),
                          parties, activities, letters, n_cells);
}

static GtkWidget *
make_table_row (RemitImportWizard *self, guint table)
{
  const RemitProposal *proposal = remit_import_session_get_proposal (self->session, table);
  const RemitWorkbook *workbook = remit_import_session_get_workbook (self->session);
  const char *problem, *sheet = remit_workbook_sheet_name (workbook, proposal->sheet);
  const RemitTableContent *content
      = remit_import_session_get_content (self->session, table, &problem);
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *check = gtk_check_button_new ();
  g_autofree char *range = spell_range (proposal);
  g_autofree char *title = *sheet != '\0'
                               /* Translators: a sheet of a workbook and a range of cells. */
                               ? g_strdup_printf (_("%s, %s"), sheet, range)
                               : g_strdup (range);
  g_autofree char *counts = content != NULL ? _remit_import_count_content (content) : NULL;

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), counts != NULL ? counts : problem);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check),
                               remit_import_session_get_wanted (self->session, table));
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  remit_set_label (check, title);
  g_object_set_data (G_OBJECT (check), "table", GUINT_TO_POINTER (table));
  g_signal_connect_object (check, "notify::active", G_CALLBACK (on_wanted_cb), self,
                           G_CONNECT_DEFAULT);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  if (table == self->table)
    adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                               gtk_image_new_from_icon_name ("object-select-symbolic"));
  g_object_set_data (G_OBJECT (row), "table", GUINT_TO_POINTER (table));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_signal_connect_object (row, "activated", G_CALLBACK (on_table_activated_cb), self,
                           G_CONNECT_DEFAULT);
  return row;
}

/* A range of the sheet that is shown, or the first cells of it. */
static void
on_another_cb (RemitImportWizard *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *range = spell_range (get_proposal (self));
  guint table = remit_import_session_add_table (self->session, get_proposal (self)->sheet, range,
                                                &error);

  if (table == G_MAXUINT)
    remit_show_error (GTK_WIDGET (self), error);
  else
    _remit_import_wizard_show_table (self, table);
}

static void
add_tables (RemitImportWizard *self, GtkWidget *page)
{
  GtkWidget *group = make_group (page, _("Tables in the File"));
  GtkWidget *another = gtk_button_new_from_icon_name ("list-add-symbolic");

  for (guint i = 0; i < remit_import_session_n_tables (self->session); i++)
    add_row (group, make_table_row (self, i));
  gtk_widget_set_tooltip_text (another, _("Another Range of This Sheet"));
  remit_set_label (another, _("Another Range of This Sheet"));
  gtk_widget_add_css_class (another, "flat");
  g_signal_connect_object (another, "clicked", G_CALLBACK (on_another_cb), self,
                           G_CONNECT_SWAPPED);
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (group), another);
}

/* ---- how it is read ---- */

static void
on_range_apply_cb (AdwEntryRow *row, RemitImportWizard *self)
{
  g_autoptr (GError) error = NULL;
  const char *range = gtk_editable_get_text (GTK_EDITABLE (row));

  if (remit_import_session_set_range (self->session, self->table, range, &error))
    gtk_widget_remove_css_class (GTK_WIDGET (row), "error");
  else
    {
      gtk_widget_add_css_class (GTK_WIDGET (row), "error");
      remit_show_error (GTK_WIDGET (self), error);
    }
}

static void
on_title_apply_cb (AdwEntryRow *row, RemitImportWizard *self)
{
  remit_import_session_set_title (self->session, self->table,
                                  gtk_editable_get_text (GTK_EDITABLE (row)));
}

static GtkWidget *
make_entry (RemitImportWizard *self, const char *title, const char *text, GCallback apply)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_editable_set_text (GTK_EDITABLE (row), text);
  adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (row), TRUE);
  g_signal_connect_object (row, "apply", apply, self, G_CONNECT_DEFAULT);
  return row;
}

static void
on_header_rows_cb (GtkSpinButton *button, RemitImportWizard *self)
{
  if (!self->filling)
    remit_import_session_set_header_rows (self->session, self->table,
                                          (guint) gtk_spin_button_get_value_as_int (button));
}

static GtkWidget *
make_header_rows (RemitImportWizard *self)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_spin_button_new_with_range (0, 9, 1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("Header Rows"));
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (button), get_proposal (self)->n_header_rows);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  remit_set_label (button, _("Header Rows"));
  g_signal_connect_object (button, "value-changed", G_CALLBACK (on_header_rows_cb), self,
                           G_CONNECT_DEFAULT);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  return row;
}

static void
on_orientation_cb (RemitImportWizard *self, guint row, guint choice)
{
  remit_import_session_set_orientation (self->session, self->table, choice);
}

static void
on_scheme_cb (RemitImportWizard *self, guint row, guint choice)
{
  g_autoptr (GPtrArray) keys = remit_scheme_keys (
      remit_document_get_graph (remit_import_session_get_document (self->session)));

  remit_import_session_set_scheme (self->session, self->table,
                                   choice < keys->len ? keys->pdata[choice] : "");
}

static GtkWidget *
make_scheme (RemitImportWizard *self)
{
  const RemitGraph *graph
      = remit_document_get_graph (remit_import_session_get_document (self->session));
  g_autoptr (GPtrArray) keys = remit_scheme_keys (graph);
  GtkStringList *names = gtk_string_list_new (NULL);
  guint selected = keys->len;

  for (guint i = 0; i < keys->len; i++)
    {
      g_autoptr (RemitScheme) scheme = remit_scheme_lookup (graph, keys->pdata[i]);

      gtk_string_list_append (names, scheme->name);
      if (g_str_equal (keys->pdata[i], get_proposal (self)->scheme))
        selected = i;
    }
  gtk_string_list_append (names, _("Letters of its own"));
  return make_combo (self, _("Scheme"), NULL, names, selected, on_scheme_cb, 0);
}

static void
add_reading (RemitImportWizard *self, GtkWidget *page)
{
  const RemitProposal *proposal = get_proposal (self);
  GtkWidget *group = make_group (page, _("How It Is Read"));
  const char *const orientations[] = { _("Activities down, parties across"),
                                       _("Parties down, activities across"),
                                       _("A column for each letter"), NULL };
  g_autofree char *range = spell_range (proposal);

  add_row (group, make_entry (self, _("Range"), range, G_CALLBACK (on_range_apply_cb)));
  add_row (group, make_header_rows (self));
  add_row (group, make_combo (self, _("Orientation"), NULL, gtk_string_list_new (orientations),
                              proposal->orientation, on_orientation_cb, 0));
  add_row (group, make_scheme (self));
  add_row (group,
           make_entry (self, _("Name of the Matrix"), proposal->title,
                       G_CALLBACK (on_title_apply_cb)));
}

/* ---- columns ---- */

static void
on_role_cb (RemitImportWizard *self, guint row, guint choice)
{
  remit_import_session_set_column (self->session, self->table, row, choice);
}

/* In the order of RemitColumnRole. */
static GtkStringList *
list_roles (RemitOrientation orientation)
{
  const char *const usual[]
      = { _("Left out"), _("Names of activities"), _("Group"), _("Number"), _("A party's letters"),
          _("Text"), _("Remit's own ids"), NULL };
  const char *const turned[]
      = { _("Left out"), _("Names of parties"), _("Group"), _("Number"), _("An activity's letters"),
          _("Text"), _("Remit's own ids"), NULL };
  const char *const letters[]
      = { _("Left out"), _("Names of activities"), _("Group"), _("Number"),
          _("Parties with one letter"), _("Text"), _("Remit's own ids"), NULL };

  return gtk_string_list_new (orientation == REMIT_ORIENTATION_ACTIVITIES_DOWN ? usual
                              : orientation == REMIT_ORIENTATION_PARTIES_DOWN  ? turned
                                                                               : letters);
}

static void
add_columns (RemitImportWizard *self, GtkWidget *page)
{
  const RemitProposal *proposal = get_proposal (self);
  GtkWidget *group = make_group (page, _("Columns"));

  for (guint i = 0; i < MIN (proposal->columns->len, MOST_ROWS); i++)
    {
      const RemitProposalColumn *column = proposal->columns->pdata[i];
      g_autofree char *cell = remit_cell_name (0, proposal->first_column + i);
      g_autofree char *title = NULL;

      cell[strcspn (cell, "0123456789")] = '\0';
      /* Translators: the letter of a column in a spreadsheet and its header: "C · Legal". */
      title = g_strdup_printf (_("%s · %s"), cell, column->name);
      add_row (group, make_combo (self, title, NULL, list_roles (proposal->orientation),
                                  column->role, on_role_cb, i));
    }
}

/* ---- letters ---- */

/* The first choice leaves the text out, the others are the duties in their order. */
static void
on_letter_cb (RemitImportWizard *self, guint row, guint choice)
{
  remit_import_session_set_letter (self->session, self->table, row, (int) choice - 1);
}

static GtkStringList *
list_duties (void)
{
  GtkStringList *labels = gtk_string_list_new (NULL);

  gtk_string_list_append (labels, _("Left out"));
  for (guint duty = 0; duty <= REMIT_LINK_LAST_RACI; duty++)
    gtk_string_list_append (labels, remit_link_kind_label (duty));
  return labels;
}

static void
add_letters (RemitImportWizard *self, GtkWidget *page)
{
  const RemitProposal *proposal = get_proposal (self);
  GtkWidget *group;

  if (proposal->letters->len == 0)
    return;
  group = make_group (page, _("What Stands in the Cells"));
  for (guint i = 0; i < MIN (proposal->letters->len, MOST_ROWS); i++)
    {
      const RemitProposalLetter *letter = proposal->letters->pdata[i];
      g_autofree char *title = g_strdup_printf (_("“%s”"), letter->text);
      g_autofree char *count
          = g_strdup_printf (ngettext ("%u cell", "%u cells", letter->count), letter->count);

      add_row (group, make_combo (self, title, count, list_duties (), (guint) (letter->duty + 1),
                                  on_letter_cb, i));
    }
}

/* ---- text files ---- */

static const char *const encodings[]
    = { "UTF-8", "UTF-16LE", "UTF-16BE", "WINDOWS-1252", "WINDOWS-1258", "WINDOWS-1250",
        "WINDOWS-1251", "ISO-8859-1", "ISO-8859-15", "GB18030", "BIG5", "SHIFT_JIS", "EUC-KR" };
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

static void
on_decimal_cb (RemitImportWizard *self, guint row, guint choice)
{
  remit_import_session_set_decimal (self->session, self->table, choice == 0 ? '.' : ',');
}

static GtkWidget *
make_encoding (RemitImportWizard *self)
{
  const RemitWorkbook *workbook = remit_import_session_get_workbook (self->session);
  GtkStringList *names = gtk_string_list_new (NULL);
  /* Translators: the encoding of a text file that was found by looking at it. */
  g_autofree char *found = g_strdup_printf (_("Found out: %s"), remit_workbook_encoding (workbook));
  guint selected = 0;

  gtk_string_list_append (names, found);
  for (guint i = 0; i < G_N_ELEMENTS (encodings); i++)
    {
      gtk_string_list_append (names, encodings[i]);
      if (self->encoding != NULL && g_str_equal (self->encoding, encodings[i]))
        selected = i + 1;
    }
  return make_combo (self, _("Encoding"),
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
  const char *const signs[] = { _("Point: 1,234.5"), _("Comma: 1.234,5"), NULL };
  const char *found = self->separator != 0 ? memchr (separators, self->separator,
                                                     sizeof separators)
                                           : NULL;
  GtkWidget *group;

  if (*remit_workbook_encoding (workbook) == '\0')
    return;
  group = make_group (page, _("Text File"));
  add_row (group, make_encoding (self));
  if (remit_workbook_separator (workbook) != 0)
    add_row (group,
             make_combo (self, _("Separator"), NULL, gtk_string_list_new (marks),
                         found != NULL ? (guint) (found - separators) + 1 : 0, on_separator_cb, 0));
  add_row (group,
           make_combo (self, _("Decimal Sign"), NULL, gtk_string_list_new (signs),
                       get_proposal (self)->decimal == ',', on_decimal_cb, 0));
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
  add_columns (self, page);
  add_letters (self, page);
  add_text_file (self, page);
  return page;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-import"
#include "remit-import-wizard-private.h"

#include "remit-date.h"
#include "remit-import-doubt.h"
#include "remit-import-figures.h"

#include <glib/gi18n-lib.h>

/* The forms about a register: how its figures are meant, what they add up to, and what each column
 * is. */

static RemitImportRegister *
get_register (RemitImportWizard *self)
{
  return REMIT_IMPORT_REGISTER (_remit_import_wizard_get_table (self));
}

/* ---- figures ---- */

static const gint64 units[] = { 1, 1000, 1000000 };

static void
on_unit_cb (RemitImportWizard *self, guint row, guint choice)
{
  remit_import_register_set_unit (get_register (self), units[choice]);
}

static void
on_state_cb (RemitImportWizard *self, guint row, guint choice)
{
  remit_import_register_set_state (get_register (self), (int) choice);
}

static void
on_currency_apply_cb (AdwEntryRow *row, RemitImportWizard *self)
{
  GError *error = NULL;

  remit_import_register_set_currency (get_register (self),
                                      gtk_editable_get_text (GTK_EDITABLE (row)), &error);
  _remit_import_entry_report (row, error);
}

/* What the decimal sign makes of a figure that both signs can read; NULL when there is none. */
static GtkWidget *
make_doubt (RemitImportWizard *self, const RemitRegisterProposal *proposal)
{
  g_autoptr (RemitImportDoubt) doubt = remit_import_register_find_doubt (get_register (self));
  g_autofree char *sentence = NULL;
  GtkWidget *row, *icon;

  if (doubt == NULL)
    return NULL;
  sentence = remit_import_doubt_explain (doubt);
  row = adw_action_row_new ();
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), sentence);
  if (!proposal->decimal_is_guess)
    {
      gtk_widget_add_css_class (row, "dim-label");
      return row;
    }
  icon = gtk_image_new_from_icon_name ("dialog-warning-symbolic");
  gtk_widget_add_css_class (icon, "warning");
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
  return row;
}

static GtkWidget *
make_unit (RemitImportWizard *self, const RemitRegisterProposal *proposal)
{
  const char *const labels[] = { _("As they stand"), _("Thousands"), _("Millions"), NULL };
  guint selected = 0;

  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    if (units[i] == proposal->unit)
      selected = i;
  return _remit_import_combo_new (self, _("Amounts Are In"), NULL, gtk_string_list_new (labels),
                                  selected, on_unit_cb, 0);
}

static GtkWidget *
make_state (RemitImportWizard *self, const RemitRegisterProposal *proposal)
{
  const RemitEnumValue *values
    = remit_table_info (REMIT_TABLE_AMOUNT)->fields[REMIT_AMOUNT_FIELD_STATE].values;
  GtkStringList *labels = gtk_string_list_new (NULL);

  for (guint i = 0; i <= REMIT_AMOUNT_ACTUAL; i++)
    gtk_string_list_append (labels, _(values[i].label));
  return _remit_import_combo_new (self, _("State of the Amounts"),
                                  _("Where neither header nor row says it"), labels,
                                  (guint) proposal->state, on_state_cb, 0);
}

static void
add_figures (RemitImportWizard *self, const RemitRegisterProposal *proposal, GtkWidget *page)
{
  GtkWidget *group = _remit_import_group_new (page, _("Figures"), NULL);
  GtkWidget *doubt = make_doubt (self, proposal);

  _remit_import_group_add (group, _remit_import_decimal_new (self));
  if (doubt != NULL)
    _remit_import_group_add (group, doubt);
  if (proposal->sort != REMIT_REGISTER_BUDGET)
    return;
  _remit_import_group_add (group, make_unit (self, proposal));
  _remit_import_group_add (group, _remit_import_entry_new (self, _("Currency"), proposal->currency,
                                                           G_CALLBACK (on_currency_apply_cb)));
  _remit_import_group_add (group, make_state (self, proposal));
}

/* ---- totals ---- */

/* "1,598 amounts, 13 negative, 10 blank". */
static char *
count_amounts (const RemitRegisterTotal *total)
{
  g_autofree char *amounts
    = g_strdup_printf (ngettext ("%u amount", "%u amounts", total->n_amounts), total->n_amounts);
  g_autofree char *negative = g_strdup_printf (
    ngettext ("%u negative", "%u negative", total->n_negative), total->n_negative);
  g_autofree char *blank
    = g_strdup_printf (ngettext ("%u blank", "%u blank", total->n_blank), total->n_blank);

  if (total->n_negative > 0 && total->n_blank > 0)
    return g_strdup_printf (_("%s, %s, %s"), amounts, negative, blank);
  if (total->n_negative == 0 && total->n_blank == 0)
    return g_steal_pointer (&amounts);
  return g_strdup_printf (_("%s, %s"), amounts, total->n_negative > 0 ? negative : blank);
}

static GtkWidget *
make_fact (const char *title, const char *subtitle, const char *value)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *label = gtk_label_new (value);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  if (subtitle != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_widget_add_css_class (label, "numeric");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  return row;
}

static void
add_totals (RemitImportWizard *self, const RemitRegisterContent *content, GtkWidget *page)
{
  const GPtrArray *totals = remit_register_content_totals (content);
  GtkWidget *group;

  if (totals->len == 0)
    return;
  group = _remit_import_group_new (page, _("Totals in the File"),
                                   _("To be compared with those that you know."));
  for (guint i = 0; i < MIN (totals->len, REMIT_IMPORT_MOST_ROWS); i++)
    {
      const RemitRegisterTotal *total = totals->pdata[i];
      g_autofree char *figure = remit_import_figure_spell (total->total);
      g_autofree char *amounts = count_amounts (total);
      /* Translators: an amount and its currency. */
      g_autofree char *value = *total->currency != '\0'
                                 ? g_strdup_printf (_("%s %s"), figure, total->currency)
                                 : g_strdup (figure);

      _remit_import_group_add (group, make_fact (total->name, amounts, value));
    }
}

/* How many different ones there are of what columns name. */
static void
add_counts (const RemitRegisterProposal *proposal, const RemitRegisterContent *content,
            GtkWidget *page)
{
  static const RemitRegisterRole counted[]
    = { REMIT_REGISTER_PAYER,    REMIT_REGISTER_PAYER_UNIT, REMIT_REGISTER_COVERS,
        REMIT_REGISTER_CATEGORY, REMIT_REGISTER_OWNER,      REMIT_REGISTER_PROVIDER,
        REMIT_REGISTER_CUSTOMER };
  GtkWidget *group = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (counted); i++)
    {
      guint n = remit_register_content_n_distinct (content, counted[i]);
      g_autofree char *value = g_strdup_printf ("%u", n);

      if (n == 0)
        continue;
      if (group == NULL)
        group = _remit_import_group_new (page, _("Different Ones"), NULL);
      _remit_import_group_add (group,
                               make_fact (remit_register_role_label (counted[i]), NULL, value));
    }
}

/* ---- columns ---- */

static void
on_role_cb (RemitImportWizard *self, guint row, guint choice)
{
  RemitImportRegister *table = get_register (self);
  const RemitRegisterRole *roles
    = remit_register_roles (remit_import_register_get_proposal (table)->sort);

  remit_import_register_set_column (table, row, roles[choice]);
}

/* What the header says of the figures below it: "Fiscal year 2027, Forecast"; NULL when nothing. */
static char *
describe_period (const RemitRegisterColumn *column)
{
  const RemitEnumValue *states
    = remit_table_info (REMIT_TABLE_AMOUNT)->fields[REMIT_AMOUNT_FIELD_STATE].values;
  g_autofree char *year = NULL;

  if (column->role == REMIT_REGISTER_VALUE && column->day != 0)
    return remit_day_format_long (column->day);
  if (column->role != REMIT_REGISTER_AMOUNT || column->year == REMIT_UNSET)
    return NULL;
  year = column->month > 0
           ? g_strdup_printf (_("Month %" G_GINT64_FORMAT " of fiscal year %" G_GINT64_FORMAT),
                              column->month, column->year)
           : g_strdup_printf (_("Fiscal year %" G_GINT64_FORMAT), column->year);
  if (column->state < 0)
    return g_steal_pointer (&year);
  /* Translators: "Fiscal year 2027", and the state of its amounts: "Forecast". */
  return g_strdup_printf (_("%s, %s"), year, _(states[column->state].label));
}

static GtkWidget *
make_column (RemitImportWizard *self, const RemitRegisterProposal *proposal, guint index)
{
  const RemitRegisterColumn *column = proposal->columns->pdata[index];
  g_autofree char *title = _remit_import_column_title (self, index, column->name);
  g_autofree char *period = describe_period (column);
  GtkStringList *labels = gtk_string_list_new (NULL);
  guint selected = 0, n = 0;

  for (const RemitRegisterRole *p = remit_register_roles (proposal->sort);
       *p != REMIT_N_REGISTER_ROLES; p++, n++)
    {
      gtk_string_list_append (labels, remit_register_role_label (*p));
      if (*p == column->role)
        selected = n;
    }
  return _remit_import_combo_new (self, title, period, labels, selected, on_role_cb, index);
}

static void
add_columns (RemitImportWizard *self, const RemitRegisterProposal *proposal, GtkWidget *page)
{
  GtkWidget *group = _remit_import_group_new (page, _("Columns"), NULL);

  for (guint i = 0; i < MIN (proposal->columns->len, REMIT_IMPORT_MOST_ROWS); i++)
    _remit_import_group_add (group, make_column (self, proposal, i));
}

void
_remit_import_register_forms_add (RemitImportWizard *self, GtkWidget *page, GtkWidget *group)
{
  const RemitRegisterProposal *proposal = remit_import_register_get_proposal (get_register (self));
  const RemitRegisterContent *content = remit_import_register_get_content (get_register (self));

  add_figures (self, proposal, page);
  if (content != NULL)
    add_totals (self, content, page);
  add_columns (self, proposal, page);
  if (content != NULL)
    add_counts (proposal, content, page);
}

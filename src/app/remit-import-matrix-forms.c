/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-import"
#include "remit-import-wizard-private.h"

#include "remit-import-matrix.h"
#include "remit-scheme.h"

#include <glib/gi18n-lib.h>

/* The forms about a table of responsibilities. */

static RemitImportMatrix *
get_matrix (RemitImportWizard *self)
{
  return REMIT_IMPORT_MATRIX (_remit_import_wizard_get_table (self));
}

/* ---- how it is read ---- */

static void
on_title_apply_cb (AdwEntryRow *row, RemitImportWizard *self)
{
  remit_import_matrix_set_title (get_matrix (self), gtk_editable_get_text (GTK_EDITABLE (row)));
}

static void
on_orientation_cb (RemitImportWizard *self, guint row, guint choice)
{
  remit_import_matrix_set_orientation (get_matrix (self), choice);
}

static const RemitGraph *
get_graph (RemitImportWizard *self)
{
  return remit_document_get_graph (remit_import_session_get_document (self->session));
}

static void
on_scheme_cb (RemitImportWizard *self, guint row, guint choice)
{
  g_autoptr (GPtrArray) keys = remit_scheme_keys (get_graph (self));

  remit_import_matrix_set_scheme (get_matrix (self), choice < keys->len ? keys->pdata[choice] : "");
}

static GtkWidget *
make_scheme (RemitImportWizard *self, const RemitProposal *proposal)
{
  g_autoptr (GPtrArray) keys = remit_scheme_keys (get_graph (self));
  GtkStringList *names = gtk_string_list_new (NULL);
  guint selected = keys->len;

  for (guint i = 0; i < keys->len; i++)
    {
      g_autoptr (RemitScheme) scheme = remit_scheme_lookup (get_graph (self), keys->pdata[i]);

      gtk_string_list_append (names, scheme->name);
      if (g_str_equal (keys->pdata[i], proposal->scheme))
        selected = i;
    }
  gtk_string_list_append (names, _("Letters of its own"));
  return _remit_import_combo_new (self, _("Scheme"), NULL, names, selected, on_scheme_cb, 0);
}

static void
add_reading (RemitImportWizard *self, const RemitProposal *proposal, GtkWidget *group)
{
  const char *const orientations[]
    = { _("Activities down, parties across"), _("Parties down, activities across"),
        _("A column for each letter"), NULL };

  _remit_import_group_add (group,
                           _remit_import_combo_new (self, _("Orientation"), NULL,
                                                    gtk_string_list_new (orientations),
                                                    proposal->orientation, on_orientation_cb, 0));
  _remit_import_group_add (group, make_scheme (self, proposal));
  _remit_import_group_add (group,
                           _remit_import_entry_new (self, _("Name of the Matrix"), proposal->title,
                                                    G_CALLBACK (on_title_apply_cb)));
}

/* ---- columns ---- */

static void
on_role_cb (RemitImportWizard *self, guint row, guint choice)
{
  remit_import_matrix_set_column (get_matrix (self), row, choice);
}

/* In the order of RemitColumnRole. */
static GtkStringList *
list_roles (RemitOrientation orientation)
{
  const char *const usual[] = {
    _("Left out"), _("Names of activities"), _("Group"), _("Number"), _("A party's letters"),
    _("Text"),     _("Remit's own ids"),     NULL
  };
  const char *const turned[] = {
    _("Left out"), _("Names of parties"), _("Group"), _("Number"), _("An activity's letters"),
    _("Text"),     _("Remit's own ids"),  NULL
  };
  const char *const letters[] = { _("Left out"),
                                  _("Names of activities"),
                                  _("Group"),
                                  _("Number"),
                                  _("Parties with one letter"),
                                  _("Text"),
                                  _("Remit's own ids"),
                                  NULL };

  return gtk_string_list_new (orientation == REMIT_ORIENTATION_ACTIVITIES_DOWN ? usual
                              : orientation == REMIT_ORIENTATION_PARTIES_DOWN  ? turned
                                                                               : letters);
}

static void
add_columns (RemitImportWizard *self, const RemitProposal *proposal, GtkWidget *page)
{
  GtkWidget *group = _remit_import_group_new (page, _("Columns"), NULL);

  for (guint i = 0; i < MIN (proposal->columns->len, REMIT_IMPORT_MOST_ROWS); i++)
    {
      const RemitProposalColumn *column = proposal->columns->pdata[i];
      g_autofree char *title = _remit_import_column_title (self, i, column->name);

      _remit_import_group_add (group, _remit_import_combo_new (self, title, NULL,
                                                               list_roles (proposal->orientation),
                                                               column->role, on_role_cb, i));
    }
}

/* ---- letters ---- */

/* The first choice leaves the text out, the others are the duties in their order. */
static void
on_letter_cb (RemitImportWizard *self, guint row, guint choice)
{
  remit_import_matrix_set_letter (get_matrix (self), row, (int) choice - 1);
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
add_letters (RemitImportWizard *self, const RemitProposal *proposal, GtkWidget *page)
{
  GtkWidget *group;

  if (proposal->letters->len == 0)
    return;
  group = _remit_import_group_new (page, _("What Stands in the Cells"), NULL);
  for (guint i = 0; i < MIN (proposal->letters->len, REMIT_IMPORT_MOST_ROWS); i++)
    {
      const RemitProposalLetter *letter = proposal->letters->pdata[i];
      g_autofree char *title = g_strdup_printf (_("“%s”"), letter->text);
      g_autofree char *count
        = g_strdup_printf (ngettext ("%u cell", "%u cells", letter->count), letter->count);

      _remit_import_group_add (group, _remit_import_combo_new (self, title, count, list_duties (),
                                                               (guint) (letter->duty + 1),
                                                               on_letter_cb, i));
    }
}

void
_remit_import_matrix_forms_add (RemitImportWizard *self, GtkWidget *page, GtkWidget *group)
{
  const RemitProposal *proposal = remit_import_matrix_get_proposal (get_matrix (self));

  add_reading (self, proposal, group);
  add_columns (self, proposal, page);
  add_letters (self, proposal, page);
}

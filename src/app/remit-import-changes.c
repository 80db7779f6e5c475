/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-import"
#include "remit-import-wizard-private.h"

#include "remit-dialogs.h"

#include <glib/gi18n-lib.h>

/* The second step: where each table goes, which of its names are known under similar ones, and every
 * change that would be made, in sentences. */

typedef struct
{
  RemitImportWizard *wizard;
  guint index; /* of the question, or of the table */
} Row;

static void
free_row (gpointer data, GClosure *closure)
{
  g_free (data);
}

static GtkWidget *
make_combo (RemitImportWizard *self, const char *title, GtkStringList *labels, guint selected,
            GCallback chosen, guint index)
{
  g_autoptr (GtkStringList) owned = labels;
  GtkWidget *combo = adw_combo_row_new ();
  Row *row = g_new (Row, 1);

  *row = (Row) { self, index };
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (combo), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (combo), title);
  adw_combo_row_set_model (ADW_COMBO_ROW (combo), G_LIST_MODEL (labels));
  adw_combo_row_set_selected (ADW_COMBO_ROW (combo), selected);
  g_signal_connect_data (combo, "notify::selected", chosen, row, free_row, 0);
  return combo;
}

static const RemitGraph *
get_graph (RemitImportWizard *self)
{
  return remit_document_get_graph (remit_import_session_get_document (self->session));
}

/* ---- where the tables go ---- */

static void
on_matrix_cb (AdwComboRow *combo, GParamSpec *pspec, gpointer data)
{
  Row *row = data;
  RemitImportWizard *self = row->wizard;
  g_autoptr (GPtrArray) matrices = NULL;
  guint choice = adw_combo_row_get_selected (combo);

  if (self->filling)
    return;
  matrices = remit_matrix_list (get_graph (self), REMIT_MATRIX_RACI);
  remit_import_session_set_matrix (
      self->session, row->index,
      choice == 0 ? REMIT_ID_NONE : ((const RemitRow *) matrices->pdata[choice - 1])->id);
  _remit_import_wizard_queue_refill (self);
}

static GtkWidget *
make_matrix_row (RemitImportWizard *self, guint table)
{
  g_autoptr (GPtrArray) matrices = remit_matrix_list (get_graph (self), REMIT_MATRIX_RACI);
  GtkStringList *labels = gtk_string_list_new (NULL);
  RemitId present = remit_import_session_get_matrix (self->session, table);
  guint selected = 0;

  gtk_string_list_append (labels, _("Makes a new matrix"));
  for (guint i = 0; i < matrices->len; i++)
    {
      const RemitMatrixRow *matrix = matrices->pdata[i];
      /* Translators: a matrix of the document that a table is imported into. */
      g_autofree char *label = g_strdup_printf (_("Changes “%s”"), matrix->name);

      gtk_string_list_append (labels, label);
      if (matrix->row.id == present)
        selected = i + 1;
    }
  return make_combo (self, remit_import_session_get_proposal (self->session, table)->title, labels,
                     selected, G_CALLBACK (on_matrix_cb), table);
}

/* ---- similar names ---- */

static void
on_answer_cb (AdwComboRow *combo, GParamSpec *pspec, gpointer data)
{
  Row *row = data;
  RemitImportWizard *self = row->wizard;
  const RemitImportQuestion *question;
  guint choice = adw_combo_row_get_selected (combo);

  if (self->filling)
    return;
  question = self->changes->questions->pdata[row->index];
  remit_import_session_answer (self->session, question,
                               choice == 0 ? REMIT_ID_NONE : question->near[choice - 1]);
  _remit_import_wizard_queue_refill (self);
}

static GtkWidget *
make_question_row (RemitImportWizard *self, guint index)
{
  const RemitImportQuestion *question = self->changes->questions->pdata[index];
  GtkStringList *labels = gtk_string_list_new (NULL);
  guint selected = 0;

  gtk_string_list_append (labels, question->is_party ? _("A new party") : _("A new activity"));
  for (guint i = 0; i < G_N_ELEMENTS (question->near) && question->near[i] != REMIT_ID_NONE; i++)
    {
      const RemitNode *node = remit_graph_node (get_graph (self), question->near[i]);
      g_autofree char *label = NULL;

      if (node == NULL) /* comes with an earlier table */
        break;
      label = g_strdup_printf (_("The same as “%s”"), node->name);
      gtk_string_list_append (labels, label);
      if (question->chosen == question->near[i])
        selected = i + 1;
    }
  return make_combo (self, question->name, labels, selected, G_CALLBACK (on_answer_cb), index);
}

static GtkWidget *
make_group (GtkWidget *page, const char *title, const char *description)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), description);
  gtk_box_append (GTK_BOX (page), group);
  return group;
}

static GtkWidget *
make_questions (RemitImportWizard *self)
{
  g_autoptr (GPtrArray) matrices = remit_matrix_list (get_graph (self), REMIT_MATRIX_RACI);
  GtkWidget *page = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  GtkWidget *group;

  gtk_widget_set_margin_top (page, 12);
  gtk_widget_set_margin_bottom (page, 12);
  gtk_widget_set_margin_start (page, 18);
  gtk_widget_set_margin_end (page, 18);
  if (matrices->len > 0)
    {
      group = make_group (page, _("Where It Goes"), NULL);
      for (guint i = 0; i < remit_import_session_n_tables (self->session); i++)
        if (remit_import_session_get_wanted (self->session, i))
          adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), make_matrix_row (self, i));
    }
  if (self->changes->questions->len > 0)
    {
      group = make_group (page, _("Similar Names"),
                          _("Nothing is merged unless it is said here to be the same."));
      for (guint i = 0; i < self->changes->questions->len; i++)
        adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), make_question_row (self, i));
    }
  return page;
}

/* ---- changes ---- */

static char *
join_summaries (const RemitImportPreview *preview)
{
  GString *text = g_string_new (NULL);

  if (preview->changes->len == 0)
    g_string_append (text, _("The document says all of this already. There is nothing to import."));
  else
    for (guint i = 0; i < preview->summaries->len; i++)
      g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "",
                              (const char *) preview->summaries->pdata[i]);
  return g_string_free (text, FALSE);
}

static GtkStringList *
list_changes (const RemitImportPreview *preview)
{
  static const char *const signs[] = {
    [REMIT_PLAN_SAME] = "=", [REMIT_PLAN_ADD] = "+", [REMIT_PLAN_CHANGE] = "±",
    [REMIT_PLAN_REMOVE] = "−"
  };
  GtkStringList *lines = gtk_string_list_new (NULL);

  for (guint i = 0; i < preview->changes->len; i++)
    {
      const RemitImportChange *change = preview->changes->pdata[i];
      g_autofree char *line = g_strdup_printf ("%s  %s", signs[change->kind], change->sentence);

      gtk_string_list_append (lines, line);
    }
  return lines;
}

static void
fill_questions (RemitImportWizard *self)
{
  GtkWidget *page;

  self->filling = TRUE;
  page = make_questions (self);
  gtk_scrolled_window_set_child (self->questions, page);
  gtk_widget_set_visible (GTK_WIDGET (self->questions),
                          gtk_widget_get_first_child (page) != NULL);
  self->filling = FALSE;
}

void
_remit_import_wizard_show_changes (RemitImportWizard *self)
{
  g_autoptr (GError) error = NULL;
  RemitImportPreview *preview = remit_import_session_preview (self->session, &error);
  g_autofree char *summary = NULL;

  if (preview == NULL)
    {
      remit_show_error (GTK_WIDGET (self), error);
      return;
    }
  g_clear_pointer (&self->changes, remit_import_preview_free);
  self->changes = preview;
  summary = join_summaries (preview);
  gtk_label_set_text (self->changes_heading, summary);
  gtk_scrolled_window_set_child (
      self->changes_slot,
      _remit_import_lines_new (list_changes (preview), _("What will change")));
  fill_questions (self);
}

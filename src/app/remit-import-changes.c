/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-import"
#include "remit-import-wizard-private.h"

#include "remit-dialogs.h"
#include "remit-import-matrix.h"
#include "remit-import-register.h"

#include <glib/gi18n-lib.h>

/* The second step: where each table goes, which of its names are known under similar ones, and
 * every change that would be made, in sentences. */

static const RemitGraph *
get_graph (RemitImportWizard *self)
{
  return remit_document_get_graph (remit_import_session_get_document (self->session));
}

/* ---- where the tables go ---- */

static void
on_matrix_cb (RemitImportWizard *self, guint table, guint choice)
{
  g_autoptr (GPtrArray) matrices = remit_matrix_list (get_graph (self), REMIT_MATRIX_RACI);

  remit_import_matrix_set_matrix (
    REMIT_IMPORT_MATRIX (remit_import_session_get_table (self->session, table)),
    choice == 0 ? REMIT_ID_NONE : ((const RemitRow *) matrices->pdata[choice - 1])->id);
  _remit_import_wizard_queue_refill (self);
}

static GtkWidget *
make_matrix_row (RemitImportWizard *self, guint index)
{
  RemitImportTable *table = remit_import_session_get_table (self->session, index);
  g_autoptr (GPtrArray) matrices = remit_matrix_list (get_graph (self), REMIT_MATRIX_RACI);
  GtkStringList *labels = gtk_string_list_new (NULL);
  RemitId present = remit_import_matrix_get_matrix (REMIT_IMPORT_MATRIX (table));
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
  return _remit_import_combo_new (self, remit_import_table_get_title (table), NULL, labels,
                                  selected, on_matrix_cb, index);
}

/* ---- what goes ---- */

static void
on_remove_cb (RemitImportWizard *self, guint table, guint choice)
{
  remit_import_register_set_remove (
    REMIT_IMPORT_REGISTER (remit_import_session_get_table (self->session, table)), choice == 1);
  _remit_import_wizard_queue_refill (self);
}

/* Remit wrote the register in whole, so what is not in it may have been deleted there. */
static GtkWidget *
make_remove_row (RemitImportWizard *self, guint index)
{
  RemitImportTable *table = remit_import_session_get_table (self->session, index);
  const char *const labels[]
    = { _("Keeps what the file lacks"), _("Deletes what the file lacks"), NULL };

  return _remit_import_combo_new (
    self, remit_import_table_get_title (table), NULL, gtk_string_list_new (labels),
    remit_import_register_get_remove (REMIT_IMPORT_REGISTER (table)), on_remove_cb, index);
}

/* ---- similar names ---- */

static void
on_answer_cb (RemitImportWizard *self, guint index, guint choice)
{
  const RemitImportQuestion *question = self->changes->questions->pdata[index];

  remit_import_matrix_answer (REMIT_IMPORT_MATRIX (question->table), question,
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
  return _remit_import_combo_new (self, question->name, NULL, labels, selected, on_answer_cb,
                                  index);
}

/* ---- both ---- */

/* Where a wanted table goes, when there is a choice; NULL. */
static GtkWidget *
make_destination (RemitImportWizard *self, guint index, gboolean has_matrices)
{
  RemitImportTable *table = remit_import_session_get_table (self->session, index);

  if (!remit_import_table_get_wanted (table))
    return NULL;
  if (REMIT_IS_IMPORT_MATRIX (table))
    return has_matrices ? make_matrix_row (self, index) : NULL;
  return remit_import_register_can_remove (REMIT_IMPORT_REGISTER (table))
           ? make_remove_row (self, index)
           : NULL;
}

static void
add_destinations (RemitImportWizard *self, GtkWidget *page)
{
  g_autoptr (GPtrArray) matrices = remit_matrix_list (get_graph (self), REMIT_MATRIX_RACI);
  GtkWidget *group = NULL;

  for (guint i = 0; i < remit_import_session_n_tables (self->session); i++)
    {
      GtkWidget *row = make_destination (self, i, matrices->len > 0);

      if (row != NULL && group == NULL)
        group = _remit_import_group_new (page, _("Where It Goes"), NULL);
      if (row != NULL)
        _remit_import_group_add (group, row);
    }
}

static GtkWidget *
make_questions (RemitImportWizard *self)
{
  GtkWidget *page = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  GtkWidget *group;

  gtk_widget_set_margin_top (page, 12);
  gtk_widget_set_margin_bottom (page, 12);
  gtk_widget_set_margin_start (page, 18);
  gtk_widget_set_margin_end (page, 18);
  add_destinations (self, page);
  if (self->changes->questions->len == 0)
    return page;
  group = _remit_import_group_new (page, _("Similar Names"),
                                   _("Nothing is merged unless it is said here to be the same."));
  for (guint i = 0; i < self->changes->questions->len; i++)
    _remit_import_group_add (group, make_question_row (self, i));
  return page;
}

/* ---- changes ---- */

static char *
join_summaries (const RemitImportPreview *preview)
{
  GString *text = g_string_new (NULL);

  if (preview->changes->len == 0)
    g_string_append (text,
                     _("The document says all of this already. There is nothing to import."));
  else
    for (guint i = 0; i < preview->summaries->len; i++)
      g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "",
                              (const char *) preview->summaries->pdata[i]);
  return g_string_free (text, FALSE);
}

static GtkStringList *
list_changes (const RemitImportPreview *preview)
{
  static const char *const signs[] = { [REMIT_PLAN_SAME] = "=",
                                       [REMIT_PLAN_ADD] = "+",
                                       [REMIT_PLAN_CHANGE] = "±",
                                       [REMIT_PLAN_REMOVE] = "−" };
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
  gtk_widget_set_visible (GTK_WIDGET (self->questions), gtk_widget_get_first_child (page) != NULL);
  self->filling = FALSE;
}

gboolean
_remit_import_wizard_show_changes (RemitImportWizard *self)
{
  g_autoptr (GError) error = NULL;
  RemitImportPreview *preview = remit_import_session_preview (self->session, &error);
  g_autofree char *summary = NULL;

  if (preview == NULL)
    {
      remit_show_error (GTK_WIDGET (self), error);
      return FALSE;
    }
  g_clear_pointer (&self->changes, remit_import_preview_free);
  self->changes = preview;
  summary = join_summaries (preview);
  gtk_label_set_text (self->changes_heading, summary);
  gtk_scrolled_window_set_child (
    self->changes_slot, _remit_import_lines_new (list_changes (preview), _("What will change")));
  fill_questions (self);
  return TRUE;
}

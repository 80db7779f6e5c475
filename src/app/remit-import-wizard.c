/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-import"
#include "remit-import-wizard.h"

#include "remit-access.h"
#include "remit-controls.h"
#include "remit-dialogs.h"
#include "remit-import-report.h"
#include "remit-import-wizard-private.h"
#include "remit-sheet.h"

#include <glib/gi18n-lib.h>

/* The window of an import and its steps.  The file is read in a thread, since a workbook may be
 * large; everything after that works on what was read and is quick.  Closing the window at any
 * time leaves the document as it was. */

G_DEFINE_FINAL_TYPE (RemitImportWizard, remit_import_wizard, ADW_TYPE_WINDOW)

#define PAGE_READING "reading"
#define PAGE_PROBLEM "problem"
#define PAGE_TABLES "tables"
#define PAGE_CHANGES "changes"

static gboolean
is_on (RemitImportWizard *self, const char *page)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->pages), page) == 0;
}

static gboolean
has_wanted (RemitImportWizard *self)
{
  for (guint i = 0; i < remit_import_session_n_tables (self->session); i++)
    if (remit_import_session_get_wanted (self->session, i)
        && remit_import_session_get_content (self->session, i, NULL) == NULL)
      return FALSE;
  for (guint i = 0; i < remit_import_session_n_tables (self->session); i++)
    if (remit_import_session_get_wanted (self->session, i))
      return TRUE;
  return FALSE;
}

static void
update_buttons (RemitImportWizard *self)
{
  gboolean on_changes = is_on (self, PAGE_CHANGES);

  gtk_button_set_label (self->back_button, on_changes ? _("_Back") : _("_Cancel"));
  gtk_button_set_use_underline (self->back_button, TRUE);
  gtk_button_set_label (self->next_button, on_changes ? _("_Import") : _("_Continue"));
  gtk_button_set_use_underline (self->next_button, TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self->next_button),
                          on_changes || is_on (self, PAGE_TABLES));
  gtk_widget_set_sensitive (GTK_WIDGET (self->next_button),
                            on_changes ? self->changes != NULL && self->changes->changes->len > 0
                                       : is_on (self, PAGE_TABLES) && has_wanted (self));
}

static void
show_page (RemitImportWizard *self, const char *page)
{
  gtk_stack_set_visible_child_name (self->pages, page);
  update_buttons (self);
}

/* ---- the first step ---- */

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

static void
append_remarks (GtkStringList *lines, const GPtrArray *remarks)
{
  for (guint i = 0; i < remarks->len; i++)
    {
      const RemitTableRemark *remark = remarks->pdata[i];
      g_autofree char *line = *remark->where != '\0'
                                  ? g_strdup_printf ("%s: %s", remark->where, remark->message)
                                  : g_strdup (remark->message);

      gtk_string_list_append (lines, line);
    }
}

static void
show_remarks (RemitImportWizard *self, const RemitTableContent *content)
{
  GtkStringList *lines = gtk_string_list_new (NULL);

  append_remarks (lines, content->warnings);
  append_remarks (lines, content->skipped);
  gtk_widget_set_visible (GTK_WIDGET (self->remarks_slot),
                          g_list_model_get_n_items (G_LIST_MODEL (lines)) > 0);
  gtk_scrolled_window_set_child (self->remarks_slot,
                                 _remit_import_lines_new (lines, _("What was noticed")));
}

static void
show_summary (RemitImportWizard *self)
{
  const char *problem = NULL;
  const RemitTableContent *content
      = remit_import_session_get_content (self->session, self->table, &problem);
  g_autofree char *counts = content != NULL ? _remit_import_count_content (content) : NULL;

  gtk_label_set_text (self->summary, counts != NULL ? counts : problem);
  if (content != NULL)
    show_remarks (self, content);
  else
    gtk_widget_set_visible (GTK_WIDGET (self->remarks_slot), FALSE);
}

/* The name of the row that has the focus, to give it to its successor. */
static const char *
find_focused_row (RemitImportWizard *self)
{
  GtkWidget *widget = gtk_window_get_focus (GTK_WINDOW (self));

  while (widget != NULL && !ADW_IS_PREFERENCES_ROW (widget))
    widget = gtk_widget_get_parent (widget);
  return widget != NULL ? adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)) : NULL;
}

static gboolean
focus_row (GtkWidget *widget, const char *title)
{
  if (ADW_IS_PREFERENCES_ROW (widget)
      && g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title) == 0)
    return gtk_widget_grab_focus (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (focus_row (child, title))
      return TRUE;
  return FALSE;
}

static void
fill_choices (RemitImportWizard *self)
{
  g_autofree char *focused = g_strdup (find_focused_row (self));
  GtkAdjustment *scrolled = gtk_scrolled_window_get_vadjustment (self->choices);
  double value = gtk_adjustment_get_value (scrolled);
  GtkWidget *page;

  self->filling = TRUE;
  page = _remit_import_choices_new (self);
  gtk_scrolled_window_set_child (self->choices, page);
  self->filling = FALSE;
  if (focused != NULL)
    focus_row (page, focused);
  gtk_adjustment_set_value (scrolled, value);
}

static void
show_tables (RemitImportWizard *self)
{
  self->table = MIN (self->table, remit_import_session_n_tables (self->session) - 1);
  remit_import_sheet_set_table (self->preview, self->table);
  fill_choices (self);
  show_summary (self);
  show_page (self, PAGE_TABLES);
}

static gboolean
on_refill_cb (gpointer data)
{
  RemitImportWizard *self = data;

  self->refill = 0;
  if (is_on (self, PAGE_CHANGES))
    {
      _remit_import_wizard_show_changes (self);
      update_buttons (self);
    }
  else if (remit_import_session_n_tables (self->session) > 0)
    show_tables (self);
  return G_SOURCE_REMOVE;
}

void
_remit_import_wizard_queue_refill (RemitImportWizard *self)
{
  if (self->refill == 0)
    self->refill = g_idle_add_full (G_PRIORITY_HIGH_IDLE, on_refill_cb, self, NULL);
}

void
_remit_import_wizard_show_table (RemitImportWizard *self, guint table)
{
  self->table = table;
  _remit_import_wizard_queue_refill (self);
}

/* ---- reading the file ---- */

typedef struct
{
  char *path;
  char *encoding;
  char separator;
} Reading;

static void
free_reading (gpointer data)
{
  Reading *reading = data;

  g_free (reading->path);
  g_free (reading->encoding);
  g_free (reading);
}

static void
read_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Reading *reading = data;
  RemitWorkbookOptions options = { reading->encoding, reading->separator };
  GError *error = NULL;
  RemitWorkbook *workbook = remit_workbook_read_file (reading->path, &options, &error);

  if (workbook == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, workbook, (GDestroyNotify) remit_workbook_free);
}

static void
show_problem (RemitImportWizard *self, const char *title, const char *sentence)
{
  adw_status_page_set_title (self->problem_page, title);
  adw_status_page_set_description (self->problem_page, sentence);
  show_page (self, PAGE_PROBLEM);
}

static void
on_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  RemitImportWizard *self = REMIT_IMPORT_WIZARD (source);
  g_autoptr (GError) error = NULL;
  RemitWorkbook *workbook = g_task_propagate_pointer (G_TASK (result), &error);
  g_autofree char *escaped = NULL;

  if (self->session == NULL) /* closed meanwhile */
    {
      g_clear_pointer (&workbook, remit_workbook_free);
      return;
    }
  if (workbook == NULL)
    {
      escaped = g_markup_escape_text (error->message, -1);
      show_problem (self, _("The File Cannot Be Read"), escaped);
      return;
    }
  remit_import_session_set_workbook (self->session, workbook);
  if (remit_import_session_n_tables (self->session) == 0)
    show_problem (self, _("No Table of Responsibilities"),
                  _("Nothing in this file looks like one: a table with the names of activities "
                    "and parties at its edges and letters such as R, A, C and I in its cells."));
  else
    show_tables (self);
}

void
_remit_import_wizard_read (RemitImportWizard *self, const char *encoding, char separator)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, on_read_cb, NULL);
  Reading *reading = g_new0 (Reading, 1);
  char *copy = g_strdup (encoding);

  g_free (self->encoding);
  self->encoding = copy;
  self->separator = separator;
  reading->path = g_strdup (remit_import_session_get_path (self->session));
  reading->encoding = g_strdup (encoding);
  reading->separator = separator;
  g_task_set_task_data (task, reading, free_reading);
  show_page (self, PAGE_READING);
  g_task_run_in_thread (task, read_in_thread);
}

/* ---- steps ---- */

static RemitAppWindow *
get_parent (RemitImportWizard *self)
{
  return REMIT_WINDOW (gtk_window_get_transient_for (GTK_WINDOW (self)));
}

static void
apply (RemitImportWizard *self)
{
  g_autoptr (GError) error = NULL;
  RemitAppWindow *parent = get_parent (self);
  RemitId matrix = remit_import_session_apply (self->session, &error);

  if (matrix == REMIT_ID_NONE)
    {
      remit_show_error (GTK_WIDGET (self), error);
      return;
    }
  remit_window_mark_touched (parent);
  remit_window_show_matrix (parent, matrix);
  remit_show_import_report (GTK_WIDGET (parent), remit_import_session_get_path (self->session));
  gtk_window_close (GTK_WINDOW (self));
}

static void
on_next_cb (RemitImportWizard *self)
{
  if (is_on (self, PAGE_CHANGES))
    {
      apply (self);
      return;
    }
  _remit_import_wizard_show_changes (self);
  if (self->changes != NULL)
    {
      show_page (self, PAGE_CHANGES);
      gtk_widget_grab_focus (GTK_WIDGET (self->next_button));
    }
}

static void
on_back_cb (RemitImportWizard *self)
{
  if (is_on (self, PAGE_CHANGES))
    show_page (self, PAGE_TABLES);
  else
    gtk_window_close (GTK_WINDOW (self));
}

static gboolean
on_escape_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  on_back_cb (REMIT_IMPORT_WIZARD (widget));
  return TRUE;
}

/* ---- object ---- */

static void
remit_import_wizard_dispose (GObject *object)
{
  RemitImportWizard *self = REMIT_IMPORT_WIZARD (object);

  self->filling = TRUE; /* rows that go choose nothing */
  g_clear_handle_id (&self->refill, g_source_remove);
  g_clear_object (&self->preview);
  g_clear_object (&self->session);
  g_clear_pointer (&self->changes, remit_import_preview_free);
  g_clear_pointer (&self->encoding, g_free);
  G_OBJECT_CLASS (remit_import_wizard_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *class)
{
  gtk_widget_class_bind_template_child (class, RemitImportWizard, heading);
  gtk_widget_class_bind_template_child (class, RemitImportWizard, pages);
  gtk_widget_class_bind_template_child (class, RemitImportWizard, back_button);
  gtk_widget_class_bind_template_child (class, RemitImportWizard, next_button);
  gtk_widget_class_bind_template_child (class, RemitImportWizard, reading_page);
  gtk_widget_class_bind_template_child (class, RemitImportWizard, problem_page);
  gtk_widget_class_bind_template_child (class, RemitImportWizard, choices);
  gtk_widget_class_bind_template_child (class, RemitImportWizard, sheet_slot);
  gtk_widget_class_bind_template_child (class, RemitImportWizard, summary);
  gtk_widget_class_bind_template_child (class, RemitImportWizard, remarks_slot);
  gtk_widget_class_bind_template_child (class, RemitImportWizard, questions);
  gtk_widget_class_bind_template_child (class, RemitImportWizard, changes_heading);
  gtk_widget_class_bind_template_child (class, RemitImportWizard, changes_slot);
  gtk_widget_class_bind_template_callback (class, on_back_cb);
  gtk_widget_class_bind_template_callback (class, on_next_cb);
}

static void
remit_import_wizard_class_init (RemitImportWizardClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = remit_import_wizard_dispose;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/remit_project/Remit/remit-import-wizard.ui");
  bind_children (widget_class);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, on_escape_cb, NULL);
}

static void
remit_import_wizard_init (RemitImportWizard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
remit_import_wizard_open (RemitAppWindow *parent, const char *path)
{
  RemitImportWizard *self
      = g_object_new (REMIT_TYPE_IMPORT_WIZARD, "transient-for", parent, NULL);
  g_autofree char *name = g_filename_display_basename (path);
  RemitSheet *sheet = remit_sheet_new ();

  self->session = remit_import_session_new (remit_window_get_document (parent), path);
  self->preview = remit_import_sheet_new (self->session);
  remit_sheet_set_model (sheet, REMIT_SHEET_MODEL (self->preview));
  gtk_scrolled_window_set_child (self->sheet_slot, GTK_WIDGET (sheet));
  remit_set_label (GTK_WIDGET (sheet), _("Cells of the file"));
  adw_window_title_set_title (self->heading, _("Import a Table"));
  adw_window_title_set_subtitle (self->heading, name);
  adw_status_page_set_title (self->reading_page, _("Reading the File…"));
  g_signal_connect_object (self->session, "changed", G_CALLBACK (_remit_import_wizard_queue_refill), self,
                           G_CONNECT_SWAPPED);
  _remit_import_wizard_read (self, NULL, 0);
  gtk_window_present (GTK_WINDOW (self));
}

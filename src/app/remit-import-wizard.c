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

#define MARGIN 96      /* pixels of the parent that stay in sight */
#define MANY_ROWS 400  /* what is done for fewer is done before one would read that it is */
#define PAINT_TIME 120 /* milliseconds until the window shows that it works */

static gboolean
is_on (RemitImportWizard *self, const char *page)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->pages), page) == 0;
}

/* What is wanted can be read, and it is something. */
static gboolean
has_wanted (RemitImportWizard *self)
{
  gboolean any = FALSE;

  for (guint i = 0; i < remit_import_session_n_tables (self->session); i++)
    {
      RemitImportTable *table = remit_import_session_get_table (self->session, i);

      if (!remit_import_table_get_wanted (table))
        continue;
      if (!remit_import_table_read (table, NULL))
        return FALSE;
      any = TRUE;
    }
  return any;
}

static void
update_buttons (RemitImportWizard *self)
{
  gboolean on_changes = is_on (self, PAGE_CHANGES);

  gtk_button_set_label (self->back_button, on_changes ? _("_Back") : _("_Cancel"));
  gtk_button_set_use_underline (self->back_button, TRUE);
  gtk_button_set_label (self->next_button, on_changes ? _("_Import") : _("_Continue"));
  gtk_button_set_use_underline (self->next_button, TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self->next_button), on_changes || is_on (self, PAGE_TABLES));
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

static void
show_busy (RemitImportWizard *self, const char *title)
{
  adw_status_page_set_title (self->reading_page, title);
  show_page (self, PAGE_READING);
}

/* ---- the first step ---- */

RemitImportTable *
_remit_import_wizard_get_table (RemitImportWizard *self)
{
  return remit_import_session_get_table (self->session, self->table);
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
  g_clear_handle_id (&self->refill, g_source_remove);
  self->table = MIN (self->table, remit_import_session_n_tables (self->session) - 1);
  remit_import_sheet_set_table (self->preview, _remit_import_wizard_get_table (self));
  fill_choices (self);
  _remit_import_wizard_show_remarks (self);
  show_page (self, PAGE_TABLES);
}

static gboolean
on_refill_cb (gpointer data)
{
  RemitImportWizard *self = data;

  self->refill = 0;
  if (is_on (self, PAGE_CHANGES))
    {
      if (_remit_import_wizard_show_changes (self))
        update_buttons (self);
      else
        show_page (self, PAGE_TABLES);
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
show_problem (RemitImportWizard *self, const char *title, const char *sentence, gboolean can_read)
{
  adw_status_page_set_title (self->problem_page, title);
  adw_status_page_set_description (self->problem_page, sentence);
  gtk_widget_set_visible (GTK_WIDGET (self->anyway_button), can_read);
  show_page (self, PAGE_PROBLEM);
}

/* The first sheet that has anything in it. */
static gboolean
find_cells (RemitImportWizard *self, RemitImportPlace *place)
{
  guint n = remit_workbook_n_sheets (remit_import_session_get_workbook (self->session));

  for (guint sheet = 0; sheet < n; sheet++)
    if (remit_import_session_find_all (self->session, sheet, place))
      return TRUE;
  return FALSE;
}

/* A person knows better what the file is. */
static void
on_anyway_cb (RemitImportWizard *self)
{
  RemitImportPlace place;

  if (!find_cells (self, &place))
    return;
  remit_import_session_add_table (self->session, REMIT_IMPORT_SORT_BUDGET, &place);
  show_tables (self);
}

static void
show_workbook (RemitImportWizard *self, RemitWorkbook *workbook)
{
  RemitImportPlace place;

  remit_import_sheet_set_table (self->preview, NULL); /* the workbook it is of goes */
  remit_import_session_set_workbook (self->session, workbook);
  if (remit_import_session_n_tables (self->session) > 0)
    show_tables (self);
  else
    show_problem (self, _("No Table Was Recognised"),
                  _("Nothing in this file looks like a table of responsibilities, a budget, a "
                     "register of agreements or a list of KPIs."),
                  find_cells (self, &place));
}

static void
on_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  RemitImportWizard *self = REMIT_IMPORT_WIZARD (source);
  g_autoptr (GError) error = NULL;
  RemitWorkbook *workbook = g_task_propagate_pointer (G_TASK (result), &error);
  g_autofree char *escaped = NULL;

  if (self->session == NULL) /* closed meanwhile */
    g_clear_pointer (&workbook, remit_workbook_free);
  else if (workbook != NULL)
    show_workbook (self, workbook);
  else
    {
      escaped = g_markup_escape_text (error->message, -1);
      show_problem (self, _("The File Cannot Be Read"), escaped, FALSE);
    }
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
  show_busy (self, _("Reading the File…"));
  g_task_run_in_thread (task, read_in_thread);
}

/* ---- steps ---- */

static RemitAppWindow *
get_parent (RemitImportWizard *self)
{
  return REMIT_WINDOW (gtk_window_get_transient_for (GTK_WINDOW (self)));
}

static void
show_target (RemitAppWindow *window, const RemitImportTarget *target)
{
  if (target->matrix != REMIT_ID_NONE)
    remit_window_show_matrix (window, target->matrix);
  else
    remit_window_show_line (window, target->view, target->thing);
}

static void
apply (RemitImportWizard *self)
{
  g_autoptr (GError) error = NULL;
  RemitAppWindow *parent = get_parent (self);
  RemitImportTarget target;

  if (!remit_import_session_apply (self->session, &target, &error))
    {
      show_page (self, PAGE_CHANGES);
      remit_show_error (GTK_WIDGET (self), error);
      return;
    }
  remit_window_mark_touched (parent);
  show_target (parent, &target);
  remit_show_import_report (GTK_WIDGET (parent), remit_import_session_get_path (self->session));
  gtk_window_close (GTK_WINDOW (self));
}

static void
plan (RemitImportWizard *self)
{
  gboolean planned = _remit_import_wizard_show_changes (self);

  show_page (self, planned ? PAGE_CHANGES : PAGE_TABLES);
  if (planned)
    gtk_widget_grab_focus (GTK_WIDGET (self->next_button));
}

static gboolean
on_step_cb (gpointer data)
{
  RemitImportWizard *self = data;

  self->step = 0;
  if (self->changes == NULL)
    plan (self);
  else
    apply (self);
  return G_SOURCE_REMOVE;
}

static guint
count_rows (RemitImportWizard *self)
{
  guint n = 0;

  for (guint i = 0; i < remit_import_session_n_tables (self->session); i++)
    {
      RemitImportTable *table = remit_import_session_get_table (self->session, i);

      if (remit_import_table_get_wanted (table))
        n += remit_import_table_get_n_rows (table);
    }
  return n;
}

/* The next step at once, or after the window has said that it takes a moment: it looks at the
 * document, so it cannot run beside the window. */
static void
on_next_cb (RemitImportWizard *self)
{
  gboolean on_changes = is_on (self, PAGE_CHANGES);

  if (!on_changes)
    g_clear_pointer (&self->changes, remit_import_preview_free);
  if (count_rows (self) < MANY_ROWS)
    {
      on_step_cb (self);
      return;
    }
  show_busy (self, on_changes ? _("Importing…") : _("Looking What Will Change…"));
  self->step = g_timeout_add (PAINT_TIME, on_step_cb, self);
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
  g_clear_handle_id (&self->step, g_source_remove);
  g_clear_object (&self->preview);
  g_clear_object (&self->session);
  g_clear_pointer (&self->changes, remit_import_preview_free);
  g_clear_pointer (&self->remark_places, g_ptr_array_unref);
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
  gtk_widget_class_bind_template_child (class, RemitImportWizard, anyway_button);
  gtk_widget_class_bind_template_child (class, RemitImportWizard, choices);
  gtk_widget_class_bind_template_child (class, RemitImportWizard, sheet_slot);
  gtk_widget_class_bind_template_child (class, RemitImportWizard, summary);
  gtk_widget_class_bind_template_child (class, RemitImportWizard, remarks_slot);
  gtk_widget_class_bind_template_child (class, RemitImportWizard, questions);
  gtk_widget_class_bind_template_child (class, RemitImportWizard, changes_heading);
  gtk_widget_class_bind_template_child (class, RemitImportWizard, changes_slot);
  gtk_widget_class_bind_template_callback (class, on_anyway_cb);
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
  self->remark_places = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Nearly as large as the window it belongs to, where that is larger than it must be. */
static void
set_size (RemitImportWizard *self, GtkWidget *parent)
{
  int width, height;

  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  gtk_window_set_default_size (GTK_WINDOW (self),
                               MAX (width, gtk_widget_get_width (parent) - MARGIN),
                               MAX (height, gtk_widget_get_height (parent) - MARGIN));
}

void
remit_import_wizard_open (RemitAppWindow *parent, const char *path)
{
  RemitImportWizard *self = g_object_new (REMIT_TYPE_IMPORT_WIZARD, "transient-for", parent, NULL);
  g_autofree char *name = g_filename_display_basename (path);

  self->sheet = remit_sheet_new ();
  self->session = remit_import_session_new (remit_window_get_document (parent), path);
  self->preview = remit_import_sheet_new ();
  remit_sheet_set_model (self->sheet, REMIT_SHEET_MODEL (self->preview));
  gtk_scrolled_window_set_child (self->sheet_slot, GTK_WIDGET (self->sheet));
  remit_set_label (GTK_WIDGET (self->sheet), _("Cells of the file"));
  adw_window_title_set_title (self->heading, _("Import a Table"));
  adw_window_title_set_subtitle (self->heading, name);
  g_signal_connect_object (self->session, "changed", G_CALLBACK (_remit_import_wizard_queue_refill),
                           self, G_CONNECT_SWAPPED);
  set_size (self, GTK_WIDGET (parent));
  _remit_import_wizard_read (self, NULL, 0);
  gtk_window_present (GTK_WINDOW (self));
}

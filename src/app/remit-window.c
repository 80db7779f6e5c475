/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-app"

#include "remit-window-private.h"

#include "remit-access.h"
#include "remit-agreements-view.h"
#include "remit-application.h"
#include "remit-dialogs.h"
#include "remit-findings-view.h"
#include "remit-history-view.h"
#include "remit-inspector.h"
#include "remit-kpis-view.h"
#include "remit-map-view.h"
#include "remit-money-view.h"
#include "remit-ownership-view.h"
#include "remit-raci-view.h"
#include "remit-recents-list.h"
#include "remit-settings.h"
#include "remit-sheet.h"
#include "remit-sidebar.h"
#include "remit-start-page.h"

#include <glib/gi18n-lib.h>

/* The window puts its parts together.  A document comes and goes as a whole: its sidebar, views
 * and inspector are made for it and thrown away with it, so that no part ever has to change
 * documents. */

/* As in the settings schema. */
#define LEAST_WIDTH 360
#define LEAST_HEIGHT 294

G_DEFINE_FINAL_TYPE (RemitAppWindow, remit_window, ADW_TYPE_APPLICATION_WINDOW)

/* ---- the document ---- */

/* "model.remit — saved": what stands below the title. */
static char *
format_subtitle (RemitAppWindow *self)
{
  const char *path = remit_document_get_path (self->document);
  g_autofree char *name = path != NULL ? g_path_get_basename (path) : NULL;
  g_autofree char *shown = name != NULL ? g_filename_display_name (name) : NULL;

  if (shown == NULL)
    return g_strdup (_("Not saved to a file yet"));
  if (remit_document_get_read_only (self->document))
    /* Translators: below the title: the name of the file, and that it cannot be changed. */
    return g_strdup_printf (_("%s — read-only"), shown);
  if (self->failed_save != NULL)
    /* Translators: below the title: the name of a file that could not be written. */
    return g_strdup_printf (_("%s — saved on this computer, not yet in the file"), shown);
  if (remit_document_get_unsaved (self->document))
    /* Translators: below the title: the name of a file that lacks the latest edits. */
    return g_strdup_printf (_("%s — edited"), shown);
  /* Translators: below the title: the name of a file that holds everything. */
  return g_strdup_printf (_("%s — saved"), shown);
}

void
_remit_window_update_title (RemitAppWindow *self)
{
  g_autofree char *title = NULL;
  g_autofree char *subtitle = NULL;

  if (self->document == NULL)
    title = g_strdup (_("Remit"));
  else
    {
      const char *name = remit_document_get_title (self->document);

      title = remit_document_get_unsaved (self->document)
                  /* Translators: the title of a document with unsaved edits. */
                  ? g_strdup_printf (_("%s •"), name)
                  : g_strdup (name);
      subtitle = format_subtitle (self);
    }
  adw_window_title_set_title (self->title, title);
  adw_window_title_set_subtitle (self->title, subtitle != NULL ? subtitle : "");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->title),
                               self->document ? remit_document_get_path (self->document) : NULL);
  gtk_window_set_title (GTK_WINDOW (self), title);
}

static gboolean
is_row_there (RemitId id, gpointer data)
{
  return remit_graph_find (data, id) != NULL;
}

static void
on_document_changed_cb (RemitAppWindow *self)
{
  remit_drop_undo_toast (GTK_WIDGET (self));
  remit_selection_retain (self->selection, is_row_there,
                          remit_document_get_graph (self->document));
  _remit_window_update_title (self);
  _remit_window_update_actions (self);
}

static void
on_document_notify_cb (RemitAppWindow *self)
{
  _remit_window_update_title (self);
  _remit_window_update_actions (self);
}

static void
on_selection_changed_cb (RemitAppWindow *self)
{
  _remit_window_update_actions (self);
}

static void
on_visible_view_cb (RemitAppWindow *self)
{
  _remit_window_update_actions (self);
}

static void
remove_parts (RemitAppWindow *self)
{
  GtkWidget *child;

  adw_bin_set_child (self->sidebar_slot, NULL);
  adw_bin_set_child (self->inspector_slot, NULL);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->views))) != NULL)
    adw_view_stack_remove (self->views, child);
  self->sidebar = NULL;
  self->map = NULL;
  self->raci = NULL;
  self->findings = NULL;
  self->inspector = NULL;
}

/* Its "count" stands beside its name. */
static void
add_counted (RemitAppWindow *self, GtkWidget *view, const char *name, const char *title)
{
  AdwViewStackPage *page = adw_view_stack_add_titled (self->views, view, name, title);

  g_object_bind_property (view, "count", page, "badge-number", G_BINDING_SYNC_CREATE);
}

static void
make_parts (RemitAppWindow *self)
{
  GtkWidget *history = remit_history_view_new (self->document);

  self->map = remit_map_view_new (self->document, self->selection);
  self->findings = remit_findings_view_new (self->document, self->selection);
  adw_view_stack_add_titled (self->views, self->map, "map", _("Map"));
  add_counted (self, remit_ownership_view_new (self->document, self->selection), "ownership",
               _("Ownership"));
  self->raci = remit_raci_view_new (self->document, self->selection);
  add_counted (self, self->raci, "raci", _("RACI"));
  add_counted (self, remit_money_view_new (self->document, self->selection), "money", _("Money"));
  add_counted (self, remit_agreements_view_new (self->document, self->selection), "agreements",
               _("Agreements"));
  add_counted (self, remit_kpis_view_new (self->document, self->selection), "kpis", _("KPIs"));
  add_counted (self, self->findings, "findings", _("Findings"));
  adw_view_stack_add_titled (self->views, history, "history", _("History"));

  self->sidebar = remit_sidebar_new (self->document, self->selection, self->views);
  adw_bin_set_child (self->sidebar_slot, self->sidebar);
  self->inspector = remit_inspector_new (self->document, self->selection);
  adw_bin_set_child (self->inspector_slot, self->inspector);
}

static void
show_document_bars (RemitAppWindow *self)
{
  guint recovered = remit_document_get_recovered (self->document);
  GPtrArray *problems = remit_document_get_problems (self->document);
  g_autofree char *text = NULL;

  remit_message_bar_hide (self->file_bar);
  remit_message_bar_hide (self->recovery_bar);
  remit_message_bar_hide (self->read_only_bar);
  if (remit_document_get_read_only (self->document))
    remit_message_bar_show (self->read_only_bar, FALSE,
                            remit_document_get_read_only_reason (self->document), "win.save-as",
                            _("Save As…"), NULL);
  if (problems != NULL && problems->len > 0)
    text = g_strdup_printf (ngettext ("%u damaged entry could not be read and was left out.",
                                      "%u damaged entries could not be read and were left out.",
                                      problems->len),
                            problems->len);
  else if (recovered > 0)
    text = g_strdup_printf (ngettext ("Recovered %u edit that had not reached the file.",
                                      "Recovered %u edits that had not reached the file.",
                                      recovered),
                            recovered);
  if (text != NULL)
    remit_message_bar_show (self->recovery_bar, problems != NULL && problems->len > 0, text,
                            problems != NULL && problems->len > 0 ? "win.show-problems"
                                                                  : "win.show-history",
                            problems != NULL && problems->len > 0 ? _("Show Them…")
                                                                  : _("Show History"),
                            NULL);
}

static void
release_document (RemitAppWindow *self)
{
  if (self->document == NULL)
    return;
  _remit_window_unwatch_file (self);
  remove_parts (self);
  g_signal_handlers_disconnect_by_data (self->document, self);
  g_clear_pointer (&self->failed_save, g_free);
  remit_selection_clear (self->selection);
  g_clear_object (&self->document);
}

RemitDocument *
remit_window_get_document (RemitAppWindow *self)
{
  g_return_val_if_fail (REMIT_IS_WINDOW (self), NULL);
  return self->document;
}

void
remit_window_set_document (RemitAppWindow *self, RemitDocument *document)
{
  g_return_if_fail (REMIT_IS_WINDOW (self));
  g_return_if_fail (document == NULL || REMIT_IS_DOCUMENT (document));

  if (document != NULL)
    g_object_ref (document);
  release_document (self);
  self->document = document;
  if (document != NULL)
    {
      self->first_changes = remit_document_get_n_changes (document);
      _remit_window_guess_panes (self);
      make_parts (self);
      g_signal_connect_object (document, "changed", G_CALLBACK (on_document_changed_cb), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (document, "notify", G_CALLBACK (on_document_notify_cb), self,
                               G_CONNECT_SWAPPED);
      show_document_bars (self);
      _remit_window_watch_file (self);
      remit_window_show_view (self, "map");
    }
  gtk_stack_set_visible_child_name (self->pages, document != NULL ? "document" : "start");
  _remit_window_update_title (self);
  _remit_window_update_actions (self);
  _remit_window_queue_layout (self);
  if (document != NULL)
    gtk_widget_child_focus (self->map, GTK_DIR_TAB_FORWARD);
}

gboolean
remit_window_is_free (RemitAppWindow *self)
{
  g_return_val_if_fail (REMIT_IS_WINDOW (self), FALSE);
  return self->document == NULL
         || (remit_document_get_path (self->document) == NULL
             && remit_document_get_recovered (self->document) == 0
             && remit_document_get_n_changes (self->document) == self->first_changes);
}

void
remit_window_mark_touched (RemitAppWindow *self)
{
  g_return_if_fail (REMIT_IS_WINDOW (self));
  self->first_changes = G_MAXUINT;
}

void
remit_window_show_view (RemitAppWindow *self, const char *name)
{
  g_return_if_fail (REMIT_IS_WINDOW (self));
  if (self->document != NULL)
    adw_view_stack_set_visible_child_name (self->views, name);
}

/* A name being typed on the map, or a cell of a matrix, is taken, as Enter would. */
static void
end_text_in_view (RemitAppWindow *self)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self));
  GtkWidget *entry = focus != NULL ? gtk_widget_get_ancestor (focus, GTK_TYPE_ENTRY) : NULL;
  GtkWidget *sheet = focus != NULL ? gtk_widget_get_ancestor (focus, REMIT_TYPE_SHEET) : NULL;

  if (entry != NULL && self->map != NULL && gtk_widget_is_ancestor (entry, self->map))
    g_signal_emit_by_name (entry, "activate");
  if (sheet != NULL && GTK_IS_TEXT (focus))
    remit_sheet_focus_cursor (REMIT_SHEET (sheet));
}

gboolean
_remit_window_flush (RemitAppWindow *self)
{
  end_text_in_view (self);
  if (self->inspector == NULL || remit_inspector_flush (REMIT_INSPECTOR (self->inspector)))
    return TRUE;
  _remit_window_set_pane_shown (self, REMIT_PANE_INSPECTOR, TRUE); /* that is where it says so */
  return FALSE;
}

void
remit_window_show_node (RemitAppWindow *self, RemitId node)
{
  g_return_if_fail (REMIT_IS_WINDOW (self));
  if (self->document == NULL)
    return;
  remit_selection_set_one (self->selection, node);
  remit_window_show_view (self, "map");
  gtk_widget_activate_action (self->map, "map.show-selection", NULL);
  gtk_widget_grab_focus (self->map);
}

void
remit_window_show_matrix (RemitAppWindow *self, RemitId matrix)
{
  g_return_if_fail (REMIT_IS_WINDOW (self));
  if (self->document == NULL)
    return;
  remit_raci_view_set_matrix (REMIT_RACI_VIEW (self->raci), matrix);
  remit_window_show_view (self, "raci");
  gtk_widget_grab_focus (self->raci);
}

void
remit_window_show_line (RemitAppWindow *self, const char *name, RemitId node)
{
  g_return_if_fail (REMIT_IS_WINDOW (self));
  if (self->document == NULL)
    return;
  if (node != REMIT_ID_NONE)
    remit_selection_set_one (self->selection, node);
  remit_window_show_view (self, name);
  gtk_widget_grab_focus (adw_view_stack_get_visible_child (self->views));
}

/* ---- the object ---- */

/* GTK keeps the size of a window that is not maximized as its default size. */
static void
store_size (RemitAppWindow *self)
{
  GSettings *settings = remit_settings_get ();
  int width;
  int height;

  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  g_settings_set_boolean (settings, "window-maximized",
                          gtk_window_is_maximized (GTK_WINDOW (self)));
  g_settings_set_int (settings, "window-width", MAX (width, LEAST_WIDTH));
  g_settings_set_int (settings, "window-height", MAX (height, LEAST_HEIGHT));
}

static gboolean
remit_window_close_request (GtkWindow *window)
{
  RemitAppWindow *self = REMIT_WINDOW (window);

  if (!self->closing && !_remit_window_close_document (self))
    return TRUE;
  store_size (self);
  _remit_window_store_panes (self);
  return GTK_WINDOW_CLASS (remit_window_parent_class)->close_request (window);
}

static void
remit_window_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  RemitAppWindow *self = REMIT_WINDOW (widget);

  GTK_WIDGET_CLASS (remit_window_parent_class)->size_allocate (widget, width, height, baseline);
  if (width != self->panes_width)
    _remit_window_queue_layout (self);
}

static void
remit_window_dispose (GObject *object)
{
  RemitAppWindow *self = REMIT_WINDOW (object);

  if (self->views != NULL)
    release_document (self);
  if (self->layout_tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->layout_tick);
  self->layout_tick = 0;
  g_clear_object (&self->selection);
  g_clear_pointer (&self->pending_path, g_free);
  G_OBJECT_CLASS (remit_window_parent_class)->dispose (object);
}

static void
remit_window_class_init (RemitAppWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = remit_window_dispose;
  widget_class->size_allocate = remit_window_size_allocate;
  GTK_WINDOW_CLASS (klass)->close_request = remit_window_close_request;

  g_type_ensure (REMIT_TYPE_MESSAGE_BAR);
  g_type_ensure (REMIT_TYPE_START_PAGE);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/remit_project/Remit/remit-window.ui");
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, RemitAppWindow, name)
  BIND (title);
  BIND (pages);
  BIND (scroller);
  BIND (outer);
  BIND (inner);
  BIND (sidebar_slot);
  BIND (inspector_slot);
  BIND (views);
  BIND (file_bar);
  BIND (read_only_bar);
  BIND (recovery_bar);
  BIND (open_button);
  BIND (menu_button);
  BIND (undo_button);
  BIND (redo_button);
  BIND (search_button);
  BIND (recents_popover);
  BIND (recents_slot);
#undef BIND
}

static void
restore_state (RemitAppWindow *self)
{
  GSettings *settings = remit_settings_get ();
  int width = g_settings_get_int (settings, "window-width");

  gtk_window_set_default_size (GTK_WINDOW (self), width,
                               g_settings_get_int (settings, "window-height"));
  if (g_settings_get_boolean (settings, "window-maximized"))
    gtk_window_maximize (GTK_WINDOW (self));
  _remit_window_restore_panes (self, width);
}

/* Its two halves open different things. */
static void
label_open_button (GtkWidget *button)
{
  for (GtkWidget *half = gtk_widget_get_first_child (button); half != NULL;
       half = gtk_widget_get_next_sibling (half))
    if (GTK_IS_MENU_BUTTON (half))
      remit_label_inner_button (half, _("Recent Documents"));
    else if (GTK_IS_BUTTON (half))
      remit_set_label (half, _("Open"));
}

static void
remit_window_init (RemitAppWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->selection = remit_selection_new ();
  g_signal_connect_object (self->selection, "changed", G_CALLBACK (on_selection_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->views, "notify::visible-child", G_CALLBACK (on_visible_view_cb),
                           self, G_CONNECT_SWAPPED);
  remit_label_inner_button (self->menu_button, _("Main Menu"));
  label_open_button (self->open_button);
  _remit_window_add_actions (self);
  _remit_window_add_drop_target (self);
  restore_state (self);
  _remit_window_update_title (self);
  _remit_window_update_actions (self);
}

RemitAppWindow *
remit_window_new (GtkApplication *application)
{
  RemitAppWindow *self = g_object_new (REMIT_TYPE_WINDOW, "application", application, NULL);

  adw_bin_set_child (self->recents_slot,
                     remit_recents_list_new (remit_application_get_recents (
                                                 REMIT_APPLICATION (application)),
                                             12));
  return self;
}

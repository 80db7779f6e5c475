/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-app"

#include "remit-window-private.h"

#include "remit-access.h"
#include "remit-commands.h"
#include "remit-controls.h"
#include "remit-dialogs.h"
#include "remit-history-view.h"
#include "remit-map-edit.h"
#include "remit-command-palette.h"
#include "remit-sidebar.h"
#include "remit-thresholds-dialog.h"

#include <glib/gi18n-lib.h>

/* The commands of a window: what they are called, what they do, and when they can be used. */

static const RemitCommand window_commands[] = {
  { "win.save", N_("Save"), N_("Document"), { "<Control>s" } },
  { "win.save-as", N_("Save As…"), N_("Document"), { "<Control><Shift>s" } },
  { "win.save-copy", N_("Save a Copy with History…"), N_("Document") },
  { "win.save-copy-without-history", N_("Save a Copy Without History…"), N_("Document") },
  { "win.revert", N_("Revert to Saved"), N_("Document") },
  { "win.import", N_("Import…"), N_("Document"), { "<Control>i" } },
  { "win.export-xml", N_("Export as XML…"), N_("Document") },
  { "win.keep-baseline", N_("Keep Baseline…"), N_("Document") },
  { "win.thresholds", N_("Limits of the Findings…"), N_("Document") },
  { "win.close", N_("Close Window"), N_("Document"), { "<Control>w" } },
  { "win.undo", N_("Undo"), N_("Editing"), { "<Control>z" } },
  { "win.redo", N_("Redo"), N_("Editing"), { "<Control><Shift>z", "<Control>y" } },
  { "win.search", N_("Search"), N_("Finding"), { "<Control>f" } },
  { "win.find-next", N_("Find Next"), N_("Finding"), { "<Control>g" } },
  { "win.find-previous", N_("Find Previous"), N_("Finding"), { "<Control><Shift>g" } },
  { "win.palette", N_("Command Palette"), N_("Finding"), { "<Control><Shift>p" } },
  { "win.view::map", N_("Show the Map"), N_("Window"), { "<Alt>1" } },
  { "win.view::ownership", N_("Show the Ownership Matrix"), N_("Window"), { "<Alt>2" } },
  { "win.view::raci", N_("Show the RACI Matrices"), N_("Window"), { "<Alt>3" } },
  { "win.view::money", N_("Show the Money"), N_("Window"), { "<Alt>4" } },
  { "win.view::agreements", N_("Show the Agreements"), N_("Window"), { "<Alt>5" } },
  { "win.view::kpis", N_("Show the KPIs"), N_("Window"), { "<Alt>6" } },
  { "win.view::findings", N_("Show the Findings"), N_("Window"), { "<Alt>7" } },
  { "win.view::history", N_("Show the History"), N_("Window"), { "<Alt>8" } },
  { "win.show-sidebar", N_("Show or Hide the Side Pane"), N_("Window"), { "F9" } },
  { "win.show-inspector", N_("Show or Hide the Inspector"), N_("Window"), { "<Shift>F9" } },
  { "win.menu", N_("Main Menu"), N_("Window"), { NULL }, "F10" },
};

const RemitCommand *
remit_window_commands (guint *n)
{
  *n = G_N_ELEMENTS (window_commands);
  return window_commands;
}

/* ---- what they do ---- */

static void
on_save_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  if (_remit_window_flush (data))
    _remit_window_save (data);
}

static void
on_save_as_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  if (_remit_window_flush (data))
    _remit_window_save_as (data);
}

static void
on_save_copy_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  if (_remit_window_flush (data))
    _remit_window_save_copy (data, REMIT_COPY_WHOLE);
}

static void
on_save_copy_without_history_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  if (_remit_window_flush (data))
    _remit_window_save_copy (data, REMIT_COPY_WITHOUT_HISTORY);
}

static void
on_revert_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  if (_remit_window_flush (data))
    _remit_window_revert (data);
}

static void
on_reload_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  _remit_window_reload (data);
}

static void
on_overwrite_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  _remit_window_overwrite (data);
}

static void
on_import_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  if (_remit_window_flush (data))
    _remit_window_import (data);
}

static void
on_export_xml_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  if (_remit_window_flush (data))
    _remit_window_export_xml (data);
}

static void
on_export_map_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  RemitAppWindow *self = data;

  remit_window_show_view (self, "map");
  gtk_widget_activate_action (self->map, "map.export", NULL);
}

static void
on_keep_baseline_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  RemitAppWindow *self = data;

  if (_remit_window_flush (self))
    remit_history_keep_baseline (GTK_WIDGET (self), self->document);
}

static void
on_thresholds_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  RemitAppWindow *self = data;

  if (_remit_window_flush (self))
    remit_thresholds_dialog_show (GTK_WIDGET (self), self->document);
}

static void
on_close_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  gtk_window_close (data);
}

/* Undo belongs to a text that is being typed and is not yet part of the document: a search, a name
 * on the map.  Fields of the inspector are taken into the document first. */
static gboolean
undo_in_text (RemitAppWindow *self, const char *action)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self));

  return GTK_IS_TEXT (focus) && *gtk_editable_get_text (GTK_EDITABLE (focus)) != '\0'
         && !gtk_widget_is_ancestor (focus, self->inspector)
         && gtk_widget_activate_action (focus, action, NULL);
}

/* Undoes or redoes, and says what to screen readers. */
static void
step (RemitAppWindow *self, gboolean undo)
{
  RemitDocument *document = self->document;
  const char *label;
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  if (undo_in_text (self, undo ? "text.undo" : "text.redo") || !_remit_window_flush (self))
    return;
  label = undo ? remit_document_get_undo_label (document)
               : remit_document_get_redo_label (document);
  if (label == NULL)
    return;
  /* Translators: spoken after undoing; %s is the label of the change. */
  text = undo ? g_strdup_printf (_("Undone: %s"), label)
              /* Translators: spoken after redoing; %s is the label of the change. */
              : g_strdup_printf (_("Redone: %s"), label);
  if (undo ? remit_document_undo (document, &error) : remit_document_redo (document, &error))
    remit_announce (GTK_WIDGET (self), text);
  else if (error != NULL)
    remit_show_error (GTK_WIDGET (self), error);
}

static void
on_undo_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  step (data, TRUE);
}

static void
on_redo_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  step (data, FALSE);
}

static void
on_renamed_cb (const char *name, gpointer data)
{
  RemitAppWindow *self = data;
  RemitId id = remit_selection_get_primary (self->selection);
  g_autoptr (GError) error = NULL;

  if (!remit_map_rename (self->document, id, name, &error))
    remit_show_error (GTK_WIDGET (self), error);
}

static void
on_rename_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  RemitAppWindow *self = data;
  const RemitNode *node = remit_graph_node (remit_document_get_graph (self->document),
                                            remit_selection_get_primary (self->selection));

  if (node != NULL)
    remit_ask_text (GTK_WIDGET (self), _("Rename"), _("Name"), node->name, _("Rename"),
                    on_renamed_cb, self);
}

static void
on_delete_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  RemitAppWindow *self = data;
  RemitMapCount count = { 0 };
  guint n;
  const RemitId *ids = remit_selection_get (self->selection, &n);
  g_autofree RemitId *copy = g_memdup2 (ids, n * sizeof *ids); /* the selection shrinks meanwhile */
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  if (!remit_map_delete (self->document, copy, n, &count, &error))
    {
      remit_show_error (GTK_WIDGET (self), error);
      return;
    }
  text = remit_map_count_deleted (&count);
  remit_show_toast (GTK_WIDGET (self), text, TRUE);
}

/* From within a view that has a search of its own, the first Ctrl+F is for that one, the second for
 * the outline. */
static gboolean
search_in_view (RemitAppWindow *self)
{
  GtkWidget *view = adw_view_stack_get_visible_child (self->views);
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self));
  const char *name = adw_view_stack_get_visible_child_name (self->views);

  return g_strcmp0 (name, "raci") == 0 && focus != NULL && gtk_widget_is_ancestor (focus, view)
         && gtk_widget_get_ancestor (focus, GTK_TYPE_SEARCH_ENTRY) == NULL
         && gtk_widget_activate_action (view, "raci.search", NULL);
}

static void
on_search_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  if (!search_in_view (data))
    _remit_window_focus_search (data);
}

static void
on_find_next_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  RemitAppWindow *self = data;

  remit_sidebar_find (self->sidebar, 1);
}

static void
on_find_previous_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  RemitAppWindow *self = data;

  remit_sidebar_find (self->sidebar, -1);
}

static void
on_palette_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  remit_command_palette_open (data);
}

static void
on_view_cb (GSimpleAction *action, GVariant *name, gpointer data)
{
  RemitAppWindow *self = data;
  GtkWidget *view;

  remit_window_show_view (self, g_variant_get_string (name, NULL));
  view = adw_view_stack_get_visible_child (self->views);
  /* Who asks for a view by a key goes on there; a view that has taken the focus itself keeps it. */
  if (view != NULL && !remit_has_focus_within (view) && !gtk_widget_grab_focus (view))
    gtk_widget_child_focus (view, GTK_DIR_TAB_FORWARD);
}

static void
on_show_sidebar_cb (GSimpleAction *action, GVariant *state, gpointer data)
{
  _remit_window_set_pane_shown (data, REMIT_PANE_SIDEBAR, g_variant_get_boolean (state));
}

static void
on_show_inspector_cb (GSimpleAction *action, GVariant *state, gpointer data)
{
  _remit_window_set_pane_shown (data, REMIT_PANE_INSPECTOR, g_variant_get_boolean (state));
}

static void
on_show_node_cb (GSimpleAction *action, GVariant *node, gpointer data)
{
  remit_window_show_node (data, g_variant_get_int64 (node));
}

static void
on_show_history_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  remit_window_show_view (data, "history");
}

static void
on_show_problems_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  RemitAppWindow *self = data;
  GPtrArray *problems = remit_document_get_problems (self->document);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; problems != NULL && i < problems->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "",
                            (const char *) g_ptr_array_index (problems, i));
  remit_show_report (GTK_WIDGET (self), _("What Could Not Be Read"), NULL, text->str);
}

static void
on_menu_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  RemitAppWindow *self = data;

  gtk_menu_button_popup (GTK_MENU_BUTTON (self->menu_button));
}

static void
on_focus_inspector_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  RemitAppWindow *self = data;

  if (!_remit_window_get_pane_shown (self, REMIT_PANE_INSPECTOR))
    _remit_window_set_pane_shown (self, REMIT_PANE_INSPECTOR, TRUE);
  gtk_widget_child_focus (GTK_WIDGET (self->inspector_slot), GTK_DIR_TAB_FORWARD);
}

void
_remit_window_add_actions (RemitAppWindow *self)
{
  static const GActionEntry entries[] = {
    { "save", on_save_cb },
    { "save-as", on_save_as_cb },
    { "save-copy", on_save_copy_cb },
    { "save-copy-without-history", on_save_copy_without_history_cb },
    { "revert", on_revert_cb },
    { "reload", on_reload_cb },
    { "overwrite", on_overwrite_cb },
    { "import", on_import_cb },
    { "export-xml", on_export_xml_cb },
    { "export-map", on_export_map_cb },
    { "keep-baseline", on_keep_baseline_cb },
    { "thresholds", on_thresholds_cb },
    { "close", on_close_cb },
    { "undo", on_undo_cb },
    { "redo", on_redo_cb },
    { "rename", on_rename_cb },
    { "delete", on_delete_cb },
    { "search", on_search_cb },
    { "find-next", on_find_next_cb },
    { "find-previous", on_find_previous_cb },
    { "palette", on_palette_cb },
    { "view", on_view_cb, "s", "'map'" },
    { "show-sidebar", NULL, NULL, "true", on_show_sidebar_cb },
    { "show-inspector", NULL, NULL, "true", on_show_inspector_cb },
    { "focus-inspector", on_focus_inspector_cb },
    { "show-node", on_show_node_cb, "x" },
    { "show-history", on_show_history_cb },
    { "show-problems", on_show_problems_cb },
    { "menu", on_menu_cb },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}

void
remit_window_run (RemitAppWindow *self, const char *detailed_action)
{
  g_autofree char *name = NULL;
  g_autoptr (GVariant) target = NULL;
  GtkWidget *from = GTK_WIDGET (self);
  static const struct
  {
    const char *prefix, *view;
  } views[] = {
    { "map.", "map" },
    { "own.", "ownership" },
    { "raci.", "raci" },
    { "money.", "money" },
    { "agreements.", "agreements" },
    { "kpis.", "kpis" },
  };

  g_return_if_fail (REMIT_IS_WINDOW (self));
  if (!g_action_parse_detailed_name (detailed_action, &name, &target, NULL))
    g_return_if_reached ();
  for (guint i = 0; self->document != NULL && i < G_N_ELEMENTS (views); i++)
    if (g_str_has_prefix (name, views[i].prefix))
      {
        remit_window_show_view (self, views[i].view);
        from = adw_view_stack_get_child_by_name (self->views, views[i].view);
      }
  gtk_widget_activate_action_variant (from, name, target);
}

/* ---- when they can be used ---- */

static void
enable (RemitAppWindow *self, const char *name, gboolean enabled)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), name);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), enabled);
}

/* "Undo: Rename CRM (Ctrl+Z)" */
static void
name_step (GtkWidget *button, const char *verb, const char *label, const char *accel)
{
  guint key;
  GdkModifierType modifiers;
  g_autofree char *keys = NULL;
  g_autofree char *text = NULL;

  gtk_accelerator_parse (accel, &key, &modifiers);
  keys = gtk_accelerator_get_label (key, modifiers);
  text = label != NULL
             /* Translators: tooltip of the undo button: verb, name of the change, keys. */
             ? g_strdup_printf (_("%s: %s (%s)"), verb, label, keys)
             /* Translators: tooltip of a button: verb, keys. */
             : g_strdup_printf (_("%s (%s)"), verb, keys);
  gtk_widget_set_tooltip_text (button, text);
  remit_set_description (button, label);
}

void
_remit_window_update_actions (RemitAppWindow *self)
{
  static const char *const with_document[] = {
    "save-as", "save-copy", "save-copy-without-history", "export-xml", "export-map", "search",
    "find-next", "find-previous", "view", "show-sidebar", "show-inspector", "show-history",
    "show-node",  "thresholds",
  };
  RemitDocument *document = self->document;
  gboolean writable = document != NULL && !remit_document_get_read_only (document);
  const char *path = document != NULL ? remit_document_get_path (document) : NULL;
  const RemitNode *node = NULL;
  const char *view = NULL;
  guint n_selected;

  remit_selection_get (self->selection, &n_selected);
  if (document != NULL)
    {
      node = remit_graph_node (remit_document_get_graph (document),
                               remit_selection_get_primary (self->selection));
      view = adw_view_stack_get_visible_child_name (self->views);
    }
  for (guint i = 0; i < G_N_ELEMENTS (with_document); i++)
    enable (self, with_document[i], document != NULL);
  enable (self, "save", writable);
  enable (self, "revert", writable && path != NULL);
  enable (self, "reload", path != NULL);
  enable (self, "overwrite", writable && path != NULL);
  enable (self, "import", writable);
  enable (self, "keep-baseline", writable);
  enable (self, "undo", writable && remit_document_can_undo (document));
  enable (self, "redo", writable && remit_document_can_redo (document));
  enable (self, "rename", writable && node != NULL);
  enable (self, "delete", writable && n_selected > 0);
  if (view != NULL)
    g_simple_action_set_state (
        G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self), "view")),
        g_variant_new_string (view));
  name_step (self->undo_button, _("Undo"),
             writable ? remit_document_get_undo_label (document) : NULL, "<Control>z");
  name_step (self->redo_button, _("Redo"),
             writable ? remit_document_get_redo_label (document) : NULL, "<Control><Shift>z");
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-sheet"
#include "remit-sheet-view.h"

#include "remit-access.h"
#include "remit-dialogs.h"
#include "remit-findings-cache.h"
#include "remit-live-model.h"

#include <glib/gi18n-lib.h>

/* The common part of the views around sheets.
 *
 * What is held is let go of when the view is finalized, not before: a subclass may look at it until
 * then.  No signal comes after the view is disposed of, for GObject takes the handlers away. */

typedef struct
{
  /* owned */
  RemitDocument *document;
  RemitSelection *selection;
  GPtrArray *models; /* element-type RemitSheetModel; of the sheets */
  GSimpleActionGroup *actions;
  char *lists; /* what the menus were made for */

  /* borrowed */
  RemitFindingsCache *findings; /* lives as long as the document; NULL: not counted */
  GPtrArray *sheets;            /* element-type RemitSheet; children */

  /* state */
  guint count;
  gboolean ready;
  gboolean sleeps;    /* a model is awake only while the view can be seen */
  gboolean following; /* cursor and selection are being brought in step */
} RemitSheetViewPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (RemitSheetView, remit_sheet_view, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_DOCUMENT,
  PROP_SELECTION,
  PROP_COUNT,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

#define PRIVATE(self) ((RemitSheetViewPrivate *) remit_sheet_view_get_instance_private (self))
#define CLASS(self) REMIT_SHEET_VIEW_GET_CLASS (self)

/* ---- what is asked of the subclass ---- */

RemitSheet *
remit_sheet_view_get_sheet (RemitSheetView *self)
{
  g_return_val_if_fail (REMIT_IS_SHEET_VIEW (self), NULL);
  return CLASS (self)->get_sheet (self);
}

RemitId
remit_sheet_view_get_subject (RemitSheetView *self)
{
  g_return_val_if_fail (REMIT_IS_SHEET_VIEW (self), REMIT_ID_NONE);
  return CLASS (self)->get_subject (self);
}

gboolean
remit_sheet_view_is_ready (RemitSheetView *self)
{
  g_return_val_if_fail (REMIT_IS_SHEET_VIEW (self), FALSE);
  return PRIVATE (self)->ready;
}

void
remit_sheet_view_update (RemitSheetView *self)
{
  g_return_if_fail (REMIT_IS_SHEET_VIEW (self));
  if (!PRIVATE (self)->ready)
    return;
  CLASS (self)->update (self);
  remit_sheet_view_update_actions (self);
}

void
remit_sheet_view_update_actions (RemitSheetView *self)
{
  g_return_if_fail (REMIT_IS_SHEET_VIEW (self));
  if (!PRIVATE (self)->ready)
    return;
  remit_sheet_view_enable (self, remit_sheet_view_get_subject (self) != REMIT_ID_NONE,
                           "show-on-map", "inspect", NULL);
  CLASS (self)->update_actions (self);
}

static RemitSheet *
get_first_sheet (RemitSheetView *self)
{
  return PRIVATE (self)->sheets->pdata[0];
}

static RemitId
get_subject_of_row (RemitSheetView *self)
{
  return remit_sheet_get_line_id (remit_sheet_view_get_sheet (self), REMIT_SHEET_ROWS);
}

static void
select_subject (RemitSheetView *self)
{
  RemitId subject = remit_sheet_view_get_subject (self);

  if (subject != REMIT_ID_NONE)
    remit_selection_set_one (PRIVATE (self)->selection, subject);
}

static void
reveal_row (RemitSheetView *self, RemitId id)
{
  RemitSheetViewPrivate *priv = PRIVATE (self);

  for (guint i = 0; i < priv->sheets->len; i++)
    remit_sheet_reveal (priv->sheets->pdata[i], REMIT_SHEET_ROWS, id);
}

/* ---- one selection ---- */

static void
on_cursor_changed_cb (RemitSheetView *self)
{
  RemitSheetViewPrivate *priv = PRIVATE (self);

  if (!priv->ready)
    return;
  if (!priv->following && gtk_widget_get_mapped (GTK_WIDGET (self)))
    {
      priv->following = TRUE;
      CLASS (self)->select (self);
      priv->following = FALSE;
    }
  if (CLASS (self)->cursor_moved != NULL)
    CLASS (self)->cursor_moved (self);
  remit_sheet_view_update_actions (self);
}

void
remit_sheet_view_follow_selection (RemitSheetView *self)
{
  RemitSheetViewPrivate *priv;
  RemitId id;

  g_return_if_fail (REMIT_IS_SHEET_VIEW (self));
  priv = PRIVATE (self);
  id = remit_selection_get_primary (priv->selection);
  if (priv->following || id == REMIT_ID_NONE)
    return;
  priv->following = TRUE;
  CLASS (self)->reveal (self, id);
  priv->following = FALSE;
}

/* A sleeping model knows no new rows; the view follows when it is seen again. */
static void
on_selection_changed_cb (RemitSheetView *self)
{
  if (!PRIVATE (self)->sleeps || gtk_widget_get_mapped (GTK_WIDGET (self)))
    remit_sheet_view_follow_selection (self);
}

/* ---- the badge ---- */

void
remit_sheet_view_set_count (RemitSheetView *self, guint count)
{
  g_return_if_fail (REMIT_IS_SHEET_VIEW (self));
  if (PRIVATE (self)->count == count)
    return;
  PRIVATE (self)->count = count;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COUNT]);
}

static void
on_findings_changed_cb (RemitSheetView *self)
{
  remit_sheet_view_set_count (
    self, remit_findings_cache_count_family (PRIVATE (self)->findings, CLASS (self)->family));
}

/* ---- pages and menus ---- */

void
remit_sheet_view_choose_page (RemitSheetView *self, GtkStack *pages, gboolean any)
{
  const char *page;

  g_return_if_fail (REMIT_IS_SHEET_VIEW (self));
  if (!any)
    page = "empty";
  else if (remit_sheet_model_get_n_lines (PRIVATE (self)->models->pdata[0], REMIT_SHEET_ROWS) == 0)
    page = "nothing";
  else
    page = "sheet";
  gtk_stack_set_visible_child_name (pages, page);
}

gboolean
remit_sheet_view_lists_changed (RemitSheetView *self, const char *lists)
{
  RemitSheetViewPrivate *priv;

  g_return_val_if_fail (REMIT_IS_SHEET_VIEW (self), FALSE);
  priv = PRIVATE (self);
  if (g_strcmp0 (priv->lists, lists) == 0)
    return FALSE;
  g_free (priv->lists);
  priv->lists = g_strdup (lists);
  return TRUE;
}

/* ---- commands ---- */

static GSimpleAction *
get_action (RemitSheetView *self, const char *name)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (PRIVATE (self)->actions), name);

  g_return_val_if_fail (action != NULL, NULL);
  return G_SIMPLE_ACTION (action);
}

void
remit_sheet_view_enable (RemitSheetView *self, gboolean enabled, ...)
{
  va_list names;
  const char *name;

  g_return_if_fail (REMIT_IS_SHEET_VIEW (self));
  va_start (names, enabled);
  while ((name = va_arg (names, const char *)) != NULL)
    g_simple_action_set_enabled (get_action (self, name), enabled);
  va_end (names);
}

void
remit_sheet_view_set_state (RemitSheetView *self, const char *name, GVariant *state)
{
  g_return_if_fail (REMIT_IS_SHEET_VIEW (self));
  g_simple_action_set_state (get_action (self, name), state);
}

void
remit_sheet_view_take_error (RemitSheetView *self, GError *error)
{
  g_return_if_fail (REMIT_IS_SHEET_VIEW (self));
  if (error == NULL)
    return;
  remit_show_error (GTK_WIDGET (self), error);
  g_error_free (error);
}

void
remit_sheet_view_edit_name (RemitSheetView *self, guint row)
{
  RemitSheet *sheet;

  g_return_if_fail (REMIT_IS_SHEET_VIEW (self));
  sheet = get_first_sheet (self);
  remit_sheet_set_cursor (sheet, row, REMIT_SHEET_HEADER);
  remit_sheet_focus_cursor (sheet);
  remit_sheet_edit (sheet);
}

void
remit_sheet_view_add_row (RemitSheetView *self)
{
  guint row, column, made;
  GError *error = NULL;

  g_return_if_fail (REMIT_IS_SHEET_VIEW (self));
  if (!remit_sheet_get_cursor (get_first_sheet (self), &row, &column))
    row = G_MAXUINT;
  made = remit_sheet_model_add_row (PRIVATE (self)->models->pdata[0], row, NULL, &error);
  remit_sheet_view_take_error (self, error);
  if (made != G_MAXUINT)
    remit_sheet_view_edit_name (self, made);
}

char *
remit_sheet_view_name_subject (RemitSheetView *self)
{
  RemitId subject = remit_sheet_view_get_subject (self);

  return subject != REMIT_ID_NONE
           ? remit_graph_describe (remit_document_get_graph (PRIVATE (self)->document), subject)
           : NULL;
}

void
remit_sheet_view_delete_subject (RemitSheetView *self, const char *text)
{
  RemitDocument *document;
  RemitId subject = remit_sheet_view_get_subject (self);
  g_autofree char *name = remit_sheet_view_name_subject (self);
  g_autofree char *label = NULL;
  g_autoptr (RemitEdit) edit = NULL;
  GError *error = NULL;

  if (name == NULL)
    return;
  document = PRIVATE (self)->document;
  label = g_strdup_printf (_("Delete “%s”"), name);
  edit = remit_document_begin (document, label);
  if (remit_edit_delete (edit, REMIT_TABLE_NODE, subject, &error)
      && remit_document_commit (document, g_steal_pointer (&edit), &error))
    remit_show_toast (GTK_WIDGET (self), text, TRUE);
  remit_sheet_view_take_error (self, error);
}

void
remit_sheet_view_turn_to (RemitSheetView *self, GtkStack *book, GVariant *page)
{
  const char *name = g_variant_get_string (page, NULL);

  g_return_if_fail (REMIT_IS_SHEET_VIEW (self));
  if (gtk_stack_get_child_by_name (book, name) == NULL)
    return;
  gtk_stack_set_visible_child_name (book, name);
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
on_edit_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  remit_sheet_edit (remit_sheet_view_get_sheet (data));
}

static void
on_clear_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  gtk_widget_activate_action (GTK_WIDGET (remit_sheet_view_get_sheet (data)), "sheet.clear", NULL);
}

static void
on_show_on_map_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  RemitId subject = remit_sheet_view_get_subject (data);

  if (subject != REMIT_ID_NONE)
    gtk_widget_activate_action (data, "win.show-node", "x", subject);
}

static void
on_inspect_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  RemitId subject = remit_sheet_view_get_subject (data);

  if (subject == REMIT_ID_NONE)
    return;
  remit_selection_set_one (PRIVATE (data)->selection, subject);
  gtk_widget_activate_action (data, "win.focus-inspector", NULL);
}

void
remit_sheet_view_add_actions (RemitSheetView *self, const GActionEntry *entries, guint n)
{
  g_return_if_fail (REMIT_IS_SHEET_VIEW (self));
  g_action_map_add_action_entries (G_ACTION_MAP (PRIVATE (self)->actions), entries, (int) n, self);
}

static gboolean
is_key_of_sheet (const char *keys)
{
  static const char *const sheet_keys[] = { "F2", "Delete", "<Control><Shift>k", NULL };

  return g_strv_contains (sheet_keys, keys);
}

static GtkEventController *
make_shortcuts (RemitSheetView *self)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();
  guint n;
  const RemitCommand *commands = CLASS (self)->list_commands (&n);

  for (guint i = 0; i < n; i++)
    if (commands[i].keys_shown != NULL
        && (CLASS (self)->takes_sheet_keys || !is_key_of_sheet (commands[i].keys_shown)))
      gtk_shortcut_controller_add_shortcut (
        GTK_SHORTCUT_CONTROLLER (controller),
        gtk_shortcut_new (gtk_shortcut_trigger_parse_string (commands[i].keys_shown),
                          gtk_named_action_new (commands[i].action)));
  return controller;
}

/* ---- being made ---- */

RemitSheet *
remit_sheet_view_add_sheet (RemitSheetView *self, GtkScrolledWindow *scroller, gpointer model,
                            const char *label, GMenuModel *menu)
{
  RemitSheetViewPrivate *priv;
  RemitSheet *sheet;

  g_return_val_if_fail (REMIT_IS_SHEET_VIEW (self), NULL);
  g_return_val_if_fail (REMIT_IS_SHEET_MODEL (model), NULL);
  priv = PRIVATE (self);
  sheet = remit_sheet_new ();
  if (label != NULL)
    remit_set_label (GTK_WIDGET (sheet), label);
  remit_sheet_set_menu_model (sheet, menu);
  gtk_scrolled_window_set_child (scroller, GTK_WIDGET (sheet));
  if (priv->models->len == 0)
    {
      g_signal_connect_object (model, "lines-changed", G_CALLBACK (remit_sheet_view_update), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (model, "cells-changed", G_CALLBACK (remit_sheet_view_update), self,
                               G_CONNECT_SWAPPED);
    }
  g_signal_connect_object (sheet, "cursor-changed", G_CALLBACK (on_cursor_changed_cb), self,
                           G_CONNECT_SWAPPED);
  remit_sheet_set_model (sheet, model);
  g_ptr_array_add (priv->models, model);
  g_ptr_array_add (priv->sheets, sheet);
  priv->sleeps |= REMIT_IS_LIVE_MODEL (model);
  return sheet;
}

static void
set_awake (RemitSheetView *self, gboolean awake)
{
  RemitSheetViewPrivate *priv = PRIVATE (self);

  for (guint i = 0; i < priv->models->len; i++)
    if (REMIT_IS_LIVE_MODEL (priv->models->pdata[i]))
      remit_live_model_set_active (priv->models->pdata[i], awake);
}

static void
add_own_actions (RemitSheetView *self)
{
  static const GActionEntry entries[] = {
    { "edit", on_edit_cb },
    { "clear", on_clear_cb },
    { "show-on-map", on_show_on_map_cb },
    { "inspect", on_inspect_cb },
  };

  remit_sheet_view_add_actions (self, entries, G_N_ELEMENTS (entries));
  gtk_widget_insert_action_group (GTK_WIDGET (self), CLASS (self)->prefix,
                                  G_ACTION_GROUP (PRIVATE (self)->actions));
}

static void
count_findings (RemitSheetView *self)
{
  RemitSheetViewPrivate *priv = PRIVATE (self);

  priv->findings = remit_findings_cache_get (priv->document);
  g_signal_connect_object (priv->findings, "changed", G_CALLBACK (on_findings_changed_cb), self,
                           G_CONNECT_SWAPPED);
  on_findings_changed_cb (self);
}

static void
remit_sheet_view_constructed (GObject *object)
{
  RemitSheetView *self = REMIT_SHEET_VIEW (object);
  RemitSheetViewPrivate *priv = PRIVATE (self);

  G_OBJECT_CLASS (remit_sheet_view_parent_class)->constructed (object);
  add_own_actions (self);
  CLASS (self)->build (self, priv->document, priv->selection);
  gtk_widget_add_controller (GTK_WIDGET (self), make_shortcuts (self));
  g_signal_connect_object (priv->selection, "changed", G_CALLBACK (on_selection_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (priv->document, "notify::read-only",
                           G_CALLBACK (remit_sheet_view_update_actions), self, G_CONNECT_SWAPPED);
  priv->ready = TRUE;
  remit_sheet_view_update (self);
  if (CLASS (self)->family != NULL)
    count_findings (self);
  set_awake (self, FALSE);
}

GtkWidget *
remit_sheet_view_new (GType type, RemitDocument *document, RemitSelection *selection)
{
  g_return_val_if_fail (g_type_is_a (type, REMIT_TYPE_SHEET_VIEW), NULL);
  g_return_val_if_fail (REMIT_IS_DOCUMENT (document), NULL);
  g_return_val_if_fail (REMIT_IS_SELECTION (selection), NULL);
  return g_object_new (type, "document", document, "selection", selection, NULL);
}

/* ---- the widget ---- */

static void
remit_sheet_view_map (GtkWidget *widget)
{
  RemitSheetView *self = REMIT_SHEET_VIEW (widget);

  if (PRIVATE (self)->sleeps)
    {
      set_awake (self, TRUE);
      remit_sheet_view_update (self);
    }
  GTK_WIDGET_CLASS (remit_sheet_view_parent_class)->map (widget);
  if (PRIVATE (self)->sleeps)
    remit_sheet_view_follow_selection (self);
}

static void
remit_sheet_view_unmap (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (remit_sheet_view_parent_class)->unmap (widget);
  set_awake (REMIT_SHEET_VIEW (widget), FALSE);
}

/* Keys and the command palette reach the view from anywhere in the window. */
static void
remit_sheet_view_root (GtkWidget *widget)
{
  RemitSheetView *self = REMIT_SHEET_VIEW (widget);

  GTK_WIDGET_CLASS (remit_sheet_view_parent_class)->root (widget);
  gtk_widget_insert_action_group (GTK_WIDGET (gtk_widget_get_root (widget)), CLASS (self)->prefix,
                                  G_ACTION_GROUP (PRIVATE (self)->actions));
}

static void
remit_sheet_view_unroot (GtkWidget *widget)
{
  gtk_widget_insert_action_group (GTK_WIDGET (gtk_widget_get_root (widget)),
                                  REMIT_SHEET_VIEW_GET_CLASS (widget)->prefix, NULL);
  GTK_WIDGET_CLASS (remit_sheet_view_parent_class)->unroot (widget);
}

/* What a stack shows instead of the sheet: why there is nothing, with a button; NULL. */
static GtkWidget *
find_substitute (RemitSheetView *self, GtkWidget *sheet)
{
  GtkWidget *child = sheet;

  for (GtkWidget *parent = gtk_widget_get_parent (child);
       parent != NULL && child != GTK_WIDGET (self);
       child = parent, parent = gtk_widget_get_parent (child))
    if (GTK_IS_STACK (parent) && gtk_stack_get_visible_child (GTK_STACK (parent)) != child)
      return gtk_stack_get_visible_child (GTK_STACK (parent));
  return NULL;
}

static gboolean
remit_sheet_view_grab_focus (GtkWidget *widget)
{
  RemitSheet *sheet = remit_sheet_view_get_sheet (REMIT_SHEET_VIEW (widget));
  GtkWidget *instead = find_substitute (REMIT_SHEET_VIEW (widget), GTK_WIDGET (sheet));

  if (instead != NULL && gtk_widget_child_focus (instead, GTK_DIR_TAB_FORWARD))
    return TRUE;
  remit_sheet_focus_cursor (sheet);
  return TRUE;
}

static void
remit_sheet_view_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_COUNT)
    g_value_set_uint (value, PRIVATE (REMIT_SHEET_VIEW (object))->count);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
remit_sheet_view_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  RemitSheetViewPrivate *priv = PRIVATE (REMIT_SHEET_VIEW (object));

  if (id == PROP_DOCUMENT)
    priv->document = g_value_dup_object (value);
  else if (id == PROP_SELECTION)
    priv->selection = g_value_dup_object (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
remit_sheet_view_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (remit_sheet_view_parent_class)->dispose (object);
}

static void
remit_sheet_view_finalize (GObject *object)
{
  RemitSheetViewPrivate *priv = PRIVATE (REMIT_SHEET_VIEW (object));

  g_ptr_array_unref (priv->sheets);
  g_ptr_array_unref (priv->models);
  g_clear_object (&priv->actions);
  g_clear_object (&priv->selection);
  g_clear_object (&priv->document);
  g_free (priv->lists);
  G_OBJECT_CLASS (remit_sheet_view_parent_class)->finalize (object);
}

static void
remit_sheet_view_class_init (RemitSheetViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags given = G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  klass->get_sheet = get_first_sheet;
  klass->get_subject = get_subject_of_row;
  klass->select = select_subject;
  klass->reveal = reveal_row;
  object_class->constructed = remit_sheet_view_constructed;
  object_class->get_property = remit_sheet_view_get_property;
  object_class->set_property = remit_sheet_view_set_property;
  object_class->dispose = remit_sheet_view_dispose;
  object_class->finalize = remit_sheet_view_finalize;
  widget_class->map = remit_sheet_view_map;
  widget_class->unmap = remit_sheet_view_unmap;
  widget_class->root = remit_sheet_view_root;
  widget_class->unroot = remit_sheet_view_unroot;
  widget_class->grab_focus = remit_sheet_view_grab_focus;
  properties[PROP_DOCUMENT]
    = g_param_spec_object ("document", NULL, NULL, REMIT_TYPE_DOCUMENT, given);
  properties[PROP_SELECTION]
    = g_param_spec_object ("selection", NULL, NULL, REMIT_TYPE_SELECTION, given);
  properties[PROP_COUNT]
    = g_param_spec_uint ("count", NULL, NULL, 0, G_MAXUINT, 0,
                         G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
remit_sheet_view_init (RemitSheetView *self)
{
  RemitSheetViewPrivate *priv = PRIVATE (self);

  priv->models = g_ptr_array_new_with_free_func (g_object_unref);
  priv->sheets = g_ptr_array_new ();
  priv->actions = g_simple_action_group_new ();
}

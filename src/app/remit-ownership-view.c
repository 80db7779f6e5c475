/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-ownership"
#include "remit-ownership-view-private.h"

#include "remit-access.h"

#include <glib/gi18n-lib.h>

/* The sheet and what stands around it.  The row of the cursor is the selection that all views
 * share; a selection made elsewhere takes the cursor to its row.  The model follows the document
 * only while the view can be seen. */

G_DEFINE_FINAL_TYPE (RemitOwnershipView, remit_ownership_view, GTK_TYPE_WIDGET)

enum
{
  PROP_COUNT = 1,
  N_PROPS
};
static GParamSpec *props[N_PROPS];

gboolean
_remit_ownership_view_get_cell (RemitOwnershipView *self, guint *row, guint *column)
{
  return remit_sheet_get_cursor (self->sheet, row, column) && *row != REMIT_SHEET_HEADER
         && *column != REMIT_SHEET_HEADER
         && remit_ownership_model_get_item (self->model, *row) != REMIT_ID_NONE;
}

/* ---- what is shown around the sheet ---- */

static void
set_side (GtkButton *button, GtkLabel *label, RemitZone zone, const char *name)
{
  g_autofree char *text = g_strdup_printf ("%s %s", remit_zone_get_sign (zone), name);

  gtk_label_set_text (label, text);
  remit_set_label (GTK_WIDGET (button), name);
}

static void
update_sides (RemitOwnershipView *self)
{
  const RemitGraph *graph = remit_document_get_graph (self->document);
  RemitId first, second;
  gboolean any = remit_ownership_model_get_sides (self->model, &first, &second);
  g_autofree char *one = any ? remit_graph_describe (graph, first) : g_strdup (_("First party…"));
  g_autofree char *other
    = any ? remit_graph_describe (graph, second) : g_strdup (_("Second party…"));

  set_side (self->first_button, self->first_label, REMIT_ZONE_FIRST, one);
  set_side (self->second_button, self->second_label, REMIT_ZONE_SECOND, other);
}

static void
update_labels (RemitOwnershipView *self)
{
  const RemitGraph *graph = remit_document_get_graph (self->document);
  RemitId matrix = remit_ownership_model_get_matrix (self->model);
  g_autofree char *name
    = matrix != REMIT_ID_NONE ? remit_graph_describe (graph, matrix) : g_strdup (_("Everything"));
  const char *columns = remit_ownership_model_get_columns (self->model) == REMIT_OWNERSHIP_DUTIES
                          ? _("By duty")
                          : _("By party");
  guint n = remit_ownership_model_count_problems (self->model);
  g_autofree char *problems = n == 0 ? g_strdup (_("Nothing open"))
                                     : g_strdup_printf (ngettext ("%u open", "%u open", n), n);

  gtk_label_set_text (self->matrix_label, name);
  remit_label_inner_button (GTK_WIDGET (self->matrix_button), name);
  gtk_menu_button_set_label (self->columns_button, columns);
  remit_label_inner_button (GTK_WIDGET (self->columns_button), columns);
  gtk_button_set_label (self->problems_button, problems);
  update_sides (self);
}

static void
update_page (RemitOwnershipView *self)
{
  guint n_shown = remit_sheet_model_get_n_lines (REMIT_SHEET_MODEL (self->model), REMIT_SHEET_ROWS);
  const char *page = remit_ownership_model_get_n_items (self->model) == 0 ? "empty"
                     : n_shown == 0                                       ? "nothing"
                                                                          : "sheet";

  gtk_stack_set_visible_child_name (self->pages, page);
}

static void
on_model_changed_cb (RemitOwnershipView *self)
{
  update_page (self);
  update_labels (self);
  _remit_ownership_view_update_menus (self);
  _remit_ownership_view_update_actions (self);
}

/* ---- the findings ---- */

static void
on_findings_changed_cb (RemitOwnershipView *self)
{
  guint count = remit_findings_cache_count_family (self->findings, "OW");

  if (self->count == count)
    return;
  self->count = count;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_COUNT]);
}

/* ---- one selection ---- */

static void
on_cursor_changed_cb (RemitOwnershipView *self)
{
  RemitId item = remit_sheet_get_line_id (self->sheet, REMIT_SHEET_ROWS);

  if (item == REMIT_ID_NONE)
    item = remit_sheet_get_line_id (self->sheet, REMIT_SHEET_COLUMNS);
  if (!self->following && item != REMIT_ID_NONE && gtk_widget_get_mapped (GTK_WIDGET (self)))
    {
      self->following = TRUE;
      remit_selection_set_one (self->selection, item);
      self->following = FALSE;
    }
  _remit_ownership_view_update_actions (self);
}

static void
follow_selection (RemitOwnershipView *self)
{
  RemitId id = remit_selection_get_primary (self->selection);

  if (self->following || id == REMIT_ID_NONE)
    return;
  self->following = TRUE;
  if (remit_ownership_model_reveal (self->model, id))
    remit_sheet_reveal (self->sheet, REMIT_SHEET_ROWS, id);
  self->following = FALSE;
}

static void
on_selection_changed_cb (RemitOwnershipView *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    follow_selection (self);
}

/* ---- search ---- */

static void
on_search_changed_cb (RemitOwnershipView *self)
{
  remit_ownership_model_set_search (self->model,
                                    gtk_editable_get_text (GTK_EDITABLE (self->search)));
}

static void
on_stop_search_cb (RemitOwnershipView *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  remit_sheet_focus_cursor (self->sheet);
}

/* ---- the object ---- */

static void
remit_ownership_view_map (GtkWidget *widget)
{
  RemitOwnershipView *self = REMIT_OWNERSHIP_VIEW (widget);

  remit_ownership_model_set_active (self->model, TRUE);
  on_model_changed_cb (self);
  GTK_WIDGET_CLASS (remit_ownership_view_parent_class)->map (widget);
  follow_selection (self);
}

static void
remit_ownership_view_unmap (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (remit_ownership_view_parent_class)->unmap (widget);
  remit_ownership_model_set_active (REMIT_OWNERSHIP_VIEW (widget)->model, FALSE);
}

/* Keys and the command palette reach the view from anywhere in the window. */
static void
remit_ownership_view_root (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (remit_ownership_view_parent_class)->root (widget);
  gtk_widget_insert_action_group (GTK_WIDGET (gtk_widget_get_root (widget)), "own",
                                  G_ACTION_GROUP (REMIT_OWNERSHIP_VIEW (widget)->actions));
}

static void
remit_ownership_view_unroot (GtkWidget *widget)
{
  gtk_widget_insert_action_group (GTK_WIDGET (gtk_widget_get_root (widget)), "own", NULL);
  GTK_WIDGET_CLASS (remit_ownership_view_parent_class)->unroot (widget);
}

static gboolean
remit_ownership_view_grab_focus (GtkWidget *widget)
{
  remit_sheet_focus_cursor (REMIT_OWNERSHIP_VIEW (widget)->sheet);
  return TRUE;
}

static void
remit_ownership_view_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_COUNT)
    g_value_set_uint (value, REMIT_OWNERSHIP_VIEW (object)->count);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
remit_ownership_view_dispose (GObject *object)
{
  RemitOwnershipView *self = REMIT_OWNERSHIP_VIEW (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->model);
  g_clear_object (&self->actions);
  g_clear_object (&self->selection);
  g_clear_object (&self->document);
  G_OBJECT_CLASS (remit_ownership_view_parent_class)->dispose (object);
}

static void
remit_ownership_view_finalize (GObject *object)
{
  g_free (REMIT_OWNERSHIP_VIEW (object)->listed);
  G_OBJECT_CLASS (remit_ownership_view_parent_class)->finalize (object);
}

static void
remit_ownership_view_class_init (RemitOwnershipViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = remit_ownership_view_dispose;
  object_class->finalize = remit_ownership_view_finalize;
  object_class->get_property = remit_ownership_view_get_property;
  widget_class->map = remit_ownership_view_map;
  widget_class->unmap = remit_ownership_view_unmap;
  widget_class->root = remit_ownership_view_root;
  widget_class->unroot = remit_ownership_view_unroot;
  widget_class->grab_focus = remit_ownership_view_grab_focus;
  props[PROP_COUNT] = g_param_spec_uint ("count", NULL, NULL, 0, G_MAXUINT, 0,
                                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/remit_project/Remit/remit-ownership-view.ui");
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, RemitOwnershipView, name)
  BIND (toolbar);
  BIND (matrix_button);
  BIND (matrix_label);
  BIND (columns_button);
  BIND (first_button);
  BIND (first_label);
  BIND (second_button);
  BIND (second_label);
  BIND (filter_button);
  BIND (filter_label);
  BIND (search);
  BIND (problems_button);
  BIND (pages);
  BIND (scroller);
  BIND (nothing_page);
  BIND (cell_menu);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_stop_search_cb);
}

static void
remit_ownership_view_init (RemitOwnershipView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
connect_parts (RemitOwnershipView *self)
{
  g_signal_connect_object (self->model, "lines-changed", G_CALLBACK (on_model_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->model, "cells-changed", G_CALLBACK (on_model_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->sheet, "cursor-changed", G_CALLBACK (on_cursor_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "changed", G_CALLBACK (on_selection_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->findings, "changed", G_CALLBACK (on_findings_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->document, "notify::read-only",
                           G_CALLBACK (_remit_ownership_view_update_actions), self,
                           G_CONNECT_SWAPPED);
}

GtkWidget *
remit_ownership_view_new (RemitDocument *document, RemitSelection *selection)
{
  RemitOwnershipView *self;

  g_return_val_if_fail (REMIT_IS_DOCUMENT (document), NULL);
  g_return_val_if_fail (REMIT_IS_SELECTION (selection), NULL);
  self = g_object_new (REMIT_TYPE_OWNERSHIP_VIEW, NULL);
  self->document = g_object_ref (document);
  self->selection = g_object_ref (selection);
  self->findings = remit_findings_cache_get (document);
  self->model = remit_ownership_model_new (document);
  self->sheet = remit_sheet_new ();
  remit_set_label (GTK_WIDGET (self->sheet), _("Ownership"));
  remit_sheet_set_menu_model (self->sheet, self->cell_menu);
  gtk_scrolled_window_set_child (self->scroller, GTK_WIDGET (self->sheet));
  _remit_ownership_view_add_actions (self);
  connect_parts (self);
  remit_sheet_set_model (self->sheet, REMIT_SHEET_MODEL (self->model));
  on_model_changed_cb (self);
  on_findings_changed_cb (self);
  remit_ownership_model_set_active (self->model, FALSE);
  return GTK_WIDGET (self);
}

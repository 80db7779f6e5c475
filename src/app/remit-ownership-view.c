/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-ownership"
#include "remit-ownership-view-private.h"

#include "remit-access.h"

#include <glib/gi18n-lib.h>

/* The sheet and what stands around it. */

G_DEFINE_FINAL_TYPE (RemitOwnershipView, remit_ownership_view, REMIT_TYPE_SHEET_VIEW)

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
update (RemitSheetView *view)
{
  RemitOwnershipView *self = REMIT_OWNERSHIP_VIEW (view);

  remit_sheet_view_choose_page (view, self->pages,
                                remit_ownership_model_get_n_items (self->model) > 0);
  update_labels (self);
  _remit_ownership_view_update_menus (self);
}

/* ---- one selection ---- */

static RemitId
get_subject (RemitSheetView *view)
{
  RemitSheet *sheet = REMIT_OWNERSHIP_VIEW (view)->sheet;
  RemitId item = remit_sheet_get_line_id (sheet, REMIT_SHEET_ROWS);

  return item != REMIT_ID_NONE ? item : remit_sheet_get_line_id (sheet, REMIT_SHEET_COLUMNS);
}

static void
reveal (RemitSheetView *view, RemitId id)
{
  RemitOwnershipView *self = REMIT_OWNERSHIP_VIEW (view);

  if (remit_ownership_model_reveal (self->model, id))
    remit_sheet_reveal (self->sheet, REMIT_SHEET_ROWS, id);
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
build (RemitSheetView *view, RemitDocument *document, RemitSelection *selection)
{
  RemitOwnershipView *self = REMIT_OWNERSHIP_VIEW (view);

  self->document = document;
  self->selection = selection;
  self->model = remit_ownership_model_new (document);
  self->sheet = remit_sheet_view_add_sheet (view, self->scroller, self->model, _("Ownership"),
                                            self->cell_menu);
  _remit_ownership_view_add_actions (self);
}

static void
remit_ownership_view_class_init (RemitOwnershipViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  RemitSheetViewClass *view_class = REMIT_SHEET_VIEW_CLASS (klass);

  view_class->prefix = "own";
  view_class->family = "OW";
  view_class->list_commands = remit_ownership_view_commands;
  view_class->build = build;
  view_class->update = update;
  view_class->update_actions = _remit_ownership_view_update_actions;
  view_class->get_subject = get_subject;
  view_class->reveal = reveal;
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

GtkWidget *
remit_ownership_view_new (RemitDocument *document, RemitSelection *selection)
{
  return remit_sheet_view_new (REMIT_TYPE_OWNERSHIP_VIEW, document, selection);
}

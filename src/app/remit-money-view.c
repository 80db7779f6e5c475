/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-money"
#include "remit-money-view-private.h"

#include "remit-access.h"
#include "remit-money-figures.h"

#include <glib/gi18n-lib.h>

/* The sheet of budget lines and what stands around it.  The row of the cursor is the selection that
 * all views share; a selection made elsewhere takes the cursor to its row.  The model follows the
 * document only while the view can be seen. */

G_DEFINE_FINAL_TYPE (RemitMoneyView, remit_money_view, GTK_TYPE_WIDGET)

enum
{
  PROP_COUNT = 1,
  N_PROPS
};
static GParamSpec *props[N_PROPS];

RemitId
_remit_money_view_get_line (RemitMoneyView *self)
{
  return remit_sheet_get_line_id (self->sheet, REMIT_SHEET_ROWS);
}

/* ---- what is shown around the sheet ---- */

static void
update_page (RemitMoneyView *self)
{
  guint n_shown = remit_sheet_model_get_n_lines (REMIT_SHEET_MODEL (self->model), REMIT_SHEET_ROWS);
  const char *page = remit_money_model_get_n_items (self->model) == 0 ? "empty"
                     : n_shown == 0                                   ? "nothing"
                                                                      : "sheet";

  gtk_stack_set_visible_child_name (self->pages, page);
}

static void
update_note (RemitMoneyView *self)
{
  guint n = remit_money_model_count_currencies (self->model);
  g_autofree char *text = NULL;

  if (n > 1)
    text
      = g_strdup_printf (ngettext ("%u currency", "%u currencies, each added up by itself", n), n);
  gtk_label_set_text (self->note, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->note), n > 1);
}

static void
on_model_changed_cb (RemitMoneyView *self)
{
  update_page (self);
  update_note (self);
  _remit_money_view_update_menus (self);
  _remit_money_view_update_actions (self);
}

/* ---- pages ---- */

RemitMoneyPage *
_remit_money_view_get_page (RemitMoneyView *self)
{
  GtkWidget *page = gtk_stack_get_visible_child (self->book);

  return page != NULL && REMIT_IS_MONEY_PAGE (page) ? REMIT_MONEY_PAGE (page) : NULL;
}

static void
on_page_changed_cb (RemitMoneyView *self)
{
  RemitMoneyPage *page;

  if (self->actions == NULL) /* still being made */
    return;
  page = _remit_money_view_get_page (self);
  gtk_stack_set_visible_child_name (self->tools, page != NULL ? "figures" : "lines");
  gtk_widget_set_visible (GTK_WIDGET (self->axis_button), page != self->balance);
  _remit_money_view_update_actions (self);
}

/* What grows over the years is neither a year nor a state. */
void
_remit_money_view_set_axis (RemitMoneyView *self, RemitBudgetAxis axis)
{
  const char *name = remit_money_axis_name (axis);

  self->axis = axis;
  remit_money_page_set_axis (self->sums, axis);
  remit_money_page_set_axis (
    self->growth,
    axis == REMIT_BUDGET_BY_YEAR || axis == REMIT_BUDGET_BY_STATE ? REMIT_BUDGET_BY_PAYER : axis);
  gtk_label_set_text (self->axis_label, name);
  remit_label_inner_button (GTK_WIDGET (self->axis_button), name);
  _remit_money_view_update_actions (self);
}

static void
add_page (RemitMoneyView *self, RemitMoneyPage **page, RemitMoneyPageKind kind, const char *name,
          const char *title)
{
  GtkWidget *widget = remit_money_page_new (self->document, self->selection, kind);

  *page = REMIT_MONEY_PAGE (widget);
  gtk_stack_add_titled (self->book, widget, name, title);
}

/* ---- the findings ---- */

static void
on_findings_changed_cb (RemitMoneyView *self)
{
  guint count = remit_findings_cache_count_family (self->findings, "BU");

  if (self->count == count)
    return;
  self->count = count;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_COUNT]);
}

/* ---- one selection ---- */

static void
on_cursor_changed_cb (RemitMoneyView *self)
{
  RemitId line = _remit_money_view_get_line (self);

  if (!self->following && line != REMIT_ID_NONE && gtk_widget_get_mapped (GTK_WIDGET (self)))
    {
      self->following = TRUE;
      remit_selection_set_one (self->selection, line);
      self->following = FALSE;
    }
  _remit_money_view_update_actions (self);
}

static void
follow_selection (RemitMoneyView *self)
{
  RemitId id = remit_selection_get_primary (self->selection);

  if (self->following || id == REMIT_ID_NONE)
    return;
  self->following = TRUE;
  if (remit_money_model_reveal (self->model, id))
    remit_sheet_reveal (self->sheet, REMIT_SHEET_ROWS, id);
  self->following = FALSE;
}

static void
on_selection_changed_cb (RemitMoneyView *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    follow_selection (self);
}

/* ---- search ---- */

static void
on_search_changed_cb (RemitMoneyView *self)
{
  remit_money_model_set_search (self->model, gtk_editable_get_text (GTK_EDITABLE (self->search)));
}

static void
on_stop_search_cb (RemitMoneyView *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  remit_sheet_focus_cursor (self->sheet);
}

/* ---- the object ---- */

static void
remit_money_view_map (GtkWidget *widget)
{
  RemitMoneyView *self = REMIT_MONEY_VIEW (widget);

  remit_money_model_set_active (self->model, TRUE);
  on_model_changed_cb (self);
  GTK_WIDGET_CLASS (remit_money_view_parent_class)->map (widget);
  follow_selection (self);
}

static void
remit_money_view_unmap (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (remit_money_view_parent_class)->unmap (widget);
  remit_money_model_set_active (REMIT_MONEY_VIEW (widget)->model, FALSE);
}

/* Keys and the command palette reach the view from anywhere in the window. */
static void
remit_money_view_root (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (remit_money_view_parent_class)->root (widget);
  gtk_widget_insert_action_group (GTK_WIDGET (gtk_widget_get_root (widget)), "money",
                                  G_ACTION_GROUP (REMIT_MONEY_VIEW (widget)->actions));
}

static void
remit_money_view_unroot (GtkWidget *widget)
{
  gtk_widget_insert_action_group (GTK_WIDGET (gtk_widget_get_root (widget)), "money", NULL);
  GTK_WIDGET_CLASS (remit_money_view_parent_class)->unroot (widget);
}

static gboolean
remit_money_view_grab_focus (GtkWidget *widget)
{
  RemitMoneyView *self = REMIT_MONEY_VIEW (widget);
  RemitMoneyPage *page = _remit_money_view_get_page (self);

  if (page != NULL)
    return gtk_widget_grab_focus (GTK_WIDGET (page));
  remit_sheet_focus_cursor (self->sheet);
  return TRUE;
}

static void
remit_money_view_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_COUNT)
    g_value_set_uint (value, REMIT_MONEY_VIEW (object)->count);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
remit_money_view_dispose (GObject *object)
{
  RemitMoneyView *self = REMIT_MONEY_VIEW (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->model);
  g_clear_object (&self->actions);
  g_clear_object (&self->selection);
  g_clear_object (&self->document);
  G_OBJECT_CLASS (remit_money_view_parent_class)->dispose (object);
}

static void
remit_money_view_finalize (GObject *object)
{
  g_free (REMIT_MONEY_VIEW (object)->listed);
  G_OBJECT_CLASS (remit_money_view_parent_class)->finalize (object);
}

static void
remit_money_view_class_init (RemitMoneyViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = remit_money_view_dispose;
  object_class->finalize = remit_money_view_finalize;
  object_class->get_property = remit_money_view_get_property;
  widget_class->map = remit_money_view_map;
  widget_class->unmap = remit_money_view_unmap;
  widget_class->root = remit_money_view_root;
  widget_class->unroot = remit_money_view_unroot;
  widget_class->grab_focus = remit_money_view_grab_focus;
  props[PROP_COUNT] = g_param_spec_uint ("count", NULL, NULL, 0, G_MAXUINT, 0,
                                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/remit_project/Remit/remit-money-view.ui");
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, RemitMoneyView, name)
  BIND (toolbar);
  BIND (switcher);
  BIND (book);
  BIND (tools);
  BIND (axis_button);
  BIND (axis_label);
  BIND (shown_button);
  BIND (shown_label);
  BIND (search);
  BIND (note);
  BIND (pages);
  BIND (scroller);
  BIND (line_menu);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, on_page_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_stop_search_cb);
}

static void
remit_money_view_init (RemitMoneyView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
connect_parts (RemitMoneyView *self)
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
                           G_CALLBACK (_remit_money_view_update_actions), self, G_CONNECT_SWAPPED);
}

GtkWidget *
remit_money_view_new (RemitDocument *document, RemitSelection *selection)
{
  RemitMoneyView *self;

  g_return_val_if_fail (REMIT_IS_DOCUMENT (document), NULL);
  g_return_val_if_fail (REMIT_IS_SELECTION (selection), NULL);
  self = g_object_new (REMIT_TYPE_MONEY_VIEW, NULL);
  self->document = g_object_ref (document);
  self->selection = g_object_ref (selection);
  self->findings = remit_findings_cache_get (document);
  self->model = remit_money_model_new (document);
  self->sheet = remit_sheet_new ();
  remit_set_label (GTK_WIDGET (self->sheet), _("Budget lines"));
  remit_sheet_set_menu_model (self->sheet, self->line_menu);
  gtk_scrolled_window_set_child (self->scroller, GTK_WIDGET (self->sheet));
  add_page (self, &self->sums, REMIT_MONEY_PAGE_SUMS, "sums", _("Sums"));
  add_page (self, &self->balance, REMIT_MONEY_PAGE_BALANCE, "balance", _("Balance"));
  add_page (self, &self->growth, REMIT_MONEY_PAGE_GROWTH, "growth", _("Growth"));
  _remit_money_view_add_actions (self);
  connect_parts (self);
  remit_sheet_set_model (self->sheet, REMIT_SHEET_MODEL (self->model));
  on_model_changed_cb (self);
  on_findings_changed_cb (self);
  _remit_money_view_set_axis (self, REMIT_BUDGET_BY_PAYER);
  remit_money_model_set_active (self->model, FALSE);
  return GTK_WIDGET (self);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-money"
#include "remit-money-view-private.h"

#include "remit-access.h"
#include "remit-money-figures.h"

#include <glib/gi18n-lib.h>

/* The sheet of budget lines and what stands around it. */

G_DEFINE_FINAL_TYPE (RemitMoneyView, remit_money_view, REMIT_TYPE_SHEET_VIEW)

/* ---- what is shown around the sheet ---- */

static void
update_note (RemitMoneyView *self)
{
  guint n = remit_money_model_count_currencies (self->model);
  g_autofree char *text = NULL;

  if (n > 1)
    text
      = g_strdup_printf (ngettext ("%u currency", "%u currencies, each added up by itself", n), n);
  gtk_label_set_text (self->note, text != NULL ? text : "");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->note), text);
  gtk_widget_set_visible (GTK_WIDGET (self->note), n > 1);
}

static void
update (RemitSheetView *view)
{
  RemitMoneyView *self = REMIT_MONEY_VIEW (view);

  remit_sheet_view_choose_page (view, self->pages, remit_money_model_get_n_items (self->model) > 0);
  update_note (self);
  _remit_money_view_update_menus (self);
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

  if (!remit_sheet_view_is_ready (REMIT_SHEET_VIEW (self)))
    return;
  page = _remit_money_view_get_page (self);
  gtk_stack_set_visible_child_name (self->tools, page != NULL ? "figures" : "lines");
  gtk_widget_set_visible (GTK_WIDGET (self->axis_button),
                          page == self->sums || page == self->growth);
  remit_sheet_view_update_actions (REMIT_SHEET_VIEW (self));
}

void
_remit_money_view_set_axis (RemitMoneyView *self, RemitBudgetAxis axis)
{
  const char *name = remit_money_axis_name (axis);

  self->axis = axis;
  remit_money_page_set_axis (self->sums, axis);
  remit_money_page_set_axis (self->growth, axis);
  gtk_label_set_text (self->axis_label, name);
  remit_label_inner_button (GTK_WIDGET (self->axis_button), name);
  remit_sheet_view_update_actions (REMIT_SHEET_VIEW (self));
}

static RemitMoneyPage *
add_page (RemitMoneyView *self, RemitMoneyPageKind kind, const char *name, const char *title)
{
  GtkWidget *widget = remit_money_page_new (self->document, self->selection, kind);

  gtk_stack_add_titled (self->book, widget, name, title);
  return REMIT_MONEY_PAGE (widget);
}

/* ---- one selection ---- */

static void
reveal (RemitSheetView *view, RemitId id)
{
  RemitMoneyView *self = REMIT_MONEY_VIEW (view);

  if (remit_money_model_reveal (self->model, id))
    remit_sheet_reveal (self->sheet, REMIT_SHEET_ROWS, id);
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
build (RemitSheetView *view, RemitDocument *document, RemitSelection *selection)
{
  RemitMoneyView *self = REMIT_MONEY_VIEW (view);

  self->document = document;
  self->selection = selection;
  self->model = remit_money_model_new (document);
  self->sheet = remit_sheet_view_add_sheet (view, self->scroller, self->model, _("Budget lines"),
                                            self->line_menu);
  self->sums = add_page (self, REMIT_MONEY_PAGE_SUMS, "sums", _("Sums"));
  add_page (self, REMIT_MONEY_PAGE_BALANCE, "balance", _("Balance"));
  self->growth = add_page (self, REMIT_MONEY_PAGE_GROWTH, "growth", _("Growth"));
  /* Translators: short for total cost of ownership. */
  add_page (self, REMIT_MONEY_PAGE_TCO, "tco", _("TCO"));
  add_page (self, REMIT_MONEY_PAGE_SHOWBACK, "showback", _("Showback"));
  _remit_money_view_add_actions (self);
  _remit_money_view_set_axis (self, REMIT_BUDGET_BY_PAYER);
}

static void
remit_money_view_class_init (RemitMoneyViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  RemitSheetViewClass *view_class = REMIT_SHEET_VIEW_CLASS (klass);

  view_class->prefix = "money";
  view_class->family = "BU";
  view_class->list_commands = remit_money_view_commands;
  view_class->build = build;
  view_class->update = update;
  view_class->update_actions = _remit_money_view_update_actions;
  view_class->reveal = reveal;
  widget_class->grab_focus = remit_money_view_grab_focus;
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

GtkWidget *
remit_money_view_new (RemitDocument *document, RemitSelection *selection)
{
  return remit_sheet_view_new (REMIT_TYPE_MONEY_VIEW, document, selection);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-money"
#include "remit-money-page.h"

#include "remit-access.h"
#include "remit-controls.h"
#include "remit-money-chart.h"
#include "remit-money-figures.h"
#include "remit-sheet.h"

#include <adwaita.h>

#include <glib/gi18n-lib.h>

#define CHART_SHARE 0.5 /* of the height, in the beginning */

struct _RemitMoneyPage
{
  GtkWidget parent_instance;

  /* owned */
  RemitDocument *document;
  RemitSelection *selection;
  RemitMoneyTable *table;

  /* children */
  GtkWidget *box, *paned, *empty;
  GtkWidget *note;
  RemitSheet *sheet;
  RemitMoneyChart *chart;

  /* state */
  RemitMoneyPageKind kind;
  RemitBudgetAxis axis;
  gboolean placed; /* the divider has its first place */
};

G_DEFINE_FINAL_TYPE (RemitMoneyPage, remit_money_page, GTK_TYPE_WIDGET)

static const char *
get_title (RemitMoneyPage *self)
{
  switch (self->kind)
    {
    case REMIT_MONEY_PAGE_BALANCE:
      return _("Balance of money, decisions and work");
    case REMIT_MONEY_PAGE_GROWTH:
      return _("Growth of money");
    case REMIT_MONEY_PAGE_SUMS:
      break;
    }
  return _("Sums of money");
}

static void
refresh (RemitMoneyPage *self)
{
  g_autofree char *note = NULL;
  RemitChart *chart = NULL;
  gboolean any;

  if (self->kind == REMIT_MONEY_PAGE_SUMS)
    remit_money_show_sums (self->document, self->axis, self->table, &chart, &note);
  else if (self->kind == REMIT_MONEY_PAGE_BALANCE)
    remit_money_show_balance (self->document, self->table, &chart, &note);
  else
    remit_money_show_growth (self->document, self->axis, self->table, &chart, &note);
  any = remit_money_table_get_n_rows (self->table) > 0;
  gtk_label_set_text (GTK_LABEL (self->note), note);
  gtk_label_set_selectable (GTK_LABEL (self->note), *note != '\0'); /* else it has no name */
  gtk_widget_set_visible (self->note, *note != '\0');
  gtk_widget_set_visible (self->paned, any);
  gtk_widget_set_visible (self->empty, !any);
  remit_money_chart_take (self->chart, chart);
}

static void
on_document_changed_cb (RemitMoneyPage *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    refresh (self);
}

static void
on_cursor_changed_cb (RemitMoneyPage *self)
{
  RemitId id = remit_sheet_get_line_id (self->sheet, REMIT_SHEET_ROWS);

  if (id != REMIT_ID_NONE && remit_has_focus_within (GTK_WIDGET (self->sheet)))
    remit_selection_set_one (self->selection, id);
}

/* ---- the object ---- */

static void
remit_money_page_map (GtkWidget *widget)
{
  refresh (REMIT_MONEY_PAGE (widget));
  GTK_WIDGET_CLASS (remit_money_page_parent_class)->map (widget);
}

static void
remit_money_page_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  RemitMoneyPage *self = REMIT_MONEY_PAGE (widget);

  if (!self->placed && height > 0)
    {
      self->placed = TRUE;
      gtk_paned_set_position (GTK_PANED (self->paned), (int) (height * (1 - CHART_SHARE)));
    }
  gtk_widget_size_allocate (self->box, &(GtkAllocation){ 0, 0, width, height }, baseline);
}

static void
remit_money_page_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                          int *natural, int *minimum_baseline, int *natural_baseline)
{
  gtk_widget_measure (REMIT_MONEY_PAGE (widget)->box, orientation, for_size, minimum, natural,
                      minimum_baseline, natural_baseline);
}

static gboolean
remit_money_page_grab_focus (GtkWidget *widget)
{
  remit_sheet_focus_cursor (REMIT_MONEY_PAGE (widget)->sheet);
  return TRUE;
}

static void
remit_money_page_dispose (GObject *object)
{
  RemitMoneyPage *self = REMIT_MONEY_PAGE (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->table);
  g_clear_object (&self->selection);
  g_clear_object (&self->document);
  G_OBJECT_CLASS (remit_money_page_parent_class)->dispose (object);
}

static void
remit_money_page_class_init (RemitMoneyPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = remit_money_page_dispose;
  widget_class->map = remit_money_page_map;
  widget_class->measure = remit_money_page_measure;
  widget_class->size_allocate = remit_money_page_size_allocate;
  widget_class->grab_focus = remit_money_page_grab_focus;
}

static GMenuModel *
make_menu (void)
{
  GMenu *menu = g_menu_new ();

  g_menu_append (menu, _("_Copy"), "sheet.copy");
  g_menu_append (menu, _("_Export the Chart…"), "money.export-chart");
  return G_MENU_MODEL (menu);
}

static GtkWidget *
scroll (GtkWidget *child, gboolean wide)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), child);
  gtk_scrolled_window_set_overlay_scrolling (GTK_SCROLLED_WINDOW (scroller), FALSE);
  if (!wide)
    gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                    GTK_POLICY_AUTOMATIC);
  gtk_widget_add_css_class (scroller, "view");
  return scroller;
}

static void
make_parts (RemitMoneyPage *self)
{
  g_autoptr (GMenuModel) menu = make_menu ();

  self->sheet = remit_sheet_new ();
  remit_set_label (GTK_WIDGET (self->sheet), get_title (self));
  remit_sheet_set_menu_model (self->sheet, menu);
  self->chart = REMIT_MONEY_CHART (remit_money_chart_new ());
  self->note = remit_paragraph_new ("");
  gtk_widget_add_css_class (self->note, "money-note");
  self->paned = gtk_paned_new (GTK_ORIENTATION_VERTICAL);
  gtk_paned_set_start_child (GTK_PANED (self->paned), scroll (GTK_WIDGET (self->sheet), TRUE));
  gtk_paned_set_end_child (GTK_PANED (self->paned), scroll (GTK_WIDGET (self->chart), FALSE));
  gtk_paned_set_shrink_start_child (GTK_PANED (self->paned), FALSE);
  gtk_paned_set_shrink_end_child (GTK_PANED (self->paned), FALSE);
  gtk_widget_set_vexpand (self->paned, TRUE);
  self->empty = adw_status_page_new ();
  adw_status_page_set_title (ADW_STATUS_PAGE (self->empty), _("Nothing to Add Up Yet"));
  adw_status_page_set_description (
    ADW_STATUS_PAGE (self->empty),
    _("The figures of the budget lines are added up here as soon as there are some."));
  gtk_widget_set_vexpand (self->empty, TRUE);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (self->box), self->note);
  gtk_box_append (GTK_BOX (self->box), self->paned);
  gtk_box_append (GTK_BOX (self->box), self->empty);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

static void
remit_money_page_init (RemitMoneyPage *self)
{
  self->axis = REMIT_BUDGET_BY_PAYER;
  self->table = remit_money_table_new ();
}

GtkWidget *
remit_money_page_new (RemitDocument *document, RemitSelection *selection, RemitMoneyPageKind kind)
{
  RemitMoneyPage *self;

  g_return_val_if_fail (REMIT_IS_DOCUMENT (document), NULL);
  g_return_val_if_fail (REMIT_IS_SELECTION (selection), NULL);
  self = g_object_new (REMIT_TYPE_MONEY_PAGE, NULL);
  self->document = g_object_ref (document);
  self->selection = g_object_ref (selection);
  self->kind = kind;
  make_parts (self);
  remit_sheet_set_model (self->sheet, REMIT_SHEET_MODEL (self->table));
  g_signal_connect_object (document, "changed", G_CALLBACK (on_document_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->sheet, "cursor-changed", G_CALLBACK (on_cursor_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

void
remit_money_page_set_axis (RemitMoneyPage *self, RemitBudgetAxis axis)
{
  g_return_if_fail (REMIT_IS_MONEY_PAGE (self) && axis < REMIT_N_BUDGET_AXES);
  if (self->axis == axis)
    return;
  self->axis = axis;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    refresh (self);
}

gboolean
remit_money_page_has_chart (RemitMoneyPage *self)
{
  g_return_val_if_fail (REMIT_IS_MONEY_PAGE (self), FALSE);
  return remit_money_chart_has_any (self->chart);
}

void
remit_money_page_export (RemitMoneyPage *self)
{
  g_return_if_fail (REMIT_IS_MONEY_PAGE (self));
  if (remit_money_chart_has_any (self->chart))
    remit_money_chart_export (self->chart, get_title (self));
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-money"
#include "remit-money-page.h"

#include "remit-access.h"
#include "remit-controls.h"
#include "remit-error.h"
#include "remit-money-bar.h"
#include "remit-money-chart.h"
#include "remit-money-text.h"
#include "remit-sheet.h"

#include <adwaita.h>

#include <glib/gi18n-lib.h>

#define CHART_SHARE 0.5 /* of the height at least, until somebody moves the divider */
#define ROW_HEIGHT 26   /* px of a row at 100 % text */
#define ROWS_AROUND 3   /* header, and air */

struct _RemitMoneyPage
{
  GtkWidget parent_instance;

  /* owned */
  RemitDocument *document;
  RemitSelection *selection;
  RemitMoneyTable *table;
  GHashTable *assumed; /* tags of rows -> growth as gint64 * */

  /* children */
  GtkWidget *box, *paned, *empty;
  GtkWidget *note;
  GtkWidget *below;   /* what the chart is scrolled in */
  RemitMoneyBar *bar; /* NULL: nothing to choose */
  RemitSheet *sheet;
  RemitMoneyChart *chart;

  /* state */
  RemitMoneyPageKind kind;
  RemitBudgetAxis axis;
  int height; /* the last one */
  int placed; /* where the divider was put; -1: nowhere yet */
};

G_DEFINE_FINAL_TYPE (RemitMoneyPage, remit_money_page, GTK_TYPE_WIDGET)

static const char *
get_title (RemitMoneyPage *self)
{
  static const char *const titles[REMIT_N_MONEY_PAGES] = {
    [REMIT_MONEY_PAGE_SUMS] = N_ ("Sums of money"),
    [REMIT_MONEY_PAGE_BALANCE] = N_ ("Balance of money, decisions and work"),
    [REMIT_MONEY_PAGE_GROWTH] = N_ ("Growth of money"),
    [REMIT_MONEY_PAGE_TCO] = N_ ("Total cost of ownership"),
    [REMIT_MONEY_PAGE_SHOWBACK] = N_ ("Showback: who uses what"),
  };

  return _(titles[self->kind]);
}

static double
get_text_scale (RemitMoneyPage *self)
{
  int dpi = -1;

  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self)), "gtk-xft-dpi", &dpi, NULL);
  return dpi > 0 ? dpi / 1024.0 / 96.0 : 1;
}

/* A short list leaves the rest of the height to the chart. */
static void
place_divider (RemitMoneyPage *self)
{
  guint n = remit_money_table_get_n_rows (self->table)
            + remit_sheet_model_get_n_totals (REMIT_SHEET_MODEL (self->table)) + ROWS_AROUND;
  int wish = (int) (n * ROW_HEIGHT * get_text_scale (self));
  int place = MIN ((int) (self->height * (1 - CHART_SHARE)), wish);

  if (self->height <= 0 || place == self->placed
      || (self->placed >= 0 && gtk_paned_get_position (GTK_PANED (self->paned)) != self->placed))
    return;
  self->placed = place;
  gtk_paned_set_position (GTK_PANED (self->paned), place);
}

static void
refresh (RemitMoneyPage *self)
{
  RemitMoneyOptions options = { .axis = self->axis, .assumed = self->assumed };
  g_autofree char *note = NULL;
  RemitChart *chart = NULL;
  gboolean any;

  if (self->bar != NULL)
    {
      remit_money_bar_refresh (self->bar);
      remit_money_bar_read (self->bar, &options);
    }
  remit_money_show (self->document, self->kind, &options, self->table, &chart, &note);
  any = remit_money_table_get_n_rows (self->table) > 0;
  gtk_label_set_text (GTK_LABEL (self->note), note);
  gtk_label_set_selectable (GTK_LABEL (self->note), *note != '\0'); /* else it has no name */
  gtk_widget_set_visible (self->note, *note != '\0');
  gtk_widget_set_visible (self->paned, any);
  gtk_widget_set_visible (self->empty, !any);
  remit_money_chart_take (self->chart, chart);
  gtk_widget_set_visible (self->below, chart != NULL);
  place_divider (self);
}

/* ---- what is typed ---- */

/* "" brings the real rate back. */
static gboolean
assume_growth (RemitMoneyPage *self, const RemitSheetChange *changes, guint n, GError **error)
{
  for (guint i = 0; i < n; i++)
    {
      gint64 rate;

      if (*changes[i].text != '\0' && !remit_ratio_read (changes[i].text, &rate, error))
        return FALSE;
    }
  for (guint i = 0; i < n; i++)
    {
      const char *tag = remit_money_table_get_tag (self->table, changes[i].row);
      gint64 rate;

      if (*changes[i].text == '\0')
        g_hash_table_remove (self->assumed, tag);
      else if (remit_ratio_read (changes[i].text, &rate, error))
        g_hash_table_replace (self->assumed, g_strdup (tag), g_memdup2 (&rate, sizeof rate));
    }
  refresh (self);
  return TRUE;
}

static gboolean
put_exit_costs (RemitMoneyPage *self, const RemitSheetChange *changes, guint n, GError **error)
{
  g_autoptr (RemitEdit) edit = NULL;

  if (remit_document_get_read_only (self->document))
    {
      g_set_error_literal (error, REMIT_ERROR, REMIT_ERROR_REFUSED,
                           remit_document_get_read_only_reason (self->document));
      return FALSE;
    }
  edit = remit_document_begin (self->document, ngettext ("Set an exit cost", "Set exit costs", n));
  for (guint i = 0; i < n; i++)
    if (!remit_money_put_exit_cost (edit, remit_money_table_get_id (self->table, changes[i].row),
                                    remit_money_table_get_tag (self->table, changes[i].row),
                                    changes[i].text, error))
      return FALSE;
  return remit_document_commit (self->document, g_steal_pointer (&edit), error);
}

static gboolean
on_edited (RemitMoneyTable *table, const RemitSheetChange *changes, guint n, gpointer data,
           GError **error)
{
  RemitMoneyPage *self = data;

  return self->kind == REMIT_MONEY_PAGE_GROWTH ? assume_growth (self, changes, n, error)
                                               : put_exit_costs (self, changes, n, error);
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

  self->height = height;
  place_divider (self);
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
  if (self->table != NULL)
    remit_money_table_set_edit (self->table, NULL, NULL);
  self->bar = NULL;
  g_clear_object (&self->table);
  g_clear_pointer (&self->assumed, g_hash_table_unref);
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
  self->below = scroll (GTK_WIDGET (self->chart), FALSE);
  gtk_paned_set_end_child (GTK_PANED (self->paned), self->below);
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
  if (remit_money_bar_is_needed (self->kind))
    {
      GtkWidget *bar = remit_money_bar_new (self->document, self->kind);

      self->bar = REMIT_MONEY_BAR (bar);
      g_signal_connect_object (bar, "changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
      gtk_box_append (GTK_BOX (self->box), bar);
    }
  gtk_box_append (GTK_BOX (self->box), self->note);
  gtk_box_append (GTK_BOX (self->box), self->paned);
  gtk_box_append (GTK_BOX (self->box), self->empty);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

static void
remit_money_page_init (RemitMoneyPage *self)
{
  self->axis = REMIT_BUDGET_BY_PAYER;
  self->placed = -1;
  self->table = remit_money_table_new ();
  self->assumed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
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
  if (kind == REMIT_MONEY_PAGE_GROWTH || kind == REMIT_MONEY_PAGE_TCO)
    remit_money_table_set_edit (self->table, on_edited, self);
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

/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-kpis"
#include "remit-kpis-view-private.h"

#include "remit-kpis-plot.h"

#include <glib/gi18n-lib.h>

/* The register with the plot below it, and the grid. */

#define PLOT_HEIGHT 315 /* at first */
#define LEAST_SHEET 160

G_DEFINE_FINAL_TYPE (RemitKpisView, remit_kpis_view, REMIT_TYPE_SHEET_VIEW)

static RemitSheet *
get_sheet (RemitSheetView *view)
{
  RemitKpisView *self = REMIT_KPIS_VIEW (view);
  const char *page = gtk_stack_get_visible_child_name (self->book);

  return g_strcmp0 (page, "grid") == 0 ? self->grid : self->sheet;
}

/* ---- the plot ---- */

static void
update_plot (RemitKpisView *self)
{
  g_autofree char *figures = NULL;
  RemitChart *chart;

  self->plotted = remit_sheet_get_line_id (self->sheet, REMIT_SHEET_ROWS);
  chart = self->plotted != REMIT_ID_NONE ? remit_kpis_plot (self->document, self->plotted) : NULL;
  if (chart != NULL)
    figures = remit_kpis_list_values (self->document, self->plotted);
  else
    figures = g_strdup (self->plotted == REMIT_ID_NONE
                          ? _("Choose a KPI in the register above to see its values.")
                          : _("This KPI has no values yet. Type one into its column “value”, such "
                               "as 42 or 42 2026-03-31."));
  gtk_label_set_text (self->note, figures);
  gtk_widget_set_visible (GTK_WIDGET (self->chart_scroller), chart != NULL);
  remit_money_chart_take (self->chart, chart);
}

/* ---- what is shown ---- */

static void
update (RemitSheetView *view)
{
  RemitKpisView *self = REMIT_KPIS_VIEW (view);

  gtk_stack_set_visible_child_name (
    self->pages, remit_kpis_model_get_n_items (self->model) > 0 ? "book" : "empty");
  update_plot (self);
}

static void
cursor_moved (RemitSheetView *view)
{
  RemitKpisView *self = REMIT_KPIS_VIEW (view);

  if (remit_sheet_get_line_id (self->sheet, REMIT_SHEET_ROWS) != self->plotted)
    update_plot (self);
}

static void
on_page_changed_cb (RemitKpisView *self)
{
  if (!remit_sheet_view_is_ready (REMIT_SHEET_VIEW (self)))
    return;
  remit_sheet_view_follow_selection (REMIT_SHEET_VIEW (self));
  remit_sheet_view_update_actions (REMIT_SHEET_VIEW (self));
}

/* ---- the object ---- */

/* The plot begins with its whole height where the sheet keeps enough. */
static gboolean
place_plot (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  RemitKpisView *self = REMIT_KPIS_VIEW (widget);
  int height = gtk_widget_get_height (GTK_WIDGET (self->paned));

  if (height <= 0)
    return G_SOURCE_CONTINUE;
  gtk_paned_set_position (self->paned, MAX (height - PLOT_HEIGHT, LEAST_SHEET));
  return G_SOURCE_REMOVE;
}

static void
remit_kpis_view_map (GtkWidget *widget)
{
  RemitKpisView *self = REMIT_KPIS_VIEW (widget);

  GTK_WIDGET_CLASS (remit_kpis_view_parent_class)->map (widget);
  if (!self->placed)
    gtk_widget_add_tick_callback (widget, place_plot, NULL, NULL);
  self->placed = TRUE;
}

static void
build (RemitSheetView *view, RemitDocument *document, RemitSelection *selection)
{
  RemitKpisView *self = REMIT_KPIS_VIEW (view);

  self->document = document;
  self->model = remit_kpis_model_new (document);
  self->sheet
    = remit_sheet_view_add_sheet (view, self->scroller, self->model, _("KPIs"), self->line_menu);
  self->grid
    = remit_sheet_view_add_sheet (view, self->grid_scroller, remit_kpis_grid_new (document),
                                  _("Who agreed to the KPIs and sees them"), self->line_menu);
  self->chart = REMIT_MONEY_CHART (remit_money_chart_new ());
  gtk_scrolled_window_set_child (self->chart_scroller, GTK_WIDGET (self->chart));
  _remit_kpis_view_add_actions (self);
}

static void
remit_kpis_view_class_init (RemitKpisViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  RemitSheetViewClass *view_class = REMIT_SHEET_VIEW_CLASS (klass);

  view_class->prefix = "kpis";
  view_class->family = "KP";
  view_class->list_commands = remit_kpis_view_commands;
  view_class->build = build;
  view_class->update = update;
  view_class->update_actions = _remit_kpis_view_update_actions;
  view_class->cursor_moved = cursor_moved;
  view_class->get_sheet = get_sheet;
  widget_class->map = remit_kpis_view_map;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/remit_project/Remit/remit-kpis-view.ui");
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, RemitKpisView, name)
  BIND (book);
  BIND (pages);
  BIND (paned);
  BIND (scroller);
  BIND (grid_scroller);
  BIND (chart_scroller);
  BIND (note);
  BIND (line_menu);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, on_page_changed_cb);
}

static void
remit_kpis_view_init (RemitKpisView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
remit_kpis_view_new (RemitDocument *document, RemitSelection *selection)
{
  return remit_sheet_view_new (REMIT_TYPE_KPIS_VIEW, document, selection);
}

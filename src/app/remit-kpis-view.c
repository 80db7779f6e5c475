/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-kpis"
#include "remit-kpis-view-private.h"

#include "remit-access.h"
#include "remit-kpis-plot.h"

#include <glib/gi18n-lib.h>

/* The register with the plot below it, and the grid.  The row of the cursor is the selection that
 * all views share; a selection made elsewhere takes the cursor to its row.  The models follow the
 * document only while the view can be seen. */

#define PLOT_HEIGHT 315 /* at first */
#define LEAST_SHEET 160

G_DEFINE_FINAL_TYPE (RemitKpisView, remit_kpis_view, GTK_TYPE_WIDGET)

enum
{
  PROP_COUNT = 1,
  N_PROPS
};
static GParamSpec *props[N_PROPS];

RemitSheet *
_remit_kpis_view_get_sheet (RemitKpisView *self)
{
  const char *page = gtk_stack_get_visible_child_name (self->book);

  return g_strcmp0 (page, "grid") == 0 ? self->grid : self->sheet;
}

RemitId
_remit_kpis_view_get_kpi (RemitKpisView *self)
{
  return remit_sheet_get_line_id (_remit_kpis_view_get_sheet (self), REMIT_SHEET_ROWS);
}

/* ---- the plot ---- */

static void
update_plot (RemitKpisView *self)
{
  g_autofree char *figures = NULL;
  RemitChart *chart;

  self->plotted = remit_sheet_get_line_id (self->sheet, REMIT_SHEET_ROWS);
  chart = self->plotted != REMIT_ID_NONE ? remit_kpis_plot (self->document, self->plotted) : NULL;
  figures = chart != NULL ? remit_kpis_list_values (self->document, self->plotted)
                          : g_strdup (_("This KPI has no values yet. Type one into its column "
                                         "“value”, such as 42 or 42 2026-03-31."));
  gtk_label_set_text (self->note, figures);
  gtk_widget_set_visible (GTK_WIDGET (self->chart_scroller), chart != NULL);
  remit_money_chart_take (self->chart, chart);
}

/* ---- what is shown ---- */

static void
on_model_changed_cb (RemitKpisView *self)
{
  gtk_stack_set_visible_child_name (
    self->pages, remit_kpis_model_get_n_items (self->model) > 0 ? "book" : "empty");
  update_plot (self);
  _remit_kpis_view_update_actions (self);
}

static void
on_findings_changed_cb (RemitKpisView *self)
{
  guint count = remit_findings_cache_count_family (self->findings, "KP");

  if (self->count == count)
    return;
  self->count = count;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_COUNT]);
}

/* ---- one selection ---- */

static void
on_cursor_changed_cb (RemitKpisView *self)
{
  RemitId kpi = _remit_kpis_view_get_kpi (self);

  if (!self->following && kpi != REMIT_ID_NONE && gtk_widget_get_mapped (GTK_WIDGET (self)))
    {
      self->following = TRUE;
      remit_selection_set_one (self->selection, kpi);
      self->following = FALSE;
    }
  if (remit_sheet_get_line_id (self->sheet, REMIT_SHEET_ROWS) != self->plotted)
    update_plot (self);
  _remit_kpis_view_update_actions (self);
}

static void
follow_selection (RemitKpisView *self)
{
  RemitId id = remit_selection_get_primary (self->selection);

  if (self->following || id == REMIT_ID_NONE)
    return;
  self->following = TRUE;
  remit_sheet_reveal (self->sheet, REMIT_SHEET_ROWS, id);
  remit_sheet_reveal (self->grid, REMIT_SHEET_ROWS, id);
  self->following = FALSE;
}

static void
on_selection_changed_cb (RemitKpisView *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    follow_selection (self);
}

static void
on_page_changed_cb (RemitKpisView *self)
{
  if (self->actions == NULL) /* still being made */
    return;
  follow_selection (self);
  _remit_kpis_view_update_actions (self);
}

/* ---- the object ---- */

static void
set_active (RemitKpisView *self, gboolean active)
{
  remit_kpis_model_set_active (self->model, active);
  remit_kpis_grid_set_active (self->grid_model, active);
}

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

  set_active (self, TRUE);
  on_model_changed_cb (self);
  GTK_WIDGET_CLASS (remit_kpis_view_parent_class)->map (widget);
  if (!self->placed)
    gtk_widget_add_tick_callback (widget, place_plot, NULL, NULL);
  self->placed = TRUE;
  follow_selection (self);
}

static void
remit_kpis_view_unmap (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (remit_kpis_view_parent_class)->unmap (widget);
  set_active (REMIT_KPIS_VIEW (widget), FALSE);
}

/* Keys and the command palette reach the view from anywhere in the window. */
static void
remit_kpis_view_root (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (remit_kpis_view_parent_class)->root (widget);
  gtk_widget_insert_action_group (GTK_WIDGET (gtk_widget_get_root (widget)), "kpis",
                                  G_ACTION_GROUP (REMIT_KPIS_VIEW (widget)->actions));
}

static void
remit_kpis_view_unroot (GtkWidget *widget)
{
  gtk_widget_insert_action_group (GTK_WIDGET (gtk_widget_get_root (widget)), "kpis", NULL);
  GTK_WIDGET_CLASS (remit_kpis_view_parent_class)->unroot (widget);
}

static gboolean
remit_kpis_view_grab_focus (GtkWidget *widget)
{
  remit_sheet_focus_cursor (_remit_kpis_view_get_sheet (REMIT_KPIS_VIEW (widget)));
  return TRUE;
}

static void
remit_kpis_view_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_COUNT)
    g_value_set_uint (value, REMIT_KPIS_VIEW (object)->count);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
remit_kpis_view_dispose (GObject *object)
{
  RemitKpisView *self = REMIT_KPIS_VIEW (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->model);
  g_clear_object (&self->grid_model);
  g_clear_object (&self->actions);
  g_clear_object (&self->selection);
  g_clear_object (&self->document);
  G_OBJECT_CLASS (remit_kpis_view_parent_class)->dispose (object);
}

static void
remit_kpis_view_class_init (RemitKpisViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = remit_kpis_view_dispose;
  object_class->get_property = remit_kpis_view_get_property;
  widget_class->map = remit_kpis_view_map;
  widget_class->unmap = remit_kpis_view_unmap;
  widget_class->root = remit_kpis_view_root;
  widget_class->unroot = remit_kpis_view_unroot;
  widget_class->grab_focus = remit_kpis_view_grab_focus;
  props[PROP_COUNT] = g_param_spec_uint ("count", NULL, NULL, 0, G_MAXUINT, 0,
                                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
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

static RemitSheet *
add_sheet (RemitKpisView *self, GtkScrolledWindow *scroller, RemitSheetModel *model,
           const char *label)
{
  RemitSheet *sheet = remit_sheet_new ();

  remit_set_label (GTK_WIDGET (sheet), label);
  remit_sheet_set_menu_model (sheet, self->line_menu);
  gtk_scrolled_window_set_child (scroller, GTK_WIDGET (sheet));
  remit_sheet_set_model (sheet, model);
  g_signal_connect_object (sheet, "cursor-changed", G_CALLBACK (on_cursor_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return sheet;
}

static void
connect_parts (RemitKpisView *self)
{
  g_signal_connect_object (self->model, "lines-changed", G_CALLBACK (on_model_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->model, "cells-changed", G_CALLBACK (on_model_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "changed", G_CALLBACK (on_selection_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->findings, "changed", G_CALLBACK (on_findings_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->document, "notify::read-only",
                           G_CALLBACK (_remit_kpis_view_update_actions), self, G_CONNECT_SWAPPED);
}

GtkWidget *
remit_kpis_view_new (RemitDocument *document, RemitSelection *selection)
{
  RemitKpisView *self;

  g_return_val_if_fail (REMIT_IS_DOCUMENT (document), NULL);
  g_return_val_if_fail (REMIT_IS_SELECTION (selection), NULL);
  self = g_object_new (REMIT_TYPE_KPIS_VIEW, NULL);
  self->document = g_object_ref (document);
  self->selection = g_object_ref (selection);
  self->findings = remit_findings_cache_get (document);
  self->model = remit_kpis_model_new (document);
  self->grid_model = remit_kpis_grid_new (document);
  self->chart = REMIT_MONEY_CHART (remit_money_chart_new ());
  gtk_scrolled_window_set_child (self->chart_scroller, GTK_WIDGET (self->chart));
  self->sheet = add_sheet (self, self->scroller, REMIT_SHEET_MODEL (self->model), _("KPIs"));
  self->grid = add_sheet (self, self->grid_scroller, REMIT_SHEET_MODEL (self->grid_model),
                          _("Who agreed to the KPIs and sees them"));
  _remit_kpis_view_add_actions (self);
  connect_parts (self);
  on_model_changed_cb (self);
  on_findings_changed_cb (self);
  set_active (self, FALSE);
  return GTK_WIDGET (self);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-app"

#include "remit-canvas-private.h"

#include "remit-access.h"
#include "remit-date.h"
#include "remit-dialogs.h"
#include "remit-findings-cache.h"
#include "remit-view.h"

#include <glib/gi18n-lib.h>

/* The map's drawing area.  It keeps ids only; what it draws is the scene, built anew from the
 * document at most once a frame (refresh_cb) after a change, and painted by the raster.  What moves
 * under the pointer is drawn over it (remit-canvas-paint.c) and costs nothing of that.
 *
 * The parts: input (remit-canvas-input.c and the tools), painting, children for screen readers
 * (remit-canvas-access.c), text in place (remit-canvas-entry.c), dialogues of several steps
 * (remit-map-flow.c). */

#define SETTLE_TIME \
  120 /* ms without scrolling after which the picture is refined and children follow */

enum
{
  SIGNAL_SCENE_CHANGED,
  SIGNAL_VIEWPORT_CHANGED,
  SIGNAL_STATE_CHANGED,
  SIGNAL_MENU_REQUESTED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RemitCanvas, remit_canvas, GTK_TYPE_WIDGET)

/* ---- the scene ---- */

static const RemitGraph *
get_graph (RemitCanvas *self)
{
  return remit_document_get_graph (self->document);
}

static int
get_today (RemitCanvas *self)
{
  return remit_day_from_time (
      remit_context_now (remit_document_get_context (self->document)));
}

RemitMapFacts *
_remit_canvas_get_facts (RemitCanvas *self)
{
  if (self->facts == NULL)
    self->facts = remit_map_facts_new (get_graph (self), get_today (self));
  return self->facts;
}

char *
_remit_canvas_describe_facts (RemitCanvas *self, RemitId node)
{
  const RemitView *view = remit_canvas_get_view_row (self);

  return remit_map_facts_describe (_remit_canvas_get_facts (self), node,
                                   view != NULL ? view->style : REMIT_STYLE_DUTY);
}

/* The worst finding of each node. */
static GHashTable *
collect_severities (RemitCanvas *self)
{
  GHashTable *severities = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  GPtrArray *findings = remit_findings_cache_get_all (remit_findings_cache_get (self->document));

  for (guint i = 0; i < findings->len; i++)
    {
      const RemitFinding *finding = g_ptr_array_index (findings, i);
      int severity = 1 + (int) finding->rule->severity;

      if (finding->waiver == NULL
          && severity > GPOINTER_TO_INT (g_hash_table_lookup (severities, &finding->subject)))
        g_hash_table_insert (severities, g_memdup2 (&finding->subject, sizeof (RemitId)),
                             GINT_TO_POINTER (severity));
    }
  return severities;
}

void
remit_canvas_init_options (RemitCanvas *self, RemitPalette palette, gboolean legend,
                           RemitMapOptions *options)
{
  const RemitView *view = remit_canvas_get_view_row (self);
  guint n;

  *options =
      (RemitMapOptions) { .palette = palette, .perspective = REMIT_ID_NONE, .legend = legend };
  options->selected = remit_selection_get (self->selection, &n);
  options->n_selected = n;
  options->today = get_today (self);
  options->facts = _remit_canvas_get_facts (self);
  if (view != NULL && view->style == REMIT_STYLE_FINDINGS)
    options->severities = collect_severities (self);
}

static void
add_mark (RemitCanvas *self, const RemitItem *item)
{
  RemitMark mark = { item->id, item->part, item->bounds, item->radius };
  double edge = item->stroke_width / 2;

  if (item->shape != REMIT_SHAPE_RECT
      || (item->part != REMIT_PART_NODE && item->part != REMIT_PART_AREA)
      || g_hash_table_contains (self->mark_index, &item->id))
    return;
  if (item->part == REMIT_PART_AREA)
    mark.box = (RemitRect) { item->bounds.x + edge, item->bounds.y + edge,
                            item->bounds.width - 2 * edge, item->bounds.height - 2 * edge };
  else if (!remit_scene_node_box (self->scene, item->id, &mark.box))
    return;
  g_array_append_val (self->marks, mark);
  g_hash_table_insert (self->mark_index, g_memdup2 (&mark.id, sizeof mark.id),
                       GUINT_TO_POINTER (self->marks->len));
}

static void
build_scene (RemitCanvas *self)
{
  RemitMapOptions options;
  const RemitItem *items;
  RemitId view = remit_map_valid_view (get_graph (self), self->view);
  guint n;

  self->scene_stale = FALSE;
  self->scene_new = TRUE;
  if (view != self->view)
    {
      self->view = view;
      self->fitted = TRUE;
      self->refit = TRUE;
    }
  remit_canvas_init_options (self, self->palette, FALSE, &options);
  self->lit_stale = TRUE;
  self->items_stale = TRUE;
  g_clear_pointer (&self->scene, remit_scene_unref);
  self->scene = remit_scene_map_new (get_graph (self), self->view, &options);
  g_clear_pointer (&options.severities, g_hash_table_unref);

  g_array_set_size (self->marks, 0);
  g_hash_table_remove_all (self->mark_index);
  items = remit_scene_get_items (self->scene, &n);
  for (guint i = 0; i < n; i++)
    add_mark (self, &items[i]);
  _remit_canvas_update_chain (self);
}

RemitScene *
remit_canvas_get_scene (RemitCanvas *self)
{
  g_return_val_if_fail (REMIT_IS_CANVAS (self), NULL);
  if (self->scene == NULL || self->scene_stale)
    build_scene (self);
  return self->scene;
}

const RemitMark *
_remit_canvas_get_marks (RemitCanvas *self, guint *n)
{
  remit_canvas_get_scene (self);
  *n = self->marks->len;
  return (const RemitMark *) self->marks->data;
}

const RemitMark *
_remit_canvas_find_mark (RemitCanvas *self, RemitId id)
{
  guint index;

  remit_canvas_get_scene (self);
  index = GPOINTER_TO_UINT (g_hash_table_lookup (self->mark_index, &id));
  return index > 0 ? &g_array_index (self->marks, RemitMark, index - 1) : NULL;
}

GArray *
_remit_canvas_selected (RemitCanvas *self, RemitPart part)
{
  GArray *nodes = g_array_new (FALSE, FALSE, sizeof (RemitId));
  guint n;
  const RemitId *ids = remit_selection_get (self->selection, &n);

  for (guint i = 0; i < n; i++)
    {
      const RemitMark *mark = _remit_canvas_find_mark (self, ids[i]);

      if (mark != NULL && mark->part == part)
        g_array_append_val (nodes, ids[i]);
    }
  return nodes;
}

/* ---- once a frame ---- */

static gboolean
settle_cb (gpointer data)
{
  RemitCanvas *self = data;

  self->settle_id = 0;
  self->hurry = FALSE;
  if (remit_raster_is_rough (self->raster))
    gtk_widget_queue_draw (GTK_WIDGET (self));
  _remit_canvas_update_items (self);
  return G_SOURCE_REMOVE;
}

static void
queue_settle (RemitCanvas *self)
{
  g_clear_handle_id (&self->settle_id, g_source_remove);
  self->settle_id = g_timeout_add (SETTLE_TIME, settle_cb, self);
}

static gboolean
refresh_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  RemitCanvas *self = REMIT_CANVAS (widget);
  gboolean moved = self->moved;
  RemitId view = self->view;

  self->refresh_id = 0;
  self->moved = FALSE;
  remit_canvas_get_scene (self);
  if (self->refit && self->viewport.width > 0)
    {
      _remit_canvas_refit (self);
      moved = TRUE;
      self->moved = FALSE;
    }
  queue_settle (self);
  gtk_widget_queue_draw (widget);
  if (self->scene_new)
    g_signal_emit (self, signals[SIGNAL_SCENE_CHANGED], 0);
  self->scene_new = FALSE;
  if (moved)
    g_signal_emit (self, signals[SIGNAL_VIEWPORT_CHANGED], 0);
  if (view != self->view)
    g_signal_emit (self, signals[SIGNAL_STATE_CHANGED], 0);
  return G_SOURCE_REMOVE;
}

void
_remit_canvas_queue_refresh (RemitCanvas *self)
{
  if (self->refresh_id == 0)
    self->refresh_id = gtk_widget_add_tick_callback (GTK_WIDGET (self), refresh_cb, NULL, NULL);
}

void
_remit_canvas_queue_scene (RemitCanvas *self)
{
  self->scene_stale = TRUE;
  _remit_canvas_queue_refresh (self);
}

/* ---- callbacks ---- */

static void
on_selection_changed_cb (RemitCanvas *self)
{
  const RemitView *view = remit_canvas_get_view_row (self);

  if (view != NULL && view->duty_lines == REMIT_DUTY_LINES_SELECTED)
    _remit_canvas_queue_scene (self);
  /* from now on the drawing stays where it is: a pane that needs more room for the choice must not
   * make it jump */
  self->fitted = FALSE;
  if (!self->selecting)
    remit_canvas_reveal (self, remit_selection_get_primary (self->selection));
  self->lit_stale = TRUE;
  _remit_canvas_select_items (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static gboolean
keep_row (RemitId id, gpointer data)
{
  return remit_graph_find (data, id) != NULL;
}

static void
on_document_changed_cb (RemitCanvas *self, const RemitChange *change)
{
  g_clear_pointer (&self->facts, remit_map_facts_free);
  /* a layout that is taken back while its drawing still fills the window: so shall the old one */
  if (self->fitted && (change->kind == REMIT_CHANGE_UNDO || change->kind == REMIT_CHANGE_REDO))
    self->refit = TRUE;
  /* a drag shows what was there before the change; undo by key in the middle of one ends it */
  if (!self->finishing)
    _remit_canvas_set_tool (self, NULL);
  self->selecting = TRUE;
  remit_selection_retain (self->selection, keep_row, (gpointer) get_graph (self));
  self->selecting = FALSE;
  _remit_canvas_queue_scene (self);
}

static RemitPalette
find_palette (void)
{
  if (remit_theme_is_high_contrast ())
    return remit_theme_is_dark () ? REMIT_PALETTE_DARK_CONTRAST : REMIT_PALETTE_LIGHT_CONTRAST;
  return remit_theme_is_dark () ? REMIT_PALETTE_DARK : REMIT_PALETTE_LIGHT;
}

static void
on_theme_changed_cb (RemitCanvas *self)
{
  self->palette = find_palette ();
  _remit_canvas_update_colors (self);
  _remit_canvas_queue_scene (self);
}

/* ---- widget ---- */

static void
remit_canvas_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                      int *natural, int *minimum_baseline, int *natural_baseline)
{
  *minimum = 100;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 640 : 480;
}

static void
remit_canvas_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  RemitCanvas *self = REMIT_CANVAS (widget);

  if (self->viewport.width != width || self->viewport.height != height)
    {
      remit_viewport_resize (&self->viewport, width, height);
      self->moved = TRUE;
      self->refit = self->refit || self->fitted;
      _remit_canvas_queue_refresh (self);
    }
  _remit_canvas_allocate_items (self);
  _remit_canvas_allocate_entry (self);
  if (self->popover != NULL)
    gtk_popover_present (GTK_POPOVER (self->popover));
  if (self->menu != NULL)
    gtk_popover_present (GTK_POPOVER (self->menu));
}

static void
remit_canvas_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  _remit_canvas_snapshot (REMIT_CANVAS (widget), snapshot);
}

static gboolean
remit_canvas_query_tooltip (GtkWidget *widget, int x, int y, gboolean by_keyboard,
                            GtkTooltip *tooltip)
{
  return _remit_canvas_query_tooltip (REMIT_CANVAS (widget), x, y, by_keyboard, tooltip);
}

static void
remit_canvas_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (remit_canvas_parent_class)->map (widget);
  on_theme_changed_cb (REMIT_CANVAS (widget));
}

/* One stop of the Tab key: the selected node's child stands for the whole canvas, arrows move
 * inside. */
static gboolean
remit_canvas_focus (GtkWidget *widget, GtkDirectionType direction)
{
  if (gtk_widget_get_focus_child (widget) != NULL || gtk_widget_is_focus (widget))
    return FALSE;
  _remit_canvas_focus_selected (REMIT_CANVAS (widget));
  return TRUE;
}

static void
remit_canvas_dispose (GObject *object)
{
  RemitCanvas *self = REMIT_CANVAS (object);

  _remit_canvas_cancel_flow (self);
  _remit_canvas_end_text (self, FALSE);
  _remit_canvas_set_tool (self, NULL);
  _remit_canvas_drop_sprites (self);
  _remit_canvas_clear_items (self);
  g_clear_handle_id (&self->settle_id, g_source_remove);
  _remit_canvas_stop_flight (self);
  if (self->layout != NULL)
    g_cancellable_cancel (self->layout);
  g_clear_object (&self->layout);
  g_clear_pointer (&self->popover, gtk_widget_unparent);
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  g_clear_object (&self->document);
  g_clear_object (&self->selection);
  G_OBJECT_CLASS (remit_canvas_parent_class)->dispose (object);
}

static void
remit_canvas_finalize (GObject *object)
{
  RemitCanvas *self = REMIT_CANVAS (object);

  g_clear_pointer (&self->scene, remit_scene_unref);
  g_clear_pointer (&self->facts, remit_map_facts_free);
  g_array_unref (self->chain);
  remit_raster_free (self->raster);
  g_array_unref (self->marks);
  g_array_unref (self->lit);
  g_hash_table_unref (self->mark_index);
  g_hash_table_unref (self->viewports);
  g_hash_table_unref (self->items);
  G_OBJECT_CLASS (remit_canvas_parent_class)->finalize (object);
}

static void
remit_canvas_class_init (RemitCanvasClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  object_class->dispose = remit_canvas_dispose;
  object_class->finalize = remit_canvas_finalize;
  widget_class->measure = remit_canvas_measure;
  widget_class->size_allocate = remit_canvas_size_allocate;
  widget_class->snapshot = remit_canvas_snapshot;
  widget_class->query_tooltip = remit_canvas_query_tooltip;
  widget_class->map = remit_canvas_map;
  widget_class->focus = remit_canvas_focus;
  gtk_widget_class_set_css_name (widget_class, "remitcanvas");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST);

  signals[SIGNAL_SCENE_CHANGED] = g_signal_new ("scene-changed", type, G_SIGNAL_RUN_LAST, 0, NULL,
                                                NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_VIEWPORT_CHANGED] = g_signal_new ("viewport-changed", type, G_SIGNAL_RUN_LAST, 0,
                                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_STATE_CHANGED] = g_signal_new ("state-changed", type, G_SIGNAL_RUN_LAST, 0, NULL,
                                                NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_MENU_REQUESTED] = g_signal_new ("menu-requested", type, G_SIGNAL_RUN_LAST, 0, NULL,
                                                 NULL, NULL, G_TYPE_NONE, 2, G_TYPE_DOUBLE,
                                                 G_TYPE_DOUBLE);
}

static void
remit_canvas_init (RemitCanvas *self)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();

  self->raster = remit_raster_new ();
  self->marks = g_array_new (FALSE, FALSE, sizeof (RemitMark));
  self->lit = g_array_new (FALSE, FALSE, sizeof (RemitLit));
  self->chain = g_array_new (FALSE, FALSE, sizeof (RemitId));
  self->mark_index = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->viewports = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  self->items = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  remit_viewport_init (&self->viewport);
  self->fitted = TRUE;
  self->refit = TRUE;
  self->snap = TRUE;
  self->last_kind = -1;
  self->palette = find_palette ();
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
  gtk_widget_set_vexpand (GTK_WIDGET (self), TRUE);
  /* the map is a drawing: it is not mirrored, also not for languages that run from right to left */
  gtk_widget_set_direction (GTK_WIDGET (self), GTK_TEXT_DIR_LTR);
  remit_set_label (GTK_WIDGET (self), _("Map"));
  g_signal_connect_object (manager, "notify::dark", G_CALLBACK (on_theme_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (manager, "notify::high-contrast", G_CALLBACK (on_theme_changed_cb), self,
                           G_CONNECT_SWAPPED);
  _remit_canvas_init_input (self);
}

void
_remit_canvas_state_changed (RemitCanvas *self)
{
  g_signal_emit (self, signals[SIGNAL_STATE_CHANGED], 0);
}

void
_remit_canvas_request_menu (RemitCanvas *self, double x, double y)
{
  g_signal_emit (self, signals[SIGNAL_MENU_REQUESTED], 0, x, y);
}

/* ---- public ---- */

RemitCanvas *
remit_canvas_new (RemitDocument *document, RemitSelection *selection)
{
  RemitCanvas *self;

  g_return_val_if_fail (REMIT_IS_DOCUMENT (document), NULL);
  g_return_val_if_fail (REMIT_IS_SELECTION (selection), NULL);
  self = g_object_new (REMIT_TYPE_CANVAS, NULL);
  self->document = g_object_ref (document);
  self->selection = g_object_ref (selection);
  self->view = remit_map_first_view (get_graph (self));
  g_signal_connect_object (document, "changed", G_CALLBACK (on_document_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (selection, "changed", G_CALLBACK (on_selection_changed_cb), self,
                           G_CONNECT_SWAPPED);
  _remit_canvas_queue_scene (self);
  return self;
}

RemitDocument *
remit_canvas_get_document (RemitCanvas *self)
{
  g_return_val_if_fail (REMIT_IS_CANVAS (self), NULL);
  return self->document;
}

RemitSelection *
remit_canvas_get_selection (RemitCanvas *self)
{
  g_return_val_if_fail (REMIT_IS_CANVAS (self), NULL);
  return self->selection;
}

RemitId
remit_canvas_get_view (RemitCanvas *self)
{
  g_return_val_if_fail (REMIT_IS_CANVAS (self), REMIT_ID_NONE);
  return remit_map_valid_view (get_graph (self), self->view);
}

const RemitView *
remit_canvas_get_view_row (RemitCanvas *self)
{
  RemitId view = remit_canvas_get_view (self);

  return view != REMIT_ID_NONE
             ? (const RemitView *) remit_graph_get (get_graph (self), REMIT_TABLE_VIEW, view)
             : NULL;
}

void
remit_canvas_set_view (RemitCanvas *self, RemitId view)
{
  const RemitViewport *kept;

  g_return_if_fail (REMIT_IS_CANVAS (self));
  if (view == self->view)
    return;
  _remit_canvas_stop_flight (self);
  g_hash_table_insert (self->viewports, g_memdup2 (&self->view, sizeof self->view),
                       g_memdup2 (&self->viewport, sizeof self->viewport));
  self->view = view;
  kept = g_hash_table_lookup (self->viewports, &view);
  self->fitted = self->refit = kept == NULL;
  if (kept != NULL)
    {
      self->viewport.scale = kept->scale;
      self->viewport.x = kept->x;
      self->viewport.y = kept->y;
    }
  self->moved = TRUE;
  _remit_canvas_queue_scene (self);
  g_signal_emit (self, signals[SIGNAL_STATE_CHANGED], 0);
}

RemitPalette
remit_canvas_get_palette (RemitCanvas *self)
{
  g_return_val_if_fail (REMIT_IS_CANVAS (self), REMIT_PALETTE_LIGHT);
  return self->palette;
}

const RemitViewport *
remit_canvas_get_viewport (RemitCanvas *self)
{
  g_return_val_if_fail (REMIT_IS_CANVAS (self), NULL);
  return &self->viewport;
}

gboolean
remit_canvas_get_snap (RemitCanvas *self)
{
  g_return_val_if_fail (REMIT_IS_CANVAS (self), FALSE);
  return self->snap;
}

void
remit_canvas_set_snap (RemitCanvas *self, gboolean snap)
{
  g_return_if_fail (REMIT_IS_CANVAS (self));
  self->snap = snap;
  g_signal_emit (self, signals[SIGNAL_STATE_CHANGED], 0);
}

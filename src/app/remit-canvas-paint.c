/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-app"

#include "remit-canvas-private.h"

#include "remit-dialogs.h"

#include <math.h>

/* What a frame of the map is made of: the retained picture, and over it small nodes for what is
 * under the pointer, selected, dragged or asked for.  GTK compares the nodes of two frames: what
 * did not change is not painted again, so an outline that moves costs an outline. */

#define HANDLE_RADIUS 5.0
#define HANDLE_GAP 9.0       /* px between the box and the middle of a handle */
#define HANDLE_MIN_SCALE 0.4 /* below, handles would hide the nodes */
#define SELECTED_WIDTH 2.5
#define HOVER_WIDTH 1.5

void
_remit_canvas_update_colors (RemitCanvas *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  RemitCanvasColors *colors = &self->colors;
  gboolean dark = remit_theme_is_dark ();

  *colors = (RemitCanvasColors) {
    .accent = { 0.11, 0.44, 0.85, 1 },
    .background = dark ? (GdkRGBA) { 0.12, 0.12, 0.12, 1 } : (GdkRGBA) { 1, 1, 1, 1 },
    .foreground = dark ? (GdkRGBA) { 1, 1, 1, 1 } : (GdkRGBA) { 0.1, 0.1, 0.1, 1 },
    .error = { 0.75, 0.11, 0.16, 1 },
  };
  remit_theme_color (widget, "accent_bg_color", &colors->accent);
  remit_theme_color (widget, "view_bg_color", &colors->background);
  remit_theme_color (widget, "view_fg_color", &colors->foreground);
  remit_theme_color (widget, "error_bg_color", &colors->error);
}

static GdkRGBA
with_alpha (const GdkRGBA *color, double alpha)
{
  return (GdkRGBA) { color->red, color->green, color->blue, (float) (color->alpha * alpha) };
}

static graphene_rect_t
to_graphene (const RemitRect *rect)
{
  return GRAPHENE_RECT_INIT ((float) rect->x, (float) rect->y, (float) rect->width,
                             (float) rect->height);
}

static RemitRect
grow (const RemitRect *rect, double by)
{
  return (RemitRect) { rect->x - by, rect->y - by, rect->width + 2 * by, rect->height + 2 * by };
}

static gboolean
is_in_view (RemitCanvas *self, const RemitRect *screen, double slack)
{
  return screen->x < self->viewport.width + slack && screen->y < self->viewport.height + slack
         && screen->x + screen->width > -slack && screen->y + screen->height > -slack;
}

/* ---- pieces that the tools use too ---- */

void
_remit_canvas_outline (GtkSnapshot *snapshot, const RemitRect *screen, double radius, double width,
                       const GdkRGBA *color)
{
  RemitRect outer = grow (screen, width / 2);
  graphene_rect_t bounds = to_graphene (&outer);
  GskRoundedRect rounded;
  float widths[4] = { (float) width, (float) width, (float) width, (float) width };
  GdkRGBA colors[4] = { *color, *color, *color, *color };

  gsk_rounded_rect_init_from_rect (
      &rounded, &bounds, (float) MIN (radius + width / 2, MIN (outer.width, outer.height) / 2));
  gtk_snapshot_append_border (snapshot, &rounded, widths, colors);
}

static void
append_filled (GtkSnapshot *snapshot, const RemitRect *screen, double radius, const GdkRGBA *color)
{
  graphene_rect_t bounds = to_graphene (screen);
  GskRoundedRect rounded;

  gsk_rounded_rect_init_from_rect (&rounded, &bounds,
                                   (float) MIN (radius, MIN (screen->width, screen->height) / 2));
  gtk_snapshot_push_rounded_clip (snapshot, &rounded);
  gtk_snapshot_append_color (snapshot, color, &bounds);
  gtk_snapshot_pop (snapshot);
}

void
_remit_canvas_hint (RemitCanvas *self, GtkSnapshot *snapshot, double x, double y, const char *text,
                    gboolean bad)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  GdkRGBA fill = bad ? self->colors.error : self->colors.foreground;
  GdkRGBA ink = bad ? (GdkRGBA) { 1, 1, 1, 1 } : self->colors.background;
  RemitRect chip;
  int width, height;

  pango_layout_set_width (layout, 360 * PANGO_SCALE);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_get_pixel_size (layout, &width, &height);
  chip = (RemitRect) { x + 16, y + 20, width + 20, height + 10 };
  chip.x = CLAMP (chip.x, 4, MAX (4, self->viewport.width - chip.width - 4));
  if (chip.y + chip.height > self->viewport.height - 4)
    chip.y = y - 12 - chip.height;
  append_filled (snapshot, &chip, 8, &fill);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) chip.x + 10, (float) chip.y + 5));
  gtk_snapshot_append_layout (snapshot, layout, &ink);
  gtk_snapshot_restore (snapshot);
}

void
_remit_canvas_line (RemitCanvas *self, GtkSnapshot *snapshot, double x1, double y1, double x2,
                    double y2, gboolean arrow)
{
  RemitRect span = { MIN (x1, x2), MIN (y1, y2), fabs (x2 - x1), fabs (y2 - y1) };
  RemitRect reach = grow (&span, 12);
  graphene_rect_t bounds = to_graphene (&reach);
  double angle = atan2 (y2 - y1, x2 - x1);
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &bounds);

  gdk_cairo_set_source_rgba (cr, &self->colors.accent);
  cairo_set_line_width (cr, 2);
  cairo_move_to (cr, x1, y1);
  cairo_line_to (cr, x2, y2);
  cairo_stroke (cr);
  if (arrow)
    {
      cairo_move_to (cr, x2, y2);
      cairo_line_to (cr, x2 - 10 * cos (angle - 0.4), y2 - 10 * sin (angle - 0.4));
      cairo_line_to (cr, x2 - 10 * cos (angle + 0.4), y2 - 10 * sin (angle + 0.4));
      cairo_close_path (cr);
      cairo_fill (cr);
    }
  cairo_destroy (cr);
}

void
_remit_canvas_handle_point (const RemitRect *screen_box, RemitSide side, double *x, double *y)
{
  *x = screen_box->x + screen_box->width / 2;
  *y = screen_box->y + screen_box->height / 2;
  if (side == REMIT_SIDE_LEFT || side == REMIT_SIDE_RIGHT)
    *x = side == REMIT_SIDE_LEFT ? screen_box->x - HANDLE_GAP
                                 : screen_box->x + screen_box->width + HANDLE_GAP;
  else
    *y = side == REMIT_SIDE_TOP ? screen_box->y - HANDLE_GAP
                                : screen_box->y + screen_box->height + HANDLE_GAP;
}

gboolean
_remit_canvas_shows_handles (RemitCanvas *self, RemitId node)
{
  const RemitMark *mark = node != REMIT_ID_NONE ? _remit_canvas_find_mark (self, node) : NULL;
  guint n;

  if (mark == NULL || mark->part != REMIT_PART_NODE || self->viewport.scale < HANDLE_MIN_SCALE
      || self->tool != NULL || self->entry != NULL || self->flow != NULL
      || remit_document_get_read_only (self->document))
    return FALSE;
  if (self->hover == node)
    return TRUE;
  remit_selection_get (self->selection, &n);
  return n == 1 && remit_selection_get_primary (self->selection) == node;
}

/* ---- lit links ---- */

static gboolean
is_lit_by_hover (RemitCanvas *self, RemitId link)
{
  const RemitLink *row;

  if (self->hover == REMIT_ID_NONE)
    return FALSE;
  if (self->hover == link)
    return TRUE;
  row = remit_graph_link (remit_document_get_graph (self->document), link);
  return row != NULL && (row->source == self->hover || row->target == self->hover);
}

static void
collect_lit (RemitCanvas *self)
{
  const RemitItem *items;
  guint n, n_selected;

  self->lit_stale = FALSE;
  g_array_set_size (self->lit, 0);
  remit_selection_get (self->selection, &n_selected);
  if (self->hover == REMIT_ID_NONE && n_selected == 0 && self->chain->len == 0)
    return;
  items = remit_scene_get_items (remit_canvas_get_scene (self), &n);
  for (guint i = 0; i < n; i++)
    {
      RemitLit lit = { &items[i], FALSE };

      if (items[i].shape != REMIT_SHAPE_LINE || items[i].part != REMIT_PART_LINK)
        continue;
      lit.selected = remit_selection_contains (self->selection, items[i].id)
                     || _remit_canvas_is_chain_link (self, items[i].id);
      if (lit.selected || is_lit_by_hover (self, items[i].id))
        g_array_append_val (self->lit, lit);
    }
}

static void
snapshot_lit (RemitCanvas *self, GtkSnapshot *snapshot, const RemitLit *lit)
{
  const RemitItem *item = lit->item;
  const double *points = remit_scene_get_points (self->scene) + 2 * item->first_point;
  RemitViewport shown = _remit_canvas_get_shown (self);
  RemitRect screen = remit_viewport_rect_to_screen (&shown, &item->bounds);
  RemitRect reach = grow (&screen, 8);
  graphene_rect_t bounds = to_graphene (&reach);
  GdkRGBA color = with_alpha (&self->colors.accent, lit->selected ? 0.9 : 0.5);
  cairo_t *cr;

  if (!is_in_view (self, &screen, 8))
    return;
  cr = gtk_snapshot_append_cairo (snapshot, &bounds);
  gdk_cairo_set_source_rgba (cr, &color);
  cairo_set_line_width (cr, lit->selected ? 4 : 3);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  for (guint i = 0; i < item->n_points; i++)
    {
      double x, y;

      remit_viewport_to_screen (&shown, points[2 * i], points[2 * i + 1], &x, &y);
      cairo_line_to (cr, x, y);
    }
  cairo_stroke (cr);
  /* the link itself again on top: its label and its heads stay legible */
  cairo_translate (cr, -shown.x * shown.scale, -shown.y * shown.scale);
  cairo_scale (cr, shown.scale, shown.scale);
  remit_scene_paint_items (self->scene, cr, &item->id, 1, shown.scale);
  cairo_destroy (cr);
}

/* ---- nodes ---- */

static void
snapshot_mark (RemitCanvas *self, GtkSnapshot *snapshot, const RemitMark *mark, double width,
               const GdkRGBA *color)
{
  RemitRect screen = _remit_canvas_to_screen (self, &mark->box);

  if (is_in_view (self, &screen, width))
    _remit_canvas_outline (snapshot, &screen, mark->radius * self->viewport.scale, width, color);
}

static void
snapshot_corners (RemitCanvas *self, GtkSnapshot *snapshot, const RemitMark *mark)
{
  RemitRect screen = _remit_canvas_to_screen (self, &mark->box);

  for (guint i = 0; i < 4; i++)
    {
      double x = screen.x + (i % 2) * screen.width, y = screen.y + (i / 2) * screen.height;
      RemitRect knob = { x - 5, y - 5, 10, 10 };

      append_filled (snapshot, &knob, 3, &self->colors.background);
      _remit_canvas_outline (snapshot, &knob, 3, 2, &self->colors.accent);
    }
}

static void
snapshot_selection (RemitCanvas *self, GtkSnapshot *snapshot)
{
  guint n;
  const RemitId *ids = remit_selection_get (self->selection, &n);

  for (guint i = 0; i < n; i++)
    {
      const RemitMark *mark = _remit_canvas_find_mark (self, ids[i]);

      if (mark == NULL)
        continue;
      snapshot_mark (self, snapshot, mark, SELECTED_WIDTH, &self->colors.accent);
      if (mark->part == REMIT_PART_AREA && self->tool == NULL)
        snapshot_corners (self, snapshot, mark);
    }
}

static void
snapshot_handles (RemitCanvas *self, GtkSnapshot *snapshot, RemitId node)
{
  RemitRect screen;

  if (!_remit_canvas_shows_handles (self, node))
    return;
  screen = _remit_canvas_to_screen (self, &_remit_canvas_find_mark (self, node)->box);
  for (guint side = 0; side < REMIT_N_SIDES; side++)
    {
      RemitRect knob = { 0, 0, 2 * HANDLE_RADIUS, 2 * HANDLE_RADIUS };
      double x, y;

      _remit_canvas_handle_point (&screen, side, &x, &y);
      knob.x = x - HANDLE_RADIUS;
      knob.y = y - HANDLE_RADIUS;
      append_filled (snapshot, &knob, HANDLE_RADIUS, &self->colors.background);
      _remit_canvas_outline (snapshot, &knob, HANDLE_RADIUS, 2, &self->colors.accent);
    }
}

/* From the node that a link is to begin at, if there is one in view. */
static void
snapshot_line_to (RemitCanvas *self, GtkSnapshot *snapshot, const RemitRect *box)
{
  const RemitMark *source = self->ghost_source != REMIT_ID_NONE
                                ? _remit_canvas_find_mark (self, self->ghost_source)
                                : NULL;
  RemitRect from, to;
  double x, y;

  if (source == NULL)
    return;
  from = _remit_canvas_to_screen (self, &source->box);
  to = _remit_canvas_to_screen (self, box);
  x = CLAMP (to.x + to.width / 2, from.x, from.x + from.width);
  y = CLAMP (to.y + to.height / 2, from.y, from.y + from.height);
  _remit_canvas_line (self, snapshot, x, y, CLAMP (x, to.x, to.x + to.width),
                      CLAMP (y, to.y, to.y + to.height), TRUE);
}

/* A box that is not there yet, and the line to it. */
static void
snapshot_ghost (RemitCanvas *self, GtkSnapshot *snapshot)
{
  RemitRect screen = _remit_canvas_to_screen (self, &self->ghost), reach = grow (&screen, 2);
  graphene_rect_t bounds = to_graphene (&reach);
  GdkRGBA veil = with_alpha (&self->colors.background, 0.6);
  const double dashes[] = { 6, 4 };
  cairo_t *cr;

  snapshot_line_to (self, snapshot, &self->ghost);
  append_filled (snapshot, &screen, 8 * self->viewport.scale, &veil);
  cr = gtk_snapshot_append_cairo (snapshot, &bounds);
  gdk_cairo_set_source_rgba (cr, &self->colors.accent);
  cairo_set_line_width (cr, 2);
  cairo_set_dash (cr, dashes, G_N_ELEMENTS (dashes), 0);
  cairo_rectangle (cr, screen.x, screen.y, screen.width, screen.height);
  cairo_stroke (cr);
  cairo_destroy (cr);
}

static void
snapshot_overlays (RemitCanvas *self, GtkSnapshot *snapshot)
{
  const RemitMark *hovered = self->hover != REMIT_ID_NONE
                                 ? _remit_canvas_find_mark (self, self->hover)
                                 : NULL;
  const RemitMark *target = self->target != REMIT_ID_NONE
                                ? _remit_canvas_find_mark (self, self->target)
                                : NULL;
  GdkRGBA faint = with_alpha (&self->colors.accent, 0.6);

  if (self->lit_stale)
    collect_lit (self);
  _remit_canvas_fade (self, snapshot);
  for (guint i = 0; i < self->lit->len; i++)
    snapshot_lit (self, snapshot, &g_array_index (self->lit, RemitLit, i));
  _remit_canvas_snapshot_chain (self, snapshot);
  if (hovered != NULL && hovered->part == REMIT_PART_NODE && self->tool == NULL)
    snapshot_mark (self, snapshot, hovered, HOVER_WIDTH, &faint);
  snapshot_selection (self, snapshot);
  snapshot_handles (self, snapshot, self->hover);
  if (remit_selection_get_primary (self->selection) != self->hover)
    snapshot_handles (self, snapshot, remit_selection_get_primary (self->selection));
  if (self->ghost_shown)
    snapshot_ghost (self, snapshot);
  if (target != NULL)
    {
      snapshot_line_to (self, snapshot, &target->box);
      snapshot_mark (self, snapshot, target, 4, &self->colors.accent);
    }
  if (self->tool != NULL && self->tool->klass->snapshot != NULL)
    self->tool->klass->snapshot (self->tool, snapshot);
}

/* The theme's entries are translucent: without a ground one would read the drawing through the
 * text. */
static void
snapshot_entry (RemitCanvas *self, GtkSnapshot *snapshot)
{
  graphene_rect_t bounds;

  if (gtk_widget_compute_bounds (self->entry, GTK_WIDGET (self), &bounds))
    append_filled (
        snapshot,
        &(RemitRect) { bounds.origin.x, bounds.origin.y, bounds.size.width, bounds.size.height }, 6,
        &self->colors.background);
  gtk_widget_snapshot_child (GTK_WIDGET (self), self->entry, snapshot);
}

/* Keyboard focus on the canvas as a whole, when no outline of a selection shows where one is. */
static void
snapshot_focus (RemitCanvas *self, GtkSnapshot *snapshot)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  RemitRect inside = { 2, 2, self->viewport.width - 4, self->viewport.height - 4 };

  if (gtk_widget_is_focus (GTK_WIDGET (self)) && GTK_IS_WINDOW (root)
      && gtk_window_get_focus_visible (GTK_WINDOW (root))
      && remit_selection_get_primary (self->selection) == REMIT_ID_NONE)
    _remit_canvas_outline (snapshot, &inside, 4, 2, &self->colors.accent);
}

void
_remit_canvas_snapshot (RemitCanvas *self, GtkSnapshot *snapshot)
{
  double device = gtk_widget_get_scale_factor (GTK_WIDGET (self));
  RemitViewport shown = _remit_canvas_get_shown (self);
  RemitScene *scene;

  if (self->viewport.width <= 0 || self->viewport.height <= 0)
    return;
  scene = remit_canvas_get_scene (self);
  if (self->sprites != NULL)
    _remit_canvas_snapshot_sprites (self, snapshot);
  else
    {
      gtk_snapshot_append_node (
          snapshot, remit_raster_update (self->raster, scene, &shown, device, self->hurry));
      snapshot_overlays (self, snapshot);
    }
  if (self->entry != NULL)
    snapshot_entry (self, snapshot);
  snapshot_focus (self, snapshot);
}

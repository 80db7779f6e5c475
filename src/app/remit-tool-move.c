/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-app"

#include "remit-canvas-private.h"

#include "remit-map-command.h"
#include "remit-snap.h"

#include <math.h>

/* Moving nodes and areas.  Until the release only a preview moves over the picture that stays: a
 * copy of what is moved, faint boxes where it was, and straight lines to the neighbours.  An area
 * takes along the nodes that lie in it. */

#define SNAP_REACH 7.0            /* px */
#define MAX_SPRITE_PIXELS 6000000 /* larger selections move as outlines */
#define MAX_LINES 200

typedef struct
{
  RemitTool tool;
  GArray *marks;  /* RemitMark, what moves */
  GArray *others; /* RemitRect, what attracts */
  GArray *lines;  /* Line */
  RemitRect all;  /* around what moves */
  double dx, dy;  /* world */
  RemitSnap snap;
  GskRenderNode *sprite; /* what moves, as a picture, with its origin at the corner of `all` */
  double sprite_scale;
} MoveTool;

/* A line to a neighbour that stays, or (both move) between two that move: those are not shown. */
typedef struct
{
  guint moved;
  double x, y;
} Line;

static void
add_mark (MoveTool *self, GHashTable *seen, const RemitMark *mark)
{
  if (g_hash_table_add (seen, g_memdup2 (&mark->id, sizeof mark->id)))
    g_array_append_val (self->marks, *mark);
}

static void
add_contents (MoveTool *self, GHashTable *seen, const RemitMark *area)
{
  guint n;
  const RemitMark *marks = _remit_canvas_get_marks (self->tool.canvas, &n);

  for (guint i = 0; i < n; i++)
    if (marks[i].part == REMIT_PART_NODE && remit_rect_lies_in (&marks[i].box, &area->box))
      add_mark (self, seen, &marks[i]);
}

static void
collect_moved (MoveTool *self, GHashTable *seen)
{
  RemitCanvas *canvas = self->tool.canvas;
  guint n;
  const RemitId *ids = remit_selection_get (canvas->selection, &n);

  for (guint i = 0; i < n; i++)
    {
      const RemitMark *mark = _remit_canvas_find_mark (canvas, ids[i]);

      if (mark == NULL)
        continue;
      add_mark (self, seen, mark);
      if (mark->part == REMIT_PART_AREA)
        add_contents (self, seen, mark);
    }
}

/* Only what is seen attracts: a guide to something out of sight would look like a mistake. */
static void
collect_others (MoveTool *self, GHashTable *seen)
{
  RemitRect visible = remit_viewport_visible (&self->tool.canvas->viewport);
  guint n;
  const RemitMark *marks = _remit_canvas_get_marks (self->tool.canvas, &n);

  for (guint i = 0; i < n; i++)
    if (marks[i].part == REMIT_PART_NODE && !g_hash_table_contains (seen, &marks[i].id)
        && remit_rect_overlaps (&marks[i].box, &visible))
      g_array_append_val (self->others, marks[i].box);
}

static void
collect_lines (MoveTool *self, GHashTable *seen)
{
  RemitCanvas *canvas = self->tool.canvas;
  const RemitGraph *graph = remit_document_get_graph (canvas->document);
  guint n;
  const RemitItem *items = remit_scene_get_items (remit_canvas_get_scene (canvas), &n);
  g_autoptr (GHashTable) index = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < self->marks->len; i++)
    g_hash_table_insert (index, &g_array_index (self->marks, RemitMark, i).id,
                         GUINT_TO_POINTER (i));
  for (guint i = 0; i < n && self->lines->len < MAX_LINES; i++)
    {
      const RemitLink *link = items[i].shape == REMIT_SHAPE_LINE
                                  ? remit_graph_link (graph, items[i].id)
                                  : NULL;
      gboolean from = link != NULL && g_hash_table_contains (seen, &link->source);
      gboolean to = link != NULL && g_hash_table_contains (seen, &link->target);
      const RemitMark *other =
          from != to ? _remit_canvas_find_mark (canvas, from ? link->target : link->source) : NULL;

      if (other != NULL)
        {
          Line line = { GPOINTER_TO_UINT (
                            g_hash_table_lookup (index, from ? &link->source : &link->target)),
                        other->box.x + other->box.width / 2, other->box.y + other->box.height / 2 };

          g_array_append_val (self->lines, line);
        }
    }
}

static void
measure_all (MoveTool *self)
{
  for (guint i = 0; i < self->marks->len; i++)
    remit_rect_include (&self->all, &g_array_index (self->marks, RemitMark, i).box, i == 0);
}

static void
motion (RemitTool *tool, double x, double y, GdkModifierType state)
{
  MoveTool *self = (MoveTool *) tool;
  RemitRect wanted = self->all;
  double world_x, world_y;

  _remit_canvas_to_world (tool->canvas, x, y, &world_x, &world_y);
  self->dx = world_x - tool->start_x;
  self->dy = world_y - tool->start_y;
  if (state & GDK_SHIFT_MASK)
    {
      if (fabs (self->dx) >= fabs (self->dy))
        self->dy = 0;
      else
        self->dx = 0;
    }
  wanted.x += self->dx;
  wanted.y += self->dy;
  self->snap = (RemitSnap) { 0 };
  if (tool->canvas->snap)
    self->snap = remit_snap_box (&wanted, (const RemitRect *) self->others->data, self->others->len,
                                 SNAP_REACH / tool->canvas->viewport.scale, REMIT_SNAP_GRID);
  if (!(state & GDK_SHIFT_MASK) || self->dx != 0)
    self->dx += self->snap.dx;
  if (!(state & GDK_SHIFT_MASK) || self->dy != 0)
    self->dy += self->snap.dy;
  gtk_widget_queue_draw (GTK_WIDGET (tool->canvas));
}

static void
finish (RemitTool *tool, double x, double y, GdkModifierType state)
{
  MoveTool *self = (MoveTool *) tool;
  g_autoptr (GArray) spots = g_array_new (FALSE, FALSE, sizeof (RemitSpot));

  motion (tool, x, y, state);
  if (round (self->dx) == 0 && round (self->dy) == 0)
    return;
  for (guint i = 0; i < self->marks->len; i++)
    {
      const RemitMark *mark = &g_array_index (self->marks, RemitMark, i);
      RemitSpot spot = { mark->id, mark->box.x + self->dx, mark->box.y + self->dy };

      g_array_append_val (spots, spot);
    }
  remit_map_command_move (tool->canvas, (const RemitSpot *) spots->data, spots->len, NULL);
}

/* ---- preview ---- */

/* NULL for selections that are too large: they move as outlines. */
static GskRenderNode *
make_sprite (MoveTool *self, const RemitViewport *shown)
{
  RemitCanvas *canvas = self->tool.canvas;
  double device = gtk_widget_get_scale_factor (GTK_WIDGET (canvas)), pixels = shown->scale * device,
         edge = 4;
  int width = (int) ceil (self->all.width * pixels + 2 * edge),
      height = (int) ceil (self->all.height * pixels + 2 * edge);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (RemitId));
  cairo_surface_t *surface;
  GskRenderNode *node;
  cairo_t *cr;

  if ((gint64) width * height > MAX_SPRITE_PIXELS)
    return NULL;
  for (guint i = 0; i < self->marks->len; i++)
    g_array_append_val (ids, g_array_index (self->marks, RemitMark, i).id);
  surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  cr = cairo_create (surface);
  cairo_translate (cr, edge - self->all.x * pixels, edge - self->all.y * pixels);
  cairo_scale (cr, pixels, pixels);
  remit_scene_paint_items (remit_canvas_get_scene (canvas), cr, (const RemitId *) ids->data,
                           ids->len, pixels);
  cairo_destroy (cr);

  node = gsk_cairo_node_new (
      &GRAPHENE_RECT_INIT ((float) (-edge / device), (float) (-edge / device),
                           (float) (width / device), (float) (height / device)));
  cr = gsk_cairo_node_get_draw_context (node);
  cairo_scale (cr, 1 / device, 1 / device);
  cairo_set_source_surface (cr, surface, -edge, -edge);
  cairo_paint_with_alpha (cr, 0.9);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return node;
}

static void
snapshot_lines (MoveTool *self, GtkSnapshot *snapshot, const RemitViewport *shown)
{
  RemitCanvas *canvas = self->tool.canvas;
  GdkRGBA color = canvas->colors.accent;
  cairo_t *cr;

  if (self->lines->len == 0)
    return;
  color.alpha = 0.5f;
  cr = gtk_snapshot_append_cairo (
      snapshot, &GRAPHENE_RECT_INIT (0, 0, (float) shown->width, (float) shown->height));
  gdk_cairo_set_source_rgba (cr, &color);
  cairo_set_line_width (cr, 1.5);
  for (guint i = 0; i < self->lines->len; i++)
    {
      const Line *line = &g_array_index (self->lines, Line, i);
      const RemitRect *box = &g_array_index (self->marks, RemitMark, line->moved).box;
      double x, y;

      remit_viewport_to_screen (shown, box->x + box->width / 2 + self->dx,
                                box->y + box->height / 2 + self->dy, &x, &y);
      cairo_move_to (cr, x, y);
      remit_viewport_to_screen (shown, line->x, line->y, &x, &y);
      cairo_line_to (cr, x, y);
    }
  cairo_stroke (cr);
  cairo_destroy (cr);
}

static void
snapshot_guides (MoveTool *self, GtkSnapshot *snapshot, const RemitViewport *shown)
{
  for (guint i = 0; i < self->snap.n_guides; i++)
    {
      const RemitGuide *guide = &self->snap.guides[i];
      RemitRect world = { guide->x1, guide->y1, guide->x2 - guide->x1, guide->y2 - guide->y1 };
      RemitRect screen = remit_viewport_rect_to_screen (shown, &world);

      gtk_snapshot_append_color (
          snapshot, &self->tool.canvas->colors.accent,
          &GRAPHENE_RECT_INIT ((float) floor (screen.x), (float) floor (screen.y),
                               (float) MAX (screen.width, 1), (float) MAX (screen.height, 1)));
    }
}

static void
snapshot_boxes (MoveTool *self, GtkSnapshot *snapshot, const RemitViewport *shown)
{
  RemitCanvas *canvas = self->tool.canvas;
  GdkRGBA veil = canvas->colors.background;

  veil.alpha = 0.6f;
  for (guint i = 0; i < self->marks->len; i++)
    {
      const RemitMark *mark = &g_array_index (self->marks, RemitMark, i);
      RemitRect screen = remit_viewport_rect_to_screen (shown, &mark->box);

      gtk_snapshot_append_color (snapshot, &veil,
                                 &GRAPHENE_RECT_INIT ((float) screen.x, (float) screen.y,
                                                      (float) screen.width, (float) screen.height));
    }
}

static void
snapshot_outlines (MoveTool *self, GtkSnapshot *snapshot, const RemitViewport *shown)
{
  for (guint i = 0; i < self->marks->len; i++)
    {
      const RemitMark *mark = &g_array_index (self->marks, RemitMark, i);
      RemitRect moved = { mark->box.x + self->dx, mark->box.y + self->dy, mark->box.width,
                          mark->box.height };
      RemitRect screen = remit_viewport_rect_to_screen (shown, &moved);

      _remit_canvas_outline (snapshot, &screen, mark->radius * shown->scale, 2,
                             &self->tool.canvas->colors.accent);
    }
}

static void
snapshot_tool (RemitTool *tool, GtkSnapshot *snapshot)
{
  MoveTool *self = (MoveTool *) tool;
  RemitViewport shown = _remit_canvas_get_shown (tool->canvas);
  double x, y;

  if (self->sprite_scale != shown.scale)
    {
      g_clear_pointer (&self->sprite, gsk_render_node_unref);
      self->sprite = make_sprite (self, &shown);
      self->sprite_scale = shown.scale;
    }
  snapshot_boxes (self, snapshot, &shown);
  snapshot_lines (self, snapshot, &shown);
  if (self->sprite != NULL)
    {
      remit_viewport_to_screen (&shown, self->all.x + self->dx, self->all.y + self->dy, &x, &y);
      gtk_snapshot_save (snapshot);
      gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) x, (float) y));
      gtk_snapshot_append_node (snapshot, self->sprite);
      gtk_snapshot_restore (snapshot);
    }
  snapshot_outlines (self, snapshot, &shown);
  snapshot_guides (self, snapshot, &shown);
}

static void
free_tool (RemitTool *tool)
{
  MoveTool *self = (MoveTool *) tool;

  g_array_unref (self->marks);
  g_array_unref (self->others);
  g_array_unref (self->lines);
  g_clear_pointer (&self->sprite, gsk_render_node_unref);
  g_free (self);
}

RemitTool *
remit_tool_move_new (RemitCanvas *canvas, double x, double y)
{
  static const RemitToolClass klass = {
    "grabbing", TRUE, motion, finish, snapshot_tool, free_tool
  };
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  MoveTool *self = g_new0 (MoveTool, 1);

  self->tool = (RemitTool) { &klass, canvas, 0, 0 };
  self->marks = g_array_new (FALSE, FALSE, sizeof (RemitMark));
  self->others = g_array_new (FALSE, FALSE, sizeof (RemitRect));
  self->lines = g_array_new (FALSE, FALSE, sizeof (Line));
  _remit_canvas_to_world (canvas, x, y, &self->tool.start_x, &self->tool.start_y);
  collect_moved (self, seen);
  if (self->marks->len == 0)
    {
      free_tool (&self->tool);
      return NULL;
    }
  collect_others (self, seen);
  collect_lines (self, seen);
  measure_all (self);
  return &self->tool;
}

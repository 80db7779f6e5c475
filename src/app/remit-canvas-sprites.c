/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-app"

#include "remit-canvas-private.h"

/* A layout on the move: for a moment the map shows pictures of its nodes that glide from their old
 * places to the new ones, with straight lines between them; then the real drawing takes over.  Each
 * picture is made once and only shifted from frame to frame. Large drawings and those who want no
 * animation see the new drawing at once. */

#define DURATION 280 /* ms; "≤ 300" is the rule of the house */
#define MAX_SPRITES 300

typedef struct
{
  RemitId id;
  RemitRect from, to;  /* world */
  GskRenderNode *node; /* the picture, with its origin at the corner of the box, in world units */
} Sprite;

struct _RemitSprites
{
  GArray *sprites;    /* Sprite */
  GHashTable *index;  /* id -> 1 + index */
  GArray *ends;       /* pairs of indices: lines */
  RemitScene *before; /* owned: its areas are the ground */
  AdwAnimation *animation;
  double t;
};

static void
clear_sprite (gpointer data)
{
  g_clear_pointer (&((Sprite *) data)->node, gsk_render_node_unref);
}

static void
add_sprite (RemitSprites *self, const RemitMark *mark)
{
  Sprite sprite = { mark->id, mark->box, mark->box, NULL };
  cairo_t *cr;

  sprite.node = gsk_cairo_node_new (
      &GRAPHENE_RECT_INIT (-3, -3, (float) mark->box.width + 6, (float) mark->box.height + 6));
  cr = gsk_cairo_node_get_draw_context (sprite.node);
  cairo_translate (cr, -mark->box.x, -mark->box.y);
  remit_scene_paint_items (self->before, cr, &mark->id, 1, 1);
  cairo_destroy (cr);
  g_array_append_val (self->sprites, sprite);
  g_hash_table_insert (self->index, g_memdup2 (&mark->id, sizeof mark->id),
                       GUINT_TO_POINTER (self->sprites->len));
}

void
_remit_canvas_keep_sprites (RemitCanvas *self)
{
  RemitSprites *sprites;
  const RemitMark *marks;
  guint n;

  _remit_canvas_drop_sprites (self);
  marks = _remit_canvas_get_marks (self, &n);
  if (n == 0 || n > MAX_SPRITES || !adw_get_enable_animations (GTK_WIDGET (self))
      || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  sprites = g_new0 (RemitSprites, 1);
  sprites->sprites = g_array_new (FALSE, FALSE, sizeof (Sprite));
  g_array_set_clear_func (sprites->sprites, clear_sprite);
  sprites->index = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  sprites->ends = g_array_new (FALSE, FALSE, sizeof (guint));
  sprites->before = remit_scene_ref (self->scene);
  for (guint i = 0; i < n; i++)
    add_sprite (sprites, &marks[i]);
  self->sprites = sprites;
}

static guint
find_sprite (RemitSprites *self, RemitId id)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->index, &id));
}

static void
collect_ends (RemitCanvas *self)
{
  const RemitGraph *graph = remit_document_get_graph (self->document);
  guint n;
  const RemitItem *items = remit_scene_get_items (self->scene, &n);

  for (guint i = 0; i < n; i++)
    {
      const RemitLink *link = items[i].shape == REMIT_SHAPE_LINE && items[i].part == REMIT_PART_LINK
                                  ? remit_graph_link (graph, items[i].id)
                                  : NULL;
      guint from = link != NULL ? find_sprite (self->sprites, link->source) : 0;
      guint to = link != NULL ? find_sprite (self->sprites, link->target) : 0;

      if (from == 0 || to == 0)
        continue;
      from--;
      to--;
      g_array_append_val (self->sprites->ends, from);
      g_array_append_val (self->sprites->ends, to);
    }
}

static void
step_cb (double t, gpointer data)
{
  RemitCanvas *self = data;

  if (self->sprites != NULL)
    self->sprites->t = t;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
on_done_cb (RemitCanvas *self)
{
  _remit_canvas_drop_sprites (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
_remit_canvas_play_sprites (RemitCanvas *self)
{
  RemitSprites *sprites = self->sprites;

  if (sprites == NULL)
    return;
  remit_canvas_get_scene (self);
  for (guint i = 0; i < sprites->sprites->len; i++)
    {
      Sprite *sprite = &g_array_index (sprites->sprites, Sprite, i);
      const RemitMark *mark = _remit_canvas_find_mark (self, sprite->id);

      if (mark != NULL)
        sprite->to = mark->box;
    }
  collect_ends (self);
  sprites->animation = adw_timed_animation_new (
      GTK_WIDGET (self), 0, 1, DURATION, adw_callback_animation_target_new (step_cb, self, NULL));
  g_signal_connect_object (sprites->animation, "done", G_CALLBACK (on_done_cb), self,
                           G_CONNECT_SWAPPED);
  adw_animation_play (sprites->animation);
}

void
_remit_canvas_drop_sprites (RemitCanvas *self)
{
  RemitSprites *sprites = g_steal_pointer (&self->sprites);

  if (sprites == NULL)
    return;
  if (sprites->animation != NULL)
    {
      g_signal_handlers_disconnect_by_data (sprites->animation, self);
      adw_animation_pause (sprites->animation);
      g_object_unref (sprites->animation);
    }
  g_array_unref (sprites->sprites);
  g_hash_table_unref (sprites->index);
  g_array_unref (sprites->ends);
  remit_scene_unref (sprites->before);
  g_free (sprites);
}

static RemitRect
get_box (const RemitSprites *self, guint i)
{
  const Sprite *sprite = &g_array_index (self->sprites, Sprite, i);

  return (RemitRect) { sprite->from.x + (sprite->to.x - sprite->from.x) * self->t,
                      sprite->from.y + (sprite->to.y - sprite->from.y) * self->t, sprite->to.width,
                      sprite->to.height };
}

static void
snapshot_lines (RemitCanvas *self, GtkSnapshot *snapshot, const RemitViewport *shown)
{
  RemitSprites *sprites = self->sprites;
  GdkRGBA color = self->colors.foreground;
  cairo_t *cr = gtk_snapshot_append_cairo (
      snapshot, &GRAPHENE_RECT_INIT (0, 0, (float) shown->width, (float) shown->height));

  color.alpha = 0.35f;
  gdk_cairo_set_source_rgba (cr, &color);
  cairo_set_line_width (cr, 1.2);
  for (guint i = 0; i + 1 < sprites->ends->len; i += 2)
    for (guint end = 0; end < 2; end++)
      {
        RemitRect box = get_box (sprites, g_array_index (sprites->ends, guint, i + end));
        double x, y;

        remit_viewport_to_screen (shown, box.x + box.width / 2, box.y + box.height / 2, &x, &y);
        if (end == 0)
          cairo_move_to (cr, x, y);
        else
          cairo_line_to (cr, x, y);
      }
  cairo_stroke (cr);
  cairo_destroy (cr);
}

static void
snapshot_sprite (RemitSprites *self, GtkSnapshot *snapshot, guint i, const RemitViewport *shown)
{
  RemitRect box = get_box (self, i);
  double x, y;

  remit_viewport_to_screen (shown, box.x, box.y, &x, &y);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) x, (float) y));
  gtk_snapshot_scale (snapshot, (float) shown->scale, (float) shown->scale);
  gtk_snapshot_append_node (snapshot, g_array_index (self->sprites, Sprite, i).node);
  gtk_snapshot_restore (snapshot);
}

void
_remit_canvas_snapshot_sprites (RemitCanvas *self, GtkSnapshot *snapshot)
{
  RemitRgba ground = remit_scene_get_background (self->scene);
  RemitViewport shown = _remit_canvas_get_shown (self);
  RemitSprites *sprites = self->sprites;
  guint n_areas = 0;

  gtk_snapshot_append_color (snapshot,
                             &(GdkRGBA) { (float) ground.r, (float) ground.g, (float) ground.b, 1 },
                             &GRAPHENE_RECT_INIT (0, 0, (float) shown.width, (float) shown.height));
  /* marks are areas first: those lie below the lines */
  while (n_areas < sprites->sprites->len
         && remit_graph_get (remit_document_get_graph (self->document), REMIT_TABLE_AREA,
                             g_array_index (sprites->sprites, Sprite, n_areas).id))
    snapshot_sprite (sprites, snapshot, n_areas++, &shown);
  snapshot_lines (self, snapshot, &shown);
  for (guint i = n_areas; i < sprites->sprites->len; i++)
    snapshot_sprite (sprites, snapshot, i, &shown);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-app"

#include "remit-canvas-private.h"

#include <math.h>

/* The rubber band: everything that it touches is chosen while it is drawn, so that one sees what
 * one gets. */

typedef struct
{
  RemitTool tool;
  RemitRect band;  /* world */
  RemitId *before; /* what was selected and stays so; owned */
  guint n_before;
} SelectTool;

static void
add_id (GArray *ids, GHashTable *seen, RemitId id)
{
  if (g_hash_table_add (seen, g_memdup2 (&id, sizeof id)))
    g_array_append_val (ids, id);
}

static void
motion (RemitTool *tool, double x, double y, GdkModifierType state)
{
  SelectTool *self = (SelectTool *) tool;
  g_autoptr (GArray) touched = NULL;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (RemitId));
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  double world_x, world_y;

  _remit_canvas_to_world (tool->canvas, x, y, &world_x, &world_y);
  self->band = (RemitRect) { MIN (world_x, tool->start_x), MIN (world_y, tool->start_y),
                            fabs (world_x - tool->start_x), fabs (world_y - tool->start_y) };
  touched = remit_scene_nodes_in (remit_canvas_get_scene (tool->canvas), &self->band);
  for (guint i = 0; i < self->n_before; i++)
    add_id (ids, seen, self->before[i]);
  for (guint i = 0; i < touched->len; i++)
    add_id (ids, seen, g_array_index (touched, RemitId, i));
  _remit_canvas_select (tool->canvas, (const RemitId *) ids->data, ids->len);
  gtk_widget_queue_draw (GTK_WIDGET (tool->canvas));
}

static void
finish (RemitTool *tool, double x, double y, GdkModifierType state)
{
  motion (tool, x, y, state);
  _remit_canvas_focus_selected (tool->canvas);
}

static void
snapshot (RemitTool *tool, GtkSnapshot *snapshot)
{
  SelectTool *self = (SelectTool *) tool;
  RemitRect screen = _remit_canvas_to_screen (tool->canvas, &self->band);
  GdkRGBA fill = tool->canvas->colors.accent;

  fill.alpha = 0.12f;
  gtk_snapshot_append_color (snapshot, &fill,
                             &GRAPHENE_RECT_INIT ((float) screen.x, (float) screen.y,
                                                  (float) screen.width, (float) screen.height));
  _remit_canvas_outline (snapshot, &screen, 0, 1, &tool->canvas->colors.accent);
}

static void
free_tool (RemitTool *tool)
{
  SelectTool *self = (SelectTool *) tool;

  g_free (self->before);
  g_free (self);
}

RemitTool *
remit_tool_select_new (RemitCanvas *canvas, double x, double y, gboolean extend)
{
  static const RemitToolClass klass = { NULL, TRUE, motion, finish, snapshot, free_tool };
  SelectTool *self = g_new0 (SelectTool, 1);
  const RemitId *ids;
  guint n;

  self->tool = (RemitTool) { &klass, canvas, 0, 0 };
  _remit_canvas_to_world (canvas, x, y, &self->tool.start_x, &self->tool.start_y);
  ids = remit_selection_get (canvas->selection, &n);
  if (extend)
    {
      self->before = g_memdup2 (ids, n * sizeof *ids);
      self->n_before = n;
    }
  return &self->tool;
}

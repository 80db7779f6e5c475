/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-app"

#include "remit-canvas-private.h"

#include "remit-dialogs.h"
#include "remit-snap.h"

/* Resizing an area by a corner: the opposite corner stays. */

#define MIN_SIZE 60.0

typedef struct
{
  RemitTool tool;
  RemitId area;
  guint corner;
  RemitRect box, wanted; /* world */
} ResizeTool;

static void
motion (RemitTool *tool, double x, double y, GdkModifierType state)
{
  ResizeTool *self = (ResizeTool *) tool;
  double grid = tool->canvas->snap ? REMIT_SNAP_GRID : 0, world_x, world_y;
  double left = self->box.x, top = self->box.y, right = left + self->box.width,
         bottom = top + self->box.height;

  _remit_canvas_to_world (tool->canvas, x, y, &world_x, &world_y);
  world_x = remit_snap_value (world_x, grid);
  world_y = remit_snap_value (world_y, grid);
  if (self->corner % 2 == 0)
    left = MIN (world_x, right - MIN_SIZE);
  else
    right = MAX (world_x, left + MIN_SIZE);
  if (self->corner / 2 == 0)
    top = MIN (world_y, bottom - MIN_SIZE);
  else
    bottom = MAX (world_y, top + MIN_SIZE);
  self->wanted = (RemitRect) { left, top, right - left, bottom - top };
  gtk_widget_queue_draw (GTK_WIDGET (tool->canvas));
}

static void
finish (RemitTool *tool, double x, double y, GdkModifierType state)
{
  ResizeTool *self = (ResizeTool *) tool;
  g_autoptr (GError) error = NULL;

  motion (tool, x, y, state);
  if (!remit_map_resize_area (tool->canvas->document, self->area, &self->wanted, &error))
    remit_show_error (GTK_WIDGET (tool->canvas), error);
}

static void
snapshot (RemitTool *tool, GtkSnapshot *snapshot)
{
  ResizeTool *self = (ResizeTool *) tool;
  RemitRect screen = _remit_canvas_to_screen (tool->canvas, &self->wanted);

  _remit_canvas_outline (snapshot, &screen, 12 * tool->canvas->viewport.scale, 2,
                         &tool->canvas->colors.accent);
}

static void
free_tool (RemitTool *tool)
{
  g_free (tool);
}

RemitTool *
remit_tool_resize_new (RemitCanvas *canvas, RemitId area, guint corner, double x, double y)
{
  static const RemitToolClass klasses[] = {
    { "nwse-resize", TRUE, motion, finish, snapshot, free_tool },
    { "nesw-resize", TRUE, motion, finish, snapshot, free_tool },
  };
  const RemitMark *mark = _remit_canvas_find_mark (canvas, area);
  ResizeTool *self;

  if (mark == NULL)
    return NULL;
  self = g_new0 (ResizeTool, 1);
  self->tool = (RemitTool) { &klasses[corner == 1 || corner == 2], canvas, 0, 0 };
  self->area = area;
  self->corner = corner;
  self->box = self->wanted = mark->box;
  return &self->tool;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-app"

#include "remit-canvas-private.h"

/* The hand: the paper follows the pointer. */

typedef struct
{
  RemitTool tool;
  double x, y; /* screen, at the last motion */
} PanTool;

static void
motion (RemitTool *tool, double x, double y, GdkModifierType state)
{
  PanTool *self = (PanTool *) tool;

  remit_canvas_pan (tool->canvas, x - self->x, y - self->y);
  self->x = x;
  self->y = y;
}

static void
free_tool (RemitTool *tool)
{
  g_free (tool);
}

RemitTool *
remit_tool_pan_new (RemitCanvas *canvas, double x, double y)
{
  static const RemitToolClass klass = { "grabbing", FALSE, motion, motion, NULL, free_tool };
  PanTool *self = g_new0 (PanTool, 1);

  self->tool = (RemitTool) { &klass, canvas, 0, 0 };
  self->x = x;
  self->y = y;
  return &self->tool;
}

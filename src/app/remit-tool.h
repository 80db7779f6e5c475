/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "remit-canvas.h"

G_BEGIN_DECLS

/* What a drag on the canvas does.  A tool lives from the moment that the pointer left its place
 * with the button down until the button is released or Escape; until then it only shows what would
 * happen.  The points are in screen units of the canvas. */
typedef struct _RemitTool RemitTool;

typedef struct
{
  const char *cursor; /* name of a cursor, NULL the usual one */
  gboolean scrolls;   /* the canvas scrolls while the pointer is at its edge */
  void (*motion) (RemitTool *tool, double x, double y, GdkModifierType state);
  void (*finish) (RemitTool *tool, double x, double y, GdkModifierType state);
  void (*snapshot) (RemitTool *tool, GtkSnapshot *snapshot);
  void (*free) (RemitTool *tool);
} RemitToolClass;

struct _RemitTool
{
  const RemitToolClass *klass;
  RemitCanvas *canvas;     /* borrowed */
  double start_x, start_y; /* where the button went down, in world units */
};

/* Chooses what the rectangle touches. */
RemitTool *remit_tool_select_new (RemitCanvas *canvas, double x, double y, gboolean extend);
/* Moves the selected nodes and areas. */
RemitTool *remit_tool_move_new (RemitCanvas *canvas, double x, double y);
/* Draws a link from @node. */
RemitTool *remit_tool_connect_new (RemitCanvas *canvas, RemitId node, double x, double y);
/* Moves the paper. */
RemitTool *remit_tool_pan_new (RemitCanvas *canvas, double x, double y);
/* Drags a corner: @corner 0 top left, 1 top right, 2 bottom left, 3 bottom right. */
RemitTool *remit_tool_resize_new (RemitCanvas *canvas, RemitId area, guint corner, double x,
                                  double y);

G_END_DECLS

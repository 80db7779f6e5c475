/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-app"

#include "remit-canvas-private.h"

#include "remit-dialogs.h"
#include "remit-link-chooser.h"
#include "remit-map-flow.h"

#include <glib/gi18n-lib.h>

/* Drawing a link: what may be joined with the source is lit, the rest fades, and a hint says why.
 * A whole node is a target. */

typedef struct
{
  RemitTool tool;
  RemitId source;
  RemitNodeKinds allowed; /* kinds that something joins with the source */
  double x, y;            /* screen */
  RemitId target;         /* under the pointer, 0 none */
  char *reason;           /* why not, NULL when allowed; owned */
} ConnectTool;

static RemitId
find_target (ConnectTool *self)
{
  RemitHit hit = _remit_canvas_hit (self->tool.canvas, self->x, self->y);

  return hit.part == REMIT_HIT_NODE ? hit.id : REMIT_ID_NONE;
}

static void
motion (RemitTool *tool, double x, double y, GdkModifierType state)
{
  ConnectTool *self = (ConnectTool *) tool;
  RemitId target;

  self->x = x;
  self->y = y;
  target = find_target (self);
  if (target != self->target)
    {
      self->target = target;
      g_clear_pointer (&self->reason, g_free);
      if (target != REMIT_ID_NONE && target != self->source)
        self->reason = remit_link_explain_none (remit_document_get_graph (tool->canvas->document),
                                                self->source, target);
    }
  gtk_widget_queue_draw (GTK_WIDGET (tool->canvas));
}

static void
finish (RemitTool *tool, double x, double y, GdkModifierType state)
{
  ConnectTool *self = (ConnectTool *) tool;
  double world_x, world_y;

  motion (tool, x, y, state);
  if (self->target == self->source)
    return;
  if (self->reason != NULL)
    remit_show_toast (GTK_WIDGET (tool->canvas), self->reason, FALSE);
  else if (self->target != REMIT_ID_NONE)
    remit_map_flow_link (tool->canvas, self->source, self->target);
  else
    {
      _remit_canvas_to_world (tool->canvas, x, y, &world_x, &world_y);
      remit_map_flow_add_linked (tool->canvas, self->source, world_x, world_y);
    }
}

static void
snapshot_nodes (ConnectTool *self, GtkSnapshot *snapshot)
{
  RemitCanvas *canvas = self->tool.canvas;
  const RemitGraph *graph = remit_document_get_graph (canvas->document);
  RemitViewport shown = _remit_canvas_get_shown (canvas);
  GdkRGBA veil = canvas->colors.background, lit = canvas->colors.accent;
  guint n;
  const RemitMark *marks = _remit_canvas_get_marks (canvas, &n);

  veil.alpha = 0.65f;
  lit.alpha = 0.45f;
  for (guint i = 0; i < n; i++)
    {
      RemitRect screen = remit_viewport_rect_to_screen (&shown, &marks[i].box);
      const RemitNode *node = marks[i].part == REMIT_PART_NODE
                                  ? remit_graph_node (graph, marks[i].id)
                                  : NULL;

      if (node == NULL || marks[i].id == self->source || screen.x > shown.width
          || screen.y > shown.height || screen.x + screen.width < 0 || screen.y + screen.height < 0)
        continue;
      if (self->allowed & REMIT_KIND_BIT (node->kind))
        _remit_canvas_outline (snapshot, &screen, marks[i].radius * shown.scale,
                               marks[i].id == self->target ? 4 : 2,
                               marks[i].id == self->target ? &canvas->colors.accent : &lit);
      else
        gtk_snapshot_append_color (snapshot, &veil,
                                   &GRAPHENE_RECT_INIT ((float) screen.x - 1, (float) screen.y - 1,
                                                        (float) screen.width + 2,
                                                        (float) screen.height + 2));
    }
}

static void
snapshot_hint (ConnectTool *self, GtkSnapshot *snapshot)
{
  RemitCanvas *canvas = self->tool.canvas;
  const RemitGraph *graph = remit_document_get_graph (canvas->document);
  const RemitNode *source = remit_graph_node (graph, self->source),
                  *target = remit_graph_node (graph, self->target);
  g_autofree char *text = NULL;

  if (self->target == self->source || source == NULL)
    return;
  if (self->reason != NULL)
    text = g_strdup (self->reason);
  else if (target != NULL)
    text = g_strdup_printf ("%s → %s", source->name, target->name);
  else
    text = g_strdup (_("Release to add a node here"));
  _remit_canvas_hint (canvas, snapshot, self->x, self->y, text, self->reason != NULL);
}

static void
snapshot_tool (RemitTool *tool, GtkSnapshot *snapshot)
{
  ConnectTool *self = (ConnectTool *) tool;
  const RemitMark *source = _remit_canvas_find_mark (tool->canvas, self->source);
  RemitRect box;

  if (source == NULL)
    return;
  snapshot_nodes (self, snapshot);
  box = _remit_canvas_to_screen (tool->canvas, &source->box);
  /* from the border, on the side where the pointer is */
  _remit_canvas_line (tool->canvas, snapshot, CLAMP (self->x, box.x, box.x + box.width),
                      CLAMP (self->y, box.y, box.y + box.height), self->x, self->y, TRUE);
  snapshot_hint (self, snapshot);
}

static void
free_tool (RemitTool *tool)
{
  ConnectTool *self = (ConnectTool *) tool;

  g_free (self->reason);
  g_free (self);
}

RemitTool *
remit_tool_connect_new (RemitCanvas *canvas, RemitId node, double x, double y)
{
  static const RemitToolClass klass = {
    "crosshair", TRUE, motion, finish, snapshot_tool, free_tool
  };
  const RemitNode *source = remit_graph_node (remit_document_get_graph (canvas->document), node);
  ConnectTool *self;

  if (source == NULL)
    return NULL;
  self = g_new0 (ConnectTool, 1);
  self->tool = (RemitTool) { &klass, canvas, 0, 0 };
  self->source = node;
  self->target = node;
  for (guint kind = 0; kind < REMIT_N_NODE_KINDS; kind++)
    if (remit_link_choices_count (source->kind, kind, NULL) > 0)
      self->allowed |= REMIT_KIND_BIT (kind);
  return &self->tool;
}

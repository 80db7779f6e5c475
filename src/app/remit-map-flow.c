/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-app"

#include "remit-map-flow.h"

#include "remit-canvas-private.h"
#include "remit-dialogs.h"
#include "remit-link-chooser.h"
#include "remit-map-command.h"
#include "remit-map-pick.h"
#include "remit-snap.h"

#include <glib/gi18n-lib.h>

/* Adding, linking and renaming, step by step.  The answers gather in a RemitFlow that the canvas
 * owns; the last step makes the one change.  A flow ends by that, by Escape, by a press elsewhere
 * or by the next flow; nothing of it is in the document before. */

#define NEW_WIDTH 190.0 /* of a node that has no name yet */
#define NEW_HEIGHT 54.0
#define GAP 20.0
#define AREA_SIZE 300.0
#define AREA_MARGIN 30.0
#define AREA_TITLE_MARGIN 60.0

struct _RemitFlow
{
  RemitId source, target;
  int node_kind; /* of the new node */
  gint64 choice; /* of the link, see remit_link_choice_parse() */
  RemitRect box; /* of the new node or area, world */
  char **lines;  /* owned: names of several new nodes */
};

void
_remit_flow_free (RemitFlow *flow)
{
  g_strfreev (flow->lines);
  g_free (flow);
}

static void
forget (RemitCanvas *canvas)
{
  if (canvas->flow == NULL)
    return;
  g_clear_pointer (&canvas->flow, _remit_flow_free);
  canvas->ghost_shown = FALSE;
  canvas->ghost_source = REMIT_ID_NONE;
  canvas->target = REMIT_ID_NONE;
  _remit_canvas_state_changed (canvas);
  gtk_widget_queue_draw (GTK_WIDGET (canvas));
}

/* Ends the dialogue; what it needs from the flow is taken before. */
void
_remit_canvas_cancel_flow (RemitCanvas *self)
{
  forget (self);
  _remit_canvas_end_choice (self);
}

/* A list that is open stays so, for it may be the next one's. */
static RemitFlow *
begin (RemitCanvas *canvas)
{
  _remit_canvas_end_text (canvas, TRUE);
  forget (canvas);
  canvas->flow = g_new0 (RemitFlow, 1);
  canvas->flow->node_kind = -1;
  _remit_canvas_state_changed (canvas);
  return canvas->flow;
}

static const RemitGraph *
get_graph (RemitCanvas *canvas)
{
  return remit_document_get_graph (canvas->document);
}

/* The new thing selected, with the keyboard focus, so that the next key goes on from it. */
static void
show_made (RemitCanvas *canvas, RemitId id)
{
  _remit_canvas_select_one (canvas, id);
  remit_canvas_reveal (canvas, id);
  _remit_canvas_focus_selected (canvas);
}

static void
show_ghost (RemitCanvas *canvas, const RemitRect *box, RemitId source)
{
  _remit_canvas_reveal_rect (canvas, box);
  canvas->ghost_shown = TRUE;
  canvas->ghost = *box;
  canvas->ghost_source = source;
  gtk_widget_queue_draw (GTK_WIDGET (canvas));
}

/* ---- a link between two nodes ---- */

static void
make_link (RemitCanvas *canvas, RemitId source, RemitId target, gint64 choice)
{
  RemitLinkKind kind;
  gboolean reverse;
  GError *error = NULL;
  RemitId link;

  remit_link_choice_parse (choice, &kind, &reverse);
  link = remit_map_add_link (canvas->document, kind, reverse ? target : source,
                             reverse ? source : target, &error);
  if (!remit_map_report (canvas, link != REMIT_ID_NONE, &error))
    return;
  /* the node stays selected: in a workshop one thing gets many links */
  _remit_canvas_focus_selected (canvas);
}

static void
on_link_chosen_cb (RemitCanvas *canvas, gint64 choice)
{
  RemitId source = canvas->flow->source, target = canvas->flow->target;

  _remit_canvas_cancel_flow (canvas);
  make_link (canvas, source, target, choice);
}

void
remit_map_flow_link (RemitCanvas *canvas, RemitId source, RemitId target)
{
  g_autofree char *reason = remit_link_explain_none (get_graph (canvas), source, target);
  const RemitNode *from = remit_graph_node (get_graph (canvas), source),
                  *to = remit_graph_node (get_graph (canvas), target);
  const RemitMark *mark = _remit_canvas_find_mark (canvas, target);
  RemitRect box;

  if (reason != NULL)
    {
      remit_show_toast (GTK_WIDGET (canvas), reason, FALSE);
      return;
    }
  box = mark != NULL ? mark->box : remit_viewport_visible (&canvas->viewport);
  begin (canvas);
  canvas->flow->source = source;
  canvas->flow->target = target;
  canvas->target = target;
  canvas->ghost_source = source;
  _remit_canvas_choose (canvas,
                        remit_link_chooser_new (get_graph (canvas),
                                                &(RemitLinkEnd) { source, from->kind },
                                                &(RemitLinkEnd) { target, to->kind }),
                        &box, on_link_chosen_cb);
}

/* ---- the target by keyboard ---- */

static void
on_target_moved_cb (RemitChooser *chooser, gint64 id, RemitCanvas *canvas)
{
  canvas->target = id;
  remit_canvas_reveal (canvas, id);
  gtk_widget_queue_draw (GTK_WIDGET (canvas));
}

static void
on_target_chosen_cb (RemitCanvas *canvas, gint64 id)
{
  remit_map_flow_link (canvas, canvas->flow->source, id);
}

void
remit_map_flow_link_from (RemitCanvas *canvas, RemitId source)
{
  const RemitNode *node = remit_graph_node (get_graph (canvas), source);
  const RemitMark *mark = _remit_canvas_find_mark (canvas, source);
  RemitChooser *chooser;

  if (node == NULL)
    return;
  begin (canvas);
  canvas->flow->source = source;
  canvas->ghost_source = source;
  chooser = remit_target_chooser_new (canvas, source);
  g_signal_connect_object (chooser, "moved", G_CALLBACK (on_target_moved_cb), canvas, 0);
  _remit_canvas_choose (canvas, chooser,
                        mark != NULL ? &mark->box
                                     : &(RemitRect) { canvas->viewport.x, canvas->viewport.y, 1, 1 },
                        on_target_chosen_cb);
}

/* ---- a new node ---- */

static void
on_named_cb (RemitCanvas *canvas, const char *text, gpointer data)
{
  RemitFlow flow;
  RemitLinkKind kind;
  gboolean reverse;
  GError *error = NULL;
  RemitId node;

  if (canvas->flow == NULL)
    return;
  flow = *canvas->flow;
  _remit_canvas_cancel_flow (canvas);
  if (text == NULL || *text == '\0')
    return;
  canvas->last_kind = flow.node_kind;
  if (flow.source == REMIT_ID_NONE)
    node = remit_map_add_node (canvas->document, canvas->view, flow.node_kind, text, flow.box.x,
                               flow.box.y, &error);
  else
    {
      remit_link_choice_parse (flow.choice, &kind, &reverse);
      node = remit_map_add_linked_node (canvas->document, canvas->view, flow.node_kind, text,
                                        flow.box.x, flow.box.y, flow.source, kind, reverse, &error);
    }
  if (remit_map_report (canvas, node != REMIT_ID_NONE, &error))
    show_made (canvas, node);
}

static void
ask_name (RemitCanvas *canvas)
{
  const char *kind = remit_node_kind_label (canvas->flow->node_kind);
  g_autofree char *label = g_strdup_printf (_("Name of the new node, %s"), kind);

  _remit_canvas_end_choice (canvas);
  show_ghost (canvas, &canvas->flow->box, canvas->flow->source);
  _remit_canvas_edit_text (canvas, &canvas->flow->box, label, "", kind, on_named_cb, NULL);
}

static void
on_new_link_chosen_cb (RemitCanvas *canvas, gint64 choice)
{
  canvas->flow->choice = choice;
  ask_name (canvas);
}

static void
on_kind_chosen_cb (RemitCanvas *canvas, gint64 kind)
{
  RemitFlow *flow = canvas->flow;
  const RemitNode *source = remit_graph_node (get_graph (canvas), flow->source);

  flow->node_kind = (int) kind;
  if (source == NULL
      || remit_link_choices_count (source->kind, flow->node_kind, &flow->choice) == 1)
    ask_name (canvas);
  else
    _remit_canvas_choose (
        canvas,
        remit_link_chooser_new (get_graph (canvas), &(RemitLinkEnd) { source->row.id, source->kind },
                                &(RemitLinkEnd) { REMIT_ID_NONE, flow->node_kind }),
        &flow->box, on_new_link_chosen_cb);
}

void
remit_map_flow_add_node (RemitCanvas *canvas, double x, double y, int kind)
{
  double grid = canvas->snap ? REMIT_SNAP_GRID : 0;
  RemitFlow *flow = begin (canvas);

  flow->node_kind = kind;
  flow->box = (RemitRect) { remit_snap_value (x, grid), remit_snap_value (y, grid), NEW_WIDTH,
                           NEW_HEIGHT };
  if (kind >= 0)
    {
      ask_name (canvas);
      return;
    }
  show_ghost (canvas, &flow->box, REMIT_ID_NONE);
  _remit_canvas_choose (canvas, remit_kind_chooser_new (_("Add a node"), -1, canvas->last_kind),
                        &flow->box, on_kind_chosen_cb);
}

static GArray *
collect_boxes (RemitCanvas *canvas)
{
  GArray *boxes = g_array_new (FALSE, FALSE, sizeof (RemitRect));
  guint n;
  const RemitMark *marks = _remit_canvas_get_marks (canvas, &n);

  for (guint i = 0; i < n; i++)
    if (marks[i].part == REMIT_PART_NODE)
      g_array_append_val (boxes, marks[i].box);
  return boxes;
}

static RemitRect
find_free_place (RemitCanvas *canvas)
{
  g_autoptr (GArray) boxes = collect_boxes (canvas);
  RemitRect visible = remit_viewport_visible (&canvas->viewport);
  RemitRect wanted = { visible.x + (visible.width - NEW_WIDTH) / 2,
                       visible.y + (visible.height - NEW_HEIGHT) / 2, NEW_WIDTH, NEW_HEIGHT };

  return remit_snap_free_place (&wanted, &visible, (const RemitRect *) boxes->data, boxes->len,
                                GAP);
}

void
remit_map_flow_add_node_in_view (RemitCanvas *canvas, int kind)
{
  RemitRect place = find_free_place (canvas);

  remit_map_flow_add_node (canvas, place.x, place.y, kind);
}

void
remit_map_flow_add_linked (RemitCanvas *canvas, RemitId source, double x, double y)
{
  const RemitNode *node = remit_graph_node (get_graph (canvas), source);
  double grid = canvas->snap ? REMIT_SNAP_GRID : 0;
  g_autofree char *title = NULL;
  RemitFlow *flow;

  if (node == NULL)
    return;
  title = g_strdup_printf (_("Add a node linked with %s"), node->name);
  flow = begin (canvas);
  flow->source = source;
  flow->box = (RemitRect) { remit_snap_value (x - NEW_WIDTH / 2, grid),
                           remit_snap_value (y - NEW_HEIGHT / 2, grid), NEW_WIDTH, NEW_HEIGHT };
  show_ghost (canvas, &flow->box, source);
  _remit_canvas_choose (canvas, remit_kind_chooser_new (title, node->kind, -1), &flow->box,
                        on_kind_chosen_cb);
}

/* ---- several at once, from text ---- */

#define MAX_LINES 500
#define LINES_PER_COLUMN 8

static char **
split_lines (const char *text)
{
  g_auto (GStrv) parts = g_strsplit_set (text, "\r\n", -1);
  GStrvBuilder *builder = g_strv_builder_new ();
  char **lines;

  for (guint i = 0, n = 0; parts[i] != NULL && n < MAX_LINES; i++)
    if (*g_strstrip (parts[i]) != '\0')
      {
        g_strv_builder_add (builder, parts[i]);
        n++;
      }
  lines = g_strv_builder_end (builder);
  g_strv_builder_unref (builder);
  return lines;
}

static void
on_lines_kind_chosen_cb (RemitCanvas *canvas, gint64 kind)
{
  g_auto (GStrv) lines = g_steal_pointer (&canvas->flow->lines);
  g_autoptr (GArray) nodes = g_array_new (FALSE, FALSE, sizeof (RemitNewNode));
  g_autoptr (GArray) made = g_array_new (FALSE, FALSE, sizeof (RemitId));
  RemitRect box = canvas->flow->box;
  GError *error = NULL;

  _remit_canvas_cancel_flow (canvas);
  canvas->last_kind = (int) kind;
  for (guint i = 0; lines[i] != NULL; i++)
    {
      RemitNewNode node = { (RemitNodeKind) kind, lines[i],
                            box.x + i / LINES_PER_COLUMN * (NEW_WIDTH + 2 * GAP),
                            box.y + i % LINES_PER_COLUMN * (NEW_HEIGHT + GAP) };

      g_array_append_val (nodes, node);
    }
  if (!remit_map_report (canvas,
                         remit_map_add_nodes (canvas->document, canvas->view,
                                              (const RemitNewNode *) nodes->data, nodes->len, made,
                                              &error),
                         &error))
    return;
  _remit_canvas_select (canvas, (const RemitId *) made->data, made->len);
  remit_canvas_reveal (canvas, remit_selection_get_primary (canvas->selection));
  _remit_canvas_focus_selected (canvas);
}

void
remit_map_flow_add_lines (RemitCanvas *canvas, const char *text)
{
  g_auto (GStrv) lines = split_lines (text);
  guint n = g_strv_length (lines);
  g_autofree char *title = NULL;
  RemitFlow *flow;

  if (n == 0)
    return;
  title = g_strdup_printf (ngettext ("Add %u node", "Add %u nodes", n), n);
  flow = begin (canvas);
  flow->lines = g_steal_pointer (&lines);
  flow->box = find_free_place (canvas);
  show_ghost (canvas, &flow->box, REMIT_ID_NONE);
  _remit_canvas_choose (canvas, remit_kind_chooser_new (title, -1, canvas->last_kind), &flow->box,
                        on_lines_kind_chosen_cb);
}

/* ---- nodes of the model that the view does not show ---- */

static void
on_existing_chosen_cb (RemitCanvas *canvas, gint64 id)
{
  RemitSpot spot = { id, canvas->flow->box.x, canvas->flow->box.y };
  g_autofree char *name = remit_graph_describe (get_graph (canvas), id);
  g_autofree char *label = g_strdup_printf (_("Show “%s” in the view"), name);
  GError *error = NULL;

  _remit_canvas_cancel_flow (canvas);
  if (remit_map_report (
          canvas, remit_map_show (canvas->document, canvas->view, &spot, 1, label, &error), &error))
    show_made (canvas, id);
}

void
remit_map_flow_add_existing (RemitCanvas *canvas)
{
  RemitFlow *flow = begin (canvas);

  flow->box = find_free_place (canvas);
  show_ghost (canvas, &flow->box, REMIT_ID_NONE);
  _remit_canvas_choose (canvas, remit_existing_chooser_new (canvas), &flow->box,
                        on_existing_chosen_cb);
}

/* ---- words in place ---- */

static void
on_renamed_cb (RemitCanvas *canvas, const char *text, gpointer data)
{
  RemitFlow flow;
  GError *error = NULL;
  const RemitRow *row;

  if (canvas->flow == NULL)
    return;
  flow = *canvas->flow;
  _remit_canvas_cancel_flow (canvas);
  row = remit_graph_find (get_graph (canvas), flow.source);
  /* a node cannot do without a name; the topic of a link can */
  if (text == NULL || row == NULL || (*text == '\0' && row->table == REMIT_TABLE_NODE))
    return;
  remit_map_report (canvas, remit_map_rename (canvas->document, flow.source, text, &error), &error);
}

/* Over the label of the link, or its middle when it has none. */
static gboolean
find_link_label (RemitCanvas *canvas, RemitId link, RemitRect *box)
{
  guint n;
  const RemitItem *items = remit_scene_get_items (remit_canvas_get_scene (canvas), &n);
  gboolean found = FALSE;

  for (guint i = 0; i < n; i++)
    {
      if (items[i].id != link || items[i].part != REMIT_PART_LINK)
        continue;
      if (items[i].shape == REMIT_SHAPE_TEXT || !found)
        *box = items[i].bounds;
      found = TRUE;
      if (items[i].shape == REMIT_SHAPE_TEXT)
        return TRUE;
    }
  return found;
}

void
remit_map_flow_rename (RemitCanvas *canvas, RemitId id)
{
  const RemitRow *row = remit_graph_find (get_graph (canvas), id);
  const RemitMark *mark = _remit_canvas_find_mark (canvas, id);
  const char *label, *text;
  RemitRect box;

  if (row == NULL || (mark == NULL && !find_link_label (canvas, id, &box)))
    return;
  if (mark != NULL)
    box = mark->box;
  if (row->table == REMIT_TABLE_NODE)
    {
      label = _("Name");
      text = ((const RemitNode *) row)->name;
    }
  else if (row->table == REMIT_TABLE_AREA)
    {
      label = _("Title of the area");
      text = ((const RemitArea *) row)->title;
      box.height = MIN (box.height, 40);
    }
  else
    {
      label = _("Topic of the link");
      text = ((const RemitLink *) row)->topic;
    }
  begin (canvas)->source = id;
  _remit_canvas_end_choice (canvas);
  remit_canvas_reveal (canvas, id);
  _remit_canvas_edit_text (canvas, &box, label, text, label, on_renamed_cb, NULL);
}

/* ---- areas ---- */

static void
on_area_named_cb (RemitCanvas *canvas, const char *text, gpointer data)
{
  RemitRect box;
  GError *error = NULL;
  RemitId area;

  if (canvas->flow == NULL)
    return;
  box = canvas->flow->box;
  _remit_canvas_cancel_flow (canvas);
  if (text == NULL)
    return;
  area = remit_map_add_area (canvas->document, canvas->view, text, &box, &error);
  if (remit_map_report (canvas, area != REMIT_ID_NONE, &error))
    show_made (canvas, area);
}

/* Around the selected nodes, else in the middle of the view. */
static RemitRect
place_area (RemitCanvas *canvas)
{
  g_autoptr (GArray) nodes = _remit_canvas_selected (canvas, REMIT_PART_NODE);
  RemitRect visible = remit_viewport_visible (&canvas->viewport);
  RemitRect area = {
    remit_snap_value (visible.x + (visible.width - AREA_SIZE) / 2, REMIT_SNAP_GRID),
    remit_snap_value (visible.y + (visible.height - AREA_SIZE) / 2, REMIT_SNAP_GRID), AREA_SIZE,
    AREA_SIZE
  };

  if (nodes->len == 0)
    return area;
  for (guint i = 0; i < nodes->len; i++)
    remit_rect_include (
        &area, &_remit_canvas_find_mark (canvas, g_array_index (nodes, RemitId, i))->box, i == 0);
  return (RemitRect) { area.x - AREA_MARGIN, area.y - AREA_TITLE_MARGIN,
                      area.width + 2 * AREA_MARGIN, area.height + AREA_TITLE_MARGIN + AREA_MARGIN };
}

void
remit_map_flow_add_area (RemitCanvas *canvas)
{
  RemitFlow *flow = begin (canvas);
  RemitRect title;

  flow->box = title = place_area (canvas);
  title.height = 40;
  _remit_canvas_end_choice (canvas);
  show_ghost (canvas, &flow->box, REMIT_ID_NONE);
  _remit_canvas_edit_text (canvas, &title, _("Title of the new area"), "", _("Title of the area"),
                           on_area_named_cb, NULL);
}

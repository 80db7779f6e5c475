/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-app"

#include "remit-map-pick.h"

#include "remit-canvas-private.h"
#include "remit-link-chooser.h"
#include "remit-search.h"

#include <glib/gi18n-lib.h>

/* Lists of nodes to choose from: by typing part of a name, or by walking through what is near. */

#define MAX_ROWS 60

static const RemitGraph *
get_graph (RemitCanvas *canvas)
{
  return remit_document_get_graph (canvas->document);
}

typedef struct
{
  RemitCanvas *canvas; /* borrowed: it owns the chooser */
  RemitId source;      /* of a link; 0: nodes for the view */
  RemitSearch *search; /* owned */
} NodeList;

static void
free_node_list (gpointer data)
{
  NodeList *list = data;

  remit_search_free (list->search);
  g_free (list);
}

static RemitChooser *
make_chooser (RemitCanvas *canvas, RemitId source, const char *title, RemitChooserFill fill)
{
  NodeList *list = g_new0 (NodeList, 1);

  list->canvas = canvas;
  list->source = source;
  list->search = remit_search_new (get_graph (canvas));
  return remit_chooser_new (title, _("Name of the node"), fill, list, free_node_list);
}

/* ---- what a link may lead to ---- */

static void
add_target (RemitChooser *chooser, const NodeList *list, RemitId id, const char *section)
{
  const RemitNode *node = remit_graph_node (get_graph (list->canvas), id);
  g_autofree char *reason = remit_link_explain_none (get_graph (list->canvas), list->source, id);
  const RemitNodeKindInfo *info;

  if (node == NULL || id == list->source)
    return;
  info = remit_node_kind_info (node->kind);
  remit_chooser_add (chooser, id, section, node->name,
                     reason != NULL ? reason : remit_node_kind_label (node->kind), info->icon,
                     reason == NULL);
}

static double
measure_distance (const RemitMark *a, const RemitMark *b)
{
  double dx = a->box.x + a->box.width / 2 - b->box.x - b->box.width / 2;
  double dy = a->box.y + a->box.height / 2 - b->box.y - b->box.height / 2;

  return dx * dx + dy * dy;
}

static int
compare_distance (gconstpointer a, gconstpointer b, gpointer source)
{
  double distance_a = measure_distance (a, source), distance_b = measure_distance (b, source);

  if (distance_a != distance_b)
    return distance_a < distance_b ? -1 : 1;
  return ((const RemitMark *) a)->id < ((const RemitMark *) b)->id ? -1 : 1;
}

/* Nothing typed yet: what is near comes first, so that Down walks over the map around the source.
 */
static void
fill_near_targets (RemitChooser *chooser, const NodeList *list)
{
  const RemitMark *source = _remit_canvas_find_mark (list->canvas, list->source);
  g_autoptr (GArray) near = g_array_new (FALSE, FALSE, sizeof (RemitMark));
  const RemitNode *from = remit_graph_node (get_graph (list->canvas), list->source);
  guint n;
  const RemitMark *marks = _remit_canvas_get_marks (list->canvas, &n);

  if (from == NULL)
    return;
  for (guint i = 0; i < n; i++)
    {
      const RemitNode *node = marks[i].part == REMIT_PART_NODE
                                  ? remit_graph_node (get_graph (list->canvas), marks[i].id)
                                  : NULL;

      if (node != NULL && remit_link_choices_count (from->kind, node->kind, NULL) > 0)
        g_array_append_val (near, marks[i]);
    }
  if (source != NULL)
    g_array_sort_with_data (near, compare_distance, (gpointer) source);
  for (guint i = 0; i < near->len && i < MAX_ROWS; i++)
    add_target (chooser, list, g_array_index (near, RemitMark, i).id, NULL);
}

static void
fill_targets (RemitChooser *chooser, const char *query, gpointer data)
{
  NodeList *list = data;
  g_autoptr (GArray) hits = NULL;

  if (*query == '\0')
    {
      fill_near_targets (chooser, list);
      return;
    }
  hits = remit_search_query (list->search, query, MAX_ROWS);
  for (guint i = 0; i < hits->len; i++)
    add_target (chooser, list, g_array_index (hits, RemitSearchHit, i).id, NULL);
}

RemitChooser *
remit_target_chooser_new (RemitCanvas *canvas, RemitId source)
{
  const RemitNode *node = remit_graph_node (get_graph (canvas), source);
  g_autofree char *title = g_strdup_printf (_("Link %s with"), node != NULL ? node->name : "");

  return make_chooser (canvas, source, title, fill_targets);
}

/* ---- nodes of the model that the view does not show ---- */

static void
add_existing (RemitChooser *chooser, RemitCanvas *canvas, RemitId id)
{
  const RemitNode *node = remit_graph_node (get_graph (canvas), id);

  if (node != NULL && !remit_map_contains (get_graph (canvas), canvas->view, id))
    remit_chooser_add (chooser, id, NULL, node->name, remit_node_kind_label (node->kind),
                       remit_node_kind_info (node->kind)->icon, TRUE);
}

static void
fill_existing (RemitChooser *chooser, const char *query, gpointer data)
{
  NodeList *list = data;
  g_autoptr (GArray) hits = NULL;
  const RemitRow *const *rows;
  guint n;

  if (*query != '\0')
    {
      hits = remit_search_query (list->search, query, MAX_ROWS);
      for (guint i = 0; i < hits->len; i++)
        add_existing (chooser, list->canvas, g_array_index (hits, RemitSearchHit, i).id);
      return;
    }
  rows = remit_graph_rows (get_graph (list->canvas), REMIT_TABLE_NODE, &n);
  for (guint i = 0, shown = 0; i < n && shown < MAX_ROWS; i++)
    if (!remit_map_contains (get_graph (list->canvas), list->canvas->view, rows[i]->id))
      {
        add_existing (chooser, list->canvas, rows[i]->id);
        shown++;
      }
}

RemitChooser *
remit_existing_chooser_new (RemitCanvas *canvas)
{
  return make_chooser (canvas, REMIT_ID_NONE, _("Add a node of the model to this view"),
                       fill_existing);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-app"

#include "remit-map-layout.h"

#include "remit-canvas-private.h"
#include "remit-dialogs.h"
#include "remit-layout.h"
#include "remit-map-command.h"
#include "remit-view.h"

#include <glib/gi18n-lib.h>

/* A layout runs on a copy of sizes and links in a worker, so the window stays alive and the
 * document may change meanwhile; what is gone when the places come back is left out.
 *
 * Which way a link points in the drawing: what owns, leads, holds or contains stands above.
 * Structure links are stored from the part to the whole ("reports to", "part of"), all others from
 * the upper end to the lower. */

#define GAP_X 40
#define GAP_Y 60

typedef struct
{
  RemitArrange arrange;
  GArray *boxes; /* RemitLayoutBox */
  GArray *edges; /* RemitLayoutEdge */
  RemitId view;
  gboolean shows_all; /* nodes that the view does not show yet are among the boxes */
} Job;

static void
free_job (gpointer data)
{
  Job *job = data;

  g_array_unref (job->boxes);
  g_array_unref (job->edges);
  g_free (job);
}

static const RemitGraph *
get_graph (RemitCanvas *canvas)
{
  return remit_document_get_graph (canvas->document);
}

/* ---- what is to be arranged ---- */

static void
add_shown (RemitCanvas *canvas, Job *job)
{
  guint n;
  const RemitMark *marks = _remit_canvas_get_marks (canvas, &n);

  for (guint i = 0; i < n; i++)
    if (marks[i].part == REMIT_PART_NODE)
      {
        const RemitPlace *place = remit_view_find_place (get_graph (canvas), job->view,
                                                         marks[i].id);
        RemitLayoutBox box = { marks[i].id,    marks[i].box.width, marks[i].box.height,
                               marks[i].box.x, marks[i].box.y,     place != NULL && place->pinned };

        g_array_append_val (job->boxes, box);
      }
}

static void
add_not_shown (RemitCanvas *canvas, Job *job)
{
  guint n;
  const RemitRow *const *rows = remit_graph_rows (get_graph (canvas), REMIT_TABLE_NODE, &n);

  for (guint i = 0; i < n; i++)
    if (!remit_map_contains (get_graph (canvas), job->view, rows[i]->id))
      {
        RemitLayoutBox box = { .id = rows[i]->id };

        remit_scene_map_node_size (get_graph (canvas), box.id, &box.width, &box.height);
        g_array_append_val (job->boxes, box);
      }
}

static void
add_edge (Job *job, GHashTable *index, GHashTable *seen, const RemitLink *link)
{
  RemitLinkClass link_class = remit_link_kind_info (link->kind)->link_class;
  gboolean upward = link_class == REMIT_CLASS_STRUCTURE;
  guint source = GPOINTER_TO_UINT (g_hash_table_lookup (index, &link->source));
  guint target = GPOINTER_TO_UINT (g_hash_table_lookup (index, &link->target));
  RemitLayoutEdge edge;
  gint64 key;

  if (source == 0 || target == 0 || source == target)
    return;
  edge.from = (upward ? target : source) - 1;
  edge.to = (upward ? source : target) - 1;
  edge.weight = upward ? 3 : remit_link_kind_is_duty (link->kind) ? 1 : 2;
  /* many duties of one party on one item pull no more than one */
  key = ((gint64) edge.from << 32) | edge.to;
  if (g_hash_table_add (seen, g_memdup2 (&key, sizeof key)))
    g_array_append_val (job->edges, edge);
}

/* A tree hangs on structure alone; layers take in whatever the view shows, and duties. */
static gboolean
counts (const Job *job, const RemitView *view, const RemitLink *link)
{
  if (link->perspective != REMIT_ID_NONE)
    return FALSE;
  if (job->arrange == REMIT_ARRANGE_TREE)
    return remit_link_kind_info (link->kind)->link_class == REMIT_CLASS_STRUCTURE;
  return remit_link_kind_is_duty (link->kind) || view == NULL
         || remit_view_shows_kind (view, link->kind);
}

static void
add_edges (RemitCanvas *canvas, Job *job)
{
  const RemitView *view = remit_canvas_get_view_row (canvas);
  g_autoptr (GHashTable) index = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint i = 0; i < job->boxes->len; i++)
    g_hash_table_insert (index, &g_array_index (job->boxes, RemitLayoutBox, i).id,
                         GUINT_TO_POINTER (i + 1));
  for (guint i = 0; i < job->boxes->len; i++)
    {
      guint n;
      const RemitLink *const *links = remit_graph_links_out (
          get_graph (canvas), g_array_index (job->boxes, RemitLayoutBox, i).id, &n);

      for (guint j = 0; j < n; j++)
        if (counts (job, view, links[j]))
          add_edge (job, index, seen, links[j]);
    }
}

/* ---- the worker ---- */

static void
run_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  RemitLayoutOptions options = { GAP_X, GAP_Y, job->arrange == REMIT_ARRANGE_SIDEWAYS };
  RemitLayoutBox *boxes = (RemitLayoutBox *) job->boxes->data;
  const RemitLayoutEdge *edges = (const RemitLayoutEdge *) job->edges->data;
  GError *error = NULL;
  gboolean done;

  if (options.sideways)
    {
      options.gap_x = GAP_Y;
      options.gap_y = GAP_X / 2.0;
    }
  done = job->arrange == REMIT_ARRANGE_TREE
             ? remit_layout_tree (boxes, job->boxes->len, edges, job->edges->len, &options,
                                  cancellable, &error)
             : remit_layout_layered (boxes, job->boxes->len, edges, job->edges->len, &options,
                                     cancellable, &error);
  if (done)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static GArray *
collect_spots (RemitCanvas *canvas, const Job *job)
{
  GArray *spots = g_array_new (FALSE, FALSE, sizeof (RemitSpot));

  for (guint i = 0; i < job->boxes->len; i++)
    {
      const RemitLayoutBox *box = &g_array_index (job->boxes, RemitLayoutBox, i);
      RemitSpot spot = { box->id, box->x, box->y };

      if (!box->pinned && remit_graph_node (get_graph (canvas), box->id) != NULL
          && (job->shows_all || remit_map_contains (get_graph (canvas), job->view, box->id)))
        g_array_append_val (spots, spot);
    }
  return spots;
}

static void
apply (RemitCanvas *canvas, const Job *job)
{
  static const char *const labels[] = { N_("Arrange in layers"),
                                        N_("Arrange in layers, sideways"),
                                        N_("Arrange as a tree") };
  static const char *const toasts[] = { N_("Arranged in layers"),
                                        N_("Arranged in layers, sideways"),
                                        N_("Arranged as a tree") };
  g_autoptr (GArray) spots = collect_spots (canvas, job);
  const char *label = job->shows_all ? _("Show all nodes") : _(labels[job->arrange]);
  GError *error = NULL;

  _remit_canvas_keep_sprites (canvas);
  if (!remit_map_report (canvas,
                         remit_map_show (canvas->document, job->view,
                                         (const RemitSpot *) spots->data, spots->len, label,
                                         &error),
                         &error))
    {
      _remit_canvas_drop_sprites (canvas);
      return;
    }
  _remit_canvas_play_sprites (canvas);
  remit_canvas_fit (canvas);
  remit_show_toast (GTK_WIDGET (canvas),
                    job->shows_all ? _("All nodes are shown") : _(toasts[job->arrange]), TRUE);
}

static void
on_done_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  RemitCanvas *canvas = REMIT_CANVAS (source);
  GTask *task = G_TASK (result);
  g_autoptr (GError) error = NULL;
  gboolean done = g_task_propagate_boolean (task, &error);

  if (canvas->layout == g_task_get_cancellable (task))
    {
      g_clear_object (&canvas->layout);
      _remit_canvas_state_changed (canvas);
    }
  if (canvas->document == NULL)
    return;
  if (done)
    apply (canvas, g_task_get_task_data (task));
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    remit_show_error (GTK_WIDGET (canvas), error);
}

static void
start (RemitCanvas *canvas, RemitArrange arrange, gboolean shows_all)
{
  Job *job = g_new0 (Job, 1);
  g_autoptr (GTask) task = NULL;

  remit_map_layout_cancel (canvas);
  job->arrange = arrange;
  job->view = remit_canvas_get_view (canvas);
  job->boxes = g_array_new (FALSE, FALSE, sizeof (RemitLayoutBox));
  job->edges = g_array_new (FALSE, FALSE, sizeof (RemitLayoutEdge));
  job->shows_all = shows_all;
  add_shown (canvas, job);
  if (shows_all)
    add_not_shown (canvas, job);
  add_edges (canvas, job);

  canvas->layout = g_cancellable_new ();
  task = g_task_new (canvas, canvas->layout, on_done_cb, NULL);
  g_task_set_task_data (task, job, free_job);
  g_task_run_in_thread (task, run_in_thread);
  _remit_canvas_state_changed (canvas);
}

void
remit_map_layout_start (RemitCanvas *canvas, RemitArrange arrange)
{
  g_return_if_fail (REMIT_IS_CANVAS (canvas));
  start (canvas, arrange, FALSE);
}

void
remit_map_layout_show_all (RemitCanvas *canvas)
{
  g_return_if_fail (REMIT_IS_CANVAS (canvas));
  start (canvas, REMIT_ARRANGE_LAYERED, TRUE);
}

void
remit_map_layout_cancel (RemitCanvas *canvas)
{
  g_return_if_fail (REMIT_IS_CANVAS (canvas));
  if (canvas->layout == NULL)
    return;
  g_cancellable_cancel (canvas->layout);
  g_clear_object (&canvas->layout);
}

gboolean
remit_map_layout_is_running (RemitCanvas *canvas)
{
  g_return_val_if_fail (REMIT_IS_CANVAS (canvas), FALSE);
  return canvas->layout != NULL;
}

/* ---- along a line ---- */

static double
get_start (const RemitMark *mark, gboolean across)
{
  return across ? mark->box.x : mark->box.y;
}

static double
get_extent (const RemitMark *mark, gboolean across)
{
  return across ? mark->box.width : mark->box.height;
}

static int
compare_start (gconstpointer a, gconstpointer b, gpointer across)
{
  double start_a = get_start (a, across != NULL), start_b = get_start (b, across != NULL);

  if (start_a != start_b)
    return start_a < start_b ? -1 : 1;
  return ((const RemitMark *) a)->id < ((const RemitMark *) b)->id ? -1 : 1;
}

/* From the first to the last, equal gaps between. */
static void
distribute (GArray *marks, gboolean across)
{
  RemitMark *first, *last;
  double room, taken = 0, at;

  g_array_sort_with_data (marks, compare_start, across ? marks : NULL);
  first = &g_array_index (marks, RemitMark, 0);
  last = &g_array_index (marks, RemitMark, marks->len - 1);
  for (guint i = 0; i < marks->len; i++)
    taken += get_extent (&g_array_index (marks, RemitMark, i), across);
  at = get_start (first, across);
  room = (get_start (last, across) + get_extent (last, across) - at - taken) / (marks->len - 1);
  for (guint i = 0; i < marks->len; i++)
    {
      RemitMark *mark = &g_array_index (marks, RemitMark, i);

      *(across ? &mark->box.x : &mark->box.y) = at;
      at += get_extent (mark, across) + room;
    }
}

static void
line_up (GArray *marks, RemitAlign align)
{
  gboolean across = align <= REMIT_ALIGN_RIGHT;
  guint edge = across ? align - REMIT_ALIGN_LEFT
                      : align - REMIT_ALIGN_TOP; /* 0 start, 1 middle, 2 end */
  double start = G_MAXDOUBLE, end = -G_MAXDOUBLE;

  for (guint i = 0; i < marks->len; i++)
    {
      const RemitMark *mark = &g_array_index (marks, RemitMark, i);

      start = MIN (start, get_start (mark, across));
      end = MAX (end, get_start (mark, across) + get_extent (mark, across));
    }
  for (guint i = 0; i < marks->len; i++)
    {
      RemitMark *mark = &g_array_index (marks, RemitMark, i);

      *(across ? &mark->box.x
               : &mark->box.y) = start + (end - start - get_extent (mark, across)) * edge / 2;
    }
}

void
remit_map_align (RemitCanvas *canvas, RemitAlign align)
{
  g_autoptr (GArray) ids = _remit_canvas_selected (canvas, REMIT_PART_NODE);
  g_autoptr (GArray) marks = g_array_new (FALSE, FALSE, sizeof (RemitMark));
  g_autoptr (GArray) spots = g_array_new (FALSE, FALSE, sizeof (RemitSpot));
  gboolean distributes = align >= REMIT_DISTRIBUTE_ACROSS;

  if (ids->len < (distributes ? 3 : 2))
    return;
  for (guint i = 0; i < ids->len; i++)
    g_array_append_vals (marks, _remit_canvas_find_mark (canvas, g_array_index (ids, RemitId, i)),
                         1);
  if (distributes)
    distribute (marks, align == REMIT_DISTRIBUTE_ACROSS);
  else
    line_up (marks, align);
  for (guint i = 0; i < marks->len; i++)
    {
      const RemitMark *mark = &g_array_index (marks, RemitMark, i);
      RemitSpot spot = { mark->id, mark->box.x, mark->box.y };

      g_array_append_val (spots, spot);
    }
  _remit_canvas_keep_sprites (canvas);
  if (remit_map_command_arrange (canvas, (const RemitSpot *) spots->data, spots->len,
                                 distributes ? _("Distribute") : _("Align")))
    _remit_canvas_play_sprites (canvas);
  else
    _remit_canvas_drop_sprites (canvas);
}

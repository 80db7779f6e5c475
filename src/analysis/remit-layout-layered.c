/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-layout"

#include "remit-layout.h"
#include "remit-layout-private.h"

#include <math.h>

/* The layered drawing of Sugiyama, Tagawa and Toda.  Each connected part is drawn for itself:
 * cycles are broken (remit-layout-rank.c), layers chosen (the same and remit-layout-simplex.c),
 * vertices ordered (remit-layout-order.c), placed (remit-layout-place.c) and drawn together
 * (remit-layout-tighten.c); remit-layout-pack.c puts the parts side by side.  The result depends on
 * ids, sizes, edges and pinned places only, not on the order of the boxes. */

static int
compare_edges (gconstpointer a, gconstpointer b)
{
  const RemitLayoutEdge *p = a, *q = b;

  if (p->from != q->from)
    return p->from < q->from ? -1 : 1;
  return p->to < q->to ? -1 : p->to > q->to;
}

/* The edges by number, sorted, without loops; those that are there several times become one heavy
 * edge. */
static GArray *
take_edges (const RemitLayoutFrame *frame, const RemitLayoutEdge *edges, guint n_edges)
{
  GArray *taken = g_array_sized_new (FALSE, FALSE, sizeof (RemitLayoutEdge), n_edges);
  guint n = 0;

  for (guint e = 0; e < n_edges; e++)
    {
      RemitLayoutEdge edge;

      if (edges[e].from >= frame->n || edges[e].to >= frame->n || edges[e].from == edges[e].to)
        continue;
      edge.from = frame->number_of[edges[e].from];
      edge.to = frame->number_of[edges[e].to];
      edge.weight = CLAMP (edges[e].weight, 1, 1000);
      g_array_append_val (taken, edge);
    }
  g_array_sort (taken, compare_edges);
  for (guint e = 0; e < taken->len; e++)
    {
      RemitLayoutEdge *edge = &g_array_index (taken, RemitLayoutEdge, e);
      RemitLayoutEdge *last = n > 0 ? &g_array_index (taken, RemitLayoutEdge, n - 1) : NULL;

      if (last != NULL && compare_edges (last, edge) == 0)
        last->weight = MIN (last->weight + edge->weight, 1000);
      else
        g_array_index (taken, RemitLayoutEdge, n++) = *edge;
    }
  g_array_set_size (taken, n);
  return taken;
}

/* Places of a part from the order of its layers: boxes stand in the middle of their layer. */
static gboolean
place_part (RemitLayoutFrame *frame, const guint *members, RemitLayoutLayers *layers,
            const RemitLayoutEdge *edges, guint n_edges, GCancellable *cancellable)
{
  g_autofree double *width = g_new0 (double, layers->n);
  g_autofree double *x = g_new (double, layers->n);
  double y = 0;

  for (guint i = 0; i < layers->n_boxes; i++)
    width[i] = frame->width[members[i]];
  if (!_remit_layout_place (layers, width, frame->gap_x, x, cancellable)
      || !_remit_layout_tighten (layers, edges, n_edges, width, frame->gap_x, x, cancellable))
    return FALSE;

  for (guint layer = 0; layer < layers->n_layers; layer++)
    {
      double height = 0;

      for (guint i = layers->first[layer]; i < layers->first[layer + 1]; i++)
        if (layers->order[i] < layers->n_boxes)
          height = MAX (height, frame->height[members[layers->order[i]]]);
      for (guint i = layers->first[layer]; i < layers->first[layer + 1]; i++)
        if (layers->order[i] < layers->n_boxes)
          {
            guint v = members[layers->order[i]];

            frame->x[v] = x[layers->order[i]] - width[layers->order[i]] / 2;
            frame->y[v] = y + floor ((height - frame->height[v]) / 2);
          }
      y += height + frame->gap_y;
    }
  return TRUE;
}

/* @edges are those of the part, by place in @members. */
static gboolean
lay_out_part (RemitLayoutFrame *frame, const guint *members, guint n, RemitLayoutEdge *edges,
              guint n_edges, GCancellable *cancellable)
{
  g_auto (RemitLayoutLayers) layers = { 0 };
  g_autofree int *rank = g_new (int, n);

  _remit_layout_break_cycles (n, edges, n_edges);
  if (!_remit_layout_rank (n, edges, n_edges, rank, cancellable))
    return FALSE;
  _remit_layout_layers_init (&layers, n, edges, n_edges, rank);
  return _remit_layout_order (&layers, cancellable)
         && place_part (frame, members, &layers, edges, n_edges, cancellable);
}

gboolean
remit_layout_layered (RemitLayoutBox *boxes, guint n_boxes, const RemitLayoutEdge *edges,
                      guint n_edges, const RemitLayoutOptions *options, GCancellable *cancellable,
                      GError **error)
{
  g_auto (RemitLayoutFrame) frame = { 0 };
  g_auto (RemitLayoutParts) parts = { 0 };
  g_autoptr (GArray) taken = NULL;
  g_autofree guint *place_of = g_new (guint, n_boxes);
  g_auto (RemitLayoutLists) out = { NULL, NULL };
  g_autoptr (GArray) inside = g_array_new (FALSE, FALSE, sizeof (RemitLayoutEdge));

  g_return_val_if_fail (boxes != NULL || n_boxes == 0, FALSE);
  g_return_val_if_fail (edges != NULL || n_edges == 0, FALSE);
  g_return_val_if_fail (options != NULL, FALSE);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  _remit_layout_frame_init (&frame, boxes, n_boxes, options);
  taken = take_edges (&frame, edges, n_edges);
  edges = (const RemitLayoutEdge *) (gpointer) taken->data;
  _remit_layout_parts_init (&parts, n_boxes, edges, taken->len);
  _remit_layout_lists_init (&out, n_boxes, edges, taken->len, REMIT_LAYOUT_OUT);

  for (guint p = 0; p < parts.n; p++)
    {
      const guint *members = parts.members + parts.first[p];
      guint n = parts.first[p + 1] - parts.first[p];

      g_array_set_size (inside, 0);
      for (guint i = 0; i < n; i++)
        place_of[members[i]] = i;
      for (guint i = 0; i < n; i++)
        for (guint k = out.first[members[i]]; k < out.first[members[i] + 1]; k++)
          {
            RemitLayoutEdge edge = edges[out.items[k]];

            edge.from = place_of[edge.from];
            edge.to = place_of[edge.to];
            g_array_append_val (inside, edge);
          }
      if (n > 1
          && !lay_out_part (&frame, members, n, (RemitLayoutEdge *) (gpointer) inside->data,
                            inside->len, cancellable))
        {
          g_cancellable_set_error_if_cancelled (cancellable, error);
          return FALSE;
        }
    }
  return _remit_layout_frame_finish (&frame, &parts, cancellable, error);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-layout"

#include "remit-layout-private.h"

/* The layered graph that ordering and placing work on: long edges are cut into segments by dummy
 * vertices.  Their number is bounded: the longest edges of a drawing that would need too many are
 * left out here (they cross all of it anyway), their ends keep their layers. */

#define MOST_DUMMIES 200000 /* and 10 for each box */

/* Which edges are cut into segments: all, or the shortest that fit the budget. */
static int
find_longest_edge (guint n, const RemitLayoutEdge *edges, guint n_edges, const int *rank,
                   guint n_layers)
{
  g_autofree guint64 *of_length = g_new0 (guint64, n_layers + 1);
  guint64 budget = MOST_DUMMIES + 10 * (guint64) n;
  guint length = 1;

  for (guint e = 0; e < n_edges; e++)
    of_length[rank[edges[e].to] - rank[edges[e].from]]++;
  while (length < n_layers && of_length[length] * (length - 1) <= budget)
    {
      budget -= of_length[length] * (length - 1);
      length++;
    }
  /* The length at which the budget ran out is left out as a whole, so that no order of edges
   * matters. */
  return (int) (length == n_layers ? length : length - 1);
}

static GArray *
cut_edges (RemitLayoutLayers *layers, const RemitLayoutEdge *edges, guint n_edges, const int *rank,
           GArray *layer_of)
{
  GArray *segments = g_array_sized_new (FALSE, FALSE, sizeof (RemitLayoutEdge), n_edges);
  int longest = find_longest_edge (layers->n_boxes, edges, n_edges, rank, layers->n_layers);

  for (guint e = 0; e < n_edges; e++)
    {
      RemitLayoutEdge segment = { edges[e].from, edges[e].to, edges[e].weight };

      if (rank[edges[e].to] - rank[edges[e].from] > longest)
        continue;
      for (int layer = rank[edges[e].from] + 1; layer < rank[edges[e].to]; layer++)
        {
          guint level = (guint) layer;

          segment.to = layer_of->len;
          g_array_append_val (layer_of, level);
          g_array_append_val (segments, segment);
          segment.from = segment.to;
        }
      segment.to = edges[e].to;
      g_array_append_val (segments, segment);
    }
  return segments;
}

/* Makes lists of neighbours from lists of segments. */
static void
list_neighbours (RemitLayoutLists *lists, guint n, const RemitLayoutEdge *segments,
                 guint n_segments, RemitLayoutSide side)
{
  _remit_layout_lists_init (lists, n, segments, n_segments, side);
  for (guint k = 0; k < n_segments; k++)
    {
      const RemitLayoutEdge *segment = &segments[lists->items[k]];

      lists->items[k] = side == REMIT_LAYOUT_OUT ? segment->to : segment->from;
    }
}

void
_remit_layout_layers_init (RemitLayoutLayers *layers, guint n, const RemitLayoutEdge *edges,
                           guint n_edges, const int *rank)
{
  g_autoptr (GArray) layer_of = g_array_sized_new (FALSE, FALSE, sizeof (guint), n);
  g_autoptr (GArray) segments = NULL;
  g_autofree guint *fill = NULL;

  *layers = (RemitLayoutLayers){ .n_boxes = n };
  for (guint v = 0; v < n; v++)
    {
      guint level = (guint) rank[v];

      g_array_append_val (layer_of, level);
      layers->n_layers = MAX (layers->n_layers, level + 1);
    }
  segments = cut_edges (layers, edges, n_edges, rank, layer_of);
  layers->n = layer_of->len;
  layers->n_segments = segments->len;
  list_neighbours (&layers->down, layers->n, (RemitLayoutEdge *) (gpointer) segments->data,
                   segments->len, REMIT_LAYOUT_OUT);
  list_neighbours (&layers->up, layers->n, (RemitLayoutEdge *) (gpointer) segments->data,
                   segments->len, REMIT_LAYOUT_IN);

  layers->layer = (guint *) (gpointer) g_array_steal (layer_of, NULL);
  layers->first = g_new0 (guint, layers->n_layers + 1);
  layers->order = g_new (guint, layers->n);
  layers->pos = g_new (guint, layers->n);
  for (guint v = 0; v < layers->n; v++)
    layers->first[layers->layer[v] + 1]++;
  for (guint l = 0; l < layers->n_layers; l++)
    layers->first[l + 1] += layers->first[l];
  fill = g_memdup2 (layers->first, (layers->n_layers + 1) * sizeof (guint));
  for (guint v = 0; v < layers->n; v++)
    {
      layers->pos[v] = fill[layers->layer[v]] - layers->first[layers->layer[v]];
      layers->order[fill[layers->layer[v]]++] = v;
    }
}

void
_remit_layout_layers_clear (RemitLayoutLayers *layers)
{
  g_clear_pointer (&layers->layer, g_free);
  g_clear_pointer (&layers->first, g_free);
  g_clear_pointer (&layers->order, g_free);
  g_clear_pointer (&layers->pos, g_free);
  _remit_layout_lists_clear (&layers->up);
  _remit_layout_lists_clear (&layers->down);
}

/* The vertices in @order append themselves to the lists of their neighbours, which so become
 * sorted. */
static void
sort_by_neighbours (const RemitLayoutLayers *layers, const RemitLayoutLists *from,
                    RemitLayoutLists *to)
{
  g_autofree guint *fill = g_memdup2 (to->first, (layers->n + 1) * sizeof (guint));

  for (guint i = 0; i < layers->n; i++)
    for (guint k = from->first[layers->order[i]]; k < from->first[layers->order[i] + 1]; k++)
      to->items[fill[from->items[k]]++] = layers->order[i];
}

void
_remit_layout_layers_sort_lists (RemitLayoutLayers *layers)
{
  sort_by_neighbours (layers, &layers->up, &layers->down);
  sort_by_neighbours (layers, &layers->down, &layers->up);
}

/* Between one layer and the next: for each segment from left to right below, how many of those
 * before it began further right above.  @tree is a Fenwick tree of n + 1 zeros, and is that again
 * at the end. */
static guint64
count_between (const RemitLayoutLayers *layers, guint layer, guint *tree)
{
  guint n = layers->first[layer + 1] - layers->first[layer];
  guint64 crossings = 0, inserted = 0;

  for (guint i = layers->first[layer + 1]; i < layers->first[layer + 2]; i++)
    {
      guint begin = layers->up.first[layers->order[i]],
            end = layers->up.first[layers->order[i] + 1];

      for (guint k = begin; k < end; k++)
        {
          crossings += inserted;
          for (guint p = layers->pos[layers->up.items[k]] + 1; p > 0; p &= p - 1)
            crossings -= tree[p];
        }
      for (guint k = begin; k < end; k++)
        for (guint p = layers->pos[layers->up.items[k]] + 1; p <= n; p += p & -p)
          tree[p]++;
      inserted += end - begin;
    }
  for (guint p = 0; p <= n; p++)
    tree[p] = 0;
  return crossings;
}

guint64
_remit_layout_layers_count_crossings (RemitLayoutLayers *layers)
{
  g_autofree guint *tree = g_new0 (guint, layers->n + 1);
  guint64 crossings = 0;

  for (guint layer = 0; layer + 1 < layers->n_layers; layer++)
    crossings += count_between (layers, layer, tree);
  return crossings;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-layout"

#include "remit-layout-private.h"

#include <math.h>

/* The last step across the layers.  Lines are not drawn along the dummies, so the room that long
 * edges took is given back: layer by layer, every box is drawn to the mean of its neighbours, as
 * near as the order and the gaps of its layer allow.  That is a least squares fit under "stands
 * right of", which pooling adjacent violators solves exactly in linear time. */

#define N_ROUNDS 3 /* more make drawings narrower, and lines cross more often */

/* Boxes that touch each other and move as one. */
typedef struct
{
  double sum, weight; /* of where its boxes want its left end to be */
  guint n;            /* boxes */
} Pool;

typedef struct
{
  const RemitLayoutEdge *edges;
  RemitLayoutLists touching;
  const double *width;
  double gap;
  guint *members; /* the boxes of all layers from left to right */
  guint *first;   /* offsets of the layers */
  double *offset; /* of one layer: from its first box when all touch */
  Pool *pools;
} Tighten;

static double
wanted_place (const Tighten *tighten, guint v, const double *x, double *weight)
{
  double sum = 0;

  *weight = 0;
  for (guint k = tighten->touching.first[v]; k < tighten->touching.first[v + 1]; k++)
    {
      const RemitLayoutEdge *edge = &tighten->edges[tighten->touching.items[k]];

      sum += edge->weight * x[edge->from == v ? edge->to : edge->from];
      *weight += edge->weight;
    }
  return sum / *weight;
}

static void
tighten_layer (Tighten *tighten, guint layer, double *x)
{
  const guint *members = tighten->members + tighten->first[layer];
  guint n = tighten->first[layer + 1] - tighten->first[layer], n_pools = 0, next = 0;
  double offset = 0;

  for (guint i = 0; i < n; i++)
    {
      double weight, wanted = wanted_place (tighten, members[i], x, &weight);

      if (i > 0)
        offset += (tighten->width[members[i - 1]] + tighten->width[members[i]]) / 2 + tighten->gap;
      tighten->offset[i] = offset;
      tighten->pools[n_pools++] = (Pool){ weight * (wanted - offset), weight, 1 };
      while (n_pools > 1)
        {
          Pool *left = &tighten->pools[n_pools - 2], *right = left + 1;

          if (left->sum * right->weight <= right->sum * left->weight)
            break;
          left->sum += right->sum;
          left->weight += right->weight;
          left->n += right->n;
          n_pools--;
        }
    }
  for (guint p = 0; p < n_pools; p++)
    for (guint i = 0; i < tighten->pools[p].n; i++, next++)
      x[members[next]] = tighten->pools[p].sum / tighten->pools[p].weight + tighten->offset[next];
}

gboolean
_remit_layout_tighten (const RemitLayoutLayers *layers, const RemitLayoutEdge *edges, guint n_edges,
                       const double *width, double gap, double *x, GCancellable *cancellable)
{
  Tighten tighten = { .edges = edges, .width = width, .gap = gap };
  guint n = 0;
  gboolean finished = TRUE;

  _remit_layout_lists_init (&tighten.touching, layers->n_boxes, edges, n_edges, REMIT_LAYOUT_BOTH);
  tighten.members = g_new (guint, layers->n_boxes);
  tighten.first = g_new (guint, layers->n_layers + 1);
  tighten.offset = g_new (double, layers->n_boxes);
  tighten.pools = g_new (Pool, layers->n_boxes);
  for (guint layer = 0; layer < layers->n_layers; layer++)
    {
      tighten.first[layer] = n;
      for (guint i = layers->first[layer]; i < layers->first[layer + 1]; i++)
        if (layers->order[i] < layers->n_boxes)
          tighten.members[n++] = layers->order[i];
    }
  tighten.first[layers->n_layers] = n;

  for (guint round = 0; round < N_ROUNDS && finished; round++)
    {
      for (guint i = 0; i < layers->n_layers; i++)
        tighten_layer (&tighten, round % 2 == 0 ? i : layers->n_layers - 1 - i, x);
      finished = !g_cancellable_is_cancelled (cancellable);
    }

  _remit_layout_lists_clear (&tighten.touching);
  g_free (tighten.members);
  g_free (tighten.first);
  g_free (tighten.offset);
  g_free (tighten.pools);
  return finished;
}

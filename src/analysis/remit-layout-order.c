/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-layout"

#include "remit-layout-private.h"

#include <string.h>

/* The order of the vertices in each layer: from a few starting orders, sweeps down and up by
 * barycentre, each followed by greedy switching of neighbours; the best order seen is kept.  A
 * sweep is linear in the segments; the number of sweeps goes down as drawings grow. */

#define SWEEP_WORK 4000000 /* segment visits spent on sweeps, more or less */
#define LEAST_SWEEPS 4
#define MOST_SWEEPS 48
#define PATIENCE 8       /* sweeps without a better order before giving up */
#define MOST_SWITCHES 12 /* rounds of greedy switching at the end */

typedef enum
{
  START_DOWN,
  START_UP,
  START_AROUND,
  N_STARTS
} Start;

typedef struct
{
  RemitLayoutLayers *layers;
  guint64 *keys, *scratch; /* of one layer */
  guint *up_places,
      *down_places; /* places of the neighbours, parallel to the lists; of one layer at a time */
  guint *fill;      /* of each vertex */
  guint *best;      /* copy of layers->order */
  guint64 best_crossings;
  GCancellable *cancellable;
} Order;

static void
number_layer (RemitLayoutLayers *layers, guint layer)
{
  for (guint i = layers->first[layer]; i < layers->first[layer + 1]; i++)
    layers->pos[layers->order[i]] = i - layers->first[layer];
}

static void
keep_if_better (Order *order)
{
  guint64 crossings = _remit_layout_layers_count_crossings (order->layers);

  if (crossings >= order->best_crossings)
    return;
  order->best_crossings = crossings;
  memcpy (order->best, order->layers->order, order->layers->n * sizeof (guint));
}

static void
restore_best (Order *order)
{
  memcpy (order->layers->order, order->best, order->layers->n * sizeof (guint));
  for (guint layer = 0; layer < order->layers->n_layers; layer++)
    number_layer (order->layers, layer);
}

/* ---- starting orders ---- */

static void
push_neighbours (const RemitLayoutLists *lists, guint v, const gboolean *seen, GArray *stack)
{
  for (guint k = lists->first[v + 1]; k > lists->first[v]; k--)
    if (!seen[lists->items[k - 1]])
      g_array_append_val (stack, lists->items[k - 1]);
}

/* Each vertex goes to the end of its layer when a depth-first walk first meets it. */
static void
start (Order *order, Start kind)
{
  RemitLayoutLayers *layers = order->layers;
  g_autofree guint *roots = g_memdup2 (layers->order, layers->n * sizeof (guint));
  g_autofree guint *fill = g_memdup2 (layers->first, (layers->n_layers + 1) * sizeof (guint));
  g_autofree gboolean *seen = g_new0 (gboolean, layers->n);
  g_autoptr (GArray) stack = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < layers->n; i++)
    {
      g_array_append_val (stack, roots[kind == START_UP ? layers->n - 1 - i : i]);
      while (stack->len > 0)
        {
          guint v = g_array_index (stack, guint, stack->len - 1);

          g_array_set_size (stack, stack->len - 1);
          if (seen[v])
            continue;
          seen[v] = TRUE;
          layers->order[fill[layers->layer[v]]++] = v;
          if (kind != START_DOWN)
            push_neighbours (&layers->up, v, seen, stack);
          if (kind != START_UP)
            push_neighbours (&layers->down, v, seen, stack);
        }
    }
  for (guint layer = 0; layer < layers->n_layers; layer++)
    number_layer (layers, layer);
}

/* ---- sweeps ---- */

/* By the upper half of the keys, which keep their order when those are equal. */
static void
sort_keys (guint64 *keys, guint n, guint64 *scratch)
{
  guint64 all = 0;

  for (guint i = 1; n <= 32 && i < n; i++)
    {
      guint64 key = keys[i];
      guint j = i;

      for (; j > 0 && keys[j - 1] >> 32 > key >> 32; j--)
        keys[j] = keys[j - 1];
      keys[j] = key;
    }
  if (n <= 32)
    return;

  for (guint i = 0; i < n; i++)
    all |= keys[i];
  for (guint bit = 32; bit < 64 && (all >> bit) != 0; bit += 8)
    {
      guint count[257] = { 0 };

      for (guint i = 0; i < n; i++)
        count[((keys[i] >> bit) & 255) + 1]++;
      for (guint i = 0; i < 256; i++)
        count[i + 1] += count[i];
      for (guint i = 0; i < n; i++)
        scratch[count[(keys[i] >> bit) & 255]++] = keys[i];
      memcpy (keys, scratch, n * sizeof (guint64));
    }
}

/* Sorts a layer by the mean place of the neighbours in @lists; vertices without any stay where they
 * are.  @reverse turns the order of equals around, which gets the sweeps out of dead ends. */
static void
sort_layer (Order *order, guint layer, const RemitLayoutLists *lists, gboolean reverse)
{
  RemitLayoutLayers *layers = order->layers;
  guint begin = layers->first[layer], n = layers->first[layer + 1] - begin, n_keys = 0, next = 0;

  for (guint i = 0; i < n; i++)
    {
      guint v = layers->order[begin + (reverse ? n - 1 - i : i)];
      guint degree = lists->first[v + 1] - lists->first[v];
      guint64 sum = 0;

      if (degree == 0)
        continue;
      for (guint k = lists->first[v]; k < lists->first[v + 1]; k++)
        sum += layers->pos[lists->items[k]];
      order->keys[n_keys++] = ((sum << 8) / degree) << 32 | v;
    }
  sort_keys (order->keys, n_keys, order->scratch);
  for (guint i = begin; i < begin + n; i++)
    if (lists->first[layers->order[i] + 1] > lists->first[layers->order[i]])
      layers->order[i] = (guint32) order->keys[next++];
  number_layer (layers, layer);
}

static void
sweep (Order *order, gboolean down, gboolean reverse)
{
  RemitLayoutLayers *layers = order->layers;

  for (guint i = 1; i < layers->n_layers && !g_cancellable_is_cancelled (order->cancellable); i++)
    if (down)
      sort_layer (order, i, &layers->up, reverse);
    else
      sort_layer (order, layers->n_layers - 1 - i, &layers->down, reverse);
}

/* ---- greedy switching ---- */

/* Sorted places of the neighbours of a layer's vertices in the layer @other; @back lists the
 * neighbours of that one. */
static void
fill_places (Order *order, guint layer, guint other, const RemitLayoutLists *lists,
             const RemitLayoutLists *back, guint *places)
{
  const RemitLayoutLayers *layers = order->layers;

  for (guint i = layers->first[layer]; i < layers->first[layer + 1]; i++)
    order->fill[layers->order[i]] = lists->first[layers->order[i]];
  for (guint i = layers->first[other]; i < layers->first[other + 1]; i++)
    for (guint k = back->first[layers->order[i]]; k < back->first[layers->order[i] + 1]; k++)
      places[order->fill[back->items[k]]++] = i - layers->first[other];
}

/* Crossings of the segments of u and v with u on the left, less those with v on the left. */
static gint64
gain_of_switch (const RemitLayoutLists *lists, const guint *places, guint u, guint v)
{
  guint i = lists->first[u], i_end = lists->first[u + 1], j = lists->first[v],
        j_end = lists->first[v + 1];
  guint j_begin = j;
  gint64 gain = 0;

  /* Most pairs are dummies. */
  if (i + 1 == i_end && j + 1 == j_end)
    return (places[i] > places[j]) - (places[i] < places[j]);
  for (; i < i_end; i++)
    {
      guint equal = 0;

      while (j < j_end && places[j] < places[i])
        j++;
      while (j + equal < j_end && places[j + equal] == places[i])
        equal++;
      gain += (gint64) (j - j_begin) - (gint64) (j_end - j - equal);
    }
  return gain;
}

/* Switches neighbours of one layer as long as that wins, up to @most_rounds, or with @even also
 * when nothing is lost. */
static gint64
switch_layer (Order *order, guint layer, guint most_rounds, gboolean even)
{
  RemitLayoutLayers *layers = order->layers;
  gint64 won = 0, before;
  guint rounds = 0;

  if (layer > 0)
    fill_places (order, layer, layer - 1, &layers->up, &layers->down, order->up_places);
  if (layer + 1 < layers->n_layers)
    fill_places (order, layer, layer + 1, &layers->down, &layers->up, order->down_places);
  do
    {
      before = won;
      for (guint i = layers->first[layer]; i + 1 < layers->first[layer + 1]; i++)
        {
          guint u = layers->order[i], v = layers->order[i + 1];
          gint64 gain = gain_of_switch (&layers->up, order->up_places, u, v)
                        + gain_of_switch (&layers->down, order->down_places, u, v);

          if (gain < 0 || (gain == 0 && !(even && rounds == 0)))
            continue;
          won += gain;
          layers->order[i] = v;
          layers->order[i + 1] = u;
        }
    }
  while (won > before && ++rounds < most_rounds);
  number_layer (layers, layer);
  return won;
}

static gint64
switch_all (Order *order, guint most_rounds, gboolean even)
{
  gint64 won = 0;

  for (guint layer = 0; layer < order->layers->n_layers; layer++)
    if (!g_cancellable_is_cancelled (order->cancellable))
      won += switch_layer (order, layer, most_rounds, even);
  return won;
}

/* ---- the whole ---- */

static gboolean
improve (Order *order, Start kind, guint n_sweeps)
{
  guint64 reached = G_MAXUINT64;
  guint idle = 0;

  start (order, kind);
  keep_if_better (order);
  for (guint i = 0; i < n_sweeps && idle < (n_sweeps == MOST_SWEEPS ? PATIENCE : PATIENCE / 2)
                    && order->best_crossings > 0;
       i++)
    {
      if (g_cancellable_is_cancelled (order->cancellable))
        return FALSE;
      sweep (order, (i % 2 == 0) == (kind != START_UP), i % 4 >= 2);
      switch_all (order, 2, i % 8 >= 4);
      keep_if_better (order);
      idle = order->best_crossings < reached ? 0 : idle + 1;
      reached = MIN (reached, order->best_crossings);
    }
  return TRUE;
}

gboolean
_remit_layout_order (RemitLayoutLayers *layers, GCancellable *cancellable)
{
  Order order = { .layers = layers, .best_crossings = G_MAXUINT64, .cancellable = cancellable };
  guint n_sweeps = CLAMP (SWEEP_WORK / (layers->n_segments + 1), LEAST_SWEEPS, MOST_SWEEPS);
  guint n_starts = n_sweeps == MOST_SWEEPS ? N_STARTS : 1;
  gboolean finished = TRUE;

  order.keys = g_new (guint64, layers->n);
  order.scratch = g_new (guint64, layers->n);
  order.up_places = g_new (guint, layers->n_segments);
  order.down_places = g_new (guint, layers->n_segments);
  order.fill = g_new (guint, layers->n);
  order.best = g_new (guint, layers->n);

  for (guint kind = 0; kind < n_starts && finished; kind++)
    finished = improve (&order, kind, n_sweeps);
  if (finished)
    restore_best (&order);
  for (guint i = 0;
       i < MIN (MOST_SWITCHES, n_sweeps) && finished && switch_all (&order, 8, FALSE) > 0; i++)
    finished = !g_cancellable_is_cancelled (cancellable);

  g_free (order.keys);
  g_free (order.scratch);
  g_free (order.up_places);
  g_free (order.down_places);
  g_free (order.fill);
  g_free (order.best);
  return finished;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "remit-layout-private.h"

#include <string.h>

/* The steps of the layered drawing against slow ways that cannot be wrong. */

typedef struct
{
  guint n, n_edges;
  RemitLayoutEdge edges[64];
} Small;

static RemitLayoutEdge
random_edge (GRand *random, guint a, guint b, gboolean acyclic)
{
  if (acyclic ? a > b : g_rand_boolean (random))
    return (RemitLayoutEdge){ b, a, g_rand_int_range (random, 1, 4) };
  return (RemitLayoutEdge){ a, b, g_rand_int_range (random, 1, 4) };
}

/* Connected, with several sources and sinks; from lower to higher numbers when @acyclic. */
static Small
random_small (GRand *random, guint n, guint n_more, gboolean acyclic)
{
  Small small = { .n = n };
  guint joined[16];

  for (guint v = 0; v < n; v++)
    {
      guint place = (guint) g_rand_int_range (random, 0, (int) v + 1);

      joined[v] = joined[place];
      joined[place] = v;
    }
  for (guint i = 1; i < n; i++)
    small.edges[small.n_edges++] = random_edge (
        random, joined[i], joined[g_rand_int_range (random, 0, (int) i)], acyclic);
  for (guint i = 0; i < n_more; i++)
    {
      guint a = (guint) g_rand_int_range (random, 0, (int) n);
      guint b = (guint) g_rand_int_range (random, 0, (int) n);

      if (a != b)
        small.edges[small.n_edges++] = random_edge (random, a, b, acyclic);
    }
  return small;
}

static int
length_of (const Small *small, const int *rank)
{
  int length = 0;

  for (guint e = 0; e < small->n_edges; e++)
    length += small->edges[e].weight * (rank[small->edges[e].to] - rank[small->edges[e].from]);
  return length;
}

/* All layerings with at most n layers. */
static int
find_shortest (const Small *small, int *rank, guint v)
{
  int best = G_MAXINT;

  if (v == small->n)
    return length_of (small, rank);
  for (rank[v] = 0; rank[v] < (int) small->n; rank[v]++)
    {
      gboolean allowed = TRUE;

      for (guint e = 0; e < small->n_edges && allowed; e++)
        allowed = small->edges[e].to != v || rank[small->edges[e].from] < rank[v];
      if (allowed)
        best = MIN (best, find_shortest (small, rank, v + 1));
    }
  return best;
}

static void
test_rank_is_shortest (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (21);

  for (guint round = 0; round < 400; round++)
    {
      Small small = random_small (random, (guint) g_rand_int_range (random, 2, 7),
                                  (guint) g_rand_int_range (random, 0, 7), TRUE);
      int rank[8], other[8];

      g_assert_true (_remit_layout_rank (small.n, small.edges, small.n_edges, rank, NULL));
      for (guint e = 0; e < small.n_edges; e++)
        g_assert_cmpint (rank[small.edges[e].from], <, rank[small.edges[e].to]);
      for (guint v = 0; v < small.n; v++)
        g_assert_cmpint (rank[v], >=, 0);
      g_assert_cmpint (length_of (&small, rank), ==, find_shortest (&small, other, 0));
    }
}

/* The simplex alone, from boxes as high as they can be. */
static void
test_simplex_is_shortest (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (24);
  guint n_improved = 0;

  for (guint round = 0; round < 150; round++)
    {
      Small small = random_small (random, (guint) g_rand_int_range (random, 5, 8),
                                  (guint) g_rand_int_range (random, 0, 7), TRUE);
      int rank[8] = { 0 }, other[8], before;

      for (guint v = 0; v < small.n; v++)
        for (guint e = 0; e < small.n_edges; e++)
          if (small.edges[e].from == v)
            rank[small.edges[e].to] = MAX (rank[small.edges[e].to], rank[v] + 1);
      before = length_of (&small, rank);
      g_assert_true (_remit_layout_simplex (small.n, small.edges, small.n_edges, rank, NULL));
      for (guint e = 0; e < small.n_edges; e++)
        g_assert_cmpint (rank[small.edges[e].from], <, rank[small.edges[e].to]);
      g_assert_cmpint (length_of (&small, rank), ==, find_shortest (&small, other, 0));
      n_improved += length_of (&small, rank) < before;
    }
  g_assert_cmpuint (n_improved, >, 40);
}

static gboolean
has_cycle (const Small *small)
{
  gboolean gone[16] = { FALSE }, progress = TRUE;
  guint n_gone = 0;

  while (progress)
    {
      progress = FALSE;
      for (guint v = 0; v < small->n; v++)
        {
          gboolean entered = gone[v];

          for (guint e = 0; e < small->n_edges; e++)
            entered |= small->edges[e].to == v && !gone[small->edges[e].from];
          if (entered)
            continue;
          gone[v] = progress = TRUE;
          n_gone++;
        }
    }
  return n_gone < small->n;
}

static void
test_cycles_broken (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (22);

  for (guint round = 0; round < 500; round++)
    {
      Small small = random_small (random, (guint) g_rand_int_range (random, 2, 15),
                                  (guint) g_rand_int_range (random, 0, 40), FALSE);
      Small before = small;
      guint n_turned = 0;

      _remit_layout_break_cycles (small.n, small.edges, small.n_edges);
      g_assert_false (has_cycle (&small));
      for (guint e = 0; e < small.n_edges; e++)
        if (small.edges[e].from != before.edges[e].from)
          {
            g_assert_cmpuint (small.edges[e].from, ==, before.edges[e].to);
            g_assert_cmpuint (small.edges[e].to, ==, before.edges[e].from);
            n_turned++;
          }
      g_assert_cmpuint (2 * n_turned, <=, small.n_edges);
      if (!has_cycle (&before))
        g_assert_cmpuint (n_turned, ==, 0);
    }
}

/* Every pair of segments between two layers. */
static guint64
count_pairs (const RemitLayoutLayers *layers)
{
  guint64 n = 0;

  for (guint a = 0; a < layers->n; a++)
    for (guint b = 0; b < layers->n; b++)
      if (layers->layer[a] == layers->layer[b] && layers->pos[a] < layers->pos[b])
        for (guint i = layers->down.first[a]; i < layers->down.first[a + 1]; i++)
          for (guint j = layers->down.first[b]; j < layers->down.first[b + 1]; j++)
            n += layers->pos[layers->down.items[i]] > layers->pos[layers->down.items[j]];
  return n;
}

static void
switch_places (RemitLayoutLayers *layers, guint i)
{
  guint u = layers->order[i], v = layers->order[i + 1], pos = layers->pos[u];

  layers->order[i] = v;
  layers->order[i + 1] = u;
  layers->pos[u] = layers->pos[v];
  layers->pos[v] = pos;
}

/* No two neighbours would be better the other way round. */
static void
assert_settled (RemitLayoutLayers *layers)
{
  guint64 crossings = count_pairs (layers);

  for (guint l = 0; l < layers->n_layers; l++)
    for (guint i = layers->first[l]; i + 1 < layers->first[l + 1]; i++)
      {
        switch_places (layers, i);
        g_assert_cmpuint (count_pairs (layers), >=, crossings);
        switch_places (layers, i);
      }
}

static double
stretch_of (const Small *small, const double *x)
{
  double stretch = 0;

  for (guint e = 0; e < small->n_edges; e++)
    {
      double across = x[small->edges[e].from] - x[small->edges[e].to];

      stretch += small->edges[e].weight * across * across;
    }
  return stretch;
}

/* Boxes keep order and gap, and come nearer to their neighbours. */
static void
assert_tighter (const Small *small, const RemitLayoutLayers *layers, const double *width, double *x)
{
  double before = stretch_of (small, x);

  g_assert_true (_remit_layout_tighten (layers, small->edges, small->n_edges, width, 20, x, NULL));
  g_assert_cmpfloat (stretch_of (small, x), <=, before + 1e-6);
  for (guint l = 0; l < layers->n_layers; l++)
    {
      guint last = G_MAXUINT;

      for (guint i = layers->first[l]; i < layers->first[l + 1]; i++)
        {
          guint v = layers->order[i];

          if (v >= small->n)
            continue;
          if (last != G_MAXUINT)
            g_assert_cmpfloat (x[last] + (width[last] + width[v]) / 2 + 20, <=, x[v] + 1e-6);
          last = v;
        }
    }
}

static void
test_order_and_place (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (23);

  for (guint round = 0; round < 150; round++)
    {
      Small small = random_small (random, (guint) g_rand_int_range (random, 2, 15),
                                  (guint) g_rand_int_range (random, 0, 30), TRUE);
      g_auto (RemitLayoutLayers) layers = { 0 };
      g_autofree double *width = NULL;
      g_autofree double *x = NULL;
      guint64 before;
      int rank[16];

      g_assert_true (_remit_layout_rank (small.n, small.edges, small.n_edges, rank, NULL));
      _remit_layout_layers_init (&layers, small.n, small.edges, small.n_edges, rank);
      for (guint v = 0; v < layers.n; v++)
        for (guint k = layers.down.first[v]; k < layers.down.first[v + 1]; k++)
          g_assert_cmpuint (layers.layer[layers.down.items[k]], ==, layers.layer[v] + 1);
      before = _remit_layout_layers_count_crossings (&layers);
      g_assert_cmpuint (before, ==, count_pairs (&layers));
      g_assert_true (_remit_layout_order (&layers, NULL));
      g_assert_cmpuint (_remit_layout_layers_count_crossings (&layers), ==, count_pairs (&layers));
      g_assert_cmpuint (count_pairs (&layers), <=, before);
      assert_settled (&layers);

      width = g_new0 (double, layers.n);
      x = g_new (double, layers.n);
      for (guint v = 0; v < small.n; v++)
        width[v] = g_rand_int_range (random, 0, 200);
      g_assert_true (_remit_layout_place (&layers, width, 20, x, NULL));
      for (guint l = 0; l < layers.n_layers; l++)
        for (guint i = layers.first[l]; i + 1 < layers.first[l + 1]; i++)
          {
            guint u = layers.order[i], v = layers.order[i + 1];
            double gap = u < small.n && v < small.n ? 20 : u < small.n || v < small.n ? 10 : 5;

            g_assert_cmpuint (layers.pos[u], ==, i - layers.first[l]);
            g_assert_cmpfloat (x[u] + (width[u] + width[v]) / 2 + gap, <=, x[v] + 1e-6);
          }
      assert_tighter (&small, &layers, width, x);
    }
}

/* A graph whose dummies would fill the memory: a chain with an edge from every box to the last. */
static void
test_dummies_bounded (void)
{
  const guint n = 6000;
  g_autofree RemitLayoutEdge *edges = g_new (RemitLayoutEdge, 2 * n);
  g_autofree int *rank = g_new (int, n);
  g_auto (RemitLayoutLayers) layers = { 0 };
  guint n_edges = 0;

  for (guint v = 0; v + 1 < n; v++)
    {
      edges[n_edges++] = (RemitLayoutEdge){ v, v + 1, 1 };
      edges[n_edges++] = (RemitLayoutEdge){ v, n - 1, 1 };
      rank[v] = (int) v;
    }
  rank[n - 1] = (int) n - 1;
  _remit_layout_layers_init (&layers, n, edges, n_edges, rank);
  g_assert_cmpuint (layers.n_layers, ==, n);
  g_assert_cmpuint (layers.n, >, n);
  g_assert_cmpuint (layers.n, <, 400000);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/layout-steps/rank/shortest", test_rank_is_shortest);
  g_test_add_func ("/layout-steps/rank/simplex", test_simplex_is_shortest);
  g_test_add_func ("/layout-steps/rank/cycles-broken", test_cycles_broken);
  g_test_add_func ("/layout-steps/order/counts-and-distances", test_order_and_place);
  g_test_add_func ("/layout-steps/layers/dummies-bounded", test_dummies_bounded);
  return g_test_run ();
}

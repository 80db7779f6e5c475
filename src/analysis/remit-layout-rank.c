/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-layout"

#include "remit-layout-private.h"

/* Which layer each box stands in: first no cycles, then every edge down and as short as possible.
 * Both steps are linear but for the network simplex at the end, which has a budget of its own. */

#define N_TIGHTENINGS 8

/* ---- cycles: the greedy order of Eades, Lin and Smyth ---- */

/* Vertices in doubly linked lists by what leaves minus what enters them. */
typedef struct
{
  guint n;
  guint *out, *in;    /* degrees among the vertices left */
  guint *next, *prev; /* G_MAXUINT ends a list */
  guint *heads;       /* sinks, sources, then one list for each difference -(n - 1) … n - 1 */
  guint *list_of;
  guint highest; /* no list above it has vertices */
} Greedy;

enum
{
  LIST_SINKS,
  LIST_SOURCES,
  LIST_FIRST_DIFFERENCE
};

static void
unlink_vertex (Greedy *greedy, guint v)
{
  guint next = greedy->next[v], prev = greedy->prev[v];

  if (prev == G_MAXUINT)
    greedy->heads[greedy->list_of[v]] = next;
  else
    greedy->next[prev] = next;
  if (next != G_MAXUINT)
    greedy->prev[next] = prev;
}

static void
link_vertex (Greedy *greedy, guint v)
{
  gint64 difference = (gint64) greedy->out[v] - greedy->in[v];
  guint list;

  if (greedy->out[v] == 0)
    list = LIST_SINKS;
  else if (greedy->in[v] == 0)
    list = LIST_SOURCES;
  else
    list = LIST_FIRST_DIFFERENCE
           + (guint) (CLAMP (difference, 1 - (gint64) greedy->n, greedy->n - 1) + greedy->n - 1);

  greedy->list_of[v] = list;
  greedy->prev[v] = G_MAXUINT;
  greedy->next[v] = greedy->heads[list];
  if (greedy->heads[list] != G_MAXUINT)
    greedy->prev[greedy->heads[list]] = v;
  greedy->heads[list] = v;
  greedy->highest = MAX (greedy->highest, list);
}

/* A sink if there is one, else a source, else the vertex with most to gain. */
static guint
take_vertex (Greedy *greedy)
{
  guint list;

  if (greedy->heads[LIST_SINKS] != G_MAXUINT)
    list = LIST_SINKS;
  else if (greedy->heads[LIST_SOURCES] != G_MAXUINT)
    list = LIST_SOURCES;
  else
    {
      while (greedy->heads[greedy->highest] == G_MAXUINT)
        greedy->highest--;
      list = greedy->highest;
    }

  guint v = greedy->heads[list];
  unlink_vertex (greedy, v);
  return v;
}

static void
greedy_init (Greedy *greedy, guint n, const RemitLayoutEdge *edges, guint n_edges)
{
  *greedy = (Greedy){ .n = n };
  greedy->out = g_new0 (guint, n);
  greedy->in = g_new0 (guint, n);
  greedy->next = g_new (guint, n);
  greedy->prev = g_new (guint, n);
  greedy->list_of = g_new (guint, n);
  greedy->heads = g_new (guint, 2 * n + LIST_FIRST_DIFFERENCE);
  for (guint i = 0; i < 2 * n + LIST_FIRST_DIFFERENCE; i++)
    greedy->heads[i] = G_MAXUINT;
  for (guint e = 0; e < n_edges; e++)
    {
      greedy->out[edges[e].from]++;
      greedy->in[edges[e].to]++;
    }
  for (guint v = n; v > 0; v--)
    link_vertex (greedy, v - 1);
}

static void
greedy_clear (Greedy *greedy)
{
  g_free (greedy->out);
  g_free (greedy->in);
  g_free (greedy->next);
  g_free (greedy->prev);
  g_free (greedy->list_of);
  g_free (greedy->heads);
}

void
_remit_layout_break_cycles (guint n, RemitLayoutEdge *edges, guint n_edges)
{
  g_auto (RemitLayoutLists) lists = { NULL, NULL };
  g_autofree guint *place = g_new (guint, n);
  Greedy greedy;
  guint front = 0, back = n;

  _remit_layout_lists_init (&lists, n, edges, n_edges, REMIT_LAYOUT_BOTH);
  greedy_init (&greedy, n, edges, n_edges);
  for (guint v = 0; v < n; v++)
    place[v] = G_MAXUINT;

  for (guint i = 0; i < n; i++)
    {
      guint v = take_vertex (&greedy);

      place[v] = greedy.list_of[v] == LIST_SINKS ? --back : front++;
      for (guint k = lists.first[v]; k < lists.first[v + 1]; k++)
        {
          const RemitLayoutEdge *edge = &edges[lists.items[k]];
          guint other = edge->from == v ? edge->to : edge->from;

          if (place[other] != G_MAXUINT)
            continue;
          unlink_vertex (&greedy, other);
          if (edge->from == v)
            greedy.in[other]--;
          else
            greedy.out[other]--;
          link_vertex (&greedy, other);
        }
    }
  for (guint e = 0; e < n_edges; e++)
    if (place[edges[e].from] > place[edges[e].to])
      {
        guint from = edges[e].from;

        edges[e].from = edges[e].to;
        edges[e].to = from;
      }
  greedy_clear (&greedy);
}

/* ---- layers ---- */

/* Every vertex as high as it can be; @sorted gets a topological order. */
static void
rank_by_longest_path (guint n, const RemitLayoutEdge *edges, guint n_edges,
                      const RemitLayoutLists *out, guint *sorted, int *rank)
{
  g_autofree guint *waiting = g_new0 (guint, n);
  guint n_sorted = 0;

  for (guint e = 0; e < n_edges; e++)
    waiting[edges[e].to]++;
  for (guint v = 0; v < n; v++)
    {
      rank[v] = 0;
      if (waiting[v] == 0)
        sorted[n_sorted++] = v;
    }
  for (guint i = 0; i < n_sorted; i++)
    for (guint k = out->first[sorted[i]]; k < out->first[sorted[i] + 1]; k++)
      {
        guint to = edges[out->items[k]].to;

        rank[to] = MAX (rank[to], rank[sorted[i]] + 1);
        if (--waiting[to] == 0)
          sorted[n_sorted++] = to;
      }
  g_assert (n_sorted == n);
}

/* How far up and down the neighbours of a vertex let it go; returns which way they pull it:
 * down when positive.  A side that pulls has an edge, so its limit is a layer. */
static gint64
find_reach (const RemitLayoutEdge *edges, const RemitLayoutLists *touching, guint v,
            const int *rank, int *highest, int *lowest)
{
  gint64 pull = 0;

  *highest = G_MININT;
  *lowest = G_MAXINT;
  for (guint k = touching->first[v]; k < touching->first[v + 1]; k++)
    {
      const RemitLayoutEdge *edge = &edges[touching->items[k]];

      if (edge->from == v)
        *lowest = MIN (*lowest, rank[edge->to] - 1);
      else
        *highest = MAX (*highest, rank[edge->from] + 1);
      pull += edge->from == v ? edge->weight : -(gint64) edge->weight;
    }
  return pull;
}

/* Moves a vertex as far as it can go towards the side that pulls harder. */
static gboolean
tighten_vertex (const RemitLayoutEdge *edges, const RemitLayoutLists *touching, guint v, int *rank)
{
  int highest, lowest, before = rank[v];
  gint64 pull = find_reach (edges, touching, v, rank, &highest, &lowest);

  if (pull != 0)
    rank[v] = pull > 0 ? lowest : highest;
  return rank[v] != before;
}

/* Vertices that both sides pull alike go to the emptiest layer within reach: narrower drawings. */
static void
balance_layers (guint n, const RemitLayoutEdge *edges, const RemitLayoutLists *touching,
                const guint *sorted, guint n_layers, int *rank)
{
  g_autofree guint *filled = g_new0 (guint, n_layers);

  for (guint v = 0; v < n; v++)
    filled[rank[v]]++;
  for (guint i = 0; i < n; i++)
    {
      guint v = sorted[i];
      int highest, lowest, best = rank[v];

      if (find_reach (edges, touching, v, rank, &highest, &lowest) != 0)
        continue;
      for (int layer = highest; layer <= lowest; layer++)
        if (filled[layer] + 1 < filled[best])
          best = layer;
      filled[rank[v]]--;
      filled[best]++;
      rank[v] = best;
    }
}

/* Numbers the layers that have a box 0, 1, 2 …; returns how many there are. */
static guint
number_layers (guint n, int *rank)
{
  int lowest = G_MAXINT, highest = G_MININT, next = 0;
  g_autofree int *number = NULL;

  for (guint v = 0; v < n; v++)
    {
      lowest = MIN (lowest, rank[v]);
      highest = MAX (highest, rank[v]);
    }
  number = g_new0 (int, highest - lowest + 1);
  for (guint v = 0; v < n; v++)
    number[rank[v] - lowest] = 1;
  for (int i = 0; i <= highest - lowest; i++)
    if (number[i] != 0)
      number[i] = next++;
  for (guint v = 0; v < n; v++)
    rank[v] = number[rank[v] - lowest];
  return (guint) next;
}

gboolean
_remit_layout_rank (guint n, const RemitLayoutEdge *edges, guint n_edges, int *rank,
                    GCancellable *cancellable)
{
  g_auto (RemitLayoutLists) out = { NULL, NULL };
  g_auto (RemitLayoutLists) touching = { NULL, NULL };
  g_autofree guint *sorted = g_new (guint, n);
  gboolean moved = TRUE;

  _remit_layout_lists_init (&out, n, edges, n_edges, REMIT_LAYOUT_OUT);
  _remit_layout_lists_init (&touching, n, edges, n_edges, REMIT_LAYOUT_BOTH);
  rank_by_longest_path (n, edges, n_edges, &out, sorted, rank);

  for (guint pass = 0; pass < N_TIGHTENINGS && moved; pass++)
    {
      moved = FALSE;
      if (g_cancellable_is_cancelled (cancellable))
        return FALSE;
      for (guint i = 0; i < n; i++)
        moved |= tighten_vertex (edges, &touching, sorted[pass % 2 == 0 ? n - 1 - i : i], rank);
    }
  if (!_remit_layout_simplex (n, edges, n_edges, rank, cancellable))
    return FALSE;
  balance_layers (n, edges, &touching, sorted, number_layers (n, rank), rank);
  number_layers (n, rank);
  return TRUE;
}

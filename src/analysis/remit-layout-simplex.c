/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-layout"

#include "remit-layout-private.h"

/* Network simplex after Gansner, Koutsofios, North and Vo: the layering with the smallest weighted
 * sum of edge lengths.  A spanning tree of edges of length one is kept; as long as one of them has
 * a negative cut value it is exchanged for the edge that gives way first.  The cut value of a tree
 * edge is the sum of (weight out - weight in) over the subtree below it, which changes only along
 * two paths.  An exchange costs those paths and the smaller of the two sides.  The layering only
 * gets better from step to step; a budget bounds large graphs. */

#define BUDGET 12000000 /* visits of vertices and edges */
#define N_CANDIDATES 64 /* negative edges looked at before one of them leaves */
#define NONE G_MAXUINT

typedef struct
{
  guint n;
  const RemitLayoutEdge *edges;
  RemitLayoutLists touching;
  int *rank;
  gboolean *in_tree;           /* of an edge */
  guint *parent, *parent_edge; /* NONE: the root */
  guint *child, *next, *prev;  /* the first child; siblings */
  gint64 *sum;                 /* weight out - weight in of the subtree */
  guint *size;                 /* of the subtree */
  guint *side;                 /* the vertices of the side being looked at */
  guint *stamp;                /* of vertices: equal to .stamped when on that side */
  guint stamped;
  guint candidate; /* where the search for a leaving edge goes on */
  guint64 work;
} Simplex;

static void
simplex_init (Simplex *simplex, guint n, const RemitLayoutEdge *edges, guint n_edges, int *rank)
{
  *simplex = (Simplex){ .n = n, .edges = edges, .rank = rank };
  _remit_layout_lists_init (&simplex->touching, n, edges, n_edges, REMIT_LAYOUT_BOTH);
  simplex->in_tree = g_new0 (gboolean, n_edges);
  simplex->parent = g_new (guint, n);
  simplex->parent_edge = g_new (guint, n);
  simplex->child = g_new (guint, n);
  simplex->next = g_new (guint, n);
  simplex->prev = g_new (guint, n);
  simplex->sum = g_new0 (gint64, n);
  simplex->size = g_new (guint, n);
  simplex->side = g_new (guint, n);
  simplex->stamp = g_new0 (guint, n);
  for (guint e = 0; e < n_edges; e++)
    {
      simplex->sum[edges[e].from] += edges[e].weight;
      simplex->sum[edges[e].to] -= edges[e].weight;
    }
}

static void
simplex_clear (Simplex *simplex)
{
  _remit_layout_lists_clear (&simplex->touching);
  g_free (simplex->in_tree);
  g_free (simplex->parent);
  g_free (simplex->parent_edge);
  g_free (simplex->child);
  g_free (simplex->next);
  g_free (simplex->prev);
  g_free (simplex->sum);
  g_free (simplex->size);
  g_free (simplex->side);
  g_free (simplex->stamp);
}

/* ---- the first tree ---- */

typedef struct
{
  gint64 key;
  guint edge;
} HeapItem;

static gboolean
heap_less (const HeapItem *a, const HeapItem *b)
{
  return a->key != b->key ? a->key < b->key : a->edge < b->edge;
}

static void
heap_push (GArray *heap, HeapItem item)
{
  guint i = heap->len;
  HeapItem *items;

  g_array_append_val (heap, item);
  items = (HeapItem *) (gpointer) heap->data;
  while (i > 0 && heap_less (&item, &items[(i - 1) / 2]))
    {
      items[i] = items[(i - 1) / 2];
      i = (i - 1) / 2;
    }
  items[i] = item;
}

static void
heap_pop (GArray *heap)
{
  HeapItem *items = (HeapItem *) (gpointer) heap->data;
  guint n = heap->len - 1, i = 0;
  HeapItem last = items[n];

  g_array_set_size (heap, n);
  while (2 * i + 1 < n)
    {
      guint child = 2 * i + 1;

      if (child + 1 < n && heap_less (&items[child + 1], &items[child]))
        child++;
      if (!heap_less (&items[child], &last))
        break;
      items[i] = items[child];
      i = child;
    }
  if (n > 0)
    items[i] = last;
}

/* The edge of the tree's rim with the smallest key, NULL when there is none; edges that came to
 * lie inside are dropped. */
static const HeapItem *
peek_rim (const Simplex *simplex, GArray *heap, const gboolean *joined)
{
  while (heap->len > 0)
    {
      const HeapItem *top = &g_array_index (heap, HeapItem, 0);

      if (!joined[simplex->edges[top->edge].from] || !joined[simplex->edges[top->edge].to])
        return top;
      heap_pop (heap);
    }
  return NULL;
}

static void
join_tree (const Simplex *simplex, guint v, gint64 offset, gboolean *joined, GArray *down,
           GArray *up)
{
  joined[v] = TRUE;
  simplex->rank[v] -= (int) offset;
  for (guint k = simplex->touching.first[v]; k < simplex->touching.first[v + 1]; k++)
    {
      guint e = simplex->touching.items[k];
      const RemitLayoutEdge *edge = &simplex->edges[e];

      if (edge->from == v && !joined[edge->to])
        heap_push (down, (HeapItem){ simplex->rank[edge->to] - simplex->rank[v] - 1, e });
      else if (edge->to == v && !joined[edge->from])
        heap_push (up, (HeapItem){ simplex->rank[v] - simplex->rank[edge->from] - 1, e });
    }
}

/* Grows a tree from vertex 0; what is in it moves as a whole (@offset) until the nearest edge of
 * its rim is tight.  Ranks of joined vertices are stored without the offset. */
static void
grow_tight_tree (Simplex *simplex)
{
  g_autoptr (GArray) down = g_array_new (FALSE, FALSE, sizeof (HeapItem));
  g_autoptr (GArray) up = g_array_new (FALSE, FALSE, sizeof (HeapItem));
  g_autofree gboolean *joined = g_new0 (gboolean, simplex->n);
  gint64 offset = 0;

  join_tree (simplex, 0, offset, joined, down, up);
  for (guint i = 1; i < simplex->n; i++)
    {
      const HeapItem *d = peek_rim (simplex, down, joined), *u = peek_rim (simplex, up, joined);

      g_assert (d != NULL || u != NULL);
      if (u == NULL || (d != NULL && d->key - offset <= u->key + offset))
        {
          offset = d->key;
          simplex->in_tree[d->edge] = TRUE;
          join_tree (simplex, simplex->edges[d->edge].to, offset, joined, down, up);
        }
      else
        {
          offset = -u->key;
          simplex->in_tree[u->edge] = TRUE;
          join_tree (simplex, simplex->edges[u->edge].from, offset, joined, down, up);
        }
    }
}

static guint
other_end (const Simplex *simplex, guint e, guint v)
{
  return simplex->edges[e].from == v ? simplex->edges[e].to : simplex->edges[e].from;
}

static void
adopt (Simplex *simplex, guint parent, guint edge, guint v)
{
  simplex->parent[v] = parent;
  simplex->parent_edge[v] = edge;
  simplex->prev[v] = NONE;
  simplex->next[v] = simplex->child[parent];
  if (simplex->child[parent] != NONE)
    simplex->prev[simplex->child[parent]] = v;
  simplex->child[parent] = v;
}

static void
orphan (Simplex *simplex, guint v)
{
  if (simplex->prev[v] != NONE)
    simplex->next[simplex->prev[v]] = simplex->next[v];
  else
    simplex->child[simplex->parent[v]] = simplex->next[v];
  if (simplex->next[v] != NONE)
    simplex->prev[simplex->next[v]] = simplex->prev[v];
}

/* Hangs the tight tree from vertex 0. */
static void
hang_tree (Simplex *simplex)
{
  guint n_listed = 1;

  for (guint v = 0; v < simplex->n; v++)
    {
      simplex->child[v] = NONE;
      simplex->size[v] = 1;
    }
  simplex->side[0] = 0;
  simplex->parent[0] = simplex->parent_edge[0] = simplex->next[0] = simplex->prev[0] = NONE;
  for (guint i = 0; i < n_listed; i++)
    {
      guint v = simplex->side[i];

      for (guint k = simplex->touching.first[v]; k < simplex->touching.first[v + 1]; k++)
        {
          guint e = simplex->touching.items[k];

          if (!simplex->in_tree[e] || e == simplex->parent_edge[v])
            continue;
          simplex->side[n_listed++] = other_end (simplex, e, v);
          adopt (simplex, v, e, other_end (simplex, e, v));
        }
    }
  for (guint i = n_listed - 1; i > 0; i--)
    {
      guint v = simplex->side[i];

      simplex->sum[simplex->parent[v]] += simplex->sum[v];
      simplex->size[simplex->parent[v]] += simplex->size[v];
    }
}

/* ---- exchange ---- */

/* Of the edge from @v to its parent: what the drawing loses when that edge gets one longer;
 * negative: wins. */
static gint64
cut_value (const Simplex *simplex, guint v)
{
  return simplex->edges[simplex->parent_edge[v]].from == v ? simplex->sum[v] : -simplex->sum[v];
}

/* The lower end of a tree edge that has to leave, NONE when the layering is the best there is.
 * The one that wins most for the size of what moves: measured three times as fast as the one that
 * wins most. */
static guint
find_leaving (Simplex *simplex)
{
  guint best = NONE, n_found = 0;
  gint64 best_cost = 0;

  for (guint i = 0; i < simplex->n && n_found < N_CANDIDATES; i++)
    {
      guint v = simplex->candidate;
      gint64 cost = 20 + MIN (simplex->size[v], simplex->n - simplex->size[v]);

      simplex->candidate = v + 1 < simplex->n ? v + 1 : 0;
      simplex->work++;
      if (simplex->parent_edge[v] == NONE || cut_value (simplex, v) >= 0)
        continue;
      n_found++;
      if (best != NONE && cut_value (simplex, v) * best_cost >= cut_value (simplex, best) * cost)
        continue;
      best = v;
      best_cost = cost;
    }
  return best;
}

/* Lists and stamps the smaller of the subtree of @v (*below) and the rest; returns its size. */
static guint
list_side (Simplex *simplex, guint v, gboolean *below)
{
  guint n = 0;

  *below = 2 * simplex->size[v] <= simplex->n;
  simplex->stamped++;
  simplex->side[n++] = *below ? v : 0;
  for (guint i = 0; i < n; i++)
    {
      simplex->stamp[simplex->side[i]] = simplex->stamped;
      for (guint c = simplex->child[simplex->side[i]]; c != NONE; c = simplex->next[c])
        if (c != v)
          simplex->side[n++] = c;
    }
  simplex->work += n;
  return n;
}

static int
slack (const Simplex *simplex, guint e)
{
  return simplex->rank[simplex->edges[e].to] - simplex->rank[simplex->edges[e].from] - 1;
}

/* The tightest edge between the listed side and the other that enters (@inwards) or leaves it. */
static guint
find_entering (Simplex *simplex, guint n_side, gboolean inwards)
{
  guint best = NONE;

  for (guint i = 0; i < n_side; i++)
    {
      guint v = simplex->side[i];

      for (guint k = simplex->touching.first[v]; k < simplex->touching.first[v + 1]; k++)
        {
          guint e = simplex->touching.items[k];

          simplex->work++;
          if ((simplex->edges[e].to == v) == inwards
              && simplex->stamp[other_end (simplex, e, v)] != simplex->stamped
              && (best == NONE || slack (simplex, e) < slack (simplex, best)))
            best = e;
        }
    }
  return best;
}

/* Adds to all from @v up to the root. */
static void
add_upwards (Simplex *simplex, guint v, gint64 sum, guint size)
{
  for (; v != NONE; v = simplex->parent[v])
    {
      simplex->sum[v] += sum;
      simplex->size[v] += size;
      simplex->work++;
    }
}

/* Hangs the subtree of @top, cut off from its parent, by @v in it from @parent. */
static void
hang_again (Simplex *simplex, guint top, guint v, guint parent, guint edge)
{
  gint64 whole_sum = simplex->sum[top], below_sum = 0;
  guint whole_size = simplex->size[top], below_size = 0;

  for (gboolean more = TRUE; more;)
    {
      guint up = simplex->parent[v], up_edge = simplex->parent_edge[v];
      gint64 sum = simplex->sum[v];
      guint size = simplex->size[v];

      more = v != top;
      if (more)
        orphan (simplex, v);
      adopt (simplex, parent, edge, v);
      simplex->sum[v] = whole_sum - below_sum;
      simplex->size[v] = whole_size - below_size;
      simplex->work++;
      below_sum = sum;
      below_size = size;
      parent = v;
      edge = up_edge;
      v = up;
    }
}

static void
exchange (Simplex *simplex, guint v)
{
  guint leaving = simplex->parent_edge[v], parent = simplex->parent[v], entering, inner, outer;
  gboolean below, side_is_tail;
  guint n_side = list_side (simplex, v, &below);
  int delta;

  side_is_tail = (simplex->edges[leaving].from == v) == below;
  entering = find_entering (simplex, n_side, side_is_tail);
  delta = side_is_tail ? -slack (simplex, entering) : slack (simplex, entering);
  for (guint i = 0; i < n_side; i++)
    simplex->rank[simplex->side[i]] += delta;

  inner = simplex->edges[entering].from;
  outer = simplex->edges[entering].to;
  if ((simplex->stamp[inner] == simplex->stamped) != below)
    {
      outer = inner;
      inner = simplex->edges[entering].to;
    }
  simplex->in_tree[leaving] = FALSE;
  simplex->in_tree[entering] = TRUE;
  orphan (simplex, v);
  add_upwards (simplex, parent, -simplex->sum[v], -simplex->size[v]);
  add_upwards (simplex, outer, simplex->sum[v], simplex->size[v]);
  hang_again (simplex, v, inner, outer, entering);
}

gboolean
_remit_layout_simplex (guint n, const RemitLayoutEdge *edges, guint n_edges, int *rank,
                       GCancellable *cancellable)
{
  Simplex simplex;
  guint v;
  gboolean cancelled = FALSE;

  simplex_init (&simplex, n, edges, n_edges, rank);
  grow_tight_tree (&simplex);
  hang_tree (&simplex);
  while (!cancelled && simplex.work < BUDGET && (v = find_leaving (&simplex)) != NONE)
    {
      exchange (&simplex, v);
      cancelled = g_cancellable_is_cancelled (cancellable);
    }
  simplex_clear (&simplex);
  return !cancelled;
}

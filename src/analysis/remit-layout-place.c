/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-layout"

#include "remit-layout-private.h"

#include <string.h>

/* Places across the layers after Brandes and Köpf: vertices are aligned with the median of their
 * neighbours to vertical blocks, four times (towards the layer above or below, to the left or
 * right), each time set as close as sizes allow, and a vertex gets the mean of the two middle
 * places.  Long edges become straight because segments between dummies win over others.  Each of
 * the four keeps order and distances, hence so does the mean. Blocks are set by longest path in
 * the graph of "stands left of" (the original's shift of whole classes can overlap boxes), then
 * pulled to the right as far as they go.  Linear. */

typedef struct
{
  RemitLayoutLayers *layers;
  const double *width;
  double gap;
  guint
      *segments_up; /* number of each segment in the lists of the lower end, parallel to up.items */
  gboolean *crosses;   /* a segment that crosses one between dummies: never aligned */
  guint *root, *align; /* of each vertex: the block, the next one in its ring */
  guint *waiting, *queue;
} Place;

static gboolean
is_dummy (const Place *place, guint v)
{
  return v >= place->layers->n_boxes;
}

/* A segment is known by its place in the sorted lists of its upper end. */
static void
number_segments (Place *place)
{
  const RemitLayoutLayers *layers = place->layers;
  g_autofree guint *fill = g_memdup2 (layers->up.first, (layers->n + 1) * sizeof (guint));

  for (guint i = 0; i < layers->n; i++)
    for (guint k = layers->down.first[layers->order[i]];
         k < layers->down.first[layers->order[i] + 1]; k++)
      place->segments_up[fill[layers->down.items[k]]++] = k;
}

/* The place above of the segment between dummies that ends in @v, -1 when there is none. */
static int
inner_place (const Place *place, guint v)
{
  const RemitLayoutLayers *layers = place->layers;

  if (!is_dummy (place, v) || layers->up.first[v] == layers->up.first[v + 1]
      || !is_dummy (place, layers->up.items[layers->up.first[v]]))
    return -1;
  return (int) layers->pos[layers->up.items[layers->up.first[v]]];
}

static void
mark_crossing_segments (Place *place)
{
  const RemitLayoutLayers *layers = place->layers;

  for (guint layer = 1; layer < layers->n_layers; layer++)
    {
      guint begin = layers->first[layer], end = layers->first[layer + 1], done = begin;
      int left = 0;

      for (guint i = begin; i < end; i++)
        {
          int inner = inner_place (place, layers->order[i]);
          int right = inner >= 0 ? inner : (int) (layers->first[layer] - layers->first[layer - 1]);

          if (inner < 0 && i + 1 < end)
            continue;
          for (; done <= i; done++)
            for (guint k = layers->up.first[layers->order[done]];
                 k < layers->up.first[layers->order[done] + 1]; k++)
              {
                guint above = layers->up.items[k];
                int at = (int) layers->pos[above];

                if ((at < left || at > right)
                    && !(is_dummy (place, above) && is_dummy (place, layers->order[done])))
                  place->crosses[place->segments_up[k]] = TRUE;
              }
          left = inner >= 0 ? inner : left;
        }
    }
}

/* ---- one of the four ---- */

static guint
segment_of (const Place *place, gboolean upwards, guint k)
{
  return upwards ? place->segments_up[k] : k;
}

/* Aligns @v with one of the middle ones of its neighbours; @reached is the last place taken in
 * their layer. */
static void
align_vertex (Place *place, guint v, gboolean upwards, gboolean leftwards, gint64 *reached)
{
  const RemitLayoutLayers *layers = place->layers;
  const RemitLayoutLists *lists = upwards ? &layers->up : &layers->down;
  guint degree = lists->first[v + 1] - lists->first[v];

  for (guint try = 0; try < 2 && degree > 0 && place->align[v] == v; try++)
    {
      guint middle = leftwards == (try == 0) ? (degree - 1) / 2 : degree / 2;
      guint k = lists->first[v] + middle, u = lists->items[k];
      gint64 at = leftwards ? (gint64) layers->pos[u] : -(gint64) layers->pos[u];

      if (place->crosses[segment_of (place, upwards, k)] || at <= *reached)
        continue;
      place->align[u] = v;
      place->root[v] = place->root[u];
      place->align[v] = place->root[v];
      *reached = at;
    }
}

static void
align_blocks (Place *place, gboolean upwards, gboolean leftwards)
{
  const RemitLayoutLayers *layers = place->layers;

  for (guint v = 0; v < layers->n; v++)
    place->root[v] = place->align[v] = v;
  for (guint i = 1; i < layers->n_layers; i++)
    {
      guint layer = upwards ? i : layers->n_layers - 1 - i;
      guint begin = layers->first[layer], n = layers->first[layer + 1] - begin;
      gint64 reached = G_MININT64;

      for (guint k = 0; k < n; k++)
        align_vertex (place, layers->order[begin + (leftwards ? k : n - 1 - k)], upwards, leftwards,
                      &reached);
    }
}

/* Between the centres of two neighbours. */
static double
distance (const Place *place, guint u, guint v)
{
  double gap = place->gap;

  if (is_dummy (place, u) || is_dummy (place, v))
    gap /= is_dummy (place, u) && is_dummy (place, v) ? 4 : 2;
  return (place->width[u] + place->width[v]) / 2 + gap;
}

/* The neighbour of @v in its layer on one side, G_MAXUINT at the end. */
static guint
beside (const Place *place, guint v, int step)
{
  const RemitLayoutLayers *layers = place->layers;
  guint size = layers->first[layers->layer[v] + 1] - layers->first[layers->layer[v]];

  if (step < 0 ? layers->pos[v] == 0 : layers->pos[v] + 1 == size)
    return G_MAXUINT;
  return layers->order[layers->first[layers->layer[v]] + layers->pos[v] + (guint) step];
}

/* Blocks so that each comes after all that stand left of it; returns their number. */
static guint
sort_blocks (Place *place)
{
  const RemitLayoutLayers *layers = place->layers;
  guint n_queue = 0;

  memset (place->waiting, 0, layers->n * sizeof (guint));
  for (guint v = 0; v < layers->n; v++)
    if (layers->pos[v] > 0)
      place->waiting[place->root[v]]++;
  for (guint v = 0; v < layers->n; v++)
    if (place->root[v] == v && place->waiting[v] == 0)
      place->queue[n_queue++] = v;
  for (guint i = 0; i < n_queue; i++)
    {
      guint v = place->queue[i];

      do
        {
          guint right = beside (place, v, 1);

          if (right != G_MAXUINT && --place->waiting[place->root[right]] == 0)
            place->queue[n_queue++] = place->root[right];
          v = place->align[v];
        }
      while (v != place->queue[i]);
    }
  return n_queue;
}

/* Places of the roots: as far left as the blocks on the left let them, then right as far as those
 * on the right do. */
static void
set_blocks (Place *place, double *x)
{
  const RemitLayoutLayers *layers = place->layers;
  guint n_blocks = sort_blocks (place);

  for (guint i = 0; i < n_blocks; i++)
    {
      guint root = place->queue[i], v = root;

      x[root] = 0;
      do
        {
          guint left = beside (place, v, -1);

          if (left != G_MAXUINT)
            x[root] = MAX (x[root], x[place->root[left]] + distance (place, left, v));
          v = place->align[v];
        }
      while (v != root);
    }
  for (guint i = n_blocks; i > 0; i--)
    {
      guint root = place->queue[i - 1], v = root;
      double limit = G_MAXDOUBLE;

      do
        {
          guint right = beside (place, v, 1);

          if (right != G_MAXUINT)
            limit = MIN (limit, x[place->root[right]] - distance (place, v, right));
          v = place->align[v];
        }
      while (v != root);
      if (limit < G_MAXDOUBLE)
        x[root] = MAX (x[root], limit);
    }
  for (guint v = 0; v < layers->n; v++)
    x[v] = x[place->root[v]];
}

/* ---- the mean of the four ---- */

static void
measure (const Place *place, const double *x, double *left, double *right)
{
  *left = G_MAXDOUBLE;
  *right = -G_MAXDOUBLE;
  for (guint v = 0; v < place->layers->n; v++)
    {
      *left = MIN (*left, x[v] - place->width[v] / 2);
      *right = MAX (*right, x[v] + place->width[v] / 2);
    }
}

/* All are laid against the narrowest: those packed to the left at its left edge, the others at its
 * right one. */
static void
balance (const Place *place, double *const *four, double *x)
{
  double left[4], right[4], shift[4];
  guint narrowest = 0;

  for (guint i = 0; i < 4; i++)
    {
      measure (place, four[i], &left[i], &right[i]);
      if (right[i] - left[i] < right[narrowest] - left[narrowest])
        narrowest = i;
    }
  for (guint i = 0; i < 4; i++)
    shift[i] = i % 2 == 0 ? left[narrowest] - left[i] : right[narrowest] - right[i];

  for (guint v = 0; v < place->layers->n; v++)
    {
      double lowest = G_MAXDOUBLE, highest = -G_MAXDOUBLE, sum = 0;

      for (guint i = 0; i < 4; i++)
        {
          double at = four[i][v] + shift[i];

          sum += at;
          lowest = MIN (lowest, at);
          highest = MAX (highest, at);
        }
      x[v] = (sum - lowest - highest) / 2;
    }
}

gboolean
_remit_layout_place (RemitLayoutLayers *layers, const double *width, double gap, double *x,
                     GCancellable *cancellable)
{
  Place place = { .layers = layers, .width = width, .gap = gap };
  double *four[4];
  gboolean finished = TRUE;

  _remit_layout_layers_sort_lists (layers);
  place.segments_up = g_new (guint, layers->n_segments);
  place.crosses = g_new0 (gboolean, layers->n_segments);
  place.root = g_new (guint, layers->n);
  place.align = g_new (guint, layers->n);
  place.waiting = g_new (guint, layers->n);
  place.queue = g_new (guint, layers->n);
  number_segments (&place);
  mark_crossing_segments (&place);

  for (guint i = 0; i < 4; i++)
    {
      gboolean leftwards = i % 2 == 0;

      four[i] = g_new0 (double, layers->n);
      finished = finished && !g_cancellable_is_cancelled (cancellable);
      if (!finished)
        continue;
      align_blocks (&place, i < 2, leftwards);
      set_blocks (&place, four[i]);
    }
  if (finished)
    balance (&place, four, x);

  for (guint i = 0; i < 4; i++)
    g_free (four[i]);
  g_free (place.segments_up);
  g_free (place.crosses);
  g_free (place.root);
  g_free (place.align);
  g_free (place.waiting);
  g_free (place.queue);
  return finished;
}

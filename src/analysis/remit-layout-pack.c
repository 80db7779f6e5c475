/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-layout"

#include "remit-layout-private.h"

#include <math.h>
#include <string.h>

/* What comes before and after a layout: numbering the boxes, finding connected parts, and setting
 * the parts side by side.  Parts with a pinned box are moved so that it falls on its place, the
 * others go below them; in the end every free box that would touch a pinned one is pushed along
 * its row until it is clear of everything, which holds whatever the layout did.  Cost: O(n log n),
 * without pins O(n) space. */

#define ASPECT 1.6       /* width to height of a packed drawing */
#define LARGEST_SIZE 1e6 /* boxes and gaps beyond it are taken for nonsense */
#define FARTHEST 1e12    /* of a pinned box */
#define BAND 128.0       /* height of the strips in which standing boxes are looked up */

/* ---- numbering ---- */

static double
clean_size (double size, double lowest)
{
  if (!(size > lowest))
    return lowest;
  return ceil (MIN (size, LARGEST_SIZE));
}

static int
compare_boxes (gconstpointer a, gconstpointer b, gpointer data)
{
  const RemitLayoutBox *boxes = data;
  guint i = *(const guint *) a, j = *(const guint *) b;

  if (boxes[i].id != boxes[j].id)
    return boxes[i].id < boxes[j].id ? -1 : 1;
  return i < j ? -1 : 1;
}

void
_remit_layout_frame_init (RemitLayoutFrame *frame, RemitLayoutBox *boxes, guint n_boxes,
                          const RemitLayoutOptions *options)
{
  memset (frame, 0, sizeof *frame);
  frame->n = n_boxes;
  frame->boxes = boxes;
  frame->sideways = options->sideways;
  frame->gap_x = clean_size (options->gap_x, 1);
  frame->gap_y = clean_size (options->gap_y, 1);
  frame->gap_stack = ceil (MIN (frame->gap_x, frame->gap_y) / 2);
  frame->box_of = g_new (guint, n_boxes);
  frame->number_of = g_new (guint, n_boxes);
  frame->x = g_new0 (double, n_boxes);
  frame->y = g_new0 (double, n_boxes);
  frame->width = g_new (double, n_boxes);
  frame->height = g_new (double, n_boxes);

  for (guint i = 0; i < n_boxes; i++)
    frame->box_of[i] = i;
  g_qsort_with_data (frame->box_of, (int) n_boxes, sizeof (guint), compare_boxes, boxes);
  for (guint v = 0; v < n_boxes; v++)
    {
      const RemitLayoutBox *box = &boxes[frame->box_of[v]];

      frame->number_of[frame->box_of[v]] = v;
      frame->width[v] = clean_size (options->sideways ? box->height : box->width, 0);
      frame->height[v] = clean_size (options->sideways ? box->width : box->height, 0);
    }
}

void
_remit_layout_frame_clear (RemitLayoutFrame *frame)
{
  g_clear_pointer (&frame->box_of, g_free);
  g_clear_pointer (&frame->number_of, g_free);
  g_clear_pointer (&frame->x, g_free);
  g_clear_pointer (&frame->y, g_free);
  g_clear_pointer (&frame->width, g_free);
  g_clear_pointer (&frame->height, g_free);
}

/* ---- connected parts ---- */

static guint
find_root (guint *parent, guint v)
{
  while (parent[v] != v)
    {
      parent[v] = parent[parent[v]];
      v = parent[v];
    }
  return v;
}

/* The smaller number always becomes the root, so that parts come in order of their first box. */
void
_remit_layout_parts_init (RemitLayoutParts *parts, guint n, const RemitLayoutEdge *edges,
                          guint n_edges)
{
  g_autofree guint *parent = g_new (guint, n);
  g_autofree guint *part_of = g_new (guint, n);
  g_autofree guint *fill = NULL;

  for (guint v = 0; v < n; v++)
    parent[v] = v;
  for (guint e = 0; e < n_edges; e++)
    {
      guint a = find_root (parent, edges[e].from), b = find_root (parent, edges[e].to);

      parent[MAX (a, b)] = MIN (a, b);
    }

  parts->n = 0;
  parts->first = g_new0 (guint, n + 1);
  parts->members = g_new (guint, n);
  for (guint v = 0; v < n; v++)
    {
      guint root = find_root (parent, v);

      part_of[v] = root == v ? parts->n++ : part_of[root];
      parts->first[part_of[v] + 1]++;
    }
  for (guint p = 0; p < parts->n; p++)
    parts->first[p + 1] += parts->first[p];
  fill = g_memdup2 (parts->first, (parts->n + 1) * sizeof (guint));
  for (guint v = 0; v < n; v++)
    parts->members[fill[part_of[v]]++] = v;
}

void
_remit_layout_parts_clear (RemitLayoutParts *parts)
{
  g_clear_pointer (&parts->first, g_free);
  g_clear_pointer (&parts->members, g_free);
}

void
_remit_layout_lists_init (RemitLayoutLists *lists, guint n, const RemitLayoutEdge *edges,
                          guint n_edges, RemitLayoutSide side)
{
  g_autofree guint *fill = NULL;

  lists->first = g_new0 (guint, n + 1);
  for (guint e = 0; e < n_edges; e++)
    {
      if (side & REMIT_LAYOUT_OUT)
        lists->first[edges[e].from + 1]++;
      if (side & REMIT_LAYOUT_IN)
        lists->first[edges[e].to + 1]++;
    }
  for (guint v = 0; v < n; v++)
    lists->first[v + 1] += lists->first[v];
  lists->items = g_new (guint, lists->first[n]);
  fill = g_memdup2 (lists->first, (n + 1) * sizeof (guint));
  for (guint e = 0; e < n_edges; e++)
    {
      if (side & REMIT_LAYOUT_OUT)
        lists->items[fill[edges[e].from]++] = e;
      if (side & REMIT_LAYOUT_IN)
        lists->items[fill[edges[e].to]++] = e;
    }
}

void
_remit_layout_lists_clear (RemitLayoutLists *lists)
{
  g_clear_pointer (&lists->first, g_free);
  g_clear_pointer (&lists->items, g_free);
}

/* ---- packing ---- */

typedef struct
{
  const guint *members;
  guint n;
  double width, height;
} Block;

static const RemitLayoutBox *
get_box (const RemitLayoutFrame *frame, guint v)
{
  return &frame->boxes[frame->box_of[v]];
}

static gboolean
is_pinned (const RemitLayoutFrame *frame, guint v)
{
  return get_box (frame, v)->pinned;
}

static void
shift (RemitLayoutFrame *frame, const guint *members, guint n, double dx, double dy)
{
  for (guint i = 0; i < n; i++)
    {
      frame->x[members[i]] += dx;
      frame->y[members[i]] += dy;
    }
}

static int
compare_blocks (gconstpointer a, gconstpointer b)
{
  const Block *p = a, *q = b;

  if (p->height != q->height)
    return p->height > q->height ? -1 : 1;
  if (p->n != q->n)
    return p->n > q->n ? -1 : 1;
  return p->members[0] < q->members[0] ? -1 : 1;
}

/* The width that gives a drawing of @area its usual proportions. */
static double
usual_width (const RemitLayoutFrame *frame, double area)
{
  return sqrt (frame->sideways ? area / ASPECT : area * ASPECT);
}

/* Shelves, the tallest part first; *width and *height get what they take. */
static void
pack_blocks (RemitLayoutFrame *frame, GArray *blocks, double gap, double *width, double *height)
{
  double limit = 0, area = 0, x = 0, y = 0, shelf = 0;

  g_array_sort (blocks, compare_blocks);
  for (guint i = 0; i < blocks->len; i++)
    {
      const Block *block = &g_array_index (blocks, Block, i);

      limit = MAX (limit, block->width);
      area += (block->width + gap) * (block->height + gap);
    }
  limit = MAX (limit, usual_width (frame, area));

  *width = *height = 0;
  for (guint i = 0; i < blocks->len; i++)
    {
      const Block *block = &g_array_index (blocks, Block, i);

      if (x > 0 && x + block->width > limit)
        {
          y += shelf + gap;
          x = shelf = 0;
        }
      shift (frame, block->members, block->n, x, y);
      shelf = MAX (shelf, block->height);
      *width = MAX (*width, x + block->width);
      *height = MAX (*height, y + block->height);
      x += block->width + gap;
    }
}

/* Column widths of a grid with @n_columns; returns what it takes. */
static double
measure_grid (const RemitLayoutFrame *frame, const guint *members, guint n, guint n_columns,
              double *columns)
{
  double width = -frame->gap_x;

  memset (columns, 0, n_columns * sizeof (double));
  for (guint i = 0; i < n; i++)
    columns[i % n_columns] = MAX (columns[i % n_columns], frame->width[members[i]]);
  for (guint c = 0; c < n_columns; c++)
    width += columns[c] + frame->gap_x;
  return width;
}

/* Boxes without any line: rows of a grid about as wide as what stands above. */
static void
place_grid (RemitLayoutFrame *frame, const guint *members, guint n, double above_width, double y)
{
  g_autofree double *columns = NULL;
  double area = 0, mean = 0, limit, row = 0, x = 0;
  guint n_columns;

  for (guint i = 0; i < n; i++)
    {
      area += (frame->width[members[i]] + frame->gap_x)
              * (frame->height[members[i]] + frame->gap_stack);
      mean += (frame->width[members[i]] + frame->gap_x) / n;
    }
  limit = MAX (above_width, usual_width (frame, area));
  n_columns = (guint) CLAMP ((limit + frame->gap_x) / mean, 1, n);
  columns = g_new (double, n_columns);
  while (n_columns > 1 && measure_grid (frame, members, n, n_columns, columns) > limit)
    n_columns -= MAX (1, n_columns / 32);
  measure_grid (frame, members, n, n_columns, columns);

  for (guint i = 0; i < n; i++)
    {
      guint v = members[i];

      if (i > 0 && i % n_columns == 0)
        {
          y += row + frame->gap_stack;
          row = x = 0;
        }
      frame->x[v] = x;
      frame->y[v] = y;
      row = MAX (row, frame->height[v]);
      x += columns[i % n_columns] + frame->gap_x;
    }
}

/* ---- pinned boxes ---- */

/* Where a pinned box stands, turned like the frame; nonsense counts as 0. */
static void
pinned_place (const RemitLayoutFrame *frame, guint v, double *x, double *y)
{
  const RemitLayoutBox *box = get_box (frame, v);
  double across = frame->sideways ? box->y : box->x, along = frame->sideways ? box->x : box->y;

  *x = isfinite (across) ? CLAMP (across, -FARTHEST, FARTHEST) : 0;
  *y = isfinite (along) ? CLAMP (along, -FARTHEST, FARTHEST) : 0;
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return x < y ? -1 : x > y;
}

static double
take_median (GArray *values)
{
  g_array_sort (values, compare_doubles);
  return g_array_index (values, double, values->len / 2);
}

/* Moves a part so that its pinned boxes fall, on the whole, on their places. */
static void
anchor_block (RemitLayoutFrame *frame, const Block *block)
{
  g_autoptr (GArray) dx = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) dy = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < block->n; i++)
    if (is_pinned (frame, block->members[i]))
      {
        double x, y;

        pinned_place (frame, block->members[i], &x, &y);
        x -= frame->x[block->members[i]];
        y -= frame->y[block->members[i]];
        g_array_append_val (dx, x);
        g_array_append_val (dy, y);
      }
  shift (frame, block->members, block->n, floor (take_median (dx)), floor (take_median (dy)));
  for (guint i = 0; i < block->n; i++)
    if (is_pinned (frame, block->members[i]))
      pinned_place (frame, block->members[i], &frame->x[block->members[i]],
                    &frame->y[block->members[i]]);
}

/* Boxes that stand for good: strip of the plane -> Strip.  A box is in every strip that it
 * touches. */
typedef struct
{
  GArray *members; /* numbers by x */
  double widest;
} Strip;

typedef struct
{
  const RemitLayoutFrame *frame;
  GHashTable *strips;
} Standing;

static void
free_strip (gpointer data)
{
  Strip *strip = data;

  g_array_unref (strip->members);
  g_free (strip);
}

static gint64
strip_of (double y)
{
  return (gint64) floor (y / BAND);
}

/* The first place in @strip whose box begins at @x or further right. */
static guint
find_in_strip (const Standing *standing, const Strip *strip, double x)
{
  guint low = 0, high = strip->members->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (standing->frame->x[g_array_index (strip->members, guint, middle)] < x)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static void
stand (Standing *standing, guint v)
{
  const RemitLayoutFrame *frame = standing->frame;
  gint64 last = strip_of (frame->y[v] + frame->height[v]);

  for (gint64 key = strip_of (frame->y[v]); key <= last; key++)
    {
      Strip *strip = g_hash_table_lookup (standing->strips, &key);

      if (strip == NULL)
        {
          strip = g_new0 (Strip, 1);
          strip->members = g_array_new (FALSE, FALSE, sizeof (guint));
          g_hash_table_insert (standing->strips, g_memdup2 (&key, sizeof key), strip);
        }
      g_array_insert_val (strip->members, find_in_strip (standing, strip, frame->x[v]), v);
      strip->widest = MAX (strip->widest, frame->width[v]);
    }
}

/* Moves @v right until it is clear of what stands in one strip; TRUE when it moved. */
static gboolean
push_off_strip (RemitLayoutFrame *frame, const Standing *standing, const Strip *strip, guint v)
{
  double before = frame->x[v];
  guint i = find_in_strip (standing, strip, before - strip->widest - frame->gap_x);

  for (; i < strip->members->len; i++)
    {
      guint other = g_array_index (strip->members, guint, i);

      if (frame->x[other] >= frame->x[v] + frame->width[v] + frame->gap_x)
        break;
      if (frame->x[other] + frame->width[other] + frame->gap_x > frame->x[v]
          && frame->y[other] < frame->y[v] + frame->height[v] + frame->gap_stack
          && frame->y[v] < frame->y[other] + frame->height[other] + frame->gap_stack)
        frame->x[v] = ceil (frame->x[other] + frame->width[other] + frame->gap_x);
    }
  return frame->x[v] > before;
}

static void
push_off (RemitLayoutFrame *frame, const Standing *standing, guint v)
{
  gint64 first = strip_of (frame->y[v] - frame->gap_stack);
  gint64 last = strip_of (frame->y[v] + frame->height[v] + frame->gap_stack);
  gboolean moved;

  do
    {
      moved = FALSE;
      for (gint64 key = first; key <= last; key++)
        {
          const Strip *strip = g_hash_table_lookup (standing->strips, &key);

          if (strip != NULL && push_off_strip (frame, standing, strip, v))
            moved = TRUE;
        }
    }
  while (moved);
}

static int
compare_places (gconstpointer a, gconstpointer b, gpointer data)
{
  const RemitLayoutFrame *frame = data;
  guint v = *(const guint *) a, w = *(const guint *) b;

  if (frame->y[v] != frame->y[w])
    return frame->y[v] < frame->y[w] ? -1 : 1;
  if (frame->x[v] != frame->x[w])
    return frame->x[v] < frame->x[w] ? -1 : 1;
  return v < w ? -1 : 1;
}

/* Row by row, so that neighbours keep their order.  Leaves off when cancelled. */
static void
clear_pinned (RemitLayoutFrame *frame, GCancellable *cancellable)
{
  g_autoptr (GHashTable) strips = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free,
                                                         free_strip);
  g_autofree guint *order = g_new (guint, frame->n);
  Standing standing = { frame, strips };
  guint n = 0;

  for (guint v = 0; v < frame->n; v++)
    if (is_pinned (frame, v))
      stand (&standing, v);
    else
      order[n++] = v;
  g_qsort_with_data (order, (int) n, sizeof (guint), compare_places, frame);
  for (guint i = 0; i < n && !g_cancellable_is_cancelled (cancellable); i++)
    {
      push_off (frame, &standing, order[i]);
      stand (&standing, order[i]);
    }
}

/* ---- the whole drawing ---- */

/* Moves a part to 0, 0 and onto whole units. */
static void
settle_block (RemitLayoutFrame *frame, Block *block)
{
  double left = G_MAXDOUBLE, top = G_MAXDOUBLE;

  for (guint i = 0; i < block->n; i++)
    {
      left = MIN (left, frame->x[block->members[i]]);
      top = MIN (top, frame->y[block->members[i]]);
    }
  block->width = block->height = 0;
  for (guint i = 0; i < block->n; i++)
    {
      guint v = block->members[i];

      frame->x[v] = floor (frame->x[v] - left);
      frame->y[v] = floor (frame->y[v] - top);
      block->width = MAX (block->width, frame->x[v] + frame->width[v]);
      block->height = MAX (block->height, frame->y[v] + frame->height[v]);
    }
}

static gboolean
has_pinned (const RemitLayoutFrame *frame, const Block *block)
{
  for (guint i = 0; i < block->n; i++)
    if (is_pinned (frame, block->members[i]))
      return TRUE;
  return FALSE;
}

/* The parts without a pinned box and the grid of single boxes. */
static void
place_free (RemitLayoutFrame *frame, GArray *blocks, GArray *singles, double left, double top)
{
  double width = 0, height = 0;

  if (blocks->len > 0)
    pack_blocks (frame, blocks, 2 * MAX (frame->gap_x, frame->gap_y), &width, &height);
  if (singles->len > 0)
    place_grid (frame, (const guint *) (gpointer) singles->data, singles->len, width,
                blocks->len > 0 ? height + 2 * frame->gap_y : 0);
  for (guint i = 0; i < blocks->len; i++)
    {
      const Block *block = &g_array_index (blocks, Block, i);

      shift (frame, block->members, block->n, left, top);
    }
  shift (frame, (const guint *) (gpointer) singles->data, singles->len, left, top);
}

static void
write_back (const RemitLayoutFrame *frame)
{
  for (guint v = 0; v < frame->n; v++)
    {
      RemitLayoutBox *box = &frame->boxes[frame->box_of[v]];

      if (box->pinned)
        continue;
      box->x = frame->sideways ? frame->y[v] : frame->x[v];
      box->y = frame->sideways ? frame->x[v] : frame->y[v];
    }
}

gboolean
_remit_layout_frame_finish (RemitLayoutFrame *frame, const RemitLayoutParts *parts,
                            GCancellable *cancellable, GError **error)
{
  g_autoptr (GArray) blocks = g_array_new (FALSE, FALSE, sizeof (Block));
  g_autoptr (GArray) singles = g_array_new (FALSE, FALSE, sizeof (guint));
  double left = G_MAXDOUBLE, bottom = -G_MAXDOUBLE;
  gboolean any_pinned = FALSE;

  for (guint p = 0; p < parts->n; p++)
    {
      Block block = { parts->members + parts->first[p], parts->first[p + 1] - parts->first[p], 0,
                      0 };

      settle_block (frame, &block);
      if (has_pinned (frame, &block))
        {
          any_pinned = TRUE;
          anchor_block (frame, &block);
          for (guint i = 0; i < block.n; i++)
            {
              left = MIN (left, floor (frame->x[block.members[i]]));
              bottom = MAX (bottom,
                            ceil (frame->y[block.members[i]] + frame->height[block.members[i]]));
            }
        }
      else if (block.n == 1)
        g_array_append_val (singles, block.members[0]);
      else
        g_array_append_val (blocks, block);
    }

  if (!any_pinned)
    left = bottom = 0;
  place_free (frame, blocks, singles, left, any_pinned ? bottom + 2 * frame->gap_y : 0);
  if (any_pinned)
    clear_pinned (frame, cancellable);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  write_back (frame);
  return TRUE;
}

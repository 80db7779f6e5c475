/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-layout"

#include "remit-layout-private.h"

#include <math.h>
#include <string.h>

/* What comes after a layout: setting the parts side by side in shelves, below those that a pinned
 * box holds at a place, and boxes without any line into a grid below them.  Cost: O(n log n). */

#define ASPECT 1.6 /* width to height of a packed drawing */

typedef struct
{
  const guint *members;
  guint n;
  double width, height;
} Block;

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
      _remit_layout_frame_shift (frame, block->members, block->n, x, y);
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

      frame->x[v] = floor (frame->x[v] - left + 1e-6);
      frame->y[v] = floor (frame->y[v] - top + 1e-6);
      block->width = MAX (block->width, frame->x[v] + frame->width[v]);
      block->height = MAX (block->height, frame->y[v] + frame->height[v]);
    }
}

static gboolean
has_pinned (const RemitLayoutFrame *frame, const Block *block)
{
  for (guint i = 0; i < block->n; i++)
    if (_remit_layout_frame_is_pinned (frame, block->members[i]))
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

      _remit_layout_frame_shift (frame, block->members, block->n, left, top);
    }
  _remit_layout_frame_shift (frame, (const guint *) (gpointer) singles->data, singles->len, left,
                             top);
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
          _remit_layout_pins_anchor (frame, block.members, block.n);
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
    _remit_layout_pins_keep_clear (frame, cancellable);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  write_back (frame);
  return TRUE;
}

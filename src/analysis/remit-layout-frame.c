/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-layout"

#include "remit-layout-private.h"

#include <math.h>
#include <string.h>

/* What comes before a layout: numbering the boxes in the order of their ids, cleaning sizes, and
 * finding connected parts.  Cost: O(n log n) for the sort, else linear. */

#define LARGEST_SIZE 1e6 /* boxes and gaps beyond it are taken for nonsense */

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

gboolean
_remit_layout_frame_is_pinned (const RemitLayoutFrame *frame, guint v)
{
  return frame->boxes[frame->box_of[v]].pinned;
}

void
_remit_layout_frame_shift (RemitLayoutFrame *frame, const guint *members, guint n, double dx,
                           double dy)
{
  for (guint i = 0; i < n; i++)
    {
      frame->x[members[i]] += dx;
      frame->y[members[i]] += dy;
    }
}

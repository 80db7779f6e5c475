/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-layout"

#include "remit-layout-private.h"

#include <math.h>

/* Pinned boxes.  A part is moved so that its pinned boxes fall, on the whole, on their places; in
 * the end every free box that would touch something is pushed along its row until it is clear,
 * which holds whatever the layout did.  Standing boxes are found in horizontal strips, sorted by
 * place; cost: usually O(n log n). */

#define FARTHEST 1e12 /* of a pinned box */
#define STRIP 128.0   /* height of a strip */

/* Where a pinned box stands, turned like the frame; nonsense counts as 0. */
static void
pinned_place (const RemitLayoutFrame *frame, guint v, double *x, double *y)
{
  const RemitLayoutBox *box = &frame->boxes[frame->box_of[v]];
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
void
_remit_layout_pins_anchor (RemitLayoutFrame *frame, const guint *members, guint n)
{
  g_autoptr (GArray) dx = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) dy = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < n; i++)
    if (_remit_layout_frame_is_pinned (frame, members[i]))
      {
        double x, y;

        pinned_place (frame, members[i], &x, &y);
        x -= frame->x[members[i]];
        y -= frame->y[members[i]];
        g_array_append_val (dx, x);
        g_array_append_val (dy, y);
      }
  _remit_layout_frame_shift (frame, members, n, floor (take_median (dx)), floor (take_median (dy)));
  for (guint i = 0; i < n; i++)
    if (_remit_layout_frame_is_pinned (frame, members[i]))
      pinned_place (frame, members[i], &frame->x[members[i]], &frame->y[members[i]]);
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
  return (gint64) floor (y / STRIP);
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
void
_remit_layout_pins_keep_clear (RemitLayoutFrame *frame, GCancellable *cancellable)
{
  g_autoptr (GHashTable) strips = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free,
                                                         free_strip);
  g_autofree guint *order = g_new (guint, frame->n);
  Standing standing = { frame, strips };
  guint n = 0;

  for (guint v = 0; v < frame->n; v++)
    if (_remit_layout_frame_is_pinned (frame, v))
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

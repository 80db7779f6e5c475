/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-outline"
#include "remit-outline.h"

#include <math.h>

/* Lines and arrow heads as paths.  The sinks must show the same drawing, so that bends and heads
 * are worked out here and nowhere else. */

/* Moves from @from towards @to by @length, at most to @to. */
static void
step_towards (const double *from, const double *to, double length, double *result)
{
  double whole = hypot (to[0] - from[0], to[1] - from[1]);
  double t = whole > 0 ? MIN (1, length / whole) : 0;

  result[0] = from[0] + t * (to[0] - from[0]);
  result[1] = from[1] + t * (to[1] - from[1]);
}

static void
round_bend (const double *before, const double *bend, const double *after, double radius,
            const RemitPathSink *sink, gpointer data)
{
  double room = MIN (hypot (bend[0] - before[0], bend[1] - before[1]),
                     hypot (after[0] - bend[0], after[1] - bend[1]))
                / 2;
  double reach = MIN (radius, room);
  double enter[2], leave[2], handle1[2], handle2[2];

  if (reach < 0.5)
    {
      sink->line (data, bend[0], bend[1]);
      return;
    }
  step_towards (bend, before, reach, enter);
  step_towards (bend, after, reach, leave);
  step_towards (enter, bend, reach * REMIT_ARC_HANDLE, handle1);
  step_towards (leave, bend, reach * REMIT_ARC_HANDLE, handle2);
  sink->line (data, enter[0], enter[1]);
  sink->curve (data, handle1[0], handle1[1], handle2[0], handle2[1], leave[0], leave[1]);
}

void
_remit_outline_line (const double *points, guint n_points, double radius, gboolean arrow_start,
                     gboolean arrow_end, const RemitPathSink *sink, gpointer data)
{
  const double *last = points + 2 * (n_points - 1);
  double first[2], end[2];

  g_return_if_fail (n_points >= 2);

  step_towards (points, points + 2, arrow_start ? REMIT_ARROW_LENGTH / 2 : 0, first);
  step_towards (last, last - 2, arrow_end ? REMIT_ARROW_LENGTH / 2 : 0, end);
  sink->move (data, end[0], end[1]);
  for (guint i = n_points - 2; i > 0; i--)
    round_bend (points + 2 * (i + 1), points + 2 * i, points + 2 * (i - 1), radius, sink, data);
  sink->line (data, first[0], first[1]);
}

void
_remit_outline_arrow (const double *from, const double *tip, const RemitPathSink *sink,
                      gpointer data)
{
  double length = hypot (tip[0] - from[0], tip[1] - from[1]);
  double ux, uy, x, y;

  if (length == 0)
    return;
  ux = (tip[0] - from[0]) / length;
  uy = (tip[1] - from[1]) / length;
  x = tip[0] - REMIT_ARROW_LENGTH * ux;
  y = tip[1] - REMIT_ARROW_LENGTH * uy;
  sink->move (data, tip[0], tip[1]);
  sink->line (data, x - uy * REMIT_ARROW_WIDTH / 2, y + ux * REMIT_ARROW_WIDTH / 2);
  sink->line (data, x + uy * REMIT_ARROW_WIDTH / 2, y - ux * REMIT_ARROW_WIDTH / 2);
  sink->close (data);
}

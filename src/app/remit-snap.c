/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-app"

#include "remit-snap.h"

#include "remit-viewport.h"

#include <math.h>

/* The two axes are settled apart and in the same way, so all of this works on spans.  The nearest
 * line wins; of equally near ones the line of the nearest neighbour, so that the guide is short.
 * Linear in the number of neighbours. */

typedef struct
{
  double start, end;
} Span;

typedef struct
{
  gboolean found;
  double shift;    /* along the axis */
  double line;     /* where the guide stands on the axis */
  Span across;     /* of the neighbour on the other axis */
  double distance; /* to the neighbour on the other axis */
} Match;

static Span
get_span (const RemitRect *rect, gboolean horizontal)
{
  if (horizontal)
    return (Span) { rect->x, rect->x + rect->width };
  return (Span) { rect->y, rect->y + rect->height };
}

static double
get_line (const Span *span, guint which)
{
  const double lines[] = { span->start, (span->start + span->end) / 2, span->end };

  return lines[which];
}

static double
gap_between (const Span *a, const Span *b)
{
  return MAX (0, MAX (a->start - b->end, b->start - a->end));
}

static void
consider (Match *best, double shift, double line, const Span *across, double distance, double reach)
{
  if (fabs (shift) > reach)
    return;
  if (best->found
      && (fabs (shift) > fabs (best->shift)
          || (fabs (shift) == fabs (best->shift) && distance >= best->distance)))
    return;
  *best = (Match) { TRUE, shift, line, *across, distance };
}

static Match
match_axis (const RemitRect *box, const RemitRect *others, guint n_others, double reach,
            gboolean horizontal)
{
  Match best = { FALSE };
  Span span = get_span (box, horizontal), across = get_span (box, !horizontal);

  for (guint i = 0; i < n_others; i++)
    {
      Span other = get_span (&others[i], horizontal),
           other_across = get_span (&others[i], !horizontal);
      double distance = gap_between (&across, &other_across);

      for (guint a = 0; a < 3; a++)
        for (guint b = 0; b < 3; b++)
          /* a middle only to a middle: a middle at an edge is no alignment that anybody means */
          if ((a == 1) == (b == 1))
            consider (&best, get_line (&other, b) - get_line (&span, a), get_line (&other, b),
                      &other_across, distance, reach);
    }
  return best;
}

double
remit_snap_value (double value, double grid)
{
  return grid > 0 ? round (value / grid) * grid : value;
}

RemitSnap
remit_snap_box (const RemitRect *box, const RemitRect *others, guint n_others, double reach,
                double grid)
{
  Match across = match_axis (box, others, n_others, reach, TRUE);
  Match down = match_axis (box, others, n_others, reach, FALSE);
  RemitSnap snap = {
    .dx = across.found ? across.shift : remit_snap_value (box->x, grid) - box->x,
    .dy = down.found ? down.shift : remit_snap_value (box->y, grid) - box->y,
  };

  if (across.found)
    snap.guides[snap.n_guides++] =
        (RemitGuide) { across.line, MIN (box->y + snap.dy, across.across.start), across.line,
                      MAX (box->y + snap.dy + box->height, across.across.end) };
  if (down.found)
    snap.guides[snap.n_guides++] =
        (RemitGuide) { MIN (box->x + snap.dx, down.across.start), down.line,
                      MAX (box->x + snap.dx + box->width, down.across.end), down.line };
  return snap;
}

static gboolean
is_free (const RemitRect *place, const RemitRect *others, guint n_others, double gap)
{
  RemitRect kept = { place->x - gap, place->y - gap, place->width + 2 * gap,
                     place->height + 2 * gap };

  for (guint i = 0; i < n_others; i++)
    if (remit_rect_overlaps (&kept, &others[i]))
      return FALSE;
  return TRUE;
}

RemitRect
remit_snap_free_place (const RemitRect *wanted, const RemitRect *bounds, const RemitRect *others,
                       guint n_others, double gap)
{
  const int max_ring = 60;
  double start_x = remit_snap_value (wanted->x, REMIT_SNAP_GRID);
  double start_y = remit_snap_value (wanted->y, REMIT_SNAP_GRID);
  double step_x = 4 * REMIT_SNAP_GRID, step_y = 2 * REMIT_SNAP_GRID;
  RemitRect place = *wanted, outside = { start_x, start_y, wanted->width, wanted->height };
  gboolean found_outside = FALSE;

  /* rings around the wanted place, each from its top left corner: the same every time */
  for (int ring = 0; ring < max_ring; ring++)
    for (int row = -ring; row <= ring; row++)
      for (int column = -ring; column <= ring;
           column += ABS (row) == ring || ring == 0 ? 1 : 2 * ring)
        {
          place.x = start_x + column * step_x;
          place.y = start_y + row * step_y;
          if ((found_outside && !remit_rect_lies_in (&place, bounds))
              || !is_free (&place, others, n_others, gap))
            continue;
          if (remit_rect_lies_in (&place, bounds))
            return place;
          found_outside = TRUE;
          outside = place;
        }
  return outside;
}

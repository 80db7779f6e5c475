/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-route"
#include "remit-route.h"

#include "remit-grid.h"
#include "remit-scene-private.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Finds the way of each line.
 *
 * For a pair of boxes all simple ways are listed (straight, one bend, two bends, around the same
 * side), each from a few places on the sides of the boxes and through a few channels between them,
 * with a price by length, bends and distance from the middle of a side.  They are tried from the
 * cheapest on; what a way runs over (boxes, titles, other lines) is added to its price, and the
 * search ends as soon as no later way can be cheaper.  Short lines are laid first, so that long
 * ones give way.  When every simple way is blocked, ways with four bends past the edges of the
 * blocking boxes are tried.
 *
 * Ways are made in a frame in which the target lies ahead: "u" is the direction of travel, "v"
 * the other one; a frame may swap the axes and mirror the first. */

#define MAX_POINTS 6
#define SIDE_INSET 12.0 /* from a corner to the first place on a side */
#define PLACE_STEP 12.0 /* between places on a side, and between channels */
#define CLEARANCE 7.0   /* to boxes that are passed */
#define FIRST_STEP 10.0 /* from a box to the first bend */
#define LAST_STEP 18.0  /* from the last bend to a box: room for the arrow head */
#define CELL 256.0
/* Ways of a line whose price is worked out in full: many for a few lines, fewer in a crowd. */
#define LEAST_TRIED 64
#define MOST_TRIED 600
#define ALL_TRIED 20000

#define PRICE_BEND 26.0
#define PRICE_PLACE 2.5   /* a unit off the middle of a side */
#define PRICE_CHANNEL 0.2 /* a unit off the middle of a channel */
#define PRICE_BOX 3000.0
#define PRICE_AVOID 150.0
#define PRICE_CROSSING 30.0
#define PRICE_OVERLAP 160.0
#define PRICE_AROUND 60.0 /* leaving and arriving on the same side */
#define PRICE_SIDE 160.0  /* each end on the left or right of an upright line */

typedef struct
{
  double price;
  guint order;
  guint n;
  double points[2 * MAX_POINTS];
} Way;

typedef struct
{
  double x0, y0, x1, y1;
  guint line;
} Segment;

typedef struct
{
  const RemitRouteBox *boxes;
  const RemitRouteLine *lines;
  RemitGrid *box_grid, *avoid_grid, *segment_grid;
  GArray *segments; /* Segment */
  GArray *ways;     /* Way, of the line being laid */
  gboolean careful;
  guint tries;      /* ways tried for a line */
  gboolean upright; /* the line being laid */
} Router;

/* A box in a frame. */
typedef struct
{
  double u0, u1, v0, v1;
  double radius;
} FrameBox;

typedef struct
{
  Router *router;
  gboolean swap;
  double sign;
  FrameBox from, to;
} Frame;

/* ---- making ways ---- */

static FrameBox
enter_frame (const RemitRouteBox *box, gboolean swap, double sign)
{
  const RemitRect *r = &box->rect;
  double u0 = swap ? r->y : r->x, u1 = u0 + (swap ? r->height : r->width);
  double v0 = swap ? r->x : r->y, v1 = v0 + (swap ? r->width : r->height);

  if (sign < 0)
    return (FrameBox){ -u1, -u0, v0, v1, box->radius };
  return (FrameBox){ u0, u1, v0, v1, box->radius };
}

/* How far the outline lies inside of the box at a place on a side from @low to @high. */
static double
find_indent (double place, double low, double high, double radius)
{
  double r = MIN (radius, (high - low) / 2);
  double past = r - MIN (place - low, high - place);

  return past > 0 ? r - sqrt (MAX (0, r * r - past * past)) : 0;
}

/* The places on a side nearest to its middle; returns their number. */
static guint
list_places (const Frame *frame, double low, double high, double radius, double *places)
{
  static const double steps[] = { 0, 1, -1, 2, -2 };
  double middle = (low + high) / 2;
  double room = (high - low) / 2 - MIN (MAX (SIDE_INSET, radius * 0.6), (high - low) / 2);
  guint n = 0;

  for (guint i = 0; i < (frame->router->careful ? G_N_ELEMENTS (steps) : 1); i++)
    if (fabs (steps[i] * PLACE_STEP) <= room + 0.01)
      places[n++] = middle + steps[i] * PLACE_STEP;
  return n;
}

static gboolean
is_level (const double *segment)
{
  return fabs (segment[1] - segment[3]) < 0.5;
}

static void
add_way (const Frame *frame, const double *uv, guint n, double extra)
{
  Way way = { .n = n, .order = frame->router->ways->len };

  way.price = extra + PRICE_BEND * (n - 2);
  for (guint i = 0; i < n; i++)
    {
      double u = frame->sign * uv[2 * i], v = uv[2 * i + 1];

      way.points[2 * i] = frame->swap ? v : u;
      way.points[2 * i + 1] = frame->swap ? u : v;
      if (i > 0)
        way.price += fabs (uv[2 * i] - uv[2 * i - 2]) + fabs (uv[2 * i + 1] - uv[2 * i - 1]);
    }
  /* Straight across is never worse than around. */
  if (frame->router->upright && n > 2)
    way.price += PRICE_SIDE * (is_level (way.points) + is_level (way.points + 2 * (n - 2)));
  g_array_append_val (frame->router->ways, way);
}

static double
find_middle (double low, double high)
{
  return (low + high) / 2;
}

/* The ends of a way that leaves ahead at @v. */
static double
leave_ahead (const FrameBox *box, double v)
{
  return box->u1 - find_indent (v, box->v0, box->v1, box->radius);
}

static double
arrive_ahead (const FrameBox *box, double v)
{
  return box->u0 + find_indent (v, box->v0, box->v1, box->radius);
}

/* The boxes face each other: one line. */
static void
add_straight (const Frame *frame)
{
  const FrameBox *from = &frame->from, *to = &frame->to;
  double from_middle = find_middle (from->v0, from->v1), to_middle = find_middle (to->v0, to->v1);
  double low = MAX (from->v0 + MIN (SIDE_INSET, (from->v1 - from->v0) / 2),
                    to->v0 + MIN (SIDE_INSET, (to->v1 - to->v0) / 2));
  double high = MIN (from->v1 - MIN (SIDE_INSET, (from->v1 - from->v0) / 2),
                     to->v1 - MIN (SIDE_INSET, (to->v1 - to->v0) / 2));
  const double wishes[] = { to_middle,
                            from_middle,
                            (low + high) / 2,
                            (low + high) / 2 - PLACE_STEP,
                            (low + high) / 2 + PLACE_STEP,
                            (low + high) / 2 - 2 * PLACE_STEP,
                            (low + high) / 2 + 2 * PLACE_STEP };

  if (to->u0 - from->u1 < 4 || low > high)
    return;
  for (guint i = 0; i < (frame->router->careful ? G_N_ELEMENTS (wishes) : 1); i++)
    {
      double v = CLAMP (wishes[i], low, high);
      double uv[] = { leave_ahead (from, v), v, arrive_ahead (to, v), v };

      add_way (frame, uv, 2,
               PRICE_PLACE * MIN (fabs (v - from_middle), fabs (v - to_middle))
                 + 0.2 * (fabs (v - from_middle) + fabs (v - to_middle)));
    }
}

/* Ahead, across in a channel between the boxes, ahead. */
static void
add_two_bends (const Frame *frame)
{
  static const double steps[] = { 0, 1, -1, 2, -2, 3, -3 };
  const FrameBox *from = &frame->from, *to = &frame->to;
  double low = from->u1 + FIRST_STEP, high = to->u0 - LAST_STEP;
  double from_places[5], to_places[5];
  guint n_from, n_to;

  if (low > high)
    return;
  n_from = list_places (frame, from->v0, from->v1, from->radius, from_places);
  n_to = list_places (frame, to->v0, to->v1, to->radius, to_places);
  for (guint i = 0; i < n_from; i++)
    for (guint j = 0; j < n_to; j++)
      for (guint k = 0; k < (frame->router->careful ? G_N_ELEMENTS (steps) + 2 : 1); k++)
        {
          double middle = find_middle (from->u1, to->u0);
          double u = k < G_N_ELEMENTS (steps)    ? middle + steps[k] * PLACE_STEP
                     : k == G_N_ELEMENTS (steps) ? low
                                                 : high;
          double a = from_places[i], b = to_places[j];
          double uv[] = { leave_ahead (from, a), a, CLAMP (u, low, high), a,
                          CLAMP (u, low, high),  b, arrive_ahead (to, b), b };

          if (fabs (a - b) >= 6)
            add_way (frame, uv, 4,
                     PRICE_CHANNEL * fabs (u - middle)
                       + PRICE_PLACE * (fabs (a - from_places[0]) + fabs (b - to_places[0])));
        }
}

/* Ahead, then into the target's near side across. */
static void
add_one_bend (const Frame *frame)
{
  const FrameBox *from = &frame->from, *to = &frame->to;
  double from_places[5], to_places[5];
  guint n_from = list_places (frame, from->v0, from->v1, from->radius, from_places);
  guint n_to = list_places (frame, to->u0, to->u1, to->radius, to_places);

  for (guint i = 0; i < n_from; i++)
    for (guint j = 0; j < n_to; j++)
      {
        double v = from_places[i], u = to_places[j];
        double indent = find_indent (u, to->u0, to->u1, to->radius);
        double end = v < to->v0 ? to->v0 + indent : to->v1 - indent;
        double uv[] = { leave_ahead (from, v), v, u, v, u, end };

        if (u - from->u1 >= FIRST_STEP && (v <= to->v0 - LAST_STEP || v >= to->v1 + LAST_STEP))
          add_way (frame, uv, 3,
                   PRICE_PLACE * (fabs (v - from_places[0]) + fabs (u - to_places[0])));
      }
}

/* Out and in on the same side. */
static void
add_around (const Frame *frame)
{
  const FrameBox *from = &frame->from, *to = &frame->to;
  double from_places[5], to_places[5];
  double base = MAX (from->u1, to->u1);
  guint n_from = list_places (frame, from->v0, from->v1, from->radius, from_places);
  guint n_to = list_places (frame, to->v0, to->v1, to->radius, to_places);

  for (guint i = 0; i < n_from; i++)
    for (guint j = 0; j < n_to; j++)
      for (guint k = 0; k < (frame->router->careful ? 4 : 1); k++)
        {
          double a = from_places[i], b = to_places[j], u = base + LAST_STEP + k * PLACE_STEP;
          double uv[] = { leave_ahead (from, a), a, u, a, u, b, leave_ahead (to, b), b };

          if (fabs (a - b) >= 6)
            add_way (frame, uv, 4,
                     PRICE_AROUND
                       + PRICE_PLACE * (fabs (a - from_places[0]) + fabs (b - to_places[0])));
        }
}

/* Ahead, aside into a corridor at @v, along it, back, ahead: four bends. */
static void
add_corridor (const Frame *frame, double v)
{
  const FrameBox *from = &frame->from, *to = &frame->to;
  double a = find_middle (from->v0, from->v1), b = find_middle (to->v0, to->v1);

  if (to->u0 - from->u1 < FIRST_STEP + LAST_STEP)
    return;
  for (int i = 0; i < 3; i++)
    {
      double out = from->u1 + FIRST_STEP + i * PLACE_STEP, in = to->u0 - LAST_STEP - i * PLACE_STEP;
      double uv[]
        = { leave_ahead (from, a), a, out, a, out, v, in, v, in, b, arrive_ahead (to, b), b };

      if (out < in && fabs (a - v) >= 6 && fabs (b - v) >= 6)
        add_way (frame, uv, 6, 0);
    }
}

static Frame
make_frame (Router *router, const RemitRouteLine *line, gboolean swap, double sign)
{
  return (Frame){ router, swap, sign, enter_frame (&router->boxes[line->source], swap, sign),
                  enter_frame (&router->boxes[line->target], swap, sign) };
}

static int
compare_ways (gconstpointer a, gconstpointer b)
{
  const Way *x = a, *y = b;

  if (x->price != y->price)
    return x->price < y->price ? -1 : 1;
  return x->order < y->order ? -1 : x->order > y->order;
}

static void
list_ways (Router *router, const RemitRouteLine *line)
{
  g_array_set_size (router->ways, 0);
  for (int turn = 0; turn < 4; turn++)
    {
      Frame frame = make_frame (router, line, (turn & 1) != 0, (turn & 2) != 0 ? -1 : 1);

      add_straight (&frame);
      add_two_bends (&frame);
      add_one_bend (&frame);
      add_around (&frame);
    }
  g_array_sort (router->ways, compare_ways);
}

/* ---- prices ---- */

static RemitRect
make_segment_rect (const double *p, double grow)
{
  RemitRect rect = { MIN (p[0], p[2]), MIN (p[1], p[3]), fabs (p[2] - p[0]), fabs (p[3] - p[1]) };

  return _remit_rect_grow (&rect, grow);
}

static double
price_boxes (Router *router, const RemitRouteLine *line, const Way *way, guint segment)
{
  RemitRect rect = make_segment_rect (way->points + 2 * segment, CLEARANCE);
  const GArray *hits = _remit_grid_query (router->box_grid, &rect);
  double price = 0;

  for (guint i = 0; i < hits->len; i++)
    {
      guint box = g_array_index (hits, guint, i);

      /* The first and last segments touch their own boxes; others must not. */
      if ((box == line->source && segment == 0) || (box == line->target && segment + 2 == way->n))
        continue;
      if (box == line->source || box == line->target)
        {
          RemitRect thin = make_segment_rect (way->points + 2 * segment, 1);

          if (!_remit_rect_touches (&thin, &router->boxes[box].rect))
            continue;
        }
      price += PRICE_BOX;
    }
  rect = make_segment_rect (way->points + 2 * segment, 1);
  return price + PRICE_AVOID * _remit_grid_query (router->avoid_grid, &rect)->len;
}

/* How long two segments of the same direction run side by side. */
static double
measure_overlap (const double *p, const Segment *other, gboolean level)
{
  double a0 = level ? p[0] : p[1], a1 = level ? p[2] : p[3];
  double b0 = level ? other->x0 : other->y0, b1 = level ? other->x1 : other->y1;

  return MIN (MAX (a0, a1), MAX (b0, b1)) - MAX (MIN (a0, a1), MIN (b0, b1));
}

static double
price_segments (Router *router, const RemitRouteLine *line, const Way *way, guint segment)
{
  const double *p = way->points + 2 * segment;
  gboolean level = is_level (p);
  RemitRect rect = make_segment_rect (p, 5);
  const GArray *hits = _remit_grid_query (router->segment_grid, &rect);
  double price = 0;

  for (guint i = 0; i < hits->len; i++)
    {
      const Segment *other
        = &g_array_index (router->segments, Segment, g_array_index (hits, guint, i));
      const RemitRouteLine *owner = &router->lines[other->line];
      gboolean together
        = owner->bundle != 0 && owner->bundle == line->bundle && owner->target == line->target;
      double overlap;

      if (together)
        continue;
      if ((fabs (other->y0 - other->y1) < 0.5) != level)
        {
          price += PRICE_CROSSING;
          continue;
        }
      overlap = measure_overlap (p, other, level);
      if (overlap > 2)
        price += PRICE_OVERLAP + overlap;
    }
  return price;
}

static double
price_way (Router *router, const RemitRouteLine *line, const Way *way, double limit)
{
  double price = way->price;

  for (guint i = 0; i + 1 < way->n && price < limit; i++)
    price += price_boxes (router, line, way, i) + price_segments (router, line, way, i);
  return price;
}

/* ---- choosing ---- */

/* In a crowd the cheapest of the first few is good enough. */
static const Way *
choose_way (Router *router, const RemitRouteLine *line, double *price)
{
  const Way *best = NULL;

  *price = G_MAXDOUBLE;
  for (guint i = 0; i < router->ways->len && (i < router->tries || *price >= PRICE_BOX); i++)
    {
      const Way *way = &g_array_index (router->ways, Way, i);
      double found;

      if (way->price >= *price)
        break;
      found = router->careful ? price_way (router, line, way, *price) : way->price;
      if (found < *price)
        {
          *price = found;
          best = way;
        }
    }
  return best;
}

/* The boxes around the two ends say where corridors may lie: just beside their edges. */
static void
list_corridors (Router *router, const RemitRouteLine *line)
{
  const RemitRect *a = &router->boxes[line->source].rect, *b = &router->boxes[line->target].rect;
  double x0 = MIN (a->x, b->x), x1 = MAX (a->x + a->width, b->x + b->width);
  double y0 = MIN (a->y, b->y), y1 = MAX (a->y + a->height, b->y + b->height);
  RemitRect field = { x0 - 40, y0 - 40, x1 - x0 + 80, y1 - y0 + 80 };
  g_autoptr (GArray) hits = NULL;

  hits = g_array_copy ((GArray *)_remit_grid_query (router->box_grid, &field));
  g_array_set_size (router->ways, 0);
  for (guint i = 0; i < MIN (hits->len, 24); i++)
    for (int turn = 0; turn < 4; turn++)
      {
        Frame frame = make_frame (router, line, (turn & 1) != 0, (turn & 2) != 0 ? -1 : 1);
        FrameBox box
          = enter_frame (&router->boxes[g_array_index (hits, guint, i)], frame.swap, frame.sign);

        add_corridor (&frame, box.v0 - FIRST_STEP);
        add_corridor (&frame, box.v1 + FIRST_STEP);
      }
  g_array_sort (router->ways, compare_ways);
}

/* Between overlapping or touching boxes there is no way at right angles. */
static Way
make_direct_way (const Router *router, const RemitRouteLine *line)
{
  Way way = { .n = 2 };

  for (int end = 0; end < 2; end++)
    {
      const RemitRect *own = &router->boxes[end == 0 ? line->source : line->target].rect;
      const RemitRect *far = &router->boxes[end == 0 ? line->target : line->source].rect;
      double x = own->x + own->width / 2, y = own->y + own->height / 2;
      double dx = far->x + far->width / 2 - x, dy = far->y + far->height / 2 - y;
      double t
        = MIN (dx != 0 ? own->width / 2 / fabs (dx) : 1, dy != 0 ? own->height / 2 / fabs (dy) : 1);

      way.points[2 * end] = x + MIN (t, 0.4) * dx;
      way.points[2 * end + 1] = y + MIN (t, 0.4) * dy;
    }
  return way;
}

static void
lay_line (Router *router, guint number, RemitRouteLine *line, GArray *points)
{
  const Way *best;
  Way way;
  double price;

  router->upright = line->upright;
  list_ways (router, line);
  best = choose_way (router, line, &price);
  way = best != NULL ? *best : make_direct_way (router, line);
  if (best != NULL && router->careful && price >= PRICE_BOX)
    {
      double other_price;

      list_corridors (router, line);
      best = choose_way (router, line, &other_price);
      if (best != NULL && other_price < price)
        way = *best;
    }
  line->first_point = points->len / 2;
  line->n_points = way.n;
  g_array_append_vals (points, way.points, 2 * way.n);
  for (guint i = 0; router->careful && i + 1 < way.n; i++)
    {
      const double *p = way.points + 2 * i;
      Segment segment = { p[0], p[1], p[2], p[3], number };
      RemitRect rect = make_segment_rect (p, 0.5);

      _remit_grid_add (router->segment_grid, &rect, router->segments->len);
      g_array_append_val (router->segments, segment);
    }
}

typedef struct
{
  double distance;
  guint line;
} LineOrder;

static int
compare_orders (const void *a, const void *b)
{
  const LineOrder *x = a, *y = b;

  if (x->distance != y->distance)
    return x->distance < y->distance ? -1 : 1;
  return x->line < y->line ? -1 : x->line > y->line;
}

static double
measure_distance (const RemitRect *a, const RemitRect *b)
{
  return fabs (a->x + a->width / 2 - b->x - b->width / 2)
         + fabs (a->y + a->height / 2 - b->y - b->height / 2);
}

void
_remit_route (const RemitRouteBox *boxes, guint n_boxes, const RemitRect *avoid, guint n_avoid,
              RemitRouteLine *lines, guint n_lines, GArray *points)
{
  g_autoptr (RemitGrid) box_grid = _remit_grid_new (CELL);
  g_autoptr (RemitGrid) avoid_grid = _remit_grid_new (CELL);
  g_autoptr (RemitGrid) segment_grid = _remit_grid_new (CELL);
  g_autoptr (GArray) segments = g_array_new (FALSE, FALSE, sizeof (Segment));
  g_autoptr (GArray) ways = g_array_new (FALSE, FALSE, sizeof (Way));
  g_autofree LineOrder *orders = g_new (LineOrder, n_lines);
  Router router = { boxes,
                    lines,
                    box_grid,
                    avoid_grid,
                    segment_grid,
                    segments,
                    ways,
                    n_lines <= REMIT_ROUTE_CAREFUL,
                    CLAMP (ALL_TRIED / MAX (n_lines, 1), LEAST_TRIED, MOST_TRIED),
                    FALSE };

  if (n_lines == 0)
    return;
  for (guint i = 0; router.careful && i < n_boxes; i++)
    _remit_grid_add (box_grid, &boxes[i].rect, i);
  for (guint i = 0; router.careful && i < n_avoid; i++)
    _remit_grid_add (avoid_grid, &avoid[i], i);
  for (guint i = 0; i < n_lines; i++)
    orders[i]
      = (LineOrder){ measure_distance (&boxes[lines[i].source].rect, &boxes[lines[i].target].rect),
                     i };
  qsort (orders, n_lines, sizeof *orders, compare_orders);
  for (guint i = 0; i < n_lines; i++)
    lay_line (&router, orders[i].line, &lines[orders[i].line], points);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "remit-grid.h"
#include "remit-route.h"
#include "remit-scene-private.h"

#include <math.h>

/* Ways between boxes. */

typedef struct
{
  RemitRouteBox boxes[64];
  RemitRouteLine lines[64];
  guint n_boxes, n_lines;
  GArray *points;
} Field;

static guint
add_box (Field *field, double x, double y)
{
  field->boxes[field->n_boxes] = (RemitRouteBox){ { x, y, 190, 56 }, 9 };
  return field->n_boxes++;
}

static guint
add_line (Field *field, guint source, guint target)
{
  field->lines[field->n_lines] = (RemitRouteLine){ .source = source, .target = target };
  return field->n_lines++;
}

static void
route (Field *field)
{
  field->points = g_array_new (FALSE, FALSE, sizeof (double));
  _remit_route (field->boxes, field->n_boxes, NULL, 0, field->lines, field->n_lines, field->points);
}

static const double *
get_points (const Field *field, guint line)
{
  return &g_array_index (field->points, double, 2 * field->lines[line].first_point);
}

static gboolean
crosses (const double *p, const RemitRect *box)
{
  RemitRect segment
    = { MIN (p[0], p[2]), MIN (p[1], p[3]), fabs (p[2] - p[0]), fabs (p[3] - p[1]) };
  RemitRect inner = _remit_rect_grow (box, -1);

  return _remit_rect_touches (&segment, &inner);
}

/* Right angles only, ends on the outlines, not through other boxes. */
static void
check_line (const Field *field, guint number)
{
  const RemitRouteLine *line = &field->lines[number];
  const double *p = get_points (field, number);
  const double *last = p + 2 * (line->n_points - 1);
  RemitRect source = _remit_rect_grow (&field->boxes[line->source].rect, 0.01);
  RemitRect target = _remit_rect_grow (&field->boxes[line->target].rect, 0.01);

  g_assert_cmpuint (line->n_points, >=, 2);
  g_assert_true (_remit_rect_contains (&source, p[0], p[1]));
  g_assert_true (_remit_rect_contains (&target, last[0], last[1]));
  for (guint i = 0; i + 1 < line->n_points; i++)
    {
      g_assert_true (fabs (p[2 * i] - p[2 * i + 2]) < 0.01
                     || fabs (p[2 * i + 1] - p[2 * i + 3]) < 0.01);
      for (guint box = 0; box < field->n_boxes; box++)
        if (box != line->source && box != line->target)
          g_assert_false (crosses (p + 2 * i, &field->boxes[box].rect));
    }
}

static void
test_straight (void)
{
  Field field = { 0 };
  guint a = add_box (&field, 0, 0), b = add_box (&field, 300, 0);

  add_line (&field, a, b);
  route (&field);
  check_line (&field, 0);
  g_assert_cmpuint (field.lines[0].n_points, ==, 2);
  g_assert_cmpfloat (get_points (&field, 0)[0], ==, 190);
  g_assert_cmpfloat (get_points (&field, 0)[1], ==, 28);
  g_assert_cmpfloat (get_points (&field, 0)[2], ==, 300);
  g_array_unref (field.points);
}

static void
test_two_bends (void)
{
  Field field = { 0 };
  guint a = add_box (&field, 300, 200), b = add_box (&field, 0, 0);

  add_line (&field, a, b);
  route (&field);
  check_line (&field, 0);
  g_assert_cmpuint (field.lines[0].n_points, <=, 4);
  g_array_unref (field.points);
}

static void
test_around_a_box (void)
{
  Field field = { 0 };
  guint a = add_box (&field, 0, 0), b = add_box (&field, 600, 0);

  add_box (&field, 300, 0);
  add_line (&field, a, b);
  route (&field);
  check_line (&field, 0);
  g_array_unref (field.points);
}

/* A wall of boxes leaves only ways with four bends. */
static void
test_through_rows (void)
{
  Field field = { 0 };
  guint a = add_box (&field, 0, 300), b = add_box (&field, 900, 300);

  for (int row = 0; row < 7; row++)
    for (int column = 1; column < 3; column++)
      add_box (&field, column * 300, row * 100);
  add_line (&field, a, b);
  route (&field);
  check_line (&field, 0);
  g_array_unref (field.points);
}

static void
test_parallel (void)
{
  Field field = { 0 };
  guint a = add_box (&field, 0, 0), b = add_box (&field, 300, 0);

  for (int i = 0; i < 3; i++)
    add_line (&field, a, b);
  route (&field);
  for (guint i = 0; i < 3; i++)
    {
      check_line (&field, i);
      for (guint j = 0; j < i; j++)
        g_assert_cmpfloat (fabs (get_points (&field, i)[1] - get_points (&field, j)[1]), >=, 8);
    }
  g_array_unref (field.points);
}

/* Three subordinates of one superior make a comb with one tooth in the middle. */
static void
test_bundle (void)
{
  Field field = { 0 };
  guint top = add_box (&field, 300, 0);

  for (int i = 0; i < 3; i++)
    {
      guint line = add_line (&field, add_box (&field, i * 300, 160), top);

      field.lines[line].bundle = 5;
      field.lines[line].upright = TRUE;
    }
  route (&field);
  for (guint i = 0; i < 3; i++)
    {
      const double *last = get_points (&field, i) + 2 * (field.lines[i].n_points - 1);

      check_line (&field, i);
      g_assert_cmpfloat (last[0], ==, 395);
      g_assert_cmpfloat (last[1], ==, 56);
    }
  g_array_unref (field.points);
}

static void
test_overlapping_boxes (void)
{
  Field field = { 0 };
  guint a = add_box (&field, 0, 0), b = add_box (&field, 10, 10), c = add_box (&field, 0, 0);

  add_line (&field, a, b);
  add_line (&field, a, c);
  route (&field);
  for (guint i = 0; i < 2; i++)
    for (guint j = 0; j < 2 * field.lines[i].n_points; j++)
      g_assert_true (isfinite (get_points (&field, i)[j]));
  g_array_unref (field.points);
}

/* Coordinates at the edge of the world must not make cells without end. */
static void
test_far_away (void)
{
  Field field = { 0 };
  guint a = add_box (&field, -1e8, -1e8), b = add_box (&field, 1e8, 1e8);
  gint64 start = g_get_monotonic_time ();

  add_line (&field, a, b);
  add_line (&field, b, a);
  route (&field);
  check_line (&field, 0);
  check_line (&field, 1);
  g_assert_cmpint (g_get_monotonic_time () - start, <, 5 * G_USEC_PER_SEC);
  g_array_unref (field.points);
}

static void
fill_randomly (Field *field, guint32 seed)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);

  for (int i = 0; i < 24; i++)
    add_box (field, g_rand_int_range (random, 0, 6) * 260, g_rand_int_range (random, 0, 8) * 110);
  for (int i = 0; i < 30; i++)
    {
      guint a = (guint)g_rand_int_range (random, 0, 24),
            b = (guint)g_rand_int_range (random, 0, 24);

      if (a != b)
        add_line (field, a, b);
    }
}

static void
test_same_twice (void)
{
  for (guint32 seed = 0; seed < 20; seed++)
    {
      Field first = { 0 }, second = { 0 };

      fill_randomly (&first, seed);
      fill_randomly (&second, seed);
      route (&first);
      route (&second);
      g_assert_cmpmem (first.points->data, first.points->len * sizeof (double), second.points->data,
                       second.points->len * sizeof (double));
      g_array_unref (first.points);
      g_array_unref (second.points);
    }
}

static void
test_grid (void)
{
  g_autoptr (RemitGrid) grid = _remit_grid_new (64);
  RemitRect small = { 10, 10, 20, 20 }, wide = { -1e7, 5, 2e7, 10 }, touching = { 30, 10, 5, 5 };
  RemitRect everything = { -1e8, -1e8, 2e8, 2e8 };
  const GArray *found;

  _remit_grid_add (grid, &small, 7);
  _remit_grid_add (grid, &wide, 8);
  found = _remit_grid_query (grid, &small);
  g_assert_cmpuint (found->len, ==, 2);
  g_assert_cmpuint (g_array_index (found, guint, 0), ==, 7);
  g_assert_cmpuint (g_array_index (found, guint, 1), ==, 8);
  found = _remit_grid_query (grid, &touching);
  g_assert_cmpuint (found->len, ==, 1);
  found = _remit_grid_query (grid, &everything);
  g_assert_cmpuint (found->len, ==, 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/draw/route/straight", test_straight);
  g_test_add_func ("/draw/route/two-bends", test_two_bends);
  g_test_add_func ("/draw/route/around-a-box", test_around_a_box);
  g_test_add_func ("/draw/route/through-rows", test_through_rows);
  g_test_add_func ("/draw/route/parallel", test_parallel);
  g_test_add_func ("/draw/route/bundle", test_bundle);
  g_test_add_func ("/draw/route/overlapping-boxes", test_overlapping_boxes);
  g_test_add_func ("/draw/route/far-away", test_far_away);
  g_test_add_func ("/draw/route/same-twice", test_same_twice);
  g_test_add_func ("/draw/route/grid", test_grid);
  return g_test_run ();
}

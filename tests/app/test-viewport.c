/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "remit-snap.h"
#include "remit-viewport.h"

#include <math.h>

#define assert_near(a, b) g_assert_cmpfloat_with_epsilon ((a), (b), 1e-9)

static RemitViewport
make_viewport (void)
{
  RemitViewport viewport;

  remit_viewport_init (&viewport);
  remit_viewport_resize (&viewport, 800, 600);
  return viewport;
}

static void
test_round_trip (void)
{
  RemitViewport viewport = make_viewport ();
  double x, y, screen_x, screen_y;

  viewport.scale = 0.37;
  viewport.x = -123.25;
  viewport.y = 4567;
  remit_viewport_to_world (&viewport, 311, 99, &x, &y);
  remit_viewport_to_screen (&viewport, x, y, &screen_x, &screen_y);
  assert_near (screen_x, 311);
  assert_near (screen_y, 99);
}

static void
test_visible (void)
{
  RemitViewport viewport = make_viewport ();
  RemitRect visible, screen;

  viewport.scale = 2;
  viewport.x = 10;
  visible = remit_viewport_visible (&viewport);
  assert_near (visible.x, 10);
  assert_near (visible.width, 400);
  assert_near (visible.height, 300);
  screen = remit_viewport_rect_to_screen (&viewport, &visible);
  assert_near (screen.x, 0);
  assert_near (screen.width, 800);
}

static void
test_zoom_keeps_pointer (void)
{
  RemitViewport viewport = make_viewport ();
  double x, y, after_x, after_y;

  viewport.x = -50;
  viewport.y = 70;
  remit_viewport_to_world (&viewport, 640, 120, &x, &y);
  for (int i = 0; i < 5; i++)
    g_assert_true (remit_viewport_zoom_at (&viewport, 640, 120, viewport.scale * 1.2));
  remit_viewport_to_world (&viewport, 640, 120, &after_x, &after_y);
  assert_near (after_x, x);
  assert_near (after_y, y);
}

static void
test_zoom_limits (void)
{
  RemitViewport viewport = make_viewport ();

  g_assert_true (remit_viewport_zoom_at (&viewport, 0, 0, 1000));
  assert_near (viewport.scale, REMIT_VIEWPORT_MAX_SCALE);
  g_assert_false (remit_viewport_zoom_at (&viewport, 5, 5, 2000));
  assert_near (viewport.x, 0);
  g_assert_true (remit_viewport_zoom_at (&viewport, 0, 0, 0));
  assert_near (viewport.scale, REMIT_VIEWPORT_MIN_SCALE);
}

static void
test_pan_follows_fingers (void)
{
  RemitViewport viewport = make_viewport ();
  double screen_x, screen_y;

  viewport.scale = 0.5;
  remit_viewport_pan (&viewport, 30, -20);
  remit_viewport_to_screen (&viewport, 0, 0, &screen_x, &screen_y);
  assert_near (screen_x, 30);
  assert_near (screen_y, -20);
}

static void
test_resize_keeps_corner (void)
{
  RemitViewport viewport = make_viewport ();

  viewport.x = 17;
  remit_viewport_resize (&viewport, 300, 200);
  assert_near (viewport.x, 17);
  assert_near (remit_viewport_visible (&viewport).width, 300);
}

static void
test_fit (void)
{
  RemitViewport viewport = make_viewport ();
  RemitRect wide = { -1000, 0, 4000, 100 }, small = { 10, 10, 20, 20 }, nothing = { 5, 5, 0, 0 };
  RemitRect screen;

  remit_viewport_fit (&viewport, &wide, 40, 1);
  screen = remit_viewport_rect_to_screen (&viewport, &wide);
  assert_near (screen.x, 40);
  assert_near (screen.width, 720);
  assert_near (screen.y + screen.height / 2, 300);

  remit_viewport_fit (&viewport, &small, 40, 1);
  assert_near (viewport.scale, 1);
  screen = remit_viewport_rect_to_screen (&viewport, &small);
  assert_near (screen.x + screen.width / 2, 400);

  remit_viewport_fit (&viewport, &nothing, 40, 1);
  assert_near (viewport.scale, 1);

  /* before the first allocation: still a usable scale */
  remit_viewport_resize (&viewport, 0, 0);
  remit_viewport_fit (&viewport, &wide, 40, 1);
  g_assert_cmpfloat (viewport.scale, >=, REMIT_VIEWPORT_MIN_SCALE);
  g_assert_true (isfinite (viewport.x));
}

static void
test_reveal (void)
{
  RemitViewport viewport = make_viewport ();
  RemitRect inside = { 100, 100, 50, 50 }, right = { 1000, 100, 50, 50 },
            above = { 100, -300, 50, 50 };
  RemitRect filling = { -500, -500, 3000, 3000 }, huge_away = { 5000, 0, 3000, 100 };

  g_assert_false (remit_viewport_reveal (&viewport, &inside, 20));
  g_assert_true (remit_viewport_reveal (&viewport, &right, 20));
  assert_near (viewport.x, 1050 + 20 - 800);
  assert_near (viewport.y, 0);
  g_assert_false (remit_viewport_reveal (&viewport, &right, 20));
  g_assert_true (remit_viewport_reveal (&viewport, &above, 20));
  assert_near (viewport.y, -320);

  g_assert_false (remit_viewport_reveal (&viewport, &filling, 20));
  g_assert_true (remit_viewport_reveal (&viewport, &huge_away, 20));
  assert_near (viewport.x, 4980);
}

static void
test_limit (void)
{
  RemitViewport viewport = make_viewport ();
  RemitRect extents = { 0, 0, 1000, 500 };
  RemitRect screen;

  remit_viewport_pan (&viewport, 100, 100);
  remit_viewport_limit (&viewport, &extents, 80);
  assert_near (viewport.x, -100);

  remit_viewport_pan (&viewport, 10000, -10000);
  remit_viewport_limit (&viewport, &extents, 80);
  screen = remit_viewport_rect_to_screen (&viewport, &extents);
  assert_near (screen.x, 800 - 80);
  assert_near (screen.y + screen.height, 80);

  /* less than what is to be kept: all of it stays in view */
  extents = (RemitRect) { 0, 0, 10, 10 };
  remit_viewport_pan (&viewport, -50000, 0);
  remit_viewport_limit (&viewport, &extents, 80);
  screen = remit_viewport_rect_to_screen (&viewport, &extents);
  assert_near (screen.x, 0);
}

static void
test_aligned (void)
{
  RemitViewport viewport = make_viewport (), aligned;
  double pixels;

  viewport.scale = 0.67;
  viewport.x = 12.3456;
  viewport.y = -98.765;
  aligned = remit_viewport_aligned (&viewport, 2);
  pixels = aligned.x * 0.67 * 2;
  assert_near (pixels, round (pixels));
  g_assert_cmpfloat (fabs (aligned.x - viewport.x) * 0.67 * 2, <=, 0.5 + 1e-9);
  g_assert_cmpfloat (fabs (aligned.y - viewport.y) * 0.67 * 2, <=, 0.5 + 1e-9);
}

static void
test_rectangles (void)
{
  RemitRect all = { 7, 7, 7, 7 };
  const RemitRect a = { 10, 10, 20, 20 }, b = { 40, -5, 10, 10 }, inner = { 12, 12, 5, 5 };

  remit_rect_include (&all, &a, TRUE);
  remit_rect_include (&all, &b, FALSE);
  assert_near (all.x, 10);
  assert_near (all.y, -5);
  assert_near (all.width, 40);
  assert_near (all.height, 35);
  g_assert_true (remit_rect_lies_in (&inner, &a));
  g_assert_false (remit_rect_lies_in (&a, &inner));
  g_assert_true (remit_rect_overlaps (&inner, &a));
  g_assert_false (remit_rect_overlaps (&a, &b));
  /* an edge in common is no overlap */
  g_assert_false (remit_rect_overlaps (&a, &(RemitRect) { 30, 10, 5, 5 }));
}

static void
test_steps (void)
{
  double scale = REMIT_VIEWPORT_MIN_SCALE;
  guint n = 0;

  assert_near (remit_viewport_step (1, 1), 1.1);
  assert_near (remit_viewport_step (1, -1), 0.9);
  assert_near (remit_viewport_step (0.995, 1), 1.1);
  assert_near (remit_viewport_step (0.93, 1), 1);
  while (scale < REMIT_VIEWPORT_MAX_SCALE && n < 100)
    {
      double next = remit_viewport_step (scale, 1);

      g_assert_cmpfloat (next, >, scale);
      scale = next;
      n++;
    }
  assert_near (scale, REMIT_VIEWPORT_MAX_SCALE);
  assert_near (remit_viewport_step (scale, 1), REMIT_VIEWPORT_MAX_SCALE);
  assert_near (remit_viewport_step (REMIT_VIEWPORT_MIN_SCALE, -1), REMIT_VIEWPORT_MIN_SCALE);
}

static void
test_snap_grid (void)
{
  RemitRect box = { 103, 98, 180, 54 };
  RemitSnap snap = remit_snap_box (&box, NULL, 0, 6, REMIT_SNAP_GRID);

  assert_near (snap.dx, -3);
  assert_near (snap.dy, 2);
  g_assert_cmpuint (snap.n_guides, ==, 0);
  snap = remit_snap_box (&box, NULL, 0, 6, 0);
  assert_near (snap.dx, 0);
  assert_near (remit_snap_value (-14, REMIT_SNAP_GRID), -10);
}

static void
test_snap_lines (void)
{
  RemitRect box = { 103, 200, 180, 54 };
  const RemitRect others[] = { { 100.5, 900, 180, 54 }, { 100.5, 20, 60, 54 } };
  RemitSnap snap = remit_snap_box (&box, others, 2, 6, REMIT_SNAP_GRID);

  /* the left edges of both are as near: the guide goes to the nearer neighbour */
  assert_near (snap.dx, -2.5);
  assert_near (snap.dy, 0);
  g_assert_cmpuint (snap.n_guides, ==, 1);
  assert_near (snap.guides[0].x1, 100.5);
  assert_near (snap.guides[0].y1, 20);
  assert_near (snap.guides[0].y2, 254);
}

static void
test_snap_middles (void)
{
  RemitRect box = { 100, 100, 180, 50 };
  const RemitRect other = { 400, 78, 60, 90 }; /* middle at 123 */
  RemitSnap snap = remit_snap_box (&box, &other, 1, 6, REMIT_SNAP_GRID);

  assert_near (snap.dx, 0);
  assert_near (snap.dy, -2);
  g_assert_cmpuint (snap.n_guides, ==, 1);
  assert_near (snap.guides[0].x1, 100);
  assert_near (snap.guides[0].x2, 460);
  assert_near (snap.guides[0].y1, 123);
}

static void
test_snap_out_of_reach (void)
{
  RemitRect box = { 100, 100, 180, 50 };
  const RemitRect other = { 412, 300, 60, 90 };
  RemitSnap snap = remit_snap_box (&box, &other, 1, 6, 0);

  assert_near (snap.dx, 0);
  assert_near (snap.dy, 0);
  g_assert_cmpuint (snap.n_guides, ==, 0);
}

static void
test_free_place (void)
{
  RemitRect wanted = { 103, 98, 180, 54 };
  RemitRect world = { -1e6, -1e6, 2e6, 2e6 }, strip = { 0, 0, 300, 1000 };
  RemitRect others[2] = { { 90, 90, 180, 54 }, { 90, 170, 180, 54 } };
  RemitRect place = remit_snap_free_place (&wanted, &world, NULL, 0, 20);

  assert_near (place.x, 100);
  assert_near (place.y, 100);
  place = remit_snap_free_place (&wanted, &world, others, 2, 20);
  g_assert_cmpfloat (place.width, ==, 180);
  for (guint i = 0; i < 2; i++)
    g_assert_true (place.x >= others[i].x + 200 || place.x + 200 <= others[i].x
                   || place.y >= others[i].y + 74 || place.y + 74 <= others[i].y);

  /* rather a little further away than out of sight */
  place = remit_snap_free_place (&wanted, &strip, others, 2, 20);
  g_assert_true (place.x >= 0 && place.x + 180 <= 300 && place.y >= 0);
  g_assert_true (place.y + 74 <= others[0].y || place.y >= others[1].y + 74);

  /* the strip is full: the nearest place outside of it */
  others[0] = (RemitRect) { 0, -2000, 300, 4000 };
  place = remit_snap_free_place (&wanted, &strip, others, 1, 20);
  g_assert_true (place.x + 200 <= 0 || place.x >= 320);

  /* no place anywhere near: where it was wanted */
  others[0] = (RemitRect) { -100000, -100000, 200000, 200000 };
  place = remit_snap_free_place (&wanted, &world, others, 1, 20);
  assert_near (place.x, 100);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/viewport/round-trip", test_round_trip);
  g_test_add_func ("/viewport/visible", test_visible);
  g_test_add_func ("/viewport/zoom/keeps-pointer", test_zoom_keeps_pointer);
  g_test_add_func ("/viewport/zoom/limits", test_zoom_limits);
  g_test_add_func ("/viewport/zoom/steps", test_steps);
  g_test_add_func ("/viewport/pan", test_pan_follows_fingers);
  g_test_add_func ("/viewport/resize", test_resize_keeps_corner);
  g_test_add_func ("/viewport/fit", test_fit);
  g_test_add_func ("/viewport/reveal", test_reveal);
  g_test_add_func ("/viewport/limit", test_limit);
  g_test_add_func ("/viewport/aligned", test_aligned);
  g_test_add_func ("/viewport/rectangles", test_rectangles);
  g_test_add_func ("/snap/grid", test_snap_grid);
  g_test_add_func ("/snap/lines", test_snap_lines);
  g_test_add_func ("/snap/middles", test_snap_middles);
  g_test_add_func ("/snap/out-of-reach", test_snap_out_of_reach);
  g_test_add_func ("/snap/free-place", test_free_place);
  return g_test_run ();
}

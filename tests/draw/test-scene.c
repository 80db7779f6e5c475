/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "remit-scene-private.h"

#include <string.h>

/* The container: order, picking, neighbours, texts. */

static const RemitRgba black = { 0, 0, 0, 1 };
static const RemitRgba white = { 1, 1, 1, 1 };

static void
add_box (RemitScene *scene, RemitId id, double x, double y)
{
  RemitRect rect = { x, y, 100, 40 };

  _remit_scene_add_rect (scene, REMIT_PART_NODE, id, &rect, 4, white);
  _remit_scene_add_node_box (scene, id, &rect);
}

/* 1 2 3 in a row, 4 under 2. */
static RemitScene *
make_boxes (void)
{
  RemitScene *scene = _remit_scene_new (white);

  add_box (scene, 1, 0, 0);
  add_box (scene, 2, 200, 10);
  add_box (scene, 3, 400, 0);
  add_box (scene, 4, 220, 300);
  _remit_scene_finish (scene);
  return scene;
}

static void
test_empty (void)
{
  g_autoptr (RemitScene) scene = _remit_scene_new (white);
  g_autoptr (GArray) ids = NULL;
  g_autofree char *dump = NULL;
  RemitRect rect = { -1e9, -1e9, 2e9, 2e9 };
  guint n = 7;

  _remit_scene_finish (scene);
  remit_scene_get_items (scene, &n);
  g_assert_cmpuint (n, ==, 0);
  g_assert_cmpfloat (remit_scene_get_extents (scene).width, ==, 0);
  g_assert_null (remit_scene_pick (scene, 0, 0, 10));
  g_assert_false (remit_scene_node_box (scene, 1, &rect));
  g_assert_cmpint (remit_scene_neighbour (scene, 1, 1, 0), ==, 0);
  ids = remit_scene_nodes_in (scene, &rect);
  g_assert_cmpuint (ids->len, ==, 0);
  dump = remit_scene_dump (scene);
  g_assert_cmpstr (dump, ==, "scene 0,0 0x0 on #ffffff\n");
  g_assert_cmpfloat (_remit_scene_get_page (scene).width, >, 0);
}

static void
test_references (void)
{
  RemitScene *scene = make_boxes ();

  g_assert_true (remit_scene_ref (scene) == scene);
  remit_scene_unref (scene);
  g_assert_true (remit_scene_node_box (scene, 1, NULL));
  remit_scene_unref (scene);
}

static void
test_pick_order (void)
{
  g_autoptr (RemitScene) scene = _remit_scene_new (white);
  RemitRect area = { 0, 0, 300, 300 }, node = { 50, 50, 100, 50 }, decoration = { 60, 60, 10, 10 };
  const double line[] = { 0, 70, 300, 70 };

  _remit_scene_add_rect (scene, REMIT_PART_AREA, 1, &area, 0, white);
  _remit_scene_add_line (scene, REMIT_PART_LINK, 2, line, 2, black, 2);
  _remit_scene_add_rect (scene, REMIT_PART_NODE, 3, &node, 0, white);
  _remit_scene_add_rect (scene, REMIT_PART_NONE, 0, &decoration, 0, black);
  _remit_scene_finish (scene);

  g_assert_cmpint (remit_scene_pick (scene, 65, 65, 5)->id, ==, 3);
  g_assert_cmpint (remit_scene_pick (scene, 200, 73, 5)->id, ==, 2);
  g_assert_cmpint (remit_scene_pick (scene, 200, 80, 5)->id, ==, 1);
  g_assert_null (remit_scene_pick (scene, 320, 320, 5));
  /* Beyond the end of a line, within reach. */
  g_assert_cmpint (remit_scene_pick (scene, 303, 70, 5)->id, ==, 2);
}

static void
test_pick_nearest_line (void)
{
  g_autoptr (RemitScene) scene = _remit_scene_new (white);
  const double low[] = { 0, 10, 100, 10 }, high[] = { 0, 0, 50, 0, 50, 4, 100, 4 };

  _remit_scene_add_line (scene, REMIT_PART_LINK, 1, high, 4, black, 1);
  _remit_scene_add_line (scene, REMIT_PART_LINK, 2, low, 2, black, 1);
  _remit_scene_finish (scene);

  g_assert_cmpint (remit_scene_pick (scene, 20, 2, 20)->id, ==, 1);
  g_assert_cmpint (remit_scene_pick (scene, 20, 8, 20)->id, ==, 2);
  g_assert_cmpint (remit_scene_pick (scene, 80, 6, 20)->id, ==, 1);
  g_assert_null (remit_scene_pick (scene, 20, 5, 1));
}

static void
test_nodes_in (void)
{
  g_autoptr (RemitScene) scene = make_boxes ();
  RemitRect all = { -10, -10, 1000, 1000 }, touch = { 290, 45, 20, 10 };
  RemitRect backwards = { 110, 50, -200, -100 };
  g_autoptr (GArray) every = remit_scene_nodes_in (scene, &all);
  g_autoptr (GArray) one = remit_scene_nodes_in (scene, &touch);
  g_autoptr (GArray) first = remit_scene_nodes_in (scene, &backwards);

  g_assert_cmpuint (every->len, ==, 4);
  g_assert_cmpuint (one->len, ==, 1);
  g_assert_cmpint (g_array_index (one, RemitId, 0), ==, 2);
  g_assert_cmpuint (first->len, ==, 1);
  g_assert_cmpint (g_array_index (first, RemitId, 0), ==, 1);
}

static void
test_neighbour (void)
{
  g_autoptr (RemitScene) scene = make_boxes ();

  g_assert_cmpint (remit_scene_neighbour (scene, 1, 1, 0), ==, 2);
  g_assert_cmpint (remit_scene_neighbour (scene, 2, 1, 0), ==, 3);
  g_assert_cmpint (remit_scene_neighbour (scene, 3, -1, 0), ==, 2);
  g_assert_cmpint (remit_scene_neighbour (scene, 2, 0, 1), ==, 4);
  g_assert_cmpint (remit_scene_neighbour (scene, 4, 0, -1), ==, 2);
  /* Nothing straight to the right of the lowest, but something up and to the right. */
  g_assert_cmpint (remit_scene_neighbour (scene, 4, 1, 0), ==, 3);
  g_assert_cmpint (remit_scene_neighbour (scene, 4, 0, 1), ==, 0);
  g_assert_cmpint (remit_scene_neighbour (scene, 1, -1, -1), ==, 0);
  g_assert_cmpint (remit_scene_neighbour (scene, 1, 0, 0), ==, 0);
  g_assert_cmpint (remit_scene_neighbour (scene, 99, 1, 0), ==, 0);
}

static void
test_texts (void)
{
  g_autoptr (RemitScene) scene = _remit_scene_new (white);
  RemitRect rect = { 0, 0, 100, 20 };
  const RemitItem *items;
  guint n;

  _remit_scene_add_text (scene, REMIT_PART_NODE, 1, &rect, "two\nlines\tand \xff byte", 14, 700,
                         PANGO_ALIGN_LEFT, black);
  _remit_scene_add_text (scene, REMIT_PART_NODE, 1, &rect, "", 14, 700, PANGO_ALIGN_LEFT, black);
  _remit_scene_add_text (scene, REMIT_PART_NODE, 1, &rect, "điểm 客户 عميل", 14, 700,
                         PANGO_ALIGN_LEFT, black);
  _remit_scene_finish (scene);
  items = remit_scene_get_items (scene, &n);
  g_assert_cmpuint (n, ==, 3);
  g_assert_cmpstr (remit_scene_get_text (scene, &items[0]), ==, "two lines and � byte");
  g_assert_cmpstr (remit_scene_get_text (scene, &items[1]), ==, "");
  g_assert_cmpstr (remit_scene_get_text (scene, &items[2]), ==, "điểm 客户 عميل");
}

static void
test_bounds (void)
{
  g_autoptr (RemitScene) scene = _remit_scene_new (white);
  RemitRect rect = { 10, 20, 100, 50 };
  const double points[] = { 0, 0, 200, 0 };
  RemitItem *item = _remit_scene_add_rect (scene, REMIT_PART_NODE, 1, &rect, 0, white);
  const RemitItem *items;
  RemitRect box;
  guint n;

  item->stroke = black;
  item->stroke_width = 4;
  _remit_scene_add_line (scene, REMIT_PART_LINK, 2, points, 2, black, 2)->arrow_end = TRUE;
  _remit_scene_finish (scene);
  items = remit_scene_get_items (scene, &n);
  g_assert_cmpfloat (items[0].bounds.x, ==, 8);
  g_assert_cmpfloat (items[0].bounds.width, ==, 104);
  box = _remit_item_get_rect (&items[0]);
  g_assert_cmpfloat (box.x, ==, 10);
  g_assert_cmpfloat (box.height, ==, 50);
  /* The arrow head is wider than the line. */
  g_assert_cmpfloat (items[1].bounds.height, ==, 8);
  g_assert_cmpfloat (remit_scene_get_extents (scene).y, ==, -4);
}

static void
test_dump (void)
{
  g_autoptr (RemitScene) scene = _remit_scene_new (white);
  RemitRect rect = { 1.25, -0.01, 30, 11 };
  const double points[] = { 0, 0, 10, 0, 10, 10 };
  RemitItem *item;
  g_autofree char *dump = NULL;

  item = _remit_scene_add_rect (scene, REMIT_PART_RIM, 77, &rect, 2.5, black);
  item->detail = 13;
  _remit_scene_label_rect (scene, item, "CI", 8.5, 700, white);
  item = _remit_scene_add_line (scene, REMIT_PART_LINK, 78, points, 3, black, 1);
  item->dashed = TRUE;
  item->arrow_end = TRUE;
  _remit_scene_finish (scene);
  dump = remit_scene_dump (scene);
  g_assert_cmpstr (dump, ==,
                   "scene -4,-4 35.2x18 on #ffffff\n"
                   "rim rect #1 decides 1.2,0 30x11 r2.5 fill #000000 color #ffffff font 8.5 700 "
                   "centre \"CI\"\n"
                   "link line #2 0,0 10,0 10,10 to-arrow dashed stroke #000000 pen 1\n");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/draw/scene/empty", test_empty);
  g_test_add_func ("/draw/scene/references", test_references);
  g_test_add_func ("/draw/scene/pick-order", test_pick_order);
  g_test_add_func ("/draw/scene/pick-nearest-line", test_pick_nearest_line);
  g_test_add_func ("/draw/scene/nodes-in", test_nodes_in);
  g_test_add_func ("/draw/scene/neighbour", test_neighbour);
  g_test_add_func ("/draw/scene/texts", test_texts);
  g_test_add_func ("/draw/scene/bounds", test_bounds);
  g_test_add_func ("/draw/scene/dump", test_dump);
  return g_test_run ();
}

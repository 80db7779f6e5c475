/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "test-support.h"

#include "remit-scene-private.h"
#include "remit-text.h"
#include "remit-view.h"

#include <math.h>
#include <string.h>

/* What a map shows of a view. */

/* ---- golden pictures ---- */

static void
test_golden (gconstpointer data)
{
  static const char *const names[]
    = { "duty.txt", "owner.txt", "kind.txt", "status.txt", "findings.txt" };
  int style = GPOINTER_TO_INT (data);
  g_autoptr (TestMap) map = test_map_new_sample ();
  g_autoptr (RemitScene) scene = NULL;

  test_map_set_number (map, REMIT_TABLE_VIEW, map->view, REMIT_VIEW_FIELD_STYLE, style);
  map->options.palette = style == REMIT_STYLE_OWNER ? REMIT_PALETTE_DARK : REMIT_PALETTE_LIGHT;
  scene = test_map_draw (map);
  test_compare_with_golden (names[style], scene);
}

static void
test_golden_all_duties (void)
{
  g_autoptr (TestMap) map = test_map_new_sample ();
  g_autoptr (RemitScene) scene = NULL;

  test_map_set_number (map, REMIT_TABLE_VIEW, map->view, REMIT_VIEW_FIELD_DUTY_LINES,
                       REMIT_DUTY_LINES_ALL);
  scene = test_map_draw (map);
  test_compare_with_golden ("all-duties.txt", scene);
}

static void
test_same_twice (void)
{
  g_autoptr (TestMap) one = test_map_new_zoo ();
  g_autoptr (TestMap) two = test_map_new_zoo ();
  g_autoptr (RemitScene) first = test_map_draw (one);
  g_autoptr (RemitScene) second = test_map_draw (two);
  g_autofree char *first_dump = remit_scene_dump (first);
  g_autofree char *second_dump = remit_scene_dump (second);

  g_assert_cmpstr (first_dump, ==, second_dump);
}

/* ---- empty and odd views ---- */

static void
test_empty_view (void)
{
  g_autoptr (TestMap) map = test_map_new ();
  g_autoptr (RemitScene) scene = NULL;
  g_autoptr (RemitScene) legend = NULL;
  guint n;

  map->options.legend = TRUE;
  scene = test_map_draw (map);
  remit_scene_get_items (scene, &n);
  g_assert_cmpuint (n, ==, 0);
  legend = remit_scene_map_legend (test_map_commit (map), map->view, &map->options);
  remit_scene_get_items (legend, &n);
  g_assert_cmpuint (n, ==, 0);
}

static void
test_no_such_view (void)
{
  g_autoptr (TestMap) map = test_map_new_sample ();
  g_autoptr (RemitScene) scene = remit_scene_map_new (test_map_commit (map), 123456, &map->options);
  g_autoptr (RemitScene) legend
    = remit_scene_map_legend (test_map_commit (map), 123456, &map->options);
  guint n;

  remit_scene_get_items (scene, &n);
  g_assert_cmpuint (n, ==, 0);
  remit_scene_get_items (legend, &n);
  g_assert_cmpuint (n, ==, 0);
}

static void
test_odd_sizes (void)
{
  static const int sizes[][2]
    = { { 1, 1 }, { 5, 300 }, { 300, 5 }, { 30, 41 }, { 60, 30 }, { 100000000, 100000000 } };

  for (int kind = 0; kind < REMIT_N_NODE_KINDS; kind++)
    for (int style = REMIT_STYLE_DUTY; style <= REMIT_STYLE_KPI; style++)
      {
        g_autoptr (TestMap) map = test_map_new ();
        g_autoptr (RemitScene) scene = NULL;

        test_map_set_number (map, REMIT_TABLE_VIEW, map->view, REMIT_VIEW_FIELD_STYLE, style);
        for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
          test_map_resize (map, test_map_add (map, kind, "Name of some length", 0, (int) i * 400),
                           sizes[i][0], sizes[i][1]);
        scene = test_map_draw (map);
        g_assert_cmpuint (test_count (scene, REMIT_SHAPE_RECT, REMIT_PART_NODE, 0), >=, 6);
      }
}

/* ---- nodes ---- */

static void
test_node_size (void)
{
  g_autoptr (TestMap) map = test_map_new ();
  RemitId card = test_map_add (map, REMIT_NODE_APPLICATION, "CRM", 0, 0);
  RemitId wide = test_map_add (map, REMIT_NODE_APPLICATION, "Customer relationship data", 0, 100);
  RemitId endless
    = test_map_add (map, REMIT_NODE_APPLICATION,
                    "An application whose name does not want to come to an end", 0, 200);
  RemitId party = test_map_add (map, REMIT_NODE_ROLE, "CIO", 0, 300);
  const RemitGraph *graph = test_map_commit (map);
  g_autoptr (RemitScene) scene = test_map_draw (map);
  double width, height;
  RemitRect box;

  remit_scene_map_node_size (graph, card, &width, &height);
  g_assert_cmpfloat (width, ==, 190);
  g_assert_cmpfloat (height, ==, 56);
  remit_scene_map_node_size (graph, wide, &width, &height);
  g_assert_cmpfloat (width, >, 190);
  g_assert_cmpfloat (width, <, 260);
  g_assert_true (remit_scene_node_box (scene, wide, &box));
  g_assert_cmpfloat (box.width, ==, width);
  remit_scene_map_node_size (graph, endless, &width, &height);
  g_assert_cmpfloat (width, ==, 260);
  remit_scene_map_node_size (graph, party, &width, &height);
  g_assert_cmpfloat (height, ==, 46);
  remit_scene_map_node_size (graph, 4711, &width, &height);
  g_assert_cmpfloat (width, ==, 190);
}

static void
test_rim (void)
{
  g_autoptr (TestMap) map = test_map_new ();
  RemitId cio = test_map_add (map, REMIT_NODE_ROLE, "CIO", 0, 0);
  RemitId cmo = test_map_add (map, REMIT_NODE_ROLE, "CMO", 300, 0);
  RemitId third = test_map_add (map, REMIT_NODE_ROLE, "Head of Care", 600, 0);
  RemitId app = test_map_add (map, REMIT_NODE_APPLICATION, "CRM", 0, 200);
  g_autoptr (RemitScene) scene = NULL;
  const RemitItem *items;
  guint n, nobody = 0, pays = 0, runs = 0;

  test_map_link (map, REMIT_LINK_DECIDES, cio, app);
  test_map_link (map, REMIT_LINK_PAYS, cio, app);
  test_map_link (map, REMIT_LINK_PAYS, cmo, app);
  test_map_link (map, REMIT_LINK_RUNS, cio, app);
  test_map_link (map, REMIT_LINK_RUNS, cmo, app);
  test_map_link (map, REMIT_LINK_RUNS, third, app);
  scene = test_map_draw (map);
  items = remit_scene_get_items (scene, &n);
  for (guint i = 0; i < n; i++)
    if (items[i].part == REMIT_PART_RIM)
      {
        g_assert_cmpint (items[i].id, ==, app);
        nobody += items[i].hatched;
        pays += items[i].detail == REMIT_LINK_PAYS;
        runs += items[i].detail == REMIT_LINK_RUNS;
        if (items[i].detail == REMIT_LINK_DECIDES)
          g_assert_cmpstr (remit_scene_get_text (scene, &items[i]), ==, "CI");
        if (!items[i].hatched)
          g_assert_cmpuint (items[i].text, !=, 0);
      }
  /* An application has eight duties; decides, runs and pays are held. */
  g_assert_cmpuint (nobody, ==, 5);
  g_assert_cmpuint (pays, ==, 2);
  g_assert_cmpuint (runs, ==, 2);
  g_assert_nonnull (test_find_text (scene, "+2"));
}

static void
test_perspective (void)
{
  g_autoptr (TestMap) map = test_map_new ();
  RemitId cio = test_map_add (map, REMIT_NODE_ROLE, "CIO", 0, 0);
  RemitId app = test_map_add (map, REMIT_NODE_APPLICATION, "CRM", 0, 200);
  g_autoptr (RemitRow) row = remit_row_new (REMIT_TABLE_PERSPECTIVE);
  g_autoptr (GError) error = NULL;
  g_autoptr (RemitScene) agreed = NULL;
  g_autoptr (RemitScene) target = NULL;
  RemitId perspective;

  remit_row_set_text (row, REMIT_PERSPECTIVE_FIELD_NAME, "Target");
  perspective = remit_edit_insert (test_map_edit (map), row);
  remit_link_add (test_map_edit (map), REMIT_LINK_RUNS, cio, app, perspective, &error);
  g_assert_no_error (error);
  agreed = test_map_draw (map);
  map->options.perspective = perspective;
  target = test_map_draw (map);
  g_assert_null (test_find_text (agreed, "CI"));
  g_assert_nonnull (test_find_text (target, "CI"));
}

static void
test_area_counts (void)
{
  g_autoptr (TestMap) map = test_map_new_sample ();
  g_autoptr (RemitScene) scene = test_map_draw (map);

  g_assert_nonnull (test_find_text (scene, "CIO only · 1"));
  g_assert_nonnull (test_find_text (scene, "Shared · 2"));
}

static void
test_describe (void)
{
  g_autoptr (TestMap) map = test_map_new ();
  RemitId cio = test_map_add (map, REMIT_NODE_ROLE, "CIO", 0, 0);
  RemitId cmo = test_map_add (map, REMIT_NODE_ROLE, "CMO 100 %s", 0, 0);
  RemitId app = test_map_add (map, REMIT_NODE_CONTENT, "Campaigns", 0, 200);
  g_autofree char *item = NULL;
  g_autofree char *party = NULL;
  g_autofree char *nothing = NULL;
  const RemitGraph *graph;

  test_map_link (map, REMIT_LINK_DECIDES, cmo, app);
  test_map_link (map, REMIT_LINK_RUNS, cio, app);
  graph = test_map_commit (map);
  item = remit_scene_map_describe (graph, app, 0);
  g_assert_cmpstr (item, ==,
                   "Campaigns, Content. CMO 100 %s decides. Nobody chooses the tool. Nobody "
                   "implements. CIO runs. Nobody pays. Nobody reviews.");
  party = remit_scene_map_describe (graph, cio, 0);
  g_assert_cmpstr (party, ==, "CIO, Role. It has 1 duty.");
  nothing = remit_scene_map_describe (graph, 4711, 0);
  g_assert_cmpstr (nothing, ==, "");
}

static void
test_scripts (void)
{
  static const char *const names[] = { "客户数据平台和客户主数据平台", "منصة الموافقة",
                                       "Điểm chạm khách hàng", "לקוחות", "顧客体験センター" };
  g_autoptr (TestMap) map = test_map_new ();
  g_autoptr (RemitScene) scene = NULL;
  g_autoptr (GString) svg = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    test_map_add (map, i % 2 == 0 ? REMIT_NODE_APPLICATION : REMIT_NODE_ROLE, names[i], 0,
                  (int) i * 100);
  scene = test_map_draw (map);
  svg = remit_scene_to_svg (scene, "Scripts");
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_assert_nonnull (test_find_text (scene, names[i]));
      g_assert_nonnull (strstr (svg->str, names[i]));
    }
}

/* ---- links ---- */

static void
test_duty_lines (void)
{
  g_autoptr (TestMap) map = test_map_new ();
  RemitId cio = test_map_add (map, REMIT_NODE_ROLE, "CIO", 0, 0);
  RemitId app = test_map_add (map, REMIT_NODE_APPLICATION, "CRM", 0, 200);
  RemitId other = test_map_add (map, REMIT_NODE_APPLICATION, "Portal", 300, 200);
  RemitId runs = test_map_link (map, REMIT_LINK_RUNS, cio, app);
  RemitId pays = test_map_link (map, REMIT_LINK_PAYS, cio, other);
  RemitId feeds = test_map_link (map, REMIT_LINK_FEEDS, app, other);
  g_autoptr (RemitScene) unselected = test_map_draw (map);
  g_autoptr (RemitScene) selected = NULL;
  g_autoptr (RemitScene) all = NULL;
  g_autoptr (RemitScene) none = NULL;

  map->options.selected = &app;
  map->options.n_selected = 1;
  selected = test_map_draw (map);
  test_map_set_number (map, REMIT_TABLE_VIEW, map->view, REMIT_VIEW_FIELD_DUTY_LINES,
                       REMIT_DUTY_LINES_ALL);
  all = test_map_draw (map);
  test_map_set_number (map, REMIT_TABLE_VIEW, map->view, REMIT_VIEW_FIELD_DUTY_LINES,
                       REMIT_DUTY_LINES_NONE);
  none = test_map_draw (map);

  g_assert_cmpuint (test_count (unselected, REMIT_SHAPE_LINE, REMIT_PART_LINK, 0), ==, 1);
  g_assert_cmpuint (test_count (unselected, REMIT_SHAPE_LINE, REMIT_PART_LINK, feeds), ==, 1);
  g_assert_cmpuint (test_count (selected, REMIT_SHAPE_LINE, REMIT_PART_LINK, 0), ==, 2);
  g_assert_cmpuint (test_count (selected, REMIT_SHAPE_LINE, REMIT_PART_LINK, runs), ==, 1);
  g_assert_cmpuint (test_count (all, REMIT_SHAPE_LINE, REMIT_PART_LINK, 0), ==, 3);
  g_assert_cmpuint (test_count (all, REMIT_SHAPE_LINE, REMIT_PART_LINK, pays), ==, 1);
  g_assert_cmpuint (test_count (none, REMIT_SHAPE_LINE, REMIT_PART_LINK, 0), ==, 1);
  g_assert_nonnull (test_find_text (all, "runs"));
}

/* Many duties share ways, but each keeps its own line to be picked by id. */
static void
test_many_duties (void)
{
  g_autoptr (TestMap) map = test_map_new ();
  RemitId cio = test_map_add (map, REMIT_NODE_ROLE, "CIO", 500, 0);
  g_autoptr (RemitScene) scene = NULL;
  guint n = 0;

  test_map_set_number (map, REMIT_TABLE_VIEW, map->view, REMIT_VIEW_FIELD_DUTY_LINES,
                       REMIT_DUTY_LINES_ALL);
  for (int i = 0; i < 8; i++)
    {
      RemitId app
        = test_map_add (map, REMIT_NODE_APPLICATION, "App", 300 * (i % 4), 200 + i / 4 * 200);

      for (int duty = REMIT_LINK_DECIDES; duty <= REMIT_LINK_PAYS; duty++, n++)
        test_map_link (map, duty, cio, app);
    }
  scene = test_map_draw (map);
  g_assert_cmpuint (test_count (scene, REMIT_SHAPE_LINE, REMIT_PART_LINK, 0), ==, n);
  g_assert_nonnull (test_find_text (scene, "decides, tool, implements, r…"));
}

static void
test_hidden_kinds (void)
{
  g_autoptr (TestMap) map = test_map_new ();
  RemitId a = test_map_add (map, REMIT_NODE_APPLICATION, "A", 0, 0);
  RemitId b = test_map_add (map, REMIT_NODE_APPLICATION, "B", 400, 0);
  RemitId elsewhere;
  g_autoptr (GError) error = NULL;
  g_autoptr (RemitScene) scene = NULL;

  test_map_link (map, REMIT_LINK_FEEDS, a, b);
  test_map_link (map, REMIT_LINK_USES, b, a);
  elsewhere = remit_node_add (test_map_edit (map), REMIT_NODE_APPLICATION, "C", &error);
  g_assert_no_error (error);
  test_map_link (map, REMIT_LINK_USES, a, elsewhere);
  remit_view_set_shows_kind (test_map_edit (map), map->view, REMIT_LINK_FEEDS, FALSE, &error);
  g_assert_no_error (error);
  scene = test_map_draw (map);
  g_assert_cmpuint (test_count (scene, REMIT_SHAPE_LINE, REMIT_PART_LINK, 0), ==, 1);
  g_assert_nonnull (test_find_text (scene, "uses"));
  g_assert_null (test_find_text (scene, "feeds"));
}

static void
test_line_words (void)
{
  g_autoptr (TestMap) map = test_map_new_sample ();
  g_autoptr (RemitScene) scene = test_map_draw (map);
  const RemitItem *items;
  guint n, dashed = 0;

  items = remit_scene_get_items (scene, &n);
  for (guint i = 0; i < n; i++)
    dashed += items[i].dashed && items[i].part == REMIT_PART_LINK;
  g_assert_cmpuint (dashed, ==, 1);
  g_assert_true (test_find_text (scene, "reports to · technology") != NULL
                 || test_find_text (scene, "technology") != NULL);
  g_assert_nonnull (test_find_text (scene, "dotted line or on behalf"));
}

/* ---- nothing over anything ---- */

static void
check_overlaps (const RemitScene *scene)
{
  guint n, n_boxes;
  const RemitItem *items = remit_scene_get_items (scene, &n);
  const RemitNodeBox *boxes = _remit_scene_get_boxes (scene, &n_boxes);

  for (guint i = 0; i < n; i++)
    {
      const RemitItem *item = &items[i];
      const char *text = remit_scene_get_text (scene, item);
      RemitRect inner = _remit_rect_grow (&item->bounds, -1);

      if (item->part == REMIT_PART_LINK && item->text != 0)
        for (guint j = 0; j < n_boxes; j++)
          g_assert_false (_remit_rect_touches (&inner, &boxes[j].rect));
      if (item->shape == REMIT_SHAPE_RECT && item->text != 0)
        g_assert_cmpfloat (_remit_text_width (text, item->font_size, item->weight), <=,
                           item->bounds.width);
      for (guint j = 0; j < i && item->part == REMIT_PART_LINK && item->text != 0; j++)
        if (items[j].part == REMIT_PART_LINK && items[j].text != 0)
          g_assert_false (_remit_rect_touches (&inner, &items[j].bounds));
    }
}

/* Every text, rim and icon of a node within its box; no words of lines on nodes or on one
 * another. */
static void
test_overlaps (void)
{
  for (int style = REMIT_STYLE_DUTY; style <= REMIT_STYLE_KPI; style++)
    {
      g_autoptr (TestMap) map = style % 2 == 0 ? test_map_new_zoo () : test_map_new_sample ();
      g_autoptr (RemitScene) scene = NULL;
      const RemitItem *items;
      guint n;

      test_map_set_number (map, REMIT_TABLE_VIEW, map->view, REMIT_VIEW_FIELD_STYLE, style);
      scene = test_map_draw (map);
      check_overlaps (scene);
      items = remit_scene_get_items (scene, &n);
      for (guint i = 0; i < n; i++)
        if ((items[i].part == REMIT_PART_NODE && items[i].shape != REMIT_SHAPE_RECT)
            || items[i].part == REMIT_PART_RIM)
          {
            RemitRect box, reach;

            g_assert_true (remit_scene_node_box (scene, items[i].id, &box));
            reach = _remit_rect_grow (&box, 0.5);
            g_assert_true (_remit_rect_contains (&reach, items[i].bounds.x, items[i].bounds.y));
            g_assert_true (_remit_rect_contains (&reach, items[i].bounds.x + items[i].bounds.width,
                                                 items[i].bounds.y + items[i].bounds.height));
          }
    }
}

/* ---- colours ---- */

static RemitRgba
blend (const RemitRgba *top, const RemitRgba *ground)
{
  return (RemitRgba){ top->a * top->r + (1 - top->a) * ground->r,
                      top->a * top->g + (1 - top->a) * ground->g,
                      top->a * top->b + (1 - top->a) * ground->b, 1 };
}

/* What lies under the middle of an item's text. */
static RemitRgba
find_ground (const RemitScene *scene, const RemitItem *items, guint number)
{
  RemitRgba ground = remit_scene_get_background (scene);
  double x = items[number].bounds.x + items[number].bounds.width / 2;
  double y = items[number].bounds.y + items[number].bounds.height / 2;

  for (guint i = 0; i <= number; i++)
    if (items[i].shape == REMIT_SHAPE_RECT && items[i].fill.a > 0
        && _remit_rect_contains (&items[i].bounds, x, y))
      ground = blend (&items[i].fill, &ground);
  return ground;
}

static void
test_contrast (void)
{
  for (int palette = REMIT_PALETTE_LIGHT; palette <= REMIT_PALETTE_DARK_CONTRAST; palette++)
    for (int style = REMIT_STYLE_DUTY; style <= REMIT_STYLE_KPI; style++)
      {
        g_autoptr (TestMap) map = test_map_new_zoo ();
        g_autoptr (GHashTable) severities = g_hash_table_new (g_int64_hash, g_int64_equal);
        g_autoptr (RemitScene) scene = NULL;
        const RemitRow *const *rows;
        const RemitItem *items;
        double least = palette >= REMIT_PALETTE_LIGHT_CONTRAST ? 7 : 4.5;
        guint n, n_rows;

        test_map_set_number (map, REMIT_TABLE_VIEW, map->view, REMIT_VIEW_FIELD_STYLE, style);
        rows = remit_graph_rows (test_map_commit (map), REMIT_TABLE_NODE, &n_rows);
        for (guint i = 0; i < n_rows; i++)
          g_hash_table_insert (severities, (gpointer) &rows[i]->id, GINT_TO_POINTER (i % 4));
        map->options.severities = severities;
        map->options.palette = palette;
        scene = test_map_draw (map);
        items = remit_scene_get_items (scene, &n);
        for (guint i = 0; i < n; i++)
          if (items[i].text != 0)
            {
              RemitRgba ground = find_ground (scene, items, i);
              double found = test_contrast_of (&items[i].color, &ground);

              if (found < least)
                g_error ("“%s” in palette %d, style %d: contrast %.2f",
                         remit_scene_get_text (scene, &items[i]), palette, style, found);
            }
      }
}

/* Lines, outlines and icons need 3:1 (WCAG 1.4.11) on the grounds they may lie on. */
static void
test_graphic_contrast (void)
{
  for (int palette = REMIT_PALETTE_LIGHT; palette <= REMIT_PALETTE_DARK_CONTRAST; palette++)
    for (int tint = REMIT_TINT_AUTO; tint < REMIT_N_TINTS; tint++)
      {
        g_autoptr (TestMap) map = test_map_new_sample ();
        g_autoptr (RemitScene) scene = NULL;
        RemitRgba pale = remit_palette_tint_pale (palette, tint);
        RemitRgba fill = remit_palette_tint (palette, tint);
        const RemitItem *items;
        guint n;

        g_assert_cmpfloat (test_contrast_of (&pale, &fill), >=, 2.5);
        map->options.palette = palette;
        scene = test_map_draw (map);
        items = remit_scene_get_items (scene, &n);
        for (guint i = 0; i < n; i++)
          if (items[i].shape == REMIT_SHAPE_LINE)
            g_assert_cmpfloat (test_contrast_of (&items[i].stroke, &pale), >=, 3);
      }
}

/* ---- the legend ---- */

static void
test_legend (void)
{
  g_autoptr (TestMap) map = test_map_new_sample ();
  const RemitGraph *graph = test_map_commit (map);
  g_autoptr (RemitScene) legend = remit_scene_map_legend (graph, map->view, &map->options);
  g_autoptr (RemitScene) with = test_map_draw (map);
  g_autoptr (RemitScene) without = NULL;
  RemitRect extents = remit_scene_get_extents (legend);

  g_assert_cmpfloat (extents.x, ==, 0);
  g_assert_cmpfloat (extents.y, ==, 0);
  g_assert_nonnull (test_find_text (legend, "Duties, left to right:"));
  g_assert_nonnull (test_find_text (legend, "tool"));
  g_assert_nonnull (test_find_text (legend, "nobody"));
  g_assert_nonnull (test_find_text (legend, "CMO"));
  g_assert_cmpuint (test_count (legend, REMIT_SHAPE_RECT, REMIT_PART_NODE, 0), ==, 0);
  map->options.legend = FALSE;
  without = test_map_draw (map);
  g_assert_cmpuint (test_count (with, REMIT_SHAPE_TEXT, REMIT_PART_LEGEND, 0), >, 5);
  g_assert_cmpuint (test_count (without, REMIT_SHAPE_TEXT, REMIT_PART_LEGEND, 0), ==, 0);
  g_assert_cmpfloat (remit_scene_get_extents (with).height, >,
                     remit_scene_get_extents (without).height + extents.height);
}

/* ---- size ---- */

static void
test_large (void)
{
  g_autoptr (TestMap) map = test_map_new ();
  g_autoptr (RemitScene) scene = NULL;
  g_autofree RemitId *ids = g_new (RemitId, 10000);
  guint n_boxes;

  for (int i = 0; i < 10000; i++)
    {
      ids[i] = test_map_add (map, i % 20 == 0 ? REMIT_NODE_UNIT : REMIT_NODE_APPLICATION,
                             "Customer component", i % 100 * 260, i / 100 * 110);
      if (i % 20 > 1)
        test_map_link (map, REMIT_LINK_USES, ids[i], ids[i - 1]);
      if (i % 20 > 0)
        test_map_link (map, REMIT_LINK_DECIDES, ids[i / 20 * 20], ids[i]);
    }
  scene = test_map_draw (map);
  _remit_scene_get_boxes (scene, &n_boxes);
  g_assert_cmpuint (n_boxes, ==, 10000);
  g_assert_cmpuint (test_count (scene, REMIT_SHAPE_LINE, REMIT_PART_LINK, 0), ==, 9000);
  g_assert_cmpint (remit_scene_pick (scene, 260 * 5 + 20, 110 * 3 + 20, 2)->id, ==, ids[305]);
}

int
main (int argc, char **argv)
{
  static const char *const styles[] = { "duty", "owner", "kind", "status", "findings" };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (styles); i++)
    {
      g_autofree char *path = g_strconcat ("/draw/map/golden/", styles[i], NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_golden);
    }
  g_test_add_func ("/draw/map/golden/all-duties", test_golden_all_duties);
  g_test_add_func ("/draw/map/same-twice", test_same_twice);
  g_test_add_func ("/draw/map/empty-view", test_empty_view);
  g_test_add_func ("/draw/map/no-such-view", test_no_such_view);
  g_test_add_func ("/draw/map/odd-sizes", test_odd_sizes);
  g_test_add_func ("/draw/map/node-size", test_node_size);
  g_test_add_func ("/draw/map/rim", test_rim);
  g_test_add_func ("/draw/map/perspective", test_perspective);
  g_test_add_func ("/draw/map/area-counts", test_area_counts);
  g_test_add_func ("/draw/map/describe", test_describe);
  g_test_add_func ("/draw/map/scripts", test_scripts);
  g_test_add_func ("/draw/map/duty-lines", test_duty_lines);
  g_test_add_func ("/draw/map/many-duties", test_many_duties);
  g_test_add_func ("/draw/map/hidden-kinds", test_hidden_kinds);
  g_test_add_func ("/draw/map/line-words", test_line_words);
  g_test_add_func ("/draw/map/overlaps", test_overlaps);
  g_test_add_func ("/draw/map/contrast", test_contrast);
  g_test_add_func ("/draw/map/graphic-contrast", test_graphic_contrast);
  g_test_add_func ("/draw/map/legend", test_legend);
  g_test_add_func ("/draw/map/large", test_large);
  return g_test_run ();
}

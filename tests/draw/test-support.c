/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "test-support.h"

#include "remit-text.h"
#include "remit-view.h"

#include <math.h>

static gint64
fixed_now (gpointer data)
{
  return 0;
}

TestMap *
test_map_new (void)
{
  TestMap *map = g_new0 (TestMap, 1);
  g_autoptr (GError) error = NULL;

  map->context = g_new0 (RemitContext, 1);
  map->context->author = g_strdup ("Test");
  map->context->state_dir = g_strdup (g_get_tmp_dir ());
  map->context->now = fixed_now;
  map->context->id_prefix = 7;
  map->document = remit_document_new_in_memory (map->context);
  map->view = remit_view_add (test_map_edit (map), "View", &error);
  g_assert_no_error (error);
  return map;
}

void
test_map_free (TestMap *map)
{
  g_clear_pointer (&map->edit, remit_edit_free);
  g_object_unref (map->document);
  remit_context_free (map->context);
  g_free (map);
}

RemitEdit *
test_map_edit (TestMap *map)
{
  if (map->edit == NULL)
    map->edit = remit_document_begin (map->document, "Draw");
  return map->edit;
}

RemitId
test_map_add (TestMap *map, RemitNodeKind kind, const char *name, int x, int y)
{
  g_autoptr (GError) error = NULL;
  RemitId node = remit_node_add (test_map_edit (map), kind, name, &error);

  g_assert_no_error (error);
  remit_view_place (test_map_edit (map), map->view, node, x, y, &error);
  g_assert_no_error (error);
  return node;
}

RemitId
test_map_link (TestMap *map, RemitLinkKind kind, RemitId source, RemitId target)
{
  g_autoptr (GError) error = NULL;
  RemitId link = remit_link_add (test_map_edit (map), kind, source, target, 0, &error);

  g_assert_no_error (error);
  return link;
}

void
test_map_set_text (TestMap *map, RemitTable table, RemitId id, guint field, const char *text)
{
  g_autoptr (GError) error = NULL;

  remit_edit_set_text (test_map_edit (map), table, id, field, text, &error);
  g_assert_no_error (error);
}

void
test_map_set_number (TestMap *map, RemitTable table, RemitId id, guint field, gint64 number)
{
  g_autoptr (GError) error = NULL;

  remit_edit_set_number (test_map_edit (map), table, id, field, number, &error);
  g_assert_no_error (error);
}

RemitId
test_map_add_area (TestMap *map, const char *title, int tint, int x, int y, int width, int height)
{
  g_autoptr (RemitRow) row = remit_row_new (REMIT_TABLE_AREA);

  remit_row_set_number (row, REMIT_AREA_FIELD_VIEW, map->view);
  remit_row_set_text (row, REMIT_AREA_FIELD_TITLE, title);
  remit_row_set_number (row, REMIT_AREA_FIELD_TINT, tint);
  remit_row_set_number (row, REMIT_AREA_FIELD_X, x);
  remit_row_set_number (row, REMIT_AREA_FIELD_Y, y);
  remit_row_set_number (row, REMIT_AREA_FIELD_WIDTH, width);
  remit_row_set_number (row, REMIT_AREA_FIELD_HEIGHT, height);
  return remit_edit_insert (test_map_edit (map), row);
}

void
test_map_resize (TestMap *map, RemitId node, int width, int height)
{
  const RemitPlace *place
    = remit_view_find_place (remit_edit_get_graph (test_map_edit (map)), map->view, node);
  RemitId id = place->row.id;

  test_map_set_number (map, REMIT_TABLE_PLACE, id, REMIT_PLACE_FIELD_WIDTH, width);
  test_map_set_number (map, REMIT_TABLE_PLACE, id, REMIT_PLACE_FIELD_HEIGHT, height);
}

const RemitGraph *
test_map_commit (TestMap *map)
{
  g_autoptr (GError) error = NULL;

  if (map->edit != NULL)
    remit_document_commit (map->document, g_steal_pointer (&map->edit), &error);
  g_assert_no_error (error);
  return remit_document_get_graph (map->document);
}

RemitScene *
test_map_draw (TestMap *map)
{
  return remit_scene_map_new (test_map_commit (map), map->view, &map->options);
}

TestMap *
test_map_new_sample (void)
{
  TestMap *map = test_map_new ();
  RemitId cio = test_map_add (map, REMIT_NODE_ROLE, "CIO", 60, 20);
  RemitId cmo = test_map_add (map, REMIT_NODE_ROLE, "CMO", 640, 20);
  RemitId both = test_map_add (map, REMIT_NODE_ROLE, "Marketing CIO", 330, 20);
  RemitId body = test_map_add (map, REMIT_NODE_COMMITTEE, "CX committee", 330, 420);
  RemitId platform = test_map_add (map, REMIT_NODE_PLATFORM, "Data platform", 40, 180);
  RemitId consent = test_map_add (map, REMIT_NODE_APPLICATION, "Consent platform", 330, 180);
  RemitId master = test_map_add (map, REMIT_NODE_MASTER_DATA, "Customer master data", 330, 300);
  RemitId goal = test_map_add (map, REMIT_NODE_GOAL, "Less effort", 640, 180);
  RemitId link;

  test_map_add_area (map, "CIO only", REMIT_TINT_BLUE, 20, 120, 240, 280);
  test_map_add_area (map, "Shared", REMIT_TINT_GREY, 290, 120, 280, 280);
  test_map_set_number (map, REMIT_TABLE_NODE, cio, REMIT_NODE_FIELD_TINT, REMIT_TINT_BLUE);
  test_map_set_number (map, REMIT_TABLE_NODE, cmo, REMIT_NODE_FIELD_TINT, REMIT_TINT_PURPLE);
  test_map_set_number (map, REMIT_TABLE_NODE, both, REMIT_NODE_FIELD_TINT, REMIT_TINT_GREEN);
  test_map_set_number (map, REMIT_TABLE_NODE, body, REMIT_NODE_FIELD_TINT, REMIT_TINT_ORANGE);
  test_map_set_text (map, REMIT_TABLE_NODE, both, REMIT_NODE_FIELD_SUBTITLE, "reports to both");
  link = test_map_link (map, REMIT_LINK_REPORTS_TO, both, cio);
  test_map_set_text (map, REMIT_TABLE_LINK, link, REMIT_LINK_FIELD_TOPIC, "technology");
  link = test_map_link (map, REMIT_LINK_REPORTS_TO, both, cmo);
  test_map_set_number (map, REMIT_TABLE_LINK, link, REMIT_LINK_FIELD_LINE, REMIT_LINE_DOTTED);
  test_map_link (map, REMIT_LINK_DECIDES, cmo, consent);
  test_map_link (map, REMIT_LINK_RUNS, cio, consent);
  test_map_link (map, REMIT_LINK_PAYS, cio, consent);
  test_map_link (map, REMIT_LINK_PAYS, cmo, consent);
  test_map_link (map, REMIT_LINK_REVIEWS, body, consent);
  test_map_link (map, REMIT_LINK_DECIDES, cio, platform);
  test_map_link (map, REMIT_LINK_FEEDS, platform, consent);
  test_map_link (map, REMIT_LINK_FEEDS, master, consent);
  test_map_link (map, REMIT_LINK_OWNS, cmo, goal);
  test_map_link (map, REMIT_LINK_CONTRIBUTES_TO, consent, goal);
  map->options.legend = TRUE;
  return map;
}

/* Every kind once, tints and statuses in turn, each thing with a holder and each party with a
 * thing. */
TestMap *
test_map_new_zoo (void)
{
  TestMap *map = test_map_new ();
  RemitId parties[REMIT_N_TINTS] = { 0 };
  RemitId application = 0;
  guint n = 0;

  for (int tint = 0; tint < REMIT_N_TINTS; tint++)
    {
      parties[tint] = test_map_add (map, REMIT_NODE_ROLE, "Head of things", 0, tint * 90);
      test_map_set_number (map, REMIT_TABLE_NODE, parties[tint], REMIT_NODE_FIELD_TINT, tint);
      test_map_add_area (map, "Field", tint, 240, tint * 90, 220, 80);
    }
  for (int kind = 0; kind < REMIT_N_NODE_KINDS; kind++, n++)
    {
      RemitId node = test_map_add (map, kind, remit_node_kind_label (kind),
                                   500 + (int) (n % 5) * 300, (int) (n / 5) * 120);

      test_map_set_number (map, REMIT_TABLE_NODE, node, REMIT_NODE_FIELD_STATUS, kind % 4);
      test_map_set_number (map, REMIT_TABLE_NODE, node, REMIT_NODE_FIELD_TINT,
                           kind % REMIT_N_TINTS);
      if (remit_link_kind_allows (REMIT_LINK_DECIDES, REMIT_NODE_ROLE, kind))
        test_map_link (map, REMIT_LINK_DECIDES, parties[kind % REMIT_N_TINTS], node);
      if (remit_link_kind_allows (REMIT_LINK_PAYS, REMIT_NODE_ROLE, kind))
        for (int i = 0; i < 1 + kind % 3; i++)
          test_map_link (map, REMIT_LINK_PAYS, parties[(kind + i) % REMIT_N_TINTS], node);
      if (kind == REMIT_NODE_APPLICATION)
        application = node;
      else if (application != 0
               && remit_link_kind_allows (REMIT_LINK_COVERS, kind, REMIT_NODE_APPLICATION))
        test_map_link (map, REMIT_LINK_COVERS, node, application);
    }
  map->options.legend = TRUE;
  return map;
}

/* ---- what pictures are held against ---- */

static double
linear (double c)
{
  return c <= 0.03928 ? c / 12.92 : pow ((c + 0.055) / 1.055, 2.4);
}

/* WCAG 2.1, relative luminance. */
double
test_luminance (const RemitRgba *c)
{
  return 0.2126 * linear (c->r) + 0.7152 * linear (c->g) + 0.0722 * linear (c->b);
}

double
test_contrast_of (const RemitRgba *a, const RemitRgba *b)
{
  double x = test_luminance (a) + 0.05, y = test_luminance (b) + 0.05;

  return x > y ? x / y : y / x;
}

/* Widths of words are part of a picture; they were taken down with this font. */
static gboolean
has_the_font (void)
{
  return fabs (_remit_text_width ("Consent platform", 14, 700) - 112.88) < 0.05;
}

void
test_compare_with_golden (const char *name, const RemitScene *scene)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "draw", "golden", name, NULL);
  g_autofree char *dump = remit_scene_dump (scene);
  g_autofree char *golden = NULL;
  g_auto (GStrv) lines = NULL;
  g_auto (GStrv) golden_lines = NULL;
  g_autoptr (GError) error = NULL;

  if (!has_the_font ())
    {
      g_test_skip ("the font of the golden pictures (Cantarell) is not installed");
      return;
    }
  if (g_getenv ("REMIT_UPDATE_GOLDEN") != NULL)
    {
      g_file_set_contents (path, dump, -1, &error);
      g_assert_no_error (error);
    }
  g_file_get_contents (path, &golden, NULL, &error);
  g_assert_no_error (error);
  lines = g_strsplit (dump, "\n", -1);
  golden_lines = g_strsplit (golden, "\n", -1);
  for (guint i = 0; lines[i] != NULL || golden_lines[i] != NULL; i++)
    g_assert_cmpstr (lines[i], ==, golden_lines[i]);
}

guint
test_count (const RemitScene *scene, RemitShape shape, RemitPart part, RemitId id)
{
  guint n, found = 0;
  const RemitItem *items = remit_scene_get_items (scene, &n);

  for (guint i = 0; i < n; i++)
    found += items[i].shape == shape && items[i].part == part && (id == 0 || items[i].id == id);
  return found;
}

const RemitItem *
test_find_text (const RemitScene *scene, const char *text)
{
  guint n;
  const RemitItem *items = remit_scene_get_items (scene, &n);

  for (guint i = 0; i < n; i++)
    if (items[i].text != 0 && g_str_equal (remit_scene_get_text (scene, &items[i]), text))
      return &items[i];
  return NULL;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "remit-chart.h"

#include "remit-text.h"

#include <math.h>
#include <string.h>

/* Charts as scenes: what is drawn, where, and that it can be read without colours. */

static RemitChart *
make_chart (RemitChartKind kind)
{
  RemitChart *chart = remit_chart_new (kind, "Plan and outlook in EUR");
  const gint64 values[3][2] = { { 12000, 15000 }, { 48000, 30000 }, { 6000, 0 } };
  const char *const places[] = { "CIO", "CMO", "Nobody" };

  remit_chart_add_series (chart, "Plan", REMIT_TINT_AUTO);
  remit_chart_add_series (chart, "Outlook", REMIT_TINT_AUTO);
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      guint place = remit_chart_add_place (chart, places[i]);

      for (guint s = 0; s < 2; s++)
        {
          g_autofree char *figure = g_strdup_printf ("%d", (int) values[i][s]);

          if (values[i][s] != 0)
            remit_chart_set (chart, place, s, values[i][s], figure);
        }
    }
  return chart;
}

static gboolean
has_text (const RemitScene *scene, const char *text)
{
  guint n;
  const RemitItem *items = remit_scene_get_items (scene, &n);

  for (guint i = 0; i < n; i++)
    if (items[i].text != 0 && g_str_equal (remit_scene_get_text (scene, &items[i]), text))
      return TRUE;
  return FALSE;
}

/* The widest rectangle that is filled with stripes or not. */
static double
widest (const RemitScene *scene, gboolean hatched)
{
  guint n;
  const RemitItem *items = remit_scene_get_items (scene, &n);
  double found = 0;

  for (guint i = 0; i < n; i++)
    if (items[i].shape == REMIT_SHAPE_RECT && items[i].hatched == hatched)
      found = MAX (found, items[i].bounds.width);
  return found;
}

static void
test_golden (gconstpointer data)
{
  static const char *const names[]
    = { "chart-bars.txt", "chart-stacked.txt", "chart-shares.txt", "chart-lines.txt" };
  RemitChartKind kind = GPOINTER_TO_INT (data);
  g_autoptr (RemitChart) chart = make_chart (kind);
  g_autoptr (RemitScene) scene = remit_chart_draw (chart, REMIT_PALETTE_LIGHT, 600);
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "draw", "golden", names[kind], NULL);
  g_autofree char *dump = remit_scene_dump (scene);
  g_autofree char *golden = NULL;
  g_autoptr (GError) error = NULL;

  /* Widths of words are part of a picture. */
  if (fabs (_remit_text_width ("Consent platform", 14, 700) - 112.88) >= 0.05)
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
  g_assert_cmpstr (dump, ==, golden);
}

static void
test_figures (void)
{
  for (RemitChartKind kind = REMIT_CHART_BARS; kind <= REMIT_CHART_LINES; kind++)
    {
      g_autoptr (RemitChart) chart = make_chart (kind);
      g_autoptr (RemitScene) scene = remit_chart_draw (chart, REMIT_PALETTE_LIGHT, 700);

      g_assert_true (has_text (scene, "CIO"));
      g_assert_true (has_text (scene, "Outlook"));
      g_assert_true (has_text (scene, kind == REMIT_CHART_LINES ? "6000" : "48000"));
    }
}

/* Lengths are as the values: 48000 to 30000. */
static void
test_lengths (void)
{
  g_autoptr (RemitChart) chart = make_chart (REMIT_CHART_BARS);
  g_autoptr (RemitScene) scene = remit_chart_draw (chart, REMIT_PALETTE_LIGHT, 600);

  g_assert_cmpfloat (fabs (widest (scene, TRUE) / widest (scene, FALSE) - 30.0 / 48), <, 0.01);
}

/* Every bar of shares is equally long, whatever its sum. */
static void
test_shares (void)
{
  g_autoptr (RemitChart) chart = make_chart (REMIT_CHART_SHARES);
  g_autoptr (RemitScene) scene = remit_chart_draw (chart, REMIT_PALETTE_LIGHT, 600);
  g_autoptr (RemitChart) other = remit_chart_new (REMIT_CHART_SHARES, "");
  g_autoptr (RemitScene) whole = NULL;
  double full;

  remit_chart_add_series (other, "Plan", REMIT_TINT_AUTO);
  remit_chart_add_place (other, "Nobody");
  remit_chart_set (other, 0, 0, 1, "1");
  whole = remit_chart_draw (other, REMIT_PALETTE_LIGHT, 600);
  full = widest (whole, FALSE);
  g_assert_cmpfloat (fabs (widest (scene, FALSE) - full), <, 1);
}

/* More series than patterns have letters, on the bars and in the legend; the sum stands behind. */
static void
test_letters (void)
{
  g_autoptr (RemitChart) chart = remit_chart_new (REMIT_CHART_STACKED, "");
  g_autoptr (RemitScene) scene = NULL;
  g_autofree char *words = NULL;
  RemitRect extents;

  for (guint i = 0; i < 5; i++)
    {
      g_autofree char *name = g_strdup_printf ("Party %u", i + 1);

      remit_chart_add_series (chart, name, REMIT_TINT_AUTO);
    }
  remit_chart_add_place (chart, "2026");
  for (guint i = 0; i < 5; i++)
    remit_chart_set (chart, 0, i, i == 4 ? 1 : 100, i == 4 ? "0.01" : "1.00");
  remit_chart_set_sum (chart, 0, "4.01");
  scene = remit_chart_draw (chart, REMIT_PALETTE_LIGHT, 600);
  extents = remit_scene_get_extents (scene);
  g_assert_true (has_text (scene, "C: Party 3"));
  g_assert_true (has_text (scene, "C  1.00"));
  g_assert_false (has_text (scene, "E  0.01")); /* no room: the words tell it */
  g_assert_true (has_text (scene, "4.01"));
  g_assert_cmpfloat (extents.x + extents.width, <=, 602);
  words = remit_chart_describe (chart);
  g_assert_nonnull (strstr (words, "Party 5 0.01, together 4.01"));
}

/* Below zero bars go to the left of the axis, and nothing leaves the width. */
static void
test_negative (void)
{
  g_autoptr (RemitChart) chart = remit_chart_new (REMIT_CHART_BARS, "Variance");
  g_autoptr (RemitScene) scene = NULL;
  RemitRect extents;

  remit_chart_add_series (chart, "Variance", REMIT_TINT_AUTO);
  remit_chart_add_place (chart, "A");
  remit_chart_add_place (chart, "B");
  remit_chart_set (chart, 0, 0, -5000, "−50.00");
  remit_chart_set (chart, 1, 0, G_MAXINT64, "92,233,720,368,547,758.07");
  scene = remit_chart_draw (chart, REMIT_PALETTE_DARK, 500);
  extents = remit_scene_get_extents (scene);
  g_assert_cmpfloat (extents.x, >=, -2);
  g_assert_cmpfloat (extents.x + extents.width, <=, 502);
  g_assert_true (has_text (scene, "−50.00"));
}

static void
test_empty (void)
{
  for (RemitChartKind kind = REMIT_CHART_BARS; kind <= REMIT_CHART_LINES; kind++)
    {
      g_autoptr (RemitChart) chart = remit_chart_new (kind, "");
      g_autoptr (RemitScene) scene = NULL;

      g_assert_true (remit_chart_is_empty (chart));
      remit_chart_add_series (chart, "Plan", REMIT_TINT_AUTO);
      remit_chart_add_place (chart, "CIO");
      g_assert_true (remit_chart_is_empty (chart));
      scene = remit_chart_draw (chart, REMIT_PALETTE_LIGHT, 0);
      remit_chart_set (chart, 0, 0, 0, "0");
      g_assert_false (remit_chart_is_empty (chart));
      g_clear_pointer (&scene, remit_scene_unref);
      scene = remit_chart_draw (chart, REMIT_PALETTE_LIGHT_CONTRAST, 300);
      g_assert_true (has_text (scene, "CIO"));
    }
}

static void
test_words (void)
{
  g_autoptr (RemitChart) chart = make_chart (REMIT_CHART_BARS);
  g_autofree char *words = remit_chart_describe (chart);

  g_assert_cmpstr (words, ==,
                   "Plan and outlook in EUR\nCIO: Plan 12000, Outlook 15000\n"
                   "CMO: Plan 48000, Outlook 30000\nNobody: Plan 6000");
}

/* Figures are texts in files, too. */
static void
test_svg (void)
{
  g_autoptr (RemitChart) chart = make_chart (REMIT_CHART_BARS);
  g_autoptr (RemitScene) scene = remit_chart_draw (chart, REMIT_PALETTE_LIGHT, 600);
  GString *svg = remit_scene_to_svg (scene, "Money");

  g_assert_nonnull (strstr (svg->str, "48000"));
  g_assert_nonnull (strstr (svg->str, "url(#stripes"));
  g_string_free (svg, TRUE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/draw/chart/golden-bars", GINT_TO_POINTER (REMIT_CHART_BARS), test_golden);
  g_test_add_data_func ("/draw/chart/golden-stacked", GINT_TO_POINTER (REMIT_CHART_STACKED),
                        test_golden);
  g_test_add_data_func ("/draw/chart/golden-shares", GINT_TO_POINTER (REMIT_CHART_SHARES),
                        test_golden);
  g_test_add_data_func ("/draw/chart/golden-lines", GINT_TO_POINTER (REMIT_CHART_LINES),
                        test_golden);
  g_test_add_func ("/draw/chart/figures", test_figures);
  g_test_add_func ("/draw/chart/lengths", test_lengths);
  g_test_add_func ("/draw/chart/shares", test_shares);
  g_test_add_func ("/draw/chart/letters", test_letters);
  g_test_add_func ("/draw/chart/negative", test_negative);
  g_test_add_func ("/draw/chart/empty", test_empty);
  g_test_add_func ("/draw/chart/words", test_words);
  g_test_add_func ("/draw/chart/svg", test_svg);
  return g_test_run ();
}

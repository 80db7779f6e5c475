/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench.h"

#include "remit-date.h"
#include "remit-findings.h"
#include "remit-layout.h"
#include "remit-scene-map.h"
#include "remit-search.h"

#include <string.h>

/* What only computes: search, rules, layouts, and frames of the map as the painter makes them,
 * beside a frame of one colour.  Nothing here waits for a disk, so that processor time is what a
 * quiet machine would show on the clock. */

#define N_ROUNDS 7
#define WIDTH 1920
#define HEIGHT 1080
#define STEP 18 /* pixels between two frames of a pan */
#define MOST_FRAMES 100
#define LONGEST_PAN 8e6 /* microseconds for one pan */

void
bench_search (Bench *bench)
{
  static const char *const queries[] = { "pay", "data gateway",  "muller",
                                         "9",   "board finance", "nothing of the kind" };
  g_auto (Series) makes = { 0 }, asks = { 0 };

  series_init (&makes);
  series_init (&asks);
  for (guint i = 0; i < N_ROUNDS; i++)
    {
      g_autoptr (RemitSearch) search = remit_search_new (
          remit_document_get_graph (bench->document));

      for (guint q = 0; q < G_N_ELEMENTS (queries); q++)
        {
          double start = bench_cpu ();
          g_autoptr (GArray) hits = remit_search_query (search, queries[q], 50);

          /* The first question makes the index. */
          series_add (q == 0 ? &makes : &asks, bench_cpu () - start);
        }
    }
  print_figures ("search, the first (makes the index)", &makes, NULL, NULL, 0);
  print_figures ("search, the next", &asks, NULL, NULL, 0);
}

void
bench_findings (Bench *bench)
{
  int today = remit_day_from_ymd (2026, 11, 21);
  g_auto (Series) runs = { 0 };
  guint n = 0;

  series_init (&runs);
  for (guint i = 0; i < N_ROUNDS; i++)
    {
      double start = bench_cpu ();
      g_autoptr (GPtrArray) findings = remit_findings_run (
          remit_document_get_graph (bench->document), today);

      series_add (&runs, bench_cpu () - start);
      n = findings->len;
    }
  print_figures ("all rules", &runs, NULL, NULL, 0);
  print_note ("  %u findings", n);
}

/* ---- layout ---- */

static GArray *
list_boxes (Bench *bench, GHashTable *index)
{
  guint n;
  const RemitRow *const *nodes = remit_graph_rows (remit_document_get_graph (bench->document),
                                                   REMIT_TABLE_NODE, &n);
  GArray *boxes = g_array_new (FALSE, TRUE, sizeof (RemitLayoutBox));

  for (guint i = 0; i < n; i++)
    {
      RemitLayoutBox box = { .id = nodes[i]->id, .width = 160, .height = 48 };

      g_array_append_val (boxes, box);
      g_hash_table_insert (index, (gpointer) &nodes[i]->id, GUINT_TO_POINTER (i));
    }
  return boxes;
}

/* All links, those of structure from the whole to its parts. */
static GArray *
list_edges (Bench *bench, GHashTable *index, gboolean structure_only)
{
  guint n;
  const RemitRow *const *rows = remit_graph_rows (remit_document_get_graph (bench->document),
                                                  REMIT_TABLE_LINK, &n);
  GArray *edges = g_array_new (FALSE, FALSE, sizeof (RemitLayoutEdge));

  for (guint i = 0; i < n; i++)
    {
      const RemitLink *link = (const RemitLink *) rows[i];
      gboolean structure = remit_link_kind_info (link->kind)->link_class == REMIT_CLASS_STRUCTURE;
      guint source = GPOINTER_TO_UINT (g_hash_table_lookup (index, &link->source));
      guint target = GPOINTER_TO_UINT (g_hash_table_lookup (index, &link->target));
      RemitLayoutEdge edge = { structure ? target : source, structure ? source : target, 1 };

      if (structure || !structure_only)
        g_array_append_val (edges, edge);
    }
  return edges;
}

void
bench_layout (Bench *bench)
{
  g_autoptr (GHashTable) index = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GArray) boxes = list_boxes (bench, index);
  g_autoptr (GArray) all = list_edges (bench, index, FALSE);
  g_autoptr (GArray) structure = list_edges (bench, index, TRUE);
  RemitLayoutOptions options = { 24, 60, FALSE };
  g_auto (Series) layered = { 0 }, tree = { 0 };

  series_init (&layered);
  series_init (&tree);
  for (guint i = 0; i < 5; i++)
    {
      double start = bench_cpu ();

      remit_layout_layered ((RemitLayoutBox *) (gpointer) boxes->data, boxes->len,
                            (RemitLayoutEdge *) (gpointer) all->data, all->len, &options, NULL,
                            NULL);
      series_add (&layered, bench_cpu () - start);
      start = bench_cpu ();
      remit_layout_tree ((RemitLayoutBox *) (gpointer) boxes->data, boxes->len,
                         (RemitLayoutEdge *) (gpointer) structure->data, structure->len, &options,
                         NULL, NULL);
      series_add (&tree, bench_cpu () - start);
    }
  print_figures ("layered layout, all links", &layered, NULL, NULL, 0);
  print_figures ("tree layout, structure", &tree, NULL, NULL, 0);
}

/* ---- frames ---- */

/* One frame: the background, then what is seen from (@x, @y) on at @zoom. */
static void
paint_frame (const RemitScene *scene, cairo_surface_t *surface, double x, double y, double zoom)
{
  RemitRgba background = remit_scene_get_background (scene);
  RemitRect clip = { x, y, WIDTH / zoom, HEIGHT / zoom };
  cairo_t *cr = cairo_create (surface);

  cairo_set_source_rgb (cr, background.r, background.g, background.b);
  cairo_paint (cr);
  cairo_scale (cr, zoom, zoom);
  cairo_translate (cr, -x, -y);
  remit_scene_paint (scene, cr, &clip, zoom);
  cairo_destroy (cr);
}

static void
paint_nothing (cairo_surface_t *surface)
{
  cairo_t *cr = cairo_create (surface);

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_destroy (cr);
}

static void
pan (const RemitScene *scene, const char *what, double zoom, double x, double y)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, WIDTH, HEIGHT);
  g_auto (Series) frames = { 0 }, nothing = { 0 };
  double begin = bench_cpu ();

  series_init (&frames);
  series_init (&nothing);
  for (guint i = 0; i < MOST_FRAMES && (i < 5 || bench_cpu () - begin < LONGEST_PAN); i++)
    {
      double start = bench_cpu ();

      paint_frame (scene, surface, x + i * STEP / zoom, y + i * STEP / zoom / 2, zoom);
      series_add (&frames, bench_cpu () - start);
      start = bench_cpu ();
      paint_nothing (surface);
      series_add (&nothing, bench_cpu () - start);
    }
  cairo_surface_destroy (surface);
  print_figures (what, &frames, "a frame of one colour", &nothing, 0);
}

void
bench_frames (Bench *bench)
{
  RemitMapOptions options = { .palette = REMIT_PALETTE_LIGHT };
  g_autoptr (RemitScene) scene = NULL;
  g_auto (Series) builds = { 0 };
  RemitRect all;
  double fit;

  series_init (&builds);
  for (guint i = 0; i < 5; i++)
    {
      double start = bench_cpu ();

      g_clear_pointer (&scene, remit_scene_unref);
      scene = remit_scene_map_new (remit_document_get_graph (bench->document), bench->view,
                                   &options);
      series_add (&builds, bench_cpu () - start);
    }
  print_figures ("build the scene", &builds, NULL, NULL, 0);
  all = remit_scene_get_extents (scene);
  fit = MIN (WIDTH / all.width, HEIGHT / all.height);
  pan (scene, "frame of a pan at 100 %", 1, all.x + all.width / 2, all.y + all.height / 2);
  pan (scene, "frame of a pan at 25 %", 0.25, all.x + all.width / 3, all.y + all.height / 3);
  pan (scene, "frame of a pan, fit", fit, all.x, all.y);
}

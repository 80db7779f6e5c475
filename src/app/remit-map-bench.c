/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-app"

#include "remit-map-bench.h"

#include <stdlib.h>

/* A paint is what the frame clock spends between "before-paint" and "after-paint": scene, raster,
 * GTK's own work and the hand-over to the display. */

#define START 30   /* frames: until the window has its size and the first picture is there */
#define WARM_UP 10 /* frames of the pan */
#define STEP 18.0  /* px a frame, as a hand does it */

typedef struct
{
  RemitCanvas *canvas; /* borrowed: the bench ends with the program */
  guint n_frames, frame;
  double scale;
  gint64 start;
  GArray *times; /* double, ms */
} Bench;

static int
compare_times (gconstpointer a, gconstpointer b)
{
  double one = *(const double *) a, other = *(const double *) b;

  return one < other ? -1 : one > other;
}

static void
report (Bench *bench)
{
  guint n, n_nodes = 0, count = bench->times->len;
  const RemitItem *items = remit_scene_get_items (remit_canvas_get_scene (bench->canvas), &n);
  RemitRect extents = remit_scene_get_extents (remit_canvas_get_scene (bench->canvas));

  for (guint i = 0; i < n; i++)
    n_nodes += items[i].shape == REMIT_SHAPE_ICON;
  g_array_sort (bench->times, compare_times);
  g_print ("pan frames=%u p50=%.2f ms p99=%.2f ms max=%.2f ms nodes=%u items=%u scale=%g "
           "view=%dx%d drawing=%.0fx%.0f\n",
           count, g_array_index (bench->times, double, count / 2),
           g_array_index (bench->times, double, count * 99 / 100),
           g_array_index (bench->times, double, count - 1), n_nodes, n, bench->scale,
           gtk_widget_get_width (GTK_WIDGET (bench->canvas)),
           gtk_widget_get_height (GTK_WIDGET (bench->canvas)), extents.width, extents.height);
}

static void
on_before_paint_cb (GdkFrameClock *clock, Bench *bench)
{
  bench->start = g_get_monotonic_time ();
}

static void
on_after_paint_cb (GdkFrameClock *clock, Bench *bench)
{
  double time = (double) (g_get_monotonic_time () - bench->start) / 1000;

  if (bench->start == 0)
    return;
  if (bench->frame > START + WARM_UP && bench->times->len < bench->n_frames)
    g_array_append_val (bench->times, time);
  if (bench->times->len < bench->n_frames)
    return;
  report (bench);
  exit (EXIT_SUCCESS);
}

/* Right and down over a third of the drawing, and back again. */
static gboolean
on_tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  Bench *bench = data;
  RemitRect extents = remit_scene_get_extents (remit_canvas_get_scene (bench->canvas));
  guint turn = MAX (1, (guint) (extents.width * bench->scale / 3 / STEP));
  double direction;

  if (++bench->frame < START)
    return G_SOURCE_CONTINUE;
  if (bench->frame == START)
    {
      remit_canvas_zoom_to (bench->canvas, bench->scale);
      remit_canvas_center_on (bench->canvas, extents.x + extents.width / 3,
                              extents.y + extents.height / 3);
    }
  direction = (bench->frame - START) / turn % 2 == 0 ? -1 : 1;
  remit_canvas_pan (bench->canvas, direction * STEP, direction * STEP / 2);
  return G_SOURCE_CONTINUE;
}

static void
on_map_cb (GtkWidget *canvas, Bench *bench)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (canvas);

  g_signal_handlers_disconnect_by_func (canvas, on_map_cb, bench);
  g_signal_connect (clock, "before-paint", G_CALLBACK (on_before_paint_cb), bench);
  g_signal_connect_after (clock, "after-paint", G_CALLBACK (on_after_paint_cb), bench);
  gtk_widget_add_tick_callback (canvas, on_tick_cb, bench, NULL);
}

void
remit_map_bench_start_if_asked (RemitCanvas *canvas)
{
  const char *wanted = g_getenv ("REMIT_BENCH_PAN");
  char *rest = NULL;
  Bench *bench;
  guint64 frames;

  if (wanted == NULL)
    return;
  frames = g_ascii_strtoull (wanted, &rest, 10);
  if (frames == 0 || frames > 100000)
    {
      g_printerr ("REMIT_BENCH_PAN: a number of frames from 1 to 100000, optionally @SCALE\n");
      exit (EXIT_FAILURE);
    }
  bench = g_new0 (Bench, 1);
  bench->canvas = canvas;
  bench->n_frames = (guint) frames;
  bench->scale = *rest == '@' ? CLAMP (g_ascii_strtod (rest + 1, NULL), REMIT_VIEWPORT_MIN_SCALE,
                                       REMIT_VIEWPORT_MAX_SCALE)
                              : 1;
  bench->times = g_array_new (FALSE, FALSE, sizeof (double));
  g_signal_connect (canvas, "map", G_CALLBACK (on_map_cb), bench);
}

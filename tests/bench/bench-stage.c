/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench-stage.h"

static void
on_before_paint_cb (GdkFrameClock *clock, Stage *stage)
{
  stage->start = bench_now ();
}

static void
on_after_paint_cb (GdkFrameClock *clock, Stage *stage)
{
  stage->last = bench_now () - stage->start;
  stage->n_paints++;
}

void
await_paint (Stage *stage)
{
  guint n = stage->n_paints;
  double end = bench_now () + 5e6;

  gtk_widget_queue_draw (stage->scroller);
  while (stage->n_paints == n && bench_now () < end)
    g_main_context_iteration (NULL, TRUE);
}

double
open_stage (Stage *stage, GtkWidget *content, double start)
{
  GdkFrameClock *clock;

  *stage = (Stage){ gtk_window_new (), gtk_scrolled_window_new () };
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (stage->scroller), content);
  gtk_window_set_child (GTK_WINDOW (stage->window), stage->scroller);
  gtk_window_set_default_size (GTK_WINDOW (stage->window), 1280, 720);
  gtk_widget_realize (stage->window);
  clock = gtk_widget_get_frame_clock (stage->window);
  g_signal_connect (clock, "before-paint", G_CALLBACK (on_before_paint_cb), stage);
  g_signal_connect_after (clock, "after-paint", G_CALLBACK (on_after_paint_cb), stage);
  gtk_window_present (GTK_WINDOW (stage->window));
  while (gtk_widget_get_height (content) < 100 || stage->n_paints == 0)
    g_main_context_iteration (NULL, TRUE);
  return bench_now () - start;
}

void
close_stage (Stage *stage)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (stage->window);

  g_signal_handlers_disconnect_by_data (clock, stage);
  gtk_window_destroy (GTK_WINDOW (stage->window));
  while (g_main_context_pending (NULL))
    g_main_context_iteration (NULL, FALSE);
}

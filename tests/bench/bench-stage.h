/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bench.h"

#include <gtk/gtk.h>

/* A window of 1280 × 720 with one thing in it, and how long it takes to paint.  A paint is what the
 * frame clock spends between "before-paint" and "after-paint". */
typedef struct
{
  GtkWidget *window, *scroller;
  double start, last; /* of the paint under way, of the last one */
  guint n_paints;
} Stage;

/* Puts @content on the screen; returns the time from @start until it was seen. */
double open_stage (Stage *stage, GtkWidget *content, double start);
/* Runs the main loop until something has been painted. */
void await_paint (Stage *stage);
void close_stage (Stage *stage);

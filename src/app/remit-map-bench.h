/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "remit-canvas.h"

G_BEGIN_DECLS

/* Measures panning in the real window when the environment variable REMIT_BENCH_PAN is set to a
 * number of frames, or to "FRAMES@SCALE" ("300@0.25"): pans, prints one line with the paint times
 * of the frames to standard output, and quits. */
void remit_map_bench_start_if_asked (RemitCanvas *canvas);

G_END_DECLS

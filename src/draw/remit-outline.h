/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "remit-scene.h"

G_BEGIN_DECLS

/* The curves of a drawing, said once and given to every sink (cairo, SVG) as four kinds of
 * steps. */

typedef struct
{
  void (*move) (gpointer data, double x, double y);
  void (*line) (gpointer data, double x, double y);
  void (*curve) (gpointer data, double x1, double y1, double x2, double y2, double x, double y);
  void (*close) (gpointer data);
} RemitPathSink;

#define REMIT_ARROW_LENGTH 10.0
#define REMIT_ARROW_WIDTH 8.0
/* A circle by four curves: the length of their handles. */
#define REMIT_ARC_HANDLE 0.5523

/* A polyline whose bends are rounded with @radius where the segments are long enough; drawn only
 * as far as the middle of its arrow heads, so that their tips stay sharp.  It begins at the last
 * point: the dashes of lines that meet on their way to the same place then fall on one another. */
void _remit_outline_line (const double *points, guint n_points, double radius, gboolean arrow_start,
                          gboolean arrow_end, const RemitPathSink *sink, gpointer data);
/* The head with its tip at the last point, coming from the one before it. */
void _remit_outline_arrow (const double *from, const double *tip, const RemitPathSink *sink,
                           gpointer data);
/* The pictogram of a node kind in a square, to be stroked with a pen of REMIT_ICON_PEN
 * sixteenths of it. */
#define REMIT_ICON_PEN (1.4 / 16)
void _remit_outline_icon (int node_kind, const RemitRect *square, const RemitPathSink *sink,
                          gpointer data);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "remit-scene.h"

G_BEGIN_DECLS

/* Where a box that is being dragged comes to rest: on the lines of its neighbours (edges and
 * middles), else on the grid. Plain arithmetic in world units. */

#define REMIT_SNAP_GRID 10

/* A line to show: from one end of the aligned boxes to the other. */
typedef struct
{
  double x1, y1, x2, y2;
} RemitGuide;

typedef struct
{
  double dx, dy; /* to add to the box */
  RemitGuide guides[2];
  guint n_guides;
} RemitSnap;

/* @box as the pointer wants it; lines of @others (in no particular order) within @reach attract it.
 * @grid 0: no grid. */
RemitSnap remit_snap_box (const RemitRect *box, const RemitRect *others, guint n_others,
                          double reach, double grid);
/* To the nearest multiple of the grid. */
double remit_snap_value (double value, double grid);
/* The place nearest to where @wanted is (in steps of the grid, going round it) that keeps @gap to
 * all
 * @others and lies within @bounds; without one, the nearest free place anywhere. */
RemitRect remit_snap_free_place (const RemitRect *wanted, const RemitRect *bounds,
                                 const RemitRect *others, guint n_others, double gap);

G_END_DECLS

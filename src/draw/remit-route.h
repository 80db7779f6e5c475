/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "remit-scene.h"

G_BEGIN_DECLS

/* Ways of lines between boxes: right angles only, around other boxes and beside other lines
 * where that is simple. Pure geometry: it knows nothing of nodes and links.  Deterministic. */

typedef struct
{
  RemitRect rect;
  double radius; /* of its corners: lines end on the outline */
} RemitRouteBox;

typedef struct
{
  guint source, target; /* numbers of boxes, different */
  guint bundle;         /* lines of the same bundle and target may share their way; 0 none */
  gboolean upright; /* rather through the top and the bottom of boxes: trees, lines of reporting */
  guint first_point, n_points; /* the result: into @points */
} RemitRouteLine;

/* Appends x, y pairs to @points (element-type double).  More than REMIT_ROUTE_CAREFUL lines are
 * drawn by the shortest way without looking around. @avoid: rectangles that should not be
 * crossed, such as titles. */
#define REMIT_ROUTE_CAREFUL 1500
void _remit_route (const RemitRouteBox *boxes, guint n_boxes, const RemitRect *avoid, guint n_avoid,
                   RemitRouteLine *lines, guint n_lines, GArray *points);

G_END_DECLS

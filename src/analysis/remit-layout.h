/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include "remit-types.h"

G_BEGIN_DECLS

/* Automatic layouts: sizes in, positions out (whole units).  Deterministic (same input, same
 * output), cancellable (then the boxes are as before), and without knowledge of the document, so
 * that they may run in a worker thread.  Pinned boxes stay where they are and nothing is put on
 * top of them; without any the drawing begins at 0, 0.  Edges that name no box, loops, doubles and
 * circles are tolerated. */

typedef struct
{
  RemitId id;          /* ties are broken by it */
  double width, height;
  double x, y;         /* in: the present place; out: the new one (top left) */
  gboolean pinned;
} RemitLayoutBox;

typedef struct
{
  guint from, to;      /* indices of boxes; layered: from above to; tree: from is the parent */
  int weight;          /* 1 usual; heavier edges are kept shorter */
} RemitLayoutEdge;

typedef struct
{
  double gap_x, gap_y; /* between the boxes of a layer, and between layers (also sideways) */
  gboolean sideways;   /* layers from left to right instead of top to bottom */
} RemitLayoutOptions;

/* Layered drawing (Sugiyama: cycle removal, layers by network simplex, barycentre ordering with
 * greedy switch, Brandes–Köpf placement).  Does not depend on the order of boxes and edges. */
gboolean remit_layout_layered (RemitLayoutBox *boxes, guint n_boxes, const RemitLayoutEdge *edges,
                               guint n_edges, const RemitLayoutOptions *options,
                               GCancellable *cancellable, GError **error);
/* Tidy tree or forest (linear) of the first parent edge of each box, children in the order of their
 * edges; leaves of a parent with many are stacked (compact). */
gboolean remit_layout_tree (RemitLayoutBox *boxes, guint n_boxes, const RemitLayoutEdge *edges,
                            guint n_edges, const RemitLayoutOptions *options,
                            GCancellable *cancellable, GError **error);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "remit-layout.h"

G_BEGIN_DECLS

/* What the two layouts share, and the steps of the layered one.  Inside, boxes are numbered in
 * order of their id, sizes and gaps are rounded up to whole units, and sideways drawings are
 * turned: layers always run downwards here. */

typedef struct
{
  guint n;
  double *x, *y;    /* by number; filled in by the layout, for each part from anywhere */
  double *width, *height;
  guint *box_of;    /* number -> index in the caller's array */
  guint *number_of; /* index in the caller's array -> number */
  double gap_x, gap_y;
  double gap_stack; /* between boxes that stand above each other without a line between */
  gboolean sideways;
  RemitLayoutBox *boxes; /* borrowed */
} RemitLayoutFrame;

void _remit_layout_frame_init (RemitLayoutFrame *frame, RemitLayoutBox *boxes, guint n_boxes,
                               const RemitLayoutOptions *options);
void _remit_layout_frame_clear (RemitLayoutFrame *frame);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RemitLayoutFrame, _remit_layout_frame_clear)

gboolean _remit_layout_frame_is_pinned (const RemitLayoutFrame *frame, guint v);
void _remit_layout_frame_shift (RemitLayoutFrame *frame, const guint *members, guint n, double dx,
                                double dy);

/* Moves a part that has pinned boxes to where they are. */
void _remit_layout_pins_anchor (RemitLayoutFrame *frame, const guint *members, guint n);
/* Moves free boxes until none touches a pinned one or another.  Leaves off when cancelled. */
void _remit_layout_pins_keep_clear (RemitLayoutFrame *frame, GCancellable *cancellable);

/* The boxes of each connected part: part p has members[first[p] .. first[p + 1]), ascending. */
typedef struct
{
  guint n;
  guint *first;
  guint *members;
} RemitLayoutParts;

/* @edges name boxes by number. */
void _remit_layout_parts_init (RemitLayoutParts *parts, guint n, const RemitLayoutEdge *edges,
                               guint n_edges);
void _remit_layout_parts_clear (RemitLayoutParts *parts);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RemitLayoutParts, _remit_layout_parts_clear)

/* Puts the parts beside each other, isolated boxes into a grid, pinned boxes back where they were,
 * the others off them, and writes the places into the caller's boxes. */
gboolean _remit_layout_frame_finish (RemitLayoutFrame *frame, const RemitLayoutParts *parts,
                                     GCancellable *cancellable, GError **error);

/* The lists of what touches each vertex: items[first[v] .. first[v + 1]). */
typedef struct
{
  guint *first;
  guint *items;
} RemitLayoutLists;

typedef enum
{
  REMIT_LAYOUT_OUT = 1,
  REMIT_LAYOUT_IN = 2,
  REMIT_LAYOUT_BOTH = 3
} RemitLayoutSide;

/* Indices of the edges that leave (out) or enter (in) each vertex, in the order of @edges. */
void _remit_layout_lists_init (RemitLayoutLists *lists, guint n, const RemitLayoutEdge *edges,
                               guint n_edges, RemitLayoutSide side);
void _remit_layout_lists_clear (RemitLayoutLists *lists);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RemitLayoutLists, _remit_layout_lists_clear)

/* Turns around a small set of edges so that no cycle is left. */
void _remit_layout_break_cycles (guint n, RemitLayoutEdge *edges, guint n_edges);

/* Layers from 0 for a connected acyclic graph: every edge goes down, edges are short.  FALSE:
 * cancelled. */
gboolean _remit_layout_rank (guint n, const RemitLayoutEdge *edges, guint n_edges, int *rank,
                             GCancellable *cancellable);
/* Improves a feasible layering by network simplex; better at any time it stops. */
gboolean _remit_layout_simplex (guint n, const RemitLayoutEdge *edges, guint n_edges, int *rank,
                                GCancellable *cancellable);

/* A layered graph in which every segment joins neighbouring layers: boxes first, then the dummies
 * of edges that are longer than one layer. */
typedef struct
{
  guint n, n_boxes, n_layers, n_segments;
  guint *layer;              /* of each vertex */
  guint *first;              /* n_layers + 1 offsets into order */
  guint *order;              /* the vertices of each layer from left to right */
  guint *pos;                /* of each vertex in its layer */
  RemitLayoutLists up, down; /* the neighbouring vertices in the layer above and below */
} RemitLayoutLayers;

void _remit_layout_layers_init (RemitLayoutLayers *layers, guint n, const RemitLayoutEdge *edges,
                                guint n_edges, const int *rank);
void _remit_layout_layers_clear (RemitLayoutLayers *layers);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RemitLayoutLayers, _remit_layout_layers_clear)

/* Sorts all lists by place in the neighbouring layer. */
void _remit_layout_layers_sort_lists (RemitLayoutLayers *layers);
guint64 _remit_layout_layers_count_crossings (RemitLayoutLayers *layers);

/* Orders the vertices of each layer for few crossings.  FALSE: cancelled. */
gboolean _remit_layout_order (RemitLayoutLayers *layers, GCancellable *cancellable);

/* Centres of all vertices; boxes of one layer stand at least @gap apart.  FALSE: cancelled. */
gboolean _remit_layout_place (RemitLayoutLayers *layers, const double *width, double gap, double *x,
                              GCancellable *cancellable);

/* Draws the boxes to their neighbours, in the order and with the gap that they have. */
gboolean _remit_layout_tighten (const RemitLayoutLayers *layers, const RemitLayoutEdge *edges,
                                guint n_edges, const double *width, double gap, double *x,
                                GCancellable *cancellable);

G_END_DECLS

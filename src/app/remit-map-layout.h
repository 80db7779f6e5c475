/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "remit-canvas.h"

G_BEGIN_DECLS

/* Arranging the nodes of a view: by itself, or what is selected along a line.  Each is one undoable
 * change. */

typedef enum
{
  REMIT_ARRANGE_LAYERED,
  REMIT_ARRANGE_SIDEWAYS,
  REMIT_ARRANGE_TREE
} RemitArrange;

/* Works out new places in a worker thread, keeps what is pinned, then moves the nodes smoothly.  A
 * second one, or remit_map_layout_cancel(), ends the first. */
void remit_map_layout_start (RemitCanvas *canvas, RemitArrange arrange);
void remit_map_layout_cancel (RemitCanvas *canvas);
gboolean remit_map_layout_is_running (RemitCanvas *canvas);
/* Puts all nodes of the model that the view does not show into it, arranged in layers. */
void remit_map_layout_show_all (RemitCanvas *canvas);

typedef enum
{
  REMIT_ALIGN_LEFT,
  REMIT_ALIGN_CENTER,
  REMIT_ALIGN_RIGHT,
  REMIT_ALIGN_TOP,
  REMIT_ALIGN_MIDDLE,
  REMIT_ALIGN_BOTTOM,
  REMIT_DISTRIBUTE_ACROSS,
  REMIT_DISTRIBUTE_DOWN, /* equal gaps */
} RemitAlign;

/* The selected nodes; does nothing with fewer than two (distributing: three). */
void remit_map_align (RemitCanvas *canvas, RemitAlign align);

G_END_DECLS

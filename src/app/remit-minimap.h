/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "remit-canvas.h"

G_BEGIN_DECLS

/* The whole drawing in small, with a frame around what the canvas shows; a press or drag in it goes
 * there. */
#define REMIT_TYPE_MINIMAP (remit_minimap_get_type ())
G_DECLARE_FINAL_TYPE (RemitMinimap, remit_minimap, REMIT, MINIMAP, GtkWidget)

/* px */
#define REMIT_MINIMAP_WIDTH 176
#define REMIT_MINIMAP_HEIGHT 116

GtkWidget *remit_minimap_new (RemitCanvas *canvas);

G_END_DECLS

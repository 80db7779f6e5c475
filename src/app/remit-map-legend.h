/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "remit-canvas.h"

G_BEGIN_DECLS

/* What the colours and letters of the map mean, on a card over it; the same drawing as in exports.
 */
#define REMIT_TYPE_MAP_LEGEND (remit_map_legend_get_type ())
G_DECLARE_FINAL_TYPE (RemitMapLegend, remit_map_legend, REMIT, MAP_LEGEND, GtkWidget)

GtkWidget *remit_map_legend_new (RemitCanvas *canvas);
/* How high it is in a @width; also while it is hidden, when GTK measures nothing. */
int remit_map_legend_get_height (RemitMapLegend *self, int width);

G_END_DECLS

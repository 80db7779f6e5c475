/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "remit-scene.h"
#include "remit-viewport.h"

G_BEGIN_DECLS

/* The retained picture of a scene on the screen: one render node that stays the same node until
 * what is seen changes, so that overlays drawn over it cost next to nothing. */
typedef struct _RemitRaster RemitRaster;

RemitRaster *remit_raster_new (void);
void remit_raster_free (RemitRaster *self);
/* Forgets what was painted: another scene, or the same one in other colours. */
void remit_raster_invalidate (RemitRaster *self);
/* The node for what @viewport (aligned, see remit_viewport_aligned()) shows of @scene, @device
 * device pixels per pixel. With @hurry, a change of scale that would take longer than a frame shows
 * the last picture enlarged or shrunk; remit_raster_is_rough() then says TRUE and the caller asks
 * again without hurry. (transfer none) */
GskRenderNode *remit_raster_update (RemitRaster *self, RemitScene *scene,
                                    const RemitViewport *viewport, double device, gboolean hurry);
gboolean remit_raster_is_rough (RemitRaster *self);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "remit-scene.h"

G_BEGIN_DECLS

/* Rectangles in square cells, for "what lies here?" while lines and their words are being
 * placed. */
typedef struct _RemitGrid RemitGrid;

RemitGrid *_remit_grid_new (double cell);
void _remit_grid_free (RemitGrid *grid);
/* @tag is what queries answer with. */
void _remit_grid_add (RemitGrid *grid, const RemitRect *rect, guint tag);
/* The tags of the rectangles that overlap @rect (touching is not overlapping), each once, in a
 * promised order: that of adding. Borrowed, valid until the next query. (element-type guint) */
const GArray *_remit_grid_query (RemitGrid *grid, const RemitRect *rect);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RemitGrid, _remit_grid_free)

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "remit-canvas.h"

G_BEGIN_DECLS

/* The picture of two parties and what they share: what only the one side holds at the left, what
 * only the other holds at the right, what both share between, each in a tinted area; what others
 * hold, or nobody, below.  One undoable change. */

/* Asks for the two parties, then arranges the view shown; what is pinned stays. */
void remit_map_shared_start (RemitCanvas *canvas);

/* A new view "Shared space" of @items and the two parties; its id, 0 on failure. */
RemitId remit_shared_space_add_view (RemitDocument *document, const RemitId *items, guint n,
                                     RemitId first, RemitId second, RemitId perspective,
                                     GError **error);

G_END_DECLS

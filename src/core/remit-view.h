/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "remit-edit.h"

G_BEGIN_DECLS

/* Saved drawings: which nodes, where.  Many views over one model. World coordinates. */

RemitId remit_view_add (RemitEdit *edit, const char *name, GError **error);
/* A copy with all places and areas. */
RemitId remit_view_duplicate (RemitEdit *edit, RemitId view, const char *name, GError **error);
/* The views in order. (transfer container) (element-type RemitView) */
GPtrArray *remit_view_list (const RemitGraph *graph);
const RemitPlace *remit_view_find_place (const RemitGraph *graph, RemitId view, RemitId node);
/* Puts the node into the view, or moves it when it is there already; width and height stay. */
RemitId remit_view_place (RemitEdit *edit, RemitId view, RemitId node, gint64 x, gint64 y,
                          GError **error);
/* Takes a node out of a view; the node itself stays in the model. */
gboolean remit_view_remove (RemitEdit *edit, RemitId view, RemitId node, GError **error);
/* Whether lines of that link kind are shown. */
gboolean remit_view_shows_kind (const RemitView *view, RemitLinkKind kind);
gboolean remit_view_set_shows_kind (RemitEdit *edit, RemitId view, RemitLinkKind kind,
                                    gboolean shown, GError **error);

G_END_DECLS

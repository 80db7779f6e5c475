/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "remit-graph.h"

G_BEGIN_DECLS

RemitGraph *_remit_graph_new (void);
void _remit_graph_free (RemitGraph *graph);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RemitGraph, _remit_graph_free)

/* Takes @row, whose id must be free. */
void _remit_graph_insert (RemitGraph *graph, RemitRow *row);
/* Takes @row and puts it in the place of the row of its id. */
void _remit_graph_replace (RemitGraph *graph, RemitRow *row);
void _remit_graph_remove (RemitGraph *graph, RemitTable table, RemitId id);

/* The reference to @id of any row: calls @func with the row and the field.  The rows must not be
 * changed meanwhile: collect first. */
typedef void (*RemitReferrerFunc) (const RemitRow *row, guint field, gpointer data);
void _remit_graph_foreach_referrer (const RemitGraph *graph, RemitId id, RemitReferrerFunc func,
                                    gpointer data);

G_END_DECLS

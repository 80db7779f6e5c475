/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "remit-row.h"

G_BEGIN_DECLS

/* All rows of a document in memory, by id, in id order, and by what refers to them.  Read-only for
 * everybody but RemitEdit.  Pointers are valid until the next edit. */
typedef struct _RemitGraph RemitGraph;

const RemitRow *remit_graph_get (const RemitGraph *graph, RemitTable table,
                                 RemitId id); /* NULL when absent */
const RemitNode *remit_graph_node (const RemitGraph *graph, RemitId id);
const RemitLink *remit_graph_link (const RemitGraph *graph, RemitId id);
/* Any table: NULL when no row has the id. */
const RemitRow *remit_graph_find (const RemitGraph *graph, RemitId id);

/* The rows of a table in id order; *n gets their number; borrowed. */
const RemitRow *const *remit_graph_rows (const RemitGraph *graph, RemitTable table, guint *n);
guint remit_graph_count (const RemitGraph *graph, RemitTable table);

/* The rows of @table whose REF @field is @id, in no promised order; *n gets their number; borrowed;
 * constant time.  remit_graph_links_out/in: links whose source/target is @node. */
const RemitRow *const *remit_graph_referrers (const RemitGraph *graph, RemitTable table,
                                              guint field, RemitId id, guint *n);
const RemitLink *const *remit_graph_links_out (const RemitGraph *graph, RemitId node, guint *n);
const RemitLink *const *remit_graph_links_in (const RemitGraph *graph, RemitId node, guint *n);

/* The single detail row of a node (its review, budget line, KPI …), NULL when it has none. */
const RemitRow *remit_graph_detail (const RemitGraph *graph, RemitTable table, RemitId node);

/* The name of a node, link ("CIO – runs – Consent platform"), view, …; never empty; (transfer
 * full). */
char *remit_graph_describe (const RemitGraph *graph, RemitId id);

/* The rows of @table whose owner field is @owner sorted by position (if the table has one), then
 * id; (transfer container). */
GPtrArray *remit_graph_owned (const RemitGraph *graph, RemitTable table, RemitId owner);

/* A value of the meta table; "" when not set. */
const char *remit_graph_meta (const RemitGraph *graph, const char *key);

G_END_DECLS

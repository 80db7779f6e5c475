/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "remit-document.h"

G_BEGIN_DECLS

/* The few hard constraints, checked at commit on the rows that changed: well-formed values,
 * references that exist and are of the right kind, allowed ends, no link to itself, no cycle in
 * "part of", unique keys, no two equal links at the same time.  What a real organisation can
 * (wrongly) have is never refused here: it is a finding. */

/* @deltas are the net changes, already applied to @graph. (element-type RemitDelta) */
gboolean remit_rules_check (const RemitGraph *graph, GPtrArray *deltas, GError **error);
/* A checker of many rows of a graph that does not change meanwhile: linear, where one row after the
 * other would be quadratic. */
typedef struct _RemitRules RemitRules;
RemitRules *remit_rules_new (const RemitGraph *graph);
void remit_rules_free (RemitRules *rules);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RemitRules, remit_rules_free)
/* One row of the graph against all rules that concern a single row. */
gboolean remit_rules_check_next (RemitRules *rules, const RemitRow *row, GError **error);
/* The same for one row only. */
gboolean remit_rules_check_row (const RemitGraph *graph, const RemitRow *row, GError **error);
/* Every link of a node against its kind; for a change of kind. */
gboolean remit_rules_check_node_links (const RemitGraph *graph, RemitId node, GError **error);

G_END_DECLS

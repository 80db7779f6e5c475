/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "remit-document.h"

G_BEGIN_DECLS

/* The few hard constraints, checked at commit on the rows that changed: well-formed values, references that exist and are of the right kind, allowed
 * ends, no link to itself, no cycle in "part of", unique keys, no two equal links at the same time.  What a real organisation can (wrongly) have is
 * never refused here: it is a finding. */

/* @deltas are the net changes, already applied to @graph. (element-type RemitDelta) */
gboolean remit_rules_check (const RemitGraph *graph, GPtrArray *deltas, GError **error);
/* One row of @graph against all rules that concern a single row. */
gboolean remit_rules_check_row (const RemitGraph *graph, const RemitRow *row, GError **error);
/* Every link of a node against its kind; for a change of kind. */
gboolean remit_rules_check_node_links (const RemitGraph *graph, RemitId node, GError **error);

G_END_DECLS

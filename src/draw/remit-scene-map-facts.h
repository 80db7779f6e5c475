/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "remit-graph.h"

G_BEGIN_DECLS

/* What the money, the agreements and the KPIs of a model say of each node: what the styles by cost,
 * payer, agreement and KPI show, in the drawing and in words.  Each part is worked out for the
 * whole model when it is first asked for (linear in amounts, agreements, measurements and their
 * links), so keep one for as long as the graph stays as it is. */
typedef struct _RemitMapFacts RemitMapFacts;

/* Borrows @graph.  @today tells which agreements are in force and which values are known; 0: dates
 * do not count. */
RemitMapFacts *remit_map_facts_new (const RemitGraph *graph, int today);
void remit_map_facts_free (RemitMapFacts *facts);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RemitMapFacts, remit_map_facts_free)

/* In sentences, with exact amounts, what @style shows of @node, and what a budget line, agreement
 * or KPI is about in any style: "It costs EUR 420,000.00 in fiscal year 2027."; "" when there is
 * nothing to say. (transfer full) */
char *remit_map_facts_describe (RemitMapFacts *facts, RemitId node, RemitViewStyle style);
/* The agreement with all that it rests on, each once; NULL when @agreement is none. (transfer full)
 * (element-type RemitId) */
GArray *remit_map_facts_chain (RemitMapFacts *facts, RemitId agreement);
/* How many there are, and what they add up to against the promise; (transfer full). */
char *remit_map_facts_describe_chain (RemitMapFacts *facts, RemitId agreement);

G_END_DECLS

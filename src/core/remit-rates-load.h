/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "remit-graph.h"
#include "remit-rates.h"

G_BEGIN_DECLS

/* The rates that a document keeps (REMIT_TABLE_RATE).  A row that is no rate, or that says of the
 * same two currencies and day something else than an earlier one, is left out, and @complaints
 * (element-type utf8, may be NULL) gets a sentence about it.  Rows count in order of their ids.
 * Never NULL; (transfer full). */
RemitRates *remit_rates_load (const RemitGraph *graph, GPtrArray *complaints);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How well @query fits @text, both folded by remit_search_fold(): 0 not at all; at least REMIT_FUZZY_STRONG when each
 * word of the query begins a word of the text; less when its letters only occur in that order.  Higher is better. */
#define REMIT_FUZZY_STRONG 1000
int remit_fuzzy_score (const char *text, const char *query);

G_END_DECLS

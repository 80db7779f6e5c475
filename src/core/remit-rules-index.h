/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "remit-graph.h"

G_BEGIN_DECLS

/* What makes checking many rows of one graph linear.  The graph must not change while the index
 * lives. */
typedef struct _RemitRulesIndex RemitRulesIndex;

RemitRulesIndex *_remit_rules_index_new (const RemitGraph *graph);
void _remit_rules_index_free (RemitRulesIndex *index);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RemitRulesIndex, _remit_rules_index_free)

/* Whether two rows of one table have the same key; a GEqualFunc. */
gboolean _remit_rules_index_same_key (gconstpointer a, gconstpointer b);
/* Whether another row may have the unique key of @row; for links: may have the same kind, ends and
 * perspective.  FALSE is certain, TRUE means: look. */
gboolean _remit_rules_index_may_clash (RemitRulesIndex *index, const RemitRow *row);
/* Whether @link may stand on a circle of "part of". */
gboolean _remit_rules_index_may_close_circle (RemitRulesIndex *index, const RemitLink *link);

G_END_DECLS

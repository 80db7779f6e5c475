/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "remit-graph.h"

G_BEGIN_DECLS

/* Puts the links of @kind into (or, @outgoing, out of) @node in @perspective into @found, which is
 * emptied first, by position, then id: the order in which people gave them.
 * (element-type RemitLink) */
void _remit_links_collect (const RemitGraph *graph, RemitId node, RemitLinkKind kind,
                           gboolean outgoing, RemitId perspective, GPtrArray *found);

G_END_DECLS

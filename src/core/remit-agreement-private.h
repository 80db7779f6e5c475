/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "remit-agreement.h"

G_BEGIN_DECLS

/* The agreed links of @kind at @node, by position, then id. (transfer container)
 * (element-type RemitLink) */
GPtrArray *_remit_agreement_links (const RemitGraph *graph, RemitId node, RemitLinkKind kind,
                                   gboolean outgoing);
gboolean _remit_agreement_has (const GArray *ids, RemitId id);
RemitValidity _remit_agreement_validity (const RemitNode *node, int today);
/* Fills in what each agreement rests on and what that adds up to. */
void _remit_agreements_chain_all (RemitAgreements *agreements, const RemitGraph *graph, int today);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "remit-edit.h"

G_BEGIN_DECLS

/* Who holds which facet of an item: the rim of a node, the cells of the ownership matrix. */

/* The holders of @duty on @item in @perspective, by position then id. (transfer container)
 * (element-type RemitLink) */
GPtrArray *remit_ownership_holders (const RemitGraph *graph, RemitId item, RemitLinkKind duty,
                                    RemitId perspective);

/* The initials of a party for chips and rims: its own, else made from its name ("Marketing CIO" ->
 * "MC"); 1 to 4 characters; (transfer full). */
char *remit_party_initials (const RemitNode *party);
/* The tint of a party: its own, else one chosen by its id, so that it stays when others come and
 * go; constant time. */
RemitTint remit_party_tint (const RemitGraph *graph, const RemitNode *party);

/* The facets expected on a node kind in rim order; writes up to REMIT_N_DUTIES entries; returns
 * their number, 0 for kinds without a rim. */
guint remit_ownership_facets (RemitNodeKind kind, RemitLinkKind *facets);

G_END_DECLS

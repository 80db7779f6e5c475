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

/* ---- zones: two parties and what they share ---- */

typedef enum
{
  REMIT_ZONE_NOBODY, /* no duty is held at all */
  REMIT_ZONE_FIRST,  /* of the two, only the first party's side holds duties */
  REMIT_ZONE_SHARED, /* both do, or somebody who stands on both sides */
  REMIT_ZONE_SECOND,
  REMIT_ZONE_OTHERS, /* held, but by neither */
  REMIT_N_ZONES
} RemitZone;

/* Who stands on which side: a party and all that is part of it, belongs to it or reports to it, at
 * any depth.  Made once for many questions; valid until the next edit. */
typedef struct _RemitSides RemitSides;

RemitSides *remit_sides_new (const RemitGraph *graph, RemitId first, RemitId second);
void remit_sides_free (RemitSides *sides);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RemitSides, remit_sides_free)

/* The zone of @item by its facets, ownership and owning on behalf in @perspective. */
RemitZone remit_sides_zone (const RemitSides *sides, RemitId item, RemitId perspective);
/* Translated: "CIO only", "shared", "nobody"; (transfer full). */
char *remit_sides_describe (const RemitSides *sides, RemitZone zone);
/* The two parties whose sides are shown when nobody has chosen: those with the most facets, ties
 * by id; FALSE when there are not two. */
gboolean remit_sides_guess (const RemitGraph *graph, RemitId perspective, RemitId *first,
                            RemitId *second);

/* ---- edits of a cell of the ownership matrix ---- */

/* Makes @parties the holders of @duty on @item, in that order: links that stay keep all that hangs
 * on them. */
gboolean remit_ownership_set_holders (RemitEdit *edit, RemitId item, RemitLinkKind duty,
                                      RemitId perspective, const RemitId *parties, guint n,
                                      GError **error);
/* Gives the holders of @duty on @item, in order, the shares (basis points) of @shares, which must
 * total REMIT_SHARE_WHOLE. */
gboolean remit_ownership_set_shares (RemitEdit *edit, RemitId item, RemitLinkKind duty,
                                     RemitId perspective, const gint64 *shares, guint n,
                                     GError **error);
/* Equal shares that total the whole, by largest remainder. */
void remit_ownership_split_evenly (gint64 *shares, guint n);
/* Declares the holders of @duty joint with @tie_breaker (may be REMIT_ID_NONE), or sole again. */
gboolean remit_ownership_set_joint (RemitEdit *edit, RemitId item, RemitLinkKind duty,
                                    RemitId perspective, gboolean joint, RemitId tie_breaker,
                                    GError **error);

G_END_DECLS

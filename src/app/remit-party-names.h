/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "remit-graph.h"

G_BEGIN_DECLS

/* The parties of a document by what people write for them in a cell: name, code or initials, case
 * and accents set aside.  A snapshot of one state of the document; valid until the next edit. */
typedef struct _RemitPartyNames RemitPartyNames;

RemitPartyNames *remit_party_names_new (const RemitGraph *graph);
/* The same for all nodes of @kinds; where none of them is a party, initials do not count. */
RemitPartyNames *remit_party_names_new_among (const RemitGraph *graph, RemitNodeKinds kinds);
void remit_party_names_free (RemitPartyNames *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RemitPartyNames, remit_party_names_free)

/* A party named in a cell and its share in basis points, REMIT_UNSET when none is written. */
typedef struct
{
  RemitId party;
  gint64 share;
} RemitNamedHolder;

/* Reads "CIO; CMO", "CIO, CMO" or "CIO 60 %; CMO 40": parties separated by semicolons, commas or
 * line ends, names with such signs in quotes.  Shares total 100 %; one that is left out is what the
 * others leave.  Fails with a sentence that names what is unknown, ambiguous or wrong.
 * @with_shares: whether shares mean something here. (transfer full) (element-type
 * RemitNamedHolder) */
GArray *remit_party_names_parse (RemitPartyNames *self, const char *text, gboolean with_shares,
                                 GError **error);
/* The text that remit_party_names_parse() reads back as the same; (transfer full). */
char *remit_party_names_format (RemitPartyNames *self, const RemitNamedHolder *holders, guint n);

/* "60", "33.33": a share in per cent without its sign, the decimal point as in the language of the
 * program; (transfer full). */
char *remit_share_format (gint64 share);
/* Reads "60", "60 %", "33.33" or "33,33"; FALSE when it is no share between 0 and 100. */
gboolean remit_share_parse (const char *text, gint64 *share);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "remit-edit.h"
#include "remit-party-names.h"

G_BEGIN_DECLS

/* What cells of the registers of agreements and KPIs have in common: links to what is named in a
 * cell, and a value with its day. */

/* The kinds of node that a link of @kind can lead to from a node of one of @kinds (@incoming: come
 * from). */
RemitNodeKinds remit_register_other_ends (RemitLinkKind kind, gboolean incoming,
                                          RemitNodeKinds kinds);
/* The links of a kind of @node, by position: not of a perspective.  @incoming: those that lead to
 * it. (transfer container) (element-type RemitLink) */
GPtrArray *remit_register_find_links (const RemitGraph *graph, RemitId node, RemitLinkKind kind,
                                      gboolean incoming);
/* Makes the links of a kind of @node those to @named (RemitNamedHolder): in their order; links that
 * stay keep what hangs on them.  @with_shares: they get the shares, too. */
gboolean remit_register_set_links (RemitEdit *edit, RemitId node, RemitLinkKind kind,
                                   gboolean incoming, const GArray *named, gboolean with_shares,
                                   GError **error);

/* Takes the day off "42 2026-03-31"; without one @day is @today.  What is left is the value.  NULL
 * and a sentence when it is no day or lies in the future; (transfer full). */
char *remit_register_take_day (const char *text, int today, int *day, GError **error);

G_END_DECLS

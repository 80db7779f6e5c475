/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "remit-chooser.h"
#include "remit-graph.h"

G_BEGIN_DECLS

/* One end of a link to be: a node, or (id 0) one that is not there yet. */
typedef struct
{
  RemitId id;
  RemitNodeKind kind;
} RemitLinkEnd;

/* A list of the kinds of link between two ends, the usual ones first, in both directions.  "chosen"
 * gives a value for remit_link_choice_parse(). */
RemitChooser *remit_link_chooser_new (const RemitGraph *graph, const RemitLinkEnd *from,
                                      const RemitLinkEnd *to);
/* @reverse: the link goes from the second end to the first. */
void remit_link_choice_parse (gint64 choice, RemitLinkKind *kind, gboolean *reverse);
/* The number of kinds in both directions; with exactly one, @only is its choice. */
guint remit_link_choices_count (RemitNodeKind from, RemitNodeKind to, gint64 *only);
/* Why nothing joins them; NULL when something does. (transfer full) */
char *remit_link_explain_none (const RemitGraph *graph, RemitId from, RemitId to);

/* A list of node kinds; @linkable_with -1: all of them, else those that something can join with a
 * node of that kind.
 * @usual (-1: none) comes first. */
RemitChooser *remit_kind_chooser_new (const char *title, int linkable_with, int usual);

G_END_DECLS

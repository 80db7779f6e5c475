/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "remit-graph.h"

G_BEGIN_DECLS

/* Counts of a model, for `remit-cli info`, the start page and the outline. */
typedef struct
{
  guint nodes, links, parties, components, activities;
  guint by_node_kind[REMIT_N_NODE_KINDS];
  guint by_link_kind[REMIT_N_LINK_KINDS]; /* agreed model and perspectives */
  guint assignments[REMIT_N_DUTIES];      /* duties of the RACI family in the agreed model */
} RemitInfo;

void remit_info_collect (const RemitGraph *graph, RemitInfo *info);

G_END_DECLS

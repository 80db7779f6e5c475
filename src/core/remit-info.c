/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-info"
#include "remit-info.h"

#include <string.h>

/* Counts of a model: one pass over its nodes and one over its links. */

void
remit_info_collect (const RemitGraph *graph, RemitInfo *info)
{
  const RemitRow *const *rows;

  g_return_if_fail (graph != NULL && info != NULL);

  memset (info, 0, sizeof *info);

  rows = remit_graph_rows (graph, REMIT_TABLE_NODE, &info->nodes);
  for (guint i = 0; i < info->nodes; i++)
    {
      int kind = ((const RemitNode *) rows[i])->kind;

      info->by_node_kind[kind]++;
      info->parties += remit_kind_is_party (kind);
      info->components += remit_kind_is_component (kind);
    }
  info->activities = info->by_node_kind[REMIT_NODE_ACTIVITY];

  rows = remit_graph_rows (graph, REMIT_TABLE_LINK, &info->links);
  for (guint i = 0; i < info->links; i++)
    {
      const RemitLink *link = (const RemitLink *) rows[i];

      info->by_link_kind[link->kind]++;
      if (link->kind <= REMIT_LINK_LAST_RACI && link->perspective == REMIT_ID_NONE)
        info->assignments[link->kind]++;
    }
}

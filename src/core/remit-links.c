/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-links"
#include "remit-links-private.h"

#include "remit-order.h"

/* The graph keeps the links of a node in no promised order; whoever shows or counts them needs one.
 * Cost: one look at each link of the node. */

void
_remit_links_collect (const RemitGraph *graph, RemitId node, RemitLinkKind kind, gboolean outgoing,
                      RemitId perspective, GPtrArray *found)
{
  guint n;
  const RemitLink *const *links
    = outgoing ? remit_graph_links_out (graph, node, &n) : remit_graph_links_in (graph, node, &n);

  g_ptr_array_set_size (found, 0);
  for (guint i = 0; i < n; i++)
    if (links[i]->kind == (int) kind && links[i]->perspective == perspective)
      g_ptr_array_add (found, (gpointer) links[i]);
  if (found->len > 1)
    g_ptr_array_sort (found, remit_order_links);
}

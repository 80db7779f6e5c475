/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-order"
#include "remit-order.h"

static int
compare (gint64 position, gint64 other_position, RemitId id, RemitId other_id)
{
  if (position != other_position)
    return position < other_position ? -1 : 1;
  return (id > other_id) - (id < other_id);
}

int
remit_order_nodes (gconstpointer a, gconstpointer b)
{
  const RemitNode *left = *(const RemitNode *const *) a, *right = *(const RemitNode *const *) b;

  return compare (left->position, right->position, left->row.id, right->row.id);
}

int
remit_order_links (gconstpointer a, gconstpointer b)
{
  const RemitLink *left = *(const RemitLink *const *) a, *right = *(const RemitLink *const *) b;

  return compare (left->position, right->position, left->row.id, right->row.id);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "remit-row.h"

G_BEGIN_DECLS

/* The order in which people put things: by position, then id.  The graph promises none, so whoever
 * shows, counts or writes nodes and links sorts them so.  For g_ptr_array_sort() and its like. */
int remit_order_nodes (gconstpointer a, gconstpointer b);
int remit_order_links (gconstpointer a, gconstpointer b);

G_END_DECLS

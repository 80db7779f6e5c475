/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "remit-types.h"

G_BEGIN_DECLS

/* A node of the map as screen readers and tests see it: it draws nothing, has a name, a
 * description, a place and actions. The canvas is its parent, handles its keys and presses, and
 * carries out what it asks for by the signal "command" (const char *name: "activate", "rename",
 * "connect", "delete"). */
#define REMIT_TYPE_NODE_ITEM (remit_node_item_get_type ())
G_DECLARE_FINAL_TYPE (RemitNodeItem, remit_node_item, REMIT, NODE_ITEM, GtkWidget)

RemitNodeItem *remit_node_item_new (RemitId node);
RemitId remit_node_item_get_node (RemitNodeItem *self);
/* Both tell assistive technology only what differs from before. */
void remit_node_item_describe (RemitNodeItem *self, const char *label, const char *description);
void remit_node_item_set_selected (RemitNodeItem *self, gboolean selected);

G_END_DECLS

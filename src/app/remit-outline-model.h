/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "remit-graph.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* A node in the outline; made on demand for the rows that are looked at. */
#define REMIT_TYPE_OUTLINE_ITEM (remit_outline_item_get_type ())
G_DECLARE_FINAL_TYPE (RemitOutlineItem, remit_outline_item, REMIT, OUTLINE_ITEM, GObject)
RemitId remit_outline_item_get_id (RemitOutlineItem *self);

/* A heading of the outline and, as a list model, the nodes below it (RemitOutlineItem). */
#define REMIT_TYPE_OUTLINE_GROUP (remit_outline_group_get_type ())
G_DECLARE_FINAL_TYPE (RemitOutlineGroup, remit_outline_group, REMIT, OUTLINE_GROUP, GObject)
RemitOutlineGroup *remit_outline_group_new (RemitNodeGroup group);
RemitNodeGroup remit_outline_group_get_group (RemitOutlineGroup *self);
const RemitId *remit_outline_group_get_ids (RemitOutlineGroup *self, guint *n); /* borrowed until the next change */
/* Announces only the part that differs. */
void remit_outline_group_set_ids (RemitOutlineGroup *self, const RemitId *ids, guint n);

/* Nodes by group, each group by name.  Costs one look at each node and one sort; sort keys of nodes whose
 * name is unchanged are kept. */
typedef struct _RemitOutlineIndex RemitOutlineIndex;
RemitOutlineIndex *remit_outline_index_new (void);
void remit_outline_index_free (RemitOutlineIndex *self);
void remit_outline_index_update (RemitOutlineIndex *self, const RemitGraph *graph);
/* Borrowed until the next update. */
const RemitId *remit_outline_index_get (RemitOutlineIndex *self, RemitNodeGroup group, guint *n);

G_END_DECLS

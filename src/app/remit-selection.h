/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "remit-types.h"

G_BEGIN_DECLS

/* The one selection (ids of nodes and links, in the order chosen) that all views of a window share.
 */
#define REMIT_TYPE_SELECTION (remit_selection_get_type ())
G_DECLARE_FINAL_TYPE (RemitSelection, remit_selection, REMIT, SELECTION, GObject)

/* Signal "changed", with no argument, only when the set really changes. */
RemitSelection *remit_selection_new (void);
const RemitId *remit_selection_get (RemitSelection *self,
                                    guint *n); /* borrowed until the next change */
gboolean remit_selection_contains (RemitSelection *self, RemitId id);
/* The last one chosen, 0 when nothing is selected. */
RemitId remit_selection_get_primary (RemitSelection *self);
void remit_selection_set (RemitSelection *self, const RemitId *ids, guint n);
void remit_selection_set_one (RemitSelection *self, RemitId id); /* 0 clears */
void remit_selection_toggle (RemitSelection *self, RemitId id);
void remit_selection_clear (RemitSelection *self);
/* Drops ids that the predicate does not keep (rows that are gone). */
void remit_selection_retain (RemitSelection *self, gboolean (*keep) (RemitId id, gpointer data),
                             gpointer data);

G_END_DECLS

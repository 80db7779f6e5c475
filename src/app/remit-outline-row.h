/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "remit-document.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* One line of the outline: a heading with its count, or a node with the icon of its kind. */
#define REMIT_TYPE_OUTLINE_ROW (remit_outline_row_get_type ())
G_DECLARE_FINAL_TYPE (RemitOutlineRow, remit_outline_row, REMIT, OUTLINE_ROW, GtkWidget)

GtkWidget *remit_outline_row_new (RemitDocument *document);
/* Shows what @item holds: a GtkTreeListRow of groups and nodes, or a node; NULL: nothing. */
void remit_outline_row_bind (RemitOutlineRow *self, GtkListItem *item);
/* Looks at the node again. */
void remit_outline_row_refresh (RemitOutlineRow *self);
/* In the list; GTK_INVALID_LIST_POSITION when it shows nothing. */
guint remit_outline_row_get_position (RemitOutlineRow *self);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "remit-history-model.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* One line of the history view: a change, or one thing that it did. */
#define REMIT_TYPE_HISTORY_ROW (remit_history_row_get_type ())
G_DECLARE_FINAL_TYPE (RemitHistoryRow, remit_history_row, REMIT, HISTORY_ROW, GtkWidget)

GtkWidget *remit_history_row_new (RemitDocument *document, RemitHistoryModel *model);
/* Shows what @item, of a GtkTreeListModel, holds; NULL: nothing. */
void remit_history_row_bind (RemitHistoryRow *self, GtkListItem *item);
void remit_history_row_refresh (RemitHistoryRow *self);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "remit-document.h"
#include "remit-selection.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Every node of the document by group, with a search: also the accessible twin of the map. */
#define REMIT_TYPE_OUTLINE_VIEW (remit_outline_view_get_type ())
G_DECLARE_FINAL_TYPE (RemitOutlineView, remit_outline_view, REMIT, OUTLINE_VIEW, GtkWidget)

GtkWidget *remit_outline_view_new (RemitDocument *document, RemitSelection *selection);
void remit_outline_view_focus_search (GtkWidget *self);
/* Goes to the next (@step 1) or previous (-1) node that is found, and shows it on the map. */
void remit_outline_view_find (GtkWidget *self, int step);

G_END_DECLS

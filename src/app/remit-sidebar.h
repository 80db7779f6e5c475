/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "remit-document.h"
#include "remit-selection.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* The left pane: the list of views (the pages of @views, with their badges) above the outline. */
#define REMIT_TYPE_SIDEBAR (remit_sidebar_get_type ())
G_DECLARE_FINAL_TYPE (RemitSidebar, remit_sidebar, REMIT, SIDEBAR, GtkWidget)

GtkWidget *remit_sidebar_new (RemitDocument *document, RemitSelection *selection, AdwViewStack *views);
void remit_sidebar_focus_search (GtkWidget *self);
/* Goes to the next (@step 1) or previous (-1) node that is found, and shows it on the map. */
void remit_sidebar_find (GtkWidget *self, int step);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "remit-document.h"
#include "remit-selection.h"

G_BEGIN_DECLS

/* The map: a view of a document as a drawing that is edited in place, with its toolbar, legend and
 * overview.  Its actions have the prefix "map" and are put into the window as well, as long as the
 * map is in one; see remit_map_view_commands(). */
#define REMIT_TYPE_MAP_VIEW (remit_map_view_get_type ())
G_DECLARE_FINAL_TYPE (RemitMapView, remit_map_view, REMIT, MAP_VIEW, GtkWidget)

GtkWidget *remit_map_view_new (RemitDocument *document, RemitSelection *selection);

G_END_DECLS

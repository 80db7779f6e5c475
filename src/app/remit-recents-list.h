/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "remit-recents.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A list box of the @most newest recent documents; a click opens one.  Files that are gone are dim and say so.
 * Property "empty" (boolean). */
#define REMIT_TYPE_RECENTS_LIST (remit_recents_list_get_type ())
G_DECLARE_FINAL_TYPE (RemitRecentsList, remit_recents_list, REMIT, RECENTS_LIST, GtkWidget)

GtkWidget *remit_recents_list_new (RemitRecents *recents, guint most);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "remit-document.h"
#include "remit-selection.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The ownership matrix with its toolbar.  Its actions have the prefix "own" and are put into the
 * window as well, as long as the view is in one; see remit_ownership_view_commands().
 * Property "count" (uint, read-only): open findings about ownership. */
#define REMIT_TYPE_OWNERSHIP_VIEW (remit_ownership_view_get_type ())
G_DECLARE_FINAL_TYPE (RemitOwnershipView, remit_ownership_view, REMIT, OWNERSHIP_VIEW, GtkWidget)

GtkWidget *remit_ownership_view_new (RemitDocument *document, RemitSelection *selection);

G_END_DECLS

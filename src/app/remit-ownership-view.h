/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "remit-sheet-view.h"

G_BEGIN_DECLS

/* The ownership matrix with its toolbar.  Its actions have the prefix "own"; see
 * remit_ownership_view_commands().  What is counted: open findings about ownership. */
#define REMIT_TYPE_OWNERSHIP_VIEW (remit_ownership_view_get_type ())
G_DECLARE_FINAL_TYPE (RemitOwnershipView, remit_ownership_view, REMIT, OWNERSHIP_VIEW,
                      RemitSheetView)

GtkWidget *remit_ownership_view_new (RemitDocument *document, RemitSelection *selection);

G_END_DECLS

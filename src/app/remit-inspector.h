/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "remit-document.h"
#include "remit-selection.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The right pane: everything about what is selected, to be edited in place.  Four pages: one node,
 * one link, several things, and, with nothing selected, the document itself. */
#define REMIT_TYPE_INSPECTOR (remit_inspector_get_type ())
G_DECLARE_FINAL_TYPE (RemitInspector, remit_inspector, REMIT, INSPECTOR, GtkWidget)

GtkWidget *remit_inspector_new (RemitDocument *document, RemitSelection *selection);
/* Applies what is being typed; FALSE when that cannot be (the sentence stands below the field).  To
 * be called before commands that act on the document while the focus is in a field: saving,
 * undoing, closing. */
gboolean remit_inspector_flush (RemitInspector *self);

G_END_DECLS

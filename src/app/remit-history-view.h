/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "remit-document.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The history of a document: all changes newest first, with what each did; one can go to any of them. */
#define REMIT_TYPE_HISTORY_VIEW (remit_history_view_get_type ())
G_DECLARE_FINAL_TYPE (RemitHistoryView, remit_history_view, REMIT, HISTORY_VIEW, GtkWidget)

GtkWidget *remit_history_view_new (RemitDocument *document);

/* Asks for a name and keeps the present state as a baseline under it. */
void remit_history_keep_baseline (GtkWidget *widget, RemitDocument *document);

G_END_DECLS

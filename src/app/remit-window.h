/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "remit-document.h"
#include "remit-selection.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* One window: the start page, or one document with its views, outline and inspector.  (RemitWindow is the window of
 * time of an objective.) */
#define REMIT_TYPE_WINDOW (remit_window_get_type ())
G_DECLARE_FINAL_TYPE (RemitAppWindow, remit_window, REMIT, WINDOW, AdwApplicationWindow)

RemitAppWindow *remit_window_new (GtkApplication *application);

/* NULL on the start page. */
RemitDocument *remit_window_get_document (RemitAppWindow *self);
/* Shows @document in place of the start page or of the document shown so far, which the caller has closed. */
void remit_window_set_document (RemitAppWindow *self, RemitDocument *document);
/* Whether another document may take this window: the start page, or an untitled document nobody has touched. */
gboolean remit_window_is_free (RemitAppWindow *self);

/* The document counts as worked on though it has not been edited since it came: an import. */
void remit_window_mark_touched (RemitAppWindow *self);

/* "map", "ownership", "raci", "findings", "history". */
void remit_window_show_view (RemitAppWindow *self, const char *name);
/* Selects a node and brings it into sight on the map. */
void remit_window_show_node (RemitAppWindow *self, RemitId node);

/* Shows a saved matrix in the view of its kind. */
void remit_window_show_matrix (RemitAppWindow *self, RemitId matrix);
/* Shows a view, and in it what @node is, unless it is REMIT_ID_NONE. */
void remit_window_show_line (RemitAppWindow *self, const char *name, RemitId node);

/* The session ends: what can be written is written, nobody is asked; the rest is offered at the next start. */
void remit_window_leave (RemitAppWindow *self);
/* Runs a command of any table, by its detailed name; one of a view shows that view first. */
void remit_window_run (RemitAppWindow *self, const char *detailed_action);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "remit-document.h"
#include "remit-scene-map.h"
#include "remit-selection.h"
#include "remit-viewport.h"

G_BEGIN_DECLS

/* The drawing area of the map: shows one view of a document, takes gestures and keys.
 *
 * Signals: "scene-changed": other content, other view or other colours;
 *          "viewport-changed": scrolled or zoomed;
 *          "state-changed": something that decides which actions make sense (view, snapping, a
 * running layout); "menu-requested" (double x, double y): a context menu is wanted at that point.
 */
#define REMIT_TYPE_CANVAS (remit_canvas_get_type ())
G_DECLARE_FINAL_TYPE (RemitCanvas, remit_canvas, REMIT, CANVAS, GtkWidget)

RemitCanvas *remit_canvas_new (RemitDocument *document, RemitSelection *selection);

RemitDocument *remit_canvas_get_document (RemitCanvas *self);
RemitSelection *remit_canvas_get_selection (RemitCanvas *self);
/* The view shown, 0 while the document has none.  Where each view was scrolled to is remembered. */
RemitId remit_canvas_get_view (RemitCanvas *self);
void remit_canvas_set_view (RemitCanvas *self, RemitId view);
/* NULL while the document has no view. */
const RemitView *remit_canvas_get_view_row (RemitCanvas *self);

/* What is seen, up to date; borrowed until control returns to the main loop. */
RemitScene *remit_canvas_get_scene (RemitCanvas *self);
RemitPalette remit_canvas_get_palette (RemitCanvas *self);
const RemitViewport *remit_canvas_get_viewport (RemitCanvas *self);
/* Options to build a scene of the shown view with; @legend as in RemitMapOptions.  The caller frees
 * options->severities. */
void remit_canvas_init_options (RemitCanvas *self, RemitPalette palette, gboolean legend,
                                RemitMapOptions *options);

/* ---- looking ---- */
void remit_canvas_zoom_step (RemitCanvas *self, int direction);
void remit_canvas_zoom_to (RemitCanvas *self, double scale); /* around the middle */
void remit_canvas_fit (RemitCanvas *self);
/* Screen pixels at the bottom that something lies over: fitting leaves them free. */
void remit_canvas_set_inset (RemitCanvas *self, int inset);
void remit_canvas_fit_selection (RemitCanvas *self);
void remit_canvas_center_on (RemitCanvas *self, double x, double y);
void remit_canvas_pan (RemitCanvas *self, double dx, double dy);
/* Brings a node, link or area of the view into sight. */
void remit_canvas_reveal (RemitCanvas *self, RemitId id);

/* ---- choosing ---- */
void remit_canvas_select_all (RemitCanvas *self);
/* Adds what is linked to the selected nodes. */
void remit_canvas_select_connected (RemitCanvas *self);

/* ---- an agreement and all that it rests on, with the rest of the map faded ---- */
void remit_canvas_light_chain (RemitCanvas *self, RemitId agreement);
void remit_canvas_end_chain (RemitCanvas *self);
/* The agreement whose chain is lit, 0 none. */
RemitId remit_canvas_get_chain (RemitCanvas *self);
/* The chain in sentences, NULL when none is lit. (transfer full) */
char *remit_canvas_describe_chain (RemitCanvas *self);

gboolean remit_canvas_get_snap (RemitCanvas *self);
void remit_canvas_set_snap (RemitCanvas *self, gboolean snap);

G_END_DECLS

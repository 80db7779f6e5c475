/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "remit-canvas.h"

G_BEGIN_DECLS

/* Dialogues on the map that take several steps (choose a kind, choose a link, type a name) and end
 * in one change, or, when the user leaves on the way, in none.  One at a time: a new one ends the
 * old one. */

/* A new node with its top left corner near the point (world); @kind -1: it is chosen first. */
void remit_map_flow_add_node (RemitCanvas *canvas, double x, double y, int kind);
/* The same at a free place near the middle of what is seen. */
void remit_map_flow_add_node_in_view (RemitCanvas *canvas, int kind);
/* A node for each line of @text, of a kind that is chosen. */
void remit_map_flow_add_lines (RemitCanvas *canvas, const char *text);
/* A new node in the middle of that point, linked with @source. */
void remit_map_flow_add_linked (RemitCanvas *canvas, RemitId source, double x, double y);
/* Chooses the kind of link between two nodes, in either direction, and makes it. */
void remit_map_flow_link (RemitCanvas *canvas, RemitId source, RemitId target);
/* Chooses the target by keyboard first. */
void remit_map_flow_link_from (RemitCanvas *canvas, RemitId source);
/* Chooses nodes of the model that the view does not show. */
void remit_map_flow_add_existing (RemitCanvas *canvas);
/* Name of a node, title of an area, topic of a link, in place. */
void remit_map_flow_rename (RemitCanvas *canvas, RemitId id);
void remit_map_flow_add_area (RemitCanvas *canvas);

G_END_DECLS

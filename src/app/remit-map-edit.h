/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "remit-document.h"
#include "remit-scene.h"

G_BEGIN_DECLS

/* What one gesture on the map does to the document: each function is one named, undoable change. No
 * widgets.
 * @view 0, or one that is gone, stands for a view that is made ("Map") by the same change. */

typedef struct
{
  RemitId id;
  double x, y;
} RemitSpot; /* top left corner in world units, rounded when stored */

typedef struct
{
  RemitNodeKind kind;
  const char *name;
  double x, y;
} RemitNewNode;

/* The first view of the document, 0 when it has none. */
RemitId remit_map_first_view (const RemitGraph *graph);
/* @view if there is such a view, else remit_map_first_view(). */
RemitId remit_map_valid_view (const RemitGraph *graph, RemitId view);
gboolean remit_map_contains (const RemitGraph *graph, RemitId view, RemitId node);

/* New ids are returned; 0 on failure. */
RemitId remit_map_add_node (RemitDocument *document, RemitId view, RemitNodeKind kind,
                            const char *name, double x, double y, GError **error);
/* Several; their ids are appended to @made. */
gboolean remit_map_add_nodes (RemitDocument *document, RemitId view, const RemitNewNode *nodes,
                              guint n, GArray *made, GError **error);
/* A node and a link of @link_kind from @other to it, or with @to_other from it to @other. */
RemitId remit_map_add_linked_node (RemitDocument *document, RemitId view, RemitNodeKind kind,
                                   const char *name, double x, double y, RemitId other,
                                   RemitLinkKind link_kind, gboolean to_other, GError **error);
RemitId remit_map_add_link (RemitDocument *document, RemitLinkKind kind, RemitId source,
                            RemitId target, GError **error);
RemitId remit_map_add_area (RemitDocument *document, RemitId view, const char *title,
                            const RemitRect *rect, GError **error);

/* Nodes of the model that the view does not show yet. */
gboolean remit_map_show (RemitDocument *document, RemitId view, const RemitSpot *spots, guint n,
                         const char *label, GError **error);
/* Places of nodes and of areas; changes under one @merge_key (may be NULL) that follow each other
 * are one. */
gboolean remit_map_move (RemitDocument *document, RemitId view, const RemitSpot *spots, guint n,
                         const char *label, const char *merge_key, GError **error);
gboolean remit_map_resize_area (RemitDocument *document, RemitId area, const RemitRect *rect,
                                GError **error);
gboolean remit_map_pin (RemitDocument *document, RemitId view, const RemitId *ids, guint n,
                        gboolean pinned, GError **error);

/* The name of a node, the title of an area, the topic of a link. */
gboolean remit_map_rename (RemitDocument *document, RemitId id, const char *text, GError **error);

/* Nodes, links and areas, from the model.  The numbers of what went, a node's links included. */
typedef struct
{
  guint nodes, links, areas;
} RemitMapCount;
gboolean remit_map_delete (RemitDocument *document, const RemitId *ids, guint n,
                           RemitMapCount *count, GError **error);
/* "3 nodes and 12 links deleted"; (transfer full). */
char *remit_map_count_deleted (const RemitMapCount *count);
/* Nodes out of the view only. */
gboolean remit_map_hide (RemitDocument *document, RemitId view, const RemitId *ids, guint n,
                         GError **error);

/* Copies of nodes, moved by (@dx, @dy), with the links among them; the ids of the copies are
 * appended to @copies. */
gboolean remit_map_duplicate (RemitDocument *document, RemitId view, const RemitId *ids, guint n,
                              double dx, double dy, GArray *copies, GError **error);
/* @spots: nodes from a clipboard and where each goes.  Those that the view does not show are shown,
 * of the others copies are made. */
gboolean remit_map_paste (RemitDocument *document, RemitId view, const RemitSpot *spots, guint n,
                          GArray *pasted, GError **error);

/* ---- views ---- */
RemitId remit_map_new_view (RemitDocument *document, const char *name, GError **error);
RemitId remit_map_copy_view (RemitDocument *document, RemitId view, const char *name,
                             GError **error);
gboolean remit_map_rename_view (RemitDocument *document, RemitId view, const char *name,
                                GError **error);
gboolean remit_map_delete_view (RemitDocument *document, RemitId view, GError **error);
/* A number field of the view row: style, duty lines. */
gboolean remit_map_set_view_option (RemitDocument *document, RemitId view, guint field, int value,
                                    const char *label, GError **error);
gboolean remit_map_set_shows_kind (RemitDocument *document, RemitId view, RemitLinkKind kind,
                                   gboolean shown, GError **error);

G_END_DECLS

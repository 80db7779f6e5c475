/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "remit-document.h"
#include "remit-matrix.h"

G_BEGIN_DECLS

/* What one command of the RACI view does to the document: each function is one named, undoable
 * change.  No widgets. */

/* New ids are returned; 0 on failure. */
RemitId remit_raci_new_matrix (RemitDocument *document, const char *name, GError **error);
RemitId remit_raci_copy_matrix (RemitDocument *document, RemitId matrix, const char *name,
                                GError **error);
gboolean remit_raci_rename_matrix (RemitDocument *document, RemitId matrix, const char *name,
                                   GError **error);
gboolean remit_raci_delete_matrix (RemitDocument *document, RemitId matrix, GError **error);
gboolean remit_raci_set_scheme (RemitDocument *document, RemitId matrix, const char *key,
                                GError **error);
gboolean remit_raci_set_perspective (RemitDocument *document, RemitId matrix, RemitId perspective,
                                     GError **error);

/* A new role as a column before the line @before (REMIT_ID_NONE: last). @name NULL: "New party". */
RemitId remit_raci_add_party (RemitDocument *document, RemitId matrix, const char *name,
                              RemitId before, GError **error);
/* Nodes of the model as rows or columns; those that the matrix has stay where they are. */
gboolean remit_raci_insert_nodes (RemitDocument *document, RemitId matrix, RemitAxis axis,
                                  const RemitId *nodes, guint n, const char *group, RemitId before,
                                  GError **error);
/* Out of the matrix; nodes and letters stay in the model. */
gboolean remit_raci_remove_nodes (RemitDocument *document, RemitId matrix, RemitAxis axis,
                                  const RemitId *nodes, guint n, GError **error);
/* Puts rows at the end of a group, which is made when no row is in it yet. */
gboolean remit_raci_set_group (RemitDocument *document, RemitId matrix, const RemitId *nodes,
                               guint n, const char *group, GError **error);
/* The parties that answer for @item do so jointly, @tie_breaker (may be REMIT_ID_NONE) having the
 * last word; or each for itself again. */
gboolean remit_raci_set_joint (RemitDocument *document, RemitId item, RemitId perspective,
                               gboolean joint, RemitId tie_breaker, GError **error);

/* The names of the groups of rows, in order. (transfer full) (element-type utf8) */
GPtrArray *remit_raci_list_groups (const RemitMatrix *matrix);
/* All parties of the model that are no column yet, in the order of the outline. (transfer full)
 * (element-type RemitId) */
GArray *remit_raci_list_other_parties (const RemitGraph *graph, const RemitMatrix *matrix);
/* The kinds of nodes that letters can be about. */
RemitNodeKinds remit_raci_item_kinds (void);

G_END_DECLS

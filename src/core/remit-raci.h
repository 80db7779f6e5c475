/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "remit-edit.h"
#include "remit-scheme.h"

G_BEGIN_DECLS

/* RACI assignments and saved matrices. */

/* Adds the duty (of the RACI family) of @party on @item; nothing happens when it is there. */
RemitId remit_raci_assign (RemitEdit *edit, RemitId item, RemitId party, RemitLinkKind duty,
                           RemitId perspective, GError **error);
gboolean remit_raci_unassign (RemitEdit *edit, RemitId item, RemitId party, RemitLinkKind duty,
                              RemitId perspective, GError **error);
/* The duties of the RACI family @party has on @item, as a set of bits (1 << duty). */
guint remit_raci_duties (const RemitGraph *graph, RemitId item, RemitId party, RemitId perspective);

/* A saved matrix and its axes. @scheme is a scheme key. */
RemitId remit_matrix_add (RemitEdit *edit, const char *name, RemitMatrixKind kind,
                          const char *scheme, GError **error);
/* Appends @node to the rows or columns, unless it is there. */
RemitId remit_matrix_add_axis (RemitEdit *edit, RemitId matrix, RemitAxis axis, RemitId node,
                               const char *group, GError **error);
/* In order. (transfer container) (element-type RemitMatrixAxis) */
GPtrArray *remit_matrix_axis_list (const RemitGraph *graph, RemitId matrix, RemitAxis axis);

G_END_DECLS

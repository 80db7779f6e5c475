/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "remit-graph.h"

G_BEGIN_DECLS

/* The only way to change a document.  An edit is begun with remit_document_begin(), filled by verbs
 * (each applies to the graph at once) and handed to remit_document_commit().  Freeing an
 * uncommitted edit takes all of it back.  At most one edit is open and it never survives a return
 * to the main loop. */
typedef struct _RemitEdit RemitEdit;

void remit_edit_free (RemitEdit *edit);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RemitEdit, remit_edit_free)

/* The document's graph with what the edit did so far. */
RemitGraph *remit_edit_get_graph (RemitEdit *edit);

/* A fresh id. */
RemitId remit_edit_new_id (RemitEdit *edit);

/* Copies @row into the document.  Gives it a new id when row->id is 0 (and returns the id); a text
 * member that is NULL counts as "".  Start from remit_row_new() or REMIT_ROW_INIT: optional numbers
 * must be REMIT_UNSET. */
RemitId remit_edit_insert (RemitEdit *edit, const RemitRow *row);

/* Sets one field; FALSE when there is no such row. */
gboolean remit_edit_set_number (RemitEdit *edit, RemitTable table, RemitId id, guint field,
                                gint64 number, GError **error);
gboolean remit_edit_set_text (RemitEdit *edit, RemitTable table, RemitId id, guint field,
                              const char *text, GError **error);
/* Any type, from text as remit_field_parse() reads it. */
gboolean remit_edit_set (RemitEdit *edit, RemitTable table, RemitId id, guint field,
                         const char *text, GError **error);

/* Deletes a row and all that cannot be without it (owner references); clears other references to
 * it. FALSE when there is no such row. */
gboolean remit_edit_delete (RemitEdit *edit, RemitTable table, RemitId id, GError **error);

/* How many rows remit_edit_delete() of @id would take away besides the row itself. */
guint remit_graph_count_dependants (const RemitGraph *graph, RemitId id);

/* Commits that follow each other within a second or two under the same key, by the same author,
 * become one change: typing, nudging with arrow keys.  NULL (the default): never. */
void remit_edit_set_merge_key (RemitEdit *edit, const char *key);

/* Whether anything was done yet. */
gboolean remit_edit_is_empty (RemitEdit *edit);

/* Replaces the label given to remit_document_begin(). */
void remit_edit_set_label (RemitEdit *edit, const char *label);

/* ---- verbs for nodes and links (remit-model.c) ---- */

/* @name is trimmed; an empty one is refused. 0 and @error on failure. */
RemitId remit_node_add (RemitEdit *edit, RemitNodeKind kind, const char *name, GError **error);
gboolean remit_node_rename (RemitEdit *edit, RemitId node, const char *name, GError **error);
/* Changes the kind; refuses, naming the link, when one of its links would not be allowed any more.
 */
gboolean remit_node_set_kind (RemitEdit *edit, RemitId node, RemitNodeKind kind, GError **error);

/* Adds a link of the agreed model (@perspective 0) or of a perspective; refuses with a sentence
 * that says what would be allowed. An identical link that exists already is returned instead of a
 * second one. */
RemitId remit_link_add (RemitEdit *edit, RemitLinkKind kind, RemitId source, RemitId target,
                        RemitId perspective, GError **error);
/* The link of that kind between the two in that perspective, NULL when there is none. */
const RemitLink *remit_graph_find_link (const RemitGraph *graph, RemitLinkKind kind, RemitId source,
                                        RemitId target, RemitId perspective);
gboolean remit_link_set_ends (RemitEdit *edit, RemitId link, RemitId source, RemitId target,
                              GError **error);

/* A copy of a node with its details and properties but not its links, named "… (copy)"; 0 on
 * failure. */
RemitId remit_node_duplicate (RemitEdit *edit, RemitId node, GError **error);

void remit_meta_set (RemitEdit *edit, const char *key, const char *value);

G_END_DECLS

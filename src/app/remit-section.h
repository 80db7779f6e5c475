/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "remit-document.h"
#include "remit-selection.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A part of the inspector: a heading with buttons and a card of rows about the selected things.  A
 * subclass says which rows there are (by keys), makes each and fills it in; the base keeps those
 * whose key stays, so that focus, cursor and open popovers survive a change of the document. */
#define REMIT_TYPE_SECTION (remit_section_get_type ())
G_DECLARE_DERIVABLE_TYPE (RemitSection, remit_section, REMIT, SECTION, GtkBox)

/* Names a row within its section; the meaning of both numbers is the section's. */
typedef struct
{
  gint64 what;
  gint64 id;
} RemitRowKey;

struct _RemitSectionClass
{
  GtkBoxClass parent_class;

  guint tables; /* bits: a change of other tables leaves the section as it is */

  /* Adds the keys of the rows, in order. */
  void (*list_rows) (RemitSection *self, GArray *keys);
  /* A new GtkListBoxRow, or any other widget, which is put into one. */
  GtkWidget *(*make_row) (RemitSection *self, const RemitRowKey *key);
  /* Fills in the row, newly made or kept; may be NULL. */
  void (*show_row) (RemitSection *self, const RemitRowKey *key, GtkWidget *row);
  /* Whether there is anything to show or to add for the subject at all; NULL: always. */
  gboolean (*applies) (RemitSection *self);
  /* Other things are selected; may be NULL. Called before the rows are listed. */
  void (*subject_changed) (RemitSection *self);
};

/* Properties, to be given at construction: "document", "selection". */

RemitDocument *remit_section_get_document (RemitSection *self);
RemitGraph *remit_section_get_graph (RemitSection *self);
RemitSelection *remit_section_get_selection (RemitSection *self);

/* What it is about. */
void remit_section_set_subjects (RemitSection *self, const RemitId *ids, guint n);
const RemitId *remit_section_get_subjects (RemitSection *self, guint *n);
/* The first of them, 0 when there is none. */
RemitId remit_section_get_subject (RemitSection *self);

/* Reads the document again. A section without rows is hidden, unless it has a button to add some.
 */
void remit_section_refresh (RemitSection *self);
/* For show_row: gives the focus to @widget when the refresh is over. */
void remit_section_focus_later (RemitSection *self, GtkWidget *widget);
/* The same when one of the tables it shows was touched; @tables 0: any. */
void remit_section_document_changed (RemitSection *self, guint tables);

/* NULL: no heading. */
void remit_section_set_title (RemitSection *self, const char *title);
/* Adds a button at the end of the heading's line; the section is shown without rows, too, unless
 * @tool. */
void remit_section_add_button (RemitSection *self, GtkWidget *button, gboolean tool);
/* What stands in the card while there are no rows. */
void remit_section_set_empty_text (RemitSection *self, const char *text);
/* Not in a card: rows that are cards themselves. */
void remit_section_set_plain (RemitSection *self);
GtkListBox *remit_section_get_list (RemitSection *self);

/* Selects something else in the whole window. */
void remit_section_jump (RemitSection *self, RemitId id);
/* Commits @edit (transfer full) or shows why it could not be; @toast, when not NULL, tells what was
 * done and offers to undo it. */
gboolean remit_section_commit (RemitSection *self, RemitEdit *edit, const char *toast);
/* Deletes a row of the document as one change. */
void remit_section_delete_row (RemitSection *self, RemitTable table, RemitId id, const char *label,
                               const char *toast);
void remit_section_show_error (RemitSection *self, const GError *error);
gboolean remit_section_is_read_only (RemitSection *self);

G_END_DECLS

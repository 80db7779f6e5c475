/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "remit-document.h"
#include "remit-table-plan.h"
#include "remit-tables.h"

G_BEGIN_DECLS

/* One import while a person decides about it: the workbook that was read, the tables found in it,
 * how each is to be read, where it goes, and what that would change.  No widget: the wizard shows
 * it. The document stays as it is until remit_import_session_apply(). */
#define REMIT_TYPE_IMPORT_SESSION (remit_import_session_get_type ())
G_DECLARE_FINAL_TYPE (RemitImportSession, remit_import_session, REMIT, IMPORT_SESSION, GObject)

/* Signal "changed": a table is read in another way now. */
RemitImportSession *remit_import_session_new (RemitDocument *document, const char *path);
RemitDocument *remit_import_session_get_document (RemitImportSession *self);
const char *remit_import_session_get_path (RemitImportSession *self);
/* Takes what was read of the file, proposes the tables in it, and applies what was chosen for files
 * of that shape before. */
void remit_import_session_set_workbook (RemitImportSession *self, RemitWorkbook *workbook);
const RemitWorkbook *remit_import_session_get_workbook (RemitImportSession *self);

/* ---- tables ---- */

guint remit_import_session_n_tables (RemitImportSession *self);
const RemitProposal *remit_import_session_get_proposal (RemitImportSession *self, guint table);
/* NULL when nothing can be read; then @problem, if not NULL, gets the sentence, borrowed. */
const RemitTableContent *remit_import_session_get_content (RemitImportSession *self, guint table,
                                                           const char **problem);
gboolean remit_import_session_get_wanted (RemitImportSession *self, guint table);
void remit_import_session_set_wanted (RemitImportSession *self, guint table, gboolean wanted);
/* Adds the table in a range that no proposal has; its number, or G_MAXUINT and a sentence. */
guint remit_import_session_add_table (RemitImportSession *self, guint sheet, const char *range,
                                      GError **error);

/* ---- how a table is read ---- */

gboolean remit_import_session_set_range (RemitImportSession *self, guint table, const char *range,
                                         GError **error);
void remit_import_session_set_header_rows (RemitImportSession *self, guint table, guint n);
void remit_import_session_set_orientation (RemitImportSession *self, guint table,
                                           RemitOrientation orientation);
/* "": letters of its own. */
void remit_import_session_set_scheme (RemitImportSession *self, guint table, const char *key);
void remit_import_session_set_column (RemitImportSession *self, guint table, guint column,
                                      RemitColumnRole role);
/* @duty -1: the text is left out. */
void remit_import_session_set_letter (RemitImportSession *self, guint table, guint letter,
                                      int duty);
void remit_import_session_set_title (RemitImportSession *self, guint table, const char *title);
void remit_import_session_set_decimal (RemitImportSession *self, guint table, char decimal);

/* ---- what it would change ---- */

/* The matrix to bring up to date; REMIT_ID_NONE: a new one. */
void remit_import_session_set_matrix (RemitImportSession *self, guint table, RemitId matrix);
RemitId remit_import_session_get_matrix (RemitImportSession *self, guint table);

typedef struct
{
  guint table;
  RemitPlanKind kind;
  char *sentence;
} RemitImportChange;

/* A name in a table that is much like one in the document. */
typedef struct
{
  guint table;
  gboolean is_party;
  guint index;      /* in the content */
  char *name;
  RemitId near[3];  /* REMIT_ID_NONE ends */
  RemitId chosen;   /* REMIT_ID_NONE: a new one */
} RemitImportQuestion;

typedef struct
{
  GPtrArray *changes;   /* element-type RemitImportChange */
  GPtrArray *questions; /* element-type RemitImportQuestion */
  GPtrArray *summaries; /* element-type utf8: a sentence for each wanted table, with its title */
} RemitImportPreview;

/* What applying the wanted tables one after the other would do; NULL and a sentence when it cannot
 * be done. */
RemitImportPreview *remit_import_session_preview (RemitImportSession *self, GError **error);
void remit_import_preview_free (RemitImportPreview *preview);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RemitImportPreview, remit_import_preview_free)
void remit_import_session_answer (RemitImportSession *self, const RemitImportQuestion *question,
                                  RemitId chosen);

/* Does it as one change and remembers the choices for files of this shape; the matrix of the first
 * table, REMIT_ID_NONE and a sentence when nothing was done. */
RemitId remit_import_session_apply (RemitImportSession *self, GError **error);

G_END_DECLS

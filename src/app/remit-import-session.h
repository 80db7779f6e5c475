/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "remit-import-table.h"

G_BEGIN_DECLS

/* One import while a person decides about it: the workbook that was read, the tables found in it,
 * and what those that are wanted would change.  No widget: the wizard shows it.  The document stays
 * as it is until remit_import_session_apply(). */
#define REMIT_TYPE_IMPORT_SESSION (remit_import_session_get_type ())
G_DECLARE_FINAL_TYPE (RemitImportSession, remit_import_session, REMIT, IMPORT_SESSION, GObject)

/* Signal "changed": a table is read in another way now, or there are other tables. */
RemitImportSession *remit_import_session_new (RemitDocument *document, const char *path);
RemitDocument *remit_import_session_get_document (RemitImportSession *self);
const char *remit_import_session_get_path (RemitImportSession *self);
/* Takes what was read of the file, proposes the tables in it, and applies what was chosen for files
 * of that shape before. */
void remit_import_session_set_workbook (RemitImportSession *self, RemitWorkbook *workbook);
const RemitWorkbook *remit_import_session_get_workbook (RemitImportSession *self);

/* By sheet and place, then those that were added. */
guint remit_import_session_n_tables (RemitImportSession *self);
/* Borrowed until its sort is set. */
RemitImportTable *remit_import_session_get_table (RemitImportSession *self, guint table);
/* Adds the table at a place that no proposal has; its number. */
guint remit_import_session_add_table (RemitImportSession *self, RemitImportSort sort,
                                      const RemitImportPlace *place);
/* All cells of a sheet; FALSE when it has none. */
gboolean remit_import_session_find_all (RemitImportSession *self, guint sheet,
                                        RemitImportPlace *place);
/* What stands at the table's place is proposed anew as something else. */
void remit_import_session_set_sort (RemitImportSession *self, guint table, RemitImportSort sort);

/* What applying the wanted tables one after the other would do; NULL and a sentence when it cannot
 * be done. */
RemitImportPreview *remit_import_session_preview (RemitImportSession *self, GError **error);
/* Does it as one change and remembers the choices for files of this shape; FALSE and a sentence
 * when nothing was done.  @target: of the first wanted table. */
gboolean remit_import_session_apply (RemitImportSession *self, RemitImportTarget *target,
                                     GError **error);

G_END_DECLS

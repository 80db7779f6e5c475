/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "remit-import-table.h"
#include "remit-sheet-model.h"

G_BEGIN_DECLS

/* One sheet of the file as it stands there, each cell in the colour of what it is read as: what the
 * wizard shows beside its choices.  Cannot be edited. */
#define REMIT_TYPE_IMPORT_SHEET (remit_import_sheet_get_type ())
G_DECLARE_FINAL_TYPE (RemitImportSheet, remit_import_sheet, REMIT, IMPORT_SHEET, GObject)

RemitImportSheet *remit_import_sheet_new (void);
/* Shows the sheet of @table; also when it is read in another way now. */
void remit_import_sheet_set_table (RemitImportSheet *self, RemitImportTable *table);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "remit-import-table.h"
#include "remit-register.h"

G_BEGIN_DECLS

/* A table that is being imported in which each row is a budget line, an agreement or a KPI. */
#define REMIT_TYPE_IMPORT_REGISTER (remit_import_register_get_type ())
G_DECLARE_FINAL_TYPE (RemitImportRegister, remit_import_register, REMIT, IMPORT_REGISTER,
                      RemitImportTable)

/* Takes @proposal; @workbook must live longer. */
RemitImportTable *remit_import_register_new (RemitDocument *document, const RemitWorkbook *workbook,
                                             RemitRegisterProposal *proposal);
const RemitRegisterProposal *remit_import_register_get_proposal (RemitImportRegister *self);
/* NULL when nothing can be read. */
const RemitRegisterContent *remit_import_register_get_content (RemitImportRegister *self);

void remit_import_register_set_column (RemitImportRegister *self, guint column,
                                       RemitRegisterRole role);
void remit_import_register_set_unit (RemitImportRegister *self, gint64 unit);
void remit_import_register_set_state (RemitImportRegister *self, int state);
/* "": the document's; FALSE and a sentence when @currency is none. */
gboolean remit_import_register_set_currency (RemitImportRegister *self, const char *currency,
                                             GError **error);

/* Whether things that the register lacks go; only of one that Remit wrote. */
gboolean remit_import_register_can_remove (RemitImportRegister *self);
gboolean remit_import_register_get_remove (RemitImportRegister *self);
void remit_import_register_set_remove (RemitImportRegister *self, gboolean remove);

G_END_DECLS

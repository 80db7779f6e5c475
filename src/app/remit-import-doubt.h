/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "remit-import-register.h"

G_BEGIN_DECLS

/* Whether a role's cells are figures. */
gboolean remit_import_role_is_figure (RemitRegisterRole role);

/* A figure of the table that tells the decimal signs apart, with both readings as people write
 * them. */
typedef struct
{
  char *where, *text;
  char *with_this, *with_other;
} RemitImportDoubt;

/* NULL when every figure reads the same either way; (transfer full). */
RemitImportDoubt *remit_import_register_find_doubt (RemitImportRegister *self);
/* "“1.234” is read as 1,234; with the other decimal sign it would be 1.234."; (transfer full). */
char *remit_import_doubt_explain (const RemitImportDoubt *doubt);
void remit_import_doubt_free (RemitImportDoubt *doubt);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RemitImportDoubt, remit_import_doubt_free)

G_END_DECLS

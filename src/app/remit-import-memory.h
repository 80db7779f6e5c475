/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "remit-import-table.h"

G_BEGIN_DECLS

/* What a person chose for files of one shape, for the next file of that shape; in the settings. */

/* Reads @table as was chosen before; nothing when nothing fits. */
void remit_import_memory_recall (RemitImportTable *table);
void remit_import_memory_keep (RemitImportTable *table);

G_END_DECLS

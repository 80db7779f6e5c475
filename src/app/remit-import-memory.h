/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "remit-tables.h"

G_BEGIN_DECLS

/* What a person chose for files of one shape, for the next file of that shape; in the settings. */

/* Changes @proposal to what was chosen before; nothing when nothing fits. */
void remit_import_memory_recall (RemitProposal *proposal, const RemitWorkbook *workbook,
                                 const RemitGraph *graph);
void remit_import_memory_keep (const RemitProposal *proposal, const RemitWorkbook *workbook);

G_END_DECLS

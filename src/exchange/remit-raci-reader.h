/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "remit-import.h"
#include "remit-table-grid.h"

G_BEGIN_DECLS

/* Puts a table of RACI letters (activities down, parties across, the first row that holds two cells
 * or more is the header) into an open edit: activities, parties, duties and a saved matrix. Parties
 * that the document has already (by folded name) are used, and said in a warning.  @name is the
 * file's name; fills the counts of @report and adds warnings.  Errors when there is no table or no
 * letter. */
gboolean remit_raci_read (RemitEdit *edit, const RemitTableGrid *grid, const char *name,
                          RemitImportReport *report, GError **error);

G_END_DECLS

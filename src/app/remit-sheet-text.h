/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "remit-table-grid.h"

G_BEGIN_DECLS

/* A block of cells as spreadsheets put it on the clipboard: text with tabs, where a cell with a
 * tab, a line break or a quote stands in quotes, and a table of HTML. */

/* (transfer full) */
char *remit_sheet_text_to_tabs (const RemitTableGrid *block);
char *remit_sheet_text_to_html (const RemitTableGrid *block);
/* NULL and a sentence when the text is no UTF-8 or too long. */
RemitTableGrid *remit_sheet_text_from_tabs (const char *text, GError **error);

G_END_DECLS

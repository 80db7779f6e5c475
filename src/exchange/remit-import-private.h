/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "remit-import.h"

G_BEGIN_DECLS

/* What the readers behind the door share. */

/* A sheet by its name or number; -1 and a sentence. */
int _remit_import_find_sheet (const RemitWorkbook *workbook, const char *wanted, GError **error);
/* "A3:H20"; FALSE and a sentence. */
gboolean _remit_import_parse_range (const char *range, RemitTableArea *area, GError **error);

G_END_DECLS

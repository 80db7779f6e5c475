/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "remit-table-grid.h"

G_BEGIN_DECLS

/* Comma-separated text (RFC 4180 and what programs really write): separators , ; tab |, found out
 * or said by a first line "sep=;", quoted cells with line breaks, CRLF, LF or CR. */

/* Limits of one import; more is refused with a sentence. */
#define REMIT_CSV_MAX_RECORD (1024 * 1024) /* bytes of a row */
#define REMIT_CSV_MAX_ROWS 1048576
#define REMIT_CSV_MAX_COLUMNS 16384

/* Reads @text, which is UTF-8 without NUL; @name is what messages call it.  *separator 0: found out
 * and set.  NULL and a sentence with the line on failure. */
RemitTableGrid *remit_csv_parse (const char *text, gsize length, const char *name, char *separator,
                                 GError **error);

/* The separator that cuts the beginning of a text into the most even rows. */
char remit_csv_sniff (const char *sample, gsize length);

G_END_DECLS

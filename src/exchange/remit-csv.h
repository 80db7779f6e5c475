/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "remit-table-grid.h"

G_BEGIN_DECLS

/* Comma-separated text (RFC 4180 and what programs really write): separators , ; tab |, found out
 * or said by a first line "sep=;", quoted cells with line breaks, CRLF, LF or CR, a byte order
 * mark.  UTF-8 only. */

/* Limits of one import; more is refused with a sentence. */
#define REMIT_CSV_MAX_BYTES (64 * 1024 * 1024)
#define REMIT_CSV_MAX_RECORD (1024 * 1024) /* bytes of a row */
#define REMIT_CSV_MAX_ROWS 100000
#define REMIT_CSV_MAX_COLUMNS 4096

/* Reads @stream to its end in one pass; @name is what messages call it.  NULL and a sentence with
 * the line on failure. */
RemitTableGrid *remit_csv_read (GInputStream *stream, const char *name, GError **error);

/* The separator that cuts the beginning of a text into the most even rows. */
char remit_csv_sniff (const char *sample, gsize length);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "remit-matrix-table.h"

G_BEGIN_DECLS

/* Tables as text: comma-separated (RFC 4180, UTF-8 with a byte order mark, CRLF), tab-separated,
 * HTML. */

typedef enum
{
  REMIT_TABLE_CSV,
  REMIT_TABLE_TSV,
  REMIT_TABLE_HTML
} RemitTableFormat;

/* @separator 0: a comma or a tab. (transfer full) */
char *remit_table_to_text (const RemitMatrixTable *table, RemitTableFormat format, char separator);
/* The whole of it or nothing; "-" is standard output. */
gboolean remit_table_write (const RemitMatrixTable *table, RemitTableFormat format, char separator,
                            const char *path, GError **error);
/* Only the <table>, for the clipboard; (transfer full). */
char *remit_table_to_html_fragment (const RemitMatrixTable *table);

/* What a spreadsheet would take for a formula (a beginning = + - @ tab or line break) gets an
 * apostrophe in front; reading takes it off again. (transfer full) */
char *remit_table_guard (const char *text);
char *remit_table_unguard (const char *text);

/* The colours of a letter, 0xRRGGBB: those of the program's light look. */
typedef struct
{
  guint32 paper, ink;
  gboolean bold;
} RemitLetterColour;
const RemitLetterColour *remit_letter_colour (RemitDutyClass duty_class);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "remit-error.h"
#include "remit-row.h"

G_BEGIN_DECLS

/* The names of the native XML: how tables, columns and ids of a document are written there. */

#define REMIT_XML_NAMESPACE "urn:remit:document:1"
#define REMIT_XML_NAMESPACE_STEM "urn:remit:document:"
#define REMIT_XML_ROOT "remit"
/* The namespace carries the major version, the attribute "version" of the root both. */
#define REMIT_XML_MAJOR 1
#define REMIT_XML_MINOR 0
#define REMIT_XML_VERSION "1.0"

/* "scheme_letter" is written "scheme-letter"; (transfer full). */
char *remit_xml_name (const char *column);

/* An id is the prefix of its table and the number in hexadecimal: "n3f". */
void remit_xml_append_id (GString *out, RemitTable table, RemitId id);
/* FALSE when @text is not an id of @table. */
gboolean remit_xml_parse_id (RemitTable table, const char *text, RemitId *id);
/* The table whose id @text is, REMIT_TABLE_NONE when it is no id.  No id can be read as that of two
 * tables. */
RemitTable remit_xml_parse_any_id (const char *text, RemitId *id);

/* Sets "“NAME”, line 12: SENTENCE". */
void remit_xml_set_error (GError **error, RemitError code, const char *name, guint line,
                          const char *sentence);

G_END_DECLS

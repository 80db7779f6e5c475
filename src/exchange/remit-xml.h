/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include "remit-document.h"

G_BEGIN_DECLS

/* The native XML: namespace urn:remit:document:1, schema data/schema/remit-1.xsd.  One element a
 * row, attributes from the field tables, stable order: equal models give equal bytes.  Streams both
 * ways. */

/* Writes the model of @graph to @stream. */
gboolean remit_xml_export (const RemitGraph *graph, GOutputStream *stream, GError **error);
gboolean remit_xml_export_file (const RemitGraph *graph, const char *path,
                                GError **error); /* atomically; "-" is standard output */

/* Reads rows into an open edit: rows whose id exists are replaced, others added.  On failure the
 * caller frees the edit and nothing has happened.  Errors name the line. */
gboolean remit_xml_import (RemitEdit *edit, GInputStream *stream, const char *name, GError **error);
gboolean remit_xml_import_file (RemitEdit *edit, const char *path,
                                GError **error); /* "-" is standard input */

/* The XSD 1.0 schema made from the field tables: what data/schema/remit-1.xsd holds. (transfer
 * full) */
char *remit_xml_schema (void);

G_END_DECLS

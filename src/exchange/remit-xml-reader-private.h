/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "remit-edit.h"
#include "remit-xml-check.h"
#include "remit-xml-names.h"

#include <libxml/parser.h>

G_BEGIN_DECLS

/* The two halves of the XML import: remit-xml-reader.c drives the parser and knows the document,
 * remit-xml-row.c makes a row of an element. */

/* Names as pointers into the parser's dictionary: equal names are equal pointers. */
typedef struct
{
  const xmlChar *element;
  const xmlChar **attributes; /* owned: one for each field */
  GHashTable **values; /* owned: for each field that is an enum, its keys -> index + 1; else NULL */
} RemitXmlNames;

typedef struct
{
  RemitEdit *edit;         /* borrowed */
  RemitGraph *graph;       /* borrowed */
  const char *name;        /* borrowed; of the file */
  xmlParserCtxtPtr parser; /* owned */
  GError *error;           /* owned: the first; nothing more is done after it */
  RemitXmlCheck *check;    /* owned */
  GHashTable *metas;       /* owned: key -> row that the document had before */
  GString *value;          /* owned: the attribute being read */
  RemitXmlNames names[REMIT_N_TABLES];
  const xmlChar *id_name;
  guint depth;
  guint minor; /* version of the file */
} RemitXmlReader;

/* The first error is kept, with the present line; nothing more is done after it. */
void _remit_xml_refuse (RemitXmlReader *self, RemitError code, const char *sentence);
void _remit_xml_refuse_printf (RemitXmlReader *self, RemitError code, const char *format, ...)
    G_GNUC_PRINTF (3, 4);
/* A name that this program does not know: a slip, or something that a newer version added. */
void _remit_xml_refuse_unknown (RemitXmlReader *self, const char *sentence);
guint _remit_xml_reader_line (const RemitXmlReader *self);
/* Puts the text of an attribute, as the parser hands it out, into self->value. */
void _remit_xml_reader_set_value (RemitXmlReader *self, const xmlChar *start, const xmlChar *end);

/* remit-xml-row.c */
void _remit_xml_reader_init_rows (RemitXmlReader *self);
void _remit_xml_reader_clear_rows (RemitXmlReader *self);
/* Reads an element as a row of the model and puts it into the edit.  Its attributes are as libxml2
 * has them: five pointers each. */
void _remit_xml_reader_read_row (RemitXmlReader *self, const xmlChar *name, const xmlChar *uri,
                                 int n_attributes, const xmlChar **attributes);

G_END_DECLS

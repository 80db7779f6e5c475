/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What stands before the XML parser.  It sees every byte first, in one pass and in blocks of any
 * size, and lets through only UTF-8 without document type declaration and without the shapes that
 * make parsers slow: so no entity can be declared, nothing is ever fetched, and the parser's time
 * is linear in its input. It does not check that the XML is well-formed: that is the parser's
 * task. */

typedef struct
{
  gsize tag;        /* bytes of one tag */
  guint attributes; /* of one tag */
  gsize text;       /* bytes between two tags */
  guint depth;      /* of elements */
  gsize instruction; /* bytes of a processing instruction */
} RemitXmlLimits;

/* For files of unknown origin: 256 KiB, 64, 1 MiB, 16, 1 KiB. */
extern const RemitXmlLimits remit_xml_limits_strict;
/* For Remit's own format, where a note of a million characters is one attribute: a tag may have 8
 * MiB. */
extern const RemitXmlLimits remit_xml_limits_native;

typedef struct _RemitXmlGate RemitXmlGate;

/* @name is what messages call the file; @limits must outlive the gate. */
RemitXmlGate *remit_xml_gate_new (const char *name, const RemitXmlLimits *limits);
void remit_xml_gate_free (RemitXmlGate *gate);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RemitXmlGate, remit_xml_gate_free)

/* Looks at the next bytes; FALSE and a sentence with the line when they must not reach the
 * parser. */
gboolean remit_xml_gate_feed (RemitXmlGate *gate, const guint8 *bytes, gsize length,
                              GError **error);
/* At the end: refuses what stops in the middle of a tag, comment, character or element. */
gboolean remit_xml_gate_finish (RemitXmlGate *gate, GError **error);

G_END_DECLS

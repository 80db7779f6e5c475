/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "remit-graph.h"

G_BEGIN_DECLS

/* What can only be known of an XML document after its last row: whether ids are unique and
 * references lead to rows of the right table and kind, and what the rules of the model say.  Rows
 * are noted with their lines while they are read; 16 bytes each. */
typedef struct _RemitXmlCheck RemitXmlCheck;

/* @graph is the one that rows are read into; @name is what messages call the file. */
RemitXmlCheck *remit_xml_check_new (const RemitGraph *graph, const char *name);
void remit_xml_check_free (RemitXmlCheck *check);

void remit_xml_check_add_row (RemitXmlCheck *check, RemitTable table, RemitId id, guint line);
/* A reference to any table that was written as the id of a row of @table. */
void remit_xml_check_add_reference (RemitXmlCheck *check, RemitTable from, RemitTable table,
                                    RemitId id, guint line);

/* FALSE and the first problems, each with its line, when something is wrong. */
gboolean remit_xml_check_run (RemitXmlCheck *check, GError **error);

G_END_DECLS

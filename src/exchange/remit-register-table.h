/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "remit-matrix-table.h"
#include "remit-register.h"

G_BEGIN_DECLS

/* The register of a document as a table of texts, with its marks.  @titles: with a title and a
 * subtitle above.  NULL and a sentence when amounts of one period cannot be added up. */
RemitMatrixTable *remit_register_table_new (const RemitGraph *graph, RemitRegisterSort sort,
                                            gboolean titles, int today, GError **error);

G_END_DECLS

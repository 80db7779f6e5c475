/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "remit-graph.h"

G_BEGIN_DECLS

/* The canonical text of a model: one line a row, sorted by table and id, every field that is not at
 * its default.  Equal models give equal bytes; history is not part of it. (transfer full) */
char *remit_dump (const RemitGraph *graph);
/* The same for some tables only (bits). */
char *remit_dump_tables (const RemitGraph *graph, guint tables);

G_END_DECLS

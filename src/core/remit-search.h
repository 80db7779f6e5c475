/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "remit-graph.h"

G_BEGIN_DECLS

/* Text match that folds case and accents (also đ and ø, full-width forms); CJK text matches by
 * substring. */

/* NFKD, accents dropped, đ→d and the like, lower case, white space folded; (transfer full). */
char *remit_search_fold (const char *text);

typedef struct
{
  RemitId id;
  int score; /* higher is better */
} RemitSearchHit;

/* A folded index of the nodes (name, code, subtitle, notes) of a graph; rebuilt lazily when told
 * that nodes changed. */
typedef struct _RemitSearch RemitSearch;
RemitSearch *remit_search_new (const RemitGraph *graph);
void remit_search_free (RemitSearch *search);
void remit_search_invalidate (RemitSearch *search);
/* Every word of @query must match; whole name > start of the name > start of a word > inside > code
 * > notes. Best first, ties by name; at most @limit (0: all). A query without words matches every
 * node. (transfer full) (element-type RemitSearchHit) */
GArray *remit_search_query (RemitSearch *search, const char *query, guint limit);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RemitSearch, remit_search_free)

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "remit-document.h"
#include "remit-findings.h"

G_BEGIN_DECLS

/* The findings of a document, worked out once after a change for all that show them, in the
 * background: for some tenths of a second after a change they are those of the state before it, and
 * may name things that are gone since.
 * Signal "changed": there may be other findings than before; soon after a change of the document,
 * once for many. */
#define REMIT_TYPE_FINDINGS_CACHE (remit_findings_cache_get_type ())
G_DECLARE_FINAL_TYPE (RemitFindingsCache, remit_findings_cache, REMIT, FINDINGS_CACHE, GObject)

/* The one of @document, made when first asked for; it lives as long as the document; borrowed. */
RemitFindingsCache *remit_findings_cache_get (RemitDocument *document);

/* All findings; borrowed until "changed".  Only the first time somebody asks they are worked out
 * on the spot. (element-type RemitFinding) */
GPtrArray *remit_findings_cache_get_all (RemitFindingsCache *self);
/* Those about @subject, most severe first; NULL when there are none. (element-type RemitFinding) */
GPtrArray *remit_findings_cache_get_about (RemitFindingsCache *self, RemitId subject);
/* The number of findings that nobody has accepted. */
guint remit_findings_cache_get_open (RemitFindingsCache *self);
/* The same of one family of rules: "OW", "BU". */
guint remit_findings_cache_count_family (RemitFindingsCache *self, const char *family);

G_END_DECLS

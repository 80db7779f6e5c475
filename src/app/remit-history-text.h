/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "remit-document.h"

G_BEGIN_DECLS

/* What a change did, for people: one sentence-like line for each thing touched, at most @most and a last one that
 * says how many more.  Places of a drawing are summed up. (transfer full) (element-type utf8) */
GPtrArray *remit_history_describe_change (RemitDocument *document, gint64 seq, guint most, GError **error);

G_END_DECLS

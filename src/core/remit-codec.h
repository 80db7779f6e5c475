/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "remit-document.h"

G_BEGIN_DECLS

/* The binary form of a change in the history: what each row was and became.  Written once, read for
 * ever: table numbers and field indices are stable. */

/* (element-type RemitDelta) */
GBytes *remit_codec_encode (GPtrArray *deltas);
/* Rows that were changed (not inserted or deleted) come back with the changed cells only; the
 * others are at their default on both sides.  Any byte string is refused or decoded, never trusted.
 * (transfer full) (element-type RemitDelta) */
GPtrArray *remit_codec_decode (const guint8 *data, gsize length, GError **error);

G_END_DECLS

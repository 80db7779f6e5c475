/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Text of any encoding as UTF-8: by a byte order mark, else UTF-8 when it is valid, else by the
 * statistics of uchardet. */

typedef struct
{
  char *text; /* UTF-8 without byte order mark, ends with NUL */
  gsize length;
  char *encoding; /* "UTF-8", "windows-1258" */
  gboolean guess; /* found by statistics: others are possible */
} RemitDecodedText;

/* @encoding NULL: found out.  @name is what messages call the text.  NULL and a sentence when the
 * bytes are no text in the encoding. */
RemitDecodedText *remit_text_decode (const guint8 *bytes, gsize length, const char *encoding,
                                     const char *name, GError **error);
void remit_decoded_text_free (RemitDecodedText *text);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RemitDecodedText, remit_decoded_text_free)

G_END_DECLS

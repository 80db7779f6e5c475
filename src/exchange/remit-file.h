/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Files as exchange formats come from and go to.  "-" is standard input or output. */

/* Opens a regular file (or a link to one) for reading.  A folder, pipe, socket or device is refused
 * before anything is read, so that nobody waits on a pipe; so is a file of more than @limit
 * bytes. */
GInputStream *remit_file_open (const char *path, goffset limit, GError **error);

/* What messages call it: the last part of the path, or "standard input"; (transfer full). */
char *remit_file_display_name (const char *path);

/* Reads as many bytes as fit, fewer only at the end; -1 and a sentence on failure. */
gssize remit_file_read (GInputStream *stream, const char *name, guint8 *buffer, gsize size,
                        GError **error);

/* Writes the whole of it or nothing: @write fills a file beside @path that then takes its place. */
typedef gboolean (*RemitFileWriteFunc) (GOutputStream *stream, gpointer data, GError **error);
gboolean remit_file_replace (const char *path, RemitFileWriteFunc write, gpointer data,
                             GError **error);

G_END_DECLS

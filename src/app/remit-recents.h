/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The program's own list of recent documents, newest first: the desktop's list does not cross a sandbox and names
 * files of a confidential kind to every program.  A key file in the user's data folder. */
#define REMIT_TYPE_RECENTS (remit_recents_get_type ())
G_DECLARE_FINAL_TYPE (RemitRecents, remit_recents, REMIT, RECENTS, GObject)

typedef struct
{
  char *path;
  char *title;
  gint64 opened; /* microseconds since 1970 UTC */
} RemitRecent;

/* Signal "changed", with no argument. @path NULL: the user's own list. */
RemitRecents *remit_recents_new (const char *path);
/* Newest first; borrowed until the next change. (element-type RemitRecent) */
GPtrArray *remit_recents_list (RemitRecents *self);
/* Puts a document at the top. */
gboolean remit_recents_add (RemitRecents *self, const char *path, const char *title, gint64 opened, GError **error);
gboolean remit_recents_remove (RemitRecents *self, const char *path, GError **error);
gboolean remit_recents_clear (RemitRecents *self, GError **error);

G_END_DECLS

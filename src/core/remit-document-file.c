/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "remit-document-private.h"

#include "remit-schema.h"

#include <glib/gi18n-lib.h>

/* Where a document goes: publishing the working copy as the user's file, copies of it, going back
 * to what was saved, and the end. */

/* The file is published this long after the last commit, at the latest that long after the first.
 */
#define PUBLISH_QUIET (2 * G_USEC_PER_SEC)
#define PUBLISH_LATEST (30 * G_USEC_PER_SEC)

static gboolean
publish (RemitDocument *self, const char *path, gboolean anyway, GError **error)
{
  RemitDocumentDerived before = _remit_document_get_derived (self);

  if (self->store == NULL)
    {
      g_set_error_literal (error, REMIT_ERROR, REMIT_ERROR_WRITE,
                           self->read_only_reason != NULL ? self->read_only_reason
                                                          : _("This document is only in memory."));
      return FALSE;
    }
  if (path == NULL && self->path == NULL)
    {
      g_set_error_literal (error, REMIT_ERROR, REMIT_ERROR_USAGE,
                           _("This document has no file yet. Say where to save it."));
      return FALSE;
    }
  if (!remit_store_publish (self->store, path, anyway, error))
    return FALSE;
  if (g_strcmp0 (self->path, remit_store_get_path (self->store)) != 0)
    {
      g_free (self->path);
      self->path = g_strdup (remit_store_get_path (self->store));
      _remit_document_notify (self, "path");
    }
  self->published = _remit_document_get_head (self);
  self->first_unpublished = 0;
  _remit_document_notify_derived (self, before);
  return TRUE;
}

gboolean
remit_document_save (RemitDocument *self, GError **error)
{
  g_return_val_if_fail (REMIT_IS_DOCUMENT (self), FALSE);
  if (!publish (self, NULL, FALSE, error))
    return FALSE;
  self->opened_at = _remit_document_get_head (self);
  return TRUE;
}

gboolean
remit_document_save_as (RemitDocument *self, const char *path, GError **error)
{
  g_return_val_if_fail (REMIT_IS_DOCUMENT (self), FALSE);
  /* A document that was opened for reading becomes an editable one under its new name. */
  if (self->store == NULL && self->read_only_reason != NULL)
    {
      g_autoptr (RemitStore) store = remit_store_new_untitled (self->context, error);

      if (store == NULL || !remit_store_fill (store, self->graph, NULL, error))
        return FALSE;
      self->store = g_steal_pointer (&store);
      remit_history_free (self->history);
      self->history = remit_history_new ();
      g_clear_pointer (&self->read_only_reason, g_free);
      _remit_document_notify (self, "read-only");
    }
  if (!publish (self, path, FALSE, error))
    return FALSE;
  self->opened_at = _remit_document_get_head (self);
  return TRUE;
}

gboolean
remit_document_save_anyway (RemitDocument *self, GError **error)
{
  g_return_val_if_fail (REMIT_IS_DOCUMENT (self), FALSE);
  return publish (self, NULL, TRUE, error);
}

gboolean
remit_document_save_copy (RemitDocument *self, const char *path, RemitCopyFlags flags,
                          GError **error)
{
  g_autoptr (RemitDb) bare = NULL;

  g_return_val_if_fail (REMIT_IS_DOCUMENT (self), FALSE);
  if (flags == REMIT_COPY_WHOLE && _remit_document_get_db (self) != NULL)
    return remit_store_write_file (_remit_document_get_db (self), path, error);
  bare = remit_db_open (NULL, REMIT_DB_MEMORY, error);
  return bare != NULL && remit_schema_create (bare, error)
         && remit_schema_write_all (bare, self->graph, error)
         && remit_store_write_file (bare, path, error);
}

gboolean
remit_document_publish_if_due (RemitDocument *self, GError **error)
{
  gint64 now = g_get_monotonic_time ();

  g_return_val_if_fail (REMIT_IS_DOCUMENT (self), FALSE);
  if (self->path == NULL || self->store == NULL || !remit_document_get_unsaved (self))
    return TRUE;
  if (now - self->last_commit < PUBLISH_QUIET && now - self->first_unpublished < PUBLISH_LATEST)
    return TRUE;
  return publish (self, NULL, FALSE, error);
}

gboolean
remit_document_check_file (RemitDocument *self)
{
  gboolean changed = self->store != NULL && remit_store_file_changed (self->store);

  g_return_val_if_fail (REMIT_IS_DOCUMENT (self), FALSE);
  if (changed)
    _remit_document_emit_file_changed (self);
  return changed;
}

gboolean
remit_document_revert (RemitDocument *self, GError **error)
{
  g_autoptr (RemitEdit) edit = remit_document_begin (self, _("Revert to the saved state"));

  if (!_remit_document_rewind (self, self->opened_at, edit, error))
    return FALSE;
  return _remit_document_commit (self, g_steal_pointer (&edit), REMIT_CHANGE_REVERT, 0, error);
}

gboolean
remit_document_close (RemitDocument *self, gboolean publish_first, GError **error)
{
  g_return_val_if_fail (REMIT_IS_DOCUMENT (self), FALSE);
  if (self->store == NULL)
    return TRUE;
  if (publish_first && self->path != NULL && remit_document_get_unsaved (self)
      && !publish (self, NULL, FALSE, error))
    return FALSE;
  remit_store_discard (g_steal_pointer (&self->store));
  return TRUE;
}

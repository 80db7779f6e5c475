/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-core"

#include "remit-document-private.h"

#include "remit-gate.h"
#include "remit-schema.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

/* Where documents come from: new ones, files of the user (through the gate, into a fresh working
 * copy), and working copies that a crash left. */

/* 42 random bits, then a 21-bit counter. */
static RemitId
make_first_id (const RemitContext *context)
{
  guint64 prefix = context->id_prefix;

  if (prefix == 0)
    prefix = ((guint64) g_random_int () << 10 | (g_random_int () & 0x3ff));
  prefix &= (G_GUINT64_CONSTANT (1) << 42) - 1;
  return (RemitId) (MAX (prefix, 1) << 21) + 1;
}

static RemitDocument *
make_document (const RemitContext *context)
{
  RemitDocument *self = g_object_new (REMIT_TYPE_DOCUMENT, NULL);

  self->context = remit_context_copy (context);
  self->next_id = make_first_id (context);
  self->title = _remit_document_make_title (self);
  return self;
}

RemitDocument *
remit_document_new_in_memory (const RemitContext *context)
{
  return make_document (context);
}

RemitDocument *
remit_document_new (const RemitContext *context, GError **error)
{
  g_autoptr (RemitDocument) self = make_document (context);

  self->store = remit_store_new_untitled (context, error);
  if (self->store == NULL)
    return NULL;
  if (!remit_store_fill (self->store, self->graph, NULL, error))
    {
      remit_store_discard (g_steal_pointer (&self->store));
      return NULL;
    }
  return g_steal_pointer (&self);
}

/* Ids of this session must not meet ids of an earlier one with the same prefix (tests fix it). */
static void
skip_used_ids (RemitDocument *self)
{
  RemitId first = self->next_id, last = first | ((1 << 21) - 1);

  for (guint t = 1; t < REMIT_N_TABLES; t++)
    {
      guint n;
      const RemitRow *const *rows = remit_graph_rows (self->graph, t, &n);

      for (guint i = 0; i < n; i++)
        if (rows[i]->id >= self->next_id && rows[i]->id <= last)
          self->next_id = rows[i]->id + 1;
    }
}

static void
settle (RemitDocument *self, const char *path)
{
  g_free (self->path);
  self->path = g_strdup (path);
  g_free (self->title);
  self->title = _remit_document_make_title (self);
  skip_used_ids (self);
  self->published = self->opened_at = _remit_document_get_head (self);
}

static gboolean
load_history (RemitDocument *self, RemitDb *db, gboolean recover, GError **error)
{
  g_autoptr (GError) failure = NULL;

  if (remit_history_load (self->history, db, &failure))
    return TRUE;
  if (!recover)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  g_ptr_array_add (self->problems, g_strdup (failure->message));
  remit_history_free (self->history);
  self->history = remit_history_new ();
  return TRUE;
}

/* Reads rows and history of a foreign file; with a store, into a fresh working copy. */
static gboolean
read_file (RemitDocument *self, const char *path, const char *folder, gboolean recover,
           GError **error)
{
  g_autofree char *copy = NULL;
  g_autofree char *name = g_filename_display_basename (path);
  RemitDb *db = remit_gate_open (path, folder, recover, &copy, error);
  gboolean read;

  if (db == NULL)
    return FALSE;
  if (recover)
    self->problems = g_ptr_array_new_with_free_func (g_free);
  read = remit_schema_load (db, self->graph, self->problems, error)
         && load_history (self, db, recover, error);
  if (read && self->store != NULL)
    read = remit_store_fill (self->store, self->graph,
                             remit_history_get_n (self->history) > 0 ? db : NULL, error);
  else if (!read)
    g_prefix_error (error, _("“%s” cannot be opened. "), name);
  remit_db_close (db);
  g_unlink (copy);
  return read;
}

static gboolean
open_read_only (RemitDocument *self, const char *path, gboolean recover, const char *reason,
                GError **error)
{
  g_autofree char *folder = g_dir_make_tmp ("remit-XXXXXX", NULL);
  gboolean read;

  if (folder == NULL)
    {
      g_set_error_literal (error, REMIT_ERROR, REMIT_ERROR_READ,
                           _("No temporary folder could be made to read the document in."));
      return FALSE;
    }
  read = read_file (self, path, folder, recover, error);
  g_rmdir (folder);
  self->read_only_reason = g_strdup (reason);
  return read;
}

/* Takes over the working copy that a crash left. */
static gboolean
adopt (RemitDocument *self, GError **error)
{
  RemitDb *db = _remit_document_get_db (self);

  return remit_schema_verify (db, error) && remit_schema_load (db, self->graph, NULL, error)
         && remit_history_load (self->history, db, error);
}

/* How many commits of the working copy the user's file does not have. */
static void
count_recovered (RemitDocument *self, const char *path)
{
  gint64 head = 0, seq = 0;
  g_autofree char *folder = g_dir_make_tmp ("remit-XXXXXX", NULL);

  if (path != NULL && folder != NULL && remit_gate_peek_head (path, folder, &head))
    remit_history_find (self->history, head, &seq);
  if (folder != NULL)
    g_rmdir (folder);
  self->published = self->opened_at = seq;
  self->recovered = (guint) (_remit_document_get_head (self) - seq);
}

static gboolean
open_writable (RemitDocument *self, const char *path, gboolean recover, GError **error)
{
  gboolean adopted = FALSE;
  g_autofree char *state = g_build_filename (self->context->state_dir, "work", NULL);

  self->store = remit_store_open (self->context, path, &adopted, error);
  if (self->store == NULL)
    return FALSE;
  if (adopted)
    {
      if (!adopt (self, error))
        return FALSE;
      settle (self, remit_store_get_path (self->store));
      count_recovered (self, path);
      return TRUE;
    }
  if (!read_file (self, path, state, recover, error))
    {
      remit_store_discard (g_steal_pointer (&self->store));
      return FALSE;
    }
  settle (self, remit_store_get_path (self->store));
  return TRUE;
}

RemitDocument *
remit_document_open (const RemitContext *context, const char *path, RemitOpenFlags flags,
                     GError **error)
{
  g_autoptr (RemitDocument) self = make_document (context);
  g_autofree char *absolute = g_canonicalize_filename (path, NULL);
  gboolean recover = (flags & REMIT_OPEN_RECOVER) != 0;
  gboolean exists = g_file_test (absolute, G_FILE_TEST_IS_REGULAR);

  if ((flags & REMIT_OPEN_READ_ONLY) == 0 && exists && g_access (absolute, W_OK) == 0)
    return open_writable (self, absolute, recover, error) ? g_steal_pointer (&self) : NULL;

  if (!open_read_only (
        self, absolute, recover,
        (flags & REMIT_OPEN_READ_ONLY) != 0
          ? _("This document was opened for reading only.")
          : _("There is no permission to change this file. Save a copy to edit it."),
        error))
    return NULL;
  settle (self, absolute);
  return g_steal_pointer (&self);
}

/* ---- recoveries ---- */

GPtrArray *
remit_document_list_recoveries (const RemitContext *context)
{
  return remit_store_list_recoveries (context);
}

RemitDocument *
remit_document_open_recovery (const RemitContext *context, const char *folder, GError **error)
{
  g_autofree char *path = remit_store_recovery_path (folder);
  g_autofree char *key = g_path_get_basename (folder);
  g_autoptr (RemitDocument) self = NULL;

  if (path != NULL && !g_str_has_prefix (key, "aside-")
      && g_file_test (path, G_FILE_TEST_IS_REGULAR))
    return remit_document_open (context, path, REMIT_OPEN_DEFAULT, error);
  self = make_document (context);
  self->store = remit_store_open_recovery (context, folder, error);
  if (self->store == NULL || !adopt (self, error))
    return NULL;
  settle (self, NULL);
  count_recovered (self, NULL);
  return g_steal_pointer (&self);
}

char *
remit_document_describe_recovery (const char *folder)
{
  g_autofree char *path = remit_store_recovery_path (folder);
  g_autofree char *work = g_build_filename (folder, "work.db", NULL);
  g_autoptr (RemitDb) db = remit_db_open (work, REMIT_DB_WORKING, NULL);
  RemitStmt *stmt
    = db != NULL ? remit_db_prepare (db, "SELECT value FROM meta WHERE key='title'", NULL) : NULL;
  char *title = NULL;

  if (stmt != NULL && remit_stmt_step (stmt, NULL))
    {
      title = g_utf8_make_valid (remit_stmt_text (stmt, 0, NULL), -1);
      remit_stmt_reset (stmt);
    }
  if (title != NULL && *title != '\0')
    return title;
  g_free (title);
  return path != NULL ? g_filename_display_basename (path) : g_strdup (_("Untitled"));
}

void
remit_document_discard_recovery (const char *folder)
{
  remit_store_discard_folder (folder);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-app"

#include "remit-recents.h"

#include <errno.h>
#include <string.h>

/* The list is a key file, one group a document in order: [1], [2] …  It is read again before each
 * change, so that two running programs do not lose each other's entries, and replaced
 * atomically. */

#define MOST_RECENTS 30

struct _RemitRecents
{
  GObject parent_instance;

  char *file;
  GPtrArray *list; /* RemitRecent */
};

enum { CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RemitRecents, remit_recents, G_TYPE_OBJECT)

static void
free_recent (gpointer data)
{
  RemitRecent *recent = data;

  g_free (recent->path);
  g_free (recent->title);
  g_free (recent);
}

static RemitRecent *
make_recent (const char *path, const char *title, gint64 opened)
{
  RemitRecent *recent = g_new0 (RemitRecent, 1);

  recent->path = g_strdup (path);
  recent->title = g_strdup (title);
  recent->opened = opened;
  return recent;
}

/* A list that is missing or damaged counts as empty: it is a convenience, not a document. */
static void
load (RemitRecents *self)
{
  g_autoptr (GKeyFile) keys = g_key_file_new ();
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) groups = NULL;

  g_ptr_array_set_size (self->list, 0);
  if (!g_key_file_load_from_file (keys, self->file, G_KEY_FILE_NONE, &error))
    {
      if (!g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_NOENT))
        g_info ("The list of recent documents starts anew: %s", error->message);
      return;
    }
  groups = g_key_file_get_groups (keys, NULL);
  for (guint i = 0; groups[i] != NULL && self->list->len < MOST_RECENTS; i++)
    {
      g_autofree char *path = g_key_file_get_string (keys, groups[i], "path", NULL);
      g_autofree char *title = g_key_file_get_string (keys, groups[i], "title", NULL);

      if (path != NULL && g_path_is_absolute (path))
        g_ptr_array_add (self->list, make_recent (path, title != NULL ? title : "",
                                                  g_key_file_get_int64 (keys, groups[i], "opened",
                                                                        NULL)));
    }
}

static gboolean
store (RemitRecents *self, GError **error)
{
  g_autoptr (GKeyFile) keys = g_key_file_new ();
  g_autofree char *dir = g_path_get_dirname (self->file);
  g_autofree char *text = NULL;
  gsize length;

  for (guint i = 0; i < self->list->len; i++)
    {
      const RemitRecent *recent = g_ptr_array_index (self->list, i);
      g_autofree char *group = g_strdup_printf ("%u", i + 1);

      g_key_file_set_string (keys, group, "path", recent->path);
      g_key_file_set_string (keys, group, "title", recent->title);
      g_key_file_set_int64 (keys, group, "opened", recent->opened);
    }
  g_signal_emit (self, signals[CHANGED], 0);

  if (g_mkdir_with_parents (dir, 0700) != 0)
    {
      g_set_error_literal (error, G_FILE_ERROR, g_file_error_from_errno (errno),
                           g_strerror (errno));
      return FALSE;
    }
  text = g_key_file_to_data (keys, &length, NULL);
  return g_file_set_contents_full (self->file, text, length, G_FILE_SET_CONTENTS_CONSISTENT, 0600,
                                   error);
}

static gboolean
take_out (RemitRecents *self, const char *path)
{
  for (guint i = 0; i < self->list->len; i++)
    {
      const RemitRecent *recent = g_ptr_array_index (self->list, i);

      if (g_str_equal (recent->path, path))
        {
          g_ptr_array_remove_index (self->list, i);
          return TRUE;
        }
    }
  return FALSE;
}

static void
remit_recents_finalize (GObject *object)
{
  RemitRecents *self = REMIT_RECENTS (object);

  g_free (self->file);
  g_ptr_array_unref (self->list);
  G_OBJECT_CLASS (remit_recents_parent_class)->finalize (object);
}

static void
remit_recents_class_init (RemitRecentsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = remit_recents_finalize;
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
remit_recents_init (RemitRecents *self)
{
  self->list = g_ptr_array_new_with_free_func (free_recent);
}

RemitRecents *
remit_recents_new (const char *path)
{
  RemitRecents *self = g_object_new (REMIT_TYPE_RECENTS, NULL);

  self->file = path != NULL ? g_strdup (path)
                            : g_build_filename (g_get_user_data_dir (), "remit", "recents.ini",
                                                NULL);
  load (self);
  return self;
}

GPtrArray *
remit_recents_list (RemitRecents *self)
{
  g_return_val_if_fail (REMIT_IS_RECENTS (self), NULL);
  return self->list;
}

gboolean
remit_recents_add (RemitRecents *self, const char *path, const char *title, gint64 opened,
                   GError **error)
{
  g_return_val_if_fail (REMIT_IS_RECENTS (self), FALSE);
  g_return_val_if_fail (path != NULL && title != NULL, FALSE);

  load (self);
  take_out (self, path);
  g_ptr_array_insert (self->list, 0, make_recent (path, title, opened));
  if (self->list->len > MOST_RECENTS)
    g_ptr_array_set_size (self->list, MOST_RECENTS);
  return store (self, error);
}

gboolean
remit_recents_remove (RemitRecents *self, const char *path, GError **error)
{
  g_return_val_if_fail (REMIT_IS_RECENTS (self), FALSE);
  g_return_val_if_fail (path != NULL, FALSE);

  load (self);
  return !take_out (self, path) || store (self, error);
}

gboolean
remit_recents_clear (RemitRecents *self, GError **error)
{
  g_return_val_if_fail (REMIT_IS_RECENTS (self), FALSE);
  g_ptr_array_set_size (self->list, 0);
  return store (self, error);
}

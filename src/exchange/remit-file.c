/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-exchange"

#include "remit-file.h"

#include "remit-error.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gunixinputstream.h>
#include <gio/gunixoutputstream.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* The two doors between exchange formats and the file system: one that never hangs on what is not a
 * file, and one that never leaves half a file behind. */

static gboolean
is_stream (const char *path)
{
  return g_str_equal (path, "-");
}

char *
remit_file_display_name (const char *path)
{
  return is_stream (path) ? g_strdup (_("standard input")) : g_filename_display_basename (path);
}

/* What a path that is no regular file is, as a sentence. */
static gboolean
check_regular (const struct stat *info, const char *name, GError **error)
{
  if (S_ISREG (info->st_mode))
    return TRUE;
  if (S_ISDIR (info->st_mode))
    g_set_error (error, REMIT_ERROR, REMIT_ERROR_READ, _("“%s” is a folder. Choose a file in it."),
                 name);
  else if (S_ISFIFO (info->st_mode))
    g_set_error (error, REMIT_ERROR, REMIT_ERROR_READ,
                 _("“%s” is a pipe, not a file. Give “-” as the name to read from a pipe."), name);
  else
    g_set_error (error, REMIT_ERROR, REMIT_ERROR_READ,
                 _("“%s” is a device, not a file. Choose a file."), name);
  return FALSE;
}

static gboolean
check_size (goffset size, goffset limit, const char *name, GError **error)
{
  g_autofree char *has = NULL;
  g_autofree char *allowed = NULL;

  if (size <= limit)
    return TRUE;
  has = g_format_size (size);
  allowed = g_format_size (limit);
  g_set_error (error, REMIT_ERROR, REMIT_ERROR_LIMIT,
               _("“%s” has %s, more than the %s that are read in one import. Split it."), name,
               has, allowed);
  return FALSE;
}

GInputStream *
remit_file_open (const char *path, goffset limit, GError **error)
{
  g_autofree char *name = remit_file_display_name (path);
  struct stat info;
  int fd;

  if (is_stream (path))
    return g_unix_input_stream_new (STDIN_FILENO, FALSE);

  /* Without O_NONBLOCK the opening of a pipe would wait for somebody to write to it. */
  fd = open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
  if (fd < 0 || fstat (fd, &info) != 0)
    {
      int code = errno;

      g_set_error (
          error, REMIT_ERROR, code == ENOENT ? REMIT_ERROR_NOT_FOUND : REMIT_ERROR_READ,
          /* Translators: the second %s is the system's reason: "No such file or directory". */
          _("“%s” could not be opened: %s."), name, g_strerror (code));
      if (fd >= 0)
        close (fd);
      return NULL;
    }
  if (!check_regular (&info, name, error) || !check_size (info.st_size, limit, name, error))
    {
      close (fd);
      return NULL;
    }
  return g_unix_input_stream_new (fd, TRUE);
}

gssize
remit_file_read (GInputStream *stream, const char *name, guint8 *buffer, gsize size, GError **error)
{
  g_autoptr (GError) reason = NULL;
  gsize n = 0;

  if (g_input_stream_read_all (stream, buffer, size, &n, NULL, &reason))
    return (gssize) n;
  g_set_error (error, REMIT_ERROR, REMIT_ERROR_READ, _("“%s” could not be read: %s."), name,
               reason->message);
  return -1;
}

static gboolean
write_stream (GOutputStream *stream, RemitFileWriteFunc write, gpointer data, GError **error)
{
  return write (stream, data, error) && g_output_stream_flush (stream, NULL, error);
}

/* Closes a file being replaced without letting the half-written copy take its place. */
static void
abandon (GOutputStream *stream)
{
  g_autoptr (GCancellable) cancelled = g_cancellable_new ();

  g_cancellable_cancel (cancelled);
  g_output_stream_close (stream, cancelled, NULL);
}

static gboolean
replace_file (GFile *file, RemitFileWriteFunc write, gpointer data, GError **error)
{
  g_autoptr (GFileOutputStream) stream = NULL;
  gboolean existed = g_file_query_exists (file, NULL);
  gboolean written;

  stream = g_file_replace (file, NULL, FALSE, G_FILE_CREATE_NONE, NULL, error);
  if (stream == NULL)
    return FALSE;
  written = write_stream (G_OUTPUT_STREAM (stream), write, data, error);
  if (!written)
    abandon (G_OUTPUT_STREAM (stream));
  else
    written = g_output_stream_close (G_OUTPUT_STREAM (stream), NULL, error);
  /* GIO writes a file that was not there in place: half of one must not stay. */
  if (!written && !existed)
    g_file_delete (file, NULL, NULL);
  return written;
}

/* A stream into what cannot be replaced: standard output, /dev/null, a pipe to another program;
 * NULL when @path is an ordinary file or none yet. */
static GOutputStream *
open_sink (const char *path)
{
  struct stat info;
  int fd;

  if (is_stream (path))
    return g_unix_output_stream_new (STDOUT_FILENO, FALSE);
  if (stat (path, &info) != 0 || !(S_ISCHR (info.st_mode) || S_ISFIFO (info.st_mode)))
    return NULL;
  fd = open (path, O_WRONLY | O_CLOEXEC | O_NOCTTY);
  return fd >= 0 ? g_unix_output_stream_new (fd, TRUE) : NULL;
}

gboolean
remit_file_replace (const char *path, RemitFileWriteFunc write, gpointer data, GError **error)
{
  g_autoptr (GError) reason = NULL;
  g_autoptr (GOutputStream) sink = open_sink (path);
  g_autofree char *name
      = is_stream (path) ? g_strdup (_("standard output")) : g_filename_display_basename (path);
  gboolean written;

  if (sink != NULL)
    written = write_stream (sink, write, data, &reason);
  else
    {
      g_autoptr (GFile) file = g_file_new_for_path (path);

      written = replace_file (file, write, data, &reason);
    }
  if (written)
    return TRUE;
  /* A sentence of our own (the content could not be written) is complete; one of the system is a
   * reason. */
  if (reason->domain == REMIT_ERROR)
    g_propagate_error (error, g_steal_pointer (&reason));
  else
    g_set_error (error, REMIT_ERROR, REMIT_ERROR_WRITE, _("“%s” could not be written: %s."), name,
                 reason->message);
  return FALSE;
}

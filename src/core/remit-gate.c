/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-core"

#include "remit-gate.h"

#include "remit-error.h"
#include "remit-schema.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define HEADER_LENGTH 100
#define LARGEST_FILE (G_GINT64_CONSTANT (4) << 30)

static gboolean
refuse (GError **error, RemitError code, const char *format, const char *path)
{
  g_autofree char *name = g_filename_display_basename (path);

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  g_set_error (error, REMIT_ERROR, code, format, name);
#pragma GCC diagnostic pop
  return FALSE;
}

static int
open_regular (const char *path, struct stat *status, GError **error)
{
  int fd = open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  g_autofree char *name = g_filename_display_basename (path);

  if (fd < 0)
    {
      g_set_error (error, REMIT_ERROR, errno == ENOENT ? REMIT_ERROR_NOT_FOUND : REMIT_ERROR_READ,
                   _("“%s” could not be opened (%s)."), name, g_strerror (errno));
      return -1;
    }
  if (fstat (fd, status) == 0 && S_ISREG (status->st_mode))
    {
      if (status->st_size <= LARGEST_FILE)
        return fd;
      refuse (error, REMIT_ERROR_LIMIT,
              _("“%s” is larger than 4 GiB, more than a Remit document can be."), path);
    }
  else
    refuse (error, REMIT_ERROR_READ, _("“%s” is not a regular file. Choose a Remit document."),
            path);
  close (fd);
  return -1;
}

static guint32
read_big_endian (const guint8 *data)
{
  return (guint32) data[0] << 24 | (guint32) data[1] << 16 | (guint32) data[2] << 8 | data[3];
}

/* @size is that of the file, which must be the one that the header tells. */
static gboolean
check_header (const guint8 *header, gssize length, gint64 size, const char *path, GError **error)
{
  gint64 page_size;

  if (length == 0)
    return refuse (error, REMIT_ERROR_FORMAT, _("“%s” is empty."), path);
  if (length < 16 || memcmp (header, "SQLite format 3", 16) != 0)
    return refuse (
      error, REMIT_ERROR_FORMAT,
      _("“%s” is not a Remit document. To read a spreadsheet or an XML file, use Import."), path);
  if (length < HEADER_LENGTH)
    return refuse (error, REMIT_ERROR_FORMAT, _("“%s” is cut off and cannot be read."), path);
  if (read_big_endian (header + 68) != REMIT_APPLICATION_ID_SQLITE)
    return refuse (error, REMIT_ERROR_FORMAT,
                   _("“%s” is a database of another program, not a Remit document."), path);
  if (read_big_endian (header + 60) > REMIT_SCHEMA_VERSION)
    return refuse (error, REMIT_ERROR_VERSION,
                   _("“%s” was written by a newer version of Remit. Update Remit to open it."),
                   path);
  if (read_big_endian (header + 60) < 1 || header[18] != 1 || header[19] != 1
      || read_big_endian (header + 56) != 1)
    return refuse (error, REMIT_ERROR_FORMAT,
                   _("“%s” is not a finished Remit document, or it is damaged."), path);
  page_size = (header[16] << 8 | header[17]) == 1 ? 65536 : header[16] << 8 | header[17];
  if (page_size * read_big_endian (header + 28) > size)
    return refuse (error, REMIT_ERROR_FORMAT, _("“%s” is cut off and cannot be read."), path);
  if (page_size * read_big_endian (header + 28) < size)
    return refuse (error, REMIT_ERROR_FORMAT,
                   _("“%s” is longer than its header tells; it is damaged."), path);
  return TRUE;
}

static gboolean
copy_bytes (int from, int to, const char *path, GError **error)
{
  g_autofree guint8 *buffer = g_malloc (1 << 20);
  gssize got;

  while ((got = read (from, buffer, 1 << 20)) > 0)
    for (gssize at = 0; at < got;)
      {
        gssize put = write (to, buffer + at, (gsize) (got - at));

        if (put < 0 && errno == EINTR)
          continue;
        if (put <= 0)
          {
            g_set_error (error, REMIT_ERROR, REMIT_ERROR_WRITE,
                         _("A working copy could not be written (%s)."), g_strerror (errno));
            return FALSE;
          }
        at += put;
      }
  if (got < 0)
    return refuse (error, REMIT_ERROR_READ, _("“%s” could not be read to its end."), path);
  return TRUE;
}

/* Checks the header and copies the file into @folder; (transfer full) the copy's path. */
static char *
take_copy (const char *path, const char *folder, GError **error)
{
  guint8 header[HEADER_LENGTH];
  g_autofree char *copy = g_build_filename (folder, "incoming.XXXXXX", NULL);
  struct stat status;
  int fd = open_regular (path, &status, error);
  int out;
  gboolean copied;

  if (fd < 0)
    return NULL;
  if (!check_header (header, pread (fd, header, sizeof header, 0), status.st_size, path, error))
    {
      close (fd);
      return NULL;
    }
  out = g_mkstemp_full (copy, O_RDWR | O_CLOEXEC, 0600);
  if (out < 0)
    {
      g_set_error (error, REMIT_ERROR, REMIT_ERROR_WRITE,
                   _("A working copy could not be made in “%s” (%s)."), folder,
                   g_strerror (errno));
      close (fd);
      return NULL;
    }
  copied = copy_bytes (fd, out, path, error);
  close (fd);
  close (out);
  if (!copied)
    g_unlink (copy);
  return copied ? g_steal_pointer (&copy) : NULL;
}

static gboolean
check_database (RemitDb *db, gboolean recover, GError **error)
{
  RemitStmt *stmt;
  gboolean sound;

  if (!remit_schema_verify (db, error))
    return FALSE;
  if (recover)
    return TRUE;
  stmt = remit_db_prepare (db, "PRAGMA quick_check(1)", error);
  if (stmt == NULL || !remit_stmt_step (stmt, error))
    return FALSE;
  sound = g_strcmp0 (remit_stmt_text (stmt, 0, NULL), "ok") == 0;
  if (!sound)
    {
      g_autofree char *report
        = g_strdelimit (g_strdup (remit_stmt_text (stmt, 0, NULL)), "\n", ' ');

      g_set_error (error, REMIT_ERROR, REMIT_ERROR_FORMAT, _("The file is damaged (%s)."), report);
    }
  remit_stmt_reset (stmt);
  return sound;
}

RemitDb *
remit_gate_open (const char *path, const char *folder, gboolean recover, char **copy,
                 GError **error)
{
  g_autofree char *taken = take_copy (path, folder, error);
  g_autoptr (RemitDb) db = NULL;
  g_autofree char *name = g_filename_display_basename (path);

  if (taken == NULL)
    return NULL;
  db = remit_db_open (taken, REMIT_DB_UNTRUSTED, error);
  if (db == NULL || !check_database (db, recover, error))
    {
      g_prefix_error (error, _("“%s” cannot be opened. "), name);
      g_unlink (taken);
      return NULL;
    }
  *copy = g_steal_pointer (&taken);
  return g_steal_pointer (&db);
}

gboolean
remit_gate_peek_head (const char *path, const char *folder, gint64 *head)
{
  g_autofree char *copy = NULL;
  RemitDb *db = remit_gate_open (path, folder, FALSE, &copy, NULL);

  if (db == NULL)
    return FALSE;
  *head = remit_db_number (db, "SELECT uid FROM change ORDER BY seq DESC LIMIT 1", 0);
  remit_db_close (db);
  g_unlink (copy);
  return TRUE;
}

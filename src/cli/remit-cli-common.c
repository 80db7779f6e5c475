/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-cli"
#include "remit-cli.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* What all verbs share: messages, and the way of a document from its file and back.
 *
 * A command either does all that it says or leaves the file as it was.  An edit that could not be
 * saved is therefore taken back, unlike in the window, where it waits for a better moment: a script
 * that tries again must not find its edit done twice. */

/* ---- messages ---- */

void
remit_cli_note (RemitCli *cli, const char *format, ...)
{
  g_autofree char *text = NULL;
  va_list args;

  if (cli->quiet)
    return;
  va_start (args, format);
  text = g_strdup_vprintf (format, args);
  va_end (args);
  g_printerr ("%s\n", text);
}

void
remit_cli_note_done (RemitCli *cli, const char *format, ...)
{
  va_list args;

  va_start (args, format);
  g_ptr_array_add (cli->done, g_strdup_vprintf (format, args));
  va_end (args);
}

static int
status_of (const GError *error)
{
  if (error->domain != REMIT_ERROR)
    return REMIT_EXIT_READ;
  switch ((RemitError) error->code)
    {
    case REMIT_ERROR_WRITE:
    case REMIT_ERROR_BUSY:
      return REMIT_EXIT_WRITE;
    case REMIT_ERROR_CONFLICT:
      return REMIT_EXIT_CONFLICT;
    case REMIT_ERROR_USAGE:
      return REMIT_EXIT_USAGE;
    case REMIT_ERROR_FORMAT:
    case REMIT_ERROR_VERSION:
    case REMIT_ERROR_REFUSED:
    case REMIT_ERROR_NOT_FOUND:
    case REMIT_ERROR_READ:
    case REMIT_ERROR_LIMIT:
      break;
    }
  return REMIT_EXIT_READ;
}

int
remit_cli_fail (RemitCli *cli, GError *error, int status)
{
  int fitting = status >= 0 ? status : status_of (error);

  g_printerr ("remit-cli: %s\n", error->message);
  g_error_free (error);
  return fitting;
}

void
remit_cli_print (const char *text)
{
  fputs (text, stdout);
}

void
remit_cli_print_json (JsonBuilder *builder)
{
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autoptr (JsonNode) root = json_builder_get_root (builder);
  g_autofree char *text = NULL;

  json_generator_set_pretty (generator, TRUE);
  json_generator_set_root (generator, root);
  text = json_generator_to_data (generator, NULL);
  remit_cli_print (text);
  remit_cli_print ("\n");
  g_object_unref (builder);
}

void
remit_cli_json_text (JsonBuilder *builder, const char *name, const char *text)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, text);
}

void
remit_cli_json_number (JsonBuilder *builder, const char *name, gint64 number)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, number);
}

/* ---- opening ---- */

/* All of standard input as a file, since a database cannot be read from a pipe. */
static char *
spool_input (RemitCli *cli, GError **error)
{
  g_autofree char *path = NULL;
  char buffer[65536];
  gssize got;
  int fd = g_file_open_tmp ("remit-XXXXXX.remit", &path, error);

  if (fd < 0)
    return NULL;
  g_ptr_array_add (cli->spooled, g_strdup (path));
  while ((got = read (STDIN_FILENO, buffer, sizeof buffer)) > 0)
    for (gssize at = 0; at < got;)
      {
        gssize put = write (fd, buffer + at, (gsize) (got - at));

        if (put < 0 && errno != EINTR)
          {
            g_set_error (error, REMIT_ERROR, REMIT_ERROR_WRITE,
                         _("Standard input could not be kept in “%s” (%s)."), path,
                         g_strerror (errno));
            close (fd);
            return NULL;
          }
        at += MAX (put, 0);
      }
  close (fd);
  if (got == 0)
    return g_steal_pointer (&path);
  g_set_error (error, REMIT_ERROR, REMIT_ERROR_READ, _("Standard input could not be read (%s)."),
               g_strerror (errno));
  return NULL;
}

RemitDocument *
remit_cli_open (RemitCli *cli, const char *path, GError **error)
{
  g_autofree char *spooled = NULL;

  if (strcmp (path, "-") == 0)
    {
      spooled = spool_input (cli, error);
      if (spooled == NULL)
        return NULL;
      path = spooled;
    }
  return remit_document_open (cli->context, path, REMIT_OPEN_READ_ONLY, error);
}

/* Publishes what a crash left, so that a later failure takes back this command only. */
static gboolean
settle_recovered (RemitCli *cli, RemitDocument *document, GError **error)
{
  guint n = remit_document_get_recovered (document);

  if (n == 0)
    return TRUE;
  if (!remit_document_save (document, error))
    return FALSE;
  remit_cli_note (cli,
                  ngettext ("%u edit that a crash had left behind was saved.",
                            "%u edits that a crash had left behind were saved.", n),
                  n);
  return TRUE;
}

RemitDocument *
remit_cli_open_to_edit (RemitCli *cli, const char *path, GError **error)
{
  g_autoptr (RemitDocument) document = NULL;

  if (strcmp (path, "-") == 0)
    {
      g_set_error_literal (error, REMIT_ERROR, REMIT_ERROR_USAGE,
                           _("A document from standard input cannot be edited. Name its file."));
      return NULL;
    }
  document = remit_document_open (cli->context, path, REMIT_OPEN_DEFAULT, error);
  if (document == NULL)
    return NULL;
  if (remit_document_get_read_only (document))
    {
      g_set_error_literal (error, REMIT_ERROR, REMIT_ERROR_WRITE,
                           remit_document_get_read_only_reason (document));
      return NULL;
    }
  return settle_recovered (cli, document, error) ? g_steal_pointer (&document) : NULL;
}

/* ---- saving ---- */

int
remit_cli_give_up (RemitCli *cli, RemitDocument *document, RemitEdit *edit, GError *error,
                   int status)
{
  g_clear_pointer (&edit, remit_edit_free);
  if (document != NULL)
    {
      g_autoptr (GError) second = NULL;

      if (!remit_document_close (document, FALSE, &second))
        g_printerr ("remit-cli: %s\n", second->message);
      g_object_unref (document);
    }
  return remit_cli_fail (cli, error, status);
}

static gboolean
copy_to_output (const char *path, GError **error)
{
  g_autoptr (GMappedFile) file = g_mapped_file_new (path, FALSE, error);

  if (file == NULL)
    return FALSE;
  fwrite (g_mapped_file_get_contents (file), 1, g_mapped_file_get_length (file), stdout);
  return TRUE;
}

/* The document as a file on standard output. */
static gboolean
save_to_output (RemitCli *cli, RemitDocument *document, GError **error)
{
  g_autofree char *path = NULL;
  int fd = g_file_open_tmp ("remit-XXXXXX.remit", &path, error);

  if (fd < 0)
    return FALSE;
  close (fd);
  g_ptr_array_add (cli->spooled, g_strdup (path));
  return remit_document_save_copy (document, path, REMIT_COPY_WHOLE, error)
         && copy_to_output (path, error);
}

int
remit_cli_save (RemitCli *cli, RemitDocument *document, const char *path)
{
  GError *error = NULL;
  gboolean saved;

  if (path == NULL)
    saved = !remit_document_get_unsaved (document) || remit_document_save (document, &error);
  else if (strcmp (path, "-") == 0)
    saved = save_to_output (cli, document, &error);
  else
    saved = remit_document_save_as (document, path, &error);

  if (!saved)
    {
      int status = g_error_matches (error, REMIT_ERROR, REMIT_ERROR_CONFLICT) ? REMIT_EXIT_CONFLICT
                                                                               : REMIT_EXIT_WRITE;

      return remit_cli_give_up (cli, document, NULL, error, status);
    }
  if (!remit_document_close (document, FALSE, &error))
    {
      g_object_unref (document);
      return remit_cli_fail (cli, error, REMIT_EXIT_WRITE);
    }
  g_object_unref (document);
  for (guint i = 0; i < cli->done->len; i++)
    remit_cli_note (cli, "%s", (const char *) cli->done->pdata[i]);
  return REMIT_EXIT_OK;
}

int
remit_cli_finish (RemitCli *cli, RemitDocument *document, RemitEdit *edit)
{
  GError *error = NULL;

  if (!remit_document_commit (document, edit, &error))
    return remit_cli_give_up (cli, document, NULL, error,
                              g_error_matches (error, REMIT_ERROR, REMIT_ERROR_REFUSED)
                                  ? REMIT_EXIT_USAGE
                                  : -1);
  if (!remit_document_get_unsaved (document))
    remit_cli_note (cli, _("Nothing to change: it is so already."));
  return remit_cli_save (cli, document, NULL);
}

gboolean
remit_cli_check_new_file (const char *path, gboolean force, GError **error)
{
  g_autofree char *name = NULL;

  if (strcmp (path, "-") == 0 || !g_file_test (path, G_FILE_TEST_EXISTS)
      || (force && g_file_test (path, G_FILE_TEST_IS_REGULAR)))
    return TRUE;
  name = g_filename_display_name (path);
  if (!g_file_test (path, G_FILE_TEST_IS_REGULAR))
    g_set_error (error, REMIT_ERROR, REMIT_ERROR_WRITE,
                 _("“%s” is not a regular file. Choose another name."), name);
  else
    g_set_error (error, REMIT_ERROR, REMIT_ERROR_WRITE,
                 _("“%s” exists already. Choose another name, or add --force to replace it."),
                 name);
  return FALSE;
}

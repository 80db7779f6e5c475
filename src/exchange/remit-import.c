/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-exchange"

#include "remit-import.h"

#include "remit-csv.h"
#include "remit-file.h"
#include "remit-raci-reader.h"
#include "remit-xml.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* One door for all readers.  What a file is, is decided by its first bytes, since endings lie and
 * standard input has none; the ending only settles what the bytes leave open. */

#define MAX_BYTES (G_GINT64_CONSTANT (1) << 30)
#define PEEK 4096

/* More warnings than this help nobody. */
#define MAX_WARNINGS 1000

typedef enum
{
  FORMAT_NONE,
  FORMAT_XML,
  FORMAT_CSV,
} Format;

void
remit_import_report_free (RemitImportReport *report)
{
  if (report == NULL)
    return;
  g_free (report->format);
  g_ptr_array_unref (report->warnings);
  g_free (report);
}

void
remit_import_report_warn (RemitImportReport *report, const char *format, ...)
{
  va_list arguments;

  if (report->warnings->len > MAX_WARNINGS)
    return;
  if (report->warnings->len == MAX_WARNINGS)
    {
      g_ptr_array_add (
          report->warnings,
          g_strdup (_("There are more warnings of this kind. Look at the table itself.")));
      return;
    }
  va_start (arguments, format);
  g_ptr_array_add (report->warnings, g_strdup_vprintf (format, arguments));
  va_end (arguments);
}

static RemitImportReport *
report_new (const char *format)
{
  RemitImportReport *report = g_new0 (RemitImportReport, 1);

  report->format = g_strdup (format);
  report->warnings = g_ptr_array_new_with_free_func (g_free);
  return report;
}

/* ---- which format ---- */

static gboolean
begins_with (const guint8 *bytes, gsize n, const char *magic, gsize length)
{
  return n >= length && memcmp (bytes, magic, length) == 0;
}

/* Files of other kinds that people try: a sentence says what to do instead. */
static gboolean
refuse_known_kinds (const guint8 *bytes, gsize n, const char *name, GError **error)
{
  if (begins_with (bytes, n, "SQLite format 3", 16))
    g_set_error (
        error, REMIT_ERROR, REMIT_ERROR_FORMAT,
        _("“%s” is a database, perhaps a Remit document. Open it instead of importing it."), name);
  else if (begins_with (bytes, n, "PK\003\004", 4))
    g_set_error (
        error, REMIT_ERROR, REMIT_ERROR_FORMAT,
        _("“%s” is a spreadsheet or an archive. Save the table as “CSV UTF-8” and import that."),
        name);
  else if (begins_with (bytes, n, "\xD0\xCF\x11\xE0", 4))
    g_set_error (error, REMIT_ERROR, REMIT_ERROR_FORMAT,
                 _("“%s” is a spreadsheet of an old format. Save the table as “CSV UTF-8” and "
                   "import that."),
                 name);
  else if (begins_with (bytes, n, "%PDF-", 5))
    g_set_error (error, REMIT_ERROR, REMIT_ERROR_FORMAT,
                 _("“%s” is a PDF file. Import the table that it was made from."), name);
  else
    return FALSE;
  return TRUE;
}

static gboolean
ends_with_xml (const char *name)
{
  g_autofree char *folded = g_ascii_strdown (name, -1);

  return g_str_has_suffix (folded, ".xml");
}

/* After a byte order mark and white space, XML begins with "<". */
static Format
find_format (const guint8 *bytes, gsize n, const char *name, GError **error)
{
  gsize i = begins_with (bytes, n, "\xEF\xBB\xBF", 3) ? 3 : 0;

  if (refuse_known_kinds (bytes, n, name, error))
    return FORMAT_NONE;
  while (i < n && g_ascii_isspace (bytes[i]))
    i++;
  if (n == 0 || (i == n && n < PEEK))
    {
      g_set_error (error, REMIT_ERROR, REMIT_ERROR_FORMAT,
                   _("“%s” is empty. Choose a file with content."), name);
      return FORMAT_NONE;
    }
  if (i < n ? bytes[i] == '<' : ends_with_xml (name))
    return FORMAT_XML;
  return FORMAT_CSV;
}

static Format
choose_format (GBufferedInputStream *stream, const char *name, const char *wanted, GError **error)
{
  g_autoptr (GError) reason = NULL;
  const guint8 *bytes;
  gsize n;

  if (wanted != NULL)
    {
      if (g_str_equal (wanted, "xml"))
        return FORMAT_XML;
      if (g_str_equal (wanted, "csv"))
        return FORMAT_CSV;
      g_set_error (error, REMIT_ERROR, REMIT_ERROR_USAGE,
                   _("“%s” is not a format that can be imported. Possible are: xml, csv."),
                   wanted);
      return FORMAT_NONE;
    }
  while (g_buffered_input_stream_get_available (stream) < PEEK)
    {
      gssize got = g_buffered_input_stream_fill (stream, -1, NULL, &reason);

      if (got < 0)
        {
          g_set_error (error, REMIT_ERROR, REMIT_ERROR_READ, _("“%s” could not be read: %s."),
                       name, reason->message);
          return FORMAT_NONE;
        }
      if (got == 0)
        break;
    }
  bytes = g_buffered_input_stream_peek_buffer (stream, &n);
  return find_format (bytes, MIN (n, PEEK), name, error);
}

/* ---- reading ---- */

static gboolean
read_csv (RemitEdit *edit, GInputStream *stream, const char *name, RemitImportReport *report,
          GError **error)
{
  g_autoptr (RemitTableGrid) grid = remit_csv_read (stream, name, error);

  return grid != NULL && remit_raci_read (edit, grid, name, report, error);
}

RemitImportReport *
remit_import_file (RemitDocument *document, const char *path, const char *format, GError **error)
{
  g_autofree char *name = remit_file_display_name (path);
  g_autofree char *label = g_strdup_printf (_("Import %s"), name);
  g_autoptr (GInputStream) file = remit_file_open (path, MAX_BYTES, error);
  g_autoptr (GInputStream) stream = NULL;
  g_autoptr (RemitImportReport) report = NULL;
  g_autoptr (RemitEdit) edit = NULL;
  Format kind;
  gboolean read;

  if (file == NULL)
    return NULL;
  stream = g_buffered_input_stream_new_sized (file, PEEK);
  kind = choose_format (G_BUFFERED_INPUT_STREAM (stream), name, format, error);
  if (kind == FORMAT_NONE)
    return NULL;

  report = report_new (kind == FORMAT_XML ? "xml" : "csv");
  edit = remit_document_begin (document, label);
  read = kind == FORMAT_XML ? remit_xml_import (edit, stream, name, error)
                            : read_csv (edit, stream, name, report, error);
  if (!read || !remit_document_commit_import (document, g_steal_pointer (&edit), error))
    return NULL;
  return g_steal_pointer (&report);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-exchange"

#include "remit-workbook-private.h"

#include "remit-csv.h"
#include "remit-error.h"
#include "remit-file.h"
#include "remit-text-encoding.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* One door for all files that may hold tables.  What a file is, is decided by its first bytes,
 * since endings lie and the clipboard has none.  A file is read whole: it has at most 64 MB, and
 * every reader says so in a sentence when what is in it would be more than that is worth. */

static void
free_sheet (RemitSheet *sheet)
{
  g_free (sheet->name);
  remit_table_grid_free (sheet->grid);
  g_free (sheet);
}

static RemitWorkbook *
new_workbook (const char *name)
{
  RemitWorkbook *workbook = g_new0 (RemitWorkbook, 1);

  workbook->name = g_strdup (name);
  workbook->encoding = g_strdup ("");
  workbook->sheets = g_ptr_array_new_with_free_func ((GDestroyNotify) free_sheet);
  return workbook;
}

void
remit_workbook_free (RemitWorkbook *workbook)
{
  if (workbook == NULL)
    return;
  g_free (workbook->name);
  g_free (workbook->encoding);
  g_ptr_array_unref (workbook->sheets);
  g_free (workbook);
}

void
remit_workbook_add_sheet (RemitWorkbook *workbook, const char *name, gboolean hidden,
                          RemitTableGrid *grid)
{
  RemitSheet *sheet = g_new (RemitSheet, 1);

  *sheet = (RemitSheet){ .name = g_strdup (name), .hidden = hidden, .grid = grid };
  g_ptr_array_add (workbook->sheets, sheet);
}

/* ---- what kind of file ---- */

static gboolean
begins_with (const guint8 *bytes, gsize n, const char *magic)
{
  gsize length = strlen (magic);

  return n >= length && memcmp (bytes, magic, length) == 0;
}

/* Whether @word stands in the first 64 KiB, in upper or lower case. */
static gboolean
has_word (const guint8 *bytes, gsize n, const char *word)
{
  gsize length = strlen (word);

  n = MIN (n, 64 * 1024);
  for (gsize i = 0; i + length <= n; i++)
    if (g_ascii_strncasecmp ((const char *) bytes + i, word, length) == 0)
      return TRUE;
  return FALSE;
}

/* An OLE file: a workbook of before 2007, or one that is locked by a password. */
static void
refuse_ole (const guint8 *bytes, gsize n, const char *name, GError **error)
{
  static const char locked[] = "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e";

  if (memmem (bytes, n, locked, sizeof locked - 1) != NULL)
    g_set_error (
      error, REMIT_ERROR, REMIT_ERROR_FORMAT,
      _("“%s” is protected by a password. Open it in a spreadsheet program, save a copy "
         "without the password as .xlsx, and import that."),
      name);
  else
    g_set_error (
      error, REMIT_ERROR, REMIT_ERROR_FORMAT,
      _("“%s” is a file of an old office program (.xls, .doc). Open it in a spreadsheet "
         "program, save it as .xlsx, and import that."),
      name);
}

/* Files of other kinds that people try: a sentence says what to do instead. */
static gboolean
refuse_known_kinds (const guint8 *bytes, gsize n, const char *name, GError **error)
{
  if (begins_with (bytes, n, "SQLite format 3"))
    g_set_error (
      error, REMIT_ERROR, REMIT_ERROR_FORMAT,
      _("“%s” is a database, perhaps a Remit document. Open it instead of importing it."), name);
  else if (begins_with (bytes, n, "\xD0\xCF\x11\xE0"))
    refuse_ole (bytes, n, name, error);
  else if (begins_with (bytes, n, "%PDF-"))
    g_set_error (error, REMIT_ERROR, REMIT_ERROR_FORMAT,
                 _("“%s” is a PDF file. Import the table that it was made from."), name);
  else if (begins_with (bytes, n, "{\\rtf"))
    g_set_error (error, REMIT_ERROR, REMIT_ERROR_FORMAT,
                 _("“%s” is a text document. Copy its table into a spreadsheet, save that as "
                    ".xlsx, and import it."),
                 name);
  else if (has_word (bytes, MIN (n, 4096), "progid=\"Excel.Sheet\""))
    g_set_error (error, REMIT_ERROR, REMIT_ERROR_FORMAT,
                 _("“%s” is a spreadsheet of an old XML format. Open it in a spreadsheet program, "
                    "save it as .xlsx, and import that."),
                 name);
  else
    return FALSE;
  return TRUE;
}

static gboolean
is_html (const RemitDecodedText *text)
{
  const char *p = text->text;

  while (g_ascii_isspace (*p))
    p++;
  return *p == '<'
         && has_word ((const guint8 *) p, text->length - (gsize) (p - text->text), "<table");
}

/* ---- reading ---- */

static gboolean
read_csv (RemitWorkbook *workbook, const RemitDecodedText *text,
          const RemitWorkbookOptions *options, GError **error)
{
  RemitTableGrid *grid;

  workbook->format = "csv";
  workbook->separator = options != NULL ? options->separator : 0;
  grid = remit_csv_parse (text->text, text->length, workbook->name, &workbook->separator, error);
  if (grid == NULL)
    return FALSE;
  remit_workbook_add_sheet (workbook, "", FALSE, grid);
  return TRUE;
}

static gboolean
read_text (RemitWorkbook *workbook, const guint8 *bytes, gsize n,
           const RemitWorkbookOptions *options, GError **error)
{
  g_autoptr (RemitDecodedText) text = remit_text_decode (
    bytes, n, options != NULL ? options->encoding : NULL, workbook->name, error);
  gboolean plain = options == NULL || options->separator == 0;

  if (text == NULL)
    return FALSE;
  g_free (workbook->encoding);
  workbook->encoding = g_strdup (text->encoding);
  workbook->guess = text->guess;
  if (plain && is_html (text))
    return remit_html_tables_read (workbook, text->text, text->length, error);
  if (plain && remit_markdown_has_table (text->text))
    return remit_markdown_tables_read (workbook, text->text, error);
  return read_csv (workbook, text, options, error);
}

static gboolean
is_blank (const guint8 *bytes, gsize n)
{
  for (gsize i = 0; i < n; i++)
    if (!g_ascii_isspace (bytes[i]))
      return FALSE;
  return TRUE;
}

RemitWorkbook *
remit_workbook_read_bytes (GBytes *bytes, const char *name, const RemitWorkbookOptions *options,
                           GError **error)
{
  g_autoptr (RemitWorkbook) workbook = new_workbook (name);
  gsize n;
  const guint8 *data = g_bytes_get_data (bytes, &n);
  gboolean read;

  if (is_blank (data, n))
    {
      g_set_error (error, REMIT_ERROR, REMIT_ERROR_FORMAT,
                   _("“%s” is empty. Choose a file with content."), name);
      return NULL;
    }
  if (refuse_known_kinds (data, n, name, error))
    return NULL;
  if (begins_with (data, n, "PK\003\004") || begins_with (data, n, "PK\005\006"))
    read = remit_xlsx_read (workbook, bytes, error);
  else
    read = read_text (workbook, data, n, options, error);
  return read ? g_steal_pointer (&workbook) : NULL;
}

/* A file that is too large is mostly one that is no table at all: when its first row already is
 * longer than any row of a table, that is the better sentence. */
static void
refuse_size (const GByteArray *data, const char *name, GError **error)
{
  g_autofree char *allowed = g_format_size (REMIT_WORKBOOK_MAX_BYTES);

  if (memchr (data->data, '\0', 4) != NULL)
    g_set_error (
      error, REMIT_ERROR, REMIT_ERROR_FORMAT,
      _("“%s” holds NUL bytes: it is a binary file, not a table. Save the table as .xlsx "
         "or “CSV UTF-8” and import that."),
      name);
  else if (memchr (data->data, '\n', REMIT_CSV_MAX_RECORD) == NULL
           && !begins_with (data->data, data->len, "PK\003\004"))
    g_set_error (error, REMIT_ERROR, REMIT_ERROR_LIMIT,
                 _("Line 1 of “%s” is longer than 1 MB. This is not a table of responsibilities; "
                    "check the file."),
                 name);
  else
    g_set_error (error, REMIT_ERROR, REMIT_ERROR_LIMIT,
                 _("“%s” is larger than %s, the most that is read in one import. Split it."), name,
                 allowed);
}

GBytes *
remit_workbook_load (GInputStream *stream, const char *name, GError **error)
{
  g_autoptr (GByteArray) data = g_byte_array_new ();
  g_autofree guint8 *block = g_malloc (256 * 1024);
  gssize n;

  while ((n = remit_file_read (stream, name, block, 256 * 1024, error)) > 0)
    {
      g_byte_array_append (data, block, (guint) n);
      if (data->len > REMIT_WORKBOOK_MAX_BYTES)
        {
          refuse_size (data, name, error);
          return NULL;
        }
    }
  return n == 0 ? g_byte_array_free_to_bytes (g_steal_pointer (&data)) : NULL;
}

RemitWorkbook *
remit_workbook_read_file (const char *path, const RemitWorkbookOptions *options, GError **error)
{
  g_autofree char *name = remit_file_display_name (path);
  g_autoptr (GInputStream) stream = remit_file_open (path, G_MAXINT64, error);
  g_autoptr (GBytes) bytes = NULL;

  if (stream == NULL)
    return NULL;
  bytes = remit_workbook_load (stream, name, error);
  return bytes != NULL ? remit_workbook_read_bytes (bytes, name, options, error) : NULL;
}

/* ---- what was read ---- */

const char *
remit_workbook_format (const RemitWorkbook *workbook)
{
  return workbook->format;
}

const char *
remit_workbook_encoding (const RemitWorkbook *workbook)
{
  return workbook->encoding;
}

gboolean
remit_workbook_encoding_is_guess (const RemitWorkbook *workbook)
{
  return workbook->guess;
}

char
remit_workbook_separator (const RemitWorkbook *workbook)
{
  return workbook->separator;
}

guint
remit_workbook_n_sheets (const RemitWorkbook *workbook)
{
  return workbook->sheets->len;
}

const char *
remit_workbook_sheet_name (const RemitWorkbook *workbook, guint sheet)
{
  return remit_workbook_sheet (workbook, sheet)->name;
}

gboolean
remit_workbook_sheet_is_hidden (const RemitWorkbook *workbook, guint sheet)
{
  return remit_workbook_sheet (workbook, sheet)->hidden;
}

const RemitTableGrid *
remit_workbook_sheet_grid (const RemitWorkbook *workbook, guint sheet)
{
  return remit_workbook_sheet (workbook, sheet)->grid;
}

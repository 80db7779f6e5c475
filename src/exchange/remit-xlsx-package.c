/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-exchange"

#include "remit-xlsx-private.h"

#include "remit-error.h"

#include <archive.h>
#include <archive_entry.h>
#include <glib/gi18n-lib.h>
#include <string.h>

/* An .xlsx file is a ZIP archive of XML parts.  A part is unpacked while it is parsed, so that
 * memory does not grow with what a small file claims to hold; what is unpacked in all is limited,
 * absolutely and in proportion to the file, and so is the number of parts.  A part with a document
 * type is refused before its content is read: no such file has one, and entities are declared
 * there. */

#define MAX_PARTS 10000
#define MAX_RATIO 400
/* Small files may unfold well: a ratio counts from here on. */
#define RATIO_FROM (16 * 1024 * 1024)

struct _RemitXlsxPart
{
  RemitXlsxPackage *package; /* borrowed */
  struct archive *archive;   /* borrowed */
  xmlTextReader *reader;     /* owned */
  gboolean ended;            /* the element without content has still to end */
  xmlDoc *page;              /* owned once it has been asked for; else the reader's */
  gboolean too_large;
  gboolean unreadable; /* the archive is broken here, or locked */
};

void
remit_xlsx_refuse (const char *name, GError **error)
{
  g_set_error (
    error, REMIT_ERROR, REMIT_ERROR_FORMAT,
    _("“%s” is damaged or incomplete. Open it in a spreadsheet program, which may repair "
       "it, save it again as .xlsx, and import that."),
    name);
}

static void
refuse_bomb (const char *name, GError **error)
{
  g_set_error (error, REMIT_ERROR, REMIT_ERROR_LIMIT,
               _("“%s” unfolds to far more than a table of responsibilities holds. Copy the table "
                  "into a new spreadsheet, save it as .xlsx, and import that."),
               name);
}

/* ---- unpacking ---- */

static gboolean
is_within_limits (const RemitXlsxPackage *package)
{
  gint64 packed = (gint64) g_bytes_get_size (package->bytes);

  return package->n_unpacked <= REMIT_WORKBOOK_MAX_UNPACKED
         && (package->n_unpacked <= RATIO_FROM || package->n_unpacked / MAX_RATIO <= packed);
}

static int
read_block (void *context, char *buffer, int length)
{
  RemitXlsxPart *part = context;
  gssize n = archive_read_data (part->archive, buffer, (gsize) length);

  if (n < 0)
    {
      part->unreadable = TRUE;
      return -1;
    }
  part->package->n_unpacked += n;
  if (is_within_limits (part->package))
    return (int) n;
  part->too_large = TRUE;
  return -1;
}

static void
ignore_message (void *data, const char *message, xmlParserSeverities severity,
                xmlTextReaderLocatorPtr locator)
{
  (void) data;
  (void) message;
  (void) severity;
  (void) locator;
}

static gboolean
read_part (RemitXlsxPackage *package, struct archive *archive, const char *path,
           RemitXlsxPartFunc read, gpointer data, GError **error)
{
  RemitXlsxPart part = { .package = package, .archive = archive };
  gboolean done;

  part.reader = xmlReaderForIO (read_block, NULL, &part, NULL, NULL,
                                XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING
                                  | XML_PARSE_COMPACT);
  if (part.reader == NULL)
    {
      remit_xlsx_refuse (package->name, error);
      return FALSE;
    }
  xmlTextReaderSetErrorHandler (part.reader, ignore_message, NULL);
  done = read (&part, path, data, error);
  xmlFreeTextReader (part.reader);
  xmlFreeDoc (part.page);
  return done;
}

/* Some writers use "\" between folders, or begin with "/". */
static char *
normalise_path (const char *path)
{
  char *normal = g_strdup (*path == '/' ? path + 1 : path);

  return g_strdelimit (normal, "\\", '/');
}

static gboolean
matches (const char *path, const char *prefix, const char *suffix)
{
  gsize length = strlen (path), end = strlen (suffix);

  return g_ascii_strncasecmp (path, prefix, strlen (prefix)) == 0 && length >= end
         && g_ascii_strcasecmp (path + length - end, suffix) == 0;
}

static gboolean
refuse_entry (const RemitXlsxPackage *package, struct archive_entry *entry, GError **error)
{
  if (!archive_entry_is_encrypted (entry))
    return FALSE;
  g_set_error (error, REMIT_ERROR, REMIT_ERROR_FORMAT,
               _("“%s” is protected by a password. Open it in a spreadsheet program, save a copy "
                  "without the password as .xlsx, and import that."),
               package->name);
  return TRUE;
}

static gboolean
walk (RemitXlsxPackage *package, struct archive *archive, const char *prefix, const char *suffix,
      RemitXlsxPartFunc read, gpointer data, GError **error)
{
  struct archive_entry *entry;
  guint n = 0;
  int status;

  while ((status = archive_read_next_header (archive, &entry)) == ARCHIVE_OK
         || status == ARCHIVE_WARN)
    {
      const char *name = archive_entry_pathname (entry);
      g_autofree char *path = normalise_path (name != NULL ? name : "");

      if (++n > MAX_PARTS)
        {
          refuse_bomb (package->name, error);
          return FALSE;
        }
      if (!matches (path, prefix, suffix))
        continue;
      if (refuse_entry (package, entry, error)
          || !read_part (package, archive, path, read, data, error))
        return FALSE;
    }
  if (status == ARCHIVE_EOF)
    return TRUE;
  remit_xlsx_refuse (package->name, error);
  return FALSE;
}

gboolean
remit_xlsx_package_each (RemitXlsxPackage *package, const char *prefix, const char *suffix,
                         RemitXlsxPartFunc read, gpointer data, GError **error)
{
  struct archive *archive = archive_read_new ();
  gsize n;
  const void *bytes = g_bytes_get_data (package->bytes, &n);
  gboolean done;

  archive_read_support_format_zip_seekable (archive);
  if (archive_read_open_memory (archive, bytes, n) == ARCHIVE_OK)
    done = walk (package, archive, prefix, suffix, read, data, error);
  else
    {
      remit_xlsx_refuse (package->name, error);
      done = FALSE;
    }
  archive_read_free (archive);
  return done;
}

/* ---- elements ---- */

/* The parser has limits of its own, and may reach them first. */
static gboolean
looks_like_bomb (const RemitXlsxPart *part)
{
  gint64 packed = (gint64) g_bytes_get_size (part->package->bytes);

  return part->too_large
         || (part->package->n_unpacked > RATIO_FROM / 4
             && part->package->n_unpacked / MAX_RATIO > packed);
}

static RemitXlsxEvent
refuse_doctype (const RemitXlsxPart *part, GError **error)
{
  g_set_error (
    error, REMIT_ERROR, REMIT_ERROR_FORMAT,
    _("“%s” declares a document type inside, which no spreadsheet does. It was not read. "
       "Copy the table into a new spreadsheet, save it as .xlsx, and import that."),
    part->package->name);
  return REMIT_XLSX_FAILED;
}

/* The parser looks ahead, so that it may stumble over entities before the document type is seen. */
static RemitXlsxEvent
fail (RemitXlsxPart *part, GError **error)
{
  const xmlDoc *page;

  if (part->page == NULL)
    part->page = xmlTextReaderCurrentDoc (part->reader);
  page = part->page;
  if (page != NULL && page->intSubset != NULL)
    return refuse_doctype (part, error);
  if (looks_like_bomb (part))
    refuse_bomb (part->package->name, error);
  else
    remit_xlsx_refuse (part->package->name, error);
  return REMIT_XLSX_FAILED;
}

RemitXlsxEvent
remit_xlsx_part_next (RemitXlsxPart *part, GError **error)
{
  if (part->ended)
    {
      part->ended = FALSE;
      return REMIT_XLSX_END;
    }
  for (;;)
    {
      int status = xmlTextReaderRead (part->reader);

      if (status == 0 && !part->unreadable && !part->too_large)
        return REMIT_XLSX_DONE;
      if (status != 1)
        return fail (part, error);
      switch (xmlTextReaderNodeType (part->reader))
        {
        case XML_READER_TYPE_ELEMENT:
          part->ended = xmlTextReaderIsEmptyElement (part->reader) == 1;
          return REMIT_XLSX_START;
        case XML_READER_TYPE_END_ELEMENT:
          return REMIT_XLSX_END;
        case XML_READER_TYPE_TEXT:
        case XML_READER_TYPE_CDATA:
        case XML_READER_TYPE_WHITESPACE:
        case XML_READER_TYPE_SIGNIFICANT_WHITESPACE:
          return REMIT_XLSX_TEXT;
        case XML_READER_TYPE_DOCUMENT_TYPE:
          return refuse_doctype (part, error);
        default:
          break;
        }
    }
}

gboolean
remit_xlsx_part_is (const RemitXlsxPart *part, const char *name)
{
  const char *local = (const char *) xmlTextReaderConstLocalName (part->reader);

  return local != NULL && strcmp (local, name) == 0;
}

/* "r:id" is an attribute of another name space than the element: only its local name counts. */
char *
remit_xlsx_part_attribute (const RemitXlsxPart *part, const char *name)
{
  char *value = NULL;

  while (value == NULL && xmlTextReaderMoveToNextAttribute (part->reader) == 1)
    if (strcmp ((const char *) xmlTextReaderConstLocalName (part->reader), name) == 0)
      value = g_strdup ((const char *) xmlTextReaderConstValue (part->reader));
  xmlTextReaderMoveToElement (part->reader);
  return value;
}

guint
remit_xlsx_part_number (const RemitXlsxPart *part, const char *name, guint missing)
{
  g_autofree char *text = remit_xlsx_part_attribute (part, name);
  guint64 number;

  return text != NULL && g_ascii_string_to_unsigned (text, 10, 0, G_MAXUINT32, &number, NULL)
           ? (guint) number
           : missing;
}

gboolean
remit_xlsx_part_flag (const RemitXlsxPart *part, const char *name)
{
  g_autofree char *text = remit_xlsx_part_attribute (part, name);

  return text != NULL && (strcmp (text, "1") == 0 || strcmp (text, "true") == 0);
}

const char *
remit_xlsx_part_text (const RemitXlsxPart *part)
{
  const char *text = (const char *) xmlTextReaderConstValue (part->reader);

  return text != NULL ? text : "";
}

/* The character of "_x000D_" at @p; 0 when there is none. */
static gunichar
escaped_character (const char *p)
{
  gunichar c = 0;

  if (p[0] != '_' || p[1] != 'x')
    return 0;
  for (guint i = 2; i < 6; i++)
    {
      if (!g_ascii_isxdigit (p[i]))
        return 0;
      c = c * 16 + (gunichar) g_ascii_xdigit_value (p[i]);
    }
  return p[6] == '_' && g_unichar_validate (c) ? c : 0;
}

void
remit_xlsx_append_text (GString *to, const char *text)
{
  const char *p = text;
  const char *escape;

  while ((escape = strstr (p, "_x")) != NULL)
    {
      gunichar c = escaped_character (escape);

      g_string_append_len (to, p, escape - p);
      if (c == 0)
        g_string_append (to, "_x");
      else if (c >= 0x20 || c == '\n' || c == '\t')
        g_string_append_unichar (to, c);
      p = escape + (c == 0 ? 2 : 7);
    }
  g_string_append (to, p);
}

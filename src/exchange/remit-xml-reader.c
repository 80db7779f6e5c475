/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-exchange"

#include "remit-xml.h"

#include "remit-file.h"
#include "remit-xml-gate.h"
#include "remit-xml-reader-private.h"

#include <glib/gi18n-lib.h>
#include <libxml/parserInternals.h>
#include <string.h>

/* The native XML, in.  Blocks of bytes go through the gate (remit-xml-gate.c) and then to libxml2's
 * push parser, whose calls put one row each into the open edit.  References may point forward: they
 * are looked at after the last row (remit-xml-check.c), with the line of each row that was noted on
 * the way.  Nothing is kept of the text, so memory is that of the model plus 16 bytes a row.
 *
 * libxml2 is used for nothing but cutting up tags: no DTD (the gate stops it), no entities but the
 * five, no external loading of any kind, no tree. */

#define BLOCK (64 * 1024)
#define MAX_BYTES (G_GINT64_CONSTANT (1) << 30)
#define XSI_NAMESPACE "http://www.w3.org/2001/XMLSchema-instance"

guint
_remit_xml_reader_line (const RemitXmlReader *self)
{
  return self->parser->input != NULL ? (guint) MAX (self->parser->input->line, 1) : 1;
}

void
_remit_xml_refuse (RemitXmlReader *self, RemitError code, const char *sentence)
{
  if (self->error == NULL)
    remit_xml_set_error (&self->error, code, self->name, _remit_xml_reader_line (self), sentence);
}

void
_remit_xml_refuse_printf (RemitXmlReader *self, RemitError code, const char *format, ...)
{
  g_autofree char *sentence = NULL;
  va_list arguments;

  va_start (arguments, format);
  sentence = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  _remit_xml_refuse (self, code, sentence);
}

void
_remit_xml_refuse_unknown (RemitXmlReader *self, const char *sentence)
{
  if (self->minor > REMIT_XML_MINOR)
    _remit_xml_refuse_printf (self, REMIT_ERROR_VERSION,
                              _("%s The file was written by a newer Remit (format %u.%u); update "
                                "this program to read it."),
                              sentence, REMIT_XML_MAJOR, self->minor);
  else
    _remit_xml_refuse (self, REMIT_ERROR_FORMAT, sentence);
}

/* libxml2 hands out "&" as "&#38;" where entities are not substituted; everything else is
 * decoded. */
void
_remit_xml_reader_set_value (RemitXmlReader *self, const xmlChar *start, const xmlChar *end)
{
  static const char ampersand[] = "&#38;";
  const char *p = (const char *) start;
  const char *stop = (const char *) end;
  const char *mark;

  g_string_truncate (self->value, 0);
  while ((mark = memchr (p, '&', (gsize) (stop - p))) != NULL)
    {
      g_string_append_len (self->value, p, mark - p + 1);
      p = mark + (g_str_has_prefix (mark, ampersand) ? strlen (ampersand) : 1);
    }
  g_string_append_len (self->value, p, stop - p);
}

/* ---- the root ---- */

static gboolean
parse_number (const char **text, guint *number)
{
  char *end = NULL;
  guint64 value;

  if (!g_ascii_isdigit (**text))
    return FALSE;
  value = g_ascii_strtoull (*text, &end, 10);
  *number = (guint) MIN (value, G_MAXINT);
  *text = end;
  return TRUE;
}

static gboolean
read_version (RemitXmlReader *self)
{
  const char *p = self->value->str;
  g_autofree char *excerpt = remit_excerpt (p);
  guint major;

  if (!parse_number (&p, &major) || *p++ != '.' || !parse_number (&p, &self->minor) || *p != '\0'
      || major == 0)
    {
      _remit_xml_refuse_printf (
          self, REMIT_ERROR_FORMAT,
          _("“%s” is not a version of the Remit format. It is written like “%s”."), excerpt,
          REMIT_XML_VERSION);
      return FALSE;
    }
  if (major == REMIT_XML_MAJOR)
    return TRUE;
  _remit_xml_refuse_printf (self, REMIT_ERROR_VERSION,
                            _("The file has version %s of the Remit format; this program reads "
                              "version %u. Update Remit."),
                            excerpt, REMIT_XML_MAJOR);
  return FALSE;
}

static gboolean
check_namespace (RemitXmlReader *self, const xmlChar *name, const xmlChar *uri)
{
  const char *space = uri != NULL ? (const char *) uri : "";
  g_autofree char *excerpt = NULL;

  if (g_str_equal ((const char *) name, REMIT_XML_ROOT) && g_str_equal (space, REMIT_XML_NAMESPACE))
    return TRUE;
  excerpt = remit_excerpt (g_str_equal ((const char *) name, REMIT_XML_ROOT) ? space
                                                                             : (const char *) name);
  if (!g_str_equal ((const char *) name, REMIT_XML_ROOT))
    _remit_xml_refuse_printf (
        self, REMIT_ERROR_FORMAT,
        _("This is not a Remit document: its first element is “%s”, not “%s”."), excerpt,
        REMIT_XML_ROOT);
  else if (g_str_has_prefix (space, REMIT_XML_NAMESPACE_STEM))
    _remit_xml_refuse_printf (
        self, REMIT_ERROR_VERSION,
        _("The file has the namespace “%s”, that of a newer Remit. This program reads “%s”. Update "
          "Remit."),
        excerpt, REMIT_XML_NAMESPACE);
  else
    _remit_xml_refuse_printf (
        self, REMIT_ERROR_FORMAT,
        _("The element “%s” has not the namespace “%s”, so this is not a Remit document."),
        REMIT_XML_ROOT, REMIT_XML_NAMESPACE);
  return FALSE;
}

static void
read_root (RemitXmlReader *self, const xmlChar *name, const xmlChar *uri, int n_attributes,
           const xmlChar **attributes)
{
  const xmlChar **version = NULL;

  if (!check_namespace (self, name, uri))
    return;
  for (int i = 0; i < n_attributes; i++)
    if (attributes[5 * i + 1] == NULL && g_str_equal ((const char *) attributes[5 * i], "version"))
      version = attributes + 5 * i;
  if (version == NULL)
    {
      _remit_xml_refuse_printf (self, REMIT_ERROR_FORMAT,
                                _("The element “%s” has no attribute “version”."), REMIT_XML_ROOT);
      return;
    }
  _remit_xml_reader_set_value (self, version[3], version[4]);
  if (!read_version (self))
    return;
  /* A place of the schema, which other tools write here, is of no interest and never fetched. */
  for (int i = 0; i < n_attributes; i++)
    if (attributes + 5 * i != version
        && (attributes[5 * i + 2] == NULL
            || !g_str_equal ((const char *) attributes[5 * i + 2], XSI_NAMESPACE)))
      {
        g_autofree char *excerpt = remit_excerpt ((const char *) attributes[5 * i]);
        g_autofree char *sentence = g_strdup_printf (
            _("There is no attribute “%s” in the element “%s”."), excerpt, REMIT_XML_ROOT);

        _remit_xml_refuse_unknown (self, sentence);
        return;
      }
}

/* ---- what the parser calls ---- */

static void
on_start_element (void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri,
                  int n_namespaces, const xmlChar **namespaces, int n_attributes, int n_defaulted,
                  const xmlChar **attributes)
{
  RemitXmlReader *self = data;
  guint depth = self->depth++;

  if (self->error != NULL)
    return;
  if (depth == 0)
    read_root (self, name, uri, n_attributes, attributes);
  else if (depth == 1)
    _remit_xml_reader_read_row (self, name, uri, n_attributes, attributes);
  else
    {
      g_autofree char *excerpt = remit_excerpt ((const char *) name);
      g_autofree char *sentence = g_strdup_printf (
          _("The element “%s” stands inside another one, where none can be."), excerpt);

      _remit_xml_refuse_unknown (self, sentence);
    }
}

static void
on_end_element (void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
  ((RemitXmlReader *) data)->depth--;
}

static void
on_characters (void *data, const xmlChar *text, int length)
{
  RemitXmlReader *self = data;

  for (int i = 0; i < length && self->error == NULL; i++)
    if (!g_ascii_isspace (text[i]))
      _remit_xml_refuse (
          self, REMIT_ERROR_FORMAT,
          _("There is text outside of tags, which a Remit document does not have."));
}

#if LIBXML_VERSION >= 21200
typedef const xmlError *ErrorPointer;
#else
typedef xmlErrorPtr ErrorPointer;
#endif

static void
on_error (void *data, ErrorPointer problem)
{
  RemitXmlReader *self = data;
  g_autofree char *message = NULL;
  g_autofree char *sentence = NULL;

  if (self->error != NULL || problem->level < XML_ERR_ERROR)
    return;
  message = g_strstrip (g_utf8_make_valid (problem->message != NULL ? problem->message : "", -1));
  /* Translators: what the XML parser says, in English: "Opening and ending tag mismatch". */
  sentence = g_strdup_printf (_("The XML is not well-formed (%s)."), message);
  remit_xml_set_error (&self->error, REMIT_ERROR_FORMAT, self->name, (guint) MAX (problem->line, 1),
                       sentence);
}

static xmlParserInputPtr
refuse_entity (const char *url, const char *id, xmlParserCtxtPtr context)
{
  return NULL;
}

/* Once for the program: whatever a file says, libxml2 opens nothing. */
static void
close_external_doors (void)
{
  static gsize closed = 0;

  if (!g_once_init_enter (&closed))
    return;
  xmlInitParser ();
  xmlSetExternalEntityLoader (refuse_entity);
  g_once_init_leave (&closed, 1);
}

/* ---- the whole ---- */

static void
reader_init (RemitXmlReader *self, RemitEdit *edit, const char *name)
{
  xmlSAXHandler handler = {
    .startElementNs = on_start_element,
    .endElementNs = on_end_element,
    .characters = on_characters,
    .ignorableWhitespace = on_characters,
    .cdataBlock = on_characters,
    .serror = (xmlStructuredErrorFunc) on_error,
    .initialized = XML_SAX2_MAGIC,
  };

  *self = (RemitXmlReader){ .edit = edit, .graph = remit_edit_get_graph (edit), .name = name };
  close_external_doors ();
  self->parser = xmlCreatePushParserCtxt (&handler, self, NULL, 0, NULL);
  if (self->parser == NULL)
    g_error ("libxml2 could not allocate a parser");
  xmlCtxtUseOptions (self->parser, XML_PARSE_NONET);
  self->value = g_string_new (NULL);
  _remit_xml_reader_init_rows (self);
}

static void
reader_clear (RemitXmlReader *self)
{
  _remit_xml_reader_clear_rows (self);
  g_clear_error (&self->error);
  g_string_free (self->value, TRUE);
  xmlFreeParserCtxt (self->parser);
}

/* Gives bytes to the parser; @n 0 ends the document. */
static gboolean
parse (RemitXmlReader *self, const guint8 *bytes, gssize n, GError **error)
{
  int code = xmlParseChunk (self->parser, (const char *) bytes, (int) n, n == 0);

  if (self->error == NULL && code != XML_ERR_OK)
    _remit_xml_refuse (self, REMIT_ERROR_FORMAT, _("The XML is not well-formed."));
  if (self->error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&self->error));
  return FALSE;
}

static gboolean
read_stream (RemitXmlReader *self, GInputStream *stream, RemitXmlGate *gate, GError **error)
{
  g_autofree guint8 *block = g_malloc (BLOCK);
  gint64 total = 0;
  gssize n;

  while ((n = remit_file_read (stream, self->name, block, BLOCK, error)) > 0)
    {
      total += n;
      if (total > MAX_BYTES)
        {
          g_set_error (error, REMIT_ERROR, REMIT_ERROR_LIMIT,
                       _("“%s” is larger than 1 GB, more than Remit reads. Split it."),
                       self->name);
          return FALSE;
        }
      if (!remit_xml_gate_feed (gate, block, (gsize) n, error) || !parse (self, block, n, error))
        return FALSE;
    }
  return n == 0 && remit_xml_gate_finish (gate, error) && parse (self, NULL, 0, error)
         && remit_xml_check_run (self->check, error);
}

gboolean
remit_xml_import (RemitEdit *edit, GInputStream *stream, const char *name, GError **error)
{
  g_autoptr (RemitXmlGate) gate = remit_xml_gate_new (name, &remit_xml_limits_native);
  RemitXmlReader reader;
  gboolean read;

  reader_init (&reader, edit, name);
  read = read_stream (&reader, stream, gate, error);
  reader_clear (&reader);
  return read;
}

gboolean
remit_xml_import_file (RemitEdit *edit, const char *path, GError **error)
{
  g_autofree char *name = remit_file_display_name (path);
  g_autoptr (GInputStream) stream = remit_file_open (path, MAX_BYTES, error);

  return stream != NULL && remit_xml_import (edit, stream, name, error);
}

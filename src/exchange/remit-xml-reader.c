/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-exchange"

#include "remit-xml.h"

#include "remit-file.h"
#include "remit-xml-check.h"
#include "remit-xml-gate.h"
#include "remit-xml-names.h"

#include <glib/gi18n-lib.h>
#include <libxml/parser.h>
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

/* Names as pointers into the parser's dictionary: equal names are equal pointers. */
typedef struct
{
  const xmlChar *element;
  const xmlChar **attributes; /* owned: one for each field */
  GHashTable **values; /* owned: for each field that is an enum, its keys -> index + 1; else NULL */
} Names;

typedef struct
{
  RemitEdit *edit;      /* borrowed */
  RemitGraph *graph;    /* borrowed */
  const char *name;     /* borrowed; of the file */
  xmlParserCtxtPtr parser; /* owned */
  GError *error;        /* owned: the first; nothing more is done after it */
  RemitXmlCheck *check; /* owned */
  GHashTable *metas;    /* owned: key -> row that the document had before */
  GString *value;       /* owned: the attribute being read */
  Names names[REMIT_N_TABLES];
  const xmlChar *id_name;
  guint depth;
  guint minor;          /* version of the file */
} Reader;

static guint
current_line (const Reader *self)
{
  return self->parser->input != NULL ? (guint) MAX (self->parser->input->line, 1) : 1;
}

static void
refuse (Reader *self, RemitError code, const char *sentence)
{
  if (self->error == NULL)
    remit_xml_set_error (&self->error, code, self->name, current_line (self), sentence);
}

G_GNUC_PRINTF (3, 4)
static void
refuse_printf (Reader *self, RemitError code, const char *format, ...)
{
  g_autofree char *sentence = NULL;
  va_list arguments;

  va_start (arguments, format);
  sentence = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  refuse (self, code, sentence);
}

/* A name that this program does not know: a slip, or something that a newer version added. */
static void
refuse_unknown (Reader *self, const char *sentence)
{
  if (self->minor > REMIT_XML_MINOR)
    refuse_printf (self, REMIT_ERROR_VERSION,
                   _("%s The file was written by a newer Remit (format %u.%u); update this program "
                     "to read it."),
                   sentence, REMIT_XML_MAJOR, self->minor);
  else
    refuse (self, REMIT_ERROR_FORMAT, sentence);
}

/* ---- attributes ---- */

/* libxml2 hands out "&" as "&#38;" where entities are not substituted; everything else is
 * decoded. */
static void
set_value (Reader *self, const xmlChar *start, const xmlChar *end)
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

static gboolean
read_reference (Reader *self, RemitTable table, const RemitField *field, gint64 *number)
{
  const char *text = self->value->str;
  g_autofree char *excerpt = NULL;
  RemitTable found;

  if (field->target != REMIT_TABLE_NONE && remit_xml_parse_id (field->target, text, number))
    return TRUE;
  found = remit_xml_parse_any_id (text, number);
  if (found != REMIT_TABLE_NONE && field->target == REMIT_TABLE_NONE)
    {
      remit_xml_check_add_reference (self->check, table, found, *number, current_line (self));
      return TRUE;
    }
  excerpt = remit_excerpt (text);
  if (found != REMIT_TABLE_NONE)
    refuse_printf (self, REMIT_ERROR_REFUSED,
                   _("“%s” refers to “%s”, which is the id of a %s. It must be that of a %s."),
                   _ (field->label), excerpt, _ (remit_table_info (found)->label),
                   _ (remit_table_info (field->target)->label));
  else
    refuse_printf (self, REMIT_ERROR_FORMAT, _("“%s” is “%s”, which is not an id."),
                   _ (field->label), excerpt);
  return FALSE;
}

/* The number that the value stands for; a sentence of remit_field_parse() when it stands for
 * none. */
static gboolean
read_number (Reader *self, RemitTable table, guint f, gint64 *number)
{
  const RemitField *field = &remit_table_info (table)->fields[f];
  GHashTable *values = self->names[table].values[f];
  gpointer index = values != NULL ? g_hash_table_lookup (values, self->value->str) : NULL;
  g_autoptr (GError) error = NULL;

  if (index != NULL)
    {
      *number = GPOINTER_TO_INT (index) - 1;
      return TRUE;
    }
  /* No number is that long; the sentence must not be either. */
  if (self->value->len > 100)
    {
      g_autofree char *excerpt = remit_excerpt (self->value->str);

      refuse_printf (self, REMIT_ERROR_FORMAT, _("“%s” is not a value of “%s”."), excerpt,
                     _ (field->label));
      return FALSE;
    }
  if (remit_field_parse (field, self->value->str, number, &error))
    return TRUE;
  refuse (self, REMIT_ERROR_FORMAT, error->message);
  return FALSE;
}

static gboolean
read_field (Reader *self, RemitRow *row, guint f)
{
  const RemitField *field = &remit_table_info (row->table)->fields[f];
  gint64 number;

  if (remit_field_is_text (field))
    {
      /* Texts are checked with the whole row, after the last one. */
      remit_row_set_text (row, f, self->value->str);
      return TRUE;
    }
  if (field->type == REMIT_FIELD_REF ? !read_reference (self, row->table, field, &number)
                                     : !read_number (self, row->table, f, &number))
    return FALSE;
  remit_row_set_number (row, f, number);
  return TRUE;
}

static int
find_attribute (const Reader *self, RemitTable table, const xmlChar *name)
{
  const xmlChar **attributes = self->names[table].attributes;

  for (guint f = 0; f < remit_table_info (table)->n_fields; f++)
    if (attributes[f] == name)
      return (int) f;
  return -1;
}

/* @given collects a bit for each field. */
static gboolean
read_attribute (Reader *self, RemitRow *row, const xmlChar **attribute, guint *given)
{
  g_autofree char *excerpt = NULL;
  g_autofree char *sentence = NULL;
  int field;

  set_value (self, attribute[3], attribute[4]);
  if (attribute[1] == NULL && attribute[0] == self->id_name)
    {
      if (remit_xml_parse_id (row->table, self->value->str, &row->id))
        return TRUE;
      excerpt = remit_excerpt (self->value->str);
      refuse_printf (
          self, REMIT_ERROR_FORMAT,
          _("“%s” is not an id of a %s: it is written as “%s” and a hexadecimal number."), excerpt,
          _ (remit_table_info (row->table)->label), remit_table_info (row->table)->prefix);
      return FALSE;
    }
  field = attribute[1] == NULL ? find_attribute (self, row->table, attribute[0]) : -1;
  if (field >= 0)
    {
      *given |= 1u << field;
      return read_field (self, row, (guint) field);
    }
  excerpt = remit_excerpt ((const char *) attribute[0]);
  sentence = g_strdup_printf (_("There is no attribute “%s” in the element “%s”."), excerpt,
                              (const char *) self->names[row->table].element);
  refuse_unknown (self, sentence);
  return FALSE;
}

/* Whether all is there that a row must have; also what has a default elsewhere, such as a kind. */
static gboolean
check_given (Reader *self, RemitTable table, const RemitRow *row, guint given)
{
  const RemitTableInfo *info = remit_table_info (table);
  const char *missing = row->id == REMIT_ID_NONE ? "id" : NULL;

  for (guint f = 0; f < info->n_fields && missing == NULL; f++)
    if ((info->fields[f].flags & REMIT_FIELD_REQUIRED) != 0 && (given & (1u << f)) == 0)
      missing = (const char *) self->names[table].attributes[f];
  if (missing == NULL)
    return TRUE;
  refuse_printf (self, REMIT_ERROR_FORMAT, _("This element “%s” has no attribute “%s”."),
                 (const char *) self->names[table].element, missing);
  return FALSE;
}

/* ---- rows ---- */

/* The row of the document gets the values of the file, field by field. */
static gboolean
replace_row (Reader *self, const RemitRow *row)
{
  const RemitTableInfo *info = remit_table_info (row->table);
  g_autoptr (GError) error = NULL;

  for (guint f = 0; f < info->n_fields; f++)
    {
      const RemitRow *present = remit_graph_get (self->graph, row->table, row->id);
      gboolean set = TRUE;

      if (remit_field_is_text (&info->fields[f]))
        {
          if (!g_str_equal (remit_row_get_text (present, f), remit_row_get_text (row, f)))
            set = remit_edit_set_text (self->edit, row->table, row->id, f,
                                       remit_row_get_text (row, f), &error);
        }
      else if (remit_row_get_number (present, f) != remit_row_get_number (row, f))
        set = remit_edit_set_number (self->edit, row->table, row->id, f,
                                     remit_row_get_number (row, f), &error);
      if (!set)
        {
          refuse (self, REMIT_ERROR_REFUSED, error->message);
          return FALSE;
        }
    }
  return TRUE;
}

/* A fact about the document ("title") is known by its key: the file's takes the place of one with
 * another id. */
static gboolean
make_room_for_meta (Reader *self, const RemitMeta *meta)
{
  const RemitRow *present = g_hash_table_lookup (self->metas, meta->key);
  g_autoptr (GError) error = NULL;
  RemitId id = present != NULL ? present->id : REMIT_ID_NONE;

  if (present == NULL || id == meta->row.id)
    return TRUE;
  g_hash_table_remove (self->metas, meta->key);
  if (remit_edit_delete (self->edit, REMIT_TABLE_META, id, &error))
    return TRUE;
  refuse (self, REMIT_ERROR_REFUSED, error->message);
  return FALSE;
}

static void
put_row (Reader *self, const RemitRow *row)
{
  const RemitRow *present;

  if (row->table == REMIT_TABLE_META && !make_room_for_meta (self, (const RemitMeta *) row))
    return;
  present = remit_graph_find (self->graph, row->id);
  if (present == NULL)
    remit_edit_insert (self->edit, row);
  else if (present->table != row->table)
    {
      g_autoptr (GString) id = g_string_new (NULL);

      remit_xml_append_id (id, row->table, row->id);
      refuse_printf (self, REMIT_ERROR_REFUSED,
                     _("The number of the id “%s” belongs to another row (%s) already. Ids are "
                       "unique in a document."),
                     id->str, _ (remit_table_info (present->table)->label));
      return;
    }
  else if (!replace_row (self, row))
    return;
  remit_xml_check_add_row (self->check, row->table, row->id, current_line (self));
}

static RemitTable
find_element (const Reader *self, const xmlChar *name)
{
  for (guint t = 1; t < REMIT_N_TABLES; t++)
    if (self->names[t].element == name)
      return t;
  return REMIT_TABLE_NONE;
}

static void
read_row (Reader *self, const xmlChar *name, const xmlChar *uri, int n_attributes,
          const xmlChar **attributes)
{
  gboolean ours = uri != NULL && g_str_equal ((const char *) uri, REMIT_XML_NAMESPACE);
  RemitTable table = ours ? find_element (self, name) : REMIT_TABLE_NONE;
  g_autoptr (RemitRow) row = NULL;
  guint given = 0;

  if (table == REMIT_TABLE_NONE)
    {
      g_autofree char *excerpt = remit_excerpt ((const char *) name);
      g_autofree char *sentence
          = g_strdup_printf (_("There is no element “%s” in a Remit document."), excerpt);

      refuse_unknown (self, sentence);
      return;
    }
  row = remit_row_new (table);
  for (int i = 0; i < n_attributes; i++)
    if (!read_attribute (self, row, attributes + 5 * i, &given))
      return;
  if (check_given (self, table, row, given))
    put_row (self, row);
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
read_version (Reader *self)
{
  const char *p = self->value->str;
  g_autofree char *excerpt = remit_excerpt (p);
  guint major;

  if (!parse_number (&p, &major) || *p++ != '.' || !parse_number (&p, &self->minor) || *p != '\0'
      || major == 0)
    {
      refuse_printf (self, REMIT_ERROR_FORMAT,
                     _("“%s” is not a version of the Remit format. It is written like “%s”."),
                     excerpt, REMIT_XML_VERSION);
      return FALSE;
    }
  if (major == REMIT_XML_MAJOR)
    return TRUE;
  refuse_printf (self, REMIT_ERROR_VERSION,
                 _("The file has version %s of the Remit format; this program reads version %u. "
                   "Update Remit."),
                 excerpt, REMIT_XML_MAJOR);
  return FALSE;
}

static gboolean
check_namespace (Reader *self, const xmlChar *name, const xmlChar *uri)
{
  const char *space = uri != NULL ? (const char *) uri : "";
  g_autofree char *excerpt = NULL;

  if (g_str_equal ((const char *) name, REMIT_XML_ROOT) && g_str_equal (space, REMIT_XML_NAMESPACE))
    return TRUE;
  excerpt = remit_excerpt (g_str_equal ((const char *) name, REMIT_XML_ROOT) ? space
                                                                             : (const char *) name);
  if (!g_str_equal ((const char *) name, REMIT_XML_ROOT))
    refuse_printf (self, REMIT_ERROR_FORMAT,
                   _("This is not a Remit document: its first element is “%s”, not “%s”."),
                   excerpt, REMIT_XML_ROOT);
  else if (g_str_has_prefix (space, REMIT_XML_NAMESPACE_STEM))
    refuse_printf (self, REMIT_ERROR_VERSION,
                   _("The file has the namespace “%s”, that of a newer Remit. This program reads "
                     "“%s”. Update Remit."),
                   excerpt, REMIT_XML_NAMESPACE);
  else
    refuse_printf (
        self, REMIT_ERROR_FORMAT,
        _("The element “%s” has not the namespace “%s”, so this is not a Remit document."),
        REMIT_XML_ROOT, REMIT_XML_NAMESPACE);
  return FALSE;
}

static void
read_root (Reader *self, const xmlChar *name, const xmlChar *uri, int n_attributes,
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
      refuse_printf (self, REMIT_ERROR_FORMAT, _("The element “%s” has no attribute “version”."),
                     REMIT_XML_ROOT);
      return;
    }
  set_value (self, version[3], version[4]);
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

        refuse_unknown (self, sentence);
        return;
      }
}

/* ---- what the parser calls ---- */

static void
on_start_element (void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri,
                  int n_namespaces, const xmlChar **namespaces, int n_attributes, int n_defaulted,
                  const xmlChar **attributes)
{
  Reader *self = data;
  guint depth = self->depth++;

  if (self->error != NULL)
    return;
  if (depth == 0)
    read_root (self, name, uri, n_attributes, attributes);
  else if (depth == 1)
    read_row (self, name, uri, n_attributes, attributes);
  else
    {
      g_autofree char *excerpt = remit_excerpt ((const char *) name);
      g_autofree char *sentence = g_strdup_printf (
          _("The element “%s” stands inside another one, where none can be."), excerpt);

      refuse_unknown (self, sentence);
    }
}

static void
on_end_element (void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
  ((Reader *) data)->depth--;
}

static void
on_characters (void *data, const xmlChar *text, int length)
{
  Reader *self = data;

  for (int i = 0; i < length && self->error == NULL; i++)
    if (!g_ascii_isspace (text[i]))
      refuse (self, REMIT_ERROR_FORMAT,
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
  Reader *self = data;
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

static GHashTable *
index_values (const RemitEnumValue *values)
{
  GHashTable *index = g_hash_table_new (g_str_hash, g_str_equal);

  for (int i = 0; values[i].key != NULL; i++)
    g_hash_table_insert (index, (gpointer) values[i].key, GINT_TO_POINTER (i + 1));
  return index;
}

static void
intern_names (Reader *self)
{
  xmlDictPtr dictionary = self->parser->dict;

  self->id_name = xmlDictLookup (dictionary, BAD_CAST "id", -1);
  for (guint t = 1; t < REMIT_N_TABLES; t++)
    {
      const RemitTableInfo *info = remit_table_info (t);
      g_autofree char *element = remit_xml_name (info->name);

      self->names[t].element = xmlDictLookup (dictionary, BAD_CAST element, -1);
      self->names[t].attributes = g_new0 (const xmlChar *, info->n_fields);
      self->names[t].values = g_new0 (GHashTable *, info->n_fields);
      for (guint f = 0; f < info->n_fields; f++)
        {
          g_autofree char *attribute = remit_xml_name (info->fields[f].name);

          self->names[t].attributes[f] = xmlDictLookup (dictionary, BAD_CAST attribute, -1);
          if (info->fields[f].type == REMIT_FIELD_ENUM)
            self->names[t].values[f] = index_values (info->fields[f].values);
        }
    }
}

static void
remember_metas (Reader *self)
{
  guint n;
  const RemitRow *const *rows = remit_graph_rows (self->graph, REMIT_TABLE_META, &n);

  self->metas
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) remit_row_free);
  for (guint i = 0; i < n; i++)
    g_hash_table_insert (self->metas, g_strdup (((const RemitMeta *) rows[i])->key),
                         remit_row_copy (rows[i]));
}

static void
reader_init (Reader *self, RemitEdit *edit, const char *name)
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

  *self = (Reader) { .edit = edit, .graph = remit_edit_get_graph (edit), .name = name };
  close_external_doors ();
  self->parser = xmlCreatePushParserCtxt (&handler, self, NULL, 0, NULL);
  if (self->parser == NULL)
    g_error ("libxml2 could not allocate a parser");
  xmlCtxtUseOptions (self->parser, XML_PARSE_NONET);
  self->value = g_string_new (NULL);
  self->check = remit_xml_check_new (self->graph, name);
  intern_names (self);
  remember_metas (self);
}

static void
reader_clear (Reader *self)
{
  for (guint t = 1; t < REMIT_N_TABLES; t++)
    {
      for (guint f = 0; f < remit_table_info (t)->n_fields; f++)
        g_clear_pointer (&self->names[t].values[f], g_hash_table_unref);
      g_free (self->names[t].values);
      g_free (self->names[t].attributes);
    }
  g_clear_error (&self->error);
  g_hash_table_unref (self->metas);
  remit_xml_check_free (self->check);
  g_string_free (self->value, TRUE);
  xmlFreeParserCtxt (self->parser);
}

/* Gives bytes to the parser; @n 0 ends the document. */
static gboolean
parse (Reader *self, const guint8 *bytes, gssize n, GError **error)
{
  int code = xmlParseChunk (self->parser, (const char *) bytes, (int) n, n == 0);

  if (self->error == NULL && code != XML_ERR_OK)
    refuse (self, REMIT_ERROR_FORMAT, _("The XML is not well-formed."));
  if (self->error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&self->error));
  return FALSE;
}

static gboolean
read_stream (Reader *self, GInputStream *stream, RemitXmlGate *gate, GError **error)
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
  Reader reader;
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

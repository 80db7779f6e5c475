/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-exchange"

#include "remit-xml-reader-private.h"

#include <glib/gi18n-lib.h>

/* One element of the native XML becomes one row: attributes through the field tables, then into the
 * edit, as a new row or field by field into the row that has the id already. */

/* ---- attributes ---- */

static gboolean
read_reference (RemitXmlReader *self, RemitTable table, const RemitField *field, gint64 *number)
{
  const char *text = self->value->str;
  g_autofree char *excerpt = NULL;
  RemitTable found;

  if (field->target != REMIT_TABLE_NONE && remit_xml_parse_id (field->target, text, number))
    return TRUE;
  found = remit_xml_parse_any_id (text, number);
  if (found != REMIT_TABLE_NONE && field->target == REMIT_TABLE_NONE)
    {
      remit_xml_check_add_reference (self->check, table, found, *number,
                                     _remit_xml_reader_line (self));
      return TRUE;
    }
  excerpt = remit_excerpt (text);
  if (found != REMIT_TABLE_NONE)
    _remit_xml_refuse_printf (
        self, REMIT_ERROR_REFUSED,
        _("“%s” refers to “%s”, which is the id of a %s. It must be that of a %s."),
        _(field->label), excerpt, _(remit_table_info (found)->label),
        _(remit_table_info (field->target)->label));
  else
    _remit_xml_refuse_printf (self, REMIT_ERROR_FORMAT, _("“%s” is “%s”, which is not an id."),
                              _(field->label), excerpt);
  return FALSE;
}

/* The number that the value stands for; a sentence of remit_field_parse() when it stands for
 * none. */
static gboolean
read_number (RemitXmlReader *self, RemitTable table, guint f, gint64 *number)
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

      _remit_xml_refuse_printf (self, REMIT_ERROR_FORMAT, _("“%s” is not a value of “%s”."),
                                excerpt, _(field->label));
      return FALSE;
    }
  if (remit_field_parse (field, self->value->str, number, &error))
    return TRUE;
  _remit_xml_refuse (self, REMIT_ERROR_FORMAT, error->message);
  return FALSE;
}

static gboolean
read_field (RemitXmlReader *self, RemitRow *row, guint f)
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
find_attribute (const RemitXmlReader *self, RemitTable table, const xmlChar *name)
{
  const xmlChar **attributes = self->names[table].attributes;

  for (guint f = 0; f < remit_table_info (table)->n_fields; f++)
    if (attributes[f] == name)
      return (int) f;
  return -1;
}

/* @given collects a bit for each field. */
static gboolean
read_attribute (RemitXmlReader *self, RemitRow *row, const xmlChar **attribute, guint *given)
{
  g_autofree char *excerpt = NULL;
  g_autofree char *sentence = NULL;
  int field;

  _remit_xml_reader_set_value (self, attribute[3], attribute[4]);
  if (attribute[1] == NULL && attribute[0] == self->id_name)
    {
      if (remit_xml_parse_id (row->table, self->value->str, &row->id))
        return TRUE;
      excerpt = remit_excerpt (self->value->str);
      _remit_xml_refuse_printf (
          self, REMIT_ERROR_FORMAT,
          _("“%s” is not an id of a %s: it is written as “%s” and a hexadecimal number."), excerpt,
          _(remit_table_info (row->table)->label), remit_table_info (row->table)->prefix);
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
  _remit_xml_refuse_unknown (self, sentence);
  return FALSE;
}

/* Whether all is there that a row must have; also what has a default elsewhere, such as a kind. */
static gboolean
check_given (RemitXmlReader *self, RemitTable table, const RemitRow *row, guint given)
{
  const RemitTableInfo *info = remit_table_info (table);
  const char *missing = row->id == REMIT_ID_NONE ? "id" : NULL;

  for (guint f = 0; f < info->n_fields && missing == NULL; f++)
    if ((info->fields[f].flags & REMIT_FIELD_REQUIRED) != 0 && (given & (1u << f)) == 0)
      missing = (const char *) self->names[table].attributes[f];
  if (missing == NULL)
    return TRUE;
  _remit_xml_refuse_printf (self, REMIT_ERROR_FORMAT,
                            _("This element “%s” has no attribute “%s”."),
                            (const char *) self->names[table].element, missing);
  return FALSE;
}

/* ---- rows ---- */

/* The row of the document gets the values of the file, field by field. */
static gboolean
replace_row (RemitXmlReader *self, const RemitRow *row)
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
          _remit_xml_refuse (self, REMIT_ERROR_REFUSED, error->message);
          return FALSE;
        }
    }
  return TRUE;
}

/* A fact about the document ("title") is known by its key: the file's takes the place of one with
 * another id. */
static gboolean
make_room_for_meta (RemitXmlReader *self, const RemitMeta *meta)
{
  const RemitRow *present = g_hash_table_lookup (self->metas, meta->key);
  g_autoptr (GError) error = NULL;
  RemitId id = present != NULL ? present->id : REMIT_ID_NONE;

  if (present == NULL || id == meta->row.id)
    return TRUE;
  g_hash_table_remove (self->metas, meta->key);
  if (remit_edit_delete (self->edit, REMIT_TABLE_META, id, &error))
    return TRUE;
  _remit_xml_refuse (self, REMIT_ERROR_REFUSED, error->message);
  return FALSE;
}

static void
put_row (RemitXmlReader *self, const RemitRow *row)
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
      _remit_xml_refuse_printf (
          self, REMIT_ERROR_REFUSED,
          _("The number of the id “%s” belongs to another row (%s) already. Ids are unique in a "
            "document."),
          id->str, _(remit_table_info (present->table)->label));
      return;
    }
  else if (!replace_row (self, row))
    return;
  remit_xml_check_add_row (self->check, row->table, row->id, _remit_xml_reader_line (self));
}

static RemitTable
find_element (const RemitXmlReader *self, const xmlChar *name)
{
  for (guint t = 1; t < REMIT_N_TABLES; t++)
    if (self->names[t].element == name)
      return t;
  return REMIT_TABLE_NONE;
}

void
_remit_xml_reader_read_row (RemitXmlReader *self, const xmlChar *name, const xmlChar *uri,
                            int n_attributes, const xmlChar **attributes)
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

      _remit_xml_refuse_unknown (self, sentence);
      return;
    }
  row = remit_row_new (table);
  for (int i = 0; i < n_attributes; i++)
    if (!read_attribute (self, row, attributes + 5 * i, &given))
      return;
  if (check_given (self, table, row, given))
    put_row (self, row);
}

/* ---- names and what the document had before ---- */

static GHashTable *
index_values (const RemitEnumValue *values)
{
  GHashTable *index = g_hash_table_new (g_str_hash, g_str_equal);

  for (int i = 0; values[i].key != NULL; i++)
    g_hash_table_insert (index, (gpointer) values[i].key, GINT_TO_POINTER (i + 1));
  return index;
}

static void
intern_names (RemitXmlReader *self)
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
remember_metas (RemitXmlReader *self)
{
  guint n;
  const RemitRow *const *rows = remit_graph_rows (self->graph, REMIT_TABLE_META, &n);

  self->metas
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) remit_row_free);
  for (guint i = 0; i < n; i++)
    g_hash_table_insert (self->metas, g_strdup (((const RemitMeta *) rows[i])->key),
                         remit_row_copy (rows[i]));
}

void
_remit_xml_reader_init_rows (RemitXmlReader *self)
{
  self->check = remit_xml_check_new (self->graph, self->name);
  intern_names (self);
  remember_metas (self);
}

void
_remit_xml_reader_clear_rows (RemitXmlReader *self)
{
  for (guint t = 1; t < REMIT_N_TABLES; t++)
    {
      for (guint f = 0; f < remit_table_info (t)->n_fields; f++)
        g_clear_pointer (&self->names[t].values[f], g_hash_table_unref);
      g_free (self->names[t].values);
      g_free (self->names[t].attributes);
    }
  g_hash_table_unref (self->metas);
  remit_xml_check_free (self->check);
}

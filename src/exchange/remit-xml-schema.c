/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-exchange"

#include "remit-xml.h"

#include "remit-xml-names.h"

/* The XSD of the native XML, written from the field tables, so that it cannot say anything else
 * than the program does.  XSD 1.0 without identity constraints: those make validators keep the
 * whole document, and ids and references are checked by the import.  Labels are the untranslated
 * ones: the schema is the same in every language. */

/* Longest texts, as remit_field_check_text() has them: bytes there, characters here. */
#define TEXT_LIMIT 2000
#define LONG_TEXT_LIMIT 1000000

static void
append_simple_type (GString *out, const char *name, const char *base, const char *facets)
{
  g_string_append_printf (out,
                          " <xs:simpleType name=\"%s\">\n  <xs:restriction base=\"%s\">\n%s  "
                          "</xs:restriction>\n </xs:simpleType>\n",
                          name, base, facets);
}

static void
append_text_types (GString *out)
{
  g_autofree char *limit = g_strdup_printf ("   <xs:maxLength value=\"%d\"/>\n", TEXT_LIMIT);
  g_autofree char *long_limit
      = g_strdup_printf ("   <xs:maxLength value=\"%d\"/>\n", LONG_TEXT_LIMIT);

  append_simple_type (out, "text", "xs:string", limit);
  append_simple_type (out, "required-text", "text", "   <xs:minLength value=\"1\"/>\n");
  append_simple_type (out, "long-text", "xs:string", long_limit);
  append_simple_type (out, "required-long-text", "long-text", "   <xs:minLength value=\"1\"/>\n");
}

static void
append_value_types (GString *out)
{
  append_simple_type (out, "version", "xs:string", "   <xs:pattern value=\"1\\.[0-9]{1,4}\"/>\n");
  append_simple_type (out, "date", "xs:date",
                      "   <xs:pattern value=\"[0-9]{4}-[0-9]{2}-[0-9]{2}\"/>\n");
  append_simple_type (
      out, "time", "xs:dateTime",
      "   <xs:pattern "
      "value=\"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,6})?Z\"/>\n");
  append_simple_type (out, "decimal", "xs:decimal",
                      "   <xs:minInclusive value=\"-9223372036854.775807\"/>\n"
                      "   <xs:maxInclusive value=\"9223372036854.775807\"/>\n"
                      "   <xs:fractionDigits value=\"6\"/>\n");
}

/* 63 bits in hexadecimal without leading zeros. */
#define ID_DIGITS "([1-9a-f][0-9a-f]{0,14}|[1-7][0-9a-f]{15})"

static void
append_id_types (GString *out)
{
  g_autoptr (GString) prefixes = g_string_new (NULL);
  g_autofree char *any = NULL;

  for (guint t = 1; t < REMIT_N_TABLES; t++)
    {
      const RemitTableInfo *info = remit_table_info (t);
      g_autofree char *element = remit_xml_name (info->name);
      g_autofree char *name = g_strdup_printf ("%s-id", element);
      g_autofree char *facet
          = g_strdup_printf ("   <xs:pattern value=\"%s" ID_DIGITS "\"/>\n", info->prefix);

      append_simple_type (out, name, "xs:NCName", facet);
      g_string_append_printf (prefixes, "%s%s", t > 1 ? "|" : "", info->prefix);
    }
  any = g_strdup_printf ("   <xs:pattern value=\"(%s)" ID_DIGITS "\"/>\n", prefixes->str);
  append_simple_type (out, "any-id", "xs:NCName", any);
}

/* A named type for the field, or NULL when it needs one of its own. (transfer full) */
static char *
type_name (const RemitField *field)
{
  gboolean required = (field->flags & REMIT_FIELD_REQUIRED) != 0;
  g_autofree char *target = NULL;

  switch (field->type)
    {
    case REMIT_FIELD_TEXT:
      return g_strdup_printf ("%s%stext", required ? "required-" : "",
                              (field->flags & REMIT_FIELD_LONG) != 0 ? "long-" : "");
    case REMIT_FIELD_REF:
      target = field->target != REMIT_TABLE_NONE
                   ? remit_xml_name (remit_table_info (field->target)->name)
                   : g_strdup ("any");
      return g_strdup_printf ("%s-id", target);
    case REMIT_FIELD_MONEY:
      return g_strdup ("xs:long");
    case REMIT_FIELD_DECIMAL:
      return g_strdup ("decimal");
    case REMIT_FIELD_TIME:
      return g_strdup ("time");
    case REMIT_FIELD_BOOL:
      return g_strdup ("xs:boolean");
    case REMIT_FIELD_DATE:
      return g_strdup ("date");
    case REMIT_FIELD_INT:
      return field->minimum < field->maximum ? NULL : g_strdup ("xs:long");
    case REMIT_FIELD_SHARE:
    case REMIT_FIELD_ENUM:
      break;
    }
  return NULL;
}

static void
append_own_type (GString *out, const RemitField *field)
{
  gboolean share = field->type == REMIT_FIELD_SHARE;
  gint64 unit = share ? REMIT_SHARE_WHOLE / 100 : 1;

  g_string_append_printf (out, "   <xs:simpleType>\n    <xs:restriction base=\"%s\">\n",
                          field->type == REMIT_FIELD_ENUM ? "xs:NCName"
                          : share                         ? "xs:decimal"
                                                          : "xs:long");
  if (field->type == REMIT_FIELD_ENUM)
    for (const RemitEnumValue *value = field->values; value->key != NULL; value++)
      g_string_append_printf (out, "     <xs:enumeration value=\"%s\"/>\n", value->key);
  else
    g_string_append_printf (out,
                            "     <xs:minInclusive value=\"%" G_GINT64_FORMAT
                            "\"/>\n     <xs:maxInclusive value=\"%" G_GINT64_FORMAT "\"/>\n",
                            field->minimum / unit, field->maximum / unit);
  if (share)
    g_string_append (out, "     <xs:fractionDigits value=\"2\"/>\n");
  g_string_append (out, "    </xs:restriction>\n   </xs:simpleType>\n");
}

static void
append_attribute (GString *out, const RemitField *field)
{
  g_autofree char *name = remit_xml_name (field->name);
  g_autofree char *type = type_name (field);
  g_autofree char *label = g_markup_escape_text (field->label, -1);

  g_string_append_printf (out, "  <xs:attribute name=\"%s\"", name);
  if (type != NULL)
    g_string_append_printf (out, " type=\"%s\"", type);
  if ((field->flags & REMIT_FIELD_REQUIRED) != 0)
    g_string_append (out, " use=\"required\"");
  g_string_append_printf (
      out, ">\n   <xs:annotation><xs:documentation>%s</xs:documentation></xs:annotation>\n", label);
  if (type == NULL)
    append_own_type (out, field);
  g_string_append (out, "  </xs:attribute>\n");
}

static void
append_row_type (GString *out, const RemitTableInfo *info)
{
  g_autofree char *name = remit_xml_name (info->name);
  g_autofree char *label = g_markup_escape_text (info->label, -1);

  g_string_append_printf (
      out,
      " <xs:complexType name=\"%s\">\n"
      "  <xs:annotation><xs:documentation>%s</xs:documentation></xs:annotation>\n"
      "  <xs:attribute name=\"id\" type=\"%s-id\" use=\"required\"/>\n",
      name, label, name);
  for (guint f = 0; f < info->n_fields; f++)
    append_attribute (out, &info->fields[f]);
  g_string_append (out, " </xs:complexType>\n");
}

static void
append_root (GString *out)
{
  g_string_append (
      out, " <xs:element name=\"" REMIT_XML_ROOT
           "\">\n  <xs:complexType>\n   <xs:choice minOccurs=\"0\" maxOccurs=\"unbounded\">\n");
  for (guint t = 1; t < REMIT_N_TABLES; t++)
    {
      g_autofree char *name = remit_xml_name (remit_table_info (t)->name);

      g_string_append_printf (out, "    <xs:element name=\"%s\" type=\"%s\"/>\n", name, name);
    }
  g_string_append (
      out,
      "   </xs:choice>\n   <xs:attribute name=\"version\" type=\"version\" use=\"required\"/>\n"
      "  </xs:complexType>\n </xs:element>\n");
}

char *
remit_xml_schema (void)
{
  GString *out = g_string_new (
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<!-- Written by the program from its field tables (remit_xml_schema); do not edit by hand. "
      "-->\n"
      "<xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\" xmlns=\"" REMIT_XML_NAMESPACE "\"\n"
      "           targetNamespace=\"" REMIT_XML_NAMESPACE
      "\" elementFormDefault=\"qualified\" version=\"" REMIT_XML_VERSION "\">\n"
      " <xs:annotation>\n  <xs:documentation>A Remit document: one element a row of the model, "
      "attributes for what is given.  "
      "Ids are unique in a document and references must lead to a row; both are checked by the "
      "import.  "
      "Amounts are in minor units of the currency, shares in per cent.</xs:documentation>\n "
      "</xs:annotation>\n");

  append_root (out);
  append_text_types (out);
  append_value_types (out);
  append_id_types (out);
  for (guint t = 1; t < REMIT_N_TABLES; t++)
    append_row_type (out, remit_table_info (t));
  g_string_append (out, "</xs:schema>\n");
  return g_string_free (out, FALSE);
}

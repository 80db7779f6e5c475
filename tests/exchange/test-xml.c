/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange-support.h"

#include "remit-error.h"
#include "remit-xml-names.h"
#include "remit-xml.h"

#include <glib/gstdio.h>
#include <string.h>

#define HEAD                                                                                       \
  "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<remit xmlns=\"urn:remit:document:1\" "             \
  "version=\"1.0\">\n"
#define TAIL "</remit>\n"

static void
import_ok (RemitDocument *document, const char *text)
{
  g_autoptr (GError) error = NULL;
  gboolean read = support_import_xml (document, text, -1, &error);

  g_assert_no_error (error);
  g_assert_true (read);
}

/* ---- every table, every field ---- */

static void
test_golden (void)
{
  g_autoptr (RemitDocument) document = support_document ();
  g_autofree char *xml = NULL;

  support_fill_every_field (document);
  for (guint t = 1; t < REMIT_N_TABLES; t++)
    {
      guint n;
      const RemitRow *const *rows = remit_graph_rows (remit_document_get_graph (document), t, &n);

      g_assert_cmpuint (n, >, 0);
      for (guint f = 0; f < remit_table_info (t)->n_fields; f++)
        g_assert_false (remit_row_field_is_default (rows[n - 1], f));
    }
  xml = support_export (document);
  support_assert_golden ("tests/data/xml/every-field.xml", xml);
}

static void
test_golden_read (void)
{
  g_autoptr (RemitDocument) first = support_document ();
  g_autoptr (RemitDocument) second = support_document ();
  g_autofree char *golden = support_read_source ("tests/data/xml/every-field.xml");
  g_autofree char *dump = NULL;
  g_autofree char *dump_again = NULL;
  g_autofree char *xml = NULL;

  support_fill_every_field (first);
  import_ok (second, golden);
  dump = support_dump (first);
  dump_again = support_dump (second);
  g_assert_cmpstr (dump_again, ==, dump);
  xml = support_export (second);
  g_assert_cmpstr (xml, ==, golden);
}

static void
test_empty (void)
{
  g_autoptr (RemitDocument) document = support_document ();
  g_autofree char *xml = support_export (document);

  g_assert_cmpstr (xml, ==, HEAD TAIL);
  import_ok (document, xml);
}

/* No id of a table can be read as that of another: in XML all ids share one space. */
static void
test_prefixes (void)
{
  for (guint a = 1; a < REMIT_N_TABLES; a++)
    for (guint b = 1; b < REMIT_N_TABLES; b++)
      {
        const char *left = remit_table_info (a)->prefix;
        const char *right = remit_table_info (b)->prefix;
        const char *rest = right + strlen (left);

        if (a == b || !g_str_has_prefix (right, left))
          continue;
        g_assert_false (g_str_equal (left, right));
        g_assert_false (g_ascii_isxdigit (*rest));
      }
}

static void
test_ids (void)
{
  static const struct
  {
    const char *text;
    gint64 id;
  } cases[] = {
    { "n1", 1 },
    { "nff", 255 },
    { "n7fffffffffffffff", G_MAXINT64 },
    { "n8000000000000000", 0 },
    { "n0", 0 },
    { "n01", 0 },
    { "nFF", 0 },
    { "n", 0 },
    { "", 0 },
    { "l1", 0 },
    { "1", 0 },
    { "n1 ", 0 },
    { " n1", 0 },
    { "n-1", 0 },
    { "n11111111111111111", 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      RemitId id = 0;

      g_assert_cmpint (remit_xml_parse_id (REMIT_TABLE_NODE, cases[i].text, &id), ==,
                       cases[i].id != 0);
      if (cases[i].id != 0)
        {
          g_autoptr (GString) text = g_string_new (NULL);

          g_assert_cmpint (id, ==, cases[i].id);
          remit_xml_append_id (text, REMIT_TABLE_NODE, id);
          g_assert_cmpstr (text->str, ==, cases[i].text);
        }
    }
}

/* ---- round trips ---- */

static void
test_random (void)
{
  for (guint seed = 1; seed <= 40; seed++)
    {
      g_autoptr (GRand) random = g_rand_new_with_seed (seed);
      g_autoptr (RemitDocument) first = support_document ();
      g_autoptr (RemitDocument) second = support_document ();
      g_autofree char *xml = NULL;
      g_autofree char *xml_again = NULL;
      g_autofree char *dump = NULL;
      g_autofree char *dump_again = NULL;

      support_fill_random (first, random, 4);
      dump = support_dump (first);
      xml = support_export (first);
      import_ok (second, xml);
      dump_again = support_dump (second);
      g_assert_cmpstr (dump_again, ==, dump);
      xml_again = support_export (second);
      g_assert_cmpstr (xml_again, ==, xml);
    }
}

/* Every character that a document can hold, alone and in a row. */
static void
test_characters (void)
{
  g_autoptr (RemitDocument) first = support_document ();
  g_autoptr (RemitDocument) second = support_document ();
  RemitEdit *edit = remit_document_begin (first, "Characters");
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *xml = NULL;
  g_autofree char *dump = NULL;
  g_autofree char *dump_again = NULL;

  for (gunichar c = 9; c < 0x110000; c = c < 0x3000 ? c + 1 : c + 97)
    {
      if ((c < 0x20 && c != '\t' && c != '\n' && c != '\r') || (c >= 0xD800 && c < 0xE000)
          || (c & 0xFFFE) == 0xFFFE)
        continue;
      g_string_append_unichar (text, c);
      if (text->len > 1000)
        {
          RemitNode node = { .row = { .table = REMIT_TABLE_NODE }, .name = text->str };

          remit_edit_insert (edit, &node.row);
          g_string_truncate (text, 0);
        }
    }
  remit_document_commit (first, edit, &error);
  g_assert_no_error (error);
  xml = support_export (first);
  import_ok (second, xml);
  dump = support_dump (first);
  dump_again = support_dump (second);
  g_assert_cmpstr (dump_again, ==, dump);
}

/* The longest note, of nothing but characters that are written as references, must come back. */
static void
test_longest (void)
{
  g_autoptr (RemitDocument) first = support_document ();
  g_autoptr (RemitDocument) second = support_document ();
  RemitEdit *edit = remit_document_begin (first, "Long");
  g_autofree char *notes = g_strnfill (1000000, '"');
  RemitNode node = { .row = { .table = REMIT_TABLE_NODE }, .name = "Long", .notes = notes };
  g_autoptr (GError) error = NULL;
  g_autofree char *xml = NULL;

  remit_edit_insert (edit, &node.row);
  remit_document_commit (first, edit, &error);
  g_assert_no_error (error);
  xml = support_export (first);
  import_ok (second, xml);
  g_assert_cmpuint (remit_graph_count (remit_document_get_graph (second), REMIT_TABLE_NODE), ==, 1);
}

/* Blocks of the stream may end anywhere, in the middle of characters and tags. */
typedef struct { GInputStream parent; } Trickle;
typedef struct { GInputStreamClass parent_class; } TrickleClass;
GType trickle_get_type (void);
static const char *trickle_text;
static gsize trickle_length;
G_DEFINE_TYPE (Trickle, trickle, G_TYPE_INPUT_STREAM)

static gssize
trickle_read (GInputStream *stream, void *buffer, gsize count, GCancellable *cancellable,
              GError **error)
{
  gsize n = MIN (MIN (count, 7), trickle_length);

  memcpy (buffer, trickle_text, n);
  trickle_text += n;
  trickle_length -= n;
  return (gssize) n;
}

static void
trickle_class_init (TrickleClass *class)
{
  G_INPUT_STREAM_CLASS (class)->read_fn = trickle_read;
}

static void
trickle_init (Trickle *self)
{
}

static void
test_trickle (void)
{
  g_autoptr (RemitDocument) document = support_document ();
  g_autofree char *golden = support_read_source ("tests/data/xml/every-field.xml");
  g_autoptr (GInputStream) stream = g_object_new (trickle_get_type (), NULL);
  RemitEdit *edit = remit_document_begin (document, "Import");
  g_autoptr (GError) error = NULL;
  g_autofree char *xml = NULL;

  trickle_text = golden;
  trickle_length = strlen (golden);
  remit_xml_import (edit, stream, "trickle", &error);
  g_assert_no_error (error);
  remit_document_commit_import (document, edit, &error);
  g_assert_no_error (error);
  xml = support_export (document);
  g_assert_cmpstr (xml, ==, golden);
}

/* ---- reading what others write ---- */

static void
test_free_form (void)
{
  g_autoptr (RemitDocument) document = support_document ();
  g_autofree char *dump = NULL;

  import_ok (
      document,
      "\xEF\xBB\xBF<?xml version='1.0' encoding=\"utf-8\" standalone=\"yes\"?>\r\n"
      "<!-- a comment with <tags> & \"quotes\" -->\r\n"
      "<?editor some='thing'?>\r\n"
      "<r:remit xmlns:r='urn:remit:document:1' "
      "xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance'\r\n"
      "  xsi:schemaLocation='urn:remit:document:1 http://example.invalid/remit-1.xsd' "
      "version='1.0'>\r\n"
      "  <r:link source='n1' id='l3'\r\n        kind='runs' target='n2' share='12.50'></r:link>\r\n"
      "  <![CDATA[ ]]>\r\n"
      "  <r:node\tid='n2' kind='application' name='A &lt; B &#38; C &#x1F600;&#10;next'/>\r\n"
      "  <r:node id='n1' kind='role' name='CIO'/>\r\n"
      "</r:remit>\r\n<!-- the end -->\r\n");
  dump = support_dump (document);
  g_assert_cmpstr (dump, ==,
                   "node n1 kind=role name=\"CIO\"\n"
                   "node n2 kind=application name=\"A < B & C 😀\\nnext\"\n"
                   "link l3 kind=runs source=1 target=2 share=12.5\n");
}

static void
test_replace (void)
{
  g_autoptr (RemitDocument) document = support_document ();
  g_autofree char *dump = NULL;

  import_ok (document,
             HEAD " <node id=\"n1\" kind=\"role\" name=\"CIO\" notes=\"old\" position=\"4\"/>\n"
                  " <node id=\"n2\" kind=\"role\" name=\"CMO\"/>\n <meta id=\"mt9\" key=\"title\" "
                  "value=\"One\"/>\n" TAIL);
  /* The same title under another id takes the place of the first. */
  import_ok (document, HEAD " <node id=\"n1\" kind=\"person\" name=\"Chief\"/>\n <meta id=\"mta\" "
                            "key=\"title\" value=\"Two\"/>\n" TAIL);
  dump = support_dump (document);
  g_assert_cmpstr (dump, ==,
                   "node n1 kind=person name=\"Chief\"\nnode n2 kind=role name=\"CMO\"\nmeta mta "
                   "key=\"title\" value=\"Two\"\n");
  g_assert_true (remit_document_undo (document, NULL));
  g_free (dump);
  dump = support_dump (document);
  g_assert_cmpstr (
      dump, ==,
      "node n1 kind=role name=\"CIO\" notes=\"old\" position=4\nnode n2 kind=role name=\"CMO\"\n"
      "meta mt9 key=\"title\" value=\"One\"\n");
}

/* References to rows that the document has already, and keys that it has already. */
static void
test_into_document (void)
{
  g_autoptr (RemitDocument) document = support_document ();
  g_autoptr (GError) error = NULL;

  import_ok (document, HEAD " <node id=\"n1\" kind=\"role\" name=\"CIO\"/>\n <perspective "
                            "id=\"pv7\" name=\"Ours\"/>\n" TAIL);
  import_ok (
      document, HEAD
      " <node id=\"n2\" kind=\"application\" name=\"CRM\"/>\n"
      " <link id=\"l3\" kind=\"runs\" source=\"n1\" target=\"n2\" perspective=\"pv7\"/>\n" TAIL);
  g_assert_false (support_import_xml (
      document, HEAD "\n <perspective id=\"pv8\" name=\"Ours\"/>\n" TAIL, -1, &error));
  g_assert_error (error, REMIT_ERROR, REMIT_ERROR_REFUSED);
  g_assert_nonnull (strstr (error->message, "line 4"));
  g_assert_nonnull (strstr (error->message, "Ours"));
}

/* ---- files ---- */

static void
test_files (void)
{
  g_autoptr (RemitDocument) document = support_document ();
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("remit-test-XXXXXX", &error);
  g_autofree char *path = g_build_filename (folder, "out.xml", NULL);
  g_autofree char *missing = g_build_filename (folder, "no", "such", "folder.xml", NULL);
  g_autofree char *text = NULL;
  g_autofree char *xml = NULL;
  GDir *dir;

  support_fill_every_field (document);
  xml = support_export (document);
  g_assert_true (remit_xml_export_file (remit_document_get_graph (document), path, &error));
  g_assert_no_error (error);
  g_assert_true (
      remit_xml_export_file (remit_document_get_graph (document), path, &error)); /* over itself */
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, xml);

  g_assert_false (remit_xml_export_file (remit_document_get_graph (document), missing, &error));
  g_assert_error (error, REMIT_ERROR, REMIT_ERROR_WRITE);
  g_assert_nonnull (strstr (error->message, "folder.xml"));
  g_clear_error (&error);
  g_assert_false (remit_xml_export_file (remit_document_get_graph (document), folder, &error));
  g_assert_error (error, REMIT_ERROR, REMIT_ERROR_WRITE);
  g_assert_true (remit_xml_export_file (remit_document_get_graph (document), "/dev/null", NULL));

  /* Nothing but the file itself is left behind. */
  dir = g_dir_open (folder, 0, NULL);
  g_assert_cmpstr (g_dir_read_name (dir), ==, "out.xml");
  g_assert_null (g_dir_read_name (dir));
  g_dir_close (dir);
  g_unlink (path);
  g_rmdir (folder);
}

/* A full disk: the old file stays. */
static void
test_full_disk (void)
{
  g_autoptr (RemitDocument) document = support_document ();
  g_autoptr (GError) error = NULL;

  support_fill_every_field (document);
  if (!g_file_test ("/dev/full", G_FILE_TEST_EXISTS))
    {
      g_test_skip ("no /dev/full");
      return;
    }
  g_assert_false (remit_xml_export_file (remit_document_get_graph (document), "/dev/full", &error));
  g_assert_error (error, REMIT_ERROR, REMIT_ERROR_WRITE);
  g_assert_nonnull (strstr (error->message, "full"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/xml/golden/write", test_golden);
  g_test_add_func ("/xml/golden/read", test_golden_read);
  g_test_add_func ("/xml/empty", test_empty);
  g_test_add_func ("/xml/ids/prefixes", test_prefixes);
  g_test_add_func ("/xml/ids/forms", test_ids);
  g_test_add_func ("/xml/round-trip/random", test_random);
  g_test_add_func ("/xml/round-trip/characters", test_characters);
  g_test_add_func ("/xml/round-trip/longest-note", test_longest);
  g_test_add_func ("/xml/read/blocks", test_trickle);
  g_test_add_func ("/xml/read/free-form", test_free_form);
  g_test_add_func ("/xml/read/replaces-by-id", test_replace);
  g_test_add_func ("/xml/read/into-document", test_into_document);
  g_test_add_func ("/xml/file/write", test_files);
  g_test_add_func ("/xml/file/full-disk", test_full_disk);
  return g_test_run ();
}

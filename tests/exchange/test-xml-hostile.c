/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange-support.h"

#include "remit-error.h"

#include <string.h>

/* Files that must be refused: each with a sentence that names the thing and its line, quickly, and
 * with the document as it was. */

#define HEAD                                                                                       \
  "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<remit xmlns=\"urn:remit:document:1\" "             \
  "version=\"1.0\">\n"
#define TAIL "</remit>\n"

/* Generous: with a sanitizer on a busy machine. */
#define MOST_SECONDS 20

typedef struct
{
  const char *file;   /* in tests/data/xml */
  guint line;         /* 0: the message need not name one */
  const char *words;  /* parts of the message, with "|" between */
  RemitError code;
} Case;

static const Case cases[] = {
  { "external-entity.xml", 2, "document type declaration", REMIT_ERROR_FORMAT },
  { "billion-laughs.xml", 2, "document type declaration", REMIT_ERROR_FORMAT },
  { "undeclared-entity.xml", 3, "secret", REMIT_ERROR_FORMAT },
  { "newer-version.xml", 2, "2.0|Update Remit", REMIT_ERROR_VERSION },
  { "newer-namespace.xml", 2, "urn:remit:document:2|Update Remit", REMIT_ERROR_VERSION },
  { "newer-minor.xml", 4, "mood|newer Remit|1.7", REMIT_ERROR_VERSION },
  { "other-root.xml", 2, "html|not a Remit document", REMIT_ERROR_FORMAT },
  { "dangling.xml", 4, "n3|To", REMIT_ERROR_REFUSED },
  { "dangling-any.xml", 4, "v7", REMIT_ERROR_REFUSED },
  { "wrong-table.xml", 4, "l2|Link|Node", REMIT_ERROR_REFUSED },
  { "wrong-node-kind.xml", 6, "CRM|Application", REMIT_ERROR_REFUSED },
  { "duplicate-id.xml", 5, "n1|line 3", REMIT_ERROR_REFUSED },
  { "duplicate-number.xml", 4, "v1|Node", REMIT_ERROR_REFUSED },
  { "duplicate-key.xml", 5, "Ours|line 3", REMIT_ERROR_REFUSED },
  { "duplicate-link.xml", 6, "CIO|CRM|line 5", REMIT_ERROR_REFUSED },
  { "forbidden-link.xml", 5, "reports to|application|role", REMIT_ERROR_REFUSED },
  { "circle.xml", 6, "One|Two", REMIT_ERROR_REFUSED },
  { "to-itself.xml", 4, "One|itself", REMIT_ERROR_REFUSED },
  { "unknown-element.xml", 4, "gadget", REMIT_ERROR_FORMAT },
  { "unknown-attribute.xml", 3, "mood|node", REMIT_ERROR_FORMAT },
  { "unknown-kind.xml", 3, "wizard|role", REMIT_ERROR_FORMAT },
  { "no-id.xml", 3, "node|id", REMIT_ERROR_FORMAT },
  { "bad-id.xml", 3, "x1", REMIT_ERROR_FORMAT },
  { "no-name.xml", 3, "node|name", REMIT_ERROR_FORMAT },
  { "bad-date.xml", 3, "2026-02-30", REMIT_ERROR_FORMAT },
  { "bad-number.xml", 3, "12e3", REMIT_ERROR_FORMAT },
  { "out-of-range.xml", 4, "Width", REMIT_ERROR_FORMAT },
  { "nested.xml", 4, "node|inside", REMIT_ERROR_FORMAT },
  { "stray-text.xml", 0, "text outside of tags", REMIT_ERROR_FORMAT },
  { "truncated.xml", 4, "cut off", REMIT_ERROR_FORMAT },
  { "not-closed.xml", 4, "cut off", REMIT_ERROR_FORMAT },
  { "mismatch.xml", 3, "well-formed|nod", REMIT_ERROR_FORMAT },
  { "second-root.xml", 4, "well-formed", REMIT_ERROR_FORMAT },
  { "control-character.xml", 3, "well-formed", REMIT_ERROR_FORMAT },
  { "control-reference.xml", 3, "well-formed", REMIT_ERROR_FORMAT },
  { "nul.xml", 3, "NUL", REMIT_ERROR_FORMAT },
  { "latin-1.xml", 1, "ISO-8859-1|UTF-8", REMIT_ERROR_FORMAT },
  { "not-utf-8.xml", 3, "not UTF-8", REMIT_ERROR_FORMAT },
  { "utf-16.xml", 1, "UTF-16|UTF-8", REMIT_ERROR_FORMAT },
  { "no-version.xml", 2, "version", REMIT_ERROR_FORMAT },
  { "no-namespace.xml", 2, "namespace|urn:remit:document:1", REMIT_ERROR_FORMAT },
  { "schema-include.xml", 3, "include", REMIT_ERROR_FORMAT },
};

static RemitDocument *
filled_document (void)
{
  RemitDocument *document = support_document ();

  support_fill_every_field (document);
  return document;
}

/* Refused with these words, quickly, the document untouched and still usable. */
static void
assert_refused (const char *text, gssize length, const char *words, RemitError code)
{
  g_autoptr (RemitDocument) document = filled_document ();
  g_autofree char *before = support_dump (document);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;
  guint n_changes = remit_document_get_n_changes (document);

  g_test_timer_start ();
  g_assert_false (support_import_xml (document, text, length, &error));
  g_assert_cmpfloat (g_test_timer_elapsed (), <, MOST_SECONDS);
  g_assert_error (error, REMIT_ERROR, (int) code);
  support_assert_words (error->message, words);
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
  g_assert_cmpuint (strlen (error->message), <, 2000);
  after = support_dump (document);
  g_assert_cmpstr (after, ==, before);
  g_assert_cmpuint (remit_document_get_n_changes (document), ==, n_changes);
}

static void
test_file (gconstpointer data)
{
  const Case *one = data;
  g_autofree char *path = g_build_filename ("tests/data/xml", one->file, NULL);
  g_autofree char *full = support_source_path (path);
  g_autofree char *text = NULL;
  g_autofree char *words = one->line > 0 ? g_strdup_printf ("line %u|%s", one->line, one->words)
                                         : g_strdup (one->words);
  gsize length = 0;

  g_assert_true (g_file_get_contents (full, &text, &length, NULL));
  assert_refused (text, (gssize) length, words, one->code);
}

/* ---- sizes ---- */

static void
test_many_attributes (void)
{
  g_autoptr (GString) text = g_string_new (HEAD " <node id=\"n1\" kind=\"role\" name=\"CIO\"");

  for (guint i = 0; i < 200000; i++)
    g_string_append_printf (text, " a%u=\"\"", i);
  g_string_append (text, "/>\n" TAIL);
  assert_refused (text->str, (gssize) text->len, "line 3|attributes", REMIT_ERROR_LIMIT);
}

static void
test_many_namespaces (void)
{
  g_autoptr (GString) text = g_string_new (HEAD " <node");

  for (guint i = 0; i < 100000; i++)
    g_string_append_printf (text, " xmlns:a%u='u'", i);
  g_string_append (text, "/>\n" TAIL);
  assert_refused (text->str, (gssize) text->len, "line 3|attributes", REMIT_ERROR_LIMIT);
}

/* @n bytes of @filler between @before and @after. */
static void
assert_long_refused (const char *before, char filler, gsize n, const char *after, const char *words,
                     RemitError code)
{
  g_autoptr (GString) text = g_string_new (HEAD);
  gsize start;

  g_string_append (text, before);
  start = text->len;
  g_string_set_size (text, start + n);
  memset (text->str + start, filler, n);
  g_string_append (text, after);
  assert_refused (text->str, (gssize) text->len, words, code);
}

static void
test_long (void)
{
  const gsize n = 20 * 1000 * 1000;

  assert_long_refused (" <node id=\"n1\" name=\"", 'x', n, "\"/>\n" TAIL, "line 3|tag",
                       REMIT_ERROR_LIMIT);
  assert_long_refused (" <", 'x', n, "/>\n" TAIL, "line 3|tag", REMIT_ERROR_LIMIT);
  assert_long_refused (" <node ", ' ', n, "/>\n" TAIL, "line 3|tag", REMIT_ERROR_LIMIT);
  assert_long_refused (" </", 'x', n, ">\n" TAIL, "line 3|tag", REMIT_ERROR_LIMIT);
  assert_long_refused ("", 'x', n, "\n" TAIL, "line 3|text", REMIT_ERROR_FORMAT);
  assert_long_refused ("", ' ', n, "\n" TAIL, "line 3|text", REMIT_ERROR_LIMIT);
  assert_long_refused ("<!--", 'x', n, "-->\n" TAIL, "line 3|text", REMIT_ERROR_LIMIT);
  assert_long_refused ("<![CDATA[", 'x', n, "]]>\n" TAIL, "line 3|text", REMIT_ERROR_FORMAT);
  assert_long_refused ("<?pi ", 'x', n, "?>\n" TAIL, "line 3|processing instruction",
                       REMIT_ERROR_LIMIT);
}

/* Below the gate's limit, above what a field holds: the field's own sentence, with the line. */
static void
test_long_field (void)
{
  assert_long_refused ("\n <node id=\"n1\" kind=\"role\" name=\"", 'x', 2001, "\"/>\n" TAIL,
                       "line 4|Name|2001", REMIT_ERROR_REFUSED);
  assert_long_refused ("\n <node id=\"n1\" kind=\"role\" name=\"x\" notes=\"", 'x', 1000001,
                       "\"/>\n" TAIL, "line 4|Notes", REMIT_ERROR_REFUSED);
  /* Nothing of a huge value gets into the message. */
  assert_long_refused (" <node id=\"", 'z', 100000, "\"/>\n" TAIL, "line 3|zzz",
                       REMIT_ERROR_FORMAT);
  assert_long_refused (" <node id=\"n1\" ", 'z', 40000, "=\"\"/>\n" TAIL, "line 3|zzz",
                       REMIT_ERROR_FORMAT);
  assert_long_refused (" <node id=\"n1\" kind=\"", 'z', 100000, "\"/>\n" TAIL, "line 3",
                       REMIT_ERROR_FORMAT);
}

static void
test_deep (void)
{
  g_autoptr (GString) text = g_string_new (HEAD);

  for (guint i = 0; i < 100000; i++)
    g_string_append (text, "<a>");
  assert_refused (text->str, (gssize) text->len, "line 3", REMIT_ERROR_LIMIT);
}

static void
test_empty (void)
{
  assert_refused ("", 0, "empty", REMIT_ERROR_FORMAT);
  assert_refused (" \n ", -1, "no element", REMIT_ERROR_FORMAT);
  assert_refused ("\xEF\xBB\xBF", -1, "no element", REMIT_ERROR_FORMAT);
  assert_refused ("plain text", -1, "line 1|well-formed", REMIT_ERROR_FORMAT);
  assert_refused ("<", -1, "cut off", REMIT_ERROR_FORMAT);
  assert_refused ("<?xml", -1, "cut off", REMIT_ERROR_FORMAT);
  assert_refused ("<!", -1, "cut off", REMIT_ERROR_FORMAT);
  assert_refused ("<>", -1, "line 1", REMIT_ERROR_FORMAT);
  assert_refused ("\xC3", -1, "cut off", REMIT_ERROR_FORMAT);
}

/* Every prefix of a good file is refused, none crashes. */
static void
test_prefixes (void)
{
  static const char text[] = HEAD " <node id=\"n1\" kind=\"role\" name=\"Zo\xC3\xAB\"/>\n <!-- c "
                                  "--><?p i?><![CDATA[ ]]>\n" TAIL;

  for (gsize n = 0; n + 1 < sizeof text - 1; n++)
    {
      g_autoptr (RemitDocument) document = support_document ();
      g_autoptr (GError) error = NULL;

      g_assert_false (support_import_xml (document, text, (gssize) n, &error));
      g_assert_nonnull (error);
    }
}

/* Many problems: the first ones with their lines, and how many more there are. */
static void
test_many_problems (void)
{
  g_autoptr (GString) text = g_string_new (HEAD);

  for (guint i = 1; i <= 30; i++)
    g_string_append_printf (
        text, " <link id=\"l%x\" kind=\"runs\" source=\"n100\" target=\"n101\"/>\n", i);
  g_string_append (text, TAIL);
  assert_refused (text->str, (gssize) text->len, "line 3|line 4|line 7|25 more",
                  REMIT_ERROR_REFUSED);
  for (guint i = 0; i < 3000; i++)
    g_string_insert (text, (gssize) strlen (HEAD), " <view id=\"v1000\" name=\"Map\"/>\n");
  assert_refused (text->str, (gssize) text->len, "line 4|many more", REMIT_ERROR_REFUSED);
}

/* What is large but right must be read in good time: a chain of parts, a thousand facts, one owner
 * of many properties, parallel links of different periods. */
static void
assert_read_quickly (GString *rows)
{
  g_autoptr (RemitDocument) document = support_document ();
  g_autoptr (GError) error = NULL;
  gboolean read;

  g_string_prepend (rows, HEAD);
  g_string_append (rows, TAIL);
  g_test_timer_start ();
  read = support_import_xml (document, rows->str, (gssize) rows->len, &error);
  g_assert_no_error (error);
  g_assert_true (read);
  g_assert_cmpfloat (g_test_timer_elapsed (), <, MOST_SECONDS);
}

static void
test_large (void)
{
  const guint n = 20000;
  g_autoptr (GString) chain = g_string_new (NULL);
  g_autoptr (GString) facts = g_string_new (NULL);
  g_autoptr (GString) properties = g_string_new (" <node id=\"n1\" kind=\"role\" name=\"CIO\"/>\n");

  for (guint i = 1; i <= n; i++)
    {
      g_string_append_printf (chain, " <node id=\"n%x\" kind=\"capability\" name=\"Part %u\"/>\n",
                              i, i);
      if (i > 1)
        g_string_append_printf (
            chain, " <link id=\"l%x\" kind=\"part-of\" source=\"n%x\" target=\"n%x\"/>\n", n + i, i,
            i - 1);
      g_string_append_printf (facts, " <meta id=\"mt%x\" key=\"key %u\" value=\"\"/>\n", i, i);
      g_string_append_printf (properties,
                              " <property id=\"pr%x\" owner=\"n1\" name=\"name %u\"/>\n", i + 1, i);
    }
  assert_read_quickly (chain);
  assert_read_quickly (facts);
  assert_read_quickly (properties);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *name = g_strdup_printf ("/xml-hostile/file/%s", cases[i].file);

      g_test_add_data_func (name, &cases[i], test_file);
    }
  g_test_add_func ("/xml-hostile/many-attributes", test_many_attributes);
  g_test_add_func ("/xml-hostile/many-namespaces", test_many_namespaces);
  g_test_add_func ("/xml-hostile/long", test_long);
  g_test_add_func ("/xml-hostile/long-field", test_long_field);
  g_test_add_func ("/xml-hostile/deep", test_deep);
  g_test_add_func ("/xml-hostile/empty", test_empty);
  g_test_add_func ("/xml-hostile/prefixes", test_prefixes);
  g_test_add_func ("/xml-hostile/many-problems", test_many_problems);
  g_test_add_func ("/xml-hostile/large", test_large);
  return g_test_run ();
}

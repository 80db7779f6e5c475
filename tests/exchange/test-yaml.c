/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange-support.h"

#include "remit-error.h"
#include "remit-yaml.h"

#include <string.h>

/* The tree of a YAML file, and what is turned away: what is too deep, too large, no text, or grows
 * by aliases.  A refusal is quick and names the line. */

static RemitYaml *
parse (const char *text)
{
  g_autoptr (GError) error = NULL;
  RemitYaml *yaml = remit_yaml_parse (text, strlen (text), "test.yaml", &error);

  g_assert_no_error (error);
  g_assert_nonnull (yaml);
  return yaml;
}

static void
assert_refused_bytes (const char *bytes, gsize length, RemitError code, const char *words)
{
  g_autoptr (GError) error = NULL;

  g_test_timer_start ();
  g_assert_null (remit_yaml_parse (bytes, length, "test.yaml", &error));
  g_assert_cmpfloat (g_test_timer_elapsed (), <, 10);
  g_assert_error (error, REMIT_ERROR, (int) code);
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
  g_assert_cmpuint (strlen (error->message), <, 500);
  support_assert_words (error->message, "test.yaml");
  support_assert_words (error->message, words);
}

static void
assert_refused (const char *text, RemitError code, const char *words)
{
  assert_refused_bytes (text, strlen (text), code, words);
}

/* The remarks, with line breaks between them. */
static char *
remarks_of (const RemitYaml *yaml)
{
  g_autoptr (GPtrArray) list = remit_yaml_list_remarks (yaml);

  g_ptr_array_add (list, NULL);
  return g_strjoinv ("\n", (char **) list->pdata);
}

static const char *
text_at (const RemitYamlNode *node, const char *path)
{
  return remit_yaml_text (remit_yaml_find (node, path));
}

/* "a: a: … x", @n keys; braces keep it in one line. */
static char *
nest (guint n, const char *open, const char *inside, const char *close)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append (text, open);
  g_string_append (text, inside);
  for (guint i = 0; i < n; i++)
    g_string_append (text, close);
  return g_string_free (text, FALSE);
}

/* ---- what it is for ---- */

static void
test_tree (void)
{
  g_autoptr (RemitYaml) yaml = parse ("# a comment\n"
                                      "name: Checkout\n"
                                      "list: [1, 'two', \"th\\u00e9\"]\n"
                                      "deep:\n"
                                      "  - key: value\n"
                                      "    text: |\n"
                                      "      line 1\n"
                                      "      line 2\n"
                                      "nothing:\n"
                                      "tilde: ~\n"
                                      "quoted: 'null'\n");
  const RemitYamlNode *root, *list, *item;

  g_assert_cmpuint (yaml->documents->len, ==, 1);
  root = yaml->documents->pdata[0];
  g_assert_cmpstr (text_at (root, "name"), ==, "Checkout");
  list = remit_yaml_get (root, "list");
  g_assert_true (remit_yaml_is (list, REMIT_YAML_LIST));
  g_assert_cmpuint (list->items->len, ==, 3);
  g_assert_cmpstr (remit_yaml_text (list->items->pdata[2]), ==, "thé");
  g_assert_cmpuint (list->line, ==, 3);
  g_assert_cmpuint (list->column, ==, 7);
  item = ((RemitYamlNode *) remit_yaml_get (root, "deep"))->items->pdata[0];
  g_assert_cmpstr (text_at (item, "text"), ==, "line 1\nline 2\n");
  g_assert_nonnull (remit_yaml_get (root, "nothing"));
  g_assert_null (text_at (root, "nothing"));
  g_assert_null (text_at (root, "tilde"));
  g_assert_cmpstr (text_at (root, "quoted"), ==, "null");
  g_assert_null (remit_yaml_get (root, "absent"));
  g_assert_null (remit_yaml_find (root, "name/below/a/text"));
  g_assert_null (remit_yaml_get (NULL, "x"));
  g_assert_cmpuint (yaml->remarks->len, ==, 0);
}

static void
test_documents (void)
{
  g_autoptr (RemitYaml) yaml = parse ("\xEF\xBB\xBF---\r\na: 1\r\n---\r\n---\r\n# none\r\n---\r\n"
                                      "b: 2\r\n...\r\n");

  g_assert_cmpuint (yaml->documents->len, ==, 2);
  g_assert_cmpstr (text_at (yaml->documents->pdata[1], "b"), ==, "2");
  g_assert_cmpuint (((RemitYamlNode *) yaml->documents->pdata[1])->line, ==, 7);
}

static void
test_empty (void)
{
  static const char *const texts[] = { "", "\n\n", "# only a comment\n", "---\n...\n", "~", "{}" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (RemitYaml) yaml = parse (texts[i]);

      g_assert_cmpuint (yaml->documents->len, ==, 0);
    }
}

static void
test_duplicate_keys (void)
{
  g_autoptr (RemitYaml) yaml = parse ("a: 1\nb: {x: 1}\na: 2\nb: {x: 2}\nc: 3\n");
  g_autofree char *remarks = remarks_of (yaml);
  const RemitYamlNode *root = yaml->documents->pdata[0];

  g_assert_cmpstr (text_at (root, "a"), ==, "1");
  g_assert_cmpstr (text_at (root, "b/x"), ==, "1");
  g_assert_cmpstr (text_at (root, "c"), ==, "3");
  g_assert_cmpuint (root->keys->len, ==, 3);
  g_assert_cmpuint (root->items->len, ==, 3);
  g_assert_cmpstr (remarks, ==,
                   "Line 3: “a” stands here again; what line 1 says counts.\n"
                   "Line 4: “b” stands here again; what line 2 says counts.");
}

static void
test_tags (void)
{
  g_autoptr (RemitYaml) yaml
    = parse ("a: !!str 1\nb: !!python/object/apply:os.system [x]\nc: ! plain\nd: !own {x: 1}\n");
  g_autofree char *remarks = remarks_of (yaml);
  const RemitYamlNode *root = yaml->documents->pdata[0];

  g_assert_cmpstr (text_at (root, "a"), ==, "1");
  g_assert_cmpstr (text_at (root, "d/x"), ==, "1");
  support_assert_words (remarks,
                        "Line 2: The type “tag:yaml.org,2002:python/|Line 4: The type “!own”");
  g_assert_null (strstr (remarks, "Line 1"));
  g_assert_null (strstr (remarks, "Line 3"));
}

static void
test_aliases (void)
{
  g_autoptr (RemitYaml) yaml = parse ("base: &base {x: 1}\n"
                                      "one: *base\n"
                                      "two: {<<: *base, y: 2}\n"
                                      "three: &base 3\n"
                                      "four: *base\n");
  g_autofree char *remarks = remarks_of (yaml);
  const RemitYamlNode *root = yaml->documents->pdata[0];

  g_assert_cmpstr (text_at (root, "one/x"), ==, "1");
  g_assert_cmpstr (text_at (root, "four"), ==, "3");
  g_assert_null (text_at (root, "two/x"));
  g_assert_cmpstr (remarks, ==,
                   "Line 3: “<<” brings nothing in from elsewhere: Remit does not follow it.");
  assert_refused ("a: *nobody\n", REMIT_ERROR_FORMAT, "line 1|*nobody");
  assert_refused ("a: &a [x, *a]\n", REMIT_ERROR_FORMAT, "line 1|*a");
  assert_refused ("a: &a 1\n--- \nb:\n - *a\n", REMIT_ERROR_FORMAT, "line 4|*a");
}

/* ---- hostile ---- */

static void
test_syntax (void)
{
  assert_refused ("a: 1\n b: 2\n", REMIT_ERROR_FORMAT, "line 2|well-formed");
  assert_refused ("a: [1, 2\n", REMIT_ERROR_FORMAT, "line|well-formed");
  assert_refused ("a: \"no end\n", REMIT_ERROR_FORMAT, "line|well-formed");
  assert_refused ("? [a, b]\n: 1\n", REMIT_ERROR_FORMAT, "line 1|name was expected");
  assert_refused ("%YAML 3.0\n---\na: 1\n", REMIT_ERROR_FORMAT, "line 1|well-formed");
  assert_refused ("a: @x\n", REMIT_ERROR_FORMAT, "line 1|well-formed");
}

static void
test_tabs (void)
{
  assert_refused ("a:\n\tb: 1\n", REMIT_ERROR_FORMAT, "line 2|tab|spaces");
  assert_refused ("a:\n  - b\n  \t- c: 1\n\td: 2\n", REMIT_ERROR_FORMAT, "line|tab");
}

static void
test_bytes (void)
{
  static const char zero[] = "a: 1\nb: x\0y\n";
  static const char utf16[] = "\xFF\xFE"
                              "a\0:\0 \0001\0";

  assert_refused_bytes (zero, sizeof zero - 1, REMIT_ERROR_FORMAT, "line 2|zero byte");
  assert_refused_bytes (utf16, sizeof utf16 - 1, REMIT_ERROR_FORMAT, "line 1|UTF-8");
  assert_refused ("a: 1\nb: caf\xE9\n", REMIT_ERROR_FORMAT, "line 2|UTF-8");
  assert_refused ("a: \xED\xA0\x80\n", REMIT_ERROR_FORMAT, "line 1|UTF-8");
  assert_refused ("a: 1\nb: \"x\\0y\"\n", REMIT_ERROR_FORMAT, "line 2|U+0000");
  assert_refused ("a: \"\\x07\"\n", REMIT_ERROR_FORMAT, "line 1|U+0007");
  assert_refused ("a: \"\\uFFFE\"\n", REMIT_ERROR_FORMAT, "line 1|U+FFFE");
}

static void
test_deep (void)
{
  static const guint depths[] = { 51, 1000, 100000 };
  g_autofree char *fits = nest (50, "[", "x", "]");
  g_autoptr (RemitYaml) yaml = parse (fits);

  g_assert_cmpuint (yaml->documents->len, ==, 1);
  for (guint i = 0; i < G_N_ELEMENTS (depths); i++)
    {
      g_autofree char *lists = nest (depths[i], "[", "x", "]");
      g_autofree char *maps = nest (depths[i], "{a: ", "x", "}");
      g_autofree char *dashes = nest (depths[i], "- ", "x", "");
      g_autofree char *open = nest (depths[i], "[", "", "");

      assert_refused (lists, REMIT_ERROR_LIMIT, "line 1|50 deep");
      assert_refused (maps, REMIT_ERROR_LIMIT, "line 1|50 deep");
      assert_refused (dashes, REMIT_ERROR_LIMIT, "line 1|50 deep");
      assert_refused (open, REMIT_ERROR_LIMIT, "line 1|50 deep");
    }
}

/* Ten aliases of ten aliases of …: 300 bytes that would be a thousand million values. */
static void
test_billion_laughs (void)
{
  g_autoptr (GString) text = g_string_new ("a0: &a0 ha\n");

  for (guint i = 1; i < 10; i++)
    {
      g_string_append_printf (text, "a%u: &a%u [", i, i);
      for (guint k = 0; k < 10; k++)
        g_string_append_printf (text, "%s*a%u", k > 0 ? ", " : "", i - 1);
      g_string_append (text, "]\n");
    }
  assert_refused (text->str, REMIT_ERROR_LIMIT, "100,000 values|line 6");
}

/* The same document by document: anchors do not reach across, but the sum counts. */
static void
test_many (void)
{
  g_autoptr (GString) lists = g_string_new ("[");
  g_autoptr (GString) documents = g_string_new (NULL);
  g_autoptr (GString) nested = g_string_new (NULL);
  g_autoptr (GString) keys = g_string_new (NULL);

  for (guint i = 0; i < 100001; i++)
    g_string_append (lists, "x,");
  g_string_append (lists, "]");
  assert_refused (lists->str, REMIT_ERROR_LIMIT, "100,000 values");
  for (guint i = 0; i < 1002; i++)
    g_string_append (documents, "--- x\n");
  assert_refused (documents->str, REMIT_ERROR_LIMIT, "1,000 documents");
  for (guint i = 0; i < 40; i++)
    {
      g_string_append (nested, "[");
      for (guint k = 0; k < 10000; k++)
        g_string_append (nested, "x,");
    }
  assert_refused (nested->str, REMIT_ERROR_LIMIT, "100,000 values");
  for (guint i = 0; i < 60000; i++)
    g_string_append (keys, "same: x\n");
  assert_refused (keys->str, REMIT_ERROR_LIMIT, "100,000 values");
}

static void
test_remarks_end (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (RemitYaml) yaml = NULL;
  g_autoptr (GPtrArray) remarks = NULL;

  for (guint i = 0; i < 5000; i++)
    g_string_append (text, "same: x\n");
  yaml = parse (text->str);
  remarks = remit_yaml_list_remarks (yaml);
  g_assert_cmpuint (remarks->len, ==, 1001);
  support_assert_words (remarks->pdata[1000], "more warnings");
}

static void
test_huge (void)
{
  g_autofree char *blank = g_strnfill (REMIT_YAML_MAX_BYTES + 1, ' ');
  g_autofree char *letters = g_strnfill (64 * 1024 + 1, 'x');
  g_autofree char *text = g_strconcat ("ok: 1\nkey: ", letters, "\n", NULL);
  g_autofree char *fits = g_strndup (letters, 64 * 1024);
  g_autofree char *comment = g_strconcat ("# ", letters, letters, "\na: 1\n", NULL);
  g_autoptr (RemitYaml) yaml = parse (fits);
  g_autoptr (RemitYaml) commented = parse (comment);

  g_assert_cmpuint (yaml->documents->len, ==, 1);
  g_assert_cmpuint (commented->documents->len, ==, 1);
  assert_refused (blank, REMIT_ERROR_LIMIT, "4 MB");
  assert_refused (text, REMIT_ERROR_LIMIT, "line 2|64 KB");
}

/* What makes parsers slow: long lines that may or may not become keys, open brackets and quotes. */
static void
test_slow (void)
{
  static const char *const pieces[]
    = { "a: ", "? ",  "- ",   "[",    "{",  "\"", "'", "&a ", "*a ",
        "!x ", "|\n", ">\n ", "%A\n", ": ", ", ", "#", "\n",  "\r" };

  for (guint i = 0; i < G_N_ELEMENTS (pieces); i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (RemitYaml) yaml = NULL;

      while (text->len < 300000)
        g_string_append (text, pieces[i]);
      g_test_timer_start ();
      yaml = remit_yaml_parse (text->str, text->len, "test.yaml", &error);
      g_assert_cmpfloat (g_test_timer_elapsed (), <, 20);
      g_assert_true ((yaml != NULL) == (error == NULL));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function) g_test_add_func ("/yaml/" name, function)
  ADD ("tree", test_tree);
  ADD ("documents", test_documents);
  ADD ("empty", test_empty);
  ADD ("duplicate-keys", test_duplicate_keys);
  ADD ("tags", test_tags);
  ADD ("aliases", test_aliases);
  ADD ("syntax", test_syntax);
  ADD ("tabs", test_tabs);
  ADD ("bytes", test_bytes);
  ADD ("deep", test_deep);
  ADD ("billion-laughs", test_billion_laughs);
  ADD ("many", test_many);
  ADD ("remarks-end", test_remarks_end);
  ADD ("huge", test_huge);
  ADD ("slow", test_slow);
  return g_test_run ();
}

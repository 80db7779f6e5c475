/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "remit-error.h"
#include "remit-xml-gate.h"

#include <string.h>

/* The gate alone: what it lets through, what it stops, wherever the blocks end. */

static gboolean
feed_blocks (const char *text, gsize length, gsize size, const RemitXmlLimits *limits,
             GError **error)
{
  g_autoptr (RemitXmlGate) gate = remit_xml_gate_new ("x", limits);

  for (gsize i = 0; i < length; i += size)
    if (!remit_xml_gate_feed (gate, (const guint8 *) text + i, MIN (size, length - i), error))
      return FALSE;
  return remit_xml_gate_finish (gate, error);
}

/* With blocks of every small size and as a whole, the answer is the same. */
static void
assert_passes (const char *text)
{
  for (gsize size = 1; size < 12; size++)
    {
      g_autoptr (GError) error = NULL;
      gboolean passed = feed_blocks (text, strlen (text), size, &remit_xml_limits_strict, &error);

      g_assert_no_error (error);
      g_assert_true (passed);
    }
  g_assert_true (feed_blocks (text, strlen (text), strlen (text), &remit_xml_limits_strict, NULL));
}

static void
assert_stops_bytes (const char *text, gsize length, const char *words)
{
  for (gsize size = 1; size <= length; size++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (feed_blocks (text, length, size, &remit_xml_limits_strict, &error));
      g_assert_nonnull (error);
      if (strstr (error->message, words) == NULL)
        g_test_message ("blocks of %zu: %s", size, error->message);
      g_assert_nonnull (strstr (error->message, words));
    }
}

static void
assert_stops (const char *text, const char *words)
{
  assert_stops_bytes (text, strlen (text), words);
}

static void
test_passes (void)
{
  assert_passes ("<a/>");
  assert_passes ("<a></a>");
  assert_passes ("\xEF\xBB\xBF<?xml version='1.0' encoding='UTF-8'?><a/>");
  assert_passes (
      "<?xml version=\"1.0\" encoding=\"utf-8\" standalone='yes'?>\n<a b='c>d' e=\"f<g\"/>\n");
  assert_passes ("<?xml version='1.0'?><?pi encoding='latin1'?><a/>");
  assert_passes ("<!-- > <b> <!DOCTYPE -- x --><a><!----></a><!-- - -->");
  assert_passes ("<a><![CDATA[]]><![CDATA[ <!DOCTYPE x> ]] ]>]]></a>");
  assert_passes ("<a b='<!DOCTYPE x>' c='<!ENTITY'/>");
  assert_passes ("<a>é đ 漢 😀 \xF4\x8F\xBF\xBF</a>");
}

static void
test_declarations (void)
{
  assert_stops ("<!DOCTYPE a><a/>", "document type declaration");
  assert_stops ("<?xml version='1.0'?>\n\n<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>", "line 3");
  assert_stops ("<a><!ENTITY b 'c'></a>", "document type declaration");
  assert_stops ("<a><!></a>", "document type declaration");
  assert_stops ("<a><!- x --></a>", "document type declaration");
  assert_stops ("<a><![cdata[ ]]></a>", "document type declaration");
  assert_stops ("<a><![INCLUDE[ ]]></a>", "document type declaration");
}

static void
test_encodings (void)
{
  static const char nul[] = "<a>\n\0</a>";
  static const char utf16[] = "\xFF\xFE<\0a\0/\0>\0";

  assert_stops ("<?xml version='1.0' encoding='ISO-8859-1'?><a/>", "ISO-8859-1");
  assert_stops ("<?xml version='1.0'\nencoding = \"UTF-7\" ?><a/>", "UTF-7");
  assert_stops ("<a>\xE9</a>", "not UTF-8");
  assert_stops ("<a>\xC0\x80</a>", "not UTF-8");          /* an overlong NUL */
  assert_stops ("<a>\xED\xA0\x80</a>", "not UTF-8");      /* half of a surrogate pair */
  assert_stops ("<a>\xF4\x90\x80\x80</a>", "not UTF-8");  /* beyond the last character */
  assert_stops ("<a>\n\xE2\x82</a>", "line 2");
  assert_stops_bytes (nul, sizeof nul - 1, "NUL");
  g_assert_false (
      feed_blocks (utf16, sizeof utf16 - 1, sizeof utf16 - 1, &remit_xml_limits_strict, NULL));
}

static void
test_cut_off (void)
{
  static const char *const texts[] = {
    "<",
    "<a",
    "<a b",
    "<a b='",
    "<a b='c'",
    "<a/",
    "<a>",
    "<a></",
    "<a></a",
    "<!",
    "<!-",
    "<!--",
    "<!-- -->",
    "<a><!--",
    "<a><!-- --",
    "<a><![CDATA[",
    "<a><![CDATA[ ]]",
    "<?",
    "<?xml",
    "<a/>\xC3",
    "",
    "  ",
    "text",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (
          feed_blocks (texts[i], strlen (texts[i]), 3, &remit_xml_limits_strict, &error));
      g_assert_error (error, REMIT_ERROR, REMIT_ERROR_FORMAT);
    }
}

/* @n times @unit between @before and @after. */
static char *
repeat (const char *before, const char *unit, guint n, const char *after)
{
  GString *text = g_string_new (before);

  for (guint i = 0; i < n; i++)
    g_string_append (text, unit);
  g_string_append (text, after);
  return g_string_free (text, FALSE);
}

static void
assert_limit (const char *before, const char *unit, guint most, guint step, const char *after)
{
  g_autofree char *fits = repeat (before, unit, most, after);
  g_autofree char *exceeds = repeat (before, unit, most + step, after);
  g_autoptr (GError) error = NULL;

  for (gsize size = 1; size <= 4096; size *= 64)
    {
      g_assert_true (feed_blocks (fits, strlen (fits), size, &remit_xml_limits_strict, NULL));
      g_assert_false (
          feed_blocks (exceeds, strlen (exceeds), size, &remit_xml_limits_strict, &error));
      g_assert_error (error, REMIT_ERROR, REMIT_ERROR_LIMIT);
      g_clear_error (&error);
    }
}

static void
test_limits (void)
{
  assert_limit ("<a", " b='c'", 64, 1, "/>");
  assert_limit ("<a>", "<b>", 15, 2,
                "</b></b></b></b></b></b></b></b></b></b></b></b></b></b></b></a>");
  assert_limit ("<a>", "x", 1024 * 1024, 1, "</a>");
  assert_limit ("<a b='", "x", 256 * 1024 - 10, 20, "'/>");
  assert_limit ("<a", " ", 256 * 1024 - 10, 20, "/>");
  assert_limit ("<?p", "x", 1020, 10, "?><a/>");
  assert_limit ("<a><!--", "x", 1024 * 1024 - 10, 20, "--></a>");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/xml-gate/passes", test_passes);
  g_test_add_func ("/xml-gate/declarations", test_declarations);
  g_test_add_func ("/xml-gate/encodings", test_encodings);
  g_test_add_func ("/xml-gate/cut-off", test_cut_off);
  g_test_add_func ("/xml-gate/limits", test_limits);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange-support.h"

#include <string.h>

/* Good files with a few bytes changed, cut out or doubled.  Each is read or refused with a
 * sentence; what is read can be written and read again; nothing crashes, hangs or leaks (run it
 * under the sanitizers). Seeds are fixed: a failure comes back. */

#define ROUNDS 1500
#define YAML_ROUNDS 2000

static const char *const scraps[] = {
  "<",
  ">",
  "\"",
  "'",
  "/>",
  "</",
  "<!--",
  "-->",
  "<![CDATA[",
  "]]>",
  "<?x ?>",
  "<!DOCTYPE a>",
  "&",
  "&amp;",
  "&#0;",
  "&#x110000;",
  "&#38;",
  "xmlns=",
  "xmlns:a='b'",
  "\xC3",
  "\xED\xA0\x80",
  "\xEF\xBF\xBE",
  "\r",
  "\n",
  "\t",
  ",",
  ";",
  "|",
  "\"\"",
  "A/R",
  "id=\"n1\"",
  "\n  ",
  ": ",
  "\n---\n",
  "- ",
  "[",
  "}",
  "&a ",
  "*a",
  "!!x ",
  "<<: ",
  "~",
  "=\"",
  "9223372036854775808",
  "-1",
};

static char *
mutate (GRand *random, const char *text, gsize *length)
{
  GString *mutant = g_string_new_len (text, (gssize) *length);
  guint n = (guint) g_rand_int_range (random, 1, 6);

  for (guint i = 0; i < n && mutant->len > 0; i++)
    {
      gssize at = g_rand_int_range (random, 0, (gint32) mutant->len);
      gssize wanted = g_rand_int_range (random, 1, 40);
      gssize piece = MIN (wanted, (gssize) mutant->len - at);
      g_autofree char *copy = NULL;

      switch (g_rand_int_range (random, 0, 6))
        {
        case 0:
          mutant->str[at] = (char) g_rand_int_range (random, 0, 256);
          break;
        case 1:
          g_string_erase (mutant, at, piece);
          break;
        case 2:
          copy = g_strndup (mutant->str + at, (gsize) piece);
          g_string_insert_len (mutant, g_rand_int_range (random, 0, (gint32) mutant->len + 1), copy,
                               piece);
          break;
        case 3:
          g_string_insert (mutant, at, scraps[g_rand_int_range (random, 0, G_N_ELEMENTS (scraps))]);
          break;
        case 4:
          mutant->str[at] ^= (char) (1 << g_rand_int_range (random, 0, 8));
          break;
        default:
          if (g_rand_int_range (random, 0, 10) == 0)
            g_string_truncate (mutant, (gsize) at);
          break;
        }
    }
  *length = mutant->len;
  return g_string_free (mutant, FALSE);
}

static void
assert_sentence (const GError *error)
{
  g_assert_nonnull (error);
  if (!g_utf8_validate (error->message, -1, NULL))
    {
      g_autofree char *escaped = g_strescape (error->message, NULL);

      g_error ("not UTF-8: %s", escaped);
    }
  g_assert_cmpuint (strlen (error->message), <, 3000);
}

/* After a refusal the document is as it was; after a success it can be written and read back. */
static void
assert_sane (RemitDocument *document, gboolean read, const GError *error)
{
  g_autofree char *dump = support_dump (document);
  g_autofree char *xml = NULL;
  g_autofree char *again = NULL;
  g_autoptr (RemitDocument) copy = NULL;
  g_autoptr (GError) failure = NULL;

  if (!read)
    {
      assert_sentence (error);
      g_assert_cmpstr (dump, ==, "");
      return;
    }
  copy = support_document ();
  xml = support_export (document);
  support_import_xml (copy, xml, -1, &failure);
  g_assert_no_error (failure);
  again = support_dump (copy);
  g_assert_cmpstr (again, ==, dump);
}

static void
test_xml (void)
{
  g_autoptr (RemitDocument) source = support_document ();
  g_autoptr (GRand) random = g_rand_new_with_seed (20261121);
  g_autofree char *full = support_read_source ("tests/data/xml/every-field.xml");
  g_autofree char *small = NULL;
  guint n_read = 0;

  support_fill_random (source, random, 1);
  small = support_export (source);
  for (guint round = 0; round < ROUNDS; round++)
    {
      const char *seed = round % 2 == 0 ? full : small;
      gsize length = strlen (seed);
      g_autofree char *mutant = mutate (random, seed, &length);
      g_autoptr (RemitDocument) document = support_document ();
      g_autoptr (GError) error = NULL;
      gboolean read = support_import_xml (document, mutant, (gssize) length, &error);

      n_read += read;
      assert_sane (document, read, error);
    }
  g_test_message ("%u of %u were read", n_read, ROUNDS);
  g_assert_cmpuint (n_read, >, ROUNDS / 100);
  g_assert_cmpuint (n_read, <, ROUNDS);
}

static void
test_csv (void)
{
  static const char *const seeds[] = {
    "Activity,CIO,CMO,Agency\nApprove budget,A,\"C, I\",\nRun campaign,i,A/R,-\n\"Close\nthe "
    "year\",R (draft),A,X\n",
    "sep=;\r\n\xEF\xBB\xBF"
    "Aufgabe;IT;\"Marketing \"\"neu\"\"\"\r\n1;Plan;A;R\r\nR = Responsible;;\r\n",
    "#\tActivity\tCIO\tCMO\tRemarks\n1\tPlan\tA\tR\tlong text here\n2\tRun\tS\tA\t\n",
  };
  g_autoptr (GRand) random = g_rand_new_with_seed (1121);
  guint n_read = 0;

  for (guint round = 0; round < ROUNDS; round++)
    {
      const char *seed = seeds[round % G_N_ELEMENTS (seeds)];
      gsize length = strlen (seed);
      g_autofree char *mutant = mutate (random, seed, &length);
      g_autoptr (RemitDocument) document = support_document ();
      g_autoptr (GError) error = NULL;
      g_autoptr (RemitImportReport) report
          = support_import_file (document, "mutant.csv", mutant, (gssize) length, &error);

      n_read += report != NULL;
      assert_sane (document, report != NULL, error);
    }
  g_test_message ("%u of %u were read", n_read, ROUNDS);
  g_assert_cmpuint (n_read, >, ROUNDS / 10);
  g_assert_cmpuint (n_read, <, ROUNDS);
}

/* The fixtures of YAML into a document that has things of these names already: a refusal leaves it
 * untouched, and what was read changes nothing when it is read again. */
static void
test_yaml (void)
{
  static const char *const paths[]
    = { "tests/data/yaml/openslo-v1.yaml", "tests/data/yaml/openslo-v1alpha.yaml",
        "tests/data/yaml/shop-sla4oai.yml" };
  g_autoptr (GRand) random = g_rand_new_with_seed (411);
  char *seeds[G_N_ELEMENTS (paths)];
  guint n_read = 0;

  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    seeds[i] = support_read_source (paths[i]);
  for (guint round = 0; round < YAML_ROUNDS; round++)
    {
      const char *seed = seeds[round % G_N_ELEMENTS (seeds)];
      gsize length = strlen (seed);
      g_autofree char *mutant = mutate (random, seed, &length);
      g_autoptr (RemitDocument) document = support_document ();
      g_autoptr (GError) error = NULL;
      g_autoptr (RemitImportReport) first
          = support_import_file (document, "seed.yaml", seed, -1, NULL);
      g_autofree char *before = support_dump (document);
      g_autoptr (RemitImportReport) report
          = support_import_file (document, "mutant.yaml", mutant, (gssize) length, &error);
      g_autofree char *after = support_dump (document);

      g_assert_nonnull (first);
      n_read += report != NULL;
      if (report != NULL)
        {
          g_autoptr (RemitImportReport) again
              = support_import_file (document, "mutant.yaml", mutant, (gssize) length, NULL);

          g_free (before);
          before = support_dump (document);
        }
      else
        assert_sentence (error);
      g_assert_cmpstr (after, ==, before);
    }
  g_test_message ("%u of %u were read", n_read, YAML_ROUNDS);
  g_assert_cmpuint (n_read, >, YAML_ROUNDS / 10);
  g_assert_cmpuint (n_read, <, YAML_ROUNDS);
  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    g_free (seeds[i]);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/mutation/xml", test_xml);
  g_test_add_func ("/mutation/csv", test_csv);
  g_test_add_func ("/mutation/yaml", test_yaml);
  return g_test_run ();
}

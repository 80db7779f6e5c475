/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange-support.h"

#include "remit-xml.h"

#include <glib/gstdio.h>
#include <string.h>

/* The published schema is what the program writes from its field tables, accepts all that the
 * program exports, and refuses what the program refuses for the form of a value. */

static void
test_golden (void)
{
  g_autofree char *schema = remit_xml_schema ();

  support_assert_golden ("data/schema/remit-1.xsd", schema);
}

/* Exit code of xmllint with the published schema; -1 and a skipped test without xmllint.  What it
 * says is shown when it should be 0. */
static int
validate (const char *text, gboolean expected)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *program = g_find_program_in_path ("xmllint");
  g_autofree char *schema = support_source_path ("data/schema/remit-1.xsd");
  g_autofree char *folder = NULL;
  g_autofree char *path = NULL;
  g_autofree char *messages = NULL;
  int status = 0;

  if (program == NULL)
    {
      g_test_skip ("xmllint is not installed");
      return -1;
    }
  folder = g_dir_make_tmp ("remit-test-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (folder, "document.xml", NULL);
  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
  {
    const char *argv[]
        = { program, "--nonet", "--stream", "--noout", "--schema", schema, path, NULL };

    g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_STDOUT_TO_DEV_NULL, NULL, NULL, NULL,
                  &messages, &status, &error);
  }
  g_assert_no_error (error);
  g_unlink (path);
  g_rmdir (folder);
  if (expected && status != 0)
    g_test_message ("%s", messages);
  return status;
}

static void
test_accepts (void)
{
  g_autoptr (RemitDocument) full = support_document ();
  g_autoptr (RemitDocument) empty = support_document ();
  g_autofree char *nothing = support_export (empty);
  g_autofree char *xml = NULL;

  if (validate (nothing, TRUE) < 0)
    return;
  g_assert_cmpint (validate (nothing, TRUE), ==, 0);
  support_fill_every_field (full);
  xml = support_export (full);
  g_assert_cmpint (validate (xml, TRUE), ==, 0);
  for (guint seed = 100; seed < 110; seed++)
    {
      g_autoptr (RemitDocument) document = support_document ();
      g_autoptr (GRand) random = g_rand_new_with_seed (seed);
      g_autofree char *text = NULL;

      support_fill_random (document, random, 4);
      text = support_export (document);
      g_assert_cmpint (validate (text, TRUE), ==, 0);
    }
}

static void
test_accepts_templates (void)
{
  g_autofree char *folder = support_source_path ("data/templates");
  GDir *dir = g_dir_open (folder, 0, NULL);
  const char *name;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *text = NULL;
      g_autofree char *xml = NULL;
      g_autoptr (RemitDocument) document = support_document ();
      g_autoptr (GError) error = NULL;

      if (!g_str_has_suffix (name, ".xml"))
        continue;
      g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
      support_import_xml (document, text, -1, &error);
      g_assert_no_error (error);
      /* Templates are kept in the form that the program writes, so that a change shows as one. */
      xml = support_export (document);
      g_assert_cmpstr (xml, ==, text);
      if (validate (text, TRUE) < 0)
        break;
      g_assert_cmpint (validate (text, TRUE), ==, 0);
    }
  g_dir_close (dir);
}

static void
test_refuses (void)
{
  static const char *const rows[] = {
    "<node id='n1' name='x'/>",
    "<node id='n1' kind='wizard' name='x'/>",
    "<node id='n1' kind='role' name=''/>",
    "<node id='x1' kind='role' name='x'/>",
    "<node id='n0' kind='role' name='x'/>",
    "<node id='nF' kind='role' name='x'/>",
    "<node id='n8000000000000000' kind='role' name='x'/>",
    "<node id='n1' kind='role' name='x' starts='2026-02-30'/>",
    "<node id='n1' kind='role' name='x' starts='2026-02-03Z'/>",
    "<node id='n1' kind='role' name='x' mood='good'/>",
    "<node id='n1' kind='role' name='x'>text</node>",
    "<node id='n1' kind='role' name='x'><node/></node>",
    "<node kind='role' name='x'/>",
    "<gadget id='g1'/>",
    "<link id='l1' kind='runs' source='l1' target='n1'/>",
    "<link id='l1' kind='runs' source='n1' target='n2' share='33.333'/>",
    "<link id='l1' kind='runs' source='n1' target='n2' share='10001'/>",
    "<link id='l1' kind='runs' source='n1'/>",
    "<amount id='am1' node='n1' year='1899'/>",
    "<amount id='am1' node='n1' year='2026' month='13'/>",
    "<area id='a1' view='v1' width='0' height='1'/>",
    "<place id='p1' view='v1' node='n1' pinned='perhaps'/>",
    "<measurement id='ms1' node='n1' day='2026-01-01' value='1.1234567'/>",
    "<baseline id='bl1' name='x' at='2026-01-01T00:00:00'/>",
    "<property id='pr1' owner='q1' name='x'/>",
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *text = g_strdup_printf (
          "<remit xmlns='urn:remit:document:1' version='1.0'>%s</remit>", rows[i]);
      g_autoptr (RemitDocument) document = support_document ();
      int status = validate (text, FALSE);

      if (status < 0)
        return;
      if (status == 0)
        g_test_message ("accepted: %s", rows[i]);
      g_assert_cmpint (status, !=, 0);
      /* The import agrees. */
      g_assert_false (support_import_xml (document, text, -1, NULL));
    }
}

/* The lengths of the schema are those of the fields. */
static void
test_lengths (void)
{
  const RemitField *name = &remit_table_info (REMIT_TABLE_NODE)->fields[REMIT_NODE_FIELD_NAME];
  const RemitField *notes = &remit_table_info (REMIT_TABLE_NODE)->fields[REMIT_NODE_FIELD_NOTES];
  g_autofree char *schema = remit_xml_schema ();
  g_autofree char *text = g_strnfill (1000001, 'x');

  g_assert_false (remit_field_check_text (notes, text, NULL));
  text[1000000] = '\0';
  g_assert_true (remit_field_check_text (notes, text, NULL));
  text[2001] = '\0';
  g_assert_false (remit_field_check_text (name, text, NULL));
  text[2000] = '\0';
  g_assert_true (remit_field_check_text (name, text, NULL));
  g_assert_nonnull (strstr (schema, "maxLength value=\"2000\""));
  g_assert_nonnull (strstr (schema, "maxLength value=\"1000000\""));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/xml-schema/golden", test_golden);
  g_test_add_func ("/xml-schema/accepts-exports", test_accepts);
  g_test_add_func ("/xml-schema/accepts-templates", test_accepts_templates);
  g_test_add_func ("/xml-schema/refuses", test_refuses);
  g_test_add_func ("/xml-schema/lengths", test_lengths);
  return g_test_run ();
}

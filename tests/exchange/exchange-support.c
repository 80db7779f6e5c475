/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange-support.h"

#include "remit-date.h"
#include "remit-dump.h"
#include "remit-rules.h"
#include "remit-xml.h"

#include <glib/gstdio.h>
#include <string.h>

static gint64
read_clock (gpointer data)
{
  return G_GINT64_CONSTANT (1767225600000000);
}

RemitDocument *
support_document (void)
{
  RemitContext *context = remit_context_new ();
  RemitDocument *document;

  g_free (context->author);
  context->author = g_strdup ("Tester");
  context->now = read_clock;
  context->id_prefix = 0x155;
  document = remit_document_new_in_memory (context);
  remit_context_free (context);
  return document;
}

char *
support_dump (RemitDocument *document)
{
  return remit_dump (remit_document_get_graph (document));
}

char *
support_export (RemitDocument *document)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (GError) error = NULL;
  gboolean written = remit_xml_export (remit_document_get_graph (document), stream, &error);

  g_assert_no_error (error);
  g_assert_true (written);
  return g_strndup (g_memory_output_stream_get_data (G_MEMORY_OUTPUT_STREAM (stream)),
                    g_memory_output_stream_get_data_size (G_MEMORY_OUTPUT_STREAM (stream)));
}

gboolean
support_import_xml (RemitDocument *document, const char *text, gssize length, GError **error)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data (
      text, length < 0 ? (gssize) strlen (text) : length, NULL);
  g_autoptr (RemitEdit) edit = remit_document_begin (document, "Import");

  if (!remit_xml_import (edit, stream, "test.xml", error))
    return FALSE;
  return remit_document_commit_import (document, g_steal_pointer (&edit), error);
}

RemitImportReport *
support_import_file (RemitDocument *document, const char *name, const char *bytes, gssize length,
                     GError **error)
{
  g_autoptr (GError) reason = NULL;
  g_autofree char *folder = g_dir_make_tmp ("remit-test-XXXXXX", &reason);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  RemitImportReport *report;

  g_assert_no_error (reason);
  g_file_set_contents (path, bytes, length, &reason);
  g_assert_no_error (reason);
  report = remit_import_file (document, path, NULL, NULL, error);
  g_unlink (path);
  g_rmdir (folder);
  return report;
}

char *
support_source_path (const char *path)
{
  const char *root = g_getenv ("REMIT_SOURCE_ROOT");

  g_assert_nonnull (root);
  return g_build_filename (root, path, NULL);
}

char *
support_read_source (const char *path)
{
  g_autofree char *full = support_source_path (path);
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  g_file_get_contents (full, &text, NULL, &error);
  g_assert_no_error (error);
  return text;
}

void
support_assert_golden (const char *path, const char *text)
{
  g_autofree char *full = support_source_path (path);
  g_autofree char *expected = NULL;
  g_autoptr (GError) error = NULL;

  if (g_strcmp0 (g_getenv ("REMIT_UPDATE_GOLDEN"), "1") == 0)
    {
      g_file_set_contents (full, text, -1, &error);
      g_assert_no_error (error);
      return;
    }
  g_file_get_contents (full, &expected, NULL, &error);
  g_assert_no_error (error);
  if (!g_str_equal (expected, text))
    g_test_message ("%s is not what the program writes; look at the difference, then run with "
                    "REMIT_UPDATE_GOLDEN=1",
                    path);
  g_assert_cmpstr (text, ==, expected);
}

void
support_assert_words (const char *sentence, const char *words)
{
  g_auto (GStrv) list = g_strsplit (words, "|", -1);

  for (guint i = 0; list[i] != NULL; i++)
    {
      if (strstr (sentence, list[i]) == NULL)
        g_test_message ("“%s” is not in: %s", list[i], sentence);
      g_assert_nonnull (strstr (sentence, list[i]));
    }
}

/* ---- rows of every table ---- */

static RemitId
first_row (const RemitGraph *graph, const RemitField *field)
{
  RemitTable table = field->target != REMIT_TABLE_NONE ? field->target : REMIT_TABLE_NODE;
  guint n;
  const RemitRow *const *rows = remit_graph_rows (graph, table, &n);

  for (guint i = 0; i < n; i++)
    if (field->target_kinds == 0 || table != REMIT_TABLE_NODE
        || (field->target_kinds & REMIT_KIND_BIT (((const RemitNode *) rows[i])->kind)) != 0)
      return rows[i]->id;
  return REMIT_ID_NONE;
}

/* A value that is not the field's default. */
static gint64
some_number (const RemitGraph *graph, const RemitField *field)
{
  switch (field->type)
    {
    case REMIT_FIELD_REF:
      return first_row (graph, field);
    case REMIT_FIELD_ENUM:
    case REMIT_FIELD_BOOL:
      return 1;
    case REMIT_FIELD_DATE:
      return remit_day_from_ymd (2026, 11, 21);
    case REMIT_FIELD_TIME:
      return G_GINT64_CONSTANT (1767225600123456);
    case REMIT_FIELD_DECIMAL:
      return G_GINT64_CONSTANT (-99950001);
    case REMIT_FIELD_SHARE:
      return 3333;
    case REMIT_FIELD_MONEY:
      return G_GINT64_CONSTANT (-123456789012);
    case REMIT_FIELD_INT:
    case REMIT_FIELD_TEXT:
      break;
    }
  return field->minimum < field->maximum ? MIN (field->minimum + 3, field->maximum) : 42;
}

static RemitRow *
full_row (const RemitGraph *graph, RemitTable table)
{
  const RemitTableInfo *info = remit_table_info (table);
  RemitRow *row = remit_row_new (table);

  for (guint f = 0; f < info->n_fields; f++)
    {
      const RemitField *field = &info->fields[f];

      if (remit_field_is_text (field))
        {
          g_autofree char *text
              = g_strdup_printf ("%s \"%s\" <&>\t1\n2\r]]> đ 漢 😀 שלום", info->name, field->name);

          remit_row_set_text (row, f, text);
        }
      else
        remit_row_set_number (row, f, some_number (graph, field));
    }
  return row;
}

static void
commit (RemitDocument *document, RemitEdit *edit)
{
  g_autoptr (GError) error = NULL;

  remit_document_commit (document, edit, &error);
  g_assert_no_error (error);
}

static void
set_link_ends (const RemitGraph *graph, RemitRow *row)
{
  guint n;
  const RemitRow *const *nodes = remit_graph_rows (graph, REMIT_TABLE_NODE, &n);

  remit_row_set_number (row, REMIT_LINK_FIELD_KIND, REMIT_LINK_PAYS);
  for (guint i = 0; i < n; i++)
    if (((const RemitNode *) nodes[i])->kind == REMIT_NODE_ROLE)
      remit_row_set_number (row, REMIT_LINK_FIELD_SOURCE, nodes[i]->id);
    else if (((const RemitNode *) nodes[i])->kind == REMIT_NODE_PLATFORM)
      remit_row_set_number (row, REMIT_LINK_FIELD_TARGET, nodes[i]->id);
}

void
support_fill_every_field (RemitDocument *document)
{
  RemitEdit *edit = remit_document_begin (document, "Every field");
  const RemitGraph *graph = remit_edit_get_graph (edit);
  /* A perspective has a party, a link has a perspective: tables whose rows others need come
   * first. */
  static const RemitTable order[] = { REMIT_TABLE_PERSPECTIVE, REMIT_TABLE_OBJECTIVE };

  for (guint kind = 0; kind < REMIT_N_NODE_KINDS; kind++)
    {
      g_autoptr (RemitRow) row = full_row (graph, REMIT_TABLE_NODE);

      remit_row_set_number (row, REMIT_NODE_FIELD_KIND, kind);
      remit_edit_insert (edit, row);
    }
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      g_autoptr (RemitRow) row = full_row (graph, order[i]);

      remit_edit_insert (edit, row);
    }
  for (guint t = REMIT_TABLE_LINK; t < REMIT_N_TABLES; t++)
    {
      g_autoptr (RemitRow) row = full_row (graph, t);

      if (t == REMIT_TABLE_PERSPECTIVE || t == REMIT_TABLE_OBJECTIVE)
        continue;
      if (t == REMIT_TABLE_LINK)
        set_link_ends (graph, row);
      remit_edit_insert (edit, row);
    }
  commit (document, edit);
}

/* ---- random rows ---- */

char *
support_awkward_text (GRand *random, guint pieces)
{
  static const char *const list[] = {
    "a",
    "Name",
    " ",
    "  ",
    "\t",
    "\n",
    "\r",
    "\r\n",
    "&",
    "<",
    ">",
    "\"",
    "'",
    "]]>",
    "<!--",
    "-->",
    "&amp;",
    "&#38;",
    "&#10;",
    "%s",
    "<![CDATA[",
    "é",
    "e\xCC\x81",
    "đ",
    "漢字",
    "한",
    "😀",
    "👩‍👩‍👧",
    "שלום",
    "مرحبا",
    "\xE2\x80\x8F",
    "\xE2\x80\xAE",
    "\xC2\x85",
    "\xE2\x80\xA8",
    "\xEF\xBB\xBF",
    "\xEF\xBF\xBD",
    "\xF4\x8F\xBF\xBD",
    "\xED\x9F\xBF",
    "\xEE\x80\x80",
    "\x7F",
    "\\",
    "0",
    "-",
    "=1+1",
  };
  GString *text = g_string_new (NULL);
  guint n = (guint) g_rand_int_range (random, 0, (gint32) pieces + 1);

  for (guint i = 0; i < n; i++)
    g_string_append (text, list[g_rand_int_range (random, 0, G_N_ELEMENTS (list))]);
  return g_string_free (text, FALSE);
}

/* Each draw in a statement of its own: the order must not be left to the compiler. */
static gint64
random_int64 (GRand *random)
{
  guint64 high = g_rand_int (random);
  guint64 low = g_rand_int (random);

  return (gint64) (high << 32 | low);
}

static gint64
random_in (GRand *random, gint64 minimum, gint64 maximum)
{
  guint64 width = (guint64) maximum - (guint64) minimum + 1;

  return (gint64) ((guint64) minimum + (guint64) random_int64 (random) % width);
}

static RemitId
random_reference (const RemitGraph *graph, GRand *random, const RemitField *field)
{
  RemitTable table = field->target != REMIT_TABLE_NONE
                         ? field->target
                         : (RemitTable) g_rand_int_range (random, 1, REMIT_N_TABLES);
  guint n;
  const RemitRow *const *rows = remit_graph_rows (graph, table, &n);

  for (guint attempt = 0; n > 0 && attempt < 30; attempt++)
    {
      const RemitRow *row = rows[g_rand_int_range (random, 0, (gint32) n)];

      if (field->target_kinds == 0
          || (field->target_kinds & REMIT_KIND_BIT (((const RemitNode *) row)->kind)) != 0)
        return row->id;
    }
  return REMIT_ID_NONE;
}

static gint64
random_number (const RemitGraph *graph, GRand *random, const RemitField *field)
{
  gint32 n = 0;

  switch (field->type)
    {
    case REMIT_FIELD_REF:
      return random_reference (graph, random, field);
    case REMIT_FIELD_ENUM:
      while (field->values[n].key != NULL)
        n++;
      return g_rand_int_range (random, 0, n);
    case REMIT_FIELD_BOOL:
      return g_rand_boolean (random);
    case REMIT_FIELD_DATE:
      return g_rand_int_range (random, 1, 3652060);
    case REMIT_FIELD_TIME:
      return random_in (random, 0, G_GINT64_CONSTANT (253402300799000000));
    case REMIT_FIELD_DECIMAL:
    case REMIT_FIELD_MONEY:
      n = g_rand_int_range (random, 0, 60);
      return random_in (random, -G_MAXINT64, G_MAXINT64 - 1) >> n;
    case REMIT_FIELD_SHARE:
    case REMIT_FIELD_INT:
    case REMIT_FIELD_TEXT:
      break;
    }
  return field->minimum < field->maximum
             ? random_in (random, field->minimum, MIN (field->maximum, G_MAXINT64 - 1))
             : g_rand_int_range (random, -1000, 1000);
}

static RemitRow *
random_row (const RemitGraph *graph, GRand *random, RemitTable table)
{
  const RemitTableInfo *info = remit_table_info (table);
  RemitRow *row = remit_row_new (table);

  for (guint f = 0; f < info->n_fields; f++)
    {
      const RemitField *field = &info->fields[f];
      gboolean required = (field->flags & REMIT_FIELD_REQUIRED) != 0;

      if (!required && g_rand_int_range (random, 0, 3) == 0)
        continue;
      if (remit_field_is_text (field))
        {
          g_autofree char *text
              = support_awkward_text (random, (field->flags & REMIT_FIELD_LONG) != 0 ? 200 : 12);

          remit_row_set_text (row, f, required && *text == '\0' ? "x" : text);
        }
      else
        remit_row_set_number (row, f, random_number (graph, random, field));
    }
  return row;
}

/* Links need ends that fit: tries kinds allowed between two random nodes. */
static void
choose_link (const RemitGraph *graph, GRand *random, RemitRow *row)
{
  RemitLinkKind kinds[REMIT_N_LINK_KINDS];

  for (guint attempt = 0; attempt < 50; attempt++)
    {
      RemitLink *link = (RemitLink *) row;
      const RemitNode *from, *to;
      guint n;

      link->source = random_reference (
          graph, random, &remit_table_info (REMIT_TABLE_LINK)->fields[REMIT_LINK_FIELD_SOURCE]);
      link->target = random_reference (
          graph, random, &remit_table_info (REMIT_TABLE_LINK)->fields[REMIT_LINK_FIELD_TARGET]);
      from = remit_graph_node (graph, link->source);
      to = remit_graph_node (graph, link->target);
      n = remit_link_kinds_between (from->kind, to->kind, kinds);
      if (n == 0)
        continue;
      link->kind = (int) kinds[g_rand_int_range (random, 0, (gint32) n)];
      return;
    }
}

/* What the rules refuse (a key twice, a circle, an owner that is missing) is taken back at once. */
static void
insert_if_allowed (RemitEdit *edit, RemitRow *row)
{
  const RemitGraph *graph = remit_edit_get_graph (edit);
  RemitId id = remit_edit_insert (edit, row);
  g_autoptr (GError) error = NULL;

  if (remit_rules_check_row (graph, remit_graph_get (graph, row->table, id), NULL))
    return;
  remit_edit_delete (edit, row->table, id, &error);
  g_assert_no_error (error);
}

void
support_fill_random (RemitDocument *document, GRand *random, guint n)
{
  RemitEdit *edit = remit_document_begin (document, "Random rows");
  const RemitGraph *graph = remit_edit_get_graph (edit);

  for (guint i = 0; i < n * 4; i++)
    {
      g_autoptr (RemitRow) row = random_row (graph, random, REMIT_TABLE_NODE);

      insert_if_allowed (edit, row);
    }
  for (guint round = 0; round < n; round++)
    for (guint t = 1; t < REMIT_N_TABLES; t++)
      {
        g_autoptr (RemitRow) row = random_row (graph, random, t);

        if (t == REMIT_TABLE_LINK)
          choose_link (graph, random, row);
        insert_if_allowed (edit, row);
      }
  commit (document, edit);
}

/* ---- files of other programs ---- */

void
support_remove_folder (const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *inner = g_build_filename (path, name, NULL);

      if (g_file_test (inner, G_FILE_TEST_IS_DIR) && !g_file_test (inner, G_FILE_TEST_IS_SYMLINK))
        support_remove_folder (inner);
      else
        g_unlink (inner);
    }
  g_rmdir (path);
}

char *
support_convert (const char *path, const char *format, const char *out, const char *scratch)
{
  g_autofree char *office = g_find_program_in_path ("soffice");
  g_autofree char *profile
    = g_strconcat ("-env:UserInstallation=file://", scratch, "/profile", NULL);
  g_autofree char *base = g_path_get_basename (path);
  g_autofree char *name = NULL;
  const char *arguments[] = { "timeout", "150", "soffice", profile, "--headless", "--convert-to",
                              format, "--outdir", out, path, NULL };
  int status = 0;
  g_autoptr (GError) error = NULL;

  if (office == NULL)
    {
      g_test_skip ("There is no LibreOffice to open the file with.");
      return NULL;
    }
  g_spawn_sync (NULL, (char **) arguments, NULL,
                G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL | G_SPAWN_STDERR_TO_DEV_NULL, NULL,
                NULL, NULL, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_true (g_spawn_check_wait_status (status, NULL));
  *strrchr (base, '.') = '\0';
  name = g_strconcat (base, ".", format, NULL);
  return g_build_filename (out, name, NULL);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tables-support.h"

#include <archive.h>
#include <archive_entry.h>
#include <stdarg.h>
#include <string.h>

static void
describe_content (GString *text, const RemitTableContent *content)
{
  guint cells = 0, counts[REMIT_N_DUTIES] = { 0 };

  for (guint i = 0; i < content->cells->len; i++)
    {
      const RemitTableCell *cell = content->cells->pdata[i];

      cells += cell->n_letters > 0;
      for (guint d = 0; d < REMIT_N_DUTIES; d++)
        counts[d] += (cell->duties >> d) & 1;
    }
  g_string_append_printf (text, "%s%ux%u %u", text->len > 0 ? "; " : "", content->parties->len,
                          content->activities->len, cells);
  for (guint i = 0; i < content->scheme->n_letters; i++)
    if (counts[content->scheme->letters[i].duty] > 0)
      g_string_append_printf (text, " %s%u", content->scheme->letters[i].letter,
                              counts[content->scheme->letters[i].duty]);
}

char *
support_describe_tables (const RemitWorkbook *workbook, const RemitGraph *graph)
{
  g_autoptr (GPtrArray) proposals = remit_workbook_propose (workbook, graph);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < proposals->len; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (RemitTableContent) content
          = remit_proposal_read (proposals->pdata[i], workbook, graph, &error);

      g_assert_no_error (error);
      describe_content (text, content);
    }
  return g_string_free (text, FALSE);
}

char *
support_describe_file (const char *path)
{
  g_autoptr (RemitDocument) document = support_document ();
  g_autoptr (GError) error = NULL;
  g_autoptr (RemitWorkbook) workbook = remit_workbook_read_file (path, NULL, &error);

  g_assert_no_error (error);
  return support_describe_tables (workbook, remit_document_get_graph (document));
}

RemitTableContent *
support_read_table (const RemitWorkbook *workbook, const RemitGraph *graph)
{
  g_autoptr (GPtrArray) proposals = remit_workbook_propose (workbook, graph);
  g_autoptr (GError) error = NULL;
  RemitTableContent *content;

  g_assert_cmpuint (proposals->len, >, 0);
  content = remit_proposal_read (proposals->pdata[0], workbook, graph, &error);
  g_assert_no_error (error);
  return content;
}

static int
compare_lines (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

char *
support_print_cells (const RemitTableContent *content)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < content->cells->len; i++)
    {
      const RemitTableCell *cell = content->cells->pdata[i];
      const RemitTableActivity *activity = content->activities->pdata[cell->activity];
      const RemitTableParty *party = content->parties->pdata[cell->party];
      GString *line = g_string_new (NULL);

      g_string_append_printf (line, "%s/%s=", activity->name, party->name);
      for (guint k = 0; k < content->scheme->n_letters; k++)
        if ((cell->duties >> content->scheme->letters[k].duty) & 1)
          g_string_append (line, content->scheme->letters[k].letter);
      if (*cell->note != '\0')
        g_string_append_printf (line, "(%s)", cell->note);
      if (*cell->unread != '\0')
        g_string_append_printf (line, "?%s?", cell->unread);
      g_ptr_array_add (lines, g_string_free (line, FALSE));
    }
  g_ptr_array_sort (lines, compare_lines);
  g_ptr_array_add (lines, NULL);
  return g_strjoinv (";", (char **) lines->pdata);
}

void
support_assert_remark (const GPtrArray *remarks, const char *where, const char *words)
{
  g_auto (GStrv) list = g_strsplit (words, "|", -1);

  for (guint i = 0; i < remarks->len; i++)
    {
      const RemitTableRemark *remark = remarks->pdata[i];
      gboolean all = g_str_equal (remark->where, where);

      for (guint w = 0; list[w] != NULL; w++)
        all = all && strstr (remark->message, list[w]) != NULL;
      if (all)
        return;
      g_test_message ("%s: %s", remark->where, remark->message);
    }
  g_test_message ("no remark at %s has “%s”", where, words);
  g_test_fail ();
}

char *
support_real_path (const char *name)
{
  const char *folder = g_getenv ("REMIT_REAL_DATA");
  g_autofree char *beside = g_build_filename ("../shared/data/real", name, NULL);
  char *path = folder != NULL ? g_build_filename (folder, name, NULL)
                              : support_source_path (beside);

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    return path;
  g_test_skip ("the real tables are not beside the project; say where in REMIT_REAL_DATA");
  g_free (path);
  return NULL;
}

/* ---- packing ---- */

static la_ssize_t
keep_block (struct archive *archive, void *data, const void *block, size_t length)
{
  (void) archive;
  g_byte_array_append (data, block, (guint) length);
  return (la_ssize_t) length;
}

static void
pack_part (struct archive *archive, const char *name, const char *text)
{
  struct archive_entry *entry = archive_entry_new ();

  archive_entry_set_pathname (entry, name);
  archive_entry_set_size (entry, (la_int64_t) strlen (text));
  archive_entry_set_filetype (entry, AE_IFREG);
  archive_entry_set_perm (entry, 0644);
  g_assert_cmpint (archive_write_header (archive, entry), ==, ARCHIVE_OK);
  archive_write_data (archive, text, strlen (text));
  archive_entry_free (entry);
}

GBytes *
support_pack (const char *name, ...)
{
  GByteArray *bytes = g_byte_array_new ();
  struct archive *archive = archive_write_new ();
  va_list arguments;

  archive_write_set_format_zip (archive);
  archive_write_set_bytes_in_last_block (archive, 1);
  g_assert_cmpint (archive_write_open (archive, bytes, NULL, keep_block, NULL), ==, ARCHIVE_OK);
  va_start (arguments, name);
  for (; name != NULL; name = va_arg (arguments, const char *))
    pack_part (archive, name, va_arg (arguments, const char *));
  va_end (arguments);
  archive_write_close (archive);
  archive_write_free (archive);
  return g_byte_array_free_to_bytes (bytes);
}

#define MAIN "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\""

GBytes *
support_pack_sheet (const char *data, const char *behind, const char *strings, const char *styles)
{
  g_autofree char *sheet = g_strdup_printf (
      "<worksheet " MAIN "><sheetData>%s</sheetData>%s</worksheet>", data, behind);
  g_autofree char *shared = g_strdup_printf ("<sst " MAIN ">%s</sst>", strings != NULL ? strings : "");
  g_autofree char *looks
      = g_strdup_printf ("<styleSheet " MAIN ">%s</styleSheet>", styles != NULL ? styles : "");

  /* Sheets before the shared strings, as many writers have them. */
  return support_pack (
      "[Content_Types].xml", "<Types/>", "xl/worksheets/sheet1.xml", sheet, "xl/workbook.xml",
      "<workbook " MAIN " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/"
      "relationships\"><sheets><sheet name=\"Duties\" sheetId=\"1\" r:id=\"rId1\"/></sheets>"
      "</workbook>",
      "xl/_rels/workbook.xml.rels",
      "<Relationships><Relationship Id=\"rId1\" Type=\"x/worksheet\" "
      "Target=\"worksheets/sheet1.xml\"/></Relationships>",
      "xl/sharedStrings.xml", shared, "xl/styles.xml", looks, NULL);
}

RemitWorkbook *
support_read_bytes (GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  RemitWorkbook *workbook = remit_workbook_read_bytes (bytes, "book.xlsx", NULL, &error);

  g_assert_no_error (error);
  return workbook;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange-support.h"

#include "remit-date.h"
#include "remit-matrix-table.h"
#include "remit-ownership.h"
#include "remit-raci.h"
#include "remit-table-writer.h"
#include "remit-xlsx-writer.h"

#include <glib/gstdio.h>
#include <string.h>

#define LONG_NAME_LENGTH 300

/* ---- a document with awkward names ---- */

static const char *const parties[]
  = { "CIO", "=1+1", "The \"Board\"", "שיווק", "Legal,\nrisk; audit", "漢字 😀" };
static const struct
{
  const char *group, *name, *letters; /* one letter a party, "." none */
} rows[] = {
  { "Plan", "Set goals", "ARCI.." },          { "Plan", "-cmd|' /C calc'!A0", ".A.R.." },
  { "Plan & <build>", "@SUM(A1)", "..A.R." }, { "Plan & <build>", "'=apostrophe", "I....A" },
  { "", "_x0041_ and \t tab", "A....." },     { "Plan", "", "..R..." }, /* 300 characters */
};

static const struct
{
  char letter;
  RemitLinkKind duty;
} letters[] = { { 'R', REMIT_LINK_RESPONSIBLE },
                { 'A', REMIT_LINK_ACCOUNTABLE },
                { 'C', REMIT_LINK_CONSULTED },
                { 'I', REMIT_LINK_INFORMED } };

static void
assign_letter (RemitEdit *edit, RemitId item, RemitId party, char letter)
{
  for (guint i = 0; i < G_N_ELEMENTS (letters); i++)
    if (letters[i].letter == letter)
      remit_raci_assign (edit, item, party, letters[i].duty, REMIT_ID_NONE, NULL);
}

static void
add_property (RemitEdit *edit, RemitId owner, const char *name, const char *value)
{
  RemitProperty property = { .row = { .table = REMIT_TABLE_PROPERTY },
                             .owner = owner,
                             .name = (char *) name,
                             .value = (char *) value };

  remit_edit_insert (edit, &property.row);
}

static RemitId
fill (RemitDocument *document)
{
  RemitEdit *edit = remit_document_begin (document, "Fill");
  RemitId matrix = remit_matrix_add (edit, "RACI [a]: b*?/\\", REMIT_MATRIX_RACI, "raci", NULL);
  RemitId ids[G_N_ELEMENTS (parties)];
  g_autofree char *long_name = g_strnfill (LONG_NAME_LENGTH, 'w');
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (parties); i++)
    {
      ids[i] = remit_node_add (edit, REMIT_NODE_ROLE, parties[i], NULL);
      remit_matrix_add_axis (edit, matrix, REMIT_AXIS_COLUMN, ids[i], "", NULL);
    }
  for (guint r = 0; r < G_N_ELEMENTS (rows); r++)
    {
      RemitId item = remit_node_add (edit, REMIT_NODE_ACTIVITY,
                                     *rows[r].name != '\0' ? rows[r].name : long_name, NULL);

      remit_matrix_add_axis (edit, matrix, REMIT_AXIS_ROW, item, rows[r].group, NULL);
      for (guint i = 0; i < G_N_ELEMENTS (parties); i++)
        assign_letter (edit, item, ids[i], rows[r].letters[i]);
      if (r == 0)
        {
          assign_letter (edit, item, ids[0], 'R');
          remit_matrix_set_note (edit, REMIT_ID_NONE, item, ids[1], "by <mail> & phone", NULL);
          remit_edit_set_text (edit, REMIT_TABLE_NODE, item, REMIT_NODE_FIELD_CODE, "1.10", NULL);
          add_property (edit, item, "Remarks", "=HYPERLINK(\"x\")");
          add_property (edit, item, "unread:CIO", "Lead");
        }
    }
  remit_document_commit (document, edit, &error);
  g_assert_no_error (error);
  return matrix;
}

static RemitMatrixTable *
make_table (RemitDocument *document, RemitId id, RemitMatrixTableFlags flags)
{
  const RemitGraph *graph = remit_document_get_graph (document);
  g_autoptr (RemitMatrix) matrix = id != REMIT_ID_NONE
                                     ? remit_matrix_load (graph, id)
                                     : remit_matrix_load_ownership (graph, REMIT_ID_NONE);

  return remit_matrix_table_new (graph, matrix, flags, remit_day_from_ymd (2026, 11, 22));
}

/* ---- text ---- */

static void
test_guard (void)
{
  static const char *const dangerous[]
    = { "=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "'=1", "''-", "=", "-" };
  static const char *const harmless[] = { "", "A", "A/R", "1-2", "a=b", "'quoted'", "'", " =1" };

  for (guint i = 0; i < G_N_ELEMENTS (dangerous); i++)
    {
      g_autofree char *guarded = remit_table_guard (dangerous[i]);
      g_autofree char *back = remit_table_unguard (guarded);

      g_assert_cmpint (guarded[0], ==, '\'');
      g_assert_cmpstr (back, ==, dangerous[i]);
    }
  for (guint i = 0; i < G_N_ELEMENTS (harmless); i++)
    {
      g_autofree char *guarded = remit_table_guard (harmless[i]);
      g_autofree char *back = remit_table_unguard (guarded);

      g_assert_cmpstr (guarded, ==, harmless[i]);
      g_assert_cmpstr (back, ==, harmless[i]);
    }
}

static void
test_csv (void)
{
  g_autoptr (RemitDocument) document = support_document ();
  g_autoptr (RemitMatrixTable) table
    = make_table (document, fill (document), REMIT_MATRIX_TABLE_NOTES);
  g_autofree char *text = remit_table_to_text (table, REMIT_TABLE_CSV, 0);
  g_autofree char *semicolons = remit_table_to_text (table, REMIT_TABLE_CSV, ';');
  g_auto (GStrv) lines = g_strsplit (text, "\r\n", -1);

  g_assert_true (g_str_has_prefix (text, "\xEF\xBB\xBFNo.,Activity,CIO,'=1+1,"
                                         "\"The \"\"Board\"\"\",שיווק,\"Legal,\nrisk; audit\","
                                         "漢字 😀,Remarks\r\n"));
  g_assert_cmpstr (lines[2], ==,
                   "1.10,Set goals,A/R,R (by <mail> & phone),C,I,,,"
                   "\"'=HYPERLINK(\"\"x\"\")\"");
  g_assert_nonnull (strstr (text, "\r\n,'-cmd|' /C calc'!A0,"));
  g_assert_nonnull (strstr (text, "\r\n,'@SUM(A1),"));
  g_assert_nonnull (strstr (text, "\r\n,''=apostrophe,"));
  g_assert_nonnull (strstr (semicolons, "1.10;Set goals;A/R;"));
  /* What was not understood is a fact of the document, not of the matrix. */
  g_assert_null (strstr (text, "unread:"));
}

static void
test_tsv (void)
{
  g_autoptr (RemitDocument) document = support_document ();
  RemitId matrix = fill (document);
  g_autoptr (RemitMatrixTable) table = make_table (document, matrix, REMIT_MATRIX_TABLE_IDS);
  g_autofree char *text = remit_table_to_text (table, REMIT_TABLE_TSV, 0);
  g_auto (GStrv) lines = g_strsplit (text, "\r\n", -1);

  g_assert_true (g_str_has_prefix (lines[0], REMIT_MARK_MATRIX "m"));
  g_assert_true (g_str_has_suffix (lines[0], "\ttext"));
  g_assert_nonnull (strstr (lines[0], " raci\tcode\tname\tn"));
  g_assert_true (g_str_has_prefix (lines[1], "head\tNo.\tActivity\tCIO\t'=1+1\t"));
  g_assert_true (g_str_has_prefix (lines[2], "group\t\tPlan\t"));
  g_assert_nonnull (strstr (text, "\"_x0041_ and \t tab\""));
  /* The group without a name ends the one before it. */
  g_assert_nonnull (strstr (text, "\r\ngroup\t\t\t"));
}

static void
test_html (void)
{
  g_autoptr (RemitDocument) document = support_document ();
  g_autoptr (RemitMatrixTable) table
    = make_table (document, fill (document), REMIT_MATRIX_TABLE_PLAIN);
  g_autofree char *text = remit_table_to_text (table, REMIT_TABLE_HTML, 0);
  g_autofree char *fragment = remit_table_to_html_fragment (table);

  g_assert_nonnull (strstr (text, "<th scope=\"col\">The &quot;Board&quot;</th>"));
  g_assert_nonnull (strstr (text, "Plan &amp; &lt;build&gt;"));
  g_assert_nonnull (strstr (text, "title=\"by &lt;mail&gt; &amp; phone\""));
  g_assert_nonnull (strstr (text, "background:#1A5FB4;color:#FFFFFF;font-weight:bold\">A/R<"));
  g_assert_true (g_str_has_prefix (fragment, "<table>"));
  g_assert_true (g_str_has_suffix (fragment, "</table>\n"));
}

static void
test_ownership (void)
{
  g_autoptr (RemitDocument) document = support_document ();
  RemitEdit *edit = remit_document_begin (document, "Own");
  RemitId cio = remit_node_add (edit, REMIT_NODE_ROLE, "CIO", NULL);
  RemitId cmo = remit_node_add (edit, REMIT_NODE_ROLE, "CMO", NULL);
  RemitId item = remit_node_add (edit, REMIT_NODE_PLATFORM, "Consent platform", NULL);
  const RemitId payers[] = { cio, cmo };
  const gint64 shares[] = { 6250, 3750 };
  g_autoptr (RemitMatrixTable) table = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  remit_link_add (edit, REMIT_LINK_RUNS, cio, item, REMIT_ID_NONE, NULL);
  g_assert_true (
    remit_ownership_set_holders (edit, item, REMIT_LINK_PAYS, REMIT_ID_NONE, payers, 2, NULL));
  g_assert_true (
    remit_ownership_set_shares (edit, item, REMIT_LINK_PAYS, REMIT_ID_NONE, shares, 2, NULL));
  g_assert_true (
    remit_ownership_set_joint (edit, item, REMIT_LINK_PAYS, REMIT_ID_NONE, TRUE, cio, NULL));
  g_assert_true (remit_document_commit (document, edit, &error));
  table = make_table (document, REMIT_ID_NONE, REMIT_MATRIX_TABLE_ALL);
  text = remit_table_to_text (table, REMIT_TABLE_CSV, ';');
  g_assert_nonnull (strstr (text, ";CIO;CIO 62.5 %, CMO 37.5 %;"));
  g_assert_nonnull (strstr (text, "Component;decides;"));
  g_assert_null (strstr (text, REMIT_MARK_MATRIX));
}

/* ---- sheets ---- */

static void
test_sheet_names (void)
{
  static const struct
  {
    const char *name, *sheet;
  } cases[] = {
    { "Joint programme", "Joint programme" },
    { "joint PROGRAMME", "joint PROGRAMME (2)" },
    { "a[b]c:d*e?f/g\\h", "a-b-c-d-e-f-g-h" },
    { "''", "Matrix" },
    { "", "Matrix (2)" },
    { "History", "History (2)" },
    { "0123456789012345678901234567890123", "0123456789012345678901234567890" },
    { "0123456789012345678901234567890xyz", "012345678901234567890123456 (2)" },
    { "😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀", "😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀" },
    { "😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀", "😀😀😀😀😀😀😀😀😀😀😀😀😀 (2)" },
  };
  g_autoptr (GPtrArray) taken = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *sheet = remit_xlsx_sheet_name (cases[i].name, taken);

      g_assert_cmpstr (sheet, ==, cases[i].sheet);
    }
}

typedef struct
{
  char *folder;
  char *path; /* a workbook of the awkward matrix */
  RemitDocument *document;
  RemitMatrixTable *table;
} Sheet;

static void
set_up (Sheet *self, gconstpointer data)
{
  g_autoptr (GPtrArray) tables = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;

  self->folder = g_dir_make_tmp ("remit-writers-XXXXXX", NULL);
  self->path = g_build_filename (self->folder, "awkward.xlsx", NULL);
  self->document = support_document ();
  self->table = make_table (self->document, fill (self->document), REMIT_MATRIX_TABLE_ALL);
  g_ptr_array_add (tables, self->table);
  remit_xlsx_write (tables, self->path, &error);
  g_assert_no_error (error);
}

static void
tear_down (Sheet *self, gconstpointer data)
{
  support_remove_folder (self->folder);
  g_free (self->folder);
  g_free (self->path);
  g_clear_object (&self->document);
  remit_matrix_table_free (self->table);
}

/* What the other reader finds in @path: one line a cell; NULL when there is no Python. */
static char *
read_cells (const char *path)
{
  g_autofree char *script = support_source_path ("tests/exchange/sheet_cells.py");
  g_autofree char *python = g_find_program_in_path ("python3");
  const char *arguments[] = { python, script, "read", path, NULL };
  char *cells = NULL;
  int status = 0;
  g_autoptr (GError) error = NULL;

  if (python == NULL)
    {
      g_test_skip ("There is no python3 to read the sheet with.");
      return NULL;
    }
  g_spawn_sync (NULL, (char **) arguments, NULL, G_SPAWN_DEFAULT, NULL, NULL, &cells, NULL, &status,
                &error);
  g_assert_no_error (error);
  g_assert_true (g_spawn_check_wait_status (status, NULL));
  return cells;
}

/* The cells of the table as the other reader prints them. */
static char *
print_cells (const RemitMatrixTable *table)
{
  GString *cells = g_string_new (NULL);

  for (guint r = 0; r < table->rows->len; r++)
    for (guint c = 0; c < table->columns->len; c++)
      {
        const char *text = remit_matrix_table_row (table, r)->cells->pdata[c];

        if (*text == '\0')
          continue;
        g_string_append_printf (cells, "%c%u\t\"", 'A' + (int) c, r + 1);
        for (const char *p = text; *p != '\0'; p++)
          if (*p == '"' || *p == '\\')
            g_string_append_printf (cells, "\\%c", *p);
          else if (*p == '\n' || *p == '\t')
            g_string_append (cells, *p == '\n' ? "\\n" : "\\t");
          else
            g_string_append_c (cells, *p);
        g_string_append (cells, "\"\n");
      }
  return g_string_free (cells, FALSE);
}

static void
test_xlsx (Sheet *self, gconstpointer data)
{
  g_autofree char *expected = print_cells (self->table);
  g_autofree char *cells = read_cells (self->path);

  if (cells != NULL)
    g_assert_cmpstr (cells, ==, expected);
}

/* The same matrix always gives the same file. */
static void
test_same_bytes (Sheet *self, gconstpointer data)
{
  g_autofree char *again = g_build_filename (self->folder, "again.xlsx", NULL);
  g_autofree char *first = NULL, *second = NULL;
  g_autoptr (GPtrArray) tables = g_ptr_array_new ();
  gsize n_first, n_second;

  g_ptr_array_add (tables, self->table);
  g_assert_true (remit_xlsx_write (tables, again, NULL));
  g_assert_true (g_file_get_contents (self->path, &first, &n_first, NULL));
  g_assert_true (g_file_get_contents (again, &second, &n_second, NULL));
  g_assert_cmpmem (first, n_first, second, n_second);
}

static void
test_not_written (Sheet *self, gconstpointer data)
{
  g_autoptr (GPtrArray) tables = g_ptr_array_new ();
  g_autofree char *path = g_build_filename (self->folder, "none", "matrix.xlsx", NULL);
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (tables, self->table);
  g_assert_false (remit_xlsx_write (tables, path, &error));
  g_assert_nonnull (error);
}

/* Two sheets of one name; a matrix without rows and columns. */
static void
test_many_sheets (Sheet *self, gconstpointer data)
{
  g_autoptr (GPtrArray) tables
    = g_ptr_array_new_with_free_func ((GDestroyNotify) remit_matrix_table_free);
  RemitEdit *edit = remit_document_begin (self->document, "Empty");
  RemitId empty = remit_matrix_add (edit, "Empty", REMIT_MATRIX_RACI, "daci", NULL);
  g_autofree char *path = g_build_filename (self->folder, "many.xlsx", NULL);
  g_autofree char *cells = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (remit_document_commit (self->document, edit, NULL));
  for (guint i = 0; i < 2; i++)
    g_ptr_array_add (tables, make_table (self->document, empty, REMIT_MATRIX_TABLE_ALL));
  g_ptr_array_add (tables, make_table (self->document, REMIT_ID_NONE, REMIT_MATRIX_TABLE_ALL));
  remit_xlsx_write (tables, path, &error);
  g_assert_no_error (error);
  cells = read_cells (path);
  g_assert_true (cells == NULL || strstr (cells, "D = Driver") != NULL);
}

/* ---- LibreOffice ---- */

/* Converts the workbook; NULL when there is no LibreOffice. (transfer full) */
static char *
convert (const Sheet *self, const char *format)
{
  g_autofree char *out = g_build_filename (self->folder, "converted", NULL);

  return support_convert (self->path, format, out, self->folder);
}

static void
test_libreoffice (Sheet *self, gconstpointer data)
{
  g_autofree char *converted = convert (self, "xlsx");
  g_autofree char *cells = NULL, *expected = NULL;

  if (converted == NULL)
    return;
  cells = read_cells (converted);
  expected = print_cells (self->table);
  if (cells != NULL)
    g_assert_cmpstr (cells, ==, expected);
}

static void
test_pdf (Sheet *self, gconstpointer data)
{
  g_autofree char *converted = convert (self, "pdf");
  g_autofree char *bytes = NULL;
  gsize n;

  if (converted == NULL)
    return;
  g_assert_true (g_file_get_contents (converted, &bytes, &n, NULL));
  g_assert_true (g_str_has_prefix (bytes, "%PDF-"));
}

static void
add_sheet_test (const char *path, void (*test) (Sheet *self, gconstpointer data))
{
  g_test_add (path, Sheet, NULL, set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/matrix-writers/guard", test_guard);
  g_test_add_func ("/exchange/matrix-writers/csv", test_csv);
  g_test_add_func ("/exchange/matrix-writers/tsv", test_tsv);
  g_test_add_func ("/exchange/matrix-writers/html", test_html);
  g_test_add_func ("/exchange/matrix-writers/ownership", test_ownership);
  g_test_add_func ("/exchange/matrix-writers/sheet-names", test_sheet_names);
  add_sheet_test ("/exchange/matrix-writers/xlsx", test_xlsx);
  add_sheet_test ("/exchange/matrix-writers/same-bytes", test_same_bytes);
  add_sheet_test ("/exchange/matrix-writers/not-written", test_not_written);
  add_sheet_test ("/exchange/matrix-writers/many-sheets", test_many_sheets);
  add_sheet_test ("/exchange/matrix-writers/libreoffice", test_libreoffice);
  add_sheet_test ("/exchange/matrix-writers/pdf", test_pdf);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange-support.h"

#include "remit-date.h"
#include "remit-matrix-table.h"
#include "remit-raci.h"
#include "remit-table-plan.h"
#include "remit-table-writer.h"
#include "remit-tables.h"
#include "remit-xlsx-writer.h"

#include <glib/gstdio.h>
#include <string.h>

/* A matrix is written as a sheet, changed as somebody at a spreadsheet would, read again and
 * compared with the document it came from. */

typedef struct
{
  char *folder;
  char *path; /* of the workbook */
  RemitDocument *document;
  RemitId matrix;
} Trip;

static const char *const parties[] = { "CIO", "CMO", "=1+1", "The \"Board\"", "שיווק", "漢字 😀" };
static const struct
{
  const char *group, *name, *letters;
} rows[] = {
  { "Plan", "Set goals", "ARCI.." }, /* row 6 of the sheet */
  { "Plan", "-cmd|' /C calc'!A0", ".A.R.." }, { "Build & run", "@SUM(A1)", "..A.R." }, /* row 9 */
  { "Build & run", "Total cost", "I....A" },  { "", "Legend of the brand", "A....R" }, /* row 12 */
};

static RemitLinkKind
find_duty (char letter)
{
  char text[2] = { letter, '\0' };

  return remit_scheme_letter (remit_scheme_builtin ("raci"), text)->duty;
}

static void
fill_row (RemitEdit *edit, RemitId matrix, guint r, const RemitId *ids)
{
  RemitId item = remit_node_add (edit, REMIT_NODE_ACTIVITY, rows[r].name, NULL);
  RemitProperty property = { .row = { .table = REMIT_TABLE_PROPERTY },
                             .owner = item,
                             .name = (char *) "Remarks",
                             .value = (char *) "=HYPERLINK(\"x\")\nsecond line" };

  remit_matrix_add_axis (edit, matrix, REMIT_AXIS_ROW, item, rows[r].group, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (parties); i++)
    if (rows[r].letters[i] != '.')
      remit_raci_assign (edit, item, ids[i], find_duty (rows[r].letters[i]), REMIT_ID_NONE, NULL);
  if (r == 0)
    {
      remit_raci_assign (edit, item, ids[0], REMIT_LINK_RESPONSIBLE, REMIT_ID_NONE, NULL);
      remit_matrix_set_note (edit, REMIT_ID_NONE, item, ids[1], "by mail & phone", NULL);
      remit_edit_insert (edit, &property.row);
      property.name = (char *) "unread:CIO";
      property.value = (char *) "Lead";
      remit_edit_insert (edit, &property.row);
    }
}

static void
write_sheet (Trip *self)
{
  const RemitGraph *graph = remit_document_get_graph (self->document);
  g_autoptr (RemitMatrix) matrix = remit_matrix_load (graph, self->matrix);
  g_autoptr (RemitMatrixTable) table = remit_matrix_table_new (
    graph, matrix, REMIT_MATRIX_TABLE_ALL, remit_day_from_ymd (2026, 11, 22));
  g_autoptr (GPtrArray) tables = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (tables, table);
  remit_xlsx_write (tables, self->path, &error);
  g_assert_no_error (error);
}

static void
set_up (Trip *self, gconstpointer data)
{
  RemitId ids[G_N_ELEMENTS (parties)];
  RemitEdit *edit;
  g_autoptr (GError) error = NULL;

  self->folder = g_dir_make_tmp ("remit-trip-XXXXXX", NULL);
  self->path = g_build_filename (self->folder, "trip.xlsx", NULL);
  self->document = support_document ();
  edit = remit_document_begin (self->document, "Fill");
  self->matrix = remit_matrix_add (edit, "Joint programme", REMIT_MATRIX_RACI, "raci", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (parties); i++)
    {
      ids[i] = remit_node_add (edit, REMIT_NODE_ROLE, parties[i], NULL);
      remit_matrix_add_axis (edit, self->matrix, REMIT_AXIS_COLUMN, ids[i], "", NULL);
    }
  for (guint r = 0; r < G_N_ELEMENTS (rows); r++)
    fill_row (edit, self->matrix, r, ids);
  remit_document_commit (self->document, edit, &error);
  g_assert_no_error (error);
  write_sheet (self);
}

static void
tear_down (Trip *self, gconstpointer data)
{
  support_remove_folder (self->folder);
  g_free (self->folder);
  g_free (self->path);
  g_clear_object (&self->document);
}

static RemitTableContent *
read_table (RemitDocument *document, const char *path)
{
  const RemitGraph *graph = remit_document_get_graph (document);
  g_autoptr (GError) error = NULL;
  g_autoptr (RemitWorkbook) workbook = remit_workbook_read_file (path, NULL, &error);
  g_autoptr (GPtrArray) proposals = NULL;
  RemitTableContent *content;

  g_assert_no_error (error);
  proposals = remit_workbook_propose (workbook, graph);
  g_assert_cmpuint (proposals->len, ==, 1);
  content = remit_proposal_read (proposals->pdata[0], workbook, graph, &error);
  g_assert_no_error (error);
  return content;
}

/* What reading @path would change, one sentence a line. (transfer full) */
static char *
list_changes (const Trip *self, const char *path)
{
  g_autoptr (RemitTableContent) content = read_table (self->document, path);
  g_autoptr (RemitTablePlan) plan
    = remit_table_plan_new (remit_document_get_graph (self->document), content, NULL);
  const GPtrArray *changes = remit_table_plan_changes (plan);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < changes->len; i++)
    g_string_append_printf (text, "%s\n", ((const RemitPlanChange *) changes->pdata[i])->sentence);
  g_assert_cmpint (remit_table_plan_matrix (plan), ==, self->matrix);
  return g_string_free (text, FALSE);
}

/* Runs a program; FALSE after skipping the test when it is not there. */
static gboolean
run (const char *const *arguments)
{
  g_autofree char *program = g_find_program_in_path (arguments[0]);
  int status = 0;
  g_autoptr (GError) error = NULL;

  if (program == NULL)
    {
      g_autofree char *message = g_strdup_printf ("There is no %s.", arguments[0]);

      g_test_skip (message);
      return FALSE;
    }
  g_spawn_sync (NULL, (char **) arguments, NULL,
                G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL | G_SPAWN_STDERR_TO_DEV_NULL, NULL,
                NULL, NULL, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_true (g_spawn_check_wait_status (status, NULL));
  return TRUE;
}

/* The workbook with changes made by tests/exchange/sheet_cells.py; NULL when there is no Python. */
static char *
change_sheet (const Trip *self, const char *verb, const char *const *changes)
{
  g_autofree char *script = support_source_path ("tests/exchange/sheet_cells.py");
  char *out = g_build_filename (self->folder, "changed.xlsx", NULL);
  g_autoptr (GPtrArray) arguments = g_ptr_array_new ();

  g_ptr_array_add (arguments, (gpointer) "python3");
  g_ptr_array_add (arguments, script);
  g_ptr_array_add (arguments, (gpointer) verb);
  g_ptr_array_add (arguments, self->path);
  g_ptr_array_add (arguments, out);
  for (guint i = 0; changes[i] != NULL; i++)
    g_ptr_array_add (arguments, (gpointer) changes[i]);
  g_ptr_array_add (arguments, NULL);
  if (run ((const char *const *) arguments->pdata))
    return out;
  g_free (out);
  return NULL;
}

/* @path as LibreOffice writes it into @folder; NULL when there is none. */
static char *
convert (const Trip *self, const char *path, const char *format, const char *folder)
{
  g_autofree char *out = g_build_filename (self->folder, folder, NULL);

  return support_convert (path, format, out, self->folder);
}

/* ---- unchanged ---- */

static void
test_unchanged (Trip *self, gconstpointer data)
{
  g_autofree char *changes = list_changes (self, self->path);

  g_assert_cmpstr (changes, ==, "");
}

static void
test_unchanged_text (Trip *self, gconstpointer data)
{
  const RemitGraph *graph = remit_document_get_graph (self->document);
  g_autoptr (RemitMatrix) matrix = remit_matrix_load (graph, self->matrix);
  g_autoptr (RemitMatrixTable) table
    = remit_matrix_table_new (graph, matrix, REMIT_MATRIX_TABLE_IDS | REMIT_MATRIX_TABLE_NOTES, 0);

  for (RemitTableFormat format = REMIT_TABLE_CSV; format <= REMIT_TABLE_TSV; format++)
    {
      g_autofree char *path
        = g_build_filename (self->folder, format == REMIT_TABLE_CSV ? "a.csv" : "a.tsv", NULL);
      g_autofree char *changes = NULL;

      g_assert_true (remit_table_write (table, format, 0, path, NULL));
      changes = list_changes (self, path);
      g_assert_cmpstr (changes, ==, "");
    }
}

static void
test_unchanged_office (Trip *self, gconstpointer data)
{
  static const char *const formats[] = { "ods", "xls", "xlsx" };

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autofree char *there = convert (self, self->path, formats[i], formats[i]);
      g_autofree char *back = NULL, *changes = NULL;

      if (there == NULL)
        return;
      back = convert (self, there, "xlsx", "back");
      changes = list_changes (self, back);
      g_test_message ("by way of .%s", formats[i]);
      g_assert_cmpstr (changes, ==, "");
    }
}

/* Numbers beside the names are no legend. */
static void
test_codes (Trip *self, gconstpointer data)
{
  RemitEdit *edit = remit_document_begin (self->document, "Number");
  const RemitGraph *graph = remit_document_get_graph (self->document);
  g_autoptr (GPtrArray) lines = remit_matrix_axis_list (graph, self->matrix, REMIT_AXIS_ROW);
  g_autofree char *changes = NULL;

  for (guint i = 0; i < lines->len; i++)
    {
      g_autofree char *code = g_strdup_printf ("%u", i + 1);

      remit_edit_set_text (edit, REMIT_TABLE_NODE, ((RemitMatrixAxis *) lines->pdata[i])->node,
                           REMIT_NODE_FIELD_CODE, code, NULL);
    }
  g_assert_true (remit_document_commit (self->document, edit, NULL));
  write_sheet (self);
  changes = list_changes (self, self->path);
  g_assert_cmpstr (changes, ==, "");
}

/* ---- changed ---- */

static void
check_changes (Trip *self, const char *verb, const char *const *edits, const char *expected)
{
  g_autofree char *changed = change_sheet (self, verb, edits);
  g_autofree char *changes = NULL, *back = NULL, *after = NULL;

  if (changed == NULL)
    return;
  changes = list_changes (self, changed);
  g_assert_cmpstr (changes, ==, expected);
  back = convert (self, changed, "xlsx", "back");
  if (back == NULL)
    return;
  after = list_changes (self, back);
  g_assert_cmpstr (after, ==, expected);
}

static void
test_letters (Trip *self, gconstpointer data)
{
  static const char *const edits[] = { "C6=C", "H6=a / r", "D7=", "C12=R/A", NULL };

  check_changes (self, "edit", edits,
                 "Set goals, CIO: A/R becomes C\n"
                 "Set goals, 漢字 😀: A/R\n"
                 "Set goals, CIO: the text “Lead” is removed\n"
                 "-cmd|' /C calc'!A0, CMO: A is removed\n"
                 "Legend of the brand, CIO: A becomes A/R\n");
}

static void
test_names (Trip *self, gconstpointer data)
{
  static const char *const edits[]
    = { "B7=Launch", "D4=Chief marketing officer", "B8=Build", "M6=later", NULL };

  check_changes (self, "edit", edits,
                 "“CMO” is renamed “Chief marketing officer”.\n"
                 "“-cmd|' /C calc'!A0” is renamed “Launch”.\n"
                 "“@SUM(A1)” comes into the group “Build”.\n"
                 "“Total cost” comes into the group “Build”.\n"
                 "Set goals, Remarks: “later”\n");
}

static void
test_gone (Trip *self, gconstpointer data)
{
  static const char *const order[] = { "1-6,8-30", NULL };

  check_changes (self, "rows", order,
                 "“-cmd|' /C calc'!A0” leaves the matrix; it stays in the document.\n");
}

static void
test_moved (Trip *self, gconstpointer data)
{
  static const char *const order[] = { "1-6,8,10,9,7,11-30", NULL };

  check_changes (self, "rows", order,
                 "“Total cost” is moved behind “Set goals”.\n"
                 "“-cmd|' /C calc'!A0” comes into the group “Build & run”.\n");
}

/* A row that is copied in a spreadsheet takes its hidden id along. */
static void
test_copied (Trip *self, gconstpointer data)
{
  static const char *const order[] = { "1-9,9,10-30", NULL };
  static const char *const edits[] = { "B10=Launch", "C10=I", NULL };
  g_autofree char *longer = change_sheet (self, "rows", order);

  if (longer == NULL)
    return;
  g_free (self->path);
  self->path = g_build_filename (self->folder, "longer.xlsx", NULL);
  g_assert_cmpint (g_rename (longer, self->path), ==, 0);
  check_changes (self, "edit", edits,
                 "The activity “Launch” is new.\n"
                 "Launch, CIO: I\n"
                 "Launch, =1+1: A\n"
                 "Launch, שיווק: R\n");
}

/* ---- applied ---- */

static void
test_applied (Trip *self, gconstpointer data)
{
  static const char *const edits[] = { "C6=C", "B7=Launch", NULL };
  g_autofree char *changed = change_sheet (self, "edit", edits);
  g_autofree char *before = NULL, *after = NULL;
  g_autoptr (RemitTableContent) content = NULL;
  g_autoptr (RemitTablePlan) plan = NULL;
  RemitEdit *edit;

  if (changed == NULL)
    return;
  before = support_dump (self->document);
  content = read_table (self->document, changed);
  plan = remit_table_plan_new (remit_document_get_graph (self->document), content, NULL);
  edit = remit_document_begin (self->document, "Read");
  g_assert_cmpint (remit_table_plan_apply (plan, edit, NULL), ==, self->matrix);
  g_assert_true (remit_document_commit_import (self->document, edit, NULL));
  {
    g_autofree char *changes = list_changes (self, changed);

    g_assert_cmpstr (changes, ==, "");
  }
  g_assert_true (remit_document_undo (self->document, NULL));
  after = support_dump (self->document);
  g_assert_cmpstr (before, ==, after);
}

static void
add_test (const char *path, void (*test) (Trip *self, gconstpointer data))
{
  g_test_add (path, Trip, NULL, set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add_test ("/exchange/table-round-trip/unchanged", test_unchanged);
  add_test ("/exchange/table-round-trip/unchanged-text", test_unchanged_text);
  add_test ("/exchange/table-round-trip/unchanged-office", test_unchanged_office);
  add_test ("/exchange/table-round-trip/codes", test_codes);
  add_test ("/exchange/table-round-trip/letters", test_letters);
  add_test ("/exchange/table-round-trip/names", test_names);
  add_test ("/exchange/table-round-trip/gone", test_gone);
  add_test ("/exchange/table-round-trip/moved", test_moved);
  add_test ("/exchange/table-round-trip/copied", test_copied);
  add_test ("/exchange/table-round-trip/applied", test_applied);
  return g_test_run ();
}

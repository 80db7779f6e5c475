/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "remit-raci-model.h"
#include "remit-raci.h"

#include <glib/gstdio.h>
#include <string.h>

/* The RACI matrix as its sheet sees it, on a joint programme of three parties and four
 * activities. */

#define N_PARTIES 3
#define N_ITEMS 4

typedef struct
{
  RemitDocument *document;
  RemitGraph *graph;
  RemitRaciModel *model;
  RemitSheetModel *sheet;
  RemitId matrix, parties[N_PARTIES], items[N_ITEMS];
  guint n_lines_changed, n_cells_changed;
} Fixture;

static void
on_lines_changed_cb (Fixture *f)
{
  f->n_lines_changed++;
}

static void
on_cells_changed_cb (Fixture *f)
{
  f->n_cells_changed++;
}

static void
fill (Fixture *f)
{
  static const char *const parties[N_PARTIES] = { "CIO", "CMO", "Legal" };
  static const char *const items[N_ITEMS]
    = { "Set goals", "Choose tool", "Connect CRM", "Clean data" };
  g_autoptr (GError) error = NULL;
  RemitEdit *edit = remit_document_begin (f->document, "Fill");

  f->matrix = remit_matrix_add (edit, "Programme", REMIT_MATRIX_RACI, "raci", &error);
  for (guint i = 0; i < N_PARTIES; i++)
    {
      f->parties[i] = remit_node_add (edit, REMIT_NODE_ROLE, parties[i], &error);
      remit_matrix_add_axis (edit, f->matrix, REMIT_AXIS_COLUMN, f->parties[i], "", &error);
    }
  for (guint i = 0; i < N_ITEMS; i++)
    {
      f->items[i] = remit_node_add (edit, REMIT_NODE_ACTIVITY, items[i], &error);
      remit_matrix_add_axis (edit, f->matrix, REMIT_AXIS_ROW, f->items[i], i < 2 ? "Plan" : "Build",
                             &error);
    }
  g_assert_no_error (error);
  g_assert_true (remit_document_commit (f->document, edit, &error));
}

static void
set_up (Fixture *f, gconstpointer data)
{
  g_autoptr (RemitContext) context = remit_context_new ();

  f->document = remit_document_new_in_memory (context);
  f->graph = remit_document_get_graph (f->document);
  fill (f);
  f->model = remit_raci_model_new (f->document);
  f->sheet = REMIT_SHEET_MODEL (f->model);
  remit_raci_model_set_matrix (f->model, f->matrix);
  g_signal_connect_swapped (f->model, "lines-changed", G_CALLBACK (on_lines_changed_cb), f);
  g_signal_connect_swapped (f->model, "cells-changed", G_CALLBACK (on_cells_changed_cb), f);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_clear_object (&f->model);
  g_clear_object (&f->document);
}

/* ---- reading the sheet ---- */

static void
append_row_text (RemitSheetModel *sheet, guint row, GString *text)
{
  guint n = remit_sheet_model_get_n_lines (sheet, REMIT_SHEET_COLUMNS);
  RemitSheetLine line;

  remit_sheet_model_get_line (sheet, REMIT_SHEET_ROWS, row, &line);
  if (line.kind == REMIT_SHEET_LINE_GROUP)
    {
      g_string_append_printf (text, "[%s]\n", line.text);
      return;
    }
  g_string_append_printf (text, "%s:", line.text);
  for (guint c = 0; c < n; c++)
    {
      g_autofree char *cell = remit_sheet_model_get_text (sheet, row, c, FALSE);

      g_string_append_printf (text, " %s", *cell != '\0' ? cell : "-");
    }
  g_string_append_c (text, '\n');
}

static char *
read_sheet (RemitSheetModel *sheet)
{
  GString *text = g_string_new (NULL);
  guint n = remit_sheet_model_get_n_lines (sheet, REMIT_SHEET_ROWS);

  for (guint r = 0; r < n; r++)
    append_row_text (sheet, r, text);
  return g_string_free (text, FALSE);
}

static void
assert_sheet (Fixture *f, const char *expected)
{
  g_autofree char *text = read_sheet (f->sheet);

  g_assert_cmpstr (text, ==, expected);
}

static void
assert_cell (Fixture *f, guint row, guint column, const char *expected)
{
  g_autofree char *text = remit_sheet_model_get_text (f->sheet, row, column, TRUE);

  g_assert_cmpstr (text, ==, expected);
}

static void
set_text (Fixture *f, guint row, guint column, const char *text)
{
  const RemitSheetChange change = { row, column, text };
  g_autoptr (GError) error = NULL;

  remit_sheet_model_set_texts (f->sheet, &change, 1, NULL, &error);
  g_assert_no_error (error);
}

static void
type (Fixture *f, guint row, guint column, const char *typed, gboolean again)
{
  g_autofree char *text = remit_sheet_model_type (f->sheet, row, column, typed, again);

  g_assert_nonnull (text);
  set_text (f, row, column, text);
}

static void
assert_refused (Fixture *f, guint row, guint column, const char *text, const char *says)
{
  const RemitSheetChange change = { row, column, text };
  g_autoptr (GError) error = NULL;
  guint before = remit_document_get_n_changes (f->document);

  g_assert_false (remit_sheet_model_set_texts (f->sheet, &change, 1, NULL, &error));
  g_assert_nonnull (error);
  g_assert_nonnull (strstr (error->message, says));
  g_assert_cmpuint (remit_document_get_n_changes (f->document), ==, before);
}

static void
undo (Fixture *f)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (remit_document_undo (f->document, &error));
  g_assert_no_error (error);
}

/* ---- typing ---- */

static void
test_lines (Fixture *f, gconstpointer data)
{
  RemitSheetLine line;

  g_assert_cmpuint (remit_sheet_model_get_n_lines (f->sheet, REMIT_SHEET_ROWS), ==, 6);
  g_assert_cmpuint (remit_sheet_model_get_n_lines (f->sheet, REMIT_SHEET_COLUMNS), ==, 3);
  assert_sheet (f, "[Plan]\nSet goals: - - -\nChoose tool: - - -\n"
                   "[Build]\nConnect CRM: - - -\nClean data: - - -\n");
  remit_sheet_model_get_line (f->sheet, REMIT_SHEET_ROWS, 1, &line);
  g_assert_cmpint (line.id, ==, f->items[0]);
  remit_sheet_model_get_line (f->sheet, REMIT_SHEET_COLUMNS, 2, &line);
  g_assert_cmpstr (line.text, ==, "Legal");
  g_assert_cmpint (line.id, ==, f->parties[2]);
  g_assert_cmpint (remit_raci_model_find (f->model, REMIT_SHEET_ROWS, f->items[2]), ==, 4);
  g_assert_cmpint (remit_raci_model_find (f->model, REMIT_SHEET_COLUMNS, f->parties[1]), ==, 1);
  g_assert_cmpint (remit_raci_model_find (f->model, REMIT_SHEET_ROWS, f->parties[1]), ==, -1);
  g_assert_cmpint (f->n_lines_changed, ==, 0);
}

static void
test_type (Fixture *f, gconstpointer data)
{
  g_autofree char *words = NULL;
  guint before = remit_document_get_n_changes (f->document);

  type (f, 1, 0, "a", FALSE);
  assert_cell (f, 1, 0, "A");
  type (f, 1, 0, "r", TRUE);
  assert_cell (f, 1, 0, "A/R");
  words = remit_sheet_model_describe_cell (f->sheet, 1, 0);
  g_assert_cmpstr (words, ==, "Set goals, CIO: Accountable and Responsible");
  type (f, 1, 0, "A", TRUE);
  assert_cell (f, 1, 0, "R");
  g_assert_cmpuint (remit_document_get_n_changes (f->document), ==, before + 1);
  g_assert_cmpstr (remit_document_get_undo_label (f->document), ==, "Set the letters of Set goals");
  type (f, 1, 0, "c", FALSE);
  assert_cell (f, 1, 0, "C");
  type (f, 1, 1, "-", FALSE);
  assert_cell (f, 1, 1, "");
  g_assert_null (remit_sheet_model_type (f->sheet, 0, 0, "a", FALSE)); /* a header */
  g_assert_null (remit_sheet_model_type (f->sheet, 1, 0, "%", FALSE));
  g_assert_cmpint (f->n_lines_changed, ==, 0);
  g_assert_cmpint (f->n_cells_changed, >, 0);
}

static void
test_refused (Fixture *f, gconstpointer data)
{
  g_autofree char *typed = remit_sheet_model_type (f->sheet, 1, 2, "x", FALSE);

  g_assert_cmpstr (typed, ==, "x");
  assert_refused (f, 1, 2, typed, "“x” is no letter of RACI");
  assert_refused (f, 1, 2, "perhaps later", "Set goals, Legal");
  assert_refused (f, 0, 1, "A", "group");
  assert_refused (f, 2, 0, "(no letter)", "no letter");
  assert_sheet (f, "[Plan]\nSet goals: - - -\nChoose tool: - - -\n"
                   "[Build]\nConnect CRM: - - -\nClean data: - - -\n");
}

static void
test_note (Fixture *f, gconstpointer data)
{
  g_autofree char *explained = NULL;
  RemitSheetCell cell = { 0 };

  set_text (f, 2, 1, "R/A (until May)");
  assert_cell (f, 2, 1, "A/R (until May)");
  remit_sheet_model_get_cell (f->sheet, 2, 1, &cell);
  g_assert_cmpuint (cell.n_marks, ==, 2);
  g_assert_cmpstr (cell.marks[0].text, ==, "A");
  g_assert_cmpint (cell.marks[0].style, ==, REMIT_SHEET_MARK_ANSWER);
  g_assert_cmpint (cell.marks[1].style, ==, REMIT_SHEET_MARK_DO);
  g_assert_true (cell.has_note);
  explained = remit_sheet_model_explain_cell (f->sheet, 2, 1);
  g_assert_nonnull (strstr (explained, "until May"));

  type (f, 2, 1, "c", FALSE); /* typing keeps the note */
  assert_cell (f, 2, 1, "C (until May)");
  set_text (f, 2, 1, "C"); /* its text was asked for with the note, and comes without */
  assert_cell (f, 2, 1, "C");
  undo (f);
  assert_cell (f, 2, 1, "C (until May)");
}

static void
test_cycle (Fixture *f, gconstpointer data)
{
  static const char *const forwards[] = { "R", "A", "C", "I", "" };

  for (guint i = 0; i < G_N_ELEMENTS (forwards); i++)
    {
      g_autofree char *next = remit_sheet_model_cycle (f->sheet, 4, 2, 1);

      g_assert_cmpstr (next, ==, forwards[i]);
      set_text (f, 4, 2, next);
    }
  for (guint i = G_N_ELEMENTS (forwards) - 1; i-- > 0;)
    {
      g_autofree char *next = remit_sheet_model_cycle (f->sheet, 4, 2, -1);

      g_assert_cmpstr (next, ==, forwards[i]);
      set_text (f, 4, 2, next);
    }
}

/* ---- several at once ---- */

static void
test_paste (Fixture *f, gconstpointer data)
{
  const RemitSheetChange changes[]
    = { { 1, 0, "A" }, { 1, 1, "r" }, { 2, 0, "C, I" }, { 2, 1, "n/a" } };
  const RemitSheetChange bad[] = { { 1, 0, "C" }, { 2, 0, "Boss" } };
  g_autoptr (GError) error = NULL;

  g_assert_true (remit_sheet_model_set_texts (f->sheet, changes, 4, "Paste", &error));
  g_assert_cmpstr (remit_document_get_undo_label (f->document), ==, "Paste: 4 cells");
  assert_sheet (f, "[Plan]\nSet goals: A R -\nChoose tool: C/I - -\n"
                   "[Build]\nConnect CRM: - - -\nClean data: - - -\n");
  g_assert_false (remit_sheet_model_set_texts (f->sheet, bad, 2, "Paste", &error));
  g_assert_nonnull (strstr (error->message, "Choose tool, CIO"));
  assert_cell (f, 1, 0, "A"); /* nothing of it was done */
  undo (f);
  assert_cell (f, 1, 0, "");
  assert_cell (f, 2, 0, "");
}

static void
test_paste_beyond (Fixture *f, gconstpointer data)
{
  const char *const texts[] = { "A", "R", "C", "I", "A/R", NULL };
  const char *const wide[] = { "A", "R" };
  g_autoptr (GError) error = NULL;

  /* from the last row on: one row is there, two are made */
  g_assert_true (remit_sheet_model_paste_beyond (f->sheet, 5, 1, texts, 3, 2, &error));
  g_assert_no_error (error);
  assert_sheet (f, "[Plan]\nSet goals: - - -\nChoose tool: - - -\n"
                   "[Build]\nConnect CRM: - - -\nClean data: - A R\n"
                   "New activity: - C I\nNew activity (2): - A/R -\n");
  undo (f);
  g_assert_cmpuint (remit_sheet_model_get_n_lines (f->sheet, REMIT_SHEET_ROWS), ==, 6);
  assert_cell (f, 5, 1, "");
  g_assert_false (remit_sheet_model_paste_beyond (f->sheet, 5, 2, wide, 1, 2, &error));
  g_assert_nonnull (strstr (error->message, "“R”"));
}

static void
test_rows (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  guint row = remit_sheet_model_add_row (f->sheet, 2, NULL, &error);

  g_assert_cmpuint (row, ==, 3);
  g_assert_true (remit_sheet_model_rename_line (f->sheet, REMIT_SHEET_ROWS, row, "Sign", &error));
  g_assert_true (remit_sheet_model_rename_line (f->sheet, REMIT_SHEET_ROWS, 0, "Think", &error));
  g_assert_true (remit_sheet_model_rename_line (f->sheet, REMIT_SHEET_COLUMNS, 0, "Chief", &error));
  g_assert_cmpuint (remit_sheet_model_add_row (f->sheet, G_MAXUINT, "Last", &error), ==, 7);
  assert_sheet (f, "[Think]\nSet goals: - - -\nChoose tool: - - -\nSign: - - -\n"
                   "[Build]\nConnect CRM: - - -\nClean data: - - -\nLast: - - -\n");
  g_assert_false (remit_sheet_model_rename_line (f->sheet, REMIT_SHEET_ROWS, 1, "  ", &error));
  g_assert_nonnull (error);
  for (int i = 0; i < 5; i++)
    undo (f);
  assert_sheet (f, "[Plan]\nSet goals: - - -\nChoose tool: - - -\n"
                   "[Build]\nConnect CRM: - - -\nClean data: - - -\n");
}

static void
assert_moved (Fixture *f, RemitSheetAxis axis, guint first, guint n, guint before,
              const char *expected)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (remit_sheet_model_move_lines (f->sheet, axis, first, n, before, &error));
  g_assert_no_error (error);
  assert_sheet (f, expected);
}

static void
test_move_rows (Fixture *f, gconstpointer data)
{
  /* down over a header: first of the next group */
  assert_moved (f, REMIT_SHEET_ROWS, 2, 1, 4,
                "[Plan]\nSet goals: - - -\n"
                "[Build]\nChoose tool: - - -\nConnect CRM: - - -\nClean data: - - -\n");
  /* up before the header: last of the group before */
  assert_moved (f, REMIT_SHEET_ROWS, 3, 1, 2,
                "[Plan]\nSet goals: - - -\nChoose tool: - - -\n"
                "[Build]\nConnect CRM: - - -\nClean data: - - -\n");
  /* two, to the end */
  assert_moved (f, REMIT_SHEET_ROWS, 1, 2, 6,
                "[Build]\nConnect CRM: - - -\nClean data: - - -\nSet goals: - - -\n"
                "Choose tool: - - -\n");
  undo (f);
  /* a group as a whole, one step down and up again */
  assert_moved (f, REMIT_SHEET_ROWS, 0, 1, 2,
                "[Build]\nConnect CRM: - - -\nClean data: - - -\n"
                "[Plan]\nSet goals: - - -\nChoose tool: - - -\n");
  assert_moved (f, REMIT_SHEET_ROWS, 3, 1, 2,
                "[Plan]\nSet goals: - - -\nChoose tool: - - -\n"
                "[Build]\nConnect CRM: - - -\nClean data: - - -\n");
}

static void
test_move_columns (Fixture *f, gconstpointer data)
{
  static const char *const expected = "[Plan]\nSet goals: - A -\nChoose tool: - - -\n"
                                      "[Build]\nConnect CRM: - - -\nClean data: - - -\n";

  set_text (f, 1, 0, "A");
  assert_moved (f, REMIT_SHEET_COLUMNS, 0, 1, 2, expected);
  assert_moved (f, REMIT_SHEET_COLUMNS, 1, 1, 1, expected);
  assert_moved (f, REMIT_SHEET_COLUMNS, 0, 1, 3,
                "[Plan]\nSet goals: A - -\nChoose tool: - - -\n"
                "[Build]\nConnect CRM: - - -\nClean data: - - -\n");
}

/* ---- schemes ---- */

static void
set_scheme (Fixture *f, const char *key)
{
  g_autoptr (GError) error = NULL;
  RemitEdit *edit = remit_document_begin (f->document, "Scheme");

  g_assert_true (remit_matrix_set_scheme (edit, f->matrix, key, &error));
  g_assert_true (remit_document_commit (f->document, edit, &error));
}

static void
test_schemes (Fixture *f, gconstpointer data)
{
  g_autofree char *before = NULL, *after = NULL;
  guint n;
  const RemitScheme *schemes = remit_scheme_list (&n);

  set_text (f, 1, 0, "A/R");
  set_text (f, 1, 1, "C (by mail)");
  set_text (f, 4, 2, "I");
  set_scheme (f, "raci-vs");
  set_text (f, 4, 1, "V/S");
  before = read_sheet (f->sheet);
  for (guint i = 0; i < n; i++)
    {
      set_scheme (f, schemes[i].key);
      g_free (read_sheet (f->sheet));
    }
  set_scheme (f, "raci-vs");
  after = read_sheet (f->sheet);
  g_assert_cmpstr (after, ==, before);
  assert_cell (f, 1, 1, "C (by mail)");
}

static void
test_without_letter (Fixture *f, gconstpointer data)
{
  RemitSheetCell cell = { 0 };
  g_autofree char *explained = NULL;

  set_scheme (f, "raci-vs");
  set_text (f, 4, 1, "R/V");
  set_scheme (f, "raci");
  assert_cell (f, 4, 1, "R");
  remit_sheet_model_get_cell (f->sheet, 4, 1, &cell);
  g_assert_cmpuint (cell.n_marks, ==, 2);
  g_assert_cmpstr (cell.marks[1].text, ==, "+1");
  g_assert_cmpint (cell.marks[1].style, ==, REMIT_SHEET_MARK_MUTED);
  explained = remit_sheet_model_explain_cell (f->sheet, 4, 1);
  g_assert_nonnull (strstr (explained, "no letter for it"));
  set_text (f, 4, 1, "C"); /* what has no letter here stays */
  set_scheme (f, "raci-vs");
  assert_cell (f, 4, 1, "C/V");
}

/* ---- margins ---- */

static void
assert_margin (Fixture *f, guint row, guint margin, const char *expected)
{
  RemitSheetGravity gravity;
  g_autofree char *text = remit_sheet_model_get_margin_text (f->sheet, row, margin, &gravity);

  g_assert_cmpstr (text, ==, expected);
}

static void
assert_total (Fixture *f, guint column, const char *expected)
{
  RemitSheetGravity gravity;
  g_autofree char *text = remit_sheet_model_get_total_text (f->sheet, 0, column, &gravity);

  g_assert_cmpstr (text, ==, expected);
}

static void
settle (Fixture *f)
{
  guint before = f->n_cells_changed;

  while (f->n_cells_changed == before)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_margins (Fixture *f, gconstpointer data)
{
  RemitSheetLine line;
  gboolean remark;

  g_assert_cmpuint (remit_sheet_model_get_n_margins (f->sheet), ==, 2);
  remit_sheet_model_get_margin (f->sheet, 0, &line, &remark);
  g_assert_cmpstr (line.text, ==, "A·R·C·I");
  g_assert_false (remark);
  g_assert_cmpstr (remit_sheet_model_get_total_label (f->sheet, 0), ==, "A · R per party");
  set_text (f, 1, 0, "A/R");
  assert_margin (f, 0, 0, NULL);
  assert_margin (f, 1, 0, "1·1·0·0");
  assert_total (f, 0, "1 · 1");
  set_text (f, 1, 1, "A");
  set_text (f, 2, 1, "R");
  assert_margin (f, 1, 0, "2·1·0·0");
  assert_margin (f, 2, 0, "0·1·0·0");
  assert_total (f, 1, "1 · 1");
  assert_total (f, 2, "0 · 0");
  undo (f);
  assert_margin (f, 2, 0, "0·0·0·0");
  assert_total (f, 1, "1 · 0");
  settle (f);
  assert_margin (f, 0, 1, NULL);
  assert_margin (f, 4, 1, "nobody answers, nobody does it");
}

static void
test_marks (Fixture *f, gconstpointer data)
{
  RemitSheetCell cell = { 0 };
  RemitSheetGravity gravity;
  g_autofree char *explained = NULL, *line = NULL;

  set_text (f, 1, 0, "A/R");
  set_text (f, 1, 1, "A");
  settle (f);
  remit_sheet_model_get_cell (f->sheet, 1, 0, &cell);
  g_assert_cmpint (cell.gravity, ==, REMIT_SHEET_ERROR);
  remit_sheet_model_get_cell (f->sheet, 1, 2, &cell);
  g_assert_cmpint (cell.gravity, ==, REMIT_SHEET_FINE);
  explained = remit_sheet_model_explain_cell (f->sheet, 1, 1);
  g_assert_nonnull (strstr (explained, "Set goals"));
  line = remit_sheet_model_explain_line (f->sheet, REMIT_SHEET_ROWS, 2, &gravity);
  g_assert_nonnull (strstr (line, "Choose tool"));
  g_assert_cmpint (gravity, ==, REMIT_SHEET_ERROR);
  g_assert_cmpint (remit_raci_model_next_problem (f->model, G_MAXUINT, 1), ==, f->items[0]);
  g_assert_cmpint (remit_raci_model_next_problem (f->model, 1, 1), ==, f->items[1]);
  g_assert_cmpint (remit_raci_model_next_problem (f->model, 5, 1), ==, f->items[0]);
  g_assert_cmpint (remit_raci_model_next_problem (f->model, 1, -1), ==, f->items[3]);
  g_assert_cmpuint (remit_raci_model_get_n_problems (f->model), >=, 4);
}

/* ---- filters ---- */

static void
test_filter_stays (Fixture *f, gconstpointer data)
{
  RemitMatrixLines *lines = remit_raci_model_get_lines (f->model);

  set_text (f, 1, 0, "A/R");
  settle (f);
  remit_matrix_lines_set_only_problems (lines, TRUE);
  remit_raci_model_refilter (f->model);
  assert_sheet (f, "[Plan]\nChoose tool: - - -\n[Build]\nConnect CRM: - - -\nClean data: - - -\n");
  set_text (f, 1, 0, "A/R"); /* the row is fine now and stays until the filter is set again */
  settle (f);
  assert_sheet (f,
                "[Plan]\nChoose tool: A/R - -\n[Build]\nConnect CRM: - - -\nClean data: - - -\n");
  remit_raci_model_refilter (f->model);
  assert_sheet (f, "[Build]\nConnect CRM: - - -\nClean data: - - -\n");
  g_assert_cmpint (remit_raci_model_reveal (f->model, REMIT_SHEET_ROWS, f->items[0]), ==, 1);
  assert_sheet (f, "[Plan]\nSet goals: A/R - -\nChoose tool: A/R - -\n"
                   "[Build]\nConnect CRM: - - -\nClean data: - - -\n");
}

static void
test_party_and_equal (Fixture *f, gconstpointer data)
{
  RemitMatrixLines *lines = remit_raci_model_get_lines (f->model);

  set_text (f, 1, 0, "A");
  set_text (f, 2, 0, "A");
  set_text (f, 4, 1, "C");
  remit_matrix_lines_set_party (lines, f->parties[1]);
  remit_raci_model_refilter (f->model);
  assert_sheet (f, "[Build]\nConnect CRM: - C -\n");
  remit_matrix_lines_clear_filters (lines);
  remit_matrix_lines_set_fold_equal (lines, TRUE);
  remit_raci_model_refilter (f->model);
  assert_sheet (f, "[Plan]\nSet goals and 1 more: A - -\n"
                   "[Build]\nConnect CRM: - C -\nClean data: - - -\n");
  set_text (f, 1, 1, "R"); /* an edit of the line is one of both rows */
  remit_matrix_lines_set_fold_equal (lines, FALSE);
  remit_raci_model_refilter (f->model);
  assert_sheet (f, "[Plan]\nSet goals: A R -\nChoose tool: A R -\n"
                   "[Build]\nConnect CRM: - C -\nClean data: - - -\n");
}

static void
test_gone (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  RemitEdit *edit = remit_document_begin (f->document, "Delete");

  g_assert_true (remit_edit_delete (edit, REMIT_TABLE_MATRIX, f->matrix, &error));
  g_assert_true (remit_document_commit (f->document, edit, &error));
  g_assert_null (remit_raci_model_get_loaded (f->model));
  assert_sheet (f, "");
  g_assert_cmpuint (remit_sheet_model_get_n_totals (f->sheet), ==, 0);
  g_assert_cmpuint (remit_sheet_model_add_row (f->sheet, 0, NULL, &error), ==, G_MAXUINT);
  g_assert_nonnull (error);
  undo (f);
  g_assert_cmpuint (remit_sheet_model_get_n_lines (f->sheet, REMIT_SHEET_ROWS), ==, 6);
}

/* ---- any edits in any order ---- */

/* What the sheet shows is what a model made anew shows, and what the saved file shows. */
static void
assert_everywhere_equal (Fixture *f, const char *path)
{
  g_autofree char *shown = read_sheet (f->sheet);
  g_autoptr (RemitRaciModel) fresh = remit_raci_model_new (f->document);
  g_autoptr (RemitContext) context = remit_context_new ();
  g_autoptr (RemitDocument) reloaded = NULL;
  g_autoptr (RemitRaciModel) again = NULL;
  g_autofree char *anew = NULL, *from_file = NULL;
  g_autoptr (GError) error = NULL;

  remit_raci_model_set_matrix (fresh, f->matrix);
  anew = read_sheet (REMIT_SHEET_MODEL (fresh));
  g_assert_cmpstr (shown, ==, anew);
  for (guint r = 0; r < remit_sheet_model_get_n_lines (f->sheet, REMIT_SHEET_ROWS); r++)
    {
      RemitSheetGravity gravity;
      g_autofree char *mine = remit_sheet_model_get_margin_text (f->sheet, r, 0, &gravity);

      g_autofree char *other
        = remit_sheet_model_get_margin_text (REMIT_SHEET_MODEL (fresh), r, 0, &gravity);

      g_assert_cmpstr (mine, ==, other);
    }

  g_assert_true (remit_document_save_copy (f->document, path, REMIT_COPY_WITHOUT_HISTORY, &error));
  g_assert_no_error (error);
  reloaded = remit_document_open (context, path, REMIT_OPEN_READ_ONLY, &error);
  g_assert_no_error (error);
  again = remit_raci_model_new (reloaded);
  remit_raci_model_set_matrix (again, f->matrix);
  from_file = read_sheet (REMIT_SHEET_MODEL (again));
  g_assert_cmpstr (shown, ==, from_file);
}

static const char *
choose_text (GRand *rand)
{
  static const char *const texts[]
    = { "", "A", "R", "C", "I", "A/R", "c, i", "Responsible", "R (half)", "x", "-", "ARCI" };

  return texts[g_rand_int_range (rand, 0, G_N_ELEMENTS (texts))];
}

static void
paste_at_random (Fixture *f, GRand *rand, guint n_rows, guint n_columns)
{
  RemitSheetChange changes[12];
  guint n = g_rand_int_range (rand, 1, G_N_ELEMENTS (changes));

  for (guint i = 0; i < n; i++)
    changes[i] = (RemitSheetChange){ g_rand_int_range (rand, 0, n_rows),
                                     g_rand_int_range (rand, 0, n_columns), choose_text (rand) };
  remit_sheet_model_set_texts (f->sheet, changes, n, "Paste", NULL);
}

static void
paste_beyond_at_random (Fixture *f, GRand *rand, guint n_rows)
{
  const char *texts[4];

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    texts[i] = choose_text (rand);
  remit_sheet_model_paste_beyond (f->sheet, n_rows - 1, 1, texts, 2, 2, NULL);
}

static void
edit_at_random (Fixture *f, GRand *rand)
{
  guint n_rows = remit_sheet_model_get_n_lines (f->sheet, REMIT_SHEET_ROWS);
  guint n_columns = remit_sheet_model_get_n_lines (f->sheet, REMIT_SHEET_COLUMNS);
  RemitSheetAxis axis = g_rand_boolean (rand) ? REMIT_SHEET_ROWS : REMIT_SHEET_COLUMNS;
  guint n = axis == REMIT_SHEET_ROWS ? n_rows : n_columns;
  guint row = g_rand_int_range (rand, 0, n_rows), column = g_rand_int_range (rand, 0, n_columns);
  RemitSheetChange change = { row, column, choose_text (rand) };

  switch (g_rand_int_range (rand, 0, 9))
    {
    case 0:
    case 1:
      remit_sheet_model_set_texts (f->sheet, &change, 1, NULL, NULL);
      break;
    case 2:
      paste_at_random (f, rand, n_rows, n_columns);
      break;
    case 3:
      if (n_rows < 40)
        paste_beyond_at_random (f, rand, n_rows);
      break;
    case 4:
      remit_sheet_model_move_lines (f->sheet, axis, g_rand_int_range (rand, 0, n), 1,
                                    g_rand_int_range (rand, 0, n + 1), NULL);
      break;
    case 5:
      remit_sheet_model_set_folded (f->sheet, row, g_rand_boolean (rand));
      break;
    case 6:
      if (n_rows < 40)
        remit_sheet_model_add_row (f->sheet, row, NULL, NULL);
      break;
    case 7:
      remit_document_redo (f->document, NULL);
      break;
    default:
      if (remit_document_get_undo_stack (f->document)->len > 1) /* the first one fills it */
        remit_document_undo (f->document, NULL);
    }
}

static void
test_random (Fixture *f, gconstpointer data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (g_test_rand_int ());
  g_autofree char *folder = g_dir_make_tmp ("remit-raci-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "matrix.remit", NULL);
  g_autofree char *first = read_sheet (f->sheet), *last = NULL;

  for (guint i = 0; i < 600; i++)
    {
      edit_at_random (f, rand);
      if (i % 60 == 59)
        {
          remit_matrix_lines_unfold_all (remit_raci_model_get_lines (f->model));
          remit_raci_model_refilter (f->model);
          assert_everywhere_equal (f, path);
        }
    }
  while (remit_document_get_undo_stack (f->document)->len > 1)
    undo (f);
  last = read_sheet (f->sheet);
  g_assert_cmpstr (last, ==, first);
  g_unlink (path);
  g_rmdir (folder);
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    void (*run) (Fixture *f, gconstpointer data);
  } tests[] = {
    { "/app/raci-model/lines", test_lines },
    { "/app/raci-model/type", test_type },
    { "/app/raci-model/refused", test_refused },
    { "/app/raci-model/note", test_note },
    { "/app/raci-model/cycle", test_cycle },
    { "/app/raci-model/paste", test_paste },
    { "/app/raci-model/paste-beyond", test_paste_beyond },
    { "/app/raci-model/rows", test_rows },
    { "/app/raci-model/move-rows", test_move_rows },
    { "/app/raci-model/move-columns", test_move_columns },
    { "/app/raci-model/schemes", test_schemes },
    { "/app/raci-model/without-letter", test_without_letter },
    { "/app/raci-model/margins", test_margins },
    { "/app/raci-model/marks", test_marks },
    { "/app/raci-model/filter-stays", test_filter_stays },
    { "/app/raci-model/party-and-equal", test_party_and_equal },
    { "/app/raci-model/gone", test_gone },
    { "/app/raci-model/random", test_random },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].run, tear_down);
  return g_test_run ();
}

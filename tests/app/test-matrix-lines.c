/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "remit-matrix-lines.h"
#include "remit-search.h"

/* Rows are made by hand: the lines ask nothing of a document. */

typedef struct
{
  const char *name, *group, *key;
  guint depth;
  gboolean problem;
  RemitId party;
} Row;

typedef struct
{
  const Row *rows;
  RemitMatrix matrix;
  RemitMatrixLines *lines;
  char *text;
} Fixture;

static const char *
get_text (guint row, gpointer data)
{
  Fixture *f = data;

  g_free (f->text);
  f->text = remit_search_fold (f->rows[row].name);
  return f->text;
}

static gboolean
has_problem (guint row, gpointer data)
{
  return ((Fixture *) data)->rows[row].problem;
}

static gboolean
has_party (guint row, RemitId party, gpointer data)
{
  return ((Fixture *) data)->rows[row].party == party;
}

static char *
get_key (guint row, gpointer data)
{
  return g_strdup (((Fixture *) data)->rows[row].key);
}

static const RemitMatrixLinesSource source = { get_text, has_problem, has_party, get_key };

static void
set_up (Fixture *f, const Row *rows, guint n)
{
  *f = (Fixture){ .rows = rows };
  f->matrix.rows = g_array_new (FALSE, TRUE, sizeof (RemitMatrixLine));
  for (guint i = 0; i < n; i++)
    {
      RemitMatrixLine line
        = { .node = i + 100, .group = (char *) rows[i].group, .depth = rows[i].depth };

      g_array_append_val (f->matrix.rows, line);
    }
  f->lines = remit_matrix_lines_new (&source, f);
  g_assert_true (remit_matrix_lines_update (f->lines, &f->matrix));
}

static void
tear_down (Fixture *f)
{
  remit_matrix_lines_free (f->lines);
  g_array_unref (f->matrix.rows);
  g_free (f->text);
}

/* "[Plan] a b [Build] +c" – "+" before what is folded, "~" before what is there for a part. */
static char *
show (Fixture *f)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < remit_matrix_lines_get_n (f->lines); i++)
    {
      const RemitShownLine *line = remit_matrix_lines_get (f->lines, i);

      g_string_append_printf (text, "%s%s%s", i > 0 ? " " : "", line->folded ? "+" : "",
                              line->context ? "~" : "");
      for (guint d = 0; d < line->depth; d++)
        g_string_append_c (text, '.');
      if (line->is_group)
        g_string_append_printf (text, "[%s:%u]", line->group, line->n_rows);
      else
        g_string_append (text, f->rows[line->row].name);
      if (line->is_equal)
        g_string_append_printf (text, "=%u", line->n_rows);
    }
  return g_string_free (text, FALSE);
}

static void
assert_shown (Fixture *f, const char *expected)
{
  g_autofree char *shown = NULL;

  remit_matrix_lines_update (f->lines, &f->matrix);
  shown = show (f);
  g_assert_cmpstr (shown, ==, expected);
  g_assert_false (remit_matrix_lines_update (f->lines, &f->matrix));
}

static void
assert_rows (Fixture *f, guint line, const char *expected)
{
  g_autoptr (GArray) rows = remit_matrix_lines_list_rows (f->lines, line);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < rows->len; i++)
    g_string_append_printf (text, "%u ", g_array_index (rows, guint, i));
  g_assert_cmpstr (text->str, ==, expected);
}

static const Row phases[] = {
  { "Goals", "Plan", "ARC", .party = 1 },
  { "Consént tool", "Plan", "RCA", .problem = TRUE, .party = 2 },
  { "Budget", "Plan", "ARC", .party = 1 },
  { "Connect", "Build", "ARC", .party = 2 },
  { "Clean data", "Build", "", .problem = TRUE },
  { "Report", "", "ARC", .party = 1 },
};

static void
test_groups (void)
{
  Fixture f;

  set_up (&f, phases, G_N_ELEMENTS (phases));
  assert_shown (&f, "[Plan:3] Goals Consént tool Budget [Build:2] Connect Clean data [:1] Report");
  g_assert_cmpint (remit_matrix_lines_find (f.lines, 3), ==, 5);
  g_assert_cmpint (remit_matrix_lines_get (f.lines, 4)->node, ==, REMIT_ID_NONE);
  g_assert_cmpint (remit_matrix_lines_get (f.lines, 5)->node, ==, 103);
  assert_rows (&f, 4, "3 4 ");
  assert_rows (&f, 5, "3 ");
  assert_rows (&f, 99, "");
  remit_matrix_lines_set_folded (f.lines, 0, TRUE);
  assert_shown (&f, "+[Plan:3] [Build:2] Connect Clean data [:1] Report");
  g_assert_cmpint (remit_matrix_lines_find (f.lines, 1), ==, -1);
  g_assert_true (remit_matrix_lines_reveal (f.lines, &f.matrix, 1));
  g_assert_false (remit_matrix_lines_reveal (f.lines, &f.matrix, 1));
  assert_shown (&f, "[Plan:3] Goals Consént tool Budget [Build:2] Connect Clean data [:1] Report");
  remit_matrix_lines_fold_all (f.lines, &f.matrix);
  assert_shown (&f, "+[Plan:3] +[Build:2] +[:1]");
  remit_matrix_lines_unfold_all (f.lines);
  g_assert_true (remit_matrix_lines_update (f.lines, &f.matrix));
  g_assert_cmpuint (remit_matrix_lines_get_n (f.lines), ==, 9);
  g_assert_null (remit_matrix_lines_get (f.lines, 9));
  tear_down (&f);
}

static void
test_no_groups (void)
{
  static const Row rows[] = { { "a", "" }, { "b", "" }, { "c", "Later" }, { "d", "" } };
  Fixture f;

  set_up (&f, rows, G_N_ELEMENTS (rows));
  assert_shown (&f, "a b [Later:1] c [:1] d");
  f.matrix.rows->len = 0;
  assert_shown (&f, "");
  tear_down (&f);
}

static void
test_filters (void)
{
  Fixture f;

  set_up (&f, phases, G_N_ELEMENTS (phases));
  g_assert_false (remit_matrix_lines_is_filtered (f.lines));
  remit_matrix_lines_set_only_problems (f.lines, TRUE);
  assert_shown (&f, "[Plan:1] Consént tool [Build:1] Clean data");
  g_assert_cmpuint (remit_matrix_lines_get_n_rows (f.lines), ==, 2);
  remit_matrix_lines_set_search (f.lines, "TOOL consent");
  assert_shown (&f, "[Plan:1] Consént tool");
  remit_matrix_lines_set_group (f.lines, "Build");
  assert_shown (&f, "");
  g_assert_true (remit_matrix_lines_is_filtered (f.lines));
  remit_matrix_lines_clear_filters (f.lines);
  remit_matrix_lines_set_party (f.lines, 1);
  assert_shown (&f, "[Plan:2] Goals Budget [:1] Report");
  remit_matrix_lines_set_group (f.lines, "");
  assert_shown (&f, "Report");
  remit_matrix_lines_set_group (f.lines, NULL);
  remit_matrix_lines_set_party (f.lines, 77);
  assert_shown (&f, "");
  tear_down (&f);
}

static void
test_equal (void)
{
  Fixture f;

  set_up (&f, phases, G_N_ELEMENTS (phases));
  remit_matrix_lines_set_fold_equal (f.lines, TRUE);
  assert_shown (&f, "[Plan:3] +Goals=1 Consént tool [Build:2] Connect Clean data [:1] Report");
  assert_rows (&f, 0, "0 1 2 ");
  assert_rows (&f, 1, "0 2 ");
  assert_rows (&f, 2, "1 ");
  remit_matrix_lines_set_folded (f.lines, 1, FALSE);
  assert_shown (&f,
                "[Plan:3] Goals=1 .Budget Consént tool [Build:2] Connect Clean data [:1] Report");
  assert_rows (&f, 1, "0 ");
  g_assert_cmpint (remit_matrix_lines_find (f.lines, 2), ==, 2);
  remit_matrix_lines_set_folded (f.lines, 1, TRUE);
  remit_matrix_lines_update (f.lines, &f.matrix);
  g_assert_true (remit_matrix_lines_reveal (f.lines, &f.matrix, 2));
  remit_matrix_lines_update (f.lines, &f.matrix);
  g_assert_cmpint (remit_matrix_lines_find (f.lines, 2), ==, 2);
  remit_matrix_lines_set_fold_equal (f.lines, FALSE);
  assert_shown (&f, "[Plan:3] Goals Consént tool Budget [Build:2] Connect Clean data [:1] Report");
  tear_down (&f);
}

static void
test_tree (void)
{
  static const Row rows[] = {
    { "platform", "Apps" },
    { "module", "Apps", .depth = 1 },
    { "part", "Apps", .depth = 2, .problem = TRUE },
    { "other", "Apps", .depth = 1 },
    { "site", "Apps", .problem = TRUE },
  };
  Fixture f;

  set_up (&f, rows, G_N_ELEMENTS (rows));
  assert_shown (&f, "[Apps:5] platform .module ..part .other site");
  remit_matrix_lines_set_folded (f.lines, 2, TRUE);
  assert_shown (&f, "[Apps:5] platform +.module .other site");
  remit_matrix_lines_set_folded (f.lines, 1, TRUE);
  assert_shown (&f, "[Apps:5] +platform site");
  g_assert_true (remit_matrix_lines_reveal (f.lines, &f.matrix, 2));
  assert_shown (&f, "[Apps:5] platform .module ..part .other site");
  remit_matrix_lines_set_only_problems (f.lines, TRUE);
  assert_shown (&f, "[Apps:2] ~platform ~.module ..part site");
  g_assert_cmpuint (remit_matrix_lines_get_n_rows (f.lines), ==, 2);
  tear_down (&f);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/matrix-lines/groups", test_groups);
  g_test_add_func ("/app/matrix-lines/no-groups", test_no_groups);
  g_test_add_func ("/app/matrix-lines/filters", test_filters);
  g_test_add_func ("/app/matrix-lines/equal", test_equal);
  g_test_add_func ("/app/matrix-lines/tree", test_tree);
  return g_test_run ();
}

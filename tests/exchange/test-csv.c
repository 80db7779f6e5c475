/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange-support.h"

#include "remit-csv.h"
#include "remit-error.h"
#include "remit-text-encoding.h"

#include <string.h>

/* As a file would be read: its encoding is found out first. */
static RemitTableGrid *
read_bytes (const char *bytes, gsize length, GError **error)
{
  g_autoptr (RemitDecodedText) text
      = remit_text_decode ((const guint8 *) bytes, length, NULL, "test.csv", error);
  char separator = 0;

  return text != NULL ? remit_csv_parse (text->text, text->length, "test.csv", &separator, error)
                      : NULL;
}

/* The grid as text: cells between brackets, rows between line ends. */
static char *
print_grid (const RemitTableGrid *grid)
{
  GString *text = g_string_new (NULL);

  for (guint r = 0; r < remit_table_grid_n_rows (grid); r++)
    {
      for (guint c = 0; c < remit_table_grid_row_length (grid, r); c++)
        g_string_append_printf (text, "[%s]", remit_table_grid_cell (grid, r, c));
      g_string_append_c (text, '\n');
    }
  return g_string_free (text, FALSE);
}

static void
assert_grid (const char *text, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RemitTableGrid) grid = read_bytes (text, strlen (text), &error);
  g_autofree char *printed = NULL;

  g_assert_no_error (error);
  printed = print_grid (grid);
  g_assert_cmpstr (printed, ==, expected);
}

static void
test_separators (void)
{
  assert_grid ("a,b,c\n1,2,3\n", "[a][b][c]\n[1][2][3]\n");
  assert_grid ("a;b;c\n1;2;3\n", "[a][b][c]\n[1][2][3]\n");
  assert_grid ("a\tb\tc\n1\t2\t3\n", "[a][b][c]\n[1][2][3]\n");
  assert_grid ("a|b|c\n1|2|3\n", "[a][b][c]\n[1][2][3]\n");
  /* Other separators inside of cells do not mislead. */
  assert_grid ("Task;CIO;CMO\nPlan, do;A, R;C\nCheck;I;A,R\n",
               "[Task][CIO][CMO]\n[Plan, do][A, R][C]\n[Check][I][A,R]\n");
  assert_grid ("Task,A|B,C|D\nx,A|R,C\n", "[Task][A|B][C|D]\n[x][A|R][C]\n");
  assert_grid ("\"a;b;c\",d\n\"e;f;g\",h\n", "[a;b;c][d]\n[e;f;g][h]\n");
  /* Said by the file. */
  assert_grid ("sep=;\r\na,b;c\r\n1,2;3\r\n", "[a,b][c]\n[1,2][3]\n");
  assert_grid ("\xEF\xBB\xBFSEP=|\na|b\n", "[a][b]\n");
  assert_grid ("sep=x\n", "[sep=x]\n");
}

static void
test_lines (void)
{
  assert_grid ("a,b\r\nc,d\r\n", "[a][b]\n[c][d]\n");
  assert_grid ("a,b\rc,d\r", "[a][b]\n[c][d]\n");
  assert_grid ("a,b\nc,d", "[a][b]\n[c][d]\n");
  assert_grid ("a,b\n\nc,d\n\n", "[a][b]\n\n[c][d]\n\n");
  assert_grid ("a,b\n,\n,d", "[a][b]\n[][]\n[][d]\n");
  assert_grid ("a,b,\nc\n", "[a][b][]\n[c]\n");
  assert_grid ("\xEF\xBB\xBF" "a,b\n", "[a][b]\n");
  assert_grid ("", "");
  assert_grid ("\n", "\n");
  assert_grid ("a,b\n\"\"", "[a][b]\n[]\n");
}

static void
test_quotes (void)
{
  assert_grid ("\"a\",\"b,c\"\n", "[a][b,c]\n");
  assert_grid ("\"a \"\"b\"\" c\",d\n", "[a \"b\" c][d]\n");
  assert_grid ("\"two\r\nlines\",b\r\nc,d\r\n", "[two\nlines][b]\n[c][d]\n");
  assert_grid ("\"two\rlines\",b\rc,d\r", "[two\nlines][b]\n[c][d]\n");
  assert_grid ("\"\",\"\"\"\"\n", "[][\"]\n");
  assert_grid ("5\" pipe,b\n",
               "[5\" pipe][b]\n"); /* a quote inside of a plain cell is a character */
  assert_grid ("\"a\"x,b\n", "[ax][b]\n");
  assert_grid (" \"a\",b\n", "[ \"a\"][b]\n");
}

/* What our own exports and careful others put before signs that spreadsheets take for formulas. */
static void
test_formula_guard (void)
{
  assert_grid ("'=1+1,'-,'+a,'@b\n", "[=1+1][-][+a][@b]\n");
  assert_grid ("'quoted',it's,'\n", "['quoted'][it's][']\n");
}

static void
test_unicode (void)
{
  assert_grid ("Zoë,đ 漢 😀,שלום\n", "[Zoë][đ 漢 😀][שלום]\n");
}

static void
assert_refused (const char *bytes, gsize length, const char *words, RemitError code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RemitTableGrid) grid = NULL;

  g_test_timer_start ();
  grid = read_bytes (bytes, length, &error);
  g_assert_null (grid);
  g_assert_error (error, REMIT_ERROR, (int) code);
  g_assert_cmpfloat (g_test_timer_elapsed (), <, 20);
  support_assert_words (error->message, words);
}

static void
test_refused (void)
{
  static const char nul[] = "a,b\n1,\0002\n";
  static const char open[] = "a,b\nc,\"d\ne,f\n";
  static const char control[] = "a,b\nc,d\x01\n";

  assert_refused (nul, sizeof nul - 1, "NUL|test.csv|binary", REMIT_ERROR_FORMAT);
  assert_refused (open, sizeof open - 1, "line 2|quotation mark", REMIT_ERROR_FORMAT);
  assert_refused (control, sizeof control - 1, "Line 2|U+0001", REMIT_ERROR_FORMAT);
}

static void
test_limits (void)
{
  const gsize n = 20 * 1000 * 1000;
  g_autofree char *line = g_malloc (n);
  g_autoptr (GString) rows = g_string_new (NULL);
  g_autoptr (RemitTableGrid) grid = NULL;

  memset (line, 'x', n);
  memcpy (line, "a,b\n", 4);
  assert_refused (line, n, "Line 2|longer", REMIT_ERROR_LIMIT);
  line[4] = '"';
  assert_refused (line, n, "line 2|quotation mark", REMIT_ERROR_FORMAT);
  memset (line, ',', n);
  assert_refused (line, n, "Line 1|columns", REMIT_ERROR_LIMIT);
  for (guint i = 0; i < REMIT_CSV_MAX_ROWS; i++)
    g_string_append (rows, "a,b\n");
  grid = read_bytes (rows->str, rows->len, NULL);
  g_assert_nonnull (grid);
  g_assert_cmpuint (remit_table_grid_n_rows (grid), ==, REMIT_CSV_MAX_ROWS);
  g_assert_cmpuint (remit_table_grid_n_columns (grid), ==, 2);
  g_string_append (rows, "a,b\n");
  assert_refused (rows->str, rows->len, "1048576 rows", REMIT_ERROR_LIMIT);
}

/* Blocks end anywhere: a long table read through a stream gives what it was made of. */
static void
test_blocks (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (RemitTableGrid) grid = NULL;

  for (guint i = 0; i < 30000; i++)
    g_string_append_printf (text, "\"row \"\"%u\"\"\r\n\",đ%u\r\n", i, i);
  grid = read_bytes (text->str, text->len, NULL);
  g_assert_nonnull (grid);
  g_assert_cmpuint (remit_table_grid_n_rows (grid), ==, 30000);
  for (guint i = 0; i < 30000; i++)
    {
      g_autofree char *first = g_strdup_printf ("row \"%u\"\n", i);
      g_autofree char *second = g_strdup_printf ("đ%u", i);

      g_assert_cmpstr (remit_table_grid_cell (grid, i, 0), ==, first);
      g_assert_cmpstr (remit_table_grid_cell (grid, i, 1), ==, second);
      g_assert_cmpstr (remit_table_grid_cell (grid, i, 2), ==, "");
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/csv/separators", test_separators);
  g_test_add_func ("/csv/lines", test_lines);
  g_test_add_func ("/csv/quotes", test_quotes);
  g_test_add_func ("/csv/formula-guard", test_formula_guard);
  g_test_add_func ("/csv/unicode", test_unicode);
  g_test_add_func ("/csv/refused", test_refused);
  g_test_add_func ("/csv/limits", test_limits);
  g_test_add_func ("/csv/blocks", test_blocks);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "remit-sheet-sizes.h"
#include "remit-sheet-text.h"

#include <string.h>

/* What of the sheet needs no screen: where lines lie, where Ctrl+arrow goes, clipboard texts. */

static void
init_sizes (RemitSheetSizes *sizes, guint n_rows, guint n_columns, guint n_margins)
{
  *sizes = (RemitSheetSizes){ 0 };
  remit_sheet_sizes_set_lines (sizes, n_rows, n_columns, n_margins, 1);
  sizes->row_height = 20;
  sizes->header_tall = 100;
  sizes->header_wish = 200;
  sizes->header_least = 80;
  sizes->body_least = 150;
  for (guint i = 0; i < n_columns; i++)
    sizes->column_ends[i] = (int) (i + 1) * 50;
  for (guint i = 0; i < n_margins; i++)
    sizes->margin_wishes[i] = 60;
}

static void
test_fit_roomy (void)
{
  g_auto (RemitSheetSizes) sizes;

  init_sizes (&sizes, 10, 4, 2);
  sizes.remark = 1;
  sizes.remark_least = 30;
  remit_sheet_sizes_fit (&sizes, 800, 600);
  g_assert_cmpint (sizes.header_width, ==, 200);
  g_assert_cmpint (sizes.body_width, ==, 200);
  g_assert_cmpint (sizes.body_height, ==, 200);
  g_assert_cmpint (remit_sheet_sizes_margin_width (&sizes, 0), ==, 60);
  /* what is left goes to the remarks */
  g_assert_cmpint (remit_sheet_sizes_margin_width (&sizes, 1), ==, 340);
}

static void
test_fit_narrow (void)
{
  g_auto (RemitSheetSizes) sizes;

  init_sizes (&sizes, 1000, 40, 2);
  sizes.remark = 1;
  sizes.remark_least = 30;
  remit_sheet_sizes_fit (&sizes, 400, 300);
  g_assert_cmpint (remit_sheet_sizes_margin_width (&sizes, 1), ==, 30);
  g_assert_cmpint (sizes.header_width, ==, 160);
  g_assert_cmpint (sizes.body_width, ==, 150);
  g_assert_cmpint (sizes.body_height, ==, 180);

  /* no room for margins at all */
  remit_sheet_sizes_fit (&sizes, 240, 90);
  g_assert_cmpint (sizes.header_width, ==, 90);
  g_assert_cmpint (sizes.header_height, ==, 36);
  g_assert_cmpint (remit_sheet_sizes_margin_width (&sizes, 1), ==, 0);
  g_assert_cmpint (sizes.body_height, ==, 34);
  remit_sheet_sizes_fit (&sizes, 20, 10);
  g_assert_cmpint (sizes.header_width, ==, 20);
  g_assert_cmpint (sizes.body_width, ==, 0);
}

static void
test_lookup (void)
{
  g_auto (RemitSheetSizes) sizes;

  init_sizes (&sizes, 5, 4, 0);
  g_assert_cmpuint (remit_sheet_sizes_column_at (&sizes, 0), ==, 0);
  g_assert_cmpuint (remit_sheet_sizes_column_at (&sizes, 49), ==, 0);
  g_assert_cmpuint (remit_sheet_sizes_column_at (&sizes, 50), ==, 1);
  g_assert_cmpuint (remit_sheet_sizes_column_at (&sizes, 9999), ==, 3);
  g_assert_cmpuint (remit_sheet_sizes_row_at (&sizes, -5), ==, 0);
  g_assert_cmpuint (remit_sheet_sizes_row_at (&sizes, 41), ==, 2);
  g_assert_cmpuint (remit_sheet_sizes_row_at (&sizes, 9999), ==, 4);
  g_assert_cmpuint (remit_sheet_sizes_column_gap (&sizes, 20), ==, 0);
  g_assert_cmpuint (remit_sheet_sizes_column_gap (&sizes, 26), ==, 1);
  g_assert_cmpuint (remit_sheet_sizes_row_gap (&sizes, 9999), ==, 5);
  g_assert_cmpint (remit_sheet_sizes_column_x (&sizes, 2), ==, 100);
}

static void
test_empty (void)
{
  g_auto (RemitSheetSizes) sizes;

  init_sizes (&sizes, 0, 0, 0);
  remit_sheet_sizes_fit (&sizes, 800, 600);
  g_assert_cmpuint (remit_sheet_sizes_column_at (&sizes, 10), ==, G_MAXUINT);
  g_assert_cmpuint (remit_sheet_sizes_row_at (&sizes, 10), ==, G_MAXUINT);
  g_assert_cmpuint (remit_sheet_sizes_row_gap (&sizes, 10), ==, 0);
  g_assert_cmpint (remit_sheet_sizes_content_width (&sizes), ==, 0);
}

static void
test_reveal (void)
{
  g_assert_cmpint (remit_sheet_sizes_reveal (100, 200, 150, 170), ==, 100);
  g_assert_cmpint (remit_sheet_sizes_reveal (100, 200, 50, 70), ==, 50);
  g_assert_cmpint (remit_sheet_sizes_reveal (100, 200, 310, 330), ==, 130);
  /* what is larger than the page is shown from its start */
  g_assert_cmpint (remit_sheet_sizes_reveal (100, 50, 310, 400), ==, 310);
}

static void
test_sign_room (void)
{
  /* one letter, and two, leave room for the sign; three need the whole cell */
  g_assert_cmpint (remit_sheet_sizes_sign_room (47, 1, 16, 12), ==, 16);
  g_assert_cmpint (remit_sheet_sizes_sign_room (47, 2, 16, 12), ==, 16);
  g_assert_cmpint (remit_sheet_sizes_sign_room (47, 3, 16, 12), ==, 0);
  g_assert_cmpint (remit_sheet_sizes_sign_room (52, 3, 16, 12), ==, 16);
  g_assert_cmpint (remit_sheet_sizes_sign_room (20, 1, 16, 12), ==, 0);
  g_assert_cmpint (remit_sheet_sizes_sign_room (27, 0, 16, 12), ==, 0);
}

static gboolean
is_filled (guint line, gpointer data)
{
  return ((const char *) data)[line] == 'x';
}

static guint
jump (const char *cells, guint from, int step)
{
  return remit_sheet_jump (from, step, (guint) strlen (cells), is_filled, (gpointer) cells);
}

static void
test_jump (void)
{
  const char *cells = "..xxx...x..";

  g_assert_cmpuint (jump (cells, 0, 1), ==, 2);
  g_assert_cmpuint (jump (cells, 2, 1), ==, 4);
  g_assert_cmpuint (jump (cells, 3, 1), ==, 4);
  g_assert_cmpuint (jump (cells, 4, 1), ==, 8);
  g_assert_cmpuint (jump (cells, 8, 1), ==, 10);
  g_assert_cmpuint (jump (cells, 10, 1), ==, 10);
  g_assert_cmpuint (jump (cells, 10, -1), ==, 8);
  g_assert_cmpuint (jump (cells, 8, -1), ==, 4);
  g_assert_cmpuint (jump (cells, 4, -1), ==, 2);
  g_assert_cmpuint (jump (cells, 2, -1), ==, 0);
  g_assert_cmpuint (jump ("xx", 0, 1), ==, 1);
  g_assert_cmpuint (jump (".x", 0, 1), ==, 1);
  g_assert_cmpuint (jump ("x", 0, 1), ==, 0);
  g_assert_cmpuint (jump ("", 0, 1), ==, 0);
}

static RemitTableGrid *
make_block (guint n_columns, const char *const *texts)
{
  RemitTableGrid *block = remit_table_grid_new ();

  for (guint i = 0; texts[i] != NULL; i++)
    {
      remit_table_grid_add_cell (block, texts[i], strlen (texts[i]));
      if ((i + 1) % n_columns == 0)
        remit_table_grid_end_row (block);
    }
  return block;
}

static void
test_tabs_round_trip (void)
{
  const char *const texts[] = { "A/R", "say \"no\"", "two\nlines", "tab\there", "", "Đặng", NULL };
  g_autoptr (RemitTableGrid) block = make_block (2, texts), back = NULL;
  g_autofree char *text = remit_sheet_text_to_tabs (block);
  GError *error = NULL;

  g_assert_cmpstr (text, ==, "A/R\t\"say \"\"no\"\"\"\n\"two\nlines\"\t\"tab\there\"\n\tĐặng\n");
  back = remit_sheet_text_from_tabs (text, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (remit_table_grid_n_rows (back), ==, 3);
  g_assert_cmpuint (remit_table_grid_n_columns (back), ==, 2);
  for (guint i = 0; texts[i] != NULL; i++)
    g_assert_cmpstr (remit_table_grid_cell (back, i / 2, i % 2), ==, texts[i]);
}

/* Commas and semicolons are no separators here, and one cell needs no line break. */
static void
test_tabs_plain (void)
{
  GError *error = NULL;
  g_autoptr (RemitTableGrid) block = remit_sheet_text_from_tabs ("CIO, CMO; Legal", &error);

  g_assert_no_error (error);
  g_assert_cmpuint (remit_table_grid_n_rows (block), ==, 1);
  g_assert_cmpuint (remit_table_grid_n_columns (block), ==, 1);
  g_assert_cmpstr (remit_table_grid_cell (block, 0, 0), ==, "CIO, CMO; Legal");
}

static void
test_html (void)
{
  const char *const texts[] = { "A&B", "<i>", "x\ny", "", NULL };
  g_autoptr (RemitTableGrid) block = make_block (2, texts);
  g_autofree char *html = remit_sheet_text_to_html (block);

  g_assert_nonnull (strstr (html, "<tr><td>A&amp;B</td><td>&lt;i&gt;</td></tr>"));
  g_assert_nonnull (strstr (html, "<tr><td>x<br>y</td><td></td></tr>"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sheet/sizes/roomy", test_fit_roomy);
  g_test_add_func ("/sheet/sizes/narrow", test_fit_narrow);
  g_test_add_func ("/sheet/sizes/lookup", test_lookup);
  g_test_add_func ("/sheet/sizes/empty", test_empty);
  g_test_add_func ("/sheet/sizes/reveal", test_reveal);
  g_test_add_func ("/sheet/sizes/sign-room", test_sign_room);
  g_test_add_func ("/sheet/jump", test_jump);
  g_test_add_func ("/sheet/text/tabs-round-trip", test_tabs_round_trip);
  g_test_add_func ("/sheet/text/tabs-plain", test_tabs_plain);
  g_test_add_func ("/sheet/text/html", test_html);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "money-fixture.h"
#include "remit-money-text.h"
#include "remit-money.h"

/* Budget lines without a display: how amounts are read, what cells show and texts make of them,
 * totals, new rows and years, order, and blocks from a spreadsheet. */

/* ---- reading amounts ---- */

static void
test_read (void)
{
  const struct
  {
    const char *text, *currency;
    gint64 minor;
  } good[] = {
    { "1234.56", "EUR", 123456 },
    { "1,234.56", "EUR", 123456 },
    { "1 234,56", "EUR", 123456 },
    { "1.234,56", "EUR", 123456 },
    { "1,234", "EUR", 123400 },
    { "1,234,567", "EUR", 123456700 },
    { "12,5", "EUR", 1250 },
    { "EUR 1'000.00", "EUR", 100000 },
    { "1 000 eur", "EUR", 100000 },
    { "−3", "EUR", -300 },
    { "1,234", "JPY", 1234 },
    { "0", "EUR", 0 },
    { "92233720368547758.07", "EUR", G_MAXINT64 },
  };
  const struct
  {
    const char *text, *currency, *in_sentence;
  } bad[] = {
    { "1,2,3", "EUR", "more than one way" },
    { "1,234", "KWD", "more than one way" },
    { "1,23.4", "EUR", "more than one way" },
    { "1.2.3", "EUR", "more than one way" },
    { "1.234", "EUR", "too many decimals" },
    { "1.5", "JPY", "too many decimals" },
    { "92233720368547758.08", "EUR", "more money than" },
    { "99999999999999999999", "EUR", "more money than" },
    { "a lot", "EUR", "not an amount" },
    { "12 USD", "EUR", "not an amount" },
    { "--1", "EUR", "not an amount" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_autoptr (GError) error = NULL;
      gint64 minor = 0;

      remit_money_read (good[i].text, good[i].currency, &minor, &error);
      g_assert_no_error (error);
      g_assert_cmpint (minor, ==, good[i].minor);
    }
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;
      gint64 minor = 7;

      if (remit_money_read (bad[i].text, bad[i].currency, &minor, &error))
        g_error ("%s was read as %" G_GINT64_FORMAT, bad[i].text, minor);
      if (strstr (error->message, bad[i].in_sentence) == NULL)
        g_test_message ("said: %s", error->message);
      g_assert_nonnull (strstr (error->message, bad[i].in_sentence));
    }
}

static void
test_format (void)
{
  assert_taken (remit_money_format_cell (123456, "EUR", FALSE), "1,234.56");
  assert_taken (remit_money_format_cell (123400, "EUR", TRUE), "1,234");
  assert_taken (remit_money_format_cell (-1234, "JPY", TRUE), "−1,234");
  assert_taken (remit_ratio_format (32000, TRUE), "+3.2 %");
  assert_taken (remit_ratio_format (-500000, TRUE), "−50.0 %");
  assert_taken (remit_ratio_format (1000000, FALSE), "100.0 %");
}

/* ---- cells ---- */

static void
test_amounts (Fixture *fixture, gconstpointer data)
{
  set (fixture, fixture->run, year (fixture, 0), "1,200.50");
  assert_text (fixture, fixture->run, year (fixture, 0), "1200.50");
  assert_taken (get_shown (fixture, fixture->run, year (fixture, 0)), "1,200.50");
  set (fixture, fixture->run, year (fixture, 0), "1200");
  assert_taken (get_shown (fixture, fixture->run, year (fixture, 0)), "1,200");
  assert_taken (remit_sheet_model_describe_cell (REMIT_SHEET_MODEL (fixture->model),
                                                 find_row (fixture, fixture->run),
                                                 year (fixture, 0)),
                "Web shop run, 2025, Plan: EUR 1,200.00");
  set (fixture, fixture->run, year (fixture, 0), "");
  assert_text (fixture, fixture->run, year (fixture, 0), "");
  g_assert_cmpuint (
    remit_graph_count (remit_document_get_graph (fixture->document), REMIT_TABLE_AMOUNT), ==, 0);
  g_assert_true (remit_document_undo (fixture->document, NULL));
  assert_text (fixture, fixture->run, year (fixture, 0), "1200.00");
}

static void
test_refused (Fixture *fixture, gconstpointer data)
{
  refuse (fixture, fixture->run, year (fixture, 0), "nfp", "Web shop run, 2025, Plan: ");
  refuse (fixture, fixture->run, year (fixture, 0), "1.234", "too many decimals");
  refuse (fixture, fixture->run, payers (fixture), "CTO", "There is no party “CTO”");
  refuse (fixture, fixture->run, payers (fixture), "CIO 60; CMO 30", "total 90 %");
  refuse (fixture, fixture->run, REMIT_MONEY_NATURE, "maybe", "neither OPEX nor CAPEX");
}

static void
test_choices (Fixture *fixture, gconstpointer data)
{
  RemitSheetModel *model = REMIT_SHEET_MODEL (fixture->model);
  guint row = find_row (fixture, fixture->run);

  assert_text (fixture, fixture->run, REMIT_MONEY_NATURE, "OPEX");
  set (fixture, fixture->run, REMIT_MONEY_NATURE, "c");
  assert_text (fixture, fixture->run, REMIT_MONEY_NATURE, "CAPEX");
  assert_taken (remit_sheet_model_cycle (model, row, REMIT_MONEY_NATURE, 1), "OPEX");
  set (fixture, fixture->run, REMIT_MONEY_RECURRENCE, "one-time");
  assert_text (fixture, fixture->run, REMIT_MONEY_RECURRENCE, "One-time");
  set (fixture, fixture->run, payers (fixture), "CIO 60; CMO");
  assert_text (fixture, fixture->run, payers (fixture), "CIO 60; CMO 40");
}

/* A year with amounts by month shows their sum and is not typed over. */
static void
test_months (Fixture *fixture, gconstpointer data)
{
  RemitEdit *edit = remit_document_begin (fixture->document, "Months");

  for (gint64 month = 1; month <= 2; month++)
    {
      g_autoptr (RemitRow) row = remit_row_new (REMIT_TABLE_AMOUNT);

      remit_row_set_number (row, REMIT_AMOUNT_FIELD_NODE, fixture->run);
      remit_row_set_number (row, REMIT_AMOUNT_FIELD_YEAR, 2025);
      remit_row_set_number (row, REMIT_AMOUNT_FIELD_MONTH, month);
      remit_row_set_number (row, REMIT_AMOUNT_FIELD_MINOR, 1000);
      remit_edit_insert (edit, row);
    }
  commit (fixture->document, edit);
  assert_text (fixture, fixture->run, year (fixture, 0), "20.00");
  refuse (fixture, fixture->run, year (fixture, 0), "30", "amounts by month");
  set (fixture, fixture->run, year (fixture, 0), "20");
}

/* ---- totals ---- */

static void
test_totals (Fixture *fixture, gconstpointer data)
{
  RemitSheetModel *model = REMIT_SHEET_MODEL (fixture->model);
  RemitSheetGravity gravity = REMIT_SHEET_FINE;

  set (fixture, fixture->run, year (fixture, 0), "1000");
  set (fixture, fixture->run, year (fixture, 1), "2000");
  set (fixture, fixture->renewal, year (fixture, 0), "500");
  assert_taken (get_total (fixture, 0, year (fixture, 0)), "1,500");
  assert_taken (
    remit_sheet_model_get_margin_text (model, find_row (fixture, fixture->run), 0, &gravity),
    "3,000");
  /* Another currency is never added: it gets its own row. */
  remit_money_model_set_with_currency (fixture->model, TRUE);
  set (fixture, fixture->renewal, REMIT_MONEY_CURRENCY, "usd");
  g_assert_cmpuint (remit_sheet_model_get_n_totals (model), ==, 2);
  g_assert_cmpstr (remit_sheet_model_get_total_label (model, 1), ==, "Total USD");
  assert_taken (get_total (fixture, 0, year (fixture, 0)), "1,000");
  assert_taken (get_total (fixture, 1, year (fixture, 0)), "500");
  refuse (fixture, fixture->renewal, REMIT_MONEY_CURRENCY, "JPY", "other decimals");
  refuse (fixture, fixture->renewal, REMIT_MONEY_CURRENCY, "XYZ", "not a currency");
  set (fixture, fixture->renewal, REMIT_MONEY_CURRENCY, "");
  g_assert_cmpuint (remit_sheet_model_get_n_totals (model), ==, 1);
}

static void
test_overflow (Fixture *fixture, gconstpointer data)
{
  set (fixture, fixture->run, year (fixture, 0), "92233720368547758.07");
  set (fixture, fixture->renewal, year (fixture, 0), "1");
  assert_taken (get_total (fixture, 0, year (fixture, 0)), "too large");
}

/* ---- rows and years ---- */

static void
test_new_line (Fixture *fixture, gconstpointer data)
{
  RemitSheetModel *model = REMIT_SHEET_MODEL (fixture->model);
  g_autoptr (GError) error = NULL;
  guint row = remit_sheet_model_add_row (model, find_row (fixture, fixture->run), NULL, &error);
  RemitId line = remit_money_model_get_item (fixture->model, row);
  RemitEdit *edit;

  g_assert_no_error (error);
  g_assert_cmpuint (row, ==, find_row (fixture, fixture->run) + 1);
  g_assert_nonnull (remit_graph_find_link (remit_document_get_graph (fixture->document),
                                           REMIT_LINK_COVERS, line, fixture->shop, REMIT_ID_NONE));
  g_assert_true (remit_sheet_model_rename_line (model, REMIT_SHEET_ROWS, row, "Hosting", &error));
  edit = remit_document_begin (fixture->document, "Delete");
  g_assert_true (remit_edit_delete (edit, REMIT_TABLE_NODE, line, &error));
  commit (fixture->document, edit);
  g_assert_cmpuint (remit_money_model_get_n_items (fixture->model), ==, 2);
}

static void
test_paste_beyond (Fixture *fixture, gconstpointer data)
{
  RemitSheetModel *model = REMIT_SHEET_MODEL (fixture->model);
  const char *const block[] = { "1", "2", "3", "4", "5", "6" };
  const char *const bad[] = { "1", "2", "3", "nfp" };
  guint last = remit_sheet_model_get_n_lines (model, REMIT_SHEET_ROWS) - 1;
  guint before;
  g_autoptr (GError) error = NULL;

  g_assert_true (
    remit_sheet_model_paste_beyond (model, last, year (fixture, 0), block, 3, 2, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (remit_money_model_get_n_items (fixture->model), ==, 4);
  assert_text (fixture, fixture->renewal, year (fixture, 1), "2.00");
  assert_taken (get_total (fixture, 0, year (fixture, 0)), "9");
  before = remit_document_get_n_changes (fixture->document);
  g_assert_false (
    remit_sheet_model_paste_beyond (model, last, year (fixture, 0), bad, 2, 2, &error));
  g_assert_nonnull (strstr (error->message, "nfp"));
  g_clear_error (&error);
  g_assert_false (
    remit_sheet_model_paste_beyond (model, last, year (fixture, 2), block, 3, 2, &error));
  g_assert_nonnull (strstr (error->message, "right of the last column"));
  g_assert_cmpuint (remit_document_get_n_changes (fixture->document), ==, before);
  g_assert_true (remit_document_undo (fixture->document, NULL));
  g_assert_cmpuint (remit_money_model_get_n_items (fixture->model), ==, 2);
}

static void
test_years (Fixture *fixture, gconstpointer data)
{
  const GArray *years = remit_money_model_get_years (fixture->model);

  g_assert_cmpuint (years->len, ==, 3);
  g_assert_cmpint (g_array_index (years, gint64, 0), ==, 2025);
  g_assert_cmpint (remit_money_model_add_year (fixture->model, FALSE), ==, 2028);
  g_assert_cmpint (remit_money_model_add_year (fixture->model, TRUE), ==, 2024);
  g_assert_cmpuint (years->len, ==, 5);
  set (fixture, fixture->run, year (fixture, 4), "7");
  set (fixture, fixture->run, year (fixture, 4), "");
  g_assert_cmpuint (years->len, ==, 5); /* no column vanishes while one types */
  remit_money_model_set_columns (fixture->model, REMIT_MONEY_STATES);
  remit_money_model_set_year (fixture->model, 2026);
  set (fixture, fixture->run, year (fixture, REMIT_AMOUNT_APPROVED), "100");
  set (fixture, fixture->run, year (fixture, REMIT_AMOUNT_ACTUAL), "130");
  remit_money_model_set_columns (fixture->model, REMIT_MONEY_YEARS);
  remit_money_model_set_state (fixture->model, REMIT_AMOUNT_ACTUAL);
  assert_text (fixture, fixture->run, year (fixture, 2), "130.00");
}

static void
test_copy_forward (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  guint n;

  set (fixture, fixture->run, year (fixture, 0), "1000.01");
  set (fixture, fixture->renewal, year (fixture, 0), "500");
  set (fixture, fixture->renewal, REMIT_MONEY_RECURRENCE, "One-time");
  g_assert_true (remit_money_model_copy_forward (fixture->model, 2025, 32000, &n, &error));
  g_assert_cmpuint (n, ==, 1);
  assert_text (fixture, fixture->run, year (fixture, 1), "1032.01");
  assert_text (fixture, fixture->renewal, year (fixture, 1), "");
  g_assert_true (remit_money_model_copy_forward (fixture->model, 2025, 32000, &n, &error));
  g_assert_cmpuint (n, ==, 0);
  set (fixture, fixture->run, year (fixture, 1), "92233720368547758.07");
  g_assert_false (remit_money_model_copy_forward (fixture->model, 2026, 32000, &n, &error));
  g_assert_nonnull (strstr (error->message, "Web shop run would grow beyond"));
}

/* ---- order ---- */

static gboolean
move (Fixture *fixture, guint first, guint n, guint before, GError **error)
{
  return remit_sheet_model_move_lines (REMIT_SHEET_MODEL (fixture->model), REMIT_SHEET_ROWS, first,
                                       n, before, error);
}

/* The names that are shown, with a comma between. */
static char *
get_names (Fixture *fixture)
{
  GString *names = g_string_new (NULL);
  guint n = remit_sheet_model_get_n_lines (REMIT_SHEET_MODEL (fixture->model), REMIT_SHEET_ROWS);

  for (guint i = 0; i < n; i++)
    {
      RemitSheetLine line = { 0 };

      remit_sheet_model_get_line (REMIT_SHEET_MODEL (fixture->model), REMIT_SHEET_ROWS, i, &line);
      g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", line.text);
    }
  return g_string_free (names, FALSE);
}

/* Lines move within what they cover, there and back, and the order outlives the model. */
static void
test_order (Fixture *fixture, gconstpointer data)
{
  RemitSheetModel *model = REMIT_SHEET_MODEL (fixture->model);
  g_autoptr (GError) error = NULL;

  remit_sheet_model_add_row (model, find_row (fixture, fixture->run), "B", &error);
  remit_sheet_model_add_row (model, find_row (fixture, fixture->run), "C", &error);
  g_assert_no_error (error);
  assert_taken (get_names (fixture), "Web shop, Web shop run, B, C, Covers nothing yet, Renewal");
  g_assert_true (move (fixture, 3, 1, 2, &error));
  assert_taken (get_names (fixture), "Web shop, Web shop run, C, B, Covers nothing yet, Renewal");
  g_assert_true (move (fixture, 1, 2, 4, &error));
  assert_taken (get_names (fixture), "Web shop, B, Web shop run, C, Covers nothing yet, Renewal");
  g_object_unref (fixture->model);
  fixture->model = remit_money_model_new (fixture->document);
  assert_taken (get_names (fixture), "Web shop, B, Web shop run, C, Covers nothing yet, Renewal");
  g_assert_true (remit_document_undo (fixture->document, NULL));
  g_assert_true (remit_document_undo (fixture->document, NULL));
  assert_taken (get_names (fixture), "Web shop, Web shop run, B, C, Covers nothing yet, Renewal");
  g_assert_no_error (error);
}

static void
refuse_move (Fixture *fixture, guint first, guint n, guint before, const char *in_sentence)
{
  guint n_changes = remit_document_get_n_changes (fixture->document);
  g_autoptr (GError) error = NULL;

  g_assert_false (move (fixture, first, n, before, &error));
  assert_says (error->message, in_sentence);
  g_assert_cmpuint (remit_document_get_n_changes (fixture->document), ==, n_changes);
}

/* Out of its group a line would cover something else, which is no matter of order. */
static void
test_order_refused (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  refuse_move (fixture, 1, 1, 3, "“Web shop run” stays with the lines that cover the same");
  refuse_move (fixture, 1, 1, 4, "“Web shop run” stays");
  refuse_move (fixture, 3, 1, 1, "“Renewal” stays");
  refuse_move (fixture, 0, 1, 4, "The lines of “Web shop” stand together");
  g_assert_false (remit_sheet_model_move_lines (REMIT_SHEET_MODEL (fixture->model),
                                                REMIT_SHEET_COLUMNS, 3, 1, 5, &error));
  assert_says (error->message, "Columns stay in their order");
}

/* ---- names from a spreadsheet ---- */

static gboolean
paste_named (Fixture *fixture, const char *const *texts, guint n_rows, guint n_columns,
             GError **error)
{
  return remit_sheet_model_paste_named (REMIT_SHEET_MODEL (fixture->model), 1, texts, n_rows,
                                        n_columns, error);
}

static RemitId
find_named (Fixture *fixture, const char *name)
{
  guint n = remit_sheet_model_get_n_lines (REMIT_SHEET_MODEL (fixture->model), REMIT_SHEET_ROWS);

  for (guint row = 0; row < n; row++)
    {
      RemitSheetLine line = { 0 };

      remit_sheet_model_get_line (REMIT_SHEET_MODEL (fixture->model), REMIT_SHEET_ROWS, row, &line);
      if (g_str_equal (line.text, name))
        return line.id;
    }
  return REMIT_ID_NONE;
}

/* Lines that are there are filled, the others are made; all of it is one change. */
static void
test_paste_named (Fixture *fixture, gconstpointer data)
{
  const char *const block[] = { "renewal", "1,000", "2000.50", "Hosting", "30", "", "", "", "" };
  const char *const titled[] = { "Line", "payers", "FY 2031", "2026", "Hosting", "CIO", "7", "8" };
  const char *const natures[] = { "Move", "CAPEX", "One-time", "CMO", "5" };
  g_autoptr (GError) error = NULL;
  guint before = remit_document_get_n_changes (fixture->document);

  g_assert_true (paste_named (fixture, block, 3, 3, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (remit_document_get_n_changes (fixture->document), ==, before + 1);
  g_assert_cmpuint (remit_money_model_get_n_items (fixture->model), ==, 3);
  assert_text (fixture, fixture->renewal, year (fixture, 1), "2000.50");
  assert_text (fixture, find_named (fixture, "Hosting"), year (fixture, 0), "30.00");
  g_assert_true (paste_named (fixture, titled, 2, 4, &error));
  g_assert_no_error (error);
  assert_text (fixture, find_named (fixture, "Hosting"), year (fixture, 1), "8.00");
  assert_text (fixture, find_named (fixture, "Hosting"), year (fixture, 6), "7.00");
  assert_text (fixture, find_named (fixture, "Hosting"), payers (fixture), "CIO");
  g_assert_true (paste_named (fixture, natures, 1, 5, &error));
  g_assert_no_error (error);
  assert_text (fixture, find_named (fixture, "Move"), REMIT_MONEY_NATURE, "CAPEX");
  assert_text (fixture, find_named (fixture, "Move"), year (fixture, 0), "5.00");
  for (guint i = 0; i < 3; i++)
    g_assert_true (remit_document_undo (fixture->document, NULL));
  g_assert_cmpuint (remit_money_model_get_n_items (fixture->model), ==, 2);
}

static void
test_paste_named_refused (Fixture *fixture, gconstpointer data)
{
  const struct
  {
    const char *texts[6];
    guint n_rows, n_columns;
    const char *in_sentence;
  } bad[] = {
    { { "Renewal", "1", "Hosting", "nfp" }, 2, 2, "Hosting, 2025, Plan: " },
    { { "Renewal", "99999999999999999999" }, 1, 2, "Renewal, 2025, Plan: " },
    { { "Hosting", "1", "hosting", "2" }, 2, 2, "“hosting” stands in what you paste twice" },
    { { "Hosting", "1", "", "2" }, 2, 2, "“2” stands in a row without a name" },
    { { "Hosting", "1", "2", "3", "4" }, 1, 5, "“4” and more would stand right" },
    { { "Line", "2040", "Renewal", "1,2,3" }, 2, 2, "Renewal, 2040, Plan: " },
  };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      guint before = remit_document_get_n_changes (fixture->document);
      g_autoptr (GError) error = NULL;

      g_assert_false (paste_named (fixture, bad[i].texts, bad[i].n_rows, bad[i].n_columns, &error));
      assert_says (error->message, bad[i].in_sentence);
      g_assert_cmpuint (remit_document_get_n_changes (fixture->document), ==, before);
    }
}

/* Two lines of one name: which one is meant cannot be known. */
static void
test_paste_named_twice (Fixture *fixture, gconstpointer data)
{
  const char *const block[] = { "Renewal", "1" };
  RemitEdit *edit = remit_document_begin (fixture->document, "Second");
  g_autoptr (GError) error = NULL;

  add_node (edit, REMIT_NODE_BUDGET_LINE, "Renewal");
  commit (fixture->document, edit);
  g_assert_false (paste_named (fixture, block, 1, 2, &error));
  assert_says (error->message, "Several budget lines are called “Renewal”");
}

int
main (int argc, char **argv)
{
  const struct
  {
    const char *path;
    void (*run) (Fixture *, gconstpointer);
  } tests[] = {
    { "/app/money/amounts", test_amounts },
    { "/app/money/refused", test_refused },
    { "/app/money/choices", test_choices },
    { "/app/money/months", test_months },
    { "/app/money/totals", test_totals },
    { "/app/money/overflow", test_overflow },
    { "/app/money/new-line", test_new_line },
    { "/app/money/paste-beyond", test_paste_beyond },
    { "/app/money/years", test_years },
    { "/app/money/copy-forward", test_copy_forward },
    { "/app/money/order/moves", test_order },
    { "/app/money/order/refused", test_order_refused },
    { "/app/money/names/pasted", test_paste_named },
    { "/app/money/names/refused", test_paste_named_refused },
    { "/app/money/names/twice", test_paste_named_twice },
  };

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/money/read", test_read);
  g_test_add_func ("/app/money/format", test_format);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].run, tear_down);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "remit-money-figures.h"
#include "remit-money-model.h"
#include "remit-money-text.h"
#include "remit-money.h"

#include <string.h>

/* Budget lines without a display: how amounts are read, what cells show and texts make of them,
 * totals, new rows and years, and what the pages of figures say. */

typedef struct
{
  RemitDocument *document;
  RemitMoneyModel *model;
  RemitId cio, cmo, shop, run, renewal;
} Fixture;

static gint64
stopped_clock (gpointer data)
{
  return G_GINT64_CONSTANT (1763719200000000); /* 21 November 2025 */
}

static RemitId
add_node (RemitEdit *edit, RemitNodeKind kind, const char *name)
{
  g_autoptr (GError) error = NULL;
  RemitId id = remit_node_add (edit, kind, name, &error);

  g_assert_no_error (error);
  return id;
}

static void
commit (RemitDocument *document, RemitEdit *edit)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (remit_document_commit (document, edit, &error));
  g_assert_no_error (error);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RemitContext) context = remit_context_new ();
  g_autoptr (GError) error = NULL;
  RemitEdit *edit;

  context->now = stopped_clock;
  fixture->document = remit_document_new_in_memory (context);
  edit = remit_document_begin (fixture->document, "Begin");
  remit_meta_set (edit, "currency", "EUR");
  fixture->cio = add_node (edit, REMIT_NODE_ROLE, "CIO");
  fixture->cmo = add_node (edit, REMIT_NODE_ROLE, "CMO");
  fixture->shop = add_node (edit, REMIT_NODE_APPLICATION, "Web shop");
  fixture->run = add_node (edit, REMIT_NODE_BUDGET_LINE, "Web shop run");
  fixture->renewal = add_node (edit, REMIT_NODE_BUDGET_LINE, "Renewal");
  remit_link_add (edit, REMIT_LINK_COVERS, fixture->run, fixture->shop, REMIT_ID_NONE, &error);
  g_assert_no_error (error);
  commit (fixture->document, edit);
  fixture->model = remit_money_model_new (fixture->document);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_object_unref (fixture->model);
  g_object_unref (fixture->document);
}

static guint
find_row (Fixture *fixture, RemitId line)
{
  guint n = remit_sheet_model_get_n_lines (REMIT_SHEET_MODEL (fixture->model), REMIT_SHEET_ROWS);

  for (guint row = 0; row < n; row++)
    if (remit_money_model_get_item (fixture->model, row) == line)
      return row;
  return G_MAXUINT;
}

/* The column of the i-th year. */
static guint
year (Fixture *fixture, guint i)
{
  return remit_money_model_find_column (fixture->model, REMIT_MONEY_FIRST_AMOUNT) + i;
}

static guint
payers (Fixture *fixture)
{
  return remit_money_model_find_column (fixture->model, REMIT_MONEY_PAYERS);
}

static void
set (Fixture *fixture, RemitId line, guint column, const char *text)
{
  RemitSheetChange change = { find_row (fixture, line), column, text };
  g_autoptr (GError) error = NULL;

  remit_sheet_model_set_texts (REMIT_SHEET_MODEL (fixture->model), &change, 1, NULL, &error);
  g_assert_no_error (error);
}

static void
refuse (Fixture *fixture, RemitId line, guint column, const char *text, const char *in_sentence)
{
  RemitSheetChange change = { find_row (fixture, line), column, text };
  guint before = remit_document_get_n_changes (fixture->document);
  g_autoptr (GError) error = NULL;

  g_assert_false (
    remit_sheet_model_set_texts (REMIT_SHEET_MODEL (fixture->model), &change, 1, NULL, &error));
  g_assert_nonnull (error);
  if (strstr (error->message, in_sentence) == NULL)
    g_test_message ("said: %s", error->message);
  g_assert_nonnull (strstr (error->message, in_sentence));
  g_assert_cmpuint (remit_document_get_n_changes (fixture->document), ==, before);
}

#define assert_taken(text_, expected)                                                              \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autofree char *taken_ = text_;                                                               \
    g_assert_cmpstr (taken_, ==, expected);                                                        \
  }                                                                                                \
  G_STMT_END

#define assert_text(fixture, line, column, expected)                                               \
  assert_taken (remit_sheet_model_get_text (REMIT_SHEET_MODEL ((fixture)->model),                  \
                                            find_row (fixture, line), column, FALSE),              \
                expected)

static char *
get_shown (Fixture *fixture, RemitId line, guint column)
{
  RemitSheetCell cell;

  remit_sheet_model_get_cell (REMIT_SHEET_MODEL (fixture->model), find_row (fixture, line), column,
                              &cell);
  return g_strdup (cell.n_marks > 0 ? cell.marks[0].text : "");
}

static char *
get_total (Fixture *fixture, guint total, guint column)
{
  RemitSheetGravity gravity = REMIT_SHEET_FINE;

  return remit_sheet_model_get_total_text (REMIT_SHEET_MODEL (fixture->model), total, column,
                                           &gravity);
}

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
  assert_taken (remit_sheet_model_get_margin_text (model, find_row (fixture, fixture->run), 0,
                                                   &gravity),
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

  g_assert_no_error (error);
  g_assert_cmpuint (row, ==, find_row (fixture, fixture->run) + 1);
  g_assert_nonnull (remit_graph_find_link (remit_document_get_graph (fixture->document),
                                           REMIT_LINK_COVERS, line, fixture->shop, REMIT_ID_NONE));
  g_assert_true (
    remit_sheet_model_rename_line (model, REMIT_SHEET_ROWS, row, "Hosting", &error));
  g_assert_true (remit_money_model_delete_line (fixture->model, line, &error));
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

/* ---- figures ---- */

static void
test_sums (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RemitMoneyTable) table = remit_money_table_new ();
  g_autofree char *note = NULL;
  g_autofree char *words = NULL;
  RemitChart *chart = NULL;
  RemitSheetModel *model = REMIT_SHEET_MODEL (table);

  set (fixture, fixture->run, payers (fixture), "CIO 60; CMO 40");
  set (fixture, fixture->run, year (fixture, 0), "1000");
  set (fixture, fixture->renewal, year (fixture, 0), "500");
  remit_money_show_sums (fixture->document, REMIT_BUDGET_BY_PAYER, table, &chart, &note);
  g_assert_cmpuint (remit_money_table_get_n_rows (table), ==, 3);
  assert_taken (remit_sheet_model_describe_cell (model, 0, 0), "CIO, Plan: 600");
  assert_taken (remit_sheet_model_describe_cell (model, 2, 0), "Nobody, Plan: 500");
  g_assert_cmpstr (note, ==, "");
  g_assert_nonnull (chart);
  words = remit_chart_describe (chart);
  g_assert_nonnull (strstr (words, "CMO: Plan 400, Outlook 400"));
  remit_chart_free (chart);
}

/* Two currencies without a rate stay two, and the note says so. */
static void
test_currencies (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RemitMoneyTable) table = remit_money_table_new ();
  g_autofree char *note = NULL;
  RemitChart *chart = NULL;

  remit_money_model_set_with_currency (fixture->model, TRUE);
  set (fixture, fixture->renewal, REMIT_MONEY_CURRENCY, "USD");
  set (fixture, fixture->run, year (fixture, 0), "1000");
  set (fixture, fixture->renewal, year (fixture, 0), "500");
  remit_money_show_sums (fixture->document, REMIT_BUDGET_BY_PAYER, table, &chart, &note);
  g_assert_cmpuint (remit_sheet_model_get_n_totals (REMIT_SHEET_MODEL (table)), ==, 2);
  g_assert_nonnull (strstr (note, "USD"));
  g_clear_pointer (&chart, remit_chart_free);
}

/* 20 growing by 30 % pass 100 growing by 3.2 % in year 7. */
static void
test_overtaking (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RemitMoneyTable) table = remit_money_table_new ();
  g_autofree char *note = NULL;
  RemitChart *chart = NULL;

  set (fixture, fixture->run, payers (fixture), "CIO");
  set (fixture, fixture->renewal, payers (fixture), "CMO");
  set (fixture, fixture->run, year (fixture, 0), "100000");
  set (fixture, fixture->run, year (fixture, 1), "103200");
  set (fixture, fixture->renewal, year (fixture, 0), "20000");
  set (fixture, fixture->renewal, year (fixture, 1), "26000");
  remit_money_show_growth (fixture->document, REMIT_BUDGET_BY_PAYER, table, &chart, &note);
  g_assert_cmpstr (note, ==, "At this rate CMO (+30.0 %) passes CIO (+3.2 %) in year 6: 2032.");
  g_assert_nonnull (chart);
  remit_chart_free (chart);
}

static void
test_balance (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RemitMoneyTable) table = remit_money_table_new ();
  g_autofree char *note = NULL;
  g_autoptr (GError) error = NULL;
  RemitChart *chart = NULL;
  RemitEdit *edit = remit_document_begin (fixture->document, "Decide");

  remit_link_add (edit, REMIT_LINK_DECIDES, fixture->cmo, fixture->shop, REMIT_ID_NONE, &error);
  g_assert_no_error (error);
  commit (fixture->document, edit);
  set (fixture, fixture->run, payers (fixture), "CIO");
  set (fixture, fixture->run, year (fixture, 0), "1000");
  remit_money_show_balance (fixture->document, table, &chart, &note);
  assert_taken (remit_sheet_model_get_text (REMIT_SHEET_MODEL (table), 0, 1, FALSE), "100.0 %");
  assert_taken (remit_sheet_model_get_text (REMIT_SHEET_MODEL (table), 1, 2, FALSE), "100.0 %");
  g_assert_nonnull (strstr (note, "CIO pays 100.0 % of the money and has 0.0 % of the decisions"));
  remit_chart_free (chart);
}

static void
test_nothing (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RemitMoneyTable) table = remit_money_table_new ();
  g_autofree char *note = NULL;
  RemitChart *chart = NULL;

  remit_money_show_growth (fixture->document, REMIT_BUDGET_BY_PAYER, table, &chart, &note);
  g_assert_null (chart);
  g_assert_cmpuint (remit_money_table_get_n_rows (table), ==, 0);
  g_assert_cmpstr (note, ==, "Growth needs amounts in two years.");
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
    { "/app/money/sums", test_sums },
    { "/app/money/currencies", test_currencies },
    { "/app/money/overtaking", test_overtaking },
    { "/app/money/balance", test_balance },
    { "/app/money/nothing", test_nothing },
  };

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/money/read", test_read);
  g_test_add_func ("/app/money/format", test_format);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].run, tear_down);
  return g_test_run ();
}

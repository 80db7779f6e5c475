/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "remit-money-figures.h"
#include "remit-money-model.h"
#include "remit-money-rate.h"
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

/* ---- figures ---- */

/* A page as it is shown. */
typedef struct
{
  RemitMoneyTable *table;
  RemitSheetModel *model; /* the same */
  RemitChart *chart;
  char *note, *words;
} Page;

static void
clear_page (Page *page)
{
  g_clear_object (&page->table);
  g_clear_pointer (&page->chart, remit_chart_free);
  g_clear_pointer (&page->note, g_free);
  g_clear_pointer (&page->words, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Page, clear_page)

static Page
show (Fixture *fixture, RemitMoneyPageKind kind, const RemitMoneyOptions *options)
{
  RemitMoneyOptions usual = { .axis = REMIT_BUDGET_BY_PAYER, .n_years = 10 };
  Page page = { .table = remit_money_table_new () };

  page.model = REMIT_SHEET_MODEL (page.table);
  remit_money_show (fixture->document, kind, options != NULL ? options : &usual, page.table,
                    &page.chart, &page.note);
  page.words = page.chart != NULL ? remit_chart_describe (page.chart) : g_strdup ("");
  return page;
}

/* Whether @text is in @where; says what is there if not. */
static void
assert_says (const char *where, const char *text)
{
  if (strstr (where, text) == NULL)
    g_test_message ("said: %s", where);
  g_assert_nonnull (strstr (where, text));
}

static void
test_sums (Fixture *fixture, gconstpointer data)
{
  g_auto (Page) page = { 0 };

  set (fixture, fixture->run, payers (fixture), "CIO 60; CMO 40");
  set (fixture, fixture->run, year (fixture, 0), "1000");
  set (fixture, fixture->renewal, year (fixture, 0), "500");
  page = show (fixture, REMIT_MONEY_PAGE_SUMS, NULL);
  g_assert_cmpuint (remit_money_table_get_n_rows (page.table), ==, 3);
  assert_taken (remit_sheet_model_describe_cell (page.model, 0, 0), "CIO, Plan: 600");
  assert_taken (remit_sheet_model_describe_cell (page.model, 2, 0), "Nobody, Plan: 500");
  g_assert_cmpstr (page.note, ==, "");
  assert_says (page.words, "CMO: Plan 400, Outlook 400");
}

/* By year, as amounts that add up and as shares of each year. */
static void
test_by_year (Fixture *fixture, gconstpointer data)
{
  RemitMoneyOptions options = { .axis = REMIT_BUDGET_BY_STATE, .look = REMIT_MONEY_LOOK_YEARS };
  RemitSheetGravity gravity = REMIT_SHEET_FINE;

  set (fixture, fixture->run, payers (fixture), "CIO 60; CMO 40");
  set (fixture, fixture->run, year (fixture, 0), "1000");
  set (fixture, fixture->run, year (fixture, 1), "2000");
  set (fixture, fixture->renewal, year (fixture, 0), "500");
  for (; options.look < REMIT_N_MONEY_LOOKS; options.look++)
    {
      gboolean shares = options.look == REMIT_MONEY_LOOK_SHARES;
      g_auto (Page) page = show (fixture, REMIT_MONEY_PAGE_SUMS, &options);

      /* States are no parts of a whole, so payers are shown instead. */
      g_assert_cmpstr (remit_sheet_model_get_corner (page.model), ==, "Payer");
      assert_taken (remit_sheet_model_get_text (page.model, 0, 0, FALSE),
                    shares ? "40.0 %" : "600");
      assert_taken (remit_sheet_model_get_text (page.model, 2, 0, FALSE),
                    shares ? "33.3 %" : "500");
      assert_taken (remit_sheet_model_get_text (page.model, 2, 1, FALSE), "");
      assert_taken (remit_sheet_model_get_total_text (page.model, 0, 1, &gravity),
                    shares ? "100.0 %" : "2,000");
      assert_taken (remit_sheet_model_get_total_text (page.model, 0, 2, &gravity),
                    shares ? "100.0 %" : "3,500");
      assert_says (page.words, shares ? "2026: CIO 60.0 %, CMO 40.0 %"
                                      : "2025: CIO 600, CMO 400, Nobody 500, together 1,500");
    }
}

/* Two currencies without a rate stay two, and the note says so and what to do. */
static void
test_currencies (Fixture *fixture, gconstpointer data)
{
  g_auto (Page) page = { 0 };

  remit_money_model_set_with_currency (fixture->model, TRUE);
  set (fixture, fixture->renewal, REMIT_MONEY_CURRENCY, "USD");
  set (fixture, fixture->run, year (fixture, 0), "1000");
  set (fixture, fixture->renewal, year (fixture, 0), "500");
  page = show (fixture, REMIT_MONEY_PAGE_SUMS, NULL);
  g_assert_cmpuint (remit_sheet_model_get_n_totals (page.model), ==, 2);
  assert_says (page.note, "no rate from it to EUR");
}

/* ---- growth ---- */

/* 20 that grow by 30 % and 100 that grow by 3.2 %, both in the newer year. */
static void
set_worked_case (Fixture *fixture)
{
  set (fixture, fixture->run, payers (fixture), "CIO");
  set (fixture, fixture->renewal, payers (fixture), "CMO");
  set (fixture, fixture->run, year (fixture, 0), "96899224.81");
  set (fixture, fixture->run, year (fixture, 1), "100000000");
  set (fixture, fixture->renewal, year (fixture, 0), "15384615.38");
  set (fixture, fixture->renewal, year (fixture, 1), "20000000");
}

/* Domain §1: 20 growing by 30 % pass 100 growing by 3.2 % in year 7. */
static void
test_overtaking (Fixture *fixture, gconstpointer data)
{
  RemitMoneyOptions options = { .axis = REMIT_BUDGET_BY_PAYER, .n_years = 6 };
  g_auto (Page) page = { 0 };
  g_auto (Page) shorter = { 0 };

  set_worked_case (fixture);
  page = show (fixture, REMIT_MONEY_PAGE_GROWTH, NULL);
  g_assert_cmpstr (page.note, ==,
                   "Growth from 2025 to 2026; year 0 of what follows is 2026.\n"
                   "At this rate CMO (+30.0 %) passes CIO (+3.2 %) in year 7, 2033.");
  assert_says (page.words, "2026: CIO 100,000,000, CMO 20,000,000");
  shorter = show (fixture, REMIT_MONEY_PAGE_GROWTH, &options);
  g_assert_null (strstr (shorter.note, "passes"));
  assert_says (shorter.words, "2032: ");
  g_assert_null (strstr (shorter.words, "2033"));
}

/* A fiscal year that begins in April is called by the year it ends in. */
static void
test_fiscal_year (Fixture *fixture, gconstpointer data)
{
  RemitSheetLine line = { 0 };
  RemitEdit *edit;
  g_auto (Page) page = { 0 };

  set_worked_case (fixture);
  edit = remit_document_begin (fixture->document, "April");
  remit_meta_set (edit, "fiscal-year-start", "4");
  commit (fixture->document, edit);
  page = show (fixture, REMIT_MONEY_PAGE_GROWTH, NULL);
  assert_says (page.note, "in year 7, FY 2033.");
  remit_sheet_model_get_line (REMIT_SHEET_MODEL (fixture->model), REMIT_SHEET_COLUMNS,
                              year (fixture, 1), &line);
  g_assert_cmpstr (line.text, ==, "FY 2026");
  g_assert_cmpstr (line.tooltip, ==, "FY 2026: 1 April 2025 – 31 March 2026");
}

/* What somebody assumes takes the place of what was, and says so; a start is no trend. */
static void
test_assumed (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GHashTable) assumed = g_hash_table_new (g_str_hash, g_str_equal);
  RemitMoneyOptions options = { .axis = REMIT_BUDGET_BY_PAYER, .n_years = 10, .assumed = assumed };
  gint64 rate = 300000;
  g_auto (Page) page = { 0 };
  g_auto (Page) other = { 0 };

  set_worked_case (fixture);
  set (fixture, fixture->renewal, year (fixture, 0), "5000000");
  page = show (fixture, REMIT_MONEY_PAGE_GROWTH, &options);
  assert_says (page.note, "no trend: CMO");
  g_assert_null (strstr (page.note, "passes"));
  assert_taken (remit_sheet_model_get_text (page.model, 1, 3, FALSE), "");
  g_hash_table_insert (assumed, (gpointer) remit_money_table_get_tag (page.table, 1), &rate);
  other = show (fixture, REMIT_MONEY_PAGE_GROWTH, &options);
  assert_says (other.note, "assumptions");
  assert_says (other.note, "CMO (+30.0 %) passes CIO (+3.2 %) in year 7, 2033.");
  assert_taken (remit_sheet_model_get_text (other.model, 1, 2, FALSE), "+30.0 %");
}

/* The year to compare can be chosen among those that follow another one. */
static void
test_chosen_year (Fixture *fixture, gconstpointer data)
{
  RemitMoneyOptions options = { .axis = REMIT_BUDGET_BY_PAYER, .year = 2026, .n_years = 3 };
  g_autoptr (GArray) years = NULL;
  g_auto (Page) page = { 0 };

  set_worked_case (fixture);
  set (fixture, fixture->run, year (fixture, 2), "110000000");
  years = remit_money_list_years (remit_document_get_graph (fixture->document),
                                  REMIT_MONEY_PAGE_GROWTH);
  g_assert_cmpuint (years->len, ==, 2);
  g_assert_cmpint (g_array_index (years, gint64, 0), ==, 2026);
  page = show (fixture, REMIT_MONEY_PAGE_GROWTH, &options);
  assert_says (page.note, "Growth from 2025 to 2026;");
}

/* ---- balance ---- */

static void
test_balance (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  RemitEdit *edit = remit_document_begin (fixture->document, "Decide");
  g_auto (Page) page = { 0 };

  remit_link_add (edit, REMIT_LINK_DECIDES, fixture->cmo, fixture->shop, REMIT_ID_NONE, &error);
  g_assert_no_error (error);
  commit (fixture->document, edit);
  set (fixture, fixture->run, payers (fixture), "CIO");
  set (fixture, fixture->run, year (fixture, 0), "1000");
  page = show (fixture, REMIT_MONEY_PAGE_BALANCE, NULL);
  assert_taken (remit_sheet_model_get_text (page.model, 0, 1, FALSE), "100.0 %");
  assert_taken (remit_sheet_model_get_text (page.model, 1, 2, FALSE), "100.0 %");
  assert_says (page.note, "CIO pays 100.0 % of the money and has 0.0 % of the decisions");
  assert_says (page.words, "Money: CIO 100.0 %\nDecisions: CMO 100.0 %");
}

/* ---- cost of ownership ---- */

static void
put_exit_cost (Fixture *fixture, RemitId item, const char *text)
{
  g_autoptr (GError) error = NULL;
  RemitEdit *edit = remit_document_begin (fixture->document, "Exit");

  g_assert_true (remit_money_put_exit_cost (edit, item, "EUR", text, &error));
  g_assert_no_error (error);
  commit (fixture->document, edit);
}

/* CAPEX, the OPEX of the years chosen, and the exit of the parts in that of the whole. */
static void
test_tco (Fixture *fixture, gconstpointer data)
{
  RemitMoneyOptions options = { .year = 2025, .n_years = 2 };
  RemitEdit *edit = remit_document_begin (fixture->document, "Parts");
  RemitId basket = add_node (edit, REMIT_NODE_APPLICATION, "Basket");
  RemitSheetGravity gravity = REMIT_SHEET_FINE;
  g_autoptr (GError) error = NULL;
  g_auto (Page) page = { 0 };

  remit_link_add (edit, REMIT_LINK_PART_OF, basket, fixture->shop, REMIT_ID_NONE, &error);
  remit_link_add (edit, REMIT_LINK_COVERS, fixture->renewal, basket, REMIT_ID_NONE, &error);
  g_assert_no_error (error);
  commit (fixture->document, edit);
  for (guint i = 0; i < 3; i++)
    set (fixture, fixture->run, year (fixture, i), "1000");
  set (fixture, fixture->renewal, REMIT_MONEY_NATURE, "CAPEX");
  set (fixture, fixture->renewal, year (fixture, 0), "500");
  put_exit_cost (fixture, fixture->shop, "40");
  put_exit_cost (fixture, basket, "EUR 7");
  page = show (fixture, REMIT_MONEY_PAGE_TCO, &options);
  assert_taken (remit_sheet_model_describe_cell (page.model, 0, 3), "Web shop, Total: 2,547");
  assert_taken (remit_sheet_model_describe_cell (page.model, 0, 0), "Web shop, CAPEX: 500");
  assert_taken (remit_sheet_model_describe_cell (page.model, 0, 2), "Web shop, Exit cost: 47");
  assert_taken (remit_sheet_model_describe_cell (page.model, 1, 3), "Basket, Total: 507");
  assert_taken (remit_sheet_model_get_total_text (page.model, 0, 3, &gravity), "2,547");
  assert_says (page.note, "Over 2 years, 2025 to 2026");
  assert_says (page.words, "Web shop: CAPEX 500, OPEX 2,000, Exit cost 47, together 2,547");
  /* The exit of a whole is typed at its parts. */
  g_assert_null (remit_money_table_get_tag (page.table, 0));
  g_assert_nonnull (remit_money_table_get_tag (page.table, 1));
}

static void
test_exit_cost (Fixture *fixture, gconstpointer data)
{
  const RemitGraph *graph = remit_document_get_graph (fixture->document);
  g_autoptr (GError) error = NULL;
  RemitEdit *edit;
  gint64 minor;

  put_exit_cost (fixture, fixture->shop, "1,200.50");
  g_assert_true (remit_money_exit_cost (graph, fixture->shop, "EUR", &minor, &error));
  g_assert_cmpint (minor, ==, 120050);
  put_exit_cost (fixture, fixture->shop, "");
  g_assert_cmpuint (remit_graph_count (graph, REMIT_TABLE_PROPERTY), ==, 0);
  edit = remit_document_begin (fixture->document, "Exit");
  g_assert_false (remit_money_put_exit_cost (edit, fixture->shop, "EUR", "a lot", &error));
  g_assert_nonnull (strstr (error->message, "not an amount"));
  remit_edit_free (edit);
}

/* ---- showback ---- */

static void
add_charge (RemitEdit *edit, RemitId item, RemitId party, gint64 percent, gint64 billed)
{
  g_autoptr (RemitRow) row = remit_row_new (REMIT_TABLE_CHARGE);

  remit_row_set_number (row, REMIT_CHARGE_FIELD_NODE, item);
  remit_row_set_number (row, REMIT_CHARGE_FIELD_PARTY, party);
  remit_row_set_number (row, REMIT_CHARGE_FIELD_DRIVER, REMIT_CHARGE_BY_SHARE);
  remit_row_set_number (row, REMIT_CHARGE_FIELD_WEIGHT, percent * REMIT_DECIMAL_ONE);
  remit_row_set_number (row, REMIT_CHARGE_FIELD_BILLED, billed);
  remit_row_set_number (row, REMIT_CHARGE_FIELD_YEAR, 2025);
  remit_edit_insert (edit, row);
}

/* Charges add up to the cost to the cent, and what was billed stands beside them. */
static void
test_showback (Fixture *fixture, gconstpointer data)
{
  RemitEdit *edit = remit_document_begin (fixture->document, "Charges");
  RemitSheetCell cell = { 0 };
  g_auto (Page) page = { 0 };

  add_charge (edit, fixture->shop, fixture->cio, 33, 3300);
  add_charge (edit, fixture->shop, fixture->cmo, 67, 6700);
  commit (fixture->document, edit);
  set (fixture, fixture->run, year (fixture, 0), "100.01");
  page = show (fixture, REMIT_MONEY_PAGE_SHOWBACK, NULL);
  g_assert_cmpuint (remit_money_table_get_n_rows (page.table), ==, 3);
  assert_taken (remit_sheet_model_describe_cell (page.model, 0, 2), "Web shop, Charged: 100.01");
  assert_taken (remit_sheet_model_describe_cell (page.model, 1, 2), "CIO, Charged: 33.00");
  assert_taken (remit_sheet_model_describe_cell (page.model, 2, 2), "CMO, Charged: 67.01");
  assert_taken (remit_sheet_model_describe_cell (page.model, 2, 1), "CMO, Weight: 67");
  assert_taken (remit_sheet_model_describe_cell (page.model, 0, 3), "Web shop, Billed: 100.00");
  assert_taken (remit_sheet_model_describe_cell (page.model, 0, 4), "Web shop, Difference: −0.01");
  remit_sheet_model_get_cell (page.model, 0, 4, &cell);
  g_assert_cmpint (cell.gravity, ==, REMIT_SHEET_WARNING);
  assert_says (page.words, "Web shop: CMO 67.01, CIO 33.00, together 100.01");
}

/* Shares that are not the whole are said in words, beside the cost. */
static void
test_bad_charges (Fixture *fixture, gconstpointer data)
{
  RemitEdit *edit = remit_document_begin (fixture->document, "Charges");
  g_auto (Page) page = { 0 };

  add_charge (edit, fixture->shop, fixture->cio, 33, 3300);
  commit (fixture->document, edit);
  set (fixture, fixture->run, year (fixture, 0), "100");
  page = show (fixture, REMIT_MONEY_PAGE_SHOWBACK, NULL);
  assert_says (page.note, "Web shop: The shares of the consumers add up to 33 %.");
  g_assert_cmpuint (remit_money_table_get_n_rows (page.table), ==, 1);
}

/* ---- what all pages do ---- */

static gboolean
count_edits (RemitMoneyTable *table, const RemitSheetChange *changes, guint n, gpointer data,
             GError **error)
{
  *(guint *) data += n;
  return TRUE;
}

/* Only the column that is said to be takes texts. */
static void
test_table (Fixture *fixture, gconstpointer data)
{
  RemitSheetChange good = { 0, 2, "5" }, bad = { 0, 1, "5" };
  g_autoptr (GError) error = NULL;
  RemitSheetLine line = { 0 };
  guint n = 0;
  g_auto (Page) page = { 0 };

  set_worked_case (fixture);
  page = show (fixture, REMIT_MONEY_PAGE_GROWTH, NULL);
  remit_money_table_set_edit (page.table, count_edits, &n);
  g_assert_true (remit_sheet_model_set_texts (page.model, &good, 1, NULL, &error));
  g_assert_cmpuint (n, ==, 1);
  g_assert_false (remit_sheet_model_set_texts (page.model, &bad, 1, NULL, &error));
  assert_says (error->message, "CIO, 2026: 100,000,000.00");
  g_assert_cmpuint (n, ==, 1);
  remit_sheet_model_get_line (page.model, REMIT_SHEET_COLUMNS, 1, &line);
  g_assert_cmpstr (line.widest, ==, "100,000,000.00");
}

static void
test_nothing (Fixture *fixture, gconstpointer data)
{
  for (RemitMoneyPageKind kind = 0; kind < REMIT_N_MONEY_PAGES; kind++)
    {
      g_auto (Page) page = show (fixture, kind, NULL);

      g_assert_null (page.chart);
      g_assert_cmpuint (remit_money_table_get_n_rows (page.table), ==, 0);
      if (kind == REMIT_MONEY_PAGE_GROWTH)
        assert_says (page.note, "Growth needs amounts in two years that follow each other.");
    }
}

/* Sums beyond what can be counted are a sentence on every page. */
static void
test_too_large (Fixture *fixture, gconstpointer data)
{
  RemitMoneyOptions options = { .look = REMIT_MONEY_LOOK_YEARS };
  g_auto (Page) by_year = { 0 };

  set (fixture, fixture->run, payers (fixture), "CIO");
  set (fixture, fixture->renewal, payers (fixture), "CIO");
  for (guint i = 0; i < 2; i++)
    {
      set (fixture, fixture->run, year (fixture, i), "92233720368547758.07");
      set (fixture, fixture->renewal, year (fixture, i), "92233720368547758.07");
    }
  for (RemitMoneyPageKind kind = 0; kind < REMIT_MONEY_PAGE_SHOWBACK; kind++)
    {
      g_auto (Page) page = show (fixture, kind, NULL);

      assert_says (page.note, "more than Remit can count");
    }
  by_year = show (fixture, REMIT_MONEY_PAGE_SUMS, &options);
  assert_says (by_year.note, "more than Remit can count");
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

/* ---- rates ---- */

static void
refuse_rate (Fixture *fixture, const char *text, const char *in_sentence)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (remit_money_add_rate (fixture->document, text, &error));
  assert_says (error->message, in_sentence);
}

static void
test_rates (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_auto (Page) page = { 0 };

  remit_money_model_set_with_currency (fixture->model, TRUE);
  set (fixture, fixture->renewal, REMIT_MONEY_CURRENCY, "USD");
  set (fixture, fixture->run, year (fixture, 0), "1000");
  set (fixture, fixture->renewal, year (fixture, 0), "500");
  assert_taken (remit_money_suggest_rate (fixture->document), "1 USD = 1.00 EUR");
  refuse_rate (fixture, "USD 0.86", "no rate of exchange");
  refuse_rate (fixture, "2 USD = 1.72 EUR", "no rate of exchange");
  refuse_rate (fixture, "1 USD = 0.86 EUR 2025-02-29", "2025-02-29");
  refuse_rate (fixture, "1 USD = 0 EUR", "");
  refuse_rate (fixture, "1 XXQ = 1 EUR", "XXQ");
  assert_taken (remit_money_add_rate (fixture->document, "1 usd=0.5 EUR", &error),
                "Rate added: 1 USD = 0.5 EUR (2025-01-01)");
  g_assert_no_error (error);
  page = show (fixture, REMIT_MONEY_PAGE_SUMS, NULL);
  g_assert_cmpuint (remit_sheet_model_get_n_totals (page.model), ==, 1);
  assert_says (page.note, "Rate used: 1 USD = 0.5 EUR");
  assert_taken (remit_sheet_model_describe_cell (page.model, 0, 0), "Nobody, Plan: 1,250");
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
    { "/app/money/order/moves", test_order },
    { "/app/money/order/refused", test_order_refused },
    { "/app/money/names/pasted", test_paste_named },
    { "/app/money/names/refused", test_paste_named_refused },
    { "/app/money/names/twice", test_paste_named_twice },
    { "/app/money/rates", test_rates },
    { "/app/money/by-year", test_by_year },
    { "/app/money/currencies", test_currencies },
    { "/app/money/growth/overtaking", test_overtaking },
    { "/app/money/growth/fiscal-year", test_fiscal_year },
    { "/app/money/growth/assumed", test_assumed },
    { "/app/money/growth/chosen-year", test_chosen_year },
    { "/app/money/balance", test_balance },
    { "/app/money/tco", test_tco },
    { "/app/money/exit-cost", test_exit_cost },
    { "/app/money/showback", test_showback },
    { "/app/money/bad-charges", test_bad_charges },
    { "/app/money/table", test_table },
    { "/app/money/nothing", test_nothing },
    { "/app/money/too-large", test_too_large },
  };

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/money/read", test_read);
  g_test_add_func ("/app/money/format", test_format);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].run, tear_down);
  return g_test_run ();
}

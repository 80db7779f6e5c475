/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "money-fixture.h"
#include "remit-money-figures.h"
#include "remit-money-rate.h"

/* What the pages of figures say, in lists, charts and sentences, and rates of exchange. */

/* ---- sums ---- */

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
    { "/app/money/sums", test_sums },
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
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].run, tear_down);
  return g_test_run ();
}

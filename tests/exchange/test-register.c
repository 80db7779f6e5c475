/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "test-register-support.h"

#include "remit-agreement.h"
#include "remit-budget.h"
#include "remit-date.h"
#include "remit-register-number.h"
#include "remit-register-words.h"

#include <string.h>

/* Registers that are read: the real budget with its traps, decimal signs, long and wide forms,
 * agreements and KPIs. */

/* Kept beside the project, not in it. */
#define AUSTRALIA "shared/data/real/australia-budget-2015-16.csv"

/* ---- figures ---- */

static void
test_numbers (void)
{
  static const struct
  {
    const char *text;
    char decimal;
    RemitNumberResult result;
    const char *value;
  } cases[] = {
    { "1.234", '.', REMIT_NUMBER_READ, "1.234" },
    { "1.234", ',', REMIT_NUMBER_READ, "1234" },
    { "1,234", '.', REMIT_NUMBER_READ, "1234" },
    { "1.234,50", ',', REMIT_NUMBER_READ, "1234.5" },
    { "1.234,50", '.', REMIT_NUMBER_OTHER_SIGN, "" },
    { "1 234,5", ',', REMIT_NUMBER_READ, "1234.5" },
    { "1\u00A0234,5", ',', REMIT_NUMBER_READ, "1234.5" },
    { "1'234.50", '.', REMIT_NUMBER_READ, "1234.5" },
    { "1’234’567", '.', REMIT_NUMBER_READ, "1234567" },
    { "(500)", '.', REMIT_NUMBER_READ, "-500" },
    { "-500", '.', REMIT_NUMBER_READ, "-500" },
    { "−500", '.', REMIT_NUMBER_READ, "-500" },
    { "500-", '.', REMIT_NUMBER_READ, "-500" },
    { "(-500)", '.', REMIT_NUMBER_NONE, "" },
    { "€ 1.200", ',', REMIT_NUMBER_READ, "1200" },
    { "1200 EUR", '.', REMIT_NUMBER_READ, "1200" },
    { "12k", '.', REMIT_NUMBER_SHORTENED, "" },
    { "3 Mio", '.', REMIT_NUMBER_SHORTENED, "" },
    { "1,23,456", '.', REMIT_NUMBER_NONE, "" },
    { "1.2.3", '.', REMIT_NUMBER_NONE, "" },
    { "1,234,56", '.', REMIT_NUMBER_NONE, "" },
    { "12 %", '.', REMIT_NUMBER_NONE, "" },
    { "about 12", '.', REMIT_NUMBER_NONE, "" },
    { "0.05", '.', REMIT_NUMBER_READ, "0.05" },
    { "-0", '.', REMIT_NUMBER_READ, "0" },
    { "007", '.', REMIT_NUMBER_READ, "7" },
    { "", '.', REMIT_NUMBER_NONE, "" },
    { "-", '.', REMIT_NUMBER_NONE, "" },
    { "٣٤٥", '.', REMIT_NUMBER_READ, "345" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      RemitNumber number;
      RemitNumberResult result = remit_number_read (cases[i].text, cases[i].decimal, &number);
      g_autofree char *value
        = result == REMIT_NUMBER_READ ? remit_number_format (&number) : g_strdup ("");

      g_test_message ("%s", cases[i].text);
      g_assert_cmpint (result, ==, cases[i].result);
      g_assert_cmpstr (value, ==, cases[i].value);
    }
}

static void
test_scale (void)
{
  RemitNumber number;
  gint64 value;
  gboolean finer;

  g_assert_cmpint (remit_number_read ("846.693624", '.', &number), ==, REMIT_NUMBER_READ);
  g_assert_true (remit_number_scale (&number, 5, &value, &finer));
  g_assert_cmpint (value, ==, 84669362);
  g_assert_true (finer);
  g_assert_cmpint (remit_number_read ("-0.005", '.', &number), ==, REMIT_NUMBER_READ);
  g_assert_true (remit_number_scale (&number, 2, &value, &finer));
  g_assert_cmpint (value, ==, -1);
  g_assert_cmpint (remit_number_read ("92233720368547758.07", '.', &number), ==, REMIT_NUMBER_READ);
  g_assert_true (remit_number_scale (&number, 2, &value, &finer));
  g_assert_cmpint (value, ==, G_MAXINT64);
  g_assert_false (remit_number_scale (&number, 3, &value, &finer));
}

/* Sums of random figures against 128 bits. */
static void
test_sums (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (7);

  for (guint round = 0; round < 200; round++)
    {
      RemitNumberSum sum = { { 0 } };
      __int128 expected = 0;
      g_autofree char *got = NULL, *want = NULL;
      GString *text = g_string_new (NULL);

      for (guint i = 0; i < 50; i++)
        {
          gint64 thousandths = ((gint64) g_rand_int (random) - G_MAXINT32) * (1 + round * 1000);
          g_autofree char *figure
            = g_strdup_printf ("%s%" G_GINT64_FORMAT ".%03d", thousandths < 0 ? "-" : "",
                               ABS (thousandths) / 1000, (int) (ABS (thousandths) % 1000));
          RemitNumber number;

          g_assert_cmpint (remit_number_read (figure, '.', &number), ==, REMIT_NUMBER_READ);
          remit_number_sum_add (&sum, &number);
          expected += thousandths;
        }
      g_string_printf (text, "%s%" G_GINT64_FORMAT ".%03d", expected < 0 ? "-" : "",
                       (gint64) (ABS (expected) / 1000), (int) (ABS (expected) % 1000));
      while (g_str_has_suffix (text->str, "0"))
        g_string_truncate (text, text->len - 1);
      if (g_str_has_suffix (text->str, "."))
        g_string_truncate (text, text->len - 1);
      want = g_string_free (text, FALSE);
      got = remit_number_sum_format (&sum);
      g_assert_cmpstr (got, ==, want);
    }
}

static void
test_words (void)
{
  RemitPeriod period;
  gint64 days;
  int window, day;
  static const struct
  {
    const char *text;
    gint64 year;
    int month, quarter, state;
  } periods[] = { { "2014-15", 2015, 0, 0, -1 },
                  { "2026/27", 2027, 0, 0, -1 },
                  { "FY2026", 2026, 0, 0, -1 },
                  { "FY26", 2026, 0, 0, -1 },
                  { "FY 2025/26", 2026, 0, 0, -1 },
                  { "Plan 2027", 2027, 0, 0, REMIT_AMOUNT_PLAN },
                  { "2027 actual", 2027, 0, 0, REMIT_AMOUNT_ACTUAL },
                  { "Jan 2027", 2027, 1, 0, -1 },
                  { "March-27", 2027, 3, 0, -1 },
                  { "03/2027", 2027, 3, 0, -1 },
                  { "2027-03", 2027, 3, 0, -1 },
                  { "Q1 2027", 2027, 0, 1, -1 },
                  { "Forecast", REMIT_UNSET, 0, 0, REMIT_AMOUNT_FORECAST } };

  for (guint i = 0; i < G_N_ELEMENTS (periods); i++)
    {
      g_test_message ("%s", periods[i].text);
      remit_words_period (periods[i].text, &period);
      g_assert_cmpint (period.year, ==, periods[i].year);
      g_assert_cmpint (period.month, ==, periods[i].month);
      g_assert_cmpint (period.quarter, ==, periods[i].quarter);
      g_assert_cmpint (period.state, ==, periods[i].state);
    }
  g_assert_true (remit_words_window ("30 days rolling", &window, &days));
  g_assert_cmpint (days, ==, 30);
  g_assert_true (remit_words_window ("Calendar month", &window, &days));
  g_assert_cmpint (window, ==, REMIT_WINDOW_CALENDAR_MONTH);
  g_assert_false (remit_words_window ("a fortnight", &window, &days));
  g_assert_cmpint (remit_words_day ("29.02.2027", &day), ==, REMIT_DAY_IMPOSSIBLE);
  g_assert_cmpint (remit_words_day ("29 Feb 2028", &day), ==, REMIT_DAY_READ);
  g_assert_cmpint (day, ==, remit_day_from_ymd (2028, 2, 29));
  g_assert_cmpint (remit_words_day ("12/31/2027", &day), ==, REMIT_DAY_READ);
  g_assert_cmpint (remit_words_day ("03/04/2027", &day), ==, REMIT_DAY_EITHER);
  g_assert_cmpint (remit_words_day ("soon", &day), ==, REMIT_DAY_NONE);
}

/* ---- the real budget ---- */

static char *
find_australia (void)
{
  g_autofree char *root = support_source_path ("..");
  g_autofree char *path = g_build_filename (root, AUSTRALIA, NULL);

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    return g_steal_pointer (&path);
  g_test_skip ("the budget of Australia is not there");
  return NULL;
}

static RemitRegisterContent *
read_australia (RemitDocument *document, const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RemitWorkbook) book = remit_workbook_read_file (path, NULL, &error);
  g_autoptr (RemitRegisterProposal) proposal = NULL;
  RemitRegisterContent *content;

  g_assert_no_error (error);
  proposal = register_propose (document, book, REMIT_REGISTER_BUDGET);
  g_assert_cmpint (proposal->decimal, ==, '.');
  g_assert_false (proposal->decimal_is_guess);
  proposal->unit = 1000;
  g_strlcpy (proposal->currency, "AUD", sizeof proposal->currency);
  content
    = remit_register_proposal_read (proposal, book, remit_document_get_graph (document), &error);
  g_assert_no_error (error);
  return content;
}

static void
test_australia_read (void)
{
  g_autoptr (RemitDocument) document = support_document ();
  g_autofree char *path = find_australia ();
  static const struct
  {
    const char *name, *total;
    guint n_negative, n_blank;
  } totals[] = { { "2014-15", "450521878.687746", 16, 4 },
                 { "2015-16", "451289929.780131", 13, 4 },
                 { "2016-17", "472043966.481955", 13, 20 },
                 { "2017-18", "488282845.959493", 11, 20 },
                 { "2018-19", "511524122.373805", 12, 20 } };
  g_autoptr (RemitRegisterContent) content = NULL;
  guint n_finer = 0;

  if (path == NULL)
    return;
  content = read_australia (document, path);
  g_assert_cmpuint (remit_register_content_n_rows (content), ==, 1608);
  g_assert_cmpuint (remit_register_content_n_things (content), ==, 1608);
  g_assert_cmpuint (remit_register_content_n_distinct (content, REMIT_REGISTER_PAYER_UNIT), ==, 18);
  g_assert_cmpuint (remit_register_content_n_distinct (content, REMIT_REGISTER_PAYER), ==, 146);
  g_assert_cmpuint (remit_register_content_n_distinct (content, REMIT_REGISTER_COVERS), ==, 426);
  g_assert_cmpuint (remit_register_content_n_distinct (content, REMIT_REGISTER_CATEGORY), ==, 3);
  g_assert_cmpuint (remit_register_content_totals (content)->len, ==, 5);
  for (guint i = 0; i < 5; i++)
    {
      const RemitRegisterTotal *total = remit_register_content_totals (content)->pdata[i];

      g_assert_cmpstr (total->name, ==, totals[i].name);
      g_assert_cmpstr (total->total, ==, totals[i].total);
      g_assert_cmpstr (total->currency, ==, "AUD");
      g_assert_cmpuint (total->n_negative, ==, totals[i].n_negative);
      g_assert_cmpuint (total->n_blank, ==, totals[i].n_blank);
      n_finer += total->n_finer;
    }
  g_assert_cmpuint (n_finer, ==, 6);
}

static void
test_australia_traps (void)
{
  g_autoptr (RemitDocument) document = support_document ();
  g_autofree char *path = find_australia ();
  g_autoptr (RemitRegisterContent) content = NULL;

  if (path == NULL)
    return;
  content = read_australia (document, path);
  register_assert_warns (content, "H1320", "85,817|85817|H1321|H1378|H1379|H1380|H1388|H1389");
  register_assert_warns (content, "H86", "nfp|H207|H451|H984");
  register_assert_warns (content, "J1274", "“-”|5 more|J1279");
  register_assert_warns (content, "J1169", "empty|10 more");
  register_assert_warns (content, "I1", "13 amounts|negative");
  register_assert_warns (content, "E1", "7 spellings|3 texts");
  register_assert_warns (content, "A513", "Industry Portfolio|Industry and Science Portfolio");
  register_assert_warns (content, "A734", "porfolio|portfolio");
  register_assert_warns (content, "L405", "846.693624|846,693.62");
  register_assert_warns (content, "L1", "511524122.373805|511,524,122,373.80");
  register_assert_warns (content, "H1", "2014-15|2015|begin in January");
}

static void
check_axis (RemitDocument *document, RemitBudgetAxis axis)
{
  static const gint64 totals[]
    = { 45052187868775, 45128992978013, 47204396648196, 48828284595949, 51152412237380 };

  for (guint i = 0; i < G_N_ELEMENTS (totals); i++)
    {
      RemitBudgetQuery query = REMIT_BUDGET_QUERY_INIT (axis);
      g_autoptr (GError) error = NULL;
      g_autoptr (RemitRollup) rollup = NULL;

      query.first_year = query.last_year = 2015 + i;
      rollup = remit_budget_rollup (remit_document_get_graph (document), &query, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (rollup->totals->len, ==, 1);
      g_assert_cmpint (g_array_index (rollup->totals, RemitBudgetSum, 0).minor[REMIT_FIGURE_PLAN],
                       ==, totals[i]);
    }
}

/* Growth of what the agencies of each portfolio pay. */
static void
check_growth (RemitDocument *document)
{
  const RemitGraph *graph = remit_document_get_graph (document);
  RemitBudgetQuery query = REMIT_BUDGET_QUERY_INIT (REMIT_BUDGET_BY_PAYER);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) growth = remit_budget_growth (graph, &query, 2015, 2016, &error);
  g_autoptr (GHashTable) old_sums = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GHashTable) new_sums = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autofree gint64 *sums = g_new0 (gint64, 2000);
  g_autofree RemitId *keys = g_new0 (RemitId, 1000);
  guint n_keys = 0, best = 0;
  gint64 best_growth = G_MININT64;

  g_assert_no_error (error);
  for (guint i = 0; i < growth->len; i++)
    {
      const RemitGrowth *one = &g_array_index (growth, RemitGrowth, i);
      guint n, slot = 0;
      const RemitLink *const *links;
      RemitId whole = REMIT_ID_NONE;

      if (one->key == REMIT_UNSET || one->key == REMIT_ID_NONE)
        continue;
      links = remit_graph_links_out (graph, one->key, &n);
      for (guint k = 0; k < n; k++)
        if (links[k]->kind == REMIT_LINK_PART_OF)
          whole = links[k]->target;
      while (slot < n_keys && keys[slot] != whole)
        slot++;
      if (slot == n_keys)
        keys[n_keys++] = whole;
      sums[slot * 2] += one->old_minor;
      sums[slot * 2 + 1] += one->new_minor;
    }
  for (guint i = 0; i < n_keys; i++)
    {
      gint64 rate = (sums[i * 2 + 1] - sums[i * 2]) * 1000 / sums[i * 2];

      if (rate > best_growth)
        {
          best_growth = rate;
          best = i;
        }
    }
  g_assert_cmpstr (remit_graph_node (graph, keys[best])->name, ==, "Communications Portfolio");
  g_assert_cmpint (best_growth, ==, 157);
}

static void
test_australia_applied (void)
{
  g_autoptr (RemitDocument) document = support_document ();
  g_autofree char *path = find_australia (), *summary = NULL, *again = NULL;
  g_autoptr (RemitRegisterContent) content = NULL;
  g_autoptr (RemitRegisterContent) second = NULL;

  if (path == NULL)
    return;
  content = read_australia (document, path);
  summary = register_apply (document, content, FALSE);
  support_assert_words (summary, "1,608 new budget lines|164 new parties|7,972 amounts");
  check_axis (document, REMIT_BUDGET_BY_YEAR);
  check_axis (document, REMIT_BUDGET_BY_PAYER);
  check_axis (document, REMIT_BUDGET_BY_ITEM);
  check_growth (document);
  /* The same file once more says the same. */
  second = read_australia (document, path);
  again = register_apply (document, second, FALSE);
  g_assert_cmpstr (again, ==, "Nothing changes");
}

/* ---- decimal signs ---- */

#define HEAD "Budget line;Payer;Plan 2027\n"

static void
test_sign_is_found (void)
{
  g_autoptr (RemitDocument) document = support_document ();

  register_import (document, HEAD "Licence;CIO;1.234,50\nHosting;CMO;2.000\n",
                   REMIT_REGISTER_BUDGET);
  g_assert_cmpint (register_sum (document, 2027, REMIT_AMOUNT_PLAN), ==, 323450);
}

static void
test_sign_is_a_guess (void)
{
  g_autoptr (RemitDocument) document = support_document ();
  g_autoptr (RemitWorkbook) book = register_book (HEAD "Licence;CIO;1.234\nHosting;CMO;700\n");
  g_autoptr (RemitRegisterProposal) proposal
    = register_propose (document, book, REMIT_REGISTER_BUDGET);
  g_autoptr (RemitRegisterContent) content
    = remit_register_proposal_read (proposal, book, remit_document_get_graph (document), NULL);
  const RemitRegisterTotal *total = remit_register_content_totals (content)->pdata[0];

  g_assert_true (proposal->decimal_is_guess);
  g_assert_cmpstr (total->total, ==, "1934");
  register_assert_warns (content, "C2", "“1.234”|1234|“.”|1.234|check the decimal sign");
}

/* A sign against which the figures speak: each is told, none is taken a thousand times. */
static void
test_sign_is_wrong (void)
{
  g_autoptr (RemitDocument) document = support_document ();
  g_autoptr (RemitWorkbook) book
    = register_book (HEAD "Licence;CIO;1234.50\nHosting;CMO;2.125\nTeam;CIO;99.9\nRoom;CIO;5\n");
  g_autoptr (RemitRegisterProposal) proposal
    = register_propose (document, book, REMIT_REGISTER_BUDGET);
  g_autoptr (RemitRegisterContent) content = NULL;
  const RemitRegisterTotal *total;

  g_assert_cmpint (proposal->decimal, ==, '.');
  proposal->decimal = ',';
  content
    = remit_register_proposal_read (proposal, book, remit_document_get_graph (document), NULL);
  total = remit_register_content_totals (content)->pdata[0];
  g_assert_cmpstr (total->total, ==, "5");
  register_assert_warns (content, "C2", "1234.50|decimal sign");
  register_assert_warns (content, "C3", "2.125|thousand times");
  register_assert_warns (content, "C4", "99.9|decimal sign");
}

static void
test_figures_refused (void)
{
  g_autoptr (RemitDocument) document = support_document ();
  g_autoptr (RemitRegisterContent) content
    = register_read (document,
                     "Budget line;Payer;Currency;Plan 2027\n"
                     "A;CIO;EUR;12k\nB;CIO;EUR;(500)\nC;CIO;XYZ;7\nD;CIO;EUR;99999999999999999999\n"
                     "E;CIO;EUR;5 USD\nF;CIO;EUR;about 5\nG;CIO;EUR;1.005\nH;CIO;EUR;2.50\n"
                     "I;CIO;;=1+1\n",
                     REMIT_REGISTER_BUDGET);
  const RemitRegisterTotal *total = remit_register_content_totals (content)->pdata[1];
  g_autofree char *summary = NULL;

  g_assert_cmpstr (total->currency, ==, "EUR");
  register_assert_warns (content, "D2", "12k|shortened");
  register_assert_warns (content, "C4", "XYZ|not a currency");
  register_assert_warns (content, "D5", "99999999999999999999|more money");
  register_assert_warns (content, "D6", "5 USD|EUR");
  register_assert_warns (content, "D7", "about 5|not an amount");
  register_assert_warns (content, "D8", "1.005|rounded");
  register_assert_warns (content, "D10", "=1+1|not an amount");
  g_assert_cmpuint (total->n_negative, ==, 1);
  summary = register_apply (document, content, FALSE);
  support_assert_words (summary, "9 new budget lines");
}

/* ---- forms ---- */

static void
test_long_form (void)
{
  g_autoptr (RemitDocument) document = support_document ();
  g_autoptr (RemitRegisterContent) content
    = register_read (document,
                     "Line,Covers,Payer,CAPEX/OPEX,Recurring,Year,Month,State,Amount\n"
                     "Licence,Consent platform,CIO 60 %; CMO 40 %,running,yes,2027,,plan,1200\n"
                     "Licence,Consent platform,CIO 60 %; CMO 40 %,running,yes,2027,3,actual,100\n"
                     "Licence,Consent platform,CIO 60 %; CMO 40 %,running,yes,2027,Apr,spent,110\n"
                     "Rollout,Consent platform,CMO,investment,one-off,FY2028,,budget,5000\n"
                     "Total,,,,,,,,6410\n",
                     REMIT_REGISTER_BUDGET);
  const RemitGraph *graph = remit_document_get_graph (document);
  g_autofree char *summary = NULL;
  g_autoptr (GArray) parts = NULL;
  const RemitBudgetLine *detail;
  gint64 rest;

  g_assert_cmpuint (remit_register_content_n_rows (content), ==, 4);
  g_assert_cmpuint (remit_register_content_n_things (content), ==, 2);
  support_assert_words (register_remark (remit_register_content_skipped (content), "A6:I6"),
                        "adds up|Total");
  summary = register_apply (document, content, FALSE);
  support_assert_words (summary, "2 new budget lines|2 new parties|4 amounts");
  g_assert_cmpint (register_sum (document, 2027, REMIT_AMOUNT_ACTUAL), ==, 21000);
  g_assert_cmpint (register_sum (document, 2028, REMIT_AMOUNT_PLAN), ==, 500000);
  detail = (const RemitBudgetLine *) remit_graph_detail (graph, REMIT_TABLE_BUDGET_LINE,
                                                         register_find (document, "Rollout"));
  g_assert_cmpint (detail->nature, ==, REMIT_NATURE_CAPEX);
  g_assert_cmpint (detail->recurrence, ==, REMIT_RECURRENCE_ONE_TIME);
  g_assert_true (remit_budget_fund (graph, register_find (document, "Licence"), 2027, 1000, &parts,
                                    &rest, NULL));
  g_assert_cmpuint (parts->len, ==, 2);
  g_assert_cmpint (g_array_index (parts, RemitFunding, 0).part, ==, 600);
}

static void
test_two_header_rows (void)
{
  g_autoptr (RemitDocument) document = support_document ();

  register_import (document,
                   ",,2026,,2027,\n"
                   "Budget line,Payer,Plan,Actual,Plan,Actual\n"
                   "Licence,CIO,100,90,120,\n"
                   "Hosting,CMO,10,9,12,11\n",
                   REMIT_REGISTER_BUDGET);
  g_assert_cmpint (register_sum (document, 2026, REMIT_AMOUNT_PLAN), ==, 11000);
  g_assert_cmpint (register_sum (document, 2026, REMIT_AMOUNT_ACTUAL), ==, 9900);
  g_assert_cmpint (register_sum (document, 2027, REMIT_AMOUNT_PLAN), ==, 13200);
  g_assert_cmpint (register_sum (document, 2027, REMIT_AMOUNT_ACTUAL), ==, 1100);
}

static void
test_quarters (void)
{
  g_autoptr (RemitDocument) document = support_document ();
  g_autoptr (RemitRegisterContent) content = register_read (
    document, "Budget line,Payer,Q1 2027,Jan 2027,Plan 2028,Total\nLicence,CIO,5,7,9,21\n",
    REMIT_REGISTER_BUDGET);

  support_assert_words (register_remark (remit_register_content_skipped (content), "C1"),
                        "Q1 2027|quarter");
  support_assert_words (register_remark (remit_register_content_skipped (content), "F1"), "Total");
  g_assert_cmpuint (remit_register_content_totals (content)->len, ==, 2);
}

/* Lines that look the same stay lines of their own, whatever that does to their names. */
static void
test_twins (void)
{
  g_autoptr (RemitDocument) document = support_document ();
  static const char text[] = "Budget line,Covers,Payer,Type,Plan 2027\n"
                             "Licence,CRM,CIO,Run,100\nLicence,CRM,CIO,Run,200\n"
                             "Licence,CRM,CIO,Grow,300\nlicence ,CRM,CIO,Run,400\n";
  g_autoptr (RemitRegisterContent) again = NULL;
  g_autofree char *changes = NULL;

  register_import (document, text, REMIT_REGISTER_BUDGET);
  g_assert_cmpint (register_sum (document, 2027, REMIT_AMOUNT_PLAN), ==, 100000);
  g_assert_cmpint (register_find (document, "Licence – Grow"), !=, REMIT_ID_NONE);
  again = register_read (document, text, REMIT_REGISTER_BUDGET);
  changes = register_changes (document, again, FALSE);
  g_assert_cmpstr (changes, ==, "");
}

static void
test_names_match (void)
{
  g_autoptr (RemitDocument) document = support_document ();
  RemitEdit *edit = remit_document_begin (document, "Make");
  g_autoptr (RemitRegisterContent) content = NULL;
  g_autofree char *changes = NULL;

  remit_node_add (edit, REMIT_NODE_ROLE, "Café manager", NULL);
  remit_node_add (edit, REMIT_NODE_ROLE, "Marketing", NULL);
  remit_document_commit (document, edit, NULL);
  content
    = register_read (document, "Budget line,Payer,Plan 2027\nA,CAFE  MANAGER,1\nB,Marketting,2\n",
                     REMIT_REGISTER_BUDGET);
  register_assert_warns (content, "B3", "Marketting|Marketing|document");
  changes = register_changes (document, content, FALSE);
  g_assert_null (strstr (changes, "“CAFE MANAGER” is new"));
  support_assert_words (changes, "“Marketting” is new: a role.");
}

/* ---- other sorts ---- */

static void
test_agreements (void)
{
  g_autoptr (RemitDocument) document = support_document ();
  g_autoptr (RemitRegisterContent) content = register_read (
    document,
    "Agreement,Type,Provider,Customer,Covers,Supports,Indicator,Target,Window,Service hours,Valid "
    "from,Valid to,Next review\n"
    "CRM SLA,SLA,CIO,CMO,CRM,,Uptime,≥ 99.5 %,calendar "
    "month,24×7,2027-01-01,2027-12-31,2027-06-30\n"
    "CRM SLA,SLA,CIO,CMO,CRM,,Latency,< 500 ms,30 days rolling,Mo–Fr 08–18,,,\n"
    "CRM SLA,SLA,CIO,CMO,CRM,,Response,4 h,a fortnight,,,,\n"
    "Hosting,underpinning contract,Vendor,CIO,,CRM SLA,Availability,\"99,9 %\",0 "
    "days,,29.02.2027,,\n"
    "Odd,SLO,CIO,CIO,,,Availability,120 %,,,,,\n",
    REMIT_REGISTER_AGREEMENTS);
  g_autofree char *summary = NULL;
  g_autoptr (GPtrArray) objectives = NULL;
  const RemitGraph *graph = remit_document_get_graph (document);
  const RemitObjective *objective;
  RemitId sla;

  register_assert_warns (content, "I4", "fortnight|window");
  register_assert_warns (content, "H4", "no comparison");
  register_assert_warns (content, "I5", "0 days");
  register_assert_warns (content, "K5", "29.02.2027|no day");
  register_assert_warns (content, "B6", "SLO|not known");
  register_assert_warns (content, "D6", "CIO|provider and customer");
  register_assert_warns (content, "H6", "120 %|more than 100");
  summary = register_apply (document, content, FALSE);
  support_assert_words (summary, "3 new agreements|5 objectives");
  sla = register_find (document, "CRM SLA");
  objectives = remit_graph_owned (graph, REMIT_TABLE_OBJECTIVE, sla);
  g_assert_cmpuint (objectives->len, ==, 3);
  objective = objectives->pdata[0];
  g_assert_cmpint (objective->target, ==, 99500000);
  g_assert_cmpstr (objective->unit, ==, "%");
  objective = objectives->pdata[1];
  g_assert_cmpint (objective->indicator, ==, REMIT_INDICATOR_LATENCY);
  g_assert_cmpint (objective->comparison, ==, REMIT_OPERATOR_LESS);
  g_assert_cmpint (objective->window_days, ==, 30);
  objective = objectives->pdata[2];
  g_assert_cmpint (objective->comparison, ==, REMIT_OPERATOR_AT_MOST);
  g_assert_nonnull (remit_graph_find_link (
    graph, REMIT_LINK_SUPPORTS, register_find (document, "Hosting"), sla, REMIT_ID_NONE));
  {
    g_autoptr (RemitAgreements) agreements = remit_agreements_new (graph, 0);

    g_assert_cmpint (remit_agreements_find (agreements, sla)->review_due, ==,
                     remit_day_from_ymd (2027, 6, 30));
  }
}

static void
test_kpis (void)
{
  g_autoptr (RemitDocument) document = support_document ();
  g_autoptr (RemitRegisterContent) content
    = register_read (document,
                     "KPI,Owner,Formula,Unit,Direction,Baseline,Target,Target date,Agreed by,Jan "
                     "2027,2027-02-28\n"
                     "NPS,CMO,promoters − detractors,points,higher is better,20,40,2027-12-31,CIO; "
                     "CMO,25,28\n"
                     "Data age,CIO,,,lower,,\"2,5 days\",,,soon,3\n",
                     REMIT_REGISTER_KPIS);
  g_autofree char *summary = NULL;
  const RemitGraph *graph = remit_document_get_graph (document);
  const RemitKpi *detail;
  g_autoptr (GPtrArray) values = NULL;

  register_assert_warns (content, "J3", "soon|not a number");
  summary = register_apply (document, content, FALSE);
  support_assert_words (summary, "2 new KPIs|2 new parties|3 values");
  detail = (const RemitKpi *) remit_graph_detail (graph, REMIT_TABLE_KPI,
                                                  register_find (document, "Data age"));
  g_assert_cmpint (detail->target, ==, 2500000);
  g_assert_cmpstr (detail->unit, ==, "days");
  g_assert_cmpint (detail->direction, ==, REMIT_DIRECTION_DOWN);
  values = remit_graph_owned (graph, REMIT_TABLE_MEASUREMENT, register_find (document, "NPS"));
  g_assert_cmpuint (values->len, ==, 2);
  g_assert_cmpint (((RemitMeasurement *) values->pdata[0])->day, ==,
                   remit_day_from_ymd (2027, 1, 31));
}

/* ---- what is none ---- */

static void
test_none (void)
{
  g_autoptr (RemitDocument) document = support_document ();
  static const char *const texts[]
    = { "Activity,CIO,CMO\nChoose,A,R\nRun,R,A\n",
        "Country,2014,2015\nFrance,66,67\nSpain,46,46\n",
        "Name,Email,Phone\nA,a@example.org,1\n",
        "Communication,Audience,Frequency,Owner\nDaily,Team,daily,PM\n",
        "just a text\n",
        "a,b\n\n\n\nc,d\n" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (RemitWorkbook) book = register_book (texts[i]);
      g_autoptr (GPtrArray) found
        = remit_workbook_propose_registers (book, remit_document_get_graph (document));

      g_test_message ("%s", texts[i]);
      g_assert_cmpuint (found->len, ==, 0);
    }
}

/* Choices for the next file of the same shape, whatever years it has. */
static void
test_memory (void)
{
  g_autoptr (RemitDocument) document = support_document ();
  const RemitGraph *graph = remit_document_get_graph (document);
  g_autoptr (RemitWorkbook) book = register_book ("Budget line;Payer;Area;Plan 2027\nA;CIO;X;1\n");
  g_autoptr (RemitWorkbook) next = register_book ("Budget line;Payer;Area;Plan 2028\nB;CMO;Y;2\n");
  g_autoptr (RemitRegisterProposal) proposal
    = register_propose (document, book, REMIT_REGISTER_BUDGET);
  g_autoptr (RemitRegisterProposal) other
    = register_propose (document, next, REMIT_REGISTER_BUDGET);
  g_autofree char *shape = remit_register_proposal_shape (proposal, book);
  g_autofree char *same = remit_register_proposal_shape (other, next);
  g_autofree char *choices = NULL;

  g_assert_cmpstr (shape, ==, same);
  ((RemitRegisterColumn *) proposal->columns->pdata[2])->role = REMIT_REGISTER_COVERS;
  proposal->unit = 1000;
  choices = remit_register_proposal_serialise (proposal);
  g_assert_true (remit_register_proposal_apply_serialised (other, next, graph, choices));
  g_assert_cmpint (((RemitRegisterColumn *) other->columns->pdata[2])->role, ==,
                   REMIT_REGISTER_COVERS);
  g_assert_cmpint (((RemitRegisterColumn *) other->columns->pdata[3])->year, ==, 2028);
  g_assert_cmpint (other->unit, ==, 1000);
  g_assert_false (remit_register_proposal_apply_serialised (other, next, graph, "nonsense"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/register/numbers", test_numbers);
  g_test_add_func ("/exchange/register/scale", test_scale);
  g_test_add_func ("/exchange/register/sums", test_sums);
  g_test_add_func ("/exchange/register/words", test_words);
  g_test_add_func ("/exchange/register/australia/read", test_australia_read);
  g_test_add_func ("/exchange/register/australia/traps", test_australia_traps);
  g_test_add_func ("/exchange/register/australia/applied", test_australia_applied);
  g_test_add_func ("/exchange/register/sign/found", test_sign_is_found);
  g_test_add_func ("/exchange/register/sign/guess", test_sign_is_a_guess);
  g_test_add_func ("/exchange/register/sign/wrong", test_sign_is_wrong);
  g_test_add_func ("/exchange/register/figures-refused", test_figures_refused);
  g_test_add_func ("/exchange/register/long-form", test_long_form);
  g_test_add_func ("/exchange/register/two-header-rows", test_two_header_rows);
  g_test_add_func ("/exchange/register/quarters", test_quarters);
  g_test_add_func ("/exchange/register/twins", test_twins);
  g_test_add_func ("/exchange/register/names", test_names_match);
  g_test_add_func ("/exchange/register/agreements", test_agreements);
  g_test_add_func ("/exchange/register/kpis", test_kpis);
  g_test_add_func ("/exchange/register/none", test_none);
  g_test_add_func ("/exchange/register/memory", test_memory);
  return g_test_run ();
}

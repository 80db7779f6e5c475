/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "test-model.h"

#include "remit-error.h"
#include "remit-finance.h"
#include "remit-rates.h"

/* The arithmetic of budgets and rates of exchange: worked numbers and limits. */

#define PER_CENT (REMIT_DECIMAL_ONE / 100)

static void
test_scale (void)
{
  static const struct
  {
    gint64 a, b, c, result;
  } cases[] = {
    { 7, 1, 2, 4 },
    { -7, 1, 2, -4 },
    { 7, -1, 2, -4 },
    { 7, 1, -2, -4 },
    { 1, 1, 3, 0 },
    { 2, 1, 3, 1 },
    { 0, 5, 7, 0 },
    { G_MAXINT64, G_MAXINT64, G_MAXINT64, G_MAXINT64 },
    { G_MAXINT64, 1, 2, G_MAXINT64 / 2 + 1 },
    { G_MININT64, 1, 2, G_MININT64 / 2 },
  };
  gint64 result = 42;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_true (remit_scale (cases[i].a, cases[i].b, cases[i].c, &result));
      g_assert_cmpint (result, ==, cases[i].result);
    }
  result = 42;
  g_assert_false (remit_scale (1, 1, 0, &result));
  g_assert_false (remit_scale (G_MAXINT64, 2, 1, &result));
  g_assert_false (remit_scale (G_MININT64, 1, 1, &result)); /* would read as "not given" */
  g_assert_cmpint (result, ==, 42);
}

static void
test_sums (void)
{
  g_autoptr (GError) error = NULL;
  gint64 value = 0;

  g_assert_true (remit_variance (110, 100, &value, &error));
  g_assert_cmpint (value, ==, 10); /* more than planned: positive */
  g_assert_true (remit_variance (90, 100, &value, &error));
  g_assert_cmpint (value, ==, -10);
  g_assert_true (remit_available (1000, 300, 450, &value, &error));
  g_assert_cmpint (value, ==, 250);
  g_assert_true (remit_available (1000, 300, 750, &value, &error));
  g_assert_cmpint (value, ==, -50);
  g_assert_true (remit_completion (450, 300, 400, &value, &error));
  g_assert_cmpint (value, ==, 1150);
  g_assert_no_error (error);

  value = G_MAXINT64;
  g_assert_false (remit_sum_add (&value, 1, &error));
  g_assert_error (error, REMIT_ERROR, REMIT_ERROR_LIMIT);
  g_assert_cmpint (value, ==, G_MAXINT64);
  g_clear_error (&error);
  value = -G_MAXINT64;
  g_assert_false (remit_sum_add (&value, -1, NULL));
  g_assert_false (remit_variance (G_MAXINT64, -1, &value, NULL));
  /* What cancels out again is no overflow. */
  g_assert_true (remit_completion (G_MAXINT64, 1, -1, &value, &error));
  g_assert_cmpint (value, ==, G_MAXINT64);
}

static void
test_over (void)
{
  g_assert_false (remit_is_over (1000, 300, 700, 0));
  g_assert_true (remit_is_over (1000, 300, 701, 0));
  g_assert_false (remit_is_over (1000, 300, 800, 1000));
  g_assert_true (remit_is_over (1000, 300, 801, 1000));
  g_assert_true (remit_is_over (0, 0, 1, 1000));
  g_assert_false (remit_is_over (G_MAXINT64, G_MAXINT64, 0, 1000));
  g_assert_true (remit_is_over (G_MAXINT64 / 2, G_MAXINT64, G_MAXINT64, 1000));
}

static void
test_tco (void)
{
  static const gint64 opex[] = { 200, 210, 220 };
  static const gint64 huge[] = { G_MAXINT64, 1 };
  g_autoptr (GError) error = NULL;
  gint64 total;

  g_assert_true (remit_tco (1000, opex, 3, 50, &total, &error));
  g_assert_cmpint (total, ==, 1680);
  g_assert_true (remit_tco (1000, NULL, 0, 0, &total, &error));
  g_assert_cmpint (total, ==, 1000);
  g_assert_false (remit_tco (0, huge, 2, 0, &total, &error));
  g_assert_error (error, REMIT_ERROR, REMIT_ERROR_LIMIT);
}

static void
test_growth (void)
{
  gint64 growth = 42;

  g_assert_true (remit_growth (100, 130, &growth));
  g_assert_cmpint (growth, ==, 30 * PER_CENT);
  g_assert_true (remit_growth (203488400, 210000000, &growth));
  g_assert_cmpint (growth, ==, 32000); /* 3.199986 % */
  g_assert_true (remit_growth (100, 0, &growth));
  g_assert_cmpint (growth, ==, -REMIT_DECIMAL_ONE);
  g_assert_true (remit_growth (2000000, 1999999, &growth));
  g_assert_cmpint (growth, ==, -1); /* half a millionth, away from zero */
  g_assert_true (remit_growth (G_MAXINT64, -G_MAXINT64, &growth));
  g_assert_cmpint (growth, ==, -2 * REMIT_DECIMAL_ONE);
  growth = 42;
  g_assert_false (remit_growth (0, 100, &growth));
  g_assert_false (remit_growth (0, 0, &growth));
  g_assert_false (remit_growth (1, G_MAXINT64, &growth));
  g_assert_cmpint (growth, ==, 42);
  g_assert_true (remit_share_of (1, 3, &growth));
  g_assert_cmpint (growth, ==, 333333);
  g_assert_false (remit_share_of (1, 0, &growth));
}

/* The growth of marketing technology against that of the whole of IT: with a fifth of the money it
 * is ahead in year 7 (ln 5 ÷ ln (1.30 ÷ 1.032) = 6.97). */
static void
test_overtakes (void)
{
  const gint64 martech = G_GINT64_CONSTANT (20000000), it = G_GINT64_CONSTANT (100000000);
  const gint64 fast = 30 * PER_CENT, slow = 32 * PER_CENT / 10;
  gint64 small, large;
  guint year = 42;

  g_assert_true (remit_overtakes (martech, fast, it, slow, 20, &year));
  g_assert_cmpuint (year, ==, 7);
  g_assert_true (remit_project (martech, fast, 6, &small, NULL));
  g_assert_true (remit_project (it, slow, 6, &large, NULL));
  g_assert_cmpint (small, <, large);
  g_assert_true (remit_project (martech, fast, 7, &small, NULL));
  g_assert_true (remit_project (it, slow, 7, &large, NULL));
  g_assert_cmpint (small, >, large);

  year = 42;
  g_assert_false (remit_overtakes (martech, fast, it, slow, 6, &year));
  g_assert_false (remit_overtakes (martech, slow, it, fast, 100, &year));
  g_assert_false (remit_overtakes (martech, -2 * REMIT_DECIMAL_ONE, it, slow, 20, &year));
  g_assert_cmpuint (year, ==, 42);
  g_assert_true (remit_overtakes (it, slow, martech, fast, 20, &year));
  g_assert_cmpuint (year, ==, 0);
}

/* Overtaking is what the two projections say, year by year. */
static void
test_overtakes_random (void)
{
  for (guint round = 0; round < 2000; round++)
    {
      gint64 small = g_test_rand_int_range (-1000, 100000);
      gint64 large = g_test_rand_int_range (-1000, 100000);
      gint64 fast = g_test_rand_int_range (-1000000, 1000000);
      gint64 slow = g_test_rand_int_range (-1000000, 1000000);
      guint year = 42, found = G_MAXUINT;

      for (guint i = 0; i <= 15 && found == G_MAXUINT; i++)
        {
          gint64 one, other;

          g_assert_true (remit_project (small, fast, i, &one, NULL));
          g_assert_true (remit_project (large, slow, i, &other, NULL));
          if (one > other)
            found = i;
        }
      g_assert_cmpint (remit_overtakes (small, fast, large, slow, 15, &year), ==,
                       found != G_MAXUINT);
      g_assert_cmpuint (year, ==, found != G_MAXUINT ? found : 42);
    }
}

static void
test_project (void)
{
  g_autoptr (GError) error = NULL;
  gint64 result = 42;

  g_assert_true (remit_project (10000, 32 * PER_CENT / 10, 2, &result, &error));
  g_assert_cmpint (result, ==, 10650); /* 10320, then 10650.24 */
  g_assert_true (remit_project (10000, -REMIT_DECIMAL_ONE, 3, &result, &error));
  g_assert_cmpint (result, ==, 0);
  g_assert_true (remit_project (10000, 0, G_MAXUINT, &result, &error));
  g_assert_cmpint (result, ==, 10000);
  g_assert_no_error (error);
  g_assert_false (remit_project (10000, 30 * PER_CENT, 1000, &result, &error));
  g_assert_error (error, REMIT_ERROR, REMIT_ERROR_LIMIT);
  g_clear_error (&error);
  g_assert_false (remit_project (10000, -REMIT_DECIMAL_ONE - 1, 1, &result, &error));
  g_assert_error (error, REMIT_ERROR, REMIT_ERROR_LIMIT);
  g_clear_error (&error);
  g_assert_false (remit_project (1, G_MAXINT64, 1, &result, &error));
  g_assert_error (error, REMIT_ERROR, REMIT_ERROR_LIMIT);
  g_assert_cmpint (result, ==, 10000);
}

static void
test_charge_known (void)
{
  static const gint64 heads[] = { 6, 7, 0 },
                      shares[]
                      = { 50 * REMIT_DECIMAL_ONE, 30 * REMIT_DECIMAL_ONE, 20 * REMIT_DECIMAL_ONE };
  g_autoptr (GError) error = NULL;
  gint64 charges[3];

  g_assert_true (remit_charge (10000, REMIT_DRIVER_EQUAL, NULL, 3, charges, &error));
  g_assert_cmpint (charges[0], ==, 3334);
  g_assert_cmpint (charges[1], ==, 3333);
  g_assert_cmpint (charges[2], ==, 3333);
  g_assert_true (remit_charge (1300, REMIT_DRIVER_HEAD_COUNT, heads, 3, charges, &error));
  g_assert_cmpint (charges[0], ==, 600);
  g_assert_cmpint (charges[1], ==, 700);
  g_assert_cmpint (charges[2], ==, 0);
  g_assert_true (remit_charge (5, REMIT_DRIVER_FIXED_SHARE, shares, 3, charges, &error));
  g_assert_cmpint (charges[0], ==, 3);
  g_assert_cmpint (charges[1], ==, 1);
  g_assert_cmpint (charges[2], ==, 1);
  g_assert_no_error (error);
}

static void
test_charge_refused (void)
{
  static const gint64 less[] = { 50 * REMIT_DECIMAL_ONE, 40 * REMIT_DECIMAL_ONE },
                      more[] = { 90 * REMIT_DECIMAL_ONE, 90 * REMIT_DECIMAL_ONE },
                      none[] = { 0, 0 };
  static const gint64 negative[] = { 5, -1 }, huge[] = { G_MAXINT64, G_MAXINT64 };
  static const struct
  {
    RemitDriver driver;
    const gint64 *weights;
    guint n;
    const char *sentence;
  } cases[] = {
    { REMIT_DRIVER_FIXED_SHARE, less, 2, "*90 %*" },
    { REMIT_DRIVER_FIXED_SHARE, more, 2, "*180 %*" },
    { REMIT_DRIVER_FIXED_SHARE, huge, 2, "*must total 100 %*" },
    { REMIT_DRIVER_USE, none, 2, "*Nobody uses it*" },
    { REMIT_DRIVER_HEAD_COUNT, negative, 2, "*below nothing*" },
    { REMIT_DRIVER_EQUAL, NULL, 0, "*Nobody uses it*" },
  };
  gint64 charges[2];

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (
        remit_charge (100, cases[i].driver, cases[i].weights, cases[i].n, charges, &error));
      g_assert_error (error, REMIT_ERROR, REMIT_ERROR_FORMAT);
      g_assert_true (g_pattern_match_simple (cases[i].sentence, error->message));
    }
}

/* What is charged is what it cost. */
static void
test_charge_random (void)
{
  for (guint round = 0; round < 5000; round++)
    {
      guint n = g_test_rand_int_range (1, 15);
      gint64 weights[15], charges[15], sum = 0;
      gint64 cost = (gint64) g_test_rand_int () * g_test_rand_int_range (-1000, 1000);
      RemitDriver driver = g_test_rand_int_range (0, REMIT_DRIVER_FIXED_SHARE);

      for (guint i = 0; i < n; i++)
        weights[i] = g_test_rand_int_range (i == 0, 1000000);
      if (round % 4 == 0) /* fixed shares, which total 100 % */
        {
          driver = REMIT_DRIVER_FIXED_SHARE;
          weights[n - 1] = 100 * REMIT_DECIMAL_ONE;
          for (guint i = 0; i + 1 < n; i++)
            weights[n - 1] -= weights[i];
        }
      g_assert_true (remit_charge (cost, driver, weights, n, charges, NULL));
      for (guint i = 0; i < n; i++)
        sum += charges[i];
      g_assert_cmpint (sum, ==, cost);
    }
}

/* ---- rates ---- */

static void
add_rate (RemitRates *rates, const char *currency, const char *base, const char *from, gint64 units,
          gint64 rate)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (remit_rates_add (rates, currency, base, model_day (from), units, rate, &error));
  g_assert_no_error (error);
}

static void
test_rates_by_day (void)
{
  g_autoptr (RemitRates) rates = remit_rates_new ();

  add_rate (rates, "USD", "EUR", "2026-06-01", 1, 900000);
  add_rate (rates, "USD", "EUR", "2026-01-01", 1, 920000);
  add_rate (rates, "EUR", "USD", "2026-09-01", 1, 1100000);
  add_rate (rates, "JPY", "EUR", "2026-01-01", 100, 612345);

  g_assert_null (remit_rates_find (rates, "USD", "EUR", model_day ("2025-12-31")));
  g_assert_cmpint (remit_rates_find (rates, "USD", "EUR", model_day ("2026-01-01"))->rate, ==,
                   920000);
  g_assert_cmpint (remit_rates_find (rates, "USD", "EUR", model_day ("2026-05-31"))->rate, ==,
                   920000);
  g_assert_cmpint (remit_rates_find (rates, "USD", "EUR", model_day ("2026-06-01"))->rate, ==,
                   900000);
  /* The newer one counts, whichever way it was printed. */
  g_assert_cmpint (remit_rates_find (rates, "USD", "EUR", model_day ("2026-09-01"))->rate, ==,
                   1100000);
  g_assert_cmpint (remit_rates_find (rates, "EUR", "USD", model_day ("2026-08-31"))->rate, ==,
                   900000);
  /* No way over a third one. */
  g_assert_null (remit_rates_find (rates, "JPY", "USD", model_day ("2026-12-31")));
  g_assert_null (remit_rates_find (rates, "GBP", "EUR", model_day ("2026-12-31")));
  g_assert_null (remit_rates_find (NULL, "USD", "EUR", model_day ("2026-12-31")));
}

static void
test_rates_convert (void)
{
  static const struct
  {
    const char *currency, *base;
    gint64 units, rate;
    const char *from, *to;
    gint64 minor, result;
  } cases[] = {
    { "USD", "EUR", 1, 920000, "USD", "EUR", 10000, 9200 },
    { "USD", "EUR", 1, 920000, "EUR", "USD", 9200, 10000 },
    { "USD", "EUR", 1, 920000, "EUR", "USD", -10000, -10870 },
    { "JPY", "EUR", 100, 612345, "JPY", "EUR", 10000, 6123 },
    { "JPY", "EUR", 100, 612345, "EUR", "JPY", 6123, 9999 },
    { "EUR", "VND", 1, G_GINT64_CONSTANT (27000123456), "EUR", "VND", 100, 27000 },
    { "EUR", "VND", 1, G_GINT64_CONSTANT (27000123456), "VND", "EUR", 27000123, 100000 },
    { "KWD", "CLF", 1, 1000000, "KWD", "CLF", 1234, 12340 },
    { "KWD", "CLF", 1, 1000000, "CLF", "KWD", 12345, 1235 },
    { "USD", "EUR", 1, 500000, "USD", "EUR", 1, 1 }, /* half a cent */
    { "USD", "EUR", 1, 500000, "USD", "EUR", -1, -1 },
  };
  gint64 result = 42;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RemitRates) rates = remit_rates_new ();
      const RemitRate *rate;

      add_rate (rates, cases[i].currency, cases[i].base, "2026-01-01", cases[i].units,
                cases[i].rate);
      rate = remit_rates_find (rates, cases[i].from, cases[i].to, model_day ("2026-02-01"));
      g_assert_cmpint (
        remit_rate_convert (rate, cases[i].minor, cases[i].from, cases[i].to, &result), ==,
        REMIT_CONVERSION_DONE);
      g_assert_cmpint (result, ==, cases[i].result);
    }
  result = 42;
  g_assert_cmpint (remit_rate_convert (NULL, 7, "USD", "EUR", &result), ==,
                   REMIT_CONVERSION_NO_RATE);
  g_assert_cmpint (result, ==, 42);
  g_assert_cmpint (remit_rate_convert (NULL, 7, "EUR", "EUR", &result), ==, REMIT_CONVERSION_DONE);
  g_assert_cmpint (result, ==, 7);
}

static void
test_rates_bad (void)
{
  g_autoptr (RemitRates) rates = remit_rates_new ();
  const int from = model_day ("2026-01-01");
  const gint64 most = G_GINT64_CONSTANT (1000000000);
  const struct
  {
    const char *currency, *base;
    int day;
    gint64 units, rate;
    RemitError code;
  } cases[] = {
    { "XXX", "EUR", from, 1, 1, REMIT_ERROR_FORMAT },
    { "EUR", "", from, 1, 1, REMIT_ERROR_FORMAT },
    { "EUR", "EUR", from, 1, 1, REMIT_ERROR_FORMAT },
    { "USD", "EUR", 0, 1, 1, REMIT_ERROR_FORMAT },
    { "USD", "EUR", from, 0, 1, REMIT_ERROR_FORMAT },
    { "USD", "EUR", from, 1, 0, REMIT_ERROR_FORMAT },
    { "USD", "EUR", from, 1, -5, REMIT_ERROR_FORMAT },
    { "USD", "EUR", from, most + 1, 1, REMIT_ERROR_FORMAT },
    { "USD", "EUR", from, 1, most * REMIT_DECIMAL_ONE + 1, REMIT_ERROR_FORMAT },
    { "GBP", "EUR", from, 1, 2, REMIT_ERROR_REFUSED },
  };
  gint64 result = 42;

  add_rate (rates, "GBP", "EUR", "2026-01-01", 1, most * REMIT_DECIMAL_ONE);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (remit_rates_add (rates, cases[i].currency, cases[i].base, cases[i].day,
                                       cases[i].units, cases[i].rate, &error));
      g_assert_error (error, REMIT_ERROR, (int) cases[i].code);
    }
  g_assert_cmpint (remit_rate_convert (remit_rates_find (rates, "GBP", "EUR", from), G_MAXINT64,
                                       "GBP", "EUR", &result),
                   ==, REMIT_CONVERSION_OVERFLOW);
  g_assert_cmpint (result, ==, 42);
}

static void
test_rates_format (void)
{
  g_autoptr (RemitRates) rates = remit_rates_new ();
  g_autofree char *text = NULL;

  add_rate (rates, "JPY", "EUR", "2024-02-29", 100, 612345);
  text = remit_rate_format (remit_rates_find (rates, "EUR", "JPY", model_day ("2026-01-01")));
  g_assert_cmpstr (text, ==, "100 JPY = 0.612345 EUR (2024-02-29)");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/finance/scale", test_scale);
  g_test_add_func ("/finance/sums", test_sums);
  g_test_add_func ("/finance/over", test_over);
  g_test_add_func ("/finance/tco", test_tco);
  g_test_add_func ("/finance/growth", test_growth);
  g_test_add_func ("/finance/overtakes/martech", test_overtakes);
  g_test_add_func ("/finance/overtakes/random", test_overtakes_random);
  g_test_add_func ("/finance/project", test_project);
  g_test_add_func ("/finance/charge/known", test_charge_known);
  g_test_add_func ("/finance/charge/refused", test_charge_refused);
  g_test_add_func ("/finance/charge/random", test_charge_random);
  g_test_add_func ("/rates/by-day", test_rates_by_day);
  g_test_add_func ("/rates/convert", test_rates_convert);
  g_test_add_func ("/rates/bad", test_rates_bad);
  g_test_add_func ("/rates/format", test_rates_format);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "remit-error.h"
#include "remit-money.h"

#include <string.h>

static void
test_currency_digits (void)
{
  static const struct
  {
    const char *code;
    int digits;
  } cases[] = {
    { "EUR", 2 },   { "USD", 2 },  { "VND", 0 },  { "JPY", 0 },  { "KWD", 3 },
    { "CLF", 4 },   { "AED", 2 },  { "ZWG", 2 },  { "TND", 3 },  { "UYW", 4 },
    { "XPF", 0 },   { "BIF", 0 },  { "eur", -1 }, { "", -1 },    { "EU", -1 },
    { "EURO", -1 }, { "XXX", -1 }, { "R U", -1 }, { "D A", -1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (remit_currency_digits (cases[i].code), ==, cases[i].digits);
}

static void
test_format_plain (void)
{
  static const struct
  {
    gint64 minor;
    const char *currency, *text;
  } cases[] = {
    { 123456, "EUR", "1234.56" },
    { 5, "EUR", "0.05" },
    { -5, "EUR", "-0.05" },
    { 0, "EUR", "0.00" },
    { 1234, "JPY", "1234" },
    { -1234, "VND", "-1234" },
    { 1234, "KWD", "1.234" },
    { 10001, "CLF", "1.0001" },
    { G_MAXINT64, "EUR", "92233720368547758.07" },
    { -G_MAXINT64, "EUR", "-92233720368547758.07" },
    { G_MAXINT64, "JPY", "9223372036854775807" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = remit_money_format_plain (cases[i].minor, cases[i].currency);
      g_autoptr (GError) error = NULL;
      gint64 again;

      g_assert_cmpstr (text, ==, cases[i].text);
      g_assert_true (remit_money_parse (text, cases[i].currency, &again, &error));
      g_assert_no_error (error);
      g_assert_cmpint (again, ==, cases[i].minor);
    }
}

static void
test_format_people (void)
{
  static const struct
  {
    gint64 minor;
    const char *currency, *text;
  } cases[] = {
    { 123456, "EUR", "EUR 1,234.56" },   { 42000000, "EUR", "EUR 420,000.00" },
    { 99999, "EUR", "EUR 999.99" },      { -100000000, "USD", "USD −1,000,000.00" },
    { 1234567, "VND", "VND 1,234,567" }, { 7, "KWD", "KWD 0.007" },
    { 123456, "", "1,234.56" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = remit_money_format (cases[i].minor, cases[i].currency);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

static void
test_parse_good (void)
{
  static const struct
  {
    const char *text;
    gint64 minor;
  } cases[] = {
    { "1234.56", 123456 },
    { "-3", -300 },
    { "+3.5", 350 },
    { "0", 0 },
    { "007", 700 },
    { "-0.01", -1 },
    { "00000000000000000000000001", 100 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      gint64 minor;

      g_assert_true (remit_money_parse (cases[i].text, "EUR", &minor, &error));
      g_assert_no_error (error);
      g_assert_cmpint (minor, ==, cases[i].minor);
    }
}

static void
test_parse_bad (void)
{
  static const struct
  {
    const char *text, *currency;
    RemitError code;
  } cases[] = {
    { "", "EUR", REMIT_ERROR_FORMAT },
    { "-", "EUR", REMIT_ERROR_FORMAT },
    { "1,234.56", "EUR", REMIT_ERROR_FORMAT },
    { "1 234", "EUR", REMIT_ERROR_FORMAT },
    { "1.", "EUR", REMIT_ERROR_FORMAT },
    { ".5", "EUR", REMIT_ERROR_FORMAT },
    { "1.2.3", "EUR", REMIT_ERROR_FORMAT },
    { "1e3", "EUR", REMIT_ERROR_FORMAT },
    { "0x10", "EUR", REMIT_ERROR_FORMAT },
    { "--1", "EUR", REMIT_ERROR_FORMAT },
    { "1.005", "EUR", REMIT_ERROR_FORMAT },
    { "1.0", "JPY", REMIT_ERROR_FORMAT },
    { "1", "XXX", REMIT_ERROR_FORMAT },
    { "1", "", REMIT_ERROR_FORMAT },
    { "92233720368547758.08", "EUR", REMIT_ERROR_LIMIT },
    { "-92233720368547758.08", "EUR", REMIT_ERROR_LIMIT },
    { "92233720368547759", "EUR", REMIT_ERROR_LIMIT },
    { "99999999999999999999999999", "JPY", REMIT_ERROR_LIMIT },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      gint64 minor = 42;

      g_assert_false (remit_money_parse (cases[i].text, cases[i].currency, &minor, &error));
      g_assert_error (error, REMIT_ERROR, (int) cases[i].code);
      g_assert_cmpint (minor, ==, 42);
    }
}

static void
test_add (void)
{
  gint64 sum = 42;

  g_assert_true (remit_money_add (40, 2, &sum));
  g_assert_cmpint (sum, ==, 42);
  g_assert_true (remit_money_add (G_MAXINT64, -1, &sum));
  g_assert_cmpint (sum, ==, G_MAXINT64 - 1);
  sum = 7;
  g_assert_false (remit_money_add (G_MAXINT64, 1, &sum));
  g_assert_false (remit_money_add (G_MININT64, -1, &sum));
  g_assert_cmpint (sum, ==, 7);
}

/* The worked cases of the domain reference. */
static void
test_split_known (void)
{
  static const gint64 thirds[] = { 1, 1, 1 };
  static const gint64 uneven[] = { 50, 30, 20 };
  static const gint64 zeros[] = { 0, 5, 0, 5 };
  gint64 parts[4];

  g_assert_true (remit_money_split (10000, thirds, 3, parts));
  g_assert_cmpint (parts[0], ==, 3334);
  g_assert_cmpint (parts[1], ==, 3333);
  g_assert_cmpint (parts[2], ==, 3333);

  g_assert_true (remit_money_split (5, uneven, 3, parts));
  g_assert_cmpint (parts[0], ==, 3);
  g_assert_cmpint (parts[1], ==, 1);
  g_assert_cmpint (parts[2], ==, 1);

  g_assert_true (remit_money_split (-10000, thirds, 3, parts));
  g_assert_cmpint (parts[0], ==, -3334);
  g_assert_cmpint (parts[1], ==, -3333);
  g_assert_cmpint (parts[2], ==, -3333);

  g_assert_true (remit_money_split (3, zeros, 4, parts));
  g_assert_cmpint (parts[0], ==, 0);
  g_assert_cmpint (parts[1], ==, 2);
  g_assert_cmpint (parts[2], ==, 0);
  g_assert_cmpint (parts[3], ==, 1);
}

static void
test_split_refused (void)
{
  static const gint64 zeros[] = { 0, 0 };
  static const gint64 negative[] = { 5, -1 };
  gint64 parts[2];

  g_assert_false (remit_money_split (100, zeros, 2, parts));
  g_assert_false (remit_money_split (100, negative, 2, parts));
  g_assert_false (remit_money_split (100, NULL, 0, NULL));
}

/* Whatever the weights, nothing is lost and nobody is off by a whole unit. */
static void
test_split_random (void)
{
  for (guint round = 0; round < 20000; round++)
    {
      guint n = g_test_rand_int_range (1, 12);
      gint64 shares[12], parts[12], sum = 0;
      unsigned __int128 whole = 0;
      gint64 total = (gint64) g_test_rand_int () * G_MAXINT32 + g_test_rand_int ();

      if (round % 7 == 0)
        total = g_test_rand_int_range (-50, 50);
      for (guint i = 0; i < n; i++)
        {
          shares[i] = round % 3 == 0 ? G_MAXINT64 - g_test_rand_int_range (0, 9)
                                     : g_test_rand_int_range (0, 10001);
          whole += (guint64) shares[i];
        }
      if (whole == 0)
        continue;
      g_assert_true (remit_money_split (total, shares, n, parts));
      for (guint i = 0; i < n; i++)
        {
          __int128 exact = (__int128) total * shares[i];
          __int128 given = (__int128) parts[i] * (__int128) whole;
          __int128 off = exact > given ? exact - given : given - exact;

          g_assert_true (off < (__int128) whole);
          sum += parts[i];
        }
      g_assert_cmpint (sum, ==, total);
    }
}

static void
test_split_extremes (void)
{
  static const gint64 shares[] = { G_MAXINT64, G_MAXINT64 };
  static const gint64 one[] = { 1 };
  gint64 parts[2];

  g_assert_true (remit_money_split (G_MAXINT64, shares, 2, parts));
  g_assert_cmpint (parts[0] - parts[1], ==, 1);
  g_assert_cmpint (parts[0] + parts[1], ==, G_MAXINT64);
  g_assert_true (remit_money_split (G_MININT64, one, 1, parts));
  g_assert_cmpint (parts[0], ==, G_MININT64);
}

static void
test_decimal (void)
{
  static const struct
  {
    gint64 value;
    const char *text;
  } cases[] = {
    { 99900000, "99.9" }, { 0, "0" },           { -1, "-0.000001" },
    { 100000000, "100" }, { -1500000, "-1.5" }, { G_MAXINT64, "9223372036854.775807" },
  };
  static const char *const bad[] = { "", "99,9", "1.2345678", "%", "nan", "9223372036854.775808" };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = remit_decimal_format (cases[i].value);
      gint64 again;

      g_assert_cmpstr (text, ==, cases[i].text);
      g_assert_true (remit_decimal_parse (text, &again, NULL));
      g_assert_cmpint (again, ==, cases[i].value);
    }
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;
      gint64 value = 42;

      g_assert_false (remit_decimal_parse (bad[i], &value, &error));
      g_assert_nonnull (error);
      g_assert_cmpint (value, ==, 42);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/money/currency/digits", test_currency_digits);
  g_test_add_func ("/money/format/plain", test_format_plain);
  g_test_add_func ("/money/format/people", test_format_people);
  g_test_add_func ("/money/parse/good", test_parse_good);
  g_test_add_func ("/money/parse/bad", test_parse_bad);
  g_test_add_func ("/money/add/overflow", test_add);
  g_test_add_func ("/money/split/known", test_split_known);
  g_test_add_func ("/money/split/refused", test_split_refused);
  g_test_add_func ("/money/split/random", test_split_random);
  g_test_add_func ("/money/split/extremes", test_split_extremes);
  g_test_add_func ("/money/decimal/round-trip", test_decimal);
  return g_test_run ();
}

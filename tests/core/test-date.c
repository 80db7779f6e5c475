/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "remit-date.h"
#include "remit-error.h"

#include <string.h>

static void
test_known_days (void)
{
  g_assert_cmpint (remit_day_from_ymd (1, 1, 1), ==, 1);
  g_assert_cmpint (remit_day_from_ymd (1970, 1, 1), ==, 719163);
  g_assert_cmpint (remit_day_from_ymd (9999, 12, 31), ==, 3652059);
  g_assert_cmpint (remit_day_from_ymd (2026, 12, 31) - remit_day_from_ymd (2026, 1, 1), ==, 364);
}

static void
test_leap_days (void)
{
  g_assert_cmpint (remit_day_from_ymd (2024, 2, 29), >, 0);
  g_assert_cmpint (remit_day_from_ymd (2000, 2, 29), >, 0);
  g_assert_cmpint (remit_day_from_ymd (2400, 2, 29), >, 0);
  g_assert_cmpint (remit_day_from_ymd (2023, 2, 29), ==, 0);
  g_assert_cmpint (remit_day_from_ymd (1900, 2, 29), ==, 0);
  g_assert_cmpint (remit_day_from_ymd (2100, 2, 29), ==, 0);
  g_assert_cmpint (remit_day_from_ymd (2024, 3, 1) - remit_day_from_ymd (2024, 2, 28), ==, 2);
  g_assert_cmpint (remit_day_from_ymd (2023, 3, 1) - remit_day_from_ymd (2023, 2, 28), ==, 1);
}

static void
test_no_such_day (void)
{
  static const int days[][3] = { { 0, 1, 1 },     { 10000, 1, 1 }, { -1, 1, 1 },  { 2026, 0, 1 },
                                 { 2026, 13, 1 }, { 2026, 1, 0 },  { 2026, 4, 31 }, { 2026, 1, 32 },
                                 { 2026, -3, 1 }, { 2026, 1, -5 }, { 67562, 1, 1 } };

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    g_assert_cmpint (remit_day_from_ymd (days[i][0], days[i][1], days[i][2]), ==, 0);
}

static void
test_day_round_trip (void)
{
  for (int day = 1; day <= 3652059; day += 331)
    {
      g_autofree char *text = remit_day_format (day);
      g_autoptr (GError) error = NULL;
      int again;

      g_assert_true (remit_day_parse (text, &again, &error));
      g_assert_no_error (error);
      g_assert_cmpint (again, ==, day);
      g_assert_cmpuint (strlen (text), ==, 10);
    }
}

static void
test_day_none (void)
{
  g_autofree char *none = remit_day_format (0);
  g_autofree char *none_long = remit_day_format_long (0);
  g_autofree char *beyond = remit_day_format (3652060);
  int day = 7;

  g_assert_cmpstr (none, ==, "");
  g_assert_cmpstr (none_long, ==, "");
  g_assert_cmpstr (beyond, ==, "");
  g_assert_true (remit_day_parse ("", &day, NULL));
  g_assert_cmpint (day, ==, 0);
}

static void
test_day_bad_text (void)
{
  static const char *const bad[] = { "2026-1-1",    "2026/01/01",  "21.11.2026",  "2026-02-29",
                                     "2026-11-21 ", " 2026-11-21", "2026-11-21T", "0000-01-01",
                                     "+2026-01-01", "20261121",    "2026-11-",    "tomorrow",
                                     "２０２６-11-21" };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;
      int day = 42;

      g_assert_false (remit_day_parse (bad[i], &day, &error));
      g_assert_error (error, REMIT_ERROR, REMIT_ERROR_FORMAT);
      g_assert_cmpint (day, ==, 42);
      g_assert_nonnull (strstr (error->message, "2026-11-21"));
    }
}

static void
test_message_stays_text (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *many = g_strnfill (5000, 'x');
  int day;

  g_assert_false (remit_day_parse ("\xff\xfe\n\x01", &day, &error));
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
  g_assert_null (strchr (error->message, '\n'));
  g_clear_error (&error);
  g_assert_false (remit_day_parse (many, &day, &error));
  g_assert_cmpuint (strlen (error->message), <, 200);
}

static void
test_day_long (void)
{
  g_autofree char *text = remit_day_format_long (remit_day_from_ymd (2026, 11, 3));

  g_assert_cmpstr (text, ==, "3 November 2026");
}

static void
test_time_format (void)
{
  static const struct
  {
    gint64 time;
    const char *text;
  } cases[] = {
    { 0, "1970-01-01T00:00:00Z" },
    { G_GINT64_CONSTANT (1795249800000000), "2026-11-21T08:30:00Z" },
    { G_GINT64_CONSTANT (1795249800250000), "2026-11-21T08:30:00.250000Z" },
    { -1, "1969-12-31T23:59:59.999999Z" },
    { G_GINT64_CONSTANT (253402300799000000), "9999-12-31T23:59:59Z" },
    { G_GINT64_CONSTANT (1709208000000000), "2024-02-29T12:00:00Z" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = remit_time_format (cases[i].time);
      g_autoptr (GError) error = NULL;
      gint64 time;

      g_assert_cmpstr (text, ==, cases[i].text);
      g_assert_true (remit_time_parse (text, &time, &error));
      g_assert_no_error (error);
      g_assert_cmpint (time, ==, cases[i].time);
    }
}

static void
test_time_out_of_range (void)
{
  static const gint64 times[] = { G_MAXINT64, G_MININT64,
                                  G_GINT64_CONSTANT (253402300800000000) };

  for (guint i = 0; i < G_N_ELEMENTS (times); i++)
    {
      g_autofree char *text = remit_time_format (times[i]);

      g_assert_cmpstr (text, ==, "");
      g_assert_cmpint (remit_day_from_time (times[i]), ==, 0);
    }
}

static void
test_time_bad_text (void)
{
  static const char *const bad[]
      = { "",                        "2026-11-21",           "2026-11-21T08:30:00",
          "2026-11-21T24:00:00Z",    "2026-11-21T08:60:00Z", "2026-11-21T08:30:60Z",
          "2026-11-21T08:30:00+01Z", "2026-11-21 08:30:00Z", "2026-11-21T08:30:00.Z",
          "2026-11-21T08:30:00.1234567Z", "2026-02-29T00:00:00Z" };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;
      gint64 time = 42;

      g_assert_false (remit_time_parse (bad[i], &time, &error));
      g_assert_error (error, REMIT_ERROR, REMIT_ERROR_FORMAT);
      g_assert_cmpint (time, ==, 42);
    }
}

static void
test_day_of_time (void)
{
  gint64 midnight = (gint64) (remit_day_from_ymd (2024, 2, 29) - 719163) * 86400 * G_USEC_PER_SEC;

  g_assert_cmpint (remit_day_from_time (midnight), ==, remit_day_from_ymd (2024, 2, 29));
  g_assert_cmpint (remit_day_from_time (midnight - 1), ==, remit_day_from_ymd (2024, 2, 28));
  g_assert_cmpint (remit_day_from_time (-1), ==, remit_day_from_ymd (1969, 12, 31));
}

static void
test_period_overlaps (void)
{
  static const struct
  {
    int a_start, a_end, b_start, b_end;
    gboolean overlaps;
  } cases[] = {
    { 0, 0, 0, 0, TRUE },       { 10, 20, 20, 30, TRUE },  { 10, 20, 21, 30, FALSE },
    { 10, 0, 5, 9, FALSE },     { 10, 0, 5, 10, TRUE },    { 0, 10, 11, 0, FALSE },
    { 0, 10, 10, 0, TRUE },     { 10, 20, 12, 13, TRUE },  { 0, 0, 5, 5, TRUE },
    { 10, 20, 0, 9, FALSE },    { 10, 20, 0, 0, TRUE },    { 10, 10, 10, 10, TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_cmpint (remit_period_overlaps (cases[i].a_start, cases[i].a_end, cases[i].b_start,
                                              cases[i].b_end),
                       ==, cases[i].overlaps);
      g_assert_cmpint (remit_period_overlaps (cases[i].b_start, cases[i].b_end, cases[i].a_start,
                                              cases[i].a_end),
                       ==, cases[i].overlaps);
    }
}

/* FY2026 = April 2025 to March 2026. */
static void
test_fiscal_year (void)
{
  int first, last;

  g_assert_cmpint (remit_fiscal_year (remit_day_from_ymd (2025, 4, 1), 4), ==, 2026);
  g_assert_cmpint (remit_fiscal_year (remit_day_from_ymd (2026, 3, 31), 4), ==, 2026);
  g_assert_cmpint (remit_fiscal_year (remit_day_from_ymd (2025, 3, 31), 4), ==, 2025);
  g_assert_cmpint (remit_fiscal_year (remit_day_from_ymd (2025, 12, 31), 1), ==, 2025);
  g_assert_cmpint (remit_fiscal_year (remit_day_from_ymd (2025, 12, 1), 12), ==, 2026);
  g_assert_cmpint (remit_fiscal_year (0, 4), ==, 0);

  remit_fiscal_year_bounds (2026, 4, &first, &last);
  g_assert_cmpint (first, ==, remit_day_from_ymd (2025, 4, 1));
  g_assert_cmpint (last, ==, remit_day_from_ymd (2026, 3, 31));
  remit_fiscal_year_bounds (2024, 3, &first, &last);
  g_assert_cmpint (last, ==, remit_day_from_ymd (2024, 2, 29));
}

/* Every day lies in exactly one fiscal year. */
static void
test_fiscal_years_tile (void)
{
  for (int month = 1; month <= 12; month++)
    {
      int previous_last = 0;

      for (int year = 1999; year <= 2030; year++)
        {
          int first, last;

          remit_fiscal_year_bounds (year, month, &first, &last);
          if (previous_last != 0)
            g_assert_cmpint (first, ==, previous_last + 1);
          g_assert_cmpint (remit_fiscal_year (first, month), ==, year);
          g_assert_cmpint (remit_fiscal_year (last, month), ==, year);
          previous_last = last;
        }
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/date/day/known", test_known_days);
  g_test_add_func ("/date/day/leap", test_leap_days);
  g_test_add_func ("/date/day/no-such", test_no_such_day);
  g_test_add_func ("/date/day/round-trip", test_day_round_trip);
  g_test_add_func ("/date/day/none", test_day_none);
  g_test_add_func ("/date/day/bad-text", test_day_bad_text);
  g_test_add_func ("/date/day/message-stays-text", test_message_stays_text);
  g_test_add_func ("/date/day/long", test_day_long);
  g_test_add_func ("/date/time/format", test_time_format);
  g_test_add_func ("/date/time/out-of-range", test_time_out_of_range);
  g_test_add_func ("/date/time/bad-text", test_time_bad_text);
  g_test_add_func ("/date/time/day-of", test_day_of_time);
  g_test_add_func ("/date/period/overlaps", test_period_overlaps);
  g_test_add_func ("/date/fiscal/year", test_fiscal_year);
  g_test_add_func ("/date/fiscal/tiles", test_fiscal_years_tile);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "test-model.h"

#include "remit-agreement.h"
#include "remit-date.h"
#include "remit-error.h"

#include <string.h>

/* Promises: worked numbers of availability, hours of service, chains of agreements, measured
 * states. */

#define PER_CENT REMIT_DECIMAL_ONE
#define HOUR (G_GINT64_CONSTANT (3600) * G_USEC_PER_SEC)

/* ---- arithmetic ---- */

static void
test_downtime (void)
{
  static const struct
  {
    const char *target;
    gint64 hours;
    const char *text;
  } cases[] = {
    { "99", 720, "7 h 12 min" },
    { "99.5", 720, "3 h 36 min" },
    { "99.9", 720, "43 min 12 s" },
    { "99.95", 720, "21 min 36 s" },
    { "99.99", 720, "4 min 19.2 s" },
    { "99", 22 * 9, "1 h 58 min 48 s" },
    { "100", 720, "0 s" },
    { "0", 24, "1 d" },
    { "99.9", 29 * 24, "41 min 45.6 s" }, /* a leap February */
    { "95", 720, "1 d 12 h" },
    { "50", 2, "1 h" },
    { "50", 8, "4 h" },
    { "99", 0, "0 s" },
  };
  gint64 allowed = 42;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = NULL;

      g_assert_true (
        remit_allowed_downtime (model_decimal (cases[i].target), cases[i].hours * HOUR, &allowed));
      text = remit_duration_format (allowed);
      g_assert_cmpstr (text, ==, cases[i].text);
    }
  allowed = 42;
  g_assert_false (remit_allowed_downtime (100 * PER_CENT + 1, HOUR, &allowed));
  g_assert_false (remit_allowed_downtime (-1, HOUR, &allowed));
  g_assert_false (remit_allowed_downtime (99 * PER_CENT, -1, &allowed));
  g_assert_cmpint (allowed, ==, 42);
  /* A thousandth of a microsecond is not given away. */
  g_assert_true (remit_allowed_downtime (model_decimal ("99.9"), 999, &allowed));
  g_assert_cmpint (allowed, ==, 0);
  g_assert_true (remit_allowed_downtime (0, G_MAXINT64, &allowed));
  g_assert_cmpint (allowed, ==, G_MAXINT64);
}

static void
test_ratios (void)
{
  RemitRatio threes[3], pair[2], ratio = 42;

  for (guint i = 0; i < 3; i++)
    g_assert_true (remit_ratio_from_percent (model_decimal ("99.9"), &threes[i]));
  g_assert_cmpint (remit_ratio_series (threes, 3), ==, G_GINT64_CONSTANT (997002999000000000));
  g_assert_cmpint (remit_ratio_to_percent (remit_ratio_series (threes, 3)), ==,
                   model_decimal ("99.7003"));
  for (guint i = 0; i < 2; i++)
    g_assert_true (remit_ratio_from_percent (99 * PER_CENT, &pair[i]));
  g_assert_cmpint (remit_ratio_to_percent (remit_ratio_parallel (pair, 2)), ==,
                   model_decimal ("99.99"));
  g_assert_cmpint (remit_ratio_series (NULL, 0), ==, REMIT_RATIO_ONE);
  g_assert_cmpint (remit_ratio_parallel (NULL, 0), ==, 0);
  g_assert_cmpint (remit_ratio_parallel (pair, 1), ==, pair[0]);
  g_assert_cmpint (remit_ratio_series (pair, 1), ==, pair[0]);

  /* (agreed time − downtime) ÷ agreed time: 30 days with 43 min 12 s down. */
  g_assert_true (
    remit_ratio_from_mtbf (720 * HOUR - 2592 * (HOUR / 3600), 2592 * (HOUR / 3600), &ratio));
  g_assert_cmpint (remit_ratio_to_percent (ratio), ==, model_decimal ("99.9"));
  g_assert_true (remit_ratio_from_mtbf (719, 1, &ratio));
  g_assert_cmpint (remit_ratio_to_percent (ratio), ==, model_decimal ("99.861111"));
  g_assert_true (remit_ratio_from_mtbf (0, 5, &ratio));
  g_assert_cmpint (ratio, ==, 0);
  g_assert_true (remit_ratio_from_mtbf (5, 0, &ratio));
  g_assert_cmpint (ratio, ==, REMIT_RATIO_ONE);
  g_assert_true (remit_ratio_from_mtbf (G_MAXINT64, G_MAXINT64, &ratio));
  g_assert_cmpint (ratio, ==, REMIT_RATIO_ONE / 2);
  g_assert_false (remit_ratio_from_mtbf (0, 0, &ratio));
  g_assert_false (remit_ratio_from_mtbf (-1, 5, &ratio));
  g_assert_false (remit_ratio_from_percent (100 * PER_CENT + 1, &ratio));
  g_assert_false (remit_ratio_from_percent (-1, &ratio));
  g_assert_false (remit_ratio_from_percent (REMIT_UNSET, &ratio));
}

/* One more in series never helps, one more in parallel never hurts. */
static void
test_ratios_random (void)
{
  for (guint round = 0; round < 2000; round++)
    {
      RemitRatio ratios[8];
      guint n = g_test_rand_int_range (1, 8);

      for (guint i = 0; i <= n; i++)
        g_assert_true (remit_ratio_from_percent (g_test_rand_int_range (0, 100000001), &ratios[i]));
      g_assert_cmpint (remit_ratio_series (ratios, n + 1), <=, remit_ratio_series (ratios, n));
      g_assert_cmpint (remit_ratio_parallel (ratios, n + 1), >=, remit_ratio_parallel (ratios, n));
      g_assert_cmpint (remit_ratio_series (ratios, n), >=, 0);
      g_assert_cmpint (remit_ratio_parallel (ratios, n), <=, REMIT_RATIO_ONE);
    }
}

static void
test_hours (void)
{
  static const struct
  {
    const char *text;
    guint weekdays;
    int from, to;
  } good[] = {
    { "", 0x7f, 0, 1440 },
    { "24×7", 0x7f, 0, 1440 },
    { " 24x7 ", 0x7f, 0, 1440 },
    { "24/7", 0x7f, 0, 1440 },
    { "Mon–Fri 8–18", 0x1f, 480, 1080 },
    { "mon - fri 08:30 - 17:00", 0x1f, 510, 1020 },
    { "Monday–Friday 9–17", 0x1f, 540, 1020 },
    { "Mon, Wed,Fri 9-12", 0x15, 540, 720 },
    { "Sat-Mon", 0x61, 0, 1440 },
    { "Mon-Tue,Thu-Fri 0-24", 0x1b, 0, 1440 },
    { "9-17", 0x7f, 540, 1020 },
  };
  static const char *const bad[]
    = { "office hours", "Mon–", "Mon–Fri 18–8", "Mon–Fri 8",        "8–25",
        "8:60–9",       "8-8",  "M-F 8-18",     "Mon–Fri 8–18 CET", "24-7",
        "Mon,",         "–",    "8:3-9" };

  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    {
      RemitHours hours;

      g_assert_true (remit_hours_parse (good[i].text, &hours));
      g_assert_cmphex (hours.weekdays, ==, good[i].weekdays);
      g_assert_cmpint (hours.from, ==, good[i].from);
      g_assert_cmpint (hours.to, ==, good[i].to);
    }
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      RemitHours hours = { 42, 42, 42 };

      g_assert_false (remit_hours_parse (bad[i], &hours));
      g_assert_cmpint (hours.from, ==, 42);
    }
}

static void
test_hours_agreed (void)
{
  RemitHours office, always;

  g_assert_true (remit_hours_parse ("Mon–Fri 8–17", &office));
  g_assert_true (remit_hours_parse ("24×7", &always));
  /* September 2026 has 22 working days. */
  g_assert_cmpint (remit_hours_agreed (&office, model_day ("2026-09-01"), model_day ("2026-09-30")),
                   ==, 22 * 9 * HOUR);
  g_assert_cmpint (remit_hours_agreed (&always, model_day ("2028-02-01"), model_day ("2028-02-29")),
                   ==, 29 * 24 * HOUR);
  g_assert_cmpint (remit_hours_agreed (&office, model_day ("2026-11-21"), model_day ("2026-11-22")),
                   ==, 0);
  g_assert_cmpint (remit_hours_agreed (&office, model_day ("2026-11-23"), model_day ("2026-11-23")),
                   ==, 9 * HOUR);
  g_assert_cmpint (remit_hours_agreed (&office, model_day ("2026-11-23"), model_day ("2026-11-22")),
                   ==, 0);
  g_assert_cmpint (remit_hours_agreed (&office, 0, 0), ==, 0);
}

/* ---- objectives ---- */

static RemitObjective *
objective (RemitIndicator indicator, RemitOperator comparison, const char *target, const char *unit)
{
  RemitRow *row = remit_row_new (REMIT_TABLE_OBJECTIVE);

  remit_row_set_number (row, REMIT_OBJECTIVE_FIELD_INDICATOR, indicator);
  remit_row_set_number (row, REMIT_OBJECTIVE_FIELD_COMPARISON, comparison);
  if (target != NULL)
    remit_row_set_number (row, REMIT_OBJECTIVE_FIELD_TARGET, model_decimal (target));
  remit_row_set_text (row, REMIT_OBJECTIVE_FIELD_UNIT, unit);
  remit_row_set_text (row, REMIT_OBJECTIVE_FIELD_NAME, "Available");
  return (RemitObjective *) row;
}

static void
test_allowed (void)
{
  RemitObjective *row
    = objective (REMIT_INDICATOR_AVAILABILITY, REMIT_OPERATOR_AT_LEAST, "99", "%");
  g_autoptr (RemitRow) owner = &row->row;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  gint64 agreed, allowed;

  remit_row_set_text (owner, REMIT_OBJECTIVE_FIELD_HOURS, "Mon–Fri 8–17");
  g_assert_true (
    remit_objective_allowed (row, model_day ("2026-09-15"), &agreed, &allowed, &error));
  g_assert_cmpint (agreed, ==, 22 * 9 * HOUR);
  text = remit_duration_format (allowed);
  g_assert_cmpstr (text, ==, "1 h 58 min 48 s");

  row->window = REMIT_WINDOW_ROLLING;
  row->window_days = 30;
  remit_row_set_text (owner, REMIT_OBJECTIVE_FIELD_HOURS, "24×7");
  g_assert_true (
    remit_objective_allowed (row, model_day ("2026-09-15"), &agreed, &allowed, &error));
  g_assert_cmpint (agreed, ==, 720 * HOUR);
  g_assert_no_error (error);
}

/* Windows over the end of February: a leap day is a day like any other. */
static void
test_leap_windows (void)
{
  static const struct
  {
    RemitWindow window;
    gint64 days;
    const char *day, *first, *last;
    gint64 hours;
  } cases[] = {
    { REMIT_WINDOW_CALENDAR_MONTH, 0, "2028-02-29", "2028-02-01", "2028-02-29", 29 * 24 },
    { REMIT_WINDOW_CALENDAR_MONTH, 0, "2027-02-28", "2027-02-01", "2027-02-28", 28 * 24 },
    { REMIT_WINDOW_ROLLING, 30, "2028-03-01", "2028-02-01", "2028-03-01", 720 },
    { REMIT_WINDOW_ROLLING, 30, "2027-03-02", "2027-02-01", "2027-03-02", 720 },
    { REMIT_WINDOW_ROLLING, 1, "2028-02-29", "2028-02-29", "2028-02-29", 24 },
    { REMIT_WINDOW_ROLLING, 366, "2028-02-29", "2027-03-01", "2028-02-29", 366 * 24 },
  };
  g_autoptr (GError) error = NULL;
  int none = 42;

  g_assert_false (remit_day_parse ("2027-02-29", &none, &error));
  g_assert_error (error, REMIT_ERROR, REMIT_ERROR_FORMAT);
  g_assert_cmpint (none, ==, 42);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      RemitObjective *row
        = objective (REMIT_INDICATOR_AVAILABILITY, REMIT_OPERATOR_AT_LEAST, "99", "%");
      g_autoptr (RemitRow) owner = &row->row;
      gint64 agreed, allowed;
      int first, last;

      row->window = cases[i].window;
      row->window_days = cases[i].days;
      g_assert_true (remit_objective_window (row, model_day (cases[i].day), &first, &last, NULL));
      g_assert_cmpint (first, ==, model_day (cases[i].first));
      g_assert_cmpint (last, ==, model_day (cases[i].last));
      g_assert_true (
        remit_objective_allowed (row, model_day (cases[i].day), &agreed, &allowed, NULL));
      g_assert_cmpint (agreed, ==, cases[i].hours * HOUR);
      g_assert_cmpint (allowed, ==, agreed / 100);
    }
}

static void
test_allowed_refused (void)
{
  static const struct
  {
    const char *target, *hours;
    gint64 window_days;
    const char *sentence;
  } cases[] = {
    { NULL, "24×7", 30, "*target*" },          { "101", "24×7", 30, "*0 to 100 %*" },
    { "-1", "24×7", 30, "*0 to 100 %*" },      { "99", "when we are in", 30, "*when we are in*" },
    { "99", "24×7", 0, "*window of 0 days*" }, { "99", "24×7", REMIT_UNSET, "*window of 0 days*" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      RemitObjective *row
        = objective (REMIT_INDICATOR_AVAILABILITY, REMIT_OPERATOR_AT_LEAST, cases[i].target, "%");
      g_autoptr (RemitRow) owner = &row->row;
      g_autoptr (GError) error = NULL;
      gint64 agreed, allowed;

      row->window = REMIT_WINDOW_ROLLING;
      row->window_days = cases[i].window_days;
      remit_row_set_text (owner, REMIT_OBJECTIVE_FIELD_HOURS, cases[i].hours);
      g_assert_false (
        remit_objective_allowed (row, model_day ("2026-09-15"), &agreed, &allowed, &error));
      g_assert_error (error, REMIT_ERROR, REMIT_ERROR_FORMAT);
      g_assert_true (g_pattern_match_simple (cases[i].sentence, error->message));
    }
}

static void
test_states (void)
{
  static const struct
  {
    RemitIndicator indicator;
    RemitOperator comparison;
    const char *target, *unit, *value;
    RemitAgreementState state;
  } cases[] = {
    { REMIT_INDICATOR_AVAILABILITY, REMIT_OPERATOR_AT_LEAST, "99.9", "%", "99.93",
      REMIT_STATE_MET },
    { REMIT_INDICATOR_AVAILABILITY, REMIT_OPERATOR_AT_LEAST, "99.9", "%", "99.92",
      REMIT_STATE_AT_RISK },
    { REMIT_INDICATOR_AVAILABILITY, REMIT_OPERATOR_AT_LEAST, "99.9", "%", "99.9",
      REMIT_STATE_AT_RISK },
    { REMIT_INDICATOR_AVAILABILITY, REMIT_OPERATOR_MORE, "99.9", "%", "99.9",
      REMIT_STATE_BREACHED },
    { REMIT_INDICATOR_AVAILABILITY, REMIT_OPERATOR_AT_LEAST, "99.9", "%", "99.71",
      REMIT_STATE_BREACHED },
    { REMIT_INDICATOR_AVAILABILITY, REMIT_OPERATOR_AT_LEAST, "100", "%", "100", REMIT_STATE_MET },
    { REMIT_INDICATOR_FRESHNESS, REMIT_OPERATOR_AT_MOST, "7", "days", "5", REMIT_STATE_MET },
    { REMIT_INDICATOR_FRESHNESS, REMIT_OPERATOR_AT_MOST, "7", "days", "6", REMIT_STATE_AT_RISK },
    { REMIT_INDICATOR_FRESHNESS, REMIT_OPERATOR_AT_MOST, "7", "days", "9", REMIT_STATE_BREACHED },
    { REMIT_INDICATOR_LATENCY, REMIT_OPERATOR_LESS, "500", "ms", "500", REMIT_STATE_BREACHED },
    { REMIT_INDICATOR_OTHER, REMIT_OPERATOR_EQUAL, "3", "", "3", REMIT_STATE_MET },
    { REMIT_INDICATOR_OTHER, REMIT_OPERATOR_EQUAL, "3", "", "4", REMIT_STATE_BREACHED },
    { REMIT_INDICATOR_OTHER, REMIT_OPERATOR_AT_LEAST, "3", "answers", "3", REMIT_STATE_MET },
    { REMIT_INDICATOR_OTHER, REMIT_OPERATOR_AT_MOST, "0", "faults", "0", REMIT_STATE_MET },
    { REMIT_INDICATOR_OTHER, REMIT_OPERATOR_AT_MOST, NULL, "faults", "0", REMIT_STATE_NO_DATA },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      RemitObjective *row
        = objective (cases[i].indicator, cases[i].comparison, cases[i].target, cases[i].unit);
      g_autoptr (RemitRow) owner = &row->row;

      g_assert_cmpint (remit_objective_state (row, model_decimal (cases[i].value)), ==,
                       cases[i].state);
    }
}

static void
test_weaker (void)
{
  static const struct
  {
    RemitIndicator indicator;
    RemitOperator promise_comparison;
    const char *promise, *promise_unit;
    RemitOperator support_comparison;
    const char *support, *support_unit;
    gboolean weaker;
  } cases[] = {
    { REMIT_INDICATOR_FRESHNESS, REMIT_OPERATOR_AT_MOST, "7", "days", REMIT_OPERATOR_AT_MOST, "10",
      "days", TRUE },
    { REMIT_INDICATOR_FRESHNESS, REMIT_OPERATOR_AT_MOST, "7", "days", REMIT_OPERATOR_AT_MOST, "168",
      "hours", FALSE },
    { REMIT_INDICATOR_FRESHNESS, REMIT_OPERATOR_AT_MOST, "7", "days", REMIT_OPERATOR_AT_MOST, "169",
      "h", TRUE },
    { REMIT_INDICATOR_FRESHNESS, REMIT_OPERATOR_LESS, "1", "week", REMIT_OPERATOR_AT_MOST, "7",
      "days", TRUE },
    { REMIT_INDICATOR_FRESHNESS, REMIT_OPERATOR_LESS, "1", "week", REMIT_OPERATOR_LESS, "7", "days",
      FALSE },
    { REMIT_INDICATOR_LATENCY, REMIT_OPERATOR_AT_MOST, "800", "ms", REMIT_OPERATOR_AT_MOST, "1",
      "s", TRUE },
    { REMIT_INDICATOR_LATENCY, REMIT_OPERATOR_AT_MOST, "800", "ms", REMIT_OPERATOR_AT_LEAST, "900",
      "ms", FALSE },
    { REMIT_INDICATOR_AVAILABILITY, REMIT_OPERATOR_AT_LEAST, "99.9", "%", REMIT_OPERATOR_AT_LEAST,
      "99.8", "%", TRUE },
    { REMIT_INDICATOR_AVAILABILITY, REMIT_OPERATOR_AT_LEAST, "99.9", "%", REMIT_OPERATOR_AT_LEAST,
      "99.9", "%", FALSE },
    { REMIT_INDICATOR_RESPONSE, REMIT_OPERATOR_AT_MOST, "2", "days", REMIT_OPERATOR_AT_MOST, "5",
      "releases", FALSE },
    { REMIT_INDICATOR_RESPONSE, REMIT_OPERATOR_AT_MOST, "2", "", REMIT_OPERATOR_AT_MOST, "5", "",
      TRUE },
    { REMIT_INDICATOR_RESPONSE, REMIT_OPERATOR_AT_MOST, "2", "days", REMIT_OPERATOR_AT_MOST, NULL,
      "days", FALSE },
    { REMIT_INDICATOR_RESPONSE, REMIT_OPERATOR_AT_MOST, "9000000000000", "weeks",
      REMIT_OPERATOR_AT_MOST, "9000000000001", "weeks", TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      RemitObjective *promise = objective (cases[i].indicator, cases[i].promise_comparison,
                                           cases[i].promise, cases[i].promise_unit);
      RemitObjective *support = objective (cases[i].indicator, cases[i].support_comparison,
                                           cases[i].support, cases[i].support_unit);
      g_autoptr (RemitRow) first = &promise->row;
      g_autoptr (RemitRow) second = &support->row;

      g_assert_cmpint (remit_objective_is_weaker (promise, support), ==, cases[i].weaker);
      support->indicator = (cases[i].indicator + 1) % 4;
      g_assert_false (remit_objective_is_weaker (promise, support));
    }
}

/* ---- chains ---- */

typedef struct
{
  TestModel model;
  RemitId cio, cmo, platform, sla, ola, hosting, other_hosting;
} Fixture;

static RemitId
promise (Fixture *fixture, RemitId agreement, const char *percent)
{
  RemitObjective *row
    = objective (REMIT_INDICATOR_AVAILABILITY, REMIT_OPERATOR_AT_LEAST, percent, "%");
  g_autoptr (RemitRow) owner = &row->row;

  row->node = agreement;
  return remit_edit_insert (fixture->model.edit, owner);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  model_open (&fixture->model);
  fixture->cio = model_add (&fixture->model, REMIT_NODE_ROLE, "CIO");
  fixture->cmo = model_add (&fixture->model, REMIT_NODE_ROLE, "CMO");
  fixture->platform = model_add (&fixture->model, REMIT_NODE_PLATFORM, "Consent platform");
  fixture->sla = model_add (&fixture->model, REMIT_NODE_SLA, "Consent availability");
  fixture->ola = model_add (&fixture->model, REMIT_NODE_OLA, "Platform operations");
  fixture->hosting = model_add (&fixture->model, REMIT_NODE_CONTRACT, "Cloud hosting");
  fixture->other_hosting = model_add (&fixture->model, REMIT_NODE_CONTRACT, "Second cloud");
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  model_close (&fixture->model);
}

static gint64
computed (Fixture *fixture, RemitId agreement, gboolean *falls_short)
{
  g_autoptr (RemitAgreements) agreements = remit_agreements_new (fixture->model.graph, 0);
  const RemitAgreement *found = remit_agreements_find (agreements, agreement);

  g_assert_nonnull (found);
  *falls_short = found->falls_short;
  return found->computes ? remit_ratio_to_percent (found->computed) : REMIT_UNSET;
}

static void
test_series (Fixture *fixture, gconstpointer data)
{
  gboolean falls_short;
  RemitId strict;

  promise (fixture, fixture->sla, "99.9");
  g_assert_cmpint (computed (fixture, fixture->sla, &falls_short), ==, REMIT_UNSET);
  g_assert_false (falls_short);
  model_join (&fixture->model, REMIT_LINK_SUPPORTS, fixture->ola, fixture->sla);
  model_join (&fixture->model, REMIT_LINK_SUPPORTS, fixture->hosting, fixture->sla);
  promise (fixture, fixture->ola, "99.9");
  g_assert_cmpint (computed (fixture, fixture->sla, &falls_short), ==, model_decimal ("99.9"));
  g_assert_false (falls_short); /* exactly as much is enough */
  strict = promise (fixture, fixture->hosting, "99.8");
  g_assert_cmpint (computed (fixture, fixture->sla, &falls_short), ==, model_decimal ("99.7002"));
  g_assert_true (falls_short);
  remit_edit_set (fixture->model.edit, REMIT_TABLE_OBJECTIVE, strict, REMIT_OBJECTIVE_FIELD_TARGET,
                  "100", NULL);
  g_assert_cmpint (computed (fixture, fixture->sla, &falls_short), ==, model_decimal ("99.9"));
  g_assert_false (falls_short);
}

/* An OLA that promises more than its contract gives is worth what the contract gives. */
static void
test_depth (Fixture *fixture, gconstpointer data)
{
  gboolean falls_short;

  promise (fixture, fixture->sla, "99.5");
  promise (fixture, fixture->ola, "99.9");
  promise (fixture, fixture->hosting, "99.4");
  model_join (&fixture->model, REMIT_LINK_SUPPORTS, fixture->ola, fixture->sla);
  model_join (&fixture->model, REMIT_LINK_SUPPORTS, fixture->hosting, fixture->ola);
  g_assert_cmpint (computed (fixture, fixture->ola, &falls_short), ==, model_decimal ("99.4"));
  g_assert_true (falls_short);
  g_assert_cmpint (computed (fixture, fixture->sla, &falls_short), ==, model_decimal ("99.4"));
  g_assert_true (falls_short);
}

static RemitId
stand_in (Fixture *fixture, RemitId agreement, const char *word)
{
  g_autoptr (RemitRow) row = remit_row_new (REMIT_TABLE_TERMS);

  remit_row_set_number (row, REMIT_TERMS_FIELD_NODE, agreement);
  remit_row_set_text (row, REMIT_TERMS_FIELD_ALTERNATIVE, word);
  return remit_edit_insert (fixture->model.edit, row);
}

static guint
count_weaker (Fixture *fixture, RemitId agreement)
{
  g_autoptr (RemitAgreements) agreements = remit_agreements_new (fixture->model.graph, 0);

  return remit_agreements_find (agreements, agreement)->weaker->len;
}

static void
test_parallel (Fixture *fixture, gconstpointer data)
{
  gboolean falls_short;
  RemitId terms;

  model_join (&fixture->model, REMIT_LINK_SUPPORTS, fixture->hosting, fixture->sla);
  model_join (&fixture->model, REMIT_LINK_SUPPORTS, fixture->other_hosting, fixture->sla);
  promise (fixture, fixture->sla, "99.9");
  promise (fixture, fixture->hosting, "99");
  promise (fixture, fixture->other_hosting, "99");
  g_assert_cmpint (computed (fixture, fixture->sla, &falls_short), ==, model_decimal ("98.01"));
  stand_in (fixture, fixture->hosting, "hosting");
  terms = stand_in (fixture, fixture->other_hosting, "network");
  g_assert_cmpuint (count_weaker (fixture, fixture->sla), ==, 2);
  /* Another word: not an alternative to that one. */
  g_assert_cmpint (computed (fixture, fixture->sla, &falls_short), ==, model_decimal ("98.01"));
  remit_edit_set_text (fixture->model.edit, REMIT_TABLE_TERMS, terms, REMIT_TERMS_FIELD_ALTERNATIVE,
                       "hosting", NULL);
  g_assert_cmpint (computed (fixture, fixture->sla, &falls_short), ==, model_decimal ("99.99"));
  g_assert_cmpuint (count_weaker (fixture, fixture->sla), ==, 0);
  g_assert_false (falls_short);
  model_join (&fixture->model, REMIT_LINK_SUPPORTS, fixture->ola, fixture->sla);
  promise (fixture, fixture->ola, "99.9");
  g_assert_cmpint (computed (fixture, fixture->sla, &falls_short), ==, model_decimal ("99.89001"));
  g_assert_true (falls_short);
}

static void
test_unknown (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RemitAgreements) agreements = NULL;
  const RemitAgreement *sla;

  model_join (&fixture->model, REMIT_LINK_SUPPORTS, fixture->ola, fixture->sla);
  model_join (&fixture->model, REMIT_LINK_SUPPORTS, fixture->hosting, fixture->sla);
  promise (fixture, fixture->ola, "120"); /* no share of time */
  promise (fixture, fixture->hosting, "99.5");
  remit_edit_set (fixture->model.edit, REMIT_TABLE_NODE, fixture->hosting, REMIT_NODE_FIELD_ENDS,
                  "2026-06-30", NULL);
  agreements = remit_agreements_new (fixture->model.graph, model_day ("2026-06-30"));
  sla = remit_agreements_find (agreements, fixture->sla);
  g_assert_true (sla->computes);
  g_assert_cmpuint (sla->n_unknown, ==, 1);
  g_assert_cmpuint (remit_agreements_find (agreements, fixture->ola)->lacks & REMIT_LACKS_TARGET,
                    !=, 0);
  g_clear_pointer (&agreements, remit_agreements_free);

  /* The day after, the contract has run out and supports nothing. */
  agreements = remit_agreements_new (fixture->model.graph, model_day ("2026-07-01"));
  sla = remit_agreements_find (agreements, fixture->sla);
  g_assert_false (sla->computes);
  g_assert_cmpuint (sla->n_unknown, ==, 2);
  g_assert_cmpint (remit_agreements_find (agreements, fixture->hosting)->validity, ==,
                   REMIT_VALIDITY_EXPIRED);
}

static void
test_circle (Fixture *fixture, gconstpointer data)
{
  RemitId second = model_add (&fixture->model, REMIT_NODE_OLA, "Network");
  RemitId third = model_add (&fixture->model, REMIT_NODE_OLA, "Power");
  g_autoptr (RemitAgreements) agreements = NULL;
  g_autoptr (GArray) chain = NULL;

  model_join (&fixture->model, REMIT_LINK_SUPPORTS, fixture->ola, fixture->sla);
  model_join (&fixture->model, REMIT_LINK_SUPPORTS, second, fixture->ola);
  model_join (&fixture->model, REMIT_LINK_SUPPORTS, third, second);
  model_join (&fixture->model, REMIT_LINK_SUPPORTS, fixture->ola, third);
  model_join (&fixture->model, REMIT_LINK_SUPPORTS, fixture->hosting, third);
  promise (fixture, fixture->ola, "99.9");
  promise (fixture, fixture->hosting, "99");
  agreements = remit_agreements_new (fixture->model.graph, 0);
  g_assert_true (remit_agreements_find (agreements, fixture->ola)->circular);
  g_assert_true (remit_agreements_find (agreements, second)->circular);
  g_assert_true (remit_agreements_find (agreements, third)->circular);
  g_assert_false (remit_agreements_find (agreements, fixture->sla)->circular);
  g_assert_false (remit_agreements_find (agreements, fixture->hosting)->circular);
  g_assert_cmpint (
    remit_ratio_to_percent (remit_agreements_find (agreements, fixture->sla)->computed), ==,
    model_decimal ("99.9"));
  chain = remit_agreements_chain (agreements, fixture->sla);
  g_assert_cmpuint (chain->len, ==, 5);
  g_assert_cmpint (g_array_index (chain, RemitId, 0), ==, fixture->sla);
  g_clear_pointer (&chain, g_array_unref);
  chain = remit_agreements_chain (agreements, fixture->platform);
  g_assert_cmpuint (chain->len, ==, 0);
}

/* A chain as long as somebody may make it: no recursion, no square. */
static void
test_long (Fixture *fixture, gconstpointer data)
{
  RemitId above = fixture->sla;
  gboolean falls_short;

  promise (fixture, fixture->sla, "99.9");
  for (guint i = 0; i < 3000; i++)
    {
      RemitId below = model_add (&fixture->model, REMIT_NODE_OLA, "Link of a chain");

      model_join (&fixture->model, REMIT_LINK_SUPPORTS, below, above);
      above = below;
    }
  promise (fixture, above, "99.8");
  g_assert_cmpint (computed (fixture, fixture->sla, &falls_short), ==, model_decimal ("99.8"));
  g_assert_true (falls_short);
}

static void
test_weaker_support (Fixture *fixture, gconstpointer data)
{
  RemitObjective *fresh
    = objective (REMIT_INDICATOR_FRESHNESS, REMIT_OPERATOR_AT_MOST, "7", "days");
  RemitObjective *stale
    = objective (REMIT_INDICATOR_FRESHNESS, REMIT_OPERATOR_AT_MOST, "10", "days");
  g_autoptr (RemitRow) first = &fresh->row;
  g_autoptr (RemitRow) second = &stale->row;
  g_autoptr (RemitAgreements) agreements = NULL;
  const RemitAgreement *sla;

  fresh->node = fixture->sla;
  stale->node = fixture->ola;
  remit_edit_insert (fixture->model.edit, first);
  remit_edit_insert (fixture->model.edit, second);
  model_join (&fixture->model, REMIT_LINK_SUPPORTS, fixture->ola, fixture->sla);
  agreements = remit_agreements_new (fixture->model.graph, 0);
  sla = remit_agreements_find (agreements, fixture->sla);
  g_assert_cmpuint (sla->weaker->len, ==, 1);
  g_assert_cmpint (g_array_index (sla->weaker, RemitWeaker, 0).supporter, ==, fixture->ola);
  g_assert_false (sla->promises || sla->computes || sla->falls_short);
}

/* Alternatives stand in for each other as long as both run, and what has run out supports nothing.
 */
static void
test_weaker_alternatives (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *today;
    guint n_weaker;
  } cases[] = {
    { "2026-06-30", 0 }, /* both run: together they give 99.99 % */
    { "2026-07-01", 1 }, /* the first has run out: the second stands alone */
    { "2026-08-01", 0 }, /* nothing is left to compare */
  };

  promise (fixture, fixture->sla, "99.9");
  promise (fixture, fixture->hosting, "99");
  promise (fixture, fixture->other_hosting, "99");
  model_join (&fixture->model, REMIT_LINK_SUPPORTS, fixture->hosting, fixture->sla);
  model_join (&fixture->model, REMIT_LINK_SUPPORTS, fixture->other_hosting, fixture->sla);
  stand_in (fixture, fixture->hosting, "hosting");
  stand_in (fixture, fixture->other_hosting, "hosting");
  remit_edit_set (fixture->model.edit, REMIT_TABLE_NODE, fixture->hosting, REMIT_NODE_FIELD_ENDS,
                  "2026-06-30", NULL);
  remit_edit_set (fixture->model.edit, REMIT_TABLE_NODE, fixture->other_hosting,
                  REMIT_NODE_FIELD_ENDS, "2026-07-31", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RemitAgreements) agreements
        = remit_agreements_new (fixture->model.graph, model_day (cases[i].today));
      const RemitAgreement *sla = remit_agreements_find (agreements, fixture->sla);

      g_assert_cmpuint (sla->weaker->len, ==, cases[i].n_weaker);
      if (sla->weaker->len > 0)
        g_assert_cmpint (g_array_index (sla->weaker, RemitWeaker, 0).supporter, ==,
                         fixture->other_hosting);
    }
}

/* ---- one agreement ---- */

static void
test_parties (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RemitAgreements) before = remit_agreements_new (fixture->model.graph, 0);
  g_autoptr (RemitAgreements) after = NULL;
  g_autoptr (RemitRow) seal = remit_row_new (REMIT_TABLE_SEAL);
  const RemitAgreement *sla = remit_agreements_find (before, fixture->sla);

  g_assert_cmpuint (before->list->len, ==, 4);
  g_assert_cmpuint (sla->lacks, ==,
                    REMIT_LACKS_PROVIDER | REMIT_LACKS_CUSTOMER | REMIT_LACKS_OBJECTIVE);
  model_join (&fixture->model, REMIT_LINK_PROVIDES, fixture->cio, fixture->sla);
  model_join (&fixture->model, REMIT_LINK_RECEIVES, fixture->cmo, fixture->sla);
  model_join (&fixture->model, REMIT_LINK_PROVIDES, fixture->cio, fixture->ola);
  model_join (&fixture->model, REMIT_LINK_RECEIVES, fixture->cio, fixture->ola);
  promise (fixture, fixture->sla, "99.9");
  remit_row_set_number (seal, REMIT_SEAL_FIELD_SUBJECT, fixture->sla);
  remit_row_set_number (seal, REMIT_SEAL_FIELD_PARTY, fixture->cmo);
  remit_edit_insert (fixture->model.edit, seal);
  after = remit_agreements_new (fixture->model.graph, 0);
  sla = remit_agreements_find (after, fixture->sla);
  g_assert_cmpuint (sla->lacks, ==, 0);
  g_assert_false (sla->same_party);
  g_assert_cmpuint (sla->n_sides, ==, 2);
  g_assert_cmpuint (sla->n_signed, ==, 1);
  g_assert_true (remit_agreements_find (after, fixture->ola)->same_party);
  g_assert_cmpuint (remit_agreements_find (after, fixture->ola)->n_sides, ==, 1);
}

static void
test_days (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *today;
    RemitValidity validity;
    gboolean overdue;
  } cases[] = {
    { "2026-02-28", REMIT_VALIDITY_NOT_BEGUN, FALSE },
    { "2026-03-01", REMIT_VALIDITY_OPEN, FALSE },
    { "2028-02-29", REMIT_VALIDITY_OPEN, FALSE },
    { "2028-03-01", REMIT_VALIDITY_EXPIRED, TRUE },
  };
  RemitId review = model_add (&fixture->model, REMIT_NODE_REVIEW, "Yearly");
  g_autoptr (RemitRow) row = remit_row_new (REMIT_TABLE_REVIEW);

  remit_row_set_number (row, REMIT_REVIEW_FIELD_NODE, review);
  remit_row_set_number (row, REMIT_REVIEW_FIELD_NEXT_DUE, model_day ("2028-02-29"));
  remit_edit_insert (fixture->model.edit, row);
  model_join (&fixture->model, REMIT_LINK_REVIEW_OF, review, fixture->sla);
  remit_edit_set (fixture->model.edit, REMIT_TABLE_NODE, fixture->sla, REMIT_NODE_FIELD_STARTS,
                  "2026-03-01", NULL);
  remit_edit_set (fixture->model.edit, REMIT_TABLE_NODE, fixture->sla, REMIT_NODE_FIELD_ENDS,
                  "2028-02-29", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RemitAgreements) agreements
        = remit_agreements_new (fixture->model.graph, model_day (cases[i].today));
      const RemitAgreement *sla = remit_agreements_find (agreements, fixture->sla);

      g_assert_cmpint (sla->validity, ==, cases[i].validity);
      g_assert_cmpint (sla->review_overdue, ==, cases[i].overdue);
      g_assert_cmpint (sla->review_due, ==, model_day ("2028-02-29"));
    }
}

static void
measure (Fixture *fixture, RemitId objective_id, const char *on, const char *value)
{
  g_autoptr (RemitRow) row = remit_row_new (REMIT_TABLE_MEASUREMENT);

  remit_row_set_number (row, REMIT_MEASUREMENT_FIELD_NODE, fixture->sla);
  remit_row_set_number (row, REMIT_MEASUREMENT_FIELD_OBJECTIVE, objective_id);
  remit_row_set_number (row, REMIT_MEASUREMENT_FIELD_DAY, model_day (on));
  remit_row_set_number (row, REMIT_MEASUREMENT_FIELD_VALUE, model_decimal (value));
  remit_edit_insert (fixture->model.edit, row);
}

static RemitAgreementState
state_on (Fixture *fixture, const char *today)
{
  g_autoptr (RemitAgreements) agreements
    = remit_agreements_new (fixture->model.graph, today != NULL ? model_day (today) : 0);

  return remit_agreements_find (agreements, fixture->sla)->state;
}

static void
test_measured (Fixture *fixture, gconstpointer data)
{
  RemitId first = promise (fixture, fixture->sla, "99.9"), second;

  g_assert_cmpint (state_on (fixture, NULL), ==, REMIT_STATE_NO_DATA);
  measure (fixture, first, "2026-10-31", "99.9");
  measure (fixture, first, "2026-09-30", "99.71");
  measure (fixture, first, "2026-08-31", "99.98");
  g_assert_cmpint (state_on (fixture, "2026-08-30"), ==, REMIT_STATE_NO_DATA);
  g_assert_cmpint (state_on (fixture, "2026-08-31"), ==, REMIT_STATE_MET);
  g_assert_cmpint (state_on (fixture, "2026-10-30"), ==, REMIT_STATE_BREACHED);
  g_assert_cmpint (state_on (fixture, NULL), ==, REMIT_STATE_AT_RISK);
  second = promise (fixture, fixture->sla, "95");
  g_assert_cmpint (state_on (fixture, "2026-08-31"), ==, REMIT_STATE_NO_DATA);
  measure (fixture, second, "2026-08-31", "99");
  g_assert_cmpint (state_on (fixture, "2026-08-31"), ==, REMIT_STATE_MET);
  g_assert_cmpint (state_on (fixture, NULL), ==, REMIT_STATE_AT_RISK);
}

static void
test_keys (void)
{
  g_assert_cmpstr (remit_agreement_state_key (REMIT_STATE_AT_RISK), ==, "at-risk");
  g_assert_cmpstr (remit_validity_key (REMIT_VALIDITY_EXPIRED), ==, "expired");
}

#define TEST(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/agreement/downtime", test_downtime);
  g_test_add_func ("/agreement/ratios/known", test_ratios);
  g_test_add_func ("/agreement/ratios/random", test_ratios_random);
  g_test_add_func ("/agreement/hours/parse", test_hours);
  g_test_add_func ("/agreement/hours/agreed", test_hours_agreed);
  g_test_add_func ("/agreement/objective/allowed", test_allowed);
  g_test_add_func ("/agreement/objective/leap", test_leap_windows);
  g_test_add_func ("/agreement/objective/refused", test_allowed_refused);
  g_test_add_func ("/agreement/objective/states", test_states);
  g_test_add_func ("/agreement/objective/weaker", test_weaker);
  TEST ("/agreement/chain/series", test_series);
  TEST ("/agreement/chain/depth", test_depth);
  TEST ("/agreement/chain/parallel", test_parallel);
  TEST ("/agreement/chain/unknown", test_unknown);
  TEST ("/agreement/chain/circle", test_circle);
  TEST ("/agreement/chain/long", test_long);
  TEST ("/agreement/chain/weaker-support", test_weaker_support);
  TEST ("/agreement/chain/weaker-alternatives", test_weaker_alternatives);
  TEST ("/agreement/parties", test_parties);
  TEST ("/agreement/days", test_days);
  TEST ("/agreement/measured", test_measured);
  g_test_add_func ("/agreement/keys", test_keys);
  return g_test_run ();
}

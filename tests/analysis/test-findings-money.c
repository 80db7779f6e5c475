/* SPDX-License-Identifier: GPL-3.0-or-later */
#define FAMILIES "BU"
#include "findings-fixture.h"

#include "remit-rates-load.h"

/* BU01 to BU06: a model that makes each, one that nearly makes it, one that mends it. */

typedef struct
{
  Fixture base;
  RemitId line, it, marketing; /* two funding sources */
} Money;

static RemitId
add_row (Fixture *fixture, RemitRow *row)
{
  return remit_edit_insert (fixture->edit, row);
}

static void
set_currency (Fixture *fixture, RemitId line, const char *currency)
{
  g_autoptr (RemitRow) row = remit_row_new (REMIT_TABLE_BUDGET_LINE);

  remit_row_set_number (row, REMIT_BUDGET_LINE_FIELD_NODE, line);
  remit_row_set_text (row, REMIT_BUDGET_LINE_FIELD_CURRENCY, currency);
  add_row (fixture, row);
}

static RemitId
add_amount (Fixture *fixture, RemitId line, int year, int month, RemitAmountState state,
            gint64 minor)
{
  g_autoptr (RemitRow) row = remit_row_new (REMIT_TABLE_AMOUNT);

  remit_row_set_number (row, REMIT_AMOUNT_FIELD_NODE, line);
  remit_row_set_number (row, REMIT_AMOUNT_FIELD_YEAR, year);
  remit_row_set_number (row, REMIT_AMOUNT_FIELD_MONTH, month);
  remit_row_set_number (row, REMIT_AMOUNT_FIELD_STATE, state);
  remit_row_set_number (row, REMIT_AMOUNT_FIELD_MINOR, minor);
  return add_row (fixture, row);
}

static RemitId
add_rate (Fixture *fixture, const char *currency, const char *base, int day, gint64 rate)
{
  g_autoptr (RemitRow) row = remit_row_new (REMIT_TABLE_RATE);

  remit_row_set_text (row, REMIT_RATE_FIELD_CURRENCY, currency);
  remit_row_set_text (row, REMIT_RATE_FIELD_BASE, base);
  remit_row_set_number (row, REMIT_RATE_FIELD_DAY, day);
  remit_row_set_number (row, REMIT_RATE_FIELD_RATE, rate);
  return add_row (fixture, row);
}

static RemitId
add_charge (Fixture *fixture, RemitId node, RemitId party, gint64 weight, gint64 billed)
{
  g_autoptr (RemitRow) row = remit_row_new (REMIT_TABLE_CHARGE);

  remit_row_set_number (row, REMIT_CHARGE_FIELD_NODE, node);
  remit_row_set_number (row, REMIT_CHARGE_FIELD_PARTY, party);
  remit_row_set_number (row, REMIT_CHARGE_FIELD_DRIVER, REMIT_CHARGE_BY_SHARE);
  remit_row_set_number (row, REMIT_CHARGE_FIELD_WEIGHT, weight);
  remit_row_set_number (row, REMIT_CHARGE_FIELD_BILLED, billed);
  remit_row_set_number (row, REMIT_CHARGE_FIELD_YEAR, 2026);
  return add_row (fixture, row);
}

static RemitId
add_line (Fixture *fixture, const char *name, const char *currency)
{
  RemitId line = add (fixture, REMIT_NODE_BUDGET_LINE, name);

  set_currency (fixture, line, currency);
  join (fixture, REMIT_LINK_COVERS, line, fixture->app);
  return line;
}

static RemitId
pay (Fixture *fixture, RemitId payer, RemitId line, gint64 share)
{
  RemitId link = join (fixture, REMIT_LINK_PAYS, payer, line);

  set_link (fixture, link, REMIT_LINK_FIELD_SHARE, share);
  return link;
}

/* A line of EUR 1,000 that IT and marketing pay in halves. */
static void
set_up_money (Money *self, gconstpointer data)
{
  Fixture *fixture = &self->base;

  set_up (fixture, data);
  remit_meta_set (fixture->edit, "currency", "EUR");
  self->it = add (fixture, REMIT_NODE_FUNDING_SOURCE, "IT budget");
  self->marketing = add (fixture, REMIT_NODE_FUNDING_SOURCE, "Marketing budget");
  self->line = add_line (fixture, "Consent run", "EUR");
  pay (fixture, self->it, self->line, 5000);
  pay (fixture, self->marketing, self->line, 5000);
  add_amount (fixture, self->line, 2026, 0, REMIT_AMOUNT_APPROVED, 100000);
}

static void
tear_down_money (Money *self, gconstpointer data)
{
  tear_down (&self->base, data);
}

/* ---- BU01 ---- */

static void
test_bu01 (Money *self, gconstpointer data)
{
  Fixture *fixture = &self->base;
  RemitId link = find_link (fixture, REMIT_LINK_PAYS, self->marketing, self->line);

  assert_findings (fixture, "");
  set_link (fixture, link, REMIT_LINK_FIELD_SHARE, 4000);
  assert_texts (fixture, "Those who pay for Consent run pay 90 % of it.",
                "fiscal year 2026: IT budget 50 %, Marketing budget 40 %",
                "Say who pays the rest, so that the shares total 100 %.");
  assert_others (fixture, "BU01", self->line, 1, self->marketing);
  set_link (fixture, link, REMIT_LINK_FIELD_SHARE, 5001);
  assert_found (fixture, "BU01", self->line, "Those who pay for Consent run pay 100.01 % of it.",
                "100.01 % is paid");
  /* What is not given takes the rest. */
  set_link (fixture, link, REMIT_LINK_FIELD_SHARE, REMIT_UNSET);
  assert_findings (fixture, "");
}

/* A successor is no third payer, but in the year of the change both pay. */
static void
test_bu01_years (Money *self, gconstpointer data)
{
  Fixture *fixture = &self->base;
  RemitId link = find_link (fixture, REMIT_LINK_PAYS, self->marketing, self->line);
  RemitId cio = pay (fixture, fixture->cio, self->line, 5000);

  assert_found (fixture, "BU01", self->line, "Those who pay for Consent run pay 150 % of it.",
                "150 % is paid");
  set_link (fixture, link, REMIT_LINK_FIELD_ENDS, remit_day_from_ymd (2026, 12, 31));
  set_link (fixture, cio, REMIT_LINK_FIELD_STARTS, remit_day_from_ymd (2027, 1, 1));
  add_amount (fixture, self->line, 2027, 0, REMIT_AMOUNT_PLAN, 100000);
  assert_findings (fixture, "");
  set_link (fixture, cio, REMIT_LINK_FIELD_STARTS, remit_day_from_ymd (2027, 1, 1) - 1);
  assert_silent (fixture, "BU03", self->line);
  assert_found (fixture, "BU01", self->line, "Those who pay for Consent run pay 150 % of it.",
                "150 % is paid");
}

static void
test_bu01_twice (Money *self, gconstpointer data)
{
  Fixture *fixture = &self->base;
  RemitId march = add_amount (fixture, self->line, 2026, 3, REMIT_AMOUNT_PLAN, 100);

  add_amount (fixture, self->line, 2026, 4, REMIT_AMOUNT_PLAN, 100);
  add_amount (fixture, self->line, 2027, 3, REMIT_AMOUNT_PLAN, 100);
  assert_findings (fixture, "");
  set_number (fixture, REMIT_TABLE_AMOUNT, march, REMIT_AMOUNT_FIELD_MONTH, 4);
  assert_found (fixture, "BU01", self->line,
                "Consent run has two amounts of one state for the same part of fiscal year 2026; "
                "both are counted.",
                "an amount twice");
  set_number (fixture, REMIT_TABLE_AMOUNT, march, REMIT_AMOUNT_FIELD_MONTH, 0);
  assert_findings (fixture, "BU01 Consent run");
  drop (fixture, REMIT_TABLE_AMOUNT, march);
  assert_findings (fixture, "");
}

/* ---- BU02 ---- */

static void
test_bu02 (Money *self, gconstpointer data)
{
  Fixture *fixture = &self->base;
  RemitId line = add_line (fixture, "Voice tools", "USD"), rate;

  join (fixture, REMIT_LINK_PAYS, self->it, line);
  assert_silent (fixture, "BU02", line); /* nothing to add yet */
  add_amount (fixture, line, 2026, 0, REMIT_AMOUNT_PLAN, 100);
  assert_texts (fixture,
                "Amounts in USD cannot be added to those in EUR: no rate is known for fiscal year "
                "2026.",
                "1 line in USD", "Enter a rate of USD to EUR that holds on 31 December 2026.");
  rate = add_rate (fixture, "USD", "EUR", remit_day_from_ymd (2027, 1, 1), 920000);
  assert_findings (fixture, "BU02 Voice tools");
  set_number (fixture, REMIT_TABLE_RATE, rate, REMIT_RATE_FIELD_DAY,
              remit_day_from_ymd (2026, 12, 31));
  assert_findings (fixture, "");
  add_amount (fixture, line, 2024, 0, REMIT_AMOUNT_ACTUAL, 100);
  assert_found (fixture, "BU02", line,
                "Amounts in USD cannot be added to those in EUR: no rate is known for fiscal year "
                "2024.",
                "no rate for USD");
}

/* The other way round serves as well, and one currency alone needs no rate. */
static void
test_bu02_nearly (Money *self, gconstpointer data)
{
  Fixture *fixture = &self->base;
  RemitId line = add_line (fixture, "Voice tools", "USD");

  join (fixture, REMIT_LINK_PAYS, self->it, line);
  add_amount (fixture, line, 2026, 0, REMIT_AMOUNT_PLAN, 100);
  add_rate (fixture, "EUR", "USD", remit_day_from_ymd (2026, 1, 1), 1100000);
  assert_findings (fixture, "");
  remit_meta_set (fixture->edit, "currency", "GBP");
  assert_findings (fixture, "BU02 Consent run, BU02 Voice tools");
  drop (fixture, REMIT_TABLE_NODE, line);
  assert_findings (fixture, "");
}

/* ---- BU03 ---- */

static void
test_bu03 (Money *self, gconstpointer data)
{
  Fixture *fixture = &self->base;
  RemitId actual = add_amount (fixture, self->line, 2026, 0, REMIT_AMOUNT_ACTUAL, 60000);

  add_amount (fixture, self->line, 2026, 0, REMIT_AMOUNT_COMMITTED, 50000);
  assert_findings (fixture, "");
  set_number (fixture, REMIT_TABLE_AMOUNT, actual, REMIT_AMOUNT_FIELD_MINOR, 60001);
  assert_findings (fixture, "BU03 Consent run");
  assert_found (fixture, "BU03", self->line,
                "Consent run is EUR 100.01 over what was approved for fiscal year 2026.",
                "EUR 100.01 over");
  g_assert_cmpstr (find (fixture, "BU03", self->line).evidence, ==,
                   "approved EUR 1,000.00, spent and ordered EUR 1,100.01: 10 % more; 10 % is "
                   "allowed");
  g_assert_true (remit_threshold_set (fixture->edit, REMIT_THRESHOLD_OVERSPENT_SHARE, 11, NULL));
  assert_findings (fixture, "");
}

/* Without approval there is nothing to exceed; the plan of one year is not held against another. */
static void
test_bu03_nearly (Money *self, gconstpointer data)
{
  Fixture *fixture = &self->base;
  RemitId actual = add_amount (fixture, self->line, 2025, 0, REMIT_AMOUNT_ACTUAL, 900000);
  RemitId approved;

  assert_findings (fixture, "");
  approved = add_amount (fixture, self->line, 2025, 0, REMIT_AMOUNT_APPROVED, 0);
  assert_findings (fixture, "BU03 Consent run");
  g_assert_cmpstr (find (fixture, "BU03", self->line).evidence, ==,
                   "approved EUR 0.00, spent and ordered EUR 9,000.00");
  set_number (fixture, REMIT_TABLE_AMOUNT, approved, REMIT_AMOUNT_FIELD_MINOR, G_MAXINT64);
  set_number (fixture, REMIT_TABLE_AMOUNT, actual, REMIT_AMOUNT_FIELD_MINOR, -5);
  assert_findings (fixture, "");
}

/* ---- BU04 ---- */

static void
test_bu04 (Money *self, gconstpointer data)
{
  Fixture *fixture = &self->base;
  RemitId line = add (fixture, REMIT_NODE_BUDGET_LINE, "Voice tools");

  assert_found (fixture, "BU04", line,
                "Voice tools lacks several things: an owner, a payer, an amount, something that it "
                "is for.",
                "lacks an owner, a payer, an amount, something that it is for");
  join (fixture, REMIT_LINK_COVERS, line, fixture->app); /* which the CIO owns */
  join (fixture, REMIT_LINK_PAYS, self->it, line);
  assert_found (fixture, "BU04", line, "Voice tools lacks an amount.", "lacks an amount");
  add_amount (fixture, line, 2026, 0, REMIT_AMOUNT_PLAN, 0);
  assert_findings (fixture, "");
  remit_meta_set (fixture->edit, "currency", "");
  assert_found (fixture, "BU04", line, "Voice tools lacks a currency.", "lacks a currency");
  set_currency (fixture, line, "EUR");
  assert_findings (fixture, "");
}

/* Who pays for the thing pays for its line; a heading needs nothing. */
static void
test_bu04_nearly (Money *self, gconstpointer data)
{
  Fixture *fixture = &self->base;
  RemitId heading = add (fixture, REMIT_NODE_BUDGET_LINE, "Consent"), link;

  join (fixture, REMIT_LINK_PART_OF, self->line, heading);
  assert_findings (fixture, "");
  for (guint i = 0; i < 2; i++)
    drop (fixture, REMIT_TABLE_LINK,
          find_link (fixture, REMIT_LINK_PAYS, i == 0 ? self->it : self->marketing, self->line));
  assert_findings (fixture, "BU04 Consent run");
  link = join (fixture, REMIT_LINK_PAYS, fixture->cmo, fixture->app);
  assert_findings (fixture, "");
  set_link (fixture, link, REMIT_LINK_FIELD_PERSPECTIVE, add_perspective (fixture));
  assert_findings (fixture, "BU04 Consent run");
  set_number (fixture, REMIT_TABLE_NODE, self->line, REMIT_NODE_FIELD_STATUS, REMIT_STATUS_RETIRED);
  assert_findings (fixture, "");
}

/* ---- BU05 ---- */

/* Marketing pays 30 % more in the next year, IT 10 %: no more than three times as much. */
static void
test_bu05 (Money *self, gconstpointer data)
{
  Fixture *fixture = &self->base;
  RemitId suite = add_line (fixture, "Campaign suite", "EUR");
  RemitId data_run = add_line (fixture, "Data platform", "EUR"), amount;

  drop (fixture, REMIT_TABLE_NODE, self->line);
  join (fixture, REMIT_LINK_PAYS, self->marketing, suite);
  join (fixture, REMIT_LINK_PAYS, self->it, data_run);
  add_amount (fixture, suite, 2026, 0, REMIT_AMOUNT_PLAN, 2000000);
  add_amount (fixture, data_run, 2026, 0, REMIT_AMOUNT_PLAN, 10000000);
  add_amount (fixture, suite, 2027, 0, REMIT_AMOUNT_PLAN, 2600000);
  amount = add_amount (fixture, data_run, 2027, 0, REMIT_AMOUNT_PLAN, 11000000);
  assert_findings (fixture, "");
  set_number (fixture, REMIT_TABLE_AMOUNT, amount, REMIT_AMOUNT_FIELD_MINOR, 10320000);
  assert_findings (fixture, "BU05 Marketing budget");
  assert_texts (fixture,
                "What Marketing budget pays changes by 30 % in fiscal year 2027, and what IT budget "
                "pays by 3.2 %.",
                "Marketing budget: from EUR 20,000.00 to EUR 26,000.00; IT budget: from EUR "
                "100,000.00 to EUR 103,200.00",
                "Talk about who pays what share before the difference decides it.");
  assert_others (fixture, "BU05", self->marketing, 0, self->it);
  /* What shrinks is left behind by anything that grows; what has no amount yet is not compared. */
  set_number (fixture, REMIT_TABLE_AMOUNT, amount, REMIT_AMOUNT_FIELD_MINOR, 9000000);
  assert_findings (fixture, "BU05 Marketing budget");
  set_number (fixture, REMIT_TABLE_AMOUNT, amount, REMIT_AMOUNT_FIELD_YEAR, 2029);
  assert_findings (fixture, "");
}

/* ---- BU06 ---- */

static void
test_bu06_bill (Money *self, gconstpointer data)
{
  Fixture *fixture = &self->base;
  RemitId first = add_charge (fixture, self->line, fixture->cio, 60000000, 59999);

  add_charge (fixture, self->line, fixture->cmo, 40000000, 40000);
  assert_findings (fixture, "BU06 Consent run");
  assert_found (fixture, "BU06", self->line,
                "EUR 999.99 is charged for Consent run, which costs EUR 1,000.00 in fiscal year "
                "2026.",
                "charged is not the cost");
  g_assert_cmpstr (find (fixture, "BU06", self->line).evidence, ==,
                   "2 consumers; EUR 0.01 is charged to nobody");
  set_number (fixture, REMIT_TABLE_CHARGE, first, REMIT_CHARGE_FIELD_BILLED, 60000);
  assert_findings (fixture, "");
  /* The bill of a year without any cost has nothing to be held against. */
  set_number (fixture, REMIT_TABLE_CHARGE, first, REMIT_CHARGE_FIELD_YEAR, 2031);
  set_number (fixture, REMIT_TABLE_CHARGE, first, REMIT_CHARGE_FIELD_WEIGHT, 100000000);
  assert_findings (fixture, "BU06 Consent run");
}

static void
test_bu06_shares (Money *self, gconstpointer data)
{
  Fixture *fixture = &self->base;
  RemitId first = add_charge (fixture, fixture->app, fixture->cio, 60000000, REMIT_UNSET);

  add_charge (fixture, fixture->app, fixture->cmo, 30000000, REMIT_UNSET);
  assert_found (fixture, "BU06", fixture->app,
                "The shares by which Consent platform is charged total 90 %.",
                "charges are not the whole");
  set_number (fixture, REMIT_TABLE_CHARGE, first, REMIT_CHARGE_FIELD_WEIGHT, 70000000);
  assert_findings (fixture, "");
  /* A component costs what its lines cost. */
  set_number (fixture, REMIT_TABLE_CHARGE, first, REMIT_CHARGE_FIELD_BILLED, 100000);
  assert_findings (fixture, "");
  set_number (fixture, REMIT_TABLE_CHARGE, first, REMIT_CHARGE_FIELD_BILLED, 100001);
  assert_findings (fixture, "BU06 Consent platform");
}

/* ---- rates of a document ---- */

static void
test_rates (Money *self, gconstpointer data)
{
  Fixture *fixture = &self->base;
  int day = remit_day_from_ymd (2026, 1, 1);
  g_autoptr (GPtrArray) complaints = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (RemitRates) rates = NULL;

  add_rate (fixture, "USD", "EUR", day, 920000);
  add_rate (fixture, "EUR", "USD", day, 1086957); /* the same, rounded */
  add_rate (fixture, "GBP", "EUR", day, 1150000);
  add_rate (fixture, "EUR", "GBP", day, 1150000);
  add_rate (fixture, "BTC", "EUR", day, 1);
  add_rate (fixture, "JPY", "EUR", day, 0);
  add_rate (fixture, "EUR", "EUR", day, 1000000);
  rates = remit_rates_load (fixture->graph, complaints);
  g_assert_cmpuint (complaints->len, ==, 4);
  g_assert_cmpstr (complaints->pdata[0], ==,
                   "The rates of GBP to EUR and of EUR to GBP of 1 January 2026 contradict each "
                   "other. Keep the right one.");
  g_assert_true (g_str_has_prefix (complaints->pdata[1], "“BTC” is not a currency."));
  g_assert_cmpint (remit_rates_find (rates, "GBP", "EUR", day)->rate, ==, 1150000);
  g_assert_nonnull (remit_rates_find (rates, "EUR", "USD", day));
  g_assert_null (remit_rates_find (rates, "JPY", "EUR", day));
  g_assert_null (remit_rates_find (rates, "USD", "EUR", day - 1));
}

#define ADD(path, function) g_test_add (path, Money, NULL, set_up_money, function, tear_down_money)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/findings-money/bu01/split", test_bu01);
  ADD ("/findings-money/bu01/years", test_bu01_years);
  ADD ("/findings-money/bu01/twice", test_bu01_twice);
  ADD ("/findings-money/bu02/makes", test_bu02);
  ADD ("/findings-money/bu02/nearly", test_bu02_nearly);
  ADD ("/findings-money/bu03/makes", test_bu03);
  ADD ("/findings-money/bu03/nearly", test_bu03_nearly);
  ADD ("/findings-money/bu04/makes", test_bu04);
  ADD ("/findings-money/bu04/nearly", test_bu04_nearly);
  ADD ("/findings-money/bu05/growth", test_bu05);
  ADD ("/findings-money/bu06/bill", test_bu06_bill);
  ADD ("/findings-money/bu06/shares", test_bu06_shares);
  ADD ("/findings-money/rates", test_rates);
  return g_test_run ();
}

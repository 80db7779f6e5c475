/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "test-model.h"

#include "remit-budget.h"
#include "remit-date.h"
#include "remit-rates-load.h"

#include <string.h>

/* Budget lines of small models, and of random ones: whatever the axis, the total is the same. */

typedef struct
{
  TestModel model;
  RemitId cio, cmo, platform, module, programme;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  model_open (&fixture->model);
  fixture->cio = model_add (&fixture->model, REMIT_NODE_ROLE, "CIO");
  fixture->cmo = model_add (&fixture->model, REMIT_NODE_ROLE, "CMO");
  fixture->platform = model_add (&fixture->model, REMIT_NODE_PLATFORM, "Data platform");
  fixture->module = model_add (&fixture->model, REMIT_NODE_APPLICATION, "Consent module");
  fixture->programme = model_add (&fixture->model, REMIT_NODE_INITIATIVE, "One customer record");
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  model_close (&fixture->model);
}

static RemitRollup *
roll_up (Fixture *fixture, RemitBudgetAxis axis)
{
  g_autoptr (GError) error = NULL;
  RemitBudgetQuery query = REMIT_BUDGET_QUERY_INIT (axis);
  RemitRollup *rollup = remit_budget_rollup (fixture->model.graph, &query, &error);

  g_assert_no_error (error);
  return rollup;
}

static void
assert_sum (const RemitRollup *rollup, gint64 key, RemitFigure figure, gint64 minor)
{
  const RemitBudgetSum *sum = remit_rollup_find (rollup, key, "EUR");

  g_assert_nonnull (sum);
  g_assert_cmpint (sum->minor[figure], ==, minor);
}

/* ---- funding ---- */

static void
test_fund_thirds (Fixture *fixture, gconstpointer data)
{
  RemitId line = model_line (&fixture->model, "Run", REMIT_NATURE_OPEX, "EUR");
  RemitId third = model_add (&fixture->model, REMIT_NODE_FUNDING_SOURCE, "Joint fund");
  g_autoptr (GArray) parts = NULL;
  gint64 rest = 42;

  model_share (&fixture->model, REMIT_LINK_PAYS, fixture->cio, line, REMIT_UNSET);
  model_share (&fixture->model, REMIT_LINK_PAYS, fixture->cmo, line, REMIT_UNSET);
  model_share (&fixture->model, REMIT_LINK_PAYS, third, line, REMIT_UNSET);
  g_assert_true (remit_budget_fund (fixture->model.graph, line, 2026, 10000, &parts, &rest, NULL));
  g_assert_cmpuint (parts->len, ==, 3);
  g_assert_cmpint (g_array_index (parts, RemitFunding, 0).party, ==, fixture->cio);
  g_assert_cmpint (g_array_index (parts, RemitFunding, 0).part, ==, 3334);
  g_assert_cmpint (g_array_index (parts, RemitFunding, 1).part, ==, 3333);
  g_assert_cmpint (g_array_index (parts, RemitFunding, 2).part, ==, 3333);
  g_assert_cmpint (rest, ==, 0);
}

/* Shares of 90 % leave a remainder, of 120 % promise too much, one that is open takes what is left.
 */
static void
test_fund_rest (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    gint64 first, second, amount, parts[2], rest;
  } cases[] = {
    { 5000, 4000, 58000000, { 29000000, 23200000 }, 5800000 },
    { 6000, 6000, 1000, { 600, 600 }, -200 },
    { 6000, REMIT_UNSET, 1000, { 600, 400 }, 0 },
    { 12000, REMIT_UNSET, 1000, { 1200, 0 }, -200 },
    { 0, 0, 1000, { 0, 0 }, 1000 },
    { 5000, 5000, 1, { 1, 0 }, 0 },
    { 5000, 5000, -1, { -1, 0 }, 0 },
    { 5000, 5000, 0, { 0, 0 }, 0 },
    { 5000, 5000, G_MAXINT64, { G_MAXINT64 / 2 + 1, G_MAXINT64 / 2 }, 0 },
  };
  RemitId line = model_line (&fixture->model, "Run", REMIT_NATURE_OPEX, "EUR");
  RemitId first = model_share (&fixture->model, REMIT_LINK_PAYS, fixture->cio, line, REMIT_UNSET);
  RemitId second = model_share (&fixture->model, REMIT_LINK_PAYS, fixture->cmo, line, REMIT_UNSET);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GArray) parts = NULL;
      gint64 rest;

      remit_edit_set_number (fixture->model.edit, REMIT_TABLE_LINK, first, REMIT_LINK_FIELD_SHARE,
                             cases[i].first, NULL);
      remit_edit_set_number (fixture->model.edit, REMIT_TABLE_LINK, second, REMIT_LINK_FIELD_SHARE,
                             cases[i].second, NULL);
      g_assert_true (
        remit_budget_fund (fixture->model.graph, line, 0, cases[i].amount, &parts, &rest, NULL));
      for (guint k = 0; k < 2; k++)
        g_assert_cmpint (g_array_index (parts, RemitFunding, k).part, ==, cases[i].parts[k]);
      g_assert_cmpint (rest, ==, cases[i].rest);
    }
}

/* Whatever the shares and the amount: the parts and the rest are the line, to the unit, and nobody
 * is off by a unit or more. */
static void
test_fund_random (Fixture *fixture, gconstpointer data)
{
  static const gint64 totals[] = { 9000, 10000, 11000 };

  for (guint round = 0; round < 400; round++)
    {
      RemitId line = model_line (&fixture->model, "Run", REMIT_NATURE_OPEX, "EUR");
      guint n = g_test_rand_int_range (1, 7), n_open = 0;
      gint64 left = totals[round % 3], rest, sum;
      gint64 amount = (gint64) g_test_rand_int () * g_test_rand_int_range (-100000, 100000);
      g_autoptr (GArray) parts = NULL;

      for (guint i = 0; i < n; i++)
        {
          RemitId payer = model_add (&fixture->model, REMIT_NODE_ROLE, "Payer");
          gint64 share = i + 1 < n ? g_test_rand_int_range (0, (gint32) left + 1) : left;

          left -= share;
          if (round % 5 == 0 && i == 0)
            share = REMIT_UNSET;
          n_open += share == REMIT_UNSET;
          model_share (&fixture->model, REMIT_LINK_PAYS, payer, line, share);
        }
      g_assert_true (
        remit_budget_fund (fixture->model.graph, line, 2026, amount, &parts, &rest, NULL));
      g_assert_cmpuint (parts->len, ==, n);
      sum = rest;
      for (guint i = 0; i < n; i++)
        {
          const RemitFunding *part = &g_array_index (parts, RemitFunding, i);
          __int128 off = (__int128) part->part * 10000 - (__int128) amount * part->share;

          sum += part->part;
          g_assert_true (part->share == REMIT_UNSET || (off > -10000 && off < 10000));
        }
      g_assert_cmpint (sum, ==, amount);
      if (round % 3 == 1 && n_open == 0)
        g_assert_cmpint (rest, ==, 0);
    }
}

static void
test_fund_overflow (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  RemitId line = model_line (&fixture->model, "Run", REMIT_NATURE_OPEX, "EUR");
  GArray *parts = NULL;
  gint64 rest;

  model_share (&fixture->model, REMIT_LINK_PAYS, fixture->cio, line, 1000000);
  g_assert_false (
    remit_budget_fund (fixture->model.graph, line, 0, G_MAXINT64 / 2, &parts, &rest, &error));
  g_assert_error (error, REMIT_ERROR, REMIT_ERROR_LIMIT);
  g_assert_null (parts);
}

/* A line without payers is paid like what it covers; payers count in the years they are there. */
static void
test_fund_inherited (Fixture *fixture, gconstpointer data)
{
  RemitId line = model_line (&fixture->model, "Run", REMIT_NATURE_OPEX, "EUR");
  RemitId early
    = model_share (&fixture->model, REMIT_LINK_PAYS, fixture->cio, fixture->platform, REMIT_UNSET);
  RemitId late
    = model_share (&fixture->model, REMIT_LINK_PAYS, fixture->cmo, fixture->platform, REMIT_UNSET);
  g_autoptr (GArray) parts = NULL, later = NULL, nobody = NULL;
  gint64 rest;

  g_assert_true (remit_budget_fund (fixture->model.graph, line, 2026, 100, &nobody, &rest, NULL));
  g_assert_cmpuint (nobody->len, ==, 0);
  g_assert_cmpint (rest, ==, 100);

  model_share (&fixture->model, REMIT_LINK_COVERS, line, fixture->platform, REMIT_UNSET);
  remit_edit_set (fixture->model.edit, REMIT_TABLE_LINK, early, REMIT_LINK_FIELD_ENDS, "2026-12-31",
                  NULL);
  remit_edit_set (fixture->model.edit, REMIT_TABLE_LINK, late, REMIT_LINK_FIELD_STARTS,
                  "2027-01-01", NULL);
  g_assert_true (remit_budget_fund (fixture->model.graph, line, 2026, 100, &parts, &rest, NULL));
  g_assert_cmpuint (parts->len, ==, 1);
  g_assert_cmpint (g_array_index (parts, RemitFunding, 0).party, ==, fixture->cio);
  g_assert_true (remit_budget_fund (fixture->model.graph, line, 2027, 100, &later, &rest, NULL));
  g_assert_cmpuint (later->len, ==, 1);
  g_assert_cmpint (g_array_index (later, RemitFunding, 0).party, ==, fixture->cmo);
  g_assert_cmpint (rest, ==, 0);
}

/* ---- figures ---- */

static void
test_figures (Fixture *fixture, gconstpointer data)
{
  RemitId line = model_line (&fixture->model, "Run", REMIT_NATURE_OPEX, "EUR");
  RemitBudgetQuery query = REMIT_BUDGET_QUERY_INIT (REMIT_BUDGET_BY_YEAR);
  g_autoptr (RemitRollup) before = NULL, after = NULL;

  model_amount (&fixture->model, line, 2025, 0, REMIT_AMOUNT_APPROVED, 1000);
  model_amount (&fixture->model, line, 2025, 0, REMIT_AMOUNT_ACTUAL, 900);
  /* A forecast says what its period costs in all. */
  model_amount (&fixture->model, line, 2026, 1, REMIT_AMOUNT_ACTUAL, 110);
  model_amount (&fixture->model, line, 2026, 2, REMIT_AMOUNT_ACTUAL, 80);
  model_amount (&fixture->model, line, 2026, 2, REMIT_AMOUNT_COMMITTED, 5);
  model_amount (&fixture->model, line, 2026, 1, REMIT_AMOUNT_FORECAST, 100);
  model_amount (&fixture->model, line, 2026, 2, REMIT_AMOUNT_FORECAST, 100);
  model_amount (&fixture->model, line, 2026, 3, REMIT_AMOUNT_FORECAST, 100);
  model_amount (&fixture->model, line, 2027, 0, REMIT_AMOUNT_PLAN, 1500);
  before = roll_up (fixture, REMIT_BUDGET_BY_YEAR);
  assert_sum (before, 2025, REMIT_FIGURE_OUTLOOK, 1000);
  assert_sum (before, 2026, REMIT_FIGURE_ACTUAL, 190);
  assert_sum (before, 2026, REMIT_FIGURE_COMPLETION, 310); /* 195 + 0 + 15 + 100 */
  assert_sum (before, 2026, REMIT_FIGURE_OUTLOOK, 310);
  assert_sum (before, 2027, REMIT_FIGURE_OUTLOOK, 1500);
  g_assert_cmpuint (remit_rollup_find (before, 2027, "EUR")->present, ==,
                    REMIT_FIGURE_BIT (REMIT_FIGURE_PLAN) | REMIT_FIGURE_BIT (REMIT_FIGURE_OUTLOOK));
  g_assert_cmpuint (before->overlaps->len, ==, 0);

  /* Nothing of 2025 was planned, so there is nothing to differ from; 2026 was not approved. */
  g_assert_cmpuint (remit_rollup_find (before, 2025, "EUR")->present
                      & REMIT_FIGURE_BIT (REMIT_FIGURE_VARIANCE),
                    ==, 0);
  assert_sum (before, 2025, REMIT_FIGURE_AVAILABLE, 100);
  g_assert_cmpuint (remit_rollup_find (before, 2026, "EUR")->present
                      & REMIT_FIGURE_BIT (REMIT_FIGURE_AVAILABLE),
                    ==, 0);

  query.today = remit_day_from_ymd (2026, 1, 1);
  after = remit_budget_rollup (fixture->model.graph, &query, NULL);
  assert_sum (after, 2025, REMIT_FIGURE_OUTLOOK, 900);
}

static void
test_overlaps (Fixture *fixture, gconstpointer data)
{
  RemitId fine = model_line (&fixture->model, "Fine", REMIT_NATURE_OPEX, "EUR");
  RemitId twice = model_line (&fixture->model, "Twice", REMIT_NATURE_OPEX, "EUR");
  RemitId both = model_line (&fixture->model, "Both", REMIT_NATURE_OPEX, "EUR");
  g_autoptr (RemitRollup) rollup = NULL;

  model_amount (&fixture->model, fine, 2026, 1, REMIT_AMOUNT_PLAN, 1);
  model_amount (&fixture->model, fine, 2026, 2, REMIT_AMOUNT_PLAN, 1);
  model_amount (&fixture->model, fine, 2026, 0, REMIT_AMOUNT_ACTUAL, 1);
  model_amount (&fixture->model, fine, 2027, 0, REMIT_AMOUNT_PLAN, 1);
  model_amount (&fixture->model, twice, 2026, 12, REMIT_AMOUNT_PLAN, 1);
  model_amount (&fixture->model, twice, 2026, 12, REMIT_AMOUNT_PLAN, 1);
  model_amount (&fixture->model, both, 2026, 7, REMIT_AMOUNT_ACTUAL, 1);
  model_amount (&fixture->model, both, 2026, 0, REMIT_AMOUNT_ACTUAL, 1);
  rollup = roll_up (fixture, REMIT_BUDGET_BY_LINE);
  g_assert_cmpuint (rollup->overlaps->len, ==, 2);
  g_assert_cmpint (g_array_index (rollup->overlaps, RemitId, 0), ==, twice);
  g_assert_cmpint (g_array_index (rollup->overlaps, RemitId, 1), ==, both);
}

/* ---- axes ---- */

/* A line for the programme, one for the module, half of which is the platform's. */
static void
fill_model (Fixture *fixture)
{
  RemitId run = model_line (&fixture->model, "Run", REMIT_NATURE_OPEX, "EUR");
  RemitId build = model_line (&fixture->model, "Build", REMIT_NATURE_CAPEX, "EUR");

  model_share (&fixture->model, REMIT_LINK_PART_OF, fixture->module, fixture->platform,
               REMIT_UNSET);
  model_share (&fixture->model, REMIT_LINK_COVERS, run, fixture->module, REMIT_UNSET);
  model_share (&fixture->model, REMIT_LINK_COVERS, run, fixture->platform, REMIT_UNSET);
  model_share (&fixture->model, REMIT_LINK_COVERS, build, fixture->programme, REMIT_UNSET);
  model_share (&fixture->model, REMIT_LINK_OWNS, fixture->cio, fixture->platform, REMIT_UNSET);
  model_share (&fixture->model, REMIT_LINK_DECIDES, fixture->cmo, fixture->module, REMIT_UNSET);
  model_share (&fixture->model, REMIT_LINK_PAYS, fixture->cio, run, 6000);
  model_share (&fixture->model, REMIT_LINK_PAYS, fixture->cmo, run, 4000);
  model_share (&fixture->model, REMIT_LINK_PAYS, fixture->cmo, fixture->programme, REMIT_UNSET);
  model_amount (&fixture->model, run, 2026, 0, REMIT_AMOUNT_PLAN, 1001);
  model_amount (&fixture->model, run, 2027, 0, REMIT_AMOUNT_PLAN, 2000);
  model_amount (&fixture->model, build, 2026, 0, REMIT_AMOUNT_PLAN, 500);
  model_amount (&fixture->model, build, 2026, 0, REMIT_AMOUNT_ACTUAL, 700);
}

static void
test_axes (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RemitRollup) payers = NULL, owners = NULL, items = NULL, tree = NULL;
  g_autoptr (RemitRollup) initiatives = NULL, natures = NULL, states = NULL;
  const RemitBudgetSum *platform;

  fill_model (fixture);
  payers = roll_up (fixture, REMIT_BUDGET_BY_PAYER);
  assert_sum (payers, fixture->cio, REMIT_FIGURE_PLAN, 601 + 1200);
  assert_sum (payers, fixture->cmo, REMIT_FIGURE_PLAN, 400 + 800 + 500);
  assert_sum (payers, fixture->cmo, REMIT_FIGURE_VARIANCE, 200);
  g_assert_cmpuint (remit_rollup_find (payers, fixture->cmo, "EUR")->n_lines, ==, 2);
  g_assert_null (remit_rollup_find (payers, REMIT_ID_NONE, "EUR"));
  owners = roll_up (fixture, REMIT_BUDGET_BY_OWNER);
  assert_sum (owners, fixture->cmo, REMIT_FIGURE_PLAN, 501 + 1000);
  assert_sum (owners, fixture->cio, REMIT_FIGURE_PLAN, 500 + 1000);
  assert_sum (owners, REMIT_ID_NONE, REMIT_FIGURE_PLAN, 500);
  items = roll_up (fixture, REMIT_BUDGET_BY_ITEM);
  assert_sum (items, fixture->module, REMIT_FIGURE_PLAN, 1501);
  assert_sum (items, fixture->platform, REMIT_FIGURE_PLAN, 1500);
  assert_sum (items, fixture->programme, REMIT_FIGURE_ACTUAL, 700);
  tree = roll_up (fixture, REMIT_BUDGET_BY_TREE);
  assert_sum (tree, fixture->platform, REMIT_FIGURE_PLAN, 3001);
  assert_sum (tree, fixture->module, REMIT_FIGURE_PLAN, 1501);
  platform = remit_rollup_find (tree, fixture->platform, "EUR");
  g_assert_cmpint (platform->own_minor[REMIT_FIGURE_PLAN], ==, 1500);
  g_assert_cmpuint (platform->depth, ==, 0);
  g_assert_cmpint (platform[1].key, ==, fixture->module);
  g_assert_cmpuint (platform[1].depth, ==, 1);
  initiatives = roll_up (fixture, REMIT_BUDGET_BY_INITIATIVE);
  assert_sum (initiatives, fixture->programme, REMIT_FIGURE_PLAN, 500);
  assert_sum (initiatives, REMIT_ID_NONE, REMIT_FIGURE_PLAN, 3001);
  natures = roll_up (fixture, REMIT_BUDGET_BY_NATURE);
  assert_sum (natures, REMIT_NATURE_CAPEX, REMIT_FIGURE_OUTLOOK, 700);
  states = roll_up (fixture, REMIT_BUDGET_BY_STATE);
  assert_sum (states, REMIT_AMOUNT_PLAN, REMIT_FIGURE_PLAN, 3501);
  assert_sum (states, REMIT_AMOUNT_ACTUAL, REMIT_FIGURE_ACTUAL, 700);
}

static void
test_years_and_natures (Fixture *fixture, gconstpointer data)
{
  RemitBudgetQuery query = REMIT_BUDGET_QUERY_INIT (REMIT_BUDGET_BY_YEAR);
  g_autoptr (RemitRollup) rollup = NULL, none = NULL;

  fill_model (fixture);
  query.first_year = query.last_year = 2026;
  query.nature = REMIT_NATURE_OPEX;
  query.figures = REMIT_FIGURE_BIT (REMIT_FIGURE_PLAN);
  rollup = remit_budget_rollup (fixture->model.graph, &query, NULL);
  g_assert_cmpuint (rollup->sums->len, ==, 1);
  assert_sum (rollup, 2026, REMIT_FIGURE_PLAN, 1001);
  assert_sum (rollup, 2026, REMIT_FIGURE_OUTLOOK, 0);
  query.first_year = query.last_year = 1999;
  none = remit_budget_rollup (fixture->model.graph, &query, NULL);
  g_assert_cmpuint (none->sums->len + none->totals->len, ==, 0);
}

/* Nothing in, nothing out, along every axis. */
static void
test_empty (Fixture *fixture, gconstpointer data)
{
  model_line (&fixture->model, "Without amounts", REMIT_NATURE_OPEX, "EUR");
  for (int axis = 0; axis < REMIT_N_BUDGET_AXES; axis++)
    {
      g_autoptr (RemitRollup) rollup = roll_up (fixture, axis);

      g_assert_cmpuint (rollup->sums->len + rollup->totals->len + rollup->currencies->len, ==, 0);
      g_assert_null (remit_rollup_find (rollup, REMIT_ID_NONE, "EUR"));
    }
}

/* A circle of "part of" can only be in an open edit; it must not hang. */
static void
test_tree_circle (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RemitRollup) tree = NULL;
  RemitId circle;

  fill_model (fixture);
  circle = model_share (&fixture->model, REMIT_LINK_PART_OF, fixture->platform, fixture->module,
                        REMIT_UNSET);
  tree = roll_up (fixture, REMIT_BUDGET_BY_TREE);
  g_assert_cmpint (g_array_index (tree->totals, RemitBudgetSum, 0).minor[REMIT_FIGURE_PLAN], ==,
                   3501);
  remit_edit_delete (fixture->model.edit, REMIT_TABLE_LINK, circle, NULL);
}

static void
test_overflow (Fixture *fixture, gconstpointer data)
{
  RemitBudgetQuery query = REMIT_BUDGET_QUERY_INIT (REMIT_BUDGET_BY_YEAR);
  RemitId line = model_line (&fixture->model, "Run", REMIT_NATURE_OPEX, "EUR");

  model_amount (&fixture->model, line, 2026, 0, REMIT_AMOUNT_PLAN, G_MAXINT64);
  model_amount (&fixture->model, line, 2027, 0, REMIT_AMOUNT_PLAN, 1);
  for (query.axis = 0; query.axis < REMIT_N_BUDGET_AXES; query.axis++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (remit_budget_rollup (fixture->model.graph, &query, &error));
      g_assert_error (error, REMIT_ERROR, REMIT_ERROR_LIMIT);
    }
}

/* ---- currencies ---- */

static void
test_currencies (Fixture *fixture, gconstpointer data)
{
  RemitBudgetQuery query = REMIT_BUDGET_QUERY_INIT (REMIT_BUDGET_BY_PAYER);
  RemitId euro = model_line (&fixture->model, "Euro", REMIT_NATURE_OPEX, "");
  RemitId dollar = model_line (&fixture->model, "Dollar", REMIT_NATURE_OPEX, "USD");
  RemitId odd = model_line (&fixture->model, "Odd", REMIT_NATURE_OPEX, "credits");
  g_autoptr (RemitRates) rates = remit_rates_new ();
  g_autoptr (RemitRollup) apart = NULL, together = NULL;

  remit_meta_set (fixture->model.edit, "currency", "EUR");
  model_amount (&fixture->model, euro, 2026, 0, REMIT_AMOUNT_PLAN, 100);
  model_amount (&fixture->model, dollar, 2026, 0, REMIT_AMOUNT_PLAN, 1000);
  model_amount (&fixture->model, dollar, 2020, 0, REMIT_AMOUNT_PLAN, 7);
  model_amount (&fixture->model, odd, 2026, 0, REMIT_AMOUNT_PLAN, 48);
  g_assert_cmpstr (remit_budget_currency (fixture->model.graph, euro), ==, "EUR");

  apart = roll_up (fixture, REMIT_BUDGET_BY_PAYER);
  g_assert_cmpuint (apart->currencies->len, ==, 3);
  g_assert_cmpuint (apart->totals->len, ==, 3);
  g_assert_cmpuint (apart->missing->len, ==, 0);
  g_assert_cmpint (remit_rollup_find (apart, REMIT_ID_NONE, "USD")->minor[REMIT_FIGURE_PLAN], ==,
                   1007);

  g_assert_true (
    remit_rates_add (rates, "USD", "EUR", remit_day_from_ymd (2026, 6, 1), 1, 920000, NULL));
  query.currency = "EUR";
  query.rates = rates;
  together = remit_budget_rollup (fixture->model.graph, &query, NULL);
  assert_sum (together, REMIT_ID_NONE, REMIT_FIGURE_PLAN, 100 + 920);
  /* There was no rate in 2020, so that year is left for itself and says so. */
  g_assert_cmpint (remit_rollup_find (together, REMIT_ID_NONE, "USD")->minor[REMIT_FIGURE_PLAN], ==,
                   7);
  g_assert_cmpuint (together->missing->len, ==, 2);
  g_assert_cmpstr (together->missing->pdata[0], ==, "USD");
  g_assert_cmpstr (together->missing->pdata[1], ==, "credits");
  g_assert_cmpuint (together->rates->len, ==, 1);
  g_assert_cmpint (g_array_index (together->rates, RemitRate, 0).rate, ==, 920000);
}

/* The rates of the document; what is no rate is left out. */
static void
test_document_rates (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *currency, *base;
    int year;
    gint64 rate;
  } cases[] = {
    { "USD", "EUR", 2026, 920000 },
    { "credits", "EUR", 2026, 1000000 },
    { "GBP", "EUR", 2026, -5 },
  };
  RemitBudgetQuery query = REMIT_BUDGET_QUERY_INIT (REMIT_BUDGET_BY_YEAR);
  RemitId line = model_line (&fixture->model, "Dollar", REMIT_NATURE_OPEX, "USD");
  g_autoptr (RemitRates) rates = NULL;
  g_autoptr (RemitRollup) rollup = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RemitRow) row = remit_row_new (REMIT_TABLE_RATE);

      remit_row_set_text (row, REMIT_RATE_FIELD_CURRENCY, cases[i].currency);
      remit_row_set_text (row, REMIT_RATE_FIELD_BASE, cases[i].base);
      remit_row_set_number (row, REMIT_RATE_FIELD_DAY, remit_day_from_ymd (cases[i].year, 1, 1));
      remit_row_set_number (row, REMIT_RATE_FIELD_RATE, cases[i].rate);
      remit_edit_insert (fixture->model.edit, row);
    }
  model_amount (&fixture->model, line, 2026, 0, REMIT_AMOUNT_PLAN, 1000);
  rates = remit_rates_load (fixture->model.graph, NULL);
  query.currency = "EUR";
  query.rates = rates;
  rollup = remit_budget_rollup (fixture->model.graph, &query, NULL);
  assert_sum (rollup, 2026, REMIT_FIGURE_PLAN, 920);
  g_assert_null (remit_rates_find (rates, "GBP", "EUR", remit_day_from_ymd (2027, 1, 1)));
}

static void
test_fiscal_rates (Fixture *fixture, gconstpointer data)
{
  RemitBudgetQuery query = REMIT_BUDGET_QUERY_INIT (REMIT_BUDGET_BY_YEAR);
  RemitId line = model_line (&fixture->model, "Dollar", REMIT_NATURE_OPEX, "USD");
  g_autoptr (RemitRates) rates = remit_rates_new ();
  g_autoptr (RemitRollup) calendar = NULL, fiscal = NULL, fixed = NULL;

  remit_rates_add (rates, "USD", "EUR", remit_day_from_ymd (2026, 1, 1), 1, 900000, NULL);
  remit_rates_add (rates, "USD", "EUR", remit_day_from_ymd (2026, 7, 1), 1, 800000, NULL);
  model_amount (&fixture->model, line, 2026, 0, REMIT_AMOUNT_PLAN, 1000);
  query.currency = "EUR";
  query.rates = rates;
  calendar = remit_budget_rollup (fixture->model.graph, &query, NULL);
  assert_sum (calendar, 2026, REMIT_FIGURE_PLAN, 800);
  remit_meta_set (fixture->model.edit, "fiscal-year-start", "4");
  fiscal = remit_budget_rollup (fixture->model.graph, &query, NULL); /* ends on 31 March 2026 */
  assert_sum (fiscal, 2026, REMIT_FIGURE_PLAN, 900);
  query.rate_day = remit_day_from_ymd (2026, 12, 1);
  fixed = remit_budget_rollup (fixture->model.graph, &query, NULL);
  assert_sum (fixed, 2026, REMIT_FIGURE_PLAN, 800);
}

/* ---- periods ---- */

static void
assert_period (gint64 year, gint64 month, int start_month, const char *first, const char *last)
{
  g_autofree char *from = NULL, *to = NULL;
  int days[2];

  remit_budget_period (year, month, start_month, &days[0], &days[1]);
  from = remit_day_format (days[0]);
  to = remit_day_format (days[1]);
  g_assert_cmpstr (from, ==, first);
  g_assert_cmpstr (to, ==, last);
}

static void
test_periods (void)
{
  assert_period (2026, 0, 1, "2026-01-01", "2026-12-31");
  assert_period (2026, 0, 4, "2025-04-01", "2026-03-31");
  assert_period (2026, 0, 7, "2025-07-01", "2026-06-30");
  assert_period (2026, 0, 10, "2025-10-01", "2026-09-30");
  assert_period (2026, 3, 10, "2025-12-01", "2025-12-31");
  assert_period (2026, 4, 10, "2026-01-01", "2026-01-31");
  assert_period (2028, 11, 4, "2028-02-01", "2028-02-29");
  assert_period (2028, 5, 10, "2028-02-01", "2028-02-29");
  assert_period (2027, 11, 4, "2027-02-01", "2027-02-28");
  assert_period (2026, 1, 4, "2025-04-01", "2025-04-30");
  assert_period (2026, 9, 4, "2025-12-01", "2025-12-31");
  assert_period (2026, 10, 4, "2026-01-01", "2026-01-31");
  assert_period (2026, 12, 4, "2026-03-01", "2026-03-31");
  assert_period (2024, 2, 1, "2024-02-01", "2024-02-29");
  assert_period (2024, 8, 7, "2024-02-01", "2024-02-29");
  assert_period (2026, 12, 1, "2026-12-01", "2026-12-31");
  assert_period (2026, 12, 12, "2026-11-01", "2026-11-30");
}

/* Every day is in one month of one fiscal year. */
static void
test_periods_tile (void)
{
  for (int start = 1; start <= 12; start++)
    {
      int next = 0;

      for (gint64 year = 2023; year <= 2028; year++)
        for (gint64 month = 1; month <= 12; month++)
          {
            int first, last;

            remit_budget_period (year, month, start, &first, &last);
            g_assert_true (next == 0 || first == next);
            g_assert_cmpint (remit_fiscal_year (first, start), ==, year);
            g_assert_cmpint (remit_fiscal_year (last, start), ==, year);
            next = last + 1;
          }
    }
}

static void
test_start_month (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *text;
    int month;
  } cases[] = { { "", 1 },   { "4", 4 },  { "12", 12 },  { "0", 1 },
                { "13", 1 }, { "-1", 1 }, { "7 th", 1 }, { "99999999999999999999", 1 } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      remit_meta_set (fixture->model.edit, "fiscal-year-start", cases[i].text);
      g_assert_cmpint (remit_budget_start_month (fixture->model.graph), ==, cases[i].month);
    }
}

/* ---- questions ---- */

static void
test_growth (Fixture *fixture, gconstpointer data)
{
  RemitBudgetQuery query = REMIT_BUDGET_QUERY_INIT (REMIT_BUDGET_BY_PAYER);
  RemitId suite = model_line (&fixture->model, "Campaign suite", REMIT_NATURE_OPEX, "EUR");
  RemitId data_line = model_line (&fixture->model, "Data", REMIT_NATURE_OPEX, "EUR");
  RemitId novel = model_line (&fixture->model, "New", REMIT_NATURE_OPEX, "EUR");
  g_autoptr (GArray) growths = NULL;
  const RemitGrowth *growth;

  model_share (&fixture->model, REMIT_LINK_PAYS, fixture->cmo, suite, REMIT_UNSET);
  model_share (&fixture->model, REMIT_LINK_PAYS, fixture->cio, data_line, REMIT_UNSET);
  model_amount (&fixture->model, suite, 2026, 0, REMIT_AMOUNT_ACTUAL, 96500000);
  model_amount (&fixture->model, suite, 2026, 0, REMIT_AMOUNT_COMMITTED, 28500000);
  model_amount (&fixture->model, suite, 2027, 0, REMIT_AMOUNT_PLAN, 162500000);
  model_amount (&fixture->model, data_line, 2026, 0, REMIT_AMOUNT_APPROVED, 210000000);
  model_amount (&fixture->model, data_line, 2027, 0, REMIT_AMOUNT_PLAN, 216720000);
  model_amount (&fixture->model, novel, 2027, 0, REMIT_AMOUNT_PLAN, 5);

  growths = remit_budget_growth (fixture->model.graph, &query, 2026, 2027, NULL);
  g_assert_cmpuint (growths->len, ==, 4);
  growth = &g_array_index (growths, RemitGrowth, 0);
  g_assert_cmpint (growth[0].key, ==, fixture->cio);
  g_assert_true (growth[0].defined);
  g_assert_cmpint (growth[0].growth, ==, 32000);
  g_assert_cmpint (growth[1].key, ==, fixture->cmo);
  g_assert_cmpint (growth[1].growth, ==, 300000);
  g_assert_cmpint (growth[2].key, ==, REMIT_ID_NONE);
  g_assert_false (growth[2].defined);
  g_assert_cmpint (growth[3].key, ==, REMIT_UNSET);
  g_assert_cmpint (growth[3].new_minor, ==, 379220005);
}

/* Marketing grows from 15 to 20, IT from 97 to 100: it is passed in year 7 after the second. */
static void
test_crossings (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *name, *currency;
    gint64 old_minor, new_minor;
  } cases[] = {
    { "Marketing", "EUR", 1538462, 2000000 }, { "IT", "EUR", 9689922, 10000000 },
    { "Start", "EUR", 100000, 1000000 },      { "Refund", "EUR", -5000, -4000 },
    { "Abroad", "USD", 1538462, 2000000 },    { "New", "EUR", 0, 100 },
  };
  RemitBudgetQuery query = REMIT_BUDGET_QUERY_INIT (REMIT_BUDGET_BY_LINE);
  g_autoptr (GArray) growths = NULL, crossings = NULL, none = NULL, tree = NULL;
  const RemitCrossing *first;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      RemitId line
        = model_line (&fixture->model, cases[i].name, REMIT_NATURE_OPEX, cases[i].currency);

      model_amount (&fixture->model, line, 2026, 0, REMIT_AMOUNT_PLAN, cases[i].old_minor);
      model_amount (&fixture->model, line, 2027, 0, REMIT_AMOUNT_PLAN, cases[i].new_minor);
    }
  growths = remit_budget_growth (fixture->model.graph, &query, 2026, 2027, NULL);
  crossings = remit_budget_crossings (growths, REMIT_BUDGET_BY_LINE, 10);
  g_assert_cmpuint (crossings->len, ==, 1);
  first = &g_array_index (crossings, RemitCrossing, 0);
  g_assert_cmpuint (first->year, ==, 7);
  g_assert_cmpint (g_array_index (growths, RemitGrowth, first->small).new_minor, ==, 2000000);
  g_assert_cmpint (g_array_index (growths, RemitGrowth, first->large).new_minor, ==, 10000000);
  none = remit_budget_crossings (growths, REMIT_BUDGET_BY_LINE, 6);
  g_assert_cmpuint (none->len, ==, 0);
  tree = remit_budget_crossings (growths, REMIT_BUDGET_BY_TREE, 10);
  g_assert_cmpuint (tree->len, ==, 0);
}

static void
test_newest_years (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    gint64 year; /* in which there is an amount as well */
    gint64 old_year;
  } cases[] = { { 2024, 0 },    { 2027, 0 },    { 2030, 0 },   { 2026, 2026 },
                { 2026, 2026 }, { 2023, 2026 }, { 2031, 2030 } };
  RemitId line = model_line (&fixture->model, "Run", REMIT_NATURE_OPEX, "EUR");
  g_autoptr (GArray) years = NULL;
  gint64 old_year, new_year;

  g_assert_false (remit_budget_newest_years (fixture->model.graph, &old_year, &new_year));
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      model_amount (&fixture->model, line, cases[i].year, (int) i + 1, REMIT_AMOUNT_PLAN, 1);
      if (!remit_budget_newest_years (fixture->model.graph, &old_year, &new_year))
        old_year = 0;
      else
        g_assert_cmpint (new_year, ==, old_year + 1);
      g_assert_cmpint (old_year, ==, cases[i].old_year);
    }
  years = remit_budget_years (fixture->model.graph);
  g_assert_cmpuint (years->len, ==, 6);
  for (guint i = 1; i < years->len; i++)
    g_assert_cmpint (g_array_index (years, gint64, i - 1), <, g_array_index (years, gint64, i));
}

static void
test_tco (Fixture *fixture, gconstpointer data)
{
  RemitBudgetQuery query = REMIT_BUDGET_QUERY_INIT (REMIT_BUDGET_BY_ITEM);
  RemitId build = model_line (&fixture->model, "Build", REMIT_NATURE_CAPEX, "EUR");
  RemitId run = model_line (&fixture->model, "Run", REMIT_NATURE_OPEX, "EUR");
  RemitId odd;
  g_autoptr (GError) error = NULL;
  RemitTco tco;

  model_share (&fixture->model, REMIT_LINK_PART_OF, fixture->module, fixture->platform,
               REMIT_UNSET);
  model_share (&fixture->model, REMIT_LINK_COVERS, build, fixture->platform, REMIT_UNSET);
  model_share (&fixture->model, REMIT_LINK_COVERS, run, fixture->module, REMIT_UNSET);
  model_amount (&fixture->model, build, 2026, 0, REMIT_AMOUNT_PLAN, 1000);
  for (gint64 year = 2026; year <= 2030; year++)
    model_amount (&fixture->model, run, year, 0, REMIT_AMOUNT_PLAN, 200);
  g_assert_true (
    remit_budget_tco (fixture->model.graph, &query, fixture->platform, 2026, 3, 50, &tco, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (tco.currency, ==, "EUR");
  g_assert_cmpint (tco.capex, ==, 1000);
  g_assert_cmpint (tco.opex, ==, 600);
  g_assert_cmpint (tco.total, ==, 1650);
  g_assert_true (
    remit_budget_tco (fixture->model.graph, &query, fixture->programme, 2026, 3, 0, &tco, &error));
  g_assert_cmpstr (tco.currency, ==, "");
  g_assert_false (
    remit_budget_tco (fixture->model.graph, &query, fixture->platform, 2026, 0, 0, &tco, &error));
  g_assert_error (error, REMIT_ERROR, REMIT_ERROR_USAGE);
  g_clear_error (&error);

  odd = model_line (&fixture->model, "Support", REMIT_NATURE_OPEX, "USD");
  model_share (&fixture->model, REMIT_LINK_COVERS, odd, fixture->platform, REMIT_UNSET);
  model_amount (&fixture->model, odd, 2026, 0, REMIT_AMOUNT_PLAN, 1);
  g_assert_false (
    remit_budget_tco (fixture->model.graph, &query, fixture->platform, 2026, 3, 0, &tco, &error));
  g_assert_error (error, REMIT_ERROR, REMIT_ERROR_REFUSED);
  g_assert_nonnull (strstr (error->message, "EUR"));
}

/* ---- random models ---- */

static RemitId
pick (GPtrArray *ids)
{
  return *(RemitId *) ids->pdata[g_test_rand_int_range (0, (gint32) ids->len)];
}

static void
keep (GPtrArray *ids, RemitId id)
{
  g_ptr_array_add (ids, g_memdup2 (&id, sizeof id));
}

static gint64
random_share (void)
{
  switch (g_test_rand_int_range (0, 4))
    {
    case 0:
      return REMIT_UNSET;
    case 1:
      return g_test_rand_int_range (0, 15000);
    default:
      return g_test_rand_int_range (0, 5) * 2500;
    }
}

static void
join_maybe (Fixture *fixture, RemitLinkKind kind, RemitId source, RemitId target)
{
  if (source != target && g_test_rand_int_range (0, 3) != 0)
    model_share (&fixture->model, kind, source, target, random_share ());
}

static void
fill_randomly (Fixture *fixture)
{
  static const char *const currencies[] = { "EUR", "USD", "JPY", "" };
  static const RemitNodeKind kinds[] = { REMIT_NODE_PLATFORM, REMIT_NODE_INITIATIVE };
  g_autoptr (GPtrArray) parties = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < 6; i++)
    {
      keep (parties, model_add (&fixture->model, REMIT_NODE_ROLE, "Party"));
      keep (items, model_add (&fixture->model, kinds[i % 2], "Item"));
      if (i >= 2)
        join_maybe (fixture, REMIT_LINK_PART_OF, *(RemitId *) items->pdata[i],
                    *(RemitId *) items->pdata[i - 2]);
      join_maybe (fixture, REMIT_LINK_OWNS, pick (parties), *(RemitId *) items->pdata[i]);
      join_maybe (fixture, REMIT_LINK_PAYS, pick (parties), *(RemitId *) items->pdata[i]);
    }
  for (guint i = 0; i < 12; i++)
    {
      RemitId line = model_line (&fixture->model, "Line", g_test_rand_int_range (0, 2),
                                 currencies[g_test_rand_int_range (0, G_N_ELEMENTS (currencies))]);

      for (int n = g_test_rand_int_range (0, 4); n > 0; n--)
        {
          join_maybe (fixture, REMIT_LINK_PAYS, pick (parties), line);
          join_maybe (fixture, REMIT_LINK_COVERS, line, pick (items));
        }
      for (int n = g_test_rand_int_range (0, 8); n > 0; n--)
        model_amount (
          &fixture->model, line, g_test_rand_int_range (2024, 2028), g_test_rand_int_range (0, 13),
          g_test_rand_int_range (0, REMIT_N_AMOUNT_STATES),
          (gint64) g_test_rand_int_range (-3000, 9000) * g_test_rand_int_range (1, 99999));
    }
}

/* Compares the totals of two axes, and the totals with the sums that they are of. */
static void
assert_same_totals (const RemitRollup *a, const RemitRollup *b, guint n_figures)
{
  g_assert_cmpuint (a->totals->len, ==, b->totals->len);
  for (guint i = 0; i < a->totals->len; i++)
    {
      const RemitBudgetSum *left = &g_array_index (a->totals, RemitBudgetSum, i);
      const RemitBudgetSum *right = &g_array_index (b->totals, RemitBudgetSum, i);
      gint64 tops[REMIT_N_FIGURES] = { 0 };

      g_assert_cmpstr (a->currencies->pdata[i], ==, b->currencies->pdata[i]);
      for (guint k = 0; k < b->sums->len; k++)
        {
          const RemitBudgetSum *sum = &g_array_index (b->sums, RemitBudgetSum, k);

          for (guint f = 0; sum->currency == i && sum->depth == 0 && f < n_figures; f++)
            tops[f] += sum->minor[f];
        }
      for (guint f = 0; f < n_figures; f++)
        {
          g_assert_cmpint (left->minor[f], ==, right->minor[f]);
          g_assert_cmpint (tops[f], ==, right->minor[f]);
        }
    }
}

/* Growth by any axis is that of the same totals, in one order. */
static void
assert_same_growth (const RemitGraph *graph, RemitBudgetQuery query)
{
  gint64 old_minor = 0, new_minor = 0;

  query.currency = "EUR";
  for (query.axis = 0; query.axis < REMIT_N_BUDGET_AXES; query.axis++)
    {
      g_autoptr (GArray) growths = NULL;
      gint64 sums[2] = { 0 };

      if (query.axis == REMIT_BUDGET_BY_YEAR || query.axis == REMIT_BUDGET_BY_STATE
          || query.axis == REMIT_BUDGET_BY_TREE)
        continue;
      growths = remit_budget_growth (graph, &query, 2025, 2026, NULL);
      for (guint i = 0; i < growths->len; i++)
        {
          const RemitGrowth *growth = &g_array_index (growths, RemitGrowth, i);
          gint64 *old_sum = growth->key == REMIT_UNSET ? &old_minor : &sums[0];
          gint64 *new_sum = growth->key == REMIT_UNSET ? &new_minor : &sums[1];

          if (strcmp (growth->currency, "EUR") != 0)
            continue;
          if (growth->key == REMIT_UNSET && query.axis > 0)
            {
              g_assert_cmpint (*old_sum, ==, growth->old_minor);
              g_assert_cmpint (*new_sum, ==, growth->new_minor);
              continue;
            }
          *old_sum += growth->old_minor;
          *new_sum += growth->new_minor;
        }
      g_assert_cmpint (sums[0], ==, old_minor);
      g_assert_cmpint (sums[1], ==, new_minor);
    }
}

static void
test_random (void)
{
  g_autoptr (RemitRates) rates = remit_rates_new ();

  remit_rates_add (rates, "USD", "EUR", remit_day_from_ymd (2025, 1, 1), 1, 917431, NULL);
  remit_rates_add (rates, "EUR", "JPY", remit_day_from_ymd (2026, 1, 1), 1, 163123457, NULL);
  for (guint round = 0; round < 60; round++)
    {
      Fixture fixture;
      RemitBudgetQuery query = REMIT_BUDGET_QUERY_INIT (REMIT_BUDGET_BY_LINE);
      g_autoptr (RemitRollup) lines = NULL;

      set_up (&fixture, NULL);
      fill_randomly (&fixture);
      query.currency = round % 2 == 0 ? "EUR" : NULL;
      query.rates = rates;
      lines = remit_budget_rollup (fixture.model.graph, &query, NULL);
      g_assert_nonnull (lines);
      for (query.axis = 0; query.axis < REMIT_N_BUDGET_AXES; query.axis++)
        {
          g_autoptr (RemitRollup) other = remit_budget_rollup (fixture.model.graph, &query, NULL);
          gboolean states = query.axis == REMIT_BUDGET_BY_STATE;

          g_assert_nonnull (other);
          assert_same_totals (lines, other, states ? REMIT_N_AMOUNT_STATES : REMIT_N_FIGURES);
        }
      assert_same_growth (fixture.model.graph, query);
      tear_down (&fixture, NULL);
    }
}

static void
test_keys (void)
{
  g_assert_cmpstr (remit_figure_key (REMIT_FIGURE_OUTLOOK), ==, "outlook");
  g_assert_cmpstr (remit_figure_key (REMIT_FIGURE_COMMITTED), ==, "committed");
  g_assert_cmpstr (remit_budget_axis_key (REMIT_BUDGET_BY_PAYER), ==, "payer");
  g_assert_cmpstr (remit_budget_axis_key (REMIT_BUDGET_BY_NATURE), ==, "nature");
}

#define TEST(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  TEST ("/budget/fund/thirds", test_fund_thirds);
  TEST ("/budget/fund/rest", test_fund_rest);
  TEST ("/budget/fund/random", test_fund_random);
  TEST ("/budget/fund/overflow", test_fund_overflow);
  TEST ("/budget/fund/inherited", test_fund_inherited);
  TEST ("/budget/figures", test_figures);
  TEST ("/budget/overlaps", test_overlaps);
  TEST ("/budget/axes", test_axes);
  TEST ("/budget/years-and-natures", test_years_and_natures);
  TEST ("/budget/empty", test_empty);
  TEST ("/budget/tree/circle", test_tree_circle);
  TEST ("/budget/overflow", test_overflow);
  TEST ("/budget/currencies", test_currencies);
  TEST ("/budget/document-rates", test_document_rates);
  TEST ("/budget/fiscal-rates", test_fiscal_rates);
  g_test_add_func ("/budget/periods/known", test_periods);
  g_test_add_func ("/budget/periods/tile", test_periods_tile);
  TEST ("/budget/start-month", test_start_month);
  TEST ("/budget/growth", test_growth);
  TEST ("/budget/crossings", test_crossings);
  TEST ("/budget/newest-years", test_newest_years);
  TEST ("/budget/tco", test_tco);
  g_test_add_func ("/budget/random", test_random);
  g_test_add_func ("/budget/keys", test_keys);
  return g_test_run ();
}

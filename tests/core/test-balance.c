/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "test-model.h"

#include "remit-balance.h"

#include <string.h>

/* Money against decisions against work, and what consumers are charged. */

typedef struct
{
  TestModel model;
  RemitId cio, cmo, platform, module;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  model_open (&fixture->model);
  fixture->cio = model_add (&fixture->model, REMIT_NODE_ROLE, "CIO");
  fixture->cmo = model_add (&fixture->model, REMIT_NODE_ROLE, "CMO");
  fixture->platform = model_add (&fixture->model, REMIT_NODE_PLATFORM, "Data platform");
  fixture->module = model_add (&fixture->model, REMIT_NODE_APPLICATION, "Consent module");
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  model_close (&fixture->model);
}

/* All zero, with the party REMIT_UNSET, when there is no row. */
static RemitBalanceRow
find_balance (const RemitBalance *balance, RemitId party)
{
  for (guint i = 0; i < balance->rows->len; i++)
    if (g_array_index (balance->rows, RemitBalanceRow, i).party == party)
      return g_array_index (balance->rows, RemitBalanceRow, i);
  return (RemitBalanceRow){ .party = REMIT_UNSET };
}

static void
test_balance (Fixture *fixture, gconstpointer data)
{
  RemitBudgetQuery query = REMIT_BUDGET_QUERY_INIT (REMIT_BUDGET_BY_LINE);
  RemitId team = model_add (&fixture->model, REMIT_NODE_UNIT, "Team");
  RemitId both = model_add (&fixture->model, REMIT_NODE_ROLE, "Marketing CIO");
  RemitId supplier = model_add (&fixture->model, REMIT_NODE_SUPPLIER, "Vendor");
  RemitId fund = model_add (&fixture->model, REMIT_NODE_FUNDING_SOURCE, "Fund");
  RemitId line = model_line (&fixture->model, "Run", REMIT_NATURE_OPEX, "EUR");
  const RemitId sides[] = { fixture->cio, fixture->cmo };
  g_autoptr (RemitBalance) all = NULL, two = NULL;

  model_share (&fixture->model, REMIT_LINK_REPORTS_TO, both, fixture->cio, REMIT_UNSET);
  model_share (&fixture->model, REMIT_LINK_REPORTS_TO, both, fixture->cmo, REMIT_UNSET);
  model_share (&fixture->model, REMIT_LINK_REPORTS_TO, team, fixture->cio, REMIT_UNSET);
  model_share (&fixture->model, REMIT_LINK_OWNS, fixture->cmo, fund, REMIT_UNSET);
  model_share (&fixture->model, REMIT_LINK_PAYS, fund, line, 7500);
  model_share (&fixture->model, REMIT_LINK_PAYS, team, line, 2500);
  model_amount (&fixture->model, line, 2026, 0, REMIT_AMOUNT_PLAN, 1000);
  model_share (&fixture->model, REMIT_LINK_DECIDES, fixture->cio, fixture->platform, REMIT_UNSET);
  model_share (&fixture->model, REMIT_LINK_ACCOUNTABLE, fixture->cio, fixture->platform,
               REMIT_UNSET);
  model_share (&fixture->model, REMIT_LINK_DECIDES, both, fixture->module, REMIT_UNSET);
  model_share (&fixture->model, REMIT_LINK_RUNS, supplier, fixture->platform, REMIT_UNSET);
  model_share (&fixture->model, REMIT_LINK_IMPLEMENTS, team, fixture->platform, REMIT_UNSET);

  all = remit_balance_new (fixture->model.graph, &query, NULL, 0, NULL);
  g_assert_cmpstr (all->currency, ==, "EUR");
  g_assert_cmpint (find_balance (all, fixture->cmo).money, ==, 750);
  g_assert_cmpint (find_balance (all, fixture->cmo).decisions, ==, 0);
  g_assert_cmpint (find_balance (all, fixture->cio).decisions, ==, REMIT_DECIMAL_ONE);
  g_assert_cmpint (find_balance (all, fund).party, ==, REMIT_UNSET);
  g_assert_cmpint (all->total.decisions, ==, 2 * REMIT_DECIMAL_ONE);

  two = remit_balance_new (fixture->model.graph, &query, sides, 2, NULL);
  g_assert_cmpuint (two->rows->len, ==, 3);
  g_assert_cmpint (find_balance (two, fixture->cio).money_share, ==, 250000);
  g_assert_cmpint (find_balance (two, fixture->cio).decision_share, ==, 750000);
  g_assert_cmpint (find_balance (two, fixture->cmo).decision_share, ==, 250000);
  g_assert_cmpint (find_balance (two, fixture->cmo).money_share, ==, 750000);
  g_assert_cmpint (find_balance (two, fixture->cio).work_share, ==, 500000);
  g_assert_cmpint (find_balance (two, REMIT_ID_NONE).work_share, ==, 500000);
}

static void
test_balance_empty (Fixture *fixture, gconstpointer data)
{
  RemitBudgetQuery query = REMIT_BUDGET_QUERY_INIT (REMIT_BUDGET_BY_LINE);
  RemitId line = model_line (&fixture->model, "Euro", REMIT_NATURE_OPEX, "EUR");
  RemitId other = model_line (&fixture->model, "Dollar", REMIT_NATURE_OPEX, "USD");
  g_autoptr (RemitBalance) none = remit_balance_new (fixture->model.graph, &query, NULL, 0, NULL);
  g_autoptr (RemitBalance) mixed = NULL;

  g_assert_cmpuint (none->rows->len, ==, 0);
  g_assert_cmpint (none->total.money_share, ==, REMIT_UNSET);
  model_amount (&fixture->model, line, 2026, 0, REMIT_AMOUNT_PLAN, 1);
  model_amount (&fixture->model, other, 2026, 0, REMIT_AMOUNT_PLAN, 1);
  mixed = remit_balance_new (fixture->model.graph, &query, NULL, 0, NULL);
  g_assert_cmpstr (mixed->currency, ==, "");
  g_assert_cmpuint (mixed->missing->len, ==, 2);
  g_assert_cmpint (mixed->total.money, ==, 0);
}

static RemitId
charge (Fixture *fixture, RemitId party, RemitChargeBy driver, gint64 weight, gint64 billed,
        gint64 year)
{
  g_autoptr (RemitRow) row = remit_row_new (REMIT_TABLE_CHARGE);

  remit_row_set_number (row, REMIT_CHARGE_FIELD_NODE, fixture->platform);
  remit_row_set_number (row, REMIT_CHARGE_FIELD_PARTY, party);
  remit_row_set_number (row, REMIT_CHARGE_FIELD_DRIVER, driver);
  remit_row_set_number (row, REMIT_CHARGE_FIELD_WEIGHT, weight);
  remit_row_set_number (row, REMIT_CHARGE_FIELD_BILLED, billed);
  remit_row_set_number (row, REMIT_CHARGE_FIELD_YEAR, year);
  return remit_edit_insert (fixture->model.edit, row);
}

static void
test_showback_users (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GArray) charges = NULL;
  g_autoptr (GError) error = NULL;
  RemitDriver driver;

  g_assert_null (remit_showback (fixture->model.graph, fixture->platform, 0, 100, &driver, &error));
  g_assert_error (error, REMIT_ERROR, REMIT_ERROR_FORMAT);
  model_join (&fixture->model, REMIT_LINK_USES, fixture->cio, fixture->platform);
  model_join (&fixture->model, REMIT_LINK_USES, fixture->cmo, fixture->platform);
  model_join (&fixture->model, REMIT_LINK_USES, fixture->module, fixture->platform);
  charges = remit_showback (fixture->model.graph, fixture->platform, 0, 101, &driver, NULL);
  g_assert_cmpuint (charges->len, ==, 2);
  g_assert_cmpint (driver, ==, REMIT_DRIVER_EQUAL);
  g_assert_cmpint (g_array_index (charges, RemitCharge, 0).charge, ==, 51);
  g_assert_cmpint (g_array_index (charges, RemitCharge, 1).charge, ==, 50);
  g_assert_cmpint (g_array_index (charges, RemitCharge, 1).billed, ==, REMIT_UNSET);
}

static void
test_showback_rows (Fixture *fixture, gconstpointer data)
{
  RemitId team = model_add (&fixture->model, REMIT_NODE_UNIT, "Team");
  RemitId person = model_add (&fixture->model, REMIT_NODE_PERSON, "Member");
  RemitId odd;
  g_autoptr (GArray) heads = NULL, again = NULL;
  g_autoptr (GError) error = NULL;
  RemitDriver driver;

  model_join (&fixture->model, REMIT_LINK_BELONGS_TO, person, team);
  model_join (&fixture->model, REMIT_LINK_BELONGS_TO, fixture->cmo, team);
  charge (fixture, team, REMIT_CHARGE_BY_HEADCOUNT, REMIT_UNSET, 60, 2026);
  charge (fixture, fixture->cio, REMIT_CHARGE_BY_HEADCOUNT, REMIT_DECIMAL_ONE, REMIT_UNSET,
          REMIT_UNSET);
  charge (fixture, team, REMIT_CHARGE_BY_HEADCOUNT, REMIT_UNSET, 5, 2026);
  charge (fixture, team, REMIT_CHARGE_BY_HEADCOUNT, REMIT_UNSET, 7, 2025);
  heads = remit_showback (fixture->model.graph, fixture->platform, 2026, 100, &driver, &error);
  g_assert_no_error (error);
  g_assert_cmpint (driver, ==, REMIT_DRIVER_HEAD_COUNT);
  g_assert_cmpuint (heads->len, ==, 2);
  g_assert_cmpint (g_array_index (heads, RemitCharge, 0).weight, ==, 2 * REMIT_DECIMAL_ONE);
  g_assert_cmpint (g_array_index (heads, RemitCharge, 0).charge, ==, 67);
  g_assert_cmpint (g_array_index (heads, RemitCharge, 0).billed, ==, 65);
  g_assert_cmpint (g_array_index (heads, RemitCharge, 1).charge, ==, 33);

  odd = charge (fixture, fixture->cmo, REMIT_CHARGE_BY_USE, REMIT_DECIMAL_ONE, REMIT_UNSET, 2026);
  g_assert_null (
    remit_showback (fixture->model.graph, fixture->platform, 2026, 100, &driver, &error));
  g_assert_error (error, REMIT_ERROR, REMIT_ERROR_REFUSED);
  remit_edit_delete (fixture->model.edit, REMIT_TABLE_CHARGE, odd, NULL);
  again = remit_showback (fixture->model.graph, fixture->platform, 2025, 100, &driver, NULL);
  g_assert_cmpint (g_array_index (again, RemitCharge, 1).billed, ==, 7);
}

static void
test_showback_shares (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GArray) charges = NULL;
  g_autoptr (GError) error = NULL;
  RemitDriver driver;

  charge (fixture, fixture->cio, REMIT_CHARGE_BY_SHARE, 60 * REMIT_DECIMAL_ONE, REMIT_UNSET,
          REMIT_UNSET);
  charge (fixture, fixture->cmo, REMIT_CHARGE_BY_SHARE, 35 * REMIT_DECIMAL_ONE, REMIT_UNSET,
          REMIT_UNSET);
  g_assert_null (remit_showback (fixture->model.graph, fixture->platform, 0, 100, &driver, &error));
  g_assert_error (error, REMIT_ERROR, REMIT_ERROR_FORMAT);
  g_assert_nonnull (strstr (error->message, "95 %"));
  charge (fixture, fixture->cio, REMIT_CHARGE_BY_SHARE, 0, 12, 2020);
  charge (fixture, model_add (&fixture->model, REMIT_NODE_UNIT, "Care"), REMIT_CHARGE_BY_SHARE,
          5 * REMIT_DECIMAL_ONE, REMIT_UNSET, REMIT_UNSET);
  charges = remit_showback (fixture->model.graph, fixture->platform, 2026, 101, &driver, NULL);
  g_assert_cmpuint (charges->len, ==, 3);
  g_assert_cmpint (g_array_index (charges, RemitCharge, 0).charge, ==, 61);
  g_assert_cmpint (g_array_index (charges, RemitCharge, 1).charge, ==, 35);
  g_assert_cmpint (g_array_index (charges, RemitCharge, 2).charge, ==, 5);
}

/* ---- random models ---- */

/* Charged is what it cost, whoever uses it by whatever driver. */
static void
test_showback_random (Fixture *fixture, gconstpointer data)
{
  for (guint round = 0; round < 200; round++)
    {
      RemitChargeBy by = round % 3;
      guint n = g_test_rand_int_range (1, 6);
      gint64 cost = (gint64) g_test_rand_int () * g_test_rand_int_range (-1000, 1000), sum = 0;
      g_autoptr (GArray) charges = NULL, rows = g_array_new (FALSE, FALSE, sizeof (RemitId));
      g_autoptr (GError) error = NULL;
      RemitDriver driver;

      for (guint i = 0; i < n; i++)
        {
          RemitId party = model_add (&fixture->model, REMIT_NODE_UNIT, "Consumer");
          gint64 weight = g_test_rand_int_range (1, 1000) * REMIT_DECIMAL_ONE / 7;
          RemitId row = charge (fixture, party, by, weight, g_test_rand_int_range (-5, 5), 2026);

          g_array_append_val (rows, row);
        }
      charges
        = remit_showback (fixture->model.graph, fixture->platform, 2026, cost, &driver, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (charges->len, ==, n);
      for (guint i = 0; i < n; i++)
        sum += g_array_index (charges, RemitCharge, i).charge;
      g_assert_cmpint (sum, ==, cost);
      for (guint i = 0; i < rows->len; i++)
        remit_edit_delete (fixture->model.edit, REMIT_TABLE_CHARGE,
                           g_array_index (rows, RemitId, i), NULL);
    }
}

static void
fill_randomly (Fixture *fixture, RemitId *parties, guint n)
{
  static const RemitLinkKind duties[]
    = { REMIT_LINK_DECIDES, REMIT_LINK_ACCOUNTABLE, REMIT_LINK_RUNS, REMIT_LINK_IMPLEMENTS };
  RemitId fund = model_add (&fixture->model, REMIT_NODE_FUNDING_SOURCE, "Fund");

  for (guint i = 0; i < n; i++)
    {
      parties[i] = model_add (&fixture->model, REMIT_NODE_UNIT, "Party");
      if (i > 1)
        model_join (&fixture->model, REMIT_LINK_REPORTS_TO, parties[i],
                    parties[g_test_rand_int_range (0, (gint32) i)]);
    }
  model_share (&fixture->model, REMIT_LINK_OWNS, parties[1], fund,
               g_test_rand_int_range (0, 12000));
  for (guint i = 0; i < 8; i++)
    {
      RemitId line = model_line (&fixture->model, "Line", i % 2, "EUR");
      RemitId item = model_add (&fixture->model, REMIT_NODE_APPLICATION, "Thing");

      model_share (&fixture->model, REMIT_LINK_PAYS,
                   i % 3 == 0 ? fund : parties[g_test_rand_int_range (0, (gint32) n)], line,
                   g_test_rand_int_range (0, 15000));
      model_amount (&fixture->model, line, 2026, i, REMIT_AMOUNT_PLAN,
                    g_test_rand_int_range (-5000, 20000));
      for (guint k = 0; k < G_N_ELEMENTS (duties); k++)
        for (int holders = g_test_rand_int_range (0, 3); holders > 0; holders--)
          model_join (&fixture->model, duties[k], parties[(i + k + holders) % n], item);
    }
}

static void
assert_total (const RemitBalance *balance)
{
  RemitBalanceRow sum = { 0 };

  for (guint i = 0; i < balance->rows->len; i++)
    {
      const RemitBalanceRow *row = &g_array_index (balance->rows, RemitBalanceRow, i);

      sum.money += row->money;
      sum.decisions += row->decisions;
      sum.work += row->work;
    }
  g_assert_cmpint (sum.money, ==, balance->total.money);
  g_assert_cmpint (sum.decisions, ==, balance->total.decisions);
  g_assert_cmpint (sum.work, ==, balance->total.work);
}

/* Nothing is lost or counted twice, for all parties or for a few of them; things are whole. */
static void
test_balance_random (void)
{
  for (guint round = 0; round < 60; round++)
    {
      RemitBudgetQuery query = REMIT_BUDGET_QUERY_INIT (REMIT_BUDGET_BY_PAYER);
      g_autoptr (RemitBalance) all = NULL, few = NULL;
      g_autoptr (RemitRollup) payers = NULL;
      RemitId parties[9];
      Fixture fixture;

      set_up (&fixture, NULL);
      fill_randomly (&fixture, parties, G_N_ELEMENTS (parties));
      payers = remit_budget_rollup (fixture.model.graph, &query, NULL);
      all = remit_balance_new (fixture.model.graph, &query, NULL, 0, NULL);
      few = remit_balance_new (fixture.model.graph, &query, parties, 2 + round % 3, NULL);
      assert_total (all);
      assert_total (few);
      g_assert_cmpint (
        all->total.money, ==,
        g_array_index (payers->totals, RemitBudgetSum, 0).minor[REMIT_FIGURE_OUTLOOK]);
      g_assert_cmpint (few->total.money, ==, all->total.money);
      g_assert_cmpint (few->total.decisions, ==, all->total.decisions);
      g_assert_cmpint (few->total.work, ==, all->total.work);
      g_assert_cmpint (all->total.decisions % REMIT_DECIMAL_ONE, ==, 0);
      g_assert_cmpint (all->total.work % REMIT_DECIMAL_ONE, ==, 0);
      tear_down (&fixture, NULL);
    }
}

#define TEST(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  TEST ("/balance/known", test_balance);
  TEST ("/balance/empty", test_balance_empty);
  TEST ("/balance/showback/users", test_showback_users);
  TEST ("/balance/showback/rows", test_showback_rows);
  TEST ("/balance/showback/shares", test_showback_shares);
  TEST ("/balance/showback/random", test_showback_random);
  g_test_add_func ("/balance/random", test_balance_random);
  return g_test_run ();
}

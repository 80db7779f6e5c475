/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "test-model.h"

#include "remit-credit.h"
#include "remit-date.h"
#include "remit-finance.h"

#include <string.h>

/* What a broken promise costs, and who is told. */

typedef struct
{
  TestModel model;
  RemitId cio, cmo, contract, objective;
} Fixture;

static RemitId
add_objective (Fixture *fixture, RemitId agreement, RemitOperator comparison, const char *target)
{
  g_autoptr (RemitRow) row = remit_row_new (REMIT_TABLE_OBJECTIVE);

  remit_row_set_number (row, REMIT_OBJECTIVE_FIELD_NODE, agreement);
  remit_row_set_number (row, REMIT_OBJECTIVE_FIELD_COMPARISON, comparison);
  remit_row_set_text (row, REMIT_OBJECTIVE_FIELD_NAME, "Available");
  remit_row_set_text (row, REMIT_OBJECTIVE_FIELD_UNIT, "%");
  if (target != NULL)
    remit_row_set_number (row, REMIT_OBJECTIVE_FIELD_TARGET, model_decimal (target));
  return remit_edit_insert (fixture->model.edit, row);
}

static RemitId
add_credit (Fixture *fixture, RemitId objective, const char *bound, gint64 credit)
{
  g_autoptr (RemitRow) row = remit_row_new (REMIT_TABLE_CREDIT);

  remit_row_set_number (row, REMIT_CREDIT_FIELD_OBJECTIVE, objective);
  remit_row_set_number (row, REMIT_CREDIT_FIELD_BOUND, model_decimal (bound));
  remit_row_set_number (row, REMIT_CREDIT_FIELD_CREDIT, credit);
  return remit_edit_insert (fixture->model.edit, row);
}

static void
measure (Fixture *fixture, const char *on, const char *value)
{
  g_autoptr (RemitRow) row = remit_row_new (REMIT_TABLE_MEASUREMENT);

  remit_row_set_number (row, REMIT_MEASUREMENT_FIELD_NODE, fixture->contract);
  remit_row_set_number (row, REMIT_MEASUREMENT_FIELD_OBJECTIVE, fixture->objective);
  remit_row_set_number (row, REMIT_MEASUREMENT_FIELD_DAY, model_day (on));
  remit_row_set_number (row, REMIT_MEASUREMENT_FIELD_VALUE, model_decimal (value));
  remit_edit_insert (fixture->model.edit, row);
}

static void
tell (Fixture *fixture, const char *severity, RemitId party, gint64 minutes, gint64 position)
{
  g_autoptr (RemitRow) row = remit_row_new (REMIT_TABLE_ESCALATION);

  remit_row_set_number (row, REMIT_ESCALATION_FIELD_NODE, fixture->contract);
  remit_row_set_text (row, REMIT_ESCALATION_FIELD_SEVERITY, severity);
  remit_row_set_number (row, REMIT_ESCALATION_FIELD_PARTY, party);
  remit_row_set_number (row, REMIT_ESCALATION_FIELD_MINUTES, minutes);
  remit_row_set_number (row, REMIT_ESCALATION_FIELD_POSITION, position);
  remit_edit_insert (fixture->model.edit, row);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  model_open (&fixture->model);
  fixture->cio = model_add (&fixture->model, REMIT_NODE_ROLE, "CIO");
  fixture->cmo = model_add (&fixture->model, REMIT_NODE_ROLE, "CMO");
  fixture->contract = model_add (&fixture->model, REMIT_NODE_CONTRACT, "Cloud hosting");
  fixture->objective = add_objective (fixture, fixture->contract, REMIT_OPERATOR_AT_LEAST, "99.9");
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  model_close (&fixture->model);
}

static const RemitObjective *
get_objective (Fixture *fixture, RemitId id)
{
  return (const RemitObjective *) remit_graph_get (fixture->model.graph, REMIT_TABLE_OBJECTIVE, id);
}

/* ---- steps ---- */

typedef struct
{
  const char *value;
  gint64 credit; /* 0: none */
  guint n_reached;
} Reached;

static void
assert_reached (Fixture *fixture, RemitId objective, const Reached *cases, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      RemitCreditStep step;

      g_assert_cmpint (remit_credit_find (fixture->model.graph, get_objective (fixture, objective),
                                          model_decimal (cases[i].value), &step),
                       ==, cases[i].n_reached > 0);
      g_assert_cmpint (step.credit, ==, cases[i].credit);
      g_assert_cmpuint (step.n_reached, ==, cases[i].n_reached);
      g_assert_cmpuint (step.n, ==, 3);
    }
}

/* At a bound nothing is given yet. */
static void
test_at_least (Fixture *fixture, gconstpointer data)
{
  static const Reached cases[] = {
    { "100", 0, 0 },          { "99.9", 0, 0 },     { "99.899999", 500, 1 },
    { "99.5", 500, 1 },       { "99.49", 1000, 2 }, { "99", 1000, 2 },
    { "98.999999", 2500, 3 }, { "0", 2500, 3 },     { "-5", 2500, 3 },
  };
  RemitCreditStep step = { .n = 42 };

  g_assert_false (remit_credit_find (
    fixture->model.graph, get_objective (fixture, fixture->objective), model_decimal ("1"), &step));
  g_assert_cmpuint (step.n, ==, 0);
  add_credit (fixture, fixture->objective, "99.5", 1000);
  add_credit (fixture, fixture->objective, "99", 2500);
  add_credit (fixture, fixture->objective, "99.9", 500);
  assert_reached (fixture, fixture->objective, cases, G_N_ELEMENTS (cases));
  g_assert_false (remit_credit_find (
    fixture->model.graph, get_objective (fixture, fixture->objective), REMIT_UNSET, &step));
  g_assert_cmpuint (step.n, ==, 3);
}

static void
test_at_most (Fixture *fixture, gconstpointer data)
{
  static const Reached cases[] = { { "7", 0, 0 },     { "7.000001", 500, 1 }, { "14", 500, 1 },
                                   { "15", 1000, 2 }, { "31", 2500, 3 },      { "-3", 0, 0 } };
  RemitId age = add_objective (fixture, fixture->contract, REMIT_OPERATOR_AT_MOST, "7");

  add_credit (fixture, age, "30", 2500);
  add_credit (fixture, age, "7", 500);
  add_credit (fixture, age, "14", 1000);
  assert_reached (fixture, age, cases, G_N_ELEMENTS (cases));
}

/* What shall be equal can be missed on both sides. */
static void
test_equal (Fixture *fixture, gconstpointer data)
{
  static const Reached cases[] = { { "3", 0, 0 },   { "4", 200, 1 }, { "6", 1000, 2 },
                                   { "2", 200, 1 }, { "0", 800, 2 }, { "1", 200, 1 } };
  RemitId exact = add_objective (fixture, fixture->contract, REMIT_OPERATOR_EQUAL, "3");
  RemitId open = add_objective (fixture, fixture->contract, REMIT_OPERATOR_EQUAL, NULL);
  RemitCreditStep step;

  add_credit (fixture, exact, "5", 1000);
  add_credit (fixture, exact, "1", 800);
  add_credit (fixture, exact, "3", 200);
  assert_reached (fixture, exact, cases, G_N_ELEMENTS (cases));
  g_assert_cmpint (remit_credit_check (fixture->model.graph, get_objective (fixture, exact), NULL),
                   ==, REMIT_CREDIT_FINE);
  add_credit (fixture, open, "5", 1000);
  g_assert_false (remit_credit_find (fixture->model.graph, get_objective (fixture, open),
                                     model_decimal ("9"), &step));
}

/* Steps that are wrong still give one credit, the largest. */
static void
test_check (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    RemitOperator comparison;
    const char *bounds[3];
    gint64 credits[3];
    RemitCreditFault fault;
    const char *at;
  } cases[] = {
    { REMIT_OPERATOR_AT_LEAST, { "99.9", "99.5", "99" }, { 500, 1000, 2500 }, REMIT_CREDIT_FINE },
    { REMIT_OPERATOR_AT_LEAST, { "99.9", "99.5", "99" }, { 500, 500, 500 }, REMIT_CREDIT_FINE },
    { REMIT_OPERATOR_AT_LEAST,
      { "99.9", "99", "99" },
      { 500, 1000, 2500 },
      REMIT_CREDIT_SAME_BOUND,
      "99" },
    { REMIT_OPERATOR_AT_LEAST,
      { "99", "99.5", "99.9" },
      { 500, 1000, 2500 },
      REMIT_CREDIT_SMALLER,
      "99.5" },
    { REMIT_OPERATOR_AT_LEAST,
      { "99.95", "99.5", "99" },
      { 500, 1000, 2500 },
      REMIT_CREDIT_WHILE_MET,
      "99.95" },
    { REMIT_OPERATOR_MORE, { "99.9", "99.5", "99" }, { 500, 1000, 2500 }, REMIT_CREDIT_FINE },
    { REMIT_OPERATOR_AT_MOST, { "100", "110", "120" }, { 500, 1000, 2500 }, REMIT_CREDIT_FINE },
    { REMIT_OPERATOR_AT_MOST,
      { "120", "110", "100" },
      { 500, 1000, 2500 },
      REMIT_CREDIT_SMALLER,
      "110" },
    { REMIT_OPERATOR_LESS,
      { "99.8", "110", "120" },
      { 500, 1000, 2500 },
      REMIT_CREDIT_WHILE_MET,
      "99.8" },
    { REMIT_OPERATOR_EQUAL, { "99.9", "101", "98" }, { 500, 1000, 2500 }, REMIT_CREDIT_FINE },
    { REMIT_OPERATOR_EQUAL,
      { "98", "98", "101" },
      { 500, 1000, 2500 },
      REMIT_CREDIT_SAME_BOUND,
      "98" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      RemitId id = add_objective (fixture, fixture->contract, cases[i].comparison, "99.9");
      gint64 bound = 42;
      RemitCreditFault fault;

      for (guint k = 0; k < 3; k++)
        add_credit (fixture, id, cases[i].bounds[k], cases[i].credits[k]);
      fault = remit_credit_check (fixture->model.graph, get_objective (fixture, id), &bound);
      g_assert_cmpint (fault, ==, cases[i].fault);
      g_assert_cmpint (bound, ==, cases[i].at != NULL ? model_decimal (cases[i].at) : 42);
    }
  g_assert_cmpint (
    remit_credit_check (fixture->model.graph, get_objective (fixture, fixture->objective), NULL),
    ==, REMIT_CREDIT_FINE);
}

/* Whatever the steps, a worse value never gives less back. */
static void
test_random (Fixture *fixture, gconstpointer data)
{
  for (guint round = 0; round < 200; round++)
    {
      RemitId id = add_objective (fixture, fixture->contract, REMIT_OPERATOR_AT_LEAST, "99");
      gint64 last = 10000;

      for (int n = g_test_rand_int_range (0, 6); n > 0; n--)
        {
          g_autofree char *bound = g_strdup_printf ("%d", g_test_rand_int_range (90, 100));

          add_credit (fixture, id, bound, g_test_rand_int_range (0, 10001));
        }
      for (gint64 value = 88; value <= 101; value++)
        {
          RemitCreditStep step;

          remit_credit_find (fixture->model.graph, get_objective (fixture, id),
                             value * REMIT_DECIMAL_ONE, &step);
          g_assert_cmpint (step.credit, <=, last);
          last = step.credit;
        }
    }
}

/* ---- money ---- */

static GArray *
list_due (Fixture *fixture, const RemitRates *rates, const char *currency)
{
  RemitBudgetQuery query = REMIT_BUDGET_QUERY_INIT (REMIT_BUDGET_BY_ITEM);
  g_autoptr (RemitAgreements) agreements = remit_agreements_new (fixture->model.graph, 0);

  query.rates = rates;
  query.currency = currency;
  return remit_credits_due (fixture->model.graph,
                            remit_agreements_find (agreements, fixture->contract), &query);
}

static void
test_due (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GArray) none = NULL, unpriced = NULL, due = NULL;
  const RemitCreditDue *first;
  RemitId line;

  add_credit (fixture, fixture->objective, "99.9", 500);
  add_credit (fixture, fixture->objective, "99", 2500);
  none = list_due (fixture, NULL, NULL);
  g_assert_cmpuint (none->len, ==, 0);
  measure (fixture, "2026-10-31", "99.71");
  unpriced = list_due (fixture, NULL, NULL);
  g_assert_cmpuint (unpriced->len, ==, 1);
  first = &g_array_index (unpriced, RemitCreditDue, 0);
  g_assert_cmpint (first->step.credit, ==, 500);
  g_assert_cmpstr (first->currency, ==, "");
  g_assert_null (first->problem);

  line = model_line (&fixture->model, "Hosting", REMIT_NATURE_OPEX, "EUR");
  model_join (&fixture->model, REMIT_LINK_COVERS, line, fixture->contract);
  model_amount (&fixture->model, line, 2026, 0, REMIT_AMOUNT_APPROVED, 1000003);
  line = model_line (&fixture->model, "Set-up", REMIT_NATURE_CAPEX, "EUR");
  model_join (&fixture->model, REMIT_LINK_COVERS, line, fixture->contract);
  model_amount (&fixture->model, line, 2026, 0, REMIT_AMOUNT_APPROVED, 99999999);
  due = list_due (fixture, NULL, NULL);
  first = &g_array_index (due, RemitCreditDue, 0);
  g_assert_cmpstr (first->currency, ==, "EUR");
  g_assert_cmpint (first->price, ==, 83333); /* October: 7 months have a cent more */
  g_assert_cmpint (first->amount, ==, 4167); /* 4166.65 */
  g_assert_cmpint (first->day, ==, model_day ("2026-10-31"));
  g_assert_cmpint (first->value, ==, model_decimal ("99.71"));
}

/* The months of a year add up to it, wherever the year begins; a leap day belongs to one. */
static void
test_price_months (Fixture *fixture, gconstpointer data)
{
  static const int starts[] = { 1, 4, 7, 10 };
  RemitBudgetQuery query = REMIT_BUDGET_QUERY_INIT (REMIT_BUDGET_BY_ITEM);
  RemitId line = model_line (&fixture->model, "Hosting", REMIT_NATURE_OPEX, "JPY");
  const char *currency;

  model_join (&fixture->model, REMIT_LINK_COVERS, line, fixture->contract);
  model_amount (&fixture->model, line, 2028, 0, REMIT_AMOUNT_PLAN, 1000);
  for (guint i = 0; i < G_N_ELEMENTS (starts); i++)
    {
      g_autofree char *start = g_strdup_printf ("%d", starts[i]);
      gint64 sum = 0, price;
      int first, last;

      remit_meta_set (fixture->model.edit, "fiscal-year-start", start);
      for (gint64 month = 1; month <= 12; month++)
        {
          gint64 again;

          remit_budget_period (2028, month, starts[i], &first, &last);
          g_assert_true (remit_credit_price (fixture->model.graph, &query, fixture->contract, first,
                                             &price, &currency, NULL));
          g_assert_true (remit_credit_price (fixture->model.graph, &query, fixture->contract, last,
                                             &again, &currency, NULL));
          g_assert_cmpint (price, ==, again);
          g_assert_cmpint (price, ==, month <= 4 ? 84 : 83);
          sum += price;
        }
      g_assert_cmpint (sum, ==, 1000);
    }
  g_assert_true (remit_credit_price (fixture->model.graph, &query, fixture->contract,
                                     model_day ("2028-02-29"), &(gint64){ 0 }, &currency, NULL));
  g_assert_cmpstr (currency, ==, "JPY");
}

static void
test_currencies (Fixture *fixture, gconstpointer data)
{
  static const char *const codes[] = { "EUR", "USD" };
  g_autoptr (RemitRates) rates = remit_rates_new ();
  g_autoptr (GArray) mixed = NULL, together = NULL;
  const RemitCreditDue *first;

  add_credit (fixture, fixture->objective, "99.9", 1000);
  measure (fixture, "2026-10-31", "99");
  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      RemitId line = model_line (&fixture->model, codes[i], REMIT_NATURE_OPEX, codes[i]);

      model_join (&fixture->model, REMIT_LINK_COVERS, line, fixture->contract);
      model_amount (&fixture->model, line, 2026, 0, REMIT_AMOUNT_PLAN, 120000);
    }
  mixed = list_due (fixture, NULL, NULL);
  first = &g_array_index (mixed, RemitCreditDue, 0);
  g_assert_cmpint (first->step.credit, ==, 1000);
  g_assert_nonnull (strstr (first->problem, "no rate between them"));
  g_assert_cmpint (first->amount, ==, 0);
  remit_rates_add (rates, "USD", "EUR", model_day ("2026-01-01"), 1, 500000, NULL);
  together = list_due (fixture, rates, "EUR");
  first = &g_array_index (together, RemitCreditDue, 0);
  g_assert_null (first->problem);
  g_assert_cmpint (first->price, ==, 15000);
  g_assert_cmpint (first->amount, ==, 1500);
}

static void
test_overflow (Fixture *fixture, gconstpointer data)
{
  RemitId line = model_line (&fixture->model, "Hosting", REMIT_NATURE_OPEX, "EUR");
  g_autoptr (GArray) due = NULL;

  add_credit (fixture, fixture->objective, "99.9", 10000);
  measure (fixture, "2026-10-31", "99");
  model_join (&fixture->model, REMIT_LINK_COVERS, line, fixture->contract);
  model_amount (&fixture->model, line, 2026, 1, REMIT_AMOUNT_PLAN, G_MAXINT64);
  model_amount (&fixture->model, line, 2026, 2, REMIT_AMOUNT_PLAN, G_MAXINT64);
  due = list_due (fixture, NULL, NULL);
  g_assert_nonnull (
    strstr (g_array_index (due, RemitCreditDue, 0).problem, "more than Remit can count"));
}

/* ---- escalation ---- */

static void
assert_told (const GArray *steps, guint i, const char *severity, RemitId party, gint64 minutes)
{
  const RemitEscalationStep *step = &g_array_index (steps, RemitEscalationStep, i);

  g_assert_cmpstr (step->row->severity, ==, severity);
  g_assert_cmpint (step->row->party, ==, party);
  g_assert_cmpint (step->minutes, ==, minutes);
}

static void
test_escalation (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GArray) none = remit_escalation_list (fixture->model.graph, fixture->contract);
  g_autoptr (GArray) steps = NULL;

  g_assert_cmpuint (none->len, ==, 0);
  tell (fixture, "late", fixture->cmo, 2880, 5);
  tell (fixture, "down", fixture->cmo, REMIT_UNSET, 1);
  tell (fixture, "late", REMIT_ID_NONE, 240, 6);
  tell (fixture, "down", fixture->cmo, 60, 2);
  tell (fixture, "down", fixture->cio, 60, 0);
  tell (fixture, "down", fixture->cio, 15, 3);
  steps = remit_escalation_list (fixture->model.graph, fixture->contract);
  g_assert_cmpuint (steps->len, ==, 6);
  assert_told (steps, 0, "down", fixture->cio, 15);
  assert_told (steps, 1, "down", fixture->cio, 60);
  assert_told (steps, 2, "down", fixture->cmo, 60);
  assert_told (steps, 3, "down", fixture->cmo, REMIT_UNSET);
  assert_told (steps, 4, "late", REMIT_ID_NONE, 240);
  assert_told (steps, 5, "late", fixture->cmo, 2880);
  g_assert_cmpuint (remit_escalation_due (steps, "down", 14), ==, 0);
  g_assert_cmpuint (remit_escalation_due (steps, "down", 15), ==, 1);
  g_assert_cmpuint (remit_escalation_due (steps, "down", 5000), ==, 3);
  g_assert_cmpuint (remit_escalation_due (steps, "late", 240), ==, 1);
  g_assert_cmpuint (remit_escalation_due (steps, "lost", 5000), ==, 0);
}

#define TEST(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  TEST ("/credit/at-least", test_at_least);
  TEST ("/credit/at-most", test_at_most);
  TEST ("/credit/equal", test_equal);
  TEST ("/credit/check", test_check);
  TEST ("/credit/random", test_random);
  TEST ("/credit/due", test_due);
  TEST ("/credit/months", test_price_months);
  TEST ("/credit/currencies", test_currencies);
  TEST ("/credit/overflow", test_overflow);
  TEST ("/credit/escalation", test_escalation);
  return g_test_run ();
}

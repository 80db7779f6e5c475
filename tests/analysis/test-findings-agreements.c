/* SPDX-License-Identifier: GPL-3.0-or-later */
#define FAMILIES "SL"
#include "findings-fixture.h"

/* SL01 to SL04: a model that makes each, one that nearly makes it, one that mends it. */

typedef struct
{
  Fixture base;
  RemitId sla, objective, step;
} Promise;

static RemitId
add_objective (Fixture *fixture, RemitId agreement, RemitIndicator indicator, gint64 target,
               const char *unit)
{
  g_autoptr (RemitRow) row = remit_row_new (REMIT_TABLE_OBJECTIVE);

  remit_row_set_number (row, REMIT_OBJECTIVE_FIELD_NODE, agreement);
  remit_row_set_number (row, REMIT_OBJECTIVE_FIELD_INDICATOR, indicator);
  remit_row_set_text (row, REMIT_OBJECTIVE_FIELD_NAME, "Age of data");
  remit_row_set_number (row, REMIT_OBJECTIVE_FIELD_COMPARISON,
                        indicator == REMIT_INDICATOR_AVAILABILITY ? REMIT_OPERATOR_AT_LEAST
                                                                  : REMIT_OPERATOR_AT_MOST);
  remit_row_set_number (row, REMIT_OBJECTIVE_FIELD_TARGET, target);
  remit_row_set_text (row, REMIT_OBJECTIVE_FIELD_UNIT, unit);
  return remit_edit_insert (fixture->edit, row);
}

static RemitId
add_step (Fixture *fixture, RemitId agreement, RemitId party)
{
  g_autoptr (RemitRow) row = remit_row_new (REMIT_TABLE_ESCALATION);

  remit_row_set_number (row, REMIT_ESCALATION_FIELD_NODE, agreement);
  remit_row_set_text (row, REMIT_ESCALATION_FIELD_SEVERITY, "1");
  remit_row_set_number (row, REMIT_ESCALATION_FIELD_PARTY, party);
  return remit_edit_insert (fixture->edit, row);
}

static RemitId
add_credit (Fixture *fixture, RemitId objective, gint64 bound)
{
  g_autoptr (RemitRow) row = remit_row_new (REMIT_TABLE_CREDIT);

  remit_row_set_number (row, REMIT_CREDIT_FIELD_OBJECTIVE, objective);
  remit_row_set_number (row, REMIT_CREDIT_FIELD_BOUND, bound);
  remit_row_set_number (row, REMIT_CREDIT_FIELD_CREDIT, 500);
  return remit_edit_insert (fixture->edit, row);
}

static void
add_terms (Fixture *fixture, RemitId agreement, const char *alternative)
{
  g_autoptr (RemitRow) row = remit_row_new (REMIT_TABLE_TERMS);

  remit_row_set_number (row, REMIT_TERMS_FIELD_NODE, agreement);
  remit_row_set_text (row, REMIT_TERMS_FIELD_ALTERNATIVE, alternative);
  remit_edit_insert (fixture->edit, row);
}

static void
set_target (Fixture *fixture, RemitId objective, gint64 target)
{
  set_number (fixture, REMIT_TABLE_OBJECTIVE, objective, REMIT_OBJECTIVE_FIELD_TARGET, target);
}

/* Something that the SLA rests on. */
static RemitId
add_support (Fixture *fixture, RemitNodeKind kind, const char *name, RemitId above, gint64 percent,
             RemitId *objective)
{
  RemitId id = add (fixture, kind, name);

  join (fixture, REMIT_LINK_PROVIDES, add (fixture, REMIT_NODE_SUPPLIER, name), id);
  join (fixture, REMIT_LINK_RECEIVES, fixture->cio, id);
  join (fixture, REMIT_LINK_SUPPORTS, id, above);
  *objective = add_objective (fixture, id, REMIT_INDICATOR_AVAILABILITY, percent, "%");
  return id;
}

/* The CIO promises the CMO that the consent platform is there for 99.9 %. */
static void
set_up_promise (Promise *self, gconstpointer data)
{
  Fixture *fixture = &self->base;

  set_up (fixture, data);
  self->sla = add (fixture, REMIT_NODE_SLA, "Availability");
  join (fixture, REMIT_LINK_PROVIDES, fixture->cio, self->sla);
  join (fixture, REMIT_LINK_RECEIVES, fixture->cmo, self->sla);
  join (fixture, REMIT_LINK_COVERS, self->sla, fixture->app);
  self->objective = add_objective (fixture, self->sla, REMIT_INDICATOR_AVAILABILITY, 99900000, "%");
  self->step = add_step (fixture, self->sla, fixture->cio);
}

static void
tear_down_promise (Promise *self, gconstpointer data)
{
  tear_down (&self->base, data);
}

/* ---- SL01 ---- */

static void
test_sl01 (Promise *self, gconstpointer data)
{
  Fixture *fixture = &self->base;
  RemitId link = find_link (fixture, REMIT_LINK_RECEIVES, fixture->cmo, self->sla);

  assert_findings (fixture, "");
  drop (fixture, REMIT_TABLE_LINK, link);
  assert_texts (fixture, "Availability lacks a customer.",
                "provider: CIO; customer: nobody; 1 objective",
                "Fill in what is missing: what is not said cannot be held.");
  set_target (fixture, self->objective, REMIT_UNSET);
  assert_found (fixture, "SL01", self->sla,
                "Availability lacks several things: a customer, a target that can be measured.",
                "lacks a customer, a target that can be measured");
  drop (fixture, REMIT_TABLE_OBJECTIVE, self->objective);
  join (fixture, REMIT_LINK_RECEIVES, fixture->cmo, self->sla);
  assert_found (fixture, "SL01", self->sla, "Availability lacks an objective.",
                "lacks an objective");
  add_objective (fixture, self->sla, REMIT_INDICATOR_AVAILABILITY, 99000000, "%");
  assert_findings (fixture, "");
}

static void
test_sl01_window (Promise *self, gconstpointer data)
{
  Fixture *fixture = &self->base;

  set_number (fixture, REMIT_TABLE_OBJECTIVE, self->objective, REMIT_OBJECTIVE_FIELD_WINDOW,
              REMIT_WINDOW_ROLLING);
  assert_found (fixture, "SL01", self->sla, "Availability lacks a window of one day at least.",
                "lacks a window of one day at least");
  set_number (fixture, REMIT_TABLE_OBJECTIVE, self->objective, REMIT_OBJECTIVE_FIELD_WINDOW_DAYS,
              30);
  assert_findings (fixture, "");
  set_target (fixture, self->objective, 100000001);
  assert_findings (fixture, "SL01 Availability");
  set_target (fixture, self->objective, 100000000);
  assert_findings (fixture, "");
}

static void
test_sl01_same_party (Promise *self, gconstpointer data)
{
  Fixture *fixture = &self->base;
  RemitId link = find_link (fixture, REMIT_LINK_RECEIVES, fixture->cmo, self->sla);

  set_link (fixture, link, REMIT_LINK_FIELD_SOURCE, fixture->cio);
  assert_found (fixture, "SL01", self->sla, "In Availability a party makes a promise to itself.",
                "promises to itself");
  set_link (fixture, link, REMIT_LINK_FIELD_SOURCE, fixture->cmo);
  assert_findings (fixture, "");
}

static void
test_sl01_credits (Promise *self, gconstpointer data)
{
  Fixture *fixture = &self->base;
  RemitId second;

  add_credit (fixture, self->objective, 99000000);
  second = add_credit (fixture, self->objective, 99900000);
  assert_findings (fixture, "");
  set_number (fixture, REMIT_TABLE_CREDIT, second, REMIT_CREDIT_FIELD_BOUND, 99000000);
  assert_found (fixture, "SL01", self->sla,
                "Availability gives two credits beyond the same value, 99 %.",
                "credit steps overlap");
  set_number (fixture, REMIT_TABLE_CREDIT, second, REMIT_CREDIT_FIELD_BOUND, 98000000);
  assert_findings (fixture, "");
  set_number (fixture, REMIT_TABLE_CREDIT, second, REMIT_CREDIT_FIELD_CREDIT, 499);
  assert_found (fixture, "SL01", self->sla,
                "Availability gives a smaller credit beyond 98 % than before it.",
                "credit steps contradict each other");
  set_number (fixture, REMIT_TABLE_CREDIT, second, REMIT_CREDIT_FIELD_BOUND, 99900001);
  assert_found (fixture, "SL01", self->sla,
                "Availability gives a credit beyond 99.900001 %, where its promise is still kept.",
                "credit for a promise that is kept");
  drop (fixture, REMIT_TABLE_CREDIT, second);
  assert_findings (fixture, "");
}

/* ---- SL02 ---- */

/* Three at 99.9 % give 99.7003 %. */
static void
test_sl02_series (Promise *self, gconstpointer data)
{
  Fixture *fixture = &self->base;
  RemitId hosting, network, desk, objective;

  hosting = add_support (fixture, REMIT_NODE_CONTRACT, "Hosting", self->sla, 99900000, &objective);
  assert_findings (fixture, "");
  network = add_support (fixture, REMIT_NODE_OLA, "Network", self->sla, 99900000, &objective);
  desk = add_support (fixture, REMIT_NODE_OLA, "Desk", self->sla, 99900000, &objective);
  assert_texts (fixture, "Availability promises 99.9 %, and what it rests on adds up to 99.7003 %.",
                "Hosting 99.9 %, Network 99.9 %, Desk 99.9 %",
                "Tighten what it rests on, add an alternative, or lower the promise.");
  assert_others (fixture, "SL02", self->sla, 0, hosting);
  assert_others (fixture, "SL02", self->sla, 2, desk);
  set_target (fixture, self->objective, 99700300);
  assert_findings (fixture, "SL02 Availability"); /* 99.7002999 */
  set_target (fixture, self->objective, 99700000);
  assert_findings (fixture, "");
  set_target (fixture, self->objective, 99900000);
  drop (fixture, REMIT_TABLE_NODE, network);
  drop (fixture, REMIT_TABLE_NODE, desk);
  assert_findings (fixture, "");
}

/* Two at 99 % that stand in for each other give 99.99 %: each alone would be weaker. */
static void
test_sl02_parallel (Promise *self, gconstpointer data)
{
  Fixture *fixture = &self->base;
  RemitId objective;
  RemitId one
    = add_support (fixture, REMIT_NODE_CONTRACT, "Site one", self->sla, 99000000, &objective);
  RemitId two
    = add_support (fixture, REMIT_NODE_CONTRACT, "Site two", self->sla, 99000000, &objective);

  assert_findings (fixture, "SL02 Availability");
  add_terms (fixture, one, "hosting");
  assert_findings (fixture, "SL02 Availability");
  add_terms (fixture, two, "hosting");
  assert_findings (fixture, "");
  set_target (fixture, self->objective, 99991000);
  assert_findings (fixture, "SL02 Availability");
}

static void
test_sl02_weaker (Promise *self, gconstpointer data)
{
  Fixture *fixture = &self->base;
  RemitId objective;
  RemitId ola
    = add_support (fixture, REMIT_NODE_OLA, "Connector upkeep", self->sla, 99950000, &objective);

  add_objective (fixture, self->sla, REMIT_INDICATOR_FRESHNESS, 7000000, "days");
  objective = add_objective (fixture, ola, REMIT_INDICATOR_FRESHNESS, 10000000, "days");
  assert_texts (fixture,
                "Availability promises at most 7 days and rests on Connector upkeep, which "
                "promises at most 10 days.",
                "“Age of data” rests on “Age of data”",
                "Tighten Connector upkeep, or lower the promise.");
  set_target (fixture, objective, 7000000);
  assert_findings (fixture, "");
  set_target (fixture, objective, 10000000);
  set_number (fixture, REMIT_TABLE_NODE, ola, REMIT_NODE_FIELD_STARTS, fixture->today + 1);
  assert_silent (fixture, "SL02", self->sla); /* not in force yet */
}

static void
test_sl02_circle (Promise *self, gconstpointer data)
{
  Fixture *fixture = &self->base;
  RemitId first, second, objective;

  first = add_support (fixture, REMIT_NODE_OLA, "First", self->sla, 99990000, &objective);
  second = add_support (fixture, REMIT_NODE_OLA, "Second", first, 99990000, &objective);
  assert_findings (fixture, "");
  if (remit_link_add (fixture->edit, REMIT_LINK_SUPPORTS, first, second, REMIT_ID_NONE, NULL)
      == REMIT_ID_NONE)
    return; /* what the rules refuse can only come from files */
  assert_findings (fixture, "SL02 First, SL02 Second");
  assert_found (fixture, "SL02", first, "First rests on itself through others.", "rests on itself");
}

/* ---- SL03 ---- */

static void
test_sl03 (Promise *self, gconstpointer data)
{
  Fixture *fixture = &self->base;
  RemitId link = find_link (fixture, REMIT_LINK_OWNS, fixture->cio, fixture->app);
  RemitId covers = find_link (fixture, REMIT_LINK_COVERS, self->sla, fixture->app);
  RemitId other = join (fixture, REMIT_LINK_OWNS, fixture->cmo, fixture->app);

  set_link (fixture, link, REMIT_LINK_FIELD_ARRANGEMENT, REMIT_ARRANGEMENT_JOINT);
  set_link (fixture, other, REMIT_LINK_FIELD_ARRANGEMENT, REMIT_ARRANGEMENT_JOINT);
  assert_findings (fixture, "");
  set_link (fixture, covers, REMIT_LINK_FIELD_ENDS, fixture->today - 1);
  assert_found (fixture, "SL03", fixture->app, "The SLA of Consent platform is not in force.",
                "no SLA in force");
  drop (fixture, REMIT_TABLE_LINK, covers);
  assert_found (fixture, "SL03", fixture->app, "Consent platform is owned jointly and has no SLA.",
                "no SLA");
  g_assert_cmpstr (find (fixture, "SL03", fixture->app).evidence, ==,
                   "2 owners; SLAs that are not in force: 0");
  /* Two that quarrel are another rule's. */
  set_link (fixture, other, REMIT_LINK_FIELD_ARRANGEMENT, REMIT_ARRANGEMENT_SOLE);
  assert_silent (fixture, "SL03", fixture->app);
}

/* An integration needs one by itself; that of the whole will do, a planned one needs none. */
static void
test_sl03_nearly (Promise *self, gconstpointer data)
{
  Fixture *fixture = &self->base;
  RemitId connector = add (fixture, REMIT_NODE_INTEGRATION, "Connector"), part;

  assert_found (fixture, "SL03", connector, "Connector is an integration and has no SLA.",
                "no SLA");
  part = join (fixture, REMIT_LINK_PART_OF, connector, fixture->app);
  assert_findings (fixture, "");
  drop (fixture, REMIT_TABLE_LINK, part);
  assert_findings (fixture, "SL03 Connector");
  set_number (fixture, REMIT_TABLE_NODE, connector, REMIT_NODE_FIELD_STATUS, REMIT_STATUS_PLANNED);
  assert_findings (fixture, "");
}

/* ---- SL04 ---- */

static void
test_sl04_ended (Promise *self, gconstpointer data)
{
  Fixture *fixture = &self->base;
  RemitId next;

  set_number (fixture, REMIT_TABLE_NODE, self->sla, REMIT_NODE_FIELD_ENDS, fixture->today);
  assert_findings (fixture, "");
  set_number (fixture, REMIT_TABLE_NODE, self->sla, REMIT_NODE_FIELD_ENDS, fixture->today - 1);
  assert_found (fixture, "SL04", self->sla,
                "Availability ended on 20 November 2026, and nothing has followed it.",
                "ended on 20 November 2026");
  next = add (fixture, REMIT_NODE_SLA, "Availability 2027");
  join (fixture, REMIT_LINK_COVERS, next, fixture->app);
  assert_silent (fixture, "SL04", self->sla);
  drop (fixture, REMIT_TABLE_NODE, next);
  set_number (fixture, REMIT_TABLE_NODE, self->sla, REMIT_NODE_FIELD_STATUS, REMIT_STATUS_RETIRED);
  assert_findings (fixture, "");
}

static void
test_sl04_review (Promise *self, gconstpointer data)
{
  Fixture *fixture = &self->base;
  RemitId review = add (fixture, REMIT_NODE_REVIEW, "Yearly review"), id;
  g_autoptr (RemitRow) row = remit_row_new (REMIT_TABLE_REVIEW);

  join (fixture, REMIT_LINK_REVIEW_OF, review, self->sla);
  remit_row_set_number (row, REMIT_REVIEW_FIELD_NODE, review);
  remit_row_set_number (row, REMIT_REVIEW_FIELD_NEXT_DUE, fixture->today);
  id = remit_edit_insert (fixture->edit, row);
  assert_findings (fixture, "");
  set_number (fixture, REMIT_TABLE_REVIEW, id, REMIT_REVIEW_FIELD_NEXT_DUE, fixture->today - 1);
  assert_found (fixture, "SL04", self->sla,
                "Availability should have been reviewed by 20 November 2026.",
                "review was due on 20 November 2026");
  g_assert_cmpstr (find (fixture, "SL04", self->sla).evidence, ==,
                   "ends: none; review due: 20 November 2026; 1 escalation step");
  fixture->today = 0; /* without a day nothing is late */
  assert_findings (fixture, "");
}

static void
test_sl04_steps (Promise *self, gconstpointer data)
{
  Fixture *fixture = &self->base;
  RemitId ola, objective;

  drop (fixture, REMIT_TABLE_ESCALATION, self->step);
  assert_found (fixture, "SL04", self->sla, "Availability does not say who is told when it fails.",
                "no escalation");
  add_step (fixture, self->sla, REMIT_ID_NONE);
  ola = add_support (fixture, REMIT_NODE_OLA, "Network", self->sla, 99950000, &objective);
  assert_silent (fixture, "SL04", ola); /* only what faces the customer */
  assert_findings (fixture, "");
}

#define ADD(path, function)                                                                        \
  g_test_add (path, Promise, NULL, set_up_promise, function, tear_down_promise)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/findings-agreements/sl01/lacks", test_sl01);
  ADD ("/findings-agreements/sl01/window", test_sl01_window);
  ADD ("/findings-agreements/sl01/same-party", test_sl01_same_party);
  ADD ("/findings-agreements/sl01/credits", test_sl01_credits);
  ADD ("/findings-agreements/sl02/series", test_sl02_series);
  ADD ("/findings-agreements/sl02/parallel", test_sl02_parallel);
  ADD ("/findings-agreements/sl02/weaker", test_sl02_weaker);
  ADD ("/findings-agreements/sl02/circle", test_sl02_circle);
  ADD ("/findings-agreements/sl03/makes", test_sl03);
  ADD ("/findings-agreements/sl03/nearly", test_sl03_nearly);
  ADD ("/findings-agreements/sl04/ended", test_sl04_ended);
  ADD ("/findings-agreements/sl04/review", test_sl04_review);
  ADD ("/findings-agreements/sl04/steps", test_sl04_steps);
  return g_test_run ();
}

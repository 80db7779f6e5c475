/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "findings-fixture.h"

/* Each rule: a model that makes it, one that nearly makes it, one that mends it. */

/* ---- the table ---- */

static void
test_rules (void)
{
  guint n;
  const RemitRule *rules = remit_rules_list (&n);

  g_assert_cmpuint (n, ==, 38);
  for (guint i = 0; i < n; i++)
    {
      g_assert_cmpuint (strlen (rules[i].id), ==, 4);
      g_assert_cmpuint (strlen (rules[i].title), >, 0);
      g_assert_cmpuint (strlen (rules[i].source), >, 0);
      if (i > 0)
        g_assert_cmpstr (rules[i - 1].id, <, rules[i].id);
    }
  g_assert_cmpstr (remit_severity_key (REMIT_SEVERITY_ERROR), ==, "error");
  g_assert_cmpstr (remit_severity_key (REMIT_SEVERITY_WARNING), ==, "warning");
  g_assert_cmpstr (remit_severity_key (REMIT_SEVERITY_HINT), ==, "hint");
}

static void
test_nothing (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RemitContext) context = remit_context_new ();
  g_autoptr (RemitDocument) empty = remit_document_new_in_memory (context);
  g_autoptr (GPtrArray) findings = remit_findings_run (remit_document_get_graph (empty), 0);

  g_assert_cmpuint (findings->len, ==, 0);
  assert_findings (fixture, "");
}

/* ---- RA01 ---- */

static void
test_ra01_makes (Fixture *fixture, gconstpointer data)
{
  drop (fixture, REMIT_TABLE_LINK,
        find_link (fixture, REMIT_LINK_ACCOUNTABLE, fixture->cmo, fixture->activity));
  join (fixture, REMIT_LINK_CONSULTED, fixture->cmo, fixture->activity);
  assert_findings (fixture, "RA01 Choose consent tool");
  assert_texts (fixture, "Nobody answers for Choose consent tool.", "R 1, A 0, C 1, I 0",
                "Give exactly one party the letter A (Accountable).");
  join (fixture, REMIT_LINK_ACCOUNTABLE, fixture->cio, fixture->activity);
  assert_findings (fixture, "");
}

/* An A of another perspective, or one that is over, is nobody's. */
static void
test_ra01_nearly (Fixture *fixture, gconstpointer data)
{
  RemitId link = find_link (fixture, REMIT_LINK_ACCOUNTABLE, fixture->cmo, fixture->activity);

  set_link (fixture, link, REMIT_LINK_FIELD_ENDS, fixture->today);
  assert_findings (fixture, "");
  set_link (fixture, link, REMIT_LINK_FIELD_ENDS, fixture->today - 1);
  assert_findings (fixture, "RA01 Choose consent tool");
  set_link (fixture, link, REMIT_LINK_FIELD_ENDS, 0);
  set_link (fixture, link, REMIT_LINK_FIELD_PERSPECTIVE, add_perspective (fixture));
  assert_findings (fixture, "RA01 Choose consent tool");
}

/* A node that is over needs nobody. */
static void
test_ra01_retired (Fixture *fixture, gconstpointer data)
{
  RemitId old = add (fixture, REMIT_NODE_ACTIVITY, "Keep the fax list");

  assert_findings (fixture, "RA01 Keep the fax list, RA03 Keep the fax list");
  set_number (fixture, REMIT_TABLE_NODE, old, REMIT_NODE_FIELD_STATUS, REMIT_STATUS_RETIRED);
  assert_findings (fixture, "");
  set_number (fixture, REMIT_TABLE_NODE, old, REMIT_NODE_FIELD_STATUS, REMIT_STATUS_LIVE);
  set_number (fixture, REMIT_TABLE_NODE, old, REMIT_NODE_FIELD_ENDS, fixture->today - 1);
  assert_findings (fixture, "");
}

/* A decision counts once it is a row of a matrix; "decides" answers for it. */
static void
test_ra01_decision (Fixture *fixture, gconstpointer data)
{
  RemitId decision = add (fixture, REMIT_NODE_DECISION, "IT principles");

  assert_findings (fixture, "");
  add_matrix (fixture, "daci", decision);
  assert_findings (fixture, "RA01 IT principles");
  assert_texts (fixture, "Nobody answers for IT principles.", "D 0, A 0, C 0, I 0",
                "Give exactly one party the letter A (Approver).");
  join (fixture, REMIT_LINK_DECIDES, fixture->cio, decision);
  assert_findings (fixture, "");
}

/* A column of a matrix is not a row, and an ownership matrix has no letters. */
static void
test_ra01_not_a_row (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  RemitId decision = add (fixture, REMIT_NODE_DECISION, "IT principles");
  RemitId matrix = add_matrix (fixture, "raci", fixture->activity);
  RemitId other
    = remit_matrix_add (fixture->edit, "Owners", REMIT_MATRIX_OWNERSHIP, "raci", &error);

  g_assert_no_error (error);
  remit_matrix_add_axis (fixture->edit, matrix, REMIT_AXIS_COLUMN, decision, NULL, &error);
  g_assert_no_error (error);
  remit_matrix_add_axis (fixture->edit, other, REMIT_AXIS_ROW, decision, NULL, &error);
  g_assert_no_error (error);
  assert_findings (fixture, "");
}

/* ---- RA02 ---- */

static void
test_ra02_makes (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) findings = NULL;
  const RemitFinding *finding;

  join (fixture, REMIT_LINK_ACCOUNTABLE, fixture->cio, fixture->activity);
  assert_findings (fixture, "RA02 Choose consent tool");
  assert_texts (fixture, "2 parties answer for Choose consent tool: CMO, CIO.",
                "R 1, A 2, C 0, I 0; RACI allows 1 A",
                "Keep one and make the others consulted, or declare the holding joint and name who "
                "has the last word.");
  findings = remit_findings_run (fixture->graph, fixture->today);
  finding = findings->pdata[0];
  g_assert_cmpint (finding->rule->severity, ==, REMIT_SEVERITY_ERROR);
  g_assert_cmpint (finding->others[0], ==, fixture->cmo);
  g_assert_cmpint (finding->others[1], ==, fixture->cio);
  g_assert_cmpint (finding->others[2], ==, REMIT_ID_NONE);
}

/* Two links of one party, or a predecessor, are not two parties. */
static void
test_ra02_nearly (Fixture *fixture, gconstpointer data)
{
  RemitId first = find_link (fixture, REMIT_LINK_ACCOUNTABLE, fixture->cmo, fixture->activity);
  RemitId second = join (fixture, REMIT_LINK_ACCOUNTABLE, fixture->cio, fixture->activity);

  set_link (fixture, second, REMIT_LINK_FIELD_ENDS, fixture->today - 1);
  assert_findings (fixture, "");
  set_link (fixture, second, REMIT_LINK_FIELD_SOURCE, fixture->cmo);
  set_link (fixture, second, REMIT_LINK_FIELD_ENDS, fixture->today);
  set_link (fixture, first, REMIT_LINK_FIELD_STARTS, fixture->today + 1);
  assert_findings (fixture, "");
}

/* Joint only when all say so and somebody has the last word. */
static void
test_ra02_joint (Fixture *fixture, gconstpointer data)
{
  RemitId first = find_link (fixture, REMIT_LINK_ACCOUNTABLE, fixture->cmo, fixture->activity);
  RemitId second = join (fixture, REMIT_LINK_ACCOUNTABLE, fixture->cio, fixture->activity);

  set_link (fixture, first, REMIT_LINK_FIELD_ARRANGEMENT, REMIT_ARRANGEMENT_JOINT);
  set_link (fixture, first, REMIT_LINK_FIELD_TIE_BREAKER, fixture->cio);
  assert_findings (fixture, "RA02 Choose consent tool");
  set_link (fixture, second, REMIT_LINK_FIELD_ARRANGEMENT, REMIT_ARRANGEMENT_JOINT);
  assert_findings (fixture, "");
  set_link (fixture, first, REMIT_LINK_FIELD_TIE_BREAKER, REMIT_ID_NONE);
  assert_findings (fixture, "RA02 Choose consent tool");
}

/* DARE has any number of deciders, an own scheme may have two; the strictest of several counts. */
static void
test_ra02_scheme (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RemitRow) scheme = remit_row_new (REMIT_TABLE_SCHEME);
  g_autoptr (RemitRow) letter = remit_row_new (REMIT_TABLE_SCHEME_LETTER);
  RemitId third = add (fixture, REMIT_NODE_ROLE, "CFO");
  RemitId dare = add_matrix (fixture, "dare", fixture->activity);
  RemitId id;

  join (fixture, REMIT_LINK_ACCOUNTABLE, fixture->cio, fixture->activity);
  assert_findings (fixture, "");

  remit_row_set_text (scheme, REMIT_SCHEME_FIELD_KEY, "pair");
  remit_row_set_text (scheme, REMIT_SCHEME_FIELD_NAME, "Pair");
  id = remit_edit_insert (fixture->edit, scheme);
  remit_row_set_number (letter, REMIT_SCHEME_LETTER_FIELD_SCHEME, id);
  remit_row_set_text (letter, REMIT_SCHEME_LETTER_FIELD_LETTER, "H");
  remit_row_set_text (letter, REMIT_SCHEME_LETTER_FIELD_NAME, "Head");
  remit_row_set_number (letter, REMIT_SCHEME_LETTER_FIELD_DUTY, REMIT_LINK_ACCOUNTABLE);
  remit_row_set_number (letter, REMIT_SCHEME_LETTER_FIELD_MAXIMUM, 2);
  remit_edit_insert (fixture->edit, letter);
  add_matrix (fixture, "pair", fixture->activity);
  assert_findings (fixture, "");
  join (fixture, REMIT_LINK_ACCOUNTABLE, third, fixture->activity);
  assert_texts (fixture, "3 parties answer for Choose consent tool: CMO, CIO, CFO.",
                "H 3; Pair allows 2 H",
                "Keep one and make the others consulted, or declare the holding joint and name who "
                "has the last word.");
  add_matrix (fixture, "raci", fixture->activity);
  drop (fixture, REMIT_TABLE_MATRIX, dare);
  assert_findings (fixture, "RA02 Choose consent tool");
}

/* ---- RA03 ---- */

static void
test_ra03_makes (Fixture *fixture, gconstpointer data)
{
  drop (fixture, REMIT_TABLE_LINK,
        find_link (fixture, REMIT_LINK_RESPONSIBLE, fixture->cio, fixture->activity));
  join (fixture, REMIT_LINK_ASSISTS, fixture->cio, fixture->activity);
  assert_texts (fixture, "Nobody does Choose consent tool.", "R 0, A 1, C 0, I 0",
                "Give at least one party the letter R (Responsible); the party that answers may "
                "hold it too.");
}

/* Who answers may do it as well. */
static void
test_ra03_mends (Fixture *fixture, gconstpointer data)
{
  drop (fixture, REMIT_TABLE_LINK,
        find_link (fixture, REMIT_LINK_RESPONSIBLE, fixture->cio, fixture->activity));
  assert_findings (fixture, "RA03 Choose consent tool");
  join (fixture, REMIT_LINK_RESPONSIBLE, fixture->cmo, fixture->activity);
  assert_findings (fixture, "");
}

/* DACI knows no letter for doing; RAPID calls it P. */
static void
test_ra03_scheme (Fixture *fixture, gconstpointer data)
{
  RemitId daci = add_matrix (fixture, "daci", fixture->activity);

  drop (fixture, REMIT_TABLE_LINK,
        find_link (fixture, REMIT_LINK_RESPONSIBLE, fixture->cio, fixture->activity));
  assert_findings (fixture, "");
  add_matrix (fixture, "rapid", fixture->activity);
  drop (fixture, REMIT_TABLE_MATRIX, daci);
  assert_texts (
    fixture, "Nobody does Choose consent tool.", "R 0, A 0, P 0, I 0, D 1",
    "Give at least one party the letter P (Perform); the party that answers may hold it too.");
}

/* A matrix of one side says nothing about the agreed model. */
static void
test_ra03_other_perspective (Fixture *fixture, gconstpointer data)
{
  RemitId daci = add_matrix (fixture, "daci", fixture->activity);

  drop (fixture, REMIT_TABLE_LINK,
        find_link (fixture, REMIT_LINK_RESPONSIBLE, fixture->cio, fixture->activity));
  assert_findings (fixture, "");
  set_number (fixture, REMIT_TABLE_MATRIX, daci, REMIT_MATRIX_FIELD_PERSPECTIVE,
              add_perspective (fixture));
  assert_findings (fixture, "RA03 Choose consent tool");
}

/* ---- OW01 ---- */

static void
test_ow01_makes (Fixture *fixture, gconstpointer data)
{
  drop (fixture, REMIT_TABLE_LINK,
        find_link (fixture, REMIT_LINK_OWNS, fixture->cio, fixture->app));
  assert_texts (fixture, "Consent platform has no owner.", "no owner and no other duty",
                "Name one owner, or let one party decide.");
  join (fixture, REMIT_LINK_RUNS, fixture->cio, fixture->app);
  join (fixture, REMIT_LINK_PAYS, fixture->cmo, fixture->app);
  assert_texts (fixture, "Consent platform has no owner.", "no owner, 2 other duties",
                "Name one owner, or let one party decide.");
}

static void
test_ow01_nearly (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) findings = NULL;
  RemitId link = find_link (fixture, REMIT_LINK_OWNS, fixture->cio, fixture->app);

  set_link (fixture, link, REMIT_LINK_FIELD_ENDS, fixture->today);
  assert_findings (fixture, "");
  set_link (fixture, link, REMIT_LINK_FIELD_ENDS, fixture->today - 1);
  assert_texts (fixture, "Consent platform has no owner.",
                "no owner; CIO was it until 20 November 2026",
                "Name one owner, or let one party decide.");
  findings = remit_findings_run (fixture->graph, fixture->today);
  g_assert_cmpint (((const RemitFinding *) findings->pdata[0])->others[0], ==, fixture->cio);

  /* Without a day nothing is over. */
  fixture->today = 0;
  assert_findings (fixture, "");
}

static void
test_ow01_mends (Fixture *fixture, gconstpointer data)
{
  static const RemitLinkKind kinds[] = { REMIT_LINK_OWNS, REMIT_LINK_DECIDES };

  drop (fixture, REMIT_TABLE_LINK,
        find_link (fixture, REMIT_LINK_OWNS, fixture->cio, fixture->app));
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      RemitId link = join (fixture, kinds[i], fixture->cmo, fixture->app);

      assert_findings (fixture, "");
      drop (fixture, REMIT_TABLE_LINK, link);
      assert_findings (fixture, "OW01 Consent platform");
    }
  set_number (fixture, REMIT_TABLE_NODE, fixture->app, REMIT_NODE_FIELD_STATUS,
              REMIT_STATUS_RETIRED);
  assert_findings (fixture, "");
}

/* A side's statement is not yet an owner; parties need none. */
static void
test_ow01_perspective (Fixture *fixture, gconstpointer data)
{
  set_link (fixture, find_link (fixture, REMIT_LINK_OWNS, fixture->cio, fixture->app),
            REMIT_LINK_FIELD_PERSPECTIVE, add_perspective (fixture));
  add (fixture, REMIT_NODE_SHARED_SERVICE, "Centre of excellence");
  assert_findings (fixture, "OW01 Consent platform");
}

/* ---- waivers and order ---- */

static RemitId
add_waiver (Fixture *fixture, const char *rule, RemitId subject, int until)
{
  g_autoptr (RemitRow) row = remit_row_new (REMIT_TABLE_WAIVER);

  remit_row_set_text (row, REMIT_WAIVER_FIELD_RULE, rule);
  remit_row_set_number (row, REMIT_WAIVER_FIELD_SUBJECT, subject);
  remit_row_set_text (row, REMIT_WAIVER_FIELD_REASON, "Settled in January.");
  remit_row_set_number (row, REMIT_WAIVER_FIELD_UNTIL, until);
  return remit_edit_insert (fixture->edit, row);
}

/* (transfer full) */
static RemitRow *
waiver_of_first (Fixture *fixture)
{
  g_autoptr (GPtrArray) findings = remit_findings_run (fixture->graph, fixture->today);

  g_assert_cmpuint (findings->len, ==, 1);
  return (RemitRow *) g_steal_pointer (&((RemitFinding *) findings->pdata[0])->waiver);
}

static void
test_waiver (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RemitRow) last_day = NULL, endless = NULL;
  RemitId waiver;

  drop (fixture, REMIT_TABLE_LINK,
        find_link (fixture, REMIT_LINK_OWNS, fixture->cio, fixture->app));
  add_waiver (fixture, "RA01", fixture->app, 0);
  add_waiver (fixture, "OW01", fixture->activity, 0);
  g_assert_null (waiver_of_first (fixture));

  waiver = add_waiver (fixture, "OW01", fixture->app, fixture->today - 1);
  g_assert_null (waiver_of_first (fixture));
  set_number (fixture, REMIT_TABLE_WAIVER, waiver, REMIT_WAIVER_FIELD_UNTIL, fixture->today);
  last_day = waiver_of_first (fixture);
  g_assert_cmpint (last_day->id, ==, waiver);
  set_number (fixture, REMIT_TABLE_WAIVER, waiver, REMIT_WAIVER_FIELD_UNTIL, 0);
  endless = waiver_of_first (fixture);
  g_assert_cmpstr (((const RemitWaiver *) endless)->reason, ==, "Settled in January.");
}

static void
test_order (Fixture *fixture, gconstpointer data)
{
  add (fixture, REMIT_NODE_ACTIVITY, "zeta");
  add (fixture, REMIT_NODE_ACTIVITY, "Alpha");
  add (fixture, REMIT_NODE_ACTIVITY, "élan");
  add (fixture, REMIT_NODE_DATA_SET, "Visits");
  join (fixture, REMIT_LINK_ACCOUNTABLE, fixture->cio, fixture->activity);
  assert_findings (fixture,
                   "OW01 Visits, RA01 Alpha, RA01 zeta, RA01 élan, RA02 Choose consent tool, "
                   "RA03 Alpha, RA03 zeta, RA03 élan, OW09 Visits");
}

/* Step by step, ended early or in time, dropped half way: the same findings. */
static void
test_steps (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) whole = NULL;
  guint n_steps = 1;

  join (fixture, REMIT_LINK_ACCOUNTABLE, fixture->cio, fixture->activity);
  add (fixture, REMIT_NODE_DATA_SET, "Visits");
  whole = remit_findings_run (remit_document_get_graph (fixture->document), fixture->today);
  g_assert_cmpint (whole->len, >, 2);
  for (guint limit = 0; limit < n_steps + 2; limit++)
    {
      RemitFindingsRun *run = remit_findings_run_new (
        remit_document_get_graph (fixture->document), fixture->today, NULL);
      g_autoptr (GPtrArray) findings = NULL;
      guint n = 0;

      while (n < limit && remit_findings_run_step (run))
        n++;
      n_steps = MAX (n_steps, n);
      findings = remit_findings_run_end (run);
      g_assert_cmpint (findings->len, ==, whole->len);
      for (guint i = 0; i < whole->len; i++)
        g_assert_cmpstr (((RemitFinding *) findings->pdata[i])->message, ==,
                         ((RemitFinding *) whole->pdata[i])->message);
      run = remit_findings_run_new (remit_document_get_graph (fixture->document), fixture->today,
                                    NULL);
      remit_findings_run_step (run);
      remit_findings_run_free (run);
    }
  g_assert_cmpint (n_steps, >, 5);
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/findings/rules/table", test_rules);
  ADD ("/findings/run/nothing", test_nothing);
  ADD ("/findings/ra01/makes-and-mends", test_ra01_makes);
  ADD ("/findings/ra01/nearly", test_ra01_nearly);
  ADD ("/findings/ra01/retired", test_ra01_retired);
  ADD ("/findings/ra01/decision", test_ra01_decision);
  ADD ("/findings/ra01/not-a-row", test_ra01_not_a_row);
  ADD ("/findings/ra02/makes", test_ra02_makes);
  ADD ("/findings/ra02/nearly", test_ra02_nearly);
  ADD ("/findings/ra02/joint", test_ra02_joint);
  ADD ("/findings/ra02/scheme", test_ra02_scheme);
  ADD ("/findings/ra03/makes", test_ra03_makes);
  ADD ("/findings/ra03/mends", test_ra03_mends);
  ADD ("/findings/ra03/scheme", test_ra03_scheme);
  ADD ("/findings/ra03/other-perspective", test_ra03_other_perspective);
  ADD ("/findings/ow01/makes", test_ow01_makes);
  ADD ("/findings/ow01/nearly", test_ow01_nearly);
  ADD ("/findings/ow01/mends", test_ow01_mends);
  ADD ("/findings/ow01/perspective", test_ow01_perspective);
  ADD ("/findings/waiver/until", test_waiver);
  ADD ("/findings/run/order", test_order);
  ADD ("/findings/run/steps", test_steps);
  return g_test_run ();
}

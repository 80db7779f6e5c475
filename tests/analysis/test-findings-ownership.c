/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "findings-fixture.h"

/* OW02 to OW12 and the limits: each rule makes a finding, nearly makes it, and is mended. */

static void
set_text (Fixture *fixture, RemitTable table, RemitId id, guint field, const char *text)
{
  g_autoptr (GError) error = NULL;

  remit_edit_set_text (fixture->edit, table, id, field, text, &error);
  g_assert_no_error (error);
}

/* ---- OW02 ---- */

static void
test_ow02 (Fixture *fixture, gconstpointer data)
{
  RemitId first = find_link (fixture, REMIT_LINK_OWNS, fixture->cio, fixture->app);
  RemitId second = join (fixture, REMIT_LINK_OWNS, fixture->cmo, fixture->app);

  assert_findings (fixture, "OW02 Consent platform");
  assert_found (fixture, "OW02", fixture->app,
                "Consent platform is claimed by each of these alone: CIO, CMO.", "2 sole owners");
  assert_others (fixture, "OW02", fixture->app, 1, fixture->cmo);
  /* A successor is no rival. */
  set_link (fixture, first, REMIT_LINK_FIELD_ENDS, fixture->today + 10);
  set_link (fixture, second, REMIT_LINK_FIELD_STARTS, fixture->today + 11);
  assert_findings (fixture, "");
  set_link (fixture, second, REMIT_LINK_FIELD_STARTS, fixture->today + 10);
  assert_findings (fixture, "OW02 Consent platform");
  /* Joint only when both say so. */
  set_link (fixture, first, REMIT_LINK_FIELD_ARRANGEMENT, REMIT_ARRANGEMENT_JOINT);
  set_link (fixture, first, REMIT_LINK_FIELD_TIE_BREAKER, fixture->cmo);
  assert_findings (fixture, "OW02 Consent platform");
  set_link (fixture, second, REMIT_LINK_FIELD_ARRANGEMENT, REMIT_ARRANGEMENT_JOINT);
  assert_findings (fixture, "");
}

static void
test_ow02_arrangements (Fixture *fixture, gconstpointer data)
{
  RemitId second = join (fixture, REMIT_LINK_OWNS, fixture->cmo, fixture->app);

  set_link (fixture, second, REMIT_LINK_FIELD_ARRANGEMENT, REMIT_ARRANGEMENT_DELEGATED);
  assert_findings (fixture, "");
  set_link (fixture, second, REMIT_LINK_FIELD_ARRANGEMENT, REMIT_ARRANGEMENT_CUSTODIAL);
  assert_findings (fixture, "");
  set_link (fixture, second, REMIT_LINK_FIELD_ARRANGEMENT, REMIT_ARRANGEMENT_DISPUTED);
  assert_findings (fixture, "OW02 Consent platform");
  set_link (fixture, second, REMIT_LINK_FIELD_PERSPECTIVE, add_perspective (fixture));
  assert_findings (fixture, "");
}

/* ---- OW03 ---- */

static void
test_ow03 (Fixture *fixture, gconstpointer data)
{
  RemitId first = find_link (fixture, REMIT_LINK_OWNS, fixture->cio, fixture->app);
  RemitId second = join (fixture, REMIT_LINK_OWNS, fixture->cmo, fixture->app);
  RemitId answer;

  set_link (fixture, first, REMIT_LINK_FIELD_ARRANGEMENT, REMIT_ARRANGEMENT_JOINT);
  set_link (fixture, second, REMIT_LINK_FIELD_ARRANGEMENT, REMIT_ARRANGEMENT_JOINT);
  assert_findings (fixture, "OW03 Consent platform");
  assert_found (fixture, "OW03", fixture->app,
                "The joint ownership of Consent platform names nobody for a deadlock.",
                "no last word");
  answer = join (fixture, REMIT_LINK_ACCOUNTABLE, fixture->cmo, fixture->app);
  assert_findings (fixture, "");
  drop (fixture, REMIT_TABLE_LINK, answer);
  set_link (fixture, second, REMIT_LINK_FIELD_TIE_BREAKER, fixture->cio);
  assert_findings (fixture, "");
}

/* ---- OW04 ---- */

static void
test_ow04 (Fixture *fixture, gconstpointer data)
{
  RemitId pilot = add (fixture, REMIT_NODE_INITIATIVE, "Voice pilot");

  assert_found (fixture, "OW04", pilot,
                "Voice pilot: nobody owns it, nobody implements it, nobody pays for it.",
                "no owner, no implementer, no payer");
  join (fixture, REMIT_LINK_OWNS, fixture->cmo, pilot);
  assert_found (fixture, "OW04", pilot, "Voice pilot: nobody implements it and nobody pays for it.",
                "no implementer, no payer");
  g_assert_cmpstr (find (fixture, "OW04", pilot).evidence, ==,
                   "1 of 3 roles are filled: owner, implementer, payer");
  join (fixture, REMIT_LINK_IMPLEMENTS, fixture->cio, pilot);
  assert_found (fixture, "OW04", pilot, "Voice pilot: nobody pays for it.", "nobody pays");
  join (fixture, REMIT_LINK_PAYS, fixture->cmo, pilot);
  assert_findings (fixture, "");
}

/* What is only planned waits; a paid budget line pays. */
static void
test_ow04_nearly (Fixture *fixture, gconstpointer data)
{
  RemitId pilot = add (fixture, REMIT_NODE_INITIATIVE, "Voice pilot");
  RemitId line = add (fixture, REMIT_NODE_BUDGET_LINE, "Pilot money");

  set_number (fixture, REMIT_TABLE_NODE, pilot, REMIT_NODE_FIELD_STATUS, REMIT_STATUS_PLANNED);
  assert_findings (fixture, "");
  set_number (fixture, REMIT_TABLE_NODE, pilot, REMIT_NODE_FIELD_STATUS, REMIT_STATUS_LIVE);
  join (fixture, REMIT_LINK_OWNS, fixture->cmo, pilot);
  join (fixture, REMIT_LINK_RESPONSIBLE, fixture->cio, pilot);
  join (fixture, REMIT_LINK_COVERS, line, pilot);
  assert_findings (fixture, "OW04 Voice pilot");
  join (fixture, REMIT_LINK_PAYS, fixture->cmo, line);
  assert_findings (fixture, "");
}

/* ---- OW05 ---- */

static void
test_ow05 (Fixture *fixture, gconstpointer data)
{
  RemitId first = join (fixture, REMIT_LINK_PAYS, fixture->cio, fixture->app);
  RemitId second;

  assert_findings (fixture, ""); /* no shares, no split */
  set_link (fixture, first, REMIT_LINK_FIELD_SHARE, 3333);
  assert_found (fixture, "OW05", fixture->app,
                "The shares of those who pay for Consent platform total 33.33 %.",
                "shares total 33.33 %");
  second = join (fixture, REMIT_LINK_PAYS, fixture->cmo, fixture->app);
  set_link (fixture, second, REMIT_LINK_FIELD_SHARE, 5667);
  g_assert_cmpstr (find (fixture, "OW05", fixture->app).evidence, ==, "CIO 33.33 %, CMO 56.67 %");
  g_assert_cmpstr (find (fixture, "OW05", fixture->app).brief, ==, "shares total 90 %");
  assert_others (fixture, "OW05", fixture->app, 1, fixture->cmo);
  set_link (fixture, second, REMIT_LINK_FIELD_SHARE, 6667);
  assert_silent (fixture, "OW05", fixture->app);
}

/* Who pays next year does not pay this year. */
static void
test_ow05_periods (Fixture *fixture, gconstpointer data)
{
  RemitId first = join (fixture, REMIT_LINK_PAYS, fixture->cio, fixture->app);
  RemitId second = join (fixture, REMIT_LINK_PAYS, fixture->cmo, fixture->app);

  set_link (fixture, first, REMIT_LINK_FIELD_SHARE, REMIT_SHARE_WHOLE);
  set_link (fixture, second, REMIT_LINK_FIELD_SHARE, REMIT_SHARE_WHOLE);
  assert_found (fixture, "OW05", fixture->app,
                "The shares of those who pay for Consent platform total 200 %.",
                "shares total 200 %");
  set_link (fixture, first, REMIT_LINK_FIELD_ENDS, fixture->today + 30);
  set_link (fixture, second, REMIT_LINK_FIELD_STARTS, fixture->today + 31);
  assert_silent (fixture, "OW05", fixture->app);
  fixture->today = 0;
  assert_silent (fixture, "OW05", fixture->app);
}

/* ---- OW06, OW07 ---- */

static void
test_ow06 (Fixture *fixture, gconstpointer data)
{
  RemitId link = join (fixture, REMIT_LINK_RUNS, fixture->cio, fixture->app);

  set_link (fixture, link, REMIT_LINK_FIELD_ARRANGEMENT, REMIT_ARRANGEMENT_ON_BEHALF);
  assert_findings (fixture, "OW06 Consent platform");
  assert_found (fixture, "OW06", fixture->app,
                "CIO holds Consent platform on behalf of another, but nobody says of whom.",
                "on whose behalf?");
  set_link (fixture, link, REMIT_LINK_FIELD_BENEFICIARY, fixture->cio);
  assert_found (fixture, "OW06", fixture->app, "CIO holds Consent platform on behalf of itself.",
                "on whose behalf?");
  set_link (fixture, link, REMIT_LINK_FIELD_BENEFICIARY, fixture->cmo);
  assert_findings (fixture, "");
}

static void
test_ow07 (Fixture *fixture, gconstpointer data)
{
  RemitId hub = add (fixture, REMIT_NODE_INTEGRATION, "Partner exchange");
  RemitId link = join (fixture, REMIT_LINK_OWNS_ON_BEHALF_OF, fixture->cio, hub), right, sla;

  assert_findings (fixture, "OW06 Partner exchange"); /* first it must be said for whom */
  set_link (fixture, link, REMIT_LINK_FIELD_BENEFICIARY, fixture->cmo);
  assert_findings (fixture, "OW07 Partner exchange");
  assert_found (fixture, "OW07", hub,
                "CIO owns Partner exchange for CMO with no reserved right and no agreement.",
                "no agreement");
  set_text (fixture, REMIT_TABLE_LINK, link, REMIT_LINK_FIELD_RIGHTS, "choice of tool");
  assert_found (fixture, "OW07", hub, "CIO owns Partner exchange for CMO with no agreement.",
                "no agreement");
  sla = add (fixture, REMIT_NODE_SLA, "Freshness");
  join (fixture, REMIT_LINK_COVERS, sla, hub);
  assert_findings (fixture, "");
  /* A right of its own is one as well. */
  set_text (fixture, REMIT_TABLE_LINK, link, REMIT_LINK_FIELD_RIGHTS, "");
  assert_found (fixture, "OW07", hub, "CIO owns Partner exchange for CMO with no reserved right.",
                "no reserved right");
  right = join (fixture, REMIT_LINK_HAS_RIGHT, fixture->cmo, hub);
  assert_findings (fixture, "");
  drop (fixture, REMIT_TABLE_LINK, right);
  join (fixture, REMIT_LINK_CHOOSES_TOOL, fixture->cmo, hub);
  assert_findings (fixture, "");
  /* An agreement that is over, or not yet begun, promises nothing. */
  set_number (fixture, REMIT_TABLE_NODE, sla, REMIT_NODE_FIELD_ENDS, fixture->today - 1);
  assert_findings (fixture, "OW07 Partner exchange");
  set_number (fixture, REMIT_TABLE_NODE, sla, REMIT_NODE_FIELD_ENDS, 0);
  set_number (fixture, REMIT_TABLE_NODE, sla, REMIT_NODE_FIELD_STARTS, fixture->today + 1);
  assert_findings (fixture, "OW07 Partner exchange");
}

/* ---- OW08 ---- */

static void
test_ow08 (Fixture *fixture, gconstpointer data)
{
  RemitLinkKind enough[] = { REMIT_LINK_INFORMED, REMIT_LINK_CONSULTED, REMIT_LINK_ACCOUNTABLE,
                             REMIT_LINK_APPROVES, REMIT_LINK_HAS_RIGHT, REMIT_LINK_DECIDES };

  join (fixture, REMIT_LINK_PAYS, fixture->cio, fixture->app); /* the owner */
  assert_findings (fixture, "");
  join (fixture, REMIT_LINK_PAYS, fixture->cmo, fixture->app);
  assert_findings (fixture, "OW08 Consent platform");
  assert_found (fixture, "OW08", fixture->app, "CMO pays for Consent platform and is told nothing.",
                "a payer is told nothing");
  assert_others (fixture, "OW08", fixture->app, 0, fixture->cmo);
  join (fixture, REMIT_LINK_PREFERRED_ACCESS, fixture->cmo, fixture->app);
  assert_findings (fixture, "OW08 Consent platform");
  for (guint i = 0; i < G_N_ELEMENTS (enough); i++)
    {
      RemitId link = join (fixture, enough[i], fixture->cmo, fixture->app);

      assert_silent (fixture, "OW08", fixture->app);
      drop (fixture, REMIT_TABLE_LINK, link);
    }
  assert_findings (fixture, "OW08 Consent platform");
}

/* A unit hears what its people hear; money has no ears; where nobody owns, that is the fault. */
static void
test_ow08_nearly (Fixture *fixture, gconstpointer data)
{
  RemitId unit = add (fixture, REMIT_NODE_UNIT, "Marketing");
  RemitId fund = add (fixture, REMIT_NODE_FUNDING_SOURCE, "Joint fund");

  join (fixture, REMIT_LINK_PAYS, fund, fixture->app);
  assert_findings (fixture, "");
  join (fixture, REMIT_LINK_PAYS, unit, fixture->app);
  assert_findings (fixture, "OW08 Consent platform");
  join (fixture, REMIT_LINK_BELONGS_TO, fixture->cmo, unit);
  assert_findings (fixture, "OW08 Consent platform");
  join (fixture, REMIT_LINK_INFORMED, fixture->cmo, fixture->app);
  assert_findings (fixture, "");
  drop (fixture, REMIT_TABLE_LINK,
        find_link (fixture, REMIT_LINK_INFORMED, fixture->cmo, fixture->app));
  drop (fixture, REMIT_TABLE_LINK,
        find_link (fixture, REMIT_LINK_OWNS, fixture->cio, fixture->app));
  assert_findings (fixture, "OW01 Consent platform");
}

/* ---- OW09 ---- */

static void
test_ow09 (Fixture *fixture, gconstpointer data)
{
  RemitId visits = add (fixture, REMIT_NODE_DATA_SET, "Visits");
  RemitId steward;

  join (fixture, REMIT_LINK_OWNS, fixture->cmo, visits);
  assert_findings (fixture, "OW09 Visits");
  assert_found (fixture, "OW09", visits, "Visits has no steward and no custodian.",
                "no steward, no custodian");
  steward = join (fixture, REMIT_LINK_STEWARDS, fixture->cmo, visits);
  assert_found (fixture, "OW09", visits, "Visits has no custodian.", "no custodian");
  join (fixture, REMIT_LINK_HOLDS_DATA, fixture->cio, visits);
  assert_findings (fixture, "");
  set_link (fixture, steward, REMIT_LINK_FIELD_ENDS, fixture->today - 1);
  assert_found (fixture, "OW09", visits, "Visits has no steward.", "no steward");
}

/* ---- OW10 ---- */

static void
test_ow10 (Fixture *fixture, gconstpointer data)
{
  RemitId first = join (fixture, REMIT_LINK_DECIDES, fixture->cio, fixture->app);
  RemitId second = join (fixture, REMIT_LINK_DECIDES, fixture->cmo, fixture->app);

  assert_findings (fixture, "OW10 Consent platform");
  assert_found (fixture, "OW10", fixture->app, "Several parties decide on Consent platform.",
                "2 parties decide");
  set_link (fixture, first, REMIT_LINK_FIELD_ARRANGEMENT, REMIT_ARRANGEMENT_JOINT);
  set_link (fixture, second, REMIT_LINK_FIELD_ARRANGEMENT, REMIT_ARRANGEMENT_JOINT);
  assert_findings (fixture, "OW10 Consent platform"); /* and whose word is the last? */
  set_link (fixture, second, REMIT_LINK_FIELD_TIE_BREAKER, fixture->cio);
  assert_findings (fixture, "");
  join (fixture, REMIT_LINK_CHOOSES_TOOL, fixture->cio, fixture->app);
  assert_findings (fixture, "");
  join (fixture, REMIT_LINK_CHOOSES_TOOL, fixture->cmo, fixture->app);
  assert_found (fixture, "OW10", fixture->app,
                "Several parties choose the tool of Consent platform.",
                "2 parties choose the tool");
}

/* ---- OW11 ---- */

static void
test_ow11 (Fixture *fixture, gconstpointer data)
{
  static const RemitLinkKind enough[]
    = { REMIT_LINK_CONSULTED, REMIT_LINK_DECIDES, REMIT_LINK_REVIEWS, REMIT_LINK_AGREES };
  RemitId unit;

  join (fixture, REMIT_LINK_RUNS, fixture->cio, fixture->app); /* owns it, too */
  assert_findings (fixture, "");
  join (fixture, REMIT_LINK_IMPLEMENTS, fixture->cmo, fixture->app);
  assert_findings (fixture, "OW11 Consent platform");
  assert_found (fixture, "OW11", fixture->app,
                "CMO delivers Consent platform and has no voice in it.",
                "delivers without a voice");
  assert_others (fixture, "OW11", fixture->app, 0, fixture->cmo);
  join (fixture, REMIT_LINK_INFORMED, fixture->cmo, fixture->app);
  assert_findings (fixture, "OW11 Consent platform");
  for (guint i = 0; i < G_N_ELEMENTS (enough); i++)
    {
      RemitId link = join (fixture, enough[i], fixture->cmo, fixture->app);

      assert_silent (fixture, "OW11", fixture->app);
      drop (fixture, REMIT_TABLE_LINK, link);
    }
  /* Colleagues of one unit speak for each other. */
  unit = add (fixture, REMIT_NODE_UNIT, "Digital");
  join (fixture, REMIT_LINK_BELONGS_TO, fixture->cmo, unit);
  assert_findings (fixture, "OW11 Consent platform");
  join (fixture, REMIT_LINK_BELONGS_TO, fixture->cio, unit);
  assert_findings (fixture, "");
}

/* A seat on a committee that decides, a superior who decides, a supplier under contract. */
static void
test_ow11_nearly (Fixture *fixture, gconstpointer data)
{
  RemitId board = add (fixture, REMIT_NODE_COMMITTEE, "CX Committee");
  RemitId team = add (fixture, REMIT_NODE_UNIT, "Platform team");
  RemitId vendor = add (fixture, REMIT_NODE_SUPPLIER, "Vendor");

  join (fixture, REMIT_LINK_RUNS, vendor, fixture->app);
  assert_findings (fixture, "");
  join (fixture, REMIT_LINK_RUNS, team, fixture->app);
  join (fixture, REMIT_LINK_IMPLEMENTS, fixture->cmo, fixture->app);
  assert_found (fixture, "OW11", fixture->app,
                "Parties that deliver Consent platform have no voice in it: Platform team, CMO.",
                "delivers without a voice");
  join (fixture, REMIT_LINK_REPORTS_TO, team, fixture->cio);
  assert_found (fixture, "OW11", fixture->app,
                "CMO delivers Consent platform and has no voice in it.",
                "delivers without a voice");
  join (fixture, REMIT_LINK_MEMBER_OF, fixture->cmo, board);
  assert_findings (fixture, "OW11 Consent platform");
  join (fixture, REMIT_LINK_CONSULTED, board, fixture->app);
  assert_findings (fixture, "");
}

/* ---- OW12 ---- */

static void
test_ow12 (Fixture *fixture, gconstpointer data)
{
  RemitId tool = add (fixture, REMIT_NODE_APPLICATION, "The CONSENT tool");
  RemitId link = join (fixture, REMIT_LINK_OWNS, fixture->cmo, tool), twin;

  assert_findings (fixture, "OW12 Consent platform");
  assert_found (fixture, "OW12", fixture->app, "Consent platform may duplicate The CONSENT tool.",
                "may be a duplicate");
  assert_others (fixture, "OW12", fixture->app, 0, tool);
  /* One that nobody owns is another matter, and does not hide the two. */
  drop (fixture, REMIT_TABLE_LINK,
        find_link (fixture, REMIT_LINK_OWNS, fixture->cio, fixture->app));
  assert_findings (fixture, "OW01 Consent platform");
  twin = add (fixture, REMIT_NODE_PLATFORM, "Consent System");
  join (fixture, REMIT_LINK_OWNS, fixture->cio, twin);
  assert_findings (fixture, "OW01 Consent platform, OW12 The CONSENT tool");
  drop (fixture, REMIT_TABLE_NODE, twin);
  join (fixture, REMIT_LINK_OWNS, fixture->cio, fixture->app);
  set_link (fixture, link, REMIT_LINK_FIELD_SOURCE, fixture->cio); /* knows both */
  assert_findings (fixture, "");
  set_link (fixture, link, REMIT_LINK_FIELD_SOURCE, fixture->cmo);
  join (fixture, REMIT_LINK_PART_OF, tool, fixture->app);
  assert_findings (fixture, "");
}

/* Data of that name is another thing; so is another word; a code is one whatever the name. */
static void
test_ow12_nearly (Fixture *fixture, gconstpointer data)
{
  RemitId other = add (fixture, REMIT_NODE_CHANNEL, "Consent platform");

  join (fixture, REMIT_LINK_OWNS, fixture->cmo, other);
  assert_findings (fixture, "");
  other = add (fixture, REMIT_NODE_APPLICATION, "Consent archive");
  join (fixture, REMIT_LINK_OWNS, fixture->cmo, other);
  assert_findings (fixture, "");
  set_text (fixture, REMIT_TABLE_NODE, fixture->app, REMIT_NODE_FIELD_CODE, "APP-014");
  set_text (fixture, REMIT_TABLE_NODE, other, REMIT_NODE_FIELD_CODE, "app-014");
  assert_findings (fixture, "OW12 Consent platform");
}

/* ---- limits ---- */

static void
test_thresholds (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  int values[REMIT_N_THRESHOLDS];

  g_assert_cmpint (remit_threshold_get (fixture->graph, REMIT_THRESHOLD_MANY_DO), ==, 3);
  g_assert_false (remit_thresholds_differ (fixture->graph));
  g_assert_true (remit_threshold_set (fixture->edit, REMIT_THRESHOLD_MANY_DO, 1, &error));
  g_assert_cmpint (remit_threshold_get (fixture->graph, REMIT_THRESHOLD_MANY_DO), ==, 1);
  g_assert_cmpstr (remit_graph_meta (fixture->graph, "threshold-many-do"), ==, "1");
  g_assert_true (remit_thresholds_differ (fixture->graph));
  g_assert_false (remit_threshold_set (fixture->edit, REMIT_THRESHOLD_MANY_DO, 0, &error));
  g_assert_cmpstr (error->message, ==,
                   "“Parties that do one activity, at most” cannot be “0”. "
                   "Give a whole number from 1 to 999.");
  g_clear_error (&error);
  remit_meta_set (fixture->edit, "threshold-many-do", "a few"); /* as other programs may write */
  g_assert_cmpint (remit_threshold_get (fixture->graph, REMIT_THRESHOLD_MANY_DO), ==, 3);
  g_assert_true (remit_thresholds_reset (fixture->edit, &error));
  g_assert_cmpstr (remit_graph_meta (fixture->graph, "threshold-many-do"), ==, "");

  remit_thresholds_read (fixture->graph, values);
  g_assert_true (remit_threshold_parse ("many-told-share=75", values, &error));
  g_assert_cmpint (values[REMIT_THRESHOLD_MANY_TOLD_SHARE], ==, 75);
  g_assert_false (remit_threshold_parse ("many-told-share=101", values, &error));
  g_clear_error (&error);
  g_assert_false (remit_threshold_parse ("many-told-share", values, &error));
  g_clear_error (&error);
  g_assert_false (remit_threshold_parse ("many=1", values, &error));
  g_assert_true (
    g_str_has_prefix (error->message, "There is no limit “many”. Use one of: many-do,"));
}

/* What is set in the document counts; what a run is given counts more. */
static void
test_thresholds_count (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) findings = NULL;
  int values[REMIT_N_THRESHOLDS];

  join (fixture, REMIT_LINK_RESPONSIBLE, fixture->cmo, fixture->activity);
  assert_findings (fixture, "");
  g_assert_true (remit_threshold_set (fixture->edit, REMIT_THRESHOLD_MANY_DO, 1, NULL));
  assert_findings (fixture, "RA04 Choose consent tool");
  remit_thresholds_read (fixture->graph, values);
  values[REMIT_THRESHOLD_MANY_DO] = 2;
  findings = remit_findings_run_with (fixture->graph, fixture->today, values);
  g_assert_cmpuint (findings->len, ==, 0);
}

static void
test_threshold_table (void)
{
  for (guint i = 0; i < REMIT_N_THRESHOLDS; i++)
    {
      const RemitThresholdInfo *info = remit_threshold_info (i);

      g_assert_cmpint (remit_threshold_from_key (info->key), ==, i);
      g_assert_cmpint (info->usual, >=, info->minimum);
      g_assert_cmpint (info->usual, <=, info->maximum);
      g_assert_cmpuint (strlen (info->rules), >=, 4);
    }
  g_assert_cmpint (remit_threshold_from_key ("many"), ==, -1);
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/findings/ow02/makes-and-mends", test_ow02);
  ADD ("/findings/ow02/arrangements", test_ow02_arrangements);
  ADD ("/findings/ow03/makes-and-mends", test_ow03);
  ADD ("/findings/ow04/makes-and-mends", test_ow04);
  ADD ("/findings/ow04/nearly", test_ow04_nearly);
  ADD ("/findings/ow05/makes-and-mends", test_ow05);
  ADD ("/findings/ow05/periods", test_ow05_periods);
  ADD ("/findings/ow06/makes-and-mends", test_ow06);
  ADD ("/findings/ow07/makes-and-mends", test_ow07);
  ADD ("/findings/ow08/makes-and-mends", test_ow08);
  ADD ("/findings/ow08/nearly", test_ow08_nearly);
  ADD ("/findings/ow09/makes-and-mends", test_ow09);
  ADD ("/findings/ow10/makes-and-mends", test_ow10);
  ADD ("/findings/ow11/makes-and-mends", test_ow11);
  ADD ("/findings/ow11/nearly", test_ow11_nearly);
  ADD ("/findings/ow12/makes-and-mends", test_ow12);
  ADD ("/findings/ow12/nearly", test_ow12_nearly);
  ADD ("/findings/thresholds/document", test_thresholds);
  ADD ("/findings/thresholds/count", test_thresholds_count);
  g_test_add_func ("/findings/thresholds/table", test_threshold_table);
  return g_test_run ();
}

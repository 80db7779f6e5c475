/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "findings-fixture.h"

/* RA04 to RA13: each rule makes a finding, nearly makes it, and is mended. */

/* Roles that hold @duty on the activity. */
static void
crowd (Fixture *fixture, RemitLinkKind duty, guint n, RemitId *parties)
{
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = g_strdup_printf ("Role %c", 'a' + i);

      parties[i] = add (fixture, REMIT_NODE_ROLE, name);
      join (fixture, duty, parties[i], fixture->activity);
    }
}

/* ---- RA04 ---- */

static void
test_ra04 (Fixture *fixture, gconstpointer data)
{
  RemitId parties[3];

  crowd (fixture, REMIT_LINK_RESPONSIBLE, 2, parties); /* and the CIO: three */
  assert_findings (fixture, "");
  parties[2] = add (fixture, REMIT_NODE_ROLE, "Role c");
  join (fixture, REMIT_LINK_RESPONSIBLE, parties[2], fixture->activity);
  assert_findings (fixture, "RA04 Choose consent tool");
  assert_found (fixture, "RA04", fixture->activity, "4 parties do Choose consent tool.", "4 do it");
  assert_others (fixture, "RA04", fixture->activity, 0, fixture->cio);
  assert_others (fixture, "RA04", fixture->activity, 3, parties[2]);
  assert_others (fixture, "RA04", fixture->activity, 4, 0);
  drop (fixture, REMIT_TABLE_LINK,
        find_link (fixture, REMIT_LINK_RESPONSIBLE, parties[0], fixture->activity));
  assert_findings (fixture, "");
}

/* A matrix that has not all of them as columns counts its own, and one that calls doing by another
 * letter counts as well. */
static void
test_ra04_columns (Fixture *fixture, gconstpointer data)
{
  RemitId parties[3];
  RemitId matrix;
  g_autoptr (GError) error = NULL;

  crowd (fixture, REMIT_LINK_RESPONSIBLE, 3, parties);
  matrix = add_full_matrix (fixture, "rapid", (RemitId[]){ fixture->activity, 0 },
                            (RemitId[]){ fixture->cio, fixture->cmo, parties[0], 0 });
  assert_silent (fixture, "RA04", fixture->activity);
  remit_matrix_add_axis (fixture->edit, matrix, REMIT_AXIS_COLUMN, parties[1], NULL, &error);
  remit_matrix_add_axis (fixture->edit, matrix, REMIT_AXIS_COLUMN, parties[2], NULL, &error);
  assert_found (fixture, "RA04", fixture->activity, "4 parties do Choose consent tool.", "4 do it");
  remit_matrix_set_scheme (fixture->edit, matrix, "daci", &error); /* no letter for doing */
  g_assert_no_error (error);
  assert_silent (fixture, "RA04", fixture->activity);
}

/* ---- RA05 ---- */

/* More than three and more than two in five of those with a letter. */
static void
test_ra05 (Fixture *fixture, gconstpointer data)
{
  RemitId parties[4];
  RemitId other = add (fixture, REMIT_NODE_ACTIVITY, "Approve joint budget");

  join (fixture, REMIT_LINK_ACCOUNTABLE, fixture->cio, other);
  join (fixture, REMIT_LINK_RESPONSIBLE, fixture->cio, other);
  crowd (fixture, REMIT_LINK_CONSULTED, 4, parties);
  assert_findings (fixture, "RA05 Choose consent tool");
  assert_found (fixture, "RA05", fixture->activity,
                "4 parties must be consulted on Choose consent tool.", "4 consulted");
  assert_others (fixture, "RA05", fixture->activity, 3, parties[3]);
  g_assert_cmpstr (find (fixture, "RA05", fixture->activity).evidence, ==,
                   "4 of 6 active parties; more than 3 and more than 40 % are many");
  /* Four of ten are not more than 40 %. */
  for (guint i = 0; i < 4; i++)
    {
      g_autofree char *name = g_strdup_printf ("Helper %u", i);

      join (fixture, REMIT_LINK_INFORMED, add (fixture, REMIT_NODE_ROLE, name), other);
    }
  assert_findings (fixture, "");
}

/* Recommending is input as well, where the scheme has a letter for it. */
static void
test_ra05_class (Fixture *fixture, gconstpointer data)
{
  RemitId parties[4];

  crowd (fixture, REMIT_LINK_RECOMMENDS, 4, parties);
  assert_silent (fixture, "RA05", fixture->activity);
  add_matrix (fixture, "rapid", fixture->activity);
  assert_found (fixture, "RA05", fixture->activity,
                "4 parties must be consulted on Choose consent tool.", "4 consulted");
}

/* ---- RA06 ---- */

static void
test_ra06_told (Fixture *fixture, gconstpointer data)
{
  RemitId parties[6];

  crowd (fixture, REMIT_LINK_INFORMED, 5, parties);
  assert_findings (fixture, "");
  parties[5] = add (fixture, REMIT_NODE_ROLE, "Role f");
  join (fixture, REMIT_LINK_INFORMED, parties[5], fixture->activity);
  assert_findings (fixture, "RA06 Choose consent tool");
  assert_found (fixture, "RA06", fixture->activity,
                "Choose consent tool informs nearly all: 6 of 8 parties.", "6 informed");
  set_link (fixture, find_link (fixture, REMIT_LINK_INFORMED, parties[0], fixture->activity),
            REMIT_LINK_FIELD_ENDS, fixture->today - 1);
  assert_findings (fixture, "");
}

static void
test_ra06_full (Fixture *fixture, gconstpointer data)
{
  RemitId cfo = add (fixture, REMIT_NODE_ROLE, "CFO");
  RemitId link = join (fixture, REMIT_LINK_CONSULTED, cfo, fixture->activity);

  add_full_matrix (fixture, "cairo", (RemitId[]){ fixture->activity, 0 },
                   (RemitId[]){ fixture->cio, fixture->cmo, cfo, 0 });
  assert_findings (fixture, "RA06 Choose consent tool");
  assert_found (fixture, "RA06", fixture->activity,
                "All 3 parties have a letter in Choose consent tool: nobody is left out.",
                "no empty cell");
  /* Who is left out on purpose is left out. */
  set_link (fixture, link, REMIT_LINK_FIELD_KIND, REMIT_LINK_OMITTED);
  assert_findings (fixture, "");
}

/* ---- columns ---- */

#define N_ROWS 10

/* A matrix of ten activities, each done and answered for by somebody else than the CIO, CMO and
 * CFO, who have nothing yet. */
static RemitId
make_matrix (Fixture *fixture, RemitId *rows, RemitId *cfo)
{
  RemitId doer = add (fixture, REMIT_NODE_UNIT, "Doer");
  RemitId columns[6] = { fixture->cio, fixture->cmo };

  *cfo = columns[2] = add (fixture, REMIT_NODE_ROLE, "CFO");
  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *name = g_strdup_printf ("Head %u", i);

      columns[3 + i] = add (fixture, REMIT_NODE_ROLE, name);
    }
  for (guint i = 0; i < N_ROWS; i++)
    {
      g_autofree char *name = g_strdup_printf ("Activity %u", i);

      rows[i] = add (fixture, REMIT_NODE_ACTIVITY, name);
      join (fixture, REMIT_LINK_ACCOUNTABLE, doer, rows[i]);
      join (fixture, REMIT_LINK_RESPONSIBLE, doer, rows[i]);
    }
  rows[N_ROWS] = 0;
  for (guint i = 0; i < 5; i++) /* so that nobody stands there idle */
    join (fixture, REMIT_LINK_ASSISTS, columns[i], rows[i]);
  return add_full_matrix (fixture, "rasci", rows, columns);
}

/* The first @n rows are answered for, or done, by @party alone. */
static void
give (Fixture *fixture, RemitLinkKind duty, RemitId party, const RemitId *rows, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      guint n_links;
      const RemitLink *const *links = remit_graph_links_in (fixture->graph, rows[i], &n_links);

      for (guint l = 0; l < n_links; l++)
        if (links[l]->kind == (int) duty && duty == REMIT_LINK_ACCOUNTABLE)
          {
            drop (fixture, REMIT_TABLE_LINK, links[l]->row.id);
            break;
          }
      join (fixture, duty, party, rows[i]);
    }
}

static void
test_ra07_answers (Fixture *fixture, gconstpointer data)
{
  RemitId rows[N_ROWS + 1], cfo, matrix = make_matrix (fixture, rows, &cfo);

  give (fixture, REMIT_LINK_ACCOUNTABLE, fixture->cio, rows, 3);
  assert_findings (fixture, "");
  give (fixture, REMIT_LINK_ACCOUNTABLE, fixture->cio, rows + 3, 1);
  assert_findings (fixture, "RA07 CIO");
  assert_found (fixture, "RA07", fixture->cio,
                "CIO answers for 4 of the 10 activities of “Joint programme”.",
                "answers for 4 of 10");
  assert_others (fixture, "RA07", fixture->cio, 0, matrix);
  /* A row that is over does not count. */
  set_number (fixture, REMIT_TABLE_NODE, rows[0], REMIT_NODE_FIELD_STATUS, REMIT_STATUS_RETIRED);
  assert_findings (fixture, "");
}

static void
test_ra07_does (Fixture *fixture, gconstpointer data)
{
  RemitId rows[N_ROWS + 1], cfo;

  make_matrix (fixture, rows, &cfo);
  give (fixture, REMIT_LINK_RESPONSIBLE, fixture->cio, rows, 5);
  assert_findings (fixture, "");
  give (fixture, REMIT_LINK_RESPONSIBLE, fixture->cio, rows + 5, 1);
  assert_found (fixture, "RA07", fixture->cio,
                "CIO does 6 of the 10 activities of “Joint programme”.", "does 6 of 10");
  give (fixture, REMIT_LINK_ACCOUNTABLE, fixture->cio, rows, 4);
  assert_found (fixture, "RA07", fixture->cio,
                "CIO answers for 4 and does 6 of the 10 activities of “Joint programme”.",
                "answers for 4 of 10");
}

static void
test_ra08 (Fixture *fixture, gconstpointer data)
{
  RemitId rows[N_ROWS + 1], cfo, matrix = make_matrix (fixture, rows, &cfo);

  give (fixture, REMIT_LINK_INFORMED, fixture->cio, rows + 1, 7); /* and assists with the first */
  assert_findings (fixture, "");
  give (fixture, REMIT_LINK_INFORMED, fixture->cio, rows + 8, 1);
  assert_findings (fixture, "RA08 CIO");
  assert_found (fixture, "RA08", fixture->cio,
                "CIO is in nearly everything: 9 of the 10 activities of “Joint programme”.",
                "in everything");
  assert_others (fixture, "RA08", fixture->cio, 0, matrix);
  give (fixture, REMIT_LINK_INFORMED, fixture->cio, rows + 9, 1);
  assert_found (fixture, "RA08", fixture->cio, "CIO is in everything of “Joint programme”.",
                "in everything");
  drop (fixture, REMIT_TABLE_MATRIX, matrix);
  assert_silent (fixture, "RA08", fixture->cio);
}

static void
test_ra09 (Fixture *fixture, gconstpointer data)
{
  RemitId rows[N_ROWS + 1], cfo;

  make_matrix (fixture, rows, &cfo);
  drop (fixture, REMIT_TABLE_LINK, find_link (fixture, REMIT_LINK_ASSISTS, cfo, rows[2]));
  assert_findings (fixture, "RA09 CFO");
  assert_found (fixture, "RA09", cfo, "CFO has no part in “Joint programme”.", "no part in it");
  join (fixture, REMIT_LINK_INFORMED, cfo, rows[0]);
  assert_found (fixture, "RA09", cfo, "CFO does and answers for nothing in “Joint programme”.",
                "only informed");
  join (fixture, REMIT_LINK_CONSULTED, cfo, rows[1]);
  assert_found (fixture, "RA09", cfo, "CFO does and answers for nothing in “Joint programme”.",
                "only listens");
  g_assert_cmpstr (find (fixture, "RA09", cfo).evidence, ==, "consulted: 1, informed: 1");
  join (fixture, REMIT_LINK_RESPONSIBLE, cfo, rows[1]);
  assert_findings (fixture, "");
}

/* One finding for each matrix, in the order of the matrices; small ones are let be. */
static void
test_ra09_matrices (Fixture *fixture, gconstpointer data)
{
  RemitId rows[N_ROWS + 1], cfo, first = make_matrix (fixture, rows, &cfo), second;

  drop (fixture, REMIT_TABLE_LINK, find_link (fixture, REMIT_LINK_ASSISTS, cfo, rows[2]));
  rows[2] = 0;
  second = add_full_matrix (fixture, "raci", rows, (RemitId[]){ cfo, 0 });
  assert_findings (fixture, "RA09 CFO");
  drop (fixture, REMIT_TABLE_MATRIX, second);
  second = add_full_matrix (fixture, "raci", rows + 4, (RemitId[]){ cfo, 0 });
  {
    g_autoptr (GPtrArray) findings = run_rules (fixture);

    g_assert_cmpuint (findings->len, ==, 2);
    g_assert_cmpint (((const RemitFinding *) findings->pdata[0])->others[0], ==, first);
    g_assert_cmpint (((const RemitFinding *) findings->pdata[1])->others[0], ==, second);
  }
  set_number (fixture, REMIT_TABLE_MATRIX, first, REMIT_MATRIX_FIELD_PERSPECTIVE,
              add_perspective (fixture));
  assert_findings (fixture, "RA09 CFO");
}

/* ---- RA10 ---- */

static void
test_ra10 (Fixture *fixture, gconstpointer data)
{
  RemitId line = join (fixture, REMIT_LINK_REPORTS_TO, fixture->cmo, fixture->cio);

  assert_findings (fixture, "RA10 Choose consent tool");
  assert_found (fixture, "RA10", fixture->activity,
                "CMO answers for Choose consent tool, which its superior CIO does.",
                "answers for a superior");
  assert_others (fixture, "RA10", fixture->activity, 0, fixture->cmo);
  assert_others (fixture, "RA10", fixture->activity, 1, fixture->cio);
  set_link (fixture, line, REMIT_LINK_FIELD_LINE, REMIT_LINE_DOTTED);
  assert_findings (fixture, "");
  set_link (fixture, line, REMIT_LINK_FIELD_LINE, REMIT_LINE_SOLID);
  set_link (fixture, line, REMIT_LINK_FIELD_ENDS, fixture->today - 1);
  assert_findings (fixture, "");
}

/* A superior two steps up is one; a circle of lines ends; a superior may be answered to. */
static void
test_ra10_steps (Fixture *fixture, gconstpointer data)
{
  RemitId head = add (fixture, REMIT_NODE_ROLE, "Head of Marketing");

  join (fixture, REMIT_LINK_REPORTS_TO, fixture->cmo, head);
  join (fixture, REMIT_LINK_REPORTS_TO, head, fixture->cio);
  assert_findings (fixture, "RA10 Choose consent tool");
  g_assert_cmpstr (find (fixture, "RA10", fixture->activity).evidence, ==,
                   "CMO reports to CIO by 2 solid lines in a row");
  drop (fixture, REMIT_TABLE_LINK, find_link (fixture, REMIT_LINK_REPORTS_TO, head, fixture->cio));
  join (fixture, REMIT_LINK_REPORTS_TO, head, fixture->cmo);
  join (fixture, REMIT_LINK_REPORTS_TO, fixture->cio, fixture->cmo);
  assert_findings (fixture, "");
}

/* ---- RA11 ---- */

static void
test_ra11_omitted (Fixture *fixture, gconstpointer data)
{
  RemitId link = join (fixture, REMIT_LINK_OMITTED, fixture->cio, fixture->activity);

  add_matrix (fixture, "cairo", fixture->activity);
  assert_findings (fixture, "RA11 Choose consent tool");
  assert_found (fixture, "RA11", fixture->activity,
                "CIO has R/O in Choose consent tool; these exclude each other.", "letters clash");
  assert_others (fixture, "RA11", fixture->activity, 0, fixture->cio);
  set_link (fixture, link, REMIT_LINK_FIELD_SOURCE, add (fixture, REMIT_NODE_ROLE, "CFO"));
  assert_findings (fixture, "");
}

static void
test_ra11_checks (Fixture *fixture, gconstpointer data)
{
  RemitId link = join (fixture, REMIT_LINK_VERIFIES, fixture->cio, fixture->activity);

  add_matrix (fixture, "raci-vs", fixture->activity);
  assert_found (fixture, "RA11", fixture->activity,
                "CIO has R/V in Choose consent tool; these exclude each other.", "letters clash");
  set_link (fixture, link, REMIT_LINK_FIELD_KIND, REMIT_LINK_SIGNS_OFF);
  assert_findings (fixture, "");
  set_link (fixture, link, REMIT_LINK_FIELD_KIND, REMIT_LINK_QUALITY_REVIEWS);
  assert_findings (fixture, "RA11 Choose consent tool");
  set_link (fixture, link, REMIT_LINK_FIELD_SOURCE, fixture->cmo); /* answers, does not do it */
  assert_findings (fixture, "");
}

/* Several parties make one finding. */
static void
test_ra11_several (Fixture *fixture, gconstpointer data)
{
  join (fixture, REMIT_LINK_VERIFIES, fixture->cio, fixture->activity);
  join (fixture, REMIT_LINK_OMITTED, fixture->cmo, fixture->activity);
  assert_findings (fixture, "RA11 Choose consent tool");
  assert_found (fixture, "RA11", fixture->activity,
                "In Choose consent tool these parties have letters that exclude each other: "
                "CMO, CIO.",
                "letters clash");
  assert_others (fixture, "RA11", fixture->activity, 2, 0);
}

/* ---- RA12 ---- */

static RemitId
keep (Fixture *fixture, RemitId owner, const char *name, const char *value)
{
  g_autoptr (RemitRow) row = remit_row_new (REMIT_TABLE_PROPERTY);

  remit_row_set_number (row, REMIT_PROPERTY_FIELD_OWNER, owner);
  remit_row_set_text (row, REMIT_PROPERTY_FIELD_NAME, name);
  remit_row_set_text (row, REMIT_PROPERTY_FIELD_VALUE, value);
  return remit_edit_insert (fixture->edit, row);
}

static void
test_ra12 (Fixture *fixture, gconstpointer data)
{
  RemitId first = keep (fixture, fixture->activity, "unread:cmo", "Q?"), second;

  keep (fixture, fixture->activity, "unreadable", "no cell");
  assert_findings (fixture, "RA12 Choose consent tool");
  assert_found (fixture, "RA12", fixture->activity, "The cell Choose consent tool, cmo reads “Q?”.",
                "1 cell not understood");
  assert_others (fixture, "RA12", fixture->activity, 0, fixture->cmo);
  second = keep (fixture, fixture->activity, "look-alike:CIO", "А");
  assert_found (fixture, "RA12", fixture->activity,
                "2 cells of Choose consent tool were not understood.", "2 cells not understood");
  g_assert_cmpstr (find (fixture, "RA12", fixture->activity).evidence, ==, "CIO: “А”, cmo: “Q?”");
  drop (fixture, REMIT_TABLE_PROPERTY, first);
  assert_found (fixture, "RA12", fixture->activity, "The cell Choose consent tool, CIO reads “А”.",
                "look-alike letters");
  drop (fixture, REMIT_TABLE_PROPERTY, second);
  assert_findings (fixture, "");
}

/* ---- RA13 ---- */

static void
test_ra13 (Fixture *fixture, gconstpointer data)
{
  RemitId twin = add (fixture, REMIT_NODE_ACTIVITY, "CHOOSE  Consent Tool");
  RemitId link = join (fixture, REMIT_LINK_ACCOUNTABLE, fixture->cmo, twin);

  join (fixture, REMIT_LINK_RESPONSIBLE, fixture->cmo, twin);
  assert_findings (fixture, ""); /* one party answers for both */
  set_link (fixture, link, REMIT_LINK_FIELD_SOURCE, fixture->cio);
  assert_findings (fixture, "RA13 Choose consent tool");
  assert_found (fixture, "RA13", fixture->activity,
                "Choose consent tool is there 2 times, and different parties answer: CMO, CIO.",
                "there 2 times");
  assert_others (fixture, "RA13", fixture->activity, 0, twin);
  g_assert_true (remit_node_rename (fixture->edit, twin, "Buy consent tool", NULL));
  assert_findings (fixture, "");
}

/* Two phases may each have one; in one phase it is odd. */
static void
test_ra13_groups (Fixture *fixture, gconstpointer data)
{
  RemitId twin = add (fixture, REMIT_NODE_ACTIVITY, "Choose consent tool");
  RemitId matrix = add_matrix (fixture, "raci", fixture->activity), axis;
  g_autoptr (GError) error = NULL;

  join (fixture, REMIT_LINK_ACCOUNTABLE, fixture->cio, twin);
  join (fixture, REMIT_LINK_RESPONSIBLE, fixture->cio, twin);
  assert_findings (fixture, ""); /* one in a matrix, one in none */
  axis = remit_matrix_add_axis (fixture->edit, matrix, REMIT_AXIS_ROW, twin, "Run", &error);
  g_assert_no_error (error);
  assert_findings (fixture, "");
  remit_edit_set_text (fixture->edit, REMIT_TABLE_MATRIX_AXIS, axis, REMIT_MATRIX_AXIS_FIELD_GROUP,
                       "", &error);
  g_assert_no_error (error);
  assert_findings (fixture, "RA13 Choose consent tool");
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/findings/ra04/makes-and-mends", test_ra04);
  ADD ("/findings/ra04/columns", test_ra04_columns);
  ADD ("/findings/ra05/makes-and-mends", test_ra05);
  ADD ("/findings/ra05/class", test_ra05_class);
  ADD ("/findings/ra06/told", test_ra06_told);
  ADD ("/findings/ra06/full", test_ra06_full);
  ADD ("/findings/ra07/answers", test_ra07_answers);
  ADD ("/findings/ra07/does", test_ra07_does);
  ADD ("/findings/ra08/makes-and-mends", test_ra08);
  ADD ("/findings/ra09/makes-and-mends", test_ra09);
  ADD ("/findings/ra09/matrices", test_ra09_matrices);
  ADD ("/findings/ra10/makes-and-mends", test_ra10);
  ADD ("/findings/ra10/steps", test_ra10_steps);
  ADD ("/findings/ra11/omitted", test_ra11_omitted);
  ADD ("/findings/ra11/checks", test_ra11_checks);
  ADD ("/findings/ra11/several", test_ra11_several);
  ADD ("/findings/ra12/makes-and-mends", test_ra12);
  ADD ("/findings/ra13/makes-and-mends", test_ra13);
  ADD ("/findings/ra13/groups", test_ra13_groups);
  return g_test_run ();
}

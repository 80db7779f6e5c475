/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tables-support.h"

#include <string.h>

/* Shapes of tables, each as a file: what is found in them without any hint. */

typedef struct
{
  const char *file;
  const char *tables; /* "": none */
} ShapeCase;

static const ShapeCase shapes[] = {
  { "attendance.csv", "" },
  { "blank-column.csv", "3x3 9 R3 A3 C1 I2" },
  { "bold-groups.md", "3x4 11 R4 A4 C3 I3" },
  { "budget.csv", "" },
  { "contacts.csv", "" },
  { "corner-both.csv", "3x2 6 R2 A2 C1 I1" },
  { "crud.csv", "" },
  { "daci.csv", "3x3 9 D3 A3 C2 I1" },
  { "extra-columns.csv", "3x3 9 R3 A3 C2 I1" },
  { "grades.csv", "" },
  { "group-column.csv", "3x5 15 R5 A5 C3 I4" },
  { "group-own-column.csv", "3x4 9 R4 A3 C2 I3" },
  { "group-rows.csv", "3x5 15 R5 A5 C3 I4" },
  { "group-sparse.csv", "3x5 13 R4 A5 C2 I4" },
  { "groups-blank-rows.csv", "3x4 12 R3 A4 C3 I4" },
  { "headerless.csv", "3x3 9 R3 A3 C1 I2" },
  { "legend-above.csv", "3x3 9 R3 A3 C1 I2" },
  { "legend-below.csv", "3x3 9 R3 A3 C1 I2" },
  { "legend-beside.csv", "3x4 12 R4 A4 C2 I2" },
  { "legend-one-cell.csv", "3x4 10 R4 A4 C2 I1" },
  { "legend-words-beside.csv", "4x3 12 R4 A3 C2 I3" },
  { "letters-across-both.csv", "5x2 7 R3 A2 C1 I2" },
  { "letters-across-short.csv", "6x2 8 R2 A2 C2 I2" },
  { "letters-across.csv", "7x3 13 R4 A3 C4 I3" },
  { "long-footer.csv", "2x2 4 R2 A2" },
  { "marks-single.csv", "1x3 3 R2 A1 I1" },
  { "marks-under-letters.csv", "2x3 6 R3 A3 C1 I1" },
  { "no-separator.csv", "3x3 9 R4 A3 C3 I3" },
  { "notes-in-cells.csv", "3x3 7 R3 A3 C1 I1" },
  { "numbered-groups.csv", "2x4 8 R4 A4 I1" },
  { "own-letters-above.csv", "3x3 9 D3 K3 P3" },
  { "own-letters.csv", "3x3 9 E3 L3 K2 Z2" },
  { "parties-down-no-corner.csv", "4x4 16 R2 A4 C5 I5" },
  { "parties-down-phases.csv", "4x4 14 R4 A4 C3 I4" },
  { "parties-down.csv", "4x4 14 R4 A4 C3 I4" },
  { "raci-vs-beside.csv", "4x4 16 R3 A4 C2 I4 V2 S1" },
  { "rapid-across.csv", "7x2 10 R2 A1 P2 I3 D2" },
  { "rapid.csv", "4x3 12 R3 A1 P2 I3 D3" },
  { "repeated-header.csv", "3x4 12 R4 A4 C1 I3" },
  { "risks.csv", "" },
  { "semicolon-costs.csv", "3x3 9 R3 A3 C2 I2" },
  { "several.md", "3x2 6 R3 A2 C1 I1; 2x2 4 R2 A2 C1" },
  { "short-parties.csv", "4x3 12 R3 A3 C3 I3" },
  { "side-by-side.csv", "2x3 6 R3 A3 C1; 2x3 6 R3 A3" },
  { "spans.html", "4x3 11 R4 A3 C3 I2; 2x2 4 R2 A2" },
  { "stacked-tight.csv", "3x2 6 R2 A2 C1 I1; 3x2 6 R2 A2 C1 I1" },
  { "stacked.csv", "3x2 6 R2 A2 C1 I1; 2x2 4 R2 A2 I1" },
  { "status-letters.csv", "3x3 9 R3 A3 C1 I2" },
  { "three-header-rows.csv", "4x3 12 R3 A3 C2 I4" },
  { "title-rows.csv", "4x3 12 R3 A3 C2 I4" },
  { "totals.csv", "3x3 9 R3 A3 C1 I2" },
  { "tree.csv", "3x4 12 R3 A3 C3 I3" },
  { "two-header-rows.csv", "4x3 11 R3 A3 C2 I3" },
  { "two-headers-same-names.csv", "4x3 11 R3 A3 C2 I3" },
  { "words.csv", "3x3 9 R3 A3 C2 I2" },
};

static void
test_shape (gconstpointer data)
{
  const ShapeCase *one = data;
  g_autofree char *name = g_build_filename ("tests/data/tables", one->file, NULL);
  g_autofree char *path = support_source_path (name);
  g_autofree char *found = support_describe_file (path);

  g_assert_cmpstr (found, ==, one->tables);
}

/* Real tables, read in place; the counts were made by independent scripts. */
static const ShapeCase real[] = {
  { "ai-governance-raci.csv", "7x10 70 R11 A10 C26 I28" },
  { "data-governance-raci.md", "6x15 90 R18 A15 C39 I27" },
  { "student-project-raci.md", "7x10 55 R13 A10 C27 I28" },
  { "tpm-project-raci.xlsx", "6x8 48 R6 A8 C24 I10" },
  { "tpm-single-role-raci.xlsx", "1x11 11 R5 A7 C3" },
  { "cloud-adoption-raci-template.xlsx",
    "2x8 16 A8 C4 I4; 6x8 48 R7 A8 C17 I16; 6x8 48 R7 A8 C17 I16" },
  { "tpm-stakeholders.xlsx", "" },
  { "tpm-communication-plan.xlsx", "" },
  { "cloud-gov-cost-estimator.xlsx", "" },
  { "australia-budget-2015-16.csv", "" },
};

static void
test_real (gconstpointer data)
{
  const ShapeCase *one = data;
  g_autofree char *path = support_real_path (one->file);
  g_autofree char *found = NULL;

  if (path == NULL)
    return;
  found = support_describe_file (path);
  g_assert_cmpstr (found, ==, one->tables);
}

/* ---- what the shapes mean ---- */

static RemitTableContent *
read_file (const char *name)
{
  g_autofree char *relative = g_build_filename ("tests/data/tables", name, NULL);
  g_autofree char *path = support_source_path (relative);
  g_autoptr (RemitDocument) document = support_document ();
  g_autoptr (GError) error = NULL;
  g_autoptr (RemitWorkbook) workbook = remit_workbook_read_file (path, NULL, &error);

  g_assert_no_error (error);
  return support_read_table (workbook, remit_document_get_graph (document));
}

static void
assert_parties (const RemitTableContent *content, const char *names)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < content->parties->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "|" : "",
                            ((RemitTableParty *) content->parties->pdata[i])->name);
  g_assert_cmpstr (text->str, ==, names);
}

/* "Write charter (Planning) 1" for each: name, group, depth. */
static void
assert_activities (const RemitTableContent *content, const char *names)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < content->activities->len; i++)
    {
      const RemitTableActivity *activity = content->activities->pdata[i];

      g_string_append_printf (text, "%s%s", i > 0 ? "|" : "", activity->name);
      if (*activity->group != '\0')
        g_string_append_printf (text, " (%s)", activity->group);
      if (activity->depth > 0)
        g_string_append_printf (text, " %u", activity->depth);
    }
  g_assert_cmpstr (text->str, ==, names);
}

static void
test_names (void)
{
  static const struct
  {
    const char *file, *parties, *activities;
  } cases[] = {
    { "two-header-rows.csv", "Sponsor|Product owner|Architect|Developer", "Vision|Design|Code" },
    { "two-headers-same-names.csv", "Business – Lead|Business – Analyst|IT – Lead|IT – Analyst",
      "Vision|Design|Code" },
    { "group-rows.csv", "PM|Dev|QA",
      "Write charter (Planning)|Set schedule (Planning)|Write code (Execution)|Test (Execution)|"
      "Hand over (Closing)" },
    { "group-column.csv", "PM|Dev|QA",
      "Write charter (Plan)|Set schedule (Plan)|Write code (Build)|Test (Build)|Hand over (Close)" },
    { "tree.csv", "PM|Dev|QA", "Launch|Plan 1|Write charter 2|Build 1" },
    { "parties-down.csv", "Sponsor|Project manager|Developer|Tester",
      "Define scope|Approve budget|Build product|Test product" },
    { "letters-across.csv", "CFO|CEO|CMO|CIO|All staff|IT/Ops|Agency",
      "Approve budget|Choose tool|Run campaign" },
    { "marks-under-letters.csv", "CIO|CMO", "Approve budget|Choose tool|Run campaign" },
    { "marks-single.csv", "Duties of the data steward", "Define terms|Approve terms|Publish" },
    { "extra-columns.csv", "CIO|CMO|Agency", "Approve budget|Choose tool|Run campaign" },
    { "spans.html", "Sponsor|Owner|Architect|Developer",
      "Vision (Phase 1)|Design & build (Phase 1)|Code (Phase 2)" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RemitTableContent) content = read_file (cases[i].file);

      g_test_message ("%s", cases[i].file);
      assert_parties (content, cases[i].parties);
      assert_activities (content, cases[i].activities);
    }
}

static void
test_cells (void)
{
  static const struct
  {
    const char *file, *cells;
  } cases[] = {
    { "letters-across.csv",
      "Approve budget/All staff=I;Approve budget/CEO=A;Approve budget/CFO=R;Approve budget/CIO=C;"
      "Approve budget/CMO=C;Choose tool/Agency=C;Choose tool/CIO=A;Choose tool/CMO=C;"
      "Choose tool/IT/Ops=R;Run campaign/Agency=R;Run campaign/CFO=I;Run campaign/CIO=I;"
      "Run campaign/CMO=RA" },
    { "marks-under-letters.csv",
      "Approve budget/CIO=A;Approve budget/CMO=R;Choose tool/CIO=RA;Choose tool/CMO=C;"
      "Run campaign/CIO=I;Run campaign/CMO=RA" },
    { "notes-in-cells.csv",
      "Close/CIO=A;Close/CMO=R(1);Plan/Agency=I(monthly report);Plan/CIO=A(budget);Plan/CMO=R(*);"
      "Run/Agency=?tbd?;Run/CIO=C(until May);Run/CMO=RA" },
    { "parties-down-no-corner.csv",
      "Contract negotiation/Finance director=C;Contract negotiation/IT department=C;"
      "Contract negotiation/Legal team=A;Contract negotiation/Purchasing manager=R;"
      "Requirements definition/Finance director=I;Requirements definition/IT department=A;"
      "Requirements definition/Legal team=C;Requirements definition/Purchasing manager=I;"
      "Rollout planning/Finance director=I;Rollout planning/IT department=A;"
      "Rollout planning/Legal team=I;Rollout planning/Purchasing manager=I;"
      "Vendor selection/Finance director=C;Vendor selection/IT department=R;"
      "Vendor selection/Legal team=C;Vendor selection/Purchasing manager=A" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RemitTableContent) content = read_file (cases[i].file);
      g_autofree char *cells = support_print_cells (content);

      g_assert_cmpstr (cells, ==, cases[i].cells);
    }
}

static void
test_own_letters (void)
{
  g_autoptr (RemitTableContent) content = read_file ("own-letters.csv");
  const RemitSchemeLetter *leads = remit_scheme_letter (content->scheme, "L");
  const RemitSchemeLetter *decides = remit_scheme_letter (content->scheme, "Z");

  g_assert_true (content->own_scheme);
  g_assert_nonnull (leads);
  g_assert_cmpstr (leads->name, ==, "Leads the work");
  g_assert_cmpint (leads->duty, ==, REMIT_LINK_DRIVES);
  g_assert_cmpint (decides->duty, ==, REMIT_LINK_ACCOUNTABLE);
}

static void
test_remarks (void)
{
  g_autoptr (RemitTableContent) notes = read_file ("notes-in-cells.csv");
  g_autoptr (RemitTableContent) extra = read_file ("extra-columns.csv");
  g_autoptr (RemitTableContent) header = read_file ("repeated-header.csv");
  g_autoptr (RemitTableContent) bare = read_file ("headerless.csv");
  const RemitTableActivity *first = extra->activities->pdata[0];

  support_assert_remark (notes->warnings, "D3", "tbd|RACI");
  support_assert_remark (header->skipped, "A4", "Row 4|header again");
  support_assert_remark (bare->warnings, "B1", "no header");
  g_assert_cmpstr (first->code, ==, "T-01");
  g_assert_cmpuint (first->texts->len, ==, 4);
  g_assert_cmpstr (((RemitTableText *) first->texts->pdata[0])->name, ==, "Status");
  g_assert_cmpstr (((RemitTableText *) first->texts->pdata[3])->value, ==, "Wait for board");
}

static void
test_titles (void)
{
  static const struct
  {
    const char *file, *title;
  } cases[] = { { "title-rows.csv", "Launch of the loyalty programme" },
                { "stacked.csv", "Project A" },
                { "several.md", "Programme" },
                { "daci.csv", "DACI for the launch" },
                { "words.csv", "words" } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RemitTableContent) content = read_file (cases[i].file);

      g_assert_cmpstr (content->title, ==, cases[i].title);
    }
}

/* The same letters on two sheets, one turned round. */
static void
test_turned_sheets (void)
{
  g_autofree char *path = support_real_path ("cloud-adoption-raci-template.xlsx");
  g_autoptr (RemitDocument) document = support_document ();
  const RemitGraph *graph = remit_document_get_graph (document);
  g_autoptr (RemitWorkbook) workbook = NULL;
  g_autoptr (GPtrArray) proposals = NULL;
  char *cells[2] = { NULL, NULL };

  if (path == NULL)
    return;
  workbook = remit_workbook_read_file (path, NULL, NULL);
  proposals = remit_workbook_propose (workbook, graph);
  g_assert_cmpuint (proposals->len, ==, 3);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (RemitTableContent) content
          = remit_proposal_read (proposals->pdata[i + 1], workbook, graph, NULL);

      cells[i] = support_print_cells (content);
    }
  g_assert_cmpstr (cells[0], ==, cells[1]);
  g_free (cells[0]);
  g_free (cells[1]);
}

/* ---- choices ---- */

static void
test_choices (void)
{
  g_autofree char *path = support_source_path ("tests/data/tables/parties-down.csv");
  g_autoptr (RemitDocument) document = support_document ();
  const RemitGraph *graph = remit_document_get_graph (document);
  g_autoptr (RemitWorkbook) workbook = remit_workbook_read_file (path, NULL, NULL);
  g_autoptr (GPtrArray) proposals = remit_workbook_propose (workbook, graph);
  g_autoptr (RemitProposal) proposal = remit_proposal_copy (proposals->pdata[0]);
  g_autoptr (RemitProposal) again = remit_proposal_copy (proposals->pdata[0]);
  g_autoptr (RemitTableContent) content = NULL;
  g_autofree char *choices = NULL;
  g_autofree char *first = remit_proposal_shape (proposal, workbook);
  g_autofree char *second = remit_proposal_shape (again, workbook);

  g_assert_cmpstr (first, ==, second);
  proposal->orientation = REMIT_ORIENTATION_ACTIVITIES_DOWN;
  remit_proposal_update (proposal, workbook, graph);
  choices = remit_proposal_serialise (proposal);
  g_assert_true (remit_proposal_apply_serialised (again, workbook, graph, choices));
  g_assert_cmpint (again->orientation, ==, REMIT_ORIENTATION_ACTIVITIES_DOWN);
  content = remit_proposal_read (again, workbook, graph, NULL);
  g_assert_cmpuint (content->activities->len, ==, 4);
  assert_parties (content, "Define scope|Approve budget|Build product|Test product");
  g_assert_false (remit_proposal_apply_serialised (again, workbook, graph, "nonsense"));
}

static void
test_places (void)
{
  guint r1, r2, c1, c2;

  for (guint i = 0; i < 3000; i += 7)
    {
      g_autofree char *name = remit_cell_name (i * 3, i);

      g_assert_true (remit_range_parse (name, &r1, &r2, &c1, &c2));
      g_assert_cmpuint (r1, ==, i * 3);
      g_assert_cmpuint (c2, ==, i);
    }
  g_assert_true (remit_range_parse ("$A$3:H20", &r1, &r2, &c1, &c2));
  g_assert_cmpuint (r1, ==, 2);
  g_assert_cmpuint (r2, ==, 19);
  g_assert_cmpuint (c1, ==, 0);
  g_assert_cmpuint (c2, ==, 7);
  g_assert_false (remit_range_parse ("H20:A3", &r1, &r2, &c1, &c2));
  g_assert_false (remit_range_parse ("A", &r1, &r2, &c1, &c2));
  g_assert_false (remit_range_parse ("A0", &r1, &r2, &c1, &c2));
  g_assert_false (remit_range_parse ("A99999999999999", &r1, &r2, &c1, &c2));
  g_assert_false (remit_range_parse ("A1:B2x", &r1, &r2, &c1, &c2));
  g_assert_false (remit_range_parse ("", &r1, &r2, &c1, &c2));
}

/* Any range of any file gives a proposal that can be read or a sentence, never a crash. */
static void
test_any_range (void)
{
  g_autoptr (RemitDocument) document = support_document ();
  const RemitGraph *graph = remit_document_get_graph (document);
  g_autoptr (GRand) random = g_rand_new_with_seed (3);

  for (guint i = 0; i < G_N_ELEMENTS (shapes); i++)
    {
      g_autofree char *relative = g_build_filename ("tests/data/tables", shapes[i].file, NULL);
      g_autofree char *path = support_source_path (relative);
      g_autoptr (RemitWorkbook) workbook = remit_workbook_read_file (path, NULL, NULL);

      for (guint k = 0; k < 20; k++)
        {
          guint row = (guint) g_rand_int_range (random, 0, 12);
          guint column = (guint) g_rand_int_range (random, 0, 8);
          g_autoptr (RemitProposal) proposal = remit_workbook_propose_range (
              workbook, graph, 0, row, row + (guint) g_rand_int_range (random, 0, 9), column,
              column + (guint) g_rand_int_range (random, 0, 9));
          g_autoptr (GError) error = NULL;
          g_autoptr (RemitTableContent) content = NULL;

          proposal->orientation = (RemitOrientation) g_rand_int_range (random, 0, 3);
          proposal->n_header_rows = (guint) g_rand_int_range (random, 0, 4);
          remit_proposal_update (proposal, workbook, graph);
          content = remit_proposal_read (proposal, workbook, graph, &error);
          g_assert_true ((content == NULL) == (error != NULL));
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (shapes); i++)
    {
      g_autofree char *name = g_strdup_printf ("/tables/shape/%s", shapes[i].file);

      g_test_add_data_func (name, &shapes[i], test_shape);
    }
  for (guint i = 0; i < G_N_ELEMENTS (real); i++)
    {
      g_autofree char *name = g_strdup_printf ("/tables/real/%s", real[i].file);

      g_test_add_data_func (name, &real[i], test_real);
    }
  g_test_add_func ("/tables/names", test_names);
  g_test_add_func ("/tables/cells", test_cells);
  g_test_add_func ("/tables/own-letters", test_own_letters);
  g_test_add_func ("/tables/remarks", test_remarks);
  g_test_add_func ("/tables/titles", test_titles);
  g_test_add_func ("/tables/turned-sheets", test_turned_sheets);
  g_test_add_func ("/tables/choices", test_choices);
  g_test_add_func ("/tables/places", test_places);
  g_test_add_func ("/tables/any-range", test_any_range);
  return g_test_run ();
}

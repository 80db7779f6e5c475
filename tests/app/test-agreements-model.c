/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "remit-agreements-model.h"
#include "remit-agreements-report.h"
#include "remit-agreements-text.h"
#include "remit-date.h"

#include <string.h>

/* The register of agreements without a display: what cells show, what texts make of the document
 * and what is refused, and what the pages say. */

typedef struct
{
  RemitDocument *document;
  RemitAgreementsModel *model;
  RemitId cio, cmo, sla, ola, contract;
  RemitId shop, catalogue;
} Fixture;

static gint64
stopped_clock (gpointer data)
{
  return G_GINT64_CONSTANT (1763719200000000); /* 21 November 2025: a month of 30 days */
}

static RemitId
add_node (RemitEdit *edit, RemitNodeKind kind, const char *name)
{
  g_autoptr (GError) error = NULL;
  RemitId id = remit_node_add (edit, kind, name, &error);

  g_assert_no_error (error);
  return id;
}

static void
link_nodes (RemitEdit *edit, RemitLinkKind kind, RemitId source, RemitId target)
{
  g_autoptr (GError) error = NULL;

  remit_link_add (edit, kind, source, target, REMIT_ID_NONE, &error);
  g_assert_no_error (error);
}

static void
commit (RemitDocument *document, RemitEdit *edit)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (remit_document_commit (document, edit, &error));
  g_assert_no_error (error);
}

static RemitSheetModel *
sheet (Fixture *fixture)
{
  return REMIT_SHEET_MODEL (fixture->model);
}

static guint
find_row (Fixture *fixture, RemitId id)
{
  for (guint row = 0; row < remit_sheet_model_get_n_lines (sheet (fixture), REMIT_SHEET_ROWS);
       row++)
    if (remit_agreements_model_get_item (fixture->model, row) == id)
      return row;
  return G_MAXUINT;
}

static void
set (Fixture *fixture, RemitId id, guint column, const char *text)
{
  RemitSheetChange change = { find_row (fixture, id), column, text };
  g_autoptr (GError) error = NULL;

  remit_sheet_model_set_texts (sheet (fixture), &change, 1, NULL, &error);
  g_assert_no_error (error);
}

static void
refuse (Fixture *fixture, RemitId id, guint column, const char *text, const char *in_sentence)
{
  RemitSheetChange change = { find_row (fixture, id), column, text };
  guint before = remit_document_get_n_changes (fixture->document);
  g_autoptr (GError) error = NULL;

  g_assert_false (remit_sheet_model_set_texts (sheet (fixture), &change, 1, NULL, &error));
  g_assert_nonnull (error);
  if (strstr (error->message, in_sentence) == NULL)
    g_test_message ("said: %s", error->message);
  g_assert_nonnull (strstr (error->message, in_sentence));
  g_assert_cmpuint (remit_document_get_n_changes (fixture->document), ==, before);
}

static void
check_text (Fixture *fixture, RemitId id, guint column, const char *expected)
{
  g_autofree char *text
    = remit_sheet_model_get_text (sheet (fixture), find_row (fixture, id), column, FALSE);

  g_assert_cmpstr (text, ==, expected);
}

static void
check_says (Fixture *fixture, RemitId id, guint column, const char *expected)
{
  g_autofree char *text
    = remit_sheet_model_describe_cell (sheet (fixture), find_row (fixture, id), column);

  g_assert_cmpstr (text, ==, expected);
}

static void
check_explains (Fixture *fixture, RemitId id, guint column, const char *in_sentence)
{
  g_autofree char *text
    = remit_sheet_model_explain_cell (sheet (fixture), find_row (fixture, id), column);

  g_assert_nonnull (text);
  g_test_message ("said: %s", text);
  g_assert_nonnull (strstr (text, in_sentence));
}

static RemitSheetGravity
get_gravity (Fixture *fixture, RemitId id, guint column)
{
  RemitSheetCell cell = { 0 };

  remit_sheet_model_get_cell (sheet (fixture), find_row (fixture, id), column, &cell);
  return cell.gravity;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RemitContext) context = remit_context_new ();
  RemitEdit *edit;

  context->now = stopped_clock;
  fixture->document = remit_document_new_in_memory (context);
  edit = remit_document_begin (fixture->document, "Begin");
  fixture->cio = add_node (edit, REMIT_NODE_ROLE, "CIO");
  fixture->cmo = add_node (edit, REMIT_NODE_ROLE, "CMO");
  fixture->shop = add_node (edit, REMIT_NODE_APPLICATION, "Shop front");
  fixture->catalogue = add_node (edit, REMIT_NODE_DATA_SET, "Catalogue");
  fixture->sla = add_node (edit, REMIT_NODE_SLA, "Shop");
  fixture->ola = add_node (edit, REMIT_NODE_OLA, "Operations");
  fixture->contract = add_node (edit, REMIT_NODE_CONTRACT, "Hosting");
  link_nodes (edit, REMIT_LINK_PROVIDES, fixture->cio, fixture->sla);
  link_nodes (edit, REMIT_LINK_RECEIVES, fixture->cmo, fixture->sla);
  link_nodes (edit, REMIT_LINK_SUPPORTS, fixture->ola, fixture->sla);
  link_nodes (edit, REMIT_LINK_SUPPORTS, fixture->contract, fixture->sla);
  commit (fixture->document, edit);
  fixture->model = remit_agreements_model_new (fixture->document);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_object_unref (fixture->model);
  g_object_unref (fixture->document);
}

/* ---- texts ---- */

/* The times of a month of 30 days. */
static void
test_allowed (Fixture *fixture, gconstpointer data)
{
  static const char *const times[][2] = {
    { "99 %", "7 h 12 min" },     { "99.5", "3 h 36 min" },        { "≥ 99,9 %", "43 min 12 s" },
    { "99.95 %", "21 min 36 s" }, { ">= 99.99%", "4 min 19.2 s" },
  };

  check_text (fixture, fixture->sla, REMIT_AGREEMENTS_ALLOWED, "");
  for (guint i = 0; i < G_N_ELEMENTS (times); i++)
    {
      set (fixture, fixture->sla, REMIT_AGREEMENTS_OBJECTIVE, times[i][0]);
      check_text (fixture, fixture->sla, REMIT_AGREEMENTS_ALLOWED, times[i][1]);
    }
}

static void
test_round_trip (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    guint column;
    const char *typed, *read;
  } texts[] = {
    { REMIT_AGREEMENTS_OBJECTIVE, "99.9 %", "Availability ≥ 99.9 % a month" },
    { REMIT_AGREEMENTS_OBJECTIVE, ">= 99,5% in 30 days", "Availability ≥ 99.5 % in 30 days" },
    { REMIT_AGREEMENTS_OBJECTIVE, "99.7", "Availability ≥ 99.7 % in 30 days" },
    { REMIT_AGREEMENTS_OBJECTIVE, "99.7 % calendar month", "Availability ≥ 99.7 % a month" },
    { REMIT_AGREEMENTS_MEASURED, "99,71 % 2025-10-31", "99.71 2025-10-31" },
    { REMIT_AGREEMENTS_MEASURED, "99.9", "99.9 2025-11-21" },
    { REMIT_AGREEMENTS_MEASURED, "", "99.71 2025-10-31" },
    { REMIT_AGREEMENTS_MEASURED, "", "" },
    { REMIT_AGREEMENTS_CREDITS, "99.5 %: 5; 99 10%", "99.5: 5 %; 99: 10 %" },
    { REMIT_AGREEMENTS_CREDITS, "99: 12.5 %", "99: 12.5 %" },
    { REMIT_AGREEMENTS_CREDITS, "", "" },
    { REMIT_AGREEMENTS_OBJECTIVE, "response ≤ 4 h", "Response time ≤ 4 h a month" },
    { REMIT_AGREEMENTS_OBJECTIVE, "8", "Response time ≤ 8 h a month" },
    { REMIT_AGREEMENTS_OBJECTIVE, "Freshness <= 7 days in 1 day", "Freshness ≤ 7 days in 1 day" },
    { REMIT_AGREEMENTS_OBJECTIVE, "Version lag ≤ 1 releases", "Version lag ≤ 1 releases in 1 day" },
    { REMIT_AGREEMENTS_HOURS, "Mon–Fri 8–18", "Mon–Fri 8–18" },
    { REMIT_AGREEMENTS_PROVIDER, "cmo", "CMO" },
    { REMIT_AGREEMENTS_PROVIDER, "CIO; CMO", "CIO; CMO" },
    { REMIT_AGREEMENTS_CUSTOMER, "", "" },
    { REMIT_AGREEMENTS_COVERS, "shop front, Catalogue", "Shop front; Catalogue" },
    { REMIT_AGREEMENTS_COVERS, "Catalogue", "Catalogue" },
    { REMIT_AGREEMENTS_BEGINS, "2025-01-01", "2025-01-01" },
    { REMIT_AGREEMENTS_SIGNED, "cio", "CIO" },
    { REMIT_AGREEMENTS_SIGNED, "", "" },
    { REMIT_AGREEMENTS_VALID, "2026-12-31", "2026-12-31" },
    { REMIT_AGREEMENTS_VALID, "", "" },
    { REMIT_AGREEMENTS_REVIEW, "2026-02-01", "2026-02-01" },
    { REMIT_AGREEMENTS_REVIEW, "2026-03-01", "2026-03-01" },
    { REMIT_AGREEMENTS_REVIEW, "", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      guint before = remit_document_get_n_changes (fixture->document);

      set (fixture, fixture->sla, texts[i].column, texts[i].typed);
      check_text (fixture, fixture->sla, texts[i].column, texts[i].read);
      g_assert_cmpuint (remit_document_get_n_changes (fixture->document), ==, before + 1);
      set (fixture, fixture->sla, texts[i].column, texts[i].read); /* what is shown can be typed */
      check_text (fixture, fixture->sla, texts[i].column, texts[i].read);
    }
}

static void
test_refused (Fixture *fixture, gconstpointer data)
{
  RemitEdit *edit = remit_document_begin (fixture->document, "Start");
  g_autoptr (GError) error = NULL;

  remit_edit_set_number (edit, REMIT_TABLE_NODE, fixture->sla, REMIT_NODE_FIELD_STARTS,
                         remit_day_from_ymd (2026, 1, 1), &error);
  g_assert_no_error (error);
  commit (fixture->document, edit);
  refuse (fixture, fixture->sla, REMIT_AGREEMENTS_OBJECTIVE, "always", "“always” is no target");
  refuse (fixture, fixture->sla, REMIT_AGREEMENTS_OBJECTIVE, "1.2.3 %", "is no target");
  refuse (fixture, fixture->sla, REMIT_AGREEMENTS_OBJECTIVE, "101 %", "between 0 % and 100 %");
  refuse (fixture, fixture->sla, REMIT_AGREEMENTS_OBJECTIVE, "-1", "between 0 % and 100 %");
  refuse (fixture, fixture->sla, REMIT_AGREEMENTS_VALID, "soon", "Shop, valid until");
  refuse (fixture, fixture->sla, REMIT_AGREEMENTS_VALID, "2026-02-29", "Shop, valid until");
  refuse (fixture, fixture->sla, REMIT_AGREEMENTS_VALID, "2025-12-31", "from 2026-01-01");
  refuse (fixture, fixture->sla, REMIT_AGREEMENTS_REVIEW, "x", "Shop, review");
  refuse (fixture, fixture->sla, REMIT_AGREEMENTS_BEGINS, "2027-02-29", "Shop, valid from");
  refuse (fixture, fixture->sla, REMIT_AGREEMENTS_PROVIDER, "Nobody", "no party “Nobody”");
  refuse (fixture, fixture->sla, REMIT_AGREEMENTS_COVERS, "Front", "Did you mean “Shop front”?");
  refuse (fixture, fixture->sla, REMIT_AGREEMENTS_SUPPORTS, "Operations", "cannot go");
  refuse (fixture, fixture->sla, REMIT_AGREEMENTS_HOURS, "9–17", "promises nothing yet");
  refuse (fixture, fixture->sla, REMIT_AGREEMENTS_MEASURED, "99", "promises nothing yet");
  refuse (fixture, fixture->ola, REMIT_AGREEMENTS_SIGNED, "CIO", "neither provider nor customer");
  refuse (fixture, fixture->sla, REMIT_AGREEMENTS_CHAIN, "100 %", "worked out");
  refuse (fixture, fixture->sla, REMIT_AGREEMENTS_OBJECTIVE, "99 % in 0 days", "window of 0 days");
  set (fixture, fixture->sla, REMIT_AGREEMENTS_OBJECTIVE, "99 %");
  refuse (fixture, fixture->sla, REMIT_AGREEMENTS_CREDITS, "much", "“much” is no credit step");
  refuse (fixture, fixture->sla, REMIT_AGREEMENTS_CREDITS, "99: 101 %", "no credit step");
  refuse (fixture, fixture->sla, REMIT_AGREEMENTS_CREDITS, "99: 5; 99: 6",
          "Give each step its own");
  refuse (fixture, fixture->sla, REMIT_AGREEMENTS_MEASURED, "101", "between 0 % and 100 %");
  refuse (fixture, fixture->sla, REMIT_AGREEMENTS_MEASURED, "4 h", "promised in “%”, not in “h”");
  refuse (fixture, fixture->sla, REMIT_AGREEMENTS_MEASURED, "fine", "“fine” is no value");
  refuse (fixture, fixture->sla, REMIT_AGREEMENTS_MEASURED, "99 2025-11-31", "2025-11-31");
  refuse (fixture, fixture->sla, REMIT_AGREEMENTS_MEASURED, "99 2025-11-22", "in the future");
  g_assert_false (
    remit_sheet_model_rename_line (sheet (fixture), REMIT_SHEET_ROWS, 0, "X", &error));
  g_assert_nonnull (error);
}

/* What an organisation can wrongly have is not refused: the cell says what is wrong. */
static void
test_faults (Fixture *fixture, gconstpointer data)
{
  RemitId other = remit_agreements_model_add (fixture->model, REMIT_NODE_OLA, "Upkeep", NULL);

  set (fixture, fixture->sla, REMIT_AGREEMENTS_CUSTOMER, "CIO");
  g_assert_cmpint (get_gravity (fixture, fixture->sla, REMIT_AGREEMENTS_CUSTOMER), ==,
                   REMIT_SHEET_ERROR);
  check_explains (fixture, fixture->sla, REMIT_AGREEMENTS_PROVIDER, "between two parties");
  set (fixture, fixture->sla, REMIT_AGREEMENTS_CUSTOMER, "CMO");
  g_assert_cmpint (get_gravity (fixture, fixture->sla, REMIT_AGREEMENTS_CUSTOMER), ==,
                   REMIT_SHEET_FINE);
  set (fixture, fixture->ola, REMIT_AGREEMENTS_SUPPORTS, "Shop; Upkeep");
  check_text (fixture, fixture->ola, REMIT_AGREEMENTS_SUPPORTS, "Shop; Upkeep");
  g_assert_cmpint (get_gravity (fixture, fixture->ola, REMIT_AGREEMENTS_SUPPORTS), ==,
                   REMIT_SHEET_FINE);
  set (fixture, other, REMIT_AGREEMENTS_SUPPORTS, "Operations");
  g_assert_cmpint (get_gravity (fixture, fixture->ola, REMIT_AGREEMENTS_SUPPORTS), ==,
                   REMIT_SHEET_ERROR);
  check_explains (fixture, other, REMIT_AGREEMENTS_CHAIN, "through others");
  set (fixture, fixture->sla, REMIT_AGREEMENTS_OBJECTIVE, "99 %");
  set (fixture, fixture->sla, REMIT_AGREEMENTS_HOURS, "now and then");
  g_assert_cmpint (get_gravity (fixture, fixture->sla, REMIT_AGREEMENTS_HOURS), ==,
                   REMIT_SHEET_WARNING);
  check_explains (fixture, fixture->sla, REMIT_AGREEMENTS_ALLOWED, "cannot be reckoned with");
}

static void
test_undo (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  set (fixture, fixture->sla, REMIT_AGREEMENTS_REVIEW, "2025-01-01");
  g_assert_cmpint (get_gravity (fixture, fixture->sla, REMIT_AGREEMENTS_REVIEW), ==,
                   REMIT_SHEET_WARNING);
  g_assert_true (remit_document_undo (fixture->document, &error));
  check_text (fixture, fixture->sla, REMIT_AGREEMENTS_REVIEW, "");
}

/* ---- rows ---- */

static void
test_rows (Fixture *fixture, gconstpointer data)
{
  static const char *const names[]
    = { "Service level agreements", "Shop",   "Operational level agreements", "Operations",
        "Supplier contracts",       "Hosting" };
  g_autoptr (GError) error = NULL;
  guint made;

  g_assert_cmpuint (remit_sheet_model_get_n_lines (sheet (fixture), REMIT_SHEET_ROWS), ==,
                    G_N_ELEMENTS (names));
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      RemitSheetLine line = { 0 };

      remit_sheet_model_get_line (sheet (fixture), REMIT_SHEET_ROWS, i, &line);
      g_assert_cmpstr (line.text, ==, names[i]);
    }
  check_text (fixture, fixture->sla, REMIT_AGREEMENTS_PROVIDER, "CIO");
  check_text (fixture, fixture->sla, REMIT_AGREEMENTS_CUSTOMER, "CMO");
  check_says (fixture, fixture->sla, REMIT_AGREEMENTS_SIGNED, "Shop, signed: 0 of 2");
  set (fixture, fixture->sla, REMIT_AGREEMENTS_SIGNED, "CMO");
  check_says (fixture, fixture->sla, REMIT_AGREEMENTS_SIGNED, "Shop, signed: 1 of 2: CMO");
  remit_sheet_model_set_folded (sheet (fixture), 0, TRUE);
  g_assert_cmpuint (find_row (fixture, fixture->sla), ==, G_MAXUINT);
  g_assert_true (remit_agreements_model_reveal (fixture->model, fixture->sla));
  g_assert_cmpuint (find_row (fixture, fixture->sla), ==, 1);
  g_assert_false (remit_agreements_model_reveal (fixture->model, fixture->cio));
  made = remit_sheet_model_add_row (sheet (fixture), 3, "Backup", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (made, ==, 4); /* below the other OLA */
  g_assert_true (
    remit_sheet_model_rename_line (sheet (fixture), REMIT_SHEET_ROWS, 1, "Web shop", &error));
  g_assert_cmpstr (
    remit_graph_node (remit_document_get_graph (fixture->document), fixture->sla)->name, ==,
    "Web shop");
}

/* A model that nobody looks at catches up, and asks nothing of rows that are gone. */
static void
test_catching_up (Fixture *fixture, gconstpointer data)
{
  RemitEdit *edit;
  g_autoptr (GError) error = NULL;
  guint row = find_row (fixture, fixture->contract);
  RemitSheetCell cell = { 0 };

  remit_live_model_set_active (REMIT_LIVE_MODEL (fixture->model), FALSE);
  edit = remit_document_begin (fixture->document, "Delete");
  g_assert_true (remit_edit_delete (edit, REMIT_TABLE_NODE, fixture->contract, &error));
  commit (fixture->document, edit);
  remit_sheet_model_get_cell (sheet (fixture), row, REMIT_AGREEMENTS_SIGNED, &cell);
  g_assert_cmpuint (cell.n_marks, ==, 0);
  remit_live_model_set_active (REMIT_LIVE_MODEL (fixture->model), TRUE);
  g_assert_cmpuint (remit_agreements_model_get_n_items (fixture->model), ==, 2);
}

/* ---- the chain ---- */

static gboolean
says (const GPtrArray *lines, const char *name, const char *value)
{
  for (guint i = 0; i < lines->len; i++)
    {
      const RemitReportLine *line = lines->pdata[i];

      if (strstr (line->name, name) != NULL && g_strcmp0 (line->value, value) == 0)
        return TRUE;
    }
  return FALSE;
}

static GPtrArray *
report (Fixture *fixture)
{
  return remit_agreements_report (remit_document_get_graph (fixture->document),
                                  remit_agreements_model_get_agreements (fixture->model),
                                  fixture->sla, remit_agreements_model_get_today (fixture->model));
}

static void
test_chain (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) short_of = NULL;
  g_autoptr (GPtrArray) enough = NULL;

  set (fixture, fixture->sla, REMIT_AGREEMENTS_OBJECTIVE, "99.9 %");
  set (fixture, fixture->ola, REMIT_AGREEMENTS_OBJECTIVE, "99.9 %");
  set (fixture, fixture->contract, REMIT_AGREEMENTS_OBJECTIVE, "99.8 %");
  check_text (fixture, fixture->sla, REMIT_AGREEMENTS_CHAIN, "99.7002 %");
  g_assert_cmpint (get_gravity (fixture, fixture->sla, REMIT_AGREEMENTS_CHAIN), ==,
                   REMIT_SHEET_ERROR);
  short_of = report (fixture);
  g_assert_true (says (short_of, "in series", "99.7002 %"));
  g_assert_true (says (short_of, "Hosting", "99.8 %"));
  g_assert_true (
    says (short_of, "its parts give only 99.7002 %: 1 h 26 min 18 s less a month", NULL));
  set (fixture, fixture->ola, REMIT_AGREEMENTS_OBJECTIVE, "99.99 %");
  set (fixture, fixture->contract, REMIT_AGREEMENTS_OBJECTIVE, "99.99 %");
  g_assert_cmpint (get_gravity (fixture, fixture->sla, REMIT_AGREEMENTS_CHAIN), ==,
                   REMIT_SHEET_FINE);
  enough = report (fixture);
  g_assert_true (says (enough, "enough", NULL));
}

/* Three in series, two in parallel; what is less than all is never called 100 %. */
static void
test_ratio (void)
{
  static const struct
  {
    RemitRatio ratio;
    const char *text;
  } ratios[] = {
    { G_GINT64_CONSTANT (997002999000000000), "99.7003 %" },
    { G_GINT64_CONSTANT (999900000000000000), "99.99 %" },
    { G_GINT64_CONSTANT (999999990000000000), "99.999999 %" },
    { REMIT_RATIO_ONE, "100 %" },
    { 0, "0 %" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (ratios); i++)
    {
      g_autofree char *text = remit_agreements_format_ratio (ratios[i].ratio);

      g_assert_cmpstr (text, ==, ratios[i].text);
    }
}

static void
test_calendar (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) lines = NULL;
  const RemitGraph *graph = remit_document_get_graph (fixture->document);

  set (fixture, fixture->ola, REMIT_AGREEMENTS_VALID, "2026-02-03");
  set (fixture, fixture->sla, REMIT_AGREEMENTS_REVIEW, "2026-02-01");
  set (fixture, fixture->contract, REMIT_AGREEMENTS_REVIEW, "2025-10-01");
  lines = remit_agreements_calendar (graph, remit_agreements_model_get_agreements (fixture->model),
                                     remit_agreements_model_get_today (fixture->model));
  g_assert_cmpuint (lines->len, ==, 5);
  g_assert_cmpstr (((RemitReportLine *) lines->pdata[0])->name, ==, "Overdue");
  g_assert_cmpstr (((RemitReportLine *) lines->pdata[1])->name, ==, "Hosting");
  g_assert_cmpstr (((RemitReportLine *) lines->pdata[2])->name, ==, "February 2026");
  g_assert_cmpstr (((RemitReportLine *) lines->pdata[3])->name, ==, "Shop");
  g_assert_cmpstr (((RemitReportLine *) lines->pdata[4])->name, ==, "Operations");
}

int
main (int argc, char **argv)
{
  const struct
  {
    const char *path;
    void (*run) (Fixture *, gconstpointer);
  } tests[] = {
    { "/app/agreements/allowed", test_allowed },
    { "/app/agreements/round-trip", test_round_trip },
    { "/app/agreements/refused", test_refused },
    { "/app/agreements/faults", test_faults },
    { "/app/agreements/undo", test_undo },
    { "/app/agreements/rows", test_rows },
    { "/app/agreements/catching-up", test_catching_up },
    { "/app/agreements/chain", test_chain },
    { "/app/agreements/calendar", test_calendar },
  };

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/agreements/ratio", test_ratio);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].run, tear_down);
  return g_test_run ();
}

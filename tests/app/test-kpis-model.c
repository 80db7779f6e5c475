/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "remit-date.h"
#include "remit-kpi.h"
#include "remit-kpis-grid.h"
#include "remit-kpis-model.h"
#include "remit-kpis-plot.h"

#include <string.h>

/* The register of KPIs and the grid of who agreed and sees, without a display: what cells show,
 * what texts make of the document, and what is refused. */

typedef struct
{
  RemitDocument *document;
  RemitKpisModel *model;
  RemitKpisGrid *grid;
  RemitId cio, cmo, sales, nps;
} Fixture;

static gint64
stopped_clock (gpointer data)
{
  return G_GINT64_CONSTANT (1763719200000000); /* 21 November 2025 */
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
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RemitContext) context = remit_context_new ();
  g_autoptr (GError) error = NULL;
  RemitEdit *edit;

  context->now = stopped_clock;
  fixture->document = remit_document_new_in_memory (context);
  edit = remit_document_begin (fixture->document, "Begin");
  fixture->cio = add_node (edit, REMIT_NODE_ROLE, "CIO");
  fixture->cmo = add_node (edit, REMIT_NODE_ROLE, "CMO");
  fixture->sales = add_node (edit, REMIT_NODE_UNIT, "Sales");
  fixture->nps = add_node (edit, REMIT_NODE_KPI, "NPS");
  remit_document_commit (fixture->document, edit, &error);
  g_assert_no_error (error);
  fixture->model = remit_kpis_model_new (fixture->document);
  fixture->grid = remit_kpis_grid_new (fixture->document);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_object_unref (fixture->model);
  g_object_unref (fixture->grid);
  g_object_unref (fixture->document);
}

#define assert_taken(text_, expected)                                                              \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autofree char *taken_ = text_;                                                               \
    g_assert_cmpstr (taken_, ==, expected);                                                        \
  }                                                                                                \
  G_STMT_END

#define assert_text(model, column, expected)                                                       \
  assert_taken (remit_sheet_model_get_text (REMIT_SHEET_MODEL (model), 0, column, FALSE), expected)

/* Each text is one change, no more. */
static void
set (Fixture *fixture, gpointer model, guint column, const char *text)
{
  RemitSheetChange change = { 0, column, text };
  guint before = remit_document_get_n_changes (fixture->document);
  g_autoptr (GError) error = NULL;

  remit_sheet_model_set_texts (model, &change, 1, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (remit_document_get_n_changes (fixture->document), ==, before + 1);
}

static void
refuse (Fixture *fixture, gpointer model, guint column, const char *text, const char *in_sentence)
{
  RemitSheetChange change = { 0, column, text };
  guint before = remit_document_get_n_changes (fixture->document);
  g_autoptr (GError) error = NULL;

  g_assert_false (remit_sheet_model_set_texts (model, &change, 1, NULL, &error));
  g_assert_nonnull (error);
  g_test_message ("said: %s", error->message);
  g_assert_nonnull (strstr (error->message, in_sentence));
  g_assert_nonnull (strstr (error->message, "NPS"));
  g_assert_cmpuint (remit_document_get_n_changes (fixture->document), ==, before);
}

static void
test_fields (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    RemitKpisColumn column;
    const char *typed, *shown;
  } cases[] = {
    { REMIT_KPIS_UNIT, "points", "points" },
    { REMIT_KPIS_TARGET, "40.5", "40.5" },
    { REMIT_KPIS_TARGET_DAY, "2027-12-31", "2027-12-31" },
    { REMIT_KPIS_BASELINE, "31 points", "31" },
    { REMIT_KPIS_AMBER, "34", "34" },
    { REMIT_KPIS_RED, "28,5", "28.5" },
    { REMIT_KPIS_SOURCE, "customer survey", "customer survey" },
    { REMIT_KPIS_FORMULA, "promoters − detractors", "promoters − detractors" },
    { REMIT_KPIS_DIRECTION, "down", "Down is good" },
    { REMIT_KPIS_OWNER, "cmo", "CMO" },
    { REMIT_KPIS_AGREED_BY, "CIO, CMO", "CIO; CMO" },
    { REMIT_KPIS_VISIBLE_TO, "Sales; CIO", "Sales; CIO" },
    { REMIT_KPIS_CREDITED, "CIO 60 %; CMO", "CIO 60; CMO 40" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *shown = NULL;

      set (fixture, fixture->model, cases[i].column, cases[i].typed);
      shown = remit_sheet_model_get_text (REMIT_SHEET_MODEL (fixture->model), 0, cases[i].column,
                                          FALSE);
      g_assert_cmpstr (shown, ==, cases[i].shown);
    }
}

/* What a cell says, typed into it again, changes nothing; cleared, it is empty. */
static void
test_round_trip (Fixture *fixture, gconstpointer data)
{
  test_fields (fixture, NULL);
  set (fixture, fixture->model, REMIT_KPIS_VALUE, "33 2025-03-31");
  for (guint column = 0; column < REMIT_KPIS_N_COLUMNS; column++)
    {
      g_autofree char *text
        = remit_sheet_model_get_text (REMIT_SHEET_MODEL (fixture->model), 0, column, FALSE);
      RemitSheetChange change = { 0, column, text };
      g_autoptr (GError) error = NULL;

      remit_sheet_model_set_texts (REMIT_SHEET_MODEL (fixture->model), &change, 1, NULL, &error);
      g_assert_no_error (error);
      assert_text (fixture->model, column, text);
    }
  for (guint column = 0; column < REMIT_KPIS_N_COLUMNS; column++)
    if (column != REMIT_KPIS_STATUS && column != REMIT_KPIS_GAP && column != REMIT_KPIS_DIRECTION)
      {
        set (fixture, fixture->model, column, "");
        assert_text (fixture->model, column, "");
      }
}

static void
test_value (Fixture *fixture, gconstpointer data)
{
  set (fixture, fixture->model, REMIT_KPIS_VALUE, "33 2025-03-31");
  assert_text (fixture->model, REMIT_KPIS_VALUE, "33 2025-03-31");
  set (fixture, fixture->model, REMIT_KPIS_VALUE, "42");
  assert_text (fixture->model, REMIT_KPIS_VALUE, "42 2025-11-21");
  /* The same day again is the same row. */
  set (fixture, fixture->model, REMIT_KPIS_VALUE, "43 2025-11-21");
  set (fixture, fixture->model, REMIT_KPIS_VALUE, "");
  assert_text (fixture->model, REMIT_KPIS_VALUE, "33 2025-03-31");
  refuse (fixture, fixture->model, REMIT_KPIS_VALUE, "50 2026-01-01", "future");
  refuse (fixture, fixture->model, REMIT_KPIS_VALUE, "many", "many");
  refuse (fixture, fixture->model, REMIT_KPIS_VALUE, "50 2025-02-29", "2025-02-29");
}

static void
test_status (Fixture *fixture, gconstpointer data)
{
  assert_text (fixture->model, REMIT_KPIS_STATUS, "○ unknown");
  set (fixture, fixture->model, REMIT_KPIS_VALUE, "33");
  assert_text (fixture->model, REMIT_KPIS_STATUS, "○ unknown");
  set (fixture, fixture->model, REMIT_KPIS_TARGET, "40");
  assert_text (fixture->model, REMIT_KPIS_STATUS, "▲ amber");
  set (fixture, fixture->model, REMIT_KPIS_RED, "33.000001");
  assert_text (fixture->model, REMIT_KPIS_STATUS, "■ red");
  set (fixture, fixture->model, REMIT_KPIS_RED, "33");
  assert_text (fixture->model, REMIT_KPIS_STATUS, "▲ amber");
  set (fixture, fixture->model, REMIT_KPIS_AMBER, "33");
  assert_text (fixture->model, REMIT_KPIS_STATUS, "● green");
  set (fixture, fixture->model, REMIT_KPIS_DIRECTION, "down");
  set (fixture, fixture->model, REMIT_KPIS_AMBER, "20");
  set (fixture, fixture->model, REMIT_KPIS_RED, "30");
  assert_text (fixture->model, REMIT_KPIS_STATUS, "■ red");
  refuse (fixture, fixture->model, REMIT_KPIS_STATUS, "green", "cannot be set");
}

static void
test_refused (Fixture *fixture, gconstpointer data)
{
  refuse (fixture, fixture->model, REMIT_KPIS_TARGET, "plenty", "plenty");
  refuse (fixture, fixture->model, REMIT_KPIS_TARGET, "99999999999999999999", "9999");
  refuse (fixture, fixture->model, REMIT_KPIS_TARGET_DAY, "2027-02-29", "2027-02-29");
  refuse (fixture, fixture->model, REMIT_KPIS_DIRECTION, "sideways", "Up is good");
  refuse (fixture, fixture->model, REMIT_KPIS_OWNER, "Nobody known", "Nobody known");
  refuse (fixture, fixture->model, REMIT_KPIS_CREDITED, "CIO 80 %; CMO 40 %", "100 %");
  refuse (fixture, fixture->model, REMIT_KPIS_GAP, "3", "cannot be set");
  set (fixture, fixture->model, REMIT_KPIS_AMBER, "40");
  refuse (fixture, fixture->model, REMIT_KPIS_RED, "41", "amber is 40 and red is 41");
  set (fixture, fixture->model, REMIT_KPIS_RED, "30");
  refuse (fixture, fixture->model, REMIT_KPIS_AMBER, "29", "Up is good");
}

static void
insert_survey (Fixture *fixture, gint64 promoters, gint64 passives, gint64 detractors)
{
  g_autoptr (RemitRow) row = remit_row_new (REMIT_TABLE_SURVEY);
  g_autoptr (GError) error = NULL;
  RemitEdit *edit = remit_document_begin (fixture->document, "Ask");

  remit_row_set_number (row, REMIT_SURVEY_FIELD_NODE, fixture->nps);
  remit_row_set_number (row, REMIT_SURVEY_FIELD_KIND, REMIT_SURVEY_NPS);
  remit_row_set_number (row, REMIT_SURVEY_FIELD_DAY, remit_day_from_ymd (2025, 11, 1));
  remit_row_set_number (row, REMIT_SURVEY_FIELD_PROMOTERS, promoters);
  remit_row_set_number (row, REMIT_SURVEY_FIELD_PASSIVES, passives);
  remit_row_set_number (row, REMIT_SURVEY_FIELD_DETRACTORS, detractors);
  remit_edit_insert (edit, row);
  remit_document_commit (fixture->document, edit, &error);
  g_assert_no_error (error);
}

/* The score of a survey is the value; it is not typed over. */
static void
test_nps (Fixture *fixture, gconstpointer data)
{
  insert_survey (fixture, 612, 384, 204);
  assert_text (fixture->model, REMIT_KPIS_VALUE, "34 2025-11-01");
  refuse (fixture, fixture->model, REMIT_KPIS_VALUE, "35 2025-11-01", "survey");
  refuse (fixture, fixture->model, REMIT_KPIS_VALUE, "", "survey");
  set (fixture, fixture->model, REMIT_KPIS_VALUE, "36");
  assert_text (fixture->model, REMIT_KPIS_VALUE, "36 2025-11-21");
}

static void
test_rows (Fixture *fixture, gconstpointer data)
{
  RemitSheetModel *model = REMIT_SHEET_MODEL (fixture->model);
  g_autoptr (GError) error = NULL;
  guint row = remit_sheet_model_add_row (model, 0, "Churn", &error);
  RemitEdit *edit;

  g_assert_no_error (error);
  g_assert_cmpuint (row, ==, 1);
  g_assert_true (
    remit_sheet_model_rename_line (model, REMIT_SHEET_ROWS, 1, "Customers lost", &error));
  g_assert_no_error (error);
  g_assert_false (remit_sheet_model_rename_line (model, REMIT_SHEET_COLUMNS, 1, "x", &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  edit = remit_document_begin (fixture->document, "Delete");
  g_assert_true (remit_edit_delete (edit, REMIT_TABLE_NODE,
                                    remit_kpis_model_get_item (fixture->model, 1), &error));
  g_assert_true (remit_document_commit (fixture->document, edit, &error));
  g_assert_cmpuint (remit_kpis_model_get_n_items (fixture->model), ==, 1);
}

static guint
find_column (Fixture *fixture, RemitId party)
{
  RemitSheetModel *model = REMIT_SHEET_MODEL (fixture->grid);

  for (guint i = 0; i < remit_sheet_model_get_n_lines (model, REMIT_SHEET_COLUMNS); i++)
    {
      RemitSheetLine line;

      remit_sheet_model_get_line (model, REMIT_SHEET_COLUMNS, i, &line);
      if (line.id == party)
        return i;
    }
  return G_MAXUINT;
}

/* Units are columns at once, others when they have to do with a KPI. */
static void
test_grid (Fixture *fixture, gconstpointer data)
{
  RemitSheetModel *grid = REMIT_SHEET_MODEL (fixture->grid);
  RemitSheetGravity gravity = REMIT_SHEET_FINE;
  guint sales = find_column (fixture, fixture->sales);

  g_assert_cmpuint (sales, !=, G_MAXUINT);
  g_assert_cmpuint (find_column (fixture, fixture->cio), ==, G_MAXUINT);
  set (fixture, fixture->model, REMIT_KPIS_AGREED_BY, "CIO; Sales");
  g_assert_cmpuint (find_column (fixture, fixture->cio), !=, G_MAXUINT);
  sales = find_column (fixture, fixture->sales);
  assert_text (grid, sales, "A");
  assert_taken (remit_sheet_model_type (grid, 0, sales, "v", TRUE), "A/V");
  assert_taken (remit_sheet_model_type (grid, 0, sales, "v", FALSE), "V");
  assert_taken (remit_sheet_model_type (grid, 0, sales, "x", FALSE), NULL);
  assert_taken (remit_sheet_model_cycle (grid, 0, sales, 1), "V");
  assert_taken (remit_sheet_model_cycle (grid, 0, sales, -1), "");
  set (fixture, grid, sales, "a, v");
  assert_text (grid, sales, "A/V");
  assert_text (fixture->model, REMIT_KPIS_VISIBLE_TO, "Sales");
  assert_taken (remit_sheet_model_get_total_text (grid, 0, sales, &gravity), "1");
  assert_taken (remit_sheet_model_get_margin_text (grid, 0, 0, &gravity), "2");
  assert_taken (remit_sheet_model_get_margin_text (grid, 0, 1, &gravity), "1");
  set (fixture, grid, sales, "");
  assert_text (fixture->model, REMIT_KPIS_AGREED_BY, "CIO");
  refuse (fixture, grid, sales, "R", "neither A");
}

static void
test_plot (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RemitChart) chart = NULL;
  g_autofree char *words = NULL;

  g_assert_null (remit_kpis_plot (fixture->document, fixture->nps));
  g_assert_null (remit_kpis_plot (fixture->document, REMIT_ID_NONE));
  set (fixture, fixture->model, REMIT_KPIS_VALUE, "33 2025-03-31");
  set (fixture, fixture->model, REMIT_KPIS_VALUE, "36.5");
  set (fixture, fixture->model, REMIT_KPIS_TARGET, "40");
  chart = remit_kpis_plot (fixture->document, fixture->nps);
  g_assert_nonnull (chart);
  words = remit_chart_describe (chart);
  g_test_message ("%s", words);
  g_assert_nonnull (strstr (words, "03-31"));
  assert_taken (remit_kpis_list_values (fixture->document, fixture->nps),
                "2025-03-31: 33  ·  2025-11-21: 36.5");
  g_assert_nonnull (strstr (words, "36.5"));
  g_assert_nonnull (strstr (words, "target 40"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function)                                                                        \
  g_test_add ("/app/kpis/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("fields", test_fields);
  ADD ("round-trip", test_round_trip);
  ADD ("value", test_value);
  ADD ("status", test_status);
  ADD ("refused", test_refused);
  ADD ("nps", test_nps);
  ADD ("rows", test_rows);
  ADD ("grid", test_grid);
  ADD ("plot", test_plot);
#undef ADD
  return g_test_run ();
}

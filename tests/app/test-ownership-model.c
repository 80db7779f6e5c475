/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "remit-ownership-model.h"

#include "remit-dump.h"
#include "remit-duty-cell.h"
#include "remit-party-names.h"
#include "remit-raci.h"

#include <string.h>

/* The ownership matrix without a display: what its cells show and say, what texts make of them,
 * zones, filters, and that any sequence of edits is the same after it has been read again. */

typedef struct
{
  RemitDocument *document;
  RemitOwnershipModel *model;
  RemitId cio, cmo, office, legal;
  RemitId consent, data, site;
} Fixture;

enum
{
  ZONE,
  DECIDES,
  TOOL,
  IMPLEMENTS,
  RUNS,
  PAYS,
  HOLDS,
  STEWARDS,
  ACCESS,
  REVIEWS
};

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
commit (RemitDocument *document, RemitEdit *edit)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (remit_document_commit (document, edit, &error));
  g_assert_no_error (error);
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
  fixture->office = add_node (edit, REMIT_NODE_UNIT, "Data Office");
  fixture->legal = add_node (edit, REMIT_NODE_UNIT, "Sales; Legal");
  fixture->consent = add_node (edit, REMIT_NODE_APPLICATION, "Consent platform");
  fixture->site = add_node (edit, REMIT_NODE_APPLICATION, "Brand site");
  fixture->data = add_node (edit, REMIT_NODE_DATA_SET, "Customer data");
  commit (fixture->document, edit);
  fixture->model = remit_ownership_model_new (fixture->document);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_object_unref (fixture->model);
  g_object_unref (fixture->document);
}

static guint
find_row (Fixture *fixture, RemitId item)
{
  guint n = remit_sheet_model_get_n_lines (REMIT_SHEET_MODEL (fixture->model), REMIT_SHEET_ROWS);

  for (guint row = 0; row < n; row++)
    if (remit_ownership_model_get_item (fixture->model, row) == item)
      return row;
  return G_MAXUINT;
}

static void
set (Fixture *fixture, RemitId item, guint column, const char *text)
{
  RemitSheetChange change = { find_row (fixture, item), column, text };
  g_autoptr (GError) error = NULL;

  g_assert_true (
    remit_sheet_model_set_texts (REMIT_SHEET_MODEL (fixture->model), &change, 1, NULL, &error));
  g_assert_no_error (error);
}

static void
refuse (Fixture *fixture, RemitId item, guint column, const char *text, const char *in_sentence)
{
  RemitSheetChange change = { find_row (fixture, item), column, text };
  guint before = remit_document_get_n_changes (fixture->document);
  g_autoptr (GError) error = NULL;

  g_assert_false (
    remit_sheet_model_set_texts (REMIT_SHEET_MODEL (fixture->model), &change, 1, NULL, &error));
  g_assert_nonnull (error);
  if (strstr (error->message, in_sentence) == NULL)
    g_test_message ("said: %s", error->message);
  g_assert_nonnull (strstr (error->message, in_sentence));
  g_assert_cmpuint (remit_document_get_n_changes (fixture->document), ==, before);
}

#define assert_text(fixture, item, column, expected)                                               \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autofree char *text_ = remit_sheet_model_get_text (REMIT_SHEET_MODEL ((fixture)->model),     \
                                                         find_row (fixture, item), column, FALSE); \
    g_assert_cmpstr (text_, ==, expected);                                                         \
  }                                                                                                \
  G_STMT_END

#define assert_says(fixture, ask, item, column, expected)                                          \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autofree char *text_ = remit_sheet_model_##ask (REMIT_SHEET_MODEL ((fixture)->model),        \
                                                      find_row (fixture, item), column);           \
    g_assert_cmpstr (text_, ==, expected);                                                         \
  }                                                                                                \
  G_STMT_END

static const char *
last_label (Fixture *fixture)
{
  guint n = remit_document_get_n_changes (fixture->document);

  return remit_document_get_change (fixture->document, n - 1)->label;
}

/* ---- texts ---- */

static void
test_texts (Fixture *fixture, gconstpointer data)
{
  set (fixture, fixture->consent, DECIDES, "cmo");
  assert_text (fixture, fixture->consent, DECIDES, "CMO");
  g_assert_cmpstr (last_label (fixture), ==, "Consent platform, decides: cmo");
  set (fixture, fixture->consent, DECIDES, "CIO, CMO");
  assert_text (fixture, fixture->consent, DECIDES, "CIO; CMO");
  set (fixture, fixture->consent, DECIDES, "CMO; CIO");
  assert_text (fixture, fixture->consent, DECIDES, "CMO; CIO");
  set (fixture, fixture->consent, DECIDES, "do"); /* initials */
  assert_text (fixture, fixture->consent, DECIDES, "Data Office");
  set (fixture, fixture->consent, DECIDES, "\"sales; legal\"; CIO");
  assert_text (fixture, fixture->consent, DECIDES, "\"Sales; Legal\"; CIO");
  set (fixture, fixture->consent, DECIDES, "");
  assert_text (fixture, fixture->consent, DECIDES, "");
  g_assert_cmpstr (last_label (fixture), ==, "Clear Consent platform, decides");
}

static void
test_refused (Fixture *fixture, gconstpointer data)
{
  refuse (fixture, fixture->consent, DECIDES, "CTO", "There is no party “CTO”");
  refuse (fixture, fixture->consent, DECIDES, "CTO", "Consent platform, decides:");
  refuse (fixture, fixture->consent, DECIDES, "Data", "Did you mean “Data Office”?");
  refuse (fixture, fixture->consent, DECIDES, "CIO; cio", "named twice");
  refuse (fixture, fixture->consent, DECIDES, "CIO 60; CMO 40", "without figures");
  refuse (fixture, fixture->consent, PAYS, "CIO 60; CMO 30", "total 90 %");
  refuse (fixture, fixture->consent, PAYS, "CIO 60", "total 60 %");
  refuse (fixture, fixture->consent, PAYS, "CIO 120; CMO 1", "no party");
  refuse (fixture, fixture->consent, DECIDES, "\"CIO", "quotation mark");
  refuse (fixture, fixture->consent, DECIDES, "Consent platform", "no party");
  refuse (fixture, fixture->consent, ZONE, "CIO only", "follows from its duties");
}

static void
test_ambiguous (Fixture *fixture, gconstpointer data)
{
  RemitEdit *edit = remit_document_begin (fixture->document, "Namesake");
  RemitId second = add_node (edit, REMIT_NODE_PERSON, "CIO");

  commit (fixture->document, edit);
  refuse (fixture, fixture->consent, RUNS, "CIO", "several parties “CIO”: Role and Person");
  set (fixture, fixture->consent, RUNS, "CIO #2");
  assert_text (fixture, fixture->consent, RUNS, "CIO #2");
  g_assert_nonnull (remit_graph_find_link (remit_document_get_graph (fixture->document),
                                           REMIT_LINK_RUNS, second, fixture->consent,
                                           REMIT_ID_NONE));
}

static void
test_shares (Fixture *fixture, gconstpointer data)
{
  set (fixture, fixture->consent, PAYS, "CIO 60 %; CMO 40%");
  assert_text (fixture, fixture->consent, PAYS, "CIO 60; CMO 40");
  assert_says (fixture, describe_cell, fixture->consent, PAYS,
               "Consent platform, pays: CIO 60 %, CMO 40 %");
  assert_says (fixture, explain_cell, fixture->consent, PAYS, NULL);
  set (fixture, fixture->consent, PAYS, "CIO 33,33; CMO 33.34; Data Office");
  assert_text (fixture, fixture->consent, PAYS, "CIO 33.33; CMO 33.34; Data Office 33.33");
  set (fixture, fixture->consent, PAYS, "CMO 100");
  assert_text (fixture, fixture->consent, PAYS, "CMO");
  set (fixture, fixture->consent, PAYS, "CMO; CIO");
  assert_text (fixture, fixture->consent, PAYS, "CMO; CIO");
  assert_says (fixture, explain_cell, fixture->consent, PAYS,
               "2 parties pay for Consent platform, and nobody has said in which shares. Split the "
               "money.");
}

/* A party whose name ends like a share is never taken for another with one. */
static void
test_names_like_shares (Fixture *fixture, gconstpointer data)
{
  RemitEdit *edit = remit_document_begin (fixture->document, "Regions");
  RemitId region = add_node (edit, REMIT_NODE_UNIT, "Region");
  RemitId second = add_node (edit, REMIT_NODE_UNIT, "Region 40");
  RemitNamedHolder holders[2] = { { region, 4000 }, { second, 6000 } };
  g_autoptr (RemitPartyNames) names = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GArray) read = NULL;
  g_autoptr (GError) error = NULL;

  commit (fixture->document, edit);
  names = remit_party_names_new (remit_document_get_graph (fixture->document));
  text = remit_party_names_format (names, holders, 2);
  g_assert_cmpstr (text, ==, "\"Region\" 40; Region 40 60");
  read = remit_party_names_parse (names, text, TRUE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (read->len, ==, 2);
  g_assert_cmpint (g_array_index (read, RemitNamedHolder, 0).party, ==, region);
  g_assert_cmpint (g_array_index (read, RemitNamedHolder, 1).share, ==, 6000);
}

/* ---- cells ---- */

static RemitSheetCell
get_cell (Fixture *fixture, RemitId item, guint column)
{
  RemitSheetCell cell;

  remit_sheet_model_get_cell (REMIT_SHEET_MODEL (fixture->model), find_row (fixture, item), column,
                              &cell);
  return cell;
}

static void
test_gaps (Fixture *fixture, gconstpointer data)
{
  RemitSheetCell gap = get_cell (fixture, fixture->consent, PAYS);
  RemitSheetCell quiet = get_cell (fixture, fixture->consent, STEWARDS);
  guint before = remit_ownership_model_count_problems (fixture->model);

  g_assert_true (gap.hatched);
  g_assert_cmpstr (gap.marks[0].text, ==, "nobody");
  assert_says (fixture, explain_cell, fixture->consent, PAYS, "Nobody pays for Consent platform.");
  assert_says (fixture, describe_cell, fixture->consent, PAYS, "Consent platform, pays: nobody");
  g_assert_false (quiet.hatched);
  g_assert_cmpstr (quiet.marks[0].text, ==, "–");
  assert_says (fixture, explain_cell, fixture->consent, STEWARDS, NULL);
  set (fixture, fixture->consent, STEWARDS, "CIO"); /* may be filled all the same */
  assert_text (fixture, fixture->consent, STEWARDS, "CIO");
  g_assert_cmpuint (remit_ownership_model_count_problems (fixture->model), ==, before);
  set (fixture, fixture->consent, PAYS, "CMO");
  g_assert_cmpuint (remit_ownership_model_count_problems (fixture->model), ==, before - 1);
}

static void
test_joint (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RemitDutyCell) cell = NULL;
  guint row = find_row (fixture, fixture->consent);
  RemitSheetCell shown;
  RemitEdit *edit;

  g_assert_false (remit_ownership_model_toggle_joint (fixture->model, row, DECIDES, &error));
  g_assert_nonnull (strstr (error->message, "fewer than two holders"));
  g_clear_error (&error);
  set (fixture, fixture->consent, DECIDES, "CIO; CMO");
  shown = get_cell (fixture, fixture->consent, DECIDES);
  g_assert_cmpint (shown.gravity, ==, REMIT_SHEET_ERROR);
  assert_says (fixture, explain_cell, fixture->consent, DECIDES,
               "2 parties stand for Consent platform under “decides” without a joint arrangement. "
               "Keep one, or declare it joint.");
  g_assert_true (remit_ownership_model_toggle_joint (fixture->model, row, DECIDES, &error));
  assert_says (fixture, explain_cell, fixture->consent, DECIDES,
               "Consent platform is held jointly under “decides”, and nobody settles a deadlock. "
               "Name a tie-breaker.");
  cell = remit_duty_cell_load (remit_document_get_graph (fixture->document), fixture->consent,
                               REMIT_LINK_DECIDES, REMIT_ID_NONE);
  g_assert_true (cell->joint);
  cell->tie_breaker = fixture->cmo;
  edit = remit_document_begin (fixture->document, "Tie-breaker");
  g_assert_true (remit_duty_cell_store (cell, edit, &error));
  commit (fixture->document, edit);
  shown = get_cell (fixture, fixture->consent, DECIDES);
  g_assert_cmpint (shown.gravity, ==, REMIT_SHEET_FINE);
  g_assert_cmpuint (shown.n_marks, ==, 3);
  g_assert_cmpstr (shown.marks[1].text, ==, "&");
  assert_says (fixture, describe_cell, fixture->consent, DECIDES,
               "Consent platform, decides: CIO, CMO; jointly, CMO settles a deadlock");
  /* One holder left holds nothing jointly. */
  set (fixture, fixture->consent, DECIDES, "CIO");
  assert_says (fixture, describe_cell, fixture->consent, DECIDES, "Consent platform, decides: CIO");
  g_assert_true (remit_document_undo (fixture->document, &error));
  assert_says (fixture, describe_cell, fixture->consent, DECIDES,
               "Consent platform, decides: CIO, CMO; jointly, CMO settles a deadlock");
}

static void
test_on_behalf (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  guint row = find_row (fixture, fixture->consent);
  RemitSheetCell shown;

  g_assert_false (
    remit_ownership_model_set_beneficiary (fixture->model, row, RUNS, fixture->cmo, &error));
  g_assert_nonnull (strstr (error->message, "has no holder"));
  g_clear_error (&error);
  set (fixture, fixture->consent, RUNS, "CIO");
  g_assert_true (
    remit_ownership_model_set_beneficiary (fixture->model, row, RUNS, fixture->cmo, &error));
  shown = get_cell (fixture, fixture->consent, RUNS);
  g_assert_cmpstr (shown.marks[1].text, ==, "for CMO");
  assert_says (fixture, describe_cell, fixture->consent, RUNS,
               "Consent platform, runs: CIO on behalf of CMO");
  g_assert_false (
    remit_ownership_model_set_beneficiary (fixture->model, row, RUNS, fixture->cio, &error));
  g_assert_nonnull (strstr (error->message, "on its own behalf"));
  g_clear_error (&error);
  /* Another holder of the same cell does not inherit it. */
  set (fixture, fixture->consent, RUNS, "CMO");
  assert_says (fixture, describe_cell, fixture->consent, RUNS, "Consent platform, runs: CMO");
}

/* ---- shares of a cell ---- */

static void
test_remainder (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RemitDutyCell) cell = remit_duty_cell_load (
    remit_document_get_graph (fixture->document), fixture->data, REMIT_LINK_PAYS, REMIT_ID_NONE);
  g_autoptr (GError) error = NULL;
  g_autoptr (RemitEdit) edit = remit_document_begin (fixture->document, "Split");

  remit_duty_cell_add (cell, fixture->cio);
  remit_duty_cell_add (cell, fixture->cmo);
  remit_duty_cell_add (cell, fixture->office);
  remit_duty_cell_add (cell, fixture->cio); /* is there */
  g_assert_cmpuint (cell->holdings->len, ==, 3);
  g_assert_cmpint (remit_duty_cell_get_remainder (cell), ==, 0);
  remit_duty_cell_get (cell, 0)->share = 6000;
  g_assert_cmpint (remit_duty_cell_get_remainder (cell), ==, 4000);
  remit_duty_cell_get (cell, 1)->share = 6000;
  g_assert_cmpint (remit_duty_cell_get_remainder (cell), ==, -2000);
  g_assert_false (remit_duty_cell_store (cell, edit, &error));
  g_assert_nonnull (strstr (error->message, "total 120 %"));
  remit_duty_cell_split_evenly (cell);
  g_assert_cmpint (remit_duty_cell_get (cell, 0)->share, ==, 3334);
  g_assert_cmpint (remit_duty_cell_get (cell, 2)->share, ==, 3333);
  g_assert_cmpint (remit_duty_cell_get_remainder (cell), ==, 0);
  remit_duty_cell_get (cell, 1)->share = REMIT_UNSET;
  remit_duty_cell_complete (cell);
  g_assert_cmpint (remit_duty_cell_get (cell, 1)->share, ==, 3333);
}

/* ---- zones and filters ---- */

static void
test_zones (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;

  g_assert_true (
    remit_ownership_model_set_sides (fixture->model, fixture->cio, fixture->cmo, &error));
  set (fixture, fixture->consent, RUNS, "CIO");
  set (fixture, fixture->site, RUNS, "CMO");
  assert_text (fixture, fixture->consent, ZONE, "CIO only");
  set (fixture, fixture->consent, PAYS, "CMO");
  assert_text (fixture, fixture->consent, ZONE, "shared");
  assert_text (fixture, fixture->data, ZONE, "nobody");
  g_assert_cmpuint (remit_ownership_model_count_zone (fixture->model, REMIT_ZONE_SHARED), ==, 1);
  remit_ownership_model_set_zone (fixture->model, REMIT_ZONE_SHARED);
  g_assert_cmpuint (find_row (fixture, fixture->consent), !=, G_MAXUINT);
  g_assert_cmpuint (find_row (fixture, fixture->site), ==, G_MAXUINT);
  remit_ownership_model_set_zone (fixture->model, REMIT_N_ZONES);
  remit_ownership_model_set_party (fixture->model, fixture->cio);
  g_assert_cmpuint (find_row (fixture, fixture->site), ==, G_MAXUINT);
  remit_ownership_model_clear_filters (fixture->model);
  remit_ownership_model_set_kind (fixture->model, REMIT_NODE_DATA_SET);
  g_assert_cmpuint (find_row (fixture, fixture->site), ==, G_MAXUINT);
  g_assert_cmpuint (find_row (fixture, fixture->data), !=, G_MAXUINT);
  remit_ownership_model_clear_filters (fixture->model);
  remit_ownership_model_set_search (fixture->model, "BRAND");
  g_assert_cmpuint (find_row (fixture, fixture->site), !=, G_MAXUINT);
  g_assert_cmpuint (find_row (fixture, fixture->data), ==, G_MAXUINT);
  name = remit_ownership_model_describe_zone (fixture->model, REMIT_ZONE_SECOND);
  g_assert_cmpstr (name, ==, "CMO only");
}

static void
test_saved_sides (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  RemitEdit *edit = remit_document_begin (fixture->document, "Matrix");
  RemitId matrix = remit_matrix_add (edit, "Shared", REMIT_MATRIX_OWNERSHIP, "raci", &error);
  RemitId first, second;

  remit_matrix_add_axis (edit, matrix, REMIT_AXIS_ROW, fixture->site, "Sites", &error);
  remit_matrix_add_axis (edit, matrix, REMIT_AXIS_COLUMN, fixture->office, "", &error);
  remit_matrix_add_axis (edit, matrix, REMIT_AXIS_COLUMN, fixture->cmo, "", &error);
  g_assert_no_error (error);
  commit (fixture->document, edit);
  remit_ownership_model_set_matrix (fixture->model, matrix);
  g_assert_cmpuint (find_row (fixture, fixture->data), ==, G_MAXUINT);
  g_assert_true (remit_ownership_model_get_sides (fixture->model, &first, &second));
  g_assert_cmpint (first, ==, fixture->office);
  g_assert_true (
    remit_ownership_model_set_sides (fixture->model, fixture->cmo, fixture->cio, &error));
  g_assert_no_error (error);
  remit_ownership_model_get_sides (fixture->model, &first, &second);
  g_assert_cmpint (first, ==, fixture->cmo);
  g_assert_cmpint (second, ==, fixture->cio);
  g_assert_true (remit_document_undo (fixture->document, &error));
  remit_ownership_model_get_sides (fixture->model, &first, &second);
  g_assert_cmpint (first, ==, fixture->office);
  /* A matrix that goes leaves everything. */
  edit = remit_document_begin (fixture->document, "Delete");
  g_assert_true (remit_edit_delete (edit, REMIT_TABLE_MATRIX, matrix, &error));
  commit (fixture->document, edit);
  g_assert_cmpint (remit_ownership_model_get_matrix (fixture->model), ==, REMIT_ID_NONE);
  g_assert_cmpuint (find_row (fixture, fixture->data), !=, G_MAXUINT);
}

static void
test_only_gaps (Fixture *fixture, gconstpointer data)
{
  guint row = 0, column = 0, n;

  for (guint c = DECIDES; c <= REVIEWS; c++)
    set (fixture, fixture->site, c, "CMO");
  remit_ownership_model_set_only_gaps (fixture->model, TRUE);
  g_assert_cmpuint (find_row (fixture, fixture->site), ==, G_MAXUINT);
  g_assert_cmpuint (find_row (fixture, fixture->consent), !=, G_MAXUINT);
  /* A row does not go while it is filled, but with the next choice. */
  for (guint c = DECIDES; c <= REVIEWS; c++)
    set (fixture, fixture->consent, c, "CIO");
  g_assert_cmpuint (find_row (fixture, fixture->consent), !=, G_MAXUINT);
  remit_ownership_model_set_only_gaps (fixture->model, TRUE);
  g_assert_cmpuint (find_row (fixture, fixture->consent), ==, G_MAXUINT);
  n = remit_ownership_model_count_problems (fixture->model);
  g_assert_cmpuint (n, >, 0);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *says = NULL;

      g_assert_true (remit_ownership_model_find_problem (fixture->model, &row, &column));
      says = remit_sheet_model_explain_cell (REMIT_SHEET_MODEL (fixture->model), row, column);
      g_assert_nonnull (says);
    }
}

/* ---- by party ---- */

static guint
find_column (Fixture *fixture, RemitId party)
{
  guint n = remit_sheet_model_get_n_lines (REMIT_SHEET_MODEL (fixture->model), REMIT_SHEET_COLUMNS);

  for (guint column = 0; column < n; column++)
    if (remit_ownership_model_get_column_party (fixture->model, column) == party)
      return column;
  return G_MAXUINT;
}

static void
test_by_party (Fixture *fixture, gconstpointer data)
{
  guint cio, cmo;

  remit_ownership_model_set_columns (fixture->model, REMIT_OWNERSHIP_PARTIES);
  cio = find_column (fixture, fixture->cio);
  cmo = find_column (fixture, fixture->cmo);
  set (fixture, fixture->consent, cio, "decides, tool; Runs");
  cio = find_column (fixture, fixture->cio);
  assert_text (fixture, fixture->consent, cio, "decides; tool; runs");
  assert_says (fixture, describe_cell, fixture->consent, cio,
               "Consent platform, CIO: decides, tool, runs");
  refuse (fixture, fixture->consent, cio, "desides", "There is no duty “desides”");
  set (fixture, fixture->consent, cio, "decides");
  remit_ownership_model_set_columns (fixture->model, REMIT_OWNERSHIP_DUTIES);
  assert_text (fixture, fixture->consent, DECIDES, "CIO");
  assert_text (fixture, fixture->consent, RUNS, "");
  set (fixture, fixture->consent, PAYS, "CIO 60; CMO 40");
  remit_ownership_model_set_columns (fixture->model, REMIT_OWNERSHIP_PARTIES);
  cmo = find_column (fixture, fixture->cmo);
  set (fixture, fixture->consent, cmo, "");
  remit_ownership_model_set_columns (fixture->model, REMIT_OWNERSHIP_DUTIES);
  assert_text (fixture, fixture->consent, PAYS, "CIO");
}

/* ---- any sequence of edits ---- */

static char *
random_text (Fixture *fixture, GRand *random, guint column)
{
  const char *const names[] = { "CIO", "CMO", "Data Office", "\"Sales; Legal\"" };
  g_autoptr (GString) text = g_string_new (NULL);
  guint first = g_rand_int_range (random, 0, 4), n = g_rand_int_range (random, 0, 4);
  gboolean shares = column == PAYS && n > 1 && g_rand_boolean (random);
  int left = 100;

  for (guint i = 0; i < n; i++)
    {
      int share = i + 1 == n ? left : g_rand_int_range (random, 0, left + 1);

      g_string_append_printf (text, "%s%s", i > 0 ? "; " : "", names[(first + i) % 4]);
      if (shares)
        g_string_append_printf (text, " %d", share);
      left -= share;
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
list_texts (RemitOwnershipModel *model)
{
  RemitSheetModel *sheet = REMIT_SHEET_MODEL (model);
  GString *text = g_string_new (NULL);

  for (guint row = 0; row < remit_sheet_model_get_n_lines (sheet, REMIT_SHEET_ROWS); row++)
    for (guint column = 0; column <= REVIEWS; column++)
      {
        g_autofree char *cell = remit_sheet_model_get_text (sheet, row, column, FALSE);

        g_string_append_printf (text, "%s|", cell);
      }
  return g_string_free (text, FALSE);
}

static void
test_random (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (20251121);
  const RemitId items[] = { fixture->consent, fixture->data, fixture->site };
  g_autofree char *start = remit_dump (remit_document_get_graph (fixture->document));
  g_autofree char *end = NULL;
  g_autofree char *texts = NULL;
  g_autofree char *again = NULL;
  g_autoptr (RemitOwnershipModel) other = NULL;

  for (guint i = 0; i < 400; i++)
    {
      RemitId item = items[g_rand_int_range (random, 0, 3)];
      guint column = g_rand_int_range (random, DECIDES, REVIEWS + 1);
      g_autofree char *text = random_text (fixture, random, column);

      set (fixture, item, column, text);
      assert_text (fixture, item, column, text);
      if (g_rand_int_range (random, 0, 8) == 0)
        remit_document_undo (fixture->document, NULL);
    }
  texts = list_texts (fixture->model);
  other = remit_ownership_model_new (fixture->document);
  again = list_texts (other);
  g_assert_cmpstr (texts, ==, again);
  while (remit_document_can_undo (fixture->document)
         && g_strcmp0 (remit_document_get_undo_label (fixture->document), "Begin") != 0)
    g_assert_true (remit_document_undo (fixture->document, NULL));
  end = remit_dump (remit_document_get_graph (fixture->document));
  g_assert_cmpstr (start, ==, end);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function)                                                                        \
  g_test_add ("/ownership-model/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("texts/read-back", test_texts);
  ADD ("texts/refused", test_refused);
  ADD ("texts/ambiguous", test_ambiguous);
  ADD ("texts/shares", test_shares);
  ADD ("texts/names-like-shares", test_names_like_shares);
  ADD ("cells/gaps", test_gaps);
  ADD ("cells/joint", test_joint);
  ADD ("cells/on-behalf", test_on_behalf);
  ADD ("cells/remainder", test_remainder);
  ADD ("lines/zones", test_zones);
  ADD ("lines/saved-sides", test_saved_sides);
  ADD ("lines/only-gaps", test_only_gaps);
  ADD ("by-party", test_by_party);
  ADD ("random", test_random);
#undef ADD
  return g_test_run ();
}

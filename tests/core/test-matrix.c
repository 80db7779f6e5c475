/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "remit-document.h"
#include "remit-matrix.h"
#include "remit-ownership.h"
#include "remit-raci.h"

#include <inttypes.h>
#include <string.h>

/* Matrices and zones on one small model: a joint programme of a CIO and a CMO. */

typedef struct
{
  RemitDocument *document;
  RemitGraph *graph;
  RemitEdit *edit; /* open, uncommitted */
  RemitScheme *raci;
  RemitId matrix;
  RemitId parties[3]; /* CIO, CMO, Legal */
  RemitId items[4];   /* Plan: 0, 1; Build: 2, 3 */
} Fixture;

static RemitId
add (Fixture *fixture, RemitNodeKind kind, const char *name)
{
  g_autoptr (GError) error = NULL;
  RemitId id = remit_node_add (fixture->edit, kind, name, &error);

  g_assert_no_error (error);
  return id;
}

static void
link_nodes (Fixture *fixture, RemitLinkKind kind, RemitId source, RemitId target)
{
  g_autoptr (GError) error = NULL;

  remit_link_add (fixture->edit, kind, source, target, REMIT_ID_NONE, &error);
  g_assert_no_error (error);
}

static void
set_cell (Fixture *fixture, guint item, guint party, guint duties)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (remit_matrix_set_cell (fixture->edit, fixture->raci, REMIT_ID_NONE,
                                        fixture->items[item], fixture->parties[party], duties,
                                        &error));
  g_assert_no_error (error);
}

static guint
get_cell (Fixture *fixture, guint item, guint party)
{
  return remit_raci_duties (fixture->graph, fixture->items[item], fixture->parties[party],
                            REMIT_ID_NONE);
}

#define A (1u << REMIT_LINK_ACCOUNTABLE)
#define R (1u << REMIT_LINK_RESPONSIBLE)
#define C (1u << REMIT_LINK_CONSULTED)
#define I (1u << REMIT_LINK_INFORMED)
#define V (1u << REMIT_LINK_VERIFIES)

static void
set_up (Fixture *fixture, gconstpointer data)
{
  static const char *const parties[] = { "CIO", "CMO", "Legal" };
  static const char *const items[] = { "Set goals", "Choose tool", "Connect CRM", "Clean data" };
  g_autoptr (RemitContext) context = remit_context_new ();
  g_autoptr (GError) error = NULL;

  fixture->document = remit_document_new_in_memory (context);
  fixture->graph = remit_document_get_graph (fixture->document);
  fixture->edit = remit_document_begin (fixture->document, "Test");
  fixture->raci = remit_scheme_lookup (fixture->graph, "raci");
  fixture->matrix
      = remit_matrix_add (fixture->edit, "Programme", REMIT_MATRIX_RACI, "raci", &error);
  for (guint i = 0; i < G_N_ELEMENTS (parties); i++)
    {
      fixture->parties[i] = add (fixture, REMIT_NODE_ROLE, parties[i]);
      remit_matrix_add_axis (fixture->edit, fixture->matrix, REMIT_AXIS_COLUMN,
                             fixture->parties[i], NULL, &error);
    }
  for (guint i = 0; i < G_N_ELEMENTS (items); i++)
    {
      fixture->items[i] = add (fixture, REMIT_NODE_ACTIVITY, items[i]);
      remit_matrix_add_axis (fixture->edit, fixture->matrix, REMIT_AXIS_ROW, fixture->items[i],
                             i < 2 ? "Plan" : "Build", &error);
    }
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  remit_scheme_free (fixture->raci);
  g_assert_true (remit_document_commit (fixture->document, fixture->edit, &error));
  g_assert_no_error (error);
  g_object_unref (fixture->document);
}

/* "Set goals|Choose tool|…" with the groups of the rows. */
static char *
spell_rows (Fixture *fixture)
{
  g_autoptr (RemitMatrix) matrix = remit_matrix_load (fixture->graph, fixture->matrix);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < matrix->rows->len; i++)
    {
      const RemitMatrixLine *line = remit_matrix_row (matrix, i);

      g_string_append_printf (text, "%s%s:%s", i > 0 ? "|" : "", line->group,
                              remit_graph_node (fixture->graph, line->node)->name);
    }
  return g_string_free (text, FALSE);
}

static void
assert_rows (Fixture *fixture, const char *expected)
{
  g_autofree char *rows = spell_rows (fixture);

  g_assert_cmpstr (rows, ==, expected);
}

/* ---- letters ---- */

static void
test_letters (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RemitScheme) rapid = remit_scheme_lookup (fixture->graph, "rapid");
  g_autofree char *both = remit_scheme_format (fixture->raci, A | R);
  g_autofree char *none = remit_scheme_format (fixture->raci, V);
  g_autofree char *decide = remit_scheme_format (rapid, A | R);
  g_autofree char *names = remit_scheme_spell (fixture->raci, A | R | I);

  g_assert_cmpstr (both, ==, "A/R");
  g_assert_cmpstr (none, ==, "");
  g_assert_cmpstr (decide, ==, "D/P");
  g_assert_cmpstr (names, ==, "Accountable, Responsible and Informed");
}

static void
test_cycle (Fixture *fixture, gconstpointer data)
{
  guint seen[] = { R, A, C, I, 0, R }, duties = 0;

  for (guint i = 0; i < G_N_ELEMENTS (seen); i++)
    {
      duties = remit_scheme_cycle (fixture->raci, duties, 1);
      g_assert_cmpuint (duties, ==, seen[i]);
    }
  g_assert_cmpuint (remit_scheme_cycle (fixture->raci, 0, -1), ==, I);
  g_assert_cmpuint (remit_scheme_cycle (fixture->raci, R, -1), ==, 0);
  g_assert_cmpuint (remit_scheme_cycle (fixture->raci, A | R, 1), ==, 0);
}

/* ---- cells ---- */

/* Duties without a letter in the scheme are not the matrix' to take away. */
static void
test_cell_keeps_others (Fixture *fixture, gconstpointer data)
{
  link_nodes (fixture, REMIT_LINK_VERIFIES, fixture->parties[0], fixture->items[0]);
  set_cell (fixture, 0, 0, A | R);
  g_assert_cmpuint (get_cell (fixture, 0, 0), ==, A | R | V);
  set_cell (fixture, 0, 0, C | (1u << REMIT_LINK_DRIVES));
  g_assert_cmpuint (get_cell (fixture, 0, 0), ==, C | V);
  set_cell (fixture, 0, 0, 0);
  g_assert_cmpuint (get_cell (fixture, 0, 0), ==, V);
}

static void
test_cell_keeps_link (Fixture *fixture, gconstpointer data)
{
  const RemitLink *link;
  RemitId id;

  set_cell (fixture, 0, 0, A);
  id = remit_graph_find_link (fixture->graph, REMIT_LINK_ACCOUNTABLE, fixture->parties[0],
                              fixture->items[0], REMIT_ID_NONE)
           ->row.id;
  set_cell (fixture, 0, 0, A | R);
  link = remit_graph_find_link (fixture->graph, REMIT_LINK_ACCOUNTABLE, fixture->parties[0],
                                fixture->items[0], REMIT_ID_NONE);
  g_assert_cmpint (link->row.id, ==, id);
}

static const char *
get_note (Fixture *fixture, guint item, guint party)
{
  return remit_matrix_get_note (fixture->graph, REMIT_ID_NONE, fixture->items[item],
                                fixture->parties[party]);
}

static void
test_note (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  set_cell (fixture, 1, 1, C);
  g_assert_true (remit_matrix_set_note (fixture->edit, REMIT_ID_NONE, fixture->items[1],
                                        fixture->parties[1], "until May", &error));
  g_assert_cmpstr (get_note (fixture, 1, 1), ==, "until May");
  set_cell (fixture, 1, 1, A | R); /* the letter that had the note goes, the note stays */
  g_assert_cmpstr (get_note (fixture, 1, 1), ==, "until May");
  g_assert_true (remit_matrix_set_note (fixture->edit, REMIT_ID_NONE, fixture->items[1],
                                        fixture->parties[1], "", &error));
  g_assert_cmpstr (get_note (fixture, 1, 1), ==, "");
  g_assert_no_error (error);

  g_assert_false (remit_matrix_set_note (fixture->edit, REMIT_ID_NONE, fixture->items[1],
                                         fixture->parties[2], "why", &error));
  g_assert_error (error, REMIT_ERROR, REMIT_ERROR_REFUSED);
  g_assert_nonnull (strstr (error->message, "Legal"));
}

/* ---- lines ---- */

static RemitId
get_axis (Fixture *fixture, guint row)
{
  g_autoptr (RemitMatrix) matrix = remit_matrix_load (fixture->graph, fixture->matrix);

  return remit_matrix_row (matrix, row)->axis;
}

static void
test_move (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  RemitId two[] = { get_axis (fixture, 0), get_axis (fixture, 1) };
  RemitId last = get_axis (fixture, 3);

  g_assert_true (remit_matrix_move_lines (fixture->edit, fixture->matrix, two, 2, last, "Build",
                                          &error));
  assert_rows (fixture,
               "Build:Connect CRM|Build:Set goals|Build:Choose tool|Build:Clean data");
  g_assert_true (remit_matrix_move_lines (fixture->edit, fixture->matrix, &last, 1,
                                          get_axis (fixture, 0), NULL, &error));
  assert_rows (fixture,
               "Build:Clean data|Build:Connect CRM|Build:Set goals|Build:Choose tool");
  g_assert_true (remit_matrix_move_lines (fixture->edit, fixture->matrix, &last, 1, REMIT_ID_NONE,
                                          "Run", &error));
  assert_rows (fixture,
               "Build:Connect CRM|Build:Set goals|Build:Choose tool|Run:Clean data");
  g_assert_no_error (error);

  g_assert_false (remit_matrix_move_lines (fixture->edit, fixture->matrix, &fixture->items[0], 1,
                                           REMIT_ID_NONE, NULL, &error));
  g_assert_error (error, REMIT_ERROR, REMIT_ERROR_NOT_FOUND);
}

static void
test_insert (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  RemitId fresh = add (fixture, REMIT_NODE_ACTIVITY, "Train users");

  remit_matrix_insert_line (fixture->edit, fixture->matrix, REMIT_AXIS_ROW, fresh, "Plan",
                            get_axis (fixture, 1), &error);
  assert_rows (fixture, "Plan:Set goals|Plan:Train users|Plan:Choose tool|Build:Connect CRM|"
                        "Build:Clean data");
  /* Once more: it is there already and stays. */
  remit_matrix_insert_line (fixture->edit, fixture->matrix, REMIT_AXIS_ROW, fresh, "Plan",
                            get_axis (fixture, 0), &error);
  assert_rows (fixture, "Plan:Set goals|Plan:Train users|Plan:Choose tool|Build:Connect CRM|"
                        "Build:Clean data");
  g_assert_true (remit_matrix_rename_group (fixture->edit, fixture->matrix, REMIT_AXIS_ROW, "Plan",
                                            " Prepare ", &error));
  assert_rows (fixture, "Prepare:Set goals|Prepare:Train users|Prepare:Choose tool|"
                        "Build:Connect CRM|Build:Clean data");
  g_assert_no_error (error);
}

/* ---- counts and schemes ---- */

static void
test_count (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RemitMatrix) matrix = remit_matrix_load (fixture->graph, fixture->matrix);
  RemitMatrixCount rows[4], columns[3], one;

  set_cell (fixture, 0, 0, A | R);
  set_cell (fixture, 0, 1, C);
  set_cell (fixture, 2, 0, I);
  link_nodes (fixture, REMIT_LINK_VERIFIES, fixture->parties[2], fixture->items[0]);
  remit_matrix_count_all (fixture->graph, matrix, rows, columns);
  g_assert_cmpuint (rows[0].by_duty[REMIT_LINK_ACCOUNTABLE], ==, 1);
  g_assert_cmpuint (rows[0].by_duty[REMIT_LINK_VERIFIES], ==, 1);
  g_assert_cmpuint (rows[0].n_filled, ==, 2); /* V has no letter in RACI */
  g_assert_cmpuint (rows[0].n_cells, ==, 3);
  g_assert_cmpuint (columns[0].n_filled, ==, 2);
  g_assert_cmpuint (columns[0].n_cells, ==, 4);
  g_assert_cmpuint (columns[2].n_filled, ==, 0);
  remit_matrix_count_row (fixture->graph, matrix, 0, &one);
  g_assert_cmpmem (&one, sizeof one, &rows[0], sizeof one);
}

static void
test_scheme_there_and_back (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RemitMatrix) matrix = remit_matrix_load (fixture->graph, fixture->matrix);
  g_autoptr (RemitScheme) rapid = remit_scheme_lookup (fixture->graph, "rapid");
  g_autoptr (GArray) losses = NULL;
  g_autoptr (GError) error = NULL;
  const RemitSchemeLoss *loss;

  set_cell (fixture, 0, 0, A | R);
  set_cell (fixture, 0, 1, I);
  set_cell (fixture, 1, 1, I);
  losses = remit_matrix_compare_scheme (fixture->graph, matrix, rapid);
  g_assert_cmpuint (losses->len, ==, 1); /* RAPID tells nobody */
  loss = &g_array_index (losses, RemitSchemeLoss, 0);
  g_assert_cmpint (loss->duty, ==, REMIT_LINK_INFORMED);
  g_assert_cmpuint (loss->n_cells, ==, 2);
  g_assert_cmpint (loss->item, ==, fixture->items[0]);
  g_assert_cmpint (loss->party, ==, fixture->parties[1]);

  g_assert_true (remit_matrix_set_scheme (fixture->edit, fixture->matrix, "rapid", &error));
  /* An edit in the other letters leaves what they cannot say. */
  g_assert_true (remit_matrix_set_cell (fixture->edit, rapid, REMIT_ID_NONE, fixture->items[0],
                                        fixture->parties[1], C, &error));
  g_assert_true (remit_matrix_set_scheme (fixture->edit, fixture->matrix, "raci", &error));
  g_assert_no_error (error);
  g_assert_cmpuint (get_cell (fixture, 0, 0), ==, A | R);
  g_assert_cmpuint (get_cell (fixture, 0, 1), ==, C | I);

  g_assert_false (remit_matrix_set_scheme (fixture->edit, fixture->matrix, "xyz", &error));
  g_assert_error (error, REMIT_ERROR, REMIT_ERROR_NOT_FOUND);
}

/* ---- the ownership matrix and zones ---- */

static void
test_ownership_lines (Fixture *fixture, gconstpointer data)
{
  RemitId platform = add (fixture, REMIT_NODE_PLATFORM, "CX platform");
  RemitId consent = add (fixture, REMIT_NODE_APPLICATION, "Consent platform");
  RemitId records = add (fixture, REMIT_NODE_DATA_SET, "Consent records");
  RemitId old = add (fixture, REMIT_NODE_APPLICATION, "Old CRM");
  g_autoptr (RemitMatrix) matrix = NULL;
  g_autoptr (GError) error = NULL;

  link_nodes (fixture, REMIT_LINK_PART_OF, consent, platform);
  link_nodes (fixture, REMIT_LINK_PAYS, fixture->parties[1], consent);
  remit_edit_set_number (fixture->edit, REMIT_TABLE_NODE, old, REMIT_NODE_FIELD_STATUS,
                         REMIT_STATUS_RETIRED, &error);
  g_assert_no_error (error);

  matrix = remit_matrix_load_ownership (fixture->graph, REMIT_ID_NONE);
  g_assert_cmpuint (matrix->rows->len, ==, 3); /* no activities, nothing retired */
  g_assert_cmpint (remit_matrix_row (matrix, 0)->node, ==, records);
  g_assert_cmpint (remit_matrix_row (matrix, 1)->node, ==, platform);
  g_assert_cmpint (remit_matrix_row (matrix, 2)->node, ==, consent);
  g_assert_cmpuint (remit_matrix_row (matrix, 2)->depth, ==, 1);
  g_assert_cmpuint (matrix->columns->len, ==, 1);
  g_assert_cmpint (remit_matrix_column (matrix, 0)->node, ==, fixture->parties[1]);
}

static void
assert_zone (Fixture *fixture, RemitId item, RemitZone expected)
{
  g_autoptr (RemitSides) sides
      = remit_sides_new (fixture->graph, fixture->parties[0], fixture->parties[1]);

  g_assert_cmpint (remit_sides_zone (sides, item, REMIT_ID_NONE), ==, expected);
}

static void
test_zones (Fixture *fixture, gconstpointer data)
{
  RemitId app = add (fixture, REMIT_NODE_APPLICATION, "Consent platform");
  RemitId both = add (fixture, REMIT_NODE_ROLE, "Marketing CIO");
  RemitId team = add (fixture, REMIT_NODE_ROLE, "CRM lead");
  RemitId other = add (fixture, REMIT_NODE_APPLICATION, "Shop");
  RemitId first, second;

  link_nodes (fixture, REMIT_LINK_REPORTS_TO, team, fixture->parties[0]);
  link_nodes (fixture, REMIT_LINK_REPORTS_TO, both, fixture->parties[0]);
  link_nodes (fixture, REMIT_LINK_REPORTS_TO, both, fixture->parties[1]);

  assert_zone (fixture, app, REMIT_ZONE_NOBODY);
  link_nodes (fixture, REMIT_LINK_REVIEWS, fixture->parties[2], app);
  assert_zone (fixture, app, REMIT_ZONE_OTHERS);
  link_nodes (fixture, REMIT_LINK_RUNS, team, app); /* the CIO's side, one level down */
  assert_zone (fixture, app, REMIT_ZONE_FIRST);
  link_nodes (fixture, REMIT_LINK_DECIDES, fixture->parties[1], app);
  assert_zone (fixture, app, REMIT_ZONE_SHARED);
  link_nodes (fixture, REMIT_LINK_RUNS, both, other); /* stands on both sides */
  assert_zone (fixture, other, REMIT_ZONE_SHARED);

  /* A circle of lines ends, and the two stay on their own sides. */
  link_nodes (fixture, REMIT_LINK_REPORTS_TO, fixture->parties[0], team);
  link_nodes (fixture, REMIT_LINK_REPORTS_TO, fixture->parties[1], team);
  assert_zone (fixture, app, REMIT_ZONE_SHARED);

  g_assert_true (remit_sides_guess (fixture->graph, REMIT_ID_NONE, &first, &second));
  g_assert_cmpint (first, ==, fixture->parties[1]); /* one facet each: the oldest */
  g_assert_cmpint (second, ==, fixture->parties[2]);
}

/* ---- holders ---- */

static void
set_holders (Fixture *fixture, RemitId item, const RemitId *parties, guint n)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (remit_ownership_set_holders (fixture->edit, item, REMIT_LINK_PAYS, REMIT_ID_NONE,
                                              parties, n, &error));
  g_assert_no_error (error);
}

static char *
spell_holders (Fixture *fixture, RemitId item)
{
  g_autoptr (GPtrArray) links
      = remit_ownership_holders (fixture->graph, item, REMIT_LINK_PAYS, REMIT_ID_NONE);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < links->len; i++)
    {
      const RemitLink *link = links->pdata[i];

      g_string_append_printf (text, "%s%s %" PRId64, i > 0 ? ", " : "",
                              remit_graph_node (fixture->graph, link->source)->name,
                              link->share == REMIT_UNSET ? -1 : link->share);
    }
  return g_string_free (text, FALSE);
}

static void
test_holders (Fixture *fixture, gconstpointer data)
{
  RemitId app = add (fixture, REMIT_NODE_APPLICATION, "Consent platform");
  RemitId reversed[] = { fixture->parties[1], fixture->parties[0] };
  gint64 shares[] = { 6000, 4000 }, wrong[] = { 6000, 3000 }, thirds[3];
  g_autofree char *both = NULL, *one = NULL, *none = NULL;
  g_autoptr (GError) error = NULL;

  set_holders (fixture, app, fixture->parties, 2);
  g_assert_true (remit_ownership_set_shares (fixture->edit, app, REMIT_LINK_PAYS, REMIT_ID_NONE,
                                             shares, 2, &error));
  set_holders (fixture, app, reversed, 2); /* each keeps its share */
  both = spell_holders (fixture, app);
  g_assert_cmpstr (both, ==, "CMO 4000, CIO 6000");

  g_assert_false (remit_ownership_set_shares (fixture->edit, app, REMIT_LINK_PAYS, REMIT_ID_NONE,
                                              wrong, 2, &error));
  g_assert_error (error, REMIT_ERROR, REMIT_ERROR_REFUSED);
  g_assert_nonnull (strstr (error->message, "Consent platform total 90.00 %"));

  set_holders (fixture, app, fixture->parties, 1);
  one = spell_holders (fixture, app);
  g_assert_cmpstr (one, ==, "CIO -1");
  set_holders (fixture, app, NULL, 0);
  none = spell_holders (fixture, app);
  g_assert_cmpstr (none, ==, "");

  remit_ownership_split_evenly (thirds, 3);
  g_assert_cmpint (thirds[0], ==, 3334);
  g_assert_cmpint (thirds[1] + thirds[2], ==, 6666);
}

static void
test_joint (Fixture *fixture, gconstpointer data)
{
  RemitId app = add (fixture, REMIT_NODE_APPLICATION, "Consent platform");
  g_autoptr (GPtrArray) links = NULL;
  g_autoptr (GError) error = NULL;
  const RemitLink *link;

  set_holders (fixture, app, fixture->parties, 2);
  g_assert_true (remit_ownership_set_joint (fixture->edit, app, REMIT_LINK_PAYS, REMIT_ID_NONE,
                                            TRUE, fixture->parties[2], &error));
  links = remit_ownership_holders (fixture->graph, app, REMIT_LINK_PAYS, REMIT_ID_NONE);
  link = links->pdata[1];
  g_assert_cmpint (link->arrangement, ==, REMIT_ARRANGEMENT_JOINT);
  g_assert_cmpint (link->tie_breaker, ==, fixture->parties[2]);
  g_assert_true (remit_ownership_set_joint (fixture->edit, app, REMIT_LINK_PAYS, REMIT_ID_NONE,
                                            FALSE, REMIT_ID_NONE, &error));
  link = remit_graph_find_link (fixture->graph, REMIT_LINK_PAYS, fixture->parties[1], app,
                                REMIT_ID_NONE);
  g_assert_cmpint (link->arrangement, ==, REMIT_ARRANGEMENT_SOLE);
  g_assert_cmpint (link->tie_breaker, ==, REMIT_ID_NONE);
  g_assert_no_error (error);
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/matrix/letters/answering-first", test_letters);
  ADD ("/matrix/letters/cycle", test_cycle);
  ADD ("/matrix/cell/keeps-other-duties", test_cell_keeps_others);
  ADD ("/matrix/cell/keeps-links-that-stay", test_cell_keeps_link);
  ADD ("/matrix/cell/note", test_note);
  ADD ("/matrix/lines/move", test_move);
  ADD ("/matrix/lines/insert", test_insert);
  ADD ("/matrix/count/rows-and-columns", test_count);
  ADD ("/matrix/scheme/there-and-back", test_scheme_there_and_back);
  ADD ("/ownership/lines/tree", test_ownership_lines);
  ADD ("/ownership/zones", test_zones);
  ADD ("/ownership/holders/shares", test_holders);
  ADD ("/ownership/holders/joint", test_joint);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "remit-import-doubt.h"
#include "remit-import-figures.h"
#include "remit-import-matrix.h"
#include "remit-import-register.h"
#include "remit-import-session.h"

#include <string.h>

/* An import without a window: which tables are found, how they are read in another way, what would
 * change, and that the document stays as it was until it is applied. */

typedef struct
{
  RemitDocument *document;
  RemitImportSession *session;
  guint n_told; /* "changed" of the session */
} Fixture;

/* No figure tells which sign stands before decimals. */
#define BUDGET                                                                                     \
  "Item;Paid by;Nature;2026;2027\n"                                                                \
  "Consent platform;CMO;OPEX;1.250;1.300\n"                                                        \
  "Data warehouse;CIO;CAPEX;12.500;n/a\n"

#define MATRIX                                                                                     \
  "<table><tr><th>Task</th><th>CIO</th><th>CMO</th></tr>"                                          \
  "<tr><td>Choose consent tool</td><td>A/R</td><td>C</td></tr>"                                    \
  "<tr><td>Write privacy notice</td><td>I</td><td>A/R</td></tr></table>"
#define COSTS                                                                                      \
  "<table><tr><th>Item</th><th>Paid by</th><th>2026</th></tr>"                                     \
  "<tr><td>Consent tool licence</td><td>CMO</td><td>1200.50</td></tr>"                             \
  "<tr><td>Data warehouse</td><td>CIO</td><td>9000.25</td></tr></table>"

static void
count_told (Fixture *fixture)
{
  fixture->n_told++;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RemitContext) context = remit_context_new ();

  fixture->document = remit_document_new_in_memory (context);
  fixture->session = remit_import_session_new (fixture->document, "/nowhere/costs.csv");
  g_signal_connect_swapped (fixture->session, "changed", G_CALLBACK (count_told), fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_object_unref (fixture->session);
  g_object_unref (fixture->document);
}

static void
take (Fixture *fixture, const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (GError) error = NULL;
  RemitWorkbook *workbook = remit_workbook_read_bytes (bytes, "costs", NULL, &error);

  g_assert_no_error (error);
  remit_import_session_set_workbook (fixture->session, workbook);
}

static RemitImportTable *
get_table (Fixture *fixture, guint index)
{
  g_assert_cmpuint (index, <, remit_import_session_n_tables (fixture->session));
  return remit_import_session_get_table (fixture->session, index);
}

static RemitImportRegister *
get_register (Fixture *fixture, guint index)
{
  return REMIT_IMPORT_REGISTER (get_table (fixture, index));
}

static const char *
get_total (RemitImportRegister *table, guint index)
{
  const GPtrArray *totals
    = remit_register_content_totals (remit_import_register_get_content (table));

  g_assert_cmpuint (index, <, totals->len);
  return ((const RemitRegisterTotal *) totals->pdata[index])->total;
}

static guint
count_nodes (Fixture *fixture, RemitNodeKind kind)
{
  const RemitGraph *graph = remit_document_get_graph (fixture->document);
  guint n, found = 0;
  const RemitRow *const *nodes = remit_graph_rows (graph, REMIT_TABLE_NODE, &n);

  for (guint i = 0; i < n; i++)
    found += (RemitNodeKind) ((const RemitNode *) nodes[i])->kind == kind;
  return found;
}

/* ---- figures ---- */

static void
test_figures (void)
{
  static const struct
  {
    const char *text, *point, *comma;
  } figures[] = {
    { "1.234", "1.234", "1234" },
    { "1,234", "1234", "1.234" },
    { "-1.5", "-1.5", "-15" },
    { "12", "12", "12" },
    { "1,234.5", "1234.5", "1.2345" },
    { "1.2.3", NULL, "123" },
    { "nfp", NULL, NULL },
    { "", NULL, NULL },
    { "-", NULL, NULL },
    { "5-6", NULL, NULL },
  };
  static const char *const spelt[][2] = { { "450521878.687746", "450,521,878.687746" },
                                          { "-1234", "−1,234" },
                                          { "0.5", "0.5" },
                                          { "999", "999" } };

  for (guint i = 0; i < G_N_ELEMENTS (figures); i++)
    {
      g_autofree char *point = remit_import_figure_read (figures[i].text, '.');
      g_autofree char *comma = remit_import_figure_read (figures[i].text, ',');

      g_assert_cmpstr (point, ==, figures[i].point);
      g_assert_cmpstr (comma, ==, figures[i].comma);
    }
  for (guint i = 0; i < G_N_ELEMENTS (spelt); i++)
    {
      g_autofree char *text = remit_import_figure_spell (spelt[i][0]);

      g_assert_cmpstr (text, ==, spelt[i][1]);
    }
}

/* ---- how it is read ---- */

static void
test_budget (Fixture *fixture, gconstpointer data)
{
  RemitImportRegister *table;
  g_autofree char *count = NULL;

  take (fixture, BUDGET);
  g_assert_cmpuint (remit_import_session_n_tables (fixture->session), ==, 1);
  table = get_register (fixture, 0);
  g_assert_cmpint (remit_import_table_get_sort (REMIT_IMPORT_TABLE (table)), ==,
                   REMIT_IMPORT_SORT_BUDGET);
  count = remit_import_table_count (REMIT_IMPORT_TABLE (table));
  g_assert_cmpstr (count, ==, "2 budget lines in 2 rows");
  g_assert_cmpuint (count_nodes (fixture, REMIT_NODE_BUDGET_LINE), ==, 0);
}

static void
test_decimal (Fixture *fixture, gconstpointer data)
{
  RemitImportRegister *table;
  g_autoptr (RemitImportDoubt) before = NULL, after = NULL;
  g_autofree char *sentence = NULL;

  take (fixture, BUDGET);
  table = get_register (fixture, 0);
  remit_import_table_set_decimal (REMIT_IMPORT_TABLE (table), ',');
  before = remit_import_register_find_doubt (table);
  g_assert_nonnull (before);
  g_assert_cmpstr (before->where, ==, "D2");
  sentence = remit_import_doubt_explain (before);
  g_assert_cmpstr (sentence, ==,
                   "“1.250” is read as 1,250; with the other decimal sign it would be 1.250.");
  g_assert_cmpstr (get_total (table, 0), ==, "13750");

  fixture->n_told = 0;
  remit_import_table_set_decimal (REMIT_IMPORT_TABLE (table), '.');
  g_assert_cmpuint (fixture->n_told, ==, 1);
  g_assert_false (remit_import_register_get_proposal (table)->decimal_is_guess);
  g_assert_cmpstr (get_total (table, 0), ==, "13.75");
  after = remit_import_register_find_doubt (table);
  g_assert_cmpstr (after->with_this, ==, "1.250");
  remit_import_table_set_decimal (REMIT_IMPORT_TABLE (table), '.');
  g_assert_cmpuint (fixture->n_told, ==, 1); /* nothing new */
}

/* A sheet shows roles above and exact totals below. */
static void
test_shown (Fixture *fixture, gconstpointer data)
{
  RemitImportTableClass *class;
  RemitImportTable *table;
  gboolean figures = FALSE;
  g_autofree char *role = NULL, *total = NULL, *none = NULL, *cell = NULL, *doubt = NULL;

  take (fixture, BUDGET);
  table = get_table (fixture, 0);
  remit_import_table_set_decimal (table, ',');
  class = REMIT_IMPORT_TABLE_GET_CLASS (table);
  role = class->describe_column (table, 3, &figures);
  g_assert_cmpstr (role, ==, remit_register_role_label (REMIT_REGISTER_AMOUNT));
  g_assert_true (figures);
  g_assert_cmpuint (class->get_n_totals (table), ==, 1);
  total = class->get_total (table, 0, 3);
  g_assert_cmpstr (total, ==, "13,750");
  none = class->get_total (table, 0, 0);
  g_assert_null (none);
  cell = class->describe_cell (table, 1, 3);
  g_assert_nonnull (strstr (cell, "D2"));
  g_assert_nonnull (strstr (cell, "1.250"));
  doubt = class->explain_cell (table, 2, 4); /* n/a */
  g_assert_nonnull (doubt);
}

static void
test_both (Fixture *fixture, gconstpointer data)
{
  RemitImportTarget target;
  g_autoptr (GError) error = NULL;

  take (fixture, "<html><body>" MATRIX COSTS "</body></html>");
  g_assert_cmpuint (remit_import_session_n_tables (fixture->session), ==, 2);
  g_assert_true (REMIT_IS_IMPORT_MATRIX (get_table (fixture, 0)));
  g_assert_true (REMIT_IS_IMPORT_REGISTER (get_table (fixture, 1)));
  g_assert_true (remit_import_session_apply (fixture->session, &target, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (target.view, ==, "raci"); /* the first one */
  g_assert_cmpuint (count_nodes (fixture, REMIT_NODE_BUDGET_LINE), ==, 2);
  g_assert_cmpuint (count_nodes (fixture, REMIT_NODE_ROLE), ==, 2); /* the same parties */
}

/* A person knows better what a range is. */
static void
test_sort (Fixture *fixture, gconstpointer data)
{
  RemitImportPlace place;
  guint added;

  take (fixture, "Dear all\nwe met on Monday and drank coffee\n");
  g_assert_cmpuint (remit_import_session_n_tables (fixture->session), ==, 0);
  g_assert_true (remit_import_session_find_all (fixture->session, 0, &place));
  added = remit_import_session_add_table (fixture->session, REMIT_IMPORT_SORT_BUDGET, &place);
  remit_import_table_set_wanted (get_table (fixture, added), FALSE);
  for (RemitImportSort sort = 0; sort < REMIT_N_IMPORT_SORTS; sort++)
    {
      RemitImportPlace now;

      remit_import_session_set_sort (fixture->session, added, sort);
      g_assert_cmpint (remit_import_table_get_sort (get_table (fixture, added)), ==, sort);
      g_assert_false (remit_import_table_get_wanted (get_table (fixture, added)));
      remit_import_table_get_place (get_table (fixture, added), &now);
      g_assert_cmpuint (now.area.last_row, ==, place.area.last_row);
      remit_import_table_read (get_table (fixture, added), NULL); /* or a problem, no crash */
    }
}

static void
test_range (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  RemitImportTable *table;
  RemitImportPlace place;

  take (fixture, BUDGET);
  table = get_table (fixture, 0);
  g_assert_false (remit_import_table_set_range (table, "everything", &error));
  g_assert_error (error, REMIT_ERROR, REMIT_ERROR_USAGE);
  g_assert_true (remit_import_table_set_range (table, "A1:E2", NULL));
  remit_import_table_get_place (table, &place);
  g_assert_cmpuint (place.area.last_row, ==, 1);
  g_assert_cmpuint (remit_import_table_get_n_rows (table), ==, 1);
  remit_import_table_set_header_rows (table, 9); /* a row remains */
  g_assert_cmpuint (remit_import_table_get_header_rows (table), ==, 1);
}

static void
test_figures_meant (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  RemitImportRegister *table;

  take (fixture, BUDGET);
  table = get_register (fixture, 0);
  g_assert_false (remit_import_register_set_currency (table, "Taler", &error));
  g_assert_error (error, REMIT_ERROR, REMIT_ERROR_USAGE);
  g_assert_true (remit_import_register_set_currency (table, " sek", NULL));
  g_assert_cmpstr (remit_import_register_get_proposal (table)->currency, ==, "SEK");
  remit_import_register_set_unit (table, 1000);
  g_assert_cmpint (remit_import_register_get_proposal (table)->unit, ==, 1000);
  remit_import_register_set_state (table, REMIT_AMOUNT_ACTUAL);
  g_assert_cmpint (remit_import_register_get_proposal (table)->state, ==, REMIT_AMOUNT_ACTUAL);
  remit_import_register_set_column (table, 4, REMIT_REGISTER_SKIP);
  g_assert_cmpuint (remit_register_content_totals (remit_import_register_get_content (table))->len,
                    ==, 1);
}

/* ---- what would change ---- */

static void
test_apply (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RemitImportPreview) preview = NULL, again = NULL;
  RemitImportTarget target;
  const RemitGraph *graph = remit_document_get_graph (fixture->document);

  take (fixture, BUDGET);
  remit_import_table_set_decimal (get_table (fixture, 0), ',');
  preview = remit_import_session_preview (fixture->session, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (preview->changes->len, >=, 4); /* two parties, two lines */
  g_assert_cmpuint (preview->summaries->len, ==, 1);
  g_assert_cmpuint (remit_graph_count (graph, REMIT_TABLE_NODE), ==, 0);

  g_assert_true (remit_import_session_apply (fixture->session, &target, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (target.view, ==, "money");
  g_assert_cmpint (target.matrix, ==, REMIT_ID_NONE);
  g_assert_cmpstr (remit_graph_node (graph, target.thing)->name, ==, "Consent platform");
  g_assert_cmpuint (count_nodes (fixture, REMIT_NODE_BUDGET_LINE), ==, 2);
  g_assert_cmpuint (remit_graph_count (graph, REMIT_TABLE_AMOUNT), ==, 3);
  g_assert_cmpstr (remit_graph_meta (graph, "title"), ==, "costs");

  g_assert_true (remit_document_undo (fixture->document, &error));
  g_assert_cmpuint (remit_graph_count (graph, REMIT_TABLE_NODE), ==, 0);
  g_assert_true (remit_document_redo (fixture->document, &error));
  again = remit_import_session_preview (fixture->session, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (again->changes->len, ==, 0); /* the document says the same */
}

static void
test_nothing_wanted (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  RemitImportTarget target;

  take (fixture, BUDGET);
  remit_import_table_set_wanted (get_table (fixture, 0), FALSE);
  g_assert_null (remit_import_session_preview (fixture->session, &error));
  g_assert_error (error, REMIT_ERROR, REMIT_ERROR_USAGE);
  g_clear_error (&error);
  g_assert_false (remit_import_session_apply (fixture->session, &target, &error));
  g_assert_error (error, REMIT_ERROR, REMIT_ERROR_USAGE);
}

/* What cannot be read changes nothing, though a table before it could be. */
static void
test_unreadable (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  RemitImportTarget target;
  RemitImportRegister *table;
  const char *problem = NULL;

  take (fixture, "<html><body>" MATRIX COSTS "</body></html>");
  table = get_register (fixture, 1);
  for (guint i = 0; i < remit_import_register_get_proposal (table)->columns->len; i++)
    remit_import_register_set_column (table, i, REMIT_REGISTER_SKIP);
  g_assert_false (remit_import_table_read (REMIT_IMPORT_TABLE (table), &problem));
  g_assert_nonnull (problem);
  g_assert_false (remit_import_session_apply (fixture->session, &target, &error));
  g_assert_error (error, REMIT_ERROR, REMIT_ERROR_FORMAT);
  g_assert_cmpuint (
    remit_graph_count (remit_document_get_graph (fixture->document), REMIT_TABLE_NODE), ==, 0);
}

/* The next file with these headers is read as was chosen for this one. */
static void
test_remembered (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  RemitImportTarget target;

  take (fixture, BUDGET);
  remit_import_register_set_unit (get_register (fixture, 0), 1000000);
  remit_import_register_set_state (get_register (fixture, 0), REMIT_AMOUNT_APPROVED);
  g_assert_true (remit_import_session_apply (fixture->session, &target, &error));
  take (fixture, BUDGET "Another;CIO;OPEX;2.000;2.000\n");
  g_assert_cmpint (remit_import_register_get_proposal (get_register (fixture, 0))->unit, ==,
                   1000000);
  g_assert_cmpint (remit_import_register_get_proposal (get_register (fixture, 0))->state, ==,
                   REMIT_AMOUNT_APPROVED);
}

/* Only a register that Remit wrote in whole may take away. */
static void
test_remove (Fixture *fixture, gconstpointer data)
{
  take (fixture, BUDGET);
  remit_import_register_set_remove (get_register (fixture, 0), TRUE);
  g_assert_false (remit_import_register_can_remove (get_register (fixture, 0)));
  g_assert_false (remit_import_register_get_remove (get_register (fixture, 0)));
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    void (*run) (Fixture *, gconstpointer);
  } tests[] = {
    { "/app/import/budget", test_budget },
    { "/app/import/decimal", test_decimal },
    { "/app/import/shown", test_shown },
    { "/app/import/both", test_both },
    { "/app/import/sort", test_sort },
    { "/app/import/range", test_range },
    { "/app/import/figures-meant", test_figures_meant },
    { "/app/import/apply", test_apply },
    { "/app/import/nothing-wanted", test_nothing_wanted },
    { "/app/import/unreadable", test_unreadable },
    { "/app/import/remembered", test_remembered },
    { "/app/import/remove", test_remove },
  };

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/import/figures", test_figures);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].run, tear_down);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "remit-field-value.h"

#include "remit-findings-cache.h"

#include <string.h>

/* What stands between a form and the document, without a display. */

typedef struct
{
  RemitDocument *document;
  RemitId cio;
  RemitId platform;
  RemitId line;
} Fixture;

static gint64
stopped_clock (gpointer data)
{
  return G_GINT64_CONSTANT (1763719200000000); /* 21 November 2025 */
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
  fixture->cio = remit_node_add (edit, REMIT_NODE_ROLE, "CIO", &error);
  g_assert_no_error (error);
  fixture->platform = remit_node_add (edit, REMIT_NODE_APPLICATION, "Consent platform", &error);
  g_assert_no_error (error);
  fixture->line = remit_node_add (edit, REMIT_NODE_BUDGET_LINE, "Licences", &error);
  g_assert_no_error (error);
  g_assert_true (remit_document_commit (fixture->document, edit, &error));
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_object_unref (fixture->document);
}

static void
init_rows (RemitFieldTarget *target, Fixture *fixture, RemitTable table, guint field,
           const RemitId *ids, guint n)
{
  remit_field_target_init (target, fixture->document, table, field);
  g_array_append_vals (target->ids, ids, n);
}

static const char *
last_label (Fixture *fixture)
{
  RemitDocument *document = fixture->document;

  return remit_document_get_change (document, remit_document_get_n_changes (document) - 1)->label;
}

/* ---- reading what people type ---- */

static gint64
parse (RemitFieldTarget *target, const char *typed)
{
  g_autoptr (GError) error = NULL;
  gint64 number = -1;

  g_assert_true (remit_field_target_parse (target, typed, &number, &error));
  g_assert_no_error (error);
  return number;
}

static void
refuse (RemitFieldTarget *target, const char *typed, const char *in_sentence)
{
  g_autoptr (GError) error = NULL;
  gint64 number = -1;

  g_assert_false (remit_field_target_parse (target, typed, &number, &error));
  g_assert_nonnull (error);
  g_assert_nonnull (strstr (error->message, in_sentence));
}

static void
test_money (Fixture *fixture, gconstpointer data)
{
  RemitFieldTarget target;

  init_rows (&target, fixture, REMIT_TABLE_AMOUNT, REMIT_AMOUNT_FIELD_MINOR, NULL, 0);
  g_assert_cmpstr (remit_field_target_currency (&target), ==, "EUR");
  g_assert_cmpint (parse (&target, "1234.56"), ==, 123456);
  g_assert_cmpint (parse (&target, "1,234.56"), ==, 123456);
  g_assert_cmpint (parse (&target, "1.234,56"), ==, 123456);
  g_assert_cmpint (parse (&target, " EUR 1 234,56 "), ==, 123456);
  g_assert_cmpint (parse (&target, "1\u202f234,5 eur"), ==, 123450);
  g_assert_cmpint (parse (&target, "1,234"), ==, 123400);
  g_assert_cmpint (parse (&target, "12,5"), ==, 1250);
  g_assert_cmpint (parse (&target, "1,234,567"), ==, 123456700);
  g_assert_cmpint (parse (&target, "1.234.567"), ==, 123456700);
  g_assert_cmpint (parse (&target, "1'234.50"), ==, 123450);
  g_assert_cmpint (parse (&target, "\u22123"), ==, -300);
  g_assert_cmpint (parse (&target, ""), ==, 0);
  refuse (&target, "twelve", "twelve");
  refuse (&target, "1.234567", "1.234567");
  refuse (&target, "99999999999999999999", "9999");
  remit_field_target_clear (&target);
}

static void
test_currency_of_line (Fixture *fixture, gconstpointer data)
{
  RemitFieldTarget currency, amount;
  g_autoptr (RemitRow) row = remit_row_new (REMIT_TABLE_AMOUNT);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  RemitEdit *edit;
  RemitId id;

  remit_field_target_init (&currency, fixture->document, REMIT_TABLE_BUDGET_LINE,
                           REMIT_BUDGET_LINE_FIELD_CURRENCY);
  currency.owner = fixture->line;
  g_assert_true (remit_field_target_write (&currency, 0, "vnd", FALSE, &error));
  g_assert_no_error (error);
  edit = remit_document_begin (fixture->document, "Amount");
  remit_row_set_number (row, REMIT_AMOUNT_FIELD_NODE, fixture->line);
  remit_row_set_number (row, REMIT_AMOUNT_FIELD_YEAR, 2027);
  remit_row_set_number (row, REMIT_AMOUNT_FIELD_MINOR, 5000);
  id = remit_edit_insert (edit, row);
  g_assert_true (remit_document_commit (fixture->document, edit, &error));
  init_rows (&amount, fixture, REMIT_TABLE_AMOUNT, REMIT_AMOUNT_FIELD_MINOR, &id, 1);
  text = remit_field_target_format (&amount);
  g_assert_true (g_str_has_prefix (text, "VND"));
  g_assert_cmpint (parse (&amount, text), ==, 5000);
  refuse (&amount, "5000.5", "5000.5");
  remit_field_target_clear (&currency);
  remit_field_target_clear (&amount);
}

static void
test_share (Fixture *fixture, gconstpointer data)
{
  RemitFieldTarget target;

  init_rows (&target, fixture, REMIT_TABLE_LINK, REMIT_LINK_FIELD_SHARE, NULL, 0);
  g_assert_cmpint (parse (&target, "50"), ==, 5000);
  g_assert_cmpint (parse (&target, "12.5 %"), ==, 1250);
  g_assert_cmpint (parse (&target, "12,5%"), ==, 1250);
  g_assert_cmpint (parse (&target, ""), ==, REMIT_UNSET);
  refuse (&target, "33.333", "33.333");
  refuse (&target, "half", "half");
  remit_field_target_clear (&target);
}

static void
test_day (Fixture *fixture, gconstpointer data)
{
  RemitFieldTarget target;

  init_rows (&target, fixture, REMIT_TABLE_NODE, REMIT_NODE_FIELD_STARTS, NULL, 0);
  g_assert_cmpint (parse (&target, " 2026-11-21 "), >, 0);
  g_assert_cmpint (parse (&target, ""), ==, 0);
  refuse (&target, "2026-13-45", "2026-11-21");
  refuse (&target, "tomorrow", "tomorrow");
  remit_field_target_clear (&target);
}

/* ---- writing ---- */

static void
test_rename (Fixture *fixture, gconstpointer data)
{
  RemitFieldTarget target;
  g_autoptr (GError) error = NULL;
  const char *text;

  init_rows (&target, fixture, REMIT_TABLE_NODE, REMIT_NODE_FIELD_NAME, &fixture->cio, 1);
  g_assert_true (
    remit_field_target_write (&target, 0, "  Chief Information Officer ", FALSE, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (last_label (fixture), ==, "Rename CIO to Chief Information Officer");
  remit_field_target_read (&target, NULL, &text);
  g_assert_cmpstr (text, ==, "Chief Information Officer");

  g_assert_false (remit_field_target_write (&target, 0, "   ", FALSE, &error));
  g_assert_nonnull (error);
  remit_field_target_read (&target, NULL, &text);
  g_assert_cmpstr (text, ==, "Chief Information Officer");
  remit_field_target_clear (&target);
}

static void
test_several (Fixture *fixture, gconstpointer data)
{
  RemitId ids[] = { fixture->cio, fixture->platform, fixture->line };
  RemitFieldTarget one, all;
  g_autoptr (GError) error = NULL;
  gint64 number;
  guint before;

  init_rows (&one, fixture, REMIT_TABLE_NODE, REMIT_NODE_FIELD_STATUS, ids, 1);
  init_rows (&all, fixture, REMIT_TABLE_NODE, REMIT_NODE_FIELD_STATUS, ids, 3);
  g_assert_cmpint (remit_field_target_read (&all, &number, NULL), ==, REMIT_FIELD_COMMON);
  g_assert_true (remit_field_target_write (&one, REMIT_STATUS_RETIRED, NULL, FALSE, &error));
  g_assert_cmpint (remit_field_target_read (&all, &number, NULL), ==, REMIT_FIELD_MIXED);

  before = remit_document_get_n_changes (fixture->document);
  g_assert_true (remit_field_target_write (&all, REMIT_STATUS_PLANNED, NULL, FALSE, &error));
  g_assert_cmpint (remit_document_get_n_changes (fixture->document), ==, before + 1);
  g_assert_cmpint (remit_field_target_read (&all, &number, NULL), ==, REMIT_FIELD_COMMON);
  g_assert_cmpint (number, ==, REMIT_STATUS_PLANNED);
  g_assert_true (remit_document_undo (fixture->document, &error));
  g_assert_cmpint (remit_field_target_read (&all, &number, NULL), ==, REMIT_FIELD_MIXED);
  remit_field_target_clear (&one);
  remit_field_target_clear (&all);
}

/* All or nothing: one of several nodes cannot take the kind. */
static void
test_refused_kind (Fixture *fixture, gconstpointer data)
{
  RemitId ids[] = { fixture->line, fixture->cio };
  RemitFieldTarget target;
  g_autoptr (GError) error = NULL;
  RemitEdit *edit = remit_document_begin (fixture->document, "Runs");
  gint64 number;

  g_assert_cmpint (
    remit_link_add (edit, REMIT_LINK_RUNS, fixture->cio, fixture->platform, 0, &error), !=, 0);
  g_assert_true (remit_document_commit (fixture->document, edit, &error));
  init_rows (&target, fixture, REMIT_TABLE_NODE, REMIT_NODE_FIELD_KIND, ids, 2);
  g_assert_false (remit_field_target_write (&target, REMIT_NODE_GOAL, NULL, FALSE, &error));
  g_assert_nonnull (error);
  g_assert_nonnull (strstr (error->message, "runs"));
  g_assert_cmpint (remit_field_target_read (&target, &number, NULL), ==, REMIT_FIELD_MIXED);
  g_assert_cmpint (
    remit_graph_node (remit_document_get_graph (fixture->document), fixture->line)->kind, ==,
    REMIT_NODE_BUDGET_LINE);
  remit_field_target_clear (&target);
}

static void
test_detail (Fixture *fixture, gconstpointer data)
{
  RemitGraph *graph = remit_document_get_graph (fixture->document);
  RemitFieldTarget target;
  g_autoptr (GError) error = NULL;
  gint64 number;

  remit_field_target_init (&target, fixture->document, REMIT_TABLE_BUDGET_LINE,
                           REMIT_BUDGET_LINE_FIELD_NATURE);
  target.owner = fixture->line;
  g_assert_null (remit_graph_detail (graph, REMIT_TABLE_BUDGET_LINE, fixture->line));
  g_assert_cmpint (remit_field_target_read (&target, &number, NULL), ==, REMIT_FIELD_COMMON);
  g_assert_cmpint (number, ==, REMIT_NATURE_OPEX);
  g_assert_true (remit_field_target_write (&target, REMIT_NATURE_CAPEX, NULL, FALSE, &error));
  g_assert_no_error (error);
  g_assert_nonnull (remit_graph_detail (graph, REMIT_TABLE_BUDGET_LINE, fixture->line));
  g_assert_true (remit_field_target_write (&target, REMIT_NATURE_OPEX, NULL, FALSE, &error));
  g_assert_cmpint (remit_graph_count (graph, REMIT_TABLE_BUDGET_LINE), ==, 1);
  remit_field_target_clear (&target);
}

static void
test_merge (Fixture *fixture, gconstpointer data)
{
  RemitFieldTarget target;
  g_autoptr (GError) error = NULL;
  guint undoable = remit_document_get_undo_stack (fixture->document)->len;
  const char *text;

  init_rows (&target, fixture, REMIT_TABLE_NODE, REMIT_NODE_FIELD_NOTES, &fixture->cio, 1);
  g_assert_true (remit_field_target_write (&target, 0, "a", TRUE, &error));
  g_assert_true (remit_field_target_write (&target, 0, "ab", TRUE, &error));
  g_assert_true (remit_field_target_write (&target, 0, "abc ", TRUE, &error));
  g_assert_cmpint (remit_document_get_undo_stack (fixture->document)->len, ==, undoable + 1);
  remit_field_target_read (&target, NULL, &text);
  g_assert_cmpstr (text, ==, "abc "); /* a long text is kept as it is typed */
  remit_field_target_clear (&target);
}

static void
test_gone (Fixture *fixture, gconstpointer data)
{
  RemitFieldTarget target;
  g_autoptr (GError) error = NULL;
  RemitEdit *edit = remit_document_begin (fixture->document, "Delete");

  init_rows (&target, fixture, REMIT_TABLE_NODE, REMIT_NODE_FIELD_CODE, &fixture->cio, 1);
  g_assert_true (remit_edit_delete (edit, REMIT_TABLE_NODE, fixture->cio, &error));
  g_assert_true (remit_document_commit (fixture->document, edit, &error));
  g_assert_cmpint (remit_field_target_read (&target, NULL, NULL), ==, REMIT_FIELD_ABSENT);
  g_assert_true (remit_field_target_write (&target, 0, "X", FALSE, &error));
  g_assert_cmpstr (last_label (fixture), ==, "Delete");
  remit_field_target_clear (&target);
}

static void
test_codes (Fixture *fixture, gconstpointer data)
{
  static const RemitField currency
    = { .name = "currency", .label = "Currency", .type = REMIT_FIELD_TEXT };
  RemitFieldTarget target;
  g_autoptr (GError) error = NULL;
  const char *text;

  remit_field_target_init_fact (&target, fixture->document, &currency);
  g_assert_true (remit_field_target_write (&target, 0, "usd", FALSE, &error));
  remit_field_target_read (&target, NULL, &text);
  g_assert_cmpstr (text, ==, "USD");
  g_assert_false (remit_field_target_write (&target, 0, "dollars", FALSE, &error));
  g_assert_nonnull (strstr (error->message, "EUR"));
  remit_field_target_read (&target, NULL, &text);
  g_assert_cmpstr (text, ==, "USD");
  remit_field_target_clear (&target);
}

/* ---- the findings shared by views ---- */

static void
count_signal (guint *count)
{
  (*count)++;
}

static void
test_findings_cache (Fixture *fixture, gconstpointer data)
{
  RemitFindingsCache *cache = remit_findings_cache_get (fixture->document);
  guint open = remit_findings_cache_get_open (cache);
  RemitFieldTarget target;
  g_autoptr (GError) error = NULL;
  guint emitted = 0;
  gint64 end;

  g_assert_true (cache == remit_findings_cache_get (fixture->document));
  g_assert_cmpint (open, >, 0);
  g_assert_nonnull (remit_findings_cache_get_about (cache, fixture->platform));
  g_assert_null (remit_findings_cache_get_about (cache, fixture->cio));
  g_signal_connect_swapped (cache, "changed", G_CALLBACK (count_signal), &emitted);

  init_rows (&target, fixture, REMIT_TABLE_NODE, REMIT_NODE_FIELD_STATUS, &fixture->platform, 1);
  g_assert_true (remit_field_target_write (&target, REMIT_STATUS_PLANNED, NULL, FALSE, &error));
  g_assert_true (remit_field_target_write (&target, REMIT_STATUS_RETIRED, NULL, FALSE, &error));
  g_assert_cmpint (emitted, ==, 0);
  g_assert_cmpint (remit_findings_cache_get_open (cache), ==, open); /* nobody waits for them */
  end = g_get_monotonic_time () + 5 * G_USEC_PER_SEC;
  while (emitted == 0 && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (emitted, ==, 1); /* one for both changes */
  g_assert_cmpint (remit_findings_cache_get_open (cache), <, open);
  remit_field_target_clear (&target);
}

#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/field-value/parse/money", test_money);
  ADD ("/field-value/parse/currency-of-line", test_currency_of_line);
  ADD ("/field-value/parse/share", test_share);
  ADD ("/field-value/parse/day", test_day);
  ADD ("/field-value/write/rename", test_rename);
  ADD ("/field-value/write/several-in-one-change", test_several);
  ADD ("/field-value/write/refused-kind-changes-nothing", test_refused_kind);
  ADD ("/field-value/write/first-edit-makes-detail", test_detail);
  ADD ("/field-value/write/typing-merges", test_merge);
  ADD ("/field-value/write/row-is-gone", test_gone);
  ADD ("/field-value/write/codes", test_codes);
  ADD ("/findings-cache/once-for-a-burst", test_findings_cache);
  return g_test_run ();
}

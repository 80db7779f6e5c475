/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange-support.h"

#include "remit-error.h"
#include "remit-raci.h"
#include "remit-table-plan.h"
#include "remit-xml-names.h"

#include <string.h>

/* ---- building contents and documents ---- */

static RemitTableContent *
new_content (const char *scheme)
{
  g_autoptr (RemitDocument) document = support_document ();
  RemitTableContent *content = remit_table_content_new ();

  content->scheme = remit_scheme_lookup (remit_document_get_graph (document), scheme);
  g_free (content->title);
  content->title = g_strdup ("Table");
  return content;
}

static void
set_text (char **to, const char *text)
{
  g_free (*to);
  *to = g_strdup (text);
}

/* Letters with "/" between them, a note in brackets; words are not understood. */
static void
read_word (const RemitTableContent *content, RemitTableCell *cell, const char *word)
{
  gboolean cyrillic = g_str_equal (word, "\xD0\x90");
  const RemitSchemeLetter *letter = remit_scheme_letter (content->scheme, cyrillic ? "A" : word);

  if (letter == NULL)
    {
      set_text (&cell->unread, word);
      return;
    }
  cell->look_alike |= cyrillic;
  cell->duties |= 1u << letter->duty;
  cell->n_letters++;
}

static RemitTableCell *
add_cell (RemitTableContent *content, guint activity, guint party, const char *text)
{
  g_autofree char *where = g_strdup_printf ("%c%u", 'B' + (int) (party % 20), activity + 2);
  RemitTableCell *cell = remit_table_content_add_cell (content, activity, party, text, where);
  g_auto (GStrv) parts = g_strsplit_set (text, "()", -1);
  g_auto (GStrv) words = g_strsplit_set (parts[0], "/ ", -1);

  if (parts[0] != NULL && parts[1] != NULL)
    set_text (&cell->note, parts[1]);
  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0')
      read_word (content, cell, words[i]);
  return cell;
}

/* "CIO|CMO", then lines "group|activity|letters|letters"; the group may be empty. */
static RemitTableContent *
parse_content (const char *parties, const char *const *lines)
{
  RemitTableContent *content = new_content ("raci");
  g_auto (GStrv) names = g_strsplit (parties, "|", -1);

  for (guint i = 0; names[i] != NULL; i++)
    remit_table_content_add_party (content, names[i], "", "A1");
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) cells = g_strsplit (lines[i], "|", -1);

      remit_table_content_add_activity (content, cells[1], cells[0], "A2");
      for (guint c = 2; cells[c] != NULL; c++)
        if (*cells[c] != '\0')
          add_cell (content, i, c - 2, cells[c]);
    }
  return content;
}

/* What reading a table gives that Remit wrote from @matrix. */
static RemitTableContent *
write_content (const RemitGraph *graph, RemitId matrix_id)
{
  g_autoptr (RemitMatrix) matrix = remit_matrix_load (graph, matrix_id);
  RemitTableContent *content = new_content (matrix->scheme->key);
  g_autoptr (GString) id = g_string_new (NULL);

  remit_xml_append_id (id, REMIT_TABLE_MATRIX, matrix_id);
  set_text (&content->matrix_id, id->str);
  for (guint c = 0; c < matrix->columns->len; c++)
    {
      g_string_truncate (id, 0);
      remit_xml_append_id (id, REMIT_TABLE_NODE, remit_matrix_column (matrix, c)->node);
      remit_table_content_add_party (
        content, remit_graph_node (graph, remit_matrix_column (matrix, c)->node)->name, id->str,
        "A1");
    }
  for (guint r = 0; r < matrix->rows->len; r++)
    {
      const RemitMatrixLine *line = remit_matrix_row (matrix, r);
      const RemitNode *node = remit_graph_node (graph, line->node);
      RemitTableActivity *activity
        = remit_table_content_add_activity (content, node->name, line->group, "A2");

      g_string_truncate (id, 0);
      remit_xml_append_id (id, REMIT_TABLE_NODE, line->node);
      set_text (&activity->id, id->str);
      set_text (&activity->code, node->code);
      for (guint c = 0; c < matrix->columns->len; c++)
        {
          RemitId party = remit_matrix_column (matrix, c)->node;
          g_autofree char *letters = remit_scheme_format (
            matrix->scheme, remit_matrix_duties (matrix, graph, line->node, party));

          if (*letters != '\0')
            set_text (&add_cell (content, r, c, letters)->note,
                      remit_matrix_get_note (graph, matrix->perspective, line->node, party));
        }
    }
  return content;
}

static char *
print_changes (const RemitTablePlan *plan)
{
  const GPtrArray *changes = remit_table_plan_changes (plan);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < changes->len; i++)
    g_string_append_printf (text, "%s\n", ((const RemitPlanChange *) changes->pdata[i])->sentence);
  return g_string_free (text, FALSE);
}

static void
assert_changes (const RemitTablePlan *plan, const char *expected)
{
  g_autofree char *changes = print_changes (plan);

  g_assert_cmpstr (changes, ==, expected);
}

static RemitId
apply (RemitDocument *document, RemitTablePlan *plan)
{
  RemitEdit *edit = remit_document_begin (document, "Read a table");
  g_autoptr (GError) error = NULL;
  RemitId matrix = remit_table_plan_apply (plan, edit, &error);

  g_assert_no_error (error);
  g_assert_cmpint (matrix, !=, REMIT_ID_NONE);
  remit_document_commit_import (document, edit, &error);
  g_assert_no_error (error);
  return matrix;
}

static RemitId
read_into (RemitDocument *document, const RemitTableContent *content)
{
  g_autoptr (RemitTablePlan) plan
    = remit_table_plan_new (remit_document_get_graph (document), content, NULL);

  return apply (document, plan);
}

static RemitId
find_node (RemitDocument *document, const char *name)
{
  guint n;
  const RemitRow *const *rows
    = remit_graph_rows (remit_document_get_graph (document), REMIT_TABLE_NODE, &n);

  for (guint i = 0; i < n; i++)
    if (g_str_equal (((const RemitNode *) rows[i])->name, name))
      return rows[i]->id;
  g_error ("There is no node %s", name);
}

static const char *
property_of (RemitDocument *document, const char *node, const char *name)
{
  const RemitGraph *graph = remit_document_get_graph (document);
  guint n;
  const RemitRow *const *rows = remit_graph_referrers (
    graph, REMIT_TABLE_PROPERTY, REMIT_PROPERTY_FIELD_OWNER, find_node (document, node), &n);

  for (guint i = 0; i < n; i++)
    if (g_str_equal (((const RemitProperty *) rows[i])->name, name))
      return ((const RemitProperty *) rows[i])->value;
  return NULL;
}

static const char *const small[] = { "Plan|Pricing|A|R", "Build|Web shop|C|A/R", NULL };

static RemitId
read_small (RemitDocument *document)
{
  g_autoptr (RemitTableContent) content = parse_content ("CIO|CMO", small);

  return read_into (document, content);
}

static void
swap (GPtrArray *array, guint a, guint b)
{
  gpointer kept = array->pdata[a];

  array->pdata[a] = array->pdata[b];
  array->pdata[b] = kept;
}

/* ---- new matrices ---- */

static void
test_new (void)
{
  g_autoptr (RemitDocument) document = support_document ();
  g_autoptr (RemitTableContent) content = parse_content ("CIO|CMO", small);
  g_autoptr (RemitTablePlan) plan
    = remit_table_plan_new (remit_document_get_graph (document), content, NULL);
  g_autofree char *summary = remit_table_plan_summary (plan);
  RemitId matrix;
  g_autoptr (RemitMatrix) loaded = NULL;

  g_assert_cmpint (remit_table_plan_matrix (plan), ==, REMIT_ID_NONE);
  assert_changes (plan, "The matrix “Table” is new.\n"
                        "The party “CIO” is new.\n"
                        "The party “CMO” is new.\n"
                        "The activity “Pricing” is new.\n"
                        "The activity “Web shop” is new.\n"
                        "Pricing, CIO: A\n"
                        "Pricing, CMO: R\n"
                        "Web shop, CIO: C\n"
                        "Web shop, CMO: A/R\n");
  support_assert_words (summary, "2 new parties|2 new activities|5 letters added");
  matrix = apply (document, plan);
  loaded = remit_matrix_load (remit_document_get_graph (document), matrix);
  g_assert_cmpuint (loaded->rows->len, ==, 2);
  g_assert_cmpuint (loaded->columns->len, ==, 2);
  g_assert_cmpstr (remit_matrix_row (loaded, 1)->group, ==, "Build");
  g_assert_cmpint (
    remit_graph_node (remit_document_get_graph (document), remit_matrix_column (loaded, 0)->node)
      ->kind,
    ==, REMIT_NODE_ROLE);
}

/* The same table once more: its nodes are known, only the matrix is new. */
static void
test_again (void)
{
  g_autoptr (RemitDocument) document = support_document ();
  RemitId first = read_small (document);
  g_autoptr (RemitTableContent) content = parse_content (" cio |CMÓ", small);
  RemitPlanOptions options = { .matrix = first, .party_kind = REMIT_NODE_ROLE };
  g_autoptr (RemitTablePlan) plan
    = remit_table_plan_new (remit_document_get_graph (document), content, NULL);
  g_autoptr (RemitTablePlan) update
    = remit_table_plan_new (remit_document_get_graph (document), content, &options);

  g_assert_cmpint (remit_table_plan_party (plan, 0)->match, ==, REMIT_MATCH_NAME);
  g_assert_cmpint (remit_table_plan_activity (plan, 1)->match, ==, REMIT_MATCH_NAME);
  assert_changes (plan, "The matrix “Table” is new.\n"
                        "“CIO” becomes a column of the matrix.\n"
                        "“CMO” becomes a column of the matrix.\n"
                        "“Pricing” becomes a row of the matrix.\n"
                        "“Web shop” becomes a row of the matrix.\n");
  assert_changes (update, "");
}

static void
test_texts (void)
{
  g_autoptr (RemitDocument) document = support_document ();
  g_autoptr (RemitTableContent) content = parse_content ("CIO|CMO", small);
  RemitTableActivity *activity = content->activities->pdata[0];
  RemitTableText *text = g_new0 (RemitTableText, 1);

  text->name = g_strdup ("Remarks");
  text->value = g_strdup ("twice a year");
  g_ptr_array_add (activity->texts, text);
  set_text (&activity->code, "1.1");
  read_into (document, content);
  g_assert_cmpstr (property_of (document, "Pricing", "Remarks"), ==, "twice a year");
  g_assert_cmpstr (
    remit_graph_node (remit_document_get_graph (document), find_node (document, "Pricing"))->code,
    ==, "1.1");

  set_text (&text->value, "once");
  {
    g_autoptr (RemitTablePlan) plan
      = remit_table_plan_new (remit_document_get_graph (document), content, NULL);
    g_autofree char *changes = print_changes (plan);

    support_assert_words (changes, "Pricing, Remarks: “once”");
    apply (document, plan);
  }
  g_assert_cmpstr (property_of (document, "Pricing", "Remarks"), ==, "once");
}

static void
test_unread (void)
{
  static const char *const doubtful[] = { "|Pricing|Lead|А", NULL }; /* the A is Cyrillic */
  static const char *const mended[] = { "|Pricing|R|A", NULL };
  g_autoptr (RemitDocument) document = support_document ();
  g_autoptr (RemitTableContent) first = parse_content ("CIO|CMO", doubtful);
  g_autoptr (RemitTableContent) second = parse_content ("CIO|CMO", mended);

  read_into (document, first);
  g_assert_cmpstr (property_of (document, "Pricing", "unread:CIO"), ==, "Lead");
  g_assert_cmpstr (property_of (document, "Pricing", "look-alike:CMO"), ==, "А");
  read_into (document, first);
  g_assert_cmpstr (property_of (document, "Pricing", "unread:CIO"), ==, "Lead");
  read_into (document, second);
  g_assert_null (property_of (document, "Pricing", "unread:CIO"));
  g_assert_null (property_of (document, "Pricing", "look-alike:CMO"));
}

/* ---- matching ---- */

static void
test_near (void)
{
  static const struct
  {
    const char *known, *name;
    gboolean near;
  } cases[] = {
    { "Marketing", "Marketting", TRUE },
    { "Marketing department", "Marketing", TRUE },
    { "Chief Information Officer", "CIO", TRUE },
    { "CIO", "Chief Information Officer", TRUE },
    { "Head of Sales", "Sales head", TRUE },
    { "Customer Care", "Customer-care team", TRUE },
    { "Legal Department", "Legal Dept.", TRUE },
    { "Project Manager", "Project Mgr", TRUE },
    { "Legal Department", "Legal Debt", FALSE },
    { "Phase 1", "Phase 2", FALSE },
    { "CIO", "CMO", FALSE },
    { "Finance", "Legal", FALSE },
    { "A", "B", FALSE },
    { "客户体验委员会", "客户体验委员", TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      static const char *const lines[] = { "|Do it|R", NULL };
      g_autoptr (RemitDocument) document = support_document ();
      g_autoptr (RemitTableContent) known = parse_content (cases[i].known, lines);
      g_autoptr (RemitTableContent) content = parse_content (cases[i].name, lines);
      g_autoptr (RemitTablePlan) plan = NULL;
      const RemitPlanLine *line;

      read_into (document, known);
      plan = remit_table_plan_new (remit_document_get_graph (document), content, NULL);
      line = remit_table_plan_party (plan, 0);
      g_test_message ("%s, %s", cases[i].known, cases[i].name);
      g_assert_cmpint (line->node, ==, REMIT_ID_NONE);
      g_assert_cmpint (line->match, ==, cases[i].near ? REMIT_MATCH_NEAR : REMIT_MATCH_NEW);
      g_assert_cmpint (line->near[0], ==,
                       cases[i].near ? find_node (document, cases[i].known) : REMIT_ID_NONE);
    }
}

static void
test_choose (void)
{
  static const char *const lines[] = { "|Pricing|A", NULL };
  g_autoptr (RemitDocument) document = support_document ();
  g_autoptr (RemitTableContent) content = parse_content ("Chief Marketing Officer", lines);
  g_autoptr (RemitTablePlan) plan = NULL;
  RemitId cmo;

  read_small (document);
  cmo = find_node (document, "CMO");
  plan = remit_table_plan_new (remit_document_get_graph (document), content, NULL);
  g_assert_cmpint (remit_table_plan_party (plan, 0)->match, ==, REMIT_MATCH_NEAR);
  remit_table_plan_choose_party (plan, 0, cmo);
  g_assert_cmpint (remit_table_plan_party (plan, 0)->match, ==, REMIT_MATCH_CHOSEN);
  g_assert_cmpint (remit_table_plan_party (plan, 0)->node, ==, cmo);
  assert_changes (plan, "The matrix “Table” is new.\n"
                        "“CMO” becomes a column of the matrix.\n"
                        "“Pricing” becomes a row of the matrix.\n"
                        "Pricing, CMO: R becomes A/R\n");
  remit_table_plan_choose_activity (plan, 0, REMIT_ID_NONE);
  assert_changes (plan, "The matrix “Table” is new.\n"
                        "The activity “Pricing” is new.\n"
                        "“CMO” becomes a column of the matrix.\n"
                        "Pricing, CMO: A\n");
  apply (document, plan);
}

/* Two columns of one name are two parties, and stay two when the table is read again. */
static void
test_twins (void)
{
  static const char *const lines[]
    = { "Plan|Pricing|A|R|C", "Build|Pricing|C|A|I", "Build|Pricing|R|R|R", NULL };
  g_autoptr (RemitDocument) document = support_document ();
  g_autoptr (RemitTableContent) content = parse_content ("CIO|CIO|CMO", lines);
  RemitPlanOptions options = { .matrix = read_into (document, content) };
  g_autoptr (RemitTablePlan) plan
    = remit_table_plan_new (remit_document_get_graph (document), content, &options);
  static const char *const other[] = { "Run|Pricing|I", NULL };
  g_autoptr (RemitTableContent) run = parse_content ("CMO", other);
  g_autoptr (RemitTablePlan) third
    = remit_table_plan_new (remit_document_get_graph (document), run, NULL);

  assert_changes (plan, "");
  g_assert_cmpint (remit_table_plan_party (plan, 0)->node, !=,
                   remit_table_plan_party (plan, 1)->node);
  /* The same words in another phase are other work, but offered. */
  g_assert_cmpint (remit_table_plan_activity (third, 0)->match, ==, REMIT_MATCH_NEAR);
}

/* What stands above a column counts only where it tells two of one name apart. */
static void
test_party_groups (void)
{
  static const char *const lines[] = { "|Pricing|A|R|C", NULL };
  g_autoptr (RemitDocument) document = support_document ();
  g_autoptr (RemitTableContent) content = parse_content ("Lead|Lead|CMO", lines);
  g_autoptr (RemitTablePlan) plan = NULL, other = NULL;
  RemitPlanOptions options = { .party_kind = REMIT_NODE_ROLE };
  RemitId first, second;

  set_text (&((RemitTableParty *) content->parties->pdata[0])->group, "IT");
  set_text (&((RemitTableParty *) content->parties->pdata[1])->group, "Marketing");
  options.matrix = read_into (document, content);
  plan = remit_table_plan_new (remit_document_get_graph (document), content, &options);
  assert_changes (plan, "");
  first = remit_table_plan_party (plan, 0)->node;
  second = remit_table_plan_party (plan, 1)->node;
  g_assert_cmpint (first, !=, second);

  /* Another table has them the other way round, and the CMO under another head. */
  swap (content->parties, 0, 1);
  set_text (&((RemitTableParty *) content->parties->pdata[2])->group, "Board");
  other = remit_table_plan_new (remit_document_get_graph (document), content, NULL);
  g_assert_cmpint (remit_table_plan_party (other, 0)->node, ==, second);
  g_assert_cmpint (remit_table_plan_party (other, 1)->node, ==, first);
  g_assert_cmpint (remit_table_plan_party (other, 2)->match, ==, REMIT_MATCH_NAME);
}

/* Two lines that are chosen to be one: their letters come together. */
static void
test_merge (void)
{
  static const char *const lines[] = { "|Pricing|I|C", NULL };
  g_autoptr (RemitDocument) document = support_document ();
  g_autoptr (RemitTableContent) content = parse_content ("CMO|Marketing", lines);
  g_autoptr (RemitTablePlan) plan = NULL;

  read_small (document);
  plan = remit_table_plan_new (remit_document_get_graph (document), content, NULL);
  remit_table_plan_choose_party (plan, 1, find_node (document, "CMO"));
  assert_changes (plan, "The matrix “Table” is new.\n"
                        "“CMO” becomes a column of the matrix.\n"
                        "“Pricing” becomes a row of the matrix.\n"
                        "Pricing, CMO: R becomes R/C/I\n");
  apply (document, plan);
}

/* ---- updates of a table that Remit wrote ---- */

static void
test_unchanged (void)
{
  g_autoptr (RemitDocument) document = support_document ();
  RemitId matrix = read_small (document);
  const RemitGraph *graph = remit_document_get_graph (document);
  g_autoptr (RemitTableContent) content = write_content (graph, matrix);
  g_autoptr (RemitTablePlan) plan = remit_table_plan_new (graph, content, NULL);
  g_autofree char *summary = remit_table_plan_summary (plan);
  RemitEdit *edit;

  assert_changes (plan, "");
  support_assert_words (summary, "Nothing changes");
  edit = remit_document_begin (document, "Nothing");
  g_assert_cmpint (remit_table_plan_apply (plan, edit, NULL), ==, matrix);
  g_assert_true (remit_edit_is_empty (edit));
  remit_edit_free (edit);
}

static void
test_edited (void)
{
  g_autoptr (RemitDocument) document = support_document ();
  RemitId matrix = read_small (document);
  const RemitGraph *graph = remit_document_get_graph (document);
  g_autoptr (RemitTableContent) content = write_content (graph, matrix);
  g_autoptr (RemitTablePlan) plan = NULL, after = NULL;
  RemitTableCell *cell = content->cells->pdata[0];

  /* Pricing, CIO: A becomes C with a note; the web shop is renamed; a row and a column come. */
  set_text (&((RemitTableActivity *) content->activities->pdata[1])->name, "Online shop");
  cell->duties = 1u << REMIT_LINK_CONSULTED;
  set_text (&cell->note, "by mail");
  remit_table_content_add_activity (content, "Launch", "Build", "A9");
  remit_table_content_add_party (content, "Legal", "", "D1");
  add_cell (content, 2, 2, "R");
  swap (content->parties, 0, 1);
  for (guint i = 0; i < content->cells->len; i++)
    {
      RemitTableCell *each = content->cells->pdata[i];

      each->party = each->party < 2 ? 1 - each->party : each->party;
    }
  plan = remit_table_plan_new (graph, content, NULL);
  assert_changes (plan, "The party “Legal” is new.\n"
                        "“Web shop” is renamed “Online shop”.\n"
                        "The activity “Launch” is new.\n"
                        "“CMO” is moved to the beginning.\n"
                        "Pricing, CIO: A becomes C\n"
                        "Pricing, CIO: the note is “by mail”\n"
                        "Launch, Legal: R\n");
  g_assert_cmpint (apply (document, plan), ==, matrix);
  after = remit_table_plan_new (graph, content, NULL);
  assert_changes (after, "");
}

static void
test_removed (void)
{
  g_autoptr (RemitDocument) document = support_document ();
  RemitId matrix = read_small (document);
  const RemitGraph *graph = remit_document_get_graph (document);
  g_autoptr (RemitTableContent) content = write_content (graph, matrix);
  RemitPlanOptions keep = { .party_kind = REMIT_NODE_ROLE };
  g_autoptr (RemitTablePlan) plan = NULL, kept = NULL, after = NULL;

  /* The second row goes, and a letter of the first. */
  g_ptr_array_remove_index (content->activities, 1);
  g_ptr_array_set_size (content->cells, 1);
  kept = remit_table_plan_new (graph, content, &keep);
  assert_changes (kept, "");
  plan = remit_table_plan_new (graph, content, NULL);
  assert_changes (plan, "“Web shop” leaves the matrix; it stays in the document.\n"
                        "Pricing, CMO: R is removed\n");
  apply (document, plan);
  g_assert_cmpuint (remit_raci_duties (graph, find_node (document, "Web shop"),
                                       find_node (document, "CMO"), REMIT_ID_NONE),
                    !=, 0);
  after = remit_table_plan_new (graph, content, NULL);
  assert_changes (after, "");
}

/* Rows that were copied in a sheet have their twin's id: the one with the old name keeps it. */
static void
test_copied_id (void)
{
  g_autoptr (RemitDocument) document = support_document ();
  RemitId matrix = read_small (document);
  const RemitGraph *graph = remit_document_get_graph (document);
  g_autoptr (RemitTableContent) content = write_content (graph, matrix);
  RemitTableActivity *copy = remit_table_content_add_activity (content, "Discounts", "Plan", "A9");
  g_autoptr (RemitTablePlan) plan = NULL, after = NULL;

  set_text (&copy->id, ((RemitTableActivity *) content->activities->pdata[0])->id);
  swap (content->activities, 0, 2);
  swap (content->activities, 1, 2); /* Discounts, Pricing, Web shop */
  for (guint i = 0; i < content->cells->len; i++)
    ((RemitTableCell *) content->cells->pdata[i])->activity++;
  plan = remit_table_plan_new (graph, content, NULL);
  assert_changes (plan, "The activity “Discounts” is new.\n");
  apply (document, plan);
  after = remit_table_plan_new (graph, content, NULL);
  assert_changes (after, "");
}

/* Ids that the document does not have, of a table from another document: names decide. */
static void
test_foreign_ids (void)
{
  g_autoptr (RemitDocument) document = support_document ();
  RemitId matrix = read_small (document);
  const RemitGraph *graph = remit_document_get_graph (document);
  g_autoptr (RemitTableContent) content = write_content (graph, matrix);
  g_autoptr (RemitTablePlan) plan = NULL;

  set_text (&content->matrix_id, "m7fffffff");
  set_text (&((RemitTableActivity *) content->activities->pdata[0])->id, "n7fffffff");
  set_text (&((RemitTableParty *) content->parties->pdata[0])->id, "nonsense");
  plan = remit_table_plan_new (graph, content, NULL);
  g_assert_cmpint (remit_table_plan_matrix (plan), ==, REMIT_ID_NONE);
  g_assert_cmpint (remit_table_plan_activity (plan, 0)->match, ==, REMIT_MATCH_NAME);
  g_assert_cmpint (remit_table_plan_party (plan, 0)->match, ==, REMIT_MATCH_NAME);
}

/* ---- schemes ---- */

static void
test_own_scheme (void)
{
  static const RemitSchemeLetter letters[] = {
    { "X", REMIT_LINK_RESPONSIBLE, "Executes", "", 0, -1 },
    { "V", REMIT_LINK_VERIFIES, "", "", 0, 2 },
  };
  g_autoptr (RemitDocument) document = support_document ();
  const RemitGraph *graph = remit_document_get_graph (document);
  RemitScheme scheme = { "raci", "Ours", "", letters, G_N_ELEMENTS (letters) };
  RemitTableContent *content = new_content ("raci");
  g_autoptr (RemitTablePlan) plan = NULL;
  RemitScheme *usual = content->scheme;
  RemitId matrix;

  content->scheme = &scheme;
  content->own_scheme = TRUE;
  remit_table_content_add_party (content, "CIO", "", "B1");
  remit_table_content_add_activity (content, "Pricing", "", "A2");
  add_cell (content, 0, 0, "X/V");
  plan = remit_table_plan_new (graph, content, NULL);
  matrix = apply (document, plan);
  g_assert_cmpuint (remit_graph_count (graph, REMIT_TABLE_SCHEME), ==, 1);
  /* It does not take the place of the built-in one of that key. */
  g_assert_cmpstr (
    ((const RemitMatrixRow *) remit_graph_get (graph, REMIT_TABLE_MATRIX, matrix))->scheme, ==,
    "raci-2");
  g_assert_cmpuint (remit_graph_count (graph, REMIT_TABLE_SCHEME_LETTER), ==, 2);
  read_into (document, content);
  g_assert_cmpuint (remit_graph_count (graph, REMIT_TABLE_SCHEME), ==, 1);
  content->scheme = usual;
  remit_table_content_free (content);
}

/* Only duties that the scheme has letters for are touched. */
static void
test_other_duties (void)
{
  static const char *const lines[] = { "|Pricing|C|", NULL };
  g_autoptr (RemitDocument) document = support_document ();
  RemitId matrix = read_small (document);
  RemitPlanOptions options = { .matrix = matrix, .remove = TRUE };
  g_autoptr (RemitTableContent) content = parse_content ("CIO|CMO", lines);
  g_autoptr (RemitTablePlan) plan = NULL;
  RemitEdit *edit = remit_document_begin (document, "Sign off");
  RemitId item = find_node (document, "Pricing"), cio = find_node (document, "CIO");

  remit_raci_assign (edit, item, cio, REMIT_LINK_SIGNS_OFF, REMIT_ID_NONE, NULL);
  g_assert_true (remit_document_commit (document, edit, NULL));
  plan = remit_table_plan_new (remit_document_get_graph (document), content, &options);
  apply (document, plan);
  g_assert_cmpuint (
    remit_raci_duties (remit_document_get_graph (document), item, cio, REMIT_ID_NONE), ==,
    1u << REMIT_LINK_SIGNS_OFF | 1u << REMIT_LINK_CONSULTED);
}

/* ---- what cannot be done ---- */

static void
test_refused (void)
{
  g_autoptr (RemitDocument) document = support_document ();
  g_autoptr (RemitTableContent) content = parse_content ("CIO|CMO", small);
  g_autofree char *long_name = g_strnfill (200000, 'x');
  g_autoptr (RemitTablePlan) plan = NULL;
  g_autoptr (GError) error = NULL;
  RemitEdit *edit;

  set_text (&((RemitTableActivity *) content->activities->pdata[1])->name, long_name);
  plan = remit_table_plan_new (remit_document_get_graph (document), content, NULL);
  edit = remit_document_begin (document, "Read");
  g_assert_cmpint (remit_table_plan_apply (plan, edit, &error), ==, REMIT_ID_NONE);
  g_assert_nonnull (error);
  remit_edit_free (edit);
  g_assert_cmpuint (remit_graph_count (remit_document_get_graph (document), REMIT_TABLE_NODE), ==,
                    0);
}

static void
test_empty (void)
{
  g_autoptr (RemitDocument) document = support_document ();
  g_autoptr (RemitTableContent) content = new_content ("daci");

  remit_table_content_add_activity (content, "", "", "A2");
  remit_table_content_add_activity (content, "", "", "A3");
  read_into (document, content);
  g_assert_cmpuint (remit_graph_count (remit_document_get_graph (document), REMIT_TABLE_NODE), ==,
                    2);
}

/* Indented lines become parts. */
static void
test_tree (void)
{
  static const char *const lines[] = { "|Shop|A", "|Cart|R", "|Payment|R", "|Law|I", NULL };
  g_autoptr (RemitDocument) document = support_document ();
  g_autoptr (RemitTableContent) content = parse_content ("CIO", lines);

  ((RemitTableActivity *) content->activities->pdata[1])->depth = 1;
  ((RemitTableActivity *) content->activities->pdata[2])->depth = 5;
  read_into (document, content);
  g_assert_nonnull (remit_graph_find_link (remit_document_get_graph (document), REMIT_LINK_PART_OF,
                                           find_node (document, "Payment"),
                                           find_node (document, "Cart"), REMIT_ID_NONE));
}

/* ---- any table, any document ---- */

static const char *const names[] = { "CIO",  "cio",  "CMO",   "Legal",  "Légal", "Care",  "Care ",
                                     "Shop", "shop", "Price", "Launch", "😀",     "עברית", "x" };

static const char *
random_name (GRand *random)
{
  return names[g_rand_int_range (random, 0, G_N_ELEMENTS (names))];
}

static const char *
random_group (GRand *random)
{
  static const char *const groups[] = { "", "", "Plan", "Build", "plan" };

  return groups[g_rand_int_range (random, 0, G_N_ELEMENTS (groups))];
}

static void
add_random_cell (RemitTableContent *content, GRand *random, guint activity, guint party)
{
  static const char *const texts[] = { "A",  "R",    "A/R", "C",          "I",       "A (both)",
                                       "Я?", "Lead", "А",   "R Lead (x)", "R/A/C/I", "C (a; b)" };

  add_cell (content, activity, party, texts[g_rand_int_range (random, 0, G_N_ELEMENTS (texts))]);
}

static void
add_random_text (RemitTableActivity *activity, GRand *random)
{
  RemitTableText *text;

  if (g_rand_int_range (random, 0, 3) != 0)
    return;
  text = g_new0 (RemitTableText, 1);
  text->name = g_strdup (g_rand_boolean (random) ? "Remarks" : "Status");
  text->value = support_awkward_text (random, 4);
  g_ptr_array_add (activity->texts, text);
}

static RemitTableContent *
random_content (GRand *random)
{
  RemitTableContent *content = new_content (g_rand_boolean (random) ? "raci" : "raci-vs");
  gint32 n_parties = g_rand_int_range (random, 0, 6), n = g_rand_int_range (random, 0, 9);
  gboolean grouped = g_rand_boolean (random);

  for (gint32 i = 0; i < n_parties; i++)
    remit_table_content_add_party (content, random_name (random), "", "B1");
  for (gint32 i = 0; i < n; i++)
    {
      RemitTableActivity *activity = remit_table_content_add_activity (
        content, random_name (random), grouped ? random_group (random) : "", "A2");

      add_random_text (activity, random);
      for (gint32 p = 0; p < n_parties; p++)
        if (g_rand_boolean (random))
          add_random_cell (content, random, (guint) i, (guint) p);
    }
  return content;
}

/* Moves, renames, adds lines and cells as somebody at a spreadsheet would. */
static void
edit_randomly (RemitTableContent *content, GRand *random)
{
  for (guint round = 0; round < 4; round++)
    {
      guint n_rows = content->activities->len, n_columns = content->parties->len;
      guint row = n_rows > 0 ? (guint) g_rand_int_range (random, 0, (gint32) n_rows) : 0;
      guint other = n_rows > 0 ? (guint) g_rand_int_range (random, 0, (gint32) n_rows) : 0;

      switch (g_rand_int_range (random, 0, 7))
        {
        case 0:
          if (n_rows > 0)
            swap (content->activities, row, other);
          break;
        case 1:
          if (n_rows > 0)
            set_text (&((RemitTableActivity *) content->activities->pdata[row])->name,
                      random_name (random));
          break;
        case 2:
          if (n_rows > 0)
            set_text (&((RemitTableActivity *) content->activities->pdata[row])->group,
                      random_group (random));
          break;
        case 3:
          remit_table_content_add_activity (content, random_name (random), random_group (random),
                                            "A9");
          break;
        case 4:
          remit_table_content_add_party (content, random_name (random), "", "Z1");
          break;
        case 5:
          if (content->cells->len > 0)
            g_ptr_array_remove_index_fast (
              content->cells, (guint) g_rand_int_range (random, 0, (gint32) content->cells->len));
          break;
        default:
          if (n_rows > 0 && n_columns > 0)
            add_random_cell (content, random, row,
                             (guint) g_rand_int_range (random, 0, (gint32) n_columns));
          break;
        }
    }
}

static void
assert_settled (RemitDocument *document, const RemitTableContent *content,
                const RemitPlanOptions *options)
{
  g_autoptr (RemitTablePlan) plan
    = remit_table_plan_new (remit_document_get_graph (document), content, options);
  g_autofree char *before = support_dump (document), *after = NULL;

  assert_changes (plan, "");
  apply (document, plan);
  after = support_dump (document);
  g_assert_cmpstr (before, ==, after);
}

static void
test_random (void)
{
  for (guint32 seed = 1; seed <= 400; seed++)
    {
      g_autoptr (RemitDocument) document = support_document ();
      GRand *random = g_rand_new_with_seed (seed);

      if (seed % 8 == 0)
        support_fill_random (document, random, 2);
      for (guint round = 0; round < 3; round++)
        {
          g_autoptr (RemitTableContent) content = random_content (random);
          RemitPlanOptions options
            = { .matrix = read_into (document, content), .party_kind = REMIT_NODE_ROLE };

          g_test_message ("seed %u, round %u", seed, round);
          assert_settled (document, content, &options);
          {
            g_autoptr (RemitTableContent) written
              = write_content (remit_document_get_graph (document), options.matrix);

            assert_settled (document, written, NULL);
            edit_randomly (written, random);
            read_into (document, written);
            assert_settled (document, written, NULL);
          }
          {
            g_autoptr (RemitTableContent) changed = random_content (random);

            options.remove = g_rand_boolean (random);
            {
              g_autoptr (RemitTablePlan) plan
                = remit_table_plan_new (remit_document_get_graph (document), changed, &options);

              apply (document, plan);
            }
            assert_settled (document, changed, &options);
          }
        }
      g_rand_free (random);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/table-plan/new", test_new);
  g_test_add_func ("/exchange/table-plan/again", test_again);
  g_test_add_func ("/exchange/table-plan/texts", test_texts);
  g_test_add_func ("/exchange/table-plan/unread", test_unread);
  g_test_add_func ("/exchange/table-plan/near", test_near);
  g_test_add_func ("/exchange/table-plan/choose", test_choose);
  g_test_add_func ("/exchange/table-plan/twins", test_twins);
  g_test_add_func ("/exchange/table-plan/party-groups", test_party_groups);
  g_test_add_func ("/exchange/table-plan/merge", test_merge);
  g_test_add_func ("/exchange/table-plan/unchanged", test_unchanged);
  g_test_add_func ("/exchange/table-plan/edited", test_edited);
  g_test_add_func ("/exchange/table-plan/removed", test_removed);
  g_test_add_func ("/exchange/table-plan/copied-id", test_copied_id);
  g_test_add_func ("/exchange/table-plan/foreign-ids", test_foreign_ids);
  g_test_add_func ("/exchange/table-plan/own-scheme", test_own_scheme);
  g_test_add_func ("/exchange/table-plan/other-duties", test_other_duties);
  g_test_add_func ("/exchange/table-plan/refused", test_refused);
  g_test_add_func ("/exchange/table-plan/empty", test_empty);
  g_test_add_func ("/exchange/table-plan/tree", test_tree);
  g_test_add_func ("/exchange/table-plan/random", test_random);
  return g_test_run ();
}

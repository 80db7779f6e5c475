/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange-support.h"

#include "remit-error.h"
#include "remit-info.h"
#include "remit-raci-cell.h"
#include "remit-raci.h"

#include <glib/gstdio.h>
#include <string.h>

/* ---- single cells ---- */

/* "RA" for the letters read (in the scheme's order), then "!" look-alike, "(note)", "?unread?". */
static char *
print_cell (const char *scheme_key, const char *text)
{
  const RemitScheme *scheme = remit_scheme_builtin (scheme_key);
  RemitRaciCell *cell = remit_raci_cell_read (scheme, NULL, text);
  GString *printed = g_string_new (NULL);

  for (guint i = 0; i < scheme->n_letters; i++)
    if ((cell->duties & (1u << scheme->letters[i].duty)) != 0)
      g_string_append (printed, scheme->letters[i].letter);
  g_assert_cmpuint (cell->n_letters, ==, printed->len);
  if (cell->look_alike)
    g_string_append_c (printed, '!');
  if (*cell->note != '\0')
    g_string_append_printf (printed, "(%s)", cell->note);
  if (*cell->unread != '\0')
    g_string_append_printf (printed, "?%s?", cell->unread);
  remit_raci_cell_free (cell);
  return g_string_free (printed, FALSE);
}

static void
test_cells (void)
{
  static const struct
  {
    const char *text;
    const char *read;
  } cases[] = {
    { "R", "R" },
    { "a", "A" },
    { " c ", "C" },
    { "I\n", "I" },
    { "A/R", "RA" },
    { "R/A", "RA" },
    { "A, R", "RA" },
    { "A+R", "RA" },
    { "A;R", "RA" },
    { "A & R", "RA" },
    { "A R", "RA" },
    { "A\nR", "RA" },
    { "RA", "RA" },
    { "ar", "RA" },
    { "R-A", "RA" },
    { "R.A.", "RA" },
    { "A | C", "AC" },
    { "R and A", "RA" },
    { "A / R / C / I", "RACI" },
    { "RACI", "RACI" },
    { "A、R", "RA" },
    { "A／R", "RA" },
    { "A/", "A" },
    { "A/A", "A" },
    { "Responsible", "R" },
    { "ACCOUNTABLE", "A" },
    { "consult", "C" },
    { "Informed / Consulted", "CI" },
    { "Accountable, Responsible", "RA" },
    { "", "" },
    { " ", "" },
    { "-", "" },
    { "—", "" },
    { "–", "" },
    { "--", "" },
    { "/", "" },
    { ".", "" },
    { "N/A", "" },
    { "n/a", "" },
    { "NA", "" },
    { "n.a.", "" },
    { "None", "" },
    { "…", "" },
    { "A (budget)", "A(budget)" },
    { "R [until May]", "R(until May)" },
    { "A\nsigns the form", "A(signs the form)" },
    { "A (R)", "RA" },
    { "A*", "A(*)" },
    { "R1", "R(1)" },
    { "A:", "A" },
    { "R see appendix", "R(see appendix)" },
    { "(R)", "R" },
    { "X", "?X?" },
    { "A/X", "A?X?" },
    { "A, Z", "A?Z?" },
    { "maybe", "?maybe?" },
    { "(tbd)", "?tbd?" },
    { "CIO", "?CIO?" },
    { "Car", "?Car?" },
    { "50%", "?50%?" },
    { "Accountant", "?Accountant?" },
    { "S", "?S?" },
    { "А", "A!" },
    { "А/С", "AC!" },
    { "Ｒ", "R!" },
    { "Ι", "I!" },
    { "ｒ／ａ", "RA!" },
    { "R/", "R" },
    { "/R", "R" },
    { ",,", "" },
    { "R,,A", "RA" },
    { "((((", "?((((?" },
    { "A (", "A?(?" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *printed = print_cell ("raci", cases[i].text);

      if (!g_str_equal (printed, cases[i].read))
        g_test_message ("“%s” was read as %s", cases[i].text, printed);
      g_assert_cmpstr (printed, ==, cases[i].read);
    }
}

static void
test_cells_of_schemes (void)
{
  g_autofree char *support = print_cell ("rasci", "Support");
  g_autofree char *daci = print_cell ("daci", "D/A");
  g_autofree char *review = print_cell ("paris", "Review required");

  g_assert_cmpstr (support, ==, "S");
  g_assert_cmpstr (daci, ==, "DA");
  g_assert_cmpstr (review, ==, "R");
}

/* ---- tables ---- */

static RemitImportReport *
read_table (RemitDocument *document, const char *text)
{
  g_autoptr (GError) error = NULL;
  RemitImportReport *report = support_import_file (document, "Matrix.csv", text, -1, &error);

  g_assert_no_error (error);
  g_assert_nonnull (report);
  g_assert_cmpstr (report->format, ==, "csv");
  return report;
}

static void
assert_report (const RemitImportReport *report, guint parties, guint activities, guint cells,
               guint letters)
{
  g_assert_cmpuint (report->parties, ==, parties);
  g_assert_cmpuint (report->activities, ==, activities);
  g_assert_cmpuint (report->cells, ==, cells);
  g_assert_cmpuint (report->letters, ==, letters);
}

/* One warning has all the words, with "|" between. */
static void
assert_warned (const RemitImportReport *report, const char *words)
{
  g_auto (GStrv) list = g_strsplit (words, "|", -1);

  for (guint i = 0; i < report->warnings->len; i++)
    {
      const char *warning = g_ptr_array_index (report->warnings, i);
      gboolean all = TRUE;

      for (guint w = 0; list[w] != NULL; w++)
        all = all && strstr (warning, list[w]) != NULL;
      if (all)
        return;
      g_test_message ("%s", warning);
    }
  g_test_message ("no warning has “%s”", words);
  g_test_fail ();
}

static const RemitNode *
find_node (RemitDocument *document, const char *name)
{
  guint n;
  const RemitRow *const *rows
      = remit_graph_rows (remit_document_get_graph (document), REMIT_TABLE_NODE, &n);

  for (guint i = 0; i < n; i++)
    if (g_str_equal (((const RemitNode *) rows[i])->name, name))
      return (const RemitNode *) rows[i];
  g_error ("there is no node “%s”", name);
}

/* The letters of a party on an activity in RACI. */
static void
assert_letters (RemitDocument *document, const char *item, const char *party, const char *expected)
{
  guint duties
      = remit_raci_duties (remit_document_get_graph (document), find_node (document, item)->row.id,
                           find_node (document, party)->row.id, REMIT_ID_NONE);
  const RemitScheme *scheme = remit_scheme_builtin ("raci");
  g_autoptr (GString) letters = g_string_new (NULL);

  for (guint i = 0; i < scheme->n_letters; i++)
    if ((duties & (1u << scheme->letters[i].duty)) != 0)
      g_string_append (letters, scheme->letters[i].letter);
  g_assert_cmpstr (letters->str, ==, expected);
}

static const char *
find_property (RemitDocument *document, const char *item, const char *name)
{
  guint n;
  const RemitRow *const *rows
      = remit_graph_referrers (remit_document_get_graph (document), REMIT_TABLE_PROPERTY,
                               REMIT_PROPERTY_FIELD_OWNER, find_node (document, item)->row.id, &n);

  for (guint i = 0; i < n; i++)
    if (g_str_equal (((const RemitProperty *) rows[i])->name, name))
      return ((const RemitProperty *) rows[i])->value;
  return NULL;
}

static const RemitMatrixRow *
only_matrix (RemitDocument *document)
{
  guint n;
  const RemitRow *const *rows
      = remit_graph_rows (remit_document_get_graph (document), REMIT_TABLE_MATRIX, &n);

  g_assert_cmpuint (n, ==, 1);
  return (const RemitMatrixRow *) rows[0];
}

static void
test_plain (void)
{
  g_autoptr (RemitDocument) document = support_document ();
  g_autoptr (RemitImportReport) report = read_table (document,
    "Activity,CIO,CMO,Agency\nApprove budget,A,\"C, I\",\nRun campaign,i,A/R,-\nClose,,,\n");
  const RemitMatrixRow *matrix = only_matrix (document);
  g_autoptr (GPtrArray) rows = remit_matrix_axis_list (remit_document_get_graph (document),
                                                       matrix->row.id, REMIT_AXIS_ROW);
  g_autoptr (GPtrArray) columns = remit_matrix_axis_list (remit_document_get_graph (document),
                                                          matrix->row.id, REMIT_AXIS_COLUMN);
  const RemitNode *first;

  assert_report (report, 3, 3, 4, 6);
  g_assert_cmpuint (report->warnings->len, ==, 0);
  g_assert_cmpint (find_node (document, "CIO")->kind, ==, REMIT_NODE_ROLE);
  g_assert_cmpint (find_node (document, "Close")->kind, ==, REMIT_NODE_ACTIVITY);
  assert_letters (document, "Approve budget", "CIO", "A");
  assert_letters (document, "Approve budget", "CMO", "CI");
  assert_letters (document, "Approve budget", "Agency", "");
  assert_letters (document, "Run campaign", "CMO", "RA");
  assert_letters (document, "Run campaign", "CIO", "I");
  g_assert_cmpstr (matrix->name, ==, "Matrix");
  g_assert_cmpstr (matrix->scheme, ==, "raci");
  g_assert_cmpuint (rows->len, ==, 3);
  g_assert_cmpuint (columns->len, ==, 3);
  first = remit_graph_node (remit_document_get_graph (document),
                            ((const RemitMatrixAxis *) rows->pdata[0])->node);
  g_assert_cmpstr (first->name, ==, "Approve budget");
  first = remit_graph_node (remit_document_get_graph (document),
                            ((const RemitMatrixAxis *) columns->pdata[2])->node);
  g_assert_cmpstr (first->name, ==, "Agency");
  /* One change, and it goes back as one. */
  g_assert_cmpuint (remit_document_get_n_changes (document), ==, 1);
  g_assert_cmpint (remit_document_get_change (document, 0)->kind, ==, REMIT_CHANGE_IMPORT);
  g_assert_nonnull (strstr (remit_document_get_change (document, 0)->label, "Matrix.csv"));
  g_assert_true (remit_document_undo (document, NULL));
  g_assert_cmpuint (remit_graph_count (remit_document_get_graph (document), REMIT_TABLE_NODE), ==,
                    0);
}

/* A real table, read in place. */
static void
test_real (void)
{
  g_autofree char *beside = support_source_path ("../shared/data/real/ai-governance-raci.csv");
  const char *folder = g_getenv ("REMIT_REAL_DATA");
  g_autofree char *path = folder != NULL ? g_build_filename (folder, "ai-governance-raci.csv", NULL)
                                         : g_steal_pointer (&beside);
  g_autoptr (RemitDocument) document = support_document ();
  g_autoptr (RemitImportReport) report = NULL;
  g_autoptr (GError) error = NULL;
  RemitInfo info;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_test_skip ("the real tables are not beside the project; say where in REMIT_REAL_DATA");
      return;
    }
  report = remit_import_file (document, path, NULL, NULL, &error);
  g_assert_no_error (error);
  assert_report (report, 7, 10, 70, 75);
  g_assert_cmpuint (report->warnings->len, ==, 0);
  remit_info_collect (remit_document_get_graph (document), &info);
  g_assert_cmpuint (info.parties, ==, 7);
  g_assert_cmpuint (info.activities, ==, 10);
  g_assert_cmpuint (info.assignments[REMIT_LINK_ACCOUNTABLE], ==, 10);
  g_assert_cmpuint (info.assignments[REMIT_LINK_RESPONSIBLE], ==, 11);
  g_assert_cmpuint (info.assignments[REMIT_LINK_CONSULTED], ==, 26);
  g_assert_cmpuint (info.assignments[REMIT_LINK_INFORMED], ==, 28);
  assert_letters (document, "Independent assurance", "Internal Audit", "RA");
  assert_letters (document, "Use-case approval", "AI/Product Team", "C");
}

static void
test_unequal (void)
{
  g_autoptr (RemitDocument) document = support_document ();
  g_autoptr (RemitImportReport) report
      = read_table (document, "Activity,CIO,CMO\nFirst,A\nSecond,R,A,C\nThird\nFourth,A,R\n");

  assert_report (report, 3, 4, 6, 6);
  assert_warned (report, "A2: |Row 2|2 cells|3");
  assert_warned (report, "Row 3|4 cells");
  assert_warned (report, "Row 4|1 cell");
  assert_warned (report, "Column 4|no name");
  assert_letters (document, "First", "CIO", "A");
  assert_letters (document, "Second", "Column 4", "C");
}

/* Nothing is dropped: what is no letter is said and kept. */
static void
test_unknown (void)
{
  g_autoptr (RemitDocument) document = support_document ();
  g_autoptr (RemitImportReport) report = read_table (document,
    "Activity,CIO,CMO,Agency\nFirst,A,X,\"R (drafts)\"\nSecond,\"A/Q, Z\",R,C\nThird,А,R,I\n");
  const RemitLink *link;

  assert_report (report, 3, 3, 8, 8);
  assert_warned (report, "C2: |“X”|RACI");
  assert_warned (report, "B3: |“Q; Z”");
  assert_warned (report, "B4: |another script");
  g_assert_cmpstr (find_property (document, "First", "unread:CMO"), ==, "X");
  g_assert_cmpstr (find_property (document, "Second", "unread:CIO"), ==, "Q; Z");
  assert_letters (document, "Third", "CIO", "A");
  link = remit_graph_find_link (remit_document_get_graph (document), REMIT_LINK_RESPONSIBLE,
                                find_node (document, "Agency")->row.id,
                                find_node (document, "First")->row.id, REMIT_ID_NONE);
  g_assert_cmpstr (link->note, ==, "drafts");
}

static void
test_known_parties (void)
{
  g_autoptr (RemitDocument) document = support_document ();
  RemitEdit *edit = remit_document_begin (document, "Before");
  g_autoptr (RemitImportReport) report = NULL;
  g_autoptr (GError) error = NULL;
  RemitId unit = remit_node_add (edit, REMIT_NODE_UNIT, "Khối Đào tạo", &error);

  remit_node_add (edit, REMIT_NODE_ACTIVITY, "Plan", &error);
  remit_node_add (edit, REMIT_NODE_APPLICATION, "CIO", &error); /* no party */
  g_assert_no_error (error);
  remit_document_commit (document, edit, &error);
  g_assert_no_error (error);

  report = read_table (document, "Activity,KHOI  DAO TAO,CIO,cio\nPlan,A,R,I\nplan,C,A,I\n");
  assert_report (report, 3, 2, 6, 6);
  assert_warned (report, "D1: |“cio”|C1");
  assert_warned (report, "A3: |“plan”|A2");
  g_assert_cmpuint (remit_raci_duties (remit_document_get_graph (document),
                                       find_node (document, "plan")->row.id, unit, REMIT_ID_NONE),
                    ==, 1u << REMIT_LINK_CONSULTED);
}

static void
test_twin_activities (void)
{
  g_autoptr (RemitDocument) document = support_document ();
  g_autoptr (RemitImportReport) report
      = read_table (document, "Activity,CIO,CMO\nPlan,A,R\nplan ,R,A\n");

  assert_report (report, 2, 2, 4, 4);
  assert_warned (report, "A3: |“plan”|A2");
}

static void
test_other_columns (void)
{
  g_autoptr (RemitDocument) document = support_document ();
  g_autoptr (RemitImportReport) report = read_table (
      document, "Who does what,,,,\n,,,,\n#,Activity,CIO,CMO,Remarks\n1,Plan the year,A,R,see the "
                "long paper\n2,Run it,R,A,\n,,,,\nR = Responsible,,,,\nA,Accountable\n");
  const RemitNode *node = find_node (document, "Plan the year");

  assert_report (report, 2, 2, 4, 4);
  assert_warned (report, "Remarks|properties");
  g_assert_cmpstr (node->code, ==, "1");
  g_assert_cmpstr (find_property (document, "Plan the year", "Remarks"), ==, "see the long paper");
  g_assert_cmpstr (only_matrix (document)->name, ==, "Who does what");
}

static void
test_blank_first_column (void)
{
  g_autoptr (RemitDocument) document = support_document ();
  g_autoptr (RemitImportReport) report
      = read_table (document, ";;;\n;Task;CIO;CMO\n;Plan;A;R\n;Run;R;A\n");

  assert_report (report, 2, 2, 4, 4);
  assert_letters (document, "Plan", "CIO", "A");
}

static void
test_schemes (void)
{
  g_autoptr (RemitDocument) rasci = support_document ();
  g_autoptr (RemitDocument) daci = support_document ();
  g_autoptr (RemitDocument) stray = support_document ();
  g_autoptr (RemitImportReport) first
      = read_table (rasci, "Activity,A1,B1,C1\nx,A,R,S\ny,S,A,R\nz,C,A,I\n");
  g_autoptr (RemitImportReport) second
      = read_table (daci, "Decision,A1,B1,C1\nx,D,A,C\ny,D,A,I\nz,C,D,A\n");
  g_autoptr (RemitImportReport) third
      = read_table (stray, "Activity,A1,B1,C1\nx,A,R,I\ny,P,A,R\nz,R,A,I\n");

  g_assert_cmpstr (only_matrix (rasci)->scheme, ==, "rasci");
  assert_warned (first, "RASCI");
  g_assert_cmpstr (only_matrix (daci)->scheme, ==, "daci");
  assert_warned (second, "DACI");
  /* One stray letter does not turn the meaning of all others. */
  g_assert_cmpstr (only_matrix (stray)->scheme, ==, "raci");
  assert_warned (third, "B3: |“P”");
}

/* The files of tests/data/csv. */
typedef struct
{
  const char *file;
  guint parties, activities, cells, letters; /* 0 parties: must be refused */
  const char *words; /* of one warning, or of the refusal; NULL: no warning at all */
} TableCase;

static const TableCase table_cases[] = {
  { "comma.csv", 3, 3, 8, 9, NULL },
  { "semicolon-bom.csv", 3, 2, 5, 7, NULL },
  { "tab.tsv", 2, 2, 4, 5, NULL },
  { "pipe.csv", 2, 2, 4, 4, NULL },
  { "sep-line.csv", 2, 2, 4, 4, NULL },
  { "quoted.csv", 2, 2, 4, 4, NULL },
  { "unequal-rows.csv", 4, 4, 8, 8, "Row 3|5 cells|4" },
  { "unknown-letters.csv", 3, 3, 6, 6, "B3: |“Q”" },
  { "combined-letters.csv", 4, 4, 12, 20, NULL },
  { "look-alikes.csv", 2, 2, 4, 4, "C3: |another script" },
  { "vietnamese.csv", 2, 2, 4, 5, NULL },
  { "title-and-legend.csv", 2, 2, 4, 4, "Remarks|properties" },
  { "rasci.csv", 3, 3, 9, 9, "RASCI" },
  { "formula-guard.csv", 2, 2, 3, 3, NULL },
  { "empty.csv", 0, 0, 0, 0, "empty.csv|empty" },
  { "no-letters.csv", 0, 0, 0, 0, "no-letters.csv|hardly any RACI letters" },
  { "turned.csv", 4, 1, 4, 4, NULL },
  { "nul.csv", 0, 0, 0, 0, "nul.csv|NUL" },
  { "latin-1.csv", 2, 2, 4, 4, NULL },
  { "open-quote.csv", 0, 0, 0, 0, "open-quote.csv|line 3|quotation mark" },
  { "utf-16.csv", 0, 0, 0, 0, "utf-16.csv|hardly any" },
  { "binary.csv", 0, 0, 0, 0, "binary.csv|binary" },
};

static void
test_data_file (gconstpointer data)
{
  const TableCase *one = data;
  g_autofree char *name = g_build_filename ("tests/data/csv", one->file, NULL);
  g_autofree char *path = support_source_path (name);
  g_autoptr (RemitDocument) document = support_document ();
  g_autoptr (GError) error = NULL;
  g_autoptr (RemitImportReport) report = remit_import_file (document, path, NULL, NULL, &error);

  if (one->parties == 0)
    {
      g_assert_null (report);
      support_assert_words (error->message, one->words);
      g_assert_cmpuint (remit_document_get_n_changes (document), ==, 0);
      return;
    }
  g_assert_no_error (error);
  if (one->words != NULL)
    assert_warned (report, one->words);
  else
    g_assert_cmpuint (report->warnings->len, ==, 0);
  assert_report (report, one->parties, one->activities, one->cells, one->letters);
}

static void
assert_refused (const char *name, const char *bytes, gssize length, const char *words)
{
  g_autoptr (RemitDocument) document = support_document ();
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  support_fill_every_field (document);
  before = support_dump (document);
  g_test_timer_start ();
  g_assert_null (support_import_file (document, name, bytes, length, &error));
  g_assert_cmpfloat (g_test_timer_elapsed (), <, 20);
  g_assert_nonnull (error);
  support_assert_words (error->message, words);
  after = support_dump (document);
  g_assert_cmpstr (after, ==, before);
  g_assert_cmpuint (remit_document_get_n_changes (document), ==, 1);
}

static void
test_refused (void)
{
  g_autoptr (GString) line = g_string_new ("Activity,CIO\n");

  assert_refused ("empty.csv", "", 0, "empty.csv|empty");
  assert_refused ("blank.csv", " \n\n", -1, "blank.csv|empty");
  assert_refused ("word.csv", "hello\n", -1, "word.csv|not a table");
  assert_refused ("header.csv", "Activity,CIO,CMO\n", -1, "header.csv|no RACI letter");
  assert_refused ("letterless.csv", "Activity,CIO,CMO\nPlan,x,y\nRun,,z\n", -1,
                  "letterless.csv|hardly any");
  assert_refused ("prices.csv",
                  "Item,Price,Text\nPen,12.50,A good "
                  "pen\nInk,3.10,R\nPaper,1,2\nCard,2,3\nGlue,1,1\nTape,1,1\n",
                  -1, "prices.csv|RACI letter");
  assert_refused ("binary.csv", "\x7F" "ELF\x02\x01\x01\0\0\0\0", 11, "binary.csv|binary");
  assert_refused ("nul.csv", "Activity,CIO\nPl\0an,A\n", 21, "nul.csv|NUL");
  assert_refused ("book.xlsx", "PK\003\004 and so on", -1, "book.xlsx|damaged");
  assert_refused ("old.xls", "\xD0\xCF\x11\xE0 and so on", -1, "old.xls|.xlsx");
  assert_refused ("paper.pdf", "%PDF-1.7\n", -1, "paper.pdf|PDF");
  assert_refused ("doc.csv", "SQLite format 3\0 and so on", 26, "doc.csv|Open it");
  g_string_truncate (line, strlen ("Activity,CIO\n"));
  g_string_set_size (line, 20000000);
  memset (line->str + strlen ("Activity,CIO\n"), 'x', line->len - strlen ("Activity,CIO\n"));
  assert_refused ("line.csv", line->str, (gssize) line->len, "line.csv|Line 2|longer");
}

/* A large matrix and hostile shapes in good time. */
static void
test_large (void)
{
  g_autoptr (RemitDocument) document = support_document ();
  g_autoptr (GString) text = g_string_new ("Activity");
  g_autoptr (RemitImportReport) report = NULL;

  for (guint c = 0; c < 100; c++)
    g_string_append_printf (text, ",Party %u", c);
  for (guint r = 0; r < 1000; r++)
    {
      g_string_append_printf (text, "\nActivity %u", r);
      for (guint c = 0; c < 100; c++)
        g_string_append_printf (text, ",%s", c == r % 100 ? "A/R" : (c + r) % 7 == 0 ? "C" : "");
    }
  g_test_timer_start ();
  report = read_table (document, text->str);
  g_assert_cmpfloat (g_test_timer_elapsed (), <, 60);
  g_assert_cmpuint (report->parties, ==, 100);
  g_assert_cmpuint (report->activities, ==, 1000);
}

/* Thousands of oddities give a thousand warnings and one that says that there are more. */
static void
test_many_warnings (void)
{
  g_autoptr (RemitDocument) document = support_document ();
  g_autoptr (GString) text = g_string_new ("Activity,CIO,CMO\n");
  g_autoptr (RemitImportReport) report = NULL;

  for (guint r = 0; r < 1500; r++)
    g_string_append_printf (text, "Activity %u,A\n", r);
  report = read_table (document, text->str);
  g_assert_cmpuint (report->warnings->len, ==, 1001);
  g_assert_nonnull (strstr (g_ptr_array_index (report->warnings, 1000), "more warnings"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (table_cases); i++)
    {
      g_autofree char *name = g_strdup_printf ("/raci/file/%s", table_cases[i].file);

      g_test_add_data_func (name, &table_cases[i], test_data_file);
    }
  g_test_add_func ("/raci/cell/forms", test_cells);
  g_test_add_func ("/raci/cell/schemes", test_cells_of_schemes);
  g_test_add_func ("/raci/table/plain", test_plain);
  g_test_add_func ("/raci/table/real", test_real);
  g_test_add_func ("/raci/table/unequal-rows", test_unequal);
  g_test_add_func ("/raci/table/unknown-letters", test_unknown);
  g_test_add_func ("/raci/table/known-parties", test_known_parties);
  g_test_add_func ("/raci/table/twin-activities", test_twin_activities);
  g_test_add_func ("/raci/table/other-columns", test_other_columns);
  g_test_add_func ("/raci/table/blank-first-column", test_blank_first_column);
  g_test_add_func ("/raci/table/schemes", test_schemes);
  g_test_add_func ("/raci/table/refused", test_refused);
  g_test_add_func ("/raci/table/large", test_large);
  g_test_add_func ("/raci/table/many-warnings", test_many_warnings);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench.h"

#include "remit-date.h"
#include "remit-findings.h"
#include "remit-raci.h"

/* The rules over one matrix of 5,000 rows and 200 columns.  Each row has one party that answers,
 * three that do it, six that are asked and eight that are told: 90,000 links, more letters than
 * people read, so that most rows have something to say; then the same with every cell filled. */

#define N_ROWS 5000
#define N_COLUMNS 200
#define N_ROUNDS 7

typedef struct
{
  RemitEdit *edit;
  RemitId *rows, *columns;
  RemitId matrix;
} Table;

static RemitId
add_line (Table *table, RemitNodeKind kind, RemitAxis axis, const char *word, guint number)
{
  g_autofree char *name = g_strdup_printf ("%s %u", word, number);
  g_autoptr (RemitRow) line = remit_row_new (REMIT_TABLE_MATRIX_AXIS);
  g_autoptr (GError) error = NULL;
  RemitId id = remit_node_add (table->edit, kind, name, &error);

  g_assert_no_error (error);
  remit_row_set_number (line, REMIT_MATRIX_AXIS_FIELD_MATRIX, table->matrix);
  remit_row_set_number (line, REMIT_MATRIX_AXIS_FIELD_AXIS, axis);
  remit_row_set_number (line, REMIT_MATRIX_AXIS_FIELD_NODE, id);
  remit_row_set_number (line, REMIT_MATRIX_AXIS_FIELD_POSITION, number);
  remit_edit_insert (table->edit, line);
  return id;
}

static void
add_letter (Table *table, RemitLinkKind duty, guint row, guint column)
{
  g_autoptr (RemitRow) link = remit_row_new (REMIT_TABLE_LINK);

  remit_row_set_number (link, REMIT_LINK_FIELD_KIND, duty);
  remit_row_set_number (link, REMIT_LINK_FIELD_SOURCE, table->columns[column % N_COLUMNS]);
  remit_row_set_number (link, REMIT_LINK_FIELD_TARGET, table->rows[row]);
  remit_edit_insert (table->edit, link);
}

static void
fill_usual (Table *table)
{
  for (guint r = 0; r < N_ROWS; r++)
    for (guint i = 0; i < 18; i++)
      add_letter (table,
                  i == 0  ? REMIT_LINK_ACCOUNTABLE
                  : i < 4 ? REMIT_LINK_RESPONSIBLE
                  : i < 10 ? REMIT_LINK_CONSULTED
                           : REMIT_LINK_INFORMED,
                  r, r * 7 + i * 11);
}

/* The cells that are still empty. */
static void
fill_rest (Table *table)
{
  for (guint r = 0; r < N_ROWS; r++)
    for (guint c = 0; c < N_COLUMNS; c++)
      if (remit_raci_duties (remit_edit_get_graph (table->edit), table->rows[r],
                             table->columns[c], REMIT_ID_NONE) == 0)
        add_letter (table, REMIT_LINK_INFORMED, r, c);
}

static void
measure (const char *what, RemitGraph *graph)
{
  int today = remit_day_from_ymd (2026, 11, 21);
  g_auto (Series) runs = { 0 };
  RemitFindingsRun *run = remit_findings_run_new (graph, today, NULL);
  double longest = 0;
  gboolean more = TRUE;
  guint n = 0;

  series_init (&runs);
  for (guint i = 0; i < N_ROUNDS; i++)
    {
      double start = bench_cpu ();
      g_autoptr (GPtrArray) findings = remit_findings_run (graph, today);

      series_add (&runs, bench_cpu () - start);
      n = findings->len;
    }
  print_figures (what, &runs, NULL, NULL, 0);
  while (more)
    {
      double start = bench_cpu ();

      more = remit_findings_run_step (run);
      longest = MAX (longest, bench_cpu () - start);
    }
  remit_findings_run_free (run);
  print_note ("  %u links, %u findings, longest step %.1f ms",
              remit_graph_count (graph, REMIT_TABLE_LINK), n, longest * 1e3);
}

void
bench_matrix_findings (Bench *bench)
{
  g_autoptr (RemitDocument) document = remit_document_new_in_memory (bench->context);
  g_autoptr (RemitEdit) edit = remit_document_begin (document, "Matrix");
  g_autofree RemitId *rows = g_new (RemitId, N_ROWS);
  g_autofree RemitId *columns = g_new (RemitId, N_COLUMNS);
  g_autoptr (GError) error = NULL;
  Table table = { .edit = edit, .rows = rows, .columns = columns };

  table.matrix = remit_matrix_add (edit, "Everything", REMIT_MATRIX_RACI, "raci", &error);
  g_assert_no_error (error);
  for (guint i = 0; i < N_COLUMNS; i++)
    columns[i] = add_line (&table, REMIT_NODE_ROLE, REMIT_AXIS_COLUMN, "Role", i);
  for (guint i = 0; i < N_ROWS; i++)
    rows[i] = add_line (&table, REMIT_NODE_ACTIVITY, REMIT_AXIS_ROW, "Activity", i);
  fill_usual (&table);
  measure ("all rules, matrix 5,000 x 200", remit_edit_get_graph (edit));
  fill_rest (&table);
  measure ("the same, every cell filled", remit_edit_get_graph (edit));
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench.h"

#include "remit-matrix-table.h"
#include "remit-table-plan.h"
#include "remit-table-writer.h"
#include "remit-xlsx-writer.h"
#include "remit-xml-names.h"

#include <glib/gstdio.h>

/* A matrix of 5,000 × 40 with a letter in every second cell: written as a sheet and as text, and a
 * table that says the same compared with an empty document, with the document that it was put into
 * by its names, and by its ids. */

#define N_ROWS 5000
#define N_COLUMNS 40
#define N_ROUNDS 3

static RemitTableContent *
make_content (const RemitGraph *graph)
{
  RemitTableContent *content = remit_table_content_new ();

  content->scheme = remit_scheme_lookup (graph, "raci");
  for (guint c = 0; c < N_COLUMNS; c++)
    {
      g_autofree char *name = g_strdup_printf ("Department %u", c);

      remit_table_content_add_party (content, name, "", "B1");
    }
  for (guint r = 0; r < N_ROWS; r++)
    {
      g_autofree char *name = g_strdup_printf ("Prepare the work of step %u", r);
      g_autofree char *group = g_strdup_printf ("Phase %u", r / 50);

      remit_table_content_add_activity (content, name, group, "A2");
      for (guint c = r % 2; c < N_COLUMNS; c += 2)
        {
          RemitTableCell *cell = remit_table_content_add_cell (content, r, c, "R", "B2");

          cell->duties = 1u << ((r + c / 2) % 4);
          cell->n_letters = 1;
        }
    }
  return content;
}

/* The ids that a sheet would have. */
static void
add_ids (RemitTableContent *content, const RemitTablePlan *plan, RemitId matrix)
{
  g_autoptr (GString) id = g_string_new (NULL);

  remit_xml_append_id (id, REMIT_TABLE_MATRIX, matrix);
  g_free (content->matrix_id);
  content->matrix_id = g_strdup (id->str);
  for (guint r = 0; r < N_ROWS; r++)
    {
      RemitTableActivity *activity = content->activities->pdata[r];

      g_string_truncate (id, 0);
      remit_xml_append_id (id, REMIT_TABLE_NODE, remit_table_plan_activity (plan, r)->node);
      g_free (activity->id);
      activity->id = g_strdup (id->str);
    }
}

static RemitTablePlan *
time_plan (const RemitGraph *graph, const RemitTableContent *content,
           const RemitPlanOptions *options, const char *what)
{
  Series series;
  RemitTablePlan *plan = NULL;

  series_init (&series);
  for (guint i = 0; i < N_ROUNDS; i++)
    {
      double start = bench_cpu ();

      remit_table_plan_free (plan);
      plan = remit_table_plan_new (graph, content, options);
      series_add (&series, bench_cpu () - start);
    }
  print_figures (what, &series, NULL, NULL, 0);
  series_clear (&series);
  return plan;
}

static RemitId
time_apply (RemitDocument *document, RemitTablePlan *plan)
{
  RemitEdit *edit = remit_document_begin (document, "Read");
  Series apply, commit;
  RemitId matrix;
  double start = bench_cpu ();

  series_init (&apply);
  series_init (&commit);
  matrix = remit_table_plan_apply (plan, edit, NULL);
  series_add (&apply, bench_cpu () - start);
  start = bench_cpu ();
  g_assert_true (remit_document_commit_import (document, edit, NULL));
  series_add (&commit, bench_cpu () - start);
  print_figures ("apply it to an empty document", &apply, NULL, NULL, 0);
  print_figures ("commit of that in memory", &commit, NULL, NULL, 0);
  series_clear (&apply);
  series_clear (&commit);
  return matrix;
}

static void
time_sheet (const Bench *bench, const RemitMatrixTable *table)
{
  g_autofree char *path = g_build_filename (bench->folder, "matrix.xlsx", NULL);
  g_autoptr (GPtrArray) tables = g_ptr_array_new ();
  Series series;
  GStatBuf status;

  series_init (&series);
  g_ptr_array_add (tables, (gpointer) table);
  for (guint i = 0; i < N_ROUNDS; i++)
    {
      double start = bench_now ();

      g_assert_true (remit_xlsx_write (tables, path, NULL));
      series_add (&series, bench_now () - start);
    }
  g_assert_cmpint (g_stat (path, &status), ==, 0);
  print_figures ("write .xlsx (wall clock)", &series, NULL, NULL, status.st_size);
  series_clear (&series);
}

static void
time_writers (const Bench *bench, const RemitGraph *graph, RemitId id)
{
  g_autoptr (RemitMatrix) matrix = remit_matrix_load (graph, id);
  g_autoptr (RemitMatrixTable) table = NULL;
  Series making, text;

  series_init (&making);
  series_init (&text);
  for (guint i = 0; i < N_ROUNDS; i++)
    {
      double start = bench_cpu ();
      g_autofree char *csv = NULL;

      g_clear_pointer (&table, remit_matrix_table_free);
      table = remit_matrix_table_new (graph, matrix, REMIT_MATRIX_TABLE_ALL, 0);
      series_add (&making, bench_cpu () - start);
      start = bench_cpu ();
      csv = remit_table_to_text (table, REMIT_TABLE_CSV, 0);
      series_add (&text, bench_cpu () - start);
    }
  print_figures ("matrix as a table", &making, NULL, NULL, 0);
  print_figures ("that as CSV", &text, NULL, NULL, 0);
  series_clear (&making);
  series_clear (&text);
  time_sheet (bench, table);
}

void
bench_tables (Bench *bench)
{
  g_autoptr (RemitDocument) document = remit_document_new_in_memory (bench->context);
  const RemitGraph *graph = remit_document_get_graph (document);
  g_autoptr (RemitTableContent) content = make_content (graph);
  g_autoptr (RemitTablePlan) plan = time_plan (graph, content, NULL, "plan, empty document");
  RemitPlanOptions options = { .matrix = time_apply (document, plan), .remove = TRUE };
  g_autoptr (RemitTablePlan) named = time_plan (graph, content, &options, "plan, matched by names");
  g_autoptr (RemitTablePlan) marked = NULL;

  g_assert_cmpuint (remit_table_plan_changes (named)->len, ==, 0);
  add_ids (content, named, options.matrix);
  marked = time_plan (graph, content, NULL, "plan, matched by ids");
  g_assert_cmpuint (remit_table_plan_changes (marked)->len, ==, 0);
  time_writers (bench, graph, options.matrix);
}

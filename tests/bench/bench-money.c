/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench.h"

#include "remit-budget.h"
#include "remit-date.h"
#include "remit-findings.h"

/* Roll-ups and rules over many budget lines. */

#define N_ROUNDS 7
#define PEER "a pass over the amounts"

/* The least that anybody who adds up the amounts must do. */
static void
measure_pass (const RemitGraph *graph, Series *passes)
{
  double start = bench_cpu ();
  gint64 sums[REMIT_N_AMOUNT_STATES] = { 0 };
  guint n;
  const RemitRow *const *rows = remit_graph_rows (graph, REMIT_TABLE_AMOUNT, &n);

  for (guint i = 0; i < n; i++)
    sums[((const RemitAmount *) rows[i])->state] += ((const RemitAmount *) rows[i])->minor;
  g_assert_cmpint (sums[REMIT_AMOUNT_PLAN], >, 0);
  series_add (passes, bench_cpu () - start);
}

/* One step of the findings after the other; those about money, agreements and KPIs are the last. */
static void
measure_rules (RemitGraph *graph, guint n_lines)
{
  static const char *const names[]
    = { "BU01, BU03, BU04", "BU02, BU05, BU06", "SL01, SL02, SL04", "SL03", "KP01, KP02, KP03" };
  int today = remit_day_from_ymd (2026, 11, 21);
  Series steps[G_N_ELEMENTS (names)];
  g_auto (Series) all = { 0 }, passes = { 0 };
  guint n = 0;

  series_init (&all);
  series_init (&passes);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    series_init (&steps[i]);
  for (guint round = 0; round < N_ROUNDS; round++)
    {
      double times[64], start = bench_cpu ();
      RemitFindingsRun *run = remit_findings_run_new (graph, today, NULL);
      g_autoptr (GPtrArray) findings = NULL;
      guint n_steps = 0;

      do
        times[n_steps++] = bench_cpu ();
      while (remit_findings_run_step (run) && n_steps < G_N_ELEMENTS (times) - 1);
      times[n_steps] = bench_cpu ();
      findings = remit_findings_run_end (run);
      series_add (&all, bench_cpu () - start);
      for (guint i = 0; i < G_N_ELEMENTS (names); i++)
        {
          guint step = n_steps - G_N_ELEMENTS (names) + i;

          series_add (&steps[i], times[step + 1] - times[step]);
        }
      measure_pass (graph, &passes);
      n = findings->len;
    }
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *what = g_strdup_printf ("%s, %u lines", names[i], n_lines);

      print_figures (what, &steps[i], PEER, &passes, 0);
      series_clear (&steps[i]);
    }
  print_figures ("all rules", &all, PEER, &passes, 0);
  print_note ("  %u amounts, %u links, %u findings", remit_graph_count (graph, REMIT_TABLE_AMOUNT),
              remit_graph_count (graph, REMIT_TABLE_LINK), n);
}

static void
measure_rollup (RemitGraph *graph, guint n_lines, RemitBudgetAxis axis)
{
  g_autofree char *what
    = g_strdup_printf ("roll-up by %s, %u lines", remit_budget_axis_key (axis), n_lines);
  RemitBudgetQuery query = REMIT_BUDGET_QUERY_INIT (axis);
  g_auto (Series) runs = { 0 }, passes = { 0 };

  series_init (&runs);
  series_init (&passes);
  for (guint i = 0; i < N_ROUNDS; i++)
    {
      double start = bench_cpu ();
      g_autoptr (GError) error = NULL;
      g_autoptr (RemitRollup) rollup = remit_budget_rollup (graph, &query, &error);

      g_assert_no_error (error);
      series_add (&runs, bench_cpu () - start);
      measure_pass (graph, &passes);
    }
  print_figures (what, &runs, PEER, &passes, 0);
}

void
bench_money (Bench *bench, guint n_lines)
{
  g_autoptr (RemitDocument) document = remit_document_new_in_memory (bench->context);
  g_autoptr (RemitEdit) edit = remit_document_begin (document, "Money");

  remit_meta_set (edit, "currency", "EUR");
  bench_money_model (edit, n_lines);
  for (RemitBudgetAxis axis = 0; axis < REMIT_N_BUDGET_AXES; axis++)
    measure_rollup (remit_edit_get_graph (edit), n_lines, axis);
  measure_rules (remit_edit_get_graph (edit), n_lines);
}

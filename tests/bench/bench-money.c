/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench.h"

#include "remit-budget.h"
#include "remit-date.h"
#include "remit-findings.h"

/* Roll-ups and rules over many budget lines: each has five fiscal years of plan, approved and
 * actual (15 amounts), two payers out of 40, and one component out of a twentieth of their number;
 * for each component an SLA that rests on an OLA, and a KPI. */

#define N_PARTIES 40
#define N_YEARS 5
#define N_ROUNDS 7
#define LINES_PER_COMPONENT 20
#define PEER "a pass over the amounts"

typedef struct
{
  RemitEdit *edit;
  RemitId parties[N_PARTIES];
} Model;

static RemitId
add_node (Model *model, RemitNodeKind kind, const char *word, guint number)
{
  g_autofree char *name = g_strdup_printf ("%s %u", word, number);
  g_autoptr (GError) error = NULL;
  RemitId id = remit_node_add (model->edit, kind, name, &error);

  g_assert_no_error (error);
  return id;
}

static void
add_link (Model *model, RemitLinkKind kind, RemitId source, RemitId target, gint64 share)
{
  g_autoptr (RemitRow) link = remit_row_new (REMIT_TABLE_LINK);

  remit_row_set_number (link, REMIT_LINK_FIELD_KIND, kind);
  remit_row_set_number (link, REMIT_LINK_FIELD_SOURCE, source);
  remit_row_set_number (link, REMIT_LINK_FIELD_TARGET, target);
  remit_row_set_number (link, REMIT_LINK_FIELD_SHARE, share);
  remit_edit_insert (model->edit, link);
}

static void
add_amount (Model *model, RemitId line, int year, RemitAmountState state, gint64 minor)
{
  g_autoptr (RemitRow) amount = remit_row_new (REMIT_TABLE_AMOUNT);

  remit_row_set_number (amount, REMIT_AMOUNT_FIELD_NODE, line);
  remit_row_set_number (amount, REMIT_AMOUNT_FIELD_YEAR, year);
  remit_row_set_number (amount, REMIT_AMOUNT_FIELD_STATE, state);
  remit_row_set_number (amount, REMIT_AMOUNT_FIELD_MINOR, minor);
  remit_edit_insert (model->edit, amount);
}

static RemitId
add_agreement (Model *model, RemitNodeKind kind, guint number)
{
  RemitId id = add_node (model, kind, kind == REMIT_NODE_SLA ? "SLA" : "OLA", number);
  g_autoptr (RemitRow) objective = remit_row_new (REMIT_TABLE_OBJECTIVE);

  add_link (model, REMIT_LINK_PROVIDES, model->parties[number % N_PARTIES], id, REMIT_UNSET);
  add_link (model, REMIT_LINK_RECEIVES, model->parties[(number + 1) % N_PARTIES], id, REMIT_UNSET);
  remit_row_set_number (objective, REMIT_OBJECTIVE_FIELD_NODE, id);
  remit_row_set_number (objective, REMIT_OBJECTIVE_FIELD_TARGET, 99900000);
  remit_row_set_text (objective, REMIT_OBJECTIVE_FIELD_UNIT, "%");
  remit_edit_insert (model->edit, objective);
  return id;
}

static RemitId
add_component (Model *model, guint number)
{
  RemitId component = add_node (model, REMIT_NODE_APPLICATION, "Component", number);
  RemitId sla = add_agreement (model, REMIT_NODE_SLA, number);
  RemitId kpi = add_node (model, REMIT_NODE_KPI, "KPI", number);

  add_link (model, REMIT_LINK_OWNS, model->parties[number % N_PARTIES], component, REMIT_UNSET);
  add_link (model, REMIT_LINK_COVERS, sla, component, REMIT_UNSET);
  add_link (model, REMIT_LINK_SUPPORTS, add_agreement (model, REMIT_NODE_OLA, number), sla,
            REMIT_UNSET);
  add_link (model, REMIT_LINK_OWNS, model->parties[number % N_PARTIES], kpi, REMIT_UNSET);
  add_link (model, REMIT_LINK_MEASURES, kpi, component, REMIT_UNSET);
  return component;
}

static void
fill (Model *model, guint n_lines)
{
  RemitId component = REMIT_ID_NONE;

  for (guint i = 0; i < N_PARTIES; i++)
    model->parties[i] = add_node (model, REMIT_NODE_UNIT, "Unit", i);
  for (guint i = 0; i < n_lines; i++)
    {
      RemitId line = add_node (model, REMIT_NODE_BUDGET_LINE, "Line", i);

      if (i % LINES_PER_COMPONENT == 0)
        component = add_component (model, i / LINES_PER_COMPONENT);
      add_link (model, REMIT_LINK_COVERS, line, component, REMIT_UNSET);
      add_link (model, REMIT_LINK_PAYS, model->parties[i % N_PARTIES], line, 6000);
      add_link (model, REMIT_LINK_PAYS, model->parties[(i + 7) % N_PARTIES], line,
                i % 50 == 0 ? 3000 : 4000);
      for (int year = 0; year < N_YEARS; year++)
        for (int state = REMIT_AMOUNT_PLAN; state < N_YEARS; state += 2)
          add_amount (model, line, 2023 + year, state, 1000000 + (gint64) i * 37 + year * 1000);
    }
}

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
  Model model = { .edit = edit };

  remit_meta_set (edit, "currency", "EUR");
  fill (&model, n_lines);
  for (RemitBudgetAxis axis = 0; axis < REMIT_N_BUDGET_AXES; axis++)
    measure_rollup (remit_edit_get_graph (edit), n_lines, axis);
  measure_rules (remit_edit_get_graph (edit), n_lines);
}

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

static void
measure_rules (RemitGraph *graph, guint n_lines)
{
  g_autofree char *what = g_strdup_printf ("all rules, %u budget lines", n_lines);
  int today = remit_day_from_ymd (2026, 11, 21);
  g_auto (Series) runs = { 0 };
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
  print_note ("  %u amounts, %u links, %u findings", remit_graph_count (graph, REMIT_TABLE_AMOUNT),
              remit_graph_count (graph, REMIT_TABLE_LINK), n);
}

static void
measure_rollup (RemitGraph *graph, guint n_lines, RemitBudgetAxis axis)
{
  g_autofree char *what
    = g_strdup_printf ("roll-up by %s, %u budget lines", remit_budget_axis_key (axis), n_lines);
  RemitBudgetQuery query = REMIT_BUDGET_QUERY_INIT (axis);
  g_auto (Series) runs = { 0 };

  series_init (&runs);
  for (guint i = 0; i < N_ROUNDS; i++)
    {
      double start = bench_cpu ();
      g_autoptr (GError) error = NULL;
      g_autoptr (RemitRollup) rollup = remit_budget_rollup (graph, &query, &error);

      g_assert_no_error (error);
      series_add (&runs, bench_cpu () - start);
    }
  print_figures (what, &runs, NULL, NULL, 0);
}

void
bench_money (Bench *bench, guint n_lines)
{
  static const RemitBudgetAxis axes[]
    = { REMIT_BUDGET_BY_PAYER, REMIT_BUDGET_BY_OWNER, REMIT_BUDGET_BY_TREE, REMIT_BUDGET_BY_YEAR };
  g_autoptr (RemitDocument) document = remit_document_new_in_memory (bench->context);
  g_autoptr (RemitEdit) edit = remit_document_begin (document, "Money");
  Model model = { .edit = edit };

  remit_meta_set (edit, "currency", "EUR");
  fill (&model, n_lines);
  for (guint i = 0; i < G_N_ELEMENTS (axes); i++)
    measure_rollup (remit_edit_get_graph (edit), n_lines, axes[i]);
  measure_rules (remit_edit_get_graph (edit), n_lines);
}

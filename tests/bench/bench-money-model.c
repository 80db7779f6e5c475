/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench.h"

#define N_PARTIES 40
#define N_YEARS 5
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

void
bench_money_model (RemitEdit *edit, guint n_lines)
{
  Model filled = { .edit = edit }, *model = &filled;
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

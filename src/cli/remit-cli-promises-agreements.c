/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-cli"
#include "remit-cli-promises.h"

#include "remit-agreement.h"
#include "remit-credit.h"
#include "remit-date.h"
#include "remit-money.h"
#include "remit-rates-load.h"

#include <glib/gi18n-lib.h>

/* remit-cli agreements. */

#define BASIS_POINT (REMIT_DECIMAL_ONE / 100)

enum
{
  AGREEMENT_ID = REMIT_CLI_REGISTER_ID,
  AGREEMENT_CODE = REMIT_CLI_REGISTER_CODE,
  AGREEMENT_NAME = REMIT_CLI_REGISTER_NAME,
  AGREEMENT_KIND,
  AGREEMENT_PROVIDERS,
  AGREEMENT_CUSTOMERS,
  AGREEMENT_COVERS,
  AGREEMENT_VALIDITY,
  AGREEMENT_STATE,
  AGREEMENT_PROMISED,
  AGREEMENT_COMPUTED,
  AGREEMENT_FALLS_SHORT,
  AGREEMENT_ALLOWED,
  AGREEMENT_CIRCULAR,
  AGREEMENT_SUPPORTS,
  AGREEMENT_WEAKER,
  AGREEMENT_OBJECTIVES,
  AGREEMENT_STEPS,
  AGREEMENT_CREDITS,
  AGREEMENT_ESCALATION,
  AGREEMENT_REVIEW,
  AGREEMENT_OVERDUE,
  AGREEMENT_SIGNED,
  AGREEMENT_LACKS,
  AGREEMENT_REMARKS,
  N_AGREEMENT_COLUMNS
};

static const RemitCliColumn agreement_columns[N_AGREEMENT_COLUMNS] = {
  [AGREEMENT_ID] = { "id", NULL, REMIT_CLI_TEXT },
  [AGREEMENT_CODE] = { "code", N_("Code"), REMIT_CLI_TEXT },
  [AGREEMENT_NAME] = { "name", N_("Name"), REMIT_CLI_TEXT },
  [AGREEMENT_KIND] = { "kind", NULL, REMIT_CLI_TEXT, N_("Kind") },
  [AGREEMENT_PROVIDERS] = { "providers", N_("Provider"), REMIT_CLI_LIST },
  [AGREEMENT_CUSTOMERS] = { "customers", N_("Customer"), REMIT_CLI_LIST },
  [AGREEMENT_COVERS] = { "covers", NULL, REMIT_CLI_LIST, N_("Covers") },
  [AGREEMENT_VALIDITY] = { "validity", N_("Validity"), REMIT_CLI_TEXT },
  [AGREEMENT_STATE] = { "state", N_("State"), REMIT_CLI_TEXT },
  [AGREEMENT_PROMISED] = { "promised", N_("Promised %"), REMIT_CLI_NUMBER },
  [AGREEMENT_COMPUTED] = { "computed", N_("Computed %"), REMIT_CLI_NUMBER },
  [AGREEMENT_FALLS_SHORT] = { "falls-short", NULL, REMIT_CLI_FLAG },
  [AGREEMENT_ALLOWED] = { "allowed-downtime", N_("May be down"), REMIT_CLI_TEXT },
  [AGREEMENT_CIRCULAR] = { "circular", NULL, REMIT_CLI_FLAG },
  [AGREEMENT_SUPPORTS] = { "supports", NULL, REMIT_CLI_LIST, N_("Rests on") },
  [AGREEMENT_WEAKER] = { "weaker", NULL, REMIT_CLI_LIST, N_("Weaker support") },
  [AGREEMENT_OBJECTIVES] = { "objectives", NULL, REMIT_CLI_LIST, N_("Objectives") },
  [AGREEMENT_STEPS] = { "credit-steps", NULL, REMIT_CLI_LIST, N_("Credit steps") },
  [AGREEMENT_CREDITS] = { "credits", N_("Credit due"), REMIT_CLI_LIST },
  [AGREEMENT_ESCALATION] = { "escalation", NULL, REMIT_CLI_LIST, N_("Escalation") },
  [AGREEMENT_REVIEW] = { "review-due", N_("Review due"), REMIT_CLI_TEXT },
  [AGREEMENT_OVERDUE] = { "overdue", NULL, REMIT_CLI_FLAG },
  [AGREEMENT_SIGNED] = { "signed", N_("Signed"), REMIT_CLI_TEXT },
  [AGREEMENT_LACKS] = { "lacks", NULL, REMIT_CLI_LIST },
  [AGREEMENT_REMARKS] = { NULL, N_("Remarks"), REMIT_CLI_LIST },
};

/* By RemitLacks: as files write them, and as people do. */
static const struct
{
  const char *key, *remark;
} lacks[] = {
  { "provider", N_("no provider") },      { "customer", N_("no customer") },
  { "objective", N_("no objective") },    { "target", N_("no target that can be measured") },
  { "window", N_("a window of 0 days") },
};

/* "99.7002 %" without the sign, for a column that has it in its head. */
static char *
format_ratio (RemitRatio ratio)
{
  return remit_decimal_format (remit_ratio_to_percent (ratio));
}

/* ---- what it rests on ---- */

static void
fill_supports (const RemitCliRegister *self, char **row, const RemitAgreement *agreement)
{
  for (guint i = 0; i < agreement->supports->len; i++)
    {
      const RemitSupport *support = &g_array_index (agreement->supports, RemitSupport, i);
      g_autofree char *name = remit_graph_describe (self->graph, support->agreement);
      g_autofree char *ratio = support->known ? format_ratio (support->ratio) : NULL;
      g_autofree char *text = ratio != NULL ? g_strdup_printf ("%s: %s %%", name, ratio) : NULL;

      remit_cli_list_add (&row[AGREEMENT_SUPPORTS], text != NULL ? text : name);
    }
  for (guint i = 0; i < agreement->weaker->len; i++)
    {
      const RemitWeaker *weaker = &g_array_index (agreement->weaker, RemitWeaker, i);
      g_autofree char *name = remit_graph_describe (self->graph, weaker->supporter);
      g_autofree char *target = remit_decimal_format (weaker->support->target);
      g_autofree char *text = g_strdup_printf ("%s: %s %s", name, target, weaker->support->unit);

      remit_cli_list_add (&row[AGREEMENT_WEAKER], g_strchomp (text));
    }
  if (agreement->promises)
    row[AGREEMENT_PROMISED] = format_ratio (agreement->promised);
  if (agreement->computes)
    row[AGREEMENT_COMPUTED] = format_ratio (agreement->computed);
  remit_cli_set_flag (&row[AGREEMENT_FALLS_SHORT], agreement->falls_short);
  remit_cli_set_flag (&row[AGREEMENT_CIRCULAR], agreement->circular);
}

/* ---- what it promises ---- */

/* Files keep the keys, people read words. */
static const char *
word_of_state (const RemitCliRegister *self, RemitAgreementState state)
{
  static const char *const words[REMIT_N_AGREEMENT_STATES] = {
    [REMIT_STATE_NO_DATA] = N_("no data"),
    [REMIT_STATE_MET] = N_("met"),
    [REMIT_STATE_AT_RISK] = N_("at risk"),
    [REMIT_STATE_BREACHED] = N_("breached"),
  };

  return remit_cli_register_is_text (self) ? _(words[state]) : remit_agreement_state_key (state);
}

static const char *
word_of_validity (const RemitCliRegister *self, RemitValidity validity)
{
  static const char *const words[REMIT_N_VALIDITIES] = {
    [REMIT_VALIDITY_OPEN] = N_("in force"),
    [REMIT_VALIDITY_NOT_BEGUN] = N_("not begun"),
    [REMIT_VALIDITY_EXPIRED] = N_("ended"),
  };

  return remit_cli_register_is_text (self) ? _(words[validity]) : remit_validity_key (validity);
}

/* "Available ≥ 99.9 %: breached, 99.71, 2026-09-30"; files have the keys. */
static void
fill_objectives (const RemitCliRegister *self, char **row, const RemitAgreement *agreement)
{
  static const char *const signs[] = {
    [REMIT_OPERATOR_AT_LEAST] = "≥", [REMIT_OPERATOR_AT_MOST] = "≤", [REMIT_OPERATOR_MORE] = ">",
    [REMIT_OPERATOR_LESS] = "<",     [REMIT_OPERATOR_EQUAL] = "=",
  };

  for (guint i = 0; i < agreement->objectives->len; i++)
    {
      const RemitObjectiveState *state
        = &g_array_index (agreement->objectives, RemitObjectiveState, i);
      const RemitRow *objective = &state->objective->row;
      g_autofree char *key = remit_row_format (objective, REMIT_OBJECTIVE_FIELD_COMPARISON);
      g_autofree char *target = remit_row_format (objective, REMIT_OBJECTIVE_FIELD_TARGET);
      g_autofree char *day = remit_day_format (state->day);
      g_autofree char *value = remit_decimal_format (state->value);
      const char *sign
        = remit_cli_register_is_text (self) ? signs[state->objective->comparison] : key;
      g_autoptr (GString) text = g_string_new (NULL);

      g_string_append_printf (text, "%s %s %s %s: %s", state->objective->name, sign, target,
                              state->objective->unit, word_of_state (self, state->state));
      if (state->day != 0)
        g_string_append_printf (text, ", %s, %s", value, day);
      remit_cli_list_add (&row[AGREEMENT_OBJECTIVES], text->str);
    }
}

/* The least of what its objectives of availability allow around @today. */
static void
fill_allowed (char **row, const RemitAgreement *agreement, int today)
{
  gint64 least = G_MAXINT64;

  for (guint i = 0; i < agreement->objectives->len; i++)
    {
      gint64 agreed, allowed;

      if (remit_objective_allowed (
            g_array_index (agreement->objectives, RemitObjectiveState, i).objective, today, &agreed,
            &allowed, NULL))
        least = MIN (least, allowed);
    }
  if (least != G_MAXINT64)
    row[AGREEMENT_ALLOWED] = remit_duration_format (least);
}

/* ---- what follows when it is broken ---- */

/* "Available beyond 99.9 %: 5 %" */
static void
fill_steps (const RemitCliRegister *self, char **row, const RemitObjective *objective)
{
  g_autoptr (GPtrArray) steps = remit_credit_list (self->graph, objective);

  for (guint i = 0; i < steps->len; i++)
    {
      const RemitCreditRow *step = steps->pdata[i];
      g_autofree char *bound = remit_decimal_format (step->bound);
      g_autofree char *percent = remit_decimal_format (step->credit * BASIS_POINT);
      g_autofree char *text
        = g_strdup_printf (remit_cli_register_is_text (self)
                             /* Translators: an objective, a value and its unit, per cent. */
                             ? _("%s beyond %s %s: %s %%")
                             : "%s beyond %s %s: %s %%",
                           objective->name, bound, objective->unit, percent);

      remit_cli_list_add (&row[AGREEMENT_STEPS], text);
    }
}

/* "Available: 5 %, EUR 41.67" */
static void
fill_credits (const RemitCliRegister *self, char **row, const RemitAgreement *agreement,
              const RemitBudgetQuery *query)
{
  g_autoptr (GArray) list = remit_credits_due (self->graph, agreement, query);

  for (guint i = 0; i < agreement->objectives->len; i++)
    fill_steps (self, row, g_array_index (agreement->objectives, RemitObjectiveState, i).objective);
  for (guint i = 0; i < list->len; i++)
    {
      const RemitCreditDue *due = &g_array_index (list, RemitCreditDue, i);
      g_autofree char *percent = remit_decimal_format (due->step.credit * BASIS_POINT);
      g_autofree char *amount = *due->currency != '\0' && due->problem == NULL
                                  ? remit_money_format_plain (due->amount, due->currency)
                                  : NULL;
      g_autofree char *text = amount != NULL
                                ? g_strdup_printf ("%s: %s %%, %s %s", due->objective->name,
                                                   percent, due->currency, amount)
                                : g_strdup_printf ("%s: %s %%", due->objective->name, percent);

      remit_cli_list_add (&row[AGREEMENT_CREDITS], text);
      if (due->problem != NULL)
        remit_cli_note (self->cli, "%s", due->problem);
    }
}

/* "late: Integration Lead within 4 h" */
static void
fill_escalation (const RemitCliRegister *self, char **row, RemitId agreement)
{
  g_autoptr (GArray) steps = remit_escalation_list (self->graph, agreement);

  for (guint i = 0; i < steps->len; i++)
    {
      const RemitEscalationStep *step = &g_array_index (steps, RemitEscalationStep, i);
      g_autofree char *name = step->row->party != REMIT_ID_NONE
                                ? remit_graph_describe (self->graph, step->row->party)
                                : g_strdup (C_("party", "nobody"));
      g_autofree char *time = step->minutes != REMIT_UNSET
                                ? remit_duration_format (step->minutes * 60 * G_USEC_PER_SEC)
                                : NULL;
      g_autofree char *text = NULL;

      if (time == NULL)
        text = g_strdup_printf ("%s: %s", step->row->severity, name);
      else if (remit_cli_register_is_text (self))
        /* Translators: how severe it is, who is told, and in which time. */
        text = g_strdup_printf (_("%s: %s within %s"), step->row->severity, name, time);
      else
        text = g_strdup_printf ("%s: %s, %s", step->row->severity, name, time);
      remit_cli_list_add (&row[AGREEMENT_ESCALATION], text);
    }
}

static gboolean
has_faulty_credits (const RemitCliRegister *self, const RemitAgreement *agreement)
{
  for (guint i = 0; i < agreement->objectives->len; i++)
    if (remit_credit_check (self->graph,
                            g_array_index (agreement->objectives, RemitObjectiveState, i).objective,
                            NULL)
        != REMIT_CREDIT_FINE)
      return TRUE;
  return FALSE;
}

/* ---- the register ---- */

static void
fill_lacks (const RemitCliRegister *self, char **row, const RemitAgreement *agreement)
{
  for (guint i = 0; i < G_N_ELEMENTS (lacks); i++)
    if ((agreement->lacks >> i & 1) != 0)
      {
        remit_cli_list_add (&row[AGREEMENT_LACKS], lacks[i].key);
        remit_cli_list_add (&row[AGREEMENT_REMARKS], _(lacks[i].remark));
      }
  if (agreement->same_party)
    {
      remit_cli_list_add (&row[AGREEMENT_LACKS], "other-party");
      remit_cli_list_add (&row[AGREEMENT_REMARKS], _("promises to itself"));
    }
  if (has_faulty_credits (self, agreement))
    {
      remit_cli_list_add (&row[AGREEMENT_LACKS], "clear-credits");
      remit_cli_list_add (&row[AGREEMENT_REMARKS], _("credit steps contradict each other"));
    }
}

static void
fill_remarks (char **row, const RemitAgreement *agreement)
{
  if (agreement->circular)
    remit_cli_list_add (&row[AGREEMENT_REMARKS], _("rests on itself"));
  if (agreement->falls_short)
    remit_cli_list_add (&row[AGREEMENT_REMARKS], _("its parts give less"));
  else if (agreement->weaker->len > 0)
    remit_cli_list_add (&row[AGREEMENT_REMARKS], _("rests on a weaker promise"));
  if (agreement->review_overdue)
    remit_cli_list_add (&row[AGREEMENT_REMARKS], _("review overdue"));
}

static void
fill_agreement (const RemitCliRegister *self, char **row, const RemitAgreement *agreement,
                const RemitBudgetQuery *query)
{
  const RemitGraph *graph = self->graph;

  remit_cli_register_fill_node (self, row, agreement->id);
  row[AGREEMENT_KIND]
    = g_strdup (remit_cli_register_is_text (self) ? remit_node_kind_label (agreement->kind)
                                                  : remit_node_kind_info (agreement->kind)->key);
  remit_cli_list_add_names (&row[AGREEMENT_PROVIDERS], graph, agreement->providers);
  remit_cli_list_add_names (&row[AGREEMENT_CUSTOMERS], graph, agreement->customers);
  remit_cli_list_add_names (&row[AGREEMENT_COVERS], graph, agreement->covered);
  row[AGREEMENT_VALIDITY] = g_strdup (word_of_validity (self, agreement->validity));
  row[AGREEMENT_STATE] = g_strdup (word_of_state (self, agreement->state));
  fill_supports (self, row, agreement);
  fill_objectives (self, row, agreement);
  fill_allowed (row, agreement, self->look->today);
  fill_credits (self, row, agreement, query);
  fill_escalation (self, row, agreement->id);
  remit_cli_set_day (&row[AGREEMENT_REVIEW], agreement->review_due);
  remit_cli_set_flag (&row[AGREEMENT_OVERDUE], agreement->review_overdue);
  row[AGREEMENT_SIGNED] = g_strdup_printf ("%u/%u", agreement->n_signed, agreement->n_sides);
  fill_lacks (self, row, agreement);
  fill_remarks (row, agreement);
}

static void
fill_agreements (const RemitCliRegister *self, RemitCliTable *table)
{
  g_autoptr (RemitAgreements) agreements = remit_agreements_new (self->graph, self->look->today);
  g_autoptr (RemitRates) rates = remit_rates_load (self->graph, NULL);
  RemitBudgetQuery query = REMIT_BUDGET_QUERY_INIT (REMIT_BUDGET_BY_ITEM);
  const char *currency = remit_graph_meta (self->graph, "currency");

  query.today = self->look->today;
  query.rates = rates;
  query.currency = *currency != '\0' ? currency : NULL;
  for (guint i = 0; i < agreements->list->len; i++)
    {
      const RemitAgreement *agreement = &g_array_index (agreements->list, RemitAgreement, i);

      if (remit_cli_register_wants (self, agreement->id))
        fill_agreement (self, remit_cli_table_add_row (table), agreement, &query);
    }
}

int
remit_cli_run_agreements (RemitCli *cli, int argc, char **argv)
{
  return remit_cli_run_register (cli, argc, argv, agreement_columns, N_AGREEMENT_COLUMNS,
                                 REMIT_KINDS_AGREEMENT, fill_agreements);
}

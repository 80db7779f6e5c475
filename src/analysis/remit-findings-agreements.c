/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-findings"
#include "remit-findings-private.h"

#include "remit-agreement.h"
#include "remit-credit.h"
#include "remit-date.h"
#include "remit-money.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>

/* Rules about one agreement: what it lacks, whether what it rests on holds its promise, and whether
 * anybody looks after it.  They read what remit_agreements_new() found out, once. */

/* ---- SL01: what is missing ---- */

static const struct
{
  guint lack;
  const char *noun;
} lack_nouns[] = {
  { REMIT_LACKS_PROVIDER, N_("a provider") },
  { REMIT_LACKS_CUSTOMER, N_("a customer") },
  { REMIT_LACKS_OBJECTIVE, N_("an objective") },
  { REMIT_LACKS_TARGET, N_("a target that can be measured") },
  { REMIT_LACKS_WINDOW, N_("a window of one day at least") },
};

static RemitFinding *
add_about_sides (RemitFindingsRun *run, const RemitAgreement *agreement)
{
  g_autoptr (GArray) sides = _remit_findings_ids_new ();

  g_array_append_vals (sides, agreement->providers->data, agreement->providers->len);
  g_array_append_vals (sides, agreement->customers->data, agreement->customers->len);
  _remit_findings_ids_unify (sides);
  return _remit_findings_add (run, REMIT_RULE_SL01, agreement->id, _remit_findings_ids (sides),
                              sides->len);
}

static char *
describe_sides (const RemitFindingsRun *run, const RemitAgreement *agreement)
{
  g_autofree char *providers = _remit_findings_join_names (
    run, _remit_findings_ids (agreement->providers), agreement->providers->len);
  g_autofree char *customers = _remit_findings_join_names (
    run, _remit_findings_ids (agreement->customers), agreement->customers->len);

  return g_strdup_printf (
    /* Translators: lists of parties, a number of objectives. */
    ngettext ("provider: %s; customer: %s; %u objective",
              "provider: %s; customer: %s; %u objectives", agreement->objectives->len),
    *providers != '\0' ? providers : C_("party", "nobody"),
    *customers != '\0' ? customers : C_("party", "nobody"), agreement->objectives->len);
}

static void
add_lacks (RemitFindingsRun *run, const RemitAgreement *agreement, const char *name)
{
  const char *lacks[G_N_ELEMENTS (lack_nouns)];
  RemitFinding *finding = add_about_sides (run, agreement);
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (lack_nouns); i++)
    if ((agreement->lacks & lack_nouns[i].lack) != 0)
      lacks[n++] = _(lack_nouns[i].noun);
  _remit_findings_tell_lacks (finding, name, lacks, n);
  finding->evidence = describe_sides (run, agreement);
  finding->fix = g_strdup (_("Fill in what is missing: what is not said cannot be held."));
}

static void
add_same_party (RemitFindingsRun *run, const RemitAgreement *agreement, const char *name)
{
  RemitFinding *finding = add_about_sides (run, agreement);

  finding->message = g_strdup_printf (_("In %s a party makes a promise to itself."), name);
  finding->brief = g_strdup (_("promises to itself"));
  finding->evidence = describe_sides (run, agreement);
  finding->fix = g_strdup (_("Name a provider and a customer that are not the same party."));
}

/* What is wrong with the steps of credits, and what helps. */
static void
tell_credit_fault (RemitFinding *finding, RemitCreditFault fault, const char *name,
                   const char *value, const char *unit)
{
  if (fault == REMIT_CREDIT_SAME_BOUND)
    {
      /* Translators: an agreement, a value and its unit. */
      finding->message = g_strdup_printf (_("%s gives two credits beyond the same value, %s %s."),
                                          name, value, unit);
      finding->brief = g_strdup (_("credit steps overlap"));
      finding->fix = g_strdup (_("Give each credit step a bound of its own."));
    }
  else if (fault == REMIT_CREDIT_SMALLER)
    {
      /* Translators: an agreement, a value and its unit. */
      finding->message = g_strdup_printf (
        _("%s gives a smaller credit beyond %s %s than before it."), name, value, unit);
      finding->brief = g_strdup (_("credit steps contradict each other"));
      finding->fix = g_strdup (_("Let the credits grow with what is missed."));
    }
  else
    {
      /* Translators: an agreement, a value and its unit. */
      finding->message = g_strdup_printf (
        _("%s gives a credit beyond %s %s, where its promise is still kept."), name, value, unit);
      finding->brief = g_strdup (_("credit for a promise that is kept"));
      finding->fix = g_strdup (_("Begin the credits where the promise is broken."));
    }
}

static void
check_credits (RemitFindingsRun *run, const RemitAgreement *agreement, const char *name)
{
  for (guint i = 0; i < agreement->objectives->len; i++)
    {
      const RemitObjective *objective
        = g_array_index (agreement->objectives, RemitObjectiveState, i).objective;
      gint64 bound = 0;
      RemitCreditFault fault = remit_credit_check (run->graph, objective, &bound);
      g_autofree char *value = remit_decimal_format (bound);
      RemitFinding *finding;

      if (fault == REMIT_CREDIT_FINE)
        continue;
      finding = add_about_sides (run, agreement);
      tell_credit_fault (finding, fault, name, value, objective->unit);
      finding->evidence = describe_sides (run, agreement);
      return;
    }
}

static void
check_parts (RemitFindingsRun *run, const RemitAgreement *agreement)
{
  g_autofree char *name = remit_graph_describe (run->graph, agreement->id);

  if (agreement->lacks != 0)
    add_lacks (run, agreement, name);
  else if (agreement->same_party)
    add_same_party (run, agreement, name);
  else
    check_credits (run, agreement, name);
}

/* ---- SL02: what it rests on ---- */

/* "at most 7 days" */
static char *
format_promise (const RemitObjective *objective)
{
  g_autofree char *value = remit_decimal_format (objective->target);
  g_autofree char *amount = *objective->unit != '\0'
                              /* Translators: a value and its unit: "99.9 %". */
                              ? g_strdup_printf (C_("value", "%s %s"), value, objective->unit)
                              : g_strdup (value);

  switch ((RemitOperator) objective->comparison)
    {
    case REMIT_OPERATOR_AT_LEAST:
      return g_strdup_printf (_("at least %s"), amount);
    case REMIT_OPERATOR_AT_MOST:
      return g_strdup_printf (_("at most %s"), amount);
    case REMIT_OPERATOR_MORE:
      return g_strdup_printf (_("more than %s"), amount);
    case REMIT_OPERATOR_LESS:
      return g_strdup_printf (_("less than %s"), amount);
    default:
      return g_steal_pointer (&amount);
    }
}

/* "Platform operations 99.9 %, Cloud hosting 99.8 %" */
static char *
list_supports (const RemitFindingsRun *run, const RemitAgreement *agreement, GArray *ids)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < agreement->supports->len; i++)
    {
      const RemitSupport *support = &g_array_index (agreement->supports, RemitSupport, i);
      g_autofree char *name = NULL, *share = NULL;

      if (!support->known || !support->in_force)
        continue;
      name = remit_graph_describe (run->graph, support->agreement);
      share = remit_decimal_format (remit_ratio_to_percent (support->ratio));
      g_string_append (text, text->len > 0 ? C_("list", ", ") : "");
      g_string_append_printf (text, _("%s %s %%"), name, share);
      _remit_findings_ids_add (ids, support->agreement);
    }
  return g_string_free (text, FALSE);
}

static void
add_short_chain (RemitFindingsRun *run, const RemitAgreement *agreement, const char *name)
{
  g_autoptr (GArray) ids = _remit_findings_ids_new ();
  g_autofree char *list = list_supports (run, agreement, ids);
  g_autofree char *promised = remit_decimal_format (remit_ratio_to_percent (agreement->promised));
  g_autofree char *computed = remit_decimal_format (remit_ratio_to_percent (agreement->computed));
  RemitFinding *finding = _remit_findings_add (run, REMIT_RULE_SL02, agreement->id,
                                               _remit_findings_ids (ids), ids->len);

  /* Translators: an agreement, two numbers of per cent. */
  finding->message = g_strdup_printf (
    _("%s promises %s %%, and what it rests on adds up to %s %%."), name, promised, computed);
  /* Translators: a number of per cent. */
  finding->brief = g_strdup_printf (_("its parts give %s %%"), computed);
  finding->evidence = g_steal_pointer (&list);
  finding->fix
    = g_strdup (_("Tighten what it rests on, add an alternative, or lower the promise."));
}

static void
add_weaker (RemitFindingsRun *run, const RemitAgreement *agreement, const char *name,
            const RemitWeaker *weaker)
{
  g_autofree char *supporter = remit_graph_describe (run->graph, weaker->supporter);
  g_autofree char *promise = format_promise (weaker->promise);
  g_autofree char *support = format_promise (weaker->support);
  RemitFinding *finding
    = _remit_findings_add (run, REMIT_RULE_SL02, agreement->id, &weaker->supporter, 1);

  finding->message
    /* Translators: an agreement, its promise ("at most 7 days"), another agreement, its promise. */
    = g_strdup_printf (_("%s promises %s and rests on %s, which promises %s."), name, promise,
                       supporter, support);
  finding->brief = g_strdup_printf (_("rests on %s"), support);
  /* Translators: the names of two objectives. */
  finding->evidence
    = g_strdup_printf (_("“%s” rests on “%s”"), weaker->promise->name, weaker->support->name);
  finding->fix = g_strdup_printf (_("Tighten %s, or lower the promise."), supporter);
}

static void
check_chain (RemitFindingsRun *run, const RemitAgreement *agreement)
{
  const RemitWeaker *weaker
    = agreement->weaker->len > 0 ? &g_array_index (agreement->weaker, RemitWeaker, 0) : NULL;
  g_autofree char *name = NULL;
  RemitFinding *finding;

  if (!agreement->circular && !agreement->falls_short && weaker == NULL)
    return;
  name = remit_graph_describe (run->graph, agreement->id);
  if (agreement->circular)
    {
      finding = _remit_findings_add (run, REMIT_RULE_SL02, agreement->id, NULL, 0);
      finding->message = g_strdup_printf (_("%s rests on itself through others."), name);
      finding->brief = g_strdup (_("rests on itself"));
      finding->evidence = g_strdup_printf (
        ngettext ("rests on %u agreement", "rests on %u agreements", agreement->supports->len),
        agreement->supports->len);
      finding->fix = g_strdup (_("Take out the support that leads back to it."));
    }
  else if (agreement->falls_short)
    add_short_chain (run, agreement, name);
  else
    add_weaker (run, agreement, name, weaker);
}

/* ---- SL04: who looks after it ---- */

/* What agreements in force cover: node -> bits of their kinds. */
static GHashTable *
collect_covered (const RemitAgreements *agreements)
{
  GHashTable *covered = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < agreements->list->len; i++)
    {
      const RemitAgreement *agreement = &g_array_index (agreements->list, RemitAgreement, i);

      for (guint k = 0; agreement->validity == REMIT_VALIDITY_OPEN && k < agreement->covered->len;
           k++)
        {
          RemitId *item = &g_array_index (agreement->covered, RemitId, k);
          guint kinds = GPOINTER_TO_UINT (g_hash_table_lookup (covered, item));

          g_hash_table_insert (covered, item,
                               GUINT_TO_POINTER (kinds | 1u << (agreement->kind - REMIT_NODE_SLA)));
        }
    }
  return covered;
}

/* Whether everything that an agreement covered is covered by one in force of the same kind. */
static gboolean
is_replaced (const RemitAgreement *agreement, GHashTable *covered)
{
  for (guint i = 0; i < agreement->covered->len; i++)
    {
      guint kinds = GPOINTER_TO_UINT (
        g_hash_table_lookup (covered, &g_array_index (agreement->covered, RemitId, i)));

      if ((kinds & 1u << (agreement->kind - REMIT_NODE_SLA)) == 0)
        return FALSE;
    }
  return agreement->covered->len > 0;
}

static RemitFinding *
add_neglect (RemitFindingsRun *run, const RemitAgreement *agreement, guint n_steps)
{
  RemitFinding *finding = _remit_findings_add (run, REMIT_RULE_SL04, agreement->id, NULL, 0);
  const RemitNode *node = remit_graph_node (run->graph, agreement->id);
  g_autofree char *ends = node->ends != 0 ? remit_day_format_long (node->ends) : NULL;
  g_autofree char *due
    = agreement->review_due != 0 ? remit_day_format_long (agreement->review_due) : NULL;

  finding->evidence = g_strdup_printf (
    /* Translators: two days or "none", a number of steps. */
    ngettext ("ends: %s; review due: %s; %u escalation step",
              "ends: %s; review due: %s; %u escalation steps", n_steps),
    ends != NULL ? ends : C_("day", "none"), due != NULL ? due : C_("day", "none"), n_steps);
  return finding;
}

static void
add_expired (RemitFindingsRun *run, const RemitAgreement *agreement, const char *name,
             guint n_steps)
{
  g_autofree char *day = remit_day_format_long (remit_graph_node (run->graph, agreement->id)->ends);
  RemitFinding *finding = add_neglect (run, agreement, n_steps);

  /* Translators: an agreement, a day. */
  finding->message
    = g_strdup_printf (_("%s ended on %s, and nothing has followed it."), name, day);
  finding->brief = g_strdup_printf (_("ended on %s"), day);
  finding->fix = g_strdup (_("Renew it, or mark it as retired."));
}

static void
check_care (RemitFindingsRun *run, const RemitAgreement *agreement, GHashTable *covered)
{
  g_autofree char *name = remit_graph_describe (run->graph, agreement->id);
  g_autofree char *day = NULL;
  RemitFinding *finding;
  guint n_steps;

  remit_graph_referrers (run->graph, REMIT_TABLE_ESCALATION, REMIT_ESCALATION_FIELD_NODE,
                         agreement->id, &n_steps);
  if (agreement->validity == REMIT_VALIDITY_EXPIRED)
    {
      if (!is_replaced (agreement, covered))
        add_expired (run, agreement, name, n_steps);
    }
  else if (agreement->review_overdue)
    {
      day = remit_day_format_long (agreement->review_due);
      finding = add_neglect (run, agreement, n_steps);
      /* Translators: an agreement, a day. */
      finding->message = g_strdup_printf (_("%s should have been reviewed by %s."), name, day);
      finding->brief = g_strdup_printf (_("review was due on %s"), day);
      finding->fix = g_strdup (_("Review it, and enter the day and the outcome."));
    }
  else if (agreement->kind == REMIT_NODE_SLA && n_steps == 0)
    {
      finding = add_neglect (run, agreement, n_steps);
      finding->message = g_strdup_printf (_("%s does not say who is told when it fails."), name);
      finding->brief = g_strdup (_("no escalation"));
      finding->fix = g_strdup (_("Add an escalation step: how severe, who is told, within what "
                                  "time."));
    }
}

void
_remit_findings_check_agreements (RemitFindingsRun *run)
{
  g_autoptr (RemitAgreements) agreements = remit_agreements_new (run->graph, run->today);
  g_autoptr (GHashTable) covered = collect_covered (agreements);

  for (guint i = 0; i < agreements->list->len; i++)
    {
      const RemitAgreement *agreement = &g_array_index (agreements->list, RemitAgreement, i);
      const RemitNode *node = remit_graph_node (run->graph, agreement->id);

      if (node->status == REMIT_STATUS_RETIRED)
        continue;
      check_care (run, agreement, covered);
      if (!_remit_findings_is_live (run, node))
        continue;
      check_parts (run, agreement);
      check_chain (run, agreement);
    }
}

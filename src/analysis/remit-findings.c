/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-findings"

#include "remit-findings.h"
#include "remit-findings-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The table of rules, and what all checks share.  Checks look at the agreed model only and add
 * what they find in any order; here it is sorted and matched with the waivers.  Cost: linear in
 * nodes and links, and n log n in findings. */

#define RULE(ID, severity, title, source)                                                          \
  [REMIT_RULE_##ID] = { #ID, REMIT_SEVERITY_##severity, title, source }

static const RemitRule rules[REMIT_N_RULES] = {
  RULE (BU01, ERROR, N_("Funding that does not total the line"),
        N_("The shares of those who pay total the whole, and a period has one amount of a state")),
  RULE (BU02, ERROR, N_("Currencies that cannot be added"),
        N_("Different currencies are never added without a dated rate")),
  RULE (BU03, WARNING, N_("Budget line that is overspent"),
        N_("What is spent and ordered stays within what was approved")),
  RULE (BU04, WARNING, N_("Incomplete budget line"),
        N_("A budget line has an owner, a payer, a period and something that it is for")),
  RULE (BU05, HINT, N_("Budgets that drift apart"),
        N_("Where one side's spending grows much faster, the shares want talking about (CIO and "
            "CMO joint ownership)")),
  RULE (BU06, WARNING, N_("Charges that do not total the cost"),
        N_("What is charged on equals the cost: nothing is lost, nothing counted twice")),
  RULE (KP01, WARNING, N_("Incomplete KPI"),
        N_("A KPI has one owner, a formula, a target and a source")),
  RULE (KP02, WARNING, N_("Common KPI that is not shared"),
        N_("Common KPIs are agreed by and visible to every function that answers for the result "
            "(CIO and CMO joint ownership)")),
  RULE (KP03, HINT, N_("What is believed differs from what customers say"),
        N_("Companies rate the experience they offer far higher than their customers do")),
  RULE (OW01, ERROR, N_("Component without owner"),
        N_("Every component has an owner (CIO and CMO joint ownership; DAMA: data owner)")),
  RULE (OW02, ERROR, N_("Two sole owners at the same time"),
        N_("Two owners only when declared as a joint arrangement (CIO and CMO joint ownership)")),
  RULE (OW03, ERROR, N_("Joint ownership without a last word"),
        N_("A joint arrangement names a tie-breaker or an answerable party")),
  RULE (OW04, WARNING, N_("Live initiative without owner, implementer or payer"),
        N_("Who owns, who carries out and who pays are three separate facts (CIO and CMO joint "
            "ownership)")),
  RULE (OW05, ERROR, N_("Shares that do not total 100 %"),
        N_("The shares of a duty total the whole")),
  RULE (OW06, ERROR, N_("On behalf of nobody"),
        N_("Whoever holds something on behalf of another names the other party (CIO and CMO "
            "joint ownership)")),
  RULE (OW07, WARNING, N_("On behalf without reserved rights or agreement"),
        N_("Who is served keeps the choice of tools and has a clear agreement (CIO and CMO joint "
            "ownership)")),
  RULE (OW08, WARNING, N_("Payer who is told nothing"), N_("Who pays is at least asked or told")),
  RULE (OW09, WARNING, N_("Data without steward or custodian"),
        N_("A steward for each data domain, a custodian for each store (DAMA)")),
  RULE (OW10, WARNING, N_("The same right held twice"),
        N_("One party decides and one chooses the tool, unless they do so jointly")),
  RULE (OW11, WARNING, N_("Party that delivers without a voice"),
        N_("Who must deliver has a say in it (customer-centred CIOs)")),
  RULE (OW12, HINT, N_("Components that may duplicate each other"),
        N_("Whoever does not know what the other side has builds it again (from CRM to customer "
            "experience)")),
  RULE (RA01, ERROR, N_("Activity without an answerable party"),
        N_("Exactly one party answers for each activity (RACI; one “throat to choke”)")),
  RULE (RA02, ERROR, N_("Activity with too many answerable parties"),
        N_("Exactly one party answers for each activity, or a joint arrangement is declared "
            "(RACI)")),
  RULE (RA03, ERROR, N_("Activity that nobody does"),
        N_("At least one party does each activity (RACI)")),
  RULE (RA04, WARNING, N_("Activity that many do"),
        N_("What many do is several activities (review of a RACI chart by row)")),
  RULE (RA05, WARNING, N_("Activity on which many are consulted"),
        N_("Each party that must be asked slows the decision (review of a RACI chart by row)")),
  RULE (RA06, HINT, N_("Activity of which nearly all are informed"),
        N_("A published report does as well (review of a RACI chart by row)")),
  RULE (RA07, WARNING, N_("Party that answers for or does much"),
        N_("A bottleneck: some can be passed on (review of a RACI chart by column)")),
  RULE (RA08, HINT, N_("Party that is in everything"),
        N_("A party need not be in everything (review of a RACI chart by column)")),
  RULE (RA09, HINT, N_("Party that does and answers for nothing"),
        N_("A role that only listens is no role here (review of a RACI chart by column)")),
  RULE (RA10, WARNING, N_("Party that answers for the work of its superior"),
        N_("A subordinate cannot hold the superior to account")),
  RULE (RA11, ERROR, N_("Letters that exclude each other"),
        N_("Nobody checks the own work, and who is left out has no other letter (RACI-VS, RACIQ, "
            "CAIRO)")),
  RULE (RA12, WARNING, N_("Cell of a file that was not understood"),
        N_("Nothing that was read from a file is dropped")),
  RULE (RA13, WARNING, N_("Activity that is there twice"),
        N_("One activity, one answerable party (RACI)")),
  RULE (SL01, ERROR, N_("Incomplete agreement"),
        N_("An agreement names both sides, what is measured, the target and the window; credit "
            "steps do not overlap")),
  RULE (SL02, ERROR, N_("Promise that its parts do not hold"),
        N_("Each supporting target is at least as strict as the agreement that rests on it")),
  RULE (SL03, WARNING, N_("Shared component without agreement"),
        N_("What is shared, owned on behalf of another or connects the two sides has an SLA (CIO "
            "and CMO joint ownership)")),
  RULE (SL04, WARNING, N_("Agreement that nobody looks after"),
        N_("An agreement is reviewed in time, renewed before it ends, and says who is told when it "
            "fails")),
};

static void (*const checks[]) (RemitFindingsRun *run) = {
  _remit_findings_check_ownership, _remit_findings_check_duties,   _remit_findings_check_voices,
  _remit_findings_check_raci,      _remit_findings_check_matrices, _remit_findings_check_names,
  _remit_findings_check_lines,     _remit_findings_check_money,    _remit_findings_check_agreements,
  _remit_findings_check_cover,     _remit_findings_check_kpis,
};

const RemitRule *
remit_rules_list (guint *n)
{
  g_return_val_if_fail (n != NULL, NULL);

  *n = REMIT_N_RULES;
  return rules;
}

const char *
remit_severity_key (RemitSeverity severity)
{
  static const char *const keys[] = { [REMIT_SEVERITY_HINT] = "hint",
                                      [REMIT_SEVERITY_WARNING] = "warning",
                                      [REMIT_SEVERITY_ERROR] = "error" };

  g_return_val_if_fail (severity <= REMIT_SEVERITY_ERROR, NULL);
  return keys[severity];
}

void
remit_finding_free (RemitFinding *finding)
{
  if (finding == NULL)
    return;
  g_free (finding->others);
  g_free (finding->message);
  g_free (finding->brief);
  g_free (finding->evidence);
  g_free (finding->fix);
  remit_row_free ((RemitRow *) finding->waiver);
  g_free (finding);
}

/* ---- adding ---- */

static RemitWaiver *
copy_waiver (const RemitFindingsRun *run, const RemitRule *rule, RemitId subject)
{
  const RemitWaiver *found = NULL;
  guint n;
  const RemitRow *const *rows = remit_graph_referrers (run->graph, REMIT_TABLE_WAIVER,
                                                       REMIT_WAIVER_FIELD_SUBJECT, subject, &n);

  for (guint i = 0; i < n; i++)
    {
      const RemitWaiver *waiver = (const RemitWaiver *) rows[i];

      if (g_ascii_strcasecmp (waiver->rule, rule->id) == 0
          && (waiver->until == 0 || run->today == 0 || waiver->until >= run->today)
          && (found == NULL || waiver->row.id < found->row.id))
        found = waiver;
    }
  return found != NULL ? (RemitWaiver *) remit_row_copy (&found->row) : NULL;
}

RemitFinding *
_remit_findings_add (RemitFindingsRun *run, RemitRuleNumber rule, RemitId subject,
                     const RemitId *others, guint n_others)
{
  RemitFinding *finding = g_new0 (RemitFinding, 1);

  finding->rule = &rules[rule];
  finding->subject = subject;
  finding->waiver = copy_waiver (run, finding->rule, subject);
  if (n_others > 0)
    {
      finding->others = g_new0 (RemitId, n_others + 1);
      memcpy (finding->others, others, n_others * sizeof (RemitId));
    }
  g_ptr_array_add (run->findings, finding);
  return finding;
}

/* ---- the run ---- */

/* A finding with what it is sorted by. */
typedef struct
{
  RemitFinding *finding;
  char *name;  /* of the subject, case folded: the same order in every language */
  guint place; /* in which it was found: matrices in their order */
} Sorted;

static int
compare_sorted (gconstpointer a, gconstpointer b)
{
  const Sorted *left = a, *right = b;
  int order;

  if (left->finding->rule->severity != right->finding->rule->severity)
    return left->finding->rule->severity > right->finding->rule->severity ? -1 : 1;
  if (left->finding->rule != right->finding->rule)
    return left->finding->rule < right->finding->rule ? -1 : 1;
  order = strcmp (left->name, right->name);
  if (order != 0)
    return order;
  if (left->finding->subject != right->finding->subject)
    return left->finding->subject < right->finding->subject ? -1 : 1;
  return left->place < right->place ? -1 : left->place > right->place;
}

static void
sort_findings (RemitFindingsRun *run)
{
  guint n = run->findings->len;
  g_autofree Sorted *sorted = g_new (Sorted, n);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = NULL;

      sorted[i].finding = run->findings->pdata[i];
      sorted[i].place = i;
      name = remit_graph_describe (run->graph, sorted[i].finding->subject);
      sorted[i].name = g_utf8_casefold (name, -1);
    }
  if (n > 0)
    qsort (sorted, n, sizeof (Sorted), compare_sorted);
  for (guint i = 0; i < n; i++)
    {
      run->findings->pdata[i] = sorted[i].finding;
      g_free (sorted[i].name);
    }
}

RemitFindingsRun *
remit_findings_run_new (const RemitGraph *graph, int today, const int *thresholds)
{
  RemitFindingsRun *run;

  g_return_val_if_fail (graph != NULL, NULL);

  run = g_new0 (RemitFindingsRun, 1);
  run->graph = graph;
  run->today = today;
  if (thresholds != NULL)
    memcpy (run->thresholds, thresholds, sizeof run->thresholds);
  else
    remit_thresholds_read (graph, run->thresholds);
  run->findings = g_ptr_array_new_with_free_func ((GDestroyNotify) remit_finding_free);
  for (guint i = 0; i < REMIT_N_LINES; i++)
    run->above[i]
      = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) g_array_unref);
  return run;
}

gboolean
remit_findings_run_step (RemitFindingsRun *run)
{
  g_return_val_if_fail (run != NULL, FALSE);

  if (run->n_done < G_N_ELEMENTS (checks))
    checks[run->n_done++](run);
  return run->n_done < G_N_ELEMENTS (checks);
}

void
remit_findings_run_free (RemitFindingsRun *run)
{
  if (run == NULL)
    return;
  for (guint i = 0; i < REMIT_N_LINES; i++)
    g_hash_table_unref (run->above[i]);
  g_clear_pointer (&run->findings, g_ptr_array_unref);
  g_free (run);
}

GPtrArray *
remit_findings_run_end (RemitFindingsRun *run)
{
  GPtrArray *findings;

  g_return_val_if_fail (run != NULL, NULL);

  while (remit_findings_run_step (run))
    continue;
  sort_findings (run);
  findings = g_steal_pointer (&run->findings);
  remit_findings_run_free (run);
  return findings;
}

GPtrArray *
remit_findings_run_with (const RemitGraph *graph, int today, const int *thresholds)
{
  g_return_val_if_fail (graph != NULL, NULL);
  g_return_val_if_fail (thresholds != NULL, NULL);

  return remit_findings_run_end (remit_findings_run_new (graph, today, thresholds));
}

GPtrArray *
remit_findings_run (const RemitGraph *graph, int today)
{
  g_return_val_if_fail (graph != NULL, NULL);

  return remit_findings_run_end (remit_findings_run_new (graph, today, NULL));
}

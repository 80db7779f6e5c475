/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-findings"

#include "remit-findings.h"
#include "remit-findings-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The table of rules, and what all checks share.  Checks look at the agreed model only and add
 * what they find in any order; here it is sorted and matched with the waivers.  Cost: linear in
 * nodes and links, and n log n in findings. */

static const RemitRule rules[REMIT_N_RULES] = {
  [REMIT_RULE_OW01]
  = { "OW01", REMIT_SEVERITY_ERROR, N_("Component without owner"),
      N_("Every component has an owner (CIO and CMO joint ownership; DAMA: data owner)") },
  [REMIT_RULE_RA01]
  = { "RA01", REMIT_SEVERITY_ERROR, N_("Activity without an answerable party"),
      N_("Exactly one party answers for each activity (RACI; one “throat to choke”)") },
  [REMIT_RULE_RA02] = { "RA02", REMIT_SEVERITY_ERROR,
                        N_("Activity with too many answerable parties"),
                        N_("Exactly one party answers for each activity, or a joint arrangement "
                            "is declared (RACI)") },
  [REMIT_RULE_RA03] = { "RA03", REMIT_SEVERITY_ERROR, N_("Activity that nobody does"),
                        N_("At least one party does each activity (RACI)") },
};

static void (*const checks[]) (RemitFindingsRun *run) = {
  _remit_findings_check_ownership,
  _remit_findings_check_raci,
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
  g_free (finding->evidence);
  g_free (finding->fix);
  g_free (finding);
}

/* ---- for the checks ---- */

gboolean
_remit_findings_is_live (const RemitFindingsRun *run, const RemitNode *node)
{
  return node->status != REMIT_STATUS_RETIRED
         && (node->ends == 0 || run->today == 0 || node->ends >= run->today);
}

gboolean
_remit_findings_holds (const RemitFindingsRun *run, const RemitLink *link)
{
  return link->perspective == REMIT_ID_NONE
         && (link->ends == 0 || run->today == 0 || link->ends >= run->today);
}

static int
compare_links (gconstpointer a, gconstpointer b)
{
  const RemitLink *left = *(const RemitLink *const *) a, *right = *(const RemitLink *const *) b;

  if (left->position != right->position)
    return left->position < right->position ? -1 : 1;
  return left->row.id < right->row.id ? -1 : left->row.id > right->row.id;
}

GPtrArray *
_remit_findings_links_in (const RemitFindingsRun *run, RemitId node)
{
  GPtrArray *sorted = g_ptr_array_new ();
  guint n;
  const RemitLink *const *links = remit_graph_links_in (run->graph, node, &n);

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (sorted, (gpointer) links[i]);
  g_ptr_array_sort (sorted, compare_links);
  return sorted;
}

char *
_remit_findings_join_names (const RemitFindingsRun *run, const RemitId *ids, guint n)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (names, remit_graph_describe (run->graph, ids[i]));
  g_ptr_array_add (names, NULL);
  /* Translators: between the names of a list. */
  return g_strjoinv (C_("list", ", "), (char **) names->pdata);
}

static const RemitWaiver *
find_waiver (const RemitFindingsRun *run, const RemitRule *rule, RemitId subject)
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
  return found;
}

void
_remit_findings_add (RemitFindingsRun *run, RemitRuleNumber rule, RemitId subject,
                     const RemitId *others, guint n_others, char *message, char *evidence,
                     char *fix)
{
  RemitFinding *finding = g_new0 (RemitFinding, 1);

  finding->rule = &rules[rule];
  finding->subject = subject;
  finding->message = message;
  finding->evidence = evidence;
  finding->fix = fix;
  finding->waiver = find_waiver (run, finding->rule, subject);
  if (n_others > 0)
    {
      finding->others = g_new0 (RemitId, n_others + 1);
      memcpy (finding->others, others, n_others * sizeof (RemitId));
    }
  g_ptr_array_add (run->findings, finding);
}

/* ---- the run ---- */

/* A finding with what it is sorted by. */
typedef struct
{
  RemitFinding *finding;
  char *name; /* of the subject, case folded: the same order in every language */
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
  return left->finding->subject < right->finding->subject
             ? -1
             : left->finding->subject > right->finding->subject;
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

GPtrArray *
remit_findings_run (const RemitGraph *graph, int today)
{
  RemitFindingsRun run = { .graph = graph, .today = today };

  g_return_val_if_fail (graph != NULL, NULL);

  run.findings = g_ptr_array_new_with_free_func ((GDestroyNotify) remit_finding_free);
  for (guint i = 0; i < G_N_ELEMENTS (checks); i++)
    checks[i](&run);
  sort_findings (&run);
  return run.findings;
}

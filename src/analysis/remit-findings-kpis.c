/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-findings"
#include "remit-findings-private.h"

#include "remit-finance.h"
#include "remit-kpi.h"
#include "remit-money.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>

/* Rules about measures: what a KPI lacks, who has not agreed a common one or cannot see it, and
 * where the company thinks better of itself than its customers do.  Cost: linear in KPIs, their
 * links, their values, and perceptions. */

/* ---- KP01: what is missing ---- */

static const struct
{
  guint lack;
  const char *noun;
} lack_nouns[] = {
  { REMIT_KPI_LACKS_OWNER, N_("an owner") },
  { REMIT_KPI_LACKS_FORMULA, N_("a formula") },
  { REMIT_KPI_LACKS_TARGET, N_("a target") },
  { REMIT_KPI_LACKS_SOURCE, N_("a source") },
};

static void
check_parts (RemitFindingsRun *run, const RemitKpiSummary *kpi)
{
  const char *lacks[G_N_ELEMENTS (lack_nouns)];
  g_autofree char *name = NULL, *owners = NULL;
  RemitFinding *finding;
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (lack_nouns); i++)
    if ((kpi->lacks & lack_nouns[i].lack) != 0)
      lacks[n++] = _(lack_nouns[i].noun);
  if (kpi->lacks == 0)
    return;
  name = remit_graph_describe (run->graph, kpi->id);
  owners = _remit_findings_join_names (run, _remit_findings_ids (kpi->owners), kpi->owners->len);
  finding = _remit_findings_add (run, REMIT_RULE_KP01, kpi->id, _remit_findings_ids (kpi->owners),
                                 kpi->owners->len);
  if (n > 0)
    _remit_findings_tell_lacks (finding, name, lacks, n);
  else
    {
      /* Translators: a KPI, the list of parties. */
      finding->message = g_strdup_printf (_("%s has several owners: %s."), name, owners);
      finding->brief = g_strdup (_("several owners"));
    }
  /* Translators: the number of owners, and how many of owner, formula … are missing. */
  finding->evidence = g_strdup_printf (
    ngettext ("%u owner; %u of 4 missing: owner, formula, target, source",
              "%u owners; %u of 4 missing: owner, formula, target, source", kpi->owners->len),
    kpi->owners->len, n);
  finding->fix = n > 0 ? g_strdup (_("Fill in what is missing: else nobody can answer for it."))
                       : g_strdup (_("Keep one owner; let the others agree the KPI."));
}

/* ---- KP02: common KPIs ---- */

/* Whether one of @parties is @party, stands above it, or below it. */
static gboolean
speaks_for (RemitFindingsRun *run, const GArray *parties, RemitId party)
{
  const GArray *above;

  if (_remit_findings_ids_contain (parties, party))
    return TRUE;
  above = _remit_findings_above (run, party, REMIT_LINES_ALL);
  for (guint i = 0; i < above->len; i++)
    if (_remit_findings_ids_contain (parties, g_array_index (above, RemitAbove, i).party))
      return TRUE;
  for (guint k = 0; k < parties->len; k++)
    {
      above = _remit_findings_above (run, g_array_index (parties, RemitId, k), REMIT_LINES_UNITS);
      for (guint i = 0; i < above->len; i++)
        if (g_array_index (above, RemitAbove, i).party == party)
          return TRUE;
    }
  return FALSE;
}

static void
collect_owners (const RemitFindingsRun *run, RemitId item, GArray *parties)
{
  g_autoptr (GPtrArray) links = _remit_findings_links_in (run, item);

  for (guint i = 0; i < links->len; i++)
    {
      const RemitLink *link = links->pdata[i];

      if ((link->kind != REMIT_LINK_OWNS && link->kind != REMIT_LINK_OWNS_ON_BEHALF_OF)
          || !_remit_findings_holds (run, link))
        continue;
      _remit_findings_ids_add (parties, link->source);
      if (link->beneficiary != REMIT_ID_NONE)
        _remit_findings_ids_add (parties, link->beneficiary);
    }
}

/* Who answers for the result: the owners of what is measured, and those that produce it. (transfer
 * full) (element-type RemitId) */
static GArray *
collect_functions (RemitFindingsRun *run, const RemitKpiSummary *kpi)
{
  GArray *parties = _remit_findings_ids_new ();
  guint n, kept = 0;
  const RemitLink *const *links = remit_graph_links_out (run->graph, kpi->id, &n);

  for (guint i = 0; i < n; i++)
    if (links[i]->kind == REMIT_LINK_MEASURES && _remit_findings_holds (run, links[i]))
      collect_owners (run, links[i]->target, parties);
  for (guint i = 0; i < kpi->producers->len; i++)
    _remit_findings_ids_add (parties, g_array_index (kpi->producers, RemitCredit, i).party);
  /* Whoever owns the KPI has agreed it; suppliers and customers are no functions. */
  for (guint i = 0; i < parties->len; i++)
    {
      RemitId party = g_array_index (parties, RemitId, i);
      const RemitNode *node = remit_graph_node (run->graph, party);

      if (node != NULL && node->kind != REMIT_NODE_SUPPLIER
          && node->kind != REMIT_NODE_CUSTOMER_SEGMENT
          && !_remit_findings_ids_contain (kpi->owners, party))
        g_array_index (parties, RemitId, kept++) = party;
    }
  g_array_set_size (parties, kept);
  return parties;
}

/* Those of @functions for whom none of @parties speaks. */
static GArray *
leave_out (RemitFindingsRun *run, const GArray *functions, const GArray *parties)
{
  GArray *missing = _remit_findings_ids_new ();

  for (guint i = 0; i < functions->len; i++)
    {
      RemitId party = g_array_index (functions, RemitId, i);

      if (!speaks_for (run, parties, party))
        g_array_append_val (missing, party);
    }
  return missing;
}

static char *
describe_missing (guint n, gboolean blind, const char *names, const char *name)
{
  if (blind)
    return n == 1
             /* Translators: a party, a KPI. */
             ? g_strdup_printf (_("%s answers for %s and cannot see it."), names, name)
             /* Translators: a KPI, the list of parties. */
             : g_strdup_printf (_("Parties that answer for %s cannot see it: %s."), name, names);
  return n == 1
           /* Translators: a party, a KPI. */
           ? g_strdup_printf (_("%s answers for %s and has not agreed it."), names, name)
           /* Translators: a KPI, the list of parties. */
           : g_strdup_printf (_("Parties that answer for %s have not agreed it: %s."), name,
                              names);
}

static void
check_common (RemitFindingsRun *run, const RemitKpiSummary *kpi)
{
  g_autoptr (GArray) functions = collect_functions (run, kpi);
  g_autoptr (GArray) against = NULL, blind = NULL;
  const GArray *missing;
  g_autofree char *name = NULL, *names = NULL, *agreed = NULL, *seen = NULL;
  RemitFinding *finding;

  if (functions->len == 0
      || (functions->len < 2 && kpi->agreed_by->len < 2 && kpi->visible_to->len < 2))
    return;
  against = leave_out (run, functions, kpi->agreed_by);
  blind = leave_out (run, functions, kpi->visible_to);
  missing = against->len > 0 ? against : blind;
  if (missing->len == 0)
    return;
  name = remit_graph_describe (run->graph, kpi->id);
  names = _remit_findings_join_names (run, _remit_findings_ids (missing), missing->len);
  agreed
    = _remit_findings_join_names (run, _remit_findings_ids (kpi->agreed_by), kpi->agreed_by->len);
  seen
    = _remit_findings_join_names (run, _remit_findings_ids (kpi->visible_to), kpi->visible_to->len);
  finding = _remit_findings_add (run, REMIT_RULE_KP02, kpi->id, _remit_findings_ids (missing),
                                 missing->len);
  finding->message = describe_missing (missing->len, missing == blind, names, name);
  finding->brief
    = missing == blind ? g_strdup (_("not all can see it")) : g_strdup (_("not agreed by all"));
  /* Translators: two lists of parties. */
  finding->evidence = g_strdup_printf (_("agreed by: %s; visible to: %s"),
                                       *agreed != '\0' ? agreed : C_("party", "nobody"),
                                       *seen != '\0' ? seen : C_("party", "nobody"));
  finding->fix = missing == blind
                   ? g_strdup (_("Open the KPI to everybody who answers for it."))
                   : g_strdup (_("Agree it with them, or measure them by another."));
}

/* ---- KP03: belief and answers ---- */

/* The widest gap that was found about one node. */
typedef struct
{
  RemitId node, party;
  gint64 believed, said;
  gint64 part; /* of the scale, millionths, without sign */
} Gap;

/* Newer ones of the same party replace older ones. */
static int
compare_perceptions (gconstpointer a, gconstpointer b)
{
  const RemitPerceptionRow *left = *(const RemitPerceptionRow *const *) a;
  const RemitPerceptionRow *right = *(const RemitPerceptionRow *const *) b;

  if (left->party != right->party)
    return left->party < right->party ? -1 : 1;
  if (left->day != right->day)
    return left->day > right->day ? -1 : 1;
  return left->row.id > right->row.id ? -1 : left->row.id < right->row.id;
}

static gboolean
measure_gap (const RemitPerceptionRow *row, Gap *gap)
{
  gint64 difference, scale;

  if (row->believed == REMIT_UNSET || row->said == REMIT_UNSET || row->scale_low >= row->scale_high
      || !remit_perception_gap (row->believed, row->said, row->scale_low, row->scale_high,
                                &difference, NULL)
      || !remit_variance (row->scale_high, row->scale_low, &scale, NULL)
      || !remit_share_of (difference, scale, &gap->part))
    return FALSE;
  gap->node = row->node;
  gap->party = row->party;
  gap->believed = row->believed;
  gap->said = row->said;
  gap->part = ABS (gap->part);
  return TRUE;
}

static Gap
find_widest (const RemitFindingsRun *run, RemitId node)
{
  guint n;
  const RemitRow *const *rows = remit_graph_referrers (run->graph, REMIT_TABLE_PERCEPTION,
                                                       REMIT_PERCEPTION_FIELD_NODE, node, &n);
  g_autoptr (GPtrArray) sorted = g_ptr_array_new ();
  Gap widest = { .node = node };
  RemitId done = -1;

  for (guint i = 0; i < n; i++)
    if (run->today == 0 || ((const RemitPerceptionRow *) rows[i])->day <= run->today)
      g_ptr_array_add (sorted, (gpointer) rows[i]);
  g_ptr_array_sort (sorted, compare_perceptions);
  for (guint i = 0; i < sorted->len; i++)
    {
      const RemitPerceptionRow *row = sorted->pdata[i];
      Gap gap;

      if (row->party == done)
        continue;
      done = row->party;
      if (measure_gap (row, &gap) && gap.part > widest.part)
        widest = gap;
    }
  return widest;
}

/* A belief that stands among the measurements of a KPI: the scale is not known, so points count as
 * they are, of KPIs that are counted in per cent or points. */
static void
widen_by_values (const RemitFindingsRun *run, const RemitKpiSummary *kpi, Gap *widest)
{
  const char *unit = kpi->detail != NULL ? kpi->detail->unit : "";
  gint64 part;

  if (kpi->gap == REMIT_UNSET
      || remit_graph_get (run->graph, REMIT_TABLE_MEASUREMENT, kpi->believed.row) == NULL
      || (!g_str_equal (unit, "%") && !g_str_equal (unit, "points"))
      || !remit_share_of (kpi->gap, 100 * REMIT_DECIMAL_ONE, &part) || ABS (part) <= widest->part)
    return;
  widest->party = REMIT_ID_NONE;
  widest->believed = kpi->believed.value;
  widest->said = kpi->said.value;
  widest->part = ABS (part);
}

static void
check_gap (RemitFindingsRun *run, const Gap *gap)
{
  gint64 least = run->thresholds[REMIT_THRESHOLD_PERCEPTION_SHARE] * (REMIT_DECIMAL_ONE / 100);
  g_autofree char *name = NULL, *believed = NULL, *said = NULL, *part = NULL, *party = NULL;
  RemitFinding *finding;

  if (gap->part == 0 || gap->part < least)
    return;
  name = remit_graph_describe (run->graph, gap->node);
  believed = remit_decimal_format (gap->believed);
  said = remit_decimal_format (gap->said);
  part = _remit_findings_format_ratio (gap->part);
  finding = _remit_findings_add (run, REMIT_RULE_KP03, gap->node, &gap->party,
                                 gap->party != REMIT_ID_NONE);
  if (gap->party != REMIT_ID_NONE)
    {
      party = remit_graph_describe (run->graph, gap->party);
      /* Translators: a party, a rating, what it is about, the rating of the customers. */
      finding->message
        = g_strdup_printf (_("%s rates %s at %s; customers say %s."), party, name, believed, said);
    }
  else
    /* Translators: what was rated, two ratings. */
    finding->message
      = g_strdup_printf (_("%s is believed to be %s; customers say %s."), name, believed, said);
  finding->brief = g_strdup_printf (_("believed %s, said %s"), believed, said);
  /* Translators: two numbers of points. */
  finding->evidence = g_strdup_printf (_("the gap is %s points of 100; it counts from %d on"),
                                       part, run->thresholds[REMIT_THRESHOLD_PERCEPTION_SHARE]);
  finding->fix = g_strdup (_("Look into it with those who speak with customers."));
}

/* KPIs come with their values; other things with perceptions alone. */
static void
check_gaps (RemitFindingsRun *run, const GArray *kpis)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_int64_hash, g_int64_equal);
  guint n;
  const RemitRow *const *rows;

  for (guint i = 0; i < kpis->len; i++)
    {
      const RemitKpiSummary *kpi = &g_array_index (kpis, RemitKpiSummary, i);
      Gap gap = find_widest (run, kpi->id);

      g_hash_table_add (seen, (gpointer) &kpi->id);
      widen_by_values (run, kpi, &gap);
      if (_remit_findings_is_live (run, remit_graph_node (run->graph, kpi->id)))
        check_gap (run, &gap);
    }
  rows = remit_graph_rows (run->graph, REMIT_TABLE_PERCEPTION, &n);
  for (guint i = 0; i < n; i++)
    {
      const RemitPerceptionRow *row = (const RemitPerceptionRow *) rows[i];
      const RemitNode *node = remit_graph_node (run->graph, row->node);
      Gap gap;

      if (node == NULL || !g_hash_table_add (seen, (gpointer) &row->node)
          || !_remit_findings_is_live (run, node))
        continue;
      gap = find_widest (run, row->node);
      check_gap (run, &gap);
    }
}

void
_remit_findings_check_kpis (RemitFindingsRun *run)
{
  g_autoptr (GArray) kpis = remit_kpis_new (run->graph, run->today);

  for (guint i = 0; i < kpis->len; i++)
    {
      const RemitKpiSummary *kpi = &g_array_index (kpis, RemitKpiSummary, i);

      if (!_remit_findings_is_live (run, remit_graph_node (run->graph, kpi->id)))
        continue;
      check_parts (run, kpi);
      check_common (run, kpi);
    }
  check_gaps (run, kpis);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-scene-map"
#include "remit-scene-map-facts-private.h"

#include "remit-money.h"

#include <glib/gi18n-lib.h>

/* The state of agreements and KPIs for each node, and the sentences about a node.  Each table is
 * made once, when it is first asked for; only agreed links count.  Money: remit-scene-map-money.c.
 */

RemitMapFacts *
remit_map_facts_new (const RemitGraph *graph, int today)
{
  RemitMapFacts *facts = g_new0 (RemitMapFacts, 1);

  facts->graph = graph;
  facts->today = today;
  return facts;
}

void
remit_map_facts_free (RemitMapFacts *facts)
{
  _remit_map_money_clear (&facts->money);
  g_clear_pointer (&facts->agreements, remit_agreements_free);
  g_clear_pointer (&facts->promised, g_hash_table_unref);
  g_clear_pointer (&facts->kpis, g_array_unref);
  g_clear_pointer (&facts->measured, g_hash_table_unref);
  g_free (facts);
}

static GHashTable *
make_table (void)
{
  return g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
}

/* ---- agreements ---- */

static RemitMapPromise
judge (const RemitAgreement *agreement)
{
  static const RemitMapPromise states[REMIT_N_AGREEMENT_STATES] = {
    [REMIT_STATE_NO_DATA] = REMIT_PROMISE_NO_DATA,
    [REMIT_STATE_MET] = REMIT_PROMISE_MET,
    [REMIT_STATE_AT_RISK] = REMIT_PROMISE_AT_RISK,
    [REMIT_STATE_BREACHED] = REMIT_PROMISE_BREACHED,
  };

  if (agreement->validity == REMIT_VALIDITY_EXPIRED)
    return REMIT_PROMISE_EXPIRED;
  if (agreement->validity == REMIT_VALIDITY_NOT_BEGUN)
    return REMIT_PROMISE_NOT_BEGUN;
  return agreement->falls_short ? MAX (states[agreement->state], REMIT_PROMISE_FALLS_SHORT)
                                : states[agreement->state];
}

static void
note_promise (GHashTable *table, RemitId id, RemitMapPromise state, RemitId agreement)
{
  RemitMapPromised *promised = g_hash_table_lookup (table, &id);

  if (promised != NULL && promised->state >= state)
    return;
  if (promised == NULL)
    {
      promised = g_new (RemitMapPromised, 1);
      g_hash_table_insert (table, g_memdup2 (&id, sizeof id), promised);
    }
  *promised = (RemitMapPromised){ state, agreement };
}

/* What ended or has not begun says something of a thing only where nothing in force covers it. */
static void
note_covered (RemitMapFacts *facts, gboolean in_force)
{
  for (guint i = 0; i < facts->agreements->list->len; i++)
    {
      const RemitAgreement *agreement = &g_array_index (facts->agreements->list, RemitAgreement, i);
      RemitMapPromise state = judge (agreement);

      if ((agreement->validity == REMIT_VALIDITY_OPEN) != in_force)
        continue;
      for (guint j = 0; j < agreement->covered->len; j++)
        {
          RemitId item = g_array_index (agreement->covered, RemitId, j);
          const RemitMapPromised *other = g_hash_table_lookup (facts->promised, &item);

          if (in_force || other == NULL || other->state == REMIT_PROMISE_NOT_BEGUN
              || other->state == REMIT_PROMISE_EXPIRED)
            note_promise (facts->promised, item, state, agreement->id);
        }
    }
}

static void
load_agreements (RemitMapFacts *facts)
{
  if (facts->agreements != NULL)
    return;
  facts->agreements = remit_agreements_new (facts->graph, facts->today);
  facts->promised = make_table ();
  for (guint i = 0; i < facts->agreements->list->len; i++)
    {
      const RemitAgreement *agreement = &g_array_index (facts->agreements->list, RemitAgreement, i);

      note_promise (facts->promised, agreement->id, judge (agreement), agreement->id);
    }
  note_covered (facts, TRUE);
  note_covered (facts, FALSE);
}

RemitMapPromised
_remit_map_facts_promised (RemitMapFacts *facts, RemitId node)
{
  const RemitMapPromised *promised;

  load_agreements (facts);
  promised = g_hash_table_lookup (facts->promised, &node);
  return promised != NULL ? *promised : (RemitMapPromised){ REMIT_PROMISE_NONE, REMIT_ID_NONE };
}

const RemitAgreement *
_remit_map_facts_agreement (RemitMapFacts *facts, RemitId node)
{
  load_agreements (facts);
  return remit_agreements_find (facts->agreements, node);
}

GArray *
remit_map_facts_chain (RemitMapFacts *facts, RemitId agreement)
{
  if (_remit_map_facts_agreement (facts, agreement) == NULL)
    return NULL;
  return remit_agreements_chain (facts->agreements, agreement);
}

const char *
_remit_map_promise_label (RemitMapPromise promise)
{
  static const char *const labels[REMIT_N_PROMISES] = {
    [REMIT_PROMISE_NONE] = NC_ ("state of an agreement", "no agreement"),
    [REMIT_PROMISE_NOT_BEGUN] = NC_ ("state of an agreement", "not in force yet"),
    [REMIT_PROMISE_MET] = NC_ ("state of an agreement", "met"),
    [REMIT_PROMISE_NO_DATA] = NC_ ("state of an agreement", "no data"),
    [REMIT_PROMISE_AT_RISK] = NC_ ("state of an agreement", "at risk"),
    [REMIT_PROMISE_FALLS_SHORT] = NC_ ("state of an agreement", "falls short"),
    [REMIT_PROMISE_EXPIRED] = NC_ ("state of an agreement", "ended"),
    [REMIT_PROMISE_BREACHED] = NC_ ("state of an agreement", "breached"),
  };

  return g_dpgettext2 (NULL, "state of an agreement", labels[promise]);
}

gboolean
_remit_map_can_be_promised (RemitNodeKind kind)
{
  return remit_link_kind_allows (REMIT_LINK_COVERS, REMIT_NODE_SLA, kind);
}

char *
_remit_map_describe_objectives (const RemitGraph *graph, RemitId agreement)
{
  static const char *const signs[] = { "≥", "≤", ">", "<", "=" };
  guint n, n_targets = 0;
  const RemitRow *const *rows = remit_graph_referrers (graph, REMIT_TABLE_OBJECTIVE,
                                                       REMIT_OBJECTIVE_FIELD_NODE, agreement, &n);
  const RemitObjective *first = NULL;
  g_autofree char *target = NULL;
  GString *text;

  for (guint i = 0; i < n; i++)
    {
      const RemitObjective *objective = (const RemitObjective *) rows[i];

      n_targets += objective->target != REMIT_UNSET;
      if (objective->target != REMIT_UNSET && (first == NULL || rows[i]->id < first->row.id))
        first = objective;
    }
  if (first == NULL)
    return NULL;
  target = remit_decimal_format (first->target);
  text = g_string_new (NULL);
  g_string_append_printf (text, "%s %s%s%s", signs[first->comparison], target,
                          *first->unit == '\0' ? "" : " ", first->unit);
  if (first->indicator == REMIT_INDICATOR_AVAILABILITY
      && first->window == REMIT_WINDOW_CALENDAR_MONTH)
    /* Translators: the time in which a promise is to be held, after it: "≥ 99.5 % · month" */
    g_string_append (text, C_ ("window of an objective", " · month"));
  else if (first->indicator == REMIT_INDICATOR_AVAILABILITY && first->window_days != REMIT_UNSET)
    /* Translators: the time in which a promise is to be held, after it: "≥ 99.5 % · 30 days" */
    g_string_append_printf (
      text, ngettext (" · %u day", " · %u days", (gulong) first->window_days),
      (guint) first->window_days);
  if (n_targets > 1)
    g_string_append_printf (text, " +%u", n_targets - 1);
  return g_string_free (text, FALSE);
}

/* ---- KPIs ---- */

static guint
rank_status (RemitKpiStatus status)
{
  static const guint ranks[REMIT_N_KPI_STATUSES] = {
    [REMIT_KPI_GREEN] = 0, [REMIT_KPI_UNKNOWN] = 1, [REMIT_KPI_AMBER] = 2, [REMIT_KPI_RED] = 3
  };

  return ranks[status];
}

static void
note_status (RemitMapFacts *facts, RemitId id, guint number)
{
  GHashTable *table = facts->measured;
  const RemitKpiSummary *kpi = &g_array_index (facts->kpis, RemitKpiSummary, number);
  RemitMapMeasured *measured = g_hash_table_lookup (table, &id);

  if (measured != NULL && rank_status (measured->status) >= rank_status (kpi->status))
    return;
  if (measured == NULL)
    {
      measured = g_new (RemitMapMeasured, 1);
      g_hash_table_insert (table, g_memdup2 (&id, sizeof id), measured);
    }
  *measured = (RemitMapMeasured){ TRUE, kpi->status, kpi->id, number };
}

static void
load_kpis (RemitMapFacts *facts)
{
  if (facts->kpis != NULL)
    return;
  facts->kpis = remit_kpis_new (facts->graph, facts->today);
  facts->measured = make_table ();
  for (guint i = 0; i < facts->kpis->len; i++)
    {
      RemitId kpi = g_array_index (facts->kpis, RemitKpiSummary, i).id;
      guint n;
      const RemitLink *const *links = remit_graph_links_out (facts->graph, kpi, &n);

      note_status (facts, kpi, i);
      for (guint j = 0; j < n; j++)
        if (links[j]->kind == REMIT_LINK_MEASURES && links[j]->perspective == REMIT_ID_NONE)
          note_status (facts, links[j]->target, i);
    }
}

RemitMapMeasured
_remit_map_facts_measured (RemitMapFacts *facts, RemitId node)
{
  const RemitMapMeasured *measured;

  load_kpis (facts);
  measured = g_hash_table_lookup (facts->measured, &node);
  return measured != NULL ? *measured : (RemitMapMeasured){ 0 };
}

const RemitKpiSummary *
_remit_map_facts_kpi (RemitMapFacts *facts, RemitId kpi)
{
  RemitMapMeasured own = _remit_map_facts_measured (facts, kpi);

  return own.kpi == kpi ? &g_array_index (facts->kpis, RemitKpiSummary, own.number) : NULL;
}

const char *
_remit_map_kpi_label (RemitKpiStatus status)
{
  static const char *const labels[REMIT_N_KPI_STATUSES] = {
    [REMIT_KPI_UNKNOWN] = N_ ("unknown"),
    [REMIT_KPI_GREEN] = N_ ("green"),
    [REMIT_KPI_AMBER] = N_ ("amber"),
    [REMIT_KPI_RED] = N_ ("red"),
  };

  return _(labels[status]);
}

gboolean
_remit_map_can_be_measured (RemitNodeKind kind)
{
  return remit_link_kind_allows (REMIT_LINK_MEASURES, REMIT_NODE_KPI, kind);
}

char *
_remit_map_describe_value (const RemitKpiSummary *kpi)
{
  gboolean has_value = kpi->value.day != 0 && kpi->value.value != REMIT_UNSET;
  gboolean has_target = kpi->detail != NULL && kpi->detail->target != REMIT_UNSET;
  g_autofree char *value = has_value ? remit_decimal_format (kpi->value.value) : NULL;
  g_autofree char *target = has_target ? remit_decimal_format (kpi->detail->target) : NULL;
  g_autofree char *text = NULL;

  if (has_value && has_target)
    /* Translators: the value of a KPI and its target: "31 of 40" */
    text = g_strdup_printf (C_ ("value and target", "%1$s of %2$s"), value, target);
  else if (has_target)
    /* Translators: the target of a KPI: "target 40" */
    text = g_strdup_printf (C_ ("value and target", "target %s"), target);
  else
    text = g_steal_pointer (&value);
  if (text == NULL || kpi->detail == NULL || *kpi->detail->unit == '\0')
    return g_steal_pointer (&text);
  return g_strdup_printf ("%s %s", text, kpi->detail->unit);
}

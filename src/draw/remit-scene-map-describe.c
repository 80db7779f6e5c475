/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-scene-map"
#include "remit-scene-map.h"

#include "remit-scene-map-facts-private.h"
#include "remit-money.h"
#include "remit-ownership.h"

#include <glib/gi18n-lib.h>

/* A node in sentences, for those who do not see its rim.  Each duty has sentences of its own, so
 * that translators never get halves of one. */

typedef struct
{
  RemitLinkKind duty;
  const char *held; /* with the name of a party */
  const char *nobody;
} DutySentence;

static const DutySentence duty_sentences[] = {
  { REMIT_LINK_DECIDES, N_ ("%s decides."), N_ ("Nobody decides.") },
  { REMIT_LINK_CHOOSES_TOOL, N_ ("%s chooses the tool."), N_ ("Nobody chooses the tool.") },
  { REMIT_LINK_IMPLEMENTS, N_ ("%s implements."), N_ ("Nobody implements.") },
  { REMIT_LINK_RUNS, N_ ("%s runs."), N_ ("Nobody runs it.") },
  { REMIT_LINK_PAYS, N_ ("%s pays."), N_ ("Nobody pays.") },
  { REMIT_LINK_HOLDS_DATA, N_ ("%s holds the data."), N_ ("Nobody holds the data.") },
  { REMIT_LINK_STEWARDS, N_ ("%s stewards the data."), N_ ("Nobody stewards the data.") },
  { REMIT_LINK_PREFERRED_ACCESS, N_ ("%s has preferred access."),
    N_ ("Nobody has preferred access.") },
  { REMIT_LINK_REVIEWS, N_ ("%s reviews."), N_ ("Nobody reviews.") },
};

char *
_remit_map_fill (const char *format, const char *name)
{
  g_auto (GStrv) parts = g_strsplit (_(format), "%s", 2);

  return g_strjoinv (name, parts);
}

/* Pure white space between sentences; CJK translations may end theirs with a full-width stop. */
static void
append_sentence (GString *text, char *sentence)
{
  g_string_append (text, text->len > 0 ? " " : "");
  g_string_append (text, sentence);
  g_free (sentence);
}

static void
describe_duty (const RemitGraph *graph, const RemitNode *node, const DutySentence *sentence,
               RemitId perspective, GString *text)
{
  g_autoptr (GPtrArray) holders
    = remit_ownership_holders (graph, node->row.id, sentence->duty, perspective);

  if (holders->len == 0)
    append_sentence (text, _remit_map_fill (sentence->nobody, ""));
  for (guint i = 0; i < holders->len; i++)
    {
      const RemitLink *link = holders->pdata[i];
      const RemitNode *party = remit_graph_node (graph, link->source);

      if (party != NULL)
        append_sentence (text, _remit_map_fill (sentence->held, party->name));
    }
}

static guint
count_duties (const RemitGraph *graph, const RemitNode *node, RemitId perspective)
{
  guint n, count = 0;
  const RemitLink *const *links = remit_graph_links_out (graph, node->row.id, &n);

  for (guint i = 0; i < n; i++)
    count += remit_link_kind_is_duty (links[i]->kind) && links[i]->perspective == perspective;
  return count;
}

char *
remit_scene_map_describe (const RemitGraph *graph, RemitId node, RemitId perspective)
{
  const RemitNode *row = remit_graph_node (graph, node);
  GString *text;

  if (row == NULL)
    return g_strdup ("");
  text = g_string_new (NULL);
  /* Translators: a name and what kind of thing it is: "Consent platform, Application." */
  g_string_append_printf (text, _("%1$s, %2$s."), row->name, remit_node_kind_label (row->kind));
  for (guint i = 0; i < G_N_ELEMENTS (duty_sentences); i++)
    if (remit_facet_expected (duty_sentences[i].duty, row->kind))
      describe_duty (graph, row, &duty_sentences[i], perspective, text);
  if (remit_kind_is_party (row->kind))
    {
      guint n = count_duties (graph, row, perspective);

      g_string_append_c (text, ' ');
      g_string_append_printf (text, ngettext ("It has %u duty.", "It has %u duties.", n), n);
    }
  return g_string_free (text, FALSE);
}

/* ---- money, promises, measures ---- */

static const char *
get_name (const RemitMapFacts *facts, RemitId id)
{
  const RemitNode *node = remit_graph_node (facts->graph, id);

  return node != NULL ? node->name : "";
}

static void
describe_cost (RemitMapFacts *facts, const RemitNode *node, GString *text)
{
  guint n;
  const RemitMapCost *costs = _remit_map_facts_costs (facts, node->row.id, &n);
  const GArray *scales = _remit_map_facts_scales (facts);

  for (guint i = 0; i < n; i++)
    {
      const char *currency = g_array_index (scales, RemitMapScale, costs[i].scale).currency;
      g_autofree char *amount = remit_money_format (costs[i].minor, currency);

      append_sentence (text, g_strdup_printf (_("It costs %s in fiscal year %d."), amount,
                                              (int) _remit_map_facts_year (facts)));
    }
}

static void
describe_payers (RemitMapFacts *facts, const RemitNode *node, GString *text)
{
  g_autoptr (GArray) payers = _remit_map_facts_payers (facts, node);

  for (guint i = 0; payers != NULL && i < payers->len; i++)
    {
      const RemitMapPayer *payer = &g_array_index (payers, RemitMapPayer, i);
      g_autofree char *share = remit_decimal_format (payer->share * (REMIT_DECIMAL_ONE / 100));

      if (payer->party == REMIT_ID_NONE && payer->share == REMIT_SHARE_WHOLE)
        append_sentence (text, g_strdup (_("Nobody pays.")));
      else if (payer->party == REMIT_ID_NONE)
        append_sentence (text, g_strdup_printf (_("Nobody pays %s %%."), share));
      else
        append_sentence (
          text, g_strdup_printf (_("%1$s pays %2$s %%."), get_name (facts, payer->party), share));
    }
}

static char *
format_ratio (RemitRatio ratio)
{
  return remit_decimal_format ((remit_ratio_to_percent (ratio) + 50) / 100 * 100);
}

static void
describe_promise (RemitMapFacts *facts, const RemitNode *node, GString *text)
{
  static const char *const sentences[REMIT_N_PROMISES] = {
    [REMIT_PROMISE_NOT_BEGUN] = N_ ("“%s” is not in force yet."),
    [REMIT_PROMISE_MET] = N_ ("“%s” is met."),
    [REMIT_PROMISE_NO_DATA] = N_ ("“%s” has not been measured."),
    [REMIT_PROMISE_AT_RISK] = N_ ("“%s” is at risk."),
    [REMIT_PROMISE_FALLS_SHORT] = N_ ("What “%s” rests on adds up to less than it promises."),
    [REMIT_PROMISE_EXPIRED] = N_ ("“%s” has ended."),
    [REMIT_PROMISE_BREACHED] = N_ ("“%s” is breached."),
  };
  RemitMapPromised promised = _remit_map_facts_promised (facts, node->row.id);
  const RemitAgreement *own;

  if (promised.state == REMIT_PROMISE_NONE)
    {
      if (_remit_map_can_be_promised (node->kind))
        append_sentence (text, g_strdup (_("Nothing is agreed on it.")));
      return;
    }
  append_sentence (
    text, _remit_map_fill (sentences[promised.state], get_name (facts, promised.agreement)));
  own = _remit_map_facts_agreement (facts, node->row.id);
  if (own != NULL && own->promises && own->computes)
    {
      g_autofree char *promise = format_ratio (own->promised);
      g_autofree char *sum = format_ratio (own->computed);

      append_sentence (
        text, g_strdup_printf (_("It promises %1$s %%; what it rests on adds up to %2$s %%."),
                               promise, sum));
    }
}

static void
describe_status (RemitMapFacts *facts, const RemitNode *node, GString *text)
{
  static const char *const sentences[REMIT_N_KPI_STATUSES] = {
    [REMIT_KPI_UNKNOWN] = N_ ("The status of “%s” is not known."),
    [REMIT_KPI_GREEN] = N_ ("“%s” is green."),
    [REMIT_KPI_AMBER] = N_ ("“%s” is amber."),
    [REMIT_KPI_RED] = N_ ("“%s” is red."),
  };
  RemitMapMeasured measured = _remit_map_facts_measured (facts, node->row.id);
  const RemitKpiSummary *kpi;
  g_autofree char *value = NULL;

  if (!measured.measured)
    {
      if (_remit_map_can_be_measured (node->kind))
        append_sentence (text, g_strdup (_("No KPI measures it.")));
      return;
    }
  append_sentence (text,
                   _remit_map_fill (sentences[measured.status], get_name (facts, measured.kpi)));
  kpi = _remit_map_facts_kpi (facts, measured.kpi);
  value = kpi != NULL ? _remit_map_describe_value (kpi) : NULL;
  if (value != NULL)
    /* Translators: the value of a KPI and its target: "Value: 31 of 40." */
    append_sentence (text, g_strdup_printf (_("Value: %s."), value));
}

char *
remit_map_facts_describe (RemitMapFacts *facts, RemitId node, RemitViewStyle style)
{
  const RemitNode *row = remit_graph_node (facts->graph, node);
  GString *text = g_string_new (NULL);

  if (row == NULL)
    return g_string_free (text, FALSE);
  if (style == REMIT_STYLE_COST || row->kind == REMIT_NODE_BUDGET_LINE)
    describe_cost (facts, row, text);
  if (style == REMIT_STYLE_PAYER)
    describe_payers (facts, row, text);
  if (style == REMIT_STYLE_AGREEMENT || (REMIT_KIND_BIT (row->kind) & REMIT_KINDS_AGREEMENT) != 0)
    describe_promise (facts, row, text);
  if (style == REMIT_STYLE_KPI || row->kind == REMIT_NODE_KPI)
    describe_status (facts, row, text);
  return g_string_free (text, FALSE);
}

char *
remit_map_facts_describe_chain (RemitMapFacts *facts, RemitId agreement)
{
  const RemitAgreement *own = _remit_map_facts_agreement (facts, agreement);
  g_autoptr (GArray) chain = remit_map_facts_chain (facts, agreement);
  g_autofree char *promise = NULL;
  g_autofree char *sum = NULL;
  GString *text = g_string_new (NULL);

  if (own == NULL)
    return g_string_free (text, FALSE);
  g_string_append_printf (text,
                          ngettext ("%u agreement in the chain of “%s”.",
                                    "%u agreements in the chain of “%s”.", chain->len),
                          chain->len, get_name (facts, agreement));
  if (!own->promises || !own->computes)
    {
      append_sentence (text, g_strdup (_("What it adds up to is not known.")));
      return g_string_free (text, FALSE);
    }
  promise = format_ratio (own->promised);
  sum = format_ratio (own->computed);
  append_sentence (
    text, g_strdup_printf (_("It adds up to %1$s %% against %2$s %% promised."), sum, promise));
  return g_string_free (text, FALSE);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-kinds"
#include "remit-kinds.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The catalogue: what may be on a map and what may join it.
 *
 * Two static tables, indexed by kind and checked against the enums by the tests, are the only place
 * where a kind is described; files, XML, SQL, menus, rules and the command line read them.  Keys
 * never change.  Allowed ends are bit sets of node kinds, so that the question "may this link go
 * there?", which is asked for every node of a map while a link is being drawn, costs a few ANDs.
 *
 * Source of the kinds and of their ends: the vocabulary in src/DESIGN.md, "Kinds". */

#define K(name) REMIT_KIND_BIT (REMIT_NODE_##name)

#define ACTORS                                                                                     \
  (K (ORGANISATION) | K (UNIT) | K (ROLE) | K (PERSON) | K (COMMITTEE) | K (SHARED_SERVICE)        \
   | K (SUPPLIER))
#define PARTIES (ACTORS | K (CUSTOMER_SEGMENT))
#define PEOPLE (K (ROLE) | K (PERSON))
#define LINE_ENDS (PEOPLE | K (UNIT) | K (COMMITTEE) | K (SHARED_SERVICE))
#define DATA (K (DATA_SET) | K (MASTER_DATA))
#define COMPONENTS                                                                                 \
  (DATA | K (INTEGRATION) | K (APPLICATION) | K (PLATFORM) | K (CHANNEL) | K (CONTENT)             \
   | K (EXPERIENCE) | K (ANALYTICS_MODEL) | K (PROCESS) | K (CAPABILITY))
#define DATA_BEARING                                                                               \
  (DATA | K (INTEGRATION) | K (APPLICATION) | K (PLATFORM) | K (CHANNEL) | K (ANALYTICS_MODEL))
#define SERVICES (COMPONENTS | K (SHARED_SERVICE))
#define AGREEMENTS (K (SLA) | K (OLA) | K (CONTRACT))
#define RIMMED (SERVICES | K (INITIATIVE))

/* What letters are given for. */
#define LETTERED                                                                                   \
  (SERVICES | AGREEMENTS | K (ACTIVITY) | K (DECISION) | K (INITIATIVE) | K (GOAL) | K (KPI)       \
   | K (REVIEW) | K (COMMUNICATION_ITEM))
#define OWNED                                                                                      \
  (SERVICES | AGREEMENTS | K (DECISION) | K (INITIATIVE) | K (GOAL) | K (KPI) | K (INDICATOR)      \
   | K (BUDGET_LINE) | K (FUNDING_SOURCE) | K (COMMUNICATION_ITEM) | K (REVIEW) | K (INCENTIVE)    \
   | K (JOURNEY_STAGE) | K (RISK) | K (DOCUMENT))
/* What a paper, a message, a risk or a mandate can be about. */
#define TOPICS                                                                                     \
  (SERVICES | AGREEMENTS | K (ACTIVITY) | K (DECISION) | K (INITIATIVE) | K (GOAL) | K (KPI)       \
   | K (BUDGET_LINE) | K (JOURNEY_STAGE) | K (RISK))
#define NESTABLE                                                                                   \
  (K (ORGANISATION) | K (UNIT) | K (ROLE) | K (COMMITTEE) | K (SHARED_SERVICE)                     \
   | K (CUSTOMER_SEGMENT) | K (ACTIVITY) | K (DECISION) | K (INITIATIVE) | K (GOAL) | K (KPI)      \
   | K (BUDGET_LINE) | K (FUNDING_SOURCE) | K (JOURNEY_STAGE) | K (SKILL) | K (RISK)               \
   | K (DOCUMENT))

const RemitNodeKinds REMIT_KINDS_PARTY = PARTIES;
const RemitNodeKinds REMIT_KINDS_COMPONENT = COMPONENTS;
const RemitNodeKinds REMIT_KINDS_AGREEMENT = AGREEMENTS;

#define NODE(KIND, key, label, plural, GROUP, indefinite)                                          \
  [REMIT_NODE_##KIND] = { REMIT_NODE_##KIND,        key,       label, plural, REMIT_GROUP_##GROUP, \
                          "remit-" key "-symbolic", indefinite }

static const RemitNodeKindInfo node_kinds[REMIT_N_NODE_KINDS] = {
  NODE (ORGANISATION, "organisation", N_ ("Organisation"), N_ ("Organisations"), PARTY,
        N_ ("an organisation")),
  NODE (UNIT, "unit", N_ ("Unit"), N_ ("Units"), PARTY, N_ ("a unit")),
  NODE (ROLE, "role", N_ ("Role"), N_ ("Roles"), PARTY, N_ ("a role")),
  NODE (PERSON, "person", N_ ("Person"), N_ ("People"), PARTY, N_ ("a person")),
  NODE (COMMITTEE, "committee", N_ ("Committee"), N_ ("Committees"), PARTY, N_ ("a committee")),
  NODE (SHARED_SERVICE, "shared-service", N_ ("Shared service"), N_ ("Shared services"), PARTY,
        N_ ("a shared service")),
  NODE (SUPPLIER, "supplier", N_ ("Supplier"), N_ ("Suppliers"), PARTY, N_ ("a supplier")),
  NODE (CUSTOMER_SEGMENT, "customer-segment", N_ ("Customer segment"), N_ ("Customer segments"),
        PARTY, N_ ("a customer segment")),
  NODE (DATA_SET, "data-set", N_ ("Data set"), N_ ("Data sets"), DATA, N_ ("a data set")),
  NODE (MASTER_DATA, "master-data", N_ ("Master data"), N_ ("Master data"), DATA,
        N_ ("master data")),
  NODE (INTEGRATION, "integration", N_ ("Integration"), N_ ("Integrations"), APPLICATION,
        N_ ("an integration")),
  NODE (APPLICATION, "application", N_ ("Application"), N_ ("Applications"), APPLICATION,
        N_ ("an application")),
  NODE (PLATFORM, "platform", N_ ("Platform"), N_ ("Platforms"), APPLICATION, N_ ("a platform")),
  NODE (CHANNEL, "channel", N_ ("Channel"), N_ ("Channels"), CHANNEL, N_ ("a channel")),
  NODE (CONTENT, "content", N_ ("Content"), N_ ("Content"), CHANNEL, N_ ("content")),
  NODE (EXPERIENCE, "experience", N_ ("Experience"), N_ ("Experiences"), CHANNEL,
        N_ ("an experience")),
  NODE (ANALYTICS_MODEL, "analytics-model", N_ ("Analytics model"), N_ ("Analytics models"),
        CAPABILITY, N_ ("an analytics model")),
  NODE (PROCESS, "process", N_ ("Process"), N_ ("Processes"), CAPABILITY, N_ ("a process")),
  NODE (CAPABILITY, "capability", N_ ("Capability"), N_ ("Capabilities"), CAPABILITY,
        N_ ("a capability")),
  NODE (ACTIVITY, "activity", N_ ("Activity"), N_ ("Activities"), WORK, N_ ("an activity")),
  NODE (DECISION, "decision", N_ ("Decision"), N_ ("Decisions"), WORK, N_ ("a decision")),
  NODE (INITIATIVE, "initiative", N_ ("Initiative"), N_ ("Initiatives"), WORK,
        N_ ("an initiative")),
  NODE (GOAL, "goal", N_ ("Goal"), N_ ("Goals"), WORK, N_ ("a goal")),
  NODE (KPI, "kpi", N_ ("KPI"), N_ ("KPIs"), MEASURE, N_ ("a KPI")),
  NODE (INDICATOR, "indicator", N_ ("Indicator"), N_ ("Indicators"), MEASURE, N_ ("an indicator")),
  NODE (BUDGET_LINE, "budget-line", N_ ("Budget line"), N_ ("Budget lines"), MONEY,
        N_ ("a budget line")),
  NODE (FUNDING_SOURCE, "funding-source", N_ ("Funding source"), N_ ("Funding sources"), MONEY,
        N_ ("a funding source")),
  NODE (SLA, "sla", N_ ("Service level agreement"), N_ ("Service level agreements"), AGREEMENT,
        N_ ("a service level agreement")),
  NODE (OLA, "ola", N_ ("Operational level agreement"), N_ ("Operational level agreements"),
        AGREEMENT, N_ ("an operational level agreement")),
  NODE (CONTRACT, "contract", N_ ("Supplier contract"), N_ ("Supplier contracts"), AGREEMENT,
        N_ ("a supplier contract")),
  NODE (COMMUNICATION_ITEM, "communication-item", N_ ("Communication item"),
        N_ ("Communication items"), GOVERNANCE, N_ ("a communication item")),
  NODE (REVIEW, "review", N_ ("Review"), N_ ("Reviews"), GOVERNANCE, N_ ("a review")),
  NODE (INCENTIVE, "incentive", N_ ("Incentive"), N_ ("Incentives"), GOVERNANCE,
        N_ ("an incentive")),
  NODE (MANDATE, "mandate", N_ ("Mandate"), N_ ("Mandates"), GOVERNANCE, N_ ("a mandate")),
  NODE (JOURNEY_STAGE, "journey-stage", N_ ("Journey stage"), N_ ("Journey stages"), MEASURE,
        N_ ("a journey stage")),
  NODE (SKILL, "skill", N_ ("Skill"), N_ ("Skills"), GOVERNANCE, N_ ("a skill")),
  NODE (RISK, "risk", N_ ("Risk"), N_ ("Risks"), GOVERNANCE, N_ ("a risk")),
  NODE (DOCUMENT, "document", N_ ("Document"), N_ ("Documents"), GOVERNANCE, N_ ("a document")),
};

#define LINK(KIND, key, label, reverse, CLASS, ...)                                                \
  [REMIT_LINK_##KIND]                                                                              \
    = { REMIT_LINK_##KIND, key, label, reverse, REMIT_CLASS_##CLASS, FALSE, { __VA_ARGS__ } }
/* The first row of ends joins each kind with itself only. */
#define LINK_SAME(KIND, key, label, reverse, CLASS, ...)                                           \
  [REMIT_LINK_##KIND]                                                                              \
    = { REMIT_LINK_##KIND, key, label, reverse, REMIT_CLASS_##CLASS, TRUE, { __VA_ARGS__ } }
#define LETTER(KIND, key, label, reverse)                                                          \
  LINK (KIND, key, label, reverse, RACI, { ACTORS, LETTERED })

static const RemitLinkKindInfo link_kinds[REMIT_N_LINK_KINDS] = {
  LETTER (RESPONSIBLE, "responsible", N_ ("responsible for"), N_ ("done by")),
  LETTER (ACCOUNTABLE, "accountable", N_ ("accountable for"), N_ ("answered for by")),
  LETTER (CONSULTED, "consulted", N_ ("consulted on"), N_ ("consults")),
  LETTER (INFORMED, "informed", N_ ("informed of"), N_ ("made known to")),
  LETTER (ASSISTS, "assists", N_ ("assists with"), N_ ("assisted by")),
  LETTER (DRIVES, "drives", N_ ("drives"), N_ ("driven by")),
  LETTER (RECOMMENDS, "recommends", N_ ("recommends on"), N_ ("recommended by")),
  LETTER (AGREES, "agrees", N_ ("must agree to"), N_ ("needs the agreement of")),
  LETTER (APPROVES, "approves", N_ ("approves"), N_ ("approved by")),
  LETTER (VERIFIES, "verifies", N_ ("verifies"), N_ ("verified by")),
  LETTER (SIGNS_OFF, "signs-off", N_ ("signs off"), N_ ("signed off by")),
  LETTER (QUALITY_REVIEWS, "quality-reviews", N_ ("reviews the quality of"),
          N_ ("quality reviewed by")),
  LETTER (OMITTED, "omitted", N_ ("kept out of"), N_ ("leaves out")),

  LINK (DECIDES, "decides", N_ ("decides"), N_ ("decided by"), FACET,
        { ACTORS, RIMMED | AGREEMENTS | K (ACTIVITY) | K (DECISION) | K (GOAL) | K (KPI)
                    | K (BUDGET_LINE) }),
  LINK (CHOOSES_TOOL, "chooses-tool", N_ ("chooses tool"), N_ ("tool chosen by"), FACET,
        { ACTORS, SERVICES | K (ACTIVITY) }),
  LINK (IMPLEMENTS, "implements", N_ ("implements"), N_ ("implemented by"), FACET,
        { ACTORS, RIMMED | K (DECISION) | K (GOAL) | K (KPI) }),
  LINK (RUNS, "runs", N_ ("runs"), N_ ("run by"), FACET,
        { ACTORS, RIMMED | K (ACTIVITY) | K (KPI) }),
  LINK (PAYS, "pays", N_ ("pays"), N_ ("paid by"), FACET,
        { ACTORS | K (FUNDING_SOURCE), RIMMED | AGREEMENTS | K (ACTIVITY) | K (BUDGET_LINE) }),
  LINK (HOLDS_DATA, "holds-data", N_ ("holds data"), N_ ("data held by"), FACET,
        { ACTORS, SERVICES }),
  LINK (STEWARDS, "stewards", N_ ("stewards"), N_ ("stewarded by"), FACET,
        { ACTORS, DATA | K (APPLICATION) | K (PLATFORM) | K (ANALYTICS_MODEL) }),
  LINK (PREFERRED_ACCESS, "preferred-access", N_ ("has preferred access to"),
        N_ ("preferably accessed by"), FACET, { ACTORS, SERVICES }),
  LINK (REVIEWS, "reviews", N_ ("reviews"), N_ ("reviewed by"), FACET,
        { ACTORS, RIMMED | AGREEMENTS | K (ACTIVITY) | K (DECISION) | K (GOAL) | K (KPI)
                    | K (BUDGET_LINE) | K (REVIEW) }),

  LINK (OWNS, "owns", N_ ("owns"), N_ ("owned by"), OWNERSHIP, { ACTORS, OWNED }),
  LINK (OWNS_ON_BEHALF_OF, "owns-on-behalf-of", N_ ("owns on behalf"), N_ ("owned on behalf by"),
        OWNERSHIP, { ACTORS, RIMMED | K (GOAL) }),
  LINK (HAS_RIGHT, "has-right", N_ ("has a right on"), N_ ("gives a right to"), OWNERSHIP,
        { ACTORS, RIMMED | K (DECISION) | K (BUDGET_LINE) }),
  LINK (SPONSORS, "sponsors", N_ ("sponsors"), N_ ("sponsored by"), OWNERSHIP,
        { ACTORS, K (INITIATIVE) | K (GOAL) }),

  LINK_SAME (PART_OF, "part-of", N_ ("part of"), N_ ("contains"), STRUCTURE, { NESTABLE, NESTABLE },
             { K (UNIT), K (ORGANISATION) }, { COMPONENTS, COMPONENTS },
             { K (ACTIVITY), K (PROCESS) | K (INITIATIVE) }),
  LINK (BELONGS_TO, "belongs-to", N_ ("belongs to"), N_ ("includes"), STRUCTURE,
        { LINE_ENDS, K (UNIT) | K (ORGANISATION) | K (SHARED_SERVICE) }),
  LINK (HOLDS, "holds", N_ ("holds"), N_ ("held by"), STRUCTURE, { K (PERSON), K (ROLE) },
        { PEOPLE | K (UNIT) | K (SUPPLIER), K (SKILL) }),
  LINK (REPORTS_TO, "reports-to", N_ ("reports to"), N_ ("directs"), STRUCTURE,
        { LINE_ENDS, LINE_ENDS }),
  LINK (
    MEMBER_OF, "member-of", N_ ("member of"), N_ ("has as member"), STRUCTURE,
    { PEOPLE | K (UNIT) | K (ORGANISATION) | K (SUPPLIER), K (COMMITTEE) | K (SHARED_SERVICE) }),
  LINK (CHAIRS, "chairs", N_ ("chairs"), N_ ("chaired by"), STRUCTURE,
        { PEOPLE | K (UNIT), K (COMMITTEE) | K (SHARED_SERVICE) }),
  LINK (REFERS, "refers", N_ ("referent for"), N_ ("has as referent"), STRUCTURE,
        { PEOPLE, K (UNIT) }),
  LINK (DEPUTISES_FOR, "deputises-for", N_ ("deputises for"), N_ ("has as deputy"), STRUCTURE,
        { PEOPLE, PEOPLE }),
  LINK (DELEGATES_TO, "delegates-to", N_ ("delegates to"), N_ ("acts by delegation of"), STRUCTURE,
        { PEOPLE | K (UNIT), PEOPLE | K (UNIT) }),
  LINK (GRANTS, "grants", N_ ("grants"), N_ ("granted by"), STRUCTURE,
        { PEOPLE | K (COMMITTEE) | K (UNIT) | K (ORGANISATION), K (MANDATE) },
        { K (MANDATE), ACTORS }),

  LINK (CONTRIBUTES_TO, "contributes-to", N_ ("contributes to"), N_ ("receives from"), FLOW,
        { ACTORS, DATA | K (KPI) | K (GOAL) },
        { COMPONENTS | K (ACTIVITY) | K (INITIATIVE), K (KPI) | K (GOAL) }),
  LINK (USES, "uses", N_ ("uses"), N_ ("used by"), FLOW,
        { SERVICES | PARTIES | K (ACTIVITY) | K (INITIATIVE), SERVICES }),
  LINK (
    DEPENDS_ON, "depends-on", N_ ("depends on"), N_ ("needed by"), FLOW,
    { SERVICES | K (UNIT) | K (ACTIVITY) | K (INITIATIVE) | K (GOAL) | K (JOURNEY_STAGE),
      SERVICES },
    { K (ACTIVITY) | K (INITIATIVE) | K (DECISION), K (ACTIVITY) | K (INITIATIVE) | K (DECISION) },
    { K (INCENTIVE), K (KPI) | K (GOAL) }),
  LINK (CONNECTS, "connects", N_ ("connects"), N_ ("connected by"), FLOW,
        { K (INTEGRATION), DATA_BEARING }),
  LINK (FEEDS, "feeds", N_ ("feeds"), N_ ("fed by"), FLOW, { COMPONENTS, COMPONENTS }),
  LINK_SAME (PRECEDES, "precedes", N_ ("precedes"), N_ ("follows"), FLOW,
             { K (ACTIVITY) | K (DECISION) | K (INITIATIVE) | K (JOURNEY_STAGE),
               K (ACTIVITY) | K (DECISION) | K (INITIATIVE) | K (JOURNEY_STAGE) },
             { K (ACTIVITY), K (DECISION) }, { K (DECISION), K (ACTIVITY) }),
  LINK (CHANGES, "changes", N_ ("changes"), N_ ("changed by"), FLOW,
        { K (INITIATIVE), SERVICES | K (UNIT) }),
  LINK (SERVES_STAGE, "serves-stage", N_ ("serves"), N_ ("served by"), FLOW,
        { SERVICES | K (ACTIVITY), K (JOURNEY_STAGE) }),
  LINK_SAME (CONFLICTS_WITH, "conflicts-with", N_ ("conflicts with"), N_ ("conflicts with"), FLOW,
             { K (GOAL) | K (INCENTIVE) | K (KPI), K (GOAL) | K (INCENTIVE) | K (KPI) }),
  LINK (GIVES_INPUT, "gives-input", N_ ("gives input to"), N_ ("takes input from"), FLOW,
        { ACTORS, K (DECISION) }),

  LINK (PROVIDES, "provides", N_ ("provides"), N_ ("provided by"), PROMISE, { ACTORS, AGREEMENTS }),
  LINK (RECEIVES, "receives", N_ ("receives"), N_ ("promised to"), PROMISE,
        { PARTIES, AGREEMENTS }),
  LINK (COVERS, "covers", N_ ("covers"), N_ ("covered by"), PROMISE, { AGREEMENTS, SERVICES },
        { K (BUDGET_LINE), RIMMED | AGREEMENTS },
        { K (MANDATE) | K (COMMUNICATION_ITEM) | K (RISK) | K (DOCUMENT), TOPICS }),
  LINK (SUPPORTS, "supports", N_ ("supports"), N_ ("rests on"), PROMISE,
        { K (OLA) | K (CONTRACT), K (SLA) | K (OLA) }),

  LINK (MEASURES, "measures", N_ ("measures"), N_ ("measured by"), MEASURE,
        { K (INDICATOR) | K (KPI),
          SERVICES | AGREEMENTS | K (GOAL) | K (INITIATIVE) | K (ACTIVITY) | K (JOURNEY_STAGE) },
        { K (INDICATOR), K (KPI) }),
  LINK (
    AGREED_BY, "agreed-by", N_ ("agreed by"), N_ ("agreed to"), MEASURE,
    { AGREEMENTS | K (KPI) | K (GOAL) | K (DECISION) | K (INITIATIVE) | K (BUDGET_LINE), ACTORS }),
  LINK (
    VISIBLE_TO, "visible-to", N_ ("visible to"), N_ ("can see"), MEASURE,
    { AGREEMENTS | K (KPI) | K (INDICATOR) | K (GOAL) | K (BUDGET_LINE) | K (DOCUMENT), PARTIES }),
  LINK (CREDITS, "credits", N_ ("credited to"), N_ ("gets credit for"), MEASURE,
        { K (KPI) | K (GOAL) | K (INITIATIVE), ACTORS }),
  LINK (REWARDS, "rewards", N_ ("rewards"), N_ ("rewarded by"), MEASURE,
        { K (INCENTIVE), PEOPLE | K (UNIT) }),

  LINK (INFORMS, "informs", N_ ("informs"), N_ ("informed by"), NEWS,
        { K (COMMUNICATION_ITEM), PARTIES }),
  LINK (SENT_BY, "sent-by", N_ ("sent by"), N_ ("sends"), NEWS, { K (COMMUNICATION_ITEM), ACTORS }),
  LINK (REVIEW_OF, "review-of", N_ ("review of"), N_ ("subject of"), NEWS, { K (REVIEW), TOPICS }),
};

static const char *const group_labels[REMIT_N_GROUPS] = {
  [REMIT_GROUP_PARTY] = N_ ("Parties"),
  [REMIT_GROUP_DATA] = N_ ("Data"),
  [REMIT_GROUP_APPLICATION] = N_ ("Applications"),
  [REMIT_GROUP_CHANNEL] = N_ ("Channels"),
  [REMIT_GROUP_CAPABILITY] = N_ ("Capabilities"),
  [REMIT_GROUP_WORK] = N_ ("Work"),
  [REMIT_GROUP_MEASURE] = N_ ("Measures"),
  [REMIT_GROUP_MONEY] = N_ ("Money"),
  [REMIT_GROUP_AGREEMENT] = N_ ("Agreements"),
  [REMIT_GROUP_GOVERNANCE] = N_ ("Governance"),
};

static const char *const class_labels[REMIT_N_CLASSES] = {
  [REMIT_CLASS_RACI] = N_ ("Letters"),        [REMIT_CLASS_FACET] = N_ ("Duties"),
  [REMIT_CLASS_OWNERSHIP] = N_ ("Ownership"), [REMIT_CLASS_STRUCTURE] = N_ ("Structure"),
  [REMIT_CLASS_FLOW] = N_ ("Flow"),           [REMIT_CLASS_PROMISE] = N_ ("Promises"),
  [REMIT_CLASS_MEASURE] = N_ ("Measures"),    [REMIT_CLASS_NEWS] = N_ ("Communication and review"),
};

/* What a person most likely means when joining two kinds; the first row that has both ends counts.
 * Kinds that a row does not name follow in the order of the catalogue. */
typedef struct
{
  RemitNodeKinds from;
  RemitNodeKinds to;
  gboolean letters_first;  /* of the kinds not named, letters before ownership */
  RemitLinkKind usual[12]; /* -1 terminated */
} RemitUsualOrder;

#define END ((RemitLinkKind) -1)
#define L(name) REMIT_LINK_##name

static const RemitUsualOrder usual_orders[] = {
  { K (PERSON), K (ROLE), FALSE, { L (HOLDS), L (REPORTS_TO), END } },
  { ACTORS, K (COMMITTEE), FALSE, { L (MEMBER_OF), L (CHAIRS), L (REPORTS_TO), END } },
  { K (UNIT), K (UNIT) | K (ORGANISATION), FALSE, { L (PART_OF), L (REPORTS_TO), END } },
  { PEOPLE, K (UNIT) | K (ORGANISATION), FALSE, { L (BELONGS_TO), L (REPORTS_TO), END } },
  { ACTORS,
    K (SHARED_SERVICE),
    FALSE,
    { L (MEMBER_OF), L (RUNS), L (DECIDES), L (CHOOSES_TOOL), L (IMPLEMENTS), L (PAYS),
      L (HOLDS_DATA), L (PREFERRED_ACCESS), L (REVIEWS), L (OWNS), END } },
  { ACTORS, PARTIES, FALSE, { L (REPORTS_TO), L (MEMBER_OF), L (BELONGS_TO), END } },
  { ACTORS,
    COMPONENTS,
    FALSE,
    { L (RUNS), L (DECIDES), L (CHOOSES_TOOL), L (IMPLEMENTS), L (PAYS), L (HOLDS_DATA),
      L (STEWARDS), L (PREFERRED_ACCESS), L (REVIEWS), L (OWNS), L (OWNS_ON_BEHALF_OF), END } },
  { ACTORS,
    K (INITIATIVE),
    FALSE,
    { L (SPONSORS), L (DECIDES), L (IMPLEMENTS), L (PAYS), L (RUNS), L (REVIEWS), L (OWNS), END } },
  { ACTORS, K (GOAL), FALSE, { L (OWNS), L (SPONSORS), L (CONTRIBUTES_TO), END } },
  { ACTORS, K (KPI), FALSE, { L (OWNS), L (CONTRIBUTES_TO), END } },
  { ACTORS, K (DECISION), TRUE, { L (DECIDES), L (GIVES_INPUT), END } },
  { ACTORS, K (BUDGET_LINE), FALSE, { L (PAYS), L (OWNS), L (DECIDES), END } },
  { ACTORS, AGREEMENTS, FALSE, { L (PROVIDES), L (RECEIVES), END } },
  { ACTORS, K (ACTIVITY) | K (REVIEW) | K (COMMUNICATION_ITEM), TRUE, { END } },
  { K (INTEGRATION), DATA_BEARING, FALSE, { L (CONNECTS), L (FEEDS), L (USES), END } },
  { DATA, COMPONENTS, FALSE, { L (FEEDS), L (PART_OF), END } },
  { COMPONENTS, COMPONENTS, FALSE, { L (USES), L (FEEDS), L (DEPENDS_ON), L (PART_OF), END } },
  { K (INITIATIVE), SERVICES, FALSE, { L (CHANGES), END } },
  { K (ACTIVITY), K (ACTIVITY), FALSE, { L (PRECEDES), L (PART_OF), END } },
};

const RemitNodeKindInfo *
remit_node_kind_info (RemitNodeKind kind)
{
  g_return_val_if_fail ((guint) kind < REMIT_N_NODE_KINDS, NULL);

  return &node_kinds[kind];
}

const RemitLinkKindInfo *
remit_link_kind_info (RemitLinkKind kind)
{
  g_return_val_if_fail ((guint) kind < REMIT_N_LINK_KINDS, NULL);

  return &link_kinds[kind];
}

const char *
remit_node_kind_label (RemitNodeKind kind)
{
  return _(remit_node_kind_info (kind)->label);
}

const char *
remit_node_kind_plural (RemitNodeKind kind)
{
  return _(remit_node_kind_info (kind)->plural);
}

const char *
remit_node_kind_indefinite (RemitNodeKind kind)
{
  return _(remit_node_kind_info (kind)->indefinite);
}

const char *
remit_node_group_label (RemitNodeGroup group)
{
  g_return_val_if_fail ((guint) group < REMIT_N_GROUPS, "");

  return _(group_labels[group]);
}

const char *
remit_link_kind_label (RemitLinkKind kind)
{
  return _(remit_link_kind_info (kind)->label);
}

const char *
remit_link_kind_reverse (RemitLinkKind kind)
{
  return _(remit_link_kind_info (kind)->reverse);
}

const char *
remit_link_class_label (RemitLinkClass link_class)
{
  g_return_val_if_fail ((guint) link_class < REMIT_N_CLASSES, "");

  return _(class_labels[link_class]);
}

int
remit_node_kind_from_key (const char *key)
{
  g_return_val_if_fail (key != NULL, -1);

  for (int i = 0; i < REMIT_N_NODE_KINDS; i++)
    if (strcmp (node_kinds[i].key, key) == 0)
      return i;
  return -1;
}

int
remit_link_kind_from_key (const char *key)
{
  g_return_val_if_fail (key != NULL, -1);

  for (int i = 0; i < REMIT_N_LINK_KINDS; i++)
    if (strcmp (link_kinds[i].key, key) == 0)
      return i;
  return -1;
}

gboolean
remit_link_kind_allows (RemitLinkKind kind, RemitNodeKind from, RemitNodeKind to)
{
  const RemitLinkKindInfo *info = remit_link_kind_info (kind);

  g_return_val_if_fail ((guint) from < REMIT_N_NODE_KINDS, FALSE);
  g_return_val_if_fail ((guint) to < REMIT_N_NODE_KINDS, FALSE);

  for (guint i = 0; info->ends[i].from != 0; i++)
    if ((info->ends[i].from & REMIT_KIND_BIT (from)) != 0
        && (info->ends[i].to & REMIT_KIND_BIT (to)) != 0
        && (i > 0 || !info->same_kind || from == to))
      return TRUE;
  return FALSE;
}

RemitNodeKinds
remit_link_kind_targets (RemitLinkKind kind, RemitNodeKind from)
{
  RemitNodeKinds kinds = 0;

  for (RemitNodeKind to = 0; to < REMIT_N_NODE_KINDS; to++)
    if (remit_link_kind_allows (kind, from, to))
      kinds |= REMIT_KIND_BIT (to);
  return kinds;
}

RemitNodeKinds
remit_link_kind_sources (RemitLinkKind kind, RemitNodeKind to)
{
  RemitNodeKinds kinds = 0;

  for (RemitNodeKind from = 0; from < REMIT_N_NODE_KINDS; from++)
    if (remit_link_kind_allows (kind, from, to))
      kinds |= REMIT_KIND_BIT (from);
  return kinds;
}

static const RemitUsualOrder *
find_usual_order (RemitNodeKind from, RemitNodeKind to)
{
  for (guint i = 0; i < G_N_ELEMENTS (usual_orders); i++)
    if ((usual_orders[i].from & REMIT_KIND_BIT (from)) != 0
        && (usual_orders[i].to & REMIT_KIND_BIT (to)) != 0)
      return &usual_orders[i];
  return NULL;
}

guint
remit_link_kinds_between (RemitNodeKind from, RemitNodeKind to, RemitLinkKind *kinds)
{
  const RemitUsualOrder *order = find_usual_order (from, to);
  guint64 open = 0;
  guint n = 0;

  g_return_val_if_fail (kinds != NULL, 0);

  for (guint kind = 0; kind < REMIT_N_LINK_KINDS; kind++)
    if (remit_link_kind_allows (kind, from, to))
      open |= G_GUINT64_CONSTANT (1) << kind;

  for (guint i = 0; order != NULL && order->usual[i] != END; i++)
    if ((open & (G_GUINT64_CONSTANT (1) << order->usual[i])) != 0)
      {
        kinds[n++] = order->usual[i];
        open &= ~(G_GUINT64_CONSTANT (1) << order->usual[i]);
      }

  /* Letters stand first in the catalogue; where one usually means something else, they go last. */
  for (guint turn = 0; turn < 2; turn++)
    for (guint kind = 0; kind < REMIT_N_LINK_KINDS; kind++)
      {
        gboolean letter = kind <= REMIT_LINK_LAST_RACI;
        gboolean early = order != NULL && order->letters_first ? TRUE : !letter;

        if ((open & (G_GUINT64_CONSTANT (1) << kind)) != 0 && early == (turn == 0))
          kinds[n++] = kind;
      }
  return n;
}

/* "runs, decides, chooses tool, …": the more usual ones are enough for a hint. */
static char *
list_kinds (const RemitLinkKind *kinds, guint n)
{
  const guint most = 10;
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < MIN (n, most); i++)
    g_string_append_printf (list, "%s%s", i > 0 ? ", " : "", remit_link_kind_label (kinds[i]));
  if (n > most)
    g_string_append (list, ", …");
  return g_string_free (list, FALSE);
}

char *
remit_link_kind_explain (RemitLinkKind kind, RemitNodeKind from, RemitNodeKind to)
{
  RemitLinkKind there[REMIT_N_LINK_KINDS], back[REMIT_N_LINK_KINDS];
  guint n_there = remit_link_kinds_between (from, to, there);
  guint n_back = remit_link_kinds_between (to, from, back);
  g_autofree char *there_list = list_kinds (there, n_there);
  g_autofree char *back_list = list_kinds (back, n_back);
  const char *label = remit_link_kind_label (kind);
  const char *source = remit_node_kind_indefinite (from);
  const char *target = remit_node_kind_indefinite (to);

  if (from != to && remit_link_kind_allows (kind, to, from))
    {
      if (n_there == 0)
        return g_strdup_printf (_("“%s” cannot go from %s to %s, only the other way round."),
                                label, source, target);
      return g_strdup_printf (_("“%s” cannot go from %s to %s, only the other way round. "
                                 "In this direction you can choose: %s."),
                              label, source, target, there_list);
    }
  if (n_there > 0)
    return g_strdup_printf (_("“%s” cannot go from %s to %s. Between them you can choose: %s."),
                            label, source, target, there_list);
  if (n_back > 0)
    return g_strdup_printf (_("“%s” cannot go from %s to %s; no link can. "
                               "The other way round you can choose: %s."),
                            label, source, target, back_list);
  return g_strdup_printf (_("“%s” cannot go from %s to %s; no link can, in either direction."),
                          label, source, target);
}

gboolean
remit_facet_expected (RemitLinkKind duty, RemitNodeKind item)
{
  RemitNodeKinds kinds;

  g_return_val_if_fail ((guint) item < REMIT_N_NODE_KINDS, FALSE);

  switch ((int) duty)
    {
    case REMIT_LINK_DECIDES:
    case REMIT_LINK_IMPLEMENTS:
    case REMIT_LINK_RUNS:
    case REMIT_LINK_PAYS:
    case REMIT_LINK_REVIEWS:
      kinds = RIMMED;
      break;
    case REMIT_LINK_CHOOSES_TOOL:
      kinds = SERVICES & ~DATA;
      break;
    case REMIT_LINK_HOLDS_DATA:
    case REMIT_LINK_PREFERRED_ACCESS:
      kinds = DATA_BEARING;
      break;
    case REMIT_LINK_STEWARDS:
      kinds = DATA;
      break;
    default:
      return FALSE;
    }
  return (kinds & REMIT_KIND_BIT (item)) != 0;
}

const char *
remit_facet_short_label (RemitLinkKind duty)
{
  switch ((int) duty)
    {
    case REMIT_LINK_CHOOSES_TOOL:
      return C_ ("duty", "tool");
    case REMIT_LINK_HOLDS_DATA:
      return C_ ("duty", "data");
    case REMIT_LINK_STEWARDS:
      return C_ ("duty", "steward");
    case REMIT_LINK_PREFERRED_ACCESS:
      return C_ ("duty", "access");
    default:
      return remit_link_kind_label (duty);
    }
}

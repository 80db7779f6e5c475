/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "remit-types.h"

G_BEGIN_DECLS

/* The static catalogue of node kinds and link kinds: keys, labels, allowed ends.  A key is what
 * files, XML and the command line use; it never changes.  Labels are translated when asked for. */

typedef enum
{
  REMIT_NODE_ORGANISATION,
  REMIT_NODE_UNIT,
  REMIT_NODE_ROLE,
  REMIT_NODE_PERSON,
  REMIT_NODE_COMMITTEE,
  REMIT_NODE_SHARED_SERVICE,
  REMIT_NODE_SUPPLIER,
  REMIT_NODE_CUSTOMER_SEGMENT,
  REMIT_NODE_DATA_SET,
  REMIT_NODE_MASTER_DATA,
  REMIT_NODE_INTEGRATION,
  REMIT_NODE_APPLICATION,
  REMIT_NODE_PLATFORM,
  REMIT_NODE_CHANNEL,
  REMIT_NODE_CONTENT,
  REMIT_NODE_EXPERIENCE,
  REMIT_NODE_ANALYTICS_MODEL,
  REMIT_NODE_PROCESS,
  REMIT_NODE_CAPABILITY,
  REMIT_NODE_ACTIVITY,
  REMIT_NODE_DECISION,
  REMIT_NODE_INITIATIVE,
  REMIT_NODE_GOAL,
  REMIT_NODE_KPI,
  REMIT_NODE_INDICATOR,
  REMIT_NODE_BUDGET_LINE,
  REMIT_NODE_FUNDING_SOURCE,
  REMIT_NODE_SLA,
  REMIT_NODE_OLA,
  REMIT_NODE_CONTRACT,
  REMIT_NODE_COMMUNICATION_ITEM,
  REMIT_NODE_REVIEW,
  REMIT_NODE_INCENTIVE,
  REMIT_NODE_MANDATE,
  REMIT_NODE_JOURNEY_STAGE,
  REMIT_NODE_SKILL,
  REMIT_NODE_RISK,
  REMIT_NODE_DOCUMENT,
  REMIT_N_NODE_KINDS
} RemitNodeKind;

/* A set of node kinds, one bit each. */
typedef guint64 RemitNodeKinds;
#define REMIT_KIND_BIT(kind) (G_GUINT64_CONSTANT (1) << (kind))

/* How the catalogue is grouped in menus, the outline and the legend. */
typedef enum
{
  REMIT_GROUP_PARTY,
  REMIT_GROUP_DATA,        /* data set, master data */
  REMIT_GROUP_APPLICATION, /* application, platform, integration */
  REMIT_GROUP_CHANNEL,     /* channel, content, experience */
  REMIT_GROUP_CAPABILITY,  /* analytics model, process, capability */
  REMIT_GROUP_WORK,        /* activity, decision, initiative, goal */
  REMIT_GROUP_MEASURE,     /* KPI, indicator, journey stage */
  REMIT_GROUP_MONEY,       /* budget line, funding source */
  REMIT_GROUP_AGREEMENT,   /* SLA, OLA, contract */
  REMIT_GROUP_GOVERNANCE,  /* communication, review, mandate, incentive, skill, risk, document */
  REMIT_N_GROUPS
} RemitNodeGroup;

typedef struct
{
  RemitNodeKind kind;
  const char *key;    /* "shared-service" */
  const char *label;  /* N_("Shared service") */
  const char *plural; /* N_("Shared services") */
  RemitNodeGroup group;
  const char *icon;       /* name of a symbolic icon in the program's resources */
  const char *indefinite; /* N_("a shared service"): for the middle of a sentence */
} RemitNodeKindInfo;

/* Letters and facets: the kinds up to REMIT_N_DUTIES are duties (class REMIT_CLASS_DUTY), first the
 * RACI family, then the ownership facets.  A duty always points from a party (or funding source,
 * for money) to an item. */
typedef enum
{
  /* the RACI family: what the letters of every scheme stand for */
  REMIT_LINK_RESPONSIBLE,     /* does the work */
  REMIT_LINK_ACCOUNTABLE,     /* answers for it, has the last word */
  REMIT_LINK_CONSULTED,       /* gives input before, two-way */
  REMIT_LINK_INFORMED,        /* is told after, one-way */
  REMIT_LINK_ASSISTS,         /* helps the responsible one with resources */
  REMIT_LINK_DRIVES,          /* pushes the work or the decision along */
  REMIT_LINK_RECOMMENDS,      /* prepares a recommendation */
  REMIT_LINK_AGREES,          /* must agree, may block */
  REMIT_LINK_APPROVES,        /* approves the result of somebody else's ownership */
  REMIT_LINK_VERIFIES,        /* checks against criteria */
  REMIT_LINK_SIGNS_OFF,       /* authorises the hand-over */
  REMIT_LINK_QUALITY_REVIEWS, /* reviews the quality */
  REMIT_LINK_OMITTED,         /* deliberately not involved */
  /* the ownership facets */
  REMIT_LINK_DECIDES,
  REMIT_LINK_CHOOSES_TOOL,
  REMIT_LINK_IMPLEMENTS,
  REMIT_LINK_RUNS,
  REMIT_LINK_PAYS,
  REMIT_LINK_HOLDS_DATA,
  REMIT_LINK_STEWARDS,
  REMIT_LINK_PREFERRED_ACCESS,
  REMIT_LINK_REVIEWS,
  REMIT_N_DUTIES,
  /* ownership as a whole and single rights */
  REMIT_LINK_OWNS = REMIT_N_DUTIES,
  REMIT_LINK_OWNS_ON_BEHALF_OF,
  REMIT_LINK_HAS_RIGHT,
  REMIT_LINK_SPONSORS,
  /* structure */
  REMIT_LINK_PART_OF,
  REMIT_LINK_BELONGS_TO,
  REMIT_LINK_HOLDS,
  REMIT_LINK_REPORTS_TO,
  REMIT_LINK_MEMBER_OF,
  REMIT_LINK_CHAIRS,
  REMIT_LINK_REFERS,
  REMIT_LINK_DEPUTISES_FOR,
  REMIT_LINK_DELEGATES_TO,
  REMIT_LINK_GRANTS,
  /* flow */
  REMIT_LINK_CONTRIBUTES_TO,
  REMIT_LINK_USES,
  REMIT_LINK_DEPENDS_ON,
  REMIT_LINK_CONNECTS,
  REMIT_LINK_FEEDS,
  REMIT_LINK_PRECEDES,
  REMIT_LINK_CHANGES,
  REMIT_LINK_SERVES_STAGE,
  REMIT_LINK_CONFLICTS_WITH,
  REMIT_LINK_GIVES_INPUT,
  /* promises */
  REMIT_LINK_PROVIDES,
  REMIT_LINK_RECEIVES,
  REMIT_LINK_COVERS,
  REMIT_LINK_SUPPORTS,
  /* measures */
  REMIT_LINK_MEASURES,
  REMIT_LINK_AGREED_BY,
  REMIT_LINK_VISIBLE_TO,
  REMIT_LINK_CREDITS,
  REMIT_LINK_REWARDS,
  /* communication and review */
  REMIT_LINK_INFORMS,
  REMIT_LINK_SENT_BY,
  REMIT_LINK_REVIEW_OF,
  REMIT_N_LINK_KINDS
} RemitLinkKind;

#define REMIT_LINK_FIRST_RACI REMIT_LINK_RESPONSIBLE
#define REMIT_LINK_LAST_RACI REMIT_LINK_OMITTED
#define REMIT_LINK_FIRST_FACET REMIT_LINK_DECIDES
#define REMIT_LINK_LAST_FACET REMIT_LINK_REVIEWS

typedef enum
{
  REMIT_CLASS_RACI,      /* a duty of the RACI family */
  REMIT_CLASS_FACET,     /* a duty of ownership */
  REMIT_CLASS_OWNERSHIP, /* owns, on behalf of, rights, sponsors */
  REMIT_CLASS_STRUCTURE,
  REMIT_CLASS_FLOW,
  REMIT_CLASS_PROMISE,
  REMIT_CLASS_MEASURE,
  REMIT_CLASS_NEWS, /* communication and review */
  REMIT_N_CLASSES
} RemitLinkClass;

/* One row of allowed ends; a link is allowed when any row of its kind has both ends. */
typedef struct
{
  RemitNodeKinds from;
  RemitNodeKinds to;
} RemitLinkEnds;

typedef struct
{
  RemitLinkKind kind;
  const char *key;     /* "chooses-tool" */
  const char *label;   /* N_("chooses tool"): reads source – label – target */
  const char *reverse; /* N_("tool chosen by"): reads target – reverse – source */
  RemitLinkClass link_class;
  gboolean same_kind; /* the first row of ends joins each kind only with itself (part of, conflicts
                         with) */
  RemitLinkEnds ends[6]; /* up to the first row that is empty; the last one always is */
} RemitLinkKindInfo;

/* Ready-made sets. */
extern const RemitNodeKinds REMIT_KINDS_PARTY;
extern const RemitNodeKinds REMIT_KINDS_COMPONENT;
extern const RemitNodeKinds REMIT_KINDS_AGREEMENT;

#define remit_kind_is_party(kind) ((REMIT_KINDS_PARTY & REMIT_KIND_BIT (kind)) != 0)
#define remit_kind_is_component(kind) ((REMIT_KINDS_COMPONENT & REMIT_KIND_BIT (kind)) != 0)

/* Never NULL for a valid kind; static. */
const RemitNodeKindInfo *remit_node_kind_info (RemitNodeKind kind);
const RemitLinkKindInfo *remit_link_kind_info (RemitLinkKind kind);

/* Translated. */
const char *remit_node_kind_label (RemitNodeKind kind);
const char *remit_node_kind_plural (RemitNodeKind kind);
/* "an application", for the middle of a sentence. */
const char *remit_node_kind_indefinite (RemitNodeKind kind);
const char *remit_node_group_label (RemitNodeGroup group);
const char *remit_link_kind_label (RemitLinkKind kind);
const char *remit_link_kind_reverse (RemitLinkKind kind);
const char *remit_link_class_label (RemitLinkClass link_class);

/* -1 when the key is not known. */
int remit_node_kind_from_key (const char *key);
int remit_link_kind_from_key (const char *key);

/* Whether a link of @kind may go from a node of kind @from to one of kind @to. */
gboolean remit_link_kind_allows (RemitLinkKind kind, RemitNodeKind from, RemitNodeKind to);
/* The kinds of node that a link of @kind may lead to from @from, or come from to reach @to. */
RemitNodeKinds remit_link_kind_targets (RemitLinkKind kind, RemitNodeKind from);
RemitNodeKinds remit_link_kind_sources (RemitLinkKind kind, RemitNodeKind to);

/* The link kinds allowed from @from to @to, most usual first; writes up to REMIT_N_LINK_KINDS
 * entries to @kinds and returns their number. */
guint remit_link_kinds_between (RemitNodeKind from, RemitNodeKind to, RemitLinkKind *kinds);

/* A sentence that says why @kind is not allowed between the two and what would be; (transfer full).
 */
char *remit_link_kind_explain (RemitLinkKind kind, RemitNodeKind from, RemitNodeKind to);

#define remit_link_kind_is_duty(kind) ((kind) < REMIT_N_DUTIES)

/* Whether an item of @item kind is expected to have a holder for the facet @duty: the segments of
 * a node's rim and the columns of the ownership matrix.  Stewards, for instance, only for data. */
gboolean remit_facet_expected (RemitLinkKind duty, RemitNodeKind item);

/* A short word for the legend and narrow columns: "tool", "data"; translated. */
const char *remit_facet_short_label (RemitLinkKind duty);

G_END_DECLS

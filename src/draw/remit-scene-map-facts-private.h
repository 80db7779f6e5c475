/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "remit-agreement.h"
#include "remit-budget.h"
#include "remit-kpi.h"
#include "remit-scene-map-facts.h"

G_BEGIN_DECLS

/* ---- money ---- */

/* Classes of cost: few enough to be told apart without colour. */
#define REMIT_MAP_CLASSES 5

/* The classes of one currency: class i ends below bounds[i], the last one has no end. */
typedef struct
{
  const char *currency; /* interned; "" when lines name none and the document neither */
  gint64 bounds[REMIT_MAP_CLASSES - 1];
  guint n_bounds;
} RemitMapScale;

/* What a thing or a budget line costs in one currency. */
typedef struct
{
  RemitId id;
  guint scale; /* index into the scales */
  gint64 minor;
} RemitMapCost;

/* Who has which part of a thing's cost; REMIT_ID_NONE is nobody. */
typedef struct
{
  RemitId party;
  gint64 share; /* basis points */
} RemitMapPayer;

/* Bounds for the classes of amounts: those that cut them into fifths, each moved to the nearest of
 * 1, 1.5, 2, 3, 4, 5, 6 and 8 × 10ⁿ, without those that would leave a class empty.  Sorts @amounts;
 * returns the number of bounds, which ascend. */
guint _remit_map_choose_bounds (gint64 *amounts, guint n, gint64 bounds[REMIT_MAP_CLASSES - 1]);
guint _remit_map_find_class (const RemitMapScale *scale, gint64 minor);
/* The step of REMIT_MAP_CLASSES that a class is painted in: fewer classes lie further apart. */
guint _remit_map_class_step (const RemitMapScale *scale, guint number);
/* "below 50 k", "50 k to 100 k", "from 1 M". (transfer full) */
char *_remit_map_class_label (const RemitMapScale *scale, guint number);
/* "1.2 M EUR", rounded; without the code when @currency is to be read for its digits only.
 * (transfer full) */
char *_remit_map_format_money (gint64 minor, const char *currency, gboolean with_code);

/* The fiscal year whose cost is shown: the newest with amounts, up to the one after today's; 0 when
 * nothing has an amount. */
gint64 _remit_map_facts_year (RemitMapFacts *facts);
/* (element-type RemitMapScale), by currency. */
const GArray *_remit_map_facts_scales (RemitMapFacts *facts);
/* Why there are no sums, NULL usually. */
const char *_remit_map_facts_problem (RemitMapFacts *facts);
/* The costs of @node by currency, usually one. */
const RemitMapCost *_remit_map_facts_costs (RemitMapFacts *facts, RemitId node, guint *n);
/* Who pays @node, by share, the largest first.  Somebody's own "pays" links count, else those of
 * the budget lines that cover it, by their amounts.  NULL when nobody pays and nobody is expected
 * to; (transfer full) (element-type RemitMapPayer). */
GArray *_remit_map_facts_payers (RemitMapFacts *facts, const RemitNode *node);

/* ---- promises and measures ---- */

/* How it stands with an agreement, or with what is agreed on a thing; the larger the worse. */
typedef enum
{
  REMIT_PROMISE_NONE,
  REMIT_PROMISE_NOT_BEGUN,
  REMIT_PROMISE_MET,
  REMIT_PROMISE_NO_DATA,
  REMIT_PROMISE_AT_RISK,
  REMIT_PROMISE_FALLS_SHORT, /* what it rests on adds up to less */
  REMIT_PROMISE_EXPIRED,     /* and nothing in force has taken its place */
  REMIT_PROMISE_BREACHED,
  REMIT_N_PROMISES
} RemitMapPromise;

typedef struct
{
  RemitMapPromise state;
  RemitId agreement; /* the first one of that state */
} RemitMapPromised;

typedef struct
{
  gboolean measured;
  RemitKpiStatus status;
  RemitId kpi;  /* the first one of that status; of a KPI itself */
  guint number; /* of its summary */
} RemitMapMeasured;

RemitMapPromised _remit_map_facts_promised (RemitMapFacts *facts, RemitId node);
RemitMapMeasured _remit_map_facts_measured (RemitMapFacts *facts, RemitId node);
const RemitKpiSummary *_remit_map_facts_kpi (RemitMapFacts *facts, RemitId kpi);
/* NULL when @node is no agreement. */
const RemitAgreement *_remit_map_facts_agreement (RemitMapFacts *facts, RemitId node);
const char *_remit_map_promise_label (RemitMapPromise promise);
const char *_remit_map_kpi_label (RemitKpiStatus status);
/* Whether an agreement can cover, a KPI measure what is of that kind. */
gboolean _remit_map_can_be_promised (RemitNodeKind kind);
gboolean _remit_map_can_be_measured (RemitNodeKind kind);

/* @format, translated, with @name in the place of its "%s". Not printf: formats come from tables.
 * (transfer full) */
char *_remit_map_fill (const char *format, const char *name);

/* "31 of 40 points", of a KPI; "≥ 99.5 % · month", of an agreement; NULL when it says nothing.
 * (transfer full) */
char *_remit_map_describe_value (const RemitKpiSummary *kpi);
char *_remit_map_describe_objectives (const RemitGraph *graph, RemitId agreement);

/* ---- the parts, for the two files that fill them ---- */

typedef struct
{
  gboolean known;
  gint64 year;
  GArray *scales;  /* RemitMapScale */
  GArray *costs;   /* RemitMapCost, by id and scale */
  GArray *amounts; /* RemitMapCost of budget lines, by id and scale; part of the costs */
  char *problem;
} RemitMapMoney;

struct _RemitMapFacts
{
  const RemitGraph *graph;
  int today;
  RemitMapMoney money;
  RemitAgreements *agreements; /* NULL until asked for */
  GHashTable *promised;        /* id -> RemitMapPromised */
  GArray *kpis;                /* RemitKpiSummary, NULL until asked for */
  GHashTable *measured;        /* id -> RemitMapMeasured */
};

void _remit_map_money_clear (RemitMapMoney *money);

G_END_DECLS

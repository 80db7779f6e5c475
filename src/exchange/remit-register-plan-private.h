/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "remit-register-private.h"

G_BEGIN_DECLS

/* What the files of the plan share.  Steps are what applying does, and each is a change that the
 * person sees: nothing is done that is not listed. */

/* A node that the register names beside its things: a payer, a programme. */
typedef struct
{
  RemitId node; /* NONE: to be made */
  int thing;    /* it is one of the register; -1 */
  int kind;     /* RemitNodeKind */
  char *name;   /* owned */
  RemitId made; /* while applying */
} RemitRegisterEnd;

typedef struct
{
  RemitId node; /* NONE: to be made */
  int kind;     /* RemitNodeKind */
  RemitId made; /* while applying */
} RemitRegisterSlot;

typedef enum
{
  REMIT_REGISTER_STEP_NODE, /* makes the thing @thing */
  REMIT_REGISTER_STEP_END,  /* makes the end @end */
  REMIT_REGISTER_STEP_RENAME,
  REMIT_REGISTER_STEP_KIND,
  REMIT_REGISTER_STEP_FIELD,     /* @field of the row of @table that the thing has one of */
  REMIT_REGISTER_STEP_LINK,      /* to @end, by @role, with the share @number */
  REMIT_REGISTER_STEP_PART,      /* @end is part of @other */
  REMIT_REGISTER_STEP_SHARE,     /* of the link @row */
  REMIT_REGISTER_STEP_PROPERTY,  /* @name; of the row @row, or a new one; empty goes */
  REMIT_REGISTER_STEP_AMOUNT,    /* of @fact; of the row @row, or a new one */
  REMIT_REGISTER_STEP_VALUE,     /* the same */
  REMIT_REGISTER_STEP_OBJECTIVE, /* @objective: makes it */
  REMIT_REGISTER_STEP_PROMISE,   /* @field of the objective @row */
  REMIT_REGISTER_STEP_DROP,      /* the row @row of @table */
} RemitRegisterStepKind;

typedef struct
{
  RemitRegisterChange change; /* first: what the person sees */
  RemitRegisterStepKind step;
  RemitRegisterRole role;
  guint thing, end, other;
  RemitId row;
  RemitTable table;
  guint field;
  gint64 number;
  const char *text; /* of the content, NULL: a number */
  const RemitRegisterFact *fact;
  const RemitRegisterObjective *objective;
} RemitRegisterStep;

struct _RemitRegisterPlan
{
  const RemitGraph *graph;             /* borrowed */
  const RemitRegisterContent *content; /* borrowed */
  GArray *slots;                       /* element-type RemitRegisterSlot, by thing */
  GPtrArray *ends;                     /* element-type RemitRegisterEnd */
  GHashTable *ends_by_key;             /* role class and folded name -> end + 1 */
  GHashTable *nodes_by_key;            /* folded name -> GArray of RemitId, by id; NULL yet */
  GHashTable *things_by_key;           /* folded name -> thing + 1; NULL yet */
  GPtrArray *changes;                  /* element-type RemitRegisterStep */
  guint n_things, n_parties, n_items, n_amounts, n_values, n_changed, n_removed;
};

#define remit_register_slot(plan, i) (&g_array_index ((plan)->slots, RemitRegisterSlot, i))

/* Takes @sentence. */
RemitRegisterStep *_remit_register_plan_add (RemitRegisterPlan *plan, RemitRegisterStepKind step,
                                             RemitPlanKind kind, guint thing, char *sentence);
void _remit_register_step_place (RemitRegisterStep *step, guint row, guint column);

/* ---- remit-register-plan-names.c ---- */

/* How a role is linked. */
typedef struct
{
  RemitRegisterRole role;
  RemitRegisterSort sort;
  RemitLinkKind link;
  gboolean from_other; /* the other node is the source */
} RemitRegisterJoin;

/* NULL when the role makes no link of the thing. */
const RemitRegisterJoin *_remit_register_join (RemitRegisterSort sort, RemitRegisterRole role);
/* Which node of the document each thing is. */
void _remit_register_plan_match (RemitRegisterPlan *plan);
/* The node that @name means for a role; a new one is planned at its first use. */
guint _remit_register_plan_end (RemitRegisterPlan *plan, RemitRegisterRole role, const char *name,
                                int thing_kind, const RemitRegisterFact *fact);
RemitRegisterEnd *_remit_register_plan_get_end (const RemitRegisterPlan *plan, guint end);
/* The kind of a thing of the sort that says none. */
RemitNodeKind _remit_register_usual_kind (RemitRegisterSort sort);
gboolean _remit_register_is_of_sort (RemitRegisterSort sort, const RemitNode *node);
/* The row of a thing's node in a table that has one for each; of agreements also the review that is
 * due first.  NULL when there is none. */
const RemitRow *_remit_register_detail (const RemitGraph *graph, RemitTable table, RemitId node);

/* ---- remit-register-plan-facts.c ---- */

/* What a document has for one period or day of a thing. */
typedef struct
{
  const RemitRow *row; /* the first one */
  guint n;
  gint64 number; /* what they add up to, REMIT_UNSET when that does not fit; of values the newest */
} RemitRegisterFigure;

/* A period or a day as a number. */
gint64 _remit_register_figure_key (const RemitRow *row);
/* By that; (transfer full). */
GHashTable *_remit_register_collect_figures (const RemitGraph *graph, RemitRegisterSort sort,
                                             RemitId node);
const RemitProperty *_remit_register_find_property (const RemitGraph *graph, RemitId owner,
                                                    const char *name);
/* Whether a measurement is a value of its KPI: not of an objective, nothing that is believed. */
gboolean _remit_register_is_value (const RemitMeasurement *measurement);
/* "Plan 2027"; (transfer full). */
char *_remit_register_period_label (gint64 year, gint64 month, int state);
void _remit_register_plan_fields (RemitRegisterPlan *plan, guint thing);
void _remit_register_plan_links (RemitRegisterPlan *plan, guint thing);
void _remit_register_plan_figures (RemitRegisterPlan *plan, guint thing);
void _remit_register_plan_objectives (RemitRegisterPlan *plan, guint thing, gboolean remove);

G_END_DECLS

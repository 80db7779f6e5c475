/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "remit-table-plan.h"

G_BEGIN_DECLS

/* What the files of the plan share.
 *
 * A line of the table (an activity or a party) leads to a slot; two lines may lead to the same one,
 * when both mean one node.  A slot is a node of the document or a new one.  Steps are what applying
 * does, and each is a change that the person sees: nothing is done that is not listed. */

typedef struct
{
  RemitPlanLine line;
  char *name;  /* owned: what it is called, never "" */
  char *group; /* owned */
  gboolean chosen;
  RemitId choice;
  gboolean searched; /* similar names were looked for: that takes its time, and never changes */
  RemitId similar[3];
  guint slot;
} RemitPlanEntry;

typedef struct
{
  RemitId node; /* NONE: to be made */
  guint entry;  /* the first line of the table that leads to it */
  RemitId axis; /* its line in the matrix that is updated, NONE: none yet */
  RemitId made; /* while applying: the node */
} RemitPlanSlot;

/* The rows or the columns. */
typedef struct
{
  RemitPlanEntry *entries; /* owned */
  guint n_entries;
  GArray *slots;       /* owned; element-type RemitPlanSlot, in the order of the table */
  GHashTable *by_node; /* owned; RemitId in a slot's copy -> slot + 1 */
} RemitPlanSide;

typedef enum
{
  REMIT_STEP_SCHEME,     /* makes the scheme of the content */
  REMIT_STEP_MATRIX,     /* makes the matrix */
  REMIT_STEP_SET_SCHEME, /* of the matrix that is updated */
  REMIT_STEP_NODE,       /* makes the node of a slot, and its line */
  REMIT_STEP_PART_OF,    /* @slot becomes a part of @other */
  REMIT_STEP_RENAME,
  REMIT_STEP_CODE,
  REMIT_STEP_PROPERTY, /* adds @name with @text, or changes or removes the row @row */
  REMIT_STEP_LINE,     /* adds the line of a slot whose node exists */
  REMIT_STEP_MOVE,     /* the order is made at the end: this only tells */
  REMIT_STEP_GROUP,
  REMIT_STEP_DROP_LINE, /* the line @row */
  REMIT_STEP_CELL,
  REMIT_STEP_NOTE,
} RemitStepKind;

typedef struct
{
  RemitPlanChange change; /* first: what the person sees */
  RemitStepKind step;
  RemitAxis axis;
  guint slot;
  guint other;
  RemitId row;
  char *name; /* owned, may be NULL */
  char *text; /* the same */
} RemitPlanStep;

/* A line of the axis as it will be. */
typedef struct
{
  RemitId axis; /* NONE: a new line, of @slot */
  guint slot;   /* G_MAXUINT: a line that the table does not have */
} RemitPlanPlace;

struct _RemitTablePlan
{
  const RemitGraph *graph;          /* borrowed */
  const RemitTableContent *content; /* borrowed */
  RemitPlanOptions options;
  RemitId matrix; /* to be updated, NONE: a new one */
  RemitId perspective;
  gboolean exact;         /* Remit wrote the table from this very matrix: order and groups count */
  gboolean remove;        /* only of updates */
  gboolean has_groups[2]; /* by RemitAxis: whether the table speaks of groups */
  gboolean has_codes;
  guint mask;             /* duties that the table speaks of */
  char *scheme;           /* owned: key of the scheme that a new matrix gets */
  RemitPlanSide sides[2]; /* by RemitAxis */
  GArray *order[2];       /* owned; element-type RemitPlanPlace; NULL: stays as it is */
  GPtrArray *steps;       /* owned; element-type RemitPlanStep */
};

#define remit_plan_slot(plan, axis, i)                                                             \
  (&g_array_index ((plan)->sides[axis].slots, RemitPlanSlot, i))

/* Settles which node each line of an axis is. (remit-table-plan-match.c) */
void _remit_table_plan_match (RemitTablePlan *plan, RemitAxis axis);
/* The nodes that may stand on an axis. */
gboolean _remit_table_plan_fits (const RemitTablePlan *plan, RemitAxis axis, RemitId node);
/* What texts are compared by: folded, or as it is when nothing is left; (transfer full). */
char *_remit_table_plan_key (const char *text);

/* Fills @steps and @order. (remit-table-plan-steps.c, -lines.c, -cells.c) */
void _remit_table_plan_work_out (RemitTablePlan *plan);
void _remit_table_plan_add_lines (RemitTablePlan *plan, RemitAxis axis);
void _remit_table_plan_add_cells (RemitTablePlan *plan);
/* A step to fill further; @sentence is taken. */
RemitPlanStep *_remit_table_plan_add (RemitTablePlan *plan, RemitStepKind step, RemitPlanKind kind,
                                      char *sentence);
/* Says that @step is about a line. */
void _remit_table_plan_point (RemitPlanStep *step, RemitTablePlan *plan, RemitAxis axis,
                              guint slot);
/* The name that a slot has now or will have; borrowed. */
const char *_remit_table_plan_name (const RemitTablePlan *plan, RemitAxis axis, guint slot);

/* ---- similar names (remit-table-plan-near.c) ---- */

typedef struct _RemitNearNames RemitNearNames;

RemitNearNames *remit_near_names_new (void);
void remit_near_names_free (RemitNearNames *names);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RemitNearNames, remit_near_names_free)
void remit_near_names_add (RemitNearNames *names, RemitId id, const char *name);
/* The up to three most similar ones, best first; the rest of @near is REMIT_ID_NONE. */
void remit_near_names_find (RemitNearNames *names, const char *name, RemitId near[3]);
/* How alike two names are, 0 to 100; 60 and more is worth offering. */
guint remit_near_names_score (const char *a, const char *b);

G_END_DECLS

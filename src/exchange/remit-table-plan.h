/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "remit-document.h"
#include "remit-matrix.h"
#include "remit-table-content.h"

G_BEGIN_DECLS

/* What applying a table that was read would do to a document: made first, shown, changed by the
 * person, then applied as one edit.  A plan never writes; it is out of date after any commit. */

typedef enum
{
  REMIT_MATCH_NEW,    /* will be added */
  REMIT_MATCH_ID,     /* the same node: Remit wrote the table */
  REMIT_MATCH_NAME,   /* the same name but for case, accents, spaces */
  REMIT_MATCH_NEAR,   /* a similar name: only proposed, counts as new until it is chosen */
  REMIT_MATCH_CHOSEN, /* by the person */
} RemitMatch;

typedef struct
{
  RemitMatch match;
  RemitId node;     /* what it will be: REMIT_ID_NONE a new one */
  RemitId near[3];  /* similar nodes to offer, best first; REMIT_ID_NONE ends */
  gboolean renamed; /* ID: the name differs, will be changed */
} RemitPlanLine;

typedef enum
{
  REMIT_PLAN_SAME,
  REMIT_PLAN_ADD,
  REMIT_PLAN_CHANGE,
  REMIT_PLAN_REMOVE
} RemitPlanKind;

typedef struct
{
  RemitPlanKind kind;
  guint activity, party; /* of the content; for REMOVE of a line G_MAXUINT: see sentence */
  guint before, after;   /* duties */
  char *sentence;        /* "Pricing policy, CIO: C becomes A/R" */
} RemitPlanChange;

typedef struct _RemitTablePlan RemitTablePlan;

typedef struct
{
  RemitId matrix;      /* the matrix to update; REMIT_ID_NONE: the one of content->matrix_id or
                          else a new one */
  gboolean new_matrix; /* always make a new matrix */
  gboolean remove;     /* lines and letters of an updated matrix that the table lacks go; usual for
                          tables that Remit wrote */
  RemitNodeKind party_kind; /* of new parties: REMIT_NODE_ROLE usual */
} RemitPlanOptions;

/* @content is borrowed for the plan's life. @options NULL: the usual ones for this content. */
RemitTablePlan *remit_table_plan_new (const RemitGraph *graph, const RemitTableContent *content,
                                      const RemitPlanOptions *options);
void remit_table_plan_free (RemitTablePlan *plan);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RemitTablePlan, remit_table_plan_free)

const RemitPlanLine *remit_table_plan_party (const RemitTablePlan *plan, guint party);
const RemitPlanLine *remit_table_plan_activity (const RemitTablePlan *plan, guint activity);
/* The matrix that will be updated; REMIT_ID_NONE: a new one. */
RemitId remit_table_plan_matrix (const RemitTablePlan *plan);
/* The person's choice: @node REMIT_ID_NONE makes a new one. The plan is worked out anew. */
void remit_table_plan_choose_party (RemitTablePlan *plan, guint party, RemitId node);
void remit_table_plan_choose_activity (RemitTablePlan *plan, guint activity, RemitId node);

/* All that would change, in reading order: nodes, lines, cells; empty: the document says the same
 * already. (element-type RemitPlanChange) */
const GPtrArray *remit_table_plan_changes (const RemitTablePlan *plan);
/* "2 new parties, 5 new activities, 34 letters added, 2 changed, 1 removed"; (transfer full). */
char *remit_table_plan_summary (const RemitTablePlan *plan);

/* Does it in @edit; the matrix, or REMIT_ID_NONE and a sentence (the caller drops the edit). */
RemitId remit_table_plan_apply (RemitTablePlan *plan, RemitEdit *edit, GError **error);

G_END_DECLS

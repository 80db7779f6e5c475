/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "remit-edit.h"

G_BEGIN_DECLS

#define REMIT_N_FACETS (REMIT_LINK_LAST_FACET - REMIT_LINK_FIRST_FACET + 1)

/* A cell of the ownership matrix as a value: who holds a duty on an item, in which shares, jointly
 * or on whose behalf.  It is read from the graph, changed freely, and stored in one edit. */

typedef struct
{
  RemitId party;
  gint64 share;        /* basis points, REMIT_UNSET when not given */
  RemitId beneficiary; /* on whose behalf; REMIT_ID_NONE: its own */
  char *rights;        /* what the beneficiary keeps: "choice of tool"; never NULL */
  char *note;          /* of the link; only read, never stored */
} RemitHolding;

typedef struct
{
  RemitId item;
  RemitLinkKind duty; /* a facet */
  RemitId perspective;
  GArray *holdings;    /* element-type RemitHolding, in order */
  gboolean joint;      /* declared as a joint holding */
  RemitId tie_breaker; /* of a joint one */
} RemitDutyCell;

/* What may be wrong with a cell. */
typedef enum
{
  REMIT_DUTY_FINE,
  REMIT_DUTY_GAP,           /* nobody, where somebody is expected */
  REMIT_DUTY_DOUBLE,        /* several, and no joint arrangement or split */
  REMIT_DUTY_SHARES,        /* shares do not total 100 % */
  REMIT_DUTY_NO_TIE_BREAKER /* joint, and nobody settles a deadlock */
} RemitDutyFault;

RemitDutyCell *remit_duty_cell_load (const RemitGraph *graph, RemitId item, RemitLinkKind duty,
                                     RemitId perspective);
void remit_duty_cell_free (RemitDutyCell *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RemitDutyCell, remit_duty_cell_free)

#define remit_duty_cell_get(self, i) (&g_array_index ((self)->holdings, RemitHolding, i))

void remit_duty_cell_add (RemitDutyCell *self, RemitId party);
void remit_duty_cell_remove (RemitDutyCell *self, guint i);
/* Puts a holder at another place of the list. */
void remit_duty_cell_move (RemitDutyCell *self, guint from, guint to);
/* After holders came and went: fewer than two hold nothing jointly, what is not joint has no
 * tie-breaker, who holds alone needs no share. */
void remit_duty_cell_settle (RemitDutyCell *self);
int remit_duty_cell_find (const RemitDutyCell *self, RemitId party);
/* Makes the holders those of @named (element-type RemitNamedHolder), in their order; who stays
 * keeps what hangs on it.  Of money it also says all the shares. */
void remit_duty_cell_take (RemitDutyCell *self, const GArray *named);
/* What is left to give of 100 %: negative when too much is given; 0 when no share is given. */
gint64 remit_duty_cell_get_remainder (const RemitDutyCell *self);
/* Gives what is left to the only holder without a share, if there is one. */
void remit_duty_cell_complete (RemitDutyCell *self);
void remit_duty_cell_split_evenly (RemitDutyCell *self);

/* Makes the graph say what the cell says; links that stay keep what hangs on them.  Refuses, with
 * a sentence, shares that do not total 100 %, parties that cannot hold the duty, and a holder on
 * its own behalf. */
gboolean remit_duty_cell_store (const RemitDutyCell *self, RemitEdit *edit, GError **error);

/* ---- in words; all (transfer full) ---- */

/* What is wrong; a cell can be wrong in one way at a time. */
RemitDutyFault remit_duty_cell_check (const RemitDutyCell *self, const RemitGraph *graph);
/* The same for all facets of an item in one pass over its links; @faults has REMIT_N_FACETS. */
void remit_duty_check_item (const RemitGraph *graph, RemitId item, RemitId perspective,
                            RemitDutyFault *faults);
/* "CIO 60 %, CMO 40 %; jointly, CIO settles a deadlock"; "nobody". */
char *remit_duty_cell_describe (const RemitDutyCell *self, const RemitGraph *graph);
/* A sentence for what is wrong: "Nobody pays for Consent platform."; NULL when nothing is. */
char *remit_duty_cell_explain (const RemitDutyCell *self, const RemitGraph *graph);

G_END_DECLS

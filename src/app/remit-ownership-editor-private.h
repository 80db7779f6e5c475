/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "remit-chooser.h"
#include "remit-duty-cell.h"
#include "remit-ownership-model.h"
#include "remit-party-names.h"

G_BEGIN_DECLS

/* What the files of the popover of a cell share: remit-ownership-editor.c (joint, storing, how it
 * is made), remit-ownership-holders.c (a row a holder), remit-ownership-offers.c (the list to add
 * from). */

typedef struct
{
  /* owned */
  RemitDocument *document;
  RemitDutyCell *cell;
  RemitPartyNames *names;
  GArray *read; /* RemitNamedHolder: what the text being typed says; NULL */
  char *typed;  /* the letters that opened it; NULL */
  RemitNodeKinds kinds;
  /* borrowed children */
  GtkWidget *popover;
  GtkWidget *list; /* of holders */
  GtkWidget *rest; /* label: what is left to give */
  GtkWidget *split_row;
  GtkWidget *joint_row;
  GtkWidget *joint;
  GtkWidget *judge; /* button */
  GtkWidget *judge_label;
  GtkWidget *error;
  RemitChooser *chooser;
  /* state */
  gboolean replaces; /* the next party chosen stands alone */
  gboolean changed, cancelled, filling;
} RemitOwnershipEditor;

static inline const RemitGraph *
_remit_ownership_editor_graph (RemitOwnershipEditor *self)
{
  return remit_document_get_graph (self->document);
}

/* remit-ownership-editor.c */
/* The copy of the cell has changed. */
void _remit_ownership_editor_touch (RemitOwnershipEditor *self);
/* Stores it and closes, or says why it cannot be stored. */
void _remit_ownership_editor_finish (RemitOwnershipEditor *self);

/* remit-ownership-holders.c */
void _remit_ownership_editor_fill (RemitOwnershipEditor *self);

/* remit-ownership-offers.c */
RemitChooser *_remit_ownership_editor_make_chooser (RemitOwnershipEditor *self);
/* The letters that opened the popover stand in the entry, the caret behind them. */
void _remit_ownership_editor_start_chooser (RemitOwnershipEditor *self);

G_END_DECLS

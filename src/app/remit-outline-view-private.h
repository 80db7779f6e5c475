/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "remit-outline-model.h"
#include "remit-outline-view.h"
#include "remit-search.h"

G_BEGIN_DECLS

/* What the files of the outline share: remit-outline-view.c (content, selection, search), remit-outline-menu.c
 * (context menu and keys). */

struct _RemitOutlineView
{
  GtkWidget parent_instance;

  /* owned */
  RemitDocument *document;
  RemitSelection *selection;
  RemitSearch *searcher;
  RemitOutlineIndex *index;
  RemitOutlineGroup *groups[REMIT_N_GROUPS];
  GListStore *tops;          /* the groups that have nodes */
  GtkTreeListModel *tree;
  RemitOutlineGroup *hits;   /* of the search */
  GtkMultiSelection *model;
  GPtrArray *rows;           /* RemitOutlineRow in use, borrowed */
  GtkWidget *menu;

  gboolean searching;
  gboolean syncing;
  gboolean started;          /* the groups were opened for the first time */
  guint tick;

  /* template */
  GtkWidget *box;
  GtkWidget *search;
  GtkStack *stack;
  GtkListView *list;
  GtkLabel *empty;
  GMenuModel *node_menu;
};

/* The node at a position of the list, 0 for a heading. */
RemitId _remit_outline_view_get_id_at (RemitOutlineView *self, guint position);

/* remit-outline-menu.c */
void _remit_outline_view_add_menu (RemitOutlineView *self);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "remit-ownership-model.h"
#include "remit-ownership-view.h"

G_BEGIN_DECLS

/* What the files of the ownership view share: remit-ownership-view.c (its parts),
 * remit-ownership-actions.c (commands), remit-ownership-menus.c (menus made from the document). */

struct _RemitOwnershipView
{
  RemitSheetView parent_instance;

  /* of the base */
  RemitDocument *document;
  RemitSelection *selection;
  RemitOwnershipModel *model;
  RemitSheet *sheet;

  /* template */
  GtkWidget *toolbar;
  GtkMenuButton *matrix_button;
  GtkLabel *matrix_label;
  GtkMenuButton *columns_button;
  GtkButton *first_button;
  GtkLabel *first_label;
  GtkButton *second_button;
  GtkLabel *second_label;
  GtkMenuButton *filter_button;
  GtkLabel *filter_label;
  GtkSearchEntry *search;
  GtkButton *problems_button;
  GtkStack *pages;
  GtkScrolledWindow *scroller;
  AdwStatusPage *nothing_page;
  GMenuModel *cell_menu;
};

/* remit-ownership-view.c */
/* The cursor's cell; FALSE when it is on a header, a group or nowhere. */
gboolean _remit_ownership_view_get_cell (RemitOwnershipView *self, guint *row, guint *column);

/* remit-ownership-actions.c */
void _remit_ownership_view_add_actions (RemitOwnershipView *self);
/* The one place that says which commands can be used now, and what is on and off. */
void _remit_ownership_view_update_actions (RemitSheetView *view);

/* remit-ownership-menus.c */
void _remit_ownership_view_update_menus (RemitOwnershipView *self);

G_END_DECLS

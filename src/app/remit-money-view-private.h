/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "remit-money-model.h"
#include "remit-money-page.h"
#include "remit-money-view.h"

G_BEGIN_DECLS

/* What the files of the view of the money share: remit-money-view.c (its parts),
 * remit-money-actions.c (commands), remit-money-menus.c (menus made from the document). */

struct _RemitMoneyView
{
  RemitSheetView parent_instance;

  /* of the base */
  RemitDocument *document;
  RemitSelection *selection;
  RemitMoneyModel *model;

  /* children */
  RemitSheet *sheet;
  RemitMoneyPage *sums, *growth; /* those that have an axis */

  /* template */
  GtkWidget *toolbar;
  GtkStackSwitcher *switcher;
  GtkStack *book;  /* the pages: lines, then figures */
  GtkStack *tools; /* of the page */
  GtkMenuButton *axis_button;
  GtkLabel *axis_label;
  GtkMenuButton *shown_button;
  GtkLabel *shown_label;
  GtkSearchEntry *search;
  GtkLabel *note;
  GtkStack *pages; /* of the lines: the sheet, or why there is none */
  GtkScrolledWindow *scroller;
  GMenuModel *line_menu;

  /* state */
  RemitBudgetAxis axis;
};

/* remit-money-view.c */
/* The page of figures that is shown; NULL: the lines. */
RemitMoneyPage *_remit_money_view_get_page (RemitMoneyView *self);
void _remit_money_view_set_axis (RemitMoneyView *self, RemitBudgetAxis axis);

/* remit-money-actions.c */
void _remit_money_view_add_actions (RemitMoneyView *self);
/* The one place that says which commands can be used now, and what is on and off. */
void _remit_money_view_update_actions (RemitSheetView *view);

/* remit-money-menus.c */
void _remit_money_view_update_menus (RemitMoneyView *self);

G_END_DECLS

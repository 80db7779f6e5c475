/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "remit-agreements-model.h"
#include "remit-agreements-page.h"
#include "remit-agreements-view.h"

G_BEGIN_DECLS

/* What the files of the view of agreements share: remit-agreements-view.c (its parts),
 * remit-agreements-actions.c (commands). */

struct _RemitAgreementsView
{
  RemitSheetView parent_instance;

  /* of the base */
  RemitDocument *document;
  RemitSelection *selection;
  RemitAgreementsModel *model;

  /* children */
  RemitSheet *sheet;
  RemitAgreementsPage *page, *calendar;

  /* template */
  GtkStack *pages; /* the register, or why there is none */
  GtkPaned *paned;
  GtkScrolledWindow *scroller;
  GtkStack *book; /* below the sheet: the page, the calendar */
  GtkLabel *note;
  GMenuModel *line_menu;

  /* state */
  gboolean placed; /* the divider has its first place */
};

/* remit-agreements-actions.c */
void _remit_agreements_view_add_actions (RemitAgreementsView *self);
/* The one place that says which commands can be used now, and what is on and off. */
void _remit_agreements_view_update_actions (RemitSheetView *view);

G_END_DECLS

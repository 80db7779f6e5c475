/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "remit-raci-model.h"
#include "remit-raci-view.h"

G_BEGIN_DECLS

/* What the files of the RACI view share: remit-raci-view.c (its parts), remit-raci-actions.c and
 * remit-raci-line-actions.c (commands), remit-raci-commands.c (their table),
 * remit-raci-menus.c (menus that depend on the document). */

struct _RemitRaciView
{
  RemitSheetView parent_instance;

  /* of the base */
  RemitDocument *document;
  RemitSelection *selection;
  RemitRaciModel *model;
  RemitSheet *sheet;

  /* template */
  GtkStack *stack;
  GtkWidget *toolbar;
  GtkMenuButton *matrix_button;
  GtkLabel *matrix_label;
  GtkWidget *scheme_button;
  GtkLabel *scheme_label;
  GtkMenuButton *perspective_button;
  GtkLabel *perspective_label;
  GtkMenuButton *insert_button;
  GtkMenuButton *show_button;
  GtkWidget *problems_toggle;
  GtkWidget *problems_button;
  GtkWidget *filter_button;
  GtkLabel *filter_label;
  GtkSearchBar *search_bar;
  GtkSearchEntry *search_entry;
  GtkScrolledWindow *scroller;
  GtkWidget *hint;
  GtkLabel *hint_title, *hint_text;
  GtkWidget *hint_row, *hint_party, *hint_all;
};

/* remit-raci-view.c */
/* Takes the cursor to a row or column, whatever hides it, and the focus with it. */
void _remit_raci_view_go_to (RemitRaciView *self, RemitSheetAxis axis, RemitId node);
/* Shows and frees an error; returns @done. */
gboolean _remit_raci_view_report (RemitRaciView *self, gboolean done, GError **error);

/* remit-raci-actions.c */
void _remit_raci_view_add_actions (RemitRaciView *self);
void _remit_raci_view_update_actions (RemitSheetView *view);

/* remit-raci-line-actions.c */
void _remit_raci_view_add_line_actions (RemitRaciView *self);
/* What the cursor is on; FALSE when there is no cursor.  Either is REMIT_ID_NONE on a header. */
gboolean _remit_raci_view_get_cursor (RemitRaciView *self, RemitId *item, RemitId *party);

/* remit-raci-menus.c */
void _remit_raci_view_update_menus (RemitRaciView *self);
GMenuModel *_remit_raci_view_make_show_menu (RemitRaciView *self);
/* The menu for the place of the cursor; (transfer full). */
GMenuModel *_remit_raci_view_make_context_menu (RemitRaciView *self);

G_END_DECLS

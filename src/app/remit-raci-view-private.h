/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "remit-raci-model.h"
#include "remit-raci-view.h"
#include "remit-sheet.h"

G_BEGIN_DECLS

/* What the files of the RACI view share: remit-raci-view.c (its parts), remit-raci-actions.c and
 * remit-raci-line-actions.c (commands), remit-raci-commands.c (their table and keys),
 * remit-raci-menus.c (menus that depend on the document). */

struct _RemitRaciView
{
  GtkWidget parent_instance;

  /* owned */
  RemitDocument *document;
  RemitSelection *selection;
  RemitRaciModel *model;
  GSimpleActionGroup *actions;
  char *listed; /* what the menus were made for */

  /* children */
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
  GtkWidget *scroller;
  GtkWidget *hint;
  GtkLabel *hint_title, *hint_text;
  GtkWidget *hint_row, *hint_party, *hint_all;

  /* state */
  guint count;
  gboolean following; /* the cursor is being moved to the shared selection, or the other way */
};

/* remit-raci-view.c */
/* Labels, hints and what can be used now. */
void _remit_raci_view_update (RemitRaciView *self);
/* Takes the cursor to a row or column, whatever hides it, and the focus with it. */
void _remit_raci_view_go_to (RemitRaciView *self, RemitSheetAxis axis, RemitId node);
/* Shows and frees an error; returns @done. */
gboolean _remit_raci_view_report (RemitRaciView *self, gboolean done, GError **error);

/* remit-raci-actions.c */
void _remit_raci_view_add_actions (RemitRaciView *self);
void _remit_raci_view_update_actions (RemitRaciView *self);

/* remit-raci-line-actions.c */
void _remit_raci_view_add_line_actions (RemitRaciView *self);
/* What the cursor is on; FALSE when there is no cursor.  Either is REMIT_ID_NONE on a header. */
gboolean _remit_raci_view_get_cursor (RemitRaciView *self, RemitId *item, RemitId *party);

/* remit-raci-commands.c */
GtkEventController *_remit_raci_view_make_shortcuts (void);

/* remit-raci-menus.c */
void _remit_raci_view_update_menus (RemitRaciView *self);
GMenuModel *_remit_raci_view_make_show_menu (RemitRaciView *self);
/* The menu for the place of the cursor; (transfer full). */
GMenuModel *_remit_raci_view_make_context_menu (RemitRaciView *self);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "remit-commands.h"
#include "remit-document.h"
#include "remit-selection.h"
#include "remit-sheet.h"

G_BEGIN_DECLS

/* A view of the document whose heart is a sheet, or several on pages of their own: what the views
 * of matrices, money, agreements and KPIs have in common.
 *
 * The base does: it holds document, selection and models, makes the sheets, and makes the group of
 * actions with those that every sheet has ("edit", "clear", "show-on-map", "inspect"), which keys
 * and the command palette reach from anywhere in the window, too.  The cursor and the selection
 * that all views share follow each other.  A model that can sleep (RemitLiveModel) is awake only
 * while the view can be seen; when it wakes, the view is updated and follows the selection.  The
 * base counts the badge and shows what went wrong.
 *
 * A subclass must, in its class_init: set the fields below and its template, whose parent is this
 * class; and have an init that makes the template.  In build() it makes models, sheets and actions.
 * What it keeps of document, selection, models and sheets is borrowed: they live as long as it.
 *
 * Property "count" (uint, read-only): the number beside the name of the view. */
#define REMIT_TYPE_SHEET_VIEW (remit_sheet_view_get_type ())
G_DECLARE_DERIVABLE_TYPE (RemitSheetView, remit_sheet_view, REMIT, SHEET_VIEW, GtkWidget)

struct _RemitSheetViewClass
{
  GtkWidgetClass parent_class;

  const char *prefix; /* of the actions: "own" */
  const char *family; /* rules whose open findings are counted: "OW"; NULL: see set_count() */
  /* Commands with their keys.  Those that the sheet has itself are only listed, unless
   * takes_sheet_keys: the view wants them where the sheet has no cursor. */
  const RemitCommand *(*list_commands) (guint *n);
  gboolean takes_sheet_keys;

  /* Makes what the view consists of; once. */
  void (*build) (RemitSheetView *self, RemitDocument *document, RemitSelection *selection);
  /* Shows what stands around the sheets: the model of the first sheet has changed, or the view is
   * about to be seen.  Actions are updated after it. */
  void (*update) (RemitSheetView *self);
  /* The one place that says which commands can be used now, and what is on and off. */
  void (*update_actions) (RemitSheetView *self);
  /* The cursor is elsewhere; may be NULL. */
  void (*cursor_moved) (RemitSheetView *self);

  /* The sheet that is worked with now; default: the first. */
  RemitSheet *(*get_sheet) (RemitSheetView *self);
  /* What the cursor stands on; default: what its row stands for. */
  RemitId (*get_subject) (RemitSheetView *self);
  /* Makes the selection from the cursor; default: the subject. */
  void (*select) (RemitSheetView *self);
  /* Takes the cursor to what was selected elsewhere, if it is here; default: to its row. */
  void (*reveal) (RemitSheetView *self, RemitId id);
};

/* A view of type @type. */
GtkWidget *remit_sheet_view_new (GType type, RemitDocument *document, RemitSelection *selection);

/* ---- for build() ---- */

/* Puts a sheet of @model (transfer full) into @scroller; @label names it for screen readers; @menu
 * is its context menu; both may be NULL. */
RemitSheet *remit_sheet_view_add_sheet (RemitSheetView *self, GtkScrolledWindow *scroller,
                                        gpointer model, const char *label, GMenuModel *menu);
/* An entry with the name of an action of the base takes its place. */
void remit_sheet_view_add_actions (RemitSheetView *self, const GActionEntry *entries, guint n);
/* FALSE until build() is over: a signal of a part that is being made means nothing yet. */
gboolean remit_sheet_view_is_ready (RemitSheetView *self);

/* ---- for the rest of its life ---- */

RemitSheet *remit_sheet_view_get_sheet (RemitSheetView *self);
RemitId remit_sheet_view_get_subject (RemitSheetView *self);
void remit_sheet_view_update (RemitSheetView *self);
void remit_sheet_view_update_actions (RemitSheetView *self);
void remit_sheet_view_follow_selection (RemitSheetView *self);
void remit_sheet_view_set_count (RemitSheetView *self, guint count);

/* For update(): the child of @pages that says how the first sheet stands: "empty" without any item,
 * "nothing" when a filter leaves out all rows, else "sheet". */
void remit_sheet_view_choose_page (RemitSheetView *self, GtkStack *pages, gboolean any);
/* For menus that are made from the document: whether @lists, all that they depend on, is other than
 * at the last call. */
gboolean remit_sheet_view_lists_changed (RemitSheetView *self, const char *lists);

/* For update_actions(): names, NULL at the end. */
void remit_sheet_view_enable (RemitSheetView *self, gboolean enabled, ...) G_GNUC_NULL_TERMINATED;
void remit_sheet_view_set_state (RemitSheetView *self, const char *name, GVariant *state);

/* Adds a row below the cursor of the first sheet, and lets its name be typed. */
void remit_sheet_view_add_row (RemitSheetView *self);
/* Lets the name of a row of the first sheet be typed. */
void remit_sheet_view_edit_name (RemitSheetView *self, guint row);
/* What the subject is called; (transfer full), NULL when there is none. */
char *remit_sheet_view_name_subject (RemitSheetView *self);
/* Deletes the subject, if there is one, and says so with @text. */
void remit_sheet_view_delete_subject (RemitSheetView *self, const char *text);
/* Turns to a page of @book, which gets the focus. */
void remit_sheet_view_turn_to (RemitSheetView *self, GtkStack *book, GVariant *page);
/* Shows and frees an error; NULL: there is none. */
void remit_sheet_view_take_error (RemitSheetView *self, GError *error);

G_END_DECLS

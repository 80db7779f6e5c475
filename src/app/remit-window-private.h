/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "remit-message-bar.h"
#include "remit-window.h"

G_BEGIN_DECLS

/* What the files of the window share: remit-window.c (its parts), remit-window-panes.c,
 * remit-window-actions.c (commands),
 * remit-window-file.c (saving, the file on disk, closing), remit-window-exchange.c (import and export). */

typedef enum { REMIT_PANE_SIDEBAR, REMIT_PANE_INSPECTOR, REMIT_N_PANES } RemitPane;

struct _RemitAppWindow
{
  AdwApplicationWindow parent_instance;

  /* owned */
  RemitDocument *document;  /* NULL on the start page */
  RemitSelection *selection;
  GFileMonitor *monitor;    /* of the document's file */
  guint autosave_source;
  guint layout_tick;
  gint64 retry_at;          /* monotonic time: no save by itself before */
  char *failed_save;        /* the message of an autosave that failed, until one works */

  guint first_changes;      /* number of changes the document began with */
  gboolean close_after_save; /* the question at closing was answered with "save" */
  char *pending_path;       /* to save to when replacing it is confirmed */
  gboolean closing;         /* questions are answered, the next close request goes through */
  int panes_width;          /* of the window, when the panes were arranged */
  struct
  {
    gboolean wanted;        /* in a window that is wide enough */
    gboolean narrow;        /* the window is too narrow for it … */
    gboolean forced;        /* … but the user wants it all the same */
    gboolean placed;        /* its stored width was given to it */
  } panes[REMIT_N_PANES];

  /* borrowed: parts made for the document */
  GtkWidget *sidebar;
  GtkWidget *map;
  GtkWidget *raci;
  GtkWidget *findings;
  GtkWidget *inspector;

  /* template */
  AdwWindowTitle *title;
  GtkStack *pages;
  GtkScrolledWindow *scroller; /* around the panes; never scrolls */
  GtkPaned *outer;
  GtkPaned *inner;
  AdwBin *sidebar_slot;
  AdwBin *inspector_slot;
  AdwViewStack *views;
  RemitMessageBar *file_bar;      /* the file changed, or could not be written */
  RemitMessageBar *read_only_bar;
  RemitMessageBar *recovery_bar;
  GtkWidget *open_button;
  GtkWidget *menu_button;
  GtkWidget *undo_button;
  GtkWidget *redo_button;
  GtkWidget *search_button;
  GtkPopover *recents_popover;
  AdwBin *recents_slot;
};

/* remit-window.c */
void _remit_window_update_title (RemitAppWindow *self);
/* Takes into the document what is being typed in the inspector; FALSE when it cannot be taken, and says so there. To be
 * called before what looks at the whole document: saving, exporting, undoing, closing. */
gboolean _remit_window_flush (RemitAppWindow *self);

/* remit-window-panes.c */
gboolean _remit_window_get_pane_shown (RemitAppWindow *self, RemitPane pane);
void _remit_window_set_pane_shown (RemitAppWindow *self, RemitPane pane, gboolean shown);
void _remit_window_focus_search (RemitAppWindow *self);
/* Shows, hides and places the panes with the next frame, for the width that the window has then. */
void _remit_window_queue_layout (RemitAppWindow *self);
/* Places them before anything is allocated, so that a map that fits itself into its room fits into the right one. */
void _remit_window_guess_panes (RemitAppWindow *self);
void _remit_window_store_panes (RemitAppWindow *self);
void _remit_window_restore_panes (RemitAppWindow *self, int width);

/* remit-window-actions.c */
void _remit_window_add_actions (RemitAppWindow *self);
/* The one place that says which commands can be used now. */
void _remit_window_update_actions (RemitAppWindow *self);

/* remit-window-file.c */
void _remit_window_watch_file (RemitAppWindow *self);   /* a document came, or has another path */
void _remit_window_unwatch_file (RemitAppWindow *self);
void _remit_window_save (RemitAppWindow *self);
void _remit_window_save_as (RemitAppWindow *self);
void _remit_window_save_copy (RemitAppWindow *self, RemitCopyFlags flags);
void _remit_window_revert (RemitAppWindow *self);
void _remit_window_reload (RemitAppWindow *self);
void _remit_window_overwrite (RemitAppWindow *self);
/* Whether the window may go now; else questions are on the screen. */
gboolean _remit_window_close_document (RemitAppWindow *self);
/* A name for the file chooser, made from the title; (transfer full). */
char *_remit_window_suggest_name (RemitAppWindow *self, const char *ending);

/* remit-window-exchange.c */
void _remit_window_import (RemitAppWindow *self);
void _remit_window_export_xml (RemitAppWindow *self);
void _remit_window_add_drop_target (RemitAppWindow *self);

G_END_DECLS

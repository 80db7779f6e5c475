/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "remit-import-session.h"
#include "remit-import-sheet.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* What the files of the wizard share: remit-import-wizard.c (the window and its steps),
 * remit-import-choices.c (the forms of the first step), remit-import-changes.c (the second). */

#define REMIT_TYPE_IMPORT_WIZARD (remit_import_wizard_get_type ())
G_DECLARE_FINAL_TYPE (RemitImportWizard, remit_import_wizard, REMIT, IMPORT_WIZARD, AdwWindow)

struct _RemitImportWizard
{
  AdwWindow parent_instance;

  /* owned */
  RemitImportSession *session;
  RemitImportSheet *preview;
  RemitImportPreview *changes; /* on the second step */
  char *encoding;              /* chosen; NULL: found out */
  char separator;              /* chosen; 0: found out */

  /* state */
  guint table;        /* shown */
  gboolean filling;   /* the forms are being filled, nobody chose anything */
  guint refill;       /* source */

  /* template */
  AdwWindowTitle *heading;
  GtkStack *pages;
  GtkButton *back_button;
  GtkButton *next_button;
  AdwStatusPage *reading_page;
  AdwStatusPage *problem_page;
  GtkScrolledWindow *choices;
  GtkScrolledWindow *sheet_slot;
  GtkLabel *summary;
  GtkScrolledWindow *remarks_slot;
  GtkScrolledWindow *questions;
  GtkLabel *changes_heading;
  GtkScrolledWindow *changes_slot;
};

/* Reads the file again in @encoding (NULL: found out) with @separator (0: found out). */
void _remit_import_wizard_read (RemitImportWizard *self, const char *encoding, char separator);
/* Makes the forms of the present step anew once what happens now has been dealt with: a row must not
 * go while it tells of a choice. */
void _remit_import_wizard_queue_refill (RemitImportWizard *self);
/* Shows another table. */
void _remit_import_wizard_show_table (RemitImportWizard *self, guint table);

/* The forms about the table shown. */
GtkWidget *_remit_import_choices_new (RemitImportWizard *self);
/* "7 parties, 10 activities, 70 cells with letters"; (transfer full). */
char *_remit_import_count_content (const RemitTableContent *content);
/* A list of sentences; takes @lines. (element-type utf8) */
GtkWidget *_remit_import_lines_new (GtkStringList *lines, const char *label);

/* Works out the changes again and shows them. */
void _remit_import_wizard_show_changes (RemitImportWizard *self);

G_END_DECLS

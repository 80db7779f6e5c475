/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "remit-import-session.h"
#include "remit-import-sheet.h"
#include "remit-sheet.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* What the files of the wizard share: remit-import-wizard.c (the window and its steps),
 * remit-import-rows.c (rows of forms), remit-import-choices.c (the forms of the first step that all
 * tables have), remit-import-matrix-forms.c and remit-import-register-forms.c (those of one sort),
 * remit-import-remarks.c (what was noticed), remit-import-changes.c (the second step). */

#define REMIT_TYPE_IMPORT_WIZARD (remit_import_wizard_get_type ())
G_DECLARE_FINAL_TYPE (RemitImportWizard, remit_import_wizard, REMIT, IMPORT_WIZARD, AdwWindow)

struct _RemitImportWizard
{
  AdwWindow parent_instance;

  /* owned */
  RemitImportSession *session;
  RemitImportSheet *preview;
  RemitImportPreview *changes; /* on the second step */
  GPtrArray *remark_places;    /* element-type utf8: of the remarks shown */
  char *encoding;              /* chosen; NULL: found out */
  char separator;              /* chosen; 0: found out */

  /* children */
  RemitSheet *sheet;

  /* state */
  guint table;      /* shown */
  gboolean filling; /* the forms are being filled, nobody chose anything */
  guint refill;     /* source */
  guint step;       /* source: the next step is about to be done */

  /* template */
  AdwWindowTitle *heading;
  GtkStack *pages;
  GtkButton *back_button;
  GtkButton *next_button;
  AdwStatusPage *reading_page;
  AdwStatusPage *problem_page;
  GtkButton *anyway_button;
  GtkScrolledWindow *choices;
  GtkScrolledWindow *sheet_slot;
  GtkLabel *summary;
  GtkScrolledWindow *remarks_slot;
  GtkScrolledWindow *questions;
  GtkLabel *changes_heading;
  GtkScrolledWindow *changes_slot;
};

/* ---- the window ---- */

/* The table shown. */
RemitImportTable *_remit_import_wizard_get_table (RemitImportWizard *self);
/* Reads the file again in @encoding (NULL: found out) with @separator (0: found out). */
void _remit_import_wizard_read (RemitImportWizard *self, const char *encoding, char separator);
/* Makes the forms of the present step anew once what happens now has been dealt with: a row must
 * not go while it tells of a choice. */
void _remit_import_wizard_queue_refill (RemitImportWizard *self);
/* Shows another table. */
void _remit_import_wizard_show_table (RemitImportWizard *self, guint table);

/* ---- rows of forms ---- */

#define REMIT_IMPORT_MOST_ROWS 120 /* of columns or letters; a person will not set more by hand */

/* @row is the number given with the row. */
typedef void (*RemitImportChosenFunc) (RemitImportWizard *self, guint row, guint choice);

/* @description may be NULL. */
GtkWidget *_remit_import_group_new (GtkWidget *page, const char *title, const char *description);
void _remit_import_group_add (GtkWidget *group, GtkWidget *row);
/* Takes @labels; @subtitle may be NULL. */
GtkWidget *_remit_import_combo_new (RemitImportWizard *self, const char *title,
                                    const char *subtitle, GtkStringList *labels, guint selected,
                                    RemitImportChosenFunc chosen, guint row);
/* @apply is called with the row and the wizard when the text was taken. */
GtkWidget *_remit_import_entry_new (RemitImportWizard *self, const char *title, const char *text,
                                    GCallback apply);
/* Shows in @row whether what was typed could be taken; takes @error, NULL: it could. */
void _remit_import_entry_report (AdwEntryRow *row, GError *error);
/* "C · Legal", of a column of the table shown; (transfer full). */
char *_remit_import_column_title (RemitImportWizard *self, guint column, const char *name);
GtkWidget *_remit_import_decimal_new (RemitImportWizard *self);

/* ---- forms ---- */

/* All forms about the table shown. */
GtkWidget *_remit_import_choices_new (RemitImportWizard *self);
/* Those of one sort: rows for @group, which is about how the table is read, and groups of their
 * own. */
void _remit_import_matrix_forms_add (RemitImportWizard *self, GtkWidget *page, GtkWidget *group);
void _remit_import_register_forms_add (RemitImportWizard *self, GtkWidget *page, GtkWidget *group);

/* ---- what was noticed, what will change ---- */

/* A list of sentences; takes @lines. (element-type utf8) */
GtkWidget *_remit_import_lines_new (GtkStringList *lines, const char *label);
/* Counts and remarks of the table shown, below its sheet. */
void _remit_import_wizard_show_remarks (RemitImportWizard *self);
/* Works out the changes again and shows them; FALSE when that cannot be done, which was said. */
gboolean _remit_import_wizard_show_changes (RemitImportWizard *self);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "remit-field-row.h"
#include "remit-findings-cache.h"
#include "remit-section.h"

G_BEGIN_DECLS

/* The parts of the inspector.  A page is a column of sections that are all told the selection; each
 * decides for itself whether it has something to say about it. */

/* ---- pages: they append their sections to @page and @sections (borrowed) ---- */
void _remit_inspector_fill_node_page (GtkBox *page, GPtrArray *sections, RemitDocument *document,
                                      RemitSelection *selection);
void _remit_inspector_fill_link_page (GtkBox *page, GPtrArray *sections, RemitDocument *document,
                                      RemitSelection *selection);
void _remit_inspector_fill_several_page (GtkBox *page, GPtrArray *sections, RemitDocument *document,
                                         RemitSelection *selection);
void _remit_inspector_fill_document_page (GtkBox *page, GPtrArray *sections,
                                          RemitDocument *document, RemitSelection *selection);
/* For the pages. */
void _remit_inspector_append (GtkBox *page, GPtrArray *sections, GtkWidget *section);

/* ---- sections ---- */

/* Fields of one table as rows of a form, made from the field table (remit-inspector-details.c). */
#define REMIT_TYPE_FIELDS_SECTION (remit_fields_section_get_type ())
G_DECLARE_FINAL_TYPE (RemitFieldsSection, remit_fields_section, REMIT, FIELDS_SECTION, RemitSection)

typedef enum
{
  REMIT_FIELDS_OF_ROWS,   /* the subjects are the rows */
  REMIT_FIELDS_OF_DETAIL, /* the subject is a node, the fields those of its single detail row */
} RemitFieldsMode;

/* Called before the fields are listed, to set those that suit the subject. */
typedef void (*RemitChooseFields) (RemitFieldsSection *self);
/* Called for each control before it shows a value. */
typedef void (*RemitPrepareEditor) (RemitFieldsSection *self, RemitFieldEditor *editor,
                                    guint field);

GtkWidget *_remit_fields_section_new (RemitDocument *document, RemitSelection *selection,
                                      RemitTable table, RemitFieldsMode mode, const char *title);
/* The fields shown, bits, in the order of the table; those of @more stand in a row that folds out.
 * All that are not hidden at first. */
void _remit_fields_section_set_fields (RemitFieldsSection *self, guint32 fields, guint32 more);
void _remit_fields_section_set_chooser (RemitFieldsSection *self, RemitChooseFields choose);
void _remit_fields_section_set_prepare (RemitFieldsSection *self, RemitPrepareEditor prepare);
/* Fields of @table that a form shows, bits. */
guint32 _remit_shown_fields (RemitTable table);

/* The rows of one table that belong to the subject (or, of a table without owners, all), each
 * folding out into a form (remit-inspector-rows.c). */
#define REMIT_TYPE_ROWS_SECTION (remit_rows_section_get_type ())
G_DECLARE_FINAL_TYPE (RemitRowsSection, remit_rows_section, REMIT, ROWS_SECTION, RemitSection)

GtkWidget *_remit_rows_section_new (RemitDocument *document, RemitSelection *selection,
                                    RemitTable table);

GtkWidget *_remit_heading_section_new (RemitDocument *document, RemitSelection *selection);
GtkWidget *_remit_cards_section_new (RemitDocument *document, RemitSelection *selection);
GtkWidget *_remit_duties_section_new (RemitDocument *document, RemitSelection *selection);
GtkWidget *_remit_letters_section_new (RemitDocument *document, RemitSelection *selection);
GtkWidget *_remit_properties_section_new (RemitDocument *document, RemitSelection *selection);
/* @holdings: the duties of a party, else all other links. */
GtkWidget *_remit_links_section_new (RemitDocument *document, RemitSelection *selection,
                                     gboolean holdings);
GtkWidget *_remit_promises_section_new (RemitDocument *document, RemitSelection *selection);
GtkWidget *_remit_places_section_new (RemitDocument *document, RemitSelection *selection);
GtkWidget *_remit_history_section_new (RemitDocument *document, RemitSelection *selection);
GtkWidget *_remit_schemes_section_new (RemitDocument *document, RemitSelection *selection);
GtkWidget *_remit_facts_section_new (RemitDocument *document, RemitSelection *selection);
GtkWidget *_remit_counts_section_new (RemitDocument *document, RemitSelection *selection);

/* ---- popovers ---- */

/* How @link is held, and the ways to change or end that (remit-inspector-holder.c). */
void _remit_holder_open (GtkWidget *anchor, RemitSection *section, RemitId link);

/* ---- shared ---- */

/* Ends a link, with a toast that offers to undo it. */
void _remit_section_remove_link (RemitSection *section, RemitId link);
/* A button in a section's heading with a plus. */
GtkWidget *_remit_add_button_new (const char *label);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "remit-field-value.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The control for one field: made from its RemitField, it shows the document's value (or that
 * several rows differ) and applies what the user says at once, as one change.  What is wrong stays
 * in the control, in "error", and out of the document. Three kinds: remit-text-editor.c,
 * remit-choice-editor.c, remit-ref-editor.c. */
#define REMIT_TYPE_FIELD_EDITOR (remit_field_editor_get_type ())
G_DECLARE_DERIVABLE_TYPE (RemitFieldEditor, remit_field_editor, REMIT, FIELD_EDITOR, GtkWidget)

struct _RemitFieldEditorClass
{
  GtkWidgetClass parent_class;

  /* Shows the value of the document; called after every change of it.  @anew: for other rows than
   * before, so that nothing that was typed is left. */
  void (*show) (RemitFieldEditor *self, gboolean anew);
  /* Applies what was typed and not applied yet; FALSE when it cannot be. May be NULL. */
  gboolean (*flush) (RemitFieldEditor *self);
  /* Names the control for screen readers. */
  void (*name) (RemitFieldEditor *self, const char *label);
};

/* The control that fits the field. */
GtkWidget *remit_field_editor_new (RemitDocument *document, RemitTable table, guint index);
/* For a fact about the document, see remit_field_target_init_fact(). */
GtkWidget *remit_field_editor_new_fact (RemitDocument *document, const RemitField *field);

/* What it edits; applies what was typed for the rows before. */
void remit_field_editor_set_rows (RemitFieldEditor *self, const RemitId *ids, guint n);
void remit_field_editor_set_owner (RemitFieldEditor *self, RemitId owner);
void remit_field_editor_refresh (RemitFieldEditor *self);
gboolean remit_field_editor_flush (RemitFieldEditor *self);

/* References to nodes: the kinds offered; else those of the field. */
void remit_field_editor_set_kinds (RemitFieldEditor *self, RemitNodeKinds kinds);
/* Enumerations: a bit for each value offered; else all. */
void remit_field_editor_set_choices (RemitFieldEditor *self, guint64 choices);
/* For screen readers, where the field's label would not tell which one it is. */
void remit_field_editor_set_label (RemitFieldEditor *self, const char *label);
const char *remit_field_editor_get_label (RemitFieldEditor *self);
/* A sentence, NULL when all is well; property "error". */
const char *remit_field_editor_get_error (RemitFieldEditor *self);
/* Whether the control needs the width of the whole row, under its label. */
gboolean remit_field_editor_is_wide (RemitFieldEditor *self);
const RemitField *remit_field_editor_get_field (RemitFieldEditor *self);

/* ---- for the subclasses ---- */

const RemitFieldTarget *remit_field_editor_get_target (RemitFieldEditor *self);
RemitNodeKinds remit_field_editor_get_kinds (RemitFieldEditor *self);
guint64 remit_field_editor_get_choices (RemitFieldEditor *self);
void remit_field_editor_take_child (RemitFieldEditor *self, GtkWidget *child);
void remit_field_editor_set_error (RemitFieldEditor *self, const char *sentence);
/* Writes the value unless the document has it; FALSE (and "error" says why) when it is refused. */
gboolean remit_field_editor_apply (RemitFieldEditor *self, gint64 number, const char *text,
                                   gboolean merge);
/* While the editor itself writes: what it shows is what was typed. */
gboolean remit_field_editor_is_writing (RemitFieldEditor *self);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "remit-field-editor.h"

G_BEGIN_DECLS

/* A row of a form, for a GtkListBox: label, control, and below them what is wrong with what was
 * typed. */
#define REMIT_TYPE_FIELD_ROW (remit_field_row_get_type ())
G_DECLARE_FINAL_TYPE (RemitFieldRow, remit_field_row, REMIT, FIELD_ROW, GtkListBoxRow)

GtkWidget *remit_field_row_new (RemitDocument *document, RemitTable table, guint index);
GtkWidget *remit_field_row_new_fact (RemitDocument *document, const RemitField *field);
RemitFieldEditor *remit_field_row_get_editor (RemitFieldRow *self);

/* A label below a control that shows the editor's error while it has one. */
GtkWidget *remit_field_error_new (RemitFieldEditor *editor);

G_END_DECLS

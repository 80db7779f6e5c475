/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-inspector"
#include "remit-field-row.h"

#include "remit-access.h"
#include "remit-controls.h"

#include <glib/gi18n-lib.h>

/* Labels stand beside their controls in a column of one width; a control that needs the room, or a
 * label that is too long for the column, gets lines of their own. */

#define LONG_LABEL 24 /* characters */

struct _RemitFieldRow
{
  GtkListBoxRow parent_instance;

  RemitFieldEditor *editor; /* borrowed child */
};

G_DEFINE_FINAL_TYPE (RemitFieldRow, remit_field_row, GTK_TYPE_LIST_BOX_ROW)

static void
remit_field_row_class_init (RemitFieldRowClass *class)
{
}

static void
remit_field_row_init (RemitFieldRow *self)
{
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
  gtk_list_box_row_set_selectable (GTK_LIST_BOX_ROW (self), FALSE);
  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "remit-field-row");
}

static void
on_error_cb (RemitFieldEditor *editor, GParamSpec *pspec, GtkLabel *label)
{
  const char *sentence = remit_field_editor_get_error (editor);

  gtk_label_set_text (label, sentence == NULL ? "" : sentence);
  gtk_widget_set_visible (GTK_WIDGET (label), sentence != NULL);
}

GtkWidget *
remit_field_error_new (RemitFieldEditor *editor)
{
  GtkWidget *label = remit_paragraph_new (NULL);

  gtk_widget_add_css_class (label, "error");
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "remit-field-error");
  gtk_widget_set_visible (label, FALSE);
  g_signal_connect_object (editor, "notify::error", G_CALLBACK (on_error_cb), label, 0);
  return label;
}

static GtkWidget *
make_row (GtkWidget *editor)
{
  RemitFieldRow *self = g_object_new (REMIT_TYPE_FIELD_ROW, NULL);
  const char *text = _(remit_field_editor_get_field (REMIT_FIELD_EDITOR (editor))->label);
  gboolean stacked = remit_field_editor_is_wide (REMIT_FIELD_EDITOR (editor))
                     || g_utf8_strlen (text, -1) > LONG_LABEL;
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *line = gtk_box_new (stacked ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL,
                                 stacked ? 2 : 8);
  GtkWidget *label = remit_row_label_new (text);

  self->editor = REMIT_FIELD_EDITOR (editor);
  if (stacked)
    gtk_label_set_max_width_chars (GTK_LABEL (label), -1);
  gtk_widget_set_hexpand (editor, TRUE);
  gtk_box_append (GTK_BOX (line), label);
  gtk_box_append (GTK_BOX (line), editor);
  gtk_box_append (GTK_BOX (lines), line);
  gtk_box_append (GTK_BOX (lines), remit_field_error_new (self->editor));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), lines);
  gtk_widget_add_css_class (line, "remit-field-line");
  remit_set_label (GTK_WIDGET (self), text);
  return GTK_WIDGET (self);
}

GtkWidget *
remit_field_row_new (RemitDocument *document, RemitTable table, guint index)
{
  return make_row (remit_field_editor_new (document, table, index));
}

GtkWidget *
remit_field_row_new_fact (RemitDocument *document, const RemitField *field)
{
  return make_row (remit_field_editor_new_fact (document, field));
}

RemitFieldEditor *
remit_field_row_get_editor (RemitFieldRow *self)
{
  g_return_val_if_fail (REMIT_IS_FIELD_ROW (self), NULL);

  return self->editor;
}

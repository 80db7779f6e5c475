/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-app"

#include "remit-history-row.h"

#include "remit-access.h"
#include "remit-time.h"

#include <glib/gi18n-lib.h>

struct _RemitHistoryRow
{
  GtkWidget parent_instance;

  /* owned */
  RemitDocument *document;
  RemitHistoryModel *model;

  GtkListItem *item; /* borrowed while bound */
  GtkWidget *expander;
  GtkWidget *label;
  GtkWidget *note;   /* who and when */
  GtkWidget *tag;    /* current, undone, a baseline's name */
};

G_DEFINE_FINAL_TYPE (RemitHistoryRow, remit_history_row, GTK_TYPE_WIDGET)

static void
set_name (RemitHistoryRow *self, const char *name, const char *description)
{
  remit_label_list_item (self->item, name, description);
  remit_set_label (self->expander, name);
  remit_set_description (self->expander, description);
}

static void
set_class (GtkWidget *widget, const char *name, gboolean on)
{
  if (on)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}

/* What is to be said of a change beside its label; (transfer full), NULL when nothing. */
static char *
describe_state (RemitHistoryRow *self, gint64 seq)
{
  const RemitBaseline *baseline = remit_history_model_get_baseline (self->model, seq);

  if (baseline != NULL)
    /* Translators: a mark in the history: a baseline and its name. */
    return g_strdup_printf (_("Baseline “%s”"), baseline->name);
  switch (remit_history_model_get_state (self->model, seq))
    {
    case REMIT_HISTORY_CURRENT:
      return g_strdup (_("Current"));
    case REMIT_HISTORY_UNDONE:
      return g_strdup (_("Undone"));
    case REMIT_HISTORY_REPLACED:
      return g_strdup (_("Undone and replaced"));
    case REMIT_HISTORY_PAST:
    default:
      return NULL;
    }
}

static void
show_note (RemitHistoryRow *self, const RemitChange *change)
{
  g_autofree char *when = NULL;
  g_autofree char *exactly = NULL;
  g_autofree char *note = NULL;

  gtk_widget_set_visible (self->note, change != NULL);
  if (change == NULL)
    {
      gtk_widget_set_tooltip_text (GTK_WIDGET (self), NULL);
      return;
    }
  when = remit_time_describe (change->at);
  exactly = remit_time_describe_exactly (change->at);
  /* Translators: who made a change, and when. */
  note = g_strdup_printf (_("%s · %s"), change->author, when);
  gtk_label_set_label (GTK_LABEL (self->note), note);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), exactly);
}

static void
show_change (RemitHistoryRow *self, gint64 seq)
{
  const RemitChange *change
      = seq > 0 ? remit_document_get_change (self->document, seq - 1) : NULL;
  const char *label = change != NULL ? change->label : _("Beginning of the Document");
  RemitHistoryState state = remit_history_model_get_state (self->model, seq);
  g_autofree char *tag = describe_state (self, seq);
  gboolean undone = state == REMIT_HISTORY_UNDONE || state == REMIT_HISTORY_REPLACED;

  gtk_label_set_label (GTK_LABEL (self->label), label);
  set_class (self->label, "heading", state == REMIT_HISTORY_CURRENT);
  set_class (self->label, "dim-label", undone);
  set_class (self->label, "caption", FALSE);
  gtk_label_set_label (GTK_LABEL (self->tag), tag != NULL ? tag : "");
  gtk_widget_set_visible (self->tag, tag != NULL);
  set_class (self->tag, "current", state == REMIT_HISTORY_CURRENT);
  show_note (self, change);
  gtk_tree_expander_set_indent_for_icon (GTK_TREE_EXPANDER (self->expander), TRUE);
  set_name (self, label, tag != NULL ? tag : "");
}

static void
show_line (RemitHistoryRow *self, const char *line)
{
  gtk_label_set_label (GTK_LABEL (self->label), line);
  set_class (self->label, "heading", FALSE);
  set_class (self->label, "dim-label", FALSE);
  set_class (self->label, "caption", TRUE);
  gtk_widget_set_visible (self->note, FALSE);
  gtk_widget_set_visible (self->tag, FALSE);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), line);
  set_name (self, line, NULL);
}

void
remit_history_row_refresh (RemitHistoryRow *self)
{
  GtkTreeListRow *row;
  g_autoptr (GObject) inner = NULL;

  g_return_if_fail (REMIT_IS_HISTORY_ROW (self));
  row = self->item != NULL ? gtk_list_item_get_item (self->item) : NULL;
  inner = row != NULL ? gtk_tree_list_row_get_item (row) : NULL;
  if (REMIT_IS_HISTORY_ITEM (inner))
    show_change (self, remit_history_item_get_seq (REMIT_HISTORY_ITEM (inner)));
  else if (inner != NULL)
    show_line (self, gtk_string_object_get_string (GTK_STRING_OBJECT (inner)));
}

void
remit_history_row_bind (RemitHistoryRow *self, GtkListItem *item)
{
  g_return_if_fail (REMIT_IS_HISTORY_ROW (self));
  self->item = item;
  gtk_tree_expander_set_list_row (GTK_TREE_EXPANDER (self->expander),
                                  item != NULL ? gtk_list_item_get_item (item) : NULL);
  remit_history_row_refresh (self);
}

static void
remit_history_row_dispose (GObject *object)
{
  RemitHistoryRow *self = REMIT_HISTORY_ROW (object);

  g_clear_object (&self->document);
  g_clear_object (&self->model);
  g_clear_pointer (&self->expander, gtk_widget_unparent);
  G_OBJECT_CLASS (remit_history_row_parent_class)->dispose (object);
}

static void
remit_history_row_class_init (RemitHistoryRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = remit_history_row_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
remit_history_row_init (RemitHistoryRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);

  self->label = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (self->label), PANGO_ELLIPSIZE_END);
  self->note = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->note), 0);
  gtk_label_set_ellipsize (GTK_LABEL (self->note), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (self->note, "dim-label");
  gtk_widget_add_css_class (self->note, "caption");
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_widget_set_valign (texts, GTK_ALIGN_CENTER);
  self->tag = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->tag, "tag");
  gtk_widget_set_valign (self->tag, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (texts), self->label);
  gtk_box_append (GTK_BOX (texts), self->note);
  gtk_box_append (GTK_BOX (box), texts);
  gtk_box_append (GTK_BOX (box), self->tag);
  self->expander = gtk_tree_expander_new ();
  gtk_tree_expander_set_child (GTK_TREE_EXPANDER (self->expander), box);
  gtk_widget_set_parent (self->expander, GTK_WIDGET (self));
}

GtkWidget *
remit_history_row_new (RemitDocument *document, RemitHistoryModel *model)
{
  RemitHistoryRow *self = g_object_new (REMIT_TYPE_HISTORY_ROW, NULL);

  self->document = g_object_ref (document);
  self->model = g_object_ref (model);
  return GTK_WIDGET (self);
}

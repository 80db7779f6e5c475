/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-app"

#include "remit-outline-row.h"

#include "remit-access.h"
#include "remit-outline-model.h"

#include <glib/gi18n-lib.h>

struct _RemitOutlineRow
{
  GtkWidget parent_instance;

  RemitDocument *document; /* owned */
  GtkListItem *item;       /* borrowed while bound */
  GtkWidget *expander;
  GtkWidget *icon;
  GtkWidget *label;
  GtkWidget *count;
};

G_DEFINE_FINAL_TYPE (RemitOutlineRow, remit_outline_row, GTK_TYPE_WIDGET)

/* The focus is on the expander, so both it and GTK's row around it carry the name. */
static void
set_name (RemitOutlineRow *self, const char *name, const char *description)
{
  remit_label_list_item (self->item, name, description);
  remit_set_label (self->expander, name);
  remit_set_description (self->expander, description);
}

static void
show_group (RemitOutlineRow *self, RemitOutlineGroup *group)
{
  const char *label = remit_node_group_label (remit_outline_group_get_group (group));
  guint n = g_list_model_get_n_items (G_LIST_MODEL (group));
  g_autofree char *count = g_strdup_printf ("%u", n);
  /* Translators: a heading of the outline and the number of nodes below it. */
  g_autofree char *name = g_strdup_printf (_("%s, %u"), label, n);

  gtk_widget_set_visible (self->icon, FALSE);
  gtk_label_set_label (GTK_LABEL (self->label), label);
  gtk_widget_add_css_class (self->label, "heading");
  gtk_label_set_label (GTK_LABEL (self->count), count);
  gtk_widget_set_visible (self->count, TRUE);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), NULL);
  set_name (self, name, NULL);
}

static void
show_node (RemitOutlineRow *self, RemitId id)
{
  const RemitNode *node = remit_graph_node (remit_document_get_graph (self->document), id);
  g_autofree char *tip = NULL;

  if (node == NULL) /* deleted; the list learns of it with the next frame */
    return;
  tip = g_strdup_printf ("%s\n%s", node->name, remit_node_kind_label (node->kind));
  gtk_image_set_from_icon_name (GTK_IMAGE (self->icon), remit_node_kind_info (node->kind)->icon);
  gtk_widget_set_visible (self->icon, TRUE);
  gtk_label_set_label (GTK_LABEL (self->label), node->name);
  gtk_widget_remove_css_class (self->label, "heading");
  gtk_widget_set_visible (self->count, FALSE);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), tip);
  set_name (self, node->name, remit_node_kind_label (node->kind));
}

void
remit_outline_row_refresh (RemitOutlineRow *self)
{
  g_autoptr (GObject) inner = NULL;
  GObject *item;

  g_return_if_fail (REMIT_IS_OUTLINE_ROW (self));
  item = self->item != NULL ? gtk_list_item_get_item (self->item) : NULL;
  if (GTK_IS_TREE_LIST_ROW (item))
    inner = gtk_tree_list_row_get_item (GTK_TREE_LIST_ROW (item));
  else if (item != NULL)
    inner = g_object_ref (item);

  if (REMIT_IS_OUTLINE_GROUP (inner))
    show_group (self, REMIT_OUTLINE_GROUP (inner));
  else if (inner != NULL)
    show_node (self, remit_outline_item_get_id (REMIT_OUTLINE_ITEM (inner)));
}

void
remit_outline_row_bind (RemitOutlineRow *self, GtkListItem *item)
{
  GObject *content;

  g_return_if_fail (REMIT_IS_OUTLINE_ROW (self));
  self->item = item;
  content = item != NULL ? gtk_list_item_get_item (item) : NULL;
  gtk_tree_expander_set_list_row (GTK_TREE_EXPANDER (self->expander),
                                  GTK_IS_TREE_LIST_ROW (content) ? GTK_TREE_LIST_ROW (content)
                                                                 : NULL);
  remit_outline_row_refresh (self);
}

guint
remit_outline_row_get_position (RemitOutlineRow *self)
{
  g_return_val_if_fail (REMIT_IS_OUTLINE_ROW (self), GTK_INVALID_LIST_POSITION);
  return self->item != NULL ? gtk_list_item_get_position (self->item) : GTK_INVALID_LIST_POSITION;
}

static void
remit_outline_row_dispose (GObject *object)
{
  RemitOutlineRow *self = REMIT_OUTLINE_ROW (object);

  g_clear_object (&self->document);
  g_clear_pointer (&self->expander, gtk_widget_unparent);
  G_OBJECT_CLASS (remit_outline_row_parent_class)->dispose (object);
}

static void
remit_outline_row_class_init (RemitOutlineRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = remit_outline_row_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
remit_outline_row_init (RemitOutlineRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->icon = gtk_image_new ();
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->icon), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  self->label = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (self->label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (self->label, TRUE);
  self->count = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->count, "dim-label");
  gtk_widget_add_css_class (self->count, "numeric");
  gtk_box_append (GTK_BOX (box), self->icon);
  gtk_box_append (GTK_BOX (box), self->label);
  gtk_box_append (GTK_BOX (box), self->count);
  self->expander = gtk_tree_expander_new ();
  gtk_tree_expander_set_indent_for_icon (GTK_TREE_EXPANDER (self->expander), FALSE);
  gtk_tree_expander_set_child (GTK_TREE_EXPANDER (self->expander), box);
  gtk_widget_set_parent (self->expander, GTK_WIDGET (self));
}

GtkWidget *
remit_outline_row_new (RemitDocument *document)
{
  RemitOutlineRow *self = g_object_new (REMIT_TYPE_OUTLINE_ROW, NULL);

  self->document = g_object_ref (document);
  return GTK_WIDGET (self);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-app"

#include "remit-node-item.h"

#include "remit-access.h"

struct _RemitNodeItem
{
  GtkWidget parent_instance;
  RemitId node;
  char *label, *description; /* as last told */
  gboolean selected;
};

enum
{
  SIGNAL_COMMAND,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RemitNodeItem, remit_node_item, GTK_TYPE_WIDGET)

static void
on_action_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_signal_emit (widget, signals[SIGNAL_COMMAND], 0, action + strlen ("node."));
}

static void
remit_node_item_finalize (GObject *object)
{
  RemitNodeItem *self = REMIT_NODE_ITEM (object);

  g_free (self->label);
  g_free (self->description);
  G_OBJECT_CLASS (remit_node_item_parent_class)->finalize (object);
}

static void
remit_node_item_class_init (RemitNodeItemClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = remit_node_item_finalize;
  gtk_widget_class_set_css_name (widget_class, "remitnode");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
  gtk_widget_class_install_action (widget_class, "node.activate", NULL, on_action_cb);
  gtk_widget_class_install_action (widget_class, "node.rename", NULL, on_action_cb);
  gtk_widget_class_install_action (widget_class, "node.connect", NULL, on_action_cb);
  gtk_widget_class_install_action (widget_class, "node.delete", NULL, on_action_cb);
  signals[SIGNAL_COMMAND] = g_signal_new ("command", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
remit_node_item_init (RemitNodeItem *self)
{
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
}

RemitNodeItem *
remit_node_item_new (RemitId node)
{
  RemitNodeItem *self = g_object_new (REMIT_TYPE_NODE_ITEM, NULL);

  self->node = node;
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_SELECTED, FALSE, -1);
  return self;
}

RemitId
remit_node_item_get_node (RemitNodeItem *self)
{
  g_return_val_if_fail (REMIT_IS_NODE_ITEM (self), REMIT_ID_NONE);
  return self->node;
}

/* Whether the text was another one. */
static gboolean
replace_text (char **text, const char *other)
{
  if (g_strcmp0 (*text, other) == 0)
    return FALSE;
  g_free (*text);
  *text = g_strdup (other);
  return TRUE;
}

void
remit_node_item_describe (RemitNodeItem *self, const char *label, const char *description)
{
  g_return_if_fail (REMIT_IS_NODE_ITEM (self));
  if (replace_text (&self->label, label))
    remit_set_label (GTK_WIDGET (self), label);
  if (replace_text (&self->description, description))
    remit_set_description (GTK_WIDGET (self), description);
}

void
remit_node_item_set_selected (RemitNodeItem *self, gboolean selected)
{
  g_return_if_fail (REMIT_IS_NODE_ITEM (self));
  if (self->selected == selected)
    return;
  self->selected = selected;
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_SELECTED, selected, -1);
}

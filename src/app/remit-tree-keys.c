/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-app"

#include "remit-tree-keys.h"

/* The expander that has the focus or is within the row that has. */
static GtkWidget *
find_expander (GtkWidget *widget)
{
  GtkWidget *found = gtk_widget_get_ancestor (widget, GTK_TYPE_TREE_EXPANDER);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); found == NULL && child != NULL;
       child = gtk_widget_get_next_sibling (child))
    found = GTK_IS_TREE_EXPANDER (child) ? child : find_expander (child);
  return found;
}

static gboolean
on_key_pressed_cb (GtkEventControllerKey *keys, guint key, guint code, GdkModifierType state,
                   GtkWidget *list)
{
  gboolean rtl = gtk_widget_get_direction (list) == GTK_TEXT_DIR_RTL;
  guint open = rtl ? GDK_KEY_Left : GDK_KEY_Right;
  guint close = rtl ? GDK_KEY_Right : GDK_KEY_Left;
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (list));
  GtkWidget *expander = NULL;
  GtkTreeListRow *row;

  if ((state & gtk_accelerator_get_default_mod_mask ()) != 0 || (key != open && key != close))
    return GDK_EVENT_PROPAGATE;
  if (focus != NULL && gtk_widget_is_ancestor (focus, list))
    expander = find_expander (focus);
  row = expander != NULL ? gtk_tree_expander_get_list_row (GTK_TREE_EXPANDER (expander)) : NULL;
  if (row == NULL || !gtk_tree_list_row_is_expandable (row)
      || gtk_tree_list_row_get_expanded (row) == (key == open))
    return GDK_EVENT_PROPAGATE;
  gtk_tree_list_row_set_expanded (row, key == open);
  return GDK_EVENT_STOP;
}

void
remit_add_tree_keys (GtkWidget *list)
{
  GtkEventController *keys;

  g_return_if_fail (GTK_IS_LIST_VIEW (list));
  keys = gtk_event_controller_key_new ();
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (on_key_pressed_cb), list, 0);
  gtk_widget_add_controller (list, keys);
}

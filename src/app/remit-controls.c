/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-inspector"
#include "remit-controls.h"

#include "remit-access.h"

/* ---- drop-downs ---- */

static void
on_setup_cb (GtkSignalListItemFactory *factory,
             GtkListItem              *item)
{
  GtkWidget *label = remit_line_new (NULL);

  gtk_label_set_width_chars (GTK_LABEL (label), 3);
  gtk_list_item_set_child (item, label);
}

static void
on_bind_cb (GtkSignalListItemFactory *factory,
            GtkListItem              *item)
{
  const char *text = gtk_string_object_get_string (gtk_list_item_get_item (item));

  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)), text);
}

static GtkListItemFactory *
make_label_factory (void)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (on_setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind_cb), NULL);
  return factory;
}

/* The list has each label as its row's name and at its full length. */
static void
on_setup_row_cb (GtkSignalListItemFactory *factory,
                 GtkListItem              *item)
{
  gtk_list_item_set_child (item, gtk_label_new (NULL));
  gtk_label_set_xalign (GTK_LABEL (gtk_list_item_get_child (item)), 0);
}

static void
on_bind_row_cb (GtkSignalListItemFactory *factory,
                GtkListItem              *item)
{
  on_bind_cb (factory, item);
  remit_label_list_item (item, gtk_string_object_get_string (gtk_list_item_get_item (item)), NULL);
}

GtkWidget *
remit_drop_down_new (void)
{
  GtkExpression *expression = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");
  GtkWidget *drop_down = gtk_drop_down_new (NULL, expression);
  g_autoptr (GtkListItemFactory) factory = make_label_factory ();
  g_autoptr (GtkListItemFactory) rows = gtk_signal_list_item_factory_new ();

  g_signal_connect (rows, "setup", G_CALLBACK (on_setup_row_cb), NULL);
  g_signal_connect (rows, "bind", G_CALLBACK (on_bind_row_cb), NULL);
  gtk_drop_down_set_factory (GTK_DROP_DOWN (drop_down), factory);
  gtk_drop_down_set_list_factory (GTK_DROP_DOWN (drop_down), rows);
  return drop_down;
}

/* ---- buttons and labels ---- */

GtkWidget *
remit_icon_button_new (const char *icon_name,
                       const char *label)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon_name);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, label);
  remit_set_label (button, label);
  return button;
}

GtkWidget *
remit_line_new (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  return label;
}

GtkWidget *
remit_paragraph_new (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  return label;
}

/* ---- popovers ---- */

static gboolean
on_drop_cb (gpointer data)
{
  if (gtk_widget_get_parent (data) != NULL)
    gtk_widget_unparent (data);
  return G_SOURCE_REMOVE;
}

/* Later: "closed" is emitted from within the popover's own code. */
static void
on_closed_cb (GtkPopover *popover)
{
  g_timeout_add_full (G_PRIORITY_DEFAULT, 0, on_drop_cb, g_object_ref (popover), g_object_unref);
}

static void
on_anchor_destroy_cb (GtkWidget *popover)
{
  if (gtk_widget_get_parent (popover) != NULL)
    gtk_widget_unparent (popover);
}

void
remit_popover_drop_when_closed (GtkPopover *popover)
{
  g_signal_connect (popover, "closed", G_CALLBACK (on_closed_cb), NULL);
  g_signal_connect_object (gtk_widget_get_parent (GTK_WIDGET (popover)), "destroy",
                           G_CALLBACK (on_anchor_destroy_cb), popover, G_CONNECT_SWAPPED);
}

void
remit_popover_open (GtkPopover *popover,
                    GtkWidget  *anchor)
{
  gtk_widget_set_parent (GTK_WIDGET (popover), anchor);
  remit_popover_drop_when_closed (popover);
  gtk_popover_popup (popover);
}

gboolean
remit_has_focus_within (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root == NULL ? NULL : gtk_root_get_focus (root);

  return focus != NULL && (focus == widget || gtk_widget_is_ancestor (focus, widget));
}

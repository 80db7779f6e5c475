/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-app"

#include "remit-message-bar.h"

#include "remit-access.h"

#include <glib/gi18n-lib.h>

/* Text and buttons.  The role is ALERT, so that screen readers read the message when it
 * appears; the buttons run actions, so that the window's one table decides what they do. */

struct _RemitMessageBar
{
  GtkWidget parent_instance;

  GtkWidget *content;
  GtkWidget *label;
  GtkWidget *buttons;
};

G_DEFINE_FINAL_TYPE (RemitMessageBar, remit_message_bar, GTK_TYPE_WIDGET)

static void
on_close_clicked_cb (RemitMessageBar *self)
{
  remit_message_bar_hide (self);
}

static void
remit_message_bar_dispose (GObject *object)
{
  g_clear_pointer (&REMIT_MESSAGE_BAR (object)->content, gtk_widget_unparent);
  G_OBJECT_CLASS (remit_message_bar_parent_class)->dispose (object);
}

static void
remit_message_bar_class_init (RemitMessageBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = remit_message_bar_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "messagebar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_ALERT);
}

static void
remit_message_bar_init (RemitMessageBar *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *close = gtk_button_new_from_icon_name ("window-close-symbolic");

  self->label = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->label), 0);
  gtk_widget_set_hexpand (self->label, TRUE);
  self->buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_widget_set_valign (self->buttons, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (close, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (close, "flat");
  gtk_widget_add_css_class (close, "circular");
  gtk_widget_set_tooltip_text (close, _("Dismiss"));
  remit_set_label (close, _("Dismiss"));
  g_signal_connect_object (close, "clicked", G_CALLBACK (on_close_clicked_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), self->label);
  gtk_box_append (GTK_BOX (box), self->buttons);
  gtk_box_append (GTK_BOX (box), close);
  gtk_widget_add_css_class (box, "content");

  self->content = box;
  gtk_widget_set_parent (box, GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

GtkWidget *
remit_message_bar_new (void)
{
  return g_object_new (REMIT_TYPE_MESSAGE_BAR, NULL);
}

void
remit_message_bar_show (RemitMessageBar *self, gboolean warning, const char *text, ...)
{
  GtkWidget *child;
  va_list args;

  g_return_if_fail (REMIT_IS_MESSAGE_BAR (self));
  g_return_if_fail (text != NULL);

  if (remit_message_bar_is_shown (self)
      && g_str_equal (gtk_label_get_label (GTK_LABEL (self->label)), text))
    return;

  gtk_label_set_label (GTK_LABEL (self->label), text);
  remit_set_label (GTK_WIDGET (self), text);
  while ((child = gtk_widget_get_first_child (self->buttons)) != NULL)
    gtk_box_remove (GTK_BOX (self->buttons), child);
  va_start (args, text);
  for (const char *action = va_arg (args, const char *); action != NULL;
       action = va_arg (args, const char *))
    {
      GtkWidget *button = gtk_button_new_with_label (va_arg (args, const char *));

      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
      gtk_box_append (GTK_BOX (self->buttons), button);
    }
  va_end (args);
  if (warning)
    gtk_widget_add_css_class (GTK_WIDGET (self), "warning");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "warning");
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
}

void
remit_message_bar_hide (RemitMessageBar *self)
{
  g_return_if_fail (REMIT_IS_MESSAGE_BAR (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

gboolean
remit_message_bar_is_shown (RemitMessageBar *self)
{
  g_return_val_if_fail (REMIT_IS_MESSAGE_BAR (self), FALSE);
  return gtk_widget_get_visible (GTK_WIDGET (self));
}

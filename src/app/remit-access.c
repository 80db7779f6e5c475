/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-app"

#include "remit-access.h"
#include "remit-dialogs.h"

/* What screen readers are told.  GTK 4.8 has no call for free announcements; a change of the
 * *description* of the focused widget is spoken for every role, so remit_announce() sets one and
 * takes it back shortly after. */

#define ANNOUNCE_TIME 700 /* ms: long enough for a screen reader to fetch the text */

static GQuark
get_description_quark (void)
{
  return g_quark_from_static_string ("remit-description");
}

static GQuark
get_announcement_quark (void)
{
  return g_quark_from_static_string ("remit-announcement");
}

void
remit_set_label (GtkWidget *widget, const char *label)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
}

static void
apply_description (GtkWidget *widget, const char *description)
{
  if (description == NULL || *description == '\0')
    gtk_accessible_reset_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
  else
    gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                    description, -1);
}

void
remit_set_description (GtkWidget *widget, const char *description)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_object_set_qdata_full (G_OBJECT (widget), get_description_quark (), g_strdup (description),
                           g_free);
  apply_description (widget, description);
}

void
remit_label_inner_button (GtkWidget *widget, const char *label)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));
  remit_set_label (widget, label);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_BUTTON (child))
      remit_set_label (child, label);
    else if (GTK_IS_MENU_BUTTON (child))
      remit_label_inner_button (child, label);
}

void
remit_label_list_item (GtkListItem *item, const char *label, const char *description)
{
  GtkWidget *child = gtk_list_item_get_child (item);
  GtkWidget *row = child != NULL ? gtk_widget_get_parent (child) : NULL;

  if (row == NULL)
    return;
  remit_set_label (row, label);
  remit_set_description (row, description);
}

static gboolean
on_announcement_over_cb (gpointer data)
{
  GWeakRef *ref = data;
  g_autoptr (GtkWidget) widget = g_weak_ref_get (ref);

  if (widget != NULL)
    {
      g_object_set_qdata (G_OBJECT (widget), get_announcement_quark (), NULL);
      apply_description (widget, g_object_get_qdata (G_OBJECT (widget), get_description_quark ()));
    }
  return G_SOURCE_REMOVE;
}

static void
free_weak_ref (gpointer data)
{
  g_weak_ref_clear (data);
  g_free (data);
}

void
remit_announce (GtkWidget *widget, const char *text)
{
  GtkRoot *root;
  GtkWidget *focus;
  guint pending;
  GWeakRef *ref;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  root = gtk_widget_get_root (widget);
  focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  if (focus == NULL || text == NULL)
    return;

  pending = GPOINTER_TO_UINT (g_object_get_qdata (G_OBJECT (focus), get_announcement_quark ()));
  if (pending != 0)
    g_source_remove (pending);
  apply_description (focus, text);
  ref = g_new0 (GWeakRef, 1);
  g_weak_ref_init (ref, focus);
  pending = g_timeout_add_full (G_PRIORITY_DEFAULT, ANNOUNCE_TIME, on_announcement_over_cb, ref,
                                free_weak_ref);
  g_object_set_qdata (G_OBJECT (focus), get_announcement_quark (), GUINT_TO_POINTER (pending));
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-app"

#include "remit-sidebar.h"

#include "remit-access.h"
#include "remit-outline-view.h"

#include <glib/gi18n-lib.h>

/* The list of views is a mirror of the pages of the view stack, which stays the one that knows
 * what is shown. */

struct _RemitSidebar
{
  GtkWidget parent_instance;

  GtkSelectionModel *pages; /* owned */
  GtkWidget *box;
  GtkWidget *list;
  GtkWidget *outline;
  AdwViewStack *views;      /* borrowed: lives as long as the window */
};

G_DEFINE_FINAL_TYPE (RemitSidebar, remit_sidebar, GTK_TYPE_WIDGET)

/* ---- the list of views ---- */

static AdwViewStackPage *
get_row_page (GtkListBoxRow *row)
{
  return g_object_get_data (G_OBJECT (row), "remit-page");
}

static void
update_badge (GtkListBoxRow *row)
{
  AdwViewStackPage *page = get_row_page (row);
  GtkWidget *badge = g_object_get_data (G_OBJECT (row), "remit-badge");
  guint count = adw_view_stack_page_get_badge_number (page);
  const char *title = adw_view_stack_page_get_title (page);
  g_autofree char *number = g_strdup_printf ("%u", count);
  g_autofree char *name = count == 0
                              ? g_strdup (title)
                              /* Translators: a view and how many things in it want attention. */
                              : g_strdup_printf (_("%s, %u"), title, count);

  gtk_label_set_label (GTK_LABEL (badge), number);
  gtk_widget_set_visible (badge, count > 0);
  remit_set_label (GTK_WIDGET (row), name);
}

static GtkWidget *
make_row (AdwViewStackPage *page)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (adw_view_stack_page_get_title (page));
  GtkWidget *badge = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (badge, "badge");
  gtk_widget_set_valign (badge, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), badge);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data (G_OBJECT (row), "remit-badge", badge);
  g_object_set_data_full (G_OBJECT (row), "remit-page", g_object_ref (page), g_object_unref);
  g_signal_connect_object (page, "notify::badge-number", G_CALLBACK (update_badge), row,
                           G_CONNECT_SWAPPED);
  update_badge (GTK_LIST_BOX_ROW (row));
  return row;
}

static void
on_row_activated_cb (GtkListBox *list, GtkListBoxRow *row, RemitSidebar *self)
{
  adw_view_stack_set_visible_child (self->views,
                                    adw_view_stack_page_get_child (get_row_page (row)));
}

static void
on_visible_child_cb (RemitSidebar *self)
{
  GtkWidget *visible = adw_view_stack_get_visible_child (self->views);
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), i)); i++)
    if (adw_view_stack_page_get_child (get_row_page (row)) == visible)
      gtk_list_box_select_row (GTK_LIST_BOX (self->list), row);
}

static void
fill_list (RemitSidebar *self)
{
  self->pages = adw_view_stack_get_pages (self->views);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->pages)); i++)
    {
      g_autoptr (AdwViewStackPage) page = g_list_model_get_item (G_LIST_MODEL (self->pages), i);

      gtk_list_box_append (GTK_LIST_BOX (self->list), make_row (page));
    }
  g_signal_connect_object (self->views, "notify::visible-child",
                           G_CALLBACK (on_visible_child_cb), self, G_CONNECT_SWAPPED);
  on_visible_child_cb (self);
}

/* ---- the object ---- */

static GtkWidget *
make_heading (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "pane-heading");
  return label;
}

static void
remit_sidebar_dispose (GObject *object)
{
  RemitSidebar *self = REMIT_SIDEBAR (object);

  g_clear_object (&self->pages);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (remit_sidebar_parent_class)->dispose (object);
}

static void
remit_sidebar_class_init (RemitSidebarClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = remit_sidebar_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "sidepane");
}

static void
remit_sidebar_init (RemitSidebar *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->list = gtk_list_box_new ();
  gtk_widget_add_css_class (self->list, "navigation-sidebar");
  remit_set_label (self->list, _("Views"));
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (on_row_activated_cb), self, 0);
  gtk_box_append (GTK_BOX (self->box), self->list);
  gtk_box_append (GTK_BOX (self->box), make_heading (_("Outline")));
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

GtkWidget *
remit_sidebar_new (RemitDocument *document, RemitSelection *selection, AdwViewStack *views)
{
  RemitSidebar *self = g_object_new (REMIT_TYPE_SIDEBAR, NULL);

  self->views = views;
  self->outline = remit_outline_view_new (document, selection);
  gtk_widget_set_vexpand (self->outline, TRUE);
  gtk_box_append (GTK_BOX (self->box), self->outline);
  fill_list (self);
  return GTK_WIDGET (self);
}

void
remit_sidebar_focus_search (GtkWidget *self)
{
  g_return_if_fail (REMIT_IS_SIDEBAR (self));
  remit_outline_view_focus_search (REMIT_SIDEBAR (self)->outline);
}

void
remit_sidebar_find (GtkWidget *self, int step)
{
  g_return_if_fail (REMIT_IS_SIDEBAR (self));
  remit_outline_view_find (REMIT_SIDEBAR (self)->outline, step);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-inspector"
#include "remit-controls.h"

#include "remit-access.h"

#include <glib/gi18n-lib.h>

#define LABEL_WIDTH 92     /* px, of the column of labels in forms */
#define LABEL_CHARS 13     /* where a longer label wraps */
#define SETTLE_TIME 400000 /* µs: longer than a row takes to fold out */
#define SIGHT_MARGIN 60    /* px: enough for the next field to show */

/* ---- drop-downs ---- */

/* On the button the label may be shortened; the list shows it whole. */
static void
on_setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer on_button)
{
  GtkWidget *label = on_button != NULL ? remit_line_new (NULL) : gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (on_button != NULL)
    gtk_label_set_width_chars (GTK_LABEL (label), 3);
  gtk_list_item_set_child (item, label);
}

static void
on_bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  const char *text = gtk_string_object_get_string (gtk_list_item_get_item (item));

  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)), text);
  remit_label_list_item (item, text, NULL);
}

static GtkListItemFactory *
make_label_factory (gboolean on_button)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (on_setup_cb), GINT_TO_POINTER (on_button));
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind_cb), NULL);
  return factory;
}

GtkWidget *
remit_drop_down_new (void)
{
  GtkExpression *expression = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");
  GtkWidget *drop_down = gtk_drop_down_new (NULL, expression);
  g_autoptr (GtkListItemFactory) factory = make_label_factory (TRUE);
  g_autoptr (GtkListItemFactory) rows = make_label_factory (FALSE);

  gtk_drop_down_set_factory (GTK_DROP_DOWN (drop_down), factory);
  gtk_drop_down_set_list_factory (GTK_DROP_DOWN (drop_down), rows);
  return drop_down;
}

static void
on_paragraph_setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  gtk_list_item_set_child (item, remit_paragraph_new (NULL));
}

GtkListItemFactory *
remit_paragraph_factory_new (void)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (on_paragraph_setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind_cb), NULL);
  return factory;
}

/* ---- buttons and labels ---- */

GtkWidget *
remit_choice_button_new (GtkWidget **label)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  *label = remit_line_new (NULL);
  gtk_label_set_width_chars (GTK_LABEL (*label), 3);
  gtk_widget_set_hexpand (*label, TRUE);
  gtk_box_append (GTK_BOX (box), *label);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("pan-down-symbolic"));
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "remit-field-button");
  return button;
}

GtkWidget *
remit_icon_button_new (const char *icon_name, const char *label)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon_name);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, label);
  remit_set_label (button, label);
  return button;
}

GtkWidget *
remit_more_button_new (void)
{
  GtkWidget *button = gtk_button_new ();

  gtk_widget_add_css_class (button, "flat");
  return button;
}

void
remit_more_button_set_count (GtkWidget *button, guint n)
{
  g_autofree char *text = g_strdup_printf (ngettext ("Show %u More", "Show %u More", n), n);

  gtk_button_set_label (GTK_BUTTON (button), text);
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

GtkWidget *
remit_short_paragraph_new (const char *text)
{
  GtkWidget *label = remit_paragraph_new (text);

  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD);
  gtk_label_set_lines (GTK_LABEL (label), 2);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (label), 3);
  return label;
}

GtkWidget *
remit_row_label_new (const char *text)
{
  GtkWidget *label = remit_paragraph_new (text);

  gtk_label_set_max_width_chars (GTK_LABEL (label), LABEL_CHARS);
  gtk_widget_set_size_request (label, LABEL_WIDTH, -1);
  gtk_widget_add_css_class (label, "dim-label");
  return label;
}

void
remit_label_lists_within (GtkWidget *widget, const char *label)
{
  if (GTK_IS_LIST_BOX (widget))
    remit_set_label (widget, label);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    remit_label_lists_within (child, label);
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
remit_popover_open (GtkPopover *popover, GtkWidget *anchor)
{
  gtk_widget_set_parent (GTK_WIDGET (popover), anchor);
  g_signal_connect (popover, "closed", G_CALLBACK (on_closed_cb), NULL);
  g_signal_connect_object (anchor, "destroy", G_CALLBACK (on_anchor_destroy_cb), popover,
                           G_CONNECT_SWAPPED);
  gtk_popover_popup (popover);
}

static gboolean
on_settle_tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  gint64 *end = data;
  gint64 now = gdk_frame_clock_get_frame_time (clock);
  GtkWidget *scroller = gtk_widget_get_ancestor (widget, GTK_TYPE_SCROLLED_WINDOW);
  GtkWidget *viewport = gtk_widget_get_ancestor (widget, GTK_TYPE_VIEWPORT);
  graphene_rect_t bounds;

  if (*end == 0)
    *end = now + SETTLE_TIME;
  if (scroller != NULL && viewport != NULL
      && gtk_widget_compute_bounds (widget, gtk_viewport_get_child (GTK_VIEWPORT (viewport)),
                                    &bounds))
    gtk_adjustment_clamp_page (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller)),
                               bounds.origin.y - SIGHT_MARGIN,
                               bounds.origin.y + bounds.size.height + SIGHT_MARGIN);
  return now < *end ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

void
remit_keep_in_sight (GtkWidget *widget)
{
  gtk_widget_add_tick_callback (widget, on_settle_tick_cb, g_new0 (gint64, 1), g_free);
}

gboolean
remit_has_focus_within (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root == NULL ? NULL : gtk_root_get_focus (root);

  return focus != NULL && (focus == widget || gtk_widget_is_ancestor (focus, widget));
}

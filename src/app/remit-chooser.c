/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-app"

#include "remit-chooser.h"

#include "remit-access.h"
#include "remit-controls.h"
#include "remit-dialogs.h"
#include "remit-search.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The keyboard focus stays in the entry all the time: letters narrow the list, Up and Down move in
 * it, Enter takes the row. A screen reader would hear nothing of the list then, so the highlighted
 * row is spoken through the entry. The list is made anew for each query; fill functions keep it to
 * what a person can look through (a few dozen rows). */

#define LIST_HEIGHT 320

struct _RemitChooser
{
  AdwBin parent_instance;

  /* owned */
  char *query; /* folded */
  RemitChooserFill fill;
  gpointer data;
  GDestroyNotify destroy;

  /* children */
  GtkWidget *entry;
  GtkWidget *scroller;
  GtkWidget *list;
  GtkWidget *nothing;

  GtkPopover *popover; /* borrowed: that of remit_chooser_open() */
};

enum
{
  SIGNAL_CHOSEN,
  SIGNAL_MOVED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RemitChooser, remit_chooser, ADW_TYPE_BIN)

static GQuark
get_row_quark (void)
{
  return g_quark_from_static_string ("remit-chooser-row");
}

typedef struct
{
  gint64 value;
  char *section;
  char *spoken;
} Row;

static void
free_row (gpointer data)
{
  Row *row = data;

  g_free (row->section);
  g_free (row->spoken);
  g_free (row);
}

static Row *
get_row (GtkListBoxRow *widget)
{
  return g_object_get_qdata (G_OBJECT (widget), get_row_quark ());
}

/* ---- the list ---- */

static GtkListBoxRow *
find_selectable (RemitChooser *self, int start, int step)
{
  for (int i = start; i >= 0; i += step)
    {
      GtkListBoxRow *row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), i);

      if (row == NULL || gtk_widget_get_sensitive (GTK_WIDGET (row)))
        return row;
    }
  return NULL;
}

/* Scrolls without moving the focus, which stays in the entry. */
static void
reveal_row (RemitChooser *self, GtkListBoxRow *row)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (
      GTK_SCROLLED_WINDOW (self->scroller));
  graphene_rect_t bounds;

  if (gtk_widget_compute_bounds (GTK_WIDGET (row), self->list, &bounds))
    gtk_adjustment_clamp_page (adjustment, bounds.origin.y, bounds.origin.y + bounds.size.height);
}

static void
select_row (RemitChooser *self, GtkListBoxRow *row)
{
  if (row == NULL || row == gtk_list_box_get_selected_row (GTK_LIST_BOX (self->list)))
    return;
  gtk_list_box_select_row (GTK_LIST_BOX (self->list), row);
  reveal_row (self, row);
}

static void
move_selection (RemitChooser *self, int step)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (GTK_LIST_BOX (self->list));

  select_row (self, find_selectable (
                        self, row != NULL ? gtk_list_box_row_get_index (row) + step : 0, step));
}

static void
refill (RemitChooser *self)
{
  g_autofree char *typed = g_strstrip (
      g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));
  GtkWidget *child;
  gboolean any;

  g_free (self->query);
  self->query = remit_search_fold (typed);
  while ((child = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), child);
  self->fill (self, typed, self->data);
  any = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), 0) != NULL;
  gtk_widget_set_visible (self->scroller, any);
  gtk_widget_set_visible (self->nothing, !any);
  select_row (self, find_selectable (self, 0, 1));
}

static void
update_header (GtkListBoxRow *row, GtkListBoxRow *before, gpointer data)
{
  const char *section = get_row (row)->section;
  GtkWidget *header;

  if (section == NULL || (before != NULL && g_strcmp0 (section, get_row (before)->section) == 0))
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }
  header = gtk_label_new (section);
  gtk_label_set_xalign (GTK_LABEL (header), 0);
  gtk_label_set_ellipsize (GTK_LABEL (header), PANGO_ELLIPSIZE_MIDDLE);
  gtk_widget_add_css_class (header, "caption-heading");
  gtk_widget_add_css_class (header, "dim-label");
  gtk_widget_set_margin_top (header, 8);
  gtk_widget_set_margin_bottom (header, 2);
  gtk_widget_set_margin_start (header, 8);
  gtk_list_box_row_set_header (row, header);
}

/* ---- the end ---- */

static void
take_row (RemitChooser *self, GtkListBoxRow *row)
{
  gint64 value;

  if (row == NULL || !gtk_widget_get_sensitive (GTK_WIDGET (row)))
    return;
  value = get_row (row)->value;
  g_object_ref (self);
  if (self->popover != NULL)
    gtk_popover_popdown (self->popover);
  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, value);
  g_object_unref (self);
}

static void
on_row_activated_cb (GtkListBox *list, GtkListBoxRow *row, RemitChooser *self)
{
  take_row (self, row);
}

static void
on_row_selected_cb (GtkListBox *list, GtkListBoxRow *row, RemitChooser *self)
{
  if (row == NULL)
    return;
  remit_announce (self->entry, get_row (row)->spoken);
  g_signal_emit (self, signals[SIGNAL_MOVED], 0, get_row (row)->value);
}

static void
on_entry_activate_cb (GtkEntry *entry, RemitChooser *self)
{
  take_row (self, gtk_list_box_get_selected_row (GTK_LIST_BOX (self->list)));
}

static gboolean
on_key_pressed_cb (GtkEventControllerKey *controller, guint keyval, guint keycode,
                   GdkModifierType state, RemitChooser *self)
{
  switch (keyval)
    {
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      move_selection (self, 1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      move_selection (self, -1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Page_Down:
      for (guint i = 0; i < 8; i++)
        move_selection (self, 1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Page_Up:
      for (guint i = 0; i < 8; i++)
        move_selection (self, -1);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

/* ---- class ---- */

static void
remit_chooser_dispose (GObject *object)
{
  RemitChooser *self = REMIT_CHOOSER (object);

  if (self->destroy != NULL)
    g_steal_pointer (&self->destroy) (self->data);
  G_OBJECT_CLASS (remit_chooser_parent_class)->dispose (object);
}

static void
remit_chooser_finalize (GObject *object)
{
  g_free (REMIT_CHOOSER (object)->query);
  G_OBJECT_CLASS (remit_chooser_parent_class)->finalize (object);
}

static void
remit_chooser_class_init (RemitChooserClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = remit_chooser_dispose;
  object_class->finalize = remit_chooser_finalize;
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[SIGNAL_MOVED] = g_signal_new ("moved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
}

static GtkWidget *
make_entry (RemitChooser *self)
{
  GtkWidget *entry = gtk_entry_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_entry_set_icon_from_icon_name (GTK_ENTRY (entry), GTK_ENTRY_ICON_PRIMARY,
                                     "edit-find-symbolic");
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key_pressed_cb), self);
  gtk_widget_add_controller (entry, keys);
  g_signal_connect (entry, "activate", G_CALLBACK (on_entry_activate_cb), self);
  g_signal_connect_swapped (entry, "changed", G_CALLBACK (refill), self);
  return entry;
}

static void
remit_chooser_init (RemitChooser *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->entry = make_entry (self);
  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_BROWSE);
  gtk_list_box_set_activate_on_single_click (GTK_LIST_BOX (self->list), TRUE);
  gtk_list_box_set_header_func (GTK_LIST_BOX (self->list), update_header, NULL, NULL);
  gtk_widget_add_css_class (self->list, "navigation-sidebar");
  g_signal_connect (self->list, "row-activated", G_CALLBACK (on_row_activated_cb), self);
  g_signal_connect (self->list, "row-selected", G_CALLBACK (on_row_selected_cb), self);

  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (self->scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (self->scroller), LIST_HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->list);

  self->nothing = gtk_label_new (_("Nothing matches."));
  gtk_widget_add_css_class (self->nothing, "dim-label");
  gtk_widget_set_margin_top (self->nothing, 12);
  gtk_widget_set_margin_bottom (self->nothing, 12);

  gtk_box_append (GTK_BOX (box), self->entry);
  gtk_box_append (GTK_BOX (box), self->scroller);
  gtk_box_append (GTK_BOX (box), self->nothing);
  gtk_widget_set_size_request (box, 260, -1);
  adw_bin_set_child (ADW_BIN (self), box);
}

RemitChooser *
remit_chooser_new (const char *title, const char *placeholder, RemitChooserFill fill, gpointer data,
                   GDestroyNotify destroy)
{
  RemitChooser *self = g_object_new (REMIT_TYPE_CHOOSER, NULL);

  self->fill = fill;
  self->data = data;
  self->destroy = destroy;
  remit_set_label (GTK_WIDGET (self), title);
  remit_set_label (self->entry, title);
  remit_set_label (self->list, title);
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->entry), placeholder);
  return self;
}

gboolean
remit_chooser_matches (RemitChooser *self, const char *text)
{
  g_autofree char *folded = remit_search_fold (text);
  g_auto (GStrv) words = g_strsplit (self->query != NULL ? self->query : "", " ", -1);

  for (guint i = 0; words[i] != NULL; i++)
    if (strstr (folded, words[i]) == NULL)
      return FALSE;
  return TRUE;
}

gboolean
remit_chooser_begins (RemitChooser *self, const char *text)
{
  g_autofree char *folded = remit_search_fold (text);

  return g_str_has_prefix (folded, self->query != NULL ? self->query : "");
}

static GtkWidget *
make_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 40);
  if (css_class != NULL)
    {
      gtk_widget_add_css_class (label, css_class);
      gtk_widget_add_css_class (label, "dim-label");
    }
  return label;
}

void
remit_chooser_add (RemitChooser *self, gint64 value, const char *section, const char *title,
                   const char *detail, const char *icon, gboolean enabled)
{
  GtkWidget *widget = gtk_list_box_row_new ();
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  Row *row = g_new0 (Row, 1);

  row->value = value;
  row->section = g_strdup (section);
  row->spoken = detail != NULL ? g_strdup_printf ("%s, %s", title, detail) : g_strdup (title);
  g_object_set_qdata_full (G_OBJECT (widget), get_row_quark (), row, free_row);

  if (icon != NULL)
    gtk_box_append (GTK_BOX (line), gtk_image_new_from_icon_name (icon));
  gtk_box_append (GTK_BOX (texts), make_label (title, NULL));
  if (detail != NULL)
    gtk_box_append (GTK_BOX (texts), make_label (detail, "caption"));
  gtk_widget_set_valign (texts, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (line), texts);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (widget), line);
  gtk_widget_set_sensitive (widget, enabled);
  gtk_widget_set_can_focus (widget, FALSE);
  remit_set_label (widget, title);
  remit_set_description (widget, detail);
  gtk_list_box_append (GTK_LIST_BOX (self->list), widget);
}

void
remit_chooser_open (RemitChooser *self, GtkWidget *parent, const GdkRectangle *at)
{
  g_return_if_fail (REMIT_IS_CHOOSER (self));
  g_return_if_fail (GTK_IS_WIDGET (parent));
  self->popover = GTK_POPOVER (gtk_popover_new ());
  gtk_popover_set_child (self->popover, GTK_WIDGET (self));
  gtk_popover_set_pointing_to (self->popover, at);
  remit_popover_open (self->popover, parent);
  remit_chooser_start (self);
}

void
remit_chooser_start (RemitChooser *self)
{
  g_return_if_fail (REMIT_IS_CHOOSER (self));
  refill (self);
  gtk_widget_grab_focus (self->entry);
}

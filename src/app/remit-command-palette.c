/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-app"

#include "remit-command-palette.h"

#include "remit-access.h"
#include "remit-dialogs.h"
#include "remit-palette-entry.h"

#include <glib/gi18n-lib.h>

/* The keyboard stays in the search entry: arrows move the choice in the list, which is spoken, and
 * Enter runs it. */

struct _RemitCommandPalette
{
  GtkWindow parent_instance;

  /* owned */
  GListStore *store;
  GtkSingleSelection *selection;
  char *query; /* that the list answers */

  /* template */
  GtkWidget *search;
  GtkStack *stack;
  GtkListView *list;
};

G_DEFINE_FINAL_TYPE (RemitCommandPalette, remit_command_palette, GTK_TYPE_WINDOW)

static RemitAppWindow *
get_window (RemitCommandPalette *self)
{
  return REMIT_WINDOW (gtk_window_get_transient_for (GTK_WINDOW (self)));
}

static void
refresh (RemitCommandPalette *self)
{
  const char *query = gtk_editable_get_text (GTK_EDITABLE (self->search));
  g_autoptr (GPtrArray) entries = NULL;

  if (g_strcmp0 (query, self->query) == 0)
    return;
  g_free (self->query);
  self->query = g_strdup (query);
  entries = remit_palette_search (get_window (self), query);
  g_list_store_splice (self->store, 0, g_list_model_get_n_items (G_LIST_MODEL (self->store)),
                       entries->pdata, entries->len);
  gtk_single_selection_set_selected (self->selection, 0);
  gtk_stack_set_visible_child_name (self->stack, entries->len > 0 ? "list" : "empty");
}

static void
run_entry (GtkWidget *window, gpointer data)
{
  RemitPaletteEntry *entry = data;
  const char *action = remit_palette_entry_get_action (entry);

  if (action != NULL)
    remit_window_run (REMIT_WINDOW (window), action);
  else
    remit_window_show_node (REMIT_WINDOW (window), remit_palette_entry_get_node (entry));
}

/* Closed first, so that the command finds the window as it was, with its own focus. */
static void
run (RemitCommandPalette *self, RemitPaletteEntry *entry)
{
  remit_call_later (GTK_WIDGET (get_window (self)), run_entry, g_object_ref (entry),
                    g_object_unref);
  gtk_window_close (GTK_WINDOW (self));
}

static void
on_list_activate_cb (RemitCommandPalette *self, guint position)
{
  g_autoptr (RemitPaletteEntry) entry
      = g_list_model_get_item (G_LIST_MODEL (self->store), position);

  if (entry != NULL)
    run (self, entry);
}

static void
on_search_activate_cb (RemitCommandPalette *self)
{
  RemitPaletteEntry *selected;
  g_autoptr (RemitPaletteEntry) entry = NULL;

  refresh (self); /* typing may have been quicker than the list */
  selected = gtk_single_selection_get_selected_item (self->selection);
  entry = selected != NULL ? g_object_ref (selected) : NULL;
  if (entry != NULL)
    run (self, entry);
}

static gboolean
move_choice (RemitCommandPalette *self, int step)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->store));
  guint next;
  RemitPaletteEntry *entry;

  if (n == 0)
    return TRUE;
  next = (gtk_single_selection_get_selected (self->selection) + n + step) % n;
  gtk_single_selection_set_selected (self->selection, next);
  gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", next);
  entry = gtk_single_selection_get_selected_item (self->selection);
  remit_announce (GTK_WIDGET (self), remit_palette_entry_get_title (entry));
  return TRUE;
}

static gboolean
on_key_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state,
           RemitCommandPalette *self)
{
  if (key == GDK_KEY_Down || key == GDK_KEY_KP_Down)
    return move_choice (self, 1);
  if (key == GDK_KEY_Up || key == GDK_KEY_KP_Up)
    return move_choice (self, -1);
  return GDK_EVENT_PROPAGATE;
}

/* ---- rows ---- */

/* One click is enough.  (The list's own "single-click-activate" would also choose whatever lies
 * under a resting pointer.) */
static void
on_row_released_cb (GtkGestureClick *gesture, int n_press, double x, double y, GtkListItem *item)
{
  GtkWidget *row = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture));
  GtkWidget *palette = gtk_widget_get_ancestor (row, REMIT_TYPE_COMMAND_PALETTE);
  RemitPaletteEntry *bound = gtk_list_item_get_item (item);
  g_autoptr (RemitPaletteEntry) entry = bound != NULL ? g_object_ref (bound) : NULL;

  if (entry != NULL && gtk_widget_contains (row, x, y))
    run (REMIT_COMMAND_PALETTE (palette), entry);
}

static void
on_setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, RemitCommandPalette *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *icon = gtk_image_new ();
  GtkWidget *title = gtk_label_new (NULL);
  GtkWidget *detail = gtk_label_new (NULL);
  GtkWidget *keys = gtk_label_new (NULL);
  GtkGesture *click = gtk_gesture_click_new ();

  g_signal_connect_object (click, "released", G_CALLBACK (on_row_released_cb), item, 0);
  gtk_widget_add_controller (box, GTK_EVENT_CONTROLLER (click));
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_label_set_ellipsize (GTK_LABEL (detail), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (detail), 0);
  gtk_widget_set_hexpand (detail, TRUE);
  gtk_widget_add_css_class (detail, "dim-label");
  gtk_widget_add_css_class (detail, "caption");
  gtk_widget_add_css_class (keys, "dim-label");
  gtk_widget_add_css_class (keys, "numeric");
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), detail);
  gtk_box_append (GTK_BOX (box), keys);
  gtk_list_item_set_child (item, box);
}

static void
on_bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, RemitCommandPalette *self)
{
  RemitPaletteEntry *entry = gtk_list_item_get_item (item);
  GtkWidget *icon = gtk_widget_get_first_child (gtk_list_item_get_child (item));
  GtkWidget *title = gtk_widget_get_next_sibling (icon);
  GtkWidget *detail = gtk_widget_get_next_sibling (title);
  GtkWidget *keys = gtk_widget_get_next_sibling (detail);

  gtk_image_set_from_icon_name (GTK_IMAGE (icon), remit_palette_entry_get_icon (entry));
  gtk_label_set_label (GTK_LABEL (title), remit_palette_entry_get_title (entry));
  gtk_label_set_label (GTK_LABEL (detail), remit_palette_entry_get_detail (entry));
  gtk_label_set_label (GTK_LABEL (keys), remit_palette_entry_get_keys (entry));
  remit_label_list_item (item, remit_palette_entry_get_title (entry),
                         remit_palette_entry_get_detail (entry));
}

/* ---- the object ---- */

static void
remit_command_palette_dispose (GObject *object)
{
  RemitCommandPalette *self = REMIT_COMMAND_PALETTE (object);

  g_clear_object (&self->selection);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (remit_command_palette_parent_class)->dispose (object);
}

static void
remit_command_palette_finalize (GObject *object)
{
  g_free (REMIT_COMMAND_PALETTE (object)->query);
  G_OBJECT_CLASS (remit_command_palette_parent_class)->finalize (object);
}

static void
remit_command_palette_class_init (RemitCommandPaletteClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = remit_command_palette_dispose;
  G_OBJECT_CLASS (klass)->finalize = remit_command_palette_finalize;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/remit_project/Remit/remit-command-palette.ui");
  gtk_widget_class_bind_template_child (widget_class, RemitCommandPalette, search);
  gtk_widget_class_bind_template_child (widget_class, RemitCommandPalette, stack);
  gtk_widget_class_bind_template_child (widget_class, RemitCommandPalette, list);
  gtk_widget_class_bind_template_callback (widget_class, refresh);
  gtk_widget_class_bind_template_callback (widget_class, on_search_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_list_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, gtk_window_close);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
remit_command_palette_init (RemitCommandPalette *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  self->store = g_list_store_new (REMIT_TYPE_PALETTE_ENTRY);
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->store)));
  g_signal_connect_object (factory, "setup", G_CALLBACK (on_setup_cb), self, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (on_bind_cb), self, 0);
  gtk_list_view_set_factory (self->list, factory);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (on_key_cb), self, 0);
  gtk_widget_add_controller (self->search, keys);
}

void
remit_command_palette_open (RemitAppWindow *window)
{
  RemitCommandPalette *self;

  g_return_if_fail (REMIT_IS_WINDOW (window));
  self = g_object_new (REMIT_TYPE_COMMAND_PALETTE, "transient-for", window, NULL);
  refresh (self);
  gtk_window_present (GTK_WINDOW (self));
  gtk_widget_grab_focus (self->search);
}

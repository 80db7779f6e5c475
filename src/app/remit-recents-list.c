/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-app"

#include "remit-recents-list.h"

#include "remit-access.h"
#include "remit-time.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

/* Rows are made anew whenever the list changes or comes on the screen: files may have gone
 * meanwhile, and there are few. */

struct _RemitRecentsList
{
  GtkWidget parent_instance;

  RemitRecents *recents;
  guint most;
  GtkWidget *stack;
  GtkWidget *list;
};

enum { PROP_EMPTY = 1, N_PROPS };
static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (RemitRecentsList, remit_recents_list, GTK_TYPE_WIDGET)

static void
on_remove_clicked_cb (GtkWidget *button, RemitRecentsList *self)
{
  const char *path = g_object_get_data (G_OBJECT (button), "remit-path");
  g_autofree char *copy = g_strdup (path);
  g_autoptr (GError) error = NULL;

  if (!remit_recents_remove (self->recents, copy, &error))
    g_info ("The list of recent documents was not written: %s", error->message);
}

/* The folder, with the home folder as "~". */
static char *
describe_folder (const char *path)
{
  g_autofree char *dir = g_path_get_dirname (path);
  const char *home = g_get_home_dir ();
  gsize length = strlen (home);

  if (length > 1 && g_str_has_prefix (dir, home) && (dir[length] == '/' || dir[length] == '\0'))
    {
      g_autofree char *below = g_strconcat ("~", dir + length, NULL);

      return g_filename_display_name (below);
    }
  return g_filename_display_name (dir);
}

static void
describe_row (GtkWidget *row, const RemitRecent *recent, gboolean there)
{
  g_autofree char *name = g_filename_display_basename (recent->path);
  g_autofree char *folder = describe_folder (recent->path);
  g_autofree char *ago = remit_time_describe (recent->opened);
  g_autofree char *subtitle
      /* Translators: folder of a recent document, and when it was opened last. */
      = there ? g_strdup_printf (_("%s · %s"), folder, ago)
              /* Translators: %s is the folder where a recent document was. */
              : g_strdup_printf (_("Not found any more in %s"), folder);
  g_autofree char *label = g_strdup_printf ("%s, %s", *recent->title ? recent->title : name,
                                            subtitle);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                 *recent->title ? recent->title : name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 1);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 1);
  gtk_widget_set_tooltip_text (row, recent->path);
  remit_set_label (row, label);
}

static GtkWidget *
make_row (RemitRecentsList *self, const RemitRecent *recent)
{
  gboolean there = g_file_test (recent->path, G_FILE_TEST_EXISTS);
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *remove = gtk_button_new_from_icon_name ("window-close-symbolic");

  describe_row (row, recent, there);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", recent->path);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "app.open-path");
  if (!there)
    gtk_widget_add_css_class (row, "dim-label");

  gtk_widget_set_valign (remove, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (remove, "flat");
  gtk_widget_add_css_class (remove, "circular");
  gtk_widget_set_tooltip_text (remove, _("Remove From This List"));
  remit_set_label (remove, _("Remove From This List"));
  g_object_set_data_full (G_OBJECT (remove), "remit-path", g_strdup (recent->path), g_free);
  g_signal_connect_object (remove, "clicked", G_CALLBACK (on_remove_clicked_cb), self, 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), remove);
  return row;
}

static void
refresh (RemitRecentsList *self)
{
  GPtrArray *recents = remit_recents_list (self->recents);
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), row);
  for (guint i = 0; i < MIN (recents->len, self->most); i++)
    gtk_list_box_append (GTK_LIST_BOX (self->list),
                         make_row (self, g_ptr_array_index (recents, i)));
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack),
                                    recents->len > 0 ? "list" : "empty");
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_EMPTY]);
}

static void
on_row_activated_cb (RemitRecentsList *self)
{
  GtkWidget *popover = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_POPOVER);

  if (popover != NULL)
    gtk_popover_popdown (GTK_POPOVER (popover));
}

static void
remit_recents_list_map (GtkWidget *widget)
{
  refresh (REMIT_RECENTS_LIST (widget));
  GTK_WIDGET_CLASS (remit_recents_list_parent_class)->map (widget);
}

static void
remit_recents_list_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  RemitRecentsList *self = REMIT_RECENTS_LIST (object);

  if (id == PROP_EMPTY)
    g_value_set_boolean (value, remit_recents_list (self->recents)->len == 0);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
remit_recents_list_dispose (GObject *object)
{
  RemitRecentsList *self = REMIT_RECENTS_LIST (object);

  g_clear_object (&self->recents);
  g_clear_pointer (&self->stack, gtk_widget_unparent);
  G_OBJECT_CLASS (remit_recents_list_parent_class)->dispose (object);
}

static void
remit_recents_list_class_init (RemitRecentsListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = remit_recents_list_get_property;
  object_class->dispose = remit_recents_list_dispose;
  GTK_WIDGET_CLASS (klass)->map = remit_recents_list_map;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  properties[PROP_EMPTY] = g_param_spec_boolean ("empty", NULL, NULL, TRUE,
                                                 G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
remit_recents_list_init (RemitRecentsList *self)
{
  GtkWidget *empty = gtk_label_new (_("Documents that you open are listed here."));

  gtk_label_set_wrap (GTK_LABEL (empty), TRUE);
  gtk_widget_add_css_class (empty, "dim-label");
  gtk_widget_add_css_class (empty, "empty-list");
  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_set_valign (self->list, GTK_ALIGN_START);
  gtk_widget_add_css_class (self->list, "boxed-list");
  remit_set_label (self->list, _("Recent Documents"));
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (on_row_activated_cb), self,
                           G_CONNECT_SWAPPED);
  self->stack = gtk_stack_new ();
  gtk_stack_set_vhomogeneous (GTK_STACK (self->stack), FALSE);
  gtk_stack_add_named (GTK_STACK (self->stack), self->list, "list");
  gtk_stack_add_named (GTK_STACK (self->stack), empty, "empty");
  gtk_widget_set_parent (self->stack, GTK_WIDGET (self));
}

GtkWidget *
remit_recents_list_new (RemitRecents *recents, guint most)
{
  RemitRecentsList *self;

  g_return_val_if_fail (REMIT_IS_RECENTS (recents), NULL);
  self = g_object_new (REMIT_TYPE_RECENTS_LIST, NULL);
  self->recents = g_object_ref (recents);
  self->most = most;
  g_signal_connect_object (recents, "changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  refresh (self);
  return GTK_WIDGET (self);
}

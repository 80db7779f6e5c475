/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-app"

#include "remit-application.h"

#include "config.h"
#include "remit-commands.h"
#include "remit-open.h"
#include "remit-preferences.h"
#include "remit-settings.h"
#include "remit-shortcuts.h"
#include "remit-window.h"

#include <glib-unix.h>
#include <glib/gi18n-lib.h>
#include <signal.h>

/* The process: what its windows share (recent documents, settings), commands that need no
 * document, and the keys of all commands. */

struct _RemitApplication
{
  AdwApplication parent_instance;

  RemitRecents *recents;
};

G_DEFINE_FINAL_TYPE (RemitApplication, remit_application, ADW_TYPE_APPLICATION)

static const RemitCommand application_commands[] = {
  { "app.new", N_("New Document"), N_("Program"), { "<Control>n" } },
  { "app.open", N_("Open…"), N_("Program"), { "<Control>o" } },
  { "app.new-window", N_("New Window"), N_("Program"), { "<Control><Shift>n" } },
  { "app.preferences", N_("Preferences"), N_("Program"), { "<Control>comma" } },
  { "app.shortcuts", N_("Keyboard Shortcuts"), N_("Program"), { "<Control>question", "F1" } },
  { "app.about", N_("About Remit"), N_("Program") },
  { "app.quit", N_("Quit"), N_("Program"), { "<Control>q" } },
};

const RemitCommand *
remit_application_commands (guint *n)
{
  *n = G_N_ELEMENTS (application_commands);
  return application_commands;
}

/* The document window in use; dialogs and the palette stand for the window they belong to. */
static RemitAppWindow *
get_window (RemitApplication *self)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));

  while (window != NULL && !REMIT_IS_WINDOW (window))
    window = gtk_window_get_transient_for (window);
  return (RemitAppWindow *) window;
}

/* ---- commands ---- */

static void
on_new_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  remit_open_new (data, get_window (data));
}

static void
on_open_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  remit_open_ask (data, get_window (data));
}

static void
on_open_path_cb (GSimpleAction *action, GVariant *path, gpointer data)
{
  remit_open_path (data, get_window (data), g_variant_get_string (path, NULL));
}

static void
on_new_from_template_cb (GSimpleAction *action, GVariant *name, gpointer data)
{
  remit_open_template (data, get_window (data), g_variant_get_string (name, NULL));
}

static void
on_recover_cb (GSimpleAction *action, GVariant *path, gpointer data)
{
  remit_open_recovery (data, get_window (data), g_variant_get_string (path, NULL));
}

static void
on_new_window_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  gtk_window_present (GTK_WINDOW (remit_window_new (GTK_APPLICATION (data))));
}

static void
on_preferences_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  remit_preferences_open (GTK_WINDOW (get_window (data)));
}

static void
on_shortcuts_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  remit_shortcuts_open (GTK_WINDOW (get_window (data)));
}

static void
on_about_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  adw_show_about_window (GTK_WINDOW (get_window (data)),
                         "application-name", _("Remit"),
                         "application-icon", REMIT_APPLICATION_ID,
                         "version", REMIT_VERSION,
                         "comments", _("Map who decides, does, pays for and answers for what."),
                         "license-type", GTK_LICENSE_GPL_3_0,
                         /* Translators: put your names here, one a line. */
                         "translator-credits", _("translator-credits"),
                         NULL);
}

/* Each window asks for itself what is to be saved; the last one to close ends the program. */
static void
on_quit_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_autoptr (GList) windows = g_list_copy (gtk_application_get_windows (GTK_APPLICATION (data)));

  for (GList *at = windows; at != NULL; at = at->next)
    if (REMIT_IS_WINDOW (at->data))
      gtk_window_close (GTK_WINDOW (at->data));
}

/* Logging out and the like: there is no time for questions. */
static gboolean
on_terminate_cb (gpointer data)
{
  for (GList *at = gtk_application_get_windows (GTK_APPLICATION (data)); at != NULL; at = at->next)
    if (REMIT_IS_WINDOW (at->data))
      remit_window_leave (at->data);
  g_application_quit (G_APPLICATION (data));
  return G_SOURCE_REMOVE;
}

static void
add_actions (RemitApplication *self)
{
  static const GActionEntry entries[] = {
    { "new", on_new_cb },
    { "open", on_open_cb },
    { "open-path", on_open_path_cb, "s" },
    { "new-from-template", on_new_from_template_cb, "s" },
    { "recover", on_recover_cb, "s" },
    { "new-window", on_new_window_cb },
    { "preferences", on_preferences_cb },
    { "shortcuts", on_shortcuts_cb },
    { "about", on_about_cb },
    { "quit", on_quit_cb },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}

static void
set_accels (RemitApplication *self, const RemitCommand *commands, guint n)
{
  for (guint i = 0; i < n; i++)
    if (commands[i].accels[0] != NULL)
      gtk_application_set_accels_for_action (GTK_APPLICATION (self), commands[i].action,
                                             commands[i].accels);
}

static void
on_color_scheme_cb (RemitApplication *self, const char *key, GSettings *settings)
{
  static const AdwColorScheme schemes[]
      = { ADW_COLOR_SCHEME_DEFAULT, ADW_COLOR_SCHEME_FORCE_LIGHT, ADW_COLOR_SCHEME_FORCE_DARK };
  int choice = g_settings_get_enum (settings, "color-scheme");

  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), schemes[choice]);
}

/* ---- the object ---- */

static void
remit_application_startup (GApplication *application)
{
  RemitApplication *self = REMIT_APPLICATION (application);
  GSettings *settings = remit_settings_get ();
  const RemitCommand *commands;
  guint n;

  G_APPLICATION_CLASS (remit_application_parent_class)->startup (application);
  gtk_window_set_default_icon_name (REMIT_APPLICATION_ID);
  add_actions (self);
  commands = remit_application_commands (&n);
  set_accels (self, commands, n);
  commands = remit_window_commands (&n);
  set_accels (self, commands, n);
  commands = remit_map_view_commands (&n);
  set_accels (self, commands, n);
  g_signal_connect_object (settings, "changed::color-scheme", G_CALLBACK (on_color_scheme_cb),
                           self, G_CONNECT_SWAPPED);
  on_color_scheme_cb (self, "color-scheme", settings);
  self->recents = remit_recents_new (NULL);
  g_unix_signal_add (SIGTERM, on_terminate_cb, self);
  g_unix_signal_add (SIGINT, on_terminate_cb, self);
  g_unix_signal_add (SIGHUP, on_terminate_cb, self);
}

static void
remit_application_activate (GApplication *application)
{
  RemitAppWindow *window = get_window (REMIT_APPLICATION (application));

  if (window == NULL)
    window = remit_window_new (GTK_APPLICATION (application));
  gtk_window_present (GTK_WINDOW (window));
}

static void
remit_application_open (GApplication *application, GFile **files, int n_files, const char *hint)
{
  RemitApplication *self = REMIT_APPLICATION (application);

  for (int i = 0; i < n_files; i++)
    {
      g_autofree char *path = g_file_get_path (files[i]);
      g_autofree char *uri = path != NULL ? NULL : g_file_get_uri (files[i]);

      remit_open_path (self, get_window (self), path != NULL ? path : uri);
    }
}

static int
remit_application_handle_local_options (GApplication *application, GVariantDict *options)
{
  if (!g_variant_dict_contains (options, "version"))
    return -1;
  g_print ("remit %s\n", REMIT_VERSION);
  return 0;
}

static void
remit_application_finalize (GObject *object)
{
  g_clear_object (&REMIT_APPLICATION (object)->recents);
  G_OBJECT_CLASS (remit_application_parent_class)->finalize (object);
}

static void
remit_application_class_init (RemitApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = remit_application_finalize;
  application_class->startup = remit_application_startup;
  application_class->activate = remit_application_activate;
  application_class->open = remit_application_open;
  application_class->handle_local_options = remit_application_handle_local_options;
}

static void
remit_application_init (RemitApplication *self)
{
  static const GOptionEntry options[]
      = { { "version", 0, 0, G_OPTION_ARG_NONE, NULL, N_("Print the version and leave"), NULL },
          { NULL } };

  g_application_add_main_option_entries (G_APPLICATION (self), options);
  g_application_set_option_context_parameter_string (G_APPLICATION (self), _("[FILE…]"));
}

RemitApplication *
remit_application_new (void)
{
  g_set_application_name (_("Remit"));
  return g_object_new (REMIT_TYPE_APPLICATION,
                       "application-id", REMIT_APPLICATION_ID,
                       "flags", G_APPLICATION_HANDLES_OPEN,
                       "resource-base-path", "/io/github/remit_project/Remit",
                       NULL);
}

RemitRecents *
remit_application_get_recents (RemitApplication *self)
{
  g_return_val_if_fail (REMIT_IS_APPLICATION (self), NULL);
  return self->recents;
}

void
remit_application_note_recent (RemitApplication *self, RemitDocument *document)
{
  const char *path;
  g_autoptr (GError) error = NULL;

  g_return_if_fail (REMIT_IS_APPLICATION (self));
  path = remit_document_get_path (document);
  /* A list that cannot be kept is no reason to disturb anybody. */
  if (path != NULL
      && !remit_recents_add (self->recents, path, remit_document_get_title (document),
                             remit_context_now (remit_document_get_context (document)), &error))
    g_info ("The list of recent documents was not written: %s", error->message);
}

RemitContext *
remit_application_make_context (RemitApplication *self)
{
  RemitContext *context = remit_context_new ();
  g_autofree char *author = g_strstrip (g_settings_get_string (remit_settings_get (), "author"));

  if (*author != '\0')
    {
      g_free (context->author);
      context->author = g_steal_pointer (&author);
    }
  return context;
}

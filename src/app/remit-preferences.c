/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-app"

#include "remit-preferences.h"

#include "remit-settings.h"

#include <adwaita.h>

/* The preferences write straight to the settings: there is nothing to apply or to cancel. */

/* The rows of "colors" stand in the order of the enum in the settings schema. */
static gboolean
get_color_row (GValue *value, GVariant *variant, gpointer data)
{
  g_value_set_uint (value, g_settings_get_enum (remit_settings_get (), "color-scheme"));
  return TRUE;
}

static GVariant *
set_color_row (const GValue *value, const GVariantType *type, gpointer data)
{
  static const char *const nicks[] = { "default", "light", "dark" };
  guint row = g_value_get_uint (value);

  return row < G_N_ELEMENTS (nicks) ? g_variant_new_string (nicks[row]) : NULL;
}

void
remit_preferences_open (GtkWindow *parent)
{
  g_autoptr (GtkBuilder) builder = gtk_builder_new_from_resource (
      "/io/github/remit_project/Remit/remit-preferences.ui");
  GtkWindow *window = GTK_WINDOW (gtk_builder_get_object (builder, "window"));
  GSettings *settings = remit_settings_get ();

  g_settings_bind (settings, "autosave", gtk_builder_get_object (builder, "autosave"), "active",
                   G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "author", gtk_builder_get_object (builder, "author"), "text",
                   G_SETTINGS_BIND_DEFAULT);
  g_settings_bind_with_mapping (settings, "color-scheme",
                                gtk_builder_get_object (builder, "colors"), "selected",
                                G_SETTINGS_BIND_DEFAULT, get_color_row, set_color_row, NULL, NULL);
  gtk_window_set_transient_for (window, parent);
  gtk_window_present (window);
}

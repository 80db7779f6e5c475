/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-app"

#include "remit-settings.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>

#define SCHEMA_ID "io.github.remit_project.Remit"

/* A build folder keeps the compiled schema beside the program, and it goes before an installed
 * one. */
static GSettingsSchema *
find_schema (void)
{
  GSettingsSchemaSource *installed = g_settings_schema_source_get_default ();
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *dir = program != NULL ? g_path_get_dirname (program) : NULL;
  g_autofree char *compiled = dir ? g_build_filename (dir, "gschemas.compiled", NULL) : NULL;
  g_autoptr (GSettingsSchemaSource) source = NULL;

  if (compiled != NULL && g_file_test (compiled, G_FILE_TEST_EXISTS))
    source = g_settings_schema_source_new_from_directory (dir, installed, FALSE, NULL);
  if (source != NULL)
    return g_settings_schema_source_lookup (source, SCHEMA_ID, TRUE);
  return installed ? g_settings_schema_source_lookup (installed, SCHEMA_ID, TRUE) : NULL;
}

GSettings *
remit_settings_get (void)
{
  static GSettings *settings;

  if (settings == NULL)
    {
      g_autoptr (GSettingsSchema) schema = find_schema ();

      if (schema == NULL)
        {
          g_printerr ("%s\n", _("Remit is not installed completely: its settings schema is "
                                "missing. Install it again."));
          exit (EXIT_FAILURE);
        }
      settings = g_settings_new_full (schema, NULL, NULL);
    }
  return settings;
}

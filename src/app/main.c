/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-app"

#include "config.h"
#include "remit-application.h"

#include <glib/gi18n-lib.h>
#include <locale.h>

/* Without a graphics device GTK's GL renderer falls to a software rasteriser that takes a core for
 * itself; cairo is both quicker and calmer there.  What the user has set is left alone. */
static void
choose_renderer (void)
{
  g_autoptr (GDir) dir = g_dir_open ("/dev/dri", 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_prefix (name, "renderD"))
      return;
  g_setenv ("GSK_RENDERER", "cairo", FALSE);
}

int
main (int argc, char *argv[])
{
  g_autoptr (RemitApplication) application = NULL;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, REMIT_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  choose_renderer ();

  application = remit_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}

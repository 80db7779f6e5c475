/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shows a sheet with a small model, to be looked at and tried by hand:
 *   look-sheet [ROWS COLUMNS] [--rtl] [--zoom N] */
#include "remit-sheet.h"
#include "toy-sheet.h"

#include <adwaita.h>
#include <stdlib.h>
#include <string.h>

static int argument_count;
static char **arguments;

static const char *
find_option (const char *name)
{
  for (int i = 1; i < argument_count; i++)
    if (g_str_equal (arguments[i], name))
      return i + 1 < argument_count ? arguments[i + 1] : "";
  return NULL;
}

static ToySheet *
make_model (void)
{
  ToySheet *model;

  if (argument_count < 3 || atoi (arguments[1]) == 0)
    return toy_sheet_new_sample ();
  model = toy_sheet_new ((guint) atoi (arguments[1]), (guint) atoi (arguments[2]), 12);
  toy_sheet_fill (model);
  return model;
}

static void
on_activate_cb (GtkApplication *application)
{
  GtkWidget *window = adw_application_window_new (application);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  RemitSheet *sheet = remit_sheet_new ();
  g_autoptr (ToySheet) model = make_model ();
  g_autoptr (GMenu) menu = g_menu_new ();

  if (find_option ("--rtl") != NULL)
    gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  g_menu_append (menu, "Cut", "sheet.cut");
  g_menu_append (menu, "Copy", "sheet.copy");
  g_menu_append (menu, "Paste", "sheet.paste");
  g_menu_append (menu, "New Row", "sheet.new-row");
  remit_sheet_set_menu_model (sheet, G_MENU_MODEL (menu));
  remit_sheet_set_model (sheet, REMIT_SHEET_MODEL (model));
  if (find_option ("--zoom") != NULL)
    remit_sheet_set_zoom (sheet, g_ascii_strtod (find_option ("--zoom"), NULL));
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (sheet));
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), scroller);
  gtk_box_append (GTK_BOX (box), gtk_button_new_with_label ("After the sheet"));
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (window), box);
  gtk_window_set_title (GTK_WINDOW (window), "Sheet");
  gtk_window_set_default_size (GTK_WINDOW (window), 1040, 600);
  gtk_window_present (GTK_WINDOW (window));
  remit_sheet_focus_cursor (sheet);
}

int
main (int argc, char **argv)
{
  g_autoptr (AdwApplication) application
    = adw_application_new ("io.github.remit_project.Remit", G_APPLICATION_NON_UNIQUE);

  argument_count = argc;
  arguments = argv;
  g_signal_connect (application, "activate", G_CALLBACK (on_activate_cb), NULL);
  return g_application_run (G_APPLICATION (application), 1, argv);
}

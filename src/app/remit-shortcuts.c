/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-app"

#include "remit-shortcuts.h"

#include "remit-commands.h"

#include <glib/gi18n-lib.h>

/* GTK 4.8 can fill a GtkShortcutsWindow only from XML, so the tables of commands are written as
 * XML first: one page for the program and one for the map, one group a section of a table.  Each
 * page is tall enough for all its groups, since GTK's switcher between parts of a page warns about
 * itself. */

#define PAGE_HEIGHT 18 /* lines of one column; two columns to a page */

typedef struct
{
  const char *section;
  GString *shortcuts;
} Group;

static void
free_group (gpointer data)
{
  Group *group = data;

  g_string_free (group->shortcuts, TRUE);
  g_free (group);
}

static Group *
get_group (GPtrArray *groups, const char *section)
{
  Group *group;

  for (guint i = 0; i < groups->len; i++)
    {
      group = g_ptr_array_index (groups, i);
      if (g_str_equal (group->section, section))
        return group;
    }
  group = g_new0 (Group, 1);
  group->section = section;
  group->shortcuts = g_string_new (NULL);
  g_ptr_array_add (groups, group);
  return group;
}

static void
append_shortcut (GString *xml, const char *title, const char *keys)
{
  g_autofree char *line = g_markup_printf_escaped (
      "<child><object class='GtkShortcutsShortcut'><property name='title'>%s</property>"
      "<property name='accelerator'>%s</property></object></child>",
      title, keys);

  g_string_append (xml, line);
}

static void
collect (GPtrArray *groups, const RemitCommand *commands, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      const RemitCommand *command = &commands[i];
      g_autofree char *accels = g_strjoin (" ", command->accels[0], command->accels[1], NULL);
      const char *keys = command->accels[0] != NULL ? accels : command->keys_shown;

      if (keys != NULL)
        append_shortcut (get_group (groups, command->section)->shortcuts, _(command->label), keys);
    }
}

static void
append_groups (GString *xml, GPtrArray *groups)
{
  for (guint i = 0; i < groups->len; i++)
    {
      const Group *group = g_ptr_array_index (groups, i);
      g_autofree char *start = g_markup_printf_escaped (
          "<child><object class='GtkShortcutsGroup'><property name='title'>%s</property>",
          _(group->section));

      g_string_append (xml, start);
      g_string_append_len (xml, group->shortcuts->str, group->shortcuts->len);
      g_string_append (xml, "</object></child>");
    }
}

static void
append_page (GString *xml, const char *name, const char *title, GPtrArray *groups)
{
  g_autofree char *start = g_markup_printf_escaped (
      "<child><object class='GtkShortcutsSection'><property name='section-name'>%s</property>"
      "<property name='title'>%s</property><property name='max-height'>%d</property>",
      name, title, PAGE_HEIGHT);

  g_string_append (xml, start);
  append_groups (xml, groups);
  g_string_append (xml, "</object></child>");
}

static char *
write_xml (void)
{
  g_autoptr (GPtrArray) program = g_ptr_array_new_with_free_func (free_group);
  g_autoptr (GPtrArray) map = g_ptr_array_new_with_free_func (free_group);
  g_autoptr (GPtrArray) ownership = g_ptr_array_new_with_free_func (free_group);
  g_autoptr (GPtrArray) raci = g_ptr_array_new_with_free_func (free_group);
  g_autoptr (GPtrArray) money = g_ptr_array_new_with_free_func (free_group);
  g_autoptr (GPtrArray) agreements = g_ptr_array_new_with_free_func (free_group);
  g_autoptr (GPtrArray) kpis = g_ptr_array_new_with_free_func (free_group);
  GString *xml = g_string_new ("<interface><object class='GtkShortcutsWindow' id='window'>"
                               "<property name='modal'>1</property>");
  const RemitCommand *commands;
  guint n;

  commands = remit_application_commands (&n);
  collect (program, commands, n);
  commands = remit_window_commands (&n);
  collect (program, commands, n);
  commands = remit_map_view_commands (&n);
  collect (map, commands, n);
  commands = remit_ownership_view_commands (&n);
  collect (ownership, commands, n);
  commands = remit_raci_view_commands (&n);
  collect (raci, commands, n);
  commands = remit_money_view_commands (&n);
  collect (money, commands, n);
  commands = remit_agreements_view_commands (&n);
  collect (agreements, commands, n);
  commands = remit_kpis_view_commands (&n);
  collect (kpis, commands, n);
  append_page (xml, "program", _("Program and Documents"), program);
  append_page (xml, "map", _("Map"), map);
  append_page (xml, "ownership", _("Ownership"), ownership);
  append_page (xml, "raci", _("RACI"), raci);
  append_page (xml, "money", _("Money"), money);
  append_page (xml, "agreements", _("Agreements"), agreements);
  append_page (xml, "kpis", _("KPIs"), kpis);
  g_string_append (xml, "</object></interface>");
  return g_string_free (xml, FALSE);
}

void
remit_shortcuts_open (GtkWindow *parent)
{
  g_autofree char *xml = write_xml ();
  g_autoptr (GtkBuilder) builder = gtk_builder_new_from_string (xml, -1);
  GtkWindow *window = GTK_WINDOW (gtk_builder_get_object (builder, "window"));

  gtk_window_set_transient_for (window, parent);
  gtk_window_present (window);
}

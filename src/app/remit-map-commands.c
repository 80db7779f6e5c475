/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-app"

#include "remit-map-view-private.h"

#include "remit-commands.h"

#include <glib/gi18n-lib.h>

/* The table of the map's commands and their keys.  Keys without a modifier, and those that mean
 * something else in a text, belong to the canvas (`keys_shown`); the others to the window
 * (`accels`). */

#define MAP N_("Map")
#define LOOK N_("Looking at the map")
#define ARRANGE N_("Arranging the map")
#define VIEWS N_("Views of the map")
#define INSERT N_("Adding to the map")

static const RemitCommand fixed_commands[] = {
  { "map.add-node", N_("Add Node…"), INSERT, { NULL }, "n" },
  { "map.add-existing", N_("Add Node of the Model to This View…"), INSERT },
  { "map.add-area", N_("Add Area"), INSERT },
  { "map.link", N_("Link Selected Node…"), INSERT, { NULL }, "l" },
  { "map.rename", N_("Rename in Place"), MAP, { NULL }, "F2" },
  { "map.properties", N_("Edit in the Inspector"), MAP, { NULL }, "Return" },
  { "map.delete", N_("Delete from the Model"), MAP, { NULL }, "Delete" },
  { "map.hide", N_("Remove from This View"), MAP, { NULL }, "<Shift>Delete" },
  { "map.duplicate", N_("Duplicate"), MAP, { NULL }, "<Control>d" },
  { "map.cut", N_("Cut"), MAP, { NULL }, "<Control>x" },
  { "map.copy", N_("Copy"), MAP, { NULL }, "<Control>c" },
  { "map.paste", N_("Paste"), MAP, { NULL }, "<Control>v" },
  { "map.select-all", N_("Select All"), MAP, { NULL }, "<Control>a" },
  { "map.select-connected", N_("Select What Is Linked"), MAP, { NULL }, "<Control><Shift>a" },
  { "map.go::left", N_("Go to the Node on the Left"), MAP, { NULL }, "Left" },
  { "map.go::right", N_("Go to the Node on the Right"), MAP, { NULL }, "Right" },
  { "map.go::up", N_("Go to the Node Above"), MAP, { NULL }, "Up" },
  { "map.go::down", N_("Go to the Node Below"), MAP, { NULL }, "Down" },
  { "map.menu", N_("Context Menu"), MAP, { NULL }, "Menu <Shift>F10" },
  { "map.export", N_("Export Drawing…"), MAP },
  { "map.zoom-in", N_("Zoom In"), LOOK, { "<Control>plus", "<Control>equal" } },
  { "map.zoom-out", N_("Zoom Out"), LOOK, { "<Control>minus" } },
  { "map.zoom-normal", N_("Zoom to 100 %"), LOOK, { "<Control>0" } },
  { "map.fit", N_("Fit the Drawing"), LOOK, { NULL }, "f" },
  { "map.fit-selection", N_("Fit the Selection"), LOOK, { NULL }, "<Shift>f" },
  { "map.show-selection", N_("Show the Selection"), LOOK },
  { "map.legend", N_("Show or Hide the Legend"), LOOK },
  { "map.minimap", N_("Show or Hide the Overview"), LOOK },
  { "map.style::duty", N_("Colour by Duties"), LOOK },
  { "map.style::owner", N_("Colour by Owner"), LOOK },
  { "map.style::kind", N_("Colour by Kind"), LOOK },
  { "map.style::status", N_("Colour by Status"), LOOK },
  { "map.style::findings", N_("Colour by Findings"), LOOK },
  { "map.style::cost", N_("Colour by Cost"), LOOK },
  { "map.style::payer", N_("Colour by Payer"), LOOK },
  { "map.style::agreement", N_("Colour by State of Agreements"), LOOK },
  { "map.style::kpi", N_("Colour by State of KPIs"), LOOK },
  { "map.light-chain", N_("Light the Chain of the Agreement"), LOOK, { NULL }, "c" },
  { "map.end-chain", N_("Stop Lighting the Chain"), LOOK },
  { "map.duty-lines::selected", N_("Lines of Duties: of What Is Selected"), LOOK },
  { "map.duty-lines::all", N_("Lines of Duties: All"), LOOK },
  { "map.duty-lines::none", N_("Lines of Duties: None"), LOOK },
  { "map.nudge::left", N_("Move to the Left"), ARRANGE, { NULL }, "<Control>Left" },
  { "map.nudge::right", N_("Move to the Right"), ARRANGE, { NULL }, "<Control>Right" },
  { "map.nudge::up", N_("Move Up"), ARRANGE, { NULL }, "<Control>Up" },
  { "map.nudge::down", N_("Move Down"), ARRANGE, { NULL }, "<Control>Down" },
  { "map.layout-layered", N_("Arrange in Layers"), ARRANGE },
  { "map.layout-sideways", N_("Arrange in Layers, Sideways"), ARRANGE },
  { "map.layout-tree", N_("Arrange as a Tree"), ARRANGE },
  { "map.layout-shared", N_("Arrange as Shared Space…"), ARRANGE },
  { "map.cancel-layout", N_("Stop Arranging"), ARRANGE },
  { "map.align-left", N_("Align Left Edges"), ARRANGE },
  { "map.align-center", N_("Align Centres"), ARRANGE },
  { "map.align-right", N_("Align Right Edges"), ARRANGE },
  { "map.align-top", N_("Align Top Edges"), ARRANGE },
  { "map.align-middle", N_("Align Middles"), ARRANGE },
  { "map.align-bottom", N_("Align Bottom Edges"), ARRANGE },
  { "map.distribute-across", N_("Distribute Across"), ARRANGE },
  { "map.distribute-down", N_("Distribute Down"), ARRANGE },
  { "map.pin", N_("Pin to Their Places"), ARRANGE },
  { "map.unpin", N_("Unpin"), ARRANGE },
  { "map.snap", N_("Snap to Grid and Neighbours"), ARRANGE },
  { "map.new-view", N_("New View…"), VIEWS },
  { "map.rename-view", N_("Rename View…"), VIEWS },
  { "map.duplicate-view", N_("Duplicate View…"), VIEWS },
  { "map.delete-view", N_("Delete View"), VIEWS },
  { "map.show-all", N_("Show All Nodes of the Model in This View"), VIEWS },
};

/* The table is the fixed part and one line for each kind of node. */
const RemitCommand *
remit_map_view_commands (guint *n)
{
  static RemitCommand *commands;
  const guint n_fixed = G_N_ELEMENTS (fixed_commands);

  if (commands == NULL)
    {
      commands = g_new0 (RemitCommand, n_fixed + REMIT_N_NODE_KINDS);
      for (guint i = 0; i < n_fixed; i++)
        commands[i] = fixed_commands[i];
      for (guint kind = 0; kind < REMIT_N_NODE_KINDS; kind++)
        commands[n_fixed + kind] = (RemitCommand) {
          .action = g_strdup_printf ("map.insert::%s", remit_node_kind_info (kind)->key),
          /* Translators: the name of a kind of node: "Add: Application" */
          .label = g_strdup_printf (_("Add: %s"), remit_node_kind_label (kind)),
          .section = INSERT,
        };
    }
  *n = n_fixed + REMIT_N_NODE_KINDS;
  return commands;
}

static void
add_shortcut (GtkShortcutController *controller, const char *keys, const char *detailed_action)
{
  g_autofree char *name = NULL;
  g_autoptr (GVariant) target = NULL;
  GtkShortcut *shortcut;

  if (!g_action_parse_detailed_name (detailed_action, &name, &target, NULL))
    g_return_if_reached ();
  shortcut = gtk_shortcut_new (gtk_shortcut_trigger_parse_string (keys),
                               gtk_named_action_new (name));
  gtk_shortcut_set_arguments (shortcut, target);
  gtk_shortcut_controller_add_shortcut (controller, shortcut);
}

GtkEventController *
_remit_map_view_make_shortcuts (void)
{
  /* the same keys on a number pad */
  static const struct
  {
    const char *keys, *action;
  } more[] = {
    { "KP_Delete", "map.delete" },
    { "<Shift>KP_Delete", "map.hide" },
    { "KP_Enter", "map.properties" },
    { "<Control>KP_Add", "map.zoom-in" },
    { "<Control>KP_Subtract", "map.zoom-out" },
    { "<Control>KP_0", "map.zoom-normal" },
  };
  GtkEventController *controller = gtk_shortcut_controller_new ();

  /* first, because menus show the last key that they find */
  for (guint i = 0; i < G_N_ELEMENTS (more); i++)
    add_shortcut (GTK_SHORTCUT_CONTROLLER (controller), more[i].keys, more[i].action);
  for (guint i = 0; i < G_N_ELEMENTS (fixed_commands); i++)
    {
      const RemitCommand *command = &fixed_commands[i];
      g_auto (GStrv) keys = command->keys_shown != NULL ? g_strsplit (command->keys_shown, " ", -1)
                                                        : NULL;

      for (guint k = 0; keys != NULL && keys[k] != NULL; k++)
        add_shortcut (GTK_SHORTCUT_CONTROLLER (controller), keys[k], command->action);
    }
  return controller;
}

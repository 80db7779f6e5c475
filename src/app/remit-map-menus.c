/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-app"

#include "remit-map-view-private.h"

#include "remit-menus.h"
#include "remit-view.h"

#include <glib/gi18n-lib.h>

/* Menus that are made from the catalogue of kinds or from the document.  They only name actions. */

/* An item whose label may have a mnemonic. */
static void
append_target (GMenu *menu, const char *label, const char *action, const char *target)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "s", target);
  g_menu_append_item (menu, item);
}

static GMenu *
make_view_names (GPtrArray *views)
{
  GMenu *names = g_menu_new ();

  for (guint i = 0; i < views->len; i++)
    {
      const RemitView *view = g_ptr_array_index (views, i);

      remit_menu_append_id (names, view->name, "map.view", view->row.id);
    }
  return names;
}

/* What the menu depends on: it is made anew for other views only, not after every change. */
static char *
describe_views (GPtrArray *views)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < views->len; i++)
    {
      const RemitView *view = g_ptr_array_index (views, i);

      g_string_append_printf (text, "%" G_GINT64_FORMAT " %s\n", view->row.id, view->name);
    }
  return g_string_free (text, FALSE);
}

void
_remit_map_view_update_view_menu (RemitMapView *self)
{
  g_autoptr (GPtrArray) views = remit_view_list (remit_document_get_graph (self->document));
  g_autofree char *listed = describe_views (views);
  g_autoptr (GMenu) menu = NULL;
  GMenu *commands;

  if (g_strcmp0 (listed, self->listed_views) == 0)
    return;
  g_free (self->listed_views);
  self->listed_views = g_steal_pointer (&listed);
  menu = g_menu_new ();
  commands = g_menu_new ();
  g_menu_append (commands, _("_New View…"), "map.new-view");
  g_menu_append (commands, _("_Rename View…"), "map.rename-view");
  g_menu_append (commands, _("_Duplicate View…"), "map.duplicate-view");
  g_menu_append (commands, _("D_elete View"), "map.delete-view");
  remit_menu_append_section (menu, NULL, make_view_names (views));
  remit_menu_append_section (menu, NULL, commands);
  gtk_menu_button_set_menu_model (self->view_button, G_MENU_MODEL (menu));
}

GMenuModel *
_remit_map_view_make_insert_menu (void)
{
  GMenu *menu = g_menu_new (), *first = g_menu_new (), *kinds = g_menu_new ();

  g_menu_append (first, _("_Node…"), "map.add-node");
  g_menu_append (first, _("_Existing Node…"), "map.add-existing");
  g_menu_append (first, _("_Area"), "map.add-area");
  remit_menu_append_section (menu, NULL, first);
  for (guint group = 0; group < REMIT_N_GROUPS; group++)
    {
      g_autoptr (GMenu) submenu = g_menu_new ();

      for (guint kind = 0; kind < REMIT_N_NODE_KINDS; kind++)
        if (remit_node_kind_info (kind)->group == (RemitNodeGroup) group)
          append_target (submenu, remit_node_kind_label (kind), "map.insert",
                         remit_node_kind_info (kind)->key);
      g_menu_append_submenu (kinds, remit_node_group_label (group), G_MENU_MODEL (submenu));
    }
  remit_menu_append_section (menu, NULL, kinds);
  return G_MENU_MODEL (menu);
}

static GMenu *
make_links_menu (void)
{
  GMenu *links = g_menu_new ();

  for (guint link_class = 0; link_class < REMIT_N_CLASSES; link_class++)
    {
      g_autoptr (GMenu) submenu = g_menu_new ();

      for (guint kind = 0; kind < REMIT_N_LINK_KINDS; kind++)
        if (remit_link_kind_info (kind)->link_class == (RemitLinkClass) link_class)
          {
            g_autofree char *action = g_strdup_printf ("map.shows-%s",
                                                       remit_link_kind_info (kind)->key);

            g_menu_append (submenu, remit_link_kind_label (kind), action);
          }
      if (g_menu_model_get_n_items (G_MENU_MODEL (submenu)) > 0)
        g_menu_append_submenu (links, remit_link_class_label (link_class), G_MENU_MODEL (submenu));
    }
  return links;
}

GMenuModel *
_remit_map_view_make_style_menu (void)
{
  GMenu *menu = g_menu_new (), *style = g_menu_new (), *duties = g_menu_new (),
        *rest = g_menu_new ();
  g_autoptr (GMenu) links = make_links_menu ();

  append_target (style, _("_Duties"), "map.style", "duty");
  append_target (style, _("_Owner"), "map.style", "owner");
  append_target (style, _("_Kind"), "map.style", "kind");
  append_target (style, _("_Status"), "map.style", "status");
  append_target (style, _("_Findings"), "map.style", "findings");
  append_target (style, _("_Cost"), "map.style", "cost");
  append_target (style, _("_Payer"), "map.style", "payer");
  append_target (style, _("State of A_greements"), "map.style", "agreement");
  append_target (style, _("State of KP_Is"), "map.style", "kpi");
  remit_menu_append_section (menu, _("Colour by"), style);
  append_target (duties, _("Of What Is _Selected"), "map.duty-lines", "selected");
  append_target (duties, _("_All"), "map.duty-lines", "all");
  append_target (duties, _("_None"), "map.duty-lines", "none");
  remit_menu_append_section (menu, _("Lines of Duties"), duties);
  g_menu_append_submenu (rest, _("Kinds of Lin_ks"), G_MENU_MODEL (links));
  g_menu_append (rest, _("_Legend"), "map.legend");
  g_menu_append (rest, _("Over_view"), "map.minimap");
  remit_menu_append_section (menu, NULL, rest);
  return G_MENU_MODEL (menu);
}

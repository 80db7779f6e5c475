/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-app"
#include "remit-menus.h"

void
remit_menu_append_target (GMenu *menu, const char *name, const char *action, const char *target)
{
  g_auto (GStrv) parts = g_strsplit (name, "_", -1);
  g_autofree char *label = g_strjoinv ("__", parts);
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "s", target);
  g_menu_append_item (menu, item);
}

void
remit_menu_append_id (GMenu *menu, const char *name, const char *action, RemitId id)
{
  g_autofree char *target = g_strdup_printf ("%" G_GINT64_FORMAT, id);

  remit_menu_append_target (menu, name, action, target);
}

void
remit_menu_append_section (GMenu *menu, const char *label, GMenu *section)
{
  g_menu_append_section (menu, label, G_MENU_MODEL (section));
  g_object_unref (section);
}

GVariant *
remit_menu_write_id (RemitId id)
{
  return g_variant_new_take_string (g_strdup_printf ("%" G_GINT64_FORMAT, id));
}

RemitId
remit_menu_read_id (GVariant *target)
{
  return g_ascii_strtoll (g_variant_get_string (target, NULL), NULL, 10);
}

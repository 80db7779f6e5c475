/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-ownership"
#include "remit-ownership-view-private.h"

#include "remit-access.h"
#include "remit-menus.h"

#include <glib/gi18n-lib.h>

/* Menus that are made from the document: saved matrices, zones with their counts, kinds.  They only
 * name actions, and are made anew only when they would differ. */

static GMenuModel *
make_matrix_menu (RemitOwnershipView *self)
{
  g_autoptr (GPtrArray) matrices
    = remit_matrix_list (remit_document_get_graph (self->document), REMIT_MATRIX_OWNERSHIP);
  GMenu *menu = g_menu_new (), *names = g_menu_new (), *commands = g_menu_new ();

  remit_menu_append_target (names, _("Everything"), "own.matrix", "0");
  for (guint i = 0; i < matrices->len; i++)
    {
      const RemitMatrixRow *matrix = matrices->pdata[i];

      remit_menu_append_id (names, matrix->name, "own.matrix", matrix->row.id);
    }
  g_menu_append (commands, _("_New Matrix…"), "own.new-matrix");
  g_menu_append (commands, _("New Matrix of What Is _Selected…"), "own.new-from-selection");
  g_menu_append (commands, _("_Rename Matrix…"), "own.rename-matrix");
  g_menu_append (commands, _("_Delete Matrix"), "own.delete-matrix");
  remit_menu_append_section (menu, NULL, names);
  remit_menu_append_section (menu, NULL, commands);
  return G_MENU_MODEL (menu);
}

static GMenu *
make_zone_section (RemitOwnershipView *self)
{
  static const struct
  {
    RemitZone zone;
    const char *key;
  } zones[] = {
    { REMIT_ZONE_FIRST, "first" },   { REMIT_ZONE_SHARED, "shared" },
    { REMIT_ZONE_SECOND, "second" }, { REMIT_ZONE_OTHERS, "others" },
    { REMIT_ZONE_NOBODY, "nobody" },
  };
  GMenu *menu = g_menu_new ();

  remit_menu_append_target (menu, _("All zones"), "own.zone", "all");
  for (guint i = 0; i < G_N_ELEMENTS (zones); i++)
    {
      g_autofree char *name = remit_ownership_model_describe_zone (self->model, zones[i].zone);
      /* Translators: in a menu: a sign, a zone, how many rows are in it. */
      g_autofree char *label
        = g_strdup_printf (_("%s %s · %u"), remit_zone_get_sign (zones[i].zone), name,
                           remit_ownership_model_count_zone (self->model, zones[i].zone));

      remit_menu_append_target (menu, label, "own.zone", zones[i].key);
    }
  return menu;
}

static GMenu *
make_kinds_menu (RemitOwnershipView *self)
{
  RemitNodeKinds kinds = remit_ownership_model_get_kinds (self->model);
  GMenu *menu = g_menu_new ();

  remit_menu_append_target (menu, _("All kinds"), "own.kind", "all");
  for (guint kind = 0; kind < REMIT_N_NODE_KINDS; kind++)
    if ((kinds & REMIT_KIND_BIT (kind)) != 0)
      remit_menu_append_target (menu, remit_node_kind_plural (kind), "own.kind",
                                remit_node_kind_info (kind)->key);
  return menu;
}

static GMenuModel *
make_filter_menu (RemitOwnershipView *self)
{
  GMenu *menu = g_menu_new (), *more = g_menu_new (), *rest = g_menu_new ();
  g_autoptr (GMenu) kinds = make_kinds_menu (self);

  remit_menu_append_section (menu, NULL, make_zone_section (self));
  g_menu_append_submenu (more, _("_Kind"), G_MENU_MODEL (kinds));
  g_menu_append (more, _("Only What a _Party Holds…"), "own.party");
  remit_menu_append_section (menu, NULL, more);
  g_menu_append (rest, _("_Show All Rows"), "own.clear-filters");
  remit_menu_append_section (menu, NULL, rest);
  return G_MENU_MODEL (menu);
}

/* What the menus depend on. */
static char *
digest (RemitOwnershipView *self)
{
  g_autoptr (GPtrArray) matrices
    = remit_matrix_list (remit_document_get_graph (self->document), REMIT_MATRIX_OWNERSHIP);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < matrices->len; i++)
    {
      const RemitMatrixRow *matrix = matrices->pdata[i];

      g_string_append_printf (text, "%" G_GINT64_FORMAT " %s\n", matrix->row.id, matrix->name);
    }
  for (guint zone = 0; zone < REMIT_N_ZONES; zone++)
    {
      g_autofree char *name = remit_ownership_model_describe_zone (self->model, zone);

      g_string_append_printf (text, "%s %u\n", name,
                              remit_ownership_model_count_zone (self->model, zone));
    }
  g_string_append_printf (text, "%" G_GUINT64_FORMAT,
                          (guint64) remit_ownership_model_get_kinds (self->model));
  return g_string_free (text, FALSE);
}

/* What is filtered, in as many words as a button has room for. */
static char *
describe_filters (RemitOwnershipView *self)
{
  RemitZone zone = remit_ownership_model_get_zone (self->model);
  RemitNodeKind kind = remit_ownership_model_get_kind (self->model);
  RemitId party = remit_ownership_model_get_party (self->model);
  guint n = (zone != REMIT_N_ZONES) + (kind != REMIT_N_NODE_KINDS) + (party != REMIT_ID_NONE);

  if (n == 0)
    return g_strdup (_("All rows"));
  if (n > 1)
    return g_strdup (_("Some rows"));
  if (zone != REMIT_N_ZONES)
    return remit_ownership_model_describe_zone (self->model, zone);
  if (kind != REMIT_N_NODE_KINDS)
    return g_strdup (remit_node_kind_plural (kind));
  return remit_graph_describe (remit_document_get_graph (self->document), party);
}

void
_remit_ownership_view_update_menus (RemitOwnershipView *self)
{
  g_autofree char *listed = digest (self);
  g_autofree char *filters = describe_filters (self);

  gtk_label_set_text (self->filter_label, filters);
  remit_label_inner_button (GTK_WIDGET (self->filter_button), filters);
  if (remit_sheet_view_lists_changed (REMIT_SHEET_VIEW (self), listed))
    {
      g_autoptr (GMenuModel) matrices = make_matrix_menu (self);
      g_autoptr (GMenuModel) filter = make_filter_menu (self);

      gtk_menu_button_set_menu_model (self->matrix_button, matrices);
      gtk_menu_button_set_menu_model (self->filter_button, filter);
    }
}

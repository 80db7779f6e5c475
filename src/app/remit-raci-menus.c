/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-app"

#include "remit-raci-view-private.h"

#include "remit-menus.h"
#include "remit-raci-edit.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Menus that are made from the document: matrices, perspectives, groups.  They only name actions;
 * ids are targets as texts. */

/* What the menus depend on: they are made anew for other names only, not after every change. */
static char *
describe_lists (RemitRaciView *self, GPtrArray *matrices)
{
  const RemitGraph *graph = remit_document_get_graph (self->document);
  GString *text = g_string_new (NULL);
  guint n;
  const RemitRow *const *perspectives = remit_graph_rows (graph, REMIT_TABLE_PERSPECTIVE, &n);

  for (guint i = 0; i < matrices->len; i++)
    {
      const RemitMatrixRow *row = matrices->pdata[i];

      g_string_append_printf (text, "%" G_GINT64_FORMAT " %s\n", row->row.id, row->name);
    }
  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "%" G_GINT64_FORMAT " %s\n", perspectives[i]->id,
                            ((const RemitPerspective *) perspectives[i])->name);
  return g_string_free (text, FALSE);
}

static void
update_matrix_menu (RemitRaciView *self, GPtrArray *matrices)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  GMenu *names = g_menu_new (), *commands = g_menu_new (), *rest = g_menu_new ();

  for (guint i = 0; i < matrices->len; i++)
    remit_menu_append_id (names, ((const RemitMatrixRow *) matrices->pdata[i])->name, "raci.matrix",
                          ((const RemitMatrixRow *) matrices->pdata[i])->row.id);
  g_menu_append (commands, _("_New Matrix…"), "raci.new-matrix");
  g_menu_append (commands, _("_Rename…"), "raci.rename-matrix");
  g_menu_append (commands, _("_Duplicate…"), "raci.duplicate-matrix");
  g_menu_append (commands, _("De_lete"), "raci.delete-matrix");
  g_menu_append (rest, _("_Import a Spreadsheet…"), "win.import");
  g_menu_append (rest, _("_Export Matrix…"), "raci.export");
  remit_menu_append_section (menu, NULL, names);
  remit_menu_append_section (menu, NULL, commands);
  remit_menu_append_section (menu, NULL, rest);
  gtk_menu_button_set_menu_model (self->matrix_button, G_MENU_MODEL (menu));
}

static void
update_perspective_menu (RemitRaciView *self)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  guint n;
  const RemitRow *const *rows
    = remit_graph_rows (remit_document_get_graph (self->document), REMIT_TABLE_PERSPECTIVE, &n);

  remit_menu_append_id (menu, C_ ("perspective", "Agreed"), "raci.perspective", REMIT_ID_NONE);
  for (guint i = 0; i < n; i++)
    remit_menu_append_id (menu, ((const RemitPerspective *) rows[i])->name, "raci.perspective",
                          rows[i]->id);
  gtk_menu_button_set_menu_model (self->perspective_button, G_MENU_MODEL (menu));
}

void
_remit_raci_view_update_menus (RemitRaciView *self)
{
  g_autoptr (GPtrArray) matrices
    = remit_matrix_list (remit_document_get_graph (self->document), REMIT_MATRIX_RACI);
  g_autofree char *listed = describe_lists (self, matrices);

  if (!remit_sheet_view_lists_changed (REMIT_SHEET_VIEW (self), listed))
    return;
  update_matrix_menu (self, matrices);
  update_perspective_menu (self);
}

GMenuModel *
_remit_raci_view_make_show_menu (RemitRaciView *self)
{
  GMenu *menu = g_menu_new (), *filters = g_menu_new (), *folds = g_menu_new (),
        *rest = g_menu_new ();

  g_menu_append (filters, _("Only _Problems"), "raci.only-problems");
  g_menu_append (filters, _("Only Rows of a _Party…"), "raci.filter-party");
  g_menu_append (filters, _("Only Rows of a _Group…"), "raci.filter-group");
  g_menu_append (filters, _("_Find Rows…"), "raci.search");
  g_menu_append (filters, _("_All Rows"), "raci.show-all");
  remit_menu_append_section (menu, NULL, filters);
  g_menu_append (folds, _("Fold Rows with _Equal Letters"), "raci.fold-equal");
  g_menu_append (folds, _("F_old All Groups"), "raci.fold-all");
  g_menu_append (folds, _("_Unfold All Groups"), "raci.unfold-all");
  remit_menu_append_section (menu, NULL, folds);
  g_menu_append (rest, _("Le_tters of a Party…"), "raci.my-letters");
  g_menu_append (rest, _("_Limits of the Findings…"), "win.thresholds");
  remit_menu_append_section (menu, NULL, rest);
  return G_MENU_MODEL (menu);
}

/* ---- context menus ---- */

static GMenu *
make_clipboard_section (void)
{
  GMenu *section = g_menu_new ();

  g_menu_append (section, _("Cu_t"), "raci.cut");
  g_menu_append (section, _("_Copy"), "raci.copy");
  g_menu_append (section, _("_Paste"), "raci.paste");
  g_menu_append (section, _("C_lear"), "raci.clear");
  return section;
}

static GMenu *
make_node_section (void)
{
  GMenu *section = g_menu_new ();

  g_menu_append (section, _("Show on the _Map"), "raci.show-on-map");
  g_menu_append (section, _("Edit in the _Inspector"), "raci.inspect");
  return section;
}

static GMenu *
make_remove_section (void)
{
  GMenu *section = g_menu_new ();

  g_menu_append (section, _("_Remove from This Matrix"), "raci.remove");
  g_menu_append (section, _("_Delete from the Model"), "raci.delete");
  return section;
}

static GMenuModel *
make_cell_menu (void)
{
  GMenu *menu = g_menu_new (), *edit = g_menu_new (), *fill = g_menu_new ();

  g_menu_append (edit, _("_Edit Letters and Note"), "raci.edit");
  g_menu_append (edit, _("Answer _Jointly…"), "raci.joint");
  remit_menu_append_section (menu, NULL, edit);
  remit_menu_append_section (menu, NULL, make_clipboard_section ());
  g_menu_append (fill, _("Fill Do_wn"), "raci.fill-down");
  g_menu_append (fill, _("Fill Ri_ght"), "raci.fill-right");
  remit_menu_append_section (menu, NULL, fill);
  remit_menu_append_section (menu, NULL, make_node_section ());
  return G_MENU_MODEL (menu);
}

static GMenu *
make_group_menu (RemitRaciView *self)
{
  GMenu *menu = g_menu_new (), *names = g_menu_new (), *rest = g_menu_new ();
  g_autoptr (GPtrArray) groups = remit_raci_list_groups (remit_raci_model_get_loaded (self->model));

  for (guint i = 0; i < groups->len; i++)
    remit_menu_append_target (names, groups->pdata[i], "raci.move-to-group", groups->pdata[i]);
  remit_menu_append_target (rest, _("Without a group"), "raci.move-to-group", "");
  g_menu_append (rest, _("New _Group…"), "raci.add-group");
  remit_menu_append_section (menu, NULL, names);
  remit_menu_append_section (menu, NULL, rest);
  return menu;
}

static GMenuModel *
make_row_menu (RemitRaciView *self)
{
  GMenu *menu = g_menu_new (), *rows = g_menu_new ();
  g_autoptr (GMenu) groups = make_group_menu (self);

  g_menu_append (rows, _("Re_name"), "raci.rename");
  g_menu_append (rows, _("New Activity _Above"), "raci.add-row-above");
  g_menu_append (rows, _("New Activity _Below"), "raci.add-row");
  g_menu_append_submenu (rows, _("Move to _Group"), G_MENU_MODEL (groups));
  remit_menu_append_section (menu, NULL, rows);
  remit_menu_append_section (menu, NULL, make_node_section ());
  remit_menu_append_section (menu, NULL, make_remove_section ());
  return G_MENU_MODEL (menu);
}

static GMenuModel *
make_column_menu (void)
{
  GMenu *menu = g_menu_new (), *columns = g_menu_new ();

  g_menu_append (columns, _("Re_name"), "raci.rename");
  g_menu_append (columns, _("New _Party Before"), "raci.add-party");
  g_menu_append (columns, _("_Only Rows of This Party"), "raci.filter-this-party");
  remit_menu_append_section (menu, NULL, columns);
  remit_menu_append_section (menu, NULL, make_node_section ());
  remit_menu_append_section (menu, NULL, make_remove_section ());
  return G_MENU_MODEL (menu);
}

static GMenuModel *
make_group_header_menu (void)
{
  GMenu *menu = g_menu_new (), *group = g_menu_new (), *folds = g_menu_new ();

  g_menu_append (group, _("Re_name"), "raci.rename");
  g_menu_append (group, _("New _Activity"), "raci.add-row");
  remit_menu_append_section (menu, NULL, group);
  g_menu_append (folds, _("F_old All Groups"), "raci.fold-all");
  g_menu_append (folds, _("_Unfold All Groups"), "raci.unfold-all");
  remit_menu_append_section (menu, NULL, folds);
  return G_MENU_MODEL (menu);
}

GMenuModel *
_remit_raci_view_make_context_menu (RemitRaciView *self)
{
  RemitId item, party;

  if (!_remit_raci_view_get_cursor (self, &item, &party)
      || remit_raci_model_get_loaded (self->model) == NULL)
    return G_MENU_MODEL (g_menu_new ());
  if (item != REMIT_ID_NONE && party != REMIT_ID_NONE)
    return make_cell_menu ();
  if (item != REMIT_ID_NONE)
    return make_row_menu (self);
  return party != REMIT_ID_NONE ? make_column_menu () : make_group_header_menu ();
}

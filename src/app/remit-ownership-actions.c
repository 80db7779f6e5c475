/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-ownership"
#include "remit-ownership-view-private.h"

#include "remit-dialogs.h"
#include "remit-map-shared.h"
#include "remit-menus.h"
#include "remit-node-picker.h"
#include "remit-raci.h"

#include <glib/gi18n-lib.h>

/* The commands of the ownership view: what they are called, what they do, when they can be used. */

#define OWNERSHIP N_ ("Ownership")
#define LOOK N_ ("Looking at ownership")

static const RemitCommand commands[] = {
  { "own.edit", N_ ("Edit Holders…"), OWNERSHIP, { NULL }, "F2" },
  { "own.joint", N_ ("Held Jointly"), OWNERSHIP, { NULL }, "<Control>j" },
  { "own.on-behalf", N_ ("On Behalf Of…"), OWNERSHIP, { NULL }, "<Control>b" },
  { "own.clear", N_ ("Clear Cells"), OWNERSHIP, { NULL }, "Delete" },
  { "own.add-row", N_ ("Add Component"), OWNERSHIP, { NULL }, "<Control><Shift>k" },
  { "own.show-on-map", N_ ("Show the Row on the Map"), OWNERSHIP, { NULL }, "<Control>m" },
  { "own.inspect", N_ ("Open the Row in the Inspector"), OWNERSHIP, { NULL }, "<Alt>Return" },
  { "own.new-matrix", N_ ("New Ownership Matrix…"), OWNERSHIP },
  { "own.new-from-selection", N_ ("New Ownership Matrix of What Is Selected…"), OWNERSHIP },
  { "own.rename-matrix", N_ ("Rename Ownership Matrix…"), OWNERSHIP },
  { "own.delete-matrix", N_ ("Delete Ownership Matrix"), OWNERSHIP },
  { "own.columns::duties", N_ ("Ownership by Duty"), LOOK },
  { "own.columns::parties", N_ ("Ownership by Party"), LOOK },
  { "own.first-side", N_ ("First Party of the Zones…"), LOOK },
  { "own.second-side", N_ ("Second Party of the Zones…"), LOOK },
  { "own.zone::all", N_ ("Rows of All Zones"), LOOK },
  { "own.zone::first", N_ ("Rows of the First Party Only"), LOOK },
  { "own.zone::shared", N_ ("Rows That Both Parties Share"), LOOK },
  { "own.zone::second", N_ ("Rows of the Second Party Only"), LOOK },
  { "own.zone::nobody", N_ ("Rows That Nobody Holds"), LOOK },
  { "own.zone::others", N_ ("Rows That Others Hold"), LOOK },
  { "own.only-gaps", N_ ("Only Rows with Open Duties"), LOOK },
  { "own.party", N_ ("Only What a Party Holds…"), LOOK },
  { "own.clear-filters", N_ ("Show All Rows"), LOOK },
  { "own.search", N_ ("Find a Row"), LOOK },
  { "own.next-problem", N_ ("Next Open Duty"), LOOK, { NULL }, "<Control>period" },
  { "own.fold-all", N_ ("Fold All Groups"), LOOK },
  { "own.unfold-all", N_ ("Unfold All Groups"), LOOK },
  { "own.picture", N_ ("Shared Space as a Picture"), LOOK },
};

const RemitCommand *
remit_ownership_view_commands (guint *n)
{
  *n = G_N_ELEMENTS (commands);
  return commands;
}

static void
show_and_clear (RemitOwnershipView *self, GError *error)
{
  remit_sheet_view_take_error (REMIT_SHEET_VIEW (self), error);
}

/* ---- cells ---- */

static void
on_add_row_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  remit_sheet_view_add_row (data);
}

static void
on_joint_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  RemitOwnershipView *self = data;
  guint row, column;
  GError *error = NULL;

  if (!_remit_ownership_view_get_cell (self, &row, &column))
    return;
  remit_ownership_model_toggle_joint (self->model, row, column, &error);
  show_and_clear (self, error);
}

/* ---- matrices ---- */

static void
on_matrix_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  RemitOwnershipView *self = data;

  remit_ownership_model_set_matrix (self->model, remit_menu_read_id (value));
}

static gboolean
is_row (const RemitGraph *graph, RemitId id)
{
  const RemitNode *node = remit_graph_node (graph, id);

  return node != NULL
         && (remit_kind_is_component (node->kind) || node->kind == REMIT_NODE_INITIATIVE);
}

static gboolean
add_selected (RemitOwnershipView *self, RemitEdit *edit, RemitId matrix, GError **error)
{
  guint n;
  const RemitId *ids = remit_selection_get (self->selection, &n);

  for (guint i = 0; i < n; i++)
    if (is_row (remit_edit_get_graph (edit), ids[i])
        && remit_matrix_add_axis (edit, matrix, REMIT_AXIS_ROW, ids[i], "", error) == REMIT_ID_NONE)
      return FALSE;
  return TRUE;
}

/* The sides that are shown become its first columns. */
static gboolean
add_sides (RemitOwnershipView *self, RemitEdit *edit, RemitId matrix, GError **error)
{
  RemitId first, second;

  if (!remit_ownership_model_get_sides (self->model, &first, &second))
    return TRUE;
  return remit_matrix_add_axis (edit, matrix, REMIT_AXIS_COLUMN, first, "", error) != REMIT_ID_NONE
         && remit_matrix_add_axis (edit, matrix, REMIT_AXIS_COLUMN, second, "", error)
              != REMIT_ID_NONE;
}

/* In their groups, as they stand. */
static gboolean
add_shown (RemitOwnershipView *self, RemitEdit *edit, RemitId matrix, GError **error)
{
  RemitSheetModel *model = REMIT_SHEET_MODEL (self->model);
  g_autofree char *group = g_strdup ("");

  for (guint i = 0; i < remit_sheet_model_get_n_lines (model, REMIT_SHEET_ROWS); i++)
    {
      RemitSheetLine line;

      remit_sheet_model_get_line (model, REMIT_SHEET_ROWS, i, &line);
      if (line.kind == REMIT_SHEET_LINE_GROUP)
        {
          g_free (group);
          group = g_strdup (line.text);
        }
      else if (line.id != REMIT_ID_NONE
               && remit_matrix_add_axis (edit, matrix, REMIT_AXIS_ROW, line.id, group, error)
                    == REMIT_ID_NONE)
        return FALSE;
    }
  return TRUE;
}

static void
make_matrix (RemitOwnershipView *self, const char *name, gboolean selected)
{
  g_autofree char *label = g_strdup_printf (_("Add matrix “%s”"), name);
  g_autoptr (RemitEdit) edit = remit_document_begin (self->document, label);
  GError *error = NULL;
  RemitId matrix = remit_matrix_add (edit, name, REMIT_MATRIX_OWNERSHIP, "raci", &error);

  if (matrix != REMIT_ID_NONE && add_sides (self, edit, matrix, &error)
      && (selected ? add_selected (self, edit, matrix, &error)
                   : add_shown (self, edit, matrix, &error))
      && remit_document_commit (self->document, g_steal_pointer (&edit), &error))
    remit_ownership_model_set_matrix (self->model, matrix);
  show_and_clear (self, error);
}

static void
on_matrix_named_cb (const char *name, gpointer data)
{
  make_matrix (data, name, FALSE);
}

static void
on_new_matrix_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  remit_ask_text (data, _("New Matrix of the Rows Shown"), _("Name"), _("Shared components"),
                  _("Add"), on_matrix_named_cb, data);
}

static void
on_selection_matrix_named_cb (const char *name, gpointer data)
{
  make_matrix (data, name, TRUE);
}

static void
on_new_from_selection_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  remit_ask_text (data, _("New Matrix of What Is Selected"), _("Name"), _("Shared components"),
                  _("Add"), on_selection_matrix_named_cb, data);
}

static void
on_renamed_cb (const char *name, gpointer data)
{
  RemitOwnershipView *self = data;
  g_autofree char *label = g_strdup_printf (_("Rename to “%s”"), name);
  g_autoptr (RemitEdit) edit = remit_document_begin (self->document, label);
  GError *error = NULL;

  if (remit_matrix_rename (edit, remit_ownership_model_get_matrix (self->model), name, &error))
    remit_document_commit (self->document, g_steal_pointer (&edit), &error);
  show_and_clear (self, error);
}

static void
on_rename_matrix_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  RemitOwnershipView *self = data;
  g_autofree char *name = remit_graph_describe (remit_document_get_graph (self->document),
                                                remit_ownership_model_get_matrix (self->model));

  remit_ask_text (data, _("Rename Matrix"), _("Name"), name, _("Rename"), on_renamed_cb, data);
}

static void
on_delete_matrix_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  RemitOwnershipView *self = data;
  RemitId matrix = remit_ownership_model_get_matrix (self->model);
  g_autofree char *name = remit_graph_describe (remit_document_get_graph (self->document), matrix);
  g_autofree char *label = g_strdup_printf (_("Delete matrix “%s”"), name);
  g_autofree char *text
    = g_strdup_printf (_("Matrix “%s” deleted; its rows are still in the model"), name);
  g_autoptr (RemitEdit) edit = remit_document_begin (self->document, label);
  GError *error = NULL;

  if (remit_edit_delete (edit, REMIT_TABLE_MATRIX, matrix, &error)
      && remit_document_commit (self->document, g_steal_pointer (&edit), &error))
    remit_show_toast (GTK_WIDGET (self), text, TRUE);
  show_and_clear (self, error);
}

/* ---- columns, sides, filters ---- */

static void
on_columns_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  RemitOwnershipView *self = data;

  remit_ownership_model_set_columns (self->model,
                                     g_str_equal (g_variant_get_string (value, NULL), "parties")
                                       ? REMIT_OWNERSHIP_PARTIES
                                       : REMIT_OWNERSHIP_DUTIES);
}

static void
set_side (RemitOwnershipView *self, guint side, RemitId party)
{
  RemitId sides[2];
  GError *error = NULL;

  remit_ownership_model_get_sides (self->model, &sides[0], &sides[1]);
  if (sides[1 - side] == party) /* the two change places */
    sides[1 - side] = sides[side];
  sides[side] = party;
  remit_ownership_model_set_sides (self->model, sides[0], sides[1], &error);
  show_and_clear (self, error);
}

static void
on_first_picked_cb (RemitId party, gpointer data)
{
  set_side (data, 0, party);
}

static void
on_second_picked_cb (RemitId party, gpointer data)
{
  set_side (data, 1, party);
}

static void
on_first_side_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  RemitOwnershipView *self = data;
  RemitNodePickerOptions options
    = { .title = _("First party of the zones"), .kinds = REMIT_KINDS_PARTY };

  remit_node_picker_open (GTK_WIDGET (self->first_button), self->document, &options,
                          on_first_picked_cb, self);
}

static void
on_second_side_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  RemitOwnershipView *self = data;
  RemitNodePickerOptions options
    = { .title = _("Second party of the zones"), .kinds = REMIT_KINDS_PARTY };

  remit_node_picker_open (GTK_WIDGET (self->second_button), self->document, &options,
                          on_second_picked_cb, self);
}

static const char *const zone_keys[REMIT_N_ZONES + 1] = {
  [REMIT_ZONE_NOBODY] = "nobody", [REMIT_ZONE_FIRST] = "first",   [REMIT_ZONE_SHARED] = "shared",
  [REMIT_ZONE_SECOND] = "second", [REMIT_ZONE_OTHERS] = "others", [REMIT_N_ZONES] = "all",
};

static void
on_zone_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  RemitOwnershipView *self = data;

  for (guint zone = 0; zone <= REMIT_N_ZONES; zone++)
    if (g_str_equal (zone_keys[zone], g_variant_get_string (value, NULL)))
      remit_ownership_model_set_zone (self->model, zone);
}

static void
on_kind_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  RemitOwnershipView *self = data;
  int kind = remit_node_kind_from_key (g_variant_get_string (value, NULL));

  remit_ownership_model_set_kind (self->model,
                                  kind >= 0 ? (RemitNodeKind) kind : REMIT_N_NODE_KINDS);
}

static void
on_only_gaps_cb (GSimpleAction *action, GVariant *state, gpointer data)
{
  remit_ownership_model_set_only_gaps (REMIT_OWNERSHIP_VIEW (data)->model,
                                       g_variant_get_boolean (state));
}

static void
on_party_picked_cb (RemitId party, gpointer data)
{
  remit_ownership_model_set_party (REMIT_OWNERSHIP_VIEW (data)->model, party);
}

static void
on_party_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  RemitOwnershipView *self = data;
  RemitNodePickerOptions options
    = { .title = _("Whose duties?"), .kinds = REMIT_KINDS_PARTY, .none_label = _("Everybody's") };

  remit_node_picker_open (GTK_WIDGET (self->filter_button), self->document, &options,
                          on_party_picked_cb, self);
}

static void
on_clear_filters_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  RemitOwnershipView *self = data;

  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  remit_ownership_model_clear_filters (self->model);
}

static void
on_search_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  gtk_widget_grab_focus (GTK_WIDGET (REMIT_OWNERSHIP_VIEW (data)->search));
}

static void
on_next_problem_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  RemitOwnershipView *self = data;
  guint row = 0, column = 0;

  if (!remit_sheet_get_cursor (self->sheet, &row, &column) || row == REMIT_SHEET_HEADER)
    row = 0;
  if (column == REMIT_SHEET_HEADER)
    column = 0;
  if (remit_ownership_model_find_problem (self->model, &row, &column))
    {
      remit_sheet_set_cursor (self->sheet, row, column);
      remit_sheet_focus_cursor (self->sheet);
    }
  else
    remit_show_toast (GTK_WIDGET (self), _("No duty is open in the rows shown"), FALSE);
}

static void
on_fold_all_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  remit_ownership_model_fold_all (REMIT_OWNERSHIP_VIEW (data)->model, TRUE);
}

static void
on_unfold_all_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  remit_ownership_model_fold_all (REMIT_OWNERSHIP_VIEW (data)->model, FALSE);
}

/* ---- on behalf of ---- */

static void
on_behalf_picked_cb (RemitId party, gpointer data)
{
  RemitOwnershipView *self = data;
  guint row, column;
  GError *error = NULL;

  if (!_remit_ownership_view_get_cell (self, &row, &column))
    return;
  remit_sheet_focus_cursor (self->sheet);
  remit_ownership_model_set_beneficiary (self->model, row, column, party, &error);
  show_and_clear (self, error);
}

/* The cell that has the focus, else the middle of the sheet; in the view, since what opens on the
 * sheet itself would leave the keyboard focus to the sheet. */
static GdkRectangle
find_place (RemitOwnershipView *self)
{
  GtkWidget *sheet = GTK_WIDGET (self->sheet);
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (sheet));
  graphene_rect_t bounds;

  if (focus != NULL && focus != sheet && gtk_widget_is_ancestor (focus, sheet)
      && gtk_widget_compute_bounds (focus, GTK_WIDGET (self), &bounds))
    return (GdkRectangle){ (int) bounds.origin.x, (int) bounds.origin.y, (int) bounds.size.width,
                           (int) bounds.size.height };
  return (GdkRectangle){ gtk_widget_get_width (sheet) / 2, gtk_widget_get_height (sheet) / 3, 1,
                         1 };
}

static void
on_on_behalf_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  RemitOwnershipView *self = data;
  RemitNodePickerOptions options = { .title = _("On whose behalf?"),
                                     .kinds = REMIT_KINDS_PARTY,
                                     .none_label = _("On its own behalf") };
  GdkRectangle place = find_place (self);

  options.at = &place;
  remit_node_picker_open (GTK_WIDGET (self), self->document, &options, on_behalf_picked_cb, self);
}

/* ---- the picture ---- */

static void
on_picture_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  RemitOwnershipView *self = data;
  g_autoptr (GArray) items = g_array_new (FALSE, FALSE, sizeof (RemitId));
  RemitId first, second, view;
  g_autofree char *id = NULL;
  GError *error = NULL;

  if (!remit_ownership_model_get_sides (self->model, &first, &second))
    return;
  for (guint i = 0; i < remit_ownership_model_get_n_items (self->model); i++)
    {
      RemitId item = remit_ownership_model_get_nth_item (self->model, i);

      g_array_append_val (items, item);
    }
  view = remit_shared_space_add_view (self->document, (const RemitId *) items->data, items->len,
                                      first, second,
                                      remit_ownership_model_get_perspective (self->model), &error);
  show_and_clear (self, error);
  if (view == REMIT_ID_NONE)
    return;
  id = g_strdup_printf ("%" G_GINT64_FORMAT, view);
  gtk_widget_activate_action (data, "win.view", "s", "map");
  gtk_widget_activate_action (data, "map.view", "s", id);
  gtk_widget_activate_action (data, "map.fit", NULL);
}

/* ---- the group ---- */

void
_remit_ownership_view_add_actions (RemitOwnershipView *self)
{
  static const GActionEntry entries[] = {
    { "joint", on_joint_cb },
    { "on-behalf", on_on_behalf_cb },
    { "add-row", on_add_row_cb },
    { "matrix", NULL, "s", "'0'", on_matrix_cb },
    { "new-matrix", on_new_matrix_cb },
    { "new-from-selection", on_new_from_selection_cb },
    { "rename-matrix", on_rename_matrix_cb },
    { "delete-matrix", on_delete_matrix_cb },
    { "columns", NULL, "s", "'duties'", on_columns_cb },
    { "first-side", on_first_side_cb },
    { "second-side", on_second_side_cb },
    { "zone", NULL, "s", "'all'", on_zone_cb },
    { "kind", NULL, "s", "'all'", on_kind_cb },
    { "only-gaps", NULL, NULL, "false", on_only_gaps_cb },
    { "party", on_party_cb },
    { "clear-filters", on_clear_filters_cb },
    { "search", on_search_cb },
    { "next-problem", on_next_problem_cb },
    { "fold-all", on_fold_all_cb },
    { "unfold-all", on_unfold_all_cb },
    { "picture", on_picture_cb },
  };

  remit_sheet_view_add_actions (REMIT_SHEET_VIEW (self), entries, G_N_ELEMENTS (entries));
}

/* ---- when they can be used ---- */

static gboolean
has_row_selected (RemitOwnershipView *self)
{
  guint n;
  const RemitId *ids = remit_selection_get (self->selection, &n);

  for (guint i = 0; i < n; i++)
    if (is_row (remit_document_get_graph (self->document), ids[i]))
      return TRUE;
  return FALSE;
}

static void
update_states (RemitOwnershipView *self)
{
  RemitSheetView *view = REMIT_SHEET_VIEW (self);
  RemitOwnershipModel *model = self->model;
  RemitNodeKind kind = remit_ownership_model_get_kind (model);
  gboolean parties = remit_ownership_model_get_columns (model) == REMIT_OWNERSHIP_PARTIES;

  remit_sheet_view_set_state (view, "matrix",
                              remit_menu_write_id (remit_ownership_model_get_matrix (model)));
  remit_sheet_view_set_state (view, "columns",
                              g_variant_new_string (parties ? "parties" : "duties"));
  remit_sheet_view_set_state (
    view, "zone", g_variant_new_string (zone_keys[remit_ownership_model_get_zone (model)]));
  remit_sheet_view_set_state (
    view, "kind",
    g_variant_new_string (kind < REMIT_N_NODE_KINDS ? remit_node_kind_info (kind)->key : "all"));
  remit_sheet_view_set_state (view, "only-gaps",
                              g_variant_new_boolean (remit_ownership_model_get_only_gaps (model)));
}

void
_remit_ownership_view_update_actions (RemitSheetView *view)
{
  RemitOwnershipView *self = REMIT_OWNERSHIP_VIEW (view);
  gboolean editable = !remit_document_get_read_only (self->document);
  RemitId first, second;
  guint row, column;
  gboolean on_cell = _remit_ownership_view_get_cell (self, &row, &column);

  remit_sheet_view_enable (
    view, editable && on_cell && remit_ownership_model_get_duty (self->model, column) >= 0, "joint",
    "on-behalf", NULL);
  remit_sheet_view_enable (view, editable && on_cell, "edit", "clear", NULL);
  remit_sheet_view_enable (view, editable, "add-row", "new-matrix", NULL);
  remit_sheet_view_enable (
    view, editable && remit_ownership_model_get_matrix (self->model) != REMIT_ID_NONE,
    "rename-matrix", "delete-matrix", NULL);
  remit_sheet_view_enable (view, editable && has_row_selected (self), "new-from-selection", NULL);
  remit_sheet_view_enable (view, remit_ownership_model_count_problems (self->model) > 0,
                           "next-problem", NULL);
  remit_sheet_view_enable (view, remit_ownership_model_is_filtered (self->model), "clear-filters",
                           NULL);
  remit_sheet_view_enable (view,
                           editable && remit_ownership_model_get_n_items (self->model) > 0
                             && remit_ownership_model_get_sides (self->model, &first, &second),
                           "picture", NULL);
  update_states (self);
}

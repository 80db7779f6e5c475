/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-app"

#include "remit-raci-view-private.h"

#include "remit-controls.h"
#include "remit-dialogs.h"
#include "remit-map-edit.h"
#include "remit-node-picker.h"
#include "remit-raci-edit.h"
#include "remit-raci-joint.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Commands on what the cursor is on: cells, rows, columns, groups.  Those of a spreadsheet are
 * handed on to the sheet. */

#define GET_ID(lines, i) g_array_index (lines, RemitId, i)

gboolean
_remit_raci_view_get_cursor (RemitRaciView *self, RemitId *item, RemitId *party)
{
  const RemitMatrixLine *across, *down;
  guint row, column;
  gboolean group;

  *item = *party = REMIT_ID_NONE;
  if (!remit_sheet_get_cursor (self->sheet, &row, &column))
    return FALSE;
  down = row != REMIT_SHEET_HEADER ? remit_raci_model_get_saved (self->model, REMIT_SHEET_ROWS, row)
                                   : NULL;
  across = column != REMIT_SHEET_HEADER
             ? remit_raci_model_get_saved (self->model, REMIT_SHEET_COLUMNS, column)
             : NULL;
  group = row != REMIT_SHEET_HEADER && down == NULL;
  *item = down != NULL ? down->node : REMIT_ID_NONE;
  *party = across != NULL && !group ? across->node : REMIT_ID_NONE;
  return TRUE;
}

/* The rows or columns that a command on lines means: those of the range. (element-type RemitId) */
static GArray *
list_chosen (RemitRaciView *self, RemitSheetAxis axis)
{
  RemitSheetRange range;

  if (!remit_sheet_get_range (self->sheet, &range))
    return g_array_new (FALSE, FALSE, sizeof (RemitId));
  return axis == REMIT_SHEET_ROWS
           ? remit_raci_model_list_nodes (self->model, axis, range.first_row,
                                          range.last_row - range.first_row + 1)
           : remit_raci_model_list_nodes (self->model, axis, range.first_column,
                                          range.last_column - range.first_column + 1);
}

static RemitSheetAxis
get_axis (RemitRaciView *self)
{
  guint row, column;

  return remit_sheet_get_cursor (self->sheet, &row, &column) && row == REMIT_SHEET_HEADER
           ? REMIT_SHEET_COLUMNS
           : REMIT_SHEET_ROWS;
}

/* ---- commands of the sheet ---- */

static const char *const sheet_actions[] = {
  "edit",       "clear",   "cut",       "copy",      "paste",      "fill-down",
  "fill-right", "move-up", "move-down", "move-left", "move-right",
};

/* Keys of the sheet, pressed while the toolbar has the focus, mean nothing. */
static gboolean
is_in_sheet (RemitRaciView *self)
{
  return remit_has_focus_within (GTK_WIDGET (self->sheet)) && !remit_sheet_is_editing (self->sheet);
}

static void
on_sheet_action_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  RemitRaciView *self = data;
  g_autofree char *name = g_strconcat ("sheet.", g_action_get_name (G_ACTION (action)), NULL);

  if (is_in_sheet (self))
    gtk_widget_activate_action (GTK_WIDGET (self->sheet), name, NULL);
}

static void
on_rename_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  RemitRaciView *self = data;
  guint row, column;

  if (!remit_sheet_get_cursor (self->sheet, &row, &column))
    return;
  if (row != REMIT_SHEET_HEADER)
    remit_sheet_set_cursor (self->sheet, row, REMIT_SHEET_HEADER);
  remit_sheet_edit (self->sheet);
}

/* ---- new rows ---- */

static void
on_first_row_named_cb (const char *name, gpointer data)
{
  RemitRaciView *self = data;
  GError *error = NULL;
  guint row = remit_sheet_model_add_row (REMIT_SHEET_MODEL (self->model), G_MAXUINT, name, &error);

  _remit_raci_view_report (self, row != G_MAXUINT, &error);
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

/* A sheet without columns or rows has no place to type in; a small window asks for the name. */
static void
add_row (RemitRaciView *self, guint below)
{
  GError *error = NULL;
  guint row, cursor_row, cursor_column;

  if (remit_sheet_is_editing (self->sheet))
    return;
  if (!remit_sheet_get_cursor (self->sheet, &cursor_row, &cursor_column))
    {
      remit_ask_text (GTK_WIDGET (self), _("New Activity"), _("Name"), "", _("Add"),
                      on_first_row_named_cb, self);
      return;
    }
  row = remit_sheet_model_add_row (REMIT_SHEET_MODEL (self->model), below, NULL, &error);
  if (_remit_raci_view_report (self, row != G_MAXUINT, &error))
    remit_sheet_view_edit_name (REMIT_SHEET_VIEW (self), row);
}

static void
on_add_row_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  RemitRaciView *self = data;
  guint row, column;

  if (!remit_sheet_get_cursor (self->sheet, &row, &column) || row == REMIT_SHEET_HEADER)
    row = G_MAXUINT;
  add_row (self, row);
}

static void
on_add_row_above_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  RemitRaciView *self = data;
  GError *error = NULL;
  guint row, column, made;

  if (!remit_sheet_get_cursor (self->sheet, &row, &column) || row == REMIT_SHEET_HEADER
      || remit_raci_model_get_saved (self->model, REMIT_SHEET_ROWS, row) == NULL)
    return;
  if (row > 0)
    {
      /* below the line above is the end of another group when that is a header of this one */
      add_row (self, row - 1);
      return;
    }
  made = remit_sheet_model_add_row (REMIT_SHEET_MODEL (self->model), 0, NULL, &error);
  if (!_remit_raci_view_report (self, made != G_MAXUINT, &error))
    return;
  remit_sheet_model_move_lines (REMIT_SHEET_MODEL (self->model), REMIT_SHEET_ROWS, made, 1, 0,
                                &error);
  if (_remit_raci_view_report (self, TRUE, &error))
    remit_sheet_view_edit_name (REMIT_SHEET_VIEW (self), 0);
}

/* ---- new columns ---- */

static RemitId
add_party (RemitRaciView *self, const char *name)
{
  const RemitMatrixLine *before = NULL;
  GError *error = NULL;
  RemitId node;
  guint row, column;

  if (remit_sheet_get_cursor (self->sheet, &row, &column) && row == REMIT_SHEET_HEADER)
    before = remit_raci_model_get_saved (self->model, REMIT_SHEET_COLUMNS, column);
  node = remit_raci_add_party (self->document, remit_raci_model_get_matrix (self->model), name,
                               before != NULL ? before->axis : REMIT_ID_NONE, &error);
  _remit_raci_view_report (self, node != REMIT_ID_NONE, &error);
  return node;
}

static void
on_first_party_named_cb (const char *name, gpointer data)
{
  add_party (data, name);
  gtk_widget_grab_focus (data);
}

static void
on_add_party_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  RemitRaciView *self = data;
  RemitId node;
  guint row, column;

  if (remit_sheet_is_editing (self->sheet))
    return;
  if (!remit_sheet_get_cursor (self->sheet, &row, &column))
    {
      remit_ask_text (GTK_WIDGET (self), _("New Party"), _("Name"), "", _("Add"),
                      on_first_party_named_cb, self);
      return;
    }
  node = add_party (self, NULL);
  if (node == REMIT_ID_NONE)
    return;
  _remit_raci_view_go_to (self, REMIT_SHEET_COLUMNS, node);
  remit_sheet_edit (self->sheet);
}

/* ---- what the model has ---- */

static void
insert_nodes (RemitRaciView *self, RemitAxis axis, const RemitId *nodes, guint n)
{
  const RemitMatrixLine *line = NULL;
  g_autofree char *group = NULL;
  GError *error = NULL;
  guint row, column;

  if (axis == REMIT_AXIS_ROW && remit_sheet_get_cursor (self->sheet, &row, &column)
      && row != REMIT_SHEET_HEADER)
    line = remit_raci_model_get_saved (self->model, REMIT_SHEET_ROWS, row);
  group = g_strdup (line != NULL ? line->group : "");
  if (_remit_raci_view_report (
        self,
        remit_raci_insert_nodes (self->document, remit_raci_model_get_matrix (self->model), axis,
                                 nodes, n, group, line != NULL ? line->axis : REMIT_ID_NONE,
                                 &error),
        &error)
      && n > 0)
    _remit_raci_view_go_to (self, axis == REMIT_AXIS_ROW ? REMIT_SHEET_ROWS : REMIT_SHEET_COLUMNS,
                            nodes[0]);
}

static void
on_activity_picked_cb (RemitId id, gpointer data)
{
  insert_nodes (data, REMIT_AXIS_ROW, &id, 1);
}

static void
on_party_picked_cb (RemitId id, gpointer data)
{
  insert_nodes (data, REMIT_AXIS_COLUMN, &id, 1);
}

static GArray *
list_lines (const GArray *lines)
{
  GArray *nodes = g_array_new (FALSE, FALSE, sizeof (RemitId));

  for (guint i = 0; i < lines->len; i++)
    g_array_append_val (nodes, g_array_index (lines, RemitMatrixLine, i).node);
  return nodes;
}

static void
on_insert_activity_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  RemitRaciView *self = data;
  const RemitMatrix *matrix = remit_raci_model_get_loaded (self->model);
  g_autoptr (GArray) present = list_lines (matrix->rows);
  RemitNodePickerOptions options = { .title = _("Which activity?"),
                                     .kinds = remit_raci_item_kinds (),
                                     .except = (const RemitId *) present->data,
                                     .n_except = present->len };

  remit_node_picker_open (GTK_WIDGET (self->insert_button), self->document, &options,
                          on_activity_picked_cb, self);
}

static void
on_insert_party_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  RemitRaciView *self = data;
  const RemitMatrix *matrix = remit_raci_model_get_loaded (self->model);
  g_autoptr (GArray) present = list_lines (matrix->columns);
  RemitNodePickerOptions options = { .title = _("Which party?"),
                                     .kinds = REMIT_KINDS_PARTY,
                                     .except = (const RemitId *) present->data,
                                     .n_except = present->len };

  remit_node_picker_open (GTK_WIDGET (self->insert_button), self->document, &options,
                          on_party_picked_cb, self);
}

static void
on_insert_all_parties_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  RemitRaciView *self = data;
  g_autoptr (GArray) parties = remit_raci_list_other_parties (
    remit_document_get_graph (self->document), remit_raci_model_get_loaded (self->model));

  if (parties->len == 0)
    remit_show_toast (GTK_WIDGET (self), _("All parties of the model stand in this matrix."),
                      FALSE);
  else
    insert_nodes (self, REMIT_AXIS_COLUMN, (const RemitId *) parties->data, parties->len);
}

/* ---- taking away ---- */

static void
on_remove_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  RemitRaciView *self = data;
  RemitSheetAxis axis = get_axis (self);
  g_autoptr (GArray) nodes = list_chosen (self, axis);
  g_autofree char *text = NULL;
  GError *error = NULL;

  if (nodes->len == 0 || !is_in_sheet (self))
    return;
  if (_remit_raci_view_report (
        self,
        remit_raci_remove_nodes (self->document, remit_raci_model_get_matrix (self->model),
                                 axis == REMIT_SHEET_ROWS ? REMIT_AXIS_ROW : REMIT_AXIS_COLUMN,
                                 (const RemitId *) nodes->data, nodes->len, &error),
        &error))
    {
      text = g_strdup_printf (ngettext ("%u line removed from the matrix; it is still in the model",
                                        "%u lines removed from the matrix; they are still in the "
                                        "model",
                                        nodes->len),
                              nodes->len);
      remit_show_toast (GTK_WIDGET (self), text, TRUE);
    }
}

static void
on_delete_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  RemitRaciView *self = data;
  g_autoptr (GArray) nodes = list_chosen (self, get_axis (self));
  RemitMapCount count = { 0 };
  g_autofree char *text = NULL;
  GError *error = NULL;

  if (nodes->len == 0
      || !_remit_raci_view_report (self,
                                   remit_map_delete (self->document, (const RemitId *) nodes->data,
                                                     nodes->len, &count, &error),
                                   &error))
    return;
  text = remit_map_count_deleted (&count);
  remit_show_toast (GTK_WIDGET (self), text, TRUE);
}

/* ---- groups ---- */

static void
move_to_group (RemitRaciView *self, const char *group)
{
  g_autoptr (GArray) nodes = list_chosen (self, REMIT_SHEET_ROWS);
  GError *error = NULL;

  _remit_raci_view_report (
    self,
    remit_raci_set_group (self->document, remit_raci_model_get_matrix (self->model),
                          (const RemitId *) nodes->data, nodes->len, group, &error),
    &error);
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
on_move_to_group_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  move_to_group (data, g_variant_get_string (parameter, NULL));
}

static void
on_group_named_cb (const char *name, gpointer data)
{
  move_to_group (data, name);
}

static void
on_add_group_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  remit_ask_text (data, _("Move the Rows to a New Group"), _("Name of the group"), "",
                  _("Move Rows"), on_group_named_cb, data);
}

/* ---- elsewhere ---- */

/* Where the cell with the focus is in the view; FALSE when none has it. */
static gboolean
find_focus_box (RemitRaciView *self, GdkRectangle *box)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  graphene_rect_t bounds;

  if (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self->sheet))
      || !gtk_widget_compute_bounds (focus, GTK_WIDGET (self), &bounds))
    return FALSE;
  *box = (GdkRectangle){ (int) bounds.origin.x, (int) bounds.origin.y, (int) bounds.size.width,
                         (int) bounds.size.height };
  return TRUE;
}

static void
on_joint_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  RemitRaciView *self = data;
  const RemitMatrix *matrix = remit_raci_model_get_loaded (self->model);
  GdkRectangle box;
  RemitId item, party;

  if (matrix != NULL && _remit_raci_view_get_cursor (self, &item, &party) && item != REMIT_ID_NONE)
    remit_raci_joint_ask (GTK_WIDGET (self), find_focus_box (self, &box) ? &box : NULL,
                          self->document, item, matrix->perspective);
}

void
_remit_raci_view_add_line_actions (RemitRaciView *self)
{
  static const GActionEntry entries[] = {
    { "rename", on_rename_cb },
    { "add-row", on_add_row_cb },
    { "add-row-above", on_add_row_above_cb },
    { "add-party", on_add_party_cb },
    { "insert-activity", on_insert_activity_cb },
    { "insert-party", on_insert_party_cb },
    { "insert-all-parties", on_insert_all_parties_cb },
    { "remove", on_remove_cb },
    { "delete", on_delete_cb },
    { "move-to-group", on_move_to_group_cb, "s" },
    { "add-group", on_add_group_cb },
    { "joint", on_joint_cb },
  };

  remit_sheet_view_add_actions (REMIT_SHEET_VIEW (self), entries, G_N_ELEMENTS (entries));
  for (guint i = 0; i < G_N_ELEMENTS (sheet_actions); i++)
    {
      const GActionEntry entry = { sheet_actions[i], on_sheet_action_cb };

      remit_sheet_view_add_actions (REMIT_SHEET_VIEW (self), &entry, 1);
    }
}

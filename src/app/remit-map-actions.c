/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-app"

#include "remit-map-view-private.h"

#include "remit-canvas-private.h"
#include "remit-dialogs.h"
#include "remit-export-dialog.h"
#include "remit-map-clipboard.h"
#include "remit-map-command.h"
#include "remit-map-flow.h"
#include "remit-map-layout.h"
#include "remit-map-shared.h"
#include "remit-settings.h"
#include "remit-snap.h"
#include "remit-view.h"

#include <glib/gi18n-lib.h>

/* What the commands of the map do, and when they can be used.  Their names and keys:
 * remit-map-commands.c. */

static const char *const duty_line_keys[] = { "selected", "all", "none" };

/* ---- commands that need the canvas alone, some with a number ---- */

static void
add_node (RemitCanvas *canvas, int kind)
{
  remit_map_flow_add_node_in_view (canvas, kind);
}

static void
link_selected (RemitCanvas *canvas, int unused)
{
  remit_map_flow_link_from (canvas,
                            remit_selection_get_primary (remit_canvas_get_selection (canvas)));
}

static void
rename_selected (RemitCanvas *canvas, int unused)
{
  remit_map_flow_rename (canvas, remit_selection_get_primary (remit_canvas_get_selection (canvas)));
}

static void
edit_properties (RemitCanvas *canvas, int unused)
{
  /* the window need not have an inspector */
  gtk_widget_activate_action (GTK_WIDGET (canvas), "win.focus-inspector", NULL);
}

static void
zoom (RemitCanvas *canvas, int direction)
{
  if (direction == 0)
    remit_canvas_zoom_to (canvas, 1);
  else
    remit_canvas_zoom_step (canvas, direction);
}

static void
lay_out (RemitCanvas *canvas, int arrange)
{
  remit_map_layout_start (canvas, (RemitArrange) arrange);
}

static void
align (RemitCanvas *canvas, int how)
{
  remit_map_align (canvas, (RemitAlign) how);
}

static void
pin (RemitCanvas *canvas, int pinned)
{
  g_autoptr (GArray) nodes = _remit_canvas_selected (canvas, REMIT_PART_NODE);
  GError *error = NULL;

  remit_map_report (canvas,
                    remit_map_pin (remit_canvas_get_document (canvas),
                                   remit_canvas_get_view (canvas), (const RemitId *) nodes->data,
                                   nodes->len, pinned, &error),
                    &error);
}

static const struct
{
  const char *name;
  void (*run) (RemitCanvas *canvas);
} plain_actions[] = {
  { "add-existing", remit_map_flow_add_existing },
  { "add-area", remit_map_flow_add_area },
  { "delete", remit_map_command_delete },
  { "hide", remit_map_command_hide },
  { "duplicate", remit_map_command_duplicate },
  { "cut", remit_map_clipboard_cut },
  { "copy", remit_map_clipboard_copy },
  { "paste", remit_map_clipboard_paste },
  { "select-all", remit_canvas_select_all },
  { "select-connected", remit_canvas_select_connected },
  { "menu", _remit_canvas_open_menu_by_key },
  { "fit", remit_canvas_fit },
  { "fit-selection", remit_canvas_fit_selection },
  { "cancel-layout", remit_map_layout_cancel },
  { "end-chain", remit_canvas_end_chain },
  { "layout-shared", remit_map_shared_start },
  { "show-all", remit_map_layout_show_all },
  { "export", remit_export_dialog_open },
};

static const struct
{
  const char *name;
  void (*run) (RemitCanvas *canvas, int number);
  int number;
} numbered_actions[] = {
  { "add-node", add_node, -1 },
  { "link", link_selected },
  { "rename", rename_selected },
  { "properties", edit_properties },
  { "zoom-in", zoom, 1 },
  { "zoom-out", zoom, -1 },
  { "zoom-normal", zoom, 0 },
  { "layout-layered", lay_out, REMIT_ARRANGE_LAYERED },
  { "layout-sideways", lay_out, REMIT_ARRANGE_SIDEWAYS },
  { "layout-tree", lay_out, REMIT_ARRANGE_TREE },
  { "align-left", align, REMIT_ALIGN_LEFT },
  { "align-center", align, REMIT_ALIGN_CENTER },
  { "align-right", align, REMIT_ALIGN_RIGHT },
  { "align-top", align, REMIT_ALIGN_TOP },
  { "align-middle", align, REMIT_ALIGN_MIDDLE },
  { "align-bottom", align, REMIT_ALIGN_BOTTOM },
  { "distribute-across", align, REMIT_DISTRIBUTE_ACROSS },
  { "distribute-down", align, REMIT_DISTRIBUTE_DOWN },
  { "pin", pin, TRUE },
  { "unpin", pin, FALSE },
};

static void
on_plain_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  const char *name = g_action_get_name (G_ACTION (action));

  for (guint i = 0; i < G_N_ELEMENTS (plain_actions); i++)
    if (g_str_equal (plain_actions[i].name, name))
      plain_actions[i].run (((RemitMapView *) data)->canvas);
}

static void
on_numbered_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  const char *name = g_action_get_name (G_ACTION (action));

  for (guint i = 0; i < G_N_ELEMENTS (numbered_actions); i++)
    if (g_str_equal (numbered_actions[i].name, name))
      numbered_actions[i].run (((RemitMapView *) data)->canvas, numbered_actions[i].number);
}

/* ---- commands with a parameter or a state ---- */

static void
on_insert_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  int kind = remit_node_kind_from_key (g_variant_get_string (parameter, NULL));

  if (kind >= 0)
    remit_map_flow_add_node_in_view (((RemitMapView *) data)->canvas, kind);
}

static void
get_direction (GVariant *parameter, int *dx, int *dy)
{
  const char *name = g_variant_get_string (parameter, NULL);

  *dx = g_str_equal (name, "left") ? -1 : g_str_equal (name, "right") ? 1 : 0;
  *dy = g_str_equal (name, "up") ? -1 : g_str_equal (name, "down") ? 1 : 0;
}

static void
on_go_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  int dx, dy;

  get_direction (parameter, &dx, &dy);
  _remit_canvas_step_selection (((RemitMapView *) data)->canvas, dx, dy, FALSE);
}

static void
on_nudge_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  int dx, dy;

  get_direction (parameter, &dx, &dy);
  _remit_canvas_nudge (((RemitMapView *) data)->canvas, dx * REMIT_SNAP_GRID, dy * REMIT_SNAP_GRID);
}

/* A view that shows the node: the present one if possible; 0 none. */
static RemitId
find_view_of (RemitMapView *self, RemitId node)
{
  const RemitGraph *graph = remit_document_get_graph (self->document);
  RemitId present = remit_canvas_get_view (self->canvas);
  g_autoptr (GPtrArray) views = remit_view_list (graph);

  if (remit_map_contains (graph, present, node))
    return present;
  for (guint i = 0; i < views->len; i++)
    {
      const RemitView *view = g_ptr_array_index (views, i);

      if (remit_map_contains (graph, view->row.id, node))
        return view->row.id;
    }
  return REMIT_ID_NONE;
}

/* Shows a view that has the node; says so and returns FALSE when there is none. */
static gboolean
show_view_of (RemitMapView *self, RemitId id)
{
  const RemitNode *node = remit_graph_node (remit_document_get_graph (self->document), id);
  RemitId view = find_view_of (self, id);
  g_autofree char *text = NULL;

  if (node == NULL)
    return TRUE;
  if (view != REMIT_ID_NONE)
    {
      remit_canvas_set_view (self->canvas, view);
      return TRUE;
    }
  text = g_strdup_printf (_("“%s” is not shown in any view. Add it with Insert ▸ Existing Node."),
                          node->name);
  remit_show_toast (GTK_WIDGET (self), text, FALSE);
  return FALSE;
}

static void
on_show_selection_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  RemitMapView *self = data;
  RemitId id = remit_selection_get_primary (self->selection);

  if (show_view_of (self, id))
    remit_canvas_reveal (self->canvas, id);
}

static void
on_light_chain_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  RemitMapView *self = data;
  RemitId id = remit_selection_get_primary (self->selection);

  if (show_view_of (self, id))
    remit_canvas_light_chain (self->canvas, id);
}

static void
set_state (RemitMapView *self, const char *name, GVariant *state)
{
  g_simple_action_set_state (
      G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self->actions), name)), state);
}

/* Switches of the map as a whole; they are settings, so that all windows and the next start have
 * them. */
static const struct
{
  const char *action, *key;
} switches[] = {
  { "legend", "map-legend" },
  { "minimap", "map-overview" },
  { "snap", "map-snap" },
};

static void
on_switch_cb (GSimpleAction *action, GVariant *state, gpointer data)
{
  const char *name = g_action_get_name (G_ACTION (action));

  for (guint i = 0; i < G_N_ELEMENTS (switches); i++)
    if (g_str_equal (switches[i].action, name))
      g_settings_set_value (remit_settings_get (), switches[i].key, state);
}

static void
update_switches (RemitMapView *self)
{
  GSettings *settings = remit_settings_get ();

  for (guint i = 0; i < G_N_ELEMENTS (switches); i++)
    {
      gboolean on = g_settings_get_boolean (settings, switches[i].key);

      set_state (self, switches[i].action, g_variant_new_boolean (on));
    }
  self->wants_legend = g_settings_get_boolean (settings, "map-legend");
  self->wants_minimap = g_settings_get_boolean (settings, "map-overview");
  if (remit_canvas_get_snap (self->canvas) != g_settings_get_boolean (settings, "map-snap"))
    remit_canvas_set_snap (self->canvas, g_settings_get_boolean (settings, "map-snap"));
  _remit_map_view_update_overlays (self);
}

/* The styles as the field of a view has them. */
static const RemitEnumValue *
get_styles (void)
{
  return remit_table_info (REMIT_TABLE_VIEW)->fields[REMIT_VIEW_FIELD_STYLE].values;
}

static int
find_key (const char *const *keys, guint n, const char *key)
{
  for (guint i = 0; i < n; i++)
    if (g_str_equal (keys[i], key))
      return (int) i;
  return -1;
}

static void
set_option (RemitMapView *self, guint field, int value, const char *label)
{
  GError *error = NULL;

  if (value >= 0)
    remit_map_report (self->canvas,
                      remit_map_set_view_option (self->document,
                                                 remit_canvas_get_view (self->canvas), field, value,
                                                 label, &error),
                      &error);
}

static void
on_style_cb (GSimpleAction *action, GVariant *state, gpointer data)
{
  const char *key = g_variant_get_string (state, NULL);

  for (int style = 0; get_styles ()[style].key != NULL; style++)
    if (g_str_equal (get_styles ()[style].key, key))
      set_option (data, REMIT_VIEW_FIELD_STYLE, style, _("Change colours of the view"));
}

static void
on_duty_lines_cb (GSimpleAction *action, GVariant *state, gpointer data)
{
  set_option (
      data, REMIT_VIEW_FIELD_DUTY_LINES,
      find_key (duty_line_keys, G_N_ELEMENTS (duty_line_keys), g_variant_get_string (state, NULL)),
      _("Change lines of duties in the view"));
}

static void
on_shows_kind_cb (GSimpleAction *action, GVariant *state, gpointer data)
{
  RemitMapView *self = data;
  int kind = remit_link_kind_from_key (g_action_get_name (G_ACTION (action)) + strlen ("shows-"));
  GError *error = NULL;

  if (kind >= 0)
    remit_map_report (self->canvas,
                      remit_map_set_shows_kind (self->document,
                                                remit_canvas_get_view (self->canvas), kind,
                                                g_variant_get_boolean (state), &error),
                      &error);
}

/* ---- the group ---- */

static void
add_action (RemitMapView *self, const char *name,
            void (*activate) (GSimpleAction *action, GVariant *parameter, gpointer data))
{
  GActionEntry entry = { name, activate };

  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), &entry, 1, self);
}

static void
add_shows_actions (RemitMapView *self)
{
  for (guint kind = 0; kind < REMIT_N_LINK_KINDS; kind++)
    {
      g_autofree char *name = g_strdup_printf ("shows-%s", remit_link_kind_info (kind)->key);
      GActionEntry entry = { name, NULL, NULL, "true", on_shows_kind_cb };

      g_action_map_add_action_entries (G_ACTION_MAP (self->actions), &entry, 1, self);
    }
}

void
_remit_map_view_add_actions (RemitMapView *self)
{
  static const GActionEntry entries[] = {
    { "insert", on_insert_cb, "s" },
    { "go", on_go_cb, "s" },
    { "nudge", on_nudge_cb, "s" },
    { "show-selection", on_show_selection_cb },
    { "light-chain", on_light_chain_cb },
    { "legend", NULL, NULL, "true", on_switch_cb },
    { "minimap", NULL, NULL, "true", on_switch_cb },
    { "style", NULL, "s", "'duty'", on_style_cb },
    { "duty-lines", NULL, "s", "'selected'", on_duty_lines_cb },
    { "snap", NULL, NULL, "true", on_switch_cb },
  };

  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries),
                                   self);
  for (guint i = 0; i < G_N_ELEMENTS (plain_actions); i++)
    add_action (self, plain_actions[i].name, on_plain_cb);
  for (guint i = 0; i < G_N_ELEMENTS (numbered_actions); i++)
    add_action (self, numbered_actions[i].name, on_numbered_cb);
  add_shows_actions (self);
  _remit_map_view_add_view_actions (self);
  g_signal_connect_object (remit_settings_get (), "changed", G_CALLBACK (update_switches), self,
                           G_CONNECT_SWAPPED);
  update_switches (self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "map", G_ACTION_GROUP (self->actions));
}

static void
enable (RemitMapView *self, gboolean enabled, const char *first_name, ...)
{
  va_list names;

  va_start (names, first_name);
  for (const char *name = first_name; name != NULL; name = va_arg (names, const char *))
    g_simple_action_set_enabled (
        G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self->actions), name)), enabled);
  va_end (names);
}

static void
update_states (RemitMapView *self, const RemitView *view, gboolean editable)
{
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT,
                                         view != NULL ? view->row.id : REMIT_ID_NONE);

  set_state (self, "view", g_variant_new_string (id));
  set_state (self, "style", g_variant_new_string (get_styles ()[view != NULL ? view->style : 0].key));
  set_state (self, "duty-lines",
             g_variant_new_string (duty_line_keys[view != NULL ? view->duty_lines : 0]));
  for (guint kind = 0; kind < REMIT_N_LINK_KINDS; kind++)
    {
      g_autofree char *name = g_strdup_printf ("shows-%s", remit_link_kind_info (kind)->key);

      set_state (self, name,
                 g_variant_new_boolean (view == NULL || remit_view_shows_kind (view, kind)));
      enable (self, editable, name, NULL);
    }
}

/* Nodes among the selected that the view shows.  From the document, not from the drawing: that may
 * be out of date until the next frame, and a key may come before it. */
static guint
count_selected_nodes (RemitMapView *self, RemitId view)
{
  const RemitGraph *graph = remit_document_get_graph (self->document);
  guint n, n_nodes = 0;
  const RemitId *ids = remit_selection_get (self->selection, &n);

  for (guint i = 0; i < n; i++)
    n_nodes += remit_graph_node (graph, ids[i]) != NULL && remit_map_contains (graph, view, ids[i]);
  return n_nodes;
}

static gboolean
is_agreement (const RemitNode *node)
{
  return node != NULL && (REMIT_KIND_BIT (node->kind) & REMIT_KINDS_AGREEMENT) != 0;
}

/* Areas are always in the view that was shown when they were selected; links are drawn if their
 * ends are. */
static gboolean
can_edit_in_place (RemitMapView *self, RemitId view, RemitId id)
{
  const RemitGraph *graph = remit_document_get_graph (self->document);
  const RemitLink *link = remit_graph_link (graph, id);

  if (link != NULL)
    return remit_map_contains (graph, view, link->source)
           && remit_map_contains (graph, view, link->target);
  return remit_map_contains (graph, view, id)
         || remit_graph_get (graph, REMIT_TABLE_AREA, id) != NULL;
}

void
_remit_map_view_update_actions (RemitMapView *self)
{
  const RemitGraph *graph = remit_document_get_graph (self->document);
  const RemitView *view = remit_canvas_get_view_row (self->canvas);
  RemitId view_id = remit_canvas_get_view (self->canvas),
          primary = remit_selection_get_primary (self->selection);
  gboolean editable = !remit_document_get_read_only (self->document);
  guint n_nodes = count_selected_nodes (self, view_id), n_selected, n_shown = 0;

  remit_selection_get (self->selection, &n_selected);
  if (view != NULL)
    remit_graph_referrers (graph, REMIT_TABLE_PLACE, REMIT_PLACE_FIELD_VIEW, view_id, &n_shown);
  enable (self, editable, "add-node", "insert", "add-existing", "add-area", "paste", "new-view",
          "style", "duty-lines", NULL);
  enable (self, editable && view != NULL, "rename-view", "duplicate-view", "delete-view", NULL);
  enable (self, editable && remit_graph_count (graph, REMIT_TABLE_NODE) > n_shown, "show-all",
          NULL);
  enable (self, editable && n_selected > 0, "delete", "nudge", NULL);
  enable (self, editable && n_selected == 1 && can_edit_in_place (self, view_id, primary), "rename",
          NULL);
  enable (self, editable && remit_graph_node (graph, primary) != NULL, "link", NULL);
  enable (self, editable && n_nodes > 0, "hide", "duplicate", "cut", "pin", "unpin", NULL);
  enable (self, n_nodes > 0, "copy", "select-connected", NULL);
  enable (self, n_selected > 0, "fit-selection", "show-selection", "properties", NULL);
  enable (self, n_shown > 0, "select-all", "fit", "go", "export", NULL);
  enable (self, editable && n_shown > 0, "layout-layered", "layout-sideways", "layout-tree",
          "layout-shared", NULL);
  enable (self, remit_map_layout_is_running (self->canvas), "cancel-layout", NULL);
  enable (self, is_agreement (remit_graph_node (graph, primary)), "light-chain", NULL);
  enable (self, remit_canvas_get_chain (self->canvas) != REMIT_ID_NONE, "end-chain", NULL);
  enable (self, editable && n_nodes > 1, "align-left", "align-center", "align-right", "align-top",
          "align-middle", "align-bottom", NULL);
  enable (self, editable && n_nodes > 2, "distribute-across", "distribute-down", NULL);
  update_states (self, view, editable);
}

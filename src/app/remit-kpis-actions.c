/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-kpis"
#include "remit-kpis-view-private.h"

#include "remit-commands.h"
#include "remit-dialogs.h"

#include <glib/gi18n-lib.h>

/* The commands of the view of the KPIs: what they are called, what they do, when they can be
 * used. */

#define KPIS N_ ("KPIs")

static const RemitCommand commands[] = {
  { "kpis.add", N_ ("Add KPI"), KPIS, { NULL }, "<Control><Shift>k" },
  { "kpis.delete", N_ ("Delete KPI"), KPIS },
  { "kpis.edit", N_ ("Edit Value or Parties of a KPI"), KPIS, { NULL }, "F2" },
  { "kpis.show-on-map", N_ ("Show the KPI on the Map"), KPIS, { NULL }, "<Control>m" },
  { "kpis.inspect", N_ ("Open the KPI in the Inspector"), KPIS, { NULL }, "<Alt>Return" },
  { "kpis.export-chart", N_ ("Export the Plot of the KPI…"), KPIS },
  { "kpis.page::register", N_ ("Register of KPIs"), KPIS },
  { "kpis.page::grid", N_ ("Who Agreed to KPIs and Sees Them"), KPIS },
};

const RemitCommand *
remit_kpis_view_commands (guint *n)
{
  *n = G_N_ELEMENTS (commands);
  return commands;
}

static void
show_and_clear (RemitKpisView *self, GError *error)
{
  if (error == NULL)
    return;
  remit_show_error (GTK_WIDGET (self), error);
  g_error_free (error);
}

static void
on_page_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  RemitKpisView *self = data;
  const char *name = g_variant_get_string (value, NULL);

  if (gtk_stack_get_child_by_name (self->book, name) == NULL)
    return;
  gtk_stack_set_visible_child_name (self->book, name);
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
on_add_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  RemitKpisView *self = data;
  GError *error = NULL;
  guint made = remit_sheet_model_add_row (REMIT_SHEET_MODEL (self->model), G_MAXUINT, NULL, &error);

  show_and_clear (self, error);
  if (made == G_MAXUINT)
    return;
  gtk_stack_set_visible_child_name (self->book, "register");
  remit_sheet_set_cursor (self->sheet, made, REMIT_SHEET_HEADER);
  remit_sheet_focus_cursor (self->sheet);
  remit_sheet_edit (self->sheet);
}

static void
on_delete_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  RemitKpisView *self = data;
  RemitId kpi = _remit_kpis_view_get_kpi (self);
  g_autofree char *name = NULL;
  g_autofree char *text = NULL;
  GError *error = NULL;

  if (kpi == REMIT_ID_NONE)
    return;
  name = remit_graph_describe (remit_document_get_graph (self->document), kpi);
  text = g_strdup_printf (_("“%s” deleted with its values"), name);
  if (remit_kpis_model_delete (self->model, kpi, &error))
    remit_show_toast (GTK_WIDGET (self), text, TRUE);
  show_and_clear (self, error);
}

static void
on_edit_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  remit_sheet_edit (_remit_kpis_view_get_sheet (data));
}

static void
on_show_on_map_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  RemitId kpi = _remit_kpis_view_get_kpi (data);

  if (kpi != REMIT_ID_NONE)
    gtk_widget_activate_action (data, "win.show-node", "x", kpi);
}

static void
on_inspect_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  RemitKpisView *self = data;
  RemitId kpi = _remit_kpis_view_get_kpi (self);

  if (kpi == REMIT_ID_NONE)
    return;
  remit_selection_set_one (self->selection, kpi);
  gtk_widget_activate_action (data, "win.focus-inspector", NULL);
}

static void
on_export_chart_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  RemitKpisView *self = data;
  g_autofree char *name = NULL;

  if (!remit_money_chart_has_any (self->chart))
    return;
  name = remit_graph_describe (remit_document_get_graph (self->document), self->plotted);
  remit_money_chart_export (self->chart, name);
}

/* ---- the group ---- */

/* Keys that the sheet has itself are only listed. */
static GtkEventController *
make_shortcuts (void)
{
  static const char *const own[] = { "kpis.show-on-map", "kpis.inspect", NULL };
  GtkEventController *controller = gtk_shortcut_controller_new ();

  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (g_strv_contains (own, commands[i].action))
      gtk_shortcut_controller_add_shortcut (
        GTK_SHORTCUT_CONTROLLER (controller),
        gtk_shortcut_new (gtk_shortcut_trigger_parse_string (commands[i].keys_shown),
                          gtk_named_action_new (commands[i].action)));
  return controller;
}

void
_remit_kpis_view_add_actions (RemitKpisView *self)
{
  static const GActionEntry entries[] = {
    { "add", on_add_cb },
    { "delete", on_delete_cb },
    { "edit", on_edit_cb },
    { "page", NULL, "s", "'register'", on_page_cb },
    { "show-on-map", on_show_on_map_cb },
    { "inspect", on_inspect_cb },
    { "export-chart", on_export_chart_cb },
  };

  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries),
                                   self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "kpis", G_ACTION_GROUP (self->actions));
  gtk_widget_add_controller (GTK_WIDGET (self), make_shortcuts ());
}

static GSimpleAction *
get_action (RemitKpisView *self, const char *name)
{
  return G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self->actions), name));
}

void
_remit_kpis_view_update_actions (RemitKpisView *self)
{
  gboolean editable = !remit_document_get_read_only (self->document);
  gboolean on_any = _remit_kpis_view_get_kpi (self) != REMIT_ID_NONE;

  if (self->actions == NULL) /* still being made */
    return;
  g_simple_action_set_enabled (get_action (self, "add"), editable);
  g_simple_action_set_enabled (get_action (self, "delete"), editable && on_any);
  g_simple_action_set_enabled (get_action (self, "edit"), editable && on_any);
  g_simple_action_set_enabled (get_action (self, "show-on-map"), on_any);
  g_simple_action_set_enabled (get_action (self, "inspect"), on_any);
  g_simple_action_set_enabled (get_action (self, "export-chart"),
                               remit_money_chart_has_any (self->chart));
  g_simple_action_set_state (get_action (self, "page"),
                             g_variant_new_string (gtk_stack_get_visible_child_name (self->book)));
}

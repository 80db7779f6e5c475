/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-agreements"
#include "remit-agreements-view-private.h"

#include "remit-commands.h"
#include "remit-dialogs.h"

#include <glib/gi18n-lib.h>

/* The commands of the view of agreements: what they are called, what they do, when they can be
 * used. */

#define AGREEMENTS N_ ("Agreements")

static const RemitCommand commands[] = {
  { "agreements.add::sla", N_ ("Add Service Level Agreement"), AGREEMENTS },
  { "agreements.add::ola", N_ ("Add Operational Level Agreement"), AGREEMENTS },
  { "agreements.add::contract", N_ ("Add Supplier Contract"), AGREEMENTS },
  { "agreements.edit", N_ ("Edit Target or Date…"), AGREEMENTS, { NULL }, "F2" },
  { "agreements.light-chain",
    N_ ("Light the Chain of the Agreement on the Map"),
    AGREEMENTS,
    { NULL },
    "<Control><Shift>m" },
  { "agreements.show-on-map",
    N_ ("Show the Agreement on the Map"),
    AGREEMENTS,
    { NULL },
    "<Control>m" },
  { "agreements.inspect",
    N_ ("Open the Agreement in the Inspector"),
    AGREEMENTS,
    { NULL },
    "<Alt>Return" },
  { "agreements.page::page", N_ ("Page of the Agreement"), AGREEMENTS },
  { "agreements.page::calendar", N_ ("Calendar of Reviews"), AGREEMENTS },
};

const RemitCommand *
remit_agreements_view_commands (guint *n)
{
  *n = G_N_ELEMENTS (commands);
  return commands;
}

/* F2 is the sheet's own and only listed. */
static GtkEventController *
make_shortcuts (void)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (commands[i].keys_shown != NULL && !g_str_equal (commands[i].keys_shown, "F2"))
      gtk_shortcut_controller_add_shortcut (
        GTK_SHORTCUT_CONTROLLER (controller),
        gtk_shortcut_new (gtk_shortcut_trigger_parse_string (commands[i].keys_shown),
                          gtk_named_action_new (commands[i].action)));
  return controller;
}

/* ---- what they do ---- */

/* The cursor goes to the new agreement, where its name is typed. */
static void
on_add_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  RemitAgreementsView *self = data;
  int kind = remit_node_kind_from_key (g_variant_get_string (value, NULL));
  g_autoptr (GError) error = NULL;
  RemitId id;

  if (kind != REMIT_NODE_SLA && kind != REMIT_NODE_OLA && kind != REMIT_NODE_CONTRACT)
    return;
  id = remit_agreements_model_add (self->model, kind, NULL, &error);
  if (id == REMIT_ID_NONE)
    {
      remit_show_error (GTK_WIDGET (self), error);
      return;
    }
  for (guint row = 0;
       row < remit_sheet_model_get_n_lines (REMIT_SHEET_MODEL (self->model), REMIT_SHEET_ROWS);
       row++)
    if (remit_agreements_model_get_item (self->model, row) == id)
      remit_sheet_set_cursor (self->sheet, row, REMIT_SHEET_HEADER);
  remit_sheet_focus_cursor (self->sheet);
  remit_sheet_edit (self->sheet);
}

static void
on_edit_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  remit_sheet_edit (REMIT_AGREEMENTS_VIEW (data)->sheet);
}

static void
on_light_chain_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  RemitAgreementsView *self = data;
  RemitId id = _remit_agreements_view_get_agreement (self);

  if (id == REMIT_ID_NONE)
    return;
  gtk_widget_activate_action (data, "win.view", "s", "map");
  remit_selection_set_one (self->selection, id);
  gtk_widget_activate_action (data, "map.light-chain", NULL);
}

static void
on_show_on_map_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  RemitId id = _remit_agreements_view_get_agreement (data);

  if (id != REMIT_ID_NONE)
    gtk_widget_activate_action (data, "win.show-node", "x", id);
}

static void
on_inspect_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  RemitAgreementsView *self = data;
  RemitId id = _remit_agreements_view_get_agreement (self);

  if (id == REMIT_ID_NONE)
    return;
  remit_selection_set_one (self->selection, id);
  gtk_widget_activate_action (data, "win.focus-inspector", NULL);
}

static void
on_page_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  RemitAgreementsView *self = data;
  const char *name = g_variant_get_string (value, NULL);

  if (gtk_stack_get_child_by_name (self->book, name) != NULL)
    gtk_stack_set_visible_child_name (self->book, name);
}

/* ---- the group ---- */

void
_remit_agreements_view_add_actions (RemitAgreementsView *self)
{
  static const GActionEntry entries[] = {
    { "add", on_add_cb, "s" },
    { "edit", on_edit_cb },
    { "light-chain", on_light_chain_cb },
    { "show-on-map", on_show_on_map_cb },
    { "inspect", on_inspect_cb },
    { "page", NULL, "s", "'page'", on_page_cb },
  };

  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries),
                                   self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "agreements", G_ACTION_GROUP (self->actions));
  gtk_widget_add_controller (GTK_WIDGET (self), make_shortcuts ());
}

void
_remit_agreements_view_update_actions (RemitAgreementsView *self)
{
  gboolean editable = !remit_document_get_read_only (self->document);
  gboolean any = remit_agreements_model_get_n_items (self->model) > 0;
  gboolean on_any = any && _remit_agreements_view_get_agreement (self) != REMIT_ID_NONE;
  const struct
  {
    const char *name;
    gboolean enabled;
  } uses[] = {
    { "add", editable },       { "edit", editable && any }, { "light-chain", on_any },
    { "show-on-map", on_any }, { "inspect", on_any },
  };
  GAction *page = g_action_map_lookup_action (G_ACTION_MAP (self->actions), "page");

  for (guint i = 0; i < G_N_ELEMENTS (uses); i++)
    g_simple_action_set_enabled (
      G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self->actions), uses[i].name)),
      uses[i].enabled);
  g_simple_action_set_state (G_SIMPLE_ACTION (page),
                             g_variant_new_string (gtk_stack_get_visible_child_name (self->book)));
}

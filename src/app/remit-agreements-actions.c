/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-agreements"
#include "remit-agreements-view-private.h"

#include "remit-register-export.h"

#include <glib/gi18n-lib.h>

/* The commands of the view of agreements: what they are called, what they do, when they can be
 * used. */

#define AGREEMENTS N_ ("Agreements")

static const RemitCommand commands[] = {
  { "agreements.add::sla", N_ ("Add Service Level Agreement"), AGREEMENTS },
  { "agreements.add::ola", N_ ("Add Operational Level Agreement"), AGREEMENTS },
  { "agreements.add::contract", N_ ("Add Supplier Contract"), AGREEMENTS },
  { "agreements.export", N_ ("Export the Agreements…"), AGREEMENTS },
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

/* ---- what they do ---- */

/* The cursor goes to the new agreement, where its name is typed. */
static void
on_add_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  RemitAgreementsView *self = data;
  int kind = remit_node_kind_from_key (g_variant_get_string (value, NULL));
  GError *error = NULL;
  RemitId id;

  if (kind != REMIT_NODE_SLA && kind != REMIT_NODE_OLA && kind != REMIT_NODE_CONTRACT)
    return;
  id = remit_agreements_model_add (self->model, kind, NULL, &error);
  remit_sheet_view_take_error (data, error);
  for (guint row = 0;
       id != REMIT_ID_NONE
       && row < remit_sheet_model_get_n_lines (REMIT_SHEET_MODEL (self->model), REMIT_SHEET_ROWS);
       row++)
    if (remit_agreements_model_get_item (self->model, row) == id)
      {
        remit_sheet_view_edit_name (data, row);
        return;
      }
}

static void
on_light_chain_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  RemitAgreementsView *self = data;
  RemitId id = remit_sheet_view_get_subject (data);

  g_autoptr (GArray) chain = NULL;

  if (id == REMIT_ID_NONE)
    return;
  chain = remit_agreements_chain (remit_agreements_model_get_agreements (self->model), id);
  /* the agreement itself comes last, so that it is the one whose chain the map lights */
  g_array_append_val (chain, id);
  g_array_remove_index (chain, 0);
  gtk_widget_activate_action (data, "win.view", "s", "map");
  remit_selection_set (self->selection, (const RemitId *) chain->data, chain->len);
  gtk_widget_activate_action (data, "map.light-chain", NULL);
}

static void
on_page_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  RemitAgreementsView *self = data;
  const char *name = g_variant_get_string (value, NULL);

  if (gtk_stack_get_child_by_name (self->book, name) != NULL)
    gtk_stack_set_visible_child_name (self->book, name);
}

static void
on_export_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  remit_register_export_ask (data, REMIT_AGREEMENTS_VIEW (data)->document,
                             REMIT_REGISTER_AGREEMENTS);
}

/* ---- the group ---- */

void
_remit_agreements_view_add_actions (RemitAgreementsView *self)
{
  static const GActionEntry entries[] = {
    { "add", on_add_cb, "s" },
    { "export", on_export_cb },
    { "light-chain", on_light_chain_cb },
    { "page", NULL, "s", "'page'", on_page_cb },
  };

  remit_sheet_view_add_actions (REMIT_SHEET_VIEW (self), entries, G_N_ELEMENTS (entries));
}

void
_remit_agreements_view_update_actions (RemitSheetView *view)
{
  RemitAgreementsView *self = REMIT_AGREEMENTS_VIEW (view);
  gboolean editable = !remit_document_get_read_only (self->document);
  gboolean any = remit_agreements_model_get_n_items (self->model) > 0;

  remit_sheet_view_enable (view, editable, "add", NULL);
  remit_sheet_view_enable (view, editable && any, "edit", "clear", NULL);
  remit_sheet_view_enable (view, any, "export", NULL);
  remit_sheet_view_enable (view, remit_sheet_view_get_subject (view) != REMIT_ID_NONE,
                           "light-chain", NULL);
  remit_sheet_view_set_state (view, "page",
                              g_variant_new_string (gtk_stack_get_visible_child_name (self->book)));
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-kpis"
#include "remit-kpis-view-private.h"

#include "remit-register-export.h"

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
  { "kpis.export", N_ ("Export the KPIs…"), KPIS },
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
on_page_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  remit_sheet_view_turn_to (data, REMIT_KPIS_VIEW (data)->book, value);
}

static void
on_add_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  gtk_stack_set_visible_child_name (REMIT_KPIS_VIEW (data)->book, "register");
  remit_sheet_view_add_row (data);
}

static void
on_delete_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_autofree char *name = remit_sheet_view_name_subject (data);
  g_autofree char *text
    = name != NULL ? g_strdup_printf (_("“%s” deleted with its values"), name) : NULL;

  remit_sheet_view_delete_subject (data, text);
}

static void
on_export_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  remit_register_export_ask (data, REMIT_KPIS_VIEW (data)->document, REMIT_REGISTER_KPIS);
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

void
_remit_kpis_view_add_actions (RemitKpisView *self)
{
  static const GActionEntry entries[] = {
    { "add", on_add_cb },
    { "delete", on_delete_cb },
    { "page", NULL, "s", "'register'", on_page_cb },
    { "export", on_export_cb },
    { "export-chart", on_export_chart_cb },
  };

  remit_sheet_view_add_actions (REMIT_SHEET_VIEW (self), entries, G_N_ELEMENTS (entries));
}

void
_remit_kpis_view_update_actions (RemitSheetView *view)
{
  RemitKpisView *self = REMIT_KPIS_VIEW (view);
  gboolean editable = !remit_document_get_read_only (self->document);
  gboolean on_any = remit_sheet_view_get_subject (view) != REMIT_ID_NONE;

  remit_sheet_view_enable (view, editable, "add", NULL);
  remit_sheet_view_enable (view, editable && on_any, "edit", "clear", "delete", NULL);
  remit_sheet_view_enable (view, remit_kpis_model_get_n_items (self->model) > 0, "export", NULL);
  remit_sheet_view_enable (view, remit_money_chart_has_any (self->chart), "export-chart", NULL);
  remit_sheet_view_set_state (view, "page",
                              g_variant_new_string (gtk_stack_get_visible_child_name (self->book)));
}

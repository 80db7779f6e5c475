/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-money"
#include "remit-money-view-private.h"

#include "remit-dialogs.h"
#include "remit-menus.h"
#include "remit-money-model-private.h"
#include "remit-money-rate.h"
#include "remit-money-text.h"
#include "remit-register-export.h"

#include <glib/gi18n-lib.h>

/* The commands of the view of the money: what they are called, what they do, when they can be
 * used. */

#define MONEY N_ ("Money")
#define LOOK N_ ("Looking at money")

static const RemitCommand commands[] = {
  { "money.add-line", N_ ("Add Budget Line"), MONEY, { NULL }, "<Control><Shift>k" },
  { "money.delete-line", N_ ("Delete Budget Line"), MONEY },
  { "money.edit", N_ ("Edit Amount or Payers…"), MONEY, { NULL }, "F2" },
  { "money.clear", N_ ("Clear Cells"), MONEY, { NULL }, "Delete" },
  { "money.add-year", N_ ("Add a Year"), MONEY, { NULL }, "<Control><Shift>y" },
  { "money.add-earlier-year", N_ ("Add an Earlier Year"), MONEY },
  { "money.copy-forward", N_ ("Copy a Year Forward…"), MONEY },
  { "money.add-rate", N_ ("Add a Rate of Exchange…"), MONEY },
  { "money.show-on-map", N_ ("Show the Budget Line on the Map"), MONEY, { NULL }, "<Control>m" },
  { "money.inspect", N_ ("Open the Budget Line in the Inspector"), MONEY, { NULL }, "<Alt>Return" },
  { "money.export", N_ ("Export the Budget Lines…"), MONEY },
  { "money.export-chart", N_ ("Export the Chart…"), MONEY },
  { "money.page::lines", N_ ("Budget Lines"), LOOK },
  { "money.page::sums", N_ ("Sums of Money"), LOOK },
  { "money.page::balance", N_ ("Balance of Money, Decisions and Work"), LOOK },
  { "money.page::growth", N_ ("Growth of Money"), LOOK },
  { "money.page::tco", N_ ("Total Cost of Ownership"), LOOK },
  { "money.page::showback", N_ ("Showback: Who Uses What"), LOOK },
  { "money.axis::payer", N_ ("Money by Payer"), LOOK },
  { "money.axis::owner", N_ ("Money by Owner"), LOOK },
  { "money.axis::tree", N_ ("Money by Component Tree"), LOOK },
  { "money.axis::item", N_ ("Money by What Is Covered"), LOOK },
  { "money.axis::initiative", N_ ("Money by Initiative"), LOOK },
  { "money.axis::year", N_ ("Money by Year"), LOOK },
  { "money.axis::state", N_ ("Money by State"), LOOK },
  { "money.axis::nature", N_ ("Money by Nature"), LOOK },
  { "money.axis::line", N_ ("Money by Budget Line"), LOOK },
  { "money.state::plan", N_ ("Planned Money by Year"), LOOK },
  { "money.state::approved", N_ ("Approved Money by Year"), LOOK },
  { "money.state::forecast", N_ ("Forecast by Year"), LOOK },
  { "money.state::committed", N_ ("Committed Money by Year"), LOOK },
  { "money.state::actual", N_ ("Spent Money by Year"), LOOK },
  { "money.all-states", N_ ("All States of One Year"), LOOK },
  { "money.currencies", N_ ("Column of Currencies"), LOOK },
  { "money.search", N_ ("Find a Budget Line"), LOOK },
  { "money.fold-all", N_ ("Fold All Groups of Lines"), LOOK },
  { "money.unfold-all", N_ ("Unfold All Groups of Lines"), LOOK },
};

const RemitCommand *
remit_money_view_commands (guint *n)
{
  *n = G_N_ELEMENTS (commands);
  return commands;
}

static void
show_and_clear (RemitMoneyView *self, GError *error)
{
  remit_sheet_view_take_error (REMIT_SHEET_VIEW (self), error);
}

static void
show_lines (RemitMoneyView *self)
{
  gtk_stack_set_visible_child_name (self->book, "lines");
}

/* ---- pages ---- */

static void
on_page_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  remit_sheet_view_turn_to (data, REMIT_MONEY_VIEW (data)->book, value);
}

static void
on_axis_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  RemitMoneyView *self = data;
  RemitMoneyPage *page = _remit_money_view_get_page (self);

  if (page != self->sums && page != self->growth)
    gtk_stack_set_visible_child_name (self->book, "sums");
  for (guint axis = 0; axis < REMIT_N_BUDGET_AXES; axis++)
    if (g_str_equal (remit_budget_axis_key (axis), g_variant_get_string (value, NULL)))
      _remit_money_view_set_axis (self, axis);
}

static void
on_export_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  remit_register_export_ask (data, REMIT_MONEY_VIEW (data)->document, REMIT_REGISTER_BUDGET);
}

static void
on_export_chart_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  RemitMoneyPage *page = _remit_money_view_get_page (data);

  if (page != NULL)
    remit_money_page_export (page);
}

/* ---- lines and cells ---- */

static void
on_add_line_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  show_lines (data);
  remit_sheet_view_add_row (data);
}

static void
on_delete_line_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_autofree char *name = remit_sheet_view_name_subject (data);
  g_autofree char *text
    = name != NULL ? g_strdup_printf (_("“%s” deleted with its amounts"), name) : NULL;

  remit_sheet_view_delete_subject (data, text);
}

/* ---- years ---- */

/* The cursor goes to the new column, where typing begins. */
static void
add_year (RemitMoneyView *self, gboolean before)
{
  guint row, column, n;

  show_lines (self);
  remit_money_model_set_columns (self->model, REMIT_MONEY_YEARS);
  remit_money_model_add_year (self->model, before);
  if (!remit_sheet_get_cursor (self->sheet, &row, &column))
    return;
  n = remit_money_model_get_years (self->model)->len;
  remit_sheet_set_cursor (self->sheet, row,
                          remit_money_model_find_column (self->model, REMIT_MONEY_FIRST_AMOUNT)
                            + (before ? 0 : n - 1));
  remit_sheet_focus_cursor (self->sheet);
}

static void
on_add_year_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  add_year (data, FALSE);
}

static void
on_add_earlier_year_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  add_year (data, TRUE);
}

/* The year of the cursor's column, else the last one. */
static gint64
get_source_year (RemitMoneyView *self)
{
  const GArray *years = remit_money_model_get_years (self->model);
  guint row, column;
  RemitAmountState state;
  gint64 year;

  if (remit_money_model_get_columns (self->model) == REMIT_MONEY_YEARS
      && remit_sheet_get_cursor (self->sheet, &row, &column) && column != REMIT_SHEET_HEADER
      && remit_money_model_get_amount_column (self->model, column, &year, &state))
    return year;
  return g_array_index (years, gint64, years->len - 1);
}

static void
on_growth_given_cb (const char *text, gpointer data)
{
  RemitMoneyView *self = data;
  gint64 growth;
  guint n = 0;
  GError *error = NULL;
  g_autofree char *said = NULL;

  if (remit_ratio_read (text, &growth, &error)
      && remit_money_model_copy_forward (self->model, get_source_year (self), growth, &n, &error))
    {
      said = n > 0 ? g_strdup_printf (ngettext ("%u amount copied", "%u amounts copied", n), n)
                   : g_strdup (_("Nothing to copy: every recurring line has its amount there"));
      remit_show_toast (GTK_WIDGET (self), said, n > 0);
    }
  show_and_clear (self, error);
}

static void
on_copy_forward_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  RemitMoneyView *self = data;
  const RemitGraph *graph = remit_document_get_graph (self->document);
  gint64 year = get_source_year (self);
  g_autofree char *from = _remit_money_year_name (graph, year);
  g_autofree char *to = _remit_money_year_name (graph, year + 1);
  /* Translators: the heading of a question: two years. */
  g_autofree char *heading = g_strdup_printf (_("Copy %s to %s"), from, to);

  remit_ask_text (data, heading, _("Growth in per cent"), "3.2", _("Copy"), on_growth_given_cb,
                  self);
}

/* ---- rates ---- */

static void
on_rate_given_cb (const char *text, gpointer data)
{
  RemitMoneyView *self = data;
  g_autofree char *said = NULL;
  GError *error = NULL;

  said = remit_money_add_rate (self->document, text, &error);
  if (said != NULL)
    remit_show_toast (GTK_WIDGET (self), said, TRUE);
  show_and_clear (self, error);
}

static void
on_add_rate_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  RemitMoneyView *self = data;
  g_autofree char *example = remit_money_suggest_rate (self->document);

  remit_ask_text (data, _("Add a Rate of Exchange"),
                  _("What is worth what, and from which day on"), example, _("Add"),
                  on_rate_given_cb, self);
}

/* ---- what is shown ---- */

static void
on_state_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  RemitMoneyView *self = data;
  const RemitEnumValue *values
    = remit_table_info (REMIT_TABLE_AMOUNT)->fields[REMIT_AMOUNT_FIELD_STATE].values;

  show_lines (self);
  remit_money_model_set_columns (self->model, REMIT_MONEY_YEARS);
  for (guint i = 0; i < REMIT_N_AMOUNT_STATES; i++)
    if (g_str_equal (values[i].key, g_variant_get_string (value, NULL)))
      remit_money_model_set_state (self->model, i);
}

static void
on_year_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  RemitMoneyView *self = data;

  show_lines (self);
  remit_money_model_set_columns (self->model, REMIT_MONEY_STATES);
  remit_money_model_set_year (self->model, remit_menu_read_id (value));
}

static void
on_all_states_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  RemitMoneyView *self = data;
  gint64 year = get_source_year (self);

  show_lines (self);
  remit_money_model_set_columns (self->model, REMIT_MONEY_STATES);
  remit_money_model_set_year (self->model, year);
}

static void
on_currencies_cb (GSimpleAction *action, GVariant *state, gpointer data)
{
  remit_money_model_set_with_currency (REMIT_MONEY_VIEW (data)->model,
                                       g_variant_get_boolean (state));
}

static void
on_search_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  RemitMoneyView *self = data;

  show_lines (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

static void
on_show_all_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  gtk_editable_set_text (GTK_EDITABLE (REMIT_MONEY_VIEW (data)->search), "");
}

static void
on_fold_all_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  remit_money_model_fold_all (REMIT_MONEY_VIEW (data)->model, TRUE);
}

static void
on_unfold_all_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  remit_money_model_fold_all (REMIT_MONEY_VIEW (data)->model, FALSE);
}

/* ---- the group ---- */

void
_remit_money_view_add_actions (RemitMoneyView *self)
{
  static const GActionEntry entries[] = {
    { "add-line", on_add_line_cb },
    { "delete-line", on_delete_line_cb },
    { "add-year", on_add_year_cb },
    { "add-earlier-year", on_add_earlier_year_cb },
    { "copy-forward", on_copy_forward_cb },
    { "add-rate", on_add_rate_cb },
    { "state", NULL, "s", "'plan'", on_state_cb },
    { "year", NULL, "s", "''", on_year_cb },
    { "all-states", on_all_states_cb },
    { "currencies", NULL, NULL, "false", on_currencies_cb },
    { "page", NULL, "s", "'lines'", on_page_cb },
    { "axis", NULL, "s", "'payer'", on_axis_cb },
    { "export", on_export_cb },
    { "export-chart", on_export_chart_cb },
    { "search", on_search_cb },
    { "show-all", on_show_all_cb },
    { "fold-all", on_fold_all_cb },
    { "unfold-all", on_unfold_all_cb },
  };

  remit_sheet_view_add_actions (REMIT_SHEET_VIEW (self), entries, G_N_ELEMENTS (entries));
}

/* ---- when they can be used ---- */

/* Of the two choices only the one in effect has a mark. */
static void
update_states (RemitMoneyView *self)
{
  RemitSheetView *view = REMIT_SHEET_VIEW (self);
  const RemitEnumValue *values
    = remit_table_info (REMIT_TABLE_AMOUNT)->fields[REMIT_AMOUNT_FIELD_STATE].values;
  gboolean years = remit_money_model_get_columns (self->model) == REMIT_MONEY_YEARS;

  remit_sheet_view_set_state (
    view, "state",
    g_variant_new_string (years ? values[remit_money_model_get_state (self->model)].key : ""));
  remit_sheet_view_set_state (view, "year",
                              years
                                ? g_variant_new_string ("")
                                : remit_menu_write_id (remit_money_model_get_year (self->model)));
  remit_sheet_view_set_state (
    view, "currencies", g_variant_new_boolean (remit_money_model_get_with_currency (self->model)));
  remit_sheet_view_set_state (view, "page",
                              g_variant_new_string (gtk_stack_get_visible_child_name (self->book)));
  remit_sheet_view_set_state (view, "axis",
                              g_variant_new_string (remit_budget_axis_key (self->axis)));
}

void
_remit_money_view_update_actions (RemitSheetView *view)
{
  RemitMoneyView *self = REMIT_MONEY_VIEW (view);
  gboolean editable = !remit_document_get_read_only (self->document);
  gboolean on_any = remit_sheet_view_get_subject (view) != REMIT_ID_NONE;
  gboolean any = remit_money_model_get_n_items (self->model) > 0;

  remit_sheet_view_enable (view, editable, "add-line", "add-rate", NULL);
  remit_sheet_view_enable (view, editable && any, "edit", "clear", "copy-forward", NULL);
  remit_sheet_view_enable (view, editable && on_any, "delete-line", NULL);
  remit_sheet_view_enable (view, any, "export", NULL);
  remit_sheet_view_enable (view, _remit_money_view_get_page (self) != NULL, "export-chart", NULL);
  update_states (self);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-money"
#include "remit-money-view-private.h"

#include "remit-access.h"
#include "remit-menus.h"
#include "remit-money-model-private.h"

#include <glib/gi18n-lib.h>

/* The menu of what the amounts are: the years in one state, or all states of one year.  It only
 * names actions, and is made anew only when it would differ. */

static GMenu *
make_states (void)
{
  const RemitEnumValue *values
    = remit_table_info (REMIT_TABLE_AMOUNT)->fields[REMIT_AMOUNT_FIELD_STATE].values;
  GMenu *menu = g_menu_new ();

  for (guint i = 0; i < REMIT_N_AMOUNT_STATES; i++)
    remit_menu_append_target (menu, _(values[i].label), "money.state", values[i].key);
  return menu;
}

static GMenu *
make_years (RemitMoneyView *self)
{
  const GArray *years = remit_money_model_get_years (self->model);
  GMenu *menu = g_menu_new ();

  for (guint i = 0; i < years->len; i++)
    {
      gint64 year = g_array_index (years, gint64, i);
      g_autofree char *name
        = _remit_money_year_name (remit_document_get_graph (self->document), year);

      remit_menu_append_id (menu, name, "money.year", year);
    }
  return menu;
}

static char *
digest (RemitMoneyView *self)
{
  const GArray *years = remit_money_model_get_years (self->model);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < years->len; i++)
    {
      g_autofree char *name = _remit_money_year_name (remit_document_get_graph (self->document),
                                                      g_array_index (years, gint64, i));

      g_string_append_printf (text, "%s\n", name);
    }
  return g_string_free (text, FALSE);
}

static char *
describe_shown (RemitMoneyView *self)
{
  g_autofree char *year = NULL;

  if (remit_money_model_get_columns (self->model) == REMIT_MONEY_YEARS)
    return g_strdup (_remit_money_state_name (remit_money_model_get_state (self->model)));
  year = _remit_money_year_name (remit_document_get_graph (self->document),
                                 remit_money_model_get_year (self->model));
  return g_steal_pointer (&year);
}

void
_remit_money_view_update_menus (RemitMoneyView *self)
{
  g_autofree char *listed = digest (self);
  g_autofree char *shown = describe_shown (self);

  gtk_label_set_text (self->shown_label, shown);
  remit_label_inner_button (GTK_WIDGET (self->shown_button), shown);
  if (remit_sheet_view_lists_changed (REMIT_SHEET_VIEW (self), listed))
    {
      g_autoptr (GMenu) menu = g_menu_new ();

      remit_menu_append_section (menu, _("Years in one state"), make_states ());
      remit_menu_append_section (menu, _("All states of one year"), make_years (self));
      gtk_menu_button_set_menu_model (self->shown_button, G_MENU_MODEL (menu));
    }
}

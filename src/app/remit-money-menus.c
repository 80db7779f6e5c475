/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-money"
#include "remit-money-view-private.h"

#include "remit-access.h"
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
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (_(values[i].label), NULL);

      g_menu_item_set_action_and_target (item, "money.state", "s", values[i].key);
      g_menu_append_item (menu, item);
    }
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
      g_autofree char *target = g_strdup_printf ("%" G_GINT64_FORMAT, year);
      g_autoptr (GMenuItem) item = g_menu_item_new (name, NULL);

      g_menu_item_set_action_and_target (item, "money.year", "s", target);
      g_menu_append_item (menu, item);
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
  if (g_strcmp0 (listed, self->listed) != 0)
    {
      g_autoptr (GMenu) menu = g_menu_new ();
      g_autoptr (GMenu) states = make_states ();
      g_autoptr (GMenu) years = make_years (self);

      g_menu_append_section (menu, _("Years in one state"), G_MENU_MODEL (states));
      g_menu_append_section (menu, _("All states of one year"), G_MENU_MODEL (years));
      gtk_menu_button_set_menu_model (self->shown_button, G_MENU_MODEL (menu));
      g_free (self->listed);
      self->listed = g_steal_pointer (&listed);
    }
}

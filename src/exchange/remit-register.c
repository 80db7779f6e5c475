/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-exchange"

#include "remit-register-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Roles and proposals of registers: plain data.  A proposal holds no pointer into the workbook, so
 * it may be copied, written down and applied to the next file of the same shape. */

typedef struct
{
  const char *key;
  const char *label;
} RoleText;

static const RoleText role_texts[REMIT_N_REGISTER_ROLES] = {
  [REMIT_REGISTER_SKIP] = { "skip", N_("Leave out") },
  [REMIT_REGISTER_TEXT] = { "text", N_("Text") },
  [REMIT_REGISTER_ID] = { "id", N_("Id") },
  [REMIT_REGISTER_NAME] = { "name", N_("Name") },
  [REMIT_REGISTER_NOTE] = { "note", N_("Note") },
  [REMIT_REGISTER_OWNER] = { "owner", N_("Owner") },
  [REMIT_REGISTER_COVERS] = { "covers", N_("Covers") },
  [REMIT_REGISTER_PAYER] = { "payer", N_("Payer") },
  [REMIT_REGISTER_PAYER_UNIT] = { "payer-unit", N_("Part of") },
  [REMIT_REGISTER_NATURE] = { "nature", N_("CAPEX or OPEX") },
  [REMIT_REGISTER_RECURRENCE] = { "recurrence", N_("Recurrence") },
  [REMIT_REGISTER_CATEGORY] = { "category", N_("Category") },
  [REMIT_REGISTER_CURRENCY] = { "currency", N_("Currency") },
  [REMIT_REGISTER_YEAR] = { "year", N_("Year") },
  [REMIT_REGISTER_MONTH] = { "month", N_("Month") },
  [REMIT_REGISTER_STATE] = { "state", N_("State") },
  [REMIT_REGISTER_AMOUNT] = { "amount", N_("Amount") },
  [REMIT_REGISTER_AGREEMENT_KIND] = { "agreement-kind", N_("Kind of agreement") },
  [REMIT_REGISTER_PROVIDER] = { "provider", N_("Provider") },
  [REMIT_REGISTER_CUSTOMER] = { "customer", N_("Customer") },
  [REMIT_REGISTER_SUPPORTS] = { "supports", N_("Supports") },
  [REMIT_REGISTER_INDICATOR] = { "indicator", N_("Indicator") },
  [REMIT_REGISTER_OBJECTIVE] = { "objective", N_("Objective") },
  [REMIT_REGISTER_OPERATOR] = { "operator", N_("Comparison") },
  [REMIT_REGISTER_TARGET] = { "target", N_("Target") },
  [REMIT_REGISTER_UNIT] = { "unit", N_("Unit") },
  [REMIT_REGISTER_WINDOW] = { "window", N_("Window") },
  [REMIT_REGISTER_HOURS] = { "hours", N_("Hours of service") },
  [REMIT_REGISTER_VALID_FROM] = { "valid-from", N_("Valid from") },
  [REMIT_REGISTER_VALID_TO] = { "valid-to", N_("Valid to") },
  [REMIT_REGISTER_REVIEW] = { "review", N_("Next review") },
  [REMIT_REGISTER_FORMULA] = { "formula", N_("Formula") },
  [REMIT_REGISTER_DIRECTION] = { "direction", N_("Direction") },
  [REMIT_REGISTER_BASELINE] = { "baseline", N_("Baseline") },
  [REMIT_REGISTER_TARGET_DAY] = { "target-day", N_("Target date") },
  [REMIT_REGISTER_AMBER] = { "amber", N_("Amber from") },
  [REMIT_REGISTER_RED] = { "red", N_("Red from") },
  [REMIT_REGISTER_FREQUENCY] = { "frequency", N_("Frequency") },
  [REMIT_REGISTER_SOURCE] = { "source", N_("Source") },
  [REMIT_REGISTER_AGREED_BY] = { "agreed-by", N_("Agreed by") },
  [REMIT_REGISTER_VISIBLE_TO] = { "visible-to", N_("Visible to") },
  [REMIT_REGISTER_DAY] = { "day", N_("Date of the value") },
  [REMIT_REGISTER_VALUE] = { "value", N_("Value") },
};

#define END REMIT_N_REGISTER_ROLES
#define COMMON REMIT_REGISTER_SKIP, REMIT_REGISTER_TEXT, REMIT_REGISTER_ID, REMIT_REGISTER_NAME

static const RemitRegisterRole budget_roles[] = {
  COMMON,
  REMIT_REGISTER_COVERS,
  REMIT_REGISTER_PAYER,
  REMIT_REGISTER_PAYER_UNIT,
  REMIT_REGISTER_OWNER,
  REMIT_REGISTER_AMOUNT,
  REMIT_REGISTER_YEAR,
  REMIT_REGISTER_MONTH,
  REMIT_REGISTER_STATE,
  REMIT_REGISTER_CURRENCY,
  REMIT_REGISTER_NATURE,
  REMIT_REGISTER_RECURRENCE,
  REMIT_REGISTER_CATEGORY,
  REMIT_REGISTER_NOTE,
  END,
};

static const RemitRegisterRole agreement_roles[] = {
  COMMON,
  REMIT_REGISTER_AGREEMENT_KIND,
  REMIT_REGISTER_PROVIDER,
  REMIT_REGISTER_CUSTOMER,
  REMIT_REGISTER_COVERS,
  REMIT_REGISTER_SUPPORTS,
  REMIT_REGISTER_INDICATOR,
  REMIT_REGISTER_OBJECTIVE,
  REMIT_REGISTER_OPERATOR,
  REMIT_REGISTER_TARGET,
  REMIT_REGISTER_UNIT,
  REMIT_REGISTER_WINDOW,
  REMIT_REGISTER_HOURS,
  REMIT_REGISTER_VALID_FROM,
  REMIT_REGISTER_VALID_TO,
  REMIT_REGISTER_REVIEW,
  REMIT_REGISTER_NOTE,
  END,
};

static const RemitRegisterRole kpi_roles[] = {
  COMMON,
  REMIT_REGISTER_OWNER,
  REMIT_REGISTER_COVERS,
  REMIT_REGISTER_FORMULA,
  REMIT_REGISTER_UNIT,
  REMIT_REGISTER_DIRECTION,
  REMIT_REGISTER_BASELINE,
  REMIT_REGISTER_TARGET,
  REMIT_REGISTER_TARGET_DAY,
  REMIT_REGISTER_AMBER,
  REMIT_REGISTER_RED,
  REMIT_REGISTER_FREQUENCY,
  REMIT_REGISTER_SOURCE,
  REMIT_REGISTER_AGREED_BY,
  REMIT_REGISTER_VISIBLE_TO,
  REMIT_REGISTER_VALUE,
  REMIT_REGISTER_DAY,
  REMIT_REGISTER_NOTE,
  END,
};

static const struct
{
  const char *key, *label;
  const RemitRegisterRole *roles;
} sorts[REMIT_N_REGISTER_SORTS] = {
  [REMIT_REGISTER_BUDGET] = { "budget", N_("Budget lines"), budget_roles },
  [REMIT_REGISTER_AGREEMENTS] = { "agreements", N_("Agreements"), agreement_roles },
  [REMIT_REGISTER_KPIS] = { "kpis", N_("KPIs"), kpi_roles },
};

const RemitRegisterRole *
remit_register_roles (RemitRegisterSort sort)
{
  g_return_val_if_fail (sort < REMIT_N_REGISTER_SORTS, budget_roles);
  return sorts[sort].roles;
}

gboolean
_remit_register_sort_has_role (RemitRegisterSort sort, RemitRegisterRole role)
{
  for (const RemitRegisterRole *p = remit_register_roles (sort); *p != END; p++)
    if (*p == role)
      return TRUE;
  return FALSE;
}

const char *
remit_register_role_key (RemitRegisterRole role)
{
  g_return_val_if_fail (role < REMIT_N_REGISTER_ROLES, "skip");
  return role_texts[role].key;
}

const char *
remit_register_role_label (RemitRegisterRole role)
{
  g_return_val_if_fail (role < REMIT_N_REGISTER_ROLES, "");
  return _(role_texts[role].label);
}

const char *
remit_register_sort_key (RemitRegisterSort sort)
{
  g_return_val_if_fail (sort < REMIT_N_REGISTER_SORTS, "budget");
  return sorts[sort].key;
}

const char *
remit_register_sort_label (RemitRegisterSort sort)
{
  g_return_val_if_fail (sort < REMIT_N_REGISTER_SORTS, "");
  return _(sorts[sort].label);
}

int
_remit_register_sort_from_key (const char *key)
{
  for (RemitRegisterSort sort = 0; sort < REMIT_N_REGISTER_SORTS; sort++)
    if (g_strcmp0 (sorts[sort].key, key) == 0)
      return (int) sort;
  return -1;
}

/* ---- proposals ---- */

static void
free_column (RemitRegisterColumn *column)
{
  g_free (column->name);
  g_free (column);
}

GPtrArray *
_remit_register_columns_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) free_column);
}

RemitRegisterColumn *
_remit_register_column_new (RemitRegisterRole role, const char *name)
{
  RemitRegisterColumn *column = g_new (RemitRegisterColumn, 1);

  *column = (RemitRegisterColumn){
    .role = role, .name = g_strdup (name), .year = REMIT_UNSET, .state = -1
  };
  return column;
}

RemitRegisterProposal *
_remit_register_proposal_new (RemitRegisterSort sort, guint sheet, const RemitTableArea *area)
{
  RemitRegisterProposal *proposal = g_new0 (RemitRegisterProposal, 1);

  proposal->sort = sort;
  proposal->sheet = sheet;
  proposal->first_row = area->first_row;
  proposal->last_row = area->last_row;
  proposal->first_column = area->first_column;
  proposal->last_column = area->last_column;
  proposal->columns = _remit_register_columns_new ();
  proposal->title = g_strdup ("");
  proposal->decimal = '.';
  proposal->unit = 1;
  proposal->state = REMIT_AMOUNT_PLAN;
  return proposal;
}

RemitRegisterProposal *
remit_register_proposal_copy (const RemitRegisterProposal *proposal)
{
  RemitRegisterProposal *copy = g_new (RemitRegisterProposal, 1);

  *copy = *proposal;
  copy->title = g_strdup (proposal->title);
  copy->columns = _remit_register_columns_new ();
  for (guint i = 0; i < proposal->columns->len; i++)
    {
      RemitRegisterColumn *column
        = g_memdup2 (proposal->columns->pdata[i], sizeof (RemitRegisterColumn));

      column->name = g_strdup (column->name);
      g_ptr_array_add (copy->columns, column);
    }
  return copy;
}

void
remit_register_proposal_free (RemitRegisterProposal *proposal)
{
  if (proposal == NULL)
    return;
  g_ptr_array_unref (proposal->columns);
  g_free (proposal->title);
  g_free (proposal);
}

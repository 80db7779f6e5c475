/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-exchange"

#include "remit-register-private.h"

#include "remit-money.h"
#include "remit-raci-cell.h"

#include <string.h>

/* A proposal's choices as text, to be remembered for the next file of the same shape.  A key file
 * of keys, since its texts are escaped and unknown ones of later versions do no harm. */

#define GROUP "register"

/* Headers in order, without those that name a period: the next year's file has other ones. */
char *
remit_register_proposal_shape (const RemitRegisterProposal *proposal, const RemitWorkbook *workbook)
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree char *start
    = g_strdup_printf ("register|%s|%u|%u", remit_workbook_format (workbook),
                       remit_workbook_n_sheets (workbook), proposal->first_column);

  g_checksum_update (sum, (const guchar *) start, -1);
  for (guint i = 0; i < proposal->columns->len; i++)
    {
      const RemitRegisterColumn *column = proposal->columns->pdata[i];
      gboolean period = column->year != REMIT_UNSET || column->day != 0;

      g_checksum_update (sum, (const guchar *) "|", 1);
      g_checksum_update (sum, (const guchar *) (period ? "0" : column->name), -1);
    }
  return g_strndup (g_checksum_get_string (sum), 24);
}

char *
remit_register_proposal_serialise (const RemitRegisterProposal *proposal)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autofree const char **roles = g_new0 (const char *, proposal->columns->len + 1);
  char decimal[] = { proposal->decimal, '\0' };

  for (guint i = 0; i < proposal->columns->len; i++)
    roles[i]
      = remit_register_role_key (((RemitRegisterColumn *) proposal->columns->pdata[i])->role);
  g_key_file_set_string (file, GROUP, "sort", remit_register_sort_key (proposal->sort));
  g_key_file_set_integer (file, GROUP, "header-rows", (gint) proposal->n_header_rows);
  g_key_file_set_string (file, GROUP, "decimal", decimal);
  g_key_file_set_int64 (file, GROUP, "unit", proposal->unit);
  g_key_file_set_string (file, GROUP, "currency", proposal->currency);
  g_key_file_set_integer (file, GROUP, "state", proposal->state);
  g_key_file_set_string_list (file, GROUP, "roles", roles, proposal->columns->len);
  return g_key_file_to_data (file, NULL, NULL);
}

/* ---- and back ---- */

static int
find_role (RemitRegisterSort sort, const char *key)
{
  for (const RemitRegisterRole *p = remit_register_roles (sort); *p != REMIT_N_REGISTER_ROLES; p++)
    if (g_str_equal (remit_register_role_key (*p), key))
      return (int) *p;
  return -1;
}

static gboolean
read_roles (GKeyFile *file, RemitRegisterProposal *proposal)
{
  gsize n = 0;
  g_auto (GStrv) roles = g_key_file_get_string_list (file, GROUP, "roles", &n, NULL);

  if (roles == NULL || n != proposal->columns->len)
    return FALSE;
  for (gsize i = 0; i < n; i++)
    {
      int role = find_role (proposal->sort, roles[i]);

      if (role < 0)
        return FALSE;
      ((RemitRegisterColumn *) proposal->columns->pdata[i])->role = (RemitRegisterRole) role;
    }
  return TRUE;
}

static void
read_figures (GKeyFile *file, RemitRegisterProposal *proposal)
{
  g_autofree char *decimal = g_key_file_get_string (file, GROUP, "decimal", NULL);
  g_autofree char *currency = g_key_file_get_string (file, GROUP, "currency", NULL);
  gint64 unit = g_key_file_get_int64 (file, GROUP, "unit", NULL);
  int state = g_key_file_get_integer (file, GROUP, "state", NULL);

  /* What the figures of this file allow goes before what those of another one needed. */
  if (decimal != NULL && (*decimal == ',' || *decimal == '.') && proposal->decimal_is_guess)
    proposal->decimal = *decimal;
  if (currency != NULL && remit_currency_digits (currency) >= 0)
    g_strlcpy (proposal->currency, currency, sizeof proposal->currency);
  if (unit == 1 || unit == 1000 || unit == 1000000)
    proposal->unit = unit;
  if (state >= REMIT_AMOUNT_PLAN && state <= REMIT_AMOUNT_ACTUAL)
    proposal->state = state;
}

gboolean
remit_register_proposal_apply_serialised (RemitRegisterProposal *proposal,
                                          const RemitWorkbook *workbook, const RemitGraph *graph,
                                          const char *choices)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (RemitRegisterProposal) before = remit_register_proposal_copy (proposal);
  g_autofree char *key = NULL;
  int header, sort;

  if (!g_key_file_load_from_data (file, choices, (gsize) -1, G_KEY_FILE_NONE, NULL))
    return FALSE;
  key = g_key_file_get_string (file, GROUP, "sort", NULL);
  sort = _remit_register_sort_from_key (key);
  header = g_key_file_get_integer (file, GROUP, "header-rows", NULL);
  if (sort < 0 || header < 0 || (guint) header > proposal->last_row - proposal->first_row)
    return FALSE;
  proposal->sort = (RemitRegisterSort) sort;
  proposal->n_header_rows = (guint) header;
  remit_register_proposal_update (proposal, workbook, graph);
  if (!read_roles (file, proposal))
    {
      /* As it was, so that half of the choices does not stay. */
      RemitRegisterProposal other = *proposal;

      *proposal = *before;
      *before = other;
      return FALSE;
    }
  read_figures (file, proposal);
  return TRUE;
}

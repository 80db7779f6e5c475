/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-import"
#include "remit-import-doubt.h"

#include "remit-import-figures.h"

#include <glib/gi18n-lib.h>

/* The decimal sign of a file cannot always be told from its figures; what a wrong one would do can
 * be shown by one of them.  Looks at cells in reading order up to the first such figure. */

gboolean
remit_import_role_is_figure (RemitRegisterRole role)
{
  static const RemitRegisterRole figures[]
    = { REMIT_REGISTER_AMOUNT, REMIT_REGISTER_TARGET, REMIT_REGISTER_BASELINE,
        REMIT_REGISTER_AMBER,  REMIT_REGISTER_RED,    REMIT_REGISTER_VALUE };

  for (guint i = 0; i < G_N_ELEMENTS (figures); i++)
    if (figures[i] == role)
      return TRUE;
  return FALSE;
}

/* NULL when the cell reads the same either way, or is no figure. */
static RemitImportDoubt *
compare_readings (RemitImportRegister *self, guint row, guint column)
{
  const RemitTableGrid *grid = remit_import_table_get_grid (REMIT_IMPORT_TABLE (self));
  const char *text = remit_table_grid_cell (grid, row, column);
  char decimal = remit_import_register_get_proposal (self)->decimal;
  g_autofree char *with_this = remit_import_figure_read (text, decimal);
  g_autofree char *with_other = remit_import_figure_read (text, decimal == '.' ? ',' : '.');
  RemitImportDoubt *doubt;

  if (with_this == NULL || with_other == NULL || g_str_equal (with_this, with_other))
    return NULL;
  doubt = g_new (RemitImportDoubt, 1);
  doubt->where = remit_cell_name (row, column);
  doubt->text = g_strdup (text);
  doubt->with_this = remit_import_figure_spell (with_this);
  doubt->with_other = remit_import_figure_spell (with_other);
  return doubt;
}

RemitImportDoubt *
remit_import_register_find_doubt (RemitImportRegister *self)
{
  const RemitRegisterProposal *proposal = remit_import_register_get_proposal (self);

  for (guint row = proposal->first_row + proposal->n_header_rows; row <= proposal->last_row; row++)
    for (guint i = 0; i < proposal->columns->len; i++)
      {
        const RemitRegisterColumn *column = proposal->columns->pdata[i];
        RemitImportDoubt *doubt = NULL;

        if (remit_import_role_is_figure (column->role))
          doubt = compare_readings (self, row, proposal->first_column + i);
        if (doubt != NULL)
          return doubt;
      }
  return NULL;
}

char *
remit_import_doubt_explain (const RemitImportDoubt *doubt)
{
  /* Translators: a figure as it stands in a file, and what it says with each decimal sign. */
  return g_strdup_printf (_("“%s” is read as %s; with the other decimal sign it would be %s."),
                          doubt->text, doubt->with_this, doubt->with_other);
}

void
remit_import_doubt_free (RemitImportDoubt *doubt)
{
  if (doubt == NULL)
    return;
  g_free (doubt->where);
  g_free (doubt->text);
  g_free (doubt->with_this);
  g_free (doubt->with_other);
  g_free (doubt);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-ownership"
#include "remit-ownership-private.h"

/* Which rows of the ownership matrix are wanted, and questions about those that there are. */

/* ---- filters ---- */

void
remit_ownership_model_set_zone (RemitOwnershipModel *self, RemitZone zone)
{
  g_return_if_fail (REMIT_IS_OWNERSHIP_MODEL (self));
  self->zone = zone;
  _remit_ownership_refilter (self, FALSE);
}

RemitZone
remit_ownership_model_get_zone (RemitOwnershipModel *self)
{
  return self->zone;
}

void
remit_ownership_model_set_only_gaps (RemitOwnershipModel *self, gboolean only)
{
  g_return_if_fail (REMIT_IS_OWNERSHIP_MODEL (self));
  remit_matrix_lines_set_only_problems (self->lines, only);
  _remit_ownership_refilter (self, FALSE);
}

gboolean
remit_ownership_model_get_only_gaps (RemitOwnershipModel *self)
{
  return remit_matrix_lines_get_only_problems (self->lines);
}

void
remit_ownership_model_set_party (RemitOwnershipModel *self, RemitId party)
{
  g_return_if_fail (REMIT_IS_OWNERSHIP_MODEL (self));
  self->party = party;
  _remit_ownership_refilter (self, FALSE);
}

RemitId
remit_ownership_model_get_party (RemitOwnershipModel *self)
{
  return self->party;
}

void
remit_ownership_model_set_kind (RemitOwnershipModel *self, RemitNodeKind kind)
{
  g_return_if_fail (REMIT_IS_OWNERSHIP_MODEL (self));
  self->kind = kind;
  _remit_ownership_refilter (self, FALSE);
}

RemitNodeKind
remit_ownership_model_get_kind (RemitOwnershipModel *self)
{
  return self->kind;
}

RemitNodeKinds
remit_ownership_model_get_kinds (RemitOwnershipModel *self)
{
  RemitNodeKinds kinds = 0;

  g_return_val_if_fail (REMIT_IS_OWNERSHIP_MODEL (self), 0);
  for (guint i = 0; i < self->rows->len; i++)
    kinds |= REMIT_KIND_BIT (_remit_ownership_get_nth (self, i)->kind);
  return kinds;
}

void
remit_ownership_model_set_search (RemitOwnershipModel *self, const char *text)
{
  g_return_if_fail (REMIT_IS_OWNERSHIP_MODEL (self));
  remit_matrix_lines_set_search (self->lines, text);
  _remit_ownership_refilter (self, FALSE);
}

gboolean
remit_ownership_model_is_filtered (RemitOwnershipModel *self)
{
  g_return_val_if_fail (REMIT_IS_OWNERSHIP_MODEL (self), FALSE);
  return remit_matrix_lines_is_filtered (self->lines);
}

void
remit_ownership_model_clear_filters (RemitOwnershipModel *self)
{
  g_return_if_fail (REMIT_IS_OWNERSHIP_MODEL (self));
  self->zone = REMIT_N_ZONES;
  self->kind = REMIT_N_NODE_KINDS;
  self->party = REMIT_ID_NONE;
  remit_matrix_lines_clear_filters (self->lines);
  _remit_ownership_refilter (self, FALSE);
}

/* ---- asking ---- */

guint
remit_ownership_model_get_n_items (RemitOwnershipModel *self)
{
  g_return_val_if_fail (REMIT_IS_OWNERSHIP_MODEL (self), 0);
  return self->rows->len;
}

RemitId
remit_ownership_model_get_nth_item (RemitOwnershipModel *self, guint i)
{
  g_return_val_if_fail (i < self->rows->len, REMIT_ID_NONE);
  return _remit_ownership_get_nth (self, i)->item;
}

RemitZone
remit_ownership_model_get_nth_zone (RemitOwnershipModel *self, guint i)
{
  g_return_val_if_fail (i < self->rows->len, REMIT_ZONE_NOBODY);
  return _remit_ownership_get_nth (self, i)->zone;
}

RemitId
remit_ownership_model_get_item (RemitOwnershipModel *self, guint row)
{
  const RemitOwnershipRow *info = _remit_ownership_get_row (self, row);

  return info != NULL ? info->item : REMIT_ID_NONE;
}

RemitId
remit_ownership_model_get_column_party (RemitOwnershipModel *self, guint column)
{
  return self->columns == REMIT_OWNERSHIP_PARTIES && column > 0 && column - 1 < self->parties->len
           ? g_array_index (self->parties, RemitOwnershipParty, column - 1).id
           : REMIT_ID_NONE;
}

int
remit_ownership_model_get_duty (RemitOwnershipModel *self, guint column)
{
  return self->columns == REMIT_OWNERSHIP_DUTIES && column > 0 && column - 1 < REMIT_N_FACETS
           ? (int) (REMIT_LINK_FIRST_FACET + column - 1)
           : -1;
}

gboolean
remit_ownership_model_reveal (RemitOwnershipModel *self, RemitId item)
{
  g_return_val_if_fail (REMIT_IS_OWNERSHIP_MODEL (self), FALSE);
  for (guint i = 0; i < self->rows->len; i++)
    if (_remit_ownership_get_nth (self, i)->item == item)
      {
        if (remit_matrix_lines_reveal (self->lines, self->matrix, i)
            && remit_matrix_lines_update (self->lines, self->matrix))
          remit_sheet_model_lines_changed (REMIT_SHEET_MODEL (self));
        return remit_matrix_lines_find (self->lines, i) >= 0;
      }
  return FALSE;
}

void
remit_ownership_model_fold_all (RemitOwnershipModel *self, gboolean fold)
{
  g_return_if_fail (REMIT_IS_OWNERSHIP_MODEL (self));
  if (fold)
    remit_matrix_lines_fold_all (self->lines, self->matrix);
  else
    remit_matrix_lines_unfold_all (self->lines);
  remit_live_model_refresh (REMIT_LIVE_MODEL (self), FALSE);
}

guint
remit_ownership_model_count_problems (RemitOwnershipModel *self)
{
  g_return_val_if_fail (REMIT_IS_OWNERSHIP_MODEL (self), 0);
  return self->n_problems;
}

/* By party a problem is where a holder of the faulty duty stands; a gap has no cell there, so only
 * its row is found. */
static gboolean
is_problem (RemitOwnershipModel *self, const RemitOwnershipRow *row, guint column)
{
  if (self->columns == REMIT_OWNERSHIP_PARTIES)
    return column == REMIT_OWNERSHIP_ZONE_COLUMN && row->n_gaps + row->n_errors > 0;
  return column > 0 && row->faults[column - 1] != REMIT_DUTY_FINE;
}

gboolean
remit_ownership_model_find_problem (RemitOwnershipModel *self, guint *row, guint *column)
{
  guint n_rows, n_columns, n_cells, at;

  g_return_val_if_fail (REMIT_IS_OWNERSHIP_MODEL (self), FALSE);
  n_rows = remit_matrix_lines_get_n (self->lines);
  n_columns = remit_sheet_model_get_n_lines (REMIT_SHEET_MODEL (self), REMIT_SHEET_COLUMNS);
  n_cells = n_rows * n_columns;
  at = *row < n_rows && *column < n_columns ? *row * n_columns + *column : 0;
  for (guint i = 1; i <= n_cells; i++)
    {
      guint cell = (at + i) % n_cells;
      const RemitOwnershipRow *info = _remit_ownership_get_row (self, cell / n_columns);

      if (info != NULL && is_problem (self, info, cell % n_columns))
        {
          *row = cell / n_columns;
          *column = cell % n_columns;
          return TRUE;
        }
    }
  return FALSE;
}

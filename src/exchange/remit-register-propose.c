/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-exchange"

#include "remit-register-private.h"

#include "remit-raci-cell.h"

/* Where registers are in a workbook, and what each of their columns is. */

GPtrArray *
remit_workbook_propose_registers (const RemitWorkbook *workbook, const RemitGraph *graph)
{
  (void) workbook;
  (void) graph;
  return g_ptr_array_new_with_free_func ((GDestroyNotify) remit_register_proposal_free);
}

void
remit_register_proposal_update (RemitRegisterProposal *proposal, const RemitWorkbook *workbook,
                                const RemitGraph *graph)
{
  const RemitTableGrid *grid = remit_workbook_sheet_grid (workbook, proposal->sheet);

  (void) graph;
  g_ptr_array_set_size (proposal->columns, 0);
  for (guint c = proposal->first_column; c <= proposal->last_column; c++)
    {
      g_autofree char *name
        = remit_fold_spaces (remit_table_grid_seen (grid, proposal->first_row, c));

      g_ptr_array_add (proposal->columns,
                       _remit_register_column_new (c == proposal->first_column
                                                     ? REMIT_REGISTER_NAME
                                                     : REMIT_REGISTER_TEXT,
                                                   name));
    }
}

RemitRegisterProposal *
remit_workbook_propose_register_range (const RemitWorkbook *workbook, const RemitGraph *graph,
                                       RemitRegisterSort sort, guint sheet, guint first_row,
                                       guint last_row, guint first_column, guint last_column)
{
  const RemitTableGrid *grid = remit_workbook_sheet_grid (workbook, sheet);
  guint rows = MAX (remit_table_grid_n_rows (grid), 1);
  guint columns = MAX (remit_table_grid_n_columns (grid), 1);
  RemitTableArea area = { MIN (first_row, rows - 1), MIN (last_row, rows - 1),
                          MIN (first_column, columns - 1), MIN (last_column, columns - 1) };
  RemitRegisterProposal *proposal = _remit_register_proposal_new (sort, sheet, &area);

  proposal->n_header_rows = area.last_row > area.first_row ? 1 : 0;
  remit_register_proposal_update (proposal, workbook, graph);
  return proposal;
}

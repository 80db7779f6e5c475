/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-exchange"

#include "remit-register-private.h"

#include "remit-date.h"
#include "remit-raci-cell.h"

#include <stdio.h>
#include <string.h>

/* Registers that Remit wrote say themselves what they are, in whatever language their headers are:
 * a row of keys above the header, hidden where files can hide it, and a column of ids.  Columns and
 * rows that a person has added have none and are read as any other. */

/* A title, a subtitle and perhaps rows that somebody put above. */
#define MARK_ROWS 30
#define MARK_COLUMNS 3

gboolean
_remit_register_find_mark (const RemitTableGrid *grid, guint *row, guint *column)
{
  guint rows = MIN (remit_table_grid_n_rows (grid), MARK_ROWS);

  for (*row = 0; *row < rows; (*row)++)
    for (*column = 0; *column < MARK_COLUMNS; (*column)++)
      if (g_str_has_prefix (remit_table_grid_cell (grid, *row, *column), REMIT_REGISTER_MARK))
        return TRUE;
  return FALSE;
}

/* ---- keys ---- */

char *
_remit_register_column_key (const RemitRegisterColumn *column)
{
  const RemitEnumValue *states
    = remit_table_info (REMIT_TABLE_AMOUNT)->fields[REMIT_AMOUNT_FIELD_STATE].values;
  const char *key = remit_register_role_key (column->role);

  if (column->role == REMIT_REGISTER_AMOUNT && column->month > 0)
    return g_strdup_printf ("%s %" G_GINT64_FORMAT "-%02d %s", key, column->year,
                            (int) column->month, states[MAX (column->state, 0)].key);
  if (column->role == REMIT_REGISTER_AMOUNT)
    return g_strdup_printf ("%s %" G_GINT64_FORMAT " %s", key, column->year,
                            states[MAX (column->state, 0)].key);
  if (column->role == REMIT_REGISTER_VALUE && column->day != 0)
    {
      g_autofree char *day = remit_day_format (column->day);

      return g_strdup_printf ("%s %s", key, day);
    }
  return g_strdup (key);
}

static int
find_state (const char *key)
{
  const RemitEnumValue *states
    = remit_table_info (REMIT_TABLE_AMOUNT)->fields[REMIT_AMOUNT_FIELD_STATE].values;

  for (int i = 0; states[i].key != NULL; i++)
    if (g_str_equal (states[i].key, key))
      return i;
  return -1;
}

static gboolean
read_amount (RemitRegisterColumn *column, char **words)
{
  long long year;
  int month = 0, n = 0;

  if (words[1] == NULL || words[2] == NULL || sscanf (words[1], "%19lld%n", &year, &n) != 1
      || (words[1][n] == '-' && sscanf (words[1] + n + 1, "%2d", &month) != 1) || month < 0
      || month > 12 || year < 1 || year > 9999)
    return FALSE;
  column->year = year;
  column->month = month;
  column->state = find_state (words[2]);
  return column->state >= 0;
}

/* A column without a key, or with one that is not understood, is a text of somebody's own. */
static void
read_key (RemitRegisterSort sort, RemitRegisterColumn *column, const char *key)
{
  g_auto (GStrv) words = g_strsplit (key, " ", 3);

  column->role = *column->name != '\0' ? REMIT_REGISTER_TEXT : REMIT_REGISTER_SKIP;
  for (const RemitRegisterRole *p = remit_register_roles (sort);
       words[0] != NULL && *p != REMIT_N_REGISTER_ROLES; p++)
    if (g_str_equal (remit_register_role_key (*p), words[0]))
      {
        if ((*p == REMIT_REGISTER_AMOUNT && !read_amount (column, words))
            || (*p == REMIT_REGISTER_VALUE
                && (words[1] == NULL || !remit_day_parse (words[1], &column->day, NULL))))
          return;
        column->role = *p;
      }
}

gboolean
_remit_register_read_marks (const RemitTableGrid *grid, RemitRegisterProposal *proposal)
{
  guint row, first;
  int sort;

  if (!_remit_register_find_mark (grid, &row, &first))
    return FALSE;
  sort = _remit_register_sort_from_key (remit_table_grid_cell (grid, row, first)
                                        + strlen (REMIT_REGISTER_MARK));
  if (sort < 0)
    return FALSE;
  proposal->sort = (RemitRegisterSort) sort;
  proposal->first_row = row;
  proposal->first_column = first;
  proposal->last_column = remit_table_grid_n_columns (grid) - 1;
  proposal->last_row = remit_table_grid_n_rows (grid) - 1;
  while (proposal->last_row > row && remit_table_grid_row_is_blank (grid, proposal->last_row))
    proposal->last_row--;
  proposal->n_header_rows = MIN (2, proposal->last_row - row + 1);
  proposal->confidence = 100;
  g_ptr_array_set_size (proposal->columns, 0);
  for (guint c = first; c <= proposal->last_column; c++)
    {
      g_autofree char *name = remit_fold_spaces (remit_table_grid_cell (grid, row + 1, c));
      RemitRegisterColumn *column = _remit_register_column_new (REMIT_REGISTER_ID, name);

      if (c > first)
        read_key (proposal->sort, column, remit_table_grid_cell (grid, row, c));
      g_ptr_array_add (proposal->columns, column);
    }
  return TRUE;
}

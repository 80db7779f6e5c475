/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-exchange"

#include "remit-register-private.h"

#include "remit-budget.h"
#include "remit-date.h"
#include "remit-money.h"
#include "remit-raci-cell.h"
#include "remit-register-number.h"
#include "remit-register-words.h"
#include "remit-table-shape.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Where registers are in a workbook, and what each of their columns is.
 *
 * A register begins with a row of headers that name what a register of its sort has, and goes on
 * until two rows are blank.  Only the rows at the beginning of a sheet and below a blank one may be
 * headers, so a long sheet is not searched row by row.  What columns hold is judged by their first
 * rows, the decimal sign by all figures. */

#define HEADER_ROWS 40 /* searched at the beginning of a sheet */
#define SAMPLE 200     /* rows that tell what a column holds */
#define SURE 50

typedef struct
{
  const RemitWorkbook *workbook;
  const RemitTableGrid *grid;
  guint sheet;
} Sheet;

/* ---- columns ---- */

typedef struct
{
  guint filled, numbers, days, years;
} Holds;

static void
look_at (const RemitTableGrid *grid, const RemitRegisterProposal *proposal, guint column,
         Holds *holds)
{
  guint first = proposal->first_row + proposal->n_header_rows;
  guint last = MIN (proposal->last_row, first + SAMPLE);

  *holds = (Holds){ 0 };
  for (guint r = first; r <= last; r++)
    {
      const char *text = remit_table_grid_cell (grid, r, column);
      RemitNumber number;
      int day;

      if (*text == '\0' || remit_words_is_nothing (text))
        continue;
      holds->filled++;
      if (remit_number_read (text, '.', &number) <= REMIT_NUMBER_SHORTENED)
        {
          RemitPeriod period;

          holds->numbers++;
          remit_words_period (text, &period);
          holds->years += period.year != REMIT_UNSET;
        }
      else if (remit_words_day (text, &day) != REMIT_DAY_NONE)
        holds->days++;
    }
}

/* The texts of all header rows, the upper ones carried to the right over empty cells where they
 * name a period or a state ("2026" above "Plan" and "Actual"). */
static char *
join_header (const RemitTableGrid *grid, const RemitRegisterProposal *proposal, guint column)
{
  GString *joined = g_string_new (NULL);

  for (guint i = 0; i < proposal->n_header_rows; i++)
    {
      guint row = proposal->first_row + i;
      g_autofree char *text = remit_fold_spaces (remit_table_grid_seen (grid, row, column));
      gboolean upper = i + 1 < proposal->n_header_rows;

      for (guint c = column; upper && *text == '\0' && c-- > proposal->first_column;)
        {
          RemitPeriod period;

          g_free (text);
          text = remit_fold_spaces (remit_table_grid_seen (grid, row, c));
          remit_words_period (text, &period);
          if (*text == '\0'
              || (!period.others && (period.year != REMIT_UNSET || period.state >= 0)))
            continue;
          *text = '\0';
          break;
        }
      if (*text == '\0' || g_str_equal (joined->str, text))
        continue;
      if (joined->len > 0)
        g_string_append_c (joined, ' ');
      g_string_append (joined, text);
    }
  return g_string_free (joined, FALSE);
}

static RemitRegisterColumn *
new_column (const RemitTableGrid *grid, const RemitRegisterProposal *proposal, guint column)
{
  g_autofree char *name = join_header (grid, proposal, column);

  if (*name == '\0')
    {
      g_free (name);
      name = g_strdup_printf (_("Column %u"), column + 1);
    }
  return _remit_register_column_new (REMIT_REGISTER_TEXT, name);
}

/* An amount, or a sum of others, or nothing of that sort: whether it was settled. */
static gboolean
settle_amount (RemitRegisterColumn *column, const Holds *holds, const RemitGraph *graph)
{
  RemitPeriod period;
  gboolean numeric = holds->filled == 0 || holds->numbers * 2 > holds->filled;
  int start = graph != NULL ? remit_budget_start_month (graph) : 1;

  remit_words_period (column->name, &period);
  /* A header that is nothing but a year says enough. */
  numeric = numeric || (period.year != REMIT_UNSET && !period.others && holds->numbers > 0);
  if (numeric && period.year == REMIT_UNSET && remit_words_is_sum (column->name))
    {
      column->role = REMIT_REGISTER_SKIP;
      return TRUE;
    }
  if (!numeric || (period.year == REMIT_UNSET && period.state < 0 && !period.money))
    return FALSE;
  if (holds->years == holds->filled && holds->filled > 0 && period.year == REMIT_UNSET
      && !period.money && period.state < 0)
    return FALSE;
  /* "Expenses not in the budget": words around a state make it another thing. */
  if (period.year == REMIT_UNSET && period.others)
    return FALSE;
  column->role = period.quarter > 0 ? REMIT_REGISTER_SKIP : REMIT_REGISTER_AMOUNT;
  column->year = period.year;
  column->state = period.state;
  if (period.month > 0 && period.year != REMIT_UNSET && !period.is_span)
    {
      column->month = (period.month - start + 12) % 12 + 1;
      column->year += start > 1 && period.month >= start;
    }
  return TRUE;
}

static gboolean
settle_value (RemitRegisterColumn *column, const Holds *holds)
{
  RemitPeriod period;
  int day;

  if (holds->filled > 0 && holds->numbers == 0)
    return FALSE;
  if (remit_words_day (column->name, &day) == REMIT_DAY_READ)
    {
      column->role = REMIT_REGISTER_VALUE;
      column->day = day;
      return TRUE;
    }
  remit_words_period (column->name, &period);
  if (period.year == REMIT_UNSET || period.others || period.is_span)
    return FALSE;
  /* The value of a month, quarter or year is that of its end. */
  if (period.month == 0)
    period.month = period.quarter > 0 ? period.quarter * 3 : 12;
  column->role = REMIT_REGISTER_VALUE;
  column->day = (int) g_date_get_days_in_month ((GDateMonth) period.month, (GDateYear) period.year);
  column->day = remit_day_from_ymd ((int) period.year, period.month, column->day);
  return TRUE;
}

static gboolean
may_repeat (RemitRegisterRole role)
{
  return role == REMIT_REGISTER_SKIP || role == REMIT_REGISTER_TEXT || role == REMIT_REGISTER_AMOUNT
         || role == REMIT_REGISTER_VALUE;
}

/* A role goes to the column that names it best; the others are texts. */
static void
settle_words (RemitRegisterProposal *proposal, const Holds *holds, const gboolean *settled)
{
  guint best[REMIT_N_REGISTER_ROLES] = { 0 };
  int holder[REMIT_N_REGISTER_ROLES];

  for (guint i = 0; i < proposal->columns->len; i++)
    {
      RemitRegisterColumn *column = proposal->columns->pdata[i];
      gboolean numeric = holds[i].filled > 0 && holds[i].numbers == holds[i].filled;
      guint sure;
      RemitRegisterRole role;

      if (settled[i])
        continue;
      role = remit_words_role (proposal->sort, column->name, &sure);
      if ((role == REMIT_REGISTER_AMOUNT && !numeric)
          || (numeric
              && (role == REMIT_REGISTER_STATE || role == REMIT_REGISTER_NATURE
                  || role == REMIT_REGISTER_PAYER || role == REMIT_REGISTER_NAME)))
        continue;
      /* What describes a line names it only where nothing else does. */
      if (role == REMIT_REGISTER_NAME && sure == 3
          && g_ascii_strcasecmp (column->name, "description") == 0)
        sure = 2;
      if (may_repeat (role))
        column->role = role;
      else if (sure > best[role])
        {
          if (best[role] > 0)
            ((RemitRegisterColumn *) proposal->columns->pdata[holder[role]])->role
              = REMIT_REGISTER_TEXT;
          best[role] = sure;
          holder[role] = (int) i;
          column->role = role;
        }
    }
}

static int
find_role (const RemitRegisterProposal *proposal, RemitRegisterRole role)
{
  for (guint i = 0; i < proposal->columns->len; i++)
    if (((RemitRegisterColumn *) proposal->columns->pdata[i])->role == role)
      return (int) i;
  return -1;
}

static void
set_role (RemitRegisterProposal *proposal, int column, RemitRegisterRole role)
{
  if (column >= 0)
    ((RemitRegisterColumn *) proposal->columns->pdata[column])->role = role;
}

/* What adds up others is all there is when there are no others. */
static void
settle_sums (RemitRegisterProposal *proposal)
{
  if (proposal->sort != REMIT_REGISTER_BUDGET || find_role (proposal, REMIT_REGISTER_AMOUNT) >= 0)
    return;
  for (guint i = 0; i < proposal->columns->len; i++)
    {
      const RemitRegisterColumn *column = proposal->columns->pdata[i];

      if (column->role != REMIT_REGISTER_SKIP || !remit_words_is_sum (column->name))
        continue;
      set_role (proposal, (int) i, REMIT_REGISTER_AMOUNT);
      return;
    }
}

/* Who is part of another needs one who is; a thing without a name column is called by its first
 * text. */
static void
settle_rest (RemitRegisterProposal *proposal, const Holds *holds)
{
  if (find_role (proposal, REMIT_REGISTER_PAYER) < 0)
    set_role (proposal, find_role (proposal, REMIT_REGISTER_PAYER_UNIT), REMIT_REGISTER_PAYER);
  if (find_role (proposal, REMIT_REGISTER_NAME) >= 0
      || (proposal->sort == REMIT_REGISTER_BUDGET
          && find_role (proposal, REMIT_REGISTER_COVERS) >= 0))
    return;
  for (guint i = 0; i < proposal->columns->len; i++)
    if (((RemitRegisterColumn *) proposal->columns->pdata[i])->role == REMIT_REGISTER_TEXT
        && holds[i].filled > holds[i].numbers + holds[i].days)
      {
        set_role (proposal, (int) i, REMIT_REGISTER_NAME);
        return;
      }
}

/* ---- figures ---- */

static gboolean
is_figure (const RemitRegisterColumn *column)
{
  switch (column->role)
    {
    case REMIT_REGISTER_AMOUNT:
    case REMIT_REGISTER_VALUE:
    case REMIT_REGISTER_TARGET:
    case REMIT_REGISTER_BASELINE:
    case REMIT_REGISTER_AMBER:
    case REMIT_REGISTER_RED:
      return TRUE;
    default:
      return FALSE;
    }
}

static void
find_decimal (const Sheet *sheet, RemitRegisterProposal *proposal)
{
  gboolean typed = g_str_equal (remit_workbook_format (sheet->workbook), "xlsx");
  RemitNumberSigns signs = { 0 };

  for (guint i = 0; i < proposal->columns->len; i++)
    if (is_figure (proposal->columns->pdata[i]))
      for (guint r = proposal->first_row + proposal->n_header_rows; r <= proposal->last_row; r++)
        remit_number_signs_add (&signs,
                                remit_table_grid_cell (sheet->grid, r, proposal->first_column + i));
  proposal->decimal = remit_number_signs_guess (&signs, typed, &proposal->decimal_is_guess);
}

/* A code of a currency in a title or a header of amounts. */
static void
take_currency (RemitRegisterProposal *proposal, const char *text)
{
  g_auto (GStrv) words = g_strsplit_set (text, " ()[],;:/-", -1);

  for (guint i = 0; words[i] != NULL && *proposal->currency == '\0'; i++)
    if (remit_currency_digits (words[i]) >= 0)
      g_strlcpy (proposal->currency, words[i], sizeof proposal->currency);
}

static void
find_unit (RemitRegisterProposal *proposal)
{
  if (proposal->sort != REMIT_REGISTER_BUDGET)
    return;
  proposal->unit = remit_words_unit (proposal->title);
  take_currency (proposal, proposal->title);
  for (guint i = 0; i < proposal->columns->len; i++)
    {
      const RemitRegisterColumn *column = proposal->columns->pdata[i];

      if (column->role != REMIT_REGISTER_AMOUNT)
        continue;
      proposal->unit = MAX (proposal->unit, remit_words_unit (column->name));
      take_currency (proposal, column->name);
    }
}

static void
fill_columns (const Sheet *sheet, const RemitGraph *graph, RemitRegisterProposal *proposal)
{
  guint n = proposal->last_column - proposal->first_column + 1;
  g_autofree Holds *holds = g_new0 (Holds, n);
  g_autofree gboolean *settled = g_new0 (gboolean, n);

  g_ptr_array_set_size (proposal->columns, 0);
  for (guint i = 0; i < n; i++)
    {
      RemitRegisterColumn *column = new_column (sheet->grid, proposal, proposal->first_column + i);

      g_ptr_array_add (proposal->columns, column);
      look_at (sheet->grid, proposal, proposal->first_column + i, &holds[i]);
      if (proposal->sort == REMIT_REGISTER_BUDGET)
        settled[i] = settle_amount (column, &holds[i], graph);
      else if (proposal->sort == REMIT_REGISTER_KPIS)
        settled[i] = settle_value (column, &holds[i]);
    }
  settle_words (proposal, holds, settled);
  settle_sums (proposal);
  settle_rest (proposal, holds);
  find_decimal (sheet, proposal);
  find_unit (proposal);
}

/* ---- how sure ---- */

static gboolean
has_any (const RemitRegisterProposal *proposal, const RemitRegisterRole *roles, guint n,
         guint at_least)
{
  guint found = 0;

  for (guint i = 0; i < n; i++)
    found += find_role (proposal, roles[i]) >= 0;
  return found >= at_least;
}

#define HAS(proposal, at_least, ...)                                                               \
  has_any (proposal, (const RemitRegisterRole[]){ __VA_ARGS__ },                                   \
           G_N_ELEMENTS (((const RemitRegisterRole[]){ __VA_ARGS__ })), at_least)

static gboolean
names_year (const RemitRegisterProposal *proposal)
{
  for (guint i = 0; i < proposal->columns->len; i++)
    {
      const RemitRegisterColumn *column = proposal->columns->pdata[i];

      if (column->role == REMIT_REGISTER_AMOUNT && column->year != REMIT_UNSET)
        return TRUE;
    }
  return find_role (proposal, REMIT_REGISTER_YEAR) >= 0;
}

static gboolean
says_money (const RemitRegisterProposal *proposal)
{
  for (guint i = 0; i < proposal->columns->len; i++)
    {
      const RemitRegisterColumn *column = proposal->columns->pdata[i];
      RemitPeriod period;

      if (column->role != REMIT_REGISTER_AMOUNT)
        continue;
      remit_words_period (column->name, &period);
      if (period.money || period.state >= 0)
        return TRUE;
    }
  return FALSE;
}

static gboolean
names_kpi (const RemitRegisterProposal *proposal)
{
  int name = find_role (proposal, REMIT_REGISTER_NAME);
  g_autofree char *words = NULL;

  if (name < 0)
    return FALSE;
  words = remit_words_normalise (((RemitRegisterColumn *) proposal->columns->pdata[name])->name);
  return strstr (words, "kpi") != NULL || g_str_equal (words, "metric")
         || g_str_equal (words, "indicator");
}

/* What a register of the sort cannot be without. */
static gboolean
is_sound (const RemitRegisterProposal *proposal)
{
  switch (proposal->sort)
    {
    case REMIT_REGISTER_BUDGET:
      return names_year (proposal) && find_role (proposal, REMIT_REGISTER_AMOUNT) >= 0
             && (says_money (proposal)
                 || HAS (proposal, 1, REMIT_REGISTER_PAYER, REMIT_REGISTER_NATURE,
                         REMIT_REGISTER_RECURRENCE, REMIT_REGISTER_CURRENCY));
    case REMIT_REGISTER_AGREEMENTS:
      return HAS (proposal, 1, REMIT_REGISTER_PROVIDER, REMIT_REGISTER_CUSTOMER)
             && HAS (proposal, 1, REMIT_REGISTER_TARGET, REMIT_REGISTER_VALID_TO,
                     REMIT_REGISTER_WINDOW, REMIT_REGISTER_INDICATOR);
    case REMIT_REGISTER_KPIS:
      return names_kpi (proposal)
               ? HAS (proposal, 1, REMIT_REGISTER_TARGET, REMIT_REGISTER_VALUE, REMIT_REGISTER_UNIT,
                      REMIT_REGISTER_FORMULA, REMIT_REGISTER_BASELINE)
               : HAS (proposal, 2, REMIT_REGISTER_FORMULA, REMIT_REGISTER_BASELINE,
                      REMIT_REGISTER_DIRECTION, REMIT_REGISTER_AMBER, REMIT_REGISTER_RED);
    case REMIT_N_REGISTER_SORTS:
      break;
    }
  g_return_val_if_reached (FALSE);
}

static void
rate (RemitRegisterProposal *proposal)
{
  guint known = 0;

  for (guint i = 0; i < proposal->columns->len; i++)
    known += ((RemitRegisterColumn *) proposal->columns->pdata[i])->role > REMIT_REGISTER_ID;
  proposal->confidence = MIN (known * 6, 40);
  if (is_sound (proposal) && proposal->last_row >= proposal->first_row + proposal->n_header_rows)
    proposal->confidence += SURE;
}

/* ---- places ---- */

static gboolean
is_blank_here (const RemitTableGrid *grid, guint row, guint first, guint last)
{
  for (guint c = first; c <= last; c++)
    if (*remit_table_grid_cell (grid, row, c) != '\0')
      return FALSE;
  return TRUE;
}

/* From a row of headers: its columns as far as they stand together, its rows until two are
 * blank. */
static gboolean
find_area (const RemitTableGrid *grid, guint row, guint first, RemitTableArea *area)
{
  guint columns = remit_table_grid_n_columns (grid), rows = remit_table_grid_n_rows (grid);
  guint blank = 0;

  /* The upper of two header rows may be empty above the names. */
  while (first > 0 && *remit_table_grid_cell (grid, row + 1, first - 1) != '\0')
    first--;
  *area = (RemitTableArea){ row, row, first, first };
  for (guint c = first; c < columns; c++)
    {
      if (*remit_table_grid_seen (grid, row, c) != '\0'
          || *remit_table_grid_seen (grid, row + 1, c) != '\0')
        area->last_column = c;
      else if (c > area->last_column + 1)
        break;
    }
  for (guint r = row + 1; r < rows && blank < 2; r++)
    {
      gboolean empty = is_blank_here (grid, r, area->first_column, area->last_column);

      blank = empty ? blank + 1 : 0;
      if (!empty)
        area->last_row = r;
    }
  return area->last_column > area->first_column && area->last_row > row;
}

static char *
find_title (const Sheet *sheet, const RemitTableArea *area)
{
  const char *name = remit_workbook_sheet_name (sheet->workbook, sheet->sheet);

  for (guint r = area->first_row; r-- > 0 && area->first_row - r <= 4;)
    for (guint c = area->first_column; c <= area->last_column; c++)
      if (*remit_table_grid_cell (sheet->grid, r, c) != '\0')
        return remit_fold_spaces (remit_table_grid_cell (sheet->grid, r, c));
  return remit_fold_spaces (*name != '\0' ? name : sheet->workbook->name);
}

static RemitRegisterProposal *
propose_area (const Sheet *sheet, const RemitGraph *graph, RemitRegisterSort sort,
              const RemitTableArea *area, guint n_header)
{
  RemitRegisterProposal *proposal = _remit_register_proposal_new (sort, sheet->sheet, area);

  g_free (proposal->title);
  proposal->title = find_title (sheet, area);
  proposal->n_header_rows = MIN (n_header, area->last_row - area->first_row + 1);
  fill_columns (sheet, graph, proposal);
  rate (proposal);
  return proposal;
}

/* Whether a row could name columns: texts side by side, none of them a figure but years. */
static gboolean
may_be_header (const RemitTableGrid *grid, guint row, guint *first)
{
  guint texts = 0, n = remit_table_grid_row_length (grid, row);

  *first = G_MAXUINT;
  for (guint c = 0; c < n; c++)
    {
      const char *text = remit_table_grid_cell (grid, row, c);
      RemitNumber number;
      RemitPeriod period;

      if (*text == '\0')
        continue;
      *first = MIN (*first, c);
      texts++;
      if (remit_number_read (text, '.', &number) != REMIT_NUMBER_READ)
        continue;
      remit_words_period (text, &period);
      if (period.year == REMIT_UNSET)
        return FALSE;
    }
  return texts >= 2;
}

/* The sort and number of header rows that explain most; of equals the earlier. */
static RemitRegisterProposal *
propose_best (const Sheet *sheet, const RemitGraph *graph, const RemitTableArea *area, int sort)
{
  RemitRegisterProposal *best = NULL;
  guint second;
  guint most = area->last_row > area->first_row + 1
                   && may_be_header (sheet->grid, area->first_row + 1, &second)
                 ? 2
                 : 1;

  for (int s = 0; s < REMIT_N_REGISTER_SORTS; s++)
    for (guint n = 1; n <= most; n++)
      {
        RemitRegisterProposal *proposal;

        if (sort >= 0 && s != sort)
          continue;
        proposal = propose_area (sheet, graph, (RemitRegisterSort) s, area, n);
        if (best == NULL || proposal->confidence > best->confidence)
          {
            remit_register_proposal_free (best);
            best = proposal;
          }
        else
          remit_register_proposal_free (proposal);
      }
  return best;
}

/* The registers of a sheet of at least @confidence, below each other. */
static void
propose_sheet (const Sheet *sheet, const RemitGraph *graph, int sort, guint confidence,
               GPtrArray *proposals)
{
  static const RemitTableArea nowhere = { 0 };
  guint rows = remit_table_grid_n_rows (sheet->grid);
  g_autoptr (RemitRegisterProposal) marked
    = _remit_register_proposal_new (REMIT_REGISTER_BUDGET, sheet->sheet, &nowhere);
  gboolean below_blank = FALSE;

  if (_remit_register_read_marks (sheet->grid, marked))
    {
      RemitTableArea area
        = { marked->first_row, marked->last_row, marked->first_column, marked->last_column };

      g_free (marked->title);
      marked->title = find_title (sheet, &area);
      g_ptr_array_add (proposals, g_steal_pointer (&marked));
      return;
    }
  for (guint r = 0; r + 1 < rows; r++)
    {
      g_autoptr (RemitRegisterProposal) proposal = NULL;
      RemitTableArea area;
      guint first;

      if (remit_table_grid_row_is_blank (sheet->grid, r))
        {
          below_blank = TRUE;
          continue;
        }
      if ((r >= HEADER_ROWS && !below_blank) || !may_be_header (sheet->grid, r, &first)
          || !find_area (sheet->grid, r, first, &area))
        {
          below_blank = FALSE;
          continue;
        }
      below_blank = FALSE;
      proposal = propose_best (sheet, graph, &area, sort);
      if (proposal->confidence < confidence)
        continue;
      r = proposal->last_row;
      g_ptr_array_add (proposals, g_steal_pointer (&proposal));
    }
}

/* ---- tables of responsibilities are none ---- */

static gboolean
is_matrix (const GPtrArray *matrices, const RemitRegisterProposal *proposal)
{
  for (guint i = 0; i < matrices->len; i++)
    {
      const RemitProposal *matrix = matrices->pdata[i];

      if (matrix->sheet == proposal->sheet && matrix->first_row <= proposal->last_row
          && matrix->last_row >= proposal->first_row)
        return TRUE;
    }
  return FALSE;
}

/* A budget has columns of figures for years, which no table of responsibilities has; finding those
 * takes its time, so it is only done where there may be one. */
static void
drop_matrices (const RemitWorkbook *workbook, const RemitGraph *graph, guint sheet,
               GPtrArray *proposals, guint first)
{
  g_autoptr (GPtrArray) matrices = NULL;

  for (guint i = proposals->len; i-- > first;)
    {
      const RemitRegisterProposal *proposal = proposals->pdata[i];

      if (proposal->confidence == 100 || proposal->sort == REMIT_REGISTER_BUDGET)
        continue;
      if (matrices == NULL)
        matrices = remit_workbook_propose_with (workbook, graph, NULL, (int) sheet, SURE);
      if (is_matrix (matrices, proposal))
        g_ptr_array_remove_index (proposals, i);
    }
}

GPtrArray *
_remit_register_propose (const RemitWorkbook *workbook, const RemitGraph *graph, int sheet,
                         int sort, guint confidence)
{
  GPtrArray *proposals
    = g_ptr_array_new_with_free_func ((GDestroyNotify) remit_register_proposal_free);

  for (guint s = 0; s < remit_workbook_n_sheets (workbook); s++)
    {
      Sheet one = { workbook, remit_workbook_sheet_grid (workbook, s), s };
      guint before = proposals->len;

      if (sheet >= 0 ? s != (guint) sheet : remit_workbook_sheet_is_hidden (workbook, s))
        continue;
      propose_sheet (&one, graph, sort, confidence, proposals);
      if (sort < 0)
        drop_matrices (workbook, graph, s, proposals, before);
    }
  return proposals;
}

GPtrArray *
remit_workbook_propose_registers (const RemitWorkbook *workbook, const RemitGraph *graph)
{
  return _remit_register_propose (workbook, graph, -1, -1, SURE);
}

/* ---- chosen by a person ---- */

void
remit_register_proposal_update (RemitRegisterProposal *proposal, const RemitWorkbook *workbook,
                                const RemitGraph *graph)
{
  Sheet sheet
    = { workbook, remit_workbook_sheet_grid (workbook, proposal->sheet), proposal->sheet };
  guint row, column;

  if (_remit_register_find_mark (sheet.grid, &row, &column) && row == proposal->first_row
      && column == proposal->first_column && proposal->n_header_rows == 2)
    {
      RemitRegisterSort sort = proposal->sort;

      if (_remit_register_read_marks (sheet.grid, proposal) && proposal->sort == sort)
        return;
      proposal->sort = sort;
    }
  fill_columns (&sheet, graph, proposal);
  rate (proposal);
}

RemitRegisterProposal *
_remit_register_propose_area (const RemitWorkbook *workbook, const RemitGraph *graph, guint sheet,
                              int sort, const RemitTableArea *area)
{
  Sheet one = { workbook, remit_workbook_sheet_grid (workbook, sheet), sheet };
  guint rows = MAX (remit_table_grid_n_rows (one.grid), 1);
  guint columns = MAX (remit_table_grid_n_columns (one.grid), 1);
  RemitTableArea within
    = { MIN (area->first_row, rows - 1), MIN (area->last_row, rows - 1),
        MIN (area->first_column, columns - 1), MIN (area->last_column, columns - 1) };

  return propose_best (&one, graph, &within, sort);
}

RemitRegisterProposal *
remit_workbook_propose_register_range (const RemitWorkbook *workbook, const RemitGraph *graph,
                                       RemitRegisterSort sort, guint sheet, guint first_row,
                                       guint last_row, guint first_column, guint last_column)
{
  RemitTableArea area = { first_row, last_row, first_column, last_column };

  return _remit_register_propose_area (workbook, graph, sheet, (int) sort, &area);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-money"
#include "remit-money-model-private.h"

#include "remit-finance.h"
#include "remit-search.h"

#include <glib/gi18n-lib.h>

/* What is shown of the budget lines, worked out anew after each change that can matter.  Amounts
 * are read from the graph when a cell is asked for: a line has a handful of them. */

G_DEFINE_FINAL_TYPE_WITH_CODE (RemitMoneyModel, remit_money_model, REMIT_TYPE_LIVE_MODEL,
                               G_IMPLEMENT_INTERFACE (REMIT_TYPE_SHEET_MODEL,
                                                      _remit_money_iface_init))

#define REMARK_WIDTH 56

/* Changes of other tables are none of ours. */
#define TABLES                                                                                     \
  (REMIT_TABLE_BIT (REMIT_TABLE_NODE) | REMIT_TABLE_BIT (REMIT_TABLE_LINK)                         \
   | REMIT_TABLE_BIT (REMIT_TABLE_BUDGET_LINE) | REMIT_TABLE_BIT (REMIT_TABLE_AMOUNT)              \
   | REMIT_TABLE_BIT (REMIT_TABLE_META))

static void
clear_row (gpointer data)
{
  RemitMoneyRow *row = data;

  g_free (row->name);
  g_free (row->folded);
}

RemitMoneyRow *
_remit_money_get_nth (RemitMoneyModel *self, guint i)
{
  return &g_array_index (self->rows, RemitMoneyRow, i);
}

const RemitMoneyRow *
_remit_money_get_row (RemitMoneyModel *self, guint row)
{
  const RemitShownLine *line;

  if (row >= remit_matrix_lines_get_n (self->lines))
    return NULL;
  line = remit_matrix_lines_get (self->lines, row);
  return line->is_group || line->row >= self->rows->len ? NULL
                                                        : _remit_money_get_nth (self, line->row);
}

RemitPartyNames *
_remit_money_get_names (RemitMoneyModel *self)
{
  if (self->names == NULL)
    self->names = remit_party_names_new (_remit_money_graph (self));
  return self->names;
}

const char *
_remit_money_state_name (RemitAmountState state)
{
  return _(
    remit_table_info (REMIT_TABLE_AMOUNT)->fields[REMIT_AMOUNT_FIELD_STATE].values[state].label);
}

RemitMoneyEntry
_remit_money_find_entry (const RemitGraph *graph, RemitId line, gint64 year, RemitAmountState state)
{
  RemitMoneyEntry entry = { 0 };
  guint n;
  const RemitRow *const *rows
    = remit_graph_referrers (graph, REMIT_TABLE_AMOUNT, REMIT_AMOUNT_FIELD_NODE, line, &n);

  for (guint i = 0; i < n; i++)
    {
      const RemitAmount *amount = (const RemitAmount *) rows[i];

      if (amount->year != year || amount->state != (int) state || amount->minor == REMIT_UNSET)
        continue;
      entry.n_rows++;
      entry.monthly |= amount->month != 0 && amount->month != REMIT_UNSET;
      entry.overflow |= !remit_sum_add (&entry.minor, amount->minor, NULL);
      entry.row = rows[i];
    }
  return entry;
}

/* ---- what the filters ask ---- */

static const char *
get_search_text (guint row, gpointer data)
{
  RemitMoneyRow *info = _remit_money_get_nth (data, row);

  if (info->folded == NULL)
    info->folded = remit_search_fold (info->name);
  return info->folded;
}

static const RemitMatrixLinesSource source = { .get_text = get_search_text };

static gboolean
load (RemitLiveModel *model, gboolean seen)
{
  RemitMoneyModel *self = REMIT_MONEY_MODEL (model);

  _remit_money_load (self);
  return remit_matrix_lines_update (self->lines, self->matrix);
}

/* ---- the object ---- */

static void
remit_money_model_finalize (GObject *object)
{
  RemitMoneyModel *self = REMIT_MONEY_MODEL (object);

  g_clear_pointer (&self->matrix, _remit_money_free_lines);
  g_clear_pointer (&self->names, remit_party_names_free);
  remit_matrix_lines_free (self->lines);
  g_array_unref (self->rows);
  g_array_unref (self->years);
  g_ptr_array_unref (self->currencies);
  g_ptr_array_unref (self->labels);
  g_ptr_array_unref (self->year_names);
  g_ptr_array_unref (self->year_periods);
  g_array_unref (self->row_sums);
  g_array_unref (self->totals);
  g_array_unref (self->wholes);
  g_ptr_array_unref (self->widest);
  G_OBJECT_CLASS (remit_money_model_parent_class)->finalize (object);
}

static void
remit_money_model_class_init (RemitMoneyModelClass *klass)
{
  RemitLiveModelClass *live_class = REMIT_LIVE_MODEL_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = remit_money_model_finalize;
  live_class->tables = TABLES;
  live_class->remarked = REMIT_KIND_BIT (REMIT_NODE_BUDGET_LINE);
  live_class->remark_width = REMARK_WIDTH;
  live_class->load = load;
  live_class->digest = _remit_money_digest;
  live_class->set_text = _remit_money_set_text;
  live_class->name_cell = _remit_money_name_change;
}

static void
remit_money_model_init (RemitMoneyModel *self)
{
  self->lines = remit_matrix_lines_new (&source, self);
  self->rows = g_array_new (FALSE, FALSE, sizeof (RemitMoneyRow));
  g_array_set_clear_func (self->rows, clear_row);
  self->years = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->currencies = g_ptr_array_new ();
  self->labels = g_ptr_array_new_with_free_func (g_free);
  self->year_names = g_ptr_array_new_with_free_func (g_free);
  self->year_periods = g_ptr_array_new_with_free_func (g_free);
  self->row_sums = g_array_new (FALSE, TRUE, sizeof (RemitMoneySum));
  self->totals = g_array_new (FALSE, TRUE, sizeof (RemitMoneySum));
  self->wholes = g_array_new (FALSE, TRUE, sizeof (gboolean));
  self->widest = g_ptr_array_new_with_free_func (g_free);
  self->year = self->first_added = self->last_added = REMIT_UNSET;
}

RemitMoneyModel *
remit_money_model_new (RemitDocument *document)
{
  RemitMoneyModel *self;

  g_return_val_if_fail (REMIT_IS_DOCUMENT (document), NULL);
  self = g_object_new (REMIT_TYPE_MONEY_MODEL, "document", document, NULL);
  self->document = document;
  load (REMIT_LIVE_MODEL (self), FALSE);
  return self;
}

/* ---- what is shown ---- */

void
remit_money_model_set_columns (RemitMoneyModel *self, RemitMoneyColumns columns)
{
  g_return_if_fail (REMIT_IS_MONEY_MODEL (self));
  if (self->columns == columns)
    return;
  self->columns = columns;
  _remit_money_sum_up (self);
  remit_sheet_model_lines_changed (REMIT_SHEET_MODEL (self));
}

RemitMoneyColumns
remit_money_model_get_columns (RemitMoneyModel *self)
{
  g_return_val_if_fail (REMIT_IS_MONEY_MODEL (self), REMIT_MONEY_YEARS);
  return self->columns;
}

void
remit_money_model_set_state (RemitMoneyModel *self, RemitAmountState state)
{
  g_return_if_fail (REMIT_IS_MONEY_MODEL (self));
  if (self->state == state)
    return;
  self->state = state;
  _remit_money_sum_up (self);
  remit_sheet_model_lines_changed (REMIT_SHEET_MODEL (self));
}

RemitAmountState
remit_money_model_get_state (RemitMoneyModel *self)
{
  g_return_val_if_fail (REMIT_IS_MONEY_MODEL (self), REMIT_AMOUNT_PLAN);
  return self->state;
}

void
remit_money_model_set_year (RemitMoneyModel *self, gint64 year)
{
  g_return_if_fail (REMIT_IS_MONEY_MODEL (self));
  self->year = year;
  _remit_money_settle_year (self);
  _remit_money_sum_up (self);
  remit_sheet_model_lines_changed (REMIT_SHEET_MODEL (self));
}

gint64
remit_money_model_get_year (RemitMoneyModel *self)
{
  g_return_val_if_fail (REMIT_IS_MONEY_MODEL (self), 0);
  return self->year;
}

const GArray *
remit_money_model_get_years (RemitMoneyModel *self)
{
  g_return_val_if_fail (REMIT_IS_MONEY_MODEL (self), NULL);
  return self->years;
}

gint64
remit_money_model_add_year (RemitMoneyModel *self, gboolean before)
{
  gint64 first, last;

  g_return_val_if_fail (REMIT_IS_MONEY_MODEL (self), 0);
  first = g_array_index (self->years, gint64, 0) - (before ? 1 : 0);
  last = g_array_index (self->years, gint64, self->years->len - 1) + (before ? 0 : 1);
  self->first_added = first;
  self->last_added = last;
  remit_live_model_refresh (REMIT_LIVE_MODEL (self), TRUE);
  return before ? first : last;
}

void
remit_money_model_set_with_currency (RemitMoneyModel *self, gboolean with)
{
  g_return_if_fail (REMIT_IS_MONEY_MODEL (self));
  self->wants_currency = with;
  remit_live_model_refresh (REMIT_LIVE_MODEL (self), TRUE);
}

gboolean
remit_money_model_get_with_currency (RemitMoneyModel *self)
{
  g_return_val_if_fail (REMIT_IS_MONEY_MODEL (self), FALSE);
  return self->with_currency;
}

void
remit_money_model_set_search (RemitMoneyModel *self, const char *text)
{
  g_return_if_fail (REMIT_IS_MONEY_MODEL (self));
  remit_matrix_lines_set_search (self->lines, text);
  remit_live_model_refresh (REMIT_LIVE_MODEL (self), FALSE);
}

gboolean
remit_money_model_is_filtered (RemitMoneyModel *self)
{
  g_return_val_if_fail (REMIT_IS_MONEY_MODEL (self), FALSE);
  return remit_matrix_lines_is_filtered (self->lines);
}

void
remit_money_model_fold_all (RemitMoneyModel *self, gboolean fold)
{
  g_return_if_fail (REMIT_IS_MONEY_MODEL (self));
  if (fold)
    remit_matrix_lines_fold_all (self->lines, self->matrix);
  else
    remit_matrix_lines_unfold_all (self->lines);
  remit_live_model_refresh (REMIT_LIVE_MODEL (self), FALSE);
}

/* ---- asking ---- */

guint
remit_money_model_get_n_items (RemitMoneyModel *self)
{
  g_return_val_if_fail (REMIT_IS_MONEY_MODEL (self), 0);
  return self->rows->len;
}

RemitId
remit_money_model_get_item (RemitMoneyModel *self, guint row)
{
  const RemitMoneyRow *info = _remit_money_get_row (self, row);

  return info != NULL ? info->line : REMIT_ID_NONE;
}

gboolean
remit_money_model_get_amount_column (RemitMoneyModel *self, guint column, gint64 *year,
                                     RemitAmountState *state)
{
  guint kind, at;

  g_return_val_if_fail (REMIT_IS_MONEY_MODEL (self), FALSE);
  kind = remit_money_model_get_column_kind (self, column);
  at = kind - REMIT_MONEY_FIRST_AMOUNT;
  if (kind < REMIT_MONEY_FIRST_AMOUNT)
    return FALSE;
  if (self->columns == REMIT_MONEY_STATES)
    {
      *year = self->year;
      *state = at;
      return at < REMIT_N_AMOUNT_STATES;
    }
  if (at >= self->years->len)
    return FALSE;
  *year = g_array_index (self->years, gint64, at);
  *state = self->state;
  return TRUE;
}

guint
remit_money_model_get_column_kind (RemitMoneyModel *self, guint column)
{
  g_return_val_if_fail (REMIT_IS_MONEY_MODEL (self), 0);
  return column >= REMIT_MONEY_CURRENCY && !self->with_currency ? column + 1 : column;
}

guint
remit_money_model_find_column (RemitMoneyModel *self, guint kind)
{
  g_return_val_if_fail (REMIT_IS_MONEY_MODEL (self), 0);
  return kind > REMIT_MONEY_CURRENCY && !self->with_currency ? kind - 1 : kind;
}

guint
remit_money_model_count_currencies (RemitMoneyModel *self)
{
  g_return_val_if_fail (REMIT_IS_MONEY_MODEL (self), 0);
  return self->currencies->len;
}

gboolean
remit_money_model_reveal (RemitMoneyModel *self, RemitId line)
{
  g_return_val_if_fail (REMIT_IS_MONEY_MODEL (self), FALSE);
  for (guint i = 0; i < self->rows->len; i++)
    if (_remit_money_get_nth (self, i)->line == line)
      {
        if (remit_matrix_lines_reveal (self->lines, self->matrix, i)
            && remit_matrix_lines_update (self->lines, self->matrix))
          remit_sheet_model_lines_changed (REMIT_SHEET_MODEL (self));
        return remit_matrix_lines_find (self->lines, i) >= 0;
      }
  return FALSE;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "remit-live-model.h"

G_BEGIN_DECLS

/* Budget lines as a sheet shows them: a row a line, grouped by what the lines cover; columns for
 * nature, recurrence, currency and payers, then amounts: the fiscal years in one state, or all
 * states of one year.  Edits are changes of the document. */
#define REMIT_TYPE_MONEY_MODEL (remit_money_model_get_type ())
G_DECLARE_FINAL_TYPE (RemitMoneyModel, remit_money_model, REMIT, MONEY_MODEL, RemitLiveModel)

typedef enum
{
  REMIT_MONEY_YEARS, /* columns are years */
  REMIT_MONEY_STATES /* columns are the states of one year */
} RemitMoneyColumns;

/* What the columns before the amounts are; the one of currencies is only there when it is asked for
 * or several are in use. */
enum
{
  REMIT_MONEY_NATURE,
  REMIT_MONEY_RECURRENCE,
  REMIT_MONEY_CURRENCY,
  REMIT_MONEY_PAYERS,
  REMIT_MONEY_FIRST_AMOUNT
};

RemitMoneyModel *remit_money_model_new (RemitDocument *document);

/* ---- what is shown ---- */

void remit_money_model_set_columns (RemitMoneyModel *self, RemitMoneyColumns columns);
RemitMoneyColumns remit_money_model_get_columns (RemitMoneyModel *self);
/* Of the columns by year. */
void remit_money_model_set_state (RemitMoneyModel *self, RemitAmountState state);
RemitAmountState remit_money_model_get_state (RemitMoneyModel *self);
/* Of the columns by state. */
void remit_money_model_set_year (RemitMoneyModel *self, gint64 year);
gint64 remit_money_model_get_year (RemitMoneyModel *self);
/* The fiscal years that have amounts, those between them, and those added here, ascending; never
 * empty; borrowed until the next signal. (element-type gint64) */
const GArray *remit_money_model_get_years (RemitMoneyModel *self);
/* Adds a column for the year after the last one, or before the first; which one it was.  It stays
 * for as long as the model lives, and for good once there is an amount in it. */
gint64 remit_money_model_add_year (RemitMoneyModel *self, gboolean before);
void remit_money_model_set_with_currency (RemitMoneyModel *self, gboolean with);
gboolean remit_money_model_get_with_currency (RemitMoneyModel *self);
void remit_money_model_set_search (RemitMoneyModel *self, const char *text);
gboolean remit_money_model_is_filtered (RemitMoneyModel *self);
void remit_money_model_fold_all (RemitMoneyModel *self, gboolean fold);

/* ---- asking ---- */

guint remit_money_model_get_n_items (RemitMoneyModel *self);
/* The line of a shown row; REMIT_ID_NONE for the header of a group. */
RemitId remit_money_model_get_item (RemitMoneyModel *self, guint row);
/* The year and state of a column; FALSE for those before the amounts. */
gboolean remit_money_model_get_amount_column (RemitMoneyModel *self, guint column, gint64 *year,
                                              RemitAmountState *state);
/* What a column is: one of those above, or REMIT_MONEY_FIRST_AMOUNT and more for the amounts. */
guint remit_money_model_get_column_kind (RemitMoneyModel *self, guint column);
/* The column that is of such a kind. */
guint remit_money_model_find_column (RemitMoneyModel *self, guint kind);
/* How many currencies the lines are in. */
guint remit_money_model_count_currencies (RemitMoneyModel *self);
/* Unfolds what hides a line; FALSE when it is no budget line or filtered out. */
gboolean remit_money_model_reveal (RemitMoneyModel *self, RemitId line);

/* ---- edits; each is one undoable change ---- */

/* Copies the amounts of @year in the state shown to the next year, grown by @growth (millionths),
 * for all recurring lines that have none there yet; *n gets how many. */
gboolean remit_money_model_copy_forward (RemitMoneyModel *self, gint64 year, gint64 growth,
                                         guint *n, GError **error);

G_END_DECLS

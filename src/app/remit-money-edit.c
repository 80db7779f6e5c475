/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-money"
#include "remit-money-model-private.h"

#include "remit-duty-cell.h"
#include "remit-error.h"
#include "remit-field-value.h"
#include "remit-finance.h"
#include "remit-money-text.h"
#include "remit-money.h"
#include "remit-raci-model.h"
#include "remit-search.h"

#include <glib/gi18n-lib.h>

/* What edits of budget lines make of the document.  Each is one change; a text that cannot be read
 * refuses the whole of it with a sentence that names the cell. */

/* ---- one cell ---- */

/* The detail row of a line, made when it has none. */
static RemitId
need_detail (RemitEdit *edit, RemitId line)
{
  const RemitRow *detail
    = remit_graph_detail (remit_edit_get_graph (edit), REMIT_TABLE_BUDGET_LINE, line);
  g_autoptr (RemitRow) fresh = NULL;

  if (detail != NULL)
    return detail->id;
  fresh = remit_row_new (REMIT_TABLE_BUDGET_LINE);
  remit_row_set_number (fresh, REMIT_BUDGET_LINE_FIELD_NODE, line);
  return remit_edit_insert (edit, fresh);
}

/* A value by its label or key, or as much of either as only it begins with: "c" is CAPEX. */
static int
find_value (const RemitEnumValue *values, const char *text)
{
  g_autofree char *typed = remit_search_fold (text);
  int found = -1;

  for (int i = 0; values[i].key != NULL; i++)
    {
      g_autofree char *label = remit_search_fold (_(values[i].label));
      g_autofree char *key = remit_search_fold (values[i].key);

      if (!g_str_has_prefix (label, typed) && !g_str_has_prefix (key, typed))
        continue;
      if (found >= 0)
        return -1;
      found = i;
    }
  return found;
}

gboolean
_remit_money_reads_choice (guint field, const char *text)
{
  return find_value (remit_table_info (REMIT_TABLE_BUDGET_LINE)->fields[field].values, text) >= 0;
}

static gboolean
set_choice (RemitEdit *edit, RemitId line, guint field, const char *text, GError **error)
{
  const RemitEnumValue *values = remit_table_info (REMIT_TABLE_BUDGET_LINE)->fields[field].values;
  int value = *text != '\0' ? find_value (values, text) : 0;

  if (value < 0)
    {
      g_autofree char *excerpt = remit_excerpt (text);

      g_set_error (error, REMIT_ERROR, REMIT_ERROR_NOT_FOUND, _("“%s” is neither %s nor %s."),
                   excerpt, _(values[0].label), _(values[1].label));
      return FALSE;
    }
  return remit_edit_set_number (edit, REMIT_TABLE_BUDGET_LINE, need_detail (edit, line), field,
                                value, error);
}

/* The amounts of a line are numbers of minor units: with another currency they would mean something
 * else. */
static gboolean
set_currency (RemitEdit *edit, const RemitMoneyRow *row, const char *text, GError **error)
{
  const char *now = remit_budget_line_currency (remit_edit_get_graph (edit), row->line);
  g_autofree char *code = g_ascii_strup (text, -1);
  guint n_amounts;

  if (g_str_equal (code, now))
    return TRUE;
  remit_graph_referrers (remit_edit_get_graph (edit), REMIT_TABLE_AMOUNT, REMIT_AMOUNT_FIELD_NODE,
                         row->line, &n_amounts);
  if (*code != '\0' && remit_currency_digits (code) < 0)
    {
      g_autofree char *excerpt = remit_excerpt (text);

      g_set_error (error, REMIT_ERROR, REMIT_ERROR_FORMAT,
                   _("“%s” is not a currency. Use a code of ISO 4217 such as EUR."), excerpt);
      return FALSE;
    }
  if (*code != '\0' && n_amounts > 0 && remit_currency_digits (code) != remit_currency_digits (now))
    {
      g_set_error (
        error, REMIT_ERROR, REMIT_ERROR_REFUSED,
        _("The amounts in %s cannot be read as %s, which has other decimals. Clear them "
           "first."),
        now, code);
      return FALSE;
    }
  return remit_edit_set_text (edit, REMIT_TABLE_BUDGET_LINE, need_detail (edit, row->line),
                              REMIT_BUDGET_LINE_FIELD_CURRENCY, code, error);
}

static gboolean
set_payers (RemitMoneyModel *self, RemitEdit *edit, RemitId line, const char *text, GError **error)
{
  g_autoptr (RemitDutyCell) cell
    = remit_duty_cell_load (remit_edit_get_graph (edit), line, REMIT_LINK_PAYS, REMIT_ID_NONE);
  g_autoptr (GArray) named
    = remit_party_names_parse (_remit_money_get_names (self), text, TRUE, error);

  if (named == NULL)
    return FALSE;
  remit_duty_cell_take (cell, named);
  return remit_duty_cell_store (cell, edit, error);
}

static gboolean
insert_amount (RemitEdit *edit, RemitId line, gint64 year, RemitAmountState state, gint64 minor)
{
  g_autoptr (RemitRow) row = remit_row_new (REMIT_TABLE_AMOUNT);

  remit_row_set_number (row, REMIT_AMOUNT_FIELD_NODE, line);
  remit_row_set_number (row, REMIT_AMOUNT_FIELD_YEAR, year);
  remit_row_set_number (row, REMIT_AMOUNT_FIELD_MONTH, 0);
  remit_row_set_number (row, REMIT_AMOUNT_FIELD_STATE, state);
  remit_row_set_number (row, REMIT_AMOUNT_FIELD_MINOR, minor);
  return remit_edit_insert (edit, row) != REMIT_ID_NONE;
}

static gboolean
put_amount (RemitEdit *edit, const RemitMoneyRow *row, gint64 year, RemitAmountState state,
            const char *text, GError **error)
{
  RemitMoneyEntry entry
    = _remit_money_find_entry (remit_edit_get_graph (edit), row->line, year, state);
  gint64 minor = 0;
  /* The currency may have come in the same change. */
  const char *currency = remit_budget_line_currency (remit_edit_get_graph (edit), row->line);

  if (*text != '\0' && !remit_money_read (text, currency, &minor, error))
    return FALSE;
  if ((entry.n_rows == 0 && *text == '\0')
      || (entry.n_rows > 0 && *text != '\0' && !entry.overflow && minor == entry.minor))
    return TRUE;
  if (entry.n_rows > 1 || entry.monthly)
    {
      g_set_error_literal (error, REMIT_ERROR, REMIT_ERROR_REFUSED,
                           _("The year has amounts by month. Change them in the inspector."));
      return FALSE;
    }
  if (entry.n_rows == 0)
    return insert_amount (edit, row->line, year, state, minor);
  if (*text == '\0')
    return remit_edit_delete (edit, REMIT_TABLE_AMOUNT, entry.row->id, error);
  return remit_edit_set_number (edit, REMIT_TABLE_AMOUNT, entry.row->id, REMIT_AMOUNT_FIELD_MINOR,
                                minor, error);
}

gboolean
_remit_money_put_text (RemitMoneyModel *self, RemitEdit *edit, const RemitMoneyRow *row,
                       guint column, const char *typed, GError **error)
{
  g_autofree char *text = g_strstrip (g_strdup (typed));
  g_autoptr (GError) local = NULL;
  g_autofree char *name = NULL;
  RemitAmountState state;
  gint64 year;
  gboolean done;
  guint kind = remit_money_model_get_column_kind (self, column);

  if (remit_money_model_get_amount_column (self, column, &year, &state))
    done = put_amount (edit, row, year, state, text, &local);
  else if (kind == REMIT_MONEY_PAYERS)
    done = set_payers (self, edit, row->line, text, &local);
  else if (kind == REMIT_MONEY_CURRENCY)
    done = set_currency (edit, row, text, &local);
  else
    done = set_choice (edit, row->line,
                       kind == REMIT_MONEY_NATURE ? REMIT_BUDGET_LINE_FIELD_NATURE
                                                  : REMIT_BUDGET_LINE_FIELD_RECURRENCE,
                       text, &local);
  if (done)
    return TRUE;
  name = _remit_money_name_cell (self, row, column);
  /* Translators: a cell and what is wrong with its text. */
  g_set_error (error, local->domain, local->code, _("%s: %s"), name, local->message);
  return FALSE;
}

gboolean
_remit_money_put_year (RemitMoneyModel *self, RemitEdit *edit, const RemitMoneyRow *row,
                       gint64 year, const char *typed, GError **error)
{
  g_autofree char *text = g_strstrip (g_strdup (typed));
  g_autoptr (GError) local = NULL;
  g_autofree char *name = NULL;

  if (put_amount (edit, row, year, self->state, text, &local))
    return TRUE;
  name = _remit_money_name_amount (self, row, year, self->state);
  g_set_error (error, local->domain, local->code, _("%s: %s"), name, local->message);
  return FALSE;
}

/* ---- texts ---- */

/* Clearing a whole row clears its amounts and payers; nature, recurrence and currency are what a
 * line is. */
static gboolean
is_kept (RemitMoneyModel *self, const RemitSheetChange *change, gboolean alone)
{
  return !alone && *change->text == '\0'
         && remit_money_model_get_column_kind (self, change->column) < REMIT_MONEY_PAYERS;
}

gboolean
_remit_money_set_text (RemitLiveModel *model, RemitEdit *edit, const RemitSheetChange *change,
                       gboolean alone, GError **error)
{
  RemitMoneyModel *self = REMIT_MONEY_MODEL (model);
  const RemitMoneyRow *row = _remit_money_get_row (self, change->row);

  return row == NULL || is_kept (self, change, alone)
         || _remit_money_put_text (self, edit, row, change->column, change->text, error);
}

char *
_remit_money_name_change (RemitLiveModel *model, guint row, guint column)
{
  RemitMoneyModel *self = REMIT_MONEY_MODEL (model);
  const RemitMoneyRow *info = _remit_money_get_row (self, row);

  return info != NULL ? _remit_money_name_cell (self, info, column) : NULL;
}

/* Space and click turn the two values of a choice over; everything else is edited. */
char *
_remit_money_cycle (RemitSheetModel *model, guint row, guint column, int step)
{
  RemitMoneyModel *self = REMIT_MONEY_MODEL (model);
  const RemitMoneyRow *info = _remit_money_get_row (self, row);
  guint field = column == REMIT_MONEY_NATURE ? REMIT_BUDGET_LINE_FIELD_NATURE
                                             : REMIT_BUDGET_LINE_FIELD_RECURRENCE;
  const RemitRow *detail;
  gint64 value;

  if (info == NULL || column > REMIT_MONEY_RECURRENCE)
    return NULL;
  detail = remit_graph_detail (_remit_money_graph (self), REMIT_TABLE_BUDGET_LINE, info->line);
  value = detail != NULL ? remit_row_get_number (detail, field) : 0;
  return g_strdup (
    _(remit_table_info (REMIT_TABLE_BUDGET_LINE)->fields[field].values[1 - value].label));
}

/* ---- rows ---- */

static gboolean
copy_covers (RemitEdit *edit, RemitId from, RemitId to, GError **error)
{
  g_autoptr (GArray) targets = g_array_new (FALSE, FALSE, sizeof (RemitId));
  guint n;
  const RemitLink *const *links = remit_graph_links_out (remit_edit_get_graph (edit), from, &n);

  for (guint i = 0; i < n; i++)
    if (links[i]->kind == REMIT_LINK_COVERS && links[i]->perspective == REMIT_ID_NONE)
      g_array_append_val (targets, links[i]->target);
  for (guint i = 0; i < targets->len; i++)
    if (remit_link_add (edit, REMIT_LINK_COVERS, to, g_array_index (targets, RemitId, i),
                        REMIT_ID_NONE, error)
        == REMIT_ID_NONE)
      return FALSE;
  return TRUE;
}

/* Behind all others: ids of different sessions are in no order. */
static gint64
find_last_position (const RemitGraph *graph)
{
  guint n;
  const RemitRow *const *nodes = remit_graph_rows (graph, REMIT_TABLE_NODE, &n);
  gint64 last = 0;

  for (guint i = 0; i < n; i++)
    {
      const RemitNode *node = (const RemitNode *) nodes[i];

      if (node->kind == REMIT_NODE_BUDGET_LINE)
        last = MAX (last, node->position);
    }
  return last;
}

/* A new line is for what the one above it is for, and in its currency. */
RemitId
_remit_money_add_line (RemitEdit *edit, RemitId above, const char *name, GError **error)
{
  gint64 position = find_last_position (remit_edit_get_graph (edit)) + 1;
  RemitId line = remit_node_add (edit, REMIT_NODE_BUDGET_LINE, name, error);
  const RemitBudgetLine *like = (const RemitBudgetLine *) remit_graph_detail (
    remit_edit_get_graph (edit), REMIT_TABLE_BUDGET_LINE, above);
  g_autofree char *currency = g_strdup (like != NULL ? like->currency : "");

  if (line == REMIT_ID_NONE
      || !remit_edit_set_number (edit, REMIT_TABLE_NODE, line, REMIT_NODE_FIELD_POSITION, position,
                                 error)
      || !remit_edit_set_text (edit, REMIT_TABLE_BUDGET_LINE, need_detail (edit, line),
                               REMIT_BUDGET_LINE_FIELD_CURRENCY, currency, error)
      || (above != REMIT_ID_NONE && !copy_covers (edit, above, line, error)))
    return REMIT_ID_NONE;
  return line;
}

/* The line at a shown row or, for the header of a group, the first of the group. */
RemitId
_remit_money_get_like (RemitMoneyModel *self, guint row)
{
  guint n = remit_matrix_lines_get_n (self->lines);

  if (n == 0)
    return REMIT_ID_NONE;
  return _remit_money_get_nth (self, remit_matrix_lines_get (self->lines, MIN (row, n - 1))->row)
    ->line;
}

guint
_remit_money_add_row (RemitSheetModel *model, guint row, const char *name, GError **error)
{
  RemitMoneyModel *self = REMIT_MONEY_MODEL (model);
  g_autofree char *given
    = name != NULL ? g_strdup (name)
                   : remit_raci_unused_name (_remit_money_graph (self), _("New budget line"));
  g_autofree char *label = g_strdup_printf (_("Add “%s”"), given);
  g_autoptr (RemitEdit) edit = NULL;
  RemitId line;

  if (remit_live_model_is_read_only (REMIT_LIVE_MODEL (self), error))
    return G_MAXUINT;
  edit = remit_document_begin (self->document, label);
  line = _remit_money_add_line (edit, _remit_money_get_like (self, row), given, error);
  if (line == REMIT_ID_NONE
      || !remit_document_commit (self->document, g_steal_pointer (&edit), error))
    return G_MAXUINT;
  remit_money_model_reveal (self, line);
  for (guint i = 0; i < remit_matrix_lines_get_n (self->lines); i++)
    if (remit_money_model_get_item (self, i) == line)
      return i;
  return G_MAXUINT; /* filtered out */
}

gboolean
_remit_money_rename_line (RemitSheetModel *model, RemitSheetAxis axis, guint index,
                          const char *name, GError **error)
{
  RemitMoneyModel *self = REMIT_MONEY_MODEL (model);
  const RemitMoneyRow *row = axis == REMIT_SHEET_ROWS ? _remit_money_get_row (self, index) : NULL;
  g_autofree char *label = g_strdup_printf (_("Rename to “%s”"), name);
  g_autoptr (RemitEdit) edit = NULL;

  if (remit_live_model_is_read_only (REMIT_LIVE_MODEL (self), error))
    return FALSE;
  if (row == NULL)
    {
      g_set_error_literal (error, REMIT_ERROR, REMIT_ERROR_REFUSED,
                           _("This name cannot be changed here. Rename what the lines cover, in "
                              "the outline or on the map."));
      return FALSE;
    }
  edit = remit_document_begin (self->document, label);
  return remit_node_rename (edit, row->line, name, error)
         && remit_document_commit (self->document, g_steal_pointer (&edit), error);
}

/* ---- whole lines and years ---- */

static gboolean
is_recurring (RemitMoneyModel *self, RemitId line)
{
  const RemitBudgetLine *detail = (const RemitBudgetLine *) remit_graph_detail (
    _remit_money_graph (self), REMIT_TABLE_BUDGET_LINE, line);

  return detail == NULL || detail->recurrence == REMIT_RECURRENCE_RECURRING;
}

/* TRUE and *done FALSE when there is nothing to copy. */
static gboolean
copy_line (RemitMoneyModel *self, RemitEdit *edit, const RemitMoneyRow *row, gint64 year,
           gint64 growth, gboolean *done, GError **error)
{
  const RemitGraph *graph = remit_edit_get_graph (edit);
  RemitMoneyEntry from = _remit_money_find_entry (graph, row->line, year, self->state);
  RemitMoneyEntry to = _remit_money_find_entry (graph, row->line, year + 1, self->state);
  gint64 minor;

  *done = FALSE;
  if (from.n_rows == 0 || to.n_rows > 0 || !is_recurring (self, row->line))
    return TRUE;
  if (from.overflow
      || !remit_scale (from.minor, REMIT_DECIMAL_ONE + growth, REMIT_DECIMAL_ONE, &minor))
    {
      g_set_error (error, REMIT_ERROR, REMIT_ERROR_LIMIT,
                   _("%s would grow beyond what Remit can count."), row->name);
      return FALSE;
    }
  *done = insert_amount (edit, row->line, year + 1, self->state, minor);
  return *done;
}

gboolean
remit_money_model_copy_forward (RemitMoneyModel *self, gint64 year, gint64 growth, guint *n,
                                GError **error)
{
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;
  g_autofree char *label = NULL;
  g_autoptr (RemitEdit) edit = NULL;

  g_return_val_if_fail (REMIT_IS_MONEY_MODEL (self), FALSE);
  g_return_val_if_fail (growth > -REMIT_DECIMAL_ONE, FALSE);
  *n = 0;
  if (remit_live_model_is_read_only (REMIT_LIVE_MODEL (self), error))
    return FALSE;
  from = _remit_money_year_name (_remit_money_graph (self), year);
  to = _remit_money_year_name (_remit_money_graph (self), year + 1);
  /* Translators: the name of a change: two years: "Copy 2026 to 2027". */
  label = g_strdup_printf (_("Copy %s to %s"), from, to);
  edit = remit_document_begin (self->document, label);
  for (guint i = 0; i < self->rows->len; i++)
    {
      gboolean done;

      if (!copy_line (self, edit, _remit_money_get_nth (self, i), year, growth, &done, error))
        return FALSE;
      *n += done;
    }
  return remit_document_commit (self->document, g_steal_pointer (&edit), error);
}

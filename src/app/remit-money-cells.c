/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-money"
#include "remit-money-model-private.h"

#include "remit-duty-cell.h"
#include "remit-money.h"
#include "remit-money-text.h"
#include "remit-ownership.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What a cell of the budget lines shows, says and is edited as.  Amounts are shown grouped and
 * copied plain, so that every spreadsheet reads them. */

#define LONGEST_NAME 9 /* characters of a payer's name on the only chip of a cell */

static const char *
get_label (const RemitRow *detail, guint field)
{
  const RemitField *info = &remit_table_info (REMIT_TABLE_BUDGET_LINE)->fields[field];
  gint64 value = detail != NULL ? remit_row_get_number (detail, field) : 0;

  return _(info->values[value].label);
}

static const RemitRow *
get_detail (RemitMoneyModel *self, RemitId line)
{
  return remit_graph_detail (_remit_money_graph (self), REMIT_TABLE_BUDGET_LINE, line);
}

static RemitDutyCell *
load_payers (RemitMoneyModel *self, RemitId line)
{
  return remit_duty_cell_load (_remit_money_graph (self), line, REMIT_LINK_PAYS, REMIT_ID_NONE);
}

static guint
get_field (guint kind)
{
  return kind == REMIT_MONEY_NATURE ? REMIT_BUDGET_LINE_FIELD_NATURE
                                    : REMIT_BUDGET_LINE_FIELD_RECURRENCE;
}

/* ---- marks ---- */

/* Cuts at a whole character. */
static RemitSheetMark *
add_mark (RemitSheetCell *cell, RemitSheetMarkStyle style, const char *text)
{
  RemitSheetMark *mark;

  if (cell->n_marks >= REMIT_SHEET_MAX_MARKS)
    return NULL;
  mark = &cell->marks[cell->n_marks++];
  mark->style = style;
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gsize length = g_utf8_next_char (p) - text;

      if (length >= REMIT_SHEET_MARK_LENGTH)
        break;
      memcpy (mark->text, text, length);
      mark->text[length] = '\0';
    }
  return mark;
}

static void
add_payer (RemitMoneyModel *self, const RemitHolding *holding, guint n, RemitSheetCell *cell)
{
  const RemitGraph *graph = _remit_money_graph (self);
  const RemitNode *party = remit_graph_node (graph, holding->party);
  g_autofree char *name = n == 1 && g_utf8_strlen (party->name, -1) <= LONGEST_NAME
                            ? g_strdup (party->name)
                            : remit_party_initials (party);
  g_autofree char *share
    = holding->share != REMIT_UNSET ? remit_share_format (holding->share) : NULL;
  g_autofree char *text = share != NULL ? g_strdup_printf ("%s %s", name, share) : NULL;
  RemitSheetMark *mark = add_mark (cell, REMIT_SHEET_MARK_CHIP, text != NULL ? text : name);

  if (mark != NULL)
    mark->tint = remit_party_tint (graph, party);
}

static void
show_payers (RemitMoneyModel *self, const RemitMoneyRow *row, RemitSheetCell *cell)
{
  g_autoptr (RemitDutyCell) held = load_payers (self, row->line);
  guint n = held->holdings->len;

  for (guint i = 0; i < n && i < REMIT_SHEET_MAX_MARKS; i++)
    add_payer (self, remit_duty_cell_get (held, i), n, cell);
  if (n == 0)
    {
      add_mark (cell, REMIT_SHEET_MARK_MUTED, C_ ("payer", "nobody"));
      cell->hatched = TRUE;
    }
  else if (remit_duty_cell_get_remainder (held) != 0)
    cell->gravity = REMIT_SHEET_WARNING;
}

static void
show_amount (RemitMoneyModel *self, const RemitMoneyRow *row, gint64 year, RemitAmountState state,
             RemitSheetCell *cell)
{
  RemitMoneyEntry entry
    = _remit_money_find_entry (_remit_money_graph (self), row->line, year, state);
  g_autofree char *text = NULL;

  if (entry.n_rows == 0)
    return;
  text = entry.overflow ? g_strdup (_("too large"))
                        : remit_money_format_cell (entry.minor, row->currency,
                                                   _remit_money_is_whole (self, row->currency));
  add_mark (cell, REMIT_SHEET_MARK_PLAIN, text);
  cell->has_note = *((const RemitAmount *) entry.row)->note != '\0';
  cell->locked = entry.n_rows > 1 || entry.monthly;
  if (entry.overflow)
    cell->gravity = REMIT_SHEET_ERROR;
}

void
_remit_money_get_cell (RemitSheetModel *model, guint row, guint column, RemitSheetCell *cell)
{
  RemitMoneyModel *self = REMIT_MONEY_MODEL (model);
  const RemitMoneyRow *info = _remit_money_get_row (self, row);
  RemitAmountState state;
  gint64 year;
  guint kind;

  if (info == NULL)
    return;
  kind = remit_money_model_get_column_kind (self, column);
  if (remit_money_model_get_amount_column (self, column, &year, &state))
    show_amount (self, info, year, state, cell);
  else if (kind == REMIT_MONEY_PAYERS)
    show_payers (self, info, cell);
  else if (kind == REMIT_MONEY_CURRENCY)
    {
      const RemitBudgetLine *detail = (const RemitBudgetLine *) get_detail (self, info->line);
      gboolean own = detail != NULL && *detail->currency != '\0';

      add_mark (cell, own ? REMIT_SHEET_MARK_PLAIN : REMIT_SHEET_MARK_MUTED, info->currency);
    }
  else if (kind < REMIT_MONEY_PAYERS)
    add_mark (cell, REMIT_SHEET_MARK_PLAIN,
              get_label (get_detail (self, info->line), get_field (kind)));
}

/* ---- words ---- */

char *
_remit_money_name_amount (RemitMoneyModel *self, const RemitMoneyRow *row, gint64 year,
                          RemitAmountState state)
{
  g_autofree char *when = _remit_money_year_name (_remit_money_graph (self), year);

  /* Translators: a budget line, a year, a state: "Web shop run, 2026, Plan". */
  return g_strdup_printf (_("%s, %s, %s"), row->name, when, _remit_money_state_name (state));
}

char *
_remit_money_name_cell (RemitMoneyModel *self, const RemitMoneyRow *row, guint column)
{
  RemitSheetLine line = { 0 };
  RemitAmountState state;
  gint64 year;

  if (remit_money_model_get_amount_column (self, column, &year, &state))
    return _remit_money_name_amount (self, row, year, state);
  remit_sheet_model_get_line (REMIT_SHEET_MODEL (self), REMIT_SHEET_COLUMNS, column, &line);
  /* Translators: a thing and the column of one of its cells: "Consent platform, pays". */
  return g_strdup_printf (_("%s, %s"), row->name, line.text);
}

static char *
describe_value (RemitMoneyModel *self, const RemitMoneyRow *row, guint column)
{
  RemitMoneyEntry entry;
  RemitAmountState state;
  gint64 year;
  guint kind = remit_money_model_get_column_kind (self, column);

  if (kind == REMIT_MONEY_PAYERS)
    {
      g_autoptr (RemitDutyCell) held = load_payers (self, row->line);

      return remit_duty_cell_describe (held, _remit_money_graph (self));
    }
  if (kind == REMIT_MONEY_CURRENCY)
    return g_strdup (row->currency);
  if (!remit_money_model_get_amount_column (self, column, &year, &state))
    return g_strdup (get_label (get_detail (self, row->line), get_field (kind)));
  entry = _remit_money_find_entry (_remit_money_graph (self), row->line, year, state);
  if (entry.n_rows == 0)
    return g_strdup (C_ ("amount", "nothing"));
  return entry.overflow ? g_strdup (_("too large"))
                        : remit_money_format (entry.minor, row->currency);
}

char *
_remit_money_describe_cell (RemitSheetModel *model, guint row, guint column)
{
  RemitMoneyModel *self = REMIT_MONEY_MODEL (model);
  const RemitMoneyRow *info = _remit_money_get_row (self, row);
  g_autofree char *name = NULL;
  g_autofree char *value = NULL;

  if (info == NULL)
    return NULL;
  name = _remit_money_name_cell (self, info, column);
  value = describe_value (self, info, column);
  /* Translators: a cell and what is in it: "Web shop run, 2026, Plan: EUR 1,200.00". */
  return g_strdup_printf (_("%s: %s"), name, value);
}

char *
_remit_money_explain_cell (RemitSheetModel *model, guint row, guint column)
{
  RemitMoneyModel *self = REMIT_MONEY_MODEL (model);
  const RemitMoneyRow *info = _remit_money_get_row (self, row);
  RemitMoneyEntry entry;
  RemitAmountState state;
  const char *note;
  gint64 year;

  if (info == NULL)
    return NULL;
  if (remit_money_model_get_column_kind (self, column) == REMIT_MONEY_PAYERS)
    {
      g_autoptr (RemitDutyCell) held = load_payers (self, info->line);

      return remit_duty_cell_explain (held, _remit_money_graph (self));
    }
  if (!remit_money_model_get_amount_column (self, column, &year, &state))
    return NULL;
  entry = _remit_money_find_entry (_remit_money_graph (self), info->line, year, state);
  if (entry.n_rows > 1 || entry.monthly)
    return g_strdup_printf (ngettext ("This is %u amount by month; change it in the inspector.",
                                      "These are %u amounts together; change them in the "
                                      "inspector.",
                                      entry.n_rows),
                            entry.n_rows);
  note = entry.n_rows == 1 ? ((const RemitAmount *) entry.row)->note : "";
  return *note != '\0' ? g_strdup (note) : NULL;
}

/* ---- texts ---- */

static char *
write_payers (RemitMoneyModel *self, RemitId line)
{
  g_autoptr (RemitDutyCell) held = load_payers (self, line);
  g_autoptr (GArray) named = g_array_new (FALSE, FALSE, sizeof (RemitNamedHolder));

  if (held->holdings->len == 0)
    return g_strdup ("");
  for (guint i = 0; i < held->holdings->len; i++)
    {
      const RemitHolding *holding = remit_duty_cell_get (held, i);
      RemitNamedHolder holder = { holding->party, holding->share };

      g_array_append_val (named, holder);
    }
  return remit_party_names_format (_remit_money_get_names (self),
                                   (const RemitNamedHolder *) named->data, named->len);
}

char *
_remit_money_get_text (RemitSheetModel *model, guint row, guint column, gboolean with_note)
{
  RemitMoneyModel *self = REMIT_MONEY_MODEL (model);
  const RemitMoneyRow *info = _remit_money_get_row (self, row);
  RemitMoneyEntry entry;
  RemitAmountState state;
  gint64 year;

  if (info == NULL)
    return g_strdup ("");
  if (remit_money_model_get_column_kind (self, column) == REMIT_MONEY_PAYERS)
    return write_payers (self, info->line);
  if (!remit_money_model_get_amount_column (self, column, &year, &state))
    return describe_value (self, info, column);
  entry = _remit_money_find_entry (_remit_money_graph (self), info->line, year, state);
  return entry.n_rows == 0 || entry.overflow
           ? g_strdup ("")
           : remit_money_format_plain (entry.minor, info->currency);
}

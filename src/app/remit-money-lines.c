/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-money"
#include "remit-money-model-private.h"

#include "remit-findings-cache.h"
#include "remit-finance.h"
#include "remit-money-text.h"
#include "remit-ownership-model.h"

#include <glib/gi18n-lib.h>

/* What the sheet asks about the lines of the budget: headers, margins, totals.  Totals are of all
 * lines, folded or filtered ones as well, one row for each currency: money of different currencies
 * is never added here. */

#define NATURE_WIDTH 54
#define RECURRENCE_WIDTH 74
#define CURRENCY_WIDTH 46
#define PAYERS_WIDTH 112
#define AMOUNT_WIDTH 86
#define SUM_WIDTH 86
#define REMARK_WIDTH 56

enum
{
  MARGIN_SUM,
  MARGIN_REMARK,
  N_MARGINS
};

static guint
get_n_lines (RemitSheetModel *model, RemitSheetAxis axis)
{
  RemitMoneyModel *self = REMIT_MONEY_MODEL (model);

  if (axis == REMIT_SHEET_ROWS)
    return remit_matrix_lines_get_n (self->lines);
  return remit_money_model_find_column (self, REMIT_MONEY_FIRST_AMOUNT)
         + (self->columns == REMIT_MONEY_YEARS ? self->years->len : REMIT_N_AMOUNT_STATES);
}

static void
get_row_line (RemitMoneyModel *self, guint index, RemitSheetLine *line)
{
  const RemitShownLine *shown = remit_matrix_lines_get (self->lines, index);
  const RemitMoneyRow *row = _remit_money_get_row (self, index);

  line->foldable = shown->foldable;
  line->folded = shown->folded;
  if (row == NULL)
    {
      line->kind = REMIT_SHEET_LINE_GROUP;
      line->text = shown->group;
      return;
    }
  line->depth = *shown->group != '\0' ? 1 : 0;
  line->text = row->name;
  line->id = row->line;
}

static void
get_column_line (RemitMoneyModel *self, guint index, RemitSheetLine *line)
{
  const struct
  {
    const char *text, *tooltip;
    int width;
  } columns[REMIT_MONEY_FIRST_AMOUNT] = {
    [REMIT_MONEY_NATURE]
    = { C_ ("column", "nature"), _("CAPEX: an investment; OPEX: running cost"), NATURE_WIDTH },
    [REMIT_MONEY_RECURRENCE]
    = { C_ ("column", "recurs"), _("Whether it is paid every year or once"), RECURRENCE_WIDTH },
    [REMIT_MONEY_CURRENCY]
    = { C_ ("column", "money"), _("The currency of its amounts"), CURRENCY_WIDTH },
    [REMIT_MONEY_PAYERS]
    = { C_ ("column", "payers"), _("Who pays, in which shares"), PAYERS_WIDTH },
  };

  guint kind = remit_money_model_get_column_kind (self, index);

  line->upright = TRUE;
  if (kind < REMIT_MONEY_FIRST_AMOUNT)
    {
      line->text = columns[kind].text;
      line->tooltip = columns[kind].tooltip;
      line->width = columns[kind].width;
      return;
    }
  line->text = self->columns == REMIT_MONEY_YEARS
                 ? self->year_names->pdata[kind - REMIT_MONEY_FIRST_AMOUNT]
                 : _remit_money_state_name (kind - REMIT_MONEY_FIRST_AMOUNT);
  line->width = AMOUNT_WIDTH;
  line->numbers = TRUE;
}

static void
get_line (RemitSheetModel *model, RemitSheetAxis axis, guint index, RemitSheetLine *line)
{
  if (axis == REMIT_SHEET_ROWS)
    get_row_line (REMIT_MONEY_MODEL (model), index, line);
  else
    get_column_line (REMIT_MONEY_MODEL (model), index, line);
}

static const char *
get_corner (RemitSheetModel *model)
{
  return _("Budget line");
}

static void
set_folded (RemitSheetModel *model, guint row, gboolean folded)
{
  RemitMoneyModel *self = REMIT_MONEY_MODEL (model);

  remit_matrix_lines_set_folded (self->lines, row, folded);
  if (remit_matrix_lines_update (self->lines, self->matrix))
    remit_sheet_model_lines_changed (model);
}

/* ---- sums ---- */

/* A sum that may not fit, and then says so instead of a figure. */
typedef struct
{
  gint64 minor;
  gboolean any, overflow;
} Sum;

static void
add (Sum *sum, const RemitMoneyEntry *entry, int sign)
{
  if (entry->n_rows == 0)
    return;
  sum->any = TRUE;
  sum->overflow |= entry->overflow || !remit_sum_add (&sum->minor, sign * entry->minor, NULL);
}

static char *
format_sum (RemitMoneyModel *self, const Sum *sum, const char *currency, RemitSheetGravity *gravity)
{
  if (!sum->any)
    return NULL;
  if (!sum->overflow)
    return remit_money_format_cell (sum->minor, currency, self->whole);
  *gravity = REMIT_SHEET_ERROR;
  return g_strdup (_("too large"));
}

/* By year: all years of the state.  By state: what of the approved money is still to be had. */
static Sum
sum_row (RemitMoneyModel *self, RemitId line)
{
  const RemitGraph *graph = _remit_money_graph (self);
  Sum sum = { 0 };
  RemitMoneyEntry entry;

  if (self->columns == REMIT_MONEY_YEARS)
    {
      for (guint i = 0; i < self->years->len; i++)
        {
          entry = _remit_money_find_entry (graph, line, g_array_index (self->years, gint64, i),
                                           self->state);
          add (&sum, &entry, 1);
        }
      return sum;
    }
  entry = _remit_money_find_entry (graph, line, self->year, REMIT_AMOUNT_APPROVED);
  if (entry.n_rows == 0)
    return sum;
  add (&sum, &entry, 1);
  entry = _remit_money_find_entry (graph, line, self->year, REMIT_AMOUNT_COMMITTED);
  add (&sum, &entry, -1);
  entry = _remit_money_find_entry (graph, line, self->year, REMIT_AMOUNT_ACTUAL);
  add (&sum, &entry, -1);
  return sum;
}

static guint
get_n_margins (RemitSheetModel *model)
{
  return REMIT_MONEY_MODEL (model)->with_remarks ? N_MARGINS : MARGIN_REMARK;
}

static void
get_margin (RemitSheetModel *model, guint margin, RemitSheetLine *line, gboolean *remark)
{
  gboolean years = REMIT_MONEY_MODEL (model)->columns == REMIT_MONEY_YEARS;

  line->upright = TRUE;
  if (margin == MARGIN_REMARK)
    {
      line->text = C_ ("column", "remark");
      line->width = REMARK_WIDTH;
      *remark = TRUE;
      return;
    }
  line->text = years ? C_ ("column", "all years") : C_ ("column", "available");
  line->tooltip = years ? _("The sum of the years") : _("Approved − committed − actual");
  line->width = SUM_WIDTH;
  line->numbers = TRUE;
}

static char *
get_remark (RemitMoneyModel *self, RemitId line, RemitSheetGravity *gravity)
{
  GPtrArray *findings
    = remit_findings_cache_get_about (remit_findings_cache_get (self->document), line);

  for (guint i = 0; findings != NULL && i < findings->len; i++)
    {
      const RemitFinding *finding = findings->pdata[i];

      if (finding->waiver != NULL)
        continue;
      *gravity = REMIT_SHEET_HINT + (finding->rule->severity - REMIT_SEVERITY_HINT);
      return g_strdup (finding->brief != NULL ? finding->brief : finding->message);
    }
  return NULL;
}

static char *
get_margin_text (RemitSheetModel *model, guint row, guint margin, RemitSheetGravity *gravity)
{
  RemitMoneyModel *self = REMIT_MONEY_MODEL (model);
  const RemitMoneyRow *info = _remit_money_get_row (self, row);
  Sum sum;

  if (info == NULL)
    return NULL;
  if (margin == MARGIN_REMARK)
    return get_remark (self, info->line, gravity);
  sum = sum_row (self, info->line);
  if (self->columns == REMIT_MONEY_STATES && sum.any && sum.minor < 0)
    *gravity = REMIT_SHEET_WARNING;
  return format_sum (self, &sum, info->currency, gravity);
}

static guint
get_n_totals (RemitSheetModel *model)
{
  return REMIT_MONEY_MODEL (model)->currencies->len;
}

static const char *
get_total_label (RemitSheetModel *model, guint total)
{
  return REMIT_MONEY_MODEL (model)->labels->pdata[total];
}

static char *
get_total_text (RemitSheetModel *model, guint total, guint column, RemitSheetGravity *gravity)
{
  RemitMoneyModel *self = REMIT_MONEY_MODEL (model);
  const char *currency = self->currencies->pdata[total];
  RemitAmountState state;
  gint64 year;
  Sum sum = { 0 };

  if (!remit_money_model_get_amount_column (self, column, &year, &state))
    return NULL;
  for (guint i = 0; i < self->rows->len; i++)
    {
      const RemitMoneyRow *row = _remit_money_get_nth (self, i);
      RemitMoneyEntry entry;

      if (row->currency != currency) /* both interned */
        continue;
      entry = _remit_money_find_entry (_remit_money_graph (self), row->line, year, state);
      add (&sum, &entry, 1);
    }
  return format_sum (self, &sum, currency, gravity);
}

static char *
explain_line (RemitSheetModel *model, RemitSheetAxis axis, guint index, RemitSheetGravity *gravity)
{
  RemitMoneyModel *self = REMIT_MONEY_MODEL (model);
  const RemitMoneyRow *row = axis == REMIT_SHEET_ROWS ? _remit_money_get_row (self, index) : NULL;
  GString *text;
  GPtrArray *findings;

  if (row == NULL)
    return NULL;
  findings = remit_findings_cache_get_about (remit_findings_cache_get (self->document), row->line);
  text = g_string_new (row->name);
  for (guint i = 0; findings != NULL && i < findings->len; i++)
    {
      const RemitFinding *finding = findings->pdata[i];

      if (finding->waiver != NULL)
        continue;
      *gravity = MAX (*gravity, REMIT_SHEET_HINT + (finding->rule->severity - REMIT_SEVERITY_HINT));
      g_string_append_printf (text, "\n%s", finding->message);
    }
  return g_string_free (text, FALSE);
}

/* ---- editing ---- */

static gboolean
edits_as_text (RemitSheetModel *model, guint row, guint column)
{
  return TRUE;
}

/* Payers have the popover of the ownership matrix: chips, shares, what is left to give. */
static GtkWidget *
create_editor (RemitSheetModel *model, guint row, guint column)
{
  RemitMoneyModel *self = REMIT_MONEY_MODEL (model);
  const RemitMoneyRow *info = _remit_money_get_row (self, row);

  if (info == NULL || remit_money_model_get_column_kind (self, column) != REMIT_MONEY_PAYERS)
    return NULL;
  return remit_ownership_editor_new (self->document, info->line, REMIT_LINK_PAYS, REMIT_ID_NONE,
                                     NULL);
}

void
_remit_money_iface_init (RemitSheetModelInterface *iface)
{
  iface->get_n_lines = get_n_lines;
  iface->get_line = get_line;
  iface->get_corner = get_corner;
  iface->get_cell = _remit_money_get_cell;
  iface->describe_cell = _remit_money_describe_cell;
  iface->explain_cell = _remit_money_explain_cell;
  iface->get_text = _remit_money_get_text;
  iface->set_texts = _remit_money_set_texts;
  iface->cycle = _remit_money_cycle;
  iface->edits_as_text = edits_as_text;
  iface->create_editor = create_editor;
  iface->add_row = _remit_money_add_row;
  iface->rename_line = _remit_money_rename_line;
  iface->paste_beyond = _remit_money_paste_beyond;
  iface->set_folded = set_folded;
  iface->get_n_margins = get_n_margins;
  iface->get_margin = get_margin;
  iface->get_margin_text = get_margin_text;
  iface->get_n_totals = get_n_totals;
  iface->get_total_label = get_total_label;
  iface->get_total_text = get_total_text;
  iface->explain_line = explain_line;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-money"
#include "remit-money-model-private.h"

#include "remit-ownership-model.h"

#include <glib/gi18n-lib.h>

/* What the sheet asks about the lines of the budget: headers, margins, totals. */

#define NATURE_WIDTH 54
#define RECURRENCE_WIDTH 74
#define CURRENCY_WIDTH 46
#define PAYERS_WIDTH 112
#define AMOUNT_WIDTH 64 /* the least: figures have the room that they need */

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
         + _remit_money_n_amounts (self);
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
    const char *text, *tooltip, *widest;
    int width;
  } columns[REMIT_MONEY_FIRST_AMOUNT] = {
    [REMIT_MONEY_NATURE]
    = { C_ ("column", "nature"), _("CAPEX: an investment; OPEX: running cost"), "", NATURE_WIDTH },
    [REMIT_MONEY_RECURRENCE]
    = { C_ ("column", "recurs"), _("Whether it is paid every year or once"), "",
        RECURRENCE_WIDTH },
    [REMIT_MONEY_CURRENCY]
    = { C_ ("column", "money"), _("The currency of its amounts"), "", CURRENCY_WIDTH },
    [REMIT_MONEY_PAYERS]
    = { C_ ("column", "payers"), _("Who pays, in which shares"), NULL, PAYERS_WIDTH },
  };

  guint kind = remit_money_model_get_column_kind (self, index), at;

  line->upright = TRUE;
  if (kind < REMIT_MONEY_FIRST_AMOUNT)
    {
      line->text = columns[kind].text;
      line->tooltip = columns[kind].tooltip;
      line->widest = columns[kind].widest;
      line->width = columns[kind].width;
      return;
    }
  at = kind - REMIT_MONEY_FIRST_AMOUNT;
  if (self->columns == REMIT_MONEY_YEARS)
    {
      line->text = self->year_names->pdata[at];
      line->tooltip = self->year_periods->pdata[at];
    }
  else
    line->text = _remit_money_state_name (at);
  line->width = AMOUNT_WIDTH;
  line->widest = self->widest->pdata[at];
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

/* ---- margins and totals ---- */

static guint
get_n_margins (RemitSheetModel *model)
{
  return remit_live_model_has_remarks (REMIT_LIVE_MODEL (model)) ? N_MARGINS : MARGIN_REMARK;
}

static void
get_margin (RemitSheetModel *model, guint margin, RemitSheetLine *line, gboolean *remark)
{
  RemitMoneyModel *self = REMIT_MONEY_MODEL (model);
  gboolean years = self->columns == REMIT_MONEY_YEARS;

  if (margin == MARGIN_REMARK)
    {
      remit_live_model_get_remark_margin (model, line, remark);
      return;
    }
  line->upright = TRUE;
  line->text = years ? C_ ("column", "all years") : C_ ("column", "available");
  line->tooltip = years ? _("The sum of the years") : _("Approved − committed − actual");
  line->width = AMOUNT_WIDTH;
  line->widest = self->widest->pdata[self->widest->len - 1];
  line->numbers = TRUE;
}

static char *
get_margin_text (RemitSheetModel *model, guint row, guint margin, RemitSheetGravity *gravity)
{
  RemitMoneyModel *self = REMIT_MONEY_MODEL (model);
  const RemitMoneyRow *info = _remit_money_get_row (self, row);
  const RemitMoneySum *sum;

  if (info == NULL)
    return NULL;
  if (margin == MARGIN_REMARK)
    return remit_live_model_get_remark (model, row, gravity);
  sum = _remit_money_row_sum (self, remit_matrix_lines_get (self->lines, row)->row);
  if (self->columns == REMIT_MONEY_STATES && sum->any && sum->minor < 0)
    *gravity = REMIT_SHEET_WARNING;
  return _remit_money_format_sum (self, sum, info->currency, gravity);
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
  guint kind = remit_money_model_get_column_kind (self, column);

  if (kind < REMIT_MONEY_FIRST_AMOUNT)
    return NULL;
  return _remit_money_format_sum (self,
                                  _remit_money_total (self, total, kind - REMIT_MONEY_FIRST_AMOUNT),
                                  self->currencies->pdata[total], gravity);
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
  iface->set_texts = remit_live_model_set_texts;
  iface->cycle = _remit_money_cycle;
  iface->edits_as_text = edits_as_text;
  iface->create_editor = create_editor;
  iface->add_row = _remit_money_add_row;
  iface->rename_line = _remit_money_rename_line;
  iface->paste_beyond = _remit_money_paste_beyond;
  iface->paste_named = _remit_money_paste_named;
  iface->move_lines = _remit_money_move_lines;
  iface->set_folded = set_folded;
  iface->get_n_margins = get_n_margins;
  iface->get_margin = get_margin;
  iface->get_margin_text = get_margin_text;
  iface->get_n_totals = get_n_totals;
  iface->get_total_label = get_total_label;
  iface->get_total_text = get_total_text;
  iface->explain_line = remit_live_model_explain_line;
}

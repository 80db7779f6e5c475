/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-agreements"
#include "remit-agreements-model-private.h"

#include <glib/gi18n-lib.h>

/* What the sheet asks about the lines of the register: headers, and the margin of remarks, which
 * are the findings' own words. */

const RemitAgreementsEnds *
_remit_agreements_ends (guint column)
{
  static const RemitAgreementsEnds ends[REMIT_N_AGREEMENTS_COLUMNS] = {
    [REMIT_AGREEMENTS_PROVIDER] = { REMIT_AGREEMENTS_NAMES_PARTIES, REMIT_LINK_PROVIDES, TRUE },
    [REMIT_AGREEMENTS_CUSTOMER] = { REMIT_AGREEMENTS_NAMES_PARTIES, REMIT_LINK_RECEIVES, TRUE },
    [REMIT_AGREEMENTS_COVERS] = { REMIT_AGREEMENTS_NAMES_COVERED, REMIT_LINK_COVERS, FALSE },
    [REMIT_AGREEMENTS_SUPPORTS] = { REMIT_AGREEMENTS_NAMES_SUPPORTED, REMIT_LINK_SUPPORTS, FALSE },
  };

  return &ends[MIN (column, REMIT_N_AGREEMENTS_COLUMNS - 1)];
}

static guint
get_n_lines (RemitSheetModel *model, RemitSheetAxis axis)
{
  return axis == REMIT_SHEET_ROWS ? REMIT_AGREEMENTS_MODEL (model)->shown->len
                                  : REMIT_N_AGREEMENTS_COLUMNS;
}

static void
get_row_line (RemitAgreementsModel *self, guint index, RemitSheetLine *line)
{
  const RemitAgreementsShown *shown = &g_array_index (self->shown, RemitAgreementsShown, index);
  const RemitAgreementsRow *row = _remit_agreements_get_row (self, index);

  if (row == NULL)
    {
      line->kind = REMIT_SHEET_LINE_GROUP;
      line->text = remit_node_kind_plural (_remit_agreements_kinds[shown->place]);
      line->foldable = TRUE;
      line->folded = self->folded[shown->place];
      return;
    }
  line->depth = 1;
  line->text = row->name;
  line->id = row->id;
}

static void
get_column_line (guint index, RemitSheetLine *line)
{
  const struct
  {
    const char *text, *tooltip;
    int width;
  } columns[REMIT_N_AGREEMENTS_COLUMNS] = {
    { C_ ("column", "provider"), _("Who promises"), 68 },
    { C_ ("column", "customer"), _("To whom it is promised"), 74 },
    { C_ ("column", "covers"), _("What the promise is about"), 104 },
    { C_ ("column", "objective"),
      _("What is promised, in which span of time: type “≥ 99.9 % a month”"), 216 },
    { C_ ("column", "may be down"), _("The time that the promise leaves for being down"), 110 },
    { C_ ("column", "chain gives"), _("What the agreements it rests on add up to"), 112 },
    { C_ ("column", "measured"),
      _("The last measured value, and how it stands: type “99.9”, or “99.9 2026-03-31”"), 172 },
    { C_ ("column", "supports"), _("The agreements that rest on it"), 104 },
    { C_ ("column", "hours"), _("The hours of service: “24×7”, “Mon–Fri 8–18”"), 92 },
    { C_ ("column", "credits"),
      _("What is given back beyond a bound: type “99.9: 5 %; 99.5: 10 %”"), 132 },
    { C_ ("column", "valid from"), _("The first day on which it holds"), 112 },
    { C_ ("column", "valid until"), _("The last day on which it holds"), 112 },
    { C_ ("column", "review"), _("The next review"), 112 },
    { C_ ("column", "signed"), _("How many of both sides have signed: type who did"), 66 },
  };

  line->text = columns[index].text;
  line->tooltip = columns[index].tooltip;
  line->width = columns[index].width;
  line->upright = TRUE;
  line->numbers = index == REMIT_AGREEMENTS_ALLOWED || index == REMIT_AGREEMENTS_CHAIN;
}

static void
get_line (RemitSheetModel *model, RemitSheetAxis axis, guint index, RemitSheetLine *line)
{
  if (axis == REMIT_SHEET_ROWS)
    get_row_line (REMIT_AGREEMENTS_MODEL (model), index, line);
  else
    get_column_line (index, line);
}

static const char *
get_corner (RemitSheetModel *model)
{
  return _("Agreement");
}

static void
set_folded (RemitSheetModel *model, guint row, gboolean folded)
{
  RemitAgreementsModel *self = REMIT_AGREEMENTS_MODEL (model);
  const RemitAgreementsShown *shown = &g_array_index (self->shown, RemitAgreementsShown, row);

  if (shown->is_group)
    _remit_agreements_fold (self, shown->place, folded);
}

/* ---- editing ---- */

static gboolean
edits_as_text (RemitSheetModel *model, guint row, guint column)
{
  return column != REMIT_AGREEMENTS_ALLOWED && column != REMIT_AGREEMENTS_CHAIN;
}

void
_remit_agreements_iface_init (RemitSheetModelInterface *iface)
{
  iface->get_n_lines = get_n_lines;
  iface->get_line = get_line;
  iface->get_corner = get_corner;
  iface->get_cell = _remit_agreements_get_cell;
  iface->describe_cell = _remit_agreements_describe_cell;
  iface->explain_cell = _remit_agreements_explain_cell;
  iface->get_text = _remit_agreements_get_text;
  iface->set_texts = remit_live_model_set_texts;
  iface->edits_as_text = edits_as_text;
  iface->add_row = _remit_agreements_add_row;
  iface->rename_line = _remit_agreements_rename_line;
  iface->set_folded = set_folded;
  remit_live_model_remarks_init (iface);
}

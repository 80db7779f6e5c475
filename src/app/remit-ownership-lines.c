/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-ownership"
#include "remit-ownership-private.h"

#include <glib/gi18n-lib.h>

/* What the sheet asks about the lines of the ownership matrix: headers, margin, totals. */

#define ZONE_WIDTH 92
#define DUTY_WIDTH 120
#define PAYS_WIDTH 176
#define PARTY_WIDTH 120
#define WORD_WIDTH 62 /* of the short word of a duty */
#define MARGIN_WIDTH 64

static guint
get_n_lines (RemitSheetModel *model, RemitSheetAxis axis)
{
  RemitOwnershipModel *self = REMIT_OWNERSHIP_MODEL (model);

  if (axis == REMIT_SHEET_ROWS)
    return remit_matrix_lines_get_n (self->lines);
  return 1 + (self->columns == REMIT_OWNERSHIP_DUTIES ? REMIT_N_FACETS : self->parties->len);
}

const char *
remit_zone_get_sign (RemitZone zone)
{
  static const char *const signs[REMIT_N_ZONES] = {
    [REMIT_ZONE_NOBODY] = "○", [REMIT_ZONE_FIRST] = "◐",  [REMIT_ZONE_SHARED] = "●",
    [REMIT_ZONE_SECOND] = "◑", [REMIT_ZONE_OTHERS] = "◌",
  };

  g_return_val_if_fail (zone < REMIT_N_ZONES, "");
  return signs[zone];
}

static RemitTint
get_zone_tint (RemitOwnershipModel *self, RemitZone zone)
{
  switch (zone)
    {
    case REMIT_ZONE_FIRST:
      return self->side_tints[0];
    case REMIT_ZONE_SECOND:
      return self->side_tints[1];
    case REMIT_ZONE_SHARED:
      return REMIT_TINT_GREY;
    case REMIT_ZONE_NOBODY:
    case REMIT_ZONE_OTHERS:
    case REMIT_N_ZONES:
      break;
    }
  return REMIT_TINT_AUTO;
}

static void
get_row_line (RemitOwnershipModel *self, guint index, RemitSheetLine *line)
{
  const RemitShownLine *shown = remit_matrix_lines_get (self->lines, index);
  const RemitOwnershipRow *row = _remit_ownership_get_row (self, index);

  line->depth = shown->depth;
  line->foldable = shown->foldable;
  line->folded = shown->folded;
  if (row == NULL)
    {
      line->kind = REMIT_SHEET_LINE_GROUP;
      line->text = shown->group;
      return;
    }
  line->text = row->name;
  line->id = row->item;
  line->tint = get_zone_tint (self, row->zone);
}

static void
get_column_line (RemitOwnershipModel *self, guint index, RemitSheetLine *line)
{
  if (index == REMIT_OWNERSHIP_ZONE_COLUMN)
    {
      line->text = C_ ("column", "zone");
      line->tooltip = _("Whose side holds duties on it");
      line->width = ZONE_WIDTH;
      line->upright = TRUE;
      return;
    }
  if (self->columns == REMIT_OWNERSHIP_PARTIES)
    {
      line->text = _remit_ownership_party (self, index)->name;
      line->id = _remit_ownership_party (self, index)->id;
      line->width = MAX (
        PARTY_WIDTH, (int) MIN (_remit_ownership_party (self, index)->n_most, REMIT_SHEET_MAX_MARKS)
                       * WORD_WIDTH);
      line->upright = TRUE;
      return;
    }
  line->text = self->duty_names[index - 1];
  line->width = index - 1 + REMIT_LINK_FIRST_FACET == REMIT_LINK_PAYS ? PAYS_WIDTH : DUTY_WIDTH;
  line->upright = TRUE;
}

static void
get_line (RemitSheetModel *model, RemitSheetAxis axis, guint index, RemitSheetLine *line)
{
  if (axis == REMIT_SHEET_ROWS)
    get_row_line (REMIT_OWNERSHIP_MODEL (model), index, line);
  else
    get_column_line (REMIT_OWNERSHIP_MODEL (model), index, line);
}

static const char *
get_corner (RemitSheetModel *model)
{
  return _("Component");
}

static void
set_folded (RemitSheetModel *model, guint row, gboolean folded)
{
  RemitOwnershipModel *self = REMIT_OWNERSHIP_MODEL (model);

  remit_matrix_lines_set_folded (self->lines, row, folded);
  if (remit_matrix_lines_update (self->lines, self->matrix))
    remit_sheet_model_lines_changed (model);
}

static guint
get_n_margins (RemitSheetModel *model)
{
  return 1;
}

static void
get_margin (RemitSheetModel *model, guint margin, RemitSheetLine *line, gboolean *remark)
{
  line->text = C_ ("column", "open");
  line->tooltip = _("Duties that nobody holds, or that are held in a wrong way");
  line->width = MARGIN_WIDTH;
  line->upright = TRUE;
  line->numbers = TRUE;
}

static char *
get_margin_text (RemitSheetModel *model, guint row, guint margin, RemitSheetGravity *gravity)
{
  const RemitOwnershipRow *info = _remit_ownership_get_row (REMIT_OWNERSHIP_MODEL (model), row);

  if (info == NULL || info->n_gaps + info->n_errors == 0)
    return NULL;
  *gravity = info->n_errors > 0 ? REMIT_SHEET_ERROR : REMIT_SHEET_WARNING;
  return g_strdup_printf ("%u", info->n_gaps + info->n_errors);
}

static guint
get_n_totals (RemitSheetModel *model)
{
  return 1;
}

static const char *
get_total_label (RemitSheetModel *model, guint total)
{
  return REMIT_OWNERSHIP_MODEL (model)->columns == REMIT_OWNERSHIP_DUTIES ? _("Nobody")
                                                                          : _("Duties held");
}

static guint
count_bits (guint bits)
{
  guint count = 0;

  for (; bits != 0; bits &= bits - 1)
    count++;
  return count;
}

/* Of all rows, not only those shown: folding away must not make gaps vanish. */
static char *
get_total_text (RemitSheetModel *model, guint total, guint column, RemitSheetGravity *gravity)
{
  RemitOwnershipModel *self = REMIT_OWNERSHIP_MODEL (model);
  guint count = 0;

  if (column == REMIT_OWNERSHIP_ZONE_COLUMN)
    return NULL;
  for (guint i = 0; i < self->rows->len; i++)
    if (self->columns == REMIT_OWNERSHIP_DUTIES)
      count += _remit_ownership_get_nth (self, i)->faults[column - 1] == REMIT_DUTY_GAP;
    else
      count += count_bits (_remit_ownership_get_duties (
        self, _remit_ownership_get_nth (self, i)->item, _remit_ownership_party (self, column)->id));
  if (self->columns == REMIT_OWNERSHIP_DUTIES && count > 0)
    *gravity = REMIT_SHEET_WARNING;
  return g_strdup_printf ("%u", count);
}

static char *
explain_row (RemitOwnershipModel *self, const RemitOwnershipRow *row, RemitSheetGravity *gravity)
{
  guint n = row->n_gaps + row->n_errors;
  g_autofree char *open = NULL;

  if (n > 0)
    *gravity = row->n_errors > 0 ? REMIT_SHEET_ERROR : REMIT_SHEET_WARNING;
  if (n == 0)
    /* Translators: the name of a thing and its zone: "Consent platform: CIO only". */
    return g_strdup_printf (_("%s: %s"), row->name, self->zone_names[row->zone]);
  open = g_strdup_printf (ngettext ("%u duty is open", "%u duties are open", n), n);
  /* Translators: the name of a thing, its zone, how many duties are open. */
  return g_strdup_printf (_("%s: %s; %s"), row->name, self->zone_names[row->zone], open);
}

static char *
explain_line (RemitSheetModel *model, RemitSheetAxis axis, guint index, RemitSheetGravity *gravity)
{
  RemitOwnershipModel *self = REMIT_OWNERSHIP_MODEL (model);
  const RemitOwnershipRow *row
    = axis == REMIT_SHEET_ROWS ? _remit_ownership_get_row (self, index) : NULL;

  return row != NULL ? explain_row (self, row, gravity) : NULL;
}

/* A key opens the editor, which takes what was typed as the beginning of a name. */
static char *
type (RemitSheetModel *model, guint row, guint column, const char *typed, gboolean again)
{
  RemitOwnershipModel *self = REMIT_OWNERSHIP_MODEL (model);

  g_free (self->typed);
  self->typed = g_strdup (typed);
  return NULL;
}

static gboolean
edits_as_text (RemitSheetModel *model, guint row, guint column)
{
  return column != REMIT_OWNERSHIP_ZONE_COLUMN
         && REMIT_OWNERSHIP_MODEL (model)->columns == REMIT_OWNERSHIP_PARTIES;
}

static GtkWidget *
create_editor (RemitSheetModel *model, guint row, guint column)
{
  RemitOwnershipModel *self = REMIT_OWNERSHIP_MODEL (model);
  const RemitOwnershipRow *info = _remit_ownership_get_row (self, row);
  int duty = remit_ownership_model_get_duty (self, column);
  g_autofree char *typed = g_steal_pointer (&self->typed);

  if (info == NULL || duty < 0)
    return NULL;
  return remit_ownership_editor_new (self->document, info->item, duty, self->matrix->perspective,
                                     typed);
}

void
_remit_ownership_iface_init (RemitSheetModelInterface *iface)
{
  iface->get_n_lines = get_n_lines;
  iface->get_line = get_line;
  iface->get_corner = get_corner;
  iface->get_cell = _remit_ownership_get_cell;
  iface->describe_cell = _remit_ownership_describe_cell;
  iface->explain_cell = _remit_ownership_explain_cell;
  iface->get_text = _remit_ownership_get_text;
  iface->set_texts = remit_live_model_set_texts;
  iface->type = type;
  iface->edits_as_text = edits_as_text;
  iface->create_editor = create_editor;
  iface->move_lines = _remit_ownership_move_lines;
  iface->add_row = _remit_ownership_add_row;
  iface->rename_line = _remit_ownership_rename_line;
  iface->set_folded = set_folded;
  iface->get_n_margins = get_n_margins;
  iface->get_margin = get_margin;
  iface->get_margin_text = get_margin_text;
  iface->get_n_totals = get_n_totals;
  iface->get_total_label = get_total_label;
  iface->get_total_text = get_total_text;
  iface->explain_line = explain_line;
}

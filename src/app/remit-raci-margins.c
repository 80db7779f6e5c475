/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-raci"
#include "remit-raci-model-private.h"

#include "remit-raci.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What stands beside the rows and below the columns: how many of each letter, what is wrong.  All
 * lines are counted in one pass when a count is first asked for; later only those that an edit has
 * touched, one by one, as they are shown. */

/* ---- counts ---- */

static void
count_column (RemitRaciModel *self, guint column)
{
  RemitMatrixCount *count = &self->counts[REMIT_SHEET_COLUMNS][column];
  guint n;
  const RemitLink *const *links = remit_graph_links_out (
    _remit_raci_model_get_graph (self), remit_matrix_column (self->matrix, column)->node, &n);

  *count = (RemitMatrixCount){ .n_cells = self->matrix->rows->len };
  for (guint i = 0; i < n; i++)
    if (links[i]->kind <= REMIT_LINK_LAST_RACI && links[i]->perspective == self->matrix->perspective
        && g_hash_table_contains (self->places[REMIT_SHEET_ROWS], &links[i]->target))
      count->by_duty[links[i]->kind]++;
}

static const RemitMatrixCount *
get_count (RemitRaciModel *self, RemitSheetAxis axis, guint line)
{
  const RemitGraph *graph = _remit_raci_model_get_graph (self);

  if (!self->any_counted)
    {
      remit_matrix_count_all (graph, self->matrix, self->counts[REMIT_SHEET_ROWS],
                              self->counts[REMIT_SHEET_COLUMNS]);
      for (int a = 0; a < REMIT_RACI_N_AXES; a++)
        if (self->counted[a]->len > 0)
          memset (self->counted[a]->data, 1, self->counted[a]->len);
      self->any_counted = TRUE;
    }
  if (!self->counted[axis]->data[line])
    {
      if (axis == REMIT_SHEET_ROWS)
        remit_matrix_count_row (graph, self->matrix, line, &self->counts[axis][line]);
      else
        count_column (self, line);
      self->counted[axis]->data[line] = TRUE;
    }
  return &self->counts[axis][line];
}

/* "1·2·2·3": how many of each of @letters. */
static char *
format_count (RemitRaciModel *self, const RemitMatrixCount *count, const char *letters,
              const char *between)
{
  GString *text = g_string_new (NULL);

  for (const char *p = letters; *p != '\0'; p++)
    {
      const char letter[] = { *p, '\0' };
      RemitLinkKind duty = remit_scheme_letter (self->matrix->scheme, letter)->duty;

      g_string_append_printf (text, "%s%u", p > letters ? between : "", count->by_duty[duty]);
    }
  return g_string_free (text, FALSE);
}

/* ---- margins and totals ---- */

enum
{
  MARGIN_COUNTS,
  MARGIN_REMARKS,
  N_MARGINS
};

#define COUNT_WIDTH 17 /* pixels for the figure of one letter and the dot behind it */

static guint
get_n_margins (RemitSheetModel *model)
{
  return REMIT_RACI_MODEL (model)->matrix != NULL ? N_MARGINS : 0;
}

static void
get_margin (RemitSheetModel *model, guint margin, RemitSheetLine *line, gboolean *remark)
{
  RemitRaciModel *self = REMIT_RACI_MODEL (model);

  *remark = margin == MARGIN_REMARKS;
  line->text = margin == MARGIN_COUNTS ? self->letters_title : "";
  line->tooltip = margin == MARGIN_COUNTS ? _("How many parties have each letter") : NULL;
  if (margin == MARGIN_COUNTS)
    line->width = MAX (3, (int) strlen (self->letters)) * COUNT_WIDTH;
}

static char *
get_margin_text (RemitSheetModel *model, guint row, guint margin, RemitSheetGravity *gravity)
{
  RemitRaciModel *self = REMIT_RACI_MODEL (model);
  const RemitShownLine *shown = remit_matrix_lines_get (self->lines, row);

  if (shown->is_group)
    return NULL;
  if (margin == MARGIN_COUNTS)
    return format_count (self, get_count (self, REMIT_SHEET_ROWS, shown->row), self->letters, "·");
  *gravity = remit_raci_marks_get_gravity (self->marks, shown->node);
  return remit_raci_marks_summarize (self->marks, shown->node);
}

static guint
get_n_totals (RemitSheetModel *model)
{
  RemitRaciModel *self = REMIT_RACI_MODEL (model);

  return self->matrix != NULL && self->matrix->rows->len > 0 && *self->total_letters != '\0';
}

static const char *
get_total_label (RemitSheetModel *model, guint total)
{
  return REMIT_RACI_MODEL (model)->total_label;
}

static char *
get_total_text (RemitSheetModel *model, guint total, guint column, RemitSheetGravity *gravity)
{
  RemitRaciModel *self = REMIT_RACI_MODEL (model);

  *gravity
    = remit_raci_marks_get_gravity (self->marks, remit_matrix_column (self->matrix, column)->node);
  return format_count (self, get_count (self, REMIT_SHEET_COLUMNS, column), self->total_letters,
                       " · ");
}

static char *
explain_line (RemitSheetModel *model, RemitSheetAxis axis, guint index, RemitSheetGravity *gravity)
{
  RemitRaciModel *self = REMIT_RACI_MODEL (model);
  const RemitMatrixLine *line = remit_raci_model_get_saved (self, axis, index);

  if (line == NULL)
    return NULL;
  *gravity = remit_raci_marks_get_gravity (self->marks, line->node);
  return remit_raci_marks_explain (self->marks, line->node);
}

void
_remit_raci_margins_init (RemitSheetModelInterface *face)
{
  face->get_n_margins = get_n_margins;
  face->get_margin = get_margin;
  face->get_margin_text = get_margin_text;
  face->get_n_totals = get_n_totals;
  face->get_total_label = get_total_label;
  face->get_total_text = get_total_text;
  face->explain_line = explain_line;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-app"

#include "remit-sheet-model.h"

/* What a sheet shows, seen from the sheet: each question has an answer also where a model leaves
 * it out, so that a model of a table that is only looked at is a dozen lines. */

G_DEFINE_INTERFACE (RemitSheetModel, remit_sheet_model, G_TYPE_OBJECT)

static guint lines_changed_signal, cells_changed_signal;

/* Asks the model's own function, or returns what follows. */
#define ASK(self, verb, otherwise, ...)                                                            \
  G_STMT_START                                                                                     \
  {                                                                                                \
    RemitSheetModelInterface *face_ = REMIT_SHEET_MODEL_GET_IFACE (self);                          \
                                                                                                   \
    if (face_->verb == NULL)                                                                       \
      return otherwise;                                                                            \
    return face_->verb (self, ##__VA_ARGS__);                                                      \
  }                                                                                                \
  G_STMT_END

static void
remit_sheet_model_default_init (RemitSheetModelInterface *face)
{
  lines_changed_signal = g_signal_new ("lines-changed", REMIT_TYPE_SHEET_MODEL, G_SIGNAL_RUN_LAST,
                                       0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  cells_changed_signal = g_signal_new ("cells-changed", REMIT_TYPE_SHEET_MODEL, G_SIGNAL_RUN_LAST,
                                       0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

void
remit_sheet_model_lines_changed (RemitSheetModel *self)
{
  g_return_if_fail (REMIT_IS_SHEET_MODEL (self));
  g_signal_emit (self, lines_changed_signal, 0);
}

void
remit_sheet_model_cells_changed (RemitSheetModel *self)
{
  g_return_if_fail (REMIT_IS_SHEET_MODEL (self));
  g_signal_emit (self, cells_changed_signal, 0);
}

guint
remit_sheet_model_get_n_lines (RemitSheetModel *self, RemitSheetAxis axis)
{
  ASK (self, get_n_lines, 0, axis);
}

void
remit_sheet_model_get_line (RemitSheetModel *self, RemitSheetAxis axis, guint index,
                            RemitSheetLine *line)
{
  *line = (RemitSheetLine){ 0 };
  REMIT_SHEET_MODEL_GET_IFACE (self)->get_line (self, axis, index, line);
  if (line->text == NULL)
    line->text = "";
}

const char *
remit_sheet_model_get_corner (RemitSheetModel *self)
{
  ASK (self, get_corner, "");
}

void
remit_sheet_model_get_cell (RemitSheetModel *self, guint row, guint column, RemitSheetCell *cell)
{
  *cell = (RemitSheetCell){ 0 };
  REMIT_SHEET_MODEL_GET_IFACE (self)->get_cell (self, row, column, cell);
}

char *
remit_sheet_model_describe_cell (RemitSheetModel *self, guint row, guint column)
{
  ASK (self, describe_cell, NULL, row, column);
}

char *
remit_sheet_model_explain_cell (RemitSheetModel *self, guint row, guint column)
{
  ASK (self, explain_cell, NULL, row, column);
}

char *
remit_sheet_model_get_text (RemitSheetModel *self, guint row, guint column, gboolean with_note)
{
  RemitSheetModelInterface *face = REMIT_SHEET_MODEL_GET_IFACE (self);
  char *text = face->get_text != NULL ? face->get_text (self, row, column, with_note) : NULL;

  return text != NULL ? text : g_strdup ("");
}

gboolean
remit_sheet_model_set_texts (RemitSheetModel *self, const RemitSheetChange *changes, guint n,
                             const char *label, GError **error)
{
  ASK (self, set_texts, FALSE, changes, n, label, error);
}

char *
remit_sheet_model_type (RemitSheetModel *self, guint row, guint column, const char *typed,
                        gboolean again)
{
  ASK (self, type, NULL, row, column, typed, again);
}

char *
remit_sheet_model_cycle (RemitSheetModel *self, guint row, guint column, int step)
{
  ASK (self, cycle, NULL, row, column, step);
}

GtkWidget *
remit_sheet_model_create_editor (RemitSheetModel *self, guint row, guint column)
{
  ASK (self, create_editor, NULL, row, column);
}

gboolean
remit_sheet_model_edits_as_text (RemitSheetModel *self, guint row, guint column)
{
  ASK (self, edits_as_text, FALSE, row, column);
}

gboolean
remit_sheet_model_can_move_lines (RemitSheetModel *self)
{
  return REMIT_SHEET_MODEL_GET_IFACE (self)->move_lines != NULL;
}

gboolean
remit_sheet_model_move_lines (RemitSheetModel *self, RemitSheetAxis axis, guint first, guint n,
                              guint before, GError **error)
{
  ASK (self, move_lines, FALSE, axis, first, n, before, error);
}

gboolean
remit_sheet_model_can_add_row (RemitSheetModel *self)
{
  return REMIT_SHEET_MODEL_GET_IFACE (self)->add_row != NULL;
}

guint
remit_sheet_model_add_row (RemitSheetModel *self, guint row, const char *name, GError **error)
{
  ASK (self, add_row, G_MAXUINT, row, name, error);
}

gboolean
remit_sheet_model_can_rename_line (RemitSheetModel *self)
{
  return REMIT_SHEET_MODEL_GET_IFACE (self)->rename_line != NULL;
}

gboolean
remit_sheet_model_rename_line (RemitSheetModel *self, RemitSheetAxis axis, guint index,
                               const char *name, GError **error)
{
  ASK (self, rename_line, FALSE, axis, index, name, error);
}

gboolean
remit_sheet_model_can_paste_beyond (RemitSheetModel *self)
{
  return REMIT_SHEET_MODEL_GET_IFACE (self)->paste_beyond != NULL;
}

gboolean
remit_sheet_model_paste_beyond (RemitSheetModel *self, guint row, guint column,
                                const char *const *texts, guint n_rows, guint n_columns,
                                GError **error)
{
  ASK (self, paste_beyond, FALSE, row, column, texts, n_rows, n_columns, error);
}

gboolean
remit_sheet_model_can_paste_named (RemitSheetModel *self)
{
  return REMIT_SHEET_MODEL_GET_IFACE (self)->paste_named != NULL;
}

gboolean
remit_sheet_model_paste_named (RemitSheetModel *self, guint row, const char *const *texts,
                               guint n_rows, guint n_columns, GError **error)
{
  ASK (self, paste_named, FALSE, row, texts, n_rows, n_columns, error);
}

void
remit_sheet_model_set_folded (RemitSheetModel *self, guint row, gboolean folded)
{
  RemitSheetModelInterface *face = REMIT_SHEET_MODEL_GET_IFACE (self);

  if (face->set_folded != NULL)
    face->set_folded (self, row, folded);
}

guint
remit_sheet_model_get_n_margins (RemitSheetModel *self)
{
  ASK (self, get_n_margins, 0);
}

void
remit_sheet_model_get_margin (RemitSheetModel *self, guint margin, RemitSheetLine *line,
                              gboolean *remark)
{
  *line = (RemitSheetLine){ 0 };
  *remark = FALSE;
  REMIT_SHEET_MODEL_GET_IFACE (self)->get_margin (self, margin, line, remark);
  if (line->text == NULL)
    line->text = "";
}

char *
remit_sheet_model_get_margin_text (RemitSheetModel *self, guint row, guint margin,
                                   RemitSheetGravity *gravity)
{
  *gravity = REMIT_SHEET_FINE;
  ASK (self, get_margin_text, NULL, row, margin, gravity);
}

guint
remit_sheet_model_get_n_totals (RemitSheetModel *self)
{
  ASK (self, get_n_totals, 0);
}

const char *
remit_sheet_model_get_total_label (RemitSheetModel *self, guint total)
{
  ASK (self, get_total_label, "", total);
}

char *
remit_sheet_model_get_total_text (RemitSheetModel *self, guint total, guint column,
                                  RemitSheetGravity *gravity)
{
  *gravity = REMIT_SHEET_FINE;
  ASK (self, get_total_text, NULL, total, column, gravity);
}

char *
remit_sheet_model_explain_line (RemitSheetModel *self, RemitSheetAxis axis, guint index,
                                RemitSheetGravity *gravity)
{
  *gravity = REMIT_SHEET_FINE;
  ASK (self, explain_line, NULL, axis, index, gravity);
}

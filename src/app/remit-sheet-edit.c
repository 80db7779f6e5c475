/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-app"

#include "remit-sheet-private.h"

#include "remit-dialogs.h"

#include <glib/gi18n-lib.h>

/* What keys and clicks do to the model.  Each act is one call of set_texts() or move_lines(), thus
 * one step of undo; what the model refuses is shown, and nothing is changed. */

gboolean
_remit_sheet_report (RemitSheet *self, GError *error)
{
  if (error == NULL)
    return FALSE;
  remit_show_error (GTK_WIDGET (self), error);
  g_error_free (error);
  return TRUE;
}

/* ---- texts ---- */

static void
clear_change (gpointer data)
{
  g_free ((char *) ((RemitSheetChange *) data)->text);
}

static GArray *
new_changes (void)
{
  GArray *changes = g_array_new (FALSE, FALSE, sizeof (RemitSheetChange));

  g_array_set_clear_func (changes, clear_change);
  return changes;
}

static void
add_change (GArray *changes, guint row, guint column, char *text)
{
  RemitSheetChange change = { row, column, text };

  g_array_append_val (changes, change);
}

gboolean
_remit_sheet_apply (RemitSheet *self, GArray *changes, const char *label)
{
  GError *error = NULL;
  gboolean done;

  if (changes->len == 0)
    return TRUE;
  done = remit_sheet_model_set_texts (self->model, (const RemitSheetChange *) changes->data,
                                      changes->len, label, &error);
  _remit_sheet_report (self, error);
  if (!done && error == NULL)
    gtk_widget_error_bell (GTK_WIDGET (self));
  if (done)
    {
      _remit_sheet_reveal_cursor (self);
      _remit_sheet_announce_cell (self);
    }
  return done;
}

/* Whether a cell takes part in an act on a range. */
static gboolean
can_change (RemitSheet *self, guint row, guint column)
{
  RemitSheetCell cell;

  if (_remit_sheet_row_is_group (self, row))
    return FALSE;
  remit_sheet_model_get_cell (self->model, row, column, &cell);
  return !cell.locked;
}

void
_remit_sheet_set_range (RemitSheet *self, const char *text, const char *label)
{
  g_autoptr (GArray) changes = new_changes ();
  RemitSheetRange range;

  if (!remit_sheet_get_range (self, &range))
    return;
  /* who walks through a block fills it cell by cell */
  if (self->walking)
    range = (RemitSheetRange){ self->row, self->row, self->column, self->column };
  for (guint row = range.first_row; row <= range.last_row; row++)
    for (guint column = range.first_column; column <= range.last_column; column++)
      if (can_change (self, row, column))
        add_change (changes, row, column, g_strdup (text));
  if (changes->len == 0)
    gtk_widget_error_bell (GTK_WIDGET (self));
  _remit_sheet_apply (self, changes, label);
}

gboolean
_remit_sheet_type (RemitSheet *self, const char *typed)
{
  g_autofree char *text = NULL;
  gboolean again = self->typed_here;

  if (!_remit_sheet_cursor_on_cell (self))
    return FALSE;
  text = remit_sheet_model_type (self->model, self->row, self->column, typed, again);
  if (text != NULL)
    {
      _remit_sheet_set_range (self, text, NULL);
      self->typed_here = TRUE;
      return TRUE;
    }
  if (!remit_sheet_model_edits_as_text (self->model, self->row, self->column))
    return _remit_sheet_begin_popover (self);
  _remit_sheet_begin_edit (self, typed);
  return TRUE;
}

void
_remit_sheet_cycle (RemitSheet *self, int step)
{
  g_autofree char *text = NULL;

  if (!_remit_sheet_cursor_on_cell (self))
    return;
  text = remit_sheet_model_cycle (self->model, self->row, self->column, step);
  if (text != NULL)
    _remit_sheet_set_range (self, text, NULL);
  else
    remit_sheet_edit (self);
  self->typed_here = FALSE;
}

void
_remit_sheet_clear_range (RemitSheet *self, const char *label)
{
  g_autoptr (GArray) changes = new_changes ();
  RemitSheetRange range;

  if (!remit_sheet_get_range (self, &range))
    return;
  for (guint row = range.first_row; row <= range.last_row; row++)
    for (guint column = range.first_column; column <= range.last_column; column++)
      {
        g_autofree char *text = NULL;

        if (!can_change (self, row, column))
          continue;
        text = remit_sheet_model_get_text (self->model, row, column, TRUE);
        if (*text != '\0')
          add_change (changes, row, column, g_strdup (""));
      }
  _remit_sheet_apply (self, changes, label);
  self->typed_here = FALSE;
}

void
_remit_sheet_clear (RemitSheet *self)
{
  _remit_sheet_clear_range (self, _("Clear Cells"));
}

/* The first line of the range goes into all others; a range of one line takes the line before. */
void
_remit_sheet_fill (RemitSheet *self, RemitSheetAxis axis)
{
  g_autoptr (GArray) changes = new_changes ();
  gboolean down = axis == REMIT_SHEET_ROWS;
  RemitSheetRange range;

  if (!remit_sheet_get_range (self, &range))
    return;
  if (down && range.first_row == range.last_row && range.first_row > 0)
    range.first_row--;
  if (!down && range.first_column == range.last_column && range.first_column > 0)
    range.first_column--;
  for (guint row = range.first_row + down; row <= range.last_row; row++)
    for (guint column = range.first_column + !down; column <= range.last_column; column++)
      {
        guint from_row = down ? range.first_row : row;
        guint from_column = down ? column : range.first_column;

        if (can_change (self, row, column) && !_remit_sheet_row_is_group (self, from_row))
          add_change (changes, row, column,
                      remit_sheet_model_get_text (self->model, from_row, from_column, FALSE));
      }
  _remit_sheet_apply (self, changes, down ? _("Fill Down") : _("Fill Right"));
}

/* ---- lines ---- */

/* The lines that an act on lines means: those of the range. */
static gboolean
get_lines (RemitSheet *self, RemitSheetAxis axis, guint *first, guint *n)
{
  RemitSheetRange range;

  if (!remit_sheet_get_range (self, &range))
    return FALSE;
  *first = axis == REMIT_SHEET_ROWS ? range.first_row : range.first_column;
  *n = (axis == REMIT_SHEET_ROWS ? range.last_row : range.last_column) - *first + 1;
  return *n < (axis == REMIT_SHEET_ROWS ? self->sizes.n_rows : self->sizes.n_columns);
}

void
_remit_sheet_drop_lines (RemitSheet *self, RemitSheetAxis axis, guint before)
{
  GError *error = NULL;
  guint first, n;

  if (!remit_sheet_model_can_move_lines (self->model) || !get_lines (self, axis, &first, &n))
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      return;
    }
  if (before >= first && before <= first + n)
    return;
  if (remit_sheet_model_move_lines (self->model, axis, first, n, before, &error))
    _remit_sheet_reveal_cursor (self);
  _remit_sheet_report (self, error);
}

void
_remit_sheet_move_lines (RemitSheet *self, RemitSheetAxis axis, int step)
{
  guint end = axis == REMIT_SHEET_ROWS ? self->sizes.n_rows : self->sizes.n_columns;
  guint first, n;

  if (!get_lines (self, axis, &first, &n) || (step < 0 && first == 0)
      || (step > 0 && first + n >= end))
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      return;
    }
  _remit_sheet_drop_lines (self, axis, step < 0 ? first - 1 : first + n + 1);
}

void
_remit_sheet_new_row (RemitSheet *self)
{
  GError *error = NULL;
  guint row, below = self->has_cursor ? self->row : G_MAXUINT;

  if (self->model == NULL || !remit_sheet_model_can_add_row (self->model))
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      return;
    }
  row = remit_sheet_model_add_row (self->model, below, NULL, &error);
  if (_remit_sheet_report (self, error) || row == G_MAXUINT)
    return;
  remit_sheet_set_cursor (self, row, REMIT_SHEET_HEADER);
  if (remit_sheet_model_can_rename_line (self->model))
    remit_sheet_edit (self);
}

gboolean
_remit_sheet_set_folded (RemitSheet *self, guint row, gboolean folded)
{
  RemitSheetLine line;

  if (self->model == NULL || row >= self->sizes.n_rows)
    return FALSE;
  remit_sheet_model_get_line (self->model, REMIT_SHEET_ROWS, row, &line);
  if (!line.foldable || line.folded == folded)
    return FALSE;
  remit_sheet_model_set_folded (self->model, row, folded);
  _remit_sheet_announce_cell (self);
  return TRUE;
}

void
_remit_sheet_toggle_fold (RemitSheet *self, guint row)
{
  if (!_remit_sheet_set_folded (self, row, TRUE))
    _remit_sheet_set_folded (self, row, FALSE);
}

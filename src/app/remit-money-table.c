/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-money"
#include "remit-money-table.h"

#include "remit-error.h"

#include <glib/gi18n-lib.h>

#define COLUMN_WIDTH 64 /* the least: figures have the room that they need */

typedef struct
{
  char *text;
  RemitSheetGravity gravity;
} Cell;

typedef struct
{
  RemitId id;
  char *name, *tag;
  guint depth;
  GArray *cells; /* Cell */
} Line;

typedef struct
{
  char *title, *tooltip;
  const char *widest; /* borrowed from a cell */
} Column;

struct _RemitMoneyTable
{
  GObject parent_instance;

  char *corner;
  GArray *columns;   /* Column */
  GPtrArray *rows;   /* Line */
  GPtrArray *totals; /* Line */
  guint editable;    /* column; G_MAXUINT: none */

  /* who is told of edits */
  RemitMoneyTableEdit edit;
  gpointer data; /* borrowed */
};

static void remit_money_table_iface_init (RemitSheetModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (RemitMoneyTable, remit_money_table, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (REMIT_TYPE_SHEET_MODEL,
                                                      remit_money_table_iface_init))

static void
clear_cell (gpointer data)
{
  g_free (((Cell *) data)->text);
}

static void
free_line (gpointer data)
{
  Line *line = data;

  g_free (line->name);
  g_free (line->tag);
  g_array_unref (line->cells);
  g_free (line);
}

static void
clear_column (gpointer data)
{
  g_free (((Column *) data)->title);
  g_free (((Column *) data)->tooltip);
}

/* ---- filling ---- */

void
remit_money_table_clear (RemitMoneyTable *self, const char *corner)
{
  g_return_if_fail (REMIT_IS_MONEY_TABLE (self));
  g_free (self->corner);
  self->corner = g_strdup (corner);
  g_array_set_size (self->columns, 0);
  g_ptr_array_set_size (self->rows, 0);
  g_ptr_array_set_size (self->totals, 0);
  self->editable = G_MAXUINT;
}

void
remit_money_table_add_column (RemitMoneyTable *self, const char *title, const char *tooltip)
{
  Column column = { g_strdup (title), g_strdup (tooltip), "" };

  g_array_append_val (self->columns, column);
}

static void
add_line (RemitMoneyTable *self, GPtrArray *lines, RemitId id, const char *name, guint depth)
{
  Line *line = g_new0 (Line, 1);

  line->id = id;
  line->name = g_strdup (name);
  line->depth = depth;
  line->cells = g_array_new (FALSE, TRUE, sizeof (Cell));
  g_array_set_clear_func (line->cells, clear_cell);
  g_array_set_size (line->cells, self->columns->len);
  g_ptr_array_add (lines, line);
}

void
remit_money_table_add_row (RemitMoneyTable *self, RemitId id, const char *name, guint depth)
{
  g_return_if_fail (self->totals->len == 0);
  add_line (self, self->rows, id, name, depth);
}

void
remit_money_table_add_total (RemitMoneyTable *self, const char *label)
{
  add_line (self, self->totals, REMIT_ID_NONE, label, 0);
}

void
remit_money_table_take_text (RemitMoneyTable *self, guint column, char *text,
                             RemitSheetGravity gravity)
{
  GPtrArray *lines = self->totals->len > 0 ? self->totals : self->rows;
  const Line *line;
  Cell *cell;

  g_return_if_fail (lines->len > 0 && column < self->columns->len);
  line = lines->pdata[lines->len - 1];
  cell = &g_array_index (line->cells, Cell, column);
  g_free (cell->text);
  cell->text = text;
  cell->gravity = gravity;
}

void
remit_money_table_set_tag (RemitMoneyTable *self, const char *tag)
{
  Line *line;

  g_return_if_fail (REMIT_IS_MONEY_TABLE (self) && self->rows->len > 0);
  line = self->rows->pdata[self->rows->len - 1];
  g_free (line->tag);
  line->tag = g_strdup (tag);
}

void
remit_money_table_set_editable (RemitMoneyTable *self, guint column)
{
  g_return_if_fail (REMIT_IS_MONEY_TABLE (self));
  self->editable = column;
}

void
remit_money_table_set_edit (RemitMoneyTable *self, RemitMoneyTableEdit edit, gpointer data)
{
  g_return_if_fail (REMIT_IS_MONEY_TABLE (self));
  self->edit = edit;
  self->data = data;
}

static void
measure (RemitMoneyTable *self, const GPtrArray *lines)
{
  for (guint i = 0; i < lines->len; i++)
    for (guint c = 0; c < self->columns->len; c++)
      {
        const char *text = g_array_index (((Line *) lines->pdata[i])->cells, Cell, c).text;
        Column *column = &g_array_index (self->columns, Column, c);

        if (text != NULL && g_utf8_strlen (text, -1) > g_utf8_strlen (column->widest, -1))
          column->widest = text;
      }
}

void
remit_money_table_done (RemitMoneyTable *self)
{
  g_return_if_fail (REMIT_IS_MONEY_TABLE (self));
  measure (self, self->rows);
  measure (self, self->totals);
  remit_sheet_model_lines_changed (REMIT_SHEET_MODEL (self));
}

guint
remit_money_table_get_n_rows (RemitMoneyTable *self)
{
  g_return_val_if_fail (REMIT_IS_MONEY_TABLE (self), 0);
  return self->rows->len;
}

const char *
remit_money_table_get_tag (RemitMoneyTable *self, guint row)
{
  g_return_val_if_fail (REMIT_IS_MONEY_TABLE (self) && row < self->rows->len, NULL);
  return ((Line *) self->rows->pdata[row])->tag;
}

RemitId
remit_money_table_get_id (RemitMoneyTable *self, guint row)
{
  g_return_val_if_fail (REMIT_IS_MONEY_TABLE (self) && row < self->rows->len, REMIT_ID_NONE);
  return ((Line *) self->rows->pdata[row])->id;
}

/* ---- what the sheet asks ---- */

static guint
get_n_lines (RemitSheetModel *model, RemitSheetAxis axis)
{
  RemitMoneyTable *self = REMIT_MONEY_TABLE (model);

  return axis == REMIT_SHEET_ROWS ? self->rows->len : self->columns->len;
}

static void
get_line (RemitSheetModel *model, RemitSheetAxis axis, guint index, RemitSheetLine *line)
{
  RemitMoneyTable *self = REMIT_MONEY_TABLE (model);

  if (axis == REMIT_SHEET_ROWS)
    {
      const Line *row = self->rows->pdata[index];

      line->text = row->name;
      line->id = row->id;
      line->depth = row->depth;
      return;
    }
  line->text = g_array_index (self->columns, Column, index).title;
  line->tooltip = g_array_index (self->columns, Column, index).tooltip;
  line->width = COLUMN_WIDTH;
  line->widest = g_array_index (self->columns, Column, index).widest;
  line->upright = TRUE;
  line->numbers = TRUE;
}

static const char *
get_corner (RemitSheetModel *model)
{
  return REMIT_MONEY_TABLE (model)->corner;
}

static gboolean
is_editable (RemitMoneyTable *self, guint row, guint column)
{
  return self->edit != NULL && column == self->editable && row < self->rows->len
         && ((Line *) self->rows->pdata[row])->tag != NULL;
}

static const Cell *
find_cell (RemitSheetModel *model, guint row, guint column)
{
  RemitMoneyTable *self = REMIT_MONEY_TABLE (model);

  if (row >= self->rows->len || column >= self->columns->len)
    return NULL;
  return &g_array_index (((Line *) self->rows->pdata[row])->cells, Cell, column);
}

static void
get_cell (RemitSheetModel *model, guint row, guint column, RemitSheetCell *cell)
{
  const Cell *found = find_cell (model, row, column);

  cell->locked = !is_editable (REMIT_MONEY_TABLE (model), row, column);
  if (found == NULL || found->text == NULL)
    return;
  cell->n_marks = 1;
  cell->marks[0].style = REMIT_SHEET_MARK_PLAIN;
  g_strlcpy (cell->marks[0].text, found->text, REMIT_SHEET_MARK_LENGTH);
  cell->gravity = found->gravity;
}

static char *
get_text (RemitSheetModel *model, guint row, guint column, gboolean with_note)
{
  const Cell *cell = find_cell (model, row, column);

  return g_strdup (cell != NULL && cell->text != NULL ? cell->text : "");
}

static char *
describe_cell (RemitSheetModel *model, guint row, guint column)
{
  RemitMoneyTable *self = REMIT_MONEY_TABLE (model);
  const Cell *cell = find_cell (model, row, column);

  if (cell == NULL)
    return NULL;
  /* Translators: the cell of a list of figures: row, column, figure. */
  return g_strdup_printf (_("%s, %s: %s"), ((Line *) self->rows->pdata[row])->name,
                          g_array_index (self->columns, Column, column).title,
                          cell->text != NULL ? cell->text : C_ ("amount", "nothing"));
}

static gboolean
set_texts (RemitSheetModel *model, const RemitSheetChange *changes, guint n, const char *label,
           GError **error)
{
  RemitMoneyTable *self = REMIT_MONEY_TABLE (model);

  for (guint i = 0; i < n; i++)
    if (!is_editable (self, changes[i].row, changes[i].column))
      {
        g_autofree char *cell = describe_cell (model, changes[i].row, changes[i].column);

        /* Translators: a cell and the figure in it. */
        g_set_error (error, REMIT_ERROR, REMIT_ERROR_REFUSED,
                     _("“%s” is worked out and cannot be typed over. Change the budget lines."),
                     cell);
        return FALSE;
      }
  return n == 0 || self->edit (self, changes, n, self->data, error);
}

static gboolean
edits_as_text (RemitSheetModel *model, guint row, guint column)
{
  return is_editable (REMIT_MONEY_TABLE (model), row, column);
}

static guint
get_n_totals (RemitSheetModel *model)
{
  return REMIT_MONEY_TABLE (model)->totals->len;
}

static const char *
get_total_label (RemitSheetModel *model, guint total)
{
  return ((Line *) REMIT_MONEY_TABLE (model)->totals->pdata[total])->name;
}

static char *
get_total_text (RemitSheetModel *model, guint total, guint column, RemitSheetGravity *gravity)
{
  const Line *line = REMIT_MONEY_TABLE (model)->totals->pdata[total];

  *gravity = g_array_index (line->cells, Cell, column).gravity;
  return g_strdup (g_array_index (line->cells, Cell, column).text);
}

static void
remit_money_table_iface_init (RemitSheetModelInterface *iface)
{
  iface->get_n_lines = get_n_lines;
  iface->get_line = get_line;
  iface->get_corner = get_corner;
  iface->get_cell = get_cell;
  iface->get_text = get_text;
  iface->describe_cell = describe_cell;
  iface->set_texts = set_texts;
  iface->edits_as_text = edits_as_text;
  iface->get_n_totals = get_n_totals;
  iface->get_total_label = get_total_label;
  iface->get_total_text = get_total_text;
}

/* ---- the object ---- */

static void
remit_money_table_finalize (GObject *object)
{
  RemitMoneyTable *self = REMIT_MONEY_TABLE (object);

  g_free (self->corner);
  g_array_unref (self->columns);
  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->totals);
  G_OBJECT_CLASS (remit_money_table_parent_class)->finalize (object);
}

static void
remit_money_table_class_init (RemitMoneyTableClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = remit_money_table_finalize;
}

static void
remit_money_table_init (RemitMoneyTable *self)
{
  self->corner = g_strdup ("");
  self->editable = G_MAXUINT;
  self->columns = g_array_new (FALSE, TRUE, sizeof (Column));
  g_array_set_clear_func (self->columns, clear_column);
  self->rows = g_ptr_array_new_with_free_func (free_line);
  self->totals = g_ptr_array_new_with_free_func (free_line);
}

RemitMoneyTable *
remit_money_table_new (void)
{
  return g_object_new (REMIT_TYPE_MONEY_TABLE, NULL);
}

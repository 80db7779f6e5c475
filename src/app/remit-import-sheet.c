/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-import"
#include "remit-import-sheet.h"

#include <glib/gi18n-lib.h>

/* A sheet model over the cells of a file; what a cell is read as its table says. */

struct _RemitImportSheet
{
  GObject parent_instance;

  /* owned */
  RemitImportTable *table; /* NULL: none is shown yet */
  char *line_text;         /* of the header asked for last */
  char *widest;            /* total of that column */
};

static void model_init (RemitSheetModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (RemitImportSheet, remit_import_sheet, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (REMIT_TYPE_SHEET_MODEL, model_init))

/* Asks the table what it need not know. */
#define ASK(self, func, otherwise, ...)                                                            \
  ((self)->table != NULL && REMIT_IMPORT_TABLE_GET_CLASS ((self)->table)->func != NULL             \
     ? REMIT_IMPORT_TABLE_GET_CLASS ((self)->table)->func ((self)->table, ##__VA_ARGS__)           \
     : (otherwise))

static const char *
get_cell_text (RemitImportSheet *self, guint row, guint column)
{
  return remit_table_grid_cell (remit_import_table_get_grid (self->table), row, column);
}

/* ---- lines ---- */

static guint
get_n_lines (RemitSheetModel *model, RemitSheetAxis axis)
{
  RemitImportSheet *self = REMIT_IMPORT_SHEET (model);
  const RemitTableGrid *grid;

  if (self->table == NULL)
    return 0;
  grid = remit_import_table_get_grid (self->table);
  return axis == REMIT_SHEET_ROWS ? remit_table_grid_n_rows (grid)
                                  : remit_table_grid_n_columns (grid);
}

/* The name of a column without its row ("AB"), and what the column is. */
static char *
name_column (RemitImportSheet *self, guint column, gboolean *figures)
{
  g_autofree char *name = remit_cell_name (0, column);
  g_autofree char *role = ASK (self, describe_column, NULL, column, figures);

  name[strcspn (name, "0123456789")] = '\0';
  if (role == NULL)
    return g_steal_pointer (&name);
  /* Translators: the letter of a column in a spreadsheet and its header: "C · Legal". */
  return g_strdup_printf (_("%s · %s"), name, role);
}

/* The longest total of a column; NULL when it has none. */
static char *
find_widest (RemitImportSheet *self, guint column)
{
  guint n = ASK (self, get_n_totals, 0);
  char *widest = NULL;

  for (guint i = 0; i < n; i++)
    {
      char *total = ASK (self, get_total, NULL, i, column);

      if (total != NULL && (widest == NULL || strlen (total) > strlen (widest)))
        {
          g_free (widest);
          widest = g_steal_pointer (&total);
        }
      g_free (total);
    }
  return widest;
}

static void
get_line (RemitSheetModel *model, RemitSheetAxis axis, guint index, RemitSheetLine *line)
{
  RemitImportSheet *self = REMIT_IMPORT_SHEET (model);

  line->upright = TRUE;
  g_clear_pointer (&self->line_text, g_free);
  g_clear_pointer (&self->widest, g_free);
  if (axis == REMIT_SHEET_ROWS)
    self->line_text = g_strdup_printf ("%u", index + 1);
  else
    {
      self->line_text = name_column (self, index, &line->numbers);
      self->widest = find_widest (self, index);
      line->width = ASK (self, get_column_width, 0, index);
    }
  line->text = self->line_text;
  line->widest = self->widest;
}

static const char *
get_corner (RemitSheetModel *model)
{
  return "";
}

/* ---- cells ---- */

/* On one line, cut between characters. */
static void
set_mark_text (RemitSheetMark *mark, const char *text)
{
  gsize length = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gsize size = (gsize) (g_utf8_next_char (p) - p);

      if (length + size >= sizeof mark->text)
        break;
      if (*p == '\n' || *p == '\t')
        mark->text[length] = ' ';
      else
        memcpy (mark->text + length, p, size);
      length += size;
    }
  mark->text[length] = '\0';
}

static void
get_cell (RemitSheetModel *model, guint row, guint column, RemitSheetCell *cell)
{
  RemitImportSheet *self = REMIT_IMPORT_SHEET (model);
  const char *text = get_cell_text (self, row, column);
  RemitImportPlace place;

  remit_import_table_get_place (self->table, &place);
  cell->locked = !remit_import_place_has (&place, row, column);
  if (*text == '\0')
    return;
  cell->n_marks = 1;
  set_mark_text (&cell->marks[0], text);
  REMIT_IMPORT_TABLE_GET_CLASS (self->table)->get_cell (self->table, row, column, cell);
}

static char *
describe_cell (RemitSheetModel *model, guint row, guint column)
{
  RemitImportSheet *self = REMIT_IMPORT_SHEET (model);
  const char *text = get_cell_text (self, row, column);
  char *description = *text != '\0' ? ASK (self, describe_cell, NULL, row, column) : NULL;
  g_autofree char *where = remit_cell_name (row, column);

  if (description != NULL)
    return description;
  if (*text == '\0')
    /* Translators: a cell of a spreadsheet: "C7, empty" */
    return g_strdup_printf (_("%s, empty"), where);
  return g_strdup_printf ("%s: %s", where, text);
}

static char *
explain_cell (RemitSheetModel *model, guint row, guint column)
{
  return ASK (REMIT_IMPORT_SHEET (model), explain_cell, NULL, row, column);
}

static char *
get_text (RemitSheetModel *model, guint row, guint column, gboolean with_note)
{
  return g_strdup (get_cell_text (REMIT_IMPORT_SHEET (model), row, column));
}

/* ---- totals ---- */

static guint
get_n_totals (RemitSheetModel *model)
{
  return ASK (REMIT_IMPORT_SHEET (model), get_n_totals, 0);
}

static const char *
get_total_label (RemitSheetModel *model, guint total)
{
  return ASK (REMIT_IMPORT_SHEET (model), get_total_label, "", total);
}

static char *
get_total_text (RemitSheetModel *model, guint total, guint column, RemitSheetGravity *gravity)
{
  return ASK (REMIT_IMPORT_SHEET (model), get_total, NULL, total, column);
}

static void
model_init (RemitSheetModelInterface *iface)
{
  iface->get_n_lines = get_n_lines;
  iface->get_line = get_line;
  iface->get_corner = get_corner;
  iface->get_cell = get_cell;
  iface->describe_cell = describe_cell;
  iface->explain_cell = explain_cell;
  iface->get_text = get_text;
  iface->get_n_totals = get_n_totals;
  iface->get_total_label = get_total_label;
  iface->get_total_text = get_total_text;
}

/* ---- object ---- */

static void
remit_import_sheet_finalize (GObject *object)
{
  RemitImportSheet *self = REMIT_IMPORT_SHEET (object);

  g_clear_object (&self->table);
  g_free (self->line_text);
  g_free (self->widest);
  G_OBJECT_CLASS (remit_import_sheet_parent_class)->finalize (object);
}

static void
remit_import_sheet_class_init (RemitImportSheetClass *class)
{
  G_OBJECT_CLASS (class)->finalize = remit_import_sheet_finalize;
}

static void
remit_import_sheet_init (RemitImportSheet *self)
{
}

RemitImportSheet *
remit_import_sheet_new (void)
{
  return g_object_new (REMIT_TYPE_IMPORT_SHEET, NULL);
}

void
remit_import_sheet_set_table (RemitImportSheet *self, RemitImportTable *table)
{
  g_set_object (&self->table, table);
  remit_sheet_model_lines_changed (REMIT_SHEET_MODEL (self));
}

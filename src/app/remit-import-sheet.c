/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-import"
#include "remit-import-sheet.h"

#include "remit-raci-model.h"

#include <glib/gi18n-lib.h>

/* A sheet model over the cells of a file.  What a cell is read as is looked up by its name ("C7"),
 * which is how everything that was read says where it stood. */

/* What stood at a place. */
typedef enum
{
  READ_PARTY = 1,
  READ_ACTIVITY,
  READ_CELL, /* + its number in the content */
} ReadAs;

struct _RemitImportSheet
{
  GObject parent_instance;

  /* owned */
  RemitImportSession *session;
  GHashTable *read_as; /* "C7" -> ReadAs + number of the cell; made when asked for */
  char *line_text;     /* of the header asked for last */
  /* state */
  guint table;
};

static void model_init (RemitSheetModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (RemitImportSheet, remit_import_sheet, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (REMIT_TYPE_SHEET_MODEL, model_init))

static gboolean
has_table (RemitImportSheet *self)
{
  return self->table < remit_import_session_n_tables (self->session);
}

static const RemitProposal *
get_proposal (RemitImportSheet *self)
{
  return remit_import_session_get_proposal (self->session, self->table);
}

static const RemitTableContent *
get_content (RemitImportSheet *self)
{
  return remit_import_session_get_content (self->session, self->table, NULL);
}

static const RemitTableGrid *
get_grid (RemitImportSheet *self)
{
  return remit_workbook_sheet_grid (remit_import_session_get_workbook (self->session),
                                    get_proposal (self)->sheet);
}

static void
note_place (RemitImportSheet *self, const char *where, guint what)
{
  if (*where != '\0')
    g_hash_table_insert (self->read_as, g_strdup (where), GUINT_TO_POINTER (what));
}

static void
make_places (RemitImportSheet *self)
{
  const RemitTableContent *content = get_content (self);

  self->read_as = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  if (content == NULL)
    return;
  for (guint i = 0; i < content->parties->len; i++)
    note_place (self, ((RemitTableParty *) content->parties->pdata[i])->where, READ_PARTY);
  for (guint i = 0; i < content->activities->len; i++)
    note_place (self, ((RemitTableActivity *) content->activities->pdata[i])->where,
                READ_ACTIVITY);
  for (guint i = 0; i < content->cells->len; i++)
    note_place (self, ((RemitTableCell *) content->cells->pdata[i])->where, READ_CELL + i);
}

static guint
read_as (RemitImportSheet *self, guint row, guint column)
{
  g_autofree char *where = remit_cell_name (row, column);

  if (self->read_as == NULL)
    make_places (self);
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->read_as, where));
}

static const RemitTableCell *
find_cell (RemitImportSheet *self, guint row, guint column)
{
  guint what = read_as (self, row, column);

  return what >= READ_CELL ? get_content (self)->cells->pdata[what - READ_CELL] : NULL;
}

/* ---- lines ---- */

static guint
get_n_lines (RemitSheetModel *model, RemitSheetAxis axis)
{
  RemitImportSheet *self = REMIT_IMPORT_SHEET (model);

  if (!has_table (self))
    return 0;
  return axis == REMIT_SHEET_ROWS ? remit_table_grid_n_rows (get_grid (self))
                                  : remit_table_grid_n_columns (get_grid (self));
}

/* The name of a column without its row: "AB". */
static char *
column_name (guint column)
{
  char *name = remit_cell_name (0, column);

  name[strcspn (name, "0123456789")] = '\0';
  return name;
}

/* Names and texts need more room than letters. */
static int
column_width (const RemitProposal *proposal, guint index)
{
  static const int widths[] = {
    [REMIT_COLUMN_SKIP] = 110,   [REMIT_COLUMN_NAME] = 220,    [REMIT_COLUMN_GROUP] = 130,
    [REMIT_COLUMN_CODE] = 70,    [REMIT_COLUMN_LETTERS] = 80, [REMIT_COLUMN_TEXT] = 160,
    [REMIT_COLUMN_ID] = 70,
  };
  guint place = index - proposal->first_column;

  if (index < proposal->first_column || place >= proposal->columns->len)
    return widths[REMIT_COLUMN_SKIP];
  if (proposal->orientation == REMIT_ORIENTATION_LETTERS_ACROSS)
    return widths[REMIT_COLUMN_TEXT];
  return widths[((const RemitProposalColumn *) proposal->columns->pdata[place])->role];
}

static void
get_line (RemitSheetModel *model, RemitSheetAxis axis, guint index, RemitSheetLine *line)
{
  RemitImportSheet *self = REMIT_IMPORT_SHEET (model);

  g_free (self->line_text);
  self->line_text
      = axis == REMIT_SHEET_ROWS ? g_strdup_printf ("%u", index + 1) : column_name (index);
  line->text = self->line_text;
  line->upright = TRUE;
  line->width = axis == REMIT_SHEET_COLUMNS ? column_width (get_proposal (self), index) : 0;
}

static const char *
get_corner (RemitSheetModel *model)
{
  return "";
}

/* ---- cells ---- */

/* Who answers is what a reader looks for first. */
static RemitSheetMarkStyle
style_of (guint duties)
{
  if ((duties & (1u << REMIT_LINK_ACCOUNTABLE)) != 0)
    return remit_raci_mark_style (REMIT_LINK_ACCOUNTABLE);
  for (guint duty = 0; duty <= REMIT_LINK_LAST_RACI; duty++)
    if ((duties & (1u << duty)) != 0)
      return remit_raci_mark_style (duty);
  return REMIT_SHEET_MARK_PLAIN;
}

static gboolean
is_inside (const RemitProposal *proposal, guint row, guint column)
{
  return row >= proposal->first_row && row <= proposal->last_row
         && column >= proposal->first_column && column <= proposal->last_column;
}

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
  const char *text = remit_table_grid_cell (get_grid (self), row, column);
  const RemitTableCell *read;
  guint what;

  cell->locked = !is_inside (get_proposal (self), row, column);
  if (*text == '\0')
    return;
  cell->n_marks = 1;
  set_mark_text (&cell->marks[0], text);
  what = read_as (self, row, column);
  read = find_cell (self, row, column);
  if (read != NULL)
    {
      cell->marks[0].style = style_of (read->duties);
      if (*read->unread != '\0')
        cell->gravity = REMIT_SHEET_WARNING;
      else if (read->look_alike)
        cell->gravity = REMIT_SHEET_HINT;
    }
  else
    cell->marks[0].style = what == 0 ? REMIT_SHEET_MARK_MUTED : REMIT_SHEET_MARK_PLAIN;
}

static char *
spell_letters (RemitImportSheet *self, const RemitTableCell *cell)
{
  if (cell->duties != 0)
    return remit_scheme_spell (get_content (self)->scheme, cell->duties);
  return g_strdup (C_("letters", "nothing"));
}

static char *
describe_cell (RemitSheetModel *model, guint row, guint column)
{
  RemitImportSheet *self = REMIT_IMPORT_SHEET (model);
  g_autofree char *where = remit_cell_name (row, column);
  const char *text = remit_table_grid_cell (get_grid (self), row, column);
  const RemitTableCell *cell = find_cell (self, row, column);
  g_autofree char *letters = NULL;

  if (*text == '\0')
    /* Translators: a cell of a spreadsheet: "C7, empty" */
    return g_strdup_printf (_("%s, empty"), where);
  if (cell == NULL)
    return g_strdup_printf ("%s: %s", where, text);
  letters = spell_letters (self, cell);
  /* Translators: a cell, what stands in it, and the letters it is read as. */
  return g_strdup_printf (_("%s: “%s”, read as %s"), where, text, letters);
}

static char *
explain_cell (RemitSheetModel *model, guint row, guint column)
{
  RemitImportSheet *self = REMIT_IMPORT_SHEET (model);
  const RemitTableCell *cell = find_cell (self, row, column);
  const char *text = remit_table_grid_cell (get_grid (self), row, column);
  guint what = read_as (self, row, column);

  if (cell != NULL && *cell->unread != '\0')
    return g_strdup_printf (_("“%s” is not understood. It will be kept as a remark."),
                            cell->unread);
  if (cell != NULL && cell->look_alike)
    return g_strdup_printf (
        _("“%s” has letters of another script that look like Latin ones."), text);
  if (cell != NULL || *text == '\0')
    return NULL;
  if (what == READ_PARTY)
    return g_strdup_printf (_("%s is a party."), text);
  if (what == READ_ACTIVITY)
    return g_strdup_printf (_("%s is an activity."), text);
  return g_strdup (text);
}

static char *
get_text (RemitSheetModel *model, guint row, guint column, gboolean with_note)
{
  return g_strdup (
      remit_table_grid_cell (get_grid (REMIT_IMPORT_SHEET (model)), row, column));
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
}

/* ---- object ---- */

static void
on_session_changed_cb (RemitImportSheet *self)
{
  g_clear_pointer (&self->read_as, g_hash_table_unref);
  remit_sheet_model_lines_changed (REMIT_SHEET_MODEL (self));
}

static void
remit_import_sheet_finalize (GObject *object)
{
  RemitImportSheet *self = REMIT_IMPORT_SHEET (object);

  g_clear_pointer (&self->read_as, g_hash_table_unref);
  g_clear_object (&self->session);
  g_free (self->line_text);
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
remit_import_sheet_new (RemitImportSession *session)
{
  RemitImportSheet *self = g_object_new (REMIT_TYPE_IMPORT_SHEET, NULL);

  self->session = g_object_ref (session);
  g_signal_connect_object (session, "changed", G_CALLBACK (on_session_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return self;
}

void
remit_import_sheet_set_table (RemitImportSheet *self, guint table)
{
  if (self->table == table)
    return;
  self->table = table;
  on_session_changed_cb (self);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-exchange"

#include "remit-xlsx-writer.h"

#include "remit-xlsx-writer-private.h"

#include "remit-error.h"
#include "remit-file.h"
#include "remit-table-writer.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

/* Workbooks that go to other people: a title, a head that stays in view, colours that follow what
 * is typed (they are conditions, not paint), counts that are formulas, and hidden marks by which
 * reading the sheet again gives a difference.  Texts are always written as texts, never as
 * formulas.  The whole sheet is held in memory until it is written. */

#define MOST_TEXT 32767 /* characters in a cell */
#define MOST_DIGITS 15 /* that a number in a spreadsheet keeps */
#define MOST_SHEET_NAME 31

/* ---- names of sheets ---- */

/* The length that spreadsheets see: that of UTF-16. */
static glong
count_units (const char *text)
{
  glong units = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    units += g_utf8_get_char (p) > 0xFFFF ? 2 : 1;
  return units;
}

static char *
clean_sheet_name (const char *name)
{
  g_autoptr (GString) clean = g_string_new (NULL);
  glong units = 0;

  for (const char *p = name; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      units += c > 0xFFFF ? 2 : 1;
      if (units > MOST_SHEET_NAME)
        break;
      if (c < 0x80 && strchr ("[]:*?/\\", (int) c) != NULL)
        c = '-';
      g_string_append_unichar (clean, g_unichar_iscntrl (c) ? ' ' : c);
    }
  while (clean->len > 0 && clean->str[clean->len - 1] == '\'')
    g_string_truncate (clean, clean->len - 1);
  while (*clean->str == '\'')
    g_string_erase (clean, 0, 1);
  g_strstrip (clean->str);
  return g_strdup (*clean->str != '\0' ? clean->str : _("Matrix"));
}

/* "History" is a name that spreadsheets keep for themselves. */
static gboolean
is_taken (const GPtrArray *taken, const char *name)
{
  g_autofree char *folded = g_utf8_casefold (name, -1);

  if (strcmp (folded, "history") == 0)
    return TRUE;
  for (guint i = 0; i < taken->len; i++)
    {
      g_autofree char *other = g_utf8_casefold (taken->pdata[i], -1);

      if (strcmp (folded, other) == 0)
        return TRUE;
    }
  return FALSE;
}

char *
remit_xlsx_sheet_name (const char *name, GPtrArray *taken)
{
  char *sheet = clean_sheet_name (name);

  for (guint i = 2; is_taken (taken, sheet); i++)
    {
      g_autofree char *ending = g_strdup_printf (" (%u)", i);
      g_autofree char *stem = clean_sheet_name (name);

      while (count_units (stem) + (glong) strlen (ending) > MOST_SHEET_NAME)
        *g_utf8_prev_char (stem + strlen (stem)) = '\0';
      g_free (sheet);
      sheet = g_strconcat (stem, ending, NULL);
    }
  g_ptr_array_add (taken, g_strdup (sheet));
  return sheet;
}

/* ---- cells ---- */

/* Sheets write characters as "_x0041_": a text that has such letters itself is told apart. */
static char *
escape_text (const char *text)
{
  GString *escaped = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p++)
    {
      if (p[0] == '_' && p[1] == 'x' && strspn (p + 2, "0123456789abcdefABCDEF") >= 4
          && p[6] == '_')
        g_string_append (escaped, "_x005F");
      g_string_append_c (escaped, *p);
    }
  return g_string_free (escaped, FALSE);
}

static void
write_text (RemitXlsxSheet *self, guint row, guint column, const char *text, lxw_format *format)
{
  g_autofree char *escaped = escape_text (text);
  lxw_error problem = LXW_ERROR_MAX_STRING_LENGTH_EXCEEDED;

  if (*text == '\0')
    problem = worksheet_write_blank (self->sheet, row, (lxw_col_t) column, format);
  else if (g_utf8_strlen (text, -1) <= MOST_TEXT)
    problem = worksheet_write_string (self->sheet, row, (lxw_col_t) column, escaped, format);
  _remit_xlsx_note (self, problem);
}

static lxw_format *
choose_head (const RemitXlsxSheet *self, RemitTableColumnKind kind)
{
  if (kind == REMIT_TABLE_COLUMN_TOTAL)
    return self->total_head;
  return self->table->kind == REMIT_MATRIX_RACI && kind == REMIT_TABLE_COLUMN_LETTERS
           ? self->turned_head
           : self->head;
}

static lxw_format *
choose_line (const RemitXlsxSheet *self, const RemitMatrixTableRow *row, guint column)
{
  switch (remit_matrix_table_column (self->table, column)->kind)
    {
    case REMIT_TABLE_COLUMN_IDS:
      return self->blank;
    case REMIT_TABLE_COLUMN_CODE:
      return self->code;
    case REMIT_TABLE_COLUMN_NAME:
      return self->name[MIN (row->depth, DEEPEST_INDENT)];
    case REMIT_TABLE_COLUMN_LETTERS:
      if (self->table->kind == REMIT_MATRIX_RACI)
        return self->letters;
      return g_array_index (row->duties, guint, column) == REMIT_TABLE_EXPECTED ? self->gap
                                                                                : self->holders;
    case REMIT_TABLE_COLUMN_TOTAL:
      return self->total;
    case REMIT_TABLE_COLUMN_TEXT:
    case REMIT_TABLE_COLUMN_FIGURE:
      return self->text;
    }
  g_return_val_if_reached (self->blank);
}

static lxw_format *
choose_format (const RemitXlsxSheet *self, const RemitMatrixTableRow *row, guint column)
{
  RemitTableColumnKind kind = remit_matrix_table_column (self->table, column)->kind;

  if (kind == REMIT_TABLE_COLUMN_IDS)
    return self->blank;
  switch (row->kind)
    {
    case REMIT_TABLE_ROW_TITLE:
      return self->title;
    case REMIT_TABLE_ROW_SUBTITLE:
      return self->subtitle;
    case REMIT_TABLE_ROW_HEAD:
      return choose_head (self, kind);
    case REMIT_TABLE_ROW_GROUP:
      return self->group;
    case REMIT_TABLE_ROW_LINE:
      return choose_line (self, row, column);
    case REMIT_TABLE_ROW_TOTAL:
      return kind == REMIT_TABLE_COLUMN_LETTERS ? self->total : self->total_name;
    case REMIT_TABLE_ROW_IDS:
    case REMIT_TABLE_ROW_BLANK:
    case REMIT_TABLE_ROW_LEGEND:
      break;
    }
  return self->blank;
}

/* A count that goes on counting when letters are changed. */
static void
write_count (RemitXlsxSheet *self, guint row, guint column, RemitLinkKind duty, gboolean down,
             const char *value)
{
  const RemitSchemeLetter *letter = remit_scheme_letter_for (self->table->scheme, duty);
  char first[LXW_MAX_CELL_NAME_LENGTH], last[LXW_MAX_CELL_NAME_LENGTH];
  g_autofree char *formula = NULL;

  lxw_rowcol_to_cell (first, down ? self->first_line : row,
                      (lxw_col_t) (down ? column : self->first_letters));
  lxw_rowcol_to_cell (last, down ? self->last_line : row,
                      (lxw_col_t) (down ? column : self->first_letters + self->n_letters - 1));
  formula = g_strdup_printf ("=COUNTIF(%s:%s,\"*%s*\")", first, last, letter->letter);
  _remit_xlsx_note (self,
                    worksheet_write_formula_num (self->sheet, row, (lxw_col_t) column, formula,
                                                 self->total, g_ascii_strtod (value, NULL)));
}

/* A number as a number; one with more digits than a spreadsheet keeps stays a text. */
static void
write_figure (RemitXlsxSheet *self, guint row, guint column, const char *text)
{
  const char *point = strchr (text, '.');
  gsize decimals = point != NULL ? strlen (point + 1) : 0;
  gsize digits = strlen (text) - (*text == '-') - (point != NULL);

  if (!remit_matrix_table_is_figure (text) || digits > MOST_DIGITS || decimals > MOST_DECIMALS)
    write_text (self, row, column, text, self->text);
  else
    _remit_xlsx_note (self, worksheet_write_number (self->sheet, row, (lxw_col_t) column,
                                                    g_ascii_strtod (text, NULL),
                                                    _remit_xlsx_figure (self, (guint) decimals)));
}

static void
write_legend (RemitXlsxSheet *self, guint r, const RemitMatrixTableRow *row)
{
  lxw_format *format = self->gap;

  if (row->duty < REMIT_N_DUTY_CLASSES)
    {
      const RemitLetterColour *colour = remit_letter_colour (row->duty);

      format = _remit_xlsx_filled (self, colour->paper, FALSE);
      format_set_font_color (format, colour->ink);
      format_set_text_wrap (format);
      format_set_indent (format, 1);
    }
  write_text (self, r, self->name_column, row->cells->pdata[self->name_column], format);
  if (self->has_marks)
    write_text (self, r, 0, row->cells->pdata[0], self->blank);
}

static void
write_row (RemitXlsxSheet *self, guint r)
{
  const RemitMatrixTableRow *row = remit_matrix_table_row (self->table, r);
  gboolean sparse = row->kind == REMIT_TABLE_ROW_TITLE || row->kind == REMIT_TABLE_ROW_SUBTITLE
                    || row->kind == REMIT_TABLE_ROW_BLANK || row->kind == REMIT_TABLE_ROW_IDS;

  if (row->kind == REMIT_TABLE_ROW_LEGEND)
    {
      write_legend (self, r, row);
      return;
    }
  for (guint c = 0; c < row->cells->len; c++)
    {
      const RemitMatrixTableColumn *column = remit_matrix_table_column (self->table, c);
      const char *text = row->cells->pdata[c];

      if (*text == '\0' && sparse)
        continue;
      if (column->kind == REMIT_TABLE_COLUMN_FIGURE && row->kind == REMIT_TABLE_ROW_LINE
          && *text != '\0')
        write_figure (self, r, c, text);
      else if (self->n_letters > 0 && row->kind == REMIT_TABLE_ROW_LINE
               && column->kind == REMIT_TABLE_COLUMN_TOTAL)
        write_count (self, r, c, column->duty, FALSE, text);
      else if (self->last_line >= self->first_line && row->kind == REMIT_TABLE_ROW_TOTAL
               && column->kind == REMIT_TABLE_COLUMN_LETTERS)
        write_count (self, r, c, row->duty, TRUE, text);
      else
        write_text (self, r, c, text, choose_format (self, row, c));
      if (row->notes != NULL && *(const char *) row->notes->pdata[c] != '\0')
        _remit_xlsx_note (
          self, worksheet_write_comment (self->sheet, r, (lxw_col_t) c, row->notes->pdata[c]));
    }
}

/* ---- sheets ---- */

static void
find_places (RemitXlsxSheet *self)
{
  self->n_columns = self->table->columns->len;
  self->first_line = self->table->rows->len;
  for (guint r = 0; r < self->table->rows->len; r++)
    {
      RemitTableRowKind kind = remit_matrix_table_row (self->table, r)->kind;

      if (kind == REMIT_TABLE_ROW_HEAD)
        self->head_row = r;
      if (kind != REMIT_TABLE_ROW_LINE)
        continue;
      self->first_line = MIN (self->first_line, r);
      self->last_line = r;
    }
  for (guint c = self->n_columns; c-- > 0;)
    switch (remit_matrix_table_column (self->table, c)->kind)
      {
      case REMIT_TABLE_COLUMN_LETTERS:
        self->n_letters++;
        self->first_letters = c;
        break;
      case REMIT_TABLE_COLUMN_NAME:
        self->name_column = c;
        break;
      case REMIT_TABLE_COLUMN_IDS:
        self->has_marks = TRUE;
        break;
      default:
        break;
      }
  if (self->n_letters == 0)
    self->first_letters = self->name_column + 1;
}

static lxw_error
write_sheet (lxw_workbook *book, const RemitMatrixTable *table, const char *name)
{
  RemitXlsxSheet self = { .table = table, .book = book };

  self.sheet = workbook_add_worksheet (book, name);
  if (self.sheet == NULL)
    return LXW_ERROR_SHEETNAME_LENGTH_EXCEEDED;
  find_places (&self);
  self.widths = g_new0 (double, self.n_columns);
  _remit_xlsx_make_formats (&self);
  for (guint r = 0; r < table->rows->len; r++)
    write_row (&self, r);
  _remit_xlsx_shape (&self);
  if (self.n_letters > 0 && self.last_line >= self.first_line)
    {
      if (table->kind == REMIT_MATRIX_RACI)
        {
          _remit_xlsx_colour_letters (&self);
          _remit_xlsx_colour_counts (&self);
          _remit_xlsx_offer_letters (&self);
        }
      _remit_xlsx_note (&self, worksheet_autofilter (
                                 self.sheet, self.head_row, (lxw_col_t) (self.has_marks ? 1 : 0),
                                 self.last_line, (lxw_col_t) (self.n_columns - 1)));
    }
  _remit_xlsx_prepare_print (&self);
  g_free (self.widths);
  return self.problem;
}

/* The same table always gives the same bytes, so the day of the table is that of the file. */
static void
set_properties (lxw_workbook *book, const RemitMatrixTable *table)
{
  g_autofree char *title = _remit_xlsx_cut (table->title, 255);
  const int unix_epoch = 719163; /* as a Julian day of GDate */
  lxw_doc_properties properties = {
    .title = title,
    .created = (time_t) (MAX (table->day, unix_epoch + 1) - unix_epoch) * 86400,
  };

  workbook_set_properties (book, &properties);
}

static lxw_error
write_book (const GPtrArray *tables, const char *path)
{
  lxw_workbook *book = workbook_new (path);
  g_autoptr (GPtrArray) taken = g_ptr_array_new_with_free_func (g_free);
  lxw_error problem = LXW_NO_ERROR, closing;

  if (book == NULL)
    return LXW_ERROR_MEMORY_MALLOC_FAILED;
  set_properties (book, tables->pdata[0]);
  for (guint i = 0; i < tables->len && problem == LXW_NO_ERROR; i++)
    {
      const RemitMatrixTable *table = tables->pdata[i];
      g_autofree char *name = remit_xlsx_sheet_name (table->title, taken);

      problem = write_sheet (book, table, name);
    }
  closing = workbook_close (book);
  return problem != LXW_NO_ERROR ? problem : closing;
}

static gboolean
copy_file (GOutputStream *stream, gpointer data, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (data);
  g_autoptr (GFileInputStream) input = g_file_read (file, NULL, error);

  return input != NULL
         && g_output_stream_splice (stream, G_INPUT_STREAM (input),
                                    G_OUTPUT_STREAM_SPLICE_CLOSE_SOURCE, NULL, error)
              >= 0;
}

static gboolean
check_problem (lxw_error problem, GError **error)
{
  if (problem == LXW_NO_ERROR)
    return TRUE;
  if (problem == LXW_ERROR_MAX_STRING_LENGTH_EXCEEDED)
    g_set_error (error, REMIT_ERROR, REMIT_ERROR_LIMIT,
                 _("A text of the matrix is longer than the %d characters that a cell of a "
                    "spreadsheet holds. Shorten it, or write a CSV file."),
                 MOST_TEXT);
  else if (problem == LXW_ERROR_WORKSHEET_INDEX_OUT_OF_RANGE)
    g_set_error_literal (error, REMIT_ERROR, REMIT_ERROR_LIMIT,
                         _("The matrix has more rows or columns than a spreadsheet. "
                            "Make two smaller ones of it."));
  else
    g_set_error (error, REMIT_ERROR, REMIT_ERROR_WRITE, _("The workbook could not be made: %s."),
                 lxw_strerror (problem));
  return FALSE;
}

gboolean
remit_xlsx_write (const GPtrArray *tables, const char *path, GError **error)
{
  g_autofree char *folder = NULL, *made = NULL;
  gboolean written;

  g_return_val_if_fail (tables != NULL && tables->len > 0, FALSE);

  folder = g_dir_make_tmp ("remit-xlsx-XXXXXX", error);
  if (folder == NULL)
    return FALSE;
  made = g_build_filename (folder, "matrix.xlsx", NULL);
  written = check_problem (write_book (tables, made), error)
            && remit_file_replace (path, copy_file, made, error);
  g_unlink (made);
  g_rmdir (folder);
  return written;
}

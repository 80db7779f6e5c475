/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-exchange"

#include "remit-xlsx-writer.h"

#include "remit-error.h"
#include "remit-file.h"
#include "remit-table-writer.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <xlsxwriter.h>

/* Workbooks that go to other people: a title, a head that stays in view, colours that follow what
 * is typed (they are conditions, not paint), counts that are formulas, and hidden marks by which
 * reading the sheet again gives a difference.  Texts are always written as texts, never as
 * formulas.  The whole sheet is held in memory until it is written. */

#define LINE_COLOUR 0xDDDBD8
#define MUTED_COLOUR 0x65636B
#define MOST_TEXT 32767 /* characters in a cell */
#define MOST_SHEET_NAME 31
#define DEEPEST_INDENT 12

typedef struct
{
  const RemitMatrixTable *table;
  lxw_workbook *book;
  lxw_worksheet *sheet;
  lxw_format *title, *subtitle, *head, *turned_head, *group, *name[DEEPEST_INDENT + 1], *code;
  lxw_format *letters, *holders, *gap, *text, *total, *total_name, *blank;
  guint head_row, first_line, last_line, name_column, first_letters, n_letters, n_columns;
  gboolean has_marks;
  lxw_error problem;
} Writer;

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

/* ---- formats ---- */

static lxw_format *
new_format (const Writer *self, gboolean lined)
{
  lxw_format *format = workbook_add_format (self->book);

  format_set_align (format, LXW_ALIGN_VERTICAL_CENTER);
  if (lined)
    {
      format_set_border (format, LXW_BORDER_THIN);
      format_set_border_color (format, LINE_COLOUR);
    }
  return format;
}

static lxw_format *
new_filled (const Writer *self, guint32 colour, gboolean bold)
{
  lxw_format *format = new_format (self, TRUE);

  format_set_bg_color (format, colour);
  if (bold)
    format_set_bold (format);
  return format;
}

static void
make_heads (Writer *self)
{
  self->title = new_format (self, FALSE);
  format_set_bold (self->title);
  format_set_font_size (self->title, 16);
  self->subtitle = new_format (self, FALSE);
  format_set_font_color (self->subtitle, MUTED_COLOUR);
  self->head = new_filled (self, 0xFAFAF9, TRUE);
  format_set_text_wrap (self->head);
  format_set_align (self->head, LXW_ALIGN_VERTICAL_BOTTOM);
  self->turned_head = new_filled (self, 0xFAFAF9, TRUE);
  format_set_rotation (self->turned_head, 90);
  format_set_text_wrap (self->turned_head);
  format_set_align (self->turned_head, LXW_ALIGN_VERTICAL_BOTTOM);
  format_set_align (self->turned_head, LXW_ALIGN_CENTER);
  self->group = new_filled (self, 0xF0EFED, TRUE);
}

static void
make_formats (Writer *self)
{
  make_heads (self);
  for (guint depth = 0; depth <= DEEPEST_INDENT; depth++)
    {
      self->name[depth] = new_format (self, TRUE);
      format_set_text_wrap (self->name[depth]);
      format_set_indent (self->name[depth], (guint8) depth);
    }
  self->code = new_format (self, TRUE);
  format_set_font_color (self->code, MUTED_COLOUR);
  self->letters = new_format (self, TRUE);
  format_set_align (self->letters, LXW_ALIGN_CENTER);
  self->holders = new_format (self, TRUE);
  format_set_text_wrap (self->holders);
  self->gap = new_format (self, TRUE);
  format_set_pattern (self->gap, LXW_PATTERN_LIGHT_UP);
  format_set_fg_color (self->gap, 0xFFD9A8);
  self->text = new_format (self, TRUE);
  format_set_text_wrap (self->text);
  self->total = new_filled (self, 0xFAFAF9, FALSE);
  format_set_align (self->total, LXW_ALIGN_CENTER);
  format_set_font_color (self->total, MUTED_COLOUR);
  self->total_name = new_filled (self, 0xFAFAF9, FALSE);
  format_set_font_color (self->total_name, MUTED_COLOUR);
  self->blank = new_format (self, FALSE);
}

/* ---- cells ---- */

static void
note_problem (Writer *self, lxw_error problem)
{
  if (self->problem == LXW_NO_ERROR)
    self->problem = problem;
}

static void
write_text (Writer *self, guint row, guint column, const char *text, lxw_format *format)
{
  if (*text == '\0')
    note_problem (self, worksheet_write_blank (self->sheet, row, (lxw_col_t) column, format));
  else if (g_utf8_strlen (text, -1) > MOST_TEXT)
    note_problem (self, LXW_ERROR_MAX_STRING_LENGTH_EXCEEDED);
  else
    note_problem (self,
                  worksheet_write_string (self->sheet, row, (lxw_col_t) column, text, format));
}

static lxw_format *
choose_head (const Writer *self, RemitTableColumnKind kind)
{
  gboolean turned = self->table->kind == REMIT_MATRIX_RACI
                    && (kind == REMIT_TABLE_COLUMN_LETTERS || kind == REMIT_TABLE_COLUMN_TOTAL);

  return turned ? self->turned_head : self->head;
}

static lxw_format *
choose_line (const Writer *self, const RemitMatrixTableRow *row, guint column)
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
      return self->text;
    }
  g_return_val_if_reached (self->blank);
}

static lxw_format *
choose_format (const Writer *self, const RemitMatrixTableRow *row, guint column)
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
write_count (Writer *self, guint row, guint column, RemitLinkKind duty, gboolean down,
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
  note_problem (self, worksheet_write_formula_num (self->sheet, row, (lxw_col_t) column, formula,
                                                   self->total, g_ascii_strtod (value, NULL)));
}

static void
write_legend (Writer *self, guint r, const RemitMatrixTableRow *row)
{
  const RemitLetterColour *colour = remit_letter_colour (row->duty);
  lxw_format *format = new_filled (self, colour->paper, FALSE);

  format_set_font_color (format, colour->ink);
  format_set_text_wrap (format);
  write_text (self, r, self->name_column, row->cells->pdata[self->name_column], format);
  if (self->has_marks)
    write_text (self, r, 0, row->cells->pdata[0], self->blank);
}

static void
write_row (Writer *self, guint r)
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
      if (self->n_letters > 0 && row->kind == REMIT_TABLE_ROW_LINE
          && column->kind == REMIT_TABLE_COLUMN_TOTAL)
        write_count (self, r, c, column->duty, FALSE, text);
      else if (self->last_line >= self->first_line && row->kind == REMIT_TABLE_ROW_TOTAL
               && column->kind == REMIT_TABLE_COLUMN_LETTERS)
        write_count (self, r, c, row->duty, TRUE, text);
      else
        write_text (self, r, c, text, choose_format (self, row, c));
      if (row->notes != NULL && *(const char *) row->notes->pdata[c] != '\0')
        note_problem (
          self, worksheet_write_comment (self->sheet, r, (lxw_col_t) c, row->notes->pdata[c]));
    }
}

/* ---- what follows typing ---- */

static void
colour_letter (Writer *self, const RemitSchemeLetter *letter)
{
  const RemitLetterColour *colour = remit_letter_colour (remit_duty_class (letter->duty));
  lxw_format *format = workbook_add_format (self->book);
  lxw_conditional_format condition = {
    .type = LXW_CONDITIONAL_TYPE_TEXT,
    .criteria = LXW_CONDITIONAL_CRITERIA_TEXT_CONTAINING,
    .value_string = (char *) letter->letter,
    .format = format,
    .stop_if_true = LXW_TRUE,
  };

  format_set_bg_color (format, colour->paper);
  format_set_font_color (format, colour->ink);
  if (colour->bold)
    format_set_bold (format);
  note_problem (self,
                worksheet_conditional_format_range (
                  self->sheet, self->first_line, (lxw_col_t) self->first_letters, self->last_line,
                  (lxw_col_t) (self->first_letters + self->n_letters - 1), &condition));
}

/* In a cell of several letters the weightier one gives the colour. */
static void
colour_letters (Writer *self)
{
  static const RemitDutyClass order[]
    = { REMIT_DUTY_CLASS_ANSWER,   REMIT_DUTY_CLASS_DRIVE, REMIT_DUTY_CLASS_DO,
        REMIT_DUTY_CLASS_CHECK,    REMIT_DUTY_CLASS_INPUT, REMIT_DUTY_CLASS_SUPPORT,
        REMIT_DUTY_CLASS_EXCLUDED, REMIT_DUTY_CLASS_NOTIFY };
  const RemitScheme *scheme = self->table->scheme;

  for (guint k = 0; k < G_N_ELEMENTS (order); k++)
    for (guint i = 0; i < scheme->n_letters; i++)
      if (remit_duty_class (scheme->letters[i].duty) == order[k])
        colour_letter (self, &scheme->letters[i]);
}

/* Counts that the scheme does not allow stand out. */
static void
colour_counts (Writer *self)
{
  lxw_format *wrong = workbook_add_format (self->book);

  format_set_font_color (wrong, 0xC01C28);
  format_set_bold (wrong);
  for (guint c = 0; c < self->n_columns; c++)
    {
      const RemitMatrixTableColumn *column = remit_matrix_table_column (self->table, c);
      const RemitSchemeLetter *letter;
      lxw_conditional_format condition = { .type = LXW_CONDITIONAL_TYPE_CELL, .format = wrong };

      if (column->kind != REMIT_TABLE_COLUMN_TOTAL)
        continue;
      letter = remit_scheme_letter_for (self->table->scheme, column->duty);
      if (letter->maximum >= 0)
        {
          condition.criteria = LXW_CONDITIONAL_CRITERIA_NOT_BETWEEN;
          condition.min_value = letter->minimum;
          condition.max_value = letter->maximum;
        }
      else if (letter->minimum > 0)
        {
          condition.criteria = LXW_CONDITIONAL_CRITERIA_LESS_THAN;
          condition.value = letter->minimum;
        }
      else
        continue;
      for (guint r = self->first_line; r <= self->last_line; r++)
        {
          guint end = r;

          /* Group rows in between are not counted, and an empty cell is less than one. */
          if (remit_matrix_table_row (self->table, r)->kind != REMIT_TABLE_ROW_LINE)
            continue;
          while (end < self->last_line
                 && remit_matrix_table_row (self->table, end + 1)->kind == REMIT_TABLE_ROW_LINE)
            end++;
          note_problem (self, worksheet_conditional_format_range (self->sheet, r, (lxw_col_t) c,
                                                                  end, (lxw_col_t) c, &condition));
          r = end;
        }
    }
}

/* Title and message of a choice have limits of their own. */
static char *
cut (const char *text, glong most)
{
  return g_utf8_strlen (text, -1) > most ? g_utf8_substring (text, 0, most) : g_strdup (text);
}

/* Offers each letter, and the usual pair of who answers and does; other letters may be typed after
 * a question. */
static void
offer_letters (Writer *self)
{
  const RemitScheme *scheme = self->table->scheme;
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *title = cut (_("Not a letter of this matrix"), 32);
  g_autofree char *message
    = cut (_("Choose a letter, or several with “/” between them, such as A/R."), 255);
  guint pair = 0;
  lxw_data_validation choice
    = { .validate = LXW_VALIDATION_TYPE_LIST, .error_type = LXW_VALIDATION_ERROR_TYPE_WARNING };

  for (guint i = 0; i < scheme->n_letters; i++)
    {
      RemitDutyClass class = remit_duty_class (scheme->letters[i].duty);

      g_ptr_array_add (list, g_strdup (scheme->letters[i].letter));
      if (class == REMIT_DUTY_CLASS_ANSWER || class == REMIT_DUTY_CLASS_DO)
        pair |= 1u << scheme->letters[i].duty;
    }
  if ((pair & (pair - 1)) != 0)
    g_ptr_array_add (list, remit_scheme_format (scheme, pair));
  g_ptr_array_add (list, NULL);
  choice.value_list = (char **) list->pdata;
  choice.error_title = title;
  choice.error_message = message;
  note_problem (self,
                worksheet_data_validation_range (
                  self->sheet, self->first_line, (lxw_col_t) self->first_letters, self->last_line,
                  (lxw_col_t) (self->first_letters + self->n_letters - 1), &choice));
}

/* ---- shape ---- */

/* The longest text of a column in characters, of lines and, if @with_head, the head. */
static glong
longest_text (const Writer *self, guint column, gboolean with_head)
{
  glong longest = 0;

  for (guint r = self->head_row; r < self->table->rows->len; r++)
    {
      const RemitMatrixTableRow *row = remit_matrix_table_row (self->table, r);

      if (row->kind == REMIT_TABLE_ROW_LINE || row->kind == REMIT_TABLE_ROW_LEGEND
          || (with_head && row->kind == REMIT_TABLE_ROW_HEAD))
        longest = MAX (longest, g_utf8_strlen (row->cells->pdata[column], -1));
    }
  return longest;
}

static double
choose_width (const Writer *self, guint column)
{
  switch (remit_matrix_table_column (self->table, column)->kind)
    {
    case REMIT_TABLE_COLUMN_IDS:
      return 8;
    case REMIT_TABLE_COLUMN_CODE:
      return CLAMP (longest_text (self, column, TRUE) + 2, 6, 16);
    case REMIT_TABLE_COLUMN_NAME:
      return CLAMP (longest_text (self, column, TRUE) * 0.95 + 3, 24, 56);
    case REMIT_TABLE_COLUMN_LETTERS:
      if (self->table->kind != REMIT_MATRIX_RACI)
        return CLAMP (longest_text (self, column, TRUE) + 2, 12, 28);
      return longest_text (self, column, FALSE) > 5 ? 9 : 6;
    case REMIT_TABLE_COLUMN_TOTAL:
      return 4.5;
    case REMIT_TABLE_COLUMN_TEXT:
      return CLAMP (longest_text (self, column, TRUE) + 2, 12, 40);
    }
  g_return_val_if_reached (8);
}

/* Names stand upright: as high as the longest, within reason; longer ones wrap. */
static double
choose_head_height (const Writer *self)
{
  const RemitMatrixTableRow *head = remit_matrix_table_row (self->table, self->head_row);
  glong longest = 0;

  if (self->table->kind != REMIT_MATRIX_RACI)
    return 32;
  for (guint c = self->first_letters; c < self->first_letters + self->n_letters; c++)
    longest = MAX (longest, g_utf8_strlen (head->cells->pdata[c], -1));
  return CLAMP (longest * 6.4 + 14, 48, 190);
}

static void
shape_sheet (Writer *self)
{
  lxw_row_col_options hidden = { .hidden = LXW_TRUE };

  for (guint c = 0; c < self->n_columns; c++)
    {
      gboolean mark = remit_matrix_table_column (self->table, c)->kind == REMIT_TABLE_COLUMN_IDS;

      note_problem (self,
                    worksheet_set_column_opt (self->sheet, (lxw_col_t) c, (lxw_col_t) c,
                                              choose_width (self, c), NULL, mark ? &hidden : NULL));
    }
  for (guint r = 0; r < self->table->rows->len; r++)
    switch (remit_matrix_table_row (self->table, r)->kind)
      {
      case REMIT_TABLE_ROW_TITLE:
        note_problem (self, worksheet_set_row (self->sheet, r, 26, NULL));
        break;
      case REMIT_TABLE_ROW_SUBTITLE:
        note_problem (self, worksheet_set_row (self->sheet, r, 20, NULL));
        break;
      case REMIT_TABLE_ROW_IDS:
        note_problem (self,
                      worksheet_set_row_opt (self->sheet, r, LXW_DEF_ROW_HEIGHT, NULL, &hidden));
        break;
      default:
        break;
      }
  note_problem (self,
                worksheet_set_row (self->sheet, self->head_row, choose_head_height (self), NULL));
  worksheet_gridlines (self->sheet, LXW_HIDE_ALL_GRIDLINES);
  worksheet_freeze_panes (self->sheet, self->head_row + 1, (lxw_col_t) self->first_letters);
}

static void
prepare_print (Writer *self)
{
  g_auto (GStrv) parts = g_strsplit (self->table->title, "&", -1);
  g_autofree char *title = g_strjoinv ("&&", parts);
  g_autofree char *short_title = cut (title, 120);
  g_autofree char *footer = g_strdup_printf ("&L%s&R&P / &N", short_title);
  guint first = self->has_marks ? 1 : 0;

  worksheet_set_landscape (self->sheet);
  worksheet_set_paper (self->sheet, 9); /* A4 */
  worksheet_set_margins (self->sheet, 0.5, 0.5, 0.6, 0.6);
  worksheet_fit_to_pages (self->sheet, 1, 0);
  worksheet_repeat_rows (self->sheet, self->head_row, self->head_row);
  worksheet_print_area (self->sheet, 0, (lxw_col_t) first, self->table->rows->len - 1,
                        (lxw_col_t) (self->n_columns - 1));
  worksheet_set_footer (self->sheet, footer);
}

/* ---- sheets ---- */

static void
find_places (Writer *self)
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
  Writer self = { .table = table, .book = book };

  self.sheet = workbook_add_worksheet (book, name);
  if (self.sheet == NULL)
    return LXW_ERROR_SHEETNAME_LENGTH_EXCEEDED;
  find_places (&self);
  make_formats (&self);
  for (guint r = 0; r < table->rows->len; r++)
    write_row (&self, r);
  shape_sheet (&self);
  if (self.n_letters > 0 && self.last_line >= self.first_line)
    {
      if (table->kind == REMIT_MATRIX_RACI)
        {
          colour_letters (&self);
          colour_counts (&self);
          offer_letters (&self);
        }
      note_problem (&self, worksheet_autofilter (self.sheet, self.head_row,
                                                 (lxw_col_t) (self.has_marks ? 1 : 0),
                                                 self.last_line, (lxw_col_t) (self.n_columns - 1)));
    }
  prepare_print (&self);
  return self.problem;
}

/* The same table always gives the same bytes, so the day of the table is that of the file. */
static void
set_properties (lxw_workbook *book, const RemitMatrixTable *table)
{
  g_autofree char *title = cut (table->title, 255);
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

/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-exchange"

#include "remit-xlsx-writer-private.h"

#include "remit-table-writer.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* How a sheet looks and behaves: formats, colours and counts that follow what is typed, widths and
 * heights, the page. */

#define LINE_COLOUR 0xDDDBD8
#define MUTED_COLOUR 0x65636B
#define ROWS_OF_PAGE 44 /* that can still be read when they are put on one page */

void
_remit_xlsx_note (RemitXlsxSheet *self, lxw_error problem)
{
  if (self->problem == LXW_NO_ERROR)
    self->problem = problem;
}

/* Title and message of a choice have limits of their own. */
char *
_remit_xlsx_cut (const char *text, glong most)
{
  return g_utf8_strlen (text, -1) > most ? g_utf8_substring (text, 0, most) : g_strdup (text);
}

/* ---- formats ---- */

static lxw_format *
new_format (const RemitXlsxSheet *self, gboolean lined)
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

lxw_format *
_remit_xlsx_filled (const RemitXlsxSheet *self, guint32 colour, gboolean bold)
{
  lxw_format *format = new_format (self, TRUE);

  format_set_bg_color (format, colour);
  if (bold)
    format_set_bold (format);
  return format;
}

static void
make_heads (RemitXlsxSheet *self)
{
  self->title = new_format (self, FALSE);
  format_set_bold (self->title);
  format_set_font_size (self->title, 16);
  self->subtitle = new_format (self, FALSE);
  format_set_font_color (self->subtitle, MUTED_COLOUR);
  self->head = _remit_xlsx_filled (self, 0xFAFAF9, TRUE);
  format_set_text_wrap (self->head);
  format_set_indent (self->head, 1);
  format_set_align (self->head, LXW_ALIGN_VERTICAL_BOTTOM);
  self->turned_head = _remit_xlsx_filled (self, 0xFAFAF9, TRUE);
  format_set_rotation (self->turned_head, 90);
  format_set_text_wrap (self->turned_head);
  format_set_align (self->turned_head, LXW_ALIGN_VERTICAL_BOTTOM);
  format_set_align (self->turned_head, LXW_ALIGN_CENTER);
  self->total_head = _remit_xlsx_filled (self, 0xFAFAF9, FALSE);
  format_set_align (self->total_head, LXW_ALIGN_VERTICAL_BOTTOM);
  format_set_align (self->total_head, LXW_ALIGN_CENTER);
  format_set_font_color (self->total_head, MUTED_COLOUR);
  self->group = _remit_xlsx_filled (self, 0xF0EFED, TRUE);
  format_set_indent (self->group, 1);
}

void
_remit_xlsx_make_formats (RemitXlsxSheet *self)
{
  make_heads (self);
  for (guint depth = 0; depth <= DEEPEST_INDENT; depth++)
    {
      self->name[depth] = new_format (self, TRUE);
      format_set_text_wrap (self->name[depth]);
      format_set_indent (self->name[depth], (guint8) (depth + 1));
    }
  self->code = new_format (self, TRUE);
  format_set_font_color (self->code, MUTED_COLOUR);
  format_set_indent (self->code, 1);
  self->letters = new_format (self, TRUE);
  format_set_align (self->letters, LXW_ALIGN_CENTER);
  self->holders = new_format (self, TRUE);
  format_set_text_wrap (self->holders);
  format_set_indent (self->holders, 1);
  self->gap = new_format (self, TRUE);
  format_set_pattern (self->gap, LXW_PATTERN_LIGHT_UP);
  format_set_fg_color (self->gap, 0xFFD9A8);
  format_set_indent (self->gap, 1);
  self->text = new_format (self, TRUE);
  format_set_text_wrap (self->text);
  format_set_indent (self->text, 1);
  self->total = _remit_xlsx_filled (self, 0xFAFAF9, FALSE);
  format_set_align (self->total, LXW_ALIGN_CENTER);
  format_set_font_color (self->total, MUTED_COLOUR);
  self->total_name = _remit_xlsx_filled (self, 0xFAFAF9, FALSE);
  format_set_font_color (self->total_name, MUTED_COLOUR);
  format_set_indent (self->total_name, 1);
  self->blank = new_format (self, FALSE);
}

lxw_format *
_remit_xlsx_figure (RemitXlsxSheet *self, guint decimals)
{
  static const char *const formats[MOST_DECIMALS + 1]
    = { "#,##0",      "#,##0.0",     "#,##0.00",    "#,##0.000",
        "#,##0.0000", "#,##0.00000", "#,##0.000000" };

  if (self->figures[decimals] == NULL)
    {
      self->figures[decimals] = new_format (self, TRUE);
      format_set_num_format (self->figures[decimals], formats[decimals]);
      format_set_align (self->figures[decimals], LXW_ALIGN_RIGHT);
    }
  return self->figures[decimals];
}

/* ---- what follows typing ---- */

static void
colour_letter (RemitXlsxSheet *self, const RemitSchemeLetter *letter)
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
  _remit_xlsx_note (self, worksheet_conditional_format_range (
                            self->sheet, self->first_line, (lxw_col_t) self->first_letters,
                            self->last_line,
                            (lxw_col_t) (self->first_letters + self->n_letters - 1), &condition));
}

/* In a cell of several letters the weightier one gives the colour. */
void
_remit_xlsx_colour_letters (RemitXlsxSheet *self)
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
void
_remit_xlsx_colour_counts (RemitXlsxSheet *self)
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
          _remit_xlsx_note (self, worksheet_conditional_format_range (
                                    self->sheet, r, (lxw_col_t) c, end, (lxw_col_t) c, &condition));
          r = end;
        }
    }
}

/* Offers each letter, and the usual pair of who answers and does; other letters may be typed after
 * a question. */
void
_remit_xlsx_offer_letters (RemitXlsxSheet *self)
{
  const RemitScheme *scheme = self->table->scheme;
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *title = _remit_xlsx_cut (_("Not a letter of this matrix"), 32);
  g_autofree char *message
    = _remit_xlsx_cut (_("Choose a letter, or several with “/” between them, such as A/R."), 255);
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
  _remit_xlsx_note (self, worksheet_data_validation_range (
                            self->sheet, self->first_line, (lxw_col_t) self->first_letters,
                            self->last_line,
                            (lxw_col_t) (self->first_letters + self->n_letters - 1), &choice));
}

/* ---- shape ---- */

/* The longest text of a column in characters, of lines and, if @with_head, the head. */
static glong
longest_text (const RemitXlsxSheet *self, guint column, gboolean with_head)
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
choose_width (const RemitXlsxSheet *self, guint column)
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
    case REMIT_TABLE_COLUMN_FIGURE:
      /* Room for the signs between thousands. */
      return CLAMP (longest_text (self, column, TRUE) * 1.25 + 2, 10, 30);
    }
  g_return_val_if_reached (8);
}

/* Names stand upright: as high as the longest, within reason; longer ones wrap. */
static double
choose_head_height (const RemitXlsxSheet *self)
{
  const RemitMatrixTableRow *head = remit_matrix_table_row (self->table, self->head_row);
  glong longest = 0;

  if (self->table->kind != REMIT_MATRIX_RACI)
    return 32;
  for (guint c = self->first_letters; c < self->first_letters + self->n_letters; c++)
    longest = MAX (longest, g_utf8_strlen (head->cells->pdata[c], -1));
  return CLAMP (longest * 6.4 + 14, 48, 190);
}

/* How many lines a text takes in a column; spreadsheets do not find out when they open a file. */
static guint
count_lines (const char *text, double width)
{
  g_auto (GStrv) parts = g_strsplit (text, "\n", -1);
  guint n = 0;

  for (guint i = 0; parts[i] != NULL; i++)
    n += 1 + (guint) (MAX (g_utf8_strlen (parts[i], -1) - 1, 0) / MAX (width, 1));
  return n;
}

static double
choose_line_height (const RemitXlsxSheet *self, const RemitMatrixTableRow *row)
{
  guint n = 1;

  for (guint c = self->has_marks ? 1 : 0; c < row->cells->len; c++)
    {
      RemitTableColumnKind kind = remit_matrix_table_column (self->table, c)->kind;
      double room = self->widths[c] - (kind == REMIT_TABLE_COLUMN_NAME ? 2.0 + row->depth : 1.5);

      if (kind == REMIT_TABLE_COLUMN_NAME || kind == REMIT_TABLE_COLUMN_TEXT
          || self->table->kind != REMIT_MATRIX_RACI)
        n = MAX (n, count_lines (row->cells->pdata[c], room));
    }
  return MIN (6 + 13 * n, 400);
}

static void
shape_row (RemitXlsxSheet *self, guint r)
{
  static const double heights[] = {
    [REMIT_TABLE_ROW_TITLE] = 26,  [REMIT_TABLE_ROW_SUBTITLE] = 22, [REMIT_TABLE_ROW_IDS] = 15,
    [REMIT_TABLE_ROW_GROUP] = 20,  [REMIT_TABLE_ROW_TOTAL] = 17,    [REMIT_TABLE_ROW_BLANK] = 14,
    [REMIT_TABLE_ROW_LEGEND] = 18,
  };
  const RemitMatrixTableRow *row = remit_matrix_table_row (self->table, r);
  lxw_row_col_options options = { .hidden = row->kind == REMIT_TABLE_ROW_IDS };
  double height = heights[row->kind];

  if (row->kind == REMIT_TABLE_ROW_HEAD)
    height = choose_head_height (self);
  else if (row->kind == REMIT_TABLE_ROW_LINE)
    height = choose_line_height (self, row);
  _remit_xlsx_note (self, worksheet_set_row_opt (self->sheet, r, height, NULL, &options));
}

void
_remit_xlsx_shape (RemitXlsxSheet *self)
{
  for (guint c = 0; c < self->n_columns; c++)
    {
      lxw_row_col_options options
        = { .hidden = remit_matrix_table_column (self->table, c)->kind == REMIT_TABLE_COLUMN_IDS };

      self->widths[c] = choose_width (self, c);
      _remit_xlsx_note (self, worksheet_set_column_opt (self->sheet, (lxw_col_t) c, (lxw_col_t) c,
                                                        self->widths[c], NULL, &options));
    }
  for (guint r = 0; r < self->table->rows->len; r++)
    shape_row (self, r);
  worksheet_gridlines (self->sheet, LXW_HIDE_ALL_GRIDLINES);
  worksheet_freeze_panes (self->sheet, self->head_row + 1, (lxw_col_t) self->first_letters);
}

void
_remit_xlsx_prepare_print (RemitXlsxSheet *self)
{
  g_auto (GStrv) parts = g_strsplit (self->table->title, "&", -1);
  g_autofree char *title = g_strjoinv ("&&", parts);
  g_autofree char *short_title = _remit_xlsx_cut (title, 120);
  g_autofree char *footer = g_strdup_printf ("&L%s&R&P / &N", short_title);
  guint first = self->has_marks ? 1 : 0;

  worksheet_set_landscape (self->sheet);
  worksheet_set_paper (self->sheet, 9); /* A4 */
  worksheet_set_margins (self->sheet, 0.5, 0.5, 0.6, 0.6);
  worksheet_fit_to_pages (self->sheet, 1, self->table->rows->len <= ROWS_OF_PAGE ? 1 : 0);
  worksheet_repeat_rows (self->sheet, self->head_row, self->head_row);
  worksheet_print_area (self->sheet, 0, (lxw_col_t) first, self->table->rows->len - 1,
                        (lxw_col_t) (self->n_columns - 1));
  worksheet_set_footer (self->sheet, footer);
}

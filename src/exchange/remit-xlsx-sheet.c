/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-exchange"

#include "remit-xlsx-private.h"

#include "remit-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* One sheet as a stream of elements.  Places come from the cells' own names where they have them,
 * else by counting, since both are allowed.  Rows and cells without a text cost nothing, whatever
 * format they have. */

#define MAX_ROWS 1048576
#define MAX_COLUMNS 16384

typedef enum
{
  IN_NOTHING,
  IN_VALUE,
  IN_FORMULA,
  IN_TEXT, /* of an inline string */
} Inside;

typedef struct
{
  RemitXlsxPart *part;             /* borrowed */
  const RemitXlsxContext *context; /* borrowed */
  RemitTableGrid *grid;            /* owned */
  GArray *merges;                  /* owned: RemitTableArea */
  guint row, column;               /* of the next cell without a name of its own */
  gint64 n_cells;                  /* of the grid, empty ones too */
  gint64 last_place;               /* of the last cell that was added; -1 none */

  /* The cell being read. */
  char type[12];
  guint style;
  GString *value; /* owned */
  gboolean has_value, has_formula;
  guint phonetic; /* depth in <rPh> */
  Inside inside;
} Sheet;

/* ---- places ---- */

/* "C7" as row 6, column 2; FALSE when it is none. */
static gboolean
parse_place (const char *text, const char **end, guint *row, guint *column)
{
  guint c = 0, r = 0;
  const char *p = text;

  for (; *p == '$' || g_ascii_isalpha (*p); p++)
    if (*p != '$' && (c = c * 26 + (guint) (g_ascii_toupper (*p) - 'A') + 1) > MAX_COLUMNS)
      return FALSE;
  for (; *p == '$' || g_ascii_isdigit (*p); p++)
    if (*p != '$' && (r = r * 10 + (guint) (*p - '0')) > MAX_ROWS)
      return FALSE;
  if (c == 0 || r == 0)
    return FALSE;
  *row = r - 1;
  *column = c - 1;
  *end = p;
  return TRUE;
}

static void
start_row (Sheet *self)
{
  self->row = remit_xlsx_part_number (self->part, "r", self->row + 2) - 1;
  self->column = 0;
  if (self->row < MAX_ROWS && remit_xlsx_part_flag (self->part, "hidden"))
    remit_table_grid_hide_row (self->grid, self->row);
}

static void
start_columns (Sheet *self)
{
  guint first = remit_xlsx_part_number (self->part, "min", 0);
  guint last = remit_xlsx_part_number (self->part, "max", 0);

  if (first > 0 && last >= first && remit_xlsx_part_flag (self->part, "hidden"))
    remit_table_grid_hide_columns (self->grid, first - 1, last - 1);
}

static void
start_merge (Sheet *self)
{
  g_autofree char *text = remit_xlsx_part_attribute (self->part, "ref");
  RemitTableArea area;
  const char *end;

  if (text != NULL && parse_place (text, &end, &area.first_row, &area.first_column) && *end == ':'
      && parse_place (end + 1, &end, &area.last_row, &area.last_column)
      && area.last_row >= area.first_row && area.last_column >= area.first_column)
    g_array_append_val (self->merges, area);
}

/* ---- cells ---- */

static void
start_cell (Sheet *self)
{
  g_autofree char *place = remit_xlsx_part_attribute (self->part, "r");
  g_autofree char *type = remit_xlsx_part_attribute (self->part, "t");
  const char *end;
  guint row, column;

  /* A name that contradicts its row is damage: the row was counted for it. */
  if (place != NULL && parse_place (place, &end, &row, &column) && row == self->row)
    self->column = column;
  g_strlcpy (self->type, type != NULL ? type : "n", sizeof self->type);
  self->style = remit_xlsx_part_number (self->part, "s", 0);
  self->has_value = self->has_formula = FALSE;
  g_string_truncate (self->value, 0);
}

static const RemitXlsxLook *
find_look (const Sheet *self)
{
  return self->style < self->context->looks->len
           ? &g_array_index (self->context->looks, RemitXlsxLook, self->style)
           : NULL;
}

static void
add_oddity (Sheet *self, const char *message)
{
  remit_table_grid_add_oddity (self->grid, self->row, self->column, message);
}

/* "0.10000000000000001" is 0.1. */
static void
read_number (Sheet *self)
{
  const RemitXlsxLook *look = find_look (self);
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];
  char *end;
  double number = g_ascii_strtod (self->value->str, &end);

  if (self->value->len == 0 || *end != '\0')
    return;
  if (look == NULL || !look->is_date
      || !remit_xlsx_format_date (number, self->context->from_1904, buffer, sizeof buffer))
    g_ascii_formatd (buffer, sizeof buffer, "%.15g", number);
  g_string_assign (self->value, buffer);
}

static void
read_shared (Sheet *self)
{
  guint64 index;

  if (!g_ascii_string_to_unsigned (self->value->str, 10, 0, G_MAXUINT32, &index, NULL)
      || index >= self->context->strings->len)
    {
      g_string_truncate (self->value, 0);
      add_oddity (self, _("The text of this cell is missing in the file. It was read as empty."));
      return;
    }
  g_string_assign (self->value, self->context->strings->pdata[index]);
}

/* "2026-11-22T00:00:00" is a day. */
static void
read_date (Sheet *self)
{
  char *time = strchr (self->value->str, 'T');

  if (time != NULL && g_str_has_prefix (time, "T00:00:00"))
    g_string_truncate (self->value, (gsize) (time - self->value->str));
  else if (time != NULL)
    *time = ' ';
}

/* Turns the raw value of the cell into what a person sees. */
static void
read_value (Sheet *self)
{
  static const struct
  {
    const char *type;
    void (*read) (Sheet *self);
  } types[] = { { "s", read_shared }, { "n", read_number }, { "d", read_date } };

  if (self->has_formula && !self->has_value)
    {
      add_oddity (self, _("The cell has a formula whose result is not stored in the file. It was "
                           "read as empty; open the file in a spreadsheet program, save it, and "
                           "import it again."));
      return;
    }
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    if (strcmp (self->type, types[i].type) == 0)
      types[i].read (self);
  if (strcmp (self->type, "b") == 0)
    g_string_assign (self->value, strcmp (self->value->str, "0") == 0 ? "FALSE" : "TRUE");
  if (strcmp (self->type, "e") == 0)
    {
      g_autofree char *message
        = g_strdup_printf (_("The cell shows the error %s."), self->value->str);

      add_oddity (self, message);
    }
}

static gboolean
refuse_cells (const Sheet *self, GError **error)
{
  g_set_error (error, REMIT_ERROR, REMIT_ERROR_LIMIT,
               _("The sheet “%s” of “%s” is larger than Remit reads: its cells lie too far apart, "
                  "or are more than %d million. Copy the table into a new spreadsheet."),
               self->context->sheet, self->context->name, REMIT_WORKBOOK_MAX_CELLS / 1000000);
  return FALSE;
}

/* Cells must come in order; one that does not is damage and is said. */
static gboolean
add_cell (Sheet *self, GError **error)
{
  const RemitXlsxLook *look = find_look (self);
  gint64 place = (gint64) self->row * MAX_COLUMNS + self->column;
  gboolean new_row;

  if (self->row >= MAX_ROWS || self->column >= MAX_COLUMNS)
    return refuse_cells (self, error);
  if (place <= self->last_place)
    {
      add_oddity (self, _("The cell stands in the wrong place in the file. It was left out."));
      return TRUE;
    }
  new_row = self->last_place / MAX_COLUMNS != self->row || self->last_place < 0;
  self->n_cells += new_row ? self->column + 1 : place - self->last_place;
  if (self->n_cells > REMIT_WORKBOOK_MAX_CELLS)
    return refuse_cells (self, error);
  self->last_place = place;
  remit_table_grid_move_to (self->grid, self->row, self->column);
  remit_table_grid_add_cell (self->grid, self->value->str, self->value->len);
  if (look != NULL)
    remit_table_grid_set_look (self->grid, self->row, self->column, look->depth, look->bold);
  return TRUE;
}

static gboolean
end_cell (Sheet *self, GError **error)
{
  read_value (self);
  if (self->value->len > 0 && !add_cell (self, error))
    return FALSE;
  self->column++;
  return TRUE;
}

/* ---- elements ---- */

static void
start_element (Sheet *self)
{
  static const struct
  {
    const char *name;
    void (*start) (Sheet *self);
  } starts[] = {
    { "c", start_cell },
    { "row", start_row },
    { "col", start_columns },
    { "mergeCell", start_merge },
  };

  for (guint i = 0; i < G_N_ELEMENTS (starts); i++)
    if (remit_xlsx_part_is (self->part, starts[i].name))
      {
        starts[i].start (self);
        return;
      }
  if (remit_xlsx_part_is (self->part, "v"))
    {
      self->inside = IN_VALUE;
      self->has_value = TRUE;
    }
  else if (remit_xlsx_part_is (self->part, "f"))
    {
      self->inside = IN_FORMULA;
      self->has_formula = TRUE;
    }
  else if (remit_xlsx_part_is (self->part, "rPh"))
    self->phonetic++;
  else if (remit_xlsx_part_is (self->part, "t") && self->phonetic == 0)
    {
      self->inside = IN_TEXT;
      self->has_value = TRUE;
    }
}

static gboolean
end_element (Sheet *self, GError **error)
{
  if (remit_xlsx_part_is (self->part, "rPh") && self->phonetic > 0)
    self->phonetic--;
  self->inside = IN_NOTHING;
  return !remit_xlsx_part_is (self->part, "c") || end_cell (self, error);
}

static void
read_text (Sheet *self)
{
  const char *text = remit_xlsx_part_text (self->part);

  if (self->inside == IN_TEXT || (self->inside == IN_VALUE && strcmp (self->type, "str") == 0))
    remit_xlsx_append_text (self->value, text);
  else if (self->inside == IN_VALUE)
    g_string_append (self->value, text);
}

static gboolean
read_elements (Sheet *self, GError **error)
{
  RemitXlsxEvent event;

  while ((event = remit_xlsx_part_next (self->part, error)) < REMIT_XLSX_DONE)
    switch ((int) event)
      {
      case REMIT_XLSX_START:
        start_element (self);
        break;
      case REMIT_XLSX_END:
        if (!end_element (self, error))
          return FALSE;
        break;
      case REMIT_XLSX_TEXT:
        read_text (self);
        break;
      }
  return event == REMIT_XLSX_DONE;
}

RemitTableGrid *
remit_xlsx_sheet_read (RemitXlsxPart *part, const RemitXlsxContext *context, GError **error)
{
  Sheet self = { .part = part, .context = context, .row = G_MAXUINT, .last_place = -1 };
  gboolean read;

  self.grid = remit_table_grid_new ();
  self.merges = g_array_new (FALSE, FALSE, sizeof (RemitTableArea));
  self.value = g_string_new (NULL);
  read = read_elements (&self, error);
  if (read && self.last_place >= 0)
    remit_table_grid_end_row (self.grid);
  for (guint i = 0; read && i < self.merges->len; i++)
    remit_table_grid_merge (self.grid, &g_array_index (self.merges, RemitTableArea, i));
  g_array_unref (self.merges);
  g_string_free (self.value, TRUE);
  if (!read)
    g_clear_pointer (&self.grid, remit_table_grid_free);
  return self.grid;
}

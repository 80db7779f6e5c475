/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-exchange"

#include "remit-csv.h"

#include "remit-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* CSV in two parts: a dialect (separator, found out from the first 64 KiB) and a tokenizer that
 * hands out cells.  The tokenizer keeps one cell at a time, so memory is that of the text, the grid
 * and a row.  Separators and quotes are ASCII, hence never inside a UTF-8 character. */

#define SAMPLE (64 * 1024)

typedef enum
{
  AT_START, /* of a cell */
  IN_PLAIN,
  IN_QUOTES,
  AFTER_QUOTE, /* a quote was seen inside quotes: the end, or the first of two */
} State;

typedef struct
{
  char separator;
  const char *name;     /* borrowed; for messages */
  RemitTableGrid *grid; /* borrowed; NULL while sniffing */
  State state;
  gboolean after_cr; /* an LF that follows belongs to the CR */
  gboolean quoted;   /* the cell began with a quote */
  GString *cell;     /* owned */
  guint line;        /* of the next byte, from 1 */
  guint quote_line;  /* where the open quote stands */
  guint row_line;    /* where the row began */
  gsize row_bytes;
  guint n_cells; /* finished cells of the row */
  guint n_rows;
  guint widths[32]; /* of the first rows that are not blank: for sniffing */
  guint n_widths;
  gboolean row_has_text;
} Tokenizer;

static void
tokenizer_init (Tokenizer *self, char separator, const char *name, RemitTableGrid *grid)
{
  *self
    = (Tokenizer){ .separator = separator, .name = name, .grid = grid, .line = 1, .row_line = 1 };
  self->cell = g_string_new (NULL);
}

static void
tokenizer_clear (Tokenizer *self)
{
  g_string_free (self->cell, TRUE);
}

static gboolean
check_cell_text (const Tokenizer *self, GError **error)
{
  const char *text = self->cell->str;

  for (const char *p = text; *p != '\0'; p++)
    if ((guchar) *p < 0x20 && *p != '\t' && *p != '\n' && *p != '\r')
      {
        g_set_error (
          error, REMIT_ERROR, REMIT_ERROR_FORMAT,
          _("Line %u of “%s” holds the control character U+%04X. It looks like a binary "
             "file; save the table as “CSV UTF-8” and import it again."),
          self->row_line, self->name, (guint) (guchar) *p);
        return FALSE;
      }
  return TRUE;
}

/* Writers that guard against formulas put an apostrophe before = + - @ and the like, or before
 * apostrophes that stand before those: it is not part of the text. */
static gsize
guard_length (const GString *cell)
{
  gsize quotes = strspn (cell->str, "'");

  return quotes > 0 && cell->str[quotes] != '\0'
             && strchr ("=+-@\t\r\n", cell->str[quotes]) != NULL
         ? 1
         : 0;
}

static gboolean
end_cell (Tokenizer *self, GError **error)
{
  if (self->grid != NULL)
    {
      gsize guard = guard_length (self->cell);

      if (!check_cell_text (self, error))
        return FALSE;
      if (self->n_cells == REMIT_CSV_MAX_COLUMNS)
        {
          g_set_error (error, REMIT_ERROR, REMIT_ERROR_LIMIT,
                       _("Line %u of “%s” has more than %u columns. Split the table."),
                       self->row_line, self->name, (guint) REMIT_CSV_MAX_COLUMNS);
          return FALSE;
        }
      remit_table_grid_add_cell (self->grid, self->cell->str + guard, self->cell->len - guard);
    }
  self->row_has_text |= self->cell->len > 0;
  self->n_cells++;
  g_string_truncate (self->cell, 0);
  self->state = AT_START;
  self->quoted = FALSE;
  return TRUE;
}

static gboolean
end_row (Tokenizer *self, GError **error)
{
  /* A line with nothing on it is a row without cells. */
  if ((self->n_cells > 0 || self->cell->len > 0 || self->quoted) && !end_cell (self, error))
    return FALSE;
  if (self->grid != NULL)
    {
      if (self->n_rows == REMIT_CSV_MAX_ROWS)
        {
          g_set_error (error, REMIT_ERROR, REMIT_ERROR_LIMIT,
                       _("“%s” has more than %u rows. Split the table."), self->name,
                       (guint) REMIT_CSV_MAX_ROWS);
          return FALSE;
        }
      remit_table_grid_end_row (self->grid);
    }
  if (self->row_has_text && self->n_widths < G_N_ELEMENTS (self->widths))
    self->widths[self->n_widths++] = self->n_cells;
  self->n_rows++;
  self->n_cells = 0;
  self->row_bytes = 0;
  self->row_has_text = FALSE;
  return TRUE;
}

static gboolean
end_line (Tokenizer *self, char c, GError **error)
{
  gboolean second = c == '\n' && self->after_cr;

  self->after_cr = c == '\r';
  if (second)
    {
      self->row_line = self->line;
      return TRUE;
    }
  if (!end_row (self, error))
    return FALSE;
  self->line++;
  self->row_line = self->line;
  return TRUE;
}

/* One byte outside of quotes. */
static gboolean
take_plain (Tokenizer *self, char c, GError **error)
{
  if (c == '\r' || c == '\n')
    return end_line (self, c, error);
  self->after_cr = FALSE;
  if (c == self->separator)
    return end_cell (self, error);
  if (c == '"' && self->state == AT_START)
    {
      self->state = IN_QUOTES;
      self->quoted = TRUE;
      self->quote_line = self->line;
      return TRUE;
    }
  if (c == '"' && self->state == AFTER_QUOTE)
    self->state = IN_QUOTES; /* a doubled quote is a quote */
  else
    self->state = IN_PLAIN;
  g_string_append_c (self->cell, c);
  return TRUE;
}

static void
take_quoted (Tokenizer *self, char c)
{
  /* A line break inside quotes becomes LF; CRLF counts once. */
  gboolean second = c == '\n' && self->after_cr;

  self->after_cr = c == '\r';
  if (c == '"')
    self->state = AFTER_QUOTE;
  else if (c == '\r' || (c == '\n' && !second))
    {
      g_string_append_c (self->cell, '\n');
      self->line++;
    }
  else if (!second)
    g_string_append_c (self->cell, c);
}

static gboolean
refuse_record (const Tokenizer *self, GError **error)
{
  if (self->state == IN_QUOTES)
    g_set_error (error, REMIT_ERROR, REMIT_ERROR_FORMAT,
                 _("The quotation mark opened on line %u of “%s” is not closed. Close it and "
                    "import again."),
                 self->quote_line, self->name);
  else
    g_set_error (error, REMIT_ERROR, REMIT_ERROR_LIMIT,
                 _("Line %u of “%s” is longer than 1 MB. This is not a table of responsibilities; "
                    "check the file."),
                 self->row_line, self->name);
  return FALSE;
}

static gboolean
tokenizer_feed (Tokenizer *self, const char *bytes, gsize length, GError **error)
{
  for (gsize i = 0; i < length; i++)
    {
      if (++self->row_bytes > REMIT_CSV_MAX_RECORD)
        return refuse_record (self, error);
      if (self->state == IN_QUOTES)
        take_quoted (self, bytes[i]);
      else if (!take_plain (self, bytes[i], error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
tokenizer_finish (Tokenizer *self, GError **error)
{
  if (self->state == IN_QUOTES)
    return refuse_record (self, error);
  if (self->n_cells > 0 || self->cell->len > 0 || self->quoted)
    return end_row (self, error);
  return TRUE;
}

/* ---- the dialect ---- */

static const char separators[] = ",;\t|";

/* How many rows of the sample have as many cells as most of them, and how many cells that is. */
static void
rate (const Tokenizer *sample, guint *rows, guint *width)
{
  *rows = *width = 0;
  for (guint i = 0; i < sample->n_widths; i++)
    {
      guint same = 0;

      for (guint j = 0; j < sample->n_widths; j++)
        same += sample->widths[i] == sample->widths[j];
      if (sample->widths[i] > 1 && (same > *rows || (same == *rows && sample->widths[i] > *width)))
        {
          *rows = same;
          *width = sample->widths[i];
        }
    }
}

char
remit_csv_sniff (const char *sample, gsize length)
{
  char best = ',';
  guint best_rows = 0, best_width = 0;

  for (const char *s = separators; *s != '\0'; s++)
    {
      Tokenizer tokenizer;
      guint rows, width;

      tokenizer_init (&tokenizer, *s, "", NULL);
      /* The sample may end inside a cell or go over a limit: whatever was read until then
       * counts. */
      if (tokenizer_feed (&tokenizer, sample, length, NULL))
        tokenizer_finish (&tokenizer, NULL);
      rate (&tokenizer, &rows, &width);
      tokenizer_clear (&tokenizer);
      if (rows > best_rows || (rows == best_rows && width > best_width))
        {
          best = *s;
          best_rows = rows;
          best_width = width;
        }
    }
  return best;
}

/* The length of a first line "sep=X", which spreadsheets write and obey; 0 when there is none. */
static gsize
sep_line (const char *text, gsize length, char *separator)
{
  gsize n = 5;

  if (length < 5 || g_ascii_strncasecmp (text, "sep=", 4) != 0
      || strchr (separators, text[4]) == NULL || text[4] == '\0')
    return 0;
  if (n < length && text[n] == '\r')
    n++;
  if (n < length && text[n] == '\n')
    n++;
  if (n == 5 && length > 5)
    return 0;
  *separator = text[4];
  return n;
}

/* A table that Remit wrote with marks begins with one, and a separator stands behind it: that is
 * surer than what texts with tabs and line breaks look like; 0 when there is none. */
static char
find_marked (const char *text, gsize length)
{
  static const char *const marks[] = { "remit 1 ", "remit register 1 " };

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    if (length > strlen (marks[i]) && strncmp (text, marks[i], strlen (marks[i])) == 0)
      for (gsize k = strlen (marks[i]); k < length && text[k] != '\n'; k++)
        if (strchr (separators, text[k]) != NULL && text[k] != '\0')
          return text[k];
  return 0;
}

RemitTableGrid *
remit_csv_parse (const char *text, gsize length, const char *name, char *separator, GError **error)
{
  g_autoptr (RemitTableGrid) grid = remit_table_grid_new ();
  char said = 0;
  gsize skip = sep_line (text, length, &said);
  Tokenizer tokenizer;
  gboolean read;

  if (said == 0)
    said = find_marked (text + skip, length - skip);
  if (*separator == 0)
    *separator = said != 0 ? said : remit_csv_sniff (text + skip, MIN (length - skip, SAMPLE));
  tokenizer_init (&tokenizer, *separator, name, grid);
  if (skip > 0)
    tokenizer.line = tokenizer.row_line = 2;
  read = tokenizer_feed (&tokenizer, text + skip, length - skip, error)
         && tokenizer_finish (&tokenizer, error);
  tokenizer_clear (&tokenizer);
  return read ? g_steal_pointer (&grid) : NULL;
}

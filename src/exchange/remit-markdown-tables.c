/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-exchange"

#include "remit-workbook-private.h"

#include "remit-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Markdown as one grid in which a row is a line of the file, so that a place such as "C12" can be
 * found in any editor: the lines of pipe tables are cut into cells, other lines are one cell, the
 * line of dashes is an empty row.  Headings and paragraphs stay, since they may name the table or
 * explain its letters. */

#define MAX_LINES 1048576

/* ---- lines ---- */

/* "|---|:-:|", also with "+" as Org mode writes it. */
static gboolean
is_rule (const char *line, gsize length)
{
  gsize dashes = 0, bars = 0;

  for (gsize i = 0; i < length; i++)
    {
      if (strchr ("-|:+ \t\r", line[i]) == NULL || line[i] == '\0')
        return FALSE;
      dashes += line[i] == '-';
      bars += line[i] == '|' || line[i] == '+';
    }
  return dashes > 0 && bars > 0;
}

static gsize
line_length (const char *line)
{
  return strcspn (line, "\n");
}

gboolean
remit_markdown_has_table (const char *text)
{
  gboolean bar = FALSE; /* in the line before */

  for (const char *line = text; *line != '\0';)
    {
      gsize n = line_length (line);

      if (bar && is_rule (line, n))
        return TRUE;
      bar = memchr (line, '|', n) != NULL;
      line += n + (line[n] == '\n');
    }
  return FALSE;
}

/* ---- the text of a cell ---- */

/* The character of "&nbsp;" at *p, which moves behind it; 0 when there is none. */
static gunichar
read_entity (const char **p)
{
  static const struct
  {
    const char *name;
    gunichar c;
  } entities[]
    = { { "&amp;", '&' },      { "&lt;", '<' },      { "&gt;", '>' },       { "&quot;", '"' },
        { "&nbsp;", 0xA0 },    { "&#124;", '|' },    { "&ndash;", 0x2013 }, { "&mdash;", 0x2014 },
        { "&check;", 0x2713 }, { "&emsp;", 0x2003 }, { "&apos;", '\'' } };

  for (guint i = 0; i < G_N_ELEMENTS (entities); i++)
    if (g_str_has_prefix (*p, entities[i].name))
      {
        *p += strlen (entities[i].name);
        return entities[i].c;
      }
  return 0;
}

/* A tag at @p, "<br>" or "<b>": its end; NULL when there is none. */
static const char *
find_tag_end (const char *p)
{
  const char *end;

  if (p[0] != '<' || !(g_ascii_isalpha (p[1]) || p[1] == '/'))
    return NULL;
  end = strchr (p, '>');
  return end != NULL ? end + 1 : NULL;
}

/* "[text](address)" at @p: the end of the text, and behind the address. */
static const char *
find_link (const char *p, const char **end)
{
  const char *close = *p == '[' ? strchr (p, ']') : NULL;
  const char *last;

  if (close == NULL || close[1] != '(')
    return NULL;
  last = strchr (close, ')');
  if (last == NULL)
    return NULL;
  *end = last + 1;
  return close;
}

static void
append_plain (GString *to, const char *text)
{
  const char *p = text;

  while (*p != '\0')
    {
      const char *end = find_tag_end (p);
      const char *link_end = NULL;
      const char *link = find_link (p, &link_end);
      gunichar c;

      if (end != NULL)
        {
          if (g_ascii_strncasecmp (p, "<br", 3) == 0)
            g_string_append_c (to, '\n');
          p = end;
        }
      else if (link != NULL)
        {
          g_string_append_len (to, p + 1, link - p - 1);
          p = link_end;
        }
      else if ((c = read_entity (&p)) != 0)
        g_string_append_unichar (to, c);
      else if (*p == '\\' && g_ascii_ispunct (p[1]))
        {
          g_string_append_c (to, p[1]);
          p += 2;
        }
      else if (*p == '`' || (p[0] == '*' && p[1] == '*') || (p[0] == '_' && p[1] == '_'))
        p += *p == '`' ? 1 : 2;
      else
        g_string_append_c (to, *p++);
    }
}

/* "*R*" and "_R_" around the whole text are emphasis; elsewhere the signs may be meant. */
static void
strip_emphasis (GString *text)
{
  while (text->len > 2 && (text->str[0] == '*' || text->str[0] == '_')
         && text->str[text->len - 1] == text->str[0])
    {
      g_string_truncate (text, text->len - 1);
      g_string_erase (text, 0, 1);
    }
}

static void
add_cell (RemitTableGrid *grid, const char *bytes, gsize length)
{
  g_autofree char *raw = g_strndup (bytes, length);
  g_autoptr (GString) text = g_string_new (NULL);

  append_plain (text, g_strstrip (raw));
  strip_emphasis (text);
  remit_table_grid_add_cell (grid, text->str, text->len);
}

/* ---- rows ---- */

/* Cuts at bars that are not escaped; the first and the last bar are the border. */
static void
add_table_row (RemitTableGrid *grid, const char *line, gsize length)
{
  const char *end = line + length;
  const char *start;

  while (line < end && g_ascii_isspace (*line))
    line++;
  while (end > line && g_ascii_isspace (end[-1]))
    end--;
  if (line < end && *line == '|')
    line++;
  if (end > line && end[-1] == '|' && !(end - 1 > line && end[-2] == '\\'))
    end--;
  start = line;
  for (const char *p = line; p < end; p++)
    if (*p == '|' && (p == line || p[-1] != '\\'))
      {
        add_cell (grid, start, (gsize) (p - start));
        start = p + 1;
      }
  add_cell (grid, start, (gsize) (end - start));
}

/* A line outside of tables: without the signs of a heading, a list or a quotation. */
static void
add_text_row (RemitTableGrid *grid, const char *line, gsize length)
{
  while (length > 0 && (g_ascii_isspace (*line) || strchr ("#>", *line) != NULL))
    {
      line++;
      length--;
    }
  if (length > 2 && strchr ("-*+", *line) != NULL && line[1] == ' ')
    {
      line += 2;
      length -= 2;
    }
  if (length > 0 && strspn (line, "-=*_ \t\r") < length)
    add_cell (grid, line, length);
}

/* A table begins with a line with bars above a line of dashes and lasts until one without bars. */
static gboolean
begins_table (const char *line, gsize length)
{
  const char *next = line + length + (line[length] == '\n');

  return memchr (line, '|', length) != NULL && !is_rule (line, length)
         && is_rule (next, line_length (next));
}

static void
end_table (RemitTableGrid *grid, RemitTableArea *area, guint row)
{
  for (guint r = area->first_row; r < row; r++)
    area->last_column = MAX (area->last_column, remit_table_grid_row_length (grid, r));
  area->last_column = MAX (area->last_column, 1) - 1;
  area->last_row = row - 1;
  remit_table_grid_add_table (grid, area);
}

gboolean
remit_markdown_tables_read (RemitWorkbook *workbook, const char *text, GError **error)
{
  RemitTableGrid *grid = remit_table_grid_new ();
  RemitTableArea area = { 0 };
  gboolean in_table = FALSE;
  guint row = 0;

  workbook->format = "markdown";
  remit_workbook_add_sheet (workbook, "", FALSE, grid);
  for (const char *line = text; *line != '\0'; row++)
    {
      gsize n = line_length (line);
      gboolean bar = memchr (line, '|', n) != NULL;

      if (row == MAX_LINES)
        {
          g_set_error (error, REMIT_ERROR, REMIT_ERROR_LIMIT,
                       _("“%s” has more than %u rows. Split the table."), workbook->name,
                       (guint) MAX_LINES);
          return FALSE;
        }
      if (in_table && !bar)
        {
          end_table (grid, &area, row);
          in_table = FALSE;
        }
      else if (!in_table && begins_table (line, n))
        {
          area = (RemitTableArea){ .first_row = row };
          in_table = TRUE;
        }
      if (in_table && !is_rule (line, n))
        add_table_row (grid, line, n);
      else if (!in_table)
        add_text_row (grid, line, n);
      remit_table_grid_end_row (grid);
      line += n + (line[n] == '\n');
    }
  if (in_table)
    end_table (grid, &area, row);
  return TRUE;
}

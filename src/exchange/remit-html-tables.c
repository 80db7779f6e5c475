/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-exchange"

#include "remit-workbook-private.h"

#include "remit-error.h"

#include <glib/gi18n-lib.h>
#include <libxml/HTMLparser.h>
#include <string.h>

/* HTML as one grid: headings, paragraphs and list items are rows of one cell, the rows of tables
 * are rows, each table with a blank row before and after it.  Tables that hold tables only set out
 * a page: the inner ones are read.  Nothing is fetched, no script is run. */

#define MAX_ROWS 100000
#define MAX_SPAN 1000
#define MAX_COLUMNS 1000

typedef struct
{
  RemitTableGrid *grid; /* borrowed */
  guint row;            /* the next one */
  gboolean too_large;
  GArray *merges; /* owned: RemitTableArea */
} Reader;

static gboolean
is_element (const xmlNode *node, const char *name)
{
  return node->type == XML_ELEMENT_NODE
         && g_ascii_strcasecmp ((const char *) node->name, name) == 0;
}

static gboolean
is_one_of (const xmlNode *node, const char *const *names)
{
  for (guint i = 0; names[i] != NULL; i++)
    if (is_element (node, names[i]))
      return TRUE;
  return FALSE;
}

/* The node after @node in the order of the text, within @top; its children only when @deep. */
static const xmlNode *
next_node (const xmlNode *node, const xmlNode *top, gboolean deep)
{
  if (deep && node->type == XML_ELEMENT_NODE && node->children != NULL)
    return node->children;
  while (node != top && node->next == NULL)
    node = node->parent;
  return node == top ? NULL : node->next;
}

static const xmlNode *
find_inside (const xmlNode *top, const char *name)
{
  for (const xmlNode *node = next_node (top, top, TRUE); node != NULL;
       node = next_node (node, top, TRUE))
    if (is_element (node, name))
      return node;
  return NULL;
}

/* ---- texts ---- */

/* White space of the file is a space; only <br> and the ends of blocks are line breaks. */
static void
append_folded (GString *to, const char *text)
{
  for (; *text != '\0'; text++)
    if (!g_ascii_isspace (*text))
      g_string_append_c (to, *text);
    else if (to->len > 0 && !g_ascii_isspace (to->str[to->len - 1]))
      g_string_append_c (to, ' ');
}

static GString *
read_text (const xmlNode *top)
{
  static const char *const unseen[] = { "script", "style", "template", NULL };
  static const char *const blocks[] = { "br", "p", "div", "li", NULL };
  GString *text = g_string_new (NULL);
  gboolean deep = TRUE;

  for (const xmlNode *node = next_node (top, top, TRUE); node != NULL;
       node = next_node (node, top, deep))
    {
      deep = !is_one_of (node, unseen);
      if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE)
        append_folded (text, (const char *) node->content);
      else if (text->len > 0 && is_one_of (node, blocks))
        g_string_append_c (text, '\n');
    }
  while (text->len > 0 && g_ascii_isspace (text->str[text->len - 1]))
    g_string_truncate (text, text->len - 1);
  return text;
}

static void
end_row (Reader *self)
{
  remit_table_grid_end_row (self->grid);
  self->row++;
  self->too_large = self->too_large || self->row > MAX_ROWS;
}

static void
add_line (Reader *self, const xmlNode *node)
{
  GString *text = read_text (node);

  if (text->len > 0)
    {
      remit_table_grid_add_cell (self->grid, text->str, text->len);
      end_row (self);
    }
  g_string_free (text, TRUE);
}

/* ---- tables ---- */

static guint
read_span (const xmlNode *cell, const char *name)
{
  xmlChar *value = xmlGetNoNsProp (cell, (const xmlChar *) name);
  guint64 span = 1;

  if (value == NULL
      || !g_ascii_string_to_unsigned ((const char *) value, 10, 1, MAX_SPAN, &span, NULL))
    span = 1;
  xmlFree (value);
  return (guint) span;
}

/* The first column from @column on that no cell of an earlier row reaches down to. */
static guint
free_column (const GArray *down, guint column)
{
  while (column < down->len && g_array_index (down, guint, column) > 0)
    column++;
  return column;
}

static void
cover (GArray *down, guint column, guint columns, guint rows)
{
  if (down->len < column + columns)
    g_array_set_size (down, column + columns);
  for (guint c = column; c < column + columns; c++)
    g_array_index (down, guint, c) = rows;
}

static void
add_cell (Reader *self, const xmlNode *cell, GArray *down, guint *column)
{
  GString *text = read_text (cell);
  guint columns = read_span (cell, "colspan"), rows = read_span (cell, "rowspan");

  *column = free_column (down, *column);
  if (*column + columns > MAX_COLUMNS)
    self->too_large = TRUE;
  else
    {
      RemitTableArea area = { self->row, self->row + rows - 1, *column, *column + columns - 1 };

      remit_table_grid_move_to (self->grid, self->row, *column);
      remit_table_grid_add_cell (self->grid, text->str, text->len);
      remit_table_grid_set_look (self->grid, self->row, *column, 0, is_element (cell, "th"));
      if (rows > 1 || columns > 1)
        g_array_append_val (self->merges, area);
      cover (down, *column, columns, rows);
      *column += columns;
    }
  g_string_free (text, TRUE);
}

static void
add_row (Reader *self, const xmlNode *row, GArray *down)
{
  static const char *const cells[] = { "td", "th", NULL };
  guint column = 0;

  for (const xmlNode *node = row->children; node != NULL && !self->too_large; node = node->next)
    if (is_one_of (node, cells))
      add_cell (self, node, down, &column);
  for (guint c = 0; c < down->len; c++)
    if (g_array_index (down, guint, c) > 0)
      g_array_index (down, guint, c)--;
  end_row (self);
}

static void
add_table (Reader *self, const xmlNode *table)
{
  g_autoptr (GArray) down = g_array_new (FALSE, TRUE, sizeof (guint));
  const xmlNode *caption = find_inside (table, "caption");
  RemitTableArea area;

  if (caption != NULL)
    add_line (self, caption);
  end_row (self);
  area = (RemitTableArea){ .first_row = self->row };
  for (const xmlNode *node = next_node (table, table, TRUE); node != NULL && !self->too_large;
       node = next_node (node, table, TRUE))
    if (is_element (node, "tr"))
      add_row (self, node, down);
  if (self->row > area.first_row)
    {
      area.last_row = self->row - 1;
      area.last_column = MAX (down->len, 1) - 1;
      remit_table_grid_add_table (self->grid, &area);
    }
  end_row (self);
}

/* ---- the page ---- */

static void
read_page (Reader *self, const xmlNode *root)
{
  static const char *const unseen[] = { "script", "style", "head", "template", NULL };
  static const char *const lines[]
    = { "h1", "h2", "h3", "h4", "h5", "h6", "p", "li", "dt", "dd", "pre", NULL };
  gboolean deep = TRUE;

  for (const xmlNode *node = root; node != NULL && !self->too_large;
       node = next_node (node, root, deep))
    {
      deep = FALSE;
      if (is_element (node, "table") && find_inside (node, "table") == NULL)
        add_table (self, node);
      else if (is_one_of (node, lines) && find_inside (node, "table") == NULL)
        add_line (self, node);
      else
        deep = !is_one_of (node, unseen);
    }
}

gboolean
remit_html_tables_read (RemitWorkbook *workbook, const char *text, gsize length, GError **error)
{
  htmlDocPtr page = htmlReadMemory (text, (int) length, NULL, "UTF-8",
                                    HTML_PARSE_RECOVER | HTML_PARSE_NONET | HTML_PARSE_NOERROR
                                      | HTML_PARSE_NOWARNING | HTML_PARSE_COMPACT);
  Reader self = { .grid = remit_table_grid_new () };

  workbook->format = "html";
  remit_workbook_add_sheet (workbook, "", FALSE, self.grid);
  self.merges = g_array_new (FALSE, FALSE, sizeof (RemitTableArea));
  if (page != NULL && xmlDocGetRootElement (page) != NULL)
    read_page (&self, xmlDocGetRootElement (page));
  for (guint i = 0; i < self.merges->len; i++)
    remit_table_grid_merge (self.grid, &g_array_index (self.merges, RemitTableArea, i));
  g_array_unref (self.merges);
  xmlFreeDoc (page);
  if (!self.too_large)
    return TRUE;
  g_set_error (error, REMIT_ERROR, REMIT_ERROR_LIMIT,
               _("“%s” has a table with more than %u rows or %u columns. Split it."),
               workbook->name, (guint) MAX_ROWS, (guint) MAX_COLUMNS);
  return FALSE;
}

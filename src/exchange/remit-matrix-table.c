/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-exchange"

#include "remit-matrix-table.h"

#include "remit-date.h"
#include "remit-ownership.h"
#include "remit-raci.h"
#include "remit-xml-names.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* From a saved matrix to a table of texts.  RACI matrices have parties across and their letters in
 * the cells; ownership matrices have duties across and the names and shares of their holders in the
 * cells.  Linear in the cells; what stands in a row is asked of the graph once. */

typedef struct
{
  RemitMatrixTable *table;
  const RemitGraph *graph;
  const RemitMatrix *matrix;
  RemitMatrixTableFlags flags;
  GPtrArray *text_names; /* owned names of the columns of texts */
  guint first_letters;   /* columns */
  guint n_letters;
  guint name_column;
} Builder;

/* ---- tables ---- */

static void
free_row (gpointer data)
{
  RemitMatrixTableRow *row = data;

  g_ptr_array_unref (row->cells);
  g_clear_pointer (&row->notes, g_ptr_array_unref);
  g_clear_pointer (&row->duties, g_array_unref);
  g_free (row);
}

void
remit_matrix_table_free (RemitMatrixTable *table)
{
  if (table == NULL)
    return;
  g_free (table->title);
  g_free (table->subtitle);
  remit_scheme_free (table->scheme);
  g_array_unref (table->columns);
  g_ptr_array_unref (table->rows);
  g_free (table);
}

RemitMatrixTable *
remit_matrix_table_new_empty (char *title, char *subtitle, int day)
{
  RemitMatrixTable *table = g_new0 (RemitMatrixTable, 1);

  table->columns = g_array_new (FALSE, TRUE, sizeof (RemitMatrixTableColumn));
  table->rows = g_ptr_array_new_with_free_func (free_row);
  table->kind = REMIT_MATRIX_OWNERSHIP;
  table->title = title;
  table->subtitle = subtitle;
  table->day = day;
  return table;
}

void
remit_matrix_table_add_column (RemitMatrixTable *table, RemitTableColumnKind kind)
{
  RemitMatrixTableColumn column = { .kind = kind };

  g_array_append_val (table->columns, column);
}

RemitMatrixTableRow *
remit_matrix_table_add_row (RemitMatrixTable *table, RemitTableRowKind kind)
{
  RemitMatrixTableRow *row = g_new0 (RemitMatrixTableRow, 1);

  row->kind = kind;
  row->cells = g_ptr_array_new_with_free_func (g_free);
  for (guint c = 0; c < table->columns->len; c++)
    g_ptr_array_add (row->cells, g_strdup (""));
  g_ptr_array_add (table->rows, row);
  return row;
}

void
remit_matrix_table_set_cell (RemitMatrixTableRow *row, guint column, char *text)
{
  g_free (row->cells->pdata[column]);
  row->cells->pdata[column] = text;
}

gboolean
remit_matrix_table_is_figure (const char *text)
{
  const char *p = text + (*text == '-');
  gsize whole = strspn (p, "0123456789");

  p += whole;
  if (whole == 0)
    return FALSE;
  return *p == '\0'
         || (*p == '.' && p[1] != '\0' && p[1 + strspn (p + 1, "0123456789")] == '\0');
}

static RemitMatrixTableRow *
add_row (Builder *self, RemitTableRowKind kind)
{
  return remit_matrix_table_add_row (self->table, kind);
}

/* Takes @text. */
static void
set_cell (RemitMatrixTableRow *row, guint column, char *text)
{
  remit_matrix_table_set_cell (row, column, text);
}

static void
set_note (const Builder *self, RemitMatrixTableRow *row, guint column, char *text)
{
  if (row->notes == NULL)
    {
      row->notes = g_ptr_array_new_with_free_func (g_free);
      for (guint c = 0; c < self->table->columns->len; c++)
        g_ptr_array_add (row->notes, g_strdup (""));
    }
  g_free (row->notes->pdata[column]);
  row->notes->pdata[column] = text;
}

/* The mark of a row, when there are marks. */
static void
set_mark (const Builder *self, RemitMatrixTableRow *row, const char *mark)
{
  if ((self->flags & REMIT_MATRIX_TABLE_IDS) != 0)
    set_cell (row, 0, g_strdup (mark));
}

static char *
format_id (RemitTable table, RemitId id)
{
  GString *text = g_string_new (NULL);

  remit_xml_append_id (text, table, id);
  return g_string_free (text, FALSE);
}

/* ---- columns ---- */

static void
add_column (Builder *self, RemitTableColumnKind kind, RemitLinkKind duty, RemitId node)
{
  RemitMatrixTableColumn column = { .kind = kind, .duty = duty, .node = node };

  g_array_append_val (self->table->columns, column);
}

/* Texts that the document keeps of what was not understood are no columns. */
static gboolean
is_kept_text (const char *name)
{
  return !g_str_has_prefix (name, "unread:") && !g_str_has_prefix (name, "look-alike:");
}

static void
collect_text_names (Builder *self)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint r = 0; r < self->matrix->rows->len; r++)
    {
      g_autoptr (GPtrArray) owned = remit_graph_owned (self->graph, REMIT_TABLE_PROPERTY,
                                                       remit_matrix_row (self->matrix, r)->node);

      for (guint i = 0; i < owned->len; i++)
        {
          const RemitProperty *property = owned->pdata[i];

          if (is_kept_text (property->name) && g_hash_table_add (seen, property->name))
            g_ptr_array_add (self->text_names, g_strdup (property->name));
        }
    }
}

static gboolean
has_codes (const Builder *self)
{
  for (guint r = 0; r < self->matrix->rows->len; r++)
    {
      const RemitNode *node
        = remit_graph_node (self->graph, remit_matrix_row (self->matrix, r)->node);

      if (node != NULL && *node->code != '\0')
        return TRUE;
    }
  return FALSE;
}

/* Duties that some row is expected to have a holder of, or has. */
static gboolean
is_facet_shown (const Builder *self, RemitLinkKind duty)
{
  for (guint r = 0; r < self->matrix->rows->len; r++)
    {
      RemitId item = remit_matrix_row (self->matrix, r)->node;
      const RemitNode *node = remit_graph_node (self->graph, item);
      g_autoptr (GPtrArray) holders = NULL;

      if (node == NULL)
        continue;
      if (remit_facet_expected (duty, node->kind))
        return TRUE;
      holders = remit_ownership_holders (self->graph, item, duty, self->matrix->perspective);
      if (holders->len > 0)
        return TRUE;
    }
  return FALSE;
}

static void
add_letter_columns (Builder *self)
{
  self->first_letters = self->table->columns->len;
  if (self->matrix->kind == REMIT_MATRIX_RACI)
    {
      for (guint c = 0; c < self->matrix->columns->len; c++)
        {
          RemitId party = remit_matrix_column (self->matrix, c)->node;

          if (remit_graph_node (self->graph, party) != NULL)
            add_column (self, REMIT_TABLE_COLUMN_LETTERS, 0, party);
        }
    }
  else
    for (RemitLinkKind duty = REMIT_LINK_FIRST_FACET; duty <= REMIT_LINK_LAST_FACET; duty++)
      if (is_facet_shown (self, duty))
        add_column (self, REMIT_TABLE_COLUMN_LETTERS, duty, REMIT_ID_NONE);
  self->n_letters = self->table->columns->len - self->first_letters;
}

static void
add_columns (Builder *self)
{
  gboolean raci = self->matrix->kind == REMIT_MATRIX_RACI;

  if ((self->flags & REMIT_MATRIX_TABLE_IDS) != 0)
    add_column (self, REMIT_TABLE_COLUMN_IDS, 0, REMIT_ID_NONE);
  if (has_codes (self))
    add_column (self, REMIT_TABLE_COLUMN_CODE, 0, REMIT_ID_NONE);
  self->name_column = self->table->columns->len;
  add_column (self, REMIT_TABLE_COLUMN_NAME, 0, REMIT_ID_NONE);
  add_letter_columns (self);
  if (raci && (self->flags & REMIT_MATRIX_TABLE_TOTALS) != 0)
    for (guint i = 0; i < self->matrix->scheme->n_letters; i++)
      add_column (self, REMIT_TABLE_COLUMN_TOTAL, self->matrix->scheme->letters[i].duty,
                  REMIT_ID_NONE);
  if (raci)
    collect_text_names (self);
  for (guint i = 0; i < self->text_names->len; i++)
    add_column (self, REMIT_TABLE_COLUMN_TEXT, 0, REMIT_ID_NONE);
}

/* ---- head ---- */

static char *
describe (const Builder *self, int today)
{
  const RemitPerspective *perspective = (const RemitPerspective *) remit_graph_get (
    self->graph, REMIT_TABLE_PERSPECTIVE, self->matrix->perspective);
  g_autofree char *day = remit_day_format_long (today);
  GString *text
    = g_string_new (self->matrix->kind == REMIT_MATRIX_RACI ? self->matrix->scheme->name
                                                            : _("Who holds which duty"));

  if (perspective != NULL)
    g_string_append_printf (text, " · %s", perspective->name);
  if (*day != '\0')
    g_string_append_printf (text, " · %s", day);
  return g_string_free (text, FALSE);
}

static char *
describe_title (const Builder *self)
{
  const RemitMatrixRow *row
    = (const RemitMatrixRow *) remit_graph_get (self->graph, REMIT_TABLE_MATRIX, self->matrix->id);

  return g_strdup (row != NULL ? row->name : _("Ownership"));
}

static void
add_title (Builder *self)
{
  RemitMatrixTableRow *row;
  guint first = (self->flags & REMIT_MATRIX_TABLE_IDS) != 0 ? 1 : 0;

  if ((self->flags & REMIT_MATRIX_TABLE_TITLE) == 0)
    return;
  row = add_row (self, REMIT_TABLE_ROW_TITLE);
  set_mark (self, row, REMIT_MARK_TITLE);
  set_cell (row, first, g_strdup (self->table->title));
  row = add_row (self, REMIT_TABLE_ROW_SUBTITLE);
  set_mark (self, row, REMIT_MARK_TITLE);
  set_cell (row, first, g_strdup (self->table->subtitle));
}

static void
add_ids (Builder *self)
{
  static const char *const marks[] = {
    [REMIT_TABLE_COLUMN_CODE] = REMIT_MARK_CODE,
    [REMIT_TABLE_COLUMN_NAME] = REMIT_MARK_NAME,
    [REMIT_TABLE_COLUMN_TEXT] = REMIT_MARK_TEXT,
    [REMIT_TABLE_COLUMN_TOTAL] = REMIT_MARK_TOTAL,
  };
  RemitMatrixTableRow *row;

  if ((self->flags & REMIT_MATRIX_TABLE_IDS) == 0)
    return;
  row = add_row (self, REMIT_TABLE_ROW_IDS);
  for (guint c = 0; c < self->table->columns->len; c++)
    {
      const RemitMatrixTableColumn *column = remit_matrix_table_column (self->table, c);

      if (column->kind == REMIT_TABLE_COLUMN_IDS)
        {
          g_autofree char *id = format_id (REMIT_TABLE_MATRIX, self->matrix->id);

          set_cell (row, c,
                    g_strdup_printf (REMIT_MARK_MATRIX "%s %s", id, self->matrix->scheme->key));
        }
      else
        set_cell (row, c,
                  column->kind == REMIT_TABLE_COLUMN_LETTERS
                    ? format_id (REMIT_TABLE_NODE, column->node)
                    : g_strdup (marks[column->kind]));
    }
}

static char *
head_text (const Builder *self, guint c)
{
  const RemitMatrixTableColumn *column = remit_matrix_table_column (self->table, c);

  switch (column->kind)
    {
    case REMIT_TABLE_COLUMN_IDS:
      return g_strdup (REMIT_MARK_HEAD);
    case REMIT_TABLE_COLUMN_CODE:
      return g_strdup (_("No."));
    case REMIT_TABLE_COLUMN_NAME:
      return g_strdup (self->matrix->kind == REMIT_MATRIX_RACI ? _("Activity") : _("Component"));
    case REMIT_TABLE_COLUMN_LETTERS:
      return g_strdup (column->node != REMIT_ID_NONE
                         ? remit_graph_node (self->graph, column->node)->name
                         : remit_link_kind_label (column->duty));
    case REMIT_TABLE_COLUMN_TOTAL:
      return g_strdup (remit_scheme_letter_for (self->matrix->scheme, column->duty)->letter);
    case REMIT_TABLE_COLUMN_TEXT:
      return g_strdup (
        self->text_names->pdata[c - (self->table->columns->len - self->text_names->len)]);
    case REMIT_TABLE_COLUMN_FIGURE: /* of registers */
      break;
    }
  g_return_val_if_reached (g_strdup (""));
}

static void
add_head (Builder *self)
{
  RemitMatrixTableRow *row = add_row (self, REMIT_TABLE_ROW_HEAD);

  for (guint c = 0; c < self->table->columns->len; c++)
    set_cell (row, c, head_text (self, c));
}

/* ---- lines ---- */

static void
fill_letters (Builder *self, RemitMatrixTableRow *row, RemitId item, guint c)
{
  RemitId party = remit_matrix_table_column (self->table, c)->node;
  guint duties = remit_matrix_duties (self->matrix, self->graph, item, party)
                 & remit_scheme_duties (self->matrix->scheme);
  const char *note = "";
  g_autofree char *letters = NULL;

  g_array_index (row->duties, guint, c) = duties;
  if (duties == 0)
    return;
  letters = remit_scheme_format (self->matrix->scheme, duties);
  note = remit_matrix_get_note (self->graph, self->matrix->perspective, item, party);
  if (*note != '\0' && (self->flags & REMIT_MATRIX_TABLE_NOTES) != 0)
    set_cell (row, c, g_strdup_printf ("%s (%s)", letters, note));
  else
    set_cell (row, c, g_steal_pointer (&letters));
  if (*note != '\0')
    set_note (self, row, c, g_strdup (note));
}

static void
fill_totals (Builder *self, RemitMatrixTableRow *row)
{
  for (guint c = 0; c < self->table->columns->len; c++)
    {
      const RemitMatrixTableColumn *column = remit_matrix_table_column (self->table, c);
      guint n = 0;

      if (column->kind != REMIT_TABLE_COLUMN_TOTAL)
        continue;
      for (guint k = 0; k < self->n_letters; k++)
        if ((g_array_index (row->duties, guint, self->first_letters + k) & (1u << column->duty))
            != 0)
          n++;
      set_cell (row, c, g_strdup_printf ("%u", n));
    }
}

static void
fill_texts (Builder *self, RemitMatrixTableRow *row, RemitId item)
{
  guint first = self->table->columns->len - self->text_names->len;
  g_autoptr (GPtrArray) owned = NULL;

  if (self->text_names->len == 0)
    return;
  owned = remit_graph_owned (self->graph, REMIT_TABLE_PROPERTY, item);
  for (guint i = 0; i < owned->len; i++)
    {
      const RemitProperty *property = owned->pdata[i];
      guint index;

      if (g_ptr_array_find_with_equal_func (self->text_names, property->name, g_str_equal, &index))
        set_cell (row, first + index, g_strdup (property->value));
    }
}

/* "60 %"; "" when no share is given. */
static char *
format_share (const RemitLink *link)
{
  g_autofree char *number = NULL;

  if (link->share == REMIT_UNSET)
    return g_strdup ("");
  number = remit_row_format (&link->row, REMIT_LINK_FIELD_SHARE);
  /* Translators: a share in per cent, after a name: "CIO 60 %". */
  return g_strdup_printf (_(" %s %%"), number);
}

/* "Joint, CEO breaks ties", "On behalf of CMO, who keeps: choice of tool". (transfer full) */
static char *
describe_holding (const RemitGraph *graph, const RemitLink *link)
{
  const RemitNode *breaker = remit_graph_node (graph, link->tie_breaker);
  const RemitNode *whom = remit_graph_node (graph, link->beneficiary);
  GString *text = g_string_new (NULL);

  if (link->arrangement != REMIT_ARRANGEMENT_SOLE)
    {
      const RemitField *field
        = &remit_table_info (REMIT_TABLE_LINK)->fields[REMIT_LINK_FIELD_ARRANGEMENT];

      g_string_append (text, _(field->values[link->arrangement].label));
    }
  if (whom != NULL)
    g_string_append_printf (text, _("; on behalf of %s"), whom->name);
  if (breaker != NULL)
    g_string_append_printf (text, _("; ties are broken by %s"), breaker->name);
  if (*link->rights != '\0')
    g_string_append_printf (text, _("; rights: %s"), link->rights);
  if (*link->note != '\0')
    g_string_append_printf (text, "; %s", link->note);
  if (g_str_has_prefix (text->str, "; "))
    g_string_erase (text, 0, 2);
  return g_string_free (text, FALSE);
}

static void
fill_holders (Builder *self, RemitMatrixTableRow *row, RemitId item, guint c)
{
  RemitLinkKind duty = remit_matrix_table_column (self->table, c)->duty;
  const RemitNode *node = remit_graph_node (self->graph, item);
  g_autoptr (GPtrArray) holders
    = remit_ownership_holders (self->graph, item, duty, self->matrix->perspective);
  g_autoptr (GString) text = g_string_new (NULL), notes = g_string_new (NULL);

  for (guint i = 0; i < holders->len; i++)
    {
      const RemitLink *link = holders->pdata[i];
      const char *name = remit_graph_node (self->graph, link->source)->name;
      g_autofree char *share = format_share (link);
      g_autofree char *holding = describe_holding (self->graph, link);

      g_string_append_printf (text, "%s%s%s", i > 0 ? ", " : "", name, share);
      if (*holding != '\0')
        g_string_append_printf (notes, "%s%s: %s", notes->len > 0 ? "\n" : "", name, holding);
    }
  /* One bit says held, the other expected: for the colours of sheets. */
  g_array_index (row->duties, guint, c)
    = (holders->len > 0 ? REMIT_TABLE_HELD : 0)
      | (remit_facet_expected (duty, node->kind) ? REMIT_TABLE_EXPECTED : 0);
  set_cell (row, c, g_strdup (text->str));
  if (notes->len > 0)
    set_note (self, row, c, g_strdup (notes->str));
}

static void
add_line (Builder *self, const RemitMatrixLine *line, const RemitNode *node)
{
  RemitMatrixTableRow *row = add_row (self, REMIT_TABLE_ROW_LINE);

  row->depth = line->depth;
  row->duties = g_array_new (FALSE, TRUE, sizeof (guint));
  g_array_set_size (row->duties, self->table->columns->len);
  if ((self->flags & REMIT_MATRIX_TABLE_IDS) != 0)
    set_cell (row, 0, format_id (REMIT_TABLE_NODE, node->row.id));
  if (self->name_column > 0
      && remit_matrix_table_column (self->table, self->name_column - 1)->kind
           == REMIT_TABLE_COLUMN_CODE)
    set_cell (row, self->name_column - 1, g_strdup (node->code));
  set_cell (row, self->name_column, g_strdup (node->name));
  for (guint c = self->first_letters; c < self->first_letters + self->n_letters; c++)
    if (self->matrix->kind == REMIT_MATRIX_RACI)
      fill_letters (self, row, node->row.id, c);
    else
      fill_holders (self, row, node->row.id, c);
  fill_totals (self, row);
  fill_texts (self, row, node->row.id);
}

static void
add_lines (Builder *self)
{
  const char *group = "";

  for (guint r = 0; r < self->matrix->rows->len; r++)
    {
      const RemitMatrixLine *line = remit_matrix_row (self->matrix, r);
      const RemitNode *node = remit_graph_node (self->graph, line->node);

      if (node == NULL)
        continue;
      if (strcmp (line->group, group) != 0)
        {
          RemitMatrixTableRow *row = add_row (self, REMIT_TABLE_ROW_GROUP);

          set_mark (self, row, REMIT_MARK_GROUP);
          set_cell (row, self->name_column, g_strdup (line->group));
        }
      group = line->group;
      add_line (self, line, node);
    }
}

/* ---- below ---- */

static void
add_totals (Builder *self)
{
  const RemitScheme *scheme = self->matrix->scheme;

  for (guint i = 0; i < scheme->n_letters; i++)
    {
      guint n_rows = self->table->rows->len - i;
      RemitMatrixTableRow *row = add_row (self, REMIT_TABLE_ROW_TOTAL);

      set_mark (self, row, REMIT_MARK_TOTAL);
      row->duty = scheme->letters[i].duty;
      /* Translators: of a row that counts a letter: the letter and its name. */
      set_cell (
        row, self->name_column,
        g_strdup_printf (_("%1$s · %2$s"), scheme->letters[i].letter, scheme->letters[i].name));
      for (guint c = self->first_letters; c < self->first_letters + self->n_letters; c++)
        {
          guint n = 0;

          for (guint r = 0; r < n_rows; r++)
            {
              const RemitMatrixTableRow *line = remit_matrix_table_row (self->table, r);

              if (line->duties != NULL
                  && (g_array_index (line->duties, guint, c) & (1u << scheme->letters[i].duty))
                       != 0)
                n++;
            }
          set_cell (row, c, g_strdup_printf ("%u", n));
        }
    }
}

/* Of ownership: what the shading of a sheet says. */
static void
add_gap_legend (Builder *self)
{
  RemitMatrixTableRow *row;

  add_row (self, REMIT_TABLE_ROW_BLANK);
  row = add_row (self, REMIT_TABLE_ROW_LEGEND);
  row->duty = REMIT_N_DUTY_CLASSES;
  set_cell (row, self->name_column, g_strdup (_("Nobody holds this duty")));
}

static void
add_legend (Builder *self)
{
  const RemitScheme *scheme = self->matrix->scheme;

  set_mark (self, add_row (self, REMIT_TABLE_ROW_BLANK), REMIT_MARK_LEGEND);
  for (guint i = 0; i < scheme->n_letters; i++)
    {
      const RemitSchemeLetter *letter = &scheme->letters[i];
      RemitMatrixTableRow *row = add_row (self, REMIT_TABLE_ROW_LEGEND);

      set_mark (self, row, REMIT_MARK_LEGEND);
      row->duty = remit_duty_class (letter->duty);
      set_cell (row, self->name_column,
                *letter->meaning != '\0'
                  ? g_strdup_printf ("%s = %s: %s", letter->letter, letter->name, letter->meaning)
                  : g_strdup_printf ("%s = %s", letter->letter, letter->name));
    }
}

static RemitScheme *
copy_scheme (const Builder *self)
{
  return remit_scheme_lookup (self->graph, self->matrix->scheme->key);
}

RemitMatrixTable *
remit_matrix_table_new (const RemitGraph *graph, const RemitMatrix *matrix,
                        RemitMatrixTableFlags flags, int today)
{
  g_autoptr (GPtrArray) text_names = g_ptr_array_new_with_free_func (g_free);
  Builder self = { .graph = graph, .matrix = matrix, .flags = flags, .text_names = text_names };

  g_return_val_if_fail (graph != NULL && matrix != NULL, NULL);

  if (matrix->kind != REMIT_MATRIX_RACI)
    self.flags &= ~(REMIT_MATRIX_TABLE_IDS | REMIT_MATRIX_TABLE_TOTALS);
  self.table = remit_matrix_table_new_empty (NULL, NULL, today);
  self.table->kind = matrix->kind;
  self.table->scheme = matrix->kind == REMIT_MATRIX_RACI ? copy_scheme (&self) : NULL;
  self.table->title = describe_title (&self);
  self.table->subtitle = describe (&self, today);
  add_columns (&self);
  add_title (&self);
  add_ids (&self);
  add_head (&self);
  add_lines (&self);
  if ((self.flags & REMIT_MATRIX_TABLE_TOTALS) != 0)
    add_totals (&self);
  if ((self.flags & REMIT_MATRIX_TABLE_LEGEND) != 0 && matrix->kind == REMIT_MATRIX_RACI)
    add_legend (&self);
  else if ((self.flags & REMIT_MATRIX_TABLE_LEGEND) != 0)
    add_gap_legend (&self);
  return self.table;
}

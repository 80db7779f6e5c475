/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-exchange"

#include "remit-register-table.h"

#include "remit-budget.h"
#include "remit-date.h"
#include "remit-finance.h"
#include "remit-money.h"
#include "remit-order.h"
#include "remit-raci-cell.h"
#include "remit-register-plan-private.h"
#include "remit-xml-names.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* From the nodes of a sort to a table that comes back as it was: a column for each fact, for each
 * period that has amounts, for each day that has values, for each property; a row for each thing,
 * and for each objective of an agreement.  Linear in the rows of the document, but for the empty
 * cells of periods that a thing has nothing in. */

typedef struct
{
  const RemitGraph *graph;
  RemitRegisterSort sort;
  RemitMatrixTable *table;
  GPtrArray *things;  /* RemitNode, by position and id */
  GPtrArray *columns; /* owned: RemitRegisterColumn, from the one of ids */
} Builder;

/* ---- what there is ---- */

static GPtrArray *
collect_things (const RemitGraph *graph, RemitRegisterSort sort)
{
  GPtrArray *things = g_ptr_array_new ();
  guint n;
  const RemitRow *const *rows = remit_graph_rows (graph, REMIT_TABLE_NODE, &n);

  for (guint i = 0; i < n; i++)
    if (_remit_register_is_of_sort (sort, (const RemitNode *) rows[i]))
      g_ptr_array_add (things, (gpointer) rows[i]);
  g_ptr_array_sort (things, remit_order_nodes);
  return things;
}

static RemitRegisterColumn *
add_column (Builder *self, RemitRegisterRole role, const char *name)
{
  RemitRegisterColumn *column = _remit_register_column_new (role, name);

  g_ptr_array_add (self->columns, column);
  return column;
}

static int
compare_keys (gconstpointer a, gconstpointer b)
{
  gint64 left = *(const gint64 *) a, right = *(const gint64 *) b;

  return left < right ? -1 : left > right;
}

/* The periods or days that occur, each once, ascending. */
static GArray *
collect_periods (const Builder *self)
{
  GArray *keys = g_array_new (FALSE, FALSE, sizeof (gint64));
  gboolean money = self->sort == REMIT_REGISTER_BUDGET;
  guint n, kept = 0;
  const RemitRow *const *rows
    = remit_graph_rows (self->graph, money ? REMIT_TABLE_AMOUNT : REMIT_TABLE_MEASUREMENT, &n);

  for (guint i = 0; i < n; i++)
    {
      gint64 key = _remit_register_figure_key (rows[i]);
      const RemitNode *node = remit_graph_node (
        self->graph, remit_row_get_number (rows[i], money ? (guint) REMIT_AMOUNT_FIELD_NODE
                                                          : (guint) REMIT_MEASUREMENT_FIELD_NODE));

      if (_remit_register_is_of_sort (self->sort, node)
          && (money || _remit_register_is_value ((const RemitMeasurement *) rows[i])))
        g_array_append_val (keys, key);
    }
  g_array_sort (keys, compare_keys);
  for (guint i = 0; i < keys->len; i++)
    if (i == 0 || g_array_index (keys, gint64, i) != g_array_index (keys, gint64, kept - 1))
      g_array_index (keys, gint64, kept++) = g_array_index (keys, gint64, i);
  g_array_set_size (keys, kept);
  return keys;
}

static void
add_periods (Builder *self)
{
  g_autoptr (GArray) keys = collect_periods (self);

  for (guint i = 0; i < keys->len; i++)
    {
      gint64 key = g_array_index (keys, gint64, i);
      g_autofree char *name = NULL;
      RemitRegisterColumn *column;

      if (self->sort == REMIT_REGISTER_KPIS)
        {
          name = remit_day_format ((int) key);
          column = add_column (self, REMIT_REGISTER_VALUE, name);
          column->day = (int) key;
          continue;
        }
      name = _remit_register_period_label (key / 128, key / 8 % 16, (int) (key % 8));
      column = add_column (self, REMIT_REGISTER_AMOUNT, name);
      column->year = key / 128;
      column->month = key / 8 % 16;
      column->state = (int) (key % 8);
    }
}

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static void
add_properties (Builder *self)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < self->things->len; i++)
    {
      guint n;
      const RemitRow *const *rows
        = remit_graph_referrers (self->graph, REMIT_TABLE_PROPERTY, REMIT_PROPERTY_FIELD_OWNER,
                                 ((const RemitNode *) self->things->pdata[i])->row.id, &n);

      for (guint k = 0; k < n; k++)
        if (g_hash_table_add (seen, ((const RemitProperty *) rows[k])->name))
          g_ptr_array_add (names, ((const RemitProperty *) rows[k])->name);
    }
  g_ptr_array_sort (names, compare_texts);
  for (guint i = 0; i < names->len; i++)
    add_column (self, REMIT_REGISTER_TEXT, names->pdata[i]);
}

/* All roles of the sort but those that read what other tables say. */
static gboolean
is_written (RemitRegisterRole role)
{
  switch (role)
    {
    case REMIT_REGISTER_SKIP:
    case REMIT_REGISTER_TEXT:
    case REMIT_REGISTER_ID:
    case REMIT_REGISTER_PAYER_UNIT:
    case REMIT_REGISTER_YEAR:
    case REMIT_REGISTER_MONTH:
    case REMIT_REGISTER_STATE:
    case REMIT_REGISTER_AMOUNT:
    case REMIT_REGISTER_DAY:
    case REMIT_REGISTER_VALUE:
      return FALSE;
    default:
      return TRUE;
    }
}

static void
add_columns (Builder *self)
{
  for (const RemitRegisterRole *p = remit_register_roles (self->sort); *p != REMIT_N_REGISTER_ROLES;
       p++)
    if (is_written (*p))
      add_column (self, *p, remit_register_role_label (*p));
  if (self->sort != REMIT_REGISTER_AGREEMENTS)
    add_periods (self);
  add_properties (self);
}

static RemitTableColumnKind
column_kind (RemitRegisterRole role)
{
  switch (role)
    {
    case REMIT_REGISTER_ID:
      return REMIT_TABLE_COLUMN_IDS;
    case REMIT_REGISTER_NAME:
      return REMIT_TABLE_COLUMN_NAME;
    case REMIT_REGISTER_AMOUNT:
    case REMIT_REGISTER_VALUE:
    case REMIT_REGISTER_TARGET:
    case REMIT_REGISTER_BASELINE:
    case REMIT_REGISTER_AMBER:
    case REMIT_REGISTER_RED:
      return REMIT_TABLE_COLUMN_FIGURE;
    default:
      return REMIT_TABLE_COLUMN_TEXT;
    }
}

/* ---- cells ---- */

static void
append_name (GString *text, const char *name)
{
  gsize n = strlen (name);
  gboolean plain = strchr (name, ';') == NULL && *name != '"' && *name != ' ' && n > 0
                   && name[n - 1] != ' ' && name[n - 1] != '%' && !remit_raci_is_nothing (name);

  if (text->len > 0)
    g_string_append (text, "; ");
  if (plain)
    {
      g_string_append (text, name);
      return;
    }
  g_string_append_c (text, '"');
  for (const char *p = name; *p != '\0'; p++)
    {
      if (*p == '"')
        g_string_append_c (text, '"');
      g_string_append_c (text, *p);
    }
  g_string_append_c (text, '"');
}

/* "CIO 60 %; CMO 40 %" */
static char *
list_links (const Builder *self, const RemitNode *node, const RemitRegisterJoin *join)
{
  GString *text = g_string_new (NULL);
  g_autoptr (GPtrArray) sorted = g_ptr_array_new ();
  guint n;
  const RemitLink *const *links = join->from_other
                                    ? remit_graph_links_in (self->graph, node->row.id, &n)
                                    : remit_graph_links_out (self->graph, node->row.id, &n);

  for (guint i = 0; i < n; i++)
    if (links[i]->kind == (int) join->link && links[i]->perspective == REMIT_ID_NONE)
      g_ptr_array_add (sorted, (gpointer) links[i]);
  g_ptr_array_sort (sorted, remit_order_links);
  for (guint i = 0; i < sorted->len; i++)
    {
      const RemitLink *link = sorted->pdata[i];

      append_name (
        text, remit_graph_node (self->graph, join->from_other ? link->source : link->target)->name);
      if (join->role == REMIT_REGISTER_PAYER && link->share != REMIT_UNSET)
        {
          g_autofree char *share = remit_decimal_format (link->share * (REMIT_DECIMAL_ONE / 100));

          g_string_append_printf (text, " %s %%", share);
        }
    }
  return g_string_free (text, FALSE);
}

/* A field as its label, day, plain number or text; @row NULL: as it is when nobody says it. */
static char *
show_field (RemitTable table, const RemitRow *row, guint field)
{
  const RemitField *info = &remit_table_info (table)->fields[field];
  gint64 number;

  if (remit_field_is_text (info))
    return g_strdup (row != NULL ? remit_row_get_text (row, field) : "");
  number = row != NULL ? remit_row_get_number (row, field) : remit_field_default (info);
  if (info->type == REMIT_FIELD_ENUM)
    return g_strdup (_(info->values[number].label));
  if (info->type == REMIT_FIELD_DATE)
    return remit_day_format ((int) number);
  return number == REMIT_UNSET ? g_strdup ("") : remit_decimal_format (number);
}

typedef struct
{
  RemitRegisterRole role;
  RemitRegisterSort sort; /* N: any */
  RemitTable table;
  guint field;
} RoleField;

static const RoleField role_fields[] = {
  { REMIT_REGISTER_NOTE, REMIT_REGISTER_BUDGET, REMIT_TABLE_BUDGET_LINE,
    REMIT_BUDGET_LINE_FIELD_NOTE },
  { REMIT_REGISTER_NOTE, REMIT_N_REGISTER_SORTS, REMIT_TABLE_NODE, REMIT_NODE_FIELD_NOTES },
  { REMIT_REGISTER_NATURE, REMIT_REGISTER_BUDGET, REMIT_TABLE_BUDGET_LINE,
    REMIT_BUDGET_LINE_FIELD_NATURE },
  { REMIT_REGISTER_RECURRENCE, REMIT_REGISTER_BUDGET, REMIT_TABLE_BUDGET_LINE,
    REMIT_BUDGET_LINE_FIELD_RECURRENCE },
  { REMIT_REGISTER_CATEGORY, REMIT_REGISTER_BUDGET, REMIT_TABLE_BUDGET_LINE,
    REMIT_BUDGET_LINE_FIELD_CATEGORY },
  { REMIT_REGISTER_VALID_FROM, REMIT_REGISTER_AGREEMENTS, REMIT_TABLE_NODE,
    REMIT_NODE_FIELD_STARTS },
  { REMIT_REGISTER_VALID_TO, REMIT_REGISTER_AGREEMENTS, REMIT_TABLE_NODE, REMIT_NODE_FIELD_ENDS },
  { REMIT_REGISTER_REVIEW, REMIT_REGISTER_AGREEMENTS, REMIT_TABLE_REVIEW,
    REMIT_REVIEW_FIELD_NEXT_DUE },
  { REMIT_REGISTER_FORMULA, REMIT_REGISTER_KPIS, REMIT_TABLE_KPI, REMIT_KPI_FIELD_FORMULA },
  { REMIT_REGISTER_UNIT, REMIT_REGISTER_KPIS, REMIT_TABLE_KPI, REMIT_KPI_FIELD_UNIT },
  { REMIT_REGISTER_DIRECTION, REMIT_REGISTER_KPIS, REMIT_TABLE_KPI, REMIT_KPI_FIELD_DIRECTION },
  { REMIT_REGISTER_BASELINE, REMIT_REGISTER_KPIS, REMIT_TABLE_KPI, REMIT_KPI_FIELD_BASELINE },
  { REMIT_REGISTER_TARGET, REMIT_REGISTER_KPIS, REMIT_TABLE_KPI, REMIT_KPI_FIELD_TARGET },
  { REMIT_REGISTER_TARGET_DAY, REMIT_REGISTER_KPIS, REMIT_TABLE_KPI, REMIT_KPI_FIELD_TARGET_DAY },
  { REMIT_REGISTER_AMBER, REMIT_REGISTER_KPIS, REMIT_TABLE_KPI, REMIT_KPI_FIELD_AMBER },
  { REMIT_REGISTER_RED, REMIT_REGISTER_KPIS, REMIT_TABLE_KPI, REMIT_KPI_FIELD_RED },
  { REMIT_REGISTER_FREQUENCY, REMIT_REGISTER_KPIS, REMIT_TABLE_KPI, REMIT_KPI_FIELD_FREQUENCY },
  { REMIT_REGISTER_SOURCE, REMIT_REGISTER_KPIS, REMIT_TABLE_KPI, REMIT_KPI_FIELD_SOURCE },
  { REMIT_REGISTER_INDICATOR, REMIT_REGISTER_AGREEMENTS, REMIT_TABLE_OBJECTIVE,
    REMIT_OBJECTIVE_FIELD_INDICATOR },
  { REMIT_REGISTER_OBJECTIVE, REMIT_REGISTER_AGREEMENTS, REMIT_TABLE_OBJECTIVE,
    REMIT_OBJECTIVE_FIELD_NAME },
  { REMIT_REGISTER_OPERATOR, REMIT_REGISTER_AGREEMENTS, REMIT_TABLE_OBJECTIVE,
    REMIT_OBJECTIVE_FIELD_COMPARISON },
  { REMIT_REGISTER_TARGET, REMIT_REGISTER_AGREEMENTS, REMIT_TABLE_OBJECTIVE,
    REMIT_OBJECTIVE_FIELD_TARGET },
  { REMIT_REGISTER_UNIT, REMIT_REGISTER_AGREEMENTS, REMIT_TABLE_OBJECTIVE,
    REMIT_OBJECTIVE_FIELD_UNIT },
  { REMIT_REGISTER_HOURS, REMIT_REGISTER_AGREEMENTS, REMIT_TABLE_OBJECTIVE,
    REMIT_OBJECTIVE_FIELD_HOURS },
};

static char *
show_role_field (const Builder *self, const RemitNode *node, const RemitObjective *objective,
                 RemitRegisterRole role)
{
  for (guint i = 0; i < G_N_ELEMENTS (role_fields); i++)
    {
      const RoleField *one = &role_fields[i];

      if (one->role != role || (one->sort != self->sort && one->sort != REMIT_N_REGISTER_SORTS))
        continue;
      if (one->table != REMIT_TABLE_OBJECTIVE)
        return show_field (
          one->table, _remit_register_detail (self->graph, one->table, node->row.id), one->field);
      return objective != NULL ? show_field (one->table, &objective->row, one->field)
                               : g_strdup ("");
    }
  return g_strdup ("");
}

static char *
show_window (const RemitObjective *objective)
{
  if (objective == NULL)
    return g_strdup ("");
  if (objective->window == REMIT_WINDOW_CALENDAR_MONTH)
    return g_strdup ("calendar month");
  return objective->window_days == REMIT_UNSET
           ? g_strdup ("")
           : g_strdup_printf ("%" G_GINT64_FORMAT " days rolling", objective->window_days);
}

static char *
show_id (const RemitNode *node, const RemitObjective *objective)
{
  GString *id = g_string_new (NULL);

  remit_xml_append_id (id, REMIT_TABLE_NODE, node->row.id);
  if (objective != NULL)
    {
      g_string_append_c (id, ' ');
      remit_xml_append_id (id, REMIT_TABLE_OBJECTIVE, objective->row.id);
    }
  return g_string_free (id, FALSE);
}

static char *
show_role (const Builder *self, const RemitNode *node, const RemitObjective *objective,
           const RemitRegisterColumn *column)
{
  const RemitRegisterJoin *join = _remit_register_join (self->sort, column->role);
  const RemitProperty *property;

  if (join != NULL)
    return list_links (self, node, join);
  switch (column->role)
    {
    case REMIT_REGISTER_ID:
      return show_id (node, objective);
    case REMIT_REGISTER_NAME:
      return g_strdup (node->name);
    case REMIT_REGISTER_AGREEMENT_KIND:
      return g_strdup (remit_node_kind_label ((RemitNodeKind) node->kind));
    case REMIT_REGISTER_CURRENCY:
      return g_strdup (remit_budget_currency (self->graph, node->row.id));
    case REMIT_REGISTER_WINDOW:
      return show_window (objective);
    case REMIT_REGISTER_TEXT:
      property = _remit_register_find_property (self->graph, node->row.id, column->name);
      return g_strdup (property != NULL ? property->value : "");
    default:
      return show_role_field (self, node, objective, column->role);
    }
}

/* ---- rows ---- */

static gboolean
fill_figures (const Builder *self, const RemitNode *node, RemitMatrixTableRow *row, GError **error)
{
  g_autoptr (GHashTable) figures
    = _remit_register_collect_figures (self->graph, self->sort, node->row.id);
  const char *currency = remit_budget_currency (self->graph, node->row.id);

  for (guint c = 0; c < self->columns->len; c++)
    {
      const RemitRegisterColumn *column = self->columns->pdata[c];
      gboolean money = column->role == REMIT_REGISTER_AMOUNT;
      gint64 key = money ? (column->year * 16 + column->month) * 8 + column->state : column->day;
      const RemitRegisterFigure *figure;

      if (!money && column->role != REMIT_REGISTER_VALUE)
        continue;
      figure = g_hash_table_lookup (figures, &key);
      if (figure == NULL)
        continue;
      if (figure->number == REMIT_UNSET)
        return remit_fail_overflow (error);
      remit_matrix_table_set_cell (row, c,
                                   money ? remit_money_format_plain (figure->number, currency)
                                         : remit_decimal_format (figure->number));
    }
  return TRUE;
}

/* Takes @text; files of several kinds keep no carriage return. */
static void
set_text (RemitMatrixTableRow *row, guint column, char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\r\n", -1);
  char *plain = g_strjoinv ("\n", lines);

  g_free (text);
  remit_matrix_table_set_cell (row, column, g_strdelimit (plain, "\r", '\n'));
}

static gboolean
add_line (Builder *self, const RemitNode *node, const RemitObjective *objective, GError **error)
{
  RemitMatrixTableRow *row = remit_matrix_table_add_row (self->table, REMIT_TABLE_ROW_LINE);

  for (guint c = 0; c < self->columns->len; c++)
    {
      const RemitRegisterColumn *column = self->columns->pdata[c];

      if (column->role != REMIT_REGISTER_AMOUNT && column->role != REMIT_REGISTER_VALUE)
        set_text (row, c, show_role (self, node, objective, column));
    }
  return self->sort == REMIT_REGISTER_AGREEMENTS || fill_figures (self, node, row, error);
}

static gboolean
add_lines (Builder *self, GError **error)
{
  for (guint i = 0; i < self->things->len; i++)
    {
      const RemitNode *node = self->things->pdata[i];
      g_autoptr (GPtrArray) objectives
        = self->sort == REMIT_REGISTER_AGREEMENTS
            ? remit_graph_owned (self->graph, REMIT_TABLE_OBJECTIVE, node->row.id)
            : g_ptr_array_new ();

      if (objectives->len == 0 && !add_line (self, node, NULL, error))
        return FALSE;
      for (guint k = 0; k < objectives->len; k++)
        if (!add_line (self, node, objectives->pdata[k], error))
          return FALSE;
    }
  return TRUE;
}

static void
add_heads (Builder *self, gboolean titles)
{
  RemitMatrixTableRow *keys, *head;

  for (guint c = 0; c < self->columns->len; c++)
    remit_matrix_table_add_column (
      self->table, column_kind (((RemitRegisterColumn *) self->columns->pdata[c])->role));
  if (titles)
    {
      remit_matrix_table_set_cell (remit_matrix_table_add_row (self->table, REMIT_TABLE_ROW_TITLE),
                                   1, g_strdup (self->table->title));
      remit_matrix_table_set_cell (
        remit_matrix_table_add_row (self->table, REMIT_TABLE_ROW_SUBTITLE), 1,
        g_strdup (self->table->subtitle));
    }
  keys = remit_matrix_table_add_row (self->table, REMIT_TABLE_ROW_IDS);
  head = remit_matrix_table_add_row (self->table, REMIT_TABLE_ROW_HEAD);
  for (guint c = 0; c < self->columns->len; c++)
    {
      const RemitRegisterColumn *column = self->columns->pdata[c];

      remit_matrix_table_set_cell (
        keys, c,
        c == 0 ? g_strconcat (REMIT_REGISTER_MARK, remit_register_sort_key (self->sort), NULL)
               : _remit_register_column_key (column));
      remit_matrix_table_set_cell (head, c, g_strdup (column->name));
    }
}

static char *
describe (const RemitGraph *graph, int today)
{
  const char *title = remit_graph_meta (graph, "title");
  g_autofree char *day = today != 0 ? remit_day_format_long (today) : NULL;

  if (day == NULL || *title == '\0')
    return g_strdup (day != NULL ? day : title);
  return g_strdup_printf ("%s · %s", title, day);
}

RemitMatrixTable *
remit_register_table_new (const RemitGraph *graph, RemitRegisterSort sort, gboolean titles,
                          int today, GError **error)
{
  g_autoptr (GPtrArray) things = collect_things (graph, sort);
  g_autoptr (GPtrArray) columns = _remit_register_columns_new ();
  Builder self = { .graph = graph, .sort = sort, .things = things, .columns = columns };

  self.table = remit_matrix_table_new_empty (g_strdup (remit_register_sort_label (sort)),
                                             describe (graph, today), today);
  add_column (&self, REMIT_REGISTER_ID, remit_register_role_label (REMIT_REGISTER_ID));
  add_columns (&self);
  add_heads (&self, titles);
  if (add_lines (&self, error))
    return self.table;
  remit_matrix_table_free (self.table);
  return NULL;
}

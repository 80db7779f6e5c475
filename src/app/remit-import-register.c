/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-import"
#include "remit-import-register.h"

#include "remit-import-doubt.h"
#include "remit-import-figures.h"
#include "remit-money.h"

#include <glib/gi18n-lib.h>

/* A register.  Its columns say what the cells are, so the sheet shows a cell by its column; the
 * cells that were read with a doubt are looked up by their name ("C7"). */

struct _RemitImportRegister
{
  RemitImportTable parent_instance;

  /* owned */
  RemitRegisterProposal *proposal;
  RemitRegisterContent *content; /* NULL: not read, or it cannot be */
  GHashTable *doubts;            /* "C7" -> sentence, borrowed from the content */
  GPtrArray *currencies;         /* element-type utf8, borrowed: one row of totals for each */
  GPtrArray *total_labels;       /* element-type utf8 */
  /* state */
  gboolean remove;
};

G_DEFINE_FINAL_TYPE (RemitImportRegister, remit_import_register, REMIT_TYPE_IMPORT_TABLE)

static RemitImportSort
get_sort (RemitImportTable *table)
{
  return REMIT_IMPORT_SORT_BUDGET + REMIT_IMPORT_REGISTER (table)->proposal->sort;
}

static const char *
get_title (RemitImportTable *table)
{
  return REMIT_IMPORT_REGISTER (table)->proposal->title;
}

/* ---- how it is read ---- */

static void
get_place (RemitImportTable *table, RemitImportPlace *place)
{
  const RemitRegisterProposal *proposal = REMIT_IMPORT_REGISTER (table)->proposal;

  place->sheet = proposal->sheet;
  place->area = (RemitTableArea){ proposal->first_row, proposal->last_row, proposal->first_column,
                                  proposal->last_column };
}

static void
set_place (RemitImportTable *table, const RemitImportPlace *place)
{
  RemitImportRegister *self = REMIT_IMPORT_REGISTER (table);
  RemitRegisterSort sort = self->proposal->sort;

  remit_register_proposal_free (self->proposal);
  self->proposal = remit_workbook_propose_register_range (
    remit_import_table_get_workbook (table), remit_import_table_get_graph (table), sort,
    place->sheet, place->area.first_row, place->area.last_row, place->area.first_column,
    place->area.last_column);
}

static guint
get_header_rows (RemitImportTable *table)
{
  return REMIT_IMPORT_REGISTER (table)->proposal->n_header_rows;
}

static void
set_header_rows (RemitImportTable *table, guint n)
{
  RemitRegisterProposal *proposal = REMIT_IMPORT_REGISTER (table)->proposal;

  proposal->n_header_rows = n;
  remit_register_proposal_update (proposal, remit_import_table_get_workbook (table),
                                  remit_import_table_get_graph (table));
}

static char
get_decimal (RemitImportTable *table)
{
  return REMIT_IMPORT_REGISTER (table)->proposal->decimal;
}

/* What a person says is no guess. */
static void
set_decimal (RemitImportTable *table, char decimal)
{
  RemitRegisterProposal *proposal = REMIT_IMPORT_REGISTER (table)->proposal;

  proposal->decimal = decimal;
  proposal->decimal_is_guess = FALSE;
}

const RemitRegisterProposal *
remit_import_register_get_proposal (RemitImportRegister *self)
{
  return self->proposal;
}

void
remit_import_register_set_column (RemitImportRegister *self, guint column, RemitRegisterRole role)
{
  RemitRegisterColumn *found = g_ptr_array_index (self->proposal->columns, column);

  if (found->role == role)
    return;
  found->role = role;
  remit_import_table_changed (REMIT_IMPORT_TABLE (self));
}

void
remit_import_register_set_unit (RemitImportRegister *self, gint64 unit)
{
  if (self->proposal->unit == unit)
    return;
  self->proposal->unit = unit;
  remit_import_table_changed (REMIT_IMPORT_TABLE (self));
}

void
remit_import_register_set_state (RemitImportRegister *self, int state)
{
  if (self->proposal->state == state)
    return;
  self->proposal->state = state;
  remit_import_table_changed (REMIT_IMPORT_TABLE (self));
}

gboolean
remit_import_register_set_currency (RemitImportRegister *self, const char *currency, GError **error)
{
  g_autofree char *code = g_ascii_strup (currency, -1);

  g_strstrip (code);
  if (*code != '\0' && remit_currency_digits (code) < 0)
    {
      g_set_error (error, REMIT_ERROR, REMIT_ERROR_USAGE,
                   _("“%s” is no currency. Write its three letters, such as EUR, or nothing for "
                      "the currency of the document."),
                   currency);
      return FALSE;
    }
  if (g_str_equal (self->proposal->currency, code))
    return TRUE;
  g_strlcpy (self->proposal->currency, code, sizeof self->proposal->currency);
  remit_import_table_changed (REMIT_IMPORT_TABLE (self));
  return TRUE;
}

static char *
get_shape (RemitImportTable *table)
{
  return remit_register_proposal_shape (REMIT_IMPORT_REGISTER (table)->proposal,
                                        remit_import_table_get_workbook (table));
}

static char *
serialise (RemitImportTable *table)
{
  return remit_register_proposal_serialise (REMIT_IMPORT_REGISTER (table)->proposal);
}

static void
recall (RemitImportTable *table, const char *choices)
{
  remit_register_proposal_apply_serialised (REMIT_IMPORT_REGISTER (table)->proposal,
                                            remit_import_table_get_workbook (table),
                                            remit_import_table_get_graph (table), choices);
}

/* ---- what it says ---- */

static void
note_doubts (RemitImportRegister *self)
{
  const GPtrArray *warnings = remit_register_content_warnings (self->content);

  for (guint i = 0; i < warnings->len; i++)
    {
      const RemitTableRemark *remark = warnings->pdata[i];

      if (*remark->where != '\0')
        g_hash_table_insert (self->doubts, remark->where, remark->message);
    }
}

/* The total of a column of one currency is in the first row; each further currency has a row. */
static void
note_currencies (RemitImportRegister *self)
{
  const GPtrArray *totals = remit_register_content_totals (self->content);

  for (guint i = 0; i < totals->len; i++)
    {
      const RemitRegisterTotal *total = totals->pdata[i];

      if (g_ptr_array_find_with_equal_func (self->currencies, total->currency, g_str_equal, NULL))
        continue;
      g_ptr_array_add (self->currencies, total->currency);
      g_ptr_array_add (self->total_labels, *total->currency != '\0'
                                             /* Translators: with a currency. */
                                             ? g_strdup_printf (_("Total %s"), total->currency)
                                             : g_strdup (_("Total")));
    }
}

static gboolean
read_content (RemitImportTable *table, GError **error)
{
  RemitImportRegister *self = REMIT_IMPORT_REGISTER (table);

  self->content
    = remit_register_proposal_read (self->proposal, remit_import_table_get_workbook (table),
                                    remit_import_table_get_graph (table), error);
  if (self->content == NULL)
    return FALSE;
  note_doubts (self);
  note_currencies (self);
  return TRUE;
}

static void
forget (RemitImportTable *table)
{
  RemitImportRegister *self = REMIT_IMPORT_REGISTER (table);

  g_hash_table_remove_all (self->doubts);
  g_ptr_array_set_size (self->currencies, 0);
  g_ptr_array_set_size (self->total_labels, 0);
  g_clear_pointer (&self->content, remit_register_content_free);
}

const RemitRegisterContent *
remit_import_register_get_content (RemitImportRegister *self)
{
  remit_import_table_read (REMIT_IMPORT_TABLE (self), NULL);
  return self->content;
}

static char *
count_things (RemitRegisterSort sort, guint n)
{
  switch (sort)
    {
    case REMIT_REGISTER_AGREEMENTS:
      return g_strdup_printf (ngettext ("%u agreement", "%u agreements", n), n);
    case REMIT_REGISTER_KPIS:
      return g_strdup_printf (ngettext ("%u KPI", "%u KPIs", n), n);
    default:
      return g_strdup_printf (ngettext ("%u budget line", "%u budget lines", n), n);
    }
}

static char *
count (RemitImportTable *table)
{
  RemitImportRegister *self = REMIT_IMPORT_REGISTER (table);
  guint n = remit_register_content_n_rows (self->content);
  g_autofree char *things
    = count_things (self->proposal->sort, remit_register_content_n_things (self->content));

  /* Translators: "12 budget lines", and the number of rows that they stand in. */
  return g_strdup_printf (ngettext ("%s in %u row", "%s in %u rows", n), things, n);
}

static guint
get_n_rows (RemitImportTable *table)
{
  return remit_register_content_n_rows (REMIT_IMPORT_REGISTER (table)->content);
}

static const GPtrArray *
get_warnings (RemitImportTable *table)
{
  return remit_register_content_warnings (REMIT_IMPORT_REGISTER (table)->content);
}

static const GPtrArray *
get_skipped (RemitImportTable *table)
{
  return remit_register_content_skipped (REMIT_IMPORT_REGISTER (table)->content);
}

/* ---- what it would change ---- */

gboolean
remit_import_register_can_remove (RemitImportRegister *self)
{
  return remit_import_table_read (REMIT_IMPORT_TABLE (self), NULL)
         && remit_register_content_is_ours (self->content);
}

gboolean
remit_import_register_get_remove (RemitImportRegister *self)
{
  return self->remove && remit_import_register_can_remove (self);
}

void
remit_import_register_set_remove (RemitImportRegister *self, gboolean remove)
{
  self->remove = remove;
}

/* The last node there is; those that come have higher ids. */
static RemitId
find_last_node (const RemitGraph *graph)
{
  guint n;
  const RemitRow *const *nodes = remit_graph_rows (graph, REMIT_TABLE_NODE, &n);

  return n > 0 ? nodes[n - 1]->id : REMIT_ID_NONE;
}

static gboolean
is_thing (RemitRegisterSort sort, RemitNodeKind kind)
{
  switch (sort)
    {
    case REMIT_REGISTER_AGREEMENTS:
      return kind == REMIT_NODE_SLA || kind == REMIT_NODE_OLA || kind == REMIT_NODE_CONTRACT;
    case REMIT_REGISTER_KPIS:
      return kind == REMIT_NODE_KPI;
    default:
      return kind == REMIT_NODE_BUDGET_LINE;
    }
}

/* The first thing of the register's sort that came after @last. */
static RemitId
find_first_new (RemitImportRegister *self, const RemitGraph *graph, RemitId last)
{
  guint n;
  const RemitRow *const *nodes = remit_graph_rows (graph, REMIT_TABLE_NODE, &n);
  RemitId first = REMIT_ID_NONE;

  while (n > 0 && nodes[n - 1]->id > last)
    {
      n--;
      if (is_thing (self->proposal->sort, ((const RemitNode *) nodes[n])->kind))
        first = nodes[n]->id;
    }
  return first;
}

static void
collect_changes (RemitImportRegister *self, const RemitRegisterPlan *plan,
                 RemitImportPreview *preview)
{
  const GPtrArray *changes = remit_register_plan_changes (plan);
  g_autofree char *summary = remit_register_plan_summary (plan);

  for (guint i = 0; i < changes->len; i++)
    {
      const RemitRegisterChange *change = changes->pdata[i];

      remit_import_preview_add_change (preview, change->kind, change->sentence);
    }
  remit_import_preview_add_summary (preview, self->proposal->title, summary);
}

static gboolean
apply (RemitImportTable *table, RemitEdit *edit, RemitImportPreview *preview,
       RemitImportTarget *target, GError **error)
{
  static const char *const views[] = {
    [REMIT_REGISTER_BUDGET] = "money",
    [REMIT_REGISTER_AGREEMENTS] = "agreements",
    [REMIT_REGISTER_KPIS] = "kpis",
  };
  RemitImportRegister *self = REMIT_IMPORT_REGISTER (table);
  const RemitGraph *graph = remit_edit_get_graph (edit);
  RemitId last = find_last_node (graph);
  g_autoptr (RemitRegisterPlan) plan
    = remit_register_plan_new (graph, self->content, remit_import_register_get_remove (self));

  collect_changes (self, plan, preview);
  if (!remit_register_plan_apply (plan, edit, error))
    return FALSE;
  target->view = views[self->proposal->sort];
  target->thing = find_first_new (self, graph, last);
  return TRUE;
}

/* ---- how the sheet shows it ---- */

/* NULL outside of the table. */
static const RemitRegisterColumn *
find_column (RemitImportRegister *self, guint column)
{
  const RemitRegisterProposal *proposal = self->proposal;

  if (column < proposal->first_column || column - proposal->first_column >= proposal->columns->len)
    return NULL;
  return proposal->columns->pdata[column - proposal->first_column];
}

static int
get_column_width (RemitImportTable *table, guint column)
{
  const RemitRegisterColumn *found = find_column (REMIT_IMPORT_REGISTER (table), column);

  if (found == NULL || found->role == REMIT_REGISTER_SKIP)
    return 110;
  if (remit_import_role_is_figure (found->role))
    return 110;
  return found->role == REMIT_REGISTER_NAME ? 240 : 160;
}

static gboolean
is_header (RemitImportRegister *self, guint row)
{
  return row < self->proposal->first_row + self->proposal->n_header_rows;
}

static const char *
find_doubt (RemitImportRegister *self, guint row, guint column)
{
  g_autofree char *where = remit_cell_name (row, column);

  if (!remit_import_table_read (REMIT_IMPORT_TABLE (self), NULL))
    return NULL;
  return g_hash_table_lookup (self->doubts, where);
}

static void
get_cell (RemitImportTable *table, guint row, guint column, RemitSheetCell *cell)
{
  RemitImportRegister *self = REMIT_IMPORT_REGISTER (table);
  const RemitRegisterColumn *found = find_column (self, column);

  if (found == NULL || found->role == REMIT_REGISTER_SKIP || is_header (self, row))
    cell->marks[0].style = REMIT_SHEET_MARK_MUTED;
  if (find_doubt (self, row, column) != NULL)
    cell->gravity = REMIT_SHEET_WARNING;
}

static char *
describe_cell (RemitImportTable *table, guint row, guint column)
{
  RemitImportRegister *self = REMIT_IMPORT_REGISTER (table);
  const RemitRegisterColumn *found = find_column (self, column);
  g_autofree char *where = NULL;

  if (found == NULL || found->role == REMIT_REGISTER_SKIP || is_header (self, row))
    return NULL;
  where = remit_cell_name (row, column);
  /* Translators: a cell, what stands in it, and what its column is: "H7: “4631”, Amount". */
  return g_strdup_printf (_("%s: “%s”, %s"), where,
                          remit_table_grid_cell (remit_import_table_get_grid (table), row, column),
                          remit_register_role_label (found->role));
}

static char *
explain_cell (RemitImportTable *table, guint row, guint column)
{
  return g_strdup (find_doubt (REMIT_IMPORT_REGISTER (table), row, column));
}

static char *
describe_column (RemitImportTable *table, guint column, gboolean *figures)
{
  const RemitRegisterColumn *found = find_column (REMIT_IMPORT_REGISTER (table), column);

  if (found == NULL)
    return NULL;
  *figures = remit_import_role_is_figure (found->role);
  return g_strdup (remit_register_role_label (found->role));
}

static guint
get_n_totals (RemitImportTable *table)
{
  RemitImportRegister *self = REMIT_IMPORT_REGISTER (table);

  return remit_import_table_read (table, NULL) ? self->currencies->len : 0;
}

static const char *
get_total_label (RemitImportTable *table, guint total)
{
  return REMIT_IMPORT_REGISTER (table)->total_labels->pdata[total];
}

static char *
get_total (RemitImportTable *table, guint index, guint column)
{
  RemitImportRegister *self = REMIT_IMPORT_REGISTER (table);
  const GPtrArray *totals = remit_register_content_totals (self->content);
  const char *currency = self->currencies->pdata[index];

  for (guint i = 0; i < totals->len; i++)
    {
      const RemitRegisterTotal *total = totals->pdata[i];
      guint row, last_row, found, last_column;

      if (g_str_equal (total->currency, currency)
          && remit_range_parse (total->where, &row, &last_row, &found, &last_column)
          && found == column)
        return remit_import_figure_spell (total->total);
    }
  return NULL;
}

/* ---- object ---- */

static void
remit_import_register_finalize (GObject *object)
{
  RemitImportRegister *self = REMIT_IMPORT_REGISTER (object);

  g_hash_table_unref (self->doubts);
  g_ptr_array_unref (self->currencies);
  g_ptr_array_unref (self->total_labels);
  g_clear_pointer (&self->content, remit_register_content_free);
  remit_register_proposal_free (self->proposal);
  G_OBJECT_CLASS (remit_import_register_parent_class)->finalize (object);
}

static void
remit_import_register_class_init (RemitImportRegisterClass *class)
{
  RemitImportTableClass *table = REMIT_IMPORT_TABLE_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = remit_import_register_finalize;
  table->get_sort = get_sort;
  table->get_title = get_title;
  table->get_place = get_place;
  table->set_place = set_place;
  table->get_header_rows = get_header_rows;
  table->set_header_rows = set_header_rows;
  table->get_decimal = get_decimal;
  table->set_decimal = set_decimal;
  table->read = read_content;
  table->forget = forget;
  table->count = count;
  table->get_n_rows = get_n_rows;
  table->get_warnings = get_warnings;
  table->get_skipped = get_skipped;
  table->apply = apply;
  table->get_shape = get_shape;
  table->serialise = serialise;
  table->recall = recall;
  table->get_column_width = get_column_width;
  table->get_cell = get_cell;
  table->describe_cell = describe_cell;
  table->explain_cell = explain_cell;
  table->describe_column = describe_column;
  table->get_n_totals = get_n_totals;
  table->get_total_label = get_total_label;
  table->get_total = get_total;
}

static void
remit_import_register_init (RemitImportRegister *self)
{
  self->doubts = g_hash_table_new (g_str_hash, g_str_equal);
  self->currencies = g_ptr_array_new ();
  self->total_labels = g_ptr_array_new_with_free_func (g_free);
}

RemitImportTable *
remit_import_register_new (RemitDocument *document, const RemitWorkbook *workbook,
                           RemitRegisterProposal *proposal)
{
  RemitImportRegister *self = g_object_new (REMIT_TYPE_IMPORT_REGISTER, NULL);

  remit_import_table_set_file (REMIT_IMPORT_TABLE (self), document, workbook);
  self->proposal = proposal;
  return REMIT_IMPORT_TABLE (self);
}

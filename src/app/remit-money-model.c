/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-money"
#include "remit-money-model-private.h"

#include "remit-date.h"
#include "remit-field-value.h"
#include "remit-findings-cache.h"
#include "remit-finance.h"
#include "remit-money-text.h"
#include "remit-search.h"

#include <glib/gi18n-lib.h>

/* The rows of the sheet of budget lines: all of them, grouped by the first thing each covers,
 * worked out anew after each change that can matter.  Amounts are read from the graph when a cell
 * is asked for: a line has a handful of them. */

G_DEFINE_FINAL_TYPE_WITH_CODE (RemitMoneyModel, remit_money_model, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (REMIT_TYPE_SHEET_MODEL,
                                                      _remit_money_iface_init))

/* Changes of other tables are none of ours. */
#define TABLES                                                                                     \
  (REMIT_TABLE_BIT (REMIT_TABLE_NODE) | REMIT_TABLE_BIT (REMIT_TABLE_LINK)                         \
   | REMIT_TABLE_BIT (REMIT_TABLE_BUDGET_LINE) | REMIT_TABLE_BIT (REMIT_TABLE_AMOUNT)              \
   | REMIT_TABLE_BIT (REMIT_TABLE_META))

#define USUAL_YEARS 3  /* columns of a document without amounts */
#define LONGEST_GAP 30 /* years between two amounts that still get their columns */

static void
clear_row (gpointer data)
{
  RemitMoneyRow *row = data;

  g_free (row->name);
  g_free (row->folded);
}

RemitMoneyRow *
_remit_money_get_nth (RemitMoneyModel *self, guint i)
{
  return &g_array_index (self->rows, RemitMoneyRow, i);
}

const RemitMoneyRow *
_remit_money_get_row (RemitMoneyModel *self, guint row)
{
  const RemitShownLine *line;

  if (row >= remit_matrix_lines_get_n (self->lines))
    return NULL;
  line = remit_matrix_lines_get (self->lines, row);
  return line->is_group || line->row >= self->rows->len ? NULL
                                                        : _remit_money_get_nth (self, line->row);
}

RemitPartyNames *
_remit_money_get_names (RemitMoneyModel *self)
{
  if (self->names == NULL)
    self->names = remit_party_names_new (_remit_money_graph (self));
  return self->names;
}

const char *
_remit_money_state_name (RemitAmountState state)
{
  return _(
    remit_table_info (REMIT_TABLE_AMOUNT)->fields[REMIT_AMOUNT_FIELD_STATE].values[state].label);
}

char *
_remit_money_year_name (const RemitGraph *graph, gint64 year)
{
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, year);

  if (remit_budget_start_month (graph) == 1)
    return g_steal_pointer (&number);
  /* Translators: a fiscal year that does not begin in January, named by the year it ends in. */
  return g_strdup_printf (_("FY %s"), number);
}

RemitMoneyEntry
_remit_money_find_entry (const RemitGraph *graph, RemitId line, gint64 year, RemitAmountState state)
{
  RemitMoneyEntry entry = { 0 };
  guint n;
  const RemitRow *const *rows
    = remit_graph_referrers (graph, REMIT_TABLE_AMOUNT, REMIT_AMOUNT_FIELD_NODE, line, &n);

  for (guint i = 0; i < n; i++)
    {
      const RemitAmount *amount = (const RemitAmount *) rows[i];

      if (amount->year != year || amount->state != (int) state || amount->minor == REMIT_UNSET)
        continue;
      entry.n_rows++;
      entry.monthly |= amount->month != 0 && amount->month != REMIT_UNSET;
      entry.overflow |= !remit_sum_add (&entry.minor, amount->minor, NULL);
      entry.row = rows[i];
    }
  return entry;
}

/* ---- what the filters ask ---- */

static const char *
get_search_text (guint row, gpointer data)
{
  RemitMoneyRow *info = _remit_money_get_nth (data, row);

  if (info->folded == NULL)
    info->folded = remit_search_fold (info->name);
  return info->folded;
}

static const RemitMatrixLinesSource source = { .get_text = get_search_text };

/* ---- working it out ---- */

/* A line and what it is sorted by. */
typedef struct
{
  const RemitNode *line;
  const RemitNode *item; /* what it covers; NULL */
} Placed;

static const RemitNode *
find_covered (const RemitGraph *graph, RemitId line)
{
  guint n;
  const RemitLink *const *links = remit_graph_links_out (graph, line, &n);
  const RemitLink *first = NULL;

  for (guint i = 0; i < n; i++)
    if (links[i]->kind == REMIT_LINK_COVERS && links[i]->perspective == REMIT_ID_NONE
        && (first == NULL || links[i]->position < first->position
            || (links[i]->position == first->position && links[i]->row.id < first->row.id)))
      first = links[i];
  return first != NULL ? remit_graph_node (graph, first->target) : NULL;
}

static int
compare_nodes (const RemitNode *a, const RemitNode *b)
{
  if (a->position != b->position)
    return a->position < b->position ? -1 : 1;
  return (a->row.id > b->row.id) - (a->row.id < b->row.id);
}

/* By what is covered, its kind first; lines that cover nothing last. */
static int
compare_placed (gconstpointer a, gconstpointer b)
{
  const Placed *one = a, *other = b;

  if (one->item == other->item)
    return compare_nodes (one->line, other->line);
  if (one->item == NULL || other->item == NULL)
    return one->item == NULL ? 1 : -1;
  if (one->item->kind != other->item->kind)
    return one->item->kind < other->item->kind ? -1 : 1;
  return compare_nodes (one->item, other->item);
}

static GArray *
place_lines (const RemitGraph *graph)
{
  GArray *placed = g_array_new (FALSE, FALSE, sizeof (Placed));
  guint n;
  const RemitRow *const *nodes = remit_graph_rows (graph, REMIT_TABLE_NODE, &n);

  for (guint i = 0; i < n; i++)
    {
      Placed line = { (const RemitNode *) nodes[i], NULL };

      if (line.line->kind != REMIT_NODE_BUDGET_LINE)
        continue;
      line.item = find_covered (graph, line.line->row.id);
      g_array_append_val (placed, line);
    }
  g_array_sort (placed, compare_placed);
  return placed;
}

static void
free_lines (RemitMatrix *matrix)
{
  for (guint i = 0; i < matrix->rows->len; i++)
    g_free (remit_matrix_row (matrix, i)->group);
  g_array_unref (matrix->rows);
  g_array_unref (matrix->columns);
  g_free (matrix);
}

static void
load_rows (RemitMoneyModel *self)
{
  const RemitGraph *graph = _remit_money_graph (self);
  g_autoptr (GArray) placed = place_lines (graph);
  gboolean any_covered = placed->len > 0 && g_array_index (placed, Placed, 0).item != NULL;

  g_clear_pointer (&self->matrix, free_lines);
  self->matrix = g_new0 (RemitMatrix, 1);
  self->matrix->rows = g_array_new (FALSE, TRUE, sizeof (RemitMatrixLine));
  self->matrix->columns = g_array_new (FALSE, TRUE, sizeof (RemitMatrixLine));
  g_array_set_size (self->rows, 0);
  for (guint i = 0; i < placed->len; i++)
    {
      const Placed *place = &g_array_index (placed, Placed, i);
      RemitId id = place->line->row.id;
      RemitMatrixLine line = { .node = id };
      RemitMoneyRow row = { .line = id, .name = g_strdup (place->line->name) };

      row.currency = g_intern_string (remit_budget_line_currency (graph, id));
      line.group = g_strdup (place->item != NULL ? place->item->name
                             : any_covered       ? _("Covers nothing yet")
                                                 : "");
      g_array_append_val (self->matrix->rows, line);
      g_array_append_val (self->rows, row);
    }
}

static int
compare_strings (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

static void
list_currencies (RemitMoneyModel *self)
{
  g_ptr_array_set_size (self->currencies, 0);
  g_ptr_array_set_size (self->labels, 0);
  for (guint i = 0; i < self->rows->len; i++)
    {
      const char *currency = _remit_money_get_nth (self, i)->currency;

      if (!g_ptr_array_find (self->currencies, currency, NULL))
        g_ptr_array_add (self->currencies, (gpointer) currency);
    }
  g_ptr_array_sort (self->currencies, compare_strings);
  self->with_currency = self->wants_currency || self->currencies->len > 1;
  for (guint i = 0; i < self->currencies->len; i++)
    /* Translators: the row of totals in one currency: "Total EUR". */
    g_ptr_array_add (self->labels,
                     g_strdup_printf (_("Total %s"), (char *) self->currencies->pdata[i]));
}

static int
compare_years (gconstpointer a, gconstpointer b)
{
  gint64 one = *(const gint64 *) a, other = *(const gint64 *) b;

  return (one > other) - (one < other);
}

static void
add_year (GArray *years, gint64 year)
{
  for (guint i = 0; i < years->len; i++)
    if (g_array_index (years, gint64, i) == year)
      return;
  g_array_append_val (years, year);
}

static gint64
get_this_year (RemitMoneyModel *self)
{
  gint64 now = remit_context_now (remit_document_get_context (self->document));

  return remit_fiscal_year (remit_day_from_time (now),
                            remit_budget_start_month (_remit_money_graph (self)));
}

/* The years between those that have amounts are columns, too, or nothing could be typed there; a
 * year typed wrongly by centuries does not make hundreds of them. */
static void
fill_years (GArray *years)
{
  guint n = years->len;

  for (guint i = 1; i < n; i++)
    {
      gint64 before = g_array_index (years, gint64, i - 1),
             after = g_array_index (years, gint64, i);

      for (gint64 year = before + 1; year < after && after - before <= LONGEST_GAP; year++)
        g_array_append_val (years, year);
    }
  g_array_sort (years, compare_years);
}

/* A column does not vanish from under the cursor when its last amount is cleared. */
static void
keep_years (RemitMoneyModel *self)
{
  gint64 first = g_array_index (self->years, gint64, 0);
  gint64 last = g_array_index (self->years, gint64, self->years->len - 1);

  if (last - first > LONGEST_GAP)
    return;
  self->first_added = first;
  self->last_added = last;
}

static void
list_years (RemitMoneyModel *self)
{
  const RemitGraph *graph = _remit_money_graph (self);
  guint n;
  const RemitRow *const *rows = remit_graph_rows (graph, REMIT_TABLE_AMOUNT, &n);

  g_array_set_size (self->years, 0);
  g_ptr_array_set_size (self->year_names, 0);
  self->whole = TRUE;
  for (guint i = 0; i < n; i++)
    {
      const RemitAmount *amount = (const RemitAmount *) rows[i];

      if (amount->year == REMIT_UNSET || amount->minor == REMIT_UNSET)
        continue;
      add_year (self->years, amount->year);
      self->whole
        = self->whole
          && remit_money_is_whole (amount->minor, remit_budget_line_currency (graph, amount->node));
    }
  if (self->first_added != REMIT_UNSET)
    add_year (self->years, self->first_added);
  if (self->last_added != REMIT_UNSET)
    add_year (self->years, self->last_added);
  if (self->years->len == 0)
    for (guint i = 0; i < USUAL_YEARS; i++)
      add_year (self->years, get_this_year (self) + i);
  g_array_sort (self->years, compare_years);
  fill_years (self->years);
  keep_years (self);
  for (guint i = 0; i < self->years->len; i++)
    g_ptr_array_add (self->year_names,
                     _remit_money_year_name (graph, g_array_index (self->years, gint64, i)));
}

/* The year that is looked at stays one of those there are. */
static void
settle_year (RemitMoneyModel *self)
{
  gint64 wanted = self->year != REMIT_UNSET ? self->year : get_this_year (self);
  gint64 last = g_array_index (self->years, gint64, self->years->len - 1);

  for (guint i = 0; i < self->years->len; i++)
    if (g_array_index (self->years, gint64, i) == wanted)
      {
        self->year = wanted;
        return;
      }
  self->year = last;
}

static void
load (RemitMoneyModel *self)
{
  g_clear_pointer (&self->names, remit_party_names_free);
  load_rows (self);
  list_currencies (self);
  list_years (self);
  settle_year (self);
}

/* Names, years and currencies as one text: whether the sheet must ask for its lines again. */
static char *
digest (RemitMoneyModel *self)
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_MD5);

  for (guint i = 0; i < self->rows->len; i++)
    g_checksum_update (sum, (const guchar *) _remit_money_get_nth (self, i)->name, -1);
  for (guint i = 0; i < self->year_names->len; i++)
    g_checksum_update (sum, self->year_names->pdata[i], -1);
  for (guint i = 0; i < self->currencies->len; i++)
    g_checksum_update (sum, self->currencies->pdata[i], -1);
  return g_strdup (g_checksum_get_string (sum));
}

static void
refresh (RemitMoneyModel *self, gboolean all)
{
  g_autofree char *before = digest (self);
  g_autofree char *after = NULL;

  self->stale = FALSE;
  load (self);
  all |= remit_matrix_lines_update (self->lines, self->matrix);
  after = digest (self);
  if (all || !g_str_equal (before, after))
    remit_sheet_model_lines_changed (REMIT_SHEET_MODEL (self));
  else
    remit_sheet_model_cells_changed (REMIT_SHEET_MODEL (self));
}

static void
on_document_changed_cb (RemitMoneyModel *self, const RemitChange *change)
{
  if (change != NULL && change->tables != 0 && (change->tables & TABLES) == 0)
    return;
  if (self->active)
    refresh (self, FALSE);
  else
    self->stale = TRUE;
}

/* The margin of remarks takes its room only when there are some. */
static gboolean
has_remarks (RemitMoneyModel *self)
{
  GPtrArray *findings = remit_findings_cache_get_all (remit_findings_cache_get (self->document));

  for (guint i = 0; i < findings->len; i++)
    {
      const RemitFinding *finding = findings->pdata[i];
      const RemitNode *node = remit_graph_node (_remit_money_graph (self), finding->subject);

      if (finding->waiver == NULL && node != NULL && node->kind == REMIT_NODE_BUDGET_LINE)
        return TRUE;
    }
  return FALSE;
}

static void
on_findings_changed_cb (RemitMoneyModel *self)
{
  gboolean remarks = has_remarks (self);

  if (remarks != self->with_remarks)
    {
      self->with_remarks = remarks;
      remit_sheet_model_lines_changed (REMIT_SHEET_MODEL (self));
    }
  else if (self->active && !self->stale)
    remit_sheet_model_cells_changed (REMIT_SHEET_MODEL (self));
}

void
remit_money_model_set_active (RemitMoneyModel *self, gboolean active)
{
  g_return_if_fail (REMIT_IS_MONEY_MODEL (self));
  self->active = active;
  if (active && self->stale)
    refresh (self, FALSE);
}

/* ---- the object ---- */

static void
remit_money_model_finalize (GObject *object)
{
  RemitMoneyModel *self = REMIT_MONEY_MODEL (object);

  g_clear_pointer (&self->matrix, free_lines);
  g_clear_pointer (&self->names, remit_party_names_free);
  remit_matrix_lines_free (self->lines);
  g_array_unref (self->rows);
  g_array_unref (self->years);
  g_ptr_array_unref (self->currencies);
  g_ptr_array_unref (self->labels);
  g_ptr_array_unref (self->year_names);
  g_clear_object (&self->document);
  G_OBJECT_CLASS (remit_money_model_parent_class)->finalize (object);
}

static void
remit_money_model_class_init (RemitMoneyModelClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = remit_money_model_finalize;
}

static void
remit_money_model_init (RemitMoneyModel *self)
{
  self->lines = remit_matrix_lines_new (&source, self);
  self->rows = g_array_new (FALSE, FALSE, sizeof (RemitMoneyRow));
  g_array_set_clear_func (self->rows, clear_row);
  self->years = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->currencies = g_ptr_array_new ();
  self->labels = g_ptr_array_new_with_free_func (g_free);
  self->year_names = g_ptr_array_new_with_free_func (g_free);
  self->year = self->first_added = self->last_added = REMIT_UNSET;
  self->active = TRUE;
}

RemitMoneyModel *
remit_money_model_new (RemitDocument *document)
{
  RemitMoneyModel *self;

  g_return_val_if_fail (REMIT_IS_DOCUMENT (document), NULL);
  self = g_object_new (REMIT_TYPE_MONEY_MODEL, NULL);
  self->document = g_object_ref (document);
  g_signal_connect_object (document, "changed", G_CALLBACK (on_document_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (remit_findings_cache_get (document), "changed",
                           G_CALLBACK (on_findings_changed_cb), self, G_CONNECT_SWAPPED);
  load (self);
  remit_matrix_lines_update (self->lines, self->matrix);
  self->with_remarks = has_remarks (self);
  return self;
}

/* ---- what is shown ---- */

void
remit_money_model_set_columns (RemitMoneyModel *self, RemitMoneyColumns columns)
{
  g_return_if_fail (REMIT_IS_MONEY_MODEL (self));
  if (self->columns == columns)
    return;
  self->columns = columns;
  remit_sheet_model_lines_changed (REMIT_SHEET_MODEL (self));
}

RemitMoneyColumns
remit_money_model_get_columns (RemitMoneyModel *self)
{
  g_return_val_if_fail (REMIT_IS_MONEY_MODEL (self), REMIT_MONEY_YEARS);
  return self->columns;
}

void
remit_money_model_set_state (RemitMoneyModel *self, RemitAmountState state)
{
  g_return_if_fail (REMIT_IS_MONEY_MODEL (self));
  if (self->state == state)
    return;
  self->state = state;
  remit_sheet_model_lines_changed (REMIT_SHEET_MODEL (self));
}

RemitAmountState
remit_money_model_get_state (RemitMoneyModel *self)
{
  g_return_val_if_fail (REMIT_IS_MONEY_MODEL (self), REMIT_AMOUNT_PLAN);
  return self->state;
}

void
remit_money_model_set_year (RemitMoneyModel *self, gint64 year)
{
  g_return_if_fail (REMIT_IS_MONEY_MODEL (self));
  self->year = year;
  settle_year (self);
  remit_sheet_model_lines_changed (REMIT_SHEET_MODEL (self));
}

gint64
remit_money_model_get_year (RemitMoneyModel *self)
{
  g_return_val_if_fail (REMIT_IS_MONEY_MODEL (self), 0);
  return self->year;
}

const GArray *
remit_money_model_get_years (RemitMoneyModel *self)
{
  g_return_val_if_fail (REMIT_IS_MONEY_MODEL (self), NULL);
  return self->years;
}

gint64
remit_money_model_add_year (RemitMoneyModel *self, gboolean before)
{
  gint64 first, last;

  g_return_val_if_fail (REMIT_IS_MONEY_MODEL (self), 0);
  first = g_array_index (self->years, gint64, 0) - (before ? 1 : 0);
  last = g_array_index (self->years, gint64, self->years->len - 1) + (before ? 0 : 1);
  self->first_added = first;
  self->last_added = last;
  refresh (self, TRUE);
  return before ? first : last;
}

void
remit_money_model_set_with_currency (RemitMoneyModel *self, gboolean with)
{
  g_return_if_fail (REMIT_IS_MONEY_MODEL (self));
  self->wants_currency = with;
  refresh (self, TRUE);
}

gboolean
remit_money_model_get_with_currency (RemitMoneyModel *self)
{
  g_return_val_if_fail (REMIT_IS_MONEY_MODEL (self), FALSE);
  return self->with_currency;
}

void
remit_money_model_set_search (RemitMoneyModel *self, const char *text)
{
  g_return_if_fail (REMIT_IS_MONEY_MODEL (self));
  remit_matrix_lines_set_search (self->lines, text);
  refresh (self, FALSE);
}

gboolean
remit_money_model_is_filtered (RemitMoneyModel *self)
{
  g_return_val_if_fail (REMIT_IS_MONEY_MODEL (self), FALSE);
  return remit_matrix_lines_is_filtered (self->lines);
}

void
remit_money_model_fold_all (RemitMoneyModel *self, gboolean fold)
{
  g_return_if_fail (REMIT_IS_MONEY_MODEL (self));
  if (fold)
    remit_matrix_lines_fold_all (self->lines, self->matrix);
  else
    remit_matrix_lines_unfold_all (self->lines);
  refresh (self, FALSE);
}

/* ---- asking ---- */

guint
remit_money_model_get_n_items (RemitMoneyModel *self)
{
  g_return_val_if_fail (REMIT_IS_MONEY_MODEL (self), 0);
  return self->rows->len;
}

RemitId
remit_money_model_get_item (RemitMoneyModel *self, guint row)
{
  const RemitMoneyRow *info = _remit_money_get_row (self, row);

  return info != NULL ? info->line : REMIT_ID_NONE;
}

gboolean
remit_money_model_get_amount_column (RemitMoneyModel *self, guint column, gint64 *year,
                                     RemitAmountState *state)
{
  guint kind, at;

  g_return_val_if_fail (REMIT_IS_MONEY_MODEL (self), FALSE);
  kind = remit_money_model_get_column_kind (self, column);
  at = kind - REMIT_MONEY_FIRST_AMOUNT;
  if (kind < REMIT_MONEY_FIRST_AMOUNT)
    return FALSE;
  if (self->columns == REMIT_MONEY_STATES)
    {
      *year = self->year;
      *state = at;
      return at < REMIT_N_AMOUNT_STATES;
    }
  if (at >= self->years->len)
    return FALSE;
  *year = g_array_index (self->years, gint64, at);
  *state = self->state;
  return TRUE;
}

guint
remit_money_model_get_column_kind (RemitMoneyModel *self, guint column)
{
  g_return_val_if_fail (REMIT_IS_MONEY_MODEL (self), 0);
  return column >= REMIT_MONEY_CURRENCY && !self->with_currency ? column + 1 : column;
}

guint
remit_money_model_find_column (RemitMoneyModel *self, guint kind)
{
  g_return_val_if_fail (REMIT_IS_MONEY_MODEL (self), 0);
  return kind > REMIT_MONEY_CURRENCY && !self->with_currency ? kind - 1 : kind;
}

guint
remit_money_model_count_currencies (RemitMoneyModel *self)
{
  g_return_val_if_fail (REMIT_IS_MONEY_MODEL (self), 0);
  return self->currencies->len;
}

gboolean
remit_money_model_reveal (RemitMoneyModel *self, RemitId line)
{
  g_return_val_if_fail (REMIT_IS_MONEY_MODEL (self), FALSE);
  for (guint i = 0; i < self->rows->len; i++)
    if (_remit_money_get_nth (self, i)->line == line)
      {
        if (remit_matrix_lines_reveal (self->lines, self->matrix, i)
            && remit_matrix_lines_update (self->lines, self->matrix))
          remit_sheet_model_lines_changed (REMIT_SHEET_MODEL (self));
        return remit_matrix_lines_find (self->lines, i) >= 0;
      }
  return FALSE;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-money"
#include "remit-money-model-private.h"

#include "remit-field-value.h"
#include "remit-search.h"

#include <glib/gi18n-lib.h>

/* Which rows the sheet of budget lines has: all lines, grouped by the first thing each covers, and
 * the currencies they are in. */

/* ---- the lines in order ---- */

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

void
_remit_money_free_lines (RemitMatrix *matrix)
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

  g_clear_pointer (&self->matrix, _remit_money_free_lines);
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

void
_remit_money_load (RemitMoneyModel *self)
{
  g_clear_pointer (&self->names, remit_party_names_free);
  load_rows (self);
  list_currencies (self);
  _remit_money_list_years (self);
  _remit_money_settle_year (self);
  _remit_money_sum_up (self);
}

/* Names, years, currencies and widths as one text: whether the sheet must ask for its lines again.
 */
char *
_remit_money_digest (RemitLiveModel *model)
{
  RemitMoneyModel *self = REMIT_MONEY_MODEL (model);
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_MD5);

  for (guint i = 0; i < self->rows->len; i++)
    g_checksum_update (sum, (const guchar *) _remit_money_get_nth (self, i)->name, -1);
  for (guint i = 0; i < self->year_names->len; i++)
    g_checksum_update (sum, self->year_names->pdata[i], -1);
  for (guint i = 0; i < self->currencies->len; i++)
    g_checksum_update (sum, self->currencies->pdata[i], -1);
  for (guint i = 0; i < self->widest->len; i++)
    g_checksum_update (sum, self->widest->pdata[i], -1);
  return g_strdup (g_checksum_get_string (sum));
}

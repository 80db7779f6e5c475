/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "remit-graph-private.h"

#include <glib/gi18n-lib.h>

/* All rows in memory.  A table is a hash by id plus an array in id order, made when asked for and
 * kept right by single inserts and removals; every REF field is a hash from the id referred to, to
 * the rows that do.  So adjacency, places of a node, amounts of a budget line and "who refers to
 * this" are one mechanism.  Cost: O(1) by id and by reference, O(n) for the ordered list after a
 * bulk change. */

#define MAX_FIELDS 16

typedef struct
{
  GHashTable *rows;   /* owned: RemitId -> RemitRow */
  GPtrArray *ordered; /* borrowed rows in id order, valid unless `stale` */
  gboolean stale;
  guint removals; /* since the ordered list was last asked for */
  GHashTable
    *referrers[MAX_FIELDS]; /* owned: RemitId -> GPtrArray of borrowed rows; NULL: no REF field */
} Table;

struct _RemitGraph
{
  Table tables[REMIT_N_TABLES];
};

/* After this many removals one sort is cheaper than keeping the order. */
#define REMOVALS_IN_PLACE 64

RemitGraph *
_remit_graph_new (void)
{
  RemitGraph *graph = g_new0 (RemitGraph, 1);

  for (guint t = 1; t < REMIT_N_TABLES; t++)
    {
      const RemitTableInfo *info = remit_table_info (t);
      Table *table = &graph->tables[t];

      g_assert (info->n_fields <= MAX_FIELDS);
      table->rows = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL,
                                           (GDestroyNotify) remit_row_free);
      table->ordered = g_ptr_array_new ();
      for (guint f = 0; f < info->n_fields; f++)
        if (info->fields[f].type == REMIT_FIELD_REF)
          table->referrers[f] = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free,
                                                       (GDestroyNotify) g_ptr_array_unref);
    }
  return graph;
}

void
_remit_graph_free (RemitGraph *graph)
{
  if (graph == NULL)
    return;
  for (guint t = 1; t < REMIT_N_TABLES; t++)
    {
      Table *table = &graph->tables[t];

      for (guint f = 0; f < MAX_FIELDS; f++)
        g_clear_pointer (&table->referrers[f], g_hash_table_unref);
      g_ptr_array_unref (table->ordered);
      g_hash_table_unref (table->rows);
    }
  g_free (graph);
}

static void
add_reference (GHashTable *referrers, RemitId to, RemitRow *row)
{
  GPtrArray *rows = g_hash_table_lookup (referrers, &to);

  if (rows == NULL)
    {
      rows = g_ptr_array_new ();
      g_hash_table_insert (referrers, g_memdup2 (&to, sizeof to), rows);
    }
  g_ptr_array_add (rows, row);
}

static void
drop_reference (GHashTable *referrers, RemitId to, RemitRow *row)
{
  GPtrArray *rows = g_hash_table_lookup (referrers, &to);

  if (rows->len == 1)
    g_hash_table_remove (referrers, &to);
  else
    g_ptr_array_remove_fast (rows, row);
}

static void
change_references (Table *table, RemitRow *row, void (*change) (GHashTable *, RemitId, RemitRow *))
{
  const RemitTableInfo *info = remit_table_info (row->table);

  for (guint f = 0; f < info->n_fields; f++)
    if (table->referrers[f] != NULL)
      {
        RemitId to = remit_row_get_number (row, f);

        if (to != REMIT_ID_NONE)
          change (table->referrers[f], to, row);
      }
}

static RemitId
id_at (const Table *table, guint index)
{
  return ((const RemitRow *) g_ptr_array_index (table->ordered, index))->id;
}

/* The place of @id, or the one where it would be put. */
static guint
find_place (const Table *table, RemitId id)
{
  guint low = 0, high = table->ordered->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (id_at (table, middle) < id)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

void
_remit_graph_insert (RemitGraph *graph, RemitRow *row)
{
  Table *table = &graph->tables[row->table];

  g_assert (row->id > 0 && !g_hash_table_contains (table->rows, &row->id));
  g_hash_table_insert (table->rows, &row->id, row);
  if (!table->stale)
    {
      if (table->ordered->len == 0 || id_at (table, table->ordered->len - 1) < row->id)
        g_ptr_array_add (table->ordered, row);
      else
        table->stale = TRUE;
    }
  change_references (table, row, add_reference);
}

void
_remit_graph_remove (RemitGraph *graph, RemitTable t, RemitId id)
{
  Table *table = &graph->tables[t];
  RemitRow *row = g_hash_table_lookup (table->rows, &id);

  g_assert (row != NULL);
  change_references (table, row, drop_reference);
  if (!table->stale)
    {
      if (table->removals++ < REMOVALS_IN_PLACE)
        g_ptr_array_remove_index (table->ordered, find_place (table, id));
      else
        table->stale = TRUE;
    }
  g_hash_table_remove (table->rows, &id);
}

void
_remit_graph_replace (RemitGraph *graph, RemitRow *row)
{
  Table *table = &graph->tables[row->table];
  RemitRow *old = g_hash_table_lookup (table->rows, &row->id);

  g_assert (old != NULL);
  change_references (table, old, drop_reference);
  if (!table->stale)
    g_ptr_array_index (table->ordered, find_place (table, row->id)) = row;
  g_hash_table_replace (table->rows, &row->id, row);
  change_references (table, row, add_reference);
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  const RemitRow *left = *(const RemitRow *const *) a;
  const RemitRow *right = *(const RemitRow *const *) b;

  return (left->id > right->id) - (left->id < right->id);
}

/* The ordered list is a cache: making it does not change the graph that callers see. */
static void
put_in_order (Table *table)
{
  GHashTableIter iter;
  gpointer row;

  table->removals = 0;
  if (!table->stale)
    return;
  g_ptr_array_set_size (table->ordered, 0);
  g_hash_table_iter_init (&iter, table->rows);
  while (g_hash_table_iter_next (&iter, NULL, &row))
    g_ptr_array_add (table->ordered, row);
  g_ptr_array_sort (table->ordered, compare_ids);
  table->stale = FALSE;
}

const RemitRow *const *
remit_graph_rows (const RemitGraph *graph, RemitTable t, guint *n)
{
  Table *table = (Table *) &graph->tables[t];

  put_in_order (table);
  *n = table->ordered->len;
  return (const RemitRow *const *) table->ordered->pdata;
}

guint
remit_graph_count (const RemitGraph *graph, RemitTable table)
{
  return g_hash_table_size (graph->tables[table].rows);
}

const RemitRow *
remit_graph_get (const RemitGraph *graph, RemitTable table, RemitId id)
{
  return g_hash_table_lookup (graph->tables[table].rows, &id);
}

const RemitNode *
remit_graph_node (const RemitGraph *graph, RemitId id)
{
  return (const RemitNode *) remit_graph_get (graph, REMIT_TABLE_NODE, id);
}

const RemitLink *
remit_graph_link (const RemitGraph *graph, RemitId id)
{
  return (const RemitLink *) remit_graph_get (graph, REMIT_TABLE_LINK, id);
}

const RemitRow *
remit_graph_find (const RemitGraph *graph, RemitId id)
{
  for (guint t = 1; t < REMIT_N_TABLES; t++)
    {
      const RemitRow *row = remit_graph_get (graph, t, id);

      if (row != NULL)
        return row;
    }
  return NULL;
}

const RemitRow *const *
remit_graph_referrers (const RemitGraph *graph, RemitTable t, guint field, RemitId id, guint *n)
{
  const Table *table = &graph->tables[t];
  GPtrArray *rows;

  g_assert (table->referrers[field] != NULL);
  rows = g_hash_table_lookup (table->referrers[field], &id);
  *n = rows != NULL ? rows->len : 0;
  return rows != NULL ? (const RemitRow *const *) rows->pdata : NULL;
}

const RemitLink *const *
remit_graph_links_out (const RemitGraph *graph, RemitId node, guint *n)
{
  return (const RemitLink *const *) remit_graph_referrers (graph, REMIT_TABLE_LINK,
                                                           REMIT_LINK_FIELD_SOURCE, node, n);
}

const RemitLink *const *
remit_graph_links_in (const RemitGraph *graph, RemitId node, guint *n)
{
  return (const RemitLink *const *) remit_graph_referrers (graph, REMIT_TABLE_LINK,
                                                           REMIT_LINK_FIELD_TARGET, node, n);
}

const RemitRow *
remit_graph_detail (const RemitGraph *graph, RemitTable table, RemitId node)
{
  const RemitTableInfo *info = remit_table_info (table);
  guint n;
  const RemitRow *const *rows;

  g_return_val_if_fail (info->owner >= 0, NULL);
  rows = remit_graph_referrers (graph, table, (guint) info->owner, node, &n);
  return n > 0 ? rows[0] : NULL;
}

void
_remit_graph_foreach_referrer (const RemitGraph *graph, RemitId id, RemitReferrerFunc func,
                               gpointer data)
{
  for (guint t = 1; t < REMIT_N_TABLES; t++)
    for (guint f = 0; f < remit_table_info (t)->n_fields; f++)
      if (graph->tables[t].referrers[f] != NULL)
        {
          guint n;
          const RemitRow *const *rows = remit_graph_referrers (graph, t, f, id, &n);

          for (guint i = 0; i < n; i++)
            func (rows[i], f, data);
        }
}

static int
compare_positions (gconstpointer a, gconstpointer b)
{
  const RemitRow *left = *(const RemitRow *const *) a;
  const RemitRow *right = *(const RemitRow *const *) b;
  int field = remit_table_field (left->table, "position");
  gint64 p = field >= 0 ? remit_row_get_number (left, (guint) field) : 0;
  gint64 q = field >= 0 ? remit_row_get_number (right, (guint) field) : 0;

  return p != q ? (p > q) - (p < q) : compare_ids (a, b);
}

GPtrArray *
remit_graph_owned (const RemitGraph *graph, RemitTable table, RemitId owner)
{
  const RemitTableInfo *info = remit_table_info (table);
  GPtrArray *owned = g_ptr_array_new ();
  const RemitRow *const *rows;
  guint n;

  g_return_val_if_fail (info->owner >= 0, owned);
  rows = remit_graph_referrers (graph, table, (guint) info->owner, owner, &n);
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (owned, (gpointer) rows[i]);
  g_ptr_array_sort (owned, compare_positions);
  return owned;
}

const char *
remit_graph_meta (const RemitGraph *graph, const char *key)
{
  guint n;
  const RemitRow *const *rows = remit_graph_rows (graph, REMIT_TABLE_META, &n);

  for (guint i = 0; i < n; i++)
    {
      const RemitMeta *meta = (const RemitMeta *) rows[i];

      if (g_str_equal (meta->key, key))
        return meta->value;
    }
  return "";
}

static const char *
node_name (const RemitGraph *graph, RemitId id)
{
  const RemitNode *node = remit_graph_node (graph, id);

  return node != NULL && *node->name != '\0' ? node->name : _("Unnamed");
}

char *
remit_graph_describe (const RemitGraph *graph, RemitId id)
{
  const RemitRow *row = remit_graph_find (graph, id);
  const RemitTableInfo *info;
  int name;

  if (row == NULL)
    return g_strdup (_("Something that is gone"));
  if (row->table == REMIT_TABLE_LINK)
    {
      const RemitLink *link = (const RemitLink *) row;

      /* Translators: a link: source – what it is – target. */
      return g_strdup_printf (_("%s – %s – %s"), node_name (graph, link->source),
                              remit_link_kind_label (link->kind), node_name (graph, link->target));
    }
  info = remit_table_info (row->table);
  name = remit_table_field (row->table, "name");
  if (name >= 0 && *remit_row_get_text (row, (guint) name) != '\0')
    return g_strdup (remit_row_get_text (row, (guint) name));
  if (info->owner >= 0 && remit_row_get_number (row, (guint) info->owner) != REMIT_ID_NONE)
    {
      g_autofree char *owner
        = remit_graph_describe (graph, remit_row_get_number (row, (guint) info->owner));

      /* Translators: a part and what it belongs to: "Amount of Consent platform run cost". */
      return g_strdup_printf (_("%s of %s"), _(info->label), owner);
    }
  return g_strdup (_(info->label));
}

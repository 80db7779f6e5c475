/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "remit-rules-index.h"

/* A row's rivals for a key and the way up from a part are found by looking, which is cheap for one
 * row and quadratic for all rows of a file (a hundred thousand facts, a chain of ten thousand
 * parts). So the first few rows are simply looked at; then the keys of the whole table are hashed
 * once, and the circles of "part of" are searched once.  Memory: some 12 bytes a row of the table
 * while its keys are hashed; only clashes are kept. */

#define LOOK_FIRST 8

struct _RemitRulesIndex
{
  const RemitGraph *graph;
  guint asked[REMIT_N_TABLES];
  GHashTable *
    clashes[REMIT_N_TABLES]; /* owned: a row for each key that several rows have; NULL until made */
  guint asked_circles;
  GHashTable *circle; /* owned: ids of the links on one circle; NULL until made */
};

RemitRulesIndex *
_remit_rules_index_new (const RemitGraph *graph)
{
  RemitRulesIndex *index = g_new0 (RemitRulesIndex, 1);

  index->graph = graph;
  return index;
}

void
_remit_rules_index_free (RemitRulesIndex *index)
{
  if (index == NULL)
    return;
  for (guint t = 1; t < REMIT_N_TABLES; t++)
    g_clear_pointer (&index->clashes[t], g_hash_table_unref);
  g_clear_pointer (&index->circle, g_hash_table_unref);
  g_free (index);
}

/* ---- keys ---- */

static const int link_key[] = { REMIT_LINK_FIELD_KIND, REMIT_LINK_FIELD_SOURCE,
                                REMIT_LINK_FIELD_TARGET, REMIT_LINK_FIELD_PERSPECTIVE, -1 };

/* The fields of a row's key; ends with -1. */
static const int *
key_fields (RemitTable table)
{
  return table == REMIT_TABLE_LINK ? link_key : remit_table_info (table)->unique;
}

#define KEY_SIZE G_N_ELEMENTS (link_key)

static guint
hash_key (gconstpointer data)
{
  const RemitRow *row = data;
  const RemitTableInfo *info = remit_table_info (row->table);
  const int *fields = key_fields (row->table);
  guint hash = 5381;

  for (guint i = 0; i < KEY_SIZE && fields[i] >= 0; i++)
    {
      guint f = (guint) fields[i];

      if (remit_field_is_text (&info->fields[f]))
        hash = hash * 31 + g_str_hash (remit_row_get_text (row, f));
      else
        {
          gint64 number = remit_row_get_number (row, f);

          hash = hash * 31 + g_int64_hash (&number);
        }
    }
  return hash;
}

gboolean
_remit_rules_index_same_key (gconstpointer a, gconstpointer b)
{
  const RemitRow *left = a;
  const RemitRow *right = b;
  const RemitTableInfo *info = remit_table_info (left->table);
  const int *fields = key_fields (left->table);

  for (guint i = 0; i < KEY_SIZE && fields[i] >= 0; i++)
    {
      guint f = (guint) fields[i];

      if (remit_field_is_text (&info->fields[f])
            ? !g_str_equal (remit_row_get_text (left, f), remit_row_get_text (right, f))
            : remit_row_get_number (left, f) != remit_row_get_number (right, f))
        return FALSE;
    }
  return TRUE;
}

static void
index_keys (RemitRulesIndex *index, RemitTable table)
{
  g_autoptr (GHashTable) keys = g_hash_table_new (hash_key, _remit_rules_index_same_key);
  guint n;
  const RemitRow *const *rows = remit_graph_rows (index->graph, table, &n);

  index->clashes[table] = g_hash_table_new (hash_key, _remit_rules_index_same_key);
  for (guint i = 0; i < n; i++)
    if (g_hash_table_contains (keys, rows[i]))
      g_hash_table_add (index->clashes[table], (gpointer) rows[i]);
    else
      g_hash_table_add (keys, (gpointer) rows[i]);
}

gboolean
_remit_rules_index_may_clash (RemitRulesIndex *index, const RemitRow *row)
{
  if (index->asked[row->table]++ < LOOK_FIRST)
    return TRUE;
  if (index->clashes[row->table] == NULL)
    index_keys (index, row->table);
  return g_hash_table_contains (index->clashes[row->table], row);
}

/* ---- circles ---- */

typedef struct
{
  RemitId node;
  RemitId link; /* that led here */
  guint next;   /* of its links */
} Step;

enum
{
  ON_THE_WAY = 1,
  DONE = 2
};

/* The links of the way from @node, which is on it, to its end. */
static void
keep_circle (RemitRulesIndex *index, const GArray *way, RemitId node, RemitId closing)
{
  g_hash_table_add (index->circle, g_memdup2 (&closing, sizeof closing));
  for (guint i = way->len; i > 0 && g_array_index (way, Step, i - 1).node != node; i--)
    g_hash_table_add (index->circle,
                      g_memdup2 (&g_array_index (way, Step, i - 1).link, sizeof (RemitId)));
}

static void
set_state (GHashTable *states, RemitId node, int state)
{
  g_hash_table_insert (states, g_memdup2 (&node, sizeof node), GINT_TO_POINTER (state));
}

/* Takes the next step from the last node of the way; TRUE when it closes a circle. */
static gboolean
go_on (RemitRulesIndex *index, GArray *way, GHashTable *states)
{
  Step *last = &g_array_index (way, Step, way->len - 1);
  guint n;
  const RemitLink *const *links = remit_graph_links_out (index->graph, last->node, &n);

  while (last->next < n)
    {
      const RemitLink *link = links[last->next++];
      Step step = { link->target, link->row.id, 0 };
      int state;

      if (link->kind != REMIT_LINK_PART_OF)
        continue;
      state = GPOINTER_TO_INT (g_hash_table_lookup (states, &link->target));
      if (state == ON_THE_WAY)
        {
          keep_circle (index, way, link->target, link->row.id);
          return TRUE;
        }
      if (state == DONE)
        continue;
      set_state (states, link->target, ON_THE_WAY);
      g_array_append_val (way, step);
      return FALSE;
    }
  set_state (states, last->node, DONE);
  g_array_set_size (way, way->len - 1);
  return FALSE;
}

/* Looks for a circle depth first, each node once.  One is enough: a document without circles has
 * none that misses all new links, and one is reason to refuse. */
static void
find_circle (RemitRulesIndex *index)
{
  g_autoptr (GHashTable) states = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GArray) way = g_array_new (FALSE, FALSE, sizeof (Step));
  guint n;
  const RemitRow *const *rows = remit_graph_rows (index->graph, REMIT_TABLE_LINK, &n);

  index->circle = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  for (guint i = 0; i < n; i++)
    {
      const RemitLink *link = (const RemitLink *) rows[i];
      Step start = { link->source, REMIT_ID_NONE, 0 };

      if (link->kind != REMIT_LINK_PART_OF || g_hash_table_contains (states, &link->source))
        continue;
      set_state (states, link->source, ON_THE_WAY);
      g_array_append_val (way, start);
      while (way->len > 0)
        if (go_on (index, way, states))
          return;
    }
}

gboolean
_remit_rules_index_may_close_circle (RemitRulesIndex *index, const RemitLink *link)
{
  if (index->asked_circles++ < LOOK_FIRST)
    return TRUE;
  if (index->circle == NULL)
    find_circle (index);
  return g_hash_table_contains (index->circle, &link->row.id);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-budget"
#include "remit-budget-private.h"

#include <string.h>

/* The tree of what money is for: the sums of items become those of items with their parts.  An item
 * that is part of several things counts under the first of them only, so each line is counted once
 * at the top.  Linear in the items, what is above them, and their currencies; no recursion, since a
 * model may be deep. */

/* Something on the way from an item to its root. */
typedef struct
{
  RemitId id, parent;
  gint64 position;
  GArray *children; /* guint */
  GArray *slots;    /* guint */
  gboolean done;    /* the way up from here is known and ends */
} Branch;

typedef struct
{
  RemitRollupRun *run;
  GArray *branches;   /* Branch */
  GHashTable *places; /* id -> 1 + index */
} Tree;

static void
clear_branch (gpointer data)
{
  Branch *branch = data;

  g_array_unref (branch->children);
  g_array_unref (branch->slots);
}

/* What it is part of: the first by position and id, when there are several. */
static RemitId
find_parent (const RemitGraph *graph, RemitId item)
{
  guint n;
  const RemitLink *const *links = remit_graph_links_out (graph, item, &n);
  const RemitLink *first = NULL;

  for (guint i = 0; i < n; i++)
    if (links[i]->kind == REMIT_LINK_PART_OF && links[i]->perspective == REMIT_ID_NONE
        && (first == NULL || links[i]->position < first->position
            || (links[i]->position == first->position && links[i]->row.id < first->row.id)))
      first = links[i];
  return first != NULL ? first->target : REMIT_ID_NONE;
}

static guint
find_branch (Tree *tree, RemitId id, gboolean *added)
{
  guint place = GPOINTER_TO_UINT (g_hash_table_lookup (tree->places, &id));
  const RemitNode *node;
  Branch branch = { .id = id };

  *added = place == 0;
  if (place != 0)
    return place - 1;
  node = remit_graph_node (tree->run->graph, id);
  branch.position = node != NULL ? node->position : 0;
  branch.parent = id != REMIT_ID_NONE ? find_parent (tree->run->graph, id) : REMIT_ID_NONE;
  branch.children = g_array_new (FALSE, FALSE, sizeof (guint));
  branch.slots = g_array_new (FALSE, FALSE, sizeof (guint));
  g_array_append_val (tree->branches, branch);
  g_hash_table_insert (tree->places, g_memdup2 (&id, sizeof id),
                       GUINT_TO_POINTER (tree->branches->len));
  return tree->branches->len - 1;
}

/* Puts @id and all above it into the tree.  A circle, which only an open edit can have, is cut. */
static void
climb (Tree *tree, RemitId id)
{
  gboolean added;
  guint start = find_branch (tree, id, &added), at = start;

  while (!g_array_index (tree->branches, Branch, at).done)
    {
      RemitId parent = g_array_index (tree->branches, Branch, at).parent;
      guint above;

      if (parent == REMIT_ID_NONE)
        break;
      above = find_branch (tree, parent, &added);
      if (!added && !g_array_index (tree->branches, Branch, above).done)
        {
          g_array_index (tree->branches, Branch, at).parent = REMIT_ID_NONE;
          break;
        }
      at = above;
    }
  for (at = start; !g_array_index (tree->branches, Branch, at).done;)
    {
      Branch *branch = &g_array_index (tree->branches, Branch, at);

      branch->done = TRUE;
      if (branch->parent == REMIT_ID_NONE)
        break;
      at = find_branch (tree, branch->parent, &added);
    }
}

static int
compare_branches (gconstpointer a, gconstpointer b, gpointer data)
{
  const Tree *tree = data;
  const Branch *left = &g_array_index (tree->branches, Branch, *(const guint *) a);
  const Branch *right = &g_array_index (tree->branches, Branch, *(const guint *) b);

  if ((left->id == REMIT_ID_NONE) != (right->id == REMIT_ID_NONE))
    return left->id == REMIT_ID_NONE ? 1 : -1;
  if (left->position != right->position)
    return left->position < right->position ? -1 : 1;
  return left->id < right->id ? -1 : left->id > right->id;
}

/* Each branch under its parent, parents first; the depths go to *depths. */
static GArray *
sort_tree (Tree *tree, GArray **depths)
{
  g_autoptr (GArray) open = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GArray) levels = g_array_new (FALSE, TRUE, sizeof (guint)); /* 0 at first */
  GArray *order = g_array_new (FALSE, FALSE, sizeof (guint));
  gboolean added;

  *depths = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < tree->branches->len; i++)
    {
      const Branch *branch = &g_array_index (tree->branches, Branch, i);

      if (branch->parent == REMIT_ID_NONE)
        g_array_append_val (open, i);
      else
        g_array_append_val (
          g_array_index (tree->branches, Branch, find_branch (tree, branch->parent, &added))
            .children,
          i);
    }
  g_array_sort_with_data (open, compare_branches, tree);
  for (guint i = 0; i < open->len / 2; i++)
    {
      guint swap = g_array_index (open, guint, i);

      g_array_index (open, guint, i) = g_array_index (open, guint, open->len - 1 - i);
      g_array_index (open, guint, open->len - 1 - i) = swap;
    }
  g_array_set_size (levels, open->len);
  while (open->len > 0)
    {
      guint at = g_array_index (open, guint, open->len - 1);
      guint depth = g_array_index (levels, guint, levels->len - 1), below = depth + 1;
      GArray *children = g_array_index (tree->branches, Branch, at).children;

      g_array_set_size (open, open->len - 1);
      g_array_set_size (levels, levels->len - 1);
      g_array_append_val (order, at);
      g_array_append_val (*depths, depth);
      g_array_sort_with_data (children, compare_branches, tree);
      for (guint i = children->len; i-- > 0;)
        {
          g_array_append_val (open, g_array_index (children, guint, i));
          g_array_append_val (levels, below);
        }
    }
  return order;
}

/* Adds the sums of each branch to its parent, children before parents. */
static gboolean
carry_up (Tree *tree, const GArray *order, GError **error)
{
  RemitRollupRun *run = tree->run;

  for (guint i = order->len; i-- > 0;)
    {
      guint at = g_array_index (order, guint, i);
      const Branch *branch = &g_array_index (tree->branches, Branch, at);
      Branch *above;
      gboolean added;

      if (branch->parent == REMIT_ID_NONE)
        continue;
      above = &g_array_index (tree->branches, Branch, find_branch (tree, branch->parent, &added));
      for (guint s = 0; s < branch->slots->len; s++)
        {
          guint from = g_array_index (branch->slots, guint, s);
          guint before = run->slots->len;
          guint to = _remit_rollup_slot (
            run, branch->parent, g_array_index (run->slots, RemitRollupSlot, from).sum.currency);
          RemitRollupSlot *slots = (RemitRollupSlot *) (gpointer) run->slots->data;

          if (run->slots->len > before)
            g_array_append_val (above->slots, to);
          slots[to].sum.present |= slots[from].sum.present;
          if (!_remit_figures_add (slots[to].sum.minor, slots[from].sum.minor, error))
            return FALSE;
        }
    }
  return TRUE;
}

static int
compare_by_currency (gconstpointer a, gconstpointer b, gpointer data)
{
  const RemitRollupRun *run = data;
  guint left = g_array_index (run->slots, RemitRollupSlot, *(const guint *) a).sum.currency;
  guint right = g_array_index (run->slots, RemitRollupSlot, *(const guint *) b).sum.currency;

  return strcmp (run->rollup->currencies->pdata[left], run->rollup->currencies->pdata[right]);
}

/* Turns the sums of the items into those of the items with their parts. */
gboolean
_remit_rollup_finish_tree (RemitRollupRun *run, GError **error)
{
  Tree tree = { .run = run };
  g_autoptr (GArray) order = NULL, depths = NULL;
  gboolean done, added;

  tree.branches = g_array_new (FALSE, FALSE, sizeof (Branch));
  g_array_set_clear_func (tree.branches, clear_branch);
  tree.places = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  for (guint i = 0; i < run->slots->len; i++)
    {
      RemitRollupSlot *slot = &g_array_index (run->slots, RemitRollupSlot, i);
      guint at;

      memcpy (slot->sum.own_minor, slot->sum.minor, sizeof slot->sum.minor);
      climb (&tree, slot->sum.key);
      at = find_branch (&tree, slot->sum.key, &added);
      g_array_append_val (g_array_index (tree.branches, Branch, at).slots, i);
    }
  order = sort_tree (&tree, &depths);
  done = carry_up (&tree, order, error);
  for (guint i = 0; done && i < order->len; i++)
    {
      GArray *slots = g_array_index (tree.branches, Branch, g_array_index (order, guint, i)).slots;

      g_array_sort_with_data (slots, compare_by_currency, run);
      for (guint s = 0; s < slots->len; s++)
        {
          RemitRollupSlot *slot
            = &g_array_index (run->slots, RemitRollupSlot, g_array_index (slots, guint, s));

          slot->sum.depth = g_array_index (depths, guint, i);
          g_array_append_val (run->rollup->sums, slot->sum);
        }
    }
  g_array_unref (tree.branches);
  g_hash_table_unref (tree.places);
  return done;
}

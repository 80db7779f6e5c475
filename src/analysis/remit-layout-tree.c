/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-layout"

#include "remit-layout.h"
#include "remit-layout-private.h"

#include <math.h>

/* Tidy trees: Reingold and Tilford's drawing in Buchheim's linear time, in the form of van der
 * Ploeg, which lets boxes differ in height (needed for stacks).  Every level has its own height,
 * children stand in the order of their edges, parents in the middle above them.  More than FEW
 * leaves of one parent are stacked in columns below it.  Of several parents the first edge counts;
 * an edge that would close a circle is left out.  Linear but for sorting the boxes; no recursion,
 * so that depth does not matter. */

#define FEW 4 /* so many leaves stand side by side */
#define NONE G_MAXUINT

/* A vertex of the tree: a box, or a stack of leaves. */
typedef struct
{
  double x;                /* before the shifts of its ancestors */
  double y, width, height; /* with gaps */
  double mod, change,
      shift; /* what the subtree is moved by; how that is spread over the siblings between */
  guint first_child, n_children; /* in Tree.children */
  guint left_thread, right_thread;
  guint left_end, right_end; /* the lowest vertices on either side */
  double left_end_mod, right_end_mod;
  guint first_leaf, n_leaves; /* of a stack, in Tree.leaves; 0: a box */
  guint n_columns;
} Vertex;

/* Boxes keep their numbers, stacks follow. */
typedef struct
{
  RemitLayoutFrame *frame;
  guint n;
  Vertex *vertices;
  guint *children;
  guint *leaves;
  guint *depth; /* of boxes */
  double *level_y, *level_height;
} Tree;

/* How far down the siblings to the left reach: a list with the lowest reach first. */
typedef struct _Reach
{
  double bottom;
  guint child;
  struct _Reach *next;
} Reach;

static guint
find_top (guint *above, guint v)
{
  while (above[v] != v)
    {
      above[v] = above[above[v]];
      v = above[v];
    }
  return v;
}

/* The edges that make the forest, by number, in the order given. */
static GArray *
choose_parents (const RemitLayoutFrame *frame, const RemitLayoutEdge *edges, guint n_edges)
{
  GArray *chosen = g_array_new (FALSE, FALSE, sizeof (RemitLayoutEdge));
  g_autofree gboolean *has_parent = g_new0 (gboolean, frame->n);
  g_autofree guint *above = g_new (guint, frame->n);

  for (guint v = 0; v < frame->n; v++)
    above[v] = v;
  for (guint e = 0; e < n_edges; e++)
    {
      RemitLayoutEdge edge;

      if (edges[e].from >= frame->n || edges[e].to >= frame->n)
        continue;
      edge.from = frame->number_of[edges[e].from];
      edge.to = frame->number_of[edges[e].to];
      edge.weight = 1;
      /* A box without parent is the root of its tree: a parent in the same tree would be below it.
       */
      if (has_parent[edge.to] || find_top (above, edge.from) == find_top (above, edge.to))
        continue;
      has_parent[edge.to] = TRUE;
      above[find_top (above, edge.to)] = find_top (above, edge.from);
      g_array_append_val (chosen, edge);
    }
  return chosen;
}

/* ---- building ---- */

static guint
count_columns (const RemitLayoutFrame *frame, const guint *leaves, guint n)
{
  double width = 0, height = 0;

  for (guint i = 0; i < n; i++)
    {
      width += frame->width[leaves[i]] + frame->gap_x;
      height += frame->height[leaves[i]] + frame->gap_stack;
    }
  return (guint) CLAMP (round (sqrt (n * height / width)), 1, n);
}

/* Walks the columns of a stack: sets places when @set, else only its size. */
static void
fill_stack (const Tree *tree, Vertex *stack, gboolean set)
{
  RemitLayoutFrame *frame = tree->frame;
  guint rows = (stack->n_leaves + stack->n_columns - 1) / stack->n_columns;
  double x = 0, highest = 0;

  for (guint begin = 0; begin < stack->n_leaves; begin += rows)
    {
      double y = 0, widest = 0;

      for (guint i = begin; i < MIN (begin + rows, stack->n_leaves); i++)
        {
          guint v = tree->leaves[stack->first_leaf + i];

          if (set)
            {
              frame->x[v] = stack->x + frame->gap_x / 2 + x;
              frame->y[v] = stack->y + y;
            }
          widest = MAX (widest, frame->width[v]);
          y += frame->height[v] + frame->gap_stack;
        }
      highest = MAX (highest, y - frame->gap_stack);
      x += widest + frame->gap_x;
    }
  stack->width = x;
  stack->height = highest + frame->gap_y;
}

/* Gives @parent its children: boxes with children of their own, few leaves, or in the place of the
 * first of many leaves a stack of them. */
static void
add_children (Tree *tree, guint parent, const RemitLayoutLists *below, const RemitLayoutEdge *edges,
              guint *n_children, guint *n_leaves)
{
  Vertex *vertex = &tree->vertices[parent];
  guint n_own_leaves = 0, stack = NONE;

  for (guint k = below->first[parent]; k < below->first[parent + 1]; k++)
    {
      guint child = edges[below->items[k]].to;

      n_own_leaves += below->first[child] == below->first[child + 1];
    }
  vertex->first_child = *n_children;
  for (guint k = below->first[parent]; k < below->first[parent + 1]; k++)
    {
      guint child = edges[below->items[k]].to;

      if (n_own_leaves <= FEW || below->first[child] < below->first[child + 1])
        {
          tree->children[(*n_children)++] = child;
          continue;
        }
      if (stack == NONE)
        {
          stack = tree->n++;
          tree->vertices[stack] = (Vertex){ .first_leaf = *n_leaves };
          tree->children[(*n_children)++] = stack;
        }
      tree->leaves[(*n_leaves)++] = child;
      tree->vertices[stack].n_leaves++;
    }
  vertex->n_children = *n_children - vertex->first_child;
  if (stack == NONE)
    return;
  tree->vertices[stack].n_columns = count_columns (
      tree->frame, tree->leaves + tree->vertices[stack].first_leaf, n_own_leaves);
  fill_stack (tree, &tree->vertices[stack], FALSE);
}

static guint
child_of (const Tree *tree, const Vertex *vertex, guint i)
{
  return tree->children[vertex->first_child + i];
}

/* The vertices of the tree under @root, parents before children; returns their number. */
static guint
list_vertices (const Tree *tree, guint root, guint *list)
{
  guint n = 0;

  list[n++] = root;
  for (guint i = 0; i < n; i++)
    for (guint c = 0; c < tree->vertices[list[i]].n_children; c++)
      list[n++] = child_of (tree, &tree->vertices[list[i]], c);
  return n;
}

/* Depths, then the levels' places, then sizes with gaps: a box fills its level down to the next
 * one, so that outlines have no holes. */
static void
set_levels (Tree *tree, const guint *list, guint n)
{
  RemitLayoutFrame *frame = tree->frame;
  guint n_levels = 1;

  tree->depth[list[0]] = 0;
  tree->level_height[0] = 0;
  for (guint i = 0; i < n; i++)
    {
      const Vertex *vertex = &tree->vertices[list[i]];
      guint depth = tree->depth[list[i]];

      if (vertex->n_leaves == 0)
        tree->level_height[depth] = MAX (tree->level_height[depth], frame->height[list[i]]);
      for (guint c = 0; c < vertex->n_children; c++)
        {
          if (depth + 1 == n_levels)
            tree->level_height[n_levels++] = 0;
          tree->depth[child_of (tree, vertex, c)] = depth + 1;
        }
    }
  tree->level_y[0] = 0;
  for (guint level = 1; level < n_levels; level++)
    tree->level_y[level] = tree->level_y[level - 1] + tree->level_height[level - 1] + frame->gap_y;
  for (guint i = 0; i < n; i++)
    {
      Vertex *vertex = &tree->vertices[list[i]];
      guint depth = tree->depth[list[i]];

      vertex->y = tree->level_y[depth];
      if (vertex->n_leaves > 0)
        continue;
      vertex->width = frame->width[list[i]] + frame->gap_x;
      vertex->height = tree->level_height[depth] + frame->gap_y;
    }
}

/* ---- the tidy drawing ---- */

static double
bottom_of (const Vertex *vertex)
{
  return vertex->y + vertex->height;
}

static guint
next_on_left (const Tree *tree, const Vertex *vertex)
{
  return vertex->n_children == 0 ? vertex->left_thread : child_of (tree, vertex, 0);
}

static guint
next_on_right (const Tree *tree, const Vertex *vertex)
{
  return vertex->n_children == 0 ? vertex->right_thread
                                 : child_of (tree, vertex, vertex->n_children - 1);
}

static void
push_reach (Reach **reach, GArray *pool, double bottom, guint child)
{
  Reach *entry;

  while (*reach != NULL && bottom >= (*reach)->bottom)
    *reach = (*reach)->next;
  entry = &g_array_index (pool, Reach, child);
  *entry = (Reach){ bottom, child, *reach };
  *reach = entry;
}

/* Moves child @i, and shares the move with the siblings between it and the one that it bumped
 * into. */
static void
move_child (Tree *tree, const Vertex *parent, guint i, guint bumped, double distance)
{
  Vertex *child = &tree->vertices[child_of (tree, parent, i)];
  double share = distance / (i - bumped);

  child->mod += distance;
  child->left_end_mod += distance;
  child->right_end_mod += distance;
  if (bumped + 1 == i)
    return;
  tree->vertices[child_of (tree, parent, bumped + 1)].shift += share;
  child->shift -= share;
  child->change -= distance - share;
}

/* The outline of the siblings' left side goes on in child @i, which reaches further down. */
static void
thread_left (Tree *tree, const Vertex *parent, guint i, guint next, double mods)
{
  Vertex *first = &tree->vertices[child_of (tree, parent, 0)];
  const Vertex *child = &tree->vertices[child_of (tree, parent, i)];
  Vertex *end = &tree->vertices[first->left_end];
  double difference = mods - tree->vertices[next].mod - first->left_end_mod;

  end->left_thread = next;
  end->mod += difference;
  end->x -= difference;
  first->left_end = child->left_end;
  first->left_end_mod = child->left_end_mod;
}

/* The outline of child @i's right side goes on in the siblings before it. */
static void
thread_right (Tree *tree, const Vertex *parent, guint i, guint next, double mods)
{
  Vertex *child = &tree->vertices[child_of (tree, parent, i)];
  const Vertex *before = &tree->vertices[child_of (tree, parent, i - 1)];
  Vertex *end = &tree->vertices[child->right_end];
  double difference = mods - tree->vertices[next].mod - child->right_end_mod;

  end->right_thread = next;
  end->mod += difference;
  end->x -= difference;
  child->right_end = before->right_end;
  child->right_end_mod = before->right_end_mod;
}

/* Walks down the right outline of the children before @i and the left one of child @i, moving the
 * latter right where they overlap. */
static void
separate (Tree *tree, const Vertex *parent, guint i, const Reach *reach)
{
  guint left = child_of (tree, parent, i - 1), right = child_of (tree, parent, i);
  double left_mods = tree->vertices[left].mod, right_mods = tree->vertices[right].mod;

  while (left != NONE && right != NONE)
    {
      const Vertex *l = &tree->vertices[left], *r = &tree->vertices[right];
      double distance = left_mods + l->x + l->width - (right_mods + r->x);
      double left_bottom = bottom_of (l), right_bottom = bottom_of (r);

      if (left_bottom > reach->bottom)
        reach = reach->next;
      if (distance > 0)
        {
          right_mods += distance;
          move_child (tree, parent, i, reach->child, distance);
        }
      if (left_bottom <= right_bottom && (left = next_on_right (tree, l)) != NONE)
        left_mods += tree->vertices[left].mod;
      if (left_bottom >= right_bottom && (right = next_on_left (tree, r)) != NONE)
        right_mods += tree->vertices[right].mod;
    }
  if (left == NONE && right != NONE)
    thread_left (tree, parent, i, right, right_mods);
  else if (left != NONE && right == NONE)
    thread_right (tree, parent, i, left, left_mods);
}

/* Sets the children of @v, which have been set themselves, side by side and @v above their middle.
 */
static void
set_vertex (Tree *tree, guint v, GArray *pool)
{
  Vertex *vertex = &tree->vertices[v];
  const Vertex *first, *last;
  Reach *reach = NULL;

  vertex->left_thread = vertex->right_thread = NONE;
  vertex->left_end = vertex->right_end = v;
  if (vertex->n_children == 0)
    return;

  g_array_set_size (pool, MAX (pool->len, vertex->n_children));
  first = &tree->vertices[child_of (tree, vertex, 0)];
  push_reach (&reach, pool, bottom_of (&tree->vertices[first->left_end]), 0);
  for (guint i = 1; i < vertex->n_children; i++)
    {
      double bottom = bottom_of (
          &tree->vertices[tree->vertices[child_of (tree, vertex, i)].right_end]);

      separate (tree, vertex, i, reach);
      push_reach (&reach, pool, bottom, i);
    }
  last = &tree->vertices[child_of (tree, vertex, vertex->n_children - 1)];
  vertex->x = (first->x + first->mod + last->mod + last->x + last->width - vertex->width) / 2;
  vertex->left_end = first->left_end;
  vertex->left_end_mod = first->left_end_mod;
  vertex->right_end = last->right_end;
  vertex->right_end_mod = last->right_end_mod;
}

/* Hands the shifts down.  Parents come before children in @list. */
static void
settle (Tree *tree, const guint *list, guint n)
{
  RemitLayoutFrame *frame = tree->frame;

  for (guint i = 0; i < n; i++)
    {
      Vertex *vertex = &tree->vertices[list[i]];
      double distance = 0, mods = 0;

      /* From here on mod is the sum over the ancestors. */
      vertex->x += vertex->mod;
      for (guint c = 0; c < vertex->n_children; c++)
        {
          Vertex *child = &tree->vertices[child_of (tree, vertex, c)];

          distance += child->shift;
          mods += distance + child->change;
          child->mod += mods + vertex->mod;
        }
      if (vertex->n_leaves > 0)
        fill_stack (tree, vertex, TRUE);
      else
        {
          frame->x[list[i]] = vertex->x + frame->gap_x / 2;
          frame->y[list[i]] = vertex->y;
        }
    }
}

static gboolean
lay_out_tree (Tree *tree, guint root, guint *list, GArray *pool, GCancellable *cancellable)
{
  guint n = list_vertices (tree, root, list);

  set_levels (tree, list, n);
  for (guint i = n; i > 0; i--)
    {
      if (i % 256 == 0 && g_cancellable_is_cancelled (cancellable))
        return FALSE;
      set_vertex (tree, list[i - 1], pool);
    }
  settle (tree, list, n);
  return TRUE;
}

static void
tree_init (Tree *tree, RemitLayoutFrame *frame, const RemitLayoutLists *below,
           const RemitLayoutEdge *edges, guint n_edges)
{
  guint n_children = 0, n_leaves = 0, most = frame->n + n_edges / (FEW + 1) + 1;

  *tree = (Tree){ .frame = frame, .n = frame->n };
  tree->vertices = g_new0 (Vertex, most);
  tree->depth = g_new (guint, most);
  tree->level_y = g_new (double, frame->n + 1);
  tree->level_height = g_new (double, frame->n + 1);
  tree->children = g_new (guint, n_edges);
  tree->leaves = g_new (guint, n_edges);
  for (guint v = 0; v < frame->n; v++)
    add_children (tree, v, below, edges, &n_children, &n_leaves);
}

static void
tree_clear (Tree *tree)
{
  g_free (tree->vertices);
  g_free (tree->depth);
  g_free (tree->level_y);
  g_free (tree->level_height);
  g_free (tree->children);
  g_free (tree->leaves);
}

gboolean
remit_layout_tree (RemitLayoutBox *boxes, guint n_boxes, const RemitLayoutEdge *edges,
                   guint n_edges, const RemitLayoutOptions *options, GCancellable *cancellable,
                   GError **error)
{
  g_auto (RemitLayoutFrame) frame = { 0 };
  g_auto (RemitLayoutParts) parts = { 0 };
  g_auto (RemitLayoutLists) below = { NULL, NULL }, above = { NULL, NULL };
  g_autoptr (GArray) chosen = NULL;
  g_autoptr (GArray) pool = g_array_new (FALSE, FALSE, sizeof (Reach));
  g_autofree guint *list = NULL;
  gboolean finished = TRUE;
  Tree tree;

  g_return_val_if_fail (boxes != NULL || n_boxes == 0, FALSE);
  g_return_val_if_fail (edges != NULL || n_edges == 0, FALSE);
  g_return_val_if_fail (options != NULL, FALSE);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  _remit_layout_frame_init (&frame, boxes, n_boxes, options);
  chosen = choose_parents (&frame, edges, n_edges);
  edges = (const RemitLayoutEdge *) (gpointer) chosen->data;
  _remit_layout_parts_init (&parts, n_boxes, edges, chosen->len);
  _remit_layout_lists_init (&below, n_boxes, edges, chosen->len, REMIT_LAYOUT_OUT);
  _remit_layout_lists_init (&above, n_boxes, edges, chosen->len, REMIT_LAYOUT_IN);
  tree_init (&tree, &frame, &below, edges, chosen->len);
  list = g_new (guint, tree.n);
  for (guint v = 0; v < n_boxes && finished; v++)
    if (above.first[v] == above.first[v + 1])
      finished = lay_out_tree (&tree, v, list, pool, cancellable);
  tree_clear (&tree);
  if (!finished)
    {
      g_cancellable_set_error_if_cancelled (cancellable, error);
      return FALSE;
    }
  return _remit_layout_frame_finish (&frame, &parts, cancellable, error);
}

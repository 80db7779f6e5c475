/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "remit-layout.h"

#include <math.h>

/* Both layouts through their public face: what must hold for every drawing, on random models and on
 * small ones that were thought out. */

typedef gboolean (*LayoutFunc) (RemitLayoutBox *boxes, guint n_boxes, const RemitLayoutEdge *edges,
                                guint n_edges, const RemitLayoutOptions *options,
                                GCancellable *cancellable, GError **error);

static const LayoutFunc both[] = { remit_layout_layered, remit_layout_tree };
static const RemitLayoutOptions usual = { 24, 60, FALSE };

typedef struct
{
  GArray *boxes, *edges;
} Model;

static void
model_clear (Model *model)
{
  g_array_unref (model->boxes);
  g_array_unref (model->edges);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Model, model_clear)

static Model
model_new (guint n_boxes)
{
  Model model = { g_array_new (FALSE, TRUE, sizeof (RemitLayoutBox)),
                  g_array_new (FALSE, TRUE, sizeof (RemitLayoutEdge)) };

  for (guint i = 0; i < n_boxes; i++)
    {
      RemitLayoutBox box = { .id = 1000 + i, .width = 160, .height = 48 };

      g_array_append_val (model.boxes, box);
    }
  return model;
}

static Model
model_copy (const Model *model)
{
  return (Model){ g_array_copy (model->boxes), g_array_copy (model->edges) };
}

static void
join (Model *model, guint from, guint to)
{
  RemitLayoutEdge edge = { from, to, 1 };

  g_array_append_val (model->edges, edge);
}

static RemitLayoutBox *
box (const Model *model, guint i)
{
  return &g_array_index (model->boxes, RemitLayoutBox, i);
}

static double
middle (const Model *model, guint i)
{
  return box (model, i)->x + box (model, i)->width / 2;
}

static gboolean
run (LayoutFunc layout, Model *model, const RemitLayoutOptions *options, GCancellable *cancellable,
     GError **error)
{
  return layout ((RemitLayoutBox *) (gpointer) model->boxes->data, model->boxes->len,
                 (RemitLayoutEdge *) (gpointer) model->edges->data, model->edges->len, options,
                 cancellable, error);
}

static void
lay_out (LayoutFunc layout, Model *model, const RemitLayoutOptions *options)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (run (layout, model, options, NULL, &error));
  g_assert_no_error (error);
}

/* Boxes of any size, also none, some pinned; edges of any kind, also loops, doubles and to nowhere.
 */
static Model
random_model (GRand *random, guint most_boxes, gboolean pins)
{
  guint n = (guint) g_rand_int_range (random, 0, (int) most_boxes + 1);
  guint n_edges = n == 0 ? 0 : (guint) g_rand_int_range (random, 0, (int) (3 * n));
  Model model = model_new (n);

  for (guint i = 0; i < n; i++)
    {
      box (&model, i)->id = g_rand_int_range (random, 1, 4 * (int) n) * 16 + i % 16;
      box (&model, i)->width = g_rand_double_range (random, 0, 300);
      box (&model, i)->height = g_rand_double_range (random, 0, 100);
      box (&model, i)->x = g_rand_double_range (random, -1000, 3000);
      box (&model, i)->y = g_rand_double_range (random, -500, 1500);
      box (&model, i)->pinned = pins && g_rand_int_range (random, 0, 5) == 0;
    }
  for (guint e = 0; e < n_edges; e++)
    {
      guint from = (guint) g_rand_int_range (random, 0, (int) n);

      join (&model, from,
            g_rand_int_range (random, 0, 20) == 0 ? from
                                                  : (guint) g_rand_int_range (random, 0, (int) n));
      if (g_rand_int_range (random, 0, 30) == 0)
        join (&model, n + 5, from);
    }
  return model;
}

static gboolean
overlap (const RemitLayoutBox *a, const RemitLayoutBox *b)
{
  return a->x < b->x + b->width && b->x < a->x + a->width && a->y < b->y + b->height
         && b->y < a->y + a->height;
}

/* No free box on any other; pinned ones may have been put on each other by hand. */
static void
assert_no_overlap (const Model *model)
{
  for (guint i = 0; i < model->boxes->len; i++)
    for (guint j = i + 1; j < model->boxes->len; j++)
      if (!(box (model, i)->pinned && box (model, j)->pinned)
          && overlap (box (model, i), box (model, j)))
        g_error ("boxes %u and %u of %u overlap", i, j, model->boxes->len);
}

static void
assert_same_places (const Model *a, const Model *b)
{
  for (guint i = 0; i < a->boxes->len; i++)
    {
      g_assert_cmpfloat (box (a, i)->x, ==, box (b, i)->x);
      g_assert_cmpfloat (box (a, i)->y, ==, box (b, i)->y);
    }
}

/* ---- both layouts ---- */

static void
test_no_overlap (gconstpointer data)
{
  LayoutFunc layout = both[GPOINTER_TO_INT (data)];
  g_autoptr (GRand) random = g_rand_new_with_seed (7);

  for (guint round = 0; round < 300; round++)
    {
      g_auto (Model) model = random_model (random, round < 250 ? 40 : 250, round % 2 == 0);
      RemitLayoutOptions options = { g_rand_double_range (random, 0, 40),
                                     g_rand_double_range (random, 0, 90), round % 3 == 0 };

      lay_out (layout, &model, &options);
      assert_no_overlap (&model);
    }
}

static void
test_pins_kept (gconstpointer data)
{
  LayoutFunc layout = both[GPOINTER_TO_INT (data)];
  g_autoptr (GRand) random = g_rand_new_with_seed (8);

  for (guint round = 0; round < 60; round++)
    {
      g_auto (Model) model = random_model (random, 60, TRUE);
      g_auto (Model) before = model_copy (&model);

      lay_out (layout, &model, &usual);
      for (guint i = 0; i < model.boxes->len; i++)
        if (box (&model, i)->pinned)
          g_assert_cmpmem (box (&model, i), sizeof (RemitLayoutBox), box (&before, i),
                           sizeof (RemitLayoutBox));
        else
          {
            g_assert_cmpfloat (box (&model, i)->x, ==, (double) (gint64) box (&model, i)->x);
            g_assert_cmpfloat (box (&model, i)->y, ==, (double) (gint64) box (&model, i)->y);
            g_assert_cmpfloat (box (&model, i)->width, ==, box (&before, i)->width);
          }
    }
}

/* A pinned box draws its neighbours to it. */
static void
test_pin_attracts (gconstpointer data)
{
  LayoutFunc layout = both[GPOINTER_TO_INT (data)];
  g_auto (Model) model = model_new (3);

  join (&model, 0, 1);
  join (&model, 0, 2);
  box (&model, 0)->pinned = TRUE;
  box (&model, 0)->x = 5000;
  box (&model, 0)->y = -3000;
  lay_out (layout, &model, &usual);
  g_assert_cmpfloat (box (&model, 0)->x, ==, 5000);
  g_assert_cmpfloat (ABS (middle (&model, 0) - (middle (&model, 1) + middle (&model, 2)) / 2), <=,
                     1);
  g_assert_cmpfloat (box (&model, 1)->y, ==, -3000 + 48 + 60);
}

static void
test_same_twice (gconstpointer data)
{
  LayoutFunc layout = both[GPOINTER_TO_INT (data)];
  g_autoptr (GRand) random = g_rand_new_with_seed (9);

  for (guint round = 0; round < 40; round++)
    {
      g_auto (Model) model = random_model (random, 80, round % 2 == 0);
      g_auto (Model) again = model_copy (&model);

      lay_out (layout, &model, &usual);
      lay_out (layout, &again, &usual);
      g_assert_cmpmem (model.boxes->data, model.boxes->len * sizeof (RemitLayoutBox),
                       again.boxes->data, again.boxes->len * sizeof (RemitLayoutBox));
      /* A second layout of the result changes nothing. */
      lay_out (layout, &again, &usual);
      assert_same_places (&model, &again);
    }
}

static void
test_small (gconstpointer data)
{
  LayoutFunc layout = both[GPOINTER_TO_INT (data)];
  g_auto (Model) none = model_new (0);
  g_auto (Model) one = model_new (1);
  g_auto (Model) two = model_new (2);

  lay_out (layout, &none, &usual);

  box (&one, 0)->x = 77;
  join (&one, 0, 0);
  lay_out (layout, &one, &usual);
  g_assert_cmpfloat (box (&one, 0)->x, ==, 0);
  g_assert_cmpfloat (box (&one, 0)->y, ==, 0);

  join (&two, 0, 1);
  join (&two, 1, 0);
  join (&two, 0, 1);
  lay_out (layout, &two, &usual);
  g_assert_cmpfloat (box (&two, 0)->x, ==, box (&two, 1)->x);
  g_assert_cmpfloat (ABS (box (&two, 0)->y - box (&two, 1)->y), ==, 48 + 60);
}

/* Sizes and places that are no numbers must not spread. */
static void
test_nonsense (gconstpointer data)
{
  LayoutFunc layout = both[GPOINTER_TO_INT (data)];
  g_auto (Model) model = model_new (6);
  RemitLayoutOptions options = { -3, NAN, FALSE };

  join (&model, 0, 1);
  join (&model, 1, 2);
  join (&model, 0, 3);
  box (&model, 0)->width = NAN;
  box (&model, 1)->height = -50;
  box (&model, 2)->width = INFINITY;
  box (&model, 3)->pinned = TRUE;
  box (&model, 3)->x = NAN;
  box (&model, 4)->pinned = TRUE;
  box (&model, 4)->y = -INFINITY;
  lay_out (layout, &model, &options);
  for (guint i = 0; i < 6; i++)
    if (!box (&model, i)->pinned)
      {
        g_assert_true (isfinite (box (&model, i)->x));
        g_assert_true (isfinite (box (&model, i)->y));
      }
}

/* Boxes without lines make a compact field, not a row. */
static void
test_grid (gconstpointer data)
{
  LayoutFunc layout = both[GPOINTER_TO_INT (data)];
  g_auto (Model) model = model_new (100);
  double width = 0, height = 0;

  lay_out (layout, &model, &usual);
  assert_no_overlap (&model);
  for (guint i = 0; i < 100; i++)
    {
      width = MAX (width, box (&model, i)->x + 160);
      height = MAX (height, box (&model, i)->y + 48);
    }
  g_assert_cmpfloat (width / height, >, 1);
  g_assert_cmpfloat (width / height, <, 2.5);
  g_assert_cmpfloat (width * height, <, 100 * 184 * 72);
}

/* Several parts do not become one endless row either. */
static void
test_parts (gconstpointer data)
{
  LayoutFunc layout = both[GPOINTER_TO_INT (data)];
  g_auto (Model) model = model_new (120);
  double width = 0;

  for (guint i = 0; i < 120; i += 2)
    join (&model, i, i + 1);
  lay_out (layout, &model, &usual);
  assert_no_overlap (&model);
  for (guint i = 0; i < 120; i++)
    width = MAX (width, box (&model, i)->x + 160);
  g_assert_cmpfloat (width, <, 20 * 220);
  for (guint i = 0; i < 120; i += 2)
    g_assert_cmpfloat (box (&model, i)->y + 48, <=, box (&model, i + 1)->y);
}

/* Turned sizes give the turned drawing. */
static void
test_sideways (gconstpointer data)
{
  LayoutFunc layout = both[GPOINTER_TO_INT (data)];
  g_autoptr (GRand) random = g_rand_new_with_seed (10);
  g_auto (Model) model = random_model (random, 60, FALSE);
  RemitLayoutOptions sideways = { 24, 60, TRUE };

  for (guint i = 1; i < model.boxes->len; i++)
    join (&model, (i - 1) / 2, i);
  g_auto (Model) turned = model_copy (&model);
  for (guint i = 0; i < model.boxes->len; i++)
    {
      box (&turned, i)->width = box (&model, i)->height;
      box (&turned, i)->height = box (&model, i)->width;
    }
  lay_out (layout, &model, &usual);
  lay_out (layout, &turned, &sideways);
  for (guint i = 0; i < model.boxes->len; i++)
    {
      g_assert_cmpfloat (box (&model, i)->x, ==, box (&turned, i)->y);
      g_assert_cmpfloat (box (&model, i)->y, ==, box (&turned, i)->x);
    }
}

static void
assert_cancelled (LayoutFunc layout, Model *model, GCancellable *cancellable)
{
  g_auto (Model) before = model_copy (model);
  g_autoptr (GError) error = NULL;

  g_assert_false (run (layout, model, &usual, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpmem (model->boxes->data, model->boxes->len * sizeof (RemitLayoutBox),
                   before.boxes->data, before.boxes->len * sizeof (RemitLayoutBox));
}

static void
test_cancelled_before (gconstpointer data)
{
  LayoutFunc layout = both[GPOINTER_TO_INT (data)];
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_auto (Model) model = model_new (5);

  join (&model, 0, 1);
  g_cancellable_cancel (cancellable);
  assert_cancelled (layout, &model, cancellable);
}

static gpointer
cancel_soon (gpointer data)
{
  g_usleep (20000);
  g_cancellable_cancel (data);
  return NULL;
}

/* In the midst of a drawing that takes seconds; only the layered one does. */
static void
test_cancelled_amid (void)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GRand) random = g_rand_new_with_seed (11);
  g_auto (Model) model = model_new (20000);
  GThread *thread;

  for (guint i = 0; i < 80000; i++)
    join (&model, (guint) g_rand_int_range (random, 0, 20000),
          (guint) g_rand_int_range (random, 0, 20000));
  thread = g_thread_new ("cancel", cancel_soon, cancellable);
  assert_cancelled (remit_layout_layered, &model, cancellable);
  g_thread_join (thread);
}

/* ---- layered ---- */

static void
test_layered_downwards (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (12);

  for (guint round = 0; round < 60; round++)
    {
      guint n = (guint) g_rand_int_range (random, 2, 80);
      g_auto (Model) model = model_new (n);

      for (guint e = 0; e < 2 * n; e++)
        {
          guint from = (guint) g_rand_int_range (random, 0, (int) n - 1);

          join (&model, from, (guint) g_rand_int_range (random, (int) from + 1, (int) n));
        }
      lay_out (remit_layout_layered, &model, &usual);
      for (guint e = 0; e < 2 * n; e++)
        {
          const RemitLayoutEdge *edge = &g_array_index (model.edges, RemitLayoutEdge, e);

          g_assert_cmpfloat (box (&model, edge->from)->y + 48 + 60, <=, box (&model, edge->to)->y);
        }
    }
}

/* The order of boxes and edges does not matter, their ids do. */
static void
test_layered_order_of_input (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (13);

  for (guint round = 0; round < 30; round++)
    {
      g_auto (Model) model = random_model (random, 60, round % 2 == 0);
      guint n = model.boxes->len;

      for (guint i = 0; i < n; i++)
        box (&model, i)->id = 1 + i;
      g_auto (Model) back = model_copy (&model);
      for (guint i = 0; i < n; i++)
        *box (&back, n - 1 - i) = *box (&model, i);
      for (guint e = 0; e < model.edges->len; e++)
        {
          RemitLayoutEdge edge = g_array_index (model.edges, RemitLayoutEdge,
                                                model.edges->len - 1 - e);

          edge.from = edge.from < n ? n - 1 - edge.from : edge.from;
          edge.to = edge.to < n ? n - 1 - edge.to : edge.to;
          g_array_index (back.edges, RemitLayoutEdge, e) = edge;
        }
      lay_out (remit_layout_layered, &model, &usual);
      lay_out (remit_layout_layered, &back, &usual);
      for (guint i = 0; i < n; i++)
        g_assert_cmpmem (box (&model, i), sizeof (RemitLayoutBox), box (&back, n - 1 - i),
                         sizeof (RemitLayoutBox));
    }
}

static void
test_layered_chain_is_straight (void)
{
  g_auto (Model) model = model_new (3000);

  for (guint i = 1; i < 3000; i++)
    {
      box (&model, i)->width = 100 + 20 * (i % 5);
      join (&model, i - 1, i);
    }
  lay_out (remit_layout_layered, &model, &usual);
  for (guint i = 1; i < 3000; i++)
    {
      g_assert_cmpfloat (middle (&model, i), ==, middle (&model, 0));
      g_assert_cmpfloat (box (&model, i)->y, ==, i * 108.0);
    }
}

/* Which side of @line (a, b) the point of box @c lies. */
static int
side_of (const Model *model, const RemitLayoutEdge *line, guint c)
{
  const RemitLayoutBox *a = box (model, line->from);
  double ax = middle (model, line->from), bx = middle (model, line->to), cx = middle (model, c);
  double turn = (bx - ax) * (box (model, c)->y - a->y)
                - (box (model, line->to)->y - a->y) * (cx - ax);

  return (turn > 0) - (turn < 0);
}

static guint
count_crossings (const Model *model)
{
  guint n = 0;

  for (guint i = 0; i < model->edges->len; i++)
    for (guint j = i + 1; j < model->edges->len; j++)
      {
        const RemitLayoutEdge *p = &g_array_index (model->edges, RemitLayoutEdge, i);
        const RemitLayoutEdge *q = &g_array_index (model->edges, RemitLayoutEdge, j);

        if (p->from != q->from && p->from != q->to && p->to != q->from && p->to != q->to)
          n += side_of (model, p, q->from) * side_of (model, p, q->to) < 0
               && side_of (model, q, p->from) * side_of (model, q, p->to) < 0;
      }
  return n;
}

static void
test_no_crossings_in_trees (gconstpointer data)
{
  LayoutFunc layout = both[GPOINTER_TO_INT (data)];
  g_autoptr (GRand) random = g_rand_new_with_seed (14);

  for (guint round = 0; round < 40; round++)
    {
      guint n = (guint) g_rand_int_range (random, 2, 60);
      g_auto (Model) model = model_new (n);

      /* Few children each: stacks have lines that pass each other. */
      for (guint i = 1; i < n; i++)
        join (&model, (i - 1) / (2 + round % 3), i);
      lay_out (layout, &model, &usual);
      g_assert_cmpuint (count_crossings (&model), ==, 0);
    }
}

/* Crossings that are not needed: a bipartite graph whose second side is listed the wrong way round.
 */
static void
test_layered_untangles (void)
{
  g_auto (Model) model = model_new (40);

  for (guint i = 0; i < 20; i++)
    {
      join (&model, i, 39 - i);
      if (i + 1 < 20)
        join (&model, i, 39 - i - 1);
    }
  lay_out (remit_layout_layered, &model, &usual);
  g_assert_cmpuint (count_crossings (&model), ==, 0);
}

/* ---- tree ---- */

static void
test_tree_parents_above (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (15);

  for (guint round = 0; round < 60; round++)
    {
      guint n = (guint) g_rand_int_range (random, 2, 200);
      g_auto (Model) model = model_new (n);
      g_autofree double *left = g_new (double, n);
      g_autofree double *right = g_new (double, n);

      for (guint i = 0; i < n; i++)
        {
          box (&model, i)->width = g_rand_int_range (random, 20, 200);
          box (&model, i)->height = g_rand_int_range (random, 20, 90);
          left[i] = G_MAXDOUBLE;
          right[i] = -G_MAXDOUBLE;
        }
      for (guint i = 1; i < n; i++)
        join (&model, (guint) g_rand_int_range (random, round % 2 == 0 ? 0 : (int) i / 2, (int) i),
              i);
      lay_out (remit_layout_tree, &model, &usual);
      assert_no_overlap (&model);
      for (guint e = 0; e < model.edges->len; e++)
        {
          const RemitLayoutEdge *edge = &g_array_index (model.edges, RemitLayoutEdge, e);

          g_assert_cmpfloat (box (&model, edge->from)->y + box (&model, edge->from)->height + 60,
                             <=, box (&model, edge->to)->y);
          left[edge->from] = MIN (left[edge->from], box (&model, edge->to)->x);
          right[edge->from] = MAX (right[edge->from],
                                   box (&model, edge->to)->x + box (&model, edge->to)->width);
        }
      for (guint i = 0; i < n; i++)
        if (left[i] < right[i])
          {
            g_assert_cmpfloat (middle (&model, i), >, left[i]);
            g_assert_cmpfloat (middle (&model, i), <, right[i]);
          }
    }
}

static void
test_tree_order_of_children (void)
{
  g_auto (Model) model = model_new (4);

  join (&model, 0, 3);
  join (&model, 0, 1);
  join (&model, 0, 2);
  lay_out (remit_layout_tree, &model, &usual);
  g_assert_cmpfloat (box (&model, 3)->x + 160 + 24, ==, box (&model, 1)->x);
  g_assert_cmpfloat (box (&model, 1)->x + 160 + 24, ==, box (&model, 2)->x);
  g_assert_cmpfloat (middle (&model, 0), ==, middle (&model, 1));
}

/* Many leaves are stacked: 400 of them take about a square. */
static void
test_tree_stacks (void)
{
  g_auto (Model) model = model_new (401);
  double width = 0, height = 0;

  for (guint i = 1; i <= 400; i++)
    join (&model, 0, i);
  lay_out (remit_layout_tree, &model, &usual);
  assert_no_overlap (&model);
  for (guint i = 0; i <= 400; i++)
    {
      width = MAX (width, box (&model, i)->x + 160);
      height = MAX (height, box (&model, i)->y + 48);
    }
  g_assert_cmpfloat (width, <, 3000);
  g_assert_cmpfloat (height, <, 3000);
}

/* The first edge to a box makes its parent; what would close a circle is left out. */
static void
test_tree_first_parent (void)
{
  g_auto (Model) model = model_new (5);

  join (&model, 1, 2); /* 1 > 2 */
  join (&model, 0, 2); /* too late */
  join (&model, 2, 3);
  join (&model, 3, 1); /* a circle */
  join (&model, 4, 1); /* so 4 > 1 > 2 > 3 */
  lay_out (remit_layout_tree, &model, &usual);
  g_assert_cmpfloat (box (&model, 4)->y, ==, 0);
  g_assert_cmpfloat (box (&model, 1)->y, ==, 108);
  g_assert_cmpfloat (box (&model, 2)->y, ==, 216);
  g_assert_cmpfloat (box (&model, 3)->y, ==, 324);
  g_assert_cmpfloat (box (&model, 1)->x, ==, box (&model, 3)->x);
  g_assert_false (overlap (box (&model, 0), box (&model, 4)));
}

/* Deeper than any call stack. */
static void
test_tree_deep (void)
{
  g_auto (Model) model = model_new (200000);

  for (guint i = 1; i < 200000; i++)
    join (&model, i - 1, i);
  lay_out (remit_layout_tree, &model, &usual);
  g_assert_cmpfloat (box (&model, 199999)->x, ==, 0);
  g_assert_cmpfloat (box (&model, 199999)->y, ==, 199999.0 * 108);
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *name;
    GTestDataFunc func;
  } shared[] = {
    { "no-overlap", test_no_overlap },
    { "pins-kept", test_pins_kept },
    { "pin-attracts", test_pin_attracts },
    { "same-twice", test_same_twice },
    { "small", test_small },
    { "nonsense", test_nonsense },
    { "grid", test_grid },
    { "parts", test_parts },
    { "sideways", test_sideways },
    { "cancelled-before", test_cancelled_before },
    { "no-crossings-in-trees", test_no_crossings_in_trees },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (shared); i++)
    for (int which = 0; which < 2; which++)
      {
        g_autofree char *path = g_strdup_printf ("/layout/%s/%s", which == 0 ? "layered" : "tree",
                                                 shared[i].name);

        g_test_add_data_func (path, GINT_TO_POINTER (which), shared[i].func);
      }
  g_test_add_func ("/layout/layered/cancelled-amid", test_cancelled_amid);
  g_test_add_func ("/layout/layered/downwards", test_layered_downwards);
  g_test_add_func ("/layout/layered/order-of-input", test_layered_order_of_input);
  g_test_add_func ("/layout/layered/chain-is-straight", test_layered_chain_is_straight);
  g_test_add_func ("/layout/layered/untangles", test_layered_untangles);
  g_test_add_func ("/layout/tree/parents-above", test_tree_parents_above);
  g_test_add_func ("/layout/tree/order-of-children", test_tree_order_of_children);
  g_test_add_func ("/layout/tree/stacks", test_tree_stacks);
  g_test_add_func ("/layout/tree/first-parent", test_tree_first_parent);
  g_test_add_func ("/layout/tree/deep", test_tree_deep);
  return g_test_run ();
}

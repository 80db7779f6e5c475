/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "remit-layout-zones.h"

/* The picture of two sides: boxes in their fields, none over another, whatever their sizes. */

static gboolean
lies_in (const RemitLayoutBox *box, const RemitLayoutField *field)
{
  return box->x >= field->x && box->y >= field->y && box->x + box->width <= field->x + field->width
         && box->y + box->height <= field->y + field->height;
}

static gboolean
overlap (const RemitLayoutBox *a, const RemitLayoutBox *b)
{
  return a->x < b->x + b->width && b->x < a->x + a->width && a->y < b->y + b->height
         && b->y < a->y + a->height;
}

static void
check (guint n, guint32 seed)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  g_autofree RemitLayoutBox *boxes = g_new0 (RemitLayoutBox, n + 1);
  g_autofree RemitLayoutFieldKind *kinds = g_new0 (RemitLayoutFieldKind, n + 1);
  RemitLayoutBox left = { .id = 1, .width = 150, .height = 46 }, right = left;
  RemitLayoutField fields[REMIT_N_FIELDS];

  for (guint i = 0; i < n; i++)
    {
      boxes[i].id = (RemitId) i + 10;
      boxes[i].width = g_rand_int_range (random, 60, 260);
      boxes[i].height = g_rand_int_range (random, 30, 80);
      kinds[i] = g_rand_int_range (random, 0, REMIT_N_FIELDS);
    }
  remit_layout_zones (boxes, kinds, n, &left, &right, fields);
  for (guint i = 0; i < n; i++)
    {
      g_assert_true (lies_in (&boxes[i], &fields[kinds[i]]));
      for (guint k = 0; k < i; k++)
        g_assert_false (overlap (&boxes[i], &boxes[k]));
      g_assert_false (overlap (&boxes[i], &left));
    }
  g_assert_cmpfloat (left.y + left.height, <=, fields[REMIT_FIELD_LEFT].y);
  g_assert_cmpfloat (right.x, >, fields[REMIT_FIELD_SHARED].x);
  g_assert_cmpfloat (fields[REMIT_FIELD_LEFT].height, ==, fields[REMIT_FIELD_RIGHT].height);
  for (guint kind = 0; kind + 1 < REMIT_N_FIELDS; kind++)
    if (fields[kind].width > 0 && fields[kind + 1].width > 0)
      g_assert_true (fields[kind].x + fields[kind].width <= fields[kind + 1].x
                     || fields[kind].y + fields[kind].height <= fields[kind + 1].y);
}

static void
test_any (void)
{
  for (guint n = 0; n < 60; n++)
    check (n, n + 1);
  check (400, 7);
}

/* What is not there takes no room; the three upper fields are always there. */
static void
test_empty (void)
{
  RemitLayoutField fields[REMIT_N_FIELDS];

  remit_layout_zones (NULL, NULL, 0, NULL, NULL, fields);
  g_assert_cmpfloat (fields[REMIT_FIELD_LEFT].width, >, 0);
  g_assert_cmpfloat (fields[REMIT_FIELD_LEFT].y, ==, 0);
  g_assert_cmpfloat (fields[REMIT_FIELD_SHARED].x, >, 0);
  g_assert_cmpfloat (fields[REMIT_FIELD_OTHERS].width, ==, 0);
  g_assert_cmpfloat (fields[REMIT_FIELD_NOBODY].width, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/layout-zones/any", test_any);
  g_test_add_func ("/layout-zones/empty", test_empty);
  return g_test_run ();
}

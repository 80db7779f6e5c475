/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-layout"
#include "remit-layout-zones.h"

#include <math.h>

/* All boxes stand in a grid of one cell size, so that rows line up over the three fields.  The
 * number of rows is the one whose drawing comes closest to the shape of a window; what is below
 * fills the width. */

#define GAP_X 24 /* between boxes */
#define GAP_Y 28
#define PADDING 24  /* of a field */
#define TITLE 44    /* room for the title of a field */
#define BETWEEN 24  /* fields */
#define HEAD_GAP 20 /* from a head to its field */
#define SHAPE 1.7   /* width to height */
#define N_UPPER 3

typedef struct
{
  double width, height; /* of the largest box */
  guint n[REMIT_N_FIELDS];
} Grid;

static guint
divide_up (guint n, guint by)
{
  return (n + by - 1) / by;
}

static double
get_field_width (const Grid *grid, guint columns)
{
  return 2 * PADDING + columns * grid->width + (columns - 1) * GAP_X;
}

static double
get_field_height (const Grid *grid, guint rows)
{
  return TITLE + PADDING + rows * grid->height + (rows - 1) * GAP_Y;
}

static double
get_upper_width (const Grid *grid, guint rows)
{
  double width = (N_UPPER - 1) * BETWEEN;

  for (guint kind = 0; kind < N_UPPER; kind++)
    width += get_field_width (grid, MAX (1, divide_up (grid->n[kind], rows)));
  return width;
}

static guint
choose_rows (const Grid *grid)
{
  guint most = MAX (1, MAX (grid->n[REMIT_FIELD_LEFT],
                            MAX (grid->n[REMIT_FIELD_SHARED], grid->n[REMIT_FIELD_RIGHT])));
  guint best = 1;
  double closest = G_MAXDOUBLE;

  for (guint rows = 1; rows <= most; rows++)
    {
      double off
        = fabs (log (get_upper_width (grid, rows) / get_field_height (grid, rows) / SHAPE));

      if (off < closest)
        {
          closest = off;
          best = rows;
        }
    }
  return best;
}

/* Boxes stand in the middle of their cells. */
static void
fill_field (RemitLayoutBox *boxes, const RemitLayoutFieldKind *kinds, guint n,
            RemitLayoutFieldKind kind, const Grid *grid, guint columns,
            const RemitLayoutField *field)
{
  guint at = 0;

  for (guint i = 0; i < n; i++)
    if (kinds[i] == kind)
      {
        double x = field->x + PADDING + (at % columns) * (grid->width + GAP_X);
        double y = field->y + TITLE + (at / columns) * (grid->height + GAP_Y);

        boxes[i].x = round (x + (grid->width - boxes[i].width) / 2);
        boxes[i].y = round (y + (grid->height - boxes[i].height) / 2);
        at++;
      }
}

static void
place_head (RemitLayoutBox *head, const RemitLayoutField *field)
{
  if (head == NULL)
    return;
  head->x = round (field->x + (field->width - head->width) / 2);
  head->y = round (field->y - HEAD_GAP - head->height);
}

/* Below: one field under the other, each over the whole width. */
static void
place_lower (RemitLayoutBox *boxes, const RemitLayoutFieldKind *kinds, guint n, const Grid *grid,
             double width, RemitLayoutField *fields)
{
  guint columns = MAX (1, (guint) ((width - 2 * PADDING + GAP_X) / (grid->width + GAP_X)));
  double y = fields[REMIT_FIELD_LEFT].y + fields[REMIT_FIELD_LEFT].height + BETWEEN;

  for (guint kind = N_UPPER; kind < REMIT_N_FIELDS; kind++)
    {
      fields[kind] = (RemitLayoutField){ 0 };
      if (grid->n[kind] == 0)
        continue;
      fields[kind]
        = (RemitLayoutField){ 0, y, width,
                              get_field_height (grid, divide_up (grid->n[kind], columns)) };
      fill_field (boxes, kinds, n, kind, grid, columns, &fields[kind]);
      y += fields[kind].height + BETWEEN;
    }
}

void
remit_layout_zones (RemitLayoutBox *boxes, const RemitLayoutFieldKind *kinds, guint n,
                    RemitLayoutBox *left_head, RemitLayoutBox *right_head, RemitLayoutField *fields)
{
  Grid grid = { 180, 48, { 0 } };
  double x = 0, top = 0;
  guint rows;

  for (guint i = 0; i < n; i++)
    {
      grid.n[kinds[i]]++;
      grid.width = MAX (grid.width, ceil (boxes[i].width));
      grid.height = MAX (grid.height, ceil (boxes[i].height));
    }
  if (left_head != NULL)
    top = ceil (left_head->height) + HEAD_GAP;
  if (right_head != NULL)
    top = MAX (top, ceil (right_head->height) + HEAD_GAP);
  rows = choose_rows (&grid);
  for (guint kind = 0; kind < N_UPPER; kind++)
    {
      guint columns = MAX (1, divide_up (grid.n[kind], rows));

      fields[kind] = (RemitLayoutField){ x, top, get_field_width (&grid, columns),
                                         get_field_height (&grid, rows) };
      fill_field (boxes, kinds, n, kind, &grid, columns, &fields[kind]);
      x += fields[kind].width + BETWEEN;
    }
  place_head (left_head, &fields[REMIT_FIELD_LEFT]);
  place_head (right_head, &fields[REMIT_FIELD_RIGHT]);
  place_lower (boxes, kinds, n, &grid, x - BETWEEN, fields);
}

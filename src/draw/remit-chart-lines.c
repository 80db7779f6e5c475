/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-chart"
#include "remit-chart-private.h"

/* Lines over places that follow each other; the words of each stand at its end. */

typedef struct
{
  double left, right, bottom, per_unit, step;
} Frame;

/* A dot on each second line, a square on the others. */
static void
add_marker (RemitChartDrawing *drawing, guint series, double x, double y)
{
  RemitRect rect = { x - 3.5, y - 3.5, 7, 7 };
  RemitItem *item = _remit_chart_add_swatch (drawing, series, &rect);

  item->radius = series % 2 == 0 ? 3.5 : 0;
}

static void
draw_line (RemitChartDrawing *drawing, guint series, const Frame *frame)
{
  const RemitChart *chart = drawing->chart;
  g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (double));
  RemitTint tint = _remit_chart_series (chart, series)->tint;
  RemitItem *item;

  for (guint place = 0; place < chart->places->len; place++)
    {
      const RemitChartValue *value = _remit_chart_value (chart, place, series);
      double at[2];

      if (value == NULL)
        continue;
      at[0] = frame->left + place * frame->step;
      at[1] = frame->bottom - (double) value->value * frame->per_unit;
      g_array_append_vals (points, at, 2);
    }
  if (points->len >= 4)
    {
      item
        = _remit_scene_add_line (drawing->scene, REMIT_PART_NONE, 0, (const double *) points->data,
                                 points->len / 2, drawing->colors->ink[tint], 2);
      item->dashed = series % 2 == 1;
    }
  for (guint i = 0; i + 1 < points->len; i += 2)
    add_marker (drawing, series, g_array_index (points, double, i),
                g_array_index (points, double, i + 1));
}

/* Where the words at the end of a line go: at its last point, but never on each other. */
typedef struct
{
  guint series;
  double y;
  const char *figure;
} Tail;

static int
compare_tails (gconstpointer a, gconstpointer b)
{
  const Tail *one = a, *other = b;

  if (one->y != other->y)
    return one->y < other->y ? -1 : 1;
  return (one->series > other->series) - (one->series < other->series);
}

static GArray *
list_tails (const RemitChartDrawing *drawing, const Frame *frame)
{
  const RemitChart *chart = drawing->chart;
  GArray *tails = g_array_new (FALSE, FALSE, sizeof (Tail));

  for (guint i = 0; i < chart->series->len; i++)
    for (guint place = chart->places->len; place-- > 0;)
      {
        const RemitChartValue *value = _remit_chart_value (chart, place, i);
        Tail tail = { i, 0, NULL };

        if (value == NULL)
          continue;
        tail.y = frame->bottom - (double) value->value * frame->per_unit;
        tail.figure = value->figure;
        g_array_append_val (tails, tail);
        break;
      }
  g_array_sort (tails, compare_tails);
  return tails;
}

static void
draw_tails (RemitChartDrawing *drawing, const Frame *frame)
{
  g_autoptr (GArray) tails = list_tails (drawing, frame);
  double height = 2 * (TEXT_SIZE + 3), floor = frame->bottom - height * tails->len;

  floor = MAX (floor, 0);
  for (guint i = 0; i < tails->len; i++)
    {
      const Tail *tail = &g_array_index (tails, Tail, i);
      double y = MAX (tail->y - height / 2, i == 0 ? -G_MAXDOUBLE : floor);
      double x = frame->right + 2 * GAP, room = drawing->width - x;
      const RemitChartSeries *series = _remit_chart_series (drawing->chart, tail->series);

      /* Those below need their room as well. */
      y = MIN (y, frame->bottom - height * (tails->len - i) + height / 2);
      _remit_chart_add_text (drawing, x, y, room, height / 2, series->name, PANGO_WEIGHT_BOLD,
                             PANGO_ALIGN_LEFT, drawing->colors->ink[series->tint]);
      _remit_chart_add_text (drawing, x, y + height / 2, room, height / 2, tail->figure,
                             PANGO_WEIGHT_NORMAL, PANGO_ALIGN_LEFT, drawing->colors->text);
      floor = y + height;
    }
}

static double
measure_tails (const RemitChart *chart)
{
  double widest = _remit_chart_measure_figures (chart);

  for (guint i = 0; i < chart->series->len; i++)
    widest = MAX (widest, _remit_text_width (_remit_chart_series (chart, i)->name, TEXT_SIZE,
                                             PANGO_WEIGHT_BOLD));
  return widest + 2;
}

void
_remit_chart_draw_lines (RemitChartDrawing *drawing)
{
  const RemitChart *chart = drawing->chart;
  double least, most, tails = MIN (measure_tails (chart), drawing->width * 0.35);
  double top = drawing->y + GAP;
  Frame frame = { 16, drawing->width - tails - 2 * GAP, top + LINES_HEIGHT, 0, 0 };
  double axis[4];

  _remit_chart_find_range (chart, &least, &most);
  frame.per_unit = most > least ? LINES_HEIGHT / (most - least) : 0;
  frame.bottom += least * frame.per_unit;
  if (chart->places->len > 1)
    frame.step = (frame.right - frame.left) / (chart->places->len - 1);
  axis[0] = 0;
  axis[2] = frame.right;
  axis[1] = axis[3] = frame.bottom;
  _remit_scene_add_line (drawing->scene, REMIT_PART_NONE, 0, axis, 2, drawing->colors->muted, 1);
  for (guint i = 0; i < chart->series->len; i++)
    draw_line (drawing, i, &frame);
  draw_tails (drawing, &frame);
  for (guint place = 0; place < chart->places->len; place++)
    _remit_chart_add_text (drawing, frame.left + place * frame.step - 24, top + LINES_HEIGHT + GAP,
                           48, TEXT_SIZE + 6, chart->places->pdata[place], PANGO_WEIGHT_NORMAL,
                           PANGO_ALIGN_CENTER, drawing->colors->muted);
  drawing->y = top + LINES_HEIGHT + TEXT_SIZE + 2 * GAP + 6;
}

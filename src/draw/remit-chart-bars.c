/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-chart"
#include "remit-chart-private.h"

#include <math.h>

/* Bars beside each other, and stacks of them, a place below the other. */

/* ---- bars ---- */

static void
draw_bar (RemitChartDrawing *drawing, const RemitChartValue *value, guint series, double zero,
          double per_unit)
{
  double length = fabs ((double) value->value) * per_unit;
  RemitRect bar
    = { value->value < 0 ? zero - length : zero, drawing->y, MAX (length, 1), BAR_HEIGHT };

  _remit_chart_add_swatch (drawing, series, &bar);
  _remit_chart_add_text (drawing, MAX (bar.x + bar.width, zero) + GAP, drawing->y,
                         _remit_text_width (value->figure, TEXT_SIZE, PANGO_WEIGHT_NORMAL) + 2,
                         BAR_HEIGHT, value->figure, PANGO_WEIGHT_NORMAL, PANGO_ALIGN_LEFT,
                         drawing->colors->text);
}

void
_remit_chart_draw_bars (RemitChartDrawing *drawing)
{
  const RemitChart *chart = drawing->chart;
  double names = _remit_chart_measure_names (drawing), left = names + GAP;
  double room = MAX (drawing->width - left - GAP - _remit_chart_measure_figures (chart), 40);
  double least, most, zero, per_unit, top = drawing->y;
  double axis[4];

  _remit_chart_find_range (chart, &least, &most);
  per_unit = most > least ? room / (most - least) : 0;
  zero = left - least * per_unit;
  for (guint place = 0; place < chart->places->len; place++)
    {
      double begin = drawing->y;

      for (guint i = 0; i < chart->series->len; i++)
        {
          const RemitChartValue *value = _remit_chart_value (chart, place, i);

          if (value == NULL)
            continue;
          draw_bar (drawing, value, i, zero, per_unit);
          drawing->y += BAR_HEIGHT + BAR_GAP;
        }
      drawing->y = MAX (drawing->y, begin + BAR_HEIGHT);
      _remit_chart_add_text (drawing, 0, begin, names, drawing->y - begin,
                             chart->places->pdata[place], PANGO_WEIGHT_NORMAL, PANGO_ALIGN_LEFT,
                             drawing->colors->text);
      drawing->y += PLACE_GAP;
    }
  axis[0] = axis[2] = zero;
  axis[1] = top - GAP / 2;
  axis[3] = drawing->y - PLACE_GAP + GAP / 2;
  _remit_scene_add_line (drawing->scene, REMIT_PART_NONE, 0, axis, 2, drawing->colors->muted, 1);
}

/* ---- stacks ---- */

static double
sum_place (const RemitChart *chart, guint place)
{
  double sum = 0;

  for (guint i = 0; i < chart->series->len; i++)
    {
      const RemitChartValue *value = _remit_chart_value (chart, place, i);

      if (value != NULL && value->value > 0)
        sum += (double) value->value;
    }
  return sum;
}

/* Letter and figure, the letter alone, or "", by what has room; (transfer full). */
static char *
choose_label (const RemitChart *chart, guint series, const char *figure, double room)
{
  const char *letter = _remit_chart_letter (chart, series);
  g_autofree char *both = *letter != '\0' ? g_strdup_printf ("%s  %s", letter, figure) : NULL;
  const char *texts[] = { both != NULL ? both : figure, letter };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (_remit_text_width (texts[i], TEXT_SIZE, PANGO_WEIGHT_NORMAL) + 10 <= room)
      return g_strdup (texts[i]);
  return g_strdup ("");
}

/* The figure stands on a plate of the background's colour, so that it can be read on every
 * pattern; where the part is too short for it, it is in the description and in the list alone. */
static void
label_part (RemitChartDrawing *drawing, const RemitRect *part, guint series, const char *figure)
{
  g_autofree char *text = choose_label (drawing->chart, series, figure, part->width);
  double room = _remit_text_width (text, TEXT_SIZE, PANGO_WEIGHT_NORMAL) + 6;
  RemitRect plate = { part->x + (part->width - room) / 2, part->y + 4, room, part->height - 8 };

  if (*text == '\0')
    return;
  _remit_scene_add_rect (drawing->scene, REMIT_PART_NONE, 0, &plate, 3,
                         drawing->colors->background);
  _remit_chart_add_text (drawing, plate.x, plate.y, plate.width, plate.height, text,
                         PANGO_WEIGHT_NORMAL, PANGO_ALIGN_CENTER, drawing->colors->text);
}

static void
draw_stack (RemitChartDrawing *drawing, guint place, double left, double per_unit)
{
  const RemitChart *chart = drawing->chart;
  double x = left;

  for (guint i = 0; i < chart->series->len; i++)
    {
      const RemitChartValue *value = _remit_chart_value (chart, place, i);
      RemitRect part;

      if (value == NULL || value->value <= 0)
        continue;
      part = (RemitRect){ x, drawing->y, (double) value->value * per_unit, STACK_HEIGHT };
      _remit_chart_add_swatch (drawing, i, &part);
      label_part (drawing, &part, i, value->figure);
      x += part.width;
    }
  if (chart->sums->pdata[place] != NULL)
    _remit_chart_add_text (drawing, x + GAP, drawing->y, drawing->width - x - GAP, STACK_HEIGHT,
                           chart->sums->pdata[place], PANGO_WEIGHT_BOLD, PANGO_ALIGN_LEFT,
                           drawing->colors->text);
}

static double
measure_sums (const RemitChart *chart)
{
  double widest = 0;

  for (guint i = 0; i < chart->sums->len; i++)
    if (chart->sums->pdata[i] != NULL)
      widest = MAX (widest, _remit_text_width (chart->sums->pdata[i], TEXT_SIZE, PANGO_WEIGHT_BOLD)
                              + GAP + 2);
  return widest;
}

void
_remit_chart_draw_stacks (RemitChartDrawing *drawing)
{
  const RemitChart *chart = drawing->chart;
  double names = _remit_chart_measure_names (drawing), left = names + GAP, most = 0;
  double room = MAX (drawing->width - left - 1 - measure_sums (chart), 40);

  for (guint place = 0; place < chart->places->len; place++)
    most = MAX (most, sum_place (chart, place));
  for (guint place = 0; place < chart->places->len; place++)
    {
      double whole = chart->kind == REMIT_CHART_SHARES ? sum_place (chart, place) : most;

      _remit_chart_add_text (drawing, 0, drawing->y, names, STACK_HEIGHT,
                             chart->places->pdata[place], PANGO_WEIGHT_NORMAL, PANGO_ALIGN_LEFT,
                             drawing->colors->text);
      if (whole > 0)
        draw_stack (drawing, place, left, room / whole);
      drawing->y += STACK_HEIGHT + PLACE_GAP;
    }
}

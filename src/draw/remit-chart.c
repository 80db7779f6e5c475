/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-chart"
#include "remit-chart-private.h"

#include <glib/gi18n-lib.h>

/* The geometry of charts: a title, a legend where there are several series, then one row for each
 * place (or, for lines, one column).  Only lengths are fractions here; the figures are texts that
 * come with the values.  Cost: one item a value. */

/* ---- what is in it ---- */

static void
clear_series (gpointer data)
{
  g_free (((RemitChartSeries *) data)->name);
}

static void
clear_value (gpointer data)
{
  g_free (((RemitChartValue *) data)->figure);
}

RemitChart *
remit_chart_new (RemitChartKind kind, const char *title)
{
  RemitChart *chart = g_new0 (RemitChart, 1);

  chart->kind = kind;
  chart->title = g_strdup (title);
  chart->series = g_array_new (FALSE, TRUE, sizeof (RemitChartSeries));
  g_array_set_clear_func (chart->series, clear_series);
  chart->places = g_ptr_array_new_with_free_func (g_free);
  chart->sums = g_ptr_array_new_with_free_func (g_free);
  chart->values = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  return chart;
}

void
remit_chart_free (RemitChart *chart)
{
  g_free (chart->title);
  g_array_unref (chart->series);
  g_ptr_array_unref (chart->places);
  g_ptr_array_unref (chart->sums);
  g_ptr_array_unref (chart->values);
  g_free (chart);
}

guint
remit_chart_add_series (RemitChart *chart, const char *name, RemitTint tint)
{
  static const RemitTint usual[]
    = { REMIT_TINT_BLUE, REMIT_TINT_ORANGE, REMIT_TINT_GREEN, REMIT_TINT_PURPLE, REMIT_TINT_TEAL };
  RemitChartSeries series = { g_strdup (name), tint };

  if (tint == REMIT_TINT_AUTO)
    series.tint = usual[chart->series->len % G_N_ELEMENTS (usual)];
  g_array_append_val (chart->series, series);
  return chart->series->len - 1;
}

guint
remit_chart_add_place (RemitChart *chart, const char *name)
{
  GArray *values = g_array_new (FALSE, TRUE, sizeof (RemitChartValue));

  g_array_set_clear_func (values, clear_value);
  g_ptr_array_add (chart->values, values);
  g_ptr_array_add (chart->sums, NULL);
  g_ptr_array_add (chart->places, g_strdup (name));
  return chart->places->len - 1;
}

void
remit_chart_set (RemitChart *chart, guint place, guint series, gint64 value, const char *figure)
{
  GArray *values;
  RemitChartValue *slot;

  g_return_if_fail (place < chart->places->len && series < chart->series->len);
  values = chart->values->pdata[place];
  if (values->len <= series)
    g_array_set_size (values, series + 1);
  slot = &g_array_index (values, RemitChartValue, series);
  g_free (slot->figure);
  slot->value = value;
  slot->figure = g_strdup (figure);
}

void
remit_chart_set_sum (RemitChart *chart, guint place, const char *figure)
{
  g_return_if_fail (place < chart->places->len);
  g_free (chart->sums->pdata[place]);
  chart->sums->pdata[place] = g_strdup (figure);
}

const RemitChartValue *
_remit_chart_value (const RemitChart *chart, guint place, guint series)
{
  const GArray *values = chart->values->pdata[place];
  const RemitChartValue *value;

  if (series >= values->len)
    return NULL;
  value = &g_array_index (values, RemitChartValue, series);
  return value->figure != NULL ? value : NULL;
}

const RemitChartSeries *
_remit_chart_series (const RemitChart *chart, guint i)
{
  return &g_array_index (chart->series, RemitChartSeries, i);
}

gboolean
remit_chart_is_empty (const RemitChart *chart)
{
  for (guint place = 0; place < chart->places->len; place++)
    for (guint i = 0; i < chart->series->len; i++)
      if (_remit_chart_value (chart, place, i) != NULL)
        return FALSE;
  return TRUE;
}

char *
remit_chart_describe (const RemitChart *chart)
{
  GString *text = g_string_new (chart->title);

  for (guint place = 0; place < chart->places->len; place++)
    {
      const char *separator = ": ";

      g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "",
                              (const char *) chart->places->pdata[place]);
      for (guint i = 0; i < chart->series->len; i++)
        {
          const RemitChartValue *value = _remit_chart_value (chart, place, i);

          if (value == NULL)
            continue;
          g_string_append_printf (text, "%s%s %s", separator, _remit_chart_series (chart, i)->name,
                                  value->figure);
          separator = _(", ");
        }
      if (chart->sums->pdata[place] != NULL)
        /* Translators: what the figures before it add up to. */
        g_string_append_printf (text, _("%stogether %s"), separator,
                                (const char *) chart->sums->pdata[place]);
    }
  return g_string_free (text, FALSE);
}

/* ---- drawing ---- */

void
_remit_chart_add_text (RemitChartDrawing *drawing, double x, double y, double width, double height,
                       const char *text, int weight, PangoAlignment align, RemitRgba color)
{
  RemitRect rect = { x, y, width, height };

  _remit_scene_add_text (drawing->scene, REMIT_PART_NONE, 0, &rect, text, TEXT_SIZE, weight, align,
                         color);
}

/* How a series looks: filled, striped, outlined, then the same again in other colours. */
RemitItem *
_remit_chart_add_swatch (RemitChartDrawing *drawing, guint series, const RemitRect *rect)
{
  const RemitColors *colors = drawing->colors;
  RemitTint tint = _remit_chart_series (drawing->chart, series)->tint;
  gboolean solid = series % N_PATTERNS == 0;
  RemitItem *item = _remit_scene_add_rect (drawing->scene, REMIT_PART_NONE, 0, rect, 2,
                                           solid ? colors->tint[tint] : colors->pale[tint]);

  item->stroke = colors->ink[tint];
  item->stroke_width = 1;
  item->hatched = series % N_PATTERNS == 1;
  item->color = colors->ink[tint];
  return item;
}

const char *
_remit_chart_letter (const RemitChart *chart, guint series)
{
  static const char *const letters[]
    = { "A", "B", "C", "D", "E", "F", "G", "H", "I", "J", "K", "L" };
  gboolean stacked = chart->kind == REMIT_CHART_STACKED || chart->kind == REMIT_CHART_SHARES;

  return stacked && chart->series->len > N_PATTERNS && series < G_N_ELEMENTS (letters)
           ? letters[series]
           : "";
}

/* (transfer full) */
static char *
make_key (const RemitChart *chart, guint series)
{
  const char *letter = _remit_chart_letter (chart, series);
  const char *name = _remit_chart_series (chart, series)->name;

  /* Translators: a legend: the letter on the bars of a chart and what it stands for. */
  return *letter != '\0' ? g_strdup_printf (_("%s: %s"), letter, name) : g_strdup (name);
}

static void
draw_head (RemitChartDrawing *drawing)
{
  const RemitChart *chart = drawing->chart;
  double x = 0;

  if (*chart->title != '\0')
    {
      RemitRect rect = { 0, drawing->y, drawing->width, TITLE_HEIGHT };

      _remit_scene_add_text (drawing->scene, REMIT_PART_NONE, 0, &rect, chart->title, TITLE_SIZE,
                             PANGO_WEIGHT_BOLD, PANGO_ALIGN_LEFT, drawing->colors->text);
      drawing->y += TITLE_HEIGHT;
    }
  if (chart->series->len < 2 || chart->kind == REMIT_CHART_LINES)
    return;
  for (guint i = 0; i < chart->series->len; i++)
    {
      g_autofree char *name = make_key (chart, i);
      double room = _remit_text_width (name, TEXT_SIZE, PANGO_WEIGHT_NORMAL) + 2;
      RemitRect swatch;

      if (x > 0 && x + SWATCH + GAP + room > drawing->width)
        {
          x = 0;
          drawing->y += LEGEND_HEIGHT;
        }
      swatch = (RemitRect){ x, drawing->y + (LEGEND_HEIGHT - SWATCH) / 2, SWATCH, SWATCH };
      _remit_chart_add_swatch (drawing, i, &swatch);
      room = MIN (room, drawing->width - x - SWATCH - GAP);
      _remit_chart_add_text (drawing, x + SWATCH + GAP, drawing->y, room, LEGEND_HEIGHT, name,
                             PANGO_WEIGHT_NORMAL, PANGO_ALIGN_LEFT, drawing->colors->text);
      x += SWATCH + GAP + room + 2 * GAP;
    }
  drawing->y += LEGEND_HEIGHT + GAP;
}

double
_remit_chart_measure_names (const RemitChartDrawing *drawing)
{
  double widest = 0;

  for (guint i = 0; i < drawing->chart->places->len; i++)
    widest = MAX (
      widest, _remit_text_width (drawing->chart->places->pdata[i], TEXT_SIZE, PANGO_WEIGHT_NORMAL));
  return MIN (MIN (widest + 1, NAME_LIMIT), drawing->width * NAME_SHARE);
}

double
_remit_chart_measure_figures (const RemitChart *chart)
{
  double widest = 0;

  for (guint place = 0; place < chart->places->len; place++)
    for (guint i = 0; i < chart->series->len; i++)
      {
        const RemitChartValue *value = _remit_chart_value (chart, place, i);

        if (value != NULL)
          widest = MAX (widest, _remit_text_width (value->figure, TEXT_SIZE, PANGO_WEIGHT_NORMAL));
      }
  return widest + 1;
}

/* The least and the largest value, with 0 among them. */
void
_remit_chart_find_range (const RemitChart *chart, double *least, double *most)
{
  *least = *most = 0;
  for (guint place = 0; place < chart->places->len; place++)
    for (guint i = 0; i < chart->series->len; i++)
      {
        const RemitChartValue *value = _remit_chart_value (chart, place, i);

        if (value == NULL)
          continue;
        *least = MIN (*least, (double) value->value);
        *most = MAX (*most, (double) value->value);
      }
}

RemitScene *
remit_chart_draw (const RemitChart *chart, RemitPalette palette, double width)
{
  const RemitColors *colors = _remit_palette_get_colors (palette);
  RemitChartDrawing drawing
    = { chart, colors, _remit_scene_new (colors->background), MAX (width, LEAST_WIDTH), 0 };

  draw_head (&drawing);
  if (chart->kind == REMIT_CHART_BARS)
    _remit_chart_draw_bars (&drawing);
  else if (chart->kind == REMIT_CHART_LINES)
    _remit_chart_draw_lines (&drawing);
  else
    _remit_chart_draw_stacks (&drawing);
  _remit_scene_finish (drawing.scene);
  return drawing.scene;
}

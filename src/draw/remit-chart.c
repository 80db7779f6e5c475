/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-chart"
#include "remit-chart.h"

#include "remit-palette.h"
#include "remit-scene-private.h"
#include "remit-text.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* The geometry of charts: a title, a legend where there are several series, then one row for each
 * place (or, for lines, one column).  Only lengths are fractions here; the figures are texts that
 * come with the values.  Cost: one item a value. */

#define TITLE_SIZE 14.0
#define TEXT_SIZE 12.5
#define TITLE_HEIGHT 26.0
#define LEGEND_HEIGHT 22.0
#define SWATCH 11.0
#define BAR_HEIGHT 17.0
#define STACK_HEIGHT 24.0
#define BAR_GAP 2.0
#define PLACE_GAP 12.0
#define NAME_SHARE 0.3 /* of the width, for the names of places */
#define NAME_LIMIT 150.0
#define GAP 6.0
#define LINES_HEIGHT 180.0
#define LEAST_WIDTH 220.0

typedef struct
{
  char *name;
  RemitTint tint;
} Series;

typedef struct
{
  gint64 value;
  char *figure; /* NULL: not given */
} Value;

struct _RemitChart
{
  RemitChartKind kind;
  char *title;
  GArray *series;    /* Series */
  GPtrArray *places; /* utf8 */
  GPtrArray *values; /* GArray of Value: by place, then series */
};

/* ---- what is in it ---- */

static void
clear_series (gpointer data)
{
  g_free (((Series *) data)->name);
}

static void
clear_value (gpointer data)
{
  g_free (((Value *) data)->figure);
}

RemitChart *
remit_chart_new (RemitChartKind kind, const char *title)
{
  RemitChart *chart = g_new0 (RemitChart, 1);

  chart->kind = kind;
  chart->title = g_strdup (title);
  chart->series = g_array_new (FALSE, TRUE, sizeof (Series));
  g_array_set_clear_func (chart->series, clear_series);
  chart->places = g_ptr_array_new_with_free_func (g_free);
  chart->values = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  return chart;
}

void
remit_chart_free (RemitChart *chart)
{
  g_free (chart->title);
  g_array_unref (chart->series);
  g_ptr_array_unref (chart->places);
  g_ptr_array_unref (chart->values);
  g_free (chart);
}

guint
remit_chart_add_series (RemitChart *chart, const char *name, RemitTint tint)
{
  static const RemitTint usual[]
    = { REMIT_TINT_BLUE, REMIT_TINT_ORANGE, REMIT_TINT_GREEN, REMIT_TINT_PURPLE, REMIT_TINT_TEAL };
  Series series = { g_strdup (name), tint };

  if (tint == REMIT_TINT_AUTO)
    series.tint = usual[chart->series->len % G_N_ELEMENTS (usual)];
  g_array_append_val (chart->series, series);
  return chart->series->len - 1;
}

guint
remit_chart_add_place (RemitChart *chart, const char *name)
{
  GArray *values = g_array_new (FALSE, TRUE, sizeof (Value));

  g_array_set_clear_func (values, clear_value);
  g_ptr_array_add (chart->values, values);
  g_ptr_array_add (chart->places, g_strdup (name));
  return chart->places->len - 1;
}

void
remit_chart_set (RemitChart *chart, guint place, guint series, gint64 value, const char *figure)
{
  GArray *values;
  Value *slot;

  g_return_if_fail (place < chart->places->len && series < chart->series->len);
  values = chart->values->pdata[place];
  if (values->len <= series)
    g_array_set_size (values, series + 1);
  slot = &g_array_index (values, Value, series);
  g_free (slot->figure);
  slot->value = value;
  slot->figure = g_strdup (figure);
}

static const Value *
get_value (const RemitChart *chart, guint place, guint series)
{
  const GArray *values = chart->values->pdata[place];
  const Value *value;

  if (series >= values->len)
    return NULL;
  value = &g_array_index (values, Value, series);
  return value->figure != NULL ? value : NULL;
}

static const Series *
get_series (const RemitChart *chart, guint i)
{
  return &g_array_index (chart->series, Series, i);
}

gboolean
remit_chart_is_empty (const RemitChart *chart)
{
  for (guint place = 0; place < chart->places->len; place++)
    for (guint i = 0; i < chart->series->len; i++)
      if (get_value (chart, place, i) != NULL)
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
          const Value *value = get_value (chart, place, i);

          if (value == NULL)
            continue;
          g_string_append_printf (text, "%s%s %s", separator, get_series (chart, i)->name,
                                  value->figure);
          separator = _(", ");
        }
    }
  return g_string_free (text, FALSE);
}

/* ---- drawing ---- */

typedef struct
{
  const RemitChart *chart;
  const RemitColors *colors;
  RemitScene *scene;
  double width, y;
} Drawing;

static void
add_text (Drawing *drawing, double x, double y, double width, double height, const char *text,
          int weight, PangoAlignment align, RemitRgba color)
{
  RemitRect rect = { x, y, width, height };

  _remit_scene_add_text (drawing->scene, REMIT_PART_NONE, 0, &rect, text, TEXT_SIZE, weight, align,
                         color);
}

/* How a series looks: filled, striped, outlined, then the same again in other colours. */
static RemitItem *
add_swatch (Drawing *drawing, guint series, const RemitRect *rect)
{
  const RemitColors *colors = drawing->colors;
  RemitTint tint = get_series (drawing->chart, series)->tint;
  gboolean solid = series % 3 == 0;
  RemitItem *item = _remit_scene_add_rect (drawing->scene, REMIT_PART_NONE, 0, rect, 2,
                                           solid ? colors->tint[tint] : colors->pale[tint]);

  item->stroke = colors->ink[tint];
  item->stroke_width = 1;
  item->hatched = series % 3 == 1;
  item->color = colors->ink[tint];
  return item;
}

static void
draw_head (Drawing *drawing)
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
      const char *name = get_series (chart, i)->name;
      double room = _remit_text_width (name, TEXT_SIZE, PANGO_WEIGHT_NORMAL) + 2;
      RemitRect swatch;

      if (x > 0 && x + SWATCH + GAP + room > drawing->width)
        {
          x = 0;
          drawing->y += LEGEND_HEIGHT;
        }
      swatch = (RemitRect){ x, drawing->y + (LEGEND_HEIGHT - SWATCH) / 2, SWATCH, SWATCH };
      add_swatch (drawing, i, &swatch);
      room = MIN (room, drawing->width - x - SWATCH - GAP);
      add_text (drawing, x + SWATCH + GAP, drawing->y, room, LEGEND_HEIGHT, name,
                PANGO_WEIGHT_NORMAL, PANGO_ALIGN_LEFT, drawing->colors->text);
      x += SWATCH + GAP + room + 2 * GAP;
    }
  drawing->y += LEGEND_HEIGHT + GAP;
}

static double
measure_names (const Drawing *drawing)
{
  double widest = 0;

  for (guint i = 0; i < drawing->chart->places->len; i++)
    widest = MAX (
      widest, _remit_text_width (drawing->chart->places->pdata[i], TEXT_SIZE, PANGO_WEIGHT_NORMAL));
  return MIN (MIN (widest + 1, NAME_LIMIT), drawing->width * NAME_SHARE);
}

static double
measure_figures (const RemitChart *chart)
{
  double widest = 0;

  for (guint place = 0; place < chart->places->len; place++)
    for (guint i = 0; i < chart->series->len; i++)
      {
        const Value *value = get_value (chart, place, i);

        if (value != NULL)
          widest = MAX (widest, _remit_text_width (value->figure, TEXT_SIZE, PANGO_WEIGHT_NORMAL));
      }
  return widest + 1;
}

/* The least and the largest value, with 0 among them. */
static void
find_range (const RemitChart *chart, double *least, double *most)
{
  *least = *most = 0;
  for (guint place = 0; place < chart->places->len; place++)
    for (guint i = 0; i < chart->series->len; i++)
      {
        const Value *value = get_value (chart, place, i);

        if (value == NULL)
          continue;
        *least = MIN (*least, (double) value->value);
        *most = MAX (*most, (double) value->value);
      }
}

/* ---- bars ---- */

static void
draw_bar (Drawing *drawing, const Value *value, guint series, double zero, double per_unit)
{
  double length = fabs ((double) value->value) * per_unit;
  RemitRect bar
    = { value->value < 0 ? zero - length : zero, drawing->y, MAX (length, 1), BAR_HEIGHT };

  add_swatch (drawing, series, &bar);
  add_text (drawing, MAX (bar.x + bar.width, zero) + GAP, drawing->y,
            _remit_text_width (value->figure, TEXT_SIZE, PANGO_WEIGHT_NORMAL) + 2, BAR_HEIGHT,
            value->figure, PANGO_WEIGHT_NORMAL, PANGO_ALIGN_LEFT, drawing->colors->text);
}

static void
draw_bars (Drawing *drawing)
{
  const RemitChart *chart = drawing->chart;
  double names = measure_names (drawing), left = names + GAP;
  double room = MAX (drawing->width - left - GAP - measure_figures (chart), 40);
  double least, most, zero, per_unit, top = drawing->y;
  double axis[4];

  find_range (chart, &least, &most);
  per_unit = most > least ? room / (most - least) : 0;
  zero = left - least * per_unit;
  for (guint place = 0; place < chart->places->len; place++)
    {
      double begin = drawing->y;

      for (guint i = 0; i < chart->series->len; i++)
        {
          const Value *value = get_value (chart, place, i);

          if (value == NULL)
            continue;
          draw_bar (drawing, value, i, zero, per_unit);
          drawing->y += BAR_HEIGHT + BAR_GAP;
        }
      drawing->y = MAX (drawing->y, begin + BAR_HEIGHT);
      add_text (drawing, 0, begin, names, drawing->y - begin, chart->places->pdata[place],
                PANGO_WEIGHT_NORMAL, PANGO_ALIGN_LEFT, drawing->colors->text);
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
      const Value *value = get_value (chart, place, i);

      if (value != NULL && value->value > 0)
        sum += (double) value->value;
    }
  return sum;
}

/* The figure stands on a plate of the background's colour, so that it can be read on every
 * pattern; where the part is too short for it, it is in the description and in the list alone. */
static void
label_part (Drawing *drawing, const RemitRect *part, const char *figure)
{
  double room = _remit_text_width (figure, TEXT_SIZE, PANGO_WEIGHT_NORMAL) + 6;
  RemitRect plate = { part->x + (part->width - room) / 2, part->y + 4, room, part->height - 8 };

  if (room + 4 > part->width)
    return;
  _remit_scene_add_rect (drawing->scene, REMIT_PART_NONE, 0, &plate, 3,
                         drawing->colors->background);
  add_text (drawing, plate.x, plate.y, plate.width, plate.height, figure, PANGO_WEIGHT_NORMAL,
            PANGO_ALIGN_CENTER, drawing->colors->text);
}

static void
draw_stack (Drawing *drawing, guint place, double left, double per_unit)
{
  const RemitChart *chart = drawing->chart;
  double x = left;

  for (guint i = 0; i < chart->series->len; i++)
    {
      const Value *value = get_value (chart, place, i);
      RemitRect part;

      if (value == NULL || value->value <= 0)
        continue;
      part = (RemitRect){ x, drawing->y, (double) value->value * per_unit, STACK_HEIGHT };
      add_swatch (drawing, i, &part);
      label_part (drawing, &part, value->figure);
      x += part.width;
    }
}

static void
draw_stacks (Drawing *drawing)
{
  const RemitChart *chart = drawing->chart;
  double names = measure_names (drawing), left = names + GAP, most = 0;
  double room = MAX (drawing->width - left - 1, 40);

  for (guint place = 0; place < chart->places->len; place++)
    most = MAX (most, sum_place (chart, place));
  for (guint place = 0; place < chart->places->len; place++)
    {
      double whole = chart->kind == REMIT_CHART_SHARES ? sum_place (chart, place) : most;

      add_text (drawing, 0, drawing->y, names, STACK_HEIGHT, chart->places->pdata[place],
                PANGO_WEIGHT_NORMAL, PANGO_ALIGN_LEFT, drawing->colors->text);
      if (whole > 0)
        draw_stack (drawing, place, left, room / whole);
      drawing->y += STACK_HEIGHT + PLACE_GAP;
    }
}

/* ---- lines ---- */

typedef struct
{
  double left, right, bottom, per_unit, step;
} Frame;

/* A dot on each second line, a square on the others. */
static void
add_marker (Drawing *drawing, guint series, double x, double y)
{
  RemitRect rect = { x - 3.5, y - 3.5, 7, 7 };
  RemitItem *item = add_swatch (drawing, series, &rect);

  item->radius = series % 2 == 0 ? 3.5 : 0;
}

static void
draw_line (Drawing *drawing, guint series, const Frame *frame)
{
  const RemitChart *chart = drawing->chart;
  g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (double));
  RemitTint tint = get_series (chart, series)->tint;
  RemitItem *item;

  for (guint place = 0; place < chart->places->len; place++)
    {
      const Value *value = get_value (chart, place, series);
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
list_tails (const Drawing *drawing, const Frame *frame)
{
  const RemitChart *chart = drawing->chart;
  GArray *tails = g_array_new (FALSE, FALSE, sizeof (Tail));

  for (guint i = 0; i < chart->series->len; i++)
    for (guint place = chart->places->len; place-- > 0;)
      {
        const Value *value = get_value (chart, place, i);
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
draw_tails (Drawing *drawing, const Frame *frame)
{
  g_autoptr (GArray) tails = list_tails (drawing, frame);
  double height = 2 * (TEXT_SIZE + 3), floor = frame->bottom - height * tails->len;

  floor = MAX (floor, 0);
  for (guint i = 0; i < tails->len; i++)
    {
      const Tail *tail = &g_array_index (tails, Tail, i);
      double y = MAX (tail->y - height / 2, i == 0 ? -G_MAXDOUBLE : floor);
      double x = frame->right + 2 * GAP, room = drawing->width - x;
      const Series *series = get_series (drawing->chart, tail->series);

      /* Those below need their room as well. */
      y = MIN (y, frame->bottom - height * (tails->len - i) + height / 2);
      add_text (drawing, x, y, room, height / 2, series->name, PANGO_WEIGHT_BOLD, PANGO_ALIGN_LEFT,
                drawing->colors->ink[series->tint]);
      add_text (drawing, x, y + height / 2, room, height / 2, tail->figure, PANGO_WEIGHT_NORMAL,
                PANGO_ALIGN_LEFT, drawing->colors->text);
      floor = y + height;
    }
}

static double
measure_tails (const RemitChart *chart)
{
  double widest = measure_figures (chart);

  for (guint i = 0; i < chart->series->len; i++)
    widest
      = MAX (widest, _remit_text_width (get_series (chart, i)->name, TEXT_SIZE, PANGO_WEIGHT_BOLD));
  return widest + 2;
}

static void
draw_lines (Drawing *drawing)
{
  const RemitChart *chart = drawing->chart;
  double least, most, tails = MIN (measure_tails (chart), drawing->width * 0.35);
  double top = drawing->y + GAP;
  Frame frame = { 16, drawing->width - tails - 2 * GAP, top + LINES_HEIGHT, 0, 0 };
  double axis[4];

  find_range (chart, &least, &most);
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
    add_text (drawing, frame.left + place * frame.step - 24, top + LINES_HEIGHT + GAP, 48,
              TEXT_SIZE + 6, chart->places->pdata[place], PANGO_WEIGHT_NORMAL, PANGO_ALIGN_CENTER,
              drawing->colors->muted);
  drawing->y = top + LINES_HEIGHT + TEXT_SIZE + 2 * GAP + 6;
}

RemitScene *
remit_chart_draw (const RemitChart *chart, RemitPalette palette, double width)
{
  const RemitColors *colors = _remit_palette_get_colors (palette);
  Drawing drawing
    = { chart, colors, _remit_scene_new (colors->background), MAX (width, LEAST_WIDTH), 0 };

  draw_head (&drawing);
  if (chart->kind == REMIT_CHART_BARS)
    draw_bars (&drawing);
  else if (chart->kind == REMIT_CHART_LINES)
    draw_lines (&drawing);
  else
    draw_stacks (&drawing);
  _remit_scene_finish (drawing.scene);
  return drawing.scene;
}

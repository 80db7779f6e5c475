/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "remit-chart.h"
#include "remit-palette.h"
#include "remit-scene-private.h"
#include "remit-text.h"

G_BEGIN_DECLS

/* What the files of charts share: remit-chart.c (what is in one, title and legend),
 * remit-chart-bars.c (bars and stacks), remit-chart-lines.c. */

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
#define N_PATTERNS 3

typedef struct
{
  char *name;
  RemitTint tint;
} RemitChartSeries;

typedef struct
{
  gint64 value;
  char *figure; /* NULL: not given */
} RemitChartValue;

struct _RemitChart
{
  RemitChartKind kind;
  char *title;
  GArray *series;    /* RemitChartSeries */
  GPtrArray *places; /* utf8 */
  GPtrArray *sums;   /* utf8, of places: beside a stack; may hold NULL */
  GPtrArray *values; /* GArray of RemitChartValue: by place, then series */
};

typedef struct
{
  const RemitChart *chart;
  const RemitColors *colors;
  RemitScene *scene;
  double width, y;
} RemitChartDrawing;

const RemitChartValue *_remit_chart_value (const RemitChart *chart, guint place, guint series);
const RemitChartSeries *_remit_chart_series (const RemitChart *chart, guint i);
/* In the size of figures. */
void _remit_chart_add_text (RemitChartDrawing *drawing, double x, double y, double width,
                            double height, const char *text, int weight, PangoAlignment align,
                            RemitRgba color);
/* How a series looks: filled, striped, outlined, then the same again in other colours. */
RemitItem *_remit_chart_add_swatch (RemitChartDrawing *drawing, guint series,
                                    const RemitRect *rect);
/* The letter of a series where patterns alone do not tell all of them apart; "" else. */
const char *_remit_chart_letter (const RemitChart *chart, guint series);
/* The room for the names of places. */
double _remit_chart_measure_names (const RemitChartDrawing *drawing);
double _remit_chart_measure_figures (const RemitChart *chart);
/* The least and the largest value, with 0 among them. */
void _remit_chart_find_range (const RemitChart *chart, double *least, double *most);

/* Each draws what is below the legend and moves drawing->y to the end. */
void _remit_chart_draw_bars (RemitChartDrawing *drawing);
void _remit_chart_draw_stacks (RemitChartDrawing *drawing);
void _remit_chart_draw_lines (RemitChartDrawing *drawing);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "remit-row.h"
#include "remit-scene.h"

G_BEGIN_DECLS

/* Charts as scenes: everything that shows a drawing shows them, too.  Values are whole numbers of
 * any unit, all of one chart in the same; what is written beside a bar or point is the figure that
 * the caller gives, never a rounded one of the chart.  Series differ by pattern, place and words as
 * well as by colour, and where stacks have more series than there are patterns by a letter, so a
 * chart can be read in grey. */

typedef enum
{
  REMIT_CHART_BARS,    /* for each place a bar of each series */
  REMIT_CHART_STACKED, /* for each place one bar of all series, as long as their sum */
  REMIT_CHART_SHARES,  /* the same, every bar equally long */
  REMIT_CHART_LINES,   /* the places from left to right, a line for each series */
} RemitChartKind;

typedef struct _RemitChart RemitChart;

/* @title may be "". */
RemitChart *remit_chart_new (RemitChartKind kind, const char *title);
void remit_chart_free (RemitChart *chart);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RemitChart, remit_chart_free)

/* The number of the series; REMIT_TINT_AUTO: a colour by its number. */
guint remit_chart_add_series (RemitChart *chart, const char *name, RemitTint tint);
/* The number of the place: a party, a year. */
guint remit_chart_add_place (RemitChart *chart, const char *name);
/* Stacked and shared values count from 0 on: what is below is left out. */
void remit_chart_set (RemitChart *chart, guint place, guint series, gint64 value,
                      const char *figure);
/* What stands behind a stack: what its parts add up to, where that is not the same everywhere. */
void remit_chart_set_sum (RemitChart *chart, guint place, const char *figure);
gboolean remit_chart_is_empty (const RemitChart *chart);

/* @width in world units; the scene is as high as it must be.  The words of a series or place that
 * have no room end in "…". */
RemitScene *remit_chart_draw (const RemitChart *chart, RemitPalette palette, double width);
/* The chart as sentences for those who do not see it: "CIO: money 62.0 %, work 30.0 %." (transfer
 * full) */
char *remit_chart_describe (const RemitChart *chart);

G_END_DECLS

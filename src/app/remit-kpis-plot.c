/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-kpis"
#include "remit-kpis-plot.h"

#include "remit-date.h"
#include "remit-kpi.h"
#include "remit-money.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The newest values only, so that each has room for its day and figure. */

#define MOST_VALUES 12

static void
set_point (RemitChart *chart, guint place, guint series, gint64 value)
{
  g_autofree char *figure = remit_decimal_format (value);

  remit_chart_set (chart, place, series, value, figure);
}

/* A line at one height, from the first day to the last. */
static void
add_level (RemitChart *chart, const char *name, RemitTint tint, gint64 value, guint n)
{
  guint series;

  if (value == REMIT_UNSET)
    return;
  series = remit_chart_add_series (chart, name, tint);
  for (guint place = 0; place < n; place++)
    set_point (chart, place, series, value);
}

/* Of a band the thresholds lie on both sides of the target. */
static void
add_band (RemitChart *chart, const char *name, RemitTint tint, const RemitKpi *kpi,
          gint64 threshold, guint n)
{
  gint64 least, most;

  if (threshold == REMIT_UNSET || kpi->target == REMIT_UNSET
      || __builtin_sub_overflow (kpi->target, threshold, &least)
      || __builtin_add_overflow (kpi->target, threshold, &most))
    return;
  add_level (chart, name, tint, most, n);
  add_level (chart, name, tint, least, n);
}

static void
add_levels (RemitChart *chart, const RemitKpi *kpi, guint n)
{
  add_level (chart, _("target"), REMIT_TINT_GREEN, kpi->target, n);
  if (kpi->direction == REMIT_DIRECTION_BAND)
    {
      add_band (chart, _("amber"), REMIT_TINT_YELLOW, kpi, kpi->amber, n);
      add_band (chart, _("red"), REMIT_TINT_RED, kpi, kpi->red, n);
      return;
    }
  add_level (chart, _("amber"), REMIT_TINT_YELLOW, kpi->amber, n);
  add_level (chart, _("red"), REMIT_TINT_RED, kpi->red, n);
}

static char *
make_title (const RemitGraph *graph, RemitId id, const RemitKpi *kpi)
{
  g_autofree char *name = remit_graph_describe (graph, id);

  if (kpi == NULL || *kpi->unit == '\0')
    return g_steal_pointer (&name);
  /* Translators: a KPI and its unit: "Net promoter score (points)". */
  return g_strdup_printf (_("%s (%s)"), name, kpi->unit);
}

/* "03-31": a year has no room below its point; the list of values has whole days. */
static void
add_place (RemitChart *chart, const RemitKpiValue *value)
{
  g_autofree char *day = remit_day_format (value->day);
  const char *after_year = strchr (day, '-');

  remit_chart_add_place (chart, after_year != NULL ? after_year + 1 : day);
}

char *
remit_kpis_list_values (RemitDocument *document, RemitId id)
{
  g_autoptr (GArray) values = NULL;
  GString *text = g_string_new (NULL);
  guint first;

  g_return_val_if_fail (REMIT_IS_DOCUMENT (document), NULL);
  values = remit_kpi_values (remit_document_get_graph (document), id, FALSE);
  first = values->len > MOST_VALUES ? values->len - MOST_VALUES : 0;
  for (guint i = first; i < values->len; i++)
    {
      const RemitKpiValue *value = &g_array_index (values, RemitKpiValue, i);
      g_autofree char *day = remit_day_format (value->day);
      g_autofree char *figure
        = value->value != REMIT_UNSET ? remit_decimal_format (value->value) : g_strdup ("–");

      g_string_append_printf (text, "%s%s: %s", text->len > 0 ? "  ·  " : "", day, figure);
    }
  return g_string_free (text, FALSE);
}

RemitChart *
remit_kpis_plot (RemitDocument *document, RemitId id)
{
  const RemitGraph *graph;
  const RemitKpi *kpi;
  g_autoptr (GArray) values = NULL;
  g_autofree char *title = NULL;
  RemitChart *chart;
  guint series, first, n;

  g_return_val_if_fail (REMIT_IS_DOCUMENT (document), NULL);
  graph = remit_document_get_graph (document);
  if (remit_graph_node (graph, id) == NULL)
    return NULL;
  values = remit_kpi_values (graph, id, FALSE);
  if (values->len == 0)
    return NULL;
  kpi = (const RemitKpi *) remit_graph_detail (graph, REMIT_TABLE_KPI, id);
  title = make_title (graph, id, kpi);
  chart = remit_chart_new (REMIT_CHART_LINES, title);
  series = remit_chart_add_series (chart, _("value"), REMIT_TINT_BLUE);
  first = values->len > MOST_VALUES ? values->len - MOST_VALUES : 0;
  n = values->len - first;
  for (guint i = 0; i < n; i++)
    {
      const RemitKpiValue *value = &g_array_index (values, RemitKpiValue, first + i);

      add_place (chart, value);
      if (value->value != REMIT_UNSET)
        set_point (chart, i, series, value->value);
    }
  if (kpi != NULL)
    add_levels (chart, kpi, n);
  return chart;
}

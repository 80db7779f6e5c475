/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-kpi"
#include "remit-kpi.h"

#include "remit-budget-private.h"
#include "remit-error.h"
#include "remit-money.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Scores are reckoned in 128 bits and divided once at the end.  A belief and a value are rows of
 * the same table and told apart by their source alone. */

typedef __int128 Wide;

/* ---- scores ---- */

/* a × millionths ÷ b, for b above 0 and a result that fits. */
static gint64
divide (Wide a, Wide b)
{
  Wide scaled = (a < 0 ? -a : a) * REMIT_DECIMAL_ONE;
  Wide quotient = (scaled + b / 2) / b;

  return (gint64) (a < 0 ? -quotient : quotient);
}

gboolean
remit_nps (gint64 promoters, gint64 passives, gint64 detractors, gint64 *score)
{
  Wide whole = (Wide) promoters + passives + detractors;

  g_return_val_if_fail (score != NULL, FALSE);

  if (promoters < 0 || passives < 0 || detractors < 0 || whole == 0)
    return FALSE;
  *score = divide (((Wide) promoters - detractors) * 100, whole);
  return TRUE;
}

gboolean
remit_nps_from_answers (const gint64 counts[11], gint64 *score)
{
  Wide groups[3] = { 0 };

  g_return_val_if_fail (counts != NULL && score != NULL, FALSE);

  for (guint i = 0; i <= 10; i++)
    {
      if (counts[i] < 0)
        return FALSE;
      groups[i <= 6 ? 0 : i <= 8 ? 1 : 2] += counts[i];
    }
  if (groups[0] + groups[1] + groups[2] == 0)
    return FALSE;
  *score = divide ((groups[2] - groups[0]) * 100, groups[0] + groups[1] + groups[2]);
  return TRUE;
}

gboolean
remit_ces (const gint64 *counts, guint n, gint64 *mean)
{
  Wide sum = 0, whole = 0;

  g_return_val_if_fail (counts != NULL && mean != NULL, FALSE);

  if (n != 5 && n != 7)
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      if (counts[i] < 0)
        return FALSE;
      sum += (Wide) counts[i] * (i + 1);
      whole += counts[i];
    }
  if (whole == 0)
    return FALSE;
  *mean = divide (sum, whole);
  return TRUE;
}

char *
remit_ces_describe (gint64 mean, guint n, gboolean high_is_easy)
{
  g_autofree char *text = remit_decimal_format (mean);

  /* Translators: a mean of answers: “5.1 on a scale from 1 to 7, where 7 is easy”. */
  return g_strdup_printf (_("%s on a scale from 1 to %u, where %u is easy"), text, n,
                          high_is_easy ? n : 1);
}

static gint64
count_of (gint64 answers)
{
  return answers == REMIT_UNSET ? 0 : answers;
}

gboolean
remit_survey_score (const RemitSurveyRow *survey, gint64 *score)
{
  gint64 mean;

  g_return_val_if_fail (survey != NULL && score != NULL, FALSE);

  if (survey->kind == REMIT_SURVEY_NPS)
    return remit_nps (count_of (survey->promoters), count_of (survey->passives),
                      count_of (survey->detractors), score);
  if (survey->answers == REMIT_UNSET || survey->answers <= 0 || survey->sum == REMIT_UNSET
      || !remit_scale (survey->sum, REMIT_DECIMAL_ONE, survey->answers, &mean)
      || mean < REMIT_DECIMAL_ONE
      || (survey->scale != REMIT_UNSET && mean > survey->scale * REMIT_DECIMAL_ONE))
    return FALSE;
  *score = mean;
  return TRUE;
}

/* ---- status ---- */

static RemitKpiStatus
judge (gint64 value, gint64 green, gint64 amber)
{
  if (value >= green)
    return REMIT_KPI_GREEN;
  return amber == REMIT_UNSET || value >= amber ? REMIT_KPI_AMBER : REMIT_KPI_RED;
}

static gint64
negate (gint64 value)
{
  return value == REMIT_UNSET ? REMIT_UNSET : -value;
}

/* How far the value is from the target, capped. */
static gint64
distance (gint64 a, gint64 b)
{
  Wide away = (Wide) a - b;

  return (gint64) MIN (away < 0 ? -away : away, G_MAXINT64);
}

RemitKpiStatus
remit_kpi_status (const RemitKpi *kpi, gint64 value)
{
  gint64 green;

  g_return_val_if_fail (kpi != NULL, REMIT_KPI_UNKNOWN);

  if (value == REMIT_UNSET)
    return REMIT_KPI_UNKNOWN;
  if (kpi->direction == REMIT_DIRECTION_BAND)
    {
      if (kpi->target == REMIT_UNSET)
        return REMIT_KPI_UNKNOWN;
      green = kpi->amber == REMIT_UNSET ? 0 : kpi->amber;
      return judge (-distance (value, kpi->target), -green, negate (kpi->red));
    }
  green = kpi->amber != REMIT_UNSET ? kpi->amber : kpi->target;
  if (green == REMIT_UNSET)
    green = kpi->red;
  if (green == REMIT_UNSET)
    return REMIT_KPI_UNKNOWN;
  if (kpi->direction == REMIT_DIRECTION_DOWN)
    return judge (-value, -green, negate (kpi->red));
  return judge (value, green, kpi->red);
}

const char *
remit_kpi_status_key (RemitKpiStatus status)
{
  static const char *const keys[REMIT_N_KPI_STATUSES] = { "unknown", "green", "amber", "red" };

  g_return_val_if_fail (status < REMIT_N_KPI_STATUSES, "");

  return keys[status];
}

/* ---- perception ---- */

static gboolean
check_scale (gint64 value, gint64 least, gint64 most, GError **error)
{
  g_autofree char *text = NULL;

  if ((least == REMIT_UNSET || value >= least) && (most == REMIT_UNSET || value <= most))
    return TRUE;
  text = remit_decimal_format (value);
  g_set_error (error, REMIT_ERROR, REMIT_ERROR_FORMAT,
               _("%s is not on the scale of the other value. Compare answers to one question."),
               text);
  return FALSE;
}

gboolean
remit_perception_gap (gint64 believed, gint64 said, gint64 least, gint64 most, gint64 *gap,
                      GError **error)
{
  g_return_val_if_fail (gap != NULL, FALSE);

  return check_scale (believed, least, most, error) && check_scale (said, least, most, error)
         && remit_variance (believed, said, gap, error);
}

/* ---- values ---- */

static gboolean
is_belief (const RemitMeasurement *measurement)
{
  g_autofree char *source = g_utf8_casefold (measurement->source, -1);

  return strstr (source, "belief") != NULL;
}

static int
compare_values (gconstpointer a, gconstpointer b)
{
  const RemitKpiValue *left = a, *right = b;

  if (left->day != right->day)
    return left->day < right->day ? -1 : 1;
  return left->row < right->row ? -1 : left->row > right->row;
}

GArray *
remit_kpi_values (const RemitGraph *graph, RemitId kpi, gboolean beliefs)
{
  GArray *values;
  guint n;
  const RemitRow *const *rows;

  g_return_val_if_fail (graph != NULL, NULL);

  values = g_array_new (FALSE, FALSE, sizeof (RemitKpiValue));
  rows
    = remit_graph_referrers (graph, REMIT_TABLE_MEASUREMENT, REMIT_MEASUREMENT_FIELD_NODE, kpi, &n);
  for (guint i = 0; i < n; i++)
    {
      const RemitMeasurement *row = (const RemitMeasurement *) rows[i];
      RemitKpiValue value = { row->day, row->value, row->row.id };

      if (is_belief (row) == (beliefs != FALSE))
        g_array_append_val (values, value);
    }
  rows = remit_graph_referrers (graph, REMIT_TABLE_SURVEY, REMIT_SURVEY_FIELD_NODE, kpi, &n);
  for (guint i = 0; !beliefs && i < n; i++)
    {
      const RemitSurveyRow *row = (const RemitSurveyRow *) rows[i];
      RemitKpiValue value = { row->day, 0, row->row.id };

      if (remit_survey_score (row, &value.value))
        g_array_append_val (values, value);
    }
  g_array_sort (values, compare_values);
  return values;
}

static const RemitKpiValue no_value = { 0, REMIT_UNSET, REMIT_ID_NONE };

/* The newest of @values up to @day (0: any), and the one before it. */
static RemitKpiValue
newest_of (const GArray *values, int day, RemitKpiValue *previous)
{
  guint count = 0;

  for (guint i = 0; i < values->len; i++)
    if (day == 0 || g_array_index (values, RemitKpiValue, i).day <= day)
      count = i + 1;
  if (previous != NULL)
    *previous = count > 1 ? g_array_index (values, RemitKpiValue, count - 2) : no_value;
  return count > 0 ? g_array_index (values, RemitKpiValue, count - 1) : no_value;
}

/* The gap of the newest perception of @kpi up to @today; FALSE when it has none. */
static gboolean
take_perception (const RemitGraph *graph, RemitKpiSummary *kpi, int today)
{
  guint n;
  const RemitRow *const *rows = remit_graph_referrers (graph, REMIT_TABLE_PERCEPTION,
                                                       REMIT_PERCEPTION_FIELD_NODE, kpi->id, &n);
  RemitKpiValue newest = no_value;

  for (guint i = 0; i < n; i++)
    {
      const RemitPerceptionRow *row = (const RemitPerceptionRow *) rows[i];
      RemitKpiValue value = { row->day, row->believed, row->row.id };
      gboolean open = row->scale_low == row->scale_high;
      gint64 gap;

      if ((today != 0 && row->day > today) || row->believed == REMIT_UNSET
          || row->said == REMIT_UNSET
          || !remit_perception_gap (row->believed, row->said, open ? REMIT_UNSET : row->scale_low,
                                    open ? REMIT_UNSET : row->scale_high, &gap, NULL)
          || (newest.row != REMIT_ID_NONE && compare_values (&value, &newest) < 0))
        continue;
      newest = value;
      kpi->believed = value;
      kpi->said = (RemitKpiValue){ row->day, row->said, row->row.id };
      kpi->gap = gap;
    }
  return newest.row != REMIT_ID_NONE;
}

static void
take_values (const RemitGraph *graph, RemitKpiSummary *kpi, int today)
{
  g_autoptr (GArray) values = remit_kpi_values (graph, kpi->id, FALSE);
  g_autoptr (GArray) beliefs = remit_kpi_values (graph, kpi->id, TRUE);

  kpi->value = newest_of (values, today, &kpi->previous);
  kpi->believed = kpi->said = no_value;
  kpi->gap = REMIT_UNSET;
  if (kpi->detail != NULL)
    kpi->status = remit_kpi_status (kpi->detail, kpi->value.value);
  if (take_perception (graph, kpi, today))
    return;
  kpi->believed = newest_of (beliefs, today, NULL);
  if (kpi->believed.value == REMIT_UNSET)
    return;
  kpi->said = newest_of (values, kpi->believed.day, NULL);
  if (kpi->said.value == REMIT_UNSET)
    kpi->said = kpi->value;
  if (kpi->said.value != REMIT_UNSET
      && !remit_perception_gap (kpi->believed.value, kpi->said.value, REMIT_UNSET, REMIT_UNSET,
                                &kpi->gap, NULL))
    kpi->gap = REMIT_UNSET;
}

/* ---- parties ---- */

static GArray *
take_parties (RemitShares *shares, const RemitGraph *graph, RemitId kpi, RemitLinkKind kind,
              gboolean outgoing, int today)
{
  GArray *parties = g_array_new (FALSE, FALSE, sizeof (RemitId));

  _remit_shares_take (shares, graph, kpi, kind, outgoing, today, today);
  for (guint i = 0; i < shares->links->len; i++)
    {
      RemitId party = _remit_shares_end (shares, i);

      g_array_append_val (parties, party);
    }
  return parties;
}

static GArray *
take_credits (RemitShares *shares, const RemitGraph *graph, RemitId kpi, RemitLinkKind kind,
              gboolean outgoing, int today)
{
  GArray *credits = g_array_new (FALSE, FALSE, sizeof (RemitCredit));
  gint64 rest;

  _remit_shares_take (shares, graph, kpi, kind, outgoing, today, today);
  _remit_shares_keep_parties (shares, graph);
  /* Shares are at most 10,000 %: a million times that fits. */
  if (!_remit_shares_split (shares, REMIT_DECIMAL_ONE, &rest, NULL))
    return credits;
  for (guint i = 0; i < shares->links->len; i++)
    {
      const RemitLink *link = shares->links->pdata[i];
      RemitCredit credit = { _remit_shares_end (shares, i), link->row.id, link->share,
                             g_array_index (shares->parts, gint64, i) };

      g_array_append_val (credits, credit);
    }
  return credits;
}

static gint64
largest_share (const GArray *credits)
{
  gint64 largest = 0;

  for (guint i = 0; i < credits->len; i++)
    largest = MAX (largest, g_array_index (credits, RemitCredit, i).share);
  return largest;
}

/* Shares that differ by what a split hands out to make a whole are as large. */
static gboolean
has_largest (const GArray *credits, RemitId party)
{
  gint64 largest = largest_share (credits);

  for (guint i = 0; i < credits->len; i++)
    {
      const RemitCredit *credit = &g_array_index (credits, RemitCredit, i);

      if (credit->party == party && credit->share + 1 >= largest)
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_misattributed (const RemitKpiSummary *kpi)
{
  if (kpi->credited->len == 0 || kpi->producers->len == 0)
    return FALSE;
  for (guint i = 0; i < kpi->credited->len; i++)
    {
      RemitId party = g_array_index (kpi->credited, RemitCredit, i).party;

      if (has_largest (kpi->credited, party) && has_largest (kpi->producers, party))
        return FALSE;
    }
  return TRUE;
}

static guint
find_lacks (const RemitKpiSummary *kpi)
{
  guint lacks = 0;

  if (kpi->owners->len == 0)
    lacks |= REMIT_KPI_LACKS_OWNER;
  if (kpi->owners->len > 1)
    lacks |= REMIT_KPI_HAS_OWNERS;
  if (kpi->detail == NULL || *kpi->detail->formula == '\0')
    lacks |= REMIT_KPI_LACKS_FORMULA;
  if (kpi->detail == NULL || kpi->detail->target == REMIT_UNSET)
    lacks |= REMIT_KPI_LACKS_TARGET;
  if (kpi->detail == NULL || *kpi->detail->source == '\0')
    lacks |= REMIT_KPI_LACKS_SOURCE;
  return lacks;
}

static RemitKpiSummary
summarize (const RemitGraph *graph, const RemitNode *node, RemitShares *shares, int today)
{
  RemitKpiSummary kpi = { .id = node->row.id, .position = node->position };

  kpi.detail = (const RemitKpi *) remit_graph_detail (graph, REMIT_TABLE_KPI, kpi.id);
  kpi.owners = take_parties (shares, graph, kpi.id, REMIT_LINK_OWNS, FALSE, today);
  /* Agreed and seen are dated by the day they began. */
  kpi.agreed_by = take_parties (shares, graph, kpi.id, REMIT_LINK_AGREED_BY, TRUE, today);
  kpi.visible_to = take_parties (shares, graph, kpi.id, REMIT_LINK_VISIBLE_TO, TRUE, today);
  kpi.credited = take_credits (shares, graph, kpi.id, REMIT_LINK_CREDITS, TRUE, today);
  kpi.producers = take_credits (shares, graph, kpi.id, REMIT_LINK_CONTRIBUTES_TO, FALSE, today);
  kpi.misattributed = is_misattributed (&kpi);
  kpi.lacks = find_lacks (&kpi);
  take_values (graph, &kpi, today);
  return kpi;
}

static void
clear_summary (gpointer data)
{
  RemitKpiSummary *kpi = data;

  g_array_unref (kpi->owners);
  g_array_unref (kpi->agreed_by);
  g_array_unref (kpi->visible_to);
  g_array_unref (kpi->credited);
  g_array_unref (kpi->producers);
}

static int
compare_kpis (gconstpointer a, gconstpointer b)
{
  const RemitKpiSummary *left = a, *right = b;

  if (left->position != right->position)
    return left->position < right->position ? -1 : 1;
  return left->id < right->id ? -1 : left->id > right->id;
}

GArray *
remit_kpis_new (const RemitGraph *graph, int today)
{
  GArray *list;
  RemitShares shares;
  guint n;
  const RemitRow *const *nodes;

  g_return_val_if_fail (graph != NULL, NULL);

  list = g_array_new (FALSE, TRUE, sizeof (RemitKpiSummary));
  g_array_set_clear_func (list, clear_summary);
  _remit_shares_init (&shares);
  nodes = remit_graph_rows (graph, REMIT_TABLE_NODE, &n);
  for (guint i = 0; i < n; i++)
    if (((const RemitNode *) nodes[i])->kind == REMIT_NODE_KPI)
      {
        RemitKpiSummary kpi = summarize (graph, (const RemitNode *) nodes[i], &shares, today);

        g_array_append_val (list, kpi);
      }
  _remit_shares_clear (&shares);
  g_array_sort (list, compare_kpis);
  return list;
}

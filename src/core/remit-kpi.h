/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "remit-graph.h"

G_BEGIN_DECLS

/* KPIs: scores from answers, status, perception gap, attribution.  Values are decimals in
 * millionths, shares millionths of a whole; what is rounded is rounded to the nearest one, half
 * away from zero. */

/* ---- scores ---- */

/* Net promoter score: % promoters (9–10) − % detractors (0–6), −100 to 100, from whole answers.
 * FALSE without answers, or when a number is negative. */
gboolean remit_nps (gint64 promoters, gint64 passives, gint64 detractors, gint64 *score);
/* The same from how often each answer from 0 to 10 was given. */
gboolean remit_nps_from_answers (const gint64 counts[11], gint64 *score);

/* Customer effort score: the mean of answers on a scale from 1 to @n (5 or 7); counts[i] is how
 * often i + 1 was answered.  A mean says nothing without its scale and good end: show it with
 * remit_ces_describe().  FALSE without answers, with a negative number, or on another scale. */
gboolean remit_ces (const gint64 *counts, guint n, gint64 *mean);
/* "5.1 on a scale from 1 to 7, where 7 is easy"; (transfer full). */
char *remit_ces_describe (gint64 mean, guint n, gboolean high_is_easy);

/* The score of one survey: NPS from its three groups, CES from the sum of its answers.  FALSE
 * without answers, or when a mean lies outside 1 to the highest answer. */
gboolean remit_survey_score (const RemitSurveyRow *survey, gint64 *score);

/* ---- status ---- */

typedef enum
{
  REMIT_KPI_UNKNOWN, /* no value, or nothing to hold it against */
  REMIT_KPI_GREEN,
  REMIT_KPI_AMBER,
  REMIT_KPI_RED,
  REMIT_N_KPI_STATUSES
} RemitKpiStatus;

/* Up: green from the amber threshold on, amber from the red one on, below it red.  Down: the same
 * the other way round.  Band: the thresholds are distances from the target; without a target there
 * is no status.  Without an amber threshold the target takes its place (of a band: hitting it
 * exactly); without a red one what is not green is amber; with a red one alone the rest is
 * green. */
RemitKpiStatus remit_kpi_status (const RemitKpi *kpi, gint64 value);
/* "green", for files and the command line. */
const char *remit_kpi_status_key (RemitKpiStatus status);

/* ---- perception ---- */

/* believed − said: positive when the company thinks better of itself than its customers do (on a
 * scale where up is good).  Both must lie on one scale from @least to @most (REMIT_UNSET: open);
 * else FALSE and a sentence. */
gboolean remit_perception_gap (gint64 believed, gint64 said, gint64 least, gint64 most, gint64 *gap,
                               GError **error);

/* ---- what a model says about a KPI ---- */

typedef enum
{
  REMIT_KPI_LACKS_OWNER = 1 << 0,
  REMIT_KPI_LACKS_FORMULA = 1 << 1,
  REMIT_KPI_LACKS_TARGET = 1 << 2,
  REMIT_KPI_LACKS_SOURCE = 1 << 3,
  REMIT_KPI_HAS_OWNERS = 1 << 4, /* more than one */
} RemitKpiLacks;

/* A party's part in an outcome. */
typedef struct
{
  RemitId party;
  RemitId link;
  gint64 given; /* basis points as entered; REMIT_UNSET */
  gint64 share; /* millionths of the whole; what is not given divides the rest */
} RemitCredit;

/* One value on a day, from a measurement, survey or perception. */
typedef struct
{
  int day;
  gint64 value; /* REMIT_UNSET: there is none */
  RemitId row;
} RemitKpiValue;

typedef struct
{
  RemitId id;
  gint64 position;
  const RemitKpi *detail;                  /* borrowed; NULL when the node has none */
  GArray *owners, *agreed_by, *visible_to; /* RemitId, by position of the links */
  guint lacks;                             /* RemitKpiLacks */
  RemitKpiValue value;                     /* the newest */
  RemitKpiValue previous;                  /* the one before */
  RemitKpiStatus status;
  /* What the company believes and customers say: of the newest perception that has both on one
   * scale; without perceptions the newest measurement whose source has the word "belief" in it, and
   * the newest value up to that day (else the newest of all). */
  RemitKpiValue believed, said;
  gint64 gap;             /* REMIT_UNSET when there are not both */
  GArray *credited;       /* RemitCredit: "credited to" links */
  GArray *producers;      /* RemitCredit: parties that "contribute to" it */
  gboolean misattributed; /* none of those with the largest credit is one with the largest part */
} RemitKpiSummary;

/* All KPIs as of @today (0: the newest value counts), by position and id; (transfer full)
 * (element-type RemitKpiSummary).  Valid until the next edit. */
GArray *remit_kpis_new (const RemitGraph *graph, int today);

/* The values of @kpi by day, then row: measurements and the scores of surveys; or, @beliefs,
 * measurements of what is believed.  (transfer full) (element-type RemitKpiValue) */
GArray *remit_kpi_values (const RemitGraph *graph, RemitId kpi, gboolean beliefs);

G_END_DECLS

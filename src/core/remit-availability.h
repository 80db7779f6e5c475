/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "remit-row.h"

G_BEGIN_DECLS

/* The arithmetic of promises: shares of time, and the time they leave for being down.
 *
 * A ratio counts 10⁻¹⁸, so every percentage that a document can hold (eight decimals of a ratio) is
 * exact; products are rounded to the nearest unit, so a chain of n links is off by at most n / 2
 * units.  Failures are taken to be independent of each other.  Times are microseconds; a day has 24
 * hours, also when clocks are changed. */
typedef gint64 RemitRatio;
#define REMIT_RATIO_ONE G_GINT64_CONSTANT (1000000000000000000)

/* @percent in millionths (99.9 % is 99900000); FALSE below 0 and above 100 %. */
gboolean remit_ratio_from_percent (gint64 percent, RemitRatio *ratio);
/* Rounded to the nearest millionth of a per cent. */
gint64 remit_ratio_to_percent (RemitRatio ratio);
/* All are needed: their product; 1 for none. */
RemitRatio remit_ratio_series (const RemitRatio *ratios, guint n);
/* Any one is enough: 1 − the product of what they miss; 0 for none. */
RemitRatio remit_ratio_parallel (const RemitRatio *ratios, guint n);
/* Steady state: MTBF ÷ (MTBF + MTTR), both in one unit; FALSE when one is negative or both are 0.
 */
gboolean remit_ratio_from_mtbf (gint64 mtbf, gint64 mttr, RemitRatio *ratio);

/* (1 − @percent) × @agreed, rounded down: a promise is never made softer by rounding. */
gboolean remit_allowed_downtime (gint64 percent, gint64 agreed, gint64 *allowed);
/* "7 h 12 min", "4 h", "4 min 19.2 s", "0 s"; from a day on in days and hours, the rest cut off;
 * (transfer full). */
char *remit_duration_format (gint64 microseconds);

/* ---- hours of service ---- */

typedef struct
{
  guint weekdays; /* bit 0 Monday … bit 6 Sunday */
  int from, to;   /* minutes of the day, from < to ≤ 1440 */
} RemitHours;

/* "24×7" (also with x, *, /; an empty text means the same), "Mon–Fri 8–18", "Mon-Sat 07:30-22:00",
 * "Mon, Wed, Fri", "9–17".  Days in English, by their first two letters or more.  FALSE for
 * anything else, without a message: the text is free. */
gboolean remit_hours_parse (const char *text, RemitHours *hours);
/* Agreed time from @first to @last, both included; 0 when there is no such day. */
gint64 remit_hours_agreed (const RemitHours *hours, int first, int last);

/* ---- objectives ---- */

/* The days an objective looks at on @day: the calendar month, or the days up to @day of a rolling
 * window.  A rolling window of 0 days is an error with a sentence. */
gboolean remit_objective_window (const RemitObjective *objective, int day, int *first, int *last,
                                 GError **error);
/* How long an objective of availability may be missed in its window around @day, and of what agreed
 * time.  @error says what is missing: the target, hours that can be read, days in the window. */
gboolean remit_objective_allowed (const RemitObjective *objective, int day, gint64 *agreed,
                                  gint64 *allowed, GError **error);
/* The share of time an objective promises; FALSE when it is none of availability in per cent. */
gboolean remit_objective_ratio (const RemitObjective *objective, RemitRatio *ratio);

typedef enum
{
  REMIT_STATE_NO_DATA,
  REMIT_STATE_MET,
  REMIT_STATE_AT_RISK,
  REMIT_STATE_BREACHED,
  REMIT_N_AGREEMENT_STATES
} RemitAgreementState;

/* Which values are worse than the target: −1 those below it, 1 those above it, 0 all others. */
int remit_objective_worse (const RemitObjective *objective);

/* How a measured value stands to an objective.  At risk is what still meets it but has used 80 % of
 * the room: of 100 % − target for at least so many per cent, of the limit itself for at most
 * something.  Other comparisons are met or breached. */
RemitAgreementState remit_objective_state (const RemitObjective *objective, gint64 value);

/* Whether @support promises less than the objective @promise that rests on it: same indicator (of
 * other indicators: same name), same direction, units that can be compared (times with times, else
 * the same word). */
gboolean remit_objective_is_weaker (const RemitObjective *promise, const RemitObjective *support);

G_END_DECLS

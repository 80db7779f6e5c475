/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A day is a GDate julian number; 0 is no day. */
int remit_day_from_ymd (int year, int month, int day); /* 0 when there is no such day */
int remit_day_from_time (gint64 microseconds);         /* UTC day of a time since 1970 */
/* "2026-11-21"; "" for 0; (transfer full). */
char *remit_day_format (int day);
/* ISO 8601 day only. "" gives 0. */
gboolean remit_day_parse (const char *text, int *day, GError **error);
/* For people, in the current language: "21 November 2026"; (transfer full). */
char *remit_day_format_long (int day);
/* ISO 8601 UTC "2026-11-21T08:30:00Z" and back. */
char *remit_time_format (gint64 microseconds);
gboolean remit_time_parse (const char *text, gint64 *microseconds, GError **error);

/* Whether [a_start, a_end] and [b_start, b_end] share a day; 0 is open on that side. */
gboolean remit_period_overlaps (int a_start, int a_end, int b_start, int b_end);

/* The fiscal year a day belongs to, named by the year it ends in; @start_month 1 to 12. With start
 * month 1 it is the calendar year. */
int remit_fiscal_year (int day, int start_month);
/* First and last day of a fiscal year. */
void remit_fiscal_year_bounds (int year, int start_month, int *first, int *last);

G_END_DECLS

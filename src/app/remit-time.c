/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-app"

#include "remit-time.h"

#include <glib/gi18n-lib.h>

static GDateTime *
make_local (gint64 at)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (at / G_USEC_PER_SEC);

  return utc != NULL ? g_date_time_to_local (utc) : NULL;
}

/* Days of the calendar between two local times. */
static int
count_days (GDateTime *from, GDateTime *to)
{
  GDate one, other;

  g_date_set_dmy (&one, g_date_time_get_day_of_month (from), g_date_time_get_month (from),
                  g_date_time_get_year (from));
  g_date_set_dmy (&other, g_date_time_get_day_of_month (to), g_date_time_get_month (to),
                  g_date_time_get_year (to));
  return g_date_days_between (&one, &other);
}

char *
remit_time_describe (gint64 at)
{
  g_autoptr (GDateTime) then = make_local (at);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  gint64 minutes;
  int days;

  if (then == NULL)
    return g_strdup (_("at an unknown time"));
  minutes = g_date_time_difference (now, then) / G_TIME_SPAN_MINUTE;
  days = count_days (then, now);
  if (minutes >= 0 && minutes < 1)
    return g_strdup (_("just now"));
  if (minutes >= 0 && minutes < 60)
    return g_strdup_printf (ngettext ("%d minute ago", "%d minutes ago", (int) minutes),
                            (int) minutes);
  if (days == 0)
    /* Translators: a time of today. */
    return g_date_time_format (then, _("today, %H:%M"));
  if (days == 1)
    /* Translators: a time of yesterday. */
    return g_date_time_format (then, _("yesterday, %H:%M"));
  if (days > 1 && days < 7)
    /* Translators: a time within the last week: day of the week, time. */
    return g_date_time_format (then, _("%A, %H:%M"));
  /* Translators: a date: day, short month, year. */
  return g_date_time_format (then, _("%-d %b %Y"));
}

char *
remit_time_describe_exactly (gint64 at)
{
  g_autoptr (GDateTime) then = make_local (at);

  if (then == NULL)
    return g_strdup (_("at an unknown time"));
  /* Translators: a full date and time. */
  return g_date_time_format (then, _("%A, %-d %B %Y, %H:%M:%S"));
}

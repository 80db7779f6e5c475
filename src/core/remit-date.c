/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-date"
#include "remit-date.h"

#include "remit-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Days, times and periods.  Files carry ISO 8601 with four digits for the year, so a day lies
 * between 0001-01-01 and 9999-12-31 and everything outside is no day.  Days are counted in the
 * Gregorian calendar throughout.  Times are UTC; what a person sees in local time is the window's
 * business. */

#define LAST_DAY 3652059 /* 9999-12-31 */
#define EPOCH_DAY 719163 /* 1970-01-01 */
#define SECONDS_A_DAY G_GINT64_CONSTANT (86400)

static gboolean
is_day (int day)
{
  return day > 0 && day <= LAST_DAY;
}

static void
split_day (int day, int *year, int *month, int *dom)
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_julian (&date, day);
  *year = g_date_get_year (&date);
  *month = g_date_get_month (&date);
  *dom = g_date_get_day (&date);
}

int
remit_day_from_ymd (int year, int month, int day)
{
  GDate date;

  if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > 31
      || !g_date_valid_dmy (day, month, year))
    return 0;
  g_date_clear (&date, 1);
  g_date_set_dmy (&date, day, month, year);
  return g_date_get_julian (&date);
}

static gint64
floor_divide (gint64 a, gint64 b)
{
  return a / b - (a % b < 0);
}

int
remit_day_from_time (gint64 microseconds)
{
  gint64 day = EPOCH_DAY + floor_divide (microseconds, SECONDS_A_DAY * G_USEC_PER_SEC);

  return day > 0 && day <= LAST_DAY ? (int) day : 0;
}

char *
remit_day_format (int day)
{
  int year, month, dom;

  if (!is_day (day))
    return g_strdup ("");
  split_day (day, &year, &month, &dom);
  return g_strdup_printf ("%04d-%02d-%02d", year, month, dom);
}

/* Reads exactly @n digits at *@text and moves on; -1 when they are not there. */
static int
take_digits (const char **text, guint n)
{
  int number = 0;

  for (guint i = 0; i < n; i++)
    {
      if (!g_ascii_isdigit ((*text)[i]))
        return -1;
      number = number * 10 + ((*text)[i] - '0');
    }
  *text += n;
  return number;
}

static gboolean
take_char (const char **text, char c)
{
  if (**text != c)
    return FALSE;
  (*text)++;
  return TRUE;
}

/* YYYY-MM-DD at *@text; 0 when there is none. */
static int
take_day (const char **text)
{
  int year, month, day;

  if ((year = take_digits (text, 4)) < 0 || !take_char (text, '-')
      || (month = take_digits (text, 2)) < 0 || !take_char (text, '-')
      || (day = take_digits (text, 2)) < 0)
    return 0;
  return remit_day_from_ymd (year, month, day);
}

gboolean
remit_day_parse (const char *text, int *day, GError **error)
{
  const char *end = text;
  int parsed = 0;

  g_return_val_if_fail (text != NULL && day != NULL, FALSE);

  if (*text != '\0' && ((parsed = take_day (&end)) == 0 || *end != '\0'))
    {
      g_autofree char *excerpt = remit_excerpt (text);

      g_set_error (error, REMIT_ERROR, REMIT_ERROR_FORMAT,
                   _("“%s” is not a day. Write year, month and day, such as 2026-11-21."),
                   excerpt);
      return FALSE;
    }
  *day = parsed;
  return TRUE;
}

char *
remit_day_format_long (int day)
{
  g_autoptr (GDateTime) time = NULL;
  int year, month, dom;

  if (!is_day (day))
    return g_strdup ("");
  split_day (day, &year, &month, &dom);
  time = g_date_time_new_utc (year, month, dom, 12, 0, 0);
  /* Translators: how a day is written out, see g_date_time_format(). */
  return g_date_time_format (time, C_("date format", "%-d %B %Y"));
}

char *
remit_time_format (gint64 microseconds)
{
  gint64 seconds = floor_divide (microseconds, G_USEC_PER_SEC);
  int fraction = (int) ((microseconds % G_USEC_PER_SEC + G_USEC_PER_SEC) % G_USEC_PER_SEC);
  int of_day = (int) ((seconds % SECONDS_A_DAY + SECONDS_A_DAY) % SECONDS_A_DAY);
  g_autofree char *day = remit_day_format (remit_day_from_time (microseconds));

  if (*day == '\0')
    return g_strdup ("");
  if (fraction != 0)
    return g_strdup_printf ("%sT%02d:%02d:%02d.%06dZ", day, of_day / 3600, of_day / 60 % 60,
                            of_day % 60, fraction);
  return g_strdup_printf ("%sT%02d:%02d:%02dZ", day, of_day / 3600, of_day / 60 % 60, of_day % 60);
}

/* ".25" as microseconds; 0 when there is no fraction, -1 when it is not one. */
static int
take_fraction (const char **text)
{
  int fraction = 0;
  guint n = 0;

  if (!take_char (text, '.'))
    return 0;
  for (; g_ascii_isdigit (**text); (*text)++)
    if (n++ < 6)
      fraction = fraction * 10 + (**text - '0');
    else
      return -1;
  if (n == 0)
    return -1;
  for (; n < 6; n++)
    fraction *= 10;
  return fraction;
}

gboolean
remit_time_parse (const char *text, gint64 *microseconds, GError **error)
{
  const char *p = text;
  int day, hours, minutes, seconds, fraction;

  g_return_val_if_fail (text != NULL && microseconds != NULL, FALSE);

  if ((day = take_day (&p)) == 0 || !take_char (&p, 'T')
      || (hours = take_digits (&p, 2)) < 0 || hours > 23 || !take_char (&p, ':')
      || (minutes = take_digits (&p, 2)) < 0 || minutes > 59 || !take_char (&p, ':')
      || (seconds = take_digits (&p, 2)) < 0 || seconds > 59
      || (fraction = take_fraction (&p)) < 0 || !take_char (&p, 'Z') || *p != '\0')
    {
      g_autofree char *excerpt = remit_excerpt (text);

      g_set_error (error, REMIT_ERROR, REMIT_ERROR_FORMAT,
                   _("“%s” is not a time. Write it in UTC, such as 2026-11-21T08:30:00Z."),
                   excerpt);
      return FALSE;
    }
  *microseconds = (gint64) (day - EPOCH_DAY) * SECONDS_A_DAY;
  *microseconds += hours * 3600 + minutes * 60 + seconds;
  *microseconds = *microseconds * G_USEC_PER_SEC + fraction;
  return TRUE;
}

gboolean
remit_period_overlaps (int a_start, int a_end, int b_start, int b_end)
{
  return (a_end == 0 || b_start == 0 || b_start <= a_end)
         && (b_end == 0 || a_start == 0 || a_start <= b_end);
}

int
remit_fiscal_year (int day, int start_month)
{
  int year, month, dom;

  g_return_val_if_fail (start_month >= 1 && start_month <= 12, 0);

  if (!is_day (day))
    return 0;
  split_day (day, &year, &month, &dom);
  return start_month > 1 && month >= start_month ? year + 1 : year;
}

void
remit_fiscal_year_bounds (int year, int start_month, int *first, int *last)
{
  g_return_if_fail (start_month >= 1 && start_month <= 12);
  g_return_if_fail (first != NULL && last != NULL);

  if (start_month == 1)
    {
      *first = remit_day_from_ymd (year, 1, 1);
      *last = remit_day_from_ymd (year, 12, 31);
      return;
    }
  *first = remit_day_from_ymd (year - 1, start_month, 1);
  *last = remit_day_from_ymd (year, start_month, 1) - 1;
}

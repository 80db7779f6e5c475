/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-availability"
#include "remit-availability.h"

#include "remit-date.h"
#include "remit-error.h"
#include "remit-money.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Whole numbers only.  Ratios lie between 0 and 10¹⁸, so a product of two fits into 120 bits; a
 * target times a window of a century fits as well. */

typedef unsigned __int128 Wide;

#define WHOLE_PERCENT (100 * REMIT_DECIMAL_ONE)
#define RATIO_OF_PERCENT (REMIT_RATIO_ONE / WHOLE_PERCENT)
#define MINUTE (G_GINT64_CONSTANT (60) * G_USEC_PER_SEC)
#define HOUR (60 * MINUTE)
#define MINUTES_A_DAY 1440

gboolean
remit_ratio_from_percent (gint64 percent, RemitRatio *ratio)
{
  g_return_val_if_fail (ratio != NULL, FALSE);

  if (percent < 0 || percent > WHOLE_PERCENT)
    return FALSE;
  *ratio = percent * RATIO_OF_PERCENT;
  return TRUE;
}

gint64
remit_ratio_to_percent (RemitRatio ratio)
{
  return (ratio + RATIO_OF_PERCENT / 2) / RATIO_OF_PERCENT;
}

static RemitRatio
multiply (RemitRatio a, RemitRatio b)
{
  return (RemitRatio) (((Wide) a * (Wide) b + REMIT_RATIO_ONE / 2) / REMIT_RATIO_ONE);
}

RemitRatio
remit_ratio_series (const RemitRatio *ratios, guint n)
{
  RemitRatio product = REMIT_RATIO_ONE;

  for (guint i = 0; i < n; i++)
    product = multiply (product, ratios[i]);
  return product;
}

RemitRatio
remit_ratio_parallel (const RemitRatio *ratios, guint n)
{
  RemitRatio missed = REMIT_RATIO_ONE;

  for (guint i = 0; i < n; i++)
    missed = multiply (missed, REMIT_RATIO_ONE - ratios[i]);
  return REMIT_RATIO_ONE - missed;
}

gboolean
remit_ratio_from_mtbf (gint64 mtbf, gint64 mttr, RemitRatio *ratio)
{
  Wide whole;

  g_return_val_if_fail (ratio != NULL, FALSE);

  if (mtbf < 0 || mttr < 0 || (mtbf == 0 && mttr == 0))
    return FALSE;
  whole = (Wide) mtbf + (Wide) mttr;
  *ratio = (RemitRatio) (((Wide) mtbf * REMIT_RATIO_ONE + whole / 2) / whole);
  return TRUE;
}

gboolean
remit_allowed_downtime (gint64 percent, gint64 agreed, gint64 *allowed)
{
  g_return_val_if_fail (allowed != NULL, FALSE);

  if (percent < 0 || percent > WHOLE_PERCENT || agreed < 0)
    return FALSE;
  *allowed = (gint64) ((Wide) (WHOLE_PERCENT - percent) * (Wide) agreed / WHOLE_PERCENT);
  return TRUE;
}

char *
remit_duration_format (gint64 microseconds)
{
  gint64 seconds = microseconds / G_USEC_PER_SEC;
  gint64 days = seconds / 86400, hours = seconds / 3600 % 24, minutes = seconds / 60 % 60;
  g_autofree char *rest = NULL;

  g_return_val_if_fail (microseconds >= 0, NULL);

  rest = remit_decimal_format (microseconds % MINUTE);
  if (days > 0)
    /* Translators: days and hours, abbreviated. */
    return hours > 0 ? g_strdup_printf (_("%d d %d h"), (int) days, (int) hours)
                     : g_strdup_printf (_("%d d"), (int) days);
  if (hours > 0 && microseconds % HOUR == 0)
    return g_strdup_printf (_("%d h"), (int) hours);
  if (hours > 0)
    /* Translators: hours, minutes and seconds, abbreviated. */
    return seconds % 60 == 0 && microseconds % G_USEC_PER_SEC == 0
             ? g_strdup_printf (_("%d h %d min"), (int) hours, (int) minutes)
             : g_strdup_printf (_("%d h %d min %s s"), (int) hours, (int) minutes, rest);
  if (minutes > 0)
    return microseconds % MINUTE == 0 ? g_strdup_printf (_("%d min"), (int) minutes)
                                      : g_strdup_printf (_("%d min %s s"), (int) minutes, rest);
  return g_strdup_printf (_("%s s"), rest);
}

/* ---- hours of service ---- */

static void
skip_blanks (const char **text)
{
  while (g_unichar_isspace (g_utf8_get_char (*text)))
    *text = g_utf8_next_char (*text);
}

/* A hyphen, or one of the dashes. */
static gboolean
take_dash (const char **text)
{
  const char *p = *text;

  skip_blanks (&p);
  if (*p != '-' && g_utf8_get_char (p) != 0x2011 && g_utf8_get_char (p) != 0x2013
      && g_utf8_get_char (p) != 0x2014)
    return FALSE;
  *text = g_utf8_next_char (p);
  skip_blanks (text);
  return TRUE;
}

/* The weekday at *@text, 0 Monday; -1 when there is none. */
static int
take_weekday (const char **text)
{
  static const char *const names[]
    = { "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday" };
  gsize length = 0;

  while (g_ascii_isalpha ((*text)[length]))
    length++;
  for (int i = 0; length >= 2 && i < 7; i++)
    if (length <= strlen (names[i]) && g_ascii_strncasecmp (names[i], *text, length) == 0)
      {
        *text += length;
        return i;
      }
  return -1;
}

/* Days and ranges of days with commas between them. */
static gboolean
take_weekdays (const char **text, guint *weekdays)
{
  *weekdays = 0;
  do
    {
      int first, last;

      skip_blanks (text);
      first = last = take_weekday (text);
      if (first < 0)
        return FALSE;
      if (take_dash (text) && (last = take_weekday (text)) < 0)
        return FALSE;
      for (int day = first;; day = (day + 1) % 7)
        {
          *weekdays |= 1u << day;
          if (day == last)
            break;
        }
      skip_blanks (text);
    }
  while (**text == ',' && (*text)++ != NULL);
  return TRUE;
}

/* "8", "08:30"; -1 when it is no time of a day. */
static int
take_minutes (const char **text)
{
  int hours = 0, minutes = 0, digits = 0;

  for (; g_ascii_isdigit (**text) && digits < 2; (*text)++, digits++)
    hours = hours * 10 + (**text - '0');
  if (digits == 0)
    return -1;
  if (**text == ':')
    {
      if (!g_ascii_isdigit ((*text)[1]) || !g_ascii_isdigit ((*text)[2]))
        return -1;
      minutes = ((*text)[1] - '0') * 10 + ((*text)[2] - '0');
      *text += 3;
    }
  return minutes > 59 || hours * 60 + minutes > MINUTES_A_DAY ? -1 : hours * 60 + minutes;
}

static gboolean
is_always (const char *text)
{
  static const char *const words[] = { "", "24×7", "24x7", "24X7", "24*7", "24/7" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (strcmp (text, words[i]) == 0)
      return TRUE;
  return FALSE;
}

gboolean
remit_hours_parse (const char *text, RemitHours *hours)
{
  g_autofree char *trimmed = NULL;
  RemitHours read = { 0x7f, 0, MINUTES_A_DAY };
  const char *p;

  g_return_val_if_fail (text != NULL && hours != NULL, FALSE);

  trimmed = g_strstrip (g_strdup (text));
  p = trimmed;
  if (!is_always (trimmed))
    {
      if (!g_ascii_isdigit (*p) && !take_weekdays (&p, &read.weekdays))
        return FALSE;
      if (*p != '\0'
          && ((read.from = take_minutes (&p)) < 0 || !take_dash (&p)
              || (read.to = take_minutes (&p)) < 0 || *p != '\0' || read.from >= read.to))
        return FALSE;
    }
  *hours = read;
  return TRUE;
}

gint64
remit_hours_agreed (const RemitHours *hours, int first, int last)
{
  gint64 days = 0, weeks;

  g_return_val_if_fail (hours != NULL, 0);

  if (first <= 0 || last < first)
    return 0;
  weeks = (last - first + 1) / 7;
  for (guint i = 0; i < 7; i++)
    days += weeks * ((hours->weekdays >> i) & 1);
  /* Day 1 of the calendar was a Monday. */
  for (gint64 day = first + weeks * 7; day <= last; day++)
    days += (hours->weekdays >> ((day - 1) % 7)) & 1;
  return days * (hours->to - hours->from) * MINUTE;
}

/* ---- objectives ---- */

static const char *
name_of (const RemitObjective *objective)
{
  return *objective->name != '\0' ? objective->name : _("without a name");
}

gboolean
remit_objective_window (const RemitObjective *objective, int day, int *first, int *last,
                        GError **error)
{
  GDate date;

  g_return_val_if_fail (objective != NULL && first != NULL && last != NULL, FALSE);
  g_return_val_if_fail (g_date_valid_julian (day), FALSE);

  if (objective->window == REMIT_WINDOW_ROLLING)
    {
      if (objective->window_days == REMIT_UNSET || objective->window_days <= 0)
        {
          g_set_error (error, REMIT_ERROR, REMIT_ERROR_FORMAT,
                       _("The objective “%s” has a window of 0 days. Say how many days it looks "
                          "back on."),
                       name_of (objective));
          return FALSE;
        }
      *first = (int) MAX (1, day - objective->window_days + 1);
      *last = day;
      return TRUE;
    }
  g_date_clear (&date, 1);
  g_date_set_julian (&date, day);
  *first = day - g_date_get_day (&date) + 1;
  *last = *first + g_date_get_days_in_month (g_date_get_month (&date), g_date_get_year (&date)) - 1;
  return TRUE;
}

gboolean
remit_objective_ratio (const RemitObjective *objective, RemitRatio *ratio)
{
  g_return_val_if_fail (objective != NULL, FALSE);

  return objective->indicator == REMIT_INDICATOR_AVAILABILITY && objective->target != REMIT_UNSET
         && (objective->comparison == REMIT_OPERATOR_AT_LEAST
             || objective->comparison == REMIT_OPERATOR_MORE)
         && (*objective->unit == '\0' || strcmp (objective->unit, "%") == 0)
         && remit_ratio_from_percent (objective->target, ratio);
}

gboolean
remit_objective_allowed (const RemitObjective *objective, int day, gint64 *agreed, gint64 *allowed,
                         GError **error)
{
  RemitHours hours;
  RemitRatio ratio;
  int first, last;

  g_return_val_if_fail (agreed != NULL && allowed != NULL, FALSE);

  if (!remit_objective_ratio (objective, &ratio))
    {
      g_set_error (error, REMIT_ERROR, REMIT_ERROR_FORMAT,
                   _("The objective “%s” does not promise a share of time. Give it a target from "
                      "0 to 100 %%."),
                   name_of (objective));
      return FALSE;
    }
  if (!remit_hours_parse (objective->hours, &hours))
    {
      g_autofree char *excerpt = remit_excerpt (objective->hours);

      g_set_error (
        error, REMIT_ERROR, REMIT_ERROR_FORMAT,
        _("The hours of service “%s” cannot be reckoned with. Write them like “24×7” or "
           "“Mon–Fri 8–18”."),
        excerpt);
      return FALSE;
    }
  if (!remit_objective_window (objective, day, &first, &last, error))
    return FALSE;
  *agreed = remit_hours_agreed (&hours, first, last);
  return remit_allowed_downtime (objective->target, *agreed, allowed);
}

/* Whether @value is where @objective wants it. */
static gboolean
meets (const RemitObjective *objective, gint64 value)
{
  switch ((RemitOperator) objective->comparison)
    {
    case REMIT_OPERATOR_AT_LEAST:
      return value >= objective->target;
    case REMIT_OPERATOR_AT_MOST:
      return value <= objective->target;
    case REMIT_OPERATOR_MORE:
      return value > objective->target;
    case REMIT_OPERATOR_LESS:
      return value < objective->target;
    case REMIT_OPERATOR_EQUAL:
      return value == objective->target;
    }
  return FALSE;
}

int
remit_objective_worse (const RemitObjective *objective)
{
  g_return_val_if_fail (objective != NULL, 0);

  switch ((RemitOperator) objective->comparison)
    {
    case REMIT_OPERATOR_AT_LEAST:
    case REMIT_OPERATOR_MORE:
      return -1;
    case REMIT_OPERATOR_AT_MOST:
    case REMIT_OPERATOR_LESS:
      return 1;
    case REMIT_OPERATOR_EQUAL:
      break;
    }
  return 0;
}

static gboolean
is_downwards (const RemitObjective *objective)
{
  return remit_objective_worse (objective) > 0;
}

static gboolean
is_upwards (const RemitObjective *objective)
{
  return remit_objective_worse (objective) < 0;
}

RemitAgreementState
remit_objective_state (const RemitObjective *objective, gint64 value)
{
  RemitRatio ratio;
  __int128 used, room;

  g_return_val_if_fail (objective != NULL, REMIT_STATE_NO_DATA);

  if (objective->target == REMIT_UNSET || value == REMIT_UNSET)
    return REMIT_STATE_NO_DATA;
  if (!meets (objective, value))
    return REMIT_STATE_BREACHED;
  if (is_downwards (objective))
    {
      used = value;
      room = objective->target;
    }
  else if (remit_objective_ratio (objective, &ratio)
           || (is_upwards (objective) && strcmp (objective->unit, "%") == 0))
    {
      used = (__int128) WHOLE_PERCENT - value;
      room = (__int128) WHOLE_PERCENT - objective->target;
    }
  else
    return REMIT_STATE_MET;
  return room > 0 && used * 5 >= room * 4 ? REMIT_STATE_AT_RISK : REMIT_STATE_MET;
}

/* ---- comparing ---- */

/* Microseconds of a unit of time; 0 for other words. */
static gint64
time_unit (const char *unit)
{
  static const struct
  {
    const char *names;
    gint64 length;
  } units[] = {
    { " us µs μs ", 1 },
    { " ms millisecond milliseconds ", 1000 },
    { " s sec second seconds ", G_USEC_PER_SEC },
    { " min minute minutes ", MINUTE },
    { " h hour hours ", HOUR },
    { " d day days ", MINUTES_A_DAY * MINUTE },
    { " w week weeks ", 7 * MINUTES_A_DAY * MINUTE },
  };
  g_autofree char *word = g_strdup_printf (" %s ", unit);

  for (guint i = 0; *unit != '\0' && i < G_N_ELEMENTS (units); i++)
    if (strstr (units[i].names, word) != NULL)
      return units[i].length;
  return 0;
}

static gboolean
is_same_word (const char *a, const char *b)
{
  g_autofree char *left = g_utf8_casefold (a, -1);
  g_autofree char *right = g_utf8_casefold (b, -1);

  return strcmp (left, right) == 0;
}

gboolean
remit_objective_is_weaker (const RemitObjective *promise, const RemitObjective *support)
{
  __int128 promised, supported;
  gint64 units[2];

  g_return_val_if_fail (promise != NULL && support != NULL, FALSE);

  if (promise->indicator != support->indicator || promise->target == REMIT_UNSET
      || support->target == REMIT_UNSET
      || (promise->indicator == REMIT_INDICATOR_OTHER
          && !is_same_word (promise->name, support->name))
      || !((is_upwards (promise) && is_upwards (support))
           || (is_downwards (promise) && is_downwards (support))))
    return FALSE;
  units[0] = time_unit (promise->unit);
  units[1] = time_unit (support->unit);
  if ((units[0] == 0 || units[1] == 0) && !is_same_word (promise->unit, support->unit))
    return FALSE;
  promised = (__int128) promise->target * MAX (units[0], 1);
  supported = (__int128) support->target * MAX (units[1], 1);
  if (promised == supported)
    return (promise->comparison == REMIT_OPERATOR_MORE
            || promise->comparison == REMIT_OPERATOR_LESS)
           && support->comparison != promise->comparison;
  return is_upwards (promise) ? supported < promised : supported > promised;
}

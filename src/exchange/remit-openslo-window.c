/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-exchange"

#include "remit-openslo-private.h"

#include "remit-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Time windows of OpenSLO: version 1 writes "duration: 30d", version 1alpha "unit: Day, count: 30".
 * A document knows calendar months and rolling windows of whole days, so other windows become the
 * nearest of these, and a remark says so.
 *
 * "1m" is a minute everywhere else in OpenSLO, but windows of minutes do not occur and "m" for a
 * month does. */

#define MAX_DAYS 3660

typedef struct
{
  const char *unit; /* of version 1alpha, lower case */
  char letter;      /* of version 1 */
  gint64 days;      /* of one; 0: less than a day */
  gint64 in_a_day;  /* how many of them a day has */
  gboolean is_month;
  gboolean is_rounded; /* not always as many days */
} Unit;

static const Unit units[] = {
  { "second", 's', 0, 86400, FALSE, FALSE }, { "minute", '\0', 0, 1440, FALSE, FALSE },
  { "hour", 'h', 0, 24, FALSE, FALSE },      { "day", 'd', 1, 1, FALSE, FALSE },
  { "week", 'w', 7, 1, FALSE, FALSE },       { "month", 'M', 30, 1, TRUE, TRUE },
  { "month", 'm', 30, 1, TRUE, TRUE },       { "quarter", 'Q', 91, 1, FALSE, TRUE },
  { "year", 'Y', 365, 1, FALSE, TRUE },
};

/* Digits, up to nine. */
static gboolean
take_count (const char **text, gint64 *count)
{
  guint digits = 0;

  for (*count = 0; g_ascii_isdigit (**text) && digits < 9; digits++)
    *count = *count * 10 + *(*text)++ - '0';
  return digits > 0 && !g_ascii_isdigit (**text);
}

/* "30d" */
static const Unit *
parse_duration (const char *text, gint64 *count)
{
  if (!take_count (&text, count) || text[0] == '\0' || text[1] != '\0')
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    if (units[i].letter == *text)
      return &units[i];
  return NULL;
}

static const Unit *
parse_unit (const char *unit, const char *count_text, gint64 *count)
{
  g_autofree char *folded = g_ascii_strdown (unit, -1);

  if (!take_count (&count_text, count) || *count_text != '\0')
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    if (strcmp (units[i].unit, folded) == 0)
      return &units[i];
  return NULL;
}

static const Unit *
read_length (const RemitYamlNode *window, gint64 *count, char **raw)
{
  const char *duration = remit_yaml_text (remit_yaml_get (window, "duration"));
  const char *unit = remit_yaml_text (remit_yaml_get (window, "unit"));
  const char *number = remit_yaml_text (remit_yaml_get (window, "count"));

  if (duration != NULL)
    {
      *raw = g_strdup (duration);
      return parse_duration (duration, count);
    }
  *raw = unit != NULL ? g_strdup_printf ("%s %s", number != NULL ? number : "1", unit) : NULL;
  return unit != NULL ? parse_unit (unit, number != NULL ? number : "1", count) : NULL;
}

static gint64
count_days (RemitYaml *yaml, const RemitYamlNode *window, const Unit *unit, gint64 count,
            const char *raw)
{
  gint64 days = unit->days > 0 ? unit->days * count : (count + unit->in_a_day - 1) / unit->in_a_day;

  if (days > MAX_DAYS)
    {
      remit_yaml_remark (yaml, window,
                         _("The window “%s” is longer than ten years and was left out."), raw);
      return REMIT_UNSET;
    }
  if (days == 0)
    remit_yaml_remark (
      yaml, window, _("The window “%s” has no length. Say how many days it looks back on."), raw);
  else if (unit->is_rounded || (unit->days == 0 && count % unit->in_a_day != 0))
    remit_yaml_remark (
      yaml, window,
      ngettext ("The window “%s” is kept as %d day, since Remit counts whole days.",
                "The window “%s” is kept as %d days, since Remit counts whole days.",
                (gulong) days),
      raw, (int) days);
  return days;
}

/* The first of a list of windows, or the only one when it stands there without a list. */
static const RemitYamlNode *
find_window (RemitYaml *yaml, const RemitYamlNode *spec)
{
  const RemitYamlNode *windows = remit_yaml_get (spec, "timeWindow");

  if (windows == NULL)
    windows = remit_yaml_get (spec, "timeWindows");
  if (!remit_yaml_is (windows, REMIT_YAML_LIST))
    return windows;
  if (windows->items->len > 1)
    remit_yaml_remark (yaml, windows->items->pdata[1],
                       _("There is more than one window. The first one counts."));
  return windows->items->len > 0 ? windows->items->pdata[0] : NULL;
}

static gboolean
is_true (const RemitYamlNode *node)
{
  const char *text = remit_yaml_text (node);

  return text != NULL && g_ascii_strcasecmp (text, "true") == 0;
}

RemitOpensloWindow
_remit_openslo_read_window (RemitYaml *yaml, const RemitYamlNode *spec, GPtrArray *facts)
{
  RemitOpensloWindow result = { REMIT_WINDOW_CALENDAR_MONTH, REMIT_UNSET };
  const RemitYamlNode *window = find_window (yaml, spec);
  const RemitYamlNode *calendar = remit_yaml_get (window, "calendar");
  gboolean rolling = is_true (remit_yaml_get (window, "isRolling"));
  g_autofree char *raw = NULL, *excerpt = NULL;
  const Unit *unit;
  gint64 count = 0;

  remit_promises_add_fact (facts, "timeZone",
                           remit_yaml_text (remit_yaml_get (calendar, "timeZone")));
  remit_promises_add_fact (facts, "startTime",
                           remit_yaml_text (remit_yaml_get (calendar, "startTime")));
  if (!remit_yaml_has_content (window))
    {
      remit_yaml_remark (yaml, spec, _("There is no time window; a calendar month is taken."));
      return result;
    }
  unit = read_length (window, &count, &raw);
  excerpt = remit_excerpt (raw != NULL ? raw : "");
  if (unit == NULL)
    {
      remit_yaml_remark (
        yaml, window,
        _("“%s” is no length of a time window. It is written like 30d, 4w or 1M; a "
           "calendar month is taken."),
        excerpt);
      return result;
    }
  if (unit->letter == 'm')
    remit_yaml_remark (yaml, window, _("The window “%s” is read in months, not minutes."),
                       excerpt);
  if (!rolling && unit->is_month && count == 1)
    return result;
  if (!rolling)
    {
      remit_promises_add_fact (facts, "timeWindow", raw);
      remit_yaml_remark (
        yaml, window,
        _("Of windows by the calendar Remit knows the month only; “%s” is kept as "
           "a rolling window."),
        excerpt);
    }
  result.window = REMIT_WINDOW_ROLLING;
  result.days = count_days (yaml, window, unit, count, excerpt);
  return result;
}

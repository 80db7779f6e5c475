/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-money"
#include "remit-money-text.h"

#include "remit-error.h"
#include "remit-finance.h"
#include "remit-money.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Groups of digits are what people and spreadsheets put in; which sign is the decimal one follows
 * from the shape of the number and never from a guess. */

#define CENTI (REMIT_DECIMAL_ONE / 100) /* one per cent of a whole */

static int
get_digits (const char *currency)
{
  int digits = remit_currency_digits (currency);

  return digits >= 0 ? digits : 2;
}

static gint64
get_unit (const char *currency)
{
  gint64 unit = 1;

  for (int i = get_digits (currency); i > 0; i--)
    unit *= 10;
  return unit;
}

gboolean
remit_money_is_whole (gint64 minor, const char *currency)
{
  g_return_val_if_fail (currency != NULL, FALSE);
  return minor % get_unit (currency) == 0;
}

char *
remit_money_format_cell (gint64 minor, const char *currency, gboolean whole)
{
  g_autofree char *full = NULL;
  int digits;
  char *figures;

  g_return_val_if_fail (currency != NULL, NULL);
  digits = get_digits (currency);
  full = remit_money_format (minor, currency);
  figures = full + (*currency != '\0' ? strlen (currency) + 1 : 0);
  if (whole && digits > 0)
    figures[strlen (figures) - digits - strlen (C_ ("decimal mark", "."))] = '\0';
  return g_strdup (figures);
}

/* ---- reading ---- */

/* Leaves digits, commas, points and a sign; what else there is stays, too, and is no number. */
static char *
strip (const char *typed, const char *currency)
{
  g_autofree char *text = g_strstrip (g_strdup (typed));
  gsize length = strlen (currency);
  GString *bare = g_string_new (NULL);
  const char *p = text;

  if (length > 0 && g_ascii_strncasecmp (p, currency, length) == 0)
    p += length;
  else if (length > 0 && strlen (text) > length
           && g_ascii_strcasecmp (text + strlen (text) - length, currency) == 0)
    text[strlen (text) - length] = '\0';
  for (; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == 0x2212)
        g_string_append_c (bare, '-');
      else if (!g_unichar_isspace (c) && c != '\'' && c != 0x2019)
        g_string_append_unichar (bare, c);
    }
  return g_string_free (bare, FALSE);
}

static guint
count (const char *text, char sign)
{
  guint n = 0;

  for (; *text != '\0'; text++)
    n += *text == sign;
  return n;
}

/* Whether exactly three digits stand between each @sign and the next, up to @end. */
static gboolean
is_grouped (const char *text, char sign, const char *end)
{
  const char *before = strchr (text, sign);

  for (const char *p = before; p != NULL && p < end; p = before)
    {
      before = strchr (p + 1, sign);
      if (MIN (before != NULL ? before : end, end) - p != 4)
        return FALSE;
    }
  return TRUE;
}

/* The decimal sign of @text: the last of point and comma when both are there, else a point or comma
 * that stands alone and is not followed by a group of three; NULL: none.  FALSE when there are two
 * readings. */
static gboolean
find_decimal (const char *text, int digits, const char **decimal)
{
  const char *point = strrchr (text, '.'), *comma = strrchr (text, ',');
  const char *last = point > comma ? point : comma;

  *decimal = NULL;
  if (last == NULL)
    return TRUE;
  if (point != NULL && comma != NULL)
    *decimal = last;
  else if (count (text, *last) == 1)
    {
      gboolean group_of_three = strlen (last) == 4;

      if (*last == ',' && group_of_three && digits >= 3)
        return FALSE;
      if (*last == '.' || !group_of_three)
        *decimal = last;
    }
  return *decimal == NULL || count (text, **decimal) == 1;
}

static gboolean
has_one_reading (const char *text, int digits, const char **decimal)
{
  char group;
  const char *end = text + strlen (text);

  if (!find_decimal (text, digits, decimal))
    return FALSE;
  if (*decimal != NULL)
    end = *decimal;
  group = *decimal != NULL ? (**decimal == '.' ? ',' : '.') : (strchr (text, ',') ? ',' : '.');
  return strchr (text, group) == NULL || strchr (text, group) > end
         || (strchr (text, group) > text && is_grouped (text, group, end));
}

static char *
make_plain (const char *bare, const char *decimal)
{
  GString *plain = g_string_new (NULL);

  for (const char *p = bare; *p != '\0'; p++)
    if (p == decimal)
      g_string_append_c (plain, '.');
    else if (*p != ',' && *p != '.')
      g_string_append_c (plain, *p);
  return g_string_free (plain, FALSE);
}

gboolean
remit_money_read (const char *text, const char *currency, gint64 *minor, GError **error)
{
  g_autofree char *bare = NULL;
  g_autofree char *plain = NULL;
  const char *decimal;

  g_return_val_if_fail (text != NULL && currency != NULL && minor != NULL, FALSE);
  bare = strip (text, currency);
  if (!has_one_reading (bare, get_digits (currency), &decimal))
    {
      g_autofree char *excerpt = remit_excerpt (text);

      g_set_error (error, REMIT_ERROR, REMIT_ERROR_FORMAT,
                   _("“%s” can be read in more than one way. Write the amount with one decimal "
                      "point and without other signs, such as 1234.56."),
                   excerpt);
      return FALSE;
    }
  plain = make_plain (bare, decimal);
  return remit_money_parse (plain, currency, minor, error);
}

/* ---- ratios ---- */

char *
remit_ratio_format (gint64 ratio, gboolean sign)
{
  gint64 tenths;
  guint64 size;

  if (!remit_scale (ratio, 1000, REMIT_DECIMAL_ONE, &tenths))
    return g_strdup ("–");
  size = tenths < 0 ? -(guint64) tenths : (guint64) tenths;
  return g_strdup_printf ("%s%" G_GUINT64_FORMAT "%s%u %%",
                          tenths < 0            ? "−"
                          : sign && tenths != 0 ? "+"
                                                : "",
                          size / 10, C_ ("decimal mark", "."), (guint) (size % 10));
}

gboolean
remit_ratio_read (const char *text, gint64 *ratio, GError **error)
{
  g_autofree char *bare = NULL;
  g_autofree char *excerpt = NULL;
  gint64 percent;
  gsize length;

  g_return_val_if_fail (text != NULL && ratio != NULL, FALSE);
  bare = strip (text, "");
  length = strlen (bare);
  if (length > 0 && bare[length - 1] == '%')
    bare[length - 1] = '\0';
  g_strdelimit (bare, ",", '.');
  if (remit_decimal_parse (*bare == '+' ? bare + 1 : bare, &percent, NULL)
      && remit_scale (percent, CENTI, REMIT_DECIMAL_ONE, ratio) && *ratio > -REMIT_DECIMAL_ONE)
    return TRUE;
  excerpt = remit_excerpt (text);
  g_set_error (error, REMIT_ERROR, REMIT_ERROR_FORMAT,
               _("“%s” is no rate of growth. Write per cent above −100, such as 3.2."), excerpt);
  return FALSE;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-rates"
#include "remit-rates.h"

#include "remit-date.h"
#include "remit-error.h"
#include "remit-money.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The rates lie sorted by their two currencies and day, so that the newest one before a day is a
 * binary search. */

/* Keeps amount × rate × power of ten within 127 bits. */
#define MOST_UNITS G_GINT64_CONSTANT (1000000000)
#define MOST_RATE (G_GINT64_CONSTANT (1000000000) * REMIT_DECIMAL_ONE)
#define RATE_DIGITS 6

struct _RemitRates
{
  GArray *rates; /* element-type RemitRate */
};

RemitRates *
remit_rates_new (void)
{
  RemitRates *self = g_new0 (RemitRates, 1);

  self->rates = g_array_new (FALSE, TRUE, sizeof (RemitRate));
  return self;
}

void
remit_rates_free (RemitRates *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->rates);
  g_free (self);
}

static int
compare_key (const RemitRate *rate, const char *currency, const char *base, int day)
{
  int order = strcmp (rate->currency, currency);

  if (order == 0)
    order = strcmp (rate->base, base);
  return order != 0 ? order : (rate->day > day) - (rate->day < day);
}

/* How many rates stand before or at the key. */
static guint
find_place (const RemitRates *self, const char *currency, const char *base, int day)
{
  guint low = 0, high = self->rates->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (compare_key (&g_array_index (self->rates, RemitRate, middle), currency, base, day) <= 0)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static const RemitRate *
find_direct (const RemitRates *self, const char *currency, const char *base, int day)
{
  guint place = find_place (self, currency, base, day);
  const RemitRate *rate;

  if (place == 0)
    return NULL;
  rate = &g_array_index (self->rates, RemitRate, place - 1);
  return strcmp (rate->currency, currency) == 0 && strcmp (rate->base, base) == 0 ? rate : NULL;
}

static gboolean
check_rate (const RemitRates *self, const char *currency, const char *base, int day, gint64 units,
            gint64 rate, GError **error)
{
  const char *unknown = remit_currency_digits (currency) < 0 ? currency
                        : remit_currency_digits (base) < 0   ? base
                                                             : NULL;
  const RemitRate *other;

  if (unknown != NULL)
    {
      g_autofree char *excerpt = remit_excerpt (unknown);

      g_set_error (error, REMIT_ERROR, REMIT_ERROR_FORMAT,
                   _("“%s” is not a currency. Use a code of ISO 4217 such as EUR."), excerpt);
      return FALSE;
    }
  if (strcmp (currency, base) == 0)
    {
      g_set_error (error, REMIT_ERROR, REMIT_ERROR_FORMAT,
                   _("%s is always worth itself. Give its rate to another currency."), currency);
      return FALSE;
    }
  if (day <= 0)
    {
      g_set_error (error, REMIT_ERROR, REMIT_ERROR_FORMAT,
                   _("The rate of %s to %s needs the day from which it holds."), currency, base);
      return FALSE;
    }
  if (units <= 0 || rate <= 0 || units > MOST_UNITS || rate > MOST_RATE)
    {
      g_set_error (error, REMIT_ERROR, REMIT_ERROR_FORMAT,
                   _("The rate of %s to %s must be above 0 and at most a thousand million."),
                   currency, base);
      return FALSE;
    }
  other = find_direct (self, currency, base, day);
  if (other != NULL && other->day == day)
    {
      g_autofree char *text = remit_day_format (day);

      g_set_error (error, REMIT_ERROR, REMIT_ERROR_REFUSED,
                   _("There is a rate of %s to %s for %s already. Keep one of the two."), currency,
                   base, text);
      return FALSE;
    }
  return TRUE;
}

gboolean
remit_rates_add (RemitRates *self, const char *currency, const char *base, int day, gint64 units,
                 gint64 rate, GError **error)
{
  RemitRate row = { .day = day, .units = units, .rate = rate };

  g_return_val_if_fail (self != NULL && currency != NULL && base != NULL, FALSE);

  if (!check_rate (self, currency, base, day, units, rate, error))
    return FALSE;
  g_strlcpy (row.currency, currency, sizeof row.currency);
  g_strlcpy (row.base, base, sizeof row.base);
  g_array_insert_val (self->rates, find_place (self, currency, base, day), row);
  return TRUE;
}

const RemitRate *
remit_rates_find (const RemitRates *self, const char *from, const char *to, int day)
{
  const RemitRate *direct, *inverse;

  g_return_val_if_fail (from != NULL && to != NULL, NULL);

  if (self == NULL)
    return NULL;
  direct = find_direct (self, from, to, day);
  inverse = find_direct (self, to, from, day);
  if (direct == NULL || inverse == NULL)
    return direct != NULL ? direct : inverse;
  return inverse->day > direct->day ? inverse : direct;
}

static unsigned __int128
power_of_ten (int digits)
{
  unsigned __int128 power = 1;

  while (digits-- > 0)
    power *= 10;
  return power;
}

RemitConversion
remit_rate_convert (const RemitRate *rate, gint64 minor, const char *from, const char *to,
                    gint64 *result)
{
  unsigned __int128 amount = minor < 0 ? -(guint64) minor : (guint64) minor;
  unsigned __int128 product, divisor, quotient;
  int digits;

  g_return_val_if_fail (from != NULL && to != NULL && result != NULL, REMIT_CONVERSION_NO_RATE);

  if (strcmp (from, to) == 0)
    {
      *result = minor;
      return REMIT_CONVERSION_DONE;
    }
  if (rate == NULL)
    return REMIT_CONVERSION_NO_RATE;

  /* Minor units of both sides and the millionths of the rate meet in one power of ten, which is
   * never below 1: a currency has at most four digits. */
  digits = RATE_DIGITS;
  if (strcmp (rate->currency, from) == 0)
    {
      digits += remit_currency_digits (from) - remit_currency_digits (to);
      product = amount * (guint64) rate->rate;
      divisor = power_of_ten (digits) * (guint64) rate->units;
    }
  else
    {
      digits += remit_currency_digits (to) - remit_currency_digits (from);
      product = amount * (guint64) rate->units * power_of_ten (digits);
      divisor = (guint64) rate->rate;
    }
  quotient = product / divisor;
  if (product % divisor >= divisor - product % divisor)
    quotient++;
  if (quotient > G_MAXINT64)
    return REMIT_CONVERSION_OVERFLOW;
  *result = minor < 0 ? -(gint64) quotient : (gint64) quotient;
  return REMIT_CONVERSION_DONE;
}

char *
remit_rate_format (const RemitRate *rate)
{
  g_autofree char *value = NULL, *day = NULL;

  g_return_val_if_fail (rate != NULL, NULL);

  value = remit_decimal_format (rate->rate);
  day = remit_day_format (rate->day);
  return g_strdup_printf ("%" G_GINT64_FORMAT " %s = %s %s (%s)", rate->units, rate->currency,
                          value, rate->base, day);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-money"
#include "remit-money.h"

#include "remit-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Money and decimals as whole numbers of minor units and of millionths.  Nothing here uses
 * floating point, and nothing overflows silently: a number that does not fit is an error.  The
 * smallest 64-bit number means "not given" in rows, so it is never the result of reading. */

#define DECIMAL_DIGITS 6

/* ISO 4217, with those withdrawn lately that old budgets still name; a code takes four bytes. */
static const char two_digits[]
    = "AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BOV BRL BSD BTN BWP BYN "
      "BZD CAD CDF CHE CHF CHW CNY COP COU CRC CUC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP "
      "GBP GEL GHS GIP GMD GTQ GYD HKD HNL HRK HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT "
      "LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO "
      "NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SLL SOS "
      "SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD USN UYU UZS VED VES WST XAD "
      "XCD XCG YER ZAR ZMW ZWG ZWL ";
static const char no_digits[]
    = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF ";
static const char three_digits[] = "BHD IQD JOD KWD LYD OMR TND ";
static const char four_digits[] = "CLF UYW ";

static gboolean
list_has (const char *list, const char *code)
{
  for (; *list != '\0'; list += 4)
    if (memcmp (list, code, 3) == 0)
      return TRUE;
  return FALSE;
}

int
remit_currency_digits (const char *code)
{
  g_return_val_if_fail (code != NULL, -1);

  if (strlen (code) != 3)
    return -1;
  if (list_has (two_digits, code))
    return 2;
  if (list_has (no_digits, code))
    return 0;
  if (list_has (three_digits, code))
    return 3;
  if (list_has (four_digits, code))
    return 4;
  return -1;
}

/* A budget line that has no currency yet still shows its amounts. */
static guint
digits_or_usual (const char *currency)
{
  int digits = remit_currency_digits (currency);

  return digits >= 0 ? digits : 2;
}

static guint64
power_of_ten (guint digits)
{
  guint64 power = 1;

  while (digits-- > 0)
    power *= 10;
  return power;
}

static guint64
magnitude (gint64 number)
{
  return number < 0 ? -(guint64) number : (guint64) number;
}

char *
remit_money_format_plain (gint64 minor, const char *currency)
{
  guint digits = digits_or_usual (currency);
  guint64 unit = power_of_ten (digits);
  const char *sign = minor < 0 ? "-" : "";

  if (digits == 0)
    return g_strdup_printf ("%" G_GINT64_FORMAT, minor);
  return g_strdup_printf ("%s%" G_GUINT64_FORMAT ".%0*" G_GUINT64_FORMAT, sign,
                          magnitude (minor) / unit, (int) digits, magnitude (minor) % unit);
}

char *
remit_money_format (gint64 minor, const char *currency)
{
  guint digits = digits_or_usual (currency);
  guint64 unit = power_of_ten (digits);
  g_autofree char *whole
      = g_strdup_printf ("%" G_GUINT64_FORMAT, magnitude (minor) / unit);
  gsize length = strlen (whole);
  GString *text = g_string_new (currency);

  if (text->len > 0)
    g_string_append_c (text, ' ');
  if (minor < 0)
    g_string_append (text, "−");
  for (gsize i = 0; i < length; i++)
    {
      if (i > 0 && (length - i) % 3 == 0)
        /* Translators: what stands between groups of three digits in your language. */
        g_string_append (text, C_("digit group separator", ","));
      g_string_append_c (text, whole[i]);
    }
  if (digits > 0)
    /* Translators: the decimal mark of your language. */
    g_string_append_printf (text, "%s%0*" G_GUINT64_FORMAT, C_("decimal mark", "."), (int) digits,
                            magnitude (minor) % unit);
  return g_string_free (text, FALSE);
}

typedef enum
{
  FIXED_OK,
  FIXED_NO_NUMBER,
  FIXED_TOO_FINE,
  FIXED_TOO_LARGE,
} FixedResult;

/* Reads a sign, digits, a point and at most @digits more digits. */
static FixedResult
parse_fixed (const char *text, guint digits, gint64 *value)
{
  gboolean negative = *text == '-';
  const char *p = *text == '-' || *text == '+' ? text + 1 : text;
  gint64 number = 0;
  guint decimals = 0;
  gboolean point = FALSE;

  if (!g_ascii_isdigit (*p))
    return FIXED_NO_NUMBER;
  for (; *p != '\0'; p++)
    {
      if (*p == '.' && !point && g_ascii_isdigit (p[1]))
        {
          point = TRUE;
          continue;
        }
      if (!g_ascii_isdigit (*p))
        return FIXED_NO_NUMBER;
      if (point && ++decimals > digits)
        return FIXED_TOO_FINE;
      if (__builtin_mul_overflow (number, 10, &number)
          || __builtin_add_overflow (number, *p - '0', &number))
        return FIXED_TOO_LARGE;
    }
  if (__builtin_mul_overflow (number, (gint64) power_of_ten (digits - decimals), &number))
    return FIXED_TOO_LARGE;
  *value = negative ? -number : number;
  return FIXED_OK;
}

gboolean
remit_money_parse (const char *text, const char *currency, gint64 *minor, GError **error)
{
  g_autofree char *excerpt = NULL;
  FixedResult result;
  int digits;

  g_return_val_if_fail (text != NULL && currency != NULL && minor != NULL, FALSE);

  digits = remit_currency_digits (currency);
  if (digits < 0)
    {
      excerpt = remit_excerpt (currency);
      g_set_error (error, REMIT_ERROR, REMIT_ERROR_FORMAT,
                   _("“%s” is not a currency. Use a code of ISO 4217 such as EUR."), excerpt);
      return FALSE;
    }
  result = parse_fixed (text, digits, minor);
  if (result == FIXED_OK)
    return TRUE;
  excerpt = remit_excerpt (text);
  switch ((int) result)
    {
    case FIXED_TOO_FINE:
      g_set_error (error, REMIT_ERROR, REMIT_ERROR_FORMAT,
                   ngettext ("“%s” has too many decimals: %s has %d digit after the point.",
                             "“%s” has too many decimals: %s has %d digits after the point.",
                             digits),
                   excerpt, currency, digits);
      return FALSE;
    case FIXED_TOO_LARGE:
      g_set_error (error, REMIT_ERROR, REMIT_ERROR_LIMIT,
                   _("“%s” is more money than Remit can count. Use a larger unit."), excerpt);
      return FALSE;
    default:
      g_set_error (error, REMIT_ERROR, REMIT_ERROR_FORMAT,
                   _("“%s” is not an amount. Write digits with a point, such as 1234.56."),
                   excerpt);
      return FALSE;
    }
}

gboolean
remit_money_add (gint64 a, gint64 b, gint64 *sum)
{
  gint64 result;

  g_return_val_if_fail (sum != NULL, FALSE);

  if (__builtin_add_overflow (a, b, &result))
    return FALSE;
  *sum = result;
  return TRUE;
}

typedef unsigned __int128 Wide;

typedef struct
{
  Wide remainder;
  guint index;
} Fraction;

static int
compare_fractions (gconstpointer a, gconstpointer b)
{
  const Fraction *left = a, *right = b;

  if (left->remainder != right->remainder)
    return left->remainder > right->remainder ? -1 : 1;
  return left->index < right->index ? -1 : left->index > right->index;
}

gboolean
remit_money_split (gint64 total, const gint64 *shares, guint n, gint64 *parts)
{
  g_autofree Fraction *fractions = NULL;
  guint64 amount = magnitude (total), rest = amount;
  Wide whole = 0;

  g_return_val_if_fail (n == 0 || (shares != NULL && parts != NULL), FALSE);

  for (guint i = 0; i < n; i++)
    {
      if (shares[i] < 0)
        return FALSE;
      whole += (guint64) shares[i];
    }
  if (whole == 0)
    return FALSE;

  fractions = g_new (Fraction, n);
  for (guint i = 0; i < n; i++)
    {
      Wide product = (Wide) amount * (guint64) shares[i];
      guint64 part = (guint64) (product / whole);

      fractions[i] = (Fraction) { product % whole, i };
      rest -= part;
      parts[i] = (gint64) (total < 0 ? -part : part);
    }

  /* The fractions add up to @rest, and each is less than one: there are more of them than units. */
  qsort (fractions, n, sizeof *fractions, compare_fractions);
  for (guint i = 0; i < rest; i++)
    parts[fractions[i].index] += total < 0 ? -1 : 1;
  return TRUE;
}

char *
remit_decimal_format (gint64 value)
{
  guint64 unit = power_of_ten (DECIMAL_DIGITS);
  char *text = g_strdup_printf ("%s%" G_GUINT64_FORMAT ".%06" G_GUINT64_FORMAT,
                                value < 0 ? "-" : "", magnitude (value) / unit,
                                magnitude (value) % unit);
  gsize length = strlen (text);

  while (text[length - 1] == '0')
    length--;
  if (text[length - 1] == '.')
    length--;
  text[length] = '\0';
  return text;
}

gboolean
remit_decimal_parse (const char *text, gint64 *value, GError **error)
{
  g_autofree char *excerpt = NULL;
  FixedResult result;

  g_return_val_if_fail (text != NULL && value != NULL, FALSE);

  result = parse_fixed (text, DECIMAL_DIGITS, value);
  if (result == FIXED_OK)
    return TRUE;
  excerpt = remit_excerpt (text);
  switch ((int) result)
    {
    case FIXED_TOO_FINE:
      g_set_error (error, REMIT_ERROR, REMIT_ERROR_FORMAT,
                   _("“%s” has too many decimals. Remit keeps six digits after the point."),
                   excerpt);
      return FALSE;
    case FIXED_TOO_LARGE:
      g_set_error (error, REMIT_ERROR, REMIT_ERROR_LIMIT,
                   _("“%s” is too large a number. Use a larger unit."), excerpt);
      return FALSE;
    default:
      g_set_error (error, REMIT_ERROR, REMIT_ERROR_FORMAT,
                   _("“%s” is not a number. Write digits with a point, such as 99.9."),
                   excerpt);
      return FALSE;
    }
}

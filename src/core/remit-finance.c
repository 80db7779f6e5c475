/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-finance"
#include "remit-finance.h"

#include "remit-error.h"
#include "remit-money.h"

#include <glib/gi18n-lib.h>

/* Whole numbers only: a product of two 64-bit numbers fits into 127 bits, so every step is exact
 * up to the one division that ends it.  Magnitudes are reckoned without sign, so that rounding is
 * the same for a cost and for the income that takes it back. */

typedef unsigned __int128 Wide;
typedef __int128 SignedWide;

static guint64
magnitude (gint64 number)
{
  return number < 0 ? -(guint64) number : (guint64) number;
}

gboolean
remit_fail_overflow (GError **error)
{
  g_set_error_literal (error, REMIT_ERROR, REMIT_ERROR_LIMIT,
                       _("The amounts add up to more than Remit can count. Use a larger unit."));
  return FALSE;
}

/* FALSE when @wide is no gint64 or would be read as "not given". */
static gboolean
narrow (SignedWide wide, gint64 *result)
{
  if (wide > G_MAXINT64 || wide <= G_MININT64)
    return FALSE;
  *result = (gint64) wide;
  return TRUE;
}

static gboolean
narrow_sum (SignedWide wide, gint64 *result, GError **error)
{
  return narrow (wide, result) || remit_fail_overflow (error);
}

/* a × b ÷ c: any two amounts, or the difference of two amounts and at most a million. */
static gboolean
scale_wide (SignedWide a, gint64 b, gint64 c, gint64 *result)
{
  gboolean negative = (a < 0) ^ (b < 0) ^ (c < 0);
  Wide product, quotient, divisor = magnitude (c);

  if (c == 0)
    return FALSE;
  product = (a < 0 ? -(Wide) a : (Wide) a) * magnitude (b);
  quotient = product / divisor;
  if (product % divisor >= divisor - product % divisor)
    quotient++;
  if (quotient > G_MAXINT64)
    return FALSE;
  *result = negative ? -(gint64) quotient : (gint64) quotient;
  return TRUE;
}

gboolean
remit_scale (gint64 a, gint64 b, gint64 c, gint64 *result)
{
  g_return_val_if_fail (result != NULL, FALSE);

  return scale_wide (a, b, c, result);
}

gboolean
remit_sum_add (gint64 *sum, gint64 amount, GError **error)
{
  g_return_val_if_fail (sum != NULL, FALSE);

  return narrow_sum ((SignedWide) *sum + amount, sum, error);
}

gboolean
remit_variance (gint64 actual, gint64 plan, gint64 *variance, GError **error)
{
  g_return_val_if_fail (variance != NULL, FALSE);

  return narrow_sum ((SignedWide) actual - plan, variance, error);
}

gboolean
remit_available (gint64 approved, gint64 committed, gint64 actual, gint64 *available,
                 GError **error)
{
  g_return_val_if_fail (available != NULL, FALSE);

  return narrow_sum ((SignedWide) approved - committed - actual, available, error);
}

gboolean
remit_completion (gint64 actual, gint64 committed, gint64 remaining, gint64 *completion,
                  GError **error)
{
  g_return_val_if_fail (completion != NULL, FALSE);

  return narrow_sum ((SignedWide) actual + committed + remaining, completion, error);
}

gboolean
remit_is_over (gint64 approved, gint64 committed, gint64 actual, gint64 tolerance)
{
  SignedWide spent = (SignedWide) actual + committed;
  SignedWide excess = spent - approved;

  g_return_val_if_fail (tolerance >= 0, FALSE);

  return excess * REMIT_SHARE_WHOLE > (SignedWide) magnitude (approved) * tolerance;
}

gboolean
remit_tco (gint64 capex, const gint64 *opex, guint n, gint64 exit_cost, gint64 *total,
           GError **error)
{
  SignedWide sum = (SignedWide) capex + exit_cost;

  g_return_val_if_fail ((n == 0 || opex != NULL) && total != NULL, FALSE);

  for (guint i = 0; i < n; i++)
    sum += opex[i];
  return narrow_sum (sum, total, error);
}

gboolean
remit_growth (gint64 old_amount, gint64 new_amount, gint64 *growth)
{
  g_return_val_if_fail (growth != NULL, FALSE);

  return scale_wide ((SignedWide) new_amount - old_amount, REMIT_DECIMAL_ONE, old_amount, growth);
}

gboolean
remit_share_of (gint64 part, gint64 whole, gint64 *share)
{
  return remit_scale (part, REMIT_DECIMAL_ONE, whole, share);
}

static gboolean
check_growth (gint64 growth, GError **error)
{
  if (growth >= -REMIT_DECIMAL_ONE && growth <= G_MAXINT64 - REMIT_DECIMAL_ONE)
    return TRUE;
  g_set_error_literal (error, REMIT_ERROR, REMIT_ERROR_LIMIT,
                       _("Nothing can shrink by more than 100 % a year. Correct the growth."));
  return FALSE;
}

/* One year on. */
static gboolean
grow (gint64 *amount, gint64 growth)
{
  return remit_scale (*amount, REMIT_DECIMAL_ONE + growth, REMIT_DECIMAL_ONE, amount);
}

gboolean
remit_project (gint64 amount, gint64 growth, guint years, gint64 *result, GError **error)
{
  g_return_val_if_fail (result != NULL, FALSE);

  if (!check_growth (growth, error))
    return FALSE;
  for (guint i = 0; i < years; i++)
    {
      gint64 before = amount;

      if (!grow (&amount, growth))
        return remit_fail_overflow (error);
      if (amount == before)
        break; /* it stays so in all years to come */
    }
  *result = amount;
  return TRUE;
}

gboolean
remit_overtakes (gint64 small, gint64 small_growth, gint64 large, gint64 large_growth, guint years,
                 guint *year)
{
  g_return_val_if_fail (year != NULL, FALSE);

  if (!check_growth (small_growth, NULL) || !check_growth (large_growth, NULL))
    return FALSE;
  for (guint i = 0;; i++)
    {
      if (small > large)
        {
          *year = i;
          return TRUE;
        }
      if (i == years || !grow (&small, small_growth) || !grow (&large, large_growth))
        return FALSE;
    }
}

static gboolean
check_weights (RemitDriver driver, const gint64 *weights, guint n, GError **error)
{
  SignedWide whole = 0;

  for (guint i = 0; i < n; i++)
    {
      if (weights[i] < 0)
        {
          g_set_error_literal (error, REMIT_ERROR, REMIT_ERROR_FORMAT,
                               _("A consumer cannot have a share below nothing. Correct it."));
          return FALSE;
        }
      whole += weights[i];
    }
  if (driver == REMIT_DRIVER_FIXED_SHARE && whole != 100 * REMIT_DECIMAL_ONE)
    {
      g_autofree char *text = remit_decimal_format ((gint64) MIN (whole, G_MAXINT64));

      g_set_error (error, REMIT_ERROR, REMIT_ERROR_FORMAT,
                   _("The shares of the consumers add up to %s %%. They must total 100 %%."),
                   text);
      return FALSE;
    }
  if (whole == 0)
    {
      g_set_error_literal (error, REMIT_ERROR, REMIT_ERROR_FORMAT,
                           _("Nobody uses it, so nobody can be charged. Say who does."));
      return FALSE;
    }
  return TRUE;
}

gboolean
remit_charge (gint64 cost, RemitDriver driver, const gint64 *weights, guint n, gint64 *charges,
              GError **error)
{
  g_autofree gint64 *even = NULL;

  g_return_val_if_fail (driver < REMIT_N_DRIVERS, FALSE);
  g_return_val_if_fail (n == 0 || charges != NULL, FALSE);
  g_return_val_if_fail (n == 0 || weights != NULL || driver == REMIT_DRIVER_EQUAL, FALSE);

  if (driver == REMIT_DRIVER_EQUAL)
    {
      even = g_new (gint64, MAX (n, 1));
      for (guint i = 0; i < n; i++)
        even[i] = 1;
      weights = even;
    }
  return check_weights (driver, weights, n, error) && remit_money_split (cost, weights, n, charges);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "remit-types.h"

G_BEGIN_DECLS

/* The arithmetic of budgets in whole numbers, without a document.  Amounts are minor units.  Ratios
 * (growth, shares of a whole) are millionths: REMIT_DECIMAL_ONE is 1, so 32000 is 3.2 %.  What is
 * rounded is rounded to the nearest unit, half away from zero.  Nothing overflows silently, and
 * REMIT_UNSET is never a result. */

/* a × b ÷ c, rounded; FALSE when @c is 0 or the result does not fit. */
gboolean remit_scale (gint64 a, gint64 b, gint64 c, gint64 *result);

/* REMIT_ERROR_LIMIT, in the words that all sums here use; always FALSE. */
gboolean remit_fail_overflow (GError **error);

/* Adds @amount to *sum; REMIT_ERROR_LIMIT when the sum does not fit. */
gboolean remit_sum_add (gint64 *sum, gint64 amount, GError **error);

/* actual − plan: positive is more spent than planned, which is the bad sign of a cost. */
gboolean remit_variance (gint64 actual, gint64 plan, gint64 *variance, GError **error);
/* approved − committed − actual: negative when more is ordered and paid than was approved. */
gboolean remit_available (gint64 approved, gint64 committed, gint64 actual, gint64 *available,
                          GError **error);
/* actual + committed + what is still to come. */
gboolean remit_completion (gint64 actual, gint64 committed, gint64 remaining, gint64 *completion,
                           GError **error);
/* Whether actual + committed is above approved × (1 + @tolerance); @tolerance in basis points. */
gboolean remit_is_over (gint64 approved, gint64 committed, gint64 actual, gint64 tolerance);

/* Total cost of ownership: @capex, the OPEX of each of @n years, and @exit_cost. */
gboolean remit_tco (gint64 capex, const gint64 *opex, guint n, gint64 exit_cost, gint64 *total,
                    GError **error);

/* (new − old) ÷ old; FALSE when @old is 0 (undefined) or the result does not fit. */
gboolean remit_growth (gint64 old_amount, gint64 new_amount, gint64 *growth);
/* @part ÷ @whole; FALSE when @whole is 0 or the result does not fit. */
gboolean remit_share_of (gint64 part, gint64 whole, gint64 *share);

/* @amount after @years of @growth, each year rounded to the unit before the next is reckoned.  A
 * growth below −100 % is refused. */
gboolean remit_project (gint64 amount, gint64 growth, guint years, gint64 *result, GError **error);
/* The first year, 0 the present one, in which @small is projected above @large: 20 growing by 30 %
 * pass 100 growing by 3.2 % in year 7.  FALSE when that does not happen within @years, or when an
 * amount grows beyond what can be counted first. */
gboolean remit_overtakes (gint64 small, gint64 small_growth, gint64 large, gint64 large_growth,
                          guint years, guint *year);

/* How the cost of something that several use is told (showback) or billed (chargeback) to them. */
typedef enum
{
  REMIT_DRIVER_EQUAL,
  REMIT_DRIVER_HEAD_COUNT,
  REMIT_DRIVER_USE,
  REMIT_DRIVER_FIXED_SHARE,
  REMIT_N_DRIVERS
} RemitDriver;

/* Charges @cost to @n consumers; charges[] always add up to @cost exactly (largest remainder).
 * @weights: nothing for EQUAL (may be NULL), people, units of use, or decimals of per cent, which
 * must then total 100 %.  The sentence of @error says what is wrong with the weights. */
gboolean remit_charge (gint64 cost, RemitDriver driver, const gint64 *weights, guint n,
                       gint64 *charges, GError **error);

G_END_DECLS

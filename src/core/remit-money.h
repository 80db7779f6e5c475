/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Money is a count of minor units (cents) of an ISO 4217 currency: never a floating point number.
 */

/* Digits after the decimal point, 0 to 4; -1 when the code is not an ISO 4217 currency. */
int remit_currency_digits (const char *code);

/* Plain text without grouping: 123456 EUR is "1234.56"; (transfer full). */
char *remit_money_format_plain (gint64 minor, const char *currency);
/* For people, grouped by thin or normal spaces of the current language, with the code: "EUR
 * 1,234.56"; (transfer full). */
char *remit_money_format (gint64 minor, const char *currency);
/* Reads a plain amount ("1234.56", "-3"); refuses more decimals than the currency has, and
 * overflow. */
gboolean remit_money_parse (const char *text, const char *currency, gint64 *minor, GError **error);

/* Overflow-checked sum; FALSE (result untouched) on overflow. */
gboolean remit_money_add (gint64 a, gint64 b, gint64 *sum);

/* Splits @total by @shares (any non-negative weights) with the largest remainder method: floor
 * each, give the left-over units to the largest fractions, ties to the earlier one.  parts[] always
 * add up to @total exactly.  FALSE when all shares are 0 or a share is negative.  A negative total
 * is split like its opposite. */
gboolean remit_money_split (gint64 total, const gint64 *shares, guint n, gint64 *parts);

/* Decimals in millionths ("99.9" <-> 99900000). */
char *remit_decimal_format (gint64 value);
gboolean remit_decimal_parse (const char *text, gint64 *value, GError **error);

G_END_DECLS

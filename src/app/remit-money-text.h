/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Amounts as people write them in cells.  Whole numbers throughout. */

/* "1,234.56": grouped, without the currency; without decimals when @whole, which the caller only
 * says of amounts that have none; (transfer full). */
char *remit_money_format_cell (gint64 minor, const char *currency, gboolean whole);
/* Whether the amount is a whole number of its currency. */
gboolean remit_money_is_whole (gint64 minor, const char *currency);

/* Reads "1234.56", "1,234.56", "1 234,56", "EUR 1,234", "−3": exactly, or not at all.  A text that
 * can be read in two ways ("1,2,3"; "1,234" in a currency with three decimals), one with more
 * decimals than the currency has and one that does not fit are refused with a sentence. */
gboolean remit_money_read (const char *text, const char *currency, gint64 *minor, GError **error);

/* "+3.2 %" of millionths of a whole; with @sign positive ones have theirs; (transfer full). */
char *remit_ratio_format (gint64 ratio, gboolean sign);
/* Reads "3.2", "3,2 %", "-1" as millionths of a whole. */
gboolean remit_ratio_read (const char *text, gint64 *ratio, GError **error);

G_END_DECLS

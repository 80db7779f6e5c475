/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "remit-types.h"

G_BEGIN_DECLS

/* Dated rates of exchange, as central banks print them: from @day on, @units of @currency are worth
 * @rate millionths of one @base ("100 JPY = 0.612345 EUR": units 100, rate 612345).  A rate serves
 * both directions; there is no crossing over a third currency.  Those of a document
 * are loaded by remit_rates_load(). */

typedef struct
{
  char currency[4], base[4]; /* ISO 4217 */
  int day;
  gint64 units;
  gint64 rate; /* millionths */
} RemitRate;

typedef struct _RemitRates RemitRates;

RemitRates *remit_rates_new (void);
void remit_rates_free (RemitRates *rates);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RemitRates, remit_rates_free)

/* Refuses what is no currency, a currency against itself, no day, numbers of 0 or less, and a
 * second rate for the same two and day. */
gboolean remit_rates_add (RemitRates *rates, const char *currency, const char *base, int day,
                          gint64 units, gint64 rate, GError **error);

typedef enum
{
  REMIT_CONVERSION_DONE,
  REMIT_CONVERSION_NO_RATE, /* none on or before the day */
  REMIT_CONVERSION_OVERFLOW,
} RemitConversion;

/* The newest rate between the two on or before @day, whichever way it was printed (the direct one
 * when both are of one day); NULL when there is none; borrowed. @rates may be NULL. */
const RemitRate *remit_rates_find (const RemitRates *rates, const char *from, const char *to,
                                   int day);
/* @minor units of @from as minor units of @to by @rate, in either direction; rounded to the nearest
 * unit, half away from zero.  A currency with itself needs no rate. */
RemitConversion remit_rate_convert (const RemitRate *rate, gint64 minor, const char *from,
                                    const char *to, gint64 *result);
/* "100 JPY = 0.612345 EUR (2026-11-21)": for people and files alike; (transfer full). */
char *remit_rate_format (const RemitRate *rate);

G_END_DECLS

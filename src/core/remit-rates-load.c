/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-rates"
#include "remit-rates-load.h"

#include "remit-date.h"
#include "remit-finance.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* From rows to rates.  Rates of both directions of one day are both kept when they agree: printed
 * rates are rounded, so they may differ from each other's reciprocal by a hundredth. */

#define ROUNDING (REMIT_DECIMAL_ONE / 100)

/* The rate of the opposite direction of the same day; NULL when there is none. */
static const RemitRate *
find_opposite (const RemitRates *rates, const RemitRateRow *row)
{
  const RemitRate *rate = remit_rates_find (rates, row->base, row->currency, row->day);

  return rate != NULL && rate->day == row->day && strcmp (rate->currency, row->base) == 0 ? rate
                                                                                          : NULL;
}

static gboolean
contradicts (const RemitRate *opposite, const RemitRateRow *row)
{
  gint64 product;

  return !remit_scale (opposite->rate, row->rate, REMIT_DECIMAL_ONE, &product)
         || product < REMIT_DECIMAL_ONE - ROUNDING || product > REMIT_DECIMAL_ONE + ROUNDING;
}

static void
complain (GPtrArray *complaints, char *sentence)
{
  if (complaints != NULL)
    g_ptr_array_add (complaints, sentence);
  else
    g_free (sentence);
}

static void
load_row (RemitRates *rates, const RemitRateRow *row, GPtrArray *complaints)
{
  const RemitRate *opposite = find_opposite (rates, row);
  g_autoptr (GError) error = NULL;
  g_autofree char *day = NULL;

  if (opposite == NULL || row->rate <= 0 || !contradicts (opposite, row))
    {
      if (!remit_rates_add (rates, row->currency, row->base, row->day, 1, row->rate, &error))
        complain (complaints, g_strdup (error->message));
      return;
    }
  day = remit_day_format_long (row->day);
  complain (
    complaints,
    /* Translators: two currencies, the same the other way round, a day. */
    g_strdup_printf (_("The rates of %s to %s and of %s to %s of %s contradict each other. "
                        "Keep the right one."),
                     row->base, row->currency, row->currency, row->base, day));
}

RemitRates *
remit_rates_load (const RemitGraph *graph, GPtrArray *complaints)
{
  RemitRates *rates = remit_rates_new ();
  guint n;
  const RemitRow *const *rows;

  g_return_val_if_fail (graph != NULL, rates);

  rows = remit_graph_rows (graph, REMIT_TABLE_RATE, &n);
  for (guint i = 0; i < n; i++)
    load_row (rates, (const RemitRateRow *) rows[i], complaints);
  return rates;
}

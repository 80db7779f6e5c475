/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-money"
#include "remit-money-model-private.h"

#include "remit-finance.h"
#include "remit-money-text.h"

#include <glib/gi18n-lib.h>

/* What the amounts that are shown add up to, and how much room their figures need.  Totals are of
 * all lines, folded or filtered ones as well, one row for each currency: money of different
 * currencies is never added here.  Reckoned once after each change: each line's amounts are looked
 * at once a column. */

guint
_remit_money_n_amounts (RemitMoneyModel *self)
{
  return self->columns == REMIT_MONEY_YEARS ? self->years->len : REMIT_N_AMOUNT_STATES;
}

static RemitMoneyEntry
find_nth (RemitMoneyModel *self, RemitId line, guint amount)
{
  gboolean years = self->columns == REMIT_MONEY_YEARS;

  return _remit_money_find_entry (_remit_money_graph (self), line,
                                  years ? g_array_index (self->years, gint64, amount) : self->year,
                                  years ? self->state : (RemitAmountState) amount);
}

static void
add (RemitMoneySum *sum, const RemitMoneyEntry *entry, int sign)
{
  if (entry->n_rows == 0)
    return;
  sum->any = TRUE;
  sum->overflow |= entry->overflow || !remit_sum_add (&sum->minor, sign * entry->minor, NULL);
}

/* By year: all years of the state.  By state: what of the approved money is still to be had. */
static int
get_sign (RemitMoneyModel *self, guint amount)
{
  if (self->columns == REMIT_MONEY_YEARS || amount == REMIT_AMOUNT_APPROVED)
    return 1;
  return amount == REMIT_AMOUNT_COMMITTED || amount == REMIT_AMOUNT_ACTUAL ? -1 : 0;
}

/* ---- how wide figures are ---- */

/* The figures of a column in one currency that can be the longest. */
typedef struct
{
  gint64 most, least;
  gboolean overflow;
} Extent;

static void
stretch (Extent *extent, gint64 minor, gboolean overflow)
{
  extent->overflow |= overflow;
  if (overflow)
    return;
  extent->most = MAX (extent->most, minor);
  extent->least = MIN (extent->least, minor);
}

static void
take_longer (char **longest, char *text)
{
  if (*longest != NULL && g_utf8_strlen (text, -1) <= g_utf8_strlen (*longest, -1))
    {
      g_free (text);
      return;
    }
  g_free (*longest);
  *longest = text;
}

static char *
find_widest (RemitMoneyModel *self, const Extent *extents, guint stride)
{
  char *longest = g_strdup ("");

  for (guint i = 0; i < self->currencies->len; i++)
    {
      const Extent *extent = &extents[i * stride];
      const char *currency = self->currencies->pdata[i];
      gboolean whole = g_array_index (self->wholes, gboolean, i);

      take_longer (&longest, remit_money_format_cell (extent->most, currency, whole));
      take_longer (&longest, remit_money_format_cell (extent->least, currency, whole));
      if (extent->overflow)
        take_longer (&longest, g_strdup (_("too large")));
    }
  return longest;
}

/* ---- summing up ---- */

static guint
find_currency (RemitMoneyModel *self, const char *currency)
{
  guint i = 0;

  while (i + 1 < self->currencies->len && self->currencies->pdata[i] != currency)
    i++; /* interned */
  return i;
}

static void
add_row (RemitMoneyModel *self, guint at, Extent *extents, guint n)
{
  const RemitMoneyRow *row = _remit_money_get_nth (self, at);
  guint currency = find_currency (self, row->currency);
  gboolean *whole = &g_array_index (self->wholes, gboolean, currency);
  RemitMoneySum *sum = &g_array_index (self->row_sums, RemitMoneySum, at);
  gboolean approved = self->columns == REMIT_MONEY_YEARS;

  for (guint i = 0; i < n; i++)
    {
      RemitMoneyEntry entry = find_nth (self, row->line, i);

      if (entry.n_rows == 0)
        continue;
      *whole = *whole && remit_money_is_whole (entry.minor, row->currency);
      approved = approved || i == REMIT_AMOUNT_APPROVED;
      stretch (&extents[currency * (n + 1) + i], entry.minor, entry.overflow);
      add (&g_array_index (self->totals, RemitMoneySum, currency * n + i), &entry, 1);
      if (get_sign (self, i) != 0)
        add (sum, &entry, get_sign (self, i));
    }
  sum->any = sum->any && approved; /* of nothing nothing is left */
  if (sum->any)
    stretch (&extents[currency * (n + 1) + n], sum->minor, sum->overflow);
}

static void
clear_sums (GArray *sums, guint n)
{
  g_array_set_size (sums, 0);
  g_array_set_size (sums, n);
}

void
_remit_money_sum_up (RemitMoneyModel *self)
{
  guint n = _remit_money_n_amounts (self), n_currencies = self->currencies->len;
  g_autofree Extent *extents = g_new0 (Extent, n_currencies * (n + 1) + 1);

  clear_sums (self->row_sums, self->rows->len);
  clear_sums (self->totals, n_currencies * n);
  g_array_set_size (self->wholes, n_currencies);
  for (guint i = 0; i < n_currencies; i++)
    g_array_index (self->wholes, gboolean, i) = TRUE;
  for (guint i = 0; i < self->rows->len; i++)
    add_row (self, i, extents, n);
  for (guint c = 0; c < n_currencies; c++)
    for (guint i = 0; i < n; i++)
      {
        const RemitMoneySum *total = _remit_money_total (self, c, i);

        stretch (&extents[c * (n + 1) + i], total->minor, total->overflow);
      }
  g_ptr_array_set_size (self->widest, 0);
  for (guint i = 0; i <= n; i++)
    g_ptr_array_add (self->widest, find_widest (self, extents + i, n + 1));
}

/* ---- asking ---- */

gboolean
_remit_money_is_whole (RemitMoneyModel *self, const char *currency)
{
  return self->wholes->len > 0
         && g_array_index (self->wholes, gboolean, find_currency (self, currency));
}

const RemitMoneySum *
_remit_money_row_sum (RemitMoneyModel *self, guint row)
{
  return &g_array_index (self->row_sums, RemitMoneySum, row);
}

const RemitMoneySum *
_remit_money_total (RemitMoneyModel *self, guint currency, guint amount)
{
  return &g_array_index (self->totals, RemitMoneySum,
                         currency * _remit_money_n_amounts (self) + amount);
}

char *
_remit_money_format_sum (RemitMoneyModel *self, const RemitMoneySum *sum, const char *currency,
                         RemitSheetGravity *gravity)
{
  if (!sum->any)
    return NULL;
  if (!sum->overflow)
    return remit_money_format_cell (sum->minor, currency, _remit_money_is_whole (self, currency));
  *gravity = REMIT_SHEET_ERROR;
  return g_strdup (_("too large"));
}

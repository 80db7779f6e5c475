/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-money"
#include "remit-money-rate.h"

#include "remit-budget.h"
#include "remit-date.h"
#include "remit-error.h"
#include "remit-field-value.h"
#include "remit-money-figures.h"
#include "remit-money.h"
#include "remit-rates-load.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A rate of exchange written as one line.  What it cannot be is said by the rates themselves, which
 * take it for a trial before the document does. */

static gboolean
refuse (const char *text, GError **error)
{
  g_autofree char *excerpt = remit_excerpt (text);

  g_set_error (
    error, REMIT_ERROR, REMIT_ERROR_FORMAT,
    _("“%s” is no rate of exchange. Write it such as 1 USD = 0.86 EUR 2026-01-02; the day "
       "may be left out."),
    excerpt);
  return FALSE;
}

/* The first day of the first fiscal year with amounts: then all of them can be added up. */
static int
get_usual_day (RemitDocument *document)
{
  const RemitGraph *graph = remit_document_get_graph (document);
  g_autoptr (GArray) years = remit_money_list_years (graph, REMIT_MONEY_PAGE_SUMS);
  int first, last;

  if (years->len == 0)
    return remit_day_from_time (remit_context_now (remit_document_get_context (document)));
  remit_budget_period (g_array_index (years, gint64, 0), 0, remit_budget_start_month (graph),
                       &first, &last);
  return first;
}

/* "1 USD = 0.86 EUR 2026-01-02": six words, or five. */
static gboolean
read_rate (RemitDocument *document, const char *text, RemitRate *rate, GError **error)
{
  g_auto (GStrv) parts = g_strsplit_set (text, " =", -1);
  const char *words[6] = { NULL };
  guint n = 0;

  for (guint i = 0; parts[i] != NULL; i++)
    if (*parts[i] != '\0')
      {
        if (n == G_N_ELEMENTS (words))
          return refuse (text, error);
        words[n++] = parts[i];
      }
  if (n < 4 || n > 5 || strchr (text, '=') == NULL || !g_str_equal (words[0], "1")
      || strlen (words[1]) != 3 || strlen (words[3]) != 3
      || !remit_decimal_parse (words[2], &rate->rate, NULL))
    return refuse (text, error);
  if (n == 5 && !remit_day_parse (words[4], &rate->day, error))
    return FALSE;
  if (n == 4)
    rate->day = get_usual_day (document);
  rate->units = 1;
  for (guint i = 0; i < 3; i++)
    {
      rate->currency[i] = g_ascii_toupper (words[1][i]);
      rate->base[i] = g_ascii_toupper (words[3][i]);
    }
  return TRUE;
}

static gboolean
try_rate (const RemitGraph *graph, const RemitRate *rate, GError **error)
{
  g_autoptr (RemitRates) rates = remit_rates_load (graph, NULL);

  return remit_rates_add (rates, rate->currency, rate->base, rate->day, 1, rate->rate, error);
}

char *
remit_money_add_rate (RemitDocument *document, const char *text, GError **error)
{
  RemitRate rate = { 0 };
  g_autoptr (RemitRow) row = NULL;
  g_autoptr (RemitEdit) edit = NULL;
  g_autofree char *words = NULL;
  g_autofree char *label = NULL;

  g_return_val_if_fail (REMIT_IS_DOCUMENT (document) && text != NULL, NULL);
  if (!read_rate (document, text, &rate, error)
      || !try_rate (remit_document_get_graph (document), &rate, error))
    return NULL;
  words = remit_rate_format (&rate);
  label = g_strdup_printf (_("Add the rate %s"), words);
  row = remit_row_new (REMIT_TABLE_RATE);
  remit_row_set_text (row, REMIT_RATE_FIELD_CURRENCY, rate.currency);
  remit_row_set_text (row, REMIT_RATE_FIELD_BASE, rate.base);
  remit_row_set_number (row, REMIT_RATE_FIELD_DAY, rate.day);
  remit_row_set_number (row, REMIT_RATE_FIELD_RATE, rate.rate);
  edit = remit_document_begin (document, label);
  if (remit_edit_insert (edit, row) == REMIT_ID_NONE
      || !remit_document_commit (document, g_steal_pointer (&edit), error))
    return NULL;
  return g_strdup_printf (_("Rate added: %s"), words);
}

char *
remit_money_suggest_rate (RemitDocument *document)
{
  const RemitGraph *graph = remit_document_get_graph (document);
  const char *usual = remit_graph_meta (graph, "currency");
  guint n;
  const RemitRow *const *lines = remit_graph_rows (graph, REMIT_TABLE_BUDGET_LINE, &n);

  for (guint i = 0; i < n; i++)
    {
      const char *currency
        = remit_budget_line_currency (graph, ((const RemitBudgetLine *) lines[i])->node);

      if (!g_str_equal (currency, usual) && remit_currency_digits (currency) >= 0)
        return g_strdup_printf ("1 %s = 1.00 %s", currency, *usual != '\0' ? usual : "EUR");
    }
  return g_strdup_printf ("1 USD = 1.00 %s", *usual != '\0' ? usual : "EUR");
}

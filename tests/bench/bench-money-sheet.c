/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench-stage.h"

#include "remit-money-model.h"
#include "remit-money-page.h"
#include "remit-sheet.h"

#include <adwaita.h>
#include <stdio.h>
#include <stdlib.h>

/* Money on the screen: an amount is changed, and the time is taken until all totals are painted:
 * those of the sheet, then those of the page of sums by payer. */

#define EDITS 30

static RemitDocument *
make_document (RemitContext *context, guint n_lines)
{
  RemitDocument *document = remit_document_new_in_memory (context);
  RemitEdit *edit = remit_document_begin (document, "Budget");
  g_autoptr (GError) error = NULL;

  bench_money_model (edit, n_lines);
  remit_document_commit (document, edit, &error);
  g_assert_no_error (error);
  return document;
}

/* Types a number into the first line's first year. */
static void
edit_amount (RemitSheetModel *model, guint column, guint number)
{
  g_autofree char *text = g_strdup_printf ("%u", 1000 + number);
  RemitSheetChange change = { .row = 1, .column = column, .text = text };
  g_autoptr (GError) error = NULL;

  remit_sheet_model_set_texts (model, &change, 1, NULL, &error);
  g_assert_no_error (error);
}

/* Turns the main loop until the rules have been run, so that they are not part of the next edit. */
static void
settle (void)
{
  double end = bench_now () + 0.4 * G_USEC_PER_SEC;

  while (bench_now () < end)
    g_main_context_iteration (NULL, FALSE);
}

static void
measure_edits (Stage *stage, RemitSheetModel *model, guint column, Series *series)
{
  for (guint i = 0; i < EDITS; i++)
    {
      double start;

      settle ();
      start = bench_now ();
      edit_amount (model, column, i);
      start = bench_now () - start;
      await_paint (stage);
      series_add (series, start + stage->last);
    }
}

static void
measure (RemitContext *context, guint n_lines)
{
  g_autoptr (RemitDocument) document = make_document (context, n_lines);
  g_autoptr (RemitMoneyModel) model = remit_money_model_new (document);
  g_autoptr (RemitSelection) selection = remit_selection_new ();
  g_autofree char *title = g_strdup_printf ("Money on the screen, %u lines of five years", n_lines);
  guint column = remit_money_model_find_column (model, REMIT_MONEY_FIRST_AMOUNT);
  Series first, edits, page_first, page_edits;
  RemitSheet *sheet = remit_sheet_new ();
  GtkWidget *page;
  double start = bench_now ();
  Stage stage;

  series_init (&first);
  series_init (&edits);
  series_init (&page_first);
  series_init (&page_edits);
  remit_sheet_set_model (sheet, REMIT_SHEET_MODEL (model));
  series_add (&first, open_stage (&stage, GTK_WIDGET (sheet), start));
  measure_edits (&stage, REMIT_SHEET_MODEL (model), column, &edits);
  close_stage (&stage);

  start = bench_now ();
  page = remit_money_page_new (document, selection, REMIT_MONEY_PAGE_SUMS);
  remit_money_page_set_axis (REMIT_MONEY_PAGE (page), REMIT_BUDGET_BY_PAYER);
  series_add (&page_first, open_stage (&stage, page, start));
  measure_edits (&stage, REMIT_SHEET_MODEL (model), column, &page_edits);
  close_stage (&stage);

  print_heading (title);
  print_figures ("first paint of the lines", &first, NULL, NULL, 0);
  print_figures ("an amount until all totals are painted", &edits, NULL, NULL, 0);
  print_figures ("first paint of the sums by payer", &page_first, NULL, NULL, 0);
  print_figures ("an amount until the sums are painted", &page_edits, NULL, NULL, 0);
  series_clear (&first);
  series_clear (&edits);
  series_clear (&page_first);
  series_clear (&page_edits);
}

int
main (void)
{
  g_autoptr (RemitContext) context = remit_context_new ();

  gtk_init ();
  adw_init ();
  measure (context, 1000);
  measure (context, 20000);
  return EXIT_SUCCESS;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench-stage.h"
#include "remit-sheet.h"
#include "toy-sheet.h"

#include <adwaita.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The grid of the matrices: first paint, frames of a scroll, from a key to its painted mark, and
 * memory, beside a GtkColumnView of labels with as many rows and columns.  A paint is what the
 * frame clock spends between "before-paint" and "after-paint". */

#define WARM_UP 10
#define FRAMES 200
#define KEYS 60
#define STEP 37 /* px a frame, as a wheel does it */

static double
get_megabytes (void)
{
  g_autofree char *text = NULL;
  g_auto (GStrv) parts = NULL;

  if (!g_file_get_contents ("/proc/self/statm", &text, NULL, NULL))
    return 0;
  parts = g_strsplit (text, " ", 3);
  return (double) g_ascii_strtoull (parts[1], NULL, 10) * 4096 / 1e6;
}

static void
measure_scroll (Stage *stage, gboolean across, guint n, Series *series)
{
  GtkScrolledWindow *scroller = GTK_SCROLLED_WINDOW (stage->scroller);
  GtkAdjustment *adjustment = across ? gtk_scrolled_window_get_hadjustment (scroller)
                                     : gtk_scrolled_window_get_vadjustment (scroller);
  double limit = gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment);
  double direction = 1;

  for (guint i = 0; i < n + WARM_UP && limit > 0; i++)
    {
      double value = gtk_adjustment_get_value (adjustment) + direction * STEP;

      if (value < 0 || value > limit)
        direction = -direction;
      gtk_adjustment_set_value (adjustment, CLAMP (value, 0, limit));
      await_paint (stage);
      if (i >= WARM_UP)
        series_add (series, stage->last);
    }
  gtk_adjustment_set_value (adjustment, 0);
  await_paint (stage);
}

static gboolean
press (GtkWidget *widget, guint keyval)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);
  gboolean handled = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers) && !handled; i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        g_signal_emit_by_name (controller, "key-pressed", keyval, 0, 0, &handled);
    }
  return handled;
}

/* A letter and the paint that shows it; the wait for the frame clock is left out. */
static void
measure_keys (Stage *stage, RemitSheet *sheet, Series *series)
{
  static const guint keys[] = { GDK_KEY_a, GDK_KEY_c, GDK_KEY_r, GDK_KEY_i };

  for (guint i = 0; i < KEYS; i++)
    {
      double start;

      press (GTK_WIDGET (sheet), GDK_KEY_Right);
      await_paint (stage);
      start = bench_now ();
      press (GTK_WIDGET (sheet), keys[i % G_N_ELEMENTS (keys)]);
      start = bench_now () - start;
      await_paint (stage);
      series_add (series, start + stage->last);
    }
}

/* ---- the peer ---- */

static void
on_setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  gtk_list_item_set_child (item, gtk_label_new (NULL));
}

static void
on_bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer column)
{
  static const char *const letters[] = { "A", "R", "C", "I", "" };
  guint at = gtk_list_item_get_position (item) + GPOINTER_TO_UINT (column);

  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)),
                      letters[at % G_N_ELEMENTS (letters)]);
}

static GtkWidget *
make_peer (guint n_rows, guint n_columns)
{
  GListStore *store = g_list_store_new (G_TYPE_OBJECT);
  GtkWidget *view;

  for (guint i = 0; i < n_rows; i++)
    {
      g_autoptr (GObject) item = g_object_new (G_TYPE_OBJECT, NULL);

      g_list_store_append (store, item);
    }
  view = gtk_column_view_new (GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (store))));
  for (guint i = 0; i < n_columns; i++)
    {
      GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
      g_autofree char *title = g_strdup_printf ("Party %u", i + 1);
      g_autoptr (GtkColumnViewColumn) column = NULL;

      g_signal_connect (factory, "setup", G_CALLBACK (on_setup_cb), NULL);
      g_signal_connect (factory, "bind", G_CALLBACK (on_bind_cb), GUINT_TO_POINTER (i));
      column = gtk_column_view_column_new (title, factory);
      gtk_column_view_column_set_fixed_width (column, 64);
      gtk_column_view_append_column (GTK_COLUMN_VIEW (view), column);
    }
  return view;
}

typedef struct
{
  Series first, down, across, keys;
  double megabytes;
} Figures;

static void
init_figures (Figures *figures)
{
  series_init (&figures->first);
  series_init (&figures->down);
  series_init (&figures->across);
  series_init (&figures->keys);
}

static void
clear_figures (Figures *figures)
{
  series_clear (&figures->first);
  series_clear (&figures->down);
  series_clear (&figures->across);
  series_clear (&figures->keys);
}

static void
measure_sheet (guint n_rows, guint n_columns, Figures *figures)
{
  g_autoptr (ToySheet) model = toy_sheet_new (n_rows, n_columns, 0);
  double before, start;
  RemitSheet *sheet;
  Stage stage;

  toy_sheet_fill (model);
  model->plain = TRUE;
  before = get_megabytes ();
  start = bench_now ();
  sheet = remit_sheet_new ();
  remit_sheet_set_model (sheet, REMIT_SHEET_MODEL (model));
  series_add (&figures->first, open_stage (&stage, GTK_WIDGET (sheet), start));
  remit_sheet_focus_cursor (sheet);
  measure_keys (&stage, sheet, &figures->keys);
  measure_scroll (&stage, FALSE, FRAMES, &figures->down);
  measure_scroll (&stage, TRUE, FRAMES, &figures->across);
  figures->megabytes = get_megabytes () - before;
  close_stage (&stage);
}

static void
measure_peer (guint n_rows, guint n_columns, Figures *figures)
{
  double before = get_megabytes (), start = bench_now ();
  Stage stage;

  series_add (&figures->first, open_stage (&stage, make_peer (n_rows, n_columns), start));
  measure_scroll (&stage, FALSE, FRAMES / 10, &figures->down);
  measure_scroll (&stage, TRUE, FRAMES / 10, &figures->across);
  figures->megabytes = get_megabytes () - before;
  close_stage (&stage);
}

int
main (int argc, char **argv)
{
  guint n_rows = argc > 2 ? (guint) atoi (argv[1]) : 0;
  guint n_columns = argc > 2 ? (guint) atoi (argv[2]) : 0;
  gboolean with_peer = argc > 3 && g_str_equal (argv[3], "peer");
  g_autofree char *title = NULL;
  Figures ours, peer;

  if (n_rows == 0 || n_columns == 0)
    {
      fprintf (stderr, "sheet-bench ROWS COLUMNS [peer]\n");
      return EXIT_FAILURE;
    }
  gtk_init ();
  adw_init ();
  init_figures (&ours);
  init_figures (&peer);
  measure_sheet (n_rows, n_columns, &ours);
  if (with_peer)
    measure_peer (n_rows, n_columns, &peer);
  title
    = g_strdup_printf ("Grid of %u rows and %u columns, window of 1280 × 720", n_rows, n_columns);
  print_heading (title);
  print_figures ("first paint", &ours.first, "GtkColumnView", &peer.first, 0);
  print_figures ("frame of a scroll down", &ours.down, "GtkColumnView", &peer.down, 0);
  print_figures ("frame of a scroll across", &ours.across, "GtkColumnView", &peer.across, 0);
  print_figures ("a letter until it is painted", &ours.keys, NULL, NULL, 0);
  if (with_peer)
    print_note ("memory: %.1f MB, GtkColumnView %.1f MB (ratio %.2f)", ours.megabytes,
                peer.megabytes, ours.megabytes / peer.megabytes);
  else
    print_note ("memory: %.1f MB", ours.megabytes);
  clear_figures (&ours);
  clear_figures (&peer);
  return EXIT_SUCCESS;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench.h"

#include "remit-tables.h"

#include <xlsxwriter.h>

/* Reading a sheet of 5,000 × 40 that somebody else wrote, in its three steps, and LibreOffice
 * converting the same file to CSV, its start included. */

#define N_ROWS 5000
#define N_COLUMNS 40
#define N_ROUNDS 3

static void
write_sheet (const char *path)
{
  static const char *const letters[] = { "R", "C", "I", "", "R", "C/I", "" };
  lxw_workbook *book = workbook_new (path);
  lxw_worksheet *sheet = workbook_add_worksheet (book, "Duties");

  worksheet_write_string (sheet, 0, 0, "Activity", NULL);
  for (guint c = 0; c < N_COLUMNS; c++)
    {
      g_autofree char *name = g_strdup_printf ("Department %u", c);

      worksheet_write_string (sheet, 0, (lxw_col_t) (c + 1), name, NULL);
    }
  for (guint r = 0; r < N_ROWS; r++)
    {
      g_autofree char *name = g_strdup_printf ("Prepare the work of step %u", r);

      worksheet_write_string (sheet, r + 1, 0, name, NULL);
      for (guint c = 0; c < N_COLUMNS; c++)
        worksheet_write_string (sheet, r + 1, (lxw_col_t) (c + 1),
                                c == r % N_COLUMNS ? "A" : letters[(r * 7 + c * 3) % 7], NULL);
    }
  g_assert_cmpint (workbook_close (book), ==, LXW_NO_ERROR);
}

static gboolean
time_office (const char *office, const char *path, const char *folder, Series *series)
{
  g_autofree char *profile = g_strdup_printf ("-env:UserInstallation=file://%s/office", folder);
  char *words[] = { (char *) office, (char *) "--headless", profile, (char *) "--convert-to",
                    (char *) "csv",  (char *) "--outdir",   (char *) folder, (char *) path, NULL };
  double start = bench_now ();
  int status = -1;

  if (!g_spawn_sync (NULL, words, NULL,
                     G_SPAWN_STDOUT_TO_DEV_NULL | G_SPAWN_STDERR_TO_DEV_NULL | G_SPAWN_SEARCH_PATH,
                     NULL, NULL, NULL, NULL, &status, NULL)
      || status != 0)
    return FALSE;
  series_add (series, bench_now () - start);
  return TRUE;
}

static void
time_reading (const RemitGraph *graph, const char *path, Series *file, Series *find, Series *read,
              Series *all)
{
  double start = bench_now (), step = start;
  g_autoptr (RemitWorkbook) workbook = remit_workbook_read_file (path, NULL, NULL);
  g_autoptr (GPtrArray) proposals = NULL;
  g_autoptr (RemitTableContent) content = NULL;

  series_add (file, bench_now () - step);
  step = bench_now ();
  proposals = remit_workbook_propose (workbook, graph);
  series_add (find, bench_now () - step);
  step = bench_now ();
  g_assert_cmpuint (proposals->len, ==, 1);
  content = remit_proposal_read (proposals->pdata[0], workbook, graph, NULL);
  g_assert_cmpuint (content->activities->len, ==, N_ROWS);
  series_add (read, bench_now () - step);
  series_add (all, bench_now () - start);
}

void
bench_sheets (Bench *bench)
{
  const RemitGraph *graph = remit_document_get_graph (bench->document);
  g_autofree char *path = g_build_filename (bench->folder, "duties.xlsx", NULL);
  g_autofree char *office = g_find_program_in_path ("soffice");
  g_auto (Series) file = { 0 }, find = { 0 }, read = { 0 }, all = { 0 }, peer = { 0 };

  series_init (&file);
  series_init (&find);
  series_init (&read);
  series_init (&all);
  series_init (&peer);
  write_sheet (path);
  for (guint i = 0; i < N_ROUNDS; i++)
    {
      time_reading (graph, path, &file, &find, &read, &all);
      if (office != NULL && !time_office (office, path, bench->folder, &peer))
        g_clear_pointer (&office, g_free);
    }
  print_heading ("Sheets of other people, 5,000 × 40 (wall clock)");
  print_figures ("unpack and parse", &file, NULL, NULL, 0);
  print_figures ("find the table", &find, NULL, NULL, 0);
  print_figures ("read its letters", &read, NULL, NULL, 0);
  print_figures ("all of it", &all, office != NULL ? "soffice --convert-to csv" : NULL,
                 office != NULL ? &peer : NULL, 0);
}

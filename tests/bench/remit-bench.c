/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench.h"

#include <glib/gstdio.h>
#include <locale.h>
#include <stdio.h>

/* remit-bench PREFIX FOLDER: measures one generated model (PREFIX.nodes.csv, PREFIX.edges.csv) with
 * scratch files in FOLDER; remit-bench FOLDER: only money, which makes its own models.  Each figure
 * stands beside that of a peer that did the least possible in the same run, taking turns; only the
 * ratios can be compared between machines.  See README.md. */

static void
remove_folder (const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *inner = g_build_filename (path, name, NULL);

      if (g_file_test (inner, G_FILE_TEST_IS_DIR) && !g_file_test (inner, G_FILE_TEST_IS_SYMLINK))
        remove_folder (inner);
      else
        g_unlink (inner);
    }
  g_rmdir (path);
}

static void
measure_money (Bench *bench)
{
  bench_money (bench, 1000);
  bench_money (bench, 20000);
}

static void
measure_model (Bench *bench, const char *prefix)
{
  g_autoptr (GError) error = NULL;
  double start = bench_now ();

  bench_load (bench, prefix);
  print_note ("%u nodes, %u links (%u not allowed by the catalogue), loaded in %.2f s",
              remit_graph_count (remit_document_get_graph (bench->document), REMIT_TABLE_NODE),
              remit_graph_count (remit_document_get_graph (bench->document), REMIT_TABLE_LINK),
              bench->n_skipped, (bench_now () - start) / 1e6);

  print_heading ("Document (wall clock)");
  bench_open (bench);
  bench_edit (bench);
  print_heading ("XML (wall clock)");
  bench_xml (bench);
  print_heading ("Analysis (processor time)");
  bench_search (bench);
  bench_findings (bench);
  bench_matrix_findings (bench);
  measure_money (bench);
  bench_layout (bench);
  print_heading ("Tables of 5,000 x 40 (processor time)");
  bench_tables (bench);
  bench_sheets (bench);
  print_heading ("Map, off-screen, 1920 x 1080 (processor time)");
  bench_frames (bench);

  remit_document_close (bench->document, FALSE, &error);
  g_assert_no_error (error);
  g_object_unref (bench->document);
}

int
main (int argc, char **argv)
{
  Bench bench = { 0 };
  const char *folder = argc > 1 ? argv[argc - 1] : NULL;

  setlocale (LC_ALL, "");
  if (argc != 2 && argc != 3)
    {
      fprintf (stderr, "Usage: remit-bench [PREFIX] FOLDER\nWithout PREFIX, only money. run-bench "
                       "makes the models and runs it.\n");
      return 2;
    }
  bench.folder = g_build_filename (folder, "remit-bench-XXXXXX", NULL);
  if (g_mkdtemp (bench.folder) == NULL)
    {
      fprintf (stderr, "No folder can be made in %s. Name one that you may write to.\n", folder);
      return 4;
    }
  bench.context = remit_context_new ();
  g_free (bench.context->state_dir);
  bench.context->state_dir = g_build_filename (bench.folder, "state", NULL);
  if (argc == 3)
    measure_model (&bench, argv[1]);
  else
    {
      print_heading ("Money, agreements, KPIs (processor time)");
      measure_money (&bench);
    }
  remit_context_free (bench.context);
  remove_folder (bench.folder);
  g_free (bench.folder);
  return 0;
}

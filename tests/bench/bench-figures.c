/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

/* Figures: medians and tails, not means, because the machine does other things too. */

static double
read_clock (clockid_t clock)
{
  struct timespec now;

  clock_gettime (clock, &now);
  return (double) now.tv_sec * 1e6 + (double) now.tv_nsec / 1e3;
}

double
bench_now (void)
{
  return read_clock (CLOCK_MONOTONIC);
}

double
bench_cpu (void)
{
  return read_clock (CLOCK_PROCESS_CPUTIME_ID);
}

void
series_init (Series *series)
{
  series->times = g_array_new (FALSE, FALSE, sizeof (double));
}

void
series_clear (Series *series)
{
  g_clear_pointer (&series->times, g_array_unref);
}

void
series_add (Series *series, double microseconds)
{
  g_array_append_val (series->times, microseconds);
}

static int
compare_times (gconstpointer a, gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return (x > y) - (x < y);
}

double
series_quantile (const Series *series, double quantile)
{
  if (series->times->len == 0)
    return 0;
  g_array_sort (series->times, compare_times);
  return g_array_index (series->times, double, (guint) (quantile * (series->times->len - 1) + 0.5));
}

static char *
format_time (double microseconds)
{
  if (microseconds < 1000)
    return g_strdup_printf ("%.1f us", microseconds);
  if (microseconds < 1e6)
    return g_strdup_printf ("%.2f ms", microseconds / 1e3);
  return g_strdup_printf ("%.3f s", microseconds / 1e6);
}

void
print_heading (const char *title)
{
  printf ("\n%s\n", title);
  printf ("%-34s %11s %11s  %-28s %11s %8s\n", "", "p50", "p99", "peer", "p50", "ratio");
}

void
print_figures (const char *what, const Series *ours, const char *peer_name, const Series *peer,
               gint64 bytes)
{
  g_autofree char *median = format_time (series_quantile (ours, 0.5));
  g_autofree char *tail = format_time (series_quantile (ours, 0.99));

  printf ("%-34s %11s %11s", what, median, tail);
  if (peer != NULL && peer->times->len > 0)
    {
      g_autofree char *other = format_time (series_quantile (peer, 0.5));

      printf ("  %-28s %11s %8.2f", peer_name, other,
              series_quantile (ours, 0.5) / series_quantile (peer, 0.5));
    }
  if (bytes > 0)
    printf ("  %.1f MB/s", (double) bytes / series_quantile (ours, 0.5));
  printf ("\n");
  fflush (stdout);
}

void
print_note (const char *format, ...)
{
  va_list args;

  va_start (args, format);
  vprintf (format, args);
  va_end (args);
  printf ("\n");
  fflush (stdout);
}

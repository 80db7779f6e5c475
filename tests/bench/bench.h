/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "remit-document.h"

/* What the parts of the benchmark share.  Nothing here passes or fails: figures are printed. */

/* Durations of one thing, in microseconds. */
typedef struct
{
  GArray *times; /* element-type double */
} Series;

void series_init (Series *series);
void series_clear (Series *series);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Series, series_clear)
void series_add (Series *series, double microseconds);
double series_quantile (const Series *series, double quantile);
/* Microseconds: on the wall clock, and of the processors by this process. */
double bench_now (void);
double bench_cpu (void);

void print_heading (const char *title);
/* One line: p50 and p99 of @ours, the same of @peer and the ratio of the medians; @peer may be NULL.
 * @bytes, when not 0, gives MB/s as well. */
void print_figures (const char *what, const Series *ours, const char *peer_name, const Series *peer, gint64 bytes);
void print_note (const char *format, ...) G_GNUC_PRINTF (1, 2);

typedef struct
{
  char *folder;          /* scratch, on the disk to be measured */
  RemitContext *context;
  RemitDocument *document;
  RemitId view;
  guint n_skipped;       /* edges that the catalogue does not allow */
} Bench;

/* Reads PREFIX.nodes.csv and PREFIX.edges.csv as gen_model.py writes them. */
void bench_load (Bench *bench, const char *prefix);

void bench_open (Bench *bench);
void bench_edit (Bench *bench);
void bench_xml (Bench *bench);
void bench_search (Bench *bench);
void bench_findings (Bench *bench);
void bench_matrix_findings (Bench *bench);
/* Adds so many budget lines: each has five fiscal years of plan, approved and actual (15 amounts),
 * two payers out of 40, and one component out of a twentieth of their number; for each component an
 * SLA that rests on an OLA, and a KPI. */
void bench_money_model (RemitEdit *edit, guint n_lines);
/* Roll-ups and rules over such a model. */
void bench_money (Bench *bench, guint n_lines);
void bench_layout (Bench *bench);
void bench_tables (Bench *bench);
void bench_sheets (Bench *bench);
void bench_frames (Bench *bench);

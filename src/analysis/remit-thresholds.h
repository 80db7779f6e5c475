/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "remit-edit.h"

G_BEGIN_DECLS

/* How much is too much: the numbers that rules compare with.  They are settings of the document
 * (facts of its meta table, "threshold-" and the key), so that everybody who opens it finds the
 * same; what is not set is as usual. */

typedef enum
{
  REMIT_THRESHOLD_MANY_DO,
  REMIT_THRESHOLD_MANY_ASKED,
  REMIT_THRESHOLD_MANY_ASKED_SHARE,
  REMIT_THRESHOLD_MANY_TOLD,
  REMIT_THRESHOLD_MANY_TOLD_SHARE,
  REMIT_THRESHOLD_FILLED_PARTIES,
  REMIT_THRESHOLD_ANSWERS,
  REMIT_THRESHOLD_ANSWERS_SHARE,
  REMIT_THRESHOLD_DOES,
  REMIT_THRESHOLD_DOES_SHARE,
  REMIT_THRESHOLD_EVERYTHING_SHARE,
  REMIT_THRESHOLD_MATRIX_ROWS,
  REMIT_THRESHOLD_OVERSPENT_SHARE,
  REMIT_THRESHOLD_GROWTH_FACTOR,
  REMIT_THRESHOLD_GROWTH_SHARE,
  REMIT_THRESHOLD_PERCEPTION_SHARE,
  REMIT_N_THRESHOLDS
} RemitThreshold;

typedef enum
{
  REMIT_THRESHOLD_COUNT,
  REMIT_THRESHOLD_PERCENT
} RemitThresholdUnit;

typedef struct
{
  const char *key;   /* "many-do", stable */
  const char *label; /* N_("Parties that do one activity, at most") */
  const char *rules; /* ids of the rules that look at it: "RA04" */
  RemitThresholdUnit unit;
  int usual; /* the default */
  int minimum, maximum;
} RemitThresholdInfo;

/* Never NULL for a valid threshold; static. */
const RemitThresholdInfo *remit_threshold_info (RemitThreshold threshold);
/* Translated. */
const char *remit_threshold_label (RemitThreshold threshold);
/* -1 when the key is not known. */
int remit_threshold_from_key (const char *key);

/* The value in force; a stored one that is no number or out of range counts as not set. */
int remit_threshold_get (const RemitGraph *graph, RemitThreshold threshold);
/* All of them at once: an array of REMIT_N_THRESHOLDS. */
void remit_thresholds_read (const RemitGraph *graph, int *values);
/* Whether any of them is not as usual. */
gboolean remit_thresholds_differ (const RemitGraph *graph);

/* Refused with a sentence when out of range.  The usual value takes the setting out of the
 * document. */
gboolean remit_threshold_set (RemitEdit *edit, RemitThreshold threshold, int value, GError **error);
gboolean remit_thresholds_reset (RemitEdit *edit, GError **error);

/* Reads "KEY=VALUE" into @values; the sentence of @error lists the keys when there is no such
 * one. */
gboolean remit_threshold_parse (const char *text, int *values, GError **error);

G_END_DECLS

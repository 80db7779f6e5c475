/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "remit-register.h"

G_BEGIN_DECLS

/* What headers and cells of registers say in words. */

/* Letters and digits of a text, lower case, without accents, one space between; (transfer full). */
char *remit_words_normalise (const char *text);

/* The role of a column by its header, and how surely: 0 not at all, 3 exactly. */
RemitRegisterRole remit_words_role (RemitRegisterSort sort, const char *header, guint *sure);
/* Whether a header says that its column adds up or compares others. */
gboolean remit_words_is_sum (const char *header);

/* Whether a row called so adds up others: "Total", "Total costs 2027", but not "Total experience";
 * @words normalised. */
gboolean remit_words_is_total (const char *words);
/* 1,000 where a header or title says that figures are in thousands; else 1. */
gint64 remit_words_unit (const char *text);

/* A period that a text names: "2014-15", "FY26", "Plan 2027", "Mar 2027", "Q1 2027". */
typedef struct
{
  gint64 year;      /* REMIT_UNSET: none; of a span the later one */
  gboolean is_span; /* "2014-15" */
  int month;        /* of the calendar, 0 none */
  int quarter;      /* 0 none */
  int state;        /* RemitAmountState, -1 */
  gboolean money;   /* has a word such as "amount" or a currency */
  gboolean others;  /* has further words */
} RemitPeriod;

void remit_words_period (const char *text, RemitPeriod *period);

typedef enum
{
  REMIT_DAY_READ,
  REMIT_DAY_EITHER,     /* "3/4/2027": taken as the day first */
  REMIT_DAY_IMPOSSIBLE, /* 29 February of a year that has none */
  REMIT_DAY_NONE,
} RemitDayResult;

RemitDayResult remit_words_day (const char *text, int *day);

/* The value of an enumerated field by its key, its label or usual words; -1. */
int remit_words_choice (RemitTable table, guint field, const char *text);
/* RemitNodeKind of an agreement, -1. */
int remit_words_agreement_kind (const char *text);
/* "calendar month", "30 days rolling"; FALSE when it is none. @days REMIT_UNSET for months. */
gboolean remit_words_window (const char *text, int *window, gint64 *days);
/* Takes an operator off the beginning of a text: "≥ 99.5 %"; -1 none. */
int remit_words_take_operator (const char **text);
/* Whether a text says that there is no figure: "-", "n/a", "nfp", "[not published]". */
gboolean remit_words_is_nothing (const char *text);

G_END_DECLS

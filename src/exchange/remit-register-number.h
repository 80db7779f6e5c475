/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Figures as people write them: "1.234,50", "1 234", "(500)", "€ 1.200", kept digit by digit, so
 * that what they add up to is exact. */

#define REMIT_NUMBER_MOST_DIGITS 60

typedef enum
{
  REMIT_NUMBER_READ,
  REMIT_NUMBER_OTHER_SIGN, /* only with the other decimal sign */
  REMIT_NUMBER_SHORTENED,  /* "12k", "3 Mio" */
  REMIT_NUMBER_LONG,       /* more digits than anybody counts */
  REMIT_NUMBER_NONE,
} RemitNumberResult;

typedef struct
{
  gboolean negative;
  gboolean grouped; /* has signs between thousands */
  gboolean either;  /* the other decimal sign would read another number */
  char currency[4]; /* a code that stands beside it, "" */
  guint n_whole, n_decimals;
  char digits[REMIT_NUMBER_MOST_DIGITS + 1]; /* without leading and trailing zeros */
} RemitNumber;

/* @decimal: '.' or ','. */
RemitNumberResult remit_number_read (const char *text, char decimal, RemitNumber *number);
/* The number times 10 to the power of @shift, rounded half away from zero; *@finer tells whether it
 * was.  FALSE when that does not fit. */
gboolean remit_number_scale (const RemitNumber *number, guint shift, gint64 *result,
                             gboolean *finer);
/* "-1234.5"; (transfer full). */
char *remit_number_format (const RemitNumber *number);

/* A sum of any number of figures, without rounding. */
typedef struct
{
  gint64 limbs[16]; /* billions, the lower half before the point, signed while it is added to */
} RemitNumberSum;

void remit_number_sum_add (RemitNumberSum *sum, const RemitNumber *number);
/* (transfer full) */
char *remit_number_sum_format (const RemitNumberSum *sum);

/* Which decimal sign the figures of a table have. */
typedef struct
{
  guint only_point, only_comma;     /* figures that can only be read so */
  guint either_point, either_comma; /* "1.234", "1,234" */
} RemitNumberSigns;

void remit_number_signs_add (RemitNumberSigns *signs, const char *text);
/* @typed: the figures come from cells that hold numbers, which are written with a point. */
char remit_number_signs_guess (const RemitNumberSigns *signs, gboolean typed, gboolean *guess);

G_END_DECLS

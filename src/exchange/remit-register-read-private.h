/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "remit-register-number.h"
#include "remit-register-private.h"

G_BEGIN_DECLS

/* A column of amounts while it is read, in one currency and state. */
typedef struct
{
  guint column; /* index */
  char currency[4];
  int state; /* -1: the column's */
  RemitNumberSum sum;
  gint64 minor;      /* what the document gets */
  gboolean overflow; /* of that */
  guint n_amounts, n_negative, n_blank, n_finer, n_grouped;
} RemitRegisterTally;

typedef struct
{
  const RemitRegisterProposal *proposal; /* borrowed, as all that follows */
  const RemitWorkbook *workbook;
  const RemitTableGrid *grid;
  const RemitGraph *graph;
  RemitRegisterContent *content;
  int column_of[REMIT_N_REGISTER_ROLES]; /* index of the first column of a role; -1 */
  int start_month;
  gboolean doubtful;   /* most figures contradict the decimal sign */
  GHashTable *things;  /* owned: key -> Bucket */
  GHashTable *aspects; /* owned: name and what it covers -> the first key that had aspects */
  GArray *tallies;     /* owned: RemitRegisterTally */
  GHashTable *items;   /* owned: folded texts of whole cells in the column of what is covered */
  gboolean spans;      /* a header names years such as "2014-15" */
  guint either_row, either_column; /* the first figure that both signs would read */
  guint n_either;
} RemitRegisterReader;

#define remit_reader_column(reader, i)                                                             \
  ((const RemitRegisterColumn *) (reader)->proposal->columns->pdata[i])
#define remit_reader_place(reader, i) ((reader)->proposal->first_column + (guint) (i))

/* The text of a cell, white space folded; (transfer full). */
char *_remit_reader_text (const RemitRegisterReader *reader, guint row, guint index);
/* The same of the first column of a role; "" when there is none. */
char *_remit_reader_role_text (const RemitRegisterReader *reader, guint row,
                               RemitRegisterRole role);
/* A fact of a thing in its only row of @table; of several rows the first one counts, and another
 * text is told. @text NULL: a number. */
void _remit_reader_add_field (RemitRegisterReader *reader, RemitRegisterThing *thing,
                              RemitRegisterRole role, guint row, RemitTable table, guint field,
                              gint64 number, const char *text);
/* The day of a cell; FALSE when it says none, with a remark when it is none. */
gboolean _remit_reader_day (RemitRegisterReader *reader, guint row, RemitRegisterRole role,
                            int *day);
/* A plain figure in millionths ("99,5", "1 200"); FALSE with a remark. */
gboolean _remit_reader_decimal (RemitRegisterReader *reader, guint row, guint index,
                                const char *text, gint64 *value);

/* ---- remit-register-money.c ---- */

/* The periods that a row of a budget speaks of, as numbers that differ when they do; (transfer
 * full) (element-type gint64). */
GArray *_remit_reader_slots (RemitRegisterReader *reader, guint row);
void _remit_reader_read_line (RemitRegisterReader *reader, RemitRegisterThing *thing, guint row);
void _remit_reader_finish_money (RemitRegisterReader *reader);

/* ---- remit-register-promises.c ---- */

void _remit_reader_read_agreement (RemitRegisterReader *reader, RemitRegisterThing *thing,
                                   guint row, RemitId objective);
void _remit_reader_read_kpi (RemitRegisterReader *reader, RemitRegisterThing *thing, guint row);

/* ---- remit-register-names.c ---- */

/* Remarks on texts that are the same but for their spelling, or alike; counts them. */
void _remit_reader_compare_names (RemitRegisterReader *reader);
/* Gives things of one name that cover the same names of their own. */
void _remit_reader_tell_twins (RemitRegisterReader *reader);

G_END_DECLS

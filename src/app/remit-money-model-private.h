/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "remit-budget.h"
#include "remit-matrix-lines.h"
#include "remit-money-model.h"
#include "remit-party-names.h"

G_BEGIN_DECLS

/* What the files of the model of budget lines share: remit-money-model.c (what is shown),
 * remit-money-rows.c (which lines there are), remit-money-years.c (which years), remit-money-sums.c
 * (sums, and how wide figures are), remit-money-lines.c (headers, margins, totals),
 * remit-money-cells.c (what cells show and say), remit-money-edit.c (what edits do),
 * remit-money-paste.c (blocks of new lines), remit-money-order.c (moved lines). */

/* A sum that may not fit, and then says so instead of a figure. */
typedef struct
{
  gint64 minor;
  gboolean any, overflow;
} RemitMoneySum;

typedef struct
{
  RemitId line;
  char *name;           /* owned */
  char *folded;         /* owned; NULL until a search asks */
  const char *currency; /* interned; never "" */
} RemitMoneyRow;

struct _RemitMoneyModel
{
  RemitLiveModel parent_instance;

  RemitDocument *document; /* of the base */

  /* owned */
  RemitMatrix *matrix; /* rows only: the lines in order with their groups */
  RemitMatrixLines *lines;
  GArray *rows;            /* RemitMoneyRow, of the matrix' rows */
  GArray *years;           /* gint64, ascending */
  GPtrArray *currencies;   /* interned, sorted */
  GPtrArray *labels;       /* of totals; owned texts */
  GPtrArray *year_names;   /* of years; owned texts */
  GPtrArray *year_periods; /* "FY 2027: 1 April 2026 – 31 March 2027"; owned texts */
  GArray *row_sums;        /* RemitMoneySum, of rows */
  GArray *totals;          /* RemitMoneySum: by currency, then by column of amounts */
  GArray *wholes;          /* gboolean, of currencies: no amount that is shown has minor units */
  GPtrArray *widest;       /* of the columns of amounts and, last, the sums of rows; owned texts */
  RemitPartyNames *names;  /* made when a text is read or written; NULL after a change */

  /* what was chosen */
  RemitMoneyColumns columns;
  RemitAmountState state;
  gint64 year;
  gint64 first_added, last_added; /* years beyond those with amounts; REMIT_UNSET */

  /* state */
  gboolean wants_currency; /* asked for */
  gboolean with_currency;  /* the column is there */
};

/* What is known of a line in a year and state. */
typedef struct
{
  guint n_rows;     /* amounts entered */
  gboolean monthly; /* some of them by month */
  gboolean overflow;
  gint64 minor;        /* their sum */
  const RemitRow *row; /* the last of them */
} RemitMoneyEntry;

static inline const RemitGraph *
_remit_money_graph (RemitMoneyModel *self)
{
  return remit_document_get_graph (self->document);
}

/* remit-money-rows.c */
/* Works everything out anew. */
void _remit_money_load (RemitMoneyModel *self);
void _remit_money_free_lines (RemitMatrix *matrix);
/* What the sheet must ask for again when it differs; (transfer full). */
char *_remit_money_digest (RemitLiveModel *model);

/* remit-money-sums.c */
void _remit_money_sum_up (RemitMoneyModel *self);
guint _remit_money_n_amounts (RemitMoneyModel *self);
gboolean _remit_money_is_whole (RemitMoneyModel *self, const char *currency);
/* NULL when there is nothing to add; (transfer full). */
char *_remit_money_format_sum (RemitMoneyModel *self, const RemitMoneySum *sum,
                               const char *currency, RemitSheetGravity *gravity);
const RemitMoneySum *_remit_money_row_sum (RemitMoneyModel *self, guint row);
const RemitMoneySum *_remit_money_total (RemitMoneyModel *self, guint currency, guint amount);

/* remit-money-model.c */
RemitMoneyRow *_remit_money_get_nth (RemitMoneyModel *self, guint i);
/* NULL for the header of a group. */
const RemitMoneyRow *_remit_money_get_row (RemitMoneyModel *self, guint row);
RemitPartyNames *_remit_money_get_names (RemitMoneyModel *self);
RemitMoneyEntry _remit_money_find_entry (const RemitGraph *graph, RemitId line, gint64 year,
                                         RemitAmountState state);
/* "plan": in the middle of a sentence; borrowed. */
const char *_remit_money_state_name (RemitAmountState state);

/* remit-money-years.c */
void _remit_money_list_years (RemitMoneyModel *self);
/* The year that is looked at stays one of those there are. */
void _remit_money_settle_year (RemitMoneyModel *self);
/* "FY 2026" or "2026", as the fiscal years of the document begin; (transfer full). */
char *_remit_money_year_name (const RemitGraph *graph, gint64 year);
/* "FY 2027: 1 April 2026 – 31 March 2027"; (transfer full). */
char *_remit_money_year_period (const RemitGraph *graph, gint64 year);

/* remit-money-lines.c */
void _remit_money_iface_init (RemitSheetModelInterface *iface);

/* remit-money-cells.c */
void _remit_money_get_cell (RemitSheetModel *model, guint row, guint column, RemitSheetCell *cell);
char *_remit_money_describe_cell (RemitSheetModel *model, guint row, guint column);
char *_remit_money_explain_cell (RemitSheetModel *model, guint row, guint column);
char *_remit_money_get_text (RemitSheetModel *model, guint row, guint column, gboolean with_note);
/* "Web shop run, 2026, Plan"; (transfer full). */
char *_remit_money_name_amount (RemitMoneyModel *self, const RemitMoneyRow *row, gint64 year,
                                RemitAmountState state);
/* The same of an amount, else "Web shop run, payers"; (transfer full). */
char *_remit_money_name_cell (RemitMoneyModel *self, const RemitMoneyRow *row, guint column);

/* remit-money-edit.c */
gboolean _remit_money_set_text (RemitLiveModel *model, RemitEdit *edit,
                                const RemitSheetChange *change, gboolean alone, GError **error);
char *_remit_money_name_change (RemitLiveModel *model, guint row, guint column);
char *_remit_money_cycle (RemitSheetModel *model, guint row, guint column, int step);
guint _remit_money_add_row (RemitSheetModel *model, guint row, const char *name, GError **error);
gboolean _remit_money_rename_line (RemitSheetModel *model, RemitSheetAxis axis, guint index,
                                   const char *name, GError **error);
/* What a text makes of a cell; refused with a sentence that names the cell. */
gboolean _remit_money_put_text (RemitMoneyModel *self, RemitEdit *edit, const RemitMoneyRow *row,
                                guint column, const char *typed, GError **error);
/* The same for a year that has no column, in the state shown. */
gboolean _remit_money_put_year (RemitMoneyModel *self, RemitEdit *edit, const RemitMoneyRow *row,
                                gint64 year, const char *typed, GError **error);
/* Whether @text is a value of a choice of budget lines. */
gboolean _remit_money_reads_choice (guint field, const char *text);
/* A new line is for what the one above it is for, and in its currency. */
RemitId _remit_money_add_line (RemitEdit *edit, RemitId above, const char *name, GError **error);
/* The line at a shown row or, for the header of a group, the first of the group. */
RemitId _remit_money_get_like (RemitMoneyModel *self, guint row);

/* remit-money-paste.c */
gboolean _remit_money_paste_beyond (RemitSheetModel *model, guint row, guint column,
                                    const char *const *texts, guint n_rows, guint n_columns,
                                    GError **error);
gboolean _remit_money_paste_named (RemitSheetModel *model, guint row, const char *const *texts,
                                   guint n_rows, guint n_columns, GError **error);

/* remit-money-order.c */
gboolean _remit_money_move_lines (RemitSheetModel *model, RemitSheetAxis axis, guint first, guint n,
                                  guint before, GError **error);

G_END_DECLS

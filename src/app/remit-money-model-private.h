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
  GObject parent_instance;

  /* owned */
  RemitDocument *document;
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
  gboolean with_remarks;   /* so is the margin of what is wrong */
  gboolean active, stale;
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
char *_remit_money_digest (RemitMoneyModel *self);

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
/* "Web shop run, 2026 plan"; (transfer full). */
char *_remit_money_name_cell (RemitMoneyModel *self, const RemitMoneyRow *row, guint column);

/* remit-money-edit.c */
gboolean _remit_money_set_texts (RemitSheetModel *model, const RemitSheetChange *changes, guint n,
                                 const char *label, GError **error);
char *_remit_money_cycle (RemitSheetModel *model, guint row, guint column, int step);
guint _remit_money_add_row (RemitSheetModel *model, guint row, const char *name, GError **error);
gboolean _remit_money_rename_line (RemitSheetModel *model, RemitSheetAxis axis, guint index,
                                   const char *name, GError **error);
gboolean _remit_money_paste_beyond (RemitSheetModel *model, guint row, guint column,
                                    const char *const *texts, guint n_rows, guint n_columns,
                                    GError **error);

G_END_DECLS
